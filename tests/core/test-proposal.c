/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long because the file of a proposal is what others rely on: each promise
 * of it stands in a table here. */
#include "dx-proposal.h"

#include <string.h>

#include "dx-json.h"

/* "Tiếng" as one letter each, with separate accents, and so in JSON. */
#define NFC "Ti\u1ebfng"
#define NFD "Tie\u0302\u0301ng"
#define NFD_JSON "Tie\\u0302\\u0301ng"

#define ID "6b1d2f0e-5a3c-4f7e-9b1a-2c3d4e5f6a7b"
#define A1 "a1-dxnv-tt15-2022"
#define HEAD "{\"format\":\"dexuat-proposal\",\"version\":1"
#define VALUES(members) HEAD ",\"values\":{" members "}}"
#define TOPICS(items) HEAD ",\"topics\":[" items "]}"

static DxProposal *
read_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  return dx_proposal_new_from_json (bytes, catalog, error);
}

static DxProposal *
read_bad (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return read_bytes (bytes, error);
}

static DxProposal *
read_good (const char *json)
{
  g_autoptr (GError) error = NULL;
  DxProposal *proposal = read_bad (json, &error);

  if (proposal == NULL)
    g_error ("%s: %s", json, error->message);
  g_assert_no_error (error);
  return proposal;
}

static char *
write_proposal (DxProposal *proposal)
{
  g_autoptr (GBytes) bytes = dx_proposal_to_json (proposal);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Everything that a file can say, as this program writes it. */
static const char full[] = "{\n"
                           "  \"format\": \"dexuat-proposal\",\n"
                           "  \"version\": 1,\n"
                           "  \"id\": \"" ID "\",\n"
                           "  \"form\": \"" A1 "\",\n"
                           "  \"call\": \"dien-bien-2026\",\n"
                           "  \"revision\": 3,\n"
                           "  \"values\": {\n"
                           "    \"plan-year\": 2026,\n"
                           "    \"I.name\": \"Hội thảo “năng suất”\",\n"
                           "    \"II.urgency\": \"- Một\\n- Hai\",\n"
                           "    \"III.objectives\": \"\",\n"
                           "    \"IV.contents\": \"a\\tb\",\n"
                           "    \"V.results\": \"06 hội thảo\",\n"
                           "    \"V.products\": [\n"
                           "      {\n"
                           "        \"name\": \"Bài báo\",\n"
                           "        \"unit\": \"bài báo\",\n"
                           "        \"quantity\": 18,\n"
                           "        \"requirement\": \"Đăng\",\n"
                           "        \"later\": [\n"
                           "          {}\n"
                           "        ]\n"
                           "      },\n"
                           "      {}\n"
                           "    ],\n"
                           "    \"VI.effects\": \"Tốt\",\n"
                           "    \"VII.places\": \"Điện Biên\",\n"
                           "    \"VIII.duration\": \"18 tháng\",\n"
                           "    \"VIII.months\": 18,\n"
                           "    \"IX.total\": 2000000000,\n"
                           "    \"IX.state-budget\": 9223372036854775807,\n"
                           "    \"IX.counterpart\": -9223372036854775808,\n"
                           "    \"IX.costs\": [\n"
                           "      {\n"
                           "        \"item\": \"Thuê\",\n"
                           "        \"amount\": 5,\n"
                           "        \"state-budget\": 5,\n"
                           "        \"counterpart\": 0,\n"
                           "        \"note\": \"\",\n"
                           "        \"a\": 1\n"
                           "      }\n"
                           "    ],\n"
                           "    \"X.name\": \"Công ty\",\n"
                           "    \"X.address\": \"Phường\",\n"
                           "    \"X.contact-name\": \"Mai\",\n"
                           "    \"X.contact-position\": \"Giám đốc\",\n"
                           "    \"X.contact-phone\": \"0343.456.308\",\n"
                           "    \"X.contact-email\": \"a@b.vn\",\n"
                           "    \"X.attachments\": [\n"
                           "      \"Cam kết\",\n"
                           "      \"\"\n"
                           "    ],\n"
                           "    \"XI.later\": null,\n"
                           "    \"A.early\": \"x\"\n"
                           "  },\n"
                           "  \"topics\": [\n"
                           "    {\n"
                           "      \"id\": \"university-modules\",\n"
                           "      \"note\": \"Có\",\n"
                           "      \"schools\": 5,\n"
                           "      \"later\": 1.5\n"
                           "    },\n"
                           "    {\n"
                           "      \"id\": \"nobody-knows\"\n"
                           "    }\n"
                           "  ],\n"
                           "  \"unplaced\": [\n"
                           "    \"Thừa\"\n"
                           "  ],\n"
                           "  \"zzz\": {\n"
                           "    \"b\": 1e+30,\n"
                           "    \"a\": [\n"
                           "      null,\n"
                           "      true\n"
                           "    ]\n"
                           "  },\n"
                           "  \"aaa\": null\n"
                           "}\n";

static void
test_round_trip (void)
{
  g_autoptr (DxProposal) proposal = read_good (full);
  g_autofree char *once = write_proposal (proposal);
  g_autofree char *again = write_proposal (proposal);

  g_assert_cmpstr (once, ==, full);
  g_assert_cmpstr (again, ==, full);
}

/* Turns the members of every object around, to the last level. */
static JsonNode *
turn_around (JsonNode *node)
{
  JsonNode *turned = json_node_copy (node);

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *from = json_node_get_object (node);
      JsonObject *to = json_object_new ();
      g_autoptr (GList) names = json_object_get_members (from);

      for (GList *it = g_list_last (names); it != NULL; it = it->prev)
        json_object_set_member (
            to, it->data,
            turn_around (json_object_get_member (from, it->data)));
      json_node_take_object (turned, to);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *from = json_node_get_array (node);
      JsonArray *to = json_array_new ();

      for (guint i = 0; i < json_array_get_length (from); i++)
        json_array_add_element (to,
                                turn_around (json_array_get_element (from, i)));
      json_node_take_array (turned, to);
    }
  return turned;
}

