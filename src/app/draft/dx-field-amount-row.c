/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-amount-row.h"

#include "dx-amount.h"
#include "dx-field-parts.h"

struct _DxFieldAmountRow {
  AdwEntryRow parent_instance;
  gboolean has_amount;
  gint64 amount;
  char *error;
};

enum { AMOUNT_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxFieldAmountRow, dx_field_amount_row, ADW_TYPE_ENTRY_ROW)

static void
changed_cb (DxFieldAmountRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (GError) error = NULL;
  gint64 amount = 0;

  g_clear_pointer (&self->error, g_free);
  self->has_amount = dx_amount_parse (text, &amount, &error);
  self->amount = amount;
  if (error != NULL
      && !g_error_matches (error, DX_AMOUNT_ERROR, DX_AMOUNT_ERROR_EMPTY))
    self->error = g_strdup (error->message);
  g_signal_emit (self, signals[AMOUNT_CHANGED], 0);
}

static void
set_text (DxFieldAmountRow *self, const char *text)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), text))
    return;
  g_signal_handlers_block_by_func (self, changed_cb, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  g_signal_handlers_unblock_by_func (self, changed_cb, NULL);
}

static void
leave_cb (GtkEventControllerFocus *controller, DxFieldAmountRow *self)
{
  dx_field_amount_row_finish (self);
}

static void
dx_field_amount_row_finalize (GObject *object)
{
  g_free (DX_FIELD_AMOUNT_ROW (object)->error);
  G_OBJECT_CLASS (dx_field_amount_row_parent_class)->finalize (object);
}

static void
dx_field_amount_row_class_init (DxFieldAmountRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_field_amount_row_finalize;
  signals[AMOUNT_CHANGED] =
      g_signal_new ("amount-changed", DX_TYPE_FIELD_AMOUNT_ROW,
                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dx_field_amount_row_init (DxFieldAmountRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  dx_field_clean_entry (GTK_WIDGET (self));
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * dx_field_amount_row_new:
 * @title: plain text
 * @unit: (nullable): what stands behind the amount ("đồng")
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dx_field_amount_row_new (const char *title, const char *unit)
{
  GtkWidget *self = g_object_new (DX_TYPE_FIELD_AMOUNT_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  dx_field_set_name (dx_field_get_text (self), title);
  if (unit != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), gtk_label_new (unit));

  return self;
}

/**
 * dx_field_amount_row_set_amount:
 * @self: a row
 * @has_amount: whether there is one
 * @amount: it, in đồng
 *
 * Shows an amount, grouped. What the user typed stays if it says the same.
 */
void
dx_field_amount_row_set_amount (DxFieldAmountRow *self,
                                gboolean has_amount,
                                gint64 amount)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DX_IS_FIELD_AMOUNT_ROW (self));

  if (self->has_amount == has_amount && self->amount == amount
      && self->error == NULL)
    return;
  self->has_amount = has_amount;
  self->amount = has_amount ? amount : 0;
  g_clear_pointer (&self->error, g_free);
  text = has_amount ? dx_amount_format_grouped (amount) : g_strdup ("");
  set_text (self, text);
}

/**
 * dx_field_amount_row_get_amount:
 * @self: a row
 * @amount: (out) (optional): the amount in đồng
 *
 * Returns: whether what stands there is an amount
 */
gboolean
dx_field_amount_row_get_amount (DxFieldAmountRow *self, gint64 *amount)
{
  g_return_val_if_fail (DX_IS_FIELD_AMOUNT_ROW (self), FALSE);

  if (self->has_amount && amount != NULL)
    *amount = self->amount;

  return self->has_amount;
}

/**
 * dx_field_amount_row_get_error:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): why what stands there is no amount;
 *   %NULL when it is one, or when nothing stands there
 */
const char *
dx_field_amount_row_get_error (DxFieldAmountRow *self)
{
  g_return_val_if_fail (DX_IS_FIELD_AMOUNT_ROW (self), NULL);

  return self->error;
}

/**
 * dx_field_amount_row_finish:
 * @self: a row
 *
 * The user is done with it: takes what an input method still holds, and
 * groups the digits.
 */
void
dx_field_amount_row_finish (DxFieldAmountRow *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DX_IS_FIELD_AMOUNT_ROW (self));

  dx_field_commit_preedit (dx_field_get_text (GTK_WIDGET (self)));
  if (!self->has_amount)
    return;
  text = dx_amount_format_grouped (self->amount);
  set_text (self, text);
}
