/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-ballot.h"
#include "dx-remarks.h"
#include "dx-review.h"

/* The files that show what the schemas of the desk mean are read by the
 * program too. */

static GBytes *
load (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static void
test_remarks (void)
{
  g_autoptr (GBytes) json = load ("remarks.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRemarks) remarks = dx_remarks_new_from_json (json, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = dx_remarks_to_json (remarks);
  g_assert_true (g_bytes_equal (json, again));
}

static void
test_review (void)
{
  g_autoptr (GBytes) json = load ("review.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxReview) review = dx_review_new_from_json (json, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = dx_review_to_json (review);
  g_assert_true (g_bytes_equal (json, again));
}

static void
test_votes (void)
{
  g_autoptr (GBytes) json = load ("votes.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxVotes) votes = dx_votes_new_from_json (json, &error);
  g_autoptr (DxCouncil) council = NULL;
  g_autoptr (DxTally) tally = NULL;

  g_assert_no_error (error);
  council = dx_council_load (votes->council, &error);
  g_assert_no_error (error);
  tally = dx_votes_count (votes, council);
  g_assert_cmpuint (tally->present, ==, 6);
  g_assert_cmpuint (tally->favour, ==, 5);
  g_assert_cmpuint (tally->base, ==, 6);
  g_assert_cmpint (tally->outcome, ==, DX_VOTE_PASSED);
  g_assert_cmpuint (tally->faults->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/remarks", test_remarks);
  g_test_add_func ("/samples/review", test_review);
  g_test_add_func ("/samples/votes", test_votes);
  return g_test_run ();
}
