/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-field-parts.h"
#include "dx-spelling-dictionary.h"
#include "dx-spelling.h"
#include "dx-text-editor-lines.h"
#include "dx-text-editor.h"

typedef struct {
  GtkWindow *window;
  DxTextEditor *editor;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  guint changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->changes++;
}

static Fixture *
fixture_new (DxTextEditorStyle style)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  GtkWidget *editor = dx_text_editor_new ("Mục tiêu", style, NULL);

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->editor = DX_TEXT_EDITOR (editor);
  fixture->view = dx_text_editor_get_view (fixture->editor);
  fixture->buffer = gtk_text_view_get_buffer (fixture->view);
  gtk_window_set_child (fixture->window, editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (count_cb), fixture);
  gtk_window_present (fixture->window);
  ui_wait (20);

  return fixture;
}

static void
fixture_free (Fixture *fixture)
{
  GtkWidget *editor = g_object_ref (GTK_WIDGET (fixture->editor));

  gtk_window_destroy (fixture->window);
  ui_assert_finalized (editor);
  g_free (fixture);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (fixture->buffer, text, -1,
                                                TRUE);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = dx_text_editor_get_text (fixture->editor);

  g_assert_cmpstr (text, ==, expected);
}

static void
activate (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->editor), action,
                                  target != NULL ? "s" : NULL, target));
}

static void
test_continue (void)
{
  static const struct {
    const char *line;
    const char *next;
    gboolean empty;
  } cases[] = {
    { "- Hội thảo", "- ", FALSE },
    { "+ Hội thảo", "+ ", FALSE },
    { "• Hội thảo", "• ", FALSE },
    { "1. Hội thảo", "2. ", FALSE },
    { "9. Hội thảo", "10. ", FALSE },
    { "1.9. Hội thảo", "1.10. ", FALSE },
    { "a) Hội thảo", "b) ", FALSE },
    { "d) Hội thảo", "đ) ", FALSE },
    { "đ) Hội thảo", "e) ", FALSE },
    { "e) Hội thảo", "g) ", FALSE },
    { "1) Hội thảo", "2) ", FALSE },
    { "  - Hội thảo", "  - ", FALSE },
    { "y) cuối", NULL, FALSE },
    { "- ", NULL, TRUE },
    { "1. ", NULL, TRUE },
    { "đ) ", NULL, TRUE },
    { "-", NULL, FALSE },
    { "", NULL, FALSE },
    { "2025. Năm", NULL, FALSE },
    { "Hội thảo", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean empty;
      g_autofree char *next = dx_text_lines_continue (cases[i].line, &empty);

      g_assert_cmpstr (next, ==, cases[i].next);
      g_assert_cmpint (empty, ==, cases[i].empty);
    }
}

static void
test_break (void)
{
  g_autofree char *words = g_strnfill (60, 'x');
  g_autofree char *sentences =
      g_strconcat (words, ". ", words, ". ", words, NULL);
  gboolean refused;
  g_autofree char *same = dx_text_lines_break (sentences, 0, 1000, &refused);
  g_autofree char *broken = NULL;
  g_autofree char *expected =
      g_strconcat (words, ".\n", words, ".\n", words, NULL);
  g_autofree char *none = NULL;

  g_assert_null (same);
  g_assert_false (refused);
  broken = dx_text_lines_break (sentences, 0, 80, &refused);
  g_assert_cmpstr (broken, ==, expected);
  g_assert_false (refused);
  none = dx_text_lines_break (words, 0, 50, &refused);
  g_assert_null (none);
  g_assert_true (refused);
}

static void
test_outline (void)
{
  g_autofree char *outline = dx_text_lines_outline (
      "(Trình bày rõ cơ sở khoa học và thực tiễn; tác động đến năng suất; cơ "
      "sở pháp lý đề xuất nhiệm vụ;...)");
  g_autofree char *one = dx_text_lines_outline ("(Ghi đầy đủ)");

  g_assert_cmpstr (outline, ==,
                   "1. Cơ sở khoa học và thực tiễn\n\n"
                   "2. Tác động đến năng suất\n\n"
                   "3. Cơ sở pháp lý đề xuất nhiệm vụ\n");
  g_assert_null (one);
}

static void
test_lists (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

  type (fixture, "- Một");
  type (fixture, "\n");
  assert_text (fixture, "- Một\n- ");
  type (fixture, "Hai");
  type (fixture, "\n");
  type (fixture, "\n");
  assert_text (fixture, "- Một\n- Hai\n");
  gtk_text_buffer_undo (fixture->buffer);
  assert_text (fixture, "- Một\n- Hai\n- ");
  gtk_text_buffer_redo (fixture->buffer);
  assert_text (fixture, "- Một\n- Hai\n");
  fixture_free (fixture);
}

static void
test_list_buttons (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkTextIter start;
  GtkTextIter end;

  type (fixture, "Một\nHai\nBa");
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);
  activate (fixture, "text-editor.list", "1");
  assert_text (fixture, "1. Một\n2. Hai\n3. Ba");
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);
  activate (fixture, "text-editor.list", "a");
  assert_text (fixture, "a) Một\nb) Hai\nc) Ba");
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_text_buffer_select_range (fixture->buffer, &start, &end);
  activate (fixture, "text-editor.list", "a");
  assert_text (fixture, "Một\nHai\nBa");
  gtk_text_buffer_undo (fixture->buffer);
  assert_text (fixture, "a) Một\nb) Hai\nc) Ba");
  fixture_free (fixture);
}

