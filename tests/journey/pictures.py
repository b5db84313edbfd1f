#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of every window and page of the real program.

pictures.py [MODE…] [PAGE…]: without a mode in all of them, without a page
of every one; "wizard-*" stands for all pages of that beginning. They come to
build-pictures/MODE/PAGE.png below the current folder. "pictures.py publish"
makes those of the README files and of the guide from them."""

import fnmatch
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve()
SOURCE = HERE.parents[2]
WITH_DISPLAY = SOURCE / "build-aux/with-display"
SETTINGS = ("[vn/dexuat/DeXuat]\nrole-chosen=true\n"
            "proposal-window-size=(1180, 800)\n")

# The screen, what is set around the program, and its own settings.
MODES = {
    "light": ("1280x900", {}, ""),
    "dark": ("1280x900", {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, ""),
    "contrast": ("1280x900", {"ADW_DEBUG_HIGH_CONTRAST": "1"}, ""),
    "narrow": ("360x600", {}, ""),
    "large": ("1280x900", {}, "text-size=200\n"),
}

EXAMPLES = ("chung-nhan-halal", "tcvn-ocop", "hoc-phan-dai-hoc",
            "mo-hinh-diem-thanh-hoa")
EXAMPLE = SOURCE / "examples/hoi-thao-nang-suat.json"


# What of it stands in the README files, and in the guide.
PUBLISHED = {
    "list": (("light", "data/pictures/list.png", 900),
             ("light", "data/help/danh-sach.png", 600)),
    "home": (("light", "data/pictures/home.png", 900),
             ("dark", "data/pictures/dark.png", 900)),
    "wizard-02": (("light", "data/pictures/wizard.png", 900),
                  ("narrow", "data/pictures/narrow.png", 360),
                  ("light", "data/help/soan-muc.png", 600)),
    "wizard-topics": (("light", "data/pictures/topics.png", 900),
                      ("light", "data/help/chu-de.png", 600)),
    "check-new": (("light", "data/pictures/check.png", 900),
                  ("light", "data/help/kiem-tra.png", 600)),
    "wizard-export": (("light", "data/help/xem-truoc.png", 600),),
}

# 31 July 2025, 16:20 in Viet Nam, in milliseconds.
STORY = 1753953600 * 1000


class Camera:
    """Pictures of one mode, into one folder."""

    def __init__(self, mode, wanted, home):
        self.env, self.settings = MODES[mode][1:]
        self.folder = pathlib.Path("build-pictures") / mode
        self.folder.mkdir(parents=True, exist_ok=True)
        self.wanted = wanted
        self.home = home
        self.program = None

    def wants(self, name):
        """Whether somebody asked for this page."""
        return not self.wanted or any(fnmatch.fnmatch(name, pattern)
                                      for pattern in self.wanted)

    def take(self, name, settle=0.45):
        """Takes one picture."""
        if self.wants(name):
            self.program.settle(settle)
            wait_until_still()
            self.program.picture(self.folder / f"{name}.png")
            if name in PUBLISHED:
                take_window(self.folder / f"{name}.png",
                            self.folder / f"{name}-window.png")

    def begin(self, *files, seeded=True):
        """Starts the program afresh, on the proposals of the seed or on
        none."""
        self.end()
        home = pathlib.Path(tempfile.mkdtemp(prefix="dexuat-p-"))
        text = self.settings
        if seeded:
            shutil.copytree(self.home, home, dirs_exist_ok=True)
            text = SETTINGS + text
        elif text:
            text = "[vn/dexuat/DeXuat]\n" + text
        # A caret that blinks makes no two pictures alike.
        place = home / "config/gtk-4.0"
        place.mkdir(parents=True, exist_ok=True)
        (place / "settings.ini").write_text(
            "[Settings]\ngtk-cursor-blink=0\n", encoding="utf-8")
        place = home / "config/glib-2.0/settings"
        place.mkdir(parents=True, exist_ok=True)
        (place / "keyfile").write_text(text, encoding="utf-8")
        self.program = desktop.Program(home=home)
        self.program.own_home = True
        self.program.start(*files, **self.env)
        self.program.find(role="frame")
        # What lies below the pointer is drawn differently, and chosen in
        # menus.
        desktop.run("xdotool", "mousemove", "4000", "4000")
        self.program.settle(0.6)
        return self.program

    def end(self):
        """Ends the program and looks at what it said."""
        if self.program is None:
            return
        for line in desktop.complaints(self.program):
            print(f"{self.folder}: {line}", flush=True)
        self.program.clean_up()
        self.program = None


def act(program, action, window=None):
    """Activates an action of the program, or of one of its windows."""
    path = "/vn/dexuat/DeXuat" + (f"/window/{window}" if window else "")
    desktop.run("gdbus", "call", "--session", "--dest", "vn.dexuat.DeXuat",
                "--object-path", path, "--method", "org.gtk.Actions.Activate",
                action, "[]", "{}")
    program.settle(0.4)


def press(program, name):
    """Presses a button, where there is one in this mode."""
    try:
        program.find(name, patience=1.5)
    except desktop.Gone:
        return False
    program.press(name)
    return True


def wait_until_still(most=2.0):
    """Waits until two looks at the screen are alike, but not for ever."""
    end = time.monotonic() + most
    last = None
    while time.monotonic() < end:
        look = subprocess.run(["import", "-window", "root", "ppm:-"], check=True,
                              capture_output=True).stdout
        if look == last:
            return
        last = look
        time.sleep(0.25)


def take_window(screen, path):
    """Cuts the active window out of a picture of the screen, without its
    shadow."""
    window = desktop.run("xdotool", "getactivewindow").strip()
    place = dict(line.split("=") for line in desktop.run(
        "xdotool", "getwindowgeometry", "--shell", window).splitlines())
    words = desktop.run("xprop", "-id", window, "_GTK_FRAME_EXTENTS")
    left, right, top, bottom = (
        int(word) for word in words.partition("=")[2].split(","))
    width = int(place["WIDTH"]) - left - right
    height = int(place["HEIGHT"]) - top - bottom
    # Without a compositor the round corners are black.
    corners = []
    for x in (0, width - 1):
        for y in (0, height - 1):
            corners += ["-draw", f"color {x},{y} floodfill"]
    desktop.run("convert", screen, "-crop",
                f"{width}x{height}+{int(place['X']) + left}"
                f"+{int(place['Y']) + top}", "+repage",
                "-fuzz", "3%", "-fill", "white", *corners, path)


def open_first(camera):
    """Opens the first proposal of the list."""
    program = camera.begin()
    program.key("Return")
    program.settle(1.2)
    if camera.folder.name == "narrow":
        # Where the window manager cascades there is no room to cascade; the
        # shadow stands outside.
        desktop.run("xdotool", "getactivewindow", "windowmove", "--",
                    "-61", "-55")
    return program


def first_run(camera):
    """From the first question to the empty list."""
    program = camera.begin(seeded=False)
    camera.take("first-run")
    act(program, "first-run-desk", 1)
    camera.take("first-run-desk")
    program = camera.begin(seeded=False)
    act(program, "first-run-draft", 1)
    camera.take("call-picker")
    program.key("Escape")
    camera.take("list-empty")
    act(program, "new", 1)
    program.key("Return")
    program.settle(1.0)
    camera.take("wizard-new")
    program.key("alt+9")
    program.settle(0.3)
    program.type("1500")
    program.key("Tab")
    program.type("abc")
    program.key("Tab")
    camera.take("wizard-errors")
    program.key("Escape")
    camera.take("home-new", 0.8)
    program.key("F5")
    camera.take("check-new", 0.8)


def proposals(camera):
    """The list and what belongs to it."""
    program = camera.begin()
    camera.take("list")
    program.key("Down")
    program.key("Menu")
    camera.take("list-row-menu")
    program.key("Escape")
    program.key("F10")
    camera.take("list-menu")
    program.key("Escape")
    program.key("ctrl+f")
    program.type("nang suat")
    camera.take("list-search")
    program.key("ctrl+a")
    program.type("xyz")
    camera.take("list-nothing")
    program.key("Escape", "Escape")
    program.settle(0.3)
    program.key("Tab", "Down", "Delete")
    camera.take("list-removed")


def home(camera):
    """A proposal's home and its versions."""
    program = open_first(camera)
    camera.take("home")
    program.key("F10")
    camera.take("home-menu")
    program.key("Escape")
    if press(program, "Các trang"):
        camera.take("home-pages")


