/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-source.h"

/**
 * dx_source_free:
 * @self: (nullable) (transfer full): a source
 *
 * Frees a source with its strings.
 */
void
dx_source_free (DxSource *self)
{
  if (self == NULL)
    return;
  g_free (self->document);
  g_free (self->place);
  g_free (self->sentence);
  g_free (self->doubt);
  g_free (self);
}

static char *
cite (const DxSource *self)
{
  if (self->place == NULL)
    return g_strdup_printf ("“%s” (%s)", self->sentence, self->document);

  return g_strdup_printf ("“%s” (%s, %s)", self->sentence, self->document,
                          self->place);
}

/**
 * dx_source_to_string:
 * @self: a source
 *
 * Writes the sentence and where it stands, and why it is in doubt:
 * “sentence” (document, place). Doubt.
 *
 * Returns: (transfer full): the text
 */
char *
dx_source_to_string (const DxSource *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  words = cite (self);
  if (self->doubt == NULL)
    return g_steal_pointer (&words);

  return g_strdup_printf ("%s. %s", words, self->doubt);
}
