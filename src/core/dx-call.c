/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-call.h"

#include <glib/gi18n-lib.h>

#include "dx-call-private.h"
#include "dx-date.h"
#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-members-private.h"
#include "dx-topic-private.h"

#define CALL_FORMAT "dexuat-call"

static const char *const dossier_kind_names[] = {
  "slip",       "official-letter", "summary-table",
  "commitment", "soft-copy",       "other",
  NULL
};

static const char *const receipt_day_names[] = {
  "unstated", "postmark", "arrival-stamp", "filing", NULL
};

/* A call with what is needed only while it is read. @call comes first, so
 * that the one is also the other. */
typedef struct {
  DxCall call;
  char *deadline_text;
  char *deadline_instant;
  gboolean deadline_inclusive;
  char *deadline_doubt;
} CallFile;

static void
free_statement (DxCallStatement *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self->value);
  g_free (self->date);
  dx_source_free (self->source);
  g_free (self);
}

static void
free_call_topic (DxCallTopic *self)
{
  g_free (self->id);
  dx_source_free (self->source);
  g_free (self);
}

static void
free_group (DxCallGroup *self)
{
  g_free (self->id);
  g_free (self->title);
  dx_source_free (self->source);
  g_ptr_array_unref (self->topics);
  g_free (self);
}

static void
free_dossier_item (DxDossierItem *self)
{
  g_free (self->title);
  g_free (self->topic);
  dx_source_free (self->source);
  g_free (self);
}

static void
clear_reading (CallFile *self)
{
  g_clear_pointer (&self->deadline_text, g_free);
  g_clear_pointer (&self->deadline_instant, g_free);
  g_clear_pointer (&self->deadline_doubt, g_free);
}

static void
free_strings (DxCall *self)
{
  g_free (self->id);
  g_free (self->office);
  g_free (self->unit);
  g_free (self->province);
  g_free (self->notice_kind);
  g_free (self->notice_symbol);
  g_free (self->notice_title);
  g_free (self->notice_date);
  g_free (self->signer);
  g_free (self->form);
  g_free (self->path);
}

static void
free_call (gpointer data)
{
  DxCall *self = data;

  clear_reading (data);
  free_strings (self);
  dx_source_free (self->plan_year_source);
  g_clear_pointer (&self->deadline, dx_deadline_free);
  dx_source_free (self->deadline_source);
  dx_source_free (self->topics_by_reference);
  dx_source_free (self->schools_source);
  g_ptr_array_unref (self->legal_bases);
  g_ptr_array_unref (self->requirements);
  g_ptr_array_unref (self->orientations);
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->addresses);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->receipt);
  g_ptr_array_unref (self->process);
  g_ptr_array_unref (self->doubts);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->dossier);
  g_ptr_array_unref (self->own_topics);
}

static GPtrArray *
list_of (gpointer free_func)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_func);
}

