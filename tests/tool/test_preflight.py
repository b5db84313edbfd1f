# SPDX-License-Identifier: GPL-3.0-or-later
"""Apache Preflight on our archive files. It judges by the first part of the
standard, which knows no attachments: nothing else may it find."""

import re
import subprocess
import unittest

from common import EXAMPLES, Case, date_of

JARS = ["preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging",
        "commons-io", "javax.activation", "jaxb-api"]
CLASSES = ":".join(f"/usr/share/java/{name}.jar" for name in JARS)
ALLOWED = re.compile(r"1\.4\.7 .*EmbeddedFile|1\.2\.9 .*EmbeddedFile|"
                     r"7\.11\.2 .*part must be 1")


class Preflight(Case):
    def test_examples(self):
        for path in EXAMPLES:
            self.cli("export", path, "a.pdf", "--annex", "--seal", "--date",
                     date_of(path))
            done = subprocess.run(
                ["java", "-cp", CLASSES,
                 "org.apache.pdfbox.preflight.Validator_A1b", "a.pdf"],
                capture_output=True, text=True, cwd=self.work, check=False)
            lines = [line for line in done.stdout.splitlines()
                     if re.match(r"\d+\.\d", line)]
            self.assertEqual(len(lines), 3, done.stdout + done.stderr)
            for line in lines:
                self.assertRegex(line, ALLOWED, path.name)


if __name__ == "__main__":
    unittest.main()
