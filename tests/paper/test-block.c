/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-block.h"

static void
test_dump (void)
{
  g_autoptr (DxBlock) root = dx_block_new (DX_BLOCK_GROUP, NULL);
  DxBlock *list;
  DxBlock *item;
  g_autofree char *dump = NULL;

  dx_block_append (root, dx_block_new (DX_BLOCK_PARAGRAPH, "một"));
  list = dx_block_append (root, dx_block_new (DX_BLOCK_LIST, NULL));
  item = dx_block_append (list, dx_block_new (DX_BLOCK_ITEM, "hai"));
  item->label = g_strdup ("-");
  item->field = g_strdup ("II.urgency");

  dump = dx_block_dump (root);
  g_assert_cmpstr (dump, ==,
                   "group\n"
                   "  paragraph một\n"
                   "  list\n"
                   "    item @II.urgency [-] hai\n");
}

static void
test_document (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();

  g_assert_nonnull (document->root);
  g_assert_cmpint (document->root->kind, ==, DX_BLOCK_GROUP);
  g_assert_null (document->title);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block/dump", test_dump);
  g_test_add_func ("/block/document", test_document);

  return g_test_run ();
}