/* Known members come back into their order, the others keep the file's. */
static void
test_order (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (full, strlen (full));
  g_autoptr (JsonNode) root = dx_json_parse (bytes, NULL);
  g_autoptr (JsonNode) turned = turn_around (root);
  g_autoptr (GBytes) input = dx_json_print (turned);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal = read_bytes (input, &error);
  g_autofree char *output = NULL;
  g_autoptr (GString) expected = g_string_new (full);

  g_assert_no_error (error);
  output = write_proposal (proposal);
  g_string_replace (expected,
                    "    \"XI.later\": null,\n    \"A.early\": \"x\"\n",
                    "    \"A.early\": \"x\",\n    \"XI.later\": null\n", 1);
  g_string_truncate (expected,
                     strstr (expected->str, "  \"unplaced\"") - expected->str);
  g_string_append (expected, "  \"aaa\": null,\n"
                             "  \"zzz\": {\n    \"a\": [\n      null,\n"
                             "      true\n    ],\n    \"b\": 1e+30\n  },\n"
                             "  \"unplaced\": [\n    \"Thừa\"\n  ]\n}\n");
  g_assert_cmpstr (output, ==, expected->str);
}

/* What a file says behind its head, and what is written behind the form. */
static const struct {
  const char *input;
  const char *output;
} written[] = {
  { "", ",\n  \"values\": {}" },
  { ",\"values\":{}", ",\n  \"values\": {}" },
  { ",\"topics\":[]", ",\n  \"values\": {},\n  \"topics\": []" },
  { ",\"revision\":0", ",\n  \"revision\": 0,\n  \"values\": {}" },
  { ",\"revision\":9223372036854775807",
    ",\n  \"revision\": 9223372036854775807,\n  \"values\": {}" },
  { ",\"call\":\"cao-bang-2026\"",
    ",\n  \"call\": \"cao-bang-2026\",\n  \"values\": {}" },
  { ",\"form\":\"" A1 "\"", ",\n  \"values\": {}" },
  /* Null says that there is no value; where nobody knows it, it stays. */
  { ",\"values\":{\"I.name\":null,\"IX.total\":null,\"V.products\":null,"
    "\"X.attachments\":null}",
    ",\n  \"values\": {}" },
  { ",\"values\":{\"I.later\":null}",
    ",\n  \"values\": {\n    \"I.later\": null\n  }" },
  { ",\"values\":{\"V.products\":[{\"name\":null,\"quantity\":null}]}",
    ",\n  \"values\": {\n    \"V.products\": [\n      {}\n    ]\n  }" },
  { ",\"topics\":[{\"id\":\"esg\",\"note\":null,\"schools\":null}]",
    ",\n  \"values\": {},\n  \"topics\": [\n    {\n      \"id\": \"esg\"\n"
    "    }\n  ]" },
  { ",\"unplaced\":null", ",\n  \"values\": {},\n  \"unplaced\": null" },
  /* Empty is not absent. */
  { ",\"values\":{\"I.name\":\"\",\"V.products\":[],\"X.attachments\":[]}",
    ",\n  \"values\": {\n    \"I.name\": \"\",\n    \"V.products\": [],\n"
    "    \"X.attachments\": []\n  }" },
  { ",\"topics\":[{\"id\":\"esg\",\"note\":\"\",\"schools\":0}]",
    ",\n  \"values\": {},\n  \"topics\": [\n    {\n      \"id\": \"esg\",\n"
    "      \"note\": \"\",\n      \"schools\": 0\n    }\n  ]" },
  /* Letters and line breaks; nothing else of the text changes. */
  { ",\"values\":{\"I.name\":\"" NFD_JSON "\"}",
    ",\n  \"values\": {\n    \"I.name\": \"" NFC "\"\n  }" },
  { ",\"values\":{\"II.urgency\":\"a\\r\\n\\rb\\n\\n c \\u200b\\u00a0\"}",
    ",\n  \"values\": {\n    \"II.urgency\": \"a\\n\\nb\\n\\n c "
    "\u200b\u00a0\"\n  }" },
  { ",\"later\":{\"" NFD_JSON "\":[\"" NFD_JSON "\"]}",
    ",\n  \"values\": {},\n  \"later\": {\n    \"" NFC "\": [\n      \"" NFC
    "\"\n    ]\n  }" },
  { ",\"values\":{\"A\":\"" NFD_JSON "\"}",
    ",\n  \"values\": {\n    \"A\": \"" NFC "\"\n  }" },
  { ",\"values\":{\"IX.costs\":[{\"A\":\"" NFD_JSON "\"}]}",
    ",\n  \"values\": {\n    \"IX.costs\": [\n      {\n        \"A\": \"" NFC
    "\"\n      }\n    ]\n  }" },
  { ",\"topics\":[{\"A\":\"" NFD_JSON "\",\"id\":\"esg\"}]",
    ",\n  \"values\": {},\n  \"topics\": [\n    {\n      \"id\": \"esg\",\n"
    "      \"A\": \"" NFC "\"\n    }\n  ]" },
  /* Known names are known at their own level only. */
  { ",\"note\":1,\"I.name\":2", ",\n  \"values\": {},\n  \"note\": 1,\n"
                                "  \"I.name\": 2" },
  { ",\"values\":{\"format\":1,\"id\":[]}",
    ",\n  \"values\": {\n    \"format\": 1,\n    \"id\": []\n  }" },
};

static void
test_write (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autofree char *input =
          g_strdup_printf (HEAD ",\"id\":\"" ID "\"%s}", written[i].input);
      g_autoptr (GString) expected = g_string_new (
          "{\n  \"format\": \"dexuat-proposal\",\n  \"version\": 1,\n"
          "  \"id\": \"" ID "\",\n  \"form\": \"" A1 "\"");
      g_autoptr (DxProposal) proposal = read_good (input);
      g_autofree char *output = write_proposal (proposal);
      g_autoptr (DxProposal) again = read_good (output);
      g_autofree char *second = write_proposal (again);

      g_string_append_printf (expected, "%s\n}\n", written[i].output);
      g_assert_cmpstr (output, ==, expected->str);
      g_assert_cmpstr (second, ==, output);
    }
}

typedef struct {
  const char *name;
  const char *json;
  DxJsonError code;
  const char *message; /* how it begins */
} BadCase;

