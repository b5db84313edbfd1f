# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples say what they are meant to say, and nothing else."""

import json
import unittest

from common import EXAMPLES, FAULTY, SOURCE, Case, date_of, load

# Every id of the check that a file can show.
FORM = load(SOURCE / "data" / "forms" / "a1-dxnv-tt15-2022.json")
REQUIRED = {"required." + f["id"] for f in FORM["fields"] if "required" in f}
IDS = REQUIRED | {
    "budget.negative", "budget.sum", "budget.costs", "duration.over-36",
    "duration.mismatch", "contact.email", "contact.phone", "schools.minimum",
    "schools.unknown", "text.legacy-encoding", "plan-year.call",
    "deadline.passed", "commitments.missing", "topics.none", "topics.no-note",
    "topics.not-in-call", "text.spelling", "text.repeated", "text.vague",
    "text.not-nfc", "citation.date", "name.length"}


class Examples(Case):
    def findings(self, path, date):
        done = self.run_cli("check", path, "--json", "--date", date)
        found = json.loads(done.stdout)
        errors = any(f["severity"] == "error" for f in found)
        self.assertEqual(done.returncode, 1 if errors else 0)
        return found

    def test_complete_ones_have_nothing_to_mend(self):
        self.assertGreaterEqual(len(EXAMPLES), 6)
        for path in EXAMPLES:
            with self.subTest(path.name):
                self.assertEqual(self.findings(path, date_of(path)), [])

    def test_faulty_ones_show_their_finding_alone(self):
        expected = load(SOURCE / "tests" / "data" / "faulty.json")
        self.assertEqual(sorted(expected), [p.name for p in FAULTY])
        for path in FAULTY:
            wanted = expected[path.name]
            with self.subTest(path.name):
                found = self.findings(path, wanted["date"])
                self.assertEqual(
                    [(f["id"], f["severity"], f["field"]) for f in found],
                    [(wanted["id"], wanted["severity"], wanted["field"])])

    def test_every_id_has_its_file(self):
        expected = load(SOURCE / "tests" / "data" / "faulty.json")
        self.assertEqual({e["id"] for e in expected.values()}, IDS)

    def test_findings_name_their_source(self):
        # What no official text says has none.
        own = {"budget.costs", "budget.negative", "duration.mismatch",
               "name.length", "text.not-nfc", "text.repeated",
               "topics.no-note", "topics.not-in-call"}
        for path in FAULTY:
            date = load(SOURCE / "tests" / "data" / "faulty.json")[
                path.name]["date"]
            for finding in self.findings(path, date):
                if finding["id"] not in own:
                    self.assertTrue(finding["source"], finding)

    def test_complete_ones_differ(self):
        values = [load(p) for p in EXAMPLES]
        self.assertEqual(len({v["id"] for v in values}), len(values))
        self.assertEqual({v["call"] for v in values},
                         {"dien-bien-2026", "cao-bang-2026", "an-giang-2026",
                          "thanh-hoa-2024"})


if __name__ == "__main__":
    unittest.main()
