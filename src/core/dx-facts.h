/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-letter.h"
#include "dx-profile.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

/* What is known of who proposes, to whom, and what, by name: it fills the
 * places in braces of letters and of the lines over a table. */

#define DX_TYPE_FACTS (dx_facts_get_type ())
G_DECLARE_FINAL_TYPE (DxFacts, dx_facts, DX, FACTS, GObject)

DxFacts    *dx_facts_new           (void);
DxFacts    *dx_facts_new_proposals (GPtrArray       *proposals,
                                    const DxProfile *profile,
                                    GDateTime       *now);
void        dx_facts_set           (DxFacts         *self,
                                    const char      *name,
                                    const char      *value);
const char *dx_facts_get           (DxFacts         *self,
                                    const char      *name);
char       *dx_facts_fill          (DxFacts         *self,
                                    const char      *text);
DxLetter   *dx_facts_fill_letter   (DxFacts         *self,
                                    const DxLetter  *pattern);

G_END_DECLS
