/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-finding.h"
#include "dx-hand-in.h"
#include "dx-progress.h"
#include "dx-proposal.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

/**
 * DxSaveState:
 * @DX_SAVE_SAVED: all that was typed is in the database
 * @DX_SAVE_PENDING: it will be in a moment
 * @DX_SAVE_FAILED: it could not be written; dx_session_get_save_error ()
 */
typedef enum {
  DX_SAVE_SAVED,
  DX_SAVE_PENDING,
  DX_SAVE_FAILED
} DxSaveState;

/* A proposal that is being worked on: the value, its findings, autosave,
 * undo, and the fields that were visited. All windows on one proposal share
 * one session. Without widgets.
 *
 * Signals:
 *  "findings-changed": the check was made again
 *  "save-state-changed"
 *  "state-changed": draft, printed, stale, sent
 *  "undo-changed"
 *  "commit": editors put what an input method still holds into their text,
 *    and what they hold back into the proposal, at once
 *  "attachments-changed" */
#define DX_TYPE_SESSION (dx_session_get_type ())
G_DECLARE_FINAL_TYPE (DxSession, dx_session, DX, SESSION, GObject)

DxSession       *dx_session_new               (DxWorkspace  *workspace,
                                               DxProposal   *proposal);
DxWorkspace     *dx_session_get_workspace     (DxSession    *self);
DxProposal      *dx_session_get_proposal      (DxSession    *self);
char            *dx_session_get_title         (DxSession    *self);

GPtrArray       *dx_session_get_findings      (DxSession    *self);
guint            dx_session_count             (DxSession    *self,
                                               DxSeverity    severity);
const DxFinding *dx_session_find_finding      (DxSession    *self,
                                               const char   *field);
DxSectionState   dx_session_get_section_state (DxSession    *self,
                                               const char   *section);
void             dx_session_visit             (DxSession    *self,
                                               const char   *field);
gboolean         dx_session_is_visited        (DxSession    *self,
                                               const char   *field);

void             dx_session_commit            (DxSession    *self);
gboolean         dx_session_save              (DxSession    *self,
                                               GError      **error);
DxSaveState      dx_session_get_save_state    (DxSession    *self);
const GError    *dx_session_get_save_error    (DxSession    *self);
DxProposalState  dx_session_get_state         (DxSession    *self);
void             dx_session_set_sent          (DxSession    *self,
                                               gboolean      sent);
DxHandIn        *dx_session_get_hand_in       (DxSession    *self);
gboolean         dx_session_set_hand_in       (DxSession    *self,
                                               gboolean      sent,
                                               const DxHandIn *hand_in,
                                               GError      **error);
gboolean         dx_session_keep              (DxSession    *self,
                                               const char   *note,
                                               GError      **error);
gboolean         dx_session_freeze            (DxSession    *self,
                                               const char   *note,
                                               GError      **error);
gboolean         dx_session_restore           (DxSession    *self,
                                               gint64        revision,
                                               GError      **error);
void             dx_session_close             (DxSession    *self);

gboolean         dx_session_can_undo          (DxSession    *self);
gboolean         dx_session_can_redo          (DxSession    *self);
void             dx_session_undo              (DxSession    *self);
void             dx_session_redo              (DxSession    *self);
void             dx_session_attachments_changed (DxSession  *self);

G_END_DECLS
