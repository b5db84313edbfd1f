# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command with good input: what it writes, says and returns."""

import json
import unittest
import uuid

from common import DATE, EXAMPLES, SOURCE, Case, load

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
CALLS = ["an-giang-2026", "cao-bang-2026", "dien-bien-2026",
         "thanh-hoa-2024"]


class Usage(Case):
    def test_help_lists_every_command_and_works(self):
        done = self.cli("--help")
        for word in ("export", "import", "check", "batch", "forms", "calls",
                     "--date", "--json", "--to", "--jobs", "--version",
                     ".docx", ".dxhs", "--convert", "verify",
                     "--seal", "--no-data", "summary", "letter", "--columns",
                     "--profile", "desk receive", "--call"):
            self.assertIn(word, done.stdout)
        self.assertEqual(done.stderr, "")

    def test_version(self):
        self.assertRegex(self.cli("--version").stdout,
                         r"^dexuat-cli \d+\.\d+\.\d+\n$")

    def test_wrong_words(self):
        for args in ([], ["làm"], ["export"], ["export", EXAMPLE],
                     ["export", EXAMPLE, "a.doc"], ["export", EXAMPLE, "a"],
                     ["export", EXAMPLE, "-"], ["check"],
                     ["check", EXAMPLE, EXAMPLE], ["check", "--lạ", EXAMPLE],
                     ["check", "--date", "hôm qua", EXAMPLE],
                     ["check", "--annex", EXAMPLE],
                     ["import", EXAMPLE], ["import", EXAMPLE, "a.pdf"],
                     ["batch", "."], ["batch", ".", "ra"],
                     ["batch", ".", "ra", "--to", "doc"],
                     ["batch", ".", "ra", "--to", "pdf", "--jobs", "-1"],
                     ["batch", ".", "ra", "--to", "pdf", "--jobs", "x"],
                     ["forms", "x"]):
            done = self.cli(*args, code=2)
            self.assertEqual(done.stdout, "")
            self.assertTrue(done.stderr.startswith("dexuat-cli: "))
        self.assertEqual(self.names(), [])

    def test_languages(self):
        wrong = ["check", "không-có.json"]
        vietnamese = self.cli(*wrong, code=3).stderr
        self.assertIn("không", vietnamese.split(":", 2)[2])
        for env in ({"LC_ALL": "C"}, {"LC_ALL": "en_US.UTF-8"},
                    {"LANG": "", "LC_ALL": ""}, {"LANGUAGE": "fr"}):
            self.assertEqual(self.cli(*wrong, code=3, env=env).stderr,
                             vietnamese)
        english = self.cli(*wrong, code=3,
                           env={"DEXUAT_LANGUAGE": "en"}).stderr
        self.assertIn("there is no such file", english)


class Export(Case):
    def test_several_files_and_folders_with_blanks(self):
        self.cli("export", EXAMPLE, "bản in.pdf", "bản ghi.json")
        self.assertEqual(self.names(), ["bản ghi.json", "bản in.pdf"])
        self.assertTrue(
            (self.work / "bản in.pdf").read_bytes().startswith(b"%PDF-1."))

    def test_streams(self):
        data = EXAMPLE.read_bytes()
        done = self.cli("export", "-", "-", "--to", "pdf", data=data,
                        text=False)
        self.cli("export", EXAMPLE, "a.pdf")
        self.assertEqual(done.stdout, (self.work / "a.pdf").read_bytes())
        done = self.cli("export", "-", "-", "--to", "json",
                        data=data.decode())
        self.assertEqual(json.loads(done.stdout)["id"], load(EXAMPLE)["id"])

    def test_never_refuses_and_counts_errors(self):
        path = self.write("a.json", self.proposal(**{"I.name": "Tên"}))
        found = json.loads(
            self.run_cli("check", path, "--json").stdout)
        errors = sum(f["severity"] == "error" for f in found)
        self.assertGreater(errors, 5)
        done = self.cli("export", path, "a.pdf")
        self.assertIn(str(errors), done.stderr)
        self.assertEqual(len(done.stderr.splitlines()), 1)

    def test_blank(self):
        self.cli("export", "--blank", "trống.pdf")
        self.cli("export", "--blank", "--form", "a1-dxnv-tt15-2022",
                 "trống 2.pdf")
        self.assertEqual((self.work / "trống.pdf").read_bytes(),
                         (self.work / "trống 2.pdf").read_bytes())
        self.cli("export", "--blank", "--form", "không-có", "b.pdf", code=3)
        self.assertEqual(self.names(), ["trống 2.pdf", "trống.pdf"])

    def test_existing_file_is_replaced(self):
        self.write("a.pdf", "cũ")
        self.cli("export", EXAMPLE, "a.pdf")
        self.assertGreater((self.work / "a.pdf").stat().st_size, 10000)


