# SPDX-License-Identifier: GPL-3.0-or-later
"""The seal: codes computed apart from the program, from the JSON; scans of
printed pages; and what `verify` says of each."""

import hashlib
import io
import json
import re
import subprocess
import unicodedata
import unittest
import zipfile
import zlib

from common import (EXAMPLES, FAULTY, SANITIZED, SOURCE, Case, load, some,
                    tool)

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
OTHER = SOURCE / "examples" / "chung-nhan-halal.json"
FORM = load(SOURCE / "data" / "forms" / "a1-dxnv-tt15-2022.json")
FIELDS = {field["id"]: field for field in FORM["fields"]}
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

# The order stands in the contract, not only in the form.
ORDER = """plan-year I.name II.urgency III.objectives IV.contents V.results
V.products VI.effects VII.places VIII.duration VIII.months IX.total
IX.state-budget IX.counterpart IX.costs X.name X.address X.contact-name
X.contact-position X.contact-phone X.contact-email X.attachments""".split()
COLUMNS = {"V.products": ["name", "unit", "quantity", "requirement"],
           "IX.costs": ["item", "amount", "state-budget", "counterpart",
                        "note"]}


def clean(text):
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(re.sub("[ \t\u00a0]+", " ", line).strip(" ")
                     for line in text.split("\n"))


def plain(value):
    return "" if value is None else \
        clean(value) if isinstance(value, str) else str(value)


def field_text(field, value):
    if field in COLUMNS:
        return "\x1d".join("\x1f".join(plain(row.get(column))
                                       for column in COLUMNS[field])
                           for row in value)
    if isinstance(value, list):
        return "\x1f".join(map(clean, value))
    return plain(value)


def canonical(proposal, attachments=()):
    """The canonical text of a version as the contract words it."""
    entries = [("form", proposal.get("form", FORM["id"])),
               ("call", proposal.get("call", ""))]
    entries += [(field, field_text(field, proposal["values"][field]))
                for field in ORDER
                if proposal["values"].get(field) is not None]
    for topic in proposal.get("topics", []):
        text = clean(topic.get("note", ""))
        if "schools" in topic:
            text += f"\x1f{topic['schools']}"
        entries.append(("topics." + topic["id"], text))
    entries += [("attachment." + name, digest) for name, digest in attachments]
    return "".join(f"{name}\x1f{text}\x1e" for name, text in entries if text)


def base32(data):
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(LETTERS[int(bits[i:i + 5], 2)]
                   for i in range(0, len(bits), 5))


def digest(proposal, attachments=()):
    text = canonical(proposal, attachments).encode("utf-8")
    return base32(hashlib.sha256(text).digest())


def code(proposal, attachments=()):
    letters = digest(proposal, attachments)[:8]
    return f"{letters[:4]}-{letters[4:]}"


