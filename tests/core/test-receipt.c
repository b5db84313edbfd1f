/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-receipt.h"

#include <string.h>

#include "dx-catalog.h"
#include "dx-json.h"

/* "dien-bien-2026": last moment 17h00 of 07/8/2025; by post the postmark
 * counts, in person the stamp "đến", online the filing. */

typedef struct {
  const char *name;
  const char *channel;
  const char *stamped;
  const char *arrived;
  DxTiming timing;
  const char *says;
} Case;

#define ON_TIME DX_TIMING_ON_TIME
#define LATE DX_TIMING_LATE
#define DOUBT DX_TIMING_DOUBT

static const Case cases[] = {
  /* By post: the day of the sending office's stamp. */
  { "post-long-before", "post", "2025-07-30", "2025-08-01", ON_TIME,
    "30/7/2025" },
  { "post-day-before", "post", "2025-08-06", "2025-08-07", ON_TIME,
    "06/8/2025" },
  { "post-last-day", "post", "2025-08-07", "2025-08-07", ON_TIME, "07/8/2025" },
  { "post-before-comes-after", "post", "2025-08-06", "2025-08-11", ON_TIME,
    "does not count" },
  { "post-last-day-comes-after", "post", "2025-08-07", "2025-08-12", ON_TIME,
    "does not count" },
  { "post-last-day-comes-next-year", "post", "2025-08-07", "2026-01-05",
    ON_TIME, "does not count" },
  { "post-last-day-without-arrival", "post", "2025-08-07", NULL, ON_TIME,
    "07/8/2025" },
  { "post-day-after", "post", "2025-08-08", "2025-08-09", LATE, "08/8/2025" },
  { "post-long-after", "post", "2025-09-01", "2025-09-03", LATE, "01/9/2025" },
  { "post-day-after-without-arrival", "post", "2025-08-08", NULL, LATE,
    "08/8/2025" },
  { "post-year-before", "post", "2024-08-08", NULL, ON_TIME, "08/8/2024" },
  { "post-before-the-hour", "post", "2025-08-07T16:59", "2025-08-10", ON_TIME,
    "16h59" },
  { "post-at-the-hour", "post", "2025-08-07T17:00", "2025-08-10", ON_TIME,
    "17h00" },
  { "post-after-the-hour", "post", "2025-08-07T17:01", "2025-08-10", DOUBT,
    "after that hour" },
  { "post-no-stamp-before", "post", NULL, "2025-08-05", DOUBT,
    "cannot be later" },
  { "post-no-stamp-last-day", "post", NULL, "2025-08-07", DOUBT,
    "cannot be later" },
  { "post-no-stamp-after", "post", NULL, "2025-08-09", DOUBT, "not known" },
  { "post-nothing", "post", NULL, NULL, DOUBT, "not known" },
  { "post-stamp-after-arrival", "post", "2025-08-06", "2025-08-05", DOUBT,
    "cannot both" },
  { "post-late-stamp-after-arrival", "post", "2025-08-09", "2025-08-05", DOUBT,
    "cannot both" },

  /* In person: the day of the office's stamp. */
  { "person-before", "in-person", "2025-08-01", "2025-08-01", ON_TIME,
    "01/8/2025" },
  { "person-last-day", "in-person", "2025-08-07", NULL, ON_TIME, "07/8/2025" },
  { "person-last-day-before-the-hour", "in-person", "2025-08-07T08:00", NULL,
    ON_TIME, "08h00" },
  { "person-last-day-at-the-hour", "in-person", "2025-08-07T17:00", NULL,
    ON_TIME, "17h00" },
  { "person-last-day-after-the-hour", "in-person", "2025-08-07T17:20", NULL,
    DOUBT, "after that hour" },
  { "person-last-minute", "in-person", "2025-08-07T23:59", NULL, DOUBT,
    "after that hour" },
  { "person-day-after", "in-person", "2025-08-08", NULL, LATE, "08/8/2025" },
  { "person-first-minute-after", "in-person", "2025-08-08T00:00", NULL, LATE,
    "00h00" },
  { "person-only-arrival-before", "in-person", NULL, "2025-08-06", ON_TIME,
    "06/8/2025" },
  { "person-only-arrival-after", "in-person", NULL, "2025-08-08", LATE,
    "08/8/2025" },
  { "person-stamped-next-day-in-time", "in-person", "2025-08-06", "2025-08-05",
    ON_TIME, "06/8/2025" },
  { "person-stamped-next-day-late", "in-person", "2025-08-08", "2025-08-07",
    DOUBT, "earlier than it was stamped" },
  { "person-stamp-before-arrival", "in-person", "2025-08-06", "2025-08-08",
    DOUBT, "cannot both" },
  { "person-nothing", "in-person", NULL, NULL, DOUBT, "not known" },

  /* Online: the day of filing. */
  { "online-before", "online", "2025-08-01", NULL, ON_TIME, "01/8/2025" },
  { "online-last-day", "online", "2025-08-07", NULL, ON_TIME, "counts days" },
  { "online-last-day-seen-after", "online", "2025-08-07", "2025-08-11", ON_TIME,
    "does not count" },
  { "online-before-the-hour", "online", "2025-08-07T16:30:59", NULL, ON_TIME,
    "16h30" },
  { "online-after-the-hour", "online", "2025-08-07T21:15", NULL, DOUBT,
    "after that hour" },
  { "online-another-zone", "online", "2025-08-07T09:59:00Z", NULL, ON_TIME,
    "16h59" },
  { "online-another-zone-after", "online", "2025-08-07T18:30:00Z", NULL, LATE,
    "01h30" },
  { "online-day-after", "online", "2025-08-08", NULL, LATE, "08/8/2025" },
  { "online-only-arrival", "online", NULL, "2025-08-07", ON_TIME, "07/8/2025" },
  { "online-filed-after-arrival", "online", "2025-08-08", "2025-08-07", DOUBT,
    "cannot both" },
  { "online-nothing", "online", NULL, NULL, DOUBT, "not known" },

  /* Nobody wrote down how. */
  { "unknown-before", NULL, "2025-08-01", "2025-08-01", DOUBT,
    "how the dossier came" },
  { "unknown-after", NULL, NULL, "2025-08-20", DOUBT, "how the dossier came" },
};

