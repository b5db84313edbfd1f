/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-catalog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-shelf-private.h"
#include "dx-topic-private.h"

/* Forms, calls, column sets, letters, topics and text rules: those built in and
 * those of the user. A built-in file is read when it is first asked for, not
 * before: an export of one proposal costs one form and one call. What was
 * handed out lives as long as the catalog, even when a user's file takes its
 * place. */

#define FORM_FORMAT "dexuat-form"
#define CALL_FORMAT "dexuat-call"
#define TOPICS_FORMAT "dexuat-topics"
#define COLUMNS_FORMAT "dexuat-columns"
#define LETTER_FORMAT "dexuat-letter"

struct _DxCatalog {
  GObject parent_instance;

  DxShelf forms;
  DxShelf calls;
  DxShelf columns;
  DxShelf letters;

  GPtrArray *topics; /* nullable: not read yet */
  guint n_builtin_topics;
  GPtrArray *retired_topics;

  DxTextRules *rules; /* nullable: not read yet */
};

G_DEFINE_FINAL_TYPE (DxCatalog, dx_catalog, G_TYPE_OBJECT)

static GPtrArray *
read_topics (GError **error)
{
  g_autoptr (GBytes) bytes = dx_shelf_load ("topics/topics.json", error);
  g_autoptr (JsonNode) root = bytes != NULL ? dx_json_parse (bytes, error)
                                            : NULL;

  return root != NULL ? dx_topics_new_from_node (root, error) : NULL;
}

static void
ensure_topics (DxCatalog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->topics != NULL)
    return;
  self->topics = read_topics (&error);
  if (self->topics == NULL)
    {
      g_critical ("topics: %s", error->message);
      self->topics =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dx_topic_free);
    }
  self->n_builtin_topics = self->topics->len;
}

