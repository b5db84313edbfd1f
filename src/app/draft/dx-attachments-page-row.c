/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-attachments-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-field-parts.h"

struct _DxAttachmentsPageRow {
  GtkListBoxRow parent_instance;
  GtkDropDown *kind;
  GtkWidget *title;
  DxSession *session;
  gint64 row;
  char *name;
  GSimpleActionGroup *actions;
};

static const char *const kinds[] = { "official-letter", "commitment",
                                     "summary-table", "other" };

G_DEFINE_FINAL_TYPE (DxAttachmentsPageRow,
                     dx_attachments_page_row,
                     GTK_TYPE_LIST_BOX_ROW)

static DxStore *
get_store (DxSession *session)
{
  return dx_workspace_get_store (dx_session_get_workspace (session));
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
tell (DxAttachmentsPageRow *self, const char *heading, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dx_compat_tell (get_window (GTK_WIDGET (self)), heading, error->message);
}

static void
kind_cb (DxAttachmentsPageRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);
  g_autoptr (GError) error = NULL;

  if (selected >= G_N_ELEMENTS (kinds))
    return;
  if (dx_store_set_attachment_kind (get_store (self->session), self->row,
                                    kinds[selected], &error))
    dx_session_attachments_changed (self->session);
  else
    tell (self, _ ("The kind could not be saved"), error);
}

/* The program that opens it gets a copy: the database is ours. */
static GFile *
write_copy (DxAttachmentsPageRow *self, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes =
      dx_store_read_attachment (get_store (self->session), self->row, error);
  gsize size = 0;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (!g_file_replace_contents (file, data != NULL ? data : "", size, NULL,
                                FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL,
                                error))
    return NULL;

  return g_object_ref (file);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxAttachmentsPageRow *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dexuat-XXXXXX", &error);
  g_autofree char *path =
      folder != NULL ? g_build_filename (folder, self->name, NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFile) written = file != NULL ? write_copy (self, file, &error)
                                           : NULL;
  g_autofree char *uri = written != NULL ? g_file_get_uri (written) : NULL;

  if (uri != NULL)
    gtk_show_uri (get_window (GTK_WIDGET (self)), uri, GDK_CURRENT_TIME);
  else
    tell (self, _ ("The document could not be opened"), error);
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
copy_picked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxAttachmentsPageRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dx_compat_pick_files_finish (result, &error);
  g_autoptr (GFile) written = NULL;

  if (self->session == NULL)
    return;
  if (files != NULL)
    written = write_copy (self, g_ptr_array_index (files, 0), &error);
  if (written == NULL)
    tell (self, _ ("The copy could not be saved"), error);
  else
    dx_field_toast (GTK_WIDGET (self), _ ("Copy saved"), _ ("Open _Folder"),
                    G_CALLBACK (open_folder_cb), g_file_get_parent (written),
                    unref_folder);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxAttachmentsPageRow *self = data;

  dx_compat_pick_files (get_window (GTK_WIDGET (self)), DX_PICK_SAVE,
                        _ ("Save a Copy"), _ ("_Save"), self->name, NULL,
                        copy_picked_cb, g_object_ref (self));
}

/* What can be taken back. */
typedef struct {
  DxSession *session;
  gint64 row;
  char *name;
} Undo;

static Undo *
undo_new (DxAttachmentsPageRow *self)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->session = g_object_ref (self->session);
  undo->row = self->row;
  undo->name = g_strdup (self->name);

  return undo;
}

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_object_unref (undo->session);
  g_free (undo->name);
  g_free (undo);
}

static void
name_back_cb (AdwToast *toast, Undo *undo)
{
  if (dx_store_rename_attachment (get_store (undo->session), undo->row,
                                  undo->name, NULL))
    dx_session_attachments_changed (undo->session);
}

static void
renamed_cb (DxAttachmentsPageRow *row, const char *name)
{
  g_autoptr (DxAttachmentsPageRow) self = g_object_ref (row);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf (_ ("Renamed to “%s”"), name);
  Undo *undo;

  if (!dx_store_rename_attachment (get_store (self->session), self->row, name,
                                   &error))
    {
      tell (self, _ ("The document could not be renamed"), error);
      return;
    }
  undo = undo_new (self);
  dx_field_toast (GTK_WIDGET (self), message, _ ("_Undo"),
                  G_CALLBACK (name_back_cb), undo, undo_free);
  dx_session_attachments_changed (undo->session);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxAttachmentsPageRow *self = data;

  dx_attachments_page_name_edit (DX_ATTACHMENTS_PAGE_NAME (self->title));
}

