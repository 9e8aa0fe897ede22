"""Tables as marked up → rows of located cells.

Spans are expanded, layout tables dissolved into the blocks inside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.parsed import join, one_line
from auditor.policy.roles import Role, role_of


@dataclass(slots=True)
class RawCell:
    """A cell as marked up, with the blocks that stand in it.

    :param kept: false for a cell beyond the limits.
    """

    line: int
    header: bool = False
    rowspan: int = 1
    colspan: int = 1
    blocks: list[Block] = field(default_factory=list)
    kept: bool = True


@dataclass(slots=True)
class RawTable:
    """A table while it is being read.

    :param implicit: opened by a ``tr`` that stands in no table.
    :param unclosed: its end tag is missing at the end of the document.
    :param dropped: rows that are beyond the limits, in part at least.
    :param cut: the open row is one of them.
    """

    hidden: bool = False
    implicit: bool = False
    unclosed: bool = False
    head: bool = False
    in_row: bool = False
    in_cell: bool = False
    row_hidden: bool = False
    row_struck: bool = False
    dropped: int = 0
    cut: bool = False
    cells: int = 0
    rows: list[list[RawCell]] = field(default_factory=list)

    def start_row(self, hidden: bool) -> None:
        """Begin a row."""
        self.in_row = True
        self.row_hidden = hidden
        self.row_struck = False
        self.cut = False
        self.rows.append([])

    def add(self, cell: RawCell, limits: Limits, cells_left: int) -> bool:
        """Begin a cell in the open row; false when it exceeds the limits."""
        self.in_cell = True
        row = self.rows[-1]
        if (
            len(self.rows) > limits.max_rows
            or len(row) >= limits.max_columns
            or self.cells >= cells_left
        ):
            self.dropped += not self.cut
            self.cut = True
            return False
        self.cells += 1
        row.append(cell)
        return True


def finish_table(table: RawTable, limits: Limits, cells_left: int) -> tuple[list[Block], int]:
    """The blocks of a complete table and the number of cells used up.

    A data table is one block, followed by the grids nested in its cells. A
    layout table gives the blocks inside it in reading order.
    """
    rest: list[Block] = []
    if table.unclosed:
        rest = _cut_unclosed(table)
    filled = [row for row in table.rows if any(cell.blocks for cell in row)]
    if not filled:
        return rest, 0
    if is_layout(filled):
        return [block for row in filled for cell in row for block in cell.blocks] + rest, 0
    nested: list[Block] = []
    # Rows without text of their own go only now: spans count them.
    grid = [
        row
        for row in expand(table.rows, limits, cells_left, nested)
        if any(cell.text.text and not cell.spanned for cell in row)
    ]
    block = Block("table", rows=tuple(tuple(row) for row in grid))
    return [block, *nested, *rest], sum(map(len, grid))


def _cut_unclosed(table: RawTable) -> list[Block]:
    """Take out of the last cell what follows a table whose end tag is missing,
    else that cell would swallow the rest of the document."""
    if not table.rows or not table.rows[-1]:
        return []
    cell = table.rows[-1][-1]
    cut = len(cell.blocks) if len(cell.blocks) <= 3 else 1
    for index, block in enumerate(cell.blocks[1:cut], 1):
        if block.kind == "heading":
            cut = index
            break
    rest = cell.blocks[cut:]
    del cell.blocks[cut:]
    return rest


def is_layout(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether a table only arranges the page: its cells hold whole passages."""
    filled = [[cell for cell in row if cell.blocks] for row in rows]
    cells = [cell for row in filled for cell in row]
    wide_rows = sum(1 for row in filled if len(row) >= 2)
    if len(cells) == 1:
        return True
    structured = any(
        block.kind == "heading" or block.kind == "table" for cell in cells for block in cell.blocks
    )
    if wide_rows == 0:
        long = any(len(cell.blocks) > 1 or _length(cell) > 200 for cell in cells)
        return structured or long
    if wide_rows == 1 and len(filled) == 1:
        return structured or any(len(cell.blocks) > 3 or _length(cell) > 400 for cell in cells)
    if not structured:
        return False
    if wide_rows < 2:
        return True
    total = sum(map(_length, cells))
    return any(len(cell.blocks) >= 8 and _length(cell) > 0.6 * total for cell in cells)


def _length(cell: RawCell) -> int:
    return sum(
        len(block.text.text) + sum(len(c.text.text) for row in block.rows for c in row)
        for block in cell.blocks
    )


_Covered = dict[int, tuple[int, Cell]]  # column → rows still covered, the cell


def expand(
    rows: Sequence[Sequence[RawCell]], limits: Limits, cells_left: int, nested: list[Block]
) -> list[list[Cell]]:
    """Rows with the cells that row and column spans cover repeated.

    Grids nested in cells are added to ``nested``.
    """
    grid: list[list[Cell]] = []
    covered: _Covered = {}
    budget = cells_left - sum(map(len, rows))
    for number, raw in enumerate(rows):
        row: list[Cell] = []
        following: _Covered = {}
        for source in raw:
            budget -= _fill(row, covered, following, limits, budget)
            cell = Cell(cell_text(source, nested), source.header)
            copy = replace(cell, spanned=True)
            height = min(source.rowspan, len(rows) - number) - 1
            for index in range(source.colspan):
                if index and (budget <= 0 or len(row) >= limits.max_columns or len(row) in covered):
                    break
                budget -= index > 0
                if height > 0 and budget > 0:
                    following[len(row)] = (height, copy)
                row.append(copy if index else cell)
        budget -= _fill(row, covered, following, limits, budget)
        if covered and budget > 0:
            # The row is too short to reach a column that is covered from above.
            blank = Cell(one_line("", raw[0].line if raw else 1))
            last = min(max(covered), limits.max_columns - 1)
            while len(row) <= last:
                row.append(blank)
                budget -= 1 + _fill(row, covered, following, limits, budget)
        covered = following
        grid.append(row)
    return grid


def _fill(
    row: list[Cell], covered: _Covered, following: _Covered, limits: Limits, budget: int
) -> int:
    """Append the cells that reach down into the next free columns, at most
    ``budget``; returns their number."""
    before = len(row)
    most = min(limits.max_columns, before + max(budget, 0))
    while len(row) in covered and len(row) < most:
        left, cell = covered.pop(len(row))
        if left > 1:
            following[len(row)] = (left - 1, cell)
        row.append(cell)
    return len(row) - before


def cell_text(cell: RawCell, nested: list[Block]) -> Text:
    """The text of a cell; grids inside it go to ``nested``, small tables inside
    it, those of one column and those of keys and values are read as lines."""
    texts: list[Text] = []
    for block in cell.blocks:
        if block.kind != "table":
            texts.append(block.text)
            continue
        keyed = _is_keyed(block.rows)
        width = max(map(len, block.rows))
        if not keyed and len(block.rows) >= 2 and (width >= 3 or block.rows[0][0].header):
            nested.append(block)
            continue
        for row in block.rows:
            shown = [c.text for c in row if not c.spanned and c.text.text]
            if shown:
                texts.append(join(shown, "：" if keyed else " "))
    return join(texts) if texts else one_line("", cell.line)


def _is_keyed(rows: Sequence[Sequence[Cell]]) -> bool:
    """A table of two columns the first of which holds keys, none of them of a
    name: the details of what its row names."""
    if any(len(row) != 2 for row in rows):
        return False
    roles = [role_of(row[0].text.text) for row in rows]
    return None not in roles and Role.NAME not in roles and Role.OTHER not in roles
