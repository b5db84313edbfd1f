/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-source.h"

G_BEGIN_DECLS

/* Tasks that were funded, as the national committee publishes them: what a
 * proposal may repeat. */

/**
 * DxTask:
 * @id: short name in its file
 * @name: of the task
 * @host: (nullable): organisation in charge
 * @head: (nullable): person in charge
 * @objectives: (nullable): in short
 * @results: (nullable): expected results and main products
 * @duration: (nullable): as written: "15 tháng"
 * @months: of it, or 0
 * @year: in which it began, or 0
 * @note: (nullable)
 *
 * One task. Strings are verbatim, but for line breaks within paragraphs.
 */
typedef struct {
  char *id;
  char *name;
  char *host;
  char *head;
  char *objectives;
  char *results;
  char *duration;
  guint months;
  guint year;
  char *note;
} DxTask;

/**
 * DxTaskList:
 * @id: "results-2025"
 * @title: for people
 * @source: (nullable): where the list was published
 * @tasks: (element-type DxTask)
 */
typedef struct {
  char *id;
  char *title;
  DxSource *source;
  GPtrArray *tasks;
} DxTaskList;

DxTaskList *dx_task_list_new_from_json (GBytes        *json,
                                        GError       **error);
DxTaskList *dx_task_list_load          (const char    *id,
                                        GError       **error);
void        dx_task_list_free          (DxTaskList    *self);
DxTask     *dx_task_new                (const char    *id,
                                        const char    *name);
void        dx_task_free               (DxTask        *self);
char       *dx_task_get_text           (const DxTask  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTask, dx_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTaskList, dx_task_list_free)

G_END_DECLS
