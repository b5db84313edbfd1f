/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-dossier-text.h"

#include <string.h>

#include "dx-date.h"

static void
test_file_name (void)
{
  static const struct {
    guint number;
    const char *name;
    const char *expected;
  } cases[] = {
    { 1, "Phiếu đề xuất.pdf", "01_Phieu-de-xuat.pdf" },
    { 3, "Cam kết đối ứng – Công ty A.PDF",
      "03_Cam-ket-doi-ung-Cong-ty-A.PDF" },
    { 12, "bảng 1.5 (cuối).xlsx", "12_bang-1.5-cuoi.xlsx" },
    { 4, "không có đuôi", "04_khong-co-duoi" },
    { 5, "hồ sơ.tài liệu dài lắm", "05_ho-so-tai-lieu-dai-lam" },
    { 6, "a.pdf.exe", "06_a-pdf.exe" },
    { 7, "con", "07_con" },
    { 8, "…", "08" },
    { 9, ".hidden", "09_hidden" },
    { 100, "x.", "100_x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name =
          dx_dossier_file_name (cases[i].number, cases[i].name);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

static void
test_long_name (void)
{
  g_autoptr (GString) long_name = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (long_name, "Đường ");
  g_string_append (long_name, ".pdf");
  name = dx_dossier_file_name (2, long_name->str);
  g_assert_cmpuint (strlen (name), <=, 104);
  g_assert_true (g_str_is_ascii (name));
  g_assert_true (g_str_has_suffix (name, ".pdf"));
}

static DxProposal *
make (DxCatalog *catalog, const char *call)
{
  DxProposal *proposal = dx_proposal_new (
      dx_catalog_get_default_form (catalog),
      call != NULL ? dx_catalog_get_call (catalog, call, NULL) : NULL);

  dx_proposal_set_text (proposal, "I.name", "Áp dụng năng suất xanh");
  dx_proposal_set_integer (proposal, "plan-year", 2026);
  dx_proposal_set_text (proposal, "X.name", "Công ty TNHH An Phú");
  dx_proposal_set_text (proposal, "X.contact-name", "Nguyễn Thị Hoa");
  dx_proposal_set_text (proposal, "X.contact-phone", "0912 345 678");

  return proposal;
}

static void
test_subject (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make (catalog, "an-giang-2026");
  g_autoptr (DxProposal)
      empty = dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);
  g_autofree char *subject = dx_dossier_text_get_subject (proposal);
  g_autofree char *nothing = dx_dossier_text_get_subject (empty);
  g_autofree char *cut = NULL;
  g_autoptr (GString) long_name = g_string_new (NULL);

  g_assert_cmpstr (subject, ==,
                   "[Công ty TNHH An Phú] Hồ sơ đề xuất nhiệm vụ KH&CN kế "
                   "hoạch năm 2026: Áp dụng năng suất xanh");
  g_assert_cmpstr (nothing, ==,
                   "Hồ sơ đề xuất nhiệm vụ KH&CN: (chưa có tên nhiệm vụ)");
  for (guint i = 0; i < 100; i++)
    g_string_append (long_name, "nâng cao năng suất ");
  dx_proposal_set_text (proposal, "I.name", long_name->str);
  cut = dx_dossier_text_get_subject (proposal);
  g_assert_cmpint (g_utf8_strlen (cut, -1), <=, 151);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_null (strchr (cut, '\n'));
}

static void
test_letter (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make (catalog, "an-giang-2026");
  g_autoptr (DxProposal) alone = make (catalog, NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_autofree char *other = dx_dossier_text_get_letter (alone, titles);

  g_ptr_array_add (titles, (char *) "Phiếu đề xuất (PDF)");
  g_ptr_array_add (titles, (char *) "Công văn 12.pdf");
  text = dx_dossier_text_get_letter (proposal, titles);
  g_assert_cmpstr (
      text, ==,
      "Kính gửi: Sở Khoa học và Công nghệ tỉnh An Giang (qua Phòng Tiêu chuẩn "
      "Đo lường Chất lượng),\n\n"
      "Công ty TNHH An Phú trân trọng gửi hồ sơ đề xuất nhiệm vụ khoa học và "
      "công nghệ dự kiến thực hiện trong kế hoạch năm 2026, theo Công văn số "
      "…/SKHCN-TĐC của Sở Khoa học và Công nghệ tỉnh An Giang.\n\n"
      "Tên nhiệm vụ đề xuất: Áp dụng năng suất xanh\n\n"
      "Tài liệu gửi kèm:\n1. Phiếu đề xuất (PDF)\n2. Công văn 12.pdf\n\n"
      "Đầu mối liên hệ: Nguyễn Thị Hoa, điện thoại 0912 345 678.\n\n"
      "Kính đề nghị Quý cơ quan xem xét và xác nhận đã nhận được hồ sơ.\n\n"
      "Trân trọng./.\nCông ty TNHH An Phú\n");
  g_assert_true (g_str_has_prefix (other, "Kính gửi Quý cơ quan,\n"));
  g_assert_null (strstr (other, "Tài liệu gửi kèm"));
}

static void
test_list (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make (catalog, "an-giang-2026");
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_dossier_file_free);
  g_autoptr (GDateTime) now = dx_instant_parse ("2025-08-01T09:00:00+07:00");
  g_autofree char *text = NULL;

  dx_proposal_set_revision (proposal, 3);
  g_ptr_array_add (files, dx_dossier_file_new ("01_Phieu.pdf", "Phiếu", 999));
  g_ptr_array_add (files,
                   dx_dossier_file_new ("02_Cv.pdf", "Công văn", 1234567));
  text = dx_dossier_text_get_list (proposal, files, "7QF2-9KXM", now);
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFHỒ SƠ ĐỀ XUẤT"));
  g_assert_nonnull (strstr (text, "Bản số 3, lập lúc 09h00 ngày 01 tháng 8"));
  g_assert_nonnull (strstr (text, "Mã kiểm tra: 7QF2-9KXM\r\n"));
  g_assert_nonnull (strstr (text, "1. 01_Phieu.pdf (999 byte)\r\n   Phiếu"));
  g_assert_nonnull (strstr (text, "2. 02_Cv.pdf (1,2 MB)\r\n   Công văn"));
  g_assert_nonnull (strstr (text, "blthieu.skhcn@angiang.gov.vn"));
  g_assert_nonnull (strstr (text, "trước ngày 10 tháng 8 năm 2025"));
  g_assert_nonnull (strstr (text, "CHƯA được gửi đi"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier-text/file-name", test_file_name);
  g_test_add_func ("/dossier-text/long-name", test_long_name);
  g_test_add_func ("/dossier-text/subject", test_subject);
  g_test_add_func ("/dossier-text/letter", test_letter);
  g_test_add_func ("/dossier-text/list", test_list);

  return g_test_run ();
}
