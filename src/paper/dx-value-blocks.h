/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-block.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

char *dx_value_clean_line      (const char *text,
                                gsize       length);
void  dx_value_append_text     (DxBlock    *parent,
                                const char *field,
                                const char *text);
char *dx_value_format          (DxProposal *proposal,
                                const char *field);
void  dx_value_append_table    (DxBlock    *parent,
                                DxProposal *proposal,
                                const char *field);

G_END_DECLS
