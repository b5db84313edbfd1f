/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-scan-private.h"

#include <math.h>
#include <zbar.h>

#include "dx-sheet-codes.h"

/* A seal is at a corner of the sheet, however it lies on the scanner. The
 * part that is looked at more closely, as a share of the shorter side. */
#define CORNER 0.4

/* Pixels across a sheet of A4, at which its modules are large enough. */
#define WIDTH_WANTED 4000

#define MAX_FACTOR 4

#define SEAL_START "DX1:"
#define ANY_START "DX"

/*
 * dx_scan_code_new:
 *
 * Returns: (transfer full): a code whose place is not known yet
 */
DxScanCode *
dx_scan_code_new (const char *text)
{
  DxScanCode *self = g_new0 (DxScanCode, 1);

  self->text = g_strdup (text);

  return self;
}

/*
 * dx_scan_code_free:
 *
 * Gives back its memory.
 */
void
dx_scan_code_free (DxScanCode *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

static DxScanCode *
take_symbol (const zbar_symbol_t *symbol, const char *start)
{
  const char *text = zbar_symbol_get_data (symbol);
  DxScanCode *code;

  if (zbar_symbol_get_type (symbol) != ZBAR_QRCODE
      || !g_str_has_prefix (text, start) || !g_utf8_validate (text, -1, NULL))
    return NULL;

  code = dx_scan_code_new (text);
  for (guint i = 0; i < 4 && i < zbar_symbol_get_loc_size (symbol); i++)
    {
      code->x[i] = zbar_symbol_get_loc_x (symbol, i);
      code->y[i] = zbar_symbol_get_loc_y (symbol, i);
    }

  return code;
}

/*
 * dx_scan_look:
 * @start: what the codes that are wanted begin with
 *
 * Finds all codes of a kind on a picture; their places are in pixels of it.
 *
 * Returns: (transfer full) (element-type DxScanCode): them
 */
GPtrArray *
dx_scan_look (DxGray *gray, const char *start)
{
  GPtrArray *codes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_scan_code_free);
  zbar_image_scanner_t *scanner = zbar_image_scanner_create ();
  zbar_image_t *image = zbar_image_create ();

  zbar_image_scanner_set_config (scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, (unsigned) gray->width, (unsigned) gray->height);
  zbar_image_set_data (
      image, gray->pixels,
      (unsigned long) gray->width * (unsigned long) gray->height, NULL);
  if (zbar_scan_image (scanner, image) > 0)
    for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image);
         symbol != NULL; symbol = zbar_symbol_next (symbol))
      {
        DxScanCode *code = take_symbol (symbol, start);

        if (code != NULL)
          g_ptr_array_add (codes, code);
      }
  zbar_image_destroy (image);
  zbar_image_scanner_destroy (scanner);

  return codes;
}

/* The seal on a picture; or else a data code, which says that the sheet is
 * none of the slip's pages. */
static DxScanCode *
look (DxGray *gray)
{
  g_autoptr (GPtrArray) codes = dx_scan_look (gray, ANY_START);
  guint seal = 0;

  while (
      seal < codes->len
      && !g_str_has_prefix (
          ((DxScanCode *) g_ptr_array_index (codes, seal))->text, SEAL_START))
    seal++;
  if (seal < codes->len)
    return g_ptr_array_steal_index (codes, seal);

  for (guint i = 0; i < codes->len; i++)
    if (g_str_has_prefix (((DxScanCode *) g_ptr_array_index (codes, i))->text,
                          DX_SHEET_START))
      return g_ptr_array_steal_index (codes, i);

  return NULL;
}

/* From pixels of a part of the sheet to shares of the sheet. */
static DxScanCode *
place (DxScanCode *code, const DxGray *sheet, int x, int y, int factor)
{
  if (code == NULL)
    return NULL;

  for (guint i = 0; i < 4; i++)
    {
      code->x[i] = (x + code->x[i] / factor) / sheet->width;
      code->y[i] = (y + code->y[i] / factor) / sheet->height;
    }

  return code;
}

/* Looks at one corner, enlarged and with its edges made sharper: a scanner
 * of 150 dots an inch gives a module less than three. */
static DxScanCode *
look_closely (const DxGray *sheet, guint corner, int amount)
{
  int side = (int) (MIN (sheet->width, sheet->height) * CORNER);
  int x = corner == 0 || corner == 2 ? sheet->width - side : 0;
  int y = corner == 0 || corner == 3 ? sheet->height - side : 0;
  int factor =
      CLAMP (WIDTH_WANTED / MIN (sheet->width, sheet->height), 1, MAX_FACTOR);
  g_autoptr (DxGray) part = NULL;
  g_autoptr (DxGray) large = NULL;

  if (side < 1)
    return NULL;

  part = dx_gray_crop (sheet, x, y, side, side);
  dx_gray_sharpen (part, amount);
  large = dx_gray_enlarge (part, factor);

  return place (look (large), sheet, x, y, factor);
}

/*
 * dx_scan_find:
 *
 * Finds the seal on a sheet, in the places where it is most likely first.
 *
 * Returns: (transfer full) (nullable): it
 */
DxScanCode *
dx_scan_find (DxGray *sheet)
{
  /* Corners: lower right, upper left, upper right, lower left. */
  static const int amounts[] = { 6, 16, 32, 0 };
  DxScanCode *code = look_closely (sheet, 0, amounts[0]);

  if (code == NULL)
    code = place (look (sheet), sheet, 0, 0, 1);
  for (guint amount = 0; amount < G_N_ELEMENTS (amounts); amount++)
    for (guint corner = 0; corner < 4 && code == NULL; corner++)
      if (amount > 0 || corner > 0)
        code = look_closely (sheet, corner, amounts[amount]);

  return code;
}
