#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the C files are written: documented, short, listed, licensed."""

import re
import statistics

import lint

MEDIAN_FUNCTION = 20
LONGEST_FUNCTION = 60
LONGEST_FILE = 600
REASON = "Long because"
MACRO_MADE = re.compile(r"_(get_type|quark|get_resource)$")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')


class Function:
    """A function as GNU style lays it out: the name at the first column of
    its line, the braces at the first column of theirs."""

    def __init__(self, path, name, line, length, comment, body):
        self.where = f"{lint.relative(path)}:{line}: {name}"
        self.length = length
        self.reason = REASON in comment or REASON in body


def comment_above(lines, line):
    """The comment that ends above a definition's first lines."""
    top = line - 1
    while top >= 0 and lines[top].strip() and "*/" not in lines[top] \
            and not lines[top].startswith("}"):
        top -= 1
    if top < 0 or "*/" not in lines[top]:
        return ""
    bottom = top
    while top >= 0 and "/*" not in lines[top]:
        top -= 1
    return "\n".join(lines[top:bottom + 1])


def functions(path):
    """The functions that a C file defines."""
    lines = lint.read(path).split("\n")
    found = []
    name = None
    start = first = 0
    for number, text in enumerate(lines):
        match = re.match(r"([A-Za-z_]\w*) \(", text)
        if match:
            name, first = match.group(1), number
        elif text == "{":
            start = number
        elif text == "}" and name:
            found.append(Function(
                path, name, first + 1, number - start + 1,
                comment_above(lines, first),
                "\n".join(lines[start:number])))
            name = None
    return found


def bodies(path):
    """How many function bodies a C file has, counted by their braces."""
    return sum(line == "{" for line in lint.read(path).split("\n"))


def declarations(path):
    """The names of the functions that a header declares."""
    text = COMMENT.sub(" ", lint.read(path))
    text = re.sub(r"^\s*#(?:\\\n|.)*", "", text, flags=re.MULTILINE)
    text = re.sub(r"^G_[A-Z_]+ \([^)]*\);?|^G_(BEGIN|END)_DECLS", "", text,
                  flags=re.MULTILINE)
    depth = 0
    plain = []
    for letter in text:
        depth += letter == "{"
        if depth == 0:
            plain.append(letter)
        depth -= letter == "}"
    names = []
    for statement in "".join(plain).split(";"):
        statement = statement.strip()
        match = re.match(r"[\w\s*]*?\b(\w+)\s*\(", statement)
        if match and not statement.startswith(("typedef", "static")):
            names.append(match.group(1))
    return names


def documented():
    """{function: (opening, text)} of all blocks that stand right above the
    function which they name."""
    block = re.compile(
        r"^(/\*\*?)\n \* (\w+):[^\n]*\n((?: \*[^\n]*\n)*?) \*/\n"
        r"(?:[^\n;{}]+\n)*?(\w+) \(", re.MULTILINE)
    found = {}
    for path in lint.c_files("src", suffixes=(".c",)):
        for opening, name, text, function in block.findall(lint.read(path)):
            if name == function:
                found[name] = opening, text
    return found


def fault_of_block(name, path, blocks):
    """What is wrong with a function's block, or nothing. What only its own
    room may call has a plain comment of the same form."""
    if name not in blocks:
        return "has no block above it that names it"
    opening, text = blocks[name]
    if opening != "/**" and not path.name.endswith("-private.h"):
        return "is public: its block begins with /**"
    if len(re.findall(r"\w+", text)) < 2:
        return "has a block that says nothing"
    return None


class Code(lint.Case):
    """The C files of src/ and tests/."""

    def test_public_functions_are_documented(self):
        blocks = documented()
        seen = 0
        defined = "\n".join(lint.read(path) for path in
                            lint.c_files("src", suffixes=(".c",)))
        for path in lint.c_files("src", suffixes=(".h",)):
            for name in declarations(path):
                seen += 1
                by_macro = MACRO_MADE.search(name) and not re.search(
                    rf"^{name} \(", defined, re.MULTILINE)
                if by_macro:
                    continue
                fault = fault_of_block(name, path, blocks)
                if fault:
                    self.wrong.append(f"{lint.relative(path)}: {name} {fault}")
        self.assertGreater(seen, 0, "no public function found")
        self.expect_nothing_wrong()

    def test_functions_are_short(self):
        every = []
        for path in lint.c_files("src", suffixes=(".c",)):
            found = functions(path)
            every += found
            if len(found) != bodies(path):
                self.wrong.append(
                    f"{lint.relative(path)}: {bodies(path)} bodies but"
                    f" {len(found)} functions: not laid out as GNU style")
        self.wrong += [
            f"{f.where}: {f.length} lines; '{REASON} …' is missing"
            for f in every if f.length > LONGEST_FUNCTION and not f.reason]
        self.expect_nothing_wrong()
        median = statistics.median(f.length for f in every)
        print(f"# {len(every)} functions, median {median} lines")
        self.assertLess(median, MEDIAN_FUNCTION, f"median {median} lines")

    def test_files_are_short(self):
        for path in lint.c_files("src", "tests"):
            lines = lint.read(path).split("\n")
            head = "\n".join(lines[:10])
            if len(lines) - 1 > LONGEST_FILE and REASON not in head:
                self.wrong.append(
                    f"{lint.relative(path)}: {len(lines) - 1} lines;"
                    f" '{REASON} …' is missing in its first ten")
        self.expect_nothing_wrong()

    def test_licence_stands_first(self):
        for path in lint.c_files("src", "tests"):
            first = lint.read(path).partition("\n")[0]
            if "SPDX-License-Identifier: GPL-3.0-or-later" not in first:
                self.wrong.append(f"{lint.relative(path)}: {first}")
        self.expect_nothing_wrong()

    def test_layout_of_lines(self):
        for path in lint.c_files("src", "tests"):
            text = lint.read(path)
            if "\t" in text:
                self.wrong.append(f"{lint.relative(path)}: a tab")
            if "\r" in text:
                self.wrong.append(f"{lint.relative(path)}: a CR")
            if re.search(r"[ \t]$", text, re.MULTILINE):
                self.wrong.append(f"{lint.relative(path)}: blanks at the end"
                                  " of a line")
            if not text.endswith("\n") or text.endswith("\n\n"):
                self.wrong.append(f"{lint.relative(path)}: does not end with"
                                  " one line break")
        self.expect_nothing_wrong()

    def test_every_file_is_compiled(self):
        compiled = set(lint.compile_commands())
        self.wrong += [f"{lint.relative(path)} is in no meson.build"
                       for path in lint.c_files("src", "tests",
                                                suffixes=(".c",))
                       if path.resolve() not in compiled]
        self.expect_nothing_wrong()

    def test_nothing_depends_on_the_locale(self):
        banned = re.compile(
            r"\b(strtod|strtof|atof|atoi|atol|isalpha|isdigit|isspace|"
            r"isalnum|isupper|islower|toupper|tolower|strcasecmp|"
            r"strncasecmp|sprintf|strcpy|strcat|gets|system|popen) \(")
        for path in lint.c_files("src"):
            # Line breaks stay, so that the lines keep their numbers.
            text = COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m.group()),
                               lint.read(path))
            text = STRING.sub('""', text)
            for number, line in enumerate(text.split("\n"), 1):
                match = banned.search(line)
                if match:
                    self.wrong.append(
                        f"{lint.relative(path)}:{number}: {match.group(1)}")
        self.expect_nothing_wrong()


if __name__ == "__main__":
    lint.main()
