#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples are sound proposals: sums, months and numbers agree, nobody
in them can be rung up or written to, and each faulty one differs from the
sound one in nothing but its fault.

Usage: test_proposals.py [SOURCE-ROOT]
"""

import re
import unittest
from collections import Counter

from common import CALLS, EXAMPLES, FORM, ROOT, read_json

ORDER = [field["id"] for field in FORM["fields"]]
LONG = [field["id"] for field in FORM["fields"] if field["kind"] == "text"]
COMPLETE = {path.stem: read_json(path)
            for path in sorted(EXAMPLES.glob("*.json"))}
FAULTY = {path.name: read_json(path)
          for path in sorted((EXAMPLES / "faulty").glob("*.json"))}
EXPECTED = read_json(ROOT / "tests" / "data" / "faulty.json")

# What the examples must show between them.
SHOWN = {
    "hoi-thao-nang-suat": "communication seminars",
    "truyen-thong-bao-chi": "communication",
    "chung-nhan-halal": "halal halal-certification",
    "an-toan-dam-may-iso-27017-27018": "iso-27017 iso-27018 iso-15408",
    "tcvn-ocop": "ocop-tcvn",
    "hoc-phan-dai-hoc": "university-modules",
    "esg-khi-nha-kinh": "esg ghg-reduction green-productivity",
    "mo-hinh-diem-thanh-hoa": "pilot-model standards-tools",
}

REQUIRED = {"required." + field["id"]: field["required"]["severity"]
            for field in FORM["fields"] if "required" in field}
SEVERITIES = {
    **REQUIRED,
    "budget.negative": "error", "budget.sum": "error",
    "duration.over-36": "error", "contact.email": "error",
    "contact.phone": "error", "schools.minimum": "error",
    "text.legacy-encoding": "error",
    "plan-year.call": "warning", "deadline.passed": "warning",
    "commitments.missing": "warning", "topics.none": "warning",
    "topics.no-note": "warning", "text.spelling": "warning",
    "text.repeated": "warning", "text.vague": "warning",
    "citation.date": "warning", "budget.costs": "warning",
    "topics.not-in-call": "hint", "text.not-nfc": "hint",
    "name.length": "hint", "schools.unknown": "hint",
    "duration.mismatch": "hint",
}

# Where the finding is shown, when it is not the only place that differs.
CHANGED = {
    "budget.costs": {"IX.costs"}, "deadline.passed": set(),
    "duration.over-36": {"VIII.duration", "VIII.months"},
    "required.VIII.duration": {"VIII.duration", "VIII.months"},
    "schools.minimum": {"topics"}, "schools.unknown": {"topics"},
    "topics.none": {"topics"}, "topics.no-note": {"topics"},
    "topics.not-in-call": {"topics"},
}

AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+) đồng(/[\w ]+?)?(?=[ ,;)])")
SPAN = re.compile(r"^(\d+) tháng, từ tháng (\d+)/(\d{4}) đến tháng "
                  r"(\d+)/(\d{4})\.$")


def number_of(text):
    return int(text.replace(".", ""))


def dotted(number):
    return f"{number:,}".replace(",", ".")


def texts_of(proposal):
    """(place, text) of all that people read."""
    for name, value in proposal["values"].items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, list):
            for row in value:
                words = row.values() if isinstance(row, dict) else [row]
                for word in words:
                    if isinstance(word, str):
                        yield name, word
    for topic in proposal["topics"]:
        yield topic["id"], topic["note"]


def each_example(test):
    """A test of one complete example, for all of them."""
    def run(self):
        for name, proposal in COMPLETE.items():
            with self.subTest(name):
                test(self, name, proposal)
    return run


class Complete(unittest.TestCase):
    """The proposals to look around with."""

    maxDiff = None

    def test_all_are_there(self):
        self.assertEqual(set(COMPLETE), set(SHOWN))

    def test_lists_of_examples(self):
        """What the lists for readers say of each."""
        text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
        rows = {row[0]: row[1:] for row in (
            [cell.strip(" `") for cell in line.strip("|").split("|")]
            for line in text.split("\n") if line.startswith("| `"))}
        self.assertEqual(set(rows), {name + ".json" for name in COMPLETE})
        for name, (call, content, tables) in rows.items():
            with self.subTest(name):
                proposal = COMPLETE[name[:-5]]
                values = proposal["values"]
                self.assertEqual(call, proposal["call"])
                self.assertTrue(content.endswith(
                    f"; {values['VIII.months']} tháng"))
                self.assertEqual(tables, ", ".join(
                    word for field, word in (("V.products", "sản phẩm"),
                                             ("IX.costs", "kinh phí"))
                    if field in values) or "không")
        text = (ROOT / "README.vi.md").read_text(encoding="utf-8")
        for name in COMPLETE:
            self.assertIn(f"| `{name}.json` |", text)

    @each_example
    def test_members(self, _, proposal):
        self.assertEqual(list(proposal),
                         ["format", "version", "id", "form", "call",
                          "revision", "values", "topics"])
        values = proposal["values"]
        self.assertEqual(list(values),
                         [name for name in ORDER if name in values])
        self.assertEqual(set(ORDER) - set(values),
                         {"V.products", "IX.costs"} - set(values))
        for field in FORM["fields"]:
            members = [column["id"] for column in field.get("columns", [])]
            for row in values.get(field["id"], []) if members else []:
                self.assertEqual(list(row), members)

    def test_ids_differ(self):
        ids = [proposal["id"] for proposal
               in [*COMPLETE.values(), *FAULTY.values()]]
        self.assertEqual(len(set(ids)), len(ids))

    @each_example
    def test_topics(self, name, proposal):
        call = CALLS[proposal["call"]]
        asked = {topic["id"] for group in call["groups"]
                 for topic in group["topics"]}
        chosen = [topic["id"] for topic in proposal["topics"]]
        self.assertEqual(len(set(chosen)), len(chosen))
        self.assertLessEqual(set(SHOWN[name].split()), set(chosen))
        if "topics-by-reference" not in call:
            self.assertLessEqual(set(chosen), asked)
        for topic in proposal["topics"]:
            self.assertGreaterEqual(len(topic["note"].split()), 10)
            self.assertEqual("schools" in topic,
                             topic["id"] == "university-modules")
            if "schools" in topic:
                self.assertGreaterEqual(topic["schools"],
                                        call["schools"]["minimum"])

    @each_example
    def test_money(self, _, proposal):
        values = proposal["values"]
        self.assertEqual(values["IX.total"],
                         values["IX.state-budget"] + values["IX.counterpart"])
        costs = values.get("IX.costs")
        if costs is None:
            return
        for row in costs:
            self.assertEqual(row["amount"],
                             row["state-budget"] + row["counterpart"],
                             row["item"])
        for column, field in (("amount", "IX.total"),
                              ("state-budget", "IX.state-budget"),
                              ("counterpart", "IX.counterpart")):
            self.assertEqual(sum(row[column] for row in costs),
                             values[field], column)

    @each_example
    def test_commitments_cover_the_counterpart(self, name, proposal):
        values = proposal["values"]
        promised = 0
        for item in values["X.attachments"]:
            self.assertRegex(item, r"\((0\d|[1-9]\d+) (bản|văn bản)\b")
            if "cam kết" not in item:
                continue
            for amount, each in AMOUNT.findall(item):
                count = 1
                if each:
                    count = int(re.search(
                        rf"của (\d+) {each[1:]}", item).group(1))
                promised += number_of(amount) * count
        self.assertTrue(any("cam kết" in item
                            for item in values["X.attachments"]))
        if name != "chung-nhan-halal":
            self.assertEqual(promised, values["IX.counterpart"])

    @each_example
    def test_time(self, name, proposal):
        values = proposal["values"]
        months, from_month, from_year, to_month, to_year = map(
            int, SPAN.match(values["VIII.duration"]).groups())
        self.assertEqual(months, values["VIII.months"])
        self.assertLessEqual(months, 36)
        self.assertEqual(
            (to_year - from_year) * 12 + to_month - from_month + 1, months)
        self.assertEqual(from_year, values["plan-year"])
        self.assertEqual(values["plan-year"],
                         CALLS[proposal["call"]]["plan-year"])
        for month in re.findall(r"tháng (\d+)/\d{4}",
                                values["VIII.duration"]):
            self.assertRegex(month, r"^(0[12]|[3-9]|1[0-2])$", name)

    @each_example
    def test_products_are_in_the_results(self, _, proposal):
        """The table of products counts what the text counts."""
        values = proposal["values"]
        for row in values.get("V.products", []):
            number = row["quantity"]
            written = {f"{number:02}", dotted(number)}
            with self.subTest(row["name"]):
                self.assertTrue(
                    any(re.search(rf"(?<![\d.]){re.escape(form)}(?![\d.]*\d)",
                                  values["V.results"]
                                  + values["III.objectives"])
                        for form in written), written)
        self.assertRegex(values["V.results"], r"\d")

    @each_example
    def test_nobody_can_be_reached(self, _, proposal):
        """Names under .example and subscriber numbers that begin with 0 are
        never given to anybody."""
        values = proposal["values"]
        self.assertRegex(values["X.contact-email"],
                         r"^[a-z]+@[a-z]+\.vn\.example$")
        self.assertRegex(values["X.contact-phone"],
                         r"^02\d\d\.0000\.\d{3}$")

    @each_example
    def test_enough_to_read(self, _, proposal):
        values = proposal["values"]
        words = sum(len(values[name].split()) for name in LONG)
        self.assertGreaterEqual(words, 1300)
        self.assertLessEqual(len(values["I.name"].split()), 50)
        for name in ("1322/QĐ-TTg ngày 31/8/2020",
                     "15/2022/TT-BKHCN ngày 12/10/2022"):
            self.assertIn(name, values["II.urgency"])

    @each_example
    def test_typing(self, _, proposal):
        """Blanks and marks as an office types them."""
        for place, text in texts_of(proposal):
            with self.subTest(place):
                self.assertEqual(text, text.strip())
                for line in text.split("\n"):
                    self.assertEqual(line, " ".join(line.split()))
                self.assertNotRegex(text, r" [,.;:!?)]")
                self.assertNotRegex(text, r"\( |[\"'`]|\.\.|,,")
                self.assertNotRegex(text, r"[,;:](?=[^\W\d_])")
                self.assertEqual(text.count("("), text.count(")")
                                 - len(re.findall(r"(?m)^\w\) ", text)))
                self.assertEqual(text.count("“"), text.count("”"))

    @each_example
    def test_lists_end_as_lists_do(self, _, proposal):
        """A line of a list ends with ; or . and one that opens a list
        with a colon."""
        for name in LONG:
            lines = proposal["values"][name].split("\n")
            for line, following in zip(lines, lines[1:] + [""]):
                with self.subTest(line):
                    if line.startswith("+ "):
                        self.assertRegex(line, r"[;.]$")
                    if line.startswith("- "):
                        self.assertRegex(line, r"[;.:]$")
                    if line.endswith(":"):
                        self.assertRegex(following, r"^([-+]|\d+\.) ")


class Faulty(unittest.TestCase):
    """One proposal for each finding."""

    def test_ids_and_severities(self):
        self.assertEqual(list(EXPECTED), sorted(EXPECTED))
        self.assertEqual(set(EXPECTED), set(FAULTY))
        self.assertEqual({entry["id"] for entry in EXPECTED.values()},
                         set(SEVERITIES))
        for name, entry in EXPECTED.items():
            with self.subTest(name):
                self.assertEqual(list(entry),
                                 ["id", "severity", "field", "date"])
                self.assertEqual(entry["severity"], SEVERITIES[entry["id"]])
                self.assertEqual(
                    re.sub(r"-2$", "", name[:-5]),
                    entry["id"].replace(".", "-"))
                if entry["id"] in REQUIRED:
                    self.assertEqual("required." + entry["field"],
                                     entry["id"])
                self.assertIn(entry["field"],
                              ["", *ORDER, "topics.university-modules",
                               "topics.seminars", "topics.traceability"])

    def test_dates(self):
        for name, entry in EXPECTED.items():
            with self.subTest(name):
                deadline = CALLS[FAULTY[name]["call"]]["deadline"]["instant"]
                self.assertEqual(entry["date"][:19] > deadline[:19],
                                 entry["id"] == "deadline.passed")

    def test_nothing_but_the_fault(self):
        values = {}
        for name in ORDER:
            seen = Counter(
                repr(proposal["values"].get(name))
                for proposal in FAULTY.values()).most_common(1)[0][0]
            values[name] = next(
                proposal["values"].get(name) for proposal in FAULTY.values()
                if repr(proposal["values"].get(name)) == seen)
        topics = FAULTY["budget-sum.json"]["topics"]
        self.assertEqual([topic["id"] for topic in topics], ["seminars"])
        for name, proposal in FAULTY.items():
            entry = EXPECTED[name]
            changed = {field for field in ORDER
                       if proposal["values"].get(field) != values[field]}
            if proposal["topics"] != topics:
                changed.add("topics")
            with self.subTest(name):
                self.assertEqual(changed, CHANGED.get(entry["id"],
                                                      {entry["field"]}))
                self.assertEqual(proposal["call"], "dien-bien-2026")
                self.assertLessEqual(set(proposal["values"]), set(ORDER))

    def test_the_faults_are_there(self):
        """What the schemas and the other tests do not look at."""
        value = {name: proposal["values"] for name, proposal
                 in FAULTY.items()}
        for name, entry in EXPECTED.items():
            if entry["id"] in REQUIRED:
                self.assertNotIn(entry["field"], value[name])
        for name, field, words in (
                ("text-spelling.json", "VI.effects", "năng xuất"),
                ("text-spelling-2.json", "II.urgency", "TT-BKHHCN"),
                ("citation-date.json", "II.urgency",
                 "15/2022/TT-BKHCN ngày 12/10/2023"),
                ("text-legacy-encoding.json", "VI.effects", "®\xadîc"),
                ("text-legacy-encoding-2.json", "VI.effects", "ñöôïc")):
            with self.subTest(name):
                self.assertIn(words, value[name][field])
        self.assertNotRegex(value["text-vague.json"]["III.objectives"],
                            r"\d")
        self.assertGreater(
            len(value["name-length.json"]["I.name"].split()), 50)
        self.assertLess(value["budget-negative.json"]["IX.counterpart"], 0)
        self.assertGreater(value["duration-over-36.json"]["VIII.months"], 36)
        repeated = value["text-repeated.json"]
        self.assertTrue(any(
            paragraph in repeated["II.urgency"].split("\n")
            and len(paragraph.split()) >= 20
            for paragraph in repeated["VI.effects"].split("\n")))
        minimum = CALLS["dien-bien-2026"]["schools"]["minimum"]
        self.assertEqual(FAULTY["schools-minimum.json"]["topics"][1][
            "schools"], minimum - 1)
        self.assertNotIn("schools",
                         FAULTY["schools-unknown.json"]["topics"][1])


if __name__ == "__main__":
    unittest.main()
