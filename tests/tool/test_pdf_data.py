# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF as an archive file that carries its proposal."""

import re
import unittest
import xml.etree.ElementTree as ET

from common import DATE, EXAMPLES, SOURCE, Case, date_of, load, tool

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
XMP = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/",
       "dc": "http://purl.org/dc/elements/1.1/",
       "xmp": "http://ns.adobe.com/xap/1.0/",
       "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


def objects(pdf):
    return tool("qpdf", "--qdf", "--object-streams=disable", pdf,
                "-").decode("latin-1")


def glyph_count(font):
    """What the table "maxp" of a TrueType font says."""
    for at in range(12, 12 + 16 * int.from_bytes(font[4:6], "big"), 16):
        if font[at:at + 4] == b"maxp":
            offset = int.from_bytes(font[at + 8:at + 12], "big")
            return int.from_bytes(font[offset + 4:offset + 6], "big")
    raise ValueError("no maxp")


class PdfData(Case):
    def test_round_trip(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                self.cli("export", path, "a.pdf", "a.json", "--annex",
                         "--seal", "--date", date_of(path))
                tool("pdfdetach", "-save", "1", "-o", self.work / "d.json",
                     self.work / "a.pdf")
                exported = (self.work / "a.json").read_bytes()
                self.assertEqual((self.work / "d.json").read_bytes(),
                                 exported)
                done = self.cli("import", "a.pdf", "b.json")
                self.assertEqual(done.stderr, "")
                self.assertEqual((self.work / "b.json").read_bytes(),
                                 exported)
                check = tool("qpdf", "--check", self.work / "a.pdf").decode()
                self.assertNotIn("WARNING", check)

    def test_standard_input(self):
        self.cli("export", EXAMPLE, "a.pdf")
        done = self.cli("import", "-", "-", text=False,
                        data=(self.work / "a.pdf").read_bytes())
        self.assertIn(b"dexuat-proposal", done.stdout)

    def test_same_bytes(self):
        seen = set()
        for zone, language in (("Asia/Ho_Chi_Minh", "C.UTF-8"),
                               ("America/New_York", "vi_VN.UTF-8")):
            for date in ([], ["--date", DATE]):
                self.cli("export", EXAMPLE, "a.pdf", "--seal", *date,
                         env={"TZ": zone, "LC_ALL": language})
                seen.add((bool(date), (self.work / "a.pdf").read_bytes()))
        self.assertEqual(len(seen), 2)

    def test_archive(self):
        self.cli("export", EXAMPLE, "a.pdf", "--date", DATE)
        pdf = self.work / "a.pdf"
        self.assertTrue(pdf.read_bytes().startswith(b"%PDF-1.7\n"))
        text = objects(pdf)
        for words in ("/AFRelationship /Source", "/GTS_PDFA1", "/Lang (vi-VN)",
                      "/EmbeddedFiles", "/CIDToGIDMap /Identity", "/CIDSet",
                      "/CreationDate (D:20250801090000+07'00')"):
            self.assertIn(words, text)
        self.assertRegex(text, r"/ID \[<\w{32}><\w{32}>\]")
        root = ET.fromstring(tool("pdfinfo", "-meta", pdf).decode())
        values = {name: root.find(f".//{name}", XMP).text
                  for name in ("pdfaid:part", "pdfaid:conformance",
                               "xmp:CreateDate")}
        self.assertEqual(values, {"pdfaid:part": "3",
                                  "pdfaid:conformance": "B",
                                  "xmp:CreateDate":
                                      "2025-08-01T09:00:00+07:00"})
        title = root.find(".//dc:title/rdf:Alt/rdf:li", XMP).text
        self.assertEqual(title, load(EXAMPLE)["values"]["I.name"])

    def test_plain_and_blank(self):
        self.cli("export", "--no-data", EXAMPLE, "a.pdf")
        self.assertNotIn("/EmbeddedFiles", objects(self.work / "a.pdf"))
        done = self.cli("import", "a.pdf", "a.json", code=3)
        self.assertIn("a.pdf", done.stderr)
        self.assertEqual(self.names(), ["a.pdf"])
        self.cli("export", "--blank", "b.pdf")
        self.assertNotIn("/EmbeddedFiles", objects(self.work / "b.pdf"))

    def test_asked_for(self):
        """What had to be asked for once."""
        self.cli("export", EXAMPLE, "a.pdf")
        done = self.cli("export", "--data", EXAMPLE, "b.pdf")
        self.assertNotIn("--data", done.stderr)
        self.assertEqual((self.work / "a.pdf").read_bytes(),
                         (self.work / "b.pdf").read_bytes())

    def test_batch(self):
        (self.work / "in").mkdir()
        (self.work / "in" / "a.json").write_bytes(EXAMPLE.read_bytes())
        self.cli("export", EXAMPLE, "a.pdf")
        self.cli("export", "--no-data", EXAMPLE, "b.pdf")
        for options, name in (([], "a.pdf"), (["--no-data"], "b.pdf")):
            self.cli("batch", "in", "out", "--to", "pdf", *options)
            self.assertEqual((self.work / "out" / "a.pdf").read_bytes(),
                             (self.work / name).read_bytes())

    def test_fonts(self):
        """Every embedded font of two bytes a letter says which glyphs it
        has: all of them."""
        self.cli("export", EXAMPLE, "a.pdf", "--annex")
        pdf = self.work / "a.pdf"
        taken = self.work / "taken.pdf"
        taken.write_bytes(objects(pdf).encode("latin-1"))
        found = re.findall(r"<<[^<]*?/CIDSet[^<]*?>>", objects(pdf))
        self.assertGreater(len(found), 1)
        for block in found:
            names = dict(re.findall(r"/(CIDSet|FontFile2) (\d+) 0 R", block))
            bits, font = (
                tool("qpdf", f"--show-object={names[key]}",
                     "--filtered-stream-data", taken)
                for key in ("CIDSet", "FontFile2"))
            glyphs = glyph_count(font)
            wanted = bytearray((glyphs + 7) // 8)
            for glyph in range(glyphs):
                wanted[glyph // 8] |= 128 >> glyph % 8
            self.assertEqual(bits, bytes(wanted))

    def test_pdf_as_input(self):
        """All that reads a proposal reads a PDF that carries one."""
        self.cli("export", EXAMPLE, "a.pdf")
        self.cli("export", "a.pdf", "b.pdf")
        self.assertEqual((self.work / "a.pdf").read_bytes(),
                         (self.work / "b.pdf").read_bytes())
        self.cli("check", "a.pdf", "--date", DATE)

    def test_encrypted(self):
        self.cli("export", EXAMPLE, "a.pdf")
        tool("qpdf", "--encrypt", "secret", "secret", "256", "--",
             self.work / "a.pdf", self.work / "b.pdf")
        done = self.cli("import", "b.pdf", "b.json", code=3)
        self.assertIn("b.pdf", done.stderr)
        self.assertFalse((self.work / "b.json").exists())

    def test_rewritten_by_others(self):
        """Object streams, other compression: the data are still found."""
        self.cli("export", EXAMPLE, "a.pdf", "a.json")
        for options in (["--object-streams=generate"],
                        ["--stream-data=uncompress"], ["--linearize"]):
            tool("qpdf", *options, self.work / "a.pdf", self.work / "b.pdf")
            self.cli("import", "b.pdf", "b.json")
            self.assertEqual((self.work / "b.json").read_bytes(),
                             (self.work / "a.json").read_bytes())


if __name__ == "__main__":
    unittest.main()
