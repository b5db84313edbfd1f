/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-remarks-private.h"

#include <string.h>

#include "dx-names-private.h"
#include "dx-proposal-private.h"

static const char *const kind_names[] = { "must", "should", "question", NULL };
static const char *const state_names[] = { "open", "answered", "settled",
                                           NULL };

/**
 * dx_remark_kind_get_name:
 * @kind: a kind
 *
 * Returns: (transfer none): its name in files: "must", "should", "question"
 */
const char *
dx_remark_kind_get_name (DxRemarkKind kind)
{
  return dx_names_get (kind_names, (int) kind);
}

/**
 * dx_remark_kind_parse:
 * @name: (nullable): "must", "should" or "question"
 * @kind: (out): the kind
 *
 * Returns: whether @name is one of them
 */
gboolean
dx_remark_kind_parse (const char *name, DxRemarkKind *kind)
{
  int value;

  g_return_val_if_fail (kind != NULL, FALSE);

  if (!dx_names_find (kind_names, name, &value))
    return FALSE;
  *kind = (DxRemarkKind) value;
  return TRUE;
}

/**
 * dx_remark_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): its name in files: "open", "answered", "settled"
 */
const char *
dx_remark_state_get_name (DxRemarkState state)
{
  return dx_names_get (state_names, (int) state);
}

static void
free_passage (DxRemarkPassage *self)
{
  g_free (self->text);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

static void
free_variant (DxRemarkVariant *self)
{
  g_free (self->member);
  g_free (self->value);
  g_free (self);
}

/*
 * dx_remark_new:
 *
 * Returns: (transfer full): a remark without anything in it
 */
DxRemark *
dx_remark_new (void)
{
  DxRemark *self = g_new0 (DxRemark, 1);

  self->variants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) free_variant);
  return self;
}

static DxRemarkPassage *
copy_passage (const DxRemarkPassage *self)
{
  DxRemarkPassage *copy = g_new0 (DxRemarkPassage, 1);

  copy->start = self->start;
  copy->length = self->length;
  copy->text = g_strdup (self->text);
  if (self->others != NULL)
    copy->others = json_object_ref (self->others);
  return copy;
}

/*
 * dx_remark_copy:
 * @self: a remark
 *
 * Returns: (transfer full): a copy
 */
DxRemark *
dx_remark_copy (const DxRemark *self)
{
  DxRemark *copy = dx_remark_new ();

  copy->id = g_strdup (self->id);
  copy->field = g_strdup (self->field);
  if (self->passage != NULL)
    copy->passage = copy_passage (self->passage);
  copy->kind = self->kind;
  copy->text = g_strdup (self->text);
  copy->state = self->state;
  copy->answer = g_strdup (self->answer);
  for (guint i = 0; i < self->variants->len; i++)
    {
      const DxRemarkVariant *variant = g_ptr_array_index (self->variants, i);

      dx_remark_add_variant (copy, variant->member, variant->value);
    }
  if (self->others != NULL)
    copy->others = json_object_ref (self->others);
  return copy;
}

/*
 * dx_remark_free:
 * @self: (transfer full) (nullable): a remark
 *
 * Frees it.
 */
void
dx_remark_free (DxRemark *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->field);
  g_clear_pointer (&self->passage, free_passage);
  g_free (self->text);
  g_free (self->answer);
  g_ptr_array_unref (self->variants);
  g_clear_pointer (&self->others, json_object_unref);
  g_free (self);
}

/*
 * dx_remark_add_variant:
 * @self: a remark
 * @member: "answer", "text" or "kind"
 * @value: what another file says there
 *
 * Keeps it, once.
 */
void
dx_remark_add_variant (DxRemark *self, const char *member, const char *value)
{
  DxRemarkVariant *variant;

  for (guint i = 0; i < self->variants->len; i++)
    {
      variant = g_ptr_array_index (self->variants, i);
      if (strcmp (variant->member, member) == 0
          && strcmp (variant->value, value) == 0)
        return;
    }
  variant = g_new (DxRemarkVariant, 1);
  variant->member = g_strdup (member);
  variant->value = g_strdup (value);
  g_ptr_array_add (self->variants, variant);
}

/**
 * dx_remark_set_passage:
 * @self: a remark
 * @value: its field's value in NFC
 * @start: first character of the passage
 * @length: how many
 *
 * Ties the remark to a passage. One that reaches beyond the end of @value
 * is cut there; an empty one unties it.
 */
void
dx_remark_set_passage (DxRemark *self,
                       const char *value,
                       guint start,
                       guint length)
{
  glong all;

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  g_clear_pointer (&self->passage, free_passage);
  all = g_utf8_strlen (value, -1);
  if ((glong) start >= all || length == 0)
    return;
  length = MIN (length, (guint) all - start);
  self->passage = g_new0 (DxRemarkPassage, 1);
  self->passage->start = start;
  self->passage->length = length;
  self->passage->text =
      g_utf8_substring (value, (glong) start, (glong) start + (glong) length);
}

