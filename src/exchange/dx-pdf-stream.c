/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-pdf-stream-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-pdf-data.h"

/* What is read object by object; see dx-pdf-stream-end.c for what is
 * written behind the last one. A file that is not as Cairo 1.16 writes it
 * is refused: that every object was found is checked with the file's own
 * table. */

#define HEAD_IN "%PDF-1."
#define HEAD_OUT "%PDF-1.7"
#define HEAD_LENGTH 8

#define STREAM_END "\nendstream\nendobj\n"

/* Places in the table have ten digits, and ours 32 bits. */
#define MAX_BYTES G_MAXUINT32

/* More objects than any document of ours has. */
#define MAX_OBJECTS (1 << 23)

/*
 * dx_pdf_stream_refuse:
 *
 * Returns: %FALSE with @error set
 */
gboolean
dx_pdf_stream_refuse (DxPdfStream *self, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%" G_GSIZE_FORMAT, self->read);

  g_set_error (error, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_FORM,
               _ ("this PDF is written in another way than expected, at byte "
                  "%s"),
               place);

  return FALSE;
}

/*
 * dx_pdf_stream_put:
 *
 * Writes on.
 */
gboolean
dx_pdf_stream_put (DxPdfStream *self,
                   const char *bytes,
                   gsize length,
                   GError **error)
{
  self->written += length;
  if (self->written > MAX_BYTES)
    return dx_pdf_stream_refuse (self, error);

  return self->writer ((const guint8 *) bytes, length, self->user_data, error);
}

/* Grows with zeros. */
static gboolean
set_place (GArray *places, guint number, gsize place)
{
  if (number == 0 || number > MAX_OBJECTS)
    return FALSE;
  if (number >= places->len)
    g_array_set_size (places, number + 1);
  g_array_index (places, guint32, number) = (guint32) place;

  return TRUE;
}

/*
 * dx_pdf_stream_begin:
 *
 * Writes the first line of an object.
 */
gboolean
dx_pdf_stream_begin (DxPdfStream *self, guint number, GError **error)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%u 0 obj\n", number);

  return (set_place (self->places, number, self->written)
          || dx_pdf_stream_refuse (self, error))
         && dx_pdf_stream_put (self, line, (gsize) length, error);
}

/**
 * dx_pdf_stream_new:
 * @writer: (scope notified): takes the archive file
 * @user_data: for @writer
 *
 * Begins an archive file.
 *
 * Returns: (transfer full): to be given the PDF that is to become one
 */
