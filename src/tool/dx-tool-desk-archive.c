/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include "dx-tool-desk-private.h"

#include <glib/gi18n-lib.h>

#include "dx-archive.h"
#include "dx-date.h"
#include "dx-input.h"
#include "dx-json.h"

#define BUILTIN_CALLS "/vn/dexuat/DeXuat/calls/"

/**
 * Pack:
 * @desk: the desk
 * @archive: takes all
 * @list: builds "register.json"
 * @n_dossiers: how many there are
 */
typedef struct {
  DxToolDesk *desk;
  DxArchive *archive;
  JsonBuilder *list;
  guint n_dossiers;
} Pack;

static const char *const standings[] = {
  [DX_REGISTER_PRESENT] = "present",
  [DX_REGISTER_OLDER] = "older",
  [DX_REGISTER_ASIDE] = "aside",
  [DX_REGISTER_DROPPED] = "dropped",
};

static const char *const marks[] = {
  [DX_REGISTER_ITEM_PRESENT] = "present",
  [DX_REGISTER_ITEM_MISSING] = "missing",
  [DX_REGISTER_ITEM_NOT_NEEDED] = "not-needed",
};

static const char *const notes[] = {
  [DX_REGISTER_NOTE_REMARKS] = "remarks",
  [DX_REGISTER_NOTE_REVIEW] = "review",
  [DX_REGISTER_NOTE_VOTE] = "vote",
  [DX_REGISTER_NOTE_OVERLAP] = "overlap",
  [DX_REGISTER_NOTE_COUNCIL] = "council",
  [DX_REGISTER_NOTE_DECISION] = "decision",
};

static char *
format_ms (gint64 ms)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);

  return dx_instant_format (local);
}

/* A file that came is a member of its own; one inside it is only named. */
static gboolean
add_file (Pack *pack,
          JsonBuilder *out,
          const char *folder,
          const DxRegisterFile *file,
          GError **error)
{
  g_autofree char *clean = dx_archive_clean_name (file->name);
  g_autofree char *name = g_strdup_printf ("%s/files/%s", folder, clean);
  g_autoptr (GBytes) bytes = NULL;

  json_builder_begin_object (out);
  dx_tool_desk_add (out, "name", file->name);
  dx_tool_desk_add (out, "kind", file->kind);
  json_builder_set_member_name (out, "size");
  json_builder_add_int_value (out, file->size);
  dx_tool_desk_add (out, "sha256", file->sha256);
  dx_tool_desk_add (out, "member", file->inside == 0 ? name : NULL);
  json_builder_end_object (out);
  if (file->inside != 0)
    return TRUE;
  bytes = dx_register_read_file (pack->desk->reg, file->row, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", file->name);
      return FALSE;
    }
  dx_archive_add (pack->archive, name, "file", bytes);
  return TRUE;
}

static gboolean
add_files (Pack *pack,
           JsonBuilder *out,
           const char *folder,
           gint64 version,
           GError **error)
{
  g_autoptr (GPtrArray)
      files = dx_register_list_files (pack->desk->reg, version, error);

  json_builder_set_member_name (out, "files");
  json_builder_begin_array (out);
  for (guint i = 0; files != NULL && i < files->len; i++)
    if (!add_file (pack, out, folder, g_ptr_array_index (files, i), error))
      return FALSE;
  json_builder_end_array (out);
  return files != NULL;
}

static gboolean
add_version (Pack *pack,
             JsonBuilder *out,
             const char *dossier,
             const DxRegisterVersion *version,
             GError **error)
{
  g_autofree char *folder =
      g_strdup_printf ("%s/v%d", dossier, (int) version->row);
  g_autofree char *name = g_strconcat (folder, "/proposal.json", NULL);
  g_autofree char *received = format_ms (version->received);
  g_autoptr (GBytes)
      json = dx_register_read_version (pack->desk->reg, version->row, error);
  gboolean good;

  if (json == NULL)
    return FALSE;
  dx_archive_add (pack->archive, name, "proposal", json);
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "revision");
  json_builder_add_int_value (out, version->revision);
  dx_tool_desk_add (out, "code", version->code);
  dx_tool_desk_add (out, "standing", standings[version->standing]);
  dx_tool_desk_add (out, "received", received);
  dx_tool_desk_add (out, "channel", dx_channel_get_name (version->channel));
  dx_tool_desk_add (out, "stamped", version->stamped);
  dx_tool_desk_add (out, "arrived", version->arrived);
  dx_tool_desk_add (out, "from", version->from);
  dx_tool_desk_add (out, "timing", dx_timing_get_name (version->timing));
  dx_tool_desk_add (out, "why", version->why);
  dx_tool_desk_add (out, "member", name);
  good = add_files (pack, out, folder, version->row, error);
  json_builder_end_object (out);
  return good;
}

