/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-list-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-row-tools.h"

/* A row stands for a place in the list, not for an item: when items move,
 * the rows get other texts. */
struct _DxListField {
  DxFieldEditor parent_instance;
  GtkListBox *list;
  GtkWidget *add;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (DxListField, dx_list_field, DX_TYPE_FIELD_EDITOR)

static GtkWidget *
get_row (DxListField *self, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) index));
}

static GPtrArray *
read_rows (DxListField *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_rows; i++)
    g_ptr_array_add (items, g_strdup (gtk_editable_get_text (
                                GTK_EDITABLE (get_row (self, i)))));

  return items;
}

static void
write_items (DxListField *self, GPtrArray *items)
{
  DxFieldEditor *editor = DX_FIELD_EDITOR (self);
  DxProposal *proposal = dx_field_editor_get_proposal (editor);
  const char *id = dx_field_editor_get_field (editor)->id;
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (*(char *) g_ptr_array_index (items, i) != '\0')
      g_ptr_array_add (filled, g_ptr_array_index (items, i));
  g_ptr_array_add (filled, NULL);
  dx_field_editor_begin_write (editor);
  if (filled->len > 1)
    dx_proposal_set_list (proposal, id, (const char *const *) filled->pdata);
  else
    dx_proposal_clear (proposal, id);
  dx_field_editor_end_write (editor);
}

static void
changed_cb (DxListField *self)
{
  g_autoptr (GPtrArray) items = read_rows (self);

  write_items (self, items);
}

static void add_row (DxListField *self);

static void
update_rows (DxListField *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    dx_field_row_tools_update (GTK_LIST_BOX_ROW (get_row (self, i)),
                               self->n_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->n_rows > 0);
}

static void
show_items (DxListField *self, const char *const *items, guint n_items)
{
  while (self->n_rows < n_items)
    add_row (self);
  while (self->n_rows > n_items)
    gtk_list_box_remove (self->list, get_row (self, --self->n_rows));
  for (guint i = 0; i < n_items; i++)
    {
      GtkWidget *row = get_row (self, i);

      if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), items[i]))
        continue;
      g_signal_handlers_block_by_func (row, changed_cb, self);
      gtk_editable_set_text (GTK_EDITABLE (row), items[i]);
      g_signal_handlers_unblock_by_func (row, changed_cb, self);
    }
  update_rows (self);
}

/* Puts changed items into rows and proposal. */
static void
set_items (DxListField *self, GPtrArray *items)
{
  guint n_items = items->len;

  write_items (self, items);
  g_ptr_array_add (items, NULL);
  show_items (self, (const char *const *) items->pdata, n_items);
}

static void
move_row (gpointer owner, guint from, guint to)
{
  DxListField *self = owner;
  g_autoptr (GPtrArray) items = read_rows (self);

  g_ptr_array_insert (items, (int) to, g_ptr_array_steal_index (items, from));
  set_items (self, items);
  gtk_widget_grab_focus (get_row (self, to));
}

typedef struct {
  DxListField *self;
  char *text;
  guint index;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->self);
  g_free (removed->text);
  g_free (removed);
}

static void
bring_back_cb (AdwToast *toast, Removed *removed)
{
  DxListField *self = removed->self;
  g_autoptr (GPtrArray) items = NULL;

  if (dx_field_editor_get_session (DX_FIELD_EDITOR (self)) == NULL)
    return;
  items = read_rows (self);
  g_ptr_array_insert (items, (int) MIN (removed->index, items->len),
                      g_strdup (removed->text));
  set_items (self, items);
}

static void
remove_row (gpointer owner, guint index)
{
  DxListField *self = owner;
  g_autoptr (GPtrArray) items = read_rows (self);
  Removed *removed = g_new0 (Removed, 1);

  removed->self = g_object_ref (self);
  removed->text = g_ptr_array_steal_index (items, index);
  removed->index = index;
  set_items (self, items);
  if (self->n_rows > 0)
    gtk_widget_grab_focus (get_row (self, MIN (index, self->n_rows - 1)));
  else
    gtk_widget_grab_focus (self->add);
  dx_field_toast (GTK_WIDGET (self), _ ("Row removed"), _ ("_Undo"),
                  G_CALLBACK (bring_back_cb), removed, removed_free);
}

