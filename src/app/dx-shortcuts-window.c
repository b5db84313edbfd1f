/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-shortcuts-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-unicode.h"

/* The one of GTK does not wrap its words, and is too wide for a narrow
 * screen. */
struct _DxShortcutsWindow {
  AdwWindow parent_instance;
  AdwPreferencesPage *page;
  GtkEditable *search;
  GtkWidget *nothing;
  GPtrArray *rows;   /* element-type GtkWidget */
  GPtrArray *groups; /* element-type GtkWidget */
};

#define DX_TYPE_SHORTCUTS_WINDOW (dx_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (
    DxShortcutsWindow, dx_shortcuts_window, DX, SHORTCUTS_WINDOW, AdwWindow)
G_DEFINE_FINAL_TYPE (DxShortcutsWindow, dx_shortcuts_window, ADW_TYPE_WINDOW)

typedef struct {
  const char *keys; /* NULL: what follows is of the group called @words */
  const char *words;
} Shortcut;

static const Shortcut shortcuts[] = {
  { NULL, NC_ ("shortcut window", "General") },
  { "<Control>n", NC_ ("shortcut window", "New proposal") },
  { "<Control>o", NC_ ("shortcut window", "Open proposal files") },
  { "<Control>f", NC_ ("shortcut window", "Search") },
  { "F8", NC_ ("shortcut window", "Check a print") },
  { "<Control>comma", NC_ ("shortcut window", "Preferences") },
  { "F1", NC_ ("shortcut window", "Guide") },
  { "<Control>question", NC_ ("shortcut window", "Keyboard shortcuts") },
  { "F10", NC_ ("shortcut window", "Main menu") },
  { "<Control>w", NC_ ("shortcut window", "Close the window") },
  { "<Control>q", NC_ ("shortcut window", "Quit") },
  { NULL, NC_ ("shortcut window", "List of proposals") },
  { "Return", NC_ ("shortcut window", "Open the proposal") },
  { "<Control>d", NC_ ("shortcut window", "Duplicate the proposal") },
  { "<Control><Shift>n",
    NC_ ("shortcut window", "Start from this proposal for another call") },
  { "Delete", NC_ ("shortcut window", "Remove the proposal") },
  { "<Shift>F10",
    NC_ ("shortcut window", "What can be done with the proposal") },
  { NULL, NC_ ("shortcut window", "Proposal") },
  { "<Control>s", NC_ ("shortcut window", "Keep this version") },
  { "<Control>o", NC_ ("shortcut window", "Take from a file") },
  { "<Control>p", NC_ ("shortcut window", "Print") },
  { "<Control><Shift>e", NC_ ("shortcut window", "Export PDF") },
  { "F5", NC_ ("shortcut window", "Check") },
  { "<Control>z", NC_ ("shortcut window", "Undo") },
  { "<Control><Shift>z", NC_ ("shortcut window", "Redo") },
  { NULL, NC_ ("shortcut window", "Writing in the wizard") },
  { "<Alt>Left", NC_ ("shortcut window", "Previous page") },
  { "<Alt>Right", NC_ ("shortcut window", "Next page") },
  { "<Alt>1...9", NC_ ("shortcut window", "Section of that number") },
  { "<Control>Return",
    NC_ ("shortcut window", "Next page, also from long texts") },
  { "<Control>f", NC_ ("shortcut window", "Find in a long text") },
  { NULL, NC_ ("shortcut window", "Calls for proposals") },
  { "<Control>f", NC_ ("shortcut window", "Find in the call") },
  { "<Control>o", NC_ ("shortcut window", "Add a call from a file") },
  { "Escape", NC_ ("shortcut window", "Close") },
  { NULL, NC_ ("shortcut window", "Register") },
  { "<Control>n", NC_ ("shortcut window", "Receive dossiers") },
  { "<Control>f", NC_ ("shortcut window", "Search the register") },
  { "F9", NC_ ("shortcut window", "Details of the dossier") },
};

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  const char *words =
      g_dpgettext2 (GETTEXT_PACKAGE, "shortcut window", shortcut->words);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (shortcut->keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);

  return row;
}

static gboolean
has_words (GtkWidget *row, const char *wanted)
{
  g_autofree char *words = dx_unicode_fold (
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return strstr (words, wanted) != NULL;
}

static void
search_cb (DxShortcutsWindow *self)
{
  g_autofree char *wanted =
      dx_unicode_fold (gtk_editable_get_text (self->search));
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->groups, i), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      gboolean seen = has_words (row, wanted);

      gtk_widget_set_visible (row, seen);
      if (seen)
        gtk_widget_set_visible (
            gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP), TRUE);
      any |= seen;
    }
  gtk_widget_set_visible (self->nothing, !any);
}

static void
dx_shortcuts_window_dispose (GObject *object)
{
  DxShortcutsWindow *self = DX_SHORTCUTS_WINDOW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DX_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (dx_shortcuts_window_parent_class)->dispose (object);
}

static void
dx_shortcuts_window_class_init (DxShortcutsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_shortcuts_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DxShortcutsWindow, page);
  gtk_widget_class_bind_template_child (widget_class, DxShortcutsWindow,
                                        search);
  gtk_widget_class_bind_template_child (widget_class, DxShortcutsWindow,
                                        nothing);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
dx_shortcuts_window_init (DxShortcutsWindow *self)
{
  GtkWidget *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].keys == NULL)
      {
        group = adw_preferences_group_new ();
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                         g_dpgettext2 (GETTEXT_PACKAGE,
                                                       "shortcut window",
                                                       shortcuts[i].words));
        adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
        g_ptr_array_add (self->groups, group);
      }
    else
      {
        GtkWidget *row = make_row (&shortcuts[i]);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        g_ptr_array_add (self->rows, row);
      }
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search",
                           G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dx_shortcuts_window_new:
 * @parent: (nullable): the window that it stands over
 *
 * Makes the window that lists the keys.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
dx_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (DX_TYPE_SHORTCUTS_WINDOW, "transient-for", parent,
                       "modal", parent != NULL, NULL);
}
