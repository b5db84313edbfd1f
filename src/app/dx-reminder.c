/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-reminder.h"

#include <glib/gi18n-lib.h>

#include "dx-due.h"
#include "dx-proposal-row-words.h"

/* Deadlines that lie so far ahead are looked at, in seconds; the rule itself
 * is in dx-due.c. */
#define LOOK_AHEAD ((gint64) 9 * 24 * 60 * 60)

/* Seconds until it is looked again: it is a new day at some time, and the
 * machine may have slept. Each reminder comes once, however often. */
#define LOOK_EVERY (60 * 60)

/* The name of the setting that keeps which one came, before the id. */
#define REMINDED_PREFIX "reminded/"

#define ACTION "open-proposal"

/* What the application does for reminders while it runs. */
typedef struct {
  DxApplication *application;
  DxWorkspace *workspace;
  GCancellable *cancellable;
  gboolean asked; /* also for those who would be started */
  guint source;
} Watch;

/**
 * dx_reminder_free:
 * @self: (transfer full): a reminder
 *
 * Frees it.
 */
void
dx_reminder_free (DxReminder *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

static DxReminder *
make (const DxDue *due, const DxCall *call, int step, GDateTime *now)
{
  DxReminder *self = g_new0 (DxReminder, 1);
  g_autofree char *days = dx_proposal_row_words_days (call->deadline, now);

  self->id = g_strdup (due->id);
  self->step = step;
  /* Translators: %s is "3 days left" */
  self->title = g_strdup_printf (_ ("Not handed in yet: %s"), days);
  self->body = g_strdup_printf (
      _ ("%s. Deadline of %s: %s"),
      *due->title != '\0' ? due->title : _ ("A proposal without a name yet"),
      call->office, call->deadline->text);

  return self;
}

/* Keeps that it comes, so that it comes once. One that cannot be kept does
 * not come: another process has the data, and reminds by itself. */
static DxReminder *
take (DxWorkspace *workspace, const DxDue *due, GDateTime *now)
{
  DxStore *store = dx_workspace_get_store (workspace);
  const DxCall *call = dx_catalog_get_call (
      dx_workspace_get_catalog (workspace), due->call, NULL);
  g_autofree char *name = g_strconcat (REMINDED_PREFIX, due->id, NULL);
  g_autofree char *last = NULL;
  g_autofree char *kept = NULL;
  int step;

  if (call == NULL || call->deadline == NULL)
    return NULL;
  step = dx_due_get_step (call->deadline, now);
  last = dx_store_get_setting (store, name);
  if (!dx_due_is_new (step, dx_due_recall (call->deadline, last)))
    return NULL;
  kept = dx_due_remember (call->deadline, step);

  return dx_store_set_setting (store, name, kept, NULL)
             ? make (due, call, step, now)
             : NULL;
}

/**
 * dx_reminder_take:
 * @workspace: what the proposals lie in
 *
 * Looks which proposals that are not handed in have a deadline that comes,
 * and takes the reminders that are due now: each is given once. None when
 * the user wants none.
 *
 * Returns: (transfer full) (element-type DxReminder): the reminders, the
 *   nearest deadline first
 */
GPtrArray *
dx_reminder_take (DxWorkspace *workspace)
{
  GPtrArray *reminders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_reminder_free);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) due = NULL;
  DxStore *store;
  gint64 seconds;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), reminders);

  store = dx_workspace_get_store (workspace);
  if (store == NULL || dx_store_get_access (store) != DX_STORE_WRITABLE
      || !g_settings_get_boolean (dx_workspace_get_settings (workspace),
                                  "remind-deadlines"))
    return reminders;
  now = dx_workspace_now (workspace);
  seconds = g_date_time_to_unix (now);
  due = dx_store_list_due (store, seconds, seconds + LOOK_AHEAD, NULL);
  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      DxReminder *reminder = take (workspace, g_ptr_array_index (due, i), now);

      if (reminder != NULL)
        g_ptr_array_add (reminders, reminder);
    }

  return reminders;
}

