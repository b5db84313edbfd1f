/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DX_INPUT_ERROR (dx_input_error_quark ())

/**
 * DxInputError:
 * @DX_INPUT_ERROR_OPEN: not there, or may not be read
 * @DX_INPUT_ERROR_KIND: a folder or another thing that is no file
 * @DX_INPUT_ERROR_TOO_LARGE: longer than was allowed
 * @DX_INPUT_ERROR_READ: reading failed half way
 */
typedef enum {
  DX_INPUT_ERROR_OPEN,
  DX_INPUT_ERROR_KIND,
  DX_INPUT_ERROR_TOO_LARGE,
  DX_INPUT_ERROR_READ
} DxInputError;

GQuark  dx_input_error_quark (void);
GBytes *dx_input_read        (const char  *path,
                              gsize        limit,
                              GError     **error);
gboolean dx_input_look       (const char  *path,
                              guint8      *bytes,
                              gsize       *length,
                              GError     **error);

G_END_DECLS
