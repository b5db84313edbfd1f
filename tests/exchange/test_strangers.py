# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives of strangers: each is refused within a second and 64 MB, by a
message that names the part, and nothing is written."""

import hashlib
import io
import json
import os
import pathlib
import struct
import subprocess
import sys
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tool"))

from common import CLI, SOURCE, Case, load

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
MIB = 1 << 20
SECOND = 1.0
MEMORY = 64 * 1024
# The sanitizers take their share of both.
SLOW = os.environ.get("DEXUAT_SANITIZED") == "1"
# A process counts what it was forked from: so this one is small.
MEASURE = """
import os, sys, time
start = time.monotonic()
child = os.fork()
if child == 0:
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), time.monotonic() - start,
      usage.ru_maxrss)
"""
TYPE = b"application/vnd.dexuat.dossier+zip"
RELS = (b'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http:'
        b'//schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>')
W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"')


def sha(data):
    return hashlib.sha256(data).hexdigest()


def entry(name, data, **more):
    return dict({"name": name, "size": len(data), "sha256": sha(data),
                 "kind": "other", "title": ""}, **more)


def archive(members, stored=("mimetype",)):
    """A ZIP of (name, bytes) pairs, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(
                zipfile.ZipInfo(name), data,
                zipfile.ZIP_STORED if name in stored
                else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def dossier(attachments=(), manifest=None, proposal=None, mimetype=TYPE,
            extra=(), entries=None):
    """The bytes of a dossier; what is not given is as it should be."""
    if proposal is None:
        proposal = EXAMPLE.read_bytes()
    if entries is None:
        entries = [entry("proposal.json", proposal, kind="proposal")] \
            + [entry("attachments/" + n, d) for n, d in attachments]
    if manifest is None:
        manifest = json.dumps({"format": "dexuat-dossier", "version": 1,
                               "members": entries}).encode()
    return archive([("mimetype", mimetype), ("manifest.json", manifest),
                    ("proposal.json", proposal)]
                   + [("attachments/" + n, d) for n, d in attachments]
                   + list(extra))


def word(document, extra=()):
    return archive([("[Content_Types].xml", b"<Types/>"),
                    ("_rels/.rels", RELS), ("word/document.xml", document)]
                   + list(extra))


def body(inner):
    return (f"<w:document {W}><w:body>{inner}</w:body></w:document>").encode()


def renamed(data, old, new):
    """Every occurrence of a name, in the list and before the member."""
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new)


