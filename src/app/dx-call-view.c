/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-view.h"

#include <glib/gi18n-lib.h>

#include "dx-call-view-text.h"
#include "dx-unicode.h"

struct _DxCallView {
  AdwBin parent_instance;
  GtkSearchBar *find_bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkTextView *view;
  GtkTextTag *tags[DX_CALL_DOUBT + 1];
  GtkTextTag *hit;
  GtkTextTag *current;
  GArray
      *letters; /* of gunichar, folded, one for each of the buffer; or NULL */
  GArray *hits; /* of int: where each begins */
  int length;   /* of the words that are sought */
  guint at;
};

G_DEFINE_FINAL_TYPE (DxCallView, dx_call_view, ADW_TYPE_BIN)

/* The letter without case and marks; what has none stays. */
static gunichar
fold_letter (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c == 0x0111 || c == 0x0110)
    return 'd';
  if (g_unichar_isspace (c))
    return ' ';
  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  return g_unichar_tolower (parts[0]);
}

static GArray *
fold_text (const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = fold_letter (g_utf8_get_char (p));

      g_array_append_val (letters, letter);
    }

  return letters;
}

static void
find_all (DxCallView *self, const char *words)
{
  g_autofree char *clean = dx_unicode_to_nfc (words);
  g_autoptr (GArray) wanted = fold_text (g_strstrip (clean));

  g_array_set_size (self->hits, 0);
  self->length = (int) wanted->len;
  if (wanted->len == 0)
    return;
  if (self->letters == NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
      GtkTextIter start;
      GtkTextIter end;
      g_autofree char *text = NULL;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      self->letters = fold_text (text);
    }
  for (guint i = 0; i + wanted->len <= self->letters->len; i++)
    if (memcmp (&g_array_index (self->letters, gunichar, i), wanted->data,
                wanted->len * sizeof (gunichar))
        == 0)
      {
        int start = (int) i;

        g_array_append_val (self->hits, start);
        i += wanted->len - 1;
      }
}

static void
get_hit (DxCallView *self, guint index, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  int offset = g_array_index (self->hits, int, index);

  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, end, offset + self->length);
}

static void
show_count (DxCallView *self)
{
  g_autofree char *text = NULL;

  if (self->length == 0)
    text = g_strdup ("");
  else if (self->hits->len == 0)
    text = g_strdup (_ ("not found"));
  else
    /* Translators: the place that is shown, of all places: “3 of 12” */
    text = g_strdup_printf (_ ("%u of %u"), self->at + 1, self->hits->len);
  gtk_label_set_text (self->count, text);
}

static void
show_hit (DxCallView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->current, &start, &end);
  show_count (self);
  if (self->hits->len == 0)
    return;
  get_hit (self, self->at, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->current, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}

