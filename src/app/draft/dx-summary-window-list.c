/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-summary-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-field-parts.h"
#include "dx-field-row-tools.h"
#include "dx-proposal-list.h"

/* Which call, which columns, and the proposals in order. */

/* An applicant sends some; more are no work for a list of widgets. */
#define MAX_PROPOSALS 200

static GPtrArray *
list_ids (DxSummaryWindow *self, const char *call)
{
  g_autoptr (DxProposalList) list = dx_proposal_list_new (self->store);
  DxProposalQuery query = { .call = call,
                            .state = -1,
                            .sort = DX_PROPOSAL_SORT_TITLE };
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  guint n;

  dx_proposal_list_set_query (list, &query);
  n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), MAX_PROPOSALS);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxProposalItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_ptr_array_add (ids, g_strdup (dx_proposal_item_get_id (item)));
    }

  return ids;
}

static gboolean
has_proposals (DxSummaryWindow *self, const char *call)
{
  g_autoptr (GPtrArray) ids = list_ids (self, call);

  return ids->len > 0;
}

static void
add_call (DxSummaryWindow *self,
          GtkStringList *names,
          const char *id,
          const char *name)
{
  g_ptr_array_add (self->calls, g_strdup (id));
  gtk_string_list_append (names, name);
}

/* Calls that somebody has proposals for, and the one that was asked for. */
static void
fill_calls (DxSummaryWindow *self, const char *wanted)
{
  g_autoptr (GPtrArray) calls =
      dx_catalog_list_calls (dx_workspace_get_catalog (self->workspace));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->calls = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < calls->len; i++)
    {
      const DxCall *call = g_ptr_array_index (calls, i);
      g_autofree char *name =
          g_strdup_printf ("%s, %d", call->office, call->plan_year);

      if (g_strcmp0 (call->id, wanted) == 0 || has_proposals (self, call->id))
        add_call (self, names, call->id, name);
    }
  if (self->calls->len == 0 || g_strcmp0 (wanted, "") == 0
      || has_proposals (self, ""))
    add_call (self, names, "", _ ("Without a call"));
  self->filling = TRUE;
  adw_combo_row_set_model (self->call_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static void
fill_columns (DxSummaryWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->columns =
      dx_catalog_list_columns (dx_workspace_get_catalog (self->workspace));
  for (guint i = 0; i < self->columns->len; i++)
    gtk_string_list_append (
        names, ((DxColumns *) g_ptr_array_index (self->columns, i))->title);
  self->filling = TRUE;
  adw_combo_row_set_model (self->columns_row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

/* Where the columns come from, and what is in doubt. */
static void
show_columns_note (DxSummaryWindow *self)
{
  guint index = adw_combo_row_get_selected (self->columns_row);
  const DxColumns *columns;

  if (index >= self->columns->len)
    return;
  columns = g_ptr_array_index (self->columns, index);
  gtk_label_set_text (self->columns_note, columns->source->doubt != NULL
                                              ? columns->source->doubt
                                              : columns->source->document);
}

static void
select_columns (DxSummaryWindow *self)
{
  const char *wanted = dx_summary_state_get_columns (self->state);

  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const DxColumns *it = g_ptr_array_index (self->columns, i);

      if (g_strcmp0 (it->id, wanted != NULL ? wanted : DX_COLUMNS_DEFAULT) == 0)
        adw_combo_row_set_selected (self->columns_row, i);
    }
  self->filling = FALSE;
  show_columns_note (self);
}

static GPtrArray *
list_order (DxSummaryWindow *self)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < self->proposals->len; i++)
    g_ptr_array_add (ids, (gpointer) dx_proposal_get_id (
                              g_ptr_array_index (self->proposals, i)));

  return ids;
}

static void
keep_order (DxSummaryWindow *self)
{
  g_autoptr (GPtrArray) ids = list_order (self);

  dx_summary_state_set_order (self->state, ids);
  dx_summary_window_changed (self);
}

