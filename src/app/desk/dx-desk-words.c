/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-desk-words.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"

static const char *const state_names[] = {
  [DX_REGISTER_STATE_RECEIVED] = "received",
  [DX_REGISTER_STATE_INCOMPLETE] = "incomplete",
  [DX_REGISTER_STATE_COMPLETE] = "complete",
  [DX_REGISTER_STATE_REVIEWED] = "reviewed",
  [DX_REGISTER_STATE_PROPOSED] = "proposed",
  [DX_REGISTER_STATE_REFUSED] = "refused",
  [DX_REGISTER_STATE_WITHDRAWN] = "withdrawn",
};

/**
 * dx_desk_words_state:
 * @state: how far a dossier is
 *
 * Returns: (transfer none): that in words
 */
const char *
dx_desk_words_state (DxRegisterState state)
{
  switch (state)
    {
    case DX_REGISTER_STATE_RECEIVED:
      return _ ("Just received");
    case DX_REGISTER_STATE_INCOMPLETE:
      return _ ("Waits for papers");
    case DX_REGISTER_STATE_COMPLETE:
      return _ ("To be reviewed");
    case DX_REGISTER_STATE_REVIEWED:
      return _ ("Reviewed");
    case DX_REGISTER_STATE_PROPOSED:
      return _ ("Proposed");
    case DX_REGISTER_STATE_REFUSED:
      return _ ("Not proposed");
    case DX_REGISTER_STATE_WITHDRAWN:
    default:
      return _ ("Withdrawn");
    }
}

/**
 * dx_desk_words_state_name:
 * @state: how far a dossier is
 *
 * Returns: (transfer none): that for actions: "received"
 */
const char *
dx_desk_words_state_name (DxRegisterState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * dx_desk_words_state_find:
 * @name: "received"
 *
 * Returns: the state of that name, or -1
 */
int
dx_desk_words_state_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (name, state_names[i]) == 0)
      return (int) i;

  return -1;
}

/**
 * dx_desk_words_timing:
 * @timing: whether a dossier came in time
 *
 * Returns: (transfer none): that in words
 */
const char *
dx_desk_words_timing (DxTiming timing)
{
  switch (timing)
    {
    case DX_TIMING_ON_TIME:
      return _ ("On time");
    case DX_TIMING_LATE:
      return _ ("Late");
    case DX_TIMING_DOUBT:
    default:
      return _ ("To be decided");
    }
}

/**
 * dx_desk_words_timing_icon:
 * @timing: whether a dossier came in time
 *
 * Returns: (transfer none): the name of a picture of it
 */
const char *
dx_desk_words_timing_icon (DxTiming timing)
{
  switch (timing)
    {
    case DX_TIMING_ON_TIME:
      return "emblem-ok-symbolic";
    case DX_TIMING_LATE:
      return "alarm-symbolic";
    case DX_TIMING_DOUBT:
    default:
      return "dialog-question-symbolic";
    }
}

/**
 * dx_desk_words_timing_css:
 * @timing: whether a dossier came in time
 *
 * Returns: (transfer none): the style of its words
 */
const char *
dx_desk_words_timing_css (DxTiming timing)
{
  switch (timing)
    {
    case DX_TIMING_ON_TIME:
      return "success";
    case DX_TIMING_LATE:
      return "error";
    case DX_TIMING_DOUBT:
    default:
      return "warning";
    }
}

/**
 * dx_desk_words_complete:
 * @state: how far a dossier is
 *
 * Returns: (transfer none): whether it is complete, as far as somebody has
 *   looked
 */
const char *
dx_desk_words_complete (DxRegisterState state)
{
  switch (state)
    {
    case DX_REGISTER_STATE_RECEIVED:
      return _ ("Not checked");
    case DX_REGISTER_STATE_INCOMPLETE:
      return C_ ("dossier", "Incomplete");
    case DX_REGISTER_STATE_COMPLETE:
    case DX_REGISTER_STATE_REVIEWED:
    case DX_REGISTER_STATE_PROPOSED:
      return C_ ("dossier", "Complete");
    case DX_REGISTER_STATE_REFUSED:
    case DX_REGISTER_STATE_WITHDRAWN:
    default:
      return "–";
    }
}

