/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-summary.h"

#include <string.h>

#include "dx-json.h"

#define HEAD                                                                   \
  "{\"format\":\"dexuat-columns\",\"version\":1,\"id\":\"x\",\"title\":"       \
  "\"X\",\"source\":{\"document\":\"D\",\"sentence\":\"S\"}"
#define COLUMN(more)                                                           \
  "{\"heading\":\"H\",\"width\":1,\"align\":\"left\"," more "}"
#define SET(columns) HEAD ",\"columns\":[" columns "]}"

static DxCatalog *catalog;

static DxColumns *
read_columns (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dx_columns_new_from_json (bytes, "x.json", error);
}

static DxProposal *
make_proposal (const char *name, gint64 total)
{
  g_autoptr (GError) error = NULL;
  DxCall *call = dx_catalog_get_call (catalog, "an-giang-2026", &error);
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (catalog), call);

  g_assert_no_error (error);
  dx_proposal_set_text (proposal, "I.name", name);
  dx_proposal_set_text (proposal, "X.name", "Đơn vị");
  dx_proposal_set_text (proposal, "X.contact-name", "Người");
  dx_proposal_set_text (proposal, "III.objectives",
                        " - Một;\r\n\n\t+ Hai \x01.\n");
  dx_proposal_set_integer (proposal, "VIII.months", 18);
  dx_proposal_set_integer (proposal, "plan-year", 2026);
  dx_proposal_set_integer (proposal, "IX.total", total);
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  dx_proposal_set_topic (proposal, "own-topic", NULL, FALSE, 0);

  return proposal;
}

static GPtrArray *
make_entries (gint64 first, gint64 second)
{
  g_autoptr (DxProposal) a = make_proposal ("Nhiệm vụ A", first);
  g_autoptr (DxProposal) b = make_proposal ("Nhiệm vụ B", second);
  GPtrArray *entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_summary_entry_free);

  g_ptr_array_add (entries, dx_summary_entry_new (a));
  g_ptr_array_add (entries, dx_summary_entry_new (b));

  return entries;
}

static DxFacts *
make_facts (void)
{
  DxFacts *facts = dx_facts_new ();

  dx_facts_set (facts, "count", "02");

  return facts;
}

/* One column, and what it shows of the first proposal. */
typedef struct {
  const char *name;
  const char *column;
  DxCellKind kind;
  const char *text;
  gint64 number;
} CellCase;

static const CellCase cell_cases[] = {
  { "order", "\"kind\":\"order\"", DX_CELL_NUMBER, "1", 1 },
  { "field", "\"kind\":\"fields\",\"fields\":[\"I.name\"]", DX_CELL_TEXT,
    "Nhiệm vụ A", 0 },
  { "lines", "\"kind\":\"fields\",\"fields\":[\"III.objectives\"]",
    DX_CELL_TEXT, "- Một;\n+ Hai .", 0 },
  { "joined",
    "\"kind\":\"fields\",\"fields\":[\"X.name\",\"X.address\","
    "\"X.contact-name\"],\"join\":\"/\\n\"",
    DX_CELL_TEXT, "Đơn vị/\nNgười", 0 },
  { "first",
    "\"kind\":\"first\",\"fields\":[\"VIII.duration\",\"VIII.months\"]",
    DX_CELL_TEXT, "18 tháng", 0 },
  { "year", "\"kind\":\"fields\",\"fields\":[\"plan-year\"]", DX_CELL_TEXT,
    "2026", 0 },
  { "amount", "\"kind\":\"amount\",\"fields\":[\"IX.total\"]", DX_CELL_NUMBER,
    "1.500.000.000", 1500000000 },
  { "no-amount", "\"kind\":\"amount\",\"fields\":[\"IX.state-budget\"]",
    DX_CELL_TEXT, "", 0 },
  { "amount-of-words", "\"kind\":\"amount\",\"fields\":[\"I.name\"]",
    DX_CELL_TEXT, "Nhiệm vụ A", 0 },
  { "foreign-field", "\"kind\":\"fields\",\"fields\":[\"XI.other\"]",
    DX_CELL_TEXT, "", 0 },
  { "foreign-amount", "\"kind\":\"amount\",\"fields\":[\"XI.other\"]",
    DX_CELL_TEXT, "", 0 },
  { "table", "\"kind\":\"fields\",\"fields\":[\"V.products\"]", DX_CELL_TEXT,
    "", 0 },
  { "topics", "\"kind\":\"topics\"", DX_CELL_TEXT,
    "Áp dụng tiêu chuẩn Halal\nown-topic", 0 },
  { "note", "\"kind\":\"given\",\"given\":\"note\"", DX_CELL_TEXT, "Ưu tiên 1",
    0 },
  { "points", "\"kind\":\"given\",\"given\":\"points\"", DX_CELL_NUMBER, "85",
    85 },
  { "received", "\"kind\":\"given\",\"given\":\"received\"", DX_CELL_DATE,
    "07/8/2025", 0 },
  { "not-given", "\"kind\":\"given\",\"given\":\"other\"", DX_CELL_TEXT, "",
    0 },
};

