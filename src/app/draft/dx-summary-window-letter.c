/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-summary-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-text-editor.h"

/* The letter: each part has its editor. What nobody has written follows the
 * facts; what somebody has written stays. */

static const struct {
  DxLetterPart part;
  const char *name;
  DxTextEditorStyle style;
} parts[] = {
  { DX_LETTER_PARENT, N_ ("Agency above"), DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_AGENCY, N_ ("Who writes"), DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_SYMBOL, N_ ("Number and symbol"), DX_TEXT_EDITOR_ONE },
  { DX_LETTER_DATE, N_ ("Place and date"), DX_TEXT_EDITOR_ONE },
  { DX_LETTER_SUBJECT, N_ ("Subject of the letter"), DX_TEXT_EDITOR_ONE },
  { DX_LETTER_TO, N_ ("To, a line each"), DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_BODY, N_ ("Text, a paragraph a line"), DX_TEXT_EDITOR_LONG },
  { DX_LETTER_RECIPIENTS, N_ ("Recipients, a line each"),
    DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_AUTHORITY, N_ ("Signed for (TM., KT.)"), DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_POSITION, N_ ("Position of the signer"), DX_TEXT_EDITOR_SHORT },
  { DX_LETTER_SIGNER, N_ ("Name of the signer"), DX_TEXT_EDITOR_ONE },
};

static DxLetter *
make_suggestion (DxSummaryWindow *self)
{
  DxLetter *pattern = dx_catalog_get_letter (
      dx_workspace_get_catalog (self->workspace), DX_LETTER_DEFAULT, NULL);
  g_autoptr (DxFacts) facts = dx_summary_window_make_facts (self);

  return dx_facts_fill_letter (facts, pattern);
}

/* Of what is suggested and what was written, what counts. */
static DxLetter *
make_letter (DxSummaryWindow *self)
{
  DxLetter *letter = make_suggestion (self);

  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      const char *text = dx_summary_state_get_text (self->state, i);
      g_autoptr (DxLetter) last = NULL;

      if (text == NULL)
        continue;
      last = letter;
      letter = dx_letter_with (last, i, text);
    }

  return letter;
}

/* A text of one's own does not follow the order of the table. */
static void
show_suggest_bar (DxSummaryWindow *self)
{
  const char *body = dx_summary_state_get_text (self->state, DX_LETTER_BODY);
  g_autoptr (DxFacts) facts = dx_summary_window_make_facts (self);
  const char *list = dx_facts_get (facts, "proposals");
  gboolean older = body != NULL && list != NULL && strstr (body, list) == NULL;

  gtk_label_set_text (
      self->suggest_label,
      older ? _ ("The list of tasks in the text is not that of the table.")
            : _ ("This text is your own and stays as it is."));
  gtk_widget_set_visible (self->suggest_bar,
                          dx_summary_state_has_text (self->state));
}

/*
 * dx_summary_window_letter_fill:
 *
 * Brings the editors to what the letter says now.
 */
void
dx_summary_window_letter_fill (DxSummaryWindow *self)
{
  g_clear_pointer (&self->letter, dx_letter_unref);
  self->letter = make_letter (self);
  self->filling = TRUE;
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      g_autofree char *shown = NULL;

      if (self->editors[i] == NULL)
        continue;
      shown = dx_text_editor_get_text (DX_TEXT_EDITOR (self->editors[i]));
      if (g_strcmp0 (shown, self->letter->parts[i]) != 0)
        dx_text_editor_set_text (DX_TEXT_EDITOR (self->editors[i]),
                                 self->letter->parts[i]);
    }
  self->filling = FALSE;
  show_suggest_bar (self);
}

static guint
find_editor (DxSummaryWindow *self, gpointer editor)
{
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    if (self->editors[i] == editor)
      return i;

  g_return_val_if_reached (0);
}

static void
changed_cb (DxTextEditor *editor, DxSummaryWindow *self)
{
  g_autofree char *text = NULL;
  guint part;

  if (self->filling || self->state == NULL)
    return;
  part = find_editor (self, editor);
  text = dx_text_editor_get_text (editor);
  dx_summary_state_set_text (self->state, part, text);
  dx_summary_window_changed (self);
}

static GtkWidget *
new_editor (DxSummaryWindow *self, guint index)
{
  GtkWidget *editor =
      dx_text_editor_new (_ (parts[index].name), parts[index].style,
                          dx_workspace_get_settings (self->workspace));

  g_signal_connect (editor, "changed", G_CALLBACK (changed_cb), self);

  return editor;
}

/*
 * dx_summary_window_letter_init:
 *
 * Makes the editors.
 */
void
dx_summary_window_letter_init (DxSummaryWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      GtkWidget *label = gtk_label_new (_ (parts[i].name));
      GtkWidget *editor = new_editor (self, i);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "heading");
      gtk_label_set_mnemonic_widget (
          GTK_LABEL (label),
          GTK_WIDGET (dx_text_editor_get_view (DX_TEXT_EDITOR (editor))));
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (GTK_BOX (box), editor);
      gtk_box_append (self->parts, box);
      self->editors[parts[i].part] = editor;
    }
}

/*
 * dx_summary_window_letter_commit:
 *
 * Takes in what an input method still composes.
 */
void
dx_summary_window_letter_commit (DxSummaryWindow *self)
{
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    if (self->editors[i] != NULL)
      dx_text_editor_commit (DX_TEXT_EDITOR (self->editors[i]));
}

/* What was taken back, to be brought again. */
typedef struct {
  DxSummaryWindow *self;
  char *call;
  char *texts[DX_LETTER_N_PARTS];
} Taken;

static void
taken_free (gpointer data, GClosure *closure)
{
  Taken *taken = data;

  g_object_unref (taken->self);
  g_free (taken->call);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    g_free (taken->texts[i]);
  g_free (taken);
}

static void
bring_back_cb (AdwToast *toast, Taken *taken)
{
  DxSummaryWindow *self = taken->self;

  if (self->store == NULL || g_strcmp0 (self->call, taken->call) != 0)
    return;
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    dx_summary_state_set_text (self->state, i, taken->texts[i]);
  dx_summary_window_changed (self);
}

/*
 * dx_summary_window_letter_suggest:
 *
 * Takes the suggested text again; one's own can be brought back.
 */
void
dx_summary_window_letter_suggest (DxSummaryWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("The suggested text stands there"));
  Taken *taken = g_new0 (Taken, 1);

  dx_summary_window_letter_commit (self);
  taken->self = g_object_ref (self);
  taken->call = g_strdup (self->call);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      taken->texts[i] = g_strdup (dx_summary_state_get_text (self->state, i));
      dx_summary_state_set_text (self->state, i, NULL);
    }
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (bring_back_cb),
                         taken, taken_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
  dx_summary_window_changed (self);
}
