/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-wizard-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-attachments-page.h"
#include "dx-check-page.h"
#include "dx-export-page.h"
#include "dx-section-page.h"
#include "dx-send-page.h"
#include "dx-topics-page.h"

#define TOPIC_PREFIX "topics."

static DxPlace *
add_step (DxWizard *self,
          DxPlaceKind kind,
          const char *place,
          const char *number,
          char *title_take)
{
  DxPlace *step = g_new0 (DxPlace, 1);
  GtkWidget *row = dx_wizard_step_new (number, title_take);

  step->kind = kind;
  step->place = g_strdup (place);
  step->title = title_take;
  step->row = DX_WIZARD_STEP (row);
  gtk_list_box_append (self->step_list, row);
  g_ptr_array_add (self->steps, step);

  return step;
}

/*
 * dx_wizard_add_steps:
 * @self: the wizard
 *
 * Makes a step for each section of the form, and the five behind them.
 */
void
dx_wizard_add_steps (DxWizard *self)
{
  const DxForm *form = dx_wizard_get_form (self);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);
      DxPlace *step = add_step (self, DX_PLACE_SECTION, section->id,
                                section->id,
                                dx_section_page_make_name (form, section));

      step->section = section;
    }
  add_step (self, DX_PLACE_TOPICS, "topics", "•",
            g_strdup (_ ("Priority topics")));
  add_step (self, DX_PLACE_ATTACHMENTS, "attachments", "•",
            g_strdup (_ ("Documents sent along")));
  add_step (self, DX_PLACE_CHECK, "check", "•", g_strdup (_ ("Check")));
  add_step (self, DX_PLACE_EXPORT, "export", "•",
            g_strdup (_ ("Preview and export")));
  add_step (self, DX_PLACE_SEND, "send", "•",
            g_strdup (_ ("Hand in the dossier")));
}

static void
go_cb (DxWizard *self, const char *place)
{
  dx_wizard_go_to (self, place);
}

/*
 * dx_wizard_make_page:
 * @self: the wizard
 * @step: a step of it
 *
 * Returns: (transfer floating): its page
 */
GtkWidget *
dx_wizard_make_page (DxWizard *self, DxPlace *step)
{
  GtkWidget *page;

  switch (step->kind)
    {
    case DX_PLACE_TOPICS:
      return dx_topics_page_new (self->session);
    case DX_PLACE_ATTACHMENTS:
      return dx_attachments_page_new (self->session);
    case DX_PLACE_CHECK:
      page = dx_check_page_new (self->session);
      break;
    case DX_PLACE_EXPORT:
      page = dx_export_page_new (self->session);
      break;
    case DX_PLACE_SEND:
      page = dx_send_page_new (self->session);
      break;
    default:
      return dx_section_page_new (self->session, step->section);
    }
  g_signal_connect_swapped (page, "field-activated", G_CALLBACK (go_cb), self);

  return page;
}

static gboolean
focus_page (DxPlace *step)
{
  switch (step->kind)
    {
    case DX_PLACE_TOPICS:
      return dx_topics_page_focus (DX_TOPICS_PAGE (step->page));
    case DX_PLACE_ATTACHMENTS:
      return dx_attachments_page_focus (DX_ATTACHMENTS_PAGE (step->page));
    case DX_PLACE_CHECK:
      return dx_check_page_focus (DX_CHECK_PAGE (step->page));
    case DX_PLACE_SEND:
      return dx_send_page_focus (DX_SEND_PAGE (step->page));
    default:
      return dx_export_page_focus (DX_EXPORT_PAGE (step->page));
    }
}

/*
 * dx_wizard_show_in_page:
 * @step: the step that is shown
 * @place: (nullable): a field or topic, or %NULL for the beginning
 *
 * Puts the focus there.
 *
 * Returns: whether something took it
 */
gboolean
dx_wizard_show_in_page (DxPlace *step, const char *place)
{
  if (step->kind == DX_PLACE_SECTION)
    return dx_section_page_show_field (DX_SECTION_PAGE (step->page), place);
  if (step->kind == DX_PLACE_TOPICS && place != NULL)
    return dx_topics_page_show_topic (DX_TOPICS_PAGE (step->page),
                                      place + strlen (TOPIC_PREFIX));

  return focus_page (step);
}

/*
 * dx_wizard_find_step:
 * @self: the wizard
 * @place: a section, a field, a topic or the name of a page
 *
 * Returns: (nullable): the step where it is
 */
DxPlace *
dx_wizard_find_step (DxWizard *self, const char *place)
{
  const DxForm *form = dx_wizard_get_form (self);
  const char *wanted = dx_progress_find_section (form, place);

  if (wanted == NULL && g_strcmp0 (form->plan_field, place) == 0)
    return g_ptr_array_index (self->steps, 0);
  if (wanted == NULL)
    wanted = g_str_has_prefix (place, TOPIC_PREFIX) ? "topics" : place;
  for (guint i = 0; i < self->steps->len; i++)
    {
      DxPlace *step = g_ptr_array_index (self->steps, i);

      if (g_str_equal (step->place, wanted))
        return step;
    }

  return NULL;
}

static char *
describe_topics (DxWizard *self, DxSectionState *state)
{
  guint n = dx_proposal_get_n_topics (dx_session_get_proposal (self->session));

  *state = dx_session_get_section_state (self->session, "topics");
  if (n == 0)
    return g_strdup (_ ("None chosen"));

  return g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
}

