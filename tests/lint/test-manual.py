#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page says what the program does, and no more."""

import re

import lint

PAGE = "data/dexuat-cli.1"
READERS = ("README.md", "README.vi.md")


def command_line(*arguments):
    """Runs the program that was built."""
    return lint.run(lint.BUILD / "src/tool/dexuat-cli", *arguments)


def listed_commands():
    """The commands that --help lists."""
    text = command_line("--help").stdout
    return set(re.findall(r"^  ([a-z]+) ", text, re.MULTILINE))


def options(text):
    """The long options that a text names."""
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def page_text():
    """The manual page with its escapes resolved."""
    text = lint.read(lint.SOURCE / PAGE)
    return text.replace(r"\-", "-")


class Manual(lint.Case):
    """data/dexuat-cli.1 against the program."""

    def test_page_is_well_formed(self):
        outcome = lint.run("mandoc", "-T", "lint", "-W", "warning",
                           lint.SOURCE / PAGE)
        self.assertEqual((outcome.returncode, outcome.stdout), (0, ""),
                         outcome.stdout + outcome.stderr)

    def test_every_command_is_described(self):
        commands = listed_commands()
        self.assertGreaterEqual(len(commands), 5,
                                f"--help lists only {sorted(commands)}")
        described = set(re.findall(r"^\.SS (\w+)", page_text(),
                                   re.MULTILINE))
        self.assertEqual(commands, described,
                         f"--help lists {sorted(commands)}, the page"
                         f" describes {sorted(described)}")

    def test_every_option_is_described(self):
        said = options(command_line("--help").stdout)
        self.assertGreater(len(said), 0, "--help names no option")
        missing = said - options(page_text())
        self.assertFalse(missing, f"not in the page: {sorted(missing)}")

    def test_readers_find_only_what_works(self):
        commands = listed_commands()
        for name in READERS:
            text = lint.read(lint.SOURCE / name)
            used = set(re.findall(r"^dexuat-cli ([a-z]+)", text,
                                  re.MULTILINE))
            self.wrong += [f"{name}: dexuat-cli {command}"
                           for command in sorted(used - commands)]
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
