/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-remarks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-others-private.h"
#include "dx-proposal-private.h"
#include "dx-remarks-private.h"
#include "dx-seal.h"

/* Of one remark: each is compared with each. */
#define MAX_VARIANTS 100u

G_DEFINE_QUARK (dx-remarks-error-quark, dx_remarks_error)

static const char *const known_members[] = { "format",   "version",  "id",
                                             "proposal", "revision", "code",
                                             "from",     "reply-by", "remarks",
                                             NULL };
static const char *const known_remark_members[] = {
  "id", "field", "passage", "kind", "text", "state", "answer", "conflicts", NULL
};
static const char *const known_passage_members[] = { "start", "length", "text",
                                                     NULL };
static const char *const variant_members[] = { "answer", "text", "kind", NULL };

static const char *const kinds[] = { "must", "should", "question", NULL };
static const char *const states[] = { "open", "answered", "settled", NULL };

typedef struct {
  int member;
  char *value;
} VariantFile;

static const DxMember variant_file_members[] = {
  DX_MUST_NAME ("member", variant_members, VariantFile, member),
  DX_MUST ("value", STRING, VariantFile, value), DX_MEMBERS_END
};

static const DxMember passage_members[] = {
  DX_MUST ("start", UINT, DxRemarkPassage, start),
  DX_MUST ("length", UINT, DxRemarkPassage, length),
  DX_MUST ("text", STRING, DxRemarkPassage, text), DX_MEMBERS_END
};

static const DxMember remark_members[] = {
  DX_MUST ("id", STRING, DxRemark, id),
  DX_MUST_NAME ("kind", kinds, DxRemark, kind),
  DX_MUST ("text", STRING, DxRemark, text),
  DX_MAY_NAME ("state", states, DxRemark, state), DX_MEMBERS_END
};

static const DxMember file_members[] = {
  DX_MUST ("id", STRING, DxRemarks, id),
  DX_MUST ("proposal", STRING, DxRemarks, proposal),
  DX_MAY ("revision", INT64, DxRemarks, revision),
  DX_MAY ("code", STRING, DxRemarks, code),
  DX_MUST ("from", STRING, DxRemarks, from),
  DX_MAY ("reply-by", DATE, DxRemarks, reply_by),
  DX_MEMBERS_END
};

static gboolean
check_uuid (const char *id, const char *path, GError **error)
{
  return g_uuid_string_is_valid (id)
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("must be a UUID"));
}

/* In NFC and with U+000A breaks, in its place. */
static void
clean (char **text)
{
  char *cleaned = *text != NULL ? dx_proposal_clean_text (*text, NULL) : NULL;

  g_free (*text);
  *text = cleaned;
}

static gboolean
read_variant (DxRemark *self, JsonNode *node, const char *path, GError **error)
{
  VariantFile file = { 0, NULL };
  JsonObject *object = dx_json_get_object (node, path, error);
  gboolean done =
      object != NULL
      && dx_members_read (object, path, variant_file_members, &file, error);

  if (done)
    {
      clean (&file.value);
      dx_remark_add_variant (self, variant_members[file.member], file.value);
    }
  g_free (file.value);
  return done;
}

