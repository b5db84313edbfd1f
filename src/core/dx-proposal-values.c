/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-proposal-private.h"

#include <string.h>

#define TOPIC_PREFIX "topics."

static void
clear_value (DxProposal *self, DxProposalValue *value, const char *field)
{
  gboolean was_set = value->set;

  dx_proposal_value_clear (value);
  if (was_set)
    dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_has_value:
 * @self: a proposal
 * @field: a field of its form
 *
 * Returns: whether @field has a value, be it empty
 */
gboolean
dx_proposal_has_value (DxProposal *self, const char *field)
{
  const DxProposalValue *value;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), FALSE);
  value = dx_proposal_find_value (self, field, NULL);
  g_return_val_if_fail (value != NULL, FALSE);

  return value->set;
}

/**
 * dx_proposal_is_empty:
 * @self: a proposal
 * @field: a field of its form
 *
 * A text without one letter or digit is empty: only blanks, or the dots of
 * a leader that nobody wrote on. So are a list of such items and a table
 * without rows. A number is never empty: 0 is an answer.
 *
 * Returns: whether @field has no value, or an empty one
 */
gboolean
dx_proposal_is_empty (DxProposal *self, const char *field)
{
  const DxProposalValue *value;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), TRUE);
  value = dx_proposal_find_value (self, field, NULL);
  g_return_val_if_fail (value != NULL, TRUE);

  return dx_proposal_value_is_empty (value);
}

/**
 * dx_proposal_clear:
 * @self: a proposal
 * @field: a field of its form
 *
 * Takes the value of @field away, of whatever kind.
 */
void
dx_proposal_clear (DxProposal *self, const char *field)
{
  DxProposalValue *value;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  value = dx_proposal_find_value (self, field, NULL);
  g_return_if_fail (value != NULL);

  clear_value (self, value, field);
}

/**
 * dx_proposal_get_text:
 * @self: a proposal
 * @field: a text field of its form: a line, paragraphs, a phone number or
 *   an e-mail address
 *
 * Returns: (transfer none) (nullable): its text in NFC with U+000A breaks,
 *   until the next change, or %NULL without a value
 */
const char *
dx_proposal_get_text (DxProposal *self, const char *field)
{
  const DxProposalValue *value;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), NULL);
  value = dx_proposal_find_value (self, field, &kind);
  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (dx_proposal_kind_is_text (kind), NULL);

  return value->text;
}

/**
 * dx_proposal_set_text:
 * @self: a proposal
 * @field: a text field of its form
 * @text: (nullable): UTF-8, or %NULL for no value
 *
 * Sets the text, brought to NFC with U+000A breaks. From then on it does
 * not count as normalised.
 */
void
dx_proposal_set_text (DxProposal *self, const char *field, const char *text)
{
  DxProposalValue *value;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  value = dx_proposal_find_value (self, field, &kind);
  g_return_if_fail (value != NULL);
  g_return_if_fail (dx_proposal_kind_is_text (kind));
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  if (text == NULL)
    clear_value (self, value, field);
  else if (dx_proposal_value_take_text (value,
                                        dx_proposal_clean_text (text, NULL)))
    dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_get_integer:
 * @self: a proposal
 * @field: a field of its form that holds a whole number: an amount in
 *   đồng, months, a year, a number
 * @value: (out) (optional): the number
 *
 * Returns: whether there is a value; otherwise @value is left alone
 */
gboolean
dx_proposal_get_integer (DxProposal *self, const char *field, gint64 *value)
{
  const DxProposalValue *it;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), FALSE);
  it = dx_proposal_find_value (self, field, &kind);
  g_return_val_if_fail (it != NULL, FALSE);
  g_return_val_if_fail (dx_field_is_integer (kind), FALSE);

  if (it->set && value != NULL)
    *value = it->integer;
  return it->set;
}

/**
 * dx_proposal_set_integer:
 * @self: a proposal
 * @field: a field of its form that holds a whole number
 * @value: the number; dx_proposal_clear () takes it away
 *
 * Sets the number; amounts are in đồng.
 */
void
dx_proposal_set_integer (DxProposal *self, const char *field, gint64 value)
{
  DxProposalValue *it;
  const DxField *kind;

  g_return_if_fail (DX_IS_PROPOSAL (self));
  it = dx_proposal_find_value (self, field, &kind);
  g_return_if_fail (it != NULL);
  g_return_if_fail (dx_field_is_integer (kind));

  if (dx_proposal_value_set_integer (it, value))
    dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_get_list:
 * @self: a proposal
 * @field: a list field of its form
 *
 * Returns: (transfer none) (array zero-terminated=1): its items, until the
 *   next change; none without a value
 */
const char *const *
dx_proposal_get_list (DxProposal *self, const char *field)
{
  static const char *const none[] = { NULL };
  const DxProposalValue *value;
  const DxField *kind;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), none);
  value = dx_proposal_find_value (self, field, &kind);
  g_return_val_if_fail (value != NULL, none);
  g_return_val_if_fail (kind->kind == DX_FIELD_LIST, none);

  return value->set ? (const char *const *) value->list : none;
}

/**
 * dx_proposal_set_list:
 * @self: a proposal
 * @field: a list field of its form
 * @items: (nullable) (array zero-terminated=1): UTF-8, or %NULL for no
 *   value
 *
 * Sets the items, brought to NFC with U+000A breaks.
 */
void
dx_proposal_set_list (DxProposal *self,
                      const char *field,
                      const char *const *items)
{
  DxProposalValue *value;
  const DxField *kind;
  g_autoptr (GStrvBuilder) clean = g_strv_builder_new ();

  g_return_if_fail (DX_IS_PROPOSAL (self));
  value = dx_proposal_find_value (self, field, &kind);
  g_return_if_fail (value != NULL);
  g_return_if_fail (kind->kind == DX_FIELD_LIST);

  if (items == NULL)
    {
      clear_value (self, value, field);
      return;
    }
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = NULL;

      g_return_if_fail (g_utf8_validate (items[i], -1, NULL));
      item = dx_proposal_clean_text (items[i], NULL);
      g_strv_builder_add (clean, item);
    }
  if (dx_proposal_value_take_list (value, g_strv_builder_end (clean)))
    dx_proposal_emit_changed (self, field);
}

/**
 * dx_proposal_was_normalized:
 * @self: a proposal
 * @field: a field of its form, or "topics.ID"
 *
 * Copies remember it; a text, list, cell or topic that is set anew forgets
 * it.
 *
 * Returns: whether text of @field, an item of it, a cell or the note of the
 *   topic was not NFC in the file it came from
 */
gboolean
dx_proposal_was_normalized (DxProposal *self, const char *field)
{
  const DxProposalValue *value;

  g_return_val_if_fail (DX_IS_PROPOSAL (self), FALSE);
  value = dx_proposal_find_value (self, field, NULL);
  if (value == NULL && g_str_has_prefix (field, TOPIC_PREFIX))
    return dx_proposal_topic_was_normalized (self,
                                             field + strlen (TOPIC_PREFIX));
  g_return_val_if_fail (value != NULL, FALSE);

  return dx_proposal_value_was_normalized (value);
}
