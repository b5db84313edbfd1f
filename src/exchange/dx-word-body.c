/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-word-body-private.h"

static void
field_clear (gpointer data)
{
  g_string_free (((DxWordField *) data)->code, TRUE);
}

static void
begin_table (DxWordReader *self)
{
  const DxWordTable *outer = dx_word_top (self->tables);
  GArray *list = self->body->document->outer;
  guint outside = outer != NULL ? outer->number : 0;
  DxWordTable table = { .number = list->len + 1, .row = G_MAXUINT, .span = 1 };

  g_array_append_val (list, outside);
  g_array_append_val (self->tables, table);
}

static void
begin_cell (DxWordTable *table)
{
  table->column += table->span;
  table->span = 1;
  table->below = FALSE;
  table->in_cell = TRUE;
}

static void
begin_row (DxWordTable *table)
{
  table->row++;
  table->column = 0;
  table->span = 0;
  table->in_cell = FALSE;
}

static void
merge_cell (DxWordReader *self, DxWordTable *table)
{
  g_autofree char *value = dx_xml_reader_get_attribute (self->xml, "val");

  table->below = value == NULL || g_str_equal (value, "continue");
}

static void
start_in_table (DxWordReader *self, DxWordTag tag)
{
  DxWordTable *table = dx_word_top (self->tables);

  if (table == NULL)
    return;
  if (tag == DX_WORD_TAG_TABLE_ROW)
    begin_row (table);
  else if (tag == DX_WORD_TAG_TABLE_CELL)
    begin_cell (table);
  else if (tag == DX_WORD_TAG_GRID_BEFORE && !table->in_cell)
    table->span =
        (guint) CLAMP (dx_word_reader_get_integer (self, "val", 0), 0, 1000);
  else if (tag == DX_WORD_TAG_GRID_SPAN)
    table->span =
        (guint) CLAMP (dx_word_reader_get_integer (self, "val", 1), 1, 1000);
  else if (tag == DX_WORD_TAG_V_MERGE)
    merge_cell (self, table);
}

static gboolean
is_derived_code (const char *code)
{
  static const char *const words[] = { "PAGE",    "NUMPAGES", "SECTIONPAGES",
                                       "PAGEREF", "TOC",      NULL };
  g_autofree char *trimmed = g_strstrip (g_strdup (code));
  gsize length = strcspn (trimmed, " \t\\");

  trimmed[length] = '\0';

  return g_strv_contains (words, trimmed);
}

static void
begin_field (DxWordReader *self, const char *code, gboolean in_result)
{
  DxWordField field = { .code = g_string_new (code), .in_result = in_result };

  field.derived = in_result && is_derived_code (code);
  g_array_append_val (self->fields, field);
}

static void
step_field (DxWordReader *self)
{
  g_autofree char *type =
      dx_xml_reader_get_attribute (self->xml, "fldCharType");
  DxWordField *field = dx_word_top (self->fields);

  if (g_strcmp0 (type, "begin") == 0)
    begin_field (self, "", FALSE);
  else if (g_strcmp0 (type, "separate") == 0 && field != NULL)
    {
      field->in_result = TRUE;
      field->derived = is_derived_code (field->code->str);
    }
  else if (g_strcmp0 (type, "end") == 0)
    dx_word_pop (self->fields);
}

static void
begin_simple_field (DxWordReader *self)
{
  g_autofree char *code = dx_xml_reader_get_attribute (self->xml, "instr");

  begin_field (self, code != NULL ? code : "", TRUE);
}

static void
begin_flag (GArray *flags)
{
  gboolean flag = FALSE;

  g_array_append_val (flags, flag);
}

static void
set_flag (GArray *flags)
{
  gboolean *flag = dx_word_top (flags);

  if (flag != NULL)
    *flag = TRUE;
}

static gboolean
has_flag (GArray *flags)
{
  const gboolean *flag = dx_word_top (flags);

  return flag != NULL && *flag;
}

static void
begin_choice (DxWordReader *self)
{
  if (has_flag (self->alternates))
    dx_xml_reader_skip (self->xml);
  else
    set_flag (self->alternates);
}

static void
check_gallery (DxWordReader *self)
{
  g_autofree char *value = dx_xml_reader_get_attribute (self->xml, "val");

  if (g_strcmp0 (value, "Table of Contents") == 0)
    set_flag (self->controls);
}

