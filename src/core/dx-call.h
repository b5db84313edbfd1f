/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-deadline.h"
#include "dx-source.h"
#include "dx-topic.h"

G_BEGIN_DECLS

/* A call for proposals (đợt đề xuất) as data: what one office asks for in
 * one plan year, every rule with the sentence it comes from. Read only
 * once made. */

/**
 * DxReceiptDay:
 * @DX_RECEIPT_DAY_UNSTATED: the call does not say
 * @DX_RECEIPT_DAY_POSTMARK: that of the sending post office's stamp
 * @DX_RECEIPT_DAY_ARRIVAL_STAMP: that of the receiving office's stamp "đến"
 * @DX_RECEIPT_DAY_FILING: that of the filing online
 *
 * Which day counts as the day of receipt.
 */
typedef enum {
  DX_RECEIPT_DAY_UNSTATED,
  DX_RECEIPT_DAY_POSTMARK,
  DX_RECEIPT_DAY_ARRIVAL_STAMP,
  DX_RECEIPT_DAY_FILING
} DxReceiptDay;

/**
 * DxCallStatement:
 * @id: (nullable): a short name
 * @text: (nullable): in the program's words, where the sentence is long
 * @value: (nullable): an address, an e-mail, a symbol: what is used
 * @date: (nullable): of a legal basis: "2022-10-12"
 * @day: of a rule on the day of receipt: which day counts
 * @source: where it stands
 */
typedef struct {
  char *id;
  char *text;
  char *value;
  char *date;
  DxReceiptDay day;
  DxSource *source;
} DxCallStatement;

/**
 * DxCallTopic:
 * @id: topic id
 * @source: the sentence that names it
 */
typedef struct {
  char *id;
  DxSource *source;
} DxCallTopic;

/**
 * DxCallGroup:
 * @id: a short name
 * @title: for people
 * @source: the group's whole sentence
 * @topics: (element-type DxCallTopic)
 */
typedef struct {
  char *id;
  char *title;
  DxSource *source;
  GPtrArray *topics;
} DxCallGroup;

typedef enum {
  DX_DOSSIER_SLIP,
  DX_DOSSIER_OFFICIAL_LETTER,
  DX_DOSSIER_SUMMARY_TABLE,
  DX_DOSSIER_COMMITMENT,
  DX_DOSSIER_SOFT_COPY,
  DX_DOSSIER_OTHER
} DxDossierKind;

/**
 * DxDossierItem:
 * @kind: what it is
 * @title: for people
 * @optional: "nếu có"
 * @topic: (nullable): asked only of proposals on this topic
 * @copies: 0 when the call does not say
 * @source: where it stands
 */
typedef struct {
  DxDossierKind kind;
  char *title;
  gboolean optional;
  char *topic;
  guint copies;
  DxSource *source;
} DxDossierItem;

/**
 * DxCall:
 * @id: "dien-bien-2026"
 * @office: "Sở Khoa học và Công nghệ tỉnh Điện Biên"
 * @unit: (nullable): the receiving unit
 * @province: "Điện Biên"
 * @notice_kind: "Thông báo", "Công văn"
 * @notice_symbol: ký hiệu; the number is blank where the notice's is
 * @notice_title: "Về việc …"
 * @notice_date: (nullable): its date as printed
 * @signer: (nullable): line, title and name as printed
 * @plan_year: the year the tasks start
 * @plan_year_source: (nullable): where it stands
 * @form: (nullable): id of the form it asks for
 * @deadline: wording and instant
 * @deadline_source: where it stands
 * @topics_by_reference: (nullable): where the call takes its topics from
 *   another document; then no topic is foreign to it
 * @schools_minimum: least number of schools for "university-modules", or 0
 * @schools_source: (nullable): why
 * @legal_bases, @requirements, @orientations, @channels, @addresses,
 *   @contacts, @receipt, @process, @doubts: (element-type DxCallStatement)
 * @groups: (element-type DxCallGroup): priorities
 * @dossier: (element-type DxDossierItem): what to hand in
 * @own_topics: (element-type DxTopic): topics that only this call knows
 * @builtin: compiled into the program
 * @path: (nullable): the file of one that the user added
 */
typedef struct {
  char *id;
  char *office;
  char *unit;
  char *province;
  char *notice_kind;
  char *notice_symbol;
  char *notice_title;
  char *notice_date;
  char *signer;
  int plan_year;
  DxSource *plan_year_source;
  char *form;
  DxDeadline *deadline;
  DxSource *deadline_source;
  DxSource *topics_by_reference;
  guint schools_minimum;
  DxSource *schools_source;
  GPtrArray *legal_bases;
  GPtrArray *requirements;
  GPtrArray *orientations;
  GPtrArray *channels;
  GPtrArray *addresses;
  GPtrArray *contacts;
  GPtrArray *receipt;
  GPtrArray *process;
  GPtrArray *doubts;
  GPtrArray *groups;
  GPtrArray *dossier;
  GPtrArray *own_topics;
  gboolean builtin;
  char *path;
} DxCall;

DxCall            *dx_call_new_from_json (GBytes       *json,
                                          const char   *path,
                                          GError      **error);
DxCall            *dx_call_ref           (DxCall       *self);
void               dx_call_unref         (DxCall       *self);
const DxCallTopic *dx_call_find_topic    (const DxCall *self,
                                          const char   *topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxCall, dx_call_unref)

G_END_DECLS
