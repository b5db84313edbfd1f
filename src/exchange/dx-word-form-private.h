/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-form.h"
#include "dx-proposal.h"
#include "dx-word-match-private.h"
#include "dx-word-private.h"
#include "dx-word-rules-private.h"

G_BEGIN_DECLS

/* From a flat list of paragraphs to the places of a form. All words come
 * from the form's data and from data/word/reading.json. */

/**
 * DxWordLine:
 * @paragraph: where it stands
 * @mark: (nullable): automatic numbering; of the first line only
 * @text: (nullable): its words; %NULL when they have been taken
 * @tokens: (nullable): its first words, for headings
 * @number: index of the paragraph
 */
typedef struct {
  const DxWordParagraph *paragraph;
  const char *mark;
  char *text;
  GArray *tokens;
  guint number;
} DxWordLine;

/**
 * DxWordHeading:
 * @found: whether it is there
 * @certain: its words are the form's, or near enough
 * @line: the first line of it
 * @last: the last line of it
 * @rest: byte of the last line at which the text of the section begins
 */
typedef struct {
  gboolean found;
  gboolean certain;
  guint line;
  guint last;
  gsize rest;
} DxWordHeading;

GPtrArray     *dx_word_lines_new       (const DxWordDocument  *document);
GArray        *dx_word_line_tokens     (DxWordLine            *line);
DxWordHeading *dx_word_headings_find   (GPtrArray             *lines,
                                        const DxForm          *form,
                                        const DxWordFormRules *rules);

/**
 * DxWordPlacing:
 * @form: the form
 * @rules: words of all forms
 * @form_rules: (nullable): words of this form
 * @document: where the text comes from
 * @lines: (element-type DxWordLine): all lines
 * @proposal: takes the values
 * @unplaced: (element-type utf8): takes what found no place
 * @notices: (element-type utf8): takes what a person should know
 * @passage: (nullable): unplaced lines that stand together
 * @passage_end: behind the last of them
 * @tables: (element-type guint): tables that have been looked at
 */
typedef struct {
  const DxForm *form;
  const DxWordRules *rules;
  const DxWordFormRules *form_rules;
  const DxWordDocument *document;
  GPtrArray *lines;
  DxProposal *proposal;
  GPtrArray *unplaced;
  GPtrArray *notices;
  GString *passage;
  guint passage_end;
  GHashTable *tables;
} DxWordPlacing;

void     dx_word_place_front    (DxWordPlacing       *self,
                                 guint                end);
void     dx_word_place_section  (DxWordPlacing       *self,
                                 const DxFormSection *section,
                                 guint                start,
                                 guint                end);
void     dx_word_place_rest     (DxWordPlacing       *self,
                                 guint                start,
                                 guint                end);
guint    dx_word_find_signature (DxWordPlacing       *self,
                                 guint                from);
void     dx_word_unplace_line   (DxWordPlacing       *self,
                                 guint                index);
void     dx_word_unplace_text   (DxWordPlacing       *self,
                                 const char          *text);
char    *dx_word_line_text      (const DxWordLine    *line);

/* dx-word-value.c: the text of a field as its value */
void     dx_word_set_value      (DxWordPlacing       *self,
                                 const char          *field,
                                 const char          *text);
gboolean dx_word_find_months    (const char          *text,
                                 gint64              *months);
gboolean dx_word_read_integer   (const DxField       *field,
                                 const char          *text,
                                 const char          *unit,
                                 gint64              *value);

gboolean dx_word_is_unit        (const char          *text);
const char *dx_word_get_unit    (const char          *text);

/* dx-word-table.c: tables */
void     dx_word_place_table    (DxWordPlacing       *self,
                                 const DxFormSection *section,
                                 GPtrArray           *labels,
                                 guint                start,
                                 guint                end);

/* dx-word-foreign.c: is it the form at all? */
gboolean dx_word_check_form     (DxWordPlacing       *self,
                                 DxWordHeading       *headings,
                                 GError             **error);

/* dx-word-own.c: a file of ours comes back */
DxProposal *dx_word_merge_own   (DxProposal          *embedded,
                                 DxProposal          *read);

G_END_DECLS
