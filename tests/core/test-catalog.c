/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-catalog.h"

#include <string.h>

#include "dx-json.h"

#define A1 "a1-dxnv-tt15-2022"
#define SOURCE "{\"document\":\"Doc\",\"sentence\":\"Words.\"}"

static GBytes *
make_form (const char *id, const char *issued)
{
  char *json = g_strdup_printf (
      "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"%s\","
      "\"title\":\"T\",\"issued\":\"%s\",\"title-lines\":[\"T\"],"
      "\"signature\":{\"title\":\"S\"},\"fields\":[{\"id\":\"a\","
      "\"kind\":\"line\",\"label\":\"A\"}],\"sections\":[]}",
      id, issued);

  return g_bytes_new_take (json, strlen (json));
}

static GBytes *
make_call (const char *id)
{
  char *json = g_strdup_printf (
      "{\"format\":\"dexuat-call\",\"version\":1,\"id\":\"%s\","
      "\"office\":\"O\",\"province\":\"P\",\"plan-year\":2027,"
      "\"notice\":{\"kind\":\"K\",\"symbol\":\"/S\",\"title\":\"T\"},"
      "\"deadline\":{\"text\":\"D\",\"source\":" SOURCE "},"
      "\"legal-bases\":[],\"requirements\":[],\"orientations\":[],"
      "\"groups\":[],\"dossier\":[],\"channels\":[],\"addresses\":[],"
      "\"contacts\":[],\"receipt\":[],\"process\":[],\"doubts\":[],"
      "\"topics\":[{\"id\":\"halal\",\"name\":\"Own\",\"meaning\":\"M\"}]}",
      id);

  return g_bytes_new_take (json, strlen (json));
}

static GBytes *
make_topics (const char *first, const char *second)
{
  char *json = g_strdup_printf (
      "{\"format\":\"dexuat-topics\",\"version\":1,\"topics\":["
      "{\"id\":\"%s\",\"name\":\"First\",\"meaning\":\"M\"},"
      "{\"id\":\"%s\",\"name\":\"Second\",\"meaning\":\"M\"}]}",
      first, second);

  return g_bytes_new_take (json, strlen (json));
}

static void
add (DxCatalog *catalog, GBytes *json_take, const char *path)
{
  g_autoptr (GBytes) json = json_take;
  g_autoptr (GError) error = NULL;

  g_assert_true (dx_catalog_add (catalog, json, path, &error));
  g_assert_no_error (error);
}

static void
test_builtin (void)
{
  static const char *const calls[] = { "an-giang-2026", "cao-bang-2026",
                                       "dien-bien-2026", "thanh-hoa-2024" };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) forms = dx_catalog_list_forms (catalog);
  g_autoptr (GPtrArray) listed = dx_catalog_list_calls (catalog);
  DxForm *form = dx_catalog_get_default_form (catalog);

  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_true (g_ptr_array_index (forms, 0) == form);
  g_assert_cmpstr (form->id, ==, A1);
  g_assert_true (form->builtin);
  g_assert_null (form->path);
  g_assert_cmpuint (listed->len, ==, G_N_ELEMENTS (calls));
  for (guint i = 0; i < listed->len; i++)
    {
      DxCall *call = g_ptr_array_index (listed, i);

      g_assert_cmpstr (call->id, ==, calls[i]);
      g_assert_true (call->builtin);
      g_assert_cmpstr (call->form, ==, A1);
      g_assert_true (dx_catalog_get_call (catalog, calls[i], NULL) == call);
    }
}

static void
test_topics_known (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) calls = dx_catalog_list_calls (catalog);

  for (guint i = 0; i < calls->len; i++)
    {
      DxCall *call = g_ptr_array_index (calls, i);

      for (guint j = 0; j < call->groups->len; j++)
        {
          DxCallGroup *group = g_ptr_array_index (call->groups, j);

          for (guint k = 0; k < group->topics->len; k++)
            {
              DxCallTopic *topic = g_ptr_array_index (group->topics, k);

              g_assert_nonnull (
                  dx_catalog_get_topic (catalog, call, topic->id));
            }
        }
    }
}

static void
test_text_rules (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  const DxTextRules *rules = dx_catalog_get_text_rules (catalog);

  g_assert_nonnull (rules);
  g_assert_true (dx_catalog_get_text_rules (catalog) == rules);
  g_assert_cmpuint (rules->spelling->len, >, 0);
  g_assert_cmpuint (rules->citations->len, >, 0);
  g_assert_cmpuint (rules->repeated_words, ==, 20);
}

/* A rules file with @members in the place of those of the same name. */
static GBytes *
make_rules (const char *members)
{
  static const char *const rest[][2] = {
    { "spelling", "[]" },       { "citations", "[]" },
    { "unit-words", "[]" },     { "commitment-words", "[]" },
    { "repeated-words", "20" },
  };
  GString *json = g_string_new ("{\"format\":\"dexuat-rules\",\"version\":1");

  for (gsize i = 0; i < G_N_ELEMENTS (rest); i++)
    {
      g_autofree char *name = g_strdup_printf ("\"%s\":", rest[i][0]);

      if (strstr (members, name) == NULL)
        g_string_append_printf (json, ",%s%s", name, rest[i][1]);
    }
  if (*members != '\0')
    g_string_append_printf (json, ",%s", members);
  g_string_append_c (json, '}');
  return g_string_free_to_bytes (json);
}

