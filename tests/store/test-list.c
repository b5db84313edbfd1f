/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "dx-proposal-list.h"

/* The list as a model: what is in it, in which order, and what it says of
 * its changes. */

typedef struct {
  DxProposalList *list;
  GString *changes; /* "0-2+1, …" */
  GPtrArray *seen;  /* of ids: what a listener makes of it */
} Watch;

static char *
get_id (DxProposalList *list, guint position)
{
  g_autoptr (DxProposalItem)
      item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return g_strdup (dx_proposal_item_get_id (item));
}

static void
changed_cb (
    GListModel *model, guint position, guint removed, guint added, Watch *watch)
{
  g_assert_false (position == 0 && removed > 1 && added > 0);
  if (watch->changes->len > 0)
    g_string_append (watch->changes, ", ");
  g_string_append_printf (watch->changes, "%u", position);
  if (removed > 0)
    g_string_append_printf (watch->changes, "-%u", removed);
  if (added > 0)
    g_string_append_printf (watch->changes, "+%u", added);
  g_assert_cmpuint (position + removed, <=, watch->seen->len);
  if (removed > 0)
    g_ptr_array_remove_range (watch->seen, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (watch->seen, (int) (position + i),
                        get_id (watch->list, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->seen->len);
}

static void
watch_start (Watch *watch, DxStore *store)
{
  watch->list = dx_proposal_list_new (store);
  watch->changes = g_string_new (NULL);
  watch->seen = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (watch->list));
       i++)
    g_ptr_array_add (watch->seen, get_id (watch->list, i));
  g_signal_connect (watch->list, "items-changed", G_CALLBACK (changed_cb),
                    watch);
}

static void
watch_end (Watch *watch)
{
  g_assert_finalize_object (watch->list);
  g_string_free (watch->changes, TRUE);
  g_ptr_array_unref (watch->seen);
}

static void
assert_changes (Watch *watch, const char *expected)
{
  g_assert_cmpstr (watch->changes->str, ==, expected);
  g_string_truncate (watch->changes, 0);
}

static void
assert_model (DxProposalList *list, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DxProposalItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "",
                              dx_proposal_item_get_title (item));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

/* What the listener made of all changes is what is there. */
static void
assert_seen (Watch *watch)
{
  for (guint i = 0; i < watch->seen->len; i++)
    {
      g_autofree char *id = get_id (watch->list, i);

      g_assert_cmpstr (id, ==, g_ptr_array_index (watch->seen, i));
      g_assert_cmpint (dx_proposal_list_find (watch->list, id), ==, (int) i);
    }
}

static void
set (Watch *watch, DxProposalSort sort, gboolean reverse, const char *search)
{
  DxProposalQuery query = {
    .state = -1, .sort = sort, .reverse = reverse, .search = search
  };

  dx_proposal_list_set_query (watch->list, &query);
}

static void
save (DxStore *store, DxProposal *proposal, DxProposalFacts facts, gint64 now)
{
  dx_store_set_now (store, now);
  g_assert_true (dx_store_save (store, proposal, &facts, NULL));
}

static DxProposal *
add (StoreFixture *fixture,
     DxStore *store,
     const char *title,
     DxProposalFacts facts,
     gint64 now)
{
  DxProposal *proposal = store_new_proposal (fixture, title, NULL);

  save (store, proposal, facts, now);
  return proposal;
}

