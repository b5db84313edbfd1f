/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-table-field-private.h"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-field-amount-row.h"
#include "dx-field-parts.h"
#include "dx-text-editor.h"

struct _DxTableFieldRow {
  AdwExpanderRow parent_instance;
  const DxField *table;
  GSettings *settings;
  GPtrArray *cells; /* of GtkWidget, not owned; empty until opened */
  DxProposal *proposal;
  guint row;
  gboolean loading;
};

enum { CELL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxTableFieldRow, dx_table_field_row, ADW_TYPE_EXPANDER_ROW)

static const DxField *
get_column (DxTableFieldRow *self, guint index)
{
  return g_ptr_array_index (self->table->columns, index);
}

static gboolean
is_stored (DxTableFieldRow *self)
{
  return self->proposal != NULL
         && self->row
                < dx_proposal_get_n_rows (self->proposal, self->table->id);
}

/* The cell's value as it is shown in an entry or in the summary. */
static char *
get_value (DxTableFieldRow *self, const DxField *column)
{
  gint64 number;

  if (!is_stored (self))
    return NULL;
  if (!dx_field_is_integer (column))
    return g_strdup (dx_proposal_get_cell_text (self->proposal, self->table->id,
                                                self->row, column->id));
  if (!dx_proposal_get_cell_integer (self->proposal, self->table->id, self->row,
                                     column->id, &number))
    return NULL;
  if (column->kind == DX_FIELD_AMOUNT)
    return dx_amount_format_grouped (number);

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
show_summary (DxTableFieldRow *self)
{
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *title = get_value (self, get_column (self, 0));

  for (guint i = 1; i < self->table->columns->len; i++)
    {
      const DxField *column = get_column (self, i);
      g_autofree char *value = get_value (self, column);

      if (value == NULL || *value == '\0')
        continue;
      g_string_append_printf (subtitle, "%s%s: %s",
                              subtitle->len > 0 ? " · " : "", column->label,
                              value);
    }
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = g_strdup_printf (_ ("Row %u"), self->row + 1);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
cell_changed_cb (GtkWidget *cell, DxTableFieldRow *self)
{
  guint index;

  if (!self->loading && g_ptr_array_find (self->cells, cell, &index))
    g_signal_emit (self, signals[CELL_CHANGED], 0, index);
}

static GtkWidget *
make_entry (const DxField *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->label);
  dx_field_set_name (dx_field_get_text (row), column->label);
  dx_field_clean_entry (row);
  if (dx_field_is_integer (column))
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row),
                                     GTK_INPUT_PURPOSE_DIGITS);

  return row;
}

static void
add_text_cell (DxTableFieldRow *self, const DxField *column)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *editor =
      dx_text_editor_new (column->label, DX_TEXT_EDITOR_SHORT, self->settings);

  gtk_widget_add_css_class (box, "table-text-cell");
  gtk_box_append (GTK_BOX (box),
                  dx_field_label_new (column->label, "cell-title"));
  gtk_box_append (GTK_BOX (box), editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->cells, editor);
  g_signal_connect (editor, "changed", G_CALLBACK (cell_changed_cb), self);
}

static void
add_cell (DxTableFieldRow *self, const DxField *column)
{
  GtkWidget *cell;

  if (column->kind == DX_FIELD_TEXT)
    {
      add_text_cell (self, column);
      return;
    }
  if (column->kind == DX_FIELD_AMOUNT)
    cell = dx_field_amount_row_new (column->label, column->unit);
  else
    cell = make_entry (column);
  gtk_widget_set_tooltip_text (cell, column->label);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), cell);
  g_ptr_array_add (self->cells, cell);
  g_signal_connect (
      cell, column->kind == DX_FIELD_AMOUNT ? "amount-changed" : "changed",
      G_CALLBACK (cell_changed_cb), self);
}

static void
load_cell (DxTableFieldRow *self, guint index)
{
  const DxField *column = get_column (self, index);
  GtkWidget *cell = g_ptr_array_index (self->cells, index);
  gint64 amount = 0;
  g_autofree char *value = NULL;

  if (column->kind == DX_FIELD_AMOUNT)
    {
      gboolean has_amount =
          is_stored (self)
          && dx_proposal_get_cell_integer (self->proposal, self->table->id,
                                           self->row, column->id, &amount);

      dx_field_amount_row_set_amount (DX_FIELD_AMOUNT_ROW (cell), has_amount,
                                      amount);
      return;
    }
  value = get_value (self, column);
  if (DX_IS_TEXT_EDITOR (cell))
    dx_text_editor_set_text (DX_TEXT_EDITOR (cell), value);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (cell)),
                      value != NULL ? value : "")
           != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell), value != NULL ? value : "");
}

static void
load_cells (DxTableFieldRow *self)
{
  self->loading = TRUE;
  for (guint i = 0; i < self->cells->len; i++)
    load_cell (self, i);
  self->loading = FALSE;
}

static void
make_cells (DxTableFieldRow *self)
{
  if (self->cells->len > 0)
    return;
  for (guint i = 0; i < self->table->columns->len; i++)
    add_cell (self, get_column (self, i));
  load_cells (self);
}

static void
expanded_cb (DxTableFieldRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_cells (self);
}

static void
dx_table_field_row_dispose (GObject *object)
{
  DxTableFieldRow *self = DX_TABLE_FIELD_ROW (object);

  g_ptr_array_set_size (self->cells, 0);
  g_clear_object (&self->settings);
  g_clear_object (&self->proposal);
  G_OBJECT_CLASS (dx_table_field_row_parent_class)->dispose (object);
}

