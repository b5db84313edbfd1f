/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-scan-private.h"

#include "dx-sheet-codes.h"

/* A sheet is looked at whole, then in parts that are enlarged: as many
 * across and down, each so much larger that a code on the edge of one lies
 * inside the next. */
#define PARTS_ACROSS 2
#define PARTS_DOWN 3
#define SHARE_ACROSS 0.72
#define SHARE_DOWN 0.52

/* Pixels across a sheet of A4, at which its modules are large enough. */
#define WIDTH_WANTED 3300
#define MAX_FACTOR 3

static gboolean
have_text (GPtrArray *texts, const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

static void
look (DxGray *gray, GPtrArray *texts)
{
  g_autoptr (GPtrArray) found = dx_scan_look (gray, DX_SHEET_START);

  for (guint i = 0; i < found->len; i++)
    {
      const DxScanCode *code = g_ptr_array_index (found, i);

      if (!have_text (texts, code->text))
        g_ptr_array_add (texts, g_strdup (code->text));
    }
}

static void
look_closely (
    const DxGray *sheet, int column, int row, int amount, GPtrArray *texts)
{
  int width = (int) (sheet->width * SHARE_ACROSS);
  int height = (int) (sheet->height * SHARE_DOWN);
  int factor =
      CLAMP (WIDTH_WANTED / MIN (sheet->width, sheet->height), 1, MAX_FACTOR);
  g_autoptr (DxGray) part = NULL;
  g_autoptr (DxGray) large = NULL;

  part = dx_gray_crop (
      sheet, (sheet->width - width) * column / (PARTS_ACROSS - 1),
      (sheet->height - height) * row / (PARTS_DOWN - 1), width, height);
  dx_gray_sharpen (part, amount);
  large = dx_gray_enlarge (part, factor);
  look (large, texts);
}

/*
 * dx_sheet_find:
 *
 * Finds the data codes on a sheet: until there are enough to make up for
 * the others, or nothing is left to try.
 *
 * Returns: (transfer full) (element-type utf8): what they say
 */
GPtrArray *
dx_sheet_find (DxGray *sheet)
{
  static const int amounts[] = { 6, 0, 16 };
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  gsize n_amounts = G_N_ELEMENTS (amounts);

  if (sheet->width < 2 || sheet->height < 2)
    return texts;

  look (sheet, texts);
  for (gsize i = 0; i < n_amounts && !dx_sheet_codes_are_enough (texts); i++)
    {
      for (int row = 0; row < PARTS_DOWN; row++)
        for (int column = 0; column < PARTS_ACROSS; column++)
          look_closely (sheet, column, row, amounts[i], texts);
      /* A sheet without any code is no data sheet. */
      if (texts->len == 0)
        break;
    }

  return texts;
}
