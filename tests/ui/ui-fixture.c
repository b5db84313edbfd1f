/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <glib/gstdio.h>

#include "dx-language.h"

#define PATIENCE 5000

/* Call first in main (): Vietnamese, a data folder of its own, no memory of
 * settings. */
void
ui_init (int *argc, char ***argv)
{
  dx_language_init ("vi");
  gtk_test_init (argc, argv, NULL);
  /* gtk_test_init () set an English locale. */
  dx_language_init ("vi");
  adw_init ();
}

/* A workspace on an empty database in a folder of its own. */
DxWorkspace *
ui_workspace_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autofree char *folder = g_dir_make_tmp ("dexuat-ui-XXXXXX", &error);
  g_autofree char *data = NULL;
  DxWorkspace *workspace;

  g_assert_no_error (error);
  g_assert_nonnull (settings);
  data = g_build_filename (folder, "dexuat", NULL);
  workspace = dx_workspace_new (data, settings);
  g_assert_no_error ((GError *) dx_workspace_get_store_error (workspace));

  return workspace;
}

/* A session on one of examples/ ("hoi-thao-nang-suat"), or on an empty
 * proposal for %NULL. */
DxSession *
ui_session_new (DxWorkspace *workspace, const char *example)
{
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal = NULL;

  if (example == NULL)
    {
      proposal = dx_proposal_new (
          dx_catalog_get_default_form (catalog),
          dx_catalog_get_call (catalog, "dien-bien-2026", NULL));
    }
  else
    {
      g_autofree char *name = g_strconcat (example, ".json", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("DEXUAT_SOURCE"),
                                                "examples", name, NULL);
      char *text = NULL;
      gsize length = 0;
      g_autoptr (GBytes) bytes = NULL;

      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new_take (text, length);
      proposal = dx_proposal_new_from_json (bytes, catalog, &error);
      g_assert_no_error (error);
    }

  return dx_session_new (workspace, proposal);
}

static gboolean
done_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while. */
void
ui_wait (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Lets the main loop run until @condition holds, or for too long. */
gboolean
ui_wait_until (gboolean (*condition) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * 1000;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      ui_wait (10);
    }

  return TRUE;
}

/* Finds a widget below @root by type and, if given, by its buildable id or
 * name. */
GtkWidget *
ui_find (GtkWidget *root, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type)
      && (name == NULL
          || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)),
                        name)
                 == 0
          || g_strcmp0 (gtk_widget_get_name (root), name) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Drops the last reference and asserts that it was the last. */
void
ui_assert_finalized (gpointer object)
{
  g_assert_finalize_object (object);
}