static void
test_list_button_on_nothing (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

  activate (fixture, "text-editor.list", "-");
  assert_text (fixture, "- ");
  activate (fixture, "text-editor.list", "-");
  assert_text (fixture, "");
  fixture_free (fixture);
}

static void
test_clean (void)
{
  static const struct {
    const char *typed;
    const char *text;
  } cases[] = {
    { "Vie\xcc\xa3\xcc\x82t Nam", "Việt Nam" },
    { "a\xe2\x80\x8b"
      "b\xc2\xa0"
      "c\xef\xbb\xbf",
      "ab c" },
    { "một\r\nhai", "một\nhai" },
    { "Đề xuất", "Đề xuất" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

      type (fixture, cases[i].typed);
      assert_text (fixture, cases[i].text);
      gtk_text_buffer_undo (fixture->buffer);
      assert_text (fixture, "");
      gtk_text_buffer_redo (fixture->buffer);
      assert_text (fixture, cases[i].text);
      fixture_free (fixture);
    }
}

/* An accent that comes after its letter goes onto it. */
static void
test_accent_alone (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

  type (fixture, "ê");
  type (fixture, "\xcc\xa3");
  assert_text (fixture, "ệ");
  fixture_free (fixture);
}

static void
test_one_paragraph (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_ONE);

  type (fixture, "Tên\nnhiệm\tvụ\n");
  assert_text (fixture, "Tên nhiệm vụ");
  fixture_free (fixture);
}

static void
test_set_text (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkTextIter cursor;
  int position = 0;

  dx_text_editor_set_text (fixture->editor, "Mục tiêu chung");
  g_assert_cmpuint (fixture->changes, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &cursor, 4);
  gtk_text_buffer_place_cursor (fixture->buffer, &cursor);
  dx_text_editor_set_text (fixture->editor, "Mục tiêu chung");
  dx_text_editor_set_text (fixture->editor, "Mục tiêu cụ thể chung");
  g_object_get (fixture->buffer, "cursor-position", &position, NULL);
  g_assert_cmpint (position, ==, 4);
  assert_text (fixture, "Mục tiêu cụ thể chung");
  g_assert_cmpuint (fixture->changes, ==, 0);
  type (fixture, "X");
  g_assert_cmpuint (fixture->changes, ==, 1);
  fixture_free (fixture);
}

static void
test_legacy (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *editor = GTK_WIDGET (fixture->editor);
  GtkWidget *notice = ui_find (editor, GTK_TYPE_BOX, "notice");
  GtkWidget *yes = ui_find (editor, GTK_TYPE_BUTTON, "notice_yes");

  type (fixture, "Trước: ");
  type (fixture, "TiÕng ViÖt rÊt hay");
  assert_text (fixture, "Trước: TiÕng ViÖt rÊt hay");
  g_assert_true (gtk_widget_get_visible (notice));
  g_signal_emit_by_name (yes, "clicked");
  assert_text (fixture, "Trước: Tiếng Việt rất hay");
  g_assert_false (gtk_widget_get_visible (notice));
  gtk_text_buffer_undo (fixture->buffer);
  assert_text (fixture, "Trước: TiÕng ViÖt rÊt hay");
  fixture_free (fixture);
}

