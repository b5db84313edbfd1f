/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-database-private.h"
#include "dx-statement-private.h"
#include "dx-store-error-private.h"
#include "dx-store-schema-private.h"
#include "dx-store.h"

G_BEGIN_DECLS

/**
 * DxStore:
 * @folder: where it is
 * @path: the database in it
 * @database: the connection
 * @access: what it allows
 * @lock: the lock that is held, or -1
 * @session: a name for this run, so that its own revisions are known
 * @steps: (array length=n_steps): the ladder of versions
 * @n_steps: how many
 * @merges: whether the index of words has new pieces
 * @serials: (element-type utf8 gint64): which version of a proposal was
 *   last read or written here; boxed in memory of their own
 * @data_version: what SQLite said when it was last asked whether others
 *   wrote
 * @fixed_now: for tests: the time, or 0
 */
struct _DxStore {
  GObject parent_instance;

  char *folder;
  char *path;
  DxDatabase *database;
  DxStoreAccess access;
  int lock;
  char *session;
  const DxSchemaStep *steps;
  guint n_steps;
  gboolean merges;
  GHashTable *serials;
  gint64 data_version;
  gint64 fixed_now;
};

DxStore *dx_store_open_with_steps (const char *folder,
                                   const DxSchemaStep *steps,
                                   guint n_steps,
                                   GError **error);
gint64 dx_store_now (DxStore *self);
void dx_store_set_now (DxStore *self, gint64 now);
void dx_store_emit_changed (DxStore *self, const char *id);

gboolean dx_store_check_access (DxStore *self, GError **error);

/* A transaction: begin, write, and end it with whether all went well. */
gboolean dx_store_begin (DxStore *self, gint64 *serial, GError **error);
gboolean dx_store_end (DxStore *self, gboolean good, GError **error);
void dx_store_cancel (DxStore *self);
void dx_store_remember (DxStore *self, const char *id, gint64 serial);
gboolean
dx_store_find_row (DxStore *self, const char *id, gint64 *row, GError **error);

/* dx-store-proposals.c */
gboolean dx_store_write_proposal (DxStore *self,
                                  DxProposal *proposal,
                                  const DxProposalFacts *facts,
                                  gint64 *serial,
                                  gboolean *written,
                                  GError **error);

/* dx-store-attachments.c */
gboolean dx_store_write_attachment (DxStore *self,
                                    const char *id,
                                    const char *name,
                                    const char *kind,
                                    GBytes *bytes,
                                    gint64 *row,
                                    GError **error);
gboolean
dx_store_write_removal (DxStore *self, gint64 row, GError **error);

/* dx-store-load.c */
void dx_store_read_facts (DxStatement *statement,
                          int column,
                          DxProposalFacts *facts);
DxProposal *dx_store_read_proposal (DxStore *self,
                                    GBytes *json,
                                    DxCatalog *catalog,
                                    GError **error);

/* dx-store-revisions.c */
const char *dx_store_get_user (void);

/* dx-store-backup.c */
char *dx_store_back_up (DxStore *self, DxDatabase *database, GError **error);

G_END_DECLS
