-- A library of proposals as version 2 of the database holds it: one that is
-- kept, with its revisions, files and words, one that was removed, the
-- profile and a setting. It is read with the tokenizer "vi" at hand and never
-- changed.

CREATE TABLE meta (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  serial INTEGER NOT NULL
) STRICT;
INSERT INTO meta (row, serial) VALUES (1, 5);

CREATE TABLE proposal (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL,
  call TEXT NOT NULL,
  plan_year INTEGER,
  revision INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_key BLOB NOT NULL,
  state INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  sections_done INTEGER NOT NULL,
  sections INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  trashed INTEGER NOT NULL DEFAULT 0,
  serial INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_by_changed ON proposal
  (changed, row, call, state) WHERE trashed = 0;
CREATE INDEX proposal_by_title ON proposal
  (title_key, row, call, state) WHERE trashed = 0;
CREATE INDEX proposal_by_deadline ON proposal
  (deadline = 0, deadline, row, call, state) WHERE trashed = 0;
CREATE INDEX proposal_by_findings ON proposal
  (errors, warnings, row, call, state) WHERE trashed = 0;
CREATE INDEX proposal_trashed ON proposal (trashed) WHERE trashed <> 0;

CREATE TABLE content (
  row INTEGER PRIMARY KEY REFERENCES proposal (row) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (list, tokenize = 'vi',
  prefix = '1 2 3', detail = none, columnsize = 0);
INSERT INTO words (words, rank) VALUES ('automerge', 0);

CREATE TABLE revision (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  created INTEGER NOT NULL,
  session TEXT NOT NULL,
  who TEXT NOT NULL,
  note TEXT,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX revision_of ON revision (proposal, row, kind);

CREATE TABLE attachment (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  proposal INTEGER NOT NULL REFERENCES proposal (row) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attachment_of ON attachment (proposal, row);
CREATE UNIQUE INDEX attachment_name ON attachment (proposal, name)
  WHERE removed = 0;
CREATE INDEX attachment_removed ON attachment (removed)
  WHERE removed <> 0;

CREATE TABLE attachment_content (
  row INTEGER PRIMARY KEY REFERENCES attachment (row) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE profile (
  row INTEGER PRIMARY KEY CHECK (row = 1),
  json TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  proposal TEXT NOT NULL,
  call TEXT NOT NULL,
  channel INTEGER NOT NULL,
  stamped TEXT,
  arrived TEXT,
  sender TEXT NOT NULL,
  timing INTEGER NOT NULL,
  why TEXT NOT NULL,
  state INTEGER NOT NULL,
  version INTEGER NOT NULL,
  registered INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_key BLOB NOT NULL,
  host TEXT NOT NULL,
  host_key BLOB NOT NULL,
  total INTEGER,
  state_budget INTEGER,
  counterpart INTEGER,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  UNIQUE (year, number),
  UNIQUE (proposal, call)
) STRICT;
CREATE INDEX register_by_number ON register
  (year, number, row, call, state, timing, conflicts);
CREATE INDEX register_by_title ON register
  (title_key, row, call, state, timing, year, conflicts);
CREATE INDEX register_by_host ON register
  (host_key, row, call, state, timing, year, conflicts);
CREATE INDEX register_by_total ON register
  (total, row, call, state, timing, year, conflicts);
CREATE INDEX register_by_changed ON register
  (changed, row, call, state, timing, year, conflicts);

CREATE TABLE register_version (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  register INTEGER NOT NULL REFERENCES register (row),
  standing INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  code TEXT NOT NULL,
  slip TEXT NOT NULL,
  whole TEXT NOT NULL,
  channel INTEGER NOT NULL,
  stamped TEXT,
  arrived TEXT,
  sender TEXT NOT NULL,
  timing INTEGER NOT NULL,
  why TEXT NOT NULL,
  received INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX register_version_of ON register_version (register, row);
CREATE INDEX register_version_slip ON register_version (slip);

CREATE TABLE register_file (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL REFERENCES register_version (row),
  inside INTEGER REFERENCES register_file (row),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX register_file_of ON register_file (version, row);
CREATE INDEX register_file_sum ON register_file (sha256)
  WHERE inside IS NULL;

CREATE TABLE register_content (
  row INTEGER PRIMARY KEY REFERENCES register_file (row),
  bytes BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE register_words USING fts5 (list, tokenize = 'vi',
  prefix = '1 2 3', detail = none, columnsize = 0);

CREATE TABLE register_mark (
  register INTEGER NOT NULL REFERENCES register (row),
  item TEXT NOT NULL,
  mark INTEGER NOT NULL,
  remark TEXT,
  version INTEGER NOT NULL REFERENCES register_version (row),
  marked INTEGER NOT NULL,
  PRIMARY KEY (register, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_note (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  call TEXT NOT NULL,
  register INTEGER REFERENCES register (row),
  version INTEGER REFERENCES register_version (row),
  who TEXT NOT NULL,
  written INTEGER NOT NULL,
  replaced INTEGER NOT NULL DEFAULT 0,
  json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX register_note_one ON register_note
  (kind, call, coalesce (register, 0), who) WHERE replaced = 0;

CREATE TABLE register_rank (
  register INTEGER PRIMARY KEY REFERENCES register (row),
  call TEXT NOT NULL,
  place INTEGER NOT NULL,
  UNIQUE (call, place)
) STRICT;

CREATE TABLE register_hash (
  version INTEGER PRIMARY KEY REFERENCES register_version (row),
  minhash BLOB NOT NULL
) STRICT;

CREATE TABLE library (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  host TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  added INTEGER NOT NULL,
  minhash BLOB
) STRICT;

CREATE TABLE register_filter (
  name TEXT PRIMARY KEY,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  row INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  call TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of ON audit (subject, row);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
 BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
 BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;

INSERT INTO proposal (row, id, form, call, plan_year, revision, title,
  title_key, state, errors, warnings, sections_done, sections, deadline,
  created, changed, trashed, serial)
VALUES
  (1, '0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a01',
    'a1-dxnv-tt15-2022', 'dien-bien-2026', NULL, 2, 'Đo lường xanh',
    x'4652024f5b54514a025e40514b01010201', 2, 3, 1, 4, 10, 1754600400,
    1754000000000, 1754000300000, 0, 3),
  (2, '0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a02',
    'a1-dxnv-tt15-2022', 'dien-bien-2026', NULL, 0, 'Chứng nhận Halal',
    x'444b5b514a02514b4251024b404f404f01050601', 0, 5, 0, 1, 10, 1754600400,
    1754000100000, 1754000100000, 1754000400000, 4);

INSERT INTO content (row, json) VALUES (1, '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a01",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 2,
  "values": {
    "I.name": "Đo lường xanh",
    "II.urgency": "Năng suất"
  },
  "later": [
    1
  ]
}
'), (2, '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a02",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 0,
  "values": {
    "I.name": "Chứng nhận Halal",
    "II.urgency": "Thị trường"
  },
  "later": [
    1
  ]
}
');

INSERT INTO words (rowid, list) VALUES (1, 'do luong nang suat xanh'),
  (2, 'chung halal nhan thi truong');

INSERT INTO revision (row, proposal, kind, number, begun, created, session,
  who, note, json)
VALUES
  (1, 1, 2, 1, 1754000200000, 1754000200000, 's', 'Mai', 'phiếu.pdf', '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "0b4f6a52-8f0e-4a37-9d57-2f6f3b1c7a01",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 1,
  "values": {
    "I.name": "Đo lường",
    "II.urgency": "Cũ"
  },
  "later": [
    1
  ]
}
');

INSERT INTO attachment (row, proposal, name, kind, size, sha256, added,
  removed)
VALUES
  (1, 1, 'công văn.pdf', 'official-letter', 3,
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    1754000250000, 0);
INSERT INTO attachment_content (row, bytes) VALUES (1, x'616263');

INSERT INTO profile (row, json) VALUES (1, '{
  "format": "dexuat-profile",
  "version": 1,
  "name": "Chi cục"
}
');
INSERT INTO setting (name, value) VALUES ('a', 'b');

PRAGMA application_id = 1148737652;
PRAGMA user_version = 2;
