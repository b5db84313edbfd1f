/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-help-window.h"

#include <glib/gi18n-lib.h>

#include "dx-help-text.h"
#include "dx-unicode.h"

#define FOLDER "/vn/dexuat/DeXuat/help/"

/* The guide: a list of its pages, searched by all their words, and a page.
 * It is written in Vietnamese, as the form is. */
struct _DxHelpWindow {
  AdwWindow parent_instance;
  GPtrArray *pages; /* of Page */
  GtkStack *stack;
  GtkListBox *list;
  GtkSearchEntry *search;
  GtkBox *article;
  GtkScrolledWindow *scroller;
  GtkButton *back;
  AdwWindowTitle *title;
};

#define DX_TYPE_HELP_WINDOW (dx_help_window_get_type ())
G_DECLARE_FINAL_TYPE (DxHelpWindow, dx_help_window, DX, HELP_WINDOW, AdwWindow)
G_DEFINE_FINAL_TYPE (DxHelpWindow, dx_help_window, ADW_TYPE_WINDOW)

typedef struct {
  char *name;   /* "02-muoi-muc" */
  char *title;  /* "Mười mục của phiếu" */
  char *folded; /* all words, for the search */
  GPtrArray *blocks;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  g_free (page->title);
  g_free (page->folded);
  g_ptr_array_unref (page->blocks);
  g_free (page);
}

static Page *
page_load (const char *file)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  Page *page = g_new0 (Page, 1);

  g_assert (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  page->name = g_strndup (file, strlen (file) - strlen (".txt"));
  page->folded = dx_unicode_fold (text);
  page->blocks = dx_help_text_parse (text);
  for (guint i = 0; i < page->blocks->len && page->title == NULL; i++)
    {
      const DxHelpBlock *block = g_ptr_array_index (page->blocks, i);

      if (block->kind == DX_HELP_TITLE)
        page->title = g_strdup (block->text);
    }

  return page;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
load_pages (void)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (page_free);
  g_auto (GStrv) names = g_resources_enumerate_children (
      FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return pages;
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".txt"))
      g_ptr_array_add (pages, page_load (names[i]));

  return pages;
}

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

static GtkWidget *
make_item (const DxHelpBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = gtk_label_new (block->mark);
  GtkWidget *text = make_label (block->text, NULL);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (mark), 2);
  gtk_label_set_xalign (GTK_LABEL (mark), 1);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), text);

  return box;
}

static GtkWidget *
make_picture (const DxHelpBlock *block)
{
  g_autofree char *path = g_strconcat (FOLDER, block->file, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "help-picture");

  return picture;
}

static GtkWidget *
make_block (const DxHelpBlock *block)
{
  switch (block->kind)
    {
    case DX_HELP_TITLE:
      return make_label (block->text, "title-1");
    case DX_HELP_HEADING:
      return make_label (block->text, "title-4");
    case DX_HELP_ITEM:
      return make_item (block);
    case DX_HELP_PICTURE:
      return make_picture (block);
    case DX_HELP_PARAGRAPH:
    default:
      return make_label (block->text, NULL);
    }
}

static void
show_list (DxHelpWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_page (DxHelpWindow *self, const Page *page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->article)))
         != NULL)
    gtk_box_remove (self->article, child);
  for (guint i = 0; i < page->blocks->len; i++)
    gtk_box_append (self->article,
                    make_block (g_ptr_array_index (page->blocks, i)));
  adw_window_title_set_subtitle (self->title, page->title);
  gtk_widget_set_visible (GTK_WIDGET (self->back), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DxHelpWindow *self)
{
  show_page (self, g_ptr_array_index (
                       self->pages, (guint) gtk_list_box_row_get_index (row)));
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  DxHelpWindow *self = data;
  const Page *page = g_ptr_array_index (
      self->pages, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *wanted = dx_unicode_fold (
      gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return strstr (page->folded, wanted) != NULL;
}

static gboolean
go_back_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  DxHelpWindow *self = DX_HELP_WINDOW (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_list (self);

  return TRUE;
}

static void
fill_list (DxHelpWindow *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (self->pages, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), page->title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

static void
dx_help_window_dispose (GObject *object)
{
  DxHelpWindow *self = DX_HELP_WINDOW (object);

  if (self->list != NULL)
    gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (dx_help_window_parent_class)->dispose (object);
}

static void
dx_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (DX_HELP_WINDOW (object)->pages);
  G_OBJECT_CLASS (dx_help_window_parent_class)->finalize (object);
}

static void
dx_help_window_class_init (DxHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_help_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_help_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, article);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, DxHelpWindow, title);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, go_back_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                go_back_cb, NULL);
}

static void
dx_help_window_init (DxHelpWindow *self)
{
  self->pages = load_pages ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_list (self);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter),
                            self->list);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (show_list),
                            self);
}

static DxHelpWindow *
find_window (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  for (GList *l = windows; l != NULL; l = l->next)
    if (DX_IS_HELP_WINDOW (l->data))
      return l->data;

  return g_object_new (DX_TYPE_HELP_WINDOW, "application", application, NULL);
}

/**
 * dx_help_window_show:
 * @application: the application
 * @topic: (nullable): a page's name without its number ("kiem-tra"), or
 *   %NULL for the list of pages
 *
 * Shows the guide, which is part of the program.
 */
void
dx_help_window_show (GtkApplication *application, const char *topic)
{
  DxHelpWindow *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));

  self = find_window (application);
  show_list (self);
  for (guint i = 0; topic != NULL && i < self->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (self->pages, i);

      if (g_str_has_suffix (page->name, topic))
        show_page (self, page);
    }
  gtk_window_present (GTK_WINDOW (self));
}
