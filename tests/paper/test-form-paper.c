/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-form-paper.h"

#include <string.h>

#include "dx-annex.h"
#include "paper-fixture.h"

static void
test_blank (void)
{
  DxForm *form = dx_catalog_get_default_form (fixture_catalog ());
  g_autoptr (DxDocument) document = dx_form_paper_new_blank (form);
  g_autofree char *dump = dx_block_dump (document->root);
  static const char *const lines[] = {
    "  corner\n    paragraph Mẫu A1-ĐXNV\n"
    "    paragraph 15/2022/TT-BKHCN\n",
    "  title PHIẾU ĐỀ XUẤT\n",
    "  subtitle @plan-year (Dự kiến thực hiện trong kế hoạch năm"
    "……………)\n",
    "    heading 2 I. TÊN NHIỆM VỤ\n    leaders x2 @I.name\n",
    "    heading 2 VI. DỰ KIẾN HIỆU QUẢ ĐẠT ĐƯỢC CỦA NHIỆM VỤ\n"
    "    leaders x4 @VI.effects\n",
    "    leaders x1 @VIII.duration\n",
    "    labelled\n"
    "      part 1 x1 @IX.total [Tổng kinh phí thực hiện nhiệm vụ:]\n"
    "    labelled\n      part [Trong đó:]\n"
    "    labelled\n      part x1 @IX.state-budget "
    "[Kinh phí Ngân sách nhà nước:]\n",
    "      part 1 x1 @X.contact-name [- Họ và tên:]\n"
    "      part 1 x1 @X.contact-position [Chức vụ:]\n",
    "      part x3 @X.attachments [4. Tài liệu gửi kèm (nếu có):]\n",
    "  signature [(Ký tên và đóng dấu của tổ chức)] "
    "TỔ CHỨC/CÁ NHÂN ĐỀ XUẤT\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strstr (dump, lines[i]) == NULL)
      g_error ("not in the blank form:\n%s\n%s", lines[i], dump);
}

static void
test_filled (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument) document = dx_form_paper_new (proposal);
  g_autofree char *dump = dx_block_dump (document->root);

  g_assert_null (strstr (dump, "leaders"));
  g_assert_null (strstr (dump, " x1"));
  g_assert_nonnull (strstr (dump, "năm 2026)"));
  g_assert_nonnull (strstr (dump, "2.000.000.000 đồng"));
  g_assert_nonnull (strstr (dump, "item @II.urgency [-] Ý một;"));
  g_assert_nonnull (strstr (dump, "paragraph @X.attachments Công văn\n"));
  g_assert_cmpstr (document->title, ==,
                   "Nâng cao năng suất chất lượng ngành chè");
  g_assert_cmpstr (document->author, ==, "Công ty Cổ phần Chè Ví Dụ");
}

/* The months stand in only where the wording is missing. */
static void
test_instead (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument) both = NULL;
  g_autoptr (DxDocument) months = NULL;
  g_autofree char *with_words = NULL;
  g_autofree char *without = NULL;

  dx_proposal_set_integer (proposal, "VIII.months", 18);
  both = dx_form_paper_new (proposal);
  with_words = dx_block_dump (both->root);
  g_assert_nonnull (strstr (with_words, "@VIII.duration 18 tháng"));
  g_assert_null (strstr (with_words, "@VIII.months"));

  dx_proposal_clear (proposal, "VIII.duration");
  months = dx_form_paper_new (proposal);
  without = dx_block_dump (months->root);
  g_assert_nonnull (strstr (without, "@VIII.months 18 tháng"));
}

static void
test_annex (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument) document = NULL;
  g_autofree char *dump = NULL;
  DxCall *call =
      dx_catalog_get_call (fixture_catalog (), "dien-bien-2026", NULL);

  dx_proposal_set_call (proposal, call);
  dx_proposal_set_topic (proposal, "halal", "Hỗ trợ 5 cơ sở", FALSE, 0);
  dx_proposal_set_topic (proposal, "university-modules", NULL, TRUE, 5);
  dx_proposal_set_topic (proposal, "rieng", NULL, FALSE, 0);
  document = dx_form_paper_new (proposal);
  dx_annex_append_topics (document, proposal, fixture_catalog ());
  dump = dx_block_dump (document->root);

  g_assert_nonnull (strstr (dump, "title 1 PHỤ LỤC: CHỦ ĐỀ ƯU TIÊN"));
  g_assert_nonnull (strstr (dump, "@topics.halal [■]"));
  g_assert_nonnull (strstr (dump, "@topics.tfp [□]"));
  g_assert_nonnull (strstr (dump, "item 1 @topics.halal [-] Hỗ trợ 5 cơ sở"));
  g_assert_nonnull (strstr (dump, "item 1 @topics.university-modules [-] "
                                  "Số trường tham gia: 05"));
  g_assert_nonnull (strstr (dump, "@topics.rieng [■] rieng"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-paper/blank", test_blank);
  g_test_add_func ("/form-paper/filled", test_filled);
  g_test_add_func ("/form-paper/instead", test_instead);
  g_test_add_func ("/form-paper/annex", test_annex);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
