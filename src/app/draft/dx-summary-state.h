/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-letter.h"

G_BEGIN_DECLS

/* What somebody chose for the table and the letter of one call, as it is
 * kept with the data. */
typedef struct _DxSummaryState DxSummaryState;

DxSummaryState *dx_summary_state_new          (const char      *json);
void            dx_summary_state_free         (DxSummaryState  *self);
char           *dx_summary_state_to_json      (DxSummaryState  *self);
const char     *dx_summary_state_get_columns  (DxSummaryState  *self);
void            dx_summary_state_set_columns  (DxSummaryState  *self,
                                               const char      *id);
void            dx_summary_state_arrange      (DxSummaryState  *self,
                                               GPtrArray       *ids);
void            dx_summary_state_set_order    (DxSummaryState  *self,
                                               GPtrArray       *ids);
gboolean        dx_summary_state_is_left_out  (DxSummaryState  *self,
                                               const char      *id);
void            dx_summary_state_set_left_out (DxSummaryState  *self,
                                               const char      *id,
                                               gboolean         left_out);
const char     *dx_summary_state_get_text     (DxSummaryState  *self,
                                               DxLetterPart     part);
void            dx_summary_state_set_text     (DxSummaryState  *self,
                                               DxLetterPart     part,
                                               const char      *text);
gboolean        dx_summary_state_has_text     (DxSummaryState  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSummaryState, dx_summary_state_free)

G_END_DECLS