static void
test_cell (gconstpointer data)
{
  const CellCase *it = data;
  g_autofree char *json =
      g_strdup_printf (HEAD ",\"columns\":[" COLUMN ("%s") "]}", it->column);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxColumns) columns = read_columns (json, &error);
  g_autoptr (GPtrArray) entries = make_entries (1500000000, 7);
  g_autoptr (DxFacts) facts = make_facts ();
  g_autoptr (DxSummary) summary = NULL;
  const DxSummaryCell *cell;
  GDate date;

  g_assert_no_error (error);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 7, G_DATE_AUGUST, 2025);
  dx_summary_entry_give_text (entries->pdata[0], "note", "Ưu tiên 1");
  dx_summary_entry_give_number (entries->pdata[0], "points", 85);
  dx_summary_entry_give_date (entries->pdata[0], "received", &date);
  summary = dx_summary_new (columns, entries, catalog, facts, &error);
  g_assert_no_error (error);
  cell = dx_summary_get_cell (summary, 0, 0);
  g_assert_cmpint (cell->kind, ==, it->kind);
  g_assert_cmpstr (cell->text, ==, it->text);
  g_assert_cmpint (cell->number, ==, it->number);
  if (it->kind == DX_CELL_DATE)
    g_assert_cmpint (g_date_compare (&cell->date, &date), ==, 0);
  g_assert_null (summary->total);
}

/* A column file, and the place that its refusal names; none for good. */
static const struct {
  const char *name;
  const char *json;
  const char *place;
} file_cases[] = {
  { "good", SET (COLUMN ("\"kind\":\"order\"")), NULL },
  { "no-columns", SET (""), "$.columns" },
  { "kind", SET (COLUMN ("\"kind\":\"sum\"")), "$.columns[0].kind" },
  { "no-fields", SET (COLUMN ("\"kind\":\"fields\"")), "$.columns[0].fields" },
  { "no-amount", SET (COLUMN ("\"kind\":\"amount\",\"fields\":[]")),
    "$.columns[0].fields" },
  { "not-given",
    SET (COLUMN ("\"kind\":\"order\"") "," COLUMN ("\"kind\":\"given\"")),
    "$.columns[1].given" },
  { "width",
    SET ("{\"heading\":\"H\",\"width\":0,\"align\":\"left\","
         "\"kind\":\"order\"}"),
    "$.columns[0].width" },
  { "align",
    SET ("{\"heading\":\"H\",\"width\":1,\"align\":\"up\","
         "\"kind\":\"order\"}"),
    "$.columns[0].align" },
  { "no-source",
    "{\"format\":\"dexuat-columns\",\"version\":1,\"id\":\"x\","
    "\"title\":\"X\",\"columns\":[" COLUMN ("\"kind\":\"order\"") "]}",
    "$.source" },
};

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (file_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DxColumns) columns = read_columns (file_cases[i].json, &error);

      if (file_cases[i].place == NULL)
        {
          g_assert_no_error (error);
          g_assert_false (columns->builtin);
          g_assert_cmpstr (columns->path, ==, "x.json");
          continue;
        }
      g_assert_null (columns);
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, file_cases[i].place));
    }
}

