/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-receipt.h"
#include "dx-seal.h"
#include "dx-store.h"

G_BEGIN_DECLS

/* The register of the officers' desk (sổ tiếp nhận): what was received, what
 * was done with it, and the trail of both. Every change is one transaction
 * that also writes its row of the trail. Days are "2025-08-07", with the
 * time "2025-08-07T16:30+07:00". */

#define DX_TYPE_REGISTER (dx_register_get_type ())
G_DECLARE_FINAL_TYPE (DxRegister, dx_register, DX, REGISTER, GObject)

/* Signals: "changed" (gint64 row): a line of the register changed or is new;
 * 0 when there may be many. */

DxRegister *dx_register_new            (DxStore       *store);
DxStore    *dx_register_get_store      (DxRegister    *self);
void        dx_register_set_now        (DxRegister    *self,
                                        GDateTime     *now);

/**
 * DxRegisterState:
 * @DX_REGISTER_STATE_RECEIVED: nobody has looked at it yet
 * @DX_REGISTER_STATE_INCOMPLETE: something is missing
 * @DX_REGISTER_STATE_COMPLETE: all is there
 * @DX_REGISTER_STATE_REVIEWED: the reviewers are done
 * @DX_REGISTER_STATE_PROPOSED: goes on to the People's Committee
 * @DX_REGISTER_STATE_REFUSED: does not
 * @DX_REGISTER_STATE_WITHDRAWN: the sender took it back
 */
typedef enum {
  DX_REGISTER_STATE_RECEIVED,
  DX_REGISTER_STATE_INCOMPLETE,
  DX_REGISTER_STATE_COMPLETE,
  DX_REGISTER_STATE_REVIEWED,
  DX_REGISTER_STATE_PROPOSED,
  DX_REGISTER_STATE_REFUSED,
  DX_REGISTER_STATE_WITHDRAWN
} DxRegisterState;

/**
 * DxRegisterResult:
 * @DX_REGISTER_NEW: it has a number of its own now
 * @DX_REGISTER_NEW_VERSION: it is the present version of what has one
 * @DX_REGISTER_SAME: it is here already
 * @DX_REGISTER_CONFLICT: it is not what is here under its id and revision;
 *   it is kept aside until a person settles it
 */
typedef enum {
  DX_REGISTER_NEW,
  DX_REGISTER_NEW_VERSION,
  DX_REGISTER_SAME,
  DX_REGISTER_CONFLICT
} DxRegisterResult;

/**
 * DxRegisterStanding:
 * @DX_REGISTER_PRESENT: what lists and tables show
 * @DX_REGISTER_OLDER: a newer one replaced it
 * @DX_REGISTER_ASIDE: a conflict that waits for a person
 * @DX_REGISTER_DROPPED: a conflict that was decided against it
 *
 * What a version is in its dossier.
 */
typedef enum {
  DX_REGISTER_PRESENT,
  DX_REGISTER_OLDER,
  DX_REGISTER_ASIDE,
  DX_REGISTER_DROPPED
} DxRegisterStanding;

/**
 * DxRegisterFile:
 * @row: its key
 * @inside: the key of the file that holds it, or 0 for one that came
 * @name: as the sender named it, with the archive or folder it came in
 * @kind: "source" for what came, else of #DxDossierRole
 * @size: bytes
 * @sha256: in hex
 */
typedef struct {
  gint64 row;
  gint64 inside;
  char *name;
  char *kind;
  gint64 size;
  char *sha256;
} DxRegisterFile;

DxRegisterFile *dx_register_file_new   (const char     *name,
                                        const char     *kind,
                                        gint64          size,
                                        const char     *sha256);
void            dx_register_file_free  (DxRegisterFile *self);

/**
 * DxRegisterArrival:
 * @channel: see there
 * @stamped: (nullable): the day of the sending office's stamp
 * @arrived: (nullable): the day of the "đến" stamp or of filing, maybe with
 *   the time
 * @from: (nullable): who brought or sent it
 * @timing: whether that is in time
 * @why: (nullable): why, for people
 *
 * How a dossier came.
 */
typedef struct {
  DxChannel channel;
  const char *stamped;
  const char *arrived;
  const char *from;
  DxTiming timing;
  const char *why;
} DxRegisterArrival;

