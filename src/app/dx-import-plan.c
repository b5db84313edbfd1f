/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-plan.h"

#include <string.h>

#include "dx-open.h"
#include "dx-proposal-compare.h"

#define TOPIC_PREFIX "topics."
#define CALL "call"

static void
change_free (DxImportChange *self)
{
  g_free (self->field);
  g_free (self);
}

static void
piece_free (DxImportPiece *self)
{
  g_free (self->text);
  g_free (self->target);
  g_free (self);
}

static void
file_free (DxImportFile *self)
{
  g_free (self->name);
  g_free (self->title);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* What a form on paper does not say, a Word file without our data cannot
 * have taken away. */
static gboolean
is_beyond_paper (DxImportPlan *self, const char *field)
{
  if (self->own)
    return FALSE;
  if (g_str_equal (field, CALL))
    return dx_proposal_get_call (self->theirs) == NULL;

  return g_str_has_prefix (field, TOPIC_PREFIX)
         && dx_proposal_find_topic (self->theirs, field + strlen (TOPIC_PREFIX))
                == NULL;
}

static gboolean
is_answered (DxProposal *proposal, const char *field)
{
  return field != NULL && !dx_proposal_is_empty (proposal, field);
}

/* Of two fields that stand in for each other paper shows one. */
static gboolean
stands_behind (DxImportPlan *self, const char *field)
{
  const DxForm *form = dx_proposal_get_form (self->theirs);

  for (guint i = 0; !self->own && i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);

      for (guint j = 0; j < section->items->len; j++)
        {
          const DxFormItem *item = g_ptr_array_index (section->items, j);

          if (item->instead != NULL && g_str_equal (item->instead, field)
              && is_answered (self->theirs, item->field))
            return TRUE;
          if (item->instead != NULL && g_strcmp0 (item->field, field) == 0
              && is_answered (self->theirs, item->instead))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_difference (DxImportPlan *self, const char *field)
{
  const DxForm *form = dx_proposal_get_form (self->theirs);

  if (dx_form_get_field (form, field) == NULL)
    return !is_beyond_paper (self, field);
  if (!dx_proposal_is_empty (self->theirs, field))
    return TRUE;

  return !dx_proposal_is_empty (self->mine, field)
         && !stands_behind (self, field);
}

static void
add_changes (DxImportPlan *self)
{
  g_autoptr (GPtrArray) all = dx_proposal_compare (self->mine, self->theirs);

  for (guint i = 0; i < all->len; i++)
    if (is_difference (self, g_ptr_array_index (all, i)))
      {
        DxImportChange *change = g_new0 (DxImportChange, 1);

        change->field = g_strdup (g_ptr_array_index (all, i));
        g_ptr_array_add (self->changes, change);
      }
}

static void
add_pieces (DxImportPlan *self)
{
  const char *const *all = dx_proposal_get_unplaced (self->theirs);

  for (guint i = 0; all[i] != NULL; i++)
    {
      DxImportPiece *piece = g_new0 (DxImportPiece, 1);

      piece->text = g_strdup (all[i]);
      g_ptr_array_add (self->pieces, piece);
    }
}

/**
 * dx_import_plan_new:
 * @mine: (nullable): what is here, or %NULL for a proposal that is new here
 * @theirs: what the file says
 * @own: whether the file carries data of ours, and not only a form's text
 *
 * Lists where the two differ. Nothing is chosen yet.
 *
 * Returns: (transfer full): the plan
 */
DxImportPlan *
dx_import_plan_new (DxProposal *mine, DxProposal *theirs, gboolean own)
{
  DxImportPlan *self;

  g_return_val_if_fail (mine == NULL || DX_IS_PROPOSAL (mine), NULL);
  g_return_val_if_fail (DX_IS_PROPOSAL (theirs), NULL);

  self = g_new0 (DxImportPlan, 1);
  g_set_object (&self->mine, mine);
  self->theirs = g_object_ref (theirs);
  self->own = own;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  if (mine != NULL && dx_import_plan_fits (self))
    add_changes (self);
  add_pieces (self);

  return self;
}

static gboolean
was_chosen (GPtrArray *changes, const char *field)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const DxImportChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->field, field))
        return change->chosen;
    }

  return FALSE;
}

/**
 * dx_import_plan_refresh:
 * @self: a plan
 * @field: what changed in what is here
 *
 * Compares again. What was chosen stays so, but for @field: of that somebody
 * chose against another text.
 */
