/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dx-input.h"
#include "dx-json.h"

/* Reads the file as the catalog will: one that is refused changes nothing. */
static DxCall *
read_call (DxToolDesk *desk, const char *path, GBytes *json, GError **error)
{
  g_autoptr (DxCatalog) scratch = dx_catalog_new ();
  g_autoptr (DxCall) call = dx_call_new_from_json (json, path, error);

  if (call == NULL || !dx_catalog_add (scratch, json, path, error))
    return NULL;
  if (call->form != NULL
      && dx_catalog_get_form (desk->tool->catalog, call->form, error) == NULL)
    return NULL;

  return g_steal_pointer (&call);
}

static gboolean
write_call (DxToolDesk *desk, const char *id, GBytes *json, GError **error)
{
  DxStore *store = dx_register_get_store (desk->reg);
  g_autofree char *folder =
      g_build_filename (dx_store_get_folder (store), "calls", NULL);
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DxOutput) output = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_OPEN,
                   _ ("the folder “%s” cannot be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  output = dx_output_new (path, error);
  return output != NULL
         && dx_output_write (output, g_bytes_get_data (json, NULL),
                             g_bytes_get_size (json), error)
         && dx_output_commit (output, error);
}

/*
 * dx_tool_desk_call:
 *
 * desk call FILE: adds a call to the user's own, or brings one up to date.
 */
DxToolStatus
dx_tool_desk_call (DxToolDesk *desk)
{
  const char *path = desk->operands[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = dx_input_read (path, DX_JSON_MAX_BYTES, &error);
  g_autoptr (DxCall) call = NULL;
  g_autofree char *sum = NULL;

  if (json != NULL)
    call = read_call (desk, path, json, &error);
  if (call == NULL)
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_INPUT;
    }
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
  if (!dx_register_note_action (desk->reg, "call", call->id, call->id, sum,
                                &error)
      || !write_call (desk, call->id, json, &error))
    return dx_tool_desk_fail (error);

  dx_tool_complain (_ ("the call “%s” of %s is kept"), call->id, call->office);
  return DX_TOOL_DONE;
}