def revisions(camera):
    """The versions that were kept."""
    program = open_first(camera)
    program.key("F10")
    program.settle(0.5)
    program.key("Down", "Return")
    camera.take("revisions", 0.8)
    program.key("Down", "Down")
    program.settle(0.3)
    program.key("Return")
    camera.take("revisions-pages", 0.6)
    press(program, "So sánh")
    camera.take("revisions-compare")


WIZARD = {
    **{f"wizard-{number:02}": f"alt+{number % 10}" for number in range(1, 11)},
    "wizard-topics": "alt+Right",
    "wizard-attachments": "alt+Right",
    "wizard-check": "alt+Right",
    "wizard-export": "alt+Right",
}


def wizard(camera):
    """Each page of the wizard."""
    program = open_first(camera)
    program.key("Return")
    program.settle(0.8)
    for name, key in WIZARD.items():
        program.key(key)
        camera.take(name, 0.5)


def wizard_list(camera):
    """The steps beside, or before, the page."""
    program = open_first(camera)
    program.key("Return")
    program.settle(0.8)
    if press(program, "Hiện danh sách các mục"):
        camera.take("wizard-sections", 0.6)


def calls(camera):
    """The calls, two compared, one edited."""
    program = camera.begin()
    act(program, "calls", 1)
    camera.take("calls", 0.6)
    press(program, "So sánh với đợt khác")
    camera.take("calls-compare", 0.6)
    press(program, "So sánh với đợt khác")
    program.key("F10")
    camera.take("calls-menu")
    program.key("s")
    camera.take("call-editor", 0.8)


