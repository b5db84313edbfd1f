/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-editor-lines.h"

#include <string.h>

#include "dx-list-line.h"

/* Points of a list are counted in the order of Vietnamese letters. */
static const char *const letters[] = {
  "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
  "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
};

static gsize
count_blanks (const char *line)
{
  return strspn (line, " ");
}

/* The mark of a line as dx_list_line_parse () has it, also when no text
 * follows it yet. */
static DxListMark
parse (const char *line, gsize *mark_length, gsize *body, gboolean *empty)
{
  g_autofree char *filled = NULL;
  DxListMark mark;

  *empty = FALSE;
  mark = dx_list_line_parse (line, strlen (line), mark_length, body);
  if (mark != DX_LIST_MARK_NONE)
    return mark;

  filled = g_strconcat (line, "x", NULL);
  mark = dx_list_line_parse (filled, strlen (filled), mark_length, body);
  *empty = mark != DX_LIST_MARK_NONE && *body == strlen (line);

  return *empty ? mark : DX_LIST_MARK_NONE;
}

static const char *
get_next_letter (const char *letter)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i], letter))
      return letters[i + 1];

  return NULL;
}

static char *
advance_number (const char *mark)
{
  gsize end = strlen (mark) - 1; /* of the sign */
  gsize start = end;
  guint64 number;

  while (start > 0 && g_ascii_isdigit (mark[start - 1]))
    start--;
  if (start == end)
    return NULL;
  number = g_ascii_strtoull (mark + start, NULL, 10);

  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT "%s", (int) start, mark,
                          number + 1, mark + end);
}

static char *
advance_letter (const char *mark)
{
  g_autofree char *letter = g_strndup (mark, strlen (mark) - 1);
  const char *next;

  if (g_ascii_isdigit (*letter))
    return advance_number (mark);
  next = get_next_letter (letter);

  return next != NULL ? g_strconcat (next, ")", NULL) : NULL;
}

static char *
advance (DxListMark kind, const char *mark)
{
  switch (kind)
    {
    case DX_LIST_MARK_NUMBER:
      return advance_number (mark);
    case DX_LIST_MARK_NUMBER_DEEP:
      return g_str_has_suffix (mark, ".") ? advance_number (mark) : NULL;
    case DX_LIST_MARK_LETTER:
      return advance_letter (mark);
    default:
      return g_strdup (mark);
    }
}

/**
 * dx_text_lines_continue:
 * @line: the line that is being ended
 * @is_empty_item: (out): whether it is an item without words: then the list
 *   ends with it
 *
 * Returns: (transfer full) (nullable): blanks, mark and blank that the next
 *   line of the list begins with, or %NULL if this is no list, or its end
 */
char *
dx_text_lines_continue (const char *line, gboolean *is_empty_item)
{
  gsize blanks = count_blanks (line);
  gsize length;
  gsize body;
  DxListMark kind = parse (line + blanks, &length, &body, is_empty_item);
  g_autofree char *mark = NULL;
  g_autofree char *next = NULL;

  if (kind == DX_LIST_MARK_NONE || *is_empty_item)
    return NULL;
  mark = g_strndup (line + blanks, length);
  next = advance (kind, mark);

  return next != NULL ? g_strdup_printf ("%.*s%s ", (int) blanks, line, next)
                      : NULL;
}

/**
 * dx_text_lines_has_mark:
 * @line: a line
 * @style: '-', '1' or 'a'
 *
 * Returns: whether it is an item of a list of that style
 */
gboolean
dx_text_lines_has_mark (const char *line, gunichar style)
{
  gsize blanks = count_blanks (line);
  gsize length;
  gsize body;
  gboolean empty;
  DxListMark kind = parse (line + blanks, &length, &body, &empty);

  if (style == '1')
    return kind == DX_LIST_MARK_NUMBER;
  if (style == 'a')
    return kind == DX_LIST_MARK_LETTER;

  return kind == DX_LIST_MARK_DASH;
}

/**
 * dx_text_lines_unmark:
 * @line: a line
 *
 * Returns: (transfer full): the line without the mark of a list
 */
