#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole ways through the real program, by keys alone."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
import unicodedata

sys.path.insert(0, os.path.dirname(__file__))

import desktop  # noqa: E402  pylint: disable=wrong-import-position

CLI = desktop.BUILD / "src/tool/dexuat-cli"

# The sections' key, and what is typed there.
TEXTS = {
    "I.name": ("alt+1", "Nâng cao năng suất, chất lượng chè Shan tuyết"),
    "II.urgency": ("alt+2", "Năm 2024, tỉnh có 9.200 ha chè; tỷ lệ phế phẩm"
                            " còn 12%.\nDoanh nghiệp đề nghị hỗ trợ ngay."),
    "III.objectives": ("alt+3", "Hỗ trợ 20 doanh nghiệp tăng năng suất 15%."),
    "IV.contents": ("alt+4", "- Khảo sát thực trạng\nĐào tạo 40 người"),
    "V.results": ("alt+5", "06 hội thảo, mỗi hội thảo 150 đại biểu."),
    "VI.effects": ("alt+6", "Giảm chi phí, bảo vệ môi trường, nhân rộng."),
    "VII.places": ("alt+7", "Các hợp tác xã tại huyện cũ Tủa Chùa."),
}
AMOUNTS = (("1,5 tỷ", 1500000000), ("1200tr", 1200000000),
           ("300.000.000", 300000000))
ORGANISATION = (
    ("X.name", "Hợp tác xã Chè Ví Dụ"),
    ("X.address", "Số 01, phường Mường Thanh, tỉnh Điện Biên"),
    ("X.contact-name", "Nguyễn Thị Ví Dụ"),
    ("X.contact-position", "Giám đốc"),
    ("X.contact-phone", "0912 345 678"),
    ("X.contact-email", "lienhe@example.vn"),
)


# The title of the window in which one writes.
WIZARD = "Soạn đề xuất"


def stored(program):
    """The proposals in the database, as the program wrote them."""
    path = program.home / "data/dexuat/dexuat.db"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return [json.loads(text) for (text,) in
                database.execute("SELECT json FROM content")]


def values(program):
    """The values of the one proposal."""
    found = stored(program)
    return found[0]["values"] if found else {}


def begin(program):
    """First run: role, call, wizard."""
    program.start()
    program.find("Tôi soạn đề xuất")
    program.key("Return")
    program.find("Sở Khoa học và Công nghệ tỉnh Điện Biên")
    program.key("Return")
    program.find("Mục 1 trên 10")
    program.settle(0.4)


def save_as(program, path):
    """Answers the file dialog that is open."""
    program.settle(0.8)
    program.key("ctrl+a")
    program.type(str(path))
    program.key("Return")
    desktop.wait_for(lambda: path.exists() and path.stat().st_size > 0,
                     f"the file {path}")


