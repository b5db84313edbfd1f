/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-compat.h"
#include "dx-paper-out-private.h"
#include "dx-scan.h"
#include "dx-sheet-codes.h"
#include "ui-fixture.h"

#define EXAMPLE "hoi-thao-nang-suat"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  char *folder;
  GFile *answer; /* of the picker; NULL cancels */
  char *suggested;
  gboolean done;
  gboolean ok;
  GFile *written;
  GError *error;
} Fixture;

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *self = data;
  GPtrArray *files;

  g_assert_cmpint (kind, ==, DX_PICK_SAVE);
  g_free (self->suggested);
  self->suggested = g_strdup (name);
  if (self->answer == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (files, g_object_ref (self->answer));

  return files;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, EXAMPLE);
  self->folder = g_dir_make_tmp ("dexuat-out-XXXXXX", NULL);
  dx_compat_set_pick_double (pick_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dx_compat_set_pick_double (NULL, NULL);
  g_clear_object (&self->answer);
  g_clear_object (&self->written);
  g_clear_error (&self->error);
  g_free (self->suggested);
  g_free (self->folder);
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

static GFile *
get_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_new_for_path (path);
}

static GBytes *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
assert_pdf (GFile *file)
{
  g_autoptr (GBytes) bytes = read_file (file);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (length, >, 1000);
  g_assert_true (strncmp (data, "%PDF-", 5) == 0);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static guint
count_printed (Fixture *self, char **note)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GPtrArray) list = dx_store_list_revisions (
      store, dx_proposal_get_id (dx_session_get_proposal (self->session)),
      NULL);
  guint n = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (list, i);

      if (it->kind != DX_REVISION_PRINTED)
        continue;
      n++;
      if (note != NULL)
        {
          g_free (*note);
          *note = g_strdup (it->note);
        }
    }

  return n;
}

static void
test_name (Fixture *self, gconstpointer data)
{
  g_autofree char *name = dx_paper_out_suggest_name (self->session, ".pdf");

  g_assert_true (g_str_has_prefix (name, "Phieu-de-xuat_Truyen-thong"));
  g_assert_true (g_str_has_suffix (name, "_2026.pdf"));
}

static void
test_write (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) first = get_file (self, "Đề xuất số 1.pdf");
  g_autoptr (GFile) second = get_file (self, "2.pdf");
  g_autoptr (GFile) blank = get_file (self, "3.pdf");
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_paper_out_write_pdf (self->session, FALSE, first, &error));
  g_assert_true (dx_paper_out_write_pdf (self->session, FALSE, second, &error));
  g_assert_true (dx_paper_out_write_blank (
      self->workspace,
      dx_proposal_get_form (dx_session_get_proposal (self->session)), blank,
      &error));
  g_assert_no_error (error);
  assert_pdf (first);
  assert_pdf (blank);
  one = read_file (first);
  two = read_file (second);
  g_assert_true (g_bytes_equal (one, two));
  /* Written is not printed. */
  g_assert_cmpuint (count_printed (self, NULL), ==, 0);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (DxPages) slip = dx_paper_out_make_pages (self->session, FALSE);
  g_autoptr (DxPages) annexed = dx_paper_out_make_pages (self->session, TRUE);
  g_autoptr (DxPages) blank = dx_paper_out_make_blank (
      self->workspace,
      dx_proposal_get_form (dx_session_get_proposal (self->session)));

  g_assert_cmpuint (dx_pages_get_n_pages (annexed), >,
                    dx_pages_get_n_pages (slip));
  g_assert_cmpuint (dx_pages_get_n_pages (blank), <=, 2);
}

static void
test_json (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "a.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxProposal) again = NULL;

  g_assert_true (dx_paper_out_write_json (self->session, file, &error));
  g_assert_no_error (error);
  bytes = read_file (file);
  again = dx_proposal_new_from_json (
      bytes, dx_workspace_get_catalog (self->workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      dx_proposal_get_text (again, "I.name"), ==,
      dx_proposal_get_text (dx_session_get_proposal (self->session), "I.name"));
}

/* The error names the file and the reason, and nothing stays. */
static void
test_errors (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = get_file (self, "not/there.pdf");
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://a.example/b.pdf");
  GFile *const files[] = { file, folder, remote };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;
      g_autofree char *name = g_file_get_parse_name (files[i]);

      g_assert_false (
          dx_paper_out_write_pdf (self->session, FALSE, files[i], &error));
      g_assert_nonnull (strstr (error->message, name));
      g_assert_cmpuint (strlen (error->message), >, strlen (name) + 20);
      g_assert_false (
          dx_paper_out_write_json (self->session, files[i], &other));
      g_assert_nonnull (strstr (other->message, name));
    }
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  self->ok = dx_paper_out_export_finish (result, &self->written, &self->error);
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void export(Fixture *self, const char *name)
{
  g_clear_error (&self->error);
  g_clear_object (&self->written);
  g_clear_object (&self->answer);
  self->answer = name != NULL ? get_file (self, name) : NULL;
  self->done = FALSE;
  dx_paper_out_export (NULL, self->session, FALSE, exported_cb, self);
  g_assert_true (ui_wait_until (is_done, self));
}

static void
test_export_word (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  gint64 before = dx_proposal_get_revision (proposal);
  g_autofree char *name = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  self->answer = get_file (self, "phieu");
  dx_paper_out_export_word (NULL, self->session, TRUE, exported_cb, self);
  g_assert_true (ui_wait_until (is_done, self));
  g_assert_no_error (self->error);
  g_assert_true (self->ok);
  name = g_file_get_basename (self->written);
  g_assert_cmpstr (name, ==, "phieu.docx");
  g_assert_true (g_str_has_suffix (self->suggested, "_2026.docx"));
  g_file_get_contents (g_file_peek_path (self->written), &bytes, &length,
                       &self->error);
  g_assert_no_error (self->error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 4, "PK\003\004", 4);
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before + 1);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_PRINTED);
}

