/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council-fixture.h"

#include <string.h>

/* The rules "tt06-2023": 7 to 11 members, 2/3 with chair, both reviewers
 * and secretary. */

typedef struct {
  const char *name;
  const char *members;
  const char *more;
  const char *faults; /* those that void a vote with "!" */
} MeetingCase;

static const MeetingCase meetings[] = {
  { "seven", "C D S R R M M", SENT, "" },
  { "eleven", "C D S R R M M M M M M", SENT, "" },
  { "six", "C D S R R M", SENT, "members.count" },
  { "twelve", "C D S R R M M M M M M M", SENT, "members.count" },
  { "without-deputy", "C S R R M M M", SENT, "" },
  /* Two thirds: of nine six are enough, of eight five are not. */
  { "six-of-nine", "C D S R R M -M -M -M", SENT, "" },
  { "five-of-nine", "C D S R R -M -M -M -M", SENT, "quorum.count!" },
  { "six-of-eight", "C D S R R M -M -M", SENT, "" },
  { "five-of-eight", "C D S R R -M -M -M", SENT, "quorum.count!" },
  { "five-of-seven", "C D S R R -M -M", SENT, "" },
  { "seven-of-ten", "C D S R R M M -M -M -M", SENT, "" },
  { "six-of-ten", "C D S R R M -M -M -M -M", SENT, "quorum.count!" },
  { "seven-of-eleven", "C D S R R M M -M -M -M -M", SENT, "quorum.count!" },
  { "eight-of-eleven", "C D S R R M M M -M -M -M", SENT, "" },
  /* The chair, or the deputy when authorised. */
  { "chair-absent", "-C D S R R M M", SENT, "quorum.chair!" },
  { "deputy-authorised", "-C d S R R M M", SENT, "" },
  { "authorised-but-absent", "-C -d S R R M M M M", SENT, "quorum.chair!" },
  { "both-present", "C d S R R M M", SENT, "" },
  { "no-chair", "M D S R R M M", SENT, "role.chair quorum.chair!" },
  { "two-chairs", "C C S R R M M", SENT, "role.chair" },
  { "two-deputies", "C D D S R R M", SENT, "role.deputy" },
  { "guest", "C X S R R M M", SENT, "role.unknown" },
  /* Secretary and reviewers. */
  { "secretary-absent", "C D -S R R M M", SENT, "quorum.secretary!" },
  { "no-secretary", "C D M R R M M", SENT, "role.secretary quorum.secretary!" },
  { "reviewer-absent", "C D S R -R M M", SENT, "quorum.reviewers!" },
  { "reviewers-absent", "C D S -R -R M M M M", SENT,
    "quorum.reviewers! quorum.reviewers!" },
  { "one-reviewer", "C D S R M M M", SENT, "reviewers.count!" },
  { "no-reviewer", "C D S M M M M", SENT, "reviewers.count!" },
  { "three-reviewers", "C D S R R R M", SENT, "reviewers.count" },
  /* Papers: five working days before Monday, 18 August 2025. */
  { "papers-sunday-before", "C D S R R M M",
    ",\"date\":\"2025-08-18\",\"papers-sent\":\"2025-08-10\"", "" },
  { "papers-tuesday", "C D S R R M M",
    ",\"date\":\"2025-08-18\",\"papers-sent\":\"2025-08-12\"", "papers.late" },
  { "papers-same-day", "C D S R R M M",
    ",\"date\":\"2025-08-18\",\"papers-sent\":\"2025-08-18\"", "papers.late" },
  { "papers-after", "C D S R R M M",
    ",\"date\":\"2025-08-18\",\"papers-sent\":\"2025-08-20\"", "papers.late" },
  { "papers-holidays", "C D S R R M M",
    ",\"date\":\"2025-09-05\",\"papers-sent\":\"2025-08-28\","
    "\"holidays\":[\"2025-09-01\",\"2025-09-02\"]",
    "papers.late" },
  { "papers-before-holidays", "C D S R R M M",
    ",\"date\":\"2025-09-05\",\"papers-sent\":\"2025-08-27\","
    "\"holidays\":[\"2025-09-01\",\"2025-09-02\"]",
    "" },
  { "papers-unknown", "C D S R R M M", ",\"date\":\"2025-08-18\"",
    "papers.unknown" },
  { "date-unknown", "C D S R R M M", "", "papers.unknown" },
};

static void
test_meeting (gconstpointer data)
{
  const MeetingCase *it = data;
  g_autoptr (DxCouncil) council = council_fixture_load ();
  g_autofree char *more = g_strconcat (it->more, NO_BALLOTS, NULL);
  g_autoptr (DxVotes) votes = council_fixture_read (it->members, more);
  g_autoptr (GPtrArray) faults = dx_council_check (council, &votes->meeting);
  g_autofree char *ids = council_fixture_join (faults);

  g_assert_cmpstr (ids, ==, it->faults);
}

static void
test_strange_meetings (void)
{
  g_autoptr (DxCouncil) council = council_fixture_load ();
  g_autoptr (DxVotes) none = council_fixture_read ("C", SENT NO_BALLOTS);
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *ids = NULL;
  DxCouncilMember *member = g_ptr_array_index (none->meeting.members, 0);

  g_strfreev (none->meeting.reviewers);
  none->meeting.reviewers = g_strsplit ("m9 m9", " ", -1);
  member->present = FALSE;
  faults = dx_council_check (council, &none->meeting);
  ids = council_fixture_join (faults);
  g_assert_cmpstr (ids, ==,
                   "members.count role.secretary reviewers.unknown! "
                   "reviewers.count! quorum.count! quorum.chair! "
                   "quorum.secretary!");
}

