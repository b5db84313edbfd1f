/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-attachments-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-attachments-page-private.h"
#include "dx-compat.h"
#include "dx-field-parts.h"
#include "dx-send-facts.h"
#include "dx-send-row.h"

/* As large as the store takes. */
#define MAX_MEBIBYTES 64

struct _DxAttachmentsPage {
  GtkWidget parent_instance;
  GtkWidget *top;
  GtkButton *add;
  GtkListBox *list;
  GtkBox *nothing;
  GtkButton *name_button;
  GtkBox *dossier;
  GtkListBox *wanted;
  DxSession *session;
  GPtrArray *attachments; /* (nullable): of DxAttachment */
  GCancellable *cancellable;
  GQueue coming; /* of GFile: one at a time, in their order */
  gboolean reading;
};

G_DEFINE_FINAL_TYPE (DxAttachmentsPage, dx_attachments_page, GTK_TYPE_WIDGET)

static DxProposal *
get_proposal (DxAttachmentsPage *self)
{
  return dx_session_get_proposal (self->session);
}

static DxStore *
get_store (DxAttachmentsPage *self)
{
  return dx_workspace_get_store (dx_session_get_workspace (self->session));
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* Whether the rows say what is there; then they stay, with the focus. */
static gboolean
is_same (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DxAttachment *left = g_ptr_array_index (a, i);
      const DxAttachment *right = g_ptr_array_index (b, i);

      if (left->row != right->row || !g_str_equal (left->name, right->name))
        return FALSE;
    }

  return TRUE;
}

static void
show_attachments (DxAttachmentsPage *self)
{
  clear_list (self->list);
  for (guint i = 0; i < self->attachments->len; i++)
    gtk_list_box_append (
        self->list,
        dx_attachments_page_row_new (self->session,
                                     g_ptr_array_index (self->attachments, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->attachments->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing),
                          self->attachments->len == 0);
}

static gboolean
is_asked (DxAttachmentsPage *self, const DxDossierItem *item)
{
  return item->topic == NULL
         || dx_proposal_find_topic (get_proposal (self), item->topic) != NULL;
}

static void
show_dossier (DxAttachmentsPage *self)
{
  g_autoptr (GPtrArray) lines = dx_send_facts_list_dossier (self->session);

  clear_list (self->wanted);
  for (guint i = 0; i < lines->len; i++)
    {
      const DxDossierLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row;

      if (!is_asked (self, line->item))
        continue;
      row = dx_send_row_new (line);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->wanted, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->dossier),
                          gtk_widget_get_first_child (GTK_WIDGET (self->wanted))
                              != NULL);
}

/* The form's own list of documents, if it has one. */
static const DxField *
find_list (DxAttachmentsPage *self)
{
  const DxForm *form = dx_proposal_get_form (get_proposal (self));

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if (field->kind == DX_FIELD_LIST)
        return field;
    }

  return NULL;
}

/* What is not in the form's list yet. */
static GPtrArray *
list_unnamed (DxAttachmentsPage *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const DxField *field = find_list (self);

  for (guint i = 0; field != NULL && i < self->attachments->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (self->attachments, i);
      g_autofree char *name = g_strdup_printf (
          "%s (%s)", dx_attachment_kind_get_label (it->kind), it->name);

      if (!g_strv_contains (
              dx_proposal_get_list (get_proposal (self), field->id), name))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

static void
show_name_button (DxAttachmentsPage *self)
{
  const DxField *field = find_list (self);
  g_autoptr (GPtrArray) names = list_unnamed (self);
  GtkWidget *label = gtk_button_get_child (self->name_button);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->name_button), names->len > 0);
  if (names->len == 0)
    return;
  /* Translators: a button: names of files go into a list of the form */
  text = g_strdup_printf (ngettext ("Write %u name into “%s”",
                                    "Write %u names into “%s”", names->len),
                          names->len, field->label);
  gtk_label_set_label (GTK_LABEL (label), text);
  dx_field_set_name (GTK_WIDGET (self->name_button), text);
}

static void
name_cb (DxAttachmentsPage *self)
{
  const DxField *field = find_list (self);
  g_autoptr (GPtrArray) names = list_unnamed (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const *items;
  g_auto (GStrv) all = NULL;

  if (names->len == 0)
    return;
  items = dx_proposal_get_list (get_proposal (self), field->id);
  for (guint i = 0; items[i] != NULL; i++)
    g_strv_builder_add (builder, items[i]);
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (names, i));
  all = g_strv_builder_end (builder);
  dx_proposal_set_list (get_proposal (self), field->id,
                        (const char *const *) all);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  dx_field_toast (GTK_WIDGET (self), _ ("Written into the form"), NULL, NULL,
                  NULL, NULL);
}

static void
update (DxAttachmentsPage *self)
{
  g_autoptr (GPtrArray) now = NULL;
  gboolean same;

  if (get_store (self) != NULL)
    now = dx_store_list_attachments (
        get_store (self), dx_proposal_get_id (get_proposal (self)), NULL);
  if (now == NULL)
    now = g_ptr_array_new ();
  same = is_same (self->attachments, now);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  self->attachments = g_steal_pointer (&now);
  if (!same)
    show_attachments (self);
  show_dossier (self);
  show_name_button (self);
}

