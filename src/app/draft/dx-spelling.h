/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Marks the words of a text that no dictionary knows, and offers others in
 * its context menu. */
#define DX_TYPE_SPELLING (dx_spelling_get_type ())
G_DECLARE_FINAL_TYPE (DxSpelling, dx_spelling, DX, SPELLING, GObject)

DxSpelling *dx_spelling_new        (GtkTextView *view);
void        dx_spelling_check_now  (DxSpelling  *self);

G_END_DECLS
