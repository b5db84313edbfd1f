/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-section-page.h"

#include <glib/gi18n-lib.h>

#include "dx-field-editor.h"
#include "dx-field-parts.h"
#include "dx-field-sum.h"
#include "dx-section-page-private.h"

struct _DxSectionPage {
  GtkWidget parent_instance;
  GtkScrolledWindow *scroller;
  GtkBox *box;
  GtkLabel *heading;
  GtkLabel *hint;
  GtkListBox *guidance;
  AdwExpanderRow *guide;
  AdwExpanderRow *call;
  GtkBox *editors;
  DxSession *session;
  const DxFormSection *section; /* belongs to the form */
  GPtrArray *fields;            /* of DxField */
  GHashTable *by_id;            /* field id → editor */
  GPtrArray *call_rows;         /* what stands in "call" */
};

G_DEFINE_FINAL_TYPE (DxSectionPage, dx_section_page, GTK_TYPE_WIDGET)

static const DxForm *
get_form (DxSectionPage *self)
{
  return dx_proposal_get_form (dx_session_get_proposal (self->session));
}

static guint
count_leaders (const DxFormSection *section, const char *field)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      if (g_strcmp0 (item->field, field) == 0)
        return item->leaders;
    }

  return 0;
}

static void
add_editor (DxSectionPage *self, const DxField *field)
{
  GtkWidget *editor = dx_field_editor_new (
      self->session, field->id, count_leaders (self->section, field->id));

  g_hash_table_insert (self->by_id, field->id, editor);
  gtk_box_append (self->editors, editor);
}

/* The rules of the kind sum whose last field on this page @field is. */
static void
add_sums (DxSectionPage *self, const DxField *field)
{
  const DxForm *form = get_form (self);

  for (guint i = 0; i < form->rules->len; i++)
    {
      const DxFormRule *rule = g_ptr_array_index (form->rules, i);
      guint n_fields = g_strv_length (rule->fields);

      if (rule->kind == DX_FORM_RULE_SUM
          && g_str_equal (rule->fields[n_fields - 1], field->id))
        gtk_box_append (self->editors, dx_field_sum_new (self->session, rule));
    }
}

/* The plan year stands in no section: the first page asks for it. */
static void
add_plan (DxSectionPage *self)
{
  const DxForm *form = get_form (self);
  const DxField *field = form->plan_field != NULL
                             ? dx_form_get_field (form, form->plan_field)
                             : NULL;

  if (self->section == g_ptr_array_index (form->sections, 0) && field != NULL
      && dx_progress_find_section (form, field->id) == NULL)
    add_editor (self, field);
}

static void
add_editors (DxSectionPage *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (self->fields, i);

      add_editor (self, field);
      add_sums (self, field);
    }
  add_plan (self);
}

static void
show_call (DxSectionPage *self)
{
  DxCall *call = dx_proposal_get_call (dx_session_get_proposal (self->session));

  dx_section_page_fill_call (self->call, self->call_rows, call, self->fields);
  gtk_widget_set_visible (GTK_WIDGET (self->call), self->call_rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->guidance),
                          self->call_rows->len > 0
                              || self->section->guide != NULL);
}

static void
show_words (DxSectionPage *self)
{
  g_autofree char *heading =
      g_strdup_printf ("%s. %s", self->section->id, self->section->heading);
  GtkWidget *row;
  GtkWidget *label;

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->hint,
                       self->section->hint != NULL ? self->section->hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), self->section->hint != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->guide),
                          self->section->guide != NULL);
  if (self->section->guide == NULL)
    return;
  row = gtk_list_box_row_new ();
  label = dx_field_label_new (self->section->guide, "guide-text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  dx_field_set_name (row, self->section->guide);
  adw_expander_row_add_row (self->guide, row);
  /* Who has begun knows how; who has not needs it. */
  adw_expander_row_set_expanded (
      self->guide,
      dx_session_get_section_state (self->session, self->section->id)
          == DX_SECTION_EMPTY);
}

