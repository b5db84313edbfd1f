/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-compare.h"

#include <glib/gi18n-lib.h>

#include "dx-call-compare-text.h"
#include "dx-call-view-text.h"
#include "dx-word-diff.h"

#define IS_SAME "dx-same"

struct _DxCallCompare {
  AdwBin parent_instance;
  GtkBox *box;
  GtkCheckButton *only_different;
  GPtrArray *rows;  /* of GtkWidget, borrowed */
  GPtrArray *pairs; /* of GtkBox, borrowed */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DxCallCompare, dx_call_compare, ADW_TYPE_BIN)

static GtkWidget *
make_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);

  return label;
}

static void
mark (PangoAttrList *marks, gsize start, gsize end)
{
  PangoAttribute *const attributes[] = {
    pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
    pango_attr_weight_new (PANGO_WEIGHT_BOLD)
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      attributes[i]->start_index = (guint) start;
      attributes[i]->end_index = (guint) end;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/* Marks the words of the one side that the other does not have. */
static void
mark_words (PangoAttrList *marks, GPtrArray *parts, DxDiffKind kind)
{
  gsize at = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);

      if (part->kind != kind && part->kind != DX_DIFF_SAME)
        continue;
      if (part->kind == kind)
        mark (marks, at, at + strlen (part->text));
      at += strlen (part->text);
    }
}

/* Marks the lines of @text that are not among those of @other. */
static void
mark_lines (PangoAttrList *marks, const char *text, const char *other)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) others = g_strsplit (other, "\n", -1);
  gsize at = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (!g_strv_contains ((const char *const *) others, lines[i]))
        mark (marks, at, at + length);
      at += length + 1;
    }
}

static GtkWidget *
make_cell (const char *name, const char *text, PangoAttrList *marks)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (*text != '\0' ? text : _ ("(says nothing)"),
                                 *text != '\0' ? NULL : "dim-label");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (*text != '\0')
    gtk_label_set_attributes (GTK_LABEL (label), marks);
  gtk_box_append (GTK_BOX (cell), make_label (name, "dim-label"));
  gtk_box_append (GTK_BOX (cell), label);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_add_css_class (cell, "card");
  gtk_widget_add_css_class (cell, "compare-cell");

  return cell;
}

static void
set_narrow (GtkBox *pair, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (pair),
                                  narrow ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (pair, !narrow);
}

static GtkWidget *
make_pair (const DxCallAspect *aspect, const char *left, const char *right)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  PangoAttrList *left_marks = pango_attr_list_new ();
  PangoAttrList *right_marks = pango_attr_list_new ();

  if (!aspect->same && aspect->by_words)
    {
      g_autoptr (GPtrArray) parts = dx_word_diff (aspect->left, aspect->right);

      mark_words (left_marks, parts, DX_DIFF_REMOVED);
      mark_words (right_marks, parts, DX_DIFF_ADDED);
    }
  else if (!aspect->same)
    {
      mark_lines (left_marks, aspect->left, aspect->right);
      mark_lines (right_marks, aspect->right, aspect->left);
    }
  gtk_box_append (GTK_BOX (pair), make_cell (left, aspect->left, left_marks));
  gtk_box_append (GTK_BOX (pair),
                  make_cell (right, aspect->right, right_marks));
  pango_attr_list_unref (left_marks);
  pango_attr_list_unref (right_marks);

  return pair;
}

static void
add_aspect (DxCallCompare *self,
            const DxCallAspect *aspect,
            const char *left,
            const char *right)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = make_label (aspect->title, "heading");
  GtkWidget *pill = make_label (aspect->same ? _ ("the same") : _ ("different"),
                                "pill-label");
  GtkWidget *pair = make_pair (aspect, left, right);

  gtk_widget_add_css_class (pill, aspect->same ? "draft" : "stale");
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), pill);
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), pair);
  set_narrow (GTK_BOX (pair), self->narrow);
  g_object_set_data (G_OBJECT (row), IS_SAME, GINT_TO_POINTER (aspect->same));
  gtk_box_append (self->box, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->pairs, pair);
}

static void
toggled_cb (DxCallCompare *self)
{
  gboolean only = gtk_check_button_get_active (self->only_different);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_widget_set_visible (
          row, !only || g_object_get_data (G_OBJECT (row), IS_SAME) == NULL);
    }
}

static void
dx_call_compare_finalize (GObject *object)
{
  DxCallCompare *self = DX_CALL_COMPARE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pairs);
  G_OBJECT_CLASS (dx_call_compare_parent_class)->finalize (object);
}

static void
dx_call_compare_class_init (DxCallCompareClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dx_call_compare_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-call-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, DxCallCompare, box);
  gtk_widget_class_bind_template_child (widget_class, DxCallCompare,
                                        only_different);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
dx_call_compare_init (DxCallCompare *self)
{
  self->rows = g_ptr_array_new ();
  self->pairs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_call_compare_new:
 *
 * Returns: (transfer floating): an empty comparison
 */
GtkWidget *
dx_call_compare_new (void)
{
  return g_object_new (DX_TYPE_CALL_COMPARE, NULL);
}

/**
 * dx_call_compare_set_calls:
 * @self: a comparison
 * @workspace: knows the topics
 * @left: (nullable): a call
 * @right: (nullable): another call
 *
 * Shows two calls side by side.
 */
void
dx_call_compare_set_calls (DxCallCompare *self,
                           DxWorkspace *workspace,
                           DxCall *left,
                           DxCall *right)
{
  g_autoptr (GPtrArray) aspects = NULL;
  g_autofree char *left_name = NULL;
  g_autofree char *right_name = NULL;

  g_return_if_fail (DX_IS_CALL_COMPARE (self));

  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->pairs, 0);
  if (left == NULL || right == NULL)
    return;
  left_name = dx_call_view_text_name (left);
  right_name = dx_call_view_text_name (right);
  aspects = dx_call_compare_text_new (dx_workspace_get_catalog (workspace),
                                      left, right);
  for (guint i = 0; i < aspects->len; i++)
    add_aspect (self, g_ptr_array_index (aspects, i), left_name, right_name);
  toggled_cb (self);
}

/**
 * dx_call_compare_set_narrow:
 * @self: a comparison
 * @narrow: whether one call stands below the other
 *
 * Puts the calls side by side, or below each other.
 */
void
dx_call_compare_set_narrow (DxCallCompare *self, gboolean narrow)
{
  g_return_if_fail (DX_IS_CALL_COMPARE (self));

  self->narrow = narrow;
  for (guint i = 0; i < self->pairs->len; i++)
    set_narrow (g_ptr_array_index (self->pairs, i), narrow);
}
