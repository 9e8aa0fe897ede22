"""What a workbook's XML says beside the cells' values: sheets, merged cells,
links, what is hidden, and how far the cells reach."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from auditor.errors import InputError
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.ooxml import Package, attribute, child, local

_MAX_MERGED = 100_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


@dataclass(slots=True)
class Layout:
    """One sheet.

    :param rows: number of the last row with a value, within the limits.
    :param columns: number of columns up to the last value, within the limits.
    :param hidden_rows: from 1.
    :param hidden_columns: from 0.
    :param merged: first row, first column, last row, last column, from 0.
    :param links: row and column from 0 → address.
    :param beyond: what was left out for the limits, as a sentence.
    """

    title: str
    hidden: bool = False
    rows: int = 0
    columns: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    beyond: str = ""


def read_layouts(data: bytes, name: str, limits: Limits) -> list[Layout]:
    """The sheets in their order.

    Inflates every part once under the limits, so that a library may open the
    file afterwards.

    :raises InputError: when it is damaged, encrypted or declares entities.
    :raises LimitError: when it inflates beyond the limits.
    """
    package = Package(data, name, limits)
    root = package.xml("xl/workbook.xml")
    sheets = child(root, "sheets")
    if sheets is None:
        raise InputError("it has no sheets", path=name, remedy="save it again as XLSX")
    targets = package.links("xl/workbook.xml")
    layouts: list[Layout] = []
    read = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    for sheet in sheets:
        layout = Layout(
            attribute(sheet, "name") or "", attribute(sheet, "state") not in (None, "visible")
        )
        target = targets.get(attribute(sheet, "id") or "", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        if "worksheets" not in part:
            continue  # a chart
        read.add(part.lower())
        content = package.xml(part)
        if content is None:
            raise InputError(
                f"its sheet {layout.title[:100]} is missing", path=name, remedy="save it again"
            )
        _read_sheet(content, package, part, layout, limits)
        layouts.append(layout)
    for part in package.parts("xl/"):
        if part not in read and part.endswith((".xml", ".rels")):
            package.xml(part)
    return layouts


def _read_sheet(
    root: etree._Element, package: Package, part: str, layout: Layout, limits: Limits
) -> None:
    rows = columns = 0
    for element in root:
        kind = local(element)
        if kind == "sheetData":
            rows, columns = _read_rows(element, layout)
        elif kind == "cols":
            for entry in element:
                if attribute(entry, "hidden") in ("1", "true"):
                    first = _number(attribute(entry, "min"), 1)
                    last = min(_number(attribute(entry, "max"), first), limits.max_columns)
                    layout.hidden_columns.update(range(first - 1, last))
        elif kind == "mergeCells":
            places = [cell_range(attribute(entry, "ref") or "") for entry in element]
            layout.merged = [place for place in places if place is not None][:_MAX_MERGED]
        elif kind == "hyperlinks":
            targets = package.links(part)
            for entry in element:
                address = targets.get(attribute(entry, "id") or "", "")
                place = cell_range(attribute(entry, "ref") or "")
                if address and place is not None:
                    layout.links[place[0], place[1]] = address
    layout.rows, layout.columns = min(rows, limits.max_rows), min(columns, limits.max_columns)
    if rows > layout.rows or columns > layout.columns:
        layout.beyond = (
            f"cells beyond row {limits.max_rows} or column {limits.max_columns} were not read."
        )


def _read_rows(data: etree._Element, layout: Layout) -> tuple[int, int]:
    """The number of rows and columns that hold values."""
    rows = columns = number = 0
    for row in data:
        number = _number(attribute(row, "r"), number + 1)
        if attribute(row, "hidden") in ("1", "true"):
            layout.hidden_rows.add(number)
        column = -1
        for cell in row:
            place = cell_range(attribute(cell, "r") or "")
            column = place[1] if place else column + 1
            if len(cell):
                rows, columns = max(rows, number), max(columns, column + 1)
    return rows, columns


def _number(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,7}", value) else default


def cell_range(reference: str) -> tuple[int, int, int, int] | None:
    """``B2:C5`` → first row, first column, last row, last column, from 0."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    first_column, first_row, last_column, last_row = match.groups()
    row, column = int(first_row) - 1, column_index(first_column)
    if last_column is None:
        return row, column, row, column
    return row, column, int(last_row) - 1, column_index(last_column)


def column_index(letters: str) -> int:
    """``A`` → 0, ``AA`` → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
