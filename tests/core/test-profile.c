/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-profile.h"

#include <string.h>

#include "dx-json.h"

/* "Tiếng" as one letter each, and with separate accents. */
#define NFC "Ti\u1ebfng"
#define NFD "Tie\\u0302\\u0301ng"

#define HEAD "{\"format\":\"dexuat-profile\",\"version\":1"

/* The known members in the order of the file. */
static const char *const members[] = {
  "name",         "short-name",       "address",       "tax-code",
  "contact-name", "contact-position", "contact-phone", "contact-email",
  "signer-name",  "signer-position",  "parent-agency", "place",
};

static const char full[] =
    "{\n"
    "  \"format\": \"dexuat-profile\",\n"
    "  \"version\": 1,\n"
    "  \"name\": \"Công ty Cổ phần Chè Phan Nhất\",\n"
    "  \"short-name\": \"Phan Nhất\",\n"
    "  \"address\": \"Phường Điện Biên Phủ, tỉnh Điện Biên\",\n"
    "  \"tax-code\": \"0100109106\",\n"
    "  \"contact-name\": \"Lò Thị Mai\",\n"
    "  \"contact-position\": \"Giám đốc\",\n"
    "  \"contact-phone\": \"0343.456.308\",\n"
    "  \"contact-email\": \"lienhe@phannhat.vn\",\n"
    "  \"signer-name\": \"Lò Văn Hặc\",\n"
    "  \"signer-position\": \"Chủ tịch\",\n"
    "  \"parent-agency\": \"Hiệp hội Chè\",\n"
    "  \"place\": \"Điện Biên\",\n"
    "  \"later\": {\n"
    "    \"b\": [\n"
    "      1.5,\n"
    "      null,\n"
    "      true\n"
    "    ],\n"
    "    \"a\": \"x\"\n"
    "  },\n"
    "  \"also\": null\n"
    "}\n";

static DxProfile *
read_profile (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return dx_profile_new_from_json (bytes, error);
}

static DxProfile *
read_good (const char *json)
{
  g_autoptr (GError) error = NULL;
  DxProfile *profile = read_profile (json, &error);

  g_assert_no_error (error);
  return profile;
}