void
dx_import_plan_refresh (DxImportPlan *self, const char *field)
{
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->mine != NULL);

  before = g_steal_pointer (&self->changes);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  if (dx_import_plan_fits (self))
    add_changes (self);
  for (guint i = 0; i < self->changes->len; i++)
    {
      DxImportChange *change = g_ptr_array_index (self->changes, i);

      change->chosen = !g_str_equal (change->field, field)
                       && was_chosen (before, change->field);
    }
}

/**
 * dx_import_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees it.
 */
void
dx_import_plan_free (DxImportPlan *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->mine);
  g_object_unref (self->theirs);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * dx_import_plan_new_as_copy:
 * @plan: a plan
 * @copy: what its file says, under an id of its own
 *
 * Makes a plan by which the file becomes a proposal beside the one that is
 * here, with all its files. Where text that found no section goes stays as
 * it was said.
 *
 * Returns: (transfer full): it
 */
DxImportPlan *
dx_import_plan_new_as_copy (DxImportPlan *plan, DxProposal *copy)
{
  DxImportPlan *self;

  g_return_val_if_fail (plan != NULL, NULL);

  self = dx_import_plan_new (NULL, copy, plan->own);
  for (guint i = 0; i < MIN (plan->pieces->len, self->pieces->len); i++)
    {
      const DxImportPiece *from = g_ptr_array_index (plan->pieces, i);
      DxImportPiece *to = g_ptr_array_index (self->pieces, i);

      to->target = g_strdup (from->target);
    }
  for (guint i = 0; i < plan->files->len; i++)
    {
      DxImportFile *file =
          g_memdup2 (g_ptr_array_index (plan->files, i), sizeof (DxImportFile));

      file->name = g_strdup (file->name);
      file->title = g_strdup (file->title);
      g_bytes_ref (file->bytes);
      file->here = 0;
      if (file->state != DX_IMPORT_FILE_TOO_LARGE)
        {
          file->state = DX_IMPORT_FILE_NEW;
          file->choice = DX_IMPORT_FILE_ADD;
        }
      g_ptr_array_add (self->files, file);
    }

  return self;
}

/* What the store has no word for is another document. */
static const char *
get_kind (DxDossierRole role)
{
  switch (role)
    {
    case DX_DOSSIER_ROLE_OFFICIAL_LETTER:
    case DX_DOSSIER_ROLE_COMMITMENT:
    case DX_DOSSIER_ROLE_SUMMARY_TABLE:
      return dx_dossier_role_get_name (role);
    case DX_DOSSIER_ROLE_PROPOSAL:
    case DX_DOSSIER_ROLE_REMARKS:
    case DX_DOSSIER_ROLE_SCAN:
    case DX_DOSSIER_ROLE_OTHER:
    default:
      return "other";
    }
}

static void
compare_file (DxImportFile *file, const char *sha256, GPtrArray *here)
{
  file->state = g_bytes_get_size (file->bytes) > DX_STORE_MAX_ATTACHMENT
                    ? DX_IMPORT_FILE_TOO_LARGE
                    : DX_IMPORT_FILE_NEW;
  for (guint i = 0; here != NULL && i < here->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (here, i);

      if (!dx_store_is_same_name (it->name, file->name))
        {
          /* Under another name it is the same all the same. */
          if (file->state == DX_IMPORT_FILE_NEW
              && g_str_equal (it->sha256, sha256))
            file->state = DX_IMPORT_FILE_SAME;
          continue;
        }
      file->here = it->row;
      if (file->state != DX_IMPORT_FILE_TOO_LARGE)
        file->state = g_str_equal (it->sha256, sha256) ? DX_IMPORT_FILE_SAME
                                                       : DX_IMPORT_FILE_OTHER;
      if (file->state == DX_IMPORT_FILE_SAME)
        return;
    }
}

/**
 * dx_import_plan_add_dossier:
 * @self: a plan
 * @dossier: what the file is
 * @here: (nullable) (element-type DxAttachment): the files that are with the
 *   proposal here
 *
 * Adds the files of a dossier. Of a proposal that is new here all are
 * chosen that can be taken, of one that is here none.
 */
