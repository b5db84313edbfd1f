/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-complete-window.h"

#include <glib/gi18n-lib.h>

#include "dx-check.h"
#include "dx-compat.h"
#include "dx-date.h"
#include "dx-desk-papers.h"
#include "dx-field-error.h"
#include "dx-field-parts.h"
#include "dx-file-name.h"

/* The first choice of an item: nobody has decided. */
#define UNDECIDED 0u

typedef gboolean (*WriteFunc) (DxWorkspace *workspace,
                               gint64 row,
                               const GDate *reply_by,
                               const char *path,
                               GError **error);

struct _DxCompleteWindow {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  gint64 row;
  DxDeskList *list;
  GPtrArray *choices; /* element-type AdwComboRow: by the list's items */
  GPtrArray *words;   /* element-type AdwEntryRow: the same */
  WriteFunc write;    /* what is written when a file is chosen */

  AdwToastOverlay *toasts;
  AdwPreferencesGroup *items;
  AdwPreferencesGroup *findings;
  GtkWidget *reply_row;
  DxFieldError *reply_error;
};

G_DEFINE_FINAL_TYPE (DxCompleteWindow, dx_complete_window, ADW_TYPE_WINDOW)

static const DxDeskState states[] = { DX_DESK_PRESENT, DX_DESK_MISSING,
                                      DX_DESK_NOT_NEEDED };

static const char *
get_words (DxDeskState state)
{
  switch (state)
    {
    case DX_DESK_PRESENT:
      return _ ("Present");
    case DX_DESK_MISSING:
      return _ ("Missing");
    case DX_DESK_NOT_NEEDED:
    default:
      return _ ("Not needed");
    }
}

static void
toast (DxCompleteWindow *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static GtkWidget *
make_choice (const DxDeskItem *item)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *proposed =
      g_strdup_printf (_ ("Proposed: %s"), get_words (item->proposed));
  g_autofree char *reason =
      item->why != NULL ? g_strdup_printf ("%s (%s)", proposed, item->why)
                        : g_strdup (proposed);
  g_autofree char *title = g_markup_escape_text (item->item->title, -1);
  g_autofree char *why = g_markup_escape_text (reason, -1);
  guint selected = UNDECIDED;

  gtk_string_list_append (names, _ ("Not seen"));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gtk_string_list_append (names, get_words (states[i]));
      if (item->decided && item->state == states[i])
        selected = i + 1;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  dx_field_set_name (row, item->item->title);

  return row;
}

static void
add_item (DxCompleteWindow *self, const DxDeskItem *item)
{
  GtkWidget *choice = make_choice (item);
  GtkWidget *words = adw_entry_row_new ();
  g_autofree char *name =
      g_strdup_printf (_ ("Remark on “%s”"), item->item->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _ ("Remark"));
  gtk_editable_set_text (GTK_EDITABLE (words),
                         item->remark != NULL ? item->remark : "");
  dx_field_set_name (dx_field_get_text (words), name);
  adw_preferences_group_add (self->items, choice);
  adw_preferences_group_add (self->items, words);
  g_ptr_array_add (self->choices, choice);
  g_ptr_array_add (self->words, words);
}

static void
show_findings (DxCompleteWindow *self)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autoptr (GDateTime) now = dx_workspace_now (self->workspace);
  g_autoptr (DxProposal) proposal = dx_register_load (
      dx_workspace_get_register (self->workspace), self->row, catalog, NULL);
  g_autoptr (GPtrArray)
      findings = proposal != NULL ? dx_check (proposal, catalog, now) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->findings),
                          findings != NULL && findings->len > 0);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const DxFinding *it = g_ptr_array_index (findings, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name (
          dx_severity_get_icon_name (it->severity));
      g_autofree char *title = g_markup_escape_text (it->message, -1);

      gtk_accessible_update_state (GTK_ACCESSIBLE (icon),
                                   GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (self->findings, row);
    }
}

/* What the window says goes into the list. */
static void
take_choices (DxCompleteWindow *self)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const DxDeskItem *item = g_ptr_array_index (self->list->items, i);
      guint selected =
          adw_combo_row_get_selected (g_ptr_array_index (self->choices, i));
      const char *words = gtk_editable_get_text (
          GTK_EDITABLE (g_ptr_array_index (self->words, i)));

      if (selected != UNDECIDED)
        dx_desk_list_set (self->list, item->id, states[selected - 1],
                          *words != '\0' ? words : NULL);
    }
}

