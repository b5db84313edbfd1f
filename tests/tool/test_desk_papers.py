# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office writes on a dossier and gets back: remarks and answers,
likenesses, votes, reviews, letters and the table."""

import copy
import csv
import io
import json
import unittest
import uuid

from common import SOURCE, Case, load, pdf_text, squeeze

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
CALL = "dien-bien-2026"
NOW = "2025-08-07T09:00+07:00"
ITEMS = ("necessity", "objectives", "results", "effects", "feasibility")
BALLOT = dict.fromkeys(ITEMS, "pass")
AGAINST = dict(BALLOT, results="fail")


class Papers(Case):
    def setUp(self):
        super().setUp()
        self.made = [self.make(n) for n in (1, 2, 3)]
        for number, proposal in enumerate(self.made, 1):
            self.write(f"đến/{number}.json", proposal)
        self.desk("receive", self.work / "đến", "--call", CALL, "--channel",
                  "online", "--arrived", "2025-08-06")

    def make(self, number, revision=1, **values):
        proposal = copy.deepcopy(load(EXAMPLE))
        proposal["id"] = str(uuid.uuid5(uuid.NAMESPACE_DNS, str(number)))
        proposal["revision"] = revision
        proposal["values"]["I.name"] = f"Nhiệm vụ thứ {number}"
        proposal["values"].update(values)
        return proposal

    def desk(self, *words, code=0):
        return self.cli("desk", *words, "--date", NOW, code=code)

    def remark(self, *words, code=0):
        return self.desk("remark", *words, code=code).stdout.strip()

    def remarks(self, number, *words):
        out = self.work / "góp ý.dxnx"
        self.desk("remarks", number, out, *words)
        return load(out)

    def answer(self, remarks, code=0):
        path = self.write("trả lời.dxnx", remarks)
        done = self.desk("answer", path, "--json", code=code)
        return json.loads(done.stdout) if code == 0 else done

    def entry(self, number=1):
        return json.loads(self.desk("list", "--json").stdout)[number - 1]


class Remarks(Papers):
    def test_file(self):
        first = self.remark("1", "--field", "III.objectives", "--kind",
                            "should", "--text", "Nêu số lượng", "--passage",
                            "năng suất")
        made = self.remarks("1", "--reply-by", "2025-08-20")
        value = self.made[0]["values"]["III.objectives"]
        self.assertEqual(made["format"], "dexuat-remarks")
        self.assertEqual(made["proposal"], self.made[0]["id"])
        self.assertEqual((made["revision"], made["from"], made["reply-by"]),
                         (1, "office", "2025-08-20"))
        self.assertRegex(made["code"], r"^\w{4}-\w{4}$")
        remark, = made["remarks"]
        self.assertEqual(remark, {
            "id": first, "field": "III.objectives", "passage": {
                "start": value.index("năng suất"), "length": 9,
                "text": "năng suất"},
            "kind": "should", "text": "Nêu số lượng", "state": "open"})

    def test_no_remarks(self):
        self.assertEqual(self.remarks("2")["remarks"], [])

    def test_missing_items(self):
        """What is missing is a remark, once, until it comes."""
        self.desk("complete", "1", "commitment=missing", "--remark",
                  "bản gốc")
        first, = self.remarks("1")["remarks"]
        again, = self.remarks("1")["remarks"]
        self.assertEqual(first, again)
        self.assertIn("bản gốc", first["text"])
        self.assertEqual((first["kind"], first["field"], first["state"]),
                         ("must", "", "open"))
        self.desk("complete", "1", "commitment=present")
        self.assertEqual(self.remarks("1")["remarks"][0]["state"], "settled")

    def test_loop(self):
        """Drafter, officer, drafter, officer, by files only, with edits on
        both sides: nothing is lost, conflicts are shown."""
        one = self.remark("1", "--field", "III.objectives", "--text",
                          "Nêu số lượng")
        two = self.remark("1", "--field", "V.results", "--kind", "question",
                          "--text", "Ai nhận kết quả?")
        sent = self.remarks("1")
        # While the drafter writes, the office rewords one and adds another.
        self.remark("1", "--id", one, "--text", "Nêu số lượng và đơn vị")
        three = self.remark("1", "--text", "Thiếu chữ ký")
        # The drafter mends the proposal and answers, in a file of today.
        sent["from"] = "proposer"
        sent["x-chương trình"] = {"tên": "khác"}
        for remark, answer in zip(sent["remarks"], ("Đã sửa", "Sở Công "
                                                    "Thương")):
            remark.update(state="answered", answer=answer)
        mended = self.make(1, revision=2, **{
            "III.objectives": "Mục tiêu đã sửa: 10 hội thảo"})
        done = self.desk("receive", self.write("sửa.json", mended), "--call",
                         CALL, "--json")
        self.assertEqual(json.loads(done.stdout)[0]["result"], "new-version")
        changes = self.answer(sent)
        self.assertEqual([(line["change"], line["id"]) for line in changes],
                         [("answer", one), ("answer", two)])
        self.assertEqual(changes[0]["text"], "Nêu số lượng và đơn vị")
        self.assertEqual(self.answer(sent), [])
        # The second time round both sides say something on one remark.
        self.remark("1", "--id", two, "--state", "settled")
        back = self.remarks("1")
        self.assertEqual(back["x-chương trình"], {"tên": "khác"})
        self.assertEqual([remark["id"] for remark in back["remarks"]],
                         [one, two, three])
        back["from"] = "proposer"
        back["remarks"][0]["answer"] = "Đã sửa thành 10 hội thảo"
        back["remarks"][2].update(state="answered", answer="Đã ký")
        changes = self.answer(back)
        conflict = [line for line in changes if line["change"] == "conflict"]
        self.assertEqual(
            [(line["id"], line["member"], line["ours"], line["theirs"])
             for line in conflict],
            [(one, "answer", "Đã sửa", "Đã sửa thành 10 hội thảo")])
        kept = self.remarks("1")["remarks"]
        self.assertEqual(kept[0]["conflicts"], [
            {"member": "answer", "value": "Đã sửa thành 10 hội thảo"}])
        self.assertEqual([remark["state"] for remark in kept],
                         ["answered", "settled", "answered"])
        self.assertEqual(kept[2]["answer"], "Đã ký")
        self.remark("1", "--id", one, "--take", "new", "--state", "settled")
        last = self.remarks("1")["remarks"][0]
        self.assertEqual((last["answer"], last["state"]),
                         ("Đã sửa thành 10 hội thảo", "settled"))
        self.assertNotIn("conflicts", last)
        self.desk("audit")

    def test_refused(self):
        self.assertIn("register", self.answer({
            "format": "dexuat-remarks", "version": 1,
            "id": str(uuid.uuid4()), "proposal": str(uuid.uuid4()),
            "revision": 1, "from": "proposer", "remarks": []},
            code=3).stderr.replace("sổ", "register"))
        for wrong, place in (({"format": "x"}, "$.format"), ([], "$")):
            self.assertIn(place, self.answer(wrong, code=3).stderr)
        for words, code in ((("1",), 2), (("9", "--text", "a"), 3),
                            (("1", "--text", "a", "--kind", "b"), 2),
                            (("1", "--text", "a", "--field", "XI.b"), 3),
                            (("1", "--text", "a", "--field", "I.name",
                              "--passage", "không có"), 3),
                            (("1", "--id", "x", "--text", "a"), 3)):
            with self.subTest(words):
                self.remark(*words, code=code)
        self.desk("remarks", "1", self.work / "không" / "a.dxnx", code=4)
        self.desk("remarks", "1", code=2)


class Overlap(Papers):
    def find(self, number="1"):
        return json.loads(self.desk("overlap", number, "--json").stdout)

    def test_register(self):
        """The other two say the same; what they say is shown."""
        hits = self.find()
        self.assertEqual({hit["with"] for hit in hits
                          if hit["kind"] == "register"}, {"2/2025", "3/2025"})
        first = hits[0]
        self.assertGreater(first["text"], 80)
        self.assertTrue(first["passages"])
        for passage in first["passages"]:
            self.assertGreaterEqual(passage["words"], 12)
            self.assertIn(passage["here"][:40], "\n".join(
                value for value in self.made[0]["values"].values()
                if isinstance(value, str)))
        self.assertIsNone(first["decision"])

    def test_library(self):
        """Built in tasks, and those that the office added."""
        task = load(SOURCE / "data/tasks/results-2025.json")["tasks"][0]
        alike = self.make(8, **{
            "I.name": task["name"], "III.objectives": task["objectives"],
            "V.results": task["results"]})
        self.write("thêm/8.json", alike)
        self.desk("receive", self.work / "thêm", "--call", CALL)
        self.assertIn(f"task:{task['id']}",
                      [hit["with"] for hit in self.find("4")])
        table = io.StringIO()
        csv.writer(table).writerows([
            ("Tên nhiệm vụ", "Mục tiêu"),
            ("Nhiệm vụ thứ 2", self.made[1]["values"]["III.objectives"])])
        self.desk("library", self.write("cũ.csv", table.getvalue()))
        added = [hit for hit in self.find("2") if hit["kind"] == "library"]
        self.assertEqual([hit["name"] for hit in added], ["Nhiệm vụ thứ 2"])
        self.assertEqual(added[0]["title"], 100)

    def test_decision(self):
        self.desk("overlap", "1", "--with", "2/2025", "--is", "different",
                  "--why", "khác địa bàn")
        decision = {hit["with"]: hit["decision"] for hit in self.find()}
        self.assertEqual(decision["2/2025"],
                         {"is": "different", "why": "khác địa bàn"})
        self.assertIsNone(decision["3/2025"])
        for words in (("--with", "2/2025"), ("--why", "a"),
                      ("--with", "2", "--is", "x", "--why", "a"),
                      ("--with", "2", "--is", "same")):
            self.desk("overlap", "1", *words, code=2)
        self.desk("overlap", "9", code=3)
        self.desk("audit")


class Votes(Papers):
    def votes(self, favour, against=0, **more):
        roles = ("chair", "secretary", *("member",) * 7)
        ballots = [{"count": favour, "items": BALLOT}]
        if against:
            ballots.append({"count": against, "items": AGAINST})
        return dict({
            "format": "dexuat-votes", "version": 1, "date": "2025-08-20",
            "papers-sent": "2025-08-11", "reviewers": ["m3", "m4"],
            "members": [{"id": f"m{n}", "name": f"Bà {n}", "role": role,
                         "present": True} for n, role in enumerate(roles, 1)],
            "ballots": ballots}, **more)

    def vote(self, number, votes, code=0):
        path = self.write("phiếu.json", votes)
        done = self.desk("vote", number, path, "--json", code=code)
        return json.loads(done.stdout)[0] if done.stdout else done

    def test_outcomes(self):
        for favour, against, more, outcome, state, code in (
                (9, 0, {}, "passed", "proposed", 0),
                (7, 2, {}, "passed", "proposed", 0),
                (6, 3, {"reasons": ["Chưa rõ kết quả"]}, "refused", "refused",
                 0)):
            with self.subTest((favour, against)):
                found = self.vote("1", self.votes(favour, against, **more),
                                  code)
                self.assertEqual(found["outcome"], outcome)
                self.assertEqual((found["favour"], found["base"]),
                                 (favour, favour + against))
                self.assertEqual(self.entry()["state"], state)
        self.desk("audit")

    def test_decides_nothing(self):
        """No reasons for a refusal, or no quorum."""
        found = self.vote("1", self.votes(3, 6), code=1)
        self.assertEqual(found["faults"][-1]["id"], "refusal.reasons")
        absent = self.votes(3)
        for member in absent["members"][3:]:
            member["present"] = False
        self.assertEqual(self.vote("1", absent, code=1)["outcome"], "void")
        self.assertEqual(self.entry()["state"], "received")

    def test_refused(self):
        for votes, words in (
                (self.votes(9, proposal=self.made[1]["id"]), "$.proposal"),
                (self.votes(9, ballots=[{"items": {"results": "yes"}}]),
                 "$.ballots[0]"),
                (self.votes(9, council="không-có"), "")):
            done = self.vote("1", votes, code=3)
            self.assertIn(words, done.stderr)
        self.desk("vote", "9", self.work / "phiếu.json", code=3)
        self.desk("vote", "1", self.work / "không có.json", code=3)

    def test_files_keep_to_schema(self):
        import jsonschema
        for name, made in (("votes", self.votes(6, 3)),
                           ("remarks", self.remarks("1"))):
            schema = load(SOURCE / "data" / "schemas" / f"{name}.schema.json")
            jsonschema.Draft7Validator(schema).validate(made)

    def test_rank_by_votes(self):
        for number, favour in (("1", 8), ("2", 9), ("3", 8)):
            self.vote(number, self.votes(favour, 9 - favour))
        done = self.desk("rank", "--call", CALL, "--by", "votes")
        self.assertEqual([line.split("\t")[:2]
                          for line in done.stdout.splitlines()],
                         [["1", "2/2025"], ["2", "1/2025"], ["2", "3/2025"]])
        self.assertIn("3/2025", done.stderr)
        self.assertEqual([line["rank"] for line in json.loads(
            self.desk("list", "--json").stdout)], [2, 1, 3])
        for words in ((), ("--by", "votes"), ("1", "--by", "votes"),
                      ("--call", CALL, "--by", "x")):
            self.desk("rank", *words, code=2)

    def test_rank_by_criteria(self):
        criteria = [item["id"] for item in load(
            SOURCE / "data/criteria/tt15-2022.json")["criteria"]]
        for number, answer in ((1, "fail"), (2, "pass")):
            self.desk("review", number, self.write("nhận xét.json", {
                "format": "dexuat-review", "version": 1,
                "id": str(uuid.uuid4()), "reviewer": "Bà Lò Thị Mai",
                "proposal": self.made[number - 1]["id"], "revision": 1,
                "marks": [{"criterion": criteria[0], "answer": answer,
                           "reason": "như trên"}]}))
        self.assertEqual(self.entry()["state"], "reviewed")
        done = self.desk("rank", "--call", CALL, "--by", "criteria")
        self.assertEqual([line.split("\t")[1]
                          for line in done.stdout.splitlines()],
                         ["2/2025", "1/2025", "3/2025"])
        self.desk("review", "3", self.work / "nhận xét.json", code=3)


class Letters(Papers):
    def text(self, name):
        return squeeze(pdf_text(self.work / name))

    def test_receipt(self):
        for name in ("a.pdf", "a.docx"):
            self.desk("receipt", "1", self.work / name)
        text = self.text("a.pdf")
        for words in ("GIẤYTIẾPNHẬN", "1/2025", "ngày06tháng8năm2025",
                      "gửitrựctuyến", "trongthờihạn", "1.json",
                      "UBNDTỈNHĐIỆNBIÊN", "Nhiệmvụthứ1"):
            self.assertIn(words, text)
        self.desk("receipt", "1", self.work / "a.xlsx", code=2)
        self.desk("receipt", "9", self.work / "b.pdf", code=3)
        self.desk("receipt", "1", self.work / "không" / "b.pdf", code=4)

    def test_supplement(self):
        self.desk("supplement", "1", self.work / "a.pdf", code=3)
        self.desk("complete", "1", "commitment=missing", "--remark",
                  "cần bản gốc")
        self.remark("1", "--field", "V.results", "--text", "Nêu số lượng")
        self.remarks("1")
        profile = self.write("sở.json", {
            "format": "dexuat-profile", "version": 1, "short-name": "SKHCN",
            "signer-position": "Phó Giám đốc", "signer-name": "Lò Thị Mai"})
        self.desk("supplement", "1", self.work / "a.pdf", "--reply-by",
                  "20/8/2025", "--profile", profile)
        text = self.text("a.pdf")
        for words in ("cầnbảngốc", "Nêusốlượng", "ngày20tháng8năm2025",
                      "PHÓGIÁMĐỐC", "LòThịMai", "/SKHCN"):
            self.assertIn(words, text)
        self.assertEqual(text.count("cầnbảngốc"), 1)

    def test_table(self):
        """In rank order; what is left out is said."""
        self.desk("rank", "3", "1", "2")
        votes = Votes.votes(self, 0, 9, reasons=["Trùng"])
        votes["ballots"] = votes["ballots"][1:]
        self.desk("vote", "1", self.write("phiếu.json", votes))
        out = self.work / "bảng.csv"
        done = self.desk("consolidate", out, "--call", CALL)
        self.assertIn("1/2025", done.stderr)
        rows = list(csv.reader(io.StringIO(
            out.read_text(encoding="utf-8-sig"), newline="")))
        self.assertEqual([row[1] for row in rows[1:]], ["3/2025", "2/2025"])
        done = self.cli("desk", "consolidate", "-", "--to", "csv", "--call",
                        CALL, "--columns", "ket-qua-tuyen-chon")
        self.assertIn("Tóm tắt mục tiêu", done.stdout)
        for words, code in ((("a.csv",), 2), (("a.odt", "--call", CALL), 2),
                            (("a.csv", "--call", "x"), 3),
                            (("a.csv", "--call", CALL, "--columns", "x"), 2),
                            (("không/a.csv", "--call", CALL), 4)):
            self.desk("consolidate", *words, code=code)


if __name__ == "__main__":
    unittest.main()
