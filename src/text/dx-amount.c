/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-amount.h"

G_DEFINE_QUARK (dx-amount-error-quark, dx_amount_error)

/**
 * dx_amount_format_grouped:
 * @number: any number
 *
 * Writes @number in decimal digits with a full stop between groups of three,
 * whatever the locale: "1.250.000.000", "-5.000".
 *
 * Returns: (transfer full): the digits
 */
char *
dx_amount_format_grouped (gint64 number)
{
  /* Not -number: G_MININT64 has no positive counterpart. */
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;
  char buffer[32];
  char *at = buffer + sizeof buffer - 1;
  guint n_digits = 0;

  *at = '\0';
  do
    {
      if (n_digits > 0 && n_digits % 3 == 0)
        *--at = '.';
      *--at = (char) ('0' + rest % 10);
      rest /= 10;
      n_digits++;
  } while (rest > 0);
  if (number < 0)
    *--at = '-';

  return g_strdup (at);
}

/**
 * dx_amount_format:
 * @amount: an amount in đồng
 *
 * Writes @amount in grouped digits with its unit: "1.250.000.000 đồng". The
 * unit belongs to the document, so it is Vietnamese in every locale.
 *
 * Returns: (transfer full): the text, which dx_amount_parse() reads back
 *   unless it is over 10¹⁸ đồng
 */
char *
dx_amount_format (gint64 amount)
{
  g_autofree char *digits = dx_amount_format_grouped (amount);

  return g_strconcat (digits, " đồng", NULL);
}
