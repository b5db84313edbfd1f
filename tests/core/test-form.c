/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-form.h"

#include <string.h>

#include "dx-json.h"

/* A form of three fields and a table that nothing in the program knows. */
#define FIELDS                                                                 \
  "{\"id\":\"a\",\"kind\":\"line\",\"label\":\"A\"},"                          \
  "{\"id\":\"n\",\"kind\":\"amount\",\"label\":\"N\",\"unit\":\"đồng\","    \
  "\"required\":{\"severity\":\"warning\",\"unless\":\"a\"}},"                 \
  "{\"id\":\"m\",\"kind\":\"months\",\"label\":\"M\"},"                        \
  "{\"id\":\"t\",\"kind\":\"table\",\"label\":\"T\",\"columns\":["             \
  "{\"id\":\"c\",\"kind\":\"number\",\"label\":\"C\",\"width\":2.5},"          \
  "{\"id\":\"d\",\"kind\":\"line\",\"label\":\"D\"}]}"
#define ITEMS "{\"kind\":\"value\",\"field\":\"a\",\"leaders\":2}"

static GBytes *
make_json (const char *fields, const char *items, const char *rules)
{
  char *json = g_strdup_printf (
      "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"small\","
      "\"title\":\"Small\",\"issued\":\"2020-02-29\",\"later\":{\"x\":1},"
      "\"title-lines\":[\"SMALL\"],\"signature\":{\"title\":\"SIGN\"},"
      "\"fields\":[%s],"
      "\"sections\":[{\"id\":\"I\",\"heading\":\"ONE\",\"items\":[%s]}],"
      "\"rules\":[%s]}",
      fields, items, rules);

  return g_bytes_new_take (json, strlen (json));
}

static void
test_small (void)
{
  g_autoptr (GBytes) json = make_json (FIELDS, ITEMS, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxForm) form = dx_form_new_from_json (json, "/x/s.json", &error);
  const DxField *field;
  const DxFormSection *section;
  const DxFormItem *item;

  g_assert_no_error (error);
  g_assert_cmpstr (form->id, ==, "small");
  g_assert_false (form->builtin);
  g_assert_cmpstr (form->path, ==, "/x/s.json");
  g_assert_nonnull (form->corner);
  g_assert_cmpuint (g_strv_length (form->title_lines), ==, 1);
  g_assert_null (form->plan_field);
  g_assert_cmpuint (form->fields->len, ==, 4);
  g_assert_cmpint (dx_form_get_field_index (form, "t"), ==, 3);
  g_assert_cmpint (dx_form_get_field_index (form, "x"), ==, -1);
  g_assert_null (dx_form_get_field (form, "x"));

  field = dx_form_get_field (form, "n");
  g_assert_true (dx_field_is_integer (field));
  g_assert_true (field->required);
  g_assert_cmpint (field->required_severity, ==, DX_SEVERITY_WARNING);
  g_assert_cmpstr (field->required_unless, ==, "a");
  g_assert_cmpstr (field->unit, ==, "đồng");
  g_assert_null (field->columns);
  g_assert_false (dx_field_is_integer (dx_form_get_field (form, "a")));

  field = dx_form_get_field (form, "t");
  g_assert_cmpfloat (dx_field_get_column (field, "c")->width, ==, 2.5);
  g_assert_cmpfloat (dx_field_get_column (field, "d")->width, ==, 1);
  g_assert_null (dx_field_get_column (field, "e"));
  g_assert_null (dx_field_get_column (dx_form_get_field (form, "a"), "c"));

  section = g_ptr_array_index (form->sections, 0);
  item = g_ptr_array_index (section->items, 0);
  g_assert_cmpint (item->kind, ==, DX_FORM_ITEM_VALUE);
  g_assert_cmpuint (item->leaders, ==, 2);
}

static void
test_reference (void)
{
  g_autoptr (GBytes) json = make_json (FIELDS, ITEMS, "");
  DxForm *form = dx_form_new_from_json (json, NULL, NULL);

  g_assert_true (form->builtin);
  g_assert_true (dx_form_ref (form) == form);
  dx_form_unref (form);
  g_assert_cmpstr (form->id, ==, "small");
  dx_form_unref (form);
}

typedef struct {
  const char *name;
  const char *fields;
  const char *items;
  const char *rules;
  DxJsonError code;
  const char *place;
} BadCase;

