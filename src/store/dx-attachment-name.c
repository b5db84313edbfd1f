/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-attachment-name-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-unicode.h"

/* Names of attachments come from other machines and go to others: one
 * component of a path, without what some file system does not take. */

#define MAX_BYTES 200

/* An ending that is longer is part of the name. */
#define MAX_ENDING 12

static const char *
skip_folders (const char *name)
{
  const char *start = name;

  for (const char *at = name; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      start = at + 1;
  return start;
}

/* Where the ending begins, dot included, or the end of @name. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *end = name + strlen (name);

  return dot != NULL && dot > name && end - dot <= MAX_ENDING
                 && strchr (dot, ' ') == NULL
             ? dot
             : end;
}

/* @stem cut to fit with @ending behind it. */
static char *
fit (const char *stem, gsize length, const char *ending)
{
  const gsize room = MAX_BYTES - strlen (ending);

  if (length > room)
    {
      const char *cut = g_utf8_find_prev_char (stem, stem + room + 1);

      length = cut != NULL ? (gsize) (cut - stem) : 0;
    }
  while (length > 0 && stem[length - 1] == ' ')
    length--;
  return g_strdup_printf ("%.*s%s", (int) length, stem, ending);
}

static char *
replace_letters (const char *name)
{
  GString *out = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c < 0x80 && strchr ("<>:\"|?*", (char) c) != NULL)
        g_string_append_c (out, '_');
      else if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Names that begin with a dot are hidden, and some systems drop dots and
 * blanks at the end. */
static void
trim (char *name)
{
  gsize skipped = strspn (name, ". ");
  gsize length = strlen (name + skipped);

  memmove (name, name + skipped, length + 1);
  while (length > 0 && strchr (". ", name[length - 1]) != NULL)
    name[--length] = '\0';
}

/*
 * dx_attachment_name_clean:
 * @name: a name or path, maybe not UTF-8
 *
 * Makes one safe component of a path.
 *
 * Returns: (transfer full): it, in NFC, never empty
 */
char *
dx_attachment_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (skip_folders (name), -1);
  g_autofree char *visible = dx_unicode_strip_hidden (valid);
  g_autofree char *normal = dx_unicode_to_nfc (visible);
  g_autofree char *clean = replace_letters (normal);
  const char *ending;

  trim (clean);
  if (*clean == '\0')
    return g_strdup (_ ("attachment"));
  ending = find_ending (clean);
  return fit (clean, (gsize) (ending - clean), ending);
}

/*
 * dx_attachment_name_fold:
 * @name: a name
 *
 * Returns: (transfer full): what two names have in common that are one on
 *   some file systems
 */
char *
dx_attachment_name_fold (const char *name)
{
  return g_utf8_casefold (name, -1);
}

/*
 * dx_attachment_name_make_unique:
 * @name: a clean name
 * @taken: (element-type utf8): the set of folded names that are there
 *
 * Returns: (transfer full): @name, or with a number: "a (2).pdf"
 */
char *
dx_attachment_name_make_unique (const char *name, GHashTable *taken)
{
  const char *ending = find_ending (name);

  for (guint i = 1;; i++)
    {
      g_autofree char *end = i > 1 ? g_strdup_printf (" (%u)%s", i, ending)
                                   : g_strdup (ending);
      g_autofree char *tried = fit (name, (gsize) (ending - name), end);
      g_autofree char *folded = dx_attachment_name_fold (tried);

      if (!g_hash_table_contains (taken, folded))
        return g_steal_pointer (&tried);
    }
}
