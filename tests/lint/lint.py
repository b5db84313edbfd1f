# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of the source tree share.

Each check is a unittest program that meson calls with two arguments, the top
of the source tree and that of the build tree, and that speaks TAP.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

SOURCE = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 2 else None
BUILD = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None

NOT_OURS = {".git", "__pycache__"}


class TapResult(unittest.TestResult):
    """Says each case in the Test Anything Protocol."""

    def __init__(self, total):
        super().__init__()
        print(f"1..{total}", flush=True)

    def say(self, verdict, test, details=""):
        name = test.id().partition(".")[2] or test.id()
        print(f"{verdict} {self.testsRun} {name}")
        for line in details.splitlines():
            print(f"# {line}")
        sys.stdout.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.say("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say("not ok", test, str(err[1]))

    def addError(self, test, err):
        super().addError(test, err)
        self.say("not ok", test, self._exc_info_to_string(err, test))


class Case(unittest.TestCase):
    """A check that gathers everything wrong before it fails."""

    longMessage = False

    def setUp(self):
        self.wrong = []

    def expect_nothing_wrong(self):
        if self.wrong:
            self.fail("\n".join(self.wrong))


def main():
    """Runs the checks of the program that calls it."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    suite = unittest.defaultTestLoader.loadTestsFromModule(
        sys.modules["__main__"])
    result = TapResult(suite.countTestCases())
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)


def relative(path):
    """How a file is named in a message."""
    return str(path.relative_to(SOURCE))


def tracked_files():
    """The files of the project: those that git knows or would add; without
    git, all but build trees."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(SOURCE), "ls-files", "-z",
         "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False)
    if listed.returncode == 0:
        names = {n for n in listed.stdout.decode("utf-8").split("\0") if n}
        paths = [SOURCE / name for name in sorted(names)]
        return [path for path in paths if path.is_file()]
    return walk_files()


def walk_files():
    """Every file below the top that does not lie in a build tree."""
    found = []
    for folder, folders, names in os.walk(SOURCE):
        folders[:] = sorted(
            name for name in folders if name not in NOT_OURS
            and not (pathlib.Path(folder) / name / "build.ninja").exists())
        found += [pathlib.Path(folder) / name for name in sorted(names)]
    return found


def c_files(*folders, suffixes=(".c", ".h")):
    """The C files below the named folders, in order."""
    return [path for path in tracked_files()
            if path.suffix in suffixes
            and path.relative_to(SOURCE).parts[0] in folders]


def read(path):
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def compile_commands():
    """What meson compiles: {file: (arguments, folder to run them in)}."""
    entries = json.loads(read(BUILD / "compile_commands.json"))
    return {(pathlib.Path(e["directory"]) / e["file"]).resolve():
            (e["command"], e["directory"]) for e in entries}


def run(*command, **options):
    """Runs a program in the plain locale and gives its outcome."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")
    return subprocess.run([str(word) for word in command], text=True,
                          encoding="utf-8", errors="replace",
                          stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, env=environment, **options)
