/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  self->base = g_dir_make_tmp ("dexuat-store-XXXXXX", NULL);
  g_assert_nonnull (self->base);
  self->folder = g_build_filename (self->base, "dữ liệu", NULL);
  self->catalog = dx_catalog_new ();
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (path, 0700);
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  remove_tree (self->base);
  g_clear_object (&self->catalog);
  g_free (self->folder);
  g_free (self->base);
}

DxStore *
store_open_at (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DxStore *store = dx_store_open (folder, &error);

  g_assert_no_error (error);
  g_assert_true (DX_IS_STORE (store));
  return store;
}

DxStore *
store_open (StoreFixture *self)
{
  DxStore *store = store_open_at (self->folder);

  g_assert_cmpint (dx_store_get_access (store), ==, DX_STORE_WRITABLE);
  return store;
}

void
store_close (DxStore **store)
{
  DxStore *closed = g_steal_pointer (store);

  g_assert_finalize_object (closed);
}

DxProposal *
store_new_proposal (StoreFixture *self, const char *title, const char *text)
{
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (self->catalog), NULL);

  if (title != NULL)
    dx_proposal_set_text (proposal, "I.name", title);
  if (text != NULL)
    dx_proposal_set_text (proposal, "II.urgency", text);
  return proposal;
}

void
store_save (DxStore *store, DxProposal *proposal)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = dx_store_save (store, proposal, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
}

char *
store_save_new (StoreFixture *self, DxStore *store, const char *title)
{
  g_autoptr (DxProposal) proposal = store_new_proposal (self, title, NULL);

  store_save (store, proposal);
  return g_strdup (dx_proposal_get_id (proposal));
}

DxProposal *
store_load (StoreFixture *self, DxStore *store, const char *id)
{
  g_autoptr (GError) error = NULL;
  DxProposal *proposal = dx_store_load (store, id, self->catalog, &error);

  g_assert_no_error (error);
  g_assert_true (DX_IS_PROPOSAL (proposal));
  return proposal;
}

char *
store_path (StoreFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* The file, what refers to what, and the index of words against the words. */
void
store_assert_sound (DxStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 missing = 0;
  const gboolean reads = dx_store_get_access (store) == DX_STORE_WRITABLE
                             ? dx_database_run (store->database,
                                                "INSERT INTO words (words)"
                                                " VALUES ('integrity-check')",
                                                &error)
                             : TRUE;

  g_assert_no_error (error);
  g_assert_true (reads);
  dx_database_check (store->database, "PRAGMA integrity_check (1)", &error);
  g_assert_no_error (error);
  dx_database_get_int64 (
      store->database,
      "SELECT (SELECT count (*) FROM pragma_foreign_key_check)"
      " + (SELECT count (*) FROM proposal p"
      "   WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.row = p.row)"
      "   OR NOT EXISTS (SELECT 1 FROM words w WHERE w.rowid = p.row))",
      &missing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (missing, ==, 0);
}

guint
store_file_mode (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

gboolean
store_play_role (int argc, char **argv, const StoreRole *roles)
{
  if (argc != 4 || strcmp (argv[1], "--role") != 0)
    return FALSE;
  for (; roles->name != NULL; roles++)
    if (strcmp (argv[2], roles->name) == 0)
      {
        roles->run (argv[3]);
        return TRUE;
      }
  g_assert_not_reached ();
}

void
store_child_start (StoreChild *self, const char *role, const char *folder)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
      program, "--role", role, folder, NULL);
  g_assert_no_error (error);
  self->in = g_subprocess_get_stdin_pipe (self->process);
  self->out =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

/* The next line; %NULL when the child is gone. */
char *
store_child_hear (StoreChild *self)
{
  return g_data_input_stream_read_line (self->out, NULL, NULL, NULL);
}

char *
store_child_ask (StoreChild *self, const char *line)
{
  g_autofree char *ended = g_strconcat (line, "\n", NULL);

  g_assert_true (g_output_stream_write_all (self->in, ended, strlen (ended),
                                            NULL, NULL, NULL));
  return store_child_hear (self);
}

static void
forget_child (StoreChild *self)
{
  g_clear_object (&self->out);
  g_clear_object (&self->process);
}

void
store_child_end (StoreChild *self)
{
  g_output_stream_close (self->in, NULL, NULL);
  g_assert_true (g_subprocess_wait (self->process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  forget_child (self);
}

void
store_child_kill (StoreChild *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  forget_child (self);
}

void
store_role_say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

char *
store_role_hear (void)
{
  char line[512];

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;
  return g_strdup (g_strchomp (line));
}

/* Who may do everything cannot see what others may not. */
void
store_become_nobody (void)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setgid (NOBODY), ==, 0);
  g_assert_cmpint (setuid (NOBODY), ==, 0);
}

void
store_give_to_nobody (const char *path, guint mode)
{
  if (geteuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}
