/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Other words that people use for those of a form, and marks of other
 * forms: data/word/reading.json. */

/**
 * DxWordAlias:
 * @table: (nullable): of a column: its table
 * @id: of the section, field or column
 * @also: what it is called too
 */
typedef struct {
  char *table;
  char *id;
  GStrv also;
} DxWordAlias;

/**
 * DxWordOther:
 * @mark: the circular that prescribes it: "06/2023/TT-BKHCN"
 * @title: its name for people
 * @headings: headings that only it has
 *
 * Another form of the same name.
 */
typedef struct {
  char *mark;
  char *title;
  GStrv headings;
} DxWordOther;

/**
 * DxWordFormRules:
 * @id: the form's
 * @sections: (element-type DxWordAlias)
 * @fields: (element-type DxWordAlias)
 * @columns: (element-type DxWordAlias)
 */
typedef struct {
  char *id;
  GPtrArray *sections;
  GPtrArray *fields;
  GPtrArray *columns;
} DxWordFormRules;

/**
 * DxWordRules:
 * @number_columns: headings of columns that only count the rows
 * @total_rows: what rows of sums are called
 * @annex_words: lines of our own annex
 * @forms: (element-type DxWordFormRules)
 * @others: (element-type DxWordOther)
 */
typedef struct {
  GStrv number_columns;
  GStrv total_rows;
  GStrv annex_words;
  GPtrArray *forms;
  GPtrArray *others;
} DxWordRules;

const DxWordRules     *dx_word_rules_get       (void);
const DxWordFormRules *dx_word_rules_find_form (const DxWordRules *self,
                                                const char        *id);
const char * const    *dx_word_rules_find      (GPtrArray         *aliases,
                                                const char        *table,
                                                const char        *id);

G_END_DECLS
