/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-store.h"

G_BEGIN_DECLS

/**
 * DxLockResult:
 * @DX_LOCK_TAKEN: it is ours until it is released
 * @DX_LOCK_HELD: another process has it
 * @DX_LOCK_REFUSED: nothing can be written there
 * @DX_LOCK_FAILED: something else, which the error says
 */
typedef enum {
  DX_LOCK_TAKEN,
  DX_LOCK_HELD,
  DX_LOCK_REFUSED,
  DX_LOCK_FAILED
} DxLockResult;

gboolean dx_folder_make (const char *folder, GError **error);
gboolean dx_folder_can_write (const char *folder, const char *file);
gboolean dx_file_make_private (const char *path, GError **error);
DxLockResult dx_lock_take (const char *path, int *lock, GError **error);
void dx_lock_release (int *lock);

G_END_DECLS
