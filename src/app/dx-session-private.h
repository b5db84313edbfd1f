/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-session-history-private.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* Autosave: this long after the last change, and at the latest that long
 * after the first one that is not saved. Milliseconds. */
#define DX_SESSION_SAVE_AFTER 400
#define DX_SESSION_SAVE_AT_LATEST 700
#define DX_SESSION_RETRY_AFTER 5000

struct _DxSession {
  GObject parent_instance;
  DxWorkspace *workspace;
  DxProposal *proposal;
  gulong changed_handler;
  GPtrArray *findings;
  gboolean findings_stale;
  GHashTable *visited;
  DxSessionHistory *history;
  DxProposalState state;
  DxProposalState state_before_sent;
  DxSaveState save_state;
  GError *save_error;
  gint64 unsaved_since; /* µs, monotonic; 0 when all is saved */
  gboolean closed;
  guint save_source;
  guint check_source;
};

void dx_session_emit (DxSession *self, const char *signal);
void dx_session_set_state (DxSession *self, DxProposalState state);
void dx_session_set_save_state (DxSession *self, DxSaveState state);
void dx_session_schedule_save (DxSession *self, gint64 wait);

G_END_DECLS
