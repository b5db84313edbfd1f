/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-label-private.h"

#include <string.h>

/* A label that is only like the form's: so many of its words, up to a
 * colon, and no more words than this. */
#define NEAR_SHARE 0.75
#define NEAR_LONGEST 14
#define LONGEST_REMARK 80

static void
label_free (gpointer data)
{
  DxWordLabel *label = data;

  g_ptr_array_unref (label->phrases);
  g_free (label);
}

/* "1. Tên …:" without its number. */
static void
add_phrase (DxWordLabel *label, const char *text)
{
  GPtrArray *phrase = dx_word_phrase_new (text);

  if (phrase->len > 1
      && strspn (g_ptr_array_index (phrase, 0), "0123456789")
             == strlen (g_ptr_array_index (phrase, 0)))
    g_ptr_array_remove_index (phrase, 0);
  g_ptr_array_add (label->phrases, phrase);
}

static DxWordLabel *
add_label (GPtrArray *labels, const char *field, const char *text)
{
  DxWordLabel *label = g_new0 (DxWordLabel, 1);

  label->field = field;
  label->phrases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  add_phrase (label, text);
  g_ptr_array_add (labels, label);

  return label;
}

static void
add_part (GPtrArray *labels,
          const DxForm *form,
          const DxFormPart *part,
          const DxWordFormRules *rules)
{
  DxWordLabel *label = add_label (labels, part->field, part->label);
  const DxField *field = dx_form_get_field (form, part->field);
  const char *const *also = dx_word_rules_find (
      rules != NULL ? rules->fields : NULL, NULL, part->field);

  if (field != NULL)
    add_phrase (label, field->label);
  for (guint i = 0; also[i] != NULL; i++)
    add_phrase (label, also[i]);
}

static const char *
next_field (const DxFormSection *section, guint from)
{
  for (guint i = from; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      if (item->kind == DX_FORM_ITEM_LABELLED && item->parts->len > 0)
        return ((const DxFormPart *) g_ptr_array_index (item->parts, 0))->field;
    }

  return NULL;
}

/*
 * dx_word_labels_new:
 * @rules: (nullable): other words for the labels
 *
 * Returns: (transfer full) (element-type DxWordLabel): the labels of a
 *   section, in order
 */
GPtrArray *
dx_word_labels_new (const DxForm *form,
                    const DxFormSection *section,
                    const DxWordFormRules *rules)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (label_free);

  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      if (item->kind == DX_FORM_ITEM_TEXT)
        add_label (labels, NULL, item->text)->follows =
            next_field (section, i + 1);
      for (guint p = 0;
           item->kind == DX_FORM_ITEM_LABELLED && p < item->parts->len; p++)
        add_part (labels, form, g_ptr_array_index (item->parts, p), rules);
    }

  return labels;
}

/* Over blanks and a remark in brackets: the colon behind a label. */
static const char *
find_colon (const char *text, const char *p, DxWordLabelHit *hit)
{
  hit->remark_length = 0;
  while (*p == ' ')
    p++;
  if (*p == '(')
    {
      const char *close = strchr (p, ')');

      if (close != NULL && close - p < LONGEST_REMARK)
        {
          hit->remark = p + 1 - text;
          hit->remark_length = close - p - 1;
          p = close + 1;
        }
    }
  while (*p == ' ')
    p++;

  return *p == ':' ? p : NULL;
}

/* Where the words begin behind "1." or "a)". */
static guint
skip_number (const char *text, GArray *tokens)
{
  const DxWordToken *first;
  gboolean digits;

  if (tokens->len < 2)
    return 0;
  first = dx_word_token (tokens, 0);
  if (first->start > 2 || strlen (first->key) > 2)
    return 0;
  digits = strspn (first->key, "0123456789") == strlen (first->key);
  if (!digits && (first->key[1] != '\0' || !g_ascii_isalpha (first->key[0])))
    return 0;

  return strchr (digits ? ".)/- " : ".)", text[first->end]) != NULL ? 1 : 0;
}

typedef struct {
  const char *text;
  GArray *tokens;
  gboolean whole_cell;
} Line;

/* What may follow a label without a colon: the end, a leader, a number. */
static gboolean
stands_without_colon (const Line *line, guint n_words, const char *rest)
{
  const char *p = rest;

  while (*p == ' ')
    p++;
  if (*p == '\0')
    return n_words > 1 || line->whole_cell;
  if (n_words < 2)
    return FALSE;

  return g_ascii_isdigit (*p) || g_str_has_prefix (p, "…")
         || g_str_has_prefix (p, "...") || *p == '(';
}

