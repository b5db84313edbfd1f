/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dx-import.h"
#include "dx-send-facts.h"
#include "dx-send-job.h"

#define EXAMPLE "hoi-thao-nang-suat"
#define LETTER "Công văn số 12.pdf"
#define PROMISE "Cam kết – Công ty A.docx"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  char *folder;
  DxSendJob *job;
  GFile *made;
  GError *error;
  gboolean done;
} Fixture;

static void
add (Fixture *self, const char *name, const char *kind, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_session_save (self->session, NULL));
  dx_store_add_attachment (
      dx_workspace_get_store (self->workspace),
      dx_proposal_get_id (dx_session_get_proposal (self->session)), name, kind,
      bytes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) letter = g_bytes_new_static ("%PDF-1.7 x", 10);
  g_autoptr (GBytes) promise = g_bytes_new_static ("PK..", 4);

  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, EXAMPLE);
  dx_proposal_set_revision (dx_session_get_proposal (self->session), 0);
  self->folder = g_dir_make_tmp ("dexuat gửi-XXXXXX", NULL);
  add (self, LETTER, "official-letter", letter);
  add (self, PROMISE, "commitment", promise);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->made);
  g_clear_error (&self->error);
  if (self->job != NULL)
    ui_assert_finalized (self->job);
  ui_assert_finalized (self->session);
  ui_assert_finalized (self->workspace);
  g_free (self->folder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  self->made = dx_send_job_finish (DX_SEND_JOB (source), result, &self->error);
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void
begin (Fixture *self)
{
  g_clear_object (&self->made);
  g_clear_error (&self->error);
  g_clear_object (&self->job);
  self->done = FALSE;
  self->job = dx_send_job_new (self->session, FALSE);
}

static void
write_folder (Fixture *self)
{
  g_autoptr (GFile) place = g_file_new_for_path (self->folder);

  begin (self);
  dx_send_job_write_folder (self->job, NULL, place, done_cb, self);
  g_assert_true (ui_wait_until (is_done, self));
}

static void
write_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  begin (self);
  dx_send_job_write_file (self->job, NULL, file, done_cb, self);
  g_assert_true (ui_wait_until (is_done, self));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in a folder, hidden ones too, sorted. */
static char *
list (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

static DxImport *
read_dossier (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;
  DxImport *import;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  import = dx_import_bytes (bytes, dx_workspace_get_catalog (self->workspace),
                            DX_IMPORT_PLAIN, &error);
  g_assert_no_error (error);

  return import;
}

static void
assert_dossier (Fixture *self, const char *path)
{
  DxProposal *here = dx_session_get_proposal (self->session);
  g_autoptr (DxImport) import = read_dossier (self, path);
  g_autoptr (GBytes) sent = dx_proposal_to_json (import->proposal);
  g_autoptr (GBytes) kept = dx_proposal_to_json (here);
  GPtrArray *attachments = dx_dossier_get_attachments (import->dossier);
  const DxDossierAttachment *letter = g_ptr_array_index (attachments, 0);
  const DxDossierAttachment *promise = g_ptr_array_index (attachments, 1);

  /* What went out is what is kept, number included. */
  g_assert_true (g_bytes_equal (sent, kept));
  g_assert_cmpuint (attachments->len, ==, 2);
  g_assert_cmpstr (letter->name, ==, LETTER);
  g_assert_cmpint (letter->kind, ==, DX_DOSSIER_ROLE_OFFICIAL_LETTER);
  g_assert_cmpmem (g_bytes_get_data (letter->bytes, NULL),
                   g_bytes_get_size (letter->bytes), "%PDF-1.7 x", 10);
  g_assert_cmpstr (promise->name, ==, PROMISE);
  g_assert_cmpint (promise->kind, ==, DX_DOSSIER_ROLE_COMMITMENT);
}

static char *
get_note (Fixture *self)
{
  g_autoptr (GPtrArray) revisions = dx_store_list_revisions (
      dx_workspace_get_store (self->workspace),
      dx_proposal_get_id (dx_session_get_proposal (self->session)), NULL);
  char *note = NULL;

  for (guint i = 0; i < revisions->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (revisions, i);

      if (it->kind == DX_REVISION_PRINTED)
        {
          g_free (note);
          note = g_strdup (it->note);
        }
    }

  return note;
}

static void
test_file (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  const gint64 before = dx_proposal_get_revision (proposal);
  g_autofree char *note = NULL;
  g_autofree char *names = NULL;

  write_file (self, "hồ sơ.dxhs");
  g_assert_no_error (self->error);
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, before + 1);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_PRINTED);
  assert_dossier (self, g_file_peek_path (self->made));
  note = get_note (self);
  g_assert_cmpstr (note, ==, "hồ sơ.dxhs");
  names = list (self->folder);
  g_assert_cmpstr (names, ==, "hồ sơ.dxhs");
  g_assert_cmpfloat (dx_send_job_get_progress (self->job), ==, 1);
}

static void
assert_safe (const char *names)
{
  for (const char *at = names; *at != '\0'; at++)
    g_assert_true (g_ascii_isalnum (*at) || strchr ("-_.|", *at) != NULL);
}

