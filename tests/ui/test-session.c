/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

static gboolean
is_saved (gpointer data)
{
  return dx_session_get_save_state (data) == DX_SAVE_SAVED;
}

static void
test_autosave (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxProposal *proposal = dx_session_get_proposal (session);
  DxStore *store = dx_workspace_get_store (workspace);
  g_autoptr (DxProposal) stored = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  dx_proposal_set_text (proposal, "I.name", "Nâng cao năng suất");
  g_assert_cmpint (dx_session_get_save_state (session), ==, DX_SAVE_PENDING);
  g_assert_true (ui_wait_until (is_saved, session));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  stored = dx_store_load (store, dx_proposal_get_id (proposal),
                          dx_workspace_get_catalog (workspace), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dx_proposal_get_text (stored, "I.name"), ==,
                   "Nâng cao năng suất");
}

static void
test_autosave_while_typing (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxProposal *proposal = dx_session_get_proposal (session);
  guint saves = 0;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Chữ %u", i);

      dx_proposal_set_text (proposal, "I.name", text);
      ui_wait (100);
      saves += dx_session_get_save_state (session) == DX_SAVE_SAVED;
    }
  g_assert_cmpuint (saves, >=, 2);
}

static void
test_undo (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);
  DxProposal *proposal = dx_session_get_proposal (session);

  g_assert_false (dx_session_can_undo (session));
  dx_proposal_set_text (proposal, "I.name", "A");
  dx_proposal_set_text (proposal, "II.urgency", "B");
  dx_proposal_set_topic (proposal, "halal", NULL, FALSE, 0);
  dx_session_undo (session);
  g_assert_null (dx_proposal_find_topic (proposal, "halal"));
  dx_session_undo (session);
  g_assert_null (dx_proposal_get_text (proposal, "II.urgency"));
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "A");
  dx_session_redo (session);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "II.urgency"), ==, "B");
  dx_session_undo (session);
  dx_session_undo (session);
  g_assert_null (dx_proposal_get_text (proposal, "I.name"));
  g_assert_false (dx_session_can_undo (session));
}

static void
test_freeze (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session
      = ui_session_new (workspace, "hoi-thao-nang-suat");
  DxProposal *proposal = dx_session_get_proposal (session);
  gint64 number = dx_proposal_get_revision (proposal);
  g_autofree char *before = g_strdup (dx_proposal_get_text (proposal,
                                                            "I.name"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  const DxRevision *printed = NULL;

  g_assert_true (dx_session_freeze (session, "a.pdf", &error));
  g_assert_no_error (error);
  g_assert_cmpint (dx_proposal_get_revision (proposal), ==, number + 1);
  g_assert_cmpint (dx_session_get_state (session), ==,
                   DX_PROPOSAL_STATE_PRINTED);

  dx_proposal_set_text (proposal, "I.name", "Tên khác");
  g_assert_cmpint (dx_session_get_state (session), ==,
                   DX_PROPOSAL_STATE_STALE);

  revisions = dx_store_list_revisions (dx_workspace_get_store (workspace),
                                       dx_proposal_get_id (proposal), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < revisions->len; i++)
    {
      const DxRevision *it = g_ptr_array_index (revisions, i);

      if (it->kind == DX_REVISION_PRINTED)
        printed = it;
    }
  g_assert_nonnull (printed);
  g_assert_cmpint (printed->number, ==, number + 1);
  g_assert_true (dx_session_restore (session, printed->row, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, before);
  dx_session_undo (session);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "I.name"), ==, "Tên khác");
}

static void
test_findings_of_visited_fields (void)
{
  g_autoptr (DxWorkspace) workspace = ui_workspace_new ();
  g_autoptr (DxSession) session = ui_session_new (workspace, NULL);

  g_assert_cmpuint (dx_session_count (session, DX_SEVERITY_ERROR), >, 5);
  g_assert_null (dx_session_find_finding (session, "I.name"));
  dx_session_visit (session, "I.name");
  g_assert_cmpstr (dx_session_find_finding (session, "I.name")->id, ==,
                   "required.I.name");
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/session/autosave", test_autosave);
  g_test_add_func ("/session/autosave-while-typing",
                   test_autosave_while_typing);
  g_test_add_func ("/session/undo", test_undo);
  g_test_add_func ("/session/freeze", test_freeze);
  g_test_add_func ("/session/findings-of-visited-fields",
                   test_findings_of_visited_fields);

  return g_test_run ();
}
