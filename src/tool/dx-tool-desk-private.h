/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-desk-list.h"
#include "dx-register-list.h"
#include "dx-tool-private.h"

G_BEGIN_DECLS

/* Whose rules hold when a votes file names none. */
#define DX_TOOL_DESK_COUNCIL "tt06-2023"

/* The criteria that dossiers are ranked by. */
#define DX_TOOL_DESK_CRITERIA "tt15-2022"

/**
 * DxToolDesk:
 * @tool: the command line
 * @reg: the register
 * @operands: (array zero-terminated=1): what stands behind the verb
 * @call: (nullable): --call
 * @channel: (nullable): --channel
 * @stamped: (nullable): --stamped
 * @arrived: (nullable): --arrived
 * @from: (nullable): --from
 * @state: (nullable): --state
 * @search: (nullable): --search
 * @remark: (nullable): --remark
 * @take: (nullable): --take
 * @why: (nullable): --why
 * @field: (nullable): --field
 * @kind: (nullable): --kind
 * @text: (nullable): --text
 * @passage: (nullable): --passage
 * @id: (nullable): --id
 * @reply_by: (nullable): --reply-by
 * @by: (nullable): --by
 * @with: (nullable): --with
 * @is: (nullable): --is
 * @council: (nullable): --council
 *
 * What a verb of the officers' desk works with.
 */
typedef struct _DxToolDesk {
  DxTool *tool;
  DxRegister *reg;
  char **operands;
  char *call;
  char *channel;
  char *stamped;
  char *arrived;
  char *from;
  char *state;
  char *search;
  char *remark;
  char *take;
  char *why;
  char *field;
  char *kind;
  char *text;
  char *passage;
  char *id;
  char *reply_by;
  char *by;
  char *with;
  char *is;
  char *council;
} DxToolDesk;

/**
 * DxToolVerb:
 * @name: "receive"
 * @run: does it
 * @options: what it takes, with blanks between
 * @min_operands: words that it needs behind it
 * @max_operands: words that it takes
 * @writes: whether it changes the register
 */
typedef struct {
  const char *name;
  DxToolStatus (*run) (DxToolDesk *desk);
  const char *options;
  guint min_operands;
  guint max_operands;
  gboolean writes;
} DxToolVerb;

/* dx-tool-desk-options.c */
char *dx_tool_desk_get_help (void);
GOptionEntry *dx_tool_desk_entries (DxToolDesk *desk);
gboolean dx_tool_desk_takes_value (const char *word);
const DxToolVerb *dx_tool_desk_find_verb (const char *name);
DxToolStatus dx_tool_desk_check (DxToolDesk *desk, const DxToolVerb *verb);
void dx_tool_desk_free (DxToolDesk *desk);

/* dx-tool-desk.c */
DxToolDesk *dx_tool_desk_new (DxTool *tool);
DxToolStatus dx_tool_desk_fail (const GError *error);
DxToolStatus dx_tool_desk_refuse (const GError *error);
DxCall *dx_tool_desk_find_call (DxToolDesk *desk);
gint64 dx_tool_desk_find (DxToolDesk *desk, const char *number);
DxRegisterEntry *dx_tool_desk_get (DxToolDesk *desk, const char *number);
GDate dx_tool_desk_received (const DxRegisterEntry *entry);
gboolean
dx_tool_desk_parse_day (const char *option, const char *text, GDate *day);
void dx_tool_desk_add_number (JsonBuilder *builder,
                              const char *member,
                              gint64 number);
void
dx_tool_desk_add (JsonBuilder *builder, const char *member, const char *text);
DxToolStatus dx_tool_desk_put (const char *text);
DxToolStatus dx_tool_desk_put_json (JsonBuilder *builder);
const char *dx_tool_desk_state_name (DxRegisterState state);
gboolean dx_tool_desk_state_parse (const char *name, int *state);

/* dx-tool-desk-list.c */
void dx_tool_desk_add_entry (JsonBuilder *builder,
                             const DxRegisterEntry *entry);
void dx_tool_desk_add_row (JsonBuilder *builder, const DxAuditRow *row);

/* dx-tool-desk-remarks.c */
DxRemarks *dx_tool_desk_load_remarks (DxToolDesk *desk,
                                      const DxRegisterEntry *entry,
                                      GError **error);
gboolean dx_tool_desk_keep_remarks (DxToolDesk *desk,
                                    const DxRegisterEntry *entry,
                                    const DxRemarks *remarks,
                                    GError **error);
DxDeskList *dx_tool_desk_make_list (DxToolDesk *desk,
                                    const DxRegisterEntry *entry,
                                    DxProposal *proposal,
                                    GError **error);

/* The verbs */
DxToolStatus dx_tool_desk_call (DxToolDesk *desk);
DxToolStatus dx_tool_desk_receive (DxToolDesk *desk);
DxToolStatus dx_tool_desk_list (DxToolDesk *desk);
DxToolStatus dx_tool_desk_complete (DxToolDesk *desk);
DxToolStatus dx_tool_desk_rank (DxToolDesk *desk);
DxToolStatus dx_tool_desk_settle (DxToolDesk *desk);
DxToolStatus dx_tool_desk_library (DxToolDesk *desk);
DxToolStatus dx_tool_desk_audit (DxToolDesk *desk);
DxToolStatus dx_tool_desk_archive (DxToolDesk *desk);
DxToolStatus dx_tool_desk_remark (DxToolDesk *desk);
DxToolStatus dx_tool_desk_remarks (DxToolDesk *desk);
DxToolStatus dx_tool_desk_answer (DxToolDesk *desk);
DxToolStatus dx_tool_desk_overlap (DxToolDesk *desk);
DxToolStatus dx_tool_desk_vote (DxToolDesk *desk);
DxToolStatus dx_tool_desk_review (DxToolDesk *desk);
DxToolStatus dx_tool_desk_consolidate (DxToolDesk *desk);
DxToolStatus dx_tool_desk_report (DxToolDesk *desk);
DxToolStatus dx_tool_desk_receipt (DxToolDesk *desk);
DxToolStatus dx_tool_desk_supplement (DxToolDesk *desk);

G_END_DECLS
