/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-check.h"

#include <string.h>

#include "check-fixture.h"

#define NO_CALL "\"call\":null"
#define CAO_BANG "\"call\":\"cao-bang-2026\""
#define STRANGE_CALL "\"call\":\"strange-2026\""
#define STRANGE_FORM NO_CALL ",\"form\":\"strange\""
#define NONE_OF_A1 "\"VII.places\":null,\"X.name\":null,\"X.attachments\":null,"
#define PILOT "[{\"id\":\"pilot-model\",\"note\":\"Có\"}]"
#define SCHOOLS(rest)                                                          \
  "[{\"id\":\"university-modules\",\"note\":\"Có\"" rest "}]"
#define PRODUCT "\"V.products\":[{\"name\":\"Hội thảo\",\"quantity\":6}]"
#define BIG "9223372036854775807"

static const Change required_changes[] = {
  { .name = "sound", .findings = "" },
  { .name = "plan-year",
    .values = "\"plan-year\":null",
    .findings = "warning required.plan-year plan-year" },
  { .name = "name",
    .values = "\"I.name\":null",
    .findings = "error required.I.name I.name",
    .message = "Section I, “Tên nhiệm vụ”" },
  { .name = "name-blank",
    .values = "\"I.name\":\" \\u00a0 \"",
    .findings = "error required.I.name I.name" },
  { .name = "urgency",
    .values = "\"II.urgency\":\"\"",
    .findings = "error required.II.urgency II.urgency" },
  { .name = "objectives",
    .values = "\"III.objectives\":null",
    .findings = "error required.III.objectives III.objectives" },
  { .name = "contents",
    .values = "\"IV.contents\":null",
    .findings = "error required.IV.contents IV.contents" },
  { .name = "results",
    .values = "\"V.results\":null",
    .findings = "error required.V.results V.results" },
  { .name = "effects",
    .values = "\"VI.effects\":null",
    .findings = "error required.VI.effects VI.effects" },
  { .name = "places",
    .values = "\"VII.places\":null",
    .findings = "error required.VII.places VII.places" },
  { .name = "duration",
    .values = "\"VIII.duration\":null,\"VIII.months\":null",
    .findings = "error required.VIII.duration VIII.duration",
    .message = "or “Số tháng thực hiện”" },
  { .name = "months-stand-in",
    .values = "\"VIII.duration\":null",
    .findings = "" },
  { .name = "months-nought",
    .values = "\"VIII.duration\":null,\"VIII.months\":0",
    .findings = "error required.VIII.duration VIII.duration" },
  { .name = "total",
    .values = "\"IX.total\":null",
    .findings = "error required.IX.total IX.total" },
  { .name = "state-budget",
    .values = "\"IX.state-budget\":null",
    .findings = "error required.IX.state-budget IX.state-budget" },
  { .name = "counterpart",
    .values = "\"IX.counterpart\":null",
    .findings = "error required.IX.counterpart IX.counterpart" },
  { .name = "nought-is-an-amount",
    .values = "\"IX.total\":0,\"IX.state-budget\":0,\"IX.counterpart\":0",
    .findings = "" },
  { .name = "proposer",
    .values = "\"X.name\":null",
    .findings = "error required.X.name X.name" },
  { .name = "address",
    .values = "\"X.address\":null",
    .findings = "error required.X.address X.address" },
  { .name = "contact-name",
    .values = "\"X.contact-name\":null",
    .findings = "error required.X.contact-name X.contact-name" },
  { .name = "contact-position",
    .values = "\"X.contact-position\":null",
    .findings = "warning required.X.contact-position X.contact-position" },
  { .name = "contact-phone",
    .values = "\"X.contact-phone\":null",
    .findings = "error required.X.contact-phone X.contact-phone" },
  { .name = "contact-email",
    .values = "\"X.contact-email\":null",
    .findings = "error required.X.contact-email X.contact-email" },
};

