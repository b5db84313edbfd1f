/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-import-intake.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-import-busy.h"
#include "dx-import-read.h"
#include "dx-import-window.h"
#include "dx-main-window.h"
#include "dx-proposal-window.h"

/* Each file that comes in opens a window, up to so many. */
#define MAX_WINDOWS 4

/* What is read sooner needs no window that says so, in milliseconds. */
#define BUSY_AFTER 250

/* Files that come in, one after the other, because each of them may ask. */
typedef struct {
  GtkWindow *parent;
  DxWorkspace *workspace;
  DxSession *session; /* nullable: whose window they were given to */
  GPtrArray *files;
  guint next;
  DxImportFlags flags; /* for the present file */
  GCancellable *cancellable;
  GtkWindow *busy; /* nullable, weak */
  guint busy_source;
  guint opened;
  GString *refused;
  gulong gone_handler;
  gboolean gone; /* the parent is closed: nobody is there to ask */
} Intake;

static void go_on (Intake *intake);
static void read_file (Intake *intake);

static void
intake_free (Intake *intake)
{
  g_clear_signal_handler (&intake->gone_handler, intake->parent);
  g_object_unref (intake->parent);
  g_object_unref (intake->workspace);
  g_clear_object (&intake->session);
  g_clear_object (&intake->cancellable);
  g_ptr_array_unref (intake->files);
  g_string_free (intake->refused, TRUE);
  g_free (intake);
}

static DxApplication *
get_application (Intake *intake)
{
  GtkApplication *application = gtk_window_get_application (intake->parent);

  return DX_IS_APPLICATION (application) ? DX_APPLICATION (application) : NULL;
}

static DxStore *
get_store (Intake *intake)
{
  return dx_workspace_get_store (intake->workspace);
}

static GFile *
get_file (Intake *intake)
{
  return g_ptr_array_index (intake->files, intake->next - 1);
}

static void
toast (GtkWindow *window, const char *message)
{
  if (DX_IS_MAIN_WINDOW (window))
    dx_main_window_toast (DX_MAIN_WINDOW (window), message);
  else if (DX_IS_PROPOSAL_WINDOW (window))
    dx_proposal_window_toast (DX_PROPOSAL_WINDOW (window), message);
}

/* One bad file does not keep the others out: all are told at the end. */
static void
refuse (Intake *intake, const char *reason)
{
  g_autofree char *name = g_file_get_parse_name (get_file (intake));

  g_string_append_printf (intake->refused, "%s%s\n%s",
                          intake->refused->len > 0 ? "\n\n" : "", name, reason);
}

static GtkWindow *
show (Intake *intake, DxSession *session)
{
  DxApplication *application = get_application (intake);

  if (++intake->opened > MAX_WINDOWS || application == NULL)
    return NULL;

  return dx_application_show_session (application, session);
}

/* What was taken into a proposal can be taken back there. */
static void
show_outcome (GtkWindow *window, const char *outcome)
{
  if (DX_IS_PROPOSAL_WINDOW (window) && outcome != NULL)
    dx_proposal_window_toast_action (DX_PROPOSAL_WINDOW (window), outcome,
                                     _ ("_Undo"), "proposal.undo");
}

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Intake *intake = data;
  g_autofree char *outcome = NULL;
  g_autoptr (DxSession) taken = dx_import_window_ask_finish (result, &outcome);

  if (taken != NULL)
    show_outcome (show (intake, taken), outcome);
  go_on (intake);
}

/* Returns: (transfer full) (nullable): the proposal of that id, if it is
 * here, with the window that is open on it or without */
static DxSession *
find_session (Intake *intake, const char *id)
{
  DxApplication *application = get_application (intake);
  DxStore *store = get_store (intake);
  DxSession *open = NULL;
  g_autoptr (DxProposal) stored = NULL;

  if (application != NULL)
    open = dx_application_find_session (application, id);
  if (open != NULL)
    return g_object_ref (open);
  if (store == NULL || !dx_store_contains (store, id))
    return NULL;
  stored = dx_store_load (store, id,
                          dx_workspace_get_catalog (intake->workspace), NULL);

  return stored != NULL ? dx_session_new (intake->workspace, stored) : NULL;
}

static gboolean
is_here (Intake *intake, const char *id)
{
  DxStore *store = get_store (intake);

  return store != NULL && dx_store_contains (store, id);
}

