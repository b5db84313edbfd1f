/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-text"

#include "dx-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Only these two: how numbers and dates are written is never the
 * locale's. */
static void
take_locale (int category)
{
  const char *name = setlocale (category, "");

  /* gettext gives no translations in the "C" locale, whatever LANGUAGE
   * says; "C.UTF-8" is on every machine. */
  if (name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX"))
    setlocale (category, "C.UTF-8");
}

/* The catalogue of a program that runs from its build folder. */
static char *
find_catalogue (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder
      = program != NULL ? g_path_get_dirname (program) : NULL;

  for (guint i = 0; folder != NULL && i < 3; i++)
    {
      g_autofree char *parent = g_path_get_dirname (folder);
      g_autofree char *place = g_build_filename (parent, "po", NULL);
      g_autofree char *file = g_build_filename (
          place, "vi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&place);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }

  return g_strdup (DX_LOCALEDIR);
}

/**
 * dx_language_init:
 * @setting: (nullable): "vi", "en" or "system" (the locale's language);
 *   %NULL for what the environment variable DEXUAT_LANGUAGE says, and
 *   Vietnamese if it says nothing
 *
 * Chooses the language of messages. To be called once, before anything else
 * and before other threads.
 */
void
dx_language_init (const char *setting)
{
  g_autofree char *catalogue = find_catalogue ();

  if (setting == NULL)
    setting = g_getenv ("DEXUAT_LANGUAGE");
  if (setting == NULL || g_str_equal (setting, "vi"))
    g_setenv ("LANGUAGE", "vi", TRUE);
  else if (g_str_equal (setting, "en"))
    g_setenv ("LANGUAGE", "en", TRUE);

  take_locale (LC_CTYPE);
  take_locale (LC_MESSAGES);
  bindtextdomain (GETTEXT_PACKAGE, catalogue);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
