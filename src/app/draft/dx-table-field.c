/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-table-field.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-row-tools.h"
#include "dx-field-sum.h"
#include "dx-table-field-private.h"

/* A row stands for a place in the table. The last one may be new: it comes
 * into the proposal with its first cell, so that no empty row is printed. */
struct _DxTableField {
  DxFieldEditor parent_instance;
  GtkListBox *list;
  GtkWidget *add;
  guint n_rows; /* with the new one */
};

G_DEFINE_FINAL_TYPE (DxTableField, dx_table_field, DX_TYPE_FIELD_EDITOR)

static const char *
get_id (DxTableField *self)
{
  return dx_field_editor_get_field (DX_FIELD_EDITOR (self))->id;
}

static DxProposal *
get_proposal (DxTableField *self)
{
  return dx_field_editor_get_proposal (DX_FIELD_EDITOR (self));
}

static guint
count_stored (DxTableField *self)
{
  return dx_proposal_get_n_rows (get_proposal (self), get_id (self));
}

static DxTableFieldRow *
get_row (DxTableField *self, guint index)
{
  return DX_TABLE_FIELD_ROW (
      gtk_list_box_get_row_at_index (self->list, (int) index));
}

static void
update_rows (DxTableField *self)
{
  guint stored = count_stored (self);

  for (guint i = 0; i < self->n_rows; i++)
    dx_field_row_tools_update (GTK_LIST_BOX_ROW (get_row (self, i)),
                               i < stored ? stored : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_rows > 0);
}

static void
show_row_errors (DxTableField *self)
{
  const char *error = NULL;

  for (guint i = 0; i < self->n_rows && error == NULL; i++)
    error = dx_table_field_row_get_error (get_row (self, i));
  dx_field_editor_set_own_error (DX_FIELD_EDITOR (self), error);
}

static void
cell_changed_cb (DxTableFieldRow *row, guint column, DxTableField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  dx_field_editor_begin_write (editor);
  if (index >= count_stored (self))
    dx_proposal_insert_row (get_proposal (self), get_id (self),
                            count_stored (self));
  dx_table_field_row_write (row, get_proposal (self), index, column);
  dx_field_editor_end_write (editor);
  update_rows (self);
  show_row_errors (self);
}

static void move_row (gpointer owner, guint from, guint to);
static void remove_row (gpointer owner, guint index);

static DxTableFieldRow *
append_row (DxTableField *self)
{
  static const DxFieldRowFuncs funcs = { move_row, remove_row };
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  GtkWidget *row = dx_table_field_row_new (
      dx_field_editor_get_field (editor),
      dx_workspace_get_settings (
          dx_session_get_workspace (dx_field_editor_get_session (editor))));

  dx_field_row_tools_attach (GTK_LIST_BOX_ROW (row), &funcs, self);
  adw_expander_row_add_prefix (
      ADW_EXPANDER_ROW (row),
      dx_field_row_tools_handle (GTK_LIST_BOX_ROW (row)));
  adw_expander_row_add_action (
      ADW_EXPANDER_ROW (row),
      dx_field_row_tools_menu (GTK_LIST_BOX_ROW (row), _ ("Move or remove")));
  g_signal_connect (row, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  gtk_list_box_append (self->list, row);
  dx_table_field_row_load (DX_TABLE_FIELD_ROW (row), get_proposal (self),
                           self->n_rows);
  self->n_rows++;

  return DX_TABLE_FIELD_ROW (row);
}

static void
dx_table_field_load (DxFieldEditor *editor)
{
  DxTableField *self = DX_TABLE_FIELD (editor);
  guint stored = count_stored (self);

  while (self->n_rows > stored)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (get_row (self, --self->n_rows)));
  for (guint i = 0; i < self->n_rows; i++)
    dx_table_field_row_load (get_row (self, i), get_proposal (self), i);
  while (self->n_rows < stored)
    append_row (self);
  update_rows (self);
  show_row_errors (self);
}

static void
swap_open (DxTableField *self, guint from, guint to)
{
  AdwExpanderRow *a = ADW_EXPANDER_ROW (get_row (self, from));
  AdwExpanderRow *b = ADW_EXPANDER_ROW (get_row (self, to));
  gboolean open = adw_expander_row_get_expanded (a);

  adw_expander_row_set_expanded (a, adw_expander_row_get_expanded (b));
  adw_expander_row_set_expanded (b, open);
}

/* "changed" brings the cells into their new rows. */
static void
move_row (gpointer owner, guint from, guint to)
{
  DxTableField *self = owner;

  if (from >= count_stored (self) || to >= count_stored (self))
    return;
  dx_proposal_move_row (get_proposal (self), get_id (self), from, to);
  swap_open (self, from, to);
  gtk_widget_grab_focus (GTK_WIDGET (get_row (self, to)));
}

