/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-names-private.h"
#include "dx-others-private.h"
#include "dx-proposal-private.h"

/* Marks of one review: each is compared with each. */
#define MAX_MARKS 1000u

static const char *const answer_names[] = { "unmarked", "pass", "fail", NULL };
static const char *const conclusion_names[] = { "undecided", "not", "do",
                                                "adjust", NULL };
static const char *const known_members[] = {
  "format",     "version",  "id",    "proposal",   "revision",
  "reviewer",   "criteria", "marks", "conclusion", "name",
  "objectives", "results",  "note",  NULL
};

/**
 * dx_review_answer_get_name:
 * @answer: an answer
 *
 * Returns: (transfer none): its name in files: "pass", "fail"
 */
const char *
dx_review_answer_get_name (DxReviewAnswer answer)
{
  return dx_names_get (answer_names, (int) answer);
}

/**
 * dx_review_conclusion_get_name:
 * @conclusion: a conclusion
 *
 * Returns: (transfer none): its name in files: "not", "do", "adjust"
 */
const char *
dx_review_conclusion_get_name (DxReviewConclusion conclusion)
{
  return dx_names_get (conclusion_names, (int) conclusion);
}

static void
free_mark (DxReviewMark *self)
{
  g_free (self->criterion);
  g_free (self->reason);
  g_free (self);
}

static const DxMember mark_members[] = {
  DX_MUST ("criterion", ID, DxReviewMark, criterion),
  DX_MUST_NAME ("answer", answer_names, DxReviewMark, answer),
  DX_MAY ("reason", STRING, DxReviewMark, reason), DX_MEMBERS_END
};

static gpointer
read_mark (JsonObject *object, const char *path, GError **error)
{
  DxReviewMark *self = g_new0 (DxReviewMark, 1);

  if (!dx_members_read (object, path, mark_members, self, error))
    g_clear_pointer (&self, free_mark);
  return self;
}

static const DxMember review_members[] = {
  DX_MUST ("id", STRING, DxReview, id),
  DX_MUST ("proposal", STRING, DxReview, proposal),
  DX_MAY ("revision", INT64, DxReview, revision),
  DX_MAY ("reviewer", STRING, DxReview, reviewer),
  DX_MAY ("criteria", ID, DxReview, criteria),
  DX_MUST_LIST ("marks", read_mark, DxReview, marks),
  DX_MAY_NAME ("conclusion", conclusion_names, DxReview, conclusion),
  DX_MAY ("name", STRING, DxReview, name),
  DX_MAY ("objectives", STRING, DxReview, objectives),
  DX_MAY ("results", STRING, DxReview, results),
  DX_MAY ("note", STRING, DxReview, note),
  DX_MEMBERS_END
};

static gboolean
check_marks (const DxReview *self, GError **error)
{
  if (self->marks->len > MAX_MARKS)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.marks",
                           _ ("has too many entries"));
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DxReviewMark *mark = g_ptr_array_index (self->marks, i);
      g_autofree char *path = dx_json_path_item ("$.marks", i);

      if (dx_review_find_mark (self, mark->criterion) != mark)
        return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path,
                               _ ("stands there a second time"));
    }
  return TRUE;
}

static gboolean
check_review (const DxReview *self, GError **error)
{
  if (!g_uuid_string_is_valid (self->id))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.id",
                           _ ("must be a UUID"));
  if (!g_uuid_string_is_valid (self->proposal))
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.proposal",
                           _ ("must be a UUID"));
  if (self->revision < 0)
    return dx_json_refuse (error, DX_JSON_ERROR_VALUE, "$.revision",
                           _ ("must not be less than 0"));
  return check_marks (self, error);
}

static DxReview *
create (void)
{
  DxReview *self = g_new0 (DxReview, 1);

  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_mark);
  return self;
}

/**
 * dx_review_new:
 * @proposal: UUID of a proposal
 * @revision: its version
 * @reviewer: (nullable): name, as printed
 *
 * Begins a review.
 *
 * Returns: (transfer full): a review without marks
 */
