/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-revisions-window.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-home-split.h"
#include "dx-home-words.h"
#include "dx-preview.h"
#include "dx-revisions-diff.h"
#include "dx-seal-files.h"

struct _DxRevisionsWindow {
  AdwWindow parent_instance;
  DxSession *session;
  GPtrArray *revisions; /* DxRevision, the newest first */
  DxProposal *chosen;   /* nullable */
  guint chosen_index;
  gboolean filling;

  AdwToastOverlay *toasts;
  GtkWidget *back;
  GtkWidget *restore;
  DxHomeSplit *split;
  GtkStack *left;
  GtkListBox *list;
  GtkToggleButton *show_pages;
  GtkDropDown *other;
  GtkStack *stack;
  GtkLabel *code;
  DxPreview *preview;
  DxRevisionsDiff *diff;
};

G_DEFINE_FINAL_TYPE (DxRevisionsWindow, dx_revisions_window, ADW_TYPE_WINDOW)

static const DxRevision *
get_revision (DxRevisionsWindow *self, guint index)
{
  return g_ptr_array_index (self->revisions, index);
}

static DxProposal *
load (DxRevisionsWindow *self, guint index, GError **error)
{
  DxWorkspace *workspace = dx_session_get_workspace (self->session);

  return dx_store_load_revision (dx_workspace_get_store (workspace),
                                 get_revision (self, index)->row,
                                 dx_workspace_get_catalog (workspace), error);
}

static char *
get_name (DxRevisionsWindow *self, guint index)
{
  const DxRevision *it = get_revision (self, index);
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));
  g_autofree char *title = dx_home_words_revision (it);
  g_autofree char *facts = dx_home_words_revision_facts (it, now);

  return g_strdup_printf ("%s, %s", title, facts);
}

/* The place in the list that is chosen to compare with: 0 is what stands
 * there now, then come the versions. */
static void
show_diff (DxRevisionsWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->other);
  DxCatalog *catalog =
      dx_workspace_get_catalog (dx_session_get_workspace (self->session));
  g_autoptr (DxProposal) other = NULL;
  g_autofree char *chosen_name = NULL;
  g_autofree char *other_name = NULL;
  guint index = selected - 1;

  if (self->chosen == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  chosen_name = get_name (self, self->chosen_index);
  if (selected == 0)
    {
      other = g_object_ref (dx_session_get_proposal (self->session));
      other_name = g_strdup (_ ("The present version"));
    }
  else
    {
      other = load (self, index, NULL);
      other_name = get_name (self, index);
    }
  if (other == NULL)
    return;
  if (selected == 0 || index < self->chosen_index)
    dx_revisions_diff_set (self->diff, catalog, self->chosen, other,
                           chosen_name, other_name);
  else
    dx_revisions_diff_set (self->diff, catalog, other, self->chosen, other_name,
                           chosen_name);
}

/* Only what was printed has a seal. */
static DxSeal *
make_seal (DxRevisionsWindow *self)
{
  if (get_revision (self, self->chosen_index)->kind != DX_REVISION_PRINTED)
    return NULL;

  return dx_seal_files_new_printed (dx_session_get_workspace (self->session),
                                    self->chosen);
}

/* The code is shown also where it was not printed at the foot. */
static void
show_seal (DxRevisionsWindow *self, DxSeal *seal_take)
{
  g_autofree char *words = NULL;

  if (seal_take != NULL)
    words = dx_seal_files_describe (seal_take);
  gtk_label_set_text (self->code, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->code), words != NULL);
  dx_preview_set_proposal (
      self->preview, dx_session_get_workspace (self->session), self->chosen);
  dx_preview_set_printed (self->preview, seal_take);
}

static void
choose (DxRevisionsWindow *self, guint index)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->chosen);
  self->chosen_index = index;
  self->chosen = load (self, index, &error);
  gtk_widget_set_sensitive (self->restore, self->chosen != NULL);
  if (self->chosen == NULL)
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("This version cannot be opened"),
                      error->message);
      return;
    }
  show_seal (self, make_seal (self));
  show_diff (self);
}

static void
selected_cb (DxRevisionsWindow *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->filling)
    choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
activated_cb (DxRevisionsWindow *self)
{
  dx_home_split_set_show_second (self->split, TRUE);
}

static void
back_cb (DxRevisionsWindow *self)
{
  dx_home_split_set_show_second (self->split, FALSE);
}

static void
folded_cb (DxRevisionsWindow *self)
{
  gboolean second;

  g_object_get (self->split, "show-second", &second, NULL);
  gtk_widget_set_visible (self->back,
                          dx_home_split_get_folded (self->split) && second);
}

static void
mode_cb (DxRevisionsWindow *self)
{
  gboolean pages = gtk_toggle_button_get_active (self->show_pages);

  gtk_widget_set_visible (GTK_WIDGET (self->other), !pages);
  gtk_stack_set_visible_child_name (self->stack, pages ? "pages" : "diff");
  if (!pages)
    show_diff (self);
}

static void
other_cb (DxRevisionsWindow *self)
{
  if (!self->filling)
    show_diff (self);
}