#define RULE(kind, rest)                                                       \
  "{\"id\":\"r\",\"kind\":\"" kind "\",\"severity\":\"error\"," rest "}"
#define FIELD(rest) "{\"id\":\"a\",\"label\":\"A\"," rest "}"

static const BadCase bad_cases[] = {
  { "no-fields", "", "", "", DX_JSON_ERROR_VALUE, "$.fields" },
  { "field-not-object", "3", "", "", DX_JSON_ERROR_TYPE, "$.fields[0]" },
  { "field-kind-missing", FIELD ("\"x\":1"), "", "", DX_JSON_ERROR_MISSING,
    "$.fields[0].kind" },
  { "field-kind-unknown", FIELD ("\"kind\":\"colour\""), "", "",
    DX_JSON_ERROR_VALUE, "$.fields[0].kind" },
  { "field-kind-type", FIELD ("\"kind\":1"), "", "", DX_JSON_ERROR_TYPE,
    "$.fields[0].kind" },
  { "field-label-type", "{\"id\":\"a\",\"kind\":\"line\",\"label\":[]}", "", "",
    DX_JSON_ERROR_TYPE, "$.fields[0].label" },
  { "field-label-empty", "{\"id\":\"a\",\"kind\":\"line\",\"label\":\"\"}", "",
    "", DX_JSON_ERROR_VALUE, "$.fields[0].label" },
  { "field-id-signs", "{\"id\":\"a b\",\"kind\":\"line\",\"label\":\"A\"}", "",
    "", DX_JSON_ERROR_VALUE, "$.fields[0].id" },
  { "field-help-null", FIELD ("\"kind\":\"line\",\"help\":null"), "", "",
    DX_JSON_ERROR_TYPE, "$.fields[0].help" },
  { "field-twice", FIELD ("\"kind\":\"line\"") "," FIELD ("\"kind\":\"text\""),
    "", "", DX_JSON_ERROR_VALUE, "$.fields[1]" },
  { "severity-unknown",
    FIELD ("\"kind\":\"line\",\"required\":{\"severity\":\"fatal\"}"), "", "",
    DX_JSON_ERROR_VALUE, "$.fields[0].required.severity" },
  { "required-type", FIELD ("\"kind\":\"line\",\"required\":true"), "", "",
    DX_JSON_ERROR_TYPE, "$.fields[0].required" },
  { "unless-unknown",
    FIELD ("\"kind\":\"line\",\"required\":{\"severity\":\"error\","
           "\"unless\":\"z\"}"),
    "", "", DX_JSON_ERROR_UNKNOWN, "$.fields[0]" },
  { "table-without-columns", FIELD ("\"kind\":\"table\""), "", "",
    DX_JSON_ERROR_VALUE, "$.fields[0]" },
  { "columns-without-table",
    FIELD ("\"kind\":\"line\",\"columns\":[{\"id\":\"c\",\"kind\":\"line\","
           "\"label\":\"C\"}]"),
    "", "", DX_JSON_ERROR_VALUE, "$.fields[0]" },
  { "column-twice",
    FIELD ("\"kind\":\"table\",\"columns\":[{\"id\":\"c\",\"kind\":\"line\","
           "\"label\":\"C\"},{\"id\":\"c\",\"kind\":\"line\","
           "\"label\":\"C\"}]"),
    "", "", DX_JSON_ERROR_VALUE, "$.fields[0].columns[1]" },
  { "column-list",
    FIELD ("\"kind\":\"table\",\"columns\":[{\"id\":\"c\",\"kind\":\"list\","
           "\"label\":\"C\"}]"),
    "", "", DX_JSON_ERROR_VALUE, "$.fields[0].columns[0]" },
  { "column-width",
    FIELD ("\"kind\":\"table\",\"columns\":[{\"id\":\"c\",\"kind\":\"line\","
           "\"label\":\"C\",\"width\":0}]"),
    "", "", DX_JSON_ERROR_VALUE, "$.fields[0].columns[0].width" },
  { "item-field-unknown", FIELDS, "{\"kind\":\"value\",\"field\":\"z\"}", "",
    DX_JSON_ERROR_UNKNOWN, "$.sections[0].items[0]" },
  { "item-instead-unknown", FIELDS,
    "{\"kind\":\"value\",\"field\":\"a\",\"instead\":\"z\"}", "",
    DX_JSON_ERROR_UNKNOWN, "$.sections[0].items[0]" },
  { "item-kind-unknown", FIELDS, "{\"kind\":\"picture\"}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0].kind" },
  { "item-without-field", FIELDS, "{\"kind\":\"value\"}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0]" },
  { "item-without-text", FIELDS, "{\"kind\":\"text\"}", "", DX_JSON_ERROR_VALUE,
    "$.sections[0].items[0]" },
  { "item-without-parts", FIELDS, "{\"kind\":\"labelled\"}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0]" },
  { "part-field-unknown", FIELDS,
    "{\"kind\":\"labelled\",\"parts\":[{\"label\":\"L:\",\"field\":\"z\"}]}",
    "", DX_JSON_ERROR_UNKNOWN, "$.sections[0].items[0].parts[0]" },
  { "table-as-value", FIELDS, "{\"kind\":\"value\",\"field\":\"t\"}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0]" },
  { "value-as-table", FIELDS, "{\"kind\":\"table\",\"field\":\"a\"}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0]" },
  { "leaders-negative", FIELDS,
    "{\"kind\":\"value\",\"field\":\"a\",\"leaders\":-1}", "",
    DX_JSON_ERROR_VALUE, "$.sections[0].items[0].leaders" },
  { "leaders-fraction", FIELDS,
    "{\"kind\":\"value\",\"field\":\"a\",\"leaders\":1.5}", "",
    DX_JSON_ERROR_TYPE, "$.sections[0].items[0].leaders" },
  { "inline-type", FIELDS,
    "{\"kind\":\"value\",\"field\":\"a\",\"leader-inline\":1}", "",
    DX_JSON_ERROR_TYPE, "$.sections[0].items[0].leader-inline" },
  { "section-twice", FIELDS,
    ITEMS "]},{\"id\":\"I\",\"heading\":\"TWO\",\"items\":[", "",
    DX_JSON_ERROR_VALUE, "$.sections[1]" },
  { "rule-kind-unknown", FIELDS, ITEMS, RULE ("colour", "\"fields\":[\"n\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0].kind" },
  { "rule-field-unknown", FIELDS, ITEMS,
    RULE ("sum", "\"fields\":[\"n\",\"z\"]"), DX_JSON_ERROR_UNKNOWN,
    "$.rules[0].fields[1]" },
  { "rule-fields-type", FIELDS, ITEMS, RULE ("sum", "\"fields\":\"n\""),
    DX_JSON_ERROR_TYPE, "$.rules[0].fields" },
  { "rule-field-type", FIELDS, ITEMS, RULE ("sum", "\"fields\":[\"n\",1]"),
    DX_JSON_ERROR_TYPE, "$.rules[0].fields[1]" },
  { "sum-of-one", FIELDS, ITEMS, RULE ("sum", "\"fields\":[\"n\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0].fields" },
  { "sum-of-text", FIELDS, ITEMS, RULE ("sum", "\"fields\":[\"n\",\"a\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0].fields[1]" },
  { "maximum-without-value", FIELDS, ITEMS,
    RULE ("maximum", "\"fields\":[\"m\"]"), DX_JSON_ERROR_VALUE, "$.rules[0]" },
  { "minimum-of-text", FIELDS, ITEMS,
    RULE ("minimum", "\"fields\":[\"a\"],\"value\":0"), DX_JSON_ERROR_VALUE,
    "$.rules[0].fields[0]" },
  { "value-type", FIELDS, ITEMS,
    RULE ("minimum", "\"fields\":[\"n\"],\"value\":\"0\""), DX_JSON_ERROR_TYPE,
    "$.rules[0].value" },
  { "pattern-missing", FIELDS, ITEMS, RULE ("pattern", "\"fields\":[\"a\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0]" },
  { "pattern-bad", FIELDS, ITEMS,
    RULE ("pattern", "\"fields\":[\"a\"],\"pattern\":\"(\""),
    DX_JSON_ERROR_VALUE, "$.rules[0].pattern" },
  { "months-of-one", FIELDS, ITEMS, RULE ("same-months", "\"fields\":[\"a\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0].fields" },
  { "months-turned", FIELDS, ITEMS,
    RULE ("same-months", "\"fields\":[\"m\",\"a\"]"), DX_JSON_ERROR_VALUE,
    "$.rules[0].fields[0]" },
  { "column-missing", FIELDS, ITEMS,
    RULE ("column-sum", "\"fields\":[\"n\"],\"also\":[\"t\"]"),
    DX_JSON_ERROR_VALUE, "$.rules[0]" },
  { "column-of-words", FIELDS, ITEMS,
    RULE ("column-sum", "\"fields\":[\"n\"],\"also\":[\"t\"],\"column\":\"d\""),
    DX_JSON_ERROR_VALUE, "$.rules[0]" },
  { "column-of-no-table", FIELDS, ITEMS,
    RULE ("column-sum", "\"fields\":[\"n\"],\"column\":\"c\""),
    DX_JSON_ERROR_VALUE, "$.rules[0]" },
  { "also-unknown", FIELDS, ITEMS,
    RULE ("figure", "\"fields\":[\"a\"],\"also\":[\"z\"]"),
    DX_JSON_ERROR_UNKNOWN, "$.rules[0].also[0]" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *it = data;
  g_autoptr (GBytes) json = make_json (it->fields, it->items, it->rules);
  g_autoptr (GError) error = NULL;
  DxForm *form = dx_form_new_from_json (json, NULL, &error);

  g_assert_null (form);
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  g_assert_true (g_str_has_prefix (error->message, it->place));
}

typedef struct {
  const char *name;
  const char *json;
  DxJsonError code;
} HeadCase;

static const HeadCase head_cases[] = {
  { "array", "[]", DX_JSON_ERROR_FORMAT },
  { "no-format", "{\"version\":1}", DX_JSON_ERROR_FORMAT },
  { "call", "{\"format\":\"dexuat-call\",\"version\":1}",
    DX_JSON_ERROR_FORMAT },
  { "no-version", "{\"format\":\"dexuat-form\"}", DX_JSON_ERROR_MISSING },
  { "newer", "{\"format\":\"dexuat-form\",\"version\":2}",
    DX_JSON_ERROR_VERSION },
  { "version-type", "{\"format\":\"dexuat-form\",\"version\":\"1\"}",
    DX_JSON_ERROR_TYPE },
  { "version-nought", "{\"format\":\"dexuat-form\",\"version\":0}",
    DX_JSON_ERROR_VALUE },
  { "no-id", "{\"format\":\"dexuat-form\",\"version\":1}",
    DX_JSON_ERROR_MISSING },
  { "issued",
    "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"a\","
    "\"title\":\"A\",\"issued\":\"2021-02-29\"}",
    DX_JSON_ERROR_VALUE },
  { "broken", "{\"format\":", DX_JSON_ERROR_SYNTAX },
};

static void
test_head (gconstpointer data)
{
  const HeadCase *it = data;
  g_autoptr (GBytes) json = g_bytes_new_static (it->json, strlen (it->json));
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_form_new_from_json (json, NULL, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
}

static void
test_rules (void)
{
  g_autoptr (GBytes)
      json = make_json (
          FIELDS, ITEMS,
          RULE ("column-sum", "\"fields\":[\"n\"],\"also\":[\"t\"],\"column\":"
                              "\"c\"") "," RULE ("pattern", "\"fields\":[\"a\"]"
                                                            ",\"pattern\":\"^x+"
                                                            "$\"") "," RULE (
              "same-months",
              "\"fields\":[\"a\",\"m\"]") "," RULE ("maximum",
                                                    "\"fields\":[\"m\",\"a\"],"
                                                    "\"value\":36"));
  g_autoptr (GError) error = NULL;
  g_autoptr (DxForm) form = dx_form_new_from_json (json, NULL, &error);
  const DxFormRule *rule;

  g_assert_no_error (error);
  g_assert_cmpuint (form->rules->len, ==, 4);
  rule = g_ptr_array_index (form->rules, 0);
  g_assert_cmpint (rule->kind, ==, DX_FORM_RULE_COLUMN_SUM);
  g_assert_cmpstr (rule->column, ==, "c");
  rule = g_ptr_array_index (form->rules, 3);
  g_assert_cmpint (rule->value, ==, 36);
  g_assert_cmpuint (g_strv_length (rule->fields), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form/small", test_small);
  g_test_add_func ("/form/reference", test_reference);
  g_test_add_func ("/form/rules", test_rules);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/form/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (head_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/form/head/", head_cases[i].name, NULL);

      g_test_add_data_func (path, &head_cases[i], test_head);
    }
  return g_test_run ();
}
