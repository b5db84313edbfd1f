/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-dossier-list.h"
#include "dx-source.h"

G_BEGIN_DECLS

/* Rows that speak of a dossier: a part of it, and words to copy. */

GtkWidget *dx_send_row_new      (const DxDossierLine *line);
GtkWidget *dx_send_row_copy_new (const char          *title,
                                 const char          *words,
                                 const char          *copied,
                                 const char          *name,
                                 const DxSource      *source);

G_END_DECLS