DxPdfStream *
dx_pdf_stream_new (DxPdfStreamWriter writer, gpointer user_data)
{
  DxPdfStream *self = g_new0 (DxPdfStream, 1);

  self->writer = writer;
  self->user_data = user_data;
  self->held = g_byte_array_new ();
  self->origins = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->places = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->glyphs = g_hash_table_new (NULL, NULL);
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

/**
 * dx_pdf_stream_free:
 * @self: (nullable) (transfer full): an archive file
 *
 * Frees what is kept of it.
 */
void
dx_pdf_stream_free (DxPdfStream *self)
{
  if (self == NULL)
    return;

  g_byte_array_unref (self->held);
  g_array_unref (self->origins);
  g_array_unref (self->places);
  g_clear_pointer (&self->font, g_byte_array_unref);
  g_hash_table_unref (self->glyphs);
  g_hash_table_unref (self->kept);
  g_free (self);
}

/* What is done with an object. */
typedef struct {
  guint number;
  DxPdfSpan value;
  gsize end;
  gboolean stream;
} Object;

static gboolean
is_word (DxPdfSpan span, const char *word)
{
  return span.length == strlen (word)
         && memcmp (span.start, word, span.length) == 0;
}

/* Catalog, information and fonts are completed at the end. Most objects are
 * of the structure, and say so first. */
static gboolean
is_kept (DxPdfSpan value)
{
  DxPdfSpan type;

  if (!dx_pdf_find_entry (value, "/Type", NULL, &type))
    return dx_pdf_find_entry (value, "/Producer", NULL, NULL);

  return is_word (type, "/Catalog") || is_word (type, "/FontDescriptor")
         || (is_word (type, "/Font")
             && dx_pdf_has_name (value, "/Subtype", "/CIDFontType2"));
}

/* In newer files objects are packed into streams. */
static gboolean
is_package (DxPdfSpan value)
{
  return dx_pdf_has_name (value, "/Type", "/ObjStm")
         || dx_pdf_has_name (value, "/Type", "/XRef");
}

/* Pages are no transparency groups: nothing on them is transparent. */
static gboolean
write_page (DxPdfStream *self, DxPdfSpan value, GError **error)
{
  const char *end = value.start + value.length;
  DxPdfSpan group;

  if (!dx_pdf_find_entry (value, "/Group", &group, NULL))
    return dx_pdf_stream_put (self, value.start, value.length, error);

  return dx_pdf_stream_put (self, value.start, group.start - value.start, error)
         && dx_pdf_stream_put (self, group.start + group.length,
                               end - group.start - group.length, error);
}

static gboolean
write_value (DxPdfStream *self, DxPdfSpan value, GError **error)
{
  if (dx_pdf_has_name (value, "/Type", "/Page"))
    return write_page (self, value, error);

  return dx_pdf_stream_put (self, value.start, value.length, error);
}

static gboolean
take_object (DxPdfStream *self, const Object *object, GError **error)
{
  const char *tail = object->stream ? "\nstream\n" : "\nendobj\n";

  if (!set_place (self->origins, object->number, self->read))
    return dx_pdf_stream_refuse (self, error);

  self->state = object->stream ? DX_PDF_STATE_STREAM : DX_PDF_STATE_BETWEEN;
  if (*object->value.start == '<')
    {
      if (object->stream && is_package (object->value))
        return dx_pdf_stream_refuse (self, error);
      if (object->stream)
        dx_pdf_stream_begin_font (self, object->number, object->value);
      if (!object->stream && is_kept (object->value))
        {
          g_hash_table_insert (
              self->kept, GUINT_TO_POINTER (object->number),
              g_strndup (object->value.start, object->value.length));
          return TRUE;
        }
    }

  return dx_pdf_stream_begin (self, object->number, error)
         && write_value (self, object->value, error)
         && dx_pdf_stream_put (self, tail, strlen (tail), error);
}

static gboolean
has_word (DxPdfSpan text, gsize at, const char *word)
{
  gsize length = strlen (word);

  return text.length - at >= length
         && memcmp (text.start + at, word, length) == 0;
}

/* "12 0 obj", a value, and "endobj" or "stream". */
static gboolean
parse_object (DxPdfSpan text, Object *object)
{
  char *end;
  gsize start, value_end;

  object->number = (guint) g_ascii_strtoull (text.start, &end, 10);
  start = end - text.start;
  if (!has_word (text, start, " 0 obj\n"))
    return FALSE;
  start = dx_pdf_skip_space (text, start + strlen (" 0 obj\n"));
  value_end = dx_pdf_skip_value (text, start);
  if (value_end == 0)
    return FALSE;

  object->value = (DxPdfSpan){ text.start + start, value_end - start };
  value_end = dx_pdf_skip_space (text, value_end);
  object->stream = has_word (text, value_end, "stream\n");
  if (!object->stream && !has_word (text, value_end, "endobj\n"))
    return FALSE;
  object->end = value_end + strlen ("endobj\n");

  return TRUE;
}

/* "0 12" begins a part of the table, "0000000123 00000 n " is a row. */
static gboolean
take_row (DxPdfStream *self, const char *line, GError **error)
{
  char *end;
  guint64 first = g_ascii_strtoull (line, &end, 10);
  guint64 second = g_ascii_strtoull (end, &end, 10);
  guint32 origin = self->row < self->origins->len
                       ? g_array_index (self->origins, guint32, self->row)
                       : 0;

  if (*end == '\n')
    {
      self->row = (guint) MIN (first, MAX_OBJECTS);
      return TRUE;
    }
  self->row++;
  if (end[0] == ' ' && end[1] == 'f')
    return TRUE;

  return (end[0] == ' ' && end[1] == 'n' && second == 0 && first == origin)
         || dx_pdf_stream_refuse (self, error);
}

/* A later trailer counts. */
static gboolean
take_trailer (DxPdfStream *self, DxPdfSpan value, GError **error)
{
  self->state = DX_PDF_STATE_BETWEEN;
  self->root = dx_pdf_find_number (value, "/Root");
  self->info = dx_pdf_find_number (value, "/Info");

  return !dx_pdf_find_entry (value, "/Encrypt", NULL, NULL)
         || dx_pdf_stream_refuse (self, error);
}

/* How each part is read: the number of bytes that were taken, 0 when it is
 * not whole yet. */

static gsize
read_start (DxPdfStream *self, DxPdfSpan text, GError **error)
{
  const char *rest, *end;

  if (text.length <= HEAD_LENGTH + 2)
    return 0;
  rest = text.start + HEAD_LENGTH;
  if (!has_word (text, 0, HEAD_IN) || rest[0] != '\n' || rest[1] != '%')
    {
      dx_pdf_stream_refuse (self, error);
      return 0;
    }
  end = memchr (rest + 1, '\n', text.length - HEAD_LENGTH - 1);
  if (end == NULL)
    return 0;
  self->state = DX_PDF_STATE_BETWEEN;
  if (dx_pdf_stream_put (self, HEAD_OUT, HEAD_LENGTH, error))
    dx_pdf_stream_put (self, rest, end + 1 - rest, error);

  return end + 1 - text.start;
}

static gsize
read_between (DxPdfStream *self, DxPdfSpan text, GError **error)
{
  gsize at = dx_pdf_skip_space (text, 0);
  Object object = { 0 };

  if (at > 0)
    return at;
  if (text.length == 0)
    return 0;
  if (has_word (text, 0, "xref\n"))
    {
      self->state = DX_PDF_STATE_TABLE;
      return strlen ("xref\n");
    }
  if (!g_ascii_isdigit (*text.start))
    {
      if (text.length > strlen ("xref\n"))
        dx_pdf_stream_refuse (self, error);
      return 0;
    }
  if (memchr (text.start, '\n', text.length) == NULL
      || !parse_object (text, &object))
    return 0;
  take_object (self, &object, error);

  return object.end;
}

static gsize
read_stream (DxPdfStream *self, DxPdfSpan text, GError **error)
{
  const gsize mark = strlen (STREAM_END);
  const char *end = memmem (text.start, text.length, STREAM_END, mark);
  gsize length = end != NULL           ? end - text.start + mark
                 : text.length >= mark ? text.length - mark + 1
                                       : 0;

  if (self->font != NULL)
    g_byte_array_append (self->font, (const guint8 *) text.start,
                         (guint) length);
  if (end != NULL)
    self->state = DX_PDF_STATE_BETWEEN;
  if (end != NULL && self->font != NULL)
    dx_pdf_stream_end_font (self);
  dx_pdf_stream_put (self, text.start, length, error);

  return length;
}

static gsize
read_table (DxPdfStream *self, DxPdfSpan text, GError **error)
{
  const char *line_end = memchr (text.start, '\n', text.length);
  const char *end;
  gsize start, value_end;

  if (line_end == NULL)
    return 0;
  if (g_ascii_isdigit (*text.start))
    {
      take_row (self, text.start, error);
      return line_end + 1 - text.start;
    }
  if (!has_word (text, 0, "trailer\n"))
    {
      dx_pdf_stream_refuse (self, error);
      return 0;
    }

  start = strlen ("trailer\n");
  value_end = dx_pdf_skip_value (text, start);
  end = value_end > 0 ? memmem (text.start + value_end, text.length - value_end,
                                "%%EOF\n", 6)
                      : NULL;
  if (end == NULL)
    return 0;
  take_trailer (self, (DxPdfSpan){ text.start + start, value_end - start },
                error);

  return end + 6 - text.start;
}

static gsize
read_part (DxPdfStream *self, DxPdfSpan text, GError **error)
{
  switch (self->state)
    {
    case DX_PDF_STATE_START:
      return read_start (self, text, error);
    case DX_PDF_STATE_STREAM:
      return read_stream (self, text, error);
    case DX_PDF_STATE_TABLE:
      return read_table (self, text, error);
    case DX_PDF_STATE_BETWEEN:
    default:
      return read_between (self, text, error);
    }
}

/**
 * dx_pdf_stream_write:
 * @self: an archive file
 * @bytes: (array length=length): what comes next in the PDF
 * @length: how much
 * @error: return location for a #DxPdfDataError
 *
 * Reads on, and writes what is whole.
 *
 * Returns: %FALSE when the PDF is not as expected
 *   (%DX_PDF_DATA_ERROR_FORM), or could not be written
 */
gboolean
dx_pdf_stream_write (DxPdfStream *self,
                     const guint8 *bytes,
                     gsize length,
                     GError **error)
{
  GError *wrong = NULL;
  gsize done = 0;
  gsize taken;

  g_return_val_if_fail (self != NULL, FALSE);

  g_byte_array_append (self->held, bytes, (guint) length);
  do
    {
      DxPdfSpan text = { (const char *) self->held->data + done,
                         self->held->len - done };

      taken = text.length > 0 ? read_part (self, text, &wrong) : 0;
      done += taken;
      self->read += taken;
  } while (taken > 0 && wrong == NULL);
  g_byte_array_remove_range (self->held, 0, (guint) done);

  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, wrong);

  return FALSE;
}
