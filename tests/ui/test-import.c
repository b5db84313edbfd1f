/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long because offers, their windows and files need the same fixture. */
#include "ui-fixture.h"

#include <string.h>

#include "dx-import-busy.h"
#include "dx-import-change-view.h"
#include "dx-import-file-row.h"
#include "dx-import-piece-row.h"
#include "dx-import-read.h"
#include "dx-import-window.h"
#include "dx-proposal-compare.h"

typedef struct {
  DxWorkspace *workspace;
  DxSession *session; /* the example, stored */
  DxProposal *mine;
  DxSession *taken; /* nullable: what a window ended with */
  char *outcome;
  gboolean ended;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = ui_workspace_new ();
  f->session = ui_session_new (f->workspace, "hoi-thao-nang-suat");
  f->mine = dx_session_get_proposal (f->session);
  g_assert_true (dx_session_save (f->session, NULL));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->taken);
  g_clear_pointer (&f->outcome, g_free);
  ui_assert_finalized (f->session);
  ui_assert_finalized (f->workspace);
}

static DxImport *
new_import (DxProposal *proposal, DxImportKind kind, gboolean own)
{
  DxImport *import = g_new0 (DxImport, 1);

  import->kind = kind;
  import->own = own;
  import->proposal = g_object_ref (proposal);
  import->notices = g_ptr_array_new_with_free_func (g_free);

  return import;
}

static DxProposal *
make_theirs (Fixture *f)
{
  static const char *const unplaced[] = { "Kính gửi", "Ý kiến riêng", NULL };
  DxProposal *theirs = dx_proposal_copy (f->mine);

  dx_proposal_set_text (theirs, "I.name", "Tên mới");
  dx_proposal_set_text (theirs, "III.objectives", "Mục tiêu mới");
  dx_proposal_set_unplaced (theirs, unplaced);

  return theirs;
}

static DxImportOffer *
new_offer (Fixture *f)
{
  g_autoptr (DxProposal) theirs = make_theirs (f);
  DxImport *import = new_import (theirs, DX_IMPORT_WORD, TRUE);

  g_ptr_array_add (import->notices, g_strdup ("đã chuyển mã TCVN3"));

  return dx_import_offer_new (f->workspace, f->session, import, "sửa.docx",
                              TRUE);
}

static DxImportChange *
get_change (DxImportPlan *plan, guint index)
{
  return g_ptr_array_index (plan->changes, index);
}

/* How a file stands to what is here: number, other text, and what it is. */
static void
test_classify (Fixture *f, gconstpointer data)
{
  static const struct {
    gint64 revision;
    gboolean other_text;
    DxOpenKind kind;
  } cases[] = {
    { 2, FALSE, DX_OPEN_SAME },  { 1, FALSE, DX_OPEN_SAME },
    { 3, FALSE, DX_OPEN_NEWER }, { 3, TRUE, DX_OPEN_NEWER },
    { 1, TRUE, DX_OPEN_OLDER },  { 2, TRUE, DX_OPEN_CONFLICT },
  };

  dx_proposal_set_revision (f->mine, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) theirs = dx_proposal_copy (f->mine);

      dx_proposal_set_revision (theirs, cases[i].revision);
      if (cases[i].other_text)
        dx_proposal_set_text (theirs, "I.name", "Khác");
      g_assert_cmpint (dx_open_classify (f->workspace, theirs, f->mine), ==,
                       cases[i].kind);
    }
  {
    g_autoptr (DxProposal) stranger = dx_open_copy (f->workspace, f->mine);

    g_assert_cmpint (dx_open_classify (f->workspace, stranger, NULL), ==,
                     DX_OPEN_NEW);
  }
}

/* The version that was printed and changed here since is no conflict. */
static void
test_printed_before (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) printed = NULL;

  g_assert_true (dx_session_freeze (f->session, NULL, NULL));
  printed = dx_proposal_copy (f->mine);
  dx_proposal_set_text (f->mine, "I.name", "Sửa sau khi in");
  g_assert_cmpint (dx_open_classify (f->workspace, printed, f->mine), ==,
                   DX_OPEN_OLDER);
}

