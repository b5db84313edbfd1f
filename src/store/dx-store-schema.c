/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-store-schema-private.h"

#include <glib/gi18n-lib.h>

#include "dx-statement-private.h"
#include "dx-store-error-private.h"

/* Times are Unix milliseconds but for the deadline, which is Unix seconds;
 * 0 is "never" and "none". What lists show is apart from the texts, so that
 * its rows are short; the indexes hold all that a list asks about, so that
 * it is answered from one of them alone. "words" holds the distinct words
 * of a proposal, not its text; its pieces are merged when the store is closed,
 * as doing that now and then while somebody types is felt. */
static const char first[] =
    "CREATE TABLE meta ("
    "  row INTEGER PRIMARY KEY CHECK (row = 1),"
    "  serial INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO meta (row, serial) VALUES (1, 0);"

    "CREATE TABLE proposal ("
    "  row INTEGER PRIMARY KEY,"
    "  id TEXT NOT NULL UNIQUE,"
    "  form TEXT NOT NULL,"
    "  call TEXT NOT NULL,"
    "  plan_year INTEGER,"
    "  revision INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  title_key BLOB NOT NULL,"
    "  state INTEGER NOT NULL,"
    "  errors INTEGER NOT NULL,"
    "  warnings INTEGER NOT NULL,"
    "  sections_done INTEGER NOT NULL,"
    "  sections INTEGER NOT NULL,"
    "  deadline INTEGER NOT NULL,"
    "  created INTEGER NOT NULL,"
    "  changed INTEGER NOT NULL,"
    "  trashed INTEGER NOT NULL DEFAULT 0,"
    "  serial INTEGER NOT NULL"
    ") STRICT;"
    "CREATE INDEX proposal_by_changed ON proposal"
    "  (changed, row, call, state) WHERE trashed = 0;"
    "CREATE INDEX proposal_by_title ON proposal"
    "  (title_key, row, call, state) WHERE trashed = 0;"
    "CREATE INDEX proposal_by_deadline ON proposal"
    "  (deadline = 0, deadline, row, call, state) WHERE trashed = 0;"
    "CREATE INDEX proposal_by_findings ON proposal"
    "  (errors, warnings, row, call, state) WHERE trashed = 0;"
    "CREATE INDEX proposal_trashed ON proposal (trashed) WHERE trashed <> 0;"

    "CREATE TABLE content ("
    "  row INTEGER PRIMARY KEY REFERENCES proposal (row) ON DELETE CASCADE,"
    "  json TEXT NOT NULL"
    ") STRICT;"

    "CREATE VIRTUAL TABLE words USING fts5 (list, tokenize = 'vi',"
    "  prefix = '1 2 3', detail = none, columnsize = 0);"
    "INSERT INTO words (words, rank) VALUES ('automerge', 0);"

    "CREATE TABLE revision ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,"
    "  kind INTEGER NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  begun INTEGER NOT NULL,"
    "  created INTEGER NOT NULL,"
    "  session TEXT NOT NULL,"
    "  who TEXT NOT NULL,"
    "  note TEXT,"
    "  json TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX revision_of ON revision (proposal, row, kind);"

    "CREATE TABLE attachment ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,"
    "  name TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  size INTEGER NOT NULL,"
    "  sha256 TEXT NOT NULL,"
    "  added INTEGER NOT NULL,"
    "  removed INTEGER NOT NULL DEFAULT 0"
    ") STRICT;"
    "CREATE INDEX attachment_of ON attachment (proposal, row);"
    "CREATE UNIQUE INDEX attachment_name ON attachment (proposal, name)"
    "  WHERE removed = 0;"
    "CREATE INDEX attachment_removed ON attachment (removed)"
    "  WHERE removed <> 0;"
    "CREATE TABLE attachment_content ("
    "  row INTEGER PRIMARY KEY REFERENCES attachment (row) ON DELETE CASCADE,"
    "  bytes BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE profile ("
    "  row INTEGER PRIMARY KEY CHECK (row = 1),"
    "  json TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE setting ("
    "  name TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "PRAGMA application_id = " G_STRINGIFY (DX_SCHEMA_APPLICATION) ";";