static void
bring_back_cb (AdwToast *toast, Undo *undo)
{
  if (dx_store_restore_attachment (get_store (undo->session), undo->row, NULL))
    dx_session_attachments_changed (undo->session);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (DxAttachmentsPageRow) self = g_object_ref (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf (_ ("“%s” removed"), self->name);
  Undo *undo;

  if (!dx_store_remove_attachment (get_store (self->session), self->row,
                                   &error))
    {
      tell (self, _ ("The document could not be removed"), error);
      return;
    }
  undo = undo_new (self);
  dx_field_toast (GTK_WIDGET (self), message, _ ("_Undo"),
                  G_CALLBACK (bring_back_cb), undo, undo_free);
  dx_session_attachments_changed (self->session);
}

static void
dx_attachments_page_row_dispose (GObject *object)
{
  DxAttachmentsPageRow *self = DX_ATTACHMENTS_PAGE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (dx_attachments_page_row_parent_class)->dispose (object);
}

static void
dx_attachments_page_row_finalize (GObject *object)
{
  g_free (DX_ATTACHMENTS_PAGE_ROW (object)->name);
  G_OBJECT_CLASS (dx_attachments_page_row_parent_class)->finalize (object);
}

static void
dx_attachments_page_row_class_init (DxAttachmentsPageRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_attachments_page_row_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_attachments_page_row_finalize;
}

static void
dx_attachments_page_row_init (DxAttachmentsPageRow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "save", .activate = save_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "remove", .activate = remove_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "attachment",
                                  G_ACTION_GROUP (self->actions));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_Open"), "attachment.open");
  g_menu_append (menu, _ ("_Save a Copy…"), "attachment.save");
  g_menu_append (menu, _ ("Re_name…"), "attachment.rename");
  g_menu_append (menu, _ ("_Remove"), "attachment.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button),
                                  G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Open, save, rename or remove"));
  dx_field_set_name (button, _ ("Open, save, rename or remove"));

  return button;
}

static GtkDropDown *
make_kinds (const char *kind, const char *name)
{
  const char *labels[G_N_ELEMENTS (kinds) + 1] = { NULL };
  GtkWidget *drop_down;
  guint selected = G_N_ELEMENTS (kinds) - 1;
  g_autofree char *said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      labels[i] = dx_attachment_kind_get_label (kinds[i]);
      if (g_str_equal (kinds[i], kind))
        selected = i;
    }
  drop_down = gtk_drop_down_new_from_strings (labels);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_halign (drop_down, GTK_ALIGN_START);
  /* Translators: the kind of a document with that name */
  said = g_strdup_printf (_ ("Kind of “%s”"), name);
  dx_field_set_name (drop_down, said);

  return GTK_DROP_DOWN (drop_down);
}

/*
 * dx_attachments_page_row_new:
 * @session: the session
 * @attachment: a document
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
dx_attachments_page_row_new (DxSession *session, const DxAttachment *attachment)
{
  DxAttachmentsPageRow *self =
      g_object_new (DX_TYPE_ATTACHMENTS_PAGE_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *size = g_format_size ((guint64) attachment->size);

  self->session = g_object_ref (session);
  self->row = attachment->row;
  self->name = g_strdup (attachment->name);
  self->kind = make_kinds (attachment->kind, attachment->name);
  g_signal_connect_swapped (self->kind, "notify::selected",
                            G_CALLBACK (kind_cb), self);
  self->title = dx_attachments_page_name_new (attachment->name);
  g_signal_connect_swapped (self->title, "renamed", G_CALLBACK (renamed_cb),
                            self);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), dx_field_label_new (size, "source-place"));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), make_menu ());
  gtk_widget_add_css_class (line, "finding-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  dx_field_set_name (GTK_WIDGET (self), attachment->name);

  return GTK_WIDGET (self);
}
