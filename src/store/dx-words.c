/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-words-private.h"

#include <string.h>

#include "dx-unicode.h"

/* The search knows which words stand in a proposal, not where: each word
 * once, folded, in the order of bytes. Sixty pages have some thousand
 * different ones, so that keeping the index costs little, and nothing while
 * the words stay the same. Whoever changes this, or the tokenizer, collects
 * the words anew in a new version of the database. */

typedef struct {
  DxTokenizer *tokenizer;
  GHashTable *seen; /* of char *, owned by @words */
  GPtrArray *words; /* of char * */
} Collection;

static gboolean
collect_cb (
    const char *token, gsize length, gsize start, gsize end, gpointer data)
{
  Collection *collection = data;
  char word[128];
  char *copy;

  g_assert (length < sizeof word);
  memcpy (word, token, length);
  word[length] = '\0';
  if (g_hash_table_contains (collection->seen, word))
    return TRUE;
  copy = g_strndup (word, length);
  g_hash_table_add (collection->seen, copy);
  g_ptr_array_add (collection->words, copy);
  return TRUE;
}

static void
collection_init (Collection *self, DxTokenizer *tokenizer)
{
  self->tokenizer = tokenizer;
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new_with_free_func (g_free);
}

static void
collection_clear (Collection *self)
{
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->words, g_ptr_array_unref);
}

static void
add_text (Collection *self, const char *text)
{
  if (text != NULL)
    dx_tokenizer_split (self->tokenizer, text, collect_cb, self);
}

static void
add_texts (Collection *self, const char *const *texts)
{
  for (; texts != NULL && *texts != NULL; texts++)
    add_text (self, *texts);
}

static void
add_table (Collection *self, DxProposal *proposal, const DxField *table)
{
  const guint n_rows = dx_proposal_get_n_rows (proposal, table->id);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);

      for (guint row = 0; row < n_rows && !dx_field_is_integer (column); row++)
        add_text (self, dx_proposal_get_cell_text (proposal, table->id, row,
                                                   column->id));
    }
}

static void
add_field (Collection *self, DxProposal *proposal, const DxField *field)
{
  if (field->kind == DX_FIELD_TABLE)
    add_table (self, proposal, field);
  else if (field->kind == DX_FIELD_LIST)
    add_texts (self, dx_proposal_get_list (proposal, field->id));
  else if (!dx_field_is_integer (field))
    add_text (self, dx_proposal_get_text (proposal, field->id));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join (GPtrArray *words)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append_c (all, ' ');
      g_string_append (all, g_ptr_array_index (words, i));
    }
  return g_string_free (all, FALSE);
}

/*
 * dx_words_collect:
 * @tokenizer: takes text apart
 * @proposal: a proposal
 *
 * Collects the words of all texts that people wrote.
 *
 * Returns: (transfer full): the words, each once, folded, sorted, with a
 *   blank between two
 */
char *
dx_words_collect (DxTokenizer *tokenizer, DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  Collection collection;
  char *words;

  collection_init (&collection, tokenizer);
  for (guint i = 0; i < form->fields->len; i++)
    add_field (&collection, proposal, g_ptr_array_index (form->fields, i));
  for (guint i = 0; i < dx_proposal_get_n_topics (proposal); i++)
    add_text (&collection, dx_proposal_get_topic (proposal, i)->note);
  add_texts (&collection, dx_proposal_get_unplaced (proposal));
  g_ptr_array_sort (collection.words, compare_words);
  words = join (collection.words);
  collection_clear (&collection);
  return words;
}

/* Folded words are letters and digits: nothing in them means anything to
 * MATCH once they stand in quotes. */
static char *
write_expression (GPtrArray *terms)
{
  GString *expression = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (expression, "%s\"%s\" *", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (terms, i));
  return g_string_free (expression, FALSE);
}

/*
 * dx_search_new:
 * @tokenizer: takes text apart
 * @text: (nullable): UTF-8, as typed
 *
 * Reads what somebody looks for: words, each a beginning of a word.
 *
 * Returns: (transfer full) (nullable): the search, or %NULL when there is
 *   no word in @text
 */
DxSearch *
dx_search_new (DxTokenizer *tokenizer, const char *text)
{
  g_autofree char *normal = NULL;
  Collection collection;
  DxSearch *self = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  normal = dx_unicode_to_nfc (text);
  collection_init (&collection, tokenizer);
  add_text (&collection, normal);
  if (collection.words->len > DX_SEARCH_MAX_TERMS)
    g_ptr_array_set_size (collection.words, (int) DX_SEARCH_MAX_TERMS);
  if (collection.words->len > 0)
    {
      self = g_new0 (DxSearch, 1);
      g_atomic_ref_count_init (&self->count);
      self->n_terms = collection.words->len;
      self->expression = write_expression (collection.words);
      g_ptr_array_add (collection.words, NULL);
      g_ptr_array_set_free_func (collection.words, NULL);
      self->terms = (GStrv) g_ptr_array_steal (collection.words, NULL);
    }
  collection_clear (&collection);
  return self;
}

/*
 * dx_search_ref:
 * @self: a search
 *
 * Takes a share in @self.
 *
 * Returns: (transfer full): @self
 */
DxSearch *
dx_search_ref (DxSearch *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/*
 * dx_search_unref:
 * @self: (transfer full): a search
 *
 * Gives a share in @self back; the last one frees it.
 */
void
dx_search_unref (DxSearch *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_strfreev (self->terms);
  g_free (self->expression);
  g_free (self);
}

/*
 * dx_search_equal:
 * @a: (nullable): a search
 * @b: (nullable): another one
 *
 * Returns: whether both look for the same
 */
gboolean
dx_search_equal (const DxSearch *a, const DxSearch *b)
{
  return g_strcmp0 (a != NULL ? a->expression : NULL,
                    b != NULL ? b->expression : NULL)
         == 0;
}

static gboolean
has_beginning (const char *words, const char *term)
{
  const gsize length = strlen (term);
  const char *at = words;

  while (strncmp (at, term, length) != 0)
    {
      at = strchr (at, ' ');
      if (at == NULL)
        return FALSE;
      at++;
    }
  return TRUE;
}

/*
 * dx_search_matches:
 * @self: a search
 * @words: what dx_words_collect () gave
 *
 * Says the same as the table of words.
 *
 * Returns: whether each term begins one of @words
 */
gboolean
dx_search_matches (const DxSearch *self, const char *words)
{
  for (guint i = 0; i < self->n_terms; i++)
    if (!has_beginning (words, self->terms[i]))
      return FALSE;
  return TRUE;
}