const DxSchemaStep dx_schema_steps[] = {
  { DX_SCHEMA_FIRST, first, NULL },
  { DX_SCHEMA_DESK, dx_schema_desk, NULL },
};
const guint dx_schema_n_steps = G_N_ELEMENTS (dx_schema_steps);

/* PRAGMA takes no parameters; these are all there can be. */
static const char *const stamps[] = {
  "PRAGMA user_version = 0", "PRAGMA user_version = 1",
  "PRAGMA user_version = 2", "PRAGMA user_version = 3",
  "PRAGMA user_version = 4", "PRAGMA user_version = 5",
  "PRAGMA user_version = 6", "PRAGMA user_version = 7",
  "PRAGMA user_version = 8", "PRAGMA user_version = 9",
};
G_STATIC_ASSERT (DX_SCHEMA_LATEST < G_N_ELEMENTS (stamps));

/*
 * dx_schema_get_latest:
 * @steps: (array length=n_steps): a ladder
 * @n_steps: how many
 *
 * Returns: the version at its top
 */
int
dx_schema_get_latest (const DxSchemaStep *steps, guint n_steps)
{
  return steps[n_steps - 1].version;
}

/*
 * dx_schema_read_version:
 * @database: a database
 * @version: (out): its #DxSchemaVersion, maybe a later one
 * @error: return location for a #DxStoreError
 *
 * Asks what is in the file. This is where SQLite reads it first.
 *
 * Returns: whether it is empty or ours
 */
gboolean
dx_schema_read_version (DxDatabase *database, int *version, GError **error)
{
  gint64 application = 0;
  gint64 user = 0;
  gint64 tables = 0;
  g_autofree char *name = NULL;

  if (!dx_database_get_int64 (database, "PRAGMA user_version", &user, error)
      || !dx_database_get_int64 (database, "PRAGMA application_id",
                                 &application, error)
      || !dx_database_get_int64 (
          database, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;
  *version = (int) user;
  if (application == DX_SCHEMA_APPLICATION
      || (application == 0 && user == 0 && tables == 0))
    return TRUE;
  name = g_filename_display_name (database->path);
  return dx_store_refuse (error, DX_STORE_ERROR_OPEN,
                          _ ("“%s” is a database of another program."), name);
}

/* One transaction: the stamp is set by what succeeded, and with it. */
static gboolean
take_step (DxDatabase *database, const DxSchemaStep *step, GError **error)
{
  gint64 before = 0;

  if (!dx_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (dx_database_get_int64 (database, "PRAGMA user_version", &before, error)
      && (before >= step->version
          || ((step->sql == NULL
               || dx_database_run (database, step->sql, error))
              && (step->climb == NULL || step->climb (database, error))
              && dx_database_run (database, stamps[step->version], error)))
      && dx_database_run (database, "COMMIT", error))
    return TRUE;
  dx_database_roll_back (database);
  return FALSE;
}

/*
 * dx_schema_climb:
 * @database: a database that can be written
 * @steps: (array length=n_steps): the ladder, from the lowest step
 * @n_steps: how many
 * @error: return location for a #DxStoreError
 *
 * Brings the database to the version of the last step. One that a newer
 * program made is refused and stays as it is. When a step fails, those
 * before it hold.
 *
 * Returns: whether it is there
 */
gboolean
dx_schema_climb (DxDatabase *database,
                 const DxSchemaStep *steps,
                 guint n_steps,
                 GError **error)
{
  int version = 0;

  if (!dx_schema_read_version (database, &version, error))
    return FALSE;
  if (version > dx_schema_get_latest (steps, n_steps))
    {
      g_autofree char *name = g_filename_display_name (database->path);

      return dx_store_refuse (
          error, DX_STORE_ERROR_NEWER,
          _ ("“%s” was made by a newer version of this program; please "
             "install that version."),
          name);
    }
  for (guint i = 0; i < n_steps; i++)
    if (steps[i].version > version && !take_step (database, &steps[i], error))
      return FALSE;
  return TRUE;
}