void
dx_import_plan_add_dossier (DxImportPlan *self,
                            DxDossier *dossier,
                            GPtrArray *here)
{
  GPtrArray *all;

  g_return_if_fail (self != NULL);
  g_return_if_fail (dossier != NULL);

  all = dx_dossier_get_attachments (dossier);
  for (guint i = 0; i < all->len; i++)
    {
      const DxDossierAttachment *it = g_ptr_array_index (all, i);
      DxImportFile *file = g_new0 (DxImportFile, 1);

      file->name = dx_store_clean_name (it->name);
      file->title = g_strdup (it->title != NULL ? it->title : "");
      file->kind = get_kind (it->kind);
      file->bytes = g_bytes_ref (it->bytes);
      compare_file (file, it->sha256, here);
      file->choice = self->mine == NULL && file->state == DX_IMPORT_FILE_NEW
                         ? DX_IMPORT_FILE_ADD
                         : DX_IMPORT_FILE_LEAVE;
      g_ptr_array_add (self->files, file);
    }
}

/**
 * dx_import_plan_fits:
 * @self: a plan
 *
 * Returns: whether what the file says fits into the form of what is here
 */
gboolean
dx_import_plan_fits (DxImportPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->mine == NULL || dx_open_fits (self->mine, self->theirs);
}

/**
 * dx_import_plan_choose_all:
 * @self: a plan
 * @chosen: whether to take all
 *
 * Chooses all differences and all files, or none. A file whose name is
 * taken by another one is put beside it.
 */
void
dx_import_plan_choose_all (DxImportPlan *self, gboolean chosen)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->changes->len; i++)
    ((DxImportChange *) g_ptr_array_index (self->changes, i))->chosen = chosen;
  for (guint i = 0; i < self->files->len; i++)
    {
      DxImportFile *file = g_ptr_array_index (self->files, i);

      if (!chosen)
        file->choice = DX_IMPORT_FILE_LEAVE;
      else if (file->choice == DX_IMPORT_FILE_LEAVE
               && (file->state == DX_IMPORT_FILE_NEW
                   || file->state == DX_IMPORT_FILE_OTHER))
        file->choice = DX_IMPORT_FILE_ADD;
    }
}

/**
 * dx_import_plan_count_changes:
 * @self: a plan
 *
 * Returns: how many differences are taken from the file
 */
guint
dx_import_plan_count_changes (DxImportPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->changes->len; i++)
    n += ((DxImportChange *) g_ptr_array_index (self->changes, i))->chosen != 0;

  return n;
}

/**
 * dx_import_plan_count_files:
 * @self: a plan
 *
 * Returns: how many of its files are taken
 */
guint
dx_import_plan_count_files (DxImportPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->files->len; i++)
    n += ((DxImportFile *) g_ptr_array_index (self->files, i))->choice
         != DX_IMPORT_FILE_LEAVE;

  return n;
}

/**
 * dx_import_plan_count_placed:
 * @self: a plan
 *
 * Returns: how many pieces of text are put into a section
 */
guint
dx_import_plan_count_placed (DxImportPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->pieces->len; i++)
    n += ((DxImportPiece *) g_ptr_array_index (self->pieces, i))->target
         != NULL;

  return n;
}

/**
 * dx_import_plan_count_kept:
 * @self: a plan
 *
 * Returns: how many pieces of text would be kept without a section that are
 *   not kept with the proposal yet
 */
guint
dx_import_plan_count_kept (DxImportPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DxImportPiece *piece = g_ptr_array_index (self->pieces, i);

      n += piece->target == NULL
           && (self->mine == NULL
               || !g_strv_contains (dx_proposal_get_unplaced (self->mine),
                                    piece->text));
    }

  return n;
}

/**
 * dx_import_plan_is_idle:
 * @self: a plan
 *
 * Returns: whether the file has nothing that is not here
 */
gboolean
dx_import_plan_is_idle (DxImportPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->mine == NULL || !dx_import_plan_fits (self)
      || self->changes->len > 0 || dx_import_plan_count_kept (self) > 0)
    return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (((DxImportFile *) g_ptr_array_index (self->files, i))->state
        != DX_IMPORT_FILE_SAME)
      return FALSE;

  return TRUE;
}

/**
 * dx_import_plan_can_take:
 * @self: a plan
 *
 * Returns: whether there is anything to take by it
 */
gboolean
dx_import_plan_can_take (DxImportPlan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->mine == NULL
         || (dx_import_plan_fits (self)
             && dx_import_plan_count_changes (self)
                        + dx_import_plan_count_files (self)
                        + dx_import_plan_count_placed (self)
                        + dx_import_plan_count_kept (self)
                    > 0);
}
