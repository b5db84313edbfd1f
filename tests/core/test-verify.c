/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-verify.h"

#include <string.h>

#define ID "6b1d2f0e-5a3c-4f7e-9b1a-2c3d4e5f6a7b"
#define OTHER_ID "00000000-5a3c-4f7e-9b1a-2c3d4e5f6a7b"

static const char *const pages[] = { "một hai\nba", "2\nbốn năm", "3\nsáu" };

/* A slip of two pages and an annex of one, or another version of it. */
static DxProposal *
make (const char *id, gint64 revision, const char *name)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autofree char *json = g_strdup_printf (
      "{\"format\":\"dexuat-proposal\",\"version\":1,\"id\":\"%s\","
      "\"revision\":%" G_GINT64_FORMAT ",\"values\":{\"I.name\":\"%s\"}}",
      id, revision, name);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DxProposal *proposal = dx_proposal_new_from_json (bytes, catalog, &error);

  g_assert_no_error (error);

  return proposal;
}

static DxVersion *
make_version (void)
{
  g_autoptr (DxProposal) proposal = make (ID, 2, "a");
  DxVersion *version = dx_version_new (proposal, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    dx_version_add_page (version, g_strdup (pages[i]), i == 2);

  return version;
}

/* "=1/2": this version, page 1 of 2; "<", ">" of an older or newer version;
 * "!" of the same with another text; "?" of another proposal; "~" with
 * another text on this page; "-" a sheet that cannot be read. */
static DxSealMark *
make_mark (const char *word)
{
  g_autoptr (DxProposal) proposal = make (*word == '?' ? OTHER_ID : ID,
                                          *word == '<'   ? 1
                                          : *word == '>' ? 3
                                                         : 2,
                                          *word == '!' ? "b" : "a");
  g_autoptr (DxSeal) seal = dx_seal_new (proposal, NULL);
  g_autofree char *payload = NULL;
  guint page = (guint) g_ascii_digit_value (word[1]);

  if (*word == '-')
    return NULL;
  payload = dx_seal_payload (seal, page, (guint) g_ascii_digit_value (word[3]),
                             *word == '~' ? "x" : pages[page - 1]);

  return dx_seal_mark_parse (payload, NULL);
}

static void
test_marks (void)
{
  static const struct {
    const char *sheets;
    const char *verdict;
    const char *line;
  } rows[] = {
    { "=1/2 =2/2", "same", NULL },
    { "=2/2 =1/2", "same", NULL },
    { "=1/3 =2/3 =3/3", "same", NULL },
    { "=1/2", "incomplete", "page 2 of 2 is missing" },
    { "=1/3 =2/3", "incomplete", "page 3 of 3 is missing" },
    { "=1/2 =1/2 =2/2", "incomplete", "page 1 of 2 is there 2 times" },
    { "=1/2 -", "incomplete", "sheet 2 has no seal" },
    { "-", "unreadable", "no seal" },
    { "<1/2 <2/2", "older", "page 1 is of version 1; this is version 2" },
    { ">1/2 >2/2", "newer", "page 1 reads the same in both versions" },
    { "?1/2 ?2/2", "other", OTHER_ID },
    { "!1/2 !2/2", "altered", "what was sealed is not what stands here" },
    { "=1/2 ~2/2", "altered", "page 2 is printed otherwise" },
    { "=1/2 <2/2", "incomplete", "page 2 is of version 1" },
    { "=1/2 =2/2 ?1/2", "incomplete", OTHER_ID },
    { "=1/1", "altered", "it says page 1 of 1" },
  };
  g_autoptr (DxVersion) version = make_version ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].sheets, " ", -1);
      g_autoptr (GPtrArray) marks =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *said = NULL;
      DxVerdict verdict;

      for (guint w = 0; words[w] != NULL; w++)
        g_ptr_array_add (marks, make_mark (words[w]));
      verdict = dx_verify_marks (version, marks, lines);
      g_ptr_array_add (lines, NULL);
      said = g_strjoinv ("\n", (GStrv) lines->pdata);
      g_test_message ("%s: %s", rows[i].sheets, said);
      g_assert_cmpstr (dx_verdict_get_name (verdict), ==, rows[i].verdict);
      if (rows[i].line != NULL)
        g_assert_nonnull (strstr (said, rows[i].line));
      else
        g_assert_cmpstr (said, ==, "");
    }
}

