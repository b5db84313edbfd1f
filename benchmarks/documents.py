# SPDX-License-Identifier: GPL-3.0-or-later
"""One text, of any length, for three programs: our proposal file, Word and
HTML. The words, their order, the tables, the paper and the letter size are
the same in all three."""

import html
import json

LONG = ("II.urgency", "III.objectives", "IV.contents", "V.results",
        "VI.effects")
STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm;
        @top-center { content: counter(page); font: 14pt Tinos } }
@page :first { @top-center { content: none } }
body { font: 14pt Tinos; text-align: justify; margin: 0 }
p { margin: 0 0 6pt 0; text-indent: 10mm }
p.item { text-indent: -6mm; margin-left: 16mm }
p.centre { text-align: center; text-indent: 0 }
p.corner { text-align: right; text-indent: 0 }
h1, h2 { font-size: 14pt; margin: 6pt 0; text-align: left }
h1 { text-align: center }
table { border-collapse: collapse; width: 100% }
td { border: 0.5pt solid black; padding: 2pt; text-align: left }
"""


def load(path):
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


class Text:
    """The words to write: those of the examples, as often as it takes."""

    def __init__(self, top):
        self.form = load(next((top / "data/forms").glob("*.json")))
        self.examples = [load(path) for path
                         in sorted((top / "examples").glob("*.json"))]
        self.fields = {f["id"]: f for f in self.form["fields"]}

    def proposal(self, paragraphs):
        """A proposal whose five long sections have that many paragraphs."""
        made = json.loads(json.dumps(self.examples[0]))
        for number, field in enumerate(LONG):
            pool = [line for example in self.examples
                    for line in example["values"][field].split("\n")
                    if line.strip()]
            share = paragraphs // len(LONG) \
                + (number < paragraphs % len(LONG))
            lines = [pool[i % len(pool)] for i in range(max(1, share))]
            made["values"][field] = "\n".join(lines)
        return made

    def blocks(self, proposal):
        """The proposal as ("corner|title|heading|line|item|table", what)."""
        values = proposal["values"]
        for line in self.form["corner"]:
            yield "corner", line
        for line in self.form["title-lines"]:
            yield "title", line
        plan = self.form["plan"]
        yield "centre", (f"{plan['before']} {values['plan-year']}"
                         f"{plan['after']}")
        for section in self.form["sections"]:
            hint = section.get("hint", "")
            yield "heading", f"{section['id']}. {section['heading']} {hint}"
            for item in section["items"]:
                yield from self.item_blocks(item, values)
        yield "title", self.form["signature"]["title"]
        yield "centre", self.form["signature"]["hint"]

    def item_blocks(self, item, values):
        """What one item of a section gives."""
        kind = item["kind"]
        if kind == "text":
            yield "line", item["text"]
        elif kind == "labelled":
            yield "line", " ".join(
                f"{part['label']} {self.shown(values, part['field'])}"
                for part in item["parts"])
        elif kind == "table":
            rows = values.get(item["field"])
            if rows:
                yield "table", self.table(item["field"], rows)
        else:
            for line in self.shown(values, item["field"]).split("\n"):
                marked = line.startswith(("-", "+")) or line[:2].strip(".)") \
                    .isdigit()
                yield ("item" if marked else "line"), line

    def shown(self, values, field):
        """A value as it stands on paper."""
        value = values.get(field, "")
        if isinstance(value, list):
            return "\n".join(str(entry) for entry in value)
        if isinstance(value, int):
            unit = self.fields[field].get("unit", "")
            return f"{value:,}".replace(",", ".") + f" {unit}".rstrip()
        return value

    def table(self, field, rows):
        """The cells of a table, its header first."""
        columns = self.fields[field]["columns"]
        yield [column["label"] for column in columns]
        for row in rows:
            yield [str(row.get(column["id"], "")) for column in columns]


def write_proposal(proposal, path):
    """Our own file."""
    path.write_text(json.dumps(proposal, ensure_ascii=False, indent=2) + "\n",
                    encoding="utf-8")


def write_html(blocks, path):
    """For WeasyPrint."""
    tags = {"corner": '<p class="corner">{}</p>', "title": "<h1>{}</h1>",
            "centre": '<p class="centre">{}</p>', "heading": "<h2>{}</h2>",
            "line": "<p>{}</p>", "item": '<p class="item">{}</p>'}
    parts = ['<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">',
             f"<title>Phiếu đề xuất</title><style>{STYLE}</style></head>",
             "<body>"]
    for kind, what in blocks:
        if kind == "table":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row)
                    for row in what)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>"
                                             for row in rows) + "</table>")
        else:
            parts.append(tags[kind].format(html.escape(what)))
    path.write_text("\n".join(parts) + "</body></html>\n", encoding="utf-8")


class Word:
    """For LibreOffice, by python-docx: Times New Roman 14, justified."""

    def __init__(self):
        import docx
        from docx.shared import Mm, Pt
        self.pt, self.mm = Pt, Mm
        self.document = docx.Document()
        self.set_page()
        self.set_font()

    def set_page(self):
        """A4 and the margins of official documents."""
        section = self.document.sections[0]
        section.page_width, section.page_height = self.mm(210), self.mm(297)
        section.top_margin = section.bottom_margin = self.mm(20)
        section.left_margin, section.right_margin = self.mm(30), self.mm(15)
        section.header_distance = self.mm(10)

    def set_font(self):
        """One font for everything."""
        style = self.document.styles["Normal"]
        style.font.name = "Times New Roman"
        style.font.size = self.pt(14)
        style.paragraph_format.space_after = self.pt(6)
        style.paragraph_format.space_before = self.pt(0)
        style.paragraph_format.line_spacing = 1.0

    def paragraph(self, kind, text):
        """Adds a paragraph."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH as align
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = kind in ("title", "heading") or None
        layout = paragraph.paragraph_format
        layout.alignment = {
            "corner": align.RIGHT, "title": align.CENTER,
            "centre": align.CENTER, "heading": align.LEFT,
        }.get(kind, align.JUSTIFY)
        if kind == "heading":
            layout.keep_with_next = True
        elif kind == "line":
            layout.first_line_indent = self.mm(10)
        elif kind == "item":
            layout.left_indent = self.mm(16)
            layout.first_line_indent = self.mm(-6)

    def table(self, rows):
        """Adds a table with borders."""
        rows = list(rows)
        table = self.document.add_table(len(rows), len(rows[0]), "Table Grid")
        for row, cells in zip(table.rows, rows):
            for cell, text in zip(row.cells, cells):
                cell.text = text


def write_word(blocks, path):
    """For LibreOffice."""
    word = Word()
    for kind, what in blocks:
        if kind == "table":
            word.table(what)
        else:
            word.paragraph(kind, what)
    word.document.save(path)
