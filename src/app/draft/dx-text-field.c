/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-text-field.h"

#include "dx-field-parts.h"
#include "dx-text-editor-lines.h"
#include "dx-text-editor.h"

struct _DxTextField {
  DxFieldEditor parent_instance;
  DxTextEditor *editor;
};

G_DEFINE_FINAL_TYPE (DxTextField, dx_text_field, DX_TYPE_FIELD_EDITOR)

static void
changed_cb (DxTextField *self)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  g_autofree char *text = dx_text_editor_get_text (self->editor);

  dx_field_editor_begin_write (editor);
  dx_proposal_set_text (dx_field_editor_get_proposal (editor),
                        dx_field_editor_get_field (editor)->id,
                        *text != '\0' ? text : NULL);
  dx_field_editor_end_write (editor);
}

static void
dx_text_field_load (DxFieldEditor *editor)
{
  dx_text_editor_set_text (
      DX_TEXT_FIELD (editor)->editor,
      dx_proposal_get_text (dx_field_editor_get_proposal (editor),
                            dx_field_editor_get_field (editor)->id));
}

static void
dx_text_field_commit (DxFieldEditor *editor)
{
  dx_text_editor_commit (DX_TEXT_FIELD (editor)->editor);
}

static gboolean
dx_text_field_focus (DxFieldEditor *editor)
{
  return gtk_widget_grab_focus (
      GTK_WIDGET (dx_text_editor_get_view (DX_TEXT_FIELD (editor)->editor)));
}

/* The form's hint behind the heading of the section is an outline for its
 * first text. */
static char *
find_outline (DxFieldEditor *editor)
{
  DxForm *form = dx_proposal_get_form (dx_field_editor_get_proposal (editor));
  const char *id = dx_field_editor_get_field (editor)->id;
  const char *section = dx_progress_find_section (form, id);

  for (guint i = 0; section != NULL && i < form->sections->len; i++)
    {
      const DxFormSection *it = g_ptr_array_index (form->sections, i);

      if (g_str_equal (it->id, section))
        return it->hint != NULL ? dx_text_lines_outline (it->hint) : NULL;
    }

  return NULL;
}

/* One dotted line on paper is a short text. */
static DxTextEditorStyle
get_style (DxFieldEditor *editor)
{
  if (dx_field_editor_get_field (editor)->kind == DX_FIELD_LINE)
    return DX_TEXT_EDITOR_ONE;

  return dx_field_editor_get_lines (editor) == 1 ? DX_TEXT_EDITOR_SHORT
                                                 : DX_TEXT_EDITOR_LONG;
}

static GtkWidget *
make_editor (DxFieldEditor *editor)
{
  const DxField *field = dx_field_editor_get_field (editor);
  DxForm *form = dx_proposal_get_form (dx_field_editor_get_proposal (editor));
  const DxFormRule *words =
      dx_field_find_rule (form, DX_FORM_RULE_WORDS, field->id);
  GtkWidget *it = dx_text_editor_new (
      field->label, get_style (editor),
      dx_workspace_get_settings (
          dx_session_get_workspace (dx_field_editor_get_session (editor))));
  g_autofree char *outline = find_outline (editor);

  if (field->kind == DX_FIELD_TEXT)
    dx_text_editor_set_outline (DX_TEXT_EDITOR (it), outline);
  if (words != NULL)
    dx_text_editor_set_max_words (DX_TEXT_EDITOR (it), (guint) words->value);

  return it;
}

static void
dx_text_field_build (DxFieldEditor *editor)
{
  DxTextField *self = DX_TEXT_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);
  GtkWidget *heading = dx_field_label_new (field->label, "heading");
  GtkWidget *view;

  self->editor = DX_TEXT_EDITOR (make_editor (editor));
  view = GTK_WIDGET (dx_text_editor_get_view (self->editor));
  dx_field_editor_append (editor, heading);
  dx_field_editor_append_help (editor);
  dx_field_editor_append (editor, GTK_WIDGET (self->editor));
  dx_field_editor_set_target (editor, dx_text_editor_get_frame (self->editor),
                              view);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (changed_cb),
                            self);
}

static void
dx_text_field_class_init (DxTextFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_text_field_build;
  editor_class->load = dx_text_field_load;
  editor_class->commit = dx_text_field_commit;
  editor_class->focus = dx_text_field_focus;
}

static void
dx_text_field_init (DxTextField *self)
{
}
