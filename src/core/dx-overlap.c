/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-core"

#include "dx-overlap.h"

#include <string.h>

/* From where on it is worth a person's look. One word in ten changed leaves
 * 0.57 of a text's runs of three words; two texts on one subject by two
 * people share under a tenth. */
#define LEAST_TEXT 0.40
#define LEAST_CONTAINED 0.50
#define LEAST_NAME 0.60

/**
 * Entry:
 * @id: in @ids
 * @first: where its pairs of words begin in @grams
 * @n_grams: how many
 */
typedef struct {
  guint id;
  guint first;
  guint n_grams;
} Entry;

struct _DxOverlapIndex {
  GArray *sketches; /* of DxSketch */
  GArray *entries;  /* of Entry */
  GArray *grams;    /* of guint32: the names */
  GPtrArray *ids;
};

static void
add_line (GString *text, const char *line)
{
  if (line == NULL)
    return;
  g_string_append (text, line);
  g_string_append_c (text, '\n');
}

static void
add_section_words (GString *text, const DxFormSection *section)
{
  add_line (text, section->heading);
  add_line (text, section->hint);
  for (guint i = 0; i < section->items->len; i++)
    {
      const DxFormItem *item = g_ptr_array_index (section->items, i);

      add_line (text, item->text);
      for (guint j = 0; item->parts != NULL && j < item->parts->len; j++)
        {
          const DxFormPart *part = g_ptr_array_index (item->parts, j);

          add_line (text, part->label);
        }
    }
}

/**
 * dx_overlap_form_words:
 * @form: a form
 *
 * Gathers the words that the form itself prints: its title with the name of
 * the programme, headings, hints and labels. Who copies them says nothing
 * that another one says too.
 *
 * Returns: (transfer full): what does not count
 */
DxStopWords *
dx_overlap_form_words (const DxForm *form)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (form != NULL, NULL);

  for (guint i = 0; form->title_lines[i] != NULL; i++)
    add_line (text, form->title_lines[i]);
  add_line (text, form->title);
  add_line (text, form->plan_before);
  for (guint i = 0; i < form->sections->len; i++)
    add_section_words (text, g_ptr_array_index (form->sections, i));
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      add_line (text, field->label);
    }
  add_line (text, form->signature_title);
  return dx_stop_words_new (text->str);
}

static void
add_rows (GString *text, DxProposal *proposal, const DxField *table)
{
  guint n = dx_proposal_get_n_rows (proposal, table->id);

  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < table->columns->len; i++)
      {
        const DxField *column = g_ptr_array_index (table->columns, i);

        if (!dx_field_is_integer (column))
          add_line (text, dx_proposal_get_cell_text (proposal, table->id, row,
                                                     column->id));
      }
}

static gboolean
has_prefix_of (const DxField *field, const DxField *other)
{
  gsize length = strcspn (other->id, ".");

  return strncmp (field->id, other->id, length + 1) == 0;
}

/* Who proposes, and where one writes to, is not what is proposed: a section
 * with a telephone number or an address in it holds contacts. */
static gboolean
is_contact (const DxForm *form, const DxField *field)
{
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *other = g_ptr_array_index (form->fields, i);

      if ((other->kind == DX_FIELD_PHONE || other->kind == DX_FIELD_EMAIL)
          && has_prefix_of (field, other))
        return TRUE;
    }
  return FALSE;
}

/**
 * dx_overlap_text:
 * @proposal: a proposal
 *
 * Gathers what a proposal is about: its texts and tables in the order of the
 * form, a paragraph each, without proposer and contacts.
 *
 * Returns: (transfer full): UTF-8
 */
char *
dx_overlap_text (DxProposal *proposal)
{
  const DxForm *form;
  GString *text;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  text = g_string_new (NULL);
  form = dx_proposal_get_form (proposal);
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);

      if (is_contact (form, field))
        continue;
      if (field->kind == DX_FIELD_TABLE)
        add_rows (text, proposal, field);
      else if (field->kind == DX_FIELD_TEXT || field->kind == DX_FIELD_LINE)
        add_line (text, dx_proposal_get_text (proposal, field->id));
    }
  return g_string_free (text, FALSE);
}

/**
 * dx_overlap_sketch:
 * @proposal: a proposal
 * @sketch: (out): its sketch
 *
 * Makes the sketch of what a proposal is about, without the form's words.
 */
void
dx_overlap_sketch (DxProposal *proposal, DxSketch *sketch)
{
  g_autofree char *text = NULL;
  g_autoptr (DxStopWords) stop = NULL;

  g_return_if_fail (DX_IS_PROPOSAL (proposal));
  g_return_if_fail (sketch != NULL);

  text = dx_overlap_text (proposal);
  stop = dx_overlap_form_words (dx_proposal_get_form (proposal));
  dx_sketch_init (sketch, text, stop);
}

