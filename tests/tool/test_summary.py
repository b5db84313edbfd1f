# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of several proposals and the letter that goes with them, as
other programs see them."""

import collections
import csv
import io
import json
import re
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as tree
import zipfile

import docx

import word_schema
from common import CLI, DATE, EXAMPLES, SOURCE, Case, load, pdf_text, squeeze

W = word_schema.W
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SETS = sorted((SOURCE / "data" / "columns").glob("*.json"))
AMOUNTS = ("IX.total", "IX.state-budget", "IX.counterpart")
FORMATS = ("pdf", "docx", "xlsx", "csv")
PROFILE = {
    "format": "dexuat-profile", "version": 1,
    "name": "Hiệp hội Doanh nghiệp Ví Dụ", "short-name": "HHDN",
    "parent-agency": "Ủy ban nhân dân tỉnh Ví Dụ", "place": "An Giang",
    "signer-name": "Nguyễn Văn Ví Dụ", "signer-position": "Chủ tịch",
    "contact-name": "Trần Thị Ví Dụ", "contact-position": "Chánh văn phòng",
    "contact-phone": "0912.000.111", "contact-email": "vp@vidu.example"}


def dotted(number):
    return f"{number:,}".replace(",", ".")


def sheet_rows(path):
    """{(row, column): (type, value, formula)} of the first sheet."""
    with zipfile.ZipFile(path) as archive:
        strings = ["".join(t.text or "" for t in item.iter(S + "t"))
                   for item in tree.fromstring(
                       archive.read("xl/sharedStrings.xml"))]
        sheet = tree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in sheet.iter(S + "c"):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        value = cell.findtext(S + "v")
        if cell.get("t") == "s":
            value = strings[int(value)]
        cells[int(row), column] = (cell.get("t", "n"), value,
                                   cell.findtext(S + "f"))
    return sheet, cells


class Summary(Case):
    def summarize(self, name, *more, inputs=EXAMPLES):
        self.cli("summary", name, *inputs, "--date", DATE, *more)
        return self.work / name

    def rows(self, path):
        raw = path.read_bytes()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbf"))
        return list(csv.reader(io.StringIO(raw[3:].decode("utf-8"),
                                           newline="")))

    # The list

    def test_csv(self):
        path = self.summarize("a.csv")
        raw = path.read_bytes()
        self.assertTrue(raw.endswith(b"\r\n"))
        head, *rows = self.rows(path)
        columns = load(SETS[0])["columns"]
        self.assertEqual(SETS[0].stem, "danh-muc-de-xuat")
        self.assertEqual(head, [c["heading"] for c in columns])
        self.assertEqual(len(rows), len(EXAMPLES))
        for number, (path, row) in enumerate(zip(EXAMPLES, rows), 1):
            values = load(path)["values"]
            self.assertEqual(row[0], str(number))
            self.assertEqual(row[1], values["I.name"])
            self.assertEqual(row[2], values["X.name"])
            self.assertEqual(row[5:8], [str(values[a]) for a in AMOUNTS])

    def test_line_ends(self):
        """CR LF ends a record and stands nowhere else."""
        raw = self.summarize("a.csv").read_bytes()
        text = re.sub(rb'"[^"]*"', b"", raw)
        self.assertEqual(text.count(b"\r\n"), len(EXAMPLES) + 1)
        self.assertEqual(text.count(b"\n"), text.count(b"\r\n"))
        self.assertEqual(raw.count(b"\r"), text.count(b"\r"))

    def test_formulas_of_strangers(self):
        names = ["=1+1", "+84", "-2+3", "@SUM(A1)", "\t=1", "＝1", "a=1",
                 "\"quoted\", and \"more\"", "'=1"]
        files = [self.write(f"{i}.json", self.proposal(**{"I.name": name}))
                 for i, name in enumerate(names)]
        rows = self.rows(self.summarize("a.csv", inputs=files))[1:]
        for name, row in zip(names, rows):
            shown = name.strip()
            self.assertEqual(row[1], "'" + shown if shown[0] in "=+-@＝"
                             else shown)
        _, cells = sheet_rows(self.summarize("a.xlsx", inputs=files))
        found = [cell for place, cell in sorted(cells.items())
                 if place[1] == "B"]
        for name in names:
            self.assertIn(("s", name.strip(), None), found)

    def test_negative_amounts_stay_numbers(self):
        path = self.write("a.json", self.proposal(**{"IX.total": -5}))
        row = self.rows(self.summarize("a.csv", inputs=[path]))[1]
        self.assertEqual(row[5], "-5")

    # The sheet

    def test_numbers_are_numbers(self):
        _, cells = sheet_rows(self.summarize("a.xlsx"))
        head = min(row for (row, column), cell in cells.items()
                   if cell[1] == "TT")
        for i, path in enumerate(EXAMPLES, 1):
            values = load(path)["values"]
            self.assertEqual(cells[head + i, "A"], ("n", str(i), None))
            self.assertEqual(cells[head + i, "B"],
                             ("s", values["I.name"], None))
            for column, amount in zip("FGH", AMOUNTS):
                kind, value, formula = cells[head + i, column]
                self.assertEqual((kind, float(value), formula),
                                 ("n", values[amount], None))
        last = head + len(EXAMPLES) + 1
        for column, amount in zip("FGH", AMOUNTS):
            kind, value, formula = cells[last, column]
            self.assertEqual(
                formula, f"SUM({column}{head + 1}:{column}{last - 1})")
            self.assertEqual(float(value), sum(
                load(path)["values"][amount] for path in EXAMPLES))

    def test_sheet_page(self):
        path = self.summarize("a.xlsx")
        sheet, _ = sheet_rows(path)
        setup = sheet.find(S + "pageSetup")
        self.assertEqual((setup.get("orientation"), setup.get("paperSize")),
                         ("landscape", "9"))
        self.assertIsNotNone(next(sheet.iter(S + "pane"), None))
        with zipfile.ZipFile(path) as archive:
            book = archive.read("xl/workbook.xml").decode()
        self.assertRegex(book, r"Print_Titles.*\$\d+:\$\d+<")

    def test_numbers_too_large_for_a_sheet(self):
        large = 2 ** 53 + 1
        path = self.write("a.json", self.proposal(**{"IX.total": large}))
        _, cells = sheet_rows(self.summarize("a.xlsx", inputs=[path]))
        self.assertIn(("s", dotted(large), None), cells.values())
        self.assertEqual(self.rows(self.summarize(
            "a.csv", inputs=[path]))[1][5], str(large))

    def test_text_too_long_for_a_sheet(self):
        path = self.write("a.json", self.proposal(
            **{"III.objectives": "chữ " * 10000}))
        done = self.cli("summary", "a.xlsx", path, code=4)
        self.assertIn("32767", done.stderr)
        self.assertEqual(self.names(), ["a.json"])
        self.cli("summary", "a.pdf", path)

    def test_libreoffice_reads_numbers(self):
        office = shutil.which("soffice")
        if office is None:
            return
        self.summarize("a.xlsx")
        subprocess.run(
            [office, "--headless",
             f"-env:UserInstallation={(self.folder / 'lo').as_uri()}", "--convert-to",
             "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
             "--outdir", "ra", "a.xlsx"], cwd=self.work, check=True,
            capture_output=True, timeout=120)
        rows = list(csv.reader(io.StringIO(
            (self.work / "ra" / "a.csv").read_text("utf-8"))))
        head = next(i for i, row in enumerate(rows) if row[0] == "TT")
        for path, row in zip(EXAMPLES, rows[head + 1:]):
            values = load(path)["values"]
            self.assertEqual(row[1], values["I.name"])
            # Only a number takes the form of its cell.
            self.assertEqual(row[5:8], [f"{values[a]:,}" for a in AMOUNTS])
        self.assertEqual(rows[-1][5:8],
                         [f"{sum(load(p)['values'][a] for p in EXAMPLES):,}"
                          for a in AMOUNTS])

    # Paper

    def test_pdf_says_the_same(self):
        for columns in SETS:
            with self.subTest(columns.stem):
                more = ("--columns", columns.stem)
                path = self.summarize("a.pdf", *more)
                printed = pdf_text(path, "-raw")
                rows = self.rows(self.summarize("a.csv", *more))
                words = collections.Counter(" ".join(
                    dotted(int(cell)) if cell.isdigit()
                    else cell.removeprefix("'")
                    for row in rows for cell in row).split())
                self.assertEqual(
                    words - collections.Counter(printed.split()),
                    collections.Counter())
                self.assertIn("Tổng cộng: 08", printed)

    def test_pdf_repeats_its_header(self):
        path = self.summarize("a.pdf")
        pages = pdf_text(path, "-layout").split("\f")[:-1]
        self.assertGreater(len(pages), 2)
        for page in pages:
            self.assertRegex(page, r"TT\s+Tên nhiệm vụ")
        size = subprocess.run(["pdfinfo", path], capture_output=True,
                              text=True, check=True).stdout
        self.assertRegex(size, r"Page size:\s+841\.\d+ x 595\.\d+ pts")

    def test_docx(self):
        for columns in SETS:
            with self.subTest(columns.stem):
                more = ("--columns", columns.stem)
                path = self.summarize("a.docx", *more)
                with zipfile.ZipFile(path) as archive:
                    body = archive.read("word/document.xml")
                self.assertEqual(word_schema.faults(body), [])
                document = docx.Document(path)
                section, = document.sections
                self.assertEqual([round(side.mm) for side in (
                    section.page_width, section.page_height)], [297, 210])
                table, = document.tables
                self.assertIsNotNone(table.rows[0]._tr.trPr.find(
                    W + "tblHeader"))
                head, *rows = self.rows(self.summarize("a.csv", *more))
                self.assertEqual([c.text for c in table.rows[0].cells], head)
                self.assertEqual(len(table.rows), len(rows) + 2)
                for row, cells in zip(rows, table.rows[1:]):
                    self.assertEqual(cells.cells[1].text, row[1])

    def test_totals_on_paper(self):
        self.summarize("a.docx")
        table, = docx.Document(self.work / "a.docx").tables
        cells = [cell.text for cell in table.rows[-1].cells]
        for amount in AMOUNTS:
            self.assertIn(dotted(sum(load(path)["values"][amount]
                                     for path in EXAMPLES)), cells)

    # The command line

    def test_same_bytes_everywhere(self):
        for suffix in FORMATS:
            first = self.summarize("a." + suffix).read_bytes()
            for env in ({"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8"},
                        {"TZ": "America/St_Johns", "LC_ALL": "C"}):
                self.cli("summary", "b." + suffix, *EXAMPLES, "--date", DATE,
                         env=env)
                self.assertEqual((self.work / ("b." + suffix)).read_bytes(),
                                 first, suffix)

    def test_other_inputs(self):
        self.cli("export", EXAMPLES[0], "a.docx", "a.dxhs")
        self.cli("export", EXAMPLES[0], "a.pdf", "--data")
        plain = self.rows(self.summarize("a.csv", inputs=[EXAMPLES[0]]))
        for name in ("a.docx", "a.dxhs", "a.pdf"):
            found = self.rows(self.summarize("b.csv", inputs=[name]))
            self.assertEqual(found[1][1:], plain[1][1:])

    def test_one_bad_input(self):
        bad = self.write("hỏng.json", "{")
        for suffix in FORMATS:
            done = self.cli("summary", "a." + suffix, EXAMPLES[0], bad,
                            EXAMPLES[1], code=3)
            self.assertIn("hỏng.json", done.stderr)
            self.assertEqual(self.names(), ["hỏng.json"])

    def test_sums_that_overflow(self):
        path = self.write("a.json", self.proposal(
            **{"IX.total": 2 ** 63 - 1}))
        done = self.cli("summary", "a.pdf", path, path, code=3)
        self.assertIn("Tổng kinh phí", done.stderr)
        self.assertEqual(self.names(), ["a.json"])

    def test_usage(self):
        for args in (("a.txt", EXAMPLES[0]), ("-", EXAMPLES[0]), ("a.pdf",),
                     ("a.csv", EXAMPLES[0], "--columns", "khác"),
                     ("a.csv", EXAMPLES[0], "--seal")):
            self.cli("summary", *args, code=2)
        for args in (("a.xlsx", EXAMPLES[0]), ("a.json", EXAMPLES[0]),
                     ("a.pdf", EXAMPLES[0], "--letter", "khác")):
            self.cli("letter", *args, code=2)
        self.assertEqual(self.names(), [])

    def test_standard_streams(self):
        data = EXAMPLES[0].read_bytes()
        done = self.cli("summary", "-", "-", "--to", "csv", data=data,
                        text=False)
        self.assertEqual(done.stdout, self.summarize(
            "a.csv", inputs=[EXAMPLES[0]]).read_bytes())

    def test_own_columns(self):
        columns = {
            "format": "dexuat-columns", "version": 1, "id": "so-toi",
            "title": "Của Sở", "source": {"document": "A", "sentence": "B"},
            "columns": [{"heading": "Tên", "kind": "fields", "width": 1,
                         "fields": ["I.name"], "align": "left"}]}
        folder = self.home / "dexuat" / "columns"
        folder.mkdir(parents=True)
        (folder / "a.json").write_text(json.dumps(columns), "utf-8")
        self.assertEqual(
            self.rows(self.summarize("a.csv", "--columns", "so-toi",
                                     inputs=[EXAMPLES[0]])),
            [["Tên"], [load(EXAMPLES[0])["values"]["I.name"]]])
        columns["columns"][0]["kind"] = "khác"
        (folder / "a.json").write_text(json.dumps(columns), "utf-8")
        done = self.cli("summary", "a.csv", EXAMPLES[0])
        self.assertIn("$.columns[0].kind", done.stderr)

    def test_full_disk(self):
        (self.work / "limit").mkdir()
        for suffix in FORMATS:
            done = subprocess.run(
                ["bash", "-c", 'ulimit -f 4; exec "$@"', "bash", CLI,
                 "summary", "limit/a." + suffix, *map(str, EXAMPLES * 3)],
                cwd=self.work, env=self.env, capture_output=True, check=False)
            self.assertEqual(done.returncode, 4, suffix)
            self.assertEqual(self.names(self.work / "limit"), [])

    # The letter

    def letter(self, name, *more, inputs=EXAMPLES[:2]):
        profile = self.write("hồ sơ.json", PROFILE)
        self.cli("letter", name, *inputs, "--profile", profile, "--date",
                 DATE, *more)
        return self.work / name

    def test_letter(self):
        words = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc", PROFILE["name"].upper(),
            PROFILE["parent-agency"].upper(), "Số: ……/HHDN", "V/v đề xuất",
            "An Giang, ngày 01 tháng 8 năm 2025", "Kính gửi: Sở",
            "đề xuất 02 nhiệm vụ", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH",
            PROFILE["signer-name"], PROFILE["contact-phone"]]
        words += [load(path)["values"]["I.name"] for path in EXAMPLES[:2]]
        printed = squeeze(pdf_text(self.letter("a.pdf"), "-raw"))
        document = docx.Document(self.letter("a.docx"))
        body = squeeze("".join(t.text or "" for t in
                               document.element.body.iter(W + "t")))
        for word in words:
            self.assertIn(squeeze(word), printed)
            self.assertIn(squeeze(word), body)
        with zipfile.ZipFile(self.work / "a.docx") as archive:
            self.assertEqual(word_schema.faults(
                archive.read("word/document.xml")), [])

    def test_letter_is_the_same_again(self):
        for suffix in ("pdf", "docx"):
            self.assertEqual(self.letter("a." + suffix).read_bytes(),
                             self.letter("b." + suffix).read_bytes())

    def test_letter_without_profile(self):
        self.cli("letter", "a.pdf", EXAMPLES[0])
        printed = pdf_text(self.work / "a.pdf", "-raw")
        self.assertIn("…", printed)
        self.assertIn(squeeze(load(EXAMPLES[0])["values"]["X.name"].upper()),
                      squeeze(printed))

    def test_bad_profile(self):
        bad = self.write("b.json", {"format": "dexuat-profile", "version": 1,
                                    "name": 5})
        done = self.cli("letter", "a.pdf", EXAMPLES[0], "--profile", bad,
                        code=3)
        self.assertIn("$.name", done.stderr)
        self.cli("letter", "a.pdf", EXAMPLES[0], "--profile", "không có",
                 code=3)
        self.assertEqual(self.names(), ["b.json"])


if __name__ == "__main__":
    unittest.main()
