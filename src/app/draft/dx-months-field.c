/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-months-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-period.h"

#define MOST_MONTHS 120
#define YEARS_BEFORE 1
#define YEARS_AFTER 6

/* The form asks for a number of months; when they begin is only known to the
 * text that describes the period. So the picker counts months, and writes
 * that text when asked to. */
struct _DxMonthsField {
  DxFieldEditor parent_instance;
  GtkSpinButton *spin;
  AdwComboRow *start;
  AdwComboRow *end;
  GtkWidget *describe; /* nullable */
  const char *text;    /* nullable: the field that describes the period */
  int base;            /* the first month of the lists */
  guint quiet;
};

G_DEFINE_FINAL_TYPE (DxMonthsField, dx_months_field, DX_TYPE_FIELD_EDITOR)

static int
get_months (DxMonthsField *self)
{
  return gtk_spin_button_get_value_as_int (self->spin);
}

static int
get_start (DxMonthsField *self)
{
  return self->base + (int) adw_combo_row_get_selected (self->start);
}

static void
select_month (DxMonthsField *self, AdwComboRow *row, int month)
{
  int last = (YEARS_BEFORE + YEARS_AFTER) * 12 - 1;

  self->quiet++;
  adw_combo_row_set_selected (row, (guint) CLAMP (month - self->base, 0, last));
  self->quiet--;
}

static void
show_description (DxMonthsField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const DxField *field;
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  if (self->describe == NULL)
    return;
  field = dx_form_get_field (dx_proposal_get_form (proposal), self->text);
  gtk_widget_set_visible (self->describe, get_months (self) > 0);
  if (get_months (self) == 0)
    return;
  description = dx_field_period_describe (get_start (self), get_months (self));
  gtk_widget_set_visible (
      self->describe,
      g_strcmp0 (dx_proposal_get_text (proposal, self->text), description)
          != 0);
  /* Translators: a button: writes a sentence into a field of the form */
  label =
      g_strdup_printf (_ ("Write “%s” into “%s”"), description, field->label);
  gtk_label_set_label (
      GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->describe))), label);
  dx_field_set_name (self->describe, label);
}

static void
write_months (DxMonthsField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const char *id = dx_field_editor_get_field (editor)->id;

  dx_field_editor_begin_write (editor);
  if (get_months (self) > 0)
    dx_proposal_set_integer (proposal, id, get_months (self));
  else
    dx_proposal_clear (proposal, id);
  dx_field_editor_end_write (editor);
}

static void
spin_cb (DxMonthsField *self)
{
  if (self->quiet > 0)
    return;
  write_months (self);
  select_month (self, self->end,
                get_start (self) + MAX (get_months (self), 1) - 1);
  show_description (self);
}

static void
start_cb (DxMonthsField *self)
{
  if (self->quiet > 0)
    return;
  select_month (self, self->end,
                get_start (self) + MAX (get_months (self), 1) - 1);
  show_description (self);
}

static void
end_cb (DxMonthsField *self)
{
  int end = self->base + (int) adw_combo_row_get_selected (self->end);

  if (self->quiet > 0)
    return;
  if (end < get_start (self))
    select_month (self, self->start, end);
  gtk_spin_button_set_value (self->spin, end - get_start (self) + 1);
}

static void
describe_cb (DxMonthsField *self)
{
  g_autofree char *description =
      dx_field_period_describe (get_start (self), get_months (self));

  dx_proposal_set_text (dx_field_editor_get_proposal (DX_FIELD_EDITOR (self)),
                        self->text, description);
  gtk_widget_grab_focus (GTK_WIDGET (self->spin));
}

/* No months are no "0". */
static gboolean
output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), "");

  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (spin)) != '\0')
    return FALSE;
  *value = 0;

  return TRUE;
}

static void
find_start (DxMonthsField *self)
{
  DxProposal *proposal = dx_field_editor_get_proposal (DX_FIELD_EDITOR (self));
  const char *text =
      self->text != NULL ? dx_proposal_get_text (proposal, self->text) : NULL;
  int start = self->base + YEARS_BEFORE * 12;
  int end;

  if (text == NULL || !dx_field_period_find (text, &start, &end))
    start = self->base + YEARS_BEFORE * 12;
  select_month (self, self->start, start);
}

static void
dx_months_field_load (DxFieldEditor *editor)
{
  DxMonthsField *self = DX_MONTHS_FIELD (editor);
  gint64 months = 0;

  dx_proposal_get_integer (dx_field_editor_get_proposal (editor),
                           dx_field_editor_get_field (editor)->id, &months);
  self->quiet++;
  if (get_months (self) != months)
    gtk_spin_button_set_value (self->spin, (double) months);
  self->quiet--;
  select_month (self, self->end,
                get_start (self) + MAX (get_months (self), 1) - 1);
  show_description (self);
}

