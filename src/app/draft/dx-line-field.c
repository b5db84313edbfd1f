/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-line-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-fit.h"
#include "dx-field-parts.h"
#include "dx-legacy.h"

struct _DxLineField {
  DxFieldEditor parent_instance;
  GtkWidget *row;
  GtkWidget *mend; /* offers to bring old text into Unicode */
};

G_DEFINE_FINAL_TYPE (DxLineField, dx_line_field, DX_TYPE_FIELD_EDITOR)

static gboolean
holds_number (DxLineField *self)
{
  return dx_field_is_integer (
      dx_field_editor_get_field (DX_FIELD_EDITOR (self)));
}

/* What stands there as a number of the field's kind. */
static gboolean
read_number (DxLineField *self, const char *text, gint64 *number)
{
  const DxField *field = dx_field_editor_get_field (DX_FIELD_EDITOR (self));
  g_autofree char *digits = g_strstrip (g_strdup (text));

  if (field->kind == DX_FIELD_YEAR)
    return g_ascii_string_to_signed (digits, 10, 1900, 2999, number, NULL);

  return g_ascii_string_to_signed (digits, 10, G_MININT64 / 2, G_MAXINT64 / 2,
                                   number, NULL);
}

static void
write_number (DxLineField *self, const char *text)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  gint64 number;

  if (read_number (self, text, &number))
    dx_proposal_set_integer (proposal, field->id, number);
  else
    dx_proposal_clear (proposal, field->id);
}

static void
check_number (DxLineField *self, const char *text)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  const DxField *field = dx_field_editor_get_field (editor);
  gint64 number;
  const char *message = NULL;

  if (*text != '\0' && !read_number (self, text, &number))
    message = field->kind == DX_FIELD_YEAR
                  ? _ ("Write a year of four digits, such as 2026.")
                  : _ ("Write a whole number, in digits.");
  dx_field_editor_set_own_error (editor, message);
  dx_field_editor_hold (editor, message != NULL ? text : NULL);
}

/* What stands there in Unicode, if it is in an old encoding. */
static char *
convert (DxLineField *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));
  DxLegacy legacy = dx_legacy_detect (text);

  return legacy != DX_LEGACY_NONE ? dx_legacy_convert (text, legacy) : NULL;
}

static void
offer_to_mend (DxLineField *self)
{
  g_autofree char *mended = convert (self);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->mend, mended != NULL);
  if (mended == NULL)
    return;
  /* Translators: a button; behind it the text as it will be */
  label = g_strdup_printf (_ ("Convert to Unicode: “%s”"), mended);
  gtk_label_set_label (
      GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->mend))), label);
  dx_field_set_name (self->mend, label);
}

static void
mend_cb (DxLineField *self)
{
  g_autofree char *mended = convert (self);

  if (mended != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->row), mended);
  gtk_widget_grab_focus (self->row);
}

static void
changed_cb (DxLineField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  dx_field_editor_begin_write (editor);
  if (holds_number (self))
    {
      write_number (self, text);
      check_number (self, text);
    }
  else
    dx_proposal_set_text (dx_field_editor_get_proposal (editor),
                          dx_field_editor_get_field (editor)->id,
                          *text != '\0' ? text : NULL);
  dx_field_editor_end_write (editor);
  offer_to_mend (self);
}

static char *
get_value (DxLineField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  gint64 number;

  if (!holds_number (self))
    return g_strdup (dx_proposal_get_text (proposal, field->id));
  if (dx_proposal_get_integer (proposal, field->id, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strdup (dx_field_editor_get_held (editor));
}

static void
dx_line_field_load (DxFieldEditor *editor)
{
  DxLineField *self = DX_LINE_FIELD (editor);
  g_autofree char *value = get_value (self);
  const char *shown = value != NULL ? value : "";

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), shown))
    return;
  g_signal_handlers_block_by_func (self->row, changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->row), shown);
  g_signal_handlers_unblock_by_func (self->row, changed_cb, self);
  if (holds_number (self))
    check_number (self, shown);
  offer_to_mend (self);
}

static void
dx_line_field_commit (DxFieldEditor *editor)
{
  dx_field_commit_preedit (dx_field_get_text (DX_LINE_FIELD (editor)->row));
}

static gboolean
dx_line_field_focus (DxFieldEditor *editor)
{
  return gtk_widget_grab_focus (DX_LINE_FIELD (editor)->row);
}

static void
set_purpose (DxLineField *self, DxFieldKind kind)
{
  GtkInputPurpose purpose = GTK_INPUT_PURPOSE_FREE_FORM;

  if (kind == DX_FIELD_EMAIL)
    purpose = GTK_INPUT_PURPOSE_EMAIL;
  else if (kind == DX_FIELD_PHONE)
    purpose = GTK_INPUT_PURPOSE_PHONE;
  else if (holds_number (self))
    purpose = GTK_INPUT_PURPOSE_DIGITS;
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), purpose);
}

static GtkWidget *
make_row (DxLineField *self, const DxField *field)
{
  GtkWidget *list = dx_field_boxed_list_new ();

  self->row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), field->label);
  if (field->unit != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row),
                              gtk_label_new (field->unit));
  set_purpose (self, field->kind);
  dx_field_set_name (dx_field_get_text (self->row), field->label);
  dx_field_clean_entry (self->row);
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (changed_cb),
                            self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);

  return list;
}

static void
dx_line_field_build (DxFieldEditor *editor)
{
  DxLineField *self = DX_LINE_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  GtkWidget *title = dx_field_label_new (field->label, "field-title");
  GtkWidget *text = dx_field_label_new ("", "field-words");

  dx_field_editor_append (editor, title);
  dx_field_editor_append (editor, make_row (self, field));
  dx_field_editor_append (editor, text);
  dx_field_fit_row (self->row, title, text);
  self->mend = dx_field_button_new ("");
  gtk_button_set_use_underline (GTK_BUTTON (self->mend), FALSE);
  gtk_widget_set_visible (self->mend, FALSE);
  g_signal_connect_swapped (self->mend, "clicked", G_CALLBACK (mend_cb), self);
  dx_field_editor_append (editor, self->mend);
  dx_field_editor_append_help (editor);
  dx_field_editor_set_target (editor, self->row, dx_field_get_text (self->row));
}

static void
dx_line_field_class_init (DxLineFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_line_field_build;
  editor_class->load = dx_line_field_load;
  editor_class->commit = dx_line_field_commit;
  editor_class->focus = dx_line_field_focus;
}

static void
dx_line_field_init (DxLineField *self)
{
}