static void
test_texts (void)
{
  static const struct {
    const char *pages;
    const char *verdict;
    const char *line;
  } rows[] = {
    { "ba một\nhai|bốn năm 2", "same", NULL },
    { "một hai ba|2 bốn năm|3 sáu", "same", NULL },
    { "một hai ba|2 bốn bảy", "altered",
      "page 2: printed, but not in the data: bảy" },
    { "một hai ba thêm|2 bốn năm", "altered", "thêm" },
    { "một ba|2 bốn năm", "altered", "in the data, but not printed: hai" },
    { "một hai ba", "incomplete", "page 2 is not among them" },
    { "", "unreadable", "there is no text" },
    { "một hai ba שלום|2 bốn năm", "same", NULL },
    { "một hai ba|2 bốn năm\nĐề Xuất · 6B1D2F0E · bản in số 2 · trang 2/2 · mã "
      "0000-0000",
      "altered", "0000-0000" },
  };
  g_autoptr (DxVersion) version = make_version ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) found = g_strsplit (rows[i].pages, "|", -1);
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *said = NULL;
      DxVerdict verdict;

      for (guint p = 0; found[p] != NULL; p++)
        g_ptr_array_add (texts, found[p]);
      if (texts->len == 0)
        g_ptr_array_add (texts, (char *) "");
      verdict = dx_verify_texts (version, texts, lines);
      g_ptr_array_add (lines, NULL);
      said = g_strjoinv ("\n", (GStrv) lines->pdata);
      g_test_message ("%s: %s", rows[i].pages, said);
      g_assert_cmpstr (dx_verdict_get_name (verdict), ==, rows[i].verdict);
      if (rows[i].line != NULL)
        g_assert_nonnull (strstr (said, rows[i].line));
    }
}

static void
test_codes (void)
{
  g_autoptr (DxProposal) proposal = make (ID, 2, "a");
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_attachment_free);
  g_autoptr (DxVersion) version = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (files, dx_seal_attachment_new ("a.pdf", "00"));
  version = dx_version_new (proposal, files);
  g_assert_cmpint (dx_verify_code (version, version->whole->code, lines), ==,
                   DX_VERDICT_SAME);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpint (dx_verify_code (version, version->lone->code, lines), ==,
                   DX_VERDICT_SAME);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (dx_verify_code (version, "00000000", lines), ==,
                   DX_VERDICT_ALTERED);
}

static void
test_proposals (void)
{
  g_autoptr (DxProposal) proposal = make (ID, 2, "một hai");
  g_autoptr (DxProposal) altered = make (ID, 2, "một ba");
  g_autoptr (DxProposal) older = make (ID, 1, "một hai");
  g_autoptr (DxProposal) newer = make (ID, 3, "một hai");
  g_autoptr (DxProposal) other = make (OTHER_ID, 2, "một hai");
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (dx_verify_proposal (proposal, proposal, lines), ==,
                   DX_VERDICT_SAME);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_cmpint (dx_verify_proposal (altered, proposal, lines), ==,
                   DX_VERDICT_ALTERED);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (lines->pdata[0], ==, "I.name: “một ba” | “một hai”");
  g_assert_cmpint (dx_verify_proposal (older, proposal, NULL), ==,
                   DX_VERDICT_OLDER);
  g_assert_cmpint (dx_verify_proposal (newer, proposal, NULL), ==,
                   DX_VERDICT_NEWER);
  g_assert_cmpint (dx_verify_proposal (other, proposal, NULL), ==,
                   DX_VERDICT_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/marks", test_marks);
  g_test_add_func ("/verify/texts", test_texts);
  g_test_add_func ("/verify/codes", test_codes);
  g_test_add_func ("/verify/proposals", test_proposals);

  return g_test_run ();
}
