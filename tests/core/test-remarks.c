/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-remarks.h"

#include <string.h>

#include "dx-json.h"

#define FILE_ID "11111111-1111-4111-8111-111111111111"
#define PROPOSAL "22222222-2222-4222-8222-222222222222"
#define FIRST "33333333-3333-4333-8333-333333333333"
#define SECOND "44444444-4444-4444-8444-444444444444"

#define HEAD                                                                   \
  "{\n  \"format\": \"dexuat-remarks\",\n  \"version\": 1,\n"                  \
  "  \"id\": \"" FILE_ID "\",\n  \"proposal\": \"" PROPOSAL "\",\n"            \
  "  \"revision\": 3,\n"

/* As the contract has it, in canonical order, with what is unknown at every
 * level. */
static const char whole[] = HEAD "  \"code\": \"ABCD-1234\",\n"
                                 "  \"from\": \"office\",\n"
                                 "  \"reply-by\": \"2025-08-05\",\n"
                                 "  \"remarks\": [\n"
                                 "    {\n"
                                 "      \"id\": \"" FIRST "\",\n"
                                 "      \"field\": \"III.objectives\",\n"
                                 "      \"passage\": {\n"
                                 "        \"start\": 4,\n"
                                 "        \"length\": 8,\n"
                                 "        \"text\": \"mục tiêu\",\n"
                                 "        \"colour\": \"red\"\n"
                                 "      },\n"
                                 "      \"kind\": \"must\",\n"
                                 "      \"text\": \"Nêu số lượng.\",\n"
                                 "      \"state\": \"answered\",\n"
                                 "      \"answer\": \"Đã nêu.\",\n"
                                 "      \"conflicts\": [\n"
                                 "        {\n"
                                 "          \"member\": \"answer\",\n"
                                 "          \"value\": \"Chưa rõ.\"\n"
                                 "        }\n"
                                 "      ],\n"
                                 "      \"later\": 1\n"
                                 "    },\n"
                                 "    {\n"
                                 "      \"id\": \"" SECOND "\",\n"
                                 "      \"field\": \"\",\n"
                                 "      \"kind\": \"question\",\n"
                                 "      \"text\": \"Ai chủ trì?\",\n"
                                 "      \"state\": \"open\"\n"
                                 "    }\n"
                                 "  ],\n"
                                 "  \"office\": {\n"
                                 "    \"name\": \"Sở\"\n"
                                 "  }\n"
                                 "}\n";

static DxRemarks *
read_text (const char *text)
{
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DxRemarks *remarks = dx_remarks_new_from_json (json, &error);

  g_assert_no_error (error);
  return remarks;
}

static void
assert_text (const DxRemarks *remarks, const char *text)
{
  g_autoptr (GBytes) json = dx_remarks_to_json (remarks);
  gsize length;
  const char *data = g_bytes_get_data (json, &length);
  g_autofree char *written = g_strndup (data, length);

  g_assert_cmpstr (written, ==, text);
}

static void
test_round_trip (void)
{
  g_autoptr (DxRemarks) remarks = read_text (whole);
  g_autoptr (DxRemarks) copy = dx_remarks_copy (remarks);
  const DxRemark *first = g_ptr_array_index (remarks->remarks, 0);

  assert_text (remarks, whole);
  assert_text (copy, whole);
  g_assert_cmpint (remarks->revision, ==, 3);
  g_assert_cmpstr (remarks->reply_by, ==, "2025-08-05");
  g_assert_cmpint (first->kind, ==, DX_REMARK_MUST);
  g_assert_cmpint (first->state, ==, DX_REMARK_ANSWERED);
  g_assert_cmpuint (first->passage->start, ==, 4);
  g_assert_cmpuint (first->variants->len, ==, 1);
  g_assert_true (dx_remarks_find (remarks, FIRST) == first);
  g_assert_null (dx_remarks_find (remarks, FILE_ID));
  g_assert_cmpuint (dx_remarks_count (remarks, DX_REMARK_OPEN), ==, 1);
  g_assert_cmpuint (dx_remarks_count (remarks, DX_REMARK_SETTLED), ==, 0);
}

