/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-receipt.h"
#include "dx-register.h"
#include "dx-workspace.h"

G_BEGIN_DECLS

/* What came is read beside the main thread, file by file, and registered in
 * it. Without widgets. */

/**
 * DxReceiveResult:
 * @DX_RECEIVE_NEW: it has a number of its own now
 * @DX_RECEIVE_NEW_VERSION: it is the present version of what has one
 * @DX_RECEIVE_SAME: it is here already
 * @DX_RECEIVE_CONFLICT: it waits until a person settles it
 * @DX_RECEIVE_REFUSED: it is no proposal, or cannot be read
 */
typedef enum {
  DX_RECEIVE_NEW,
  DX_RECEIVE_NEW_VERSION,
  DX_RECEIVE_SAME,
  DX_RECEIVE_CONFLICT,
  DX_RECEIVE_REFUSED,
  DX_RECEIVE_N_RESULTS
} DxReceiveResult;

/**
 * DxReceiveLine:
 * @file: its name, with the folder or archive it came in
 * @result: what became of it
 * @row: the key of its line in the register, or 0
 * @number: (nullable): its number, "7/2025"
 * @why: why that is its result, or its timing
 * @notes: what a person should know beside it, or ""
 */
typedef struct {
  char *file;
  DxReceiveResult result;
  gint64 row;
  char *number;
  char *why;
  char *notes;
} DxReceiveLine;

/**
 * DxReceiveFunc:
 * @line: what became of a file; it is gone after the call
 * @data: as given
 *
 * Hears of each file as it is done, in the main thread.
 */
typedef void (*DxReceiveFunc) (const DxReceiveLine *line, gpointer data);

DxReceiptVerdict *
         dx_receive_judge       (DxCall                  *call,
                                 const DxRegisterArrival *arrival);
void     dx_receive_run_async   (DxWorkspace             *workspace,
                                 const char *const       *paths,
                                 DxCall                  *call,
                                 const DxRegisterArrival *arrival,
                                 GCancellable            *cancellable,
                                 DxReceiveFunc            func,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data);
gboolean dx_receive_run_finish  (GAsyncResult            *result,
                                 GError                 **error);
const char *dx_receive_words    (DxReceiveResult          result);

G_END_DECLS
