/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include "dx-reminder.h"

/* A workspace at a moment, on the data of another one. */
static DxWorkspace *
reopen (DxWorkspace *workspace, const char *now)
{
  g_autofree char *folder = g_strdup (dx_workspace_get_folder (workspace));
  g_autoptr (GSettings)
      settings = g_object_ref (dx_workspace_get_settings (workspace));

  g_object_unref (workspace);
  g_setenv ("DEXUAT_NOW", now, TRUE);

  return dx_workspace_new (folder, settings);
}

static void
save (DxWorkspace *workspace, const char *call, const char *name, gboolean sent)
{
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);
  g_autoptr (DxProposal) proposal = dx_proposal_new (
      dx_catalog_get_default_form (catalog),
      call != NULL ? dx_catalog_get_call (catalog, call, NULL) : NULL);
  g_autoptr (DxSession) session = NULL;

  dx_proposal_set_text (proposal, "I.name", name);
  session = dx_session_new (workspace, proposal);
  g_assert_true (dx_session_save (session, NULL));
  dx_session_set_sent (session, sent);
}

static void
assert_taken (DxWorkspace *workspace, const char *expected)
{
  g_autoptr (GPtrArray) reminders = dx_reminder_take (workspace);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      const DxReminder *it = g_ptr_array_index (reminders, i);

      g_string_append_printf (text, "%s|%s\n", it->title, it->body);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

#define LINE(days, name)                                                                     \
  "Chưa nộp đề xuất: " days "|" name                                                         \
  ". Thời hạn của Sở Khoa học và Công nghệ tỉnh Điện Biên: 17h00 ngày " \
  "07/8/2025\n"

static void
test_take (void)
{
  static const struct {
    const char *now;
    const char *expected;
  } days[] = {
    { "2025-07-30T09:00:00+07:00", "" },
    { "2025-08-01T09:00:00+07:00", LINE ("còn 6 ngày", "Một") },
    { "2025-08-01T18:00:00+07:00", "" },
    { "2025-08-04T09:00:00+07:00", LINE ("còn 3 ngày", "Một") },
    { "2025-08-07T09:00:00+07:00", LINE ("hôm nay là ngày cuối", "Một") },
    { "2025-08-07T16:00:00+07:00", "" },
    { "2025-08-08T09:00:00+07:00", "" },
  };
  DxWorkspace *workspace = ui_workspace_new ();

  save (workspace, "dien-bien-2026", "Một", FALSE);
  save (workspace, "dien-bien-2026", "Hai", TRUE);
  save (workspace, "thanh-hoa-2024", "Ba", FALSE);
  save (workspace, NULL, "Bốn", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      workspace = reopen (workspace, days[i].now);
      assert_taken (workspace, days[i].expected);
    }
  ui_assert_finalized (workspace);
}

static void
test_switched_off (void)
{
  DxWorkspace *workspace = ui_workspace_new ();
  GSettings *settings;

  save (workspace, "dien-bien-2026", "Một", FALSE);
  workspace = reopen (workspace, "2025-08-06T09:00:00+07:00");
  settings = dx_workspace_get_settings (workspace);
  g_settings_set_boolean (settings, "remind-deadlines", FALSE);
  assert_taken (workspace, "");
  g_settings_set_boolean (settings, "remind-deadlines", TRUE);
  assert_taken (workspace, LINE ("còn 1 ngày", "Một"));
  ui_assert_finalized (workspace);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/reminder/take", test_take);
  g_test_add_func ("/reminder/switched-off", test_switched_off);

  return g_test_run ();
}
