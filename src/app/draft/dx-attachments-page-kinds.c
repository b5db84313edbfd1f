/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-attachments-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-unicode.h"

/* Kinds of documents. */

static const struct {
  const char *kind;
  const char *label;
  const char *const words[4]; /* in a file's name, folded */
} kinds[] = {
  { "official-letter", N_ ("Official letter"), { "cong van", "cv" } },
  { "commitment", N_ ("Commitment"), { "cam ket", "thoa thuan", "doi ung" } },
  { "summary-table", N_ ("Summary table"), { "bang tong hop", "tong hop" } },
  { "other", N_ ("Other document"), { NULL } },
};

/*
 * dx_attachment_kind_get_label:
 * @kind: "official-letter", "commitment", "summary-table" or "other"
 *
 * Returns: it in words
 */
const char *
dx_attachment_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return _ (kinds[i].label);

  return _ ("Other document");
}

static char *
get_words (const char *name)
{
  g_autofree char *folded = dx_unicode_fold (name);
  g_autoptr (GString) words = g_string_new (" ");

  for (const char *at = folded; *at != '\0'; at++)
    g_string_append_c (words, g_ascii_isalnum (*at) ? *at : ' ');
  g_string_append_c (words, ' ');

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/*
 * dx_attachment_kind_guess:
 * @name: a file's name
 *
 * Returns: the kind that its words speak of
 */
const char *
dx_attachment_kind_guess (const char *name)
{
  g_autofree char *words = get_words (name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; kinds[i].words[j] != NULL; j++)
      {
        g_autofree char *wanted = g_strdup_printf (" %s ", kinds[i].words[j]);

        if (strstr (words, wanted) != NULL)
          return kinds[i].kind;
      }

  return "other";
}
