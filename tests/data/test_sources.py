#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule in data/ is what the official notices say.

The notices lie beside this file, in seeds/. Their lines are broken anywhere,
also inside words, so all comparisons leave white space out.

Usage: test_sources.py [SOURCE-ROOT]
"""

import json
import re
import sys
import unicodedata
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
    ROOT = Path(sys.argv.pop(1)).resolve()
SEEDS = ROOT / "tests" / "data" / "seeds"

# How a document is cited, and the notice in which its sentence stands. The
# form is printed in full behind the letter of Cao Bằng.
NOTICES = {
    "/TB-SKHCN của Sở Khoa học và Công nghệ tỉnh Điện Biên": "dien-bien-2026",
    "/SKHCN-QLKH&SHTT ": "cao-bang-2026",
    "/SKHCN-TĐC ": "an-giang-2026",
    "/SKHCN-QLCS ": "thanh-hoa-2024",
    "/TB-TĐC ": "results-2025",
    "Mẫu A1-ĐXNV ban hành kèm theo Thông tư số 15/2022/TT-BKHCN":
        "cao-bang-2026",
}

# Fewer sources than this in a file means that the search is broken, or that
# somebody took rules out.
FEWEST = {
    "forms/a1-dxnv-tt15-2022.json": 20,
    "calls/dien-bien-2026.json": 85,
    "calls/cao-bang-2026.json": 40,
    "calls/an-giang-2026.json": 75,
    "calls/thanh-hoa-2024.json": 55,
    "rules/text.json": 12,
}


def squash(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def walk(node, path="$"):
    """All objects below node, with their JSON paths."""
    if isinstance(node, dict):
        yield path, node
        for name, child in node.items():
            yield from walk(child, f"{path}.{name}")
    elif isinstance(node, list):
        for i, child in enumerate(node):
            yield from walk(child, f"{path}[{i}]")


def sources_of(node):
    for path, found in walk(node):
        if "document" in found and "sentence" in found:
            yield path, found


def data_files():
    return sorted(path for path in (ROOT / "data").rglob("*.json")
                  if path.parent.name != "schemas")


def name_of(path):
    return path.relative_to(ROOT / "data").as_posix()


SEED = {path.stem: path.read_text(encoding="utf-8")
        for path in SEEDS.glob("*.txt")}
SQUASHED = {name: squash(text) for name, text in SEED.items()}
CALLS = {path.stem: read_json(path)
         for path in sorted((ROOT / "data" / "calls").glob("*.json"))}


class Sources(unittest.TestCase):
    """What is said to stand in a notice stands there."""

    maxDiff = None

    def seed_of(self, document):
        names = {seed for words, seed in NOTICES.items() if words in document}
        return names.pop() if len(names) == 1 else None

    def test_sentences_stand_in_their_notice(self):
        for file in data_files():
            for path, source in sources_of(read_json(file)):
                where = f"{name_of(file)} {path}"
                if source.get("seed") is False:
                    continue
                with self.subTest(where):
                    seed = self.seed_of(source["document"])
                    self.assertIsNotNone(
                        seed, f"no notice is cited so: {source['document']}")
                    self.assertIn(squash(source["sentence"]), SQUASHED[seed],
                                  f"not in {seed}: {source['sentence']}")

    def test_calls_cite_their_own_notice(self):
        for name, call in CALLS.items():
            for path, source in sources_of(call):
                with self.subTest(f"{name} {path}"):
                    self.assertNotIn("seed", source)
                    self.assertEqual(self.seed_of(source["document"]), name)

    def test_sentences_are_trimmed(self):
        for file in data_files():
            for path, source in sources_of(read_json(file)):
                with self.subTest(f"{name_of(file)} {path}"):
                    for member in ("document", "place", "sentence", "doubt"):
                        text = source.get(member, "x")
                        self.assertEqual(text, " ".join(text.split()))
                        self.assertTrue(unicodedata.is_normalized("NFC", text))

    def test_our_own_sentences_carry_a_doubt(self):
        found = 0
        for file in data_files():
            for path, source in sources_of(read_json(file)):
                if "seed" not in source:
                    continue
                found += 1
                with self.subTest(f"{name_of(file)} {path}"):
                    self.assertIs(source["seed"], False)
                    self.assertIn("không có trong các thông báo",
                                  source.get("doubt", ""))
                    for seed in SQUASHED.values():
                        self.assertNotIn(squash(source["sentence"]), seed)
        self.assertGreater(found, 0)

    def test_enough_sources_were_found(self):
        for name, fewest in FEWEST.items():
            with self.subTest(name):
                found = list(sources_of(read_json(ROOT / "data" / name)))
                self.assertGreaterEqual(len(found), fewest)
        self.assertEqual({name for name in FEWEST if "calls/" in name},
                         {f"calls/{name}.json" for name in CALLS})


class Calls(unittest.TestCase):
    """What a call uses agrees with the sentence it gives for it."""

    def test_id_is_the_file_name(self):
        for name, call in CALLS.items():
            self.assertEqual(call["id"], name)

    def test_deadline(self):
        for name, call in CALLS.items():
            deadline = call["deadline"]
            text = squash(deadline["text"])
            with self.subTest(name):
                self.assertIn(text, SQUASHED[name])
                self.assertIn(text, squash(deadline["source"]["sentence"]))
                year, month, day, hour = (
                    int(part) for part in re.match(
                        r"(\d+)-(\d+)-(\d+)T(\d+)",
                        deadline["instant"]).groups())
                self.assertRegex(
                    text, rf"0?{day}(/|tháng)0?{month}(/|năm){year}$")
                self.assertTrue(deadline["instant"].endswith("+07:00"))
                self.assertEqual(hour, 17 if "17h00" in text else 0)
                before = text.startswith("trướcngày")
                self.assertEqual(deadline["inclusive"], not before)
                self.assertEqual("doubt" in deadline, before)

    def test_plan_year(self):
        for name, call in CALLS.items():
            with self.subTest(name):
                self.assertIn(f"thực hiện từ năm {call['plan-year']}",
                              call["plan-year-source"]["sentence"])

    def test_notice(self):
        for name, call in CALLS.items():
            with self.subTest(name):
                notice = call["notice"]
                self.assertIn(squash(notice["symbol"]), SQUASHED[name])
                self.assertIn(squash(notice["title"]), SQUASHED[name])
                self.assertIn(squash(notice["date"].replace("…", "")),
                              SQUASHED[name])
                for part in notice["signer"].split(","):
                    words = squash(re.sub(r"GIÁM ĐỐC ", "GIÁM ĐỐC\n", part))
                    for word in re.split(r"(?<=GIÁMĐỐC)", words):
                        self.assertIn(word, SQUASHED[name])
                self.assertIn(squash(call["unit"]), SQUASHED[name])

    def test_legal_bases(self):
        for name, call in CALLS.items():
            for basis in call["legal-bases"]:
                with self.subTest(f"{name} {basis['id']}"):
                    sentence = squash(basis["source"]["sentence"])
                    self.assertIn("số" + basis["value"], sentence)
                    if "date" not in basis:
                        continue
                    year, month, day = basis["date"].split("-")
                    self.assertRegex(
                        sentence,
                        re.escape(basis["value"]) +
                        rf"ngày0?{int(day)}/0?{int(month)}/{year}")

    def test_all_legal_bases_are_there(self):
        """Every numbered document that a notice names, but for itself."""
        symbol = re.compile(r"số(\d+/(?:\d+/)?(?:QĐ-TTg|[A-ZĐ-]+))")
        for name, call in CALLS.items():
            # The blank form behind the letter names no document.
            named = set(symbol.findall(SQUASHED[name]))
            slips = {found for found in named
                     if found.endswith(("TT-BKHHCN", "TT-BKH"))}
            with self.subTest(name):
                self.assertEqual({basis["value"]
                                  for basis in call["legal-bases"]},
                                 named - slips)

    def test_contacts_and_addresses(self):
        for name, call in CALLS.items():
            for place in call["contacts"] + call["addresses"]:
                with self.subTest(f"{name} {place['value']}"):
                    # Commas may be ours: the letters and figures are not.
                    plain = re.sub(r"\W", "", squash(place["value"])).lower()
                    self.assertIn(
                        plain, re.sub(r"\W", "", SQUASHED[name]).lower())

    def test_schools(self):
        for name, call in CALLS.items():
            with self.subTest(name):
                number = re.search(r"tối thiểu (\d+) trường",
                                   " ".join(SEED[name].split()))
                self.assertEqual(number is not None, "schools" in call)
                if number is not None:
                    self.assertEqual(int(number.group(1)),
                                     call["schools"]["minimum"])
                    self.assertIn(number.group(0),
                                  call["schools"]["source"]["sentence"])

    def test_topics(self):
        known = {topic["id"] for topic in
                 read_json(ROOT / "data/topics/topics.json")["topics"]}
        for name, call in CALLS.items():
            own = {topic["id"] for topic in call.get("topics", [])}
            seen = set()
            self.assertTrue(call["groups"])
            for group in call["groups"]:
                self.assertTrue(group["topics"])
                whole = squash(group["source"]["sentence"])
                for topic in group["topics"]:
                    with self.subTest(f"{name} {group['id']} {topic['id']}"):
                        self.assertIn(topic["id"], known | own)
                        self.assertNotIn(topic["id"], seen)
                        seen.add(topic["id"])
                        self.assertIn(squash(topic["source"]["sentence"]),
                                      whole)

    def test_priorities_are_whole(self):
        """No word of the list of priorities is left out of the groups."""
        ends = {
            "dien-bien-2026": ("(1) Nghiên cứu", "III. YÊU CẦU VỀ HỒ SƠ"),
            "an-giang-2026": ("- Nghiên cứu, đề xuất cơ chế",
                              "3. Quy trình và yêu cầu"),
            "thanh-hoa-2024": ("- Nghiên cứu, đề xuất cơ chế",
                               "2. Yêu cầu về hồ sơ"),
        }
        for name, (first, last) in ends.items():
            seed = SQUASHED[name]
            listed = seed[seed.index(squash(first)):seed.index(squash(last))]
            groups = "".join(squash(group["source"]["sentence"])
                             for group in CALLS[name]["groups"]
                             if group["id"] != "general")
            with self.subTest(name):
                self.assertEqual(re.sub(r"[-;.]", "", listed),
                                 re.sub(r"[-;.]", "", groups))


class Form(unittest.TestCase):
    """The form is the one printed behind the letter of Cao Bằng."""

    LEADER = re.compile(r"[.…]+")

    def setUp(self):
        self.form = read_json(ROOT / "data/forms/a1-dxnv-tt15-2022.json")
        letter = SEED["cao-bang-2026"]
        self.printed = letter[letter.index(
            "Mẫu A1-ĐXNV", letter.index("Nông Thị Thanh Huyền")):]

    def words(self):
        form = self.form
        yield from form["corner"] + form["title-lines"]
        yield form["plan"]["before"] + form["plan"]["after"]
        for section in form["sections"]:
            yield f"{section['id']}. {section['heading']}"
            yield section.get("hint", "")
            for item in section["items"]:
                yield item.get("text", "")
                for part in item.get("parts", []):
                    yield part["label"]
        yield form["signature"]["title"]
        yield form["signature"]["hint"]

    def test_word_for_word(self):
        ours = squash("".join(self.words()))
        self.assertEqual(self.LEADER.sub("", ours),
                         self.LEADER.sub("", squash(self.printed)))

    def test_hint_and_headings_letter_by_letter(self):
        printed = " ".join(self.printed.split())
        for section in self.form["sections"]:
            with self.subTest(section["id"]):
                words = f"{section['id']}. {section['heading']}"
                if "hint" in section:
                    words += " " + section["hint"]
                self.assertIn(words, printed)
        self.assertEqual([section["id"] for section in self.form["sections"]
                          if "hint" in section], ["II"])

    def test_dotted_lines(self):
        """As many lines to fill in by hand as the printed form has."""
        heads = [(section["id"], re.search(
            rf"^ ?{section['id']}\. ", self.printed, re.MULTILINE).start())
            for section in self.form["sections"]]
        heads.append(("end", self.printed.index("(Ký tên")))
        for section, (name, start), (_, end) in zip(
                self.form["sections"], heads, heads[1:]):
            printed = [line for line in self.printed[start:end].split("\n")
                       if self.LEADER.fullmatch(line.strip())]
            ours = sum(item.get("leaders", 0) for item in section["items"]
                       if not item.get("leader-inline"))
            with self.subTest(name):
                self.assertEqual(len(printed), ours)
                for item in section["items"]:
                    if item.get("leader-inline"):
                        self.assertEqual(item["leaders"], 1)
                        label = item["parts"][0]["label"]
                        self.assertRegex(self.printed,
                                         re.escape(label) + r" ?[.…]{3}")


if __name__ == "__main__":
    unittest.main()
