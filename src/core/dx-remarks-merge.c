/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-remarks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-others-private.h"
#include "dx-remarks-private.h"

/**
 * dx_remark_conflict_free:
 * @self: (transfer full) (nullable): a conflict
 *
 * Frees it.
 */
void
dx_remark_conflict_free (DxRemarkConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->remark);
  g_free (self->member);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self);
}

static void
report (GPtrArray *conflicts,
        const char *remark,
        const char *member,
        const char *ours,
        const char *theirs)
{
  DxRemarkConflict *conflict;

  if (conflicts == NULL)
    return;
  conflict = g_new0 (DxRemarkConflict, 1);
  conflict->remark = g_strdup (remark);
  conflict->member = g_strdup (member);
  conflict->ours = g_strdup (ours);
  conflict->theirs = g_strdup (theirs);
  g_ptr_array_add (conflicts, conflict);
}

/* Two things that were said: ours stays, theirs is kept beside it. */
static gboolean
compare_member (DxRemark *self,
                const char *member,
                const char *ours,
                const char *theirs,
                GPtrArray *conflicts)
{
  if (strcmp (ours, theirs) == 0)
    return FALSE;
  dx_remark_add_variant (self, member, theirs);
  report (conflicts, self->id, member, ours, theirs);
  return TRUE;
}

static gboolean
merge_answer (DxRemark *self, const DxRemark *theirs, GPtrArray *conflicts)
{
  if (theirs->answer == NULL)
    return FALSE;
  if (self->answer == NULL)
    {
      self->answer = g_strdup (theirs->answer);
      return FALSE;
    }
  return compare_member (self, "answer", self->answer, theirs->answer,
                         conflicts);
}

static gboolean
merge_words (DxRemark *self, const DxRemark *theirs, GPtrArray *conflicts)
{
  gboolean conflict;

  conflict = compare_member (self, "text", self->text, theirs->text, conflicts);
  conflict |=
      compare_member (self, "kind", dx_remark_kind_get_name (self->kind),
                      dx_remark_kind_get_name (theirs->kind), conflicts);
  return conflict;
}

static void
merge_passage (DxRemark *self, const DxRemark *theirs)
{
  DxRemark *copy;

  if (self->passage != NULL || theirs->passage == NULL)
    return;
  copy = dx_remark_copy (theirs);
  self->passage = g_steal_pointer (&copy->passage);
  dx_remark_free (copy);
}

/* The remark that is further on wins, but one in conflict is not settled. */
static void
merge_remark (DxRemark *self, const DxRemark *theirs, GPtrArray *conflicts)
{
  gboolean conflict = merge_words (self, theirs, conflicts);
  JsonObject *others;

  conflict |= merge_answer (self, theirs, conflicts);
  merge_passage (self, theirs);
  for (guint i = 0; i < theirs->variants->len; i++)
    {
      const DxRemarkVariant *variant = g_ptr_array_index (theirs->variants, i);

      dx_remark_add_variant (self, variant->member, variant->value);
    }
  self->state = MAX (self->state, theirs->state);
  if (conflict && self->state == DX_REMARK_SETTLED)
    self->state = self->answer != NULL ? DX_REMARK_ANSWERED : DX_REMARK_OPEN;
  others = dx_others_join (self->others, theirs->others);
  g_clear_pointer (&self->others, json_object_unref);
  self->others = others;
}

/* The head of the later version; the office's day until when it waits. */
static void
merge_head (DxRemarks *self, const DxRemarks *theirs, GPtrArray *conflicts)
{
  JsonObject *others = dx_others_join (self->others, theirs->others);

  g_clear_pointer (&self->others, json_object_unref);
  self->others = others;
  if (theirs->revision > self->revision)
    {
      self->revision = theirs->revision;
      g_free (self->code);
      self->code = g_strdup (theirs->code);
    }
  else if (self->code == NULL && theirs->revision == self->revision)
    {
      self->code = g_strdup (theirs->code);
    }
  if (self->reply_by == NULL)
    self->reply_by = g_strdup (theirs->reply_by);
  else if (theirs->reply_by != NULL
           && strcmp (self->reply_by, theirs->reply_by) != 0)
    report (conflicts, NULL, "reply-by", self->reply_by, theirs->reply_by);
}

/* Returns: (transfer full): id in small letters → DxRemark */
static GHashTable *
index_remarks (const DxRemarks *self)
{
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self != NULL && i < self->remarks->len; i++)
    {
      DxRemark *remark = g_ptr_array_index (self->remarks, i);

      g_hash_table_insert (index, g_ascii_strdown (remark->id, -1), remark);
    }
  return index;
}

static DxRemark *
look_up (GHashTable *index, const DxRemark *remark)
{
  g_autofree char *id = g_ascii_strdown (remark->id, -1);

  return g_hash_table_lookup (index, id);
}

