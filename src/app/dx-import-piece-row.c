/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-piece-row.h"

#include <glib/gi18n-lib.h>

#include "dx-diff-words.h"
#include "dx-field-parts.h"
#include "dx-import-buttons.h"
#include "dx-proposal-take.h"

#define LONGEST_NAME 60

/* @piece belongs to the plan, which outlives the window's rows. */
struct _DxImportPieceRow {
  GtkListBoxRow parent_instance;
  DxCatalog *catalog;
  DxProposal *proposal;
  DxImportPiece *piece;
  GtkWidget *state;
  GtkWidget *place;
  GtkWidget *back;
};

enum { CHANGED, COPIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxImportPieceRow,
                     dx_import_piece_row,
                     GTK_TYPE_LIST_BOX_ROW)

static void
show_state (DxImportPieceRow *self)
{
  gboolean placed = self->piece->target != NULL;

  if (placed)
    {
      g_autofree char *name = dx_diff_words_name (self->catalog, self->proposal,
                                                  self->piece->target);
      g_autofree char *words =
          g_strdup_printf (_ ("Goes to the end of “%s”"), name);

      gtk_label_set_text (GTK_LABEL (self->state), words);
    }
  gtk_widget_set_visible (self->state, placed);
  gtk_widget_set_visible (self->back, placed);
}

static void
set_target (DxImportPieceRow *self, const char *target)
{
  g_free (self->piece->target);
  self->piece->target = g_strdup (target);
  show_state (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_target (DX_IMPORT_PIECE_ROW (widget),
              g_variant_get_string (parameter, NULL));
}

static void
back_cb (DxImportPieceRow *self)
{
  gtk_widget_grab_focus (self->place);
  set_target (self, NULL);
}

static void
copy_cb (DxImportPieceRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          self->piece->text);
  g_signal_emit (self, signals[COPIED], 0);
}

static GMenuModel *
make_menu (DxImportPieceRow *self)
{
  GMenu *menu = g_menu_new ();
  const DxForm *form = dx_proposal_get_form (self->proposal);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);
      g_autofree char *name = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!dx_proposal_can_append (field))
        continue;
      name = dx_diff_words_name (self->catalog, self->proposal, field->id);
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "piece.place", "s", field->id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* What a button does, and to which text. */
static void
set_name (DxImportPieceRow *self, GtkWidget *button, const char *verb)
{
  g_autofree char *line =
      g_strdelimit (g_strdup (self->piece->text), "\n", ' ');
  g_autofree char *head =
      g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), LONGEST_NAME));
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, head);

  dx_field_set_name (button, name);
}

static GtkWidget *
new_place (DxImportPieceRow *self)
{
  GtkWidget *place = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (self);

  gtk_menu_button_set_child (
      GTK_MENU_BUTTON (place),
      dx_field_label_new (_ ("Put into a section…"), NULL));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (place), menu);
  set_name (self, place, _ ("Put into a section"));

  return place;
}

static GtkWidget *
new_buttons (DxImportPieceRow *self)
{
  GtkWidget *row = dx_import_buttons_new ();
  GtkWidget *copy = gtk_button_new_with_label (_ ("Copy"));

  self->place = new_place (self);
  self->back = gtk_button_new_with_label (_ ("Leave without a section"));
  set_name (self, copy, _ ("Copy"));
  set_name (self, self->back, _ ("Leave without a section"));
  g_signal_connect_swapped (copy, "clicked", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->back, "clicked", G_CALLBACK (back_cb), self);
  dx_import_buttons_append (DX_IMPORT_BUTTONS (row), copy);
  dx_import_buttons_append (DX_IMPORT_BUTTONS (row), self->place);
  dx_import_buttons_append (DX_IMPORT_BUTTONS (row), self->back);

  return row;
}

static void
dx_import_piece_row_dispose (GObject *object)
{
  DxImportPieceRow *self = DX_IMPORT_PIECE_ROW (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->proposal);
  G_OBJECT_CLASS (dx_import_piece_row_parent_class)->dispose (object);
}

static void
dx_import_piece_row_class_init (DxImportPieceRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_import_piece_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", DX_TYPE_IMPORT_PIECE_ROW,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[COPIED] = g_signal_new ("copied", DX_TYPE_IMPORT_PIECE_ROW,
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "piece.place", "s",
                                   place_cb);
}

static void
dx_import_piece_row_init (DxImportPieceRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * dx_import_piece_row_new:
 * @plan: has the proposals
 * @piece: one of its pieces
 * @catalog: for names
 *
 * Returns: (transfer floating): a row of it, to be gone before @piece
 */
GtkWidget *
dx_import_piece_row_new (DxImportPlan *plan,
                         DxImportPiece *piece,
                         DxCatalog *catalog)
{
  DxImportPieceRow *self = g_object_new (DX_TYPE_IMPORT_PIECE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *shown = dx_diff_words_cut (piece->text);
  GtkWidget *text = dx_field_label_new (shown, NULL);

  self->catalog = g_object_ref (catalog);
  self->proposal =
      g_object_ref (plan->mine != NULL ? plan->mine : plan->theirs);
  self->piece = piece;
  self->state = dx_field_label_new ("", "heading");
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  /* Tab leads to what can be chosen. */
  gtk_widget_set_can_focus (text, FALSE);
  gtk_widget_add_css_class (box, "import-row");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  show_state (self);

  return GTK_WIDGET (self);
}
