# SPDX-License-Identifier: GPL-3.0-or-later
"""The PDF as other programs see it: text, fonts, structure, places."""

import json
import re
import subprocess
import unittest

from common import (EXAMPLES, SANITIZED, SOURCE, Case, date_of, load, nfc,
                    pdf_text, some, squeeze, tool)

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


def form_words():
    """All that the form prints, in order, without the values."""
    yield from FORM["corner"]
    yield from FORM["title-lines"]
    yield FORM["plan"]["before"]
    for section in FORM["sections"]:
        yield f"{section['id']}. {section['heading']}"
        yield section.get("hint", "")
        for item in section["items"]:
            yield item.get("text", "")
            yield from (part["label"] for part in item.get("parts", []))
    yield FORM["signature"]["title"]
    yield FORM["signature"]["hint"]


def count_leaders():
    """How many dotted lines the blank form has."""
    return sum(item.get("leaders", 0) * len(item.get("parts", [0]))
               for section in FORM["sections"] for item in section["items"])


def struct_text(pdf):
    return tool("pdfinfo", "-struct-text", pdf).decode()


def plain(pdf):
    """The file with its streams unpacked."""
    return tool("qpdf", "--qdf", "--object-streams=disable", pdf, "-")


def dotted(number):
    return f"{number:,}".replace(",", ".")


def n_pages(pdf):
    return int(re.search(r"Pages: +(\d+)",
                         tool("pdfinfo", pdf).decode()).group(1))


HOSTILE = {
    "300-letter word": "nghiêng" * 43,
    "64 KB paragraph": "nghiêng ngả " * 4300,
    "400 short lines": "dòng\n" * 400,
    "400 list lines": "- dòng\n" * 400,
    "emoji": "😀👨\u200d👩\u200d👧 " * 200,
    "CJK": "漢字かな" * 300,
    "NFD": "ê\u0301\u0323o\u031b " * 300,
    "right to left": "שלום עולם مرحبا " * 100,
    "noncharacters": "a\ufffe\ufdd0\U0001ffff " * 100,
    "nothing": "",
    "hyphens": "a-" * 500,
}


