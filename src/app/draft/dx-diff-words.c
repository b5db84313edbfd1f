/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-diff-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-progress.h"
#include "dx-proposal-compare.h"

/* Of what did not change, this many letters stay on either side of what
 * did. */
#define CONTEXT 160

/* More letters than these nobody reads in a comparison. */
#define MOST_LETTERS 12000

#define TOPIC_PREFIX "topics."

/**
 * dx_diff_words_name:
 * @catalog: for the topics' names
 * @proposal: whose form and call they are
 * @field: as dx_proposal_compare () has it
 *
 * Returns: (transfer full): "III. Mục tiêu"
 */
char *
dx_diff_words_name (DxCatalog *catalog, DxProposal *proposal, const char *field)
{
  DxForm *form;
  const DxField *it;
  const char *section;
  const DxTopic *topic;

  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  form = dx_proposal_get_form (proposal);
  it = dx_form_get_field (form, field);
  section = dx_progress_find_section (form, field);
  if (it != NULL && section != NULL)
    return g_strdup_printf ("%s. %s", section, it->label);
  if (it != NULL)
    return g_strdup (it->label);
  if (g_str_equal (field, "call"))
    return g_strdup (_ ("Call"));

  topic = dx_catalog_get_topic (catalog, dx_proposal_get_call (proposal),
                                field + strlen (TOPIC_PREFIX));

  /* Translators: %s is the name of a priority topic */
  return g_strdup_printf (_ ("Topic: %s"), topic != NULL ? topic->name : field);
}

/**
 * dx_diff_words_value:
 * @proposal: a proposal
 * @field: as dx_proposal_compare () has it
 *
 * Returns: (transfer full): what @proposal says there; a topic may be chosen
 *   without a word on it
 */
char *
dx_diff_words_value (DxProposal *proposal, const char *field)
{
  g_autofree char *text = dx_proposal_value_text (proposal, field);

  if (g_str_has_prefix (field, TOPIC_PREFIX) && (text == NULL || *text == '\0')
      && dx_proposal_find_topic (proposal, field + strlen (TOPIC_PREFIX))
             != NULL)
    return g_strdup (_ ("chosen"));

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (text));

      n += !blank && !inside;
      inside = !blank;
    }

  return n;
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               gsize start,
               gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Green and underlined, or red and struck through; the colours have enough
 * contrast on light and on dark. */
static void
mark (PangoAttrList *attributes,
      DxDiffKind kind,
      gboolean dark,
      gsize start,
      gsize end)
{
  const char *name = kind == DX_DIFF_ADDED ? (dark ? "#8ff0a4" : "#1a6b30")
                                           : (dark ? "#ff9a8b" : "#a51d2d");
  PangoColor color;

  pango_color_parse (&color, name);
  add_attribute (attributes,
                 pango_attr_foreground_new (color.red, color.green, color.blue),
                 start, end);
  add_attribute (attributes,
                 kind == DX_DIFF_ADDED
                     ? pango_attr_underline_new (PANGO_UNDERLINE_SINGLE)
                     : pango_attr_strikethrough_new (TRUE),
                 start, end);
}

static void
append_same (GString *out, const char *text, gboolean first, gboolean last)
{
  glong length = g_utf8_strlen (text, -1);
  glong head = first ? 0 : CONTEXT;
  glong tail = last ? 0 : CONTEXT;

  if (length <= head + tail + CONTEXT)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_len (out, text, g_utf8_offset_to_pointer (text, head) - text);
  g_string_append (out, first || last ? "…" : " … ");
  g_string_append (out, g_utf8_offset_to_pointer (text, length - tail));
}

/* What is gone and what came for it are not one word. */
static void
keep_apart (GString *out, const char *text)
{
  if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]) && *text != '\0'
      && !g_ascii_isspace (*text))
    g_string_append_c (out, ' ');
}

static gboolean
is_shown (DxDiffKind kind, DxDiffSide side)
{
  return kind == DX_DIFF_SAME || side == DX_DIFF_SIDE_BOTH
         || (kind == DX_DIFF_ADDED) == (side == DX_DIFF_SIDE_AFTER);
}

/**
 * dx_diff_words_mark:
 * @parts: (element-type DxDiffPart): two texts, compared
 * @side: which of them is shown
 * @dark: whether letters are light
 * @attributes: takes the marks
 *
 * Writes a text in which what differs is marked by colour and by line. Long
 * stretches in which nothing does are shortened.
 *
 * Returns: (transfer full): the text
 */
char *
dx_diff_words_mark (GPtrArray *parts,
                    DxDiffSide side,
                    gboolean dark,
                    PangoAttrList *attributes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DxDiffKind last = DX_DIFF_SAME;

  g_return_val_if_fail (parts != NULL && attributes != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);
      gsize start;

      if (!is_shown (part->kind, side))
        continue;
      if (text->len > 0 && part->kind != DX_DIFF_SAME && last != DX_DIFF_SAME)
        keep_apart (text, part->text);
      start = text->len;
      last = part->kind;
      if (part->kind == DX_DIFF_SAME)
        append_same (text, part->text, i == 0, i + 1 == parts->len);
      else
        {
          g_string_append (text, part->text);
          mark (attributes, part->kind, dark, start, text->len);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dx_diff_words_count:
 * @parts: (element-type DxDiffPart): two texts, compared
 *
 * Returns: (transfer full): how many words came and went, in words
 */
char *
dx_diff_words_count (GPtrArray *parts)
{
  guint words[3] = { 0 };
  g_autofree char *more = NULL;
  g_autofree char *less = NULL;

  g_return_val_if_fail (parts != NULL, NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);

      words[part->kind] += count_words (part->text);
    }
  more = g_strdup_printf (
      ngettext ("%u word added", "%u words added", words[DX_DIFF_ADDED]),
      words[DX_DIFF_ADDED]);
  less = g_strdup_printf (
      ngettext ("%u word removed", "%u words removed", words[DX_DIFF_REMOVED]),
      words[DX_DIFF_REMOVED]);

  return g_strdup_printf ("%s, %s", more, less);
}

/**
 * dx_diff_words_cut:
 * @text: a text of any length
 *
 * Returns: (transfer full): as much of it as a label can show
 */
char *
dx_diff_words_cut (const char *text)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_utf8_strlen (text, -1) <= MOST_LETTERS)
    return g_strdup (text);
  head = g_utf8_substring (text, 0, MOST_LETTERS);

  return g_strconcat (head, "…", NULL);
}
