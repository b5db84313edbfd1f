# SPDX-License-Identifier: GPL-3.0-or-later
"""Filled-in forms from Word: headings, values, and that nothing is lost."""

import collections
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest

import docx
import jsonschema
from docx.oxml.ns import qn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tool"))

import make_word
from common import EXAMPLES, SANITIZED, SOURCE, Case, load, some

FORM = load(SOURCE / "data/forms/a1-dxnv-tt15-2022.json")
EXACT = 0.95


def squeeze(value, fold):
    """A value as it is compared: blanks between cells do not count."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text.casefold() if fold else text


def letters(text):
    """The letters and digits of a text, counted."""
    text = unicodedata.normalize("NFC", text).casefold()
    return collections.Counter(c for c in text if c.isalnum())


def all_text(value):
    if isinstance(value, dict):
        return " ".join(all_text(v) for v in value.values())
    if isinstance(value, list):
        return " ".join(all_text(v) for v in value)
    if isinstance(value, int):
        return str(value)
    return value or ""


def convert(office, kind, folder, paths):
    """Lets LibreOffice save files again, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [office, "--headless",
             f"-env:UserInstallation=file://{profile}", "--convert-to", kind,
             "--outdir", str(folder), *map(str, paths)], check=True,
            capture_output=True, timeout=200)


class Generated(Case):
    maxDiff = None
    """What make_word.py writes."""

    made = None

    def setUp(self):
        super().setUp()
        if Generated.made is None:
            Generated.made = make_word.main(self.work / "tệp", SOURCE)
            Generated.results = [self.read(entry) for entry in self.made]

    def read(self, entry):
        path = self.work / "tệp" / entry["file"]
        done = self.cli("import", path, "ra.json",
                        env={"DEXUAT_LANGUAGE": "en"})
        return entry, load(self.work / "ra.json"), done.stderr

    def test_enough_files(self):
        self.assertGreaterEqual(len(self.made), 60)

    def test_headings_and_values(self):
        """Every heading, and at least 95 % of the values letter by letter
        (all of them, where nothing is missing)."""
        good = total = 0
        wrong = []
        for entry, found, said in self.results:
            missing = said.count("the heading")
            if missing != len(entry["missing"]):
                wrong.append(f"{entry['file']}: {said}")
            for field, value in entry["values"].items():
                total += 1
                if squeeze(found["values"].get(field), entry["fold"]) \
                        == squeeze(value, entry["fold"]):
                    good += 1
                elif field.split(".")[0] not in self.beside(entry):
                    wrong.append(f"{entry['file']}: {field}: "
                                 f"{found['values'].get(field)!r} is not "
                                 f"{value!r}"[:400])
        print(f"# {len(self.made)} files, {good} of {total} values exact")
        self.assertEqual(wrong, [])
        self.assertGreaterEqual(good, EXACT * total)

    @staticmethod
    def beside(entry):
        """Sections whose text is joined to another's, when a heading is
        missing."""
        order = make_word.ROMAN
        ids = set(entry["missing"])
        for name in entry["missing"]:
            ids.add(order[order.index(name) - 1])
        return ids

    def test_nothing_is_lost(self):
        for entry, found, _ in self.results:
            source = letters(all_text(entry["values"]))
            kept = letters(all_text(found["values"])
                           + all_text(found.get("unplaced", [])))
            lost = source - kept
            if "IX.costs" in entry["values"]:
                # Amounts in words of millions are other digits.
                lost = collections.Counter(
                    {c: n for c, n in lost.items() if not c.isdigit()})
            self.assertEqual(lost, collections.Counter(), entry["file"])

    def test_nothing_is_made_up(self):
        """What is unplaced is only what the variants add."""
        added = re.compile("Nguyễn Văn Ký|Điện Biên, ngày|Tổng cộng")
        for entry, found, _ in self.results:
            for passage in found.get("unplaced", []):
                self.assertRegex(passage, added, entry["file"])

    def test_what_was_struck_out_is_said(self):
        for entry, found, said in self.results:
            if entry["struck"]:
                self.assertIn("từ đã xoá", said)
                self.assertIn("đã chuyển đi", said)
            self.assertNotIn("đã xoá", all_text(found["values"]))

    def test_old_encodings_are_said(self):
        for entry, _, said in self.results:
            if entry["file"].startswith("tcvn3"):
                self.assertIn("TCVN3", said)
            elif entry["file"].startswith("vni"):
                self.assertIn("VNI", said)
            else:
                self.assertNotIn("encoding", said)

    def test_after_libreoffice_has_saved_them(self):
        office = shutil.which("soffice")
        if office is None:
            return
        # It makes its own words of prompts that nobody answered.
        files = some([e["file"] for e in self.made
                      if not e["file"].startswith(("prompts", "missing"))],
                     12)
        folder = self.work / "tệp"
        convert(office, "docx", self.work / "lưu",
                [folder / f for f in files])
        self.assertEqual(len(self.names(self.work / "lưu")), len(files))
        for entry in self.made:
            if entry["file"] not in files:
                continue
            self.cli("import", self.work / "lưu" / entry["file"], "ra.json")
            found = load(self.work / "ra.json")
            for field, value in entry["values"].items():
                self.assertEqual(
                    squeeze(found["values"].get(field), entry["fold"]),
                    squeeze(value, entry["fold"]),
                    f"{entry['file']}: {field}")


