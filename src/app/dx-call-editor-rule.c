/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-editor-rule.h"

#include <glib/gi18n-lib.h>

#include "dx-call-view-text.h"
#include "dx-field-parts.h"

#define TOPIC_ID "dx-topic"

struct _DxCallEditorRule {
  GtkBox parent_instance;
  DxCallRule *rule; /* the draft's */
};

enum { REMOVE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxCallEditorRule, dx_call_editor_rule, GTK_TYPE_BOX)

static void
dx_call_editor_rule_class_init (DxCallEditorRuleClass *class)
{
  signals[REMOVE] = g_signal_new ("remove", DX_TYPE_CALL_EDITOR_RULE,
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
dx_call_editor_rule_init (DxCallEditorRule *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rule-card");
}

static char *
get_all (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
text_cb (GtkTextBuffer *buffer, DxCallEditorRule *self)
{
  g_autofree char *text = get_all (buffer);

  dx_call_draft_set (&self->rule->text, text);
}

static void
sentence_cb (GtkTextBuffer *buffer, DxCallEditorRule *self)
{
  g_autofree char *text = get_all (buffer);

  dx_call_draft_set (&self->rule->sentence, text);
}

static void
add_text (DxCallEditorRule *self,
          const char *label,
          const char *text,
          GCallback changed)
{
  GtkWidget *caption = dx_field_label_new (NULL, "dim-label");
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_label_set_text_with_mnemonic (GTK_LABEL (caption), label);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), view);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_add_css_class (view, "rule-text");
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  dx_field_set_name (view, gtk_label_get_text (GTK_LABEL (caption)));
  g_signal_connect_object (buffer, "changed", changed, self, 0);
  gtk_box_append (GTK_BOX (self), caption);
  gtk_box_append (GTK_BOX (self), view);
}

static void
kind_cb (GtkDropDown *drop, GParamSpec *pspec, DxCallEditorRule *self)
{
  self->rule->kind = (DxDossierKind) gtk_drop_down_get_selected (drop);
}

static void
optional_cb (GtkCheckButton *check, DxCallEditorRule *self)
{
  self->rule->optional = gtk_check_button_get_active (check);
}

static GtkWidget *
make_check (const char *label, gboolean active)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check),
                              dx_field_label_new (label, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  dx_field_set_name (check, label);

  return check;
}

static void
add_dossier (DxCallEditorRule *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;
  GtkWidget *check =
      make_check (_ ("May be left out (“nếu có”)"), self->rule->optional);

  for (int kind = DX_DOSSIER_SLIP; kind <= DX_DOSSIER_OTHER; kind++)
    gtk_string_list_append (names,
                            dx_call_view_text_kind ((DxDossierKind) kind));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), self->rule->kind);
  dx_field_set_name (drop, _ ("What it is"));
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (kind_cb), self,
                           0);
  g_signal_connect_object (check, "toggled", G_CALLBACK (optional_cb), self, 0);
  gtk_box_append (GTK_BOX (self), drop);
  gtk_box_append (GTK_BOX (self), check);
}

static void
topic_cb (GtkCheckButton *check, DxCallEditorRule *self)
{
  const char *id = g_object_get_data (G_OBJECT (check), TOPIC_ID);
  guint index;

  if (g_ptr_array_find_with_equal_func (self->rule->topics, id, g_str_equal,
                                        &index))
    g_ptr_array_remove_index (self->rule->topics, index);
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (self->rule->topics, g_strdup (id));
}

static void
add_topic (DxCallEditorRule *self, GtkBox *box, const DxTopic *topic)
{
  gboolean on = g_ptr_array_find_with_equal_func (self->rule->topics, topic->id,
                                                  g_str_equal, NULL);
  GtkWidget *check = make_check (topic->name, on);

  gtk_widget_set_tooltip_text (check, topic->meaning);
  g_object_set_data_full (G_OBJECT (check), TOPIC_ID, g_strdup (topic->id),
                          g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (topic_cb), self, 0);
  gtk_box_append (box, check);
}

static void
add_topics (DxCallEditorRule *self, DxCatalog *catalog, DxCall *call)
{
  GtkWidget *expander =
      gtk_expander_new_with_mnemonic (_ ("_Topics of this group"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GPtrArray) topics = dx_catalog_list_topics (catalog);

  for (guint i = 0; i < call->own_topics->len; i++)
    add_topic (self, GTK_BOX (box), g_ptr_array_index (call->own_topics, i));
  for (guint i = 0; i < topics->len; i++)
    add_topic (self, GTK_BOX (box), g_ptr_array_index (topics, i));
  gtk_widget_set_margin_top (box, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  dx_field_set_name (expander, _ ("Topics of this group"));
  gtk_box_append (GTK_BOX (self), expander);
}

static void
remove_cb (DxCallEditorRule *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
add_head (DxCallEditorRule *self, const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = dx_field_icon_button_new ("user-trash-symbolic",
                                                _ ("Take this rule away"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), dx_field_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (self), head);
}

/**
 * dx_call_editor_rule_new:
 * @kind: what it is
 * @rule: a rule of a draft, which outlives the widget
 * @catalog: knows the topics
 * @call: whose own topics there are, too
 *
 * Makes a card in which a rule is edited.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
dx_call_editor_rule_new (DxCallRuleKind kind,
                         DxCallRule *rule,
                         DxCatalog *catalog,
                         DxCall *call)
{
  DxCallEditorRule *self = g_object_new (DX_TYPE_CALL_EDITOR_RULE, NULL);

  self->rule = rule;
  switch (kind)
    {
    case DX_CALL_RULE_GROUP:
      add_head (self, _ ("Priority group"));
      add_text (self, _ ("Title"), rule->text, G_CALLBACK (text_cb));
      break;
    case DX_CALL_RULE_DOSSIER:
      add_head (self, _ ("Part of the dossier"));
      add_dossier (self);
      add_text (self, _ ("In short words"), rule->text, G_CALLBACK (text_cb));
      break;
    case DX_CALL_RULE_REQUIREMENT:
    default:
      add_head (self, _ ("Requirement"));
      add_text (self, _ ("In short words"), rule->text, G_CALLBACK (text_cb));
    }
  add_text (self, _ ("The notice's sentence, word for word"), rule->sentence,
            G_CALLBACK (sentence_cb));
  if (kind == DX_CALL_RULE_GROUP)
    add_topics (self, catalog, call);

  return GTK_WIDGET (self);
}

/**
 * dx_call_editor_rule_get_rule:
 * @self: a card
 *
 * Returns: (transfer none): what it edits
 */
DxCallRule *
dx_call_editor_rule_get_rule (DxCallEditorRule *self)
{
  g_return_val_if_fail (DX_IS_CALL_EDITOR_RULE (self), NULL);

  return self->rule;
}
