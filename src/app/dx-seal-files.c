/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-seal-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A setting of the database for each printed version: a line a file, the
 * hexadecimal digits of its SHA-256, a blank, and its name. */
#define KEY "seal-files:%s:%" G_GINT64_FORMAT

#define SUM_DIGITS 64

/**
 * dx_seal_files_is_wanted:
 * @workspace: a workspace
 *
 * Tells whether the seal is printed; an office may want the bare form.
 *
 * Returns: whether it is
 */
gboolean
dx_seal_files_is_wanted (DxWorkspace *workspace)
{
  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);

  return g_settings_get_boolean (dx_workspace_get_settings (workspace),
                                 "print-seal");
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify) dx_seal_attachment_free);
}

/* Without files there is a slip by itself, and the foot says so. */
static GPtrArray *
none_if_empty (GPtrArray *files_take)
{
  if (files_take->len > 0)
    return files_take;
  g_ptr_array_unref (files_take);

  return NULL;
}

/**
 * dx_seal_files_list:
 * @store: (nullable): the database
 * @id: a proposal's id
 *
 * Lists the files that go with a proposal now, in the dossier's order and
 * by the names that they have in it, without its folder: that is how they
 * lie in the database, where a name is one component, NFC, and there once.
 *
 * Returns: (transfer full) (nullable) (element-type DxSealAttachment): them,
 *   or %NULL when there are none
 */
GPtrArray *
dx_seal_files_list (DxStore *store, const char *id)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) files = new_list ();

  g_return_val_if_fail (id != NULL, NULL);

  if (store != NULL)
    rows = dx_store_list_attachments (store, id, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DxAttachment *row = g_ptr_array_index (rows, i);

      g_ptr_array_add (files, dx_seal_attachment_new (row->name, row->sha256));
    }

  return none_if_empty (g_steal_pointer (&files));
}

/**
 * dx_seal_files_remember:
 * @store: the database
 * @id: a proposal's id
 * @number: of the version that is printed now
 * @error: return location for a #DxStoreError
 *
 * Keeps which files go with a version, so that its seal can be made again
 * when others have come or gone.
 *
 * Returns: %FALSE when it could not be written
 */
gboolean
dx_seal_files_remember (DxStore *store,
                        const char *id,
                        gint64 number,
                        GError **error)
{
  g_autofree char *key = g_strdup_printf (KEY, id, number);
  g_autoptr (GPtrArray) files = dx_seal_files_list (store, id);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (DX_IS_STORE (store), FALSE);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const DxSealAttachment *file = g_ptr_array_index (files, i);

      g_string_append_printf (lines, "%s %s\n", file->sha256, file->name);
    }

  return dx_store_set_setting (store, key, lines->str, error);
}

static gboolean
add_line (GPtrArray *files, char *line)
{
  if (strlen (line) < SUM_DIGITS + 2 || line[SUM_DIGITS] != ' ')
    return FALSE;
  line[SUM_DIGITS] = '\0';
  g_ptr_array_add (files, dx_seal_attachment_new (line + SUM_DIGITS + 1, line));

  return TRUE;
}

/**
 * dx_seal_files_recall:
 * @store: (nullable): the database
 * @id: a proposal's id
 * @number: of a printed version
 *
 * Lists the files that went with a printed version. Of one that nothing is
 * kept of, those that are there now.
 *
 * Returns: (transfer full) (nullable) (element-type DxSealAttachment): them,
 *   or %NULL when there are none
 */
GPtrArray *
dx_seal_files_recall (DxStore *store, const char *id, gint64 number)
{
  g_autofree char *key = g_strdup_printf (KEY, id, number);
  g_autofree char *text = store != NULL ? dx_store_get_setting (store, key)
                                        : NULL;
  g_autoptr (GPtrArray) files = new_list ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (text == NULL)
    return dx_seal_files_list (store, id);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !add_line (files, lines[i]))
      return dx_seal_files_list (store, id);

  return none_if_empty (g_steal_pointer (&files));
}

/**
 * dx_seal_files_new_seal:
 * @workspace: where the files are
 * @proposal: a proposal as it is now
 * @number: what its print is called: "Bản in số N"
 *
 * Seals what stands there, with the files that go with it now.
 *
 * Returns: (transfer full): the seal
 */
DxSeal *
dx_seal_files_new_seal (DxWorkspace *workspace,
                        DxProposal *proposal,
                        gint64 number)
{
  g_autoptr (GPtrArray) files = NULL;
  DxSeal *seal;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  files = dx_seal_files_list (dx_workspace_get_store (workspace),
                              dx_proposal_get_id (proposal));
  seal = dx_seal_new (proposal, files);
  seal->revision = number;

  return seal;
}

/**
 * dx_seal_files_new_printed:
 * @workspace: where the files are
 * @proposal: a version that was printed
 *
 * Makes the seal that was printed on a version.
 *
 * Returns: (transfer full): the seal
 */
DxSeal *
dx_seal_files_new_printed (DxWorkspace *workspace, DxProposal *proposal)
{
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  files = dx_seal_files_recall (dx_workspace_get_store (workspace),
                                dx_proposal_get_id (proposal),
                                dx_proposal_get_revision (proposal));

  return dx_seal_new (proposal, files);
}

/**
 * dx_seal_files_describe:
 * @seal: a seal
 *
 * Says its code as it is read over the phone.
 *
 * Returns: (transfer full): "Mã kiểm tra 7K2M-9QXA, có tính tài liệu kèm
 *   theo"
 */
char *
dx_seal_files_describe (const DxSeal *seal)
{
  g_autofree char *code = NULL;

  g_return_val_if_fail (seal != NULL, NULL);

  code = dx_seal_format_code (seal->code);

  return g_strdup_printf (seal->with_attachments
                              ? _ ("Check code %s, attachments included")
                              : _ ("Check code %s, without attachments"),
                          code);
}
