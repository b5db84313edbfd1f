/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-ballot.h"

G_BEGIN_DECLS

/* Councils by letters, one a member, whose id is "m" and its place: C chair,
 * D deputy, d authorised deputy, S secretary, M member, R reviewer, X a role
 * that is not there; "-" before it: absent. */

#define SENT ",\"date\":\"2025-08-18\",\"papers-sent\":\"2025-08-11\""
#define NO_BALLOTS ",\"ballots\":[]"
#define COUNCIL_OF_SEVEN "C D S R R M M"

DxCouncil *council_fixture_load (void);
char *council_fixture_write (const char *members, const char *more);
DxVotes *council_fixture_read (const char *members, const char *more);
char *council_fixture_join (GPtrArray *faults);

G_END_DECLS
