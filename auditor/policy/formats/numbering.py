"""The numbers that Word prints before list items, which no text holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from auditor.policy.formats.ooxml import attribute, child, local

_DIGITS = "零一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)


@dataclass(frozen=True, slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The list definitions of a document and how far each has counted.

    :param levels: abstract list → level → its definition.
    :param lists: list id → abstract list.
    """

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element | None) -> Numbering:
        """Read ``numbering.xml``."""
        numbering = cls()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels: dict[int, _Level] = {}
                for entry in element:
                    index = _number(attribute(entry, "ilvl"), -1)
                    if local(entry) == "lvl" and 0 <= index <= 8:
                        levels[index] = _Level(
                            attribute(child(entry, "numFmt"), "val") or "decimal",
                            attribute(child(entry, "lvlText"), "val") or "",
                            _number(attribute(child(entry, "start"), "val"), 1),
                        )
                numbering.levels[attribute(element, "abstractNumId") or ""] = levels
            elif local(element) == "num":
                abstract = attribute(child(element, "abstractNumId"), "val") or ""
                numbering.lists[attribute(element, "numId") or ""] = abstract
        return numbering

    def next(self, list_id: str, level: int) -> str:
        """The marker of the next item of a list, e.g. ``1.2.`` or ``•``."""
        abstract = self.lists.get(list_id)
        if abstract is None or list_id == "0":
            return ""
        levels = self.levels.get(abstract, {})
        definition = levels.get(level, _Level("bullet", "•"))
        counts = self.counts.setdefault(abstract, {})
        counts[level] = counts.get(level, definition.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        if definition.format == "none":
            return ""
        if definition.format == "bullet":
            text = definition.text.strip()
            return text if text and not "\ue000" <= text[0] <= "\uf8ff" else "•"

        def shown(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            other = levels.get(index, _Level())
            return format_number(counts.get(index, other.start), other.format)

        return re.sub(r"%([1-9])", shown, definition.text).strip()


def _number(value: str | None, default: int) -> int:
    if value is None or not re.fullmatch(r"\d{1,6}", value):
        return default
    return int(value)


def format_number(number: int, kind: str) -> str:
    """A number as Word's ``numFmt`` names it; decimal for kinds unknown here."""
    if kind in _CHINESE and 0 <= number < 100:
        tens, ones = divmod(number, 10)
        if not tens:
            return _DIGITS[ones]
        head = "十" if tens == 1 else _DIGITS[tens] + "十"
        return head + (_DIGITS[ones] if ones else "")
    if kind.startswith("decimalEnclosed") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if kind in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        found = ""
        for value, sign in _ROMAN:
            while number >= value:
                found += sign
                number -= value
        return found if kind == "lowerRoman" else found.upper()
    return str(number)
