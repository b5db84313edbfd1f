/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text in the encodings of before Unicode is shown and mended on the user's
 * yes, never silently. */

/* Shorter pieces say too little. Bytes. */
#define SHORTEST 8

/* So much of the text is shown before and after. Letters. */
#define PREVIEW 90

static char *
shorten (const char *text)
{
  g_autofree char *start = g_utf8_strlen (text, -1) > PREVIEW
                               ? g_utf8_substring (text, 0, PREVIEW)
                               : g_strdup (text);

  g_strdelimit (start, "\n", ' ');
  if (g_utf8_strlen (text, -1) > PREVIEW)
    return g_strconcat (start, "…", NULL);

  return g_steal_pointer (&start);
}

static char *
get_legacy_text (DxTextEditor *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start, self->legacy_start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, end, self->legacy_end);

  return gtk_text_buffer_get_text (self->buffer, start, end, TRUE);
}

static void
show_offer (DxTextEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = get_legacy_text (self, &start, &end);
  g_autofree char *mended = dx_legacy_convert (text, self->legacy);
  g_autofree char *before = shorten (text);
  g_autofree char *after = shorten (mended);
  g_autofree char *message = g_strdup_printf (
      /* Translators: an old encoding, a text in it and the text mended */
      _ ("This text is in the old encoding %s.\n“%s”\nIn Unicode:\n“%s”"),
      dx_legacy_get_name (self->legacy), before, after);

  gtk_label_set_label (self->notice_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->notice_yes), TRUE);
  gtk_button_set_label (self->notice_no, _ ("_Keep as It Is"));
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

static void
close_cb (DxTextEditor *self)
{
  self->legacy = DX_LEGACY_NONE;
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
convert_cb (DxTextEditor *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = get_legacy_text (self, &start, &end);
  g_autofree char *mended = dx_legacy_convert (text, self->legacy);

  dx_text_editor_replace (self, gtk_text_iter_get_offset (&start),
                          gtk_text_iter_get_offset (&end), mended);
  close_cb (self);
}

/*
 * dx_text_editor_init_legacy:
 * @self: an editor
 *
 * Prepares the offer to mend old text.
 */
void
dx_text_editor_init_legacy (DxTextEditor *self)
{
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->legacy_start =
      gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->legacy_end =
      gtk_text_buffer_create_mark (self->buffer, NULL, &start, FALSE);
  g_signal_connect_swapped (self->notice_yes, "clicked",
                            G_CALLBACK (convert_cb), self);
  g_signal_connect_swapped (self->notice_no, "clicked", G_CALLBACK (close_cb),
                            self);
}

/*
 * dx_text_editor_check_legacy:
 * @self: an editor
 * @text: what is about to come
 * @offset: letters before its place
 *
 * Returns: whether it is in an old encoding: it has to come as it is, since
 *   some of its letters look like hidden characters
 */
gboolean
dx_text_editor_check_legacy (DxTextEditor *self, const char *text, int offset)
{
  DxLegacy legacy;

  if (strlen (text) < SHORTEST)
    return FALSE;
  legacy = dx_legacy_detect (text);
  if (legacy == DX_LEGACY_NONE)
    return FALSE;
  self->legacy = legacy;
  self->legacy_comes = TRUE;
  self->legacy_offset = offset;

  return TRUE;
}

/*
 * dx_text_editor_keep_legacy:
 * @self: an editor
 * @length: letters that have come
 *
 * Old text has come: keeps its place in mind, and offers to mend it.
 */
void
dx_text_editor_keep_legacy (DxTextEditor *self, int length)
{
  GtkTextIter start;
  GtkTextIter end;

  self->legacy_comes = FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start,
                                      self->legacy_offset);
  end = start;
  gtk_text_iter_forward_chars (&end, length);
  gtk_text_buffer_move_mark (self->buffer, self->legacy_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->legacy_end, &end);
  show_offer (self);
}

/*
 * dx_text_editor_offer_legacy:
 * @self: an editor
 *
 * A text was loaded: offers to mend it if it is in an old encoding.
 */
void
dx_text_editor_offer_legacy (DxTextEditor *self)
{
  g_autofree char *text = dx_text_editor_get_text (self);
  GtkTextIter start;
  GtkTextIter end;

  self->legacy = dx_legacy_detect (text);
  if (self->legacy == DX_LEGACY_NONE)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
      return;
    }
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_move_mark (self->buffer, self->legacy_start, &start);
  gtk_text_buffer_move_mark (self->buffer, self->legacy_end, &end);
  show_offer (self);
}