static void
dx_section_page_dispose (GObject *object)
{
  DxSectionPage *self = DX_SECTION_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (
        dx_session_get_proposal (self->session), self);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->call_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_SECTION_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dx_section_page_parent_class)->dispose (object);
}

static void
dx_section_page_finalize (GObject *object)
{
  DxSectionPage *self = DX_SECTION_PAGE (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->call_rows);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (dx_section_page_parent_class)->finalize (object);
}

static void
dx_section_page_class_init (DxSectionPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_section_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_section_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-section-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, box);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, hint);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, guidance);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, guide);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, call);
  gtk_widget_class_bind_template_child (widget_class, DxSectionPage, editors);
}

static void
dx_section_page_init (DxSectionPage *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->call_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_section_page_new:
 * @session: the session
 * @section: a section of its form
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_section_page_new (DxSession *session, const DxFormSection *section)
{
  DxSectionPage *self = g_object_new (DX_TYPE_SECTION_PAGE, NULL);

  self->session = g_object_ref (session);
  self->section = section;
  self->fields = dx_progress_list_fields (get_form (self), section->id);
  show_words (self);
  show_call (self);
  if (dx_section_page_has_profile (self->fields))
    gtk_box_insert_child_after (self->box,
                                dx_section_page_profile_new (session),
                                GTK_WIDGET (self->guidance));
  add_editors (self);
  g_signal_connect_swapped (dx_session_get_proposal (session), "changed::call",
                            G_CALLBACK (show_call), self);

  return GTK_WIDGET (self);
}

/**
 * dx_section_page_find_editor:
 * @self: a page
 * @field: a field id
 *
 * Returns: (transfer none) (nullable): the editor of that field on this page
 */
GtkWidget *
dx_section_page_find_editor (DxSectionPage *self, const char *field)
{
  g_return_val_if_fail (DX_IS_SECTION_PAGE (self), NULL);

  return g_hash_table_lookup (self->by_id, field);
}

/**
 * dx_section_page_show_field:
 * @self: a page
 * @field: (nullable): a field id, or %NULL for the first
 *
 * Puts the focus into a field.
 *
 * Returns: whether it is on this page
 */
gboolean
dx_section_page_show_field (DxSectionPage *self, const char *field)
{
  GtkWidget *editor;

  g_return_val_if_fail (DX_IS_SECTION_PAGE (self), FALSE);

  editor = field != NULL
               ? dx_section_page_find_editor (self, field)
               : gtk_widget_get_first_child (GTK_WIDGET (self->editors));
  if (editor == NULL)
    return FALSE;
  dx_field_editor_focus (DX_FIELD_EDITOR (editor));
  if (field != NULL)
    dx_field_scroll_to (editor);

  return TRUE;
}

static char *
to_sentence_case (const char *heading)
{
  g_autofree char *small = g_utf8_strdown (heading, -1);
  gunichar first = g_unichar_toupper (g_utf8_get_char (small));
  char letter[7] = { 0 };

  g_unichar_to_utf8 (first, letter);

  return g_strconcat (letter, g_utf8_next_char (small), NULL);
}

/**
 * dx_section_page_make_name:
 * @form: a form
 * @section: a section of it
 *
 * Names a section in few words: by its field, if there is one that has to be
 * filled in, or else by its heading.
 *
 * Returns: (transfer full): "Mục tiêu"
 */
char *
dx_section_page_make_name (const DxForm *form, const DxFormSection *section)
{
  g_autoptr (GPtrArray) fields = dx_progress_list_fields (form, section->id);
  const DxField *required = NULL;
  guint n_required = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      if (!field->required)
        continue;
      required = field;
      n_required++;
    }
  if (n_required == 1)
    return g_strdup (required->label);

  return to_sentence_case (section->heading);
}
