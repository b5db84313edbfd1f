# SPDX-License-Identifier: GPL-3.0-or-later
"""The officers' desk: what came is taken in, kept, checked and given out."""

import copy
import hashlib
import io
import json
import sqlite3
import subprocess
import unittest
import uuid
import zipfile

from common import CLI, SOURCE, Case, load

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
LEGACY = SOURCE / "examples" / "faulty" / "text-legacy-encoding.json"
CALL = "dien-bien-2026"
NOW = "2025-08-07T09:00+07:00"
MIB = 1 << 20


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def dumped(value):
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


class Desk(Case):
    """A desk with a data folder of its own."""

    def setUp(self):
        super().setUp()
        self.inbox = self.work / "thư đến"
        self.inbox.mkdir()

    def make(self, number, revision=1, **values):
        """A proposal of its own."""
        proposal = copy.deepcopy(load(EXAMPLE))
        proposal["id"] = str(uuid.uuid5(uuid.NAMESPACE_DNS, str(number)))
        proposal["revision"] = revision
        proposal["values"]["I.name"] = f"Nhiệm vụ thứ {number}"
        proposal["values"].update(values)
        return proposal

    def put(self, name, value):
        return self.write(f"thư đến/{name}", value)

    def receive(self, *paths, code=0, options=None):
        options = options or ["--channel", "online", "--arrived", "2025-08-06"]
        done = self.cli("desk", "receive", *paths, "--call", CALL, "--json",
                        "--date", NOW, *options, code=code)
        return json.loads(done.stdout)

    def listed(self, *options):
        return json.loads(self.cli("desk", "list", "--json",
                                   *options).stdout)

    def results(self, found):
        return {line["file"].partition("thư đến/")[2] or line["file"]:
                (line["number"], line["result"]) for line in found}

    def database(self):
        return sqlite3.connect(self.home / "dexuat" / "dexuat.db")


