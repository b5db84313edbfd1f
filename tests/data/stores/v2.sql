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

INSERT INTO register
  (row, year, number, proposal, call, channel, stamped, arrived, sender, timing, why, state, version, registered, changed, conflicts, revision, title, title_key, host, host_key, total, state_budget, counterpart, errors, warnings)
VALUES
  (1, 2025, 1, '1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b01', 'dien-bien-2026', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 1, 2, 1754445600000, 1754445600000, 0, 2, 'Chè xanh sạch', x'444b47025e40514b025840444b01020106', 'Chi cục', x'444b4c02445a44010106', 2500000, NULL, NULL, 13, 3);
INSERT INTO register
  (row, year, number, proposal, call, channel, stamped, arrived, sender, timing, why, state, version, registered, changed, conflicts, revision, title, title_key, host, host_key, total, state_budget, counterpart, errors, warnings)
VALUES
  (2, 2025, 2, '1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b02', 'dien-bien-2026', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 0, 3, 1754445600000, 1754445600000, 1, 1, 'Đo lường', x'4652024f5b54514a010102', '', x'ff01', NULL, NULL, NULL, 15, 3);
INSERT INTO register_version
  (row, register, standing, revision, code, slip, whole, channel, stamped, arrived, sender, timing, why, received, errors, warnings, sha256, json)
VALUES
  (1, 1, 1, 1, '2XC2EYYY', '1758277bde045b43aec7aee335e1586479d67f0962ad0bda5411eb85b80b8732', '1758277bde045b43aec7aee335e1586479d67f0962ad0bda5411eb85b80b8732', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 1754445600000, 13, 3, '5a1aed797a3024050d3d3d94ffab463282099c7efe5827e4e108c371f832d708', '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b01",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 1,
  "values": {
    "I.name": "Chè xanh",
    "IX.total": 2000000,
    "X.name": "Chi cục"
  }
}
');
INSERT INTO register_version
  (row, register, standing, revision, code, slip, whole, channel, stamped, arrived, sender, timing, why, received, errors, warnings, sha256, json)
VALUES
  (2, 1, 0, 2, '150E0M95', '0940e051257e847cf6c859dd313ee320337a49eb31374752d5e971cf993fe319', '0940e051257e847cf6c859dd313ee320337a49eb31374752d5e971cf993fe319', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 1754445600000, 13, 3, 'b518d0ae2c21b0d494d8861c9c1d372f909e3069f2202c0b477af854066d9fa0', '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b01",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 2,
  "values": {
    "I.name": "Chè xanh sạch",
    "IX.total": 2500000,
    "X.name": "Chi cục"
  }
}
');
INSERT INTO register_version
  (row, register, standing, revision, code, slip, whole, channel, stamped, arrived, sender, timing, why, received, errors, warnings, sha256, json)
VALUES
  (3, 2, 0, 1, '9ZCRX7ZC', '4fd98e9fec028495b4da55cb77133885c0a4b592d4eca8124b82304b04547ac4', '4fd98e9fec028495b4da55cb77133885c0a4b592d4eca8124b82304b04547ac4', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 1754445600000, 15, 3, '403ad9af31c17f07f8234c1b777d64332e0faea4c109041e3bc5a988ae85e4a4', '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b02",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 1,
  "values": {
    "I.name": "Đo lường"
  }
}
');
INSERT INTO register_version
  (row, register, standing, revision, code, slip, whole, channel, stamped, arrived, sender, timing, why, received, errors, warnings, sha256, json)
VALUES
  (4, 2, 2, 1, 'ZWBGAR4Y', 'ff1705609ed92f966f24e22d2fdcb2cfe3ca0a04fe553c6fdafbaa9926883f83', 'ff1705609ed92f966f24e22d2fdcb2cfe3ca0a04fe553c6fdafbaa9926883f83', 1, '2025-08-06', '2025-08-09', 'Bưu điện', 0, 'Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)', 1754445600000, 15, 3, '22fe01d95d404f6936d76bd7391221a2895d460bfc4034039a712a8697ad2834', '{
  "format": "dexuat-proposal",
  "version": 1,
  "id": "1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b02",
  "form": "a1-dxnv-tt15-2022",
  "call": "dien-bien-2026",
  "revision": 1,
  "values": {
    "I.name": "Đo lường khác"
  }
}
');
INSERT INTO register_file
  (row, version, inside, name, kind, size, sha256)
