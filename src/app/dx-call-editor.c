/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-editor.h"

#include <glib/gi18n-lib.h>

#include "dx-call-editor-draft.h"
#include "dx-call-editor-rule.h"
#include "dx-calls-window-save.h"
#include "dx-compat.h"
#include "dx-date.h"
#include "dx-field-error.h"
#include "dx-field-parts.h"
#include "dx-main-window-buttons.h"

/* How a file writes a moment. */
#define INSTANT "%Y-%m-%dT%H:%M:%S%:z"

struct _DxCallEditor {
  AdwWindow parent_instance;
  DxWorkspace *workspace;
  DxCall *call;
  DxCallDraft *draft;
  GBytes *saved; /* what is on the disk */
  char *own_id;  /* nullable: of a call that is edited, not copied */
  gboolean filling;
  gboolean leave;

  AdwToastOverlay *toasts;
  DxFieldError *file_error;
  DxFieldError *head_error;
  DxFieldError *deadline_error;
  GtkWidget *id_row;
  GtkWidget *office_row;
  GtkWidget *province_row;
  GtkSpinButton *year;
  GtkWidget *document_row;
  GtkWidget *deadline_row;
  GtkWidget *instant_row;
  GtkSwitch *inclusive;
  GtkWidget *sentence_row;
  GtkLabel *reading;
  GtkBox *requirements;
  GtkBox *groups;
  GtkBox *dossier;
  GtkWidget *address_row;
  GtkWidget *contact_row;
  GtkWidget *phone_row;
  GtkWidget *email_row;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxCallEditor, dx_call_editor, ADW_TYPE_WINDOW)

static void
show_reading (DxCallEditor *self)
{
  g_autoptr (GDateTime) instant = dx_instant_parse (self->draft->instant);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  if (instant != NULL)
    {
      words = dx_instant_format_office (instant);
      text = g_strdup_printf (self->draft->inclusive
                                  ? _ ("In time until %s, inclusive.")
                                  : _ ("In time before %s."),
                              words);
    }
  gtk_label_set_text (self->reading,
                      text != NULL ? text : _ ("No moment is known."));
}

/* A moment as people write it: "17h00 ngày 07 tháng 8 năm 2025". */
static char *
word_moment (const char *instant)
{
  g_autoptr (GDateTime) moment = dx_instant_parse (instant);

  return moment != NULL ? dx_instant_format_office (moment)
                        : g_strdup (instant);
}

/* As the file writes it; what is no moment stays as it was typed. */
static char *
read_moment (const char *typed)
{
  g_autoptr (GDateTime) instant = dx_instant_parse (typed);
  g_autoptr (DxDeadline) deadline = NULL;

  if (instant != NULL || *typed == '\0')
    return g_strdup (typed);
  deadline = dx_deadline_parse (typed);

  return deadline->instant != NULL
             ? g_date_time_format (deadline->instant, INSTANT)
             : g_strdup (typed);
}

/* A new wording is read as a moment; the user may know better. */
static void
read_deadline (DxCallEditor *self)
{
  g_autoptr (DxDeadline) deadline = dx_deadline_parse (self->draft->deadline);
  g_autofree char *words = deadline->instant != NULL
                               ? dx_instant_format_office (deadline->instant)
                               : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->instant_row), words);
  gtk_switch_set_active (self->inclusive, deadline->inclusive);
}

static void
entry_cb (GtkWidget *row, DxCallEditor *self)
{
  DxCallDraft *draft = self->draft;
  const struct {
    GtkWidget *row;
    char **member;
  } fields[] = {
    { self->id_row, &draft->id },
    { self->office_row, &draft->office },
    { self->province_row, &draft->province },
    { self->document_row, &draft->document },
    { self->deadline_row, &draft->deadline },
    { self->sentence_row, &draft->deadline_sentence },
    { self->address_row, &draft->address },
    { self->contact_row, &draft->contact },
    { self->phone_row, &draft->phone },
    { self->email_row, &draft->email },
  };

  if (self->filling)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].row == row)
      dx_call_draft_set (fields[i].member,
                         gtk_editable_get_text (GTK_EDITABLE (row)));
  if (row == self->instant_row)
    {
      g_free (draft->instant);
      draft->instant =
          read_moment (gtk_editable_get_text (GTK_EDITABLE (row)));
    }
  if (row == self->deadline_row)
    read_deadline (self);
  show_reading (self);
}

