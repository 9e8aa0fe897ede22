"""XLSX and CSV → a table for each sheet; the line is the row's number.

The rows of further sheets are numbered on from those of the first; a block's
page is the number of its sheet.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from auditor.errors import InputError, LimitError
from auditor.model import Gap
from auditor.policy.blocks import Block, Text
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import Parsed, find_marker, gap, trim
from auditor.policy.formats.tables import RawCell, RawTable, finish_table

_DELIMITERS = ",\t;|"


@dataclass(slots=True)
class _Row:
    """A row's texts by column, with the spans of merged cells.

    :param spans: column → (rows, columns) of the merged cell that starts there.
    :param covered: columns that a merged cell covers.
    """

    line: int
    texts: list[Text]
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)

    @property
    def filled(self) -> list[Text]:
        """The texts that are not empty."""
        return [text for text in self.texts if text.text]


def read_csv(text: str, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read decoded CSV or TSV; the delimiter is the one that most lines hold.

    :raises InputError: when it is malformed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[_Row] = []
    dropped = 0
    line = 1
    try:
        for record in reader:
            if len(rows) >= limits.max_rows or len(record) > limits.max_columns:
                dropped += 1
            else:
                rows.append(_Row(line, list(_located(record, line))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"line {line} is no valid CSV ({error})", path=name, remedy="save it again as CSV"
        ) from error
    gaps = [gap(name, f"{dropped} rows beyond the limits were not read.")] if dropped else []
    blocks, _ = _blocks(rows, limits, limits.max_cells)
    return Parsed(tuple(blocks), gaps=tuple(gaps))


def _delimiter(text: str) -> str:
    lines = [line for line in text[:50_000].split("\n") if line.strip()][:50]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _located(record: Sequence[str], line: int) -> Iterator[Text]:
    """The cells of a record, each line break in one a raw line further."""
    for cell in record:
        text = cell.replace("\r\n", "\n").replace("\r", "\n")
        marks = [(0, line)]
        for match in re.finditer("\n", text):
            line += 1
            marks.append((match.end(), line))
        yield trim(Text(text, tuple(marks)))


def read_xlsx(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read the visible sheets of a workbook: stored values, merged cells, links.

    :raises InputError: when it is damaged or encrypted.
    :raises LimitError: when it inflates beyond the limits.
    """
    import openpyxl

    from auditor.policy.formats.workbook import read_layouts

    layouts = read_layouts(data, name, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and the like
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # the library raises whatever the damage leads to
        raise _damaged(error, name) from error
    blocks: list[Block] = []
    lines: list[str] = []
    gaps: list[Gap] = []
    cells_left = limits.max_cells
    for number, layout in enumerate(layouts, 1):
        if layout.hidden:
            gaps.append(gap(name, f"The hidden sheet {layout.title[:100]} was not read."))
            continue
        if layout.beyond:
            gaps.append(gap(name, f"Sheet {layout.title[:100]}: {layout.beyond}"))
        first = len(lines)
        rows: list[_Row] = []
        try:
            values = book[layout.title].iter_rows(
                max_row=max(layout.rows, 1), max_col=max(layout.columns, 1), values_only=True
            )
            for index, record in enumerate(values, 1):
                line = first + index
                texts = [
                    Text(_shown(value), ((0, line),))
                    if value is not None
                    else Text("", ((0, line),))
                    for value in record
                ]
                if index in layout.hidden_rows:
                    texts = [Text("", ((0, line),)) for _ in texts]
                for column in layout.hidden_columns:
                    if column < len(texts):
                        texts[column] = Text("", ((0, line),))
                rows.append(_Row(line, list(map(trim, texts))))
                lines.append("\t".join(t.text.replace("\n", " ") for t in texts).rstrip("\t"))
        except Exception as error:
            raise _damaged(error, name) from error
        _add_links(rows, layout.links)
        _add_spans(rows, layout.merged, limits)
        if not any(row.filled for row in rows):
            continue
        if not re.fullmatch(r"(?:sheet|工作表)\s*\d*", layout.title, re.IGNORECASE):
            title = Text(layout.title, ((0, first + 1),))
            blocks.append(Block("heading", title, 1, page=number))
        found, used = _blocks(rows, limits, cells_left)
        cells_left -= used
        blocks += [replace(block, page=number) for block in found]
    book.close()
    return Parsed(tuple(blocks), tuple(lines), tuple(gaps))


def _damaged(error: Exception, name: str) -> InputError:
    if isinstance(error, LimitError):
        return error
    reason = " ".join(str(error).split())[:150] or type(error).__name__
    return InputError(
        f"the workbook is damaged ({reason})", path=name, remedy="save it again as XLSX or CSV"
    )


def _shown(value: Any) -> str:
    """A stored value as a reader would see it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _add_links(rows: Sequence[_Row], links: Mapping[tuple[int, int], str]) -> None:
    for (row, column), address in links.items():
        if row < len(rows) and column < len(rows[row].texts) and rows[row].texts[column].text:
            text = rows[row].texts[column]
            link = (0, len(text.text), address)
            rows[row].texts[column] = Text(text.text, text.marks, (link,))


def _add_spans(
    rows: Sequence[_Row], merged: Sequence[tuple[int, int, int, int]], limits: Limits
) -> None:
    budget = limits.max_cells
    for top, left, bottom, right in merged:
        if top >= len(rows) or left in rows[top].covered:
            continue
        bottom = min(bottom, len(rows) - 1)
        right = min(right, len(rows[top].texts) - 1)
        height, width = bottom - top + 1, right - left + 1
        budget -= height * width
        if height < 1 or width < 1 or budget < 0:
            continue
        rows[top].spans[left] = (height, width)
        for row in range(top, bottom + 1):
            rows[row].covered.update(range(left, right + 1))
        rows[top].covered.discard(left)


def _blocks(rows: Sequence[_Row], limits: Limits, cells_left: int) -> tuple[list[Block], int]:
    """The blocks of a sheet and the number of cells used up.

    Rows with one text above and below the table are paragraphs; so are all
    rows of a sheet that has no row with more.
    """
    wide = [index for index, row in enumerate(rows) if len(row.filled) >= 2]
    if not wide:
        return [_paragraph(row) for row in rows if row.filled], 0
    first, last = wide[0], wide[-1]
    table = RawTable()
    for row in rows[first : last + 1]:
        table.start_row(False)
        texts = row.texts
        while texts and not texts[-1].text and len(texts) - 1 not in row.covered:
            texts = texts[:-1]
        for column, text in enumerate(texts):
            if column in row.covered:
                continue
            height, width = row.spans.get(column, (1, 1))
            cell = RawCell(row.line, False, height, width)
            if text.text:
                cell.blocks.append(Block("paragraph", text))
            table.add(cell, limits, cells_left)
    found, used = finish_table(table, limits, cells_left)
    above = [_paragraph(row) for row in rows[:first] if row.filled]
    below = [_paragraph(row) for row in rows[last + 1 :] if row.filled]
    return [*above, *found, *below], used


def _paragraph(row: _Row) -> Block:
    text = row.filled[0]
    return Block("paragraph", text, marker=find_marker(text.text))
