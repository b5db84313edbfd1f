#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence that a data file gives as its source stands, letter by
letter, in the part of the notice that it is said to stand in; the form is
word for word the printed one. The notices are in tests/data/seeds/; all
comparisons leave white space out.

Usage: test_sources.py [SOURCE-ROOT]
"""

import re
import unicodedata
import unittest

from common import (CALLS, DATA, FORM, RULES, SEED, SQUASHED, read_json,
                    sources_of, squash)

# How a document is cited, and the notice in which its sentence stands. The
# form is printed in full behind the letter of Cao Bằng.
NOTICES = {
    "Thông báo số …/TB-SKHCN của Sở Khoa học và Công nghệ tỉnh Điện Biên":
        "dien-bien-2026",
    "Công văn số …/SKHCN-QLKH&SHTT ngày 29/7/2025 của Sở Khoa học và Công "
    "nghệ tỉnh Cao Bằng": "cao-bang-2026",
    "Công văn số …/SKHCN-TĐC của Sở Khoa học và Công nghệ tỉnh An Giang":
        "an-giang-2026",
    "Công văn số …/SKHCN-QLCS của Sở Khoa học và Công nghệ tỉnh Thanh Hoá":
        "thanh-hoa-2024",
    "Thông báo số …/TB-TĐC của Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc "
    "gia": "results-2025",
    "Mẫu A1-ĐXNV ban hành kèm theo Thông tư số 15/2022/TT-BKHCN ngày "
    "12/10/2022 của Bộ trưởng Bộ Khoa học và Công nghệ": "form",
}

# Sentences of documents that no notice prints.
OTHERS = {
    ("Thông tư số 15/2022/TT-BKHCN ngày 12/10/2022 của Bộ trưởng Bộ Khoa học "
     "và Công nghệ", "Điều 5",
     "Thời gian thực hiện nhiệm vụ không quá 36 tháng."),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác "
     "văn thư", "Phụ lục I, phần I",
     "Phông chữ tiếng Việt Times New Roman, bộ mã ký tự Unicode theo Tiêu "
     "chuẩn Việt Nam TCVN 6909:2001, màu đen."),
    ("Thông tư số 06/2023/TT-BKHCN của Bộ trưởng Bộ Khoa học và Công nghệ",
     "Điều 6",
     "Tên; định hướng mục tiêu; yêu cầu đối với kết quả; phương án tổ chức "
     "thực hiện."),
}

# What the model of a council says after Thông tư 06/2023, in our words.
OTHERS |= {
    ("Thông tư số 06/2023/TT-BKHCN của Bộ trưởng Bộ Khoa học và Công nghệ",
     "Điều 10–12", sentence)
    for sentence in (
        "Hội đồng có từ 07 đến 11 thành viên.",
        "Mỗi đề xuất có 02 ủy viên phản biện.",
        "Phiên họp có mặt ít nhất 2/3 số thành viên, trong đó có Chủ "
        "tịch hoặc Phó Chủ tịch được ủy quyền, các ủy viên phản biện và "
        "ủy viên thư ký khoa học.",
        "Tài liệu được gửi đến thành viên hội đồng ít nhất 05 ngày làm "
        "việc trước phiên họp.",
        "Phiếu đề nghị thực hiện khi tất cả các nội dung được đánh giá "
        "“đạt yêu cầu”.",
        "Đề xuất được đề nghị thực hiện khi có trên 3/4 số phiếu đề "
        "nghị thực hiện.",
        "Đề xuất không được đề nghị thực hiện thì ghi rõ lý do.",
    )
}

# What the criteria say after Thông tư 15/2022, in our words.
OTHERS |= {
    ("Thông tư số 15/2022/TT-BKHCN ngày 12/10/2022 của Bộ trưởng Bộ Khoa học "
     "và Công nghệ", "Điều 5", sentence)
    for sentence in (
        "Nhiệm vụ có tính cấp thiết và thuộc phạm vi của Chương trình.",
        "Kết quả có khả năng ứng dụng và tác động đến năng suất, chất lượng.",
        "Kết quả có khả năng duy trì và nhân rộng.",
        "Doanh nghiệp được hỗ trợ thành lập hợp pháp; ưu tiên doanh nghiệp "
        "nhỏ và vừa, sản phẩm, hàng hóa chủ lực.",
    )
}

# The parts of a notice in their order: how data files call them, and the
# words that they begin with. A part ends where the next one begins; None is
# a part that nothing is quoted from.
PLACES = {
    "dien-bien-2026": [
        ("tên thông báo", "Về việc đề xuất nhiệm vụ"),
        ("phần căn cứ", "Căn cứ Quyết định số 1322"),
        ("câu mở đầu", "Sở Khoa học và Công nghệ thông báo về việc"),
        ("mục I", "I. YÊU CẦU CHUNG"),
        (None, "II. ĐỊNH HƯỚNG NỘI DUNG"),
        ("mục II.1", "1. Định hướng chung"),
        (None, "2. Các nội dung trọng tâm"),
        ("mục II.2 (1)", "(1) Nghiên cứu"),
        ("mục II.2 (2)", "(2) Đẩy mạnh"),
        ("mục II.2 (3)", "(3) Hỗ trợ"),
        ("mục II.2 (4)", "(4) Đào tạo"),
        ("mục II.2 (5)", "(5) Xây dựng"),
        (None, "III. YÊU CẦU VỀ HỒ SƠ"),
        ("mục III.1", "1. Thành phần, số lượng"),
        ("mục III.2", "2. Nơi tiếp nhận và thời hạn"),
        (None, "Trên đây là thông báo"),
    ],
    "cao-bang-2026": [
        ("trích yếu", "V/v tuyên truyền"),
        (None, "Cao Bằng, ngày 29 tháng 7"),
        ("phần căn cứ", "Thực hiện Quyết định số 1322"),
        ("mục 1", "1. Các sở, ban, ngành, đơn vị"),
        ("mục 2", "2. Các phòng, đơn vị trực thuộc"),
        (None, "Sở Khoa học và Công nghệ trân trọng đề nghị Thủ trưởng"),
    ],
    "an-giang-2026": [
        ("trích yếu", "V/v đề xuất nhiệm vụ"),
        (None, "Kính gửi:"),
        ("phần căn cứ", "Căn cứ Quyết định số 1322"),
        (None, "Sở Khoa học và Công nghệ đề nghị các cơ quan"),
        ("mục 1", "1. Yêu cầu chung"),
        ("mục 2", "2. Các nội dung trọng tâm"),
        (None, "3. Quy trình và yêu cầu"),
        ("mục 3.a", "a) Quy trình đề xuất:"),
        ("mục 3.b", "b) Yêu cầu về hồ sơ đề xuất:"),
        (None, "Trân trọng./."),
    ],
    "thanh-hoa-2024": [
        ("trích yếu", "V/v hướng dẫn đề xuất"),
        (None, "CỘNG HÒA XÃ HỘI"),
        ("phần căn cứ", "Căn cứ Quyết định số 1322"),
        (None, "Sở Khoa học và Công nghệ Thanh Hóa hướng dẫn"),
        ("mục 1", "1. Yêu cầu chung:"),
        ("mục 2 (thứ nhất)", "2. Các nội dung trọng tâm"),
        ("mục 2 (thứ hai)", "2. Yêu cầu về hồ sơ"),
        ("câu kết", "Trên đây là hướng dẫn"),
        (None, "Nơi nhận:"),
    ],
    "results-2025": [
        ("phần căn cứ", "Thực hiện Quyết định số 1322"),
        (None, "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia công bố"),
        ("phụ lục", "CÔNG BỐ KẾT QUẢ TUYỂN CHỌN"),
    ],
    "form": [
        ("góc trên của phiếu", "Mẫu A1-ĐXNV"),
        (None, "PHIẾU ĐỀ XUẤT"),
        ("dưới tên phiếu", "(Dự kiến thực hiện trong kế hoạch"),
        ("mục I", "I. TÊN"),
        ("mục II", "II. TÍNH"),
        ("mục III", "III. MỤC TIÊU"),
        ("mục IV", "IV. DỰ KIẾN"),
        ("mục V", "V. DỰ KIẾN KẾT QUẢ"),
        ("mục VI", "VI. DỰ KIẾN HIỆU QUẢ"),
        ("mục VII", "VII. DỰ KIẾN TỔ CHỨC"),
        ("mục VIII", "VIII. YÊU CẦU"),
        ("mục IX", "IX. DỰ KIẾN"),
        (None, "X. THÔNG TIN"),
        ("mục X.1", "1. Tên tổ chức"),
        ("mục X.2", "2. Địa chỉ"),
        ("mục X.3", "3. Đầu mối"),
        (None, "4. Tài liệu gửi kèm"),
    ],
}

# Fewer sources than this in a file means that the search is broken, or that
# somebody took rules out.
FEWEST = {
    "forms/a1-dxnv-tt15-2022.json": 24,
    "calls/dien-bien-2026.json": 91,
    "calls/cao-bang-2026.json": 40,
    "calls/an-giang-2026.json": 82,
    "calls/thanh-hoa-2024.json": 59,
    "rules/text.json": 15,
    "councils/tt06-2023.json": 7,
    "criteria/tt15-2022.json": 5,
    "tasks/results-2025.json": 1,
}


def print_of_form():
    """The form as it is printed behind the letter's signature."""
    letter = SEED["cao-bang-2026"]
    return letter[letter.index("Mẫu A1-ĐXNV",
                               letter.index("Nông Thị Thanh Huyền")):]


