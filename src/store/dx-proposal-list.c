/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-proposal-list.h"

#include "dx-proposal-item-private.h"
#include "dx-proposal-rows-private.h"
#include "dx-store-private.h"

/* Items that are kept when nobody else holds them; a view asks for some two
 * hundred at a time. */
#define MAX_ITEMS 512u

/**
 * DxProposalList:
 * @store: what it lists
 * @query: what of it, and how
 * @base: what the query gives without its search; kept while one types
 * @rows: what is listed; @base itself when nothing is searched for
 * @items: (element-type gint64 DxProposalItem): by their rows
 * @order: (element-type DxProposalItem): the same, the oldest first
 * @telling: listeners are being told of a change
 * @again: there was another one meanwhile, so that all is read again
 */
struct _DxProposalList {
  GObject parent_instance;

  DxStore *store;
  DxRowsQuery query;
  GArray *base;
  GArray *rows;
  GHashTable *items;
  GQueue order;
  gboolean telling;
  gboolean again;
};

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DxProposalList,
                               dx_proposal_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_init))

static void
say_failure (DxProposalList *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
query_clear (DxRowsQuery *query)
{
  g_clear_pointer (&query->call, g_free);
  g_clear_pointer (&query->search, dx_search_unref);
}

static gboolean
read_item (DxProposalList *self, DxProposalItem *item, GError **error)
{
  g_autoptr (DxStatement) statement = dx_statement_take (
      self->store->database,
      "SELECT " DX_PROPOSAL_ITEM_COLUMNS " FROM proposal WHERE row = ?1",
      error);
  DxStep step;

  if (statement == NULL)
    return FALSE;
  dx_statement_bind_int64 (statement, 1, dx_proposal_item_get_row (item));
  step = dx_statement_step (statement, error);
  if (step == DX_STEP_ROW)
    dx_proposal_item_read (item, statement);
  return step != DX_STEP_FAILED;
}

static void
keep_item (DxProposalList *self, DxProposalItem *item)
{
  const gint64 row = dx_proposal_item_get_row (item);

  g_hash_table_insert (self->items, g_memdup2 (&row, sizeof row),
                       g_object_ref (item));
  g_queue_push_tail (&self->order, item);
  if (g_queue_get_length (&self->order) > MAX_ITEMS)
    {
      DxProposalItem *oldest = g_queue_pop_head (&self->order);
      const gint64 gone = dx_proposal_item_get_row (oldest);

      g_hash_table_remove (self->items, &gone);
    }
}

static GType
get_item_type (GListModel *model)
{
  return DX_TYPE_PROPOSAL_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DX_PROPOSAL_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DxProposalList *self = DX_PROPOSAL_LIST (model);
  g_autoptr (GError) error = NULL;
  DxProposalItem *item;
  gint64 row = 0;

  if (position >= self->rows->len)
    return NULL;
  row = g_array_index (self->rows, gint64, position);
  item = g_hash_table_lookup (self->items, &row);
  if (item != NULL)
    {
      dx_proposal_item_set_search (item, self->query.search);
      return g_object_ref (item);
    }
  item = dx_proposal_item_new (self->store, row);
  dx_proposal_item_set_search (item, self->query.search);
  keep_item (self, item);
  if (!read_item (self, item, &error))
    say_failure (self, error);
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
tell (DxProposalList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
forget_items (DxProposalList *self)
{
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->items);
}

/* A view that is told of all rows at once asks for all of them: it is told
 * that they went, and then that others came. */
static void
replace_rows (DxProposalList *self, GArray *base, GArray *rows)
{
  const guint removed = self->rows->len;

  g_array_unref (self->base);
  g_array_unref (self->rows);
  self->base = base;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (removed > 0)
    tell (self, 0, removed, 0);
  g_array_unref (self->rows);
  self->rows = rows;
  if (rows->len > 0)
    tell (self, 0, 0, rows->len);
}

/* Reads all, with or without what stands before the search. */
static gboolean
read_all (DxProposalList *self, gboolean with_base, GError **error)
{
  GArray *base = with_base ? dx_rows_read (self->store, &self->query, error)
                           : g_array_ref (self->base);
  GArray *rows;

  if (base == NULL)
    return FALSE;
  rows = dx_rows_search (self->store, &self->query, base, error);
  if (rows == NULL)
    g_array_unref (base);
  else
    replace_rows (self, base, rows);
  return rows != NULL;
}

/* Takes @row out of an array that is not shown. */
static void
take_out (GArray *rows, gint64 row)
{
  const int index = dx_rows_index (rows, row);

  if (index >= 0)
    g_array_remove_index (rows, (guint) index);
}

static gboolean
put_in (DxProposalList *self, GArray *rows, gint64 row, GError **error)
{
  guint place;

  if (!dx_rows_find_place (self->store, &self->query, rows, row, &place, error))
    return FALSE;
  g_array_insert_val (rows, place, row);
  return TRUE;
}

/* The row goes to its place among those shown, and the view hears of as
 * little as there is. */
static gboolean
move_row (DxProposalList *self, gint64 row, gboolean wanted, GError **error)
{
  const int old = dx_rows_index (self->rows, row);
  guint place = 0;

  if (old >= 0)
    g_array_remove_index (self->rows, (guint) old);
  if (wanted
      && !dx_rows_find_place (self->store, &self->query, self->rows, row,
                              &place, error))
    {
      if (old >= 0)
        g_array_insert_val (self->rows, (guint) old, row);
      return FALSE;
    }
  if (wanted && old == (int) place)
    {
      g_array_insert_val (self->rows, place, row);
      tell (self, place, 1, 1);
      return TRUE;
    }
  if (old >= 0)
    tell (self, (guint) old, 1, 0);
  if (wanted)
    {
      g_array_insert_val (self->rows, place, row);
      tell (self, place, 0, 1);
    }
  return TRUE;
}

static gboolean
follow (DxProposalList *self, const char *id, GError **error)
{
  DxProposalItem *item;
  gboolean belongs;
  gboolean found;
  gint64 row = 0;

  if (!dx_store_find_row (self->store, id, &row, error)
      || !dx_rows_belongs (self->store, &self->query, row, &belongs, &found,
                           error))
    return FALSE;
  item = g_hash_table_lookup (self->items, &row);
  if (item != NULL && !read_item (self, item, error))
    return FALSE;
  if (self->base != self->rows)
    {
      take_out (self->base, row);
      if (belongs && !put_in (self, self->base, row, error))
        return FALSE;
    }
  return move_row (self, row, found, error);
}

/* What listeners do may change the list once more: that waits until all
 * know of this change. */
static gboolean
begin_telling (DxProposalList *self)
{
  if (self->telling)
    {
      self->again = TRUE;
      return FALSE;
    }
  self->telling = TRUE;
  return TRUE;
}

static void
end_telling (DxProposalList *self)
{
  while (self->again)
    {
      g_autoptr (GError) error = NULL;

      self->again = FALSE;
      forget_items (self);
      if (!read_all (self, TRUE, &error))
        say_failure (self, error);
    }
  self->telling = FALSE;
}

static void
changed_cb (DxStore *store, const char *id, DxProposalList *self)
{
  g_autoptr (DxProposalList) alive = NULL;

  if (!begin_telling (self))
    return;
  alive = g_object_ref (self);
  if (*id == '\0' || !follow (self, id, NULL))
    self->again = TRUE;
  end_telling (self);
}

static void
dx_proposal_list_dispose (GObject *object)
{
  DxProposalList *self = DX_PROPOSAL_LIST (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dx_proposal_list_parent_class)->dispose (object);
}

static void
dx_proposal_list_finalize (GObject *object)
{
  DxProposalList *self = DX_PROPOSAL_LIST (object);

  forget_items (self);
  g_hash_table_unref (self->items);
  g_array_unref (self->base);
  g_array_unref (self->rows);
  query_clear (&self->query);
  G_OBJECT_CLASS (dx_proposal_list_parent_class)->finalize (object);
}

static void
dx_proposal_list_class_init (DxProposalListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_proposal_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_proposal_list_finalize;

  /**
   * DxProposalList::failed:
   * @self: the list
   * @error: what went wrong
   *
   * Emitted when the database could not be read. The list stays as it is.
   */
  signals[FAILED] = g_signal_new ("failed", DX_TYPE_PROPOSAL_LIST,
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dx_proposal_list_init (DxProposalList *self)
{
  self->query.state = -1;
  self->base = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_ref (self->base);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       g_object_unref);
  g_queue_init (&self->order);
}

/**
 * dx_proposal_list_new:
 * @store: a store
 *
 * Lists its proposals; at first all that were not removed, those changed
 * last in front. The list follows the store.
 *
 * Returns: (transfer full): the list
 */
DxProposalList *
dx_proposal_list_new (DxStore *store)
{
  DxProposalList *self;

  g_return_val_if_fail (DX_IS_STORE (store), NULL);

  self = g_object_new (DX_TYPE_PROPOSAL_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  read_all (self, TRUE, NULL);
  return self;
}

static gboolean
is_same_base (const DxRowsQuery *a, const DxRowsQuery *b)
{
  return g_strcmp0 (a->call, b->call) == 0 && a->state == b->state
         && a->sort == b->sort && a->reverse == b->reverse
         && a->trashed == b->trashed;
}

/* When it cannot be read, the list stays as it is. */
static void
take_query (DxProposalList *self, DxRowsQuery *query)
{
  const gboolean same_base = is_same_base (&self->query, query);
  g_autoptr (GError) error = NULL;
  DxRowsQuery before = self->query;

  if (same_base && dx_search_equal (self->query.search, query->search))
    {
      query_clear (query);
      return;
    }
  self->query = *query;
  if (!begin_telling (self))
    {
      query_clear (&before);
      return;
    }
  if (read_all (self, !same_base, &error))
    {
      query_clear (&before);
    }
  else
    {
      query_clear (&self->query);
      self->query = before;
      say_failure (self, error);
    }
  end_telling (self);
}

/**
 * dx_proposal_list_set_query:
 * @self: a list
 * @query: what is listed, and how
 *
 * Asks for something else. All rows go and those of the new query come, in
 * two steps, unless it is the same query.
 */
void
dx_proposal_list_set_query (DxProposalList *self, const DxProposalQuery *query)
{
  DxRowsQuery rows;

  g_return_if_fail (DX_IS_PROPOSAL_LIST (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (query->sort <= DX_PROPOSAL_SORT_FINDINGS);

  rows = (DxRowsQuery){
    .call = g_strdup (query->call),
    .state = query->state,
    .sort = query->sort,
    .reverse = query->reverse,
    .trashed = query->trashed,
    .search = dx_search_new (self->store->database->tokenizer, query->search),
  };
  take_query (self, &rows);
}

/**
 * dx_proposal_list_find:
 * @self: a list
 * @id: a proposal
 *
 * Returns: its position in the list, or -1
 */
int
dx_proposal_list_find (DxProposalList *self, const char *id)
{
  gint64 row = 0;

  g_return_val_if_fail (DX_IS_PROPOSAL_LIST (self), -1);
  g_return_val_if_fail (id != NULL, -1);

  if (!dx_store_find_row (self->store, id, &row, NULL))
    return -1;
  return dx_rows_index (self->rows, row);
}
