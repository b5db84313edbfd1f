/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-proposal.h"

G_BEGIN_DECLS

/* Entries of "topics" in one file: each is compared with each. */
#define DX_PROPOSAL_MAX_TOPICS 1000u

/**
 * DxProposalValue:
 * @set: whether there is a value; without one all else is zero
 * @normalized: the text, or an item of the list, was not NFC in the file
 * @text: (nullable): of a text field
 * @integer: of a whole number
 * @list: (nullable): of a list
 * @rows: (nullable) (element-type DxProposalRow): of a table
 *
 * The value of a field or of a cell.
 */
typedef struct {
  gboolean set;
  gboolean normalized;
  char *text;
  gint64 integer;
  GStrv list;
  GPtrArray *rows;
} DxProposalValue;

/**
 * DxProposalRow:
 * @n_cells: how many columns the table has
 * @cells: (array length=n_cells): in their order
 * @others: (nullable): members that the form does not know; never changed,
 *   so that copies share it
 */
typedef struct {
  guint n_cells;
  DxProposalValue *cells;
  JsonObject *others;
} DxProposalRow;

/**
 * DxProposalTopic:
 * @choice: what is known of it
 * @normalized: its id or note was not NFC in the file
 * @others: (nullable): other members; never changed
 */
typedef struct {
  DxTopicChoice choice;
  gboolean normalized;
  JsonObject *others;
} DxProposalTopic;

/**
 * DxProposal:
 * @values: one for each field of @form
 * @topics: (element-type DxProposalTopic)
 * @unplaced: the member "unplaced", which stands in @others too
 * @writes_revision: "revision" is written even when it is 0
 * @writes_topics: "topics" is written even when it is empty
 * @others: (nullable): members that this program does not know
 * @other_values: (nullable): values that the form does not know
 */
struct _DxProposal {
  GObject parent_instance;

  DxForm *form;
  DxCall *call; /* nullable */
  char *id;
  gint64 revision;
  DxProposalValue *values;
  GPtrArray *topics;
  GStrv unplaced;

  gboolean writes_revision;
  gboolean writes_topics;
  JsonObject *others;
  JsonObject *other_values;
};

DxProposal *
dx_proposal_new_with_id (DxForm *form, DxCall *call, const char *id);
void dx_proposal_emit_changed (DxProposal *self, const char *field);
DxProposalValue *dx_proposal_find_value (DxProposal *self,
                                         const char *field,
                                         const DxField **kind);

/* dx-proposal-value.c */

char *dx_proposal_clean_text (const char *text, gboolean *normalized);
gboolean dx_proposal_text_is_empty (const char *text);
void dx_proposal_value_clear (DxProposalValue *self);
void dx_proposal_value_copy (DxProposalValue *self,
                             const DxProposalValue *from);
gboolean dx_proposal_value_is_empty (const DxProposalValue *self);
gboolean dx_proposal_value_take_text (DxProposalValue *self, char *text_take);
gboolean dx_proposal_value_set_integer (DxProposalValue *self, gint64 value);
gboolean dx_proposal_value_take_list (DxProposalValue *self, GStrv list_take);
GPtrArray *dx_proposal_value_ensure_rows (DxProposalValue *self);
gboolean dx_proposal_value_was_normalized (const DxProposalValue *self);

DxProposalRow *dx_proposal_row_new (const DxField *table);

DxProposalTopic *dx_proposal_topic_new (const char *id);
DxProposalTopic *dx_proposal_topic_copy (const DxProposalTopic *self);
void dx_proposal_topic_free (DxProposalTopic *self);
gboolean dx_proposal_topic_was_normalized (DxProposal *self, const char *id);

/* Text of every kind: a line, paragraphs, a phone number, an address. */
static inline gboolean
dx_proposal_kind_is_text (const DxField *kind)
{
  return !dx_field_is_integer (kind) && kind->kind != DX_FIELD_LIST
         && kind->kind != DX_FIELD_TABLE;
}

G_END_DECLS
