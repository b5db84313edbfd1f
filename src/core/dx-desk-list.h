/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"
#include "dx-remarks.h"

G_BEGIN_DECLS

/* What a call asks for, item by item, against what came. The program
 * proposes; a person decides. */

/**
 * DxDeskState:
 * @DX_DESK_MISSING: it did not come and is needed
 * @DX_DESK_PRESENT: it came
 * @DX_DESK_NOT_NEEDED: this proposal does not need it
 */
typedef enum {
  DX_DESK_MISSING,
  DX_DESK_PRESENT,
  DX_DESK_NOT_NEEDED
} DxDeskState;

/**
 * DxDeskFile:
 * @kind: what it is
 * @name: its name in the dossier
 *
 * Something that came beside the proposal.
 */
typedef struct {
  DxDossierKind kind;
  const char *name;
} DxDeskFile;

/**
 * DxDeskItem:
 * @id: "commitment"; a second one of its kind "commitment-2"
 * @item: what the call asks for; the call owns it
 * @proposed: what the program thinks
 * @why: (nullable): what it rests on, for people
 * @decided: a person has said
 * @state: what holds: the person's word, else @proposed
 * @remark: (nullable): the person's
 */
typedef struct {
  char *id;
  const DxDossierItem *item;
  DxDeskState proposed;
  char *why;
  gboolean decided;
  DxDeskState state;
  char *remark;
} DxDeskItem;

/**
 * DxDeskList:
 * @call: whose list it is
 * @items: (element-type DxDeskItem): in the order of the call
 */
typedef struct {
  DxCall *call;
  GPtrArray *items;
} DxDeskList;

/**
 * DxSupplement:
 * @name: (nullable): of the proposal
 * @proposer: (nullable): whom the letter goes to
 * @address: (nullable): their address
 * @missing: (element-type utf8): what is to be sent, a line each
 * @mend: (element-type utf8): what is to be mended, a line each
 * @reply_by: until when; not valid when no day is set
 *
 * What a letter "đề nghị bổ sung" says.
 */
typedef struct {
  char *name;
  char *proposer;
  char *address;
  GPtrArray *missing;
  GPtrArray *mend;
  GDate reply_by;
} DxSupplement;

const char   *dx_desk_state_get_name  (DxDeskState       state);
gboolean      dx_desk_state_parse     (const char       *name,
                                       DxDeskState      *state);
DxDeskList   *dx_desk_list_new        (DxCall           *call,
                                       DxProposal       *proposal,
                                       const DxDeskFile *files,
                                       guint             n_files);
void          dx_desk_list_free       (DxDeskList       *self);
DxDeskItem   *dx_desk_list_find       (const DxDeskList *self,
                                       const char       *id);
gboolean      dx_desk_list_set        (DxDeskList       *self,
                                       const char       *id,
                                       DxDeskState       state,
                                       const char       *remark);
guint         dx_desk_list_count      (const DxDeskList *self,
                                       DxDeskState       state);
gboolean      dx_desk_list_is_complete (const DxDeskList *self);
DxSupplement *dx_supplement_new       (const DxDeskList *list,
                                       DxProposal       *proposal,
                                       const DxRemarks  *remarks,
                                       const GDate      *reply_by);
void          dx_supplement_free      (DxSupplement     *self);
gboolean      dx_desk_list_remark     (const DxDeskList *self,
                                       DxRemarks        *remarks);
void          dx_desk_list_unremark   (const DxDeskList *self,
                                       DxRemarks        *remarks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDeskList, dx_desk_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSupplement, dx_supplement_free)

G_END_DECLS
