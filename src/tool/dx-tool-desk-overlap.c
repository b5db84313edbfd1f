/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dx-json.h"
#include "dx-overlap.h"
#include "dx-tool-desk-private.h"

/* What says nearly what a dossier says: among the tasks that are built in
 * ("task:ID"), those of the library ("library:ROW") and the register
 * ("7/2025"). Whether it is one too many, a person decides. */

#define BUILTIN_TASKS "results-2025"

/* More than that nobody reads. */
#define MAX_HITS 20

/* Of a pair of texts. */
#define MAX_PASSAGES 5

/**
 * Other:
 * @kind: "task", "library" or "register"
 * @id: see above
 * @name: of the task
 * @host: who has it
 * @text: what it says
 *
 * A text that is like the dossier's.
 */
typedef struct {
  const char *kind;
  char *id;
  char *name;
  char *host;
  char *text;
} Other;

/**
 * Search:
 * @tasks: those that are built in
 * @library: (element-type DxLibraryTask): those that the office added
 * @index: all
 * @stop: words of the form
 */
typedef struct {
  DxToolDesk *desk;
  DxTaskList *tasks;
  GPtrArray *library;
  DxOverlapIndex *index;
  DxStopWords *stop;
} Search;

static void
other_clear (Other *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->host);
  g_free (self->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Other, other_clear)

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->tasks, dx_task_list_free);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_clear_pointer (&self->index, dx_overlap_index_free);
  g_clear_pointer (&self->stop, dx_stop_words_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
index_tasks (Search *self)
{
  for (guint i = 0; i < self->tasks->tasks->len; i++)
    {
      const DxTask *task = g_ptr_array_index (self->tasks->tasks, i);
      g_autofree char *id = g_strconcat ("task:", task->id, NULL);
      DxSketch sketch;

      dx_overlap_sketch_task (task, self->stop, &sketch);
      dx_overlap_index_add (self->index, id, task->name, &sketch);
    }
}

static char *
join_task (const DxLibraryTask *task)
{
  return g_strjoin ("\n", task->name, task->text, NULL);
}

static void
index_library (Search *self)
{
  for (guint i = 0; i < self->library->len; i++)
    {
      const DxLibraryTask *task = g_ptr_array_index (self->library, i);
      g_autofree char *id = g_strdup_printf ("library:%d", (int) task->row);
      DxSketch sketch;

      if (task->minhash == NULL
          || !dx_sketch_init_from_bytes (&sketch, task->minhash))
        {
          g_autofree char *text = join_task (task);

          dx_sketch_init (&sketch, text, self->stop);
        }
      dx_overlap_index_add (self->index, id, task->name, &sketch);
    }
}

/* What came before sketches were kept gets its own now, if one may write. */
static gboolean
hash_rest (Search *self, GError **error)
{
  DxToolDesk *desk = self->desk;
  g_autoptr (GArray) rows = dx_register_list_unhashed (desk->reg, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (DxRegisterEntry) entry =
          dx_register_get (desk->reg, g_array_index (rows, gint64, i), error);
      g_autoptr (DxProposal) proposal =
          entry != NULL ? dx_register_load (desk->reg, entry->row,
                                            desk->tool->catalog, error)
                        : NULL;
      g_autoptr (GBytes) bytes = NULL;
      DxSketch sketch;

      if (proposal == NULL)
        return FALSE;
      dx_overlap_sketch (proposal, &sketch);
      bytes = dx_sketch_to_bytes (&sketch);
      if (!dx_register_set_minhash (desk->reg, entry->version, bytes, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
index_register (Search *self, GError **error)
{
  g_autoptr (GPtrArray) hashes = NULL;

  if (!hash_rest (self, error))
    return FALSE;
  hashes = dx_register_list_hashes (self->desk->reg, error);
  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      const DxRegisterHash *hash = g_ptr_array_index (hashes, i);
      g_autofree char *id = g_strdup_printf ("register:%d", (int) hash->row);
      DxSketch sketch;

      if (dx_sketch_init_from_bytes (&sketch, hash->minhash))
        dx_overlap_index_add (self->index, id, hash->title, &sketch);
    }
  return hashes != NULL;
}

static gboolean
search_init (Search *self, DxToolDesk *desk, const DxForm *form, GError **error)
{
  self->desk = desk;
  self->stop = dx_overlap_form_words (form);
  self->index = dx_overlap_index_new ();
  self->tasks = dx_task_list_load (BUILTIN_TASKS, error);
  if (self->tasks == NULL)
    return FALSE;
  index_tasks (self);
  self->library = dx_register_list_tasks (desk->reg, error);
  if (self->library == NULL)
    return FALSE;
  index_library (self);
  return index_register (self, error);
}

static void
fill_task (const Search *self, const char *id, Other *other)
{
  for (guint i = 0; i < self->tasks->tasks->len; i++)
    {
      const DxTask *task = g_ptr_array_index (self->tasks->tasks, i);

      if (!g_str_equal (task->id, id))
        continue;
      other->kind = "task";
      other->id = g_strconcat ("task:", id, NULL);
      other->name = g_strdup (task->name);
      other->host = g_strdup (task->host);
      other->text = dx_task_get_text (task);
      return;
    }
}

static void
fill_library (const Search *self, gint64 row, Other *other)
{
  for (guint i = 0; i < self->library->len; i++)
    {
      const DxLibraryTask *task = g_ptr_array_index (self->library, i);

      if (task->row != row)
        continue;
      other->kind = "library";
      other->id = g_strdup_printf ("library:%d", (int) row);
      other->name = g_strdup (task->name);
      other->host = g_strdup (task->host);
      other->text = join_task (task);
      return;
    }
}

static gboolean
fill_dossier (const Search *self, gint64 row, Other *other, GError **error)
{
  DxToolDesk *desk = self->desk;
  g_autoptr (DxRegisterEntry) entry = dx_register_get (desk->reg, row, error);
  g_autoptr (DxProposal) proposal =
      entry != NULL
          ? dx_register_load (desk->reg, row, desk->tool->catalog, error)
          : NULL;

  if (proposal == NULL)
    return FALSE;
  other->kind = "register";
  other->id = dx_register_entry_get_number (entry);
  other->name = g_strdup (entry->title);
  other->host = g_strdup (entry->host);
  other->text = dx_overlap_text (proposal);
  return TRUE;
}

static gboolean
fill_other (const Search *self, const char *id, Other *other, GError **error)
{
  const char *rest = strchr (id, ':') + 1;

  if (g_str_has_prefix (id, "task:"))
    fill_task (self, rest, other);
  else if (g_str_has_prefix (id, "library:"))
    fill_library (self, g_ascii_strtoll (rest, NULL, 10), other);
  else
    return fill_dossier (self, g_ascii_strtoll (rest, NULL, 10), other, error);
  return TRUE;
}

static int
percent (double share)
{
  return (int) (share * 100 + 0.5);
}

static char *
cut (const char *text, guint start, guint length)
{
  return g_utf8_substring (text, start, (glong) start + length);
}

static void
say_passages (const char *text,
              const Other *other,
              const DxStopWords *stop,
              JsonBuilder *out,
              GString *lines)
{
  g_autoptr (GPtrArray) passages =
      dx_passages_find (text, other->text, DX_OVERLAP_PASSAGE_WORDS, stop);

  json_builder_set_member_name (out, "passages");
  json_builder_begin_array (out);
  for (guint i = 0; i < MIN (passages->len, MAX_PASSAGES); i++)
    {
      const DxPassage *passage = g_ptr_array_index (passages, i);
      g_autofree char *here =
          cut (text, passage->left_start, passage->left_length);
      g_autofree char *there =
          cut (other->text, passage->right_start, passage->right_length);

      json_builder_begin_object (out);
      dx_tool_desk_add_number (out, "words", passage->words);
      dx_tool_desk_add (out, "here", here);
      dx_tool_desk_add (out, "there", there);
      json_builder_end_object (out);
      g_strdelimit (here, "\n\t", ' ');
      g_strdelimit (there, "\n\t", ' ');
      g_string_append_printf (lines, "\t< %s\n\t> %s\n", here, there);
    }
  json_builder_end_array (out);
}

/* What a person decided on this likeness, and why. */
static void
say_decision (DxToolDesk *desk, gint64 row, const char *id, JsonBuilder *out)
{
  g_autoptr (GPtrArray) notes = dx_register_list_notes (
      desk->reg, DX_REGISTER_NOTE_OVERLAP, row, NULL, FALSE, NULL);

  json_builder_set_member_name (out, "decision");
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DxRegisterNote *note = g_ptr_array_index (notes, i);
      JsonNode *node;

      if (!g_str_equal (note->who, id))
        continue;
      node = dx_json_parse (note->json, NULL);
      if (node == NULL)
        break;
      json_builder_add_value (out, node);
      return;
    }
  json_builder_add_null_value (out);
}

static void
say_hit (const Other *other,
         const DxOverlapHit *hit,
         JsonBuilder *out,
         GString *lines)
{
  dx_tool_desk_add (out, "with", other->id);
  dx_tool_desk_add (out, "kind", other->kind);
  dx_tool_desk_add (out, "name", other->name);
  dx_tool_desk_add (out, "host", other->host);
  dx_tool_desk_add_number (out, "text", percent (hit->text));
  dx_tool_desk_add_number (out, "contained", percent (hit->contained));
  dx_tool_desk_add_number (out, "title", percent (hit->name));
  g_string_append_printf (lines, "%s\t%d%%\t%d%%\t%d%%\t%s\t%s\n", other->id,
                          percent (hit->text), percent (hit->contained),
                          percent (hit->name), other->name,
                          other->host != NULL ? other->host : "");
}

static gboolean
say_hits (Search *search,
          const DxRegisterEntry *entry,
          const char *text,
          GPtrArray *hits,
          JsonBuilder *out,
          GString *lines,
          GError **error)
{
  json_builder_begin_array (out);
  for (guint i = 0; i < hits->len; i++)
    {
      const DxOverlapHit *hit = g_ptr_array_index (hits, i);
      g_auto (Other) other = { NULL };

      if (!fill_other (search, hit->id, &other, error))
        return FALSE;
      json_builder_begin_object (out);
      say_hit (&other, hit, out, lines);
      say_passages (text, &other, search->stop, out, lines);
      say_decision (search->desk, entry->row, other.id, out);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return TRUE;
}

static DxToolStatus
find (DxToolDesk *desk, const DxRegisterEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxProposal) proposal =
      dx_register_load (desk->reg, entry->row, desk->tool->catalog, &error);
  g_autofree char *own = g_strdup_printf ("register:%d", (int) entry->row);
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *text = NULL;
  g_auto (Search) search = { NULL };
  DxSketch sketch;

  if (proposal == NULL
      || !search_init (&search, desk, dx_proposal_get_form (proposal), &error))
    return dx_tool_desk_refuse (error);
  text = dx_overlap_text (proposal);
  dx_overlap_sketch (proposal, &sketch);
  hits = dx_overlap_index_query (search.index, entry->title, &sketch, own,
                                 MAX_HITS);
  if (!say_hits (&search, entry, text, hits, out, lines, &error))
    return dx_tool_desk_refuse (error);
  return desk->tool->json ? dx_tool_desk_put_json (out)
                          : dx_tool_desk_put (lines->str);
}

/* A person's word on a likeness, with the reason. */
static DxToolStatus
decide (DxToolDesk *desk, const DxRegisterEntry *entry)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  json_builder_begin_object (out);
  dx_tool_desk_add (out, "is", desk->is);
  dx_tool_desk_add (out, "why", desk->why);
  json_builder_end_object (out);
  root = json_builder_get_root (out);
  json = json_to_string (root, FALSE);
  bytes = g_bytes_new (json, strlen (json));
  return dx_register_put_note (desk->reg, DX_REGISTER_NOTE_OVERLAP, entry->row,
                               NULL, desk->with, bytes, &error)
             ? DX_TOOL_DONE
             : dx_tool_desk_fail (error);
}

static gboolean
check_decision (DxToolDesk *desk)
{
  if (desk->with == NULL && desk->is == NULL && desk->why == NULL)
    return TRUE;
  if (desk->with == NULL
      || (g_strcmp0 (desk->is, "same") != 0
          && g_strcmp0 (desk->is, "different") != 0))
    {
      dx_tool_complain (_ ("a decision takes --with ID and --is same or "
                           "different"));
      return FALSE;
    }
  if (desk->why == NULL || *desk->why == '\0')
    {
      dx_tool_complain (_ ("the option --why is missing: the reason is kept"));
      return FALSE;
    }
  return TRUE;
}

/*
 * dx_tool_desk_overlap:
 *
 * desk overlap N: what says nearly the same; with --with a person's decision
 * on it.
 */
DxToolStatus
dx_tool_desk_overlap (DxToolDesk *desk)
{
  g_autoptr (DxRegisterEntry) entry = NULL;

  if (!check_decision (desk))
    return DX_TOOL_USAGE;
  entry = dx_tool_desk_get (desk, desk->operands[0]);
  if (entry == NULL)
    return DX_TOOL_INPUT;
  return desk->with != NULL ? decide (desk, entry) : find (desk, entry);
}
