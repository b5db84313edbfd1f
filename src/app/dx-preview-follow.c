/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview-follow.h"

#include "dx-proposal-compare.h"

/**
 * dx_preview_follow_note:
 * @self: it
 * @proposal: the proposal after a change
 * @field: what changed
 *
 * Finds how far into the text of the field the change is; of the first
 * change of a field that is not known.
 */
void
dx_preview_follow_note (DxPreviewFollow *self,
                        DxProposal *proposal,
                        const char *field)
{
  g_autofree char *text = dx_proposal_value_text (proposal, field);
  g_autofree char *before = g_steal_pointer (&self->text);
  gboolean same = g_strcmp0 (self->field, field) == 0;
  gsize at = 0;

  self->change = -1;
  if (same && before != NULL && text != NULL && *text != '\0')
    {
      while (text[at] != '\0' && text[at] == before[at])
        at++;
      self->change = (double) at / (double) strlen (text);
    }
  if (!same)
    {
      g_free (self->field);
      self->field = g_strdup (field);
    }
  self->text = g_steal_pointer (&text);
}

static double
get_height (GArray *rects)
{
  double height = 0;

  for (guint i = 0; i < rects->len; i++)
    height += g_array_index (rects, DxPageRect, i).height;

  return height;
}

/**
 * dx_preview_follow_find:
 * @self: it
 * @canvas: where it is shown
 * @rects: (element-type DxPageRect): where the field stands, at least one
 * @line: (out): where the change stands
 *
 * Finds the line that changes: as far down in the field as the change is in
 * its text. Without knowing how far, it is the beginning, unless some of
 * the field is seen already.
 *
 * Returns: whether @line should be shown
 */
gboolean
dx_preview_follow_find (const DxPreviewFollow *self,
                        DxPreviewCanvas *canvas,
                        GArray *rects,
                        DxPageRect *line)
{
  double rest = get_height (rects) * self->change;

  for (guint i = 0; i < rects->len; i++)
    {
      *line = g_array_index (rects, DxPageRect, i);
      if (self->change < 0 && dx_preview_canvas_sees (canvas, line))
        return FALSE;
      if (self->change >= 0 && (rest <= line->height || i + 1 == rects->len))
        {
          line->y += MIN (rest, line->height);
          line->height = 0;
          return TRUE;
        }
      rest -= line->height;
    }
  *line = g_array_index (rects, DxPageRect, 0);

  return TRUE;
}

/**
 * dx_preview_follow_clear:
 * @self: it
 *
 * Forgets what it knows.
 */
void
dx_preview_follow_clear (DxPreviewFollow *self)
{
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->text, g_free);
}