static void
year_cb (DxCallEditor *self)
{
  if (!self->filling)
    self->draft->plan_year = gtk_spin_button_get_value_as_int (self->year);
}

static void
inclusive_cb (DxCallEditor *self)
{
  if (self->filling)
    return;
  self->draft->inclusive = gtk_switch_get_active (self->inclusive);
  show_reading (self);
}

static void
undo_cb (AdwToast *toast, GtkWidget *card)
{
  dx_call_editor_rule_get_rule (DX_CALL_EDITOR_RULE (card))->removed = FALSE;
  gtk_widget_set_visible (card, TRUE);
}

static void
unref_card (gpointer card, GClosure *closure)
{
  g_object_unref (card);
}

static void
remove_cb (DxCallEditorRule *card, DxCallEditor *self)
{
  dx_call_editor_rule_get_rule (card)->removed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (card), FALSE);
  dx_field_toast (GTK_WIDGET (self->toasts), _ ("Rule taken away"), _ ("_Undo"),
                  G_CALLBACK (undo_cb), g_object_ref (card), unref_card);
}

static GtkWidget *
add_card (DxCallEditor *self,
          GtkBox *box,
          DxCallRuleKind kind,
          DxCallRule *rule)
{
  GtkWidget *card = dx_call_editor_rule_new (
      kind, rule, dx_workspace_get_catalog (self->workspace), self->call);

  g_signal_connect_object (card, "remove", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (box, card);

  return card;
}

static void
add_requirement_cb (DxCallEditor *self)
{
  gtk_widget_child_focus (
      add_card (self, self->requirements, DX_CALL_RULE_REQUIREMENT,
                dx_call_draft_add (self->draft->requirements)),
      GTK_DIR_TAB_FORWARD);
}

static void
add_group_cb (DxCallEditor *self)
{
  DxCallRule *rule = dx_call_draft_add (self->draft->groups);

  rule->topics = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_child_focus (
      add_card (self, self->groups, DX_CALL_RULE_GROUP, rule),
      GTK_DIR_TAB_FORWARD);
}

static void
add_dossier_cb (DxCallEditor *self)
{
  gtk_widget_child_focus (add_card (self, self->dossier, DX_CALL_RULE_DOSSIER,
                                    dx_call_draft_add (self->draft->dossier)),
                          GTK_DIR_TAB_FORWARD);
}

static gboolean
is_taken (DxCallEditor *self, const char *id)
{
  g_autoptr (GPtrArray) calls =
      dx_catalog_list_calls (dx_workspace_get_catalog (self->workspace));

  for (guint i = 0; i < calls->len; i++)
    if (g_str_equal (((DxCall *) g_ptr_array_index (calls, i))->id, id))
      return g_strcmp0 (id, self->own_id) != 0;

  return FALSE;
}

static gboolean
is_id (const char *id)
{
  if (!g_ascii_isalnum (*id))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_' && *p != '.')
      return FALSE;

  return TRUE;
}

static gboolean
complain (DxFieldError *error, GtkWidget *row, const char *message)
{
  dx_field_error_set_target (error, row, dx_field_get_text (row));
  dx_field_error_set (error, DX_SEVERITY_ERROR, message, NULL);
  gtk_widget_grab_focus (row);

  return FALSE;
}

static gboolean
validate (DxCallEditor *self)
{
  const DxCallDraft *draft = self->draft;
  g_autoptr (GDateTime) instant = NULL;

  dx_field_error_clear (self->file_error);
  dx_field_error_clear (self->head_error);
  dx_field_error_clear (self->deadline_error);
  if (!is_id (draft->id))
    return complain (self->head_error, self->id_row,
                     _ ("The short name begins with a letter or digit and "
                        "has only letters without marks, digits and hyphens"));
  if (is_taken (self, draft->id))
    return complain (self->head_error, self->id_row,
                     _ ("Another call has this short name"));
  if (*draft->office == '\0')
    return complain (self->head_error, self->office_row,
                     _ ("Which office calls?"));
  if (*draft->province == '\0')
    return complain (self->head_error, self->province_row,
                     _ ("Of which province?"));
  if (*draft->deadline == '\0')
    return complain (self->deadline_error, self->deadline_row,
                     _ ("How does the notice word the deadline?"));
  if (*draft->instant != '\0')
    {
      instant = dx_instant_parse (draft->instant);
      if (instant == NULL)
        return complain (self->deadline_error, self->instant_row,
                         _ ("Write the moment like “17h00 ngày 10/8/2026”, or "
                            "leave it empty"));
    }

  return TRUE;
}

/**
 * dx_call_editor_save:
 * @self: an editor
 *
 * Checks the call and puts it among the user's. What is wrong is shown.
 *
 * Returns: whether it was saved
 */
gboolean
dx_call_editor_save (DxCallEditor *self)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DxCall) call = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (DX_IS_CALL_EDITOR (self), FALSE);

  if (!validate (self))
    return FALSE;
  json = dx_call_draft_to_json (self->draft);
  call = dx_calls_window_check_file (self->workspace, json, self->draft->id,
                                     &error);
  if (call != NULL)
    path = dx_calls_window_save_call (self->workspace, json, self->draft->id,
                                      &error);
  if (path == NULL)
    {
      dx_field_error_set (self->file_error, DX_SEVERITY_ERROR, error->message,
                          NULL);
      return FALSE;
    }
  g_bytes_unref (self->saved);
  self->saved = g_bytes_ref (json);
  g_signal_emit (self, signals[SAVED], 0, self->draft->id);

  return TRUE;
}

