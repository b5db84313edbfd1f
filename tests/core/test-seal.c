/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-seal.h"

#include <string.h>

/* Digests and letters here were computed apart from this program, with
 * Python's hashlib, from the canonical texts beside them. */

#define ID "6b1d2f0e-5a3c-4f7e-9b1a-2c3d4e5f6a7b"
#define ID_DIGITS "6B1D2F0E5A3C4F7E9B1A2C3D4E5F6A7B"
#define HEAD "{\"format\":\"dexuat-proposal\",\"version\":1,\"id\":\"" ID "\","
#define FORM "form\x1f" "a1-dxnv-tt15-2022\x1e"
#define EMPTY_DIGEST "CNJM2CDFJB23CNDK5DJ4JT7KCNVHYVPG3JN1BATXN4MBFGZ5GQBG"
#define EMPTY_CODE "CNJM2CDF"

typedef struct {
  const char *name;
  const char *members;
  const char *text;
} TextCase;

static const TextCase texts[] = {
  { "nothing", "\"values\":{}", FORM },
  { "call", "\"call\":\"dien-bien-2026\",\"values\":{}",
    FORM "call\x1f" "dien-bien-2026\x1e" },
  { "integers",
    "\"values\":{\"plan-year\":2026,\"IX.total\":0,\"IX.counterpart\":-5}",
    FORM "plan-year\x1f" "2026\x1eIX.total\x1f" "0\x1eIX.counterpart\x1f-5\x1e" },
  { "order of the form",
    "\"values\":{\"X.name\":\"B\",\"I.name\":\"A\"}",
    FORM "I.name\x1f" "A\x1eX.name\x1f" "B\x1e" },
  { "blanks", "\"values\":{\"I.name\":\" a \\t\\u00a0b  c\\t\"}",
    FORM "I.name\x1f" "a b c\x1e" },
  { "ends of lines", "\"values\":{\"I.name\":\"a \\n \\tb\\u00a0\\nc\"}",
    FORM "I.name\x1f" "a\nb\nc\x1e" },
  { "line breaks", "\"values\":{\"I.name\":\"a\\r\\nb\\rc\"}",
    FORM "I.name\x1f" "a\nb\nc\x1e" },
  { "blanks only", "\"values\":{\"I.name\":\" \\t\"}", FORM },
  { "NFD", "\"values\":{\"I.name\":\"e\\u0302\\u0323\"}",
    FORM "I.name\x1f" "ệ\x1e" },
  { "list", "\"values\":{\"X.attachments\":[\"a \",\"b\"]}",
    FORM "X.attachments\x1f" "a\x1f" "b\x1e" },
  { "table",
    "\"values\":{\"IX.costs\":[{\"item\":\"A\",\"amount\":5},"
    "{\"note\":\"N\",\"unknown\":1}]}",
    FORM "IX.costs\x1f" "A\x1f" "5\x1f\x1f\x1f\x1d\x1f\x1f\x1f\x1f" "N\x1e" },
  { "empty table", "\"values\":{\"IX.costs\":[]}", FORM },
  { "unknown members", "\"values\":{\"XI.more\":\"x\"},\"more\":1", FORM },
  { "revision", "\"revision\":7,\"values\":{}", FORM },
  { "topics",
    "\"values\":{},\"topics\":[{\"id\":\"iso-9001\",\"note\":\"b  c\"},"
    "{\"id\":\"esg\"},{\"id\":\"university-modules\",\"schools\":5},"
    "{\"id\":\"halal\",\"note\":\"n\",\"schools\":2}]",
    FORM "topics.iso-9001\x1f" "b c\x1etopics.university-modules\x1f\x1f" "5\x1e"
         "topics.halal\x1fn\x1f" "2\x1e" },
};

static DxProposal *
make (const char *members)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autofree char *json = g_strconcat (HEAD, members, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DxProposal *proposal = dx_proposal_new_from_json (bytes, catalog, &error);

  g_assert_no_error (error);

  return proposal;
}

static void
test_text (gconstpointer data)
{
  const TextCase *row = data;
  g_autoptr (DxProposal) proposal = make (row->members);
  g_autofree char *text = dx_seal_text (proposal, NULL);

  g_assert_cmpstr (text, ==, row->text);
}

static void
test_attachments (void)
{
  g_autoptr (DxProposal) proposal = make ("\"revision\":3,\"values\":{}");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dx_seal_attachment_free);
  g_autofree char *text = NULL;
  g_autoptr (DxSeal) lone = dx_seal_new (proposal, NULL);
  g_autoptr (DxSeal) none = dx_seal_new (proposal, files);
  g_autoptr (DxSeal) whole = NULL;

  g_assert_false (lone->with_attachments);
  g_assert_true (none->with_attachments);
  g_assert_cmpstr (none->code, ==, lone->code);

  g_ptr_array_add (files, dx_seal_attachment_new ("b.pdf", "AB12"));
  g_ptr_array_add (files, dx_seal_attachment_new ("thư/a.pdf", "00"));
  text = dx_seal_text (proposal, files);
  g_assert_cmpstr (text, ==,
                   FORM "attachment.b.pdf\x1f" "ab12\x1e"
                        "attachment.thư/a.pdf\x1f" "00\x1e");
  whole = dx_seal_new (proposal, files);
  g_assert_cmpstr (whole->code, !=, lone->code);
}

