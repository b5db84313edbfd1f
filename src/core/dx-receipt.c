/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-receipt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-date.h"
#include "dx-names-private.h"

#define DAY_MINUTES (24 * 60)

static const char *const channel_names[] = { "unknown", "post", "in-person",
                                             "online", NULL };
static const char *const timing_names[] = { "on-time", "late", "doubt", NULL };

/**
 * Limit:
 * @last: the last day on which one can be in time
 * @minute: the last minute of that day which is surely in time
 * @open: the day after @last is in time in a wider reading of the wording
 */
typedef struct {
  GDate last;
  int minute;
  gboolean open;
} Limit;

/**
 * Case:
 * @why: what is said of it so far
 */
typedef struct {
  const DxCall *call;
  const DxCallStatement *rule;
  DxChannel channel;
  const DxReceiptMoment *stamped;
  const DxReceiptMoment *arrived;
  Limit limit;
  GString *why;
} Case;

/**
 * dx_channel_get_name:
 * @channel: a channel
 *
 * Returns: (transfer none): its name in files: "post"
 */
const char *
dx_channel_get_name (DxChannel channel)
{
  return dx_names_get (channel_names, (int) channel);
}

/**
 * dx_channel_parse:
 * @name: (nullable): "post", "in-person" or "online"
 * @channel: (out): the channel
 *
 * Returns: whether @name is one of them
 */
gboolean
dx_channel_parse (const char *name, DxChannel *channel)
{
  int value;

  g_return_val_if_fail (channel != NULL, FALSE);

  if (!dx_names_find (channel_names, name, &value)
      || value == DX_CHANNEL_UNKNOWN)
    return FALSE;
  *channel = (DxChannel) value;
  return TRUE;
}

/**
 * dx_timing_get_name:
 * @timing: an answer
 *
 * Returns: (transfer none): its name in files: "on-time", "late", "doubt"
 */
const char *
dx_timing_get_name (DxTiming timing)
{
  return dx_names_get (timing_names, (int) timing);
}

/**
 * dx_timing_parse:
 * @name: (nullable): "on-time", "late" or "doubt"
 * @timing: (out): the answer
 *
 * Returns: whether @name is one of them
 */
gboolean
dx_timing_parse (const char *name, DxTiming *timing)
{
  int value;

  g_return_val_if_fail (timing != NULL, FALSE);

  if (!dx_names_find (timing_names, name, &value))
    return FALSE;
  *timing = (DxTiming) value;
  return TRUE;
}

static void
set_from_instant (DxReceiptMoment *moment, GDateTime *instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (instant, zone);
  int year, month, day;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (&moment->date, 1);
  g_date_set_dmy (&moment->date, (GDateDay) day, (GDateMonth) month,
                  (GDateYear) year);
  moment->minute = g_date_time_get_hour (local) * 60
                   + g_date_time_get_minute (local);
}

/**
 * dx_receipt_moment_parse:
 * @text: (nullable): "2025-08-07", "07/8/2025", "2025-08-07T16:59"
 * @moment: (out): the day, with its minute when @text has one
 *
 * Reads when something was stamped, handed in or filed. A moment without an
 * offset is in Vietnamese time.
 *
 * Returns: whether it is such a moment
 */