static const BadCase bad_cases[] = {
  { "empty", "", DX_JSON_ERROR_SYNTAX, "line 1, column 1: " },
  { "broken", HEAD, DX_JSON_ERROR_SYNTAX, "line 1, column 40: " },
  { "array", "[]", DX_JSON_ERROR_FORMAT, "$.format: " },
  { "no-format", "{\"version\":1}", DX_JSON_ERROR_FORMAT,
    "$.format: must be “dexuat-proposal”" },
  { "format-type", "{\"format\":1,\"version\":1}", DX_JSON_ERROR_FORMAT,
    "$.format: " },
  { "format-null", "{\"format\":null,\"version\":1}", DX_JSON_ERROR_FORMAT,
    "$.format: " },
  { "call-file", "{\"format\":\"dexuat-call\",\"version\":1}",
    DX_JSON_ERROR_FORMAT, "$.format: " },
  { "no-version", "{\"format\":\"dexuat-proposal\"}", DX_JSON_ERROR_MISSING,
    "$.version: is missing" },
  /* A newer file is refused as such, whatever else has changed in it. */
  { "newer",
    "{\"values\":[],\"format\":\"dexuat-proposal\",\"version\":2,\"id\":1}",
    DX_JSON_ERROR_VERSION, "$.version: this file is newer" },
  { "version-text", "{\"format\":\"dexuat-proposal\",\"version\":\"1\"}",
    DX_JSON_ERROR_TYPE, "$.version: " },
  { "version-fraction", "{\"format\":\"dexuat-proposal\",\"version\":1.0}",
    DX_JSON_ERROR_TYPE, "$.version: " },
  { "version-nought", "{\"format\":\"dexuat-proposal\",\"version\":0}",
    DX_JSON_ERROR_VALUE, "$.version: " },
  { "id-type", HEAD ",\"id\":1}", DX_JSON_ERROR_TYPE, "$.id: " },
  { "id-empty", HEAD ",\"id\":\"\"}", DX_JSON_ERROR_VALUE, "$.id: " },
  { "id-short", HEAD ",\"id\":\"6b1d2f0e\"}", DX_JSON_ERROR_VALUE,
    "$.id: must be a UUID" },
  { "id-braces", HEAD ",\"id\":\"{" ID "}\"}", DX_JSON_ERROR_VALUE, "$.id: " },
  { "form-type", HEAD ",\"form\":[]}", DX_JSON_ERROR_TYPE, "$.form: " },
  { "form-unknown", HEAD ",\"form\":\"b2\"}", DX_JSON_ERROR_UNKNOWN,
    "$.form: unknown form “b2”; known are: " A1 },
  { "form-path", HEAD ",\"form\":\"../forms/" A1 "\"}", DX_JSON_ERROR_UNKNOWN,
    "$.form: unknown form" },
  { "call-type", HEAD ",\"call\":2026}", DX_JSON_ERROR_TYPE, "$.call: " },
  { "call-unknown", HEAD ",\"call\":\"x-2026\"}", DX_JSON_ERROR_UNKNOWN,
    "$.call: unknown call “x-2026”; known are: an-giang-2026, " },
  { "revision-negative", HEAD ",\"revision\":-1}", DX_JSON_ERROR_VALUE,
    "$.revision: " },
  { "revision-text", HEAD ",\"revision\":\"3\"}", DX_JSON_ERROR_TYPE,
    "$.revision: must be a whole number" },
  { "revision-fraction", HEAD ",\"revision\":3.0}", DX_JSON_ERROR_TYPE,
    "$.revision: " },
  { "values-list", HEAD ",\"values\":[]}", DX_JSON_ERROR_TYPE,
    "$.values: must be an object" },
  { "year-text", VALUES ("\"plan-year\":\"2026\""), DX_JSON_ERROR_TYPE,
    "$.values.plan-year: must be a whole number" },
  { "line-number", VALUES ("\"I.name\":5"), DX_JSON_ERROR_TYPE,
    "$.values[\"I.name\"]: must be a string" },
  { "text-list", VALUES ("\"II.urgency\":[\"a\"]"), DX_JSON_ERROR_TYPE,
    "$.values[\"II.urgency\"]: " },
  { "text-boolean", VALUES ("\"VI.effects\":true"), DX_JSON_ERROR_TYPE,
    "$.values[\"VI.effects\"]: " },
  { "months-fraction", VALUES ("\"VIII.months\":18.5"), DX_JSON_ERROR_TYPE,
    "$.values[\"VIII.months\"]: " },
  { "amount-text", VALUES ("\"IX.total\":\"2000000000\""), DX_JSON_ERROR_TYPE,
    "$.values[\"IX.total\"]: must be a whole number" },
  { "amount-power", VALUES ("\"IX.total\":2e9"), DX_JSON_ERROR_TYPE,
    "$.values[\"IX.total\"]: " },
  { "amount-boolean", VALUES ("\"IX.counterpart\":false"), DX_JSON_ERROR_TYPE,
    "$.values[\"IX.counterpart\"]: " },
  { "amount-large", VALUES ("\"IX.total\":9223372036854775808"),
    DX_JSON_ERROR_VALUE, "line 1, column 62: a number too large" },
  { "phone-number", VALUES ("\"X.contact-phone\":343456308"),
    DX_JSON_ERROR_TYPE, "$.values[\"X.contact-phone\"]: must be a string" },
  { "email-object", VALUES ("\"X.contact-email\":{}"), DX_JSON_ERROR_TYPE,
    "$.values[\"X.contact-email\"]: " },
  { "list-text", VALUES ("\"X.attachments\":\"a\""), DX_JSON_ERROR_TYPE,
    "$.values[\"X.attachments\"]: must be an array" },
  { "item-number", VALUES ("\"X.attachments\":[\"a\",2]"), DX_JSON_ERROR_TYPE,
    "$.values[\"X.attachments\"][1]: must be a string" },
  { "item-null", VALUES ("\"X.attachments\":[null]"), DX_JSON_ERROR_TYPE,
    "$.values[\"X.attachments\"][0]: " },
  { "table-object", VALUES ("\"V.products\":{}"), DX_JSON_ERROR_TYPE,
    "$.values[\"V.products\"]: must be an array" },
  { "row-text", VALUES ("\"V.products\":[{},\"a\"]"), DX_JSON_ERROR_TYPE,
    "$.values[\"V.products\"][1]: must be an object" },
  { "row-null", VALUES ("\"V.products\":[null]"), DX_JSON_ERROR_TYPE,
    "$.values[\"V.products\"][0]: " },
  { "cell-text", VALUES ("\"V.products\":[{\"quantity\":\"18\"}]"),
    DX_JSON_ERROR_TYPE, "$.values[\"V.products\"][0].quantity: " },
  { "cell-number", VALUES ("\"IX.costs\":[{},{},{\"item\":18}]"),
    DX_JSON_ERROR_TYPE, "$.values[\"IX.costs\"][2].item: " },
  { "cell-amount", VALUES ("\"IX.costs\":[{\"state-budget\":1.5}]"),
    DX_JSON_ERROR_TYPE, "$.values[\"IX.costs\"][0].state-budget: " },
  { "topics-object", HEAD ",\"topics\":{}}", DX_JSON_ERROR_TYPE,
    "$.topics: must be an array" },
  { "topic-text", TOPICS ("\"halal\""), DX_JSON_ERROR_TYPE, "$.topics[0]: " },
  { "topic-no-id", TOPICS ("{\"id\":\"esg\"},{\"note\":\"a\"}"),
    DX_JSON_ERROR_MISSING, "$.topics[1].id: is missing" },
  { "topic-id-type", TOPICS ("{\"id\":1}"), DX_JSON_ERROR_TYPE,
    "$.topics[0].id: " },
  { "topic-id-null", TOPICS ("{\"id\":null}"), DX_JSON_ERROR_TYPE,
    "$.topics[0].id: " },
  { "topic-id-empty", TOPICS ("{\"id\":\"\"}"), DX_JSON_ERROR_VALUE,
    "$.topics[0].id: must not be empty" },
  { "topic-twice",
    TOPICS ("{\"id\":\"esg\"},{\"id\":\"tfp\"},{\"id\":\"esg\"}"),
    DX_JSON_ERROR_VALUE, "$.topics[2].id: " },
  { "note-type", TOPICS ("{\"id\":\"esg\",\"note\":5}"), DX_JSON_ERROR_TYPE,
    "$.topics[0].note: " },
  { "schools-text", TOPICS ("{\"id\":\"esg\",\"schools\":\"5\"}"),
    DX_JSON_ERROR_TYPE, "$.topics[0].schools: " },
  { "schools-negative", TOPICS ("{\"id\":\"esg\",\"schools\":-1}"),
    DX_JSON_ERROR_VALUE, "$.topics[0].schools: " },
  { "unplaced-text", HEAD ",\"unplaced\":\"a\"}", DX_JSON_ERROR_TYPE,
    "$.unplaced: must be an array" },
  { "unplaced-number", HEAD ",\"unplaced\":[\"a\",1]}", DX_JSON_ERROR_TYPE,
    "$.unplaced[1]: " },
  { "twice", VALUES ("\"I.name\":\"a\",\"I.name\":\"b\""), DX_JSON_ERROR_SYNTAX,
    "line 1, column 64: the member “I.name”" },
  { "utf8-value", VALUES ("\"II.urgency\":\"a\xff\""), DX_JSON_ERROR_ENCODING,
    "line 1, byte 66 of the file: this is not UTF-8 "
    "($.values[\"II.urgency\"])" },
  { "utf8-item", VALUES ("\"X.attachments\":[\"a\",\"\xc3\x28\"]"),
    DX_JSON_ERROR_ENCODING,
    "line 1, byte 73 of the file: this is not UTF-8 "
    "($.values[\"X.attachments\"][1])" },
  { "utf8-cell", VALUES ("\"V.products\":[{},{\"unit\":\"\xed\xa0\x80\"}]"),
    DX_JSON_ERROR_ENCODING,
    "line 1, byte 77 of the file: this is not UTF-8 "
    "($.values[\"V.products\"][1].unit)" },
  { "utf8-name", VALUES ("\"\xfe\":1"), DX_JSON_ERROR_ENCODING,
    "line 1, byte 52 of the file: this is not UTF-8 ($.values)" },
  { "utf8-mark", "\xef\xbb\xbf" TOPICS ("{\"note\":\"\xff"),
    DX_JSON_ERROR_ENCODING,
    "line 1, byte 63 of the file: this is not UTF-8 ($.topics[0].note)" },
  { "utf16", "\xff\xfe{", DX_JSON_ERROR_ENCODING,
    "line 1, byte 1 of the file: this is not UTF-8" },
  { "surrogate", VALUES ("\"I.name\":\"\\ud800\""), DX_JSON_ERROR_ENCODING,
    "line 1, column 61: half a character (a lone surrogate) "
    "($.values[\"I.name\"])" },
  { "nul", TOPICS ("{},{\"id\":\"\\u0000\"}"), DX_JSON_ERROR_ENCODING,
    "line 1, column 61: text cannot hold the character U+0000 "
    "($.topics[1].id)" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *it = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_bad (it->json, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  if (!g_str_has_prefix (error->message, it->message))
    g_error ("“%s” does not begin with “%s”", error->message, it->message);
  g_assert_null (read_bad (it->json, NULL));
}

/* 16 MiB are read, and not a byte more. */
static void
test_size (void)
{
  gsize length = DX_JSON_MAX_BYTES;
  g_autofree char *data = g_malloc (length + 1);
  const char *json = VALUES ("\"IX.total\":5");

  memset (data, ' ', length + 1);
  memcpy (data, json, strlen (json));
  for (gsize extra = 0; extra <= 1; extra++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, length + extra);
      g_autoptr (GError) error = NULL;
      g_autoptr (DxProposal) proposal = read_bytes (bytes, &error);

      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_TOO_LARGE);
      g_assert_true ((proposal != NULL) == (extra == 0));
    }
}

