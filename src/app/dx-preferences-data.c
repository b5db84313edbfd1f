/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preferences-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dx-compat.h"
#include "dx-date.h"

static void
open_place (DxPreferences *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/*
 * dx_preferences_data_open_folder:
 * @self: the preferences
 *
 * Shows the folder of the data in the file manager.
 */
void
dx_preferences_data_open_folder (DxPreferences *self)
{
  open_place (self, dx_workspace_get_folder (self->workspace));
}

/* "16:20, 31/7/2025" */
static char *
format_moment (gint64 seconds, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *day = NULL;
  GDate date;

  if (utc == NULL)
    return NULL;
  then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (then),
                  (GDateMonth) g_date_time_get_month (then),
                  (GDateYear) g_date_time_get_year (then));
  day = dx_date_format_short (&date);

  return g_strdup_printf ("%02d:%02d, %s", g_date_time_get_hour (then),
                          g_date_time_get_minute (then), day);
}

static GtkWidget *
make_row (const char *path, GDateTime *now)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    {
      title = format_moment ((gint64) status.st_mtime, now);
      text = g_strdup_printf ("%s · %" G_GINT64_FORMAT " kB", name,
                              ((gint64) status.st_size + 999) / 1000);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 title != NULL ? title : name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);

  return row;
}

static void
add_row (DxPreferences *self, GtkWidget *row)
{
  adw_preferences_group_add (self->backup_group, row);
  g_ptr_array_add (self->backup_rows, row);
}

static void
list_backups (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);
  g_autoptr (GPtrArray)
      paths = store != NULL ? dx_store_list_backups (store, NULL) : NULL;

  for (guint i = 0; i < self->backup_rows->len; i++)
    adw_preferences_group_remove (self->backup_group,
                                  g_ptr_array_index (self->backup_rows, i));
  g_ptr_array_set_size (self->backup_rows, 0);
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    add_row (self, make_row (g_ptr_array_index (paths, i), now));
  if (self->backup_rows->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     _ ("No backup yet"));
      add_row (self, row);
    }
}

/*
 * dx_preferences_data_back_up:
 * @self: the preferences
 *
 * Makes a backup now.
 */
void
dx_preferences_data_back_up (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (store == NULL)
    return;
  path = dx_store_backup (store, &error);
  if (path == NULL)
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("No backup was made"),
                      error->message);
      return;
    }
  list_backups (self);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_ ("Backed up")));
}

/*
 * dx_preferences_data_init:
 * @self: the preferences
 *
 * Shows where the data lie and what copies there are of them.
 */
void
dx_preferences_data_init (DxPreferences *self)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autofree char *folder =
      g_filename_display_name (dx_workspace_get_folder (self->workspace));

  adw_action_row_set_subtitle (self->folder_row, folder);
  gtk_widget_set_sensitive (self->backup, store != NULL
                                              && dx_store_get_access (store)
                                                     == DX_STORE_WRITABLE);
  list_backups (self);
}
