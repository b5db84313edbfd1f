/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-application.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* A proposal's home: sections, topics, attachments, findings and revisions
 * beside the pages as they will print. */
#define DX_TYPE_PROPOSAL_WINDOW (dx_proposal_window_get_type ())
G_DECLARE_FINAL_TYPE (DxProposalWindow,
                      dx_proposal_window,
                      DX,
                      PROPOSAL_WINDOW,
                      AdwApplicationWindow)

DxProposalWindow *dx_proposal_window_new (DxApplication *application,
                                          DxSession *session);
DxSession *dx_proposal_window_get_session (DxProposalWindow *self);
void dx_proposal_window_edit (DxProposalWindow *self, const char *place);
void dx_proposal_window_toast (DxProposalWindow *self, const char *message);
void dx_proposal_window_toast_action (DxProposalWindow *self,
                                      const char *message,
                                      const char *label,
                                      const char *action);

G_END_DECLS
