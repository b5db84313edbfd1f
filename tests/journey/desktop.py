# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: keys go through the X server,
what is on the screen is read from the accessibility bus.

To be run below build-aux/with-display with WM=metacity."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# The bus warns of programs that come and go; that is none of this one's
# faults, and must not end the test.
os.environ.pop("G_DEBUG", None)

import pyatspi  # noqa: E402  pylint: disable=wrong-import-position

SOURCE = pathlib.Path(os.environ["DEXUAT_SOURCE"])
BUILD = pathlib.Path(os.environ["DEXUAT_BUILD"])
PROGRAM = BUILD / "src/app/dexuat"
PATIENCE = 15.0

# Every Vietnamese letter gets a key of its own, so that none is dropped when
# they are typed faster than the keyboard's map can be changed.
LETTERS = ("àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩị"
           "òóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")


class Gone(Exception):
    """The program ended, or what was looked for did not come."""


def run(*command, **options):
    """Runs a command to its end and gives its output."""
    return subprocess.run([str(word) for word in command], check=True,
                          text=True, capture_output=True, **options).stdout


def map_letters():
    """Puts the letters on keys that have none."""
    free = []
    for line in run("xmodmap", "-pke").splitlines():
        left, right = line.split("=", 1)
        code = int(left.split()[1])
        if not right.strip() or 136 <= code < 203 or 208 <= code < 256:
            free.append(code)
    lines = "\n".join(
        f"keycode {code} = U{ord(letter):04X} U{ord(letter.upper()):04X}"
        for code, letter in zip(free, LETTERS))
    run("xmodmap", "-", input=lines)


