/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-summary-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-docx.h"
#include "dx-file-name.h"
#include "dx-letter-paper.h"
#include "dx-output.h"
#include "dx-paper-out-private.h"
#include "dx-pdf.h"
#include "dx-sheet.h"
#include "dx-summary-paper.h"

/* Table and letter as files. */

static const struct {
  const char *suffix; /* without its dot */
  const char *label;
  const char *files;
  gboolean letter;
} formats[] = {
  { "pdf", N_ ("_PDF…"), N_ ("PDF files"), TRUE },
  { "docx", N_ ("_Word…"), N_ ("Word files"), TRUE },
  { "xlsx", N_ ("_Excel…"), N_ ("Excel files"), FALSE },
  { "csv", N_ ("_CSV…"), N_ ("CSV files"), FALSE },
};

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

static gboolean
write_document (DxSummaryWindow *self,
                DxDocument *document,
                gboolean word,
                DxOutput *output,
                GError **error)
{
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);
  g_autoptr (DxPages) pages = NULL;
  gboolean done;

  if (word)
    {
      done = dx_docx_write (document, NULL, now, write_cb, output, error);
      dx_document_free (document);
      return done;
    }
  pages = dx_pages_new (dx_workspace_get_fonts (self->workspace), document);

  return dx_pdf_write (pages, now, write_cb, output, error);
}

static gboolean
write_table (DxSummaryWindow *self,
             const char *suffix,
             DxOutput *output,
             GError **error)
{
  g_autoptr (DxSummary) summary = dx_summary_window_make_summary (self, error);
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);

  if (summary == NULL)
    return FALSE;
  if (g_str_equal (suffix, "xlsx"))
    return dx_sheet_write_xlsx (summary, now, write_cb, output, error);
  if (g_str_equal (suffix, "csv"))
    return dx_sheet_write_csv (summary, write_cb, output, error);

  return write_document (self, dx_summary_paper_new (summary),
                         g_str_equal (suffix, "docx"), output, error);
}

static gboolean
write_file (DxSummaryWindow *self,
            const char *suffix,
            gboolean letter,
            GFile *file,
            GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (DxOutput) output = NULL;
  gboolean done;

  if (path == NULL)
    {
      g_set_error_literal (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_OPEN,
                           _ ("only files on this machine can be written"));
      return FALSE;
    }
  output = dx_output_new (path, error);
  done = output != NULL
         && (letter
                 ? write_document (self, dx_letter_paper_new (self->letter),
                                   g_str_equal (suffix, "docx"), output, error)
                 : write_table (self, suffix, output, error));
  if (done)
    return dx_paper_out_end (output, file, error);
  dx_paper_out_prefix (file, error);

  return FALSE;
}

/* A file that is asked for. */
typedef struct {
  guint format;
  gboolean letter;
} Wish;

static void
show_cb (AdwToast *toast, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
unref_closure (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
tell_written (DxSummaryWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("“%s” written"), shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Show It"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_cb),
                         g_object_ref (file), unref_closure, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxSummaryWindow *self = DX_SUMMARY_WINDOW (source);
  g_autofree Wish *wish = data;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (files == NULL || self->store == NULL)
    return;
  if (write_file (self, formats[wish->format].suffix, wish->letter,
                  files->pdata[0], &error))
    tell_written (self, files->pdata[0]);
  else
    dx_compat_tell (GTK_WINDOW (self), _ ("The file was not written"),
                    error->message);
}

static gint64
get_year (DxSummaryWindow *self)
{
  DxCall *call = dx_catalog_get_call (
      dx_workspace_get_catalog (self->workspace), self->call, NULL);

  return call != NULL ? call->plan_year : 0;
}

/*
 * dx_summary_window_export:
 * @parameter: the ending, without its dot
 *
 * Asks where to, and writes what is worked on.
 */
void
dx_summary_window_export (GtkWidget *widget,
                          const char *name,
                          GVariant *parameter)
{
  DxSummaryWindow *self = DX_SUMMARY_WINDOW (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);

  dx_summary_window_letter_commit (self);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gboolean letter = dx_summary_window_shows_letter (self);
      const char *const patterns[] = { _ (formats[i].files), formats[i].suffix,
                                       NULL };
      g_autofree char *ending = NULL;
      g_autofree char *suggested = NULL;
      Wish *wish;

      if (!g_str_equal (formats[i].suffix, suffix)
          || (letter && !formats[i].letter))
        continue;
      ending = g_strconcat (".", suffix, NULL);
      suggested =
          dx_file_name_new (letter ? "Cong-van-de-xuat" : "Bang-tong-hop", NULL,
                            get_year (self), ending);
      wish = g_new (Wish, 1);
      *wish = (Wish){ i, letter };
      dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_SAVE,
                            letter ? _ ("Letter as a File")
                                   : _ ("Table as a File"),
                            _ ("_Save"), suggested, patterns, picked_cb, wish);
    }
}

/*
 * dx_summary_window_update_export:
 *
 * Offers what can be written now.
 */
void
dx_summary_window_update_export (DxSummaryWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GPtrArray) included = dx_summary_window_list_included (self);
  gboolean letter = dx_summary_window_shows_letter (self);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (letter && !formats[i].letter)
        continue;
      item = g_menu_item_new (_ (formats[i].label), NULL);
      g_menu_item_set_action_and_target (item, "summary.export", "s",
                                         formats[i].suffix);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->export_button, G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button),
                            included->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.export",
                                 included->len > 0);
}
