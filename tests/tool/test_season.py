# SPDX-License-Identifier: GPL-3.0-or-later
"""A season by the command line alone: sixty dossiers in mixed formats, seven
of them faulty in known ways, go from folders to the consolidated table, and
each is accounted for."""

import csv
import importlib.util
import io
import json
import re
import sqlite3
import unittest
import zipfile
from xml.etree import ElementTree

from common import CLI, SOURCE, Case, pdf_text, squeeze

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AMOUNTS = ("IX.total", "IX.state-budget", "IX.counterpart")


def load_season():
    spec = importlib.util.spec_from_file_location(
        "season", SOURCE / "build-aux" / "season.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


season_module = load_season()


def sheet_rows(path):
    """Cells of the first sheet by row, numbers as numbers."""
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    for row in root.iter(f"{SHEET}row"):
        cells = {}
        for cell in row.iter(f"{SHEET}c"):
            letters = re.match("[A-Z]+", cell.get("r")).group()
            value = cell.find(f"{SHEET}v")
            if value is not None and cell.get("t", "n") == "n":
                cells[letters] = int(float(value.text))
        yield cells


class Season(Case):
    """One season, looked at from all sides."""

    def setUp(self):
        super().setUp()
        self.season = season_module.Season(CLI, self.work)
        self.season.make()
        self.found = self.season.receive()

    def sums(self, rows=None):
        rows = self.season.rows.values() if rows is None else rows
        return [sum(row["values"][field] for row in rows)
                for field in AMOUNTS]

    def check_received(self):
        """Each file that came has exactly one line, and the right one."""
        self.assertEqual(len(self.season.expected), 60)
        self.assertEqual(
            {name: line["result"] for name, line in self.found.items()},
            self.season.expected)
        counts = [line["result"] for line in self.found.values()]
        self.assertEqual([counts.count(result) for result in (
            "new", "new-version", "same", "refused", "conflict")],
            [55, 1, 1, 3, 0])
        late = self.found["buu-dien/59 den muon.json"]
        self.assertEqual(late["timing"], "on-time")
        for name, words in (("54 mau khac.docx", "06/2023"),
                            ("56 bom nen.zip", "MiB"),
                            ("57 cut.dxhs", "")):
            line = self.found[f"truc-tuyen/{name}"]
            self.assertIn(words, line["why"])
            self.assertTrue(line["why"])
        numbers = sorted({line["number"] for line in self.found.values()
                          if line["number"]},
                         key=lambda number: int(number.partition("/")[0]))
        self.assertEqual(numbers, [f"{n}/2025" for n in range(1, 56)])

    def check_trail(self):
        """What was refused or came again is in the trail too."""
        with sqlite3.connect(self.season.home / "dexuat/dexuat.db") as base:
            actions = [row[0] for row in base.execute(
                "SELECT action FROM audit ORDER BY row")]
        self.assertEqual(actions.count("refuse"), 3)
        self.season.run("desk", "audit")

    def check_csv(self, numbers):
        text = (self.work / "bang-tong-hop.csv").read_text(
            encoding="utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""))
        listed = {entry["number"]: entry["proposal"] for entry in numbers}
        self.assertEqual(len(rows), len(self.season.rows))
        self.assertEqual(sorted(listed.values()),
                         sorted(self.season.rows))
        for row in rows:
            line = dict(zip(head, row))
            values = self.season.rows[listed[line["Số đến"]]]["values"]
            self.assertEqual(
                [int(line[name]) for name in (
                    "Tổng kinh phí (đồng)", "Ngân sách nhà nước (đồng)",
                    "Đối ứng (đồng)")],
                [values[field] for field in AMOUNTS])
            self.assertEqual(line["Tên nhiệm vụ"], values["I.name"])
            self.assertRegex(line["Ngày tiếp nhận"], r"^2025-08-\d\d$")

    def check_totals(self):
        rows = [row for row in sheet_rows(self.work / "bang-tong-hop.xlsx")
                if "H" in row]
        self.assertEqual(len(rows), len(self.season.rows) + 1)
        self.assertEqual([rows[-1][letter] for letter in "HIJ"], self.sums())
        self.assertEqual([sum(row[letter] for row in rows[:-1])
                          for letter in "HIJ"], self.sums())
        printed = pdf_text(self.work / "bang-tong-hop.pdf", "-layout").split()
        for words in (*map("{:,}".format, self.sums()), "55/2025"):
            self.assertEqual(printed.count(words.replace(",", ".")), 1, words)

    def check_word(self):
        """The header row is repeated on every page."""
        with zipfile.ZipFile(self.work / "bang-tong-hop.docx") as book:
            root = ElementTree.fromstring(book.read("word/document.xml"))
        tables = list(root.iter(f"{WORD}tbl"))
        rows = list(tables[-1].iter(f"{WORD}tr"))
        self.assertEqual(len(rows), len(self.season.rows) + 2)
        self.assertIsNotNone(rows[0].find(f"{WORD}trPr/{WORD}tblHeader"))

    def test_season(self):
        self.check_received()
        self.check_trail()
        numbers = self.season.work()
        entries = json.loads(self.season.run("desk", "list", "--json").stdout)
        self.assertEqual(len(numbers), 55)
        ranks = sorted(entry["rank"] for entry in entries)
        self.assertEqual(ranks, list(range(1, 56)))
        self.season.consolidate("pdf", "docx", "xlsx", "csv")
        self.check_csv(entries)
        self.check_totals()
        self.check_word()
        self.season.run("desk", "report", self.work / "to-trinh.pdf",
                        "--call", season_module.CALL)
        text = squeeze(pdf_text(self.work / "to-trinh.pdf"))
        self.assertIn("Tổngsốhồsơđãtiếpnhận:55", text)
        for amount in self.sums():
            self.assertIn(f"{amount:,}".replace(",", "."), text)
        for name in ("giay-tiep-nhan.pdf", "de-nghi-bo-sung.pdf",
                     "gop-y.dxnx"):
            self.assertTrue((self.work / name).is_file(), name)
        self.season.run("desk", "audit")


if __name__ == "__main__":
    unittest.main()