/**
 * DxRegisterDelivery:
 * @call: the id of the call that it answers
 * @proposal: the proposal
 * @own: whether it carried its own id and revision; else those are new, and
 *   the same text again is the same dossier again
 * @name: of the file, with the archive or folder it came in
 * @bytes: the file
 * @members: (nullable) (element-type DxRegisterFile): the files inside it
 *   that go with the proposal; %NULL for a slip alone
 * @errors: findings of severity error
 * @warnings: findings of severity warning
 * @minhash: (nullable): of its text
 *
 * What came.
 */
typedef struct {
  const char *call;
  DxProposal *proposal;
  gboolean own;
  const char *name;
  GBytes *bytes;
  GPtrArray *members;
  guint errors;
  guint warnings;
  GBytes *minhash;
} DxRegisterDelivery;

/**
 * DxRegisterReceipt:
 * @result: what it was
 * @row: the key of its line
 * @version: the key of the version, or of the one that is the same
 * @year: of its number
 * @number: it
 * @proposal: the id of the proposal in the register
 */
typedef struct {
  DxRegisterResult result;
  gint64 row;
  gint64 version;
  int year;
  int number;
  char *proposal;
} DxRegisterReceipt;

DxRegisterReceipt *
            dx_register_receive        (DxRegister    *self,
                                        const DxRegisterDelivery *delivery,
                                        const DxRegisterArrival  *arrival,
                                        GError       **error);
void        dx_register_receipt_free   (DxRegisterReceipt *self);
gboolean    dx_register_refuse         (DxRegister    *self,
                                        const char    *call,
                                        const char    *name,
                                        const char    *reason,
                                        GError       **error);

/**
 * DxRegisterEntry:
 * @row: its key
 * @year: of its number
 * @number: số đến, continuous in the year
 * @proposal: the id of the proposal
 * @call: the id of the call
 * @channel, @stamped, @arrived, @from, @timing, @why: how it came first
 * @state: see there
 * @version: the key of the present version
 * @registered: when it got its number, Unix milliseconds
 * @changed: when something was done with it last
 * @conflicts: versions that wait for a person
 * @revision: of the present version
 * @title: what it is called
 * @host: who proposes it
 * @has_amounts: which of the next three are known, in this order
 * @total, @state_budget, @counterpart: đồng
 * @errors: findings of the present version
 * @warnings: the same
 * @rank: its place in the call's order, or 0
 * @present_timing: how the present version came
 *
 * A line of the register.
 */
typedef struct {
  gint64 row;
  int year;
  int number;
  char *proposal;
  char *call;
  DxChannel channel;
  char *stamped;
  char *arrived;
  char *from;
  DxTiming timing;
  char *why;
  DxRegisterState state;
  gint64 version;
  gint64 registered;
  gint64 changed;
  guint conflicts;
  gint64 revision;
  char *title;
  char *host;
  gboolean has_amounts[3];
  gint64 total;
  gint64 state_budget;
  gint64 counterpart;
  guint errors;
  guint warnings;
  guint rank;
  DxTiming present_timing;
} DxRegisterEntry;

DxRegisterEntry *
            dx_register_get            (DxRegister    *self,
                                        gint64         row,
                                        GError       **error);
gint64      dx_register_find           (DxRegister    *self,
                                        const char    *number,
                                        GError       **error);
gint64      dx_register_find_proposal  (DxRegister    *self,
                                        const char    *proposal,
                                        const char    *call,
                                        GError       **error);
void        dx_register_entry_free     (DxRegisterEntry *self);
char       *dx_register_entry_get_number (const DxRegisterEntry *self);

/**
 * DxRegisterVersion:
 * @row: its key
 * @standing: see there
 * @revision: of the proposal
 * @code: eight letters, with the files that came with it if there were any
 * @channel, @stamped, @arrived, @from, @timing, @why: how it came
 * @received: Unix milliseconds
 */
typedef struct {
  gint64 row;
  DxRegisterStanding standing;
  gint64 revision;
  char *code;
  DxChannel channel;
  char *stamped;
  char *arrived;
  char *from;
  DxTiming timing;
  char *why;
  gint64 received;
} DxRegisterVersion;

GPtrArray  *dx_register_list_versions  (DxRegister    *self,
                                        gint64         row,
                                        GError       **error);