typedef struct {
  char *text; /* nullable */
  gint64 number;
  gboolean has_number;
} Cell;

typedef struct {
  DxTableField *self;
  guint index;
  guint n_cells;
  Cell *cells;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  for (guint i = 0; i < removed->n_cells; i++)
    g_free (removed->cells[i].text);
  g_free (removed->cells);
  g_object_unref (removed->self);
  g_free (removed);
}

static Removed *
read_row (DxTableField *self, guint index)
{
  const DxField *table = dx_field_editor_get_field (DX_FIELD_EDITOR (self));
  Removed *removed = g_new0 (Removed, 1);

  removed->self = g_object_ref (self);
  removed->index = index;
  removed->n_cells = table->columns->len;
  removed->cells = g_new0 (Cell, removed->n_cells);
  for (guint i = 0; i < removed->n_cells; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);
      Cell *cell = &removed->cells[i];

      if (dx_field_is_integer (column))
        cell->has_number = dx_proposal_get_cell_integer (
            get_proposal (self), table->id, index, column->id, &cell->number);
      else
        cell->text = g_strdup (dx_proposal_get_cell_text (
            get_proposal (self), table->id, index, column->id));
    }

  return removed;
}

static void
bring_back_cb (AdwToast *toast, Removed *removed)
{
  DxTableField *self = removed->self;
  const DxField *table = dx_field_editor_get_field (DX_FIELD_EDITOR (self));
  DxProposal *proposal;
  guint index;

  if (dx_field_editor_get_session (DX_FIELD_EDITOR (self)) == NULL)
    return;
  proposal = get_proposal (self);
  index = MIN (removed->index, count_stored (self));
  dx_proposal_insert_row (proposal, table->id, index);
  for (guint i = 0; i < removed->n_cells; i++)
    {
      const DxField *column = g_ptr_array_index (table->columns, i);
      const Cell *cell = &removed->cells[i];

      if (cell->has_number)
        dx_proposal_set_cell_integer (proposal, table->id, index, column->id,
                                      cell->number);
      else if (cell->text != NULL)
        dx_proposal_set_cell_text (proposal, table->id, index, column->id,
                                   cell->text);
    }
}

static void
remove_row (gpointer owner, guint index)
{
  DxTableField *self = owner;

  if (index >= count_stored (self))
    {
      dx_table_field_load (DX_FIELD_EDITOR (self));
    }
  else
    {
      Removed *removed = read_row (self, index);

      dx_proposal_remove_row (get_proposal (self), get_id (self), index);
      dx_field_toast (GTK_WIDGET (self), _ ("Row removed"), _ ("_Undo"),
                      G_CALLBACK (bring_back_cb), removed, removed_free);
    }
  if (self->n_rows > 0)
    gtk_widget_grab_focus (
        GTK_WIDGET (get_row (self, MIN (index, self->n_rows - 1))));
  else
    gtk_widget_grab_focus (self->add);
}

static void
add_cb (DxTableField *self)
{
  DxTableFieldRow *row = self->n_rows > count_stored (self)
                             ? get_row (self, self->n_rows - 1)
                             : append_row (self);

  update_rows (self);
  dx_table_field_row_open (row);
}

static void
dx_table_field_commit (DxFieldEditor *editor)
{
  DxTableField *self = DX_TABLE_FIELD (editor);

  for (guint i = 0; i < self->n_rows; i++)
    dx_table_field_row_commit (get_row (self, i));
}

static gboolean
dx_table_field_focus (DxFieldEditor *editor)
{
  DxTableField *self = DX_TABLE_FIELD (editor);

  return gtk_widget_grab_focus (
      self->n_rows > 0 ? GTK_WIDGET (get_row (self, 0)) : self->add);
}

static void
dx_table_field_build (DxFieldEditor *editor)
{
  DxTableField *self = DX_TABLE_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);

  self->list = GTK_LIST_BOX (dx_field_boxed_list_new ());
  self->add = dx_field_button_new (_ ("_Add Row"));
  dx_field_editor_append (editor, dx_field_label_new (field->label, "heading"));
  dx_field_editor_append_help (editor);
  dx_field_editor_append (editor, GTK_WIDGET (self->list));
  dx_field_editor_append (editor, self->add);
  dx_field_editor_append (
      editor,
      dx_field_table_sum_new (dx_field_editor_get_session (editor), field));
  dx_field_editor_set_target (editor, GTK_WIDGET (self->list),
                              GTK_WIDGET (self->list));
  dx_field_set_name (GTK_WIDGET (self->list), field->label);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
}

static void
dx_table_field_class_init (DxTableFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_table_field_build;
  editor_class->load = dx_table_field_load;
  editor_class->commit = dx_table_field_commit;
  editor_class->focus = dx_table_field_focus;
}

static void
dx_table_field_init (DxTableField *self)
{
}
