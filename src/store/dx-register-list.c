/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-register-list.h"

#include "dx-register-private.h"
#include "dx-register-rows-private.h"

/* Items that are kept when nobody else holds them. */
#define MAX_ITEMS 512u

/**
 * DxRegisterList:
 * @reg: what it lists
 * @query: what of it, and how
 * @base: what the query gives without its search; kept while one types
 * @rows: what is listed; @base itself when nothing is searched for
 * @items: (element-type gint64 DxRegisterItem): by their rows
 * @order: (element-type DxRegisterItem): the same, the oldest first
 * @telling: listeners are being told of a change
 * @again: there was another one meanwhile, so that all is read again
 */
struct _DxRegisterList {
  GObject parent_instance;

  DxRegister *reg;
  DxRegisterRowsQuery query;
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

G_DEFINE_FINAL_TYPE_WITH_CODE (DxRegisterList,
                               dx_register_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_init))

static void
say_failure (DxRegisterList *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
query_clear (DxRegisterRowsQuery *query)
{
  g_clear_pointer (&query->call, g_free);
  g_clear_pointer (&query->search, dx_search_unref);
}

static void
read_item (DxRegisterList *self, DxRegisterItem *item)
{
  g_autoptr (GError) error = NULL;
  DxRegisterEntry *entry =
      dx_register_get (self->reg, dx_register_item_get_row (item), &error);

  if (entry != NULL)
    dx_register_item_take (item, entry);
  else
    say_failure (self, error);
}

static void
keep_item (DxRegisterList *self, DxRegisterItem *item)
{
  const gint64 row = dx_register_item_get_row (item);

  g_hash_table_insert (self->items, g_memdup2 (&row, sizeof row),
                       g_object_ref (item));
  g_queue_push_tail (&self->order, item);
  if (g_queue_get_length (&self->order) > MAX_ITEMS)
    {
      DxRegisterItem *oldest = g_queue_pop_head (&self->order);
      const gint64 gone = dx_register_item_get_row (oldest);

      g_hash_table_remove (self->items, &gone);
    }
}

static GType
get_item_type (GListModel *model)
{
  return DX_TYPE_REGISTER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DX_REGISTER_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DxRegisterList *self = DX_REGISTER_LIST (model);
  DxRegisterItem *item;
  gint64 row = 0;

  if (position >= self->rows->len)
    return NULL;
  row = g_array_index (self->rows, gint64, position);
  item = g_hash_table_lookup (self->items, &row);
  if (item != NULL)
    return g_object_ref (item);
  item = dx_register_item_new (row);
  keep_item (self, item);
  read_item (self, item);
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
tell (DxRegisterList *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* A view that is told of all rows at once asks for all of them: it is told
 * that they went, and then that others came. */
static void
replace_rows (DxRegisterList *self, GArray *base, GArray *rows)
{
  const guint removed = self->rows->len;

  g_array_unref (self->base);
  g_array_unref (self->rows);
  self->base = base;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  tell (self, 0, removed, 0);
  g_array_unref (self->rows);
  self->rows = rows;
  tell (self, 0, 0, rows->len);
}

static guint
count_equal (GArray *a, GArray *b, gboolean from_end, guint most)
{
  guint n = 0;

  while (n < most
         && g_array_index (a, gint64, from_end ? a->len - 1 - n : n)
                == g_array_index (b, gint64, from_end ? b->len - 1 - n : n))
    n++;
  return n;
}

/* Tells of as little as there is: what is equal at both ends stays. */
static void
exchange_rows (DxRegisterList *self, GArray *base, GArray *rows)
{
  GArray *before = self->rows;
  const guint most = MIN (before->len, rows->len);
  const guint head = count_equal (before, rows, FALSE, most);
  const guint tail = count_equal (before, rows, TRUE, most - head);

  g_array_unref (self->base);
  self->base = base;
  self->rows = rows;
  tell (self, head, before->len - head - tail, rows->len - head - tail);
  g_array_unref (before);
}

/* Reads all, with or without what stands before the search. */
static gboolean
read_all (DxRegisterList *self,
          gboolean with_base,
          gboolean replace,
          GError **error)
{
  GArray *base = with_base
                     ? dx_register_rows_read (self->reg, &self->query, error)
                     : g_array_ref (self->base);
  GArray *rows;

  if (base == NULL)
    return FALSE;
  rows = dx_register_rows_search (self->reg, &self->query, base, error);
  if (rows == NULL)
    g_array_unref (base);
  else if (replace)
    replace_rows (self, base, rows);
  else
    exchange_rows (self, base, rows);
  return rows != NULL;
}

static void
refresh_items (DxRegisterList *self, gint64 row)
{
  g_autoptr (GList) items = row != 0 ? NULL : g_list_copy (self->order.head);
  DxRegisterItem *item = g_hash_table_lookup (self->items, &row);

  if (item != NULL)
    read_item (self, item);
  for (GList *link = items; link != NULL; link = link->next)
    if (g_hash_table_size (self->items) > 0)
      read_item (self, link->data);
}

/* What listeners do may change the list once more: that waits until all
 * know of this change. */
static gboolean
begin_telling (DxRegisterList *self)
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
end_telling (DxRegisterList *self)
{
  while (self->again)
    {
      g_autoptr (GError) error = NULL;

      self->again = FALSE;
      if (!read_all (self, TRUE, FALSE, &error))
        say_failure (self, error);
    }
  self->telling = FALSE;
}

static void
changed_cb (DxRegister *reg, gint64 row, DxRegisterList *self)
{
  g_autoptr (DxRegisterList) alive = NULL;
  g_autoptr (GError) error = NULL;

  refresh_items (self, row);
  if (!begin_telling (self))
    return;
  alive = g_object_ref (self);
  if (!read_all (self, TRUE, FALSE, &error))
    say_failure (self, error);
  end_telling (self);
}

static void
dx_register_list_dispose (GObject *object)
{
  DxRegisterList *self = DX_REGISTER_LIST (object);

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (dx_register_list_parent_class)->dispose (object);
}

static void
dx_register_list_finalize (GObject *object)
{
  DxRegisterList *self = DX_REGISTER_LIST (object);

  g_queue_clear (&self->order);
  g_hash_table_unref (self->items);
  g_array_unref (self->base);
  g_array_unref (self->rows);
  query_clear (&self->query);
  G_OBJECT_CLASS (dx_register_list_parent_class)->finalize (object);
}

static void
dx_register_list_class_init (DxRegisterListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_register_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_register_list_finalize;

  /**
   * DxRegisterList::failed:
   * @self: the list
   * @error: what went wrong
   *
   * Emitted when the database could not be read. The list stays as it is.
   */
  signals[FAILED] = g_signal_new ("failed", DX_TYPE_REGISTER_LIST,
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
dx_register_list_init (DxRegisterList *self)
{
  self->query.plain = DX_REGISTER_QUERY_ALL;
  self->base = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_ref (self->base);
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       g_object_unref);
  g_queue_init (&self->order);
}

/**
 * dx_register_list_new:
 * @reg: a register
 *
 * Lists its lines; at first all, by their numbers. The list follows the
 * register.
 *
 * Returns: (transfer full): the list
 */
DxRegisterList *
dx_register_list_new (DxRegister *reg)
{
  DxRegisterList *self;

  g_return_val_if_fail (DX_IS_REGISTER (reg), NULL);

  self = g_object_new (DX_TYPE_REGISTER_LIST, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect (reg, "changed", G_CALLBACK (changed_cb), self);
  read_all (self, TRUE, TRUE, NULL);
  return self;
}

static gboolean
is_same_base (const DxRegisterRowsQuery *a, const DxRegisterRowsQuery *b)
{
  return g_strcmp0 (a->call, b->call) == 0 && a->plain.year == b->plain.year
         && a->plain.state == b->plain.state
         && a->plain.timing == b->plain.timing
         && a->plain.conflicts == b->plain.conflicts
         && a->plain.sort == b->plain.sort
         && a->plain.reverse == b->plain.reverse;
}

/* When it cannot be read, the list stays as it is. */
static void
take_query (DxRegisterList *self, DxRegisterRowsQuery *query)
{
  const gboolean same_base = is_same_base (&self->query, query);
  g_autoptr (GError) error = NULL;
  DxRegisterRowsQuery before = self->query;

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
  if (read_all (self, !same_base, TRUE, &error))
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
 * dx_register_list_set_query:
 * @self: a list
 * @query: what is listed, and how
 *
 * Asks for something else. All rows go and those of the new query come, in
 * two steps, unless it is the same query.
 */
void
dx_register_list_set_query (DxRegisterList *self, const DxRegisterQuery *query)
{
  DxRegisterRowsQuery rows;

  g_return_if_fail (DX_IS_REGISTER_LIST (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (query->sort <= DX_REGISTER_SORT_RANK);

  rows = (DxRegisterRowsQuery){
    .plain = *query,
    .call = g_strdup (query->call),
    .search = dx_search_new (dx_register_database (self->reg)->tokenizer,
                             query->search),
  };
  rows.plain.call = NULL;
  rows.plain.search = NULL;
  take_query (self, &rows);
}

/**
 * dx_register_list_find:
 * @self: a list
 * @row: the key of a line
 *
 * Returns: its position in the list, or -1
 */
int
dx_register_list_find (DxRegisterList *self, gint64 row)
{
  g_return_val_if_fail (DX_IS_REGISTER_LIST (self), -1);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, gint64, i) == row)
      return (int) i;
  return -1;
}
