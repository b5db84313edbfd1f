/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check-fixture.h"

#include <string.h>

#include "dx-json.h"

#define SOURCE "{\"document\":\"Doc\",\"sentence\":\"Words.\"}"

static const char sound[] =
    "{\"format\":\"dexuat-proposal\",\"version\":1,"
    "\"id\":\"6b1d2f0e-5a3c-4f7e-9b1a-2c3d4e5f6a7b\","
    "\"form\":\"a1-dxnv-tt15-2022\",\"call\":\"dien-bien-2026\","
    "\"values\":{\"plan-year\":2026,"
    "\"I.name\":\"Hội thảo năng suất chất lượng\","
    "\"II.urgency\":\"Nhu cầu của doanh nghiệp.\","
    "\"III.objectives\":\"Tổ chức 06 hội thảo.\","
    "\"IV.contents\":\"Khảo sát, biên soạn, tổ chức.\","
    "\"V.results\":\"06 hội thảo, 150 đại biểu.\","
    "\"VI.effects\":\"Giảm chi phí.\","
    "\"VII.places\":\"Doanh nghiệp trên địa bàn tỉnh Điện Biên.\","
    "\"VIII.duration\":\"Từ tháng 01/2026 đến tháng 6/2027\","
    "\"VIII.months\":18,"
    "\"IX.total\":2000000000,\"IX.state-budget\":1200000000,"
    "\"IX.counterpart\":800000000,"
    "\"X.name\":\"Công ty Cổ phần Chè Phan Nhất\","
    "\"X.address\":\"Phường Điện Biên Phủ, tỉnh Điện Biên\","
    "\"X.contact-name\":\"Lò Thị Mai\","
    "\"X.contact-position\":\"Giám đốc\","
    "\"X.contact-phone\":\"0343.456.308\","
    "\"X.contact-email\":\"lienhe@phannhat.vn\","
    "\"X.attachments\":[\"Văn bản cam kết đối ứng\"]},"
    "\"topics\":[{\"id\":\"halal\",\"note\":\"Nội dung 2\"}]}";

/* A form that no line of the program knows; where it has ids of A1, they
 * are of another kind. */
static const char strange_form[] =
    "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"strange\","
    "\"title\":\"T\",\"issued\":\"2001-01-01\",\"title-lines\":[\"T\"],"
    "\"signature\":{\"title\":\"S\"},"
    "\"fields\":["
    "{\"id\":\"what\",\"kind\":\"line\",\"label\":\"What\","
    "\"required\":{\"severity\":\"hint\",\"source\":" SOURCE "}},"
    "{\"id\":\"all\",\"kind\":\"number\",\"label\":\"All\"},"
    "{\"id\":\"one\",\"kind\":\"number\",\"label\":\"One\"},"
    "{\"id\":\"two\",\"kind\":\"number\",\"label\":\"Two\"},"
    "{\"id\":\"three\",\"kind\":\"number\",\"label\":\"Three\"},"
    "{\"id\":\"code\",\"kind\":\"line\",\"label\":\"Code\"},"
    "{\"id\":\"VII.places\",\"kind\":\"number\",\"label\":\"P\"},"
    "{\"id\":\"X.name\",\"kind\":\"list\",\"label\":\"N\"},"
    "{\"id\":\"X.attachments\",\"kind\":\"list\",\"label\":\"A\"}],"
    "\"plan\":{\"field\":\"what\"},"
    "\"sections\":[{\"id\":\"Q\",\"heading\":\"Q\",\"items\":["
    "{\"kind\":\"value\",\"field\":\"what\"}]}],"
    "\"rules\":["
    "{\"id\":\"x.sum\",\"kind\":\"sum\",\"severity\":\"warning\","
    "\"fields\":[\"all\",\"one\",\"two\",\"three\"]},"
    "{\"id\":\"x.most\",\"kind\":\"maximum\",\"severity\":\"error\","
    "\"fields\":[\"one\",\"two\"],\"value\":9},"
    "{\"id\":\"x.code\",\"kind\":\"pattern\",\"severity\":\"error\","
    "\"fields\":[\"code\"],\"pattern\":\"^[A-Z]{2}-[0-9]+$\"}]}";

/* Its deadline is not inclusive, its instant a reading, it knows a topic
 * of its own, and it wants commitments only for pilot models. */