/* Members in another order and in NFD come out as they should stand. */
static void
test_order (void)
{
  g_autoptr (DxRemarks) remarks = read_text (
      "{\"remarks\":[{\"answer\":\"Do\\u0303i.\\r\\nHai.\",\"text\":\"T\","
      "\"kind\":\"should\",\"field\":\"I.name\",\"id\":\"" FIRST "\"}],"
      "\"from\":\"office\",\"proposal\":\"" PROPOSAL "\",\"revision\":3,"
      "\"id\":\"" FILE_ID "\",\"version\":1,\"format\":\"dexuat-remarks\"}");

  assert_text (remarks, HEAD "  \"from\": \"office\",\n"
                             "  \"remarks\": [\n"
                             "    {\n"
                             "      \"id\": \"" FIRST "\",\n"
                             "      \"field\": \"I.name\",\n"
                             "      \"kind\": \"should\",\n"
                             "      \"text\": \"T\",\n"
                             "      \"state\": \"open\",\n"
                             "      \"answer\": \"Dõi.\\nHai.\"\n"
                             "    }\n"
                             "  ]\n"
                             "}\n");
}

typedef struct {
  const char *name;
  const char *text;
  const char *to;
  DxJsonError code;
  const char *place;
} BadCase;

/* What the whole file says, and what stands there instead. */
static const BadCase bad_cases[] = {
  { "format", "dexuat-remarks", "dexuat-proposal", DX_JSON_ERROR_FORMAT,
    "$.format" },
  { "version", "\"version\": 1", "\"version\": 2", DX_JSON_ERROR_VERSION,
    "$.version" },
  { "version-type", "\"version\": 1", "\"version\": \"1\"", DX_JSON_ERROR_TYPE,
    "$.version" },
  { "id", FILE_ID, "1", DX_JSON_ERROR_VALUE, "$.id" },
  { "proposal", PROPOSAL, "phiếu", DX_JSON_ERROR_VALUE, "$.proposal" },
  { "revision", "\"revision\": 3", "\"revision\": -1", DX_JSON_ERROR_VALUE,
    "$.revision" },
  { "revision-type", "\"revision\": 3", "\"revision\": \"3\"",
    DX_JSON_ERROR_TYPE, "$.revision" },
  { "code", "ABCD-1234", "ABCD", DX_JSON_ERROR_VALUE, "$.code" },
  { "reply-by", "2025-08-05", "05/8/2025", DX_JSON_ERROR_VALUE, "$.reply-by" },
  { "reply-by-day", "2025-08-05", "2025-02-30", DX_JSON_ERROR_VALUE,
    "$.reply-by" },
  { "from", "\"from\": \"office\"", "\"from\": 1", DX_JSON_ERROR_TYPE,
    "$.from" },
  { "remark-id", "\"id\": \"" SECOND "\",", "", DX_JSON_ERROR_MISSING,
    "$.remarks[1].id" },
  { "remark-id-twice", SECOND, FIRST, DX_JSON_ERROR_VALUE, "$.remarks[1]" },
  { "remark-kind", "\"question\"", "\"order\"", DX_JSON_ERROR_VALUE,
    "$.remarks[1].kind" },
  { "remark-state", "\"open\"", "\"shut\"", DX_JSON_ERROR_VALUE,
    "$.remarks[1].state" },
  { "remark-text", "\"Ai chủ trì?\"", "[]", DX_JSON_ERROR_TYPE,
    "$.remarks[1].text" },
  { "remark-field", "\"field\": \"\"", "\"field\": 3", DX_JSON_ERROR_TYPE,
    "$.remarks[1].field" },
  { "answer", "\"Đã nêu.\"", "true", DX_JSON_ERROR_TYPE,
    "$.remarks[0].answer" },
  { "passage-start", "\"start\": 4", "\"start\": -4", DX_JSON_ERROR_VALUE,
    "$.remarks[0].passage.start" },
  { "passage-length", "\"length\": 8,", "", DX_JSON_ERROR_MISSING,
    "$.remarks[0].passage.length" },
  { "conflict", "\"member\": \"answer\"", "\"member\": \"id\"",
    DX_JSON_ERROR_VALUE, "$.remarks[0].conflicts[0].member" },
  { "remarks", "\"remarks\"", "\"remark\"", DX_JSON_ERROR_MISSING,
    "$.remarks" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *it = data;
  GString *text = g_string_new (whole);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, it->text, it->to, 0), >, 0);
  json = g_string_free_to_bytes (text);
  g_assert_null (dx_remarks_new_from_json (json, &error));
  g_assert_error (error, DX_JSON_ERROR, (int) it->code);
  g_assert_true (g_str_has_prefix (error->message, it->place));
}

typedef struct {
  const char *value;
  guint start;
  guint length;
  const char *edited;
  int found;
} PassageCase;

