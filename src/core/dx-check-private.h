/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-check.h"

G_BEGIN_DECLS

/* What the check's parts share. One DxCheck lives as long as one call of
 * dx_check (); all that it points at is borrowed from the proposal, its
 * form, its call and the catalog, and none of it changes meanwhile. */

/**
 * DxCheckText:
 * @field: the field it stands in
 * @text: (not nullable): a text value, an item of a list or a cell; borrowed
 * @folded: the same by dx_check_fold (); owned
 * @length: of @folded, in bytes
 */
typedef struct {
  const DxField *field;
  const char *text;
  char *folded;
  gsize length;
} DxCheckText;

typedef struct {
  DxProposal *proposal;
  DxCatalog *catalog;
  const DxForm *form;
  DxCall *call;             /* nullable */
  const DxTextRules *rules; /* nullable */
  GDateTime *now;           /* nullable */
  GArray *texts;            /* of DxCheckText, in the form's order */
  GPtrArray *findings;
} DxCheck;

void dx_check_add (DxCheck *self,
                   const char *id,
                   DxSeverity severity,
                   const char *field,
                   const DxSource *source,
                   char *message_take);
char *dx_check_name_field (const DxCheck *self, const char *field);
const DxFormSection *dx_check_get_section (const DxCheck *self,
                                           const char *field);

/* The groups of checks, in no order: findings are sorted afterwards. */
void dx_check_form (DxCheck *self);
void dx_check_call (DxCheck *self);
void dx_check_units (DxCheck *self);
void dx_check_text (DxCheck *self);
void dx_check_citations (DxCheck *self);

gboolean dx_check_is_textual (const DxField *field);
gboolean dx_check_has_answer (const DxCheck *self, const char *field);

/* Folding and words: dx-check-words.c */

typedef struct _DxCheckWords DxCheckWords;

/**
 * DxCheckMatch:
 * @start: byte of its first letter
 * @end: byte behind its last
 * @index: which word, in the order they were added
 */
typedef struct {
  gsize start;
  gsize end;
  guint index;
  guint next; /* where to go on at @start; private */
} DxCheckMatch;

char *dx_check_fold (const char *text);
DxCheckWords *dx_check_words_new (void);
void dx_check_words_free (DxCheckWords *self);
void dx_check_words_add (DxCheckWords *self, const char *word);
gboolean dx_check_words_next (const DxCheckWords *self,
                              const char *text,
                              gsize length,
                              DxCheckMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxCheckWords, dx_check_words_free)

/* Durations in words: dx-check-duration.c */

/**
 * DxCheckDuration:
 * @start: first byte of its figure
 * @end: behind its last word
 * @months: how long, in months
 * @in_months: whether the word "tháng" is in it, not only "năm"
 */
typedef struct {
  const char *start;
  const char *end;
  double months;
  gboolean in_months;
} DxCheckDuration;

gboolean dx_check_next_duration (const char *text, DxCheckDuration *duration);

G_END_DECLS
