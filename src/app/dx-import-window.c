/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-window.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-diff-words.h"
#include "dx-field-parts.h"
#include "dx-import-buttons.h"
#include "dx-import-change-view.h"
#include "dx-import-file-row.h"
#include "dx-import-piece-row.h"

struct _DxImportWindow {
  AdwWindow parent_instance;
  DxImportOffer *offer;
  GTask *task;
  DxSession *taken; /* nullable */
  char *outcome;    /* nullable */
  gboolean taking;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkLabel *verdict;
  GtkWidget *notices_box;
  GtkListBox *notices;
  GtkWidget *changes_box;
  GtkLabel *changes_title;
  GtkWidget *all;
  GtkBox *changes;
  GtkWidget *values_box;
  GtkLabel *empty;
  GtkListBox *values;
  GtkWidget *pieces_box;
  GtkListBox *pieces;
  GtkWidget *files_box;
  GtkListBox *files;
  GtkWidget *leave;
  GtkWidget *copy;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (DxImportWindow, dx_import_window, ADW_TYPE_WINDOW)

static DxImportPlan *
get_plan (DxImportWindow *self)
{
  return self->offer->plan;
}

static DxCatalog *
get_catalog (DxImportWindow *self)
{
  return dx_workspace_get_catalog (self->offer->workspace);
}

static gboolean
is_new (DxImportWindow *self)
{
  return get_plan (self)->mine == NULL;
}

static const char *
get_take_label (DxImportWindow *self)
{
  DxImportPlan *plan = get_plan (self);

  if (is_new (self))
    return _ ("_Take This Proposal");
  if (dx_import_plan_count_changes (plan) + dx_import_plan_count_files (plan)
              + dx_import_plan_count_placed (plan)
          == 0
      && dx_import_plan_count_kept (plan) > 0)
    return _ ("_Keep the Text Without a Section");

  return _ ("_Take What Is Chosen");
}

static void
update (DxImportWindow *self)
{
  DxImportPlan *plan = get_plan (self);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u difference, %u chosen", "%u differences, %u chosen",
                plan->changes->len),
      plan->changes->len, dx_import_plan_count_changes (plan));

  gtk_label_set_text (self->changes_title, words);
  gtk_button_set_label (GTK_BUTTON (self->take), get_take_label (self));
  gtk_widget_set_sensitive (self->take, dx_import_plan_can_take (plan));
}

static GtkWidget *
new_text_row (const char *heading, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = dx_field_label_new (text, NULL);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Tab leads to what can be chosen. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (box, "import-row");
  if (heading != NULL)
    gtk_box_append (GTK_BOX (box), dx_field_label_new (heading, "heading"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
fill_notices (DxImportWindow *self)
{
  GPtrArray *notices = self->offer->notices;

  for (guint i = 0; i < notices->len; i++)
    {
      g_autofree char *words =
          dx_import_sentence (g_ptr_array_index (notices, i));

      gtk_list_box_append (self->notices, new_text_row (NULL, words));
    }
  gtk_widget_set_visible (self->notices_box, notices->len > 0);
}

static void
clear_changes (DxImportWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes)))
         != NULL)
    gtk_box_remove (self->changes, child);
}

static void
fill_changes (DxImportWindow *self)
{
  DxImportPlan *plan = get_plan (self);

  for (guint i = 0; i < plan->changes->len; i++)
    {
      GtkWidget *view = dx_import_change_view_new (
          get_catalog (self), plan, g_ptr_array_index (plan->changes, i));

      g_signal_connect_swapped (view, "changed", G_CALLBACK (update), self);
      gtk_box_append (self->changes, view);
    }
  gtk_widget_set_visible (self->changes_box, plan->changes->len > 0);
}

static void
add_value (DxImportWindow *self, const char *field)
{
  DxProposal *theirs = get_plan (self)->theirs;
  g_autofree char *name =
      dx_diff_words_name (get_catalog (self), theirs, field);
  g_autofree char *value = dx_diff_words_value (theirs, field);
  g_autofree char *text = dx_diff_words_cut (value);

  gtk_list_box_append (self->values, new_text_row (name, text));
}

static void
say_empty (DxImportWindow *self, GPtrArray *names)
{
  g_autofree char *all = NULL;
  g_autofree char *words = NULL;

  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  all = g_strjoinv (", ", (char **) names->pdata);
  words = g_strdup_printf (_ ("Empty in the file: %s."), all);
  gtk_label_set_text (self->empty, words);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), TRUE);
}

