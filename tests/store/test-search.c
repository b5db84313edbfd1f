/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <string.h>

#include "dx-proposal-list.h"
#include "dx-words-private.h"

/* What a search finds, and what it shows of it. */

static guint
count (DxProposalList *list, const char *search)
{
  DxProposalQuery query = { .search = search, .state = -1 };

  dx_proposal_list_set_query (list, &query);
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_folding (StoreFixture *fixture, gconstpointer data)
{
  static const char title[] =
      "Đo lường năng suất xanh theo TCVN ISO 14001:2015, 15/2022/TT-BKHCN";
  static const struct {
    const char *search;
    gboolean found;
  } rows[] = {
    { "do luong", TRUE },   { "đo lường", TRUE },
    { "Đo lường", TRUE },   { "ĐO LƯỜNG", TRUE },
    { "DO LUONG", TRUE },   { "luong do", TRUE },
    { "d", TRUE },          { "đ", TRUE },
    { "do l", TRUE },       { "lư", TRUE },
    { "đo\u0300", TRUE },   { "lu\u031bo\u031b\u0300ng", TRUE },
    { "14001", TRUE },      { "140", TRUE },
    { "15/2022", TRUE },    { "tt-bkhcn", TRUE },
    { "tcvn iso", TRUE },   { "uong", FALSE },
    { "do luongx", FALSE }, { "do khac", FALSE },
    { "4001", FALSE },      { "", TRUE },
    { "  ", TRUE },         { "“”", TRUE },
    { "\"do", TRUE },       { "do* OR x", FALSE },
    { "NOT do", FALSE },    { "xanh\" OR \"x", FALSE },
    { "list:do", FALSE },   { "do AND", FALSE },
    { "\xff", TRUE },
  };
  DxStore *store = store_open (fixture);
  g_autofree char *id = store_save_new (fixture, store, title);
  DxProposalList *list = dx_proposal_list_new (store);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (count (list, rows[i].search) != (rows[i].found ? 1 : 0))
      g_error ("“%s”: %s", rows[i].search,
               rows[i].found ? "not found" : "found");
  g_assert_finalize_object (list);
  store_close (&store);
}

/* Everything that people wrote, wherever. */
static void
test_places (StoreFixture *fixture, gconstpointer data)
{
  static const char json[] =
      "{\"format\":\"dexuat-proposal\",\"version\":1,\"values\":{"
      "\"I.name\":\"mot\",\"X.address\":\"hai\","
      "\"V.products\":[{\"name\":\"ba\",\"quantity\":777}],"
      "\"X.attachments\":[\"bon\"],\"other\":\"nam\"},"
      "\"topics\":[{\"id\":\"halal\",\"note\":\"sau\"}],"
      "\"unplaced\":[\"bay\"],\"z\":\"tam\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DxProposal)
      proposal = dx_proposal_new_from_json (bytes, fixture->catalog, NULL);
  DxStore *store = store_open (fixture);
  DxProposalList *list;

  store_save (store, proposal);
  list = dx_proposal_list_new (store);
  g_assert_cmpuint (count (list, "mot hai ba bon sau bay"), ==, 1);
  g_assert_cmpuint (count (list, "nam"), ==, 0);
  g_assert_cmpuint (count (list, "tam"), ==, 0);
  g_assert_cmpuint (count (list, "777"), ==, 0);
  g_assert_finalize_object (list);
  store_close (&store);
}

/* The words follow each save. */
static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "một", "hai");
  DxProposalList *list = dx_proposal_list_new (store);

  store_save (store, proposal);
  g_assert_cmpuint (count (list, "hai"), ==, 1);
  dx_proposal_set_text (proposal, "II.urgency", "ba");
  store_save (store, proposal);
  g_assert_cmpuint (count (list, "hai"), ==, 0);
  g_assert_cmpuint (count (list, "ba một"), ==, 1);
  g_assert_true (dx_store_trash (store, dx_proposal_get_id (proposal), NULL));
  g_assert_cmpuint (count (list, "ba"), ==, 0);
  store_assert_sound (store);
  g_assert_finalize_object (list);
  store_close (&store);
}

