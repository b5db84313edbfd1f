/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-form-private.h"
#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

#define FORM_FORMAT "dexuat-form"

static const char *const severity_names[] = { "error", "warning", "hint",
                                              NULL };
static const char *const field_kind_names[] = { "line",   "text",  "amount",
                                                "months", "year",  "number",
                                                "phone",  "email", "list",
                                                "table",  NULL };
static const char *const item_kind_names[] = { "value", "labelled", "text",
                                               "table", NULL };

static void
free_field (DxField *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self->help);
  g_free (self->unit);
  g_free (self->required_unless);
  dx_source_free (self->required_source);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

static void
free_part (DxFormPart *self)
{
  g_free (self->label);
  g_free (self->field);
  g_free (self);
}

static void
free_item (DxFormItem *self)
{
  g_free (self->field);
  g_free (self->instead);
  g_free (self->text);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static void
free_section (DxFormSection *self)
{
  g_free (self->id);
  g_free (self->heading);
  g_free (self->hint);
  g_free (self->guide);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
free_form (gpointer data)
{
  DxForm *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->issued);
  dx_source_free (self->source);
  g_strfreev (self->corner);
  g_strfreev (self->title_lines);
  g_free (self->plan_before);
  g_free (self->plan_field);
  g_free (self->plan_after);
  g_free (self->signature_title);
  g_free (self->signature_hint);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_free (self->path);
}

static GPtrArray *
list_of (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

static gpointer
read_field (JsonObject *object, const char *path, GError **error);

static const DxMember required_members[] = {
  DX_MUST_NAME ("severity", severity_names, DxField, required_severity),
  DX_MAY ("unless", ID, DxField, required_unless),
  DX_MAY ("source", SOURCE, DxField, required_source), DX_MEMBERS_END
};

static const DxMember field_members[] = {
  DX_MUST ("id", ID, DxField, id),
  DX_MUST_NAME ("kind", field_kind_names, DxField, kind),
  DX_MUST ("label", STRING, DxField, label),
  DX_MAY ("help", STRING, DxField, help),
  DX_MAY ("unit", STRING, DxField, unit),
  DX_MAY_OBJECT ("required", required_members),
  DX_MAY ("width", DOUBLE, DxField, width),
  DX_MAY_LIST ("columns", read_field, DxField, columns),
  DX_MEMBERS_END
};

static gpointer
read_field (JsonObject *object, const char *path, GError **error)
{
  DxField *self = g_new0 (DxField, 1);

  self->width = 1;
  self->required = json_object_has_member (object, "required");
  if (json_object_has_member (object, "columns"))
    self->columns = list_of (free_field);
  if (!dx_members_read (object, path, field_members, self, error))
    g_clear_pointer (&self, free_field);
  return self;
}

static const DxMember part_members[] = {
  DX_MUST ("label", STRING, DxFormPart, label),
  DX_MUST ("field", ID, DxFormPart, field), DX_MEMBERS_END
};

static gpointer
read_part (JsonObject *object, const char *path, GError **error)
{
  DxFormPart *self = g_new0 (DxFormPart, 1);

  if (!dx_members_read (object, path, part_members, self, error))
    g_clear_pointer (&self, free_part);
  return self;
}

static const DxMember item_members[] = {
  DX_MUST_NAME ("kind", item_kind_names, DxFormItem, kind),
  DX_MAY ("field", ID, DxFormItem, field),
  DX_MAY ("instead", ID, DxFormItem, instead),
  DX_MAY ("text", STRING, DxFormItem, text),
  DX_MAY_LIST ("parts", read_part, DxFormItem, parts),
  DX_MAY ("leaders", UINT, DxFormItem, leaders),
  DX_MAY ("leader-inline", BOOLEAN, DxFormItem, leader_inline),
  DX_MEMBERS_END
};

static gpointer
read_item (JsonObject *object, const char *path, GError **error)
{
  DxFormItem *self = g_new0 (DxFormItem, 1);

  if (json_object_has_member (object, "parts"))
    self->parts = list_of (free_part);
  if (!dx_members_read (object, path, item_members, self, error))
    g_clear_pointer (&self, free_item);
  return self;
}

static const DxMember section_members[] = {
  DX_MUST ("id", ID, DxFormSection, id),
  DX_MUST ("heading", STRING, DxFormSection, heading),
  DX_MAY ("hint", STRING, DxFormSection, hint),
  DX_MAY ("guide", STRING, DxFormSection, guide),
  DX_MUST_LIST ("items", read_item, DxFormSection, items),
  DX_MEMBERS_END
};

static gpointer
read_section (JsonObject *object, const char *path, GError **error)
{
  DxFormSection *self = g_new0 (DxFormSection, 1);

  self->items = list_of (free_item);
  if (!dx_members_read (object, path, section_members, self, error))
    g_clear_pointer (&self, free_section);
  return self;
}

static const DxMember plan_members[] = {
  DX_MAY ("before", STRING, DxForm, plan_before),
  DX_MUST ("field", ID, DxForm, plan_field),
  DX_MAY ("after", STRING, DxForm, plan_after), DX_MEMBERS_END
};

static const DxMember signature_members[] = {
  DX_MUST ("title", STRING, DxForm, signature_title),
  DX_MAY ("hint", STRING, DxForm, signature_hint), DX_MEMBERS_END
};

static const DxMember form_members[] = {
  DX_MUST ("id", ID, DxForm, id),
  DX_MUST ("title", STRING, DxForm, title),
  DX_MUST ("issued", DATE, DxForm, issued),
  DX_MAY ("source", SOURCE, DxForm, source),
  DX_MAY ("corner", STRINGS, DxForm, corner),
  DX_MUST ("title-lines", STRINGS, DxForm, title_lines),
  DX_MAY_OBJECT ("plan", plan_members),
  DX_MUST_OBJECT ("signature", signature_members),
  DX_MUST_LIST ("fields", read_field, DxForm, fields),
  DX_MUST_LIST ("sections", read_section, DxForm, sections),
  DX_MAY_LIST ("rules", dx_form_rule_read, DxForm, rules),
  DX_MEMBERS_END
};

static DxForm *
create_form (void)
{
  DxForm *self = g_atomic_rc_box_new0 (DxForm);

  self->fields = list_of (free_field);
  self->sections = list_of (free_section);
  self->rules = list_of (dx_form_rule_free);
  return self;
}

/*
 * dx_form_new_from_node:
 * @root: the file's JSON
 * @path: (nullable): the file, or %NULL for one that is built in
 * @error: return location for a #DxJsonError
 *
 * For dx_form_new_from_json () and for the catalog, which has parsed the file
 * already.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL with @error set
 */
DxForm *
dx_form_new_from_node (JsonNode *root, const char *path, GError **error)
{
  g_autoptr (DxForm) self = create_form ();

  dx_json_normalize (root);
  self->builtin = path == NULL;
  self->path = g_strdup (path);
  if (!dx_members_read_file (root, FORM_FORMAT, form_members, self, error)
      || !dx_form_validate (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_form_new_from_json:
 * @json: a form file, UTF-8
 * @path: (nullable): where a user's file lies; %NULL for a built-in one
 * @error: return location for a #DxJsonError
 *
 * Reads a form. Members that this program does not know are ignored; a
 * wrong type, a field id that stands twice, an item or a rule that names a
 * field that the form has not, or a rule that could never be judged is
 * refused with its JSON path.
 *
 * Returns: (transfer full) (nullable): the form, or %NULL with @error set
 */
DxForm *
dx_form_new_from_json (GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  return root != NULL ? dx_form_new_from_node (root, path, error) : NULL;
}

/**
 * dx_form_ref:
 * @self: a form
 *
 * Returns: (transfer full): @self, held once more
 */
DxForm *
dx_form_ref (DxForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * dx_form_unref:
 * @self: (transfer full): a form
 *
 * Lets go of it; the last one frees it.
 */
void
dx_form_unref (DxForm *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, free_form);
}

/**
 * dx_form_get_field_index:
 * @self: a form
 * @id: a field id
 *
 * Returns: the place of the field in the form's order, from 0, or -1 if it
 *   has none of this id
 */
int
dx_form_get_field_index (const DxForm *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (self->fields, i);

      if (strcmp (field->id, id) == 0)
        return (int) i;
    }
  return -1;
}

/**
 * dx_form_get_field:
 * @self: a form
 * @id: a field id ("II.urgency")
 *
 * Returns: (nullable) (transfer none): the field, or %NULL if the form has
 *   none of this id
 */
const DxField *
dx_form_get_field (const DxForm *self, const char *id)
{
  int index;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  index = dx_form_get_field_index (self, id);
  return index >= 0 ? g_ptr_array_index (self->fields, (guint) index) : NULL;
}

/**
 * dx_field_get_column:
 * @self: a field
 * @id: a column id ("quantity")
 *
 * Returns: (nullable) (transfer none): the column, or %NULL if @self is no
 *   table or has none of this id
 */
const DxField *
dx_field_get_column (const DxField *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    {
      const DxField *column = g_ptr_array_index (self->columns, i);

      if (strcmp (column->id, id) == 0)
        return column;
    }
  return NULL;
}

/**
 * dx_field_is_integer:
 * @self: a field or column
 *
 * Returns: whether its value is a whole number: đồng, months, a year or a
 *   plain number
 */
gboolean
dx_field_is_integer (const DxField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind == DX_FIELD_AMOUNT || self->kind == DX_FIELD_MONTHS
         || self->kind == DX_FIELD_YEAR || self->kind == DX_FIELD_NUMBER;
}
