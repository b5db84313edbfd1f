/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-module.h"

#include <gmodule.h>

/* A program that is not installed finds its modules in its build folder. */
static char *
find_in_build (const char *room, const char *file)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program)
                                            : NULL;

  for (guint i = 0; folder != NULL && i < 4; i++)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *path =
          g_build_filename (parent, "src", room, file, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }

  return NULL;
}

static GModule *
load (const char *room, const char *name)
{
  g_autofree char *file = g_strconcat ("lib", name, ".so", NULL);
  g_autofree char *path = find_in_build (room, file);
  GModule *module;

  if (path == NULL)
    path = g_build_filename (DX_MODULEDIR, file, NULL);
  module = g_module_open (path, G_MODULE_BIND_LOCAL);
  if (module == NULL)
    g_error ("%s", g_module_error ());
  g_module_make_resident (module);

  return module;
}

/**
 * dx_module_find:
 * @room: the folder of the sources that it is made from
 * @module: its name: "dxreaders"
 * @symbol: a function of it
 *
 * Finds a function, and loads its module before that, once. Without its
 * modules this program is not whole: it ends.
 *
 * Returns: (transfer none): the function
 */
gpointer
dx_module_find (const char *room, const char *module, const char *symbol)
{
  static GMutex mutex;
  static GHashTable *modules;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GModule *loaded;
  gpointer found = NULL;

  g_return_val_if_fail (room != NULL && module != NULL && symbol != NULL, NULL);

  if (modules == NULL)
    modules = g_hash_table_new (g_str_hash, g_str_equal);
  loaded = g_hash_table_lookup (modules, module);
  if (loaded == NULL)
    {
      loaded = load (room, module);
      g_hash_table_insert (modules, (gpointer) g_intern_string (module),
                           loaded);
    }
  if (!g_module_symbol (loaded, symbol, &found) || found == NULL)
    g_error ("%s: %s", module, symbol);

  return found;
}
