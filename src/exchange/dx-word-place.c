/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-contact.h"
#include "dx-date.h"
#include "dx-word-form-private.h"
#include "dx-word-label-private.h"

/* "Mã số thuế: …": words that are a label, though none of the form's. */
#define FOREIGN_LABEL_WORDS 5

static DxWordLine *
get_line (const DxWordPlacing *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

/*
 * dx_word_unplace_text:
 *
 * Keeps a text that found no place.
 */
void
dx_word_unplace_text (DxWordPlacing *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (!dx_word_is_leader (stripped))
    g_ptr_array_add (self->unplaced, g_steal_pointer (&stripped));
}

static void
end_passage (DxWordPlacing *self)
{
  if (self->passage == NULL)
    return;

  g_ptr_array_add (self->unplaced,
                   g_string_free (g_steal_pointer (&self->passage), FALSE));
}

/*
 * dx_word_unplace_line:
 *
 * Keeps a line that found no place; lines that follow each other are one
 * passage.
 */
void
dx_word_unplace_line (DxWordPlacing *self, guint index)
{
  DxWordLine *line = get_line (self, index);
  g_autofree char *text = NULL;

  if (line->text == NULL || dx_word_is_leader (line->text))
    return;

  text = dx_word_line_text (line);
  if (self->passage != NULL && self->passage_end != index)
    end_passage (self);
  if (self->passage == NULL)
    self->passage = g_string_new (text);
  else
    g_string_append_printf (self->passage, "\n%s", text);
  self->passage_end = index + 1;
  g_clear_pointer (&line->text, g_free);
}

/* The words that the form itself prints around its sections. */
static GPtrArray *
make_frame (const DxForm *form)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *corner = g_strjoinv (" ", form->corner);
  g_autofree char *title = g_strjoinv (" ", form->title_lines);

  g_string_append_printf (text, "%s %s %s", corner, title,
                          form->plan_before != NULL ? form->plan_before : "");

  return dx_word_phrase_new (text->str);
}

/* Behind "… trong kế hoạch năm": the words before the year, or the last
 * three of them. */
#define PLAN_WORDS 3

static gboolean
find_plan (DxWordPlacing *self, DxWordLine *line)
{
  GArray *tokens = dx_word_line_tokens (line);
  g_autoptr (GPtrArray) plan = NULL;
  int at;
  guint next;
  gint64 year;

  if (self->form->plan_before == NULL || self->form->plan_field == NULL)
    return FALSE;
  plan = dx_word_phrase_new (self->form->plan_before);
  at = dx_word_phrase_find (plan, tokens, 0);
  if (at < 0)
    {
      while (plan->len > PLAN_WORDS)
        g_ptr_array_remove_index (plan, 0);
      at = dx_word_phrase_find (plan, tokens, 0);
    }
  if (at < 0)
    return FALSE;
  next = (guint) at + plan->len;
  if (next < tokens->len
      && g_ascii_string_to_signed (dx_word_token (tokens, next)->key, 10, 1900,
                                   9999, &year, NULL))
    {
      dx_proposal_set_integer (self->proposal, self->form->plan_field, year);
      next++;
    }

  /* All else on this line must be the form's too. */
  return next >= tokens->len;
}

/*
 * dx_word_place_front:
 *
 * Places what stands before the first section: the form's own words and the
 * plan year.
 */
void
dx_word_place_front (DxWordPlacing *self, guint end)
{
  g_autoptr (GPtrArray) frame = make_frame (self->form);

  for (guint i = 0; i < end; i++)
    {
      DxWordLine *line = get_line (self, i);

      if (line->text == NULL || line->paragraph->place != DX_WORD_BODY)
        continue;
      if (find_plan (self, line)
          || dx_word_phrase_holds (frame, dx_word_line_tokens (line)))
        g_clear_pointer (&line->text, g_free);
      else
        dx_word_unplace_line (self, i);
    }
  end_passage (self);
}

