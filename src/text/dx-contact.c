/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-contact.h"

#include <string.h>

/* RFC 5321, 4.5.3.1. */
#define MAX_EMAIL 254
#define MAX_LOCAL 64

#define MAX_DIGITS 15

static gboolean
is_local_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("!#$%&'*+-/=?^_`{|}~.", c) != NULL;
}

static gboolean
is_local (const char *text, gsize length)
{
  if (length == 0 || length > MAX_LOCAL || text[0] == '.'
      || text[length - 1] == '.')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0' || !is_local_char (text[i])
        || (text[i] == '.' && text[i - 1] == '.'))
      return FALSE;

  return TRUE;
}

static gboolean
is_domain_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > 63 || label[0] == '-'
      || label[length - 1] == '-')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-')
      return FALSE;

  return TRUE;
}

static gboolean
is_domain (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);
  guint n = g_strv_length (labels);

  if (n < 2 || strlen (labels[n - 1]) < 2
      || !g_ascii_isalpha (labels[n - 1][0]))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!is_domain_label (labels[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_one_email (const char *text)
{
  const char *at = strrchr (text, '@');

  return at != NULL && strlen (text) <= MAX_EMAIL
         && is_local (text, at - text) && is_domain (at + 1);
}

/**
 * dx_contact_is_email:
 * @text: UTF-8 text
 *
 * Tells whether @text is an e-mail address as mail systems here take it
 * (RFC 5321 without quoting), or several with ";" or "," between them.
 *
 * Returns: %TRUE if every one is
 */
gboolean
dx_contact_is_email (const char *text)
{
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  parts = g_strsplit_set (text, ";,", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0' && parts[i + 1] == NULL && n > 0)
        continue;
      if (!is_one_email (parts[i]))
        return FALSE;
      n++;
    }

  return n > 0;
}

/* The digits of a number written with dots, blanks, hyphens and brackets;
 * the country code becomes 0. */
static gboolean
get_digits (const char *text, char digits[MAX_DIGITS + 1])
{
  guint n = 0;
  gboolean plus = *text == '+';

  for (const char *p = text + plus; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          if (n == MAX_DIGITS)
            return FALSE;
          digits[n++] = *p;
        }
      else if (strchr (" .-()", *p) == NULL)
        {
          return FALSE;
        }
    }
  digits[n] = '\0';

  if (g_str_has_prefix (digits, "0084"))
    {
      memmove (digits, digits + 2, strlen (digits + 2) + 1);
      plus = TRUE;
    }
  if (g_str_has_prefix (digits, "84") && (plus || strlen (digits) > 10))
    {
      gsize skip = digits[2] == '0' ? 2 : 1;

      memmove (digits, digits + skip, strlen (digits + skip) + 1);
      digits[0] = '0';
      return TRUE;
    }

  return !plus;
}

/* Mobiles have ten digits and begin 03, 05, 07, 08 or 09; landlines eleven
 * and begin 02; 1800 and 1900 are service numbers. */
static gboolean
is_one_phone (const char *text)
{
  char digits[MAX_DIGITS + 1];
  gsize n;

  if (!get_digits (text, digits))
    return FALSE;

  n = strlen (digits);
  if (g_str_has_prefix (digits, "1800") || g_str_has_prefix (digits, "1900"))
    return n >= 8 && n <= 10;
  if (digits[0] != '0')
    return FALSE;
  if (digits[1] == '2')
    return n == 11;

  return n == 10 && strchr ("35789", digits[1]) != NULL;
}

/* Takes "máy lẻ 12" or "ext. 12" off the end. */
static void
cut_extension (char *text)
{
  static const char *const words[] = { "máy lẻ", "số lẻ", "ext" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      char *at = strstr (text, words[i]);

      if (at == NULL || at == text)
        continue;
      for (const char *p = at + strlen (words[i]); *p != '\0'; p++)
        if (!g_ascii_isdigit (*p) && strchr (" .:", *p) == NULL)
          return;
      while (at > text && strchr (" ,(", at[-1]) != NULL)
        at--;
      *at = '\0';
    }
}

static char *
unify_separators (const char *text)
{
  g_autoptr (GString) unified = NULL;
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *lower
      = normal != NULL ? g_utf8_strdown (normal, -1) : g_strdup ("");

  unified = g_string_new (lower);
  g_string_replace (unified, "\u00A0", " ", 0);
  g_string_replace (unified, "–", "-", 0);
  g_string_replace (unified, "hoặc", ";", 0);
  g_string_replace (unified, " - ", ";", 0);
  g_string_replace (unified, "/", ";", 0);

  return g_strdup (unified->str);
}

/**
 * dx_contact_is_phone:
 * @text: UTF-8 text
 *
 * Tells whether @text is a Vietnamese telephone number as people write it,
 * or several with "/", ",", ";", " - " or "hoặc" between them; an extension
 * may follow.
 *
 * Returns: %TRUE if every one is
 */
gboolean
dx_contact_is_phone (const char *text)
{
  g_autofree char *unified = NULL;
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  unified = unify_separators (text);
  cut_extension (unified);
  parts = g_strsplit_set (unified, ";,", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] == '\0' && parts[i + 1] == NULL && n > 0)
        continue;
      if (!is_one_phone (parts[i]))
        return FALSE;
      n++;
    }

  return n > 0;
}

/**
 * dx_contact_is_tax_code:
 * @text: UTF-8 text
 *
 * Tells whether @text is a tax code (mã số thuế): ten digits, the last of
 * which follows from the others, or ten, a hyphen and three. The check digit
 * is 10 − (Σ weight × digit mod 11). Codes that fail exist, so this is
 * ground for a question and no more.
 *
 * Returns: %TRUE if it is well formed
 */
gboolean
dx_contact_is_tax_code (const char *text)
{
  static const int weights[] = { 31, 29, 23, 19, 17, 13, 7, 5, 3 };
  gsize length;
  int sum = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strlen (text);
  if (length != 10 && length != 14)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 10 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (text[i] - '0');

  return 10 - sum % 11 == text[9] - '0';
}
