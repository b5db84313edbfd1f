/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-block.h"

static const char *kind_names[] = {
  "group",     "corner", "title", "subtitle", "heading",
  "paragraph", "list",   "item",  "labelled", "part",
  "leaders",   "table",  "row",   "cell",     "signature",
  "columns",   "column", "line",
};

/**
 * dx_block_new:
 * @kind: what it is
 * @text: (nullable): its words, UTF-8 NFC
 *
 * Makes a block without children.
 *
 * Returns: (transfer full): a block
 */
DxBlock *
dx_block_new (DxBlockKind kind, const char *text)
{
  DxBlock *self = g_new0 (DxBlock, 1);

  self->kind = kind;
  self->text = g_strdup (text);

  return self;
}

/**
 * dx_block_append:
 * @parent: a block
 * @child: (transfer full): its new last child
 *
 * Hangs @child below @parent.
 *
 * Returns: (transfer none): @child
 */
DxBlock *
dx_block_append (DxBlock *parent, DxBlock *child)
{
  g_return_val_if_fail (parent != NULL, NULL);
  g_return_val_if_fail (child != NULL, NULL);

  if (parent->children == NULL)
    parent->children
        = g_ptr_array_new_with_free_func ((GDestroyNotify) dx_block_free);
  g_ptr_array_add (parent->children, child);

  return child;
}

/**
 * dx_block_free:
 * @self: (transfer full) (nullable): a block
 *
 * Frees @self and all below it.
 */
void
dx_block_free (DxBlock *self)
{
  if (self == NULL)
    return;

  g_free (self->field);
  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static void
dump (DxBlock *self, guint depth, GString *out)
{
  g_string_append_printf (out, "%*s%s", (int) depth * 2, "",
                          kind_names[self->kind]);
  if (self->level > 0)
    g_string_append_printf (out, " %u", self->level);
  if (self->count > 0)
    g_string_append_printf (out, " x%u", self->count);
  if (self->field != NULL)
    g_string_append_printf (out, " @%s", self->field);
  if (self->label != NULL)
    g_string_append_printf (out, " [%s]", self->label);
  if (self->text != NULL)
    g_string_append_printf (out, " %s", self->text);
  g_string_append_c (out, '\n');

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    dump (g_ptr_array_index (self->children, i), depth + 1, out);
}

/**
 * dx_block_dump:
 * @self: a block
 *
 * Writes the tree as indented lines, for tests and for reading.
 *
 * Returns: (transfer full): the lines
 */
char *
dx_block_dump (DxBlock *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (out, FALSE));

  dump (self, 0, out);

  return g_string_free (out, FALSE);
}

/**
 * dx_document_new:
 *
 * Makes an empty document.
 *
 * Returns: (transfer full): a document
 */
DxDocument *
dx_document_new (void)
{
  DxDocument *self = g_new0 (DxDocument, 1);

  self->root = dx_block_new (DX_BLOCK_GROUP, NULL);

  return self;
}

/**
 * dx_document_free:
 * @self: (transfer full) (nullable): a document
 *
 * Frees @self with its blocks.
 */
void
dx_document_free (DxDocument *self)
{
  if (self == NULL)
    return;

  dx_block_free (self->root);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self);
}
