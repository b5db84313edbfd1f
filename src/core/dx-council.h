/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-source.h"

G_BEGIN_DECLS

/* How a council (hội đồng tư vấn) is made up, meets and decides, as data;
 * and whether a meeting keeps to it. */

/**
 * DxShare:
 * @numerator: of the share
 * @denominator: of the share, more than 0
 * @more_than: the share itself is not enough
 *
 * "At least 2/3", "more than 3/4".
 */
typedef struct {
  guint numerator;
  guint denominator;
  gboolean more_than;
} DxShare;

/**
 * DxCouncilRole:
 * @id: "chair"
 * @title: for people: "Chủ tịch hội đồng"
 * @minimum: how many there must be
 * @maximum: how many there may be; 0 for any number
 */
typedef struct {
  char *id;
  char *title;
  guint minimum;
  guint maximum;
} DxCouncilRole;

/**
 * DxCouncilItem:
 * @id: "necessity"
 * @title: as the ballot has it
 *
 * What a ballot asks: đạt or không đạt.
 */
typedef struct {
  char *id;
  char *title;
} DxCouncilItem;

/**
 * DxCouncilBase:
 * @DX_COUNCIL_BASE_CAST: of all ballots that were put in
 * @DX_COUNCIL_BASE_VALID: of the valid ones
 * @DX_COUNCIL_BASE_PRESENT: of the members who were there
 *
 * What the share of a vote is a share of.
 */
typedef enum {
  DX_COUNCIL_BASE_CAST,
  DX_COUNCIL_BASE_VALID,
  DX_COUNCIL_BASE_PRESENT
} DxCouncilBase;

/**
 * DxCouncil:
 * @id: "tt06-2023"
 * @title: for people
 * @model: it is a model to start from, and not an office's own rules
 * @minimum: least number of members
 * @maximum: greatest number of members
 * @members_source: (nullable): why
 * @roles: (element-type DxCouncilRole)
 * @min_reviewers: least number of reviewers of a proposal
 * @max_reviewers: greatest number
 * @reviewers_source: (nullable): why
 * @quorum: the share of the members that has to be there
 * @chair: (nullable): the role that has to be there
 * @deputy: (nullable): the role that stands in for it when authorised
 * @needs_reviewers: the proposal's reviewers have to be there
 * @quorum_roles: further roles that have to be there
 * @quorum_source: (nullable): why
 * @working_days: how long before the meeting the papers are sent
 * @papers_source: (nullable): why
 * @items: (element-type DxCouncilItem): of a ballot; it is in favour only
 *   when each of them is đạt
 * @ballot_source: (nullable): why
 * @passing: the share of ballots in favour
 * @base: what it is a share of
 * @passing_source: (nullable): why
 * @needs_reasons: a refusal needs recorded reasons
 * @refusal_source: (nullable): why
 * @builtin: compiled into the program
 * @path: (nullable): the file of one that the user added
 *
 * The rules of a council. Read only once made.
 */
typedef struct {
  char *id;
  char *title;
  gboolean model;
  guint minimum;
  guint maximum;
  DxSource *members_source;
  GPtrArray *roles;
  guint min_reviewers;
  guint max_reviewers;
  DxSource *reviewers_source;
  DxShare quorum;
  char *chair;
  char *deputy;
  gboolean needs_reviewers;
  GStrv quorum_roles;
  DxSource *quorum_source;
  guint working_days;
  DxSource *papers_source;
  GPtrArray *items;
  DxSource *ballot_source;
  DxShare passing;
  DxCouncilBase base;
  DxSource *passing_source;
  gboolean needs_reasons;
  DxSource *refusal_source;
  gboolean builtin;
  char *path;
} DxCouncil;

/**
 * DxCouncilMember:
 * @id: a short name, for ballots
 * @name: with title, as printed
 * @role: id of a role
 * @present: whether the member is there
 * @authorised: of a deputy: authorised to lead this meeting
 */
typedef struct {
  char *id;
  char *name;
  char *role;
  gboolean present;
  gboolean authorised;
} DxCouncilMember;

/**
 * DxMeeting:
 * @date: (nullable): the day: "2025-08-20"
 * @papers_sent: (nullable): the day on which the papers were sent
 * @holidays: days between that are no working days
 * @members: (element-type DxCouncilMember): of the council
 * @reviewers: ids of the members who review the proposal
 *
 * A council that meets on a proposal.
 */
typedef struct {
  char *date;
  char *papers_sent;
  GStrv holidays;
  GPtrArray *members;
  GStrv reviewers;
} DxMeeting;

/**
 * DxCouncilFault:
 * @id: "quorum.count"
 * @voids: without this a vote does not count
 * @message: for people
 * @source: (nullable): the rule that it breaks, which the council owns
 */
typedef struct {
  char *id;
  gboolean voids;
  char *message;
  const DxSource *source;
} DxCouncilFault;

DxCouncil *dx_council_new_from_json (GBytes           *json,
                                     const char       *path,
                                     GError          **error);
DxCouncil *dx_council_load          (const char       *id,
                                     GError          **error);
DxCouncil *dx_council_ref           (DxCouncil        *self);
void       dx_council_unref         (DxCouncil        *self);
gboolean   dx_share_is_reached      (const DxShare    *share,
                                     guint             part,
                                     guint             whole);
const DxCouncilRole *
           dx_council_find_role     (const DxCouncil  *self,
                                     const char       *id);
guint      dx_meeting_count_present (const DxMeeting  *self);
const DxCouncilMember *
           dx_meeting_find_member   (const DxMeeting  *self,
                                     const char       *id);
int        dx_working_days_between  (const GDate      *from,
                                     const GDate      *to,
                                     const char *const *holidays);
GPtrArray *dx_council_check         (const DxCouncil  *self,
                                     const DxMeeting  *meeting);
void       dx_council_fault_free    (DxCouncilFault   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxCouncil, dx_council_unref)

G_END_DECLS
