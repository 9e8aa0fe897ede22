"""Tables whose rows are lines with cells parted by tabs (or by bars, or by gaps of
spaces), below a header written in the same way."""

from __future__ import annotations

import re

from auditor.policy.blocks import Cell, Text
from auditor.policy.keys import trim
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Structure
from auditor.policy.roles import Role
from auditor.policy.tables import label_role, read_table

_TAB = re.compile(r"\t")
_BAR = re.compile(r"\s*[|｜]\s*")
_GAP = re.compile(r"[ \u3000]{2,}")
_LONGEST_LABEL = 24
_LONGEST = 4000  # characters of a line
_MOST_ROWS = 2000
_TRIES = 2  # of reading a line as a row below such a header
_NEAR = 3  # lines behind a table in which the rest of a row would stand


def read_tabbed(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Such a table whose header is the line ``at``; lines taken, 0 for none."""
    if run[at].untabled >= _TRIES:
        return 0
    for sign in (_TAB, _BAR, _GAP):
        labels = _cells(run[at].text, sign)
        if _is_header(labels) or (sign is not _GAP and _heads_rights(labels)):
            rows, taken = _rows(run, at, len(labels), sign)
            if len(rows) < 3:
                continue
            cells = tuple(tuple(Cell(text) for text in row) for row in rows)
            for unit in run[at : at + taken]:
                unit.untabled += 1  # no matter where this one succeeds
            records, _ = read_table(
                cells, run[at].section, context.known, 0, None, context.is_permission_name
            )
            if len(records) * 2 < len(rows) - 1:
                continue
            for number, record in enumerate(records, 1):
                record.shape, record.locator = "flattened", f"list entry {number}"
                structure.add(record)
            return taken
    return 0


def _cells(text: Text, sign: re.Pattern[str]) -> list[Text]:
    raw = text.text
    if len(raw) > _LONGEST:
        return []
    found, start = [], 0
    for match in sign.finditer(raw):
        found.append(trim(text.slice(start, match.start())))
        start = match.end()
    return [*found, trim(text.slice(start, len(raw)))]


def _heads_rights(labels: list[Text]) -> bool:
    """``权限 | 说明``"""
    roles = [label_role(label.text) for label in labels if len(label.text) <= _LONGEST_LABEL]
    return roles == [Role.PERMISSION, Role.PURPOSE]


def _is_header(labels: list[Text]) -> bool:
    texts = [label.text for label in labels]
    if len(texts) < 3 or any(len(text) > _LONGEST_LABEL for text in texts):
        return False
    if len({*texts}) < len(texts) or any(not text for text in texts):
        return False
    roles = [label_role(text) for text in texts]
    told = {role for role in roles if role not in (None, Role.OTHER)}
    return len(told) >= 2 and sum(role is not None for role in roles) * 3 >= len(roles) * 2


def _rows(
    run: list[Unit], at: int, width: int, sign: re.Pattern[str]
) -> tuple[list[list[Text]], int]:
    """The header and the rows below it that have its width; lines taken. None
    where a line with fewer cells follows: rows that go on over lines are others'."""
    rows = [_cells(run[at].text, sign)]
    end, full = at + 1, 0
    while end < len(run) and len(rows) <= _MOST_ROWS:
        row = _cells(run[end].text, sign)
        full += len(row) == width
        if len(row) == width - 1 and sign is _TAB and row[0].text.isdigit():
            row.append(Text("", row[-1].marks))  # an empty last cell is not written
        if len(row) != width:
            break
        rows.append(row)
        end += 1
    broken = False
    for unit in run[end : end + _NEAR]:
        beside = _cells(unit.text, sign)
        if _is_header(beside) or (len(beside) == 1 and unit.rank is not None):
            break  # the next table or part
        broken = broken or len(beside) > 2
    return ([], 0) if broken or full * 2 < len(rows) - 1 else (rows, end - at)