DxReview *
dx_review_new (const char *proposal, gint64 revision, const char *reviewer)
{
  DxReview *self;

  g_return_val_if_fail (proposal != NULL, NULL);
  g_return_val_if_fail (revision >= 0, NULL);

  self = create ();
  self->id = g_uuid_string_random ();
  self->proposal = g_strdup (proposal);
  self->revision = revision;
  self->reviewer = g_strdup (reviewer);
  return self;
}

/**
 * dx_review_new_from_json:
 * @json: a review, UTF-8
 * @error: return location for a #DxJsonError
 *
 * Reads a review. Members of the file that are unknown are kept.
 *
 * Returns: (transfer full) (nullable): it, or %NULL with @error set
 */
DxReview *
dx_review_new_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DxReview) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  if (root == NULL)
    return NULL;
  dx_json_normalize (root);
  self = create ();
  if (!dx_members_read_file (root, DX_REVIEW_FORMAT, review_members, self,
                             error)
      || !check_review (self, error))
    return NULL;
  self->others = dx_others_collect (json_node_get_object (root), known_members);
  return g_steal_pointer (&self);
}

static JsonArray *
write_marks (GPtrArray *marks)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      const DxReviewMark *mark = g_ptr_array_index (marks, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "criterion", mark->criterion);
      json_object_set_string_member (object, "answer",
                                     dx_review_answer_get_name (mark->answer));
      dx_others_set_text (object, "reason", mark->reason);
      json_array_add_object_element (array, object);
    }
  return array;
}

/**
 * dx_review_to_json:
 * @self: a review
 *
 * Writes a review, members in their fixed order.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_review_to_json (const DxReview *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "format", DX_REVIEW_FORMAT);
  json_object_set_int_member (object, "version", DX_REVIEW_VERSION);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "proposal", self->proposal);
  json_object_set_int_member (object, "revision", self->revision);
  dx_others_set_text (object, "reviewer", self->reviewer);
  dx_others_set_text (object, "criteria", self->criteria);
  json_object_set_array_member (object, "marks", write_marks (self->marks));
  if (self->conclusion != DX_REVIEW_UNDECIDED)
    json_object_set_string_member (
        object, "conclusion", dx_review_conclusion_get_name (self->conclusion));
  dx_others_set_text (object, "name", self->name);
  dx_others_set_text (object, "objectives", self->objectives);
  dx_others_set_text (object, "results", self->results);
  dx_others_set_text (object, "note", self->note);
  dx_others_write (object, self->others);
  json_node_take_object (root, object);
  return dx_json_print (root);
}

/**
 * dx_review_free:
 * @self: (transfer full) (nullable): a review
 *
 * Frees it.
 */
void
dx_review_free (DxReview *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->proposal);
  g_free (self->reviewer);
  g_free (self->criteria);
  g_ptr_array_unref (self->marks);
  g_free (self->name);
  g_free (self->objectives);
  g_free (self->results);
  g_free (self->note);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

/**
 * dx_review_find_mark:
 * @self: a review
 * @criterion: id of a criterion
 *
 * Returns: (transfer none) (nullable): what it says there
 */
const DxReviewMark *
dx_review_find_mark (const DxReview *self, const char *criterion)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (criterion != NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const DxReviewMark *mark = g_ptr_array_index (self->marks, i);

      if (strcmp (mark->criterion, criterion) == 0)
        return mark;
    }
  return NULL;
}

/**
 * dx_review_set_mark:
 * @self: a review
 * @criterion: id of a criterion
 * @answer: đạt or không đạt
 * @reason: (nullable): UTF-8
 *
 * Answers a criterion.
 */
void
dx_review_set_mark (DxReview *self,
                    const char *criterion,
                    DxReviewAnswer answer,
                    const char *reason)
{
  DxReviewMark *mark;
  char *clean = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (criterion != NULL);

  mark = (DxReviewMark *) dx_review_find_mark (self, criterion);
  if (mark == NULL)
    {
      mark = g_new0 (DxReviewMark, 1);
      mark->criterion = g_strdup (criterion);
      g_ptr_array_add (self->marks, mark);
    }
  if (reason != NULL && !dx_proposal_text_is_empty (reason))
    clean = dx_proposal_clean_text (reason, NULL);
  mark->answer = answer;
  g_free (mark->reason);
  mark->reason = clean;
}
