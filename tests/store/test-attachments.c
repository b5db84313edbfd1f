/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-attachment-name-private.h"
#include "store-fixture.h"

#include <string.h>

/* Files that go with a proposal, and their names. */

static gint64
add (DxStore *store, const char *id, const char *name, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GError) error = NULL;
  gint64 row = 0;

  dx_store_add_attachment (store, id, name, "other", bytes, &row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (row, >, 0);
  return row;
}

static void
assert_names (DxStore *store, const char *id, const char *expected)
{
  g_autoptr (GPtrArray)
      attachments = dx_store_list_attachments (store, id, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_nonnull (attachments);
  for (guint i = 0; i < attachments->len; i++)
    {
      const DxAttachment *attachment = g_ptr_array_index (attachments, i);

      g_string_append_printf (names, "%s|", attachment->name);
    }
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  static const guint8 content[] = { 0, 1, 255, 0, 'x' };
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, sizeof content);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GBytes) empty = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autofree char *sha256 =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  const DxAttachment *attachment;
  gint64 row;

  dx_store_set_now (store, 1234);
  g_assert_true (dx_store_add_attachment (
      store, id, "Công văn.pdf", "official-letter", bytes, &row, NULL));
  g_assert_true (dx_store_set_attachment_kind (store, row, "commitment", NULL));
  attachments = dx_store_list_attachments (store, id, NULL);
  g_assert_cmpuint (attachments->len, ==, 1);
  attachment = g_ptr_array_index (attachments, 0);
  g_assert_cmpint (attachment->row, ==, row);
  g_assert_cmpstr (attachment->name, ==, "Công văn.pdf");
  g_assert_cmpstr (attachment->kind, ==, "commitment");
  g_assert_cmpint (attachment->size, ==, sizeof content);
  g_assert_cmpstr (attachment->sha256, ==, sha256);
  g_assert_cmpint (attachment->added, ==, 1234);
  read = dx_store_read_attachment (store, row, NULL);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read),
                   content, sizeof content);
  empty = dx_store_read_attachment (store, add (store, id, "e", ""), NULL);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  store_close (&store);
}

static void
test_rename (StoreFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *expected;
  } cases[] = {
    { "Công văn số 12.pdf", "Công văn số 12.pdf|b.pdf|" },
    { "công văn số 12.PDF", "công văn số 12.PDF|b.pdf|" },
    { "../B.pdf", "B (2).pdf|b.pdf|" },
    { "B.pdf", "B (2).pdf|b.pdf|" },
    { "x:y?.pdf", "x_y_.pdf|b.pdf|" },
  };
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  gint64 one = add (store, id, "a.pdf", "1");
  g_autoptr (GError) error = NULL;

  add (store, id, "b.pdf", "2");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          dx_store_rename_attachment (store, one, cases[i].name, NULL));
      assert_names (store, id, cases[i].expected);
    }
  g_assert_true (dx_store_remove_attachment (store, one, NULL));
  store_assert_refused (dx_store_rename_attachment (store, one, "c", &error),
                        error, DX_STORE_ERROR_NOT_FOUND);
  store_close (&store);
}

static void
test_removal (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  gint64 one = add (store, id, "a.pdf", "1");
  gint64 two = add (store, id, "A.pdf", "2");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  assert_names (store, id, "a.pdf|A (2).pdf|");
  dx_store_set_now (store, 5000);
  g_assert_true (dx_store_remove_attachment (store, one, NULL));
  store_assert_refused (dx_store_remove_attachment (store, one, &error), error,
                        DX_STORE_ERROR_NOT_FOUND);
  assert_names (store, id, "A (2).pdf|");
  g_assert_true (dx_store_restore_attachment (store, one, NULL));
  assert_names (store, id, "a.pdf|A (2).pdf|");
  store_assert_refused (dx_store_restore_attachment (store, one, &error), error,
                        DX_STORE_ERROR_NOT_FOUND);

  /* Its name went to another one. */
  g_assert_true (dx_store_remove_attachment (store, one, NULL));
  add (store, id, "a.pdf", "3");
  g_assert_true (dx_store_restore_attachment (store, one, NULL));
  assert_names (store, id, "a (3).pdf|A (2).pdf|a.pdf|");
  bytes = dx_store_read_attachment (store, one, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "1", 1);

  /* For good. */
  g_assert_true (dx_store_remove_attachment (store, two, NULL));
  g_assert_true (dx_store_delete_trashed (store, 5000, NULL));
  g_assert_true (dx_store_restore_attachment (store, two, NULL));
  g_assert_true (dx_store_remove_attachment (store, two, NULL));
  g_assert_true (dx_store_delete_trashed (store, 5001, NULL));
  store_assert_refused (dx_store_restore_attachment (store, two, &error), error,
                        DX_STORE_ERROR_NOT_FOUND);
  store_assert_sound (store);
  store_close (&store);
}

