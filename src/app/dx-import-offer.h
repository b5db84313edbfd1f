/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import-plan.h"
#include "dx-open.h"

G_BEGIN_DECLS

/**
 * DxImportOffer:
 * @workspace: what it works with
 * @session: (nullable): the proposal that is here, or %NULL for a new one
 * @plan: what differs, and what is to be taken
 * @notices: (element-type utf8): what was noticed while reading
 * @name: the file's name, for people
 * @kind: what the file is
 * @standing: how it stands to what is here
 * @correction: the user gave it to @session, whatever its id
 * @inner: there is no file: it is about the proposal itself
 *
 * A file that was read, and what can be done with it. Without widgets.
 */
typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  DxImportPlan *plan;
  GPtrArray *notices;
  char *name;
  DxImportKind kind;
  DxOpenKind standing;
  gboolean correction;
  gboolean inner;
} DxImportOffer;

DxImportOffer *dx_import_offer_new         (DxWorkspace    *workspace,
                                            DxSession      *session,
                                            DxImport       *import,
                                            const char     *name,
                                            gboolean        correction);
DxImportOffer *dx_import_offer_new_unplaced (DxSession     *session);
void           dx_import_offer_free        (DxImportOffer  *self);
gboolean       dx_import_offer_is_plain    (DxImportOffer  *self);
char          *dx_import_offer_get_verdict (DxImportOffer  *self);
char          *dx_import_offer_get_outcome (DxImportOffer  *self);
char          *dx_import_sentence          (const char     *words);
DxSession     *dx_import_offer_take        (DxImportOffer  *self,
                                            GError        **error);
DxSession     *dx_import_offer_take_copy   (DxImportOffer  *self,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxImportOffer, dx_import_offer_free)

G_END_DECLS
