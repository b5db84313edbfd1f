/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-council.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-council-private.h"
#include "dx-date.h"

/* A year of working days: beyond it nobody counts one by one. */
#define MAX_DAYS 366

/**
 * dx_council_fault_free:
 * @self: (transfer full) (nullable): a fault
 *
 * Frees it.
 */
void
dx_council_fault_free (DxCouncilFault *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

/*
 * dx_council_add_fault:
 * @faults: (element-type DxCouncilFault): takes it
 * @voids: whether a vote does not count
 * @source: (nullable): the rule that is broken
 * @id: the fault's id
 * @format: the message, and what goes into it
 *
 * Adds a fault.
 */
void
dx_council_add_fault (GPtrArray *faults,
                      gboolean voids,
                      const DxSource *source,
                      const char *id,
                      const char *format,
                      ...)
{
  DxCouncilFault *fault = g_new0 (DxCouncilFault, 1);
  va_list args;

  va_start (args, format);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  fault->id = g_strdup (id);
  fault->voids = voids;
  fault->source = source;
  g_ptr_array_add (faults, fault);
}

/**
 * dx_meeting_count_present:
 * @self: a meeting
 *
 * Returns: how many members are there
 */
guint
dx_meeting_count_present (const DxMeeting *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->members->len; i++)
    {
      const DxCouncilMember *member = g_ptr_array_index (self->members, i);

      n += member->present;
    }
  return n;
}

/**
 * dx_meeting_find_member:
 * @self: a meeting
 * @id: of a member
 *
 * Returns: (transfer none) (nullable): the member
 */
const DxCouncilMember *
dx_meeting_find_member (const DxMeeting *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const DxCouncilMember *member = g_ptr_array_index (self->members, i);

      if (strcmp (member->id, id) == 0)
        return member;
    }
  return NULL;
}

static gboolean
is_working_day (const GDate *day, const char *const *holidays)
{
  GDateWeekday weekday = g_date_get_weekday (day);

  if (weekday == G_DATE_SATURDAY || weekday == G_DATE_SUNDAY)
    return FALSE;
  for (guint i = 0; holidays != NULL && holidays[i] != NULL; i++)
    {
      GDate holiday;

      if (dx_date_parse (holidays[i], &holiday)
          && g_date_compare (&holiday, day) == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * dx_working_days_between:
 * @from: a day
 * @to: a day
 * @holidays: (nullable): days that are no working days: "2025-09-02"
 *
 * Counts the working days after @from up to and with @to: what is sent on a
 * Monday for the next Monday is sent five working days before.
 *
 * Returns: the days, at most a year's; negative when @to is before @from
 */
int
dx_working_days_between (const GDate *from,
                         const GDate *to,
                         const char *const *holidays)
{
  GDate day;
  int n = 0;

  g_return_val_if_fail (from != NULL && g_date_valid (from), 0);
  g_return_val_if_fail (to != NULL && g_date_valid (to), 0);

  if (g_date_compare (to, from) < 0)
    return -dx_working_days_between (to, from, holidays);
  day = *from;
  for (guint i = 0; i < MAX_DAYS && g_date_compare (&day, to) < 0; i++)
    {
      g_date_add_days (&day, 1);
      n += is_working_day (&day, holidays);
    }
  return n;
}

static guint
count_role (const DxMeeting *meeting, const char *role, gboolean present)
{
  guint n = 0;

  for (guint i = 0; i < meeting->members->len; i++)
    {
      const DxCouncilMember *member = g_ptr_array_index (meeting->members, i);

      if (strcmp (member->role, role) == 0 && (member->present || !present))
        n++;
    }
  return n;
}

static void
check_number (const DxCouncil *self,
              const DxMeeting *meeting,
              GPtrArray *faults)
{
  guint n = meeting->members->len;

  if (n < self->minimum || n > self->maximum)
    dx_council_add_fault (
        faults, FALSE, self->members_source, "members.count",
        _ ("The council has %u members; there must be %u to %u."), n,
        self->minimum, self->maximum);
}

static void
check_members (const DxCouncil *self,
               const DxMeeting *meeting,
               GPtrArray *faults)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < meeting->members->len; i++)
    {
      const DxCouncilMember *member = g_ptr_array_index (meeting->members, i);

      if (!g_hash_table_add (ids, member->id))
        dx_council_add_fault (faults, TRUE, NULL, "members.twice",
                              _ ("The member “%s” is listed twice."),
                              member->id);
      if (dx_council_find_role (self, member->role) == NULL)
        dx_council_add_fault (
            faults, FALSE, NULL, "role.unknown",
            _ ("%s has the role “%s”, which the council does not have."),
            member->name, member->role);
    }
}

static void
check_roles (const DxCouncil *self, const DxMeeting *meeting, GPtrArray *faults)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const DxCouncilRole *role = g_ptr_array_index (self->roles, i);
      guint n = count_role (meeting, role->id, FALSE);
      g_autofree char *id = g_strconcat ("role.", role->id, NULL);

      if (n < role->minimum)
        dx_council_add_fault (faults, FALSE, self->members_source, id,
                              _ ("%s: %u, at least %u are needed."),
                              role->title, n, role->minimum);
      else if (role->maximum > 0 && n > role->maximum)
        dx_council_add_fault (faults, FALSE, self->members_source, id,
                              _ ("%s: %u, at most %u are allowed."),
                              role->title, n, role->maximum);
    }
}

