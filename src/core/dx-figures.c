/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-figures.h"

#include <string.h>

static DxFigureAmount
read_amount (DxProposal *proposal, const char *field)
{
  DxFigureAmount amount = { FALSE, 0 };

  if (dx_form_get_field (dx_proposal_get_form (proposal), field) != NULL)
    amount.known = dx_proposal_get_integer (proposal, field, &amount.amount);
  return amount;
}

/**
 * dx_figure_row_new:
 * @proposal: (nullable): a proposal
 *
 * Takes from a proposal what is summed up; timing (a doubt), completeness
 * and day are filled in by whoever keeps the register.
 *
 * Returns: (transfer full): a row
 */
DxFigureRow *
dx_figure_row_new (DxProposal *proposal)
{
  DxFigureRow *self;
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();

  g_return_val_if_fail (proposal == NULL || DX_IS_PROPOSAL (proposal), NULL);

  self = g_new0 (DxFigureRow, 1);
  self->timing = DX_TIMING_DOUBT;
  g_date_clear (&self->received, 1);
  if (proposal != NULL)
    {
      self->total = read_amount (proposal, "IX.total");
      self->state_budget = read_amount (proposal, "IX.state-budget");
      self->counterpart = read_amount (proposal, "IX.counterpart");
      for (guint i = 0; i < dx_proposal_get_n_topics (proposal); i++)
        g_strv_builder_add (topics, dx_proposal_get_topic (proposal, i)->id);
    }
  self->topics = g_strv_builder_end (topics);
  return self;
}

/**
 * dx_figure_row_free:
 * @self: (transfer full) (nullable): a row
 *
 * Frees it.
 */
void
dx_figure_row_free (DxFigureRow *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->topics);
  g_free (self);
}

static void
add_amount (DxFigureSum *sum, const DxFigureAmount *amount)
{
  if (!amount->known)
    {
      sum->unknown++;
      return;
    }
  sum->n++;
  if (__builtin_add_overflow (sum->sum, amount->amount, &sum->sum))
    sum->overflow = TRUE;
}

static void
free_topic (DxFigureTopic *self)
{
  g_free (self->id);
  g_free (self);
}

static DxFigureTopic *
ensure_topic (DxFigures *self, GHashTable *topics, const char *id)
{
  DxFigureTopic *topic = g_hash_table_lookup (topics, id);

  if (topic != NULL)
    return topic;
  topic = g_new0 (DxFigureTopic, 1);
  topic->id = g_strdup (id);
  g_hash_table_insert (topics, topic->id, topic);
  g_ptr_array_add (self->topics, topic);
  return topic;
}

static void
add_topics (DxFigures *self, GHashTable *topics, const DxFigureRow *row)
{
  if (row->topics == NULL || row->topics[0] == NULL)
    self->without_topic++;
  for (guint i = 0; row->topics != NULL && row->topics[i] != NULL; i++)
    {
      DxFigureTopic *topic = ensure_topic (self, topics, row->topics[i]);

      topic->n++;
      add_amount (&topic->total, &row->total);
      add_amount (&topic->state_budget, &row->state_budget);
    }
}

static void
add_day (DxFigures *self, const DxFigureRow *row)
{
  DxFigureDay day = { row->received, 1 };

  if (g_date_valid (&row->received))
    g_array_append_val (self->days, day);
  else
    self->without_day++;
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const DxFigureTopic *left = *(const DxFigureTopic *const *) a;
  const DxFigureTopic *right = *(const DxFigureTopic *const *) b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;
  return strcmp (left->id, right->id);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DxFigureDay *left = a;
  const DxFigureDay *right = b;

  return g_date_compare (&left->day, &right->day);
}

/* One entry a day. */
static void
join_days (GArray *days)
{
  guint n = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const DxFigureDay *day = &g_array_index (days, DxFigureDay, i);
      DxFigureDay *last = n > 0 ? &g_array_index (days, DxFigureDay, n - 1)
                                : NULL;

      if (last != NULL && g_date_compare (&last->day, &day->day) == 0)
        last->n++;
      else
        g_array_index (days, DxFigureDay, n++) = *day;
    }
  g_array_set_size (days, n);
}

/**
 * dx_figures_new:
 * @rows: (element-type DxFigureRow): the dossiers of a call
 *
 * Sums up. Every figure is a sum over @rows and nothing else; what a row
 * does not say is counted as not known, never as 0.
 *
 * Returns: (transfer full): the figures
 */
DxFigures *
dx_figures_new (GPtrArray *rows)
{
  DxFigures *self;
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (rows != NULL, NULL);

  self = g_new0 (DxFigures, 1);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) free_topic);
  self->days = g_array_new (FALSE, FALSE, sizeof (DxFigureDay));
  for (guint i = 0; i < rows->len; i++)
    {
      const DxFigureRow *row = g_ptr_array_index (rows, i);

      self->n++;
      self->complete += row->complete ? 1 : 0;
      self->timing[row->timing]++;
      add_amount (&self->total, &row->total);
      add_amount (&self->state_budget, &row->state_budget);
      add_amount (&self->counterpart, &row->counterpart);
      add_topics (self, topics, row);
      add_day (self, row);
    }
  g_ptr_array_sort (self->topics, compare_topics);
  join_days (self->days);
  return self;
}

/**
 * dx_figures_free:
 * @self: (transfer full) (nullable): figures
 *
 * Frees them.
 */
void
dx_figures_free (DxFigures *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->topics);
  g_array_unref (self->days);
  g_free (self);
}
