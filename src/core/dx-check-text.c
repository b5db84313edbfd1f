/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-legacy.h"
#include "dx-unicode.h"

/* Vietnamese text: old encodings, Unicode form, known slips, repeated
 * paragraphs. */

/* How much of a repeated paragraph a message shows. */
#define QUOTE_LETTERS 40

/* Old encodings show as letters of Latin-1 (U+00A1–U+00FF), which UTF-8
 * writes with the first bytes 0xC2 and 0xC3. */
static gboolean
has_latin1_letter (const char *text, gsize length)
{
  return memchr (text, 0xC3, length) != NULL
         || memchr (text, 0xC2, length) != NULL;
}

/* Paragraph by paragraph, so that one pasted from an old file is found
 * among many good ones. */
static DxLegacy
detect_legacy (const char *text, GString *paragraph)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      DxLegacy encoding = DX_LEGACY_NONE;

      if (has_latin1_letter (text, length))
        {
          g_string_truncate (paragraph, 0);
          g_string_append_len (paragraph, text, (gssize) length);
          encoding = dx_legacy_detect (paragraph->str);
        }
      if (encoding != DX_LEGACY_NONE)
        return encoding;
      text += length + (text[length] == '\n' ? 1 : 0);
    }
  return DX_LEGACY_NONE;
}

static void
check_legacy (DxCheck *self)
{
  g_autoptr (GString) paragraph = g_string_new (NULL);
  const DxField *found = NULL;

  for (guint i = 0; i < self->texts->len; i++)
    {
      const DxCheckText *it = &g_array_index (self->texts, DxCheckText, i);
      g_autofree char *name = NULL;
      DxLegacy encoding;

      if (it->field == found)
        continue;
      encoding = detect_legacy (it->text, paragraph);
      if (encoding == DX_LEGACY_NONE)
        continue;
      found = it->field;
      name = dx_check_name_field (self, found->id);
      dx_check_add (self, "text.legacy-encoding", DX_SEVERITY_ERROR, found->id,
                    NULL,
                    g_strdup_printf (_ ("%s is in the old encoding %s and "
                                        "prints as wrong letters; please "
                                        "convert it to Unicode."),
                                     name, dx_legacy_get_name (encoding)));
    }
}

/* @field: a field id or "topics.ID". */
static void
check_nfc_of (DxCheck *self, const char *field)
{
  g_autofree char *name = NULL;

  if (!dx_proposal_was_normalized (self->proposal, field))
    return;
  name = dx_check_name_field (self, field);
  dx_check_add (self, "text.not-nfc", DX_SEVERITY_HINT, field, NULL,
                g_strdup_printf (_ ("%s was written with separate accents "
                                    "(not NFC); they have been joined, and "
                                    "saving keeps that."),
                                 name));
}

static void
check_nfc (DxCheck *self)
{
  guint topics = dx_proposal_get_n_topics (self->proposal);

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (self->form->fields, i);

      check_nfc_of (self, field->id);
    }
  for (guint i = 0; i < topics; i++)
    {
      const DxTopicChoice *topic = dx_proposal_get_topic (self->proposal, i);
      g_autofree char *field = g_strconcat ("topics.", topic->id, NULL);

      check_nfc_of (self, field);
    }
}

static void
report_slip (DxCheck *self, const DxSpellingRule *rule, const char *field)
{
  g_autofree char *name = dx_check_name_field (self, field);

  dx_check_add (self, "text.spelling", DX_SEVERITY_WARNING, field, rule->source,
                g_strdup_printf (_ ("%s: “%s” → “%s”; please correct it if it "
                                    "is a slip."),
                                 name, rule->wrong, rule->right));
}

/* "khả năng xuất khẩu" holds "năng xuất" and is right. */
static gboolean
is_exception (const DxSpellingRule *rule,
              const DxCheckText *it,
              const DxCheckMatch *match)
{
  g_autofree char *wrong = dx_check_fold (rule->wrong);

  for (guint i = 0; rule->except[i] != NULL; i++)
    {
      g_autofree char *words = dx_check_fold (rule->except[i]);
      const char *inside = strstr (words, wrong);
      gsize before = inside != NULL ? (gsize) (inside - words) : G_MAXSIZE;

      if (before <= match->start
          && g_str_has_prefix (it->folded + match->start - before, words))
        return TRUE;
    }
  return FALSE;
}

static DxCheckWords *
list_slips (const DxTextRules *rules)
{
  DxCheckWords *words = dx_check_words_new ();

  for (guint i = 0; i < rules->spelling->len; i++)
    {
      const DxSpellingRule *rule = g_ptr_array_index (rules->spelling, i);

      dx_check_words_add (words, rule->wrong);
    }
  return words;
}

