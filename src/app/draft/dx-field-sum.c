/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-sum.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-amount.h"
#include "dx-field-editor.h"
#include "dx-field-parts.h"

/**
 * Fill:
 * @field: belongs to the form
 * @value: what the button writes into it
 */
typedef struct {
  const DxField *field;
  gint64 value;
} Fill;

struct _DxFieldSum {
  GtkWidget parent_instance;
  DxSession *session;
  const DxFormRule *rule; /* of a sum of fields */
  const DxField *table;   /* of the sums of a table */
  GtkLabel *label;
  GtkWidget *button;
  GArray *fills; /* of Fill */
};

G_DEFINE_FINAL_TYPE (DxFieldSum, dx_field_sum, GTK_TYPE_WIDGET)

static DxProposal *
get_proposal (DxFieldSum *self)
{
  return dx_session_get_proposal (self->session);
}

static const DxField *
get_field (DxFieldSum *self, const char *id)
{
  return dx_form_get_field (dx_proposal_get_form (get_proposal (self)), id);
}

static void
add_fill (DxFieldSum *self, const DxField *field, gint64 value)
{
  Fill fill = { field, value };

  g_array_append_val (self->fills, fill);
}

/* Shows a text and a button for the fills. */
static void
show (DxFieldSum *self, const char *text, const char *css_class)
{
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; i < self->fills->len; i++)
    {
      const Fill *fill = &g_array_index (self->fills, Fill, i);
      g_autofree char *amount = dx_amount_format (fill->value);

      if (i == 0)
        /* Translators: a button: writes an amount into a field of the form */
        g_string_append_printf (label, _ ("Write “%s”: %s"), fill->field->label,
                                amount);
      else
        g_string_append_printf (label, "; “%s”: %s", fill->field->label,
                                amount);
    }
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->label), text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), "success");
  gtk_widget_remove_css_class (GTK_WIDGET (self->label), "warning");
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), css_class);
  gtk_label_set_label (
      GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))), label->str);
  dx_field_set_name (self->button, label->str);
  gtk_widget_set_visible (self->button, self->fills->len > 0);
}

/* All parts but the one that is missing; %FALSE if there is no such number. */
static gboolean
add_parts (DxFieldSum *self, gint64 *sum)
{
  for (guint i = 1; self->rule->fields[i] != NULL; i++)
    {
      gint64 part = 0;

      dx_proposal_get_integer (get_proposal (self), self->rule->fields[i],
                               &part);
      if (__builtin_add_overflow (*sum, part, sum))
        return FALSE;
    }

  return TRUE;
}

static const DxField *
find_missing (DxFieldSum *self, guint *n_missing)
{
  const DxField *missing = NULL;

  *n_missing = 0;
  for (guint i = 0; self->rule->fields[i] != NULL; i++)
    if (!dx_proposal_get_integer (get_proposal (self), self->rule->fields[i],
                                  NULL))
      {
        missing = get_field (self, self->rule->fields[i]);
        *n_missing += 1;
      }

  return missing;
}

static void
offer_missing (DxFieldSum *self, const DxField *missing, gint64 sum)
{
  const DxField *total = get_field (self, self->rule->fields[0]);
  gint64 value = sum;
  gint64 rest;

  if (missing != total)
    {
      dx_proposal_get_integer (get_proposal (self), total->id, &value);
      if (__builtin_sub_overflow (value, sum, &rest))
        return;
      if (rest < 0)
        {
          show (self, _ ("The parts are more than the total."), "warning");
          return;
        }
      value = rest;
    }
  add_fill (self, missing, value);
  show (self, NULL, NULL);
}

static void
compare_total (DxFieldSum *self, gint64 sum)
{
  const DxField *total = get_field (self, self->rule->fields[0]);
  gint64 value = 0;
  gint64 difference;
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;

  dx_proposal_get_integer (get_proposal (self), total->id, &value);
  if (__builtin_sub_overflow (value, sum, &difference))
    return;
  if (difference == 0)
    {
      show (self, _ ("The amounts add up."), "success");
      return;
    }
  amount = dx_amount_format (ABS (difference));
  text = g_strdup_printf (difference > 0
                              ? _ ("The total is %s more than its parts.")
                              : _ ("The total is %s less than its parts."),
                          amount);
  add_fill (self, total, sum);
  show (self, text, "warning");
}

static void
update_rule (DxFieldSum *self)
{
  guint n_missing;
  const DxField *missing = find_missing (self, &n_missing);
  gint64 sum = 0;
  gboolean comparable = n_missing < 2 && add_parts (self, &sum);

  gtk_widget_set_visible (GTK_WIDGET (self), comparable);
  if (!comparable)
    return;
  if (missing != NULL)
    offer_missing (self, missing, sum);
  else
    compare_total (self, sum);
}

static gboolean
add_column (DxFieldSum *self, const char *column, gint64 *sum)
{
  guint n_rows = dx_proposal_get_n_rows (get_proposal (self), self->table->id);
  gboolean found = FALSE;

  *sum = 0;
  for (guint i = 0; i < n_rows; i++)
    {
      gint64 amount;

      if (!dx_proposal_get_cell_integer (get_proposal (self), self->table->id,
                                         i, column, &amount))
        continue;
      found = TRUE;
      if (__builtin_add_overflow (*sum, amount, sum))
        return FALSE;
    }

  return found;
}

/* The amount that is the sum of a column: a rule of the form says so, or it
 * has the column's name: "IX.state-budget" for "IX.costs". */
