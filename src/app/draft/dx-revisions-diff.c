/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-revisions-diff.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-diff-words.h"
#include "dx-proposal-compare.h"

struct _DxRevisionsDiff {
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkBox *box;
  DxCatalog *catalog;
  DxProposal *before;
  DxProposal *after;
  char *from;
  char *to;
};

G_DEFINE_FINAL_TYPE (DxRevisionsDiff, dx_revisions_diff, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (DxRevisionsDiff *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);

  return label;
}

static void
add_field (DxRevisionsDiff *self, const char *field)
{
  g_autofree char *name =
      dx_diff_words_name (self->catalog, self->after, field);
  g_autofree char *before = dx_diff_words_value (self->before, field);
  g_autofree char *after = dx_diff_words_value (self->after, field);
  g_autoptr (GPtrArray) parts = dx_word_diff (before, after);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autofree char *text =
      dx_diff_words_mark (parts, DX_DIFF_SIDE_BOTH, dark, attributes);
  g_autofree char *caption = dx_diff_words_count (parts);
  GtkWidget *label;

  add_label (self, name, "heading");
  add_label (self, caption, "dim-label");
  label = add_label (self, text, NULL);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_bottom (label, 18);
}

static void
clear (DxRevisionsDiff *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
update (DxRevisionsDiff *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  if (self->before == NULL)
    return;
  clear (self);
  changes = dx_proposal_compare (self->before, self->after);
  title = g_strdup_printf (_ ("From “%s” to “%s”"), self->from, self->to);
  summary = changes->len == 0
                ? g_strdup (_ ("Both say the same."))
                : g_strdup_printf (
                    ngettext ("%u field differs: what is new is underlined, "
                              "what is gone is struck through.",
                              "%u fields differ: what is new is underlined, "
                              "what is gone is struck through.",
                              changes->len),
                    changes->len);
  add_label (self, title, "title-4");
  gtk_widget_set_margin_bottom (add_label (self, summary, NULL), 12);
  for (guint i = 0; i < changes->len; i++)
    add_field (self, g_ptr_array_index (changes, i));
}

static void
dx_revisions_diff_dispose (GObject *object)
{
  DxRevisionsDiff *self = DX_REVISIONS_DIFF (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->catalog);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  G_OBJECT_CLASS (dx_revisions_diff_parent_class)->dispose (object);
}

static void
dx_revisions_diff_finalize (GObject *object)
{
  DxRevisionsDiff *self = DX_REVISIONS_DIFF (object);

  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (dx_revisions_diff_parent_class)->finalize (object);
}

static void
dx_revisions_diff_class_init (DxRevisionsDiffClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_revisions_diff_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_revisions_diff_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dx_revisions_diff_init (DxRevisionsDiff *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "home-pane");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * dx_revisions_diff_new:
 *
 * Returns: (transfer floating): an empty comparison
 */
GtkWidget *
dx_revisions_diff_new (void)
{
  return g_object_new (DX_TYPE_REVISIONS_DIFF, NULL);
}

/**
 * dx_revisions_diff_set:
 * @self: a comparison
 * @catalog: for the topics' names
 * @before: the older version
 * @after: the newer one; it is looked at now and not followed
 * @from: the name of @before
 * @to: the name of @after
 *
 * Compares two versions.
 */
void
dx_revisions_diff_set (DxRevisionsDiff *self,
                       DxCatalog *catalog,
                       DxProposal *before,
                       DxProposal *after,
                       const char *from,
                       const char *to)
{
  g_return_if_fail (DX_IS_REVISIONS_DIFF (self));
  g_return_if_fail (DX_IS_PROPOSAL (before));
  g_return_if_fail (DX_IS_PROPOSAL (after));

  g_set_object (&self->catalog, catalog);
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  g_free (self->from);
  g_free (self->to);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  update (self);
}
