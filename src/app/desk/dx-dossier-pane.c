/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-dossier-pane.h"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-check.h"
#include "dx-desk-words.h"
#include "dx-field-error.h"
#include "dx-field-parts.h"

struct _DxDossierPane {
  AdwBin parent_instance;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (DxDossierPane, dx_dossier_pane, ADW_TYPE_BIN)

static GtkWidget *
add_group (DxDossierPane *self, const char *title)
{
  GtkWidget *heading = dx_field_label_new (title, "heading");
  GtkWidget *list = dx_field_boxed_list_new ();

  gtk_widget_set_margin_top (heading, 12);
  dx_field_set_name (list, title);
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, list);

  return list;
}

/* @title and @text are plain text. */
static GtkWidget *
add_row (GtkWidget *list, const char *icon, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *head = g_markup_escape_text (title, -1);
  g_autofree char *body = g_markup_escape_text (text != NULL ? text : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), head);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), body);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_accessible_update_state (GTK_ACCESSIBLE (image),
                                   GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static void
add_fact (GtkWidget *list, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    add_row (list, NULL, title, text);
}

static void
add_button (DxDossierPane *self, const char *label, const char *action)
{
  GtkWidget *button = dx_field_button_new (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_FILL);
  gtk_box_append (self->box, button);
}

static void
show_head (DxDossierPane *self, const DxRegisterEntry *entry)
{
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autofree char *line = g_strdup_printf (_ ("Number %s · %s"), number,
                                           dx_desk_words_state (entry->state));

  gtk_box_append (self->box, dx_field_label_new (entry->title, "title-4"));
  gtk_box_append (self->box, dx_field_label_new (entry->host, NULL));
  gtk_box_append (self->box, dx_field_label_new (line, NULL));
  add_button (self, _ ("_Check the Papers…"), "win.complete");
  add_button (self, _ ("_Receipt as PDF or Word…"), "win.receipt");
  if (entry->conflicts > 0)
    add_button (self, _ ("_Settle the Versions…"), "win.settle");
}

static void
add_amount (GtkWidget *list, const char *title, gboolean known, gint64 amount)
{
  g_autofree char *text = known ? dx_amount_format (amount) : NULL;

  add_fact (list, title, text);
}

static void
show_arrival (DxDossierPane *self,
              DxWorkspace *workspace,
              const DxRegisterEntry *entry)
{
  GtkWidget *list = add_group (self, _ ("How it came"));
  g_autofree char *call =
      dx_desk_words_call (dx_workspace_get_catalog (workspace), entry->call);
  g_autofree char *stamped = dx_desk_words_moment (entry->stamped);
  g_autofree char *arrived = dx_desk_words_moment (entry->arrived);
  GtkWidget *row = add_row (list, dx_desk_words_timing_icon (entry->timing),
                            dx_desk_words_timing (entry->timing), entry->why);

  gtk_widget_add_css_class (row, "timing");
  add_fact (list, _ ("Call"), call);
  add_fact (list, _ ("Came"), dx_desk_words_channel (entry->channel));
  add_fact (list, _ ("Day of the sending post office's stamp"), stamped);
  add_fact (list, _ ("Day of arrival, or moment"), arrived);
  add_fact (list, _ ("Who brought or sent it"), entry->from);
  add_amount (list, _ ("Amount"), entry->has_amounts[0], entry->total);
  add_amount (list, _ ("Of the state budget"), entry->has_amounts[1],
              entry->state_budget);
  add_amount (list, _ ("Counterpart"), entry->has_amounts[2],
              entry->counterpart);
}

static const char *
get_standing (DxRegisterStanding standing)
{
  switch (standing)
    {
    case DX_REGISTER_PRESENT:
      return _ ("holds now");
    case DX_REGISTER_OLDER:
      return _ ("replaced by a newer one");
    case DX_REGISTER_ASIDE:
      return _ ("kept aside, to be settled");
    case DX_REGISTER_DROPPED:
    default:
      return _ ("not taken");
    }
}

static void
show_files (DxRegister *reg, GtkWidget *list, gint64 version)
{
  g_autoptr (GPtrArray) files = dx_register_list_files (reg, version, NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const DxRegisterFile *it = g_ptr_array_index (files, i);
      g_autofree char *size = g_format_size ((guint64) it->size);
      g_autofree char *text =
          g_strdup_printf ("%s · SHA-256 %.12s…", size, it->sha256);

      add_row (list, "text-x-generic-symbolic", it->name, text);
    }
}

static void
show_versions (DxDossierPane *self,
               DxRegister *reg,
               const DxRegisterEntry *entry)
{
  g_autoptr (GPtrArray)
      versions = dx_register_list_versions (reg, entry->row, NULL);
  GtkWidget *list = add_group (self, _ ("Versions and files"));

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const DxRegisterVersion *it = g_ptr_array_index (versions, i);
      g_autofree char *received = dx_desk_words_time (it->received);
      g_autofree char *title = g_strdup_printf (_ ("Version %d, %s"),
                                                (int) it->revision,
                                                get_standing (it->standing));
      g_autofree char *text = g_strdup_printf (
          _ ("Code %s, received %s. %s: %s"), it->code, received,
          dx_desk_words_timing (it->timing), it->why != NULL ? it->why : "");

      add_row (list, NULL, title, text);
      show_files (reg, list, it->row);
    }
}