/* "del" is a property of the paragraph's mark, or holds what was struck. */
static void
begin_deleted (DxWordReader *self)
{
  DxWordOpen *open = dx_word_top (self->open);

  if (open != NULL && open->in_properties)
    open->mark_deleted = TRUE;
  self->deleted++;
}

static void
break_line (DxWordReader *self)
{
  g_autofree char *type = dx_xml_reader_get_attribute (self->xml, "type");

  dx_word_reader_append (
      self, type == NULL || !g_str_equal (type, "page") ? "\n" : " ");
}

static void
start_content (DxWordReader *self, DxWordTag tag)
{
  switch (tag)
    {
    case DX_WORD_TAG_R:
      dx_word_reader_begin_run (self);
      break;
    case DX_WORD_TAG_TEXT:
    case DX_WORD_TAG_DEL_TEXT:
      self->in_text = TRUE;
      break;
    case DX_WORD_TAG_TAB:
      if (dx_word_reader_is_in_run (self))
        dx_word_reader_append (self, "\t");
      break;
    case DX_WORD_TAG_BR:
      break_line (self);
      break;
    case DX_WORD_TAG_CR:
      dx_word_reader_append (self, "\n");
      break;
    case DX_WORD_TAG_HYPHEN:
      dx_word_reader_append (self, "-");
      break;
    case DX_WORD_TAG_SOFT_HYPHEN:
      /* In TCVN3 it is a letter. */
      dx_word_reader_append (self, "\u00AD");
      break;
    case DX_WORD_TAG_SYMBOL:
      dx_word_reader_append_symbol (self);
      break;
    case DX_WORD_TAG_PICTURE:
      self->body->document->pictures++;
      break;
    case DX_WORD_TAG_COMMENT:
      self->body->document->comments++;
      break;
    default:
      start_in_table (self, tag);
      dx_word_reader_property (self, tag);
      break;
    }
}

static void
start_frame (DxWordReader *self, DxWordTag tag)
{
  switch (tag)
    {
    case DX_WORD_TAG_FIELD_CHAR:
      step_field (self);
      break;
    case DX_WORD_TAG_FIELD_SIMPLE:
      begin_simple_field (self);
      break;
    case DX_WORD_TAG_FIELD_CODE:
      self->in_code = TRUE;
      break;
    case DX_WORD_TAG_SDT:
      begin_flag (self->controls);
      break;
    case DX_WORD_TAG_PLACEHOLDER:
      set_flag (self->controls);
      break;
    case DX_WORD_TAG_GALLERY:
      check_gallery (self);
      break;
    case DX_WORD_TAG_SDT_CONTENT:
      if (has_flag (self->controls))
        dx_xml_reader_skip (self->xml);
      break;
    case DX_WORD_TAG_ALTERNATE:
      begin_flag (self->alternates);
      break;
    case DX_WORD_TAG_CHOICE:
    case DX_WORD_TAG_FALLBACK:
      begin_choice (self);
      break;
    case DX_WORD_TAG_RUBY_TEXT:
      dx_xml_reader_skip (self->xml);
      break;
    default:
      start_content (self, tag);
      break;
    }
}

static void
start_tag (DxWordReader *self, DxWordTag tag)
{
  switch (tag)
    {
    case DX_WORD_TAG_OTHER:
      break;
    case DX_WORD_TAG_P:
      dx_word_reader_begin_paragraph (self);
      break;
    case DX_WORD_TAG_P_PROPERTIES:
      dx_word_reader_set_in_properties (self, TRUE);
      break;
    case DX_WORD_TAG_TABLE:
      begin_table (self);
      break;
    case DX_WORD_TAG_DEL:
      begin_deleted (self);
      break;
    default:
      start_frame (self, tag);
      break;
    }
}

static void
stop_tag (DxWordReader *self, DxWordTag tag)
{
  switch (tag)
    {
    case DX_WORD_TAG_P:
      dx_word_reader_end_paragraph (self);
      break;
    case DX_WORD_TAG_P_PROPERTIES:
      dx_word_reader_set_in_properties (self, FALSE);
      break;
    case DX_WORD_TAG_TABLE:
      dx_word_pop (self->tables);
      break;
    case DX_WORD_TAG_DEL:
      self->deleted -= self->deleted > 0;
      break;
    case DX_WORD_TAG_R:
      dx_word_reader_end_run (self);
      break;
    case DX_WORD_TAG_TEXT:
    case DX_WORD_TAG_DEL_TEXT:
      self->in_text = FALSE;
      break;
    case DX_WORD_TAG_FIELD_CODE:
      self->in_code = FALSE;
      break;
    case DX_WORD_TAG_FIELD_SIMPLE:
      dx_word_pop (self->fields);
      break;
    case DX_WORD_TAG_SDT:
      dx_word_pop (self->controls);
      break;
    case DX_WORD_TAG_ALTERNATE:
      dx_word_pop (self->alternates);
      break;
    default:
      break;
    }
}

