#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the four calls say is what their notices say: deadlines, papers,
places, people, topics and doubts, written down here a second time by a
reader of the notices.

Usage: test_calls.py [SOURCE-ROOT]
"""

import datetime
import functools
import json
import re
import unicodedata
import unittest

from common import CALLS, SEED, SQUASHED, TOPICS, squash

DEADLINES = {
    "dien-bien-2026": ("17h00 ngày 07/8/2025",
                       "2025-08-07T17:00:00+07:00", True, 0),
    "cao-bang-2026": ("trước ngày 09/8/2025",
                      "2025-08-09T00:00:00+07:00", False, 2),
    "an-giang-2026": ("trước ngày 10 tháng 8 năm 2025",
                      "2025-08-10T00:00:00+07:00", False, 2),
    "thanh-hoa-2024": ("trước ngày 22/4/2024",
                       "2024-04-22T00:00:00+07:00", False, 3),
}

# As the notice has them: the day of 15/2022 is wrong in Điện Biên's.
LEGAL_BASES = {
    "dien-bien-2026": {
        "1322/QĐ-TTg": "2020-08-31", "15/2022/TT-BKHCN": "2023-10-12",
        "07/2024/TT-BKHCN": None, "3347/BKHCN-TĐC": "2025-07-24",
        "3727/UBND-KGVX": "2025-07-27"},
    "cao-bang-2026": {
        "1322/QĐ-TTg": "2020-08-31", "3584/VP-KT": "2025-07-28",
        "15/2022/TT-BKHCN": "2022-10-12", "07/2024/TT-BKHCN": None,
        "3347/BKHCN-TĐC": "2025-07-24"},
    "an-giang-2026": {
        "1322/QĐ-TTg": "2020-08-31", "15/2022/TT-BKHCN": "2022-10-12",
        "07/2024/TT-BKHCN": "2024-10-08", "3347/BKHCN-TĐC": "2025-07-24",
        "1107/VP-KGVX": "2025-07-28"},
    "thanh-hoa-2024": {
        "1322/QĐ-TTg": "2020-08-31", "1019/BKHCN-TĐC": "2023-04-11",
        "5131/UBND-NN": "2023-04-14", "15/2022/TT-BKHCN": None},
}

# What each requirement's sentence must say.
REQUIREMENTS = {
    "programme": "phải phù hợp với mục tiêu, nhiệm vụ và giải pháp",
    "circular": "phải đáp ứng các yêu cầu đối với nhiệm vụ KH&CN",
    "authority": "phải phù hợp thẩm quyền quản lý",
    "need": "phải xuất phát từ nhu cầu của tổ chức, doanh nghiệp",
    "feasible": "phải đảm bảo tính khả thi",
    "letter-3347": "theo hướng dẫn tại Công văn số 3347/BKHCN-TĐC",
}
REQUIRED = {
    "dien-bien-2026": "programme circular authority need feasible",
    "cao-bang-2026": "letter-3347",
    "an-giang-2026": "programme circular authority need feasible",
    "thanh-hoa-2024": "programme circular need feasible",
}
ORIENTATIONS = {"dien-bien-2026": "general",
                "cao-bang-2026": "request spread",
                "an-giang-2026": "", "thanh-hoa-2024": ""}

# Kind, whether it may be left out, copies, the topic that it is for.
DOSSIER = {
    "dien-bien-2026": [("slip", False, 1, None),
                       ("commitment", True, 1, None),
                       ("soft-copy", False, None, None)],
    "cao-bang-2026": [("slip", False, None, None)],
    "an-giang-2026": [("official-letter", False, None, None),
                      ("summary-table", False, None, None),
                      ("slip", False, None, None),
                      ("commitment", True, None, None),
                      ("soft-copy", False, None, None)],
    "thanh-hoa-2024": [("official-letter", False, None, None),
                       ("slip", False, None, None),
                       ("commitment", False, None, "pilot-model"),
                       ("soft-copy", False, None, None)],
}

ADDRESS = {
    "dien-bien-2026": "Số 24, đường Trần Đăng Ninh, phường Điện Biên Phủ, "
                      "tỉnh Điện Biên",
    "cao-bang-2026": "Tầng 6, tòa nhà C, trụ sở làm việc các sở, ban, ngành "
                     "tỉnh, Khu đô thị mới, phường Thục Phán, tỉnh Cao Bằng",
    "an-giang-2026": "Số 320 Ngô Quyền, phường Rạch Giá, tỉnh An Giang",
    "thanh-hoa-2024": "Số 17 Hạc Thành, phường Ba Đình, thành phố Thanh Hóa",
}
EMAIL = {"dien-bien-2026": "tdc.khcndb@gmail.com",
         "an-giang-2026": "blthieu.skhcn@angiang.gov.vn",
         "thanh-hoa-2024": "quocvietqd@gmail.com"}
UNIT = {"dien-bien-2026": "Phòng Tiêu chuẩn Đo lường Chất lượng",
        "cao-bang-2026": "Phòng Quản lý Khoa học và Sở hữu trí tuệ",
        "an-giang-2026": "Phòng Tiêu chuẩn Đo lường Chất lượng",
        "thanh-hoa-2024": "Phòng Quản lý Cơ sở"}
PEOPLE = {"dien-bien-2026": ("Bà Lê Thị Nhàn", "0343.456.308"),
          "an-giang-2026": ("Bùi Lê Trung Hiếu", "0919.012.186"),
          "thanh-hoa-2024": ("Trịnh Quốc Việt", "0947.330.805")}

RECEIPT = {"post": "nơi gửi đóng dấu lên phong bì",
           "in-person": "ngày đóng dấu “đến”",
           "online": "nộp hồ sơ trên môi trường điện tử"}
# Which day counts, as the desk reads it.
RECEIPT_DAYS = {"post": "postmark", "in-person": "arrival-stamp",
                "online": "filing"}
PROCESS = {
    "dien-bien-2026": {"copies": "01 bộ đối với mỗi đề xuất"},
    "cao-bang-2026": {"internal-deadline": "trước ngày 09/8/2025",
                      "publish": "đăng tải nội dung văn bản này"},
    "an-giang-2026": {"procedure": "Điều 8 Thông tư số 15/2022",
                      "after": "lấy ý kiến của hội đồng tư vấn"},
    "thanh-hoa-2024": {},
}
SCHOOLS = {"dien-bien-2026": 5, "an-giang-2026": 3, "thanh-hoa-2024": 3}

TRAINING = "expert-training enterprise-training university-modules"
TOOLS = """standards-tools ghg-reduction recycling green-productivity
circular-economy halal esg iso-27017 iso-27018 iso-15408 iso-9001 iso-14001
integrated-solutions digital-transformation"""
GROUPS = {
    "dien-bien-2026": {
        "general": "labour-productivity",
        "policy": "policy tfp",
        "communication": "communication seminars",
        "support": TOOLS + " key-product private-enterprise pilot-model",
        "training": TRAINING.replace("university", "online-training "
                                     "university"),
        "standards": """tcvn-strategic-technology tcvn-data
