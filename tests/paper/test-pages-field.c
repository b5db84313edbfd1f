/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dx-paper-style.h"
#include "dx-paper.h"
#include "paper-fixture.h"

static DxPages *
pages_of (DxProposal *proposal, DxPaperFlags flags)
{
  return dx_paper_new_pages (fixture_fonts (), proposal, fixture_catalog (),
                             flags);
}

static const char *
field_at_middle (DxPages *pages, const DxPageRect *rect)
{
  return dx_pages_find_field (pages, rect->page, rect->x + rect->width / 2,
                              rect->y + rect->height / 2);
}

/* Each place of a field leads back to the field, and lies in the margins. */
static void
assert_field (DxPages *pages, const char *field)
{
  g_autoptr (GArray) rects = dx_pages_get_field_rects (pages, field);

  if (rects->len == 0)
    g_error ("%s is not on paper", field);
  for (guint i = 0; i < rects->len; i++)
    {
      const DxPageRect *rect = &g_array_index (rects, DxPageRect, i);

      g_assert_cmpstr (field_at_middle (pages, rect), ==, field);
      g_assert_cmpfloat (rect->height, >, 10);
      g_assert_cmpfloat (rect->width, >, 10);
      g_assert_cmpfloat (rect->x, >=, DX_MARGIN_LEFT - 0.01);
      g_assert_cmpfloat (rect->y, >=, DX_MARGIN_TOP - 0.01);
      g_assert_cmpfloat (rect->x + rect->width, <=,
                         DX_PAPER_WIDTH - DX_MARGIN_RIGHT + 0.01);
      g_assert_cmpfloat (rect->y + rect->height, <=,
                         DX_PAPER_HEIGHT - DX_MARGIN_BOTTOM + 0.01);
    }
}

static const char *const filled[] = {
  "plan-year",       "I.name",          "II.urgency",      "III.objectives",
  "IV.contents",     "V.results",       "VI.effects",      "VII.places",
  "VIII.duration",   "IX.total",        "IX.state-budget", "IX.counterpart",
  "X.name",          "X.address",       "X.contact-name",  "X.contact-position",
  "X.contact-phone", "X.contact-email", "X.attachments",
};

static void
test_filled (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = NULL;

  dx_proposal_insert_row (proposal, "V.products", 0);
  dx_proposal_set_cell_text (proposal, "V.products", 0, "name", "Bài báo");
  pages = pages_of (proposal, DX_PAPER_SLIP);
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    assert_field (pages, filled[i]);
  assert_field (pages, "V.products");
}

/* Dotted lines lead to the field that they wait for. */
static void
test_blank (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_BLANK);

  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    assert_field (pages, filled[i]);
}

/* "Họ và tên" and "Chức vụ" share a line. */
static void
test_side_by_side (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SLIP);
  g_autoptr (GArray) names = dx_pages_get_field_rects (pages, "X.contact-name");
  g_autoptr (GArray)
      positions = dx_pages_get_field_rects (pages, "X.contact-position");
  const DxPageRect *name = &g_array_index (names, DxPageRect, 0);
  const DxPageRect *position = &g_array_index (positions, DxPageRect, 0);
  double middle = name->y + name->height / 2;

  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpuint (positions->len, ==, 1);
  g_assert_cmpfloat (name->y, ==, position->y);
  g_assert_cmpfloat (name->x + name->width, <=, position->x);
  g_assert_cmpstr (
      dx_pages_find_field (pages, name->page, DX_MARGIN_LEFT + 1, middle), ==,
      "X.contact-name");
  g_assert_cmpstr (dx_pages_find_field (pages, name->page,
                                        DX_PAPER_WIDTH - DX_MARGIN_RIGHT - 1,
                                        middle),
                   ==, "X.contact-position");
}

/* A short name leaves its room to a long position; when both are long each
 * has a line. */