def edit(path, old, new):
    """Changes words of a Word file where they stand in one run."""
    document = docx.Document(path)
    for text in document.element.body.iter(qn("w:t")):
        if old in (text.text or ""):
            text.text = text.text.replace(old, new)
            document.save(path)
            return
    raise AssertionError(f"{path}: {old} is not there")


class Own(Case):
    """Word files that this program made come back."""

    def back(self, path="a.docx"):
        done = self.cli("import", path, "b.json")
        return load(self.work / "b.json"), done.stderr

    def test_round_trip(self):
        for path in some(sorted((SOURCE / "examples").rglob("*.json")), 8):
            self.cli("import", path, "a.json")
            for options in ([], ["--annex"]):
                self.cli("export", *options, path, "a.docx")
                found, said = self.back()
                self.assertEqual(found, load(self.work / "a.json"), path)
                self.assertEqual(said, "", path)

    def test_without_what_it_carries(self):
        """The text alone gives the values of the examples back."""
        for path in some(EXAMPLES):
            self.cli("export", path, "a.docx")
            self.strip("a.docx")
            found, _ = self.back()
            self.assertEqual(found["values"], load(path)["values"], path)
            self.assertNotIn("unplaced", found)
            self.assertNotEqual(found["id"], load(path)["id"])

    def strip(self, name):
        import zipfile
        with zipfile.ZipFile(self.work / name) as old:
            parts = {n: old.read(n) for n in old.namelist()
                     if not n.startswith("customXml")}
        with zipfile.ZipFile(self.work / name, "w") as new:
            for part, data in parts.items():
                new.writestr(part, data)

    def test_unknown_members_and_topics_survive(self):
        value = load(EXAMPLES[0])
        value["riêng"] = {"a": [1, None]}
        value["values"]["lạ"] = 5
        value["values"]["V.products"][0]["mã"] = "X1"
        value["unplaced"] = ["lạc"]
        self.write("a.json", value)
        self.cli("export", "a.json", "a.docx")
        found, _ = self.back()
        self.assertEqual(found, value)

    def test_months_alone(self):
        value = load(EXAMPLES[0])
        del value["values"]["VIII.duration"]
        value["values"]["VIII.months"] = 18
        self.write("a.json", value)
        self.cli("export", "a.json", "a.docx")
        found, _ = self.back()
        self.assertEqual(found, value)
        edit(self.work / "a.docx", "18 tháng", "24 tháng")
        found, _ = self.back()
        value["values"]["VIII.months"] = 24
        self.assertEqual(found, value)

    def test_an_edit_is_the_only_difference(self):
        path = EXAMPLES[0]
        before = load(path)
        name = before["values"]["I.name"]
        total = make_word.amount(before["values"]["IX.total"])
        item = before["values"]["V.products"][0]["name"]
        edits = [
            (name, name + " (sửa)", "I.name", name + " (sửa)"),
            (total, make_word.amount(9000000000), "IX.total", 9000000000),
            (before["values"]["X.contact-phone"], "0987 654 321",
             "X.contact-phone", "0987 654 321"),
            (item, "Sản phẩm khác", "V.products", None),
        ]
        for old, new, field, value in edits:
            for office in some([False, True], 1):
                self.cli("export", path, "a.docx")
                edit(self.work / "a.docx", old, new)
                if office and shutil.which("soffice"):
                    self.save_again("a.docx")
                found, said = self.back()
                wanted = load(path)
                if value is None:
                    wanted["values"][field][0]["name"] = new
                else:
                    wanted["values"][field] = value
                self.assertEqual(found, wanted, f"{field}: {said}")

    def save_again(self, name):
        convert("soffice", "docx", self.work / "lưu", [self.work / name])
        shutil.move(self.work / "lưu" / name, self.work / name)

    def test_added_and_deleted_paragraphs(self):
        path = EXAMPLES[0]
        self.cli("export", path, "a.docx")
        document = docx.Document(self.work / "a.docx")
        texts = load(path)["values"]["IV.contents"].split("\n")
        found = [p for p in document.paragraphs if p.text == texts[1]]
        found[0].insert_paragraph_before("Đoạn mới thêm.")
        gone = [p for p in document.paragraphs if p.text == texts[2]][0]._p
        gone.getparent().remove(gone)
        document.save(self.work / "a.docx")
        wanted = load(path)
        wanted["values"]["IV.contents"] = "\n".join(
            [texts[0], "Đoạn mới thêm.", texts[1]] + texts[3:])
        self.assertEqual(self.back()[0], wanted)

    def test_text_outside_the_form_is_kept(self):
        self.cli("export", EXAMPLES[0], "a.docx")
        document = docx.Document(self.work / "a.docx")
        document.add_paragraph("Ghi chú của lãnh đạo.")
        document.save(self.work / "a.docx")
        found, said = self.back()
        self.assertEqual(found["unplaced"], ["Ghi chú của lãnh đạo."])
        self.assertIn("unplaced", said)

    def test_blank_form(self):
        self.cli("export", "--blank", "a.docx")
        found, said = self.back()
        self.assertEqual(found["values"], {})
        self.assertNotIn("unplaced", found)
        self.assertEqual(said, "")