class Pdf(Case):
    # What was exported: the same input gives the same bytes, see below.
    made = {}

    def export(self, path, name="a.pdf", *more):
        key = (path, more)
        if key not in self.made:
            self.cli("export", path, name, "--date", date_of(path), *more)
            self.made[key] = (self.work / name).read_bytes()
        else:
            (self.work / name).write_bytes(self.made[key])
        return self.work / name

    def test_text_reads_back(self):
        for path in some(EXAMPLES):
            with self.subTest(path.name):
                pdf = self.export(path)
                self.assert_text(load(path)["values"], pdf)

    def assert_text(self, values, pdf):
        """The form's words and each paragraph stand in the text, letter by
        letter and blank by blank, but for the ends of lines."""
        raw = pdf_text(pdf)
        self.assertEqual(raw, nfc(raw))
        pages = [re.sub(r"^\d+\n", "", page) for page in raw.split("\f")]
        text = " ".join("".join(pages).split())
        for words in form_words():
            self.assertIn(" ".join(words.split()), text)
        for field, value in values.items():
            if isinstance(value, int):
                continue
            if field in ("V.products", "IX.costs"):
                self.assert_cells(value, pdf)
                continue
            for paragraph in paragraphs(value):
                self.assertIn(" ".join(paragraph.split()), text, field)
        for field in ("IX.total", "IX.state-budget", "IX.counterpart"):
            self.assertIn(dotted(values[field]) + " đồng", text)

    def assert_cells(self, rows, pdf):
        """Neighbouring cells may interleave in plain text; in the structure
        each is whole, in the order of the table."""
        found = [" ".join(cell.split())
                 for cell in re.findall(r'(?m)^ *TD.*((?:\n *".*")*)',
                                        struct_text(pdf))]
        found = [re.sub(r'" *"|^"|"$', "", cell) for cell in found]
        wanted = [" ".join((dotted(value) if isinstance(value, int)
                            else value).split())
                  for row in rows for value in row.values()]
        place = 0
        for cell in wanted:
            self.assertIn(cell, found[place:])
            place += found[place:].index(cell) + 1

    def test_fonts(self):
        for path in some(EXAMPLES):
            lines = tool("pdffonts", self.export(path)).decode()
            rows = lines.splitlines()[2:]
            self.assertTrue(rows)
            for row in rows:
                self.assertRegex(row, r"^[A-Z]{6}\+Tinos")
                self.assertRegex(row, r" yes yes (yes|no) ")

    def test_info(self):
        for path in some(EXAMPLES):
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
        text = plain(self.export(EXAMPLES[0]))
        self.assertIn(b"/Lang (vi-VN)", text)
        self.assertIn(b"/DisplayDocTitle true", text)

    def test_structure(self):
        pdf = self.export(EXAMPLES[0], "a.pdf", "--annex")
        tree = struct_text(pdf)
        for tag in ("Document", "H1", "H2", "P", "L", "LI", "Lbl", "LBody",
                    "Table", "TR", "TH", "TD"):
            self.assertRegex(tree, rf"(?m)^ *{tag}\b", tag)
        text = squeeze(re.sub(r'(?m)^ *[A-Z]\w* .*\)$|"', "", tree))
        for section in FORM["sections"]:
            self.assertIn(squeeze(section["heading"]), text)
        for paragraph in paragraphs(load(EXAMPLES[0])["values"]["II.urgency"]):
            self.assertIn(squeeze(paragraph), text)

    def test_page_furniture_is_not_tagged(self):
        """Numbers, rules, dotted lines and repeated headers of tables belong
        to no tag: each tagged text is there once."""
        for path in some(EXAMPLES):
            pdf = self.export(path, "a.pdf", "--annex")
            tree = struct_text(pdf)
            for header in ("Tên sản phẩm", "Nội dung chi"):
                self.assertLessEqual(tree.count(f'"{header}"'), 1)
            for page in plain(pdf).split(b"%% Contents for page ")[2:]:
                number = page.index(b"Tj")
                self.assertNotIn(b"BDC", page[:number])

    def test_outline_follows_the_form(self):
        for more, groups in (((), 0), (("--annex",), 3)):
            pdf = self.export(EXAMPLES[0], "a.pdf", *more)
            outlines = json.loads(subprocess.run(
                ["qpdf", "--json", "--json-key=outlines", str(pdf)],
                capture_output=True, check=True).stdout)["outlines"]
            self.assertEqual(
                [entry["title"] for entry in outlines[:10]],
                [f"{section['id']}. {section['heading']}"
                 for section in FORM["sections"]])
            pages = [entry["destpageposfrom1"] for entry in outlines]
            self.assertEqual(pages, sorted(pages))
            self.assertEqual(len(outlines), 11 if more else 10)
            if more:
                self.assertGreaterEqual(len(outlines[10]["kids"]), groups)

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
        # The title in its head is not always UTF-8.
        html = tool("pdftotext", "-bbox", pdf, "-").decode("utf-8", "replace")
        page = 0
        for line in html.splitlines():
            page += "<page " in line
            match = re.search(r'xMin="([-\d.]+)" yMin="([-\d.]+)" '
                              r'xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word',
                              line)
            if match:
                yield (page, *map(float, match.groups()[:4]),
                       match.group(5))

    def assert_margins(self, pdf):
        """Nothing but the number stands in the margins, from page 2 on, in
        the middle."""
        numbers = {}
        for page, x0, y0, x1, y1, word in self.boxes(pdf):
            if y1 < 20 * MM:
                numbers.setdefault(page, []).append(
                    (word, (x0 + x1) / 2, (y0 + y1) / 2))
                continue
            self.assertGreaterEqual(x0, 30 * MM - 0.6, word)
            self.assertLessEqual(x1, 195 * MM + 0.6, word)
            self.assertGreaterEqual(y0, 20 * MM - 0.6, word)
            self.assertLessEqual(y1, 277 * MM + 0.6, word)
        self.assertEqual(sorted(numbers), list(range(2, n_pages(pdf) + 1)))
        for page, found in numbers.items():
            self.assertEqual([f[0] for f in found], [str(page)])
            self.assertAlmostEqual(found[0][1], (30 + 165 / 2) * MM, delta=1)
            self.assertAlmostEqual(found[0][2], 10 * MM, delta=4)

    def test_margins_and_page_numbers(self):
        for path in some(EXAMPLES):
            self.assert_margins(self.export(path, "a.pdf", "--annex"))

    def test_margins_hold_for_anything(self):
        for name, text in HOSTILE.items():
            with self.subTest(name):
                path = self.write("a.json", self.proposal(**{
                    "I.name": text, "II.urgency": text, "X.address": text,
                    "X.contact-name": text, "X.contact-position": text,
                    "X.attachments": [text],
                    "V.products": [{"name": text, "unit": text}]}))
                self.cli("export", path, "a.pdf")
                self.assert_margins(self.work / "a.pdf")
                self.assertIn("No syntax", tool(
                    "qpdf", "--check", self.work / "a.pdf").decode())

    def test_letters_no_font_has_read_back(self):
        """They are shown as empty boxes and are still what they are."""
        text = "Mã 😀 \U0001f468 \ue000 漢字 ﷽ № ①"
        path = self.write("a.json", self.proposal(**{"II.urgency": text}))
        self.cli("export", path, "a.pdf")
        self.assertIn(squeeze(text), squeeze(pdf_text(self.work / "a.pdf")))

    def test_signature_has_room_and_company(self):
        """Below the hint 35 mm and the line of the name; above the title two
        lines of section X on the same page."""
        for path in some(EXAMPLES):
            pdf = self.export(path)
            boxes = list(self.boxes(pdf))
            last = n_pages(pdf)
            hint = max(y1 for page, _, _, _, y1, _ in boxes if page == last)
            self.assertLessEqual(hint + 35 * MM, 277 * MM)
            text = pdf_text(pdf, "-f", str(last), "-layout")
            above, _, below = text.partition(FORM["signature"]["title"])
            lines = [line for line in above.split("\n") if line.strip()]
            self.assertGreaterEqual(len(lines), 3 if last > 1 else 2)
            self.assertEqual(squeeze(below),
                             squeeze(FORM["signature"]["hint"]))

    def test_blank_form(self):
        """As the circular prints it: its words in order, its dotted lines
        and its end of page 1."""
        self.cli("export", "--blank", "a.pdf")
        pdf = self.work / "a.pdf"
        pages = [squeeze(page) for page in pdf_text(pdf).split("\f")]
        text = "".join(pages)
        place = 0
        for words in form_words():
            place = text.index(squeeze(words), place) + len(squeeze(words))
        self.assertIn("trongkếhoạchnăm……………)", text)
        self.assertEqual(plain(pdf).count(b"[ 0 3.5] 0 d"), count_leaders())
        self.assertEqual(n_pages(pdf), 2)
        self.assertIn("VII.DỰKIẾN", pages[0])
        self.assertTrue(pages[1].startswith("2VIII.YÊUCẦU"))
        self.assert_margins(pdf)

    def test_same_bytes_everywhere(self):
        worlds = [{}, {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
                  {"TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8",
                   "LANG": "de_DE.UTF-8"},
                  {"LC_ALL": "", "LANG": "", "DEXUAT_LANGUAGE": "en"}]
        for path in some(EXAMPLES, 1):
            made = set()
            for world in worlds:
                for _ in range(2):
                    self.cli("export", path, "a.pdf", env=world)
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
        for path in some(EXAMPLES):
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
        pages = 100 if SANITIZED else 1000
        text = "\n".join(line * (3 + i % 6) for i in range(pages * 15 // 2))
        path = self.write("a.json", self.proposal(**{"II.urgency": text}))
        self.cli("export", path, "a.pdf")
        pdf = self.work / "a.pdf"
        self.assertGreater(n_pages(pdf), pages)
        self.assertLess(pdf.stat().st_size, 40 << 20)
        self.assertIn("No syntax", tool("qpdf", "--check", pdf).decode())


if __name__ == "__main__":
    unittest.main()
