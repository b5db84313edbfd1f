/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-sketch.h"

G_BEGIN_DECLS

gboolean dx_stop_words_contains (const DxStopWords *self, guint64 shingle);

G_END_DECLS
