# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF as other programs see it: text, fonts, structure, places."""

import re
import subprocess
import unittest

from common import (EXAMPLES, SOURCE, Case, date_of, load, nfc, pdf_text,
                    squeeze, tool)

FORM = load(SOURCE / "data" / "forms" / "a1-dxnv-tt15-2022.json")
MM = 72 / 25.4


def paragraphs(value):
    """Every paragraph of text in a value, wherever it stands."""
    if isinstance(value, str):
        yield from (line.strip() for line in value.split("\n")
                    if line.strip())
    elif isinstance(value, list):
        for item in value:
            yield from paragraphs(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from paragraphs(item)


def dotted(number):
    return f"{number:,}".replace(",", ".")


class Pdf(Case):
    def export(self, path, name="a.pdf", *more, **kinds):
        self.cli("export", path, name, "--date", date_of(path), *more,
                 **kinds)
        return self.work / name

    def test_text_reads_back(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                pdf = self.export(path)
                self.assert_text(load(path)["values"], pdf)

    def assert_text(self, values, pdf):
        """Each paragraph stands in the text, page numbers left out. The
        text of a table's cells is read by its layout."""
        raw = pdf_text(pdf)
        self.assertEqual(raw, nfc(raw))
        pages = [re.sub(r"^\d+\n", "", page) for page in raw.split("\f")]
        text = squeeze("".join(pages))
        for section in FORM["sections"]:
            self.assertIn(squeeze(f"{section['id']}. {section['heading']}"),
                          text)
            self.assertIn(squeeze(section.get("hint", "")), text)
        for field, value in values.items():
            if isinstance(value, int):
                continue
            if field in ("V.products", "IX.costs"):
                self.assert_cells(value, text)
                continue
            for paragraph in paragraphs(value):
                self.assertIn(squeeze(paragraph), text, field)
        for field in ("IX.total", "IX.state-budget", "IX.counterpart"):
            self.assertIn(squeeze(dotted(values[field]) + " đồng"), text)

    def assert_cells(self, rows, text):
        """Lines of neighbouring cells may interleave: each word of a cell
        must be there."""
        for row in rows:
            for value in row.values():
                value = dotted(value) if isinstance(value, int) else value
                for word in value.split():
                    self.assertIn(word, text)

    def test_words_keep_their_blanks(self):
        pdf = self.export(EXAMPLES[0])
        words = " ".join(pdf_text(pdf).split())
        for paragraph in paragraphs(load(EXAMPLES[0])["values"]["I.name"]):
            self.assertIn(" ".join(paragraph.split()), words)

    def test_fonts(self):
        for path in EXAMPLES:
            lines = tool("pdffonts", self.export(path)).decode()
            rows = lines.splitlines()[2:]
            self.assertTrue(rows)
            for row in rows:
                self.assertRegex(row, r"^[A-Z]{6}\+Tinos")
                self.assertRegex(row, r" yes yes (yes|no) ")

    def test_info(self):
        for path in EXAMPLES:
            pdf = self.export(path)
            info = tool("pdfinfo", pdf).decode()
            self.assertRegex(info, r"Tagged: +yes")
            self.assertRegex(info, r"Page size: .*A4")
            title = re.search(r"Title: +(.*)", info).group(1)
            name = load(path)["values"]["I.name"]
            self.assertEqual(title, " ".join(name.split()))
            self.assertIn(load(path)["values"]["X.name"],
                          re.search(r"Author: +(.*)", info).group(1))
            check = tool("qpdf", "--check", pdf).decode()
            self.assertIn("No syntax or stream encoding errors", check)

    def test_language(self):
        pdf = self.export(EXAMPLES[0])
        plain = tool("qpdf", "--qdf", "--object-streams=disable", pdf, "-")
        self.assertIn(b"/Lang (vi-VN)", plain)
        self.assertIn(b"/DisplayDocTitle true", plain)

    def test_structure(self):
        pdf = self.export(EXAMPLES[0], "a.pdf", "--annex")
        tree = tool("pdfinfo", "-struct-text", pdf).decode()
        for tag in ("Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody",
                    "Table", "TR", "TH", "TD"):
            self.assertRegex(tree, rf"(?m)^ *{tag}\b", tag)
        text = squeeze(re.sub(r'(?m)^ *[A-Z]\w* .*\)$|"', "", tree))
        for section in FORM["sections"]:
            self.assertIn(squeeze(section["heading"]), text)
        for paragraph in paragraphs(load(EXAMPLES[0])["values"]["II.urgency"]):
            self.assertIn(squeeze(paragraph), text)

    def test_outline(self):
        pdf = self.export(EXAMPLES[0], "a.pdf", "--annex")
        out = subprocess.run(
            ["qpdf", "--json", "--json-key=outlines", str(pdf)],
            capture_output=True, check=True).stdout.decode()
        for section in FORM["sections"]:
            self.assertIn(f'"{section["id"]}. {section["heading"]}"', out)
        self.assertIn("PHỤ LỤC: CHỦ ĐỀ ƯU TIÊN", out)

    def boxes(self, pdf):
        """(page, x0, y0, x1, y1, word) of every word, in points."""
        html = pdf_text(pdf, "-bbox")
        page = 0
        for line in html.splitlines():
            page += "<page " in line
            match = re.search(r'xMin="([-\d.]+)" yMin="([-\d.]+)" '
                              r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word',
                              line)
            if match:
                yield (page, *map(float, match.groups()[:4]),
                       match.group(5))

    def test_margins_and_page_numbers(self):
        for path in EXAMPLES:
            numbers = {}
            for page, x0, y0, x1, y1, word in self.boxes(self.export(path)):
                if y1 < 20 * MM:
                    numbers.setdefault(page, []).append(
                        (word, (x0 + x1) / 2, (y0 + y1) / 2))
                    continue
                self.assertGreaterEqual(x0, 30 * MM - 0.6, word)
                self.assertLessEqual(x1, 195 * MM + 0.6, word)
                self.assertGreaterEqual(y0, 20 * MM - 0.6, word)
                self.assertLessEqual(y1, 277 * MM + 0.6, word)
            pages = int(re.search(r"Pages: +(\d+)", tool(
                "pdfinfo", self.work / "a.pdf").decode()).group(1))
            self.assertEqual(sorted(numbers), list(range(2, pages + 1)))
            for page, found in numbers.items():
                self.assertEqual([f[0] for f in found], [str(page)])
                self.assertAlmostEqual(found[0][1],
                                       (30 + 165 / 2) * MM, delta=1)
                self.assertAlmostEqual(found[0][2], 10 * MM, delta=4)

    def test_same_bytes_everywhere(self):
        worlds = [{}, {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
                  {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8",
                   "LANG": "de_DE.UTF-8"},
                  {"LC_ALL": "", "LANG": "", "DEXUAT_LANGUAGE": "en"}]
        for path in EXAMPLES:
            made = set()
            for world in worlds:
                for more in ((), ()):
                    self.cli("export", path, "a.pdf", *more, env=world)
                    made.add((self.work / "a.pdf").read_bytes())
            self.assertEqual(len(made), 1, path)

    def test_date_is_written_when_given(self):
        self.cli("export", EXAMPLES[0], "a.pdf")
        self.assertNotIn("CreationDate",
                         tool("pdfinfo", self.work / "a.pdf").decode())
        self.cli("export", EXAMPLES[0], "b.pdf", "--date",
                 "2025-08-01T09:00+07:00")
        self.assertIn("2025-08-01T09:00:00+07",
                      tool("pdfinfo", "-isodates",
                           self.work / "b.pdf").decode())

    def test_annex_only_when_asked_for(self):
        for path in EXAMPLES:
            plain = pdf_text(self.export(path))
            self.assertNotIn("PHỤ LỤC", plain)
            annexed = pdf_text(self.export(path, "b.pdf", "--annex"))
            self.assertTrue(annexed.startswith(plain.rstrip("\f")[:500]))
            text = squeeze(annexed)
            for topic in load(path)["topics"]:
                self.assertIn(squeeze(topic["note"]), text)

    def test_hyphens_are_not_lost(self):
        text = "giai đoạn 2021-2030, Công ty A - Chi nhánh B; " * 60
        path = self.write("a.json", self.proposal(**{"II.urgency": text}))
        self.cli("export", path, "a.pdf")
        self.assertIn(squeeze(text), squeeze(re.sub(
            r"\f\d+\n", "", pdf_text(self.work / "a.pdf"))))

    def test_thousand_pages(self):
        line = ("Nâng cao năng suất chất lượng cho doanh nghiệp nhỏ và vừa "
                "trên địa bàn tỉnh theo Chương trình 1322. ")
        text = "\n".join(line * (3 + i % 6) for i in range(7500))
        path = self.write("a.json", self.proposal(**{"II.urgency": text}))
        self.cli("export", path, "a.pdf")
        info = tool("pdfinfo", self.work / "a.pdf").decode()
        self.assertGreater(int(re.search(r"Pages: +(\d+)", info).group(1)),
                           1000)
        self.assertLess((self.work / "a.pdf").stat().st_size, 40 << 20)
        self.assertIn("No syntax", tool("qpdf", "--check",
                                        self.work / "a.pdf").decode())


if __name__ == "__main__":
    unittest.main()