/**
 * dx_overlap_sketch_task:
 * @task: a task
 * @stop: (nullable): what does not count
 * @sketch: (out): its sketch
 *
 * Makes the sketch of a funded task.
 */
void
dx_overlap_sketch_task (const DxTask *task,
                        const DxStopWords *stop,
                        DxSketch *sketch)
{
  g_autofree char *text = NULL;

  g_return_if_fail (task != NULL);
  g_return_if_fail (sketch != NULL);

  text = dx_task_get_text (task);
  dx_sketch_init (sketch, text, stop);
}

/**
 * dx_overlap_index_new:
 *
 * Returns: (transfer full): an index of nothing
 */
DxOverlapIndex *
dx_overlap_index_new (void)
{
  DxOverlapIndex *self = g_new (DxOverlapIndex, 1);

  self->sketches = g_array_new (FALSE, FALSE, sizeof (DxSketch));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->grams = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ids = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * dx_overlap_index_add:
 * @self: an index
 * @id: of a text
 * @name: (nullable): of the task
 * @sketch: of the text
 *
 * Adds a text; it takes about 600 bytes.
 */
void
dx_overlap_index_add (DxOverlapIndex *self,
                      const char *id,
                      const char *name,
                      const DxSketch *sketch)
{
  g_autoptr (GArray) key = NULL;
  Entry entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && sketch != NULL);

  key = dx_name_key_new (name != NULL ? name : "");
  entry = (Entry){ self->ids->len, self->grams->len, key->len };
  g_ptr_array_add (self->ids, g_strdup (id));
  g_array_append_vals (self->sketches, sketch, 1);
  g_array_append_vals (self->grams, key->data, key->len);
  g_array_append_val (self->entries, entry);
}

/**
 * dx_overlap_index_get_size:
 * @self: an index
 *
 * Returns: how many texts are in it
 */
guint
dx_overlap_index_get_size (const DxOverlapIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

static double
get_weight (const DxOverlapHit *hit)
{
  return MAX (hit->text, MAX (hit->contained, hit->name));
}

static gboolean
is_worth_showing (const DxOverlapHit *hit)
{
  return hit->text >= LEAST_TEXT || hit->contained >= LEAST_CONTAINED
         || hit->name >= LEAST_NAME;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const DxOverlapHit *left = *(const DxOverlapHit *const *) a;
  const DxOverlapHit *right = *(const DxOverlapHit *const *) b;
  double more = get_weight (left) - get_weight (right);

  if (more < 0 || more > 0)
    return more > 0 ? -1 : 1;
  more = left->text - right->text;
  if (more < 0 || more > 0)
    return more > 0 ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
compare_entry (const DxOverlapIndex *self,
               guint index,
               const GArray *key,
               const DxSketch *sketch,
               DxOverlapHit *hit)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  const DxSketch *other = &g_array_index (self->sketches, DxSketch, index);
  const guint32 *grams = &g_array_index (self->grams, guint32, entry->first);

  hit->id = g_ptr_array_index (self->ids, entry->id);
  hit->text = dx_sketch_compare (sketch, other);
  hit->contained = hit->text > 0 ? dx_sketch_contains (sketch, other) : 0;
  hit->name = dx_name_key_compare ((const guint32 *) (gpointer) key->data,
                                   key->len, grams, entry->n_grams);
}

/**
 * dx_overlap_index_query:
 * @self: an index
 * @name: (nullable): of a task
 * @sketch: of its text
 * @except: (nullable): an id that is left out: the text's own
 * @most: how many hits at most, or 0 for all
 *
 * Finds the texts that say nearly the same, hold it or are held by it, or
 * have nearly the same name.
 *
 * Returns: (transfer full) (element-type DxOverlapHit): them, the nearest
 *   first, which borrow their ids from @self
 */
GPtrArray *
dx_overlap_index_query (const DxOverlapIndex *self,
                        const char *name,
                        const DxSketch *sketch,
                        const char *except,
                        guint most)
{
  GPtrArray *hits;
  g_autoptr (GArray) key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sketch != NULL, NULL);

  hits = g_ptr_array_new_with_free_func (g_free);
  key = dx_name_key_new (name != NULL ? name : "");
  for (guint i = 0; i < self->entries->len; i++)
    {
      DxOverlapHit hit;

      compare_entry (self, i, key, sketch, &hit);
      if (is_worth_showing (&hit) && g_strcmp0 (hit.id, except) != 0)
        g_ptr_array_add (hits, g_memdup2 (&hit, sizeof hit));
    }
  g_ptr_array_sort (hits, compare_hits);
  if (most > 0 && hits->len > most)
    g_ptr_array_set_size (hits, (int) most);
  return hits;
}

/**
 * dx_overlap_index_free:
 * @self: (transfer full) (nullable): an index
 *
 * Frees it.
 */
void
dx_overlap_index_free (DxOverlapIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sketches);
  g_array_unref (self->entries);
  g_array_unref (self->grams);
  g_ptr_array_unref (self->ids);
  g_free (self);
}
