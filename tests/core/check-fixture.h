/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-check.h"

/* Proposals for the tests of the check: a sound one, and what a case
 * changes in it. */

#define FIXTURE_NOW "2025-08-01T09:00:00+07:00"

/**
 * Change:
 * @name: of the test
 * @head: (nullable): JSON members of the proposal to replace ("call", "form")
 * @values: (nullable): JSON members of "values" to replace; null removes
 * @topics: (nullable): a JSON array in the place of the sound topics
 * @now: (nullable): an instant, or FIXTURE_NOW
 * @findings: what comes out, "severity id field" and "; " between
 * @message: (nullable): stands in the first finding's message
 */
typedef struct {
  const char *name;
  const char *head;
  const char *values;
  const char *topics;
  const char *now;
  const char *findings;
  const char *message;
} Change;

DxCatalog *fixture_catalog (void);
DxProposal *fixture_make (DxCatalog *catalog,
                          const char *head,
                          const char *values,
                          const char *topics);
GPtrArray *
fixture_check (DxCatalog *catalog, DxProposal *proposal, const char *now);
char *fixture_describe (GPtrArray *findings);
void fixture_test (gconstpointer change);
