/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"
#include "dx-seal.h"
#include "dx-unicode.h"

/* Between an id and its value, between the items of a list and the cells
 * of a row; between rows; behind an entry. */
#define UNIT '\x1F'
#define ROW '\x1D'
#define ENTRY '\x1E'

#define NO_BREAK_SPACE 0xA0

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == NO_BREAK_SPACE;
}

/* Appends a text in NFC, with U+000A breaks, each run of blanks as one
 * U+0020, none at the ends of lines. */
static void
append_text (GString *out, const char *text)
{
  g_autofree char *clean = dx_proposal_clean_text (text, NULL);
  gboolean at_start = TRUE;
  gboolean blank = FALSE;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          blank = TRUE;
          continue;
        }
      if (blank && !at_start && c != '\n')
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      at_start = c == '\n';
      blank = FALSE;
    }
}

static void
append_value (GString *out, const DxProposalValue *value, const DxField *field);

static void
append_row (GString *out, const DxProposalRow *row, const DxField *table)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, UNIT);
      append_value (out, &row->cells[i], g_ptr_array_index (table->columns, i));
    }
}

static void
append_value (GString *out, const DxProposalValue *value, const DxField *field)
{
  if (value->text != NULL)
    append_text (out, value->text);
  else if (value->list != NULL)
    for (guint i = 0; value->list[i] != NULL; i++)
      {
        if (i > 0)
          g_string_append_c (out, UNIT);
        append_text (out, value->list[i]);
      }
  else if (value->rows != NULL)
    for (guint i = 0; i < value->rows->len; i++)
      {
        if (i > 0)
          g_string_append_c (out, ROW);
        append_row (out, g_ptr_array_index (value->rows, i), field);
      }
  else if (value->set && dx_field_is_integer (field))
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value->integer);
}

/* An entry without a value is left out: @start is where it began. */
static void
end_entry (GString *out, gsize start, gsize value)
{
  if (out->len == value)
    g_string_truncate (out, start);
  else
    g_string_append_c (out, ENTRY);
}

static gsize
begin_entry (GString *out, const char *prefix, const char *id)
{
  g_string_append (out, prefix);
  append_text (out, id);
  g_string_append_c (out, UNIT);

  return out->len;
}

static void
append_word (GString *out, const char *prefix, const char *id, const char *word)
{
  gsize start = out->len;
  gsize value = begin_entry (out, prefix, id);

  append_text (out, word);
  end_entry (out, start, value);
}

static void
append_field (GString *out, DxProposal *proposal, guint index)
{
  const DxField *field = g_ptr_array_index (proposal->form->fields, index);
  gsize start = out->len;
  gsize value = begin_entry (out, "", field->id);

  append_value (out, &proposal->values[index], field);
  end_entry (out, start, value);
}

/* A topic that was only ticked has no value, and as every entry without one
 * it is left out: ticking it changes nothing that stands on the slip. A
 * number of schools is a value, also without a note. */
static void
append_topic (GString *out, const DxTopicChoice *topic)
{
  gsize start = out->len;
  gsize value = begin_entry (out, "topics.", topic->id);

  if (topic->note != NULL)
    append_text (out, topic->note);
  if (topic->has_schools)
    g_string_append_printf (out, "%c%" G_GINT64_FORMAT, UNIT, topic->schools);
  end_entry (out, start, value);
}

/**
 * dx_seal_text:
 * @proposal: a proposal
 * @attachments: (nullable) (element-type DxSealAttachment): the files that
 *   go with it, in the dossier's order, or %NULL to leave them out
 *
 * Writes a version in canonical form: an entry a value in a fixed order,
 * with all that nobody sees on paper (kinds of blanks, composed letters,
 * line breaks of other systems) made one. Two versions that read the same
 * have the same text.
 *
 * The entry of an attachment is "attachment.NAME", NAME being the path of
 * the member below the dossier's folder "attachments/", without that folder:
 * the word before it says it already, and a file that lies in the database
 * and in no dossier yet is named alike.
 *
 * Returns: (transfer full): UTF-8 in NFC
 */
char *
dx_seal_text (DxProposal *proposal, GPtrArray *attachments)
{
  GString *out;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  out = g_string_new (NULL);
  append_word (out, "", "form", proposal->form->id);
  if (proposal->call != NULL)
    append_word (out, "", "call", proposal->call->id);
  for (guint i = 0; i < proposal->form->fields->len; i++)
    append_field (out, proposal, i);
  for (guint i = 0; i < dx_proposal_get_n_topics (proposal); i++)
    append_topic (out, dx_proposal_get_topic (proposal, i));
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      const DxSealAttachment *file = g_ptr_array_index (attachments, i);
      g_autofree char *sha256 = g_ascii_strdown (file->sha256, -1);

      append_word (out, "attachment.", file->name, sha256);
    }

  return g_string_free (out, FALSE);
}
