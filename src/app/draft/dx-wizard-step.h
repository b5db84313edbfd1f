/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-progress.h"

G_BEGIN_DECLS

/* A step of the wizard in its list: a badge, a name, and the state in
 * words. */
#define DX_TYPE_WIZARD_STEP (dx_wizard_step_get_type ())
G_DECLARE_FINAL_TYPE (DxWizardStep, dx_wizard_step, DX, WIZARD_STEP,
                      GtkListBoxRow)

GtkWidget  *dx_wizard_step_new           (const char     *number,
                                          const char     *title);
void        dx_wizard_step_set_state     (DxWizardStep   *self,
                                          DxSectionState  state,
                                          const char     *words);
const char *dx_wizard_step_get_words     (DxWizardStep   *self);
const char *dx_wizard_step_get_badge     (DxWizardStep   *self);
const char *dx_section_state_get_label   (DxSectionState  state);

G_END_DECLS
