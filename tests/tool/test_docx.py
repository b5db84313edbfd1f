# SPDX-License-Identifier: GPL-3.0-or-later
"""The Word file as other programs see it: parts, structure, words."""

import json
import re
import subprocess
import unittest
import xml.etree.ElementTree as tree
import zipfile

import docx

import word_schema
from common import CLI, EXAMPLES, Case, date_of, load, nfc, tool
from test_pdf import FORM, HOSTILE, dotted, paragraphs

W = word_schema.W
TABLES = ("V.products", "IX.costs")
AMOUNTS = ("IX.total", "IX.state-budget", "IX.counterpart")
BODY = "word/document.xml"
WORD_PARTS = (BODY, "word/styles.xml", "word/settings.xml",
              "word/fontTable.xml", "word/header1.xml", "word/header2.xml")
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = ("{http://schemas.openxmlformats.org/package/2006/"
             "relationships}")


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def all_text(path):
    """Every paragraph that python-docx finds, in order, and every cell."""
    document = docx.Document(path)
    lines = [p.text for p in document.paragraphs]
    cells = [[[cell.text for cell in row.cells] for row in table.rows]
             for table in document.tables]
    return lines, cells


class Docx(Case):
    def export(self, path, name="a.docx", *more):
        self.cli("export", path, name, "--date", date_of(path), *more)
        return self.work / name

    def every_kind(self):
        """(name, file) of all examples, with and without annex, and of the
        blank form."""
        for path in EXAMPLES:
            yield path.name, self.export(path)
            yield path.name + " annex", self.export(path, "b.docx", "--annex")
        self.cli("export", "--blank", "c.docx")
        yield "blank", self.work / "c.docx"

    def test_tokens_at_the_ends_of_lines(self):
        """A hidden sign holds together what our pages do, where a line
        ends; it is no text, and stands nowhere else."""
        held = ("Năm 2026 là năm đầu của kế hoạch phát triển kinh tế - xã hội"
                " 5 năm 2026-2030.")
        path = self.write("a.json", self.proposal(**{
            "II.urgency": held, "III.objectives": "Quyết định 1322/QĐ-TTg.",
            "IV.contents": " ".join(["-".join("abcdefgh")] * 9000)}))
        word = self.export(path)
        xml = part(word, BODY).decode()
        runs = re.split("<w:sym ", xml)
        self.assertTrue(runs[0].endswith(
            "2026-</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"))
        self.assertIn("1322/QĐ-TTg.", xml)
        self.assertLessEqual(len(runs), 202)
        lines, _ = all_text(word)
        self.assertIn(held, lines)
        self.assertEqual(word_schema.faults(part(word, BODY)), [])

    # Structure

    def test_schema(self):
        for name, path in self.every_kind():
            with self.subTest(name):
                for word_part in WORD_PARTS:
                    self.assertEqual(
                        word_schema.faults(part(path, word_part)), [],
                        word_part)

    def test_schema_holds_for_anything(self):
        for name, text in HOSTILE.items():
            with self.subTest(name):
                path = self.write("a.json", self.proposal(**{
                    "I.name": text, "II.urgency": text, "X.address": text,
                    "X.contact-name": text, "X.contact-position": text,
                    "X.attachments": [text],
                    "V.products": [{"name": text, "unit": text}]}))
                word = self.export(path)
                self.assertEqual(word_schema.faults(part(word, BODY)), [])
                docx.Document(word)

    def test_well_formed(self):
        for name, path in self.every_kind():
            with zipfile.ZipFile(path) as archive:
                self.assertIsNone(archive.testzip())
                names = archive.namelist()
                self.assertEqual(names[0], "[Content_Types].xml")
                self.assertEqual(len(names), len(set(names)))
                archive.extractall(self.work / name)
            tool("xmllint", "--nonet", "--noout",
                 *(str(self.work / name / entry) for entry in names))

    def test_types_and_relations(self):
        for name, path in self.every_kind():
            with self.subTest(name), zipfile.ZipFile(path) as archive:
                names = set(archive.namelist())
                types = tree.fromstring(archive.read("[Content_Types].xml"))
                for entry in types.iter(TYPES + "Override"):
                    self.assertIn(entry.get("PartName")[1:], names)
                for rels in [n for n in names if n.endswith(".rels")]:
                    base = rels.split("_rels/")[0]
                    for entry in tree.fromstring(archive.read(rels)).iter(
                            RELATIONS + "Relationship"):
                        self.assertIsNone(entry.get("TargetMode"))
                        target = base + entry.get("Target")
                        target = re.sub(r"[^/]+/\.\./", "", target)
                        self.assertIn(target, names)

    def test_styles_are_there(self):
        for name, path in self.every_kind():
            styles = {s.get(W + "styleId") for s in
                      tree.fromstring(part(path, "word/styles.xml"))
                      .iter(W + "style")}
            used = {e.get(W + "val") for e in
                    tree.fromstring(part(path, BODY)).iter()
                    if e.tag in (W + "pStyle", W + "tblStyle")}
            self.assertLessEqual(used, styles, name)

    # Words

    def wanted_lines(self, values):
        """Each paragraph that the values make."""
        for field, value in values.items():
            if field in AMOUNTS:
                continue
            if isinstance(value, str) and not field.startswith("X."):
                yield from paragraphs(value)
        labels = {p["field"]: p["label"] for s in FORM["sections"]
                  for item in s["items"] for p in item.get("parts", [])}
        for field in AMOUNTS:
            yield f"{labels[field]} {dotted(values[field])} đồng"
        for field in ("X.name", "X.address", "X.contact-name",
                      "X.contact-position", "X.contact-email"):
            yield f"{labels[field]} {values[field]}"
        yield from values["X.attachments"]

    def test_every_paragraph_reads_back(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                values = load(path)["values"]
                lines, cells = all_text(self.export(path))
                # Labels side by side have a tab between them.
                found = set("\t".join(lines).split("\t"))
                for line in self.wanted_lines(values):
                    if nfc(line) not in found:
                        self.fail(f"not there: {line}")
                tables = [values[field] for field in TABLES
                          if values.get(field)]
                self.assertEqual(len(cells), len(tables))
                for table, rows in zip(cells, tables):
                    self.assertEqual(len(table), len(rows) + 1)
                    for cell_row, row in zip(table[1:], rows):
                        for value in row.values():
                            self.assertIn(
                                dotted(value) if isinstance(value, int)
                                else nfc(value), cell_row)

    def test_nothing_else_is_written(self):
        """Line by line the words of the PDF's text, in its order."""
        for path in EXAMPLES:
            with self.subTest(path.name):
                lines, _ = all_text(self.export(path, "a.docx", "--annex"))
                self.cli("export", path, "a.pdf", "--annex", "--date",
                         date_of(path))
                printed = tool("pdftotext", self.work / "a.pdf", "-").decode()
                printed = re.sub(r"\f\d+\n", "\f", printed)
                squeezed = re.sub(r"\s+", "", printed)
                place = 0
                for line in lines:
                    words = re.sub(r"\s+", "", line)
                    found = squeezed.find(words, place)
                    if found < 0:
                        self.assertIn(words, squeezed)
                    else:
                        place = found

    def test_form_words(self):
        for name, path in self.every_kind():
            with self.subTest(name):
                lines, _ = all_text(path)
                for words in FORM["corner"] + FORM["title-lines"]:
                    self.assertIn(words, lines)
                for section in FORM["sections"]:
                    heading = f"{section['id']}. {section['heading']}"
                    hint = section.get("hint")
                    self.assertIn(f"{heading} {hint}" if hint else heading,
                                  lines)
                self.assertIn(FORM["signature"]["title"], lines)
                self.assertIn(FORM["signature"]["hint"], lines)

    def test_heading_styles(self):
        document = docx.Document(self.export(EXAMPLES[0], "a.docx",
                                             "--annex"))
        found = [p.text for p in document.paragraphs
                 if p.style.name == "Heading 2"]
        self.assertEqual(
            [re.sub(r" \(.*", "", text) for text in found],
            [f"{s['id']}. {s['heading']}" for s in FORM["sections"]])
        self.assertEqual([p.text for p in document.paragraphs
                          if p.style.name == "Heading 1"],
                         ["PHỤ LỤC: CHỦ ĐỀ ƯU TIÊN"])
        self.assertTrue([p for p in document.paragraphs
                         if p.style.name == "Heading 3"])
        self.assertTrue([p for p in document.paragraphs
                         if p.style.name == "List"])

    # What stands around the words

    def test_page(self):
        document = docx.Document(self.export(EXAMPLES[0]))
        section, = document.sections
        sides = [round(side.mm) for side in (
            section.page_width, section.page_height, section.top_margin,
            section.bottom_margin, section.left_margin,
            section.right_margin)]
        self.assertEqual(sides, [210, 297, 20, 20, 30, 15])
        self.assertTrue(section.different_first_page_header_footer)
        self.assertIn("PAGE", section.header._element.xml)
        self.assertEqual(section.first_page_header.paragraphs[0].text, "")
        defaults = part(self.work / "a.docx", "word/styles.xml").decode()
        self.assertIn('w:lang w:val="vi-VN"', defaults)
        self.assertIn('w:ascii="Times New Roman"', defaults)

    def test_bookmarks(self):
        """Each holds its section's heading and content, and nothing of the
        next one."""
        path = self.export(EXAMPLES[0])
        open_name, held = None, {}
        for paragraph in tree.fromstring(part(path, BODY)).iter(W + "p"):
            for element in paragraph.iter():
                if element.tag == W + "bookmarkStart":
                    self.assertIsNone(open_name)
                    open_name = element.get(W + "name")
                    held[open_name] = []
                elif element.tag == W + "bookmarkEnd":
                    open_name = None
            if open_name:
                held[open_name].append("".join(
                    t.text or "" for t in paragraph.iter(W + "t")))
        self.assertIsNone(open_name)
        self.assertEqual(list(held),
                         [f"a1_{s['id']}" for s in FORM["sections"]])
        for section in FORM["sections"]:
            lines = held[f"a1_{section['id']}"]
            self.assertTrue(lines[0].startswith(
                f"{section['id']}. {section['heading']}"))
        values = load(EXAMPLES[0])["values"]
        self.assertEqual(held["a1_III"][1:],
                         list(paragraphs(values["III.objectives"])))

    def test_data(self):
        for path in EXAMPLES:
            word = self.export(path)
            self.cli("export", path, "a.json")
            root = tree.fromstring(part(word, "customXml/item1.xml"))
            self.assertEqual(root.tag, "{urn:dexuat:proposal:1}proposal")
            self.assertEqual(root.text,
                             (self.work / "a.json").read_text("utf-8"))
        self.cli("export", "--blank", "b.docx")
        with zipfile.ZipFile(self.work / "b.docx") as archive:
            self.assertFalse([name for name in archive.namelist()
                              if name.startswith("customXml")])

    def test_properties(self):
        for path in EXAMPLES:
            values = load(path)["values"]
            properties = docx.Document(self.export(path)).core_properties
            self.assertEqual(properties.title,
                             " ".join(values["I.name"].split()))
            self.assertEqual(properties.author, values["X.name"])
            self.assertEqual(properties.language, "vi-VN")
            self.assertIsNotNone(properties.created)
        self.cli("export", path, "b.docx")
        self.assertNotIn(b"created", part(self.work / "b.docx",
                                          "docProps/core.xml"))

    def test_blank_form(self):
        self.cli("export", "--blank", "a.docx")
        document = docx.Document(self.work / "a.docx")
        leaders = sum(item.get("leaders", 0) * len(item.get("parts", [0]))
                      for section in FORM["sections"]
                      for item in section["items"])
        self.assertEqual(sum(p.text.count("\t") for p in document.paragraphs),
                         leaders + 1)
        body = part(self.work / "a.docx", BODY).decode()
        self.assertIn('w:leader="dot"', body)

    def test_no_content_controls(self):
        for _, path in self.every_kind():
            self.assertNotIn(b"sdt", part(path, BODY))

    # The command line

    def test_same_bytes_everywhere(self):
        path = EXAMPLES[0]
        first = self.export(path, "a.docx", "--annex").read_bytes()
        for env in ({"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8"},
                    {"TZ": "America/St_Johns", "LC_ALL": "C"},
                    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8"}):
            self.cli("export", path, "b.docx", "--annex", "--date",
                     date_of(path), env=env)
            self.assertEqual((self.work / "b.docx").read_bytes(), first)

    def test_standard_output(self):
        path = EXAMPLES[0]
        done = self.cli("export", "-", "-", "--to", "docx", "--date",
                        date_of(path), data=path.read_bytes(), text=False)
        self.assertEqual(done.stdout, self.export(path).read_bytes())

    def test_batch(self):
        self.write("in/a.json", load(EXAMPLES[0]))
        self.write("in/b/c.json", load(EXAMPLES[1]))
        self.cli("batch", "in", "out", "--to", "pdf,docx", "--jobs", "2")
        self.assertEqual(self.names(self.work / "out"),
                         ["a.docx", "a.pdf", "b/c.docx", "b/c.pdf"])
        docx.Document(self.work / "out" / "a.docx")

    def test_full_disk(self):
        (self.work / "limit").mkdir()
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash",
             CLI, "export", str(EXAMPLES[0]),
             "limit/a.docx"],
            cwd=self.work, env=self.env, capture_output=True, check=False)
        self.assertEqual(done.returncode, 4)
        self.assertEqual(self.names(self.work / "limit"), [])

    def test_values_with_markup(self):
        text = "a <w:p/> & ]]> \"b\" 'c' \ufffe d"
        path = self.write("a.json", self.proposal(**{"II.urgency": text}))
        word = self.export(path)
        self.assertIn(text.replace("\ufffe", "\ufffd"), all_text(word)[0])
        root = tree.fromstring(part(word, "customXml/item1.xml"))
        self.assertEqual(json.loads(root.text)["values"]["II.urgency"], text)


class Schema(unittest.TestCase):
    """That the schema finds what is wrong."""

    def test_faults_are_found(self):
        good = ('<w:p xmlns:w="{0}"><w:pPr><w:keepNext/><w:jc w:val="both"/>'
                '</w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
                .format(W.strip("{}")))
        self.assertEqual(word_schema.faults(good), [])
        for old, new in (("<w:keepNext/>", ""), ("<w:t>a</w:t>", "")):
            self.assertEqual(word_schema.faults(good.replace(old, new)), [])
        for old, new in (
                ('<w:keepNext/><w:jc w:val="both"/>',
                 '<w:jc w:val="both"/><w:keepNext/>'),
                ("both", "justify"), ("<w:keepNext/>", "<w:keepnext/>"),
                ("<w:t>a</w:t>", "a"), ("<w:r>", '<w:r w:val="1">'),
                (' w:val="both"', "")):
            self.assertNotEqual(word_schema.faults(good.replace(old, new)),
                                [], new)


if __name__ == "__main__":
    unittest.main()
