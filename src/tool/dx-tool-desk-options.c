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
  { "remark", dx_tool_desk_remark, "field kind text passage id state take", 1,
    1, TRUE },
  { "remarks", dx_tool_desk_remarks, "reply-by", 2, 2, TRUE },
  { "answer", dx_tool_desk_answer, "call json", 1, 1, TRUE },
  { "receipt", dx_tool_desk_receipt, "letter profile to", 2, 2, TRUE },
  { "supplement", dx_tool_desk_supplement, "reply-by letter profile to", 2, 2,
    TRUE },
  { "overlap", dx_tool_desk_overlap, "with is why json", 1, 1, TRUE },
  { "review", dx_tool_desk_review, "", 2, 2, TRUE },
  { "vote", dx_tool_desk_vote, "council json", 2, 2, TRUE },
  { "rank", dx_tool_desk_rank, "call by", 0, G_MAXUINT, TRUE },
  { "consolidate", dx_tool_desk_consolidate, "call columns profile to", 1, 1,
    FALSE },
  { "report", dx_tool_desk_report, "call letter profile to", 1, 1, FALSE },
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
  { "field", G_STRUCT_OFFSET (DxToolDesk, field) },
  { "kind", G_STRUCT_OFFSET (DxToolDesk, kind) },
  { "text", G_STRUCT_OFFSET (DxToolDesk, text) },
  { "passage", G_STRUCT_OFFSET (DxToolDesk, passage) },
  { "id", G_STRUCT_OFFSET (DxToolDesk, id) },
  { "reply-by", G_STRUCT_OFFSET (DxToolDesk, reply_by) },
  { "by", G_STRUCT_OFFSET (DxToolDesk, by) },
  { "with", G_STRUCT_OFFSET (DxToolDesk, with) },
  { "is", G_STRUCT_OFFSET (DxToolDesk, is) },
  { "council", G_STRUCT_OFFSET (DxToolDesk, council) },
};

static char **
get_option (DxToolDesk *desk, guint index)
{
  return G_STRUCT_MEMBER_P (desk, options[index].offset);
}

/* What --help prints of the desk. */
static const char *const parts[] = {
  N_ ("\n"
      "The officers' desk; N is a number in the register, 7/2025 or 7:\n"
      "  desk call FILE           add a call for proposals, or bring one up "
      "to "
      "date\n"
      "  desk receive PATH… --call ID\n"
      "                           take in what came: files, folders, "
      "archives\n"
      "  desk list                the register of what came\n"
      "  desk receipt N OUT       the paper that says what came: .pdf, "
      ".docx\n"
      "  desk complete N ITEM=present|missing|not-needed…\n"
      "                           what is there of a dossier\n"
      "  desk settle N --take new|old --why TEXT\n"
      "                           which of two versions of a dossier "
      "holds\n"),
  N_ ("  desk remark N --text TEXT\n"
      "                           remark on a dossier; with --id ID, change "
      "a "
      "remark\n"
      "  desk remarks N OUT.dxnx  the remarks as a file for the proposer\n"
      "  desk answer FILE.dxnx    take in what the proposer says to them\n"
      "  desk supplement N OUT    the letter that asks for what is missing\n"
      "  desk overlap N           what says nearly the same, with the "
      "passages;\n"
      "                           with --with ID --is same|different --why "
      "TEXT "
      "a\n"
      "                           decision on it\n"
      "  desk library FILE        add funded tasks from a table: .csv, "
      ".xlsx, "
      ".docx\n"),
  N_ ("  desk review N FILE.json  a reviewer's sheet\n"
      "  desk vote N FILE.json    what the council voted, counted by its "
      "rules\n"
      "  desk rank N…             the order of a call's dossiers, the first "
      "one first\n"
      "  desk rank --call ID --by votes|criteria\n"
      "                           the same, by votes or reviewers' sheets\n"
      "  desk consolidate OUT --call ID\n"
      "                           the table of a call in its order: .pdf, "
      ".docx,\n"
      "                           .xlsx, .csv\n"
      "  desk report OUT --call ID\n"
      "                           the letter to the People's Committee: "
      ".pdf, "
      ".docx\n"
      "  desk audit               the audit trail, and whether it holds\n"
      "  desk archive OUT.zip --call ID\n"
      "                           everything there is of a call, in one "
      "file\n"),
  N_ ("\n"
      "Its options:\n"
      "  --channel C    receive: it came by post, in-person or online\n"
      "  --stamped DAY  receive: of the sending office's stamp on the "
      "envelope\n"
      "  --arrived DAY  receive: of the “đến” stamp, or of filing\n"
      "  --from NAME    receive: who brought or sent it\n"
      "  --convert      receive: let LibreOffice convert old Word files "
      "(.doc)\n"
      "  --call ID      list, answer: only this call\n"
      "  --state S      list: only dossiers in this state, or with a "
      "conflict;\n"
      "                 remark: open or settled\n"
      "  --search WORDS list: only dossiers with these words\n"
      "  --remark TEXT  complete: a remark on the items that are named\n"),
  N_ ("  --field F      remark: the field it is about, else the whole\n"
      "  --kind K       remark: must, should or question\n"
      "  --passage WORDS\n"
      "                 remark: the words of the field that it is about\n"
      "  --take new|old remark: end a conflict\n"
      "  --reply-by DAY remarks, supplement: until when the office waits\n"
      "  --council ID   vote: by whose rules\n"
      "  --columns ID   consolidate: which columns\n"
      "  --letter ID    receipt, supplement, report: which letter\n"
      "  --profile FILE receipt, supplement, consolidate, report: who signs\n"
      "  --json         receive, list, answer, overlap, vote, audit: "
      "machine-readable\n"
      "                 output\n"),
};

/*
 * dx_tool_desk_get_help:
 *
 * Returns: (transfer full): what --help prints of the desk
 */
char *
dx_tool_desk_get_help (void)
{
  GString *help = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append (help, _ (parts[i]));
  return g_string_free (help, FALSE);
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
  const struct {
    gboolean given;
    const char *name;
  } shared[] = {
    { desk->tool->json, "json" },
    { desk->tool->convert, "convert" },
    { desk->tool->to != NULL, "to" },
    { desk->tool->columns != NULL, "columns" },
    { desk->tool->letter != NULL, "letter" },
    { desk->tool->profile != NULL, "profile" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (shared[i].given && !is_known (verb, shared[i].name))
      return shared[i].name;
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
