/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-editor.h"

#include "dx-field-parts.h"

typedef struct {
  DxSession *session;
  char *id;
  guint lines;
  const DxField *field; /* belongs to the form */
  DxFieldError *error;
  char *own_error;
  guint writing;
} DxFieldEditorPrivate;

enum { PROP_SESSION = 1, PROP_FIELD, PROP_LINES, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DxFieldEditor,
                                     dx_field_editor,
                                     GTK_TYPE_WIDGET)

static DxFieldEditorPrivate *
get_private (DxFieldEditor *self)
{
  return dx_field_editor_get_instance_private (self);
}

static void
show_error (DxFieldEditor *self)
{
  DxFieldEditorPrivate *priv = get_private (self);

  if (priv->own_error != NULL
      && dx_session_is_visited (priv->session, priv->id))
    dx_field_error_set (priv->error, DX_SEVERITY_ERROR, priv->own_error, NULL);
  else
    dx_field_error_set_finding (
        priv->error, dx_session_find_finding (priv->session, priv->id));
}

static void
commit (DxFieldEditor *self)
{
  DxFieldEditorClass *class = DX_FIELD_EDITOR_GET_CLASS (self);

  if (class->commit != NULL)
    class->commit (self);
}

static void
changed_cb (DxFieldEditor *self)
{
  if (get_private (self)->writing == 0)
    DX_FIELD_EDITOR_GET_CLASS (self)->load (self);
}

static void
leave_cb (GtkEventControllerFocus *controller, DxFieldEditor *self)
{
  DxFieldEditorPrivate *priv = get_private (self);

  if (priv->session == NULL)
    return;
  commit (self);
  dx_session_visit (priv->session, priv->id);
}

