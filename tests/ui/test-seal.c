/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-compat.h"
#include "dx-paper-out-private.h"
#include "dx-paper.h"
#include "dx-preview-seal.h"
#include "dx-scan.h"
#include "dx-seal-files.h"
#include "ui-fixture.h"

#define EXAMPLE "hoi-thao-nang-suat"
/* SHA-256 of "A" and of "B". */
#define SUM_A "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"
#define SUM_B "df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposal *proposal;
  const char *id;
  GFile *answer;
  gboolean done;
} Fixture;

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *self = data;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_object_ref (self->answer));

  return files;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dexuat-seal-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);

  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, EXAMPLE);
  self->proposal = dx_session_get_proposal (self->session);
  self->id = dx_proposal_get_id (self->proposal);
  self->answer = g_file_new_for_path (path);
  g_assert_true (dx_session_save (self->session, NULL));
  dx_compat_set_pick_double (pick_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dx_compat_set_pick_double (NULL, NULL);
  g_settings_reset (dx_workspace_get_settings (self->workspace), "print-seal");
  g_object_unref (self->answer);
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

static gint64
attach (Fixture *self, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gint64 row = 0;

  dx_store_add_attachment (dx_workspace_get_store (self->workspace), self->id,
                           name, "other", bytes, &row, &error);
  g_assert_no_error (error);
  dx_session_attachments_changed (self->session);

  return row;
}

/* By the name that it has in a dossier, in the order in which they came. */
static void
test_list (Fixture *self, gconstpointer data)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  g_autoptr (GPtrArray) files = NULL;
  const DxSealAttachment *file;

  g_assert_null (dx_seal_files_list (store, self->id));
  g_assert_null (dx_seal_files_list (NULL, self->id));
  attach (self, "b.pdf", "B");
  attach (self, "thư.pdf", "A");
  files = dx_seal_files_list (store, self->id);
  g_assert_cmpuint (files->len, ==, 2);
  file = g_ptr_array_index (files, 0);
  g_assert_cmpstr (file->name, ==, "b.pdf");
  g_assert_cmpstr (file->sha256, ==, SUM_B);
  file = g_ptr_array_index (files, 1);
  g_assert_cmpstr (file->name, ==, "thư.pdf");
  g_assert_cmpstr (file->sha256, ==, SUM_A);
}