static GtkWidget *
new_row (DxRevisionsWindow *self, guint index)
{
  const DxRevision *it = get_revision (self, index);
  g_autoptr (GDateTime)
      now = dx_workspace_now (dx_session_get_workspace (self->session));
  g_autofree char *title = dx_home_words_revision (it);
  g_autofree char *facts = dx_home_words_revision_facts (it, now);
  g_autofree char *name = get_name (self, index);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const texts[] = { title, facts };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      if (i > 0)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "home-revision");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
fill (DxRevisionsWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  self->revisions = dx_home_words_list_revisions (self->session);
  gtk_string_list_append (names, _ ("The present version"));
  for (guint i = 0; i < self->revisions->len; i++)
    {
      gtk_list_box_append (self->list, new_row (self, i));
      gtk_string_list_take (names, get_name (self, i));
    }
  gtk_drop_down_set_model (self->other, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (
      self->left, self->revisions->len > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->restore, FALSE);
  if (self->revisions->len > 0)
    dx_revisions_window_choose (self, 0);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxRevisionsWindow *self = DX_REVISIONS_WINDOW (widget);

  dx_session_commit (self->session);
  dx_session_undo (self->session);
  fill (self);
}

static void
restore_cb (DxRevisionsWindow *self)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (self->chosen == NULL)
    return;
  if (!dx_session_restore (
          self->session, get_revision (self, self->chosen_index)->row, &error))
    {
      dx_compat_tell (GTK_WINDOW (self), _ ("It was not restored"),
                      error->message);
      return;
    }
  fill (self);
  toast = adw_toast_new (_ ("Restored; what stood there before is kept"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "revisions.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);
  g_autofree char *words =
      g_strdup_printf (_ ("with: %s"), gtk_string_object_get_string (name));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), words);
}

static void
whole_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
whole_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

/* The button gives way, the list shows names whole. */
static void
set_factories (DxRevisionsWindow *self)
{
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (list, "setup", G_CALLBACK (whole_setup_cb), NULL);
  g_signal_connect (list, "bind", G_CALLBACK (whole_bind_cb), NULL);
  gtk_drop_down_set_factory (self->other, button);
  gtk_drop_down_set_list_factory (self->other, list);
}

static void
dx_revisions_window_dispose (GObject *object)
{
  DxRevisionsWindow *self = DX_REVISIONS_WINDOW (object);

  self->filling = TRUE;
  g_clear_object (&self->chosen);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dx_revisions_window_parent_class)->dispose (object);
}

static void
dx_revisions_window_finalize (GObject *object)
{
  DxRevisionsWindow *self = DX_REVISIONS_WINDOW (object);

  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  G_OBJECT_CLASS (dx_revisions_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, toasts);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, back);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, restore);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, split);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, left);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, list);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, show_pages);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, other);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, stack);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, code);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, preview);
  gtk_widget_class_bind_template_child (class, DxRevisionsWindow, diff);
  gtk_widget_class_bind_template_callback (class, selected_cb);
  gtk_widget_class_bind_template_callback (class, activated_cb);
  gtk_widget_class_bind_template_callback (class, back_cb);
  gtk_widget_class_bind_template_callback (class, folded_cb);
  gtk_widget_class_bind_template_callback (class, mode_cb);
  gtk_widget_class_bind_template_callback (class, other_cb);
  gtk_widget_class_bind_template_callback (class, restore_cb);
}

static void
dx_revisions_window_class_init (DxRevisionsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_HOME_SPLIT);
  g_type_ensure (DX_TYPE_PREVIEW);
  g_type_ensure (DX_TYPE_REVISIONS_DIFF);
  G_OBJECT_CLASS (class)->dispose = dx_revisions_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_revisions_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-revisions-window.ui");
  gtk_widget_class_install_action (widget_class, "revisions.undo", NULL,
                                   undo_cb);
  bind_template (widget_class);
}

static void
dx_revisions_window_init (DxRevisionsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_factories (self);
}

/**
 * dx_revisions_window_new:
 * @parent: (nullable): the proposal's window
 * @session: whose versions
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_revisions_window_new (GtkWindow *parent, DxSession *session)
{
  DxRevisionsWindow *self;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  self = g_object_new (DX_TYPE_REVISIONS_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  fill (self);
  /* A key that is pressed at once is not to restore anything. */
  if (self->chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_list_box_get_row_at_index (self->list, (int) self->chosen_index)));

  return GTK_WINDOW (self);
}

/**
 * dx_revisions_window_get_n:
 * @self: a window
 *
 * Returns: how many versions are listed
 */
guint
dx_revisions_window_get_n (DxRevisionsWindow *self)
{
  g_return_val_if_fail (DX_IS_REVISIONS_WINDOW (self), 0);

  return self->revisions->len;
}

/**
 * dx_revisions_window_choose:
 * @self: a window
 * @index: of a version, from 0; the newest is the first
 *
 * Shows a version.
 */
void
dx_revisions_window_choose (DxRevisionsWindow *self, guint index)
{
  g_return_if_fail (DX_IS_REVISIONS_WINDOW (self));
  g_return_if_fail (index < self->revisions->len);

  gtk_list_box_select_row (
      self->list, gtk_list_box_get_row_at_index (self->list, (int) index));
}