class Foreign(Case):
    """Papers that are not the form, and what stands beside it."""

    def document(self, *lines):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(self.work / "a.docx")

    def form(self, **values):
        value = load(EXAMPLES[0])["values"]
        value.update(values)
        return make_word.Form(FORM, value).write()

    def test_another_form_is_named(self):
        body = ["PHIẾU ĐỀ XUẤT NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ",
                "1. Tên nhiệm vụ:", "A", "2. Căn cứ đề xuất:", "B",
                "3. Tính cấp thiết:", "C", "4. Mục tiêu:", "D"]
        for mark, word in (("06/2023/TT-BKHCN", "06/2023/TT-BKHCN"),
                           ("07/2014/TT-BKHCN", "07/2014/TT-BKHCN"),
                           ("99/2031/TT-BKHCN", "99/2031/TT-BKHCN")):
            self.document("Mẫu A1-ĐXNV", mark, *body)
            done = self.cli("import", "a.docx", "b.json", code=3)
            self.assertIn(word, done.stderr)
        self.document(*body, "5. Hình thức thực hiện")
        done = self.cli("import", "a.docx", "b.json", code=3)
        self.assertIn("06/2023/TT-BKHCN", done.stderr)

    def test_own_form_with_a_foreign_mark_warns(self):
        document = self.form()
        document.paragraphs[1].runs[0].text = "06/2023/TT-BKHCN"
        document.save(self.work / "a.docx")
        done = self.cli("import", "a.docx", "b.json")
        self.assertIn("06/2023/TT-BKHCN", done.stderr)

    def test_citing_another_circular_is_no_mark(self):
        text = load(EXAMPLES[0])["values"]["II.urgency"] \
            + "\nCăn cứ Thông tư số 06/2023/TT-BKHCN."
        self.form(**{"II.urgency": text}).save(self.work / "a.docx")
        done = self.cli("import", "a.docx", "b.json")
        self.assertEqual(done.stderr, "")

    def test_labels_in_one_line_and_others(self):
        document = self.form()
        paragraphs = {p.text.split(":")[0]: p for p in document.paragraphs}
        phone = paragraphs["- Điện thoại"]
        phone.runs[0].text = "- Điện thoại/Email: 0912 345 678, a@b.vn"
        mail = paragraphs["- Email"]
        mail.runs[0].text = "Mã số thuế: 0101234567"
        document.save(self.work / "a.docx")
        self.cli("import", "a.docx", "b.json")
        found = load(self.work / "b.json")
        self.assertEqual(found["values"]["X.contact-phone"], "0912 345 678")
        self.assertEqual(found["values"]["X.contact-email"], "a@b.vn")
        self.assertEqual(found["unplaced"], ["Mã số thuế: 0101234567"])

    def test_amounts_as_people_write_them(self):
        cases = [("2 tỷ đồng", 2000000000, None),
                 ("1.500 triệu đồng", 1500000000, None),
                 ("2.000.000.000 đồng (Hai tỷ đồng)", 2000000000,
                  "(Hai tỷ đồng)"),
                 ("khoảng hai tỷ", None, "khoảng hai tỷ"),
                 ("", None, None)]
        for text, value, left in cases:
            document = self.form()
            for paragraph in document.paragraphs:
                if paragraph.text.startswith("Tổng kinh phí"):
                    paragraph.runs[0].text = \
                        "Tổng kinh phí thực hiện nhiệm vụ: " + text
            document.save(self.work / "a.docx")
            self.cli("import", "a.docx", "b.json")
            found = load(self.work / "b.json")
            self.assertEqual(found["values"].get("IX.total"), value, text)
            self.assertEqual(left is not None, "unplaced" in found, text)
            if left:
                self.assertIn(left, found["unplaced"][0])

    def test_unit_in_the_label(self):
        document = self.form()
        for paragraph in document.paragraphs:
            if paragraph.text.startswith("Tổng kinh phí"):
                paragraph.runs[0].text = \
                    "Tổng kinh phí thực hiện nhiệm vụ (triệu đồng): 2.000"
        document.save(self.work / "a.docx")
        self.cli("import", "a.docx", "b.json")
        self.assertEqual(load(self.work / "b.json")["values"]["IX.total"],
                         2000000000)

    def test_header_and_unknown_table(self):
        document = self.form()
        document.sections[0].header.paragraphs[0].text = "Công ty A"
        heading = next(p for p in document.paragraphs
                       if p.text.startswith("VI. "))
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
                [c for row in table.rows for c in row.cells], "ABCD"):
            cell.text = text
        heading._p.addnext(table._tbl)
        document.save(self.work / "a.docx")
        self.cli("import", "a.docx", "b.json")
        found = load(self.work / "b.json")
        self.assertTrue(found["values"]["VI.effects"].startswith(
            "A | B\nC | D\n"))
        self.assertEqual(found["unplaced"], ["Công ty A"])

    def test_sixty_pages(self):
        value = load(EXAMPLES[0])["values"]
        for field in ("II.urgency", "IV.contents", "V.results",
                      "VI.effects"):
            value[field] = "\n".join([value[field]] * 20)
        make_word.Form(FORM, value, split=True).write().save(
            self.work / "a.docx")
        times = []
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.cli("import", "a.docx", "b.json")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime
                         - before.ru_stime)
        self.assertEqual(load(self.work / "b.json")["values"], value)
        print(f"# {len(value['II.urgency'])} letters in section II: "
              f"{min(times) * 1000:.0f} ms")
        if not SANITIZED:
            self.assertLess(min(times), 0.1)


