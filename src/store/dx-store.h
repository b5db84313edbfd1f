/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-profile.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

#define DX_STORE_ERROR (dx_store_error_quark ())

/**
 * DxStoreError:
 * @DX_STORE_ERROR_OPEN: the database cannot be opened or made
 * @DX_STORE_ERROR_NEWER: it was made by a newer version of this program
 * @DX_STORE_ERROR_DAMAGED: it is not a sound database
 * @DX_STORE_ERROR_READ_ONLY: this process may only read
 * @DX_STORE_ERROR_FULL: the disk is full
 * @DX_STORE_ERROR_IO: reading or writing failed
 * @DX_STORE_ERROR_NOT_FOUND: there is no such row
 * @DX_STORE_ERROR_CONFLICT: somebody else changed it meanwhile
 * @DX_STORE_ERROR_TOO_LARGE: it is larger than is taken in
 */
typedef enum {
  DX_STORE_ERROR_OPEN,
  DX_STORE_ERROR_NEWER,
  DX_STORE_ERROR_DAMAGED,
  DX_STORE_ERROR_READ_ONLY,
  DX_STORE_ERROR_FULL,
  DX_STORE_ERROR_IO,
  DX_STORE_ERROR_NOT_FOUND,
  DX_STORE_ERROR_CONFLICT,
  DX_STORE_ERROR_TOO_LARGE
} DxStoreError;

/**
 * DxStoreAccess:
 * @DX_STORE_WRITABLE: this process reads and writes
 * @DX_STORE_BUSY: another process has the database open; this one reads
 * @DX_STORE_MEDIUM: the folder can only be read
 */
typedef enum {
  DX_STORE_WRITABLE,
  DX_STORE_BUSY,
  DX_STORE_MEDIUM
} DxStoreAccess;

#define DX_TYPE_STORE (dx_store_get_type ())
G_DECLARE_FINAL_TYPE (DxStore, dx_store, DX, STORE, GObject)

/* Signals: "changed" (const char *id): a proposal was saved, removed or
 * brought back; "" when many were. */

GQuark         dx_store_error_quark   (void);
DxStore       *dx_store_open          (const char    *folder,
                                       GError       **error);
DxStoreAccess  dx_store_get_access    (DxStore       *self);
gboolean       dx_store_retry_lock    (DxStore       *self);
const char    *dx_store_get_folder    (DxStore       *self);

/* Proposals */

/**
 * DxProposalState:
 * @DX_PROPOSAL_STATE_DRAFT: never printed or exported
 * @DX_PROPOSAL_STATE_PRINTED: the last printed or exported version is the
 *   present one
 * @DX_PROPOSAL_STATE_STALE: changed since it was printed or exported
 * @DX_PROPOSAL_STATE_SENT: the user said that it was handed in
 */
typedef enum {
  DX_PROPOSAL_STATE_DRAFT,
  DX_PROPOSAL_STATE_PRINTED,
  DX_PROPOSAL_STATE_STALE,
  DX_PROPOSAL_STATE_SENT
} DxProposalState;

/**
 * DxProposalFacts:
 * @state: see there
 * @errors: findings of severity error
 * @warnings: findings of severity warning
 * @sections_done: sections without anything to do
 * @sections: all sections
 * @deadline: Unix seconds, or 0 when the call has none
 *
 * What the list shows of a proposal beside its words; the caller knows the
 * rules, the store keeps what it is told.
 */
typedef struct {
  DxProposalState state;
  guint errors;
  guint warnings;
  guint sections_done;
  guint sections;
  gint64 deadline;
} DxProposalFacts;

gboolean    dx_store_save             (DxStore                *self,
                                       DxProposal             *proposal,
                                       const DxProposalFacts  *facts,
                                       GError                **error);
DxProposal *dx_store_load             (DxStore                *self,
                                       const char             *id,
                                       DxCatalog              *catalog,
                                       GError                **error);
gboolean    dx_store_get_facts        (DxStore                *self,
                                       const char             *id,
                                       DxProposalFacts        *facts,
                                       GError                **error);
gboolean    dx_store_contains         (DxStore                *self,
                                       const char             *id);
gboolean    dx_store_trash            (DxStore                *self,
                                       const char             *id,
                                       GError                **error);
gboolean    dx_store_untrash          (DxStore                *self,
                                       const char             *id,
                                       GError                **error);
gboolean    dx_store_delete_trashed   (DxStore                *self,
                                       gint64                  before,
                                       GError                **error);
guint       dx_store_count_proposals  (DxStore                *self);

/**
 * DxDue:
 * @id: a proposal that was not handed in
 * @title: its name, perhaps empty
 * @call: its call, or ""
 * @deadline: of the call, Unix seconds
 */
typedef struct {
  char *id;
  char *title;
  char *call;
  gint64 deadline;
} DxDue;

