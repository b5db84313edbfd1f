/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-dossier-list.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* What the rooms below know of a dossier that is to be handed in. */

GPtrArray *dx_send_facts_list_attachments (DxSession       *session);
GPtrArray *dx_send_facts_list_dossier     (DxSession       *session);
char      *dx_send_facts_summarize        (DxSession       *session);
char      *dx_send_facts_describe_state   (DxSession       *session);

G_END_DECLS