gboolean
dx_receipt_moment_parse (const char *text, DxReceiptMoment *moment)
{
  g_autoptr (GDateTime) instant = NULL;

  g_return_val_if_fail (moment != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  moment->minute = -1;
  if (dx_date_parse (text, &moment->date))
    return TRUE;
  instant = dx_instant_parse (text);
  if (instant == NULL)
    return FALSE;
  set_from_instant (moment, instant);
  return TRUE;
}

static const DxCallStatement *
find_rule (const DxCall *call, DxChannel channel)
{
  for (guint i = 0; i < call->receipt->len; i++)
    {
      const DxCallStatement *rule = g_ptr_array_index (call->receipt, i);

      if (g_strcmp0 (rule->id, dx_channel_get_name (channel)) == 0)
        return rule;
    }
  return NULL;
}

/* The last moment in time: that of "17h00 ngày 07/8/2025" is that minute,
 * that of "trước ngày 09/8/2025" the end of the day before. */
static void
find_limit (const DxDeadline *deadline, Limit *limit)
{
  g_autoptr (GDateTime) last = NULL;
  DxReceiptMoment moment;

  last =
      g_date_time_add_seconds (deadline->instant, deadline->inclusive ? 0 : -1);
  set_from_instant (&moment, last);
  limit->last = moment.date;
  limit->minute = moment.minute;
  limit->open = deadline->doubt != NULL && !deadline->inclusive
                && moment.minute == DAY_MINUTES - 1;
}

static void say (Case *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (Case *self, const char *format, ...)
{
  va_list args;

  if (self->why->len > 0)
    g_string_append_c (self->why, ' ');
  va_start (args, format);
  g_string_append_vprintf (self->why, format, args);
  va_end (args);
}

/* "17h30 ngày 07/8/2025" or "07/8/2025". */
static char *
write_moment (const DxReceiptMoment *moment)
{
  g_autofree char *day = dx_date_format_short (&moment->date);

  if (moment->minute < 0)
    return g_steal_pointer (&day);
  return g_strdup_printf (_ ("%02dh%02d on %s"), moment->minute / 60,
                          moment->minute % 60, day);
}

static const char *
name_day (DxReceiptDay day)
{
  switch (day)
    {
    case DX_RECEIPT_DAY_POSTMARK:
      return _ ("Stamp of the sending post office");
    case DX_RECEIPT_DAY_ARRIVAL_STAMP:
      return _ ("Stamp “đến” of the office");
    case DX_RECEIPT_DAY_FILING:
      return _ ("Filed online");
    case DX_RECEIPT_DAY_UNSTATED:
    default:
      return _ ("Day written down");
    }
}

static void
say_moment (Case *self, const char *name, const DxReceiptMoment *moment)
{
  g_autofree char *words = write_moment (moment);

  say (self, _ ("%s: %s."), name, words);
}

/* What is known, for a person who has to decide without a rule. */
static void
say_known (Case *self)
{
  if (self->stamped != NULL)
    say_moment (self, _ ("Stamped or filed"), self->stamped);
  if (self->arrived != NULL)
    say_moment (self, _ ("Arrived"), self->arrived);
  say (self, _ ("Deadline as the notice has it: “%s”."),
       self->call->deadline->text);
}

static DxTiming
judge_by_day (const Case *self, const DxReceiptMoment *moment)
{
  int days = g_date_days_between (&self->limit.last, &moment->date);

  if (days < 0)
    return DX_TIMING_ON_TIME;
  if (days == 0)
    return moment->minute > self->limit.minute ? DX_TIMING_DOUBT
                                               : DX_TIMING_ON_TIME;
  return days == 1 && self->limit.open ? DX_TIMING_DOUBT : DX_TIMING_LATE;
}

/* Why the day itself does not decide. */
static void
say_doubt_of_day (Case *self, const DxReceiptMoment *moment)
{
  if (g_date_compare (&moment->date, &self->limit.last) == 0)
    say (self, _ ("The notice counts days, yet its deadline has an hour: it "
                  "does not say whether what comes on the last day after "
                  "that hour is late."));
  else
    say (self, "%s", self->call->deadline->doubt);
}

static void
say_last_day (Case *self)
{
  g_autofree char *last = dx_date_format_short (&self->limit.last);

  say (self, _ ("Last day in time: %s (“%s”)."), last,
       self->call->deadline->text);
}

/* A set that came after the deadline, and yet in time. */
static void
say_arrival (Case *self, DxTiming timing)
{
  if (self->arrived == NULL || self->arrived == self->stamped
      || timing != DX_TIMING_ON_TIME
      || judge_by_day (self, self->arrived) == DX_TIMING_ON_TIME)
    return;
  say_moment (self, _ ("Arrived"), self->arrived);
  say (self, _ ("The day of arrival does not count here."));
}

/* The last day, and the deadline has an hour that nobody can compare. */
static gboolean
is_day_only (const Case *self, const DxReceiptMoment *moment)
{
  return moment->minute < 0 && self->limit.minute < DAY_MINUTES - 1
         && g_date_compare (&moment->date, &self->limit.last) == 0;
}

static DxTiming
judge_moment (Case *self, const DxReceiptMoment *moment)
{
  DxTiming timing = judge_by_day (self, moment);

  say_moment (self, name_day (self->rule->day), moment);
  say_last_day (self);
  if (timing == DX_TIMING_DOUBT)
    say_doubt_of_day (self, moment);
  else if (is_day_only (self, moment))
    say (self, _ ("The hour is not written down; the notice counts days."));
  say_arrival (self, timing);
  return timing;
}

/* Of two moments one can be without its minute. */
static int
compare_moments (const DxReceiptMoment *a, const DxReceiptMoment *b)
{
  int order = g_date_compare (&a->date, &b->date);

  if (order != 0 || a->minute < 0 || b->minute < 0)
    return order;
  return a->minute - b->minute;
}

/* A postmark or a filing is not later than the arrival, a stamp "đến" not
 * earlier: otherwise a date was written down wrongly. */
static gboolean
are_dates_possible (const Case *self)
{
  int order;

  if (self->stamped == NULL || self->arrived == NULL)
    return TRUE;
  order = compare_moments (self->stamped, self->arrived);
  return self->rule->day == DX_RECEIPT_DAY_ARRIVAL_STAMP ? order >= 0
                                                         : order <= 0;
}

/* The moment that the rule asks for. What is handed over or filed is there
 * at once; of an envelope the arrival tells nothing about its postmark. */
static const DxReceiptMoment *
find_moment (const Case *self)
{
  if (self->stamped != NULL || self->rule->day == DX_RECEIPT_DAY_POSTMARK)
    return self->stamped;
  return self->arrived;
}

static DxTiming
judge_without_moment (Case *self)
{
  say (self, _ ("%s: not known; this is the day that counts."),
       name_day (self->rule->day));
  say_last_day (self);
  if (self->arrived != NULL)
    {
      say_moment (self, _ ("Arrived"), self->arrived);
      if (judge_by_day (self, self->arrived) == DX_TIMING_ON_TIME)
        say (self, _ ("The stamp cannot be later than that: look at the "
                      "envelope and write its day down."));
    }
  return DX_TIMING_DOUBT;
}

static DxTiming
judge_case (Case *self)
{
  const DxReceiptMoment *moment = find_moment (self);
  DxTiming timing;

  if (moment == NULL)
    return judge_without_moment (self);
  if (!are_dates_possible (self))
    {
      say (self, _ ("The dates cannot both be right."));
      say_known (self);
      return DX_TIMING_DOUBT;
    }
  timing = judge_moment (self, moment);
  if (self->rule->day == DX_RECEIPT_DAY_ARRIVAL_STAMP && self->arrived != NULL
      && judge_by_day (self, self->arrived) != timing)
    {
      say_moment (self, _ ("Arrived"), self->arrived);
      say (self, _ ("It was handed in earlier than it was stamped."));
      timing = DX_TIMING_DOUBT;
    }
  return timing;
}

static DxTiming
judge_by_call (Case *self)
{
  if (self->call->receipt->len == 0)
    say (self, _ ("The notice does not say which day counts as the day of "
                  "receipt."));
  else if (self->channel == DX_CHANNEL_UNKNOWN)
    say (self, _ ("It is not written down how the dossier came."));
  else if (self->rule == NULL || self->rule->day == DX_RECEIPT_DAY_UNSTATED)
    say (self, _ ("The notice does not say which day counts for what comes "
                  "this way."));
  else if (self->call->deadline->instant == NULL)
    say (self, _ ("The deadline is not known as a moment."));
  else
    {
      find_limit (self->call->deadline, &self->limit);
      return judge_case (self);
    }
  say_known (self);
  return DX_TIMING_DOUBT;
}

/**
 * dx_receipt_judge:
 * @call: the call
 * @channel: how the dossier came
 * @stamped: (nullable): by post the sending office's stamp on the envelope,
 *   in person the stamp "đến", online the filing
 * @arrived: (nullable): when it was there
 *
 * Judges by the rule on the day of receipt that @call states (its member
 * "receipt"). The day that it names counts, not that of arrival, so that a
 * set that arrives after the deadline can be in time. On the last day after
 * the deadline's hour the answer is a doubt, and so it is where the call
 * states no rule or what the rule asks for is not known. Source of the rule
 * as written in dien-bien-2026: mục III.2 of that notice.
 *
 * Returns: (transfer full): the answer, which borrows its source from @call
 */
DxReceiptVerdict *
dx_receipt_judge (const DxCall *call,
                  DxChannel channel,
                  const DxReceiptMoment *stamped,
                  const DxReceiptMoment *arrived)
{
  DxReceiptVerdict *verdict;
  Case judged = {
    .call = call, .channel = channel, .stamped = stamped, .arrived = arrived
  };

  g_return_val_if_fail (call != NULL, NULL);

  verdict = g_new0 (DxReceiptVerdict, 1);
  judged.rule = find_rule (call, channel);
  judged.why = g_string_new (NULL);
  verdict->timing = judge_by_call (&judged);
  verdict->source = judged.rule != NULL ? judged.rule->source
                                        : call->deadline_source;
  verdict->why = g_string_free (judged.why, FALSE);
  return verdict;
}

/**
 * dx_receipt_verdict_explain:
 * @self: an answer
 *
 * Writes the reason and behind it the notice's sentence.
 *
 * Returns: (transfer full): "… (mục III.2: “Ngày tiếp nhận …”)"
 */
char *
dx_receipt_verdict_explain (const DxReceiptVerdict *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->source == NULL)
    return g_strdup (self->why);
  if (self->source->place == NULL)
    return g_strdup_printf ("%s (“%s”)", self->why, self->source->sentence);
  return g_strdup_printf ("%s (%s: “%s”)", self->why, self->source->place,
                          self->source->sentence);
}

/**
 * dx_receipt_verdict_free:
 * @self: (transfer full) (nullable): an answer
 *
 * Frees it.
 */
void
dx_receipt_verdict_free (DxReceiptVerdict *self)
{
  if (self == NULL)
    return;
  g_free (self->why);
  g_free (self);
}