def split(text, places):
    """{place: its text}, in squashed letters."""
    starts = []
    at = 0
    for _, words in places:
        at = text.index(squash(words), at)
        starts.append(at)
        at += 1
    return {place: text[start:end] for (place, _), start, end
            in zip(places, starts, starts[1:] + [len(text)])
            if place is not None}


PRINTED = dict(SQUASHED, form=squash(print_of_form()))
PARTS = {name: split(PRINTED[name], places)
         for name, places in PLACES.items()}


def data_files():
    return sorted(path for path in DATA.rglob("*.json")
                  if path.parent.name != "schemas")


def name_of(path):
    return path.relative_to(DATA).as_posix()


def all_sources():
    for file in data_files():
        for path, source in sources_of(read_json(file)):
            yield f"{name_of(file)} {path}", source


class Sources(unittest.TestCase):
    """What is said to stand in a notice stands there."""

    maxDiff = None

    def test_sentences_stand_in_their_place(self):
        for where, source in all_sources():
            if "seed" in source:
                continue
            with self.subTest(where):
                self.assertIn(source["document"], NOTICES)
                notice = NOTICES[source["document"]]
                self.assertIn("place", source)
                self.assertIn(source["place"], PARTS[notice])
                sentence = squash(source["sentence"])
                self.assertGreaterEqual(len(sentence), 6)
                self.assertIn(sentence, PARTS[notice][source["place"]],
                              f"not there: {source['sentence']}")

    def test_sentences_break_no_word(self):
        """A sentence begins and ends where a word does."""
        for where, source in all_sources():
            if "seed" in source:
                continue
            text = " ".join(
                (print_of_form() if NOTICES[source["document"]] == "form"
                 else SEED[NOTICES[source["document"]]]).split())
            text = re.sub(r"(?<=\w)- (?=\w)", "-", text)
            with self.subTest(where):
                words = re.escape(source["sentence"])
                if source["sentence"][0].isalnum():
                    words = r"\b" + words
                if source["sentence"][-1].isalnum():
                    words += r"\b"
                self.assertRegex(text, words)

    def test_calls_cite_their_own_notice(self):
        for name, call in CALLS.items():
            for path, source in sources_of(call):
                with self.subTest(f"{name} {path}"):
                    self.assertNotIn("seed", source)
                    self.assertEqual(NOTICES[source["document"]], name)

    def test_sentences_are_trimmed(self):
        for where, source in all_sources():
            with self.subTest(where):
                for member in ("document", "place", "sentence", "doubt"):
                    text = source.get(member, "x")
                    self.assertEqual(text, " ".join(text.split()))
                    self.assertTrue(unicodedata.is_normalized("NFC", text))

    def test_doubts_are_sentences(self):
        for where, source in all_sources():
            if "doubt" in source:
                with self.subTest(where):
                    self.assertRegex(source["doubt"], r"^[“A-ZĐ].+\.$")

    def test_our_own_sentences_carry_a_doubt(self):
        found = set()
        for where, source in all_sources():
            if "seed" not in source:
                continue
            found.add((source["document"], source["place"],
                       source["sentence"]))
            with self.subTest(where):
                self.assertIs(source["seed"], False)
                self.assertIn("không có trong các thông báo",
                              source["doubt"])
                for seed in SQUASHED.values():
                    self.assertNotIn(squash(source["sentence"]), seed)
        self.assertEqual(found, OTHERS)

    def test_enough_sources_were_found(self):
        for name, fewest in FEWEST.items():
            with self.subTest(name):
                found = list(sources_of(read_json(DATA / name)))
                self.assertGreaterEqual(len(found), fewest)
        self.assertEqual({name for name in FEWEST if "calls/" in name},
                         {f"calls/{name}.json" for name in CALLS})


