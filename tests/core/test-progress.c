/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-progress.h"

#include <string.h>

#include "check-fixture.h"

#define A1 "a1-dxnv-tt15-2022"
#define SOURCE "{\"document\":\"Doc\",\"sentence\":\"Words.\"}"
#define REQUIRED(severity)                                                     \
  "\"required\":{\"severity\":\"" severity "\",\"source\":" SOURCE "}"
#define FIELD(id, kind)                                                        \
  "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"label\":\"L\""

/* Sections as no form has them: one field in several places, another in
 * none, a stand-in elsewhere, only optional fields, only words. */
static const char
    odd_form
        [] =
            "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"odd\","
            "\"title\":\"T\",\"issued\":\"2001-01-01\",\"title-lines\":[\"T\"],"
            "\"signature\":{\"title\":\"S\"},"
            "\"fields\":[" FIELD ("year", "year") "}," FIELD ("mail", "email") "}," FIELD ("note", "text") "}," FIELD ("name", "line") "," REQUIRED ("error") "}," FIELD ("months", "months") "}," FIELD (
                "time",
                "text") ",\"required\":{\"severity\":\"error\","
                        "\"unless\":\"months\",\"source\":" SOURCE
                        "}}," FIELD ("list", "list") "}," FIELD ("table", "table") ",\"columns\":[" FIELD ("c", "line") "}]}," FIELD (
                            "post",
                            "line") "," REQUIRED ("warning") "}],"
                                                             "\"sections\":["
                                                             "{\"id\":\"A\","
                                                             "\"heading\":"
                                                             "\"A\",\"items\":["
                                                             "{\"kind\":"
                                                             "\"text\","
                                                             "\"text\":\"W\"},"
                                                             "{\"kind\":"
                                                             "\"labelled\","
                                                             "\"parts\":[{"
                                                             "\"label\":\"P\","
                                                             "\"field\":"
                                                             "\"post\"},"
                                                             "{\"label\":\"N\","
                                                             "\"field\":"
                                                             "\"name\"}]},"
                                                             "{\"kind\":"
                                                             "\"value\","
                                                             "\"field\":"
                                                             "\"post\"}]},"
                                                             "{\"id\":\"B\","
                                                             "\"heading\":"
                                                             "\"B\",\"items\":["
                                                             "{\"kind\":"
                                                             "\"value\","
                                                             "\"field\":"
                                                             "\"time\","
                                                             "\"instead\":"
                                                             "\"note\"},"
                                                             "{\"kind\":"
                                                             "\"value\","
                                                             "\"field\":"
                                                             "\"name\"}]},"
                                                             "{\"id\":\"C\","
                                                             "\"heading\":"
                                                             "\"C\",\"items\":["
                                                             "{\"kind\":"
                                                             "\"table\","
                                                             "\"field\":"
                                                             "\"table\"},"
                                                             "{\"kind\":"
                                                             "\"value\","
                                                             "\"field\":"
                                                             "\"list\"},"
                                                             "{\"kind\":"
                                                             "\"value\","
                                                             "\"field\":"
                                                             "\"months\"}]},"
                                                             "{\"id\":\"D\","
                                                             "\"heading\":"
                                                             "\"D\",\"items\":["
                                                             "{\"kind\":"
                                                             "\"text\","
                                                             "\"text\":\"W\"}]}"
                                                             "]}";

static DxForm *
get_form (DxCatalog *catalog, const char *id)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (odd_form, strlen (odd_form));
  g_autoptr (GError) error = NULL;
  DxForm *form = dx_catalog_get_form (catalog, id, NULL);

  if (form != NULL)
    return form;
  dx_catalog_add (catalog, bytes, "/x/odd.json", &error);
  g_assert_no_error (error);
  form = dx_catalog_get_form (catalog, id, &error);
  g_assert_no_error (error);
  return form;
}

static DxProposal *
make_odd (DxCatalog *catalog, const char *values)
{
  g_autofree char *json = g_strdup_printf (
      "{\"format\":\"dexuat-proposal\",\"version\":1,\"form\":\"odd\","
      "\"values\":{%s}}",
      values);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DxProposal *proposal;

  get_form (catalog, "odd");
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  g_assert_no_error (error);
  return proposal;
}

