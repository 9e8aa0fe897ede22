"""What every format reader returns, and the small tools that readers share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Gap
from auditor.policy.blocks import Block, Text

#: Blank for the eye: what may be dropped at the ends of a text.
# What Unicode counts as space, and what is not seen.
BLANK = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of one document.

    :param lines: the reader's own lines, where the raw file has none (a zipped
        or paged format).
    """

    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


def words(text: str) -> frozenset[str]:
    """The set of the words in ``text``."""
    return frozenset(text.split())


def gap(subject: str, reason: str) -> Gap:
    """A part of the document that could not be read."""
    return Gap("policy", subject, reason, ("disclosures",))


def split_lines(text: str) -> list[str]:
    """The raw lines of ``text``, without their line ends.

    Only ``\\n`` ends a line, so that numbers agree with common tools; a lone
    ``\\r`` does in a file that has no ``\\n`` at all.
    """
    if "\n" not in text and "\r" in text:
        return text.split("\r")
    return [line.removesuffix("\r") for line in text.split("\n")]


def one_line(text: str, line: int) -> Text:
    """A text that stands on a single raw line."""
    return Text(text, ((0, line),))


def trim(text: Text) -> Text:
    """The text without blanks at its ends."""
    stripped = text.text.strip(BLANK)
    if not stripped:
        return Text("", ((0, text.line_at(0)),))
    if len(stripped) == len(text.text):
        return text
    start = len(text.text) - len(text.text.lstrip(BLANK))
    return text.slice(start, start + len(stripped))


def join(texts: Sequence[Text], separator: str = "\n") -> Text:
    """The texts one after the other, still located."""
    if len(texts) == 1:
        return texts[0]
    if not texts:
        return Text("")
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []
    struck: list[tuple[int, int]] = []
    offset = 0
    for text in texts:
        if parts:
            parts.append(separator)
            offset += len(separator)
        for start, line in text.marks:
            if not marks or marks[-1][1] != line:
                marks.append((offset + start, line))
        links += [(offset + start, offset + end, to) for start, end, to in text.links]
        struck += [(offset + start, offset + end) for start, end in text.struck]
        parts.append(text.text)
        offset += len(text.text)
    # A separator in front of the first mark belongs to the first line.
    marks[0] = (0, marks[0][1])
    return Text("".join(parts), tuple(marks), tuple(links), tuple(struck))


def split_text(text: Text, separator: str = "\n") -> list[Text]:
    """The parts of a text between separators, still located."""
    parts: list[Text] = []
    start = 0
    for piece in text.text.split(separator):
        part = text.slice(start, start + len(piece))
        parts.append(part if piece else Text("", part.marks))
        start += len(piece) + len(separator)
    return parts


_NUMERAL = "[一二三四五六七八九十百]{1,4}"
_MARKER = re.compile(
    rf"""[ \t\u3000\xa0]*(
        第{_NUMERAL}[章节條条部][、.．:：]?
      | {_NUMERAL}[、.．]
      | [(（【\[](?:\d{{1,3}}|{_NUMERAL}|[a-zA-Z]|[ivxIVX]{{1,4}})[)）】\]][、.．]?
      | \d{{1,3}}(?:[.．]\d{{1,3}}){{1,4}}[、.．]?(?=[^\d%.．、]|$)
      | \d{{1,3}}[.．)）](?!\d)
      | \d{{1,3}}、
      | [a-zA-Z][)）、]
      | [a-z][.．](?=\s)
      | [①-⓿❶-➓⑴-⒛]
      | [•·●○◦■□◆◇▪▫►▶➢➤✓✔★☆※‣⁃∙\uf06c\uf0b7\uf0d8\uf09f\uf075\uf0fc]
      | [-*+–—](?=[ \t\u3000\xa0])
    )""",
    re.VERBOSE,
)


def find_marker(text: str) -> str:
    """The item's marker at the head of ``text`` as printed, or ``""``.

    A date, a version or a decimal number is not one.
    """
    match = _MARKER.match(text)
    if match is None:
        return ""
    marker = match.group(1)
    # "1.2.3 版" is a marker only if text follows; "2.0" alone is a number.
    rest = text[match.end() :].strip(BLANK)
    return marker if rest or not marker[-1].isdigit() else ""


_WIDE = (
    (0x2E80, 0x303F),
    (0x3040, 0x312F),
    (0x3190, 0x31FF),
    (0x3200, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)


def is_wide(char: str) -> bool:
    """Whether lines break next to ``char`` without a space, as in Chinese."""
    code = ord(char)
    if code < 0x2E80:
        return char in "“”‘’…—·"
    return any(low <= code <= high for low, high in _WIDE)
