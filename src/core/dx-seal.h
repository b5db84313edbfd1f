/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* What ties paper to file: the text of one version in a fixed form, its
 * digest, the short code that is read over the phone, and what the QR on a
 * page says. */

#define DX_SEAL_DIGEST_BYTES 32
/* Letters of a code and of a page's hash, without hyphen. */
#define DX_SEAL_LETTERS 8
/* Letters of a short id. */
#define DX_SEAL_SHORT_ID 8

#define DX_SEAL_ERROR (dx_seal_error_quark ())

/**
 * DxSealError:
 * @DX_SEAL_ERROR_CODE: no code of eight letters
 * @DX_SEAL_ERROR_PAYLOAD: not what the QR of a page says
 */
typedef enum {
  DX_SEAL_ERROR_CODE,
  DX_SEAL_ERROR_PAYLOAD
} DxSealError;

/**
 * DxSealAttachment:
 * @name: its name in the dossier, a path below the folder "attachments/",
 *   without that folder
 * @sha256: of its bytes, 64 hexadecimal digits
 *
 * A file that goes with a proposal.
 */
typedef struct {
  char *name;
  char *sha256;
} DxSealAttachment;

DxSealAttachment *dx_seal_attachment_new  (const char       *name,
                                           const char       *sha256);
void              dx_seal_attachment_free (DxSealAttachment *self);

/**
 * DxSeal:
 * @id: of the proposal
 * @revision: of the proposal
 * @with_attachments: whether the files that go with it are in the digest
 * @digest: SHA-256 of the canonical text
 * @code: the code, eight letters without hyphen
 *
 * The seal of one version.
 */
typedef struct {
  char *id;
  gint64 revision;
  gboolean with_attachments;
  guint8 digest[DX_SEAL_DIGEST_BYTES];
  char code[DX_SEAL_LETTERS + 1];
} DxSeal;

/**
 * DxSealMark:
 * @id: of the proposal
 * @revision: of the proposal
 * @page: which page this is, from 1
 * @pages: how many there are
 * @digest: SHA-256 of the version's canonical text
 * @code: the code, eight letters without hyphen
 * @page_hash: eight letters that stand for the text of this page
 *
 * What the QR on a page says.
 */
typedef struct {
  char *id;
  gint64 revision;
  guint page;
  guint pages;
  guint8 digest[DX_SEAL_DIGEST_BYTES];
  char code[DX_SEAL_LETTERS + 1];
  char page_hash[DX_SEAL_LETTERS + 1];
} DxSealMark;

GQuark      dx_seal_error_quark  (void);
char       *dx_seal_text         (DxProposal    *proposal,
                                  GPtrArray     *attachments);
DxSeal     *dx_seal_new          (DxProposal    *proposal,
                                  GPtrArray     *attachments);
DxSeal     *dx_seal_copy         (const DxSeal  *self);
void        dx_seal_free         (DxSeal        *self);
char       *dx_seal_get_short_id (const DxSeal  *self);
char       *dx_seal_format_code  (const char    *code);
char       *dx_seal_format_foot  (const DxSeal  *self,
                                  guint          page,
                                  guint          pages);
char       *dx_seal_format_sheet (const DxSeal  *self,
                                  guint          sheet,
                                  guint          sheets);
gboolean    dx_seal_is_sheet     (const char    *line);
gboolean    dx_seal_parse_foot   (const char    *line,
                                  char          *code);
gboolean    dx_seal_parse_code   (const char    *text,
                                  char          *code,
                                  GError       **error);
void        dx_seal_hash_page    (const char    *text,
                                  char          *hash);
char       *dx_seal_payload      (const DxSeal  *self,
                                  guint          page,
                                  guint          pages,
                                  const char    *text);
DxSealMark *dx_seal_mark_parse   (const char    *payload,
                                  GError       **error);
void        dx_seal_mark_free    (DxSealMark    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSeal, dx_seal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSealMark, dx_seal_mark_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxSealAttachment, dx_seal_attachment_free)

G_END_DECLS
