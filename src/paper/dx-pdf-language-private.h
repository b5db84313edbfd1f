/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cairo 1.16 cannot say in which language a document is written. This
 * watches the file as it goes by and makes the short update that says so,
 * to be appended to it. */

/**
 * DxPdfLanguage:
 * @total: bytes seen
 * @tail: the last ones
 * @catalog: (nullable): the document catalog, as written
 */
typedef struct {
  gsize total;
  GByteArray *tail;
  char *catalog;
} DxPdfLanguage;

void  dx_pdf_language_init   (DxPdfLanguage *self);
void  dx_pdf_language_clear  (DxPdfLanguage *self);
void  dx_pdf_language_watch  (DxPdfLanguage *self,
                              const guint8  *bytes,
                              gsize          length);
char *dx_pdf_language_update (DxPdfLanguage *self);

G_END_DECLS
