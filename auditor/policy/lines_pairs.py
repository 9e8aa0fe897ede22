"""Flattened tables of two columns: a name, and what is said of it (``SDK | 说明``)."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.policy.flat import fold
from auditor.policy.keys import leading_number, trim
from auditor.policy.lines_inline import may_name
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Record, Structure, join
from auditor.policy.roles import Role, is_key, role_of

_SIGNS = tuple(
    re.compile(pattern)
    for pattern in (r"\s*[|｜]\s*", r" *\t\s*", r"[ \u3000]{2,}|\u3000", r"\s+[/／-]\s+", r" ")
)
_SPACE = _SIGNS[-1]
_MOST = 500  # rows
_LONGEST = 1000  # characters of one
_UNFINISHED = "、,，;；:：（(/和及与"
# a cell that says more than one thing
_TOLD = re.compile(
    r"^由.{2,60}(?:提供|开发|运营)|[，,；;。].{0,20}(?:收集|获取|采集|读取|用于|提供|需要)|"
    r"(?:provided|operated|developed) by|\b(?:collects?|used (?:for|to))\b"
)


def read_pairs(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Read a header of two labels and the rows below it; lines taken, 0 for none."""
    head = run[at].text.text.strip().strip("|｜").strip()
    if len(head) > 40 or at + 2 >= len(run):
        return 0
    for sign in _SIGNS:
        labels = sign.split(head)
        if len(labels) != 2:
            continue
        role = role_of(labels[1])
        if role_of(labels[0]) is not Role.NAME or role in (None, Role.NAME):
            continue
        if not (is_key(labels[0]) and is_key(labels[1])) or leading_number(head):
            continue
        rows, taken = _rows(run, at + 1, sign, context)
        if len(rows) < 2:
            continue
        section = replace(run[at].section, idle=False)
        names = [fields[0].value.text for fields in rows]
        likely = sum(1 for n in names if context.known.identify(n) or "sdk" in fold(n))
        of_sdks = section.sdks or re.search(r"sdk|插件|组件|开源库", fold(labels[0]))
        if not of_sdks and likely * 2 < len(names):
            continue
        if sign is _SPACE and not all(_TOLD.search(fields[1].value.text) for fields in rows):
            continue  # words of prose
        for number, fields in enumerate(rows, 1):
            said = fields[1].value
            if role is Role.PURPOSE and not _TOLD.search(said.text):
                fields[1] = Field(Role.PURPOSE, labels[1], said)
            elif role not in (None, Role.PURPOSE, Role.OTHER):
                fields[1] = Field(role, labels[1], said)
            structure.add(
                Record("sdk", "flattened", fields, section, f"flattened table row {number}")
            )
        return 1 + taken
    return 0


def _rows(
    run: list[Unit], at: int, sign: re.Pattern[str], context: Context
) -> tuple[list[list[Field]], int]:
    """The rows from ``at`` on, and the lines they take."""
    rows: list[list[Field]] = []
    taken = 0
    for unit in run[at : at + _MOST]:
        raw = unit.text.text
        if unit.block.kind == "heading" or len(raw) > _LONGEST:
            break
        start = len(raw) - len(raw.lstrip(" |｜"))
        start += leading_number(raw[start:])
        end = len(raw.rstrip(" |｜"))
        match = sign.search(raw, start, end)
        if re.fullmatch(r"[-:—\s|｜+=]*", raw):
            pass  # a rule
        elif match is None:
            last = rows[-1][1].value if rows else None
            if last is None or last.text[-1:] not in _UNFINISHED:
                break
            rows[-1][1] = Field(Role.OTHER, "", join([last, unit.text]))
        elif not may_name(raw[start : match.start()].strip(), 40, context):
            break
        elif sign is not _SPACE and sign.search(raw, match.end(), end):
            break  # a row of more columns
        else:
            name = trim(unit.text.slice(start, match.start()))
            said = trim(unit.text.slice(match.end(), end))
            rows.append([Field(Role.NAME, "", name), Field(Role.OTHER, "", said)])
        taken += 1
    return rows, taken