static char *
write_profile (const DxProfile *profile)
{
  g_autoptr (GBytes) bytes = dx_profile_to_json (profile);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_read (void)
{
  static const char *const values[] = {
    "Công ty Cổ phần Chè Phan Nhất",
    "Phan Nhất",
    "Phường Điện Biên Phủ, tỉnh Điện Biên",
    "0100109106",
    "Lò Thị Mai",
    "Giám đốc",
    "0343.456.308",
    "lienhe@phannhat.vn",
    "Lò Văn Hặc",
    "Chủ tịch",
    "Hiệp hội Chè",
    "Điện Biên",
  };
  g_autoptr (DxProfile) profile = read_good (full);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpstr (dx_profile_get (profile, members[i]), ==, values[i]);
}

/* Nothing but "format" and "version" has to be there. */
static void
test_read_least (void)
{
  g_autoptr (DxProfile) profile = read_good (HEAD "}");
  g_autofree char *json = write_profile (profile);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_null (dx_profile_get (profile, members[i]));
  g_assert_cmpstr (json, ==,
                   "{\n  \"format\": \"dexuat-profile\",\n"
                   "  \"version\": 1\n}\n");
}

/* What one file says, and what is written for it behind the head. */
static const struct {
  const char *input;
  const char *output;
} written[] = {
  { "\"name\":\"A\"", "\"name\": \"A\"" },
  { "\"name\":\"\"", "\"name\": \"\"" },
  { "\"name\":null", "" },
  { "\"name\":null,\"place\":\"B\"", "\"place\": \"B\"" },
  /* Known members in their order, the others behind, in theirs. */
  { "\"place\":\"B\",\"name\":\"A\"", "\"name\": \"A\",\n  \"place\": \"B\"" },
  { "\"z\":1,\"place\":\"B\",\"a\":2,\"name\":\"A\"",
    "\"name\": \"A\",\n  \"place\": \"B\",\n  \"z\": 1,\n  \"a\": 2" },
  { "\"Name\":\"A\"", "\"Name\": \"A\"" },
  { "\"x\":null,\"y\":[],\"z\":{}", "\"x\": null,\n  \"y\": [],\n  \"z\": {}" },
  { "\"x\":1e30,\"y\":-0.5,\"z\":9223372036854775807",
    "\"x\": 1e+30,\n  \"y\": -0.5,\n  \"z\": 9223372036854775807" },
  /* NFC everywhere, the unknown too. */
  { "\"name\":\"" NFD "\"", "\"name\": \"" NFC "\"" },
  { "\"x\":\"" NFD "\"", "\"x\": \"" NFC "\"" },
  { "\"x\":[{\"" NFD "\":[\"" NFD "\"]}]",
    "\"x\": [\n    {\n      \"" NFC "\": [\n        \"" NFC
    "\"\n      ]\n    }\n  ]" },
  { "\"address\":\"a\\r\\nb\\rc\"", "\"address\": \"a\\nb\\nc\"" },
  { "\"name\":\"\\\"Ong\\\" & </b>\"", "\"name\": \"\\\"Ong\\\" & </b>\"" },
};

static void
test_write (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *input =
          g_strconcat (HEAD ",", written[i].input, "}", NULL);
      g_autofree char *expected = g_strdup_printf (
          "{\n  \"format\": \"dexuat-profile\",\n  \"version\": 1%s%s\n}\n",
          *written[i].output != '\0' ? ",\n  " : "", written[i].output);
      g_autoptr (DxProfile) profile = read_good (input);
      g_autofree char *output = write_profile (profile);
      g_autoptr (DxProfile) again = read_good (output);
      g_autofree char *second = write_profile (again);

      g_assert_cmpstr (output, ==, expected);
      g_assert_cmpstr (second, ==, output);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autofree char *json = write_profile (profile);

  g_assert_cmpstr (json, ==, full);
}

typedef struct {
  const char *name;
  const char *json;
  DxJsonError code;
  const char *place; /* how the message begins, or what it holds */
} BadCase;

static const BadCase bad_cases[] = {
  { "empty", "", DX_JSON_ERROR_SYNTAX, "line 1, column 1" },
  { "broken", HEAD ",", DX_JSON_ERROR_SYNTAX, "line 1" },
  { "array", "[]", DX_JSON_ERROR_FORMAT, "$.format" },
  { "null", "null", DX_JSON_ERROR_FORMAT, "$.format" },
  { "no-format", "{\"version\":1}", DX_JSON_ERROR_FORMAT, "$.format" },
  { "format-type", "{\"format\":1,\"version\":1}", DX_JSON_ERROR_FORMAT,
    "$.format" },
  { "proposal", "{\"format\":\"dexuat-proposal\",\"version\":1}",
    DX_JSON_ERROR_FORMAT, "$.format" },
  { "no-version", "{\"format\":\"dexuat-profile\"}", DX_JSON_ERROR_MISSING,
    "$.version" },
  { "newer", "{\"format\":\"dexuat-profile\",\"version\":2,\"name\":7}",
    DX_JSON_ERROR_VERSION, "$.version" },
  { "version-type", "{\"format\":\"dexuat-profile\",\"version\":\"1\"}",
    DX_JSON_ERROR_TYPE, "$.version" },
  { "version-nought", "{\"format\":\"dexuat-profile\",\"version\":0}",
    DX_JSON_ERROR_VALUE, "$.version" },
  { "name-number", HEAD ",\"name\":1}", DX_JSON_ERROR_TYPE, "$.name" },
  { "name-list", HEAD ",\"name\":[\"A\"]}", DX_JSON_ERROR_TYPE, "$.name" },
  { "address-object", HEAD ",\"address\":{}}", DX_JSON_ERROR_TYPE,
    "$.address" },
  { "tax-code-number", HEAD ",\"tax-code\":100109106}", DX_JSON_ERROR_TYPE,
    "$.tax-code" },
  { "phone-boolean", HEAD ",\"contact-phone\":false}", DX_JSON_ERROR_TYPE,
    "$.contact-phone" },
  { "signer-number", HEAD ",\"signer-position\":1.5}", DX_JSON_ERROR_TYPE,
    "$.signer-position" },
  { "twice", HEAD ",\"name\":\"A\",\"name\":\"B\"}", DX_JSON_ERROR_SYNTAX,
    "line 1" },
  { "not-utf8", HEAD ",\"name\":\"\xff\"}", DX_JSON_ERROR_ENCODING,
    "line 1, byte 48 of the file: this is not UTF-8 ($.name)" },
  { "nul", HEAD ",\"name\":\"\\u0000\"}", DX_JSON_ERROR_ENCODING, "line 1" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *it = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_profile (it->json, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  if (!g_str_has_prefix (error->message, it->place))
    g_error ("“%s” does not begin with “%s”", error->message, it->place);
  g_assert_null (read_profile (it->json, NULL));
}

static void
test_reference (void)
{
  DxProfile *profile = read_good (full);

  g_assert_true (dx_profile_ref (profile) == profile);
  dx_profile_unref (profile);
  g_assert_cmpstr (dx_profile_get (profile, "place"), ==, "Điện Biên");
  dx_profile_unref (profile);
}

/* One member changes in another profile; the rest is the same there, and
 * outlives the first. */
static void
test_with (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      DxProfile *profile = read_good (full);
      g_autofree char *before = g_strdup (dx_profile_get (profile, members[i]));
      g_autoptr (DxProfile) other =
          dx_profile_with (profile, members[i], "ki\u1ebfm e\u0302\u0301\r\nx");
      g_autoptr (DxProfile) back = NULL;
      g_autofree char *json = NULL;

      g_assert_cmpstr (dx_profile_get (profile, members[i]), ==, before);
      dx_profile_unref (profile);
      g_assert_cmpstr (dx_profile_get (other, members[i]), ==,
                       "ki\u1ebfm \u1ebf\nx");
      back = dx_profile_with (other, members[i], before);
      json = write_profile (back);
      g_assert_cmpstr (json, ==, full);
    }
}

static void
test_with_nothing (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  DxProfile *other = dx_profile_with (profile, "name", NULL);

  for (guint i = 1; i < G_N_ELEMENTS (members); i++)
    {
      DxProfile *next = dx_profile_with (other, members[i], NULL);

      g_assert_null (dx_profile_get (next, members[i]));
      dx_profile_unref (other);
      other = next;
    }
  g_autofree char *json = write_profile (other);

  g_assert_null (strstr (json, "name"));
  g_assert_nonnull (strstr (json, "\"later\": {"));
  dx_profile_unref (other);
}

/* Its own text may be given to it. */
static void
test_with_itself (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autoptr (DxProfile) other =
      dx_profile_with (profile, "name", dx_profile_get (profile, "name"));
  g_autofree char *json = write_profile (other);

  g_assert_cmpstr (json, ==, full);
}

static const struct {
  const char *member;
  const char *field;
} filled[] = {
  { "name", "X.name" },
  { "address", "X.address" },
  { "contact-name", "X.contact-name" },
  { "contact-position", "X.contact-position" },
  { "contact-phone", "X.contact-phone" },
  { "contact-email", "X.contact-email" },
};

static DxProposal *
make_proposal (DxCatalog *catalog)
{
  return dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);
}

static char *
write_proposal (DxProposal *proposal)
{
  g_autoptr (GBytes) bytes = dx_proposal_to_json (proposal);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count_values (DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  guint count = 0;

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      count += dx_proposal_has_value (proposal, field->id);
    }
  return count;
}

static void
test_fill (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  dx_profile_fill (profile, proposal);
  for (guint i = 0; i < G_N_ELEMENTS (filled); i++)
    g_assert_cmpstr (dx_proposal_get_text (proposal, filled[i].field), ==,
                     dx_profile_get (profile, filled[i].member));
  /* Tax code, signer and the like have no place on the form. */
  g_assert_cmpuint (count_values (proposal), ==, G_N_ELEMENTS (filled));
  once = write_proposal (proposal);
  g_assert_null (strstr (once, "0100109106"));
  dx_profile_fill (profile, proposal);
  twice = write_proposal (proposal);
  g_assert_cmpstr (twice, ==, once);
}

/* What stands in a field before, and whether the profile's text comes
 * there. */
static const struct {
  const char *before; /* nullable */
  gboolean filled;
} places[] = {
  { NULL, TRUE },     { "", TRUE },           { " \n", TRUE },
  { "\u00a0", TRUE }, { "……………", TRUE },      { "......", TRUE },
  { "A", FALSE },     { " Ông Lò …", FALSE }, { "0", FALSE },
};

static void
test_fill_open (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (filled); j++)
      {
        g_autoptr (DxProposal) proposal = make_proposal (catalog);
        const char *field = filled[j].field;

        dx_proposal_set_text (proposal, field, places[i].before);
        dx_profile_fill (profile, proposal);
        g_assert_cmpstr (dx_proposal_get_text (proposal, field), ==,
                         places[i].filled
                             ? dx_profile_get (profile, filled[j].member)
                             : places[i].before);
      }
}