static char *
name_fields (GPtrArray *fields)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", field->id);
    }
  return g_string_free (names, FALSE);
}

static void
test_list_fields (void)
{
  static const struct {
    const char *form;
    const char *section;
    const char *fields;
  } cases[] = {
    { A1, "I", "I.name" },
    { A1, "V", "V.results V.products" },
    { A1, "VIII", "VIII.duration VIII.months" },
    { A1, "IX", "IX.total IX.state-budget IX.counterpart IX.costs" },
    { A1, "X",
      "X.name X.address X.contact-name X.contact-position X.contact-phone "
      "X.contact-email X.attachments" },
    { A1, "XI", "" },
    { A1, "", "" },
    { "odd", "A", "post name" },
    { "odd", "B", "time note name" },
    { "odd", "C", "table list months" },
    { "odd", "D", "" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) fields = dx_progress_list_fields (
          get_form (catalog, cases[i].form), cases[i].section);
      g_autofree char *names = name_fields (fields);

      g_assert_cmpstr (names, ==, cases[i].fields);
    }
}

static void
test_find_section (void)
{
  static const struct {
    const char *form;
    const char *field;
    const char *section;
  } cases[] = {
    { A1, "I.name", "I" },     { A1, "VIII.months", "VIII" },
    { A1, "IX.costs", "IX" },  { A1, "X.contact-position", "X" },
    { A1, "plan-year", NULL }, { A1, "topics.halal", NULL },
    { A1, "", NULL },          { A1, "I", NULL },
    { "odd", "name", "A" },    { "odd", "note", "B" },
    { "odd", "months", "C" },  { "odd", "year", NULL },
    { "odd", "mail", NULL },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dx_progress_find_section (
                         get_form (catalog, cases[i].form), cases[i].field),
                     ==, cases[i].section);
}

/* A letter for each section and, behind a blank, for the topics: empty "-",
 * begun "b", complete "c", to mend "m". */
static char *
describe (DxProposal *proposal, GPtrArray *findings)
{
  static const char letters[] = { [DX_SECTION_EMPTY] = '-',
                                  [DX_SECTION_BEGUN] = 'b',
                                  [DX_SECTION_COMPLETE] = 'c',
                                  [DX_SECTION_TO_MEND] = 'm' };
  const DxForm *form = dx_proposal_get_form (proposal);
  GString *out = g_string_new (NULL);
  guint complete = 0;

  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);
      DxSectionState state =
          dx_progress_get_section (proposal, findings, section->id);

      g_string_append_c (out, letters[state]);
      complete += state == DX_SECTION_COMPLETE;
    }
  g_assert_cmpuint (dx_progress_count_complete (proposal, findings), ==,
                    complete);
  g_string_append_printf (out, " %c",
                          letters[dx_progress_get_topics (proposal, findings)]);
  return g_string_free (out, FALSE);
}

#define NO_SECTION_X                                                           \
  "\"X.name\":null,\"X.address\":null,\"X.contact-name\":null,"                \
  "\"X.contact-position\":null,\"X.contact-phone\":null,"                      \
  "\"X.contact-email\":null"

