/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import.h"

G_BEGIN_DECLS

/* What an office gets: files, folders of them, archives of them. */

/**
 * DxIncoming:
 * @name: the file as people say it, UTF-8: with the folder that was given,
 *   and for a member of an archive "archive.zip/member"
 * @bytes: (nullable): the whole file, as it came
 * @import: (nullable): what is in it
 * @error: (nullable): why there is no @import; its message names the part
 *   and the reason, not @name
 *
 * One file.
 */
typedef struct {
  const char *name;
  GBytes *bytes;
  DxImport *import;
  const GError *error;
} DxIncoming;

/**
 * DxIncomingFunc:
 * @incoming: a file; it is gone after the call
 * @data: as given
 *
 * Takes a file.
 *
 * Returns: whether to go on
 */
typedef gboolean (*DxIncomingFunc) (const DxIncoming *incoming,
                                    gpointer          data);

gboolean dx_incoming_walk (const char     *path,
                           DxCatalog      *catalog,
                           DxImportFlags   flags,
                           DxIncomingFunc  func,
                           gpointer        data);

G_END_DECLS
