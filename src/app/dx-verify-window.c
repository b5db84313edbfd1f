/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-window.h"

#include <glib/gi18n-lib.h>

#include "dx-verify-window-private.h"

/* A long pile has a line a difference; nobody reads more. */
#define MAX_LINES 40

G_DEFINE_FINAL_TYPE (DxVerifyWindow, dx_verify_window, ADW_TYPE_WINDOW)

static void
clear_children (GtkWidget *box, void (*remove) (gpointer box, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    remove (box, child);
}

static void
remove_page (gpointer box, GtkWidget *child)
{
  gtk_flow_box_remove (box, child);
}

static void
remove_line (gpointer box, GtkWidget *child)
{
  gtk_list_box_remove (box, child);
}

static void
add_page (DxVerifyWindow *self, const char *words, const char *class)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "verify-page");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), label);
  gtk_flow_box_append (self->pages, child);
}

/* "1 ✓", "3 thiếu" */
static void
show_pages (DxVerifyWindow *self, const DxVerifyAnswer *answer)
{
  clear_children (GTK_WIDGET (self->pages), remove_page);
  for (guint i = 0; i < answer->pages->len; i++)
    {
      DxVerifyPageState state =
          g_array_index (answer->pages, DxVerifyPageState, i);
      gboolean good = state == DX_VERIFY_PAGE_GOOD;
      g_autofree char *words = g_strdup_printf (
          "%u %s", i + 1, good ? "✓" : dx_verify_page_state_get_words (state));

      add_page (self, words,
                good                              ? "success"
                : state == DX_VERIFY_PAGE_MISSING ? NULL
                                                  : "error");
    }
  if (answer->n_foreign > 0)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u foreign or unread",
                                     "%u foreign or unread", answer->n_foreign),
                           answer->n_foreign);

      add_page (self, words, "error");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pages),
                          answer->pages->len + answer->n_foreign > 0);
}

static void
add_line (DxVerifyWindow *self, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "verify-line");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (self->lines, row);
}

static void
show_lines (DxVerifyWindow *self, const DxVerifyAnswer *answer)
{
  guint n = answer->lines->len;

  clear_children (GTK_WIDGET (self->lines), remove_line);
  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    add_line (self, g_ptr_array_index (answer->lines, i));
  if (n > MAX_LINES)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("and %u more", "and %u more", n - MAX_LINES),
          n - MAX_LINES);

      add_line (self, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines), n > 0);
}

static void
show_icon (DxVerifyWindow *self, DxVerdict verdict)
{
  static const struct {
    const char *icon;
    const char *class;
  } looks[] = {
    [DX_VERDICT_SAME] = { "emblem-ok-symbolic", "success" },
    [DX_VERDICT_OLDER] = { "document-open-recent-symbolic", "warning" },
    [DX_VERDICT_NEWER] = { "dialog-information-symbolic", "warning" },
    [DX_VERDICT_OTHER] = { "dialog-error-symbolic", "error" },
    [DX_VERDICT_ALTERED] = { "dialog-error-symbolic", "error" },
    [DX_VERDICT_INCOMPLETE] = { "dialog-warning-symbolic", "warning" },
    [DX_VERDICT_UNREADABLE] = { "dialog-question-symbolic", "warning" },
  };
  static const char *const classes[] = { "success", "warning", "error" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[verdict].class);
  gtk_image_set_from_icon_name (self->icon, looks[verdict].icon);
}

/* The focus stays in the entry, where a scanner types the next page: what is
 * found is said of it. */
static void
tell (DxVerifyWindow *self, const DxVerifyAnswer *answer)
{
  g_autofree char *words = g_strdup_printf (
      "%s. %s", answer->heading, answer->what != NULL ? answer->what : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

/*
 * dx_verify_window_show:
 * @answer: (transfer full) (nullable): what is shown
 *
 * Shows an answer in place of the last one.
 */
void
dx_verify_window_show (DxVerifyWindow *self, DxVerifyAnswer *answer)
{
  dx_verify_answer_free (self->answer);
  self->answer = answer;
  gtk_widget_set_visible (self->result, answer != NULL);
  gtk_widget_set_visible (self->hint, answer == NULL);
  gtk_widget_set_visible (self->start_over,
                          answer != NULL || self->pile->len > 0);
  dx_verify_compare_clear (self->compare);
  if (answer == NULL)
    return;
  gtk_label_set_text (self->heading, answer->heading);
  gtk_label_set_text (self->what, answer->what != NULL ? answer->what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what), answer->what != NULL);
  show_icon (self, answer->verdict);
  show_pages (self, answer);
  show_lines (self, answer);
  tell (self, answer);
}

/*
 * dx_verify_window_complain:
 * @message: (nullable): what is wrong with what was typed or opened
 *
 * Says it below the entry, or takes it back.
 */
void
dx_verify_window_complain (DxVerifyWindow *self, const char *message)
{
  if (message != NULL)
    dx_field_error_set (self->complaint, DX_SEVERITY_ERROR, message, NULL);
  else
    dx_field_error_clear (self->complaint);
}

/*
 * dx_verify_window_set_busy:
 * @words: (nullable): what is done, or %NULL for nothing
 *
 * Says what the window works on.
 */
void
dx_verify_window_set_busy (DxVerifyWindow *self, const char *words)
{
  gtk_label_set_text (self->busy_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->busy, words != NULL);
}

static void
check_cb (DxVerifyWindow *self)
{
  g_autofree char *text =
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->code)));

  dx_verify_window_check_text (self, text);
}