class Receive(Desk):
    def test_mixed_folder(self):
        """Faulty files are named and left; all else gets its number."""
        first = self.make(1)
        word = self.write("b.json", self.make(2))
        self.put("a.json", first)
        self.cli("export", word, self.inbox / "b.docx")
        self.cli("export", "--data", self.write("c.json", self.make(3)),
                 self.inbox / "c.pdf")
        self.cli("export", self.write("d.json", self.make(4)),
                 self.inbox / "d.dxhs")
        self.put("e.zip", zipped(
            ("một/", b""), ("một/e1.json", dumped(self.make(5))),
            ("hai/e2.dxhs", (self.inbox / "d.dxhs").read_bytes()),
            ("e3.zip", zipped(("e4.json", dumped(self.make(6)))))))
        self.put("f legacy.json", load(LEGACY))
        self.put("g again.json", first)
        self.put("h newer.json", self.make(1, revision=2, **{
            "III.objectives": "Mục tiêu đã sửa: 10 hội thảo"}))
        self.put("i other.json", self.make(1, revision=2, **{
            "III.objectives": "Mục tiêu khác: 11 hội thảo"}))
        self.put("j cut.dxhs", (self.inbox / "d.dxhs").read_bytes()[:-200])
        self.put("k bomb.zip", zipped(("bomb", bytes(520 * MIB))))
        self.put("l foreign.json", dumped(
            dict(self.make(9), form="a1-dxnv-tt06-2023")))
        self.put("m deep.zip", zipped(("n.zip", zipped(("o.zip", zipped(
            ("p.json", b"{}")))))))
        self.put("q note.txt", "Kính gửi")
        (self.inbox / "r link.json").symlink_to("/etc/passwd")
        before = {path: path.lstat().st_size
                  for path in self.inbox.iterdir()}
        found = self.receive(self.inbox)
        self.assertEqual(self.results(found), {
            "a.json": ("1/2025", "new"), "b.docx": ("2/2025", "new"),
            "c.pdf": ("3/2025", "new"), "d.dxhs": ("4/2025", "new"),
            "e.zip/một/e1.json": ("5/2025", "new"),
            "e.zip/hai/e2.dxhs": ("4/2025", "same"),
            "e.zip/e3.zip/e4.json": ("6/2025", "new"),
            "f legacy.json": ("7/2025", "new"),
            "g again.json": ("1/2025", "same"),
            "h newer.json": ("1/2025", "new-version"),
            "i other.json": ("1/2025", "conflict"),
            "j cut.dxhs": (None, "refused"), "k bomb.zip": (None, "refused"),
            "l foreign.json": (None, "refused"),
            "m deep.zip/n.zip/o.zip": (None, "refused"),
            "q note.txt": (None, "refused"),
            "r link.json": (None, "refused"),
        })
        reasons = {line["file"].rpartition("/")[2]: line["why"]
                   for line in found}
        self.assertIn("MiB", reasons["k bomb.zip"])
        self.assertIn("a1-dxnv-tt06-2023", reasons["l foreign.json"])
        self.assertIn("a.json", reasons["g again.json"])
        self.assertEqual(before, {path: path.lstat().st_size
                                  for path in self.inbox.iterdir()})
        self.assertEqual(len(self.listed()), 7)
        self.assertEqual(self.listed()[0]["revision"], 2)
        self.cli("desk", "audit")

    def test_members(self):
        """One object a file, members that do not apply are null."""
        self.put("a.json", self.make(1))
        self.put("b.json", "{")
        taken, refused = self.receive(self.inbox)
        self.assertEqual(list(taken), ["file", "number", "result", "timing",
                                       "why", "proposal"])
        self.assertEqual(taken["timing"], "on-time")
        self.assertEqual(taken["proposal"], self.make(1)["id"])
        for member in ("number", "timing", "proposal"):
            self.assertIsNone(refused[member])
        self.assertTrue(refused["why"])

    def test_lines(self):
        path = self.put("a.json", self.make(1))
        done = self.cli("desk", "receive", path, "--call", CALL,
                        "--date", NOW)
        self.assertRegex(done.stdout, r"^1/2025\tnew\tdoubt\t[^\t]+\t.*\n$")

    def test_post_late_yet_on_time(self):
        path = self.put("a.json", self.make(1))
        line, = self.receive(path, options=[
            "--channel", "post", "--stamped", "2025-08-07", "--arrived",
            "11/8/2025", "--from", "Bưu điện"])
        self.assertEqual(line["timing"], "on-time")
        entry, = self.listed()
        self.assertEqual(
            (entry["channel"], entry["stamped"], entry["arrived"],
             entry["from"]),
            ("post", "2025-08-07", "2025-08-11", "Bưu điện"))
        line, = self.receive(self.put("b.json", self.make(2)), options=[
            "--channel", "in-person", "--arrived", "2025-08-08"])
        self.assertEqual(line["timing"], "late")

    def test_word_without_data(self):
        """A Word file of somebody else is one dossier, however often."""
        path = self.write("a.json", self.make(1))
        self.cli("export", path, self.work / "a.docx")
        with zipfile.ZipFile(self.work / "a.docx") as own:
            plain = zipped(*[(name, own.read(name)) for name in own.namelist()
                             if not name.startswith("customXml/item")])
        for name in ("a.docx", "b.docx"):
            self.put(name, plain)
        first, second = self.receive(self.inbox)
        self.assertEqual((first["result"], second["result"]),
                         ("new", "same"))
        self.assertNotEqual(first["proposal"], self.make(1)["id"])
        again, = self.receive(self.inbox / "a.docx")
        self.assertEqual((again["result"], again["number"]),
                         ("same", "1/2025"))

    def test_usage(self):
        path = self.put("a.json", self.make(1))
        for words, code in (
                (["desk"], 2), (["desk", "receive"], 2),
                (["desk", "frobnicate"], 2), (["desk", "receive", path], 2),
                (["desk", "receive", path, "--call", "khong-co"], 3),
                (["desk", "receive", path, "--call", CALL, "--channel",
                  "pigeon"], 2),
                (["desk", "receive", path, "--call", CALL, "--stamped",
                  "32/8/2025"], 2),
                (["desk", "list", "--channel", "post"], 2),
                (["desk", "list", "--state", "x"], 2),
                (["check", path, "--call", CALL], 2),
                (["desk", "settle", "1", "--take", "new"], 2),
                (["desk", "settle", "1", "--take", "new", "--why", "a"], 3),
                (["desk", "complete", "9/2025", "slip=present"], 3),
                (["desk", "archive", "a.zip"], 2)):
            with self.subTest(words):
                done = self.cli(*words, code=code)
                self.assertTrue(done.stderr)
        self.assertEqual(self.listed(), [])
        done = self.cli("--date", NOW, "--call", CALL, "desk", "receive",
                        path)
        self.assertIn("1/2025", done.stdout)

    def test_missing_path(self):
        line, = self.receive(self.work / "không có")
        self.assertEqual(line["result"], "refused")

    def test_two_at_once(self):
        """Two commands wait for each other."""
        for number in range(20):
            self.put(f"{number:02}.json", self.make(number))
        files = sorted(self.inbox.iterdir())
        running = [subprocess.Popen(
            [CLI, "desk", "receive", *part, "--call", CALL, "--date", NOW],
            env=self.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for part in (files[:10], files[10:])]
        for process in running:
            _, complaints = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 0, complaints)
        self.assertEqual([line["number"] for line in self.listed()],
                         [f"{n}/2025" for n in range(1, 21)])
        self.cli("desk", "audit")


