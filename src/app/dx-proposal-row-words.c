/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-proposal-row-words.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"

/* A title longer than that is a paragraph in the wrong place. */
#define LONGEST_TITLE 400

/* From so many days on the deadline is pressing. */
#define PRESSING 3

/**
 * dx_proposal_row_words_days:
 * @deadline: (nullable): a call's deadline
 * @now: the present moment
 *
 * Says how long there is: "còn 5 ngày", "quá hạn 3 ngày".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when the cut-off
 *   is not known
 */
char *
dx_proposal_row_words_days (const DxDeadline *deadline, GDateTime *now)
{
  int days;

  g_return_val_if_fail (now != NULL, NULL);

  if (deadline == NULL || deadline->instant == NULL)
    return NULL;
  days = dx_deadline_days_left (deadline, now);
  if (dx_deadline_passed (deadline, now))
    return days >= 0 ? g_strdup (_ ("overdue since today"))
                     : g_strdup_printf (
                         ngettext ("%d day overdue", "%d days overdue", -days),
                         -days);
  if (days == 0)
    return g_strdup (_ ("last day today"));

  return g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
}

/**
 * dx_proposal_row_words_findings:
 * @errors: findings of severity error
 * @warnings: findings of severity warning
 *
 * Says what the check found: "3 lỗi, 2 cảnh báo", "không còn lỗi".
 *
 * Returns: (transfer full): the words
 */
char *
dx_proposal_row_words_findings (guint errors, guint warnings)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (errors == 0 && warnings == 0)
    return g_strdup (_ ("no findings left"));
  first = errors > 0 ? g_strdup_printf (
              ngettext ("%u error", "%u errors", errors), errors)
                     : g_strdup (_ ("no errors left"));
  if (warnings == 0)
    return g_steal_pointer (&first);
  second = g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings),
                            warnings);

  return g_strdup_printf ("%s, %s", first, second);
}

/* Days of the calendar at the place where @now is told. */
static guint32
get_day (GDateTime *instant)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (instant),
                  (GDateMonth) g_date_time_get_month (instant),
                  (GDateYear) g_date_time_get_year (instant));

  return g_date_get_julian (&date);
}

/**
 * dx_proposal_row_words_moment:
 * @milliseconds: Unix milliseconds
 * @now: the present moment, with the zone in which time is told
 *
 * Names a moment of the past: "hôm nay 09:12", "hôm qua 17:03", "05/01/2026".
 *
 * Returns: (transfer full): the words
 */
char *
dx_proposal_row_words_moment (gint64 milliseconds, GDateTime *now)
{
  g_autoptr (GDateTime)
      utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) then = NULL;
  guint32 day;
  guint32 today;
  GDate date;

  g_return_val_if_fail (now != NULL, NULL);

  if (utc == NULL)
    return g_strdup ("");
  then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  day = get_day (then);
  today = get_day (now);
  if (day == today)
    return g_strdup_printf (_ ("today %02d:%02d"), g_date_time_get_hour (then),
                            g_date_time_get_minute (then));
  if (day + 1 == today)
    return g_strdup_printf (_ ("yesterday %02d:%02d"),
                            g_date_time_get_hour (then),
                            g_date_time_get_minute (then));
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);

  return dx_date_format_short (&date);
}

/**
 * dx_proposal_row_words_state:
 * @state: a proposal's state
 * @revision: the number of its last printed version, or 0
 *
 * Says how far a proposal is, in plain words; what is saved is not sent.
 *
 * Returns: (transfer full): the words
 */
char *
dx_proposal_row_words_state (DxProposalState state, gint64 revision)
{
  switch (state)
    {
    case DX_PROPOSAL_STATE_PRINTED:
      return g_strdup_printf (_ ("Printed version %d, NOT handed in"),
                              (int) revision);
    case DX_PROPOSAL_STATE_STALE:
      return g_strdup_printf (_ ("Changed since printed version %d"),
                              (int) revision);
    case DX_PROPOSAL_STATE_SENT:
      return g_strdup (_ ("Handed in"));
    case DX_PROPOSAL_STATE_DRAFT:
    default:
      return g_strdup (_ ("Being drafted, not printed yet"));
    }
}

