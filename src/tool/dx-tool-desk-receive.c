/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

#include "dx-check.h"
#include "dx-incoming.h"
#include "dx-overlap.h"

/**
 * Run:
 * @desk: the desk
 * @arrival: how all that is given came
 * @out: (element-type JsonBuilder): the lines for programs
 * @lines: the same for people
 * @seen: (element-type utf8 utf8): SHA-256 of a file, and its name
 * @error: (nullable): why the register could not be written
 */
typedef struct {
  DxToolDesk *desk;
  DxRegisterArrival arrival;
  JsonBuilder *out;
  GString *lines;
  GHashTable *seen;
  GError *error;
} Run;

static const char *const results[] = {
  [DX_REGISTER_NEW] = "new",
  [DX_REGISTER_NEW_VERSION] = "new-version",
  [DX_REGISTER_SAME] = "same",
  [DX_REGISTER_CONFLICT] = "conflict",
};

static void
say (Run *run,
     const char *file,
     const char *number,
     const char *result,
     const char *timing,
     const char *why,
     const char *proposal)
{
  json_builder_begin_object (run->out);
  dx_tool_desk_add (run->out, "file", file);
  dx_tool_desk_add (run->out, "number", number);
  dx_tool_desk_add (run->out, "result", result);
  dx_tool_desk_add (run->out, "timing", timing);
  dx_tool_desk_add (run->out, "why", why);
  dx_tool_desk_add (run->out, "proposal", proposal);
  json_builder_end_object (run->out);
  g_string_append_printf (run->lines, "%s\t%s\t%s\t%s\t%s\n",
                          number != NULL ? number : "-", result,
                          timing != NULL ? timing : "-", why, file);
}

static gboolean
refuse (Run *run, const DxIncoming *incoming)
{
  const char *reason = incoming->error->message;

  if (!dx_register_refuse (run->desk->reg, run->desk->call, incoming->name,
                           reason, &run->error))
    return FALSE;
  dx_tool_complain ("%s: %s", incoming->name, reason);
  say (run, incoming->name, NULL, "refused", NULL, reason, NULL);
  return TRUE;
}

static GPtrArray *
list_members (DxDossier *dossier)
{
  GPtrArray *members;
  GPtrArray *attachments;

  if (dossier == NULL)
    return NULL;
  attachments = dx_dossier_get_attachments (dossier);
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

/* What a person should know, beside the one line. */
static void
say_notices (Run *run, const DxIncoming *incoming, guint errors)
{
  DxProposal *proposal = incoming->import->proposal;
  DxCall *call = dx_proposal_get_call (proposal);
  GPtrArray *notices = incoming->import->notices;

  for (guint i = 0; i < notices->len; i++)
    dx_tool_complain ("%s: %s", incoming->name,
                      (char *) g_ptr_array_index (notices, i));
  dx_tool_say_mismatch (run->desk->tool, incoming->import, incoming->name);
  if (incoming->import->kind == DX_IMPORT_WORD)
    dx_tool_say_unplaced (proposal, incoming->name);
  if (call != NULL && !g_str_equal (call->id, run->desk->call))
    dx_tool_complain (_ ("%s: it names another call, “%s”"), incoming->name,
                      call->id);
  if (errors > 0)
    dx_tool_complain (g_dngettext (GETTEXT_PACKAGE, "%s: %u error in it",
                                   "%s: %u errors in it", errors),
                      incoming->name, errors);
}

/* Why it is what it is: a copy names the file of this run, if it was one. */
static char *
explain (Run *run, const DxRegisterReceipt *receipt, const char *twin)
{
  switch (receipt->result)
    {
    case DX_REGISTER_SAME:
      return twin != NULL
                 ? g_strdup_printf (_ ("the same as “%s”, already in the "
                                       "register"),
                                    twin)
                 : g_strdup (_ ("already in the register"));
    case DX_REGISTER_CONFLICT:
      return g_strdup_printf (
          _ ("not what is in the register under its id and revision; kept "
             "aside until it is settled. %s"),
          run->arrival.why);
    case DX_REGISTER_NEW:
    case DX_REGISTER_NEW_VERSION:
    default:
      return g_strdup (run->arrival.why);
    }
}

static void
say_receipt (Run *run,
             const DxIncoming *incoming,
             const DxRegisterReceipt *receipt)
{
  g_autofree char *sum =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, incoming->bytes);
  const char *twin = g_hash_table_lookup (run->seen, sum);
  g_autofree char *why = explain (run, receipt, twin);
  g_autofree char *number =
      g_strdup_printf ("%d/%d", receipt->number, receipt->year);
  const gboolean same = receipt->result == DX_REGISTER_SAME;

  say (run, incoming->name, number, results[receipt->result],
       same ? NULL : dx_timing_get_name (run->arrival.timing), why,
       receipt->proposal);
  if (twin == NULL)
    g_hash_table_insert (run->seen, g_steal_pointer (&sum),
                         g_strdup (incoming->name));
}

static GBytes *
make_minhash (DxProposal *proposal)
{
  DxSketch sketch;

  dx_overlap_sketch (proposal, &sketch);
  return dx_sketch_to_bytes (&sketch);
}

