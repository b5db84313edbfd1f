#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files and examples keep to their JSON schemas, the schemas refuse
what is broken, and what one data file names in another is there.

Usage: test_schemas.py [SOURCE-ROOT]
"""

import copy
import json
import unicodedata
import unittest

import jsonschema

from common import CALLS, DATA, EXAMPLES, FORM, ROOT, TOPICS, read_json

TESTS = ROOT / "tests" / "data"

WHOLE = {
    "form": DATA / "forms" / "a1-dxnv-tt15-2022.json",
    "call": DATA / "calls" / "dien-bien-2026.json",
    "topics": DATA / "topics" / "topics.json",
    "rules": DATA / "rules" / "text.json",
    "columns": DATA / "columns" / "danh-muc-de-xuat.json",
    "letter": DATA / "letters" / "cong-van-de-xuat.json",
    "proposal": EXAMPLES / "hoi-thao-nang-suat.json",
    "profile": None,
    "archive": None,
    "council": DATA / "councils" / "tt06-2023.json",
    "criteria": DATA / "criteria" / "tt15-2022.json",
    "tasks": DATA / "tasks" / "results-2025.json",
    "remarks": TESTS / "remarks.json",
    "review": TESTS / "review.json",
    "votes": TESTS / "votes.json",
}

# The order of the canonical text that a seal is made from.
CANONICAL = """plan-year I.name II.urgency III.objectives IV.contents
V.results V.products VI.effects VII.places VIII.duration VIII.months IX.total
IX.state-budget IX.counterpart IX.costs X.name X.address X.contact-name
X.contact-position X.contact-phone X.contact-email X.attachments""".split()

REQUIRED = {
    "error": """I.name II.urgency III.objectives IV.contents V.results