static void
test_many_topics (void)
{
  for (guint n = 1000; n <= 1001; n++)
    {
      g_autoptr (GString) json = g_string_new (HEAD ",\"topics\":[");
      g_autoptr (GError) error = NULL;
      g_autoptr (DxProposal) proposal = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (json, "%s{\"id\":\"t%u\"}", i > 0 ? "," : "",
                                i);
      g_string_append (json, "]}");
      proposal = read_bad (json->str, &error);
      if (n == 1000)
        g_assert_no_error (error);
      else
        g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE);
    }
}

static void
test_id (void)
{
  g_autoptr (DxProposal) one = read_good (HEAD "}");
  g_autoptr (DxProposal) two = read_good (HEAD "}");
  g_autofree char *json = write_proposal (one);
  g_autoptr (DxProposal) again = read_good (json);
  g_autoptr (DxProposal) capital =
      read_good (HEAD ",\"id\":\"6B1D2F0E-5A3C-4F7E-9B1A-2C3D4E5F6A7B\"}");
  g_autoptr (DxProposal) made =
      dx_proposal_new (dx_proposal_get_form (one), dx_proposal_get_call (one));

  g_assert_true (g_uuid_string_is_valid (dx_proposal_get_id (one)));
  g_assert_true (g_uuid_string_is_valid (dx_proposal_get_id (made)));
  g_assert_cmpstr (dx_proposal_get_id (one), !=, dx_proposal_get_id (two));
  g_assert_cmpstr (dx_proposal_get_id (one), !=, dx_proposal_get_id (made));
  g_assert_cmpstr (dx_proposal_get_id (again), ==, dx_proposal_get_id (one));
  g_assert_cmpstr (dx_proposal_get_id (capital), ==,
                   "6B1D2F0E-5A3C-4F7E-9B1A-2C3D4E5F6A7B");
}