static const char *
get_style (DxProposalState state)
{
  static const char *const styles[] = {
    [DX_PROPOSAL_STATE_DRAFT] = "draft",
    [DX_PROPOSAL_STATE_PRINTED] = "printed",
    [DX_PROPOSAL_STATE_STALE] = "stale",
    [DX_PROPOSAL_STATE_SENT] = "sent",
  };

  return (guint) state < G_N_ELEMENTS (styles) ? styles[state] : "draft";
}

static void
set_title (DxProposalRowWords *self, const char *title)
{
  self->untitled = title == NULL || *title == '\0';
  if (self->untitled)
    self->title = g_strdup (_ ("Not named yet"));
  else if (g_utf8_strlen (title, -1) <= LONGEST_TITLE)
    self->title = g_strdup (title);
  else
    {
      g_autofree char *begin = g_utf8_substring (title, 0, LONGEST_TITLE);

      self->title = g_strconcat (begin, "…", NULL);
    }
}

static void
set_call (DxProposalRowWords *self, const char *id, const DxCall *call)
{
  if (call != NULL && call->plan_year > 0)
    self->call = g_strdup_printf (_ ("%s · plan year %d"), call->office,
                                  call->plan_year);
  else if (call != NULL)
    self->call = g_strdup (call->office);
  else if (id != NULL && *id != '\0')
    self->call = g_strdup_printf (_ ("A call that is not known here: %s"), id);
  else
    self->call = g_strdup (_ ("Without a call"));
}

static char *
make_facts (DxProposalItem *item, const DxDeadline *deadline, GDateTime *now)
{
  const DxProposalFacts *facts = dx_proposal_item_get_facts (item);
  g_autofree char *days = dx_proposal_row_words_days (deadline, now);
  g_autofree char *findings =
      dx_proposal_row_words_findings (facts->errors, facts->warnings);
  g_autofree char *moment =
      dx_proposal_row_words_moment (dx_proposal_item_get_changed (item), now);
  /* Translators: when a proposal was changed last: “changed today 09:12” */
  g_autofree char *changed = g_strdup_printf (_ ("changed %s"), moment);

  return days != NULL ? g_strjoin (" · ", days, findings, changed, NULL)
                      : g_strjoin (" · ", findings, changed, NULL);
}

/**
 * dx_proposal_row_words_new:
 * @item: a row of the list
 * @catalog: knows the calls
 * @now: the present moment
 *
 * Says what the list shows of a proposal.
 *
 * Returns: (transfer full): the words
 */
DxProposalRowWords *
dx_proposal_row_words_new (DxProposalItem *item,
                           DxCatalog *catalog,
                           GDateTime *now)
{
  DxProposalRowWords *self = g_new0 (DxProposalRowWords, 1);
  const char *id;
  const DxProposalFacts *facts;
  DxCall *call = NULL;

  g_return_val_if_fail (DX_IS_PROPOSAL_ITEM (item), self);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), self);

  id = dx_proposal_item_get_call (item);
  facts = dx_proposal_item_get_facts (item);
  if (id != NULL && *id != '\0')
    call = dx_catalog_get_call (catalog, id, NULL);
  set_title (self, dx_proposal_item_get_title (item));
  set_call (self, id, call);
  self->state = dx_proposal_row_words_state (
      facts->state, dx_proposal_item_get_revision (item));
  self->style = get_style (facts->state);
  self->facts = make_facts (item, call != NULL ? call->deadline : NULL, now);
  self->urgent = facts->state != DX_PROPOSAL_STATE_SENT && call != NULL
                 && call->deadline != NULL
                 && dx_deadline_days_left (call->deadline, now) <= PRESSING;
  self->all =
      g_strjoin (", ", self->title, self->call, self->state, self->facts, NULL);

  return self;
}

/**
 * dx_proposal_row_words_free:
 * @self: (transfer full) (nullable): words
 *
 * Frees them.
 */
void
dx_proposal_row_words_free (DxProposalRowWords *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->call);
  g_free (self->state);
  g_free (self->facts);
  g_free (self->all);
  g_free (self);
}