static gboolean
keep (DxCompleteWindow *self)
{
  g_autoptr (GError) error = NULL;

  take_choices (self);
  if (dx_desk_papers_keep_list (self->workspace, self->row, self->list, &error))
    return TRUE;
  dx_compat_tell (GTK_WINDOW (self), _ ("Nothing was saved"), error->message);

  return FALSE;
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (keep (DX_COMPLETE_WINDOW (widget)))
    gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
get_reply_by (DxCompleteWindow *self, GDate *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->reply_row));

  return dx_date_parse (text, day);
}

static void
reply_cb (DxCompleteWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->reply_row));
  GDate day;
  gboolean good = *text == '\0' || dx_date_parse (text, &day);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "complete.letter", good);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "complete.remarks", good);
  if (good)
    dx_field_error_clear (self->reply_error);
  else
    dx_field_error_set (self->reply_error, DX_SEVERITY_ERROR,
                        _ ("Write a day such as 15/8/2025."), NULL);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxCompleteWindow *self = DX_COMPLETE_WINDOW (source);
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);
  g_autofree char *path = files != NULL ? g_file_get_path (files->pdata[0])
                                        : NULL;
  g_autoptr (GError) error = NULL;
  GDate day;
  gboolean has_day = get_reply_by (self, &day);

  if (path == NULL)
    return;
  if (self->write (self->workspace, self->row, has_day ? &day : NULL, path,
                   &error))
    toast (self, _ ("Written"));
  else
    dx_compat_tell (GTK_WINDOW (self), _ ("Nothing was written"),
                    error->message);
}

/* What is written is what was decided: that is kept first. */
static void
pick (DxCompleteWindow *self,
      WriteFunc write,
      const char *title,
      const char *name,
      const char *const *patterns)
{
  if (!keep (self))
    return;
  self->write = write;
  dx_compat_pick_files (GTK_WINDOW (self), DX_PICK_SAVE, title, _ ("_Save"),
                        name, patterns, picked_cb, NULL);
}

static void
letter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Word and PDF files"), "docx", "pdf",
                                   NULL };
  g_autofree char *name =
      dx_file_name_new ("De-nghi-bo-sung", NULL, 0, ".docx");

  pick (DX_COMPLETE_WINDOW (widget), dx_desk_papers_write_supplement,
        _ ("Letter That Asks for a Supplement"), name, patterns);
}

static void
remarks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const patterns[] = { _ ("Remarks files"), "dxnx", NULL };
  g_autofree char *name = dx_file_name_new ("Y-kien", NULL, 0, ".dxnx");

  pick (DX_COMPLETE_WINDOW (widget), dx_desk_papers_write_remarks,
        _ ("Remarks File"), name, patterns);
}

static void
dx_complete_window_dispose (GObject *object)
{
  g_clear_object (&DX_COMPLETE_WINDOW (object)->workspace);
  G_OBJECT_CLASS (dx_complete_window_parent_class)->dispose (object);
}

static void
dx_complete_window_finalize (GObject *object)
{
  DxCompleteWindow *self = DX_COMPLETE_WINDOW (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->list, dx_desk_list_free);
  G_OBJECT_CLASS (dx_complete_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, DxCompleteWindow, name)

static void
dx_complete_window_class_init (DxCompleteWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_complete_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_complete_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/desk/dx-complete-window.ui");
  BIND (toasts);
  BIND (items);
  BIND (findings);
  BIND (reply_row);
  BIND (reply_error);
  gtk_widget_class_bind_template_callback (widget_class, reply_cb);
  gtk_widget_class_install_action (widget_class, "complete.save", NULL,
                                   save_cb);
  gtk_widget_class_install_action (widget_class, "complete.letter", NULL,
                                   letter_cb);
  gtk_widget_class_install_action (widget_class, "complete.remarks", NULL,
                                   remarks_cb);
}

static void
dx_complete_window_init (DxCompleteWindow *self)
{
  self->choices = g_ptr_array_new ();
  self->words = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_field_error_set_target (self->reply_error, self->reply_row,
                             dx_field_get_text (self->reply_row));
}

/**
 * dx_complete_window_new:
 * @parent: (nullable): the window of the register
 * @workspace: with a register
 * @row: the key of a line
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the window, to be presented, or %NULL
 *   when the dossier or its call cannot be read
 */
GtkWindow *
dx_complete_window_new (GtkWindow *parent,
                        DxWorkspace *workspace,
                        gint64 row,
                        GError **error)
{
  DxCompleteWindow *self;
  DxDeskList *list;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (dx_workspace_get_register (workspace) != NULL, NULL);

  list = dx_desk_papers_list (workspace, row, error);
  if (list == NULL)
    return NULL;
  self = g_object_new (DX_TYPE_COMPLETE_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->row = row;
  self->list = list;
  for (guint i = 0; i < list->items->len; i++)
    add_item (self, g_ptr_array_index (list->items, i));
  show_findings (self);

  return GTK_WINDOW (self);
}
