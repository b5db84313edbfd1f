/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-legacy-private.h"

#include <string.h>

#define TCVN3_FIRST 0xA1
#define TCVN3_LAST 0xFE

/* TCVN3 (ABC), the letters of the ".VnTime" fonts from 0xA1 on; "." where
 * it has none. Toned capitals are not in it: ".VnTimeH" fonts draw the
 * small ones as capitals. glibc's TCVN is another table (TCVN 5712). */
static const char tcvn3[]
    = "ĂÂÊÔƠƯĐăâêôơưđ....." /* A1–B3 */
      ".àảãáạ.ằẳẵắ......."  /* B4–C5 */
      "ặầẩẫấậè.ẻẽéẹềểễếệì" /* C6–D7 */
      "ỉ...ĩíịò.ỏõóọồổỗốộ" /* D8–E9 */
      "ờởỡớợù.ủũúụừửữứựỳỷ" /* EA–FB */
      "ỹýỵ";               /* FC–FE */

/*
 * dx_legacy_tcvn3_letter:
 * @c: a character of Latin-1
 *
 * Returns: the letter that it stands for in TCVN3, or 0
 */
gunichar
dx_legacy_tcvn3_letter (gunichar c)
{
  static gunichar letters[TCVN3_LAST - TCVN3_FIRST + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      const char *p = tcvn3;

      for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
        {
          letters[i] = *p == '.' ? 0 : g_utf8_get_char (p);
          p = g_utf8_next_char (p);
        }
      g_once_init_leave (&ready, 1);
    }

  return c >= TCVN3_FIRST && c <= TCVN3_LAST ? letters[c - TCVN3_FIRST] : 0;
}

/* VNI writes a letter and then its accents as one character. */
static const struct {
  gunichar accent;
  gunichar shape;
  gunichar tone;
} vni_accents[] = {
  { 0xF9, 0, 0x0301 },      { 0xF8, 0, 0x0300 },
  { 0xFB, 0, 0x0309 },      { 0xF5, 0, 0x0303 },
  { 0xEF, 0, 0x0323 },      { 0xE2, 0x0302, 0 },
  { 0xE1, 0x0302, 0x0301 }, { 0xE0, 0x0302, 0x0300 },
  { 0xE5, 0x0302, 0x0309 }, { 0xE3, 0x0302, 0x0303 },
  { 0xE4, 0x0302, 0x0323 }, { 0xEA, 0x0306, 0 },
  { 0xE9, 0x0306, 0x0301 }, { 0xE8, 0x0306, 0x0300 },
  { 0xFA, 0x0306, 0x0309 }, { 0xFC, 0x0306, 0x0303 },
  { 0xEB, 0x0306, 0x0323 },
};

/* Letters that are one character in VNI. */
static const struct {
  gunichar vni;
  gunichar letter;
} vni_singles[] = {
  { 0xF1, 0x0111 }, { 0xF6, 0x01B0 }, { 0xF4, 0x01A1 }, { 0xED, 0x00ED },
  { 0xEC, 0x00EC }, { 0xE6, 0x1EC9 }, { 0xF3, 0x0129 }, { 0xF2, 0x1ECB },
  { 0xEE, 0x1EF5 }, { 0xD1, 0x0110 }, { 0xD6, 0x01AF }, { 0xD4, 0x01A0 },
  { 0xCD, 0x00CD }, { 0xCC, 0x00CC }, { 0xC6, 0x1EC8 }, { 0xD3, 0x0128 },
  { 0xD2, 0x1ECA }, { 0xCE, 0x1EF4 },
};

static gunichar
vni_single (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (vni_singles); i++)
    if (vni_singles[i].vni == c)
      return vni_singles[i].letter;

  return 0;
}

/* Which bare letters an accent can follow: shapes stand on a, e, o (the
 * breve on a alone), tones on every vowel that has no character of its
 * own. */
static gboolean
takes (gunichar base, gunichar shape)
{
  gunichar small = g_unichar_tolower (base);

  if (shape == 0x0306)
    return small == 'a';
  if (shape == 0x0302)
    return small == 'a' || small == 'e' || small == 'o';

  return small < 0x80 ? strchr ("aeouy", (char) small) != NULL
                      : small == 0x01B0 || small == 0x01A1;
}

static gunichar
add_mark (gunichar base, gunichar mark)
{
  gunichar letter = 0;

  if (mark == 0)
    return base;

  return g_unichar_compose (base, mark, &letter) ? letter : 0;
}

/* Unicode composes a dot below before the shape, other tones after it. */
static gunichar
add_marks (gunichar base, gunichar shape, gunichar tone)
{
  gunichar first = tone == 0x0323 ? tone : shape;
  gunichar second = tone == 0x0323 ? shape : tone;
  gunichar letter = add_mark (base, first);

  return letter != 0 ? add_mark (letter, second) : 0;
}

/* @base with the accents that @accent stands for, or 0. */
static gunichar
vni_compose (gunichar base, gunichar accent)
{
  gunichar small = accent >= 0xC0 && accent <= 0xDE ? accent + 0x20 : accent;

  for (guint i = 0; i < G_N_ELEMENTS (vni_accents); i++)
    if (vni_accents[i].accent == small && takes (base, vni_accents[i].shape))
      return add_marks (base, vni_accents[i].shape, vni_accents[i].tone);

  return 0;
}

/*
 * dx_legacy_vni_letter:
 * @text: (array length=length): characters of Latin-1
 * @letter: (out): the letter that the first ones stand for
 *
 * Reads the longest letter.
 *
 * Returns: how many characters it takes: 1 or 2
 */
gsize
dx_legacy_vni_letter (const gunichar *text, gsize length, gunichar *letter)
{
  gunichar single = vni_single (text[0]);
  gunichar base = single != 0 ? single : text[0];
  gunichar composed = length > 1 ? vni_compose (base, text[1]) : 0;

  *letter = composed != 0 ? composed : base;

  return composed != 0 ? 2 : 1;
}
