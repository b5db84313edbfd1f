/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-attachments-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-parts.h"
#include "dx-field-source.h"
#include "dx-unicode.h"

/* Kinds of documents, and what a call asks for of each. */

static const struct {
  const char *kind;
  const char *label;
  const char *const words[4]; /* in a file's name, folded */
} kinds[] = {
  { "official-letter", N_ ("Official letter"), { "cong van", "cv" } },
  { "commitment", N_ ("Commitment"), { "cam ket", "thoa thuan", "doi ung" } },
  { "summary-table", N_ ("Summary table"), { "bang tong hop", "tong hop" } },
  { "other", N_ ("Other document"), { NULL } },
};

/*
 * dx_attachment_kind_get_label:
 * @kind: "official-letter", "commitment", "summary-table" or "other"
 *
 * Returns: it in words
 */
const char *
dx_attachment_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].label);

  return _ ("Other document");
}

static char *
get_words (const char *name)
{
  g_autofree char *folded = dx_unicode_fold (name);
  g_autoptr (GString) words = g_string_new (" ");

  for (const char *at = folded; *at != '\0'; at++)
    g_string_append_c (words, g_ascii_isalnum (*at) ? *at : ' ');
  g_string_append_c (words, ' ');

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/*
 * dx_attachment_kind_guess:
 * @name: a file's name
 *
 * Returns: the kind that its words speak of
 */
const char *
dx_attachment_kind_guess (const char *name)
{
  g_autofree char *words = get_words (name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; kinds[i].words[j] != NULL; j++)
      {
        g_autofree char *wanted = g_strdup_printf (" %s ", kinds[i].words[j]);

        if (strstr (words, wanted) != NULL)
          return kinds[i].kind;
      }

  return "other";
}

/*
 * dx_attachment_kind_of_dossier:
 * @kind: what a call asks for
 *
 * Returns: (nullable): the kind of document that answers it, or %NULL for
 *   the form itself and for files
 */
const char *
dx_attachment_kind_of_dossier (DxDossierKind kind)
{
  switch (kind)
    {
    case DX_DOSSIER_OFFICIAL_LETTER:
      return "official-letter";
    case DX_DOSSIER_COMMITMENT:
      return "commitment";
    case DX_DOSSIER_SUMMARY_TABLE:
      return "summary-table";
    case DX_DOSSIER_OTHER:
      return "other";
    default:
      return NULL;
    }
}

static gboolean
is_there (const char *kind, GPtrArray *attachments)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (attachments, i);

      if (g_str_equal (it->kind, kind))
        return TRUE;
    }

  return FALSE;
}

static const char *
describe (DxSession *session,
          const DxDossierItem *item,
          GPtrArray *attachments,
          gboolean *there)
{
  const char *kind = dx_attachment_kind_of_dossier (item->kind);

  if (kind == NULL)
    {
      *there = dx_session_get_state (session) == DX_PROPOSAL_STATE_PRINTED
               || dx_session_get_state (session) == DX_PROPOSAL_STATE_SENT;
      if (*there)
        return _ ("Printed or exported");
      return _ ("Print and export it on the last page");
    }
  *there = is_there (kind, attachments);
  if (*there)
    return _ ("Here");

  return item->optional ? _ ("Not here (only if there is one)") : _ ("Missing");
}

/*
 * dx_attachments_page_dossier_row_new:
 * @session: the session
 * @item: what the call asks for
 * @attachments: (element-type DxAttachment): what is there
 *
 * Returns: (transfer floating): a row that says whether it is there
 */
GtkWidget *
dx_attachments_page_dossier_row_new (DxSession *session,
                                     const DxDossierItem *item,
                                     GPtrArray *attachments)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon;
  gboolean there;
  const char *words = describe (session, item, attachments, &there);
  g_autofree char *copies =
      item->copies > 0 ? g_strdup_printf (
          ngettext ("%s – %02u copy", "%s – %02u copies", item->copies), words,
          item->copies)
                       : g_strdup (words);
  g_autofree char *name = g_strdup_printf ("%s: %s", item->title, copies);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), copies);
  icon = gtk_image_new_from_icon_name (there ? "emblem-ok-symbolic"
                                       : item->optional
                                           ? "dialog-information-symbolic"
                                           : "dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, there            ? "success"
                                  : item->optional ? "hint"
                                                   : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (row),
      dx_field_source_button_new (_ ("What the call says"), item->source));
  dx_field_set_name (row, name);

  return row;
}
