/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-review.h"

#include <string.h>

#include "dx-catalog.h"
#include "dx-finding.h"
#include "dx-json.h"

#define PROPOSAL "22222222-2222-4222-8222-222222222222"
#define REVIEW "33333333-3333-4333-8333-333333333333"

static DxCriteria *
load (void)
{
  g_autoptr (GError) error = NULL;
  DxCriteria *criteria = dx_criteria_load ("tt15-2022", &error);

  g_assert_no_error (error);
  return criteria;
}

/* A letter a criterion: P đạt, F không đạt, R không đạt with a reason, "-"
 * not answered. */
static DxReview *
make_review (const DxCriteria *criteria, const char *marks)
{
  DxReview *review = dx_review_new (PROPOSAL, 2, "TS. Lò Thị Mai");

  for (guint i = 0; marks[i] != '\0'; i++)
    {
      const DxCriterion *item = g_ptr_array_index (criteria->items, i);

      if (marks[i] != '-')
        dx_review_set_mark (review, item->id,
                            marks[i] == 'P' ? DX_REVIEW_PASS : DX_REVIEW_FAIL,
                            marks[i] == 'R' ? "Chưa rõ." : NULL);
    }
  return review;
}

typedef struct {
  const char *marks;
  DxReviewConclusion conclusion;
  const char *objectives;
  const char *findings;
} CheckCase;

static const CheckCase checks[] = {
  { "PPPPP", DX_REVIEW_DO, NULL, "" },
  { "PPPPP", DX_REVIEW_UNDECIDED, NULL, "review.conclusion" },
  { "-----", DX_REVIEW_UNDECIDED, NULL,
    "review.mark review.mark review.mark review.mark review.mark "
    "review.conclusion" },
  { "PP-PP", DX_REVIEW_DO, NULL, "review.mark" },
  { "PPFPP", DX_REVIEW_NOT, NULL, "review.reason" },
  { "PPRPP", DX_REVIEW_NOT, NULL, "" },
  { "PPRPP", DX_REVIEW_DO, NULL, "review.contradiction" },
  { "PPPPP", DX_REVIEW_NOT, NULL, "review.contradiction" },
  { "PPRPP", DX_REVIEW_ADJUST, NULL, "review.adjustment" },
  { "PPRPP", DX_REVIEW_ADJUST, "Mục tiêu mới", "" },
  { "PPPPP", DX_REVIEW_ADJUST, "Mục tiêu mới", "" },
};

static void
test_check (void)
{
  g_autoptr (DxCriteria) criteria = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (DxReview) review = make_review (criteria, checks[i].marks);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GString) ids = g_string_new (NULL);

      review->conclusion = checks[i].conclusion;
      review->objectives = g_strdup (checks[i].objectives);
      findings = dx_review_check (review, criteria);
      for (guint j = 0; j < findings->len; j++)
        {
          const DxFinding *finding = g_ptr_array_index (findings, j);

          g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", finding->id);
        }
      g_assert_cmpstr (ids->str, ==, checks[i].findings);
    }
}

static void
test_compare (void)
{
  g_autoptr (DxCriteria) criteria = load ();
  g_autoptr (DxReview) left = make_review (criteria, "PPR-F");
  g_autoptr (DxReview) right = make_review (criteria, "PRRP-");
  g_autoptr (GPtrArray) pairs = dx_review_compare (left, right, criteria);
  static const gboolean differs[] = { FALSE, TRUE, FALSE, FALSE, FALSE };

  g_assert_cmpuint (pairs->len, ==, 5);
  for (guint i = 0; i < pairs->len; i++)
    {
      const DxReviewPair *pair = g_ptr_array_index (pairs, i);

      g_assert_cmpint (pair->differs, ==, differs[i]);
      g_assert_true (pair->criterion == g_ptr_array_index (criteria->items, i));
      g_assert_cmpint (pair->left != NULL, ==, i != 3);
      g_assert_cmpint (pair->right != NULL, ==, i != 4);
    }
  g_assert_cmpuint (dx_review_count (left, criteria, DX_REVIEW_PASS), ==, 2);
  g_assert_cmpuint (dx_review_count (left, criteria, DX_REVIEW_UNMARKED), ==,
                    1);
}

/* The call's requirements and the council's items stand behind the
 * circular's. */
