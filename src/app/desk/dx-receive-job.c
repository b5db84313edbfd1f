/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-receive-job.h"

#include <glib/gi18n-lib.h>

#include "dx-check.h"
#include "dx-incoming.h"
#include "dx-overlap.h"
#include "dx-user-data.h"

/**
 * Job:
 * @reg: only touched in the main thread
 * @folder: where the user's forms and calls lie
 * @verdict: whether all of it is in time
 * @arrival: how all of it came; its texts are the job's own
 * @seen: (element-type utf8 utf8): SHA-256 of a file, and its name
 * @func: hears of each file, with the source of the task
 * @incoming: what the thread has read and the main thread registers
 * @members: (nullable): the files in it
 * @findings: (nullable): what is wrong with it
 * @minhash: (nullable): of its text
 * @done: it is registered
 * @error: (nullable): why the register could not be written
 */
typedef struct {
  DxRegister *reg;
  char *folder;
  char **paths;
  DxCall *call;
  DxReceiptVerdict *verdict;
  DxRegisterArrival arrival;
  char *texts[4];
  GDateTime *now;
  GHashTable *seen;
  DxReceiveFunc func;
  GTask *task;
  DxCatalog *catalog;

  GMutex mutex;
  GCond cond;
  const DxIncoming *incoming;
  GPtrArray *members;
  GPtrArray *findings;
  GBytes *minhash;
  gboolean done;
  GError *error;
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->reg);
  g_free (self->folder);
  g_strfreev (self->paths);
  dx_call_unref (self->call);
  dx_receipt_verdict_free (self->verdict);
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_date_time_unref (self->now);
  g_hash_table_unref (self->seen);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * dx_receive_words:
 * @result: what became of a file
 *
 * Returns: (transfer none): that in words
 */
const char *
dx_receive_words (DxReceiveResult result)
{
  switch (result)
    {
    case DX_RECEIVE_NEW:
      return _ ("New");
    case DX_RECEIVE_NEW_VERSION:
      return _ ("New version");
    case DX_RECEIVE_SAME:
      return _ ("The same again");
    case DX_RECEIVE_CONFLICT:
      return _ ("To be settled");
    case DX_RECEIVE_REFUSED:
    case DX_RECEIVE_N_RESULTS:
    default:
      return _ ("Refused");
    }
}

/**
 * dx_receive_judge:
 * @call: the call that is answered
 * @arrival: how it came; its timing and reason are not looked at
 *
 * Judges by the call's rule whether that is in time.
 *
 * Returns: (transfer full): the verdict
 */
DxReceiptVerdict *
dx_receive_judge (DxCall *call, const DxRegisterArrival *arrival)
{
  DxReceiptMoment stamped;
  DxReceiptMoment arrived;
  gboolean has_stamped;
  gboolean has_arrived;

  g_return_val_if_fail (call != NULL && arrival != NULL, NULL);

  has_stamped = dx_receipt_moment_parse (arrival->stamped, &stamped);
  has_arrived = dx_receipt_moment_parse (arrival->arrived, &arrived);

  return dx_receipt_judge (call, arrival->channel,
                           has_stamped ? &stamped : NULL,
                           has_arrived ? &arrived : NULL);
}

static GPtrArray *
list_members (DxDossier *dossier)
{
  GPtrArray *attachments =
      dossier != NULL ? dx_dossier_get_attachments (dossier) : NULL;
  GPtrArray *members;

  if (attachments == NULL)
    return NULL;
  members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_register_file_free);
  for (guint i = 0; i < attachments->len; i++)
    {
      const DxDossierAttachment *file = g_ptr_array_index (attachments, i);

      g_ptr_array_add (
          members, dx_register_file_new (
                       file->name, dx_dossier_role_get_name (file->kind),
                       (gint64) g_bytes_get_size (file->bytes), file->sha256));
    }

  return members;
}

/* What a person should know, a line each. */
static char *
write_notes (Job *self, guint errors)
{
  DxImport *import = self->incoming->import;
  DxCall *call = dx_proposal_get_call (import->proposal);
  GString *notes = g_string_new (NULL);

  if (call != NULL && !g_str_equal (call->id, self->call->id))
    g_string_append_printf (notes, _ ("It names another call, “%s”.\n"),
                            call->id);
  if (errors > 0)
    g_string_append_printf (
        notes, ngettext ("%u error in it.\n", "%u errors in it.\n", errors),
        errors);
  for (guint i = 0; i < import->notices->len; i++)
    g_string_append_printf (
        notes, "%s\n", (const char *) g_ptr_array_index (import->notices, i));
  if (notes->len > 0)
    g_string_truncate (notes, notes->len - 1);

  return g_string_free (notes, FALSE);
}

static char *
explain (Job *self, DxRegisterResult result, const char *twin)
{
  switch (result)
    {
    case DX_REGISTER_SAME:
      return twin != NULL
                 ? g_strdup_printf (_ ("The same as “%s”, already in the "
                                       "register."),
                                    twin)
                 : g_strdup (_ ("Already in the register; nothing changed."));
    case DX_REGISTER_CONFLICT:
      return g_strdup (_ ("Not what is in the register under its id and "
                          "revision. It is kept aside until you settle it."));
    case DX_REGISTER_NEW:
    case DX_REGISTER_NEW_VERSION:
    default:
      return g_strdup (self->arrival.why);
    }
}

static void
tell (Job *self, const DxReceiveLine *line)
{
  if (self->func != NULL)
    self->func (line, g_task_get_source_object (self->task));
}

static void
refuse (Job *self)
{
  const DxIncoming *it = self->incoming;
  const DxReceiveLine line = { .file = (char *) it->name,
                               .result = DX_RECEIVE_REFUSED,
                               .why = it->error->message,
                               .notes = (char *) "" };

  if (dx_register_refuse (self->reg, self->call->id, it->name,
                          it->error->message, &self->error))
    tell (self, &line);
}

