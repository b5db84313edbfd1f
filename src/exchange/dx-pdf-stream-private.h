/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pdf-stream.h"
#include "dx-pdf-syntax-private.h"

G_BEGIN_DECLS

typedef enum {
  DX_PDF_STATE_START,
  DX_PDF_STATE_BETWEEN,
  DX_PDF_STATE_STREAM,
  DX_PDF_STATE_TABLE
} DxPdfState;

/**
 * DxPdfStream:
 * @writer: takes what is written
 * @user_data: for @writer
 * @state: what is being read
 * @held: what has been read and is not whole yet
 * @read: place of @held in what is read
 * @written: bytes written
 * @origins: (element-type guint32): where each object was read, 0 for none
 * @places: (element-type guint32): where each object was written, 0 for none
 * @kept: (element-type guint utf8): dictionaries that are written last
 * @font: (nullable): a font that is being read
 * @font_number: its object
 * @font_length: its length, unpacked
 * @glyphs: (element-type guint guint): how many glyphs each font has
 * @row: the object that the next row of the table is about
 * @root: the catalog, once it is known
 * @info: the information dictionary, once it is known
 */
struct _DxPdfStream {
  DxPdfStreamWriter writer;
  gpointer user_data;
  DxPdfState state;
  GByteArray *held;
  gsize read;
  gsize written;
  GArray *origins;
  GArray *places;
  GHashTable *kept;
  GByteArray *font;
  guint font_number;
  gsize font_length;
  GHashTable *glyphs;
  guint row;
  guint root;
  guint info;
};

gboolean  dx_pdf_stream_put    (DxPdfStream  *self,
                                const char   *bytes,
                                gsize         length,
                                GError      **error);
gboolean  dx_pdf_stream_begin  (DxPdfStream  *self,
                                guint         number,
                                GError      **error);
gboolean  dx_pdf_stream_refuse (DxPdfStream  *self,
                                GError      **error);

void      dx_pdf_stream_begin_font (DxPdfStream *self,
                                    guint        number,
                                    DxPdfSpan    value);
void      dx_pdf_stream_end_font   (DxPdfStream *self);

G_END_DECLS
