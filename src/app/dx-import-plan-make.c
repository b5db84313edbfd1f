/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-plan.h"

#include "dx-proposal-compare.h"
#include "dx-proposal-take.h"

/* What comes of a plan. */

static gboolean
is_version (DxImportPlan *self)
{
  return self->own
         && g_str_equal (dx_proposal_get_id (self->mine),
                         dx_proposal_get_id (self->theirs));
}

/* With what nobody here knows. Text that found no section is not for it to
 * take away. */
static void
take_whole (DxImportPlan *self, DxProposal *result)
{
  dx_proposal_assign (result, self->theirs);
  dx_proposal_set_unplaced (result, dx_proposal_get_unplaced (self->mine));
}

static void
take_changes (DxImportPlan *self, DxProposal *result)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const DxImportChange *change = g_ptr_array_index (self->changes, i);

      if (change->chosen)
        g_strv_builder_add (builder, change->field);
    }
  chosen = g_strv_builder_end (builder);
  if (chosen[0] == NULL)
    return;
  if (is_version (self) && g_strv_length (chosen) == self->changes->len)
    take_whole (self, result);
  else
    dx_proposal_take (result, self->theirs, (const char *const *) chosen);
  if (is_version (self))
    dx_proposal_set_revision (result,
                              MAX (dx_proposal_get_revision (result),
                                   dx_proposal_get_revision (self->theirs)));
}

static gboolean
is_placed (DxImportPlan *self, const char *text)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DxImportPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->target != NULL && g_str_equal (piece->text, text))
        return TRUE;
    }

  return FALSE;
}

/* Each piece goes to its section, or stays with those that have none. */
static void
place_pieces (DxImportPlan *self, DxProposal *result)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *there = dx_proposal_get_unplaced (result);
  g_auto (GStrv) left = NULL;

  for (guint i = 0; there[i] != NULL; i++)
    if (!is_placed (self, there[i]))
      g_strv_builder_add (builder, there[i]);
  left = g_strv_builder_end (builder);
  dx_proposal_set_unplaced (result, (const char *const *) left);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DxImportPiece *piece = g_ptr_array_index (self->pieces, i);
      const char *const one[] = { piece->text, NULL };

      if (piece->target != NULL)
        dx_proposal_append (result, piece->target, piece->text);
      else
        dx_proposal_add_unplaced (result, one);
    }
}

/**
 * dx_import_plan_make:
 * @self: a plan
 *
 * Makes the proposal that comes of it. The number of the printed version is
 * the higher of both, so that the next one is new to everybody.
 *
 * Returns: (transfer full): it
 */
DxProposal *
dx_import_plan_make (DxImportPlan *self)
{
  DxProposal *result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (dx_import_plan_fits (self), NULL);

  result = dx_proposal_copy (self->mine != NULL ? self->mine : self->theirs);
  if (self->mine != NULL)
    take_changes (self, result);
  place_pieces (self, result);

  return result;
}

/**
 * dx_import_plan_list_files:
 * @self: a plan
 *
 * Returns: (transfer full) (element-type DxStoreFile): what is taken of its
 *   files
 */
GPtrArray *
dx_import_plan_list_files (DxImportPlan *self)
{
  GPtrArray *files;

  g_return_val_if_fail (self != NULL, NULL);

  files = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_store_file_free);
  for (guint i = 0; i < self->files->len; i++)
    {
      const DxImportFile *file = g_ptr_array_index (self->files, i);

      if (file->choice != DX_IMPORT_FILE_LEAVE)
        g_ptr_array_add (
            files, dx_store_file_new (file->name, file->kind, file->bytes,
                                      file->choice == DX_IMPORT_FILE_REPLACE
                                          ? file->here
                                          : 0));
    }

  return files;
}