/* A version's code stays what it was when files come and go. */
static void
test_printed (Fixture *self, gconstpointer data)
{
  DxStore *store = dx_workspace_get_store (self->workspace);
  gint64 row = attach (self, "b.pdf", "B");
  g_autoptr (DxSeal) before = NULL;
  g_autoptr (DxSeal) after = NULL;
  g_autoptr (DxSeal) now = NULL;
  g_autofree char *words = NULL;

  g_assert_true (dx_session_freeze (self->session, "a.pdf", NULL));
  before = dx_seal_files_new_printed (self->workspace, self->proposal);
  g_assert_true (before->with_attachments);
  attach (self, "c.pdf", "A");
  g_assert_true (dx_store_remove_attachment (store, row, NULL));
  after = dx_seal_files_new_printed (self->workspace, self->proposal);
  g_assert_cmpstr (after->code, ==, before->code);
  now = dx_seal_files_new_seal (self->workspace, self->proposal, 9);
  g_assert_cmpstr (now->code, !=, before->code);
  g_assert_cmpint (now->revision, ==, 9);
  words = dx_seal_files_describe (now);
  g_assert_true (g_str_has_prefix (words, "Mã kiểm tra "));
  g_assert_true (g_str_has_suffix (words, "có tính tài liệu kèm theo"));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dx_paper_out_export_finish (result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static char *
export_text (Fixture *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  self->done = FALSE;
  dx_paper_out_export (NULL, self->session, FALSE, written_cb, &self->done);
  g_assert_true (ui_wait_until (is_set, &self->done));
  bytes = g_file_load_bytes (self->answer, NULL, NULL, NULL);
  texts = dx_scan_read_texts (bytes, NULL);

  return g_strdup (g_ptr_array_index (texts, 0));
}

/* The paper has the number of the version that is kept of it. */
static void
test_export (Fixture *self, gconstpointer data)
{
  gint64 before = dx_proposal_get_revision (self->proposal);
  g_autoptr (DxSeal) seal = dx_seal_new (self->proposal, NULL);
  g_autofree char *code = dx_seal_format_code (seal->code);
  g_autofree char *number =
      g_strdup_printf ("bản in số %d · trang 1/", (int) before + 1);
  g_autofree char *foot = g_strdup_printf ("mã %s (mã chưa tính", code);
  g_autofree char *text = export_text (self);
  g_autofree char *bare = NULL;

  g_assert_nonnull (strstr (text, number));
  g_assert_nonnull (strstr (text, foot));
  g_assert_cmpint (dx_proposal_get_revision (self->proposal), ==, before + 1);

  g_settings_set_boolean (dx_workspace_get_settings (self->workspace),
                          "print-seal", FALSE);
  bare = export_text (self);
  g_assert_null (strstr (bare, "bản in số"));
}

static void
test_export_with_files (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  attach (self, "b.pdf", "B");
  text = export_text (self);
  g_assert_nonnull (strstr (text, "bản in số"));
  g_assert_null (strstr (text, "mã chưa tính"));
}

/* The form stands where it stands without the seal. */
static void
test_nothing_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (DxPages) bare = dx_paper_out_make_pages (self->session, TRUE);
  g_autoptr (DxPages)
      sealed = dx_paper_out_make_sealed (self->session, TRUE, 4);
  guint n = dx_pages_get_n_pages (bare);

  g_assert_null (dx_pages_get_seal (bare));
  g_assert_cmpint (dx_pages_get_seal (sealed)->revision, ==, 4);
  g_assert_cmpuint (dx_pages_get_n_pages (sealed), ==, n);
  for (guint page = 0; page < n; page++)
    {
      g_autofree char *left = dx_pages_describe (bare, page);
      g_autofree char *right = dx_pages_describe (sealed, page);

      g_assert_cmpstr (left, ==, right);
    }
}

static void
changed_cb (DxPreviewSeal *seal, guint *n)
{
  (*n)++;
}

static const DxSeal *
put (DxPreviewSeal *seal, DxPages *pages)
{
  dx_preview_seal_put (seal, pages);

  return dx_pages_get_seal (pages);
}

/* While somebody types the foot stays; then it is that of the new text. */
static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (DxPreviewSeal) seal = dx_preview_seal_new ();
  g_autoptr (DxPages) pages = dx_paper_out_make_pages (self->session, FALSE);
  g_autoptr (DxSeal) first = NULL;
  guint n = 0;

  g_signal_connect (seal, "changed", G_CALLBACK (changed_cb), &n);
  g_assert_null (put (seal, pages));
  dx_preview_seal_follow (seal, self->workspace, self->session);
  first = dx_seal_copy (put (seal, pages));
  g_assert_cmpint (first->revision, ==,
                   dx_proposal_get_revision (self->proposal) + 1);
  g_assert_false (first->with_attachments);

  dx_proposal_set_text (self->proposal, "I.name", "Tên khác");
  dx_preview_seal_edited (seal);
  g_assert_cmpstr (put (seal, pages)->code, ==, first->code);
  ui_wait (400);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (put (seal, pages)->code, !=, first->code);

  attach (self, "b.pdf", "B");
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (put (seal, pages)->with_attachments);
  g_settings_set_boolean (dx_workspace_get_settings (self->workspace),
                          "print-seal", FALSE);
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (put (seal, pages));
}

/* An older version shows what was printed on it. */
static void
test_preview_of_printed (Fixture *self, gconstpointer data)
{
  g_autoptr (DxPreviewSeal) seal = dx_preview_seal_new ();
  g_autoptr (DxPages) pages = dx_paper_out_make_pages (self->session, FALSE);

  dx_preview_seal_follow (seal, self->workspace, NULL);
  g_assert_null (put (seal, pages));
  dx_preview_seal_set_printed (
      seal, dx_seal_files_new_printed (self->workspace, self->proposal));
  g_assert_cmpint (put (seal, pages)->revision, ==,
                   dx_proposal_get_revision (self->proposal));
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/seal/list", test_list);
  ADD ("/seal/printed", test_printed);
  ADD ("/seal/export", test_export);
  ADD ("/seal/export-with-files", test_export_with_files);
  ADD ("/seal/nothing-moves", test_nothing_moves);
  ADD ("/seal/preview", test_preview);
  ADD ("/seal/preview-of-printed", test_preview_of_printed);

  return g_test_run ();
}
