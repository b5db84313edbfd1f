#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier goes out, and deadlines come to mind."""

import contextlib
import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(__file__))

import desktop  # noqa: E402  pylint: disable=wrong-import-position

CLI = desktop.BUILD / "src/tool/dexuat-cli"
EXAMPLE = desktop.SOURCE / "examples/hoi-thao-nang-suat.json"

DOCUMENTS = {
    "Công văn số 12.pdf": ("official-letter", b"%PDF-1.7\nnot really\n"),
    "Cam kết đối ứng.docx": ("commitment", bytes(range(256)) * 4096),
}


def query(program, sql):
    """What the database says."""
    path = program.home / "data/dexuat/dexuat.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(sql).fetchall()


def answer(program, path):
    """Answers a file dialog that opens something."""
    program.settle(0.8)
    # The dialog begins to ask for a path at its first letter.
    program.key("slash")
    program.settle(0.3)
    program.key("ctrl+a")
    program.type(str(path))
    program.settle(0.5)
    program.key("Return")


def attach(program):
    """Adds the documents on their page."""
    program.key("F5")
    program.settle(0.8)
    program.key("alt+Left")
    program.find("Tài liệu gửi kèm", "label")
    for number, (name, (_, content)) in enumerate(DOCUMENTS.items(), 1):
        path = program.home / name
        path.write_bytes(content)
        program.settle(0.3)
        program.tab_to("Thêm tài liệu")
        program.key("Return")
        answer(program, path)
        desktop.wait_for(
            lambda wanted=number: query(
                program, "SELECT count(*) FROM attachment")[0][0] == wanted,
            f"{name} in the database")


def imported(path):
    """The proposal in a dossier, as the command line reads it."""
    out = path.with_suffix(".json")
    subprocess.run([str(CLI), "import", str(path), str(out)], check=True)
    return json.loads(out.read_text(encoding="utf-8"))


def dossier_goes_out(program):
    """Two documents, the folder with everything, and the file in it."""
    program.start(EXAMPLE)
    program.find(["Trang 1 trên"])
    attach(program)
    for _ in range(3):
        program.key("alt+Right")
        program.settle(0.4)
    program.find(["Đã lưu trên máy này, CHƯA nộp"])
    program.tab_to("Lưu cả hồ sơ")
    place = program.home / "Hồ sơ gửi đi"
    place.mkdir()
    program.key("Return")
    answer(program, place)
    desktop.wait_for(lambda: list(place.glob("Ho-so*")), "the folder")
    program.settle(0.5)
    folder, = place.iterdir()
    names = sorted(path.name for path in folder.iterdir())
    assert all(name.isascii() and " " not in name for name in names), names
    assert names[0] == "00_Danh-sach-tep.txt", names
    assert [name[3:] for name in names[2:4]] \
        == ["Cong-van-so-12.pdf", "Cam-ket-doi-ung.docx"], names
    for name, (_, content) in zip(names[2:4], DOCUMENTS.values()):
        assert (folder / name).read_bytes() == content, name

    dossier = folder / names[4]
    stored = json.loads(query(program, "SELECT json FROM content")[0][0])
    assert imported(dossier) == stored
    assert imported(folder / names[1])["values"] == stored["values"]
    with zipfile.ZipFile(dossier) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        kinds = {entry["name"]: entry for entry in manifest["members"]}
        for name, (kind, content) in DOCUMENTS.items():
            assert archive.read(f"attachments/{name}") == content
            entry = kinds[f"attachments/{name}"]
            assert entry["kind"] == kind, entry
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
    # Saved is not handed in.
    assert query(program, "SELECT state FROM proposal") == [(1,)]
    status = program.close()
    assert status == 0, f"{status}\n{program.messages()}"


@contextlib.contextmanager
def notifications():
    """A desktop that writes down what it is to show, a line each, and
    clicks on it after a while."""
    place = os.path.join(os.path.dirname(__file__), "notifications.py")
    with subprocess.Popen([sys.executable, place], text=True,
                          stdout=subprocess.PIPE) as desk:
        try:
            assert desk.stdout.readline() == "ready\n"
            yield desk
        finally:
            desk.terminate()
            desk.wait(10)


def reminder_comes_once(program):
    """Three days before the deadline, and a click opens the proposal."""
    program.start(EXAMPLE)
    program.find(["Trang 1 trên"])
    program.settle(1.5)
    assert program.close() == 0
    program.env["DEXUAT_NOW"] = "2025-08-04T09:00:00+07:00"
    with notifications() as desk:
        program.start()
        told = json.loads(desk.stdout.readline())
        assert told["title"] == "Chưa nộp đề xuất: còn 3 ngày", told
        assert "Truyền thông năng suất" in told["body"], told
        program.find(["Trang 1 trên"])
        assert program.close() == 0
        program.start()
        program.settle(2)
        program.close()
        desk.terminate()
        assert desk.stdout.read() == ""


if __name__ == "__main__":
    desktop.main(dossier_goes_out, reminder_comes_once)