static void
test_uneven (void)
{
  static const struct {
    const char *name;
    const char *position;
    gboolean shared;
  } cases[] = {
    { "Vừ A Ví", "Trưởng phòng Tiêu chuẩn chất lượng", TRUE },
    { "Nguyễn Thị Hoàng Ví Dụ", "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng",
      FALSE },
    { "Một\nHai", "Ba", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal = fixture_full ();
      g_autoptr (DxPages) pages = NULL;
      g_autoptr (GArray) names = NULL;
      g_autoptr (GArray) positions = NULL;

      dx_proposal_set_text (proposal, "X.contact-name", cases[i].name);
      dx_proposal_set_text (proposal, "X.contact-position", cases[i].position);
      pages = pages_of (proposal, DX_PAPER_SLIP);
      assert_field (pages, "X.contact-name");
      assert_field (pages, "X.contact-position");
      names = dx_pages_get_field_rects (pages, "X.contact-name");
      positions = dx_pages_get_field_rects (pages, "X.contact-position");
      g_assert_true ((g_array_index (names, DxPageRect, 0).y
                      == g_array_index (positions, DxPageRect, 0).y)
                     == cases[i].shared);
    }
}

static void
test_section (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SLIP);
  g_autoptr (GArray) section = dx_pages_get_field_rects (pages, "II");
  g_autoptr (GArray) field = dx_pages_get_field_rects (pages, "II.urgency");

  /* The heading and what stands under it. */
  g_assert_cmpuint (section->len, ==, field->len + 1);
  g_assert_cmpstr (
      field_at_middle (pages, &g_array_index (section, DxPageRect, 0)), ==,
      "II");
}

static void
test_nothing (void)
{
  static const struct {
    double x;
    double y;
  } points[] = {
    { 10, 400 },
    { 590, 400 },
    { 300, 10 },
    { 300, 840 },
    { -5, -5 },
    { 1000, 1000 },
    { 500, DX_MARGIN_TOP + 2 },
  };
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SLIP);
  g_autoptr (GArray) none = dx_pages_get_field_rects (pages, "XI.nothing");

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_assert_null (dx_pages_find_field (pages, 0, points[i].x, points[i].y));
}

/* A long field goes on over the pages; the space between its paragraphs
 * belongs to it too. */
static void
test_long (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *words = fixture_sentences (random, 3000);
  g_autofree char *text = g_strdup_printf ("%s\n- %s", words, words);
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (GArray) rects = NULL;
  guint page = 0;

  dx_proposal_set_text (proposal, "IV.contents", text);
  pages = pages_of (proposal, DX_PAPER_SLIP);
  assert_field (pages, "IV.contents");
  rects = dx_pages_get_field_rects (pages, "IV.contents");
  for (guint i = 0; i < rects->len; i++)
    {
      const DxPageRect *rect = &g_array_index (rects, DxPageRect, i);

      g_assert_cmpuint (rect->page, >=, page);
      g_assert_cmpuint (rect->page, <=, page + 1);
      page = rect->page;
      if (i > 0 && (rect - 1)->page == page)
        g_assert_cmpstr (
            dx_pages_find_field (pages, page, rect->x + 1, rect->y - 1), ==,
            "IV.contents");
    }
  g_assert_cmpuint (page, >, 8);
}

static void
test_annex (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  DxCall *call =
      dx_catalog_get_call (fixture_catalog (), "dien-bien-2026", NULL);
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (GArray) rects = NULL;

  dx_proposal_set_call (proposal, call);
  dx_proposal_set_topic (proposal, "halal", "Hỗ trợ 5 cơ sở", FALSE, 0);
  pages = pages_of (proposal, DX_PAPER_ANNEX);
  assert_field (pages, "topics.halal");
  assert_field (pages, "topics.tfp");
  rects = dx_pages_get_field_rects (pages, "topics.halal");
  g_assert_cmpuint (rects->len, ==, 2);
}

/* The size is that of the paper. */
static void
test_size (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal, DX_PAPER_SLIP);
  double width, height;

  dx_pages_get_size (pages, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  dx_pages_get_size (pages, NULL, NULL);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages-field/filled", test_filled);
  g_test_add_func ("/pages-field/blank", test_blank);
  g_test_add_func ("/pages-field/side-by-side", test_side_by_side);
  g_test_add_func ("/pages-field/uneven", test_uneven);
  g_test_add_func ("/pages-field/section", test_section);
  g_test_add_func ("/pages-field/nothing", test_nothing);
  g_test_add_func ("/pages-field/long", test_long);
  g_test_add_func ("/pages-field/annex", test_annex);
  g_test_add_func ("/pages-field/size", test_size);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
