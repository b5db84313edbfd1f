/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dx-output.h"
#include "dx-zip-reader.h"

G_BEGIN_DECLS

#define DX_DOSSIER_MIME_TYPE "application/vnd.dexuat.dossier+zip"
#define DX_DOSSIER_FORMAT "dexuat-dossier"
#define DX_DOSSIER_VERSION 1
#define DX_DOSSIER_SUFFIX ".dxhs"

#define DX_DOSSIER_ERROR (dx_dossier_error_quark ())

/**
 * DxDossierError:
 * @DX_DOSSIER_ERROR_TYPE: an archive, but no dossier
 * @DX_DOSSIER_ERROR_MEMBER: a member that is missing, foreign or wrong
 * @DX_DOSSIER_ERROR_MISMATCH: a member is not what the manifest says
 * @DX_DOSSIER_ERROR_NAME: an attachment whose name cannot be taken
 * @DX_DOSSIER_ERROR_LIMIT: more than a dossier may hold
 */
typedef enum {
  DX_DOSSIER_ERROR_TYPE,
  DX_DOSSIER_ERROR_MEMBER,
  DX_DOSSIER_ERROR_MISMATCH,
  DX_DOSSIER_ERROR_NAME,
  DX_DOSSIER_ERROR_LIMIT
} DxDossierError;

/**
 * DxDossierRole:
 *
 * What a member of a dossier is for the office.
 */
typedef enum {
  DX_DOSSIER_ROLE_PROPOSAL,
  DX_DOSSIER_ROLE_OFFICIAL_LETTER,
  DX_DOSSIER_ROLE_COMMITMENT,
  DX_DOSSIER_ROLE_SUMMARY_TABLE,
  DX_DOSSIER_ROLE_REMARKS,
  DX_DOSSIER_ROLE_SCAN,
  DX_DOSSIER_ROLE_OTHER
} DxDossierRole;

/**
 * DxDossierAttachment:
 * @name: a path below "attachments/", without it; UTF-8 NFC
 * @kind: what it is
 * @title: its name for people, perhaps empty
 * @bytes: all of it
 * @sha256: of @bytes, in hex
 */
typedef struct {
  char *name;
  DxDossierRole kind;
  char *title;
  GBytes *bytes;
  char *sha256;
} DxDossierAttachment;

typedef struct _DxDossier DxDossier;

/**
 * DxDossierProgress:
 * @fraction: how far the writing is, from 0 to 1
 * @data: as given
 *
 * Hears of it, in the thread that writes.
 */
typedef void (*DxDossierProgress) (double fraction, gpointer data);

GQuark        dx_dossier_error_quark      (void);
DxDossierRole dx_dossier_role_from_name   (const char    *name);
const char   *dx_dossier_role_get_name    (DxDossierRole  kind);

DxDossier    *dx_dossier_new              (GBytes        *proposal,
                                           const char    *title);
DxDossier    *dx_dossier_new_from_zip     (DxZipReader   *zip,
                                           GError       **error);
void          dx_dossier_free             (DxDossier     *self);
gboolean      dx_dossier_is_dossier       (DxZipReader   *zip);
GBytes       *dx_dossier_get_proposal     (DxDossier     *self);
void          dx_dossier_set_proposal     (DxDossier     *self,
                                           GBytes        *proposal,
                                           const char    *title);
GPtrArray    *dx_dossier_get_attachments  (DxDossier     *self);
gboolean      dx_dossier_add              (DxDossier     *self,
                                           const char    *name,
                                           DxDossierRole  kind,
                                           const char    *title,
                                           GBytes        *bytes,
                                           GError       **error);
gboolean      dx_dossier_check_room       (guint          n_attachments,
                                           guint64        bytes,
                                           GError       **error);
gboolean      dx_dossier_write            (DxDossier     *self,
                                           DxOutput      *output,
                                           GError       **error);
gboolean      dx_dossier_write_watched    (DxDossier     *self,
                                           DxOutput      *output,
                                           GCancellable  *cancellable,
                                           DxDossierProgress progress,
                                           gpointer       data,
                                           GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxDossier, dx_dossier_free)

G_END_DECLS
