/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-call.h"

#include <string.h>

#include "dx-json.h"

#define SOURCE "{\"document\":\"Doc\",\"sentence\":\"Words.\"}"
#define STATEMENT                                                              \
  "{\"id\":\"post\",\"text\":\"t\",\"value\":\"v\","                           \
  "\"date\":\"2022-10-12\",\"source\":" SOURCE "}"
#define NOTICE                                                                 \
  "\"notice\":{\"kind\":\"Thông báo\",\"symbol\":\"/TB\",\"title\":\"T\"}"
#define DEADLINE                                                               \
  "\"deadline\":{\"text\":\"17h00 ngày 07/8/2025\","                          \
  "\"instant\":\"2025-08-07T17:00:00+07:00\",\"inclusive\":true,"              \
  "\"doubt\":\"D\",\"source\":" SOURCE "}"
#define GROUPS                                                                 \
  "\"groups\":[{\"id\":\"g\",\"title\":\"G\",\"source\":" SOURCE ","           \
  "\"topics\":[{\"id\":\"tfp\",\"source\":" SOURCE "},"                        \
  "{\"id\":\"halal\",\"source\":" SOURCE "}]}]"
#define DOSSIER                                                                \
  "\"dossier\":[{\"kind\":\"commitment\",\"title\":\"C\","                     \
  "\"optional\":true,\"topic\":\"pilot-model\",\"copies\":2,"                  \
  "\"source\":" SOURCE "}]"
#define SCHOOLS "\"schools\":{\"minimum\":5,\"source\":" SOURCE "}"

/* Empty lists for all that @extra does not name. */
static GBytes *
make_json (const char *extra)
{
  static const char *const lists[] = {
    "legal-bases", "requirements", "orientations", "groups",
    "dossier",     "channels",     "addresses",    "contacts",
    "receipt",     "process",      "doubts"
  };
  GString *json = g_string_new ("{\"format\":\"dexuat-call\",\"version\":1,"
                                "\"id\":\"here-2026\",\"office\":\"O\","
                                "\"province\":\"P\",\"plan-year\":2026,"
                                "\"form\":\"f\",\"later\":[1]");

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *member = g_strdup_printf ("\"%s\":", lists[i]);

      if (strstr (extra, member) == NULL)
        g_string_append_printf (json, ",%s[]", member);
    }
  if (strstr (extra, "\"notice\":") == NULL)
    g_string_append (json, "," NOTICE);
  if (strstr (extra, "\"deadline\":") == NULL)
    g_string_append (json, "," DEADLINE);
  if (*extra != '\0')
    g_string_append_printf (json, ",%s", extra);
  g_string_append_c (json, '}');
  return g_string_free_to_bytes (json);
}

static void
test_full (void)
{
  g_autoptr (GBytes) json = make_json (
      GROUPS "," DOSSIER "," SCHOOLS ",\"receipt\":[" STATEMENT "],"
             "\"topics-by-reference\":" SOURCE ",\"plan-year-source\":" SOURCE
             ","
             "\"topics\":[{\"id\":\"own\",\"name\":\"N\",\"meaning\":\"M\","
             "\"standards\":[\"S\"]}]");
  g_autoptr (GError) error = NULL;
  g_autoptr (DxCall) call = dx_call_new_from_json (json, NULL, &error);
  const DxCallStatement *statement;
  const DxDossierItem *item;
  const DxTopic *topic;

  g_assert_no_error (error);
  g_assert_true (call->builtin);
  g_assert_cmpstr (call->id, ==, "here-2026");
  g_assert_cmpint (call->plan_year, ==, 2026);
  g_assert_cmpstr (call->plan_year_source->sentence, ==, "Words.");
  g_assert_cmpstr (call->notice_kind, ==, "Thông báo");
  g_assert_null (call->signer);
  g_assert_cmpstr (call->deadline->text, ==, "17h00 ngày 07/8/2025");
  g_assert_true (call->deadline->inclusive);
  g_assert_cmpstr (call->deadline->doubt, ==, "D");
  g_assert_cmpint (g_date_time_to_unix (call->deadline->instant), ==,
                   1754560800);
  g_assert_cmpuint (call->schools_minimum, ==, 5);
  g_assert_nonnull (call->schools_source);
  g_assert_nonnull (call->topics_by_reference);
  g_assert_cmpuint (call->process->len, ==, 0);

  statement = g_ptr_array_index (call->receipt, 0);
  g_assert_cmpstr (statement->id, ==, "post");
  g_assert_cmpstr (statement->date, ==, "2022-10-12");
  item = g_ptr_array_index (call->dossier, 0);
  g_assert_cmpint (item->kind, ==, DX_DOSSIER_COMMITMENT);
  g_assert_true (item->optional);
  g_assert_cmpuint (item->copies, ==, 2);
  g_assert_cmpstr (item->topic, ==, "pilot-model");
  topic = g_ptr_array_index (call->own_topics, 0);
  g_assert_cmpstr (topic->standards[0], ==, "S");
  g_assert_cmpstr (dx_call_find_topic (call, "halal")->id, ==, "halal");
  g_assert_null (dx_call_find_topic (call, "own"));
}

