"""Wrapped lines of a PDF → running text."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.formats.parsed import is_wide
from auditor.policy.formats.pdf_pages import Line


def is_full(last: Line, following: Line, right: float) -> bool:
    """Whether what begins ``following`` had no room on the line before it."""
    return right - last.x1 < following.first + 0.6 * following.size


def soft_join(lines: Sequence[Line]) -> Text:
    """Wrapped lines as one text: nothing next to a Chinese character and inside
    an address or a constant, else a space."""
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []
    offset = 0
    previous: Line | None = None
    for line in lines:
        if previous is not None:
            separator = _separator(previous, line.text)
            parts.append(separator)
            offset += len(separator)
        marks.append((offset, line.number))
        for start, end, address in line.links:
            if links and links[-1][2] == address and links[-1][1] >= offset - 1:
                links[-1] = (links[-1][0], offset + end, address)
            else:
                links.append((offset + start, offset + end, address))
        parts.append(line.text)
        offset += len(line.text)
        previous = line
    marks[0] = (0, marks[0][1])
    return Text("".join(parts), tuple(marks), tuple(links))


def _separator(line: Line, after: str) -> str:
    before = line.text
    if line.space_after:
        return " "
    if is_wide(before[-1]) or is_wide(after[0]):
        return ""
    token = _last_token(before)
    if any(sign in token for sign in "._/"):
        # "This is it.\nThe next" is no token: a stop, then a capital.
        sentence = token[-1] == "." and token.count(".") == 1 and not set("_/") & set(token)
        return " " if sentence and after[0].isupper() else ""
    if before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower():
        return ""
    return " "


def _last_token(text: str) -> str:
    """The printable ASCII characters at the end: an address or a constant that
    a line break cuts without a hyphen. Empty unless it starts with a letter."""
    start = len(text)
    while start and "!" <= text[start - 1] <= "~":
        start -= 1
    token = text[start:].lstrip("(\"'[<{:;,")
    return token if token[:1].isalpha() else ""
