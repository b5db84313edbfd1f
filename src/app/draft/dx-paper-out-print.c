/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-paper-out.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-paper-out-private.h"

/* Of one print: @failure is why no version could be kept. */
typedef struct {
  DxSession *session;
  DxPages *pages;
  gboolean annex;
  gboolean freeze;
  GError *failure;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *self = data;

  g_object_unref (self->session);
  g_clear_object (&self->pages);
  g_clear_error (&self->failure);
  g_free (self);
}

static char *
get_note (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings =
      gtk_print_operation_get_print_settings (operation);
  const char *printer =
      settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;

  if (printer == NULL)
    return g_strdup (_ ("Printed"));

  /* Translators: %s is the name of a printer */
  return g_strdup_printf (_ ("Printed on %s"), printer);
}

/* What no version is kept of cannot be held against one later: it has no
 * seal. */
static DxPages *
make_pages (Print *self)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);

  return self->freeze ? dx_paper_out_make_sealed (
             self->session, self->annex, dx_proposal_get_revision (proposal))
                      : dx_paper_out_make_pages (self->session, self->annex);
}

static guint
count_sheets (DxPages *pages)
{
  const DxTextSheet *sheets = dx_pages_get_text_sheet (pages);

  return sheets != NULL ? dx_text_sheet_get_n_sheets (sheets) : 0;
}

static int
count_all (DxPages *pages)
{
  return (int) (dx_pages_get_n_pages (pages) + count_sheets (pages));
}

/* The dialog was answered: what goes to the printer is a version from now
 * on. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  g_autofree char *note = get_note (operation);

  /* Whether there can be data sheets is asked before a version is kept. */
  if (!dx_paper_out_add_sheets (self->session, self->pages, self->freeze,
                                &self->failure)
      || (self->freeze
          && !dx_session_freeze (self->session, note, &self->failure)))
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  g_clear_object (&self->pages);
  self->pages = make_pages (self);
  if (!dx_paper_out_add_sheets (self->session, self->pages, FALSE,
                                &self->failure))
    {
      gtk_print_operation_cancel (operation);
      return;
    }
  gtk_print_operation_set_n_pages (operation, count_all (self->pages));
}

/* In points from the corner of the paper, as everything else is set. */
static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext *context,
         int page,
         Print *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  guint n = self->pages != NULL ? dx_pages_get_n_pages (self->pages) : 0;

  if (page < 0 || self->pages == NULL
      || (guint) page >= n + count_sheets (self->pages))
    return;
  cairo_set_source_rgb (cr, 0, 0, 0);
  if ((guint) page < n)
    dx_pages_draw (self->pages, cr, (guint) page);
  else
    dx_text_sheet_draw (dx_pages_get_text_sheet (self->pages), cr,
                        (guint) page - n);
}

static GtkPageSetup *
make_a4 (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);

  return setup;
}

static GtkPrintSettings *
make_settings (DxSession *session)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *name = dx_paper_out_suggest_name (session, "");

  gtk_print_settings_set_scale (settings, 100);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);

  return settings;
}

/*
 * dx_paper_out_new_print:
 * @session: a session
 * @annex: with the annex of priority topics
 * @freeze: whether a version is made of it when the dialog was answered
 *
 * Makes what prints the pages: A4, from corner to corner, never scaled.
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
dx_paper_out_new_print (DxSession *session, gboolean annex, gboolean freeze)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_a4 ();
  g_autoptr (GtkPrintSettings) settings = make_settings (session);
  g_autofree char *title = dx_session_get_title (session);
  Print *self = g_new0 (Print, 1);

  self->session = g_object_ref (session);
  self->annex = annex;
  self->freeze = freeze;
  self->pages = dx_paper_out_make_pages (session, annex);
  gtk_print_operation_set_job_name (
      operation, title != NULL && *title != '\0' ? title : _ ("Proposal"));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_n_pages (operation,
                                   (int) dx_pages_get_n_pages (self->pages));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), self);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), self,
                         print_free, 0);
  g_object_set_data (G_OBJECT (operation), "dx-print", self);

  return operation;
}

static void
return_failure (GTask *task, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    {
      g_prefix_error (&error, "%s ", _ ("Printing failed:"));
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                             _ ("Printing failed."));
}

static void
done_cb (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         GTask *task)
{
  Print *self = g_object_get_data (G_OBJECT (operation), "dx-print");

  if (self->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&self->failure));
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    return_failure (task, operation);
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             "cancelled");
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  g_object_unref (operation);
}

/* Without a dialog nothing is ever printed. */
static void
run (GTask *task, gboolean freeze)
{
  GtkWindow *parent = g_task_get_source_object (task);
  const Print *wish = g_task_get_task_data (task);
  GtkPrintOperation *operation =
      dx_paper_out_new_print (wish->session, wish->annex, freeze);

  /* It may be done before it returns. */
  g_object_ref (operation);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb),
                    g_object_ref (task));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           parent, NULL);
  g_object_unref (operation);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (dx_compat_ask_finish (result))
    run (task, FALSE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             "cancelled");
}

static void
wish_free (gpointer data)
{
  print_free (data, NULL);
}

/**
 * dx_paper_out_print:
 * @parent: the window that asks
 * @session: a session
 * @annex: with the annex of priority topics
 * @callback: called when it is with the printer
 * @user_data: for @callback
 *
 * Asks for printer, range, copies and sides, keeps what stands there as the
 * next printed version, and prints it.
 */
void
dx_paper_out_print (GtkWindow *parent,
                    DxSession *session,
                    gboolean annex,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Print *wish;

  g_return_if_fail (DX_IS_SESSION (session));

  dx_session_commit (session);
  wish = g_new0 (Print, 1);
  wish->session = g_object_ref (session);
  wish->annex = annex;
  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_task_data (task, wish, wish_free);
  if (dx_paper_out_can_freeze (session, &error))
    run (task, TRUE);
  else
    dx_paper_out_ask (parent, error, _ ("_Print All the Same"), answered_cb,
                      g_object_ref (task));
}

/**
 * dx_paper_out_print_finish:
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED when the user thought
 *   otherwise
 *
 * Returns: whether it went to the printer
 */
gboolean
dx_paper_out_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
