/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-passage.h"
#include "dx-proposal.h"
#include "dx-task.h"

G_BEGIN_DECLS

/* Which proposals and funded tasks say nearly what one proposal says. The
 * program finds and shows; whether it is one too many, a person decides. */

/* Same words that make a passage worth showing. */
#define DX_OVERLAP_PASSAGE_WORDS 12

/**
 * DxOverlapHit:
 * @id: of the other text; the index owns it
 * @text: estimated share of runs of words that both have, from 0 to 1
 * @contained: estimated part of the shorter text that is in the longer one
 * @name: how much the names are alike, from 0 to 1
 */
typedef struct {
  const char *id;
  double text;
  double contained;
  double name;
} DxOverlapHit;

typedef struct _DxOverlapIndex DxOverlapIndex;

DxStopWords    *dx_overlap_form_words     (const DxForm         *form);
char           *dx_overlap_text           (DxProposal           *proposal);
void            dx_overlap_sketch         (DxProposal           *proposal,
                                           DxSketch             *sketch);
void            dx_overlap_sketch_task    (const DxTask         *task,
                                           const DxStopWords    *stop,
                                           DxSketch             *sketch);

DxOverlapIndex *dx_overlap_index_new      (void);
void            dx_overlap_index_add      (DxOverlapIndex       *self,
                                           const char           *id,
                                           const char           *name,
                                           const DxSketch       *sketch);
guint           dx_overlap_index_get_size (const DxOverlapIndex *self);
GPtrArray      *dx_overlap_index_query    (const DxOverlapIndex *self,
                                           const char           *name,
                                           const DxSketch       *sketch,
                                           const char           *except,
                                           guint                 most);
void            dx_overlap_index_free     (DxOverlapIndex       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxOverlapIndex, dx_overlap_index_free)

G_END_DECLS
