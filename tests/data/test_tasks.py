#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The funded tasks that are built in are, letter by letter, those of the
published list: tests/data/seeds/results-2025.txt. White space is left out,
and so is what stands at the head of each of its pages.

Usage: test_tasks.py [SOURCE-ROOT]
"""

import re
import unittest

from common import DATA, SEED, read_json, squash

HEAD = ("tt Tên nhiệm vụ Tổ chức chủ trì/ Chủ nhiệm nhiệm vụ Tóm tắt mục tiêu "
        "Dự kiến kết quả, sản phẩm chính Thời gian thực hiện Ghi chú")
TASKS = read_json(DATA / "tasks" / "results-2025.json")["tasks"]


def appendix():
    """The table, as the pages follow each other. At the foot of the page
    where a task ends its duration stands between the columns."""
    text = SEED["results-2025"]
    text = squash(text[text.index("CÔNG BỐ KẾT QUẢ TUYỂN CHỌN"):])
    return re.sub(r"(\d+tháng)?\d" + re.escape(squash(HEAD)), "", text)


class Tasks(unittest.TestCase):
    def setUp(self):
        self.table = appendix()

    def test_words(self):
        at = 0
        for task in TASKS:
            for member in ("name", "objectives", "results"):
                with self.subTest(f"{task['id']} {member}"):
                    found = self.table.find(squash(task[member]), at)
                    self.assertGreaterEqual(found, at)
                    at = found + 1

    def test_people(self):
        for task in TASKS:
            self.assertIn(squash(task["host"] + "/" + task["head"]),
                          self.table)

    def test_durations(self):
        text = squash(SEED["results-2025"])
        for task in TASKS:
            self.assertEqual(task["duration"], f"{task['months']} tháng")
            self.assertIn(squash(task["duration"]), text)

    def test_nothing_is_left_out(self):
        """What is not said stands in no task: numbers and page heads."""
        rest = self.table[self.table.index(squash("Ghi chú")):]
        for task in TASKS:
            for words in (task["name"], task["host"] + "/" + task["head"],
                          task["objectives"], task["results"]):
                rest = rest.replace(squash(words), "", 1)
        self.assertEqual(rest, "Ghichú12")


if __name__ == "__main__":
    unittest.main()
