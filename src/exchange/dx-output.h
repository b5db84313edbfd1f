/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DX_OUTPUT_ERROR (dx_output_error_quark ())

/**
 * DxOutputError:
 * @DX_OUTPUT_ERROR_OPEN: the file cannot be made there
 * @DX_OUTPUT_ERROR_WRITE: it could not be written to its end
 */
typedef enum {
  DX_OUTPUT_ERROR_OPEN,
  DX_OUTPUT_ERROR_WRITE
} DxOutputError;

typedef struct _DxOutput DxOutput;

GQuark    dx_output_error_quark (void);
DxOutput *dx_output_new         (const char    *path,
                                 GError       **error);
gboolean  dx_output_write       (DxOutput      *self,
                                 const guint8  *bytes,
                                 gsize          length,
                                 GError       **error);
gboolean  dx_output_restart     (DxOutput      *self,
                                 GError       **error);
gboolean  dx_output_commit      (DxOutput      *self,
                                 GError       **error);
void      dx_output_free        (DxOutput      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxOutput, dx_output_free)

G_END_DECLS
