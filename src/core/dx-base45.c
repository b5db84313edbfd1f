/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-base45-private.h"

#include <string.h>

/* RFC 9285: the letters that a QR holds most of, and that any scanner types
 * as they are. */
static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

#define BASE 45

static void
append_number (GString *letters, guint number, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (letters, alphabet[number % BASE]);
      number /= BASE;
    }
}

/*
 * dx_base45_append:
 * @bytes: (array length=length): what to write
 *
 * Writes %DX_BASE45_LENGTH letters behind those of @letters.
 */
void
dx_base45_append (GString *letters, const guint8 *bytes, gsize length)
{
  gsize i;

  for (i = 0; i + 1 < length; i += 2)
    append_number (letters, (guint) bytes[i] << 8 | bytes[i + 1], 3);
  if (i < length)
    append_number (letters, bytes[i], 2);
}

/* -1 for what is no number of at most @limit. */
static int
take_number (const char *letters, guint n, int limit)
{
  int number = 0;

  for (guint i = n; i > 0; i--)
    {
      const char *at =
          letters[i - 1] != '\0' ? strchr (alphabet, letters[i - 1]) : NULL;

      if (at == NULL)
        return -1;
      number = number * BASE + (int) (at - alphabet);
    }

  return number <= limit ? number : -1;
}

/*
 * dx_base45_decode:
 * @letters: exactly %DX_BASE45_LENGTH of @length letters
 * @bytes: (out caller-allocates) (array length=length): what they say
 *
 * Reads what dx_base45_append () wrote.
 *
 * Returns: %FALSE when @letters says something else, or more
 */
gboolean
dx_base45_decode (const char *letters, guint8 *bytes, gsize length)
{
  if (strlen (letters) != DX_BASE45_LENGTH (length))
    return FALSE;

  for (gsize i = 0; i < length; i += 2, letters += 3)
    {
      gboolean pair = i + 1 < length;
      int number = take_number (letters, pair ? 3 : 2, pair ? 65535 : 255);

      if (number < 0)
        return FALSE;
      if (pair)
        bytes[i] = (guint8) (number >> 8);
      bytes[i + pair] = (guint8) number;
    }

  return TRUE;
}