static const char strange_call[] =
    "{\"format\":\"dexuat-call\",\"version\":1,\"id\":\"strange-2026\","
    "\"office\":\"Sở\",\"province\":\"P\",\"plan-year\":2026,"
    "\"notice\":{\"kind\":\"K\",\"symbol\":\"/S\",\"title\":\"T\"},"
    "\"deadline\":{\"text\":\"trước ngày 09/8/2025\","
    "\"instant\":\"2025-08-09T00:00:00+07:00\",\"inclusive\":false,"
    "\"doubt\":\"một cách hiểu\",\"source\":" SOURCE "},"
    "\"legal-bases\":[],\"requirements\":[],\"orientations\":[],"
    "\"groups\":[{\"id\":\"g\",\"title\":\"G\",\"source\":" SOURCE ","
    "\"topics\":[{\"id\":\"pilot-model\",\"source\":" SOURCE "}]}],"
    "\"schools\":{\"minimum\":3,\"source\":" SOURCE "},"
    "\"dossier\":[{\"kind\":\"commitment\",\"title\":\"C\","
    "\"topic\":\"pilot-model\",\"source\":" SOURCE "}],"
    "\"channels\":[],\"addresses\":[],\"contacts\":[],\"receipt\":[],"
    "\"process\":[],\"doubts\":[],"
    "\"topics\":[{\"id\":\"bees\",\"name\":\"Ong\",\"meaning\":\"M\"}]}";

static void
add (DxCatalog *catalog, const char *json, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;

  dx_catalog_add (catalog, bytes, path, &error);
  g_assert_no_error (error);
}

/* What is built in, the form "strange" and the call "strange-2026". */
DxCatalog *
fixture_catalog (void)
{
  DxCatalog *catalog = dx_catalog_new ();

  add (catalog, strange_form, "/x/form.json");
  add (catalog, strange_call, "/x/call.json");
  return catalog;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  JsonNode *node = dx_json_parse (bytes, &error);

  g_assert_no_error (error);
  return node;
}

static void
merge (JsonObject *into, const char *members)
{
  g_autofree char *json = g_strdup_printf ("{%s}", members);
  g_autoptr (JsonNode) node = parse (json);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if (JSON_NODE_HOLDS_NULL (value))
        json_object_remove_member (into, name);
      else
        json_object_set_member (into, name, json_node_copy (value));
    }
}

/* The sound proposal with what the arguments change in it. */
DxProposal *
fixture_make (DxCatalog *catalog,
              const char *head,
              const char *values,
              const char *topics)
{
  g_autoptr (JsonNode) root = parse (sound);
  JsonObject *object = json_node_get_object (root);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  DxProposal *proposal;

  if (values != NULL)
    merge (json_object_get_object_member (object, "values"), values);
  if (topics != NULL)
    json_object_set_member (object, "topics", parse (topics));
  if (head != NULL)
    merge (object, head);
  /* Not dx_json_print (), which joins separate accents. */
  text = json_to_string (root, FALSE);
  json = g_bytes_new (text, strlen (text));
  proposal = dx_proposal_new_from_json (json, catalog, &error);
  g_assert_no_error (error);
  return proposal;
}

GPtrArray *
fixture_check (DxCatalog *catalog, DxProposal *proposal, const char *now)
{
  g_autoptr (GDateTime) instant =
      g_date_time_new_from_iso8601 (now != NULL ? now : FIXTURE_NOW, NULL);

  g_assert_nonnull (instant);
  return dx_check (proposal, catalog, instant);
}

/* "error budget.sum IX.total; warning …" */
char *
fixture_describe (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "",
                              dx_severity_to_string (finding->severity),
                              finding->id, finding->field);
    }
  return g_string_free (text, FALSE);
}

/* A test of one change. */
void
fixture_test (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal) proposal =
      fixture_make (catalog, change->head, change->values, change->topics);
  g_autoptr (GPtrArray)
      findings = fixture_check (catalog, proposal, change->now);
  g_autofree char *described = fixture_describe (findings);

  g_assert_cmpstr (described, ==, change->findings);
  if (change->message != NULL)
    {
      const DxFinding *first = g_ptr_array_index (findings, 0);

      if (strstr (first->message, change->message) == NULL)
        g_error ("“%s” is not in “%s”", change->message, first->message);
    }
}
