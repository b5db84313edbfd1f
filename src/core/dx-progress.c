/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-progress.h"

#include <string.h>

#define REQUIRED_PREFIX "required."
#define TOPIC_PREFIX "topics."

/* How far a proposal is, a section at a time: what the sidebar and the list
 * of proposals show. Pure functions of a proposal and its findings. */

static const DxFormSection *
find_section (const DxForm *form, const char *id)
{
  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);

      if (g_str_equal (section->id, id))
        return section;
    }
  return NULL;
}

static void
add_field (GPtrArray *fields, const DxForm *form, const char *id)
{
  const DxField *field = id != NULL ? dx_form_get_field (form, id) : NULL;

  if (field != NULL && !g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

static GPtrArray *
list_fields (const DxForm *form, const DxFormSection *section)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      add_field (fields, form, item->field);
      add_field (fields, form, item->instead);
      for (guint j = 0; item->parts != NULL && j < item->parts->len; j++)
        {
          const DxFormPart *part = g_ptr_array_index (item->parts, j);

          add_field (fields, form, part->field);
        }
    }
  return fields;
}

/**
 * dx_progress_list_fields:
 * @form: a form
 * @section: the id of one of its sections
 *
 * Lists what can be filled in in @section: the fields of its values, what is
 * printed instead of them, its labelled values and its tables. The order is
 * that of the paper; each field stands there once.
 *
 * Returns: (transfer container) (element-type DxField): the fields, which
 *   belong to @form; none if it has no such section
 */
GPtrArray *
dx_progress_list_fields (const DxForm *form, const char *section)
{
  const DxFormSection *it;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (section != NULL, NULL);

  it = find_section (form, section);
  return it != NULL ? list_fields (form, it) : g_ptr_array_new ();
}

/**
 * dx_progress_find_section:
 * @form: a form
 * @field: a field id, or what else a finding names ("topics.ID", "")
 *
 * Returns: (transfer none) (nullable): the id of the first section that
 *   @field stands in; %NULL for the plan year, topics and the whole
 */
const char *
dx_progress_find_section (const DxForm *form, const char *field)
{
  const DxField *wanted;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  wanted = dx_form_get_field (form, field);
  for (guint i = 0; wanted != NULL && i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);
      g_autoptr (GPtrArray) fields = list_fields (form, section);

      if (g_ptr_array_find (fields, wanted, NULL))
        return section->id;
    }
  return NULL;
}

/* The same that the check calls an answer: months and a year of 0 or less
 * are none. */
static gboolean
has_answer (DxProposal *proposal, const DxField *field)
{
  gint64 value;

  if (dx_proposal_is_empty (proposal, field->id))
    return FALSE;
  if (field->kind == DX_FIELD_MONTHS || field->kind == DX_FIELD_YEAR)
    return dx_proposal_get_integer (proposal, field->id, &value) && value > 0;
  return TRUE;
}

/* Whether an empty @field would send the dossier back. */
static gboolean
is_missing (DxProposal *proposal, const DxField *field)
{
  const DxField *other = NULL;

  if (!field->required || field->required_severity != DX_SEVERITY_ERROR
      || has_answer (proposal, field))
    return FALSE;
  if (field->required_unless != NULL)
    other = dx_form_get_field (dx_proposal_get_form (proposal),
                               field->required_unless);
  return other == NULL || !has_answer (proposal, other);
}

static gboolean
holds (GPtrArray *fields, const char *id)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      if (g_str_equal (field->id, id))
        return TRUE;
    }
  return FALSE;
}

/* Whether a finding says that one of @fields is wrong; *@missing is set to
 * %TRUE where one says that it is not there. */
static gboolean
has_error (GPtrArray *findings, GPtrArray *fields, gboolean *missing)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity != DX_SEVERITY_ERROR
          || !holds (fields, finding->field))
        continue;
      if (!g_str_has_prefix (finding->id, REQUIRED_PREFIX))
        return TRUE;
      *missing = TRUE;
    }
  return FALSE;
}

