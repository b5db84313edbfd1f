/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DX_AMOUNT_WORDS_MAX:
 *
 * The largest absolute amount, in đồng, that is read aloud: 10¹⁵.
 */
#define DX_AMOUNT_WORDS_MAX G_GINT64_CONSTANT (1000000000000000)

#define DX_AMOUNT_ERROR (dx_amount_error_quark ())

/**
 * DxAmountError:
 * @DX_AMOUNT_ERROR_EMPTY: nothing but white space
 * @DX_AMOUNT_ERROR_SYNTAX: not an amount
 * @DX_AMOUNT_ERROR_AMBIGUOUS: separators that can be read in two ways
 * @DX_AMOUNT_ERROR_FRACTION: not a whole number of đồng
 * @DX_AMOUNT_ERROR_RANGE: over 10¹⁸ đồng
 */
typedef enum {
  DX_AMOUNT_ERROR_EMPTY,
  DX_AMOUNT_ERROR_SYNTAX,
  DX_AMOUNT_ERROR_AMBIGUOUS,
  DX_AMOUNT_ERROR_FRACTION,
  DX_AMOUNT_ERROR_RANGE
} DxAmountError;

/**
 * DxAmountStyle:
 * @DX_AMOUNT_NORTHERN: "linh", "nghìn" (the default)
 * @DX_AMOUNT_LE: "lẻ" instead of "linh"
 * @DX_AMOUNT_NGAN: "ngàn" instead of "nghìn"
 * @DX_AMOUNT_SOUTHERN: both
 */
typedef enum {
  DX_AMOUNT_NORTHERN = 0,
  DX_AMOUNT_LE = 1 << 0,
  DX_AMOUNT_NGAN = 1 << 1,
  DX_AMOUNT_SOUTHERN = DX_AMOUNT_LE | DX_AMOUNT_NGAN
} DxAmountStyle;

GQuark    dx_amount_error_quark     (void);
gboolean  dx_amount_parse           (const char    *text,
                                     gint64        *amount,
                                     GError       **error);
char     *dx_amount_format          (gint64         amount);
char     *dx_amount_format_grouped  (gint64         number);
char     *dx_amount_in_words        (gint64         amount,
                                     DxAmountStyle  style);

G_END_DECLS
