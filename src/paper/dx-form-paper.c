/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-form-paper.h"

#include "dx-value-blocks.h"

/* Headings stay with so many lines of what follows. */
#define HEADING_COMPANY 2

/* Stands in the plan line for a year that is not known. */
#define YEAR_LEADER "……………"

static void
append_corner (DxBlock *root, const DxForm *form)
{
  DxBlock *corner;

  if (form->corner == NULL || form->corner[0] == NULL)
    return;

  corner = dx_block_append (root, dx_block_new (DX_BLOCK_CORNER, NULL));
  for (guint i = 0; form->corner[i] != NULL; i++)
    dx_block_append (corner,
                     dx_block_new (DX_BLOCK_PARAGRAPH, form->corner[i]));
}

/* Brackets close up to the year, words keep their blank; the dots follow
 * the word before them as on the official form. */
static char *
plan_line (const DxForm *form, DxProposal *proposal)
{
  g_autofree char *year = dx_value_format (proposal, form->plan_field);
  const char *before = form->plan_before != NULL ? form->plan_before : "";
  const char *after = form->plan_after != NULL ? form->plan_after : "";
  gboolean closing = g_unichar_ispunct (g_utf8_get_char (after));

  return g_strconcat (before, year != NULL ? " " : "",
                      year != NULL ? year : YEAR_LEADER,
                      *after == '\0' || closing ? "" : " ", after, NULL);
}

static void
append_title (DxBlock *root, const DxForm *form, DxProposal *proposal)
{
  DxBlock *last = NULL;

  for (guint i = 0; form->title_lines != NULL && form->title_lines[i] != NULL;
       i++)
    {
      last = dx_block_append (
          root, dx_block_new (DX_BLOCK_TITLE, form->title_lines[i]));
      last->keep_next = HEADING_COMPANY;
    }
  if (form->plan_field != NULL)
    {
      g_autofree char *line = plan_line (form, proposal);

      last = dx_block_append (root, dx_block_new (DX_BLOCK_SUBTITLE, line));
      last->field = g_strdup (form->plan_field);
      last->keep_next = HEADING_COMPANY;
    }
}

static void
append_leaders (DxBlock *parent, const char *field, guint count)
{
  DxBlock *block;

  if (count == 0)
    return;

  block = dx_block_append (parent, dx_block_new (DX_BLOCK_LEADERS, NULL));
  block->field = g_strdup (field);
  block->count = count;
}

static void
append_value (DxBlock *parent, const DxFormItem *item, DxProposal *proposal)
{
  const char *field = item->field;
  g_autofree char *text = dx_value_format (proposal, field);

  if (text == NULL && item->instead != NULL)
    {
      field = item->instead;
      text = dx_value_format (proposal, field);
    }

  if (text != NULL)
    dx_value_append_text (parent, field, text);
  else
    append_leaders (parent, item->field, item->leaders);
}

static DxBlock *
append_part (DxBlock *labelled, const char *label, const char *field)
{
  DxBlock *part =
      dx_block_append (labelled, dx_block_new (DX_BLOCK_PART, NULL));

  part->label = g_strdup (label);
  part->field = g_strdup (field);

  return part;
}

static gboolean
is_list (DxProposal *proposal, const char *field)
{
  return dx_form_get_field (dx_proposal_get_form (proposal), field)->kind
         == DX_FIELD_LIST;
}

/* A label, and its value on the same line; a list stands below it. */
static void
append_labelled (DxBlock *parent, const DxFormItem *item, DxProposal *proposal)
{
  DxBlock *labelled =
      dx_block_append (parent, dx_block_new (DX_BLOCK_LABELLED, NULL));

  for (guint i = 0; i < item->parts->len; i++)
    {
      const DxFormPart *data = g_ptr_array_index (item->parts, i);
      DxBlock *part = append_part (labelled, data->label, data->field);
      g_autofree char *text = dx_value_format (proposal, data->field);

      if (text == NULL)
        {
          part->count = item->leaders;
          part->level = item->leader_inline ? 1 : 0;
        }
      else if (is_list (proposal, data->field))
        {
          labelled->keep_next = 1;
          dx_value_append_text (parent, data->field, text);
        }
      else
        part->text = g_steal_pointer (&text);
    }
}

