/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-row.h"

#include <adwaita.h>

/**
 * dx_home_row_new:
 * @title: its words, as they are
 * @subtitle: (nullable): a second line
 * @action: (nullable): what a click or Enter does
 * @target: (nullable): for @action
 *
 * Returns: (transfer floating): an AdwActionRow
 */
GtkWidget *
dx_home_row_new (const char *title,
                 const char *subtitle,
                 const char *action,
                 const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = subtitle != NULL && *subtitle != '\0'
                               ? g_strdup_printf ("%s: %s", title, subtitle)
                               : g_strdup (title);

  /* It may be what a user wrote. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  dx_home_row_set_label (row, label);
  if (action == NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      return row;
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);

  return row;
}

/**
 * dx_home_row_set_label:
 * @row: a row
 * @label: its name for those who listen
 *
 * Names a row.
 */
void
dx_home_row_set_label (GtkWidget *row, const char *label)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * dx_home_row_get_section_name:
 * @section: a section of a form
 *
 * The form writes its headings in capitals; a list of them reads better
 * without.
 *
 * Returns: (transfer full): "II. Tính cấp thiết của nhiệm vụ"
 */
char *
dx_home_row_get_section_name (const DxFormSection *section)
{
  g_autofree char *upper = g_utf8_strup (section->heading, -1);
  g_autofree char *lower = NULL;
  g_autofree char *first = NULL;

  if (!g_str_equal (upper, section->heading))
    return g_strdup_printf ("%s. %s", section->id, section->heading);
  lower = g_utf8_strdown (section->heading, -1);
  first = g_utf8_substring (section->heading, 0, 1);

  return g_strdup_printf ("%s. %s%s", section->id, first,
                          *lower != '\0' ? g_utf8_next_char (lower) : "");
}
