/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-compat.h"
#include "dx-verify-window-private.h"

/* How long the search may hold up the windows, in microseconds. */
#define SEARCH_SLICE 8000

static void read_next (DxVerifyWindow *self);

/*
 * dx_verify_window_stop:
 *
 * Ends whatever is read or looked for.
 */
void
dx_verify_window_stop (DxVerifyWindow *self)
{
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_pointer (&self->search, dx_verify_search_free);
  g_queue_clear_full (&self->files, g_object_unref);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->busy != NULL)
    dx_verify_window_set_busy (self, NULL);
}

static gboolean
search_cb (gpointer data)
{
  DxVerifyWindow *self = data;
  g_autoptr (DxVerifySearch) search = NULL;

  if (dx_verify_search_step (self->search, SEARCH_SLICE))
    return G_SOURCE_CONTINUE;
  self->search_source = 0;
  search = g_steal_pointer (&self->search);
  dx_verify_window_set_busy (self, NULL);
  dx_verify_window_show (
      self, dx_verify_answer_code (self->workspace, self->session,
                                   dx_verify_search_steal (search),
                                   dx_verify_search_get_code (search)));

  return G_SOURCE_REMOVE;
}

static void
search_code (DxVerifyWindow *self, const char *code)
{
  dx_verify_window_stop (self);
  g_ptr_array_set_size (self->pile, 0);
  dx_verify_window_show (self, NULL);
  dx_verify_window_set_busy (self, _ ("Looking for the version with this "
                                      "code…"));
  self->search = dx_verify_search_new (self->workspace, self->session, code);
  self->search_source = g_idle_add (search_cb, self);
  gtk_editable_select_region (GTK_EDITABLE (self->code), 0, -1);
}

static gboolean
is_same_mark (const DxSealMark *a, const DxSealMark *b)
{
  return a->page == b->page && a->pages == b->pages
         && a->revision == b->revision && g_str_equal (a->id, b->id)
         && g_str_equal (a->page_hash, b->page_hash)
         && memcmp (a->digest, b->digest, sizeof a->digest) == 0;
}

/* A scanner reads a page twice when the hand is slow: that is one page. */
static void
add_to_pile (DxVerifyWindow *self, DxSealMark *mark)
{
  for (guint i = 0; i < self->pile->len; i++)
    if (is_same_mark (g_ptr_array_index (self->pile, i), mark))
      {
        dx_seal_mark_free (mark);
        return;
      }
  g_ptr_array_add (self->pile, mark);
}

static void
judge_pile (DxVerifyWindow *self)
{
  dx_verify_window_show (self, dx_verify_answer_marks (
                                   self->workspace, self->session, self->pile));
}

/* Several may be pasted at once. */
static gboolean
take_marks (DxVerifyWindow *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      DxSealMark *mark;

      if (*words[i] == '\0')
        continue;
      mark = dx_seal_mark_parse (words[i], NULL);
      if (mark == NULL)
        return FALSE;
      g_ptr_array_add (marks, mark);
    }
  if (marks->len == 0)
    return FALSE;
  dx_verify_window_stop (self);
  for (guint i = 0; i < marks->len; i++)
    add_to_pile (self, g_steal_pointer (&marks->pdata[i]));
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  judge_pile (self);

  return TRUE;
}

/* A scanner types faster than anybody; an input method that makes "â" of
 * "aa" spoils what it types. */
static char *
explain (const char *text, const GError *error)
{
  gboolean accents = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    accents |= (guchar) *p >= 0x80;
  if (accents && strchr (text, ':') != NULL)
    return g_strdup (_ ("The input method put accents into what the scanner "
                        "typed. Switch it off and scan again."));

  return g_strdup (error->message);
}

/**
 * dx_verify_window_check_text:
 * @self: a window
 * @text: UTF-8: a code, as somebody typed it, or what a scanner typed
 *
 * Holds it against the versions that are here. The pages that a scanner reads
 * one after the other are one pile.
 */
void
dx_verify_window_check_text (DxVerifyWindow *self, const char *text)
{
  char code[DX_SEAL_LETTERS + 1];
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  g_return_if_fail (DX_IS_VERIFY_WINDOW (self));
  g_return_if_fail (text != NULL);

  dx_verify_window_complain (self, NULL);
  if (take_marks (self, text))
    return;
  if (strchr (text, ':') == NULL
          ? dx_seal_parse_code (text, code, &error)
          : (dx_seal_mark_free (dx_seal_mark_parse (text, &error)), FALSE))
    {
      search_code (self, code);
      return;
    }
  if (error == NULL)
    return;
  message = explain (text, error);
  dx_verify_window_complain (self, message);
  gtk_editable_select_region (GTK_EDITABLE (self->code), 0, -1);
}

/* What the QR on each sheet of a scan says. */
static GPtrArray *
get_marks (const DxScan *scan)
{
  GPtrArray *marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);

  g_ptr_array_set_size (marks, (int) scan->n_sheets);
  for (guint i = 0; i < scan->codes->len; i++)
    {
      const DxScanCode *code = g_ptr_array_index (scan->codes, i);

      if (marks->pdata[code->sheet] == NULL)
        marks->pdata[code->sheet] = dx_seal_mark_parse (code->text, NULL);
    }

  return marks;
}