static DxSectionState
get_state (DxProposal *proposal,
           GPtrArray *findings,
           const DxFormSection *section)
{
  g_autoptr (GPtrArray)
      fields = list_fields (dx_proposal_get_form (proposal), section);
  gboolean missing = FALSE;
  gboolean empty = TRUE;

  if (has_error (findings, fields, &missing))
    return DX_SECTION_TO_MEND;
  for (guint i = 0; i < fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (fields, i);

      empty = empty && dx_proposal_is_empty (proposal, field->id);
      missing = missing || is_missing (proposal, field);
    }
  if (empty && fields->len > 0)
    return DX_SECTION_EMPTY;
  return missing ? DX_SECTION_BEGUN : DX_SECTION_COMPLETE;
}

/**
 * dx_progress_get_section:
 * @proposal: a proposal
 * @findings: (nullable) (element-type DxFinding): what dx_check () says of it
 * @section: the id of a section of its form
 *
 * Tells how far @section is. Only errors count: an empty field whose
 * absence is but a warning, and one whose stand-in is filled, hinder
 * nothing. A section of optional fields is complete as soon as something
 * stands in it, one that only has the form's own words always is.
 *
 * Returns: the state; empty if there is no such section
 */
DxSectionState
dx_progress_get_section (DxProposal *proposal,
                         GPtrArray *findings,
                         const char *section)
{
  const DxFormSection *it;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), DX_SECTION_EMPTY);
  g_return_val_if_fail (section != NULL, DX_SECTION_EMPTY);

  it = find_section (dx_proposal_get_form (proposal), section);
  return it != NULL ? get_state (proposal, findings, it) : DX_SECTION_EMPTY;
}

static gboolean
topics_have_error (GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == DX_SEVERITY_ERROR
          && g_str_has_prefix (finding->field, TOPIC_PREFIX))
        return TRUE;
    }
  return FALSE;
}

/* As the check has it: only blanks are no note. */
static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped == '\0';
}

/**
 * dx_progress_get_topics:
 * @proposal: a proposal
 * @findings: (nullable) (element-type DxFinding): what dx_check () says of it
 *
 * Tells how far the priority topics are: empty when none is chosen, begun
 * when one has no note yet.
 *
 * Returns: the state
 */
DxSectionState
dx_progress_get_topics (DxProposal *proposal, GPtrArray *findings)
{
  guint n_topics;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), DX_SECTION_EMPTY);

  n_topics = dx_proposal_get_n_topics (proposal);
  if (n_topics == 0)
    return DX_SECTION_EMPTY;
  if (topics_have_error (findings))
    return DX_SECTION_TO_MEND;
  for (guint i = 0; i < n_topics; i++)
    {
      const DxTopicChoice *topic = dx_proposal_get_topic (proposal, i);

      if (topic->note == NULL || is_blank (topic->note))
        return DX_SECTION_BEGUN;
    }
  return DX_SECTION_COMPLETE;
}

/**
 * dx_progress_count_complete:
 * @proposal: a proposal
 * @findings: (nullable) (element-type DxFinding): what dx_check () says of it
 *
 * Returns: how many sections of its form are complete; topics are none
 */
guint
dx_progress_count_complete (DxProposal *proposal, GPtrArray *findings)
{
  const DxForm *form;
  guint complete = 0;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), 0);

  form = dx_proposal_get_form (proposal);
  for (guint i = 0; i < form->sections->len; i++)
    if (get_state (proposal, findings, g_ptr_array_index (form->sections, i))
        == DX_SECTION_COMPLETE)
      complete++;
  return complete;
}

/* Its words with single blanks between them. */
static char *
join_words (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* The first line with a letter or digit in it; there is one. */
static char *
get_first_line (const char *text)
{
  const char *line = text;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '\n')
      line = at + 1;
    else if (g_unichar_isalnum (g_utf8_get_char (at)))
      break;
  return join_words (line, strcspn (line, "\n"));
}

/**
 * dx_progress_get_title:
 * @proposal: a proposal
 *
 * Names @proposal in lists: by the first of its form's lines and paragraphs
 * that says something, which is the name of the task once it has one. Of
 * several lines the first counts.
 *
 * Returns: (transfer full) (nullable): one line with single blanks, or %NULL
 *   when nothing is written yet
 */
char *
dx_progress_get_title (DxProposal *proposal)
{
  const DxForm *form;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  form = dx_proposal_get_form (proposal);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if ((field->kind == DX_FIELD_LINE || field->kind == DX_FIELD_TEXT)
          && !dx_proposal_is_empty (proposal, field->id))
        return get_first_line (dx_proposal_get_text (proposal, field->id));
    }
  return NULL;
}