/* What the check says of the sound slip with something changed in it. */
static const struct {
  const char *values;
  const char *topics;
  const char *states;
} slips[] = {
  { NULL, NULL, "cccccccccc c" },
  { "\"plan-year\":null", NULL, "cccccccccc c" },
  { "\"I.name\":null", NULL, "-ccccccccc c" },
  { "\"I.name\":\" \"", NULL, "-ccccccccc c" },
  { "\"I.name\":\"…………\"", NULL, "-ccccccccc c" },
  /* Warnings and hints hinder nothing. */
  { "\"III.objectives\":\"Tốt.\"", NULL, "cccccccccc c" },
  { "\"X.contact-position\":null", NULL, "cccccccccc c" },
  { "\"X.contact-email\":null", NULL, "cccccccccb c" },
  { "\"X.contact-email\":\"nobody\"", NULL, "cccccccccm c" },
  /* What is wrong counts before what is missing. */
  { "\"X.contact-email\":\"nobody\",\"X.name\":null", NULL, "cccccccccm c" },
  { NO_SECTION_X, NULL, "cccccccccb c" },
  { NO_SECTION_X ",\"X.attachments\":null", NULL, "ccccccccc- c" },
  { NO_SECTION_X ",\"X.attachments\":[\"\",\"…\"]", NULL, "ccccccccc- c" },
  /* One stands in for the other. */
  { "\"VIII.duration\":null", NULL, "cccccccccc c" },
  { "\"VIII.months\":null", NULL, "cccccccccc c" },
  { "\"VIII.duration\":null,\"VIII.months\":null", NULL, "ccccccc-cc c" },
  { "\"VIII.duration\":null,\"VIII.months\":0", NULL, "cccccccbcc c" },
  { "\"VIII.months\":37", NULL, "cccccccmcc c" },
  /* Nought đồng is an answer. */
  { "\"IX.total\":0,\"IX.state-budget\":0,\"IX.counterpart\":0", NULL,
    "cccccccccc c" },
  { "\"IX.total\":1", NULL, "ccccccccmc c" },
  { "\"IX.total\":null", NULL, "ccccccccbc c" },
  { "\"V.results\":null,\"V.products\":[{\"name\":\"A\"}]", NULL,
    "ccccbccccc c" },
  { NULL, "[]", "cccccccccc -" },
  { NULL, "[{\"id\":\"halal\"}]", "cccccccccc b" },
  { NULL, "[{\"id\":\"halal\",\"note\":\" \\n\"}]", "cccccccccc b" },
  { NULL, "[{\"id\":\"halal\",\"note\":\"A\"},{\"id\":\"netzero\"}]",
    "cccccccccc b" },
  { NULL, "[{\"id\":\"unheard-of\",\"note\":\"A\"}]", "cccccccccc c" },
};

static void
test_states (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (DxProposal) proposal =
          fixture_make (catalog, NULL, slips[i].values, slips[i].topics);
      g_autoptr (GPtrArray)
          findings = fixture_check (catalog, proposal, FIXTURE_NOW);
      g_autofree char *states = describe (proposal, findings);

      g_test_message ("case %u", i);
      g_assert_cmpstr (states, ==, slips[i].states);
    }
}

static void
test_schools (void)
{
  g_autoptr (DxCatalog) catalog = fixture_catalog ();
  g_autoptr (DxProposal) proposal = fixture_make (
      catalog, "\"call\":\"strange-2026\"", NULL,
      "[{\"id\":\"university-modules\",\"note\":\"A\",\"schools\":2},"
      "{\"id\":\"halal\"}]");
  g_autoptr (GPtrArray)
      findings = fixture_check (catalog, proposal, FIXTURE_NOW);

  g_assert_cmpint (dx_progress_get_topics (proposal, findings), ==,
                   DX_SECTION_TO_MEND);
  g_assert_cmpint (dx_progress_get_topics (proposal, NULL), ==,
                   DX_SECTION_BEGUN);
}