static gboolean
take (Run *run, const DxIncoming *incoming)
{
  DxProposal *proposal = incoming->import->proposal;
  g_autoptr (GPtrArray) findings =
      dx_check (proposal, run->desk->tool->catalog, run->desk->tool->now);
  g_autoptr (GPtrArray) members = list_members (incoming->import->dossier);
  g_autoptr (GBytes) minhash = make_minhash (proposal);
  const DxRegisterDelivery delivery = {
    .call = run->desk->call,
    .proposal = proposal,
    .own = incoming->import->own,
    .name = incoming->name,
    .bytes = incoming->bytes,
    .members = members,
    .errors = dx_findings_count (findings, DX_SEVERITY_ERROR),
    .warnings = dx_findings_count (findings, DX_SEVERITY_WARNING),
    .minhash = minhash,
  };
  g_autoptr (DxRegisterReceipt) receipt = dx_register_receive (
      run->desk->reg, &delivery, &run->arrival, &run->error);

  if (receipt == NULL)
    return FALSE;
  say_receipt (run, incoming, receipt);
  if (receipt->result != DX_REGISTER_SAME)
    say_notices (run, incoming, delivery.errors);
  return TRUE;
}

static gboolean
take_cb (const DxIncoming *incoming, gpointer data)
{
  return incoming->import != NULL ? take (data, incoming)
                                  : refuse (data, incoming);
}

static gboolean
parse_moment (const char *option, const char *text, DxReceiptMoment *moment)
{
  if (text == NULL || dx_receipt_moment_parse (text, moment))
    return TRUE;
  dx_tool_complain (_ ("--%s takes a day such as 2025-08-07"), option);
  return FALSE;
}

static char *
format_moment (const DxReceiptMoment *moment)
{
  char day[sizeof "2025-08-07"];

  g_date_strftime (day, sizeof day, "%Y-%m-%d", &moment->date);
  return moment->minute < 0
             ? g_strdup (day)
             : g_strdup_printf ("%sT%02d:%02d+07:00", day, moment->minute / 60,
                                moment->minute % 60);
}

/* The words of the command line become what the register keeps. */
static gboolean
judge (DxToolDesk *desk,
       const DxCall *call,
       DxRegisterArrival *arrival,
       DxReceiptVerdict **verdict)
{
  DxReceiptMoment stamped;
  DxReceiptMoment arrived;

  if (desk->channel != NULL
      && !dx_channel_parse (desk->channel, &arrival->channel))
    {
      dx_tool_complain (_ ("--channel takes post, in-person or online"));
      return FALSE;
    }
  if (!parse_moment ("stamped", desk->stamped, &stamped)
      || !parse_moment ("arrived", desk->arrived, &arrived))
    return FALSE;
  *verdict = dx_receipt_judge (call, arrival->channel,
                               desk->stamped != NULL ? &stamped : NULL,
                               desk->arrived != NULL ? &arrived : NULL);
  if (desk->stamped != NULL)
    {
      g_free (desk->stamped);
      desk->stamped = format_moment (&stamped);
    }
  if (desk->arrived != NULL)
    {
      g_free (desk->arrived);
      desk->arrived = format_moment (&arrived);
    }
  arrival->stamped = desk->stamped;
  arrival->arrived = desk->arrived;
  arrival->from = desk->from;
  return TRUE;
}

static DxToolStatus
receive (Run *run)
{
  DxToolDesk *desk = run->desk;
  const DxImportFlags flags = desk->tool->convert ? DX_IMPORT_CONVERT
                                                  : DX_IMPORT_PLAIN;
  DxToolStatus status;

  json_builder_begin_array (run->out);
  for (guint i = 0; desk->operands[i] != NULL && run->error == NULL; i++)
    dx_incoming_walk (desk->operands[i], desk->tool->catalog, flags, take_cb,
                      run);
  json_builder_end_array (run->out);
  status = desk->tool->json ? dx_tool_desk_put_json (run->out)
                            : dx_tool_desk_put (run->lines->str);
  return run->error != NULL ? dx_tool_desk_fail (run->error) : status;
}

/*
 * dx_tool_desk_receive:
 *
 * desk receive PATH… --call ID: takes in what came, file by file.
 */
DxToolStatus
dx_tool_desk_receive (DxToolDesk *desk)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GHashTable)
      seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DxReceiptVerdict) verdict = NULL;
  g_autofree char *why = NULL;
  Run run = { .desk = desk, .out = out, .lines = lines, .seen = seen };
  DxCall *call = dx_tool_desk_find_call (desk);
  DxToolStatus status;

  if (call == NULL)
    return desk->call == NULL ? DX_TOOL_USAGE : DX_TOOL_INPUT;
  if (!judge (desk, call, &run.arrival, &verdict))
    return DX_TOOL_USAGE;
  why = dx_receipt_verdict_explain (verdict);
  run.arrival.timing = verdict->timing;
  run.arrival.why = why;
  status = receive (&run);
  g_clear_error (&run.error);
  return status;
}
