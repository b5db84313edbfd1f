/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-office.h"

#include <string.h>

#include "dx-amount.h"
#include "dx-date.h"
#include "dx-facts-private.h"

/* Paper is Vietnamese whatever the program's language. */
static const char *const channel_words[] = {
  [DX_CHANNEL_UNKNOWN] = NULL,
  [DX_CHANNEL_POST] = "gửi qua bưu điện",
  [DX_CHANNEL_IN_PERSON] = "nộp trực tiếp",
  [DX_CHANNEL_ONLINE] = "gửi trực tuyến",
};

static const char *const timing_words[] = {
  [DX_TIMING_ON_TIME] = "trong thời hạn",
  [DX_TIMING_LATE] = "quá thời hạn",
  [DX_TIMING_DOUBT] = "chưa xác định, cơ quan tiếp nhận xem xét",
};

/**
 * dx_office_channel_words:
 * @channel: how a dossier came
 *
 * Returns: (transfer none) (nullable): it, as paper says it
 */
const char *
dx_office_channel_words (DxChannel channel)
{
  g_return_val_if_fail (channel <= DX_CHANNEL_ONLINE, NULL);

  return channel_words[channel];
}

/**
 * dx_office_timing_words:
 * @timing: whether it came in time
 *
 * Returns: (transfer none): it, as paper says it
 */
const char *
dx_office_timing_words (DxTiming timing)
{
  g_return_val_if_fail (timing <= DX_TIMING_DOUBT, NULL);

  return timing_words[timing];
}

/* The office's name without the province, which stands in the line of the
 * agency above it. */
static char *
make_agency (const DxCall *call)
{
  g_autofree char *tail = g_strconcat (" tỉnh ", call->province, NULL);

  return g_str_has_suffix (call->office, tail)
             ? g_strndup (call->office, strlen (call->office) - strlen (tail))
             : g_strdup (call->office);
}

static void
tell_default (DxFacts *facts, const char *name, const char *value)
{
  if (dx_facts_get (facts, name) == NULL)
    dx_facts_set (facts, name, value);
}

/**
 * dx_office_facts_new:
 * @call: the office's call
 * @profile: (nullable): who signs, and where
 * @now: the date of the letter
 *
 * Collects what every letter of an office says: "agency", "office", "unit",
 * "province", "notice" and "plan-year" of the call, the members of the
 * profile, "place" and "date".
 *
 * Returns: (transfer full): facts
 */
DxFacts *
dx_office_facts_new (const DxCall *call,
                     const DxProfile *profile,
                     GDateTime *now)
{
  DxFacts *facts = dx_facts_new ();
  g_autofree char *agency = NULL;

  g_return_val_if_fail (call != NULL && now != NULL, facts);

  dx_facts_add_profile (facts, profile, NULL);
  dx_facts_add_call (facts, call);
  dx_facts_add_date (facts, now);
  agency = make_agency (call);
  dx_facts_set (facts, "agency", agency);
  tell_default (facts, "place", call->province);
  return facts;
}

static void
tell_field (DxFacts *facts,
            const char *name,
            DxProposal *proposal,
            const char *field)
{
  if (dx_form_get_field (dx_proposal_get_form (proposal), field) != NULL)
    dx_facts_set (facts, name, dx_proposal_get_text (proposal, field));
}

/**
 * dx_office_tell_proposal:
 * @facts: facts
 * @proposal: whom a letter answers
 *
 * Tells "task", "proposer" and "proposer-address".
 */
void
dx_office_tell_proposal (DxFacts *facts, DxProposal *proposal)
{
  g_return_if_fail (DX_IS_FACTS (facts));
  g_return_if_fail (DX_IS_PROPOSAL (proposal));

  tell_field (facts, "task", proposal, "I.name");
  tell_field (facts, "proposer", proposal, "X.name");
  tell_field (facts, "proposer-address", proposal, "X.address");
}

/* "- one;" a line each, the last with a full stop. */
static char *
make_list (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strdup (g_ptr_array_index (lines, i));
      gsize length;

      g_strdelimit (line, "\n", ' ');
      length = strlen (line);
      while (length > 0 && strchr (".;, ", line[length - 1]) != NULL)
        line[--length] = '\0';
      g_string_append_printf (text, "%s- %s%s", i > 0 ? "\n" : "", line,
                              i + 1 < lines->len ? ";" : ".");
    }
  return g_string_free (text, FALSE);
}

static void
tell_number (DxFacts *facts, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%02" G_GINT64_FORMAT, number);

  dx_facts_set (facts, name, text);
}