static void
dx_months_field_commit (DxFieldEditor *editor)
{
  gtk_spin_button_update (DX_MONTHS_FIELD (editor)->spin);
}

static gboolean
dx_months_field_focus (DxFieldEditor *editor)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DX_MONTHS_FIELD (editor)->spin));
}

static int
find_base (DxFieldEditor *editor)
{
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const char *plan = dx_proposal_get_form (proposal)->plan_field;
  DxCall *call = dx_proposal_get_call (proposal);
  g_autoptr (GDateTime) now = dx_workspace_now (
      dx_session_get_workspace (dx_field_editor_get_session (editor)));
  gint64 year = g_date_time_get_year (now);

  if (plan == NULL || !dx_proposal_get_integer (proposal, plan, &year))
    year = call != NULL && call->plan_year > 0 ? call->plan_year : year;

  return dx_field_period_month ((int) CLAMP (year, 1900, 2999) - YEARS_BEFORE,
                                1);
}

static GtkWidget *
make_combo (DxMonthsField *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int i = 0; i < (YEARS_BEFORE + YEARS_AFTER) * 12; i++)
    gtk_string_list_take (months, dx_field_period_name (self->base + i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (months));
  dx_field_set_name (row, title);

  return row;
}

static GtkWidget *
make_spin_row (DxMonthsField *self, const DxField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_MONTHS, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  dx_field_set_name (spin, field->label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  if (field->unit != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_label_new (field->unit));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_widget_set_focusable (row, FALSE);
  self->spin = GTK_SPIN_BUTTON (spin);

  return row;
}

static void
append_describe (DxMonthsField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxForm *form = dx_proposal_get_form (dx_field_editor_get_proposal (editor));
  const char *id = dx_field_editor_get_field (editor)->id;

  for (guint i = 0; i < form->rules->len && self->text == NULL; i++)
    {
      const DxFormRule *rule = g_ptr_array_index (form->rules, i);

      if (rule->kind == DX_FORM_RULE_SAME_MONTHS
          && g_strcmp0 (rule->fields[1], id) == 0)
        self->text = rule->fields[0];
    }
  if (self->text == NULL)
    return;
  self->describe = dx_field_button_new ("");
  gtk_button_set_use_underline (GTK_BUTTON (self->describe), FALSE);
  g_signal_connect_swapped (self->describe, "clicked", G_CALLBACK (describe_cb),
                            self);
  dx_field_editor_append (editor, self->describe);
}

static void
append_rule (DxFieldEditor *editor)
{
  DxForm *form = dx_proposal_get_form (dx_field_editor_get_proposal (editor));
  const DxFormRule *rule = dx_field_find_rule (
      form, DX_FORM_RULE_MAXIMUM, dx_field_editor_get_field (editor)->id);
  g_autofree char *source = NULL;
  GtkWidget *label;

  if (rule == NULL || rule->source == NULL)
    return;
  source = dx_source_to_string (rule->source);
  label = dx_field_label_new (source, "field-help");
  dx_field_editor_append (editor, label);
}

static void
connect_all (DxMonthsField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  g_autofree char *text_changed = NULL;

  g_signal_connect (self->spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (self->spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (spin_cb),
                            self);
  g_signal_connect_swapped (self->start, "notify::selected",
                            G_CALLBACK (start_cb), self);
  g_signal_connect_swapped (self->end, "notify::selected", G_CALLBACK (end_cb),
                            self);
  if (self->text == NULL)
    return;
  text_changed = g_strconcat ("changed::", self->text, NULL);
  g_signal_connect_swapped (dx_field_editor_get_proposal (editor), text_changed,
                            G_CALLBACK (show_description), self);
}

static void
dx_months_field_build (DxFieldEditor *editor)
{
  DxMonthsField *self = DX_MONTHS_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  GtkWidget *list = dx_field_boxed_list_new ();
  GtkWidget *row = make_spin_row (self, field);

  self->base = find_base (editor);
  self->start = ADW_COMBO_ROW (make_combo (self, _ ("First month")));
  self->end = ADW_COMBO_ROW (make_combo (self, _ ("Last month")));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->start));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->end));
  dx_field_editor_append (editor, list);
  append_describe (self);
  dx_field_editor_append_help (editor);
  append_rule (editor);
  dx_field_editor_set_target (editor, row, GTK_WIDGET (self->spin));
  find_start (self);
  output_cb (self->spin);
  connect_all (self);
}

static void
dx_months_field_class_init (DxMonthsFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_months_field_build;
  editor_class->load = dx_months_field_load;
  editor_class->commit = dx_months_field_commit;
  editor_class->focus = dx_months_field_focus;
}

static void
dx_months_field_init (DxMonthsField *self)
{
}