tcvn-smart-manufacturing tcvn-ai tcvn-semiconductor tcvn-halal
tcvn-green-product tcvn-smart-service tcvn-energy-transition
tcvn-information-security tcvn-circular-economy tcvn-key-product ocop-tcvn
green-certification halal-certification carbon-audit ghg-assessment"""},
    "cao-bang-2026": {"support": TOOLS + " pilot-model"},
    "an-giang-2026": {
        "policy": "policy tfp",
        "communication": "communication seminars",
        "support": TOOLS + " key-product pilot-model",
        "training": TRAINING,
        "standards": """tcvn-smart-manufacturing tcvn-ai tcvn-semiconductor
tcvn-halal tcvn-green-product tcvn-smart-service tcvn-circular-economy
tcvn-key-product ocop-tcvn green-certification halal-certification"""},
    "thanh-hoa-2024": {
        "policy": "policy labour-productivity tfp",
        "support": "standards-tools key-product pilot-model",
        "training": "enterprise-training expert-training "
                    "university-modules",
        "standards": """qcvn tcvn-national-product ocop-tcvn
tcvn-smart-manufacturing tcvn-smart-service tcvn-circular-economy
traceability""",
        "communication": "communication associations school-communication"},
}

# What the sentence of a topic must say; "$" is its end, so that a list is
# quoted up to the topic and no farther.
WORDS = {
    "labour-productivity": "năng suất lao động",
    "policy": "^Nghiên cứu, đề xuất cơ chế, chính sách",
    "tfp": r"năng suất các nhân tố tổng hợp \(TFP\)",
    "communication": "thông tin, truyền thông về năng suất chất lượng$",
    "seminars": "^các hội thảo tập huấn",
    "standards-tools": "công cụ cải tiến năng suất chất lượng cơ bản, "
                       "đặc thù$",
    "ghg-reduction": "giảm phát thải khí nhà kính$",
    "recycling": "tái chế$", "green-productivity": "năng suất xanh$",
    "circular-economy": "kinh tế tuần hoàn$", "halal": "halal$",
    "esg": "ESG$", "iso-27017": "ISO 27017$", "iso-27018": "ISO 27018$",
    "iso-15408": "ISO 15408$", "iso-9001": "ISO 9001$",
    "iso-14001": "ISO 14001$", "integrated-solutions": "tích hợp$",
    "digital-transformation": "chuyển đổi số$",
    "key-product": "trọng điểm, chủ lực quốc gia, ngành, địa phương$",
    "private-enterprise": "thành phần kinh tế tư nhân$",
    "pilot-model": "mô hình điểm về năng suất chất lượng",
    "expert-training": "^Đào tạo (và chứng nhận )?chuyên gia năng suất",
    "enterprise-training": "^Đào tạo, bồi dưỡng kiến thức, kỹ năng.*"
                           "doanh nghiệp$",
    "university-modules": "học phần, môn học về năng suất chất lượng",
    "online-training": "đào tạo trực tuyến$",
    "tcvn-strategic-technology": "công nghệ chiến lược$",
    "tcvn-data": "dữ liệu$", "tcvn-smart-manufacturing": "sản xuất thông "
    "minh$", "tcvn-ai": "trí tuệ nhân tạo$",
    "tcvn-semiconductor": "ch[ií]p bán dẫn$",
    "tcvn-halal": "sản phẩm halal$", "tcvn-green-product": "sản phẩm xanh$",
    "tcvn-smart-service": "dịch vụ thông minh$",
    "tcvn-energy-transition": "chuyển dịch năng lượng$",
    "tcvn-information-security": "an toàn thông tin$",
    "tcvn-circular-economy": "kinh tế tuần hoàn$",
    "tcvn-key-product": "sản phẩm trọng điểm quốc gia$",
    "ocop-tcvn": "mỗi xã một sản phẩm",
    "green-certification": "chứng nhận chất lượng sản phẩm xanh$",
    "halal-certification": "sản phẩm và dịch vụ halal$",
    "carbon-audit": "kiểm toán carbon$",
    "ghg-assessment": "kiểm toán carbon, giảm phát thải khí nhà kính$",
    "qcvn": "quy chuẩn kỹ thuật quốc gia",
    "tcvn-national-product": "chương trình sản phẩm quốc gia$",
    "traceability": "truy xuất nguồn gốc$",
    "associations": "vai trò của các hội, hiệp hội",
    "school-communication": "trường đại học, cao đẳng và trung học",
}

WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy",
            "Chủ nhật"]

# What is wrong or open in a notice: words that are quoted, and words of the
# doubt.
ISO = ("ISO 9001, ISO 14001", "hệ thống quản lý môi trường")
MINIMUM = "tối thiểu 03 trường cùng khối ngành"
DOUBTS = {
    "dien-bien-2026": {
        "circular-date": ("ngày 12/10/2023", "ban hành là 12/10/2022"),
        "circular-name": ("trên địa bàn tỉnh Điện Biên", "bị thêm"),
        "plan-year": ("dự kiến thực hiện từ năm 2025", "năm 2026"),
        "after-17h00": ("17h00 ngày 07/8/2025", "sau 17h00"),
        "summary-dossier": ("hồ sơ tổng hợp đề xuất", "bảng tổng hợp"),
        "soft-copy-time": ("bản mềm gửi về", "không nêu định dạng"),
        "online-address": ("trực tuyến trên môi trường điện tử",
                           "không nêu cổng"),
        "individuals": ("tổ chức, cá nhân nộp hồ sơ", "cả cá nhân"),
        "bracket": ("(bản gốc, theo mẫu", "không được đóng"),
        "iso-14001": ISO,
    },
    "cao-bang-2026": {
        "deadline": ("trước ngày 09/8/2025", "trước 0h00 ngày 09/8/2025"),
        "topics": ("mục 2, phần II của Công văn nêu trên",
                   "3347/BKHCN-TĐC"),
        "unit": ("Phòng Quản lý Khoa học và Sở hữu trí tuệ",
                 "các phòng, đơn vị trực thuộc Sở"),
        "dossier": ("Nội dung đề xuất gửi về", "không nêu số lượng bộ"),
        "stray-figure": ("theo 1 Mẫu A1-ĐXNV", "số “1” thừa"),
        "address-comma": ("phường Thục Phán tỉnh", "dấu phẩy"),
        "typo-dong-thoi": ("đồng thười", "“đồng thời”"),
        "typo-tuyen-truyen": ("tuyên truyên", "“tuyên truyền”"),
        "iso-14001": ISO,
    },
    "an-giang-2026": {
        "deadline": ("trước ngày 10 tháng 8 năm 2025",
                     "trước 0h00 ngày 10/8/2025"),
        "schools": (MINIMUM, "tối thiểu 05 trường"),
        "symbol-bkhhcn": ("TT-BKHHCN", "đúng là “TT-BKHCN”"),
        "symbol-bkh-cn": ("TT-BKH&CN", "đúng là “TT-BKHCN”"),
        "authority": ("UBND xã, phường, đặc khu, các doanh nghiệp",
                      "từng bộ, ngành và địa phương"),
        "programme-name": ("sản phẩm hàng hóa", "dấu phẩy"),
        "soft-copy": ("*.docx", "đuôi tệp Word"),
        "stars": ("(*đính kèm phụ lục 2*)", "dấu định dạng"),
        "summary-table": ("theo mẫu đính kèm", "chưa được biết chắc"),
        "form-amended": ("A1-ĐXNV quy định tại Thông tư số 15/2022/"
                         "TT-BKHHCN và được sửa đổi", "phụ lục 1 không kèm"),
        "individuals": ("Công văn đề xuất của cơ quan", "cá nhân"),
        "iso-14001": ISO,
    },
    "thanh-hoa-2024": {
        "deadline": ("trước ngày 22/4/2024", "rất có thể là 22/4/2023"),
        "numbering": ("2. Yêu cầu về hồ sơ", "hai mục đánh số 2"),
        "letter-1019": ("của Tổng cục Tiêu chuẩn Đo lường Chất lượng - Bộ",
                        "chỗ khác ghi của Bộ Khoa học và Công nghệ"),
        "schools": (MINIMUM, "vẫn ghi 03"),
        "project": ("đề xuất dự án", "“nhiệm vụ”"),
        "individual-letter": ("tổ chức, cá nhân đăng ký",
                              "Cá nhân không ban hành công văn"),
        "address": ("thành phố Thanh Hóa)", "trước ngày 01/7/2025"),
        "typo-cua": ("hướng dẫn cùa Sở", "“của”"),
        "missing-blank": ("đơn vịđược", "“đơn vị được”"),
        "commitments": ("đối với nhiệm vụ xây dựng mô hình điểm",
                        "các nhiệm vụ khác"),
    },
}

# Where a source itself carries a doubt.
DOUBTED = {
    "dien-bien-2026": ["plan-year-source", "legal-bases circular-15-2022",
                       "topics iso-14001", "topics labour-productivity",
                       "dossier soft-copy", "channels online"],
    "cao-bang-2026": ["topics iso-14001", "topics-by-reference",
                      "channels post", "channels in-person",
                      "addresses unit", "contacts unit"],
    "an-giang-2026": ["requirements circular", "topics iso-14001", "schools",
                      "dossier summary-table", "dossier slip",
                      "dossier commitment", "channels post",
                      "channels in-person", "process procedure"],
    "thanh-hoa-2024": ["legal-bases letter-1019", "schools", "channels post",
                       "channels in-person", "addresses post"],
}


def plain(text):
    """Letters and figures only: commas in an address may be ours."""
    return re.sub(r"\W", "", squash(text)).lower()


def written(date):
    """A date as a notice writes it: 24/7/2025, 24/07/2025, 07/8/2025."""
    year, month, day = map(int, date.split("-"))
    return rf"(?<!\d)0?{day}/0?{month}/{year}(?!\d)"


def fold(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in text
                   if not unicodedata.combining(letter))


def each_call(test):
    """A test of one call, for all of them."""
    @functools.wraps(test)
    def run(self):
        for name, call in CALLS.items():
            with self.subTest(name):
                test(self, name, call)
    return run


class Calls(unittest.TestCase):
    """What a call uses agrees with the sentence it gives for it."""

    maxDiff = None

    def test_all_calls_are_there(self):
        self.assertEqual(set(CALLS), set(DEADLINES))

    def statements(self, call, member, sentences):
        """A list of statements has these ids, and quotes these words."""
        found = call[member]
        self.assertEqual([item["id"] for item in found], list(sentences))
        for item in found:
            self.assertRegex(item["text"], r"^[A-ZĐ]")
            self.assertIn(sentences[item["id"]], item["source"]["sentence"])

    @each_call
    def test_office(self, name, call):
        self.assertEqual(call["id"], name)
        self.assertEqual(call["office"], "Sở Khoa học và Công nghệ tỉnh "
                         + call["province"])
        self.assertEqual(
            fold(call["province"]).replace(" ", "-"), name[:-5])
        self.assertEqual(call["plan-year"], int(name[-4:]))
        self.assertEqual(call["unit"], UNIT[name])
        self.assertEqual(call["form"], "a1-dxnv-tt15-2022")

    @each_call
    def test_deadline(self, name, call):
        deadline = call["deadline"]
        text, instant, inclusive, readings = DEADLINES[name]
        self.assertEqual(deadline["text"], text)
        self.assertEqual(deadline["instant"], instant)
        self.assertIs(deadline["inclusive"], inclusive)
        self.assertEqual(len(deadline.get("readings", [])), readings)
        self.assertIn(text, deadline["source"]["sentence"])
        self.assertEqual("doubt" in deadline, not inclusive)
        if not inclusive:
            self.assertIn(f"“{text}”", deadline["doubt"])
            self.assertIn("hiểu là trước 0h00", deadline["doubt"])

    @each_call
    def test_plan_year(self, name, call):
        self.assertIn(f"thực hiện từ năm {call['plan-year']}",
                      call["plan-year-source"]["sentence"])

    @each_call
    def test_notice(self, name, call):
        notice = call["notice"]
        head = SQUASHED[name]
        self.assertEqual(
            notice["kind"],
            "Thông báo" if "THÔNGBÁO" in head else "Công văn")
        province = squash(call["province"])
        self.assertRegex(head[:200], "Số:" + re.escape(squash(
            notice["symbol"])) + f"(V/v|{province},)")
        self.assertIn(squash(notice["title"]), head)
        self.assertIn(province + ","
                      + squash(notice["date"].replace("…", "")), head)
        for part in notice["signer"].split(","):
            words = squash(re.sub(r"GIÁM ĐỐC ", "GIÁM ĐỐC\n", part))
            for word in re.split(r"(?<=GIÁMĐỐC)", words):
                self.assertIn(word, head)

    @each_call
    def test_legal_bases(self, name, call):
        bases = call["legal-bases"]
        self.assertEqual({basis["value"]: basis.get("date")
                          for basis in bases}, LEGAL_BASES[name])
        for basis in bases:
            number = basis["value"].split("/")[0]
            self.assertRegex(basis["id"], rf"-{number}(-20\d\d)?$")
            sentence = squash(basis["source"]["sentence"])
            self.assertIn("số" + basis["value"], sentence)
            if "date" not in basis:
                continue
            self.assertRegex(sentence, re.escape(basis["value"]) + "ngày"
                             + written(basis["date"]))

    @each_call
    def test_all_legal_bases_are_there(self, name, call):
        """Every numbered document that a notice names, but for itself."""
        symbol = re.compile(r"số(\d+/(?:\d+/)?(?:QĐ-TTg|[A-ZĐ-]+))")
        named = set(symbol.findall(SQUASHED[name]))
        slips = {found for found in named
                 if found.endswith(("TT-BKHHCN", "TT-BKH"))}
        self.assertEqual({basis["value"]
                          for basis in call["legal-bases"]},
                         named - slips)

    @each_call
    def test_requirements(self, name, call):
        self.statements(call, "requirements",
                        {which: REQUIREMENTS[which]
                         for which in REQUIRED[name].split()})

    @each_call
    def test_orientations(self, name, call):
        self.assertEqual([item["id"] for item in call["orientations"]],
                         ORIENTATIONS[name].split())

    @each_call
    def test_statements(self, _, call):
        """A value is quoted from its sentence; what is no quotation says in
        our words what it means."""
        for member in ("legal-bases", "requirements", "orientations",
                       "channels", "addresses", "receipt", "process"):
            for item in call[member]:
                with self.subTest(f"{member} {item['id']}"):
                    sentence = item["source"]["sentence"]
                    if member != "channels":
                        self.assertIn(plain(item.get("value", "")),
                                      plain(sentence))
                    if "date" in item:
                        self.assertRegex(sentence, written(item["date"]))
                    self.assertIn("text" if member != "legal-bases"
                                  or "date" not in item else "value", item)
        for group in call["groups"]:
            self.assertRegex(group["title"], r"^(\([1-5]\) )?\w.{8,80}$")
        for item in call["dossier"]:
            self.assertRegex(item["title"], r"^\w.{15,110}$")

    @each_call
    def test_weekdays(self, _, call):
        text = json.dumps(call, ensure_ascii=False)
        found = re.findall(r"(\d\d?)/(\d\d?)/(\d{4}) (?:\(|là )"
                           r"(thứ \w+|Chủ nhật)", text)
        self.assertEqual(len(found), text.count("thứ Sáu")
                         + text.count("thứ Bảy") + text.count("Chủ nhật")
                         - len(re.findall(r"thứ Sáu, ngày", text)))
        found += [(*date, "thứ Sáu") for date in re.findall(
            r"thứ Sáu, ngày (\d\d?)/(\d\d?)/(\d{4})", text)]
        for day, month, year, name in found:
            self.assertEqual(
                WEEKDAYS[datetime.date(int(year), int(month),
                                       int(day)).weekday()], name)

    @each_call
    def test_dossier(self, name, call):
        self.assertEqual(
            [(item["kind"], item.get("optional", False),
              item.get("copies"), item.get("topic"))
             for item in call["dossier"]], DOSSIER[name])
        for item in call["dossier"]:
            sentence = item["source"]["sentence"]
            if item["kind"] == "slip":
                self.assertIn("A1-ĐXNV", sentence)
            if item["kind"] == "commitment":
                self.assertIn("nhu cầu và cam kết của doanh nghiệp trong"
                              " việc phối hợp thực hiện, đối ứng kinh "
                              "phí, tiếp nhận hoặc ứng dụng kết quả",
                              sentence)
            if item.get("topic") == "pilot-model":
                self.assertIn("đối với nhiệm vụ xây dựng mô hình điểm",
                              sentence)

    @each_call
    def test_channels(self, name, call):
        """By post and in person to the address, by e-mail what is soft;
        online in Điện Biên alone."""
        wanted = {"post": ADDRESS[name], "in-person": ADDRESS[name]}
        if name == "dien-bien-2026":
            wanted["online"] = None
        if name in EMAIL:
            wanted["e-mail"] = EMAIL[name]
        self.assertEqual({item["id"]: item.get("value")
                          for item in call["channels"]}, wanted)

    @each_call
    def test_addresses(self, name, call):
        wanted = {"post": ADDRESS[name]}
        if name in EMAIL:
            wanted["e-mail"] = EMAIL[name]
        if name in ("cao-bang-2026", "an-giang-2026"):
            wanted["unit"] = UNIT[name]
        self.assertEqual({item["id"]: item["value"]
                          for item in call["addresses"]}, wanted)
        for item in call["addresses"]:
            self.assertIn(plain(item["value"]),
                          plain(item["source"]["sentence"]))

    @each_call
    def test_contacts(self, name, call):
        wanted = {"unit": UNIT[name]}
        if name in PEOPLE:
            wanted.update(name=PEOPLE[name][0], position="Chuyên viên",
                          phone=PEOPLE[name][1])
            wanted["e-mail"] = EMAIL[name]
        self.assertEqual({item["id"]: item["value"]
                          for item in call["contacts"]}, wanted)
        for item in call["contacts"]:
            self.assertIn(item["value"].lower(),
                          item["source"]["sentence"].lower())

    @each_call
    def test_receipt(self, name, call):
        """Điện Biên alone says which day counts."""
        self.statements(call, "receipt", RECEIPT
                        if name == "dien-bien-2026" else {})
        for item in call["receipt"]:
            self.assertEqual(item["day"], RECEIPT_DAYS[item["id"]])
            self.assertEqual("vẫn có thể đúng hạn" in item["text"],
                             item["id"] == "post")

    @each_call
    def test_process(self, name, call):
        self.statements(call, "process", PROCESS[name])

    @each_call
    def test_schools(self, name, call):
        number = re.search(r"tối thiểu (\d+) trường",
                           " ".join(SEED[name].split()))
        self.assertEqual(call.get("schools", {}).get("minimum"),
                         SCHOOLS.get(name))
        self.assertEqual(number is not None, "schools" in call)
        if number is not None:
            self.assertEqual(int(number.group(1)), SCHOOLS[name])
            self.assertIn(number.group(0),
                          call["schools"]["source"]["sentence"])

    @each_call
    def test_topics(self, name, call):
        known = [topic["id"] for topic in TOPICS]
        self.assertEqual(set(WORDS), set(known))
        self.assertEqual(
            {group["id"]: [topic["id"] for topic in group["topics"]]
             for group in call["groups"]},
            {group: topics.split()
             for group, topics in GROUPS[name].items()})
        self.assertEqual("topics-by-reference" in call,
                         name == "cao-bang-2026")
        for group in call["groups"]:
            whole = squash(group["source"]["sentence"])
            for topic in group["topics"]:
                sentence = topic["source"]["sentence"]
                self.assertIn(topic["id"], known)
                self.assertIn(squash(sentence), whole)
                self.assertRegex(sentence, re.compile(
                    WORDS[topic["id"]], re.IGNORECASE))

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

    @each_call
    def test_doubts(self, name, call):
        self.assertEqual([doubt["id"] for doubt in call["doubts"]],
                         list(DOUBTS[name]))
        for doubt in call["doubts"]:
            quoted, said = DOUBTS[name][doubt["id"]]
            self.assertIn(quoted, doubt["source"]["sentence"])
            self.assertIn(said, doubt["text"])
            self.assertRegex(doubt["text"], r"\.$")

    @each_call
    def test_doubted_sources(self, name, call):
        found = [member for member in
                 ("plan-year-source", "topics-by-reference")
                 if "doubt" in call.get(member, {})]
        if "doubt" in call.get("schools", {}).get("source", {}):
            found.append("schools")
        lists = {member: call[member] for member in (
            "legal-bases", "requirements", "orientations", "dossier",
            "channels", "addresses", "contacts", "receipt", "process")}
        lists["topics"] = [topic for group in call["groups"]
                           for topic in group["topics"]]
        for member, items in lists.items():
            found += [f"{member} {item.get('id', item.get('kind'))}"
                      for item in items if "doubt" in item["source"]]
        self.assertEqual(sorted(found), sorted(DOUBTED[name]))

if __name__ == "__main__":
    unittest.main()
