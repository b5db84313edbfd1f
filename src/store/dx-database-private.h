/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "dx-store.h"
#include "dx-tokenizer-private.h"

G_BEGIN_DECLS

/**
 * DxDatabaseMode:
 * @DX_DATABASE_WRITE: reads and writes the file, which has to be there
 * @DX_DATABASE_READ: reads it; others may write meanwhile
 * @DX_DATABASE_STILL: reads it where nothing can be written beside it;
 *   nobody may write meanwhile
 * @DX_DATABASE_MEMORY: no file at all
 */
typedef enum {
  DX_DATABASE_WRITE,
  DX_DATABASE_READ,
  DX_DATABASE_STILL,
  DX_DATABASE_MEMORY
} DxDatabaseMode;

/**
 * DxDatabase:
 * @handle: the connection
 * @path: the file that messages name
 * @tokenizer: how it takes text apart
 * @statements: (element-type utf8 DxStatement): prepared ones, by their SQL
 */
typedef struct {
  sqlite3 *handle;
  char *path;
  DxTokenizer *tokenizer;
  GHashTable *statements;
} DxDatabase;

DxDatabase *
dx_database_open (const char *path, DxDatabaseMode mode, GError **error);
DxDatabase *dx_database_copy (DxDatabase *self, GError **error);
void dx_database_free (DxDatabase *self);
gboolean dx_database_fail (DxDatabase *self, int code, GError **error);
gboolean dx_database_run (DxDatabase *self, const char *sql, GError **error);
gboolean dx_database_get_int64 (DxDatabase *self,
                                const char *sql,
                                gint64 *value,
                                GError **error);
gboolean dx_database_check (DxDatabase *self, const char *sql, GError **error);
void dx_database_roll_back (DxDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDatabase, dx_database_free)

G_END_DECLS
