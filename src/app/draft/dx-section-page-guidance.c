/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-section-page-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-source.h"
#include "dx-profile.h"

/* What stands beside the fields of a page: what the call says, and the
 * organisation's profile. */

static void
add_row (AdwExpanderRow *row, GPtrArray *shown, GtkWidget *child)
{
  adw_expander_row_add_row (row, child);
  g_ptr_array_add (shown, child);
}

static gboolean
mentions_any (const DxSource *source, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      if (dx_field_source_mentions (source, field->label))
        return TRUE;
    }

  return FALSE;
}

static void
add_statements (AdwExpanderRow *row,
                GPtrArray *shown,
                GPtrArray *statements,
                GPtrArray *fields,
                gboolean mentioned)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (statements, i);

      if (mentions_any (it->source, fields) == mentioned)
        add_row (row, shown, dx_field_source_row_new (it->text, it->source));
    }
}

static void
add_dossier (AdwExpanderRow *row,
             GPtrArray *shown,
             DxCall *call,
             GPtrArray *fields)
{
  for (guint i = 0; i < call->dossier->len; i++)
    {
      const DxDossierItem *it = g_ptr_array_index (call->dossier, i);

      if (it->kind != DX_DOSSIER_SLIP && mentions_any (it->source, fields))
        add_row (row, shown, dx_field_source_row_new (it->title, it->source));
    }
}

/*
 * dx_section_page_fill_call:
 * @row: the row that opens
 * @shown: (element-type GtkWidget): the rows in it, which are replaced
 * @call: (nullable): the call that is answered
 * @fields: (element-type DxField): the fields of the page
 *
 * Shows the sentences of a call that concern a page: first those that speak
 * of its fields, then the requirements for all.
 */
void
dx_section_page_fill_call (AdwExpanderRow *row,
                           GPtrArray *shown,
                           DxCall *call,
                           GPtrArray *fields)
{
  g_autofree char *subtitle = NULL;
  guint mentioned;

  for (guint i = 0; i < shown->len; i++)
    adw_expander_row_remove (row, g_ptr_array_index (shown, i));
  g_ptr_array_set_size (shown, 0);
  if (call == NULL)
    return;
  add_statements (row, shown, call->requirements, fields, TRUE);
  add_statements (row, shown, call->orientations, fields, TRUE);
  add_dossier (row, shown, call, fields);
  mentioned = shown->len;
  add_statements (row, shown, call->requirements, fields, FALSE);
  if (mentioned > 0)
    subtitle = g_strdup_printf (ngettext ("%u sentence about this section",
                                          "%u sentences about this section",
                                          mentioned),
                                mentioned);
  else
    subtitle = g_strdup (_ ("Requirements for all proposals"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_expander_row_set_subtitle (row, subtitle);
}

/* What a profile knows of a proposal. */
static const struct {
  const char *member;
  const char *field;
} known[] = {
  { "name", "X.name" },
  { "address", "X.address" },
  { "contact-name", "X.contact-name" },
  { "contact-position", "X.contact-position" },
  { "contact-phone", "X.contact-phone" },
  { "contact-email", "X.contact-email" },
};

/*
 * dx_section_page_has_profile:
 * @fields: (element-type DxField): the fields of a page
 *
 * Returns: whether a profile knows some of them
 */
gboolean
dx_section_page_has_profile (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      for (guint j = 0; j < G_N_ELEMENTS (known); j++)
        if (g_str_equal (field->id, known[j].field))
          return TRUE;
    }

  return FALSE;
}

static guint
count_filled (DxProposal *proposal)
{
  guint filled = 0;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    filled +=
        dx_form_get_field (dx_proposal_get_form (proposal), known[i].field)
            != NULL
        && !dx_proposal_is_empty (proposal, known[i].field);

  return filled;
}

static void
fill_cb (GtkWidget *button, DxSession *session)
{
  DxStore *store = dx_workspace_get_store (dx_session_get_workspace (session));
  DxProposal *proposal = dx_session_get_proposal (session);
  g_autoptr (DxProfile)
      profile = store != NULL ? dx_store_get_profile (store, NULL) : NULL;
  guint before;
  guint filled;
  g_autofree char *message = NULL;

  dx_session_commit (session);
  before = count_filled (proposal);
  if (profile != NULL)
    dx_profile_fill (profile, proposal);
  filled = count_filled (proposal) - before;
  if (filled > 0)
    message = g_strdup_printf (
        ngettext ("%u field filled in", "%u fields filled in", filled), filled);
  else if (profile == NULL || dx_profile_get (profile, "name") == NULL)
    message = g_strdup (_ ("There is no profile yet: fill in this page and "
                           "save it as the profile"));
  else
    message = g_strdup (_ ("Nothing to fill in: what is written stays"));
  dx_field_toast (button, message, NULL, NULL, NULL, NULL);
}

static DxProfile *
make_profile (DxStore *store, DxProposal *proposal)
{
  g_autoptr (DxProfile) profile = dx_store_get_profile (store, NULL);

  if (profile == NULL)
    {
      static const char empty[] =
          "{\"format\":\"dexuat-profile\",\"version\":1}";
      g_autoptr (GBytes) json = g_bytes_new_static (empty, sizeof empty - 1);

      profile = dx_profile_new_from_json (json, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      DxProfile *next;

      if (dx_form_get_field (dx_proposal_get_form (proposal), known[i].field)
              == NULL
          || dx_proposal_is_empty (proposal, known[i].field))
        continue;
      next = dx_profile_with (profile, known[i].member,
                              dx_proposal_get_text (proposal, known[i].field));
      dx_profile_unref (profile);
      profile = next;
    }

  return g_steal_pointer (&profile);
}

static void
save_cb (GtkWidget *button, DxSession *session)
{
  DxStore *store = dx_workspace_get_store (dx_session_get_workspace (session));
  g_autoptr (DxProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  dx_session_commit (session);
  if (store != NULL)
    profile = make_profile (store, dx_session_get_proposal (session));
  if (profile != NULL && dx_store_set_profile (store, profile, &error))
    message =
        g_strdup (_ ("Saved: new proposals begin with this organisation"));
  else
    message =
        g_strdup_printf (_ ("The profile could not be saved: %s"),
                         error != NULL ? error->message : _ ("no database"));
  dx_field_toast (button, message, NULL, NULL, NULL, NULL);
}

/*
 * dx_section_page_profile_new:
 * @session: the session
 *
 * Returns: (transfer floating): buttons that fill in the page from the
 *   organisation's profile, and save it as that
 */
GtkWidget *
dx_section_page_profile_new (DxSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *fill = dx_field_button_new (_ ("_Fill In from Profile"));
  GtkWidget *save = dx_field_button_new (_ ("_Save as Profile"));

  gtk_box_append (GTK_BOX (box), fill);
  gtk_box_append (GTK_BOX (box), save);
  g_signal_connect_object (fill, "clicked", G_CALLBACK (fill_cb), session, 0);
  g_signal_connect_object (save, "clicked", G_CALLBACK (save_cb), session, 0);

  return box;
}
