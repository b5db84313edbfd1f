#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the data and of the sound examples can be Vietnamese: an
opening, a rhyme and one tone that fit together. The others are capitals,
symbols, and the foreign words that are listed here. It finds slips of the
finger, not wrong words.

Usage: test_words.py [SOURCE-ROOT]
"""

import re
import unicodedata
import unittest

from common import CALLS, DATA, EXAMPLES, read_json, walk

ONSETS = """ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v
x""".split()
RHYMES = set("""a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i
ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam
oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây
uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên
uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt
ưu y yêm yên yêt yêu""".split())
STOPPED = ("c", "ch", "p", "t")
ACUTE, DOT = "\u0301", "\u0323"
TONES = {"\u0300", ACUTE, "\u0303", "\u0309", DOT}

FOREIGN = set("""Codex Email File Halal Kaizen Khmer Lean Magazine Net New Roman
    Security Shan Target ThS TTr Times Unicode Word Zalo benchmark
    carbon chip clip collagen docx dxnx email fanpage halal iOffice
    infographic kWh kilôgam logistics video word youtube zalo zero""".split())
# Capitals are symbols and abbreviations; single letters number things.
SYMBOL = re.compile(r"[A-ZĐ]{2,}|[A-ZĐa-z]|TTg|[mM]³")
# One notice leaves a blank out, and the doubt quotes that.
QUOTED_SLIP = "“đơn vịđược”"
# Where a letter is filled in.
PLACE = re.compile(r"\{[A-Za-z0-9-]+\}")
# Addresses and identifiers are no words.
ADDRESS = re.compile(r"\S+@\S+|\*\.docx")
IDENTIFIER = re.compile(r"[A-Za-z0-9._:+-]+")


def take_apart(word):
    """The letters of a word without its tones, and the tones."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in TONES]
    letters = "".join(mark for mark in marks if mark not in TONES)
    return unicodedata.normalize("NFC", letters), tones


def splits(letters):
    """All that can stand behind an opening."""
    yield letters
    for onset in ONSETS:
        if letters.startswith(onset):
            rest = letters[len(onset):]
            yield rest
            # The vowel of "gi" and "qu" belongs to the rhyme as well.
            if onset in ("gi", "qu"):
                yield onset[1] + rest


def is_syllable(word):
    letters, tones = take_apart(word)
    if len(tones) > 1:
        return False
    for rhyme in splits(letters):
        if rhyme in RHYMES and (not rhyme.endswith(STOPPED)
                                or tones in ([ACUTE], [DOT])):
            return True
    return False


def is_word(word):
    return word in FOREIGN or SYMBOL.fullmatch(word) is not None \
        or is_syllable(word)


def strange_words(text):
    text = PLACE.sub(" ", ADDRESS.sub(" ", text))
    words = re.findall(r"[^\W\d_]+³?", text)
    return [word for word in words if not is_word(word)]


def strings(document):
    """(path, text) of all strings of a document but the quotations."""
    for path, node in walk(document):
        for name, value in node.items():
            if name == "sentence" or name.startswith("x-"):
                continue
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str) and not IDENTIFIER.fullmatch(text):
                    yield f"{path}.{name}", text


class Words(unittest.TestCase):
    def test_the_test(self):
        for word in ("nghiêng", "quyết", "quốc", "giếng", "gì", "giữ", "Ủy",
                     "hoà", "hóa", "khuếch", "truyền", "yêu", "ESG", "Đ",
                     "năng", "suất", "tuần", "hoàn", "ướt", "oản"):
            self.assertTrue(is_word(word), word)
        for word in ("vịđược", "nghiệpp", "chươnng", "suât", "nắng̣",
                     "thuưc", "qác", "Eco", "hoạtđộng", "câcn"):
            self.assertFalse(is_word(word), word)

    def test_words(self):
        files = [path for path in DATA.rglob("*.json")
                 if path.parent.name != "schemas"]
        files += EXAMPLES.glob("*.json")
        self.assertGreaterEqual(len(files), len(CALLS) + 11)
        seen = 0
        for file in sorted(files):
            for path, text in strings(read_json(file)):
                seen += 1
                with self.subTest(f"{file.name} {path}"):
                    self.assertEqual(
                        strange_words(text.replace(QUOTED_SLIP, " ")), [])
        self.assertGreater(seen, 1000)


if __name__ == "__main__":
    unittest.main()