static void
test_rules_refused (void)
{
  static const struct {
    const char *members;
    DxJsonError code;
    const char *place;
  } cases[] = {
    { "\"spelling\":[{\"wrong\":\"a\"}]", DX_JSON_ERROR_MISSING,
      "$.spelling[0].right" },
    { "\"spelling\":[{\"wrong\":\"a\",\"right\":\"a\"}]", DX_JSON_ERROR_VALUE,
      "$.spelling[0]" },
    { "\"spelling\":[{\"wrong\":\" \",\"right\":\"a\"}]", DX_JSON_ERROR_VALUE,
      "$.spelling[0]" },
    { "\"spelling\":[{\"wrong\":\"a\",\"right\":\"b\","
      "\"except\":[\"c\"]}]",
      DX_JSON_ERROR_VALUE, "$.spelling[0]" },
    { "\"citations\":[{\"symbol\":\"1/QĐ\",\"date\":\"31/8/2020\"}]",
      DX_JSON_ERROR_VALUE, "$.citations[0].date" },
    { "\"citations\":[{\"symbol\":\" \",\"date\":\"2020-08-31\"}]",
      DX_JSON_ERROR_VALUE, "$.citations[0]" },
    { "\"unit-words\":[\"\"]", DX_JSON_ERROR_VALUE, "$.unit-words" },
    { "\"unit-words\":\"viện\"", DX_JSON_ERROR_TYPE, "$.unit-words" },
    { "\"repeated-words\":-1", DX_JSON_ERROR_VALUE, "$.repeated-words" },
    { "\"sources\":[]", DX_JSON_ERROR_TYPE, "$.sources" },
    { "\"sources\":{\"text.spelling\":{\"document\":\"D\"}}",
      DX_JSON_ERROR_MISSING, "$.sources[\"text.spelling\"].sentence" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) json = make_rules (cases[i].members);
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_text_rules_new_from_json (json, &error));
      g_assert_error (error, DX_JSON_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

static void
test_rules_read (void)
{
  g_autoptr (GBytes) json = make_rules (
      "\"citations\":[{\"symbol\":\"1/QĐ\",\"date\":\"2020-08-31\"}],"
      "\"sources\":{\"text.spelling\":" SOURCE "}");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxTextRules) rules = dx_text_rules_new_from_json (json, &error);
  const DxCitation *citation;
  const DxSource *source;

  g_assert_no_error (error);
  citation = g_ptr_array_index (rules->citations, 0);
  g_assert_cmpint (g_date_get_day (&citation->date), ==, 31);
  g_assert_cmpint (g_date_get_month (&citation->date), ==, 8);
  g_assert_cmpint (g_date_get_year (&citation->date), ==, 2020);
  source = g_hash_table_lookup (rules->sources, "text.spelling");
  g_assert_cmpstr (source->sentence, ==, "Words.");
}

static void
test_unknown (void)
{
  static const char *const ids[] = {
    "nowhere", "", "../rules/text", "a/b", "dien-bien-2026.json", "điện-biên"
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  add (catalog, make_call ("mine-2027"), "/x/c.json");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_catalog_get_form (catalog, ids[i], &error));
      g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (error->message, ids[i]));
      g_assert_nonnull (strstr (error->message, A1));
      g_clear_error (&error);
      g_assert_null (dx_catalog_get_call (catalog, ids[i], &error));
      g_assert_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN);
      g_assert_nonnull (strstr (error->message, "cao-bang-2026, "
                                                "dien-bien-2026, mine-2027"));
    }
}

static void
test_add (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) calls = NULL;
  DxForm *form;

  add (catalog, make_form ("z-form", "2020-01-01"), "/x/z.json");
  add (catalog, make_form ("a-form", "2019-01-01"), "/x/a.json");
  add (catalog, make_call ("a-call"), "/x/c.json");
  forms = dx_catalog_list_forms (catalog);
  g_assert_cmpuint (forms->len, ==, 3);
  g_assert_cmpstr (((DxForm *) g_ptr_array_index (forms, 0))->id, ==, A1);
  form = g_ptr_array_index (forms, 1);
  g_assert_cmpstr (form->id, ==, "a-form");
  g_assert_false (form->builtin);
  g_assert_cmpstr (form->path, ==, "/x/a.json");
  g_assert_cmpstr (((DxForm *) g_ptr_array_index (forms, 2))->id, ==, "z-form");
  g_assert_cmpstr (dx_catalog_get_default_form (catalog)->id, ==, A1);
  calls = dx_catalog_list_calls (catalog);
  g_assert_cmpstr (((DxCall *) g_ptr_array_index (calls, 4))->id, ==, "a-call");

  add (catalog, make_form ("n-form", "2030-01-01"), "/x/n.json");
  g_assert_cmpstr (dx_catalog_get_default_form (catalog)->id, ==, "n-form");
}