static void
dx_table_field_row_finalize (GObject *object)
{
  g_ptr_array_unref (DX_TABLE_FIELD_ROW (object)->cells);
  G_OBJECT_CLASS (dx_table_field_row_parent_class)->finalize (object);
}

static void
dx_table_field_row_class_init (DxTableFieldRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_table_field_row_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_table_field_row_finalize;
  signals[CELL_CHANGED] = g_signal_new ("cell-changed", DX_TYPE_TABLE_FIELD_ROW,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dx_table_field_row_init (DxTableFieldRow *self)
{
  self->cells = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/*
 * dx_table_field_row_new:
 * @table: the table's field
 * @settings: (nullable): the settings of this program
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
dx_table_field_row_new (const DxField *table, GSettings *settings)
{
  DxTableFieldRow *self = g_object_new (DX_TYPE_TABLE_FIELD_ROW, NULL);

  self->table = table;
  if (settings != NULL)
    self->settings = g_object_ref (settings);

  return GTK_WIDGET (self);
}

/*
 * dx_table_field_row_load:
 * @self: a row
 * @proposal: whose table it is in
 * @row: which row it is; one behind the last is empty
 *
 * Shows what stands in that row.
 */
void
dx_table_field_row_load (DxTableFieldRow *self, DxProposal *proposal, guint row)
{
  g_set_object (&self->proposal, proposal);
  self->row = row;
  load_cells (self);
  show_summary (self);
}

static gboolean
write_number (DxTableFieldRow *self, const DxField *column, const char *text)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));
  gint64 number;

  if (g_ascii_string_to_signed (digits, 10, G_MININT64 / 2, G_MAXINT64 / 2,
                                &number, NULL))
    {
      dx_proposal_set_cell_integer (self->proposal, self->table->id, self->row,
                                    column->id, number);
      return TRUE;
    }
  dx_proposal_set_cell_text (self->proposal, self->table->id, self->row,
                             column->id, NULL);

  return *digits == '\0';
}

static void
write_text (DxTableFieldRow *self, const DxField *column, const char *text)
{
  dx_proposal_set_cell_text (self->proposal, self->table->id, self->row,
                             column->id, *text != '\0' ? text : NULL);
}

static gboolean
write_cell (DxTableFieldRow *self, const DxField *column, GtkWidget *cell)
{
  gint64 amount;

  if (DX_IS_TEXT_EDITOR (cell))
    {
      g_autofree char *text = dx_text_editor_get_text (DX_TEXT_EDITOR (cell));

      write_text (self, column, text);
      return TRUE;
    }
  if (column->kind != DX_FIELD_AMOUNT)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (cell));

      if (dx_field_is_integer (column))
        return write_number (self, column, text);
      write_text (self, column, text);
      return TRUE;
    }
  if (dx_field_amount_row_get_amount (DX_FIELD_AMOUNT_ROW (cell), &amount))
    dx_proposal_set_cell_integer (self->proposal, self->table->id, self->row,
                                  column->id, amount);
  else
    dx_proposal_set_cell_text (self->proposal, self->table->id, self->row,
                               column->id, NULL);

  return dx_field_amount_row_get_error (DX_FIELD_AMOUNT_ROW (cell)) == NULL;
}

/*
 * dx_table_field_row_write:
 * @self: a row
 * @proposal: whose table it is in
 * @row: which row it is
 * @column: the cell that the user changed
 *
 * Writes a cell into the proposal.
 *
 * Returns: %FALSE if what stands there is no value of the column's kind
 */
gboolean
dx_table_field_row_write (DxTableFieldRow *self,
                          DxProposal *proposal,
                          guint row,
                          guint column)
{
  GtkWidget *cell = g_ptr_array_index (self->cells, column);
  gboolean good;

  g_set_object (&self->proposal, proposal);
  self->row = row;
  good = write_cell (self, get_column (self, column), cell);
  if (good)
    gtk_widget_remove_css_class (cell, "error");
  else
    gtk_widget_add_css_class (cell, "error");
  show_summary (self);

  return good;
}

/*
 * dx_table_field_row_get_error:
 * @self: a row
 *
 * Returns: (nullable): what cannot be read in it
 */
const char *
dx_table_field_row_get_error (DxTableFieldRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (!gtk_widget_has_css_class (cell, "error"))
        continue;
      if (DX_IS_FIELD_AMOUNT_ROW (cell))
        return dx_field_amount_row_get_error (DX_FIELD_AMOUNT_ROW (cell));
      return _ ("Write a whole number, in digits.");
    }

  return NULL;
}

/*
 * dx_table_field_row_commit:
 * @self: a row
 *
 * Takes what an input method still composes in its cells.
 */
void
dx_table_field_row_commit (DxTableFieldRow *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (DX_IS_TEXT_EDITOR (cell))
        dx_text_editor_commit (DX_TEXT_EDITOR (cell));
      else if (DX_IS_FIELD_AMOUNT_ROW (cell))
        dx_field_amount_row_finish (DX_FIELD_AMOUNT_ROW (cell));
      else
        dx_field_commit_preedit (dx_field_get_text (cell));
    }
}

static void
focus_cell (GtkWidget *cell)
{
  if (DX_IS_TEXT_EDITOR (cell))
    cell = GTK_WIDGET (dx_text_editor_get_view (DX_TEXT_EDITOR (cell)));
  gtk_widget_grab_focus (cell);
}

/*
 * dx_table_field_row_open:
 * @self: a row
 *
 * Opens it and puts the focus into its first cell.
 */
void
dx_table_field_row_open (DxTableFieldRow *self)
{
  make_cells (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  focus_cell (g_ptr_array_index (self->cells, 0));
}
