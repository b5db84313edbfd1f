/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-office.h"

#include "dx-catalog.h"

static DxFacts *
make_facts (DxCatalog *catalog, const char *call)
{
  g_autoptr (GDateTime)
      now = g_date_time_new_from_iso8601 ("2025-08-12T01:00:00+07:00", NULL);

  return dx_office_facts_new (dx_catalog_get_call (catalog, call, NULL), NULL,
                              now);
}

static void
test_agency (void)
{
  static const char *const cases[][3] = {
    { "dien-bien-2026", "Sở Khoa học và Công nghệ", "Điện Biên" },
    { "cao-bang-2026", "Sở Khoa học và Công nghệ", "Cao Bằng" },
    { "an-giang-2026", "Sở Khoa học và Công nghệ", "An Giang" },
    { "thanh-hoa-2024", "Sở Khoa học và Công nghệ", "Thanh Hoá" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxFacts) facts = make_facts (catalog, cases[i][0]);

      g_assert_cmpstr (dx_facts_get (facts, "agency"), ==, cases[i][1]);
      g_assert_cmpstr (dx_facts_get (facts, "place"), ==, cases[i][2]);
      g_assert_cmpstr (dx_facts_get (facts, "date"), ==,
                       "ngày 12 tháng 8 năm 2025");
    }
}

static void
test_receipt (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxFacts) facts = make_facts (catalog, "dien-bien-2026");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  DxOfficeReceipt receipt = {
    .number = "7/2025",
    .channel = DX_CHANNEL_POST,
    .timing = DX_TIMING_ON_TIME,
    .revision = 2,
    .code = "3PRJ-TAF4",
    .files = files,
  };

  g_ptr_array_add (files, (gpointer) "a.dxhs;");
  g_ptr_array_add (files, (gpointer) "b\nc.pdf");
  g_date_set_dmy (&receipt.received, 6, G_DATE_AUGUST, 2025);
  dx_office_tell_receipt (facts, &receipt);
  g_assert_cmpstr (dx_facts_get (facts, "number"), ==, "7/2025");
  g_assert_cmpstr (dx_facts_get (facts, "received"), ==,
                   "ngày 06 tháng 8 năm 2025");
  g_assert_cmpstr (dx_facts_get (facts, "channel"), ==, "gửi qua bưu điện");
  g_assert_cmpstr (dx_facts_get (facts, "timing"), ==, "trong thời hạn");
  g_assert_cmpstr (dx_facts_get (facts, "files"), ==, "- a.dxhs;\n- b c.pdf.");
  g_assert_null (dx_facts_get (facts, "from"));
}

static void
test_figures (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxFacts) facts = make_facts (catalog, "dien-bien-2026");
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_figure_row_free);
  g_autoptr (DxFigures) received = NULL;
  g_autoptr (DxFigures) listed = NULL;
  DxFigureRow *row = dx_figure_row_new (NULL);

  row->timing = DX_TIMING_LATE;
  row->total = (DxFigureAmount){ TRUE, 1250000000 };
  g_ptr_array_add (rows, row);
  listed = dx_figures_new (rows);
  g_ptr_array_add (rows, dx_figure_row_new (NULL));
  received = dx_figures_new (rows);
  dx_office_tell_figures (facts, received, listed);
  g_assert_cmpstr (dx_facts_get (facts, "received-count"), ==, "02");
  g_assert_cmpstr (dx_facts_get (facts, "late"), ==, "01");
  g_assert_cmpstr (dx_facts_get (facts, "doubt"), ==, "01");
  g_assert_cmpstr (dx_facts_get (facts, "total"), ==, "1.250.000.000");
  g_assert_cmpstr (dx_facts_get (facts, "counterpart"), ==,
                   "0 (01 hồ sơ chưa nêu)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/agency", test_agency);
  g_test_add_func ("/office/receipt", test_receipt);
  g_test_add_func ("/office/figures", test_figures);
  return g_test_run ();
}
