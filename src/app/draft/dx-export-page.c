/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-export-page.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-field-parts.h"
#include "dx-paper-out.h"
#include "dx-preview.h"

struct _DxExportPage {
  GtkWidget parent_instance;
  GtkWidget *top;
  GtkBox *pages;
  GtkFlowBox *buttons;
  GtkButton *pdf;
  GtkButton *print;
  GtkButton *blank;
  GtkCheckButton *annex;
  GtkCheckButton *sheet;
  GtkImage *icon;
  GtkLabel *state;
  DxPreview *preview;
  DxSession *session;
};

enum { FIELD_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxExportPage, dx_export_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (DxExportPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static char *
describe_errors (DxExportPage *self)
{
  guint errors = dx_session_count (self->session, DX_SEVERITY_ERROR);

  if (errors == 0)
    return g_strdup (_ ("No errors"));

  return g_strdup_printf (
      ngettext ("%u error left – it can be printed all the same",
                "%u errors left – it can be printed all the same", errors),
      errors);
}

static char *
describe_paper (DxExportPage *self)
{
  int number =
      (int) dx_proposal_get_revision (dx_session_get_proposal (self->session));

  switch (dx_session_get_state (self->session))
    {
    case DX_PROPOSAL_STATE_PRINTED:
    case DX_PROPOSAL_STATE_SENT:
      return g_strdup_printf (_ ("Printed version %d is up to date"), number);
    case DX_PROPOSAL_STATE_STALE:
      return g_strdup_printf (
          _ ("Changed since printed version %d: the paper is out of date"),
          number);
    default:
      return g_strdup (_ ("Not printed yet"));
    }
}

static void
update (DxExportPage *self)
{
  gboolean errors = dx_session_count (self->session, DX_SEVERITY_ERROR) > 0;
  g_autofree char *first = describe_errors (self);
  g_autofree char *second = describe_paper (self);
  g_autofree char *text = g_strdup_printf ("%s. %s.", first, second);

  gtk_label_set_label (self->state, text);
  gtk_image_set_from_icon_name (self->icon, errors ? "dialog-error-symbolic"
                                                   : "emblem-ok-symbolic");
  if (errors)
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
}

static void
annex_cb (DxExportPage *self)
{
  gboolean annex = gtk_check_button_get_active (self->annex);

  dx_preview_set_annex (self->preview, annex);
  g_settings_set_boolean (
      dx_workspace_get_settings (dx_session_get_workspace (self->session)),
      "print-annex", annex);
}

static void
field_cb (DxExportPage *self, const char *field)
{
  g_signal_emit (self, signals[FIELD_ACTIVATED], 0, field);
}

static void
tell_failure (DxExportPage *self, const char *heading, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dx_compat_tell (get_window (self), heading, error->message);
}

static void
open_folder_cb (AdwToast *toast, GFile *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
unref_folder (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

static void
tell_written (DxExportPage *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = g_strdup_printf (_ ("Written: %s"), name);
  GFile *folder = g_file_get_parent (file);

  if (folder != NULL)
    dx_field_toast (GTK_WIDGET (self), message, _ ("Open _Folder"),
                    G_CALLBACK (open_folder_cb), folder, unref_folder);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxExportPage) self = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!dx_paper_out_export_finish (result, &file, &error))
    tell_failure (self, _ ("The file could not be written"), error);
  else if (file != NULL)
    tell_written (self, file);
}

static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxExportPage *self = DX_EXPORT_PAGE (widget);

  dx_session_commit (self->session);
  dx_paper_out_export (get_window (self), self->session,
                       gtk_check_button_get_active (self->annex), exported_cb,
                       g_object_ref (self));
}

static void
word_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxExportPage *self = DX_EXPORT_PAGE (widget);

  dx_session_commit (self->session);
  dx_paper_out_export_word (get_window (self), self->session,
                            gtk_check_button_get_active (self->annex),
                            exported_cb, g_object_ref (self));
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxExportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!dx_paper_out_print_finish (result, &error))
    tell_failure (self, _ ("Printing failed"), error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxExportPage *self = DX_EXPORT_PAGE (widget);

  dx_session_commit (self->session);
  dx_paper_out_print (get_window (self), self->session,
                      gtk_check_button_get_active (self->annex), printed_cb,
                      g_object_ref (self));
}

static void
blank_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxExportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);

  if (self->session == NULL)
    return;
  if (files == NULL)
    tell_failure (self, _ ("The form could not be written"), error);
  else if (dx_paper_out_write_blank (
               dx_session_get_workspace (self->session),
               dx_proposal_get_form (dx_session_get_proposal (self->session)),
               g_ptr_array_index (files, 0), &error))
    tell_written (self, g_ptr_array_index (files, 0));
  else
    tell_failure (self, _ ("The form could not be written"), error);
}

static void
blank_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DxExportPage *self = DX_EXPORT_PAGE (widget);
  /* Translators: a kind of file, in the file dialog */
  const char *patterns[] = { _ ("PDF files"), "pdf", NULL };

  dx_compat_pick_files (get_window (self), DX_PICK_SAVE, _ ("Blank Form"),
                        _ ("_Save"), "Mau_phieu_trong.pdf", patterns,
                        blank_picked_cb, g_object_ref (self));
}

static void
dx_export_page_dispose (GObject *object)
{
  DxExportPage *self = DX_EXPORT_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_EXPORT_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dx_export_page_parent_class)->dispose (object);
}

static void
dx_export_page_class_init (DxExportPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_export_page_dispose;
  signals[FIELD_ACTIVATED] =
      g_signal_new ("field-activated", DX_TYPE_EXPORT_PAGE, G_SIGNAL_RUN_LAST,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-export-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, top);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, pages);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, pdf);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, print);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, blank);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, annex);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, icon);
  gtk_widget_class_bind_template_child (widget_class, DxExportPage, state);
  gtk_widget_class_install_action (widget_class, "export.pdf", NULL,
                                   pdf_action);
  gtk_widget_class_install_action (widget_class, "export.word", NULL,
                                   word_action);
  gtk_widget_class_install_action (widget_class, "export.print", NULL,
                                   print_action);
  gtk_widget_class_install_action (widget_class, "export.blank", NULL,
                                   blank_action);
}

static void
dx_export_page_init (DxExportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Tab leads to the buttons alone. */
  for (GtkWidget *child =
           gtk_widget_get_first_child (GTK_WIDGET (self->buttons));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

/**
 * dx_export_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_export_page_new (DxSession *session)
{
  DxExportPage *self = g_object_new (DX_TYPE_EXPORT_PAGE, NULL);
  GSettings *settings =
      dx_workspace_get_settings (dx_session_get_workspace (session));
  gboolean annex = g_settings_get_boolean (settings, "print-annex");

  self->session = g_object_ref (session);
  self->preview = DX_PREVIEW (dx_preview_new (session));
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_box_append (self->pages, GTK_WIDGET (self->preview));
  dx_preview_set_annex (self->preview, annex);
  gtk_check_button_set_active (self->annex, annex);
  g_settings_bind (settings, "print-text-sheet", self->sheet, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->annex, "toggled", G_CALLBACK (annex_cb),
                            self);
  g_signal_connect_swapped (self->preview, "field-activated",
                            G_CALLBACK (field_cb), self);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (update),
                            self);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (update),
                            self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * dx_export_page_focus:
 * @self: the page
 *
 * Puts the focus on the first button.
 *
 * Returns: whether it took it
 */
gboolean
dx_export_page_focus (DxExportPage *self)
{
  g_return_val_if_fail (DX_IS_EXPORT_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->pdf));
}
