/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"
#include "dx-dossier.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

#define DX_IMPORT_ERROR (dx_import_error_quark ())

/**
 * DxImportError:
 * @DX_IMPORT_ERROR_KIND: an archive that holds no proposal
 * @DX_IMPORT_ERROR_OLD: an old Word file, which is converted only on the
 *   user's word
 * @DX_IMPORT_ERROR_CONVERT: it could not be converted
 */
typedef enum {
  DX_IMPORT_ERROR_KIND,
  DX_IMPORT_ERROR_OLD,
  DX_IMPORT_ERROR_CONVERT
} DxImportError;

/**
 * DxImportFlags:
 * @DX_IMPORT_CONVERT: the user wants old Word files to be converted by
 *   LibreOffice
 * @DX_IMPORT_NO_SCAN: data sheets in a scan are not looked for
 */
typedef enum {
  DX_IMPORT_PLAIN = 0,
  DX_IMPORT_CONVERT = 1 << 0,
  DX_IMPORT_NO_SCAN = 1 << 1
} DxImportFlags;

/**
 * DxImportKind:
 * @DX_IMPORT_JSON: a proposal file
 * @DX_IMPORT_DOSSIER: a dossier file
 * @DX_IMPORT_WORD: a Word file
 * @DX_IMPORT_PDF: a PDF that carries its proposal
 * @DX_IMPORT_SCAN: data sheets: a scan of them (PDF, PNG, JPEG, TIFF), or
 *   the text of their codes as a scanner types it, a line each
 */
typedef enum {
  DX_IMPORT_JSON,
  DX_IMPORT_DOSSIER,
  DX_IMPORT_WORD,
  DX_IMPORT_PDF,
  DX_IMPORT_SCAN
} DxImportKind;

/**
 * DxImport:
 * @kind: what the file is
 * @proposal: the proposal
 * @dossier: (nullable): of a dossier file: all of it
 * @pdf: (nullable): of a PDF: all of it, so that what is printed can be
 *   compared with what it carries
 * @notices: (element-type utf8): what a person should know, a sentence each
 * @own: the file carries the proposal's id and revision, so that it can be
 *   compared with what is here
 */
typedef struct {
  DxImportKind kind;
  DxProposal *proposal;
  DxDossier *dossier;
  GBytes *pdf;
  GPtrArray *notices;
  gboolean own;
} DxImport;

GQuark    dx_import_error_quark (void);
DxImport *dx_import_file        (const char     *path,
                                 DxCatalog      *catalog,
                                 DxImportFlags   flags,
                                 GError        **error);
DxImport *dx_import_bytes       (GBytes         *bytes,
                                 DxCatalog      *catalog,
                                 DxImportFlags   flags,
                                 GError        **error);
gboolean  dx_import_can_convert (void);
void      dx_import_free        (DxImport       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxImport, dx_import_free)

G_END_DECLS
