/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-desk-list.h"

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
