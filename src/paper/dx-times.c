/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-times-private.h"

/* Widths are in parts of the letter size, 2048 to the whole. */
#define UNITS 2048.0
#define WIDTH_UNKNOWN 1024

/* From the blank to the tilde. */
static const guint16 ascii[] = {
  512,  682,  836,  1024, 1024, 1706, 1593, 369,  682,  682,  1024, 1155,
  512,  682,  512,  569,  1024, 1024, 1024, 1024, 1024, 1024, 1024, 1024,
  1024, 1024, 569,  569,  1155, 1155, 1155, 909,  1886, 1479, 1366, 1366,
  1479, 1251, 1139, 1479, 1479, 682,  797,  1479, 1251, 1821, 1479, 1479,
  1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251, 682,
  569,  682,  961,  1024, 682,  909,  1024, 909,  1024, 909,  682,  1024,
  1024, 569,  569,  1024, 569,  1593, 1024, 1024, 1024, 1024, 682,  797,
  569,  1024, 1024, 1479, 1024, 1024, 909,  983,  410,  983,  1108,
};

/* Letters with a horn are wider than those without; the signs are those
 * that stand in list marks and prose. */
static const struct {
  gunichar letter;
  guint16 width;
} others[] = {
  { 0x00B0, 819 },  { 0x00D7, 1155 }, { 0x0110, 1479 }, { 0x0111, 1024 },
  { 0x01A1, 1083 }, { 0x01AF, 1589 }, { 0x01B0, 1110 }, { 0x2013, 1024 },
  { 0x2014, 2048 }, { 0x2018, 682 },  { 0x2019, 682 },  { 0x201C, 909 },
  { 0x201D, 909 },  { 0x2022, 717 },  { 0x2026, 2048 }, { 0x25A0, 1237 },
  { 0x25A1, 1237 },
};

static gboolean
find_width (gunichar c, guint *width)
{
  if (c >= ' ' && c <= '~')
    {
      *width = ascii[c - ' '];
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].letter == c)
      {
        *width = others[i].width;
        return TRUE;
      }

  return FALSE;
}

/* Marks above and below a letter take no room. */
static guint
measure_letter (gunichar c)
{
  guint width = WIDTH_UNKNOWN;
  gunichar base;
  gunichar mark;

  while (!find_width (c, &width))
    {
      if (g_unichar_ismark (c))
        return 0;
      if (!g_unichar_decompose (c, &base, &mark))
        break;
      c = base;
    }

  return width;
}

/*
 * dx_times_measure:
 * @text: UTF-8 text
 * @size: of the letters, in points
 *
 * Measures @text in the regular face. Letters that Vietnamese is not
 * written with count as wide as a digit.
 *
 * Returns: the width in points that it takes on one line
 */
double
dx_times_measure (const char *text, double size)
{
  guint64 total = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    total += measure_letter (g_utf8_get_char (p));

  return total * size / UNITS;
}
