/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <stdlib.h>
#include <string.h>

#include "dx-word-form-private.h"

/* A long heading may be broken over this many lines. */
#define MAX_LINES 3

/* What speaks for a line to be a heading. A number alone, or words alone in
 * the run of a sentence, do not. */
#define WORDS 100
#define OTHER_WORDS 90
#define SAME_NUMBER 50
#define SAME_ORDINAL 20
#define OTHER_NUMBER (-20)
#define ALONE 20
#define CAPITALS 25
#define CONTENTS (-60)
#define ENOUGH 115

/* Words that are only near need the number, and half of them. */
#define NEAR_ENOUGH 85
#define NEAR_SHARE 0.5
#define NEAR_WORDS 2
#define NEAR_LONGEST 30

typedef struct {
  GPtrArray *lines;
  const DxFormSection *section;
  guint ordinal;
  GPtrArray *phrases; /* the heading, then what it is called too */
  GPtrArray *hint;    /* nullable */
} Search;

typedef struct {
  DxWordHeading heading;
  int score;
} Candidate;

static DxWordLine *
get_line (const Search *search, guint index)
{
  return g_ptr_array_index (search->lines, index);
}

static gboolean
is_number (const char *key)
{
  return strspn (key, "ivxl") == strlen (key)
         || strspn (key, "0123456789") == strlen (key);
}

static int
judge_number (const Search *search, const char *key)
{
  g_autofree char *id = g_ascii_strdown (search->section->id, -1);
  g_autofree char *ordinal = g_strdup_printf ("%u", search->ordinal);

  if (g_str_equal (key, id))
    return SAME_NUMBER;

  return g_str_equal (key, ordinal) ? SAME_ORDINAL : OTHER_NUMBER;
}

/* The number of a line: of its own, or an automatic one. */
static int
find_number (const Search *search, DxWordLine *line, guint *first)
{
  GArray *tokens = dx_word_line_tokens (line);
  guint at = 0;

  *first = 0;
  if (line->mark != NULL)
    {
      g_autoptr (GArray) mark = dx_word_tokens_new (line->mark, 2);

      if (mark->len > 0 && is_number (dx_word_token (mark, 0)->key))
        return judge_number (search, dx_word_token (mark, 0)->key);
    }
  if (tokens->len > 1
      && (g_str_equal (dx_word_token (tokens, 0)->key, "muc")
          || g_str_equal (dx_word_token (tokens, 0)->key, "phan")))
    at = 1;
  if (at + 1 >= tokens->len || !is_number (dx_word_token (tokens, at)->key))
    return 0;
  *first = at + 1;

  return judge_number (search, dx_word_token (tokens, at)->key);
}

/* Goes along the words of @phrase from word @at of line @index, over the
 * ends of lines. Says where it ended. */
static gboolean
follow (const Search *search,
        GPtrArray *phrase,
        guint index,
        guint at,
        guint most_lines,
        DxWordHeading *end)
{
  guint line = index;

  for (guint i = 0; i < phrase->len; i++)
    {
      GArray *tokens = dx_word_line_tokens (get_line (search, line));

      while (at >= tokens->len)
        {
          if (++line >= search->lines->len || line - index >= most_lines
              || get_line (search, line)->mark != NULL)
            return FALSE;
          tokens = dx_word_line_tokens (get_line (search, line));
          at = 0;
        }
      if (!g_str_equal (dx_word_token (tokens, at)->key,
                        g_ptr_array_index (phrase, i)))
        return FALSE;
      end->last = line;
      end->rest = dx_word_token (tokens, at)->end;
      at++;
    }

  return phrase->len > 0;
}

