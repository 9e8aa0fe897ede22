"""Lines and grids of pages → paragraphs, headings and tables of a document.

A PDF says where characters stand, not what belongs together: wrapped lines are
joined, running headers left out, tables continued over page breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from auditor.model import Gap
from auditor.policy.blocks import Block, Text
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.parsed import Parsed, find_marker, gap
from auditor.policy.formats.pdf_join import is_full, soft_join
from auditor.policy.formats.pdf_pages import Grid, GridCell, Line, Page
from auditor.policy.formats.tables import RawCell, RawTable, finish_table

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*第?\s*\d{1,4}\s*页?[/／,，of共第\s]*(?:\d{1,4}\s*页?)?[-–—\s]*"
    r"|Page\s+\d+(?:\s+of\s+\d+)?",
    re.IGNORECASE,
)
# The part of a page's height in which headers and footers are looked for.
_MARGIN = 0.12
# Cells by column; ``None`` where a span covers the slot.
_Row = list[GridCell | None]


@dataclass(slots=True)
class _Table:
    """A table that may go on on the next page.

    :param header: rows at its head that a later page repeats.
    """

    edges: tuple[float, ...]
    page: int
    last_page: int
    rows: list[_Row] = field(default_factory=list)
    header: int = 0


def flow(pages: Sequence[Page], gaps: Sequence[Gap], name: str, limits: Limits) -> Parsed:
    """The document's blocks and numbered lines."""
    lines = _number(pages)
    dropped, once = _running_lines(pages)
    builder = _Flow(pages, dropped, limits)
    for page in pages:
        builder.page(page)
    blocks = builder.finish(once)
    found = list(gaps)
    if builder.rows_dropped:
        found.append(
            gap(name, f"{builder.rows_dropped} table rows beyond the limits were not read.")
        )
    return Parsed(tuple(blocks), tuple(lines), tuple(found))


def _all_lines(page: Page) -> Iterable[Line]:
    for item in page.items:
        if isinstance(item, Line):
            yield item
        else:
            for cell in sorted(item.cells, key=lambda cell: (cell.row, cell.column)):
                yield from cell.lines


def _number(pages: Sequence[Page]) -> list[str]:
    """Number all lines; returns their texts."""
    texts: list[str] = []
    for page in pages:
        for line in _all_lines(page):
            texts.append(line.text)
            line.number = len(texts)
    return texts


def _running_lines(pages: Sequence[Page]) -> tuple[set[int], list[tuple[int, Line]]]:
    """Headers, footers and page numbers.

    :returns: the numbers of their lines, and the first of each that is not a
        page number, with its page.
    """
    running: set[int] = set()
    seen: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for page in pages:
        for line in page.items:
            if not isinstance(line, Line) or (
                line.bottom >= _MARGIN * page.height and line.top <= (1 - _MARGIN) * page.height
            ):
                continue
            if len(line.text) < 30 and _PAGE_NUMBER.fullmatch(line.text):
                running.add(line.number)
            else:
                key = re.sub(r"\d+", "#", re.sub(r"\s", "", line.text)), round(line.top / 6)
                seen.setdefault(key, []).append((page.number, line))
    once: list[tuple[int, Line]] = []
    for found in seen.values():
        if len(found) >= 2 and len(found) >= 0.4 * len(pages):
            running.update(line.number for _, line in found)
            once.append(found[0])
    return running, once


