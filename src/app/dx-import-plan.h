/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import.h"
#include "dx-store.h"

G_BEGIN_DECLS

/* What a file says, beside what is here, and what of it is to be taken.
 * Without widgets. */

/**
 * DxImportChange:
 * @field: what differs, as dx_proposal_compare () has it
 * @chosen: whether the file's is taken
 */
typedef struct {
  char *field;
  gboolean chosen;
} DxImportChange;

/**
 * DxImportPiece:
 * @text: text of the file that found no section
 * @target: (nullable): the field that it is put behind
 */
typedef struct {
  char *text;
  char *target;
} DxImportPiece;

/**
 * DxImportFileState:
 * @DX_IMPORT_FILE_NEW: there is none of that name
 * @DX_IMPORT_FILE_SAME: it is here, byte for byte
 * @DX_IMPORT_FILE_OTHER: one of that name is here and holds something else
 * @DX_IMPORT_FILE_TOO_LARGE: it is larger than is taken in
 */
typedef enum {
  DX_IMPORT_FILE_NEW,
  DX_IMPORT_FILE_SAME,
  DX_IMPORT_FILE_OTHER,
  DX_IMPORT_FILE_TOO_LARGE
} DxImportFileState;

/**
 * DxImportFileChoice:
 * @DX_IMPORT_FILE_LEAVE: not taken
 * @DX_IMPORT_FILE_ADD: taken; beside one of the same name
 * @DX_IMPORT_FILE_REPLACE: taken, and the one of the same name goes
 */
typedef enum {
  DX_IMPORT_FILE_LEAVE,
  DX_IMPORT_FILE_ADD,
  DX_IMPORT_FILE_REPLACE
} DxImportFileChoice;

/**
 * DxImportFile:
 * @name: the name that it would have here
 * @kind: as #DxAttachment has it
 * @title: its name for people, perhaps empty
 * @bytes: all of it
 * @state: how it stands to what is here
 * @here: of one of the same name: its key, else 0
 * @choice: what becomes of it
 */
typedef struct {
  char *name;
  const char *kind;
  char *title;
  GBytes *bytes;
  DxImportFileState state;
  gint64 here;
  DxImportFileChoice choice;
} DxImportFile;

/**
 * DxImportPlan:
 * @mine: (nullable): what is here; %NULL for a proposal that is new here
 * @theirs: what the file says
 * @own: whether the file carries data of ours, and not only a form's text
 * @changes: (element-type DxImportChange): where the two differ
 * @pieces: (element-type DxImportPiece): text that found no section
 * @files: (element-type DxImportFile): files of a dossier
 */
typedef struct {
  DxProposal *mine;
  DxProposal *theirs;
  gboolean own;
  GPtrArray *changes;
  GPtrArray *pieces;
  GPtrArray *files;
} DxImportPlan;

DxImportPlan *dx_import_plan_new          (DxProposal    *mine,
                                           DxProposal    *theirs,
                                           gboolean       own);
DxImportPlan *dx_import_plan_new_as_copy  (DxImportPlan  *plan,
                                           DxProposal    *copy);
void          dx_import_plan_refresh      (DxImportPlan  *self,
                                           const char    *field);
void          dx_import_plan_free         (DxImportPlan  *self);
void          dx_import_plan_add_dossier  (DxImportPlan  *self,
                                           DxDossier     *dossier,
                                           GPtrArray     *here);
gboolean      dx_import_plan_fits         (DxImportPlan  *self);
void          dx_import_plan_choose_all   (DxImportPlan  *self,
                                           gboolean       chosen);
guint         dx_import_plan_count_changes (DxImportPlan *self);
guint         dx_import_plan_count_files  (DxImportPlan  *self);
guint         dx_import_plan_count_placed (DxImportPlan  *self);
guint         dx_import_plan_count_kept   (DxImportPlan  *self);
gboolean      dx_import_plan_is_idle      (DxImportPlan  *self);
gboolean      dx_import_plan_can_take     (DxImportPlan  *self);
DxProposal   *dx_import_plan_make         (DxImportPlan  *self);
GPtrArray    *dx_import_plan_list_files   (DxImportPlan  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxImportPlan, dx_import_plan_free)

G_END_DECLS