static void
test_orders (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) a = NULL;
  g_autoptr (DxProposal) b = NULL;
  g_autoptr (DxProposal) c = NULL;
  g_autoptr (DxProposal) d = NULL;
  Watch watch;

  d = add (fixture, store, "Dân", (DxProposalFacts){ .errors = 1 }, 4000);
  a = add (fixture, store, "Đo",
           (DxProposalFacts){ .errors = 1, .warnings = 5, .deadline = 20 },
           3000);
  b = add (fixture, store, "Ăn",
           (DxProposalFacts){ .errors = 2, .deadline = 30 }, 2000);
  c = add (fixture, store, "An",
           (DxProposalFacts){ .warnings = 9, .deadline = 10 }, 1000);
  watch_start (&watch, store);
  assert_model (watch.list, "Dân Đo Ăn An");
  set (&watch, DX_PROPOSAL_SORT_CHANGED, TRUE, NULL);
  assert_changes (&watch, "0-4, 0+4");
  assert_model (watch.list, "An Ăn Đo Dân");
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, NULL);
  assert_model (watch.list, "An Ăn Dân Đo");
  set (&watch, DX_PROPOSAL_SORT_TITLE, TRUE, NULL);
  assert_model (watch.list, "Đo Dân Ăn An");
  set (&watch, DX_PROPOSAL_SORT_DEADLINE, FALSE, NULL);
  assert_model (watch.list, "An Đo Ăn Dân");
  set (&watch, DX_PROPOSAL_SORT_FINDINGS, FALSE, NULL);
  assert_model (watch.list, "Ăn Đo Dân An");
  set (&watch, DX_PROPOSAL_SORT_FINDINGS, TRUE, NULL);
  assert_model (watch.list, "An Dân Đo Ăn");
  g_string_truncate (watch.changes, 0);
  set (&watch, DX_PROPOSAL_SORT_FINDINGS, TRUE, " ");
  assert_changes (&watch, "");
  watch_end (&watch);
  store_close (&store);
}

static void
test_filters (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) a = NULL;
  g_autoptr (DxProposal) b = NULL;
  g_autoptr (DxProposal) c = NULL;
  DxProposalQuery query = { .state = -1 };
  Watch watch;

  a = add (fixture, store, "A", (DxProposalFacts){ .state = 0 }, 1000);
  b = add (fixture, store, "B", (DxProposalFacts){ .state = 2 }, 2000);
  c = add (fixture, store, "C", (DxProposalFacts){ .state = 2 }, 3000);
  dx_proposal_set_call (
      c, dx_catalog_get_call (fixture->catalog, "cao-bang-2026", NULL));
  save (store, c, (DxProposalFacts){ .state = 2 }, 4000);
  watch_start (&watch, store);
  assert_model (watch.list, "C B A");
  query.call = "";
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "B A");
  query.call = "cao-bang-2026";
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "C");
  query.call = "x";
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "");
  query.call = NULL;
  query.state = 2;
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "C B");
  query.search = "c";
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "C");
  query = (DxProposalQuery){ .state = -1, .trashed = TRUE };
  dx_proposal_list_set_query (watch.list, &query);
  assert_model (watch.list, "");
  g_assert_true (dx_store_trash (store, dx_proposal_get_id (b), NULL));
  assert_model (watch.list, "B");
  g_assert_cmpint (dx_proposal_list_find (watch.list, dx_proposal_get_id (a)),
                   ==, -1);
  g_assert_cmpint (dx_proposal_list_find (watch.list, "x"), ==, -1);
  watch_end (&watch);
  store_close (&store);
}

static void
notify_cb (GObject *object, GParamSpec *property, GString *names)
{
  g_string_append_printf (names, "%s;", property->name);
}