static void
show_findings (DxDossierPane *self,
               DxWorkspace *workspace,
               const DxRegisterEntry *entry)
{
  DxCatalog *catalog = dx_workspace_get_catalog (workspace);
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal = dx_register_load (
      dx_workspace_get_register (workspace), entry->row, catalog, &error);
  g_autoptr (GPtrArray)
      findings = proposal != NULL ? dx_check (proposal, catalog, now) : NULL;
  GtkWidget *list = add_group (self, _ ("What the check says of the slip"));

  if (proposal == NULL)
    add_row (list, "dialog-error-symbolic", _ ("The slip cannot be read"),
             error->message);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const DxFinding *it = g_ptr_array_index (findings, i);

      add_row (list, dx_severity_get_icon_name (it->severity), it->message,
               it->source);
    }
  if (findings != NULL && findings->len == 0)
    add_row (list, "emblem-ok-symbolic", _ ("Nothing to complain of"), NULL);
}

static void
show_trail (DxDossierPane *self, DxRegister *reg, const DxRegisterEntry *entry)
{
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autoptr (GPtrArray) rows = dx_register_list_audit (reg, number, NULL);
  GtkWidget *list = add_group (self, _ ("What was done"));

  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    {
      const DxAuditRow *it = g_ptr_array_index (rows, i - 1);
      g_autofree char *at = dx_desk_words_moment (it->at);
      g_autofree char *text = g_strdup_printf ("%s · %s", at, it->who);

      add_row (list, NULL, dx_desk_words_action (it->action), text);
    }
}

static void
clear (DxDossierPane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
dx_dossier_pane_class_init (DxDossierPaneClass *class)
{
}

static void
dx_dossier_pane_init (DxDossierPane *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "dossier-pane");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * dx_dossier_pane_show:
 * @self: the pane
 * @workspace: with a register
 * @row: the key of a line, or 0 for none
 *
 * Shows what the register knows of it now.
 */
void
dx_dossier_pane_show (DxDossierPane *self, DxWorkspace *workspace, gint64 row)
{
  g_autoptr (DxRegisterEntry) entry = NULL;
  DxRegister *reg;

  g_return_if_fail (DX_IS_DOSSIER_PANE (self));
  g_return_if_fail (DX_IS_WORKSPACE (workspace));

  clear (self);
  reg = dx_workspace_get_register (workspace);
  if (reg != NULL && row != 0)
    entry = dx_register_get (reg, row, NULL);
  if (entry == NULL)
    {
      gtk_box_append (self->box,
                      dx_field_label_new (
                          _ ("Choose a dossier to see how it came, its "
                             "versions and files, what is wrong with it and "
                             "what was done with it."),
                          "dim-label"));
      return;
    }
  show_head (self, entry);
  show_arrival (self, workspace, entry);
  show_findings (self, workspace, entry);
  show_versions (self, reg, entry);
  show_trail (self, reg, entry);
}
