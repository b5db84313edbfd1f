/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-parts.h"
#include "dx-unicode.h"

/* Counting words waits until the hands rest, milliseconds. */
#define COUNT_AFTER 120

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxTextEditor, dx_text_editor, GTK_TYPE_WIDGET)

static gboolean
count_cb (gpointer data)
{
  DxTextEditor *self = data;
  g_autofree char *text = dx_text_editor_get_text (self);
  guint words = dx_unicode_count_words (text);
  g_autofree char *label = NULL;

  self->counting = 0;
  if (self->max_words > 0)
    /* Translators: how many words stand there, and how many should */
    label =
        g_strdup_printf (_ ("%u of at most %u words"), words, self->max_words);
  else
    label = g_strdup_printf (ngettext ("%u word", "%u words", words), words);
  gtk_label_set_label (self->counter, label);
  if (self->max_words > 0 && words > self->max_words)
    gtk_widget_add_css_class (GTK_WIDGET (self->counter), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->counter), "warning");

  return G_SOURCE_REMOVE;
}

static void
update_outline_button (DxTextEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button),
                          self->outline != NULL
                              && gtk_text_buffer_get_char_count (self->buffer)
                                     == 0);
}

static void
buffer_changed_cb (DxTextEditor *self)
{
  if (self->counting == 0)
    self->counting = g_timeout_add (COUNT_AFTER, count_cb, self);
  update_outline_button (self);
  dx_text_editor_refresh_find (self);
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
spelling_cb (DxTextEditor *self)
{
  gboolean wanted =
      self->settings != NULL
      && g_settings_get_boolean (self->settings, "check-spelling");

  if (wanted && self->spelling == NULL)
    self->spelling = dx_spelling_new (self->view);
  else if (!wanted)
    g_clear_object (&self->spelling);
}

static void
dx_text_editor_dispose (GObject *object)
{
  DxTextEditor *self = DX_TEXT_EDITOR (object);

  g_clear_handle_id (&self->counting, g_source_remove);
  g_clear_object (&self->spelling);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  if (self->buffer != NULL)
    {
      dx_text_editor_dispose_find (self);
      g_signal_handlers_disconnect_by_data (self->buffer, self);
      g_clear_object (&self->buffer);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_TEXT_EDITOR);
  G_OBJECT_CLASS (dx_text_editor_parent_class)->dispose (object);
}

static void
dx_text_editor_finalize (GObject *object)
{
  DxTextEditor *self = DX_TEXT_EDITOR (object);

  g_free (self->outline);
  g_array_unref (self->found);
  G_OBJECT_CLASS (dx_text_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxTextEditor, box);
  gtk_widget_class_bind_template_child (class, DxTextEditor, find_bar);
  gtk_widget_class_bind_template_child (class, DxTextEditor, find_entry);
  gtk_widget_class_bind_template_child (class, DxTextEditor, find_count);
  gtk_widget_class_bind_template_child (class, DxTextEditor, notice);
  gtk_widget_class_bind_template_child (class, DxTextEditor, notice_label);
  gtk_widget_class_bind_template_child (class, DxTextEditor, notice_yes);
  gtk_widget_class_bind_template_child (class, DxTextEditor, notice_no);
  gtk_widget_class_bind_template_child (class, DxTextEditor, scroller);
  gtk_widget_class_bind_template_child (class, DxTextEditor, view);
  gtk_widget_class_bind_template_child (class, DxTextEditor, footer);
  gtk_widget_class_bind_template_child (class, DxTextEditor, tools);
  gtk_widget_class_bind_template_child (class, DxTextEditor, outline_button);
  gtk_widget_class_bind_template_child (class, DxTextEditor, counter);
}

static void
dx_text_editor_class_init (DxTextEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = dx_text_editor_dispose;
  object_class->finalize = dx_text_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_TEXT_EDITOR,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-text-editor.ui");
  bind_children (widget_class);
  dx_text_editor_class_init_actions (widget_class);
}

static void
dx_text_editor_init (DxTextEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_array_new (FALSE, FALSE, sizeof (int));
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  gtk_text_buffer_set_max_undo_levels (self->buffer, 0);
  dx_field_track_preedit (GTK_WIDGET (self->view));
  dx_text_editor_init_input (self);
  dx_text_editor_init_legacy (self);
  dx_text_editor_init_find (self);
  g_signal_connect_swapped (self->buffer, "changed",
                            G_CALLBACK (buffer_changed_cb), self);
}

/* Of a line of text at eleven points, pixels. */
#define LINE_HEIGHT 20.0

/* How much larger letters are than those that the heights are made for. */
static double
get_scale (DxTextEditor *self)
{
  PangoContext *context =
      gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = pango_font_metrics_get_height (metrics)
                  / (double) PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return MAX (height / LINE_HEIGHT, 1);
}

static void
set_style (DxTextEditor *self, DxTextEditorStyle style)
{
  static const int heights[][2] = {
    [DX_TEXT_EDITOR_LONG] = { 160, 420 },
    [DX_TEXT_EDITOR_SHORT] = { 72, 240 },
    [DX_TEXT_EDITOR_ONE] = { 82, 260 },
  };

  const double scale = style == DX_TEXT_EDITOR_LONG ? 1 : get_scale (self);

  self->style = style;
  gtk_scrolled_window_set_min_content_height (
      self->scroller, (int) (heights[style][0] * scale));
  gtk_scrolled_window_set_max_content_height (
      self->scroller, (int) (heights[style][1] * scale));
  gtk_widget_set_visible (GTK_WIDGET (self->tools),
                          style == DX_TEXT_EDITOR_LONG);
  gtk_widget_set_visible (GTK_WIDGET (self->footer),
                          style != DX_TEXT_EDITOR_SHORT);
}

/**
 * dx_text_editor_new:
 * @name: what the text is called, for a screen reader
 * @style: how long texts are expected to be
 * @settings: (nullable): the settings of this program
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
dx_text_editor_new (const char *name,
                    DxTextEditorStyle style,
                    GSettings *settings)
{
  DxTextEditor *self = g_object_new (DX_TYPE_TEXT_EDITOR, NULL);

  set_style (self, style);
  dx_field_set_name (GTK_WIDGET (self->view), name);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      g_signal_connect_swapped (settings, "changed::check-spelling",
                                G_CALLBACK (spelling_cb), self);
    }
  spelling_cb (self);
  self->counting = g_timeout_add (COUNT_AFTER, count_cb, self);

  return GTK_WIDGET (self);
}

/**
 * dx_text_editor_get_view:
 * @self: an editor
 *
 * Returns: (transfer none): the view in it, which has the focus
 */
GtkTextView *
dx_text_editor_get_view (DxTextEditor *self)
{
  g_return_val_if_fail (DX_IS_TEXT_EDITOR (self), NULL);

  return self->view;
}

/**
 * dx_text_editor_get_frame:
 * @self: an editor
 *
 * Returns: (transfer none): the card around the view
 */
GtkWidget *
dx_text_editor_get_frame (DxTextEditor *self)
{
  g_return_val_if_fail (DX_IS_TEXT_EDITOR (self), NULL);

  return GTK_WIDGET (self->scroller);
}

/**
 * dx_text_editor_get_text:
 * @self: an editor
 *
 * Returns: (transfer full): its text in NFC with U+000A breaks
 */
char *
dx_text_editor_get_text (DxTextEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (DX_IS_TEXT_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* Letters that two texts begin with, and after those, end with. */
static void
compare (const char *old, const char *new, int *prefix, int *suffix)
{
  const char *old_end = old + strlen (old);
  const char *new_end = new + strlen (new);

  for (*prefix = 0;
       *old != '\0' && g_utf8_get_char (old) == g_utf8_get_char (new);
       (*prefix)++)
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
    }
  for (*suffix = 0; old_end > old && new_end > new; (*suffix)++)
    {
      const char *a = g_utf8_prev_char (old_end);
      const char *b = g_utf8_prev_char (new_end);

      if (g_utf8_get_char (a) != g_utf8_get_char (b))
        return;
      old_end = a;
      new_end = b;
    }
}

/* Only what differs is replaced: cursor and undo stay. */
static void
change_text (DxTextEditor *self, const char *old, const char *text)
{
  int length = (int) g_utf8_strlen (text, -1);
  int prefix;
  int suffix;
  g_autofree char *middle = NULL;

  compare (old, text, &prefix, &suffix);
  middle = g_utf8_substring (text, prefix, length - suffix);
  dx_text_editor_replace (self, prefix, (int) g_utf8_strlen (old, -1) - suffix,
                          middle);
}

/**
 * dx_text_editor_set_text:
 * @self: an editor
 * @text: (nullable): UTF-8 in NFC
 *
 * Shows a text, without "changed". The first one is where undo begins; later
 * ones are changes like those of the user. Nothing moves if it is there.
 */
void
dx_text_editor_set_text (DxTextEditor *self, const char *text)
{
  g_autofree char *old = NULL;
  const char *new = text != NULL ? text : "";

  g_return_if_fail (DX_IS_TEXT_EDITOR (self));

  old = dx_text_editor_get_text (self);
  if (g_str_equal (old, new))
    return;
  self->loading = TRUE;
  self->quiet++;
  if (*old == '\0' && !gtk_text_buffer_get_can_undo (self->buffer))
    {
      gtk_text_buffer_begin_irreversible_action (self->buffer);
      gtk_text_buffer_set_text (self->buffer, new, -1);
      gtk_text_buffer_end_irreversible_action (self->buffer);
    }
  else
    change_text (self, old, new);
  self->quiet--;
  self->loading = FALSE;
  dx_text_editor_offer_legacy (self);
}

/**
 * dx_text_editor_set_outline:
 * @self: an editor
 * @outline: (nullable): headings
 *
 * Offers to begin an empty text with @outline.
 */
void
dx_text_editor_set_outline (DxTextEditor *self, const char *outline)
{
  g_return_if_fail (DX_IS_TEXT_EDITOR (self));

  g_free (self->outline);
  self->outline = g_strdup (outline);
  update_outline_button (self);
}

/**
 * dx_text_editor_set_max_words:
 * @self: an editor
 * @max_words: how long the text should be at most, or 0
 *
 * Lets the counter say it.
 */
void
dx_text_editor_set_max_words (DxTextEditor *self, guint max_words)
{
  g_return_if_fail (DX_IS_TEXT_EDITOR (self));

  self->max_words = max_words;
}

/**
 * dx_text_editor_commit:
 * @self: an editor
 *
 * Takes what an input method is still composing into the text.
 */
void
dx_text_editor_commit (DxTextEditor *self)
{
  g_return_if_fail (DX_IS_TEXT_EDITOR (self));

  dx_field_commit_preedit (GTK_WIDGET (self->view));
}

/*
 * dx_text_editor_replace:
 * @self: an editor
 * @start: letters before the place
 * @end: letters before its end
 * @text: what is to stand there
 *
 * Replaces a part of the text as one step of undo.
 */
void
dx_text_editor_replace (DxTextEditor *self,
                        int start,
                        int end,
                        const char *text)
{
  GtkTextIter from;
  GtkTextIter to;

  self->quiet++;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  gtk_text_buffer_insert (self->buffer, &from, text, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  self->quiet--;
}

/*
 * dx_text_editor_tell:
 * @self: an editor
 * @message: plain text
 *
 * Says something above the text until the user has read it.
 */
void
dx_text_editor_tell (DxTextEditor *self, const char *message)
{
  self->legacy = DX_LEGACY_NONE;
  gtk_label_set_label (self->notice_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_yes), FALSE);
  gtk_button_set_label (self->notice_no, _ ("_Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}
