/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"

G_BEGIN_DECLS

/**
 * DxCallBlockKind:
 * @DX_CALL_TITLE: whose call it is
 * @DX_CALL_HEADING: what follows
 * @DX_CALL_RULE: a rule, in the program's words
 * @DX_CALL_SENTENCE: the sentence of the notice
 * @DX_CALL_PLACE: the document and where in it
 * @DX_CALL_DOUBT: why it is a reading, or what is wrong in the notice
 */
typedef enum {
  DX_CALL_TITLE,
  DX_CALL_HEADING,
  DX_CALL_RULE,
  DX_CALL_SENTENCE,
  DX_CALL_PLACE,
  DX_CALL_DOUBT
} DxCallBlockKind;

/**
 * DxCallBlock:
 * @kind: what it is
 * @text: its words
 *
 * A paragraph of a call's text.
 */
typedef struct {
  DxCallBlockKind kind;
  char *text;
} DxCallBlock;

GPtrArray *
dx_call_view_text_new (DxCatalog *catalog, DxCall *call, GDateTime *now);
char *dx_call_view_text_name (const DxCall *call);
char *dx_call_view_text_deadline (const DxCall *call);
char *dx_call_view_text_rule (const DxCallStatement *statement);
char *dx_call_view_text_dossier (const DxDossierItem *item);
const char *dx_call_view_text_kind (DxDossierKind kind);

G_END_DECLS
