"""What a reader of any document format hands on: blocks of located text.

A reader turns a file into :class:`Block` values in reading order. Every
character of a block's text knows its raw line (page for PDF, row for a
sheet), so that whatever is found later can be shown where it stands.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Text whose characters know their raw line.

    :param text: the decoded text; breaks inside (``<br>``, a wrapped cell)
        are ``"\\n"``.
    :param marks: ascending ``(offset, line)`` pairs: from ``offset`` on the
        characters stand on the 1-based raw ``line``. Never empty; the first
        offset is 0.
    :param links: ``(start, end, address)`` of hyperlinks in ``text``.
    :param struck: ascending ``(start, end)`` of what is struck through in ``text``.
    """

    text: str
    marks: tuple[tuple[int, int], ...] = ((0, 1),)
    links: tuple[tuple[int, int, str], ...] = ()
    struck: tuple[tuple[int, int], ...] = ()

    def line_at(self, offset: int) -> int:
        """The 1-based raw line of the character at ``offset``."""
        i = bisect.bisect_right(self.marks, offset, key=lambda mark: mark[0])
        return self.marks[max(i - 1, 0)][1]

    @property
    def line(self) -> int:
        """The raw line of the first visible character."""
        stripped = len(self.text) - len(self.text.lstrip())
        return self.line_at(stripped if stripped < len(self.text) else 0)

    def is_struck(self, offset: int) -> bool:
        """Whether the character at ``offset`` is struck through."""
        i = bisect.bisect_right(self.struck, offset, key=lambda span: span[0])
        return i > 0 and offset < self.struck[i - 1][1]

    def slice(self, start: int, end: int) -> Text:
        """The part from ``start`` to ``end``, still located."""
        start, end = max(start, 0), min(end, len(self.text))
        marks = [(0, self.line_at(start))]
        first = bisect.bisect_right(self.marks, start, key=lambda mark: mark[0])
        last = bisect.bisect_left(self.marks, end, key=lambda mark: mark[0])
        marks += [(o - start, line) for o, line in self.marks[first:last]]
        links = tuple(
            (max(s - start, 0), min(e, end) - start, a)
            for s, e, a in self.links
            if s < end and e > start
        )
        first = bisect.bisect_right(self.struck, start, key=lambda span: span[1])
        last = bisect.bisect_left(self.struck, end, key=lambda span: span[0])
        struck = tuple((max(s - start, 0), min(e, end) - start) for s, e in self.struck[first:last])
        return Text(self.text[start:end], tuple(marks), links, struck)


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell. A cell that a row or column span covers is repeated
    with ``spanned`` true, so that every row of a table is complete."""

    text: Text
    header: bool = False
    spanned: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One structural piece of a document.

    :param kind: ``heading``, ``paragraph``, ``item`` (a list item) or
        ``table``.
    :param text: of a heading, paragraph or item; empty for a table.
    :param level: heading level 1-6 (0: looks like one, level unknown), or
        list nesting 1... for an item.
    :param rows: of a table: rows of cells.
    :param marker: the item's own marker as printed (``1.``, ``•``).
    :param bold: the whole block is set in bold.
    :param page: 1-based page for paged formats.
    """

    kind: str
    text: Text = field(default_factory=lambda: Text(""))
    level: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()
    marker: str = ""
    bold: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One decoded and structured policy document.

    :param lines: the decoded raw lines (split on ``\\n``), for quotes; for a
        paged or zipped format the reader's own lines.
    """

    path: str
    sha256: str
    format: str
    encoding: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
