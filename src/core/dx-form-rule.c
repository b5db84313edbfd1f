/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-form-private.h"

#include <glib/gi18n-lib.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"

static const char *const rule_kind_names[] = {
  "sum",   "minimum", "maximum",     "email",      "phone", "pattern",
  "words", "figure",  "same-months", "column-sum", NULL
};
static const char *const severity_names[] = { "error", "warning", "hint",
                                              NULL };

/* Sets of DxFieldKind. */
#define KIND(kind) (1u << (kind))
#define INTEGERS                                                               \
  (KIND (DX_FIELD_AMOUNT) | KIND (DX_FIELD_MONTHS) | KIND (DX_FIELD_YEAR)      \
   | KIND (DX_FIELD_NUMBER))
#define TEXTS                                                                  \
  (KIND (DX_FIELD_LINE) | KIND (DX_FIELD_TEXT) | KIND (DX_FIELD_PHONE)         \
   | KIND (DX_FIELD_EMAIL))
#define LISTS (KIND (DX_FIELD_LIST) | KIND (DX_FIELD_TABLE))
#define ANY (INTEGERS | TEXTS | LISTS)

/**
 * RuleNeeds:
 * @fewest: least number of "fields"
 * @most: greatest one, or 0
 * @first: kinds that the first of "fields" may have
 * @others: kinds of the others
 * @also: kinds of "also", or 0 when the rule has no use for it
 * @table: exactly one "also", with "column" as a column of integers
 * @value: "value" must be there
 * @pattern: "pattern" must be there
 *
 * What a kind of rule needs so that it can be judged.
 */
typedef struct {
  guint fewest;
  guint most;
  guint first;
  guint others;
  guint also;
  gboolean table;
  gboolean value;
  gboolean pattern;
} RuleNeeds;

static const RuleNeeds needs_of[] = {
  [DX_FORM_RULE_SUM] = { 2, 0, INTEGERS, INTEGERS, 0, FALSE, FALSE, FALSE },
  [DX_FORM_RULE_MINIMUM] = { 1, 0, INTEGERS, INTEGERS, 0, FALSE, TRUE, FALSE },
  [DX_FORM_RULE_MAXIMUM] = { 1, 0, INTEGERS | TEXTS, INTEGERS | TEXTS, 0, FALSE,
                             TRUE, FALSE },
  [DX_FORM_RULE_EMAIL] = { 1, 0, TEXTS, TEXTS, 0, FALSE, FALSE, FALSE },
  [DX_FORM_RULE_PHONE] = { 1, 0, TEXTS, TEXTS, 0, FALSE, FALSE, FALSE },
  [DX_FORM_RULE_PATTERN] = { 1, 0, TEXTS, TEXTS, 0, FALSE, FALSE, TRUE },
  [DX_FORM_RULE_WORDS] = { 1, 0, TEXTS, TEXTS, 0, FALSE, TRUE, FALSE },
  [DX_FORM_RULE_FIGURE] = { 1, 0, TEXTS | LISTS, TEXTS | LISTS, ANY, FALSE,
                            FALSE, FALSE },
  [DX_FORM_RULE_SAME_MONTHS] = { 2, 2, TEXTS, INTEGERS, 0, FALSE, FALSE,
                                 FALSE },
  [DX_FORM_RULE_COLUMN_SUM] = { 1, 1, INTEGERS, 0, KIND (DX_FIELD_TABLE), TRUE,
                                FALSE, FALSE },
};

static const DxMember rule_members[] = {
  DX_MUST ("id", ID, DxFormRule, id),
  DX_MUST_NAME ("kind", rule_kind_names, DxFormRule, kind),
  DX_MUST_NAME ("severity", severity_names, DxFormRule, severity),
  DX_MUST ("fields", STRINGS, DxFormRule, fields),
  DX_MAY ("also", STRINGS, DxFormRule, also),
  DX_MAY ("column", ID, DxFormRule, column),
  DX_MAY ("value", INT64, DxFormRule, value),
  DX_MAY ("pattern", STRING, DxFormRule, pattern),
  DX_MAY ("source", SOURCE, DxFormRule, source),
  DX_MEMBERS_END
};