static const PassageCase passages[] = {
  /* Where it was. */
  { "Các mục tiêu cụ thể", 4, 8, "Các mục tiêu cụ thể", 4 },
  { "Các mục tiêu cụ thể", 4, 8, "Các mục tiêu rất cụ thể", 4 },
  /* Moved by words before it. */
  { "Các mục tiêu cụ thể", 4, 8, "Tất cả các mục tiêu cụ thể", 11 },
  { "Các mục tiêu cụ thể", 4, 8, "mục tiêu", 0 },
  /* The nearest of several. */
  { "a b a", 4, 1, "a b a", 4 },
  { "mục tiêu. mục tiêu.", 10, 8, "Một mục tiêu. mục tiêu.", 14 },
  { "mục tiêu. mục tiêu.", 0, 8, "Một mục tiêu. mục tiêu.", 4 },
  { "xaax", 1, 2, "aaaaaaaa", 1 },
  { "xxxxxaax", 5, 2, "aaaa", 2 },
  { "aba", 0, 3, "zzabababa", 2 },
  /* Gone. */
  { "Các mục tiêu cụ thể", 4, 8, "Các kết quả cụ thể", -1 },
  { "Các mục tiêu cụ thể", 4, 8, "", -1 },
  /* Not tied to a passage. */
  { "Các mục tiêu", 40, 8, "Các mục tiêu", -1 },
  { "Các mục tiêu", 4, 0, "Các mục tiêu", -1 },
  /* Cut at the end. */
  { "Các mục tiêu", 4, 800, "Các mục tiêu", 4 },
  { "đ", 0, 1, "ờđ", 1 },
};

static void
test_passages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (passages); i++)
    {
      const PassageCase *it = &passages[i];
      g_autoptr (DxRemarks) remarks = dx_remarks_new (PROPOSAL, 1, NULL);
      DxRemark *remark =
          dx_remarks_add (remarks, "III.objectives", DX_REMARK_MUST, "?");
      guint start = 0;
      guint length = 0;
      gboolean found;

      dx_remark_set_passage (remark, it->value, it->start, it->length);
      found = dx_remark_find_passage (remark, it->edited, &start, &length);
      g_assert_cmpint (found ? (int) start : -1, ==, it->found);
      if (found)
        g_assert_cmpuint (length, ==,
                          g_utf8_strlen (remark->passage->text, -1));
    }
}

/* A text that is made to be searched slowly is searched in no time. */
static void
test_hostile_passage (void)
{
  const gsize size = 2 * 1000 * 1000;
  g_autoptr (DxRemarks) remarks = dx_remarks_new (PROPOSAL, 1, NULL);
  DxRemark *remark = dx_remarks_add (remarks, "I", DX_REMARK_MUST, "?");
  g_autofree char *value = g_malloc (size + 1);
  guint start, length;
  gint64 before;

  memset (value, 'a', size);
  value[size] = '\0';
  dx_remark_set_passage (remark, value, 0, size / 2);
  before = g_get_monotonic_time ();
  g_assert_true (dx_remark_find_passage (remark, value, &start, &length));
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 2 * G_USEC_PER_SEC);
}

static void
test_states (void)
{
  g_autoptr (DxRemarks) remarks = read_text (whole);
  DxRemark *remark = g_ptr_array_index (remarks->remarks, 1);

  dx_remark_set_answer (remark, "Viện.");
  g_assert_cmpint (remark->state, ==, DX_REMARK_ANSWERED);
  dx_remark_settle (remark);
  g_assert_cmpint (remark->state, ==, DX_REMARK_SETTLED);
  dx_remark_reopen (remark);
  g_assert_cmpint (remark->state, ==, DX_REMARK_OPEN);
  g_assert_cmpstr (remark->answer, ==, "Viện.");
  dx_remark_set_answer (remark, "  \n");
  g_assert_null (remark->answer);
  g_assert_cmpint (remark->state, ==, DX_REMARK_OPEN);
}

/* Two copies of one file, each worked on. */
typedef struct {
  const char *name;
  const char *our_answer;
  const char *their_answer;
  const char *their_text;
  const char *answer;
  guint conflicts;
  DxRemarkState state;
} MergeCase;