static void
test_nothing_without_yes (Fixture *f, gconstpointer data)
{
  g_autoptr (DxImportOffer) offer = new_offer (f);
  DxImportPlan *plan = offer->plan;

  g_assert_cmpuint (plan->changes->len, ==, 2);
  g_assert_cmpuint (plan->pieces->len, ==, 2);
  g_assert_cmpuint (dx_import_plan_count_changes (plan), ==, 0);
  g_assert_cmpuint (dx_import_plan_count_kept (plan), ==, 2);
  dx_import_plan_choose_all (plan, TRUE);
  g_assert_cmpuint (dx_import_plan_count_changes (plan), ==, 2);
  dx_import_plan_choose_all (plan, FALSE);
  g_assert_cmpuint (dx_import_plan_count_changes (plan), ==, 0);
}

static void
test_take_one (Fixture *f, gconstpointer data)
{
  g_autoptr (DxImportOffer) offer = new_offer (f);
  g_autofree char *before = g_strdup (dx_proposal_get_text (f->mine, "I.name"));
  g_autofree char *objectives =
      g_strdup (dx_proposal_get_text (f->mine, "III.objectives"));
  DxStore *store = dx_workspace_get_store (f->workspace);
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (DxSession) taken = NULL;
  g_autoptr (DxProposal) kept = NULL;
  g_autoptr (DxProposal) stored = NULL;
  g_autoptr (GError) error = NULL;
  DxImportPiece *piece = g_ptr_array_index (offer->plan->pieces, 0);

  get_change (offer->plan, 0)->chosen = TRUE;
  piece->target = g_strdup ("VII.places");
  taken = dx_import_offer_take (offer, &error);
  g_assert_no_error (error);
  g_assert_true (taken == f->session);
  g_assert_cmpstr (dx_proposal_get_text (f->mine, "I.name"), ==, "Tên mới");
  g_assert_cmpstr (dx_proposal_get_text (f->mine, "III.objectives"), ==,
                   objectives);
  g_assert_true (g_str_has_suffix (dx_proposal_get_text (f->mine, "VII.places"),
                                   "\nKính gửi"));
  g_assert_cmpstr (dx_proposal_get_unplaced (f->mine)[0], ==, "Ý kiến riêng");
  g_assert_null (dx_proposal_get_unplaced (f->mine)[1]);
  /* It is on the disk, and what stood there before is kept. */
  stored = dx_store_load (store, dx_proposal_get_id (f->mine),
                          dx_workspace_get_catalog (f->workspace), NULL);
  g_assert_cmpstr (dx_proposal_get_text (stored, "I.name"), ==, "Tên mới");
  revisions =
      dx_store_list_revisions (store, dx_proposal_get_id (f->mine), NULL);
  kept = dx_store_load_revision (
      store, ((DxRevision *) g_ptr_array_index (revisions, 0))->row,
      dx_workspace_get_catalog (f->workspace), NULL);
  g_assert_cmpstr (dx_proposal_get_text (kept, "I.name"), ==, before);
  /* One step. */
  dx_session_undo (f->session);
  g_assert_cmpstr (dx_proposal_get_text (f->mine, "I.name"), ==, before);
  g_assert_false (g_str_has_suffix (
      dx_proposal_get_text (f->mine, "VII.places"), "\nKính gửi"));
  g_assert_false (dx_session_can_undo (f->session));
}

/* All of a newer version: its number and what nobody knows come, too. */
static void
test_take_whole (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) theirs = make_theirs (f);
  g_autoptr (DxImportOffer) offer = NULL;
  g_autoptr (DxSession) taken = NULL;

  dx_proposal_set_revision (theirs, 7);
  offer = dx_import_offer_new (f->workspace, f->session,
                               new_import (theirs, DX_IMPORT_JSON, TRUE),
                               "a.json", FALSE);
  g_assert_cmpint (offer->standing, ==, DX_OPEN_NEWER);
  dx_import_plan_choose_all (offer->plan, TRUE);
  taken = dx_import_offer_take (offer, NULL);
  g_assert_nonnull (taken);
  g_assert_cmpint (dx_proposal_get_revision (f->mine), ==, 7);
  g_assert_cmpint (dx_open_classify (f->workspace, theirs, f->mine), ==,
                   DX_OPEN_SAME);
  g_assert_cmpuint (g_strv_length ((GStrv) dx_proposal_get_unplaced (f->mine)),
                    ==, 2);
}

