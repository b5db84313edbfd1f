/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-contact.h"
#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-proposal-private.h"

/* Who proposes: an organisation or a person, and whom to ask there. One
 * file serves every proposal of theirs. */

#define PROFILE_FORMAT "dexuat-profile"
#define PROFILE_VERSION 1

/* Every member that is known, in the order of the file, and the field of a
 * proposal that it fills. */
static const struct {
  const char *member;
  const char *field; /* nullable */
} known[] = {
  { "name", "X.name" },
  { "short-name", NULL },
  { "address", "X.address" },
  { "tax-code", NULL },
  { "contact-name", "X.contact-name" },
  { "contact-position", "X.contact-position" },
  { "contact-phone", "X.contact-phone" },
  { "contact-email", "X.contact-email" },
  { "signer-name", NULL },
  { "signer-position", NULL },
  { "parent-agency", NULL },
  { "place", NULL },
};

/**
 * DxProfile:
 * @values: (nullable): one for each known member
 * @others: what is unknown, in its order; never changed, so that profiles
 *   share it
 */
struct _DxProfile {
  gatomicrefcount count;
  char *values[G_N_ELEMENTS (known)];
  JsonObject *others;
};

static const DxMember no_members[] = { DX_MEMBERS_END };

static int
find (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].member, member) == 0)
      return (int) i;
  return -1;
}

static DxProfile *
new_profile (JsonObject *others)
{
  DxProfile *self = g_new0 (DxProfile, 1);

  g_atomic_ref_count_init (&self->count);
  self->others = others;
  return self;
}

static gboolean
read_member (DxProfile *self, const char *name, JsonNode *node, GError **error)
{
  int index = find (name);
  g_autofree char *path = NULL;
  const char *text;

  if (strcmp (name, "format") == 0 || strcmp (name, "version") == 0)
    return TRUE;
  if (index < 0)
    {
      dx_json_normalize (node);
      json_object_set_member (self->others, name, json_node_copy (node));
      return TRUE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  path = dx_json_path_member ("$", name);
  if (!dx_json_get_string (node, path, &text, error))
    return FALSE;
  self->values[index] = dx_proposal_clean_text (text, NULL);
  return TRUE;
}

/**
 * dx_profile_new_from_json:
 * @json: a profile file
 * @error: return location for a #DxJsonError
 *
 * Reads a profile. All members but "format" and "version" may be absent;
 * those that are unknown are kept.
 *
 * Returns: (transfer full): the profile, or %NULL with @error set
 */
DxProfile *
dx_profile_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (DxProfile) self = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL
      || !dx_members_read_file (root, PROFILE_FORMAT, no_members, NULL, error))
    return NULL;
  self = new_profile (json_object_new ());
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!read_member (self, name, node, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_profile_to_json:
 * @self: a profile
 *
 * Writes the file of a profile: known members in their order, then the
 * unknown ones. Reading and writing it again gives the same bytes.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_profile_to_json (const DxProfile *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", PROFILE_FORMAT);
  json_object_set_int_member (object, "version", PROFILE_VERSION);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (self->values[i] != NULL)
      json_object_set_string_member (object, known[i].member, self->values[i]);
  json_object_iter_init_ordered (&iter, self->others);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, object);
  return dx_json_print (root);
}

/**
 * dx_profile_ref:
 * @self: a profile
 *
 * Takes a share in @self.
 *
 * Returns: (transfer full): @self
 */
DxProfile *
dx_profile_ref (DxProfile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * dx_profile_unref:
 * @self: (transfer full): a profile
 *
 * Gives a share in @self back; the last one frees it.
 */
void
dx_profile_unref (DxProfile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_free (self->values[i]);
  json_object_unref (self->others);
  g_free (self);
}

/**
 * dx_profile_get:
 * @self: a profile
 * @member: the name of a known member: "name", "short-name", "address",
 *   "tax-code", "contact-name", "contact-position", "contact-phone",
 *   "contact-email", "signer-name", "signer-position", "parent-agency" or
 *   "place"
 *
 * Returns: (transfer none) (nullable): its text in NFC, or %NULL if it is
 *   absent
 */
const char *
dx_profile_get (const DxProfile *self, const char *member)
{
  int index;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);
  index = find (member);
  g_return_val_if_fail (index >= 0, NULL);

  return self->values[index];
}

/**
 * dx_profile_with:
 * @self: a profile
 * @member: the name of a known member
 * @value: (nullable): UTF-8, or %NULL for none
 *
 * Returns: (transfer full): a profile that differs from @self in @member
 */
DxProfile *
dx_profile_with (const DxProfile *self, const char *member, const char *value)
{
  DxProfile *other;
  int index;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);
  g_return_val_if_fail (value == NULL || g_utf8_validate (value, -1, NULL),
                        NULL);
  index = find (member);
  g_return_val_if_fail (index >= 0, NULL);

  other = new_profile (json_object_ref (self->others));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (i != (guint) index)
      other->values[i] = g_strdup (self->values[i]);
  if (value != NULL)
    other->values[index] = dx_proposal_clean_text (value, NULL);
  return other;
}

static gboolean
is_open (DxProposal *proposal, const char *field)
{
  const DxField *kind =
      dx_form_get_field (dx_proposal_get_form (proposal), field);

  return kind != NULL && dx_proposal_kind_is_text (kind)
         && dx_proposal_is_empty (proposal, field);
}

/**
 * dx_profile_fill:
 * @self: a profile
 * @proposal: a proposal
 *
 * Fills name, address and contact into those fields of @proposal that are
 * empty; what somebody typed stays. Nothing else of a profile goes into the
 * form, which has no place for it.
 */
void
dx_profile_fill (const DxProfile *self, DxProposal *proposal)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (DX_IS_PROPOSAL (proposal));

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].field != NULL && self->values[i] != NULL
        && !dx_proposal_text_is_empty (self->values[i])
        && is_open (proposal, known[i].field))
      dx_proposal_set_text (proposal, known[i].field, self->values[i]);
}

/**
 * dx_profile_has_tax_code_doubt:
 * @self: a profile
 *
 * A tax code (mã số thuế) has ten digits, or ten and three, and a check
 * digit. This only warns.
 *
 * Returns: whether there is a tax code and it cannot be one
 */
gboolean
dx_profile_has_tax_code_doubt (const DxProfile *self)
{
  const char *code;

  g_return_val_if_fail (self != NULL, FALSE);

  code = dx_profile_get (self, "tax-code");
  return code != NULL && !dx_proposal_text_is_empty (code)
         && !dx_contact_is_tax_code (code);
}
