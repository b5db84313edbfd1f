/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council-fixture.h"

#include <string.h>

#include "dx-json.h"

/* The rules "tt06-2023": more than 3/4 of the ballots that are put in. */

typedef struct {
  const char *name;
  const char *members;
  const char *ballots;
  const char *reasons;
  /* cast, valid, favour, base */
  guint numbers[4];
  DxVoteOutcome outcome;
  const char *faults;
} VoteCase;

#define SEVEN COUNCIL_OF_SEVEN
#define EIGHT "C D S R R M M M"
#define NINE "C D S R R M M M M"
#define TEN "C D S R R M M M M M"

#define ITEMS(a, b, c, d, e)                                                   \
  "\"items\":{\"necessity\":\"" a "\",\"objectives\":\"" b                     \
  "\",\"results\":\"" c "\",\"effects\":\"" d "\",\"feasibility\":\"" e "\"}"
#define ALL ITEMS ("pass", "pass", "pass", "pass", "pass")
#define ONE_FAILS ITEMS ("pass", "pass", "fail", "pass", "pass")
#define ALL_FAIL ITEMS ("fail", "fail", "fail", "fail", "fail")
#define BLANK ITEMS ("pass", "pass", "blank", "pass", "pass")
#define BOTH ITEMS ("pass", "both", "pass", "pass", "pass")

#define N(n, what) "{\"count\":" #n "," what "}"
#define OF(id, what) "{\"member\":\"" id "\"," what "}"

#define PASSED DX_VOTE_PASSED
#define REFUSED DX_VOTE_REFUSED
#define VOID DX_VOTE_VOID
#define WHY "\"Không khả thi\""