def directory_field(data, name, offset, value):
    """Sets a 32-bit field of a member's entry in the list."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46:at + 46 + len(name)] != name:
        at = data.index(b"PK\x01\x02", at + 4)
    return data[:at + offset] + struct.pack("<I", value) \
        + data[at + offset + 4:]


CRC, SIZE = 16, 24


def bomb():
    """42 MB of zeros, many times: over the limit by what it declares."""
    zeros = bytes(42 * MIB)
    return dossier([(f"{n}.bin", zeros) for n in range(14)],
                   entries=[])


def lying_bomb():
    """Declares a few bytes and unpacks to 64 MiB."""
    data = dossier([("a.bin", bytes(64 * MIB))])
    entries = [entry("proposal.json", EXAMPLE.read_bytes()),
               dict(entry("attachments/a.bin", b""), size=100)]
    data = dossier([("a.bin", bytes(64 * MIB))], entries=entries)
    return directory_field(data, b"attachments/a.bin", SIZE, 100)


def huge_picture():
    """30,000 pixels each way, and then nothing but zeros."""
    head = b"IHDR" + bytes.fromhex("00007530 00007530 08 00 00 00 00")
    return (b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13]) + head
            + zlib.crc32(head).to_bytes(4, "big") + bytes(MIB))


def false_codes():
    """What a scanner types of codes that say that there is much more."""
    return "".join(f"DXT1:7F3C2A10:7:{n}/288:24:279360:{'0' * 52}:"
                   f"{'0' * 1589}\r\n" for n in range(1, 289)).encode()


def huge_part():
    data = body("")
    return directory_field(word(data), b"word/document.xml", SIZE, 0x7fffffff)


# name: (file name, bytes or what makes them, words of the message)
STRANGE = {
    "bomb": ("a.dxhs", bomb, ["attachments/"]),
    "lying bomb": ("a.dxhs", lying_bomb, ["attachments/a.bin"]),
    "2001 members": ("a.dxhs", lambda: dossier(
        [(f"{n}", b"") for n in range(2001)]), ["2000"]),
    "2001 parts": ("a.docx", lambda: word(body(""), [
        (f"word/{n}.xml", b"") for n in range(2001)]), ["2000"]),
    "65535 members": ("a.dxhs", lambda: archive(
        [(f"{n}", b"") for n in range(65535)]), ["2000"]),
    "80000 members": ("a.dxhs", lambda: archive(
        [(f"{n}", b"") for n in range(80000)]), ["2000"]),
    "up and out": ("a.dxhs", lambda: dossier(
        extra=[("attachments/../../evil", b"x")]), ["evil"]),
    "absolute": ("a.dxhs", lambda: dossier(
        extra=[("/etc/evil", b"x")]), ["/etc/evil"]),
    "drive": ("a.dxhs", lambda: dossier(
        extra=[("attachments/C:evil", b"x")]), ["evil"]),
    "backslash": ("a.dxhs", lambda: renamed(dossier(
        [("x/evil", b"x")]), b"x/evil", b"x\\evil"), ["evil"]),
    "empty part": ("a.dxhs", lambda: dossier(
        extra=[("attachments//evil", b"x")]), ["evil"]),
    "duplicate": ("a.dxhs", lambda: renamed(
        dossier([("ab.pdf", b"1"), ("ac.pdf", b"2")]),
        b"attachments/ac.pdf", b"attachments/ab.pdf"),
        ["attachments/ab.pdf"]),
    "duplicate part": ("a.docx", lambda: renamed(
        word(body(""), [("word/documenu.xml", b"")]),
        b"word/documenu.xml", b"word/document.xml"), ["word/document.xml"]),
    "one name in two cases": ("a.dxhs", lambda: dossier(
        [("a.pdf", b"1"), ("A.pdf", b"2")]), ["A.pdf"]),
    "cut": ("a.dxhs", lambda: dossier()[:-40], []),
    "cut in half": ("a.docx", lambda: word(body("x" * 9999))[:700], []),
    "only its beginning": ("a.dxhs", lambda: dossier()[:100], []),
    "wrong checksum": ("a.dxhs", lambda: directory_field(
        dossier([("a.pdf", b"%PDF" * 99)]), b"attachments/a.pdf", CRC, 7),
        ["attachments/a.pdf"]),
    "part with wrong checksum": ("a.docx", lambda: directory_field(
        word(body("<w:p/>")), b"word/document.xml", CRC, 7),
        ["word/document.xml"]),
    "longer than declared": ("a.dxhs", lambda: directory_field(
        dossier([("a.pdf", b"%PDF" * 99)]), b"attachments/a.pdf", SIZE, 90),
        ["attachments/a.pdf"]),
    "shorter than declared": ("a.dxhs", lambda: directory_field(
        dossier([("a.pdf", b"%PDF" * 99)], entries=[
            entry("proposal.json", EXAMPLE.read_bytes()),
            dict(entry("attachments/a.pdf", b"%PDF" * 99), size=999)]),
        b"attachments/a.pdf", SIZE, 999), ["attachments/a.pdf"]),
    "2 GiB": ("a.dxhs", lambda: directory_field(
        dossier([("a.pdf", b"%PDF" * 99)]), b"attachments/a.pdf", SIZE,
        0x80000000), ["attachments/a.pdf"]),
    "2 GiB part": ("a.docx", huge_part, ["word/document.xml"]),
    "wrong type": ("a.dxhs", lambda: dossier(mimetype=b"text/plain"),
                   ["mimetype"]),
    "type with a line break": ("a.dxhs", lambda: dossier(
        mimetype=TYPE + b"\n"), ["mimetype"]),
    "type packed": ("a.dxhs", lambda: archive(
        [("mimetype", TYPE), ("manifest.json", b"{}")], stored=()),
        ["mimetype"]),
    "type not first": ("a.dxhs", lambda: archive(
        [("manifest.json", b"{}"), ("mimetype", TYPE)]), ["mimetype"]),
    "no type": ("a.dxhs", lambda: archive([("manifest.json", b"{}")]),
                ["mimetype"]),
    "no manifest": ("a.dxhs", lambda: archive(
        [("mimetype", TYPE), ("proposal.json", b"{}")]), ["manifest.json"]),
    "no proposal": ("a.dxhs", lambda: archive(
        [("mimetype", TYPE), ("manifest.json", json.dumps(
            {"format": "dexuat-dossier", "version": 1,
             "members": []}).encode())]), ["proposal.json"]),
    "not in the manifest": ("a.dxhs", lambda: dossier(
        extra=[("attachments/b.pdf", b"x")]), ["attachments/b.pdf"]),
    "only in the manifest": ("a.dxhs", lambda: dossier(entries=[
        entry("proposal.json", EXAMPLE.read_bytes()),
        entry("attachments/b.pdf", b"x")]), ["attachments/b.pdf"]),
    "another digest": ("a.dxhs", lambda: dossier(entries=[
        dict(entry("proposal.json", EXAMPLE.read_bytes()),
             sha256="0" * 64)]), ["proposal.json"]),
    "another size": ("a.dxhs", lambda: dossier(entries=[
        dict(entry("proposal.json", EXAMPLE.read_bytes()), size=3)]),
        ["proposal.json"]),
    "no digest": ("a.dxhs", lambda: dossier(entries=[
        dict(entry("proposal.json", EXAMPLE.read_bytes()), sha256="00")]),
        ["manifest.json", "sha256"]),
    "twice in the manifest": ("a.dxhs", lambda: dossier(
        entries=[entry("proposal.json", EXAMPLE.read_bytes())] * 2),
        ["proposal.json"]),
    "foreign member": ("a.dxhs", lambda: dossier(
        extra=[("run.sh", b"x")]), ["run.sh"]),
    "folder": ("a.dxhs", lambda: dossier(
        extra=[("attachments/x/", b"")]), ["attachments/x/"]),
    "newer manifest": ("a.dxhs", lambda: dossier(
        manifest=b'{"format":"dexuat-dossier","version":2,"members":[]}'),
        ["manifest.json", "version"]),
    "manifest of another kind": ("a.dxhs", lambda: dossier(
        manifest=b'{"format":"x","version":1}'), ["manifest.json"]),
    "manifest broken": ("a.dxhs", lambda: dossier(manifest=b"["),
                        ["manifest.json"]),
    "proposal broken": ("a.dxhs", lambda: dossier(
        proposal=b'{"format":"dexuat-proposal","version":1,"values":[]}'),
        ["proposal.json", "values"]),
    "another archive": ("a.dxhs", lambda: archive([("a.txt", b"x")]), []),
    "locked": ("a.dxhs", lambda: dossier().replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00",
        b"PK\x01\x02\x14\x03\x14\x00\x01\x00"), ["mimetype"]),
    "document type": ("a.docx", lambda: word(
        b'<!DOCTYPE w [<!ELEMENT w ANY>]>' + body("")),
        ["word/document.xml"]),
    "billion laughs": ("a.docx", lambda: word(
        b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b '
        b'"&a;&a;&a;&a;">]>' + body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")),
        ["word/document.xml"]),
    "outside entity": ("a.docx", lambda: word(
        b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")),
        ["word/document.xml"]),
    "unknown entity": ("a.docx", lambda: word(
        body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")),
        ["word/document.xml"]),
    "200000 attributes": ("a.docx", lambda: word(body(
        "<w:p " + " ".join(f'a{n}="1"' for n in range(200000)) + "/>")),
        ["word/document.xml"]),
    "200000 attributes elsewhere": ("a.docx", lambda: word(body(""), [
        ("word/_rels/document.xml.rels", ("<Relationships " + " ".join(
            f'a{n}="1"' for n in range(200000)) + "/>").encode())]),
        ["word/_rels/document.xml.rels"]),
    "10000 levels": ("a.docx", lambda: word(body(
        "<w:sdt>" * 10000 + "</w:sdt>" * 10000)), ["word/document.xml"]),
    "cut XML": ("a.docx", lambda: word(body("<w:p>")[:-20]),
                ["word/document.xml"]),
    "crossed tags": ("a.docx", lambda: word(body("<w:p><w:r></w:p></w:r>")),
                     ["word/document.xml"]),
    "UTF-16": ("a.docx", lambda: word(
        body("").decode().encode("utf-16")), ["word/document.xml"]),
    "bad UTF-8": ("a.docx", lambda: word(
        body("<w:p/>").replace(b"<w:p/>", b"\xff")), ["word/document.xml"]),
    "other encoding": ("a.docx", lambda: word(
        b'<?xml version="1.0" encoding="TCVN"?>' + body("")),
        ["word/document.xml"]),
    "part over 32 MiB": ("a.docx", lambda: word(
        body("<w:p/>" * (6 * MIB))), ["word/document.xml"]),
    "too many paragraphs": ("a.docx", lambda: word(
        body("<w:p/>" * MIB)), ["word/document.xml"]),
    "too much text": ("a.docx", lambda: word(body(
        "<w:p><w:r><w:t>" + "chữ " * (2 * MIB + 99)
        + "</w:t></w:r></w:p>")), ["word/document.xml"]),
    "no document": ("a.docx", lambda: archive(
        [("[Content_Types].xml", b"<Types/>")]), []),
    "a sheet": ("a.docx", lambda: archive(
        [("[Content_Types].xml", b"<Types/>"),
         ("_rels/.rels", RELS.replace(b"word/document", b"xl/workbook")),
         ("xl/workbook.xml", b"<a/>")]), []),
    "no heading": ("a.docx", lambda: word(body(
        "<w:p><w:r><w:t>Một lá thư</w:t></w:r></w:p>")), []),
    "empty document": ("a.docx", lambda: word(body("")), []),
    "huge picture": ("a.png", huge_picture, []),
    "broken picture": ("a.jpg", lambda: b"\xff\xd8\xff" + bytes(999), []),
    "false data codes": ("a.txt", false_codes, []),
    "data codes cut": ("a.txt", lambda: false_codes()[:9000],
                       ["data code 6"]),
    "old Word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                 + bytes(600), ["LibreOffice"]),
}


class Strangers(Case):
    def import_bounded(self, path):
        """The exit code, what was said, seconds and KiB."""
        done = subprocess.run(
            [sys.executable, "-ISc", MEASURE, CLI, "import", str(path),
             "ra.json"], cwd=self.work, capture_output=True, text=True,
            env=dict(self.env, DEXUAT_LANGUAGE="en"), timeout=120)
        code, seconds, memory = done.stdout.split()
        return int(code), done.stderr, float(seconds), int(memory)

    def check(self, name, path, words):
        code, said, seconds, memory = self.import_bounded(path)
        self.assertEqual(code, 3, f"{name}: {said}")
        self.assertEqual(len(said.splitlines()), 1, f"{name}: {said}")
        self.assertIn(path.name, said, name)
        for word_ in words:
            self.assertIn(word_, said.split(": ", 2)[2], name)
        self.assertFalse((self.work / "ra.json").exists(), name)
        self.assertFalse(self.home.exists(), name)
        if not SLOW:
            self.assertLess(seconds, SECOND, f"{name}: {said}")
            self.assertLess(memory, MEMORY, f"{name}: {said}")
        return seconds, memory

    def test_each_is_refused(self):
        worst = (0, 0)
        for name, (file, make, words) in STRANGE.items():
            path = self.write(file, make())
            cost = self.check(name, path, words)
            worst = tuple(map(max, worst, cost))
            path.unlink()
        print(f"# {len(STRANGE)} files, at most {worst[0]:.2f} s and "
              f"{worst[1] // 1024} MB")

    def test_file_of_two_gib(self):
        """Sparse: it takes no room, but says that it has it."""
        for name in ("a.dxhs", "b.docx"):
            path = self.work / name
            with open(path, "wb") as file:
                file.write(b"PK\x03\x04")
                file.truncate(2 << 30)
            self.check(name, path, [])
            path.unlink()

    def test_in_vietnamese_too(self):
        path = self.write("a.dxhs", dossier(mimetype=b"x"))
        done = self.cli("import", path, "ra.json", code=3)
        self.assertRegex(done.stderr, "mimetype: .*[ạ-ỹ]")


class Dossier(Case):
    def test_round_trip(self):
        for path in sorted((SOURCE / "examples").rglob("*.json")):
            self.cli("import", path, "a.json")
            self.cli("export", path, "a.dxhs")
            self.cli("export", path, "b.dxhs", env={
                "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"})
            self.assertEqual((self.work / "a.dxhs").read_bytes(),
                             (self.work / "b.dxhs").read_bytes())
            self.cli("import", "a.dxhs", "b.json")
            self.assertEqual((self.work / "a.json").read_bytes(),
                             (self.work / "b.json").read_bytes(), path)

    def test_what_is_in_it(self):
        self.cli("export", EXAMPLE, "a.dxhs")
        data = (self.work / "a.dxhs").read_bytes()
        self.assertEqual(data[30:38 + len(TYPE)], b"mimetype" + TYPE)
        with zipfile.ZipFile(self.work / "a.dxhs") as made:
            self.assertIsNone(made.testzip())
            self.assertEqual(made.namelist(), ["mimetype", "manifest.json",
                                               "proposal.json"])
            manifest = json.loads(made.read("manifest.json"))
            self.assertEqual(list(manifest),
                             ["format", "version", "members"])
            for member in manifest["members"]:
                self.assertEqual(list(member), ["name", "size", "sha256",
                                                "kind", "title"])
                read = made.read(member["name"])
                self.assertEqual((member["size"], member["sha256"]),
                                 (len(read), sha(read)))
            self.assertEqual({m["name"] for m in manifest["members"]},
                             set(made.namelist()) - {"manifest.json"})

    def test_attachments_go_along(self):
        files = [("công văn.pdf", b"%PDF-1.7\n" * 99), ("thư/b.docx", b"")]
        path = self.write("a.dxhs", dossier(files))
        done = self.cli("import", path, "a.json")
        self.assertIn("2", done.stderr.splitlines()[-1])
        self.cli("export", path, "b.dxhs")
        with zipfile.ZipFile(self.work / "b.dxhs") as made:
            for name, data in files:
                self.assertEqual(made.read("attachments/" + name), data)

    def test_every_command_takes_one(self):
        self.cli("export", EXAMPLE, "a.dxhs")
        (self.work / "vào").mkdir()
        (self.work / "a.dxhs").rename(self.work / "vào" / "a.dxhs")
        self.cli("check", "vào/a.dxhs", "--date", "2025-08-01T09:00+07:00")
        self.cli("batch", "vào", "ra", "--to", "json,dxhs")
        self.assertEqual(self.names(self.work / "ra"), ["a.dxhs", "a.json"])
        self.assertEqual(
            (self.work / "ra" / "a.dxhs").read_bytes(),
            (self.work / "vào" / "a.dxhs").read_bytes())
        data = (self.work / "vào" / "a.dxhs").read_bytes()
        done = self.cli("import", "-", "-", data=data, text=False)
        self.assertEqual(json.loads(done.stdout)["id"], load(EXAMPLE)["id"])

    def test_manifest_may_say_more(self):
        proposal = EXAMPLE.read_bytes()
        manifest = {"format": "dexuat-dossier", "version": 1, "thêm": [1],
                    "members": [dict(entry("mimetype", TYPE)),
                                dict(entry("proposal.json", proposal),
                                     kind="lạ", màu="xanh")]}
        self.write("a.dxhs", dossier(
            manifest=json.dumps(manifest).encode()))
        self.cli("export", "a.dxhs", "b.dxhs")
        with zipfile.ZipFile(self.work / "b.dxhs") as made:
            self.assertEqual(
                json.loads(made.read("manifest.json"))["thêm"], [1])


if __name__ == "__main__":
    unittest.main()