static void
changed_cb (DxProposal *proposal, const char *field, DxAttachmentsPage *self)
{
  const DxField *list = find_list (self);

  if (g_str_equal (field, "call") || g_str_has_prefix (field, "topics."))
    show_dossier (self);
  else if (list != NULL && g_str_equal (field, list->id))
    show_name_button (self);
}

static void
tell (DxAttachmentsPage *self, const char *name, GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *heading =
      g_strdup_printf (_ ("“%s” could not be added"), name);

  dx_compat_tell (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading,
                  error->message);
}

static char *
get_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static gboolean
add (DxAttachmentsPage *self, const char *name, GBytes *bytes, GError **error)
{
  DxStore *store = get_store (self);

  if (store == NULL)
    {
      g_propagate_error (error, g_error_copy (dx_workspace_get_store_error (
                                    dx_session_get_workspace (self->session))));
      return FALSE;
    }

  return dx_session_save (self->session, error)
         && dx_store_add_attachment (
             store, dx_proposal_get_id (get_proposal (self)), name,
             dx_attachment_kind_guess (name), bytes, NULL, error);
}

static void read_next (DxAttachmentsPage *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxAttachmentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *name = get_name (G_FILE (source));

  self->reading = FALSE;
  if (self->session == NULL)
    return;
  if (bytes == NULL || !add (self, name, bytes, &error))
    tell (self, name, error);
  read_next (self);
}

/* A file that would fill the memory is not even read. */
static gboolean
check_size (GFile *file, GError **error)
{
  g_autoptr (GFileInfo)
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= (goffset) MAX_MEBIBYTES * 1024 * 1024)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _ ("The file is larger than %d MB; please attach a smaller "
                  "one."),
               MAX_MEBIBYTES);

  return FALSE;
}

static void
read_next (DxAttachmentsPage *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->coming);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    {
      dx_session_attachments_changed (self->session);
      return;
    }
  if (check_size (file, &error))
    {
      self->reading = TRUE;
      g_file_load_bytes_async (file, self->cancellable, read_cb,
                               g_object_ref (self));
      return;
    }
  name = get_name (file);
  tell (self, name, error);
  read_next (self);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxAttachmentsPage) self = data;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, NULL);

  if (files != NULL && self->session != NULL)
    dx_attachments_page_add_files (self, files);
}

static void
add_cb (DxAttachmentsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  dx_compat_pick_files (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                        DX_PICK_OPEN_MANY, _ ("Add Documents"), _ ("_Add"),
                        NULL, NULL, picked_cb, g_object_ref (self));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         DxAttachmentsPage *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GSList *dropped = g_value_get_boxed (value);

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  dx_attachments_page_add_files (self, files);

  return files->len > 0;
}

static void
dx_attachments_page_dispose (GObject *object)
{
  DxAttachmentsPage *self = DX_ATTACHMENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->coming, g_object_unref);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (get_proposal (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_clear_object (&self->session);
    }
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_ATTACHMENTS_PAGE);
  G_OBJECT_CLASS (dx_attachments_page_parent_class)->dispose (object);
}

static void
dx_attachments_page_finalize (GObject *object)
{
  g_object_unref (DX_ATTACHMENTS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (dx_attachments_page_parent_class)->finalize (object);
}

static void
dx_attachments_page_class_init (DxAttachmentsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_attachments_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_attachments_page_finalize;
  gtk_widget_class_set_css_name (widget_class, "attachmentspage");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-attachments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage, top);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage, add);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage,
                                        nothing);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage,
                                        name_button);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage,
                                        dossier);
  gtk_widget_class_bind_template_child (widget_class, DxAttachmentsPage,
                                        wanted);
}

static void
dx_attachments_page_init (DxAttachmentsPage *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_button_set_child (self->name_button, dx_field_label_new ("", NULL));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->name_button, "clicked", G_CALLBACK (name_cb),
                            self);
}

/**
 * dx_attachments_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_attachments_page_new (DxSession *session)
{
  DxAttachmentsPage *self = g_object_new (DX_TYPE_ATTACHMENTS_PAGE, NULL);

  self->session = g_object_ref (session);
  update (self);
  g_signal_connect_swapped (session, "attachments-changed", G_CALLBACK (update),
                            self);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (show_dossier),
                            self);
  g_signal_connect (get_proposal (self), "changed", G_CALLBACK (changed_cb),
                    self);

  return GTK_WIDGET (self);
}

/**
 * dx_attachments_page_add_files:
 * @self: the page
 * @files: (element-type GFile): files that were dropped or chosen
 *
 * Reads files and keeps them with the proposal, as the kind that their names
 * speak of. What cannot be read is told.
 */
void
dx_attachments_page_add_files (DxAttachmentsPage *self, GPtrArray *files)
{
  g_return_if_fail (DX_IS_ATTACHMENTS_PAGE (self));

  for (guint i = 0; i < files->len; i++)
    g_queue_push_tail (&self->coming,
                       g_object_ref (g_ptr_array_index (files, i)));
  if (!self->reading)
    read_next (self);
}

/**
 * dx_attachments_page_focus:
 * @self: the page
 *
 * Puts the focus on the button that adds.
 *
 * Returns: whether it took it
 */
gboolean
dx_attachments_page_focus (DxAttachmentsPage *self)
{
  g_return_val_if_fail (DX_IS_ATTACHMENTS_PAGE (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->add));
}
