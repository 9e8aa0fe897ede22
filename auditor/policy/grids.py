"""Rows of cells parted by tabs or commas, as a spreadsheet's are when pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.policy.blocks import Cell, Text
from auditor.policy.keys import trim
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Structure, join
from auditor.policy.roles import Role
from auditor.policy.tables import Rows, header_of, label_role, read_table

_LONGEST = 2000  # characters of one row
_MOST = 1000  # rows
_STOPS = ("。", "；", "！", "？", ".", ";", "!", "?")
_SENTENCE = re.compile(r"我们|[您你]|接入|集成|嵌入|为了|如下|[:：]$|\b(?:we|our|you|your)\b", re.I)
_TRIES = 3  # of reading a line as a row
# A last column of such a role may list its items with the commas that part cells.
_LISTS = frozenset((Role.PERSONAL_INFO, Role.PERMISSION, Role.PURPOSE))


def read_grid(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Read rows of SDKs, a line each; lines taken, 0 for none.

    Rows parted by commas need a header all of whose labels are known; the
    columns of rows parted by tabs may show in what they hold.
    """
    first = run[at].text.text
    if len(first) > _LONGEST or run[at].failures >= _TRIES:
        return 0
    rows: list[list[Text]] = []
    if "\t" in first.strip():
        rows = _tabbed(run, at)
    elif first.count(",") >= 2 or first.count("，") >= 2:
        rows = _listed(run, at)
    if len(rows) < 2:
        return 0
    for unit in run[at : at + len(rows)]:
        unit.failures += 1
    section = run[at].section
    grid: Rows = tuple(tuple(map(Cell, row)) for row in rows)
    records, _ = read_table(grid, section, context.known, 0, None, context.is_permission_name)
    records = [r for r in records if r.kind == "sdk" and len(r.fields) >= 2]
    if not section.sdks or len(records) + 1 < len(rows):
        return 0
    for number, record in enumerate(records, 1):
        record.locator = f"list entry {number}"
        structure.add(record)
    return len(rows)


def _tabbed(run: list[Unit], at: int) -> list[list[Text]]:
    """Lines from ``at`` on that have as many tabs each."""
    rows: list[list[Text]] = []
    for unit in run[at : at + _MOST]:
        if "\t" not in unit.text.text or len(unit.text.text) > _LONGEST:
            break
        cells = _cells(unit.text, "\t")
        if rows and len(cells) != len(rows[0]):
            break
        rows.append(cells)
    return rows if len(rows) >= (2 if rows and len(rows[0]) > 2 else 3) else []


def _listed(run: list[Unit], at: int) -> list[list[Text]]:
    """A header and the lines below it with as many commas."""
    first = run[at].text.text
    if first.rstrip().endswith(_STOPS):  # a sentence is no header
        return []
    comma = "," if "," in first else "，"
    labels = _cells(run[at].text, comma)
    head = tuple(map(Cell, labels))
    header = header_of((head,))
    if header is None or Role.NAME not in header[1]:
        return []
    if any(len(label.text) > 16 or label_role(label.text) is None for label in labels):
        return []
    if any(_SENTENCE.search(label.text) for label in labels):
        return []  # "为了…，我们接入了几家公司的SDK，说明如下："
    width, last = len(labels), header[1][-1]
    rows = [labels]
    for unit in run[at + 1 : at + 1 + _MOST]:
        if unit.rank is not None or len(unit.text.text) > _LONGEST:
            break
        cells = _cells(unit.text, comma)
        if len(cells) > width and last in _LISTS:
            cells = [*cells[: width - 1], join(cells[width - 1 :], comma)]
        if len(cells) != width:
            break
        rows.append(cells)
    return rows


def _cells(text: Text, separator: str) -> list[Text]:
    """The cells of a row; a separator inside quotes parts none."""
    cells = []
    for start, end in _spans(text.text, separator):
        cell = trim(text.slice(start, end))
        if len(cell.text) > 1 and cell.text[0] == cell.text[-1] == '"':
            cell = cell.slice(1, len(cell.text) - 1)
        cells.append(cell)
    return cells


def _spans(raw: str, separator: str) -> Iterator[tuple[int, int]]:
    quotes = raw.count('"') % 2 == 0
    start, inside = 0, False
    for i, char in enumerate(raw):
        if char == '"' and quotes:
            inside = not inside
        elif char == separator and not inside:
            yield start, i
            start = i + 1
    yield start, len(raw)