class _Flow:
    """Collects paragraphs and tables over the pages."""

    def __init__(self, pages: Sequence[Page], running: set[int], limits: Limits) -> None:
        self.rows_dropped = 0
        self._running = running
        self._limits = limits
        self._cells_left = limits.max_cells
        self._blocks: list[Block] = []
        self._paragraph: list[Line] = []
        self._page = 0  # of the open paragraph's first line
        self._table: _Table | None = None
        body = [line for page in pages for line in self._body_lines(page)]
        self._right = max((line.x1 for line in body), default=0.0)
        self._left = min((line.x0 for line in body), default=0.0)
        # Where no line is long, none was wrapped.
        if self._right < 0.6 * max((page.width for page in pages), default=0.0):
            self._right = float("inf")
        weights: Counter[float] = Counter()
        hei = 0
        for page in pages:
            for line in _all_lines(page):
                weights[round(line.size * 2) / 2] += len(line.text)
                hei += line.hei * len(line.text)
        self._body = weights.most_common(1)[0][0] if weights else 10.0
        # Where the body is not set in a Hei face, Hei stands for bold.
        self._hei_is_bold = 2 * hei < sum(weights.values())
        larger = sorted((size for size in weights if size > 1.12 * self._body), reverse=True)
        self._levels = {size: min(rank, 6) for rank, size in enumerate(larger, 1)}

    def _body_lines(self, page: Page) -> list[Line]:
        return [
            item
            for item in page.items
            if isinstance(item, Line) and item.number not in self._running
        ]

    def page(self, page: Page) -> None:
        """Add a page."""
        first = True
        for item in page.items:
            if isinstance(item, Grid):
                self._end_paragraph()
                self._grid(item, page.number, first)
            elif item.number in self._running:
                continue
            else:
                self._end_table()
                self._line(item, page.number, first)
            first = False

    def finish(self, once: Iterable[tuple[int, Line]]) -> list[Block]:
        """All blocks; running lines come last, once each."""
        self._end_paragraph()
        self._end_table()
        for page, line in once:
            self._paragraph, self._page = [line], page
            self._end_paragraph()
        return self._blocks

    # --- paragraphs ---------------------------------------------------------

    def _line(self, line: Line, page: int, first: bool) -> None:
        if self._paragraph and not self._continues(line, first):
            self._end_paragraph()
        if not self._paragraph:
            self._page = page
        self._paragraph.append(line)

    def _continues(self, line: Line, new_page: bool) -> bool:
        """Whether a line goes on with the open paragraph."""
        head, last = self._paragraph[0], self._paragraph[-1]
        size = max(line.size, last.size)
        if abs(line.size - last.size) > 0.08 * size + 0.5 or find_marker(line.text):
            return False
        if self._is_bold(line) != self._is_bold(last) and self._is_bold(last):
            return False
        if not new_page and line.top - last.bottom > 1.1 * size:
            return False
        if not is_full(last, line, self._right):
            return False
        if len(self._paragraph) > 1:
            return abs(line.x0 - last.x0) <= 0.7 * size
        if line.x0 > head.x0 + 0.7 * size:
            return bool(find_marker(head.text)) and line.x0 < head.x0 + 4 * size
        # Two indented first lines are two paragraphs.
        indented = head.x0 > self._left + 1.2 * size
        return not (indented and abs(line.x0 - head.x0) <= 0.7 * size)

    def _is_bold(self, line: Line) -> bool:
        return line.bold or (line.hei and self._hei_is_bold)

    def _end_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        text = soft_join(lines)
        level = self._levels.get(round(lines[0].size * 2) / 2, 0)
        bold = all(map(self._is_bold, lines))
        kind = "heading" if level and len(text.text) <= 80 else "paragraph"
        self._blocks.append(
            Block(
                kind,
                text,
                level if kind == "heading" else 0,
                marker=find_marker(text.text),
                bold=bold,
                page=self._page,
            )
        )

    # --- tables -------------------------------------------------------------

    def _grid(self, grid: Grid, page: int, first: bool) -> None:
        rows = _matrix(grid)
        table = self._table
        if table is None or not first or page != table.last_page + 1:
            table = None
        elif len(grid.edges) == len(table.edges):
            repeated = _repeated(table.rows, rows)
            if repeated:
                table.header = max(table.header, repeated)
                rows = rows[repeated:]
            elif not _same_edges(table.edges, grid.edges):
                table = None
        else:
            table = None
        if table is None:
            self._end_table()
            self._table = _Table(grid.edges, page, page, rows)
            return
        if rows and _is_rest_of_row(table.rows[-1], rows[0]):
            _append_row(table.rows[-1], rows.pop(0))
        elif rows:
            _extend_merged(table.rows, rows[0])
        table.rows += rows
        table.last_page = page

    def _end_table(self) -> None:
        table, self._table = self._table, None
        if table is None:
            return
        raw = RawTable()
        for index, row in enumerate(table.rows):
            raw.start_row(False)
            line = min((x.number for cell in row if cell for x in cell.lines), default=1)
            for cell in row:
                if cell is None:
                    continue
                made = RawCell(line, index < table.header, cell.rowspan, cell.colspan)
                made.blocks = [
                    Block("paragraph", text, marker=find_marker(text.text))
                    for text in _cell_texts(cell)
                ]
                raw.add(made, self._limits, self._cells_left)
        blocks, used = finish_table(raw, self._limits, self._cells_left)
        self._cells_left -= used
        self.rows_dropped += raw.dropped
        self._blocks += [replace(block, page=table.page) for block in blocks]


