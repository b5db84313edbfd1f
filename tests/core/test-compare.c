/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-proposal-compare.h"

#include <string.h>

#define ID "6b1d2f0e-5a3c-4f7e-9b1a-2c3d4e5f6a7b"
#define HEAD "{\"format\":\"dexuat-proposal\",\"version\":1"
#define SOUND                                                                  \
  "\"values\":{\"plan-year\":2026,\"I.name\":\"Một\","                       \
  "\"VIII.months\":18,\"IX.total\":1200000000,"                                \
  "\"X.attachments\":[\"a\",\"b\"],"                                           \
  "\"IX.costs\":[{\"item\":\"A\",\"amount\":5},{\"note\":\"N\"}]},"            \
  "\"topics\":[{\"id\":\"a\",\"note\":\"N\"},{\"id\":\"b\"},{\"id\":\"c\"}]"
#define TOPICS(ids) "\"values\":{},\"topics\":[" ids "]"
#define T(id) "{\"id\":\"" id "\"}"
#define VALUES(members) "\"values\":{" members "}"
#define COSTS(rows) VALUES ("\"IX.costs\":[" rows "]")

typedef struct {
  DxCatalog *catalog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->catalog = dx_catalog_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->catalog);
}

static DxProposal *
make (DxCatalog *catalog, const char *members)
{
  g_autofree char *json = g_strconcat (HEAD, ",", members, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DxProposal *proposal = dx_proposal_new_from_json (bytes, catalog, &error);

  g_assert_no_error (error);
  return proposal;
}

static char *
print (DxProposal *proposal)
{
  g_autoptr (GBytes) bytes = dx_proposal_to_json (proposal);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* One below the other. */
static char *
join (GPtrArray *words)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (ended, g_ptr_array_index (words, i));
  g_ptr_array_add (ended, NULL);
  return g_strjoinv (" ", (char **) ended->pdata);
}

static const struct {
  const char *before;
  const char *after;
  const char *changes;
} pairs[] = {
  { SOUND, SOUND, "" },
  { SOUND, "\"values\":{}",
    "plan-year I.name VIII.months IX.total IX.costs X.attachments topics.a "
    "topics.b topics.c" },
  { "\"values\":{}", SOUND,
    "plan-year I.name VIII.months IX.total IX.costs X.attachments topics.a "
    "topics.b topics.c" },
  /* Not compared. */
  { "\"id\":\"" ID "\",\"revision\":4,\"x\":1", "\"x\":2,\"topics\":[]", "" },
  { VALUES ("\"XI.y\":1"), VALUES ("\"XI.y\":2"), "" },
  { COSTS ("{\"x\":1}"), COSTS ("{\"x\":2}"), "" },
  /* Values. */
  { VALUES ("\"I.name\":\"a\""), VALUES ("\"I.name\":\"A\""), "I.name" },
  { VALUES ("\"I.name\":\"\""), VALUES (""), "I.name" },
  { VALUES ("\"I.name\":\"\\u00e2\""), VALUES ("\"I.name\":\"a\\u0302\""), "" },
  { VALUES ("\"IX.total\":0"), VALUES (""), "IX.total" },
  { VALUES ("\"IX.total\":1"), VALUES ("\"IX.total\":2"), "IX.total" },
  { VALUES ("\"X.attachments\":[]"), VALUES (""), "X.attachments" },
  { VALUES ("\"X.attachments\":[\"a\",\"b\"]"),
    VALUES ("\"X.attachments\":[\"b\",\"a\"]"), "X.attachments" },
  { COSTS (""), VALUES (""), "IX.costs" },
  { COSTS ("{}"), COSTS (""), "IX.costs" },
  { COSTS ("{\"item\":\"a\"}"), COSTS ("{\"note\":\"a\"}"), "IX.costs" },
  { COSTS ("{\"amount\":1}"), COSTS ("{\"amount\":2}"), "IX.costs" },
  { COSTS ("{\"amount\":0}"), COSTS ("{}"), "IX.costs" },
  { COSTS ("{\"item\":\"a\"},{\"item\":\"b\"}"),
    COSTS ("{\"item\":\"b\"},{\"item\":\"a\"}"), "IX.costs" },
  /* Topics: what they say, then which there are, then their order. */
  { TOPICS ("{\"id\":\"a\",\"note\":\"N\"}"), TOPICS (T ("a")), "topics.a" },
  { TOPICS ("{\"id\":\"a\",\"note\":\"\"}"), TOPICS (T ("a")), "topics.a" },
  { TOPICS ("{\"id\":\"a\",\"schools\":0}"), TOPICS (T ("a")), "topics.a" },
  { TOPICS ("{\"id\":\"a\",\"schools\":1}"),
    TOPICS ("{\"id\":\"a\",\"schools\":2}"), "topics.a" },
  { TOPICS ("{\"id\":\"a\",\"x\":1}"), TOPICS (T ("a")), "" },
  { TOPICS (T ("a") "," T ("b")), TOPICS (T ("b")), "topics.a" },
  { TOPICS (T ("b")), TOPICS (T ("a") "," T ("b")), "topics.a" },
  { TOPICS (T ("a") "," T ("b")), TOPICS (T ("c") "," T ("d")),
    "topics.c topics.d topics.a topics.b" },
  { TOPICS (T ("a") "," T ("b") "," T ("c") "," T ("d")),
    TOPICS (T ("b") "," T ("c") "," T ("d") "," T ("a")), "topics.a" },
  { TOPICS (T ("a") "," T ("b") "," T ("c") "," T ("d")),
    TOPICS (T ("d") "," T ("a") "," T ("x") "," T ("b") "," T ("c")),
    "topics.d topics.x" },
  { TOPICS (T ("a") "," T ("b") "," T ("c")),
    TOPICS (T ("c") "," T ("b") "," T ("a")), "topics.b topics.a" },
  /* The call. */
  { "\"call\":\"dien-bien-2026\"", "\"call\":\"dien-bien-2026\"", "" },
  { "\"call\":\"dien-bien-2026\"", "\"call\":\"cao-bang-2026\"", "call" },
  { "\"call\":\"dien-bien-2026\"", "\"revision\":1", "call" },
  { "\"revision\":1", "\"call\":\"dien-bien-2026\"," TOPICS (T ("a")),
    "topics.a call" },
};

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DxProposal) before = make (fixture->catalog, pairs[i].before);
      g_autoptr (DxProposal) after = make (fixture->catalog, pairs[i].after);
      g_autoptr (GPtrArray) changes = dx_proposal_compare (before, after);
      g_autofree char *joined = join (changes);

      g_test_message ("%s → %s", pairs[i].before, pairs[i].after);
      g_assert_cmpstr (joined, ==, pairs[i].changes);
    }
}

