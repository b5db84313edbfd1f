/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Widths of Times New Roman, which Tinos shares, without a font: enough to
 * place what hangs and to guess where lines end in a word processor, which
 * sets the text itself. */

double dx_times_measure (const char *text, double size);

G_END_DECLS