static const Change rule_changes[] = {
  { .name = "sum",
    .values = "\"IX.total\":2000000001",
    .findings = "error budget.sum IX.total",
    .message = "2.000.000.001 đồng, but its parts add up to 2.000.000.000 "
               "đồng, a difference of 1 đồng" },
  { .name = "sum-part-missing",
    .values = "\"IX.total\":1,\"IX.counterpart\":null",
    .findings = "error required.IX.counterpart IX.counterpart" },
  { .name = "sum-large",
    .values = "\"IX.total\":" BIG ",\"IX.state-budget\":" BIG
              ",\"IX.counterpart\":1",
    .findings = "error budget.sum IX.total",
    .message = "more than can be written" },
  { .name = "negative",
    .values = "\"IX.total\":-1,\"IX.counterpart\":-2",
    .findings = "error budget.negative IX.total; "
                "error budget.negative IX.counterpart" },
  { .name = "costs-agree",
    .values = "\"IX.costs\":[{\"item\":\"A\",\"amount\":1500000000},"
              "{\"item\":\"B\"},{\"item\":\"C\",\"amount\":500000000}]",
    .findings = "" },
  { .name = "costs-differ",
    .values = "\"IX.costs\":[{\"item\":\"A\",\"amount\":1999999999}]",
    .findings = "warning budget.costs IX.total",
    .message = "1.999.999.999" },
  { .name = "costs-without-amounts",
    .values = "\"IX.costs\":[{\"item\":\"A\"}]",
    .findings = "" },
  { .name = "costs-overflow",
    .values = "\"IX.costs\":[{\"amount\":" BIG "},{\"amount\":" BIG "}]",
    .findings = "warning budget.costs IX.total",
    .message = "more than can be written" },
  { .name = "months-36", .values = "\"VIII.months\":36", .findings = "" },
  { .name = "months-37",
    .values = "\"VIII.months\":37",
    .findings = "error duration.over-36 VIII.months",
    .message = "37 tháng; it may be at most 36" },
  { .name = "text-36",
    .values = "\"VIII.months\":null,\"VIII.duration\":\"36 tháng\"",
    .findings = "" },
  { .name = "text-37",
    .values = "\"VIII.months\":null,\"VIII.duration\":\"Trong 37 tháng.\"",
    .findings = "error duration.over-36 VIII.duration",
    .message = "“37 tháng”; at most 36 months" },
  { .name = "text-4-years",
    .values = "\"VIII.months\":0,\"VIII.duration\":\"04 năm, từ 2026\"",
    .findings = "error duration.over-36 VIII.duration" },
  { .name = "text-year-2026",
    .values = "\"VIII.months\":null,\"VIII.duration\":\"Từ tháng 7 năm 2026\"",
    .findings = "" },
  { .name = "months-before-text",
    .values = "\"VIII.duration\":\"40 tháng, rút còn 18 tháng\"",
    .findings = "" },
  { .name = "mismatch",
    .values = "\"VIII.duration\":\"24 tháng\"",
    .findings = "hint duration.mismatch VIII.duration",
    .message = "18 tháng" },
  { .name = "match-in-years",
    .values = "\"VIII.duration\":\"1,5 năm, 06 tháng một kỳ\"",
    .findings = "" },
  { .name = "email",
    .values = "\"X.contact-email\":\"phannhat.vn\"",
    .findings = "error contact.email X.contact-email",
    .message = "Section X, “Email” is not an e-mail address" },
  { .name = "phone",
    .values = "\"X.contact-phone\":\"12345\"",
    .findings = "error contact.phone X.contact-phone" },
  { .name = "vague-objectives",
    .values = "\"III.objectives\":\"Nâng cao năng suất.\"," PRODUCT,
    .findings = "warning text.vague III.objectives" },
  { .name = "vague-results",
    .values = "\"V.results\":\"Các hội thảo.\"",
    .findings = "warning text.vague V.results" },
  { .name = "results-with-products",
    .values = "\"V.results\":\"Các hội thảo.\"," PRODUCT,
    .findings = "" },
  { .name = "products-without-figure",
    .values = "\"V.results\":\"Các hội thảo.\","
              "\"V.products\":[{\"name\":\"Hội thảo\"}]",
    .findings = "warning text.vague V.results" },
  { .name = "products-figure-in-words",
    .values = "\"V.results\":\"Các hội thảo.\","
              "\"V.products\":[{\"requirement\":\"150 đại biểu\"}]",
    .findings = "" },
};

