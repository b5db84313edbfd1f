/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-word-form-private.h"

/* A form says in its first lines which one it is. */
#define FRONT_LINES 25

/* Fewer headings than this share of the form's are another paper. */
#define FEW_SHARE 0.5

/* Headings that only another form has. */
#define ENOUGH_FOREIGN 2

static DxWordLine *
get_line (const DxWordPlacing *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

/* "06/2023/TT-BKHCN", wherever it stands in @text. */
static char *
find_circular (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\b(\\d{1,3})\\s*/\\s*(\\d{4})\\s*/\\s*(TT-[\\w&]+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  g_autofree char *year = NULL;
  g_autofree char *office = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  number = g_match_info_fetch (match, 1);
  year = g_match_info_fetch (match, 2);
  office = g_match_info_fetch (match, 3);

  return g_strdup_printf ("%s/%s/%s", number, year, office);
}

static char *
own_circular (const DxForm *form)
{
  for (guint i = 0; form->corner != NULL && form->corner[i] != NULL; i++)
    {
      char *mark = find_circular (form->corner[i]);

      if (mark != NULL)
        return mark;
    }

  return NULL;
}

static guint
count_found (const DxForm *form, const DxWordHeading *headings)
{
  guint n = 0;

  for (guint i = 0; i < form->sections->len; i++)
    n += headings[i].found;

  return n;
}

/* The circular that the first lines name beside ours, or the headers. */
static char *
other_circular (DxWordPlacing *self, DxWordHeading *headings)
{
  g_autofree char *own = own_circular (self->form);
  guint front = headings[0].found ? headings[0].line : FRONT_LINES;
  g_autofree char *other = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      DxWordLine *line = get_line (self, i);
      g_autofree char *mark = NULL;

      if (i >= MIN (front, FRONT_LINES)
          && line->paragraph->place != DX_WORD_MARGIN)
        continue;
      mark = strstr (line->text, "TT-") != NULL ? find_circular (line->text)
                                                : NULL;
      if (mark == NULL)
        continue;
      if (g_strcmp0 (mark, own) == 0)
        return NULL;
      if (other == NULL)
        other = g_steal_pointer (&mark);
    }

  return g_steal_pointer (&other);
}

static const DxWordOther *
find_by_mark (DxWordPlacing *self, const char *mark)
{
  for (guint i = 0; i < self->rules->others->len; i++)
    {
      const DxWordOther *other = g_ptr_array_index (self->rules->others, i);

      if (g_str_equal (other->mark, mark))
        return other;
    }

  return NULL;
}

static guint
count_foreign (DxWordPlacing *self, const DxWordOther *other)
{
  guint n = 0;

  for (guint h = 0; other->headings[h] != NULL; h++)
    {
      g_autoptr (GPtrArray) phrase = dx_word_phrase_new (other->headings[h]);

      for (guint i = 0; i < self->lines->len; i++)
        {
          GArray *tokens = dx_word_line_tokens (get_line (self, i));
          int at = dx_word_phrase_find (phrase, tokens, 0);

          if (at >= 0 && at <= 1)
            {
              n++;
              break;
            }
        }
    }

  return n;
}

static const DxWordOther *
find_by_headings (DxWordPlacing *self)
{
  for (guint i = 0; i < self->rules->others->len; i++)
    {
      const DxWordOther *other = g_ptr_array_index (self->rules->others, i);

      if (count_foreign (self, other) >= ENOUGH_FOREIGN)
        return other;
    }

  return NULL;
}

static char *
name_other (const DxWordOther *other, const char *mark)
{
  return other != NULL
             ? g_strdup (other->title)
             : g_strdup_printf (_ ("a form of the circular %s"), mark);
}

static void
say_missing (DxWordPlacing *self, const DxWordHeading *headings)
{
  for (guint i = 0; i < self->form->sections->len; i++)
    {
      const DxFormSection *section =
          g_ptr_array_index (self->form->sections, i);

      if (!headings[i].found)
        g_ptr_array_add (self->notices,
                         g_strdup_printf (_ ("the heading “%s. %s” is not "
                                             "there"),
                                          section->id, section->heading));
      else if (!headings[i].certain)
        g_ptr_array_add (
            self->notices,
            g_strdup_printf (_ ("“%s” was taken for the heading “%s. %s”"),
                             get_line (self, headings[i].line)->text,
                             section->id, section->heading));
    }
}

/* What else it is, if that is known. */
static char *
find_other (DxWordPlacing *self, DxWordHeading *headings, guint found)
{
  g_autofree char *mark = other_circular (self, headings);
  const DxWordOther *other = mark != NULL ? find_by_mark (self, mark) : NULL;

  if (mark == NULL && found < self->form->sections->len)
    other = find_by_headings (self);
  if (mark == NULL && other == NULL)
    return NULL;

  return name_other (other, mark);
}

/*
 * dx_word_check_form:
 *
 * Tells whether a document is the form: by its headings, and by the
 * circular that its first lines name. What is doubtful is said.
 *
 * Returns: %FALSE when it is another paper
 */
gboolean
dx_word_check_form (DxWordPlacing *self,
                    DxWordHeading *headings,
                    GError **error)
{
  guint all = self->form->sections->len;
  guint found = count_found (self->form, headings);
  g_autofree char *other = find_other (self, headings, found);

  if (other != NULL && found < all)
    {
      g_set_error (error, DX_WORD_ERROR, DX_WORD_ERROR_FORM,
                   _ ("this is another form: %s; it has %u of the %u headings "
                      "of “%s”"),
                   other, found, all, self->form->title);
      return FALSE;
    }
  if (found == 0)
    {
      g_set_error (error, DX_WORD_ERROR, DX_WORD_ERROR_FORM,
                   _ ("this is not a filled-in form: none of the %u headings "
                      "of “%s” is in it"),
                   all, self->form->title);
      return FALSE;
    }
  if (other != NULL)
    g_ptr_array_add (
        self->notices,
        g_strdup_printf (_ ("it says that it is another form: %s"), other));
  else if (found < FEW_SHARE * all)
    g_ptr_array_add (
        self->notices,
        g_strdup_printf (_ ("only %u of the %u headings were found: it may be "
                            "another form"),
                         found, all));
  say_missing (self, headings);

  return TRUE;
}