static void
test_criteria (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxCriteria) criteria = load ();
  g_autoptr (DxCouncil) council = dx_council_load ("tt06-2023", NULL);
  DxCall *call = dx_catalog_get_call (catalog, "dien-bien-2026", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (criteria->items->len, ==, 5);
  dx_criteria_add_call (criteria, call);
  dx_criteria_add_council (criteria, council);
  g_assert_cmpuint (criteria->items->len, ==, 15);
  g_assert_true (g_str_has_prefix (
      dx_criteria_find (criteria, "call.feasible")->title, "Khả thi;"));
  g_assert_nonnull (dx_criteria_find (criteria, "call.need")->source);
  g_assert_nonnull (dx_criteria_find (criteria, "council.results"));
  g_assert_null (dx_criteria_find (criteria, "beauty"));
  g_assert_null (dx_criteria_load ("none", &error));
  g_clear_error (&error);
  g_assert_null (dx_criteria_load ("../councils/tt06-2023", &error));
}

static const char whole[] =
    "{\n  \"format\": \"dexuat-review\",\n  \"version\": 1,\n"
    "  \"id\": \"" REVIEW "\",\n  \"proposal\": \"" PROPOSAL "\",\n"
    "  \"revision\": 2,\n  \"reviewer\": \"TS. Lò Thị Mai\",\n"
    "  \"criteria\": \"tt15-2022\",\n"
    "  \"marks\": [\n    {\n      \"criterion\": \"urgent\",\n"
    "      \"answer\": \"fail\",\n      \"reason\": \"Trùng.\"\n    }\n  ],\n"
    "  \"conclusion\": \"adjust\",\n  \"name\": \"Tên mới\",\n"
    "  \"results\": \"Thêm 02 hội thảo\",\n  \"note\": \"Ngắn.\",\n"
    "  \"later\": 1\n}\n";

static void
test_round_trip (void)
{
  g_autoptr (GBytes) json = g_bytes_new_static (whole, strlen (whole));
  g_autoptr (GError) error = NULL;
  g_autoptr (DxReview) review = dx_review_new_from_json (json, &error);
  g_autoptr (GBytes) again = NULL;
  const DxReviewMark *mark;

  g_assert_no_error (error);
  again = dx_review_to_json (review);
  g_assert_true (g_bytes_equal (json, again));
  mark = dx_review_find_mark (review, "urgent");
  g_assert_cmpint (mark->answer, ==, DX_REVIEW_FAIL);
  g_assert_cmpint (review->conclusion, ==, DX_REVIEW_ADJUST);
  dx_review_set_mark (review, "urgent", DX_REVIEW_PASS, " \n");
  g_assert_null (dx_review_find_mark (review, "urgent")->reason);
  g_assert_cmpuint (review->marks->len, ==, 1);
}

static void
test_bad (void)
{
  static const struct {
    const char *from;
    const char *to;
    DxJsonError code;
    const char *place;
  } cases[] = {
    { "dexuat-review", "dexuat-votes", DX_JSON_ERROR_FORMAT, "$.format" },
    { "\"version\": 1", "\"version\": 2", DX_JSON_ERROR_VERSION, "$.version" },
    { REVIEW, "1", DX_JSON_ERROR_VALUE, "$.id" },
    { PROPOSAL, "1", DX_JSON_ERROR_VALUE, "$.proposal" },
    { "\"revision\": 2", "\"revision\": -2", DX_JSON_ERROR_VALUE,
      "$.revision" },
    { "\"fail\"", "\"không đạt\"", DX_JSON_ERROR_VALUE, "$.marks[0].answer" },
    { "\"adjust\"", "\"maybe\"", DX_JSON_ERROR_VALUE, "$.conclusion" },
    { "\"Tên mới\"", "3", DX_JSON_ERROR_TYPE, "$.name" },
    { "\"marks\"", "\"mark\"", DX_JSON_ERROR_MISSING, "$.marks" },
    { "    }\n  ]", "    },{\"criterion\":\"urgent\",\"answer\":\"pass\"}]",
      DX_JSON_ERROR_VALUE, "$.marks[1]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new (whole);
      g_autoptr (GBytes) json = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, cases[i].from, cases[i].to, 1),
                        ==, 1);
      json = g_string_free_to_bytes (text);
      g_assert_null (dx_review_new_from_json (json, &error));
      g_assert_error (error, DX_JSON_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/check", test_check);
  g_test_add_func ("/review/compare", test_compare);
  g_test_add_func ("/review/criteria", test_criteria);
  g_test_add_func ("/review/round-trip", test_round_trip);
  g_test_add_func ("/review/bad", test_bad);
  return g_test_run ();
}