static gboolean
read_variants (DxRemark *self,
               JsonObject *object,
               const char *remark_path,
               GError **error)
{
  g_autofree char *path = dx_json_path_member (remark_path, "conflicts");
  JsonNode *node = json_object_get_member (object, "conflicts");
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  array = dx_json_get_array (node, path, error);
  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) > MAX_VARIANTS)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("has too many entries"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = dx_json_path_item (path, i);

      if (!read_variant (self, json_array_get_element (array, i), item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_passage (DxRemark *self,
              JsonObject *object,
              const char *remark_path,
              GError **error)
{
  g_autofree char *path = dx_json_path_member (remark_path, "passage");
  JsonNode *node = json_object_get_member (object, "passage");
  JsonObject *passage;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  passage = dx_json_get_object (node, path, error);
  if (passage == NULL)
    return FALSE;
  self->passage = g_new0 (DxRemarkPassage, 1);
  if (!dx_members_read (passage, path, passage_members, self->passage, error))
    return FALSE;
  clean (&self->passage->text);
  self->passage->others = dx_others_collect (passage, known_passage_members);
  return TRUE;
}

/* A text that may be empty, or absent. */
static gboolean
read_text (JsonObject *object,
           const char *remark_path,
           const char *member,
           char **text,
           GError **error)
{
  g_autofree char *path = dx_json_path_member (remark_path, member);
  JsonNode *node = json_object_get_member (object, member);
  const char *read;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!dx_json_get_string (node, path, &read, error))
    return FALSE;
  *text = dx_proposal_clean_text (read, NULL);
  return TRUE;
}

static gboolean
read_remark (DxRemark *self,
             JsonObject *object,
             const char *path,
             GError **error)
{
  g_autofree char *id_path = dx_json_path_member (path, "id");

  if (!dx_members_read (object, path, remark_members, self, error)
      || !check_uuid (self->id, id_path, error)
      || !read_text (object, path, "field", &self->field, error)
      || !read_text (object, path, "answer", &self->answer, error)
      || !read_passage (self, object, path, error)
      || !read_variants (self, object, path, error))
    return FALSE;
  clean (&self->text);
  if (self->field == NULL)
    self->field = g_strdup ("");
  if (self->answer != NULL && dx_proposal_text_is_empty (self->answer))
    g_clear_pointer (&self->answer, g_free);
  self->others = dx_others_collect (object, known_remark_members);
  return TRUE;
}

static gboolean
read_remarks (DxRemarks *self, JsonObject *root, GError **error)
{
  const char *path = "$.remarks";
  JsonNode *node = json_object_get_member (root, "remarks");
  g_autoptr (GHashTable)
      ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array;

  if (node == NULL)
    return dx_json_refuse (error, DX_JSON_ERROR_MISSING, path,
                           _ ("is missing"));
  array = dx_json_get_array (node, path, error);
  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = dx_json_path_item (path, i);
      JsonObject *object =
          dx_json_get_object (json_array_get_element (array, i), item, error);
      DxRemark *remark;

      if (object == NULL)
        return FALSE;
      remark = dx_remark_new ();
      g_ptr_array_add (self->remarks, remark);
      if (!read_remark (remark, object, item, error))
        return FALSE;
      if (!g_hash_table_add (ids, g_ascii_strdown (remark->id, -1)))
        return dx_json_refuse (error, DX_JSON_ERROR_VALUE, item,
                               _ ("has the id of another remark"));
    }
  return TRUE;
}

static gboolean
check_head (DxRemarks *self, GError **error)
{
  char letters[DX_SEAL_LETTERS + 1];

  if (!check_uuid (self->id, "$.id", error)
      || !check_uuid (self->proposal, "$.proposal", error))
    return FALSE;
  if (self->revision < 0)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.revision",
                           _ ("must not be less than 0"));
  if (self->code != NULL && !dx_seal_parse_code (self->code, letters, NULL))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.code",
                           _ ("must be a code like “ABCD-1234”"));
  clean (&self->from);
  return TRUE;
}

static DxRemarks *
create (void)
{
  DxRemarks *self = g_new0 (DxRemarks, 1);

  self->remarks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_remark_free);
  return self;
}

/**
 * dx_remarks_new:
 * @proposal: UUID of a proposal
 * @revision: its version
 * @code: (nullable): that version's code
 *
 * Begins the remarks of an office on a version.
 *
 * Returns: (transfer full): a file without remarks
 */
DxRemarks *
dx_remarks_new (const char *proposal, gint64 revision, const char *code)
{
  DxRemarks *self;

  g_return_val_if_fail (proposal != NULL, NULL);
  g_return_val_if_fail (revision >= 0, NULL);

  self = create ();
  self->id = g_uuid_string_random ();
  self->proposal = g_strdup (proposal);
  self->revision = revision;
  self->code = g_strdup (code);
  self->from = g_strdup (DX_REMARKS_FROM_OFFICE);
  return self;
}

/**
 * dx_remarks_new_from_json:
 * @json: a remarks file
 * @error: return location for a #DxJsonError
 *
 * Reads a remarks file. What is unknown is kept at every level; a wrong
 * type, a remark without id or with another's, and a newer version are
 * refused with the JSON path.
 *
 * Returns: (transfer full) (nullable): the remarks, or %NULL with @error set
 */
DxRemarks *
dx_remarks_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (DxRemarks) self = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  self = create ();
  if (!dx_members_read_file (root, DX_REMARKS_FORMAT, file_members, self, error)
      || !check_head (self, error)
      || !read_remarks (self, json_node_get_object (root), error))
    return NULL;
  self->others = dx_others_collect (json_node_get_object (root), known_members);
  return g_steal_pointer (&self);
}

static JsonObject *
write_passage (const DxRemarkPassage *passage)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "start", passage->start);
  json_object_set_int_member (object, "length", passage->length);
  json_object_set_string_member (object, "text", passage->text);
  dx_others_write (object, passage->others);
  return object;
}

