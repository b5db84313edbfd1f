/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"

G_BEGIN_DECLS

#define DX_PROPOSAL_FORMAT "dexuat-proposal"
#define DX_PROPOSAL_VERSION 1

/* Of the element that holds a proposal's JSON in somebody else's file. */
#define DX_PROPOSAL_NAMESPACE "urn:dexuat:proposal:1"
#define DX_PROPOSAL_ELEMENT "proposal"

#define DX_TYPE_PROPOSAL (dx_proposal_get_type ())
G_DECLARE_FINAL_TYPE (DxProposal, dx_proposal, DX, PROPOSAL, GObject)

DxProposal  *dx_proposal_new             (DxForm       *form,
                                          DxCall       *call);
DxProposal  *dx_proposal_new_from_json   (GBytes       *json,
                                          DxCatalog    *catalog,
                                          GError      **error);
DxProposal  *dx_proposal_copy            (DxProposal   *self);
GBytes      *dx_proposal_to_json         (DxProposal   *self);

const char  *dx_proposal_get_id          (DxProposal   *self);
DxForm      *dx_proposal_get_form        (DxProposal   *self);
DxCall      *dx_proposal_get_call        (DxProposal   *self);
void         dx_proposal_set_call        (DxProposal   *self,
                                          DxCall       *call);
gint64       dx_proposal_get_revision    (DxProposal   *self);
void         dx_proposal_set_revision    (DxProposal   *self,
                                          gint64        revision);

/* Values. Text, list and table cells are UTF-8 in NFC with U+000A breaks;
 * setters bring them there. A field that is not set has no value. */
gboolean     dx_proposal_has_value       (DxProposal   *self,
                                          const char   *field);
gboolean     dx_proposal_is_empty        (DxProposal   *self,
                                          const char   *field);
void         dx_proposal_clear           (DxProposal   *self,
                                          const char   *field);
const char  *dx_proposal_get_text        (DxProposal   *self,
                                          const char   *field);
void         dx_proposal_set_text        (DxProposal   *self,
                                          const char   *field,
                                          const char   *text);
gboolean     dx_proposal_get_integer     (DxProposal   *self,
                                          const char   *field,
                                          gint64       *value);
void         dx_proposal_set_integer     (DxProposal   *self,
                                          const char   *field,
                                          gint64        value);
const char * const *
             dx_proposal_get_list        (DxProposal   *self,
                                          const char   *field);
void         dx_proposal_set_list        (DxProposal         *self,
                                          const char         *field,
                                          const char * const *items);
guint        dx_proposal_get_n_rows      (DxProposal   *self,
                                          const char   *field);
const char  *dx_proposal_get_cell_text   (DxProposal   *self,
                                          const char   *field,
                                          guint         row,
                                          const char   *column);
gboolean     dx_proposal_get_cell_integer (DxProposal  *self,
                                          const char   *field,
                                          guint         row,
                                          const char   *column,
                                          gint64       *value);
void         dx_proposal_insert_row      (DxProposal   *self,
                                          const char   *field,
                                          guint         row);
void         dx_proposal_remove_row      (DxProposal   *self,
                                          const char   *field,
                                          guint         row);
void         dx_proposal_move_row        (DxProposal   *self,
                                          const char   *field,
                                          guint         from,
                                          guint         to);
void         dx_proposal_set_cell_text   (DxProposal   *self,
                                          const char   *field,
                                          guint         row,
                                          const char   *column,
                                          const char   *text);
void         dx_proposal_set_cell_integer (DxProposal  *self,
                                          const char   *field,
                                          guint         row,
                                          const char   *column,
                                          gint64        value);
/* Fields and topics whose text was not NFC in the file it came from. */
gboolean     dx_proposal_was_normalized  (DxProposal   *self,
                                          const char   *field);
/* (element-type utf8): the member "unplaced": text that found no section. */
const char * const *
             dx_proposal_get_unplaced    (DxProposal   *self);
void         dx_proposal_set_unplaced    (DxProposal         *self,
                                          const char * const *passages);

/**
 * DxTopicChoice:
 * @id: topic id
 * @note: (nullable): how this proposal answers it
 * @has_schools: whether the number of schools is given
 * @schools: it
 */
typedef struct {
  char *id;
  char *note;
  gboolean has_schools;
  gint64 schools;
} DxTopicChoice;

guint        dx_proposal_get_n_topics    (DxProposal   *self);
const DxTopicChoice *
             dx_proposal_get_topic       (DxProposal   *self,
                                          guint         index);
const DxTopicChoice *
             dx_proposal_find_topic      (DxProposal   *self,
                                          const char   *id);
void         dx_proposal_set_topic       (DxProposal   *self,
                                          const char   *id,
                                          const char   *note,
                                          gboolean      has_schools,
                                          gint64        schools);
void         dx_proposal_remove_topic    (DxProposal   *self,
                                          const char   *id);

G_END_DECLS