static void
test_odd_sections (void)
{
  static const struct {
    const char *values;
    const char *states;
  } cases[] = {
    { "", "---c -" },
    { "\"name\":\"N\"", "cb-c -" },
    { "\"post\":\"P\"", "b--c -" },
    { "\"note\":\"N\"", "-b-c -" },
    { "\"time\":\"T\"", "-b-c -" },
    { "\"name\":\"N\",\"time\":\"T\"", "cc-c -" },
    { "\"name\":\"N\",\"months\":6", "cccc -" },
    { "\"name\":\"N\",\"months\":-1", "cbcc -" },
    { "\"list\":[\"\"]", "---c -" },
    { "\"list\":[\"a\"]", "--cc -" },
    { "\"table\":[]", "---c -" },
    { "\"table\":[{}]", "--cc -" },
    { "\"year\":2026,\"mail\":\"m\"", "---c -" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal = make_odd (catalog, cases[i].values);
      g_autoptr (GPtrArray) findings = dx_check (proposal, catalog, NULL);
      g_autofree char *checked = describe (proposal, findings);
      g_autofree char *unchecked = describe (proposal, NULL);

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (checked, ==, cases[i].states);
      g_assert_cmpstr (unchecked, ==, cases[i].states);
      g_assert_cmpint (dx_progress_get_section (proposal, findings, "E"), ==,
                       DX_SECTION_EMPTY);
    }
}

/* Which findings count, whoever has made them. */
static void
test_findings (void)
{
  static const struct {
    const char *id;
    DxSeverity severity;
    const char *field;
    const char *states;
  } cases[] = {
    { "x", DX_SEVERITY_ERROR, "name", "mm-c -" },
    { "x", DX_SEVERITY_ERROR, "months", "ccmc -" },
    { "x", DX_SEVERITY_WARNING, "name", "cc-c -" },
    { "x", DX_SEVERITY_HINT, "name", "cc-c -" },
    { "required.name", DX_SEVERITY_ERROR, "name", "bb-c -" },
    { "required.name", DX_SEVERITY_WARNING, "name", "cc-c -" },
    { "x", DX_SEVERITY_ERROR, "year", "cc-c -" },
    { "x", DX_SEVERITY_ERROR, "", "cc-c -" },
    { "x", DX_SEVERITY_ERROR, "topics.a", "cc-c -" },
    { "x", DX_SEVERITY_ERROR, "no-field", "cc-c -" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal)
      proposal = make_odd (catalog, "\"name\":\"N\",\"time\":\"T\"");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) findings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dx_finding_free);
      g_autofree char *states = NULL;

      g_ptr_array_add (findings,
                       dx_finding_new (cases[i].id, cases[i].severity,
                                       cases[i].field, g_strdup ("M"), NULL));
      states = describe (proposal, findings);
      g_assert_cmpstr (states, ==, cases[i].states);
    }
}

static void
test_title (void)
{
  static const struct {
    const char *values;
    const char *title;
  } cases[] = {
    { "", NULL },
    { "\"year\":2026,\"mail\":\"a@b.vn\",\"list\":[\"a\"]", NULL },
    { "\"name\":\"Hội thảo\"", "Hội thảo" },
    { "\"name\":\"Hội thảo\",\"time\":\"T\"", "Hội thảo" },
    { "\"note\":\" … \",\"name\":\"N\"", "N" },
    { "\"time\":\"T\",\"post\":\"P\"", "T" },
    { "\"name\":\"  Hội \\t thảo\\u00a0\\u00a0lớn \"", "Hội thảo lớn" },
    { "\"name\":\"Một\\nHai\"", "Một" },
    { "\"name\":\"Một\\r\\nHai\"", "Một" },
    { "\"name\":\"\\n \\n…\\n Một \\nHai\"", "Một" },
    { "\"name\":\"“Xanh”\\n\"", "“Xanh”" },
    { "\"name\":\"2\"", "2" },
  };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal = make_odd (catalog, cases[i].values);
      g_autofree char *title = dx_progress_get_title (proposal);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_new_slip (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal)
      proposal = dx_proposal_new (get_form (catalog, A1), NULL);
  g_autoptr (GPtrArray) findings = dx_check (proposal, catalog, NULL);
  g_autofree char *states = describe (proposal, findings);

  g_assert_cmpstr (states, ==, "---------- -");
  g_assert_null (dx_progress_get_title (proposal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/list-fields", test_list_fields);
  g_test_add_func ("/progress/find-section", test_find_section);
  g_test_add_func ("/progress/states", test_states);
  g_test_add_func ("/progress/schools", test_schools);
  g_test_add_func ("/progress/odd-sections", test_odd_sections);
  g_test_add_func ("/progress/findings", test_findings);
  g_test_add_func ("/progress/title", test_title);
  g_test_add_func ("/progress/new-slip", test_new_slip);

  return g_test_run ();
}