class Work(Desk):
    def test_list(self):
        for number in (1, 2, 3):
            self.put(f"{number}.json", self.make(number))
        self.put("4.json", self.make(4, **{"I.name": "Chè Shan tuyết"}))
        self.receive(self.inbox)
        entry = self.listed("--search", "che tuyet")[0]
        self.assertEqual(entry["number"], "4/2025")
        self.assertIsInstance(entry["total"], int)
        self.assertEqual(len(self.listed("--call", CALL)), 4)
        self.assertEqual(self.listed("--call", "cao-bang-2026"), [])
        self.assertEqual(len(self.listed("--state", "received")), 4)

    def test_settle(self):
        for take, name in (("new", "Khác"), ("old", "Nhiệm vụ thứ 1")):
            with self.subTest(take):
                self.put("a.json", self.make(take))
                self.put("b.json", self.make(take, **{"I.name": "Khác"}))
                number = self.receive(self.inbox)[0]["number"]
                conflict, = self.listed("--state", "conflict")
                self.assertEqual(conflict["number"], number)
                self.cli("desk", "settle", number, "--take", take, "--why",
                         "theo điện thoại")
                entry = [line for line in self.listed()
                         if line["number"] == number][0]
                self.assertEqual(entry["conflicts"], 0)
                self.assertEqual(entry["title"], "Khác" if take == "new"
                                 else f"Nhiệm vụ thứ {take}")
                self.assertEqual(self.listed("--state", "conflict"), [])
        self.cli("desk", "audit")

    def test_complete(self):
        self.receive(self.put("a.json", self.make(1)))
        steps = (
            (["commitment=missing"], "incomplete"),
            (["commitment=present", "--remark", "bản gốc"], "received"),
            (["slip=present"], "received"),
            (["soft-copy=present"], "complete"),
            (["commitment=not-needed", "slip=present"], "complete"),
        )
        for words, state in steps:
            with self.subTest(words):
                done = self.cli("desk", "complete", "1", *words)
                self.assertEqual(done.stdout.strip(), state)
                self.assertEqual(self.listed()[0]["state"], state)
        for wrong in ("slip", "slip=yes", "hat=present"):
            done = self.cli("desk", "complete", "1", wrong, code=2)
            self.assertIn("slip", done.stderr)

    def test_rank(self):
        for number in (1, 2, 3):
            self.put(f"{number}.json", self.make(number))
        self.receive(self.inbox)
        self.cli("desk", "rank", "3", "1/2025")
        self.assertEqual([line["rank"] for line in self.listed()],
                         [2, None, 1])
        self.cli("desk", "rank", "2", "3", "2", code=3)
        self.cli("desk", "rank", "2", "9", code=3)
        self.assertEqual([line["rank"] for line in self.listed()],
                         [2, None, 1])
        self.cli("desk", "audit")

    def test_pdf_that_shows_another_thing(self):
        """What is printed is not what it carries: taken, and said."""
        self.cli("export", "--data", self.write("a.json", self.make(1)),
                 self.work / "a.pdf")
        self.cli("export", self.write("b.json", self.make(2)),
                 self.work / "b.pdf")
        data = self.write("proposal.json", self.make(2))
        subprocess.run(["qpdf", self.work / "a.pdf", "--remove-attachment="
                        "proposal.json", self.work / "c.pdf"], check=True)
        subprocess.run(["qpdf", self.work / "c.pdf", "--add-attachment", data,
                        "--", self.inbox / "d.pdf"], check=True)
        done = self.cli("desk", "receive", self.inbox, "--call", CALL)
        self.assertIn("new", done.stdout)
        self.assertIn("d.pdf", done.stderr)

    def test_call(self):
        call = load(SOURCE / "data" / "calls" / f"{CALL}.json")
        call["id"] = "lao-cai-2027"
        path = self.write("call.json", call)
        self.cli("desk", "call", path)
        line = [c for c in json.loads(self.cli("calls", "--json").stdout)
                if c["id"] == "lao-cai-2027"]
        self.assertEqual(len(line), 1)
        del call["office"]
        done = self.cli("desk", "call", self.write("bad.json", call), code=3)
        self.assertIn("office", done.stderr)
        self.assertEqual(self.names(self.home / "dexuat" / "calls"),
                         ["lao-cai-2027.json"])

    def test_library(self):
        head = "TT,Tên nhiệm vụ,Tổ chức chủ trì,Tóm tắt mục tiêu,Kết quả"
        rows = ('1,"Đo lường ""xanh""",Trung tâm A,"Hai\ndòng",6 hội thảo',
                "2,Nhiệm vụ hai,,,", ",,,,", "3,,Trung tâm B,x,y")
        table = "\r\n".join(["DANH MỤC,,,,", head, *rows]) + "\r\n"
        done = self.cli("desk", "library", self.write(
            "kết quả.csv", "\ufeff" + table))
        self.assertIn("2", done.stderr)
        with self.database() as base:
            found = base.execute("SELECT name, host, text FROM library"
                                 " ORDER BY row").fetchall()
        self.assertEqual(found, [
            ('Đo lường "xanh"', "Trung tâm A", "Hai\ndòng\n6 hội thảo"),
            ("Nhiệm vụ hai", "", "")])
        self.cli("desk", "library", self.work / "kết quả.csv")
        self.cli("desk", "library", self.write(
            "b.csv", table.replace(",", ";").encode("utf-8")), code=0)
        with self.database() as base:
            self.assertEqual(base.execute("SELECT count (*) FROM library")
                             .fetchone(), (2,))
        for name, data in (("a.csv", b"\xff\xfe"), ("b.csv", b"a,b\n1,2\n"),
                           ("c.csv", b'Name\n"a'), ("d.csv", b""),
                           ("e.zip", zipped(("a", b"b")))):
            with self.subTest(name):
                done = self.cli("desk", "library", self.write(name, data),
                                code=3)
                self.assertIn(name, done.stderr)

    def test_library_from_office(self):
        """A sheet with shared, own and missing cells; a table of Word."""
        strings = ["Tên nhiệm vụ", "Đơn vị chủ trì", "Mục tiêu", "Một"]
        shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
        sheet = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s">'
                 '<v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
                 '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="D2" t="inlineStr'
                 '"><is><t>Đo</t></is></c></row><row r="3"/>')
        name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        book = zipped(
            ("xl/sharedStrings.xml", f'<sst xmlns="{name}">{shared}</sst>'),
            ("xl/worksheets/sheet1.xml",
             f'<worksheet xmlns="{name}"><sheetData>{sheet}</sheetData>'
             "</worksheet>"))
        self.cli("desk", "library", self.write("a.xlsx", book))
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        rows = (("Tên đề tài", "Kết quả"), ("Hai", "Hai bài báo"))
        table = "".join("<w:tr>" + "".join(map(cell.format, row)) + "</w:tr>"
                        for row in rows)
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        self.cli("desk", "library", self.write("b.docx", zipped(
            ("word/document.xml",
             f'<w:document xmlns:w="{name}"><w:body><w:p><w:r><w:t>Chữ'
             f"</w:t></w:r></w:p><w:tbl>{table}</w:tbl></w:body>"
             "</w:document>"))))
        with self.database() as base:
            found = base.execute("SELECT name, host, text FROM library"
                                 " ORDER BY row").fetchall()
        self.assertEqual(found, [("Một", "", "Đo"),
                                 ("Hai", "", "Hai bài báo")])


