/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-check.h"

#include <string.h>

#include "check-fixture.h"
#include "dx-check-private.h"

#define LONG_19                                                                                    \
  "Một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám " \
  "chín"
#define LONG_20 LONG_19 " mười"
#define LONG_20_OTHERWISE                                                                        \
  "  MỘT hai ba bốn  năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy " \
  "tám chín\\u00a0mười "

static const Change text_changes[] = {
  { .name = "legacy-tcvn3",
    .values = "\"II.urgency\":\"Doanh nghiệp cần.\\nTiÕng ViÖt rÊt hay\"",
    .findings = "error text.legacy-encoding II.urgency" },
  { .name = "legacy-vni",
    .values = "\"II.urgency\":\"Tieáng Vieät raát hay\"",
    .findings = "error text.legacy-encoding II.urgency" },
  { .name = "legacy-item",
    .values = "\"X.attachments\":[\"Cam kết\",\"TiÕng ViÖt rÊt hay\","
              "\"TiÕng ViÖt rÊt hay\"]",
    .findings = "error text.legacy-encoding X.attachments" },
  { .name = "legacy-cell",
    .values = "\"V.products\":[{\"name\":\"TiÕng ViÖt rÊt hay\"}]",
    .findings = "error text.legacy-encoding V.products" },
  { .name = "unicode-is-not-legacy",
    .values = "\"II.urgency\":\"Ông à, vâng: 25 °C, § 2, café, Ýt lời.\"",
    .findings = "" },
  { .name = "not-nfc",
    .values = "\"II.urgency\":\"Tie\\u0302\\u0301ng Vie\\u0323\\u0302t\"",
    .findings = "hint text.not-nfc II.urgency" },
  { .name = "spelling",
    .values = "\"II.urgency\":\"Nâng cao NĂNG  XUẤT, năng xuất\"",
    .findings = "warning text.spelling II.urgency",
    .message = "“năng xuất” → “năng suất”" },
  { .name = "spelling-two-fields",
    .values = "\"II.urgency\":\"năng xuất\",\"VI.effects\":\"năng xuất\"",
    .findings = "warning text.spelling II.urgency; "
                "warning text.spelling VI.effects" },
  { .name = "spelling-symbol",
    .values = "\"II.urgency\":\"Thông tư 15/2022/TT-BKHHCN, TT-BKH&CN\"",
    .findings = "warning text.spelling II.urgency; "
                "warning text.spelling II.urgency" },
  { .name = "spelling-exception",
    .values = "\"II.urgency\":\"Khả năng xuất khẩu, tiềm năng xuất khẩu\"",
    .findings = "" },
  { .name = "spelling-behind-exception",
    .values = "\"II.urgency\":\"Khả năng xuất khẩu; năng xuất thấp\"",
    .findings = "warning text.spelling II.urgency" },
  { .name = "spelling-inside-word",
    .values = "\"II.urgency\":\"năng xuấtx\"",
    .findings = "" },
  { .name = "spelling-cell",
    .values = "\"V.products\":[{\"name\":\"Năng xuất\",\"quantity\":1}]",
    .findings = "warning text.spelling V.products" },
  { .name = "repeated-20",
    .values = "\"II.urgency\":\"Mở đầu.\\n" LONG_20 "\","
              "\"IV.contents\":\"Khác.\\n" LONG_20_OTHERWISE "\\nHết.\"",
    .findings = "warning text.repeated IV.contents",
    .message = "Section II, “Tính cấp thiết”" },
  { .name = "repeated-quote",
    .values = "\"II.urgency\":\"" LONG_20 "\",\"IV.contents\":\"" LONG_20 "\"",
    .findings = "warning text.repeated IV.contents",
    .message = "“Một hai ba bốn năm sáu bảy tám chín mười…”" },
  { .name = "repeated-19",
    .values = "\"II.urgency\":\"" LONG_19 "\",\"IV.contents\":\"" LONG_19 "\"",
    .findings = "" },
  { .name = "repeated-in-one-section",
    .values = "\"II.urgency\":\"" LONG_20 "\\n" LONG_20 "\"",
    .findings = "" },
  { .name = "repeated-in-three",
    .values = "\"II.urgency\":\"" LONG_20 "\",\"IV.contents\":\"" LONG_20
              "\\n" LONG_20 "\",\"VI.effects\":\"" LONG_20 "\"",
    .findings = "warning text.repeated IV.contents; "
                "warning text.repeated VI.effects" },
};

#define CIRCULAR "Thông tư số 15/2022/TT-BKHCN "

typedef struct {
  const char *text;
  gboolean wrong;
} CitationCase;

static const CitationCase citation_cases[] = {
  { CIRCULAR "ngày 12/10/2022 của Bộ trưởng", FALSE },
  { CIRCULAR "ngày 12 tháng 10 năm 2022", FALSE },
  { CIRCULAR "ngày 12/10/2023 của Bộ trưởng", TRUE },
  { CIRCULAR "ngày 12 tháng 10 năm 2023", TRUE },
  { CIRCULAR "của Bộ trưởng Bộ KH&CN ngày 11/10/2022", TRUE },
  { "THÔNG TƯ 15/2022/TT-bkhcn NGÀY 12/10/2023", TRUE },
  { CIRCULAR "được ban hành", FALSE },
  { CIRCULAR "có mẫu phiếu. Hội thảo ngày 12/10/2023", FALSE },
  { CIRCULAR "; họp ngày 12/10/2023", FALSE },
  { CIRCULAR "\nngày 12/10/2023", FALSE },
  { CIRCULAR "và Công văn 3/BKHCN-TĐC ngày 12/10/2023", FALSE },
  { CIRCULAR "có hiệu lực từ ngày 01/12/2022", FALSE },
  { CIRCULAR "thực hiện đến ngày 31/12/2030", FALSE },
  { "115/2022/TT-BKHCN ngày 12/10/2023", FALSE },
  { "15/2022/TT-BKHCN-X ngày 12/10/2023", FALSE },
  { CIRCULAR "ngày 12/10/2022; " CIRCULAR "ngày 12/10/2021", TRUE },
  { "Quyết định 1322/QĐ-TTg ngày 31/8/2020", FALSE },
  { "Quyết định 1322/QĐ-TTg ngày 31/08/2021", TRUE },
};