/**
 * dx_remarks_merge:
 * @ours: remarks
 * @theirs: another file of remarks on the same proposal
 * @conflicts: (nullable) (element-type DxRemarkConflict): takes what a
 *   person has to decide
 * @error: return location for a #DxRemarksError
 *
 * Merges two files: every remark of either is kept, by its id. Where both
 * said something, and not the same, ours stands and theirs is kept beside
 * it, in the file too, until somebody decides; nothing is lost.
 *
 * Returns: (transfer full) (nullable): the merged file, with the id of
 *   @ours, or %NULL with @error set when the files are about two proposals
 */
DxRemarks *
dx_remarks_merge (const DxRemarks *ours,
                  const DxRemarks *theirs,
                  GPtrArray *conflicts,
                  GError **error)
{
  g_autoptr (GHashTable) index = NULL;
  DxRemarks *merged;

  g_return_val_if_fail (ours != NULL && theirs != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_ascii_strcasecmp (ours->proposal, theirs->proposal) != 0)
    {
      g_set_error (error, DX_REMARKS_ERROR, DX_REMARKS_ERROR_OTHER_PROPOSAL,
                   _ ("the remarks are about two proposals: %s and %s"),
                   ours->proposal, theirs->proposal);
      return NULL;
    }
  merged = dx_remarks_copy (ours);
  index = index_remarks (merged);
  merge_head (merged, theirs, conflicts);
  for (guint i = 0; i < theirs->remarks->len; i++)
    {
      const DxRemark *remark = g_ptr_array_index (theirs->remarks, i);
      DxRemark *mine = look_up (index, remark);

      if (mine != NULL)
        merge_remark (mine, remark, conflicts);
      else
        g_ptr_array_add (merged->remarks, dx_remark_copy (remark));
    }
  return merged;
}

static void
forget_old (DxRemark *self, const DxRemark *mine, const DxRemark *old)
{
  if (strcmp (self->text, old->text) == 0
      && strcmp (self->text, mine->text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (mine->text);
    }
  if (self->kind == old->kind)
    self->kind = mine->kind;
}

/**
 * dx_remarks_forget_old:
 * @self: a file that comes back
 * @ours: the remarks as they are now
 * @sent: (element-type DxRemarks): as they were earlier
 *
 * Where @self only repeats what a remark said when it was sent, it says
 * nothing against what the office has made of it since: that is taken over.
 * Whoever answers while the office rewords contradicts nobody.
 */
void
dx_remarks_forget_old (DxRemarks *self, const DxRemarks *ours, GPtrArray *sent)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ours != NULL && sent != NULL);

  for (guint i = 0; i < self->remarks->len; i++)
    {
      DxRemark *remark = g_ptr_array_index (self->remarks, i);
      const DxRemark *mine = dx_remarks_find (ours, remark->id);

      for (guint j = 0; mine != NULL && j < sent->len; j++)
        {
          const DxRemark *old =
              dx_remarks_find (g_ptr_array_index (sent, j), remark->id);

          if (old != NULL)
            forget_old (remark, mine, old);
        }
    }
}

static gboolean
find_change (const DxRemark *before,
             const DxRemark *after,
             DxRemarkChangeKind *kind)
{
  if (before == NULL)
    *kind = DX_REMARK_CHANGE_NEW;
  else if (strcmp (before->text, after->text) != 0
           || before->kind != after->kind)
    *kind = DX_REMARK_CHANGE_TEXT;
  else if (g_strcmp0 (before->answer, after->answer) != 0
           || before->variants->len != after->variants->len)
    *kind = DX_REMARK_CHANGE_ANSWER;
  else if (before->state != after->state)
    *kind = DX_REMARK_CHANGE_STATE;
  else
    return FALSE;
  return TRUE;
}

/**
 * dx_remarks_list_changes:
 * @before: (nullable): the remarks as somebody last saw them
 * @after: as they are now
 *
 * Lists only what changed, in the order of @after.
 *
 * Returns: (transfer full) (element-type DxRemarkChange): the changes, which
 *   borrow from both
 */
GPtrArray *
dx_remarks_list_changes (const DxRemarks *before, const DxRemarks *after)
{
  g_autoptr (GHashTable) index = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (after != NULL, NULL);

  index = index_remarks (before);
  changes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < after->remarks->len; i++)
    {
      const DxRemark *remark = g_ptr_array_index (after->remarks, i);
      const DxRemark *was = look_up (index, remark);
      DxRemarkChangeKind kind;

      if (find_change (was, remark, &kind))
        {
          DxRemarkChange *change = g_new (DxRemarkChange, 1);

          *change = (DxRemarkChange){ kind, remark, was };
          g_ptr_array_add (changes, change);
        }
    }
  return changes;
}
