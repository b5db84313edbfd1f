/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pdf.h"

G_BEGIN_DECLS

/* Writes a ZIP file whose bytes depend on nothing but its parts. */

typedef struct _DxZip DxZip;

DxZip    *dx_zip_new    (DxPdfWriter   writer,
                         gpointer      user_data);
void      dx_zip_free   (DxZip        *self);
gboolean  dx_zip_add    (DxZip        *self,
                         const char   *name,
                         GBytes       *bytes,
                         GError      **error);
gboolean  dx_zip_finish (DxZip        *self,
                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxZip, dx_zip_free)

G_END_DECLS
