/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-progress.h"
#include "dx-verify-answer-private.h"

/* The words of an answer. */

/**
 * dx_verify_page_state_get_words:
 * @state: what is known of a page
 *
 * Returns: (transfer none): a word for it
 */
const char *
dx_verify_page_state_get_words (DxVerifyPageState state)
{
  switch (state)
    {
    case DX_VERIFY_PAGE_GOOD:
      return _ ("right");
    case DX_VERIFY_PAGE_WRONG:
      return _ ("altered");
    case DX_VERIFY_PAGE_TWICE:
      return _ ("more than once");
    case DX_VERIFY_PAGE_MISSING:
    default:
      return _ ("missing");
    }
}

static guint
count_missing (const DxVerifyAnswer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pages->len; i++)
    n += g_array_index (self->pages, DxVerifyPageState, i)
         == DX_VERIFY_PAGE_MISSING;

  return n;
}

static gboolean
has_only_missing (const DxVerifyAnswer *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      DxVerifyPageState state =
          g_array_index (self->pages, DxVerifyPageState, i);

      if (state != DX_VERIFY_PAGE_MISSING && state != DX_VERIFY_PAGE_GOOD)
        return FALSE;
    }

  return self->n_foreign == 0;
}

static const char *
get_heading (const DxVerifyAnswer *self)
{
  switch (self->verdict)
    {
    case DX_VERDICT_SAME:
      return _ ("The same version");
    case DX_VERDICT_OLDER:
      return _ ("An older version");
    case DX_VERDICT_NEWER:
      return _ ("A newer version");
    case DX_VERDICT_OTHER:
      return _ ("Another proposal");
    case DX_VERDICT_ALTERED:
      return _ ("Altered");
    case DX_VERDICT_INCOMPLETE:
      return has_only_missing (self) ? _ ("Pages are missing")
                                     : _ ("There are foreign pages");
    case DX_VERDICT_UNREADABLE:
    default:
      return _ ("Cannot be read");
    }
}

/*
 * dx_verify_answer_say_rest:
 *
 * Says what to do when nothing is wrong but that pages are missing. The last
 * lines name them one by one, as the row of pages does.
 */
void
dx_verify_answer_say_rest (DxVerifyAnswer *self)
{
  guint n = count_missing (self);

  if (self->verdict != DX_VERDICT_INCOMPLETE || !has_only_missing (self))
    return;
  g_ptr_array_set_size (self->lines,
                        (int) (self->lines->len - MIN (n, self->lines->len)));
  dx_verify_answer_say (self, _ ("The pages that were seen are right; go on "
                                 "with the missing ones."));
}

/*
 * dx_verify_answer_word:
 *
 * Puts the verdict into words.
 */
void
dx_verify_answer_word (DxVerifyAnswer *self)
{
  g_free (self->heading);
  self->heading = g_strdup (get_heading (self));
}

/*
 * dx_verify_answer_say:
 *
 * Adds a line.
 */
void
dx_verify_answer_say (DxVerifyAnswer *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, args));
  va_end (args);
}

/*
 * dx_verify_answer_name:
 * @number: which printed version the paper says it is; 0 for none
 * @other: whether it is another proposal than the one that is open
 *
 * Says which version of which proposal it is.
 */
void
dx_verify_answer_name (DxVerifyAnswer *self, gint64 number, gboolean other)
{
  g_autofree char *title = dx_progress_get_title (self->found->present);
  const char *shown = title != NULL && *title != '\0'
                          ? title
                          : _ ("A proposal without a name yet");

  g_free (self->what);
  if (number <= 0)
    self->what = g_strdup_printf (
        other ? _ ("This is another proposal: “%s”, not printed yet.")
              : _ ("This is what stands in the proposal “%s” now."),
        shown);
  else
    self->what = g_strdup_printf (
        other ? _ ("This is printed version %d of another proposal: “%s”.")
              : _ ("This is printed version %d of the proposal “%s”."),
        (int) number, shown);
}

static char *
get_field_name (const DxForm *form, const char *id)
{
  const char *section = dx_progress_find_section (form, id);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if (g_str_equal (field->id, id) && field->label != NULL)
        return section != NULL ? g_strdup_printf (_ ("Section %s, %s"), section,
                                                  field->label)
                               : g_strdup (field->label);
    }

  return NULL;
}

/* A line of the comparison begins with the field's id and a colon. */
static void
add_difference (DxVerifyAnswer *self, const DxForm *form, const char *line)
{
  const char *colon = strstr (line, ": “");
  g_autofree char *id = colon != NULL ? g_strndup (line, (gsize) (colon - line))
                                      : NULL;
  g_autofree char *name = id != NULL ? get_field_name (form, id) : NULL;

  if (name != NULL)
    dx_verify_answer_say (self, "%s%s", name, colon);
  else
    dx_verify_answer_say (self, "%s", line);
}

/*
 * dx_verify_answer_say_later:
 *
 * Says what became of the proposal since the version that was found.
 */
void
dx_verify_answer_say_later (DxVerifyAnswer *self, DxWorkspace *workspace)
{
  DxVerifyFound *found = self->found;
  gint64 number = dx_proposal_get_revision (found->proposal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DxProposal) present = dx_proposal_copy (found->present);

  if (found->newest > number)
    dx_verify_answer_say (self, _ ("The newest printed version is number %d."),
                          (int) found->newest);
  if (!dx_verify_found_changed (workspace, found))
    return;
  dx_verify_answer_say (self, _ ("The proposal was changed after this print "
                                 "(on paper | now):"));
  dx_proposal_set_revision (present, number);
  dx_verify_proposal (found->proposal, present, lines);
  for (guint i = 0; i < lines->len; i++)
    add_difference (self, dx_proposal_get_form (present),
                    g_ptr_array_index (lines, i));
  if (lines->len == 0)
    dx_verify_answer_say (self, _ ("Other files go with it now."));
}
