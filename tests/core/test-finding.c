/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-finding.h"

#include <string.h>

#include "dx-check.h"
#include "dx-json.h"

static DxFinding *
make (const char *id, DxSeverity severity, const char *field)
{
  return dx_finding_new (id, severity, field, g_strdup ("M"), NULL);
}

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dx_finding_free);
}

static void
test_new (void)
{
  char id[] = "budget.sum";
  char field[] = "IX.total";
  char *message = g_strdup ("Tổng kinh phí không khớp.");
  char *source = g_strdup ("“Tổng.” (Mẫu A1, mục IX)");
  g_autoptr (DxFinding) finding =
      dx_finding_new (id, DX_SEVERITY_WARNING, field, message, source);

  id[0] = field[0] = '?';
  g_assert_cmpstr (finding->id, ==, "budget.sum");
  g_assert_cmpint (finding->severity, ==, DX_SEVERITY_WARNING);
  g_assert_cmpstr (finding->field, ==, "IX.total");
  g_assert_true (finding->message == message);
  g_assert_true (finding->source == source);
}

static void
test_without_source (void)
{
  g_autoptr (DxFinding) finding = make ("topics.none", DX_SEVERITY_HINT, "");

  g_assert_cmpstr (finding->field, ==, "");
  g_assert_null (finding->source);
  dx_finding_free (NULL);
}