static const MergeCase merges[] = {
  { "nobody", NULL, NULL, NULL, NULL, 0, DX_REMARK_OPEN },
  { "ours", "A", NULL, NULL, "A", 0, DX_REMARK_ANSWERED },
  { "theirs", NULL, "B", NULL, "B", 0, DX_REMARK_ANSWERED },
  { "same", "A", "A", NULL, "A", 0, DX_REMARK_ANSWERED },
  { "two-answers", "A", "B", NULL, "A", 1, DX_REMARK_ANSWERED },
  { "text", NULL, NULL, "Ai làm?", NULL, 1, DX_REMARK_OPEN },
  { "text-and-answers", "A", "B", "Ai làm?", "A", 2, DX_REMARK_ANSWERED },
};

static DxRemarks *
work (const char *answer, const char *text, DxRemark **remark)
{
  DxRemarks *remarks = read_text (whole);

  *remark = dx_remarks_find (remarks, SECOND);
  if (answer != NULL)
    dx_remark_set_answer (*remark, answer);
  if (text != NULL)
    {
      g_free ((*remark)->text);
      (*remark)->text = g_strdup (text);
    }
  return remarks;
}

static void
test_merge (gconstpointer data)
{
  const MergeCase *it = data;
  DxRemark *mine, *other, *merged_remark;
  g_autoptr (DxRemarks) ours = work (it->our_answer, NULL, &mine);
  g_autoptr (DxRemarks)
      theirs = work (it->their_answer, it->their_text, &other);
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_remark_conflict_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxRemarks) merged = NULL;
  g_autoptr (DxRemarks) again = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DxRemarks) read = NULL;

  merged = dx_remarks_merge (ours, theirs, conflicts, &error);
  g_assert_no_error (error);
  merged_remark = dx_remarks_find (merged, SECOND);
  g_assert_cmpuint (conflicts->len, ==, it->conflicts);
  g_assert_cmpuint (merged_remark->variants->len, ==, it->conflicts);
  g_assert_cmpstr (merged_remark->answer, ==, it->answer);
  g_assert_cmpint (merged_remark->state, ==, it->state);

  /* The file carries the conflict on; merging again adds nothing. */
  json = dx_remarks_to_json (merged);
  read = dx_remarks_new_from_json (json, &error);
  g_assert_no_error (error);
  again = dx_remarks_merge (read, theirs, NULL, &error);
  g_assert_cmpuint (dx_remarks_find (again, SECOND)->variants->len, ==,
                    it->conflicts);
}

static void
test_conflict (void)
{
  DxRemark *mine, *other;
  g_autoptr (DxRemarks) ours = work ("A", NULL, &mine);
  g_autoptr (DxRemarks) theirs = work ("B", NULL, &other);
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_remark_conflict_free);
  g_autoptr (DxRemarks) merged = NULL;
  const DxRemarkConflict *conflict;
  DxRemark *remark;

  dx_remark_settle (mine);
  g_free (theirs->reply_by);
  theirs->reply_by = g_strdup ("2025-08-06");
  merged = dx_remarks_merge (ours, theirs, conflicts, NULL);
  g_assert_cmpuint (conflicts->len, ==, 2);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_null (conflict->remark);
  g_assert_cmpstr (conflict->member, ==, "reply-by");
  conflict = g_ptr_array_index (conflicts, 1);
  g_assert_cmpstr (conflict->remark, ==, SECOND);
  g_assert_cmpstr (conflict->member, ==, "answer");
  g_assert_cmpstr (conflict->ours, ==, "A");
  g_assert_cmpstr (conflict->theirs, ==, "B");
  remark = dx_remarks_find (merged, SECOND);
  g_assert_cmpint (remark->state, ==, DX_REMARK_ANSWERED);
  dx_remark_take_variant (remark, 0);
  g_assert_cmpstr (remark->answer, ==, "B");
  g_assert_cmpuint (remark->variants->len, ==, 0);
  dx_remark_drop_variant (dx_remarks_find (merged, FIRST), 0);
}