/**
 * dx_desk_words_action:
 * @action: an action of the trail
 *
 * Returns: (transfer none): that in words
 */
const char *
dx_desk_words_action (const char *action)
{
  static const struct {
    const char *action;
    const char *words;
  } known[] = {
    { "receive", N_ ("Received, number given") },
    { "receive-version", N_ ("A new version received") },
    { "receive-same", N_ ("The same received again") },
    { "receive-conflict", N_ ("Another text of the same version received") },
    { "settle", N_ ("Versions settled") },
    { "complete", N_ ("Papers checked") },
    { "letter", N_ ("Letter written") },
    { "send-remarks", N_ ("Remarks file written") },
    { "state", N_ ("State changed") },
    { "remarks", N_ ("Remarks written") },
    { "review", N_ ("Reviewed") },
    { "vote", N_ ("Ballot entered") },
    { "overlap", N_ ("Likeness decided") },
    { "decision", N_ ("Decided") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (known[i].action, action) == 0)
      return _ (known[i].words);

  return action;
}

/**
 * dx_desk_words_channel:
 * @channel: how something came
 *
 * Returns: (transfer none): that in words
 */
const char *
dx_desk_words_channel (DxChannel channel)
{
  switch (channel)
    {
    case DX_CHANNEL_POST:
      return _ ("By post");
    case DX_CHANNEL_IN_PERSON:
      return _ ("In person");
    case DX_CHANNEL_ONLINE:
      return _ ("Online");
    case DX_CHANNEL_UNKNOWN:
    default:
      return _ ("Not noted");
    }
}

/**
 * dx_desk_words_moment:
 * @moment: (nullable): "2025-08-07", maybe with a time
 *
 * Returns: (transfer full) (nullable): "16h30 ngày 07/8/2025", the same
 *   without a time, or what stands there when it is neither
 */
char *
dx_desk_words_moment (const char *moment)
{
  DxReceiptMoment parsed;
  g_autofree char *day = NULL;

  if (moment == NULL || *moment == '\0')
    return NULL;
  if (!dx_receipt_moment_parse (moment, &parsed))
    return g_strdup (moment);
  day = dx_date_format_short (&parsed.date);
  if (parsed.minute < 0)
    return g_steal_pointer (&day);

  return g_strdup_printf (_ ("%02dh%02d on %s"), parsed.minute / 60,
                          parsed.minute % 60, day);
}

static char *
write_instant (gint64 unix_ms)
{
  g_autoptr (GDateTime)
      instant = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return dx_instant_format (instant);
}

/**
 * dx_desk_words_time:
 * @unix_ms: Unix milliseconds
 *
 * Returns: (transfer full): day and time in Vietnam, for people
 */
char *
dx_desk_words_time (gint64 unix_ms)
{
  g_autofree char *instant = write_instant (unix_ms);

  return dx_desk_words_moment (instant);
}

/**
 * dx_desk_words_arrived:
 * @entry: a line of the register
 *
 * Returns: (transfer full): the day it came; of one whose day nobody noted,
 *   the day it got its number
 */
char *
dx_desk_words_arrived (const DxRegisterEntry *entry)
{
  DxReceiptMoment parsed;
  g_autofree char *registered = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  registered = write_instant (entry->registered);
  if (!dx_receipt_moment_parse (entry->arrived, &parsed)
      && !dx_receipt_moment_parse (registered, &parsed))
    return g_steal_pointer (&registered);

  return dx_date_format_short (&parsed.date);
}

/**
 * dx_desk_words_call:
 * @catalog: knows the calls
 * @id: the id of a call
 *
 * Returns: (transfer full): its province and year
 */
char *
dx_desk_words_call (DxCatalog *catalog, const char *id)
{
  DxCall *call;

  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);

  call = dx_catalog_get_call (catalog, id, NULL);
  if (call == NULL)
    return g_strdup (id);

  return g_strdup_printf ("%s %d", call->province, call->plan_year);
}
