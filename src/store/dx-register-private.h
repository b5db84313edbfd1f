/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-register.h"
#include "dx-store-private.h"

G_BEGIN_DECLS

/**
 * DxRegister:
 * @store: the database
 * @now: (nullable): what stands for now
 */
struct _DxRegister {
  GObject parent_instance;

  DxStore *store;
  GDateTime *now;
};

/**
 * DxRegisterWork:
 * @delivery: what came
 * @arrival: how
 * @json: the proposal's file
 * @sha256: of it
 * @file_sum: SHA-256 of what came
 * @slip: digest of the slip alone, in hex
 * @whole: the same with the files that came with it
 * @code: what people read of @whole
 * @receipt: (unowned): what becomes of it
 *
 * A delivery on its way into the register.
 */
typedef struct {
  const DxRegisterDelivery *delivery;
  const DxRegisterArrival *arrival;
  GBytes *json;
  char *sha256;
  char *file_sum;
  char *slip;
  char *whole;
  char *code;
  DxRegisterReceipt *receipt;
} DxRegisterWork;

/* dx-register.c */
DxDatabase *dx_register_database (DxRegister *self);
GDateTime *dx_register_now (DxRegister *self);
gint64 dx_register_now_ms (DxRegister *self);
void dx_register_emit_changed (DxRegister *self, gint64 row);
gboolean
dx_register_end (DxRegister *self, gboolean good, gint64 row, GError **error);
gboolean dx_register_run (DxRegister *self,
                          const char *sql,
                          gint64 first,
                          gint64 second,
                          const char *text,
                          GError **error);

/* dx-register-write.c */
gboolean dx_register_insert_version (DxRegister *self,
                                     const DxRegisterWork *work,
                                     DxRegisterStanding standing,
                                     GError **error);
gboolean dx_register_show (DxRegister *self,
                           gint64 row,
                           gint64 version,
                           DxProposal *proposal,
                           GError **error);
char *dx_register_find_title (DxProposal *proposal);
char *dx_register_find_host (DxProposal *proposal);

/* dx-register-audit.c: the rows of the trail. A detail is a tree of member
 * names and their values as JSON. */
GTree *dx_audit_object_new (void);
void dx_audit_object_set_text (GTree *self, const char *name, const char *text);
void dx_audit_object_set_int (GTree *self, const char *name, gint64 value);
char *dx_audit_object_write (GTree *self);
char *dx_audit_hash (const char *before, const DxAuditRow *row);
gboolean dx_audit_append (DxRegister *self,
                          const char *action,
                          const char *call,
                          const char *subject,
                          GTree *detail,
                          GError **error);
gboolean dx_audit_append_for (DxRegister *self,
                              const char *action,
                              gint64 row,
                              GTree *detail,
                              GError **error);
DxAuditRow *dx_audit_row_read (DxStatement *statement);
#define DX_AUDIT_COLUMNS "row, at, who, action, call, subject, detail, hash"
#define DX_AUDIT_START                                                         \
  "0000000000000000000000000000000000000000000000000000000000000000"

/* dx-register-audit-check.c */
char *dx_register_sum (DxRegister *self, gint64 row, GError **error);
char *
dx_register_sum_ranks (DxRegister *self, const char *call, GError **error);

/* dx-register-check.c */
gboolean
dx_register_check_rows (DxRegister *self, GPtrArray *faults, GError **error);
gboolean
dx_register_check_files (DxRegister *self, GPtrArray *faults, GError **error);

/* dx-register-library.c */
char *dx_library_task_sum (const DxLibraryTask *self);

G_END_DECLS