static void fill_rows (DxSummaryWindow *self);

/* The row has moved already when the focus comes to it. */
static void
move_row (gpointer owner, guint from, guint to)
{
  DxSummaryWindow *self = owner;
  gpointer proposal = g_ptr_array_steal_index (self->proposals, from);
  GtkListBoxRow *row;

  g_ptr_array_insert (self->proposals, (int) to, proposal);
  fill_rows (self);
  keep_order (self);
  row = gtk_list_box_get_row_at_index (self->list, (int) to);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
leave_out (DxSummaryWindow *self, guint index, gboolean left_out)
{
  dx_summary_state_set_left_out (
      self->state,
      dx_proposal_get_id (g_ptr_array_index (self->proposals, index)),
      left_out);
}

static void
remove_row (gpointer owner, guint index)
{
  DxSummaryWindow *self = owner;

  leave_out (self, index, TRUE);
  fill_rows (self);
  dx_summary_window_changed (self);
}

static const char *
get_text (DxProposal *proposal, const char *field, const char *otherwise)
{
  const char *text = dx_form_get_field (dx_proposal_get_form (proposal), field)
                             != NULL
                         ? dx_proposal_get_text (proposal, field)
                         : NULL;

  return text != NULL && *text != '\0' ? text : otherwise;
}

static char *
make_place (DxSummaryWindow *self, guint index)
{
  guint place = 0;

  for (guint i = 0; i <= index; i++)
    if (!dx_summary_state_is_left_out (
            self->state,
            dx_proposal_get_id (g_ptr_array_index (self->proposals, i))))
      place++;

  return g_strdup_printf ("%u", place);
}

/* Numbers follow what is left out above. */
static void
update_rows (DxSummaryWindow *self)
{
  for (guint i = 0; i < self->proposals->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkLabel *label = g_object_get_data (G_OBJECT (row), "place");
      g_autofree char *place = make_place (self, i);
      gboolean out = dx_summary_state_is_left_out (
          self->state,
          dx_proposal_get_id (g_ptr_array_index (self->proposals, i)));

      gtk_label_set_text (label, out ? "–" : place);
      dx_field_row_tools_update (row, self->proposals->len);
    }
}

static void
toggled_cb (GtkCheckButton *check, DxSummaryWindow *self)
{
  GtkWidget *row =
      gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
                          : -1;

  if (index < 0 || self->filling)
    return;
  leave_out (self, (guint) index, !gtk_check_button_get_active (check));
  update_rows (self);
  dx_summary_window_changed (self);
}

static GtkWidget *
new_menu (GtkWidget *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Move _Up"), "row.move-up");
  g_menu_append (menu, _ ("Move _Down"), "row.move-down");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button),
                                  G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Move this proposal"));
  dx_field_set_name (button, _ ("Move this proposal"));

  return button;
}

static GtkWidget *
new_check (DxSummaryWindow *self, const char *id)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               !dx_summary_state_is_left_out (self->state, id));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _ ("In the table"));
  dx_field_set_name (check, _ ("In the table"));
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);

  return check;
}

static GtkWidget *
new_row (DxSummaryWindow *self, DxProposal *proposal)
{
  static const DxFieldRowFuncs funcs = { move_row, remove_row };
  GtkWidget *row = adw_action_row_new ();
  AdwActionRow *it = ADW_ACTION_ROW (row);
  GtkWidget *check = new_check (self, dx_proposal_get_id (proposal));
  GtkWidget *place = gtk_label_new (NULL);
  const char *name =
      get_text (proposal, "I.name", _ ("A proposal without a name"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (it, get_text (proposal, "X.name", ""));
  adw_action_row_set_title_lines (it, 0);
  adw_action_row_set_subtitle_lines (it, 0);
  dx_field_row_tools_attach (GTK_LIST_BOX_ROW (row), &funcs, self);
  gtk_widget_add_css_class (place, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (place), 2);
  adw_action_row_add_prefix (it, place);
  adw_action_row_add_prefix (it, check);
  adw_action_row_add_prefix (
      it, dx_field_row_tools_handle (GTK_LIST_BOX_ROW (row)));
  adw_action_row_add_suffix (it, new_menu (row));
  adw_action_row_set_activatable_widget (it, check);
  g_object_set_data (G_OBJECT (row), "place", place);
  dx_field_set_name (row, name);

  return row;
}

static void
fill_rows (DxSummaryWindow *self)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->proposals->len; i++)
    gtk_list_box_append (
        self->list, new_row (self, g_ptr_array_index (self->proposals, i)));
  self->filling = FALSE;
  update_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->proposals->len > 0);
  gtk_widget_set_visible (self->empty, self->proposals->len == 0);
}

