# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the data share."""

import json
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
    ROOT = Path(sys.argv.pop(1)).resolve()
DATA = ROOT / "data"
EXAMPLES = ROOT / "examples"
SEEDS = ROOT / "tests" / "data" / "seeds"


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8"))


def squash(text):
    """Text without white space: the notices break lines at will."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def walk(node, path="$"):
    """All objects below node, with their JSON paths."""
    if isinstance(node, dict):
        yield path, node
        for name, child in node.items():
            yield from walk(child, f"{path}.{name}")
    elif isinstance(node, list):
        for i, child in enumerate(node):
            yield from walk(child, f"{path}[{i}]")


def sources_of(node):
    """The sources below node: a document and its sentence."""
    for path, found in walk(node):
        if "document" in found and "sentence" in found:
            yield path, found


SEED = {path.stem: path.read_text(encoding="utf-8")
        for path in SEEDS.glob("*.txt")}
SQUASHED = {name: squash(text) for name, text in SEED.items()}
CALLS = {path.stem: read_json(path)
         for path in sorted((DATA / "calls").glob("*.json"))}
FORM = read_json(DATA / "forms" / "a1-dxnv-tt15-2022.json")
RULES = read_json(DATA / "rules" / "text.json")
TOPICS = read_json(DATA / "topics" / "topics.json")["topics"]