static JsonArray *
write_variants (GPtrArray *variants)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < variants->len; i++)
    {
      const DxRemarkVariant *variant = g_ptr_array_index (variants, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "member", variant->member);
      json_object_set_string_member (object, "value", variant->value);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
write_remark (const DxRemark *remark)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", remark->id);
  json_object_set_string_member (object, "field", remark->field);
  if (remark->passage != NULL)
    json_object_set_object_member (object, "passage",
                                   write_passage (remark->passage));
  json_object_set_string_member (object, "kind",
                                 dx_remark_kind_get_name (remark->kind));
  json_object_set_string_member (object, "text", remark->text);
  json_object_set_string_member (object, "state",
                                 dx_remark_state_get_name (remark->state));
  dx_others_set_text (object, "answer", remark->answer);
  if (remark->variants->len > 0)
    json_object_set_array_member (object, "conflicts",
                                  write_variants (remark->variants));
  dx_others_write (object, remark->others);
  return object;
}

static JsonArray *
write_remarks (GPtrArray *remarks)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < remarks->len; i++)
    json_array_add_object_element (
        array, write_remark (g_ptr_array_index (remarks, i)));
  return array;
}

/**
 * dx_remarks_to_json:
 * @self: remarks
 *
 * Writes a remarks file: members in their fixed order, what is unknown
 * behind them at its level. Reading and writing it again gives the same
 * bytes.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_remarks_to_json (const DxRemarks *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", DX_REMARKS_FORMAT);
  json_object_set_int_member (object, "version", DX_REMARKS_VERSION);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "proposal", self->proposal);
  json_object_set_int_member (object, "revision", self->revision);
  dx_others_set_text (object, "code", self->code);
  json_object_set_string_member (object, "from", self->from);
  dx_others_set_text (object, "reply-by", self->reply_by);
  json_object_set_array_member (object, "remarks",
                                write_remarks (self->remarks));
  dx_others_write (object, self->others);
  json_node_take_object (root, object);
  return dx_json_print (root);
}

/**
 * dx_remarks_copy:
 * @self: remarks
 *
 * Returns: (transfer full): a copy, of the same ids
 */
DxRemarks *
dx_remarks_copy (const DxRemarks *self)
{
  DxRemarks *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = create ();
  copy->id = g_strdup (self->id);
  copy->proposal = g_strdup (self->proposal);
  copy->revision = self->revision;
  copy->code = g_strdup (self->code);
  copy->from = g_strdup (self->from);
  copy->reply_by = g_strdup (self->reply_by);
  for (guint i = 0; i < self->remarks->len; i++)
    g_ptr_array_add (copy->remarks,
                     dx_remark_copy (g_ptr_array_index (self->remarks, i)));
  if (self->others != NULL)
    copy->others = json_object_ref (self->others);
  return copy;
}

/**
 * dx_remarks_free:
 * @self: (transfer full) (nullable): remarks
 *
 * Frees them.
 */
void
dx_remarks_free (DxRemarks *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->proposal);
  g_free (self->code);
  g_free (self->from);
  g_free (self->reply_by);
  g_ptr_array_unref (self->remarks);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

/**
 * dx_remarks_find:
 * @self: remarks
 * @id: of a remark
 *
 * Returns: (transfer none) (nullable): the remark
 */
DxRemark *
dx_remarks_find (const DxRemarks *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->remarks->len; i++)
    {
      DxRemark *remark = g_ptr_array_index (self->remarks, i);

      if (g_ascii_strcasecmp (remark->id, id) == 0)
        return remark;
    }
  return NULL;
}

/**
 * dx_remarks_add:
 * @self: remarks
 * @field: the field it is about, or "" for the whole
 * @kind: how much it asks for
 * @text: what it says, UTF-8
 *
 * Adds a remark at the end.
 *
 * Returns: (transfer none): it
 */
DxRemark *
dx_remarks_add (DxRemarks *self,
                const char *field,
                DxRemarkKind kind,
                const char *text)
{
  DxRemark *remark;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  remark = dx_remark_new ();
  remark->id = g_uuid_string_random ();
  remark->field = g_strdup (field);
  remark->kind = kind;
  remark->text = dx_proposal_clean_text (text, NULL);
  g_ptr_array_add (self->remarks, remark);
  return remark;
}

/**
 * dx_remarks_count:
 * @self: remarks
 * @state: a state
 *
 * Returns: how many remarks are in @state
 */
guint
dx_remarks_count (const DxRemarks *self, DxRemarkState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->remarks->len; i++)
    {
      const DxRemark *remark = g_ptr_array_index (self->remarks, i);

      n += remark->state == state;
    }
  return n;
}