static const DxReceiptMoment *
read_moment (const char *text, DxReceiptMoment *moment)
{
  if (text == NULL)
    return NULL;
  g_assert_true (dx_receipt_moment_parse (text, moment));
  return moment;
}

static void
judge (DxCall *call, const Case *it)
{
  DxReceiptMoment stamped, arrived;
  DxChannel channel = DX_CHANNEL_UNKNOWN;
  g_autoptr (DxReceiptVerdict) verdict = NULL;

  if (it->channel != NULL)
    g_assert_true (dx_channel_parse (it->channel, &channel));
  verdict = dx_receipt_judge (call, channel,
                              read_moment (it->stamped, &stamped),
                              read_moment (it->arrived, &arrived));
  g_test_message ("%s", verdict->why);
  g_assert_cmpint (verdict->timing, ==, it->timing);
  g_assert_nonnull (strstr (verdict->why, it->says));
  g_assert_nonnull (verdict->source);
}

static void
test_dien_bien (gconstpointer data)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  judge (dx_catalog_get_call (catalog, "dien-bien-2026", NULL), data);
}

static void
test_source (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxCall *call = dx_catalog_get_call (catalog, "dien-bien-2026", NULL);
  DxReceiptMoment moment;
  g_autoptr (DxReceiptVerdict) verdict = NULL;
  g_autofree char *words = NULL;

  verdict = dx_receipt_judge (call, DX_CHANNEL_POST,
                              read_moment ("07/8/2025", &moment), NULL);
  words = dx_receipt_verdict_explain (verdict);
  g_assert_true (g_str_has_prefix (words, verdict->why));
  g_assert_nonnull (strstr (words, "mục III.2: “Ngày tiếp nhận"));
}

/* A call that says no rule gives a doubt with what is known, whatever the
 * day and the channel. */
static void
test_no_rule (gconstpointer data)
{
  static const Case silent[] = {
    { "before", "post", "2023-04-01", "2023-04-03", DOUBT, "does not say" },
    { "after", "post", "2026-08-20", "2026-08-22", DOUBT, "does not say" },
    { "person", "in-person", "2025-08-09", NULL, DOUBT, "09/8/2025" },
    { "online", "online", NULL, "2025-08-10", DOUBT, "10/8/2025" },
    { "nothing", NULL, NULL, NULL, DOUBT, "trước ngày" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    judge (dx_catalog_get_call (catalog, data, NULL), &silent[i]);
}

#define SOURCE "{\"document\":\"D\",\"place\":\"mục 1\",\"sentence\":\"S.\"}"

/* A call of one's own: what is given goes into it. */
static DxCall *
make_call (const char *deadline, const char *receipt)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"dexuat-call\",\"version\":1,\"id\":\"c\",\"office\":\"O\","
      "\"province\":\"P\",\"notice\":{\"kind\":\"K\",\"symbol\":\"S\","
      "\"title\":\"T\"},\"plan-year\":2026,\"deadline\":{\"text\":\"hạn\",%s"
      "\"source\":" SOURCE "},\"legal-bases\":[],\"requirements\":[],"
      "\"orientations\":[],\"groups\":[],\"dossier\":[],\"channels\":[],"
      "\"addresses\":[],\"contacts\":[],\"receipt\":[%s],\"process\":[],"
      "\"doubts\":[]}",
      deadline, receipt);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DxCall *call = dx_call_new_from_json (json, NULL, &error);

  g_assert_no_error (error);
  return call;
}

#define BEFORE "\"instant\":\"2025-08-10T00:00:00+07:00\",\"inclusive\":false,"
#define POST(day) "{\"id\":\"post\"," day "\"source\":" SOURCE "}"

