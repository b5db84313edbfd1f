/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize dx_joint_length (const char *p,
                       const char *end);

G_END_DECLS
