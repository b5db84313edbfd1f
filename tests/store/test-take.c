/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

/* A proposal that comes in with its files. */

static GPtrArray *
new_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dx_store_file_free);
}

static void
add (GPtrArray *files, const char *name, const char *content, gint64 replaces)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  g_ptr_array_add (files, dx_store_file_new (name, "other", bytes, replaces));
}

static char *
list (DxStore *store, const char *id)
{
  g_autoptr (GPtrArray)
      attachments = dx_store_list_attachments (store, id, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      const DxAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autoptr (GBytes)
          bytes = dx_store_read_attachment (store, attachment->row, NULL);

      g_string_append_printf (names, "%s=%.*s|", attachment->name,
                              (int) g_bytes_get_size (bytes),
                              (const char *) g_bytes_get_data (bytes, NULL));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
test_new (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "x");
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  add (files, "a.pdf", "1", 0);
  add (files, "thư mục/A.pdf", "2", 0);
  g_assert_true (dx_store_take (store, proposal, files, &error));
  g_assert_no_error (error);
  names = list (store, dx_proposal_get_id (proposal));
  g_assert_cmpstr (names, ==, "a.pdf=1|A (2).pdf=2|");
  store_close (&store);
}

static void
test_replace (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "x");
  const char *id = dx_proposal_get_id (proposal);
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) again = new_files ();
  g_autoptr (GPtrArray) there = NULL;
  g_autofree char *names = NULL;
  g_autofree char *restored = NULL;
  gint64 row;

  add (files, "a.pdf", "1", 0);
  g_assert_true (dx_store_take (store, proposal, files, NULL));
  there = dx_store_list_attachments (store, id, NULL);
  row = ((DxAttachment *) g_ptr_array_index (there, 0))->row;
  add (again, "a.pdf", "2", row);
  g_assert_true (dx_store_take (store, proposal, again, NULL));
  names = list (store, id);
  g_assert_cmpstr (names, ==, "a.pdf=2|");
  g_assert_true (dx_store_restore_attachment (store, row, NULL));
  restored = list (store, id);
  g_assert_cmpstr (restored, ==, "a (2).pdf=1|a.pdf=2|");
  store_close (&store);
}

/* One file that cannot be taken, and nothing is. */
static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "x");
  const char *id = dx_proposal_get_id (proposal);
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) large = g_bytes_new_take (
      g_malloc0 (DX_STORE_MAX_ATTACHMENT + 1), DX_STORE_MAX_ATTACHMENT + 1);

  add (files, "a.pdf", "1", 0);
  g_ptr_array_add (files, dx_store_file_new ("b.pdf", "other", large, 0));
  store_assert_refused (dx_store_take (store, proposal, files, &error), error,
                        DX_STORE_ERROR_TOO_LARGE);
  g_assert_false (dx_store_contains (store, id));
  g_ptr_array_set_size (files, 1);
  add (files, "c.pdf", "1", 4711);
  store_assert_refused (dx_store_take (store, proposal, files, &error), error,
                        DX_STORE_ERROR_NOT_FOUND);
  g_assert_false (dx_store_contains (store, id));
  g_assert_true (dx_store_take (store, proposal, NULL, NULL));
  g_assert_true (dx_store_contains (store, id));
  store_close (&store);
}

static void
test_names (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *clean = dx_store_clean_name ("a/b/Công  văn.pdf");

  g_assert_cmpstr (clean, ==, "Công  văn.pdf");
  g_assert_true (dx_store_is_same_name ("Công văn.pdf", "CÔNG VĂN.PDF"));
  g_assert_false (dx_store_is_same_name ("a.pdf", "b.pdf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/take/new", test_new);
  STORE_TEST ("/store/take/replace", test_replace);
  STORE_TEST ("/store/take/nothing", test_nothing);
  STORE_TEST ("/store/take/names", test_names);
  return g_test_run ();
}
