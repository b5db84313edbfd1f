/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long because all these tests are of one window and share what they stand
 * on. */
#include "dx-compat.h"
#include "dx-field-error.h"
#include "dx-paper-out.h"
#include "dx-seal-files.h"
#include "dx-verify-compare.h"
#include "dx-verify-window.h"
#include "ui-fixture.h"

#include <string.h>

#define EXAMPLE "hoi-thao-nang-suat"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxProposal *proposal;
  char *folder;
  GFile *answer;
  gboolean done;
  DxVerifyWindow *window;
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
  g_autofree char *path = NULL;

  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, EXAMPLE);
  self->proposal = dx_session_get_proposal (self->session);
  self->folder = g_dir_make_tmp ("dexuat-verify-XXXXXX", NULL);
  path = g_build_filename (self->folder, "a.pdf", NULL);
  self->answer = g_file_new_for_path (path);
  g_assert_true (dx_session_save (self->session, NULL));
  dx_compat_set_pick_double (pick_cb, self);
}

static void
open_window (Fixture *self, DxSession *session)
{
  self->window =
      DX_VERIFY_WINDOW (dx_verify_window_new (NULL, self->workspace, session));
  gtk_window_present (GTK_WINDOW (self->window));
  ui_wait (60);
}

static void
close_window (Fixture *self)
{
  gpointer window = self->window;

  if (window == NULL)
    return;
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  for (guint i = 0; i < 100 && window != NULL; i++)
    ui_wait (50);
  g_assert_null (window);
  self->window = NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_window (self);
  dx_compat_set_pick_double (NULL, NULL);
  g_object_unref (self->answer);
  g_free (self->folder);
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

static gboolean
is_idle (gpointer data)
{
  Fixture *self = data;
  DxVerifyCompare *compare = DX_VERIFY_COMPARE (
      ui_find (GTK_WIDGET (self->window), DX_TYPE_VERIFY_COMPARE, "compare"));

  return !dx_verify_window_is_busy (self->window)
         && !dx_verify_compare_is_busy (compare);
}

/* The work is another process's, and the machine may be busy. */
static void
wait_for_it (Fixture *self)
{
  for (guint i = 0; i < 12; i++)
    if (ui_wait_until (is_idle, self))
      return;
  g_assert_not_reached ();
}

static const char *
get_label (Fixture *self, const char *name)
{
  return gtk_label_get_text (
      GTK_LABEL (ui_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, name)));
}

static const char *
get_complaint (Fixture *self)
{
  return dx_field_error_get_text (DX_FIELD_ERROR (
      ui_find (GTK_WIDGET (self->window), DX_TYPE_FIELD_ERROR, "complaint")));
}

static void
append_text (GtkWidget *root, GString *out)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, out);
}

static char *
get_text (Fixture *self, GType type, const char *name)
{
  GString *out = g_string_new (NULL);

  append_text (ui_find (GTK_WIDGET (self->window), type, name), out);

  return g_string_free (out, FALSE);
}

/* As a hand or a scanner does it. */
static void
type (Fixture *self, const char *text)
{
  GtkWidget *entry =
      ui_find (GTK_WIDGET (self->window), GTK_TYPE_ENTRY, "code");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  wait_for_it (self);
}

static void
assert_answer (Fixture *self, const char *verdict, const char *heading)
{
  const DxVerifyAnswer *answer = dx_verify_window_get_answer (self->window);

  g_assert_nonnull (answer);
  g_assert_cmpstr (dx_verdict_get_name (answer->verdict), ==, verdict);
  g_assert_cmpstr (get_label (self, "heading"), ==, heading);
}

static void
print (Fixture *self)
{
  g_assert_true (dx_session_freeze (self->session, "a.pdf", NULL));
}

static char *
get_code (DxProposal *proposal)
{
  g_autoptr (DxSeal) seal = dx_seal_new (proposal, NULL);

  return dx_seal_format_code (seal->code);
}

/* What the scanner types for each page of the last print. */
static GPtrArray *
get_payloads (Fixture *self)
{
  g_autoptr (DxPages) pages = dx_paper_out_make_sealed (
      self->session, FALSE, dx_proposal_get_revision (self->proposal));
  GPtrArray *payloads = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < dx_pages_get_n_pages (pages); i++)
    g_ptr_array_add (payloads, dx_pages_get_payload (pages, i));

  return payloads;
}

