/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-form.h"
#include "dx-proposal-compare.h"
#include "dx-unicode.h"
#include "dx-verify-private.h"

/* Words shown of what differs on a page, and letters of what differs in a
 * field: enough to find the place. */
#define SHOWN_WORDS 6
#define SHOWN_LETTERS 60

/* Order on a page is not compared, since readers of PDFs put the cells of a
 * table in different orders; nor are words in scripts that they turn round
 * or take apart. */
static gboolean
is_compared (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x0370 && !(c >= 0x1E00 && c <= 0x1EFF)
          && !(c >= 0x2010 && c <= 0x2027) && c != 0x2022 && c != 0x20AB)
        return FALSE;
    }

  return TRUE;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_words (GPtrArray *words, const char *line)
{
  g_autofree char *clean = dx_unicode_strip_hidden (line);
  g_autofree char *normal = dx_unicode_to_nfc (clean);
  g_auto (GStrv) parts = g_strsplit_set (normal, " \t\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && is_compared (parts[i]))
      g_ptr_array_add (words, g_strdup (parts[i]));
}

/* The words of a page in the order of their letters; @code gets the one at
 * its foot, or "". */
static GPtrArray *
split_page (const char *text, char *code)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  code[0] = '\0';
  for (guint i = 0; lines[i] != NULL; i++)
    if (!dx_seal_parse_foot (g_strstrip (lines[i]), code))
      add_words (words, lines[i]);
  g_ptr_array_sort (words, compare_words);

  return words;
}

static void
show_word (GString *out, const char *word, guint n)
{
  if (n < SHOWN_WORDS)
    g_string_append_printf (out, "%s%s", n > 0 ? " " : "", word);
  else if (n == SHOWN_WORDS)
    g_string_append (out, " …");
}

/* What only one of two sorted lists has. Returns how much that is. */
static guint
differ (GPtrArray *left, GPtrArray *right, GString *more, GString *less)
{
  guint n_more = 0, n_less = 0, i = 0, j = 0;

  while (i < left->len || j < right->len)
    {
      int order = i == left->len    ? 1
                  : j == right->len ? -1
                                    : strcmp (left->pdata[i], right->pdata[j]);

      if (order < 0)
        show_word (more, left->pdata[i++], n_more++);
      else if (order > 0)
        show_word (less, right->pdata[j++], n_less++);
      else
        i++, j++;
    }

  return n_more + n_less;
}

static gboolean
is_code_of (const DxVersion *version, const char *code)
{
  return g_str_equal (code, version->lone->code)
         || (version->whole != NULL
             && g_str_equal (code, version->whole->code));
}

/* Compares one page with how this version prints it. */
static gboolean
is_same_text (const DxVersion *version,
              guint page,
              const char *text,
              const char *own,
              GPtrArray *lines)
{
  char code[DX_SEAL_LETTERS + 1], none[DX_SEAL_LETTERS + 1];
  g_autoptr (GPtrArray) found = split_page (text, code);
  g_autoptr (GPtrArray) wanted = split_page (own, none);
  g_autoptr (GString) more = g_string_new (NULL);
  g_autoptr (GString) less = g_string_new (NULL);
  gboolean same = differ (found, wanted, more, less) == 0;

  if (!same && more->len > 0)
    dx_verify_say (lines, _ ("page %u: printed, but not in the data: %s"),
                   page + 1, more->str);
  if (!same && less->len > 0)
    dx_verify_say (lines, _ ("page %u: in the data, but not printed: %s"),
                   page + 1, less->str);
  if (*code != '\0' && !is_code_of (version, code))
    {
      g_autofree char *shown = dx_seal_format_code (code);

      dx_verify_say (lines,
                     _ ("page %u: the code %s at its foot is not that "
                        "of the data"),
                     page + 1, shown);
      same = FALSE;
    }

  return same;
}

static gboolean
is_same_page (const DxVersion *version,
              guint page,
              const char *text,
              GPtrArray *lines)
{
  return is_same_text (version, page, text,
                       g_ptr_array_index (version->pages, page), lines);
}

static gboolean
is_sheet (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (dx_seal_is_sheet (g_strstrip (lines[i])))
      return TRUE;

  return FALSE;
}

/* Of a PDF's pages, those before its data sheets. */
static guint
count_pages (GPtrArray *texts)
{
  guint n = texts->len;

  while (n > 0 && is_sheet (g_ptr_array_index (texts, n - 1)))
    n--;

  return n;
}