/* A profile that says nothing takes nothing away. */
static void
test_fill_nothing (void)
{
  static const char *const jsons[] = {
    HEAD "}",
    HEAD ",\"name\":\"\",\"address\":\" \",\"contact-name\":\"…\"}",
    HEAD ",\"name\":null,\"signer-name\":\"A\",\"place\":\"B\"}",
    HEAD ",\"X.name\":\"A\"}",
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (jsons); i++)
    {
      g_autoptr (DxProfile) profile = read_good (jsons[i]);
      g_autoptr (DxProposal) proposal = make_proposal (catalog);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      dx_proposal_set_text (proposal, "X.address", "……");
      before = write_proposal (proposal);
      dx_profile_fill (profile, proposal);
      after = write_proposal (proposal);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A form of another make: a list where the name is, no address at all. */
static const char strange_form[] =
    "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"strange\","
    "\"title\":\"T\",\"issued\":\"2001-01-01\",\"title-lines\":[\"T\"],"
    "\"signature\":{\"title\":\"S\"},\"fields\":["
    "{\"id\":\"X.name\",\"kind\":\"list\",\"label\":\"N\"},"
    "{\"id\":\"X.contact-phone\",\"kind\":\"number\",\"label\":\"P\"},"
    "{\"id\":\"X.contact-email\",\"kind\":\"text\",\"label\":\"E\"}],"
    "\"sections\":[{\"id\":\"Q\",\"heading\":\"Q\",\"items\":["
    "{\"kind\":\"value\",\"field\":\"X.name\"}]}],\"rules\":[]}";

static void
test_fill_strange (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GBytes)
      json = g_bytes_new_static (strange_form, strlen (strange_form));
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  dx_catalog_add (catalog, json, "/x/strange.json", &error);
  g_assert_no_error (error);
  proposal =
      dx_proposal_new (dx_catalog_get_form (catalog, "strange", NULL), NULL);
  dx_profile_fill (profile, proposal);
  g_assert_false (dx_proposal_has_value (proposal, "X.name"));
  g_assert_false (dx_proposal_has_value (proposal, "X.contact-phone"));
  g_assert_cmpstr (dx_proposal_get_text (proposal, "X.contact-email"), ==,
                   "lienhe@phannhat.vn");
}

static void
note_cb (DxProposal *proposal, const char *field, gpointer fields)
{
  g_string_append_printf (fields, "%s ", field);
}

static void
test_fill_tells (void)
{
  g_autoptr (DxProfile) profile = read_good (full);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog);
  g_autoptr (GString) fields = g_string_new (NULL);

  dx_proposal_set_text (proposal, "X.contact-name", "Ai đó");
  g_signal_connect (proposal, "changed", G_CALLBACK (note_cb), fields);
  dx_profile_fill (profile, proposal);
  g_assert_cmpstr (fields->str, ==,
                   "X.name X.address X.contact-position X.contact-phone "
                   "X.contact-email ");
}