/* A form of the user's that is newer than those built in. */
static const char newer_form[] =
    "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"newer\","
    "\"title\":\"T\",\"issued\":\"2099-01-01\",\"title-lines\":[\"T\"],"
    "\"signature\":{\"title\":\"S\"},\"fields\":["
    "{\"id\":\"n\",\"kind\":\"number\",\"label\":\"N\"},"
    "{\"id\":\"I.name\",\"kind\":\"amount\",\"label\":\"A\"}],"
    "\"sections\":[{\"id\":\"Q\",\"heading\":\"Q\",\"items\":["
    "{\"kind\":\"value\",\"field\":\"n\"}]}],\"rules\":[]}";

/* Without "form" it is the newest; what that form does not know is kept. */
static void
test_default_form (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GBytes)
      form = g_bytes_new_static (newer_form, strlen (newer_form));
  g_autoptr (DxProposal) old = read_good (HEAD "}");
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;
  const char *json = VALUES ("\"II.urgency\":[7],\"I.name\":5,\"n\":6");
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autofree char *output = NULL;

  g_assert_cmpstr (dx_proposal_get_form (old)->id, ==, A1);
  g_assert_null (dx_proposal_get_call (old));
  dx_catalog_add (catalog, form, "/x/newer.json", &error);
  g_assert_no_error (error);
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dx_proposal_get_form (proposal)->id, ==, "newer");
  output = write_proposal (proposal);
  g_assert_nonnull (strstr (output, "  \"form\": \"newer\",\n"
                                    "  \"values\": {\n    \"n\": 6,\n"
                                    "    \"I.name\": 5,\n"
                                    "    \"II.urgency\": [\n      7\n"
                                    "    ]\n  }\n}\n"));
}

/* Where a file has separate accents, and which fields say so. */
static const struct {
  const char *json;
  const char *fields;
} normalized[] = {
  { VALUES ("\"I.name\":\"" NFC "\""), "" },
  { VALUES ("\"I.name\":\"" NFD_JSON "\""), "I.name " },
  { VALUES ("\"I.name\":\"" NFD "\""), "I.name " },
  { VALUES ("\"I.name\":\"a\\r\\nb\\u200b\""), "" },
  { VALUES ("\"X.contact-email\":\"" NFD_JSON "\",\"II.urgency\":\"" NFD_JSON
            "\""),
    "II.urgency X.contact-email " },
  { VALUES ("\"X.attachments\":[\"a\",\"" NFD_JSON "\",\"b\"]"),
    "X.attachments " },
  { VALUES ("\"V.products\":[{},{\"unit\":\"" NFD_JSON "\"}]"), "V.products " },
  { TOPICS ("{\"id\":\"esg\"},{\"id\":\"tfp\",\"note\":\"" NFD_JSON "\"}"),
    "topics.tfp " },
  { TOPICS ("{\"id\":\"" NFD_JSON "\",\"note\":\"a\"}"), "topics." NFC " " },
};

static char *
list_normalized (DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  GString *fields = g_string_new (NULL);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if (dx_proposal_was_normalized (proposal, field->id))
        g_string_append_printf (fields, "%s ", field->id);
    }
  for (guint i = 0; i < dx_proposal_get_n_topics (proposal); i++)
    {
      g_autofree char *field = g_strconcat (
          "topics.", dx_proposal_get_topic (proposal, i)->id, NULL);

      if (dx_proposal_was_normalized (proposal, field))
        g_string_append_printf (fields, "%s ", field);
    }
  return g_string_free (fields, FALSE);
}

static void
test_normalized (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (normalized); i++)
    {
      g_autoptr (DxProposal) proposal = read_good (normalized[i].json);
      g_autoptr (DxProposal) copy = dx_proposal_copy (proposal);
      g_autofree char *json = write_proposal (proposal);
      g_autoptr (DxProposal) again = read_good (json);
      g_autofree char *fields = list_normalized (proposal);
      g_autofree char *of_copy = list_normalized (copy);
      g_autofree char *of_again = list_normalized (again);

      g_assert_cmpstr (fields, ==, normalized[i].fields);
      g_assert_cmpstr (of_copy, ==, normalized[i].fields);
      g_assert_cmpstr (of_again, ==, "");
    }
}

/* What is set anew was typed here, be it the same. */
static void
test_forget_normalized (void)
{
  static const char *const items[] = { NFC, NULL };
  g_autoptr (DxProposal) proposal = read_good (
      HEAD ",\"values\":{\"I.name\":\"" NFD_JSON
           "\",\"X.attachments\":[\"" NFD_JSON
           "\"],\"V.products\":[{\"unit\":\"" NFD_JSON "\"}],"
           "\"VI.effects\":\"" NFD_JSON "\"},"
           "\"topics\":[{\"id\":\"esg\",\"note\":\"" NFD_JSON "\"}]}");
  g_autofree char *before = list_normalized (proposal);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==,
                   "I.name V.products VI.effects X.attachments topics.esg ");
  dx_proposal_set_text (proposal, "I.name", NFC);
  dx_proposal_set_list (proposal, "X.attachments", items);
  dx_proposal_set_cell_text (proposal, "V.products", 0, "unit", NFC);
  dx_proposal_clear (proposal, "VI.effects");
  dx_proposal_set_topic (proposal, "esg", NFC, FALSE, 0);
  after = list_normalized (proposal);
  g_assert_cmpstr (after, ==, "");
  g_assert_false (dx_proposal_was_normalized (proposal, "topics.tfp"));
}

