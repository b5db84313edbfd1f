# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and bad places: a clear message, the right code, no file."""

import os
import resource
import shutil
import subprocess
import unittest

from common import CLI, SOURCE, Case, load

EXAMPLE = SOURCE / "examples" / "hoi-thao-nang-suat.json"
NOBODY = 65534
MIB = 1 << 20


def changed(path, value):
    """The example with one member changed, named as "values.IX.total"."""
    whole = load(EXAMPLE)
    at = whole
    for name in path[:-1]:
        at = at[name]
    at[path[-1]] = value
    return whole


BROKEN = {
    "empty": b"",
    "blank": b" \n",
    "cut": b'{"format": "dexuat-proposal", "version": 1, "values": {',
    "trailing": b'{"format":"dexuat-proposal","version":1,"values":{}} x',
    "comma": b'{"format":"dexuat-proposal","version":1,"values":{},}',
    "comment": b'/* a */{"format":"dexuat-proposal","version":1}',
    "array": b"[]",
    "number": b"7",
    "binary": bytes(range(256)),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": b"PK\x03\x04" + bytes(100),
    "bad utf-8": b'{"format":"dexuat-proposal","version":1,'
                 b'"values":{"I.name":"a\xff"}}',
    "cut utf-8": b'{"format":"dexuat-proposal","version":1,'
                 b'"values":{"I.name":"\xc3"}}',
    "utf-16": '{"format":"dexuat-proposal"}'.encode("utf-16"),
    "nul": b'{"format":"dexuat-proposal","version":1,'
           b'"values":{"I.name":"a\\u0000b"}}',
    "surrogate": b'{"format":"dexuat-proposal","version":1,'
                 b'"values":{"I.name":"\\ud800"}}',
    "deep": b"[" * 100000,
    "deep object": b'{"a":' * 100000,
    "twice": b'{"format":"dexuat-proposal","version":1,'
             b'"values":{"I.name":"a","I.name":"b"}}',
    "no format": b'{"version":1,"values":{}}',
    "other format": b'{"format":"dexuat-call","version":1}',
    "no version": b'{"format":"dexuat-proposal","values":{}}',
    "16 MiB + 1": b'{"format":"dexuat-proposal","version":1,"a":"'
                  + b"a" * (16 * MIB) + b'"}',
}

# What is changed → what the message must name.
WRONG = [
    (("version",), 2, "version"),
    (("version",), "1", "version"),
    (("id",), "abc", "id"),
    (("id",), 5, "id"),
    (("form",), "không-có", "form"),
    (("form",), 1, "form"),
    (("call",), "không-có", "call"),
    (("call",), [], "call"),
    (("revision",), -1, "revision"),
    (("revision",), "3", "revision"),
    (("revision",), 1.5, "revision"),
    (("values",), [], "values"),
    (("values",), "x", "values"),
    (("topics",), {}, "topics"),
    (("topics",), ["halal"], "topics[0]"),
    (("topics",), [{"note": "x"}], "topics[0]"),
    (("topics",), [{"id": "tfp"}, {"id": "tfp"}], "topics[1]"),
    (("topics",), [{"id": "tfp", "note": 5}], "topics[0].note"),
    (("topics",), [{"id": "tfp", "schools": "5"}], "topics[0].schools"),
    (("values", "I.name"), 5, "I.name"),
    (("values", "I.name"), ["a"], "I.name"),
    (("values", "IX.total"), "2 tỷ", "IX.total"),
    (("values", "IX.total"), 1.5, "IX.total"),
    (("values", "IX.total"), True, "IX.total"),
    (("values", "IX.total"), 10 ** 30, None),
    (("values", "plan-year"), "2026", "plan-year"),
    (("values", "VIII.months"), {}, "VIII.months"),
    (("values", "X.attachments"), "a", "X.attachments"),
    (("values", "X.attachments"), [1], "X.attachments"),
    (("values", "V.products"), {}, "V.products"),
    (("values", "V.products"), ["a"], "V.products"),
    (("values", "V.products"), [{"quantity": "3"}], "quantity"),
    (("values", "IX.costs"), [{"item": 3}], "item"),
]


