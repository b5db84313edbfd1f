/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-word-private.h"

#define TYPES "[Content_Types].xml"
#define USUAL_DOCUMENT "word/document.xml"

G_DEFINE_QUARK (dx-word-error-quark, dx_word_error)

/*
 * dx_word_package_is_word:
 *
 * Returns: whether an archive is a Word file, damaged or not
 */
gboolean
dx_word_package_is_word (DxZipReader *zip)
{
  return dx_zip_reader_find (zip, TYPES, NULL)
         || dx_zip_reader_find (zip, USUAL_DOCUMENT, NULL);
}

/*
 * dx_word_package_read:
 *
 * Unpacks a part.
 */
GBytes *
dx_word_package_read (DxWordPackage *self, const char *name, GError **error)
{
  guint index;

  if (!dx_zip_reader_find (self->zip, name, &index))
    {
      g_set_error (error, DX_WORD_ERROR, DX_WORD_ERROR_PACKAGE, "%s: %s", name,
                   _ ("is missing"));
      return NULL;
    }

  return dx_zip_reader_read (self->zip, index, DX_WORD_MAX_PART, error);
}

/*
 * dx_word_package_parse:
 * @read: reads it
 *
 * Reads a part as XML; a message names the part.
 */
gboolean
dx_word_package_parse (DxWordPackage *self,
                       const char *name,
                       DxWordPartFunc read,
                       gpointer data,
                       GError **error)
{
  g_autoptr (GBytes) bytes = dx_word_package_read (self, name, error);
  g_autoptr (DxXmlReader) reader = NULL;

  if (bytes == NULL)
    return FALSE;
  reader = dx_xml_reader_new (bytes, error);
  if (reader != NULL && read (reader, data, error)
      && dx_xml_reader_finish (reader, error))
    return TRUE;
  g_prefix_error (error, "%s: ", name);

  return FALSE;
}

/* "word/" and "../customXml/item1.xml": "customXml/item1.xml". What leads
 * out of the archive is %NULL. */
static char *
resolve (const char *folder, const char *target)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *whole = *target == '/' ? g_strdup (target + 1)
                                          : g_strconcat (folder, target, NULL);
  g_auto (GStrv) names = g_strsplit (whole, "/", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], ".."))
        {
          if (parts->len == 0)
            return NULL;
          g_ptr_array_set_size (parts, (int) parts->len - 1);
        }
      else if (!g_str_equal (names[i], "."))
        g_ptr_array_add (parts, names[i]);
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("/", (GStrv) parts->pdata);
}

typedef struct {
  GHashTable *parts;
  char *folder;
} Relations;

static void
add_relation (Relations *relations, DxXmlReader *reader)
{
  g_autofree char *type = dx_xml_reader_get_attribute (reader, "Type");
  g_autofree char *target = dx_xml_reader_get_attribute (reader, "Target");
  g_autofree char *mode = dx_xml_reader_get_attribute (reader, "TargetMode");
  const char *kind = type != NULL ? strrchr (type, '/') : NULL;
  g_autofree char *name = NULL;
  GPtrArray *names;

  /* What stands outside is never followed. */
  if (kind == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  name = resolve (relations->folder, target);
  if (name == NULL)
    return;

  names = g_hash_table_lookup (relations->parts, kind + 1);
  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (relations->parts, g_strdup (kind + 1), names);
    }
  g_ptr_array_add (names, g_steal_pointer (&name));
}

static gboolean
read_relations (DxXmlReader *reader, gpointer data, GError **error)
{
  DxXmlNode node;

  while ((node = dx_xml_reader_next (reader)) != DX_XML_END)
    {
      if (node == DX_XML_FAILED)
        return dx_xml_reader_finish (reader, error);
      if (node == DX_XML_START
          && g_strcmp0 (dx_xml_reader_get_name (reader), "Relationship") == 0)
        add_relation (data, reader);
    }

  return TRUE;
}

static GHashTable *
new_parts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

/* The relations of a part; none when it has no list of them. */
static gboolean
load_relations (DxWordPackage *self,
                const char *part,
                GHashTable *parts,
                GError **error)
{
  const char *slash = strrchr (part, '/');
  const char *name = slash != NULL ? slash + 1 : part;
  g_autofree char *folder = g_strndup (part, name - part);
  g_autofree char *list = g_strconcat (folder, "_rels/", name, ".rels", NULL);
  Relations relations = { .parts = parts, .folder = folder };

  return !dx_zip_reader_find (self->zip, list, NULL)
         || dx_word_package_parse (self, list, read_relations, &relations,
                                   error);
}

static gboolean
find_document (DxWordPackage *self, GError **error)
{
  g_autoptr (GHashTable) parts = new_parts ();
  GPtrArray *names;

  if (!load_relations (self, "", parts, error))
    return FALSE;
  names = g_hash_table_lookup (parts, "officeDocument");
  self->document =
      g_strdup (names != NULL ? g_ptr_array_index (names, 0) : USUAL_DOCUMENT);
  if (!dx_zip_reader_find (self->zip, self->document, NULL)
      || !g_str_has_prefix (self->document, "word/"))
    {
      g_set_error_literal (error, DX_WORD_ERROR, DX_WORD_ERROR_PACKAGE,
                           _ ("this archive is not a Word document"));
      return FALSE;
    }

  return load_relations (self, self->document, self->parts, error);
}

/*
 * dx_word_package_new:
 *
 * Finds the parts of a Word file.
 *
 * Returns: (transfer full) (nullable): them
 */
DxWordPackage *
dx_word_package_new (DxZipReader *zip, GError **error)
{
  g_autoptr (DxWordPackage) self = g_new0 (DxWordPackage, 1);

  self->zip = zip;
  self->parts = new_parts ();
  if (!find_document (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * dx_word_package_free:
 *
 * Frees it; the archive stays open.
 */
void
dx_word_package_free (DxWordPackage *self)
{
  if (self == NULL)
    return;

  g_free (self->document);
  g_hash_table_unref (self->parts);
  g_free (self);
}

/*
 * dx_word_package_list:
 * @kind: "styles", "header": the last word of a relation's type
 *
 * Returns: (transfer none) (nullable): names of the parts of that kind
 */
GPtrArray *
dx_word_package_list (DxWordPackage *self, const char *kind)
{
  return g_hash_table_lookup (self->parts, kind);
}
