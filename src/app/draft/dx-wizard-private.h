/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-split.h"
#include "dx-wizard-step.h"
#include "dx-wizard.h"

G_BEGIN_DECLS

typedef enum {
  DX_PLACE_SECTION,
  DX_PLACE_TOPICS,
  DX_PLACE_ATTACHMENTS,
  DX_PLACE_CHECK,
  DX_PLACE_EXPORT,
  DX_PLACE_SEND
} DxPlaceKind;

/**
 * DxPlace:
 * @kind: what is done in it
 * @place: "III", "topics"
 * @title: its name
 * @section: (nullable): of the form
 * @row: in the list
 * @page: (nullable): made when it is shown for the first time
 */
typedef struct {
  DxPlaceKind kind;
  char *place;
  char *title;
  const DxFormSection *section;
  DxWizardStep *row;
  GtkWidget *page;
} DxPlace;

struct _DxWizard {
  AdwWindow parent_instance;
  AdwToastOverlay *toasts;
  DxSplit *split;
  AdwWindowTitle *progress;
  AdwWindowTitle *title;
  GtkListBox *step_list;
  GtkStack *stack;
  GtkLabel *saved;
  GtkLabel *saved_narrow;
  GtkButton *back;
  GtkButton *next;
  DxSession *session;
  GPtrArray *steps; /* of DxPlace */
  DxPlace *step;     /* the present one */
  char *place;       /* (nullable): the field in it */
};

DxForm     *dx_wizard_get_form      (DxWizard       *self);
void        dx_wizard_add_steps     (DxWizard       *self);
GtkWidget  *dx_wizard_make_page     (DxWizard       *self,
                                     DxPlace         *step);
gboolean    dx_wizard_show_in_page  (DxPlace         *step,
                                     const char     *place);
DxPlace     *dx_wizard_find_step     (DxWizard       *self,
                                     const char     *place);
int         dx_wizard_get_index     (DxWizard       *self);
void        dx_wizard_show_step     (DxWizard       *self,
                                     DxPlace         *step,
                                     const char     *place);
void        dx_wizard_update_states (DxWizard       *self);
void        dx_wizard_update_title  (DxWizard       *self);
void        dx_wizard_update_saved  (DxWizard       *self);
void        dx_wizard_class_init_actions (GtkWidgetClass *widget_class);
void        dx_wizard_add_keys      (DxWizard       *self);

G_END_DECLS