def preferences(camera):
    """The pages of the preferences."""
    program = camera.begin()
    act(program, "preferences")
    camera.take("preferences", 0.6)
    program.key("alt+v")
    camera.take("preferences-organisation", 0.6)
    program.key("alt+d")
    camera.take("preferences-data", 0.6)


def help_pages(camera):
    """What explains the program."""
    program = camera.begin()
    act(program, "shortcuts", 1)
    camera.take("shortcuts", 0.8)
    program.key("Escape")
    act(program, "help")
    camera.take("guide", 0.6)
    program.key("Tab", "Down", "Return")
    camera.take("guide-page", 0.6)
    program.key("Escape", "Escape")
    program.settle(0.3)
    act(program, "about")
    camera.take("about", 0.6)


SCENES = {
    first_run: ("first-run", "first-run-desk", "call-picker", "list-empty",
                "wizard-new", "wizard-errors", "home-new", "check-new"),
    proposals: ("list", "list-row-menu", "list-menu", "list-search",
                "list-nothing", "list-removed"),
    home: ("home", "home-menu", "home-pages"),
    revisions: ("revisions", "revisions-pages", "revisions-compare"),
    wizard: tuple(WIZARD),
    wizard_list: ("wizard-sections",),
    calls: ("calls", "calls-compare", "calls-menu", "call-editor"),
    preferences: ("preferences", "preferences-organisation",
                  "preferences-data"),
    help_pages: ("shortcuts", "guide", "guide-page", "about"),
}
PAGES = [name for names in SCENES.values() for name in names]


def write_at_end(program, key, text):
    """Writes more into one section of the open proposal."""
    program.key("Return")
    program.find(["trên 10"])
    program.settle(0.4)
    program.key(key)
    program.settle(0.3)
    program.key("ctrl+End")
    program.type(text)
    program.settle(0.8)
    program.key("Escape")
    program.settle(0.6)


