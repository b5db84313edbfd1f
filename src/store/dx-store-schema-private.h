/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-database-private.h"

G_BEGIN_DECLS

/* What "PRAGMA application_id" says of our files: "DxXt". */
#define DX_SCHEMA_APPLICATION 0x44785874

/**
 * DxSchemaVersion:
 * @DX_SCHEMA_NONE: an empty file
 * @DX_SCHEMA_FIRST: proposals with their texts and words, revisions,
 *   attachments, the profile and settings
 * @DX_SCHEMA_DESK: the officers' register, what is done with it, and the
 *   audit trail
 * @DX_SCHEMA_LATEST: what this program writes
 *
 * What "PRAGMA user_version" says. A version that was released never
 * changes; what changes is a new one, with a step that leads to it and a
 * sample of the last one in tests/data/stores/.
 */
typedef enum {
  DX_SCHEMA_NONE = 0,
  DX_SCHEMA_FIRST = 1,
  DX_SCHEMA_DESK = 2,
  DX_SCHEMA_LATEST = DX_SCHEMA_DESK
} DxSchemaVersion;

/**
 * DxSchemaStep:
 * @version: where it leads
 * @sql: (nullable): statements that lead there
 * @climb: (nullable): what has to be done besides, in the same transaction
 */
typedef struct {
  int version;
  const char *sql;
  gboolean (*climb) (DxDatabase *database, GError **error);
} DxSchemaStep;

extern const DxSchemaStep dx_schema_steps[];
extern const guint dx_schema_n_steps;

/* dx-store-schema-desk.c */
extern const char dx_schema_desk[];
gboolean dx_schema_arm (DxDatabase *database, GError **error);

int dx_schema_get_latest (const DxSchemaStep *steps, guint n_steps);
gboolean
dx_schema_read_version (DxDatabase *database, int *version, GError **error);
gboolean dx_schema_climb (DxDatabase *database,
                          const DxSchemaStep *steps,
                          guint n_steps,
                          GError **error);

G_END_DECLS