static void
show (DxApplication *application, const DxReminder *reminder)
{
  g_autoptr (GNotification) notification = g_notification_new (reminder->title);
  g_autoptr (GIcon) icon = g_themed_icon_new (DX_APPLICATION_ID);

  g_notification_set_body (notification, reminder->body);
  g_notification_set_icon (notification, icon);
  if (reminder->step <= 1)
    g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notification, "app." ACTION,
                                                "s", reminder->id);
  g_notification_add_button_with_target (notification, _ ("Open the Proposal"),
                                         "app." ACTION, "s", reminder->id);
  /* By this name a later one takes the place of an earlier one. */
  g_application_send_notification (G_APPLICATION (application), reminder->id,
                                   notification);
}

static void
look (Watch *watch)
{
  g_autoptr (GPtrArray) reminders = dx_reminder_take (watch->workspace);

  for (guint i = 0; i < reminders->len; i++)
    show (watch->application, g_ptr_array_index (reminders, i));
}

static gboolean
has_desktop (GVariant *names)
{
  static const char *const desktops[] = { "org.freedesktop.Notifications",
                                          "org.gtk.Notifications",
                                          "org.freedesktop.portal.Desktop" };
  g_autofree const char **list = NULL;
  g_autoptr (GVariant) array = g_variant_get_child_value (names, 0);

  list = g_variant_get_strv (array, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (desktops); i++)
    if (g_strv_contains (list, desktops[i]))
      return TRUE;

  return FALSE;
}

static void ask_bus (Watch *watch, const char *method);

static void
names_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) names =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  Watch *watch = data;

  /* The program ended meanwhile. */
  if (names == NULL)
    return;
  if (has_desktop (names))
    look (watch);
  else if (!watch->asked)
    {
      watch->asked = TRUE;
      ask_bus (watch, "ListActivatableNames");
    }
}

static void
ask_bus (Watch *watch, const char *method)
{
  GDBusConnection *bus =
      g_application_get_dbus_connection (G_APPLICATION (watch->application));

  if (bus != NULL)
    g_dbus_connection_call (
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
        "org.freedesktop.DBus", method, NULL, G_VARIANT_TYPE ("(as)"),
        G_DBUS_CALL_FLAGS_NONE, -1, watch->cancellable, names_cb, watch);
}

/* What nobody would show is kept for a time when somebody does. */
static gboolean
look_cb (gpointer data)
{
  Watch *watch = data;

  watch->asked = FALSE;
  ask_bus (watch, "ListNames");

  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  Watch *watch = data;

  look_cb (watch);
  watch->source = g_timeout_add_seconds (LOOK_EVERY, look_cb, watch);

  return G_SOURCE_REMOVE;
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (dx_application_open_proposal (data, id, &error) != NULL)
    return;
  /* Removed meanwhile: the list shows what there is. */
  g_message ("%s", error->message);
  g_application_activate (G_APPLICATION (data));
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_object_unref (watch->cancellable);
  g_free (watch);
}

static void
stop_cb (Watch *watch)
{
  g_clear_handle_id (&watch->source, g_source_remove);
  g_cancellable_cancel (watch->cancellable);
  g_clear_object (&watch->workspace);
}

/**
 * dx_reminder_start:
 * @application: the application, started
 * @workspace: what it works with
 *
 * Reminds of deadlines by notifications of the desktop, soon after the start
 * and while the program runs. A click on one opens its proposal.
 */
void
dx_reminder_start (DxApplication *application, DxWorkspace *workspace)
{
  static const GActionEntry entries[] = {
    { .name = ACTION, .activate = open_cb, .parameter_type = "s" },
  };
  Watch *watch;

  g_return_if_fail (DX_IS_APPLICATION (application));
  g_return_if_fail (DX_IS_WORKSPACE (workspace));

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries,
                                   G_N_ELEMENTS (entries), application);
  watch = g_new0 (Watch, 1);
  watch->application = application;
  watch->workspace = g_object_ref (workspace);
  watch->cancellable = g_cancellable_new ();
  watch->source = g_idle_add_full (G_PRIORITY_LOW, first_cb, watch, NULL);
  g_signal_connect_swapped (application, "shutdown", G_CALLBACK (stop_cb),
                            watch);
  g_object_set_data_full (G_OBJECT (application), "dexuat-reminder", watch,
                          watch_free);
}