def _cell_texts(cell: GridCell) -> list[Text]:
    """The paragraphs in a cell: lines that the cell's width broke are joined."""
    if not cell.lines:
        return []
    padding = min(max(min(line.x0 for line in cell.lines) - cell.x0, 0.0), 12.0)
    right = max(cell.x1 - padding, max(line.x1 for line in cell.lines))
    groups: list[list[Line]] = []
    for line in cell.lines:
        if groups and is_full(groups[-1][-1], line, right) and not find_marker(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [soft_join(group) for group in groups]


def _matrix(grid: Grid) -> list[_Row]:
    """Rows of cells; slots that no cell starts in are ``None`` when covered and
    an empty cell when the drawing leaves them out."""
    columns = len(grid.edges) - 1
    covered: set[tuple[int, int]] = set()
    starts: dict[tuple[int, int], GridCell] = {}
    for cell in grid.cells:
        starts[cell.row, cell.column] = cell
        covered.update(
            (cell.row + r, cell.column + c)
            for r in range(cell.rowspan)
            for c in range(cell.colspan)
        )
    rows: list[_Row] = []
    for row in range(grid.rows):
        slots: _Row = []
        for column in range(columns):
            slot = starts.get((row, column))
            if slot is None and (row, column) not in covered:
                slot = GridCell(row, column, 1, 1, grid.edges[column], grid.edges[column + 1])
            slots.append(slot)
        rows.append(slots)
    return rows


def _row_text(row: _Row) -> tuple[str, ...]:
    return tuple(
        "" if cell is None else re.sub(r"\s", "", "".join(line.text for line in cell.lines))
        for cell in row
    )


def _repeated(before: Sequence[_Row], rows: Sequence[_Row]) -> int:
    """How many rows at the head of ``rows`` repeat the table's own head."""
    count = 0
    for one, other in zip(before[:3], rows[:3], strict=False):
        if _row_text(one) != _row_text(other) or not any(_row_text(one)):
            break
        count += 1
    return count


def _same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def _is_rest_of_row(last: _Row, row: _Row) -> bool:
    """Whether a page's first row is the rest of a row that the break cut: its
    first cell is empty, and so are most others."""
    texts = _row_text(row)
    filled = sum(map(bool, texts))
    if not filled or texts[0] or None in row or len(last) != len(row):
        return False
    return 2 * filled <= len(texts) and all(
        cell is not None for cell, text in zip(last, texts, strict=True) if text
    )


def _append_row(last: _Row, row: _Row) -> None:
    for cell, more in zip(last, row, strict=True):
        if cell is not None and more is not None:
            cell.lines += more.lines


def _extend_merged(rows: Sequence[_Row], row: _Row) -> None:
    """Let a merged cell that reaches the end of a page cover the empty cells
    at the head of the next page's first row."""
    for column, cell in enumerate(row):
        if cell is None or cell.lines:
            return
        for back, above in enumerate(reversed(rows), 1):
            owner = above[column] if column < len(above) else None
            if owner is not None:
                if owner.rowspan > 1 and owner.rowspan == back and owner.lines:
                    owner.rowspan += cell.rowspan
                    row[column] = None
                break