void        dx_due_free               (DxDue                  *self);
GPtrArray  *dx_store_list_due         (DxStore                *self,
                                       gint64                  from,
                                       gint64                  until,
                                       GError                **error);

/* Revisions */

/**
 * DxRevisionKind:
 * @DX_REVISION_AUTO: kept by itself
 * @DX_REVISION_SAVED: the user asked to keep it
 * @DX_REVISION_PRINTED: printed or exported ("Bản in số N")
 * @DX_REVISION_RESTORED: what stood there before an older one was restored
 */
typedef enum {
  DX_REVISION_AUTO,
  DX_REVISION_SAVED,
  DX_REVISION_PRINTED,
  DX_REVISION_RESTORED
} DxRevisionKind;

/**
 * DxRevision:
 * @row: its key
 * @kind: why it was kept
 * @number: of a printed one: the proposal's revision; else 0
 * @created: Unix milliseconds
 * @who: the user's name on this machine
 * @note: (nullable): what changed or where to it was written
 */
typedef struct {
  gint64 row;
  DxRevisionKind kind;
  gint64 number;
  gint64 created;
  char *who;
  char *note;
} DxRevision;

void        dx_revision_free          (DxRevision             *self);
gboolean    dx_store_add_revision     (DxStore                *self,
                                       DxProposal             *proposal,
                                       DxRevisionKind          kind,
                                       const char             *note,
                                       gint64                 *row,
                                       GError                **error);
GPtrArray  *dx_store_list_revisions   (DxStore                *self,
                                       const char             *id,
                                       GError                **error);
DxProposal *dx_store_load_revision    (DxStore                *self,
                                       gint64                  row,
                                       DxCatalog              *catalog,
                                       GError                **error);

/* Attachments */

/**
 * DxAttachment:
 * @row: its key
 * @name: file name, one path component
 * @kind: "official-letter", "commitment", "summary-table", "other"
 * @size: bytes
 * @sha256: in hex
 * @added: Unix milliseconds
 */
typedef struct {
  gint64 row;
  char *name;
  char *kind;
  gint64 size;
  char *sha256;
  gint64 added;
} DxAttachment;

void        dx_attachment_free        (DxAttachment           *self);
gboolean    dx_store_add_attachment   (DxStore                *self,
                                       const char             *id,
                                       const char             *name,
                                       const char             *kind,
                                       GBytes                 *bytes,
                                       gint64                 *row,
                                       GError                **error);
GPtrArray  *dx_store_list_attachments (DxStore                *self,
                                       const char             *id,
                                       GError                **error);
GBytes     *dx_store_read_attachment  (DxStore                *self,
                                       gint64                  row,
                                       GError                **error);
gboolean    dx_store_set_attachment_kind (DxStore             *self,
                                       gint64                  row,
                                       const char             *kind,
                                       GError                **error);
gboolean    dx_store_rename_attachment (DxStore               *self,
                                       gint64                  row,
                                       const char             *name,
                                       GError                **error);
gboolean    dx_store_remove_attachment (DxStore               *self,
                                       gint64                  row,
                                       GError                **error);
gboolean    dx_store_restore_attachment (DxStore              *self,
                                       gint64                  row,
                                       GError                **error);

/**
 * DxStoreFile:
 * @name: the file's name; of a path the last part is taken
 * @kind: as #DxAttachment has it
 * @bytes: its content, 64 MiB at most
 * @replaces: the key of an attachment that goes for it, or 0
 *
 * A file that comes in with a proposal.
 */
typedef struct {
  char *name;
  char *kind;
  GBytes *bytes;
  gint64 replaces;
} DxStoreFile;

#define DX_STORE_MAX_ATTACHMENT ((gsize) 64 * 1024 * 1024)

DxStoreFile *dx_store_file_new        (const char             *name,
                                       const char             *kind,
                                       GBytes                 *bytes,
                                       gint64                  replaces);
void        dx_store_file_free        (DxStoreFile            *self);
gboolean    dx_store_take             (DxStore                *self,
                                       DxProposal             *proposal,
                                       GPtrArray              *files,
                                       GError                **error);
char       *dx_store_clean_name       (const char             *name);
gboolean    dx_store_is_same_name     (const char             *one,
                                       const char             *other);

/* Profile and settings that belong to the data */
DxProfile  *dx_store_get_profile      (DxStore                *self,
                                       GError                **error);
gboolean    dx_store_set_profile      (DxStore                *self,
                                       DxProfile              *profile,
                                       GError                **error);
char       *dx_store_get_setting      (DxStore                *self,
                                       const char             *name);
gboolean    dx_store_set_setting      (DxStore                *self,
                                       const char             *name,
                                       const char             *value,
                                       GError                **error);

/* Backups */
char       *dx_store_backup           (DxStore                *self,
                                       GError                **error);
GPtrArray  *dx_store_list_backups     (DxStore                *self,
                                       GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRevision, dx_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxAttachment, dx_attachment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxStoreFile, dx_store_file_free)

G_END_DECLS