static void
say_receipt (Job *self, const DxRegisterReceipt *receipt, guint errors)
{
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->incoming->bytes);
  const char *twin = g_hash_table_lookup (self->seen, sum);
  g_autofree char *why = explain (self, receipt->result, twin);
  g_autofree char *number =
      g_strdup_printf ("%d/%d", receipt->number, receipt->year);
  g_autofree char *notes = receipt->result != DX_REGISTER_SAME
                               ? write_notes (self, errors)
                               : g_strdup ("");
  const DxReceiveLine line = { .file = (char *) self->incoming->name,
                               .result = (DxReceiveResult) receipt->result,
                               .row = receipt->row,
                               .number = number,
                               .why = why,
                               .notes = notes };

  tell (self, &line);
  if (twin == NULL)
    g_hash_table_insert (self->seen, g_steal_pointer (&sum),
                         g_strdup (self->incoming->name));
}

static void
take (Job *self)
{
  const DxIncoming *it = self->incoming;
  const DxRegisterDelivery delivery = {
    .call = self->call->id,
    .proposal = it->import->proposal,
    .own = it->import->own,
    .name = it->name,
    .bytes = it->bytes,
    .members = self->members,
    .minhash = self->minhash,
    .errors = dx_findings_count (self->findings, DX_SEVERITY_ERROR),
    .warnings = dx_findings_count (self->findings, DX_SEVERITY_WARNING),
  };
  g_autoptr (DxRegisterReceipt) receipt =
      dx_register_receive (self->reg, &delivery, &self->arrival, &self->error);

  if (receipt != NULL)
    say_receipt (self, receipt, delivery.errors);
}

static gboolean
register_cb (gpointer data)
{
  Job *self = data;

  if (self->incoming->import != NULL)
    take (self);
  else
    refuse (self);
  g_mutex_lock (&self->mutex);
  self->done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  return G_SOURCE_REMOVE;
}

static GBytes *
make_minhash (DxProposal *proposal)
{
  DxSketch sketch;

  dx_overlap_sketch (proposal, &sketch);
  return dx_sketch_to_bytes (&sketch);
}

/* The thread waits for the main thread with each file, so that few of them
 * are in memory. */
static gboolean
incoming_cb (const DxIncoming *incoming, gpointer data)
{
  Job *self = data;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GBytes) minhash = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    return FALSE;
  if (incoming->import != NULL)
    {
      members = list_members (incoming->import->dossier);
      findings =
          dx_check (incoming->import->proposal, self->catalog, self->now);
      minhash = make_minhash (incoming->import->proposal);
    }
  self->incoming = incoming;
  self->members = members;
  self->findings = findings;
  self->minhash = minhash;
  self->done = FALSE;
  g_main_context_invoke (NULL, register_cb, self);
  g_mutex_lock (&self->mutex);
  while (!self->done)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self->error == NULL;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Job *self = data;
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GPtrArray) problems = dx_user_data_load (catalog, self->folder);

  self->catalog = catalog;
  for (guint i = 0; self->paths[i] != NULL; i++)
    if (!dx_incoming_walk (self->paths[i], catalog, DX_IMPORT_PLAIN,
                           incoming_cb, self))
      break;
  self->catalog = NULL;
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static Job *
job_new (DxWorkspace *workspace,
         const char *const *paths,
         DxCall *call,
         const DxRegisterArrival *arrival)
{
  Job *self = g_new0 (Job, 1);

  self->reg = g_object_ref (dx_workspace_get_register (workspace));
  self->folder = g_strdup (dx_workspace_get_folder (workspace));
  self->paths = g_strdupv ((char **) paths);
  self->call = dx_call_ref (call);
  self->verdict = dx_receive_judge (call, arrival);
  self->texts[0] = g_strdup (arrival->stamped);
  self->texts[1] = g_strdup (arrival->arrived);
  self->texts[2] = g_strdup (arrival->from);
  self->texts[3] = dx_receipt_verdict_explain (self->verdict);
  self->arrival = (DxRegisterArrival){
    .channel = arrival->channel,
    .stamped = self->texts[0],
    .arrived = self->texts[1],
    .from = self->texts[2],
    .timing = self->verdict->timing,
    .why = self->texts[3],
  };
  self->now = dx_workspace_now (workspace);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

/**
 * dx_receive_run_async:
 * @workspace: with a register
 * @paths: (array zero-terminated=1): files, folders and archives, in the
 *   file system's encoding
 * @call: the call that they answer
 * @arrival: how they came; whether that is in time is judged here
 * @cancellable: (nullable): ends it after the file that is just read
 * @func: (nullable): hears of each file, with @user_data
 * @callback: called when all are done
 * @user_data: (type GObject): for both; it lives until then
 *
 * Registers what came. What was registered before it was cancelled stays.
 */
void
dx_receive_run_async (DxWorkspace *workspace,
                      const char *const *paths,
                      DxCall *call,
                      const DxRegisterArrival *arrival,
                      GCancellable *cancellable,
                      DxReceiveFunc func,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *self;

  g_return_if_fail (DX_IS_WORKSPACE (workspace));
  g_return_if_fail (dx_workspace_get_register (workspace) != NULL);
  g_return_if_fail (G_IS_OBJECT (user_data));

  task = g_task_new (user_data, cancellable, callback, NULL);
  self = job_new (workspace, paths, call, arrival);
  self->func = func;
  self->task = task;
  g_task_set_task_data (task, self, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * dx_receive_run_finish:
 * @result: as given to the callback
 * @error: return location for a #DxStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether every file was judged
 */
gboolean
dx_receive_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