static DxVerdict
judge_sheets (const DxVersion *version,
              GPtrArray *texts,
              guint first,
              GPtrArray *lines)
{
  DxVerdict verdict = DX_VERDICT_SAME;
  guint n = texts->len - first;

  if (n > 0 && n != version->sheets->len)
    {
      dx_verify_say (lines, _ ("it has %u data sheets; this version has %u"), n,
                     version->sheets->len);
      return DX_VERDICT_ALTERED;
    }
  for (guint i = 0; i < n; i++)
    if (!is_same_text (version, first + i, g_ptr_array_index (texts, first + i),
                       g_ptr_array_index (version->sheets, i), lines))
      verdict = DX_VERDICT_ALTERED;

  return verdict;
}

static gboolean
have_page (const DxVersion *version, guint page, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    if (is_same_page (version, page, g_ptr_array_index (texts, i), NULL))
      return TRUE;

  return FALSE;
}

static DxVerdict
say_missing (const DxVersion *version, GPtrArray *texts, GPtrArray *lines)
{
  dx_verify_say (lines,
                 _ ("it has %u pages in all; this version has %u, and %u "
                    "with its annex"),
                 texts->len, version->n_slip, version->pages->len);
  for (guint page = 0; page < version->n_slip; page++)
    if (!have_page (version, page, texts))
      dx_verify_say (lines, _ ("page %u is not among them"), page + 1);

  return DX_VERDICT_INCOMPLETE;
}

static gboolean
are_empty (GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (dx_unicode_count_words (text) > 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * dx_verify_texts:
 * @version: a version with its pages
 * @texts: (element-type utf8): what is printed on each page of a PDF
 * @lines: (nullable) (element-type utf8): takes what a person should know
 *
 * Compares what a PDF shows with the data that it carries: all words of
 * each page and data sheet, and the code on it.
 *
 * Returns: %DX_VERDICT_SAME, %DX_VERDICT_ALTERED, %DX_VERDICT_INCOMPLETE, or
 *   %DX_VERDICT_UNREADABLE when there are no words at all
 */
DxVerdict
dx_verify_texts (const DxVersion *version, GPtrArray *texts, GPtrArray *lines)
{
  DxVerdict verdict;
  guint n;

  g_return_val_if_fail (version != NULL, DX_VERDICT_UNREADABLE);
  g_return_val_if_fail (texts != NULL, DX_VERDICT_UNREADABLE);

  if (are_empty (texts))
    {
      dx_verify_say (lines, _ ("no seal can be read, and there is no text"));
      return DX_VERDICT_UNREADABLE;
    }
  n = count_pages (texts);
  if (n != version->n_slip && n != version->pages->len)
    return say_missing (version, texts, lines);
  verdict = judge_sheets (version, texts, n, lines);
  for (guint page = 0; page < n; page++)
    if (!is_same_page (version, page, g_ptr_array_index (texts, page), lines))
      verdict = DX_VERDICT_ALTERED;

  return verdict;
}

/* The piece of @text around its first letter that differs from @other. */
static char *
excerpt (const char *text, const char *other)
{
  const char *p = text;
  const char *start;
  GString *out = g_string_new (NULL);
  guint back = 0;

  while (*p != '\0' && *p == *other)
    p++, other++;
  while (p > text && ((guchar) *p & 0xC0) == 0x80)
    p--;
  for (start = p; start > text && back < SHOWN_LETTERS / 3; back++)
    start = g_utf8_prev_char (start);
  if (start > text)
    g_string_append (out, "…");
  for (guint n = 0; *start != '\0' && n < SHOWN_LETTERS; n++)
    {
      gunichar c = g_utf8_get_char (start);

      g_string_append_unichar (out, c == '\n' ? ' ' : c);
      start = g_utf8_next_char (start);
    }
  if (*start != '\0')
    g_string_append (out, "…");

  return g_string_free (out, FALSE);
}

/*
 * dx_verify_say_fields:
 *
 * Adds a line for each field in which two proposals differ.
 */
void
dx_verify_say_fields (DxProposal *held, DxProposal *proposal, GPtrArray *lines)
{
  const DxForm *left = dx_proposal_get_form (held);
  const DxForm *right = dx_proposal_get_form (proposal);
  g_autoptr (GPtrArray) fields = NULL;

  if (!g_str_equal (left->id, right->id)
      || left->fields->len != right->fields->len)
    {
      dx_verify_say (lines, "form: %s | %s", left->id, right->id);
      return;
    }
  fields = dx_proposal_compare (held, proposal);
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      g_autofree char *before = dx_proposal_value_text (held, field);
      g_autofree char *after = dx_proposal_value_text (proposal, field);
      g_autofree char *shown_before = excerpt (before, after);
      g_autofree char *shown_after = excerpt (after, before);

      dx_verify_say (lines, "%s: “%s” | “%s”", field, shown_before,
                     shown_after);
    }
}
