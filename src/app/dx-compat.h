/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What has successors in newer versions of the toolkit stands in this one
 * file. */

/**
 * DxPickKind:
 * @DX_PICK_OPEN: one file to read
 * @DX_PICK_OPEN_MANY: files to read
 * @DX_PICK_SAVE: a file to write
 * @DX_PICK_FOLDER: a folder to write into
 */
typedef enum {
  DX_PICK_OPEN,
  DX_PICK_OPEN_MANY,
  DX_PICK_SAVE,
  DX_PICK_FOLDER
} DxPickKind;

/**
 * DxPickDouble:
 * @kind: what is asked for
 * @name: (nullable): the name that is suggested
 * @data: as given
 *
 * Stands in for the file dialog in tests.
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the answer, or
 *   %NULL for cancel
 */
typedef GPtrArray *(*DxPickDouble) (DxPickKind  kind,
                                    const char *name,
                                    gpointer    data);

void       dx_compat_pick_files        (GtkWindow            *parent,
                                        DxPickKind            kind,
                                        const char           *title,
                                        const char           *accept,
                                        const char           *name,
                                        const char *const    *patterns,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GPtrArray *dx_compat_pick_files_finish (GAsyncResult         *result,
                                        GError              **error);
void       dx_compat_set_pick_double   (DxPickDouble          double_func,
                                        gpointer              data);

void       dx_compat_ask               (GtkWindow            *parent,
                                        const char           *heading,
                                        const char           *body,
                                        const char           *no,
                                        const char           *yes,
                                        gboolean              destructive,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean   dx_compat_ask_finish        (GAsyncResult         *result);
void       dx_compat_tell              (GtkWindow            *parent,
                                        const char           *heading,
                                        const char           *body);

G_END_DECLS