static void
test_least (void)
{
  g_autoptr (GBytes) json = make_json (
      "\"deadline\":{\"text\":\"trước ngày\",\"source\":" SOURCE "}");
  g_autoptr (GError) error = NULL;
  DxCall *call = dx_call_new_from_json (json, "/x/c.json", &error);

  g_assert_no_error (error);
  g_assert_false (call->builtin);
  g_assert_cmpstr (call->path, ==, "/x/c.json");
  g_assert_null (call->deadline->instant);
  g_assert_false (call->deadline->inclusive);
  g_assert_cmpuint (call->schools_minimum, ==, 0);
  g_assert_null (call->schools_source);
  g_assert_null (call->topics_by_reference);
  g_assert_true (dx_call_ref (call) == call);
  dx_call_unref (call);
  dx_call_unref (call);
}

typedef struct {
  const char *name;
  const char *extra;
  DxJsonError code;
  const char *place;
} BadCase;

static const BadCase bad_cases[] = {
  { "notice-missing-title",
    "\"notice\":{\"kind\":\"Công văn\",\"symbol\":\"/S\"}",
    DX_JSON_ERROR_MISSING, "$.notice.title" },
  { "deadline-instant",
    "\"deadline\":{\"text\":\"T\",\"instant\":\"07/8/2025\",\"source\":" SOURCE
    "}",
    DX_JSON_ERROR_VALUE, "$.deadline.instant" },
  { "deadline-type", "\"deadline\":\"tomorrow\"", DX_JSON_ERROR_TYPE,
    "$.deadline" },
  { "source-without-sentence", "\"plan-year-source\":{\"document\":\"D\"}",
    DX_JSON_ERROR_MISSING, "$.plan-year-source.sentence" },
  { "source-type", "\"topics-by-reference\":true", DX_JSON_ERROR_TYPE,
    "$.topics-by-reference" },
  { "statement-date",
    "\"legal-bases\":[{\"date\":\"2022-13-01\",\"source\":" SOURCE "}]",
    DX_JSON_ERROR_VALUE, "$.legal-bases[0].date" },
  { "statement-without-source", "\"process\":[{\"text\":\"T\"}]",
    DX_JSON_ERROR_MISSING, "$.process[0].source" },
  { "list-type", "\"channels\":{}", DX_JSON_ERROR_TYPE, "$.channels" },
  { "dossier-kind",
    "\"dossier\":[{\"kind\":\"gift\",\"title\":\"T\",\"source\":" SOURCE "}]",
    DX_JSON_ERROR_VALUE, "$.dossier[0].kind" },
  { "dossier-copies",
    "\"dossier\":[{\"kind\":\"slip\",\"title\":\"T\",\"copies\":-1,"
    "\"source\":" SOURCE "}]",
    DX_JSON_ERROR_VALUE, "$.dossier[0].copies" },
  { "group-topic",
    "\"groups\":[{\"id\":\"g\",\"title\":\"G\",\"source\":" SOURCE
    ",\"topics\":[\"tfp\"]}]",
    DX_JSON_ERROR_TYPE, "$.groups[0].topics[0]" },
  { "group-twice",
    "\"groups\":[{\"id\":\"g\",\"title\":\"G\",\"source\":" SOURCE
    ",\"topics\":[]},{\"id\":\"g\",\"title\":\"G\",\"source\":" SOURCE
    ",\"topics\":[]}]",
    DX_JSON_ERROR_VALUE, "$.groups[1]" },
  { "schools-type", "\"schools\":{\"minimum\":\"05\",\"source\":" SOURCE "}",
    DX_JSON_ERROR_TYPE, "$.schools.minimum" },
  { "own-topic-twice",
    "\"topics\":[{\"id\":\"o\",\"name\":\"N\",\"meaning\":\"M\"},"
    "{\"id\":\"o\",\"name\":\"N\",\"meaning\":\"M\"}]",
    DX_JSON_ERROR_VALUE, "$.topics[1]" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *it = data;
  g_autoptr (GBytes) json = make_json (it->extra);
  g_autoptr (GError) error = NULL;

  g_assert_null (dx_call_new_from_json (json, NULL, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  g_assert_true (g_str_has_prefix (error->message, it->place));
}

static void
test_head (void)
{
  static const struct {
    const char *json;
    DxJsonError code;
  } cases[] = {
    { "{\"format\":\"dexuat-form\",\"version\":1}", DX_JSON_ERROR_FORMAT },
    { "{\"format\":\"dexuat-call\",\"version\":7}", DX_JSON_ERROR_VERSION },
    { "{\"format\":\"dexuat-call\",\"version\":1}", DX_JSON_ERROR_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes)
          json = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_call_new_from_json (json, NULL, &error));
      g_assert_error (error, DX_JSON_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call/full", test_full);
  g_test_add_func ("/call/least", test_least);
  g_test_add_func ("/call/head", test_head);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/call/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  return g_test_run ();
}
