/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-proposal.h"

G_BEGIN_DECLS

/* Immutable; shared by reference. See dx-profile.c. */
typedef struct _DxProfile DxProfile;

DxProfile  *dx_profile_new_from_json (GBytes          *json,
                                      GError         **error);
GBytes     *dx_profile_to_json       (const DxProfile *self);
DxProfile  *dx_profile_ref           (DxProfile       *self);
void        dx_profile_unref         (DxProfile       *self);
const char *dx_profile_get           (const DxProfile *self,
                                      const char      *member);
DxProfile  *dx_profile_with          (const DxProfile *self,
                                      const char      *member,
                                      const char      *value);
void        dx_profile_fill          (const DxProfile *self,
                                      DxProposal      *proposal);
gboolean    dx_profile_has_tax_code_doubt (const DxProfile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxProfile, dx_profile_unref)

G_END_DECLS