static const VoteCase votes_cases[] = {
  { "unanimous", SEVEN, N (7, ALL), "", { 7, 7, 7, 7 }, PASSED, "" },
  { "six-of-seven",
    SEVEN,
    N (6, ALL) "," N (1, ONE_FAILS),
    "",
    { 7, 7, 6, 7 },
    PASSED,
    "" },
  { "five-of-seven",
    SEVEN,
    N (5, ALL) "," N (2, ONE_FAILS),
    WHY,
    { 7, 7, 5, 7 },
    REFUSED,
    "" },
  /* Exactly three quarters are not more than three quarters. */
  { "six-of-eight",
    EIGHT,
    N (6, ALL) "," N (2, ONE_FAILS),
    WHY,
    { 8, 8, 6, 8 },
    REFUSED,
    "" },
  { "seven-of-eight",
    EIGHT,
    N (7, ALL) "," N (1, ALL_FAIL),
    "",
    { 8, 8, 7, 8 },
    PASSED,
    "" },
  { "seven-of-nine",
    NINE,
    N (7, ALL) "," N (2, ALL_FAIL),
    "",
    { 9, 9, 7, 9 },
    PASSED,
    "" },
  { "six-of-nine",
    NINE,
    N (6, ALL) "," N (3, ALL_FAIL),
    WHY,
    { 9, 9, 6, 9 },
    REFUSED,
    "" },
  { "eight-of-ten",
    TEN,
    N (8, ALL) "," N (2, ALL_FAIL),
    "",
    { 10, 10, 8, 10 },
    PASSED,
    "" },
  { "seven-of-ten",
    TEN,
    N (7, ALL) "," N (3, ALL_FAIL),
    WHY,
    { 10, 10, 7, 10 },
    REFUSED,
    "" },
  { "nine-of-twelve",
    "C D S R R M M M M M M M",
    N (9, ALL) "," N (3, ALL_FAIL),
    WHY,
    { 12, 12, 9, 12 },
    REFUSED,
    "members.count" },
  { "half",
    EIGHT,
    N (4, ALL) "," N (4, ALL_FAIL),
    WHY,
    { 8, 8, 4, 8 },
    REFUSED,
    "" },
  { "nobody-in-favour",
    SEVEN,
    N (7, ALL_FAIL),
    WHY,
    { 7, 7, 0, 7 },
    REFUSED,
    "" },
  /* One item that is không đạt is a ballot against. */
  { "one-item-each",
    SEVEN,
    N (7, ONE_FAILS),
    WHY,
    { 7, 7, 0, 7 },
    REFUSED,
    "" },
  /* A refusal without reasons. */
  { "no-reasons",
    SEVEN,
    N (7, ALL_FAIL),
    "",
    { 7, 7, 0, 7 },
    REFUSED,
    "refusal.reasons" },
  { "reason-on-a-ballot",
    SEVEN,
    N (6, ALL_FAIL) "," N (1, "\"reason\":\"Trùng\"," ALL_FAIL),
    "",
    { 7, 7, 0, 7 },
    REFUSED,
    "" },
  /* Invalid ballots count among those that were put in. */
  { "blank-item",
    SEVEN,
    N (6, ALL) "," N (1, BLANK),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "blank-items",
    SEVEN,
    N (5, ALL) "," N (2, BLANK),
    WHY,
    { 7, 5, 5, 7 },
    REFUSED,
    "ballot.invalid" },
  { "both-marked",
    SEVEN,
    N (6, ALL) "," N (1, BOTH),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "nothing-marked",
    SEVEN,
    N (6, ALL) "," N (1, "\"items\":{}"),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "without-items",
    SEVEN,
    N (6, ALL) ",{}",
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "foreign-item",
    SEVEN,
    N (6, ALL) "," N (1, "\"items\":{\"beauty\":\"pass\"}"),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "set-aside",
    SEVEN,
    N (6, ALL) "," N (1, "\"invalid\":\"Tẩy xóa\"," ALL),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "all-invalid",
    SEVEN,
    N (7, BLANK),
    WHY,
    { 7, 0, 0, 7 },
    REFUSED,
    "ballot.invalid" },
  { "says-do-but-fails",
    SEVEN,
    N (6, ALL) "," N (1, "\"conclusion\":\"do\"," ONE_FAILS),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "says-not-but-passes",
    SEVEN,
    N (6, ALL) "," N (1, "\"conclusion\":\"not\"," ALL),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "says-what-it-marks",
    SEVEN,
    N (6, "\"conclusion\":\"do\"," ALL) "," N (
        1, "\"conclusion\":\"not\"," ALL_FAIL),
    "",
    { 7, 7, 6, 7 },
    PASSED,
    "" },
  /* Absences. */
  { "absent-nobody-votes-for",
    "C D S R R M M M -M",
    N (8, ALL),
    "",
    { 8, 8, 8, 8 },
    PASSED,
    "" },
  { "three-absent",
    "C D S R R M -M -M -M",
    N (5, ALL) "," N (1, ALL_FAIL),
    "",
    { 6, 6, 5, 6 },
    PASSED,
    "" },
  { "fewer-ballots-than-present",
    EIGHT,
    N (6, ALL),
    "",
    { 6, 6, 6, 6 },
    PASSED,
    "" },
  { "no-quorum",
    "C D S R R -M -M -M -M",
    N (5, ALL),
    "",
    { 5, 5, 5, 5 },
    VOID,
    "quorum.count!" },
  { "no-chair",
    "-C D S R R M M",
    N (6, ALL),
    "",
    { 6, 6, 6, 6 },
    VOID,
    "quorum.chair!" },
  { "no-secretary",
    "C D -S R R M M",
    N (6, ALL),
    "",
    { 6, 6, 6, 6 },
    VOID,
    "quorum.secretary!" },
  { "reviewer-away",
    "C D S R -R M M",
    N (6, ALL_FAIL),
    "",
    { 6, 6, 0, 6 },
    VOID,
    "quorum.reviewers!" },
  { "too-many",
    SEVEN,
    N (8, ALL),
    "",
    { 8, 8, 8, 8 },
    VOID,
    "ballots.too-many!" },
  { "no-ballot", SEVEN, "", "", { 0, 0, 0, 0 }, VOID, "ballots.none!" },
  /* Open votes, with names. */
  { "named",
    SEVEN,
    OF ("m1", ALL) "," OF ("m2", ALL) "," OF ("m3", ALL) "," OF (
        "m4", ALL) "," OF ("m5", ALL) "," OF ("m6", ALL) "," OF ("m7",
                                                                 ONE_FAILS),
    "",
    { 7, 7, 6, 7 },
    PASSED,
    "" },
  { "voted-twice",
    SEVEN,
    OF ("m1", ALL) "," OF ("m1", ALL) "," N (5, ALL),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "no-member",
    SEVEN,
    OF ("m8", ALL) "," N (6, ALL),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "absent-votes",
    "C D S R R M M -M",
    OF ("m8", ALL) "," N (6, ALL),
    "",
    { 7, 6, 6, 7 },
    PASSED,
    "ballot.invalid" },
  { "both-twice-and-absent",
    "C D S R R M M -M",
    OF ("m8", ALL) "," OF ("m1", ALL) "," OF ("m1", ALL_FAIL) "," N (4, ALL),
    WHY,
    { 7, 5, 5, 7 },
    REFUSED,
    "ballot.invalid ballot.invalid" },
};

static DxTally *
count_case (const VoteCase *it, const DxCouncil *council)
{
  g_autofree char *more = g_strdup_printf (
      SENT ",\"ballots\":[%s],\"reasons\":[%s]", it->ballots, it->reasons);
  g_autoptr (DxVotes) votes = council_fixture_read (it->members, more);

  return dx_votes_count (votes, council);
}

static void
test_votes (gconstpointer data)
{
  const VoteCase *it = data;
  g_autoptr (DxCouncil) council = council_fixture_load ();
  g_autoptr (DxTally) tally = count_case (it, council);
  g_autofree char *ids = council_fixture_join (tally->faults);

  g_assert_cmpstr (ids, ==, it->faults);
  g_assert_cmpuint (tally->cast, ==, it->numbers[0]);
  g_assert_cmpuint (tally->valid, ==, it->numbers[1]);
  g_assert_cmpuint (tally->favour, ==, it->numbers[2]);
  g_assert_cmpuint (tally->base, ==, it->numbers[3]);
  g_assert_cmpuint (tally->invalid, ==, tally->cast - tally->valid);
  g_assert_cmpuint (tally->against, ==, tally->valid - tally->favour);
  g_assert_cmpstr (dx_vote_outcome_get_name (tally->outcome), ==,
                   dx_vote_outcome_get_name (it->outcome));
}

