/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-words-private.h"

#include <string.h>

#include "dx-json.h"

/* What stands around the words that somebody looks for. */

/* A passage of so many words, so many of them before the first hit. */
#define LENGTH 16u
#define BEFORE 4u

/* Words may be long without end. */
#define MAX_BYTES 400

/**
 * Passage:
 * @tokenizer: takes text apart
 * @search: what is looked for
 * @wanted: the terms to be found, a bit each
 * @n_wanted: how many
 * @last: where each term stood last in the present text, from 1; 0 for
 *   nowhere
 * @index: of the present word, from 1
 * @best: how many terms the best passage has
 * @first: the word of the first of them
 * @text: (nullable): where it stands
 */
typedef struct {
  DxTokenizer *tokenizer;
  const DxSearch *search;
  guint32 wanted;
  guint n_wanted;
  guint last[DX_SEARCH_MAX_TERMS];
  guint index;
  guint best;
  guint first;
  char *text;
} Passage;

static guint32
find_terms (const DxSearch *search, const char *token, gsize length)
{
  guint32 terms = 0;

  for (guint i = 0; i < search->n_terms; i++)
    {
      const gsize term_length = strlen (search->terms[i]);

      if (term_length <= length
          && memcmp (search->terms[i], token, term_length) == 0)
        terms |= 1u << i;
    }
  return terms;
}

static gboolean
title_cb (
    const char *token, gsize length, gsize start, gsize end, gpointer data)
{
  Passage *self = data;

  self->wanted &= ~find_terms (self->search, token, length);
  return self->wanted != 0;
}

/* How many terms a passage that ends here has, and where it begins. */
static guint
count_terms (Passage *self, guint *first)
{
  guint n = 0;

  *first = self->index;
  for (guint i = 0; i < self->search->n_terms; i++)
    if (self->last[i] != 0 && self->index - self->last[i] < LENGTH - BEFORE)
      {
        *first = MIN (*first, self->last[i]);
        n++;
      }
  return n;
}

typedef struct {
  Passage *passage;
  gboolean better;
} Look;

static gboolean
look_cb (const char *token, gsize length, gsize start, gsize end, gpointer data)
{
  Look *look = data;
  Passage *self = look->passage;
  const guint32 terms = find_terms (self->search, token, length) & self->wanted;
  guint first;
  guint n;

  self->index++;
  if (terms == 0)
    return TRUE;
  for (guint i = 0; i < self->search->n_terms; i++)
    if ((terms & (1u << i)) != 0)
      self->last[i] = self->index;
  n = count_terms (self, &first);
  if (n > self->best)
    {
      self->best = n;
      self->first = first - 1;
      look->better = TRUE;
    }
  return self->best < self->n_wanted;
}

static void
look_at_text (Passage *self, const char *text)
{
  Look look = { self, FALSE };

  self->index = 0;
  memset (self->last, 0, sizeof self->last);
  dx_tokenizer_split (self->tokenizer, text, look_cb, &look);
  if (!look.better)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
}

/* Every string below @node, in order, until all terms are found at once. */
static void
look_at_node (Passage *self, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (self->best == self->n_wanted)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        if (!g_str_equal (name, "id"))
          look_at_node (self, member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        look_at_node (self, json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node)
           && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      look_at_text (self, json_node_get_string (node));
    }
}

static void
look_at_file (Passage *self, GBytes *json)
{
  static const char *const members[] = { "values", "topics", "unplaced" };
  g_autoptr (JsonNode) root = dx_json_parse (json, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node =
          json_object_get_member (json_node_get_object (root), members[i]);

      if (node != NULL)
        look_at_node (self, node);
    }
}

/**
 * Cut:
 * @from: the first word
 * @to: the word behind the last one
 * @index: of the word that comes next
 * @start: where the passage begins, in bytes
 * @end: where it ends
 * @more: whether there are words behind it
 */
typedef struct {
  guint from;
  guint to;
  guint index;
  gsize start;
  gsize end;
  gboolean more;
} Cut;

static gboolean
cut_cb (const char *token, gsize length, gsize start, gsize end, gpointer data)
{
  Cut *cut = data;

  if (cut->index == cut->from)
    cut->start = start;
  cut->more = cut->index >= cut->to;
  if (!cut->more)
    cut->end = end;
  cut->index++;
  return !cut->more;
}

static char *
write_passage (Passage *self)
{
  const guint from = self->first - MIN (self->first, BEFORE);
  Cut cut = { .from = from, .to = from + LENGTH };
  GString *out = g_string_new (from > 0 ? "…" : NULL);
  const char *end;

  dx_tokenizer_split (self->tokenizer, self->text, cut_cb, &cut);
  end = cut.more ? self->text + cut.end : self->text + strlen (self->text);
  for (const char *at = self->text + cut.start;
       at < end && out->len < MAX_BYTES; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (cut.more)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

/*
 * dx_snippet_new:
 * @tokenizer: takes text apart
 * @search: what is looked for
 * @title: what one sees without a passage
 * @json: the file of a proposal
 *
 * Finds the passage that has most of the terms that are not in @title.
 *
 * Returns: (transfer full) (nullable): one line of text, with "…" where it
 *   goes on, or %NULL when there is none or @title has all terms
 */
char *
dx_snippet_new (DxTokenizer *tokenizer,
                const DxSearch *search,
                const char *title,
                GBytes *json)
{
  Passage passage = { .tokenizer = tokenizer, .search = search };
  char *snippet = NULL;

  passage.wanted = search->n_terms < 32 ? (1u << search->n_terms) - 1
                                        : G_MAXUINT32;
  dx_tokenizer_split (tokenizer, title, title_cb, &passage);
  for (guint32 rest = passage.wanted; rest != 0; rest &= rest - 1)
    passage.n_wanted++;
  if (passage.n_wanted > 0)
    look_at_file (&passage, json);
  if (passage.text != NULL)
    snippet = write_passage (&passage);
  g_free (passage.text);
  return snippet;
}
