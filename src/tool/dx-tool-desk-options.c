/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

/* The words of "dexuat-cli desk". */

static const DxToolVerb verbs[] = {
  { "call", dx_tool_desk_call, "", 1, 1, TRUE },
  { "receive", dx_tool_desk_receive,
    "call channel stamped arrived from json convert", 1, G_MAXUINT, TRUE },
  { "list", dx_tool_desk_list, "call state search json", 0, 0, FALSE },
  { "complete", dx_tool_desk_complete, "remark", 2, G_MAXUINT, TRUE },
  { "settle", dx_tool_desk_settle, "take why", 1, 1, TRUE },
  { "rank", dx_tool_desk_rank, "", 1, G_MAXUINT, TRUE },
  { "library", dx_tool_desk_library, "", 1, 1, TRUE },
  { "audit", dx_tool_desk_audit, "json", 0, 0, FALSE },
  { "archive", dx_tool_desk_archive, "call", 1, 1, FALSE },
};

static const struct {
  const char *name;
  gsize offset;
} options[] = {
  { "call", G_STRUCT_OFFSET (DxToolDesk, call) },
  { "channel", G_STRUCT_OFFSET (DxToolDesk, channel) },
  { "stamped", G_STRUCT_OFFSET (DxToolDesk, stamped) },
  { "arrived", G_STRUCT_OFFSET (DxToolDesk, arrived) },
  { "from", G_STRUCT_OFFSET (DxToolDesk, from) },
  { "state", G_STRUCT_OFFSET (DxToolDesk, state) },
  { "search", G_STRUCT_OFFSET (DxToolDesk, search) },
  { "remark", G_STRUCT_OFFSET (DxToolDesk, remark) },
  { "take", G_STRUCT_OFFSET (DxToolDesk, take) },
  { "why", G_STRUCT_OFFSET (DxToolDesk, why) },
};

static char **
get_option (DxToolDesk *desk, guint index)
{
  return G_STRUCT_MEMBER_P (desk, options[index].offset);
}

/*
 * dx_tool_desk_get_help:
 *
 * Returns: (transfer full): what --help prints of the desk
 */
char *
dx_tool_desk_get_help (void)
{
  return g_strdup (_ (
      "\n"
      "The officers' desk; N is a number in the register, 7/2025 or 7:\n"
      "  desk call FILE           add a call for proposals, or bring one up to "
      "date\n"
      "  desk receive PATH… --call ID\n"
      "                           take in what came: files, folders, archives\n"
      "  desk list                the register of what came\n"
      "  desk complete N ITEM=present|missing|not-needed…\n"
      "                           what is there of a dossier\n"
      "  desk settle N --take new|old --why TEXT\n"
      "                           which of two versions of a dossier holds\n"
      "  desk rank N…             the order of a call's dossiers, the first "
      "one first\n"
      "  desk library FILE        add funded tasks from a table: .csv, .xlsx, "
      ".docx\n"
      "  desk audit               the audit trail, and whether it holds\n"
      "  desk archive OUT.zip --call ID\n"
      "                           everything there is of a call, in one file\n"
      "\n"
      "Its options:\n"
      "  --channel C    receive: it came by post, in-person or online\n"
      "  --stamped DAY  receive: of the sending office's stamp on the "
      "envelope\n"
      "  --arrived DAY  receive: of the “đến” stamp, or of filing\n"
      "  --from NAME    receive: who brought or sent it\n"
      "  --convert      receive: let LibreOffice convert old Word files "
      "(.doc)\n"
      "  --call ID      list: only this call\n"
      "  --state S      list: only dossiers in this state, or with a conflict\n"
      "  --search WORDS list: only dossiers with these words\n"
      "  --remark TEXT  complete: a remark on the items that are named\n"
      "  --json         receive, list, audit: machine-readable output\n"));
}

/*
 * dx_tool_desk_entries:
 * @desk: takes what is given
 *
 * Returns: (transfer full): the options that only the desk has
 */
GOptionEntry *
dx_tool_desk_entries (DxToolDesk *desk)
{
  GOptionEntry *entries = g_new0 (GOptionEntry, G_N_ELEMENTS (options) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      entries[i].long_name = options[i].name;
      entries[i].arg = G_OPTION_ARG_STRING;
      entries[i].arg_data = get_option (desk, i);
    }

  return entries;
}

/*
 * dx_tool_desk_takes_value:
 * @word: of the command line
 *
 * Returns: whether it is an option of the desk, whose value comes next
 */
gboolean
dx_tool_desk_takes_value (const char *word)
{
  if (!g_str_has_prefix (word, "--"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (word + 2, options[i].name))
      return TRUE;

  return FALSE;
}

/*
 * dx_tool_desk_find_verb:
 *
 * Returns: (nullable): the verb of that name
 */
const DxToolVerb *
dx_tool_desk_find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];

  return NULL;
}

static gboolean
is_known (const DxToolVerb *verb, const char *name)
{
  g_auto (GStrv) known = g_strsplit (verb->options, " ", -1);

  return g_strv_contains ((const char *const *) known, name);
}

static const char *
foreign_option (DxToolDesk *desk, const DxToolVerb *verb)
{
  if (desk->tool->json && !is_known (verb, "json"))
    return "json";
  if (desk->tool->convert && !is_known (verb, "convert"))
    return "convert";
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (*get_option (desk, i) != NULL && !is_known (verb, options[i].name))
      return options[i].name;

  return NULL;
}

/*
 * dx_tool_desk_check:
 *
 * Looks whether @verb takes what is given.
 *
 * Returns: %DX_TOOL_DONE, or %DX_TOOL_USAGE after saying what is wrong
 */
DxToolStatus
dx_tool_desk_check (DxToolDesk *desk, const DxToolVerb *verb)
{
  const char *foreign = foreign_option (desk, verb);
  guint n = g_strv_length (desk->operands);

  if (foreign != NULL)
    {
      dx_tool_complain (_ ("“%s” does not take the option --%s"), verb->name,
                        foreign);
      return DX_TOOL_USAGE;
    }
  if (n < verb->min_operands || n > verb->max_operands)
    {
      dx_tool_complain (n < verb->min_operands
                            ? _ ("desk %s: something is missing behind it")
                            : _ ("desk %s: there is too much behind it"),
                        verb->name);
      return DX_TOOL_USAGE;
    }

  return DX_TOOL_DONE;
}

/*
 * dx_tool_desk_free:
 * @desk: (transfer full) (nullable): what the verb worked with
 *
 * Frees it.
 */
void
dx_tool_desk_free (DxToolDesk *desk)
{
  if (desk == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    g_free (*get_option (desk, i));
  g_clear_object (&desk->reg);
  g_free (desk);
}