static void
search_changed_cb (GtkSearchEntry *entry, DxCallView *self)
{
  dx_call_view_find (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
next_cb (DxCallView *self)
{
  if (self->hits->len == 0)
    return;
  self->at = (self->at + 1) % self->hits->len;
  show_hit (self);
}

static void
previous_cb (DxCallView *self)
{
  if (self->hits->len == 0)
    return;
  self->at = (self->at + self->hits->len - 1) % self->hits->len;
  show_hit (self);
}

static void
stop_cb (DxCallView *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Doubts and hits need colours that can be read on light and dark. */
static void
style_cb (DxCallView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_object_set (self->tags[DX_CALL_DOUBT], "foreground",
                dark ? "#f8e45c" : "#8a4b00", NULL);
  g_object_set (self->tags[DX_CALL_PLACE], "foreground",
                dark ? "#c0bfbc" : "#5e5c64", NULL);
  g_object_set (self->hit, "background", dark ? "#613583" : "#f9f06b",
                "foreground", dark ? "#ffffff" : "#000000", NULL);
  g_object_set (self->current, "background", dark ? "#1a5fb4" : "#ffbe6f",
                NULL);
}

static void
make_tags (DxCallView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  self->tags[DX_CALL_TITLE] = gtk_text_buffer_create_tag (
      buffer, NULL, "weight", 700, "scale", 1.5, "pixels-below-lines", 6, NULL);
  self->tags[DX_CALL_HEADING] = gtk_text_buffer_create_tag (
      buffer, NULL, "weight", 700, "scale", 1.2, "pixels-above-lines", 18,
      "pixels-below-lines", 3, NULL);
  self->tags[DX_CALL_RULE] = gtk_text_buffer_create_tag (
      buffer, NULL, "weight", 600, "pixels-above-lines", 9, NULL);
  self->tags[DX_CALL_SENTENCE] = gtk_text_buffer_create_tag (
      buffer, NULL, "left-margin", 36, "pixels-above-lines", 3, NULL);
  self->tags[DX_CALL_PLACE] = gtk_text_buffer_create_tag (
      buffer, NULL, "left-margin", 36, "pixels-above-lines", 3, NULL);
  self->tags[DX_CALL_DOUBT] =
      gtk_text_buffer_create_tag (buffer, NULL, "left-margin", 36, "weight",
                                  600, "pixels-above-lines", 3, NULL);
  self->hit = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->current = gtk_text_buffer_create_tag (buffer, NULL, "underline",
                                              PANGO_UNDERLINE_SINGLE, NULL);
}

static void
dx_call_view_finalize (GObject *object)
{
  DxCallView *self = DX_CALL_VIEW (object);

  g_clear_pointer (&self->letters, g_array_unref);
  g_array_unref (self->hits);
  G_OBJECT_CLASS (dx_call_view_parent_class)->finalize (object);
}

static void
dx_call_view_class_init (DxCallViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_call_view_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-call-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DxCallView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, DxCallView, entry);
  gtk_widget_class_bind_template_child (widget_class, DxCallView, count);
  gtk_widget_class_bind_template_child (widget_class, DxCallView, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
dx_call_view_init (DxCallView *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->entry));
  make_tags (self);
  style_cb (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dx_call_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
dx_call_view_new (void)
{
  return g_object_new (DX_TYPE_CALL_VIEW, NULL);
}

/**
 * dx_call_view_set_call:
 * @self: a view
 * @workspace: knows the topics and the time
 * @call: (nullable): what it shows
 *
 * Shows the text of a call.
 */
void
dx_call_view_set_call (DxCallView *self, DxWorkspace *workspace, DxCall *call)
{
  GtkTextBuffer *buffer;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  GtkTextIter end;

  g_return_if_fail (DX_IS_CALL_VIEW (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_text (buffer, "", 0);
  g_clear_pointer (&self->letters, g_array_unref);
  if (call == NULL)
    return;
  now = dx_workspace_now (workspace);
  blocks =
      dx_call_view_text_new (dx_workspace_get_catalog (workspace), call, now);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DxCallBlock *block = g_ptr_array_index (blocks, i);

      gtk_text_buffer_get_end_iter (buffer, &end);
      if (i > 0)
        gtk_text_buffer_insert (buffer, &end, "\n", 1);
      gtk_text_buffer_insert_with_tags (buffer, &end, block->text, -1,
                                        self->tags[block->kind], NULL);
    }
  gtk_text_buffer_get_start_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  dx_call_view_find (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/**
 * dx_call_view_set_find:
 * @self: a view
 * @find: whether to show the entry to find words in the text
 *
 * Begins or ends finding.
 */
void
dx_call_view_set_find (DxCallView *self, gboolean find)
{
  g_return_if_fail (DX_IS_CALL_VIEW (self));

  gtk_search_bar_set_search_mode (self->find_bar, find);
  if (find)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * dx_call_view_find:
 * @self: a view
 * @words: what to look for, without regard to case and marks; "" for nothing
 *
 * Marks all places of @words and shows the first.
 *
 * Returns: how many there are
 */
guint
dx_call_view_find (DxCallView *self, const char *words)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (DX_IS_CALL_VIEW (self), 0);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->hit, &start, &end);
  find_all (self, words);
  for (guint i = 0; i < self->hits->len; i++)
    {
      get_hit (self, i, &start, &end);
      gtk_text_buffer_apply_tag (buffer, self->hit, &start, &end);
    }
  self->at = 0;
  show_hit (self);

  return self->hits->len;
}