static void
test_legacy_kept (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *editor = GTK_WIDGET (fixture->editor);
  GtkWidget *notice = ui_find (editor, GTK_TYPE_BOX, "notice");

  dx_text_editor_set_text (fixture->editor, "Tieáng Vieät raát hay");
  g_assert_true (gtk_widget_get_visible (notice));
  g_signal_emit_by_name (ui_find (editor, GTK_TYPE_BUTTON, "notice_no"),
                         "clicked");
  g_assert_false (gtk_widget_get_visible (notice));
  assert_text (fixture, "Tieáng Vieät raát hay");
  fixture_free (fixture);
}

static void
test_long_paragraph (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *notice =
      ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BOX, "notice");
  g_autofree char *word = g_strnfill (30000, 'x');
  g_autoptr (GString) sentences = g_string_new (NULL);
  GtkTextIter iter;

  type (fixture, word);
  assert_text (fixture, "");
  g_assert_true (gtk_widget_get_visible (notice));
  for (guint i = 0; i < 1500; i++)
    g_string_append (sentences, "Nâng cao năng suất. ");
  type (fixture, sentences->str);
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  do
    g_assert_cmpint (gtk_text_iter_get_bytes_in_line (&iter), <=,
                     20 * 1024 + 1);
  while (gtk_text_iter_forward_line (&iter));
  g_assert_cmpint (gtk_text_buffer_get_line_count (fixture->buffer), >, 1);
  fixture_free (fixture);
}

static void
test_preedit (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

  type (fixture, "Năng ");
  g_signal_emit_by_name (fixture->view, "preedit-changed", "suất");
  g_assert_true (dx_field_has_preedit (GTK_WIDGET (fixture->view)));
  assert_text (fixture, "Năng ");
  dx_text_editor_commit (fixture->editor);
  assert_text (fixture, "Năng suất");
  dx_text_editor_commit (fixture->editor);
  assert_text (fixture, "Năng suất");
  fixture_free (fixture);
}

static void
test_find (void)
{
  static const struct {
    const char *wanted;
    const char *count;
    const char *selected;
  } cases[] = {
    { "nang suat", "1 trên 3", "Năng suất" },
    { "năng suất", "1 trên 2", "Năng suất" },
    { "đoi", "1 trên 1", "đôi" },
    { "xyz", "Không tìm thấy", "" },
  };
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *label =
      ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, "find_count");

  type (fixture, "Năng suất tăng gấp đôi nhờ năng suất lao động, nang suat");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkTextIter start;
      GtkTextIter end;
      g_autofree char *selected = NULL;

      gtk_text_buffer_get_start_iter (fixture->buffer, &start);
      gtk_text_buffer_place_cursor (fixture->buffer, &start);
      dx_text_editor_find (fixture->editor, cases[i].wanted);
      gtk_text_buffer_get_selection_bounds (fixture->buffer, &start, &end);
      selected = gtk_text_iter_get_slice (&start, &end);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                       cases[i].count);
      g_assert_cmpstr (selected, ==, cases[i].selected);
    }
  dx_text_editor_find (fixture->editor, "nang");
  activate (fixture, "text-editor.find-next", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "2 trên 3");
  activate (fixture, "text-editor.find-previous", NULL);
  activate (fixture, "text-editor.find-previous", NULL);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "3 trên 3");
  activate (fixture, "text-editor.find-close", NULL);
  g_assert_false (gtk_widget_get_visible (
      ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BOX, "find_bar")));
  fixture_free (fixture);
}

static void
test_outline_button (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *button =
      ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_BUTTON, "outline_button");

  g_assert_false (gtk_widget_get_visible (button));
  dx_text_editor_set_outline (fixture->editor, "1. Một\n\n2. Hai\n");
  g_assert_true (gtk_widget_get_visible (button));
  activate (fixture, "text-editor.outline", NULL);
  assert_text (fixture, "1. Một\n\n2. Hai\n");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpuint (fixture->changes, >, 0);
  gtk_text_buffer_undo (fixture->buffer);
  assert_text (fixture, "");
  fixture_free (fixture);
}

