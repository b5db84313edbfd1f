/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* The program is killed while it saves, or the disk is full. */

#define KILLS 20

/* Saves without end, and says what is saved when it is. */
static void
writer (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder };
  g_autoptr (DxStore) store = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  g_autofree char *filling = NULL;
  g_autofree char *id = store_role_hear ();
  gint64 n = 0;

  fixture.catalog = dx_catalog_new ();
  store = store_open (&fixture);
  proposal = store_load (&fixture, store, id);
  dx_proposal_get_integer (proposal, "IX.total", &n);
  for (;;)
    {
      g_autofree char *text = g_strdup_printf ("từ%d %d", (int) n, (int) n);

      n++;
      g_free (filling);
      filling = g_strnfill ((gsize) (n * 977 % 60000), 'x');
      dx_proposal_set_integer (proposal, "IX.total", n);
      dx_proposal_set_text (proposal, "II.urgency", text);
      dx_proposal_set_text (proposal, "III.objectives", filling);
      store_save (store, proposal);
      store_role_say ("%d", (int) n);
      if (n % 5 == 0)
        g_assert_true (dx_store_add_revision (
            store, proposal, DX_REVISION_SAVED, NULL, NULL, NULL));
    }
}

static gint64
hear_last (StoreChild *child, guint n_lines)
{
  gint64 last = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *line = store_child_hear (child);

      g_assert_nonnull (line);
      last = g_ascii_strtoll (line, NULL, 10);
    }
  g_usleep ((gulong) g_test_rand_int_range (0, 4000));
  store_child_kill (child);
  return last;
}

/* What was called saved is there after each of them. */
static void
test_kill (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, "Tên");

  store_close (&store);
  for (guint i = 0; i < KILLS; i++)
    {
      g_autofree char *line = g_strconcat (id, "\n", NULL);
      g_autoptr (DxProposal) proposal = NULL;
      StoreChild child;
      gint64 said;
      gint64 found = 0;

      store_child_start (&child, "writer", fixture->folder);
      g_assert_true (g_output_stream_write_all (child.in, line, strlen (line),
                                                NULL, NULL, NULL));
      said = hear_last (&child, (guint) g_test_rand_int_range (1, 12));
      store = store_open (fixture);
      store_assert_sound (store);
      proposal = store_load (fixture, store, id);
      g_assert_true (dx_proposal_get_integer (proposal, "IX.total", &found));
      g_assert_cmpint (found, >=, said);
      store_close (&store);
    }
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* No file may grow over a limit: that is said like a full disk, what was
 * there stays, and when there is room again all goes on. */
static void
cramped (const char *folder)
{
  StoreFixture fixture = { .folder = (char *) folder };
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (DxProposal) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (2000000, 'x');
  DxStore *store;

  signal (SIGXFSZ, SIG_IGN);
  fixture.catalog = dx_catalog_new ();
  store = store_open (&fixture);
  proposal = store_new_proposal (&fixture, "Tên", "cũ");
  store_save (store, proposal);
  limit_files (1000000);
  dx_proposal_set_text (proposal, "II.urgency", text);
  for (guint i = 0; i < 3; i++)
    store_assert_refused (dx_store_save (store, proposal, NULL, &error), error,
                          DX_STORE_ERROR_FULL);
  loaded = store_load (&fixture, store, dx_proposal_get_id (proposal));
  g_assert_cmpstr (dx_proposal_get_text (loaded, "II.urgency"), ==, "cũ");
  store_assert_sound (store);
  limit_files (RLIM_INFINITY);
  store_save (store, proposal);
  limit_files (1000000);
  store_assert_refused (dx_store_backup (store, &error) != NULL, error,
                        DX_STORE_ERROR_FULL);
  limit_files (RLIM_INFINITY);
  store_assert_sound (store);
  store_close (&store);
  g_clear_object (&fixture.catalog);
}

static void
test_full (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *backups = store_path (fixture, "backups");
  g_autoptr (GDir) dir = NULL;
  StoreChild child;

  store_child_start (&child, "cramped", fixture->folder);
  store_child_end (&child);
  dir = g_dir_open (backups, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_null (g_dir_read_name (dir));
}

int
main (int argc, char **argv)
{
  static const StoreRole roles[] = { { "writer", writer },
                                     { "cramped", cramped },
                                     { NULL, NULL } };

  if (store_play_role (argc, argv, roles))
    return 0;
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/crash/kill", test_kill);
  STORE_TEST ("/crash/full", test_full);
  return g_test_run ();
}
