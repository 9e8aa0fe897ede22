"""Cells that stand for another row's: ``同上``, ``同1，另有IP地址``, ``same as row 2``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.policy.blocks import Text
from auditor.policy.flat import fold
from auditor.policy.records import SAME_NAME, SAME_NUMBER, Field, Record, join, trailing
from auditor.policy.roles import Role

_LONGEST = 120  # characters of such a cell
_DIGITS = re.compile(r"\W*(\d{1,3})\W*")
_CIRCLED = {chr(0x2460 + i): str(i + 1) for i in range(20)}


def number_of(cell: str) -> str:
    """The number that a cell is, empty when it is none."""
    text = cell.strip()
    if text in _CIRCLED:
        return _CIRCLED[text]
    match = _DIGITS.fullmatch(text)
    return match.group(1).lstrip("0") if match else ""


def resolve_rows(records: Sequence[Record], numbers: Sequence[str]) -> None:
    """Put another row's values in the place of cells that refer to it.

    :param numbers: of each record's row, as it is numbered there.
    """
    by_number = {number: record for number, record in zip(numbers, records, strict=True) if number}
    by_name = {
        fold(name.text): record for record in records for name in record.values(Role.NAME)[:1]
    }
    for record in records:
        for i, f in enumerate(record.fields):
            if f.role is not Role.NAME and f.role is not Role.LINK:
                value = _resolved(f, record, by_number, by_name)
                if value is not None:
                    record.fields[i] = Field(f.role, f.label, value)


def _resolved(
    f: Field, record: Record, by_number: Mapping[str, Record], by_name: Mapping[str, Record]
) -> Text | None:
    raw = f.value.text.strip()
    if len(raw) > _LONGEST:
        return None
    match = SAME_NUMBER.fullmatch(raw)
    meant = by_number.get(match.group("number").lstrip("0")) if match else None
    if match is None:
        match = SAME_NAME.fullmatch(raw)
        meant = by_name.get(fold(match.group("name"))) if match else None
    if match is None or meant is None or meant is record:
        return None
    if match.group("more") and f.role is Role.PERMISSION:
        return None  # those would be quoted from another row
    values = meant.values(f.role)
    if not values:
        return None
    more = match.group("more")
    return values[0] if more is None else join([values[0], trailing(f.value, more)], "、")
