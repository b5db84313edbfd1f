/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-parts.h"
#include "dx-text-editor-lines.h"

/* What goes into the text: cleaned on its way in, in lines that are not too
 * long; and lists, which go on by themselves. */

static char *
get_line (const GtkTextIter *at, GtkTextIter *start)
{
  *start = *at;
  gtk_text_iter_set_line_offset (start, 0);

  return gtk_text_iter_get_slice (start, at);
}

static gunichar
get_previous (const GtkTextIter *where)
{
  GtkTextIter before = *where;

  return gtk_text_iter_backward_char (&before)
             ? gtk_text_iter_get_char (&before)
             : 0;
}

/* The text as it may stand there; %NULL if it is right as it is. */
static char *
prepare (DxTextEditor *self,
         const GtkTextIter *where,
         const char *text,
         gsize length,
         gboolean *takes_previous)
{
  gboolean refused;
  g_autofree char *clean =
      dx_field_clean_insert (get_previous (where), text, length,
                             self->style == DX_TEXT_EDITOR_ONE, takes_previous);
  g_autofree char *plain = clean != NULL ? g_strdup (clean)
                                         : g_strndup (text, length);
  g_autofree char *broken = NULL;

  if (length < 64)
    return g_steal_pointer (&clean);
  broken = dx_text_lines_break (plain,
                                (gsize) gtk_text_iter_get_line_index (where),
                                DX_TEXT_EDITOR_PARAGRAPH, &refused);
  if (refused)
    {
      dx_text_editor_tell (
          self, _ ("What was to be pasted has no blanks or line breaks over "
                   "more than 20,000 letters. It was not pasted: it would "
                   "make typing slow. Please paste it in parts."));
      return g_strdup ("");
    }

  if (broken != NULL)
    return g_steal_pointer (&broken);

  return g_steal_pointer (&clean);
}

static void
insert_cb (GtkTextBuffer *buffer,
           GtkTextIter *where,
           const char *text,
           int length,
           DxTextEditor *self)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  gboolean takes_previous = FALSE;
  g_autofree char *copy = NULL;
  g_autofree char *clean = NULL;

  if (self->quiet > 0 || self->moving)
    return;
  copy = g_strndup (text, bytes);
  if (dx_text_editor_check_legacy (self, copy,
                                   gtk_text_iter_get_offset (where)))
    return;
  clean = prepare (self, where, copy, bytes, &takes_previous);
  if (clean == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  self->quiet++;
  if (takes_previous)
    {
      GtkTextIter before = *where;

      gtk_text_iter_backward_char (&before);
      gtk_text_buffer_delete (buffer, &before, where);
    }
  gtk_text_buffer_insert (buffer, where, clean, -1);
  self->quiet--;
}

static void
end_list (DxTextEditor *self, GtkTextIter *item, GtkTextIter *where)
{
  gtk_text_buffer_delete (self->buffer, item, where);
  *where = *item;
}

/* A line was ended: a list goes on, or ends with an item without words. */
static void
continue_list (DxTextEditor *self, GtkTextIter *where)
{
  GtkTextIter end = *where;
  GtkTextIter start;
  gboolean is_empty_item;
  g_autofree char *line = NULL;
  g_autofree char *mark = NULL;

  gtk_text_iter_backward_char (&end);
  line = get_line (&end, &start);
  mark = dx_text_lines_continue (line, &is_empty_item);
  if (mark == NULL && !is_empty_item)
    return;
  self->quiet++;
  if (is_empty_item)
    end_list (self, &start, where);
  else
    gtk_text_buffer_insert (self->buffer, where, mark, -1);
  self->quiet--;
}

static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter *where,
             const char *text,
             int length,
             DxTextEditor *self)
{
  if (self->legacy_comes)
    dx_text_editor_keep_legacy (self, (int) g_utf8_strlen (text, length));
  if (self->quiet > 0 || self->moving || self->style == DX_TEXT_EDITOR_ONE)
    return;
  if (length == 1 && *text == '\n')
    continue_list (self, where);
}

static void
before_moving_cb (DxTextEditor *self)
{
  self->moving = TRUE;
}

static void
after_moving_cb (DxTextEditor *self)
{
  self->moving = FALSE;
}

/* In a text of one paragraph Enter goes on to the next field. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DxTextEditor *self)
{
  const GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_ALT_MASK
                                    | GDK_SHIFT_MASK;

  if (self->style != DX_TEXT_EDITOR_ONE || (state & modifiers) != 0
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
      || dx_field_has_preedit (GTK_WIDGET (self->view)))
    return FALSE;

  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);

  return TRUE;
}

/*
 * dx_text_editor_init_input:
 * @self: an editor
 *
 * Watches what goes into its text.
 */
void
dx_text_editor_init_input (DxTextEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_cb), self);
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (inserted_cb),
                          self);
  g_signal_connect_swapped (self->buffer, "undo", G_CALLBACK (before_moving_cb),
                            self);
  g_signal_connect_swapped (self->buffer, "redo", G_CALLBACK (before_moving_cb),
                            self);
  g_signal_connect_data (self->buffer, "undo", G_CALLBACK (after_moving_cb),
                         self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_data (self->buffer, "redo", G_CALLBACK (after_moving_cb),
                         self, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
get_selected_lines (DxTextEditor *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_selection_bounds (self->buffer, start, end);
  if (!gtk_text_iter_equal (start, end) && gtk_text_iter_starts_line (end))
    gtk_text_iter_backward_char (end);
  gtk_text_iter_set_line_offset (start, 0);
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

/* An empty text is one line. */
static GStrv
split_lines (const char *text)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (*text != '\0')
    return g_strsplit (text, "\n", -1);
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, "");

  return g_strv_builder_end (builder);
}

static gboolean
all_have_mark (GStrv lines, gunichar style)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !dx_text_lines_has_mark (lines[i], style))
      return FALSE;

  return *lines[0] != '\0' || lines[1] != NULL;
}

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxTextEditor *self = DX_TEXT_EDITOR (widget);
  gunichar style = (gunichar) *g_variant_get_string (parameter, NULL);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean remove;
  guint number = 0;

  dx_text_editor_commit (self);
  get_selected_lines (self, &start, &end);
  text = gtk_text_iter_get_slice (&start, &end);
  lines = split_lines (text);
  remove = all_have_mark (lines, style);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_steal_pointer (&lines[i]);

      if (*line == '\0' && lines[i + 1] != NULL)
        lines[i] = g_strdup ("");
      else
        lines[i] = remove ? dx_text_lines_unmark (line)
                          : dx_text_lines_mark (line, style, number++);
    }
  joined = g_strjoinv ("\n", lines);
  dx_text_editor_replace (self, gtk_text_iter_get_offset (&start),
                          gtk_text_iter_get_offset (&end), joined);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
outline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxTextEditor *self = DX_TEXT_EDITOR (widget);
  GtkTextIter first;

  if (self->outline == NULL
      || gtk_text_buffer_get_char_count (self->buffer) > 0)
    return;
  dx_text_editor_replace (self, 0, 0, self->outline);
  gtk_text_buffer_get_iter_at_line (self->buffer, &first, 1);
  gtk_text_buffer_place_cursor (self->buffer, &first);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/*
 * dx_text_editor_class_init_actions:
 * @widget_class: the class of the editor
 *
 * Installs what buttons and keys do.
 */
void
dx_text_editor_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text-editor.list", "s",
                                   list_action);
  gtk_widget_class_install_action (widget_class, "text-editor.outline", NULL,
                                   outline_action);
  dx_text_editor_class_init_find (widget_class);
}