static void
read_text (DxWordReader *self)
{
  DxWordField *field = dx_word_top (self->fields);

  if (self->in_text)
    dx_word_reader_append (self, dx_xml_reader_get_text (self->xml));
  else if (self->in_code && field != NULL && field->code->len < 256)
    g_string_append (field->code, dx_xml_reader_get_text (self->xml));
}

/* The parser gives the same address for the same name. */
static DxWordTag
find_tag (DxWordReader *self)
{
  const char *name = dx_xml_reader_get_name (self->xml);
  gpointer found;

  if (!g_hash_table_lookup_extended (self->tags, name, NULL, &found))
    {
      found = GUINT_TO_POINTER (dx_word_tag_find (name));
      g_hash_table_insert (self->tags, (gpointer) name, found);
    }

  return GPOINTER_TO_UINT (found);
}

/*
 * dx_word_body_refuse_large:
 *
 * Says that there is more than a form can hold.
 *
 * Returns: %FALSE
 */
gboolean
dx_word_body_refuse_large (GError **error)
{
  g_set_error_literal (error, DX_WORD_ERROR, DX_WORD_ERROR_LIMIT,
                       _ ("there is more text than a form can hold"));

  return FALSE;
}

static gboolean
read_all (DxWordReader *self, GError **error)
{
  const GPtrArray *paragraphs = self->body->document->paragraphs;
  DxXmlNode node;

  while ((node = dx_xml_reader_next (self->xml)) != DX_XML_END)
    {
      if (node == DX_XML_FAILED)
        return dx_xml_reader_finish (self->xml, error);
      if (node == DX_XML_START)
        start_tag (self, find_tag (self));
      else if (node == DX_XML_STOP)
        stop_tag (self, find_tag (self));
      else
        read_text (self);
      if (self->body->bytes > DX_WORD_MAX_TEXT
          || paragraphs->len > DX_WORD_MAX_PARAGRAPHS)
        return dx_word_body_refuse_large (error);
    }

  return TRUE;
}

static void
reader_init (DxWordReader *self, DxXmlReader *xml, DxWordBody *body)
{
  *self = (DxWordReader){ .body = body, .xml = xml };
  self->open = g_array_new (FALSE, TRUE, sizeof (DxWordOpen));
  g_array_set_clear_func (self->open, dx_word_open_clear);
  self->tables = g_array_new (FALSE, TRUE, sizeof (DxWordTable));
  self->fields = g_array_new (FALSE, TRUE, sizeof (DxWordField));
  g_array_set_clear_func (self->fields, field_clear);
  self->controls = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->alternates = g_array_new (FALSE, TRUE, sizeof (gboolean));
  self->tags = g_hash_table_new (NULL, NULL);
  self->struck = g_string_new (NULL);
}

static void
reader_clear (DxWordReader *self)
{
  g_array_unref (self->open);
  g_array_unref (self->tables);
  g_array_unref (self->fields);
  g_array_unref (self->controls);
  g_array_unref (self->alternates);
  g_hash_table_unref (self->tags);
  g_string_free (self->struck, TRUE);
  g_free (self->carry);
}

/*
 * dx_word_body_read:
 * @body: a #DxWordBody
 *
 * Reads one part: all paragraphs in it, in the order of the text.
 */
gboolean
dx_word_body_read (DxXmlReader *reader, gpointer body, GError **error)
{
  DxWordReader self;
  gboolean good;

  reader_init (&self, reader, body);
  good = read_all (&self, error);
  /* A mark may be struck out with no paragraph behind it. */
  if (good && self.carry != NULL && *self.carry != '\0')
    {
      dx_word_reader_begin_paragraph (&self);
      dx_word_reader_end_paragraph (&self);
    }
  reader_clear (&self);

  return good;
}
