/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-main-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-compat.h"
#include "dx-open.h"

/* Each file that comes in opens a window, up to so many. */
#define MAX_WINDOWS 4

/* Files that come in, one after the other, because one of them may ask. */
typedef struct {
  DxMainWindow *window;
  GPtrArray *files;
  guint next;
  GPtrArray *opened; /* ids */
  GString *refused;
  DxProposal *asked; /* nullable: what the question is about */
} Intake;

static void intake_go_on (Intake *intake);

static DxApplication *
get_application (DxMainWindow *self)
{
  return DX_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
intake_free (Intake *intake)
{
  g_ptr_array_unref (intake->files);
  g_ptr_array_unref (intake->opened);
  g_string_free (intake->refused, TRUE);
  g_clear_object (&intake->asked);
  g_object_unref (intake->window);
  g_free (intake);
}

static void
refuse (Intake *intake, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  g_string_append_printf (intake->refused, "%s%s\n%s",
                          intake->refused->len > 0 ? "\n\n" : "", name,
                          error->message);
}

static void
show (Intake *intake, DxSession *session)
{
  g_ptr_array_add (intake->opened, g_strdup (dx_proposal_get_id (
                                       dx_session_get_proposal (session))));
  if (intake->opened->len <= MAX_WINDOWS)
    dx_application_show_session (get_application (intake->window), session);
}

static void
take_new (Intake *intake, DxProposal *proposal)
{
  g_autoptr (DxSession)
      session = dx_session_new (intake->window->workspace, proposal);

  /* Without a database it is shown all the same, and says so. */
  dx_session_save (session, NULL);
  show (intake, session);
}

static void
open_known (Intake *intake, const char *id)
{
  DxMainWindow *self = intake->window;
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    dx_store_untrash (self->store, id, NULL);
  g_ptr_array_add (intake->opened, g_strdup (id));
  if (intake->opened->len > MAX_WINDOWS)
    return;
  if (dx_application_open_proposal (get_application (self), id, &error) == NULL)
    dx_main_window_tell (self, _ ("The proposal was not opened"), error);
}

static void
keep_both (Intake *intake)
{
  g_autoptr (DxProposal)
      copy = dx_open_copy (intake->window->workspace, intake->asked);

  if (copy != NULL)
    take_new (intake, copy);
}

static DxSession *
find_session (Intake *intake, const char *id, GError **error)
{
  DxMainWindow *self = intake->window;
  DxSession *open = dx_application_find_session (get_application (self), id);
  g_autoptr (DxProposal) stored = NULL;

  if (open != NULL)
    return g_object_ref (open);
  stored = dx_store_load (self->store, id,
                          dx_workspace_get_catalog (self->workspace), error);

  return stored != NULL ? dx_session_new (self->workspace, stored) : NULL;
}

static void
take_newer (Intake *intake)
{
  DxMainWindow *self = intake->window;
  const char *id = dx_proposal_get_id (intake->asked);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxSession) session = NULL;

  dx_store_untrash (self->store, id, NULL);
  session = find_session (intake, id, &error);
  if (session != NULL
      && dx_open_take (session, intake->asked,
                       _ ("Before the version of a file was taken"), &error))
    show (intake, session);
  else
    dx_main_window_tell (self, _ ("The version of the file was not taken"),
                         error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Intake *intake = data;

  if (dx_compat_ask_finish (result))
    take_newer (intake);
  else
    keep_both (intake);
  g_clear_object (&intake->asked);
  intake_go_on (intake);
}

static void
ask (Intake *intake, GFile *file, DxProposal *proposal)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *heading =
      g_strdup_printf (_ ("“%s” has another version of a proposal that is "
                          "here already"),
                       shown);

  g_set_object (&intake->asked, proposal);
  dx_compat_ask (
      GTK_WINDOW (intake->window), heading,
      _ ("Keep both: the file becomes a proposal of its own. Take the file's: "
         "it becomes the present version, and the one that is here stays "
         "among the older versions."),
      _ ("_Keep Both"), _ ("_Take the File's"), FALSE, asked_cb, intake);
}

/* Returns: whether to go on at once */
static gboolean
take_file (Intake *intake, GFile *file)
{
  DxMainWindow *self = intake->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal)
      proposal = dx_open_read (self->workspace, file, &error);
  DxSession *session;
  DxProposal *open = NULL;

  if (proposal == NULL)
    {
      refuse (intake, file, error);
      return TRUE;
    }
  session = dx_application_find_session (get_application (self),
                                         dx_proposal_get_id (proposal));
  if (session != NULL)
    {
      dx_session_commit (session);
      open = dx_session_get_proposal (session);
    }
  switch (dx_open_classify (self->workspace, proposal, open))
    {
    case DX_OPEN_SAME:
      open_known (intake, dx_proposal_get_id (proposal));
      return TRUE;
    case DX_OPEN_OTHER:
      ask (intake, file, proposal);
      return FALSE;
    case DX_OPEN_NEW:
    default:
      take_new (intake, proposal);
      return TRUE;
    }
}

static void
finish (Intake *intake)
{
  DxMainWindow *self = intake->window;

  if (intake->opened->len > MAX_WINDOWS)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u proposal taken in", "%u proposals taken in",
                    intake->opened->len),
          intake->opened->len);

      dx_main_window_toast (self, text);
    }
  if (intake->refused->len > 0)
    dx_compat_tell (GTK_WINDOW (self), _ ("Not opened"), intake->refused->str);
  intake_free (intake);
}

static void
intake_go_on (Intake *intake)
{
  while (intake->next < intake->files->len)
    if (!take_file (intake, g_ptr_array_index (intake->files, intake->next++)))
      return;
  finish (intake);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         DxMainWindow *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, l->data);
  dx_main_window_open_files (self, (GFile **) array->pdata, (int) array->len);

  return array->len > 0;
}

/*
 * dx_main_window_files_init:
 * @self: the window
 *
 * Lets files be dropped into the window.
 */
void
dx_main_window_files_init (DxMainWindow *self)
{
  GtkDropTarget *target =
      gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * dx_main_window_open_files:
 * @self: the window
 * @files: (array length=n_files): proposal files
 * @n_files: how many
 *
 * Takes files in: what nobody has seen here is stored and opened, what is
 * here is opened, and where the two say something else the user decides.
 * What cannot be read is told with place and reason.
 */
void
dx_main_window_open_files (DxMainWindow *self, GFile **files, int n_files)
{
  Intake *intake;

  g_return_if_fail (DX_IS_MAIN_WINDOW (self));

  intake = g_new0 (Intake, 1);
  intake->window = g_object_ref (self);
  intake->files = g_ptr_array_new_with_free_func (g_object_unref);
  intake->opened = g_ptr_array_new_with_free_func (g_free);
  intake->refused = g_string_new (NULL);
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (intake->files, g_object_ref (files[i]));
  intake_go_on (intake);
}