/* The values of a section while its lines are read. */
typedef struct {
  DxWordPlacing *placing;
  const DxFormSection *section;
  GPtrArray *labels;
  GHashTable *texts; /* field → GString */
  const char *field; /* nullable: whose lines these are */
  const char *first; /* nullable: takes lines before the first label */
} Section;

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
append_value (Section *self, const char *field, const char *text)
{
  GString *value = g_hash_table_lookup (self->texts, field);

  if (value == NULL)
    {
      value = g_string_new (NULL);
      g_hash_table_insert (self->texts, (gpointer) field, value);
    }
  if (*text == '\0')
    return;
  if (value->len > 0)
    g_string_append_c (value, '\n');
  g_string_append (value, text);
}

static gboolean
has_text (Section *self, const char *field)
{
  const GString *value = g_hash_table_lookup (self->texts, field);

  return value != NULL && !dx_word_is_leader (value->str);
}

/* A field that holds a number or an address takes one line; a name or an
 * address for letters goes on, but not over what looks like a label. */
static gboolean
takes_line (Section *self, const char *text)
{
  const DxField *field;
  const char *colon = strchr (text, ':');
  g_autofree char *head = NULL;
  g_autoptr (GArray) tokens = NULL;

  if (self->field == NULL)
    return FALSE;
  field = dx_form_get_field (self->placing->form, self->field);
  if (field->kind == DX_FIELD_TEXT || field->kind == DX_FIELD_LIST)
    return TRUE;
  if (!has_text (self, self->field))
    return TRUE;
  if (field->kind != DX_FIELD_LINE)
    return FALSE;
  if (colon == NULL || self->labels->len == 0)
    return TRUE;
  head = g_strndup (text, colon - text);
  tokens = dx_word_tokens_new (head, FOREIGN_LABEL_WORDS + 1);

  return tokens->len > FOREIGN_LABEL_WORDS;
}

static void
place_plain (Section *self, guint index)
{
  DxWordLine *line = get_line (self->placing, index);
  g_autofree char *text = NULL;

  if (!takes_line (self, line->text))
    {
      dx_word_unplace_line (self->placing, index);
      return;
    }
  text = dx_word_line_text (line);
  append_value (self, self->field, text);
  g_clear_pointer (&line->text, g_free);
}

/* "Đầu mối liên hệ: ông …": fixed words with something behind them, which
 * is the next field's unless that has a value of its own. */
static void
place_behind_words (Section *self, const DxWordLabel *label, const char *text)
{
  if (dx_word_is_leader (text))
    return;
  if (label->follows != NULL)
    append_value (self, label->follows, text);
  else
    dx_word_unplace_text (self->placing, text);
}

/* "Tổng kinh phí (triệu đồng): 2.000": the remark is the unit. */
static char *
with_unit (Section *self,
           const DxWordLabelHit *hit,
           const char *text,
           const char *value)
{
  const DxField *field =
      dx_form_get_field (self->placing->form, hit->label->field);
  g_autofree char *remark = g_strndup (text + hit->remark, hit->remark_length);

  if (hit->remark_length == 0 || *value == '\0'
      || field->kind != DX_FIELD_AMOUNT || !dx_word_is_unit (remark))
    return g_strdup (value);

  return g_strconcat (value, " ", dx_word_get_unit (remark), NULL);
}

static void
place_hit (Section *self,
           const DxWordLabelHit *hit,
           const char *text,
           const char *value)
{
  const char *field = hit->label->field;
  g_autofree char *whole = NULL;

  self->field = field;
  if (field == NULL)
    {
      place_behind_words (self, hit->label, value);
      return;
    }
  /* A label that stands there twice has its value already. */
  if (has_text (self, field) && !dx_word_is_leader (value))
    {
      g_autofree char *again =
          g_strndup (text + hit->start, hit->value - hit->start);
      g_autofree char *passage = g_strconcat (again, " ", value, NULL);

      self->field = NULL;
      dx_word_unplace_text (self->placing, passage);
      return;
    }
  whole = with_unit (self, hit, text, value);
  append_value (self, field, whole);
}

