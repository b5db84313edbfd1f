/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dx-call-editor-draft.h"

G_BEGIN_DECLS

/* A rule of a call that is edited. Signal "remove": the user wants it
 * away. */
#define DX_TYPE_CALL_EDITOR_RULE (dx_call_editor_rule_get_type ())
G_DECLARE_FINAL_TYPE (
    DxCallEditorRule, dx_call_editor_rule, DX, CALL_EDITOR_RULE, GtkBox)

/**
 * DxCallRuleKind:
 * @DX_CALL_RULE_REQUIREMENT: a general requirement
 * @DX_CALL_RULE_GROUP: a priority group
 * @DX_CALL_RULE_DOSSIER: a part of the dossier
 *
 * What a rule is.
 */
typedef enum {
  DX_CALL_RULE_REQUIREMENT,
  DX_CALL_RULE_GROUP,
  DX_CALL_RULE_DOSSIER
} DxCallRuleKind;

GtkWidget *dx_call_editor_rule_new (DxCallRuleKind kind,
                                    DxCallRule *rule,
                                    DxCatalog *catalog,
                                    DxCall *call);
DxCallRule *dx_call_editor_rule_get_rule (DxCallEditorRule *self);

G_END_DECLS
