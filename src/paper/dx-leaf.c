/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-leaf-private.h"

static guint
hash_text (guint hash, const char *text)
{
  return hash * 31 + (text != NULL ? g_str_hash (text) : 7);
}

static guint
hash_block (guint hash, const DxBlock *block)
{
  hash = hash * 31 + block->kind;
  hash = hash * 31 + block->level;
  hash = hash * 31 + block->count;
  hash = hash * 31 + (guint) block->align * 4 + block->bold * 2 + block->italic;
  hash = hash_text (hash_text (hash, block->text), block->label);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    hash = hash_block (hash, g_ptr_array_index (block->children, i));

  return hash;
}

static guint
n_children (const DxBlock *block)
{
  return block->children != NULL ? block->children->len : 0;
}

/* All that dx_units_append () looks at, and nothing else. */
static gboolean
blocks_equal (const DxBlock *a, const DxBlock *b)
{
  if (a->kind != b->kind || a->level != b->level || a->count != b->count
      || a->width != b->width || a->numeric != b->numeric
      || a->align != b->align || a->bold != b->bold || a->italic != b->italic
      || a->size != b->size || a->space != b->space || a->rule != b->rule
      || n_children (a) != n_children (b) || g_strcmp0 (a->text, b->text) != 0
      || g_strcmp0 (a->label, b->label) != 0)
    return FALSE;

  for (guint i = 0; i < n_children (a); i++)
    if (!blocks_equal (g_ptr_array_index (a->children, i),
                       g_ptr_array_index (b->children, i)))
      return FALSE;

  return TRUE;
}

static guint
leaf_hash (gconstpointer leaf)
{
  return ((const DxLeaf *) leaf)->hash;
}

static gboolean
leaf_equal (gconstpointer a, gconstpointer b)
{
  const DxLeaf *left = a;
  const DxLeaf *right = b;

  return left->hash == right->hash && left->heads == right->heads
         && blocks_equal (left->block, right->block);
}

static void
leaf_clear (gpointer data)
{
  DxLeaf *leaf = data;

  g_clear_pointer (&leaf->units, g_ptr_array_unref);
}

static void
collect (GArray *leaves,
         DxBlock *block,
         DxBlock *container,
         const char *section)
{
  gboolean group = block->kind == DX_BLOCK_GROUP;
  gboolean inner = group || block->kind == DX_BLOCK_LIST
                   || block->kind == DX_BLOCK_TABLE;

  if (!inner)
    {
      DxLeaf leaf = { .block = block,
                      .container = container,
                      .section = section };

      leaf.heads = container != NULL && container->kind == DX_BLOCK_TABLE
                   && g_ptr_array_index (container->children, 0) == block;
      leaf.hash = hash_block (leaf.heads, block);
      g_array_append_val (leaves, leaf);
      return;
    }

  if (group && block->field != NULL)
    section = block->field;
  for (guint i = 0; i < n_children (block); i++)
    collect (leaves, g_ptr_array_index (block->children, i),
             group ? NULL : block, section);
}

/*
 * dx_leaves_new:
 * @root: a tree; it must live as long as its leaves
 *
 * Finds the leaves of a tree.
 *
 * Returns: (transfer full) (element-type DxLeaf): from first to last
 */
GArray *
dx_leaves_new (DxBlock *root)
{
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (DxLeaf));

  g_array_set_clear_func (leaves, leaf_clear);
  collect (leaves, root, NULL, NULL);

  return leaves;
}

/* Units hold on to the words that they were made from. Equal words change
 * places, so that these outlive the older tree. */
static void
swap_words (DxBlock *a, DxBlock *b)
{
  char *text = a->text;
  char *label = a->label;

  a->text = b->text;
  a->label = b->label;
  b->text = text;
  b->label = label;
  for (guint i = 0; i < n_children (a); i++)
    swap_words (g_ptr_array_index (a->children, i),
                g_ptr_array_index (b->children, i));
}

/* The units point into the tree of their leaf. */
static void
bind_units (DxLeaf *self)
{
  gboolean corner = self->block->kind == DX_BLOCK_CORNER;

  for (guint i = 0; i < self->units->len; i++)
    {
      DxUnit *unit = g_ptr_array_index (self->units, i);

      unit->block = corner ? g_ptr_array_index (self->block->children, i)
                           : self->block;
      unit->container = self->container;
      unit->section = self->section;
      unit->header = NULL;
    }
}

/* Leaves that say the same stand in the table once; the first one holds
 * the chain of those that can still be taken. */
static GHashTable *
index_leaves (GArray *leaves)
{
  GHashTable *table = g_hash_table_new (leaf_hash, leaf_equal);

  for (guint i = 0; i < leaves->len; i++)
    {
      DxLeaf *leaf = &g_array_index (leaves, DxLeaf, i);
      DxLeaf *first;

      if (leaf->units == NULL)
        continue;
      first = g_hash_table_lookup (table, leaf);
      if (first == NULL)
        {
          g_hash_table_add (table, leaf);
          first = leaf;
          first->spare = NULL;
        }
      leaf->next = first->spare;
      first->spare = leaf;
    }

  return table;
}

/*
 * dx_leaves_take:
 * @leaves: (element-type DxLeaf): leaves of a new tree
 * @older: (element-type DxLeaf): those of an older one
 *
 * Hands over what @older has made, leaf by leaf that says the same,
 * wherever it stands now.
 */
void
dx_leaves_take (GArray *leaves, GArray *older)
{
  g_autoptr (GHashTable) table = index_leaves (older);

  for (guint i = 0; i < leaves->len; i++)
    {
      DxLeaf *leaf = &g_array_index (leaves, DxLeaf, i);
      DxLeaf *first = g_hash_table_lookup (table, leaf);
      DxLeaf *spare = first != NULL ? first->spare : NULL;

      if (spare == NULL)
        continue;
      first->spare = spare->next;
      leaf->units = g_steal_pointer (&spare->units);
      swap_words (leaf->block, spare->block);
      bind_units (leaf);
    }
}

/*
 * dx_leaf_set:
 * @width: of the body, in points
 *
 * Breaks a leaf into lines, if that has not been done.
 */
void
dx_leaf_set (DxLeaf *self, DxFonts *fonts, double width)
{
  if (self->units != NULL)
    return;

  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_unit_free);
  dx_units_append (self->units, fonts, self->block, self->heads, width);
  bind_units (self);
}
