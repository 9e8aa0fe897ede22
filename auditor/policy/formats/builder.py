"""Markup events → located blocks, without building a tree.

The HTML and the Markdown reader feed the same builder, so that markup inside
Markdown and tables spread over several pieces of it come out as one. It is
tolerant: end tags may be missing or wrong, and nothing costs more than linear
time in the input.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from auditor.model import Gap
from auditor.policy.blocks import Block, Text
from auditor.policy.formats.boxes import Boxes
from auditor.policy.formats.inline import Inline
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.parsed import find_marker, gap, words
from auditor.policy.formats.tables import RawCell, RawTable, finish_table
from auditor.policy.formats.terms import Terms

# a summary is the title of the details that it opens
_HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 6}
_VOID = words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr"
)
_BLOCKS = words(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset header hgroup hr html legend li main menu nav ol "
    "option p pre section summary ul caption textarea"
) | frozenset(_HEADINGS)
# elements of frameworks that are shown as boxes (``uni-view``, ``taro-view-core``)
_BOX = re.compile(
    r"(?:[a-z]+-)+(?:view|page|list|cell|item|row|card|panel|section|block|body|wrapper|head)(?:-core)?"
)
_TABLE_TAGS = words("table thead tbody tfoot tr td th colgroup")
_BOLD = frozenset(("b", "strong", "th"))
_STRUCK = frozenset(("s", "del", "strike"))
_CLOSES_ITSELF = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "option": frozenset(("option",)),
}
_LISTS = words("ul ol menu dir dl")
_PARAGRAPH = frozenset(("p",))
# An open <p> ends where one of these starts.
_ENDS_PARAGRAPH = _BLOCKS - frozenset(("option", "caption"))
_NONE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# Word writes list bullets, and ticks, as letters of a symbol font.
_SYMBOLS = re.compile(r"font(?:-family)?\s*:[^;]*(?:wingdings|webdings|symbol)", re.IGNORECASE)
_LIST_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_DINGBATS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "¨": "□", "\uf0fc": "✓", "\uf0fb": "✗"}
_BULLET = "•"
# How far an end tag looks for its start across other open elements.
_SEARCH = 64
_HIDDEN_WORTH_TELLING = 40


_LONGEST_TITLE = 60  # characters of a line in bold that is a title


@dataclass(slots=True)
class _Element:
    tag: str
    block: bool = False
    bold: bool = False
    hidden: bool = False
    pre: bool = False
    struck: bool = False
    symbols: bool = False
    list_mark: bool = False


@dataclass(slots=True)
class _Scope:
    """An open document or table cell: end tags do not reach beyond it."""

    sink: list[Block] = field(default_factory=list)
    stack: list[_Element] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    lists: list[int | None] = field(default_factory=list)
    heading: int = 0
    # The marker and level of a list item whose first text is still to come.
    item: tuple[str, int] | None = None


def _as_known(tag: str) -> str:
    """The tag; ``div`` for an element of a framework that is a box."""
    return "div" if "-" in tag and _BOX.fullmatch(tag) else tag


class BlockBuilder:
    """Receives markup events (:class:`.tokens.Handler`) and makes blocks."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inline = Inline()
        self._scopes = [_Scope()]
        self._boxes = Boxes()
        self._terms = Terms()
        self._tables: list[RawTable] = []
        self._too_deep = 0
        self._cells_left = limits.max_cells
        self._bold = 0
        self._hidden = 0
        self._pre = 0
        self._struck = 0
        self._symbols = 0
        self._list_mark = 0
        self._hidden_characters = 0
        self._hidden_lines: list[int] = []
        self._rows_dropped = 0
        self.images = 0
        self.scripts = 0
        self.frames: list[str] = []

    # --- events -------------------------------------------------------------

    def text(self, data: str, line: int) -> None:
        """Characters of one raw line; runs of spaces collapse outside ``pre``."""
        if self._hidden:
            visible = len(data.strip())
            if visible:
                self._hidden_characters += visible
                self._hidden_lines.append(line)
            return
        if self._tables and self._tables[-1].implicit and not self._tables[-1].in_cell:
            if not data.strip():
                return
            self._close_table(line)
        if (self._symbols or self._list_mark) and data.strip():
            data = self._mark(data)
        self._inline.add(
            data,
            line,
            bold=self._bold > 0,
            keep_spaces=self._pre > 0,
            struck=self._struck > 0,
        )

    def _mark(self, data: str) -> str:
        """A list mark or a letter of a symbol font as what it shows; a bullet that opens
        a block makes an item of it."""
        sign = data.strip()
        bullet = len(sign) == 1 and (sign in "o·" or not (sign.isascii() and sign.isalnum()))
        if not bullet and not self._symbols:
            return data  # "1.", "a)"
        shown = "".join(_DINGBATS.get(c, _BULLET) for c in sign)
        scope = self._scopes[-1]
        if shown == _BULLET and not self._inline.length and len(self._scopes) == 1:
            if not scope.heading and scope.item is None:
                scope.item = (_BULLET, max(len(scope.lists), 1))
            return " "
        return data.replace(sign, shown)

    def newline(self, line: int) -> None:
        """A line end of the source between two pieces of text."""
        if not self._pre or self._hidden:
            self._inline.soft_break()
        elif self._tables and self._tables[-1].in_cell:
            self._inline.hard_break()
        else:
            self._flush()

    def hard_break(self) -> None:
        """A line break inside a block. Of a paragraph two in a row end it, and
        a line all in bold is one of its own (``<b>二、权限</b><br>``)."""
        if self._hidden:
            return
        scope = self._scopes[-1]
        inner = len(self._scopes) > 1 or scope.heading or scope.item or scope.counts.get("li")
        if inner:
            self._inline.hard_break()
        elif self._inline.line_is_bold:
            self._flush_title()
        elif self._inline.line_is_empty:
            self._flush()
        else:
            self._inline.hard_break()

    def start(self, tag: str, attrs: Mapping[str, str], line: int) -> None:
        """A start tag."""
        tag = _as_known(tag)
        if tag == "br":
            self.hard_break()
            return
        if tag in _TABLE_TAGS:
            self._start_table_part(tag, attrs, line)
            return
        if tag in _VOID or tag in ("script", "iframe", "svg"):
            self._note(tag, attrs)
            return
        scope = self._scopes[-1]
        block = tag in _BLOCKS
        if block:
            self._flush()
            if self._tables and self._tables[-1].implicit and not self._tables[-1].in_cell:
                self._close_table(line)
                scope = self._scopes[-1]
            self._close_implied(tag)
        style, face = attrs.get("style", ""), attrs.get("face", "")
        element = _Element(
            tag,
            block,
            bold=tag in _BOLD or bool(style and _HEAVY.search(style)),
            hidden="hidden" in attrs or bool(style and _NONE.search(style)),
            pre=tag in ("pre", "textarea", "listing") or bool(style and _PRE.search(style)),
            struck=tag in _STRUCK or bool(style and _LINE_THROUGH.search(style)),
            symbols=bool(style and _SYMBOLS.search(style))
            or bool(face and _SYMBOLS.search("font:" + face)),
            list_mark=bool(style and _LIST_MARK.search(style)),
        )
        self._push(element)
        if tag in _HEADINGS:
            scope.heading = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu", "dir"):
            first = attrs.get("start", "1").strip()
            number = int(first) if first.isascii() and first.isdigit() and len(first) < 7 else 1
            scope.lists.append(number if tag == "ol" else None)
        elif tag == "li":
            self._start_item()
        elif tag == "a":
            self._inline.start_link(attrs.get("href", "").strip())

    def end(self, tag: str, line: int) -> None:
        """An end tag; one without its start is ignored."""
        tag = _as_known(tag)
        if tag in _TABLE_TAGS:
            self._end_table_part(tag, line)
            return
        if tag in _VOID:
            return
        if tag == "a":
            self._inline.end_link()
        block = tag in _BLOCKS
        if block:
            self._flush()
        scope = self._scopes[-1]
        if not scope.counts.get(tag):
            return
        stack = scope.stack
        if block:
            while stack[-1].tag != tag:
                self._pop()
            self._pop()
            return
        for back in range(1, min(_SEARCH, len(stack)) + 1):
            element = stack[-back]
            if element.tag == tag:
                if any(other.block for other in stack[len(stack) - back + 1 :]):
                    # A wrongly nested end tag: it ends the style, not the block.
                    self._lift(element)
                else:
                    for _ in range(back):
                        self._pop()
                return

    def finish(self, line: int) -> list[Block]:
        """Close what is open and return all blocks."""
        self._flush()
        while self._tables:
            self._tables[-1].unclosed = True
            self._close_table(line)
        return self._terms.joined(self._boxes.tables(self._scopes[0].sink))

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    def gaps(self, name: str) -> list[Gap]:
        """What was left out on purpose."""
        found = []
        if self._hidden_characters >= _HIDDEN_WORTH_TELLING:
            first, last = min(self._hidden_lines), max(self._hidden_lines)
            found.append(
                gap(
                    name,
                    f"{self._hidden_characters} characters on lines {first}-{last} are hidden "
                    "by the page's markup and were not read.",
                )
            )
        if self._rows_dropped:
            found.append(
                gap(name, f"{self._rows_dropped} table rows beyond the limits were not read.")
            )
        return found

    # --- elements -----------------------------------------------------------

    def _note(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == "hr":
            self._flush()
        elif tag == "script":
            self.scripts += 1
        elif tag in ("img", "svg"):
            self.images += tag == "img"
        elif tag in ("iframe", "frame") and attrs.get("src", "").strip():
            self.frames.append(attrs["src"].strip())

    def _push(self, element: _Element) -> None:
        scope = self._scopes[-1]
        if len(self._scopes) == 1:
            self._boxes.push(element.tag, element.block, len(scope.sink), self._inline.length)
        scope.stack.append(element)
        scope.counts[element.tag] = scope.counts.get(element.tag, 0) + 1
        self._bold += element.bold
        self._hidden += element.hidden
        self._pre += element.pre
        self._struck += element.struck
        self._symbols += element.symbols
        self._list_mark += element.list_mark

    def _lift(self, element: _Element) -> None:
        """Take an element's style away."""
        self._bold -= element.bold
        self._hidden -= element.hidden
        self._pre -= element.pre
        self._struck -= element.struck
        self._symbols -= element.symbols
        self._list_mark -= element.list_mark
        element.bold = element.hidden = element.pre = element.struck = False
        element.symbols = element.list_mark = False

    def _pop(self) -> None:
        scope = self._scopes[-1]
        element = scope.stack.pop()
        scope.counts[element.tag] -= 1
        if len(self._scopes) == 1:
            self._boxes.pop(len(scope.sink), self._inline.length)
        self._lift(element)
        if element.tag in _HEADINGS:
            scope.heading = 0
        elif element.tag in ("ul", "ol", "menu", "dir"):
            scope.lists.pop()
        elif element.tag == "li":
            scope.item = None

    def _close_implied(self, tag: str) -> None:
        """End what a starting block ends: an open ``p``, the previous item."""
        scope = self._scopes[-1]
        closes = _CLOSES_ITSELF.get(tag)
        if closes is not None and any(scope.counts.get(name) for name in closes):
            self._pop_through(closes, _LISTS)
        elif tag in _ENDS_PARAGRAPH and scope.counts.get("p"):
            self._pop_through(_PARAGRAPH, _BLOCKS)

    def _pop_through(self, closes: frozenset[str], barrier: frozenset[str]) -> None:
        stack = self._scopes[-1].stack
        for back in range(1, min(_SEARCH, len(stack)) + 1):
            tag = stack[-back].tag
            if tag in closes:
                for _ in range(back):
                    self._pop()
                return
            if tag in barrier:
                return

    def _start_item(self) -> None:
        scope = self._scopes[-1]
        marker = "•"
        if scope.lists and scope.lists[-1] is not None:
            number = scope.lists[-1]
            scope.lists[-1] = number + 1
            marker = f"{number}."
        scope.item = (marker, max(len(scope.lists), 1))

    def _flush(self) -> None:
        """Make a block of the text so far."""
        text, bold = self._inline.take()
        if text is not None:
            self._emit(text, bold)

    def _flush_title(self) -> None:
        """Make a block of the last line of the text so far, one of those before it."""
        text, bold = self._inline.take()
        at = text.text.rfind("\n") + 1 if text is not None else 0
        if text is None or len(text.text) - at > _LONGEST_TITLE:
            if text is not None:
                self._emit(text, bold)
            return
        if at:
            self._emit(text.slice(0, at - 1), False)
        self._emit(text.slice(at, len(text.text)), True)

    def _emit(self, text: Text, bold: bool) -> None:
        scope = self._scopes[-1]
        if scope.heading:
            block = Block("heading", text, scope.heading, marker=find_marker(text.text), bold=bold)
        elif scope.item is not None:
            marker, level = scope.item
            scope.item = None
            block = Block("item", text, level, marker=find_marker(text.text) or marker, bold=bold)
        else:
            level = len(scope.lists) if scope.counts.get("li") else 0
            block = Block("paragraph", text, level, marker=find_marker(text.text), bold=bold)
            counts = scope.counts
            self._terms.see(block, term=bool(counts.get("dt")), said=bool(counts.get("dd")))
        scope.sink.append(block)

    # --- tables -------------------------------------------------------------

    def _start_table_part(self, tag: str, attrs: Mapping[str, str], line: int) -> None:
        if self._too_deep:
            self._too_deep += tag == "table"
            self._flush()
            return
        hidden = "hidden" in attrs or bool(_NONE.search(attrs.get("style", "")))
        if tag == "table":
            self._open_table(line, hidden=hidden)
        elif tag == "tr":
            if not self._tables:
                self._open_table(line, implicit=True)
            self._end_row()
            table = self._tables[-1]
            table.start_row(hidden)
            table.row_struck = bool(_LINE_THROUGH.search(attrs.get("style", "")))
            self._hidden += hidden
        elif tag in ("td", "th"):
            self._start_cell(tag, attrs, line, hidden)
        elif self._tables:
            self._end_row()
            self._tables[-1].head = tag == "thead"

    def _end_table_part(self, tag: str, line: int) -> None:
        if self._too_deep:
            self._too_deep -= tag == "table"
            self._flush()
        elif not self._tables:
            self._flush()
        elif tag == "table":
            self._close_table(line)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag != "colgroup":
            self._end_row()
            if tag != "tr":
                self._tables[-1].head = False

    def _open_table(self, line: int, *, hidden: bool = False, implicit: bool = False) -> None:
        self._flush()
        if self._tables and not self._tables[-1].in_cell:
            self._close_table(line)  # the previous one lacks its end tag
        if len(self._tables) >= self._limits.max_table_depth:
            self._too_deep = 1
            return
        self._tables.append(RawTable(hidden=hidden, implicit=implicit))
        self._hidden += hidden

    def _start_cell(self, tag: str, attrs: Mapping[str, str], line: int, hidden: bool) -> None:
        self._flush()
        if not self._tables:
            return
        self._end_cell()
        table = self._tables[-1]
        if not table.in_row:
            table.start_row(False)
        header = tag == "th" or table.head
        cell = RawCell(
            line,
            header,
            _span(attrs.get("rowspan"), self._limits.max_rows),
            _span(attrs.get("colspan"), self._limits.max_columns),
        )
        cell.kept = table.add(cell, self._limits, self._cells_left)
        self._scopes.append(_Scope(sink=cell.blocks))
        struck = table.row_struck or bool(_LINE_THROUGH.search(attrs.get("style", "")))
        self._push(_Element(tag, True, bold=tag == "th", hidden=hidden, struck=struck))

    def _end_cell(self) -> None:
        """End the open cell of the innermost table, if there is one."""
        self._flush()
        table = self._tables[-1]
        if not table.in_cell:
            return
        self._inline.end_link()
        while self._scopes[-1].stack:
            self._pop()
        self._scopes.pop()
        table.in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        table = self._tables[-1]
        if table.in_row:
            self._hidden -= table.row_hidden
            table.in_row = False

    def _close_table(self, line: int) -> None:
        self._end_row()
        table = self._tables.pop()
        self._hidden -= table.hidden
        self._rows_dropped += table.dropped
        blocks, used = finish_table(table, self._limits, self._cells_left)
        self._cells_left -= used
        self._scopes[-1].sink.extend(blocks)


def _span(value: str | None, most: int) -> int:
    """A row or column span; 1 for nonsense. 0 means all rows that follow."""
    match = re.match(r"\s*(\d{1,6})", value or "")
    if match is None:
        return 1
    number = int(match.group(1))
    return most if number == 0 else min(number, most)
