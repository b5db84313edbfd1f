/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dx-base45-private.h"
#include "dx-catalog.h"
#include "dx-sheet-codes.h"
#include "dx-sheet-head-private.h"

static DxProposal *
make_proposal (const char *id, gsize paragraphs)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DxProposal *proposal;
  guint32 seed = 1;

  g_string_printf (json,
                   "{\"format\":\"dexuat-proposal\",\"version\":1,"
                   "\"id\":\"%s\",\"revision\":7,\"lạ\":[1],"
                   "\"values\":{\"II.urgency\":\"",
                   id);
  /* Nothing that repeats: it is packed as badly as may be. */
  for (gsize i = 0; i < paragraphs * 100; i++)
    {
      seed = seed * 1664525 + 1013904223;
      g_string_append_printf (json, "%08x", seed);
    }
  g_string_append (json, "\"}}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&json));
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  g_assert_no_error (error);

  return proposal;
}

#define ID "7f3c2a10-5b6d-4e8f-9a0b-1c2d3e4f5a6b"
#define OTHER_ID "11111111-5b6d-4e8f-9a0b-1c2d3e4f5a6b"

static DxSheetCodes *
make_codes (const char *id, gsize paragraphs)
{
  g_autoptr (DxProposal) proposal = make_proposal (id, paragraphs);
  g_autoptr (GError) error = NULL;
  DxSheetCodes *codes = dx_sheet_codes_new (proposal, &error);

  g_assert_no_error (error);

  return codes;
}

static void
assert_joined (GPtrArray *texts, const char *id, gsize paragraphs)
{
  g_autoptr (DxProposal) proposal = make_proposal (id, paragraphs);
  g_autoptr (GBytes) wanted = dx_proposal_to_json (proposal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = dx_sheet_codes_join (texts, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (json, wanted));
}

static void
assert_refused (GPtrArray *texts, DxSheetCodesError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_sheet_codes_join (texts, &error));
  g_assert_error (error, DX_SHEET_CODES_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
}

/* RFC 9285, 4.3 and 4.4. */
static void
test_base45 (void)
{
  static const char *const samples[][2] = {
    { "AB", "BB8" },
    { "Hello!!", "%69 VD92EX0" },
    { "base-45", "UJCLQE7W581" },
    { "ietf!", "QED8WEX0" },
    { "", "" },
  };
  static const struct {
    const char *letters;
    gsize length;
  } wrong[] = {
    { "GGW", 2 }, { ":::", 2 }, { "abc", 2 }, { "BB8", 1 },
    { "BB", 2 },  { "::", 1 },  { "B", 1 },   { "BB8 ", 2 },
  };
  guint8 bytes[8];

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      gsize length = strlen (samples[i][0]);
      g_autoptr (GString) letters = g_string_new (NULL);

      dx_base45_append (letters, (const guint8 *) samples[i][0], length);
      g_assert_cmpstr (letters->str, ==, samples[i][1]);
      g_assert_true (dx_base45_decode (letters->str, bytes, length));
      g_assert_cmpmem (bytes, length, samples[i][0], length);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (
        dx_base45_decode (wrong[i].letters, bytes, wrong[i].length));
}

static void
test_round_trip (void)
{
  for (gsize paragraphs = 0; paragraphs < 40; paragraphs += 3)
    {
      g_autoptr (DxSheetCodes) codes = make_codes (ID, paragraphs);
      g_autoptr (DxSheetCodes) again = make_codes (ID, paragraphs);

      g_assert_cmpuint (codes->per_sheet, <=, DX_SHEET_PLACES);
      for (guint i = 0; i < codes->texts->len; i++)
        {
          const char *text = g_ptr_array_index (codes->texts, i);

          g_assert_cmpuint (strlen (text), <=, DX_SHEET_LETTERS);
          g_assert_cmpstr (text, ==, g_ptr_array_index (again->texts, i));
        }
      assert_joined (codes->texts, ID, paragraphs);
    }
}

/* In any order, twice, and with the blanks at its end cut. */
static void
test_any_order (void)
{
  g_autoptr (DxSheetCodes) codes = make_codes (ID, 20);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < 2; round++)
    for (guint i = codes->texts->len; i > 0; i--)
      g_ptr_array_add (texts, g_strchomp (g_strdup (
                                  g_ptr_array_index (codes->texts, i - 1))));
  assert_joined (texts, ID, 20);
}

/* Whichever code of each sheet is lost, the sum's own among them. */
static void
test_one_lost (void)
{
  g_autoptr (DxSheetCodes) codes = make_codes (ID, 30);

  g_assert_cmpuint (codes->n_sheets, >, 1);
  for (guint lost = 0; lost < codes->per_sheet; lost++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      for (guint i = 0; i < codes->texts->len; i++)
        if (i % codes->per_sheet != lost)
          g_ptr_array_add (texts, g_ptr_array_index (codes->texts, i));
      g_assert_true (dx_sheet_codes_are_enough (texts));
      assert_joined (texts, ID, 30);
    }
}

