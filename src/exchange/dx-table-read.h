/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables that people made elsewhere: text with separators (.csv), a sheet
 * (.xlsx), the tables of a Word file (.docx). */

/* A longer file is no table to read by hand. */
#define DX_TABLE_MAX_BYTES ((gsize) 64 << 20)

#define DX_TABLE_ERROR (dx_table_error_quark ())

/**
 * DxTableError:
 * @DX_TABLE_ERROR_KIND: none of the kinds that are read
 * @DX_TABLE_ERROR_ENCODING: not UTF-8
 * @DX_TABLE_ERROR_SYNTAX: damaged
 * @DX_TABLE_ERROR_EMPTY: there is no table in it
 * @DX_TABLE_ERROR_LIMIT: more than is read
 */
typedef enum {
  DX_TABLE_ERROR_KIND,
  DX_TABLE_ERROR_ENCODING,
  DX_TABLE_ERROR_SYNTAX,
  DX_TABLE_ERROR_EMPTY,
  DX_TABLE_ERROR_LIMIT
} DxTableError;

GQuark     dx_table_error_quark (void);
GPtrArray *dx_table_read        (GBytes  *bytes,
                                 GError **error);

G_END_DECLS
