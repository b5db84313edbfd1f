/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-statement-private.h"
#include "dx-store-schema-private.h"

/* The officers' desk. A line of the register keeps its number for life; the
 * versions of a dossier stay, whatever became of them, and so do the files
 * that they came in, byte by byte. What stands inside such a file is only
 * listed. Days are "2025-08-07", times Unix milliseconds.
 *
 * What can be made anew from elsewhere (words, MinHash) is apart from what
 * cannot. */
const char dx_schema_desk[] =
    "CREATE TABLE register ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  year INTEGER NOT NULL,"
    "  number INTEGER NOT NULL CHECK (number > 0),"
    "  proposal TEXT NOT NULL,"
    "  call TEXT NOT NULL,"
    "  channel INTEGER NOT NULL,"
    "  stamped TEXT,"
    "  arrived TEXT,"
    "  sender TEXT NOT NULL,"
    "  timing INTEGER NOT NULL,"
    "  why TEXT NOT NULL,"
    "  state INTEGER NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  registered INTEGER NOT NULL,"
    "  changed INTEGER NOT NULL,"
    "  conflicts INTEGER NOT NULL,"
    "  revision INTEGER NOT NULL,"
    "  title TEXT NOT NULL,"
    "  title_key BLOB NOT NULL,"
    "  host TEXT NOT NULL,"
    "  host_key BLOB NOT NULL,"
    "  total INTEGER,"
    "  state_budget INTEGER,"
    "  counterpart INTEGER,"
    "  errors INTEGER NOT NULL,"
    "  warnings INTEGER NOT NULL,"
    "  UNIQUE (year, number),"
    "  UNIQUE (proposal, call)"
    ") STRICT;"
    "CREATE INDEX register_by_number ON register"
    "  (year, number, row, call, state, timing, conflicts);"
    "CREATE INDEX register_by_title ON register"
    "  (title_key, row, call, state, timing, year, conflicts);"
    "CREATE INDEX register_by_host ON register"
    "  (host_key, row, call, state, timing, year, conflicts);"
    "CREATE INDEX register_by_total ON register"
    "  (total, row, call, state, timing, year, conflicts);"
    "CREATE INDEX register_by_changed ON register"
    "  (changed, row, call, state, timing, year, conflicts);"

    "CREATE TABLE register_version ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  register INTEGER NOT NULL REFERENCES register (row),"
    "  standing INTEGER NOT NULL,"
    "  revision INTEGER NOT NULL,"
    "  code TEXT NOT NULL,"
    "  slip TEXT NOT NULL,"
    "  whole TEXT NOT NULL,"
    "  channel INTEGER NOT NULL,"
    "  stamped TEXT,"
    "  arrived TEXT,"
    "  sender TEXT NOT NULL,"
    "  timing INTEGER NOT NULL,"
    "  why TEXT NOT NULL,"
    "  received INTEGER NOT NULL,"
    "  errors INTEGER NOT NULL,"
    "  warnings INTEGER NOT NULL,"
    "  sha256 TEXT NOT NULL,"
    "  json TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX register_version_of ON register_version (register, row);"
    "CREATE INDEX register_version_slip ON register_version (slip);"

    "CREATE TABLE register_file ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  version INTEGER NOT NULL REFERENCES register_version (row),"
    "  inside INTEGER REFERENCES register_file (row),"
    "  name TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  size INTEGER NOT NULL,"
    "  sha256 TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX register_file_of ON register_file (version, row);"
    "CREATE INDEX register_file_sum ON register_file (sha256)"
    "  WHERE inside IS NULL;"
    "CREATE TABLE register_content ("
    "  row INTEGER PRIMARY KEY REFERENCES register_file (row),"
    "  bytes BLOB NOT NULL"
    ") STRICT;"

    "CREATE VIRTUAL TABLE register_words USING fts5 (list, tokenize = 'vi',"
    "  prefix = '1 2 3', detail = none, columnsize = 0);"

    "CREATE TABLE register_mark ("
    "  register INTEGER NOT NULL REFERENCES register (row),"
    "  item TEXT NOT NULL,"
    "  mark INTEGER NOT NULL,"
    "  remark TEXT,"
    "  version INTEGER NOT NULL REFERENCES register_version (row),"
    "  marked INTEGER NOT NULL,"
    "  PRIMARY KEY (register, item)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE register_note ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  kind INTEGER NOT NULL,"
    "  call TEXT NOT NULL,"
    "  register INTEGER REFERENCES register (row),"
    "  version INTEGER REFERENCES register_version (row),"
    "  who TEXT NOT NULL,"
    "  written INTEGER NOT NULL,"
    "  replaced INTEGER NOT NULL DEFAULT 0,"
    "  json TEXT NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX register_note_one ON register_note"
    "  (kind, call, coalesce (register, 0), who) WHERE replaced = 0;"

    "CREATE TABLE register_rank ("
    "  register INTEGER PRIMARY KEY REFERENCES register (row),"
    "  call TEXT NOT NULL,"
    "  place INTEGER NOT NULL,"
    "  UNIQUE (call, place)"
    ") STRICT;"

    "CREATE TABLE register_hash ("
    "  version INTEGER PRIMARY KEY REFERENCES register_version (row),"
    "  minhash BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE library ("
    "  row INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  source TEXT NOT NULL,"
    "  name TEXT NOT NULL,"
    "  host TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  sha256 TEXT NOT NULL UNIQUE,"
    "  added INTEGER NOT NULL,"
    "  minhash BLOB"
    ") STRICT;"

    "CREATE TABLE register_filter ("
    "  name TEXT PRIMARY KEY,"
    "  json TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE audit ("
    "  row INTEGER PRIMARY KEY,"
    "  at TEXT NOT NULL,"
    "  who TEXT NOT NULL,"
    "  action TEXT NOT NULL,"
    "  call TEXT NOT NULL,"
    "  subject TEXT NOT NULL,"
    "  detail TEXT NOT NULL,"
    "  hash TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX audit_of ON audit (subject, row);"
    "CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;"
    "CREATE TRIGGER audit_stays BEFORE DELETE ON audit"
    " BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;";

/* Blanks and line breaks do not count. */
#define PLAIN(text) "replace (replace (" text ", ' ', ''), char (10), '')"

/*
 * dx_schema_arm:
 * @database: a database that is up to date
 * @error: return location for a #DxStoreError
 *
 * Lets the triggers of the audit trail work, unless there are others: what
 * a strange file brings is never run.
 *
 * Returns: whether it could be looked at
 */
gboolean
dx_schema_arm (DxDatabase *database, GError **error)
{
  gint64 ours = 0;
  gint64 all = 0;
  int code = SQLITE_OK;

  if (!dx_database_get_int64 (
          database,
          "SELECT count (*) FROM sqlite_schema WHERE type = 'trigger' AND"
          " " PLAIN (
              "sql") " IN"
                     " (" PLAIN (
                         "'CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit"
                         " BEGIN SELECT RAISE (ABORT, ''audit is "
                         "append-only'');"
                         " END'") ","
                                  " " PLAIN ("'CREATE TRIGGER audit_stays "
                                             "BEFORE DELETE ON audit"
                                             " BEGIN SELECT RAISE (ABORT, "
                                             "''audit is append-only'');"
                                             " END'") ")",
          &ours, error)
      || !dx_database_get_int64 (
          database,
          "SELECT count (*) FROM sqlite_schema WHERE type = 'trigger'", &all,
          error))
    return FALSE;
  if (ours > 0 && ours == all)
    code = sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER,
                              1, NULL);
  return code == SQLITE_OK || dx_database_fail (database, code, error);
}
