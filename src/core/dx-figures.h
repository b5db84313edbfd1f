/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"
#include "dx-receipt.h"

G_BEGIN_DECLS

/* The figures of a call: what reports and the overview say, as sums over
 * its dossiers, one row each. */

/**
 * DxFigureAmount:
 * @known: whether the proposal says it
 * @amount: in đồng
 */
typedef struct {
  gboolean known;
  gint64 amount;
} DxFigureAmount;

/**
 * DxFigureRow:
 * @timing: whether it came in time
 * @complete: whether nothing is missing
 * @received: the day; not valid when it is not known
 * @total: total cost
 * @state_budget: of it from the state budget
 * @counterpart: of it from the proposer's side
 * @topics: ids of its topics
 *
 * One dossier.
 */
typedef struct {
  DxTiming timing;
  gboolean complete;
  GDate received;
  DxFigureAmount total;
  DxFigureAmount state_budget;
  DxFigureAmount counterpart;
  GStrv topics;
} DxFigureRow;

/**
 * DxFigureSum:
 * @sum: in đồng, over those that say it
 * @n: how many say it
 * @unknown: how many do not
 * @overflow: the sum is beyond what can be counted; then @sum is not right
 */
typedef struct {
  gint64 sum;
  guint n;
  guint unknown;
  gboolean overflow;
} DxFigureSum;

/**
 * DxFigureTopic:
 * @id: of a topic
 * @n: dossiers on it
 * @total: what they cost together
 * @state_budget: of it from the state budget
 *
 * A dossier on two topics counts in both, so that topics do not add up to
 * the whole.
 */
typedef struct {
  char *id;
  guint n;
  DxFigureSum total;
  DxFigureSum state_budget;
} DxFigureTopic;

/**
 * DxFigureDay:
 * @day: a day
 * @n: dossiers received on it
 */
typedef struct {
  GDate day;
  guint n;
} DxFigureDay;

/**
 * DxFigures:
 * @n: dossiers
 * @complete: of them complete
 * @timing: of them, by #DxTiming
 * @total: what they cost together
 * @state_budget: of it from the state budget
 * @counterpart: of it from the proposers' side
 * @topics: (element-type DxFigureTopic): most dossiers first, then by id
 * @without_topic: dossiers on no topic
 * @days: (element-type DxFigureDay): in their order, only those with any
 * @without_day: dossiers whose day is not known
 */
typedef struct {
  guint n;
  guint complete;
  guint timing[3];
  DxFigureSum total;
  DxFigureSum state_budget;
  DxFigureSum counterpart;
  GPtrArray *topics;
  guint without_topic;
  GArray *days;
  guint without_day;
} DxFigures;

DxFigureRow *dx_figure_row_new  (DxProposal  *proposal);
void         dx_figure_row_free (DxFigureRow *self);
DxFigures   *dx_figures_new     (GPtrArray   *rows);
void         dx_figures_free    (DxFigures   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxFigureRow, dx_figure_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxFigures, dx_figures_free)

G_END_DECLS
