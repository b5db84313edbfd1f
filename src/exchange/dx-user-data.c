/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-user-data.h"

#include "dx-input.h"
#include "dx-json.h"

static const char *const folders[] = { "topics", "forms", "calls", "columns",
                                       "letters" };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the .json files in @folder, in a fixed order. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

static void
load_file (DxCatalog *catalog, const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dx_input_read (path, DX_JSON_MAX_BYTES, &error);

  if (bytes == NULL || !dx_catalog_add (catalog, bytes, path, &error))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_ptr_array_add (problems,
                       g_strdup_printf ("%s: %s", name, error->message));
    }
}

/**
 * dx_user_data_load:
 * @catalog: takes what is found
 * @folder: (nullable): where to look, or %NULL for "dexuat" in the user's
 *   data folder ($XDG_DATA_HOME)
 *
 * Adds the user's own topics, forms, calls, column sets and letters: the
 * .json files in the folders of these names. One that is refused does not keep the rest out.
 *
 * Returns: (transfer full) (element-type utf8): a message for each file
 *   that was refused, naming it, the place and the reason
 */
GPtrArray *
dx_user_data_load (DxCatalog *catalog, const char *folder)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *base
      = folder != NULL
            ? g_strdup (folder)
            : g_build_filename (g_get_user_data_dir (), "dexuat", NULL);

  g_return_val_if_fail (DX_IS_CATALOG (catalog), problems);

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autofree char *place = g_build_filename (base, folders[f], NULL);
      g_autoptr (GPtrArray) names = list_files (place);

      for (guint i = 0; i < names->len; i++)
        {
          g_autofree char *path = g_build_filename (
              place, g_ptr_array_index (names, i), NULL);

          load_file (catalog, path, problems);
        }
    }

  return problems;
}
