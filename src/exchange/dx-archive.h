/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-output.h"

G_BEGIN_DECLS

/* All that an office has of a call in one file: a ZIP whose first member,
 * "manifest.json", names the others with their sizes and sums. */

#define DX_ARCHIVE_FORMAT "dexuat-archive"
#define DX_ARCHIVE_VERSION 1

typedef struct _DxArchive DxArchive;

DxArchive *dx_archive_new        (void);
void       dx_archive_free       (DxArchive   *self);
void       dx_archive_add        (DxArchive   *self,
                                  const char  *name,
                                  const char  *kind,
                                  GBytes      *bytes);
void       dx_archive_add_json   (DxArchive   *self,
                                  const char  *name,
                                  const char  *kind,
                                  JsonBuilder *builder);
gboolean   dx_archive_write      (DxArchive   *self,
                                  JsonObject  *head,
                                  DxOutput    *output,
                                  GError     **error);
char      *dx_archive_clean_name (const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxArchive, dx_archive_free)

G_END_DECLS