/* For each byte of @text: the length of its longest end that also begins
 * it (Knuth, Morris, Pratt). The search stays linear whatever a stranger's
 * file says. */
static gsize *
make_borders (const char *text, gsize length)
{
  gsize *borders = g_new0 (gsize, length);
  gsize border = 0;

  for (gsize i = 1; i < length; i++)
    {
      while (border > 0 && text[i] != text[border])
        border = borders[border - 1];
      if (text[i] == text[border])
        border++;
      borders[i] = border;
    }
  return borders;
}

static guint
measure_distance (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

/* Finds where @text, of @n characters, stands nearest to @wanted. */
static gboolean
find_nearest (
    const char *value, const char *text, guint n, guint wanted, guint *start)
{
  gsize length = strlen (text);
  g_autofree gsize *borders = make_borders (text, length);
  gboolean found = FALSE;
  gsize matched = 0;
  guint characters = 0;

  for (const char *p = value; *p != '\0'; p++)
    {
      guint at;

      if (((guchar) p[1] & 0xC0) != 0x80)
        characters++;
      while (matched > 0 && *p != text[matched])
        matched = borders[matched - 1];
      if (*p == text[matched])
        matched++;
      if (matched < length)
        continue;
      matched = borders[matched - 1];
      at = characters - n;
      if (found
          && measure_distance (at, wanted) >= measure_distance (*start, wanted))
        continue;
      *start = at;
      found = TRUE;
    }
  return found;
}

/**
 * dx_remark_find_passage:
 * @self: a remark
 * @value: its field's value in NFC, perhaps edited since
 * @start: (out): first character of the passage
 * @length: (out): how many
 *
 * Finds the passage that the remark is about: where it stood, or else where
 * its text stands now, nearest to there.
 *
 * Returns: whether there is a passage and it was found; otherwise the
 *   remark belongs to the whole field
 */
gboolean
dx_remark_find_passage (const DxRemark *self,
                        const char *value,
                        guint *start,
                        guint *length)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (start != NULL && length != NULL, FALSE);

  if (self->passage == NULL || *self->passage->text == '\0')
    return FALSE;
  n = (guint) g_utf8_strlen (self->passage->text, -1);
  if (!find_nearest (value, self->passage->text, n, self->passage->start,
                     start))
    return FALSE;
  *length = n;
  return TRUE;
}

/**
 * dx_remark_set_answer:
 * @self: a remark
 * @answer: (nullable): UTF-8, or %NULL to take the answer back
 *
 * Answers the remark, which then waits for the office; without an answer it
 * is open again.
 */
void
dx_remark_set_answer (DxRemark *self, const char *answer)
{
  char *clean;

  g_return_if_fail (self != NULL);

  clean = answer != NULL ? dx_proposal_clean_text (answer, NULL) : NULL;
  if (clean != NULL && dx_proposal_text_is_empty (clean))
    g_clear_pointer (&clean, g_free);
  g_free (self->answer);
  self->answer = clean;
  self->state = clean != NULL ? DX_REMARK_ANSWERED : DX_REMARK_OPEN;
}

/**
 * dx_remark_settle:
 * @self: a remark
 *
 * The office is content.
 */
void
dx_remark_settle (DxRemark *self)
{
  g_return_if_fail (self != NULL);

  self->state = DX_REMARK_SETTLED;
}

/**
 * dx_remark_reopen:
 * @self: a remark
 *
 * The office is not content after all; the answer stays.
 */
void
dx_remark_reopen (DxRemark *self)
{
  g_return_if_fail (self != NULL);

  self->state = DX_REMARK_OPEN;
}

/**
 * dx_remark_drop_variant:
 * @self: a remark
 * @index: of a variant
 *
 * Settles a conflict: what stands in the remark is right.
 */
void
dx_remark_drop_variant (DxRemark *self, guint index)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->variants->len);

  g_ptr_array_remove_index (self->variants, index);
}

/**
 * dx_remark_take_variant:
 * @self: a remark
 * @index: of a variant
 *
 * Settles a conflict: the variant is right and takes the place of what
 * stands in the remark.
 */
void
dx_remark_take_variant (DxRemark *self, guint index)
{
  const DxRemarkVariant *variant;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->variants->len);

  variant = g_ptr_array_index (self->variants, index);
  if (strcmp (variant->member, "answer") == 0)
    {
      dx_remark_set_answer (self, variant->value);
    }
  else if (strcmp (variant->member, "text") == 0)
    {
      g_free (self->text);
      self->text = g_strdup (variant->value);
    }
  else
    {
      dx_remark_kind_parse (variant->value, &self->kind);
    }
  g_ptr_array_remove_index (self->variants, index);
}