static void
note_cb (DxProposal *proposal, const char *field, gpointer fields)
{
  g_string_append_printf (fields, "%s ", field);
}

/* Whether just these changes were told since the last time. */
static void
assert_told (GString *told, const char *fields)
{
  g_assert_cmpstr (told->str, ==, fields);
  g_string_truncate (told, 0);
}

static DxProposal *
make (GString *told)
{
  DxProposal *proposal = read_good (HEAD "}");

  g_signal_connect (proposal, "changed", G_CALLBACK (note_cb), told);
  return proposal;
}

static void
test_text (void)
{
  static const char *const fields[] = { "I.name", "II.urgency",
                                        "X.contact-phone", "X.contact-email" };
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *one = g_strconcat (fields[i], " ", NULL);

      g_assert_false (dx_proposal_has_value (proposal, fields[i]));
      g_assert_null (dx_proposal_get_text (proposal, fields[i]));
      dx_proposal_set_text (proposal, fields[i], NULL);
      assert_told (told, "");
      dx_proposal_set_text (proposal, fields[i], NFD "\r\nb\rc");
      assert_told (told, one);
      g_assert_cmpstr (dx_proposal_get_text (proposal, fields[i]), ==,
                       NFC "\nb\nc");
      /* The same again, even its own text, is no change. */
      dx_proposal_set_text (proposal, fields[i], NFC "\nb\nc");
      dx_proposal_set_text (proposal, fields[i],
                            dx_proposal_get_text (proposal, fields[i]));
      assert_told (told, "");
      dx_proposal_set_text (proposal, fields[i], "");
      assert_told (told, one);
      g_assert_true (dx_proposal_has_value (proposal, fields[i]));
      dx_proposal_set_text (proposal, fields[i], NULL);
      assert_told (told, one);
      g_assert_false (dx_proposal_has_value (proposal, fields[i]));
      dx_proposal_clear (proposal, fields[i]);
      assert_told (told, "");
    }
}

static void
test_integer (void)
{
  static const char *const fields[] = { "plan-year", "VIII.months",
                                        "IX.total" };
  static const gint64 values[] = { 1, 0, -1, G_MAXINT64, G_MININT64 };
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *one = g_strconcat (fields[i], " ", NULL);
      gint64 value = 77;

      g_assert_false (dx_proposal_get_integer (proposal, fields[i], &value));
      g_assert_cmpint (value, ==, 77);
      for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
        {
          dx_proposal_set_integer (proposal, fields[i], values[j]);
          assert_told (told, one);
          dx_proposal_set_integer (proposal, fields[i], values[j]);
          assert_told (told, "");
          g_assert_true (dx_proposal_get_integer (proposal, fields[i], &value));
          g_assert_cmpint (value, ==, values[j]);
          g_assert_true (dx_proposal_get_integer (proposal, fields[i], NULL));
          g_assert_false (dx_proposal_is_empty (proposal, fields[i]));
        }
      dx_proposal_clear (proposal, fields[i]);
      assert_told (told, one);
      /* 0 is a value, and so a change from none. */
      dx_proposal_set_integer (proposal, fields[i], 0);
      assert_told (told, one);
    }
}

static void
test_list (void)
{
  static const char *const items[] = { NFD, "b\r\nc", "", NULL };
  static const char *const clean[] = { NFC, "b\nc", "", NULL };
  static const char *const none[] = { NULL };
  const char *field = "X.attachments";
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  g_assert_null (dx_proposal_get_list (proposal, field)[0]);
  dx_proposal_set_list (proposal, field, NULL);
  assert_told (told, "");
  dx_proposal_set_list (proposal, field, items);
  assert_told (told, "X.attachments ");
  g_assert_true (g_strv_equal (dx_proposal_get_list (proposal, field), clean));
  dx_proposal_set_list (proposal, field, clean);
  dx_proposal_set_list (proposal, field,
                        dx_proposal_get_list (proposal, field));
  assert_told (told, "");
  dx_proposal_set_list (proposal, field, clean + 1);
  assert_told (told, "X.attachments ");
  g_assert_true (
      g_strv_equal (dx_proposal_get_list (proposal, field), clean + 1));
  dx_proposal_set_list (proposal, field, none);
  assert_told (told, "X.attachments ");
  g_assert_true (dx_proposal_has_value (proposal, field));
  dx_proposal_set_list (proposal, field, NULL);
  assert_told (told, "X.attachments ");
  g_assert_false (dx_proposal_has_value (proposal, field));
}

/* The first cells of a table and what nobody knows in its rows, for all to
 * see: "a:1 b". */