class Rules(unittest.TestCase):
    """data/word/reading.json names what the form has."""

    def test_schema_and_ids(self):
        rules = load(SOURCE / "data/word/reading.json")
        jsonschema.Draft7Validator(load(
            SOURCE / "data/schemas/word-rules.schema.json")).validate(rules)
        words = rules["forms"][0]
        self.assertEqual(words["id"], FORM["id"])
        self.assertEqual([s["id"] for s in words["sections"]],
                         [s["id"] for s in FORM["sections"]])
        fields = {f["id"]: f for f in FORM["fields"]}
        for word in words["fields"]:
            self.assertIn(word["id"], fields)
        for word in words["columns"]:
            self.assertIn(word["id"], [
                c["id"] for c in fields[word["table"]]["columns"]])


class Old(Case):
    """Word before 2007, by LibreOffice."""

    def setUp(self):
        super().setUp()
        self.path = self.write(
            "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))

    def test_only_when_asked(self):
        done = self.cli("import", "a.doc", "b.json", code=3)
        self.assertIn("LibreOffice", done.stderr)
        self.assertEqual(self.names(), ["a.doc"])

    def test_without_libreoffice(self):
        done = self.cli("import", "--convert", "a.doc", "b.json", code=3,
                        env={"PATH": "/nowhere"})
        self.assertIn("LibreOffice", done.stderr)
        self.assertEqual(self.names(), ["a.doc"])

    def test_converted(self):
        office = shutil.which("soffice")
        if office is None:
            return
        make_word.Form(FORM, load(EXAMPLES[0])["values"]).write().save(
            self.work / "b.docx")
        convert(office, "doc", self.work, [self.work / "b.docx"])
        self.cli("import", "--convert", "b.doc", "b.json")
        self.assertEqual(load(self.work / "b.json")["values"],
                         load(EXAMPLES[0])["values"])

    def test_a_converter_that_makes_nothing(self):
        """One that makes nothing is an error, and leaves nothing."""
        program = self.write("bin/soffice", "#!/bin/sh\nexit 0\n")
        program.chmod(0o755)
        done = self.cli("import", "--convert", "a.doc", "b.json", code=3,
                        env={"PATH": f"{program.parent}:/usr/bin:/bin"})
        self.assertIn("LibreOffice", done.stderr)


if __name__ == "__main__":
    unittest.main()