class Rules(unittest.TestCase):
    """The slips and the true dates of data/rules/text.json."""

    SLIPS = {
        "năng xuất": "năng suất", "TT-BKHHCN": "TT-BKHCN",
        "TT-BKH&CN": "TT-BKHCN", "tuyên truyên": "tuyên truyền",
        "đồng thười": "đồng thời", "chuẩn đoán": "chẩn đoán",
        "phiếu đề suất": "phiếu đề xuất",
        "đề suất nhiệm vụ": "đề xuất nhiệm vụ", "bổ xung": "bổ sung",
        "sau sát nhập": "sau sáp nhập", "sát nhập tỉnh": "sáp nhập tỉnh",
        "sử lý nước thải": "xử lý nước thải",
        "sử lý chất thải": "xử lý chất thải",
    }
    DATES = {
        "1322/QĐ-TTg": "2020-08-31", "15/2022/TT-BKHCN": "2022-10-12",
        "07/2024/TT-BKHCN": "2024-10-08", "3347/BKHCN-TĐC": "2025-07-24",
        "1019/BKHCN-TĐC": "2023-04-11", "3014/QĐ-BKHCN": "2024-11-18",
    }

    def test_slips(self):
        self.assertEqual({rule["wrong"]: rule["right"]
                          for rule in RULES["spelling"]}, self.SLIPS)
        for rule in RULES["spelling"]:
            with self.subTest(rule["wrong"]):
                sentence = rule.get("source", {"sentence": rule["right"]})[
                    "sentence"].lower()
                self.assertIn(rule["right"].lower(), sentence)
                self.assertNotIn(rule["wrong"].lower(), sentence)

    def test_what_is_no_slip(self):
        """“khả năng xuất khẩu” and “phân bổ xung quanh” are right."""
        self.assertEqual(
            {rule["wrong"]: rule["except"] for rule in RULES["spelling"]
             if "except" in rule},
            {"năng xuất": [part + " năng xuất" for part in
                           ("khả", "tiềm", "chức", "tính", "công", "kỹ",
                            "kĩ", "tài", "hiệu", "điện", "bản")],
             "bổ xung": ["phân bổ xung"]})

    def test_dates(self):
        self.assertEqual({citation["symbol"]: citation["date"]
                          for citation in RULES["citations"]}, self.DATES)
        for citation in RULES["citations"]:
            with self.subTest(citation["symbol"]):
                year, month, day = map(int, citation["date"].split("-"))
                self.assertRegex(
                    squash(citation["source"]["sentence"]),
                    re.escape("số" + citation["symbol"]) +
                    rf"ngày0?{day}(/|tháng)0?{month}(/|năm){year}của")

    def test_words(self):
        self.assertEqual(RULES["commitment-words"], ["cam kết"])
        self.assertEqual(RULES["repeated-words"], 20)
        self.assertEqual(RULES["unit-words"], [
            "công ty", "tổng công ty", "tập đoàn", "doanh nghiệp tư nhân",
            "hợp tác xã", "liên hiệp hợp tác xã", "tổ hợp tác",
            "trường đại học", "trường cao đẳng", "trường trung cấp",
            "học viện", "viện", "trung tâm", "hiệp hội", "xí nghiệp",
            "nhà máy"])
        self.assertEqual(set(RULES["sources"]),
                         {"topics.none", "text.legacy-encoding"})
        self.assertIn("chỉ có trong công văn của tỉnh Cao Bằng",
                      RULES["sources"]["topics.none"]["doubt"])


