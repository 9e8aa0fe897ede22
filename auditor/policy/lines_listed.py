"""Rows below a sentence that tells their columns, the cells of each line parted by
commas, slashes or dashes (``星点推送，X公司，消息提醒``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.flattened import Header, Scorer
from auditor.policy.keys import leading_number, trim
from auditor.policy.lines_cells import contradicts
from auditor.policy.lines_rows import Row
from auditor.policy.names import split_outside
from auditor.policy.reading import Unit

_MOST = 500  # rows
_LONGEST = 600  # characters of one
_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[；;]\s*",
        r"\s*[，,]\s*",
        r"\s*[/／]\s*",
        r"\s*(?:—{1,2}|–|--)\s*|\s+-\s+",
    )
)
_END = "。；;.，, "


def listed_rows(
    run: Sequence[Unit], at: int, header: Header, scorer: Scorer
) -> tuple[list[Row], int] | None:
    """The rows from ``at`` on and the lines they take; ``None`` if no sign parts the
    lines into as many cells as there are columns."""
    for sign in _SIGNS:
        rows: list[Row] = []
        for unit in run[at : at + _MOST]:
            row = _row(unit, sign, header, scorer)
            if row is None:
                break
            rows.append(row)
        if len(rows) >= 2:
            return rows, len(rows)
    return None


def _row(unit: Unit, sign: re.Pattern[str], header: Header, scorer: Scorer) -> Row | None:
    raw = unit.text.text
    if len(raw) > _LONGEST or unit.block.kind == "heading":
        return None
    text = unit.text.slice(0, len(raw.rstrip(_END)))
    spans = list(split_outside(text.text, sign, leading_number(raw)))
    if len(spans) != len(header.roles):
        return None
    cells = [trim(text.slice(start, end)) for start, end in spans]
    row = list(zip(header.roles, header.labels, cells, strict=True))
    if any(contradicts(cell.text, role, header, scorer) for role, _, cell in row):
        return None
    return row
