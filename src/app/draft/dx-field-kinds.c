/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-amount-field.h"
#include "dx-line-field.h"
#include "dx-list-field.h"
#include "dx-months-field.h"
#include "dx-table-field.h"
#include "dx-text-field.h"

/* A line for which the form leaves several dotted lines is long: it wraps. */
static GType
find_type (const DxField *field, guint lines)
{
  switch (field->kind)
    {
    case DX_FIELD_TEXT:
      return DX_TYPE_TEXT_FIELD;
    case DX_FIELD_AMOUNT:
      return DX_TYPE_AMOUNT_FIELD;
    case DX_FIELD_MONTHS:
      return DX_TYPE_MONTHS_FIELD;
    case DX_FIELD_LIST:
      return DX_TYPE_LIST_FIELD;
    case DX_FIELD_TABLE:
      return DX_TYPE_TABLE_FIELD;
    case DX_FIELD_LINE:
      return lines > 1 ? DX_TYPE_TEXT_FIELD : DX_TYPE_LINE_FIELD;
    default:
      return DX_TYPE_LINE_FIELD;
    }
}

/**
 * dx_field_editor_new:
 * @session: the session it works in
 * @field: a field id of its form
 * @lines: how many dotted lines the form leaves for it, or 0
 *
 * Returns: (transfer floating): the editor for that kind of field
 */
GtkWidget *
dx_field_editor_new (DxSession *session, const char *field, guint lines)
{
  const DxField *it;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);
  it = dx_form_get_field (
      dx_proposal_get_form (dx_session_get_proposal (session)), field);
  g_return_val_if_fail (it != NULL, NULL);

  return g_object_new (find_type (it, lines), "session", session, "field",
                       field, "lines", lines, NULL);
}
