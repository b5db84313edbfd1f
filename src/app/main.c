/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#include <glib/gi18n-lib.h>

#include "dx-application.h"
#include "dx-language.h"

static void
choose_language (GSettings *settings)
{
  g_autofree char *language = g_settings_get_string (settings, "language");

  dx_language_init (g_getenv ("DEXUAT_LANGUAGE") != NULL ? NULL : language);
}

int
main (int argc, char **argv)
{
  g_autoptr (GSettings) settings = dx_workspace_find_settings ();
  g_autoptr (DxApplication) application = NULL;

  if (settings == NULL)
    {
      dx_language_init (NULL);
      g_printerr ("dexuat: %s\n",
                  _ ("the settings' description is missing; please install "
                     "the program again"));
      return 1;
    }
  choose_language (settings);
  g_set_application_name ("Đề Xuất");
  application = dx_application_new (settings);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
