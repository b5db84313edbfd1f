/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-legacy.h"
#include "dx-spelling.h"
#include "dx-text-editor.h"

G_BEGIN_DECLS

/* Longer paragraphs make every key slow: a view lays out a paragraph at a
 * time. Bytes. */
#define DX_TEXT_EDITOR_PARAGRAPH (20 * 1024)

struct _DxTextEditor {
  GtkWidget parent_instance;
  /* What is seen */
  GtkBox *box;
  GtkBox *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel *find_count;
  GtkBox *notice;
  GtkLabel *notice_label;
  GtkButton *notice_yes;
  GtkButton *notice_no;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkBox *footer;
  GtkBox *tools;
  GtkButton *outline_button;
  GtkLabel *counter;
  /* What it knows */
  GtkTextBuffer *buffer;
  GSettings *settings;
  DxTextEditorStyle style;
  DxSpelling *spelling;
  char *outline;
  guint max_words;
  guint counting;      /* source id */
  guint quiet;         /* our own changes need no cleaning */
  gboolean moving;     /* undo and redo neither */
  gboolean loading;    /* the owner knows the text */
  /* Text in an old encoding, between two marks */
  DxLegacy legacy;
  gboolean legacy_comes;
  int legacy_offset;
  GtkTextMark *legacy_start;
  GtkTextMark *legacy_end;
  /* Find */
  GtkTextTag *found_tag;
  GArray *found;       /* of int: letter offsets */
  guint found_length;
  guint found_at;
};

void dx_text_editor_init_input    (DxTextEditor *self);
void dx_text_editor_init_find     (DxTextEditor *self);
void dx_text_editor_init_legacy   (DxTextEditor *self);
void dx_text_editor_dispose_find  (DxTextEditor *self);
void dx_text_editor_class_init_actions (GtkWidgetClass *widget_class);
void dx_text_editor_class_init_find (GtkWidgetClass *widget_class);
void dx_text_editor_refresh_find  (DxTextEditor *self);
gboolean
     dx_text_editor_check_legacy  (DxTextEditor *self,
                                   const char   *text,
                                   int           offset);
void dx_text_editor_keep_legacy   (DxTextEditor *self,
                                   int           length);
void dx_text_editor_offer_legacy  (DxTextEditor *self);
void dx_text_editor_tell          (DxTextEditor *self,
                                   const char   *message);
void dx_text_editor_replace       (DxTextEditor *self,
                                   int           start,
                                   int           end,
                                   const char   *text);

G_END_DECLS
