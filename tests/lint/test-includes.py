#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of src/ stand one above the other, and nothing points up.

This is proved with the compiler: a file that includes a header of another
room is compiled just as meson compiles the files of its own room.
"""

import concurrent.futures
import hashlib
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


def visible(room, names):
    """Those of the headers that a file of the room could include."""
    command, where = room_command(room)
    text = "".join(f'#if __has_include("{name}")\nseen {name}\n#endif\n'
                   for name in names)
    with tempfile.TemporaryDirectory() as temporary:
        source = pathlib.Path(temporary) / "visible.c"
        source.write_text(text, encoding="utf-8")
        outcome = lint.run(*command, "-E", "-P", source, cwd=where)
    if outcome.returncode:
        raise AssertionError(outcome.stderr)
    return re.findall(r"^seen (\S+)$", outcome.stdout, re.MULTILINE)


def state(room):
    """What decides whether a header of the room compiles by itself: all
    headers, and how meson compiles."""
    digest = hashlib.sha256(repr(room_command(room)).encode())
    for other in BELOW:
        for name in headers(other):
            digest.update((folder(other) / name).read_bytes())
    return digest.hexdigest()


def compile_each(pairs):
    """(name, what is wrong) of each header that does not compile by itself,
    with all processors. Those that did in the same state are remembered in
    the build folder."""
    memory = lint.BUILD / "headers-alone.txt"
    known = set(memory.read_text().split()) if memory.exists() else set()
    keys = {room: state(room) for room in BELOW}
    key = {pair: f"{pair[1]}:{keys[pair[0]]}" for pair in pairs}
    todo = [pair for pair in pairs if key[pair] not in known]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda pair: includes(pair[0], [pair[1]]),
                                 todo))
    bad = {pair: outcome.stderr for pair, outcome in zip(todo, outcomes)
           if outcome.returncode}
    memory.write_text("\n".join(key[pair] for pair in pairs
                                if pair not in bad) + "\n")
    return [(pair[1], why) for pair, why in bad.items()]


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
        for room, below in BELOW.items():
            own = headers(room)
            others = [name for other in sorted(set(BELOW) - below - {room})
                      for name in headers(other)]
            # Its own are seen, so this way of asking works.
            seen = visible(room, own + others)
            self.assertEqual(seen[:len(own)], own)
            for name in seen[len(own):]:
                self.wrong.append(f"src/{room} can include {name}")
        self.expect_nothing_wrong()

    def test_every_header_stands_alone(self):
        pairs = [(room, name) for room in BELOW for name in headers(room)]
        for name, why in compile_each(pairs):
            self.wrong.append(f"{name}: {why}")
        self.expect_nothing_wrong()

    def test_no_include_names_a_folder(self):
        for path in lint.c_files("src", "tests"):
            for line in re.findall(r'^\s*#\s*include\s*"[^"]*/[^"]*"',
                                   lint.read(path), re.MULTILINE):
                self.wrong.append(f"{lint.relative(path)}: {line.strip()}")
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
