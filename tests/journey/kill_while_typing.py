#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the program at random moments of steady typing, and looks at what is
left: a sound database, and all but the last moments of the text.

kill_while_typing.py [TIMES]    below build-aux/with-display, WM=metacity"""

import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))

import desktop  # noqa: E402  pylint: disable=wrong-import-position
import test_drafting  # noqa: E402  pylint: disable=wrong-import-position

MOST_LOST = 2.0
CLI = desktop.BUILD / "src/tool/dexuat-cli"


def type_until(end):
    """Types numbers, and says when each was on the screen."""
    typed = []
    while time.monotonic() < end:
        subprocess.run(["xdotool", "type", "--delay", "12", "--",
                        f"{len(typed)} "], check=True)
        typed.append(time.monotonic())
    return typed


def judge(program, typed, killed, before):
    """How many seconds of typing are gone; raises on any damage."""
    path = program.home / "data/dexuat/dexuat.db"
    with sqlite3.connect(path) as database:
        for (verdict,) in database.execute("PRAGMA quick_check"):
            # The search index has a reader of its own.
            assert verdict == "ok", verdict
        texts = [text for (text,) in
                 database.execute("SELECT json FROM content")]
        texts += [text for (text,) in
                  database.execute("SELECT json FROM revision")]
    for text in texts:
        done = subprocess.run([CLI, "import", "-", "-"], input=text,
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 2):
            raise AssertionError(done.stderr)
    words = json.loads(texts[0])["values"].get("I.name", "").split()
    kept = len(words) - before
    if kept >= len(typed):
        return 0.0, len(words)
    since = typed[kept - 1] if kept > 0 else typed[0]
    return killed - since, len(words)


def go_on(program):
    """Opens what was worked on last, at the end of its text."""
    program.start()
    program.find(["Đang soạn"])
    program.settle(0.3)
    program.key("Return")
    program.find(["Trang 1 trên"])
    program.settle(0.2)
    program.key("Return")
    program.find("Mục 1 trên 10")
    program.settle(0.3)
    program.key("ctrl+End")


def main():
    """Kills as often as asked."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    desktop.map_letters()
    program = desktop.Program()
    lost = []
    try:
        test_drafting.begin(program)
        before = 0
        for number in range(1, times + 1):
            typed = type_until(time.monotonic() + random.uniform(0.3, 4.0))
            killed = time.monotonic()
            program.kill()
            gone, before = judge(program, typed, killed, before)
            lost.append(gone)
            assert gone <= MOST_LOST, f"kill {number}: {gone:.2f} s lost"
            if number < times:
                go_on(program)
            if number % 20 == 0:
                print(f"# {number} kills, {statistics.median(lost):.2f} s"
                      f" lost in the median, {max(lost):.2f} s at most",
                      flush=True)
    finally:
        program.clean_up()
    print(f"{times} kills, 0 damaged, typing lost: median"
          f" {statistics.median(lost):.2f} s, most {max(lost):.2f} s")


if __name__ == "__main__":
    main()
