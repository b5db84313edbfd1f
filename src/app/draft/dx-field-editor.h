/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-field-error.h"
#include "dx-session.h"

G_BEGIN_DECLS

/* An editor of one field of a form: it shows the value, writes what is typed
 * into the proposal, and says under itself what is wrong once the user was
 * there. A kind of its own for each kind of field.
 *
 * Properties, for construction only: "session", "field" (its id), and
 * "lines": how much room the form leaves for it. */
#define DX_TYPE_FIELD_EDITOR (dx_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (DxFieldEditor, dx_field_editor, DX, FIELD_EDITOR,
                          GtkWidget)

/**
 * DxFieldEditorClass:
 * @build: makes the widgets; the field is known by then
 * @load: brings the value into the widgets; nothing is to move if it is
 *   there already
 * @commit: (nullable): puts into the proposal what is held back
 * @focus: puts the focus into the field
 */
struct _DxFieldEditorClass {
  GtkWidgetClass parent_class;

  void     (*build)  (DxFieldEditor *self);
  void     (*load)   (DxFieldEditor *self);
  void     (*commit) (DxFieldEditor *self);
  gboolean (*focus)  (DxFieldEditor *self);
};

GtkWidget     *dx_field_editor_new           (DxSession     *session,
                                              const char    *field,
                                              guint          lines);
DxSession     *dx_field_editor_get_session   (DxFieldEditor *self);
DxProposal    *dx_field_editor_get_proposal  (DxFieldEditor *self);
const DxField *dx_field_editor_get_field     (DxFieldEditor *self);
guint          dx_field_editor_get_lines     (DxFieldEditor *self);
gboolean       dx_field_editor_focus         (DxFieldEditor *self);
void           dx_field_editor_append        (DxFieldEditor *self,
                                              GtkWidget     *child);
void           dx_field_editor_append_help   (DxFieldEditor *self);
void           dx_field_editor_set_target    (DxFieldEditor *self,
                                              GtkWidget     *frame,
                                              GtkWidget     *entry);
void           dx_field_editor_begin_write   (DxFieldEditor *self);
void           dx_field_editor_end_write     (DxFieldEditor *self);
void           dx_field_editor_set_own_error (DxFieldEditor *self,
                                              const char    *message);
const char    *dx_field_editor_get_error     (DxFieldEditor *self);
void           dx_field_editor_hold          (DxFieldEditor *self,
                                              const char    *text);
const char    *dx_field_editor_get_held      (DxFieldEditor *self);
const DxFormRule *
               dx_field_find_rule            (const DxForm   *form,
                                              DxFormRuleKind  kind,
                                              const char     *field);

G_END_DECLS