static const DxField *
find_target (DxFieldSum *self, const DxField *column)
{
  DxForm *form = dx_proposal_get_form (get_proposal (self));
  const char *dot = strchr (self->table->id, '.');
  g_autofree char *id = NULL;
  const DxField *field;

  for (guint i = 0; i < form->rules->len; i++)
    {
      const DxFormRule *rule = g_ptr_array_index (form->rules, i);

      if (rule->kind == DX_FORM_RULE_COLUMN_SUM
          && g_strcmp0 (rule->also[0], self->table->id) == 0
          && g_strcmp0 (rule->column, column->id) == 0)
        return dx_form_get_field (form, rule->fields[0]);
    }
  id = g_strdup_printf ("%.*s.%s",
                        dot != NULL ? (int) (dot - self->table->id) : 0,
                        self->table->id, column->id);
  field = dx_form_get_field (form, id);

  return field != NULL && field->kind == DX_FIELD_AMOUNT ? field : NULL;
}

static void
add_column_line (DxFieldSum *self, const DxField *column, GString *text)
{
  const DxField *target = find_target (self, column);
  gint64 sum;
  gint64 value = 0;
  g_autofree char *amount = NULL;

  if (!add_column (self, column->id, &sum))
    return;
  amount = dx_amount_format (sum);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: the name of a column and its sum */
  g_string_append_printf (text, _ ("Sum of “%s”: %s"), column->label, amount);
  if (target == NULL)
    return;
  if (dx_proposal_get_integer (get_proposal (self), target->id, &value)
      && value == sum)
    return;
  add_fill (self, target, sum);
}

static void
update_table (DxFieldSum *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const DxField *column = g_ptr_array_index (self->table->columns, i);

      if (column->kind == DX_FIELD_AMOUNT)
        add_column_line (self, column, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
  if (text->len == 0)
    return;
  if (self->fills->len > 0)
    g_string_append_printf (
        text, "\n%s", _ ("The amounts above differ from the table's sums."));
  show (self, text->str, self->fills->len > 0 ? "warning" : NULL);
}

static void
update (DxFieldSum *self)
{
  g_array_set_size (self->fills, 0);
  if (self->rule != NULL)
    update_rule (self);
  else
    update_table (self);
}

static void
fill_cb (DxFieldSum *self)
{
  g_autoptr (GArray) fills = g_array_copy (self->fills);

  for (guint i = 0; i < fills->len; i++)
    {
      const Fill *fill = &g_array_index (fills, Fill, i);

      dx_proposal_set_integer (get_proposal (self), fill->field->id,
                               fill->value);
      dx_session_visit (self->session, fill->field->id);
    }
}

static void
changed_cb (DxProposal *proposal, const char *field, DxFieldSum *self)
{
  if (self->table != NULL
          ? strcmp (field, "revision") != 0
          : g_strv_contains ((const char *const *) self->rule->fields, field))
    update (self);
}

static void
dx_field_sum_dispose (GObject *object)
{
  DxFieldSum *self = DX_FIELD_SUM (object);
  GtkWidget *child;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (get_proposal (self), self);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dx_field_sum_parent_class)->dispose (object);
}

static void
dx_field_sum_finalize (GObject *object)
{
  g_array_unref (DX_FIELD_SUM (object)->fills);
  G_OBJECT_CLASS (dx_field_sum_parent_class)->finalize (object);
}

static void
dx_field_sum_class_init (DxFieldSumClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_field_sum_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_field_sum_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
dx_field_sum_init (DxFieldSum *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->fills = g_array_new (FALSE, FALSE, sizeof (Fill));
  self->label = GTK_LABEL (dx_field_label_new ("", "field-sum"));
  self->button = dx_field_button_new ("");
  gtk_button_set_use_underline (GTK_BUTTON (self->button), FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (fill_cb),
                            self);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static GtkWidget *
make (DxSession *session, const DxFormRule *rule, const DxField *table)
{
  DxFieldSum *self = g_object_new (DX_TYPE_FIELD_SUM, NULL);

  self->session = g_object_ref (session);
  self->rule = rule;
  self->table = table;
  g_signal_connect (get_proposal (self), "changed", G_CALLBACK (changed_cb),
                    self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * dx_field_sum_new:
 * @session: the session
 * @rule: a rule of the kind sum of its form
 *
 * Returns: (transfer floating): what compares a total with its parts
 */
GtkWidget *
dx_field_sum_new (DxSession *session, const DxFormRule *rule)
{
  g_return_val_if_fail (rule != NULL && rule->kind == DX_FORM_RULE_SUM, NULL);

  return make (session, rule, NULL);
}

/**
 * dx_field_table_sum_new:
 * @session: the session
 * @table: a table of its form
 *
 * Returns: (transfer floating): what adds up the amounts of a table; not
 *   seen when it has none
 */
GtkWidget *
dx_field_table_sum_new (DxSession *session, const DxField *table)
{
  g_return_val_if_fail (table != NULL && table->kind == DX_FIELD_TABLE, NULL);

  return make (session, NULL, table);
}

/**
 * dx_field_sum_get_text:
 * @self: a sum
 *
 * Returns: (transfer none) (nullable): what it says, or %NULL for nothing
 */
const char *
dx_field_sum_get_text (DxFieldSum *self)
{
  g_return_val_if_fail (DX_IS_FIELD_SUM (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self))
                 && gtk_widget_get_visible (GTK_WIDGET (self->label))
             ? gtk_label_get_label (self->label)
             : NULL;
}

/**
 * dx_field_sum_get_button:
 * @self: a sum
 *
 * Returns: (transfer none) (nullable): the button that writes what it
 *   offers, or %NULL if it offers nothing
 */
GtkWidget *
dx_field_sum_get_button (DxFieldSum *self)
{
  g_return_val_if_fail (DX_IS_FIELD_SUM (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self))
                 && gtk_widget_get_visible (self->button)
             ? self->button
             : NULL;
}
