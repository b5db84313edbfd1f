/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-word-form-private.h"

G_BEGIN_DECLS

/**
 * DxWordLabel:
 * @field: (nullable): whose value follows; %NULL for fixed words
 * @follows: (nullable): of fixed words: the field that comes next on the
 *   form
 * @phrases: (element-type GPtrArray): the form's words first
 *
 * Words of a form that stand before a value.
 */
typedef struct {
  const char *field;
  const char *follows;
  GPtrArray *phrases;
} DxWordLabel;

/**
 * DxWordLabelHit:
 * @label: which one
 * @start: byte at which it begins, its number or dash included
 * @value: byte at which the value begins
 * @remark: byte at which a remark in brackets begins, behind the label
 * @remark_length: bytes of it; 0 without one
 */
typedef struct {
  const DxWordLabel *label;
  gsize start;
  gsize value;
  gsize remark;
  gsize remark_length;
} DxWordLabelHit;

GPtrArray *dx_word_labels_new  (const DxForm          *form,
                                const DxFormSection   *section,
                                const DxWordFormRules *rules);
GArray    *dx_word_labels_find (GPtrArray             *labels,
                                const char            *text,
                                gboolean               whole_cell);

G_END_DECLS