static void
test_code (Fixture *self, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *lower = NULL;

  print (self);
  code = get_code (self->proposal);
  lower = g_ascii_strdown (code, -1);
  open_window (self, self->session);
  type (self, code);
  assert_answer (self, "same", "Cùng bản này");
  g_assert_nonnull (strstr (get_label (self, "what"), "bản in số 3"));
  type (self, lower);
  assert_answer (self, "same", "Cùng bản này");

  type (self, "0000-0000");
  assert_answer (self, "altered", "Không khớp bản nào ở đây");

  type (self, "khong phai ma");
  g_assert_nonnull (get_complaint (self));
  gtk_test_accessible_assert_state (
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (
          ui_find (GTK_WIDGET (self->window), GTK_TYPE_ENTRY, "code")))),
      GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  type (self, "DX1:ÂB12");
  g_assert_nonnull (strstr (get_complaint (self), "bộ gõ"));
}

/* A print stays what it is when the text goes on. */
static void
test_older (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) payloads = NULL;

  print (self);
  first = get_code (self->proposal);
  payloads = get_payloads (self);
  dx_proposal_set_text (self->proposal, "I.name", "Tên sửa sau khi in");
  open_window (self, self->session);
  type (self, first);
  assert_answer (self, "older", "Bản cũ hơn");
  text = get_text (self, GTK_TYPE_LIST_BOX, "lines");
  g_assert_nonnull (strstr (text, "Tên sửa sau khi in"));

  for (guint i = 0; i < payloads->len; i++)
    type (self, g_ptr_array_index (payloads, i));
  assert_answer (self, "older", "Bản cũ hơn");

  print (self);
  type (self, first);
  g_free (text);
  text = get_text (self, GTK_TYPE_LIST_BOX, "lines");
  g_assert_nonnull (strstr (text, "số 4"));
}

static void
test_scanner (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) payloads = NULL;
  g_autofree char *some = NULL;
  g_autofree char *all = NULL;
  g_autofree char *altered = NULL;
  const DxVerifyAnswer *answer;
  GtkWidget *entry;

  print (self);
  payloads = get_payloads (self);
  open_window (self, self->session);
  entry = ui_find (GTK_WIDGET (self->window), GTK_TYPE_ENTRY, "code");
  type (self, g_ptr_array_index (payloads, 0));
  assert_answer (self, "incomplete", "Thiếu trang");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  some = get_text (self, GTK_TYPE_FLOW_BOX, "pages");
  g_assert_true (g_str_has_prefix (some, "1 ✓\n2 thiếu\n"));
  /* A slow hand. */
  type (self, g_ptr_array_index (payloads, 0));
  assert_answer (self, "incomplete", "Thiếu trang");
  for (guint i = 1; i < payloads->len; i++)
    type (self, g_ptr_array_index (payloads, i));
  assert_answer (self, "same", "Cùng bản này");
  all = get_text (self, GTK_TYPE_FLOW_BOX, "pages");
  g_assert_null (strstr (all, "thiếu"));

  altered = g_strdup (g_ptr_array_index (payloads, 0));
  altered[strlen (altered) - 1] = altered[strlen (altered) - 1] == '0' ? '1'
                                                                       : '0';
  type (self, altered);
  assert_answer (self, "altered", "Đã bị sửa");
  answer = dx_verify_window_get_answer (self->window);
  g_assert_cmpint (g_array_index (answer->pages, DxVerifyPageState, 0), ==,
                   DX_VERIFY_PAGE_WRONG);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "verify.start-over",
                              NULL);
  g_assert_null (dx_verify_window_get_answer (self->window));
  type (self, g_ptr_array_index (payloads, 1));
  assert_answer (self, "incomplete", "Thiếu trang");
}

/* A version that was printed elsewhere, another proposal, none at all. */
static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (DxSession)
      other = ui_session_new (self->workspace, "chung-nhan-halal");
  g_autoptr (GPtrArray) payloads = NULL;
  g_autofree char *code = NULL;
  g_autofree char *newer = NULL;
  g_autofree char *stranger = NULL;
  char *first;

  print (self);
  payloads = get_payloads (self);
  code = get_code (self->proposal);
  first = g_ptr_array_index (payloads, 0);
  g_assert_true (dx_session_save (other, NULL));
  open_window (self, other);
  type (self, code);
  assert_answer (self, "other", "Đề xuất khác");
  g_assert_nonnull (strstr (get_label (self, "what"), "đề xuất khác"));
  type (self, first);
  assert_answer (self, "other", "Đề xuất khác");

  close_window (self);
  open_window (self, NULL);
  type (self, code);
  assert_answer (self, "same", "Cùng bản này");
  g_assert_nonnull (strstr (get_label (self, "what"), "bản in số 3"));
  newer = g_strdup (first);
  memcpy (strstr (newer, ":3:"), ":7:", 3);
  type (self, newer);
  assert_answer (self, "newer", "Bản mới hơn");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "verify.start-over",
                              NULL);
  stranger = g_strdup (first);
  stranger[4] = stranger[4] == 'A' ? 'B' : 'A';
  type (self, stranger);
  assert_answer (self, "other", "Đề xuất khác");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  dx_paper_out_export_finish (result, NULL, NULL);
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
export_pdf (Fixture *self)
{
  self->done = FALSE;
  dx_paper_out_export (NULL, self->session, FALSE, written_cb, &self->done);
  g_assert_true (ui_wait_until (is_set, &self->done));
}

