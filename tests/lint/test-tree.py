#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project as a whole: words, data, scripts, links."""

import ast
import json
import os
import re
import subprocess
import unicodedata

import jsonschema

import lint

# In two pieces, so that this file does not hold what it looks for.
FORBIDDEN = [
    r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bst" r"ubs?\b", r"/wo" r"rk/",
    r"\.\./sha" r"red\b", r"\biss" r"ue #?[0-9]",
]
BINARY = {".png", ".pdf", ".docx", ".ttf", ".gz", ".zip"}
# Texts of others, kept as they are.
VERBATIM = ("COPYING", "tests/data/seeds/")
DATA = ("data", "examples")
# These show what is wrong with a proposal, decomposed letters among it.
FAULTY = "examples/faulty/"


def text_files():
    """(path, text) of every file of ours that holds text."""
    for path in lint.tracked_files():
        if path.suffix in BINARY \
                or lint.relative(path).startswith(VERBATIM):
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        yield path, text


def json_files():
    """The data files and the examples."""
    return [path for path in lint.tracked_files()
            if path.suffix == ".json"
            and path.relative_to(lint.SOURCE).parts[0] in DATA]


def no_member_twice(pairs):
    """Refuses an object that names a member twice."""
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"the member '{name}' twice")
    return dict(pairs)


def layout_faults(text):
    """What is wrong with the layout of a JSON text."""
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "does not end with one line break"
    for number, line in enumerate(text.split("\n"), 1):
        blanks = len(line) - len(line.lstrip(" "))
        if blanks % 2:
            yield f"line {number}: not indented by twos"
        if "\t" in line or "\r" in line or line != line.rstrip():
            yield f"line {number}: a tab, CR or blanks at its end"


class Tree(lint.Case):
    """The files that git tracks."""

    def test_no_forbidden_words(self):
        pattern = re.compile("|".join(FORBIDDEN))
        for path, text in text_files():
            for number, line in enumerate(text.split("\n"), 1):
                if pattern.search(line):
                    self.wrong.append(
                        f"{lint.relative(path)}:{number}: {line.strip()}")
        self.expect_nothing_wrong()

    def test_json_is_well_laid_out(self):
        paths = json_files()
        self.assertGreater(len(paths), 0, "no data file found")
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            name = lint.relative(path)
            self.wrong += [f"{name}: {fault}"
                           for fault in layout_faults(text)]
            try:
                json.loads(text, object_pairs_hook=no_member_twice)
            except ValueError as error:
                self.wrong.append(f"{name}: {error}")
            if not name.startswith(FAULTY) \
                    and not unicodedata.is_normalized("NFC", text):
                self.wrong.append(f"{name}: not NFC")
        self.expect_nothing_wrong()

    def test_text_is_nfc(self):
        for path, text in text_files():
            if path.suffix in (".md", ".po", ".c", ".h", ".1", ".build") \
                    and not unicodedata.is_normalized("NFC", text):
                self.wrong.append(f"{lint.relative(path)}: not NFC")
        self.expect_nothing_wrong()

    def test_scripts_parse_and_can_be_run(self):
        for path, text in text_files():
            name = lint.relative(path)
            if text.startswith("#!") and not os.access(path, os.X_OK):
                self.wrong.append(f"{name}: may not be executed")
            if path.suffix == ".py" or text.startswith("#!/usr/bin/env py"):
                try:
                    ast.parse(text, name)
                except SyntaxError as error:
                    self.wrong.append(str(error))
            elif text.startswith("#!/usr/bin/env bash"):
                outcome = subprocess.run(["bash", "-n", path], check=False,
                                         capture_output=True, text=True)
                if outcome.returncode:
                    self.wrong.append(outcome.stderr)
        self.expect_nothing_wrong()

    def test_samples_follow_their_schemas(self):
        seen = 0
        for name in ("README.md", "CONTRIBUTING.md"):
            for text in re.findall(r"```json\n(.*?)```",
                                   lint.read(lint.SOURCE / name), re.DOTALL):
                sample = json.loads(text)
                if "format" not in sample:
                    continue
                seen += 1
                kind = sample["format"].removeprefix("dexuat-")
                schema = json.loads(lint.read(
                    lint.SOURCE / f"data/schemas/{kind}.schema.json"))
                self.wrong += [
                    f"{name}: {kind}: {error.json_path}: {error.message}"
                    for error in jsonschema.Draft7Validator(schema)
                    .iter_errors(sample)]
        self.assertGreaterEqual(seen, 3, "samples are missing")
        self.expect_nothing_wrong()

    def test_links_lead_somewhere(self):
        link = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
        for path, text in text_files():
            if path.suffix != ".md":
                continue
            for target in link.findall(text):
                if "://" not in target \
                        and not (path.parent / target).exists():
                    self.wrong.append(
                        f"{lint.relative(path)}: {target} is not there")
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
