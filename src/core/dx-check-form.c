/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-amount.h"
#include "dx-contact.h"
#include "dx-unicode.h"

/* The rules of the form. Which fields they bind stands in the form's data;
 * no field is named here. */

static void
report (DxCheck *self, const DxFormRule *rule, const char *field, char *message)
{
  dx_check_add (self, rule->id, rule->severity, field, rule->source, message);
}

/* As it is read on paper: dots, and the field's unit behind it. */
static char *
format_value (const DxField *field, gint64 value)
{
  g_autofree char *figure = dx_amount_format_grouped (value);

  if (field->unit == NULL)
    return g_steal_pointer (&figure);
  return g_strdup_printf ("%s %s", figure, field->unit);
}

static const DxField *
get_field (const DxCheck *self, const char *id)
{
  const DxField *field = dx_form_get_field (self->form, id);

  g_assert (field != NULL);
  return field;
}

static void
check_required (DxCheck *self, const DxField *field)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  char *message;

  if (!field->required || dx_check_has_answer (self, field->id))
    return;
  if (field->required_unless != NULL
      && dx_check_has_answer (self, field->required_unless))
    return;

  id = g_strconcat ("required.", field->id, NULL);
  name = dx_check_name_field (self, field->id);
  if (field->required_unless == NULL)
    message =
        g_strdup_printf (_ ("%s is still empty; please fill it in."), name);
  else
    message =
        g_strdup_printf (_ ("%s is still empty; please fill in this or “%s”."),
                         name, get_field (self, field->required_unless)->label);
  dx_check_add (self, id, field->required_severity, field->id,
                field->required_source, message);
}

static void
check_sum (DxCheck *self, const DxFormRule *rule)
{
  const char *field = rule->fields[0];
  g_autofree char *name = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *sum_text = NULL;
  g_autofree char *difference = NULL;
  guint64 sum = 0;
  gint64 total = 0;

  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      gint64 value;

      if (!dx_proposal_get_integer (self->proposal, rule->fields[i], &value)
          || value < 0)
        return;
      if (i == 0)
        total = value;
      else if (!g_uint64_checked_add (&sum, sum, (guint64) value))
        sum = G_MAXUINT64;
    }
  if (sum == (guint64) total)
    return;

  name = dx_check_name_field (self, field);
  total_text = format_value (get_field (self, field), total);
  if (sum > G_MAXINT64)
    {
      report (self, rule, field,
              g_strdup_printf (_ ("%s is %s, but its parts add up to more "
                                  "than can be written; please correct the "
                                  "amounts."),
                               name, total_text));
      return;
    }
  sum_text = format_value (get_field (self, field), (gint64) sum);
  difference =
      format_value (get_field (self, field), ABS (total - (gint64) sum));
  report (self, rule, field,
          g_strdup_printf (_ ("%s is %s, but its parts add up to %s, a "
                              "difference of %s; please correct the amounts."),
                           name, total_text, sum_text, difference));
}

static void
check_minimum (DxCheck *self, const DxFormRule *rule)
{
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      const DxField *field = get_field (self, rule->fields[i]);
      g_autofree char *name = NULL;
      g_autofree char *is = NULL;
      g_autofree char *least = NULL;
      gint64 value;

      if (!dx_proposal_get_integer (self->proposal, field->id, &value)
          || value >= rule->value)
        continue;
      name = dx_check_name_field (self, field->id);
      is = format_value (field, value);
      least = format_value (field, rule->value);
      report (self, rule, field->id,
              g_strdup_printf (_ ("%s is %s; it must be at least %s."), name,
                               is, least));
    }
}

static void
check_text_maximum (DxCheck *self, const DxFormRule *rule, const char *field)
{
  const char *text = dx_proposal_get_text (self->proposal, field);
  DxCheckDuration duration = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *most = NULL;

  if (text == NULL || !dx_check_next_duration (text, &duration)
      || duration.months <= (double) rule->value)
    return;
  name = dx_check_name_field (self, field);
  words = g_strndup (duration.start, (gsize) (duration.end - duration.start));
  most = dx_amount_format_grouped (rule->value);
  report (self, rule, field,
          g_strdup_printf (_ ("%s says “%s”; at most %s months are allowed."),
                           name, words, most));
}

/* Figures count before words: where one of the rule's integers is answered,
 * its texts are not read. */
static void
check_maximum (DxCheck *self, const DxFormRule *rule)
{
  gboolean answered = FALSE;

  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      const DxField *field = get_field (self, rule->fields[i]);
      g_autofree char *name = NULL;
      g_autofree char *is = NULL;
      g_autofree char *most = NULL;
      gint64 value;

      if (!dx_field_is_integer (field) || !dx_check_has_answer (self, field->id)
          || !dx_proposal_get_integer (self->proposal, field->id, &value))
        continue;
      answered = TRUE;
      if (value <= rule->value)
        continue;
      name = dx_check_name_field (self, field->id);
      is = format_value (field, value);
      most = format_value (field, rule->value);
      report (self, rule, field->id,
              g_strdup_printf (_ ("%s is %s; it may be at most %s."), name, is,
                               most));
    }
  for (guint i = 0; !answered && rule->fields[i] != NULL; i++)
    if (!dx_field_is_integer (get_field (self, rule->fields[i])))
      check_text_maximum (self, rule, rule->fields[i]);
}

