/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-json.h"

#include <string.h>
#include <time.h>

#include "dx-json-private.h"

/* "ế" as one letter, and as a letter with two marks. */
#define NFC "\u1ebf"
#define NFD "e\u0302\u0301"

static JsonNode *
parse_data (const void *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return dx_json_parse (bytes, error);
}

static JsonNode *
parse (const char *text, GError **error)
{
  return parse_data (text, strlen (text), error);
}

static char *
print (JsonNode *root)
{
  g_autoptr (GBytes) bytes = dx_json_print (root);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
repeat (const char *before, const char *middle, gsize times, const char *after)
{
  GString *text = g_string_sized_new (strlen (middle) * times + 64);

  g_string_append (text, before);
  for (gsize i = 0; i < times; i++)
    g_string_append (text, middle);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static const struct {
  const char *input;
  const char *output;
} good[] = {
  { "{}", "{}\n" },
  { " [ ] ", "[]\n" },
  { "null", "null\n" },
  { "true", "true\n" },
  { "\t\r\nfalse\n", "false\n" },
  { "\xef\xbb\xbf{}", "{}\n" },
  { "0", "0\n" },
  { "-0", "0\n" },
  { "9223372036854775807", "9223372036854775807\n" },
  { "-9223372036854775808", "-9223372036854775808\n" },
  { "0.1", "0.1\n" },
  { "1.0", "1.0\n" },
  { "-0.0", "-0.0\n" },
  { "1e30", "1e+30\n" },
  { "1E+2", "100.0\n" },
  { "0.30000000000000004", "0.30000000000000004\n" },
  { "2.5e-1", "0.25\n" },
  { "5e-324", "4.94065645841247e-324\n" },
  { "\"\"", "\"\"\n" },
  { "\"đồng … “Đề Xuất” 😀\"", "\"đồng … “Đề Xuất” 😀\"\n" },
  { "\"\\u0111\\ud83d\\uDE00\\/\"", "\"đ😀/\"\n" },
  { "\"\\\"\\\\\\b\\f\\n\\r\\t\"", "\"\\\"\\\\\\b\\f\\n\\r\\t\"\n" },
  { "\"\\u0001\\u001f\\u007f\"", "\"\\u0001\\u001f\\u007f\"\n" },
  { "\"[{\\\\\"", "\"[{\\\\\"\n" },
  { "{\"z\":1,\"a\":[1,{\"đ\":null}],\"m\":{\"x\":[]}}",
    "{\n  \"z\": 1,\n  \"a\": [\n    1,\n    {\n      \"đ\": null\n    }\n"
    "  ],\n  \"m\": {\n    \"x\": []\n  }\n}\n" },
  { "{\"" NFD "\":\"" NFD "\"}", "{\n  \"" NFC "\": \"" NFD "\"\n}\n" },
  { "{\"a\":{\"a\":{}},\"A\":1}",
    "{\n  \"a\": {\n    \"a\": {}\n  },\n  \"A\": 1\n}\n" },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = parse (good[i].input, &error);
      g_autoptr (JsonNode) again = NULL;
      g_autofree char *output = NULL;
      g_autofree char *second = NULL;

      g_assert_no_error (error);
      output = print (root);
      g_assert_cmpstr (output, ==, good[i].output);
      again = parse (output, &error);
      g_assert_no_error (error);
      second = print (again);
      g_assert_cmpstr (second, ==, output);
    }
}

/* json-glib's readers find what they expect in the tree. */
static void
test_types (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
      parse ("{\"i\":-5,\"d\":1.5,\"b\":true,\"s\":\"x\",\"n\":null}", &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "i"), ==, -5);
  g_assert_true (json_node_get_value_type (json_object_get_member (object, "d"))
                 == G_TYPE_DOUBLE);
  g_assert_true (json_object_get_boolean_member (object, "b"));
  g_assert_cmpstr (json_object_get_string_member (object, "s"), ==, "x");
  g_assert_true (json_object_get_null_member (object, "n"));
}

