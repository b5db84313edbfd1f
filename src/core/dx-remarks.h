/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The remarks file (.dxnx): what an office remarks on a version of a
 * proposal, and what the proposer answers. It goes to and fro by e-mail;
 * two of them are merged by the ids of the remarks. */

#define DX_REMARKS_FORMAT "dexuat-remarks"
#define DX_REMARKS_VERSION 1
#define DX_REMARKS_SUFFIX ".dxnx"

/* What "from" says. */
#define DX_REMARKS_FROM_OFFICE "office"
#define DX_REMARKS_FROM_PROPOSER "proposer"

#define DX_REMARKS_ERROR (dx_remarks_error_quark ())

/**
 * DxRemarksError:
 * @DX_REMARKS_ERROR_OTHER_PROPOSAL: the files are about two proposals
 */
typedef enum {
  DX_REMARKS_ERROR_OTHER_PROPOSAL
} DxRemarksError;

/**
 * DxRemarkKind:
 * @DX_REMARK_MUST: it has to be mended
 * @DX_REMARK_SHOULD: it had better be
 * @DX_REMARK_QUESTION: an answer is enough
 */
typedef enum {
  DX_REMARK_MUST,
  DX_REMARK_SHOULD,
  DX_REMARK_QUESTION
} DxRemarkKind;

/**
 * DxRemarkState:
 * @DX_REMARK_OPEN: waits for an answer
 * @DX_REMARK_ANSWERED: waits for the office
 * @DX_REMARK_SETTLED: the office is content
 */
typedef enum {
  DX_REMARK_OPEN,
  DX_REMARK_ANSWERED,
  DX_REMARK_SETTLED
} DxRemarkState;

/**
 * DxRemarkPassage:
 * @start: first character of the value in NFC
 * @length: how many
 * @text: they
 * @others: (nullable): members that this program does not know
 *
 * The passage of a value that a remark is about.
 */
typedef struct {
  guint start;
  guint length;
  char *text;
  JsonObject *others;
} DxRemarkPassage;

/**
 * DxRemarkVariant:
 * @member: "answer", "text" or "kind"
 * @value: what another file said there
 *
 * What a merge found and did not take, until a person decides.
 */
typedef struct {
  char *member;
  char *value;
} DxRemarkVariant;

/**
 * DxRemark:
 * @id: UUID, for life
 * @field: the field it is about ("III.objectives"), or "" for the whole
 * @passage: (nullable): a passage of that field
 * @kind: how much it asks for
 * @text: what it says
 * @state: how far it is
 * @answer: (nullable): what the proposer says to it
 * @variants: (element-type DxRemarkVariant): conflicts that are not settled
 * @others: (nullable): members that this program does not know
 *
 * One remark. Strings are UTF-8 in NFC with U+000A breaks.
 */
typedef struct {
  char *id;
  char *field;
  DxRemarkPassage *passage;
  DxRemarkKind kind;
  char *text;
  DxRemarkState state;
  char *answer;
  GPtrArray *variants;
  JsonObject *others;
} DxRemark;

/**
 * DxRemarks:
 * @id: UUID of the file
 * @proposal: UUID of the proposal
 * @revision: its version that the remarks were made on
 * @code: (nullable): that version's code, "XXXX-XXXX"
 * @from: who sent the file: "office" or "proposer"
 * @reply_by: (nullable): until when the office waits: "2025-08-05"
 * @remarks: (element-type DxRemark): in their order
 * @others: (nullable): members that this program does not know
 */
typedef struct {
  char *id;
  char *proposal;
  gint64 revision;
  char *code;
  char *from;
  char *reply_by;
  GPtrArray *remarks;
  JsonObject *others;
} DxRemarks;

/**
 * DxRemarkConflict:
 * @remark: (nullable): id of the remark, or %NULL for the file
 * @member: "answer", "text", "kind" or "reply-by"
 * @ours: (nullable): what stands in the merged file
 * @theirs: (nullable): what the other file said
 */
typedef struct {
  char *remark;
  char *member;
  char *ours;
  char *theirs;
} DxRemarkConflict;

/**
 * DxRemarkChangeKind:
 * @DX_REMARK_CHANGE_NEW: it was not there
 * @DX_REMARK_CHANGE_TEXT: it says or asks for something else
 * @DX_REMARK_CHANGE_ANSWER: the answer is new or another
 * @DX_REMARK_CHANGE_STATE: only its state is another
 */
typedef enum {
  DX_REMARK_CHANGE_NEW,
  DX_REMARK_CHANGE_TEXT,
  DX_REMARK_CHANGE_ANSWER,
  DX_REMARK_CHANGE_STATE
} DxRemarkChangeKind;

/**
 * DxRemarkChange:
 * @kind: what changed
 * @remark: as it is now; the newer file owns it
 * @before: (nullable): as it was; the older file owns it
 */
typedef struct {
  DxRemarkChangeKind kind;
  const DxRemark *remark;
  const DxRemark *before;
} DxRemarkChange;

GQuark      dx_remarks_error_quark      (void);
const char *dx_remark_kind_get_name     (DxRemarkKind      kind);
gboolean    dx_remark_kind_parse        (const char       *name,
                                         DxRemarkKind     *kind);
const char *dx_remark_state_get_name    (DxRemarkState     state);

DxRemarks  *dx_remarks_new              (const char       *proposal,
                                         gint64            revision,
                                         const char       *code);
DxRemarks  *dx_remarks_new_from_json    (GBytes           *json,
                                         GError          **error);
GBytes     *dx_remarks_to_json          (const DxRemarks  *self);
DxRemarks  *dx_remarks_copy             (const DxRemarks  *self);
void        dx_remarks_free             (DxRemarks        *self);
DxRemark   *dx_remarks_find             (const DxRemarks  *self,
                                         const char       *id);
DxRemark   *dx_remarks_add              (DxRemarks        *self,
                                         const char       *field,
                                         DxRemarkKind      kind,
                                         const char       *text);
guint       dx_remarks_count            (const DxRemarks  *self,
                                         DxRemarkState     state);
DxRemarks  *dx_remarks_merge            (const DxRemarks  *ours,
                                         const DxRemarks  *theirs,
                                         GPtrArray        *conflicts,
                                         GError          **error);
void        dx_remarks_forget_old       (DxRemarks        *self,
                                         const DxRemarks  *ours,
                                         GPtrArray        *sent);
void        dx_remark_conflict_free     (DxRemarkConflict *self);
GPtrArray  *dx_remarks_list_changes     (const DxRemarks  *before,
                                         const DxRemarks  *after);

void        dx_remark_set_passage       (DxRemark         *self,
                                         const char       *value,
                                         guint             start,
                                         guint             length);
gboolean    dx_remark_find_passage      (const DxRemark   *self,
                                         const char       *value,
                                         guint            *start,
                                         guint            *length);
void        dx_remark_set_answer        (DxRemark         *self,
                                         const char       *answer);
void        dx_remark_settle            (DxRemark         *self);
void        dx_remark_reopen            (DxRemark         *self);
void        dx_remark_take_variant      (DxRemark         *self,
                                         guint             index);
void        dx_remark_drop_variant      (DxRemark         *self,
                                         guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxRemarks, dx_remarks_free)

G_END_DECLS