static DxSummary *
summarize (const char *id, gint64 first, gint64 second, GError **error)
{
  g_autoptr (GPtrArray) entries = make_entries (first, second);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  g_autoptr (DxFacts) facts = make_facts ();
  DxColumns *columns = dx_catalog_get_columns (catalog, id, error);

  return columns != NULL
             ? dx_summary_new (columns, entries, catalog, facts, error)
             : NULL;
}

static void
test_total (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSummary)
      summary = summarize (DX_COLUMNS_DEFAULT, 1500000000, -500000000, &error);
  const DxSummaryCell *cell;

  g_assert_no_error (error);
  g_assert_cmpuint (summary->rows->len, ==, 2);
  g_assert_cmpuint (summary->total->len, ==, summary->columns->columns->len);
  cell = g_ptr_array_index (summary->total, 0);
  g_assert_cmpstr (cell->text, ==, "");
  cell = g_ptr_array_index (summary->total, 1);
  g_assert_cmpstr (cell->text, ==, "Tổng cộng: 02 nhiệm vụ");
  cell = g_ptr_array_index (summary->total, 5);
  g_assert_cmpint (cell->kind, ==, DX_CELL_NUMBER);
  g_assert_cmpstr (cell->text, ==, "1.000.000.000");
  cell = g_ptr_array_index (summary->total, 6);
  g_assert_cmpstr (cell->text, ==, "0");
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSummary)
      summary = summarize (DX_COLUMNS_DEFAULT, G_MAXINT64, 1, &error);

  g_assert_null (summary);
  g_assert_error (error, DX_SUMMARY_ERROR, DX_SUMMARY_ERROR_RANGE);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSummary) summary = summarize ("../forms/x", 1, 1, &error);

  g_assert_null (summary);
  g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, DX_COLUMNS_DEFAULT));
}

/* A user's file takes the place of a built-in one. */
static void
test_own_columns (void)
{
  static const char json[] = SET (COLUMN ("\"kind\":\"order\""));
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DxCatalog) own = dx_catalog_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_catalog_add (own, bytes, "/a/x.json", &error));
  g_assert_no_error (error);
  all = dx_catalog_list_columns (own);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpstr (((DxColumns *) all->pdata[4])->id, ==, "x");
}

static const struct {
  const char *text;
  const char *filled;
} fill_cases[] = {
  { "", "" },
  { "{name}", "Công ty Chè" },
  { "Gửi {NAME}.", "Gửi CÔNG TY CHÈ." },
  { "Số: …/{short-name}", "Số: …/…………" },
  { "a\n{parent-agency}\nb", "a\nb" },
  { "{parent-agency}", "" },
  { "{list}", "1. A;\n2. B." },
  { "{} {a b} {name", "{} {a b} {name" },
  { "{name}{name}\n", "Công ty ChèCông ty Chè\n" },
};

static void
test_fill (void)
{
  g_autoptr (DxFacts) facts = dx_facts_new ();

  dx_facts_set (facts, "name", " Công ty Chè ");
  dx_facts_set (facts, "list", "1. A;\n2. B.");
  dx_facts_set (facts, "short-name", "…");
  for (gsize i = 0; i < G_N_ELEMENTS (fill_cases); i++)
    {
      g_autofree char *filled = dx_facts_fill (facts, fill_cases[i].text);

      g_assert_cmpstr (filled, ==, fill_cases[i].filled);
    }
}

static DxFacts *
collect_facts (const char *profile_json)
{
  g_autoptr (DxProposal) a = make_proposal ("Nhiệm vụ A.", 1);
  g_autoptr (DxProposal) b = make_proposal ("Nhiệm\nvụ B", 1);
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();
  g_autoptr (GDateTime)
      now = g_date_time_new_from_iso8601 ("2026-01-04T18:30:00Z", NULL);
  g_autoptr (DxProfile) profile = NULL;

  g_ptr_array_add (proposals, a);
  g_ptr_array_add (proposals, b);
  if (profile_json != NULL)
    {
      g_autoptr (GBytes)
          bytes = g_bytes_new (profile_json, strlen (profile_json));

      profile = dx_profile_new_from_json (bytes, NULL);
      g_assert_nonnull (profile);
    }

  return dx_facts_new_proposals (proposals, profile, now);
}

