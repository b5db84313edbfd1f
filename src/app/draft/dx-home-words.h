/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-session.h"

G_BEGIN_DECLS

/* What is said of findings, attachments and versions, in plain words. */

char *dx_home_words_findings (guint errors, guint warnings, guint hints);
const char *dx_home_words_attachment_kind (const char *kind);
GPtrArray *dx_home_words_list_revisions (DxSession *session);
char *dx_home_words_revision (const DxRevision *revision);
char *dx_home_words_revision_facts (const DxRevision *revision, GDateTime *now);

G_END_DECLS
