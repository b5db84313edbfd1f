/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-calls-window-save.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dx-output.h"

/**
 * dx_calls_window_check_file:
 * @workspace: knows the forms and topics
 * @json: a file
 * @path: where it lies, or will
 * @error: return location for a #DxJsonError with the place in the file
 *
 * Reads a call as the catalog will read it, on a catalog of its own: a file
 * that is refused changes nothing.
 *
 * Returns: (transfer full) (nullable): the call
 */
DxCall *
dx_calls_window_check_file (DxWorkspace *workspace,
                            GBytes *json,
                            const char *path,
                            GError **error)
{
  g_autoptr (DxCatalog) scratch = dx_catalog_new ();
  g_autoptr (DxCall) call = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  call = dx_call_new_from_json (json, path, error);
  if (call == NULL || !dx_catalog_add (scratch, json, path, error))
    return NULL;
  if (call->form != NULL
      && dx_catalog_get_form (dx_workspace_get_catalog (workspace), call->form,
                              error)
             == NULL)
    return NULL;

  return g_steal_pointer (&call);
}

/**
 * dx_calls_window_save_call:
 * @workspace: has the folder
 * @json: a call file that was checked
 * @id: its id
 * @error: return location for an error
 *
 * Puts the file among the user's calls, whole or not at all, and reads the
 * user's data again.
 *
 * Returns: (transfer full) (nullable): where it lies now
 */
char *
dx_calls_window_save_call (DxWorkspace *workspace,
                           GBytes *json,
                           const char *id,
                           GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (DxOutput) output = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  folder =
      g_build_filename (dx_workspace_get_folder (workspace), "calls", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_OPEN,
                   _ ("the folder “%s” cannot be made: %s"), folder,
                   g_strerror (errno));
      return NULL;
    }
  name = g_strconcat (id, ".json", NULL);
  path = g_build_filename (folder, name, NULL);
  output = dx_output_new (path, error);
  if (output == NULL
      || !dx_output_write (output, g_bytes_get_data (json, NULL),
                           g_bytes_get_size (json), error)
      || !dx_output_commit (output, error))
    return NULL;
  dx_workspace_reload_data (workspace);

  return g_steal_pointer (&path);
}