static void
test_two_lost (void)
{
  g_autoptr (DxSheetCodes) codes = make_codes (ID, 30);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint n = codes->texts->len;

  assert_refused (texts, DX_SHEET_CODES_ERROR_NONE, "no data code");
  g_assert_false (dx_sheet_codes_are_enough (texts));
  for (guint i = 0; i < n; i++)
    if (i != 2 && i != 4)
      g_ptr_array_add (texts, g_ptr_array_index (codes->texts, i));
  g_assert_false (dx_sheet_codes_are_enough (texts));
  assert_refused (texts, DX_SHEET_CODES_ERROR_MISSING, "codes 3, 5");

  g_ptr_array_set_size (texts, 0);
  for (guint i = codes->per_sheet; i < n; i++)
    g_ptr_array_add (texts, g_ptr_array_index (codes->texts, i));
  g_assert_true (dx_sheet_codes_are_enough (texts));
  assert_refused (texts, DX_SHEET_CODES_ERROR_MISSING,
                  "sheet 1 of 3 is missing");
}

static void
test_mixed (void)
{
  g_autoptr (DxSheetCodes) codes = make_codes (ID, 5);
  g_autoptr (DxSheetCodes) foreign = make_codes (OTHER_ID, 5);
  g_autoptr (DxSheetCodes) changed = make_codes (ID, 6);

  g_ptr_array_add (codes->texts,
                   g_strdup (g_ptr_array_index (foreign->texts, 0)));
  assert_refused (codes->texts, DX_SHEET_CODES_ERROR_MIXED, "11111111");
  g_free (g_ptr_array_steal_index (codes->texts, codes->texts->len - 1));
  g_ptr_array_add (codes->texts,
                   g_strdup (g_ptr_array_index (changed->texts, 0)));
  assert_refused (codes->texts, DX_SHEET_CODES_ERROR_MIXED, "7F3C2A10");
}

static void
test_strange (void)
{
  static const char *const strange[] = {
    "DXT1:",
    "DXT1:7F3C2A10:7:1/2:1:9:0:AB",
    "DXT2:x",
    "",
    /* A digest is there, and numbers that cannot be. */
    "DXT1:7F3C2A10:7:1/1:1:9:%s:AB",
    "DXT1:7F3C2A10:7:0/2:1:9:%s:AB",
    "DXT1:7F3C2A10:7:3/2:1:9:%s:AB",
    "DXT1:7F3C2A10:7:1/13:1:9:%s:AB",
    "DXT1:7F3C2A10:7:1/2:99:9:%s:AB",
    "DXT1:7F3C2A10:7:1/2:1:0:%s:AB",
    "DXT1:7F3C2A10:7:1/2:1:4000000000:%s:AB",
    "DXT1:7F3C2A10:-7:1/2:1:9:%s:AB",
    "DXT1:7F3C2A10:7:1/2:1:99:%s:lower",
    "DXT1:7F3C2A10:7:1/6:5:9:%s:AB",
    "DXT1:7F3C2A10:7:1/3:1:1:%s:AB",
  };
  g_autofree char *digest = g_strnfill (DX_SHEET_DIGEST_LETTERS, '0');

  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_auto (GStrv) parts = g_strsplit (strange[i], "%s", -1);
      g_autofree char *text = g_strjoinv (digest, parts);
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      g_ptr_array_add (texts, text);
      assert_refused (texts, DX_SHEET_CODES_ERROR_CODE, "code");
    }
}

/* What is not what was printed: one letter, and zeros that unpack to much. */
static void
test_forged (void)
{
  g_autoptr (DxSheetCodes) codes = make_codes (ID, 5);
  char *text = g_ptr_array_index (codes->texts, 0);
  char *last = text + strlen (text) - 1;

  *last = *last == '0' ? '1' : '0';
  assert_refused (codes->texts, DX_SHEET_CODES_ERROR_DIGEST,
                  "what was printed");
}

static void
test_limit (void)
{
  g_autoptr (DxProposal) proposal = make_proposal (ID, 1000);
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_sheet_codes_new (proposal, &error));
  g_assert_error (error, DX_SHEET_CODES_ERROR, DX_SHEET_CODES_ERROR_SIZE);
  g_assert_nonnull (strstr (error->message, "24"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-codes/base45", test_base45);
  g_test_add_func ("/sheet-codes/round-trip", test_round_trip);
  g_test_add_func ("/sheet-codes/any-order", test_any_order);
  g_test_add_func ("/sheet-codes/one-lost", test_one_lost);
  g_test_add_func ("/sheet-codes/two-lost", test_two_lost);
  g_test_add_func ("/sheet-codes/mixed", test_mixed);
  g_test_add_func ("/sheet-codes/strange", test_strange);
  g_test_add_func ("/sheet-codes/forged", test_forged);
  g_test_add_func ("/sheet-codes/limit", test_limit);

  return g_test_run ();
}