static void
test_shares (void)
{
  static const struct {
    DxShare share;
    guint part, whole;
    gboolean reached;
  } cases[] = {
    { { 2, 3, FALSE }, 2, 3, TRUE },
    { { 2, 3, FALSE }, 5, 8, FALSE },
    { { 2, 3, TRUE }, 2, 3, FALSE },
    { { 3, 4, TRUE }, 3, 4, FALSE },
    { { 3, 4, TRUE }, 4, 5, TRUE },
    { { 3, 4, FALSE }, 0, 0, FALSE },
    { { 1, 1, FALSE }, 7, 7, TRUE },
    { { 1, 1, FALSE }, 6, 7, FALSE },
    { { 0, 1, FALSE }, 0, 7, TRUE },
    { { 0, 1, TRUE }, 0, 7, FALSE },
    { { 1, 2, TRUE }, 5, 10, FALSE },
    { { 1, 2, TRUE }, 6, 10, TRUE },
    { { 3, 4, TRUE }, G_MAXUINT, G_MAXUINT, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        dx_share_is_reached (&cases[i].share, cases[i].part, cases[i].whole),
        ==, cases[i].reached);
}

static void
test_working_days (void)
{
  static const struct {
    GDateDay from, to;
    int days;
  } cases[] = {
    /* August 2025: the 4th is a Monday. */
    { 4, 4, 0 },   { 4, 5, 1 },   { 4, 8, 4 },  { 4, 9, 4 },
    { 4, 10, 4 },  { 4, 11, 5 },  { 8, 11, 1 }, { 9, 11, 1 },
    { 1, 31, 20 }, { 11, 4, -5 }, { 2, 3, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate from, to;

      g_date_clear (&from, 1);
      g_date_clear (&to, 1);
      g_date_set_dmy (&from, cases[i].from, G_DATE_AUGUST, 2025);
      g_date_set_dmy (&to, cases[i].to, G_DATE_AUGUST, 2025);
      g_assert_cmpint (dx_working_days_between (&from, &to, NULL), ==,
                       cases[i].days);
    }
}

#define RULES                                                                  \
  "{\"format\":\"dexuat-council\",\"version\":1,\"id\":\"c\","                 \
  "\"title\":\"T\",\"members\":{\"minimum\":7,\"maximum\":11},"                \
  "\"roles\":[{\"id\":\"chair\",\"title\":\"C\"}],"                            \
  "\"reviewers\":{\"minimum\":2,\"maximum\":2},"                               \
  "\"quorum\":{\"numerator\":2,\"denominator\":3,\"chair\":\"chair\"},"        \
  "\"ballot\":{\"items\":[{\"id\":\"a\",\"title\":\"A\"}]},"                   \
  "\"passing\":{\"numerator\":3,\"denominator\":4,\"of\":\"cast\"}}"

static const struct {
  const char *from;
  const char *to;
  const char *place;
} bad_rules[] = {
  { "\"minimum\":7", "\"minimum\":12", "$.members" },
  { "\"minimum\":7", "\"minimum\":0", "$.members" },
  { "\"minimum\":2,", "\"minimum\":3,", "$.reviewers" },
  { "\"denominator\":3", "\"denominator\":0", "$.quorum" },
  { "\"numerator\":3", "\"numerator\":5", "$.passing" },
  { "\"chair\":\"chair\"", "\"chair\":\"boss\"", "$.quorum.chair" },
  { "\"chair\":\"chair\"", "\"roles\":[\"boss\"]", "$.quorum.roles" },
  { "{\"id\":\"a\",\"title\":\"A\"}", "", "$.ballot.items" },
  { "\"of\":\"cast\"", "\"of\":\"all\"", "$.passing.of" },
  { "{\"id\":\"a\",\"title\":\"A\"}",
    "{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"a\",\"title\":\"B\"}",
    "$.ballot.items[1]" },
};

static void
test_rules (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static (RULES, strlen (RULES));
  g_autoptr (GError) error = NULL;
  g_autoptr (DxCouncil)
      council = dx_council_new_from_json (json, "/x/c.json", &error);
  DxCouncil *share;

  g_assert_no_error (error);
  g_assert_false (council->builtin);
  g_assert_cmpuint (council->working_days, ==, 0);
  g_assert_false (council->needs_reasons);
  share = dx_council_ref (council);
  dx_council_unref (share);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rules); i++)
    {
      GString *text = g_string_new (RULES);
      g_autoptr (GBytes) bad = NULL;

      g_assert_cmpuint (
          g_string_replace (text, bad_rules[i].from, bad_rules[i].to, 1), ==,
          1);
      bad = g_string_free_to_bytes (text);
      g_assert_null (dx_council_new_from_json (bad, NULL, &error));
      g_assert_true (g_str_has_prefix (error->message, bad_rules[i].place));
      g_clear_error (&error);
    }
  g_assert_null (dx_council_load ("../calls/dien-bien-2026", &error));
  g_clear_error (&error);
  g_assert_null (dx_council_load ("none", &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autofree char *path =
          g_strconcat ("/council/meeting/", meetings[i].name, NULL);

      g_test_add_data_func (path, &meetings[i], test_meeting);
    }
  g_test_add_func ("/council/strange-meetings", test_strange_meetings);
  g_test_add_func ("/council/shares", test_shares);
  g_test_add_func ("/council/working-days", test_working_days);
  g_test_add_func ("/council/rules", test_rules);
  return g_test_run ();
}
