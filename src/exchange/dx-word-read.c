/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-json.h"
#include "dx-proposal.h"
#include "dx-word-private.h"

static void
paragraph_free (gpointer data)
{
  DxWordParagraph *paragraph = data;

  g_free (paragraph->text);
  g_free (paragraph->mark);
  g_free (paragraph);
}

static DxWordDocument *
document_new (void)
{
  DxWordDocument *self = g_new0 (DxWordDocument, 1);

  self->paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  self->outer = g_array_new (FALSE, FALSE, sizeof (guint));
  self->deleted = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/*
 * dx_word_document_free:
 *
 * Frees it.
 */
void
dx_word_document_free (DxWordDocument *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->paragraphs);
  g_array_unref (self->outer);
  g_ptr_array_unref (self->deleted);
  g_clear_pointer (&self->embedded, g_bytes_unref);
  g_free (self);
}

/* The parts of one kind that are there; one that two sections share stands
 * in the list twice. */
static gboolean
read_parts (DxWordPackage *package,
            DxWordBody *body,
            const char *kind,
            DxWordPlace place,
            GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = dx_word_package_list (package, kind);

  body->place = place;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      char *name = g_ptr_array_index (names, i);

      if (dx_zip_reader_find (package->zip, name, NULL)
          && g_hash_table_add (seen, name)
          && !dx_word_package_parse (package, name, dx_word_body_read, body,
                                     error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_text (DxWordPackage *package, DxWordDocument *document, GError **error)
{
  g_autoptr (DxWordStyles) styles = dx_word_styles_new (package, error);
  g_autoptr (DxWordNumbering) numbering =
      styles != NULL ? dx_word_numbering_new (package, error) : NULL;
  DxWordBody body = { .document = document,
                      .styles = styles,
                      .numbering = numbering,
                      .place = DX_WORD_BODY };

  if (numbering == NULL)
    return FALSE;

  return dx_word_package_parse (package, package->document, dx_word_body_read,
                                &body, error)
         && read_parts (package, &body, "footnotes", DX_WORD_NOTE, error)
         && read_parts (package, &body, "endnotes", DX_WORD_NOTE, error)
         && read_parts (package, &body, "header", DX_WORD_MARGIN, error)
         && read_parts (package, &body, "footer", DX_WORD_MARGIN, error);
}

/* Our own files carry their proposal as text of a custom XML part. */
typedef struct {
  GString *text;
  gboolean ours;
} Embedded;

static gboolean
read_embedded (DxXmlReader *reader, gpointer data, GError **error)
{
  Embedded *embedded = data;
  gboolean first = TRUE;
  DxXmlNode node;

  while ((node = dx_xml_reader_next (reader)) != DX_XML_END)
    {
      if (node == DX_XML_FAILED)
        return dx_xml_reader_finish (reader, error);
      if (node == DX_XML_START && first)
        {
          embedded->ours = g_strcmp0 (dx_xml_reader_get_namespace (reader),
                                      DX_PROPOSAL_NAMESPACE)
                           == 0;
          first = FALSE;
          if (!embedded->ours)
            return TRUE;
        }
      else if (node == DX_XML_TEXT && embedded->ours)
        g_string_append (embedded->text, dx_xml_reader_get_text (reader));
      if (embedded->text->len > DX_JSON_MAX_BYTES)
        return dx_word_body_refuse_large (error);
    }

  return TRUE;
}

static gboolean
find_embedded (DxWordPackage *package, DxWordDocument *document, GError **error)
{
  GPtrArray *names = dx_word_package_list (package, "customXml");

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GString) text = g_string_new (NULL);
      Embedded embedded = { .text = text };

      if (document->embedded != NULL
          || !dx_zip_reader_find (package->zip, name, NULL))
        continue;
      if (!dx_word_package_parse (package, name, read_embedded, &embedded,
                                  error))
        return FALSE;
      if (embedded.ours)
        document->embedded = g_bytes_new (text->str, text->len);
    }

  return TRUE;
}

/*
 * dx_word_document_read:
 * @zip: a Word file
 *
 * Reads all text of a Word file. Nothing outside the file is followed.
 *
 * Returns: (transfer full) (nullable): it
 */
DxWordDocument *
dx_word_document_read (DxZipReader *zip, GError **error)
{
  g_autoptr (DxWordPackage) package = dx_word_package_new (zip, error);
  g_autoptr (DxWordDocument) self = document_new ();

  if (package == NULL || !read_text (package, self, error)
      || !find_embedded (package, self, error))
    return NULL;
  /* What our own file holds was there before; it comes back as it is. */
  dx_word_mend_paragraphs (self->paragraphs, self->embedded == NULL,
                           &self->converted);

  return g_steal_pointer (&self);
}
