/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-editor-draft.h"

#include <glib/gi18n-lib.h>

#include "dx-input.h"
#include "dx-json.h"
#include "dx-unicode.h"

static const char *const kinds[] = { "slip",          "official-letter",
                                     "summary-table", "commitment",
                                     "soft-copy",     "other" };

static void
rule_free (gpointer data)
{
  DxCallRule *rule = data;

  g_free (rule->text);
  g_free (rule->sentence);
  g_clear_pointer (&rule->topics, g_ptr_array_unref);
  g_free (rule);
}

/* Members as far as they are there and of the right type: the file was
 * read as a call before. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name)
                                  : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name)
                                  : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_node_get_object (node)
             : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
             ? json_node_get_array (node)
             : NULL;
}

static const char *
get_sentence (JsonObject *object)
{
  return get_text (get_object (object, "source"), "sentence");
}

static void
read_topics (DxCallRule *rule, JsonObject *object)
{
  JsonArray *topics = get_array (object, "topics");

  rule->topics = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; topics != NULL && i < json_array_get_length (topics); i++)
    g_ptr_array_add (
        rule->topics,
        g_strdup (get_text (json_array_get_object_element (topics, i), "id")));
}

static GPtrArray *
read_rules (JsonObject *root, const char *list, const char *text)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func (rule_free);
  JsonArray *array = get_array (root, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      DxCallRule *rule = dx_call_draft_add (rules);
      const char *kind = get_text (object, "kind");

      rule->index = (int) i;
      dx_call_draft_set (&rule->text, get_text (object, text));
      dx_call_draft_set (&rule->sentence, get_sentence (object));
      rule->optional = json_object_get_boolean_member_with_default (
          object, "optional", FALSE);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        if (g_str_equal (kinds[k], kind))
          rule->kind = (DxDossierKind) k;
      if (g_str_equal (list, "groups"))
        read_topics (rule, object);
    }

  return rules;
}

/* The statement of a list that has the id. */
static JsonObject *
find_statement (JsonObject *root, const char *list, const char *id)
{
  JsonArray *array = get_array (root, list);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (get_text (object, "id"), id))
        return object;
    }

  return NULL;
}

static char *
read_value (JsonObject *root, const char *list, const char *id)
{
  return g_strdup (get_text (find_statement (root, list, id), "value"));
}

static void
read_all (DxCallDraft *self)
{
  JsonObject *root = json_node_get_object (self->root);
  JsonObject *deadline = get_object (root, "deadline");

  self->id = g_strdup (get_text (root, "id"));
  self->office = g_strdup (get_text (root, "office"));
  self->province = g_strdup (get_text (root, "province"));
  self->document =
      g_strdup (get_text (get_object (deadline, "source"), "document"));
  self->plan_year =
      (int) json_object_get_int_member_with_default (root, "plan-year", 0);
  self->deadline = g_strdup (get_text (deadline, "text"));
  self->deadline_sentence = g_strdup (get_sentence (deadline));
  self->instant = g_strdup (get_text (deadline, "instant"));
  self->inclusive = json_object_get_boolean_member_with_default (
      deadline, "inclusive", FALSE);
  self->requirements = read_rules (root, "requirements", "text");
  self->groups = read_rules (root, "groups", "title");
  self->dossier = read_rules (root, "dossier", "title");
  self->address = read_value (root, "addresses", "post");
  self->contact = read_value (root, "contacts", "name");
  self->phone = read_value (root, "contacts", "phone");
  self->email = read_value (root, "contacts", "e-mail");
}

/**
 * dx_call_draft_new_from_json:
 * @json: a call file
 * @error: return location for a #DxJsonError
 *
 * Begins to edit a call.
 *
 * Returns: (transfer full) (nullable): the call as a plain value
 */
DxCallDraft *
dx_call_draft_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (DxCall) call = dx_call_new_from_json (json, NULL, error);
  DxCallDraft *self;

  if (call == NULL)
    return NULL;
  self = g_new0 (DxCallDraft, 1);
  self->root = dx_json_parse (json, error);
  g_assert (self->root != NULL);
  read_all (self);

  return self;
}

/**
 * dx_call_draft_new:
 * @call: a call of the catalog
 * @error: return location for an error: its file cannot be read any more
 *
 * Begins to edit a call.
 *
 * Returns: (transfer full) (nullable): the call as a plain value
 */
DxCallDraft *
dx_call_draft_new (DxCall *call, GError **error)
{
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (call != NULL, NULL);

  if (call->builtin)
    {
      g_autofree char *path =
          g_strdup_printf ("/vn/dexuat/DeXuat/calls/%s.json", call->id);

      json =
          g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    }
  else
    json = dx_input_read (call->path, DX_JSON_MAX_BYTES, error);

  return json != NULL ? dx_call_draft_new_from_json (json, error) : NULL;
}

/**
 * dx_call_draft_free:
 * @self: (transfer full) (nullable): a draft
 *
 * Frees it.
 */