static gboolean
add_versions (Pack *pack,
              JsonBuilder *out,
              const char *dossier,
              gint64 row,
              GError **error)
{
  g_autoptr (GPtrArray)
      versions = dx_register_list_versions (pack->desk->reg, row, error);

  json_builder_set_member_name (out, "versions");
  json_builder_begin_array (out);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (!add_version (pack, out, dossier, g_ptr_array_index (versions, i),
                      error))
      return FALSE;
  json_builder_end_array (out);
  return versions != NULL;
}

static gboolean
add_marks (Pack *pack, JsonBuilder *out, gint64 row, GError **error)
{
  g_autoptr (GPtrArray)
      list = dx_register_list_marks (pack->desk->reg, row, error);

  json_builder_set_member_name (out, "items");
  json_builder_begin_array (out);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DxRegisterMark *mark = g_ptr_array_index (list, i);

      json_builder_begin_object (out);
      dx_tool_desk_add (out, "item", mark->item);
      dx_tool_desk_add (out, "mark", marks[mark->kind]);
      dx_tool_desk_add (out, "remark", mark->remark);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return list != NULL;
}

static void
add_note (Pack *pack,
          JsonBuilder *out,
          const char *folder,
          const DxRegisterNote *note)
{
  g_autofree char *name = g_strdup_printf ("%s/papers/%s-%d.json", folder,
                                           notes[note->kind], (int) note->row);
  g_autofree char *written = format_ms (note->written);

  dx_archive_add (pack->archive, name, "paper", note->json);
  json_builder_begin_object (out);
  dx_tool_desk_add (out, "kind", notes[note->kind]);
  dx_tool_desk_add (out, "who", note->who);
  dx_tool_desk_add (out, "written", written);
  json_builder_set_member_name (out, "replaced");
  json_builder_add_boolean_value (out, note->replaced);
  dx_tool_desk_add (out, "member", name);
  json_builder_end_object (out);
}

/* Of a dossier, or with row 0 of the whole call. */
static gboolean
add_notes (Pack *pack,
           JsonBuilder *out,
           const char *folder,
           gint64 row,
           GError **error)
{
  json_builder_set_member_name (out, "papers");
  json_builder_begin_array (out);
  for (guint kind = 0; kind < G_N_ELEMENTS (notes); kind++)
    {
      g_autoptr (GPtrArray) list =
          dx_register_list_notes (pack->desk->reg, (DxRegisterNoteKind) kind,
                                  row, pack->desk->call, TRUE, error);

      if (list == NULL)
        return FALSE;
      for (guint i = 0; i < list->len; i++)
        add_note (pack, out, folder, g_ptr_array_index (list, i));
    }
  json_builder_end_array (out);
  return TRUE;
}

static gboolean
add_dossier (Pack *pack, const DxRegisterEntry *entry, GError **error)
{
  g_autofree char *folder =
      g_strdup_printf ("dossiers/%04d-%04d", entry->year, entry->number);
  g_autofree char *name = g_strconcat (folder, "/dossier.json", NULL);
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  dx_tool_desk_add (out, "number", number);
  dx_tool_desk_add (out, "proposal", entry->proposal);
  if (!add_versions (pack, out, folder, entry->row, error)
      || !add_marks (pack, out, entry->row, error)
      || !add_notes (pack, out, folder, entry->row, error))
    {
      g_prefix_error (error, "%s: ", number);
      return FALSE;
    }
  json_builder_end_object (out);
  dx_archive_add_json (pack->archive, name, "dossier", out);
  dx_tool_desk_add_entry (pack->list, entry);
  pack->n_dossiers++;
  return TRUE;
}

