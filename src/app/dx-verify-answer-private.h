/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-verify-answer.h"

G_BEGIN_DECLS

void dx_verify_answer_say (DxVerifyAnswer *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void dx_verify_answer_word (DxVerifyAnswer *self);
void dx_verify_answer_say_rest (DxVerifyAnswer *self);
void
dx_verify_answer_name (DxVerifyAnswer *self, gint64 number, gboolean other);
void dx_verify_answer_say_later (DxVerifyAnswer *self, DxWorkspace *workspace);

G_END_DECLS