/*
 * dx_summary_window_list_fill:
 *
 * Reads the proposals of the call again, in the order that was chosen.
 */
void
dx_summary_window_list_fill (DxSummaryWindow *self)
{
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  g_autoptr (GPtrArray) ids = list_ids (self, self->call);

  dx_summary_state_arrange (self->state, ids);
  g_ptr_array_set_size (self->proposals, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      DxProposal *it = dx_store_load (self->store, g_ptr_array_index (ids, i),
                                      catalog, NULL);

      if (it != NULL)
        g_ptr_array_add (self->proposals, it);
    }
  fill_rows (self);
}

static guint
find_call (DxSummaryWindow *self, const char *call)
{
  guint index;

  return call != NULL
                 && g_ptr_array_find_with_equal_func (self->calls, call,
                                                      g_str_equal, &index)
             ? index
             : 0;
}

/*
 * dx_summary_window_choose_call:
 * @call: (nullable): one of those that are listed, or the first
 *
 * Shows the proposals of a call.
 */
void
dx_summary_window_choose_call (DxSummaryWindow *self, const char *call)
{
  guint index = find_call (self, call);
  g_autofree char *key = NULL;
  g_autofree char *json = NULL;

  if (self->call != NULL)
    dx_summary_window_save (self);
  g_free (self->call);
  self->call = g_strdup (g_ptr_array_index (self->calls, index));
  self->filling = TRUE;
  adw_combo_row_set_selected (self->call_row, index);
  self->filling = FALSE;
  key = g_strconcat ("summary.", self->call, NULL);
  json = dx_store_get_setting (self->store, key);
  g_clear_pointer (&self->state, dx_summary_state_free);
  self->state = dx_summary_state_new (json);
  select_columns (self);
  dx_summary_window_list_fill (self);
  dx_summary_window_letter_fill (self);
}

/*
 * dx_summary_window_call_cb:
 *
 * Another call was chosen.
 */
void
dx_summary_window_call_cb (DxSummaryWindow *self)
{
  guint index = adw_combo_row_get_selected (self->call_row);

  if (self->filling || self->calls == NULL || index >= self->calls->len)
    return;
  dx_summary_window_choose_call (self, g_ptr_array_index (self->calls, index));
  dx_summary_window_changed (self);
}

/*
 * dx_summary_window_columns_cb:
 *
 * Other columns were chosen.
 */
void
dx_summary_window_columns_cb (DxSummaryWindow *self)
{
  guint index = adw_combo_row_get_selected (self->columns_row);

  if (self->filling || self->state == NULL || index >= self->columns->len)
    return;
  dx_summary_state_set_columns (
      self->state,
      ((DxColumns *) g_ptr_array_index (self->columns, index))->id);
  show_columns_note (self);
  dx_summary_window_changed (self);
}

/*
 * dx_summary_window_list_init:
 * @call: (nullable): the call that is shown first
 *
 * Fills calls, columns and proposals.
 */
void
dx_summary_window_list_init (DxSummaryWindow *self, const char *call)
{
  fill_calls (self, call);
  fill_columns (self);
  dx_summary_window_choose_call (self, call);
}
