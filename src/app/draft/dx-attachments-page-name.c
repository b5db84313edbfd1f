/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-attachments-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-field-parts.h"

struct _DxAttachmentsPageName {
  GtkWidget parent_instance;
  GtkWidget *label;
  GtkWidget *editor;
  GtkWidget *entry;
  char *name;
};

enum { RENAMED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxAttachmentsPageName,
                     dx_attachments_page_name,
                     GTK_TYPE_WIDGET)

static void
end (DxAttachmentsPageName *self)
{
  gtk_widget_set_visible (self->editor, FALSE);
  gtk_widget_set_visible (self->label, TRUE);
}

static void
accept_cb (DxAttachmentsPageName *self)
{
  g_autofree char *name = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*name == '\0')
    {
      gtk_widget_error_bell (self->entry);
      return;
    }
  end (self);
  if (!g_str_equal (name, self->name))
    g_signal_emit (self, signals[RENAMED], 0, name);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DxAttachmentsPageName *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  end (self);

  return TRUE;
}

static GtkWidget *
make_buttons (DxAttachmentsPageName *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *yes = dx_field_button_new (_ ("_Rename"));
  GtkWidget *no = dx_field_button_new (_ ("_Cancel"));

  g_signal_connect_swapped (yes, "clicked", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (no, "clicked", G_CALLBACK (end), self);
  gtk_box_append (GTK_BOX (buttons), yes);
  gtk_box_append (GTK_BOX (buttons), no);

  return buttons;
}

static void
dx_attachments_page_name_dispose (GObject *object)
{
  DxAttachmentsPageName *self = DX_ATTACHMENTS_PAGE_NAME (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  G_OBJECT_CLASS (dx_attachments_page_name_parent_class)->dispose (object);
}

static void
dx_attachments_page_name_finalize (GObject *object)
{
  g_free (DX_ATTACHMENTS_PAGE_NAME (object)->name);
  G_OBJECT_CLASS (dx_attachments_page_name_parent_class)->finalize (object);
}

static void
dx_attachments_page_name_class_init (DxAttachmentsPageNameClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_attachments_page_name_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_attachments_page_name_finalize;
  signals[RENAMED] = g_signal_new ("renamed", DX_TYPE_ATTACHMENTS_PAGE_NAME,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
dx_attachments_page_name_init (DxAttachmentsPageName *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->label = dx_field_label_new ("", NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->editor, FALSE);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (accept_cb),
                            self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->editor, keys);
  gtk_box_append (GTK_BOX (self->editor), self->entry);
  gtk_box_append (GTK_BOX (self->editor), make_buttons (self));
}

/*
 * dx_attachments_page_name_new:
 * @name: of a document
 *
 * Returns: (transfer floating): it, with an entry to change it
 */
GtkWidget *
dx_attachments_page_name_new (const char *name)
{
  DxAttachmentsPageName *self =
      g_object_new (DX_TYPE_ATTACHMENTS_PAGE_NAME, NULL);
  g_autofree char *label = NULL;

  self->name = g_strdup (name);
  gtk_label_set_label (GTK_LABEL (self->label), name);
  /* Translators: an entry; %s is the present name of a document */
  label = g_strdup_printf (_ ("New name of “%s”"), name);
  dx_field_set_name (self->entry, label);

  return GTK_WIDGET (self);
}

/*
 * dx_attachments_page_name_edit:
 *
 * Lets the user change the name. The ending is not selected: it says with
 * what a file opens.
 */
void
dx_attachments_page_name_edit (DxAttachmentsPageName *self)
{
  const char *dot = strrchr (self->name, '.');
  const glong end = dot != NULL && dot > self->name
                        ? g_utf8_pointer_to_offset (self->name, dot)
                        : -1;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->name);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_visible (self->editor, TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, (int) end);
}
