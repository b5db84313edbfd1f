/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-file-row.h"

#include <glib/gi18n-lib.h>

#include "dx-attachments-page-private.h"
#include "dx-field-parts.h"

#define MEBIBYTES ((int) (DX_STORE_MAX_ATTACHMENT >> 20))

/* @file belongs to the plan, which outlives the window's rows. */
struct _DxImportFileRow {
  GtkListBoxRow parent_instance;
  DxImportFile *file;
  GtkWidget *check;   /* nullable */
  GtkWidget *choices; /* nullable */
  gboolean updating;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxImportFileRow, dx_import_file_row, GTK_TYPE_LIST_BOX_ROW)

static void
choose (DxImportFileRow *self, DxImportFileChoice choice)
{
  if (self->updating || self->file->choice == choice)
    return;
  self->file->choice = choice;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (DxImportFileRow *self)
{
  choose (self, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check))
                    ? DX_IMPORT_FILE_ADD
                    : DX_IMPORT_FILE_LEAVE);
}

/* In the order of DxImportFileChoice. */
static void
selected_cb (DxImportFileRow *self)
{
  choose (self, (DxImportFileChoice) gtk_drop_down_get_selected (
                    GTK_DROP_DOWN (self->choices)));
}

static char *
describe (const DxImportFile *file)
{
  g_autofree char *size = g_format_size (g_bytes_get_size (file->bytes));

  switch (file->state)
    {
    case DX_IMPORT_FILE_SAME:
      return g_strdup_printf (_ ("%s, already here with the same content"),
                              size);
    case DX_IMPORT_FILE_OTHER:
      return g_strdup_printf (_ ("%s, another file of this name is here"),
                              size);
    case DX_IMPORT_FILE_TOO_LARGE:
      return g_strdup_printf (_ ("%s, larger than %d MiB: it cannot be taken"),
                              size, MEBIBYTES);
    case DX_IMPORT_FILE_NEW:
    default:
      return g_steal_pointer (&size);
    }
}

static void
add_check (DxImportFileRow *self, GtkBox *box)
{
  g_autofree char *name =
      g_strdup_printf (_ ("Take the document: %s"), self->file->name);

  self->check = gtk_check_button_new ();
  gtk_check_button_set_child (
      GTK_CHECK_BUTTON (self->check),
      dx_field_label_new (_ ("Take this document"), NULL));
  dx_field_set_name (self->check, name);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb),
                            self);
  gtk_box_append (box, self->check);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dx_field_label_new ("", NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

static void
add_choices (DxImportFileRow *self, GtkBox *box)
{
  const char *const words[] = { _ ("Do not take"), _ ("Take, keep both"),
                                _ ("Take instead of the one here"), NULL };
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autofree char *name = g_strdup_printf (
      _ ("What becomes of the document: %s"), self->file->name);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->choices = gtk_drop_down_new_from_strings (words);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->choices), factory);
  gtk_widget_set_halign (self->choices, GTK_ALIGN_START);
  dx_field_set_name (self->choices, name);
  g_signal_connect_swapped (self->choices, "notify::selected",
                            G_CALLBACK (selected_cb), self);
  gtk_box_append (box, self->choices);
}

static void
dx_import_file_row_class_init (DxImportFileRowClass *class)
{
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_IMPORT_FILE_ROW,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dx_import_file_row_init (DxImportFileRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * dx_import_file_row_new:
 * @file: a file of a plan
 *
 * Returns: (transfer floating): a row of it, to be gone before @file
 */
GtkWidget *
dx_import_file_row_new (DxImportFile *file)
{
  DxImportFileRow *self = g_object_new (DX_TYPE_IMPORT_FILE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *words = describe (file);
  g_autofree char *facts = g_strdup_printf (
      "%s, %s", dx_attachment_kind_get_label (file->kind), words);

  self->file = file;
  gtk_widget_add_css_class (box, "import-row");
  gtk_box_append (GTK_BOX (box), dx_field_label_new (file->name, "heading"));
  if (*file->title != '\0')
    gtk_box_append (GTK_BOX (box), dx_field_label_new (file->title, NULL));
  gtk_box_append (GTK_BOX (box), dx_field_label_new (facts, "dim-label"));
  if (file->state == DX_IMPORT_FILE_NEW)
    add_check (self, GTK_BOX (box));
  else if (file->state == DX_IMPORT_FILE_OTHER)
    add_choices (self, GTK_BOX (box));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  dx_import_file_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * dx_import_file_row_update:
 * @self: a row
 *
 * Shows what is chosen now.
 */
void
dx_import_file_row_update (DxImportFileRow *self)
{
  g_return_if_fail (DX_IS_IMPORT_FILE_ROW (self));

  self->updating = TRUE;
  if (self->check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                                 self->file->choice != DX_IMPORT_FILE_LEAVE);
  if (self->choices != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choices),
                                self->file->choice);
  self->updating = FALSE;
}