/* A Word file without our data says nothing of call and topics, and shows
 * one of two fields that stand in for each other. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) theirs = dx_proposal_copy_as_new (f->mine, NULL);
  g_autoptr (DxImportPlan) foreign = NULL;
  g_autoptr (DxImportPlan) own = NULL;

  g_assert_cmpuint (dx_proposal_get_n_topics (theirs), >, 0);
  while (dx_proposal_get_n_topics (theirs) > 0)
    {
      g_autofree char *id = g_strdup (dx_proposal_get_topic (theirs, 0)->id);

      dx_proposal_remove_topic (theirs, id);
    }
  dx_proposal_set_text (theirs, "I.name", "Tên mới");
  foreign = dx_import_plan_new (f->mine, theirs, FALSE);
  own = dx_import_plan_new (f->mine, theirs, TRUE);
  g_assert_cmpuint (foreign->changes->len, ==, 1);
  g_assert_cmpstr (get_change (foreign, 0)->field, ==, "I.name");
  g_assert_cmpuint (own->changes->len, >, 2);
}

static void
test_refresh (Fixture *f, gconstpointer data)
{
  g_autoptr (DxImportOffer) offer = new_offer (f);

  dx_import_plan_choose_all (offer->plan, TRUE);
  dx_proposal_set_text (f->mine, "I.name", "Viết tiếp");
  dx_import_plan_refresh (offer->plan, "I.name");
  g_assert_cmpuint (offer->plan->changes->len, ==, 2);
  g_assert_false (get_change (offer->plan, 0)->chosen);
  g_assert_true (get_change (offer->plan, 1)->chosen);
  dx_proposal_set_text (f->mine, "I.name", "Tên mới");
  dx_import_plan_refresh (offer->plan, "I.name");
  g_assert_cmpuint (offer->plan->changes->len, ==, 1);
}

static void
add_file (DxDossier *dossier, const char *name, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;

  dx_dossier_add (dossier, name, DX_DOSSIER_ROLE_OFFICIAL_LETTER, "Công văn",
                  bytes, &error);
  g_assert_no_error (error);
}

static DxImport *
new_dossier (DxProposal *proposal)
{
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  DxImport *import = new_import (proposal, DX_IMPORT_DOSSIER, TRUE);

  import->dossier = dx_dossier_new (json, "Đề xuất");
  add_file (import->dossier, "a.pdf", "một");
  add_file (import->dossier, "b.pdf", "hai");
  add_file (import->dossier, "c.pdf", "ba");

  return import;
}

static void
add_attachment (Fixture *f, const char *name, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  g_assert_true (dx_store_add_attachment (dx_workspace_get_store (f->workspace),
                                          dx_proposal_get_id (f->mine), name,
                                          "other", bytes, NULL, NULL));
}

static char *
list_files (Fixture *f, DxProposal *proposal)
{
  g_autoptr (GPtrArray)
      files = dx_store_list_attachments (dx_workspace_get_store (f->workspace),
                                         dx_proposal_get_id (proposal), NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (files, i);

      g_string_append_printf (out, "%s:%s ", it->name, it->kind);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_dossier_new (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) stranger = dx_open_copy (f->workspace, f->mine);
  g_autoptr (DxImportOffer) offer = dx_import_offer_new (
      f->workspace, NULL, new_dossier (stranger), "a.dxhs", FALSE);
  g_autoptr (DxSession) taken = NULL;
  g_autofree char *files = NULL;

  g_assert_false (dx_import_offer_is_plain (offer));
  g_assert_cmpuint (dx_import_plan_count_files (offer->plan), ==, 3);
  taken = dx_import_offer_take (offer, NULL);
  files = list_files (f, dx_session_get_proposal (taken));
  g_assert_cmpstr (files, ==,
                   "a.pdf:official-letter b.pdf:official-letter "
                   "c.pdf:official-letter ");
}

/* Never over one that is here without a word. */
static void
test_dossier_known (Fixture *f, gconstpointer data)
{
  static const DxImportFileState states[] = { DX_IMPORT_FILE_SAME,
                                              DX_IMPORT_FILE_OTHER,
                                              DX_IMPORT_FILE_NEW };
  g_autoptr (DxImportOffer) offer = NULL;
  g_autoptr (DxSession) taken = NULL;
  g_autofree char *files = NULL;
  g_autofree char *after = NULL;

  add_attachment (f, "A.pdf", "một");
  add_attachment (f, "b.pdf", "khác");
  offer = dx_import_offer_new (f->workspace, f->session, new_dossier (f->mine),
                               "a.dxhs", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (
        ((DxImportFile *) g_ptr_array_index (offer->plan->files, i))->state, ==,
        states[i]);
  g_assert_cmpuint (dx_import_plan_count_files (offer->plan), ==, 0);
  g_assert_false (dx_import_plan_can_take (offer->plan));
  dx_import_plan_choose_all (offer->plan, TRUE);
  taken = dx_import_offer_take (offer, NULL);
  files = list_files (f, f->mine);
  g_assert_cmpstr (files, ==,
                   "A.pdf:other b.pdf:other b (2).pdf:official-letter "
                   "c.pdf:official-letter ");
  g_clear_pointer (&offer, dx_import_offer_free);
  offer = dx_import_offer_new (f->workspace, f->session, new_dossier (f->mine),
                               "a.dxhs", FALSE);
  g_assert_false (dx_import_plan_is_idle (offer->plan));
  ((DxImportFile *) g_ptr_array_index (offer->plan->files, 1))->choice =
      DX_IMPORT_FILE_REPLACE;
  g_clear_object (&taken);
  taken = dx_import_offer_take (offer, NULL);
  after = list_files (f, f->mine);
  g_assert_true (strstr (after, "A.pdf:other b (2)") != NULL);
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (DxImportOffer) offer = dx_import_offer_new (
      f->workspace, f->session, new_dossier (f->mine), "a.dxhs", FALSE);
  g_autoptr (DxSession) copy = dx_import_offer_take_copy (offer, NULL);
  DxProposal *proposal = dx_session_get_proposal (copy);
  g_autofree char *files = list_files (f, proposal);

  g_assert_cmpstr (dx_proposal_get_id (proposal), !=,
                   dx_proposal_get_id (f->mine));
  g_assert_true (g_str_has_prefix (files, "a.pdf"));
}

/* What cannot be written changes nothing. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autoptr (DxWorkspace) second =
      dx_workspace_new (dx_workspace_get_folder (f->workspace), settings);
  g_autoptr (DxProposal) mine = dx_proposal_copy (f->mine);
  g_autoptr (DxSession) session = dx_session_new (second, mine);
  g_autoptr (DxProposal) theirs = make_theirs (f);
  g_autoptr (DxImportOffer) offer = dx_import_offer_new (
      second, session, new_import (theirs, DX_IMPORT_JSON, TRUE), "a.json",
      FALSE);
  g_autoptr (GError) error = NULL;

  dx_import_plan_choose_all (offer->plan, TRUE);
  g_assert_null (dx_import_offer_take (offer, &error));
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (dx_proposal_get_text (mine, "I.name"), ==,
                   dx_proposal_get_text (f->mine, "I.name"));
  g_assert_false (dx_session_can_undo (session));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *f = data;

  f->taken = dx_import_window_ask_finish (result, &f->outcome);
  f->ended = TRUE;
}

static GtkWidget *
find (GtkWindow *window, const char *name)
{
  GtkWidget *found = ui_find (GTK_WIDGET (window), GTK_TYPE_WIDGET, name);

  g_assert_nonnull (found);

  return found;
}

static void
click (GtkWindow *window, const char *name)
{
  g_signal_emit_by_name (find (window, name), "clicked");
  ui_wait (30);
}

/* The window is gone, with all that it held. */
static void
assert_gone (GtkWindow **window)
{
  ui_wait (30);
  g_assert_null (*window);
}

static void
test_window_take (Fixture *f, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWidget *view;
  GtkWidget *check;

  g_set_weak_pointer (&window,
                      dx_import_window_ask (NULL, new_offer (f), ended_cb, f));
  ui_wait (50);
  view = ui_find (GTK_WIDGET (window), DX_TYPE_IMPORT_CHANGE_VIEW, NULL);
  check = ui_find (view, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_test_accessible_assert_role (check, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lấy theo tệp: I. Tên nhiệm vụ");
  g_assert_true (gtk_widget_get_visible (find (window, "notices_box")));
  g_assert_true (gtk_widget_get_visible (find (window, "pieces_box")));
  g_assert_false (gtk_widget_get_visible (find (window, "values_box")));
  g_assert_false (gtk_widget_get_visible (find (window, "files_box")));
  click (window, "all");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  click (window, "none");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  click (window, "take");
  assert_gone (&window);
  g_assert_true (f->taken == f->session);
  g_assert_nonnull (f->outcome);
  g_assert_cmpstr (dx_proposal_get_text (f->mine, "I.name"), ==, "Tên mới");
  g_assert_cmpstr (dx_proposal_get_text (f->mine, "III.objectives"), !=,
                   "Mục tiêu mới");
}

static void
test_window_leave (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) before = dx_proposal_copy (f->mine);
  g_autoptr (GBytes) old = dx_proposal_to_json (before);
  g_autoptr (GBytes) now = NULL;
  GtkWindow *window = NULL;

  g_set_weak_pointer (&window,
                      dx_import_window_ask (NULL, new_offer (f), ended_cb, f));
  ui_wait (50);
  click (window, "all");
  gtk_window_close (window);
  assert_gone (&window);
  g_assert_true (f->ended);
  g_assert_null (f->taken);
  now = dx_proposal_to_json (f->mine);
  g_assert_true (g_bytes_equal (old, now));
}

static void
test_window_pieces (Fixture *f, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWidget *row;

  g_set_weak_pointer (&window,
                      dx_import_window_ask (NULL, new_offer (f), ended_cb, f));
  ui_wait (50);
  row = ui_find (GTK_WIDGET (window), DX_TYPE_IMPORT_PIECE_ROW, NULL);
  g_assert_true (
      gtk_widget_activate_action (row, "piece.place", "s", "IV.contents"));
  click (window, "take");
  assert_gone (&window);
  g_assert_true (g_str_has_suffix (
      dx_proposal_get_text (f->mine, "IV.contents"), "\nKính gửi"));
  /* The other one stays with the proposal, and can be placed later. */
  g_set_weak_pointer (
      &window,
      dx_import_window_ask (NULL, dx_import_offer_new_unplaced (f->session),
                            ended_cb, f));
  g_clear_object (&f->taken);
  g_clear_pointer (&f->outcome, g_free);
  ui_wait (50);
  g_assert_false (gtk_widget_get_sensitive (find (window, "take")));
  row = ui_find (GTK_WIDGET (window), DX_TYPE_IMPORT_PIECE_ROW, NULL);
  gtk_widget_activate_action (row, "piece.place", "s", "X.attachments");
  click (window, "take");
  assert_gone (&window);
  g_assert_null (dx_proposal_get_unplaced (f->mine)[0]);
  g_assert_nonnull (f->taken);
}

static void
test_window_new (Fixture *f, gconstpointer data)
{
  g_autoptr (DxProposal) stranger = dx_open_copy (f->workspace, f->mine);
  GtkWindow *window = NULL;
  GtkWidget *row;

  g_set_weak_pointer (&window, dx_import_window_ask (
                                   NULL,
                                   dx_import_offer_new (f->workspace, NULL,
                                                        new_dossier (stranger),
                                                        "hồ sơ.dxhs", FALSE),
                                   ended_cb, f));
  ui_wait (50);
  g_assert_true (gtk_widget_get_visible (find (window, "values_box")));
  g_assert_true (gtk_widget_get_visible (find (window, "files_box")));
  g_assert_false (gtk_widget_get_visible (find (window, "changes_box")));
  g_assert_false (gtk_widget_get_visible (find (window, "copy")));
  row = ui_find (GTK_WIDGET (window), DX_TYPE_IMPORT_FILE_ROW, NULL);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (ui_find (row, GTK_TYPE_CHECK_BUTTON, NULL)), FALSE);
  click (window, "take");
  assert_gone (&window);
  {
    g_autofree char *files = list_files (f, dx_session_get_proposal (f->taken));

    g_assert_true (g_str_has_prefix (files, "b.pdf"));
  }
}

/* The words of a button with a mnemonic. */
static char *
get_words (GtkWidget *widget)
{
  g_auto (GStrv) parts = NULL;

  if (!GTK_IS_BUTTON (widget)
      || !gtk_button_get_use_underline (GTK_BUTTON (widget)))
    return NULL;
  parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)), "_", -1);

  return g_strjoinv ("", parts);
}

