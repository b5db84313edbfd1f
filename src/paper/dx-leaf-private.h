/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-unit-private.h"

G_BEGIN_DECLS

/* The blocks of a tree that are set by themselves, in order, with what has
 * been made of them. When a tree is built anew after an edit, nearly all of
 * its leaves say the same as before: they take over what is there. */

/**
 * DxLeaf:
 * @block: it
 * @container: (nullable): the list or table it stands in
 * @section: (nullable): id of the section it stands in
 * @heads: whether it is the header row of a table
 * @units: (nullable) (element-type DxUnit): its lines, once they are set
 * @first: index of its first unit in the flow
 * @hash: of what it says
 * @spare: used while leaves are matched
 * @next: used while leaves are matched
 */
typedef struct _DxLeaf DxLeaf;

struct _DxLeaf {
  DxBlock *block;
  DxBlock *container;
  const char *section;
  gboolean heads;
  GPtrArray *units;
  guint first;
  guint hash;
  DxLeaf *spare;
  DxLeaf *next;
};

GArray *dx_leaves_new  (DxBlock *root);
void    dx_leaves_take (GArray  *leaves,
                        GArray  *older);
void    dx_leaf_set    (DxLeaf  *self,
                        DxFonts *fonts,
                       double   width);

G_END_DECLS