/**
 * dx_office_tell_receipt:
 * @facts: facts
 * @receipt: what came
 *
 * Tells "number", "received", "channel", "timing", "from", "revision",
 * "code" and "files".
 */
void
dx_office_tell_receipt (DxFacts *facts, const DxOfficeReceipt *receipt)
{
  g_autofree char *revision = NULL;
  g_autofree char *files = NULL;

  g_return_if_fail (DX_IS_FACTS (facts));
  g_return_if_fail (receipt != NULL);

  revision = g_strdup_printf ("%" G_GINT64_FORMAT, receipt->revision);
  files = make_list (receipt->files);
  dx_facts_set (facts, "number", receipt->number);
  dx_facts_set (facts, "channel", dx_office_channel_words (receipt->channel));
  dx_facts_set (facts, "timing", dx_office_timing_words (receipt->timing));
  dx_facts_set (facts, "from", receipt->from);
  dx_facts_set (facts, "revision", revision);
  dx_facts_set (facts, "code", receipt->code);
  dx_facts_set (facts, "files", files);
  if (g_date_valid (&receipt->received))
    {
      g_autofree char *day = dx_date_format_long (&receipt->received);

      dx_facts_set (facts, "received", day);
    }
}

static void
tell_list (DxFacts *facts,
           const char *name,
           const char *head_name,
           const char *head,
           GPtrArray *lines)
{
  g_autofree char *text = make_list (lines);

  if (lines->len == 0)
    return;
  dx_facts_set (facts, head_name, head);
  dx_facts_set (facts, name, text);
}

/**
 * dx_office_tell_supplement:
 * @facts: facts
 * @supplement: what the office asks for
 *
 * Tells "missing" and "mend", each with a line over it ("missing-head",
 * "mend-head") when there is any, and "reply-by".
 */
void
dx_office_tell_supplement (DxFacts *facts, const DxSupplement *supplement)
{
  g_return_if_fail (DX_IS_FACTS (facts));
  g_return_if_fail (supplement != NULL);

  tell_list (facts, "missing", "missing-head",
             "Thành phần hồ sơ còn thiếu:", supplement->missing);
  tell_list (facts, "mend", "mend-head",
             "Nội dung cần chỉnh sửa, làm rõ:", supplement->mend);
  if (g_date_valid (&supplement->reply_by))
    {
      g_autofree char *day = dx_date_format_long (&supplement->reply_by);

      dx_facts_set (facts, "reply-by", day);
    }
}

/**
 * dx_office_tell_proposals:
 * @facts: facts
 * @proposals: (element-type DxProposal): in their order
 *
 * Tells "count" and "proposals".
 */
void
dx_office_tell_proposals (DxFacts *facts, GPtrArray *proposals)
{
  g_return_if_fail (DX_IS_FACTS (facts));
  g_return_if_fail (proposals != NULL);

  dx_facts_add_proposals (facts, proposals);
}

/* "1.250.000.000", and how many do not say it. */
static void
tell_sum (DxFacts *facts, const char *name, const DxFigureSum *sum)
{
  g_autofree char *amount = dx_amount_format_grouped (sum->sum);
  g_autofree char *text = NULL;

  if (sum->overflow)
    return;
  text = sum->unknown > 0 ? g_strdup_printf ("%s (%02u hồ sơ chưa nêu)", amount,
                                             sum->unknown)
                          : g_strdup (amount);
  dx_facts_set (facts, name, text);
}

/**
 * dx_office_tell_figures:
 * @facts: facts
 * @received: of all that a call brought
 * @listed: of those that are proposed
 *
 * Tells of all "received-count", "complete-count", "on-time", "late" and
 * "doubt"; of those that are proposed the sums "total", "state-budget" and
 * "counterpart". A sum that cannot be counted is left to be written by hand.
 */
void
dx_office_tell_figures (DxFacts *facts,
                        const DxFigures *received,
                        const DxFigures *listed)
{
  g_return_if_fail (DX_IS_FACTS (facts));
  g_return_if_fail (received != NULL && listed != NULL);

  tell_number (facts, "received-count", received->n);
  tell_number (facts, "complete-count", received->complete);
  tell_number (facts, "on-time", received->timing[DX_TIMING_ON_TIME]);
  tell_number (facts, "late", received->timing[DX_TIMING_LATE]);
  tell_number (facts, "doubt", received->timing[DX_TIMING_DOUBT]);
  tell_sum (facts, "total", &listed->total);
  tell_sum (facts, "state-budget", &listed->state_budget);
  tell_sum (facts, "counterpart", &listed->counterpart);
}
