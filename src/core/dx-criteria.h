/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-call.h"
#include "dx-council.h"

G_BEGIN_DECLS

/* What a proposal is reviewed by: the circular's criteria, the call's
 * requirements, the council's items; each answered đạt or không đạt. */

/**
 * DxCriterion:
 * @id: "urgent"; of a call "call.ID", of a council "council.ID"
 * @title: for people
 * @help: (nullable): what to look at
 * @source: (nullable): why
 */
typedef struct {
  char *id;
  char *title;
  char *help;
  DxSource *source;
} DxCriterion;

/**
 * DxCriteria:
 * @id: "tt15-2022"
 * @title: for people
 * @items: (element-type DxCriterion): in their order
 */
typedef struct {
  char *id;
  char *title;
  GPtrArray *items;
} DxCriteria;

DxCriteria *dx_criteria_new_from_json (GBytes           *json,
                                       GError          **error);
DxCriteria *dx_criteria_load          (const char       *id,
                                       GError          **error);
void        dx_criteria_add_call      (DxCriteria       *self,
                                       const DxCall     *call);
void        dx_criteria_add_council   (DxCriteria       *self,
                                       const DxCouncil  *council);
const DxCriterion *
            dx_criteria_find          (const DxCriteria *self,
                                       const char       *id);
void        dx_criteria_free          (DxCriteria       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxCriteria, dx_criteria_free)

G_END_DECLS
