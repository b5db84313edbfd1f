/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui-fixture.h"

#include <string.h>

#include "dx-about.h"
#include "dx-calls-window.h"
#include "dx-preferences.h"
#include "dx-receive-window.h"
#include "dx-register-window.h"
#include "dx-revisions-window.h"
#include "dx-shortcuts-window.h"
#include "dx-verify-window.h"
#include "dx-wizard.h"

/* Where Tab leads to, window by window and page by page, held against
 * focus.txt: a page a paragraph, its name in brackets, then a line for each
 * widget on the way. With DEXUAT_FOCUS_WRITE the file of that name is written
 * instead, for somebody to read. */

#define EXAMPLE "hoi-thao-nang-suat"

static GHashTable *expected; /* name → lines */
static GString *written;     /* nullable */

static void
read_expected (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "ui", "focus.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_getenv ("DEXUAT_FOCUS_WRITE") != NULL)
    {
      written = g_string_new (NULL);
      return;
    }
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (g_strchomp (text), "\n\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end = strstr (parts[i], "]\n");

      g_assert_nonnull (end);
      g_hash_table_insert (
          expected, g_strndup (parts[i] + 1, (gsize) (end - parts[i] - 1)),
          g_strdup (end + 2));
    }
}

/* What tells it from its like: its words, else the nearest name that its
 * page has for it. */
static char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL)
    return g_strdup (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)));
  for (GtkWidget *it = widget; it != NULL; it = gtk_widget_get_parent (it))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (it));

      if (ADW_IS_PREFERENCES_ROW (it))
        return g_strdup (
            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (it)));
      if (gtk_widget_get_tooltip_text (it) != NULL)
        return g_strdup (gtk_widget_get_tooltip_text (it));
      if (id != NULL && !g_str_has_prefix (id, "___"))
        return g_strdup (id);
    }

  return g_strdup ("");
}

/* Until one is met again. Many alike, such as the fields on a page, are one
 * line. */
static char *
walk (GtkWidget *window)
{
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autofree char *last = NULL;
  GString *lines = g_string_new (NULL);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  while (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD))
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
      g_autofree char *words = NULL;
      g_autofree char *line = NULL;

      /* Pages come into view with the focus. */
      ui_wait (10);
      if (focus == NULL || !g_hash_table_add (met, focus))
        break;
      words = get_words (focus);
      line = g_strdup_printf ("%s %s", G_OBJECT_TYPE_NAME (focus), words);
      if (g_strcmp0 (line, last) == 0)
        continue;
      g_string_append_printf (lines, "%s%s", last != NULL ? "\n" : "", line);
      g_free (last);
      last = g_steal_pointer (&line);
    }

  return g_string_free (lines, FALSE);
}

static void
compare (GtkWidget *window, const char *name)
{
  g_autofree char *lines = walk (window);

  if (written != NULL)
    g_string_append_printf (written, "%s[%s]\n%s\n",
                            written->len > 0 ? "\n" : "", name, lines);
  else
    g_assert_cmpstr (lines, ==, g_hash_table_lookup (expected, name));
}

static void
try_window (GtkWindow *window, const char *name)
{
  g_object_ref (window);
  gtk_window_present (window);
  ui_wait (60);
  compare (GTK_WIDGET (window), name);
  gtk_window_destroy (window);
  ui_wait (30);
  ui_assert_finalized (window);
}

static void
test_windows (void)
{
  DxWorkspace *workspace = ui_workspace_new ();

  try_window (dx_preferences_new (NULL, workspace), "preferences");
  try_window (dx_calls_window_new (NULL, workspace, "dien-bien-2026"), "calls");
  try_window (dx_about_new (NULL), "about");
  try_window (dx_shortcuts_window_new (NULL), "shortcuts");
  try_window (dx_verify_window_new (NULL, workspace, NULL), "verify");
  try_window (dx_receive_window_new (NULL, workspace, "dien-bien-2026"),
              "receive");
  try_window (dx_register_window_new (NULL, workspace), "register, empty");
  ui_assert_finalized (workspace);
}

static void
test_session_windows (void)
{
  DxWorkspace *workspace = ui_workspace_new ();
  DxSession *session = ui_session_new (workspace, EXAMPLE);

  g_assert_true (dx_session_save (session, NULL));
  try_window (dx_revisions_window_new (NULL, session), "revisions");
  try_window (dx_verify_window_new (NULL, workspace, session),
              "verify, of a proposal");
  ui_assert_finalized (session);
  ui_assert_finalized (workspace);
}

static gboolean
is_still (gpointer stack)
{
  return !gtk_stack_get_transition_running (GTK_STACK (stack));
}

static void
test_wizard (void)
{
  static const char *const places[] = {
    "I",  "II", "III",    "IV",          "V",     "VI",     "VII", "VIII",
    "IX", "X",  "topics", "attachments", "check", "export", "send"
  };
  DxWorkspace *workspace = ui_workspace_new ();
  DxSession *session = ui_session_new (workspace, EXAMPLE);
  GtkWidget *wizard = GTK_WIDGET (dx_wizard_new (NULL, session));
  GtkWidget *stack = ui_find (wizard, GTK_TYPE_STACK, "stack");

  g_object_ref (wizard);
  gtk_window_present (GTK_WINDOW (wizard));
  ui_wait (60);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_strdup_printf ("wizard %s", places[i]);

      g_assert_cmpstr (dx_wizard_get_place (DX_WIZARD (wizard)), ==, places[i]);
      ui_wait (60);
      g_assert_true (ui_wait_until (is_still, stack));
      /* There GTK goes by the places of a row's parts, which differ with
       * the letters; test-topics-page.c and the journeys walk it. */
      if (!g_str_equal (places[i], "topics"))
        compare (wizard, name);
      gtk_widget_activate_action (wizard, "wizard.next", NULL);
    }
  gtk_window_destroy (GTK_WINDOW (wizard));
  ui_wait (30);
  ui_assert_finalized (wizard);
  ui_assert_finalized (session);
  ui_assert_finalized (workspace);
}

int
main (int argc, char **argv)
{
  int outcome;

  ui_init (&argc, &argv);
  read_expected ();
  g_test_add_func ("/focus/windows/plain", test_windows);
  g_test_add_func ("/focus/windows/of-a-proposal", test_session_windows);
  g_test_add_func ("/focus/wizard", test_wizard);
  outcome = g_test_run ();
  if (written != NULL)
    {
      g_assert_true (g_file_set_contents (g_getenv ("DEXUAT_FOCUS_WRITE"),
                                          written->str, -1, NULL));
      g_string_free (written, TRUE);
    }
  g_hash_table_unref (expected);

  return outcome;
}