static void
assert_rows (DxProposal *proposal, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < dx_proposal_get_n_rows (proposal, "V.products"); i++)
    {
      const char *name =
          dx_proposal_get_cell_text (proposal, "V.products", i, "name");
      gint64 quantity;

      g_string_append_printf (rows, "%s%s", i > 0 ? " " : "",
                              name != NULL ? name : "-");
      if (dx_proposal_get_cell_integer (proposal, "V.products", i, "quantity",
                                        &quantity))
        g_string_append_printf (rows, ":%" G_GINT64_FORMAT, quantity);
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_rows (void)
{
  const char *field = "V.products";
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  assert_rows (proposal, "");
  dx_proposal_insert_row (proposal, field, 0);
  dx_proposal_insert_row (proposal, field, 1);
  dx_proposal_insert_row (proposal, field, 0);
  assert_told (told, "V.products V.products V.products ");
  assert_rows (proposal, "- - -");
  for (guint i = 0; i < 3; i++)
    dx_proposal_set_cell_integer (proposal, field, i, "quantity", i);
  g_string_truncate (told, 0);
  assert_rows (proposal, "-:0 -:1 -:2");
  dx_proposal_move_row (proposal, field, 0, 2);
  assert_told (told, "V.products ");
  assert_rows (proposal, "-:1 -:2 -:0");
  dx_proposal_move_row (proposal, field, 2, 1);
  assert_rows (proposal, "-:1 -:0 -:2");
  g_string_truncate (told, 0);
  dx_proposal_move_row (proposal, field, 1, 1);
  assert_told (told, "");
  dx_proposal_remove_row (proposal, field, 1);
  assert_rows (proposal, "-:1 -:2");
  dx_proposal_remove_row (proposal, field, 1);
  g_assert_true (dx_proposal_has_value (proposal, field));
  dx_proposal_remove_row (proposal, field, 0);
  assert_told (told, "V.products V.products V.products ");
  /* A table without rows is none. */
  g_assert_false (dx_proposal_has_value (proposal, field));
}

static void
test_cells (void)
{
  const char *field = "V.products";
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  dx_proposal_insert_row (proposal, field, 0);
  g_string_truncate (told, 0);
  dx_proposal_set_cell_text (proposal, field, 0, "name", NULL);
  assert_told (told, "");
  dx_proposal_set_cell_text (proposal, field, 0, "name", NFD "\r\n");
  assert_told (told, "V.products ");
  assert_rows (proposal, NFC "\n");
  dx_proposal_set_cell_text (proposal, field, 0, "name", NFC "\n");
  assert_told (told, "");
  dx_proposal_set_cell_integer (proposal, field, 0, "quantity", 0);
  assert_told (told, "V.products ");
  dx_proposal_set_cell_integer (proposal, field, 0, "quantity", 0);
  assert_told (told, "");
  assert_rows (proposal, NFC "\n:0");
  /* No text takes a number away too. */
  dx_proposal_set_cell_text (proposal, field, 0, "quantity", NULL);
  dx_proposal_set_cell_text (proposal, field, 0, "name", NULL);
  assert_told (told, "V.products V.products ");
  assert_rows (proposal, "-");
  dx_proposal_clear (proposal, field);
  assert_told (told, "V.products ");
  assert_rows (proposal, "");
}

/* What nobody knows in a row goes where the row goes, and with it. */
static void
test_row_others (void)
{
  g_autoptr (DxProposal) proposal = read_good (VALUES (
      "\"V.products\":[{\"name\":\"a\",\"x\":1},{\"name\":\"b\",\"x\":2}]"));
  g_autofree char *moved = NULL;
  g_autofree char *removed = NULL;

  dx_proposal_move_row (proposal, "V.products", 1, 0);
  moved = write_proposal (proposal);
  g_assert_nonnull (strstr (moved, "\"b\",\n        \"x\": 2\n      },\n"
                                   "      {\n        \"name\": \"a\",\n"
                                   "        \"x\": 1\n"));
  dx_proposal_remove_row (proposal, "V.products", 0);
  removed = write_proposal (proposal);
  g_assert_null (strstr (removed, "\"x\": 2"));
  g_assert_nonnull (strstr (removed, "\"x\": 1"));
}

/* Whether a value says nothing. */
static const struct {
  const char *values;
  const char *field;
  gboolean empty;
} empties[] = {
  { "", "I.name", TRUE },
  { "\"I.name\":\"\"", "I.name", TRUE },
  { "\"I.name\":\" \\n\\t\\u00a0\"", "I.name", TRUE },
  { "\"I.name\":\"……… ....\"", "I.name", TRUE },
  { "\"I.name\":\"- \\n+ \"", "I.name", TRUE },
  { "\"I.name\":\"… đ\"", "I.name", FALSE },
  { "\"I.name\":\"0\"", "I.name", FALSE },
  { "", "IX.total", TRUE },
  { "\"IX.total\":0", "IX.total", FALSE },
  { "\"X.attachments\":[]", "X.attachments", TRUE },
  { "\"X.attachments\":[\"\",\" … \"]", "X.attachments", TRUE },
  { "\"X.attachments\":[\"\",\"a\"]", "X.attachments", FALSE },
  { "\"V.products\":[]", "V.products", TRUE },
  { "\"V.products\":[{\"name\":\"a\"}]", "V.products", FALSE },
};

static void
test_empty (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (empties); i++)
    {
      g_autofree char *json =
          g_strdup_printf (HEAD ",\"values\":{%s}}", empties[i].values);
      g_autoptr (DxProposal) proposal = read_good (json);

      g_assert_cmpint (dx_proposal_is_empty (proposal, empties[i].field), ==,
                       empties[i].empty);
      g_assert_cmpint (dx_proposal_has_value (proposal, empties[i].field), ==,
                       *empties[i].values != '\0');
    }
}

static void
assert_topic (DxProposal *proposal,
              guint index,
              const char *id,
              const char *note,
              gint64 schools)
{
  const DxTopicChoice *topic = dx_proposal_get_topic (proposal, index);

  g_assert_true (dx_proposal_find_topic (proposal, id) == topic);
  g_assert_cmpstr (topic->id, ==, id);
  g_assert_cmpstr (topic->note, ==, note);
  g_assert_cmpint (topic->has_schools, ==, schools >= 0);
  g_assert_cmpint (topic->schools, ==, MAX (schools, 0));
}

static void
test_topics (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);

  g_assert_null (dx_proposal_find_topic (proposal, "esg"));
  dx_proposal_set_topic (proposal, "esg", NULL, FALSE, 99);
  dx_proposal_set_topic (proposal, "nobody-knows", NFD "\r\n", TRUE, 0);
  dx_proposal_set_topic (proposal, "university-modules", "", TRUE, 5);
  assert_told (told,
               "topics.esg topics.nobody-knows topics.university-modules ");
  g_assert_cmpuint (dx_proposal_get_n_topics (proposal), ==, 3);
  assert_topic (proposal, 0, "esg", NULL, -1);
  assert_topic (proposal, 1, "nobody-knows", NFC "\n", 0);
  assert_topic (proposal, 2, "university-modules", "", 5);

  dx_proposal_set_topic (proposal, "esg", NULL, FALSE, 0);
  dx_proposal_set_topic (proposal, "nobody-knows", NFC "\n", 2, 0);
  assert_told (told, "");
  dx_proposal_set_topic (proposal, "esg", "", FALSE, 0);
  dx_proposal_set_topic (proposal, "university-modules", "", FALSE, 0);
  assert_told (told, "topics.esg topics.university-modules ");
  assert_topic (proposal, 2, "university-modules", "", -1);

  dx_proposal_remove_topic (proposal, "tfp");
  assert_told (told, "");
  /* The id may be the topic's own, which goes with it. */
  dx_proposal_remove_topic (proposal, dx_proposal_get_topic (proposal, 1)->id);
  assert_told (told, "topics.nobody-knows ");
  g_assert_cmpuint (dx_proposal_get_n_topics (proposal), ==, 2);
  assert_topic (proposal, 1, "university-modules", "", -1);
}