static void
judge_words (DxVerifyWindow *self, const DxVerifyScan *it)
{
  g_autoptr (DxProposal) carried = NULL;

  if (it->carried != NULL)
    carried = dx_proposal_new_from_json (
        it->carried, dx_workspace_get_catalog (self->workspace), NULL);
  dx_verify_window_show (self,
                         dx_verify_answer_texts (self->workspace, self->session,
                                                 carried, it->scan->texts));
}

static gboolean
has_words (const DxScan *scan)
{
  for (guint i = 0; i < scan->texts->len; i++)
    {
      g_autofree char *text =
          g_strstrip (g_strdup (g_ptr_array_index (scan->texts, i)));

      if (*text != '\0')
        return TRUE;
    }

  return FALSE;
}

/* A PDF is a pile by itself; pictures come one by one. */
static void
judge_scan (DxVerifyWindow *self, const DxVerifyScan *it)
{
  const DxScan *scan = it->scan;
  g_autoptr (GPtrArray) marks = get_marks (scan);
  gboolean picture = scan->texts->len == 0;

  if (scan->codes->len == 0 && has_words (scan))
    {
      judge_words (self, it);
      return;
    }
  if (picture && marks->len == 1 && g_ptr_array_index (marks, 0) != NULL)
    {
      add_to_pile (self, g_steal_pointer (&marks->pdata[0]));
      judge_pile (self);
    }
  else
    {
      g_ptr_array_set_size (self->pile, 0);
      dx_verify_window_show (
          self, dx_verify_answer_marks (self->workspace, self->session, marks));
    }
  if (scan->own)
    {
      dx_verify_answer_check_words (self->answer, self->workspace, scan->texts);
      dx_verify_window_show (self, g_steal_pointer (&self->answer));
    }
  if (self->answer->found != NULL && self->answer->found->kept)
    dx_verify_compare_set (self->compare, self->workspace, self->answer->found,
                           it);
}

static void
complain_of_file (DxVerifyWindow *self, const GError *error)
{
  g_autofree char *message =
      g_strdup_printf ("%s: %s", self->reading, error->message);

  dx_verify_window_complain (self, message);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxVerifyWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxVerifyScan) it = dx_verify_scan_read_finish (result, &error);

  if (self->cancellable == NULL
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  dx_verify_window_set_busy (self, NULL);
  if (it != NULL)
    judge_scan (self, it);
  else
    complain_of_file (self, error);
  read_next (self);
}

static void
read_next (DxVerifyWindow *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->files);
  g_autofree char *words = NULL;

  if (file == NULL)
    return;
  g_free (self->reading);
  self->reading = g_file_get_parse_name (file);
  words = g_strdup_printf (_ ("Reading %s…"), self->reading);
  dx_verify_window_set_busy (self, words);
  self->cancellable = g_cancellable_new ();
  dx_verify_scan_read_async (file, self->cancellable, read_cb,
                             g_object_ref (self));
}

static void
add_file (DxVerifyWindow *self, GFile *file)
{
  g_queue_push_tail (&self->files, g_object_ref (file));
  if (self->cancellable == NULL)
    read_next (self);
}

/**
 * dx_verify_window_check_file:
 * @self: a window
 * @file: a scanned PDF or a picture, perhaps from outside
 *
 * Reads it beside the main loop and holds it against the versions that are
 * here.
 */
void
dx_verify_window_check_file (DxVerifyWindow *self, GFile *file)
{
  g_return_if_fail (DX_IS_VERIFY_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  dx_verify_window_complain (self, NULL);
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_pointer (&self->search, dx_verify_search_free);
  add_file (self, file);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxVerifyWindow) self = data;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    dx_verify_window_check_file (self, g_ptr_array_index (files, i));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Scans (PDF, PNG, JPEG, TIFF)"),
                                   "pdf",
                                   "png",
                                   "jpg",
                                   "jpeg",
                                   "tif",
                                   "tiff",
                                   NULL };

  dx_compat_pick_files (GTK_WINDOW (widget), DX_PICK_OPEN_MANY, _ ("Open Scan"),
                        _ ("_Open"), NULL, patterns, picked_cb,
                        g_object_ref (widget));
}

static void
start_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxVerifyWindow *self = DX_VERIFY_WINDOW (widget);

  dx_verify_window_stop (self);
  g_ptr_array_set_size (self->pile, 0);
  dx_verify_window_complain (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->code), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
  dx_verify_window_show (self, NULL);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DX_VERIFY_WINDOW (widget)->code));
  dx_verify_window_stop (DX_VERIFY_WINDOW (widget));
}

/* Escape ends what is done first, and then the window. */
static void
escape_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (dx_verify_window_is_busy (DX_VERIFY_WINDOW (widget)))
    stop_cb (widget, NULL, NULL);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

/*
 * dx_verify_window_install_actions:
 *
 * Adds the actions "verify.…" and their keys.
 */
void
dx_verify_window_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "verify.open", NULL, open_cb);
  gtk_widget_class_install_action (class, "verify.start-over", NULL,
                                   start_over_cb);
  gtk_widget_class_install_action (class, "verify.stop", NULL, stop_cb);
  gtk_widget_class_install_action (class, "verify.escape", NULL, escape_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "verify.open", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "verify.start-over", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0,
                                       "verify.escape", NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         DxVerifyWindow *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  for (GSList *l = files; l != NULL; l = l->next)
    dx_verify_window_check_file (self, l->data);

  return files != NULL;
}

/*
 * dx_verify_window_take_drops:
 *
 * Lets files be dropped into the window.
 */
void
dx_verify_window_take_drops (DxVerifyWindow *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