/* What Tab leads to, one after the other. */
static void
test_window_focus (Fixture *f, gconstpointer data)
{
  static const char *const chain[] = {
    "Chọn tất cả",
    "Bỏ chọn tất cả",
    "Lấy theo tệp: I. Tên nhiệm vụ",
    "Lấy theo tệp: III. Mục tiêu",
    "Chép: Kính gửi",
    "Đưa vào mục: Kính gửi",
    "Chép: Ý kiến riêng",
    "Đưa vào mục: Ý kiến riêng",
    "Giữ bản đang có",
    "Lấy các mục đã chọn",
  };
  GtkWindow *window = NULL;

  g_set_weak_pointer (&window,
                      dx_import_window_ask (NULL, new_offer (f), ended_cb, f));
  ui_wait (50);
  click (window, "all");
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);
      g_autofree char *name = NULL;

      /* The button of a menu button has the keyboard, the outer one the
       * name. */
      if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (focus)))
        focus = gtk_widget_get_parent (focus);
      name = get_words (focus);
      if (name != NULL)
        g_assert_cmpstr (name, ==, chain[i]);
      else
        gtk_test_accessible_assert_property (
            focus, GTK_ACCESSIBLE_PROPERTY_LABEL, chain[i]);
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
    }
  gtk_window_close (window);
  assert_gone (&window);
}