static void
place_hits (Section *self, GArray *hits, guint index)
{
  DxWordLine *line = get_line (self->placing, index);
  const DxWordLabelHit *first = &g_array_index (hits, DxWordLabelHit, 0);

  if (first->start > 0)
    {
      g_autofree char *head = g_strndup (line->text, first->start);

      if (takes_line (self, head))
        append_value (self, self->field, g_strstrip (head));
      else
        dx_word_unplace_text (self->placing, head);
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const DxWordLabelHit *hit = &g_array_index (hits, DxWordLabelHit, i);
      gsize end = i + 1 < hits->len ? (hit + 1)->start : strlen (line->text);
      g_autofree char *value =
          g_strndup (line->text + hit->value, end - hit->value);

      place_hit (self, hit, line->text, g_strstrip (value));
    }
  g_clear_pointer (&line->text, g_free);
}

static void
place_line (Section *self, guint index)
{
  DxWordLine *line = get_line (self->placing, index);
  g_autoptr (GArray) hits = NULL;

  if (self->labels->len > 0)
    hits = dx_word_labels_find (self->labels, line->text,
                                line->paragraph->table > 0);
  if (hits != NULL && hits->len > 0)
    place_hits (self, hits, index);
  else
    place_plain (self, index);
}

static void
set_values (Section *self)
{
  const DxForm *form = self->placing->form;

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);
      const GString *text = g_hash_table_lookup (self->texts, field->id);

      if (text != NULL)
        dx_word_set_value (self->placing, field->id, text->str);
    }
}

/* The field that is printed when the text is empty is found in the text:
 * "18 tháng". */
static void
find_instead (Section *self)
{
  DxWordPlacing *placing = self->placing;

  for (guint i = 0; i < self->section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (self->section->items, i);
      const DxField *instead = item->instead != NULL ? dx_form_get_field (
                                   placing->form, item->instead)
                                                     : NULL;
      const char *text = NULL;
      gint64 months;

      if (instead == NULL || instead->kind != DX_FIELD_MONTHS)
        continue;
      text = dx_proposal_get_text (placing->proposal, item->field);
      if (text != NULL && dx_word_find_months (text, &months))
        dx_proposal_set_integer (placing->proposal, instead->id, months);
    }
}

static void
try_contact (DxWordPlacing *self, const DxField *field, const char *word)
{
  gboolean fits = field->kind == DX_FIELD_EMAIL ? dx_contact_is_email (word)
                                                : dx_contact_is_phone (word);

  if (fits && dx_proposal_is_empty (self->proposal, field->id))
    dx_proposal_set_text (self->proposal, field->id, word);
}

/* Numbers and addresses are known by what they look like. The passage they
 * stand in stays unplaced: there is more in it. */
static void
find_contacts (Section *self, guint from)
{
  DxWordPlacing *placing = self->placing;

  for (guint l = 0; l < self->labels->len; l++)
    {
      const DxWordLabel *label = g_ptr_array_index (self->labels, l);
      const DxField *field =
          label->field != NULL ? dx_form_get_field (placing->form, label->field)
                               : NULL;

      if (field == NULL
          || (field->kind != DX_FIELD_EMAIL && field->kind != DX_FIELD_PHONE))
        continue;
      for (guint i = from; i < placing->unplaced->len; i++)
        {
          g_auto (GStrv) words = g_strsplit_set (
              g_ptr_array_index (placing->unplaced, i), " \n;,()", -1);

          for (guint w = 0; words[w] != NULL; w++)
            try_contact (placing, field, words[w]);
        }
    }
}

static const char *
first_value (const DxFormSection *section)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      if (item->kind == DX_FORM_ITEM_VALUE)
        return item->field;
    }

  return NULL;
}

/*
 * dx_word_place_section:
 * @start: the first line behind the heading
 * @end: behind the last line
 *
 * Places the lines of a section: tables, labelled values and text.
 */