class Input(Case):
    def assert_refused(self, path, named=None):
        done = self.cli("export", path, "ra.pdf", code=3)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 1, done.stderr)
        self.assertIn(path.name, lines[0])
        self.assertGreater(len(lines[0]), len(path.name) + 20)
        if named:
            self.assertIn(named, lines[0])
        for command in (["check", path], ["import", path, "ra.json"]):
            self.cli(*command, code=3)
        self.assertEqual(self.names(), [path.name])

    def test_broken_files(self):
        for name, content in BROKEN.items():
            with self.subTest(name):
                path = self.write("vào.json", content)
                self.assert_refused(path)

    def test_wrong_values_are_named(self):
        for path, value, named in WRONG:
            with self.subTest(f"{path} {str(value)[:20]}"):
                self.assert_refused(
                    self.write("vào.json", changed(path, value)), named)

    def test_place_is_named(self):
        path = self.write("vào.json", '{\n  "format": "dexuat-proposal",\n'
                                      '  "version": 1,\n  "values": }\n')
        done = self.cli("check", path, code=3)
        self.assertRegex(done.stderr, r"dòng 4")

    def test_largest_file_is_read(self):
        head = b'{"format":"dexuat-proposal","version":1,"a":"'
        path = self.write("vào.json",
                          head + b"a" * (16 * MIB - len(head) - 2) + b'"}')
        self.assertEqual(path.stat().st_size, 16 * MIB)
        self.cli("import", path, "ra.json")

    def test_no_file_and_folder(self):
        for name in (self.work / "không có.json", self.work, "/dev/null/a"):
            done = self.cli("export", name, "ra.pdf", code=3)
            self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertEqual(self.names(), [])

    def test_names(self):
        """Blanks, accents (composed or not), length, odd bytes."""
        for name in ("một hai.json", "to\u0302\u0301i.json", "d" * 240
                     + ".json", "$(x) 'y' \"z\".json", "-a.json"):
            path = self.write(name, EXAMPLE.read_bytes())
            out = path.with_suffix(".pdf")
            self.cli("export", path, out)
            self.assertTrue(out.exists())
        odd = os.fsencode(self.work) + b"/\xff\xfe.json"
        with open(odd, "wb") as file:
            file.write(b"{")
        done = self.run_cli("check", os.fsdecode(odd), text=False)
        self.assertEqual(done.returncode, 3)


class Output(Case):
    def as_nobody(self):
        """How to run as a user without rights: tests often run as root,
        whom no permission stops."""
        if os.geteuid() != 0:
            return {}
        shutil.copy(CLI, self.folder / "cli")
        for path in (self.folder, self.work):
            path.chmod(0o755)
        # Nobody may read the list of leaks that are not ours; none is
        # looked for then.
        return {"user": NOBODY, "group": NOBODY, "extra_groups": [],
                "executable": str(self.folder / "cli"),
                "env": {"LSAN_OPTIONS": "", "ASAN_OPTIONS": "detect_leaks=0"}}

    def test_no_permission_to_write(self):
        self.work.chmod(0o555)
        more = self.as_nobody()
        self.work.chmod(0o555)
        done = self.cli("export", "-", self.work / "a.pdf", code=4,
                        data=EXAMPLE.read_bytes(), **more)
        self.assertIn("a.pdf", done.stderr)
        self.work.chmod(0o755)
        self.assertEqual(self.names(), [])

    def test_no_permission_to_read(self):
        path = self.write("a.json", EXAMPLE.read_bytes())
        path.chmod(0)
        more = self.as_nobody()
        done = self.cli("check", path, code=3, **more)
        self.assertIn("a.json", done.stderr)
        path.chmod(0o600)

    def test_no_such_place(self):
        for place in ("không/có/a.pdf", "/proc/a.pdf", EXAMPLE / "a.pdf"):
            self.cli("export", EXAMPLE, place, code=4)
        (self.work / "a.pdf").mkdir()
        self.cli("export", EXAMPLE, "a.pdf", code=4)
        self.assertEqual(self.names(), [])

    def limited(self, size):
        return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    def test_disk_full_half_way(self):
        """A limit on file sizes ends the writing at every step."""
        for old in (None, "bản cũ"):
            for size in (0, 1, 100, 5000, 20000, 40000):
                if old:
                    self.write("a.pdf", old)
                done = self.cli("export", EXAMPLE, "b.json", "a.pdf", code=4,
                                preexec_fn=self.limited(size))
                self.assertEqual(len(done.stderr.splitlines()), 1)
                self.assertEqual(self.names(), ["a.pdf"] if old else [])
                if old:
                    self.assertEqual((self.work / "a.pdf").read_text(), old)

    def test_full_device_and_closed_pipe(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [CLI, "export", str(EXAMPLE), "-", "--to", "pdf"],
                stdout=full, stderr=subprocess.PIPE, env=self.env)
        self.assertEqual(done.returncode, 4)
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [CLI, "export", str(EXAMPLE), "-", "--to", "pdf"],
            stdout=write, stderr=subprocess.PIPE, env=self.env)
        os.close(write)
        self.assertEqual(done.returncode, 4)

    def test_one_bad_place_writes_nothing(self):
        self.cli("export", EXAMPLE, "a.pdf", "không/b.json", code=4)
        self.assertEqual(self.names(), [])


class Paper(Case):
    def test_any_text_makes_a_sound_file(self):
        texts = ["nghiêng" * 43, "x " * 32768, "dòng\n" * 400,
                 "😀 漢字 שלום مرحبا", "e\u0302\u0301" * 300, "\x01\x02\x1b",
                 "\u200b\ufeff\u00a0", "<b>&amp;</b>", "﷽" * 30, " ", "\n\n",
                 "a\tb", "\u202eabc", "\U000e0001", "\ufffe", "\U0010ffff"]
        for text in texts:
            with self.subTest(text[:10]):
                path = self.write("a.json", self.proposal(**{
                    "I.name": text, "II.urgency": text, "X.name": text,
                    "X.attachments": [text],
                    "V.products": [{"name": text, "quantity": -5}]}))
                self.cli("export", path, "a.pdf")
                done = subprocess.run(
                    ["qpdf", "--check", str(self.work / "a.pdf")],
                    capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()