/* A change of one is a change of one, and the item is the same one. */
static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) a = NULL;
  g_autoptr (DxProposal) b = NULL;
  g_autoptr (DxProposal) c = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (DxProposalItem) item = NULL;
  g_autoptr (DxProposalItem) again = NULL;
  DxProposalFacts none = { 0 };
  Watch watch;

  watch_start (&watch, store);
  a = add (fixture, store, "A", none, 1000);
  assert_changes (&watch, "0+1");
  b = add (fixture, store, "B", none, 2000);
  assert_changes (&watch, "0+1");
  c = add (fixture, store, "C", none, 3000);
  assert_changes (&watch, "0+1");
  assert_model (watch.list, "C B A");

  /* To the front, and there it stays. */
  item = g_list_model_get_item (G_LIST_MODEL (watch.list), 2);
  g_signal_connect (item, "notify", G_CALLBACK (notify_cb), names);
  dx_proposal_set_text (a, "I.name", "AA");
  save (store, a, (DxProposalFacts){ .errors = 2 }, 4000);
  assert_changes (&watch, "2-1, 0+1");
  g_assert_nonnull (strstr (names->str, "title;"));
  g_assert_nonnull (strstr (names->str, "errors;"));
  g_assert_nonnull (strstr (names->str, "changed;"));
  g_assert_null (strstr (names->str, "call;"));
  again = g_list_model_get_item (G_LIST_MODEL (watch.list), 0);
  g_assert_true (item == again);
  dx_proposal_set_text (a, "I.name", "AB");
  save (store, a, none, 5000);
  assert_changes (&watch, "0-1+1");
  save (store, a, none, 6000);
  assert_changes (&watch, "");

  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, NULL);
  assert_changes (&watch, "0-3, 0+3");
  dx_proposal_set_text (a, "I.name", "D");
  save (store, a, none, 7000);
  assert_changes (&watch, "0-1, 2+1");
  g_assert_true (dx_store_trash (store, dx_proposal_get_id (b), NULL));
  assert_changes (&watch, "0-1");
  g_assert_true (dx_store_untrash (store, dx_proposal_get_id (b), NULL));
  assert_changes (&watch, "0+1");
  assert_model (watch.list, "B C D");
  g_assert_true (dx_store_trash (store, dx_proposal_get_id (c), NULL));
  dx_store_set_now (store, 9000);
  g_assert_true (dx_store_delete_trashed (store, 9000, NULL));
  assert_changes (&watch, "1-1, 0-2, 0+2");
  assert_seen (&watch);
  watch_end (&watch);
  store_close (&store);
}

/* While somebody searches, what is saved comes and goes by its words. */
static void
test_search_changes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) a = NULL;
  g_autoptr (DxProposal) b = NULL;
  DxProposalFacts none = { 0 };
  Watch watch;

  watch_start (&watch, store);
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, "đo");
  a = add (fixture, store, "Dò a", none, 1000);
  assert_changes (&watch, "0+1");
  b = add (fixture, store, "B", none, 2000);
  assert_changes (&watch, "");
  dx_proposal_set_text (b, "II.urgency", "đo");
  save (store, b, none, 3000);
  assert_changes (&watch, "0+1");
  assert_model (watch.list, "B Dò a");
  dx_proposal_set_text (a, "I.name", "A");
  save (store, a, none, 4000);
  assert_changes (&watch, "1-1");
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, NULL);
  assert_changes (&watch, "0-1, 0+2");
  assert_model (watch.list, "A B");
  watch_end (&watch);
  store_close (&store);
}

/* More rows than are kept: all come, in their order, however one asks. */
static void
test_many (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  gboolean written;
  gint64 serial;
  Watch watch;

  g_assert_true (dx_store_begin (store, NULL, NULL));
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *title = g_strdup_printf ("Số %u", i * 7 % 1500);
      g_autoptr (DxProposal)
          proposal = store_new_proposal (fixture, title, NULL);

      g_assert_true (dx_store_write_proposal (store, proposal, NULL, &serial,
                                              &written, NULL));
    }
  g_assert_true (dx_store_end (store, TRUE, NULL));
  watch_start (&watch, store);
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, NULL);
  assert_changes (&watch, "0-1500, 0+1500");
  for (guint i = 0; i < 3000; i++)
    {
      guint position = (guint) g_test_rand_int_range (0, 1500);
      g_autofree char *title = g_strdup_printf ("Số %u", position);
      g_autoptr (DxProposalItem)
          item = g_list_model_get_item (G_LIST_MODEL (watch.list), position);

      g_assert_cmpstr (dx_proposal_item_get_title (item), ==, title);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (watch.list), 1500));
  watch_end (&watch);
  store_close (&store);
}

