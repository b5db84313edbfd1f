/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-value-blocks.h"

#include <string.h>

#include "paper-fixture.h"

static void
test_clean_line (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "  hai đầu  ", "hai đầu" },
    { "a\tb", "a b" },
    { "a\x01\x02\x7f"
      "b",
      "ab" },
    { "giữa  hai", "giữa  hai" },
    { "a\u2028b", "a b" },
    { "…", "…" },
    { "a\xC2\x85"
      "b\xC2\x9F"
      "c",
      "abc" },
    { "\u00A0giữ – “nguyên”\u00A0", "\u00A0giữ – “nguyên”\u00A0" },
    { "\u2029", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line =
          dx_value_clean_line (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (line, ==, cases[i].expected);
    }
}

static void
test_lists (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "một\n\nhai", "group\n  paragraph một\n  paragraph hai\n" },
    { "- a\n- b", "group\n  list\n    item [-] a\n    item [-] b\n" },
    { "1. a\n- b\n+ c\n- d\n2. e",
      "group\n  list\n    item [1.] a\n    item 1 [-] b\n    item 2 [+] c\n"
      "    item 1 [-] d\n    item [2.] e\n" },
    { "- a\nđoạn\n+ b",
      "group\n  list\n    item [-] a\n  paragraph đoạn\n  list\n"
      "    item [+] b\n" },
    { "a) x\nb) y", "group\n  list\n    item [a)] x\n    item [b)] y\n" },
    { "   - lùi vào", "group\n  list\n    item [-] lùi vào\n" },
    { "-5 độ", "group\n  paragraph -5 độ\n" },
    { "2025. a", "group\n  paragraph 2025. a\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxBlock) root = dx_block_new (DX_BLOCK_GROUP, NULL);
      g_autofree char *dump = NULL;

      dx_value_append_text (root, NULL, cases[i].text);
      dump = dx_block_dump (root);
      g_assert_cmpstr (dump, ==, cases[i].expected);
    }
}

static void
test_format (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *year = dx_value_format (proposal, "plan-year");
  g_autofree char *total = dx_value_format (proposal, "IX.total");
  g_autofree char *list = dx_value_format (proposal, "X.attachments");
  g_autofree char *none = dx_value_format (proposal, "VIII.months");
  g_autofree char *table = dx_value_format (proposal, "V.products");

  g_assert_cmpstr (year, ==, "2026");
  g_assert_cmpstr (total, ==, "2.000.000.000 đồng");
  g_assert_cmpstr (list, ==, "Công văn\nVăn bản cam kết");
  g_assert_null (none);
  g_assert_null (table);
}

/* Dots that nobody wrote on are none; a sign is an answer. */
static void
test_signs (void)
{
  static const struct {
    const char *text;
    const char *expected;
  } cases[] = {
    { "………………", NULL }, { "..... …\n____", NULL },
    { "-", "-" },       { "😀", "😀" },
    { "0", "0" },       { "a…", "a…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal = fixture_proposal ();
      g_autofree char *text = NULL;

      dx_proposal_set_text (proposal, "VII.places", cases[i].text);
      text = dx_value_format (proposal, "VII.places");
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_table (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxBlock) root = dx_block_new (DX_BLOCK_GROUP, NULL);
  DxBlock *table;
  DxBlock *row;

  dx_value_append_table (root, proposal, "V.products");
  g_assert_null (root->children);

  dx_proposal_insert_row (proposal, "V.products", 0);
  dx_proposal_set_cell_text (proposal, "V.products", 0, "name", "Bài báo");
  dx_proposal_set_cell_integer (proposal, "V.products", 0, "quantity", 1200);
  dx_value_append_table (root, proposal, "V.products");

  table = g_ptr_array_index (root->children, 0);
  g_assert_cmpuint (table->children->len, ==, 2);
  row = g_ptr_array_index (table->children, 1);
  g_assert_cmpuint (row->children->len, ==, 4);
  g_assert_cmpstr (((DxBlock *) g_ptr_array_index (row->children, 0))->text, ==,
                   "Bài báo");
  g_assert_cmpstr (((DxBlock *) g_ptr_array_index (row->children, 1))->text, ==,
                   "");
  g_assert_cmpstr (((DxBlock *) g_ptr_array_index (row->children, 2))->text, ==,
                   "1.200");
  g_assert_true (((DxBlock *) g_ptr_array_index (row->children, 2))->numeric);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/value-blocks/clean-line", test_clean_line);
  g_test_add_func ("/value-blocks/lists", test_lists);
  g_test_add_func ("/value-blocks/format", test_format);
  g_test_add_func ("/value-blocks/signs", test_signs);
  g_test_add_func ("/value-blocks/table", test_table);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
