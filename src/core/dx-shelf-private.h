/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One kind of data file by id: the built-in ones, read when they are first
 * asked for, and the user's, which take their place. */

typedef enum {
  DX_SHELF_FORMS,
  DX_SHELF_CALLS,
  DX_SHELF_COLUMNS,
  DX_SHELF_LETTERS
} DxShelfKind;

/**
 * DxShelf:
 * @kind: what stands on it
 * @books: id → what has been read
 * @retired: what a user's file has replaced; others may still hold it
 */
typedef struct {
  DxShelfKind kind;
  GHashTable *books;
  GPtrArray *retired;
} DxShelf;

void dx_shelf_init (DxShelf *self, DxShelfKind kind);
void dx_shelf_clear (DxShelf *self);
gpointer dx_shelf_get (DxShelf *self, const char *id, GError **error);
gboolean
dx_shelf_add (DxShelf *self, JsonNode *root, const char *path, GError **error);
GPtrArray *dx_shelf_list (DxShelf *self);
GBytes *dx_shelf_load (const char *file, GError **error);

G_END_DECLS
