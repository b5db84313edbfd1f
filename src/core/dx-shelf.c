/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-shelf-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-call-private.h"
#include "dx-columns-private.h"
#include "dx-data-resources.h"
#include "dx-form-private.h"
#include "dx-json.h"
#include "dx-letter-private.h"
#include "dx-members-private.h"

#define RESOURCES "/vn/dexuat/DeXuat/"
#define SUFFIX ".json"

/* A form, call …; @id is borrowed from @item. */
typedef struct {
  const char *id;
  gboolean builtin;
  gpointer item;
  GDestroyNotify unref;
} Book;

static const char *const folders[] = {
  [DX_SHELF_FORMS] = "forms/",
  [DX_SHELF_CALLS] = "calls/",
  [DX_SHELF_COLUMNS] = "columns/",
  [DX_SHELF_LETTERS] = "letters/",
};

static void
free_book (Book *book)
{
  book->unref (book->item);
  g_free (book);
}

static Book *
new_book (const char *id, gboolean builtin, gpointer item, GDestroyNotify unref)
{
  Book *book = g_new0 (Book, 1);

  book->id = id;
  book->builtin = builtin;
  book->item = item;
  book->unref = unref;
  return book;
}

static Book *
read_form (JsonNode *root, const char *path, GError **error)
{
  DxForm *form = dx_form_new_from_node (root, path, error);

  return form == NULL ? NULL
                      : new_book (form->id, form->builtin, form,
                                  (GDestroyNotify) dx_form_unref);
}

static Book *
read_call (JsonNode *root, const char *path, GError **error)
{
  DxCall *call = dx_call_new_from_node (root, path, error);

  return call == NULL ? NULL
                      : new_book (call->id, call->builtin, call,
                                  (GDestroyNotify) dx_call_unref);
}

static Book *
read_columns (JsonNode *root, const char *path, GError **error)
{
  DxColumns *columns = dx_columns_new_from_node (root, path, error);

  return columns == NULL ? NULL
                         : new_book (columns->id, columns->builtin, columns,
                                     (GDestroyNotify) dx_columns_unref);
}

static Book *
read_letter (JsonNode *root, const char *path, GError **error)
{
  DxLetter *letter = dx_letter_new_from_node (root, path, error);

  return letter == NULL ? NULL
                        : new_book (letter->id, letter->builtin, letter,
                                    (GDestroyNotify) dx_letter_unref);
}

static Book *
read_book (DxShelfKind kind, JsonNode *root, const char *path, GError **error)
{
  static Book *(*const readers[]) (JsonNode *, const char *, GError **) = {
    [DX_SHELF_FORMS] = read_form,
    [DX_SHELF_CALLS] = read_call,
    [DX_SHELF_COLUMNS] = read_columns,
    [DX_SHELF_LETTERS] = read_letter,
  };

  return readers[kind](root, path, error);
}

/**
 * dx_shelf_load:
 * @file: a built-in file ("forms/a1-dxnv-tt15-2022.json")
 * @error: return location for a #GError
 *
 * Loads a built-in file. Asking for the resource by its function also keeps
 * it in the program when this library is linked statically.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set
 */
GBytes *
dx_shelf_load (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, NULL);

  return g_resource_lookup_data (dx_data_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* Returns: (transfer full): ids of the built-in files, in no order */
static GStrv
list_builtin (const DxShelf *self)
{
  g_autofree char *path = g_strconcat (RESOURCES, folders[self->kind], NULL);
  GStrv names = g_resource_enumerate_children (
      dx_data_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], SUFFIX))
      names[i][strlen (names[i]) - strlen (SUFFIX)] = '\0';
  return names != NULL ? names : g_new0 (char *, 1);
}

static void
put_book (DxShelf *self, Book *book)
{
  Book *old = g_hash_table_lookup (self->books, book->id);

  if (old != NULL)
    {
      g_hash_table_steal (self->books, old->id);
      g_ptr_array_add (self->retired, old);
    }
  g_hash_table_insert (self->books, (gpointer) book->id, book);
}

/**
 * dx_shelf_init:
 * @self: a shelf
 * @kind: what shall stand on it
 *
 * Sets up an empty shelf.
 */
void
dx_shelf_init (DxShelf *self, DxShelfKind kind)
{
  self->kind = kind;
  self->books = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) free_book);
  self->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) free_book);
}