static DxProposalQuery
set_random (Watch *watch)
{
  static const char *const searches[] = { NULL, NULL, "a", "b a", "đ" };
  DxProposalQuery query = {
    .search = searches[g_test_rand_int_range (0, 5)],
    .call = g_test_rand_bit () ? NULL : "",
    .state = g_test_rand_int_range (-1, 3),
    .sort = (DxProposalSort) g_test_rand_int_range (0, 4),
    .reverse = g_test_rand_bit (),
    .trashed = g_test_rand_int_range (0, 4) == 0,
  };

  if (g_test_rand_bit ())
    query.state = -1;
  dx_proposal_list_set_query (watch->list, &query);
  return query;
}

static void
change_randomly (DxStore *store, DxProposal *proposal)
{
  static const char *const titles[] = { "a", "b", "ă", "đ a", "d b", "" };
  const char *id = dx_proposal_get_id (proposal);
  DxProposalFacts facts = {
    .state = (DxProposalState) g_test_rand_int_range (0, 3),
    .errors = (guint) g_test_rand_int_range (0, 3),
    .warnings = (guint) g_test_rand_int_range (0, 2),
    .deadline = g_test_rand_int_range (0, 3),
  };

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      dx_store_trash (store, id, NULL);
      break;
    case 1:
      dx_store_untrash (store, id, NULL);
      break;
    case 2:
      dx_store_delete_trashed (store, g_test_rand_int_range (0, 100), NULL);
      break;
    default:
      dx_proposal_set_text (proposal, "I.name",
                            titles[g_test_rand_int_range (0, 6)]);
      g_assert_true (dx_store_save (store, proposal, &facts, NULL));
    }
}

/* A list that followed every change is one that was read anew. */
static void
test_random (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
      proposals = g_ptr_array_new_with_free_func (g_object_unref);
  DxStore *store = store_open (fixture);
  DxProposalQuery query = { .state = -1 };
  Watch watch;

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (proposals, store_new_proposal (fixture, NULL, NULL));
  watch_start (&watch, store);
  for (guint round = 0; round < 600; round++)
    {
      guint index = (guint) g_test_rand_int_range (0, 12);
      Watch anew;

      dx_store_set_now (store, g_test_rand_int_range (1, 100));
      if (round % 15 == 0)
        query = set_random (&watch);
      change_randomly (store, g_ptr_array_index (proposals, index));
      assert_seen (&watch);
      watch_start (&anew, store);
      dx_proposal_list_set_query (anew.list, &query);
      g_assert_cmpuint (anew.seen->len, ==, watch.seen->len);
      for (guint i = 0; i < anew.seen->len; i++)
        g_assert_cmpstr (g_ptr_array_index (anew.seen, i), ==,
                         g_ptr_array_index (watch.seen, i));
      watch_end (&anew);
    }
  store_assert_sound (store);
  watch_end (&watch);
  store_close (&store);
}

typedef struct {
  DxStore *store;
  DxProposal *proposal;
  DxProposalList *list;
  guint depth;
} Meddler;

static void
meddle_cb (GListModel *model,
           guint position,
           guint removed,
           guint added,
           Meddler *meddler)
{
  DxProposalQuery query = { .state = -1,
                            .sort = DX_PROPOSAL_SORT_TITLE,
                            .search = "b" };

  if (meddler->depth++ > 0)
    return;
  dx_proposal_set_text (meddler->proposal, "I.name", "b");
  store_save (meddler->store, meddler->proposal);
  dx_proposal_list_set_query (meddler->list, &query);
}