static void
test_severity (void)
{
  static const struct {
    DxSeverity severity;
    const char *name;
    const char *label;
  } cases[] = {
    { DX_SEVERITY_ERROR, "error", "Error" },
    { DX_SEVERITY_WARNING, "warning", "Warning" },
    { DX_SEVERITY_HINT, "hint", "Hint" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DxSeverity severity = (DxSeverity) 99;

      g_assert_cmpstr (dx_severity_to_string (cases[i].severity), ==,
                       cases[i].name);
      g_assert_cmpstr (dx_severity_get_label (cases[i].severity), ==,
                       cases[i].label);
      g_assert_true (dx_severity_from_string (cases[i].name, &severity));
      g_assert_cmpint (severity, ==, cases[i].severity);
    }
}

static void
test_no_severity (void)
{
  static const char *const names[] = { "",       "Error", "ERROR", "errors",
                                       "error ", "fatal", "lỗi",   "0" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DxSeverity severity = DX_SEVERITY_HINT;

      g_assert_false (dx_severity_from_string (names[i], &severity));
      g_assert_cmpint (severity, ==, DX_SEVERITY_HINT);
    }
}

static void
test_count (void)
{
  static const DxSeverity severities[] = {
    DX_SEVERITY_HINT,    DX_SEVERITY_ERROR, DX_SEVERITY_HINT,
    DX_SEVERITY_WARNING, DX_SEVERITY_HINT,  DX_SEVERITY_ERROR,
  };
  g_autoptr (GPtrArray) findings = make_list ();

  g_assert_cmpuint (dx_findings_count (findings, DX_SEVERITY_ERROR), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    g_ptr_array_add (findings, make ("a", severities[i], ""));
  g_assert_cmpuint (dx_findings_count (findings, DX_SEVERITY_ERROR), ==, 2);
  g_assert_cmpuint (dx_findings_count (findings, DX_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (dx_findings_count (findings, DX_SEVERITY_HINT), ==, 3);
}

typedef struct {
  const char *id;
  DxSeverity severity;
  const char *field;
  const char *message;
  const char *source; /* nullable */
  const char *json;   /* of the object, without its braces */
} JsonCase;

static const JsonCase json_cases[] = {
  { "budget.sum", DX_SEVERITY_ERROR, "IX.total", "Sai.", "“A” (B, mục 1)",
    "    \"id\": \"budget.sum\",\n    \"severity\": \"error\",\n"
    "    \"field\": \"IX.total\",\n    \"message\": \"Sai.\",\n"
    "    \"source\": \"“A” (B, mục 1)\"\n" },
  { "topics.no-note", DX_SEVERITY_WARNING, "topics.halal", "Thiếu.", NULL,
    "    \"id\": \"topics.no-note\",\n    \"severity\": \"warning\",\n"
    "    \"field\": \"topics.halal\",\n    \"message\": \"Thiếu.\",\n"
    "    \"source\": null\n" },
  { "topics.none", DX_SEVERITY_HINT, "", "", NULL,
    "    \"id\": \"topics.none\",\n    \"severity\": \"hint\",\n"
    "    \"field\": \"\",\n    \"message\": \"\",\n"
    "    \"source\": null\n" },
  { "a", DX_SEVERITY_HINT, "b", "\"x\"\\ \n\t\x01 </b>", "",
    "    \"id\": \"a\",\n    \"severity\": \"hint\",\n"
    "    \"field\": \"b\",\n"
    "    \"message\": \"\\\"x\\\"\\\\ \\n\\t\\u0001 </b>\",\n"
    "    \"source\": \"\"\n" },
};

static DxFinding *
make_case (const JsonCase *it)
{
  return dx_finding_new (it->id, it->severity, it->field,
                         g_strdup (it->message), g_strdup (it->source));
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) all = make_list ();
  g_autoptr (GString) expected = g_string_new ("[");
  g_autofree char *written = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    {
      g_autoptr (GPtrArray) one = make_list ();
      g_autofree char *json = NULL;
      g_autofree char *alone =
          g_strdup_printf ("[\n  {\n%s  }\n]\n", json_cases[i].json);

      g_ptr_array_add (one, make_case (&json_cases[i]));
      json = dx_findings_to_json (one);
      g_assert_cmpstr (json, ==, alone);

      g_ptr_array_add (all, make_case (&json_cases[i]));
      g_string_append_printf (expected, "%s\n  {\n%s  }", i > 0 ? "," : "",
                              json_cases[i].json);
    }
  g_string_append (expected, "\n]\n");
  written = dx_findings_to_json (all);
  g_assert_cmpstr (written, ==, expected->str);
}

static void
test_json_empty (void)
{
  g_autoptr (GPtrArray) findings = make_list ();
  g_autofree char *json = dx_findings_to_json (findings);

  g_assert_cmpstr (json, ==, "[]\n");
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *root = dx_json_parse (bytes, &error);

  g_assert_no_error (error);
  return root;
}

/* What another program reads: five members, of which only the source may be
 * null. */
static void
test_json_read (void)
{
  g_autoptr (GPtrArray) findings = make_list ();
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    g_ptr_array_add (findings, make_case (&json_cases[i]));
  json = dx_findings_to_json (findings);
  root = parse (json);
  for (guint i = 0; i < G_N_ELEMENTS (json_cases); i++)
    {
      JsonObject *object =
          json_array_get_object_element (json_node_get_array (root), i);

      g_assert_cmpuint (json_object_get_size (object), ==, 5);
      g_assert_cmpstr (json_object_get_string_member (object, "message"), ==,
                       json_cases[i].message);
      if (json_cases[i].source == NULL)
        g_assert_true (json_object_get_null_member (object, "source"));
      else
        g_assert_cmpstr (json_object_get_string_member (object, "source"), ==,
                         json_cases[i].source);
    }
}

/* All that is required, and nothing to find but what a case puts in. */
static const char sound[] =
    "{\"format\":\"dexuat-proposal\",\"version\":1,\"values\":{"
    "\"plan-year\":2026,\"I.name\":\"Tên\",\"II.urgency\":\"Cần.\","
    "\"III.objectives\":\"06 lớp.\",\"IV.contents\":\"Dạy.\","
    "\"V.results\":\"06 lớp.\",\"VI.effects\":\"Tốt.\","
    "\"VII.places\":\"Điện Biên\",\"VIII.months\":18,"
    "\"IX.total\":5,\"IX.state-budget\":5,\"IX.counterpart\":0,"
    "\"X.name\":\"Công ty\",\"X.address\":\"Phường\","
    "\"X.contact-name\":\"Mai\",\"X.contact-position\":\"Giám đốc\","
    "\"X.contact-phone\":\"0343.456.308\",\"X.contact-email\":\"a@b.vn\"}}";

#define NFD "e\\u0302\\u0301"
#define CALL ",\"call\":\"dien-bien-2026\""

typedef struct {
  const char *name;
  const char *members; /* of the proposal, beside the values */
  const char *values;  /* in the place of the sound ones; null for none */
  const char *findings;
} OrderCase;

static const OrderCase order_cases[] = {
  { "none", "", "{}", "" },
  /* The form's order, not that of the ids. */
  { "form", "", NULL,
    "required.plan-year plan-year; required.I.name I.name; "
    "required.II.urgency II.urgency; "
    "required.III.objectives III.objectives; "
    "required.IV.contents IV.contents; required.V.results V.results; "
    "required.VI.effects VI.effects; required.VII.places VII.places; "
    "required.VIII.duration VIII.duration; required.IX.total IX.total; "
    "required.IX.state-budget IX.state-budget; "
    "required.IX.counterpart IX.counterpart; required.X.name X.name; "
    "required.X.address X.address; required.X.contact-name X.contact-name; "
    "required.X.contact-position X.contact-position; "
    "required.X.contact-phone X.contact-phone; "
    "required.X.contact-email X.contact-email" },
  /* Ids within a field, whatever their severity. */
  { "ids", "",
    "{\"II.urgency\":\"Năng xuất ki" NFD "m, theo Thông tư "
    "15/2022/TT-BKHCN ngày 01/01/2020.\"}",
    "citation.date II.urgency; text.not-nfc II.urgency; "
    "text.spelling II.urgency" },
  /* The file's order of members says nothing. */
  { "members", "",
    "{\"X.contact-email\":\"x\",\"VIII.months\":40,\"I.name\":\"ki" NFD "m\"}",
    "text.not-nfc I.name; duration.over-36 VIII.months; "
    "contact.email X.contact-email" },
  /* Topics in the proposal's order, behind the fields, before the whole. */
  { "topics",
    CALL ",\"topics\":[{\"id\":\"tfp\"},{\"id\":\"esg\",\"note\":\"Có\"},"
         "{\"id\":\"traceability\"},{\"id\":\"halal\",\"note\":\"ki" NFD
         "m\"}]",
    "{\"X.contact-phone\":\"1\"}",
    "contact.phone X.contact-phone; topics.no-note topics.tfp; "
    "topics.no-note topics.traceability; "
    "topics.not-in-call topics.traceability; text.not-nfc topics.halal; "
    "deadline.passed " },
  { "whole", CALL, "{\"X.contact-phone\":\"1\"}",
    "contact.phone X.contact-phone; deadline.passed ; topics.none " },
};

static void
merge (JsonObject *into, JsonNode *members)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (members));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (into, name, json_node_copy (value));
}

static DxProposal *
make_proposal (DxCatalog *catalog, const OrderCase *it)
{
  g_autoptr (JsonNode) root = parse (sound);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *head = g_strdup_printf ("{\"later\":1%s}", it->members);
  g_autoptr (JsonNode) members = parse (head);
  g_autoptr (JsonNode) values = parse (it->values != NULL ? it->values : "{}");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DxProposal *proposal;

  merge (object, members);
  if (it->values == NULL)
    json_object_remove_member (object, "values");
  else
    merge (json_object_get_object_member (object, "values"), values);
  bytes = dx_json_print (root);
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  g_assert_no_error (error);
  return proposal;
}

static GPtrArray *
check (const OrderCase *it)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog, it);
  g_autoptr (GDateTime)
      now = g_date_time_new_from_iso8601 ("2025-08-20T09:00:00+07:00", NULL);

  return dx_check (proposal, catalog, now);
}