/* A topic keeps what nobody knows of it when its note changes. */
static void
test_topic_others (void)
{
  g_autoptr (DxProposal) proposal =
      read_good (TOPICS ("{\"id\":\"esg\",\"x\":1},{\"id\":\"tfp\",\"x\":2}"));
  g_autofree char *json = NULL;

  dx_proposal_set_topic (proposal, "tfp", "Có", TRUE, 7);
  dx_proposal_remove_topic (proposal, "esg");
  json = write_proposal (proposal);
  g_assert_nonnull (strstr (json, "  \"topics\": [\n    {\n"
                                  "      \"id\": \"tfp\",\n"
                                  "      \"note\": \"Có\",\n"
                                  "      \"schools\": 7,\n"
                                  "      \"x\": 2\n    }\n  ]\n"));
}

static void
test_revision (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxProposal) proposal = make (told);
  g_autofree char *json = NULL;

  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, 0);
  dx_proposal_set_revision (proposal, 0);
  assert_told (told, "");
  dx_proposal_set_revision (proposal, 1);
  dx_proposal_set_revision (proposal, 1);
  assert_told (told, "revision ");
  json = write_proposal (proposal);
  g_assert_nonnull (strstr (json, "\"" A1 "\",\n  \"revision\": 1,\n"));
  /* Whoever changes a value makes no version. */
  dx_proposal_set_integer (proposal, "IX.total", 5);
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, 1);
}

static void
test_call (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxCall *call = dx_catalog_get_call (catalog, "an-giang-2026", NULL);
  g_autoptr (DxProposal) proposal = make (told);
  g_autofree char *json = NULL;

  dx_proposal_set_call (proposal, NULL);
  assert_told (told, "");
  dx_proposal_set_call (proposal, call);
  dx_proposal_set_call (proposal, call);
  assert_told (told, "call ");
  /* It lives as long as the proposal. */
  g_clear_object (&catalog);
  g_assert_cmpstr (dx_proposal_get_call (proposal)->id, ==, "an-giang-2026");
  json = write_proposal (proposal);
  g_assert_nonnull (strstr (json, "\n  \"call\": \"an-giang-2026\",\n"));
  dx_proposal_set_call (proposal, NULL);
  assert_told (told, "call ");
  g_assert_null (dx_proposal_get_call (proposal));
}

/* Who listens to one field hears of that one only. */
static void
test_detail (void)
{
  g_autoptr (DxProposal) proposal = read_good (HEAD "}");
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (proposal, "changed::IX.total", G_CALLBACK (note_cb), told);
  g_signal_connect (proposal, "changed::topics.esg", G_CALLBACK (note_cb),
                    told);
  dx_proposal_set_integer (proposal, "IX.counterpart", 1);
  dx_proposal_set_integer (proposal, "IX.total", 1);
  dx_proposal_set_topic (proposal, "tfp", NULL, FALSE, 0);
  dx_proposal_set_topic (proposal, "esg", NULL, FALSE, 0);
  dx_proposal_set_revision (proposal, 1);
  assert_told (told, "IX.total topics.esg ");
}

static void
test_unplaced (void)
{
  static const char *const two[] = { NFC, "b\nc", NULL };
  g_autoptr (DxProposal)
      with = read_good (HEAD ",\"unplaced\":[\"" NFD_JSON "\",\"b\\r\\nc\"]}");
  g_autoptr (DxProposal) without = read_good (HEAD "}");
  g_autoptr (DxProposal) copy = dx_proposal_copy (with);

  g_assert_true (g_strv_equal (dx_proposal_get_unplaced (with), two));
  g_assert_true (g_strv_equal (dx_proposal_get_unplaced (copy), two));
  g_assert_null (dx_proposal_get_unplaced (without)[0]);
}

/* A copy is the same to the byte, and goes its own way. */
static void
test_copy (void)
{
  g_autoptr (GString) told = g_string_new (NULL);
  DxProposal *proposal = read_good (full);
  DxProposal *copy;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_signal_connect (proposal, "changed", G_CALLBACK (note_cb), told);
  copy = dx_proposal_copy (proposal);
  before = write_proposal (copy);
  g_assert_cmpstr (before, ==, full);
  dx_proposal_set_text (copy, "I.name", "Khác");
  dx_proposal_set_cell_text (copy, "V.products", 0, "name", "Khác");
  dx_proposal_remove_row (copy, "IX.costs", 0);
  dx_proposal_set_list (copy, "X.attachments", NULL);
  dx_proposal_set_topic (copy, "university-modules", "Khác", FALSE, 0);
  dx_proposal_set_call (copy, NULL);
  dx_proposal_set_revision (copy, 4);
  assert_told (told, "");
  g_assert_finalize_object (copy);
  after = write_proposal (proposal);
  g_assert_cmpstr (after, ==, full);
  g_assert_finalize_object (proposal);
}

static void
add_functions (void)
{
  g_test_add_func ("/proposal/round-trip", test_round_trip);
  g_test_add_func ("/proposal/order", test_order);
  g_test_add_func ("/proposal/write", test_write);
  g_test_add_func ("/proposal/size", test_size);
  g_test_add_func ("/proposal/many-topics", test_many_topics);
  g_test_add_func ("/proposal/id", test_id);
  g_test_add_func ("/proposal/default-form", test_default_form);
  g_test_add_func ("/proposal/normalized", test_normalized);
  g_test_add_func ("/proposal/forget-normalized", test_forget_normalized);
  g_test_add_func ("/proposal/text", test_text);
  g_test_add_func ("/proposal/integer", test_integer);
  g_test_add_func ("/proposal/list", test_list);
  g_test_add_func ("/proposal/rows", test_rows);
  g_test_add_func ("/proposal/cells", test_cells);
  g_test_add_func ("/proposal/row-others", test_row_others);
  g_test_add_func ("/proposal/empty", test_empty);
  g_test_add_func ("/proposal/topics", test_topics);
  g_test_add_func ("/proposal/topic-others", test_topic_others);
  g_test_add_func ("/proposal/revision", test_revision);
  g_test_add_func ("/proposal/call", test_call);
  g_test_add_func ("/proposal/detail", test_detail);
  g_test_add_func ("/proposal/unplaced", test_unplaced);
  g_test_add_func ("/proposal/copy", test_copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_functions ();
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/proposal/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  return g_test_run ();
}