static void
test_busy (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GtkWindow *window = NULL;
  GtkWidget *words;

  g_set_weak_pointer (&window,
                      dx_import_busy_new (NULL, "a.doc", 2, 3, cancellable));
  gtk_window_present (window);
  ui_wait (50);
  words = find (window, "words");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (words)), ==,
                   "Đang đọc “a.doc” (2 trên 3)…");
  gtk_window_close (window);
  assert_gone (&window);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

typedef struct {
  DxImport *import;
  GError *error;
  gboolean done;
} Read;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Read *read = data;

  read->import = dx_import_read_finish (result, &read->error);
  read->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Read *) data)->done;
}

static void
test_read (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("DEXUAT_SOURCE"), "examples", "hoi-thao-nang-suat.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nowhere/at-all.docx");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Read good = { 0 };
  Read bad = { 0 };
  Read cancelled = { 0 };

  dx_import_read_async (f->workspace, file, DX_IMPORT_PLAIN, NULL, read_cb,
                        &good);
  dx_import_read_async (f->workspace, nothing, DX_IMPORT_PLAIN, NULL, read_cb,
                        &bad);
  g_cancellable_cancel (cancellable);
  dx_import_read_async (f->workspace, file, DX_IMPORT_PLAIN, cancellable,
                        read_cb, &cancelled);
  g_assert_true (ui_wait_until (is_done, &good));
  g_assert_true (ui_wait_until (is_done, &bad));
  g_assert_true (ui_wait_until (is_done, &cancelled));
  g_assert_nonnull (good.import);
  g_assert_cmpint (good.import->kind, ==, DX_IMPORT_JSON);
  g_assert_nonnull (bad.error);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dx_import_free (good.import);
  g_clear_error (&bad.error);
  g_clear_error (&cancelled.error);
}

static void
test_words (void)
{
  static const struct {
    const char *words;
    const char *sentence;
  } cases[] = {
    { "đã chuyển", "Đã chuyển" },
    { "“I” là", "“I” là" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = dx_import_sentence (cases[i].words);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/import/classify", test_classify },
    { "/import/printed-before", test_printed_before },
    { "/import/nothing-without-yes", test_nothing_without_yes },
    { "/import/take-one", test_take_one },
    { "/import/take-whole", test_take_whole },
    { "/import/foreign", test_foreign },
    { "/import/refresh", test_refresh },
    { "/import/dossier-new", test_dossier_new },
    { "/import/dossier-known", test_dossier_known },
    { "/import/copy", test_copy },
    { "/import/read-only", test_read_only },
    { "/import/window-take", test_window_take },
    { "/import/window-leave", test_window_leave },
    { "/import/window-pieces", test_window_pieces },
    { "/import/window-new", test_window_new },
    { "/import/window-focus", test_window_focus },
    { "/import/busy", test_busy },
    { "/import/read", test_read },
  };

  ui_init (&argc, &argv);
  g_test_add_func ("/import/words", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