typedef struct {
  GPtrArray *heard;
  DxProposal *goal;
} Listener;

/* At each signal, all of the assignment has been made. */
static void
changed_cb (DxProposal *proposal, const char *field, Listener *listener)
{
  g_autoptr (GPtrArray)
      changes = dx_proposal_compare (proposal, listener->goal);

  g_assert_cmpuint (changes->len, ==, 0);
  g_ptr_array_add (listener->heard, g_strdup (field));
}

static void
assign_and_hear (DxProposal *self, DxProposal *from, const char *expected)
{
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_free);
  Listener listener = { heard, from };
  gulong handler =
      g_signal_connect (self, "changed", G_CALLBACK (changed_cb), &listener);
  g_autofree char *joined = NULL;

  dx_proposal_assign (self, from);
  joined = join (heard);
  g_assert_cmpstr (joined, ==, expected);
  g_signal_handler_disconnect (self, handler);
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (DxProposal) self = make (fixture->catalog, pairs[i].before);
      g_autoptr (DxProposal) from = make (fixture->catalog, pairs[i].after);
      g_autofree char *id = g_strdup (dx_proposal_get_id (self));
      gint64 revision = dx_proposal_get_revision (self);

      assign_and_hear (self, from, pairs[i].changes);
      assign_and_hear (self, from, "");
      g_assert_cmpstr (dx_proposal_get_id (self), ==, id);
      g_assert_cmpint (dx_proposal_get_revision (self), ==, revision);
    }
}

#define UNKNOWN                                                                \
  "\"id\":\"" ID "\",\"revision\":3,\"values\":{\"XI.y\":[1],"                 \
  "\"IX.costs\":[{\"item\":\"A\",\"x\":2}]},"                                  \
  "\"topics\":[{\"id\":\"a\",\"x\":3}],\"unplaced\":[\"Lạc\"],\"z\":{}"

/* Unknown members come along, at every level; the id and revision do not. */
static void
test_assign_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) self = make (
      fixture->catalog, "\"id\":\"" ID "\",\"revision\":3,\"w\":1," SOUND);
  g_autoptr (DxProposal) from = make (fixture->catalog, UNKNOWN);
  g_autofree char *expected = print (from);
  g_autofree char *printed = NULL;
  const char *const *unplaced;

  dx_proposal_set_revision (from, 9);
  dx_proposal_assign (self, from);
  printed = print (self);
  g_assert_cmpstr (printed, ==, expected);
  unplaced = dx_proposal_get_unplaced (self);
  g_assert_cmpstr (unplaced[0], ==, "Lạc");
  g_assert_null (unplaced[1]);
}

