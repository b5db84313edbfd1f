/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-amount.h"
#include "dx-check-private.h"
#include "dx-contact.h"
#include "dx-word-form-private.h"

static char *
strip_lines (const char *text, gboolean inside)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = NULL;

      if (dx_word_is_leader (lines[i]) && strchr (lines[i], '-') == NULL)
        continue;
      line = dx_word_strip_leaders (lines[i], inside);
      if (*line == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, line);
    }

  return g_strdup (out->str);
}

static gboolean
parse_amount (const char *text, const char *unit, gint64 *value)
{
  g_autofree char *with_unit =
      unit != NULL ? g_strconcat (text, " ", unit, NULL) : g_strdup (text);

  return dx_amount_parse (with_unit, value, NULL);
}

/*
 * dx_word_get_unit:
 * @text: "triệu đồng", "Đơn vị tính: triệu đồng"
 *
 * Returns: what stands behind a colon, or all of it
 */
const char *
dx_word_get_unit (const char *text)
{
  const char *colon = strrchr (text, ':');

  return colon != NULL ? colon + 1 : text;
}

/*
 * dx_word_is_unit:
 *
 * Returns: whether @text is a unit of money, as dx_word_get_unit () finds it
 */
gboolean
dx_word_is_unit (const char *text)
{
  gint64 value;

  return parse_amount ("1", dx_word_get_unit (text), &value)
         && dx_word_get_unit (text)[strspn (dx_word_get_unit (text), " ")]
                != '\0';
}

/* Up to 18 digits with signs that group them by three. */
static gboolean
parse_number (const char *text, gint64 *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != '.' || !g_ascii_isdigit (p[1]) || digits->len == 0
             || strspn (p + 1, "0123456789") != 3)
      return FALSE;

  return digits->len > 0 && digits->len <= 18
         && g_ascii_string_to_signed (digits->str, 10, 0, G_MAXINT64, value,
                                      NULL);
}

/*
 * dx_word_find_months:
 *
 * Finds the length of time that a text names, if it names one.
 */
gboolean
dx_word_find_months (const char *text, gint64 *months)
{
  DxCheckDuration duration = { .start = NULL };
  double found;

  if (!dx_check_next_duration (text, &duration))
    return FALSE;
  found = duration.months;
  while (dx_check_next_duration (text, &duration))
    if (duration.months < found || duration.months > found)
      return FALSE;
  *months = (gint64) found;

  return found >= 1 && found <= 1200 && !(found > (double) *months);
}

/*
 * dx_word_read_integer:
 * @unit: (nullable): of amounts: what the heading of the column says
 *
 * Reads the whole number of a field or cell.
 */
gboolean
dx_word_read_integer (const DxField *field,
                      const char *text,
                      const char *unit,
                      gint64 *value)
{
  if (field->kind == DX_FIELD_AMOUNT)
    return parse_amount (text, unit, value)
           || (unit != NULL && parse_amount (text, NULL, value));
  if (field->kind == DX_FIELD_MONTHS)
    return parse_number (text, value) || dx_word_find_months (text, value);

  return parse_number (text, value);
}

/* "2.000.000.000 đồng (hai tỷ đồng)": the amount, and what stands behind. */
static gboolean
split_amount (const DxField *field,
              const char *text,
              gint64 *value,
              const char **rest)
{
  static const char ends[] = "(;,\n";

  *rest = "";
  if (dx_word_read_integer (field, text, NULL, value))
    return TRUE;
  for (const char *p = text; *p != '\0'; p++)
    if (strchr (ends, *p) != NULL && p > text)
      {
        g_autofree char *head = g_strndup (text, p - text);

        if (dx_word_read_integer (field, g_strstrip (head), NULL, value))
          {
            *rest = *p == '(' || *p == '\n' ? p : p + 1;
            return TRUE;
          }
      }

  return FALSE;
}

static void
set_integer (DxWordPlacing *self, const DxField *field, const char *text)
{
  gint64 value;
  const char *rest;

  if (!split_amount (field, text, &value, &rest))
    {
      g_autofree char *passage = g_strdup_printf ("%s: %s", field->label, text);

      dx_word_unplace_text (self, passage);
      return;
    }
  dx_proposal_set_integer (self->proposal, field->id, value);
  if (!dx_word_is_leader (rest))
    dx_word_unplace_text (self, rest);
}

static void
set_list (DxWordPlacing *self, const DxField *field, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);

  dx_proposal_set_list (self->proposal, field->id, (const char *const *) items);
}

/* "0912 345 678, a@b.vn": the address goes to the field for it, where that
 * is empty. */
static char *
split_email (DxWordPlacing *self, const DxField *field, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n;,/", -1);

  if (field->kind != DX_FIELD_PHONE || strchr (text, '@') == NULL)
    return g_strdup (text);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at;

      if (!dx_contact_is_email (words[i]))
        continue;
      for (guint f = 0; f < self->form->fields->len; f++)
        {
          const DxField *other = g_ptr_array_index (self->form->fields, f);

          if (other->kind == DX_FIELD_EMAIL
              && dx_proposal_is_empty (self->proposal, other->id))
            {
              dx_proposal_set_text (self->proposal, other->id, words[i]);
              at = strstr (text, words[i]);
              while (at > text && strchr (" \n;,/-", at[-1]) != NULL)
                at--;
              return g_strndup (text, at - text);
            }
        }
    }

  return g_strdup (text);
}

static void
set_text (DxWordPlacing *self, const DxField *field, char *text)
{
  if (field->kind != DX_FIELD_TEXT)
    g_strdelimit (text, "\n", ' ');
  dx_proposal_set_text (self->proposal, field->id, text);
}

/*
 * dx_word_set_value:
 * @text: lines of the document
 *
 * Makes the value of a field of its text. What does not fit its kind is
 * unplaced.
 */
void
dx_word_set_value (DxWordPlacing *self, const char *id, const char *text)
{
  const DxField *field = dx_form_get_field (self->form, id);
  g_autofree char *stripped = NULL;
  g_autofree char *rest = NULL;

  if (field == NULL)
    return;
  stripped = strip_lines (text, field->kind != DX_FIELD_TEXT
                                    && field->kind != DX_FIELD_LIST);
  if (*stripped == '\0')
    return;
  if (dx_field_is_integer (field))
    set_integer (self, field, stripped);
  else if (field->kind == DX_FIELD_LIST)
    set_list (self, field, stripped);
  else
    {
      rest = split_email (self, field, stripped);
      set_text (self, field, rest);
    }
}
