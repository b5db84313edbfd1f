/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-output.h"

G_BEGIN_DECLS

/* Writes an archive whose bytes depend on nothing but its members. */

typedef struct _DxZipWriter DxZipWriter;

/* Says how far the writing is, from 0 to 1. */
typedef void (*DxZipProgress) (double fraction, gpointer data);

DxZipWriter *dx_zip_writer_new    (void);
void         dx_zip_writer_free   (DxZipWriter  *self);
gboolean     dx_zip_writer_add    (DxZipWriter  *self,
                                   const char   *name,
                                   GBytes       *bytes,
                                   gboolean      stored,
                                   GError      **error);
void         dx_zip_writer_watch  (DxZipWriter  *self,
                                   GCancellable *cancellable,
                                   DxZipProgress progress,
                                   gpointer      data);
gboolean     dx_zip_writer_finish (DxZipWriter  *self,
                                   DxOutput     *output,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxZipWriter, dx_zip_writer_free)

G_END_DECLS