/* Over the form's hint, which may go on over lines, or be shortened. */
static void
skip_hint (const Search *search, DxWordHeading *heading)
{
  DxWordHeading end = *heading;
  guint line = heading->last;
  DxWordLine *last = get_line (search, line);
  g_autoptr (GArray) all = NULL;
  guint at = 0;

  if (search->hint == NULL)
    return;
  /* Hints are longer than the words that are kept for headings. */
  for (guint i = line; i < MIN (line + MAX_LINES * 4, search->lines->len); i++)
    {
      DxWordLine *next = get_line (search, i);

      g_clear_pointer (&next->tokens, g_array_unref);
      next->tokens = dx_word_tokens_new (next->text, search->hint->len + 20);
    }
  all = g_array_ref (dx_word_line_tokens (last));
  while (at < all->len && dx_word_token (all, at)->start < heading->rest)
    at++;
  if (follow (search, search->hint, line, at, MAX_LINES * 4, &end))
    {
      const char *text = get_line (search, end.last)->text;
      const char *p = text + end.rest;

      while (*p != '\0' && strchr (";.,) ", *p) != NULL)
        p++;
      if (g_str_has_prefix (p, "…"))
        p += strlen ("…");
      while (*p != '\0' && strchr (";.,) ", *p) != NULL)
        p++;
      heading->last = end.last;
      heading->rest = p - text;
    }
}

static gboolean
ends_in_page_number (const char *rest)
{
  const char *p = rest;
  guint digits = 0;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    {
      if (!dx_word_is_leader ((char[2]){ *p, '\0' }) && (guchar) *p < 0x80)
        return FALSE;
      p++;
    }
  for (; g_ascii_isdigit (*p); p++)
    digits++;

  return *p == '\0' && digits > 0 && digits <= 3;
}

static void
weigh (const Search *search,
       guint index,
       guint first,
       int number,
       gboolean own_words,
       Candidate *candidate)
{
  DxWordHeading *heading = &candidate->heading;
  DxWordLine *line = get_line (search, index);
  const char *rest = get_line (search, heading->last)->text + heading->rest;
  const DxWordToken *token = dx_word_token (dx_word_line_tokens (line), first);
  const char *behind = dx_word_skip_signs (rest);
  gsize length = heading->last == index ? heading->rest - token->start
                                        : strlen (line->text + token->start);

  candidate->score = (own_words ? WORDS : OTHER_WORDS) + number;
  if (*behind == '\0' || *behind == '(' || *rest == ':'
      || dx_word_is_leader (behind))
    candidate->score += ALONE;
  if (dx_word_is_capital (line->text + token->start, length))
    candidate->score += CAPITALS;
  if (*behind != '\0' && ends_in_page_number (rest))
    candidate->score += CONTENTS;
}

/* The best that line @index can be for the section. */
static Candidate
judge_line (const Search *search, guint index)
{
  Candidate best = { .score = 0 };
  guint first;
  int number = find_number (search, get_line (search, index), &first);

  for (guint i = 0; i < search->phrases->len; i++)
    {
      Candidate candidate = {
        .heading = { .found = TRUE, .certain = TRUE, .line = index }
      };

      if (!follow (search, g_ptr_array_index (search->phrases, i), index, first,
                   MAX_LINES, &candidate.heading))
        continue;
      weigh (search, index, first, number, i == 0, &candidate);
      if (candidate.score > best.score)
        best = candidate;
    }

  return best;
}

static gboolean
has_place (const DxWordLine *line)
{
  return line->paragraph->place == DX_WORD_BODY;
}

static DxWordHeading
find_certain (const Search *search)
{
  Candidate best = { .score = 0 };

  for (guint i = 0; i < search->lines->len; i++)
    {
      Candidate candidate;

      if (!has_place (get_line (search, i)))
        continue;
      candidate = judge_line (search, i);
      if (candidate.score >= ENOUGH && candidate.score > best.score)
        best = candidate;
    }
  if (best.heading.found)
    skip_hint (search, &best.heading);

  return best.heading;
}

