/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-amount-field.h"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-field-amount-row.h"
#include "dx-field-fit.h"
#include "dx-field-parts.h"

/* The value follows the typing as long as it can be read. What cannot is
 * held back until the field is left: then there is no value, rather than one
 * that differs from what stands there. */
struct _DxAmountField {
  DxFieldEditor parent_instance;
  DxFieldAmountRow *row;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (DxAmountField, dx_amount_field, DX_TYPE_FIELD_EDITOR)

static void
show_words (DxAmountField *self)
{
  DxWorkspace *workspace = dx_session_get_workspace (
      dx_field_editor_get_session (DX_FIELD_EDITOR (self)));
  gboolean southern = g_settings_get_boolean (
      dx_workspace_get_settings (workspace), "amount-words-southern");
  g_autofree char *words = NULL;
  gint64 amount = 0;

  if (dx_field_amount_row_get_amount (self->row, &amount)
      && amount <= DX_AMOUNT_WORDS_MAX && amount >= -DX_AMOUNT_WORDS_MAX)
    words = dx_amount_in_words (amount, southern ? DX_AMOUNT_SOUTHERN
                                                 : DX_AMOUNT_NORTHERN);
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

static void
write_amount (DxAmountField *self, gboolean also_none)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const char *id = dx_field_editor_get_field (editor)->id;
  const char *error = dx_field_amount_row_get_error (self->row);
  gint64 amount;

  dx_field_editor_begin_write (editor);
  if (dx_field_amount_row_get_amount (self->row, &amount))
    dx_proposal_set_integer (proposal, id, amount);
  else if (error == NULL || also_none)
    dx_proposal_clear (proposal, id);
  dx_field_editor_end_write (editor);
}

static void
changed_cb (DxAmountField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  const char *error = dx_field_amount_row_get_error (self->row);

  dx_field_editor_hold (
      editor,
      error != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->row)) : NULL);
  if (error == NULL)
    dx_field_editor_set_own_error (editor, NULL);
  write_amount (self, FALSE);
  show_words (self);
}

static void
dx_amount_field_commit (DxFieldEditor *editor)
{
  DxAmountField *self = DX_AMOUNT_FIELD (editor);

  dx_field_amount_row_finish (self->row);
  dx_field_editor_set_own_error (editor,
                                 dx_field_amount_row_get_error (self->row));
  write_amount (self, TRUE);
}

static void
dx_amount_field_load (DxFieldEditor *editor)
{
  DxAmountField *self = DX_AMOUNT_FIELD (editor);
  const char *held = dx_field_editor_get_held (editor);
  gint64 amount = 0;
  gboolean has_amount =
      dx_proposal_get_integer (dx_field_editor_get_proposal (editor),
                               dx_field_editor_get_field (editor)->id, &amount);

  if (!has_amount && held != NULL)
    {
      if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), held))
        gtk_editable_set_text (GTK_EDITABLE (self->row), held);
      dx_field_editor_set_own_error (editor,
                                     dx_field_amount_row_get_error (self->row));
      return;
    }
  dx_field_editor_hold (editor, NULL);
  dx_field_editor_set_own_error (editor, NULL);
  dx_field_amount_row_set_amount (self->row, has_amount, amount);
  show_words (self);
}

static gboolean
dx_amount_field_focus (DxFieldEditor *editor)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DX_AMOUNT_FIELD (editor)->row));
}

static void
dx_amount_field_build (DxFieldEditor *editor)
{
  DxAmountField *self = DX_AMOUNT_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  GSettings *settings = dx_workspace_get_settings (
      dx_session_get_workspace (dx_field_editor_get_session (editor)));
  GtkWidget *list = dx_field_boxed_list_new ();
  GtkWidget *row = dx_field_amount_row_new (field->label, field->unit);
  GtkWidget *title = dx_field_label_new (field->label, "field-title");

  self->row = DX_FIELD_AMOUNT_ROW (row);
  self->words = GTK_LABEL (dx_field_label_new ("", "field-words"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  dx_field_editor_append (editor, title);
  dx_field_editor_append (editor, list);
  dx_field_fit_row (row, title, NULL);
  dx_field_editor_append (editor, GTK_WIDGET (self->words));
  dx_field_editor_append_help (editor);
  dx_field_editor_set_target (editor, row, dx_field_get_text (row));
  g_signal_connect_swapped (row, "amount-changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_object (settings, "changed::amount-words-southern",
                           G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
}

static void
dx_amount_field_class_init (DxAmountFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_amount_field_build;
  editor_class->load = dx_amount_field_load;
  editor_class->commit = dx_amount_field_commit;
  editor_class->focus = dx_amount_field_focus;
}

static void
dx_amount_field_init (DxAmountField *self)
{
}
