/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dx-catalog.h"

G_BEGIN_DECLS

/**
 * DxCallRule:
 * @index: which member of the file's list it was, or -1 for a new one
 * @kind: of a part of the dossier: what it is
 * @optional: of a part of the dossier: whether it may be left out
 * @removed: whether it was taken away
 * @text: the rule in short words
 * @sentence: the notice's own sentence
 * @topics: (nullable) (element-type utf8): of a priority group: its topics
 *
 * A rule of a call as it is edited.
 */
typedef struct {
  int index;
  DxDossierKind kind;
  gboolean optional;
  gboolean removed;
  char *text;
  char *sentence;
  GPtrArray *topics;
} DxCallRule;

/**
 * DxCallDraft:
 * @root: the file that it began with; members that are not edited stay
 * @id, @office, @province, @document: as the file has them; @document is
 *   how the notice is cited
 * @plan_year: the year the tasks start
 * @deadline, @deadline_sentence: wording, and the sentence around it
 * @instant: "2026-08-10T00:00:00+07:00", or ""
 * @inclusive: whether @instant itself is in time
 * @requirements, @groups, @dossier: (element-type DxCallRule)
 * @address, @contact, @phone, @email: where to hand in and whom to ask
 *
 * A call that is edited: a plain value.
 */
typedef struct {
  JsonNode *root;
  char *id;
  char *office;
  char *province;
  char *document;
  int plan_year;
  char *deadline;
  char *deadline_sentence;
  char *instant;
  gboolean inclusive;
  GPtrArray *requirements;
  GPtrArray *groups;
  GPtrArray *dossier;
  char *address;
  char *contact;
  char *phone;
  char *email;
} DxCallDraft;

DxCallDraft *dx_call_draft_new (DxCall *call, GError **error);
DxCallDraft *dx_call_draft_new_from_json (GBytes *json, GError **error);
void dx_call_draft_free (DxCallDraft *self);
void dx_call_draft_set (char **member, const char *text);
DxCallRule *dx_call_draft_add (GPtrArray *rules);
GBytes *dx_call_draft_to_json (const DxCallDraft *self);
void dx_call_draft_rename (DxCallDraft *self, DxCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxCallDraft, dx_call_draft_free)

G_END_DECLS
