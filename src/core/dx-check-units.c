/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-unicode.h"

/* Letters of commitment: a call asks for them when other units work with
 * the proposer or pay a part. These three fields have the same meaning in
 * every form; a form without one of them is not held against it. */
#define FIELD_ATTACHMENTS "X.attachments"
#define FIELD_PLACES "VII.places"
#define FIELD_NAME "X.name"

static const DxDossierItem *
find_commitment (const DxCheck *self)
{
  for (guint i = 0; i < self->call->dossier->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (self->call->dossier, i);

      if (item->kind == DX_DOSSIER_COMMITMENT
          && (item->topic == NULL
              || dx_proposal_find_topic (self->proposal, item->topic) != NULL))
        return item;
    }
  return NULL;
}

/* A budget is a rule "sum": fields[0] is the whole, fields[1] the state's
 * part, and whatever follows is paid by others. */
static gboolean
has_counterpart (const DxCheck *self)
{
  for (guint i = 0; i < self->form->rules->len; i++)
    {
      const DxFormRule *rule = g_ptr_array_index (self->form->rules, i);
      gint64 value;

      if (rule->kind != DX_FORM_RULE_SUM)
        continue;
      for (guint j = 2; j < g_strv_length (rule->fields); j++)
        if (dx_proposal_get_integer (self->proposal, rule->fields[j], &value)
            && value > 0)
          return TRUE;
    }
  return FALSE;
}

/* Any text with its words parted by single blanks and set between blanks,
 * folded: then whole words are found with strstr (). */
static char *
fold_words (const char *text)
{
  g_autofree char *folded = dx_unicode_fold (text);
  GString *words = g_string_new (" ");

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (words, letter);
      else if (words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

static const char *
skip_to_word (const char *at)
{
  while (*at == ' ' || *at == '\t'
         || ((guchar) at[0] == 0xC2 && (guchar) at[1] == 0xA0))
    at += *at == ' ' || *at == '\t' ? 1 : 2;
  return at;
}

static const char *
skip_word (const char *at)
{
  while (g_unichar_isalnum (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Behind @words, if they stand at @at in any case. */
static const char *
match_words (const char *at, const char *words)
{
  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      const char *next = g_utf8_next_char (at);

      if (*words == ' ' && (next = skip_to_word (at)) == at)
        return NULL;
      if (*words != ' '
          && (*at == '\0'
              || g_unichar_tolower (g_utf8_get_char (at))
                     != g_unichar_tolower (g_utf8_get_char (words))))
        return NULL;
      at = next;
    }
  return g_unichar_isalnum (g_utf8_get_char (at)) ? NULL : at;
}

static gboolean
is_in_name (const char *own, const char *start, const char *end)
{
  g_autofree char *word = g_strndup (start, (gsize) (end - start));
  g_autofree char *folded = fold_words (word);

  return strstr (own, folded) != NULL;
}

/* Whether the unit whose name begins at @start with words up to @end is
 * another than the proposer: word by word its name is held against the
 * proposer's until a word begins small and is not in it ("… tại", "… trên
 * địa bàn"), or the name ends. */
static gboolean
is_other_unit (const char *own, const char *start, const char *end)
{
  const char *at = skip_to_word (end);

  if (!g_unichar_isupper (g_utf8_get_char (at)))
    return FALSE;
  if (!is_in_name (own, start, end))
    return TRUE;
  while (g_unichar_isalnum (g_utf8_get_char (at)))
    {
      const char *behind = skip_word (at);

      if (!is_in_name (own, at, behind))
        return !g_unichar_islower (g_utf8_get_char (at));
      at = skip_to_word (behind);
    }
  return FALSE;
}

static gboolean
word_names_other_unit (const DxCheck *self, const char *own, const char *at)
{
  for (guint i = 0; self->rules->unit_words[i] != NULL; i++)
    {
      const char *end = match_words (at, self->rules->unit_words[i]);

      if (end != NULL && is_other_unit (own, at, end))
        return TRUE;
    }
  return FALSE;
}

/* The user's form may have a field of this id and of another kind. */
static const char *
get_text (const DxCheck *self, const char *id)
{
  const DxField *field = dx_form_get_field (self->form, id);

  if (field == NULL || !dx_check_is_textual (field))
    return NULL;
  return dx_proposal_get_text (self->proposal, id);
}

static gboolean
names_other_unit (const DxCheck *self)
{
  const char *name = get_text (self, FIELD_NAME);
  const char *at = get_text (self, FIELD_PLACES);
  g_autofree char *own = fold_words (name != NULL ? name : "");

  while (at != NULL && *at != '\0')
    {
      const char *behind = skip_word (at);

      if (behind > at && word_names_other_unit (self, own, at))
        return TRUE;
      at = behind > at ? behind : g_utf8_next_char (at);
    }
  return FALSE;
}

static gboolean
is_commitment (const DxCheck *self, const char *attachment)
{
  g_autofree char *words = fold_words (attachment);

  for (guint i = 0; self->rules->commitment_words[i] != NULL; i++)
    {
      g_autofree char *word = fold_words (self->rules->commitment_words[i]);

      if (strstr (words, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_commitment (const DxCheck *self)
{
  const char *const *items =
      dx_proposal_get_list (self->proposal, FIELD_ATTACHMENTS);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    if (is_commitment (self, items[i]))
      return TRUE;
  return FALSE;
}

/**
 * dx_check_units:
 * @self: the check
 *
 * "commitments.missing": the call wants letters of commitment (the item may
 * be bound to a topic that the proposal answers), others pay a part or
 * another unit is named where the results are used, and no attachment is
 * such a letter. Words are compared without accents. Which words begin a
 * unit's name and tell a commitment stands in the text rules; without them
 * nothing is noticed.
 */
void
dx_check_units (DxCheck *self)
{
  const DxField *field = dx_form_get_field (self->form, FIELD_ATTACHMENTS);
  const DxDossierItem *item;
  g_autofree char *name = NULL;

  if (self->call == NULL || self->rules == NULL || field == NULL
      || field->kind != DX_FIELD_LIST
      || (item = find_commitment (self)) == NULL)
    return;
  if (!(has_counterpart (self) || names_other_unit (self))
      || has_commitment (self))
    return;
  name = dx_check_name_field (self, FIELD_ATTACHMENTS);
  dx_check_add (
      self, "commitments.missing", DX_SEVERITY_WARNING, FIELD_ATTACHMENTS,
      item->source,
      g_strdup_printf (
          item->optional
              ? _ ("%s: others take part or pay a part; the call asks for "
                   "their letters of commitment where there are any. Please "
                   "attach and list them.")
              : _ ("%s: the call asks for letters of commitment of those who "
                   "take part or pay a part; please attach and list them."),
          name));
}
