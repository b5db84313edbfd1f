#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads of the program: launcher, description, kinds of
files, settings, icons."""

import pathlib
import re
import tempfile
import xml.etree.ElementTree as etree

import lint

DATA = lint.SOURCE / "data"
NAME = "vn.dexuat.DeXuat"


class Desktop(lint.Case):
    """data/vn.dexuat.DeXuat.*"""

    def expect_success(self, *command):
        """Runs a judge of such files."""
        outcome = lint.run(*command)
        self.assertEqual(outcome.returncode, 0,
                         outcome.stdout + outcome.stderr)

    def test_launcher(self):
        self.expect_success("desktop-file-validate", DATA / f"{NAME}.desktop")

    def test_description(self):
        self.expect_success("appstreamcli", "validate", "--no-net",
                            DATA / f"{NAME}.metainfo.xml")

    def test_settings(self):
        self.expect_success("glib-compile-schemas", "--strict", "--dry-run",
                            DATA)

    def test_kinds_of_files(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder) / "packages"
            place.mkdir()
            (place / f"{NAME}.xml").write_bytes(
                (DATA / f"{NAME}.mime.xml").read_bytes())
            self.expect_success("update-mime-database", folder)
        kinds = set(re.findall(r'mime-type type="([^"]+)"',
                               lint.read(DATA / f"{NAME}.mime.xml")))
        launcher = lint.read(DATA / f"{NAME}.desktop")
        offered = set(re.search(r"^MimeType=(.*);$", launcher,
                                re.MULTILINE).group(1).split(";"))
        self.assertEqual(kinds, offered)

    def test_icons_are_drawings(self):
        for name, size in ((NAME, "128"), (f"{NAME}-symbolic", "16")):
            root = etree.parse(DATA / "icons" / f"{name}.svg").getroot()
            self.assertEqual(root.get("width"), size)

    def test_version_is_one(self):
        version = re.search(r"version: '([0-9.]+)'",
                            lint.read(lint.SOURCE / "meson.build")).group(1)
        self.assertIn(f'release version="{version}"',
                      lint.read(DATA / f"{NAME}.metainfo.xml"))
        self.assertIn(f"dexuat ({version})",
                      lint.read(lint.SOURCE / "debian/changelog"))


if __name__ == "__main__":
    lint.main()