static CallFile *
create_call (void)
{
  CallFile *self = g_atomic_rc_box_new0 (CallFile);
  GPtrArray **const statements[] = {
    &self->call.legal_bases, &self->call.requirements, &self->call.orientations,
    &self->call.channels,    &self->call.addresses,    &self->call.contacts,
    &self->call.receipt,     &self->call.process,      &self->call.doubts,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    *statements[i] = list_of (free_statement);
  self->call.groups = list_of (free_group);
  self->call.dossier = list_of (free_dossier_item);
  self->call.own_topics = list_of (dx_topic_free);
  return self;
}

static const DxMember statement_members[] = {
  DX_MAY ("id", ID, DxCallStatement, id),
  DX_MAY ("text", STRING, DxCallStatement, text),
  DX_MAY ("value", STRING, DxCallStatement, value),
  DX_MAY ("date", DATE, DxCallStatement, date),
  DX_MAY_NAME ("day", receipt_day_names, DxCallStatement, day),
  DX_MUST ("source", SOURCE, DxCallStatement, source),
  DX_MEMBERS_END
};

static gpointer
read_statement (JsonObject *object, const char *path, GError **error)
{
  DxCallStatement *self = g_new0 (DxCallStatement, 1);

  if (!dx_members_read (object, path, statement_members, self, error))
    g_clear_pointer (&self, free_statement);
  return self;
}

static const DxMember call_topic_members[] = {
  DX_MUST ("id", ID, DxCallTopic, id),
  DX_MUST ("source", SOURCE, DxCallTopic, source), DX_MEMBERS_END
};

static gpointer
read_call_topic (JsonObject *object, const char *path, GError **error)
{
  DxCallTopic *self = g_new0 (DxCallTopic, 1);

  if (!dx_members_read (object, path, call_topic_members, self, error))
    g_clear_pointer (&self, free_call_topic);
  return self;
}

static const DxMember group_members[] = {
  DX_MUST ("id", ID, DxCallGroup, id),
  DX_MUST ("title", STRING, DxCallGroup, title),
  DX_MUST ("source", SOURCE, DxCallGroup, source),
  DX_MUST_LIST ("topics", read_call_topic, DxCallGroup, topics), DX_MEMBERS_END
};

static gpointer
read_group (JsonObject *object, const char *path, GError **error)
{
  DxCallGroup *self = g_new0 (DxCallGroup, 1);

  self->topics = list_of (free_call_topic);
  if (!dx_members_read (object, path, group_members, self, error))
    g_clear_pointer (&self, free_group);
  return self;
}

static const DxMember dossier_members[] = {
  DX_MUST_NAME ("kind", dossier_kind_names, DxDossierItem, kind),
  DX_MUST ("title", STRING, DxDossierItem, title),
  DX_MAY ("optional", BOOLEAN, DxDossierItem, optional),
  DX_MAY ("topic", ID, DxDossierItem, topic),
  DX_MAY ("copies", UINT, DxDossierItem, copies),
  DX_MUST ("source", SOURCE, DxDossierItem, source),
  DX_MEMBERS_END
};

static gpointer
read_dossier_item (JsonObject *object, const char *path, GError **error)
{
  DxDossierItem *self = g_new0 (DxDossierItem, 1);

  if (!dx_members_read (object, path, dossier_members, self, error))
    g_clear_pointer (&self, free_dossier_item);
  return self;
}

static const DxMember notice_members[] = {
  DX_MUST ("kind", STRING, DxCall, notice_kind),
  DX_MUST ("symbol", STRING, DxCall, notice_symbol),
  DX_MUST ("title", STRING, DxCall, notice_title),
  DX_MAY ("date", STRING, DxCall, notice_date),
  DX_MAY ("signer", STRING, DxCall, signer),
  DX_MEMBERS_END
};

static const DxMember deadline_members[] = {
  DX_MUST ("text", STRING, CallFile, deadline_text),
  DX_MAY ("instant", STRING, CallFile, deadline_instant),
  DX_MAY ("inclusive", BOOLEAN, CallFile, deadline_inclusive),
  DX_MAY ("doubt", STRING, CallFile, deadline_doubt),
  DX_MUST ("source", SOURCE, DxCall, deadline_source),
  DX_MEMBERS_END
};

static const DxMember schools_members[] = {
  DX_MUST ("minimum", UINT, DxCall, schools_minimum),
  DX_MUST ("source", SOURCE, DxCall, schools_source), DX_MEMBERS_END
};

static const DxMember call_members[] = {
  DX_MUST ("id", ID, DxCall, id),
  DX_MUST ("office", STRING, DxCall, office),
  DX_MAY ("unit", STRING, DxCall, unit),
  DX_MUST ("province", STRING, DxCall, province),
  DX_MUST_OBJECT ("notice", notice_members),
  DX_MUST ("plan-year", INT, DxCall, plan_year),
  DX_MAY ("plan-year-source", SOURCE, DxCall, plan_year_source),
  DX_MAY ("form", ID, DxCall, form),
  DX_MUST_OBJECT ("deadline", deadline_members),
  DX_MUST_LIST ("legal-bases", read_statement, DxCall, legal_bases),
  DX_MUST_LIST ("requirements", read_statement, DxCall, requirements),
  DX_MUST_LIST ("orientations", read_statement, DxCall, orientations),
  DX_MUST_LIST ("groups", read_group, DxCall, groups),
  DX_MAY ("topics-by-reference", SOURCE, DxCall, topics_by_reference),
  DX_MAY_OBJECT ("schools", schools_members),
  DX_MUST_LIST ("dossier", read_dossier_item, DxCall, dossier),
  DX_MUST_LIST ("channels", read_statement, DxCall, channels),
  DX_MUST_LIST ("addresses", read_statement, DxCall, addresses),
  DX_MUST_LIST ("contacts", read_statement, DxCall, contacts),
  DX_MUST_LIST ("receipt", read_statement, DxCall, receipt),
  DX_MUST_LIST ("process", read_statement, DxCall, process),
  DX_MUST_LIST ("doubts", read_statement, DxCall, doubts),
  DX_MAY_LIST ("topics", dx_topic_read, DxCall, own_topics),
  DX_MEMBERS_END
};

static gboolean
make_deadline (CallFile *self, GError **error)
{
  g_autoptr (GDateTime) instant = NULL;

  if (self->deadline_instant != NULL)
    {
      instant = dx_instant_parse (self->deadline_instant);
      if (instant == NULL)
        {
          g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
                       _ ("$.deadline.instant: must be an instant like "
                          "2025-08-07T17:00:00+07:00"));
          return FALSE;
        }
    }
  self->call.deadline = dx_deadline_new (self->deadline_text, instant,
                                         self->deadline_inclusive,
                                         self->deadline_doubt);
  clear_reading (self);
  return TRUE;
}

