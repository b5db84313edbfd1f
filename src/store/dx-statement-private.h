/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-database-private.h"

G_BEGIN_DECLS

/* A prepared statement, kept by its database and lent out: take one, bind,
 * step, read, and release it. What goes wrong while binding is said by the
 * next step. Parameters count from 1, columns from 0. */
typedef struct _DxStatement DxStatement;

typedef enum { DX_STEP_FAILED, DX_STEP_ROW, DX_STEP_DONE } DxStep;

DxStatement *
dx_statement_take (DxDatabase *database, const char *sql, GError **error);
void dx_statement_release (DxStatement *self);
void dx_statement_destroy (DxStatement *self);

void dx_statement_bind_int64 (DxStatement *self, int index, gint64 value);
void dx_statement_bind_text (DxStatement *self, int index, const char *text);
void dx_statement_bind_bytes (DxStatement *self, int index, GBytes *bytes);
void dx_statement_bind_json (DxStatement *self, int index, GBytes *json);

DxStep dx_statement_step (DxStatement *self, GError **error);
gboolean dx_statement_run (DxStatement *self, GError **error);
void dx_statement_reset (DxStatement *self);

gint64 dx_statement_get_int64 (DxStatement *self, int column);
const char *dx_statement_get_text (DxStatement *self, int column);
GBytes *dx_statement_get_bytes (DxStatement *self, int column);
gboolean dx_statement_is_null (DxStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxStatement, dx_statement_release)

G_END_DECLS