class Trail(Desk):
    def fill(self):
        self.put("a.json", self.make(1))
        self.put("b.json", self.make(2))
        self.put("c.txt", "x")
        self.receive(self.inbox)

    def test_chain(self):
        """As the contract says it, told from the table alone."""
        self.fill()
        self.cli("desk", "complete", "1", "slip=present", "--remark",
                 'có "dấu"\tvà\\')
        rows = json.loads(self.cli("desk", "audit", "--json").stdout)
        with self.database() as base:
            base.row_factory = sqlite3.Row
            table = [dict(row) for row in
                     base.execute("SELECT * FROM audit ORDER BY row")]
        self.assertEqual(rows, table)
        self.assertEqual([row["action"] for row in rows],
                         ["receive", "receive", "refuse", "complete"])
        before = "0" * 64
        for row in table:
            found = row.pop("hash")
            text = json.dumps(row, sort_keys=True, ensure_ascii=False,
                              separators=(",", ":"))
            before = hashlib.sha256(
                f"{before}\n{text}".encode("utf-8")).hexdigest()
            self.assertEqual(found, before)
        self.assertIn(before, self.cli("desk", "audit").stdout)

    def test_broken(self):
        self.fill()
        for statement, words in (
                ("UPDATE audit SET who = 'x' WHERE row = 2", "2/2025"),
                ("DELETE FROM register_content WHERE row = 1", "a.json"),
                ("UPDATE register SET host = 'x' WHERE number = 2",
                 "2/2025")):
            with self.subTest(statement):
                with self.database() as base:
                    for trigger in ("audit_keeps", "audit_stays"):
                        base.execute(f"DROP TRIGGER IF EXISTS {trigger}")
                    base.execute(statement)
                done = self.cli("desk", "audit", code=1)
                self.assertIn(words, done.stderr)

    def test_archive(self):
        self.cli("export", self.write("d.json", self.make(7)),
                 self.inbox / "d.dxhs")
        self.fill()
        self.put("b.json", self.make(2, revision=2))
        self.receive(self.inbox)
        self.cli("desk", "complete", "1", "slip=present")
        out = self.work / "lưu trữ.zip"
        self.cli("desk", "archive", out, "--call", CALL, "--date", NOW)
        with zipfile.ZipFile(out) as archive:
            names = archive.namelist()
            manifest = json.loads(archive.read("manifest.json"))
            self.assertEqual(
                [member["name"] for member in manifest["members"]],
                names[1:])
            for member in manifest["members"]:
                data = archive.read(member["name"])
                self.assertEqual(member["size"], len(data))
                self.assertEqual(member["sha256"],
                                 hashlib.sha256(data).hexdigest())
            trail = json.loads(archive.read("audit.json"))
            register = json.loads(archive.read("register.json"))
            dossier = json.loads(
                archive.read("dossiers/2025-0002/dossier.json"))
            kept = archive.read(
                dossier["versions"][0]["files"][0]["member"])
        self.assertEqual(manifest["last-hash"], trail[-1]["hash"])
        self.assertEqual(register, self.listed("--call", CALL))
        self.assertEqual([version["standing"] for version
                          in dossier["versions"]], ["older", "present"])
        self.assertEqual(json.loads(kept), self.make(2))
        first = out.read_bytes()
        self.cli("desk", "archive", out, "--call", CALL, "--date", NOW)
        self.assertEqual(first, out.read_bytes())
        self.cli("desk", "archive", self.work / "không" / "a.zip",
                 "--call", CALL, code=4)
        with self.database() as base:
            base.execute("DELETE FROM register_content WHERE row = 1")
        done = self.cli("desk", "archive", self.work / "b.zip", "--call",
                        CALL, code=3)
        self.assertIn("1/2025", done.stderr)
        self.assertFalse((self.work / "b.zip").exists())

    def test_archive_keeps_to_its_schema(self):
        import jsonschema
        self.fill()
        out = self.work / "a.zip"
        self.cli("desk", "archive", out, "--call", CALL)
        schema = load(SOURCE / "data" / "schemas" / "archive.schema.json")
        with zipfile.ZipFile(out) as archive:
            jsonschema.Draft7Validator(schema).validate(
                json.loads(archive.read("manifest.json")))


if __name__ == "__main__":
    unittest.main()
