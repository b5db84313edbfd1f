# SPDX-License-Identifier: GPL-3.0-or-later
"""Data sheets: a proposal printed in QR codes, scanned as an office does it,
and read back whole or refused."""

import re
import unittest

from common import EXAMPLES, SOURCE, Case, load, pdf_text, some, tool
from test_seal import jpeg_pdf

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
OTHER = SOURCE / "examples" / "chung-nhan-halal.json"
LONG_FIELDS = ["II.urgency", "III.objectives", "IV.contents", "V.results",
               "VI.effects"]
# What a scanner and a clerk do to a sheet: turned by two degrees, blurred,
# noise, JPEG of quality 60.
SCANNER = ["-background", "white", "-rotate", "2", "-blur", "0x1",
           "-attenuate", "0.8", "+noise", "Gaussian", "-colorspace", "Gray",
           "-gravity", "center", "-extent", "1654x2339", "-quality", "60"]
MM = 200 / 25.4


def long_proposal(times=1):
    """One proposal that says what all examples say."""
    whole = load(EXAMPLE)
    for field in LONG_FIELDS:
        whole["values"][field] = "\n".join(
            f"{n}. " + load(path)["values"].get(field, "")
            for n in range(times) for path in EXAMPLES)
    return whole


class TextSheet(Case):
    def sheets(self, proposal, name="a", *more):
        """The data sheets of a proposal as a scanner sees them when all goes
        well, without the slip's pages."""
        self.cli("export", self.write(f"{name}.json", proposal),
                 f"{name}.pdf", f"{name}-canonical.json", "--text-sheet",
                 *more)
        pdf = self.work / f"{name}.pdf"
        pages = pdf_text(pdf).split("\f")
        first = next(n for n, text in enumerate(pages, 1)
                     if text.startswith("Tờ dữ liệu: "))
        tool("pdftoppm", "-r", "200", "-gray", "-png", "-f", str(first), pdf,
             self.work / f"{name}-sheet")
        return sorted(self.work.glob(f"{name}-sheet-*.png"))

    def scan(self, picture, *options, turn=0):
        path = picture.with_suffix(".jpg")
        tool("convert", picture, *options, *SCANNER, "-rotate", str(turn),
             path)
        return path

    def paint(self, *places):
        """Black over the codes in these places of a sheet, from 0."""
        options = ["-fill", "black"]
        for place in places:
            x = (23 + place % 3 * 58.5 + 10) * MM
            y = (39 + place // 3 * 62 + 10) * MM
            options += ["-draw", f"rectangle {x:.0f},{y:.0f} "
                        f"{x + 30 * MM:.0f},{y + 30 * MM:.0f}"]
        return options

    def read(self, scan, name="a"):
        self.cli("import", scan, "ra.json")
        self.assertEqual(
            (self.work / "ra.json").read_bytes(),
            (self.work / f"{name}-canonical.json").read_bytes())

    def refused(self, scan, *words):
        (self.work / "ra.json").unlink(missing_ok=True)
        done = self.cli("import", scan, "ra.json", code=3)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)
        self.assertFalse((self.work / "ra.json").exists())

    def test_every_example_comes_back(self):
        for path in some(EXAMPLES, 1):
            with self.subTest(path.name):
                sheets = self.sheets(load(path), path.stem)
                self.assertEqual(len(sheets), 1)
                self.read(self.scan(sheets[0]), path.stem)

    def test_long_proposal(self):
        """Twelve pages and more: several sheets in a scanned pile, in any
        order."""
        sheets = self.sheets(long_proposal(), "a", "--annex")
        pages = int(re.search(r"Pages: +(\d+)", tool(
            "pdfinfo", self.work / "a.pdf").decode())[1])
        self.assertGreaterEqual(pages - len(sheets), 12)
        self.assertGreater(len(sheets), 1)
        scans = [self.scan(sheet) for sheet in sheets]
        pile = self.write("pile.pdf", jpeg_pdf(scans[::-1]))
        self.read(pile)
        short = self.write("short.pdf", jpeg_pdf(scans[1:]))
        self.refused(short, f"tờ dữ liệu 1/{len(sheets)}")
        self.refused(scans[0], f"tờ dữ liệu 2/{len(sheets)}")

    def test_turned_sheets(self):
        sheet, = self.sheets(load(EXAMPLE))
        for turn in some([90, 180], 1):
            with self.subTest(turn):
                self.read(self.scan(sheet, turn=turn))

    def test_one_code_may_be_lost(self):
        sheet, = self.sheets(load(EXAMPLE))
        for place in some([4, 9], 1):
            with self.subTest(place):
                self.read(self.scan(sheet, *self.paint(place)))

    def test_two_lost_codes_are_named(self):
        sheet, = self.sheets(load(EXAMPLE))
        self.refused(self.scan(sheet, *self.paint(2, 4)), "3, 5", "1/1")

    def test_dirt(self):
        """A coffee ring, a punched hole and a pen's stroke."""
        sheet, = self.sheets(load(EXAMPLE))
        self.read(self.scan(
            sheet, "-fill", "none", "-stroke", "gray40", "-strokewidth", "5",
            "-draw", "circle 500,600 500,760", "-stroke", "navy",
            "-draw", "line 200,1500 1300,1700", "-stroke", "none", "-fill",
            "white", "-draw", "circle 190,1100 190,1125"))

    def test_other_sheets_are_refused(self):
        mine, = self.sheets(load(EXAMPLE))
        other, = self.sheets(load(OTHER), "b")
        scans = [self.scan(mine), self.scan(other)]
        self.refused(self.write("mixed.pdf", jpeg_pdf(scans)), "BD4AAA5C",
                     load(OTHER)["id"][:8].upper())
        newer = dict(load(EXAMPLE), revision=3)
        later, = self.sheets(newer, "c")
        scans = [self.scan(mine), self.scan(later)]
        self.refused(self.write("mixed.pdf", jpeg_pdf(scans)), "2", "3")

    def test_typed(self):
        """A 2D scanner types what a code says, and a line break."""
        sheet, = self.sheets(load(EXAMPLE))
        lines = tool("zbarimg", "-q", "--raw", sheet).decode().splitlines()
        self.assertEqual(len(lines), 10)
        self.read(self.write("a.txt", "\r\n".join(lines[1:]) + "\r\n"))
        self.refused(self.write("a.txt", "\n".join(lines[2:])), "1/1")
        self.refused(self.write("a.txt", "DXT1:x\n"))

    def test_nothing_to_read(self):
        self.cli("export", EXAMPLE, "a.pdf")
        tool("pdftoppm", "-r", "100", "-l", "1", "-gray", "-png",
             self.work / "a.pdf", self.work / "page")
        page, = self.work.glob("page-*.png")
        self.refused(page, page.name)
        self.refused(self.write("b.pdf", jpeg_pdf([self.scan(page)])), "b.pdf")
        self.refused(self.write("bad.png", b"\x89PNG\r\n\x1a\nx"), "bad.png")

    def test_no_page_of_the_slip(self):
        """Number, seal and text of the slip are as without the sheets."""
        self.cli("export", EXAMPLE, "a.pdf", "--seal", "--annex")
        self.cli("export", EXAMPLE, "b.pdf", "--seal", "--annex",
                 "--text-sheet")
        pages = [pdf_text(self.work / name).split("\f")
                 for name in ("a.pdf", "b.pdf")]
        n = len(pages[0]) - 1
        self.assertEqual(pages[0][:n], pages[1][:n])
        self.assertIn(f"trang {n}/{n}", pages[1][n - 1])
        self.assertIn("tờ dữ liệu 1/1", pages[1][n])
        self.assertNotIn("trang 1/", pages[1][n])

    def test_same_input_same_bytes(self):
        for name, zone in (("a.pdf", "UTC"), ("b.pdf", "Asia/Ho_Chi_Minh")):
            self.cli("export", EXAMPLE, name, "--text-sheet",
                     env={"TZ": zone})
        self.assertEqual((self.work / "a.pdf").read_bytes(),
                         (self.work / "b.pdf").read_bytes())

    def test_verify_knows_them(self):
        self.cli("export", EXAMPLE, "a.pdf", "--seal", "--data",
                 "--text-sheet")
        self.assertEqual(
            self.cli("verify", "a.pdf").stdout.splitlines()[0], "same")
        done = self.cli("import", "a.pdf", "a.json")
        self.assertEqual(done.stderr, "")
        tool("pdftoppm", "-r", "200", "-gray", "-png", self.work / "a.pdf",
             self.work / "page")
        scans = [self.scan(page)
                 for page in sorted(self.work.glob("page-*.png"))]
        pile = self.write("pile.pdf", jpeg_pdf(scans))
        lines = self.cli("verify", EXAMPLE, pile).stdout.splitlines()
        self.assertEqual(lines[0], "same")
        self.assertIn(f"{len(scans)}", lines[1])
        done = self.cli("verify", EXAMPLE, scans[-1], code=1)
        self.assertIn("import", done.stdout)

    def test_too_long(self):
        """Sixty pages fit; what does not is refused, and nothing written."""
        sheets = self.sheets(long_proposal(2), "a")
        self.assertLessEqual(len(sheets), 6)
        proposal = load(EXAMPLE)
        seed, noise = 1, []
        for _ in range(60000):
            seed = (seed * 1664525 + 1013904223) % (1 << 32)
            noise.append(f"{seed:08x}")
        proposal["values"]["II.urgency"] = " ".join(noise)
        path = self.write("long.json", proposal)
        done = self.cli("export", path, "long.pdf", "--text-sheet", code=4)
        self.assertIn("24", done.stderr)
        self.assertFalse((self.work / "long.pdf").exists())

    def test_blank_form_and_other_kinds(self):
        self.cli("export", "--blank", "a.pdf", "--text-sheet")
        self.assertNotIn("Tờ dữ liệu", pdf_text(self.work / "a.pdf"))
        self.cli("export", EXAMPLE, "a.docx", "--text-sheet")
        self.cli("check", EXAMPLE, "--text-sheet", code=2)

    def test_sound_pdf(self):
        self.cli("export", EXAMPLE, "a.pdf", "--text-sheet", "--data")
        tool("qpdf", "--check", self.work / "a.pdf")
        size = (self.work / "a.pdf").stat().st_size
        self.cli("export", EXAMPLE, "b.pdf", "--data")
        added = size - (self.work / "b.pdf").stat().st_size
        self.assertLess(added, 30000)


if __name__ == "__main__":
    unittest.main()
