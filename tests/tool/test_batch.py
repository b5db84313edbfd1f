# SPDX-License-Identifier: GPL-3.0-or-later
"""Many proposals at once."""

import os
import signal
import subprocess
import time
import unittest

from common import CLI, EXAMPLES, SOURCE, Case

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"


class Batch(Case):
    def fill(self, names, content=None):
        content = content or EXAMPLE.read_bytes()
        for name in names:
            self.write(f"vào/{name}", content)

    def batch(self, *more, code=0, **kinds):
        done = self.cli("batch", "vào", "ra", *more, code=code, **kinds)
        self.assertEqual(done.stdout, "")
        return done.stderr.splitlines()

    def test_tree_and_last_line(self):
        self.fill(["a.json", "b/c.json", "b/đ ê/d.json"])
        self.write("vào/đọc.txt", "x")
        lines = self.batch("--to", "pdf")
        self.assertEqual(lines, ["3 written, 0 failed"])
        self.assertEqual(self.names(self.work / "ra"),
                         ["a.pdf", "b/c.pdf", "b/đ ê/d.pdf"])

    def test_same_bytes_as_export_whatever_the_jobs(self):
        for path in EXAMPLES:
            self.fill([path.name], path.read_bytes())
            self.cli("export", path, f"{path.stem}.pdf")
        for jobs in ("1", "2", "5"):
            self.batch("--to", "pdf,json", "--jobs", jobs)
            for path in EXAMPLES:
                self.assertEqual(
                    (self.work / "ra" / f"{path.stem}.pdf").read_bytes(),
                    (self.work / f"{path.stem}.pdf").read_bytes())
                self.assertTrue(
                    (self.work / "ra" / f"{path.stem}.json").exists())

    def test_bad_files_do_not_stop_the_rest(self):
        self.fill([f"{i}.json" for i in range(20)])
        self.fill(["x/hỏng.json", "x/nữa.json"], b"{")
        lines = self.batch("--to", "pdf", "--jobs", "2", code=3)
        self.assertEqual(lines[-1], "20 written, 2 failed")
        self.assertEqual(len(lines), 3)
        for name in ("hỏng.json", "nữa.json"):
            self.assertTrue(any(name in line for line in lines))
        self.assertEqual(len(self.names(self.work / "ra")), 20)

    def test_names_that_meet(self):
        self.fill(["b.json", "b.JSON", "b-2.json", "b.Json"])
        self.assertEqual(self.batch("--to", "pdf"),
                         ["4 written, 0 failed"])
        self.assertEqual(self.names(self.work / "ra"),
                         ["b-2.pdf", "b-3.pdf", "b-4.pdf", "b.pdf"])

    def test_places_that_cannot_be(self):
        self.fill(["a.json", "b.json"])
        self.cli("batch", "không", "ra", "--to", "pdf", code=3)
        self.write("tệp", "x")
        self.cli("batch", "vào", "tệp", "--to", "pdf", code=4)
        (self.work / "ra" / "a.pdf").mkdir(parents=True)
        lines = self.batch("--to", "pdf", code=4)
        self.assertEqual(lines[-1], "1 written, 1 failed")

    def test_output_inside_input(self):
        self.fill(["a.json"])
        for _ in range(2):
            done = self.cli("batch", "vào", "vào/ra", "--to", "json")
            self.assertEqual(done.stderr, "1 written, 0 failed\n")

    def test_loop_of_links(self):
        self.fill(["a.json"])
        os.symlink("..", self.work / "vào" / "vòng")
        self.assertEqual(self.batch("--to", "pdf"), ["1 written, 0 failed"])

    def test_nothing_to_do(self):
        (self.work / "vào").mkdir()
        self.assertEqual(self.batch("--to", "pdf"), ["0 written, 0 failed"])

    def test_killed_half_way_leaves_no_half_file(self):
        self.fill([f"{i:03}.json" for i in range(150)])
        for delay in (0.05, 0.15, 0.3):
            process = subprocess.Popen(
                [CLI, "batch", "vào", "ra", "--to", "pdf", "--jobs", "2"],
                cwd=self.work, env=self.env, stderr=subprocess.DEVNULL,
                start_new_session=True)
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for name in self.names(self.work / "ra"):
                content = (self.work / "ra" / name).read_bytes()
                self.assertTrue(name.endswith(".pdf"), name)
                self.assertIn(b"%%EOF", content[-16:])


if __name__ == "__main__":
    unittest.main()
