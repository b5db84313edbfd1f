/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-session.h"

G_BEGIN_DECLS

/* The wizard: a page a section of the form, then topics, attachments, check,
 * export and handing in. Places: a section id ("III"), a field id ("III.objectives"),
 * "topics", "topics.ID", "attachments", "check", "export", "send". */
#define DX_TYPE_WIZARD (dx_wizard_get_type ())
G_DECLARE_FINAL_TYPE (DxWizard, dx_wizard, DX, WIZARD, AdwWindow)

DxWizard   *dx_wizard_new       (GtkWindow  *parent,
                                 DxSession  *session);
void        dx_wizard_go_to     (DxWizard   *self,
                                 const char *place);
const char *dx_wizard_get_place (DxWizard   *self);

G_END_DECLS
