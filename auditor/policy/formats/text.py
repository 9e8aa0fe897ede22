"""Plain text: one paragraph for each line that is not blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.policy.blocks import Block, Cell
from auditor.policy.formats.parsed import (
    BLANK,
    Parsed,
    find_marker,
    is_wide,
    join,
    one_line,
    split_lines,
    split_text,
    trim,
)
from auditor.policy.formats.wrapped import goes_on

_LEAST = 3  # rows of a table parted by tabs


def read_text(text: str) -> Parsed:
    """Read decoded plain text.

    Lines are joined only where the text was broken at a fixed width (:mod:`.wrapped`);
    what a copy or a crawler flattened is recovered later, where tables are known. A
    marker (``1.``, ``（一）``, ``•``) is noted and stays in the text, so that offsets agree
    with the raw line. Only rows parted by tabs that begin with an empty cell are a table
    here already, since that cell is lost with the blanks around a line.
    """
    lines = split_lines(text)
    blocks: list[Block] = []
    at = 0
    for start, end in _merged_tables(lines):
        blocks += _line_blocks(lines, at, start)
        blocks.append(Block("table", rows=tuple(_row(lines[i], i + 1) for i in range(start, end))))
        at = end
    blocks += _line_blocks(lines, at, len(lines))
    return Parsed(tuple(blocks))


def line_block(raw: str, number: int) -> Block | None:
    """The paragraph of one raw line; ``None`` when it is blank."""
    if not raw.strip(BLANK):
        return None
    text = trim(one_line(raw, number))
    return Block("paragraph", text, marker=find_marker(text.text))


def _line_blocks(lines: Sequence[str], start: int, end: int) -> list[Block]:
    on = goes_on(lines[start:end])
    found: list[Block] = []
    for i in range(start, end):
        block = line_block(lines[i], i + 1)
        if block is None:
            continue
        if i > start and on[i - 1 - start] and found:
            above = found[-1].text
            wide = is_wide(above.text[-1]) or is_wide(block.text.text[0])
            both = join([above, block.text], "" if wide else " ")
            found[-1] = replace(found[-1], text=both)
        else:
            found.append(block)
    return found


def _merged_tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines with as many tabs each, some of which begin with one: the
    copy of a table whose first column had merged cells."""
    start = 0
    while start < len(lines):
        tabs = lines[start].count("\t")
        end = start + 1
        while tabs >= 2 and end < len(lines) and lines[end].count("\t") == tabs:
            end += 1
        led = sum(1 for i in range(start, end) if lines[i][0] == "\t") if tabs >= 2 else 0
        if end - start >= _LEAST and 0 < led < end - start and lines[start][0] != "\t":
            yield start, end
        start = end


def _row(raw: str, number: int) -> tuple[Cell, ...]:
    return tuple(Cell(trim(part)) for part in split_text(one_line(raw, number), "\t"))