void
dx_call_draft_free (DxCallDraft *self)
{
  if (self == NULL)
    return;

  json_node_unref (self->root);
  g_free (self->id);
  g_free (self->office);
  g_free (self->province);
  g_free (self->document);
  g_free (self->deadline);
  g_free (self->deadline_sentence);
  g_free (self->instant);
  g_ptr_array_unref (self->requirements);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->dossier);
  g_free (self->address);
  g_free (self->contact);
  g_free (self->phone);
  g_free (self->email);
  g_free (self);
}

/**
 * dx_call_draft_set:
 * @member: (inout): a text of a draft
 * @text: what it is from now on; blanks around it go
 *
 * Changes a text.
 */
void
dx_call_draft_set (char **member, const char *text)
{
  char *copy = g_strstrip (dx_unicode_to_nfc (text));

  g_free (*member);
  *member = copy;
}

/**
 * dx_call_draft_add:
 * @rules: a list of a draft
 *
 * Adds an empty rule.
 *
 * Returns: (transfer none): it
 */
DxCallRule *
dx_call_draft_add (GPtrArray *rules)
{
  DxCallRule *rule = g_new0 (DxCallRule, 1);

  rule->index = -1;
  rule->kind = DX_DOSSIER_OTHER;
  rule->text = g_strdup ("");
  rule->sentence = g_strdup ("");
  g_ptr_array_add (rules, rule);

  return rule;
}

/**
 * dx_call_draft_rename:
 * @self: a draft of a copy
 * @catalog: knows the calls that there are
 *
 * Gives it an id that no call has: the old one with a number behind it.
 */
void
dx_call_draft_rename (DxCallDraft *self, DxCatalog *catalog)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) calls = dx_catalog_list_calls (catalog);
  g_autofree char *base = g_strdup (self->id);

  for (guint i = 0; i < calls->len; i++)
    g_hash_table_add (taken, ((DxCall *) g_ptr_array_index (calls, i))->id);
  for (guint n = 2; g_hash_table_contains (taken, self->id); n++)
    {
      g_free (self->id);
      self->id = g_strdup_printf ("%s-%u", base, n);
    }
}

static const char *
get_unquoted_doubt (void)
{
  /* Part of the data, which is Vietnamese. */
  return "Người dùng tự ghi; chưa dẫn được câu nguyên văn trong văn bản.";
}

/* The rule was changed: it comes from @sentence, or, when the user did not
 * quote one, from the user, and says so. What else the source says of its
 * place stays only while the sentence does. */
static void
write_source (const DxCallDraft *self,
              JsonObject *object,
              const char *sentence,
              const char *text)
{
  JsonObject *source = get_object (object, "source");
  gboolean quoted = *sentence != '\0';

  if (source == NULL)
    {
      source = json_object_new ();
      json_object_set_object_member (object, "source", source);
    }
  if (quoted && g_str_equal (get_text (source, "sentence"), sentence))
    return;
  json_object_set_string_member (source, "document",
                                 *self->document != '\0' ? self->document
                                                         : self->office);
  json_object_remove_member (source, "place");
  json_object_remove_member (source, "doubt");
  json_object_remove_member (source, "seed");
  json_object_set_string_member (source, "sentence", quoted ? sentence : text);
  if (!quoted)
    {
      json_object_set_string_member (source, "doubt", get_unquoted_doubt ());
      json_object_set_boolean_member (source, "seed", FALSE);
    }
}

/* A topic that stays keeps its source; a new one has the group's. */
static void
write_topics (const DxCallRule *rule, JsonObject *object)
{
  JsonArray *old = get_array (object, "topics");
  JsonArray *topics = json_array_new ();
  JsonNode *source = json_object_get_member (object, "source");

  for (guint i = 0; i < rule->topics->len; i++)
    {
      const char *id = g_ptr_array_index (rule->topics, i);
      JsonObject *topic = NULL;

      for (guint j = 0; old != NULL && j < json_array_get_length (old); j++)
        {
          JsonObject *it = json_array_get_object_element (old, j);

          if (topic == NULL && g_str_equal (get_text (it, "id"), id))
            topic = json_object_ref (it);
        }
      if (topic == NULL)
        {
          topic = json_object_new ();
          json_object_set_string_member (topic, "id", id);
          json_object_set_member (topic, "source", json_node_copy (source));
        }
      json_array_add_object_element (topics, topic);
    }
  json_object_set_array_member (object, "topics", topics);
}

static char *
make_group_id (JsonArray *array)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("group-%u", n);
      gboolean taken = FALSE;

      for (guint i = 0; i < json_array_get_length (array); i++)
        taken =
            taken
            || g_str_equal (
                get_text (json_array_get_object_element (array, i), "id"), id);
      if (!taken)
        return g_steal_pointer (&id);
    }
}

