/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-finding.h"
#include "dx-source.h"

G_BEGIN_DECLS

/* A form as data: its fields, its words, their order on paper and its
 * rules. All structs here are read only once dx_form_new_from_json () has
 * made them; a form is shared by reference. */

typedef enum {
  DX_FIELD_LINE,
  DX_FIELD_TEXT,
  DX_FIELD_AMOUNT,
  DX_FIELD_MONTHS,
  DX_FIELD_YEAR,
  DX_FIELD_NUMBER,
  DX_FIELD_PHONE,
  DX_FIELD_EMAIL,
  DX_FIELD_LIST,
  DX_FIELD_TABLE
} DxFieldKind;

/**
 * DxField:
 * @id: "II.urgency"; of a column just "name"
 * @kind: what it holds
 * @label: its name for people ("Tính cấp thiết")
 * @help: (nullable): what is expected, for the wizard
 * @unit: (nullable): printed after the value ("đồng", "tháng")
 * @required: whether it must be filled in
 * @required_severity: how bad it is when it is empty
 * @required_unless: (nullable): id of the field that stands in for it
 * @required_source: (nullable): why
 * @width: of a column: its share of the table's width
 * @columns: (nullable) (element-type DxField): of a table
 */
typedef struct {
  char *id;
  DxFieldKind kind;
  char *label;
  char *help;
  char *unit;
  gboolean required;
  DxSeverity required_severity;
  char *required_unless;
  DxSource *required_source;
  double width;
  GPtrArray *columns;
} DxField;

typedef enum {
  DX_FORM_ITEM_VALUE,    /* the field's paragraphs, or leader lines */
  DX_FORM_ITEM_LABELLED, /* one or more "label: value" on a line */
  DX_FORM_ITEM_TEXT,     /* fixed words */
  DX_FORM_ITEM_TABLE     /* a table field, when it has rows */
} DxFormItemKind;

/**
 * DxFormPart:
 * @label: the form's words, with their colon
 * @field: the field whose value follows
 */
typedef struct {
  char *label;
  char *field;
} DxFormPart;

/**
 * DxFormItem:
 * @kind: what it is
 * @field: (nullable): of a value or table: the field
 * @instead: (nullable): of a value: the field printed when @field is empty
 * @text: (nullable): of fixed words
 * @parts: (nullable) (element-type DxFormPart): of labelled values
 * @leaders: how many dotted lines stand for an empty value
 * @leader_inline: of labelled values: the first leader follows the label
 *   on its own line; otherwise they all stand below
 */
typedef struct {
  DxFormItemKind kind;
  char *field;
  char *instead;
  char *text;
  GPtrArray *parts;
  guint leaders;
  gboolean leader_inline;
} DxFormItem;

/**
 * DxFormSection:
 * @id: "I" … "X"
 * @heading: its words, without the number
 * @hint: (nullable): what the form prints behind the heading
 * @guide: (nullable): help of ours, never printed
 * @items: (element-type DxFormItem): what stands in it, in order
 */
typedef struct {
  char *id;
  char *heading;
  char *hint;
  char *guide;
  GPtrArray *items;
} DxFormSection;

typedef enum {
  DX_FORM_RULE_SUM,      /* fields[0] = fields[1] + fields[2] + … */
  DX_FORM_RULE_MINIMUM,  /* every field ≥ value */
  DX_FORM_RULE_MAXIMUM,  /* every field ≤ value; text fields: their months */
  DX_FORM_RULE_EMAIL,
  DX_FORM_RULE_PHONE,
  DX_FORM_RULE_PATTERN,  /* every field matches the regular expression */
  DX_FORM_RULE_WORDS,    /* at most value words */
  DX_FORM_RULE_FIGURE,   /* at least one digit, here or in "also" */
  DX_FORM_RULE_SAME_MONTHS, /* fields[0] (text) names fields[1] months */
  DX_FORM_RULE_COLUMN_SUM   /* fields[0] = sum of column of table "also"[0] */
} DxFormRuleKind;

/**
 * DxFormRule:
 * @id: the id of its finding ("budget.sum")
 * @kind: what it asks
 * @severity: how bad it is to break it
 * @fields: whom it binds
 * @also: (nullable): see #DxFormRuleKind
 * @column: (nullable): see #DxFormRuleKind
 * @value: the bound
 * @pattern: (nullable): of a pattern
 * @source: (nullable): why
 */
typedef struct {
  char *id;
  DxFormRuleKind kind;
  DxSeverity severity;
  GStrv fields;
  GStrv also;
  char *column;
  gint64 value;
  char *pattern;
  DxSource *source;
} DxFormRule;

/**
 * DxForm:
 * @id: "a1-dxnv-tt15-2022"
 * @title: its name for people
 * @issued: date of the circular that prescribes it; the newest form is the
 *   default one
 * @source: (nullable): the circular
 * @corner: the lines in the upper right corner
 * @title_lines: the title, a paragraph each
 * @plan_before: (nullable): words before the plan year
 * @plan_field: (nullable): its field
 * @plan_after: (nullable): words after it
 * @signature_title: over the place for signature and seal
 * @signature_hint: (nullable): below it
 * @fields: (element-type DxField): in the form's order, which is also that
 *   of the canonical text
 * @sections: (element-type DxFormSection): in order
 * @rules: (element-type DxFormRule): in order
 * @builtin: compiled into the program
 * @path: (nullable): the file of one that the user added
 */
typedef struct {
  char *id;
  char *title;
  char *issued;
  DxSource *source;
  GStrv corner;
  GStrv title_lines;
  char *plan_before;
  char *plan_field;
  char *plan_after;
  char *signature_title;
  char *signature_hint;
  GPtrArray *fields;
  GPtrArray *sections;
  GPtrArray *rules;
  gboolean builtin;
  char *path;
} DxForm;

DxForm        *dx_form_new_from_json   (GBytes       *json,
                                        const char   *path,
                                        GError      **error);
DxForm        *dx_form_ref             (DxForm       *self);
void           dx_form_unref           (DxForm       *self);
const DxField *dx_form_get_field       (const DxForm *self,
                                        const char   *id);
int            dx_form_get_field_index (const DxForm *self,
                                        const char   *id);
const DxField *dx_field_get_column     (const DxField *self,
                                        const char    *id);
gboolean       dx_field_is_integer     (const DxField *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxForm, dx_form_unref)

G_END_DECLS