/* The whole line is the heading, up to a colon if there is one. */
static Candidate
judge_near (const Search *search, guint index)
{
  DxWordLine *line = get_line (search, index);
  GArray *tokens = dx_word_line_tokens (line);
  GPtrArray *phrase = g_ptr_array_index (search->phrases, 0);
  Candidate candidate = { .score = 0 };
  const char *colon = strchr (line->text, ':');
  guint first;
  guint end = 0;
  guint common;

  if (find_number (search, line, &first) != SAME_NUMBER)
    return candidate;
  while (
      end < tokens->len
      && (colon == NULL
          || dx_word_token (tokens, end)->start < (gsize) (colon - line->text)))
    end++;
  if (end <= first || end - first > NEAR_LONGEST)
    return candidate;
  common = dx_word_phrase_count_common (phrase, tokens, first, end);
  if (common < NEAR_WORDS || common < NEAR_SHARE * phrase->len)
    return candidate;
  candidate.heading = (DxWordHeading){
    .found = TRUE,
    .line = index,
    .last = index,
    .rest = colon != NULL ? (gsize) (colon - line->text) : strlen (line->text),
  };
  candidate.score = SAME_NUMBER
                    + (int) (80 * common / MAX (phrase->len, end - first));

  return candidate;
}

static DxWordHeading
find_near (const Search *search, guint from, guint to)
{
  Candidate best = { .score = 0 };

  for (guint i = from; i < to; i++)
    {
      Candidate candidate;

      if (!has_place (get_line (search, i)))
        continue;
      candidate = judge_near (search, i);
      if (candidate.score >= NEAR_ENOUGH && candidate.score > best.score)
        best = candidate;
    }

  return best.heading;
}

static void
search_init (Search *search,
             GPtrArray *lines,
             const DxForm *form,
             guint index,
             const DxWordFormRules *rules)
{
  const DxFormSection *section = g_ptr_array_index (form->sections, index);
  const char *const *also = dx_word_rules_find (
      rules != NULL ? rules->sections : NULL, NULL, section->id);

  *search =
      (Search){ .lines = lines, .section = section, .ordinal = index + 1 };
  search->phrases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (search->phrases, dx_word_phrase_new (section->heading));
  for (guint i = 0; also[i] != NULL; i++)
    g_ptr_array_add (search->phrases, dx_word_phrase_new (also[i]));
  if (section->hint != NULL)
    search->hint = dx_word_phrase_new (section->hint);
}

static void
search_clear (Search *search)
{
  g_ptr_array_unref (search->phrases);
  g_clear_pointer (&search->hint, g_ptr_array_unref);
}

/* Between the headings that are sure. */
static void
find_range (const DxWordHeading *headings,
            guint n,
            guint index,
            guint n_lines,
            guint *from,
            guint *to)
{
  *from = 0;
  *to = n_lines;
  for (guint i = 0; i < n; i++)
    {
      if (!headings[i].found)
        continue;
      if (i < index)
        *from = MAX (*from, headings[i].last + 1);
      else if (i > index)
        *to = MIN (*to, headings[i].line);
    }
}

/*
 * dx_word_headings_find:
 * @rules: (nullable): other words for the headings
 *
 * Finds the headings of a form among the lines of a document.
 *
 * Returns: (transfer full): one for each section
 */
DxWordHeading *
dx_word_headings_find (GPtrArray *lines,
                       const DxForm *form,
                       const DxWordFormRules *rules)
{
  guint n = form->sections->len;
  DxWordHeading *headings = g_new0 (DxWordHeading, n + 1);
  g_autofree Search *searches = g_new0 (Search, n + 1);

  for (guint i = 0; i < n; i++)
    {
      search_init (&searches[i], lines, form, i, rules);
      headings[i] = find_certain (&searches[i]);
    }
  for (guint i = 0; i < n; i++)
    if (!headings[i].found)
      {
        guint from;
        guint to;

        find_range (headings, n, i, lines->len, &from, &to);
        headings[i] = find_near (&searches[i], from, to);
      }
  for (guint i = 0; i < n; i++)
    search_clear (&searches[i]);

  return headings;
}
