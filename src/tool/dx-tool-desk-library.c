/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-input.h"
#include "dx-sketch.h"
#include "dx-table-read.h"
#include "dx-unicode.h"

/* A row further down than this is no heading. */
#define MAX_HEADING 20u

/**
 * Columns:
 * @name: which has the task's name, or -1
 * @host: which has who does it, or -1
 * @texts: one bit a column: the first thirty-two that say what it is about
 */
typedef struct {
  int name;
  int host;
  guint32 texts;
} Columns;

/* Headings as result lists and summary tables have them, folded. */
static const char *const name_words[] = { "ten nhiem vu", "ten de tai",
                                          "ten du an",    "ten de xuat",
                                          "name",         NULL };
static const char *const host_words[] = { "chu tri", "co quan", "don vi",
                                          "to chuc", "host",    NULL };
static const char *const text_words[] = { "muc tieu", "ket qua", "san pham",
                                          "noi dung", "text",    NULL };

static gboolean
has_word (const char *cell, const char *const *words)
{
  g_autofree char *folded = dx_unicode_fold (cell);

  for (; *words != NULL; words++)
    if (strstr (folded, *words) != NULL)
      return TRUE;

  return FALSE;
}

static Columns
find_columns (const char *const *row)
{
  Columns columns = { -1, -1, 0 };

  for (int i = 0; row[i] != NULL && i < 32; i++)
    {
      if (columns.name < 0 && has_word (row[i], name_words))
        columns.name = i;
      else if (has_word (row[i], text_words))
        columns.texts |= (guint32) 1 << i;
      else if (columns.host < 0 && has_word (row[i], host_words))
        columns.host = i;
    }
  return columns;
}

/* What it is found by when a dossier is held against it. */
static DxLibraryTask *
with_sketch (DxLibraryTask *task)
{
  g_autofree char *text = g_strjoin ("\n", task->name, task->text, NULL);
  DxSketch sketch;

  dx_sketch_init (&sketch, text, NULL);
  task->minhash = dx_sketch_to_bytes (&sketch);
  return task;
}

static DxLibraryTask *
read_task (const char *const *row, const Columns *columns, const char *source)
{
  const int n = (int) g_strv_length ((GStrv) row);
  g_autoptr (GString) text = g_string_new (NULL);

  if (columns->name >= n || *row[columns->name] == '\0')
    return NULL;
  for (int i = 0; i < MIN (n, 32); i++)
    if ((columns->texts & (guint32) 1 << i) != 0 && *row[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", row[i]);
  return with_sketch (dx_library_task_new (
      source, row[columns->name],
      columns->host >= 0 && columns->host < n ? row[columns->host] : NULL,
      text->str));
}

/* Rows above the heading are titles, and those without a name belong to no
 * task: both are said. */
static GPtrArray *
read_tasks (GPtrArray *rows, const char *source, guint *left_out)
{
  g_autoptr (GPtrArray) tasks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_library_task_free);
  Columns columns = { -1, -1, 0 };
  guint first = 0;

  while (first < MIN (rows->len, MAX_HEADING) && columns.name < 0)
    columns = find_columns (g_ptr_array_index (rows, first++));
  if (columns.name < 0)
    return NULL;
  for (guint i = first; i < rows->len; i++)
    {
      DxLibraryTask *task =
          read_task (g_ptr_array_index (rows, i), &columns, source);

      if (task != NULL)
        g_ptr_array_add (tasks, task);
      else
        (*left_out)++;
    }
  return g_steal_pointer (&tasks);
}

static DxToolStatus
add_tasks (DxToolDesk *desk,
           const char *source,
           GPtrArray *tasks,
           guint left_out)
{
  g_autoptr (GError) error = NULL;
  guint added = 0;

  if (!dx_register_add_tasks (desk->reg, source, tasks, &added, &error))
    return dx_tool_desk_fail (error);
  dx_tool_complain (_ ("%s: %u tasks, %u of them new; %u rows without a "
                       "task's name"),
                    source, tasks->len, added, left_out);
  return DX_TOOL_DONE;
}

/*
 * dx_tool_desk_library:
 *
 * desk library FILE: adds funded tasks from a table.
 */
DxToolStatus
dx_tool_desk_library (DxToolDesk *desk)
{
  const char *path = desk->operands[0];
  g_autofree char *source = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dx_input_read (path, DX_TABLE_MAX_BYTES, &error);
  g_autoptr (GPtrArray) rows = bytes != NULL ? dx_table_read (bytes, &error)
                                             : NULL;
  g_autoptr (GPtrArray) tasks = NULL;
  guint left_out = 0;

  if (rows == NULL)
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_INPUT;
    }
  tasks = read_tasks (rows, source, &left_out);
  if (tasks == NULL)
    {
      dx_tool_complain (_ ("%s: no column is headed “Tên nhiệm vụ”"), source);
      return DX_TOOL_INPUT;
    }
  return add_tasks (desk, source, tasks, left_out);
}