static char *
random_words (guint n)
{
  static const char *const words[] = { "đo",    "do",   "đồ",  "dân",
                                       "lường", "lưới", "l",   "la",
                                       "xanh",  "xa",   "x",   "năng",
                                       "nặng",  "suất", "sửa", "ISO" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

/* Whatever was saved in whatever order, the index finds what looking at
 * each one's words finds. */
static void
test_against_words (StoreFixture *fixture, gconstpointer data)
{
  static const char *const searches[] = {
    "d",  "do", "da",  "l",       "lu",        "luon",   "x",
    "xa", "i",  "s l", "do xanh", "nang suat", "iso sua"
  };
  g_autoptr (GPtrArray)
      proposals = g_ptr_array_new_with_free_func (g_object_unref);
  DxStore *store = store_open (fixture);
  DxProposalList *list = dx_proposal_list_new (store);

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (proposals, store_new_proposal (fixture, NULL, NULL));
  for (guint round = 0; round < 300; round++)
    {
      guint index = (guint) g_test_rand_int_range (0, 40);
      DxProposal *proposal = g_ptr_array_index (proposals, index);
      g_autofree char *text =
          random_words ((guint) g_test_rand_int_range (0, 5));

      dx_proposal_set_text (proposal, "II.urgency", text);
      store_save (store, proposal);
    }
  store_assert_sound (store);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      DxTokenizer *tokenizer = store->database->tokenizer;
      g_autoptr (DxSearch) search = dx_search_new (tokenizer, searches[i]);
      guint expected = 0;

      for (guint n = 0; n < proposals->len; n++)
        {
          DxProposal *proposal = g_ptr_array_index (proposals, n);
          g_autofree char *words = dx_words_collect (tokenizer, proposal);

          expected += dx_store_contains (store, dx_proposal_get_id (proposal))
                      && dx_search_matches (search, words);
        }
      g_assert_cmpuint (count (list, searches[i]), ==, expected);
    }
  g_assert_finalize_object (list);
  store_close (&store);
}

static void
assert_snippet (DxProposalList *list, const char *search, const char *expected)
{
  g_autoptr (DxProposalItem) item = NULL;

  g_assert_cmpuint (count (list, search), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (dx_proposal_item_get_snippet (item), ==, expected);
}

static void
test_snippets (StoreFixture *fixture, gconstpointer data)
{
  static const char text[] =
      "Một hai ba bốn năm sáu bảy tám chín mười.\nNăng  suất xanh là "
      "mục tiêu; đo lường trước, rồi mới đến các việc khác nữa của chúng "
      "ta trong năm nay và năm sau.";
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal)
      proposal = store_new_proposal (fixture, "Chứng nhận halal", text);
  DxProposalList *list = dx_proposal_list_new (store);
  g_autoptr (DxProposalItem) item = NULL;

  store_save (store, proposal);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_null (dx_proposal_item_get_snippet (item));
  assert_snippet (list, "halal", NULL);
  assert_snippet (list, "halal xanh",
                  "…chín mười. Năng suất xanh là mục "
                  "tiêu; đo lường trước, rồi mới đến "
                  "các việc…");
  assert_snippet (list, "do luong",
                  "…xanh là mục tiêu; đo lường trước, rồi mới đến các việc "
                  "khác nữa của chúng…");
  assert_snippet (list, "hai",
                  "Một hai ba bốn năm sáu bảy tám chín mười. Năng suất xanh "
                  "là mục tiêu…");
  assert_snippet (list, "và sau", "…ta trong năm nay và năm sau.");
  /* It follows what is saved. */
  g_object_unref (item);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  dx_proposal_set_text (proposal, "II.urgency", "và rồi sau đó");
  store_save (store, proposal);
  g_assert_cmpstr (dx_proposal_item_get_snippet (item), ==, "và rồi sau đó");
  g_assert_finalize_object (list);
  g_clear_object (&item);
  store_close (&store);
}

/* Words without end, and very many. */
static void
test_bounds (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *letters = g_strnfill (300000, 'a');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (DxSearch) search = NULL;
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "t", letters);
  DxProposalList *list = dx_proposal_list_new (store);
  g_autoptr (DxProposalItem) item = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "đđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđđ%u ", i);
  dx_proposal_set_text (proposal, "VII.places", many->str);
  store_save (store, proposal);
  g_assert_cmpuint (count (list, letters), ==, 1);
  g_assert_cmpuint (count (list, "ddddd"), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (strlen (dx_proposal_item_get_snippet (item)), <, 500);
  g_assert_cmpuint (count (list, many->str), ==, 1);
  search = dx_search_new (store->database->tokenizer, many->str);
  g_assert_cmpuint (search->n_terms, ==, DX_SEARCH_MAX_TERMS);
  g_assert_finalize_object (list);
  g_clear_object (&item);
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/search/folding", test_folding);
  STORE_TEST ("/search/places", test_places);
  STORE_TEST ("/search/changes", test_changes);
  STORE_TEST ("/search/against-words", test_against_words);
  STORE_TEST ("/search/snippets", test_snippets);
  STORE_TEST ("/search/bounds", test_bounds);
  return g_test_run ();
}
