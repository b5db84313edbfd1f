/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-council.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-shelf-private.h"

#define COUNCIL_FORMAT "dexuat-council"

static const char *const base_names[] = { "cast", "valid", "present", NULL };

static void
free_role (DxCouncilRole *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static void
free_item (DxCouncilItem *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

static const DxMember role_members[] = {
  DX_MUST ("id", ID, DxCouncilRole, id),
  DX_MUST ("title", STRING, DxCouncilRole, title),
  DX_MAY ("minimum", UINT, DxCouncilRole, minimum),
  DX_MAY ("maximum", UINT, DxCouncilRole, maximum), DX_MEMBERS_END
};

static gpointer
read_role (JsonObject *object, const char *path, GError **error)
{
  DxCouncilRole *self = g_new0 (DxCouncilRole, 1);

  if (!dx_members_read (object, path, role_members, self, error))
    g_clear_pointer (&self, free_role);
  return self;
}

static const DxMember item_members[] = {
  DX_MUST ("id", ID, DxCouncilItem, id),
  DX_MUST ("title", STRING, DxCouncilItem, title), DX_MEMBERS_END
};

static gpointer
read_item (JsonObject *object, const char *path, GError **error)
{
  DxCouncilItem *self = g_new0 (DxCouncilItem, 1);

  if (!dx_members_read (object, path, item_members, self, error))
    g_clear_pointer (&self, free_item);
  return self;
}

static const DxMember number_members[] = {
  DX_MUST ("minimum", UINT, DxCouncil, minimum),
  DX_MUST ("maximum", UINT, DxCouncil, maximum),
  DX_MAY ("source", SOURCE, DxCouncil, members_source), DX_MEMBERS_END
};

static const DxMember reviewer_members[] = {
  DX_MUST ("minimum", UINT, DxCouncil, min_reviewers),
  DX_MUST ("maximum", UINT, DxCouncil, max_reviewers),
  DX_MAY ("source", SOURCE, DxCouncil, reviewers_source), DX_MEMBERS_END
};

static const DxMember quorum_members[] = {
  DX_MUST ("numerator", UINT, DxCouncil, quorum.numerator),
  DX_MUST ("denominator", UINT, DxCouncil, quorum.denominator),
  DX_MAY ("more-than", BOOLEAN, DxCouncil, quorum.more_than),
  DX_MAY ("chair", ID, DxCouncil, chair),
  DX_MAY ("deputy", ID, DxCouncil, deputy),
  DX_MAY ("reviewers", BOOLEAN, DxCouncil, needs_reviewers),
  DX_MAY ("roles", STRINGS, DxCouncil, quorum_roles),
  DX_MAY ("source", SOURCE, DxCouncil, quorum_source),
  DX_MEMBERS_END
};

static const DxMember paper_members[] = {
  DX_MUST ("working-days", UINT, DxCouncil, working_days),
  DX_MAY ("source", SOURCE, DxCouncil, papers_source), DX_MEMBERS_END
};

static const DxMember ballot_members[] = {
  DX_MUST_LIST ("items", read_item, DxCouncil, items),
  DX_MAY ("source", SOURCE, DxCouncil, ballot_source), DX_MEMBERS_END
};

static const DxMember passing_members[] = {
  DX_MUST ("numerator", UINT, DxCouncil, passing.numerator),
  DX_MUST ("denominator", UINT, DxCouncil, passing.denominator),
  DX_MAY ("more-than", BOOLEAN, DxCouncil, passing.more_than),
  DX_MUST_NAME ("of", base_names, DxCouncil, base),
  DX_MAY ("source", SOURCE, DxCouncil, passing_source),
  DX_MEMBERS_END
};

static const DxMember refusal_members[] = {
  DX_MUST ("reasons", BOOLEAN, DxCouncil, needs_reasons),
  DX_MAY ("source", SOURCE, DxCouncil, refusal_source), DX_MEMBERS_END
};

static const DxMember council_members[] = {
  DX_MUST ("id", ID, DxCouncil, id),
  DX_MUST ("title", STRING, DxCouncil, title),
  DX_MAY ("model", BOOLEAN, DxCouncil, model),
  DX_MUST_OBJECT ("members", number_members),
  DX_MUST_LIST ("roles", read_role, DxCouncil, roles),
  DX_MUST_OBJECT ("reviewers", reviewer_members),
  DX_MUST_OBJECT ("quorum", quorum_members),
  DX_MAY_OBJECT ("papers", paper_members),
  DX_MUST_OBJECT ("ballot", ballot_members),
  DX_MUST_OBJECT ("passing", passing_members),
  DX_MAY_OBJECT ("refusal", refusal_members),
  DX_MEMBERS_END
};

static gboolean
check_share (const DxShare *share, const char *path, GError **error)
{
  return (share->denominator > 0 && share->numerator <= share->denominator)
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("must be a share from 0 to 1"));
}

static gboolean
check_role (const DxCouncil *self,
            const char *role,
            const char *path,
            GError **error)
{
  return role == NULL || dx_council_find_role (self, role) != NULL
         || dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                            _ ("names a role that is not listed"));
}

