# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of WordprocessingML (ECMA-376, transitional) that is written
here: which attributes an element has, and which children in which order.
What is not listed is an error, also where the standard would allow it."""

import re
import xml.etree.ElementTree as tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = ("{http://schemas.openxmlformats.org/officeDocument/2006/"
     "relationships}")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NUMBER = r"\d+"
ANY = r".+"
ON_OFF = "0|1"
VALUE = {"val!": ANY}
MEASURE = {"w!": NUMBER, "type!": "dxa"}
RULE = {"val!": "single", "sz!": NUMBER, "space!": NUMBER, "color!": "auto"}
P_PROPERTIES = ("pStyle? keepNext? keepLines? pageBreakBefore? widowControl?"
                " pBdr? tabs? spacing? ind? contextualSpacing? jc? outlineLvl?")
R_PROPERTIES = ("rFonts? b? bCs? i? iCs? vanish? kern? sz? szCs? lang?")
CELL_MARGINS = "top? left bottom? right"

# name: (attributes, children); "!" must be there, "?" may be, "*" often;
# in brackets: any number of any of them, in any order.
ELEMENTS = {
    "document": ({}, "body"),
    "body": ({}, "[p tbl bookmarkStart bookmarkEnd] sectPr"),
    "bookmarkStart": ({"id!": NUMBER, "name!": r"[A-Za-z]\w{0,39}"}, ""),
    "bookmarkEnd": ({"id!": NUMBER}, ""),
    "p": ({}, "pPr? [r bookmarkStart bookmarkEnd]"),
    "pPr": ({}, P_PROPERTIES),
    "pStyle": (VALUE, ""),
    "keepNext": ({}, ""), "keepLines": ({}, ""),
    "pageBreakBefore": ({}, ""), "widowControl": ({}, ""),
    "contextualSpacing": ({}, ""),
    "tabs": ({}, "tab tab*"),
    "tab": ({"val": "left|right", "leader": "dot", "pos": NUMBER}, ""),
    "spacing": ({"before": NUMBER, "after": NUMBER, "line": NUMBER,
                 "lineRule": "auto|exact|atLeast"}, ""),
    "ind": ({"left": NUMBER, "hanging": NUMBER, "firstLine": NUMBER,
             "right": NUMBER}, ""),
    "pBdr": ({}, "top"),
    "jc": ({"val!": "left|center|right|both"}, ""),
    "outlineLvl": ({"val!": "[0-8]"}, ""),
    "r": ({}, "rPr? [t tab br sym fldChar instrText]"),
    "rPr": ({}, R_PROPERTIES),
    "rFonts": ({"ascii": ANY, "hAnsi": ANY, "eastAsia": ANY, "cs": ANY}, ""),
    "b": ({"val": ON_OFF}, ""), "bCs": ({"val": ON_OFF}, ""),
    "i": ({"val": ON_OFF}, ""), "iCs": ({"val": ON_OFF}, ""),
    "kern": ({"val!": NUMBER}, ""), "sz": ({"val!": NUMBER}, ""),
    "szCs": ({"val!": NUMBER}, ""),
    "lang": ({"val": ANY, "eastAsia": ANY, "bidi": ANY}, ""),
    "t": ({SPACE: "preserve"}, "text"),
    "br": ({}, ""), "vanish": ({"val": ON_OFF}, ""),
    "sym": ({"font": ANY, "char": "[0-9A-F]{4}"}, ""),
    "fldChar": ({"fldCharType!": "begin|separate|end"}, ""),
    "instrText": ({SPACE: "preserve"}, "text"),
    "tbl": ({}, "tblPr tblGrid tr tr*"),
    "tblPr": ({}, "tblStyle? tblW? tblInd? tblBorders? tblLayout?"
                  " tblCellMar? tblLook?"),
    "tblStyle": (VALUE, ""), "tblW": (MEASURE, ""), "tblInd": (MEASURE, ""),
    "tblLayout": ({"type!": "fixed"}, ""),
    "tblLook": ({"val!": "[0-9A-F]{4}"}, ""),
    "tblBorders": ({}, "top left bottom right insideH insideV"),
    "tblCellMar": ({}, CELL_MARGINS),
    "top": ({**RULE, **MEASURE}, ""), "left": ({**RULE, **MEASURE}, ""),
    "bottom": ({**RULE, **MEASURE}, ""), "right": ({**RULE, **MEASURE}, ""),
    "insideH": (RULE, ""), "insideV": (RULE, ""),
    "tblGrid": ({}, "gridCol gridCol*"),
    "gridCol": ({"w!": NUMBER}, ""),
    "tr": ({}, "trPr? tc tc*"),
    "trPr": ({}, "[cantSplit tblHeader]"),
    "cantSplit": ({}, ""), "tblHeader": ({}, ""),
    "tc": ({}, "tcPr p p*"),
    "tcPr": ({}, "tcW"),
    "tcW": (MEASURE, ""),
    "sectPr": ({}, "headerReference headerReference pgSz pgMar titlePg"),
    "headerReference": ({"type!": "default|first", R + "id": ANY}, ""),
    "pgSz": ({"w!": NUMBER, "h!": NUMBER, "orient": "landscape"}, ""),
    "pgMar": ({side + "!": NUMBER for side in
               ("top", "right", "bottom", "left", "header", "footer",
                "gutter")}, ""),
    "titlePg": ({}, ""),
    "hdr": ({}, "p p*"),
    "styles": ({}, "docDefaults style style*"),
    "docDefaults": ({}, "rPrDefault pPrDefault"),
    "rPrDefault": ({}, "rPr"), "pPrDefault": ({}, "pPr"),
    "style": ({"type!": "paragraph|character|table|numbering",
               "default": ON_OFF, "customStyle": ON_OFF, "styleId!": ANY},
              "name basedOn? next? uiPriority? semiHidden? qFormat?"
              " pPr? rPr? tblPr?"),
    "name": (VALUE, ""), "basedOn": (VALUE, ""), "next": (VALUE, ""),
    "uiPriority": ({"val!": NUMBER}, ""),
    "semiHidden": ({}, ""), "qFormat": ({}, ""),
    "settings": ({}, "zoom defaultTabStop characterSpacingControl compat"
                     " themeFontLang decimalSymbol listSeparator"),
    "zoom": ({"percent!": NUMBER}, ""),
    "defaultTabStop": ({"val!": NUMBER}, ""),
    "characterSpacingControl": ({"val!": "doNotCompress"}, ""),
    "compat": ({}, "doNotExpandShiftReturn compatSetting*"),
    "doNotExpandShiftReturn": ({}, ""),
    "compatSetting": ({"name!": ANY, "uri!": ANY, "val!": ANY}, ""),
    "themeFontLang": ({"val!": ANY}, ""),
    "decimalSymbol": (VALUE, ""), "listSeparator": (VALUE, ""),
    "fonts": ({}, "font font*"),
    "font": ({"name!": ANY}, "altName? panose1? charset? family? pitch?"),
    "altName": (VALUE, ""),
    "panose1": ({"val!": "[0-9A-F]{20}"}, ""),
    "charset": ({"val!": "[0-9A-F]{2}"}, ""),
    "family": ({"val!": "roman"}, ""),
    "pitch": ({"val!": "variable"}, ""),
}
# Rules and measures share names; one of the two sets must be whole.
SIDES = ("top", "left", "bottom", "right")


def content_pattern(content):
    """A regular expression for the names of children, each with a blank
    behind it."""
    def group(match):
        return "(?:(?:" + "|".join(match[1].split()) + ") )*"

    pattern = re.sub(r"\[([^]]*)\]", lambda m: group(m).replace(" ", "\0"),
                     content)
    words = []
    for word in pattern.split():
        if "\0" in word:
            words.append(word.replace("\0", " "))
        elif word[-1] in "?*":
            words.append(f"(?:{word[:-1]} ){word[-1]}")
        else:
            words.append(f"{word} ")
    return "".join(words)


def attribute_faults(element, name, allowed):
    """What is wrong with the attributes of an element."""
    patterns = {}
    for key, pattern in allowed.items():
        short = key.rstrip("!")
        full = short if short.startswith("{") else W + short
        patterns[full] = pattern
        if key.endswith("!") and full not in element.attrib \
                and name not in SIDES:
            yield f"{name}: lacks {short}"
    for key, value in element.attrib.items():
        if key not in patterns:
            yield f"{name}: has {key}"
        elif not re.fullmatch(patterns[key], value):
            yield f"{name}: {key} is '{value}'"


def element_faults(element):
    """What is wrong with one element, its children not looked into."""
    if not element.tag.startswith(W):
        yield f"{element.tag} is none of Word's"
        return
    name = element.tag[len(W):]
    if name not in ELEMENTS:
        yield f"{name} is not known"
        return
    attributes, content = ELEMENTS[name]
    yield from attribute_faults(element, name, attributes)
    children = "".join(child.tag.replace(W, "") + " " for child in element)
    if content == "text":
        content = ""
    elif (element.text or "").strip():
        yield f"{name}: has text"
    if not re.fullmatch(content_pattern(content), children):
        yield f"{name}: has {children[:200]}"
    for child in element:
        if (child.tail or "").strip():
            yield f"{name}: has text between its children"


def faults(text):
    """All that is wrong with a part."""
    return [fault for element in tree.fromstring(text).iter()
            for fault in element_faults(element)]