VALUES
  (1, 1, NULL, 'a.json', 'source', 238, '229726b3abf60a8e84e539541081f01ce4ca66e023acba0943b1012f47d64788');
INSERT INTO register_file
  (row, version, inside, name, kind, size, sha256)
VALUES
  (2, 2, NULL, 'b.json', 'source', 245, 'b578a772d6b0980af02c8dce92a138e1de482974c13773263702f58b393d09a5');
INSERT INTO register_file
  (row, version, inside, name, kind, size, sha256)
VALUES
  (3, 3, NULL, 'c.json', 'source', 197, '875713aaa5f263ff5ab171d24636d40fade67b9d8fb3576b67f013bea9cdbe8c');
INSERT INTO register_file
  (row, version, inside, name, kind, size, sha256)
VALUES
  (4, 4, NULL, 'd.json', 'source', 203, 'abdb59aa89271399d75e7c9a380190b3ffdc5c872dd4fa09097a437b40c31a2b');
INSERT INTO register_content
  (row, bytes)
VALUES
  (1, x'7b22666f726d6174223a20226465787561742d70726f706f73616c222c202276657273696f6e223a20312c20226964223a202231633561376236332d396432652d346234382d386536382d336137613464326538623031222c2022666f726d223a202261312d64786e762d747431352d32303232222c202263616c6c223a20226469656e2d6269656e2d32303236222c20227265766973696f6e223a20312c202276616c756573223a207b22492e6e616d65223a20224368c3a82078616e68222c2022582e6e616d65223a20224368692063e1bba563222c202249582e746f74616c223a20323030303030307d7d');
INSERT INTO register_content
  (row, bytes)
VALUES
  (2, x'7b22666f726d6174223a20226465787561742d70726f706f73616c222c202276657273696f6e223a20312c20226964223a202231633561376236332d396432652d346234382d386536382d336137613464326538623031222c2022666f726d223a202261312d64786e762d747431352d32303232222c202263616c6c223a20226469656e2d6269656e2d32303236222c20227265766973696f6e223a20322c202276616c756573223a207b22492e6e616d65223a20224368c3a82078616e682073e1baa16368222c2022582e6e616d65223a20224368692063e1bba563222c202249582e746f74616c223a20323530303030307d7d');
INSERT INTO register_content
  (row, bytes)
VALUES
  (3, x'7b22666f726d6174223a20226465787561742d70726f706f73616c222c202276657273696f6e223a20312c20226964223a202231633561376236332d396432652d346234382d386536382d336137613464326538623032222c2022666f726d223a202261312d64786e762d747431352d32303232222c202263616c6c223a20226469656e2d6269656e2d32303236222c20227265766973696f6e223a20312c202276616c756573223a207b22492e6e616d65223a2022c4906f206cc6b0e1bb9d6e67227d7d');
INSERT INTO register_content
  (row, bytes)
VALUES
  (4, x'7b22666f726d6174223a20226465787561742d70726f706f73616c222c202276657273696f6e223a20312c20226964223a202231633561376236332d396432652d346234382d386536382d336137613464326538623032222c2022666f726d223a202261312d64786e762d747431352d32303232222c202263616c6c223a20226469656e2d6269656e2d32303236222c20227265766973696f6e223a20312c202276616c756573223a207b22492e6e616d65223a2022c4906f206cc6b0e1bb9d6e67206b68c3a163227d7d');
INSERT INTO register_mark
  (register, item, mark, remark, version, marked)
VALUES
  (1, 'commitment', 1, 'thiếu dấu', 2, 1754445600000);
INSERT INTO register_mark
  (register, item, mark, remark, version, marked)
VALUES
  (1, 'slip', 0, 'thiếu dấu', 2, 1754445600000);
INSERT INTO library
  (row, source, name, host, text, sha256, added, minhash)
VALUES
  (1, 'l.csv', 'Hội thảo', 'Trung tâm', 'Sáu hội thảo', 'bf0fccbcb2b565a3731544b95970357ca285fb5321f676f220e1c0a577a89297', 1754445600000, NULL);
INSERT INTO register_words
  (rowid, list)
