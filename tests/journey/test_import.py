#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that come back: corrections in Word, looked at by keys alone."""

import json
import os
import sqlite3
import subprocess
import sys

import docx

sys.path.insert(0, os.path.dirname(__file__))

import desktop  # noqa: E402  pylint: disable=wrong-import-position

CLI = desktop.BUILD / "src/tool/dexuat-cli"
EXAMPLE = desktop.SOURCE / "examples/hoi-thao-nang-suat.json"
NAME = "Lấy theo tệp: I. Tên nhiệm vụ"


def database(program):
    """The program's database, to be read only."""
    path = program.home / "data/dexuat/dexuat.db"
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def values(program):
    """The values of the one proposal."""
    with database(program) as base:
        found = [json.loads(text) for (text,) in
                 base.execute("SELECT json FROM content")]
    assert len(found) == 1, len(found)
    return found[0]["values"]


def correct(program, stranger=False):
    """The chief's corrections in Word: the name, and one more sentence in
    the objectives."""
    path = program.home / "ý kiến lãnh đạo.docx"
    subprocess.run([CLI, "export", EXAMPLE, path], check=True,
                   capture_output=True)
    document = docx.Document(str(path))
    paragraphs = document.paragraphs
    name = next(p for p in paragraphs if p.text.startswith("Truyền thông"))
    name.runs[0].text = name.runs[0].text.replace("Truyền thông",
                                                  "Tuyên truyền", 1)
    goal = next(p for p in paragraphs if p.text.startswith("Nâng cao nhận"))
    goal.add_run(" Câu của lãnh đạo.")
    if stranger:
        paragraphs[0].insert_paragraph_before("Đề nghị sửa hai chỗ.")
    document.save(str(path))
    return path


def one_of_two(program):
    """Of two corrections one is taken, the other stays out, and one key
    takes it back."""
    program.start(EXAMPLE)
    program.find(["Trang 1 trên"])
    before = values(program)
    assert program.close() == 0
    program.start(correct(program))
    program.find("Lấy từ tệp")
    program.find(["2 chỗ khác nhau, đã chọn 0"])
    program.settle(0.5)
    program.tab_to(NAME)
    program.key("space")
    program.find(["2 chỗ khác nhau, đã chọn 1"])
    program.tab_to("Lấy các mục đã chọn")
    program.key("Return")
    program.find(["Đã lấy 1 mục từ tệp"])
    after = values(program)
    assert after["I.name"] == before["I.name"].replace("Truyền thông",
                                                       "Tuyên truyền", 1)
    assert after["III.objectives"] == before["III.objectives"]
    with database(program) as base:
        notes = [note for (note,) in base.execute(
            "SELECT note FROM revision WHERE note IS NOT NULL")]
    assert any("ý kiến lãnh đạo.docx" in note for note in notes), notes
    program.settle(0.5)
    program.key("ctrl+z")
    desktop.wait_for(lambda: values(program) == before, "what stood before")


def nothing_without_a_yes(program):
    """Escape leaves all as it was, and what found no section is shown."""
    program.start(EXAMPLE)
    program.find(["Trang 1 trên"])
    before = values(program)
    assert program.close() == 0
    program.start(correct(program, stranger=True))
    program.find(["Đề nghị sửa hai chỗ."])
    program.settle(0.5)
    program.key("Return")
    program.find(["2 chỗ khác nhau, đã chọn 2"])
    program.key("Escape")
    program.settle(1)
    assert values(program) == before


def bad_files_are_named(program):
    """A file that cannot be read is told by name; the good one opens."""
    bad = program.home / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04 broken")
    program.start(bad, EXAMPLE)
    program.find(["hỏng.docx"])
    assert values(program)["plan-year"] == 2026
    program.key("Escape")
    program.settle(0.5)


if __name__ == "__main__":
    desktop.main(one_of_two, nothing_without_a_yes, bad_files_are_named)