static void
run (Fixture *self, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *word;
  va_list args;
  int status;

  g_ptr_array_add (words, (char *) first);
  va_start (args, first);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  g_assert_true (g_spawn_sync (self->folder, (char **) words->pdata, NULL,
                               G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
check_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dx_verify_window_check_file (self->window, file);
  wait_for_it (self);
}

/* The file that was sent, and the same with words that were changed. */
static void
test_pdf (Fixture *self, gconstpointer data)
{
  GtkWidget *compare;

  export_pdf (self);
  open_window (self, self->session);
  check_file (self, "a.pdf");
  assert_answer (self, "same", "Cùng bản này");
  compare =
      ui_find (GTK_WIDGET (self->window), DX_TYPE_VERIFY_COMPARE, "compare");
  g_assert_true (gtk_widget_get_visible (compare));
  g_assert_cmpuint (dx_verify_compare_get_n (DX_VERIFY_COMPARE (compare)), ==,
                    6);
  g_assert_cmpstr (get_label (self, "result"), ==,
                   "Máy không thấy chỗ nào khác.");
}

/* Of a file that was sent the codes may be right and a word not. */
static void
test_words (Fixture *self, gconstpointer data)
{
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DxVerifyAnswer) answer = NULL;
  g_autofree char *first = NULL;

  print (self);
  pages = dx_paper_out_make_sealed (self->session, FALSE,
                                    dx_proposal_get_revision (self->proposal));
  for (guint i = 0; i < dx_pages_get_n_pages (pages); i++)
    {
      g_autofree char *payload = dx_pages_get_payload (pages, i);

      g_ptr_array_add (marks, dx_seal_mark_parse (payload, NULL));
      g_ptr_array_add (texts, dx_pages_get_text (pages, i));
    }
  answer = dx_verify_answer_marks (self->workspace, self->session, marks);
  dx_verify_answer_check_words (answer, self->workspace, texts);
  g_assert_cmpint (answer->verdict, ==, DX_VERDICT_SAME);

  first = g_ptr_array_index (texts, 0);
  texts->pdata[0] = g_strconcat (first, "thêm\n", NULL);
  dx_verify_answer_check_words (answer, self->workspace, texts);
  g_assert_cmpint (answer->verdict, ==, DX_VERDICT_ALTERED);
  g_assert_nonnull (strstr (g_ptr_array_index (answer->lines, 0), "thêm"));

  /* Without codes the words alone are judged, in the window of a proposal. */
  dx_verify_answer_free (g_steal_pointer (&answer));
  answer = dx_verify_answer_texts (self->workspace, self->session, NULL, texts);
  g_assert_cmpint (answer->verdict, ==, DX_VERDICT_ALTERED);
  dx_verify_answer_free (g_steal_pointer (&answer));
  answer = dx_verify_answer_texts (self->workspace, NULL, NULL, texts);
  g_assert_cmpint (answer->verdict, ==, DX_VERDICT_UNREADABLE);
}

/* From paper: 150 dots an inch, turned, blurred, as a JPEG. */
static void
test_paper (Fixture *self, gconstpointer data)
{
  export_pdf (self);
  run (self, "pdftoppm", "-r", "150", "-gray", "-png", "a.pdf", "p", NULL);
  open_window (self, NULL);
  for (guint page = 1; page <= 6; page++)
    {
      g_autofree char *png = g_strdup_printf ("p-%u.png", page);
      g_autofree char *jpeg = g_strdup_printf ("p-%u.jpg", page);

      run (self, "convert", png, "-background", "white", "-rotate",
           page % 2 == 0 ? "3" : "-3", "-blur", "0x0.6", "-quality", "75", jpeg,
           NULL);
      check_file (self, jpeg);
    }
  assert_answer (self, "same", "Cùng bản này");
  g_assert_cmpstr (get_label (self, "result"), ==,
                   "Máy không thấy chỗ nào khác.");
}

/* Somebody wrote over a word on the paper: the code cannot know, the eye
 * does. */
static void
test_overwritten (Fixture *self, gconstpointer data)
{
  export_pdf (self);
  run (self, "pdftoppm", "-r", "150", "-gray", "-png", "-l", "1", "a.pdf", "p",
       NULL);
  run (self, "convert", "p-1.png", "-fill", "white", "-draw",
       "rectangle 400,800 560,840", "-rotate", "1", "-quality", "80", "p.jpg",
       NULL);
  open_window (self, self->session);
  check_file (self, "p.jpg");
  assert_answer (self, "incomplete", "Thiếu trang");
  g_assert_nonnull (strstr (get_label (self, "result"), "chỗ khác"));
}

static void
write_file (Fixture *self, const char *name, const void *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* Strangers' files: refused at once, and the window lives. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *bytes;
    gsize length;
    const char *words;
  } rows[] = {
    { "big.png",
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\0\0\0\0"
      "\x43\x4c\xa7\x66\0\0\0\0IDAT",
      41, "36 triệu" },
    { "broken.jpg", "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", 13, "không đọc được" },
    { "text.txt", "xin chào", 9, "PDF" },
    { "broken.pdf", "%PDF-1.7\nxyz", 12, "hỏng" },
    { "none.pdf", NULL, 0, "none.pdf" },
  };

  open_window (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (rows[i].bytes != NULL)
        write_file (self, rows[i].name, rows[i].bytes, rows[i].length);
      check_file (self, rows[i].name);
      g_test_message ("%s: %d ms: %s", rows[i].name,
                      (int) ((g_get_monotonic_time () - start) / 1000),
                      get_complaint (self));
      g_assert_null (dx_verify_window_get_answer (self->window));
      g_assert_nonnull (strstr (get_complaint (self), rows[i].words));
      g_assert_nonnull (strstr (get_complaint (self), rows[i].name));
    }
}