/* Listeners that change what they listen to. */
static void
test_meddling (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  DxProposalFacts none = { 0 };
  g_autoptr (DxProposal) a = add (fixture, store, "a", none, 1000);
  g_autoptr (DxProposal) b = add (fixture, store, "c", none, 2000);
  Meddler meddler = { .store = store, .proposal = b };
  Watch watch;

  watch_start (&watch, store);
  meddler.list = watch.list;
  g_signal_connect (watch.list, "items-changed", G_CALLBACK (meddle_cb),
                    &meddler);
  dx_proposal_set_text (a, "I.name", "aa");
  save (store, a, none, 3000);
  assert_model (watch.list, "b");
  assert_seen (&watch);
  watch_end (&watch);
  store_close (&store);
}

static void
failed_cb (DxProposalList *list, const GError *error, guint *n)
{
  g_assert_error (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED);
  ++*n;
}

/* What cannot be read is said, and what was there stays. */
static void
test_failure (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal)
      a = add (fixture, store, "a", (DxProposalFacts){ 0 }, 1000);
  Watch watch;
  guint n = 0;

  watch_start (&watch, store);
  g_signal_connect (watch.list, "failed", G_CALLBACK (failed_cb), &n);
  g_assert_true (dx_database_run (store->database, "DROP TABLE words", NULL));
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, "a");
  g_assert_cmpuint (n, ==, 1);
  assert_changes (&watch, "");
  assert_model (watch.list, "a");
  set (&watch, DX_PROPOSAL_SORT_TITLE, FALSE, NULL);
  assert_changes (&watch, "0-1, 0+1");
  watch_end (&watch);
  store_close (&store);
}

static void
test_properties (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) a =
      add (fixture, store, "a",
           (DxProposalFacts){ DX_PROPOSAL_STATE_SENT, 1, 2, 3, 10, 40 }, 1000);
  DxProposalList *list = dx_proposal_list_new (store);
  g_autoptr (DxProposalItem)
      item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *call = NULL;
  g_autofree char *snippet = NULL;
  gint64 deadline;
  gint64 changed;
  guint errors;
  guint warnings;
  int state;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list))
                 == DX_TYPE_PROPOSAL_ITEM);
  g_object_get (item, "id", &id, "title", &title, "call", &call, "state",
                &state, "deadline", &deadline, "errors", &errors, "warnings",
                &warnings, "changed", &changed, "snippet", &snippet, NULL);
  g_assert_cmpstr (id, ==, dx_proposal_get_id (a));
  g_assert_cmpstr (title, ==, "a");
  g_assert_cmpstr (call, ==, "");
  g_assert_cmpint (state, ==, DX_PROPOSAL_STATE_SENT);
  g_assert_cmpint (deadline, ==, 40);
  g_assert_cmpuint (errors, ==, 1);
  g_assert_cmpuint (warnings, ==, 2);
  g_assert_cmpint (changed, ==, 1000);
  g_assert_null (snippet);
  g_assert_cmpstr (dx_proposal_item_get_call (item), ==, "");
  g_assert_cmpint (dx_proposal_item_get_revision (item), ==, 0);
  g_assert_cmpint (dx_proposal_item_get_changed (item), ==, 1000);
  g_assert_cmpuint (dx_proposal_item_get_facts (item)->sections_done, ==, 3);

  /* Items outlive their list and store. */
  g_assert_finalize_object (list);
  store_close (&store);
  g_assert_cmpstr (dx_proposal_item_get_title (item), ==, "a");
  g_assert_null (dx_proposal_item_get_snippet (item));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/list/orders", test_orders);
  STORE_TEST ("/list/filters", test_filters);
  STORE_TEST ("/list/changes", test_changes);
  STORE_TEST ("/list/search-changes", test_search_changes);
  STORE_TEST ("/list/many", test_many);
  STORE_TEST ("/list/random", test_random);
  STORE_TEST ("/list/meddling", test_meddling);
  STORE_TEST ("/list/failure", test_failure);
  STORE_TEST ("/list/properties", test_properties);
  return g_test_run ();
}