void        dx_register_version_free   (DxRegisterVersion *self);
DxProposal *dx_register_load           (DxRegister    *self,
                                        gint64         row,
                                        DxCatalog     *catalog,
                                        GError       **error);
DxProposal *dx_register_load_version   (DxRegister    *self,
                                        gint64         version,
                                        DxCatalog     *catalog,
                                        GError       **error);
GBytes     *dx_register_read_version   (DxRegister    *self,
                                        gint64         version,
                                        GError       **error);
GPtrArray  *dx_register_list_files     (DxRegister    *self,
                                        gint64         version,
                                        GError       **error);
GBytes     *dx_register_read_file      (DxRegister    *self,
                                        gint64         file,
                                        GError       **error);
gboolean    dx_register_settle         (DxRegister    *self,
                                        gint64         row,
                                        gboolean       take_new,
                                        const char    *why,
                                        DxCatalog     *catalog,
                                        GError       **error);

/* Completeness */

/**
 * DxRegisterMarkKind:
 *
 * What an item of the call's dossier list is.
 */
typedef enum {
  DX_REGISTER_ITEM_PRESENT,
  DX_REGISTER_ITEM_MISSING,
  DX_REGISTER_ITEM_NOT_NEEDED
} DxRegisterMarkKind;

/**
 * DxRegisterMark:
 * @item: a name for the item, as the caller gives them
 * @kind: what it is
 * @remark: (nullable): for people
 * @version: the version that it was made for
 */
typedef struct {
  char *item;
  DxRegisterMarkKind kind;
  char *remark;
  gint64 version;
} DxRegisterMark;

DxRegisterMark *dx_register_mark_new   (const char     *item,
                                        DxRegisterMarkKind kind,
                                        const char     *remark);
void        dx_register_mark_free      (DxRegisterMark *self);
gboolean    dx_register_set_marks      (DxRegister    *self,
                                        gint64         row,
                                        GPtrArray     *marks,
                                        DxRegisterState state,
                                        GError       **error);
GPtrArray  *dx_register_list_marks     (DxRegister    *self,
                                        gint64         row,
                                        GError       **error);
gboolean    dx_register_set_state      (DxRegister    *self,
                                        gint64         row,
                                        DxRegisterState state,
                                        const char    *why,
                                        GError       **error);

/* Order */

gboolean    dx_register_set_ranks      (DxRegister    *self,
                                        const char    *call,
                                        GArray        *rows,
                                        GError       **error);
GArray     *dx_register_list_ranked    (DxRegister    *self,
                                        const char    *call,
                                        GError       **error);

/* Papers of the desk: JSON that the store does not look into. */

/**
 * DxRegisterNoteKind:
 * @DX_REGISTER_NOTE_REMARKS: remarks on a version
 * @DX_REGISTER_NOTE_REVIEW: a reviewer's sheet
 * @DX_REGISTER_NOTE_VOTE: a member's ballot
 * @DX_REGISTER_NOTE_OVERLAP: what was decided on a likeness
 * @DX_REGISTER_NOTE_COUNCIL: members and meetings, of a call
 * @DX_REGISTER_NOTE_DECISION: the outcome and its reasons
 */
typedef enum {
  DX_REGISTER_NOTE_REMARKS,
  DX_REGISTER_NOTE_REVIEW,
  DX_REGISTER_NOTE_VOTE,
  DX_REGISTER_NOTE_OVERLAP,
  DX_REGISTER_NOTE_COUNCIL,
  DX_REGISTER_NOTE_DECISION
} DxRegisterNoteKind;

/**
 * DxRegisterNote:
 * @row: its key
 * @kind: what it is
 * @version: the version of the dossier that it was made for, or 0
 * @who: whose it is, or what it is about; one of a kind, dossier and name
 *   is in force
 * @written: Unix milliseconds
 * @replaced: whether a later one is in force
 * @json: it
 */
typedef struct {
  gint64 row;
  DxRegisterNoteKind kind;
  gint64 version;
  char *who;
  gint64 written;
  gboolean replaced;
  GBytes *json;
} DxRegisterNote;

