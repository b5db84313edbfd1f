/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-editor-private.h"

#include <glib/gi18n-lib.h>

/* Find in the text. A letter typed without accents finds it with any, a
 * letter typed with one means it. */

typedef struct {
  gunichar small; /* as it is, in small letters */
  gunichar bare;  /* and without accents */
} Letter;

static gunichar
get_bare (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (c == 0x0111)
    return 'd';
  if (c < 0x80)
    return c;
  g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  return parts[0];
}

static GArray *
read_letters (const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      Letter letter = { g_unichar_tolower (g_utf8_get_char (at)), 0 };

      letter.bare = get_bare (letter.small);
      g_array_append_val (letters, letter);
    }

  return letters;
}

static gboolean
matches (GArray *text, guint at, GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      const Letter *a = &g_array_index (text, Letter, at + i);
      const Letter *b = &g_array_index (wanted, Letter, i);

      if (b->small != b->bare ? a->small != b->small : a->bare != b->bare)
        return FALSE;
    }

  return TRUE;
}

static void
find_all (DxTextEditor *self, const char *wanted)
{
  g_autofree char *text = dx_text_editor_get_text (self);
  g_autoptr (GArray) all = read_letters (text);
  g_autoptr (GArray) some = read_letters (wanted);

  g_array_set_size (self->found, 0);
  self->found_length = some->len;
  for (guint i = 0; some->len > 0 && i + some->len <= all->len; i++)
    if (matches (all, i, some))
      {
        int offset = (int) i;

        g_array_append_val (self->found, offset);
        i += some->len - 1;
      }
}

static void
get_found (DxTextEditor *self,
           guint index,
           GtkTextIter *start,
           GtkTextIter *end)
{
  int offset = g_array_index (self->found, int, index);

  gtk_text_buffer_get_iter_at_offset (self->buffer, start, offset);
  *end = *start;
  gtk_text_iter_forward_chars (end, (int) self->found_length);
}

static void
mark_all (DxTextEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->found_tag, &start, &end);
  for (guint i = 0; i < self->found->len; i++)
    {
      get_found (self, i, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->found_tag, &start, &end);
    }
}

static void
show_count (DxTextEditor *self)
{
  g_autofree char *text = NULL;

  if (self->found_length == 0)
    text = g_strdup ("");
  else if (self->found->len == 0)
    text = g_strdup (_ ("Not found"));
  else
    /* Translators: of the places where words were found, "2 of 5" */
    text =
        g_strdup_printf (_ ("%u of %u"), self->found_at + 1, self->found->len);
  gtk_label_set_label (self->find_count, text);
}

static void
search (DxTextEditor *self)
{
  find_all (self, gtk_editable_get_text (GTK_EDITABLE (self->find_entry)));
  mark_all (self);
  if (self->found_at >= self->found->len)
    self->found_at = 0;
  show_count (self);
}

static void
show_found (DxTextEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  show_count (self);
  if (self->found->len == 0)
    return;
  get_found (self, self->found_at, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_text_view_scroll_to_mark (
      self->view, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE, 0, 0);
}

static void
search_changed_cb (DxTextEditor *self)
{
  self->found_at = 0;
  search (self);
  show_found (self);
}

static void
step (DxTextEditor *self, gboolean forward)
{
  guint n = self->found->len;

  if (n == 0)
    return;
  self->found_at = (self->found_at + (forward ? 1 : n - 1)) % n;
  show_found (self);
}

static void
close_find (DxTextEditor *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  g_array_set_size (self->found, 0);
  self->found_length = 0;
  mark_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
next_cb (DxTextEditor *self)
{
  step (self, TRUE);
}

static void
previous_cb (DxTextEditor *self)
{
  step (self, FALSE);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxTextEditor *self = DX_TEXT_EDITOR (widget);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *selected = NULL;

  dx_text_editor_commit (self);
  if (gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end)
      && gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    selected = gtk_text_iter_get_slice (&start, &end);
  dx_text_editor_find (self, selected);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DX_TEXT_EDITOR (widget), g_str_has_suffix (name, "next"));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_find (DX_TEXT_EDITOR (widget));
}

/*
 * dx_text_editor_class_init_find:
 * @widget_class: the class of the editor
 *
 * Installs the actions and keys of the search.
 */
void
dx_text_editor_class_init_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text-editor.find", NULL,
                                   find_action);
  gtk_widget_class_install_action (widget_class, "text-editor.find-next", NULL,
                                   step_action);
  gtk_widget_class_install_action (widget_class, "text-editor.find-previous",
                                   NULL, step_action);
  gtk_widget_class_install_action (widget_class, "text-editor.find-close", NULL,
                                   close_action);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "text-editor.find", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "text-editor.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "text-editor.find-previous", NULL);
}

/*
 * dx_text_editor_init_find:
 * @self: an editor
 *
 * Prepares the search.
 */
void
dx_text_editor_init_find (DxTextEditor *self)
{
  self->found_tag = gtk_text_buffer_create_tag (self->buffer, NULL,
                                                "background", "#f9f06b",
                                                "foreground", "#000000", NULL);
  g_signal_connect_swapped (self->find_entry, "search-changed",
                            G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->find_entry, "activate", G_CALLBACK (next_cb),
                            self);
  g_signal_connect_swapped (self->find_entry, "next-match",
                            G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->find_entry, "previous-match",
                            G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->find_entry, "stop-search",
                            G_CALLBACK (close_find), self);
}

/*
 * dx_text_editor_dispose_find:
 * @self: an editor
 *
 * Lets go of the search.
 */
void
dx_text_editor_dispose_find (DxTextEditor *self)
{
  g_signal_handlers_disconnect_by_data (self->find_entry, self);
}

/*
 * dx_text_editor_refresh_find:
 * @self: an editor
 *
 * The text changed: what was found may stand elsewhere.
 */
void
dx_text_editor_refresh_find (DxTextEditor *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->find_bar)))
    search (self);
}

/**
 * dx_text_editor_find:
 * @self: an editor
 * @text: (nullable): what to look for, or %NULL for what was looked for last
 *
 * Opens the search.
 */
void
dx_text_editor_find (DxTextEditor *self, const char *text)
{
  g_return_if_fail (DX_IS_TEXT_EDITOR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->find_entry), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  search (self);
  show_found (self);
}
