"""Entries of a list whose values stand below the name without any key, one a
line: a company, what it is for, an address. That every entry is marked and has
such lines tells what they are."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.policy.flat import fold
from auditor.policy.flattened import header_line
from auditor.policy.keys import leading_number
from auditor.policy.lines_bare import Line, fields_of, is_vendor, may_open
from auditor.policy.reading import ADDRESS, Context, Unit
from auditor.policy.records import Record, Structure
from auditor.policy.roles import Role
from auditor.policy.tables import is_none

_MOST = 7  # lines below a name
_ENTRIES = 500
_TRIES = 3  # of reading a line as such a name
_PROSE = re.compile(
    r"[。；;！？!?：:]|[，,].*(?:收集|获取|采集|用于)|^(?:收集|获取|采集|会|需|由|我们)"
)
_FRAMED = re.compile(r"【[^【】]{2,40}】")
_TYPICAL = {Role.VENDOR, Role.LINK, Role.PACKAGE}


def read_entries(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Two or more such entries; returns lines taken, 0 for none."""
    unit = run[at]
    if unit.section.glossary or unit.tried >= _TRIES or not _kind(unit):
        return 0
    entries: list[list[Line]] = []
    end = at
    while len(entries) < _ENTRIES:
        lines = _entry(run, end, unit, context)
        if not lines:
            break
        entries.append(lines)
        end += len(lines)
    for line in run[at:end]:
        line.tried += 1
    if len(entries) < 2 or sum(map(len, entries)) < 5:
        return 0
    section = replace(unit.section, idle=False)
    names = [lines[0].unit.text.text for lines in entries]
    likely = sum(1 for n in names if context.known.identify(n) or "sdk" in fold(n))
    if likely * 2 < len(names) and not section.sdks:
        return 0
    places = [_vendor_at(lines) for lines in entries]
    offset = max(set(places), key=lambda k: (k > 0, places.count(k))) or 1
    found = fields_of(entries, offset, context)
    shown = sum(1 for fields in found if any(f.role in _TYPICAL for f in fields))
    if shown * 3 < len(found) * 2 or any(len(fields) < 2 for fields in found):
        return 0
    for number, fields in enumerate(found, 1):
        structure.add(Record("sdk", "flattened", fields, section, f"list entry {number}"))
    return end - at


def _kind(unit: Unit) -> str:
    """How the entry is marked: by a number or a sign, with its level."""
    if not unit.first:
        return ""
    if _FRAMED.fullmatch(unit.text.text.strip()):
        return "【"
    mark = unit.block.marker or unit.text.text[: leading_number(unit.text.text)].strip()
    sort = "number" if re.search(r"\w", mark) else mark[:1]
    return f"{sort}{unit.block.level}" if mark else ""


def _entry(run: list[Unit], at: int, first: Unit, context: Context) -> list[Line]:
    """The lines of the entry that begins at ``at``; empty if none does."""
    if at >= len(run) or _kind(run[at]) != _kind(first) or not may_open(run[at], context):
        return []
    if run[at].section != first.section:
        return []
    lines = [Line(run[at], True, False)]
    for unit in run[at + 1 : at + 2 + _MOST]:
        text = unit.text.text.strip()
        marked = unit.first and (unit.block.marker or leading_number(text) > 0)
        if _kind(unit) == _kind(first) or (marked and unit.block.level <= first.block.level):
            break
        if unit.block.kind == "heading" or (unit.rank is not None and unit.rank <= 3):
            break
        if len(text) > 120 or header_line(text) is not None or context.keys_of(unit):
            return []
        if not ADDRESS.match(text) and _PROSE.search(text):
            return []
        lines.append(Line(unit, False, ADDRESS.fullmatch(text) is not None or is_none(text)))
    return lines if 1 < len(lines) <= _MOST + 1 else []


def _vendor_at(lines: list[Line]) -> int:
    """The place of the company below the name (0: none)."""
    texts = [line.unit.text.text for line in lines]
    return next((k for k, text in enumerate(texts) if k and is_vendor(text)), 0)
