/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-dossier.h"

G_BEGIN_DECLS

#define DX_DOSSIER_MIMETYPE "mimetype"
#define DX_DOSSIER_MANIFEST "manifest.json"
#define DX_DOSSIER_PROPOSAL_NAME "proposal.json"
#define DX_DOSSIER_ATTACHMENTS "attachments/"

/**
 * DxDossier:
 * @proposal: the proposal file
 * @title: its name for people
 * @attachments: (element-type DxDossierAttachment): in order
 * @names: (element-type utf8): their names, in one case: two names can be
 *   one file on some systems
 * @others: (nullable): members of the manifest that this program does not
 *   know; written back
 */
struct _DxDossier {
  GBytes *proposal;
  char *title;
  GPtrArray *attachments;
  GHashTable *names;
  JsonObject *others;
};

/**
 * DxDossierEntry:
 * @name: of the member
 * @size: of it, in bytes
 * @sha256: of it, in hex
 * @kind: what it is
 * @title: its name for people
 *
 * What the manifest says of a member.
 */
typedef struct {
  char *name;
  gint64 size;
  char *sha256;
  DxDossierRole kind;
  char *title;
} DxDossierEntry;

GBytes    *dx_dossier_manifest_write (DxDossier    *self);
GPtrArray *dx_dossier_manifest_read  (GBytes       *bytes,
                                      JsonObject  **others,
                                      GError      **error);
void       dx_dossier_entry_free     (DxDossierEntry *self);
gboolean   dx_dossier_fail           (GError      **error,
                                      DxDossierError code,
                                      const char   *name,
                                      const char   *reason);

G_END_DECLS
