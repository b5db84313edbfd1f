/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-word-diff.h"

#include <string.h>

#include "dx-sequence-private.h"

/* Lines are compared first, then the words within what is left of them.
 * Blanks are not compared: each word carries those that stand before it,
 * and they are looked at again when the parts are written. */

/* A few words that stay between two great changes tell nothing: as a part
 * of their own they only tear the text up. */
#define MAX_ISLAND 4
#define CHANGE_PER_ISLAND 3

typedef struct {
  const char *text;
  gsize length;
} Span;

/**
 * Word:
 * @span: its text, or a line break, or marks; empty at the end of the text
 * @blanks: where the blanks before it begin
 * @id: the same for the same text
 */
typedef struct {
  Span span;
  const char *blanks;
  guint id;
} Word;

/**
 * Line:
 * @span: all of it, with its break
 * @first: its first word
 * @id: the same for the same text
 */
typedef struct {
  Span span;
  guint first;
  guint id;
} Line;

/**
 * Side:
 * @words: of Word; an empty one is the last
 * @lines: of Line; an empty one is the last
 * @changed: of each word: whether it stands only on this side
 */
typedef struct {
  GArray *words;
  GArray *lines;
  guint8 *changed;
} Side;

typedef struct {
  GPtrArray *parts;
  GString *same;
  GString *removed;
  GString *added;
} Writer;

static const Word *
get_word (const Side *side, guint index)
{
  return &g_array_index (side->words, Word, index);
}

static Line *
get_line (const Side *side, guint index)
{
  return &g_array_index (side->lines, Line, index);
}

static gboolean
is_blank (gunichar c)
{
  return c != '\n' && g_unichar_isspace (c);
}

static const char *
skip_blanks (const char *at)
{
  while (is_blank (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200C || c == 0x200D;
}

/* "1.250.000", "1,5", "06/2027": whoever changes a digit changes it all. */
static gboolean
joins_digits (const char *text, const char *at)
{
  return at > text && strchr (".,/", *at) != NULL && g_ascii_isdigit (at[-1])
         && g_ascii_isdigit (at[1]);
}

static const char *
skip_word (const char *text)
{
  const char *at = text;
  gunichar first = g_utf8_get_char (at);

  if (first == '\n')
    return at + 1;
  if (!g_unichar_isalnum (first))
    {
      while (g_utf8_get_char (at) == first)
        at = g_utf8_next_char (at);
      while (is_mark (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      return at;
    }
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !is_mark (c) && !joins_digits (text, at))
        break;
    }
  return at;
}

static const char *
read_line (Side *self, const char *text)
{
  Line line = { .first = self->words->len };
  const char *at = text;
  gboolean ended = FALSE;

  while (!ended)
    {
      Word word = { .blanks = at };
      const char *start = skip_blanks (at);

      if (*start == '\0')
        break;
      at = skip_word (start);
      ended = *start == '\n';
      word.span = (Span){ start, (gsize) (at - start) };
      g_array_append_val (self->words, word);
    }
  line.span = (Span){ text, (gsize) (at - text) };
  g_array_append_val (self->lines, line);
  return at;
}

static void
init_side (Side *self, const char *text)
{
  const char *end = text + strlen (text);
  Word last = { .span = { end, 0 } };
  Line rest = { .span = { end, 0 } };

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  while (*skip_blanks (text) != '\0')
    text = read_line (self, text);
  last.blanks = text;
  rest.first = self->words->len;
  g_array_append_val (self->words, last);
  g_array_append_val (self->lines, rest);
  self->changed = g_new0 (guint8, self->words->len);
}

static void
clear_side (Side *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->changed, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, clear_side)

static guint
hash_span (gconstpointer data)
{
  const Span *span = data;
  guint hash = 5381;

  for (gsize i = 0; i < span->length; i++)
    hash = hash * 33 + (guint8) span->text[i];
  return hash;
}

static gboolean
is_same_span (gconstpointer a, gconstpointer b)
{
  const Span *left = a;
  const Span *right = b;

  return left->length == right->length
         && memcmp (left->text, right->text, left->length) == 0;
}

/* The number of a text; equal texts have one number. */
static guint
number_span (GHashTable *numbers, Span *span)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, span));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, span, GUINT_TO_POINTER (number));
    }
  return number;
}

