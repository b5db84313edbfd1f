/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-legacy.h"
#include "dx-xml-reader-private.h"
#include "dx-zip-reader.h"

G_BEGIN_DECLS

/* A Word file as a flat list of paragraphs: what stands in text, tables,
 * content controls and text boxes, one after another. */

/* Parts of a form are short; these are bounds against abuse. */
#define DX_WORD_MAX_PART (32 * 1024 * 1024)
#define DX_WORD_MAX_TEXT (4 * 1024 * 1024)
#define DX_WORD_MAX_PARAGRAPHS 20000

#define DX_WORD_ERROR (dx_word_error_quark ())


/**
 * DxWordError:
 * @DX_WORD_ERROR_PACKAGE: an archive, but no Word file
 * @DX_WORD_ERROR_LIMIT: more than a form can hold
 * @DX_WORD_ERROR_FORM: a Word file, but not the form
 */
typedef enum {
  DX_WORD_ERROR_PACKAGE,
  DX_WORD_ERROR_LIMIT,
  DX_WORD_ERROR_FORM
} DxWordError;

/**
 * DxWordPlace:
 * @DX_WORD_BODY: text, table or text box
 * @DX_WORD_NOTE: footnote or endnote
 * @DX_WORD_MARGIN: header or footer
 *
 * Where a paragraph stands.
 */
typedef enum {
  DX_WORD_BODY,
  DX_WORD_NOTE,
  DX_WORD_MARGIN
} DxWordPlace;

/**
 * DxWordParagraph:
 * @text: UTF-8 in NFC, without hidden characters, blanks at the ends or
 *   U+0009; U+000A where a line was broken by hand. Maybe empty.
 * @mark: (nullable): what automatic numbering puts in front: "III.", "-"
 * @place: where it stands
 * @table: number of the innermost table that it stands in, from 1, or 0
 * @row: of the table, from 0
 * @column: of the table's grid, from 0
 * @span: how many columns of the grid its cell takes
 * @below: its cell goes on from the row above
 */
typedef struct {
  char *text;
  char *mark;
  DxWordPlace place;
  guint table;
  guint row;
  guint column;
  guint span;
  gboolean below;
} DxWordParagraph;

/**
 * DxWordDocument:
 * @paragraphs: (element-type DxWordParagraph): in reading order
 * @outer: (element-type guint): of each table, from 1: the table around it
 * @embedded: (nullable): the proposal that a file of ours carries
 * @deleted: (element-type utf8): text that track changes have struck out
 * @converted: (nullable): the name of the old encoding that was found
 * @pictures: how many pictures and objects there are
 * @comments: how many remarks there are in the margin
 */
typedef struct {
  GPtrArray *paragraphs;
  GArray *outer;
  GBytes *embedded;
  GPtrArray *deleted;
  const char *converted;
  guint pictures;
  guint comments;
} DxWordDocument;

GQuark          dx_word_error_quark   (void);
DxWordDocument *dx_word_document_read (DxZipReader     *zip,
                                       GError         **error);
void            dx_word_document_free (DxWordDocument  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxWordDocument, dx_word_document_free)

/* dx-word-package.c: which part is which */

typedef struct {
  DxZipReader *zip;
  char *document;
  GHashTable *parts; /* kind of a relation → GPtrArray of names */
} DxWordPackage;

gboolean      dx_word_package_is_word (DxZipReader    *zip);
DxWordPackage *dx_word_package_new    (DxZipReader    *zip,
                                       GError        **error);
void          dx_word_package_free    (DxWordPackage  *self);
GBytes       *dx_word_package_read    (DxWordPackage  *self,
                                       const char     *name,
                                       GError        **error);
GPtrArray    *dx_word_package_list    (DxWordPackage  *self,
                                       const char     *kind);
typedef gboolean (*DxWordPartFunc)    (DxXmlReader    *reader,
                                       gpointer        data,
                                       GError        **error);
gboolean      dx_word_package_parse   (DxWordPackage  *self,
                                       const char     *name,
                                       DxWordPartFunc  read,
                                       gpointer        data,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxWordPackage, dx_word_package_free)

/* dx-word-styles.c: what a style says of font and numbering */

typedef struct _DxWordStyles DxWordStyles;

DxWordStyles *dx_word_styles_new       (DxWordPackage *package,
                                        GError       **error);
void          dx_word_styles_free      (DxWordStyles  *self);
const char   *dx_word_styles_get_font  (DxWordStyles  *self,
                                        const char    *style);
const char   *dx_word_styles_get_default_font (DxWordStyles *self);
const char   *dx_word_styles_get_default_style (DxWordStyles *self);
gboolean      dx_word_styles_get_numbering (DxWordStyles *self,
                                        const char    *style,
                                        int           *number,
                                        int           *level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxWordStyles, dx_word_styles_free)

/* dx-word-numbering.c: automatic numbering */

#define DX_WORD_LEVELS 9

typedef struct _DxWordNumbering DxWordNumbering;

DxWordNumbering *dx_word_numbering_new  (DxWordPackage   *package,
                                         GError         **error);
void             dx_word_numbering_free (DxWordNumbering *self);
char            *dx_word_numbering_next (DxWordNumbering *self,
                                         int              number,
                                         int              level,
                                         const char      *style);
char            *dx_word_format_number  (guint            number,
                                         const char      *format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxWordNumbering, dx_word_numbering_free)

/* dx-word-text.c: the words of a paragraph while it is read */

typedef struct _DxWordText DxWordText;

DxWordText *dx_word_text_new        (void);
void        dx_word_text_free       (DxWordText  *self);
void        dx_word_text_append     (DxWordText  *self,
                                     const char  *text,
                                     DxLegacy     encoding);
void        dx_word_text_append_symbol (DxWordText *self,
                                     gunichar     c,
                                     const char  *font);
char       *dx_word_text_finish     (DxWordText  *self,
                                     const char **converted);
DxLegacy    dx_word_font_encoding   (const char  *font);
char       *dx_word_clean_text      (const char  *text);
void        dx_word_mend_paragraphs (GPtrArray   *paragraphs,
                                     gboolean     search,
                                     const char **converted);

/* dx-word-body.c: one part with paragraphs */

typedef struct {
  DxWordDocument *document;
  DxWordStyles *styles;
  DxWordNumbering *numbering;
  DxWordPlace place;
  gsize bytes;
} DxWordBody;

gboolean dx_word_body_read (DxXmlReader *reader, gpointer body, GError **error);
gboolean dx_word_body_refuse_large (GError **error);

G_END_DECLS
