/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-help-text.h"
#include "dx-help-window.h"
#include "ui-fixture.h"

static void
test_text (void)
{
  g_autoptr (GPtrArray) blocks
      = dx_help_text_parse ("# Tên\n\n## Phần\nMột đoạn.\n- Một dòng\n"
                            "2. Dòng hai\n![Trang](a.png)\n![không phải\n");
  static const struct {
    DxHelpKind kind;
    const char *text;
    const char *mark;
    const char *file;
  } wanted[] = {
    { DX_HELP_TITLE, "Tên", NULL, NULL },
    { DX_HELP_HEADING, "Phần", NULL, NULL },
    { DX_HELP_PARAGRAPH, "Một đoạn.", NULL, NULL },
    { DX_HELP_ITEM, "Một dòng", "•", NULL },
    { DX_HELP_ITEM, "Dòng hai", "2.", NULL },
    { DX_HELP_PICTURE, "Trang", NULL, "a.png" },
    { DX_HELP_PARAGRAPH, "![không phải", NULL, NULL },
  };

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < blocks->len; i++)
    {
      const DxHelpBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->kind, ==, wanted[i].kind);
      g_assert_cmpstr (block->text, ==, wanted[i].text);
      g_assert_cmpstr (block->mark, ==, wanted[i].mark);
      g_assert_cmpstr (block->file, ==, wanted[i].file);
    }
}

static GtkWindow *
find_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);

  return g_list_model_get_item (windows, 0);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row);

  return n;
}

static void
test_window (void)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("vn.dexuat.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GtkWindow) window = NULL;
  GtkWidget *list;
  GtkWidget *search;
  GtkWidget *stack;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  dx_help_window_show (application, NULL);
  window = find_window ();
  list = ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, "list");
  search = ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, "search");
  stack = ui_find (GTK_WIDGET (window), GTK_TYPE_STACK, "stack");
  ui_wait (100);
  g_assert_cmpuint (count_rows (list), ==, 11);

  gtk_editable_set_text (GTK_EDITABLE (search), "MUC XANH");
  ui_wait (400);
  g_assert_cmpuint (count_rows (list), ==, 1);

  dx_help_window_show (application, "kiem-tra");
  g_assert_cmpstr (
      gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "page");
  gtk_window_destroy (window);
  ui_wait (50);
  ui_assert_finalized (g_steal_pointer (&window));
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/help/text", test_text);
  g_test_add_func ("/help/window", test_window);

  return g_test_run ();
}