/* Returns: (nullable): the field's text without blanks around it, or %NULL
 * when it has no answer */
static char *
dup_text (DxCheck *self, const char *field)
{
  if (!dx_check_has_answer (self, field))
    return NULL;
  return g_strstrip (g_strdup (dx_proposal_get_text (self->proposal, field)));
}

/* Addresses and numbers of people stay out of messages, which may be
 * logged. */
static void
check_email (DxCheck *self, const DxFormRule *rule)
{
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_text (self, rule->fields[i]);
      g_autofree char *name = NULL;

      if (text == NULL || dx_contact_is_email (text))
        continue;
      name = dx_check_name_field (self, rule->fields[i]);
      report (self, rule, rule->fields[i],
              g_strdup_printf (_ ("%s is not an e-mail address; please write "
                                  "one like ten@donvi.vn."),
                               name));
    }
}

static void
check_phone (DxCheck *self, const DxFormRule *rule)
{
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_text (self, rule->fields[i]);
      g_autofree char *name = NULL;

      if (text == NULL || dx_contact_is_phone (text))
        continue;
      name = dx_check_name_field (self, rule->fields[i]);
      report (self, rule, rule->fields[i],
              g_strdup_printf (_ ("%s is not a Vietnamese phone number; please "
                                  "write one like 0912 345 678."),
                               name));
    }
}

/* A pattern that gives up on a text (PCRE's limits) does not blame it. */
static gboolean
is_mismatch (const GRegex *pattern, const char *text)
{
  g_autoptr (GError) error = NULL;

  return !g_regex_match_full (pattern, text, -1, 0, 0, NULL, &error)
         && error == NULL;
}

static void
check_pattern (DxCheck *self, const DxFormRule *rule)
{
  g_autoptr (GRegex) pattern = g_regex_new (rule->pattern, 0, 0, NULL);

  g_assert (pattern != NULL);
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      g_autofree char *text = dup_text (self, rule->fields[i]);
      g_autofree char *name = NULL;

      if (text == NULL || !is_mismatch (pattern, text))
        continue;
      name = dx_check_name_field (self, rule->fields[i]);
      report (self, rule, rule->fields[i],
              g_strdup_printf (_ ("%s: “%s” is not written as the form asks; "
                                  "please correct it."),
                               name, text));
    }
}

static void
check_words (DxCheck *self, const DxFormRule *rule)
{
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      const char *field = rule->fields[i];
      const char *text = dx_proposal_get_text (self->proposal, field);
      guint words = text != NULL ? dx_unicode_count_words (text) : 0;
      g_autofree char *name = NULL;
      g_autofree char *most = NULL;

      if ((gint64) words <= rule->value)
        continue;
      name = dx_check_name_field (self, field);
      most = dx_amount_format_grouped (rule->value);
      report (self, rule, field,
              g_strdup_printf (_ ("%s has %u words; at most %s read well, "
                                  "please shorten it."),
                               name, words, most));
    }
}