static void
typed_cb (DxVerifyWindow *self)
{
  dx_verify_window_complain (self, NULL);
}

static void
dx_verify_window_dispose (GObject *object)
{
  DxVerifyWindow *self = DX_VERIFY_WINDOW (object);

  dx_verify_window_stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_VERIFY_WINDOW);
  G_OBJECT_CLASS (dx_verify_window_parent_class)->dispose (object);
}

static void
dx_verify_window_finalize (GObject *object)
{
  DxVerifyWindow *self = DX_VERIFY_WINDOW (object);

  g_ptr_array_unref (self->pile);
  g_free (self->reading);
  dx_verify_answer_free (self->answer);
  G_OBJECT_CLASS (dx_verify_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (class, DxVerifyWindow, name)
  BIND (code);
  BIND (complaint);
  BIND (start_over);
  BIND (busy);
  BIND (busy_words);
  BIND (hint);
  BIND (result);
  BIND (icon);
  BIND (heading);
  BIND (what);
  BIND (pages);
  BIND (lines);
  BIND (compare);
#undef BIND
}

static void
dx_verify_window_class_init (DxVerifyWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  g_type_ensure (DX_TYPE_VERIFY_COMPARE);
  G_OBJECT_CLASS (class)->dispose = dx_verify_window_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_verify_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-verify-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  dx_verify_window_install_actions (widget_class);
}

static void
dx_verify_window_init (DxVerifyWindow *self)
{
  self->pile =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_field_error_set_target (
      self->complaint, GTK_WIDGET (self->code),
      GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->code))));
  dx_verify_window_take_drops (self);
}

/**
 * dx_verify_window_new:
 * @parent: (nullable): the window that it stands over
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that papers are held against; without
 *   one they are looked for among all
 *
 * Makes the window that tells which version a paper is.
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dx_verify_window_new (GtkWindow *parent,
                      DxWorkspace *workspace,
                      DxSession *session)
{
  DxVerifyWindow *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DX_TYPE_VERIFY_WINDOW, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  if (session != NULL)
    self->session = g_object_ref (session);
  gtk_widget_grab_focus (GTK_WIDGET (self->code));

  return GTK_WINDOW (self);
}

static GtkWindow *
find_window (GtkWindow *parent)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (DX_IS_VERIFY_WINDOW (window)
          && gtk_window_get_transient_for (window) == parent)
        return window;
    }

  return NULL;
}

/**
 * dx_verify_window_present:
 * @parent: the window that it stands over
 * @workspace: where proposals are kept
 * @session: (nullable): the proposal that papers are held against
 *
 * Shows the window that stands over @parent, or a new one.
 */
void
dx_verify_window_present (GtkWindow *parent,
                          DxWorkspace *workspace,
                          DxSession *session)
{
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  window = find_window (parent);
  if (window == NULL)
    window = dx_verify_window_new (parent, workspace, session);
  gtk_window_present (window);
}

/**
 * dx_verify_window_is_busy:
 * @self: a window
 *
 * Returns: whether it reads or looks for something
 */
gboolean
dx_verify_window_is_busy (DxVerifyWindow *self)
{
  g_return_val_if_fail (DX_IS_VERIFY_WINDOW (self), FALSE);

  return self->cancellable != NULL || self->search != NULL;
}

/**
 * dx_verify_window_get_answer:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const DxVerifyAnswer *
dx_verify_window_get_answer (DxVerifyWindow *self)
{
  g_return_val_if_fail (DX_IS_VERIFY_WINDOW (self), NULL);

  return self->answer;
}
