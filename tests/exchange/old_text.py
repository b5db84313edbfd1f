# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in the encodings before Unicode, as Word shows it: TCVN3 and VNI."""

import unicodedata

# Letters of TCVN3 from 0xA1 on; "." where there is none. Capitals with a
# tone are small letters in a font of capitals.
TCVN3 = ("ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò."
         "ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ")
TCVN3_CODES = {letter: chr(0xA1 + n) for n, letter in enumerate(TCVN3)
               if letter != "."}

ACUTE, GRAVE, HOOK, TILDE, DOT = "\u0301\u0300\u0309\u0303\u0323"
CIRCUMFLEX, BREVE = "\u0302", "\u0306"
VNI_MARKS = {
    (None, ACUTE): 0xF9, (None, GRAVE): 0xF8, (None, HOOK): 0xFB,
    (None, TILDE): 0xF5, (None, DOT): 0xEF, (CIRCUMFLEX, None): 0xE2,
    (CIRCUMFLEX, ACUTE): 0xE1, (CIRCUMFLEX, GRAVE): 0xE0,
    (CIRCUMFLEX, HOOK): 0xE5, (CIRCUMFLEX, TILDE): 0xE3,
    (CIRCUMFLEX, DOT): 0xE4, (BREVE, None): 0xEA, (BREVE, ACUTE): 0xE9,
    (BREVE, GRAVE): 0xE8, (BREVE, HOOK): 0xFA, (BREVE, TILDE): 0xFC,
    (BREVE, DOT): 0xEB,
}
VNI_SINGLES = {"đ": 0xF1, "ư": 0xF6, "ơ": 0xF4, "í": 0xED, "ì": 0xEC,
               "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE}


def to_vni(letter):
    small = letter.lower()
    shift = 0x20 if letter != small else 0
    if small in VNI_SINGLES:
        return chr(VNI_SINGLES[small] - shift)
    parts = unicodedata.normalize("NFD", small)
    base, marks = parts[0], parts[1:]
    if "\u031B" in marks:
        base = "ơ" if base == "o" else "ư"
        marks = marks.replace("\u031B", "")
        base = chr(VNI_SINGLES[base] - shift)
    elif shift:
        base = base.upper()
    if not marks:
        return base
    shape = next((m for m in marks if m in (CIRCUMFLEX, BREVE)), None)
    tone = next((m for m in marks if m not in (CIRCUMFLEX, BREVE)), None)
    return base + chr(VNI_MARKS[(shape, tone)] - shift)


def kind(letter, encoding):
    """(text, class): "old", "capital" (a small letter in a font of
    capitals), or "plain" (a sign that the encoding does not have)."""
    if letter < "\x80":
        return letter, "old"
    if encoding == "vni":
        if letter.isalpha():
            return to_vni(letter), "old"
        return letter, "plain"
    if letter in TCVN3_CODES:
        return TCVN3_CODES[letter], "old"
    if letter.lower() in TCVN3_CODES:
        return TCVN3_CODES[letter.lower()], "capital"
    return letter, "plain"


FONTS = {("tcvn3", "old"): ".VnTime", ("tcvn3", "capital"): ".VnTimeH",
         ("vni", "old"): "VNI-Times"}


def runs(text, encoding, fonts):
    """The text as (part, font) pairs."""
    text = unicodedata.normalize("NFC", text)
    parts = []
    for letter in text:
        old, sort = kind(letter, encoding)
        # Blanks and the like go with what is before them.
        if letter < "\x80" and parts:
            sort = "old" if parts[-1][1] == "plain" else parts[-1][1]
            if letter.isalpha() and letter.islower() and sort == "capital":
                sort = "old"
        if parts and parts[-1][1] == sort:
            parts[-1][0] += old
        else:
            parts.append([old, sort])
    return [(part, FONTS.get((encoding, sort)) if fonts else None)
            for part, sort in parts]