static const Change call_changes[] = {
  { .name = "plan-year",
    .values = "\"plan-year\":2025",
    .findings = "warning plan-year.call plan-year",
    .message = "is for 2026" },
  { .name = "deadline-inclusive-at",
    .now = "2025-08-07T17:00:00+07:00",
    .findings = "" },
  { .name = "deadline-inclusive-after",
    .now = "2025-08-07T10:00:01Z",
    .findings = "warning deadline.passed ",
    .message = "“17h00 ngày 07/8/2025” has passed; whether a dossier is late "
               "is judged by its day of receipt" },
  { .name = "deadline-before-before",
    .head = STRANGE_CALL,
    .now = "2025-08-08T23:59:59+07:00",
    .topics = PILOT,
    .findings = "" },
  { .name = "deadline-before-at",
    .head = STRANGE_CALL,
    .now = "2025-08-09T00:00:00+07:00",
    .topics = PILOT,
    .findings = "warning deadline.passed ",
    .message = "một cách hiểu" },
  { .name = "commitments-counterpart",
    .values = "\"X.attachments\":[\"Giấy đăng ký kinh doanh\"]",
    .findings = "warning commitments.missing X.attachments" },
  { .name = "commitments-no-attachments",
    .values = "\"X.attachments\":null",
    .findings = "warning commitments.missing X.attachments" },
  { .name = "commitments-alone",
    .values = "\"X.attachments\":null,\"IX.counterpart\":0,"
              "\"IX.total\":1200000000",
    .findings = "" },
  { .name = "commitments-case-and-accents",
    .values = "\"X.attachments\":[\"Bản CAM KET phối hợp\"]",
    .findings = "" },
  { .name = "commitments-for-pilot-only",
    .head = STRANGE_CALL,
    .values = "\"X.attachments\":null",
    .topics = "[{\"id\":\"bees\",\"note\":\"Có\"}]",
    .findings = "" },
  { .name = "commitments-for-pilot",
    .head = STRANGE_CALL,
    .values = "\"X.attachments\":null",
    .topics = PILOT,
    .findings = "warning commitments.missing X.attachments" },
  { .name = "topics-none", .topics = "[]", .findings = "warning topics.none " },
  { .name = "topics-no-note",
    .topics = "[{\"id\":\"halal\"},{\"id\":\"esg\",\"note\":\" \"},"
              "{\"id\":\"tfp\",\"note\":\"Có\"}]",
    .findings = "warning topics.no-note topics.halal; "
                "warning topics.no-note topics.esg" },
  { .name = "topics-not-in-call",
    .topics = "[{\"id\":\"qcvn\",\"note\":\"Có\"}]",
    .findings = "hint topics.not-in-call topics.qcvn" },
  { .name = "topics-by-reference",
    .head = CAO_BANG,
    .topics = "[{\"id\":\"qcvn\",\"note\":\"Có\"}]",
    .findings = "" },
  { .name = "topics-own",
    .head = STRANGE_CALL,
    .topics = "[{\"id\":\"bees\",\"note\":\"\"}]",
    .findings = "warning topics.no-note topics.bees",
    .message = "“Ong”" },
  { .name = "schools-5", .topics = SCHOOLS (",\"schools\":5"), .findings = "" },
  { .name = "schools-4",
    .topics = SCHOOLS (",\"schools\":4"),
    .findings = "error schools.minimum topics.university-modules",
    .message = "4 schools, but the call asks for at least 5" },
  { .name = "schools-unknown",
    .topics = SCHOOLS (""),
    .findings = "hint schools.unknown topics.university-modules" },
  { .name = "schools-of-another-topic",
    .topics = "[{\"id\":\"expert-training\",\"note\":\"Có\",\"schools\":1}]",
    .findings = "" },
  { .name = "schools-3-of-3",
    .head = "\"call\":\"an-giang-2026\"",
    .topics = SCHOOLS (",\"schools\":3"),
    .findings = "" },
  { .name = "schools-without-minimum",
    .head = CAO_BANG,
    .topics = SCHOOLS (",\"schools\":1"),
    .findings = "" },
  { .name = "no-call",
    .head = NO_CALL,
    .values = "\"plan-year\":1999,\"X.attachments\":null",
    .topics = "[]",
    .now = "2099-01-01T00:00:00Z",
    .findings = "" },
  { .name = "no-call-form-and-text",
    .head = NO_CALL,
    .values = "\"I.name\":null,\"II.urgency\":\"Nâng cao năng xuất\"",
    .findings = "error required.I.name I.name; "
                "warning text.spelling II.urgency" },
};