VI.effects VII.places VIII.duration IX.total IX.state-budget IX.counterpart
X.name X.address X.contact-name X.contact-phone X.contact-email""".split(),
    "warning": ["plan-year", "X.contact-position"],
}

TOPIC_IDS = """tfp green-productivity circular-economy recycling
ghg-reduction carbon-audit halal esg iso-27017 iso-27018 iso-15408 iso-9001
iso-14001 ocop-tcvn tcvn-ai tcvn-semiconductor tcvn-smart-manufacturing
tcvn-smart-service tcvn-green-product tcvn-strategic-technology tcvn-data
tcvn-energy-transition tcvn-information-security tcvn-key-product traceability
green-certification halal-certification expert-training enterprise-training
university-modules online-training communication seminars
school-communication associations policy labour-productivity standards-tools
integrated-solutions pilot-model digital-transformation private-enterprise
key-product tcvn-halal tcvn-circular-economy tcvn-national-product qcvn
ghg-assessment""".split()


KINDS = {
    "plan-year": "year", "II.urgency": "text", "III.objectives": "text",
    "IV.contents": "text", "V.results": "text", "V.products": "table",
    "VI.effects": "text", "VII.places": "text", "VIII.duration": "text",
    "VIII.months": "months", "IX.total": "amount",
    "IX.state-budget": "amount", "IX.counterpart": "amount",
    "IX.costs": "table", "X.contact-phone": "phone",
    "X.contact-email": "email", "X.attachments": "list",
}
UNITS = {"VIII.months": "tháng", "IX.total": "đồng",
         "IX.state-budget": "đồng", "IX.counterpart": "đồng"}
COLUMNS = {
    "V.products": [("name", "line", None), ("unit", "line", None),
                   ("quantity", "number", None),
                   ("requirement", "text", None)],
    "IX.costs": [("item", "line", None), ("amount", "amount", "đồng"),
                 ("state-budget", "amount", "đồng"),
                 ("counterpart", "amount", "đồng"), ("note", "line", None)],
}
MONEY = ["IX.total", "IX.state-budget", "IX.counterpart"]
FORM_RULES = {
    "budget.negative": ("minimum", "error", MONEY, 0),
    "budget.sum": ("sum", "error", MONEY, None),
    "budget.costs": ("column-sum", "warning", ["IX.total"], None),
    "duration.over-36": ("maximum", "error",
                         ["VIII.months", "VIII.duration"], 36),
    "duration.mismatch": ("same-months", "hint",
                          ["VIII.duration", "VIII.months"], None),
    "contact.email": ("email", "error", ["X.contact-email"], None),
    "contact.phone": ("phone", "error", ["X.contact-phone"], None),
    "name.length": ("words", "hint", ["I.name"], 50),
    "text.vague": ("figure", "warning", ["III.objectives", "V.results"],
                   None),
}
FORM_RULES_WITH_SOURCE = {"budget.sum", "duration.over-36", "contact.email",
                          "contact.phone", "text.vague"}

HALAL = ["TCVN 12944:2020", "TCVN 13708:2023", "TCVN 13709:2023",
         "TCVN 13710:2023", "TCVN 13888:2023"]
STANDARDS = {
    "circular-economy": ["Luật Bảo vệ môi trường 2020, Điều 142",
                         "ISO 59004:2024"],
    "recycling": ["Luật Bảo vệ môi trường 2020, Điều 54"],
    "ghg-reduction": ["ISO 14064-1", "ISO 14064-2",
                      "Nghị định số 06/2022/NĐ-CP"],
    "carbon-audit": ["ISO 14064-1", "ISO 14064-3"],
    "halal": HALAL, "tcvn-halal": HALAL,
    "halal-certification": ["TCVN 12944:2020", "TCVN 13888:2023"],
    "iso-27017": ["ISO/IEC 27017:2015"], "iso-27018": ["ISO/IEC 27018"],
    "iso-15408": ["ISO/IEC 15408", "TCVN 8709"],
    "iso-9001": ["ISO 9001:2015", "TCVN ISO 9001:2015"],
    "iso-14001": ["ISO 14001:2015", "TCVN ISO 14001:2015"],
    "ocop-tcvn": ["Quyết định số 148/QĐ-TTg năm 2023"],
    "tcvn-ai": ["ISO/IEC 42001:2023"],
    "tcvn-strategic-technology": ["Quyết định số 1131/QĐ-TTg năm 2025"],
    "tcvn-data": ["Luật Dữ liệu 2024"],
    "tcvn-information-security": ["ISO/IEC 27001:2022"],
    "tcvn-circular-economy": ["ISO 59004:2024"],
    "traceability": ["TCVN 12850:2019"],
    "policy": ["Quyết định số 1322/QĐ-TTg"],
    "private-enterprise": ["Nghị quyết số 68-NQ/TW năm 2025"],
    "qcvn": ["Luật Tiêu chuẩn và quy chuẩn kỹ thuật 2006, sửa đổi, bổ sung "
             "năm 2025"],
    "ghg-assessment": ["ISO 14064-1", "ISO 14064-2", "ISO 14064-3"],
}

# The one file that shows decomposed letters.
DECOMPOSED = {"examples/faulty/text-not-nfc.json"}


def validator(name):
    schema = read_json(DATA / "schemas" / f"{name}.schema.json")
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def errors_of(name, document):
    return [f"{error.json_path}: {error.message[:200]}"
            for error in validator(name).iter_errors(document)]


def parent_of(document, path):
    """The object or list that holds the last step of a path of keys."""
    for step in path[:-1]:
        document = document[step]
    return document


def put(*path_and_value):
    """A mutation that sets a member."""
    *path, value = path_and_value

    def mutate(document):
        parent_of(document, path)[path[-1]] = value
    mutate.words = f"{path} = {value!r}"
    return mutate


def drop(*path):
    """A mutation that takes a member out."""
    def mutate(document):
        del parent_of(document, path)[path[-1]]
    mutate.words = f"without {list(path)}"
    return mutate


PROFILE = {
    "format": "dexuat-profile", "version": 1,
    "name": "Công ty TNHH Chè Tây Trang", "tax-code": "5600123456",
    "contact-email": "lienhe@chetaytrang.vn.example",
}

ARCHIVE = {
    "format": "dexuat-archive", "version": 1, "call": "dien-bien-2026",
    "made": "2025-08-20T09:00:00+07:00", "dossiers": 1, "audit-rows": 2,
    "last-hash": "0" * 64, "faults": [],
    "members": [{"name": "register.json", "size": 3, "sha256": "a" * 64,
                 "kind": "register"}],
}

MADE = {"profile": PROFILE, "archive": ARCHIVE}

BROKEN = {
    "archive": [
        put("format", "dexuat-dossier"), put("version", 2), drop("call"),
        put("made", "20/8/2025"), put("last-hash", "0" * 63),
        put("dossiers", -1), put("faults", [1]), put("members", []),
        drop("members", 0, "sha256"), put("members", 0, "kind", "other"),
        put("members", 0, "name", "/etc/passwd"), put("extra", True),
    ],
    "form": [
        put("format", "dexuat-call"), put("version", 2), drop("id"),
        put("id", "có dấu cách"), put("title", ""),
        put("issued", "12/10/2022"),
        put("fields", {}), put("fields", 0, "kind", "memo"),
        drop("fields", 1, "id"), drop("fields", 1, "label"),
        put("fields", 1, "required", True),
        put("fields", 1, "required", "severity", "fatal"),
        drop("fields", 6, "columns"), put("fields", 6, "columns", []),
        put("fields", 6, "columns", 0, "width", 0),
        put("fields", 6, "columns", 0, "kind", "table"),
        put("sections", 0, "items", []),
        put("sections", 0, "items", 0, "kind", "values"),
        drop("sections", 0, "items", 0, "field"),
        put("sections", 0, "items", 0, "leaders", -1),
        put("sections", 0, "items", 0, "leaders", "2"),
        drop("sections", 8, "items", 0, "parts"),
        put("sections", 8, "items", 0, "leader-inline", "yes"),
        put("rules", 1, "kind", "total"), put("rules", 1, "severity", "info"),
        put("rules", 1, "fields", ["IX.total"]), drop("rules", 0, "value"),
        put("rules", 1, "source", "sentence", 5),
        drop("rules", 2, "source", "doubt"), drop("rules", 8, "column"),
        put("rules", 2, "source", "seed", True), put("extra", 1),
        put("plan", {"before": "("}), drop("signature"),
    ],
    "call": [
        put("format", "dexuat-form"), put("version", "1"), drop("id"),
        drop("office"), put("plan-year", "2026"), put("plan-year", 26),
        drop("deadline"), put("deadline", "17h00 ngày 07/8/2025"),
        put("deadline", "instant", "07/8/2025"),
        put("deadline", "instant", "2025-08-07T17:00:00"),
        put("deadline", "inclusive", "true"), drop("deadline", "source"),
        put("deadline", "doubt", ""), put("legal-bases", None),
        put("legal-bases", 0, "date", "31/8/2020"),
        drop("legal-bases", 0, "source"),
        drop("legal-bases", 0, "source", "sentence"),
        put("legal-bases", 0, "number", 1), drop("groups", 0, "topics"),
        put("groups", 0, "topics", 0, "id", "tên có dấu"),
        put("groups", 0, "topics", 0, "halal"),
        put("schools", 5), put("schools", "minimum", 0),
        put("dossier", 0, "kind", "form"), put("dossier", 0, "copies", "01"),
        put("dossier", 1, "optional", 1), put("channels", 0, "id", "fax"),
        drop("receipt", 0, "id"), put("receipt", 0, "day", "arrival"),
        put("receipt", 0, "id", "e-mail"), drop("doubts", 0, "text"),
        drop("process"), put("notice", {"kind": "Thông báo"}),
        put("extra", []),
    ],
    "topics": [
        put("format", "topics"), put("version", 2), put("topics", []),
        drop("topics", 0, "id"), put("topics", 0, "id", "TFP và vốn"),
        put("topics", 0, "name", ""), drop("topics", 0, "meaning"),
        put("topics", 0, "standards", "TCVN"),
        put("topics", 0, "standards", ["a", "a"]),
        put("topics", 0, "group", "policy"),
    ],
    "rules": [
        put("format", "dexuat-rule"), drop("version"),
        put("spelling", {"năng xuất": "năng suất"}),
        drop("spelling", 0, "right"), put("spelling", 0, "wrong", ""),
        put("spelling", 0, "except", "khả năng xuất"),
        put("citations", 0, "date", "31/8/2020"),
        drop("citations", 0, "symbol"), put("unit-words", ["công ty", 3]),
        put("repeated-words", 0), put("repeated-words", "20"),
        put("sources", []), put("sources", {"topics.none": "mục 1"}),
        put("sources", {"không": {"document": "a", "sentence": "b"}}),
        put("extra", True),
    ],
    "columns": [
        put("format", "dexuat-form"), put("version", 2), drop("id"),
        put("id", "phụ lục 2"), put("title", ""), drop("source"),
        put("heading", "BẢNG"), put("columns", []),
        put("columns", 0, "kind", "number"), drop("columns", 0, "width"),
        put("columns", 0, "width", 0), drop("columns", 0, "align"),
        put("columns", 0, "align", "justify"), drop("columns", 1, "fields"),
        put("columns", 1, "fields", []), drop("columns", 8, "given"),
        put("columns", 5, "total", 1), put("columns", 0, "heading", ""),
        put("extra", 1),
    ],
    "letter": [
        put("format", "dexuat-columns"), put("version", "1"), drop("id"),
        drop("title"), put("title", ""), put("body", "một đoạn"),
        put("body", 0, 5), put("subject", ["a", None]), put("text", []),
    ],
    "proposal": [
        drop("format"), put("format", "dexuat"), put("version", 2),
        put("version", True), put("id", "1234"), put("form", 15),
        put("revision", -1), put("revision", "3"), put("values", []),
        put("values", "plan-year", "2026"),
        put("values", "IX.total", "2 tỷ"), put("values", "IX.total", 1.5),
        put("values", "VIII.months", "18 tháng"),
        put("values", "I.name", ["Tên"]),
        put("values", "X.attachments", "Văn bản cam kết"),
        put("values", "V.products", [["Hội thảo", 6]]),
        put("values", "V.products", [{"quantity": "6"}]),
        put("values", "IX.costs", [{"amount": "100"}]),
        put("topics", ["halal"]), put("topics", [{"note": "không có id"}]),
        put("topics", [{"id": "university-modules", "schools": "05"}]),
        put("unplaced", "chữ"),
    ],
    "profile": [
        drop("format"), put("format", "dexuat-proposal"), put("version", 2),
        put("name", 5), put("tax-code", 5600123456), put("address", []),
        put("contact-email", None), put("contact-phone", 912000066),
    ],
    "council": [
        put("format", "dexuat-votes"), put("version", 2), drop("id"),
        put("members", "minimum", 0), drop("members", "maximum"),
        put("roles", []), drop("roles", 0, "title"),
        put("quorum", "denominator", 0), put("quorum", "roles", "secretary"),
        put("papers", "working-days", "05"), put("ballot", "items", []),
        put("passing", "of", "all"), put("passing", "more-than", 1),
        drop("passing"), put("refusal", {}), put("extra", 1),
        drop("members", "source", "doubt"),
    ],
    "criteria": [
        put("format", "dexuat-review"), drop("version"), drop("title"),
        put("criteria", []), drop("criteria", 0, "id"),
        put("criteria", 0, "title", ""), put("criteria", 0, "mark", "pass"),
        drop("criteria", 0, "source", "sentence"),
    ],
    "tasks": [
        put("format", "dexuat-task"), put("version", 0), drop("tasks"),
        drop("tasks", 0, "name"), put("tasks", 0, "id", "hội thảo"),
        put("tasks", 0, "months", "15"), put("tasks", 0, "results", ["1"]),
        put("tasks", 0, "cost", 1),
    ],
    "remarks": [
        put("format", "dexuat-review"), put("version", 2), drop("id"),
        put("proposal", "1"), put("revision", -1), drop("from"),
        put("reply-by", "05/8/2025"), drop("remarks"),
        drop("remarks", 0, "id"), put("remarks", 0, "kind", "order"),
        put("remarks", 0, "state", "shut"), put("remarks", 0, "text", ""),
        put("remarks", 0, "passage", "start", -1),
        drop("remarks", 0, "passage", "text"),
        put("remarks", 0, "answer", 1),
        put("remarks", 0, "conflicts", [{"member": "id", "value": "1"}]),
    ],
    "review": [
        put("format", "dexuat-remarks"), put("version", "1"), drop("marks"),
        put("id", "1"), put("marks", 0, "answer", "đạt"),
        drop("marks", 0, "criterion"), put("conclusion", "maybe"),
        put("name", ""), put("revision", "3"),
    ],
    "votes": [
        put("format", "dexuat-council"), put("version", 2), drop("ballots"),
        drop("members"), put("members", 0, "present", "yes"),
        drop("members", 0, "role"), put("ballots", 0, "count", 0),
        put("ballots", 0, "items", "results", True),
        put("ballots", 0, "conclusion", "adjust"),
        put("ballots", 0, "votes", 1), put("date", "18/8/2025"),
        put("reviewers", "m4"), put("reasons", "Trùng"),
    ],
}

def whole(name):
    path = WHOLE[name]
    return copy.deepcopy(MADE[name]) if path is None else read_json(path)


class Schemas(unittest.TestCase):
    def check_all(self, name, paths, fewest):
        paths = sorted(paths)
        self.assertGreaterEqual(len(paths), fewest)
        for path in paths:
            with self.subTest(path.relative_to(ROOT).as_posix()):
                self.assertEqual(errors_of(name, read_json(path)), [])

    def test_forms(self):
        self.check_all("form", (DATA / "forms").glob("*.json"), 1)

    def test_calls(self):
        self.check_all("call", (DATA / "calls").glob("*.json"), 4)

    def test_topics(self):
        self.check_all("topics", (DATA / "topics").glob("*.json"), 1)

    def test_rules(self):
        self.check_all("rules", (DATA / "rules").glob("*.json"), 1)

    def test_columns(self):
        self.check_all("columns", (DATA / "columns").glob("*.json"), 3)

    def test_letters(self):
        self.check_all("letter", (DATA / "letters").glob("*.json"), 1)

    def test_examples(self):
        self.check_all("proposal", EXAMPLES.rglob("*.json"), 50)

    def test_desk(self):
        self.check_all("council", (DATA / "councils").glob("*.json"), 1)
        self.check_all("criteria", (DATA / "criteria").glob("*.json"), 1)
        self.check_all("tasks", (DATA / "tasks").glob("*.json"), 1)
        for name in ("remarks", "review", "votes"):
            self.check_all(name, [TESTS / f"{name}.json"], 1)

    def test_profile(self):
        self.assertEqual(errors_of("profile", PROFILE), [])

    def test_archive(self):
        self.assertEqual(errors_of("archive", ARCHIVE), [])

    def test_every_schema_is_tried(self):
        names = {path.name.split(".")[0]
                 for path in (DATA / "schemas").glob("*.json")}
        self.assertGreaterEqual(names, set(BROKEN))
        self.assertEqual(set(BROKEN), set(WHOLE))

    def test_broken_files_are_refused(self):
        for name, mutations in BROKEN.items():
            self.assertGreaterEqual(len(mutations), 5)
            for mutate in mutations:
                with self.subTest(f"{name}: {mutate.words}"):
                    document = whole(name)
                    mutate(document)
                    self.assertNotEqual(errors_of(name, document), [])

    def test_unknown_members(self):
        """A user's own members begin with x-; in a proposal and a profile
        any member is kept."""
        for name in ("form", "call", "topics", "rules", "columns",
                     "letter", "archive", "council", "criteria", "tasks",
                     "votes"):
            with self.subTest(name):
                document = whole(name)
                document["x-note"] = {"any": ["thing"]}
                self.assertEqual(errors_of(name, document), [])
        for name in ("proposal", "profile", "remarks", "review"):
            with self.subTest(name):
                document = whole(name)
                document["later"] = {"any": ["thing"]}
                self.assertEqual(errors_of(name, document), [])
        document = whole("proposal")
        document["values"]["XI.more"] = 1
        document["values"]["V.products"] = [{"name": "Sổ tay", "isbn": "x"}]
        self.assertEqual(errors_of("proposal", document), [])


class References(unittest.TestCase):
    def setUp(self):
        self.fields = {field["id"]: field for field in FORM["fields"]}

    def test_head(self):
        self.assertEqual(FORM["id"], WHOLE["form"].stem)
        self.assertIn("Mẫu A1-ĐXNV, Thông tư số 15/2022/TT-BKHCN",
                      FORM["title"])
        year, month, day = FORM["issued"].split("-")
        self.assertIn(f"ngày {day}/{month}/{year}",
                      FORM["source"]["document"])
        self.assertIn("07/2024/TT-BKHCN", FORM["source"]["doubt"])

    def test_fields_in_canonical_order(self):
        self.assertEqual(list(self.fields), CANONICAL)
        self.assertEqual(len(FORM["fields"]), len(CANONICAL))

    def test_kinds(self):
        self.assertEqual(
            {name: field["kind"] for name, field in self.fields.items()},
            {name: KINDS.get(name, "line") for name in CANONICAL})
        self.assertEqual({name: field["unit"] for name, field
                          in self.fields.items() if "unit" in field}, UNITS)
        for name, field in self.fields.items():
            with self.subTest(name):
                self.assertEqual(
                    [(column["id"], column["kind"], column.get("unit"))
                     for column in field.get("columns", [])],
                    COLUMNS.get(name, []))

    def test_required_fields(self):
        for severity, ids in REQUIRED.items():
            self.assertEqual(
                [field["id"] for field in FORM["fields"]
                 if field.get("required", {}).get("severity") == severity],
                ids)
        for name, field in self.fields.items():
            with self.subTest(name):
                required = field.get("required", {})
                self.assertEqual(required.get("unless"), "VIII.months"
                                 if name == "VIII.duration" else None)
                self.assertEqual("source" in required, "required" in field)

    def test_required_fields_quote_their_words(self):
        """The sentence is the heading or the label that asks for it."""
        asked = {FORM["plan"]["field"]: FORM["plan"]["before"]}
        for section in FORM["sections"]:
            head = f"{section['id']}. {section['heading']}"
            if "hint" in section:
                head += " " + section["hint"]
            for item in section["items"]:
                if "field" in item:
                    asked[item["field"]] = head
                for part in item.get("parts", []):
                    asked[part["field"]] = part["label"]
        for name, field in self.fields.items():
            if "required" in field:
                with self.subTest(name):
                    self.assertEqual(field["required"]["source"]["sentence"],
                                     asked[name])

    def test_each_field_stands_once_on_paper(self):
        placed = [FORM["plan"]["field"]]
        for section in FORM["sections"]:
            for item in section["items"]:
                placed += [item[member] for member in ("field", "instead")
                           if member in item]
                placed += [part["field"] for part in item.get("parts", [])]
        self.assertEqual(placed, CANONICAL)

    def test_sections_have_a_guide(self):
        for section in FORM["sections"]:
            with self.subTest(section["id"]):
                self.assertRegex(section["guide"], r"^.{40,}\.$")

    def test_rules(self):
        self.assertEqual(
            {rule["id"]: (rule["kind"], rule["severity"], rule["fields"],
                          rule.get("value"))
             for rule in FORM["rules"]}, FORM_RULES)
        self.assertEqual(len(FORM["rules"]), len(FORM_RULES))
        self.assertEqual({rule["id"] for rule in FORM["rules"]
                          if "source" in rule}, FORM_RULES_WITH_SOURCE)
        rules = {rule["id"]: rule for rule in FORM["rules"]}
        self.assertEqual({name for name, rule in rules.items()
                          if "doubt" in rule.get("source", {})},
                         {"budget.sum", "duration.over-36", "text.vague"})
        self.assertEqual(rules["text.vague"]["also"], ["V.products"])
        self.assertEqual(rules["budget.costs"]["also"], ["IX.costs"])
        self.assertEqual(rules["budget.costs"]["column"], "amount")
        for rule in FORM["rules"]:
            for name in rule["fields"] + rule.get("also", []):
                self.assertIn(name, self.fields)

    def test_topic_ids(self):
        self.assertEqual([topic["id"] for topic in TOPICS], TOPIC_IDS)

    def test_topics_are_told_apart(self):
        for member in ("name", "meaning"):
            words = [topic[member] for topic in TOPICS]
            self.assertEqual(len(set(words)), len(words))
        for topic in TOPICS:
            with self.subTest(topic["id"]):
                self.assertTrue(topic["name"][0].isupper())
                self.assertLess(len(topic["name"]), 60)
                self.assertTrue(topic["meaning"][0].isupper())
                self.assertRegex(topic["meaning"], r"^.{20,129}\.$")

    def test_standards(self):
        self.assertEqual({topic["id"]: topic["standards"] for topic in TOPICS
                          if topic["standards"]}, STANDARDS)

    def test_calls_name_a_form(self):
        for name, call in CALLS.items():
            with self.subTest(name):
                self.assertTrue((DATA / "forms" / f"{call['form']}.json")
                                .is_file())
                for item in call["dossier"]:
                    if "topic" in item:
                        self.assertIn(item["topic"], TOPIC_IDS)

    def test_slips_are_not_in_our_words(self):
        rules = read_json(WHOLE["rules"])["spelling"]
        self.assertEqual(len({rule["wrong"] for rule in rules}), len(rules))
        for rule in rules:
            with self.subTest(rule["wrong"]):
                self.assertNotIn(rule["wrong"].lower(),
                                 rule["right"].lower())
                for words in rule.get("except", []):
                    self.assertIn(rule["wrong"].lower(), words.lower())


class Files(unittest.TestCase):
    """UTF-8 in NFC, two spaces, a final line break."""

    def test_files(self):
        for path in sorted([*DATA.rglob("*.json"), *EXAMPLES.rglob("*.json"),
                            *(ROOT / "tests" / "data").glob("*.json")]):
            name = path.relative_to(ROOT).as_posix()
            with self.subTest(name):
                text = path.read_bytes().decode("utf-8")
                self.assertEqual(unicodedata.is_normalized("NFC", text),
                                 name not in DECOMPOSED)
                self.assertEqual(text, json.dumps(
                    json.loads(text), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    unittest.main()
