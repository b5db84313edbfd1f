/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-desk-list.h"

#include <string.h>

static char *
get_text (DxProposal *proposal, const char *field)
{
  if (proposal == NULL
      || dx_form_get_field (dx_proposal_get_form (proposal), field) == NULL)
    return NULL;
  return g_strdup (dx_proposal_get_text (proposal, field));
}

static char *
write_item (const DxDeskItem *item)
{
  if (item->remark == NULL)
    return g_strdup (item->item->title);
  return g_strdup_printf ("%s: %s", item->item->title, item->remark);
}

/* "Mục tiêu: Nêu số lượng." */
static char *
write_remark (const DxRemark *remark, DxProposal *proposal)
{
  const DxField *field = NULL;

  if (proposal != NULL && *remark->field != '\0')
    field = dx_form_get_field (dx_proposal_get_form (proposal), remark->field);
  if (field == NULL)
    return g_strdup (remark->text);
  return g_strdup_printf ("%s: %s", field->label, remark->text);
}

/**
 * dx_supplement_new:
 * @list: what came and what did not
 * @proposal: (nullable): the proposal
 * @remarks: (nullable): the office's remarks on it
 * @reply_by: (nullable): until when the office waits
 *
 * Gathers what a letter asks the proposer to send (what is missing) and to
 * mend (open remarks that must be), each with the person's own words.
 *
 * Returns: (transfer full): what the letter says
 */
DxSupplement *
dx_supplement_new (const DxDeskList *list,
                   DxProposal *proposal,
                   const DxRemarks *remarks,
                   const GDate *reply_by)
{
  DxSupplement *self;

  g_return_val_if_fail (list != NULL, NULL);
  g_return_val_if_fail (proposal == NULL || DX_IS_PROPOSAL (proposal), NULL);

  self = g_new0 (DxSupplement, 1);
  self->name = get_text (proposal, "I.name");
  self->proposer = get_text (proposal, "X.name");
  self->address = get_text (proposal, "X.address");
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->mend = g_ptr_array_new_with_free_func (g_free);
  g_date_clear (&self->reply_by, 1);
  if (reply_by != NULL)
    self->reply_by = *reply_by;
  for (guint i = 0; i < list->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (list->items, i);

      if (item->state == DX_DESK_MISSING)
        g_ptr_array_add (self->missing, write_item (item));
    }
  for (guint i = 0; remarks != NULL && i < remarks->remarks->len; i++)
    {
      const DxRemark *remark = g_ptr_array_index (remarks->remarks, i);

      if (remark->kind == DX_REMARK_MUST && remark->state == DX_REMARK_OPEN)
        g_ptr_array_add (self->mend, write_remark (remark, proposal));
    }
  return self;
}

/**
 * dx_supplement_free:
 * @self: (transfer full) (nullable): what a letter says
 *
 * Frees it.
 */
void
dx_supplement_free (DxSupplement *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->proposer);
  g_free (self->address);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->mend);
  g_free (self);
}

/* The same for an item of a dossier whenever it is asked. */
static char *
make_item_id (const DxRemarks *remarks, const DxDeskItem *item)
{
  g_autofree char *text = g_strdup_printf ("%s/%s", remarks->id, item->id);
  g_autofree char *sum =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  /* A UUID of version 8, "custom". */
  return g_strdup_printf ("%.8s-%.4s-8%.3s-8%.3s-%.12s", sum, sum + 8, sum + 12,
                          sum + 15, sum + 18);
}

/* Says of a missing item what @remarks does not say yet. */
static gboolean
remark_missing (const DxDeskItem *item, DxRemarks *remarks, char *id)
{
  g_autofree char *words = write_item (item);
  g_autofree char *text = g_strconcat ("Còn thiếu: ", words, NULL);
  DxRemark *remark = dx_remarks_find (remarks, id);
  gboolean fresh = remark == NULL;

  if (fresh)
    {
      remark = dx_remarks_add (remarks, "", DX_REMARK_MUST, text);
      g_free (remark->id);
      remark->id = g_strdup (id);
      return TRUE;
    }
  if (remark->state == DX_REMARK_SETTLED)
    {
      dx_remark_reopen (remark);
      fresh = TRUE;
    }
  if (strcmp (remark->text, text) == 0)
    return fresh;
  g_free (remark->text);
  remark->text = g_steal_pointer (&text);
  return TRUE;
}

/**
 * dx_desk_list_remark:
 * @self: what came and what did not
 * @remarks: (inout): the office's remarks
 *
 * Brings @remarks to what a person decided: an item that is missing is a
 * remark that must be answered, one that has come since is settled.
 *
 * Returns: whether @remarks changed
 */
gboolean
dx_desk_list_remark (const DxDeskList *self, DxRemarks *remarks)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (self != NULL && remarks != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *id = make_item_id (remarks, item);
      DxRemark *remark = dx_remarks_find (remarks, id);

      if (item->decided && item->state == DX_DESK_MISSING)
        {
          changed |= remark_missing (item, remarks, id);
        }
      else if (remark != NULL && remark->state != DX_REMARK_SETTLED)
        {
          dx_remark_settle (remark);
          changed = TRUE;
        }
    }
  return changed;
}

/**
 * dx_desk_list_unremark:
 * @self: a list
 * @remarks: (inout): the office's remarks
 *
 * Takes away the remarks that dx_desk_list_remark () made, for a letter that
 * names what is missing on its own.
 */
void
dx_desk_list_unremark (const DxDeskList *self, DxRemarks *remarks)
{
  g_return_if_fail (self != NULL && remarks != NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      g_autofree char *id =
          make_item_id (remarks, g_ptr_array_index (self->items, i));
      DxRemark *remark = dx_remarks_find (remarks, id);

      if (remark != NULL)
        g_ptr_array_remove (remarks->remarks, remark);
    }
}