static const struct {
  const char *code; /* nullable */
  gboolean doubt;
} tax_codes[] = {
  { NULL, FALSE },         { "", FALSE },           { " ", FALSE },
  { "0100109106", FALSE }, { "0100109107", TRUE },  { "0100109106-001", FALSE },
  { "010010910", TRUE },   { "01001091066", TRUE }, { "0100109106x", TRUE },
  { "không có", TRUE },
};

static void
test_tax_code (void)
{
  g_autoptr (DxProfile) profile = read_good (HEAD "}");

  for (guint i = 0; i < G_N_ELEMENTS (tax_codes); i++)
    {
      g_autoptr (DxProfile)
          it = dx_profile_with (profile, "tax-code", tax_codes[i].code);

      if (dx_profile_has_tax_code_doubt (it) != tax_codes[i].doubt)
        g_error ("“%s” is judged wrongly", tax_codes[i].code);
    }
}

static void
add_functions (void)
{
  g_test_add_func ("/profile/read", test_read);
  g_test_add_func ("/profile/read-least", test_read_least);
  g_test_add_func ("/profile/write", test_write);
  g_test_add_func ("/profile/round-trip", test_round_trip);
  g_test_add_func ("/profile/reference", test_reference);
  g_test_add_func ("/profile/with", test_with);
  g_test_add_func ("/profile/with-nothing", test_with_nothing);
  g_test_add_func ("/profile/with-itself", test_with_itself);
  g_test_add_func ("/profile/fill", test_fill);
  g_test_add_func ("/profile/fill-open", test_fill_open);
  g_test_add_func ("/profile/fill-nothing", test_fill_nothing);
  g_test_add_func ("/profile/fill-strange", test_fill_strange);
  g_test_add_func ("/profile/fill-tells", test_fill_tells);
  g_test_add_func ("/profile/tax-code", test_tax_code);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_functions ();
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/profile/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  return g_test_run ();
}
