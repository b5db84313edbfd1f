/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

/* The list over the register: order, filters, search, and how it follows. */

static void
changed_cb (GListModel *model,
            guint position,
            guint removed,
            guint added,
            GString *changes)
{
  g_string_append_printf (changes, "%s%u", changes->len > 0 ? " " : "",
                          position);
  if (removed > 0)
    g_string_append_printf (changes, "-%u", removed);
  if (added > 0)
    g_string_append_printf (changes, "+%u", added);
}

static void
assert_list (DxRegisterList *list, const char *expected)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (numbers, "%s%d", i > 0 ? " " : "",
                              dx_register_item_get_entry (item)->number);
    }
  g_assert_cmpstr (numbers->str, ==, expected);
}

static DxRegister *
open_filled (StoreFixture *fixture, DxStore **store)
{
  static const char *const titles[] = { "Đo lường", "Chè Shan", "Bò", "Ấm chè",
                                        "Dưa" };
  DxRegister *reg = register_open (fixture, store);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DxProposal)
          proposal = register_new_proposal (fixture, titles[i], 1);
      g_autoptr (DxRegisterReceipt) receipt = NULL;
      g_autofree char *host = g_strdup_printf ("Đơn vị %u", 9 - i);

      dx_proposal_set_text (proposal, "X.name", host);
      dx_proposal_set_integer (proposal, "IX.total", (gint64) (i * 7 % 5));
      receipt = register_give (reg, proposal, "a");
    }
  return reg;
}

static void
test_orders (StoreFixture *fixture, gconstpointer data)
{
  static const struct {
    DxRegisterQuery query;
    const char *numbers;
  } cases[] = {
    { { .state = -1, .timing = -1 }, "1 2 3 4 5" },
    { { .state = -1, .timing = -1, .reverse = TRUE }, "5 4 3 2 1" },
    { { .state = -1, .timing = -1, .sort = DX_REGISTER_SORT_TITLE },
      "4 3 2 5 1" },
    { { .state = -1, .timing = -1, .sort = DX_REGISTER_SORT_HOST },
      "5 4 3 2 1" },
    { { .state = -1, .timing = -1, .sort = DX_REGISTER_SORT_TOTAL },
      "1 4 2 5 3" },
    { { .state = -1, .timing = -1, .sort = DX_REGISTER_SORT_RANK },
      "3 1 2 4 5" },
    { { .state = -1, .timing = -1, .search = "che" }, "2 4" },
    { { .state = -1, .timing = -1, .search = "do lu" }, "1" },
    { { .state = -1, .timing = -1, .search = "không có" }, "" },
    { { .state = -1, .timing = -1, .call = CALL }, "1 2 3 4 5" },
    { { .state = -1, .timing = -1, .call = "khác" }, "" },
    { { .state = -1, .timing = -1, .year = 2025 }, "1 2 3 4 5" },
    { { .state = -1, .timing = -1, .year = 2024 }, "" },
    { { .state = DX_REGISTER_STATE_REFUSED, .timing = -1 }, "2" },
    { { .state = -1, .timing = DX_TIMING_LATE }, "" },
    { { .state = -1, .timing = -1, .conflicts = TRUE }, "" },
  };
  DxStore *store;
  DxRegister *reg = open_filled (fixture, &store);
  DxRegisterList *list = dx_register_list_new (reg);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 third = dx_register_find (reg, "3", NULL);

  g_array_append_val (rows, third);
  g_assert_true (dx_register_set_ranks (reg, CALL, rows, NULL));
  g_assert_true (dx_register_set_state (reg, dx_register_find (reg, "2", NULL),
                                        DX_REGISTER_STATE_REFUSED, "", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dx_register_list_set_query (list, &cases[i].query);
      assert_list (list, cases[i].numbers);
    }
  g_assert_finalize_object (list);
  register_close (&reg, &store);
}

static void
test_follows (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store;
  DxRegister *reg = open_filled (fixture, &store);
  DxRegisterList *list = dx_register_list_new (reg);
  g_autoptr (GString) changes = g_string_new (NULL);
  g_autoptr (DxRegisterItem)
      item = g_list_model_get_item (G_LIST_MODEL (list), 1);
  DxRegisterQuery query = { .state = DX_REGISTER_STATE_RECEIVED, .timing = -1 };
  const gint64 second = dx_register_find (reg, "2", NULL);

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), changes);
  register_fill (fixture, reg, "Mới");
  g_assert_cmpstr (changes->str, ==, "5+1");
  g_string_truncate (changes, 0);
  g_assert_true (dx_register_set_state (reg, second, DX_REGISTER_STATE_REVIEWED,
                                        NULL, NULL));
  g_assert_cmpstr (changes->str, ==, "");
  g_assert_cmpint (dx_register_item_get_entry (item)->state, ==,
                   DX_REGISTER_STATE_REVIEWED);
  dx_register_list_set_query (list, &query);
  g_assert_cmpstr (changes->str, ==, "0-6 0+5");
  g_string_truncate (changes, 0);
  g_assert_true (dx_register_set_state (reg, dx_register_find (reg, "4", NULL),
                                        DX_REGISTER_STATE_REFUSED, NULL, NULL));
  g_assert_cmpstr (changes->str, ==, "2-1");
  g_assert_cmpint (dx_register_list_find (list, second), ==, -1);
  g_clear_object (&item);
  g_assert_finalize_object (list);
  register_close (&reg, &store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/register-list/orders", test_orders);
  STORE_TEST ("/register-list/follows", test_follows);
  return g_test_run ();
}