static gboolean
shows_three_words (gpointer data)
{
  return g_str_equal (gtk_label_get_label (data), "3 từ");
}

static void
test_counter (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  GtkWidget *counter =
      ui_find (GTK_WIDGET (fixture->editor), GTK_TYPE_LABEL, "counter");

  type (fixture, "Nâng cao suất");
  g_assert_true (ui_wait_until (shows_three_words, counter));
  dx_text_editor_set_max_words (fixture->editor, 2);
  type (fixture, "!");
  ui_wait (300);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (counter)), ==,
                   "3 trên tối đa 2 từ");
  g_assert_true (gtk_widget_has_css_class (counter, "warning"));
  fixture_free (fixture);
}

static void
test_names (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);

  gtk_test_accessible_assert_property (
      fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mục tiêu");
  fixture_free (fixture);
}

static void
test_move_tone (void)
{
  static const char *const cases[][2] = {
    { "hòa", "hoà" },   { "hoà", "hòa" }, { "Thúy", "thuý" },
    { "khỏe", "khoẻ" }, { "năng", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved = dx_spelling_move_tone (cases[i][0]);

      g_assert_cmpstr (moved, ==, cases[i][1]);
    }
}

static guint
count_marked (GtkTextBuffer *buffer)
{
  GtkTextIter iter;
  guint marked = 0;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_toggled_tags (&iter, TRUE);

      marked += tags != NULL;
  } while (gtk_text_iter_forward_to_tag_toggle (&iter, NULL));

  return marked;
}

/* Without a dictionary nothing is marked, and nothing breaks. */
static void
test_spelling (void)
{
  Fixture *fixture = fixture_new (DX_TEXT_EDITOR_LONG);
  DxSpelling *spelling = dx_spelling_new (fixture->view);
  DxSpellingDictionary *dictionary = dx_spelling_dictionary_get ();

  g_assert_cmpint (spelling != NULL, ==, dictionary != NULL);
  dx_text_editor_set_text (
      fixture->editor, "Hòa hoà năng suất, xyzt ISO 9001 a@b.vn DX. Điện Biên");
  if (spelling != NULL)
    {
      dx_spelling_check_now (spelling);
      g_assert_cmpuint (count_marked (fixture->buffer), ==, 1);
      dx_spelling_dictionary_add (dictionary, "xyzt", FALSE);
      g_assert_true (dx_spelling_dictionary_check (dictionary, "xyzt"));
      g_object_unref (spelling);
      g_assert_cmpuint (count_marked (fixture->buffer), ==, 0);
      dx_spelling_dictionary_unref (dictionary);
    }
  fixture_free (fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/text-editor/continue", test_continue);
  g_test_add_func ("/text-editor/break", test_break);
  g_test_add_func ("/text-editor/outline", test_outline);
  g_test_add_func ("/text-editor/lists", test_lists);
  g_test_add_func ("/text-editor/list-buttons", test_list_buttons);
  g_test_add_func ("/text-editor/list-button-on-nothing",
                   test_list_button_on_nothing);
  g_test_add_func ("/text-editor/clean", test_clean);
  g_test_add_func ("/text-editor/accent-alone", test_accent_alone);
  g_test_add_func ("/text-editor/one-paragraph", test_one_paragraph);
  g_test_add_func ("/text-editor/set-text", test_set_text);
  g_test_add_func ("/text-editor/legacy", test_legacy);
  g_test_add_func ("/text-editor/legacy-kept", test_legacy_kept);
  g_test_add_func ("/text-editor/long-paragraph", test_long_paragraph);
  g_test_add_func ("/text-editor/preedit", test_preedit);
  g_test_add_func ("/text-editor/find", test_find);
  g_test_add_func ("/text-editor/outline-button", test_outline_button);
  g_test_add_func ("/text-editor/counter", test_counter);
  g_test_add_func ("/text-editor/names", test_names);
  g_test_add_func ("/text-editor/move-tone", test_move_tone);
  g_test_add_func ("/text-editor/spelling", test_spelling);

  return g_test_run ();
}