/* Neither has anything of the other's. */
static void
test_assign_is_deep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) self = make (fixture->catalog, "\"values\":{}");
  g_autoptr (DxProposal) from = make (fixture->catalog, SOUND);
  g_autofree char *expected = print (from);
  g_autofree char *printed = NULL;

  dx_proposal_assign (self, from);
  dx_proposal_set_text (self, "I.name", "Khác");
  dx_proposal_set_cell_text (self, "IX.costs", 0, "item", "Khác");
  dx_proposal_remove_row (self, "IX.costs", 1);
  dx_proposal_set_topic (self, "a", "Khác", TRUE, 5);
  printed = print (from);
  g_assert_cmpstr (printed, ==, expected);

  dx_proposal_assign (from, from);
  g_clear_pointer (&printed, g_free);
  printed = print (from);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_assign_normalized (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal)
      self = make (fixture->catalog, VALUES ("\"I.name\":\"\\u00e2\""));
  g_autoptr (DxProposal)
      from = make (fixture->catalog, VALUES ("\"I.name\":\"a\\u0302\""));

  g_assert_false (dx_proposal_was_normalized (self, "I.name"));
  assign_and_hear (self, from, "");
  g_assert_true (dx_proposal_was_normalized (self, "I.name"));
}

static DxForm *
read_form (const char *id, const char *kind, const char *columns)
{
  g_autofree char *json = g_strdup_printf (
      "{\"format\":\"dexuat-form\",\"version\":1,\"id\":\"%s\","
      "\"title\":\"T\",\"issued\":\"2001-01-01\",\"title-lines\":[\"T\"],"
      "\"signature\":{\"title\":\"S\"},\"fields\":["
      "{\"id\":\"a\",\"kind\":\"%s\",\"label\":\"L\"},"
      "{\"id\":\"t\",\"kind\":\"table\",\"label\":\"L\",\"columns\":[%s]}],"
      "\"plan\":{\"field\":\"a\"},"
      "\"sections\":[{\"id\":\"A\",\"heading\":\"H\",\"items\":["
      "{\"kind\":\"value\",\"field\":\"a\"}]}]}",
      id, kind, columns);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DxForm *form = dx_form_new_from_json (bytes, "/x/form.json", &error);

  g_assert_no_error (error);
  return form;
}

#define COLUMN(id, kind)                                                       \
  "{\"id\":\"" id "\",\"kind\":\"" kind "\",\"label\":\"L\"}"

/* A form that was read twice is one form; others do not fit. */
static void
test_forms (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    const char *kind;
    const char *columns;
    gboolean fits;
  } cases[] = {
    { "one", "line", COLUMN ("c", "line"), TRUE },
    { "two", "line", COLUMN ("c", "line"), FALSE },
    { "one", "text", COLUMN ("c", "line"), FALSE },
    { "one", "line", COLUMN ("d", "line"), FALSE },
    { "one", "line", COLUMN ("c", "number"), FALSE },
    { "one", "line", COLUMN ("c", "line") "," COLUMN ("d", "line"), FALSE },
  };
  g_autoptr (DxForm) form = read_form ("one", "line", COLUMN ("c", "line"));
  g_autoptr (DxProposal) self = dx_proposal_new (form, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxForm)
          other = read_form (cases[i].id, cases[i].kind, cases[i].columns);
      g_autoptr (DxProposal) from = dx_proposal_new (other, NULL);

      dx_proposal_insert_row (from, "t", 0);
      if (!cases[i].fits)
        g_test_expect_message ("dexuat-core", G_LOG_LEVEL_CRITICAL,
                               "*is_same_form*");
      dx_proposal_assign (self, from);
      g_assert_cmpuint (dx_proposal_get_n_rows (self, "t"), ==,
                        cases[i].fits ? 1 : 0);
      if (!cases[i].fits)
        {
          g_test_expect_message ("dexuat-core", G_LOG_LEVEL_CRITICAL,
                                 "*is_same_form*");
          g_assert_null (dx_proposal_compare (self, from));
        }
      g_test_assert_expected_messages ();
      dx_proposal_clear (self, "t");
    }
}

