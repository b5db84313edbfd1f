/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>

/* What the call asks: year, deadline, topics. A proposal without a call is
 * held only against its form. */

/* The one topic that a number of schools belongs to (contract, topic ids). */
#define SCHOOLS_TOPIC "university-modules"

static void
check_plan_year (DxCheck *self)
{
  const char *field = self->form->plan_field;
  g_autofree char *name = NULL;
  g_autofree char *digits = NULL;
  gint64 year;

  if (field == NULL || self->call->plan_year <= 0
      || !dx_field_is_integer (dx_form_get_field (self->form, field))
      || !dx_check_has_answer (self, field)
      || !dx_proposal_get_integer (self->proposal, field, &year)
      || year == self->call->plan_year)
    return;
  name = dx_check_name_field (self, field);
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, year);
  dx_check_add (self, "plan-year.call", DX_SEVERITY_WARNING, field,
                self->call->plan_year_source,
                g_strdup_printf (_ ("%s is %s, but the call of %s is for %d; "
                                    "please check the year."),
                                 name, digits, self->call->office,
                                 self->call->plan_year));
}

static void
check_deadline (DxCheck *self)
{
  const DxDeadline *deadline = self->call->deadline;
  char *message;

  if (deadline == NULL || self->now == NULL
      || !dx_deadline_passed (deadline, self->now))
    return;
  if (deadline->doubt == NULL)
    message = g_strdup_printf (
        _ ("The deadline “%s” has passed; whether a dossier is late is judged "
           "by its day of receipt."),
        deadline->text);
  else
    message = g_strdup_printf (
        _ ("The deadline “%s” has passed; whether a dossier is late is judged "
           "by its day of receipt. Doubtful: %s"),
        deadline->text, deadline->doubt);
  dx_check_add (self, "deadline.passed", DX_SEVERITY_WARNING, "",
                self->call->deadline_source, message);
}

static const char *
name_topic (DxCheck *self, const char *id)
{
  const DxTopic *topic = dx_catalog_get_topic (self->catalog, self->call, id);

  return topic != NULL ? topic->name : id;
}

static void
check_note (DxCheck *self, const DxTopicChoice *topic, const char *field)
{
  g_autofree char *note =
      g_strstrip (g_strdup (topic->note != NULL ? topic->note : ""));

  if (*note != '\0')
    return;
  dx_check_add (self, "topics.no-note", DX_SEVERITY_WARNING, field, NULL,
                g_strdup_printf (_ ("Topic “%s” has no note; please say how "
                                    "the proposal answers it."),
                                 name_topic (self, topic->id)));
}

static gboolean
is_topic_of_call (const DxCall *call, const char *id)
{
  if (call->topics_by_reference != NULL
      || dx_call_find_topic (call, id) != NULL)
    return TRUE;
  for (guint i = 0; i < call->own_topics->len; i++)
    {
      const DxTopic *topic = g_ptr_array_index (call->own_topics, i);

      if (g_str_equal (topic->id, id))
        return TRUE;
    }
  return FALSE;
}

static void
check_membership (DxCheck *self, const char *id, const char *field)
{
  if (is_topic_of_call (self->call, id))
    return;
  dx_check_add (self, "topics.not-in-call", DX_SEVERITY_HINT, field, NULL,
                g_strdup_printf (_ ("The call of %s does not name topic “%s”; "
                                    "its list is open, so please ask the "
                                    "office if in doubt."),
                                 self->call->office, name_topic (self, id)));
}

static void
check_schools (DxCheck *self, const DxTopicChoice *topic, const char *field)
{
  const DxCall *call = self->call;
  g_autofree char *digits
      = g_strdup_printf ("%" G_GINT64_FORMAT, topic->schools);

  if (call->schools_minimum == 0 || !g_str_equal (topic->id, SCHOOLS_TOPIC))
    return;
  if (!topic->has_schools)
    dx_check_add (
        self, "schools.unknown", DX_SEVERITY_HINT, field, call->schools_source,
        g_strdup_printf (_ ("Topic “%s”: please give the number of "
                            "schools; the call asks for at least "
                            "%u."),
                         name_topic (self, topic->id), call->schools_minimum));
  else if (topic->schools < (gint64) call->schools_minimum)
    dx_check_add (self, "schools.minimum", DX_SEVERITY_ERROR, field,
                  call->schools_source,
                  g_strdup_printf (_ ("Topic “%s”: %s schools, but the call "
                                      "asks for at least %u; please add "
                                      "schools."),
                                   name_topic (self, topic->id), digits,
                                   call->schools_minimum));
}

/* Where the call says what it wants first; %NULL for the general rule. */
static const DxSource *
get_topics_source (const DxCall *call)
{
  if (call->topics_by_reference != NULL)
    return call->topics_by_reference;
  if (call->groups->len > 0)
    return ((const DxCallGroup *) g_ptr_array_index (call->groups, 0))->source;

  return NULL;
}

static void
check_topics (DxCheck *self)
{
  guint topics = dx_proposal_get_n_topics (self->proposal);

  for (guint i = 0; i < topics; i++)
    {
      const DxTopicChoice *topic = dx_proposal_get_topic (self->proposal, i);
      g_autofree char *field = g_strconcat ("topics.", topic->id, NULL);

      check_note (self, topic, field);
      if (self->call == NULL)
        continue;
      check_membership (self, topic->id, field);
      check_schools (self, topic, field);
    }
  if (topics == 0 && self->call != NULL)
    dx_check_add (self, "topics.none", DX_SEVERITY_WARNING, "",
                  get_topics_source (self->call),
                  g_strdup_printf (_ ("No priority topic is chosen; please "
                                      "choose those of the call of %s that "
                                      "the proposal answers."),
                                   self->call->office));
}

/**
 * dx_check_call:
 * @self: the check
 *
 * What the call asks, and that each chosen topic says how it is answered.
 * A missing note is noticed without a call too.
 */
void
dx_check_call (DxCheck *self)
{
  check_topics (self);
  if (self->call == NULL)
    return;
  check_plan_year (self);
  check_deadline (self);
}
