/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOPIC_PREFIX "topics."

/**
 * dx_check_add:
 * @self: the check
 * @id: which rule
 * @severity: how bad it is
 * @field: a field id, "topics.ID" or ""
 * @source: (nullable): where the rule comes from; without one, what the text
 *   rules have under @id
 * @message_take: (transfer full): what is wrong and what to do
 *
 * Adds a finding.
 */
void
dx_check_add (DxCheck *self,
              const char *id,
              DxSeverity severity,
              const char *field,
              const DxSource *source,
              char *message_take)
{
  char *words = NULL;

  if (source == NULL && self->rules != NULL)
    source = g_hash_table_lookup (self->rules->sources, id);
  if (source != NULL)
    words = dx_source_to_string (source);
  g_ptr_array_add (self->findings,
                   dx_finding_new (id, severity, field, message_take, words));
}

static gboolean
item_holds (const DxFormItem *item, const char *field)
{
  if (g_strcmp0 (item->field, field) == 0
      || g_strcmp0 (item->instead, field) == 0)
    return TRUE;
  for (guint i = 0; item->parts != NULL && i < item->parts->len; i++)
    {
      const DxFormPart *part = g_ptr_array_index (item->parts, i);

      if (g_str_equal (part->field, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * dx_check_get_section:
 * @self: the check
 * @field: a field id
 *
 * Returns: (nullable): the section of the form that @field is printed in
 */
const DxFormSection *
dx_check_get_section (const DxCheck *self, const char *field)
{
  for (guint i = 0; i < self->form->sections->len; i++)
    {
      const DxFormSection *section =
          g_ptr_array_index (self->form->sections, i);

      for (guint j = 0; j < section->items->len; j++)
        if (item_holds (g_ptr_array_index (section->items, j), field))
          return section;
    }
  return NULL;
}

static const char *
get_label (const DxCheck *self, const char *field)
{
  const DxField *it = dx_form_get_field (self->form, field);
  const DxTopic *topic = NULL;

  if (it != NULL)
    return it->label;
  if (g_str_has_prefix (field, TOPIC_PREFIX))
    topic = dx_catalog_get_topic (self->catalog, self->call,
                                  field + strlen (TOPIC_PREFIX));
  return topic != NULL ? topic->name : field;
}

/**
 * dx_check_name_field:
 * @self: the check
 * @field: a field id of the form, or "topics.ID"
 *
 * Names a field so that a person finds it on paper: "Section IX, “Total”".
 *
 * Returns: (transfer full): its name, in the user's language
 */
char *
dx_check_name_field (const DxCheck *self, const char *field)
{
  const DxFormSection *section = dx_check_get_section (self, field);
  const char *label = get_label (self, field);

  if (section == NULL)
    /* Translators: a field outside the sections; %s is its label */
    return g_strdup_printf (_ ("“%s”"), label);
  /* Translators: number of the section and label of the field */
  return g_strdup_printf (_ ("Section %s, “%s”"), section->id, label);
}

/**
 * dx_check_is_textual:
 * @field: a field or column
 *
 * Returns: whether its value is one text, of whatever kind
 */
gboolean
dx_check_is_textual (const DxField *field)
{
  return field->kind == DX_FIELD_LINE || field->kind == DX_FIELD_TEXT
         || field->kind == DX_FIELD_PHONE || field->kind == DX_FIELD_EMAIL;
}

/**
 * dx_check_has_answer:
 * @self: the check
 * @field: a field id
 *
 * Whether the proposal answers @field. An amount of 0 is an answer; months
 * and a year of 0 or less are none.
 *
 * Returns: whether it does
 */
gboolean
dx_check_has_answer (const DxCheck *self, const char *field)
{
  const DxField *it = dx_form_get_field (self->form, field);
  gint64 value;

  if (it == NULL || dx_proposal_is_empty (self->proposal, field))
    return FALSE;
  if (it->kind == DX_FIELD_MONTHS || it->kind == DX_FIELD_YEAR)
    return dx_proposal_get_integer (self->proposal, field, &value) && value > 0;
  return TRUE;
}

static void
add_text (DxCheck *self, const DxField *field, const char *text)
{
  DxCheckText it = { field, text, NULL, 0 };

  if (text == NULL || *text == '\0')
    return;
  it.folded = dx_check_fold (text);
  it.length = strlen (it.folded);
  g_array_append_val (self->texts, it);
}

static void
add_cells (DxCheck *self, const DxField *field)
{
  guint rows = dx_proposal_get_n_rows (self->proposal, field->id);

  for (guint row = 0; row < rows; row++)
    for (guint i = 0; i < field->columns->len; i++)
      {
        const DxField *column = g_ptr_array_index (field->columns, i);

        if (dx_check_is_textual (column))
          add_text (self, field,
                    dx_proposal_get_cell_text (self->proposal, field->id, row,
                                               column->id));
      }
}

static void
add_items (DxCheck *self, const DxField *field)
{
  const char *const *items = dx_proposal_get_list (self->proposal, field->id);

  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    add_text (self, field, items[i]);
}

static void
collect_texts (DxCheck *self)
{
  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (self->form->fields, i);

      if (field->kind == DX_FIELD_TABLE)
        add_cells (self, field);
      else if (field->kind == DX_FIELD_LIST)
        add_items (self, field);
      else if (dx_check_is_textual (field))
        add_text (self, field,
                  dx_proposal_get_text (self->proposal, field->id));
    }
}

typedef struct {
  guint rank;
  DxFinding *finding;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return strcmp (left->finding->id, right->finding->id);
}

/* Field or "topics.ID" → its place; keys are borrowed from the form and
 * made for topics. */
static GHashTable *
rank_places (const DxCheck *self)
{
  GHashTable *ranks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint topics = dx_proposal_get_n_topics (self->proposal);
  guint rank = 0;

  for (guint i = 0; i < self->form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (self->form->fields, i);

      g_hash_table_insert (ranks, g_strdup (field->id),
                           GUINT_TO_POINTER (++rank));
    }
  for (guint i = 0; i < topics; i++)
    {
      const DxTopicChoice *topic = dx_proposal_get_topic (self->proposal, i);

      g_hash_table_insert (ranks, g_strconcat (TOPIC_PREFIX, topic->id, NULL),
                           GUINT_TO_POINTER (++rank));
    }
  return ranks;
}

/* The form's order, then the topics in the proposal's, then the whole;
 * within one place by id. The sort is stable, so findings of one id keep
 * the order of the text. */
static GPtrArray *
sort_findings (const DxCheck *self)
{
  g_autoptr (GHashTable) ranks = rank_places (self);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *sorted =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_finding_free);

  for (guint i = 0; i < self->findings->len; i++)
    {
      Ranked it = { G_MAXUINT, g_ptr_array_index (self->findings, i) };
      gpointer rank = g_hash_table_lookup (ranks, it.finding->field);

      if (rank != NULL)
        it.rank = GPOINTER_TO_UINT (rank);
      g_array_append_val (ranked, it);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (sorted, g_array_index (ranked, Ranked, i).finding);
  return sorted;
}

static void
clear_text (gpointer data)
{
  DxCheckText *text = data;

  g_free (text->folded);
}

/**
 * dx_check:
 * @proposal: a proposal
 * @catalog: where it came from: topics and text rules
 * @now: (nullable): the instant that deadlines are held against; without
 *   one none has passed
 *
 * Runs every check on @proposal: those of its form, those of its call when
 * it has one, and those on Vietnamese text. A pure function: it reads no
 * file and no clock, and the same input gives the same findings. The rules
 * are data (the form's "required" and "rules", the call, the text rules);
 * each finding carries the sentence that its rule comes from.
 *
 * Returns: (transfer full) (element-type DxFinding): findings in the form's
 *   order, then by topic in the proposal's order ("topics.ID"), then those
 *   on the whole (""); within one place by id
 */
GPtrArray *
dx_check (DxProposal *proposal, DxCatalog *catalog, GDateTime *now)
{
  DxCheck self = { 0 };
  GPtrArray *sorted;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), NULL);

  self.proposal = proposal;
  self.catalog = catalog;
  self.form = dx_proposal_get_form (proposal);
  self.call = dx_proposal_get_call (proposal);
  self.rules = dx_catalog_get_text_rules (catalog);
  self.now = now;
  self.findings = g_ptr_array_new ();
  self.texts = g_array_new (FALSE, FALSE, sizeof (DxCheckText));
  g_array_set_clear_func (self.texts, clear_text);
  collect_texts (&self);

  dx_check_form (&self);
  dx_check_call (&self);
  dx_check_units (&self);
  dx_check_text (&self);
  dx_check_citations (&self);

  sorted = sort_findings (&self);
  g_ptr_array_unref (self.findings);
  g_array_unref (self.texts);
  return sorted;
}
