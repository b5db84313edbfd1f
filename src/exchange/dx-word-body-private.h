/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-word-private.h"
#include "dx-word-tag-private.h"

G_BEGIN_DECLS

/* A part of a Word document while it is read. */

/* A paragraph that is open; text boxes open others inside it. */
typedef struct {
  DxWordParagraph *paragraph;
  DxWordText *text;
  char *style;
  gboolean has_number;
  int number;
  int level;
  gboolean in_properties;
  gboolean mark_deleted;
  gboolean in_run;
  char *run_font;
  char *run_style;
} DxWordOpen;

typedef struct {
  guint number;
  guint row;
  guint column;
  guint span;
  gboolean below;
  gboolean in_cell;
} DxWordTable;

/* A field shows a result of its instruction; page numbers and tables of
 * contents are made anew each time and are nobody's words. */
typedef struct {
  GString *code;
  gboolean in_result;
  gboolean derived;
} DxWordField;

typedef struct {
  DxWordBody *body;
  DxXmlReader *xml;
  GArray *open;
  GArray *tables;
  GArray *fields;
  GArray *controls;   /* of each content control: nothing of it counts */
  GArray *alternates; /* of each choice between two forms: one was taken */
  GHashTable *tags;
  GString *struck;
  char *carry; /* nullable: what stood before a mark that was deleted */
  guint deleted;
  gboolean in_text;
  gboolean in_code;
} DxWordReader;

/* The last element of a stack, or %NULL. */
static inline gpointer
dx_word_top (GArray *array)
{
  return array->len > 0
             ? array->data
                   + (gsize) (array->len - 1) * g_array_get_element_size (array)
             : NULL;
}

static inline void
dx_word_pop (GArray *array)
{
  if (array->len > 0)
    g_array_set_size (array, array->len - 1);
}

int dx_word_reader_get_integer (DxWordReader *self,
                                const char *name,
                                int otherwise);
void dx_word_reader_append (DxWordReader *self, const char *text);
void dx_word_reader_append_symbol (DxWordReader *self);
void dx_word_reader_begin_paragraph (DxWordReader *self);
void dx_word_reader_end_paragraph (DxWordReader *self);
void dx_word_reader_property (DxWordReader *self, DxWordTag tag);
void dx_word_reader_begin_run (DxWordReader *self);
void dx_word_reader_end_run (DxWordReader *self);
gboolean dx_word_reader_is_in_run (DxWordReader *self);
void dx_word_reader_set_in_properties (DxWordReader *self, gboolean in);
void dx_word_open_clear (gpointer data);

G_END_DECLS