static char *
describe_attachments (DxWizard *self, DxSectionState *state)
{
  DxStore *store =
      dx_workspace_get_store (dx_session_get_workspace (self->session));
  const char *id = dx_proposal_get_id (dx_session_get_proposal (self->session));
  g_autoptr (GPtrArray) attachments =
      store != NULL ? dx_store_list_attachments (store, id, NULL) : NULL;
  guint n = attachments != NULL ? attachments->len : 0;

  *state = n > 0 ? DX_SECTION_COMPLETE : DX_SECTION_EMPTY;
  if (n == 0)
    return g_strdup (_ ("No documents"));

  return g_strdup_printf (ngettext ("%u document", "%u documents", n), n);
}

static char *
describe_check (DxWizard *self, DxSectionState *state)
{
  guint errors = dx_session_count (self->session, DX_SEVERITY_ERROR);
  guint warnings = dx_session_count (self->session, DX_SEVERITY_WARNING);
  g_autofree char *red =
      g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  g_autofree char *yellow = g_strdup_printf (
      ngettext ("%u warning", "%u warnings", warnings), warnings);

  *state = errors > 0 ? DX_SECTION_TO_MEND : DX_SECTION_COMPLETE;
  if (errors > 0 && warnings > 0)
    return g_strdup_printf ("%s, %s", red, yellow);
  if (errors > 0)
    return g_steal_pointer (&red);
  if (warnings > 0)
    return g_steal_pointer (&yellow);

  return g_strdup (_ ("Nothing to mend"));
}

static char *
describe_export (DxWizard *self, DxSectionState *state)
{
  int number =
      (int) dx_proposal_get_revision (dx_session_get_proposal (self->session));

  *state = DX_SECTION_BEGUN;
  switch (dx_session_get_state (self->session))
    {
    case DX_PROPOSAL_STATE_PRINTED:
    case DX_PROPOSAL_STATE_SENT:
      *state = DX_SECTION_COMPLETE;
      return g_strdup_printf (_ ("Printed version %d"), number);
    case DX_PROPOSAL_STATE_STALE:
      return g_strdup_printf (_ ("Changed since printed version %d"), number);
    default:
      *state = DX_SECTION_EMPTY;
      return g_strdup (_ ("Not printed yet"));
    }
}

static char *
describe_send (DxWizard *self, DxSectionState *state)
{
  if (dx_session_get_state (self->session) == DX_PROPOSAL_STATE_SENT)
    {
      *state = DX_SECTION_COMPLETE;
      return g_strdup (_ ("Handed in"));
    }
  *state = DX_SECTION_EMPTY;

  return g_strdup (_ ("NOT handed in"));
}

static void
update_state (DxWizard *self, DxPlace *step)
{
  char *(*const describe[]) (DxWizard *, DxSectionState *) = {
    [DX_PLACE_TOPICS] = describe_topics,
    [DX_PLACE_ATTACHMENTS] = describe_attachments,
    [DX_PLACE_CHECK] = describe_check,
    [DX_PLACE_EXPORT] = describe_export,
    [DX_PLACE_SEND] = describe_send,
  };
  DxSectionState state;
  g_autofree char *words = NULL;

  if (step->kind == DX_PLACE_SECTION)
    state = dx_session_get_section_state (self->session, step->place);
  else
    words = describe[step->kind](self, &state);
  dx_wizard_step_set_state (step->row, state, words);
}

/*
 * dx_wizard_update_states:
 * @self: the wizard
 *
 * Says in the list how far each step is.
 */
void
dx_wizard_update_states (DxWizard *self)
{
  const DxForm *form = dx_wizard_get_form (self);
  g_autofree char *progress = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    update_state (self, g_ptr_array_index (self->steps, i));
  /* Translators: how many sections are complete, and how many there are */
  progress = g_strdup_printf (
      _ ("%u of %u sections complete"),
      dx_progress_count_complete (dx_session_get_proposal (self->session),
                                  dx_session_get_findings (self->session)),
      form->sections->len);
  adw_window_title_set_subtitle (self->progress, progress);
  dx_wizard_update_title (self);
}

static char *
describe_failure (DxWizard *self)
{
  const GError *error = dx_session_get_save_error (self->session);

  if (error == NULL)
    error =
        dx_workspace_get_store_error (dx_session_get_workspace (self->session));

  return g_strdup_printf (_ ("NOT saved: %s The text stays in this window."),
                          error != NULL ? error->message : "");
}

static char *
describe_saved (DxWizard *self, gboolean *failed)
{
  DxStore *store =
      dx_workspace_get_store (dx_session_get_workspace (self->session));

  *failed = store == NULL
            || dx_session_get_save_state (self->session) == DX_SAVE_FAILED;
  if (*failed)
    return describe_failure (self);
  if (dx_session_get_save_state (self->session) == DX_SAVE_PENDING)
    return g_strdup (_ ("Saving…"));
  if (dx_session_get_state (self->session) == DX_PROPOSAL_STATE_SENT)
    return g_strdup (_ ("Saved on this machine, marked as handed in"));

  return g_strdup (_ ("Saved on this machine, NOT handed in"));
}

/*
 * dx_wizard_update_saved:
 * @self: the wizard
 *
 * Says whether what was typed is on the disk.
 */
void
dx_wizard_update_saved (DxWizard *self)
{
  GtkWidget *labels[] = { GTK_WIDGET (self->saved),
                          GTK_WIDGET (self->saved_narrow) };
  gboolean failed;
  g_autofree char *text = describe_saved (self, &failed);

  gtk_label_set_label (self->saved, text);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (failed)
      gtk_widget_add_css_class (labels[i], "error");
    else
      gtk_widget_remove_css_class (labels[i], "error");
}