static void
test_replace (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxForm *builtin = dx_catalog_get_form (catalog, A1, NULL);
  DxForm *mine;

  add (catalog, make_form (A1, "2022-10-12"), "/x/mine.json");
  mine = dx_catalog_get_form (catalog, A1, NULL);
  g_assert_true (mine != builtin);
  g_assert_false (mine->builtin);
  g_assert_cmpstr (mine->path, ==, "/x/mine.json");
  g_assert_true (builtin->builtin);
  g_assert_cmpuint (builtin->fields->len, >, 1);

  add (catalog, make_form (A1, "2022-10-12"), "/x/again.json");
  g_assert_cmpstr (dx_catalog_get_form (catalog, A1, NULL)->path, ==,
                   "/x/again.json");
  g_assert_cmpstr (mine->path, ==, "/x/mine.json");
}

static void
test_refused (void)
{
  static const struct {
    const char *json;
    DxJsonError code;
  } cases[] = {
    { "{\"format\":\"dexuat-proposal\",\"version\":1}", DX_JSON_ERROR_FORMAT },
    { "{\"format\":\"dexuat-rules\",\"version\":1}", DX_JSON_ERROR_FORMAT },
    { "[1]", DX_JSON_ERROR_FORMAT },
    { "{", DX_JSON_ERROR_SYNTAX },
    { "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"" A1 "\"}",
      DX_JSON_ERROR_MISSING },
    { "{\"format\":\"dexuat-call\",\"version\":2}", DX_JSON_ERROR_VERSION },
    { "{\"format\":\"dexuat-topics\",\"version\":1,\"topics\":[{}]}",
      DX_JSON_ERROR_MISSING },
    { "{\"format\":\"dexuat-topics\",\"version\":1,\"topics\":["
      "{\"id\":\"new\",\"name\":\"N\",\"meaning\":\"M\"},"
      "{\"id\":\"new\",\"name\":\"N\",\"meaning\":\"M\"}]}",
      DX_JSON_ERROR_VALUE },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) calls = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes)
          json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_false (dx_catalog_add (catalog, json, "/x/bad.json", &error));
      g_assert_error (error, DX_JSON_ERROR, (int) cases[i].code);
    }
  forms = dx_catalog_list_forms (catalog);
  calls = dx_catalog_list_calls (catalog);
  g_assert_cmpuint (forms->len, ==, 1);
  g_assert_true (((DxForm *) g_ptr_array_index (forms, 0))->builtin);
  g_assert_cmpuint (calls->len, ==, 4);
  g_assert_null (dx_catalog_get_topic (catalog, NULL, "new"));
}

static void
test_topics (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) before = dx_catalog_list_topics (catalog);
  g_autoptr (GPtrArray) after = NULL;
  const DxTopic *builtin = dx_catalog_get_topic (catalog, NULL, "halal");
  g_autofree char *name = g_strdup (builtin->name);
  DxCall *call;

  g_assert_null (dx_catalog_get_topic (catalog, NULL, "bees"));
  add (catalog, make_topics ("wool", "bees"), "/x/t.json");
  add (catalog, make_topics ("halal", "moss"), "/x/u.json");
  after = dx_catalog_list_topics (catalog);
  g_assert_cmpuint (after->len, ==, before->len + 3);
  g_assert_cmpstr (((DxTopic *) g_ptr_array_index (after, before->len))->id, ==,
                   "bees");
  g_assert_cmpstr (((DxTopic *) g_ptr_array_index (after, before->len + 1))->id,
                   ==, "moss");
  g_assert_cmpstr (dx_catalog_get_topic (catalog, NULL, "halal")->name, ==,
                   "First");
  g_assert_cmpstr (builtin->name, ==, name);

  add (catalog, make_call ("own-2027"), "/x/c.json");
  call = dx_catalog_get_call (catalog, "own-2027", NULL);
  g_assert_cmpstr (dx_catalog_get_topic (catalog, call, "halal")->name, ==,
                   "Own");
  g_assert_cmpstr (dx_catalog_get_topic (catalog, call, "wool")->name, ==,
                   "First");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/builtin", test_builtin);
  g_test_add_func ("/catalog/topics-known", test_topics_known);
  g_test_add_func ("/catalog/text-rules", test_text_rules);
  g_test_add_func ("/catalog/rules-refused", test_rules_refused);
  g_test_add_func ("/catalog/rules-read", test_rules_read);
  g_test_add_func ("/catalog/unknown", test_unknown);
  g_test_add_func ("/catalog/add", test_add);
  g_test_add_func ("/catalog/replace", test_replace);
  g_test_add_func ("/catalog/refused", test_refused);
  g_test_add_func ("/catalog/topics", test_topics);
  return g_test_run ();
}
