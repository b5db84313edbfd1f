/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-date.h"

/* "Thông tư số 15/2022/TT-BKHCN ngày 12/10/2023": a known document cited
 * with another date than its own. Read on folded text, so on small
 * letters. */

/* A document's date stands near its symbol. */
#define FARTHEST_DATE 400

/* A document symbol: a slash between a figure and a letter, "15/2022/tt-…",
 * "1322/qđ-…". Not "km/h", not "31/8/2020". */
static gboolean
is_symbol_slash (const char *text, const char *at)
{
  return *at == '/' && at > text && g_ascii_isdigit (at[-1])
         && g_unichar_isalpha (g_utf8_get_char (at + 1));
}

static gboolean
is_sentence_end (const char *at)
{
  if (*at == '\n' || *at == ';' || *at == '!' || *at == '?')
    return TRUE;
  return *at == '.' && (at[1] == ' ' || at[1] == '\n' || at[1] == '\0');
}

/* What belongs to a citation behind its symbol: up to the end of the
 * sentence or to the next symbol. */
static gsize
measure_citation (const char *start)
{
  const char *at = start;

  while (*at != '\0' && at - start < FARTHEST_DATE && !is_sentence_end (at)
         && !is_symbol_slash (start, at))
    at = g_utf8_next_char (at);
  return (gsize) (at - start);
}

/* A date that is not the document's own: "có hiệu lực từ ngày …", "đến
 * ngày …", "trước ngày …". */
static gboolean
is_other_date (const char *text, gsize start)
{
  static const char *const words[] = { "từ", "đến", "trước", "sau" };
  g_autofree char *before = g_strstrip (g_strndup (text, start));

  if (g_str_has_suffix (before, "ngày"))
    {
      before[strlen (before) - strlen ("ngày")] = '\0';
      g_strchomp (before);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (before, words[i]))
      return TRUE;
  return strstr (before, "hiệu lực") != NULL;
}

/* "…/TT-BKHCN-2" or "…/TT-BKHCN/2" is the symbol of another document. */
static gboolean
goes_on (const char *end)
{
  return (*end == '-' || *end == '/' || *end == '&')
         && g_unichar_isalnum (g_utf8_get_char (end + 1));
}

static gboolean
find_date (const char *behind, GDate *date)
{
  g_autofree char *rest = g_strndup (behind, measure_citation (behind));
  gsize start;
  gsize end;

  g_date_clear (date, 1);
  return dx_date_find (rest, date, &start, &end)
         && !is_other_date (rest, start);
}

static void
report_date (DxCheck *self,
             const DxCitation *citation,
             const GDate *written,
             const char *field)
{
  g_autofree char *name = dx_check_name_field (self, field);
  g_autofree char *wrong = dx_date_format_short (written);
  g_autofree char *right = dx_date_format_short (&citation->date);

  dx_check_add (self, "citation.date", DX_SEVERITY_WARNING, field,
                citation->source,
                g_strdup_printf (_ ("%s: %s is dated %s, not %s; please "
                                    "correct the date."),
                                 name, citation->symbol, right, wrong));
}

static DxCheckWords *
list_symbols (const DxTextRules *rules)
{
  DxCheckWords *words = dx_check_words_new ();

  for (guint i = 0; i < rules->citations->len; i++)
    {
      const DxCitation *citation = g_ptr_array_index (rules->citations, i);

      dx_check_words_add (words, citation->symbol);
    }
  return words;
}

/**
 * dx_check_citations:
 * @self: the check
 *
 * "citation.date": a document of the text rules is cited, and the date that
 * follows in the same sentence, before any other document, is not its own.
 * Once a field and document.
 */
void
dx_check_citations (DxCheck *self)
{
  g_autoptr (DxCheckWords) symbols = NULL;
  g_autofree const DxField **seen = NULL;

  if (self->rules == NULL)
    return;
  symbols = list_symbols (self->rules);
  seen = g_new0 (const DxField *, self->rules->citations->len + 1);
  for (guint i = 0; i < self->texts->len; i++)
    {
      const DxCheckText *it = &g_array_index (self->texts, DxCheckText, i);
      DxCheckMatch match = { 0 };

      while (dx_check_words_next (symbols, it->folded, it->length, &match))
        {
          const DxCitation *citation =
              g_ptr_array_index (self->rules->citations, match.index);
          GDate date;

          if (seen[match.index] == it->field || goes_on (it->folded + match.end)
              || !find_date (it->folded + match.end, &date)
              || g_date_compare (&date, &citation->date) == 0)
            continue;
          seen[match.index] = it->field;
          report_date (self, citation, &date, it->field->id);
        }
    }
}
