/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An editor of long texts: undo, find, lists that go on by themselves,
 * pasting that cleans and offers to mend old encodings, spelling, a counter
 * of words.
 *
 * Signal "changed": the text is another one. */
#define DX_TYPE_TEXT_EDITOR (dx_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (DxTextEditor, dx_text_editor, DX, TEXT_EDITOR,
                      GtkWidget)

/**
 * DxTextEditorStyle:
 * @DX_TEXT_EDITOR_LONG: many paragraphs, with all tools
 * @DX_TEXT_EDITOR_SHORT: some lines, without tools
 * @DX_TEXT_EDITOR_ONE: one paragraph that wraps
 */
typedef enum {
  DX_TEXT_EDITOR_LONG,
  DX_TEXT_EDITOR_SHORT,
  DX_TEXT_EDITOR_ONE
} DxTextEditorStyle;

GtkWidget   *dx_text_editor_new          (const char        *name,
                                          DxTextEditorStyle  style,
                                          GSettings         *settings);
GtkTextView *dx_text_editor_get_view     (DxTextEditor      *self);
GtkWidget   *dx_text_editor_get_frame    (DxTextEditor      *self);
char        *dx_text_editor_get_text     (DxTextEditor      *self);
void         dx_text_editor_set_text     (DxTextEditor      *self,
                                          const char        *text);
void         dx_text_editor_set_outline  (DxTextEditor      *self,
                                          const char        *outline);
void         dx_text_editor_set_max_words (DxTextEditor     *self,
                                          guint              max_words);
void         dx_text_editor_commit       (DxTextEditor      *self);
void         dx_text_editor_find         (DxTextEditor      *self,
                                          const char        *text);

G_END_DECLS