static void
test_size (StoreFixture *fixture, gconstpointer data)
{
  const gsize limit = 64 * 1024 * 1024;
  char *large = g_malloc0 (limit + 1);
  g_autoptr (GBytes) bytes = g_bytes_new_take (large, limit + 1);
  g_autoptr (GBytes) fitting = g_bytes_new_from_bytes (bytes, 0, limit);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  gint64 row = 0;

  store_assert_refused (
      dx_store_add_attachment (store, id, "a", "other", bytes, NULL, &error),
      error, DX_STORE_ERROR_TOO_LARGE);
  assert_names (store, id, "");
  g_assert_true (
      dx_store_add_attachment (store, id, "a", "other", fitting, &row, NULL));
  read = dx_store_read_attachment (store, row, NULL);
  g_assert_true (g_bytes_equal (read, fitting));
  store_close (&store);
}

/* Bytes that are not those that were put in. */
static void
test_damage (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");
  gint64 row = add (store, id, "a", "abc");
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_database_run (
      store->database, "UPDATE attachment_content SET bytes = x'00'", NULL));
  store_assert_refused (dx_store_read_attachment (store, row, &error) != NULL,
                        error, DX_STORE_ERROR_DAMAGED);
  store_close (&store);
}

static void
test_clean (void)
{
  static const struct {
    const char *name;
    const char *expected;
  } rows[] = {
    { "a.pdf", "a.pdf" },
    { "Công văn số 5.docx", "Công văn số 5.docx" },
    { "/etc/passwd", "passwd" },
    { "../../a.pdf", "a.pdf" },
    { "C:\\Users\\Mai\\phiếu.doc", "phiếu.doc" },
    { "a/", "attachment" },
    { "", "attachment" },
    { "..", "attachment" },
    { " . ", "attachment" },
    { ".bashrc", "bashrc" },
    { "a.pdf.", "a.pdf" },
    { "a:b?c*.pdf", "a_b_c_.pdf" },
    { "a\nb\tc.pdf", "a b c.pdf" },
    { "a\u202efdp.exe", "afdp.exe" },
    { "Tie\u0302\u0301ng.pdf", "Tiếng.pdf" },
    { "x\xff.pdf", "x\uFFFD.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = dx_attachment_name_clean (rows[i].name);

      g_assert_cmpstr (clean, ==, rows[i].expected);
    }
}

static void
test_long_names (void)
{
  g_autoptr (GHashTable)
      taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (name, "đấ");
  g_string_append (name, ".docx");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *clean = dx_attachment_name_clean (name->str);
      g_autofree char *unique = dx_attachment_name_make_unique (clean, taken);

      g_assert_cmpuint (strlen (unique), <=, 200);
      g_assert_true (g_utf8_validate (unique, -1, NULL));
      g_assert_true (g_str_has_suffix (unique, ".docx"));
      g_assert_true (
          g_hash_table_add (taken, dx_attachment_name_fold (unique)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/attachments/round-trip", test_round_trip);
  STORE_TEST ("/attachments/rename", test_rename);
  STORE_TEST ("/attachments/removal", test_removal);
  STORE_TEST ("/attachments/size", test_size);
  STORE_TEST ("/attachments/damage", test_damage);
  g_test_add_func ("/attachments/clean", test_clean);
  g_test_add_func ("/attachments/long-names", test_long_names);
  return g_test_run ();
}