/* 301 pages are refused before one is drawn. */
static void
test_many_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) pdf = g_string_new (
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
      "2 0 obj\n<< /Type /Pages /MediaBox [0 0 595 842] /Count 301 /Kids [");

  for (guint i = 0; i < 301; i++)
    g_string_append_printf (pdf, "%u 0 R ", i + 3);
  g_string_append (pdf, "] >>\nendobj\n");
  for (guint i = 0; i < 301; i++)
    g_string_append_printf (
        pdf, "%u 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n", i + 3);
  g_string_append (pdf, "trailer\n<< /Size 304 /Root 1 0 R >>\n%%EOF\n");
  write_file (self, "many.pdf", pdf->str, pdf->len);
  open_window (self, NULL);
  check_file (self, "many.pdf");
  g_assert_nonnull (strstr (get_complaint (self), "301"));
}

static void
test_stop (Fixture *self, gconstpointer data)
{
  export_pdf (self);
  open_window (self, self->session);
  dx_verify_window_check_file (self->window, self->answer);
  g_assert_true (dx_verify_window_is_busy (self->window));
  ui_wait (120);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "verify.stop", NULL);
  g_assert_false (dx_verify_window_is_busy (self->window));
  ui_wait (100);
  g_assert_null (dx_verify_window_get_answer (self->window));

  /* And so does closing the window. */
  dx_verify_window_check_file (self->window, self->answer);
  ui_wait (50);
}

static void
test_accessible (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  open_window (self, NULL);
  entry = ui_find (GTK_WIDGET (self->window), GTK_TYPE_ENTRY, "code");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==,
                   "Kiểm tra bản in");
  g_assert_true (gtk_widget_is_ancestor (
      gtk_window_get_focus (GTK_WINDOW (self->window)), entry));
  gtk_test_accessible_assert_property (
      entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Mã kiểm tra ở chân trang, hoặc chữ do máy quét gõ vào");
}

/* One window over a window, and it goes with it. */
static void
test_present (Fixture *self, gconstpointer data)
{
  GtkWindow *parent = GTK_WINDOW (gtk_window_new ());
  guint before = g_list_model_get_n_items (gtk_window_get_toplevels ());

  gtk_window_present (parent);
  dx_verify_window_present (parent, self->workspace, self->session);
  dx_verify_window_present (parent, self->workspace, self->session);
  ui_wait (60);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==,
                    before + 1);
  gtk_window_destroy (parent);
  ui_wait (60);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==,
                    before - 1);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/verify/code", test_code);
  ADD ("/verify/older", test_older);
  ADD ("/verify/scanner", test_scanner);
  ADD ("/verify/elsewhere", test_elsewhere);
  ADD ("/verify/pdf", test_pdf);
  ADD ("/verify/words", test_words);
  ADD ("/verify/paper", test_paper);
  ADD ("/verify/overwritten", test_overwritten);
  ADD ("/verify/hostile", test_hostile);
  ADD ("/verify/many-pages", test_many_pages);
  ADD ("/verify/stop", test_stop);
  ADD ("/verify/accessible", test_accessible);
  ADD ("/verify/present", test_present);

  return g_test_run ();
}