static const Change other_form_changes[] = {
  { .name = "sound",
    .head = STRANGE_FORM,
    .values = NONE_OF_A1
    "\"what\":\"x\",\"all\":6,\"one\":1,\"two\":2,\"three\":3,"
    "\"code\":\"AB-12\"",
    .findings = "" },
  { .name = "all-rules",
    .head = STRANGE_FORM,
    .values = NONE_OF_A1
    "\"all\":7,\"one\":10,\"two\":11,\"three\":3,\"code\":\"ab\"",
    .findings = "hint required.what what; warning x.sum all; "
                "error x.most one; error x.most two; error x.code code",
    .message = "Section Q, “What”" },
  { .name = "overflow",
    .head = STRANGE_FORM,
    .values = NONE_OF_A1 "\"what\":\"x\",\"all\":1,\"one\":" BIG ",\"two\":" BIG
                         ",\"three\":" BIG,
    .findings = "warning x.sum all; error x.most one; error x.most two",
    .message = "“All” is 1, but its parts add up to more" },
  { .name = "ids-of-a1",
    .head = STRANGE_CALL ",\"form\":\"strange\"",
    .values = "\"what\":\"x\",\"VII.places\":3,\"X.name\":[\"Công ty\"],"
              "\"X.attachments\":null",
    .topics = PILOT,
    .findings = "" },
};

static const Change order_changes[] = {
  { .name = "all-places",
    .head = STRANGE_CALL,
    .now = "2026-01-01T00:00:00Z",
    .values = "\"plan-year\":2025,\"I.name\":null,"
              "\"III.objectives\":\"Nâng cao năng xuất.\","
              "\"IX.total\":1,\"IX.costs\":[{\"amount\":2}],"
              "\"X.contact-email\":\"x\",\"X.contact-phone\":\"x\"",
    .topics = "[{\"id\":\"university-modules\"},{\"id\":\"bees\"}]",
    .findings = "warning plan-year.call plan-year; "
                "error required.I.name I.name; "
                "warning text.spelling III.objectives; "
                "warning text.vague III.objectives; "
                "warning budget.costs IX.total; "
                "error budget.sum IX.total; "
                "error contact.phone X.contact-phone; "
                "error contact.email X.contact-email; "
                "hint schools.unknown topics.university-modules; "
                "warning topics.no-note topics.university-modules; "
                "hint topics.not-in-call topics.university-modules; "
                "warning topics.no-note topics.bees; "
                "warning deadline.passed " },
};

typedef struct {
  const char *places;
  gboolean missing;
} UnitCase;

/* The proposer is "Công ty Cổ phần Chè Phan Nhất"; nobody pays a part. */
static const UnitCase unit_cases[] = {
  { "Công ty Cổ phần Chè Phan Nhất", FALSE },
  { "công ty CỔ PHẦN chè Phan Nhất, xã Tủa Chùa", FALSE },
  { "Công ty Phan Nhất tại phường Điện Biên Phủ", FALSE },
  { "Các công ty chế biến chè trên địa bàn tỉnh", FALSE },
  { "Doanh nghiệp nhỏ và vừa tỉnh Điện Biên", FALSE },
  { "Công ty TNHH ABC", TRUE },
  { "Công ty Cổ phần Chè Phan Nhất và Công ty TNHH ABC", TRUE },
  { "Áp dụng tại HỢP TÁC XÃ Mường Thanh", TRUE },
  { "Hợp tác  xã Mường Thanh", TRUE },
  { "Trường Đại học Tây Bắc", TRUE },
  { "bãi công tyA", FALSE },
  { "Công ty", FALSE },
};