void
dx_word_place_section (DxWordPlacing *self,
                       const DxFormSection *section,
                       guint start,
                       guint end)
{
  g_autoptr (GPtrArray)
      labels = dx_word_labels_new (self->form, section, self->form_rules);
  g_autoptr (GHashTable) texts =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, string_free);
  Section placed = { .placing = self,
                     .section = section,
                     .labels = labels,
                     .texts = texts,
                     .field = first_value (section) };
  guint from = self->unplaced->len;

  for (guint i = start; i < end; i++)
    {
      DxWordLine *line = get_line (self, i);

      if (line->text == NULL || line->paragraph->place != DX_WORD_BODY)
        continue;
      if (line->paragraph->table > 0)
        dx_word_place_table (self, section, labels, i, end);
      if (line->text != NULL)
        place_line (&placed, i);
    }
  end_passage (self);
  set_values (&placed);
  find_instead (&placed);
  find_contacts (&placed, from);
}

static gboolean
is_signature (DxWordPlacing *self, DxWordLine *line, GPtrArray *title)
{
  GArray *tokens = dx_word_line_tokens (line);

  return line->paragraph->place == DX_WORD_BODY && tokens->len <= title->len + 3
         && strchr (line->text, ':') == NULL
         && dx_word_phrase_find (title, tokens, 0) >= 0;
}

/* "Hà Nội, ngày 5 tháng 8 năm 2025": a line with a date and little else. */
static gboolean
is_date_line (DxWordLine *line)
{
  GDate date;
  gsize start;
  gsize end;

  return line->text != NULL && dx_date_find (line->text, &date, &start, &end)
         && line->text[end] == '\0' && start < 60;
}

static guint
begin_of_table (DxWordPlacing *self, guint index)
{
  guint table = get_line (self, index)->paragraph->table;

  while (index > 0 && get_line (self, index - 1)->paragraph->table == table)
    index--;

  return index;
}

/*
 * dx_word_find_signature:
 * @from: the first line behind the last heading
 *
 * Returns: the line at which the signature block begins, or the number of
 *   lines; the words of the form in it are taken
 */
guint
dx_word_find_signature (DxWordPlacing *self, guint from)
{
  g_autoptr (GPtrArray) title = NULL;
  guint index = self->lines->len;

  if (self->form->signature_title == NULL)
    return index;
  title = dx_word_phrase_new (self->form->signature_title);
  for (guint i = from; i < self->lines->len; i++)
    if (get_line (self, i)->text != NULL
        && is_signature (self, get_line (self, i), title))
      {
        DxWordLine *line = get_line (self, i);

        index = i;
        if (dx_word_line_tokens (line)->len == title->len)
          g_clear_pointer (&line->text, g_free);
        break;
      }
  if (index == self->lines->len)
    return index;
  if (get_line (self, index)->paragraph->table > 0)
    {
      guint start = begin_of_table (self, index);

      /* The table may be one for the whole form. */
      index = MAX (start, from) == start ? start : index;
    }
  if (index > from && is_date_line (get_line (self, index - 1)))
    index--;

  return index;
}

static gboolean
is_hint (DxWordPlacing *self, DxWordLine *line)
{
  g_autoptr (GPtrArray) hint = NULL;
  GArray *tokens = dx_word_line_tokens (line);

  if (self->form->signature_hint == NULL)
    return FALSE;
  hint = dx_word_phrase_new (self->form->signature_hint);

  return tokens->len == hint->len && dx_word_phrase_is_at (hint, tokens, 0);
}

/*
 * dx_word_place_rest:
 *
 * Places what stands behind the last section: the signature block's words
 * are the form's, the others found no place.
 */
void
dx_word_place_rest (DxWordPlacing *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      DxWordLine *line = get_line (self, i);

      if (line->text == NULL || line->paragraph->place != DX_WORD_BODY)
        continue;
      if (is_hint (self, line))
        g_clear_pointer (&line->text, g_free);
      else
        dx_word_unplace_line (self, i);
    }
  end_passage (self);
}
