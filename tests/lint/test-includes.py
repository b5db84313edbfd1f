#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of src/ stand one above the other, and nothing points up.

This is proved with the compiler: a file that includes a header of another
room is compiled just as meson compiles the files of its own room.
"""

import concurrent.futures
import os
import pathlib
import re
import shlex
import tempfile

import lint

# What each room may see, besides itself.
BELOW = {
    "text": set(),
    "core": {"text"},
    "store": {"text", "core"},
    "exchange": {"text", "core"},
    "paper": {"text", "core"},
    "tool": {"text", "core", "store", "exchange", "paper"},
    # The windows, with two rooms in them that know each other only through
    # what stands in app itself.
    "app": {"text", "core", "store", "exchange", "paper", "draft", "desk"},
    "draft": {"text", "core", "store", "exchange", "paper", "app"},
    "desk": {"text", "core", "store", "exchange", "paper", "app"},
}
WITHIN_APP = {"draft", "desk"}
WITH_VALUE = {"-o", "-MF", "-MQ", "-MT"}
WITHOUT_VALUE = {"-c", "-MD", "-MMD", "-MP"}


def folder(room):
    """Where a room's files lie."""
    place = lint.SOURCE / "src"
    return place / "app" / room if room in WITHIN_APP else place / room


def headers(room):
    """The names of a room's headers."""
    return sorted(path.name for path in folder(room).glob("*.h"))


def room_command(room):
    """How meson compiles a file of the room, without that file, and where."""
    place = folder(room)
    for path, (command, where) in sorted(lint.compile_commands().items()):
        if path.parent == place and path.suffix == ".c":
            return strip(shlex.split(command)), where
    raise AssertionError(f"src/{room}: no file is compiled")


def strip(words):
    """The arguments less the input and all that says what to write."""
    kept = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in WITH_VALUE:
            skip = True
        elif word not in WITHOUT_VALUE and not word.endswith(".c"):
            kept.append(word)
    return kept


def includes(room, names):
    """Whether a file of the room that includes these headers compiles."""
    command, where = room_command(room)
    with tempfile.TemporaryDirectory() as temporary:
        source = pathlib.Path(temporary) / "include.c"
        # A file without a declaration is not ISO C.
        source.write_text("".join(f'#include "{name}"\n' for name in names)
                          + "extern int dx_nothing;\n", encoding="utf-8")
        return lint.run(*command, "-fsyntax-only", source, cwd=where)


def includes_all(pairs):
    """(room, name, outcome) of each pair, with all processors."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = pool.map(lambda pair: includes(pair[0], [pair[1]]), pairs)
        return [(room, name, outcome)
                for (room, name), outcome in zip(pairs, outcomes)]


class Includes(lint.Case):
    """What may be included, and what may not."""

    def test_every_room_is_known(self):
        rooms = {path.parent.name for path in lint.c_files("src")}
        self.assertEqual(rooms, set(BELOW), f"rooms: {sorted(rooms)}")

    def test_header_names_are_unique(self):
        names = [name for room in BELOW for name in headers(room)]
        twice = {name for name in names if names.count(name) > 1}
        self.assertFalse(twice, f"in two rooms: {sorted(twice)}")

    def test_rooms_see_what_is_below(self):
        for room, below in BELOW.items():
            names = [name for other in sorted(below | {room})
                     for name in headers(other)]
            outcome = includes(room, names)
            if outcome.returncode:
                self.wrong.append(f"src/{room}: {outcome.stderr}")
        self.expect_nothing_wrong()

    def test_rooms_see_nothing_else(self):
        pairs = [(room, name) for room, below in BELOW.items()
                 for other in sorted(set(BELOW) - below - {room})
                 for name in headers(other)]
        for room, name, outcome in includes_all(pairs):
            if "No such file" not in outcome.stderr \
                    and "not found" not in outcome.stderr:
                self.wrong.append(f"src/{room} can include {name}")
        self.expect_nothing_wrong()

    def test_every_header_stands_alone(self):
        pairs = [(room, name) for room in BELOW for name in headers(room)]
        for _, name, outcome in includes_all(pairs):
            if outcome.returncode:
                self.wrong.append(f"{name}: {outcome.stderr}")
        self.expect_nothing_wrong()

    def test_no_include_names_a_folder(self):
        for path in lint.c_files("src", "tests"):
            for line in re.findall(r'^\s*#\s*include\s*"[^"]*/[^"]*"',
                                   lint.read(path), re.MULTILINE):
                self.wrong.append(f"{lint.relative(path)}: {line.strip()}")
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
