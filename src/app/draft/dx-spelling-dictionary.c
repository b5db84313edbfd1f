/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-spelling-dictionary.h"

#include <string.h>

#ifdef HAVE_ENCHANT
#  include <enchant.h>
#endif

#define MAX_SUGGESTIONS 5

/* Reading a dictionary takes a while: all editors share it. */
struct _DxSpellingDictionary {
  guint count;
#ifdef HAVE_ENCHANT
  EnchantBroker *broker;
  EnchantDict *dict;
#endif
  GHashTable *known; /* word → whether it is right */
};

/* oa, oe and uy carry their tone on either letter: hòa and hoà are one word
 * in two accepted spellings. A row a tone. */
static const char *const pairs[][2] = {
  { "òa", "oà" }, { "óa", "oá" }, { "ỏa", "oả" }, { "õa", "oã" },
  { "ọa", "oạ" }, { "òe", "oè" }, { "óe", "oé" }, { "ỏe", "oẻ" },
  { "õe", "oẽ" }, { "ọe", "oẹ" }, { "ùy", "uỳ" }, { "úy", "uý" },
  { "ủy", "uỷ" }, { "ũy", "uỹ" }, { "ụy", "uỵ" },
};

static char *
replace_at (const char *text, const char *at, const char *old, const char *new)
{
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new,
                          at + strlen (old));
}

/**
 * dx_spelling_move_tone:
 * @word: a word in NFC
 *
 * Returns: (transfer full) (nullable): the word in small letters with its
 *   tone on the other letter ("hòa" for "hoà"), or %NULL if there is but one
 *   way to write it
 */
char *
dx_spelling_move_tone (const char *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint side = 0; side < 2; side++)
      {
        const char *from = pairs[i][side];
        const char *at = strstr (small, from);

        if (at != NULL)
          return replace_at (small, at, from, pairs[i][1 - side]);
      }

  return NULL;
}

#ifdef HAVE_ENCHANT

static DxSpellingDictionary *shared;

static DxSpellingDictionary *
open_dictionary (void)
{
  static const char *const tags[] = { "vi", "vi_VN" };
  EnchantBroker *broker = enchant_broker_init ();
  DxSpellingDictionary *self;
  EnchantDict *dict = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tags) && dict == NULL; i++)
    if (enchant_broker_dict_exists (broker, tags[i]))
      dict = enchant_broker_request_dict (broker, tags[i]);
  if (dict == NULL)
    {
      enchant_broker_free (broker);
      return NULL;
    }
  self = g_new0 (DxSpellingDictionary, 1);
  self->broker = broker;
  self->dict = dict;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * dx_spelling_dictionary_get:
 *
 * Returns: (transfer full) (nullable): the dictionary, or %NULL if none is
 *   installed
 */
DxSpellingDictionary *
dx_spelling_dictionary_get (void)
{
  if (shared == NULL)
    shared = open_dictionary ();
  if (shared != NULL)
    shared->count++;

  return shared;
}

/**
 * dx_spelling_dictionary_unref:
 * @self: (transfer full): the dictionary
 *
 * Gives a share in it back.
 */
void
dx_spelling_dictionary_unref (DxSpellingDictionary *self)
{
  g_return_if_fail (self != NULL && self == shared);

  if (--self->count > 0)
    return;
  shared = NULL;
  enchant_broker_free_dict (self->broker, self->dict);
  enchant_broker_free (self->broker);
  g_hash_table_unref (self->known);
  g_free (self);
}

static gboolean
is_right (DxSpellingDictionary *self, const char *word)
{
  return enchant_dict_check (self->dict, word, (gssize) strlen (word)) == 0;
}

static gboolean
look_up (DxSpellingDictionary *self, const char *word)
{
  g_autofree char *other = NULL;

  if (is_right (self, word))
    return TRUE;
  other = dx_spelling_move_tone (word);

  return other != NULL && is_right (self, other);
}

/**
 * dx_spelling_dictionary_check:
 * @self: the dictionary
 * @word: a word in NFC
 *
 * Returns: whether it is known, in either placement of its tone
 */
gboolean
dx_spelling_dictionary_check (DxSpellingDictionary *self, const char *word)
{
  gpointer value;
  gboolean right;

  if (g_hash_table_lookup_extended (self->known, word, NULL, &value))
    return GPOINTER_TO_INT (value);
  right = look_up (self, word);
  g_hash_table_insert (self->known, g_strdup (word), GINT_TO_POINTER (right));

  return right;
}

/**
 * dx_spelling_dictionary_suggest:
 * @self: the dictionary
 * @word: a word that it does not know
 *
 * Returns: (transfer full): a few words that may be meant
 */
GStrv
dx_spelling_dictionary_suggest (DxSpellingDictionary *self, const char *word)
{
  gsize count = 0;
  char **found =
      enchant_dict_suggest (self->dict, word, (gssize) strlen (word), &count);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv suggestions;

  for (gsize i = 0; i < MIN (count, MAX_SUGGESTIONS); i++)
    g_strv_builder_add (builder, found[i]);
  if (found != NULL)
    enchant_dict_free_string_list (self->dict, found);
  suggestions = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return suggestions;
}

/**
 * dx_spelling_dictionary_add:
 * @self: the dictionary
 * @word: a word
 * @for_good: whether the user's own dictionary keeps it; otherwise it is
 *   known until the program ends
 *
 * Makes a word known.
 */
void
dx_spelling_dictionary_add (DxSpellingDictionary *self,
                            const char *word,
                            gboolean for_good)
{
  if (for_good)
    enchant_dict_add (self->dict, word, (gssize) strlen (word));
  else
    enchant_dict_add_to_session (self->dict, word, (gssize) strlen (word));
  g_hash_table_remove_all (self->known);
}

#else

DxSpellingDictionary *
dx_spelling_dictionary_get (void)
{
  return NULL;
}

void
dx_spelling_dictionary_unref (DxSpellingDictionary *self)
{
}

gboolean
dx_spelling_dictionary_check (DxSpellingDictionary *self, const char *word)
{
  return TRUE;
}

GStrv
dx_spelling_dictionary_suggest (DxSpellingDictionary *self, const char *word)
{
  return g_new0 (char *, 1);
}

void
dx_spelling_dictionary_add (DxSpellingDictionary *self,
                            const char *word,
                            gboolean for_good)
{
}

#endif