static void
test_items (void)
{
  static const VoteCase mixed = {
    "mixed", SEVEN,          N (4, ALL) "," N (2, ONE_FAILS) "," N (1, BLANK),
    WHY,     { 0, 0, 0, 0 }, REFUSED,
    ""
  };
  g_autoptr (DxCouncil) council = council_fixture_load ();
  g_autoptr (DxTally) tally = count_case (&mixed, council);
  const DxItemTally *item = g_ptr_array_index (tally->items, 2);

  g_assert_cmpuint (tally->items->len, ==, council->items->len);
  g_assert_cmpstr (item->item->id, ==, "results");
  g_assert_cmpuint (item->pass, ==, 4);
  g_assert_cmpuint (item->fail, ==, 2);
}

/* The same ballots by other rules. */
static void
test_bases (void)
{
  static const VoteCase it = {
    "bases", NINE,           N (6, ALL) "," N (1, ALL_FAIL) "," N (1, BLANK),
    WHY,     { 0, 0, 0, 0 }, REFUSED,
    ""
  };
  static const struct {
    DxCouncilBase base;
    guint whole;
    DxVoteOutcome outcome;
  } cases[] = {
    { DX_COUNCIL_BASE_CAST, 8, REFUSED },
    { DX_COUNCIL_BASE_VALID, 7, PASSED },
    { DX_COUNCIL_BASE_PRESENT, 9, REFUSED },
  };
  g_autoptr (DxCouncil) council = council_fixture_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxTally) tally = NULL;

      council->base = cases[i].base;
      tally = count_case (&it, council);
      g_assert_cmpuint (tally->base, ==, cases[i].whole);
      g_assert_cmpint (tally->outcome, ==, cases[i].outcome);
    }
  council->base = DX_COUNCIL_BASE_CAST;
  council->passing.more_than = FALSE;
  g_autoptr (DxTally) tally = count_case (&it, council);
  g_assert_cmpint (tally->outcome, ==, PASSED);
}

typedef struct {
  const char *name;
  const char *more;
  DxJsonError code;
  const char *place;
} BadCase;

static const BadCase bad_votes[] = {
  { "ballots", "", DX_JSON_ERROR_MISSING, "$.ballots" },
  { "mark", ",\"ballots\":[{\"items\":{\"results\":\"đạt\"}}]",
    DX_JSON_ERROR_VALUE, "$.ballots[0].items.results" },
  { "mark-type", ",\"ballots\":[{\"items\":{\"results\":true}}]",
    DX_JSON_ERROR_TYPE, "$.ballots[0].items.results" },
  { "items-type", ",\"ballots\":[{\"items\":[]}]", DX_JSON_ERROR_TYPE,
    "$.ballots[0].items" },
  { "count-none", ",\"ballots\":[{\"count\":0}]", DX_JSON_ERROR_VALUE,
    "$.ballots[0].count" },
  { "count-many", ",\"ballots\":[{\"count\":1001}]", DX_JSON_ERROR_VALUE,
    "$.ballots[0].count" },
  { "count-named", ",\"ballots\":[{\"member\":\"m1\",\"count\":2}]",
    DX_JSON_ERROR_VALUE, "$.ballots[0].count" },
  { "conclusion", ",\"ballots\":[{\"conclusion\":\"maybe\"}]",
    DX_JSON_ERROR_VALUE, "$.ballots[0].conclusion" },
  { "date", ",\"ballots\":[],\"date\":\"18/8/2025\"", DX_JSON_ERROR_VALUE,
    "$.date" },
  { "proposal", ",\"ballots\":[],\"proposal\":\"7\"", DX_JSON_ERROR_VALUE,
    "$.proposal" },
  { "reasons", ",\"ballots\":[],\"reasons\":\"Trùng\"", DX_JSON_ERROR_TYPE,
    "$.reasons" },
};

static void
test_bad_votes (gconstpointer data)
{
  const BadCase *it = data;
  g_autofree char *text = council_fixture_write (COUNCIL_OF_SEVEN, it->more);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_votes_new_from_json (json, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  g_assert_true (g_str_has_prefix (error->message, it->place));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (votes_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/ballot/votes/", votes_cases[i].name, NULL);

      g_test_add_data_func (path, &votes_cases[i], test_votes);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_votes); i++)
    {
      g_autofree char *path =
          g_strconcat ("/ballot/bad/", bad_votes[i].name, NULL);

      g_test_add_data_func (path, &bad_votes[i], test_bad_votes);
    }
  g_test_add_func ("/ballot/items", test_items);
  g_test_add_func ("/ballot/bases", test_bases);
  return g_test_run ();
}
