/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-desk-list.h"

#include <string.h>

/* "slip=present commitment=missing". */
static char *
write_list (const DxDeskList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->items->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (list->items, i);

      g_string_append_printf (out, "%s%s=%s", i > 0 ? " " : "", item->id,
                              dx_desk_state_get_name (item->state));
    }
  return g_string_free (out, FALSE);
}

typedef struct {
  const char *call;
  gboolean proposal;
  gint64 counterpart;
  const char *topic;
  const char *files; /* L letter, T table, C commitment, S slip */
  const char *list;
} Case;

static const Case cases[] = {
  { "dien-bien-2026", TRUE, 0, NULL, "",
    "slip=present commitment=not-needed soft-copy=present" },
  { "dien-bien-2026", TRUE, 1, NULL, "",
    "slip=present commitment=missing soft-copy=present" },
  { "dien-bien-2026", TRUE, 1, NULL, "C",
    "slip=present commitment=present soft-copy=present" },
  { "dien-bien-2026", FALSE, 0, NULL, "",
    "slip=missing commitment=not-needed soft-copy=missing" },
  { "dien-bien-2026", FALSE, 0, NULL, "S",
    "slip=present commitment=not-needed soft-copy=missing" },
  { "cao-bang-2026", TRUE, 5, NULL, "", "slip=present" },
  { "an-giang-2026", TRUE, 0, NULL, "",
    "official-letter=missing summary-table=missing slip=present "
    "commitment=not-needed soft-copy=present" },
  { "an-giang-2026", TRUE, 0, NULL, "LT",
    "official-letter=present summary-table=present slip=present "
    "commitment=not-needed soft-copy=present" },
  /* Commitments of pilot models only. */
  { "thanh-hoa-2024", TRUE, 5, NULL, "L",
    "official-letter=present slip=present commitment=not-needed "
    "soft-copy=present" },
  { "thanh-hoa-2024", TRUE, 0, "pilot-model", "L",
    "official-letter=present slip=present commitment=missing "
    "soft-copy=present" },
  { "thanh-hoa-2024", FALSE, 0, NULL, "L",
    "official-letter=present slip=missing commitment=missing "
    "soft-copy=missing" },
};

static DxProposal *
make_proposal (DxCatalog *catalog, const Case *it)
{
  DxProposal *proposal;

  if (!it->proposal)
    return NULL;
  proposal = dx_proposal_new (dx_catalog_get_default_form (catalog), NULL);
  dx_proposal_set_integer (proposal, "IX.counterpart", it->counterpart);
  if (it->topic != NULL)
    dx_proposal_set_topic (proposal, it->topic, NULL, FALSE, 0);
  return proposal;
}

static void
test_propose (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *it = &cases[i];
      g_autoptr (DxProposal) proposal = make_proposal (catalog, it);
      DxDeskFile files[4];
      g_autoptr (DxDeskList) list = NULL;
      g_autofree char *written = NULL;
      guint n = 0;

      for (const char *p = it->files; *p != '\0'; p++)
        files[n++] = (DxDeskFile){ *p == 'L'   ? DX_DOSSIER_OFFICIAL_LETTER
                                   : *p == 'T' ? DX_DOSSIER_SUMMARY_TABLE
                                   : *p == 'C' ? DX_DOSSIER_COMMITMENT
                                               : DX_DOSSIER_SLIP,
                                   "tep.pdf" };
      list = dx_desk_list_new (dx_catalog_get_call (catalog, it->call, NULL),
                               proposal, files, n);
      written = write_list (list);
      g_assert_cmpstr (written, ==, it->list);
      g_assert_cmpint (dx_desk_list_is_complete (list), ==,
                       strstr (it->list, "=missing") == NULL);
    }
}

static void
test_decide (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxCall *call = dx_catalog_get_call (catalog, "dien-bien-2026", NULL);
  g_autoptr (DxDeskList) list = dx_desk_list_new (call, NULL, NULL, 0);
  const DxDeskItem *item = dx_desk_list_find (list, "slip");

  g_assert_false (item->decided);
  g_assert_true (dx_desk_list_set (list, "slip", DX_DESK_PRESENT, "Bản giấy"));
  g_assert_true (item->decided);
  g_assert_cmpint (item->proposed, ==, DX_DESK_MISSING);
  g_assert_cmpint (item->state, ==, DX_DESK_PRESENT);
  g_assert_cmpstr (item->remark, ==, "Bản giấy");
  g_assert_true (dx_desk_list_set (list, "slip", DX_DESK_PRESENT, " "));
  g_assert_null (item->remark);
  g_assert_false (dx_desk_list_set (list, "gift", DX_DESK_PRESENT, NULL));
  g_assert_cmpuint (dx_desk_list_count (list, DX_DESK_MISSING), ==, 1);
}

