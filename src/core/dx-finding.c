/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-finding.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"

/* In the order of DxSeverity: its name in files, and for people. */
static const struct {
  const char *name;
  const char *label;
} severities[] = {
  { "error", N_ ("Error") },
  { "warning", N_ ("Warning") },
  { "hint", N_ ("Hint") },
};

/**
 * dx_finding_new:
 * @id: which rule
 * @severity: how bad it is
 * @field: a field id, "topics.ID", or "" for the whole
 * @message_take: (transfer full): what is wrong, in the user's language
 * @source_take: (nullable) (transfer full): the rule's sentence and place
 *
 * Makes a finding.
 *
 * Returns: (transfer full): the finding
 */
DxFinding *
dx_finding_new (const char *id,
                DxSeverity severity,
                const char *field,
                char *message_take,
                char *source_take)
{
  DxFinding *self;

  g_return_val_if_fail (id != NULL && field != NULL, NULL);
  g_return_val_if_fail (message_take != NULL, NULL);

  self = g_new0 (DxFinding, 1);
  self->id = g_strdup (id);
  self->severity = severity;
  self->field = g_strdup (field);
  self->message = message_take;
  self->source = source_take;
  return self;
}

/**
 * dx_finding_free:
 * @self: (nullable) (transfer full): a finding
 *
 * Frees a finding with its strings.
 */
void
dx_finding_free (DxFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->field);
  g_free (self->message);
  g_free (self->source);
  g_free (self);
}

/**
 * dx_severity_to_string:
 * @severity: a severity
 *
 * Returns: (transfer none): its name in files: "error", "warning", "hint"
 */
const char *
dx_severity_to_string (DxSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), NULL);

  return severities[severity].name;
}

/**
 * dx_severity_from_string:
 * @text: a name in a file
 * @severity: (out): the severity of that name
 *
 * Returns: whether there is one; otherwise @severity is left alone
 */
gboolean
dx_severity_from_string (const char *text, DxSeverity *severity)
{
  g_return_val_if_fail (text != NULL && severity != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    if (g_str_equal (severities[i].name, text))
      {
        *severity = (DxSeverity) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dx_severity_get_label:
 * @severity: a severity
 *
 * Returns: (transfer none): its name for people, in the user's language
 */
const char *
dx_severity_get_label (DxSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (severities), NULL);

  return _ (severities[severity].label);
}

/**
 * dx_findings_count:
 * @findings: (element-type DxFinding): findings
 * @severity: a severity
 *
 * Returns: how many of @findings are of @severity
 */
guint
dx_findings_count (GPtrArray *findings, DxSeverity severity)
{
  guint count = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);

      count += finding->severity == severity;
    }
  return count;
}

static JsonObject *
write_finding (const DxFinding *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "severity",
                                 dx_severity_to_string (self->severity));
  json_object_set_string_member (object, "field", self->field);
  json_object_set_string_member (object, "message", self->message);
  if (self->source != NULL)
    json_object_set_string_member (object, "source", self->source);
  else
    json_object_set_null_member (object, "source");
  return object;
}

/**
 * dx_findings_to_json:
 * @findings: (element-type DxFinding): findings
 *
 * Writes findings for other programs: an array of objects with the members
 * id, severity, field, message and source, which may be null.
 *
 * Returns: (transfer full): JSON with a final line break; "[]" without
 *   findings
 */
char *
dx_findings_to_json (GPtrArray *findings)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array;

  g_return_val_if_fail (findings != NULL, NULL);

  array = json_array_sized_new (findings->len);
  for (guint i = 0; i < findings->len; i++)
    json_array_add_object_element (
        array, write_finding (g_ptr_array_index (findings, i)));
  json_node_take_array (root, array);
  return dx_json_write (root);
}
