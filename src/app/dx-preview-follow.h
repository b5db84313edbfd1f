/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-preview-private.h"

G_BEGIN_DECLS

/**
 * DxPreviewFollow:
 * @field: (nullable): what changed last
 * @text: (nullable): its value then, as plain text
 * @change: how far into it the change is, from 0 to 1, or -1
 *
 * Where in a long text somebody writes.
 */
typedef struct {
  char *field;
  char *text;
  double change;
} DxPreviewFollow;

void dx_preview_follow_note (DxPreviewFollow *self,
                             DxProposal *proposal,
                             const char *field);
gboolean dx_preview_follow_find (const DxPreviewFollow *self,
                                 DxPreviewCanvas *canvas,
                                 GArray *rects,
                                 DxPageRect *line);
void dx_preview_follow_clear (DxPreviewFollow *self);

G_END_DECLS