static void
test_citations (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal) proposal = fixture_make (catalog, NULL, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (citation_cases); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *described = NULL;

      dx_proposal_set_text (proposal, "II.urgency", citation_cases[i].text);
      findings = fixture_check (catalog, proposal, NULL);
      described = fixture_describe (findings);
      g_test_message ("%s", citation_cases[i].text);
      g_assert_cmpstr (
          described, ==,
          citation_cases[i].wrong ? "warning citation.date II.urgency" : "");
    }
}

static void
test_citation_message (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal) proposal = fixture_make (catalog, NULL, NULL, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  const DxFinding *finding;

  dx_proposal_set_text (proposal, "II.urgency",
                        CIRCULAR "ngày 12/10/2023, " CIRCULAR
                                 "ngày 12/10/2021");
  findings = fixture_check (catalog, proposal, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_nonnull (
      strstr (finding->message,
              "15/2022/TT-BKHCN is dated 12/10/2022, not 12/10/2023"));
}

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "ABC", "abc" },
    { "ĐIỆN  BIÊN", "điện biên" },
    { " Ẩ\tẪ Ậ\302\240Ỹ ", "ẩ ẫ ậ ỹ" },
    { "Ă Ơ Ư Â Ê Ô", "ă ơ ư â ê ô" },
    { "A \n  B\n\nC \n", "a\nb\n\nc\n" },
    { "ẞ İ Ⱥ 中 😀", "ß i ⱥ 中 😀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dx_check_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

static void
test_words (void)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "công ty", "0" },
    { "a công ty b", "0" },
    { "công tya", "" },
    { "acông ty", "" },
    { "(công ty)", "0" },
    { "công ty công ty", "00" },
    { "tổng công ty", "10" },
    { "x", "2" },
    { "xx x", "2" },
    { "a&b", "3" },
    { "a&", "3" },
    { "1a&b", "" },
  };
  g_autoptr (DxCheckWords) words = dx_check_words_new ();

  dx_check_words_add (words, "Công  ty");
  dx_check_words_add (words, "tổng công ty");
  dx_check_words_add (words, "x");
  dx_check_words_add (words, "a& ");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      DxCheckMatch match = { 0 };

      while (dx_check_words_next (words, cases[i].text, strlen (cases[i].text),
                                  &match))
        g_string_append_printf (found, "%u", match.index);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

typedef struct {
  const char *text;
  double months[3]; /* 0 ends it */
} DurationCase;

static const DurationCase duration_cases[] = {
  { "", { 0 } },
  { "18 tháng", { 18 } },
  { "18 THÁNG.", { 18 } },
  { "18tháng", { 18 } },
  { "18\302\240tháng", { 18 } },
  { "18 thángx", { 0 } },
  { "Mười tám (18) tháng", { 18 } },
  { "18 (mười tám) tháng", { 18 } },
  { "02 năm", { 24 } },
  { "1,5 năm", { 18 } },
  { "1.5 năm", { 18 } },
  { "2 năm rưỡi", { 30 } },
  { "2 năm 6 tháng", { 30 } },
  { "2 năm và 6 tháng", { 30 } },
  { "2 năm (24 tháng)", { 24, 24 } },
  { "24-36 tháng", { 36 } },
  { "từ 12 đến 18 tháng", { 18 } },
  { "24 tháng (từ tháng 01/2026 đến tháng 12/2027)", { 24 } },
  { "năm 2026", { 0 } },
  { "tháng 7 năm 2026", { 0 } },
  { "từ tháng 7/2026", { 0 } },
  { "từ tháng 6 đến 12 năm 2026", { 0 } },
  { "ngày 5 tháng 3 năm 2026", { 0 } },
  { "2026 năm", { 0 } },
  { "kế hoạch 5 năm 2021-2025", { 0 } },
  { "12 tháng năm 2026, rồi 6 tháng", { 12, 6 } },
  { "99999999999999999999 tháng", { 0 } },
};

static void
test_durations (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (duration_cases); i++)
    {
      const DurationCase *it = &duration_cases[i];
      DxCheckDuration duration = { 0 };
      guint count = 0;

      g_test_message ("%s", it->text);
      while (dx_check_next_duration (it->text, &duration))
        {
          g_assert_cmpuint (count, <, G_N_ELEMENTS (it->months));
          g_assert_cmpfloat (duration.months, ==, it->months[count]);
          g_assert_true (duration.start < duration.end);
          count++;
        }
      g_assert_true (count == G_N_ELEMENTS (it->months)
                     || it->months[count] == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (text_changes); i++)
    {
      g_autofree char *path =
          g_strconcat ("/check-text/", text_changes[i].name, NULL);

      g_test_add_data_func (path, &text_changes[i], fixture_test);
    }
  g_test_add_func ("/check-text/citations", test_citations);
  g_test_add_func ("/check-text/citation-message", test_citation_message);
  g_test_add_func ("/check-text/fold", test_fold);
  g_test_add_func ("/check-text/words", test_words);
  g_test_add_func ("/check-text/durations", test_durations);
  return g_test_run ();
}
