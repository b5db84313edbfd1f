/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DxGuardWork:
 * @input: a stranger's file
 * @data: as given
 * @error: to be set on failure
 *
 * Works on a file, in a process of its own.
 *
 * Returns: (transfer full) (nullable): what came out
 */
typedef GBytes *(*DxGuardWork) (GBytes   *input,
                                gpointer  data,
                                GError  **error);

/* Work that another process does. */
typedef struct _DxGuard DxGuard;

DxGuard *dx_guard_begin (DxGuardWork  work,
                         GBytes      *input,
                         gpointer     data,
                         guint        seconds,
                         gsize        memory,
                         GError     **error);
GBytes  *dx_guard_end   (DxGuard      *self,
                         GCancellable *cancellable,
                         GError      **error);
GBytes *dx_guard_run (DxGuardWork   work,
                      GBytes       *input,
                      gpointer      data,
                      guint         seconds,
                      gsize         memory,
                      GError      **error);
void    dx_guard_allow (guint       seconds);

G_END_DECLS