/* The chief's corrections come as Word or PDF, whatever id they carry. */
static gboolean
is_correction (Intake *intake, const DxImport *import)
{
  return intake->session != NULL
         && (import->kind == DX_IMPORT_WORD || import->kind == DX_IMPORT_PDF
             || g_str_equal (dx_proposal_get_id (import->proposal),
                             dx_proposal_get_id (
                                 dx_session_get_proposal (intake->session))));
}

static void
open_known (Intake *intake, DxSession *session)
{
  DxStore *store = get_store (intake);
  const char *id = dx_proposal_get_id (dx_session_get_proposal (session));
  GtkWindow *window;

  if (store != NULL)
    dx_store_untrash (store, id, NULL);
  window = show (intake, session);
  if (window != NULL)
    toast (window, _ ("The file and the proposal here say the same"));
}

/* A proposal file of our own has nothing to ask. Without a database it is
 * shown all the same, and says so. */
static void
take_plain (Intake *intake, DxImportOffer *offer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSession) session = dx_import_offer_take (offer, &error);

  if (session == NULL)
    {
      session = dx_session_new (intake->workspace, offer->plan->theirs);
      dx_session_save (session, NULL);
    }
  show (intake, session);
}

/* Returns: whether the user is asked */
static gboolean
offer_it (Intake *intake, DxImport *import)
{
  gboolean correction = is_correction (intake, import);
  const char *id = dx_proposal_get_id (import->proposal);
  g_autofree char *name = dx_import_get_name (get_file (intake));
  g_autoptr (DxSession) session = correction ? g_object_ref (intake->session)
                                             : find_session (intake, id);
  g_autoptr (DxImportOffer) offer = NULL;

  if (session == NULL && is_here (intake, id))
    {
      refuse (intake, _ ("the proposal of the same id that is here cannot be "
                         "read"));
      dx_import_free (import);
      return FALSE;
    }
  if (session != NULL)
    dx_session_commit (session);
  offer = dx_import_offer_new (intake->workspace, session, import, name,
                               correction);
  if (dx_import_offer_is_plain (offer))
    take_plain (intake, offer);
  else if (offer->standing == DX_OPEN_SAME && !correction
           && dx_import_plan_is_idle (offer->plan) && offer->notices->len == 0)
    open_known (intake, session);
  else
    {
      dx_import_window_ask (intake->parent, g_steal_pointer (&offer),
                            decided_cb, intake);
      return TRUE;
    }

  return FALSE;
}

static void
stop_waiting (Intake *intake)
{
  GtkWindow *busy = intake->busy;

  g_clear_handle_id (&intake->busy_source, g_source_remove);
  g_clear_weak_pointer (&intake->busy);
  if (busy != NULL)
    gtk_window_destroy (busy);
}

static void
converted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Intake *intake = data;

  if (dx_compat_ask_finish (result))
    {
      intake->flags = DX_IMPORT_CONVERT;
      read_file (intake);
      return;
    }
  refuse (intake, _ ("it is a Word document in the old format, and was not "
                     "converted"));
  go_on (intake);
}

/* An old Word file is converted on the user's word only. */
static void
ask_to_convert (Intake *intake)
{
  g_autofree char *name = dx_import_get_name (get_file (intake));
  g_autofree char *heading =
      g_strdup_printf (_ ("Let LibreOffice convert “%s”?"), name);

  if (!dx_import_can_convert ())
    {
      /* It says why not. */
      intake->flags = DX_IMPORT_CONVERT;
      read_file (intake);
      return;
    }
  dx_compat_ask (
      intake->parent, heading,
      _ ("This is a Word document in the old format (.doc). LibreOffice "
         "converts it in a place of its own, without macros; the file itself "
         "stays as it is. This can take a minute."),
      _ ("_Do Not Open"), _ ("_Convert"), FALSE, converted_cb, intake);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Intake *intake = data;
  g_autoptr (GError) error = NULL;
  DxImport *import = dx_import_read_finish (result, &error);

  stop_waiting (intake);
  if (import != NULL && intake->gone)
    dx_import_free (import);
  else if (import != NULL && offer_it (intake, import))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    intake->next = intake->files->len;
  else if (g_error_matches (error, DX_IMPORT_ERROR, DX_IMPORT_ERROR_OLD)
           && intake->flags == DX_IMPORT_PLAIN && !intake->gone)
    {
      ask_to_convert (intake);
      return;
    }
  else if (error != NULL)
    refuse (intake, error->message);
  go_on (intake);
}