class Import(Case):
    def test_canonical_and_stable(self):
        for path in EXAMPLES:
            self.cli("import", path, "a.json")
            first = (self.work / "a.json").read_bytes()
            self.cli("import", "a.json", "b.json")
            self.assertEqual(first, (self.work / "b.json").read_bytes())
            self.assertEqual(load(path), json.loads(first))

    def test_unknown_members_survive(self):
        value = self.proposal(**{
            "I.name": "Tên", "riêng": {"a": [1, None]},
            "V.products": [{"name": "Báo", "mã": "X1"}]})
        value["topics"] = [{"id": "halal", "màu": "xanh"}]
        value["ghi-chú"] = [True, 1.5]
        value["unplaced"] = ["lạc"]
        self.write("a.json", value)
        done = self.cli("import", "a.json", "b.json")
        self.assertIn("unplaced", done.stderr)
        out = load(self.work / "b.json")
        uuid.UUID(out.pop("id"))
        self.assertEqual(out, value)

    def test_id_is_made_once(self):
        self.write("a.json", self.proposal())
        self.cli("import", "a.json", "b.json")
        self.cli("import", "b.json", "c.json")
        self.assertEqual(load(self.work / "b.json")["id"],
                         load(self.work / "c.json")["id"])

    def test_order_and_layout(self):
        value = {"thêm": 1, "values": {"X.name": "B", "lạ": 1, "I.name": "A"},
                 "version": 1, "topics": [{"note": "n", "id": "tfp"}],
                 "format": "dexuat-proposal"}
        self.write("a.json", value)
        self.cli("import", "a.json", "b.json")
        text = (self.work / "b.json").read_text(encoding="utf-8")
        out = json.loads(text)
        self.assertEqual([k for k in out if k != "call"],
                         ["format", "version", "id", "form", "values",
                          "topics", "thêm"])
        self.assertEqual(list(out["values"]), ["I.name", "X.name", "lạ"])
        self.assertEqual(list(out["topics"][0]), ["id", "note"])
        self.assertTrue(text.startswith('{\n  "format"'))
        self.assertTrue(text.endswith("}\n"))


class Check(Case):
    def test_text_and_codes(self):
        good = self.cli("check", EXAMPLE, "--date", DATE)
        self.assertEqual(good.stderr, "")
        self.cli("check", self.write("a.json", self.proposal()), code=1)

    def test_date_and_epoch(self):
        def ids(*args, env=None):
            done = self.run_cli("check", EXAMPLE, "--json", *args, env=env)
            return [f["id"] for f in json.loads(done.stdout)]
        self.assertNotIn("deadline.passed", ids("--date", DATE))
        self.assertNotIn("deadline.passed",
                         ids("--date", "2025-08-07T17:00+07:00"))
        self.assertIn("deadline.passed",
                      ids("--date", "2025-08-07T17:00:01+07:00"))
        self.assertIn("deadline.passed", ids("--date", "2025-08-08"))
        self.assertNotIn("deadline.passed",
                         ids(env={"SOURCE_DATE_EPOCH": "1754000000"}))
        self.assertIn("deadline.passed", ids())

    def test_shape(self):
        done = self.run_cli("check", "-", "--json",
                            data=json.dumps(self.proposal()))
        for finding in json.loads(done.stdout):
            self.assertEqual(list(finding), ["id", "severity", "field",
                                             "message", "source"])
            self.assertIn(finding["severity"], ("error", "warning", "hint"))


class Lists(Case):
    def test_forms(self):
        forms = json.loads(self.cli("forms", "--json").stdout)
        self.assertEqual([list(f) for f in forms],
                         [["id", "title", "builtin", "path"]])
        self.assertEqual(forms[0]["id"], "a1-dxnv-tt15-2022")
        self.assertIs(forms[0]["builtin"], True)
        self.assertIsNone(forms[0]["path"])
        self.assertIn("a1-dxnv-tt15-2022", self.cli("forms").stdout)

    def test_calls(self):
        calls = json.loads(self.cli("calls", "--json").stdout)
        self.assertEqual([c["id"] for c in calls], CALLS)
        for call in calls:
            self.assertEqual(list(call),
                             ["id", "office", "plan-year", "deadline",
                              "topics", "builtin", "path"])
            self.assertEqual(list(call["deadline"]),
                             ["text", "instant", "doubt"])
        by_id = {c["id"]: c for c in calls}
        self.assertEqual(by_id["dien-bien-2026"]["deadline"]["instant"],
                         "2025-08-07T17:00:00+07:00")
        self.assertIsNotNone(by_id["thanh-hoa-2024"]["deadline"]["doubt"])

    def test_own_files_need_no_rebuild(self):
        call = load(SOURCE / "data" / "calls" / "dien-bien-2026.json")
        call["id"] = "tinh-moi-2027"
        call["plan-year"] = 2027
        folder = self.home / "dexuat" / "calls"
        folder.mkdir(parents=True)
        path = folder / "đợt mới.json"
        path.write_text(json.dumps(call), encoding="utf-8")
        (folder / "hỏng.json").write_text("[", encoding="utf-8")
        done = self.cli("calls", "--json")
        found = {c["id"]: c for c in json.loads(done.stdout)}
        self.assertEqual(sorted(found), sorted(CALLS + ["tinh-moi-2027"]))
        self.assertIs(found["tinh-moi-2027"]["builtin"], False)
        self.assertEqual(found["tinh-moi-2027"]["path"], str(path))
        self.assertIn("hỏng.json", done.stderr)
        value = load(EXAMPLE)
        value["call"] = "tinh-moi-2027"
        done = self.run_cli("check", "-", "--json", data=json.dumps(value))
        self.assertIn("plan-year.call",
                      [f["id"] for f in json.loads(done.stdout)])


if __name__ == "__main__":
    unittest.main()