/* Remarks of either file are kept, and the head of the later version. */
static void
test_both_sides (void)
{
  g_autoptr (DxRemarks) ours = read_text (whole);
  g_autoptr (DxRemarks) theirs = read_text (whole);
  g_autoptr (DxRemarks) merged = NULL;
  g_autoptr (DxRemarks) stranger = dx_remarks_new (FILE_ID, 1, NULL);
  g_autoptr (GError) error = NULL;
  DxRemark *mine = dx_remarks_add (ours, "I.name", DX_REMARK_MUST, "Dài.");
  DxRemark *other =
      dx_remarks_add (theirs, "V.results", DX_REMARK_SHOULD, "Ít.");

  theirs->revision = 4;
  g_free (theirs->code);
  theirs->code = g_strdup ("WXYZ-5678");
  merged = dx_remarks_merge (ours, theirs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merged->remarks->len, ==, 4);
  g_assert_nonnull (dx_remarks_find (merged, mine->id));
  g_assert_nonnull (dx_remarks_find (merged, other->id));
  g_assert_cmpint (merged->revision, ==, 4);
  g_assert_cmpstr (merged->code, ==, "WXYZ-5678");
  g_assert_null (dx_remarks_merge (ours, stranger, NULL, &error));
  g_assert_error (error, DX_REMARKS_ERROR, DX_REMARKS_ERROR_OTHER_PROPOSAL);
}

static void
test_changes (void)
{
  DxRemark *mine;
  g_autoptr (DxRemarks) before = read_text (whole);
  g_autoptr (DxRemarks) after = work ("Viện.", NULL, &mine);
  g_autoptr (GPtrArray) none = dx_remarks_list_changes (before, before);
  g_autoptr (GPtrArray) all = dx_remarks_list_changes (NULL, before);
  g_autoptr (GPtrArray) changes = NULL;
  const DxRemarkChange *change;

  dx_remark_settle (dx_remarks_find (after, FIRST));
  dx_remarks_add (after, "", DX_REMARK_MUST, "Thêm.");
  changes = dx_remarks_list_changes (before, after);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (changes->len, ==, 3);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpint (change->kind, ==, DX_REMARK_CHANGE_STATE);
  change = g_ptr_array_index (changes, 1);
  g_assert_cmpint (change->kind, ==, DX_REMARK_CHANGE_ANSWER);
  g_assert_null (change->before->answer);
  g_assert_cmpstr (change->remark->answer, ==, "Viện.");
  change = g_ptr_array_index (changes, 2);
  g_assert_cmpint (change->kind, ==, DX_REMARK_CHANGE_NEW);
  g_assert_null (change->before);
}

/* Who only repeats what was sent says nothing against what it is now; who says
 * a third thing does. */
static void
test_forget_old (void)
{
  static const struct {
    const char *theirs;
    const char *merged;
    guint conflicts;
  } cases[] = {
    { "Nêu số lượng.", "Nêu số lượng và đơn vị.", 0 },
    { "Nêu số lượng và đơn vị.", "Nêu số lượng và đơn vị.", 0 },
    { "Bỏ đi.", "Nêu số lượng và đơn vị.", 1 },
  };
  g_autoptr (DxRemarks) sent = read_text (whole);
  g_autoptr (DxRemarks) ours = read_text (whole);
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  DxRemark *mine = dx_remarks_find (ours, FIRST);

  g_free (mine->text);
  mine->text = g_strdup ("Nêu số lượng và đơn vị.");
  mine->kind = DX_REMARK_SHOULD;
  g_ptr_array_add (earlier, sent);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxRemarks) theirs = read_text (whole);
      g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (
          (GDestroyNotify) dx_remark_conflict_free);
      g_autoptr (DxRemarks) merged = NULL;
      DxRemark *remark = dx_remarks_find (theirs, FIRST);

      g_free (remark->text);
      remark->text = g_strdup (cases[i].theirs);
      dx_remarks_forget_old (theirs, ours, earlier);
      merged = dx_remarks_merge (ours, theirs, conflicts, NULL);
      g_assert_cmpuint (conflicts->len, ==, cases[i].conflicts);
      remark = dx_remarks_find (merged, FIRST);
      g_assert_cmpstr (remark->text, ==, cases[i].merged);
      g_assert_cmpint (remark->kind, ==, DX_REMARK_SHOULD);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remarks/round-trip", test_round_trip);
  g_test_add_func ("/remarks/order", test_order);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/remarks/bad/", bad_cases[i].name, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  g_test_add_func ("/remarks/passages", test_passages);
  g_test_add_func ("/remarks/hostile-passage", test_hostile_passage);
  g_test_add_func ("/remarks/states", test_states);
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autofree char *path =
          g_strconcat ("/remarks/merge/", merges[i].name, NULL);

      g_test_add_data_func (path, &merges[i], test_merge);
    }
  g_test_add_func ("/remarks/conflict", test_conflict);
  g_test_add_func ("/remarks/both-sides", test_both_sides);
  g_test_add_func ("/remarks/changes", test_changes);
  g_test_add_func ("/remarks/forget-old", test_forget_old);
  return g_test_run ();
}