char *
dx_text_lines_unmark (const char *line)
{
  gsize blanks = count_blanks (line);
  gsize length;
  gsize body;
  gboolean empty;

  if (parse (line + blanks, &length, &body, &empty) == DX_LIST_MARK_NONE)
    return g_strdup (line);

  return g_strdup (line + blanks + body);
}

/**
 * dx_text_lines_mark:
 * @line: a line
 * @style: '-', '1' or 'a'
 * @number: which item it is, from 0
 *
 * Returns: (transfer full): the line as an item of a list
 */
char *
dx_text_lines_mark (const char *line, gunichar style, guint number)
{
  g_autofree char *plain = dx_text_lines_unmark (line);

  if (style == '1')
    return g_strdup_printf ("%u. %s", number + 1, plain);
  if (style == 'a')
    return g_strdup_printf (
        "%s) %s", letters[MIN (number, G_N_ELEMENTS (letters) - 1)], plain);

  return g_strdup_printf ("- %s", plain);
}

static gboolean
ends_sentence (const char *at)
{
  return strchr (".;?!:", *at) != NULL && at[1] == ' ';
}

/* Where to break a line of more than @room bytes: behind the last sentence,
 * or else behind the last word; 0 if it is one word. */
static gsize
find_break (const char *line, gsize room)
{
  for (gsize i = room; i > room / 2; i--)
    if (ends_sentence (line + i - 1))
      return i + 1;
  for (gsize i = room; i > 0; i--)
    if (line[i] == ' ')
      return i + 1;

  return 0;
}

static gboolean
break_line (GString *out, const char *line, gsize before, gsize limit)
{
  gsize room = before < limit ? limit - before : limit;

  while (strlen (line) > room)
    {
      gsize at = find_break (line, room);

      if (at == 0)
        return FALSE;
      g_string_append_len (out, line, (gssize) at - 1);
      g_string_append_c (out, '\n');
      line += at;
      room = limit;
    }
  g_string_append (out, line);

  return TRUE;
}

/**
 * dx_text_lines_break:
 * @text: what is to be inserted
 * @before: bytes that its first line is appended to
 * @limit: bytes that a line may have
 * @refused: (out): whether a word of it is longer than that
 *
 * Breaks lines that are so long that typing in them would become slow.
 *
 * Returns: (transfer full) (nullable): the text with more line breaks, or
 *   %NULL if none are needed, or when it is refused
 */
char *
dx_text_lines_break (const char *text,
                     gsize before,
                     gsize limit,
                     gboolean *refused)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) out = NULL;

  *refused = FALSE;
  if (strlen (text) + before <= limit)
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  out = g_string_sized_new (strlen (text) + 16);
  for (guint i = 0; lines[i] != NULL && !*refused; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      *refused = !break_line (out, lines[i], i == 0 ? before : 0, limit);
    }
  if (*refused || g_str_equal (out->str, text))
    return NULL;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
skip_verb (const char *part)
{
  static const char *const verbs[] = { "Trình bày rõ ", "Trình bày ", "Nêu rõ ",
                                       "Nêu " };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (part, verbs[i]))
      return part + strlen (verbs[i]);

  return part;
}

static char *
capitalize (const char *text)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (text));
  char letter[7] = { 0 };

  g_unichar_to_utf8 (first, letter);

  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

/**
 * dx_text_lines_outline:
 * @hint: what the form prints behind a heading: "(Trình bày rõ …; …;...)"
 *
 * Makes headings of the parts of a hint, a number before each and room to
 * write below it.
 *
 * Returns: (transfer full) (nullable): the outline, or %NULL if the hint has
 *   but one part
 */
char *
dx_text_lines_outline (const char *hint)
{
  g_autofree char *bare = g_strdup (hint);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  guint count = 0;

  g_strdelimit (bare, "()", ' ');
  parts = g_strsplit (bare, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = skip_verb (g_strstrip (parts[i]));
      g_autofree char *heading = NULL;

      if (!g_unichar_isalnum (g_utf8_get_char (part)))
        continue;
      heading = capitalize (part);
      g_string_append_printf (out, "%s%u. %s\n", count > 0 ? "\n" : "",
                              count + 1, heading);
      count++;
    }

  return count > 1 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
