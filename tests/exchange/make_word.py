#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes filled-in forms as people make them in Word, by python-docx.

make_word.py FOLDER: many .docx files and expected.json, which says of each
what the reader must find in it. Every example is written in several ways.
"""

import copy
import json
import pathlib
import random
import re
import sys
import unicodedata

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

import old_text

W = nsdecls("w")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
DOTS = "…" * 40


BOX = f"""<w:r {W}
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
 <mc:Choice Requires="wps"><w:drawing>
 <wp:inline distT="0" distB="0" distL="0" distR="0">
 <wp:extent cx="5400000" cy="1800000"/><wp:docPr id="7" name="box"/>
 <a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
 <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
 <a:ext cx="5400000" cy="1800000"/></a:xfrm><a:prstGeom prst="rect"/>
 </wps:spPr><wps:txbx><w:txbxContent>INNER</w:txbxContent></wps:txbx>
 <wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>
 </mc:Choice><mc:Fallback><w:pict>
 <v:shape style="width:400pt;height:100pt"><v:textbox>
 <w:txbxContent>INNER</w:txbxContent></v:textbox></v:shape></w:pict>
 </mc:Fallback></mc:AlternateContent></w:r>"""


def amount(value):
    return f"{value:,}".replace(",", ".")


class Form:
    """One form being written; a subclass or a flag changes how."""

    def __init__(self, form, values, seed=0, **flags):
        self.form = form
        self.values = values
        self.flags = flags
        self.random = random.Random(seed)
        self.doc = docx.Document()
        self.place = self.doc
        style = self.doc.styles["Normal"]
        style.font.name = flags.get("font", "Times New Roman")
        style.font.size = Pt(14)
        self.numbering = Numbering(self.doc) \
            if flags.get("roman") or flags.get("lists") else None

    def __getattr__(self, name):
        return self.flags.get(name)

    # Words into runs

    def paragraph(self, text="", capitals=False, bold=False):
        paragraph = self.place.add_paragraph()
        if text:
            self.runs(paragraph, text, capitals, bold)
        return paragraph

    def runs(self, paragraph, text, capitals=False, bold=False):
        if self.nfd:
            text = unicodedata.normalize("NFD", text)
        if self.old:
            for part, font in old_text.runs(text, self.old, self.old_fonts):
                self.run(paragraph, part, bold, font)
            return
        if self.split:
            while text:
                n = self.random.randint(1, 7)
                run = self.run(paragraph, text[:n], bold)
                run.italic = self.random.random() < 0.2
                text = text[n:]
            return
        self.run(paragraph, text, bold)

    def run(self, paragraph, text, bold=False, font=None):
        run = paragraph.add_run(text)
        run.bold = bold or None
        if font:
            run.font.name = font
        return run

    # Parts of the form

    def write(self):
        self.front()
        for index, section in enumerate(self.form["sections"]):
            self.section(index, section)
        self.signature()
        return self.doc

    def front(self):
        for text in self.form["corner"]:
            self.paragraph(text)
        for text in self.form["title-lines"]:
            self.paragraph(text, capitals=True, bold=True)
        self.paragraph(f"(Dự kiến thực hiện trong kế hoạch năm "
                       f"{self.values['plan-year']})")

    def heading_text(self, index, section):
        heading = section["heading"]
        if self.lower:
            heading = heading.capitalize()
        number = {"arabic": f"{index + 1}. ", "slash": f"{ROMAN[index]}/ ",
                  "word": f"Mục {ROMAN[index]}: ", "none": "",
                  "dash": f"{ROMAN[index]} - ",
                  None: f"{ROMAN[index]}. "}[self.number]
        if self.roman:
            number = ""
        if self.lower == "all":
            number = number.lower()
        return number + heading

    def section(self, index, section):
        if section["id"] in (self.without or []):
            self.section_text(section, None)
            return
        if self.layout == "table":
            self.table_section(index, section)
            return
        text = self.heading_text(index, section)
        if self.broken and len(text) > 40:
            at = text.index(" ", len(text) // 2)
            self.paragraph(text[:at], capitals=True, bold=True)
            self.paragraph(text[at + 1:], capitals=True, bold=True)
            heading = None
        else:
            heading = self.paragraph(text, capitals=True, bold=True)
            if self.roman:
                self.numbering.number(heading, self.numbering.roman, 0)
            if section.get("hint") and not self.no_hint:
                self.runs(heading, " " + section["hint"])
        self.section_text(section, heading)

    def section_text(self, section, heading):
        outer = self.place
        if self.layout == "frame":
            self.place = self.doc.add_table(rows=1, cols=1).cell(0, 0)
        for item in section["items"]:
            if item["kind"] == "value":
                self.value(item, heading)
            elif item["kind"] == "text":
                self.paragraph(item["text"])
            elif item["kind"] == "table":
                self.table(item["field"])
            elif self.layout == "labels":
                self.label_table(item)
            else:
                self.labelled(item)
        self.place = outer

    def lines(self, item):
        value = self.values.get(item["field"])
        if value is None and item.get("instead"):
            value = f"{self.values[item['instead']]} tháng"
        return value.split("\n")

    def value(self, item, heading):
        lines = self.lines(item)
        if self.merged and heading is not None and not heading._p.xpath(
                "following-sibling::w:p") and item["field"] != "II.urgency":
            if self.merged == "break":
                heading.add_run().add_break()
            else:
                self.runs(heading, ": ")
            self.runs(heading, lines[0])
            lines = lines[1:]
        if self.dots:
            self.paragraph(DOTS)
        if self.layout == "boxes":
            self.box(lines)
            return
        if self.layout == "controls":
            self.control(lines)
            return
        if self.lists:
            self.listed(lines)
            return
        if self.tracked:
            self.tracked_lines(lines)
            return
        if self.breaks:
            paragraph = self.paragraph()
            for n, line in enumerate(lines):
                if n:
                    paragraph.add_run().add_break()
                self.runs(paragraph, line)
            return
        for line in lines:
            self.paragraph(line)
            if self.blank:
                self.paragraph("")
        if self.dots:
            self.paragraph(DOTS)

    def text_of(self, field):
        value = self.values[field]
        if isinstance(value, int):
            if self.in_words:
                return f"{amount(value)} đồng"
            return f"{amount(value)} đồng"
        return value

    def labelled(self, item):
        line = ""
        below = []
        for part in item["parts"]:
            value = self.values.get(part["field"], "")
            if isinstance(value, list):
                below = value
                text = ""
            else:
                text = self.text_of(part["field"])
            label = part["label"]
            if self.short_labels:
                label = self.short_labels.get(part["field"], label)
            if self.dots:
                text = f"……{text}……………"
            line += ("\t" if line else "") + label + " " + text
        if self.below and len(item["parts"]) == 1 and not below:
            label, _, text = line.partition(": ")
            self.paragraph(label + ":")
            self.paragraph(text)
        else:
            self.paragraph(line.rstrip())
        for text in below:
            self.paragraph(text)

    def label_table(self, item):
        table = self.doc.add_table(rows=0, cols=2)
        for part in item["parts"]:
            value = self.values.get(part["field"], "")
            row = table.add_row()
            self.runs(row.cells[0].paragraphs[0], part["label"])
            if isinstance(value, list):
                cell = row.cells[1]
                self.runs(cell.paragraphs[0], value[0])
                for text in value[1:]:
                    self.runs(cell.add_paragraph(), text)
            else:
                self.runs(row.cells[1].paragraphs[0],
                          self.text_of(part["field"]))
        self.doc.add_paragraph()

    def table_section(self, index, section):
        """A row of a table around all: heading, then text."""
        if self.big is None:
            self.flags["big"] = self.doc.add_table(rows=0, cols=3)
        row = self.big.add_row()
        self.runs(row.cells[0].paragraphs[0], ROMAN[index])
        self.runs(row.cells[1].paragraphs[0], section["heading"])
        self.place = row.cells[2]
        for item in section["items"]:
            if item["kind"] == "value":
                for line in self.lines(item):
                    self.paragraph(line)
            elif item["kind"] == "text":
                self.paragraph(item["text"])
            elif item["kind"] == "labelled":
                self.labelled(item)
        self.place = self.doc

    def field(self, name):
        return next(f for f in self.form["fields"] if f["id"] == name)

    def table(self, name):
        rows = self.values.get(name)
        if not rows:
            return
        columns = self.field(name)["columns"]
        titles = self.titles or {}
        table = self.place.add_table(rows=1, cols=len(columns) + 1) \
            if self.place is self.doc \
            else self.place.add_table(1, len(columns) + 1)
        cells = table.rows[0].cells
        cells[0].text = "STT"
        for cell, column in zip(cells[1:], columns):
            title = titles.get(column["id"], column["label"])
            if column.get("unit"):
                title += f" ({'triệu ' if self.millions else ''}đồng)"
            self.runs(cell.paragraphs[0], title)
        for n, values in enumerate(rows, 1):
            cells = table.add_row().cells
            cells[0].text = str(n)
            for cell, column in zip(cells[1:], columns):
                value = values.get(column["id"], "")
                if isinstance(value, int) and column.get("unit"):
                    value = self.number_text(value)
                self.runs(cell.paragraphs[0], str(value))
        if self.totals and name == "IX.costs":
            cells = table.add_row().cells
            cells[1].text = "Tổng cộng"
            cells[2].text = self.number_text(
                sum(r.get("amount", 0) for r in rows))
        self.place.add_paragraph()

    def number_text(self, value):
        if self.millions:
            whole, rest = divmod(value, 1000000)
            if rest == 0:
                return amount(whole)
            return f"{amount(whole)},{rest:06d}".rstrip("0")
        return amount(value)

    def box(self, lines):
        """A text box, in the new form and the old one beside it."""
        host = self.paragraph("")
        inner = "".join(f"<w:p {W}><w:r><w:t xml:space='preserve'>"
                        f"{escape(line)}</w:t></w:r></w:p>"
                        for line in lines)
        host._p.append(parse_xml(BOX.replace("INNER", inner)))

    def control(self, lines):
        """A block content control, and another that nobody filled in."""
        body = self.doc.element.body
        inner = "".join(f"<w:p><w:r><w:t xml:space='preserve'>"
                        f"{escape(line)}</w:t></w:r></w:p>"
                        for line in lines[:-1])
        inner += ("<w:p><w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr>"
                  "<w:sdtContent><w:r><w:t xml:space='preserve'>"
                  f"{escape(lines[-1])}</w:t></w:r></w:sdtContent></w:sdt>"
                  "</w:p>")
        whole = (f"<w:sdt {W}><w:sdtPr><w:alias w:val='x'/></w:sdtPr>"
                 f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>")
        body.insert(len(body) - 1, parse_xml(whole))
        if self.prompts:
            body.insert(len(body) - 1, parse_xml(
                f"<w:sdt {W}><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                "<w:sdtContent><w:p><w:r><w:t>Click here to enter text."
                "</w:t></w:r></w:p></w:sdtContent></w:sdt>"))

    def listed(self, lines):
        numbers = None
        for n, line in enumerate(lines):
            match = re.match(r"(-|\d+\.) (.*)", line)
            if match is None or (match[1] != "-" and match[1] != "1."
                                 and numbers is None):
                self.paragraph(line)
                continue
            paragraph = self.paragraph(match[2])
            if match[1] == "-":
                self.numbering.number(paragraph, self.numbering.dash, 0)
                continue
            if match[1] == "1.":
                numbers = self.numbering.restart()
            self.numbering.number(paragraph, numbers, 0)

    def tracked_lines(self, lines):
        """Some words inserted, others struck out, a paragraph moved."""
        for line in lines:
            paragraph = self.paragraph()
            words = line.split(" ")
            at = self.random.randint(0, len(words))
            head, tail = " ".join(words[:at]), " ".join(words[at:])
            if head and tail:
                head += " "
            if head:
                self.runs(paragraph, head)
            paragraph._p.append(parse_xml(
                f"<w:del {W} w:id='1' w:author='a'><w:r><w:delText "
                "xml:space='preserve'>từ đã xoá </w:delText></w:r></w:del>"))
            if tail:
                paragraph._p.append(parse_xml(
                    f"<w:ins {W} w:id='2' w:author='a'><w:r><w:t "
                    f"xml:space='preserve'>{escape(tail)}</w:t></w:r>"
                    "</w:ins>"))
        self.place._body._element.insert(
            len(self.place._body._element) - 1, parse_xml(
                f"<w:p {W}><w:pPr><w:rPr><w:del w:id='3' w:author='a'/>"
                "</w:rPr></w:pPr><w:moveFrom w:id='4' w:author='a'><w:r>"
                "<w:t>đã chuyển đi</w:t></w:r></w:moveFrom></w:p>"))

    def signature(self):
        if self.sign == "table":
            table = self.doc.add_table(rows=1, cols=2)
            self.place = table.cell(0, 1)
            self.place.paragraphs[0].text = "Điện Biên, ngày 05 tháng 8 " \
                "năm 2025"
        self.paragraph(self.form["signature"]["title"], bold=True)
        self.paragraph(self.form["signature"]["hint"])
        if self.sign:
            self.paragraph("Nguyễn Văn Ký")
        self.place = self.doc


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Numbering:
    """Automatic numbers: Roman headings, dashes, and 1. 2. 3."""

    LEVEL = ("<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{}'/>"
             "<w:lvlText w:val='{}'/></w:lvl>")

    def __init__(self, doc):
        self.part = doc.part.numbering_part.element
        self.next = 900
        self.roman = self.add("upperRoman", "%1.")
        self.dash = self.add("bullet", "-")
        self.decimal = self.add("decimal", "%1.")

    def add(self, kind, text):
        self.next += 1
        abstract = parse_xml(
            f"<w:abstractNum {W} w:abstractNumId='{self.next}'>"
            + self.LEVEL.format(kind, text) + "</w:abstractNum>")
        self.part.insert(0, abstract)
        return self.reference(self.next)

    def reference(self, abstract, extra=""):
        self.next += 1
        self.part.append(parse_xml(
            f"<w:num {W} w:numId='{self.next}'><w:abstractNumId "
            f"w:val='{abstract}'/>{extra}</w:num>"))
        return self.next

    def restart(self):
        return self.reference(
            self.decimal - 1, "<w:lvlOverride w:ilvl='0'><w:startOverride "
            "w:val='1'/></w:lvlOverride>")

    def number(self, paragraph, number, level):
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(
            f"<w:numPr {W}><w:ilvl w:val='{level}'/><w:numId "
            f"w:val='{number}'/></w:numPr>"))


OTHER_TITLES = {"name": "Sản phẩm", "unit": "ĐVT", "quantity": "SL",
                "requirement": "Yêu cầu chất lượng", "item": "Khoản chi",
                "amount": "Tổng cộng", "state-budget": "NSNN",
                "counterpart": "Vốn đối ứng"}
SHORT_LABELS = {"IX.total": "Tổng kinh phí:",
                "IX.state-budget": "- Kinh phí từ NSNN:",
                "IX.counterpart": "- Kinh phí đối ứng:",
                "X.name": "1. Tên tổ chức đề xuất:",
                "X.contact-phone": "- Số điện thoại:",
                "X.contact-email": "- E-mail:",
                "X.contact-name": "- Họ tên:"}

# name: (flags, what the test must know). Tables are left out where the
# variant has no room for them.
VARIANTS = {
    "plain": {},
    "split": {"split": True},
    "roman": {"roman": True},
    "lists": {"lists": True},
    "roman-split": {"roman": True, "split": True},
    "big-table": {"layout": "table"},
    "frames": {"layout": "frame"},
    "label-tables": {"layout": "labels"},
    "boxes": {"layout": "boxes"},
    "controls": {"layout": "controls"},
    "prompts": {"layout": "controls", "prompts": True},
    "nfd": {"nfd": True},
    "nfd-split": {"nfd": True, "split": True},
    "tcvn3": {"old": "tcvn3", "old_fonts": True},
    "tcvn3-bare": {"old": "tcvn3"},
    "vni": {"old": "vni", "old_fonts": True},
    "vni-bare": {"old": "vni"},
    "tracked": {"tracked": True},
    "dots": {"dots": True},
    "below": {"below": True},
    "lower": {"lower": True},
    "lower-all": {"lower": "all"},
    "merged": {"merged": "colon"},
    "merged-break": {"merged": "break"},
    "missing": {"without": ["III"]},
    "arabic": {"number": "arabic"},
    "slash": {"number": "slash"},
    "word": {"number": "word"},
    "dash": {"number": "dash"},
    "no-number": {"number": "none"},
    "broken": {"broken": True},
    "titles": {"titles": OTHER_TITLES},
    "millions": {"millions": True, "totals": True},
    "short-labels": {"short_labels": SHORT_LABELS},
    "no-hint": {"no_hint": True},
    "blank-lines": {"blank": True},
    "breaks": {"breaks": True},
    "signed": {"sign": "plain"},
    "signed-table": {"sign": "table"},
}
# For every example; the others for one each, in turn.
ALWAYS = ("plain", "split", "roman", "lists")


def expected_of(name, flags, values):
    values = copy.deepcopy(values)
    if flags.get("layout") == "table":
        values.pop("V.products", None)
        values.pop("IX.costs", None)
    return {"file": name + ".docx", "values": values,
            "missing": flags.get("without", []),
            "fold": flags.get("old") == "tcvn3"
            and not flags.get("old_fonts"),
            "struck": bool(flags.get("tracked"))}


def main(folder, source):
    folder.mkdir(parents=True, exist_ok=True)
    form = json.loads((source / "data/forms/a1-dxnv-tt15-2022.json")
                      .read_text(encoding="utf-8"))
    examples = [json.loads(p.read_text(encoding="utf-8"))["values"]
                for p in sorted((source / "examples").glob("*.json"))]
    made = []
    for index, (name, flags) in enumerate(VARIANTS.items()):
        chosen = range(len(examples)) if name in ALWAYS \
            else [index % len(examples)]
        for n in chosen:
            values = examples[n]
            whole = f"{name}-{n}"
            doc = Form(form, values, seed=index, **flags).write()
            doc.save(folder / (whole + ".docx"))
            made.append(expected_of(whole, flags, values))
    (folder / "expected.json").write_text(
        json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return made


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]),
         pathlib.Path(__file__).resolve().parents[2])