static void
test_export (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  gint64 before = dx_proposal_get_revision (proposal);
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;

  export(self, "phieu");
  g_assert_no_error (self->error);
  g_assert_true (self->ok);
  name = g_file_get_basename (self->written);
  g_assert_cmpstr (name, ==, "phieu.pdf");
  assert_pdf (self->written);
  g_assert_true (g_str_has_suffix (self->suggested, "_2026.pdf"));
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before + 1);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_PRINTED);
  g_assert_cmpuint (count_printed (self, &note), ==, 1);
  g_assert_cmpstr (note, ==, "phieu.pdf");

  dx_proposal_set_text (proposal, "I.name", "Tên khác");
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_STALE);
  export(self, "phieu.PDF");
  g_assert_true (self->ok);
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before + 2);
}

/* The name says what is wanted. */
static void
test_export_dossier (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  gint64 before = dx_proposal_get_revision (proposal);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *note = NULL;

  export(self, "hồ sơ.DXHS");
  g_assert_no_error (self->error);
  g_assert_true (self->ok);
  bytes = read_file (self->written);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "PK\003\004", 4);
  g_assert_cmpuint (count_printed (self, &note), ==, 1);
  g_assert_cmpstr (note, ==, "hồ sơ.DXHS");
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before + 1);
}

static void
test_export_cancelled (Fixture *self, gconstpointer data)
{
  export(self, NULL);
  g_assert_false (self->ok);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_printed (self, NULL), ==, 0);
}

/* No version without paper. */
static void
test_export_fails (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  gint64 before = dx_proposal_get_revision (proposal);

  export(self, "not/there.pdf");
  g_assert_false (self->ok);
  g_assert_nonnull (strstr (self->error->message, "there.pdf"));
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_DRAFT);
  g_assert_cmpuint (count_printed (self, NULL), ==, 0);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext *context,
         int page,
         guint *drawn)
{
  g_assert_cmpfloat_with_epsilon (gtk_print_context_get_width (context), 595.28,
                                  0.5);
  g_assert_cmpfloat_with_epsilon (gtk_print_context_get_height (context),
                                  841.89, 0.5);
  (*drawn)++;
}

/* The same pages as everywhere, at their size, as a version. */
static void
test_print (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation)
      operation = dx_paper_out_new_print (self->session, FALSE, TRUE);
  g_autoptr (DxPages) pages = dx_paper_out_make_pages (self->session, FALSE);
  g_autoptr (GFile) file = get_file (self, "printed.pdf");
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  guint drawn = 0;

  gtk_print_operation_set_export_filename (operation, g_file_peek_path (file));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), &drawn);
  g_assert_cmpint (gtk_print_operation_run (operation,
                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  assert_pdf (file);
  g_assert_cmpuint (drawn, ==, dx_pages_get_n_pages (pages));
  g_assert_cmpuint (count_printed (self, &note), ==, 1);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_PRINTED);
}

static void
set_sheet (Fixture *self, gboolean wanted)
{
  g_settings_set_boolean (
      dx_workspace_get_settings (dx_session_get_workspace (self->session)),
      "print-text-sheet", wanted);
}

/* What stands on the data sheet is the version that was made. */
static void
test_export_sheet (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) wanted = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  set_sheet (self, TRUE);
  export(self, "sheet.pdf");
  set_sheet (self, FALSE);
  g_assert_no_error (self->error);
  wanted = dx_proposal_to_json (dx_session_get_proposal (self->session));
  pdf = g_file_load_bytes (self->written, NULL, NULL, &error);
  g_assert_no_error (error);
  codes = dx_scan_read_data (pdf, &error);
  g_assert_no_error (error);
  read = dx_sheet_codes_join (codes, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, wanted));
}

/* Behind the pages, as a page more of the print. */
static void
test_print_sheet (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (DxPages) pages = dx_paper_out_make_pages (self->session, FALSE);
  g_autoptr (GFile) file = get_file (self, "printed-sheet.pdf");
  g_autoptr (GError) error = NULL;
  guint drawn = 0;

  set_sheet (self, TRUE);
  operation = dx_paper_out_new_print (self->session, FALSE, TRUE);
  gtk_print_operation_set_export_filename (operation, g_file_peek_path (file));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), &drawn);
  g_assert_cmpint (gtk_print_operation_run (operation,
                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  set_sheet (self, FALSE);
  g_assert_no_error (error);
  g_assert_cmpuint (drawn, ==, dx_pages_get_n_pages (pages) + 1);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/paper-out/name", test_name);
  ADD ("/paper-out/write", test_write);
  ADD ("/paper-out/pages", test_pages);
  ADD ("/paper-out/json", test_json);
  ADD ("/paper-out/errors", test_errors);
  ADD ("/paper-out/export", test_export);
  ADD ("/paper-out/export-sheet", test_export_sheet);
  ADD ("/paper-out/print-sheet", test_print_sheet);
  ADD ("/paper-out/export-dossier", test_export_dossier);
  ADD ("/paper-out/export-cancelled", test_export_cancelled);
  ADD ("/paper-out/export-word", test_export_word);
  ADD ("/paper-out/export-fails", test_export_fails);
  ADD ("/paper-out/print", test_print);

  return g_test_run ();
}
