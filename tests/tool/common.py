# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

SOURCE = pathlib.Path(os.environ["DEXUAT_SOURCE"])
CLI = os.environ["DEXUAT_CLI"]
EXAMPLES = sorted((SOURCE / "examples").glob("*.json"))
FAULTY = sorted((SOURCE / "examples" / "faulty").glob("*.json"))
# Set in the build with sanitizers: see tests/meson.build.
SANITIZED = os.environ.get("DEXUAT_SANITIZED") == "1"
DATE = "2025-08-01T09:00+07:00"
# The Thanh Hoá call is of 2023.
DATES = {"mo-hinh-diem-thanh-hoa": "2023-04-20T09:00+07:00"}


def date_of(path):
    return DATES.get(path.stem, DATE)


def some(paths, count=2):
    """All of them in the plain build; in the one with sanitizers as many,
    from the whole length of the list."""
    if not SANITIZED or len(paths) <= count:
        return paths
    return paths[::len(paths) // count][:count]


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def squeeze(text):
    """Text as people read it: line breaks and blanks do not count."""
    return re.sub(r"\s+", "", text)


class Case(unittest.TestCase):
    """A test with a folder of its own, a data folder and no settings."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="đề xuất "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.folder / "nhà"
        self.work = self.folder / "việc"
        self.work.mkdir()
        self.env = dict(os.environ, XDG_DATA_HOME=str(self.home))
        for name in ("DEXUAT_LANGUAGE", "SOURCE_DATE_EPOCH", "G_DEBUG"):
            self.env.pop(name, None)

    def run_cli(self, *args, data=None, env=None, **more):
        """Runs the program; returns the finished process, output as text
        unless text=False."""
        text = more.pop("text", True)
        if text and isinstance(data, bytes):
            data = data.decode("utf-8")
        return subprocess.run(
            [CLI, *map(str, args)], input=data, capture_output=True,
            text=text, encoding="utf-8" if text else None,
            env=dict(self.env, **(env or {})), cwd=self.work,
            timeout=more.pop("timeout", 120), **more)

    def cli(self, *args, code=0, **more):
        """Runs the program and expects an exit code."""
        done = self.run_cli(*args, **more)
        self.assertEqual(done.returncode, code,
                         f"{args}: {done.stdout}\n{done.stderr}")
        return done

    def write(self, name, value):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(value, bytes):
            path.write_bytes(value)
        elif isinstance(value, str):
            path.write_text(value, encoding="utf-8")
        else:
            path.write_text(json.dumps(value, ensure_ascii=False),
                            encoding="utf-8")
        return path

    def names(self, folder=None):
        folder = folder or self.work
        return sorted(p.relative_to(folder).as_posix()
                      for p in folder.rglob("*") if not p.is_dir())

    def proposal(self, **values):
        """A small proposal, with values by field id."""
        return {"format": "dexuat-proposal", "version": 1,
                "form": "a1-dxnv-tt15-2022", "values": values}


def tool(*args):
    return subprocess.run(args, capture_output=True, check=True).stdout


def pdf_text(path, *args):
    return tool("pdftotext", *args, str(path), "-").decode("utf-8")


def nfc(text):
    return unicodedata.normalize("NFC", text)
