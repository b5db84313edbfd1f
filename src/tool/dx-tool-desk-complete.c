/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kinds[] = {
  [DX_DOSSIER_SLIP] = "slip",
  [DX_DOSSIER_OFFICIAL_LETTER] = "official-letter",
  [DX_DOSSIER_SUMMARY_TABLE] = "summary-table",
  [DX_DOSSIER_COMMITMENT] = "commitment",
  [DX_DOSSIER_SOFT_COPY] = "soft-copy",
  [DX_DOSSIER_OTHER] = "other",
};

static const char *const marks[] = {
  [DX_REGISTER_ITEM_PRESENT] = "present",
  [DX_REGISTER_ITEM_MISSING] = "missing",
  [DX_REGISTER_ITEM_NOT_NEEDED] = "not-needed",
};

/* The items of a call's dossier list by name: "commitment", and the second
 * of a kind "commitment-2". */
static GPtrArray *
list_items (const DxCall *call)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  guint seen[G_N_ELEMENTS (kinds)] = { 0 };

  for (guint i = 0; i < call->dossier->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (call->dossier, i);
      const guint n = ++seen[item->kind];

      g_ptr_array_add (
          items, n == 1 ? g_strdup (kinds[item->kind])
                        : g_strdup_printf ("%s-%u", kinds[item->kind], n));
    }
  return items;
}

static gboolean
find_word (const char *const *words, guint n, const char *word, guint *index)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
parse_mark (DxToolDesk *desk,
            GPtrArray *items,
            const char *word,
            GPtrArray *out)
{
  g_auto (GStrv) parts = g_strsplit (word, "=", 2);
  guint item;
  guint mark;

  if (g_strv_length (parts) == 2
      && find_word ((const char *const *) items->pdata, items->len, parts[0],
                    &item)
      && find_word (marks, G_N_ELEMENTS (marks), parts[1], &mark))
    {
      g_ptr_array_add (out, dx_register_mark_new (parts[0],
                                                  (DxRegisterMarkKind) mark,
                                                  desk->remark));
      return TRUE;
    }
  g_ptr_array_add (items, NULL);
  {
    g_autofree char *known = g_strjoinv (", ", (char **) items->pdata);

    dx_tool_complain (_ ("“%s”: takes ITEM=present, missing or not-needed; the "
                         "items of this call are: %s"),
                      word, known);
  }
  return FALSE;
}

static gboolean
find_mark (GPtrArray *list, const char *item, DxRegisterMarkKind *kind)
{
  for (guint i = list->len; i > 0; i--)
    {
      const DxRegisterMark *mark = g_ptr_array_index (list, i - 1);

      if (g_str_equal (mark->item, item))
        {
          *kind = mark->kind;
          return TRUE;
        }
    }

  return FALSE;
}

/* What the dossier is when @fresh is put over @before: complete only when
 * each item was looked at. An optional one that nobody named is not asked
 * for. */
static DxRegisterState
find_state (const DxCall *call,
            GPtrArray *items,
            GPtrArray *before,
            GPtrArray *fresh)
{
  DxRegisterState state = DX_REGISTER_STATE_COMPLETE;

  for (guint i = 0; i < items->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (call->dossier, i);
      const char *name = g_ptr_array_index (items, i);
      DxRegisterMarkKind kind;

      if (!find_mark (fresh, name, &kind) && !find_mark (before, name, &kind))
        {
          if (!item->optional && state == DX_REGISTER_STATE_COMPLETE)
            state = DX_REGISTER_STATE_RECEIVED;
        }
      else if (kind == DX_REGISTER_ITEM_MISSING)
        {
          state = DX_REGISTER_STATE_INCOMPLETE;
        }
    }
  return state;
}

/* Further on, completeness no longer says how far a dossier is. */
static DxRegisterState
keep_further (DxRegisterState now, DxRegisterState state)
{
  return now > DX_REGISTER_STATE_COMPLETE ? now : state;
}

static DxToolStatus
set_marks (DxToolDesk *desk, const DxRegisterEntry *entry, DxCall *call)
{
  g_autoptr (GPtrArray) items = list_items (call);
  g_autoptr (GPtrArray) fresh =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_mark_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      before = dx_register_list_marks (desk->reg, entry->row, &error);
  DxRegisterState state;

  if (before == NULL)
    return dx_tool_desk_refuse (error);
  for (guint i = 1; desk->operands[i] != NULL; i++)
    if (!parse_mark (desk, items, desk->operands[i], fresh))
      return DX_TOOL_USAGE;
  state = keep_further (entry->state, find_state (call, items, before, fresh));
  if (!dx_register_set_marks (desk->reg, entry->row, fresh, state, &error))
    return dx_tool_desk_fail (error);
  return dx_tool_desk_put (dx_tool_desk_state_name (state)) == DX_TOOL_DONE
             ? dx_tool_desk_put ("\n")
             : DX_TOOL_OUTPUT;
}

/*
 * dx_tool_desk_complete:
 *
 * desk complete N ITEM=present|missing|not-needed …: what is there of a
 * dossier.
 */
DxToolStatus
dx_tool_desk_complete (DxToolDesk *desk)
{
  const gint64 row = dx_tool_desk_find (desk, desk->operands[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRegisterEntry) entry = NULL;
  DxCall *call;

  if (row == 0)
    return DX_TOOL_INPUT;
  entry = dx_register_get (desk->reg, row, &error);
  if (entry == NULL)
    return dx_tool_desk_refuse (error);
  call = dx_catalog_get_call (desk->tool->catalog, entry->call, &error);
  return call != NULL ? set_marks (desk, entry, call)
                      : dx_tool_desk_refuse (error);
}

/*
 * dx_tool_desk_settle:
 *
 * desk settle N --take new|old --why TEXT: ends a conflict.
 */
DxToolStatus
dx_tool_desk_settle (DxToolDesk *desk)
{
  g_autoptr (GError) error = NULL;
  const gboolean take_new = g_strcmp0 (desk->take, "new") == 0;
  gint64 row;

  if (!take_new && g_strcmp0 (desk->take, "old") != 0)
    {
      dx_tool_complain (_ ("--take takes new or old"));
      return DX_TOOL_USAGE;
    }
  if (desk->why == NULL || *desk->why == '\0')
    {
      dx_tool_complain (_ ("the option --why is missing: the reason is kept"));
      return DX_TOOL_USAGE;
    }
  row = dx_tool_desk_find (desk, desk->operands[0]);
  if (row == 0)
    return DX_TOOL_INPUT;
  if (dx_register_settle (desk->reg, row, take_new, desk->why,
                          desk->tool->catalog, &error))
    return DX_TOOL_DONE;
  return g_error_matches (error, DX_STORE_ERROR, DX_STORE_ERROR_NOT_FOUND)
             ? dx_tool_desk_refuse (error)
             : dx_tool_desk_fail (error);
}