VALUES
  (1, 'che chi cuc sach xanh');
INSERT INTO register_words
  (rowid, list)
VALUES
  (2, 'do luong');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (1, '2025-08-06T09:00:00+07:00', 'officer', 'receive', 'dien-bien-2026', '1/2025', '{"arrived":"2025-08-09","code":"2XC2EYYY","file":"a.json","from":"Bưu điện","proposal":"1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b01","revision":1,"sha256":"229726b3abf60a8e84e539541081f01ce4ca66e023acba0943b1012f47d64788","stamped":"2025-08-06","sum":"6bb71a98e74909c908039c41fb7d04c9d890b30d1b41edabf31df71826837bc9","version":1,"why":"Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)"}', '54b3d181f2a17bcf3c0c6bedc90d946cc588a47c247921ce127bd59b409e0e55');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (2, '2025-08-06T09:00:00+07:00', 'officer', 'receive-version', 'dien-bien-2026', '1/2025', '{"arrived":"2025-08-09","code":"150E0M95","file":"b.json","from":"Bưu điện","proposal":"1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b01","revision":2,"sha256":"b578a772d6b0980af02c8dce92a138e1de482974c13773263702f58b393d09a5","stamped":"2025-08-06","sum":"723fa0f9ac2a31106dbbd526e7f21308c808cad68cb34ad5a1c30c7821df9c04","version":2,"why":"Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)"}', 'f0f5248609c3fd980860cf2c5f9e9c81972fc9b199e64b12ffbaffa9a3a594fe');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (3, '2025-08-06T09:00:00+07:00', 'officer', 'receive', 'dien-bien-2026', '2/2025', '{"arrived":"2025-08-09","code":"9ZCRX7ZC","file":"c.json","from":"Bưu điện","proposal":"1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b02","revision":1,"sha256":"875713aaa5f263ff5ab171d24636d40fade67b9d8fb3576b67f013bea9cdbe8c","stamped":"2025-08-06","sum":"f707d8c703796576c2c7a55dd32fe5f3cd2b899c5b4d1183efb9e596a118df70","version":3,"why":"Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)"}', 'b3556310f56e858cf75fd512e377e4978b181fe19b7135d3ba6455e0c35a1293');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (4, '2025-08-06T09:00:00+07:00', 'officer', 'receive-conflict', 'dien-bien-2026', '2/2025', '{"arrived":"2025-08-09","code":"ZWBGAR4Y","file":"d.json","from":"Bưu điện","proposal":"1c5a7b63-9d2e-4b48-8e68-3a7a4d2e8b02","revision":1,"sha256":"abdb59aa89271399d75e7c9a380190b3ffdc5c872dd4fa09097a437b40c31a2b","stamped":"2025-08-06","sum":"8b747aa4ead9d6cec81689c6ed515eba3b2954fde2ceb8ecff695e091caf6615","version":4,"why":"Stamp of the sending post office: 06/8/2025. Last day in time: 07/8/2025 (“17h00 ngày 07/8/2025”). Arrived: 09/8/2025. The day of arrival does not count here. (mục III.2: “Ngày tiếp nhận đề xuất nhiệm vụ: là ngày tổ chức dịch vụ bưu chính nơi gửi đóng dấu lên phong bì hồ sơ (trường hợp gửi qua bưu điện)”)"}', '0ea38544f617e962569f64550684fcda4e8dc965000b34a3df22d8366f60e4e8');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (5, '2025-08-06T09:00:00+07:00', 'officer', 'complete', 'dien-bien-2026', '1/2025', '{"items":"slip=present (thiếu dấu); commitment=missing (thiếu dấu)","state":"incomplete","sum":"f722507485288a720295d16dac819641826eec0122937b8adb010d8390ce75dc"}', '51a172461bef396ae229baba922831b63b1e49ed064c3cc540266842976a363e');
INSERT INTO audit
  (row, at, who, action, call, subject, detail, hash)
VALUES
  (6, '2025-08-06T09:00:00+07:00', 'officer', 'library', '', 'l.csv', '{"added":1,"tasks":1}', '5f68959b1795881bc6cd2388d54bdeaf56298b6b3d183a0885b36d565b144821');

PRAGMA application_id = 1148737652;
PRAGMA user_version = 2;
