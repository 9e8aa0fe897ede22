"""Records that one line holds: a name, then ``key：value`` clauses after it
(``2、X SDK。合作方：…。收集目的：…。``)."""

from __future__ import annotations

import re

from auditor.policy.flat import fold
from auditor.policy.keys import leading_number, split_keys, trim
from auditor.policy.known import is_generic
from auditor.policy.names import brackets
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import looks_like_name, plausible_name

_FACTS = {Role.PACKAGE, Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO, Role.LINK, Role.PERMISSION}
_CLAUSES = {Role.PURPOSE, Role.PERSONAL_INFO, Role.VENDOR}
_BETWEEN = re.compile(r"[\s。，,；;：:—\-–|｜（(【\[]+$")
_TAIL = "。.；;，, "


def read_inline(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Read a line that is a whole record of an SDK; lines taken."""
    unit = run[at]
    text = unit.text
    body = text.slice(leading_number(text.text), len(text.text))
    # after the name, "合作方：" is whose it is
    parts = [
        (Role.VENDOR if role is Role.NAME and "sdk" not in fold(key) else role, key, value)
        for role, key, value in split_keys(body)
    ]
    roles = {role for role, _, _ in parts} & _FACTS
    if not roles or parts[0][0] is Role.NAME:
        return 0
    first = re.search(re.escape(parts[0][1]) + r"\s*[】\]」]?\s*[:：]?", body.text)
    head = body.text[: first.start()] if first else ""
    end = _BETWEEN.search(head)
    if end is None or not 1 < end.start() <= 160:
        return 0
    # "X SDK，用于…，收集：…": clauses without a key stand before the first one
    comma = _first_comma(head[: end.start()])
    name = trim(body.slice(0, comma))
    said = trim(body.slice(min(comma + 1, end.start()), end.start()))
    if (
        not 1 < len(name.text) <= 60
        or re.search(r"[。；;！？!?，,：:]", name.text)
        or re.search(r"[。！？!?]", said.text)
        or not plausible_name(name.text)
        or is_generic(name.text)
        or context.is_permission_name(name.text)
    ):
        return 0
    if not (
        looks_like_name(name.text, context.known)
        or (
            unit.section.sdks and (len(roles) > 1 or roles & {Role.VENDOR, Role.PACKAGE, Role.LINK})
        )
    ):
        return 0
    if len(roles) < 2 and not (said.text and "sdk" in fold(name.text)):
        return 0
    fields = [Field(Role.NAME, "", name)]
    if said.text:
        fields.append(Field(Role.OTHER, "", said))
    for role, key, value in parts:
        stop = len(value.text.rstrip(_TAIL))
        full = re.search(r"。(?=.)", value.text[:stop]) if role in _CLAUSES else None
        if full:
            # what follows the clause is no part of its value
            fields.append(Field(Role.OTHER, "", value.slice(full.end(), stop)))
            stop = full.start()
        fields.append(Field(role, key, value.slice(0, stop)))
    structure.add(Record("sdk", "key-value", fields, unit.section, ""))
    return 1


def _first_comma(head: str) -> int:
    """Where the first comma outside brackets stands, else the end."""
    inside = [(a, b) for a, b, _ in brackets(head)]
    for match in re.finditer(r"[，,]", head):
        if not any(a < match.start() < b for a, b in inside):
            return match.start()
    return len(head)
