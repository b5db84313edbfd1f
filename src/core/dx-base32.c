/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-base32-private.h"

#include <string.h>

/* Douglas Crockford's alphabet: no I, L, O, which look like digits, and no
 * U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/*
 * dx_base32_value:
 * @letter: a letter as somebody types it
 *
 * I and L are read as 1, O as 0, small letters as capitals.
 *
 * Returns: the five bits it stands for, or -1
 */
int
dx_base32_value (gunichar letter)
{
  const char *at;

  if (letter == 0 || letter >= 0x80)
    return -1;
  letter = (gunichar) g_ascii_toupper ((char) letter);
  if (letter == 'I' || letter == 'L')
    letter = '1';
  else if (letter == 'O')
    letter = '0';
  at = strchr (alphabet, (char) letter);

  return at != NULL ? (int) (at - alphabet) : -1;
}

/*
 * dx_base32_encode:
 * @bytes: (array length=length): what to write
 *
 * The most significant bits come first; the last letter is filled up with
 * zero bits.
 *
 * Returns: (transfer full): %DX_BASE32_LENGTH letters
 */
char *
dx_base32_encode (const guint8 *bytes, gsize length)
{
  gsize n = DX_BASE32_LENGTH (length);
  char *letters = g_malloc0 (n + 1);

  for (gsize i = 0; i < n; i++)
    {
      gsize bit = i * 5;
      guint pair = (guint) bytes[bit / 8] << 8;

      if (bit / 8 + 1 < length)
        pair |= bytes[bit / 8 + 1];
      letters[i] = alphabet[(pair >> (11 - bit % 8)) & 31];
    }

  return letters;
}

/*
 * dx_base32_decode:
 * @letters: exactly %DX_BASE32_LENGTH of @length letters
 * @bytes: (out caller-allocates) (array length=length): what they say
 *
 * Reads what dx_base32_encode () wrote.
 *
 * Returns: %FALSE when @letters says something else, or more
 */
gboolean
dx_base32_decode (const char *letters, guint8 *bytes, gsize length)
{
  g_autofree char *again = NULL;

  memset (bytes, 0, length);
  if (strlen (letters) != DX_BASE32_LENGTH (length))
    return FALSE;
  for (gsize i = 0; letters[i] != '\0'; i++)
    {
      int value = dx_base32_value ((guchar) letters[i]);

      if (value < 0)
        return FALSE;
      for (guint bit = 0; bit < 5; bit++)
        {
          gsize at = i * 5 + bit;

          if (at < length * 8 && (value & (16 >> bit)) != 0)
            bytes[at / 8] |= 128 >> (at % 8);
        }
    }
  again = dx_base32_encode (bytes, length);

  return g_ascii_strcasecmp (again, letters) == 0;
}