/* Enter goes on to the next item, and makes one behind the last. */
static void
activated_cb (AdwEntryRow *row, DxListField *self)
{
  guint index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (*gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    return;
  if (index + 1 == self->n_rows)
    {
      add_row (self);
      update_rows (self);
    }
  gtk_widget_grab_focus (get_row (self, index + 1));
}

static void
add_row (DxListField *self)
{
  static const DxFieldRowFuncs funcs = { move_row, remove_row };
  const DxField *field = dx_field_editor_get_field (DX_FIELD_EDITOR (self));
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *name = NULL;

  /* Translators: an item of a list: the list's name and its number */
  name = g_strdup_printf (_ ("%s, item %u"), field->label, self->n_rows + 1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  dx_field_set_name (dx_field_get_text (row), name);
  dx_field_clean_entry (row);
  dx_field_row_tools_attach (GTK_LIST_BOX_ROW (row), &funcs, self);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row),
                            dx_field_row_tools_handle (GTK_LIST_BOX_ROW (row)));
  adw_entry_row_add_suffix (
      ADW_ENTRY_ROW (row),
      dx_field_row_tools_menu (GTK_LIST_BOX_ROW (row), _ ("Move or remove")));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (row, "entry-activated", G_CALLBACK (activated_cb), self);
  gtk_list_box_append (self->list, row);
  self->n_rows++;
}

static void
add_cb (DxListField *self)
{
  add_row (self);
  update_rows (self);
  gtk_widget_grab_focus (get_row (self, self->n_rows - 1));
}

static void
dx_list_field_load (DxFieldEditor *editor)
{
  const char *const *items =
      dx_proposal_get_list (dx_field_editor_get_proposal (editor),
                            dx_field_editor_get_field (editor)->id);

  show_items (DX_LIST_FIELD (editor), items,
              items != NULL ? g_strv_length ((GStrv) items) : 0);
}

static void
dx_list_field_commit (DxFieldEditor *editor)
{
  DxListField *self = DX_LIST_FIELD (editor);

  for (guint i = 0; i < self->n_rows; i++)
    dx_field_commit_preedit (dx_field_get_text (get_row (self, i)));
}

static gboolean
dx_list_field_focus (DxFieldEditor *editor)
{
  DxListField *self = DX_LIST_FIELD (editor);

  return gtk_widget_grab_focus (self->n_rows > 0 ? get_row (self, 0)
                                                 : self->add);
}

static void
dx_list_field_build (DxFieldEditor *editor)
{
  DxListField *self = DX_LIST_FIELD (editor);
  const DxField *field = dx_field_editor_get_field (editor);

  self->list = GTK_LIST_BOX (dx_field_boxed_list_new ());
  self->add = dx_field_button_new (_ ("_Add Row"));
  dx_field_editor_append (editor, dx_field_label_new (field->label, "heading"));
  dx_field_editor_append_help (editor);
  dx_field_editor_append (editor, GTK_WIDGET (self->list));
  dx_field_editor_append (editor, self->add);
  dx_field_editor_set_target (editor, GTK_WIDGET (self->list),
                              GTK_WIDGET (self->list));
  dx_field_set_name (GTK_WIDGET (self->list), field->label);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
}

static void
dx_list_field_class_init (DxListFieldClass *class)
{
  DxFieldEditorClass *editor_class = DX_FIELD_EDITOR_CLASS (class);

  editor_class->build = dx_list_field_build;
  editor_class->load = dx_list_field_load;
  editor_class->commit = dx_list_field_commit;
  editor_class->focus = dx_list_field_focus;
}

static void
dx_list_field_init (DxListField *self)
{
}