static gboolean
add_register (Pack *pack, GError **error)
{
  g_autoptr (DxRegisterList) list = dx_register_list_new (pack->desk->reg);
  DxRegisterQuery query = DX_REGISTER_QUERY_ALL;
  guint n;

  query.call = pack->desk->call;
  query.sort = DX_REGISTER_SORT_RANK;
  dx_register_list_set_query (list, &query);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  json_builder_begin_array (pack->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxRegisterItem)
          item = g_list_model_get_item (G_LIST_MODEL (list), i);
      const DxRegisterEntry *entry = dx_register_item_get_entry (item);

      if (entry == NULL)
        {
          g_set_error_literal (error, DX_STORE_ERROR, DX_STORE_ERROR_DAMAGED,
                               _ ("a line of the register cannot be read"));
          return FALSE;
        }
      if (!add_dossier (pack, entry, error))
        return FALSE;
    }
  json_builder_end_array (pack->list);
  dx_archive_add_json (pack->archive, "register.json", "register", pack->list);
  return TRUE;
}

static GBytes *
read_call (const DxCall *call, GError **error)
{
  g_autofree char *path = g_strconcat (BUILTIN_CALLS, call->id, ".json", NULL);

  return call->builtin ? g_resources_lookup_data (
             path, G_RESOURCE_LOOKUP_FLAGS_NONE, error)
                       : dx_input_read (call->path, DX_JSON_MAX_BYTES, error);
}

static gboolean
add_call (Pack *pack, const DxCall *call, GError **error)
{
  g_autoptr (GBytes) bytes = read_call (call, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (bytes == NULL)
    return FALSE;
  dx_archive_add (pack->archive, "call.json", "call", bytes);
  json_builder_begin_object (out);
  if (!add_notes (pack, out, "call", 0, error))
    return FALSE;
  json_builder_end_object (out);
  dx_archive_add_json (pack->archive, "call/papers.json", "papers", out);
  return TRUE;
}

static gboolean
add_trail (Pack *pack, GError **error)
{
  g_autoptr (GPtrArray)
      rows = dx_register_list_audit (pack->desk->reg, NULL, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (rows == NULL)
    return FALSE;
  json_builder_begin_array (out);
  for (guint i = 0; i < rows->len; i++)
    dx_tool_desk_add_row (out, g_ptr_array_index (rows, i));
  json_builder_end_array (out);
  dx_archive_add_json (pack->archive, "audit.json", "audit", out);
  return TRUE;
}

/* What the manifest says of the whole. */
static JsonObject *
make_head (Pack *pack, const DxAuditReport *report)
{
  JsonObject *head = json_object_new ();
  JsonArray *faults = json_array_new ();
  g_autofree char *made = dx_instant_format (pack->desk->tool->now);

  for (guint i = 0; i < report->faults->len; i++)
    {
      const char *fault = g_ptr_array_index (report->faults, i);

      dx_tool_complain ("%s", fault);
      json_array_add_string_element (faults, fault);
    }
  json_object_set_string_member (head, "call", pack->desk->call);
  json_object_set_string_member (head, "made", made);
  json_object_set_int_member (head, "dossiers", pack->n_dossiers);
  json_object_set_int_member (head, "audit-rows", report->rows);
  json_object_set_string_member (head, "last-hash", report->last);
  json_object_set_array_member (head, "faults", faults);
  return head;
}

static DxToolStatus
write_archive (Pack *pack, const DxAuditReport *report)
{
  const char *path = pack->desk->operands[0];
  g_autoptr (JsonObject) head = make_head (pack, report);
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = dx_output_new (path, &error);

  if (output == NULL || !dx_archive_write (pack->archive, head, output, &error)
      || !dx_output_commit (output, &error))
    {
      dx_tool_complain_of (path, error);
      return DX_TOOL_OUTPUT;
    }
  return report->faults->len > 0 ? DX_TOOL_FINDINGS : DX_TOOL_DONE;
}

/*
 * dx_tool_desk_archive:
 *
 * desk archive OUT.zip --call ID: everything there is of a call.
 */
DxToolStatus
dx_tool_desk_archive (DxToolDesk *desk)
{
  g_autoptr (DxArchive) archive = dx_archive_new ();
  g_autoptr (JsonBuilder) list = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DxAuditReport) report = NULL;
  Pack pack = { .desk = desk, .archive = archive, .list = list };
  DxCall *call = dx_tool_desk_find_call (desk);

  if (call == NULL)
    return desk->call == NULL ? DX_TOOL_USAGE : DX_TOOL_INPUT;
  report = dx_register_verify (desk->reg, &error);
  if (report == NULL || !add_call (&pack, call, &error)
      || !add_register (&pack, &error) || !add_trail (&pack, &error))
    return dx_tool_desk_refuse (error);
  return write_archive (&pack, report);
}