/* Điện Biên wants no Word; the folder has paper, documents, dossier, list. */
static void
test_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *names = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *name = NULL;
  g_autofree char *dossier = NULL;
  g_autofree char *note = NULL;
  g_auto (GStrv) parts = NULL;
  const char *folder;

  write_folder (self);
  g_assert_no_error (self->error);
  folder = g_file_peek_path (self->made);
  name = g_file_get_basename (self->made);
  g_assert_true (g_str_has_prefix (name, "Ho-so-de-xuat_Truyen-thong"));
  g_assert_true (g_str_has_suffix (name, "_ban-1"));
  names = list (folder);
  assert_safe (names);
  parts = g_strsplit (names, "|", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  g_assert_cmpstr (parts[0], ==, "00_Danh-sach-tep.txt");
  g_assert_true (g_str_has_prefix (parts[1], "01_Phieu-de-xuat-Truyen"));
  g_assert_true (g_str_has_suffix (parts[1], ".pdf"));
  g_assert_cmpstr (parts[2], ==, "02_Cong-van-so-12.pdf");
  g_assert_cmpstr (parts[3], ==, "03_Cam-ket-Cong-ty-A.docx");
  g_assert_true (g_str_has_suffix (parts[4], ".dxhs"));
  dossier = g_build_filename (folder, parts[4], NULL);
  assert_dossier (self, dossier);
  note = get_note (self);
  g_assert_true (g_str_has_suffix (note, "_ban-1/"));
  outside = list (self->folder);
  g_assert_cmpstr (outside, ==, name);
}

/* The list names every file and what it is, and says that nothing is sent. */
static void
test_list (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *names = NULL;
  g_auto (GStrv) parts = NULL;

  write_folder (self);
  g_assert_no_error (self->error);
  names = list (g_file_peek_path (self->made));
  parts = g_strsplit (names, "|", -1);
  path = g_build_filename (g_file_peek_path (self->made), parts[0], NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 1; parts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, parts[i]));
  g_assert_nonnull (strstr (text, LETTER));
  g_assert_nonnull (strstr (text, "CHƯA"));
  g_assert_nonnull (strstr (text, "tdc.khcndb@gmail.com"));
}

/* Again: a folder beside the first, which stays. An Giang wants Word. */
static void
test_word (Fixture *self, gconstpointer data)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autofree char *names = NULL;
  g_autofree char *outside = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  dx_proposal_set_call (proposal,
                        dx_catalog_get_call (catalog, "an-giang-2026", NULL));
  before = dx_send_facts_list_dossier (self->session);
  g_assert_cmpuint (dx_dossier_list_count (before, DX_DOSSIER_MISSING), ==, 3);
  write_folder (self);
  write_folder (self);
  g_assert_no_error (self->error);
  names = list (g_file_peek_path (self->made));
  assert_safe (names);
  g_assert_nonnull (strstr (names, "|02_Phieu-de-xuat-"));
  g_assert_nonnull (strstr (names, ".docx|03_Cong-van"));
  outside = list (self->folder);
  g_assert_nonnull (strstr (outside, "_ban-1|"));
  g_assert_true (g_str_has_suffix (outside, "_ban-2"));
  /* The table is all that is missing now; a PDF alone changes nothing. */
  write_file (self, "a.dxhs");
  after = dx_send_facts_list_dossier (self->session);
  g_assert_cmpuint (dx_dossier_list_count (after, DX_DOSSIER_MISSING), ==, 1);
}

static void
assert_nothing (Fixture *self, gint64 revision)
{
  g_autofree char *names = list (self->folder);

  g_assert_null (self->made);
  g_assert_cmpstr (names, ==, "");
  g_assert_cmpint (
      dx_proposal_get_revision (dx_session_get_proposal (self->session)), ==,
      revision);
  g_assert_cmpint (dx_session_get_state (self->session), ==,
                   DX_PROPOSAL_STATE_DRAFT);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) place = g_file_new_for_path (self->folder);

  begin (self);
  dx_send_job_write_folder (self->job, NULL, place, done_cb, self);
  dx_send_job_cancel (self->job);
  g_assert_true (ui_wait_until (is_done, self));
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing (self, 0);
}

/* A change in another window meanwhile: paper and version would differ. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) place = g_file_new_for_path (self->folder);

  begin (self);
  dx_send_job_write_folder (self->job, NULL, place, done_cb, self);
  dx_proposal_set_text (dx_session_get_proposal (self->session), "I.name",
                        "Tên khác");
  g_assert_true (ui_wait_until (is_done, self));
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_BUSY);
  assert_nothing (self, 0);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "a/b", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path (nowhere);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://a.example/b");
  GFile *const places[] = { missing, remote };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_file_get_parse_name (places[i]);

      begin (self);
      dx_send_job_write_folder (self->job, NULL, places[i], done_cb, self);
      g_assert_true (ui_wait_until (is_done, self));
      g_assert_nonnull (strstr (self->error->message, name));
      assert_nothing (self, 0);
    }
  write_file (self, "a/b.dxhs");
  g_assert_nonnull (strstr (self->error->message, "b.dxhs"));
  assert_nothing (self, 0);
}

/* Nine times sixty mebibytes are more than a dossier takes; that is said
 * before one is read. The store is told so, not filled. */
static void
test_limit (Fixture *self, gconstpointer data)
{
  const gsize size = 60 << 20;
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (size), size);

  for (guint i = 0; i < 9; i++)
    add (self, "lớn.bin", "other", large);
  write_folder (self);
  g_assert_error (self->error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_LIMIT);
  g_assert_nonnull (strstr (self->error->message, "541"));
  assert_nothing (self, 0);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/send-job/file", test_file);
  ADD ("/send-job/folder", test_folder);
  ADD ("/send-job/list", test_list);
  ADD ("/send-job/word", test_word);
  ADD ("/send-job/cancelled", test_cancelled);
  ADD ("/send-job/changed", test_changed);
  ADD ("/send-job/places", test_places);
  ADD ("/send-job/limit", test_limit);

  return g_test_run ();
}
