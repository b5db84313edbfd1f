/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-form-private.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"

/* What one member cannot tell: that ids stand once, that what is named is
 * there, that each item has what its kind needs. */

static gboolean
refuse (GError **error, const char *path, const char *message)
{
  return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path, message);
}

/**
 * dx_form_has_field:
 * @form: a form
 * @field: a field id that something in the form names
 * @path: where it does
 * @error: return location for a #DxJsonError
 *
 * Returns: whether @form has it; otherwise with @error set
 */
gboolean
dx_form_has_field (const DxForm *form,
                   const char *field,
                   const char *path,
                   GError **error)
{
  if (dx_form_get_field (form, field) != NULL)
    return TRUE;
  g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_UNKNOWN,
               _ ("%s: the form has no field “%s”"), path, field);
  return FALSE;
}

static gboolean
add_once (GHashTable *ids, const char *id, const char *path, GError **error)
{
  if (g_hash_table_add (ids, (gpointer) id))
    return TRUE;
  g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
               _ ("%s: the id “%s” stands twice"), path, id);
  return FALSE;
}

static gboolean
validate_columns (const DxField *field, const char *path, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < field->columns->len; i++)
    {
      const DxField *column = g_ptr_array_index (field->columns, i);
      g_autofree char *place = g_strdup_printf ("%s.columns[%u]", path, i);

      if (!add_once (ids, column->id, place, error))
        return FALSE;
      if (column->kind == DX_FIELD_LIST || column->kind == DX_FIELD_TABLE)
        return refuse (error, place, _ ("a cell cannot hold a list or table"));
      if (column->columns != NULL || column->required)
        return refuse (error, place,
                       _ ("a column has no columns and is not required"));
    }
  return TRUE;
}

static gboolean
validate_field (const DxForm *form,
                const DxField *field,
                const char *path,
                GError **error)
{
  gboolean has_columns = field->columns != NULL && field->columns->len > 0;

  if (has_columns != (field->kind == DX_FIELD_TABLE))
    return refuse (error, path,
                   _ ("a table has columns, and nothing else has"));
  if (field->required_unless != NULL
      && !dx_form_has_field (form, field->required_unless, path, error))
    return FALSE;
  return !has_columns || validate_columns (field, path, error);
}

static gboolean
validate_fields (const DxForm *form, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (form->fields->len == 0)
    return refuse (error, "$.fields", _ ("a form has at least one field"));
  for (guint i = 0; i < form->fields->len; i++)
    {
      const DxField *field = g_ptr_array_index (form->fields, i);
      g_autofree char *path = g_strdup_printf ("$.fields[%u]", i);

      if (!add_once (ids, field->id, path, error)
          || !validate_field (form, field, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_parts (const DxForm *form,
                const DxFormItem *item,
                const char *path,
                GError **error)
{
  if (item->parts == NULL || item->parts->len == 0)
    return refuse (error, path, _ ("labelled values need “parts”"));
  for (guint i = 0; i < item->parts->len; i++)
    {
      const DxFormPart *part = g_ptr_array_index (item->parts, i);
      g_autofree char *place = g_strdup_printf ("%s.parts[%u]", path, i);

      if (!dx_form_has_field (form, part->field, place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_item (const DxForm *form,
               const DxFormItem *item,
               const char *path,
               GError **error)
{
  gboolean is_table;

  if (item->kind == DX_FORM_ITEM_LABELLED)
    return validate_parts (form, item, path, error);
  if (item->kind == DX_FORM_ITEM_TEXT)
    return item->text != NULL
           || refuse (error, path, _ ("fixed words need “text”"));
  if (item->field == NULL)
    return refuse (error, path, _ ("a value or table needs “field”"));
  if (!dx_form_has_field (form, item->field, path, error)
      || (item->instead != NULL
          && !dx_form_has_field (form, item->instead, path, error)))
    return FALSE;
  is_table = dx_form_get_field (form, item->field)->kind == DX_FIELD_TABLE;
  return is_table == (item->kind == DX_FORM_ITEM_TABLE)
         || refuse (error, path,
                    _ ("an item “table” shows a field of kind “table”, and "
                       "only that"));
}

static gboolean
validate_section (const DxForm *form,
                  const DxFormSection *section,
                  const char *path,
                  GError **error)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s.items[%u]", path, i);

      if (!validate_item (form, g_ptr_array_index (section->items, i), place,
                          error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_sections (const DxForm *form, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);
      g_autofree char *path = g_strdup_printf ("$.sections[%u]", i);

      if (!add_once (ids, section->id, path, error)
          || !validate_section (form, section, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
validate_rules (const DxForm *form, GError **error)
{
  for (guint i = 0; i < form->rules->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("$.rules[%u]", i);

      if (!dx_form_rule_validate (form, g_ptr_array_index (form->rules, i),
                                  path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dx_form_validate:
 * @form: a form just read
 * @error: return location for a #DxJsonError
 *
 * Returns: whether its parts agree; otherwise with @error set
 */
gboolean
dx_form_validate (const DxForm *form, GError **error)
{
  if (!validate_fields (form, error))
    return FALSE;
  if (form->plan_field != NULL
      && !dx_form_has_field (form, form->plan_field, "$.plan.field", error))
    return FALSE;
  return validate_sections (form, error) && validate_rules (form, error);
}
