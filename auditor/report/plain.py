"""Strings of inputs made safe for where they are shown.

What an APK or a policy says is data: it must not move a terminal's cursor,
become a formula or a tag, or break a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: spreadsheet cells hold so many UTF-16 units
CELL_LIMIT = 32_767
_CUT = " … [cut]"

#: characters that XML 1.0 does not allow, lone surrogates included
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

#: how spreadsheets write characters by number; taken literally when escaped
_SHEET_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

#: marks that turn the direction of text or hide in it
_INVISIBLE = frozenset(
    [*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def for_xml(text: str) -> str:
    """Text without what XML forbids; such characters are written as escapes."""
    return _NO_XML.sub(lambda found: _escape(found.group()), text)


def for_cell(text: str) -> str:
    """Text that a spreadsheet cell can hold and shows as it is."""
    clean = _SHEET_ESCAPE.sub("_x005F_", for_xml(text.replace("\r\n", "\n").replace("\r", "\n")))
    if len(clean) * 2 <= CELL_LIMIT:  # no text of this length has more units
        return clean
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return clean
    kept = units[: 2 * (CELL_LIMIT - len(_CUT))].decode("utf-16-le", "ignore")
    return kept + _CUT


def for_terminal(text: str, *, lines: bool = False) -> str:
    """Text that prints as itself: controls and direction marks as escapes.

    :param lines: keep line feeds; otherwise they become spaces.
    """
    shown: list[str] = []
    for character in text:
        code = ord(character)
        if character == "\n":
            shown.append("\n" if lines else " ")
        elif character == "\t":
            shown.append(" ")
        elif (
            code < 0x20
            or 0x7F <= code < 0xA0
            or 0xD800 <= code < 0xE000
            or code in _INVISIBLE
            or unicodedata.category(character) in ("Cc", "Cf")
        ):
            shown.append(_escape(character))
        else:
            shown.append(character)
    return "".join(shown)


def for_utf8(text: str) -> str:
    """Text that UTF-8 can encode: lone surrogates as escapes."""
    return re.sub("[\ud800-\udfff]", lambda found: _escape(found.group()), text)


def width(text: str) -> int:
    """Columns that a text takes in a terminal: two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def fit(text: str, columns: int) -> str:
    """Text cut or padded to a number of terminal columns."""
    excess = width(text) - columns
    if excess <= 0:
        return text + " " * -excess
    kept: list[str] = []
    room = columns - 1
    for character in text:
        room -= width(character)
        if room < 0:
            break
        kept.append(character)
    cut = "".join(kept) + "…"
    return cut + " " * (columns - width(cut))


def table(rows: Iterable[tuple[str, ...]], indent: str = "", limit: int = 60) -> list[str]:
    """Rows as aligned lines; the last column is neither cut nor padded.

    :param limit: columns at most for every cell but the last.
    """
    cells = [tuple(for_terminal(cell) for cell in row) for row in rows]
    if not cells:
        return []
    widths = [min(limit, max(map(width, column))) for column in zip(*cells, strict=True)][:-1]
    return [
        (
            indent + "  ".join([*(fit(c, w) for c, w in zip(row, widths, strict=False)), row[-1]])
        ).rstrip()
        for row in cells
    ]
