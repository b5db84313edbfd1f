/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* Which proposals have a deadline that comes. */

#define DAY (24 * 60 * 60)

static void
save (StoreFixture *fixture,
      DxStore *store,
      const char *title,
      DxProposalState state,
      gint64 deadline)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, title, "Chữ");
  DxProposalFacts facts = { .state = state, .deadline = deadline };
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_store_save (store, proposal, &facts, &error));
  g_assert_no_error (error);
  if (g_str_equal (title, "removed"))
    g_assert_true (dx_store_trash (store, dx_proposal_get_id (proposal), NULL));
}

static void
assert_due (DxStore *store, gint64 from, gint64 until, const char *expected)
{
  g_autoptr (GPtrArray) list = dx_store_list_due (store, from, until, NULL);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_nonnull (list);
  for (guint i = 0; i < list->len; i++)
    {
      const DxDue *due = g_ptr_array_index (list, i);

      g_string_append_printf (titles, "%s %d|", due->title,
                              (int) (due->deadline / DAY));
      g_assert_true (dx_store_contains (store, due->id));
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_due (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);

  save (fixture, store, "late", DX_PROPOSAL_STATE_DRAFT, 9 * DAY);
  save (fixture, store, "near", DX_PROPOSAL_STATE_STALE, 2 * DAY);
  save (fixture, store, "sent", DX_PROPOSAL_STATE_SENT, 2 * DAY);
  save (fixture, store, "none", DX_PROPOSAL_STATE_DRAFT, 0);
  save (fixture, store, "removed", DX_PROPOSAL_STATE_DRAFT, 2 * DAY);
  save (fixture, store, "printed", DX_PROPOSAL_STATE_PRINTED, DAY);
  assert_due (store, DAY, 7 * DAY, "printed 1|near 2|");
  assert_due (store, DAY + 1, 9 * DAY, "near 2|late 9|");
  assert_due (store, -DAY, DAY - 1, "");
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  STORE_TEST ("/due/list", test_due);

  return g_test_run ();
}