static void
test_states (void)
{
  DxDeskState state;

  for (int i = DX_DESK_MISSING; i <= DX_DESK_NOT_NEEDED; i++)
    {
      g_assert_true (dx_desk_state_parse (
          dx_desk_state_get_name ((DxDeskState) i), &state));
      g_assert_cmpint ((int) state, ==, i);
    }
  g_assert_false (dx_desk_state_parse ("lost", &state));
  g_assert_false (dx_desk_state_parse (NULL, &state));
}

static void
test_supplement (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxCall *call = dx_catalog_get_call (catalog, "an-giang-2026", NULL);
  g_autoptr (DxProposal)
      proposal = dx_proposal_new (dx_catalog_get_default_form (catalog), call);
  g_autoptr (DxDeskList) list = dx_desk_list_new (call, proposal, NULL, 0);
  g_autoptr (DxRemarks)
      remarks = dx_remarks_new (dx_proposal_get_id (proposal), 0, NULL);
  g_autoptr (DxSupplement) letter = NULL;
  g_autoptr (DxSupplement) bare = NULL;
  GDate day;

  dx_proposal_set_text (proposal, "I.name", "Tên nhiệm vụ");
  dx_proposal_set_text (proposal, "X.name", "Công ty A");
  dx_remarks_add (remarks, "III.objectives", DX_REMARK_MUST, "Nêu số lượng.");
  dx_remarks_add (remarks, "", DX_REMARK_MUST, "Ký tên.");
  dx_remarks_add (remarks, "I.name", DX_REMARK_SHOULD, "Ngắn hơn.");
  dx_remark_settle (dx_remarks_add (remarks, "", DX_REMARK_MUST, "Xong."));
  dx_desk_list_set (list, "summary-table", DX_DESK_MISSING, "theo phụ lục 2");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 8, G_DATE_AUGUST, 2025);
  letter = dx_supplement_new (list, proposal, remarks, &day);
  g_assert_cmpstr (letter->name, ==, "Tên nhiệm vụ");
  g_assert_cmpstr (letter->proposer, ==, "Công ty A");
  g_assert_null (letter->address);
  g_assert_cmpuint (letter->missing->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (letter->missing, 1),
                                   ": theo phụ lục 2"));
  g_assert_cmpuint (letter->mend->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (letter->mend, 0), ==,
                   "Mục tiêu: Nêu số lượng.");
  g_assert_cmpstr (g_ptr_array_index (letter->mend, 1), ==, "Ký tên.");
  g_assert_cmpint (g_date_compare (&letter->reply_by, &day), ==, 0);

  bare = dx_supplement_new (list, NULL, NULL, NULL);
  g_assert_false (g_date_valid (&bare->reply_by));
  g_assert_null (bare->name);
  g_assert_cmpuint (bare->mend->len, ==, 0);
}

/* What is missing is one remark, until it comes; a letter that names it on its
 * own leaves the remark out. */
static void
test_remark (void)
{
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  DxCall *call = dx_catalog_get_call (catalog, "dien-bien-2026", NULL);
  g_autoptr (DxDeskList) list = dx_desk_list_new (call, NULL, NULL, 0);
  g_autoptr (DxRemarks) remarks =
      dx_remarks_new ("22222222-2222-4222-8222-222222222222", 1, NULL);
  const DxRemark *remark;

  g_assert_false (dx_desk_list_remark (list, remarks));
  dx_desk_list_set (list, "slip", DX_DESK_MISSING, "bản gốc");
  g_assert_true (dx_desk_list_remark (list, remarks));
  g_assert_false (dx_desk_list_remark (list, remarks));
  g_assert_cmpuint (remarks->remarks->len, ==, 1);
  remark = g_ptr_array_index (remarks->remarks, 0);
  g_assert_true (g_uuid_string_is_valid (remark->id));
  g_assert_true (g_str_has_suffix (remark->text, ": bản gốc"));
  g_assert_cmpint (remark->kind, ==, DX_REMARK_MUST);
  dx_desk_list_set (list, "slip", DX_DESK_MISSING, "có dấu");
  g_assert_true (dx_desk_list_remark (list, remarks));
  g_assert_true (g_str_has_suffix (remark->text, ": có dấu"));
  dx_desk_list_set (list, "slip", DX_DESK_PRESENT, NULL);
  g_assert_true (dx_desk_list_remark (list, remarks));
  g_assert_cmpint (remark->state, ==, DX_REMARK_SETTLED);
  dx_desk_list_set (list, "slip", DX_DESK_MISSING, "có dấu");
  g_assert_true (dx_desk_list_remark (list, remarks));
  g_assert_cmpint (remark->state, ==, DX_REMARK_OPEN);
  dx_remarks_add (remarks, "", DX_REMARK_MUST, "Ký tên.");
  dx_desk_list_unremark (list, remarks);
  g_assert_cmpuint (remarks->remarks->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk-list/propose", test_propose);
  g_test_add_func ("/desk-list/decide", test_decide);
  g_test_add_func ("/desk-list/states", test_states);
  g_test_add_func ("/desk-list/supplement", test_supplement);
  g_test_add_func ("/desk-list/remark", test_remark);
  return g_test_run ();
}