static void
test_value_text (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *members;
    const char *field;
    const char *text;
  } cases[] = {
    { SOUND, "I.name", "Một" },
    { SOUND, "II.urgency", "" },
    { VALUES ("\"II.urgency\":\"a\\n\\nb \""), "II.urgency", "a\n\nb " },
    { SOUND, "plan-year", "2026" },
    { SOUND, "VIII.months", "18 tháng" },
    { SOUND, "IX.total", "1.200.000.000 đồng" },
    { VALUES ("\"IX.total\":0"), "IX.total", "0 đồng" },
    { VALUES ("\"IX.total\":-5000"), "IX.total", "-5.000 đồng" },
    { SOUND, "IX.state-budget", "" },
    { SOUND, "X.attachments", "a\nb" },
    { VALUES ("\"X.attachments\":[]"), "X.attachments", "" },
    { VALUES ("\"X.attachments\":[\"a\\nb\",\"\",\"c\"]"), "X.attachments",
      "a b\n\nc" },
    /* Cells keep their places. */
    { SOUND, "IX.costs", "A · 5 đồng\n ·  ·  ·  · N" },
    { COSTS (""), "IX.costs", "" },
    { COSTS ("{},{\"item\":\"a\\nb\"},{\"item\":\"\",\"counterpart\":1000}"),
      "IX.costs", "\na b\n ·  ·  · 1.000 đồng" },
    { VALUES (""), "IX.costs", "" },
    /* Topics and the call. */
    { SOUND, "topics.a", "N" },
    { SOUND, "topics.b", "" },
    { SOUND, "topics.x", "" },
    { TOPICS ("{\"id\":\"a\",\"schools\":5}"), "topics.a",
      "Số trường tham gia: 05" },
    { TOPICS ("{\"id\":\"a\",\"schools\":12,\"note\":\"x\\ny\"}"), "topics.a",
      "Số trường tham gia: 12\nx\ny" },
    { SOUND, "call", "" },
    { "\"call\":\"dien-bien-2026\"", "call",
      "Sở Khoa học và Công nghệ tỉnh Điện Biên · 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal)
          proposal = make (fixture->catalog, cases[i].members);
      g_autofree char *text = dx_proposal_value_text (proposal, cases[i].field);

      g_test_message ("%s", cases[i].members);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_copy_as_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal)
      old = make (fixture->catalog, "\"call\":\"dien-bien-2026\"," UNKNOWN);
  g_autoptr (DxProposal) new = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *printed = NULL;
  DxCall *call = dx_catalog_get_call (fixture->catalog, "thanh-hoa-2024", NULL);
  gint64 year = 0;

  new = dx_proposal_copy_as_new (old, call);
  g_assert_cmpstr (dx_proposal_get_id (new), !=, ID);
  g_assert_true (g_uuid_string_is_valid (dx_proposal_get_id (new)));
  g_assert_cmpint (dx_proposal_get_revision (new), ==, 0);
  g_assert_true (dx_proposal_get_call (new) == call);
  g_assert_true (dx_proposal_get_integer (new, "plan-year", &year));
  g_assert_cmpint (year, ==, call->plan_year);
  changes = dx_proposal_compare (old, new);
  joined = join (changes);
  g_assert_cmpstr (joined, ==, "plan-year call");
  printed = print (new);
  g_assert_nonnull (strstr (printed, "\"XI.y\""));
  g_assert_nonnull (strstr (printed, "\"x\": 2"));
  g_assert_nonnull (strstr (printed, "\"x\": 3"));
  g_assert_nonnull (strstr (printed, "\"z\""));
  g_assert_nonnull (strstr (printed, "\"Lạc\""));
  g_assert_null (strstr (printed, "\"revision\""));
  /* The old one is as it was. */
  g_assert_cmpstr (dx_proposal_get_id (old), ==, ID);
  g_assert_cmpint (dx_proposal_get_revision (old), ==, 3);
}

static void
test_copy_without_call (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal)
      old = make (fixture->catalog, "\"call\":\"dien-bien-2026\"," SOUND);
  g_autoptr (DxProposal) new = dx_proposal_copy_as_new (old, NULL);
  g_autoptr (GPtrArray) changes = dx_proposal_compare (old, new);
  g_autofree char *joined = join (changes);

  g_assert_cmpstr (joined, ==, "call");
  g_assert_null (dx_proposal_get_call (new));
}

/* A plan year in words is left to the user. */
static void
test_copy_with_words_for_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxForm) form = read_form ("one", "line", COLUMN ("c", "line"));
  g_autoptr (DxProposal) old = dx_proposal_new (form, NULL);
  DxCall *call = dx_catalog_get_call (fixture->catalog, "thanh-hoa-2024", NULL);
  g_autoptr (DxProposal) new = NULL;

  dx_proposal_set_text (old, "a", "năm 2024");
  new = dx_proposal_copy_as_new (old, call);
  g_assert_cmpstr (dx_proposal_get_text (new, "a"), ==, "năm 2024");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/compare/compare", test_compare);
  add ("/compare/assign", test_assign);
  add ("/compare/assign-unknown", test_assign_unknown);
  add ("/compare/assign-is-deep", test_assign_is_deep);
  add ("/compare/assign-normalized", test_assign_normalized);
  add ("/compare/forms", test_forms);
  add ("/compare/value-text", test_value_text);
  add ("/compare/copy-as-new", test_copy_as_new);
  add ("/compare/copy-without-call", test_copy_without_call);
  add ("/compare/copy-with-words-for-year", test_copy_with_words_for_year);

  return g_test_run ();
}
