/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-list-line.h"

#include <string.h>

static void
test_table (void)
{
  static const struct {
    const char *line;
    DxListMark mark;
    gsize mark_length;
    gsize body;
  } cases[] = {
    { "- a", DX_LIST_MARK_DASH, 1, 2 },
    { "-   a", DX_LIST_MARK_DASH, 1, 4 },
    { "– a", DX_LIST_MARK_DASH, 3, 4 },
    { "+ a", DX_LIST_MARK_PLUS, 1, 2 },
    { "• a", DX_LIST_MARK_BULLET, 3, 4 },
    { "1. a", DX_LIST_MARK_NUMBER, 2, 3 },
    { "12. a", DX_LIST_MARK_NUMBER, 3, 4 },
    { "123. a", DX_LIST_MARK_NUMBER, 4, 5 },
    { "1.2. a", DX_LIST_MARK_NUMBER_DEEP, 4, 5 },
    { "1.2.3. a", DX_LIST_MARK_NUMBER_DEEP, 6, 7 },
    { "a) a", DX_LIST_MARK_LETTER, 2, 3 },
    { "đ) a", DX_LIST_MARK_LETTER, 3, 4 },
    { "B) a", DX_LIST_MARK_LETTER, 2, 3 },
    { "1) a", DX_LIST_MARK_LETTER, 2, 3 },
    { "", DX_LIST_MARK_NONE, 0, 0 },
    { "-", DX_LIST_MARK_NONE, 0, 0 },
    { "- ", DX_LIST_MARK_NONE, 0, 0 },
    { "-a", DX_LIST_MARK_NONE, 0, 0 },
    { "-5 độ", DX_LIST_MARK_NONE, 0, 0 },
    { "2025. a", DX_LIST_MARK_NONE, 0, 0 },
    { "1.500 triệu", DX_LIST_MARK_NONE, 0, 0 },
    { "5.000.000 đồng", DX_LIST_MARK_NONE, 0, 0 },
    { "1.2 tỷ", DX_LIST_MARK_NONE, 0, 0 },
    { "1.a", DX_LIST_MARK_NONE, 0, 0 },
    { "1 a", DX_LIST_MARK_NONE, 0, 0 },
    { "ab) a", DX_LIST_MARK_NONE, 0, 0 },
    { ") a", DX_LIST_MARK_NONE, 0, 0 },
    { "a)", DX_LIST_MARK_NONE, 0, 0 },
    { "(1) a", DX_LIST_MARK_NONE, 0, 0 },
    { "Nội dung 1: a", DX_LIST_MARK_NONE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize mark_length = 0;
      gsize body = 0;
      DxListMark mark
          = dx_list_line_parse (cases[i].line, strlen (cases[i].line),
                                &mark_length, &body);

      if (mark != cases[i].mark)
        g_error ("“%s” is read as %u", cases[i].line, (guint) mark);
      g_assert_cmpuint (mark_length, ==, cases[i].mark_length);
      g_assert_cmpuint (body, ==, cases[i].body);
    }
}

/* The line need not end where its length says. */
static void
test_length (void)
{
  g_assert_cmpint (dx_list_line_parse ("- a", 2, NULL, NULL), ==,
                   DX_LIST_MARK_NONE);
  g_assert_cmpint (dx_list_line_parse ("1. a", 2, NULL, NULL), ==,
                   DX_LIST_MARK_NONE);
  g_assert_cmpint (dx_list_line_parse ("đ) a", 1, NULL, NULL), ==,
                   DX_LIST_MARK_NONE);
  g_assert_cmpint (dx_list_line_parse ("- abc", 3, NULL, NULL), ==,
                   DX_LIST_MARK_DASH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-line/table", test_table);
  g_test_add_func ("/list-line/length", test_length);

  return g_test_run ();
}
