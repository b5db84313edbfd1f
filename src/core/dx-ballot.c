/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-ballot.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-names-private.h"

/* Ballots that one entry may stand for. */
#define MAX_COUNT 1000u

static const char *const mark_names[] = { "blank", "pass", "fail", "both",
                                          NULL };
static const char *const conclusion_names[] = { "unsaid", "do", "not", NULL };

static void
free_member (DxCouncilMember *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}

static void
free_entry (DxBallotEntry *self)
{
  g_free (self->item);
  g_free (self);
}

static void
free_ballot (DxBallot *self)
{
  g_free (self->member);
  g_ptr_array_unref (self->entries);
  g_free (self->reason);
  g_free (self->invalid);
  g_free (self);
}

static const DxMember member_members[] = {
  DX_MUST ("id", ID, DxCouncilMember, id),
  DX_MUST ("name", STRING, DxCouncilMember, name),
  DX_MUST ("role", ID, DxCouncilMember, role),
  DX_MUST ("present", BOOLEAN, DxCouncilMember, present),
  DX_MAY ("authorised", BOOLEAN, DxCouncilMember, authorised),
  DX_MEMBERS_END
};

static gpointer
read_member (JsonObject *object, const char *path, GError **error)
{
  DxCouncilMember *self = g_new0 (DxCouncilMember, 1);

  if (!dx_members_read (object, path, member_members, self, error))
    g_clear_pointer (&self, free_member);
  return self;
}

static gboolean
read_entry (DxBallot *self,
            const char *item,
            JsonNode *node,
            const char *items_path,
            GError **error)
{
  g_autofree char *path = dx_json_path_member (items_path, item);
  DxBallotEntry *entry;
  const char *name;
  int mark;

  if (!dx_json_get_string (node, path, &name, error))
    return FALSE;
  if (!dx_names_find (mark_names, name, &mark))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("must be “pass”, “fail”, “both” or “blank”"));
  entry = g_new (DxBallotEntry, 1);
  *entry = (DxBallotEntry){ g_strdup (item), (DxBallotMark) mark };
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

static gboolean
read_entries (DxBallot *self,
              JsonObject *ballot,
              const char *ballot_path,
              GError **error)
{
  g_autofree char *path = dx_json_path_member (ballot_path, "items");
  JsonNode *node = json_object_get_member (ballot, "items");
  JsonObject *object;
  JsonObjectIter iter;
  const char *item;

  if (node == NULL)
    return TRUE;
  object = dx_json_get_object (node, path, error);
  if (object == NULL)
    return FALSE;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &item, &node))
    if (!read_entry (self, item, node, path, error))
      return FALSE;
  return TRUE;
}

static const DxMember ballot_members[] = {
  DX_MAY ("member", ID, DxBallot, member),
  DX_MAY ("count", UINT, DxBallot, count),
  DX_MAY_NAME ("conclusion", conclusion_names, DxBallot, conclusion),
  DX_MAY ("reason", STRING, DxBallot, reason),
  DX_MAY ("invalid", STRING, DxBallot, invalid),
  DX_MEMBERS_END
};

static gboolean
check_count (const DxBallot *self, const char *ballot_path, GError **error)
{
  g_autofree char *path = dx_json_path_member (ballot_path, "count");

  if (self->count == 0 || self->count > MAX_COUNT)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("is outside what is allowed"));
  return self->member == NULL || self->count == 1
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("a member's own ballot is one"));
}

static gpointer
read_ballot (JsonObject *object, const char *path, GError **error)
{
  DxBallot *self = g_new0 (DxBallot, 1);

  self->count = 1;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) free_entry);
  if (!dx_members_read (object, path, ballot_members, self, error)
      || !check_count (self, path, error)
      || !read_entries (self, object, path, error))
    g_clear_pointer (&self, free_ballot);
  return self;
}

static const DxMember votes_members[] = {
  DX_MAY ("council", ID, DxVotes, council),
  DX_MAY ("proposal", STRING, DxVotes, proposal),
  DX_MAY ("date", DATE, DxVotes, meeting.date),
  DX_MAY ("papers-sent", DATE, DxVotes, meeting.papers_sent),
  DX_MAY ("holidays", STRINGS, DxVotes, meeting.holidays),
  DX_MUST_LIST ("members", read_member, DxVotes, meeting.members),
  DX_MAY ("reviewers", STRINGS, DxVotes, meeting.reviewers),
  DX_MUST_LIST ("ballots", read_ballot, DxVotes, ballots),
  DX_MAY ("reasons", STRINGS, DxVotes, reasons),
  DX_MEMBERS_END
};

static gboolean
check_votes (const DxVotes *self, GError **error)
{
  return self->proposal == NULL || g_uuid_string_is_valid (self->proposal)
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.proposal",
                            _ ("must be a UUID"));
}

/**
 * dx_votes_new_from_json:
 * @json: a votes file, UTF-8
 * @error: return location for a #DxJsonError
 *
 * Reads what a council voted on one proposal.
 *
 * Returns: (transfer full) (nullable): the votes, or %NULL with @error set
 */
DxVotes *
dx_votes_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxVotes) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = g_new0 (DxVotes, 1);
  self->meeting.members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_member);
  self->ballots = g_ptr_array_new_with_free_func ((GDestroyNotify) free_ballot);
  if (!dx_members_read_file (root, DX_VOTES_FORMAT, votes_members, self, error)
      || !check_votes (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_votes_free:
 * @self: (transfer full) (nullable): votes
 *
 * Frees them.
 */
void
dx_votes_free (DxVotes *self)
{
  if (self == NULL)
    return;
  g_free (self->council);
  g_free (self->proposal);
  g_free (self->meeting.date);
  g_free (self->meeting.papers_sent);
  g_strfreev (self->meeting.holidays);
  g_ptr_array_unref (self->meeting.members);
  g_strfreev (self->meeting.reviewers);
  g_ptr_array_unref (self->ballots);
  g_strfreev (self->reasons);
  g_free (self);
}
