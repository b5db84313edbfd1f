/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row for an amount in đồng. It takes what people type ("1,5 tỷ") and
 * groups the digits when it is left.
 *
 * Signal "amount-changed": what stands there is another amount, or none. */
#define DX_TYPE_FIELD_AMOUNT_ROW (dx_field_amount_row_get_type ())
G_DECLARE_FINAL_TYPE (DxFieldAmountRow, dx_field_amount_row, DX,
                      FIELD_AMOUNT_ROW, AdwEntryRow)

GtkWidget  *dx_field_amount_row_new        (const char       *title,
                                            const char       *unit);
void        dx_field_amount_row_set_amount (DxFieldAmountRow *self,
                                            gboolean          has_amount,
                                            gint64            amount);
gboolean    dx_field_amount_row_get_amount (DxFieldAmountRow *self,
                                            gint64           *amount);
const char *dx_field_amount_row_get_error  (DxFieldAmountRow *self);
void        dx_field_amount_row_finish     (DxFieldAmountRow *self);

G_END_DECLS