/* Which entries there are: a topic that was only ticked has none, the name
 * of a file is without the folder of the dossier, and an archive that has a
 * folder of that name inside it keeps it. */
static void
test_entries (void)
{
  static const char *const sums[] = {
    "df7e70e5021544f4834bbee64a9e3789febc4be81470df629cad6ddb03320a5c",
    "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd",
  };
  g_autoptr (DxProposal) ticked = make (
      "\"values\":{},\"topics\":[{\"id\":\"esg\"},"
      "{\"id\":\"halal\",\"note\":\"n\",\"schools\":2},"
      "{\"id\":\"iso-9001\",\"note\":\" \"}]");
  g_autoptr (DxProposal) without = make (
      "\"values\":{},\"topics\":["
      "{\"id\":\"halal\",\"note\":\"n\",\"schools\":2}]");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dx_seal_attachment_free);
  g_autoptr (GPtrArray) nested = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dx_seal_attachment_free);
  g_autoptr (DxSeal) lone = dx_seal_new (ticked, NULL);
  g_autoptr (DxSeal) same = dx_seal_new (without, NULL);
  g_autoptr (DxSeal) whole = NULL;
  g_autoptr (DxSeal) other = NULL;

  g_assert_cmpstr (lone->code, ==, "S20X3DWV");
  g_assert_cmpstr (same->code, ==, "S20X3DWV");

  g_ptr_array_add (files, dx_seal_attachment_new ("b.pdf", sums[0]));
  g_ptr_array_add (files, dx_seal_attachment_new ("thư/a.pdf", sums[1]));
  whole = dx_seal_new (ticked, files);
  g_assert_cmpstr (whole->code, ==, "8ZP6JSHG");

  g_ptr_array_add (nested,
                   dx_seal_attachment_new ("attachments/b.pdf", sums[0]));
  g_ptr_array_add (nested, dx_seal_attachment_new ("thư/a.pdf", sums[1]));
  other = dx_seal_new (ticked, nested);
  g_assert_cmpstr (other->code, !=, "8ZP6JSHG");
}

static void
test_digest (void)
{
  g_autoptr (DxProposal) empty = make ("\"values\":{}");
  g_autoptr (DxProposal) named = make (
      "\"values\":{\"I.name\":\"Đề án  năng suất\"}");
  g_autoptr (DxSeal) first = dx_seal_new (empty, NULL);
  g_autoptr (DxSeal) second = dx_seal_new (named, NULL);
  g_autofree char *shown = dx_seal_format_code (second->code);

  g_assert_cmpstr (first->code, ==, EMPTY_CODE);
  g_assert_cmpstr (second->code, ==, "HWC7T6F2");
  g_assert_cmpstr (shown, ==, "HWC7-T6F2");
}

static void
test_page_hash (void)
{
  char hash[DX_SEAL_LETTERS + 1];

  dx_seal_hash_page ("abc", hash);
  g_assert_cmpstr (hash, ==, "Q9W1DFWF");
  dx_seal_hash_page ("", hash);
  g_assert_cmpstr (hash, ==, "WERC8GMR");
}