static void
number_side (Side *self, GHashTable *words, GHashTable *lines)
{
  for (guint i = 0; i + 1 < self->words->len; i++)
    {
      Word *word = &g_array_index (self->words, Word, i);

      word->id = number_span (words, &word->span);
    }
  for (guint i = 0; i + 1 < self->lines->len; i++)
    {
      Line *line = get_line (self, i);

      line->id = number_span (lines, &line->span);
    }
}

static void
number_sides (Side *before, Side *after)
{
  g_autoptr (GHashTable) words = g_hash_table_new (hash_span, is_same_span);
  g_autoptr (GHashTable) lines = g_hash_table_new (hash_span, is_same_span);

  number_side (before, words, lines);
  number_side (after, words, lines);
}

static guint *
list_words (const Side *self, guint from, guint to)
{
  guint *ids = g_new (guint, to - from + 1);

  for (guint i = from; i < to; i++)
    ids[i - from] = get_word (self, i)->id;
  return ids;
}

/* What stands between two lines that are the same: lines from ... to. */
static void
compare_words (Side *before, const guint *old, Side *after, const guint *new)
{
  guint x0 = get_line (before, old[0])->first;
  guint x1 = get_line (before, old[1])->first;
  guint y0 = get_line (after, new[0])->first;
  guint y1 = get_line (after, new[1])->first;
  g_autofree guint *left = list_words (before, x0, x1);
  g_autofree guint *right = list_words (after, y0, y1);

  dx_sequence_diff (left, x1 - x0, right, y1 - y0, before->changed + x0,
                    after->changed + y0);
}

static guint *
list_lines (const Side *self)
{
  guint *ids = g_new (guint, self->lines->len);

  for (guint i = 0; i < self->lines->len; i++)
    ids[i] = get_line (self, i)->id;
  return ids;
}

static void
compare_sides (Side *before, Side *after)
{
  guint n = before->lines->len - 1;
  guint m = after->lines->len - 1;
  g_autofree guint *left = list_lines (before);
  g_autofree guint *right = list_lines (after);
  g_autofree guint8 *removed = g_new0 (guint8, n + 1);
  g_autofree guint8 *added = g_new0 (guint8, m + 1);

  dx_sequence_diff (left, n, right, m, removed, added);
  for (guint x = 0, y = 0; x < n || y < m; x++, y++)
    {
      guint old[2] = { x, x };
      guint new[2] = { y, y };

      while (removed[old[1]])
        old[1]++;
      while (added[new[1]])
        new[1]++;
      if (old[1] > x || new[1] > y)
        compare_words (before, old, after, new);
      x = old[1];
      y = new[1];
    }
}

/**
 * Island:
 * @x, @y: its first word on either side
 * @length: how many words
 * @has_break: whether one of them is a line break
 */
typedef struct {
  guint x;
  guint y;
  guint length;
  gboolean has_break;
} Island;

/* How many words the change at (*@x, *@y) has, on its longer side; steps
 * over it. */
static guint
skip_change (const Side *before, const Side *after, guint *x, guint *y)
{
  guint x0 = *x;
  guint y0 = *y;

  while (before->changed[*x])
    (*x)++;
  while (after->changed[*y])
    (*y)++;
  return MAX (*x - x0, *y - y0);
}

static Island
skip_same (const Side *before, const Side *after, guint *x, guint *y)
{
  Island island = { *x, *y, 0, FALSE };

  while (*x + 1 < before->words->len && *y + 1 < after->words->len
         && !before->changed[*x] && !after->changed[*y])
    {
      island.has_break |= *get_word (before, *x)->span.text == '\n';
      island.length++;
      (*x)++;
      (*y)++;
    }
  return island;
}

/* Makes one change of two great ones with a few words between them. */
static void
drop_islands (Side *before, Side *after)
{
  guint x = 0;
  guint y = 0;
  guint left = skip_change (before, after, &x, &y);

  while (x + 1 < before->words->len && y + 1 < after->words->len)
    {
      Island island = skip_same (before, after, &x, &y);
      guint right = skip_change (before, after, &x, &y);

      if (island.length <= MAX_ISLAND && !island.has_break
          && island.length * CHANGE_PER_ISLAND <= MIN (left, right))
        {
          memset (before->changed + island.x, TRUE, island.length);
          memset (after->changed + island.y, TRUE, island.length);
          left += island.length + right;
        }
      else
        left = right;
    }
}

static void
add_part (Writer *self, DxDiffKind kind, GString *text)
{
  DxDiffPart *part;

  if (text->len == 0)
    return;
  part = g_new (DxDiffPart, 1);
  part->kind = kind;
  part->text = g_strndup (text->str, text->len);
  g_ptr_array_add (self->parts, part);
  g_string_truncate (text, 0);
}