static void
test_facts (void)
{
  static const struct {
    const char *name;
    const char *plain;
    const char *profiled;
  } cases[] = {
    { "name", "Đơn vị", "Công ty Chè" },
    { "contact-name", "Người", "Người" },
    { "signer-name", NULL, "Lò Văn Hặc" },
    { "plan-year", "2026", "2026" },
    { "count", "02", "02" },
    { "proposals", "1. Nhiệm vụ A;\n2. Nhiệm vụ B.",
      "1. Nhiệm vụ A;\n2. Nhiệm vụ B." },
    { "date", "ngày 05 tháng 01 năm 2026", "ngày 05 tháng 01 năm 2026" },
    { "office", "Sở Khoa học và Công nghệ tỉnh An Giang",
      "Sở Khoa học và Công nghệ tỉnh An Giang" },
  };
  g_autoptr (DxFacts) plain = collect_facts (NULL);
  g_autoptr (DxFacts) profiled = collect_facts (
      "{\"format\":\"dexuat-profile\",\"version\":1,\"name\":\"Công ty Chè\","
      "\"contact-name\":\"\",\"signer-name\":\"Lò Văn Hặc\"}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (dx_facts_get (plain, cases[i].name), ==, cases[i].plain);
      g_assert_cmpstr (dx_facts_get (profiled, cases[i].name), ==,
                       cases[i].profiled);
    }
  g_assert_true (g_str_has_prefix (dx_facts_get (plain, "notice"),
                                   "Công văn số ……/SKHCN-TĐC ngày … tháng 7"));
}

static void
test_letter (void)
{
  g_autoptr (DxFacts) facts = collect_facts (NULL);
  g_autoptr (GError) error = NULL;
  DxLetter *pattern =
      dx_catalog_get_letter (catalog, DX_LETTER_DEFAULT, &error);
  g_autoptr (DxLetter) filled = NULL;
  g_autoptr (DxLetter) changed = NULL;
  g_autoptr (DxLetter) again = NULL;
  g_autoptr (GBytes) json = NULL;

  g_assert_no_error (error);
  filled = dx_facts_fill_letter (facts, pattern);
  g_assert_cmpstr (filled->parts[DX_LETTER_PARENT], ==, "");
  g_assert_cmpstr (filled->parts[DX_LETTER_AGENCY], ==, "ĐƠN VỊ");
  g_assert_cmpstr (filled->parts[DX_LETTER_DATE], ==,
                   "…………, ngày 05 tháng 01 năm 2026");
  g_assert_nonnull (
      strstr (filled->parts[DX_LETTER_BODY], "\n1. Nhiệm vụ A;\n"));
  changed = dx_letter_with (filled, DX_LETTER_TO, "Sở A\r\nSở B");
  json = dx_letter_to_json (changed);
  again = dx_letter_new_from_json (json, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      g_assert_cmpstr (again->parts[i], ==, changed->parts[i]);
      g_assert_nonnull (dx_letter_part_name (i));
    }
  g_assert_cmpstr (again->parts[DX_LETTER_TO], ==, "Sở A\nSở B");
  g_assert_cmpstr (again->id, ==, pattern->id);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = dx_catalog_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/summary/cell/", cell_cases[i].name, NULL);

      g_test_add_data_func (path, &cell_cases[i], test_cell);
    }
  g_test_add_func ("/summary/files", test_files);
  g_test_add_func ("/summary/total", test_total);
  g_test_add_func ("/summary/too-large", test_too_large);
  g_test_add_func ("/summary/unknown", test_unknown);
  g_test_add_func ("/summary/own-columns", test_own_columns);
  g_test_add_func ("/summary/fill", test_fill);
  g_test_add_func ("/summary/facts", test_facts);
  g_test_add_func ("/summary/letter", test_letter);
  result = g_test_run ();
  g_clear_object (&catalog);

  return result;
}