static void
dx_field_editor_constructed (GObject *object)
{
  DxFieldEditor *self = DX_FIELD_EDITOR (object);
  DxFieldEditorPrivate *priv = get_private (self);
  DxProposal *proposal = dx_session_get_proposal (priv->session);
  g_autofree char *changed = g_strconcat ("changed::", priv->id, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (dx_field_editor_parent_class)->constructed (object);

  priv->field = dx_form_get_field (dx_proposal_get_form (proposal), priv->id);
  g_assert (priv->field != NULL);
  DX_FIELD_EDITOR_GET_CLASS (self)->build (self);
  DX_FIELD_EDITOR_GET_CLASS (self)->load (self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (proposal, changed, G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (priv->session, "findings-changed",
                            G_CALLBACK (show_error), self);
  g_signal_connect_swapped (priv->session, "commit", G_CALLBACK (commit), self);
  show_error (self);
}

static void
dx_field_editor_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DxFieldEditorPrivate *priv = get_private (DX_FIELD_EDITOR (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      priv->id = g_value_dup_string (value);
      break;
    case PROP_LINES:
      priv->lines = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_field_editor_dispose (GObject *object)
{
  DxFieldEditorPrivate *priv = get_private (DX_FIELD_EDITOR (object));
  GtkWidget *child;

  if (priv->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (
          dx_session_get_proposal (priv->session), object);
      g_signal_handlers_disconnect_by_data (priv->session, object);
      g_clear_object (&priv->session);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dx_field_editor_parent_class)->dispose (object);
}

static void
dx_field_editor_finalize (GObject *object)
{
  DxFieldEditorPrivate *priv = get_private (DX_FIELD_EDITOR (object));

  g_free (priv->id);
  g_free (priv->own_error);
  G_OBJECT_CLASS (dx_field_editor_parent_class)->finalize (object);
}

static void
dx_field_editor_class_init (DxFieldEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                            | G_PARAM_STATIC_STRINGS;

  object_class->constructed = dx_field_editor_constructed;
  object_class->set_property = dx_field_editor_set_property;
  object_class->dispose = dx_field_editor_dispose;
  object_class->finalize = dx_field_editor_finalize;
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, DX_TYPE_SESSION, flags);
  properties[PROP_FIELD] =
      g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_LINES] =
      g_param_spec_uint ("lines", NULL, NULL, 0, G_MAXUINT, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
dx_field_editor_init (DxFieldEditor *self)
{
  DxFieldEditorPrivate *priv = get_private (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  priv->error = DX_FIELD_ERROR (dx_field_error_new ());
  gtk_widget_set_parent (GTK_WIDGET (priv->error), GTK_WIDGET (self));
}

/**
 * dx_field_editor_get_session:
 * @self: an editor
 *
 * Returns: (transfer none): the session it works in
 */
DxSession *
dx_field_editor_get_session (DxFieldEditor *self)
{
  return get_private (self)->session;
}

/**
 * dx_field_editor_get_proposal:
 * @self: an editor
 *
 * Returns: (transfer none): the proposal that it changes
 */
DxProposal *
dx_field_editor_get_proposal (DxFieldEditor *self)
{
  return dx_session_get_proposal (get_private (self)->session);
}

/**
 * dx_field_editor_get_field:
 * @self: an editor
 *
 * Returns: (transfer none): its field
 */
const DxField *
dx_field_editor_get_field (DxFieldEditor *self)
{
  return get_private (self)->field;
}

/**
 * dx_field_editor_get_lines:
 * @self: an editor
 *
 * Returns: how many dotted lines the form has for an empty value
 */
guint
dx_field_editor_get_lines (DxFieldEditor *self)
{
  return get_private (self)->lines;
}

/**
 * dx_field_editor_focus:
 * @self: an editor
 *
 * Puts the focus into the field. It is no gtk_widget_grab_focus (): that
 * would take Tab from all that stands before the field.
 *
 * Returns: whether the field took it
 */
gboolean
dx_field_editor_focus (DxFieldEditor *self)
{
  g_return_val_if_fail (DX_IS_FIELD_EDITOR (self), FALSE);

  return DX_FIELD_EDITOR_GET_CLASS (self)->focus (self);
}

/**
 * dx_field_editor_append:
 * @self: an editor
 * @child: (transfer floating): a part of it
 *
 * Puts a part below the others and above the error.
 */
void
dx_field_editor_append (DxFieldEditor *self, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (self),
                            GTK_WIDGET (get_private (self)->error));
}

/**
 * dx_field_editor_append_help:
 * @self: an editor
 *
 * Puts what the form's data say about the field below the other parts.
 */
void
dx_field_editor_append_help (DxFieldEditor *self)
{
  const DxField *field = dx_field_editor_get_field (self);
  GtkWidget *label;

  if (field->help == NULL)
    return;
  label = dx_field_label_new (field->help, "field-help");
  dx_field_editor_append (self, label);
}

/**
 * dx_field_editor_set_target:
 * @self: an editor
 * @frame: the widget that shows the colour of an error
 * @entry: the widget that has the focus
 *
 * Says what is marked when something is wrong.
 */
void
dx_field_editor_set_target (DxFieldEditor *self,
                            GtkWidget *frame,
                            GtkWidget *entry)
{
  dx_field_error_set_target (get_private (self)->error, frame, entry);
}

/**
 * dx_field_editor_begin_write:
 * @self: an editor
 *
 * From now on the editor itself changes the value: it need not load it.
 */
void
dx_field_editor_begin_write (DxFieldEditor *self)
{
  get_private (self)->writing++;
}

/**
 * dx_field_editor_end_write:
 * @self: an editor
 *
 * Ends what dx_field_editor_begin_write () began.
 */
void
dx_field_editor_end_write (DxFieldEditor *self)
{
  DxFieldEditorPrivate *priv = get_private (self);

  g_return_if_fail (priv->writing > 0);

  priv->writing--;
}

/**
 * dx_field_editor_set_own_error:
 * @self: an editor
 * @message: (nullable): why what stands there is no value, or %NULL
 *
 * Says what only the editor can know: that it cannot read what was typed.
 * It goes before all findings.
 */
void
dx_field_editor_set_own_error (DxFieldEditor *self, const char *message)
{
  DxFieldEditorPrivate *priv = get_private (self);

  if (g_strcmp0 (priv->own_error, message) == 0)
    return;
  g_free (priv->own_error);
  priv->own_error = g_strdup (message);
  show_error (self);
}

/**
 * dx_field_editor_get_error:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what is said under the field
 */
const char *
dx_field_editor_get_error (DxFieldEditor *self)
{
  return dx_field_error_get_text (get_private (self)->error);
}

static GHashTable *
get_held (DxSession *session)
{
  const char *key = "dx-field-held";
  GHashTable *held = g_object_get_data (G_OBJECT (session), key);

  if (held == NULL)
    {
      held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (session), key, held,
                              (GDestroyNotify) g_hash_table_unref);
    }

  return held;
}

/**
 * dx_field_editor_hold:
 * @self: an editor
 * @text: (nullable): what was typed and is no value, or %NULL
 *
 * Keeps what the proposal cannot keep as long as the session lasts, so that
 * it is there again when the editor is opened again.
 */
void
dx_field_editor_hold (DxFieldEditor *self, const char *text)
{
  DxFieldEditorPrivate *priv = get_private (self);
  GHashTable *held = get_held (priv->session);

  if (text != NULL && *text != '\0')
    g_hash_table_replace (held, g_strdup (priv->id), g_strdup (text));
  else
    g_hash_table_remove (held, priv->id);
}

/**
 * dx_field_editor_get_held:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what dx_field_editor_hold () keeps
 */
const char *
dx_field_editor_get_held (DxFieldEditor *self)
{
  DxFieldEditorPrivate *priv = get_private (self);

  return g_hash_table_lookup (get_held (priv->session), priv->id);
}

/**
 * dx_field_find_rule:
 * @form: a form
 * @kind: what the rule asks
 * @field: a field that it binds
 *
 * Returns: (transfer none) (nullable): the first such rule
 */
const DxFormRule *
dx_field_find_rule (const DxForm *form, DxFormRuleKind kind, const char *field)
{
  for (guint i = 0; i < form->rules->len; i++)
    {
      const DxFormRule *rule = g_ptr_array_index (form->rules, i);

      if (rule->kind == kind
          && g_strv_contains ((const char *const *) rule->fields, field))
        return rule;
    }

  return NULL;
}