/* All that a new proposal says, section by section. */
static void
fill_values (DxImportWindow *self)
{
  DxProposal *theirs = get_plan (self)->theirs;
  const DxForm *form = dx_proposal_get_form (theirs);
  g_autoptr (GPtrArray) empty = g_ptr_array_new_with_free_func (g_free);

  if (!is_new (self))
    return;
  if (dx_proposal_get_call (theirs) != NULL)
    add_value (self, "call");
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if (!dx_proposal_is_empty (theirs, field->id))
        add_value (self, field->id);
      else if (field->required && field->required_unless == NULL)
        g_ptr_array_add (
            empty, dx_diff_words_name (get_catalog (self), theirs, field->id));
    }
  for (guint i = 0; i < dx_proposal_get_n_topics (theirs); i++)
    {
      g_autofree char *field =
          g_strconcat ("topics.", dx_proposal_get_topic (theirs, i)->id, NULL);

      add_value (self, field);
    }
  say_empty (self, empty);
  gtk_widget_set_visible (self->values_box, TRUE);
}

static void
copied_cb (DxImportWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts,
                               adw_toast_new (_ ("Copied to the clipboard")));
}

static void
fill_pieces (DxImportWindow *self)
{
  DxImportPlan *plan = get_plan (self);

  for (guint i = 0; i < plan->pieces->len; i++)
    {
      GtkWidget *row = dx_import_piece_row_new (
          plan, g_ptr_array_index (plan->pieces, i), get_catalog (self));

      g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (row, "copied", G_CALLBACK (copied_cb), self);
      gtk_list_box_append (self->pieces, row);
    }
  gtk_widget_set_visible (self->pieces_box, plan->pieces->len > 0);
}

static void
fill_files (DxImportWindow *self)
{
  DxImportPlan *plan = get_plan (self);

  for (guint i = 0; i < plan->files->len; i++)
    {
      GtkWidget *row =
          dx_import_file_row_new (g_ptr_array_index (plan->files, i));

      g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
      gtk_list_box_append (self->files, row);
    }
  gtk_widget_set_visible (self->files_box, plan->files->len > 0);
}

static void
choose_all (DxImportWindow *self, gboolean chosen)
{
  dx_import_plan_choose_all (get_plan (self), chosen);
  for (GtkWidget *child =
           gtk_widget_get_first_child (GTK_WIDGET (self->changes));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    dx_import_change_view_update (DX_IMPORT_CHANGE_VIEW (child));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->files));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    dx_import_file_row_update (DX_IMPORT_FILE_ROW (child));
  update (self);
}

static void
all_cb (DxImportWindow *self)
{
  choose_all (self, TRUE);
}

static void
none_cb (DxImportWindow *self)
{
  choose_all (self, FALSE);
}

/* Somebody goes on writing in another window. */
static void
mine_changed_cb (DxImportWindow *self, const char *field)
{
  if (self->taking || self->offer == NULL)
    return;
  clear_changes (self);
  dx_import_plan_refresh (get_plan (self), field);
  fill_changes (self);
  update (self);
}

static void
end (DxImportWindow *self, DxSession *session, const GError *error)
{
  if (session == NULL)
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("Nothing was taken"),
                      error->message);
      return;
    }
  self->taken = session;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
take_cb (DxImportWindow *self)
{
  g_autoptr (GError) error = NULL;
  DxSession *session;

  self->taking = TRUE;
  session = dx_import_offer_take (self->offer, &error);
  self->taking = FALSE;
  if (session != NULL && !is_new (self))
    self->outcome = dx_import_offer_get_outcome (self->offer);
  end (self, session, error);
}

static void
copy_cb (DxImportWindow *self)
{
  g_autoptr (GError) error = NULL;

  end (self, dx_import_offer_take_copy (self->offer, &error), error);
}

