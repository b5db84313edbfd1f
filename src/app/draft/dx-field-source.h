/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-call.h"

G_BEGIN_DECLS

/* The sentences that rules come from, to be read beside a field. */

GtkWidget *dx_field_source_row_new    (const char     *title,
                                       const DxSource *source);
GtkWidget *dx_field_source_button_new (const char     *name,
                                       const DxSource *source);
gboolean   dx_field_source_mentions   (const DxSource *source,
                                       const char     *label);

G_END_DECLS