/* A label at word @at; its length in words, or 0. */
static guint
match_exactly (const Line *line,
               GPtrArray *phrase,
               guint at,
               gboolean at_start,
               DxWordLabelHit *hit)
{
  const char *rest;
  const char *colon;

  if (!dx_word_phrase_is_at (phrase, line->tokens, at))
    return 0;
  rest = line->text + dx_word_token (line->tokens, at + phrase->len - 1)->end;
  /* A bracket that the label's last words stand in. */
  if (*rest == ')')
    rest++;
  colon = find_colon (line->text, rest, hit);
  if (colon != NULL)
    hit->value = colon + 1 - line->text;
  else if (at_start && stands_without_colon (line, phrase->len, rest))
    hit->value = rest - line->text;
  else
    return 0;

  return phrase->len;
}

static gboolean
find_exact (GPtrArray *labels,
            const Line *line,
            guint at,
            gboolean at_start,
            DxWordLabelHit *hit)
{
  guint longest = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const DxWordLabel *label = g_ptr_array_index (labels, i);

      for (guint p = 0; p < label->phrases->len; p++)
        {
          DxWordLabelHit found = { .label = label };
          guint length = match_exactly (line,
                                        g_ptr_array_index (label->phrases, p),
                                        at, at_start, &found);

          if (length > longest)
            {
              longest = length;
              *hit = found;
            }
        }
    }

  return longest > 0;
}

/* How much of the words before the colon is in the label, and of the label
 * in the words; a label that was cut short counts as whole. */
static double
likeness (GPtrArray *phrase, const Line *line, guint first, guint end)
{
  guint n = end - first;
  guint common = dx_word_phrase_count_common (phrase, line->tokens, first, end);

  if (n >= 2 && n < phrase->len && common == n)
    {
      guint i = 0;

      while (i < n
             && g_str_equal (g_ptr_array_index (phrase, i),
                             dx_word_token (line->tokens, first + i)->key))
        i++;
      if (i == n)
        return 0.9;
    }

  return phrase->len + n > 0 ? 2.0 * common / (phrase->len + n) : 0;
}

static gboolean
find_near (GPtrArray *labels,
           const Line *line,
           guint first,
           DxWordLabelHit *hit)
{
  const char *colon = strchr (line->text, ':');
  double highest = NEAR_SHARE;
  guint end = first;

  if (colon == NULL)
    return FALSE;
  while (end < line->tokens->len
         && dx_word_token (line->tokens, end)->end
                <= (gsize) (colon - line->text))
    end++;
  if (end == first || end - first > NEAR_LONGEST)
    return FALSE;

  for (guint i = 0; i < labels->len; i++)
    {
      const DxWordLabel *label = g_ptr_array_index (labels, i);

      for (guint p = 0; p < label->phrases->len; p++)
        {
          double like = likeness (g_ptr_array_index (label->phrases, p), line,
                                  first, end);

          if (like > highest)
            {
              highest = like;
              *hit = (DxWordLabelHit){ .label = label,
                                       .value = colon + 1 - line->text };
            }
        }
    }

  return hit->label != NULL;
}

/*
 * dx_word_labels_find:
 * @whole_cell: the line stands alone in a cell of a table
 *
 * Finds the labels of a section in a line: one at its start, and others,
 * with a colon, farther on.
 *
 * Returns: (transfer full) (element-type DxWordLabelHit): them, in order
 */
GArray *
dx_word_labels_find (GPtrArray *labels, const char *text, gboolean whole_cell)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (DxWordLabelHit));
  g_autoptr (GArray) tokens = dx_word_tokens_new (text, 0);
  Line line = { .text = text, .tokens = tokens, .whole_cell = whole_cell };
  guint first = skip_number (text, tokens);
  DxWordLabelHit hit = { .label = NULL };

  if (labels->len == 0 || tokens->len == 0)
    return hits;

  if (find_exact (labels, &line, first, TRUE, &hit)
      || find_near (labels, &line, first, &hit))
    g_array_append_val (hits, hit);
  for (guint i = first + 1; i < tokens->len; i++)
    {
      gsize start = dx_word_token (tokens, i)->start;

      if (start < hit.value || !find_exact (labels, &line, i, FALSE, &hit))
        continue;
      hit.start = start;
      g_array_append_val (hits, hit);
    }

  return hits;
}