def squeeze(text):
    """Text as people read it."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def first_run_to_pdf(program):
    """From the first question to a PDF with all that was typed."""
    begin(program)
    for key, text in TEXTS.values():
        program.key(key)
        program.settle(0.3)
        program.type(text)
    # The first field has the keyboard, Tab leads to the next.
    program.key("alt+9")
    program.settle(0.3)
    for text, _ in AMOUNTS:
        program.type(text)
        program.key("Tab")
    program.key("alt+0")
    program.settle(0.3)
    for _, text in ORGANISATION:
        program.type(text)
        program.key("Tab")
    program.settle(1.8)

    typed = values(program)
    for field, (_, text) in TEXTS.items():
        if field != "IV.contents":
            assert typed.get(field) == text, (field, typed.get(field))
    # Enter behind "- …" goes on with the list.
    assert typed["IV.contents"] == "- Khảo sát thực trạng\n- Đào tạo 40 người"
    for field, (_, amount) in zip(
            ("IX.total", "IX.state-budget", "IX.counterpart"), AMOUNTS):
        assert typed.get(field) == amount, (field, typed.get(field))
    for field, text in ORGANISATION:
        assert typed.get(field) == text, (field, typed.get(field))

    program.key("Escape")
    program.settle(0.5)
    path = program.home / "phiếu ra.pdf"
    program.key("ctrl+shift+e")
    save_as(program, path)
    paper = squeeze(subprocess.run(["pdftotext", str(path), "-"], check=True,
                                   capture_output=True, text=True).stdout)
    for _, text in TEXTS.values():
        for line in text.split("\n"):
            assert squeeze(line) in paper, line
    for _, text in ORGANISATION:
        assert squeeze(text) in paper, text
    assert "1.500.000.000" in paper
    program.settle(0.5)
    assert stored(program)[0]["revision"] == 1
    status = program.close()
    assert status == 0, f"{status}\n{program.messages()}"


def kill_keeps_what_was_typed(program):
    """A power cut two seconds after the last letter loses nothing."""
    begin(program)
    program.type("Chữ này phải còn sau khi mất điện")
    time.sleep(2.0)
    program.kill()
    assert values(program)["I.name"] == "Chữ này phải còn sau khi mất điện"
    program.start()
    program.find(["Chữ này phải còn"])


def example_opens_from_the_command_line(program):
    """dexuat FILE opens the proposal beside its pages."""
    program.start(desktop.SOURCE / "examples/hoi-thao-nang-suat.json")
    program.find(["Truyền thông năng suất chất lượng"])
    program.find(["Trang 1 trên"])
    program.key("F5")
    program.find("Kiểm tra", "label")
    program.settle()
    program.key("Escape")
    program.settle()


def second_process_only_reads(program):
    """Another process on the same data is told, and writes nothing."""
    begin(program)
    program.type("Bản của cửa sổ thứ nhất")
    program.settle(2)
    before = stored(program)
    log = program.home / "second.log"
    with open(log, "wb") as output:
        with subprocess.Popen(
                ["dbus-run-session", "--", str(desktop.PROGRAM)],
                env=dict(program.env), stdout=output, stderr=output) as second:
            time.sleep(4)
            assert second.poll() is None, log.read_text()
            program.key("ctrl+n")
            time.sleep(1)
            second.terminate()
            second.wait(10)
    assert stored(program) == before


def input_method(program):
    """Telex through an input method: what is still being composed counts
    when the page is left."""
    with desktop.telex() as address:
        program.env.update(GTK_IM_MODULE="ibus", IBUS_ADDRESS=address)
        begin(program)
        # Typed as on the keyboard: Nâng cao năng suất chất lượng
        program.type("Naang cao nawng suaats chaats luwowngj", delay=40)
        program.key("alt+Right")
        program.settle(2)
        assert values(program)["I.name"] \
            == "Nâng cao năng suất chất lượng", values(program)


def topics_and_check(program):
    """A topic is found, ticked and answered; the check leads to the field;
    what is written there can be taken back. All by keys."""
    begin(program)
    program.type("Chứng nhận Halal cho nông sản")
    program.key(*["alt+Right"] * 10)
    program.find(["Chủ đề ưu tiên"])
    program.settle(0.5)
    program.type("halal")
    program.settle(0.5)
    program.tab_to("chứng nhận Halal", WIZARD)
    program.key("space")
    program.settle(0.5)
    program.tab_to("Đề xuất đáp ứng chủ đề", WIZARD)
    program.type("Tập huấn 40 cơ sở theo TCVN 12944:2020")
    program.settle(2)
    assert stored(program)[0]["topics"] == [
        {"id": "halal-certification",
         "note": "Tập huấn 40 cơ sở theo TCVN 12944:2020"}], \
        stored(program)[0].get("topics")

    program.key("Escape")
    program.settle(0.5)
    program.key("F5")
    program.settle(0.8)
    program.tab_to("Mục III", WIZARD)
    program.key("Return")
    program.find("Mục 3 trên 10")
    program.settle(0.5)
    program.type("Đào tạo 40 người")
    program.settle(2)
    assert values(program)["III.objectives"] == "Đào tạo 40 người"
    program.key("ctrl+z")
    program.settle(2)
    assert values(program).get("III.objectives", "") != "Đào tạo 40 người"


if __name__ == "__main__":
    desktop.main(first_run_to_pdf, kill_keeps_what_was_typed,
                 example_opens_from_the_command_line,
                 second_process_only_reads, input_method, topics_and_check)
