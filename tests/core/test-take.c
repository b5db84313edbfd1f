/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-proposal-take.h"

#include <string.h>

#include "dx-proposal-compare.h"

#define HEAD "{\"format\":\"dexuat-proposal\",\"version\":1"
#define TOPICS(ids) "\"values\":{},\"topics\":[" ids "]"
#define T(id) "{\"id\":\"" id "\"}"
#define MINE                                                                   \
  "\"x\":1,\"values\":{\"I.name\":\"Một\",\"II.urgency\":\"Hai\","           \
  "\"IX.total\":5,\"X.attachments\":[\"a\"],\"XI.y\":1}"
#define THEIRS                                                                 \
  "\"x\":2,\"call\":\"dien-bien-2026\",\"values\":{\"I.name\":\"Mới\","      \
  "\"II.urgency\":\"Khác\",\"IX.costs\":[{\"item\":\"A\",\"amount\":5}],"     \
  "\"XI.y\":2}"

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
join (GPtrArray *words)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            (char *) g_ptr_array_index (words, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
changed_cb (DxProposal *proposal, const char *field, GPtrArray *heard)
{
  g_ptr_array_add (heard, g_strdup (field));
}

/* What is taken, and what differs afterwards. */
static const struct {
  const char *mine;
  const char *theirs;
  const char *taken;
  const char *left;
} takes[] = {
  { MINE, THEIRS, "",
    "I.name II.urgency IX.total IX.costs X.attachments call" },
  { MINE, THEIRS, "I.name", "II.urgency IX.total IX.costs X.attachments call" },
  { MINE, THEIRS, "IX.costs call", "I.name II.urgency IX.total X.attachments" },
  { MINE, THEIRS, "I.name II.urgency IX.total IX.costs X.attachments call",
    "" },
  /* Topics: each where the other has it. */
  { TOPICS (T ("a") "," T ("b") "," T ("c") "," T ("d")),
    TOPICS (T ("d") "," T ("a") "," T ("x") "," T ("b") "," T ("c")),
    "topics.d topics.x", "" },
  { TOPICS (T ("a") "," T ("b")), TOPICS (T ("c") "," T ("d")),
    "topics.c topics.d topics.a topics.b", "" },
  { TOPICS (T ("a") "," T ("b")), TOPICS (T ("b")), "topics.a", "" },
  { TOPICS (T ("a") "," T ("b")), TOPICS (T ("c") "," T ("d")), "topics.d",
    "topics.c topics.a topics.b" },
  { TOPICS (T ("a") "," T ("b") "," T ("c")),
    TOPICS (T ("c") "," T ("b") "," T ("a")), "topics.b topics.a", "" },
};

static void
test_take (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    {
      g_autoptr (DxProposal) mine = make (fixture->catalog, takes[i].mine);
      g_autoptr (DxProposal) theirs = make (fixture->catalog, takes[i].theirs);
      g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func (g_free);
      g_auto (GStrv) taken = *takes[i].taken != '\0'
                                 ? g_strsplit (takes[i].taken, " ", 0)
                                 : g_new0 (char *, 1);
      g_autoptr (GPtrArray) left = NULL;
      g_autofree char *told = NULL;
      g_autofree char *differs = NULL;

      g_signal_connect (mine, "changed", G_CALLBACK (changed_cb), heard);
      dx_proposal_take (mine, theirs, (const char *const *) taken);
      left = dx_proposal_compare (mine, theirs);
      differs = join (left);
      told = join (heard);
      g_assert_cmpstr (differs, ==, takes[i].left);
      g_assert_cmpstr (told, ==, takes[i].taken);
    }
}

/* What the form does not know stays what it was. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const taken[] = { "I.name", NULL };
  g_autoptr (DxProposal) mine = make (fixture->catalog, MINE);
  g_autoptr (DxProposal) theirs = make (fixture->catalog, THEIRS);
  g_autoptr (GBytes) json = NULL;
  g_autofree char *text = NULL;

  dx_proposal_take (mine, theirs, taken);
  json = dx_proposal_to_json (mine);
  text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  g_assert_nonnull (strstr (text, "\"x\": 1"));
  g_assert_nonnull (strstr (text, "\"XI.y\": 1"));
}

static const struct {
  const char *field;
  const char *before;
  const char *text;
  const char *after;
} appends[] = {
  { "II.urgency", "Một", "Hai\nBa", "Một\nHai\nBa" },
  { "II.urgency", NULL, "Hai", "Hai" },
  { "II.urgency", "", "Hai", "Hai" },
  { "I.name", "Một", "hai\nba", "Một hai ba" },
  { "X.contact-phone", NULL, "0912", "0912" },
};

static void
test_append (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DxProposal) listed = make (fixture->catalog, MINE);

  for (guint i = 0; i < G_N_ELEMENTS (appends); i++)
    {
      g_autoptr (DxProposal)
          proposal = make (fixture->catalog, "\"values\":{}");

      dx_proposal_set_text (proposal, appends[i].field, appends[i].before);
      dx_proposal_append (proposal, appends[i].field, appends[i].text);
      g_assert_cmpstr (dx_proposal_get_text (proposal, appends[i].field), ==,
                       appends[i].after);
    }
  dx_proposal_append (listed, "X.attachments", "b");
  g_assert_cmpstr (dx_proposal_get_list (listed, "X.attachments")[1], ==, "b");
}

static void
test_can_append (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *field;
    gboolean can;
  } fields[] = {
    { "I.name", TRUE },        { "II.urgency", TRUE },
    { "X.attachments", TRUE }, { "X.contact-email", TRUE },
    { "VIII.months", FALSE },  { "IX.total", FALSE },
    { "V.products", FALSE },
  };
  DxForm *form = dx_catalog_get_default_form (fixture->catalog);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (
        dx_proposal_can_append (dx_form_get_field (form, fields[i].field)), ==,
        fields[i].can);
}

static void
test_unplaced (Fixture *fixture, gconstpointer data)
{
  static const char *const some[] = { "Một", "Hai", NULL };
  static const char *const more[] = { "Hai", "Ba", NULL };
  g_autoptr (DxProposal) mine = make (fixture->catalog, "\"values\":{}");
  const char *const *all;

  dx_proposal_add_unplaced (mine, some);
  dx_proposal_add_unplaced (mine, more);
  all = dx_proposal_get_unplaced (mine);
  g_assert_cmpuint (g_strv_length ((GStrv) all), ==, 3);
  g_assert_cmpstr (all[2], ==, "Ba");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/take/take", test_take },
    { "/take/unknown", test_unknown },
    { "/take/append", test_append },
    { "/take/can-append", test_can_append },
    { "/take/unplaced", test_unplaced },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