static gboolean
row_has_figure (DxCheck *self, const DxField *table, guint row)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);
      gint64 value;

      if (dx_field_is_integer (column)
          && dx_proposal_get_cell_integer (self->proposal, table->id, row,
                                           column->id, &value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_figure (DxCheck *self, const char *id)
{
  const DxField *field = get_field (self, id);
  guint rows = 0;

  if (dx_field_is_integer (field))
    return dx_check_has_answer (self, id);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const DxCheckText *it = &g_array_index (self->texts, DxCheckText, i);

      if (it->field == field && strpbrk (it->text, "0123456789") != NULL)
        return TRUE;
    }
  if (field->kind == DX_FIELD_TABLE)
    rows = dx_proposal_get_n_rows (self->proposal, id);
  for (guint row = 0; row < rows; row++)
    if (row_has_figure (self, field, row))
      return TRUE;
  return FALSE;
}

/* A figure in "also" speaks for the fields of its own section: a number of
 * products makes the results definite, not the objectives. */
static gboolean
has_figure_beside (DxCheck *self, const DxFormRule *rule, const char *field)
{
  const DxFormSection *section = dx_check_get_section (self, field);

  for (guint i = 0; rule->also != NULL && rule->also[i] != NULL; i++)
    if ((rule->fields[1] == NULL
         || section == dx_check_get_section (self, rule->also[i]))
        && has_figure (self, rule->also[i]))
      return TRUE;
  return FALSE;
}

static void
check_figure (DxCheck *self, const DxFormRule *rule)
{
  for (guint i = 0; rule->fields[i] != NULL; i++)
    {
      const char *field = rule->fields[i];
      g_autofree char *name = NULL;

      if (!dx_check_has_answer (self, field) || has_figure (self, field)
          || has_figure_beside (self, rule, field))
        continue;
      name = dx_check_name_field (self, field);
      report (self, rule, field,
              g_strdup_printf (_ ("%s names no figure; please say how many, "
                                  "how much or by when."),
                               name));
    }
}

static void
check_same_months (DxCheck *self, const DxFormRule *rule)
{
  const char *text = dx_proposal_get_text (self->proposal, rule->fields[0]);
  DxCheckDuration duration = { 0 };
  gboolean in_months = FALSE;
  g_autofree char *name = NULL;
  g_autofree char *figure = NULL;
  gint64 months;

  if (text == NULL || !dx_check_has_answer (self, rule->fields[1])
      || !dx_proposal_get_integer (self->proposal, rule->fields[1], &months))
    return;
  while (dx_check_next_duration (text, &duration))
    {
      if (duration.months == (double) months)
        return;
      in_months = in_months || duration.in_months;
    }
  if (!in_months)
    return;
  name = dx_check_name_field (self, rule->fields[0]);
  figure = format_value (get_field (self, rule->fields[1]), months);
  report (self, rule, rule->fields[0],
          g_strdup_printf (_ ("%s does not name the duration given in “%s”, "
                              "%s; please make them agree."),
                           name, get_field (self, rule->fields[1])->label,
                           figure));
}

/* Returns: whether there are amounts at all; *@fits tells whether their sum
 * can be written */
static gboolean
sum_column (DxCheck *self, const DxFormRule *rule, gint64 *sum, gboolean *fits)
{
  guint rows = dx_proposal_get_n_rows (self->proposal, rule->also[0]);
  gboolean any = FALSE;

  *sum = 0;
  *fits = TRUE;
  for (guint row = 0; row < rows; row++)
    {
      gint64 value;

      if (!dx_proposal_get_cell_integer (self->proposal, rule->also[0], row,
                                         rule->column, &value))
        continue;
      any = TRUE;
      if (__builtin_add_overflow (*sum, value, sum))
        *fits = FALSE;
    }
  return any;
}

static void
check_column_sum (DxCheck *self, const DxFormRule *rule)
{
  const DxField *field = get_field (self, rule->fields[0]);
  const char *table = get_field (self, rule->also[0])->label;
  g_autofree char *name = NULL;
  g_autofree char *total_text = NULL;
  g_autofree char *sum_text = NULL;
  gint64 total;
  gint64 sum;
  gboolean fits;

  if (!dx_proposal_get_integer (self->proposal, field->id, &total)
      || !sum_column (self, rule, &sum, &fits) || (fits && sum == total))
    return;
  name = dx_check_name_field (self, field->id);
  total_text = format_value (field, total);
  if (fits)
    sum_text = format_value (field, sum);
  report (self, rule, field->id,
          fits ? g_strdup_printf (_ ("%s is %s, but the rows of “%s” add up "
                                     "to %s; please make them agree."),
                                  name, total_text, table, sum_text)
               : g_strdup_printf (_ ("%s is %s, but the rows of “%s” add up "
                                     "to more than can be written; please "
                                     "correct the amounts."),
                                  name, total_text, table));
}

static void
check_rule (DxCheck *self, const DxFormRule *rule)
{
  static void (*const checks[]) (DxCheck *, const DxFormRule *) = {
    [DX_FORM_RULE_SUM] = check_sum,
    [DX_FORM_RULE_MINIMUM] = check_minimum,
    [DX_FORM_RULE_MAXIMUM] = check_maximum,
    [DX_FORM_RULE_EMAIL] = check_email,
    [DX_FORM_RULE_PHONE] = check_phone,
    [DX_FORM_RULE_PATTERN] = check_pattern,
    [DX_FORM_RULE_WORDS] = check_words,
    [DX_FORM_RULE_FIGURE] = check_figure,
    [DX_FORM_RULE_SAME_MONTHS] = check_same_months,
    [DX_FORM_RULE_COLUMN_SUM] = check_column_sum,
  };

  g_assert ((gsize) rule->kind < G_N_ELEMENTS (checks));
  checks[rule->kind](self, rule);
}

/**
 * dx_check_form:
 * @self: the check
 *
 * What the form asks: its required fields and its rules.
 */
void
dx_check_form (DxCheck *self)
{
  for (guint i = 0; i < self->form->fields->len; i++)
    check_required (self, g_ptr_array_index (self->form->fields, i));
  for (guint i = 0; i < self->form->rules->len; i++)
    check_rule (self, g_ptr_array_index (self->form->rules, i));
}
