/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-file-name.h"

#include <string.h>

/* Old e-mail programs and archives cut names that are longer, and the
 * folder takes its share of the 260 characters of Windows. */
#define MAX_BYTES 100
#define MAX_PREFIX_BYTES 40

/* Where nothing else is left. */
#define NAMELESS "Phieu-de-xuat"

/* The letter below all marks, the digit of "CO₂", or 0; "đ", and "ð" that
 * stands for it in old texts, do not decompose. */
static char
get_ascii (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n;

  if (c == 0x0111 || c == 0x00F0)
    return 'd';
  if (c == 0x0110 || c == 0x00D0)
    return 'D';
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 1; i < n; i++)
    if (!g_unichar_ismark (parts[i]))
      return 0;
  if (parts[0] < 0x80 && g_ascii_isalnum ((char) parts[0]))
    return (char) parts[0];
  return 0;
}

/* A dot stays within a number: "1.5", "14064.1". */
static gboolean
is_inner_dot (const GString *name, const char *at)
{
  return *at == '.' && name->len > 0
         && g_ascii_isdigit (name->str[name->len - 1])
         && g_ascii_isdigit (at[1]);
}

/* Words of ASCII letters and digits, "-" between them. */
static GString *
join_words (const char *text)
{
  GString *name = g_string_new (NULL);
  gboolean apart = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char letter = get_ascii (c);

      if (g_unichar_ismark (c))
        continue;
      if (letter == 0 && !apart && is_inner_dot (name, at))
        letter = '.';
      if (letter != 0)
        {
          if (apart && name->len > 0)
            g_string_append_c (name, '-');
          g_string_append_c (name, letter);
        }
      apart = letter == 0;
    }
  return name;
}

/* A name of at most @most bytes; a word is cut only when it is the first. */
static void
cut (GString *name, gsize most)
{
  gsize end = most;

  if (name->len <= most)
    return;
  while (end > 0 && name->str[end] != '-')
    end--;
  g_string_truncate (name, end > 0 ? end : most);
  while (name->len > 0 && !g_ascii_isalnum (name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
}

/* Names of devices, which Windows gives to no file, whatever follows the
 * first dot. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul" };
  gsize length = strcspn (name, ".");

  for (guint i = 0; length == 3 && i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (name, devices[i], 3) == 0)
      return TRUE;
  return length == 4 && g_ascii_isdigit (name[3])
         && (g_ascii_strncasecmp (name, "com", 3) == 0
             || g_ascii_strncasecmp (name, "lpt", 3) == 0);
}

static void
append_suffix (GString *name, const char *suffix)
{
  gsize bare = name->len;

  for (; *suffix != '\0'; suffix++)
    if (g_ascii_isalnum (*suffix) || *suffix == '-' || *suffix == '_'
        || (*suffix == '.' && name->str[name->len - 1] != '.'))
      g_string_append_c (name, *suffix);
  while (name->len > bare && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
}

/**
 * dx_file_name_new:
 * @prefix: (nullable): what kind of paper it is ("Phieu-de-xuat")
 * @title: (nullable): what it is about, UTF-8
 * @year: its year; left out when it is 0 or less
 * @suffix: (nullable): what follows, mostly ".pdf"
 *
 * Makes the name of a file that tells what is in it and can be kept and sent
 * everywhere: "Phieu-de-xuat_Nang-cao-nang-suat_2026.pdf". It has only ASCII
 * letters, digits, "-", "_" and "."; up to the suffix at most 100 bytes,
 * the title being cut between words; it is never empty, hidden or the name
 * of a device.
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
dx_file_name_new (const char *prefix,
                  const char *title,
                  gint64 year,
                  const char *suffix)
{
  g_autoptr (GString) middle = join_words (title != NULL ? title : "");
  g_autofree char *end = year > 0 ? g_strdup_printf ("_%" G_GINT64_FORMAT, year)
                                  : g_strdup ("");
  GString *name = join_words (prefix != NULL ? prefix : "");

  cut (name, MAX_PREFIX_BYTES);
  if (name->len == 0 && middle->len == 0)
    g_string_append (name, NAMELESS);
  cut (middle, MAX_BYTES - name->len - 1 - strlen (end));
  if (name->len > 0 && middle->len > 0)
    g_string_append_c (name, '_');
  g_string_append_len (name, middle->str, (gssize) middle->len);
  g_string_append (name, end);
  if (suffix != NULL)
    append_suffix (name, suffix);
  if (is_reserved (name->str))
    g_string_prepend_c (name, '_');
  return g_string_free (name, FALSE);
}
