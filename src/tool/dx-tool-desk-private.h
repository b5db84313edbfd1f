/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-register-list.h"
#include "dx-tool-private.h"

G_BEGIN_DECLS

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

G_END_DECLS
