/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preferences-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-contact.h"
#include "dx-field-parts.h"

/* Written so many milliseconds after the last key. */
#define SAVE_AFTER 400

#define NO_PROFILE "{ \"format\": \"dexuat-profile\", \"version\": 1 }"

typedef struct {
  GtkWidget *row;
  const char *member;
  DxFieldError *error; /* nullable */
  gboolean (*is_good) (const char *text);
  const char *message;
} ProfileField;

#define N_FIELDS 7

static void
get_fields (DxPreferences *self, ProfileField fields[N_FIELDS])
{
  const ProfileField all[N_FIELDS] = {
    { self->name, "name", NULL, NULL, NULL },
    { self->address, "address", NULL, NULL, NULL },
    { self->tax_code, "tax-code", self->tax_code_error, dx_contact_is_tax_code,
      _ ("This does not look like a tax code: ten digits, or ten and three, "
         "with a check digit") },
    { self->contact_name, "contact-name", NULL, NULL, NULL },
    { self->contact_position, "contact-position", NULL, NULL, NULL },
    { self->contact_phone, "contact-phone", self->phone_error,
      dx_contact_is_phone, _ ("This does not look like a phone number") },
    { self->contact_email, "contact-email", self->email_error,
      dx_contact_is_email, _ ("This does not look like an e-mail address") },
  };

  memcpy (fields, all, sizeof all);
}

/* A doubt only warns: what was typed is kept. */
static void
judge (const ProfileField *field, const char *text)
{
  if (field->error == NULL)
    return;
  if (*text == '\0' || field->is_good (text))
    dx_field_error_clear (field->error);
  else
    dx_field_error_set (field->error, DX_SEVERITY_WARNING, field->message,
                        NULL);
}

/*
 * dx_preferences_profile_save:
 * @self: the preferences
 *
 * Writes what is not written yet of the profile.
 */
void
dx_preferences_profile_save (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;

  if (self->save_source == 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (store != NULL && !dx_store_set_profile (store, self->profile, &error))
    {
      gtk_label_set_text (GTK_LABEL (self->profile_notice), error->message);
      gtk_widget_set_visible (self->profile_notice, TRUE);
      return;
    }
  gtk_widget_set_visible (self->profile_notice, FALSE);
}

static gboolean
save_cb (gpointer data)
{
  dx_preferences_profile_save (data);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkWidget *row, DxPreferences *self)
{
  ProfileField fields[N_FIELDS];
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  get_fields (self, fields);
  for (guint i = 0; i < N_FIELDS; i++)
    if (fields[i].row == row)
      {
        DxProfile *profile = dx_profile_with (self->profile, fields[i].member,
                                              *text != '\0' ? text : NULL);

        dx_profile_unref (self->profile);
        self->profile = profile;
        judge (&fields[i], text);
      }
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_AFTER, save_cb, self);
}

static void
load (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  gboolean writable = store != NULL
                      && dx_store_get_access (store) == DX_STORE_WRITABLE;

  if (store != NULL)
    self->profile = dx_store_get_profile (store, NULL);
  if (self->profile == NULL)
    {
      g_autoptr (GBytes)
          json = g_bytes_new_static (NO_PROFILE, strlen (NO_PROFILE));

      self->profile = dx_profile_new_from_json (json, NULL);
    }
  if (writable)
    return;
  gtk_label_set_text (GTK_LABEL (self->profile_notice),
                      _ ("The data cannot be written now, so this cannot be "
                         "changed."));
  gtk_widget_set_visible (self->profile_notice, TRUE);
}

/*
 * dx_preferences_profile_init:
 * @self: the preferences
 *
 * Shows who proposes.
 */
void
dx_preferences_profile_init (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  gboolean writable = store != NULL
                      && dx_store_get_access (store) == DX_STORE_WRITABLE;
  ProfileField fields[N_FIELDS];

  load (self);
  get_fields (self, fields);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const char *text = dx_profile_get (self->profile, fields[i].member);

      dx_field_clean_entry (fields[i].row);
      gtk_editable_set_text (GTK_EDITABLE (fields[i].row),
                             text != NULL ? text : "");
      gtk_editable_set_editable (GTK_EDITABLE (fields[i].row), writable);
      if (fields[i].error != NULL)
        dx_field_error_set_target (fields[i].error, fields[i].row,
                                   dx_field_get_text (fields[i].row));
      judge (&fields[i], text != NULL ? text : "");
      g_signal_connect (fields[i].row, "changed", G_CALLBACK (changed_cb),
                        self);
    }
}