static char *
describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", finding->id,
                              finding->field);
    }
  return g_string_free (text, FALSE);
}

static void
test_order (gconstpointer data)
{
  const OrderCase *it = data;
  g_autoptr (GPtrArray) findings = check (it);
  g_autoptr (GPtrArray) again = check (it);
  g_autofree char *described = describe (findings);
  g_autofree char *json = dx_findings_to_json (findings);
  g_autofree char *second = dx_findings_to_json (again);

  g_assert_cmpstr (described, ==, it->findings);
  g_assert_cmpstr (json, ==, second);
}

/* A person knows a topic by its name. */
static void
test_topic_name (void)
{
  static const OrderCase it = {
    .members = ",\"topics\":[{\"id\":\"halal\",\"note\":\"ki" NFD "m\"}]",
    .values = "{}",
  };
  g_autoptr (GPtrArray) findings = check (&it);
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  const DxTopic *topic = dx_catalog_get_topic (catalog, NULL, "halal");
  g_autofree char *start = g_strdup_printf ("“%s” was written", topic->name);
  const DxFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpstr (finding->id, ==, "text.not-nfc");
  g_assert_cmpint (finding->severity, ==, DX_SEVERITY_HINT);
  g_assert_true (g_str_has_prefix (finding->message, start));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/new", test_new);
  g_test_add_func ("/finding/without-source", test_without_source);
  g_test_add_func ("/finding/severity", test_severity);
  g_test_add_func ("/finding/no-severity", test_no_severity);
  g_test_add_func ("/finding/count", test_count);
  g_test_add_func ("/finding/json", test_json);
  g_test_add_func ("/finding/json-empty", test_json_empty);
  g_test_add_func ("/finding/json-read", test_json_read);
  g_test_add_func ("/finding/topic-name", test_topic_name);
  for (gsize i = 0; i < G_N_ELEMENTS (order_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/finding/order/", order_cases[i].name, NULL);

      g_test_add_data_func (path, &order_cases[i], test_order);
    }
  return g_test_run ();
}
