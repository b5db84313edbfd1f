/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"
#include "dx-register.h"

G_BEGIN_DECLS

/* What the desk calls things. Without widgets. */

const char *dx_desk_words_state       (DxRegisterState        state);
const char *dx_desk_words_state_name  (DxRegisterState        state);
int         dx_desk_words_state_find  (const char            *name);
const char *dx_desk_words_timing      (DxTiming               timing);
const char *dx_desk_words_timing_icon (DxTiming               timing);
const char *dx_desk_words_timing_css  (DxTiming               timing);
const char *dx_desk_words_complete    (DxRegisterState        state);
const char *dx_desk_words_action      (const char            *action);
const char *dx_desk_words_channel     (DxChannel              channel);
char       *dx_desk_words_moment      (const char            *moment);
char       *dx_desk_words_time        (gint64                 unix_ms);
char       *dx_desk_words_arrived     (const DxRegisterEntry *entry);
char       *dx_desk_words_call        (DxCatalog             *catalog,
                                       const char            *id);

G_END_DECLS