static void
dx_import_window_dispose (GObject *object)
{
  DxImportWindow *self = DX_IMPORT_WINDOW (object);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (self->offer != NULL && !is_new (self))
    g_signal_handlers_disconnect_by_data (get_plan (self)->mine, self);
  g_clear_pointer (&self->offer, dx_import_offer_free);
  if (task != NULL)
    {
      g_object_set_data_full (G_OBJECT (task), "outcome",
                              g_steal_pointer (&self->outcome), g_free);
      g_task_return_pointer (task, g_steal_pointer (&self->taken),
                             g_object_unref);
    }
  G_OBJECT_CLASS (dx_import_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxImportWindow, toasts);
  gtk_widget_class_bind_template_child (class, DxImportWindow, title);
  gtk_widget_class_bind_template_child (class, DxImportWindow, verdict);
  gtk_widget_class_bind_template_child (class, DxImportWindow, notices_box);
  gtk_widget_class_bind_template_child (class, DxImportWindow, notices);
  gtk_widget_class_bind_template_child (class, DxImportWindow, changes_box);
  gtk_widget_class_bind_template_child (class, DxImportWindow, changes_title);
  gtk_widget_class_bind_template_child (class, DxImportWindow, all);
  gtk_widget_class_bind_template_child (class, DxImportWindow, changes);
  gtk_widget_class_bind_template_child (class, DxImportWindow, values_box);
  gtk_widget_class_bind_template_child (class, DxImportWindow, empty);
  gtk_widget_class_bind_template_child (class, DxImportWindow, values);
  gtk_widget_class_bind_template_child (class, DxImportWindow, pieces_box);
  gtk_widget_class_bind_template_child (class, DxImportWindow, pieces);
  gtk_widget_class_bind_template_child (class, DxImportWindow, files_box);
  gtk_widget_class_bind_template_child (class, DxImportWindow, files);
  gtk_widget_class_bind_template_child (class, DxImportWindow, leave);
  gtk_widget_class_bind_template_child (class, DxImportWindow, copy);
  gtk_widget_class_bind_template_child (class, DxImportWindow, take);
  gtk_widget_class_bind_template_callback (class, all_cb);
  gtk_widget_class_bind_template_callback (class, none_cb);
  gtk_widget_class_bind_template_callback (class, take_cb);
  gtk_widget_class_bind_template_callback (class, copy_cb);
}

static void
dx_import_window_class_init (DxImportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_IMPORT_BUTTONS);
  G_OBJECT_CLASS (class)->dispose = dx_import_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-import-window.ui");
  bind_template (widget_class);
}

static void
dx_import_window_init (DxImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (DxImportWindow *self)
{
  g_autofree char *verdict = dx_import_offer_get_verdict (self->offer);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Take from a File"));
  adw_window_title_set_subtitle (self->title, self->offer->name);
  gtk_label_set_text (self->verdict, verdict);
  gtk_button_set_label (GTK_BUTTON (self->leave),
                        is_new (self) ? _ ("_Do Not Take")
                                      : _ ("Keep What Is _Here"));
  gtk_widget_set_visible (self->copy, !is_new (self) && !self->offer->inner);
  fill_notices (self);
  fill_changes (self);
  fill_values (self);
  fill_pieces (self);
  fill_files (self);
  update (self);
}

/* A key that is pressed at once is not to take anything from a file into
 * what is here. */
static void
focus (DxImportWindow *self)
{
  if (get_plan (self)->changes->len > 0)
    gtk_widget_grab_focus (self->all);
  else
    gtk_widget_grab_focus (is_new (self) ? self->take : self->leave);
}

/**
 * dx_import_window_ask:
 * @parent: (nullable): the window that asks
 * @offer: (transfer full): a file that was read
 * @callback: called when the user has decided
 * @user_data: for @callback
 *
 * Shows what a file says beside what is here, and takes what the user
 * chooses.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
dx_import_window_ask (GtkWindow *parent,
                      DxImportOffer *offer,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DxImportWindow *self;

  g_return_val_if_fail (offer != NULL, NULL);

  self = g_object_new (DX_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
  self->offer = offer;
  self->task = g_task_new (parent, NULL, callback, user_data);
  fill (self);
  if (!is_new (self))
    g_signal_connect_swapped (get_plan (self)->mine, "changed",
                              G_CALLBACK (mine_changed_cb), self);
  focus (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}

/**
 * dx_import_window_ask_finish:
 * @result: as given to the callback
 * @outcome: (out) (optional) (nullable) (transfer full): what was taken into
 *   a proposal that was here, as a sentence
 *
 * Returns: (transfer full) (nullable): a session on the proposal that was
 *   taken or changed, or %NULL when nothing was
 */
DxSession *
dx_import_window_ask_finish (GAsyncResult *result, char **outcome)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  if (outcome != NULL)
    *outcome = g_strdup (g_object_get_data (G_OBJECT (result), "outcome"));

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