void        dx_register_note_free      (DxRegisterNote *self);
gboolean    dx_register_put_note       (DxRegister    *self,
                                        DxRegisterNoteKind kind,
                                        gint64         row,
                                        const char    *call,
                                        const char    *who,
                                        GBytes        *json,
                                        GError       **error);
GPtrArray  *dx_register_list_notes     (DxRegister    *self,
                                        DxRegisterNoteKind kind,
                                        gint64         row,
                                        const char    *call,
                                        gboolean       replaced,
                                        GError       **error);

/* Library of funded tasks */

/**
 * DxLibraryTask:
 * @row: its key
 * @source: where it is from
 * @name: of the task
 * @host: who has it
 * @text: what is known of its objectives and results
 * @minhash: (nullable): of its text
 */
typedef struct {
  gint64 row;
  char *source;
  char *name;
  char *host;
  char *text;
  GBytes *minhash;
} DxLibraryTask;

DxLibraryTask *dx_library_task_new     (const char    *source,
                                        const char    *name,
                                        const char    *host,
                                        const char    *text);
void        dx_library_task_free       (DxLibraryTask *self);
gboolean    dx_register_add_tasks      (DxRegister    *self,
                                        const char    *file,
                                        GPtrArray     *tasks,
                                        guint         *added,
                                        GError       **error);
GPtrArray  *dx_register_list_tasks     (DxRegister    *self,
                                        GError       **error);

/**
 * DxRegisterHash:
 * @row: the key of a line of the register, or of a task of the library
 * @title: what it is called
 * @minhash: of its text
 */
typedef struct {
  gint64 row;
  char *title;
  GBytes *minhash;
} DxRegisterHash;

void        dx_register_hash_free      (DxRegisterHash *self);
gboolean    dx_register_set_minhash    (DxRegister    *self,
                                        gint64         version,
                                        GBytes        *minhash,
                                        GError       **error);
GPtrArray  *dx_register_list_hashes    (DxRegister    *self,
                                        GError       **error);
GArray     *dx_register_list_unhashed  (DxRegister    *self,
                                        GError       **error);

/* Saved filters */

gboolean    dx_register_set_filter     (DxRegister    *self,
                                        const char    *name,
                                        GBytes        *json,
                                        GError       **error);
GPtrArray  *dx_register_list_filters   (DxRegister    *self,
                                        GError       **error);
GBytes     *dx_register_get_filter     (DxRegister    *self,
                                        const char    *name,
                                        GError       **error);

/* Trail */

/**
 * DxAuditRow:
 * @row: its number, from 1
 * @at: when, ISO 8601
 * @who: the user's name on that machine
 * @action: what was done
 * @call: the id of the call, or ""
 * @subject: the number of the dossier, "7/2025", or what else it is about
 * @detail: the rest, a JSON object
 * @hash: of this row and the one before, in hex
 */
typedef struct {
  gint64 row;
  char *at;
  char *who;
  char *action;
  char *call;
  char *subject;
  char *detail;
  char *hash;
} DxAuditRow;

/**
 * DxAuditReport:
 * @rows: how many rows the trail has
 * @broken: the first row that does not hold, or 0
 * @last: the last hash; 64 zeros before the first row
 * @faults: (element-type utf8): what is wrong, a sentence each
 */
typedef struct {
  gint64 rows;
  gint64 broken;
  char *last;
  GPtrArray *faults;
} DxAuditReport;

void        dx_audit_row_free          (DxAuditRow    *self);
void        dx_audit_report_free       (DxAuditReport *self);
gboolean    dx_register_note_action    (DxRegister    *self,
                                        const char    *action,
                                        const char    *call,
                                        const char    *subject,
                                        const char    *text,
                                        GError       **error);
GPtrArray  *dx_register_list_audit     (DxRegister    *self,
                                        const char    *subject,
                                        GError       **error);
char       *dx_register_get_last_hash  (DxRegister    *self,
                                        GError       **error);
DxAuditReport *
            dx_register_verify         (DxRegister    *self,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterFile, dx_register_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterReceipt, dx_register_receipt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterEntry, dx_register_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterVersion, dx_register_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterMark, dx_register_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterNote, dx_register_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxLibraryTask, dx_library_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRegisterHash, dx_register_hash_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxAuditRow, dx_audit_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxAuditReport, dx_audit_report_free)

G_END_DECLS