static gboolean
validate_groups (const DxCall *self, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (self->groups, i);

      if (g_hash_table_add (ids, group->id))
        continue;
      g_set_error (error, DX_JSON_ERROR, DX_JSON_ERROR_VALUE,
                   _ ("$.groups[%u]: the id “%s” stands twice"), i, group->id);
      return FALSE;
    }
  return dx_topics_are_unique (self->own_topics, "$.topics", error);
}

/*
 * dx_call_new_from_node:
 * @root: the file's JSON
 * @path: (nullable): the file, or %NULL for one that is built in
 * @error: return location for a #DxJsonError
 *
 * For dx_call_new_from_json () and for the catalog, which has parsed the file
 * already.
 *
 * Returns: (transfer full) (nullable): the call, or %NULL with @error set
 */
DxCall *
dx_call_new_from_node (JsonNode *root, const char *path, GError **error)
{
  CallFile *file = create_call ();
  g_autoptr (DxCall) self = &file->call;

  dx_json_normalize (root);
  self->builtin = path == NULL;
  self->path = g_strdup (path);
  if (!dx_members_read_file (root, CALL_FORMAT, call_members, file, error)
      || !make_deadline (file, error) || !validate_groups (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dx_call_new_from_json:
 * @json: a call file, UTF-8
 * @path: (nullable): where a user's file lies; %NULL for a built-in one
 * @error: return location for a #DxJsonError
 *
 * Reads a call for proposals. Members that this program does not know are
 * ignored; a wrong type, an id that stands twice or a deadline whose
 * instant cannot be read is refused with its JSON path.
 *
 * Returns: (transfer full) (nullable): the call, or %NULL with @error set
 */
DxCall *
dx_call_new_from_json (GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  return root != NULL ? dx_call_new_from_node (root, path, error) : NULL;
}

/**
 * dx_call_ref:
 * @self: a call
 *
 * Returns: (transfer full): @self, held once more
 */
DxCall *
dx_call_ref (DxCall *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * dx_call_unref:
 * @self: (transfer full): a call
 *
 * Lets go of it; the last one frees it.
 */
void
dx_call_unref (DxCall *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, free_call);
}

/**
 * dx_call_find_topic:
 * @self: a call
 * @topic: a topic id
 *
 * Returns: (nullable) (transfer none): where the call's priority groups
 *   first name @topic, with the sentence, or %NULL if none does
 */
const DxCallTopic *
dx_call_find_topic (const DxCall *self, const char *topic)
{
  g_return_val_if_fail (self != NULL && topic != NULL, NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->topics->len; j++)
        {
          const DxCallTopic *it = g_ptr_array_index (group->topics, j);

          if (g_str_equal (it->id, topic))
            return it;
        }
    }
  return NULL;
}