def jpeg_pdf(pictures):
    """A PDF that shows a JPEG on each page, as a scanner makes it."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for picture in pictures:
        size = tool("identify", "-format", "%w %h", picture).decode().split()
        data = picture.read_bytes()
        n = len(objects) + 1
        kids.append(f"{n} 0 R")
        content = b"q 595 0 0 842 0 0 cm /I Do Q"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents"
            f" {n + 1} 0 R /Resources << /XObject << /I {n + 2} 0 R >> >> >>"
            .encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream"
            % (len(content), content),
            b"<< /Type /XObject /Subtype /Image /Width %s /Height %s"
            b" /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode"
            b" /Length %d >>\nstream\n%s\nendstream"
            % (size[0].encode(), size[1].encode(), len(data), data)]
    objects[1] = (f"<< /Type /Pages /Kids [{' '.join(kids)}]"
                  f" /Count {len(kids)} >>").encode()
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for n, value in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (n, value))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
              % (len(objects) + 1, start))
    return out.getvalue()


class Seal(Case):
    def verify(self, *args, verdict, **more):
        """Runs verify and expects its first line; returns the others."""
        done = self.cli("verify", *args, code=0 if verdict == "same" else
                        more.pop("code", 1), **more)
        lines = done.stdout.splitlines()
        self.assertEqual(lines[0], verdict, done.stdout + done.stderr)
        return lines[1:]

    def sealed(self, proposal, name="a.pdf", *more):
        path = self.write("x.json", proposal)
        self.cli("export", path, name, "--seal", *more)
        return self.work / name

    def draw(self, pdf, *options):
        """The pages as a scanner sees them when all goes well."""
        for old in self.work.glob("page-*.png"):
            old.unlink()
        tool("pdftoppm", "-r", "150", "-gray", "-png", *options, pdf,
             self.work / "page")
        return sorted(self.work.glob("page-*.png"))

    def payloads(self, pdf, *options):
        found = []
        for page in self.draw(pdf, *options):
            lines = self.verify(page, verdict="unreadable")
            found.append(re.search(r"DX1:\S+", lines[0]).group())
        return found

    def test_codes(self):
        for path in some(EXAMPLES + FAULTY, 6):
            with self.subTest(path.name):
                lines = self.verify(path, verdict="same")
                self.assertIn(code(load(path)), "\n".join(lines))

    def test_typed_codes(self):
        right = code(load(EXAMPLE))
        for typed in (right, right.lower(), right.replace("-", ""),
                      f" {right[:2]} {right[2:]} "):
            self.verify(EXAMPLE, typed, verdict="same")
        self.verify(EXAMPLE, "0000-0000", verdict="altered")
        self.verify(EXAMPLE, code(load(OTHER)), verdict="altered")
        self.verify(EXAMPLE, "khong-co", verdict="unreadable")

    def test_attachments_are_in_the_code(self):
        proposal = load(EXAMPLE)
        files = {"b.pdf": b"B", "a/thư.txt": b"A"}
        sums = [(name, hashlib.sha256(data).hexdigest())
                for name, data in files.items()]
        path = self.work / "a.dxhs"
        members = {"proposal.json": EXAMPLE.read_bytes()}
        members.update({"attachments/" + name: data
                        for name, data in files.items()})
        with zipfile.ZipFile(path, "w") as out:
            out.writestr("mimetype", "application/vnd.dexuat.dossier+zip")
            out.writestr("manifest.json", json.dumps({
                "format": "dexuat-dossier", "version": 1, "members": [
                    {"name": name, "size": len(data),
                     "sha256": hashlib.sha256(data).hexdigest(),
                     "kind": "proposal" if name == "proposal.json"
                             else "other", "title": ""}
                    for name, data in members.items()]}))
            for name, data in members.items():
                out.writestr(name, data)
        lines = self.verify(path, verdict="same")
        self.assertIn(code(proposal, sums), lines[0])
        self.assertIn(code(proposal), lines[1])
        self.verify(path, code(proposal, sums), verdict="same")
        self.verify(path, code(proposal), verdict="same")
        self.verify(EXAMPLE, code(proposal, sums), verdict="altered")
        self.cli("export", path, "whole.pdf", "--seal")
        text = tool("pdftotext", self.work / "whole.pdf", "-").decode()
        self.assertIn("mã " + code(proposal, sums), text)
        self.assertNotIn("chưa tính tài liệu", text)

    def test_foot_line(self):
        pdf = self.sealed(load(EXAMPLE))
        pages = tool("pdftotext", "-layout", pdf, "-").decode().split("\f")
        pages = pages[:-1]
        for number, page in enumerate(pages, 1):
            self.assertIn(
                f"Đề Xuất · BD4AAA5C · bản in số 2 · trang {number}/"
                f"{len(pages)} · mã {code(load(EXAMPLE))}", page)
            self.assertIn("chưa tính tài liệu kèm theo", page)

    def test_seal_is_no_part_of_the_form(self):
        """Without it the text is the same, and the structure always is."""
        sealed = self.sealed(load(EXAMPLE), "s.pdf", "--annex")
        self.cli("export", self.work / "x.json", "p.pdf", "--annex")
        bare = self.work / "p.pdf"
        texts = [re.sub(r"(?m)^Đề Xuất · .*\n", "", tool(
            "pdftotext", "-raw", pdf, "-").decode()) for pdf in (sealed, bare)]
        self.assertEqual(*texts)
        structures = [tool("pdfinfo", "-struct-text", pdf)
                      for pdf in (sealed, bare)]
        self.assertEqual(*structures)

    def test_default_is_bare(self):
        self.cli("export", EXAMPLE, "a.pdf")
        text = tool("pdftotext", self.work / "a.pdf", "-").decode()
        self.assertNotIn("Đề Xuất ·", text)
        self.cli("export", "--blank", "--seal", "b.pdf")
        text = tool("pdftotext", self.work / "b.pdf", "-").decode()
        self.assertNotIn("Đề Xuất ·", text)

    def test_payload(self):
        proposal = load(EXAMPLE)
        pdf = self.sealed(proposal, "a.pdf", "--annex")
        payloads = self.payloads(pdf)
        start = (f"DX1:{proposal['id'].replace('-', '').upper()}"
                 f":{proposal['revision']}:")
        for number, payload in enumerate(payloads, 1):
            self.assertRegex(payload, "^" + re.escape(
                f"{start}{number}/{len(payloads)}:{digest(proposal)}:")
                + "[0-9A-HJKMNP-TV-Z]{8}$")
            self.verify(EXAMPLE, payload, verdict="same")
            self.verify(EXAMPLE, payload.lower() + "\n", verdict="same")
        wrong = payloads[0][:-1] + ("0" if payloads[0][-1] != "0" else "1")
        self.verify(EXAMPLE, wrong, verdict="altered")
        self.verify(EXAMPLE, payloads[0].replace("1/", "2/", 1),
                    verdict="altered")
        self.verify(EXAMPLE, payloads[0][:60], verdict="unreadable")

    def test_versions(self):
        proposal = load(EXAMPLE)
        payload = self.payloads(self.sealed(proposal), "-l", "1")[0]
        for revision, verdict in ((1, "newer"), (2, "same"), (3, "older")):
            changed = dict(proposal, revision=revision)
            path = self.write("b.json", changed)
            lines = self.verify(path, payload, verdict=verdict)
            if verdict != "same":
                self.assertIn("2", lines[0])
                self.assertIn(str(revision), lines[0])
        self.verify(OTHER, payload, verdict="other")

    def test_one_letter_in_any_field(self):
        """Whatever is changed, be it a letter: the code is another, and the
        QR of the page says so."""
        proposal = load(EXAMPLE)
        payload = self.payloads(self.sealed(proposal), "-l", "1")[0]
        right = code(proposal)
        seen = 0
        for field in some(ORDER, 8):
            values = dict(proposal["values"])
            value = values.get(field)
            if value is None:
                continue
            if isinstance(value, int):
                values[field] = value + 1
            elif isinstance(value, str):
                values[field] = value[:-1] + ("x" if value[-1] != "x" else "y")
            elif isinstance(value[0], str):
                values[field] = value[:-1] + [value[-1] + "x"]
            else:
                row = dict(value[-1])
                name = COLUMNS[field][0]
                row[name] = row[name][:-1] + "ẃ"
                values[field] = value[:-1] + [row]
            seen += 1
            path = self.write("b.json", dict(proposal, values=values))
            with self.subTest(field):
                self.verify(path, payload, verdict="altered")
                self.verify(path, right, verdict="altered")
                lines = self.verify(EXAMPLE, path, verdict="altered")
                self.assertTrue(lines[0].startswith(field + ":"), lines)
        self.assertGreater(seen, 5 if SANITIZED else 18)

    def test_scans(self):
        """150 dots an inch, turned, blurred, JPEG: each page is read."""
        for path in some([EXAMPLE, OTHER], 1):
            pdf = self.sealed(load(path), "a.pdf", "--annex")
            for number, page in enumerate(self.draw(pdf)):
                turn = (3, -3, 183, 0.7)[number % 4]
                blur = ("0x0.5", "0x0.8", "0x1")[number % 3]
                jpeg = self.work / f"page-{number}.jpg"
                tool("convert", page, "-background", "white", "-rotate",
                     str(turn), "-blur", blur, "-quality", "75", jpeg)
                with self.subTest(f"{path.stem} {number}"):
                    lines = self.verify(path, jpeg, verdict="same")
                    self.assertIn(str(number + 1), lines[0])

    def test_scanned_pile(self):
        proposal = load(EXAMPLE)
        pages = {}
        for revision in (1, 2):
            pdf = self.sealed(dict(proposal, revision=revision))
            for number, page in enumerate(self.draw(pdf)):
                jpeg = self.work / f"r{revision}-{number}.jpg"
                tool("convert", page, "-rotate", "180", "-blur", "0x0.5",
                     "-quality", "75", jpeg)
                pages[revision, number] = jpeg
        n = len(pages) // 2
        whole = [pages[2, i] for i in range(n)]
        piles = [
            ("whole", whole, "same", None),
            ("missing", whole[:-1], "incomplete", f"{n}"),
            ("old", [pages[1, i] for i in range(n)], "older", "1"),
            ("mixed", [pages[1, 0]] + whole[1:], "incomplete", "1"),
            ("twice", whole + whole[:1], "incomplete", "2")]
        for name, sheets, verdict, words in some(piles):
            path = self.write(f"{name}.pdf", jpeg_pdf(sheets))
            with self.subTest(name):
                lines = self.verify(EXAMPLE, path, verdict=verdict)
                self.assertEqual(lines, self.verify(path, EXAMPLE,
                                                    verdict=verdict))
                if words:
                    self.assertIn(words, "\n".join(lines))

    def test_files(self):
        """A PDF by itself, and files held against one another."""
        for path in some(EXAMPLES):
            with self.subTest(path.name):
                self.cli("export", path, "a.pdf", "b.json", "--annex")
                self.verify("a.pdf", verdict="same")
                self.verify(path, "a.pdf", verdict="same")
                self.verify("a.pdf", path, verdict="same")
                self.verify("a.pdf", code(load(path)), verdict="same")

    def test_printed_otherwise(self):
        """The PDF of one version that carries the data of another."""
        proposal = load(EXAMPLE)
        values = dict(proposal["values"])
        values["I.name"] = values["I.name"].replace("Truyền", "Tuyền")
        self.write("b.json", dict(proposal, values=values))
        self.cli("export", "--no-data", "b.json", "b.pdf")
        lines = self.verify(EXAMPLE, "b.pdf", verdict="altered")
        self.assertIn("Tuyền", "\n".join(lines))
        self.assertIn("Truyền", "\n".join(lines))
        self.cli("export", EXAMPLE, "proposal.json")
        self.cli("export", "b.json", "b.pdf", "--no-data")
        tool("qpdf", self.work / "b.pdf", "--add-attachment",
             self.work / "proposal.json", "--", self.work / "c.pdf")
        self.verify("c.pdf", verdict="altered")
        done = self.cli("import", "c.pdf", "c.json")
        self.assertIn("Tuyền", done.stderr)
        self.assertEqual(load(self.work / "c.json"),
                         load(self.work / "proposal.json"))

    def test_not_readable(self):
        self.write("bad.json", b"{")
        self.write("bad.pdf", b"%PDF-1.7\n")
        self.write("bad.png", b"\x89PNG\r\n\x1a\nx")
        # 30,000 pixels each way, and then nothing but zeros.
        head = b"IHDR" + bytes.fromhex("00007530 00007530 08 00 00 00 00")
        self.write("large.png", b"\x89PNG\r\n\x1a\n" + bytes([0, 0, 0, 13])
                   + head + zlib.crc32(head).to_bytes(4, "big") + bytes(1 << 20))
        for name in ("bad.json", "bad.pdf", "not-there.json"):
            done = self.cli("verify", name, code=3)
            self.assertEqual(done.stdout, "unreadable\n")
            self.assertIn(name, done.stderr)
        for name in ("bad.pdf", "bad.png", "large.png"):
            done = self.cli("verify", EXAMPLE, name, code=3)
            self.assertEqual(done.stdout, "unreadable\n")
            self.assertIn(name, done.stderr)


if __name__ == "__main__":
    unittest.main()