static void
test_typed_codes (void)
{
  static const struct {
    const char *typed;
    const char *code;
  } rows[] = {
    { "HWC7-T6F2", "HWC7T6F2" },   { "hwc7t6f2", "HWC7T6F2" },
    { " hwc7 - t6f2 ", "HWC7T6F2" }, { "h w c 7 t 6 f 2", "HWC7T6F2" },
    { "HWC7\u2013T6F2", "HWC7T6F2" }, { "IlOo-1010", "11001010" },
    { "HWC7\u00a0T6F2\n", "HWC7T6F2" }, { "", NULL },
    { "HWC7-T6F", NULL },          { "HWC7-T6F23", NULL },
    { "HWC7-T6FU", NULL },         { "HWC7_T6F2", NULL },
    { "HWC7-T6Fđ", NULL },         { "--------", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char code[DX_SEAL_LETTERS + 1];
      g_autoptr (GError) error = NULL;

      if (dx_seal_parse_code (rows[i].typed, code, &error))
        g_assert_cmpstr (code, ==, rows[i].code);
      else
        g_assert_null (rows[i].code);
      if (rows[i].code == NULL)
        g_assert_error (error, DX_SEAL_ERROR, DX_SEAL_ERROR_CODE);
    }
}

#define PAYLOAD \
  "DX1:" ID_DIGITS ":3:2/10:" EMPTY_DIGEST ":Q9W1DFWF"

static void
test_payload (void)
{
  g_autoptr (DxProposal) proposal = make ("\"revision\":3,\"values\":{}");
  g_autoptr (DxSeal) seal = dx_seal_new (proposal, NULL);
  g_autofree char *payload = dx_seal_payload (seal, 2, 10, "abc");
  g_autofree char *small = g_ascii_strdown (PAYLOAD "\r\n", -1);
  g_autoptr (DxSealMark) mark = dx_seal_mark_parse (small, NULL);

  g_assert_cmpstr (payload, ==, PAYLOAD);
  g_assert_nonnull (mark);
  g_assert_cmpstr (mark->id, ==, ID);
  g_assert_cmpint (mark->revision, ==, 3);
  g_assert_cmpuint (mark->page, ==, 2);
  g_assert_cmpuint (mark->pages, ==, 10);
  g_assert_cmpmem (mark->digest, sizeof mark->digest, seal->digest,
                   sizeof seal->digest);
  g_assert_cmpstr (mark->code, ==, EMPTY_CODE);
  g_assert_cmpstr (mark->page_hash, ==, "Q9W1DFWF");
}

static void
test_wrong_payloads (void)
{
  static const char *const rows[] = {
    "",
    "DX1:",
    "DX2:" ID_DIGITS ":3:2/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID ":3:2/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":-3:2/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":+3:2/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":99999999999999999999:2/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:0/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:11/10:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:2:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:2/10/1:" EMPTY_DIGEST ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:2/10:" EMPTY_CODE ":Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:2/10:" EMPTY_DIGEST "0:Q9W1DFWF",
    /* The last letter has bits beyond the digest. */
    "DX1:" ID_DIGITS ":3:2/10:CNJM2CDFJB23CNDK5DJ4JT7KCNVHYVPG3JN1BATXN4MBFGZ5"
    "GQBH:Q9W1DFWF",
    "DX1:" ID_DIGITS ":3:2/10:" EMPTY_DIGEST ":Q9W1DFWU",
    "DX1:" ID_DIGITS ":3:2/10:" EMPTY_DIGEST ":Q9W1DFWF:x",
    "https://example.org/DX1:" ID_DIGITS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_seal_mark_parse (rows[i], &error));
      g_assert_error (error, DX_SEAL_ERROR, DX_SEAL_ERROR_PAYLOAD);
    }
}

static void
test_foot (void)
{
  g_autoptr (DxProposal) proposal = make ("\"revision\":3,\"values\":{}");
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (DxSeal) lone = dx_seal_new (proposal, NULL);
  g_autoptr (DxSeal) whole = dx_seal_new (proposal, files);
  g_autofree char *lone_line = dx_seal_format_foot (lone, 1, 4);
  g_autofree char *whole_line = dx_seal_format_foot (whole, 4, 4);
  char code[DX_SEAL_LETTERS + 1];

  g_assert_cmpstr (lone_line, ==,
                   "Đề Xuất · 6B1D2F0E · bản in số 3 · trang 1/4 · mã "
                   "CNJM-2CDF (mã chưa tính tài liệu kèm theo)");
  g_assert_cmpstr (whole_line, ==,
                   "Đề Xuất · 6B1D2F0E · bản in số 3 · trang 4/4 · mã "
                   "CNJM-2CDF");
  g_assert_true (dx_seal_parse_foot (lone_line, code));
  g_assert_cmpstr (code, ==, EMPTY_CODE);
  g_assert_false (dx_seal_parse_foot ("Đề Xuất · mã", code));
  g_assert_false (dx_seal_parse_foot ("Đề Xuất · x · mã CNJM-2CD", code));
  g_assert_false (dx_seal_parse_foot ("x · mã CNJM-2CDF", code));
}

/* A letter more, less or other, in any field, is another code. */
static void
test_every_field_counts (void)
{
  g_autoptr (DxProposal) proposal = make ("\"values\":{}");
  DxForm *form = dx_proposal_get_form (proposal);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);
      g_autoptr (DxProposal) copy = dx_proposal_copy (proposal);
      g_autoptr (DxSeal) before = NULL;
      g_autoptr (DxSeal) after = NULL;

      if (dx_field_is_integer (field))
        dx_proposal_set_integer (copy, field->id, 1);
      else if (field->kind == DX_FIELD_LIST)
        dx_proposal_set_list (copy, field->id,
                              (const char *const[]){ "a", NULL });
      else if (field->kind == DX_FIELD_TABLE)
        dx_proposal_insert_row (copy, field->id, 0);
      else
        dx_proposal_set_text (copy, field->id, "a");
      before = dx_seal_new (proposal, NULL);
      after = dx_seal_new (copy, NULL);
      g_assert_cmpstr (before->code, !=, after->code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/seal/text/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  g_test_add_func ("/seal/attachments", test_attachments);
  g_test_add_func ("/seal/entries", test_entries);
  g_test_add_func ("/seal/digest", test_digest);
  g_test_add_func ("/seal/page-hash", test_page_hash);
  g_test_add_func ("/seal/typed-codes", test_typed_codes);
  g_test_add_func ("/seal/payload", test_payload);
  g_test_add_func ("/seal/wrong-payloads", test_wrong_payloads);
  g_test_add_func ("/seal/foot", test_foot);
  g_test_add_func ("/seal/every-field-counts", test_every_field_counts);

  return g_test_run ();
}
