/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-change-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-diff-words.h"
#include "dx-field-parts.h"
#include "dx-import-pair.h"

/* @change belongs to the plan, which outlives the window's views. */
struct _DxImportChangeView {
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *check;
  GtkLabel *texts[2];
  DxImportChange *change;
  GPtrArray *parts;
  gboolean updating;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxImportChangeView, dx_import_change_view, GTK_TYPE_WIDGET)

static void
toggled_cb (DxImportChangeView *self)
{
  if (self->updating)
    return;
  self->change->chosen =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The colours follow the style. */
static void
show_texts (DxImportChangeView *self)
{
  static const DxDiffSide sides[] = { DX_DIFF_SIDE_BEFORE, DX_DIFF_SIDE_AFTER };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      g_autofree char *whole =
          dx_diff_words_mark (self->parts, sides[i], dark, attributes);
      g_autofree char *text = dx_diff_words_cut (whole);
      gboolean empty = *text == '\0';

      gtk_label_set_text (self->texts[i], empty ? _ ("(nothing)") : text);
      gtk_label_set_attributes (self->texts[i], empty ? NULL : attributes);
      if (empty)
        gtk_widget_add_css_class (GTK_WIDGET (self->texts[i]), "dim-label");
    }
}

static GtkWidget *
new_side (DxImportChangeView *self, guint index, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = dx_field_label_new ("", NULL);

  gtk_widget_add_css_class (box, "import-side");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  /* Tab leads to what can be chosen. */
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  self->texts[index] = GTK_LABEL (text);
  gtk_box_append (GTK_BOX (box), dx_field_label_new (title, "dim-label"));
  gtk_box_append (GTK_BOX (box), text);

  return box;
}

static GtkWidget *
new_check (const char *name)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *words = g_strdup_printf (_ ("Take the file's: %s"), name);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check),
                              dx_field_label_new (_ ("Take the file's"), NULL));
  dx_field_set_name (check, words);

  return check;
}

static void
fill (DxImportChangeView *self, const char *name)
{
  g_autofree char *caption = dx_diff_words_count (self->parts);

  self->check = new_check (name);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb),
                            self);
  gtk_box_append (GTK_BOX (self->box), dx_field_label_new (name, "heading"));
  gtk_box_append (GTK_BOX (self->box),
                  dx_field_label_new (caption, "dim-label"));
  gtk_box_append (GTK_BOX (self->box),
                  dx_import_pair_new (new_side (self, 0, _ ("Here now")),
                                      new_side (self, 1, _ ("In the file"))));
  gtk_box_append (GTK_BOX (self->box), self->check);
}

static void
dx_import_change_view_dispose (GObject *object)
{
  DxImportChangeView *self = DX_IMPORT_CHANGE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  G_OBJECT_CLASS (dx_import_change_view_parent_class)->dispose (object);
}

static void
dx_import_change_view_class_init (DxImportChangeViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_import_change_view_dispose;
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_IMPORT_CHANGE_VIEW,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dx_import_change_view_init (DxImportChangeView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "import-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * dx_import_change_view_new:
 * @catalog: for the topics' names
 * @plan: has the two proposals
 * @change: one of its differences
 *
 * Returns: (transfer floating): a view of it, to be gone before @change
 */
GtkWidget *
dx_import_change_view_new (DxCatalog *catalog,
                           DxImportPlan *plan,
                           DxImportChange *change)
{
  DxImportChangeView *self = g_object_new (DX_TYPE_IMPORT_CHANGE_VIEW, NULL);
  g_autofree char *before = dx_diff_words_value (plan->mine, change->field);
  g_autofree char *after = dx_diff_words_value (plan->theirs, change->field);
  g_autofree char *name =
      dx_diff_words_name (catalog, plan->theirs, change->field);

  self->change = change;
  self->parts = dx_word_diff (before, after);
  fill (self, name);
  show_texts (self);
  dx_import_change_view_update (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (show_texts), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * dx_import_change_view_update:
 * @self: a view
 *
 * Shows what is chosen now.
 */
void
dx_import_change_view_update (DxImportChangeView *self)
{
  g_return_if_fail (DX_IS_IMPORT_CHANGE_VIEW (self));

  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               self->change->chosen);
  self->updating = FALSE;
}