static void
test_own_calls (void)
{
  static const struct {
    const char *deadline;
    const char *receipt;
    Case it;
  } own[] = {
    /* "Trước ngày 10/8": the ninth is the last day, the whole of it. */
    { BEFORE,
      POST ("\"day\":\"postmark\","),
      { "a", "post", "2025-08-09T23:59", NULL, ON_TIME, "09/8/2025" } },
    { BEFORE,
      POST ("\"day\":\"postmark\","),
      { "b", "post", "2025-08-10", NULL, LATE, "10/8/2025" } },
    /* A doubt about the wording is one about its day. */
    { BEFORE "\"doubt\":\"Hiểu rộng.\",",
      POST ("\"day\":\"postmark\","),
      { "c", "post", "2025-08-10", NULL, DOUBT, "Hiểu rộng." } },
    { BEFORE "\"doubt\":\"Hiểu rộng.\",",
      POST ("\"day\":\"postmark\","),
      { "d", "post", "2025-08-11", NULL, LATE, "11/8/2025" } },
    { "\"instant\":\"2025-08-10T23:59:59+07:00\",\"inclusive\":true,",
      POST ("\"day\":\"postmark\","),
      { "e", "post", "2025-08-10T23:59", NULL, ON_TIME, "23h59" } },
    { "",
      POST ("\"day\":\"postmark\","),
      { "f", "post", "2025-08-01", NULL, DOUBT, "not known" } },
    /* Words without a day that counts are not read. */
    { BEFORE,
      POST (""),
      { "g", "post", "2025-08-01", NULL, DOUBT, "does not say" } },
    { BEFORE,
      POST ("\"day\":\"postmark\","),
      { "h", "online", "2025-08-01", NULL, DOUBT, "this way" } },
    /* An office may count the arrival of what comes by post. */
    { BEFORE,
      POST ("\"day\":\"arrival-stamp\","),
      { "i", "post", NULL, "2025-08-09", ON_TIME, "09/8/2025" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (DxCall) call = make_call (own[i].deadline, own[i].receipt);

      judge (call, &own[i].it);
    }
}

static void
test_names (void)
{
  DxChannel channel;
  DxTiming timing;
  DxReceiptMoment moment;

  g_assert_false (dx_channel_parse ("unknown", &channel));
  g_assert_false (dx_channel_parse ("fax", &channel));
  g_assert_false (dx_channel_parse (NULL, &channel));
  for (int i = DX_CHANNEL_POST; i <= DX_CHANNEL_ONLINE; i++)
    {
      g_assert_true (
          dx_channel_parse (dx_channel_get_name ((DxChannel) i), &channel));
      g_assert_cmpint ((int) channel, ==, i);
    }
  for (int i = DX_TIMING_ON_TIME; i <= DX_TIMING_DOUBT; i++)
    {
      g_assert_true (
          dx_timing_parse (dx_timing_get_name ((DxTiming) i), &timing));
      g_assert_cmpint ((int) timing, ==, i);
    }
  g_assert_false (dx_timing_parse ("early", &timing));
  g_assert_false (dx_receipt_moment_parse ("hôm qua", &moment));
  g_assert_false (dx_receipt_moment_parse ("31/02/2025", &moment));
  g_assert_false (dx_receipt_moment_parse (NULL, &moment));
}

static void
test_bad_day (void)
{
  g_autofree char *text = g_strdup (
      "{\"format\":\"dexuat-call\",\"version\":1,\"id\":\"c\",\"office\":\"O\","
      "\"province\":\"P\",\"notice\":{\"kind\":\"K\",\"symbol\":\"S\","
      "\"title\":\"T\"},\"plan-year\":2026,\"deadline\":{\"text\":\"hạn\","
      "\"source\":" SOURCE "},\"legal-bases\":[],\"requirements\":[],"
      "\"orientations\":[],\"groups\":[],\"dossier\":[],\"channels\":[],"
      "\"addresses\":[],\"contacts\":[],\"receipt\":[" POST (
          "\"day\":\"weekday\",") "],\"process\":[],\"doubts\":[]}");
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_call_new_from_json (json, NULL, &error));
  g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE);
  g_assert_true (g_str_has_prefix (error->message, "$.receipt[0].day"));
}

int
main (int argc, char *argv[])
{
  static const char *const silent[] = { "cao-bang-2026", "an-giang-2026",
                                        "thanh-hoa-2024" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/receipt/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_dien_bien);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      g_autofree char *path = g_strconcat ("/receipt/silent/", silent[i], NULL);

      g_test_add_data_func (path, silent[i], test_no_rule);
    }
  g_test_add_func ("/receipt/source", test_source);
  g_test_add_func ("/receipt/own-calls", test_own_calls);
  g_test_add_func ("/receipt/names", test_names);
  g_test_add_func ("/receipt/bad-day", test_bad_day);
  return g_test_run ();
}