static void
save_cb (DxCallEditor *self)
{
  if (dx_call_editor_save (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
leave_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DxCallEditor *self = DX_CALL_EDITOR (source);

  if (!dx_compat_ask_finish (result))
    return;
  self->leave = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
dx_call_editor_close_request (GtkWindow *window)
{
  DxCallEditor *self = DX_CALL_EDITOR (window);
  g_autoptr (GBytes) json = dx_call_draft_to_json (self->draft);

  if (!self->leave && !g_bytes_equal (json, self->saved))
    {
      dx_compat_ask (window, _ ("Close without saving?"),
                     _ ("What was changed in this call is lost then."),
                     _ ("_Keep Editing"), _ ("_Close without Saving"), TRUE,
                     leave_cb, NULL);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (dx_call_editor_parent_class)->close_request (window);
}

static void
dx_call_editor_dispose (GObject *object)
{
  DxCallEditor *self = DX_CALL_EDITOR (object);

  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_CALL_EDITOR);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dx_call_editor_parent_class)->dispose (object);
}

static void
dx_call_editor_finalize (GObject *object)
{
  DxCallEditor *self = DX_CALL_EDITOR (object);

  g_clear_pointer (&self->call, dx_call_unref);
  dx_call_draft_free (self->draft);
  g_clear_pointer (&self->saved, g_bytes_unref);
  g_free (self->own_id);
  G_OBJECT_CLASS (dx_call_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DxCallEditor, toasts);
  gtk_widget_class_bind_template_child (class, DxCallEditor, file_error);
  gtk_widget_class_bind_template_child (class, DxCallEditor, head_error);
  gtk_widget_class_bind_template_child (class, DxCallEditor, deadline_error);
  gtk_widget_class_bind_template_child (class, DxCallEditor, id_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, office_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, province_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, year);
  gtk_widget_class_bind_template_child (class, DxCallEditor, document_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, deadline_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, instant_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, inclusive);
  gtk_widget_class_bind_template_child (class, DxCallEditor, sentence_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, reading);
  gtk_widget_class_bind_template_child (class, DxCallEditor, requirements);
  gtk_widget_class_bind_template_child (class, DxCallEditor, groups);
  gtk_widget_class_bind_template_child (class, DxCallEditor, dossier);
  gtk_widget_class_bind_template_child (class, DxCallEditor, address_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, contact_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, phone_row);
  gtk_widget_class_bind_template_child (class, DxCallEditor, email_row);
  gtk_widget_class_bind_template_callback (class, save_cb);
  gtk_widget_class_bind_template_callback (class, add_requirement_cb);
  gtk_widget_class_bind_template_callback (class, add_group_cb);
  gtk_widget_class_bind_template_callback (class, add_dossier_cb);
}

static void
dx_call_editor_class_init (DxCallEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_FIELD_ERROR);
  G_OBJECT_CLASS (class)->dispose = dx_call_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_call_editor_finalize;
  GTK_WINDOW_CLASS (class)->close_request = dx_call_editor_close_request;
  signals[SAVED] = g_signal_new ("saved", DX_TYPE_CALL_EDITOR,
                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-call-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
dx_call_editor_init (DxCallEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dx_main_window_fit_buttons (GTK_WIDGET (self->toasts));
  dx_field_set_name (GTK_WIDGET (self->year), _ ("Plan year"));
  dx_field_set_name (GTK_WIDGET (self->inclusive),
                     _ ("The moment itself is in time"));
}

static void
fill_entries (DxCallEditor *self)
{
  const DxCallDraft *draft = self->draft;
  g_autofree char *moment = word_moment (draft->instant);
  const struct {
    GtkWidget *row;
    const char *text;
  } fields[] = {
    { self->id_row, draft->id },
    { self->office_row, draft->office },
    { self->province_row, draft->province },
    { self->document_row, draft->document },
    { self->deadline_row, draft->deadline },
    { self->instant_row, moment },
    { self->sentence_row, draft->deadline_sentence },
    { self->address_row, draft->address },
    { self->contact_row, draft->contact },
    { self->phone_row, draft->phone },
    { self->email_row, draft->email },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      dx_field_clean_entry (fields[i].row);
      gtk_editable_set_text (GTK_EDITABLE (fields[i].row), fields[i].text);
      g_signal_connect (fields[i].row, "changed", G_CALLBACK (entry_cb), self);
    }
}

static void
fill_rules (DxCallEditor *self,
            GtkBox *box,
            DxCallRuleKind kind,
            GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    add_card (self, box, kind, g_ptr_array_index (rules, i));
}

static void
fill (DxCallEditor *self)
{
  DxCallDraft *draft = self->draft;

  self->filling = TRUE;
  fill_entries (self);
  gtk_editable_set_editable (GTK_EDITABLE (self->id_row), self->own_id == NULL);
  gtk_widget_grab_focus (self->id_row);
  gtk_spin_button_set_value (self->year, draft->plan_year);
  gtk_switch_set_active (self->inclusive, draft->inclusive);
  fill_rules (self, self->requirements, DX_CALL_RULE_REQUIREMENT,
              draft->requirements);
  fill_rules (self, self->groups, DX_CALL_RULE_GROUP, draft->groups);
  fill_rules (self, self->dossier, DX_CALL_RULE_DOSSIER, draft->dossier);
  self->filling = FALSE;
  show_reading (self);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (year_cb),
                            self);
  g_signal_connect_swapped (self->inclusive, "notify::active",
                            G_CALLBACK (inclusive_cb), self);
}

/**
 * dx_call_editor_new:
 * @parent: the window that it stands over
 * @workspace: has the user's calls
 * @call: the call to begin with
 * @copy: whether a new call is made, instead of changing @call, which then
 *   is one of the user's
 * @error: return location for an error: the file cannot be read any more
 *
 * Makes a window to edit a call.
 *
 * Returns: (transfer none) (nullable): the window, not shown yet
 */
DxCallEditor *
dx_call_editor_new (GtkWindow *parent,
                    DxWorkspace *workspace,
                    DxCall *call,
                    gboolean copy,
                    GError **error)
{
  g_autoptr (DxCallDraft) draft = NULL;
  DxCallEditor *self;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (call != NULL && (copy || !call->builtin), NULL);

  draft = dx_call_draft_new (call, error);
  if (draft == NULL)
    return NULL;
  if (copy)
    dx_call_draft_rename (draft, dx_workspace_get_catalog (workspace));
  self = g_object_new (DX_TYPE_CALL_EDITOR, "transient-for", parent, "title",
                       copy ? _ ("Copy of a Call") : _ ("Edit the Call"), NULL);
  self->workspace = g_object_ref (workspace);
  self->call = dx_call_ref (call);
  self->draft = g_steal_pointer (&draft);
  self->saved = dx_call_draft_to_json (self->draft);
  self->own_id = copy ? NULL : g_strdup (call->id);
  fill (self);

  return self;
}
