"""Pipe tables that Markdown does not take for tables.

People leave out the separator row, put blank lines between rows, or count its
columns wrong. Rows of the same width that stand together are a table all the
same.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.formats.parsed import find_marker, join, split_text, trim

_RULE = frozenset("|:-—– \t\xa0")
_BAR = "|｜"


def recover_pipe_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with runs of paragraphs and lines that are pipe rows made
    tables."""
    found: list[Block] = []
    rows: list[Text] = []
    for block in blocks:
        if block.kind not in ("paragraph", "item") or not _has_bar(block.text.text):
            _end_run(rows, found)
            found.append(block)
            continue
        lines = split_text(block.text)
        plain: list[Text] = []
        ruled = any(_has_bar(line.text) and _is_rule(line.text) for line in lines)
        for line in lines:
            if _is_row(line.text, ruled):
                found += _paragraph(block, plain)
                plain = []
                rows.append(line)
            else:
                _end_run(rows, found)
                plain.append(line)
        found += [block] if len(plain) == len(lines) else _paragraph(block, plain)
    _end_run(rows, found)
    return found


def _has_bar(text: str) -> bool:
    return any(bar in text for bar in _BAR)


def _is_rule(text: str) -> bool:
    return "--" in text and _RULE.issuperset(text)


def _is_row(text: str, ruled: bool) -> bool:
    """A line that is nothing but a row: it has two bars or starts with one; any
    line with a bar next to a rule."""
    stripped = text.strip()
    bars = sum(stripped.count(bar) for bar in _BAR)
    if bars and (ruled or bars >= 2 or _is_rule(text)):
        return True
    return bars == 1 and len(stripped) > 1 and stripped[0] in _BAR


def _end_run(rows: list[Text], found: list[Block]) -> None:
    """Turn the collected rows into a table, or give them back as paragraphs."""
    if not rows:
        return
    ruled = [index for index, row in enumerate(rows) if _is_rule(row.text)]
    cells = [_cells(row) for index, row in enumerate(rows) if index not in ruled]
    cells = [row for row in cells if any(cell.text for cell in row)]
    widths = {len(row) for row in cells}
    table = len(cells) >= 2 and max(widths) >= 2 and (bool(ruled) or max(widths) - min(widths) <= 1)
    if table:
        header = bool(ruled) and ruled[0] <= 1
        found.append(
            Block(
                "table",
                rows=tuple(
                    tuple(Cell(text, header=header and index == 0) for text in row)
                    for index, row in enumerate(cells)
                ),
            )
        )
    else:
        found += [Block("paragraph", trim(row)) for row in rows]
    rows.clear()


def _cells(row: Text) -> list[Text]:
    """The cells between the bars of a row."""
    text = row.text
    cuts = [index for index, char in enumerate(text) if char in _BAR]
    edges = [-1, *cuts, len(text)]
    cells = [trim(row.slice(start + 1, end)) for start, end in pairwise(edges)]
    if cells and not cells[0].text:
        cells = cells[1:]
    if cells and not cells[-1].text and text.rstrip()[-1:] in _BAR:
        cells = cells[:-1]
    return cells


def _paragraph(block: Block, lines: list[Text]) -> list[Block]:
    """The lines of a paragraph that are no table, as a paragraph of their own."""
    text = trim(join(lines))
    if not text.text:
        return []
    return [Block("paragraph", text, block.level, marker=find_marker(text.text), bold=block.bold)]
