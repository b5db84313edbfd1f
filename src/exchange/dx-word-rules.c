/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-rules-private.h"

#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-shelf-private.h"

#define RULES_FILE "word/reading.json"
#define RULES_FORMAT "dexuat-word-rules"

static gpointer
read_alias (JsonObject *object, const char *path, GError **error)
{
  static const DxMember members[] = {
    DX_MAY ("table", STRING, DxWordAlias, table),
    DX_MUST ("id", STRING, DxWordAlias, id),
    DX_MUST ("also", STRINGS, DxWordAlias, also), DX_MEMBERS_END
  };
  DxWordAlias *self = g_new0 (DxWordAlias, 1);

  return dx_members_read (object, path, members, self, error) ? self : NULL;
}

static gpointer
read_other (JsonObject *object, const char *path, GError **error)
{
  static const DxMember members[] = {
    DX_MUST ("mark", STRING, DxWordOther, mark),
    DX_MUST ("title", STRING, DxWordOther, title),
    DX_MUST ("headings", STRINGS, DxWordOther, headings), DX_MEMBERS_END
  };
  DxWordOther *self = g_new0 (DxWordOther, 1);

  return dx_members_read (object, path, members, self, error) ? self : NULL;
}

static gpointer
read_form (JsonObject *object, const char *path, GError **error)
{
  static const DxMember members[] = {
    DX_MUST ("id", STRING, DxWordFormRules, id),
    DX_MUST_LIST ("sections", read_alias, DxWordFormRules, sections),
    DX_MUST_LIST ("fields", read_alias, DxWordFormRules, fields),
    DX_MUST_LIST ("columns", read_alias, DxWordFormRules, columns),
    DX_MEMBERS_END
  };
  DxWordFormRules *self = g_new0 (DxWordFormRules, 1);

  self->sections = g_ptr_array_new ();
  self->fields = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();

  return dx_members_read (object, path, members, self, error) ? self : NULL;
}

static const DxMember rules_members[] = {
  DX_MUST ("number-columns", STRINGS, DxWordRules, number_columns),
  DX_MUST ("total-rows", STRINGS, DxWordRules, total_rows),
  DX_MUST ("annex-words", STRINGS, DxWordRules, annex_words),
  DX_MUST_LIST ("forms", read_form, DxWordRules, forms),
  DX_MUST_LIST ("other-forms", read_other, DxWordRules, others),
  DX_MEMBERS_END
};

static DxWordRules *
load (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dx_shelf_load (RULES_FILE, &error);
  g_autoptr (JsonNode) root = bytes != NULL ? dx_json_parse (bytes, &error)
                                            : NULL;
  DxWordRules *self = g_new0 (DxWordRules, 1);

  self->forms = g_ptr_array_new ();
  self->others = g_ptr_array_new ();
  if (root == NULL
      || !dx_members_read_file (root, RULES_FORMAT, rules_members, self,
                                &error))
    g_error ("%s: %s", RULES_FILE, error->message);

  return self;
}

/*
 * dx_word_rules_get:
 *
 * Returns: (transfer none): the built-in rules, read once and kept
 */
const DxWordRules *
dx_word_rules_get (void)
{
  static DxWordRules *rules = NULL;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, load ());

  return rules;
}

/*
 * dx_word_rules_find_form:
 *
 * Returns: (nullable): what is known of a form
 */
const DxWordFormRules *
dx_word_rules_find_form (const DxWordRules *self, const char *id)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      const DxWordFormRules *form = g_ptr_array_index (self->forms, i);

      if (g_str_equal (form->id, id))
        return form;
    }

  return NULL;
}

/*
 * dx_word_rules_find:
 * @table: (nullable): of a column: its table
 *
 * Returns: (array zero-terminated=1): other names, maybe none
 */
const char *const *
dx_word_rules_find (GPtrArray *aliases, const char *table, const char *id)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; aliases != NULL && i < aliases->len; i++)
    {
      const DxWordAlias *alias = g_ptr_array_index (aliases, i);

      if (g_str_equal (alias->id, id) && g_strcmp0 (alias->table, table) == 0)
        return (const char *const *) alias->also;
    }

  return none;
}