static const struct {
  const char *input;
  DxJsonError code;
  const char *message; /* how it begins */
} bad[] = {
  { "", DX_JSON_ERROR_SYNTAX, "line 1, column 1: the file is empty" },
  { " \n\n ", DX_JSON_ERROR_SYNTAX, "line 3, column 2: the file is empty" },
  { "\xef\xbb\xbf", DX_JSON_ERROR_SYNTAX, "line 1, column 1: the file is" },
  { "{", DX_JSON_ERROR_SYNTAX, "line 1, column 2: the file ends too early" },
  { "[", DX_JSON_ERROR_SYNTAX, "line 1, column 2: the file ends too early" },
  { "[1,\n", DX_JSON_ERROR_SYNTAX, "line 2, column 1: the file ends" },
  { "{\"a\"", DX_JSON_ERROR_SYNTAX, "line 1, column 5: the file ends" },
  { "{\"a\":", DX_JSON_ERROR_SYNTAX, "line 1, column 6: the file ends" },
  { "{\"a\":1", DX_JSON_ERROR_SYNTAX, "line 1, column 7: the file ends" },
  { "{\"a\":1,", DX_JSON_ERROR_SYNTAX, "line 1, column 8: the file ends" },
  { "\"abc", DX_JSON_ERROR_SYNTAX, "line 1, column 5: the file ends" },
  { "\"abc\\", DX_JSON_ERROR_SYNTAX, "line 1, column 6: the file ends" },
  { "\"\\u00", DX_JSON_ERROR_SYNTAX, "line 1, column 6: the file ends" },
  { "-", DX_JSON_ERROR_SYNTAX, "line 1, column 2: the file ends" },
  { "1.", DX_JSON_ERROR_SYNTAX, "line 1, column 3: the file ends" },
  { "1e+", DX_JSON_ERROR_SYNTAX, "line 1, column 4: the file ends" },
  /* What json-glib's own parser would take. */
  { "{\"a\":1,}", DX_JSON_ERROR_SYNTAX, "line 1, column 8: this is not valid" },
  { "[1,]", DX_JSON_ERROR_SYNTAX, "line 1, column 4: this is not valid JSON" },
  { "// x\n1", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid" },
  { "[1] /* x */", DX_JSON_ERROR_SYNTAX,
    "line 1, column 5: something follows" },
  { "{'a':1}", DX_JSON_ERROR_SYNTAX, "line 1, column 2: this is not valid" },
  { "{a:1}", DX_JSON_ERROR_SYNTAX, "line 1, column 2: this is not valid JSON" },
  { "var a = 1", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid" },
  { "01", DX_JSON_ERROR_SYNTAX, "line 1, column 2: something follows" },
  { "0x10", DX_JSON_ERROR_SYNTAX, "line 1, column 2: something follows" },
  { "+1", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { ".5", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { "1.e5", DX_JSON_ERROR_SYNTAX, "line 1, column 3: this is not valid JSON" },
  { "NaN", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { "-Infinity", DX_JSON_ERROR_SYNTAX, "line 1, column 2: this is not valid" },
  { "True", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { "nul", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { "[1 2]", DX_JSON_ERROR_SYNTAX, "line 1, column 4: this is not valid JSON" },
  { "[1}", DX_JSON_ERROR_SYNTAX, "line 1, column 3: this is not valid JSON" },
  { "{\"a\" 1}", DX_JSON_ERROR_SYNTAX, "line 1, column 6: this is not valid" },
  { "{\"a\":1 \"b\":2}", DX_JSON_ERROR_SYNTAX, "line 1, column 8: this is" },
  { "{1:2}", DX_JSON_ERROR_SYNTAX, "line 1, column 2: this is not valid JSON" },
  { "]", DX_JSON_ERROR_SYNTAX, "line 1, column 1: this is not valid JSON" },
  { "{} {}", DX_JSON_ERROR_SYNTAX, "line 1, column 4: something follows" },
  { "[\u00a01]", DX_JSON_ERROR_SYNTAX, "line 1, column 2: this is not valid" },
  { "\"a\tb\"", DX_JSON_ERROR_SYNTAX, "line 1, column 3: a line break or" },
  { "[\"a\nb\"]", DX_JSON_ERROR_SYNTAX, "line 1, column 4: a line break or" },
  { "\"\\x41\"", DX_JSON_ERROR_SYNTAX, "line 1, column 2: JSON does not know" },
  { "\"\\u12g4\"", DX_JSON_ERROR_SYNTAX, "line 1, column 6: this is not" },
  /* Lines and columns count characters. */
  { "{\n  \"đề\": x\n}", DX_JSON_ERROR_SYNTAX, "line 2, column 9: this is" },
  { "{\r\n\"a\":1,\r\n\"a\":2}", DX_JSON_ERROR_SYNTAX,
    "line 3, column 1: the member “a” stands here a second time" },
  { "{\"\":1,\"\":1}", DX_JSON_ERROR_SYNTAX,
    "line 1, column 7: the member “”" },
  { "{\"x\":{\"đ\":1,\"\\u0111\":2}}", DX_JSON_ERROR_SYNTAX,
    "line 1, column 13: the member “đ”" },
  { "{\"" NFC "\":1,\"" NFD "\":2}", DX_JSON_ERROR_SYNTAX,
    "line 1, column 8: the member “" NFC "”" },
  { "\"\\u0000\"", DX_JSON_ERROR_ENCODING, "line 1, column 2: text cannot" },
  { "{\"a\\u0000\":1}", DX_JSON_ERROR_ENCODING, "line 1, column 4: text" },
  { "\"\\ud800\"", DX_JSON_ERROR_ENCODING, "line 1, column 2: half a" },
  { "\"a\\udc00\"", DX_JSON_ERROR_ENCODING, "line 1, column 3: half a" },
  { "\"\\ud800\\u0041\"", DX_JSON_ERROR_ENCODING, "line 1, column 2: half a" },
  { "\"\\udc00\\ud800\"", DX_JSON_ERROR_ENCODING, "line 1, column 2: half a" },
  { "\"\\ud800\\n\"", DX_JSON_ERROR_ENCODING, "line 1, column 2: half a" },
  { "[1,9223372036854775808]", DX_JSON_ERROR_VALUE,
    "line 1, column 4: a number too large" },
  { "-9223372036854775809", DX_JSON_ERROR_VALUE, "line 1, column 1: a number" },
  { "123456789012345678901234567890", DX_JSON_ERROR_VALUE, "line 1, column 1" },
  { "1e400", DX_JSON_ERROR_VALUE, "line 1, column 1: a number too large" },
  { "-1.5e999", DX_JSON_ERROR_VALUE, "line 1, column 1: a number too large" },
  /* Bytes. */
  { "{\"a\":\"\xff\"}", DX_JSON_ERROR_ENCODING,
    "line 1, byte 7 of the file: this is not UTF-8" },
  { "{\n\"a\":\n\"\xc3\"}", DX_JSON_ERROR_ENCODING, "line 3, byte 9 of the" },
  { "\"\xc3", DX_JSON_ERROR_ENCODING, "line 1, byte 2 of the file: this is" },
  { "\"\xed\xa0\x80\"", DX_JSON_ERROR_ENCODING, "line 1, byte 2 of the file" },
  { "\"\xc0\x80\"", DX_JSON_ERROR_ENCODING, "line 1, byte 2 of the file" },
  { "\xff\xfe{", DX_JSON_ERROR_ENCODING, "line 1, byte 1 of the file" },
};

static void
assert_refused (JsonNode *root,
                const GError *error,
                DxJsonError code,
                const char *message)
{
  g_assert_null (root);
  g_assert_error (error, DX_JSON_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, message))
    g_error ("“%s” does not begin with “%s”", error->message, message);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *root;

      root = parse (bad[i].input, &error);
      assert_refused (root, error, bad[i].code, bad[i].message);
      /* Whoever does not want to know why is not told. */
      g_assert_null (parse (bad[i].input, NULL));
    }
}

static void
test_nul (void)
{
  static const char data[] = "{\n\"a\":\"\0\"}";
  g_autoptr (GError) error = NULL;
  JsonNode *root = parse_data (data, sizeof data - 1, &error);

  assert_refused (root, error, DX_JSON_ERROR_ENCODING,
                  "line 2, byte 8 of the file: text cannot hold");
}

/* Every beginning of a file is refused, and none is read past its end. */
static void
test_cut (void)
{
  static const char whole[] =
      "{\"a\": [1, -2.5e3, \"đ\\u0111\\ud83d\\ude00\", true, null, {}]}";

  for (gsize length = 0; length < sizeof whole - 1; length++)
    {
      g_autofree char *data = g_memdup2 (whole, length);
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_json_parse (bytes, &error));
      g_assert_true (error->domain == DX_JSON_ERROR);
    }
}

static void
test_size (void)
{
  g_autofree char *data = g_malloc (DX_JSON_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonNode *refused;

  memset (data, ' ', DX_JSON_MAX_BYTES + 1);
  data[0] = '1';
  root = parse_data (data, DX_JSON_MAX_BYTES, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_node_get_int (root), ==, 1);

  /* The size is looked at before anything else. */
  data[0] = '\xff';
  refused = parse_data (data, DX_JSON_MAX_BYTES + 1, &error);
  assert_refused (refused, error, DX_JSON_ERROR_TOO_LARGE,
                  "the file is larger than 16 MiB");
}

static void
test_depth (void)
{
  static const struct {
    const char *open;
    const char *inner;
    const char *close;
  } kinds[] = { { "[", "", "]" }, { "{\"a\":", "1", "}" } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint depth = DX_JSON_MAX_DEPTH; depth <= DX_JSON_MAX_DEPTH + 1;
         depth++)
      {
        g_autofree char *open = repeat ("", kinds[i].open, depth, "");
        g_autofree char *text =
            repeat (open, kinds[i].close, 0, kinds[i].inner);
        g_autofree char *whole = repeat (text, kinds[i].close, depth, "");
        g_autoptr (GError) error = NULL;
        g_autoptr (JsonNode) root = parse (whole, &error);

        if (depth == DX_JSON_MAX_DEPTH)
          g_assert_no_error (error);
        else
          assert_refused (root, error, DX_JSON_ERROR_TOO_DEEP, "line 1,");
      }
}

/* Brackets in a string are no depth. */
static void
test_depth_in_text (void)
{
  g_autofree char *text = repeat ("\"", "[{", 1000, "\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (json_node_get_string (root)), ==, 2000);
}

static void
test_members (void)
{
  for (guint n = DX_JSON_MAX_MEMBERS; n <= DX_JSON_MAX_MEMBERS + 1; n++)
    {
      g_autoptr (GString) text = g_string_new ("{\"m\":0");
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = NULL;

      for (guint i = 1; i < n; i++)
        g_string_append_printf (text, ",\"m%u\":%u", i, i);
      g_string_append_c (text, '}');
      root = parse (text->str, &error);
      if (n == DX_JSON_MAX_MEMBERS)
        g_assert_no_error (error);
      else
        assert_refused (root, error, DX_JSON_ERROR_TOO_LARGE, "line 1,");
    }
}

static void
test_values (void)
{
  for (guint n = DX_JSON_MAX_VALUES - 1; n <= DX_JSON_MAX_VALUES; n++)
    {
      g_autofree char *text = repeat ("[0", ",0", n - 1, "]");
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = parse (text, &error);

      if (n < DX_JSON_MAX_VALUES)
        g_assert_no_error (error);
      else
        assert_refused (root, error, DX_JSON_ERROR_TOO_LARGE, "line 1,");
    }
}

/* A name as long as the file does not fill the message. */
static void
test_long_name (void)
{
  g_autofree char *name = repeat ("", "đ", 100000, "");
  g_autofree char *text = g_strdup_printf ("{\"%s\":1,\"%s\":2}", name, name);
  g_autoptr (GError) error = NULL;
  JsonNode *root = parse (text, &error);

  assert_refused (root, error, DX_JSON_ERROR_SYNTAX, "line 1, column 100007:");
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
test_normalize (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root =
      parse ("{\"a\":[\"" NFD "\",1,{\"b\":\"" NFD "\"}],\"c\":null}", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  dx_json_normalize (root);
  text = print (root);
  g_assert_null (strstr (text, NFD));
  g_assert_nonnull (strstr (text, "\"b\": \"" NFC "\""));
}

static void
test_path (void)
{
  static const struct {
    const char *member;
    const char *path;
  } rows[] = {
    { "plan-year", "$.values.plan-year" },
    { "a_1", "$.values.a_1" },
    { "IX.total", "$.values[\"IX.total\"]" },
    { "a b", "$.values[\"a b\"]" },
  };
  g_autofree char *item = dx_json_path_item ("$.topics", 12);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = dx_json_path_member ("$.values", rows[i].member);

      g_assert_cmpstr (path, ==, rows[i].path);
    }
  g_assert_cmpstr (item, ==, "$.topics[12]");
}

/* Names of one hash: each pair "Aa" and "BB" counts the same. */
static char *
make_colliding (gsize objects)
{
  GString *text = g_string_new ("[");

  for (gsize i = 0; i < objects; i++)
    {
      g_string_append (text, i == 0 ? "{" : ",{");
      for (guint name = 0; name < 512; name++)
        {
          g_string_append (text, name == 0 ? "\"" : ",\"");
          for (guint bit = 0; bit < 9; bit++)
            g_string_append (text, name >> bit & 1 ? "Aa" : "BB");
          g_string_append (text, "\":0");
        }
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static char *
make_brackets (gsize n)
{
  return repeat ("", "[", n * 64, "");
}

static char *
make_string (gsize n)
{
  return repeat ("\"", "chữ ", n * 16, "\"");
}

static char *
make_escapes (gsize n)
{
  return repeat ("\"", "\\u0111\\n", n * 16, "\"");
}

static char *
make_open_string (gsize n)
{
  return repeat ("{\"", "\\\\", n * 64, "");
}

static char *
make_digits (gsize n)
{
  return repeat ("", "7", n * 64, "");
}

static char *
make_fraction (gsize n)
{
  return repeat ("0.", "7", n * 64, "");
}

static char *
make_lines (gsize n)
{
  return repeat ("[", "\n", n * 64, "x");
}

static char *
make_items (gsize n)
{
  return repeat ("[0", ",{}", n * 4, "]");
}

static char *
make_name (gsize n)
{
  return repeat ("{\"", "e\u0302\u0301", n * 8, "\":1}");
}

static char *
make_objects (gsize n)
{
  return make_colliding (n / 1024);
}

/* The least time of three, in clocks, but never so little that it says
 * nothing. */
static clock_t
measure (const char *text)
{
  clock_t least = 0;

  for (guint i = 0; i < 3; i++)
    {
      clock_t start = clock ();
      g_autoptr (JsonNode) root = parse (text, NULL);
      clock_t taken;

      g_clear_pointer (&root, json_node_unref);
      taken = clock () - start;
      least = i == 0 ? taken : MIN (least, taken);
    }
  return MAX (least, CLOCKS_PER_SEC / 500);
}

/* Eight times the file, about eight times the time and never 64 times. */
static void
test_linear (void)
{
  static char *(*const makers[]) (gsize n) = {
    make_brackets, make_string, make_escapes, make_open_string, make_digits,
    make_fraction, make_lines,  make_items,   make_name,        make_objects
  };

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *small = makers[i](8 * 1024);
      g_autofree char *large = makers[i](64 * 1024);
      clock_t before = measure (small);
      clock_t after = measure (large);

      if (after > 24 * before)
        g_error ("case %" G_GSIZE_FORMAT ": %ld clocks, then %ld", i,
                 (long) before, (long) after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/types", test_types);
  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/nul", test_nul);
  g_test_add_func ("/json/cut", test_cut);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/depth-in-text", test_depth_in_text);
  g_test_add_func ("/json/members", test_members);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/long-name", test_long_name);
  g_test_add_func ("/json/normalize", test_normalize);
  g_test_add_func ("/json/path", test_path);
  g_test_add_func ("/json/linear", test_linear);
  return g_test_run ();
}