static gboolean
check_list (const GPtrArray *list, gsize id, const char *path, GError **error)
{
  if (list->len == 0)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                           _ ("must not be empty"));

  return dx_members_check_ids (list, id, path, error);
}

static gboolean
check_council (const DxCouncil *self, GError **error)
{
  if (self->minimum == 0 || self->minimum > self->maximum)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.members",
                           _ ("the minimum is over the maximum"));
  if (self->min_reviewers > self->max_reviewers)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.reviewers",
                           _ ("the minimum is over the maximum"));
  if (!check_share (&self->quorum, "$.quorum", error)
      || !check_share (&self->passing, "$.passing", error)
      || !check_list (self->roles, G_STRUCT_OFFSET (DxCouncilRole, id),
                      "$.roles", error)
      || !check_list (self->items, G_STRUCT_OFFSET (DxCouncilItem, id),
                      "$.ballot.items", error)
      || !check_role (self, self->chair, "$.quorum.chair", error)
      || !check_role (self, self->deputy, "$.quorum.deputy", error))
    return FALSE;
  for (guint i = 0; self->quorum_roles[i] != NULL; i++)
    if (!check_role (self, self->quorum_roles[i], "$.quorum.roles", error))
      return FALSE;
  return TRUE;
}

/**
 * dx_council_new_from_json:
 * @json: a file of council rules, UTF-8
 * @path: (nullable): where a user's file lies; %NULL for a built-in one
 * @error: return location for a #DxJsonError
 *
 * Reads the rules of a council.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with @error set
 */
DxCouncil *
dx_council_new_from_json (GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxCouncil) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = g_atomic_rc_box_new0 (DxCouncil);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_role);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
  self->builtin = path == NULL;
  self->path = g_strdup (path);
  if (!dx_members_read_file (root, COUNCIL_FORMAT, council_members, self, error)
      || !check_council (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_council_load:
 * @id: of built-in rules: "tt06-2023"
 * @error: return location for a #GError
 *
 * Loads rules that are built in.
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with @error set
 */
DxCouncil *
dx_council_load (const char *id, GError **error)
{
  g_autofree char *file = g_strdup_printf ("councils/%s.json", id);
  g_autoptr (GBytes) json = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  if (!dx_members_is_id (id))
    {
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
                   _ ("there are no council rules “%s”"), id);
      return NULL;
    }
  json = dx_shelf_load (file, error);
  return json != NULL ? dx_council_new_from_json (json, NULL, error) : NULL;
}

/**
 * dx_council_ref:
 * @self: rules
 *
 * Takes a share in @self.
 *
 * Returns: (transfer full): @self
 */
DxCouncil *
dx_council_ref (DxCouncil *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
free_council (gpointer data)
{
  DxCouncil *self = data;

  g_free (self->id);
  g_free (self->title);
  dx_source_free (self->members_source);
  g_ptr_array_unref (self->roles);
  dx_source_free (self->reviewers_source);
  g_free (self->chair);
  g_free (self->deputy);
  g_strfreev (self->quorum_roles);
  dx_source_free (self->quorum_source);
  dx_source_free (self->papers_source);
  g_ptr_array_unref (self->items);
  dx_source_free (self->ballot_source);
  dx_source_free (self->passing_source);
  dx_source_free (self->refusal_source);
  g_free (self->path);
}

/**
 * dx_council_unref:
 * @self: (transfer full): rules
 *
 * Gives a share in @self back; the last one frees it.
 */
void
dx_council_unref (DxCouncil *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, free_council);
}

/**
 * dx_share_is_reached:
 * @share: a share
 * @part: how many
 * @whole: of how many
 *
 * Compares in whole numbers: exactly 3/4 is not more than 3/4.
 *
 * Returns: whether @part of @whole is enough; of nothing it never is
 */
gboolean
dx_share_is_reached (const DxShare *share, guint part, guint whole)
{
  guint64 have, want;

  g_return_val_if_fail (share != NULL, FALSE);

  if (whole == 0)
    return FALSE;
  have = (guint64) part * share->denominator;
  want = (guint64) whole * share->numerator;
  return share->more_than ? have > want : have >= want;
}

/**
 * dx_council_find_role:
 * @self: rules
 * @id: of a role
 *
 * Returns: (transfer none) (nullable): the role
 */
const DxCouncilRole *
dx_council_find_role (const DxCouncil *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->roles->len; i++)
    {
      const DxCouncilRole *role = g_ptr_array_index (self->roles, i);

      if (strcmp (role->id, id) == 0)
        return role;
    }
  return NULL;
}
