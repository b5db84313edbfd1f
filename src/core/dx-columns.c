/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-columns.h"

#include <glib/gi18n-lib.h>

#include "dx-columns-private.h"
#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

#define COLUMNS_FORMAT "dexuat-columns"

/* More do not fit on paper, and narrower ones hold no word. */
#define MAX_COLUMNS 24

static const char *const kind_names[] = { "order",  "fields", "first", "amount",
                                          "topics", "given",  NULL };
static const char *const align_names[] = { "left", "center", "right", NULL };

static void
free_column (DxColumn *self)
{
  g_free (self->heading);
  g_strfreev (self->fields);
  g_free (self->join);
  g_free (self->given);
  g_free (self);
}

static void
free_columns (gpointer data)
{
  DxColumns *self = data;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->heading);
  g_strfreev (self->subheading);
  g_free (self->total);
  g_ptr_array_unref (self->columns);
  dx_source_free (self->source);
  g_free (self->path);
}

static const DxMember column_members[] = {
  DX_MUST ("heading", STRING, DxColumn, heading),
  DX_MUST_NAME ("kind", kind_names, DxColumn, kind),
  DX_MAY ("fields", STRINGS, DxColumn, fields),
  DX_MAY ("join", STRING, DxColumn, join),
  DX_MAY ("given", ID, DxColumn, given),
  DX_MUST ("width", DOUBLE, DxColumn, width),
  DX_MUST_NAME ("align", align_names, DxColumn, align),
  DX_MAY ("total", BOOLEAN, DxColumn, total),
  DX_MEMBERS_END
};

static gboolean
refuse_missing (const char *path, const char *name, GError **error)
{
  g_autofree char *member = dx_json_path_member (path, name);

  return dx_json_refuse (error, DX_JSON_ERROR_MISSING, member,
                         _ ("is missing"));
}

/* What a kind needs to be told. */
static gboolean
is_whole (const DxColumn *self, const char *path, GError **error)
{
  gboolean by_field = self->kind == DX_COLUMN_FIELDS
                      || self->kind == DX_COLUMN_FIRST
                      || self->kind == DX_COLUMN_AMOUNT;

  if (by_field && self->fields[0] == NULL)
    return refuse_missing (path, "fields", error);
  if (self->kind == DX_COLUMN_GIVEN && self->given == NULL)
    return refuse_missing (path, "given", error);
  return TRUE;
}

static gpointer
read_column (JsonObject *object, const char *path, GError **error)
{
  DxColumn *self = g_new0 (DxColumn, 1);

  if (!dx_members_read (object, path, column_members, self, error)
      || !is_whole (self, path, error))
    g_clear_pointer (&self, free_column);
  return self;
}

static const DxMember columns_members[] = {
  DX_MUST ("id", ID, DxColumns, id),
  DX_MUST ("title", STRING, DxColumns, title),
  DX_MAY ("heading", STRINGS, DxColumns, heading),
  DX_MAY ("subheading", STRINGS, DxColumns, subheading),
  DX_MAY ("total", STRING, DxColumns, total),
  DX_MUST_LIST ("columns", read_column, DxColumns, columns),
  DX_MUST ("source", SOURCE, DxColumns, source),
  DX_MEMBERS_END
};

/*
 * dx_columns_new_from_node:
 * @root: the file's JSON
 * @path: (nullable): the file, or %NULL for one that is built in
 * @error: return location for a #DxJsonError
 *
 * For dx_columns_new_from_json () and for the catalog, which has parsed the
 * file already.
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL with @error set
 */
DxColumns *
dx_columns_new_from_node (JsonNode *root, const char *path, GError **error)
{
  g_autoptr (DxColumns) self = g_atomic_rc_box_new0 (DxColumns);

  dx_json_normalize (root);
  self->builtin = path == NULL;
  self->path = g_strdup (path);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_column);
  if (!dx_members_read_file (root, COLUMNS_FORMAT, columns_members, self,
                             error))
    return NULL;
  if (self->columns->len == 0 || self->columns->len > MAX_COLUMNS)
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
                   _ ("$.columns: must hold from 1 to %d columns"),
                   MAX_COLUMNS);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dx_columns_new_from_json:
 * @json: a column file, UTF-8
 * @path: (nullable): where a user's file lies; %NULL for a built-in one
 * @error: return location for a #DxJsonError
 *
 * Reads a column set. Members that this program does not know are ignored;
 * what is wrong is refused with its JSON path.
 *
 * Returns: (transfer full) (nullable): the columns, or %NULL with @error set
 */
DxColumns *
dx_columns_new_from_json (GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  return root != NULL ? dx_columns_new_from_node (root, path, error) : NULL;
}

/**
 * dx_columns_ref:
 * @self: columns
 *
 * Returns: (transfer full): @self, held once more
 */
DxColumns *
dx_columns_ref (DxColumns *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * dx_columns_unref:
 * @self: (transfer full): columns
 *
 * Lets go of them; the last one frees them.
 */
void
dx_columns_unref (DxColumns *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, free_columns);
}