static gboolean
find_topic (DxCatalog *self, const char *id, guint *index)
{
  for (*index = 0; *index < self->topics->len; (*index)++)
    {
      const DxTopic *topic = g_ptr_array_index (self->topics, *index);

      if (strcmp (topic->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* In the place of the topic of the same id, or among the user's by id. */
static void
put_topic (DxCatalog *self, DxTopic *topic)
{
  guint index;

  if (find_topic (self, topic->id, &index))
    {
      g_ptr_array_add (self->retired_topics,
                       g_ptr_array_index (self->topics, index));
      self->topics->pdata[index] = topic;
      return;
    }
  for (index = self->n_builtin_topics; index < self->topics->len; index++)
    {
      const DxTopic *other = g_ptr_array_index (self->topics, index);

      if (strcmp (other->id, topic->id) > 0)
        break;
    }
  g_ptr_array_insert (self->topics, (int) index, topic);
}

static gboolean
add_topics (DxCatalog *self, JsonNode *root, GError **error)
{
  g_autoptr (GPtrArray) topics = dx_topics_new_from_node (root, error);
  gsize count;
  g_autofree gpointer *items = NULL;

  if (topics == NULL)
    return FALSE;
  ensure_topics (self);
  items = g_ptr_array_steal (topics, &count);
  for (gsize i = 0; i < count; i++)
    put_topic (self, items[i]);
  return TRUE;
}

static void
dx_catalog_finalize (GObject *object)
{
  DxCatalog *self = DX_CATALOG (object);

  dx_shelf_clear (&self->forms);
  dx_shelf_clear (&self->calls);
  dx_shelf_clear (&self->columns);
  dx_shelf_clear (&self->letters);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_ptr_array_unref (self->retired_topics);
  dx_text_rules_free (self->rules);
  G_OBJECT_CLASS (dx_catalog_parent_class)->finalize (object);
}

static void
dx_catalog_class_init (DxCatalogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_catalog_finalize;
}

static void
dx_catalog_init (DxCatalog *self)
{
  dx_shelf_init (&self->forms, DX_SHELF_FORMS);
  dx_shelf_init (&self->calls, DX_SHELF_CALLS);
  dx_shelf_init (&self->columns, DX_SHELF_COLUMNS);
  dx_shelf_init (&self->letters, DX_SHELF_LETTERS);
  self->retired_topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_topic_free);
}

/**
 * dx_catalog_new:
 *
 * Makes a catalog of what is built in. Nothing is read yet.
 *
 * Returns: (transfer full): a catalog
 */
DxCatalog *
dx_catalog_new (void)
{
  return g_object_new (DX_TYPE_CATALOG, NULL);
}

static DxShelf *
find_shelf (DxCatalog *self, const char *format)
{
  const struct {
    const char *format;
    DxShelf *shelf;
  } shelves[] = { { FORM_FORMAT, &self->forms },
                  { CALL_FORMAT, &self->calls },
                  { COLUMNS_FORMAT, &self->columns },
                  { LETTER_FORMAT, &self->letters } };

  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    if (g_strcmp0 (format, shelves[i].format) == 0)
      return shelves[i].shelf;

  return NULL;
}

/**
 * dx_catalog_add:
 * @self: a catalog
 * @json: a file of the user: a form, call, column set, letter or topics,
 *   told by its "format"
 * @path: where it lies
 * @error: return location for a #DxJsonError
 *
 * Adds a file of the user. One with the id of something built in, or of an
 * earlier file, takes its place. A file that is refused
 * changes nothing.
 *
 * Returns: whether it was added; otherwise with @error set
 */
gboolean
dx_catalog_add (DxCatalog *self, GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  const char *format;
  DxShelf *shelf;

  g_return_val_if_fail (DX_IS_CATALOG (self), FALSE);
  g_return_val_if_fail (json != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return FALSE;
  format = dx_members_get_format (root);
  if (g_strcmp0 (format, TOPICS_FORMAT) == 0)
    return add_topics (self, root, error);
  shelf = find_shelf (self, format);
  if (shelf == NULL)
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_FORMAT,
                   _ ("$.format: must be “%s”, “%s”, “%s”, “%s” or “%s”"),
                   FORM_FORMAT, CALL_FORMAT, TOPICS_FORMAT, COLUMNS_FORMAT,
                   LETTER_FORMAT);
      return FALSE;
    }
  return dx_shelf_add (shelf, root, path, error);
}

/**
 * dx_catalog_get_form:
 * @self: a catalog
 * @id: a form id
 * @error: return location for a #DxJsonError
 *
 * Finds a form; only this one is read.
 *
 * Returns: (transfer none) (nullable): the form, which lives as long as
 *   @self, or %NULL with @error set to %DX_JSON_ERROR_UNKNOWN, naming @id
 *   and the known ids
 */
DxForm *
dx_catalog_get_form (DxCatalog *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dx_shelf_get (&self->forms, id, error);
}

/**
 * dx_catalog_get_default_form:
 * @self: a catalog
 *
 * The form with the latest date of issue; it stands for a proposal that
 * names none. All forms are read for that.
 *
 * Returns: (transfer none) (nullable): the newest form
 */
DxForm *
dx_catalog_get_default_form (DxCatalog *self)
{
  g_autoptr (GPtrArray) forms = NULL;
  DxForm *newest = NULL;

  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);

  forms = dx_shelf_list (&self->forms);
  for (guint i = 0; i < forms->len; i++)
    {
      DxForm *form = g_ptr_array_index (forms, i);

      if (newest == NULL || strcmp (form->issued, newest->issued) > 0)
        newest = form;
    }
  return newest;
}

/**
 * dx_catalog_get_call:
 * @self: a catalog
 * @id: a call id
 * @error: return location for a #DxJsonError
 *
 * Finds a call; only this one is read.
 *
 * Returns: (transfer none) (nullable): the call, which lives as long as
 *   @self, or %NULL with @error set to %DX_JSON_ERROR_UNKNOWN, naming @id
 *   and the known ids
 */
DxCall *
dx_catalog_get_call (DxCatalog *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dx_shelf_get (&self->calls, id, error);
}

/**
 * dx_catalog_get_topic:
 * @self: a catalog
 * @call: (nullable): the call whose own topics come first
 * @id: a topic id
 *
 * Returns: (transfer none) (nullable): the topic, which lives as long as
 *   @self and @call, or %NULL if nobody knows it
 */
const DxTopic *
dx_catalog_get_topic (DxCatalog *self, DxCall *call, const char *id)
{
  guint index;

  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; call != NULL && i < call->own_topics->len; i++)
    {
      const DxTopic *topic = g_ptr_array_index (call->own_topics, i);

      if (strcmp (topic->id, id) == 0)
        return topic;
    }
  ensure_topics (self);
  return find_topic (self, id, &index) ? g_ptr_array_index (self->topics, index)
                                       : NULL;
}