static gboolean
busy_cb (gpointer data)
{
  Intake *intake = data;
  g_autofree char *name = dx_import_get_name (get_file (intake));

  intake->busy_source = 0;
  g_set_weak_pointer (&intake->busy,
                      dx_import_busy_new (intake->parent, name, intake->next,
                                          intake->files->len,
                                          intake->cancellable));
  gtk_window_present (intake->busy);

  return G_SOURCE_REMOVE;
}

static void
read_file (Intake *intake)
{
  intake->busy_source = g_timeout_add (BUSY_AFTER, busy_cb, intake);
  dx_import_read_async (intake->workspace, get_file (intake), intake->flags,
                        intake->cancellable, read_cb, intake);
}

static void
finish (Intake *intake)
{
  if (!intake->gone && intake->opened > MAX_WINDOWS)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u proposal taken in",
                                     "%u proposals taken in", intake->opened),
                           intake->opened);

      toast (intake->parent, text);
    }
  if (!intake->gone && intake->refused->len > 0)
    dx_compat_tell (intake->parent, _ ("Not opened"), intake->refused->str);
  intake_free (intake);
}

static void
go_on (Intake *intake)
{
  if (intake->gone || intake->next >= intake->files->len)
    {
      finish (intake);
      return;
    }
  intake->next++;
  intake->flags = DX_IMPORT_PLAIN;
  read_file (intake);
}

static void
gone_cb (Intake *intake)
{
  intake->gone = TRUE;
  g_cancellable_cancel (intake->cancellable);
}

/**
 * dx_import_intake_get_patterns:
 *
 * Returns: (transfer none): a name for the files that can be opened, then
 *   their endings
 */
const char *const *
dx_import_intake_get_patterns (void)
{
  static const char *patterns[] = {
    NULL, "json", "dxhs", "docx", "doc", "pdf", NULL,
  };

  patterns[0] = _ ("Proposals, dossiers, Word and PDF");

  return patterns;
}

/**
 * dx_import_intake_run:
 * @parent: the window that they were given to
 * @workspace: what it works with
 * @session: (nullable): the proposal of that window, or %NULL for the list
 * @files: (array length=n_files): files of any kind
 * @n_files: how many
 *
 * Takes files in, one after the other. A proposal file of our own that
 * nobody has seen here is taken and opened; one that says what is here
 * already opens that; all else is shown first, and nothing is taken without
 * a yes. What cannot be read is told with place and reason, and does not
 * keep the others out.
 */
void
dx_import_intake_run (GtkWindow *parent,
                      DxWorkspace *workspace,
                      DxSession *session,
                      GFile **files,
                      guint n_files)
{
  Intake *intake;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DX_IS_WORKSPACE (workspace));
  g_return_if_fail (session == NULL || DX_IS_SESSION (session));

  intake = g_new0 (Intake, 1);
  intake->parent = g_object_ref (parent);
  intake->workspace = g_object_ref (workspace);
  g_set_object (&intake->session, session);
  intake->files = g_ptr_array_new_with_free_func (g_object_unref);
  intake->cancellable = g_cancellable_new ();
  intake->refused = g_string_new (NULL);
  intake->gone_handler = g_signal_connect_swapped (
      parent, "destroy", G_CALLBACK (gone_cb), intake);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (intake->files, g_object_ref (files[i]));
  go_on (intake);
}

typedef void (*Dropped) (GtkWidget *widget, GFile **files, guint n_files);

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer data)
{
  Dropped dropped = (Dropped) data;
  g_autoptr (GSList)
      files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, l->data);
  if (array->len > 0)
    dropped (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
             (GFile **) array->pdata, array->len);

  return array->len > 0;
}

/**
 * dx_import_intake_add_drop:
 * @widget: a window
 * @dropped: called with the files
 *
 * Lets files be dropped into a window.
 */
void
dx_import_intake_add_drop (GtkWidget *widget, Dropped dropped)
{
  GtkDropTarget *target;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), (gpointer) dropped);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
