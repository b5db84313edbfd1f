/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-pages.h"
#include "dx-proposal.h"

G_BEGIN_DECLS

DxFonts    *fixture_fonts      (void);
DxCatalog  *fixture_catalog    (void);
DxProposal *fixture_proposal   (void);
DxProposal *fixture_full       (void);
DxProposal *fixture_random     (GRand      *random);
char       *fixture_sentences  (GRand      *random,
                                guint       words);
char       *fixture_repeat     (const char *unit,
                                guint       n);
void        fixture_clear      (void);

G_END_DECLS
