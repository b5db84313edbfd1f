/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-verify.h"

G_BEGIN_DECLS

void dx_verify_say        (GPtrArray  *lines,
                           const char *format,
                           ...) G_GNUC_PRINTF (2, 3);
void dx_verify_say_fields (DxProposal *held,
                           DxProposal *proposal,
                           GPtrArray  *lines);

G_END_DECLS
