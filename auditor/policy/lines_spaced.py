"""Flattened tables without any header, a row a line, cells parted by spaces:
each line holds a name, a company and what else is said of it."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.known import find_packages
from auditor.policy.lines_inline import may_name
from auditor.policy.reading import ADDRESS, Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import is_none

_CELL = re.compile(r"\S+(?: (?=\w+ ?SDK\b)\S+)*")
_CONSTANT = re.compile(r"(?:[\w.]+\.permission\.)?[A-Z][A-Z_]{4,}(?:[、,，;；]\S*)?")
_LONGEST = 1000  # characters of one row


def read_spaced(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Two or more rows, one a line; returns lines taken, 0 for none."""
    rows: list[list[Field]] = []
    for unit in run[at : at + 500]:
        fields = _row(unit, context)
        if fields is None:
            break
        rows.append(fields)
    if len(rows) < 2:
        return 0
    section = run[at].section
    names = [fields[0].value.text for fields in rows]
    likely = sum(1 for n in names if context.known.identify(n) or "sdk" in fold(n))
    if likely * 3 < len(names) and not section.sdks:
        return 0
    for number, fields in enumerate(rows, 1):
        structure.add(Record("sdk", "flattened", fields, section, f"list entry {number}"))
    return len(rows)


def _row(unit: Unit, context: Context) -> list[Field] | None:
    """The fields of a line, ``None`` when it is no such row."""
    text = unit.text
    if len(text.text) > _LONGEST or "公司" not in text.text or unit.block.kind == "heading":
        return None
    start = leading_number(text.text)
    cells = [
        text.slice(start + m.start(), start + m.end()) for m in _CELL.finditer(text.text[start:])
    ]
    owner = next((i for i, c in enumerate(cells) if i and is_company(c.text)), None)
    if owner is None or owner > 3 or owner + 1 >= len(cells):
        return None
    first = text.text.find(cells[0].text, start)
    last = text.text.find(cells[owner].text, first)
    name = trim(text.slice(first, last))
    if not may_name(name.text, 30, context):
        return None
    fields = [Field(Role.NAME, "", name), Field(Role.VENDOR, "", cells[owner])]
    for cell in cells[owner + 1 :]:
        role = _role(cell, {f.role for f in fields})
        if role is not None:
            fields.append(Field(role, "", cell))
    return fields if len(fields) > 2 else None


def _role(cell: Text, have: set[Role]) -> Role | None:
    """What a cell behind the company holds."""
    text = cell.text
    if is_none(text):
        return None
    if ADDRESS.match(text):
        return Role.LINK
    if find_packages(text):
        return Role.PACKAGE
    if _CONSTANT.match(text):
        return Role.PERMISSION
    pieces = [p for p in re.split(r"[、，,/]", text) if p]
    data = sum(any(find_data_types(p)) for p in pieces)
    if data * 2 >= len(pieces) and (Role.PURPOSE in have or data > 1):
        return Role.PERSONAL_INFO if Role.PERSONAL_INFO not in have else Role.OTHER
    return Role.PURPOSE if Role.PURPOSE not in have else Role.OTHER