def wait_for(condition, what, patience=PATIENCE):
    """Calls condition until it gives something."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.03)
    raise Gone(f"waited in vain for {what}")


@contextlib.contextmanager
def telex():
    """An input method that composes Vietnamese, as most people type it."""
    with subprocess.Popen(
            ["ibus-daemon", "--xim", "--panel=disable", "--config=disable"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as daemon:
        try:
            def ready():
                # It also wants to set a keyboard map, which this display
                # refuses.
                subprocess.run(["ibus", "engine", "Unikey"], check=False,
                               capture_output=True)
                outcome = subprocess.run(["ibus", "engine"], check=False,
                                         capture_output=True, text=True)
                return outcome.stdout.strip() == "Unikey"
            wait_for(ready, "the input method")
            yield run("ibus", "address").strip()
        finally:
            daemon.terminate()
            daemon.wait(10)


class Program:
    """One run of the program, with folders of its own."""

    def __init__(self, home=None, now="2025-08-01T09:00:00+07:00"):
        self.own_home = home is None
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix="dexuat-j-"))
        self.log = self.home / "log"
        self.env = dict(
            os.environ,
            HOME=str(self.home),
            XDG_DATA_HOME=str(self.home / "data"),
            XDG_CONFIG_HOME=str(self.home / "config"),
            XDG_CACHE_HOME=str(self.home / "cache"),
            GSETTINGS_BACKEND="keyfile",
            DEXUAT_NOW=now,
            GTK_A11Y="atspi",
            NO_AT_BRIDGE="0",
            G_DEBUG="fatal-criticals",
            G_ENABLE_DIAGNOSTIC="0",
        )
        self.process = None

    def start(self, *files, **env):
        """Starts the program and waits until it can be read."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(PROGRAM), *map(str, files)], env=dict(self.env, **env),
                stdout=log, stderr=log)
        wait_for(self.application, "the program on the accessibility bus")
        return self

    def application(self):
        """The program's root on the accessibility bus."""
        if self.process.poll() is not None:
            raise Gone(f"the program ended: {self.process.returncode}\n"
                       + self.messages())
        desktop = pyatspi.Registry.getDesktop(0)
        for index in range(desktop.childCount):
            try:
                child = desktop.getChildAtIndex(index)
                if child is not None \
                        and child.get_process_id() == self.process.pid:
                    return child
            except Exception:  # pylint: disable=broad-except
                continue
        return None

    def messages(self):
        """What the program wrote to its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def nodes(self, window=None):
        """All that is on the screen, or in one window."""
        def walk(node, depth):
            if node is None or depth > 60:
                return
            yield node
            try:
                children = [node.getChildAtIndex(i)
                            for i in range(node.childCount)]
            except Exception:  # pylint: disable=broad-except
                return
            for child in children:
                yield from walk(child, depth + 1)
        root = self.application()
        if window is None:
            yield from walk(root, 0)
            return
        for index in range(root.childCount):
            child = root.getChildAtIndex(index)
            if child is not None and child.name == window:
                yield from walk(child, 0)

    def focused(self, window=None):
        """What has the keyboard."""
        for node in self.nodes(window):
            try:
                if node.getState().contains(pyatspi.STATE_FOCUSED) \
                        and node.getRoleName() not in ("frame", "filler"):
                    return node
            except Exception:  # pylint: disable=broad-except
                continue
        return None

    def tab_to(self, name, window=None, most=40):
        """Presses Tab until the keyboard is on the widget of that name."""
        seen = []
        for _ in range(most):
            node = self.focused(window)
            if node is not None and name in node.name:
                return node
            seen.append(node.name if node is not None else None)
            self.key("Tab")
            time.sleep(0.1)
        raise Gone(f"Tab does not lead to {name!r}, only to {seen}")

    def find(self, name=None, role=None, showing=True, patience=PATIENCE):
        """The first widget with that name (or whose name holds it, given
        as a list with one word) and that role."""
        def look():
            for node in self.nodes():
                try:
                    if role and node.getRoleName() != role:
                        continue
                    if isinstance(name, list):
                        if name[0] not in node.name:
                            continue
                    elif name is not None and node.name != name:
                        continue
                    if showing:
                        box = node.queryComponent().getExtents(
                            pyatspi.WINDOW_COORDS)
                        if box.width <= 0 or box.height <= 0:
                            continue
                    return node
                except Exception:  # pylint: disable=broad-except
                    continue
            return None
        return wait_for(look, f"{role or 'widget'} {name!r}", patience)

    def has(self, name=None, role=None):
        """Whether such a widget is there now."""
        try:
            self.find(name, role, patience=0.2)
            return True
        except Gone:
            return False

    def texts(self):
        """All names and texts on the screen, for messages."""
        lines = []
        for node in self.nodes():
            try:
                if node.name:
                    lines.append(f"{node.getRoleName()}: {node.name}")
            except Exception:  # pylint: disable=broad-except
                continue
        return "\n".join(lines)

    def press(self, name, role=None):
        """Activates a widget through the accessibility bus; falls back to
        focus and the Enter key where it has no action."""
        node = self.find(name, role)
        try:
            action = node.queryAction()
        except NotImplementedError:
            action = None
        if action is not None and action.nActions > 0:
            action.doAction(0)
        else:
            node.queryComponent().grabFocus()
            time.sleep(0.1)
            self.key("Return")
        # An accessible click takes effect a little later.
        time.sleep(0.35)

    @staticmethod
    def key(*keys):
        """Presses keys, such as "alt+Right"."""
        run("xdotool", "key", "--clearmodifiers", "--delay", "20", *keys)

    @staticmethod
    def type(text, delay=8):
        """Types text, letter by letter."""
        for number, line in enumerate(text.split("\n")):
            if number:
                run("xdotool", "key", "Return")
            if line:
                run("xdotool", "type", "--delay", delay, "--", line)

    def picture(self, path):
        """Takes a picture of the screen."""
        run("import", "-window", "root", path)

    def settle(self, seconds=0.3):
        """Lets the program come to rest."""
        time.sleep(seconds)
        self.application()

    def close(self):
        """Ends the program with Ctrl+Q and waits for its end."""
        self.key("ctrl+q")
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Gone("Ctrl+Q did not end the program") from None
        return self.process.returncode

    def kill(self):
        """Ends it as a power cut does."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def clean_up(self):
        """Removes all that the run left."""
        self.kill()
        if self.own_home:
            shutil.rmtree(self.home, ignore_errors=True)


def complaints(program):
    """The lines of the log that nobody wants to see."""
    return [line for line in program.messages().splitlines()
            if "CRITICAL" in line or "WARNING" in line
            or "ERROR" in line.split("**")[0] and "AddressSan" in line]


def main(*journeys):
    """Runs the journeys and says how they went, as TAP."""
    map_letters()
    print(f"1..{len(journeys)}")
    failed = 0
    for number, journey in enumerate(journeys, 1):
        program = Program()
        try:
            journey(program)
            wrong = complaints(program)
            if wrong:
                raise Gone("the log complains:\n" + "\n".join(wrong))
            print(f"ok {number} {journey.__name__}")
        except Exception as error:  # pylint: disable=broad-except
            failed += 1
            print(f"not ok {number} {journey.__name__}")
            for line in f"{type(error).__name__}: {error}".splitlines():
                print(f"# {line}")
            try:
                place = os.environ.get("DEXUAT_PICTURES")
                if place:
                    program.picture(f"{place}/{journey.__name__}.png")
                for line in program.texts().splitlines()[:80]:
                    print(f"#   {line}")
            except Exception:  # pylint: disable=broad-except
                pass
        finally:
            program.clean_up()
        sys.stdout.flush()
    sys.exit(1 if failed else 0)