/**
 * dx_form_rule_free:
 * @self: (transfer full): a rule
 *
 * Frees it.
 */
void
dx_form_rule_free (DxFormRule *self)
{
  g_free (self->id);
  g_strfreev (self->fields);
  g_strfreev (self->also);
  g_free (self->column);
  g_free (self->pattern);
  dx_source_free (self->source);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *path, const char *message)
{
  return dx_json_refuse (error, DX_JSON_ERROR_VALUE, path, message);
}

/* Only here is it known whether "value" stands in the file: 0 is a value. */
static gboolean
has_parameters (JsonObject *object,
                const DxFormRule *rule,
                const char *path,
                GError **error)
{
  const RuleNeeds *needs = &needs_of[rule->kind];
  g_autoptr (GRegex) pattern = NULL;
  g_autoptr (GError) local = NULL;

  if (needs->value && !json_object_has_member (object, "value"))
    return refuse (error, path, _ ("this kind of rule needs “value”"));
  if (needs->pattern && rule->pattern == NULL)
    return refuse (error, path, _ ("this kind of rule needs “pattern”"));
  if (needs->table && rule->column == NULL)
    return refuse (error, path, _ ("this kind of rule needs “column”"));
  if (rule->pattern == NULL)
    return TRUE;
  pattern = g_regex_new (rule->pattern, 0, 0, &local);
  if (pattern != NULL)
    return TRUE;
  g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
               _ ("%s.pattern: not a regular expression: %s"), path,
               local->message);
  return FALSE;
}

/**
 * dx_form_rule_read:
 * @object: a rule in a form file
 * @path: its JSON path
 * @error: return location for a #DxJsonError
 *
 * Returns: (transfer full) (nullable): a #DxFormRule, or %NULL with @error
 *   set
 */
gpointer
dx_form_rule_read (JsonObject *object, const char *path, GError **error)
{
  DxFormRule *self = g_new0 (DxFormRule, 1);

  if (!dx_members_read (object, path, rule_members, self, error)
      || !has_parameters (object, self, path, error))
    g_clear_pointer (&self, dx_form_rule_free);
  return self;
}

static gboolean
names_kinds (const DxForm *form,
             GStrv names,
             guint first,
             guint others,
             const char *path,
             GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s[%u]", path, i);
      guint kinds = i == 0 ? first : others;

      if (!dx_form_has_field (form, names[i], place, error))
        return FALSE;
      if ((kinds & KIND (dx_form_get_field (form, names[i])->kind)) == 0)
        return refuse (error, place,
                       _ ("this rule cannot bind a field of that kind"));
    }
  return TRUE;
}

static gboolean
has_column (const DxForm *form,
            const DxFormRule *rule,
            const char *path,
            GError **error)
{
  const DxField *column;

  if (rule->also == NULL || g_strv_length (rule->also) != 1)
    return refuse (error, path, _ ("“also” must name one table"));
  column = dx_field_get_column (dx_form_get_field (form, rule->also[0]),
                                rule->column);
  return (column != NULL && dx_field_is_integer (column))
         || refuse (error, path, _ ("“column” must name a column of numbers"));
}

/**
 * dx_form_rule_validate:
 * @form: a form with its fields
 * @rule: one of its rules
 * @path: the rule's JSON path
 * @error: return location for a #DxJsonError
 *
 * Returns: whether @rule names what it needs, and only what @form has;
 *   otherwise with @error set
 */
gboolean
dx_form_rule_validate (const DxForm *form,
                       const DxFormRule *rule,
                       const char *path,
                       GError **error)
{
  const RuleNeeds *needs = &needs_of[rule->kind];
  guint count = g_strv_length (rule->fields);
  g_autofree char *fields = g_strconcat (path, ".fields", NULL);
  g_autofree char *also = g_strconcat (path, ".also", NULL);

  if (count < needs->fewest || (needs->most > 0 && count > needs->most))
    return refuse (error, fields, _ ("too few or too many fields"));
  if (!names_kinds (form, rule->fields, needs->first, needs->others, fields,
                    error)
      || !names_kinds (form, rule->also, needs->also, needs->also, also, error))
    return FALSE;
  return !needs->table || has_column (form, rule, path, error);
}
