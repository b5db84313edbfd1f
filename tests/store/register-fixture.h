/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-register-list.h"
#include "store-fixture.h"

/* A register with its clock stopped at 2025-08-06 09:00 in Việt Nam. */

#define CALL "dien-bien-2026"

DxRegister *register_open (StoreFixture *fixture, DxStore **store);
void register_close (DxRegister **reg, DxStore **store);
void register_set_time (DxRegister *reg, const char *time);
DxProposal *register_new_proposal (StoreFixture *fixture,
                                   const char *title,
                                   gint64 revision);
DxRegisterReceipt *
register_give (DxRegister *reg, DxProposal *proposal, const char *name);
DxRegisterReceipt *register_give_whole (DxRegister *reg,
                                        DxProposal *proposal,
                                        const char *name,
                                        const char *member);
DxRegisterReceipt *register_give_foreign (DxRegister *reg,
                                          DxProposal *proposal,
                                          const char *name,
                                          const char *bytes);
gint64
register_fill (StoreFixture *fixture, DxRegister *reg, const char *title);
void register_assert_whole (DxRegister *reg);
void register_assert_fault (DxRegister *reg, gint64 broken, const char *words);