/**
 * dx_shelf_clear:
 * @self: a shelf
 *
 * Frees what is in it.
 */
void
dx_shelf_clear (DxShelf *self)
{
  g_clear_pointer (&self->books, g_hash_table_unref);
  g_clear_pointer (&self->retired, g_ptr_array_unref);
}

/**
 * dx_shelf_add:
 * @self: a shelf
 * @root: a parsed file of the user
 * @path: where it lies
 * @error: return location for a #DxJsonError
 *
 * Adds it in the place of whatever has its id.
 *
 * Returns: whether it was added; otherwise with @error set and @self as it
 *   was
 */
gboolean
dx_shelf_add (DxShelf *self, JsonNode *root, const char *path, GError **error)
{
  Book *book = read_book (self->kind, root, path, error);

  if (book == NULL)
    return FALSE;
  put_book (self, book);
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): "a, b, c" */
static char *
list_known (const DxShelf *self)
{
  g_auto (GStrv) builtin = list_builtin (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; builtin[i] != NULL; i++)
    if (!g_hash_table_contains (self->books, builtin[i]))
      g_ptr_array_add (ids, builtin[i]);
  g_hash_table_iter_init (&iter, self->books);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_strings);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (GStrv) ids->pdata);
}

static void
set_unknown (const DxShelf *self, const char *id, GError **error)
{
  g_autofree char *known = list_known (self);

  switch (self->kind)
    {
    case DX_SHELF_FORMS:
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("unknown form “%s”; known are: %s"), id, known);
      break;
    case DX_SHELF_CALLS:
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("unknown call “%s”; known are: %s"), id, known);
      break;
    case DX_SHELF_COLUMNS:
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("unknown column set “%s”; known are: %s"), id, known);
      break;
    case DX_SHELF_LETTERS:
    default:
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("unknown letter “%s”; known are: %s"), id, known);
      break;
    }
}

/**
 * dx_shelf_get:
 * @self: a shelf
 * @id: an id, as strangers may write it
 * @error: return location for a #DxJsonError
 *
 * Finds an item; a built-in one is read the first time.
 *
 * Returns: (transfer none) (nullable): it, or %NULL with @error set
 */
gpointer
dx_shelf_get (DxShelf *self, const char *id, GError **error)
{
  Book *book = g_hash_table_lookup (self->books, id);
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (book != NULL)
    return book->item;
  file = g_strconcat (folders[self->kind], id, SUFFIX, NULL);
  bytes = dx_members_is_id (id) ? dx_shelf_load (file, NULL) : NULL;
  if (bytes == NULL)
    {
      set_unknown (self, id, error);
      return NULL;
    }
  root = dx_json_parse (bytes, error);
  book = root != NULL ? read_book (self->kind, root, NULL, error) : NULL;
  if (book == NULL)
    return NULL;
  put_book (self, book);
  return book->item;
}

static void
read_all (DxShelf *self)
{
  g_auto (GStrv) builtin = list_builtin (self);

  for (guint i = 0; builtin[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (dx_shelf_get (self, builtin[i], &error) == NULL)
        g_critical ("%s%s: %s", folders[self->kind], builtin[i],
                    error->message);
    }
}

static int
compare_books (gconstpointer a, gconstpointer b)
{
  const Book *left = *(const Book *const *) a;
  const Book *right = *(const Book *const *) b;

  if (left->builtin != right->builtin)
    return left->builtin ? -1 : 1;
  return strcmp (left->id, right->id);
}

/**
 * dx_shelf_list:
 * @self: a shelf
 *
 * Reads everything.
 *
 * Returns: (transfer container): the built-in items, then the user's, each
 *   by id; they are borrowed
 */
GPtrArray *
dx_shelf_list (DxShelf *self)
{
  g_autoptr (GPtrArray) books = g_ptr_array_new ();
  GPtrArray *items = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer book;

  read_all (self);
  g_hash_table_iter_init (&iter, self->books);
  while (g_hash_table_iter_next (&iter, NULL, &book))
    g_ptr_array_add (books, book);
  g_ptr_array_sort (books, compare_books);
  for (guint i = 0; i < books->len; i++)
    g_ptr_array_add (items, ((Book *) g_ptr_array_index (books, i))->item);
  return items;
}
