/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <string.h>

#include "dx-compat.h"
#include "dx-complete-window.h"
#include "dx-desk-papers.h"

#define CALL "dien-bien-2026"

typedef struct {
  DxWorkspace *workspace;
  DxRegister *reg;
  GtkWidget *window;
  gint64 row;
  char *folder;
  char *path;
} Fixture;

static GPtrArray *
pick_cb (DxPickKind kind, const char *name, gpointer data)
{
  Fixture *f = data;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_cmpint (kind, ==, DX_PICK_SAVE);
  g_free (f->path);
  f->path = g_build_filename (f->folder, name, NULL);
  g_ptr_array_add (files, g_file_new_for_path (f->path));

  return files;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DxSession) session = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DxRegisterReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;
  DxRegisterDelivery delivery = { .call = CALL, .own = TRUE, .name = "a.json" };
  const DxRegisterArrival arrival = { .channel = DX_CHANNEL_ONLINE,
                                      .arrived = "2025-08-01",
                                      .timing = DX_TIMING_ON_TIME,
                                      .why = "Đúng hạn" };

  f->workspace = ui_workspace_new ();
  f->reg = dx_workspace_get_register (f->workspace);
  f->folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", NULL);
  session = ui_session_new (f->workspace, "hoi-thao-nang-suat");
  delivery.proposal = dx_session_get_proposal (session);
  bytes = dx_proposal_to_json (delivery.proposal);
  delivery.bytes = bytes;
  receipt = dx_register_receive (f->reg, &delivery, &arrival, &error);
  g_assert_no_error (error);
  f->row = receipt->row;
  dx_session_close (session);
  f->window =
      GTK_WIDGET (dx_complete_window_new (NULL, f->workspace, f->row, &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (f->window));
  dx_compat_set_pick_double (pick_cb, f);
  ui_wait (50);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    {
      g_object_ref (f->window);
      gtk_window_close (GTK_WINDOW (f->window));
      ui_wait (80);
      ui_assert_finalized (f->window);
    }
  dx_compat_set_pick_double (NULL, NULL);
  g_free (f->folder);
  g_free (f->path);
  g_object_unref (f->workspace);
}

static AdwComboRow *
find_choice (GtkWidget *root, const char *title)
{
  if (ADW_IS_COMBO_ROW (root)
      && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)),
                 title)
             != NULL)
    return ADW_COMBO_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_choice (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Says the same of all items. */
static guint
choose_all (GtkWidget *root, guint choice)
{
  guint n = 0;

  if (ADW_IS_COMBO_ROW (root))
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (root), choice);
      return 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += choose_all (child, choice);

  return n;
}

static DxRegisterState
get_state (Fixture *f)
{
  g_autoptr (DxRegisterEntry) entry = dx_register_get (f->reg, f->row, NULL);

  return entry->state;
}

/* It closes itself. */
static void
save (Fixture *f)
{
  g_object_ref (f->window);
  gtk_widget_activate_action (f->window, "complete.save", NULL);
  ui_wait (80);
  ui_assert_finalized (f->window);
  f->window = NULL;
}

static void
test_save (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (choose_all (f->window, 1), >, 1);
  save (f);
  g_assert_cmpint (get_state (f), ==, DX_REGISTER_STATE_COMPLETE);
}

static void
test_undecided (Fixture *f, gconstpointer data)
{
  save (f);
  g_assert_cmpint (get_state (f), ==, DX_REGISTER_STATE_RECEIVED);
}

static void
test_supplement (Fixture *f, gconstpointer data)
{
  AdwComboRow *slip = find_choice (f->window, "Phiếu");
  g_autofree char *text = NULL;
  g_autoptr (DxRemarks) remarks = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;

  g_assert_nonnull (slip);
  choose_all (f->window, 1);
  adw_combo_row_set_selected (slip, 2);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find (f->window, ADW_TYPE_ENTRY_ROW, "reply_row")),
      "ngày mai");
  gtk_widget_activate_action (f->window, "complete.remarks", NULL);
  g_assert_null (f->path);
  gtk_editable_set_text (
      GTK_EDITABLE (ui_find (f->window, ADW_TYPE_ENTRY_ROW, "reply_row")),
      "05/8/2025");
  gtk_widget_activate_action (f->window, "complete.remarks", NULL);
  ui_wait (100);
  g_assert_cmpint (get_state (f), ==, DX_REGISTER_STATE_INCOMPLETE);
  g_assert_true (g_file_get_contents (f->path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  remarks = dx_remarks_new_from_json (bytes, NULL);
  g_assert_nonnull (remarks);
  g_assert_cmpstr (remarks->reply_by, ==, "2025-08-05");
  g_assert_cmpuint (dx_remarks_count (remarks, DX_REMARK_OPEN), ==, 1);
  gtk_widget_activate_action (f->window, "complete.letter", NULL);
  ui_wait (200);
  g_assert_true (g_str_has_suffix (f->path, ".docx"));
  g_assert_true (g_file_test (f->path, G_FILE_TEST_IS_REGULAR));
}

static void
test_papers (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "a.pdf", "a.docx" };
  g_autofree char *nowhere = g_build_filename (f->folder, "no", "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_assert_true (
          dx_desk_papers_write_receipt (f->workspace, f->row, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_false (
      dx_desk_papers_write_receipt (f->workspace, f->row, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* Nobody said that anything is missing. */
  g_assert_false (dx_desk_papers_write_supplement (f->workspace, f->row, NULL,
                                                   nowhere, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/complete/save", test_save },
    { "/complete/undecided", test_undecided },
    { "/complete/supplement", test_supplement },
    { "/complete/papers", test_papers },
  };

  ui_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