static void
append_words (DxBlock *parent, const DxFormItem *item)
{
  DxBlock *labelled =
      dx_block_append (parent, dx_block_new (DX_BLOCK_LABELLED, NULL));

  append_part (labelled, item->text, NULL);
  labelled->keep_next = 1;
}

static void
append_item (DxBlock *parent, const DxFormItem *item, DxProposal *proposal)
{
  switch (item->kind)
    {
    case DX_FORM_ITEM_VALUE:
      append_value (parent, item, proposal);
      break;
    case DX_FORM_ITEM_LABELLED:
      append_labelled (parent, item, proposal);
      break;
    case DX_FORM_ITEM_TEXT:
      append_words (parent, item);
      break;
    case DX_FORM_ITEM_TABLE:
      dx_value_append_table (parent, proposal, item->field);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_section (DxBlock *root,
                const DxFormSection *section,
                DxProposal *proposal)
{
  DxBlock *group = dx_block_append (root, dx_block_new (DX_BLOCK_GROUP, NULL));
  g_autofree char *text =
      g_strdup_printf ("%s. %s", section->id, section->heading);
  DxBlock *heading =
      dx_block_append (group, dx_block_new (DX_BLOCK_HEADING, text));

  group->level = 1;
  group->field = g_strdup (section->id);
  heading->level = 2;
  heading->label = g_strdup (section->hint);
  heading->keep_next = HEADING_COMPANY;

  for (guint i = 0; i < section->items->len; i++)
    append_item (group, g_ptr_array_index (section->items, i), proposal);
}

static void
append_signature (DxBlock *root, const DxForm *form)
{
  DxBlock *block;

  if (form->signature_title == NULL)
    return;

  block = dx_block_append (
      root, dx_block_new (DX_BLOCK_SIGNATURE, form->signature_title));
  block->label = g_strdup (form->signature_hint);
}

static char *
first_text (DxProposal *proposal, const char *field)
{
  if (dx_form_get_field (dx_proposal_get_form (proposal), field) == NULL)
    return NULL;

  return dx_value_format (proposal, field);
}

static void
set_names (DxDocument *document, DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  g_autofree char *name = first_text (proposal, "I.name");

  document->author = first_text (proposal, "X.name");
  document->subject = g_strdup (form->title);
  if (name != NULL)
    document->title = g_strdelimit (g_steal_pointer (&name), "\n", ' ');
  else
    document->title = g_strdup (form->title);
}

/**
 * dx_form_paper_new:
 * @proposal: a proposal
 *
 * Builds the slip: the form's words with the values that @proposal holds,
 * in the order of the form's data, dotted lines where a value is missing,
 * and the signature block. Nothing else is added to what was typed but the
 * form's labels and units.
 *
 * Returns: (transfer full): the document
 */
DxDocument *
dx_form_paper_new (DxProposal *proposal)
{
  DxDocument *document = dx_document_new ();
  const DxForm *form;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), document);

  form = dx_proposal_get_form (proposal);
  append_corner (document->root, form);
  append_title (document->root, form, proposal);
  for (guint i = 0; i < form->sections->len; i++)
    append_section (document->root, g_ptr_array_index (form->sections, i),
                    proposal);
  append_signature (document->root, form);
  set_names (document, proposal);

  return document;
}

/**
 * dx_form_paper_new_blank:
 * @form: a form
 *
 * Builds the blank slip, with dotted lines to fill in by hand.
 *
 * Returns: (transfer full): the document
 */
DxDocument *
dx_form_paper_new_blank (DxForm *form)
{
  g_autoptr (DxProposal) empty = dx_proposal_new (form, NULL);

  return dx_form_paper_new (empty);
}