/* Each slip once a field, however often it stands there. */
static void
check_spelling (DxCheck *self)
{
  g_autoptr (DxCheckWords) slips = list_slips (self->rules);
  g_autofree const DxField **seen =
      g_new0 (const DxField *, self->rules->spelling->len + 1);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const DxCheckText *it = &g_array_index (self->texts, DxCheckText, i);
      DxCheckMatch match = { 0 };

      while (dx_check_words_next (slips, it->folded, it->length, &match))
        {
          const DxSpellingRule *rule =
              g_ptr_array_index (self->rules->spelling, match.index);

          if (seen[match.index] == it->field || is_exception (rule, it, &match))
            continue;
          seen[match.index] = it->field;
          report_slip (self, rule, it->field->id);
        }
    }
}

typedef struct {
  const char *start;
  gsize length;
  guint hash;
  const DxField *field;
} Paragraph;

static guint
hash_paragraph (gconstpointer data)
{
  const Paragraph *it = data;

  return it->hash;
}

static gboolean
equal_paragraphs (gconstpointer a, gconstpointer b)
{
  const Paragraph *left = a;
  const Paragraph *right = b;

  return left->hash == right->hash && left->length == right->length
         && memcmp (left->start, right->start, left->length) == 0;
}

/* Fills in length and hash of the paragraph at @start; returns how many
 * blanks are in it. */
static guint
measure_paragraph (Paragraph *it, const char *start)
{
  guint hash = 5381;
  guint blanks = 0;
  const char *at;

  for (at = start; *at != '\0' && *at != '\n'; at++)
    {
      hash = hash * 33 + (guchar) *at;
      blanks += *at == ' ';
    }
  it->start = start;
  it->length = (gsize) (at - start);
  it->hash = hash;
  return blanks;
}

static char *
quote_paragraph (const char *text, guint paragraph)
{
  g_autofree char *line = NULL;

  for (; paragraph > 0; paragraph--)
    text = strchr (text, '\n') + 1;
  line = g_strstrip (g_strndup (text, strcspn (text, "\n")));
  if (g_utf8_strlen (line, -1) <= QUOTE_LETTERS)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, QUOTE_LETTERS) = '\0';
  return g_strconcat (line, "…", NULL);
}

static gboolean
is_long (const DxCheck *self, const Paragraph *paragraph)
{
  g_autofree char *text = g_strndup (paragraph->start, paragraph->length);

  return dx_unicode_count_words (text) >= self->rules->repeated_words;
}

/* Sections are what counts; a field outside all of them is its own. */
static gboolean
in_one_section (const DxCheck *self, const DxField *a, const DxField *b)
{
  return a == b
         || (dx_check_get_section (self, a->id) != NULL
             && dx_check_get_section (self, a->id)
                    == dx_check_get_section (self, b->id));
}

static void
report_repeated (DxCheck *self,
                 const DxCheckText *it,
                 guint paragraph,
                 const DxField *earlier)
{
  g_autofree char *name = dx_check_name_field (self, it->field->id);
  g_autofree char *other = dx_check_name_field (self, earlier->id);
  g_autofree char *quote = quote_paragraph (it->text, paragraph);

  dx_check_add (self, "text.repeated", DX_SEVERITY_WARNING, it->field->id, NULL,
                g_strdup_printf (_ ("%s: the paragraph “%s” already stands in "
                                    "%s; please say it once."),
                                 name, quote, other));
}

/* One finding for each pair of sections, at the first paragraph they
 * share. */
static void
check_repeated_in (DxCheck *self, const DxCheckText *it, GHashTable *known)
{
  g_autoptr (GHashTable) reported = g_hash_table_new (NULL, NULL);
  const char *at = it->folded;

  for (guint n = 0; *at != '\0'; n++)
    {
      Paragraph here = { NULL, 0, 0, it->field };
      guint blanks = measure_paragraph (&here, at);
      const Paragraph *earlier;

      at += here.length + (at[here.length] == '\n' ? 1 : 0);
      if (blanks + 1 < self->rules->repeated_words)
        continue;
      earlier = g_hash_table_lookup (known, &here);
      if (earlier == NULL)
        g_hash_table_add (known, g_memdup2 (&here, sizeof here));
      else if (!in_one_section (self, earlier->field, it->field)
               && is_long (self, &here)
               && g_hash_table_add (reported, (gpointer) earlier->field))
        report_repeated (self, it, n, earlier->field);
    }
}

static void
check_repeated (DxCheck *self)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (hash_paragraph, equal_paragraphs, g_free, NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const DxCheckText *it = &g_array_index (self->texts, DxCheckText, i);

      if (it->field->kind == DX_FIELD_TEXT)
        check_repeated_in (self, it, known);
    }
}

/**
 * dx_check_text:
 * @self: the check
 *
 * What Vietnamese text shows by itself, in every field, item and cell. The
 * slips and the length of a paragraph that may not stand twice are data
 * (text rules); without those only encoding and Unicode form are judged.
 */
void
dx_check_text (DxCheck *self)
{
  check_legacy (self);
  check_nfc (self);
  if (self->rules == NULL)
    return;
  check_spelling (self);
  check_repeated (self);
}
