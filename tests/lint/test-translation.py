#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translations are complete: every string of the sources, in every
language of po/LINGUAS, and no string that the sources no longer have."""

import pathlib
import re
import tempfile

import lint

CALL = re.compile(r"\b(?:_|N_|C_|NC_|n?gettext|g_d[cnp]?gettext2?|"
                  r"g_dngettext) \(\s*\"")
# What meson's preset 'glib' says.
KEYWORDS = [
    "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format",
    "--flag=NC_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format",
    "--flag=g_strdup_printf:1:c-format", "--flag=g_print:1:c-format",
    "--flag=g_printerr:1:c-format", "--flag=g_set_error:4:c-format",
]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def entries(name):
    """The lines of a list in po/, without comments."""
    lines = lint.read(lint.SOURCE / "po" / name).split("\n")
    return [line.strip() for line in lines
            if line.strip() and not line.startswith("#")]


class Translation(lint.Case):
    """po/ against src/."""

    def setUp(self):
        super().setUp()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.template = pathlib.Path(self.folder.name) / "dexuat.pot"
        outcome = lint.run(
            "xgettext", *KEYWORDS, "--package-name=dexuat",
            f"--output={self.template}", *entries("POTFILES.in"),
            cwd=lint.SOURCE)
        self.assertEqual(outcome.returncode, 0, outcome.stderr)
        self.assertTrue(self.template.exists(), "no string was found")

    def test_every_source_is_listed(self):
        listed = set(entries("POTFILES.in"))
        for path in lint.c_files("src"):
            text = COMMENT.sub(" ", lint.read(path))
            if CALL.search(text) and lint.relative(path) not in listed:
                self.wrong.append(
                    f"{lint.relative(path)} is not in po/POTFILES.in")
        self.wrong += [f"po/POTFILES.in: {name} is not there"
                       for name in listed
                       if not (lint.SOURCE / name).is_file()]
        self.expect_nothing_wrong()

    def test_translations_are_complete(self):
        for language in entries("LINGUAS"):
            catalogue = lint.SOURCE / "po" / f"{language}.po"
            outcome = lint.run("msgfmt", "--check", "--statistics",
                               "--output-file=/dev/null", catalogue)
            said = outcome.stderr.strip()
            print(f"# {language}: {said}")
            if outcome.returncode or "fuzzy" in said \
                    or "untranslated" in said:
                self.wrong.append(f"{language}.po: {said}")
        self.expect_nothing_wrong()

    def test_translations_match_the_sources(self):
        for language in entries("LINGUAS"):
            catalogue = lint.SOURCE / "po" / f"{language}.po"
            outcome = lint.run("msgcmp", catalogue, self.template)
            if outcome.returncode:
                self.wrong.append(f"missing: {outcome.stderr}")
            outcome = lint.run("msgcmp", "--use-untranslated",
                               self.template, catalogue)
            if outcome.returncode:
                self.wrong.append(f"no longer used: {outcome.stderr}")
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
