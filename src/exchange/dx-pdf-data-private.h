/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <qpdf/qpdf-c.h>

#include "dx-pdf-data.h"

G_BEGIN_DECLS

qpdf_data  dx_qpdf_open     (GBytes      *pdf,
                             GError     **error);
void       dx_qpdf_free     (qpdf_data    self);
gboolean   dx_qpdf_check    (qpdf_data    self,
                             GError     **error);
qpdf_oh    dx_qpdf_get      (qpdf_data    self,
                             qpdf_oh      dictionary,
                             const char  *key);
gboolean   dx_qpdf_is_signed (qpdf_data   self);

GBytes    *dx_pdf_data_rewrite (GBytes    *pdf,
                                GBytes    *json,
                                GDateTime *created,
                                GError   **error);

void       dx_pdf_archive_objects (qpdf_data self);

G_END_DECLS