def date_back(folder):
    """Gives each proposal a day of the story that the pictures tell."""
    day = 24 * 60 * 60 * 1000
    path = folder / "data/dexuat/dexuat.db"
    with sqlite3.connect(path) as database:
        rows = [row for (row,) in database.execute(
            "SELECT row FROM proposal ORDER BY changed DESC")]
        for number, row in enumerate(rows):
            database.execute("UPDATE proposal SET changed = ? WHERE row = ?",
                             (STORY - number * day * 3 // 2, row))
        kept = [row for (row,) in database.execute(
            "SELECT row FROM revision ORDER BY row DESC")]
        for number, row in enumerate(kept):
            database.execute("UPDATE revision SET begun = ?1, created = ?1"
                             " WHERE row = ?2",
                             (STORY - (number + 1) * day // 5, row))


def seed(folder):
    """Proposals in several states, as a person would bring them there."""
    desktop.map_letters()
    folder.mkdir(parents=True)
    program = desktop.Program(home=folder)
    for name in EXAMPLES:
        program.start(SOURCE / f"examples/{name}.json")
        program.find(["Trang 1 trên"])
        program.settle(0.5)
        if name == "tcvn-ocop":
            program.key("ctrl+shift+e")
            program.settle(0.9)
            program.key("ctrl+a")
            program.type(str(folder / "phieu.pdf"))
            program.key("Return")
            program.settle(1.2)
        assert program.close() == 0, program.messages()
    program.start(EXAMPLE)
    program.find(["Trang 1 trên"])
    program.settle(0.5)
    program.key("ctrl+s")
    program.settle(0.5)
    write_at_end(program, "alt+3", " Mỗi hội thảo có ít nhất 150 đại biểu.")
    program.key("ctrl+shift+e")
    program.settle(0.9)
    program.key("ctrl+a")
    program.type(str(folder / "phieu-2.pdf"))
    program.key("Return")
    program.settle(1.2)
    write_at_end(program, "alt+6", " Kết quả được nhân rộng từ năm 2027.")
    program.settle(1.0)
    assert program.close() == 0, program.messages()
    date_back(folder)


def photograph(mode, wanted, folder):
    """All scenes that hold a wanted page."""
    desktop.map_letters()
    camera = Camera(mode, wanted, folder)
    failed = 0
    for scene, names in SCENES.items():
        if not any(camera.wants(name) for name in names):
            continue
        try:
            scene(camera)
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            print(f"{mode}: {scene.__name__}: {error}", flush=True)
        finally:
            camera.end()
    return failed


def publish():
    """Puts the chosen pictures, small, where they belong."""
    for name, places in PUBLISHED.items():
        for mode, place, width in places:
            subprocess.run(
                ["convert", f"build-pictures/{mode}/{name}-window.png",
                 "-resize", f"{width}x>", "-dither", "None",
                 "-colors", "128", "-strip",
                 "-define", "png:compression-level=9",
                 f"PNG8:{SOURCE / place}"], check=True)


def main():
    """Runs itself on a display for the seed and for each mode, three at a
    time."""
    if sys.argv[1:] == ["publish"]:
        publish()
        sys.exit()
    modes = [word for word in sys.argv[1:] if word in MODES]
    wanted = [word for word in sys.argv[1:] if word not in MODES]
    for word in wanted:
        if not fnmatch.filter(PAGES, word):
            sys.exit(f"no page {word!r}; modes: {' '.join(MODES)};"
                     f" pages: {' '.join(PAGES)}")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="dexuat-p-") as place:
        folder = pathlib.Path(place) / "home"

        def start(mode, size):
            return subprocess.Popen(
                [WITH_DISPLAY, sys.executable, HERE, *wanted],
                env=dict(os.environ, WM="metacity", SIZE=size,
                         DEXUAT_PICTURE_MODE=mode,
                         DEXUAT_PICTURE_HOME=str(folder)))

        failed = start("seed", "1280x900").wait()
        running = []
        for mode in [] if failed else modes or MODES:
            if len(running) == 3:
                failed |= running.pop(0).wait()
            running.append(start(mode, MODES[mode][0]))
        for process in running:
            failed |= process.wait()
    print(f"{time.monotonic() - began:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    MODE = os.environ.get("DEXUAT_PICTURE_MODE")
    if MODE is None:
        main()
    sys.path.insert(0, str(HERE.parent))
    import desktop  # pylint: disable=wrong-import-position
    HOME = pathlib.Path(os.environ["DEXUAT_PICTURE_HOME"])
    if MODE == "seed":
        seed(HOME)
    else:
        sys.exit(1 if photograph(MODE, sys.argv[1:], HOME) else 0)
