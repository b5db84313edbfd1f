/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-overlap.h"

#include <string.h>

static DxTaskList *
load_tasks (void)
{
  g_autoptr (GError) error = NULL;
  DxTaskList *list = dx_task_list_load ("results-2025", &error);

  g_assert_no_error (error);
  return list;
}

static DxProposal *
make_proposal (DxCatalog *catalog, const DxTask *task)
{
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);

  if (task == NULL)
    return proposal;
  dx_proposal_set_text (proposal, "I.name", task->name);
  dx_proposal_set_text (proposal, "III.objectives", task->objectives);
  dx_proposal_set_text (proposal, "V.results", task->results);
  return proposal;
}

static void
test_tasks (void)
{
  g_autoptr (DxTaskList) list = load_tasks ();
  const DxTask *task = g_ptr_array_index (list->tasks, 0);
  g_autofree char *text = dx_task_get_text (task);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (list->tasks->len, ==, 2);
  g_assert_cmpuint (task->months, ==, 15);
  g_assert_nonnull (list->source);
  g_assert_true (g_str_has_prefix (text, task->name));
  g_assert_nonnull (strstr (text, "150 đại biểu/hội thảo"));
  g_assert_null (dx_task_list_load ("../forms/a1-dxnv-tt15-2022", &error));
  g_clear_error (&error);
  g_assert_null (dx_task_list_load ("none", &error));
}

static void
test_bad_tasks (void)
{
  static const struct {
    const char *tasks;
    const char *place;
  } cases[] = {
    { "{}", "$.tasks" },
    { "[{\"name\":\"N\"}]", "$.tasks[0].id" },
    { "[{\"id\":\"a\"}]", "$.tasks[0].name" },
    { "[{\"id\":\"a\",\"name\":\"\"}]", "$.tasks[0].name" },
    { "[{\"id\":\"a\",\"name\":\"N\",\"months\":\"15\"}]",
      "$.tasks[0].months" },
    { "[{\"id\":\"a\",\"name\":\"N\"},{\"id\":\"a\",\"name\":\"M\"}]",
      "$.tasks[1]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"format\":\"dexuat-tasks\",\"version\":1,"
                           "\"id\":\"l\",\"title\":\"T\",\"tasks\":%s}",
                           cases[i].tasks);
      g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_assert_null (dx_task_list_new_from_json (json, &error));
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

/* What is proposed counts; who proposes it, and what the form says, do
 * not. */
static void
test_text (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = make_proposal (catalog, NULL);
  g_autofree char *text = NULL;
  DxSketch sketch;

  dx_proposal_set_text (proposal, "I.name", "Tên");
  dx_proposal_set_text (proposal, "IV.contents", "Nội dung");
  dx_proposal_set_text (proposal, "X.name", "Công ty");
  dx_proposal_set_text (proposal, "X.contact-email", "a@b.vn");
  dx_proposal_insert_row (proposal, "V.products", 0);
  dx_proposal_set_cell_text (proposal, "V.products", 0, "name", "Sổ tay");
  text = dx_overlap_text (proposal);
  g_assert_cmpstr (text, ==, "Tên\nNội dung\nSổ tay\n");
  dx_proposal_set_text (proposal, "IV.contents",
                        "DỰ KIẾN CÁC NỘI DUNG CHÍNH CẦN THỰC HIỆN");
  dx_overlap_sketch (proposal, &sketch);
  /* The runs over the ends of the heading only. */
  g_assert_cmpuint (sketch.n_shingles, <=, 4);
}

static void
add_tasks (DxOverlapIndex *index, const DxTaskList *list)
{
  for (guint i = 0; i < list->tasks->len; i++)
    {
      const DxTask *task = g_ptr_array_index (list->tasks, i);
      DxSketch sketch;

      dx_overlap_sketch_task (task, NULL, &sketch);
      dx_overlap_index_add (index, task->id, task->name, &sketch);
    }
}

static void
test_query (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxTaskList) list = load_tasks ();
  const DxTask *task = g_ptr_array_index (list->tasks, 1);
  g_autoptr (DxProposal) proposal = make_proposal (catalog, task);
  g_autoptr (DxOverlapIndex) index = dx_overlap_index_new ();
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) named = NULL;
  const DxOverlapHit *hit;
  DxSketch sketch, none;

  add_tasks (index, list);
  g_assert_cmpuint (dx_overlap_index_get_size (index), ==, 2);
  dx_overlap_sketch (proposal, &sketch);
  hits = dx_overlap_index_query (index, task->name, &sketch, NULL, 0);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->id, ==, task->id);
  g_assert_cmpfloat (hit->text, >, 0.9);
  g_assert_cmpfloat_with_epsilon (hit->name, 1, 1e-9);
  others = dx_overlap_index_query (index, task->name, &sketch, task->id, 0);
  g_assert_cmpuint (others->len, ==, 0);

  /* By the name alone. */
  dx_sketch_init (&none, "", NULL);
  named = dx_overlap_index_query (
      index,
      "Truyền thông năng suất chất lượng thông qua tổ chức các hội nghị, hội "
      "thảo năm 2026",
      &none, NULL, 1);
  g_assert_cmpuint (named->len, ==, 1);
  hit = g_ptr_array_index (named, 0);
  g_assert_cmpstr (hit->id, ==, "hoi-nghi-hoi-thao-2025");
}

static void
test_passages (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxStopWords)
      stop = dx_overlap_form_words (dx_catalog_get_default_form (catalog));
  g_autoptr (DxTaskList) list = load_tasks ();
  const DxTask *task = g_ptr_array_index (list->tasks, 0);
  static const char text[] =
      "Dự kiến tổ chức:\n01 Hội thảo năng suất cấp quốc gia năm 2026 (Diễn đàn "
      "Năng suất quốc gia) tổ chức tại Thành phố Huế với sự tham gia của "
      "Lãnh đạo Chính phủ, lãnh đạo các Bộ, ngành, địa phương, hiệp hội, "
      "doanh nghiệp.";
  g_autoptr (GPtrArray) passages =
      dx_passages_find (task->results, text, DX_OVERLAP_PASSAGE_WORDS, stop);
  const DxPassage *passage;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_assert_cmpuint (passages->len, ==, 1);
  passage = g_ptr_array_index (passages, 0);
  left = g_utf8_substring (task->results, passage->left_start,
                           (glong) passage->left_start + passage->left_length);
  right =
      g_utf8_substring (text, passage->right_start,
                        (glong) passage->right_start + passage->right_length);
  g_test_message ("%s | %s", left, right);
  g_assert_true (g_str_has_prefix (left, "01) Hội thảo năng suất"));
  g_assert_true (g_str_has_prefix (right, "01 Hội thảo năng suất"));
  g_assert_true (g_str_has_suffix (right, "doanh nghiệp"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap/tasks", test_tasks);
  g_test_add_func ("/overlap/bad-tasks", test_bad_tasks);
  g_test_add_func ("/overlap/text", test_text);
  g_test_add_func ("/overlap/query", test_query);
  g_test_add_func ("/overlap/passages", test_passages);
  return g_test_run ();
}
