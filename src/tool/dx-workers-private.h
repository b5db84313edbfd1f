/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxWorkFunc:
 * @index: which piece of work
 * @message: (out): what went wrong, or %NULL
 * @data: as given
 *
 * Does one piece of work, in a worker process.
 *
 * Returns: 0 when done, else a code from 1 to 255
 */
typedef int (*DxWorkFunc) (guint     index,
                           char    **message,
                           gpointer  data);

/**
 * DxDoneFunc:
 * @index: which piece of work
 * @code: what the worker returned, or -1 when it died over it
 * @message: (nullable): what went wrong
 * @data: as given
 *
 * Is told of each piece of work, in the calling process.
 */
typedef void (*DxDoneFunc) (guint       index,
                            int         code,
                            const char *message,
                            gpointer    data);

gboolean dx_workers_run (guint      n_pieces,
                         guint      n_workers,
                         DxWorkFunc work,
                         DxDoneFunc done,
                         gpointer   data);

G_END_DECLS