/* How many bytes of blanks both begin with. */
static gsize
count_common_blanks (const char *left, const char *right)
{
  const char *at = left;

  while (is_blank (g_utf8_get_char (at))
         && g_utf8_get_char (at) == g_utf8_get_char (right))
    {
      at = g_utf8_next_char (at);
      right = g_utf8_next_char (right);
    }
  return (gsize) (at - left);
}

/* Ends the change before a word that is the same. Where the search was cut
 * short, nothing may have changed at all. */
static void
end_change (Writer *self)
{
  gsize common = count_common_blanks (self->removed->str, self->added->str);

  if (g_string_equal (self->removed, self->added))
    common = self->removed->len;
  g_string_append_len (self->same, self->removed->str, (gssize) common);
  g_string_erase (self->removed, 0, (gssize) common);
  g_string_erase (self->added, 0, (gssize) common);
  if (self->removed->len == 0 && self->added->len == 0)
    return;
  add_part (self, DX_DIFF_SAME, self->same);
  add_part (self, DX_DIFF_REMOVED, self->removed);
  add_part (self, DX_DIFF_ADDED, self->added);
}

static void
append_blanks (GString *out, const Word *word)
{
  g_string_append_len (out, word->blanks,
                       (gssize) (word->span.text - word->blanks));
}

static void
append_word (GString *out, const Word *word)
{
  append_blanks (out, word);
  g_string_append_len (out, word->span.text, (gssize) word->span.length);
}

static gboolean
has_same_blanks (const Word *left, const Word *right)
{
  gsize length = (gsize) (left->span.text - left->blanks);

  return length == (gsize) (right->span.text - right->blanks)
         && memcmp (left->blanks, right->blanks, length) == 0;
}

/* A word, or the end, that both sides have. */
static void
write_same (Writer *self, const Word *left, const Word *right)
{
  gboolean blanks = has_same_blanks (left, right);

  if (!blanks)
    {
      append_blanks (self->removed, left);
      append_blanks (self->added, right);
    }
  end_change (self);
  if (blanks)
    append_blanks (self->same, left);
  g_string_append_len (self->same, left->span.text, (gssize) left->span.length);
}

static void
write_sides (Writer *self, const Side *before, const Side *after)
{
  for (guint x = 0, y = 0; x < before->words->len; x++, y++)
    {
      for (; before->changed[x]; x++)
        append_word (self->removed, get_word (before, x));
      for (; after->changed[y]; y++)
        append_word (self->added, get_word (after, y));
      write_same (self, get_word (before, x), get_word (after, y));
    }
  add_part (self, DX_DIFF_SAME, self->same);
}

/**
 * dx_word_diff:
 * @before: UTF-8 text
 * @after: UTF-8 text
 *
 * Compares two texts by words, which are syllables in Vietnamese; marks
 * stand apart from them, numbers with their dots are one, a line break is a
 * word of its own. The parts that are the same and those removed make up
 * @before, the same and those added make up @after, byte by byte. Between
 * two parts that are the same stand at most one removed and one added,
 * which then follows it. A few words between two great changes are shown as
 * changed too. Time grows with the length of the texts: over a bound the
 * difference may not be the shortest.
 *
 * Returns: (transfer full) (element-type DxDiffPart): the parts in order,
 *   none of them empty
 */
GPtrArray *
dx_word_diff (const char *before, const char *after)
{
  g_auto (Side) old = { 0 };
  g_auto (Side) new = { 0 };
  Writer writer;

  g_return_val_if_fail (before != NULL && g_utf8_validate (before, -1, NULL),
                        NULL);
  g_return_val_if_fail (after != NULL && g_utf8_validate (after, -1, NULL),
                        NULL);

  init_side (&old, before);
  init_side (&new, after);
  number_sides (&old, &new);
  compare_sides (&old, &new);
  drop_islands (&old, &new);

  writer.parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_diff_part_free);
  writer.same = g_string_new (NULL);
  writer.removed = g_string_new (NULL);
  writer.added = g_string_new (NULL);
  write_sides (&writer, &old, &new);
  g_string_free (writer.same, TRUE);
  g_string_free (writer.removed, TRUE);
  g_string_free (writer.added, TRUE);
  return writer.parts;
}

/**
 * dx_diff_part_free:
 * @self: (nullable): a part
 *
 * Frees @self and its text.
 */
void
dx_diff_part_free (DxDiffPart *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}