static void
test_units (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();

  for (gsize i = 0; i < G_N_ELEMENTS (unit_cases); i++)
    {
      g_autoptr (DxProposal) proposal =
          fixture_make (catalog, NULL,
                        "\"X.attachments\":null,\"IX.counterpart\":0,"
                        "\"IX.total\":1200000000",
                        NULL);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *described = NULL;

      dx_proposal_set_text (proposal, "VII.places", unit_cases[i].places);
      findings = fixture_check (catalog, proposal, NULL);
      described = fixture_describe (findings);
      g_test_message ("%s", unit_cases[i].places);
      g_assert_cmpstr (described, ==,
                       unit_cases[i].missing
                           ? "warning commitments.missing X.attachments"
                           : "");
    }
}

static char *
repeat_word (guint count)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append (words, i > 0 ? " chữ" : "chữ");
  return g_string_free (words, FALSE);
}

static void
test_name_length (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();

  for (guint words = 50; words <= 51; words++)
    {
      g_autoptr (DxProposal)
          proposal = fixture_make (catalog, NULL, NULL, NULL);
      g_autofree char *name = repeat_word (words);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *described = NULL;

      dx_proposal_set_text (proposal, "I.name", name);
      findings = fixture_check (catalog, proposal, NULL);
      described = fixture_describe (findings);
      g_assert_cmpstr (described, ==,
                       words > 50 ? "hint name.length I.name" : "");
    }
}

static void
test_pure (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal) proposal =
      fixture_make (catalog, order_changes[0].head, order_changes[0].values,
                    order_changes[0].topics);
  g_autoptr (GBytes) before = dx_proposal_to_json (proposal);
  g_autoptr (GPtrArray) first = fixture_check (catalog, proposal, NULL);
  g_autoptr (GPtrArray) second = fixture_check (catalog, proposal, NULL);
  g_autoptr (GBytes) after = dx_proposal_to_json (proposal);
  g_autofree char *first_json = dx_findings_to_json (first);
  g_autofree char *second_json = dx_findings_to_json (second);

  g_assert_cmpuint (first->len, >, 8);
  g_assert_cmpstr (first_json, ==, second_json);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_without_now (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal)
      proposal = fixture_make (catalog, STRANGE_CALL, NULL, PILOT);
  g_autoptr (GPtrArray) findings = dx_check (proposal, catalog, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

/* What comes from a rule with a sentence shows it. */
static void
test_sources (void)
{
  static const Change cases[] = {
    { .values = "\"I.name\":null", .findings = "I. TÊN NHIỆM VỤ" },
    { .values = "\"VIII.months\":40", .findings = "36 tháng" },
    { .values = "\"plan-year\":2025", .findings = "từ năm 2026" },
    { .values = "\"X.attachments\":null", .findings = "cam kết" },
    { .topics = SCHOOLS (",\"schools\":4"), .findings = "05" },
    { .now = "2026-01-01T00:00:00Z", .findings = "17h00 ngày 07/8/2025" },
    { .values = "\"II.urgency\":\"Nâng cao năng xuất\"",
      .findings = "năng suất" },
    { .values = "\"II.urgency\":\"1322/QĐ-TTg ngày 31/8/2021\"",
      .findings = "31/8/2020" },
  };
  g_autoptr (DxCatalog) catalog = fixture_catalog ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal =
          fixture_make (catalog, NULL, cases[i].values, cases[i].topics);
      g_autoptr (GPtrArray)
          findings = fixture_check (catalog, proposal, cases[i].now);
      const DxFinding *finding;

      g_assert_cmpuint (findings->len, ==, 1);
      finding = g_ptr_array_index (findings, 0);
      g_assert_nonnull (finding->source);
      g_assert_nonnull (strstr (finding->source, cases[i].findings));
    }
}

static void
add_changes (const char *group, const Change *changes, gsize count)
{
  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/check/%s/%s", group, changes[i].name);

      g_test_add_data_func (path, &changes[i], fixture_test);
    }
}

#define ADD(group, changes) add_changes (group, changes, G_N_ELEMENTS (changes))

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("required", required_changes);
  ADD ("rule", rule_changes);
  ADD ("call", call_changes);
  ADD ("other-form", other_form_changes);
  ADD ("order", order_changes);
  g_test_add_func ("/check/units", test_units);
  g_test_add_func ("/check/name-length", test_name_length);
  g_test_add_func ("/check/pure", test_pure);
  g_test_add_func ("/check/without-now", test_without_now);
  g_test_add_func ("/check/sources", test_sources);
  return g_test_run ();
}
