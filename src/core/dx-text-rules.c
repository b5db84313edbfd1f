/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-text-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

#define RULES_FORMAT "dexuat-rules"

/* A citation's date on its way from text to GDate. */
typedef struct {
  DxCitation citation;
  char *date;
} CitationFile;

static void
free_spelling (DxSpellingRule *self)
{
  g_free (self->wrong);
  g_free (self->right);
  g_strfreev (self->except);
  dx_source_free (self->source);
  g_free (self);
}

static void
free_citation (CitationFile *self)
{
  g_free (self->citation.symbol);
  dx_source_free (self->citation.source);
  g_free (self->date);
  g_free (self);
}

static const DxMember spelling_members[] = {
  DX_MUST ("wrong", STRING, DxSpellingRule, wrong),
  DX_MUST ("right", STRING, DxSpellingRule, right),
  DX_MAY ("except", STRINGS, DxSpellingRule, except),
  DX_MAY ("source", SOURCE, DxSpellingRule, source), DX_MEMBERS_END
};

static gboolean
refuse (GError **error, const char *path, const char *message)
{
  return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path, message);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n\r")] == '\0';
}

static gboolean
validate_spelling (const DxSpellingRule *rule, const char *path, GError **error)
{
  if (is_blank (rule->wrong) || strcmp (rule->wrong, rule->right) == 0)
    return refuse (error, path, _ ("“wrong” must be words unlike “right”"));
  for (guint i = 0; rule->except[i] != NULL; i++)
    if (strstr (rule->except[i], rule->wrong) == NULL)
      return refuse (error, path, _ ("each “except” must hold “wrong”"));
  return TRUE;
}

static gpointer
read_spelling (JsonObject *object, const char *path, GError **error)
{
  DxSpellingRule *self = g_new0 (DxSpellingRule, 1);

  if (!dx_members_read (object, path, spelling_members, self, error)
      || !validate_spelling (self, path, error))
    g_clear_pointer (&self, free_spelling);
  return self;
}

static const DxMember citation_members[] = {
  DX_MUST ("symbol", STRING, DxCitation, symbol),
  DX_MUST ("date", DATE, CitationFile, date),
  DX_MAY ("source", SOURCE, DxCitation, source), DX_MEMBERS_END
};

/* The date's form has been looked at: "2022-10-12". */
static void
set_date (CitationFile *self)
{
  guint year = (guint) g_ascii_strtoull (self->date, NULL, 10);
  guint month = (guint) g_ascii_strtoull (self->date + 5, NULL, 10);
  guint day = (guint) g_ascii_strtoull (self->date + 8, NULL, 10);

  g_date_clear (&self->citation.date, 1);
  g_date_set_dmy (&self->citation.date, (GDateDay) day, (GDateMonth) month,
                  (GDateYear) year);
  g_clear_pointer (&self->date, g_free);
}

static gboolean
has_symbol (const CitationFile *self, const char *path, GError **error)
{
  return !is_blank (self->citation.symbol)
         || refuse (error, path, _ ("“symbol” must not be blank"));
}

static gpointer
read_citation (JsonObject *object, const char *path, GError **error)
{
  CitationFile *self = g_new0 (CitationFile, 1);

  if (!dx_members_read (object, path, citation_members, self, error)
      || !has_symbol (self, path, error))
    g_clear_pointer (&self, free_citation);
  else
    set_date (self);
  return self;
}

static const DxMember rules_members[] = {
  DX_MUST_LIST ("spelling", read_spelling, DxTextRules, spelling),
  DX_MUST_LIST ("citations", read_citation, DxTextRules, citations),
  DX_MUST ("unit-words", STRINGS, DxTextRules, unit_words),
  DX_MUST ("commitment-words", STRINGS, DxTextRules, commitment_words),
  DX_MUST ("repeated-words", UINT, DxTextRules, repeated_words),
  DX_MEMBERS_END
};

typedef struct {
  DxSource *source;
} SourceFile;

/* "sources" is a map: its members are ids of findings. */
static gboolean
read_sources (JsonObject *rules, GHashTable *sources, GError **error)
{
  JsonNode *node = json_object_get_member (rules, "sources");
  g_autoptr (GList) ids = NULL;
  JsonObject *object;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_TYPE,
                   _ ("$.sources: must be an object"));
      return FALSE;
    }
  object = json_node_get_object (node);
  ids = json_object_get_members (object);
  for (GList *it = ids; it != NULL; it = it->next)
    {
      const DxMember members[] = {
        DX_MUST (it->data, SOURCE, SourceFile, source), DX_MEMBERS_END
      };
      SourceFile file = { NULL };

      if (!dx_members_read (object, "$.sources", members, &file, error))
        return FALSE;
      g_hash_table_replace (sources, g_strdup (it->data), file.source);
    }
  return TRUE;
}

static gboolean
validate_words (GStrv words, const char *path, GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (is_blank (words[i]))
      return refuse (error, path, _ ("words must not be blank"));
  return TRUE;
}

/**
 * dx_text_rules_new_from_json:
 * @json: a file of text rules, UTF-8
 * @error: return location for a #DxJsonError
 *
 * Reads the rules on Vietnamese text.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with @error set
 */
DxTextRules *
dx_text_rules_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxTextRules) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = g_new0 (DxTextRules, 1);
  self->spelling =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_spelling);
  self->citations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_citation);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) dx_source_free);
  if (!dx_members_read_file (root, RULES_FORMAT, rules_members, self, error)
      || !validate_words (self->unit_words, "$.unit-words", error)
      || !validate_words (self->commitment_words, "$.commitment-words", error)
      || !read_sources (json_node_get_object (root), self->sources, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_text_rules_free:
 * @self: (nullable) (transfer full): text rules
 *
 * Frees them.
 */
void
dx_text_rules_free (DxTextRules *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spelling);
  g_ptr_array_unref (self->citations);
  g_strfreev (self->unit_words);
  g_strfreev (self->commitment_words);
  g_hash_table_unref (self->sources);
  g_free (self);
}