/**
 * dx_catalog_get_text_rules:
 * @self: a catalog
 *
 * Returns: (transfer none) (nullable): the rules on Vietnamese text
 */
const DxTextRules *
dx_catalog_get_text_rules (DxCatalog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);

  if (self->rules != NULL)
    return self->rules;
  bytes = dx_shelf_load ("rules/text.json", &error);
  if (bytes != NULL)
    self->rules = dx_text_rules_new_from_json (bytes, &error);
  if (self->rules == NULL)
    g_critical ("rules: %s", error->message);
  return self->rules;
}

/**
 * dx_catalog_list_forms:
 * @self: a catalog
 *
 * Reads every form.
 *
 * Returns: (transfer container) (element-type DxForm): the built-in forms,
 *   then the user's, each by id; they are borrowed from @self
 */
GPtrArray *
dx_catalog_list_forms (DxCatalog *self)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  return dx_shelf_list (&self->forms);
}

/**
 * dx_catalog_list_calls:
 * @self: a catalog
 *
 * Reads every call.
 *
 * Returns: (transfer container) (element-type DxCall): the built-in calls,
 *   then the user's, each by id; they are borrowed from @self
 */
GPtrArray *
dx_catalog_list_calls (DxCatalog *self)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  return dx_shelf_list (&self->calls);
}

/**
 * dx_catalog_list_topics:
 * @self: a catalog
 *
 * Lists the topics that every call may name; a call's own are not among
 * them.
 *
 * Returns: (transfer container) (element-type DxTopic): the built-in topics
 *   in the order of their file, then the user's by id; borrowed from @self
 */
GPtrArray *
dx_catalog_list_topics (DxCatalog *self)
{
  GPtrArray *topics;

  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);

  ensure_topics (self);
  topics = g_ptr_array_sized_new (self->topics->len);
  for (guint i = 0; i < self->topics->len; i++)
    g_ptr_array_add (topics, g_ptr_array_index (self->topics, i));
  return topics;
}

/**
 * dx_catalog_get_columns:
 * @self: a catalog
 * @id: the id of a column set
 * @error: return location for a #DxJsonError
 *
 * Finds a column set; only this one is read.
 *
 * Returns: (transfer none) (nullable): the columns, which live as long as
 *   @self, or %NULL with @error set to %DX_JSON_ERROR_UNKNOWN, naming @id
 *   and the known ids
 */
DxColumns *
dx_catalog_get_columns (DxCatalog *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dx_shelf_get (&self->columns, id, error);
}

/**
 * dx_catalog_list_columns:
 * @self: a catalog
 *
 * Reads every column set.
 *
 * Returns: (transfer container) (element-type DxColumns): the built-in
 *   column sets, then the user's, each by id; they are borrowed from @self
 */
GPtrArray *
dx_catalog_list_columns (DxCatalog *self)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  return dx_shelf_list (&self->columns);
}

/**
 * dx_catalog_get_letter:
 * @self: a catalog
 * @id: the id of a letter
 * @error: return location for a #DxJsonError
 *
 * Finds the pattern of a letter; only this one is read.
 *
 * Returns: (transfer none) (nullable): the letter, which lives as long as
 *   @self, or %NULL with @error set to %DX_JSON_ERROR_UNKNOWN, naming @id
 *   and the known ids
 */
DxLetter *
dx_catalog_get_letter (DxCatalog *self, const char *id, GError **error)
{
  g_return_val_if_fail (DX_IS_CATALOG (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return dx_shelf_get (&self->letters, id, error);
}
