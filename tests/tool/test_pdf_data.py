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


class PdfData(Case):
    def test_round_trip(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                self.cli("export", "--data", path, "a.pdf", "a.json", "--annex",
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
        self.cli("export", "--data", EXAMPLE, "a.pdf")
        done = self.cli("import", "-", "-", text=False,
                        data=(self.work / "a.pdf").read_bytes())
        self.assertIn(b"dexuat-proposal", done.stdout)

    def test_same_bytes(self):
        seen = set()
        for zone, language in (("Asia/Ho_Chi_Minh", "C.UTF-8"),
                               ("America/New_York", "vi_VN.UTF-8")):
            for date in ([], ["--date", DATE]):
                self.cli("export", "--data", EXAMPLE, "a.pdf", "--seal", *date,
                         env={"TZ": zone, "LC_ALL": language})
                seen.add((bool(date), (self.work / "a.pdf").read_bytes()))
        self.assertEqual(len(seen), 2)

    def test_archive(self):
        self.cli("export", "--data", EXAMPLE, "a.pdf", "--date", DATE)
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
        self.cli("export", EXAMPLE, "a.pdf")
        self.assertNotIn("/EmbeddedFiles", objects(self.work / "a.pdf"))
        done = self.cli("import", "a.pdf", "a.json", code=3)
        self.assertIn("a.pdf", done.stderr)
        self.assertEqual(self.names(), ["a.pdf"])
        self.cli("export", "--data", "--blank", "b.pdf")
        self.assertNotIn("/EmbeddedFiles", objects(self.work / "b.pdf"))

    def test_pdf_as_input(self):
        """All that reads a proposal reads a PDF that carries one."""
        self.cli("export", "--data", EXAMPLE, "a.pdf")
        self.cli("export", "--data", "a.pdf", "b.pdf")
        self.assertEqual((self.work / "a.pdf").read_bytes(),
                         (self.work / "b.pdf").read_bytes())
        self.cli("check", "a.pdf", "--date", DATE)

    def test_encrypted(self):
        self.cli("export", "--data", EXAMPLE, "a.pdf")
        tool("qpdf", "--encrypt", "secret", "secret", "256", "--",
             self.work / "a.pdf", self.work / "b.pdf")
        done = self.cli("import", "b.pdf", "b.json", code=3)
        self.assertIn("b.pdf", done.stderr)
        self.assertFalse((self.work / "b.json").exists())

    def test_rewritten_by_others(self):
        """Object streams, other compression: the data are still found."""
        self.cli("export", "--data", EXAMPLE, "a.pdf", "a.json")
        for options in (["--object-streams=generate"],
                        ["--stream-data=uncompress"], ["--linearize"]):
            tool("qpdf", *options, self.work / "a.pdf", self.work / "b.pdf")
            self.cli("import", "b.pdf", "b.json")
            self.assertEqual((self.work / "b.json").read_bytes(),
                             (self.work / "a.json").read_bytes())


if __name__ == "__main__":
    unittest.main()