static void
check_reviewer (const DxCouncil *self,
                const DxMeeting *meeting,
                const char *id,
                GPtrArray *faults)
{
  const DxCouncilMember *member = dx_meeting_find_member (meeting, id);

  if (member == NULL)
    dx_council_add_fault (faults, TRUE, self->reviewers_source,
                          "reviewers.unknown",
                          _ ("The reviewer “%s” is no member."), id);
  else if (!member->present && self->needs_reviewers)
    dx_council_add_fault (faults, TRUE, self->quorum_source, "quorum.reviewers",
                          _ ("The reviewer %s is absent."), member->name);
}

static void
check_reviewers (const DxCouncil *self,
                 const DxMeeting *meeting,
                 GPtrArray *faults)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  for (guint i = 0; meeting->reviewers[i] != NULL; i++)
    if (g_hash_table_add (ids, meeting->reviewers[i]))
      check_reviewer (self, meeting, meeting->reviewers[i], faults);
  n = g_hash_table_size (ids);
  if (n < self->min_reviewers || n > self->max_reviewers)
    dx_council_add_fault (
        faults, n < self->min_reviewers && self->needs_reviewers,
        self->reviewers_source, "reviewers.count",
        _ ("The proposal has %u reviewers; there must be %u to %u."), n,
        self->min_reviewers, self->max_reviewers);
}

static gboolean
is_led (const DxCouncil *self, const DxMeeting *meeting)
{
  if (self->chair == NULL || count_role (meeting, self->chair, TRUE) > 0)
    return TRUE;
  for (guint i = 0; self->deputy != NULL && i < meeting->members->len; i++)
    {
      const DxCouncilMember *member = g_ptr_array_index (meeting->members, i);

      if (strcmp (member->role, self->deputy) == 0 && member->present
          && member->authorised)
        return TRUE;
    }
  return FALSE;
}

static void
check_quorum (const DxCouncil *self,
              const DxMeeting *meeting,
              GPtrArray *faults)
{
  guint present = dx_meeting_count_present (meeting);

  if (!dx_share_is_reached (&self->quorum, present, meeting->members->len))
    dx_council_add_fault (
        faults, TRUE, self->quorum_source, "quorum.count",
        self->quorum.more_than
            ? _ ("%u of %u members are present; more than %u/%u are needed.")
            : _ ("%u of %u members are present; at least %u/%u are needed."),
        present, meeting->members->len, self->quorum.numerator,
        self->quorum.denominator);
  if (!is_led (self, meeting))
    dx_council_add_fault (
        faults, TRUE, self->quorum_source, "quorum.chair",
        _ ("Neither the chair nor an authorised deputy is present."));
  for (guint i = 0; self->quorum_roles[i] != NULL; i++)
    {
      const DxCouncilRole *role =
          dx_council_find_role (self, self->quorum_roles[i]);
      g_autofree char *id = g_strconcat ("quorum.", role->id, NULL);

      if (count_role (meeting, role->id, TRUE) == 0)
        dx_council_add_fault (faults, TRUE, self->quorum_source, id,
                              _ ("%s: nobody is present."), role->title);
    }
}

static void
check_papers (const DxCouncil *self,
              const DxMeeting *meeting,
              GPtrArray *faults)
{
  GDate sent, day;
  int days;

  if (self->working_days == 0)
    return;
  if (meeting->date == NULL || meeting->papers_sent == NULL
      || !dx_date_parse (meeting->date, &day)
      || !dx_date_parse (meeting->papers_sent, &sent))
    {
      dx_council_add_fault (
          faults, FALSE, self->papers_source, "papers.unknown",
          _ ("It is not written down when the papers were sent."));
      return;
    }
  days = dx_working_days_between (&sent, &day,
                                  (const char *const *) meeting->holidays);
  if (days < (int) self->working_days)
    dx_council_add_fault (
        faults, FALSE, self->papers_source, "papers.late",
        _ ("The papers were sent %d working days before; at least %u are "
           "needed."),
        days, self->working_days);
}

/**
 * dx_council_check:
 * @self: rules
 * @meeting: a meeting
 *
 * Looks whether a council is made up, called and present as its rules say.
 *
 * Returns: (transfer full) (element-type DxCouncilFault): what is wrong;
 *   those that void a vote say so
 */
GPtrArray *
dx_council_check (const DxCouncil *self, const DxMeeting *meeting)
{
  GPtrArray *faults;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (meeting != NULL, NULL);

  faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_council_fault_free);
  check_number (self, meeting, faults);
  check_members (self, meeting, faults);
  check_roles (self, meeting, faults);
  check_reviewers (self, meeting, faults);
  check_quorum (self, meeting, faults);
  check_papers (self, meeting, faults);
  return faults;
}