static void
write_rule (const DxCallDraft *self,
            const DxCallRule *rule,
            JsonObject *object,
            const char *member)
{
  gboolean dossier = rule->topics == NULL && g_str_equal (member, "title");
  gboolean changed = !g_str_equal (get_text (object, member), rule->text)
                     || !g_str_equal (get_sentence (object), rule->sentence);

  if (dossier)
    {
      const char *kind = kinds[rule->kind];
      gboolean optional = json_object_get_boolean_member_with_default (
          object, "optional", FALSE);

      changed = changed || !g_str_equal (get_text (object, "kind"), kind)
                || optional != rule->optional;
      json_object_set_string_member (object, "kind", kind);
    }
  if (changed)
    {
      if (*rule->text != '\0')
        json_object_set_string_member (object, member, rule->text);
      else
        json_object_remove_member (object, member);
      if (dossier && rule->optional)
        json_object_set_boolean_member (object, "optional", TRUE);
      else if (dossier)
        json_object_remove_member (object, "optional");
      write_source (self, object, rule->sentence, rule->text);
    }
  if (rule->topics != NULL)
    write_topics (rule, object);
}

static void
write_rules (const DxCallDraft *self,
             JsonObject *root,
             const char *list,
             const char *member,
             GPtrArray *rules)
{
  JsonArray *old = get_array (root, list);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const DxCallRule *rule = g_ptr_array_index (rules, i);
      JsonObject *object;

      if (rule->removed || (*rule->text == '\0' && *rule->sentence == '\0'))
        continue;
      object = rule->index >= 0 ? json_object_ref (
                   json_array_get_object_element (old, (guint) rule->index))
                                : json_object_new ();
      if (rule->topics != NULL && rule->index < 0)
        {
          g_autofree char *id = make_group_id (array);

          json_object_set_string_member (object, "id", id);
        }
      write_rule (self, rule, object, member);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, list, array);
}

/* A value that is taken away takes its statement along. */
static void
write_value (const DxCallDraft *self,
             JsonObject *root,
             const char *list,
             const char *id,
             const char *value)
{
  JsonObject *object = find_statement (root, list, id);
  JsonArray *array = get_array (root, list);

  if (g_str_equal (get_text (object, "value"), value) || array == NULL)
    return;
  if (*value == '\0')
    {
      for (guint i = json_array_get_length (array); i > 0; i--)
        if (json_array_get_object_element (array, i - 1) == object)
          json_array_remove_element (array, i - 1);
      return;
    }
  if (object == NULL)
    {
      object = json_object_new ();
      json_object_set_string_member (object, "id", id);
      json_array_add_object_element (array, object);
    }
  json_object_set_string_member (object, "value", value);
  write_source (self, object, "", value);
}

static void
write_deadline (const DxCallDraft *self, JsonObject *root)
{
  JsonObject *deadline = get_object (root, "deadline");
  gboolean changed =
      !g_str_equal (get_text (deadline, "text"), self->deadline)
      || !g_str_equal (get_text (deadline, "instant"), self->instant)
      || !g_str_equal (get_sentence (deadline), self->deadline_sentence)
      || json_object_get_boolean_member_with_default (deadline, "inclusive",
                                                      FALSE)
             != self->inclusive;

  if (!changed)
    return;
  json_object_set_string_member (deadline, "text", self->deadline);
  if (*self->instant != '\0')
    json_object_set_string_member (deadline, "instant", self->instant);
  else
    json_object_remove_member (deadline, "instant");
  json_object_set_boolean_member (deadline, "inclusive", self->inclusive);
  /* They were about the old wording. */
  json_object_remove_member (deadline, "readings");
  json_object_remove_member (deadline, "doubt");
  write_source (self, deadline, self->deadline_sentence, self->deadline);
}

static void
write_year (const DxCallDraft *self, JsonObject *root)
{
  if (json_object_get_int_member_with_default (root, "plan-year", 0)
      == self->plan_year)
    return;
  json_object_set_int_member (root, "plan-year", self->plan_year);
  /* The sentence names another year. */
  json_object_remove_member (root, "plan-year-source");
}

/**
 * dx_call_draft_to_json:
 * @self: a draft
 *
 * Writes the file. Members that were not edited stay as they are; each rule
 * that was edited has the sentence that the user gave for it, or says that
 * there is none.
 *
 * Returns: (transfer full): the file; whether it is a call is told by
 *   dx_call_new_from_json ()
 */
GBytes *
dx_call_draft_to_json (const DxCallDraft *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JsonObject *root;

  g_return_val_if_fail (self != NULL, NULL);

  /* A copy in depth: what is written does not change the draft. */
  bytes = dx_json_print (self->root);
  node = dx_json_parse (bytes, NULL);
  root = json_node_get_object (node);
  json_object_set_string_member (root, "id", self->id);
  json_object_set_string_member (root, "office", self->office);
  json_object_set_string_member (root, "province", self->province);
  write_year (self, root);
  write_deadline (self, root);
  write_rules (self, root, "requirements", "text", self->requirements);
  write_rules (self, root, "groups", "title", self->groups);
  write_rules (self, root, "dossier", "title", self->dossier);
  write_value (self, root, "addresses", "post", self->address);
  write_value (self, root, "contacts", "name", self->contact);
  write_value (self, root, "contacts", "phone", self->phone);
  write_value (self, root, "contacts", "e-mail", self->email);

  return dx_json_print (node);
}