class Form(unittest.TestCase):
    """The form is the one printed behind the letter of Cao Bằng."""

    LEADER = re.compile(r"[.…]+")

    # What stands for an empty value: dotted lines below, or on the line of
    # the label. Counted on the printed form.
    LINES = {"I": [2], "II": [2], "III": [2], "IV": [2], "V": [2], "VI": [4],
             "VII": [2], "VIII": [1], "IX": ["label", 1, 1],
             "X": [1, 1, "label", "label", "label", 3]}

    def setUp(self):
        self.printed = print_of_form()

    def words(self):
        yield from FORM["corner"] + FORM["title-lines"]
        yield FORM["plan"]["before"] + FORM["plan"]["after"]
        for section in FORM["sections"]:
            yield f"{section['id']}. {section['heading']}"
            yield section.get("hint", "")
            for item in section["items"]:
                yield item.get("text", "")
                for part in item.get("parts", []):
                    yield part["label"]
        yield FORM["signature"]["title"]
        yield FORM["signature"]["hint"]

    def test_word_for_word(self):
        ours = squash("".join(self.words()))
        self.assertEqual(self.LEADER.sub("", ours),
                         self.LEADER.sub("", squash(self.printed)))

    def test_letter_by_letter(self):
        """With the blanks between the words, but not around the dots."""
        printed = " ".join(self.printed.split())
        for words in self.words():
            with self.subTest(words):
                if words != "(Dự kiến thực hiện trong kế hoạch năm)":
                    self.assertIn(words, printed)
        for section in FORM["sections"]:
            head = f"{section['id']}. {section['heading']}"
            if "hint" in section:
                head += " " + section["hint"]
            with self.subTest(head):
                self.assertIn(head, printed)
        self.assertEqual([section["id"] for section in FORM["sections"]
                          if "hint" in section], ["II"])

    def test_dotted_lines(self):
        """As many lines to fill in by hand as the printed form has."""
        heads = [(section["id"], re.search(
            rf"^ ?{section['id']}\. ", self.printed, re.MULTILINE).start())
            for section in FORM["sections"]]
        heads.append(("end", self.printed.index("(Ký tên")))
        for section, (name, start), (_, end) in zip(
                FORM["sections"], heads, heads[1:]):
            printed = [line for line in self.printed[start:end].split("\n")
                       if self.LEADER.fullmatch(line.strip())]
            items = [item for item in section["items"] if "leaders" in item]
            with self.subTest(name):
                self.assertEqual(
                    ["label" if item.get("leader-inline")
                     else item["leaders"] for item in items],
                    self.LINES[name])
                self.assertEqual(
                    len(printed), sum(number for number in self.LINES[name]
                                      if number != "label"))
                for item in items:
                    if item.get("leader-inline"):
                        self.assertEqual(item["leaders"], 1)
                        for part in item["parts"]:
                            self.assertRegex(
                                self.printed,
                                re.escape(part["label"]) + r" ?[.…]{3}")


if __name__ == "__main__":
    unittest.main()
