/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-source.h"

static const struct {
  const char *icon;
  const char *css_class;
} looks[] = {
  [DX_DOSSIER_THERE] = { "emblem-ok-symbolic", "success" },
  [DX_DOSSIER_OLD] = { "dialog-warning-symbolic", "warning" },
  [DX_DOSSIER_MISSING] = { "dialog-warning-symbolic", "warning" },
  [DX_DOSSIER_NOT_NEEDED] = { "dialog-information-symbolic", "hint" },
};

static GtkWidget *
make_plain_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static GtkWidget *
make_icon (DxDossierState state)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[state].icon);

  gtk_widget_add_css_class (icon, looks[state].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);

  return icon;
}

static char *
describe (const DxDossierLine *line)
{
  const char *label = dx_dossier_state_get_label (line->state);

  if (line->item->copies == 0)
    return g_strdup_printf ("%s. %s", label, line->advice);

  /* Translators: whether it is there, how many copies, what there is to do */
  return g_strdup_printf (ngettext ("%s – %02u copy. %s",
                                    "%s – %02u copies. %s", line->item->copies),
                          label, line->item->copies, line->advice);
}

/**
 * dx_send_row_new:
 * @line: a part of the dossier
 *
 * Makes a row that says whether it is there and what there is to do. One
 * whose line has a place can be activated.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
dx_send_row_new (const DxDossierLine *line)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;

  g_return_val_if_fail (line != NULL, NULL);

  words = describe (line);
  name = g_strdup_printf ("%s: %s", line->item->title, words);
  row = make_plain_row (line->item->title, words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (line->state));
  if (line->item->source != NULL)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        dx_field_source_button_new (_ ("What the call says"),
                                    line->item->source));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    line->place != NULL);
  dx_field_set_name (row, name);

  return row;
}

typedef struct {
  char *words;
  char *done;
} Copy;

static void
copy_free (gpointer data, GClosure *closure)
{
  Copy *copy = data;

  g_free (copy->words);
  g_free (copy->done);
  g_free (copy);
}

static void
copy_cb (GtkWidget *button, Copy *copy)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), copy->words);
  dx_field_toast (button, copy->done, NULL, NULL, NULL, NULL);
}

static GtkWidget *
make_copy_button (const char *words, const char *name)
{
  GtkWidget *button = dx_field_icon_button_new ("edit-copy-symbolic", name);
  Copy *copy = g_new0 (Copy, 1);

  copy->words = g_strdup (words);
  /* Translators: %s is what the button was called: "Copy the address" */
  copy->done = g_strdup_printf (_ ("%s: copied"), name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_cb), copy,
                         copy_free, 0);

  return button;
}

/**
 * dx_send_row_copy_new:
 * @title: what it is
 * @words: what is shown under it, as it is
 * @copied: (nullable): what the button copies, or %NULL for no button
 * @name: (nullable): of the button: "Copy the address"
 * @source: (nullable): where it stands
 *
 * Makes a row with words to copy.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
dx_send_row_copy_new (const char *title,
                      const char *words,
                      const char *copied,
                      const char *name,
                      const DxSource *source)
{
  GtkWidget *row = make_plain_row (title, words);
  g_autofree char *label = g_strdup_printf ("%s: %s", title, words);

  if (copied != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               make_copy_button (copied, name));
  if (source != NULL)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        dx_field_source_button_new (_ ("What the call says"), source));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "send-words");
  dx_field_set_name (row, label);

  return row;
}
