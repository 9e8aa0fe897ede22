"""Keys that no colon ends, found before a document's lines are read: what a
dash, an arrow, a tab or a gap parts from its value (``开发者——X公司``), and a name
before its vendor above lines of keys (``X：Y公司`` / ``用途：…``).

Such a line counts only among others of its kind; what it holds is noted on it
as if a colon had told it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.policy.blocks import Text
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.known import is_generic
from auditor.policy.names import brackets, split_outside
from auditor.policy.reading import Context, Unit
from auditor.policy.roles import Role, is_key, role_of
from auditor.policy.tables import plausible_name

_REFERS = re.compile(r"(?:请?[详参]|请)?[见看]|参照|参考")  # "见各厂商官网"
_ROLES = {
    Role.NAME,
    Role.PACKAGE,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERMISSION,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.WEBSITE,
    Role.CATEGORY,
    Role.METHOD,
    Role.PLATFORM,
}
_LONGEST_KEY = 16
_MOST = 20  # keys of a line
# a sign, and how it is written
_SIGNS = (
    ("dash", re.compile(r"\s*(?:—{1,2}|–|─{1,2}|--)\s*")),
    ("arrow", re.compile(r"\s*(?:→|⇒|➜|->|=>|=)\s*")),
    ("tab", re.compile(r" *\t\s*")),
    ("bar", re.compile(r"\s*[|｜]\s*|\s+-\s+")),
    ("gap", re.compile(r"[ \u3000\u2002\u2003]{2,}|\u3000")),
)
_Part = tuple[str, list[tuple[Role, str, int, int]]]  # the sign; role, key and value's place
_BETWEEN = re.compile(r"[；;，,]\s*")


def mark_keys(run: Sequence[Unit], context: Context) -> None:
    """Note the keys of the lines that have them without a colon."""
    parts = [_part(unit) for unit in run]
    at = 0
    while at < len(run):
        if parts[at] is None:
            at += 1
            continue
        end = _end(parts, at)
        _mark(run, parts, at, end)
        at = end
    _mark_owners(run, context)


def _part(unit: Unit) -> _Part | None:
    """A line of keys, signs and values."""
    raw = unit.text.text
    start = leading_number(raw)
    for sign, pattern in _SIGNS:
        first = _keyed(raw, start, len(raw), pattern)
        if first is None:
            continue
        if sign in ("tab", "bar", "gap") and pattern.search(raw, first[2]):
            return None  # a row of a table
        # "名称→X；公司→Y"
        spans = list(split_outside(raw, _BETWEEN, start))[:_MOST]
        several = [_keyed(raw, begin, end, pattern) for begin, end in spans]
        parts = [part for part in several if part is not None]
        return sign, parts if len(parts) == len(spans) else [first]
    return None


def _keyed(
    raw: str, start: int, end: int, pattern: re.Pattern[str]
) -> tuple[Role, str, int, int] | None:
    """A key, a sign and a value."""
    match = pattern.search(raw, start, min(end, start + _LONGEST_KEY + 8))
    if match is None or match.start() == start:
        return None
    key, value = raw[start : match.start()].strip(), raw[match.end() : end].strip()
    role = role_of(key) if 1 < len(key) <= _LONGEST_KEY and is_key(key) else None
    if role not in _ROLES or not value:
        return None
    if is_key(value) and len(value) <= _LONGEST_KEY and not _REFERS.match(value):
        return None
    return role, key, match.end(), end


def _end(parts: Sequence[_Part | None], at: int) -> int:
    """The end of the lines that the same sign parts; one without may stand
    between two of them (``SDK 1``)."""
    first = parts[at]
    end = at + 1
    while end < len(parts):
        here = parts[end]
        after = parts[end + 1] if here is None and end + 1 < len(parts) else here
        if after is None or first is None or after[0] != first[0]:
            break
        end += 1 if here is not None else 2
    return end


def _mark(run: Sequence[Unit], parts: Sequence[_Part | None], at: int, end: int) -> None:
    found = [(unit, part[1]) for unit, part in zip(run[at:end], parts[at:end], strict=True) if part]
    roles = {role for _, keyed in found for role, _, _, _ in keyed}
    least = sum(len(keyed) for _, keyed in found)
    if least < 3 or len(found) < 2 or len(roles) < 2 or not roles - {Role.CATEGORY, Role.METHOD}:
        return
    for unit, keyed in found:
        unit.keys = [
            (role, key, trim(unit.text.slice(begin, stop))) for role, key, begin, stop in keyed
        ]


_OWNED = re.compile(r"\s*[:：]\s*|\s*(?:—{1,2}|–)\s*|\s+[-/|｜／]\s+")
_LONGEST = 100  # characters of a name and its vendor
_NO_VENDOR = re.compile(r"[。；;！？!?:：，]|https?:|^\d")
_HOUSE = re.compile(r"工作室$|团队$|\b(?:Studios?|Labs?|Games|Technologies|Software)$")


def _owner(raw: str) -> tuple[str, int, int, int] | None:
    """The sign between a name and its vendor, where the name ends, and the vendor's
    place."""
    start = leading_number(raw)
    inside = brackets(raw)
    for match in _OWNED.finditer(raw, start):
        if not any(a < match.start() < b for a, b, _ in inside):
            return match.group().strip(), match.start(), match.end(), len(raw)
    if inside and len(inside) == 1 and inside[0][1] == len(raw) and raw[-1] in "）)":
        return "（", inside[0][0], inside[0][0] + 1, len(raw) - 1
    return None


def _mark_owners(run: Sequence[Unit], context: Context) -> None:
    """Note the name and the vendor of lines above lines of keys. Without a
    company's suffix a vendor counts where most lines of that sign have one."""
    found: dict[str, list[tuple[Unit, Text, Text]]] = {}
    for unit, below in pairwise(run):
        raw = unit.text.text
        if len(raw) > _LONGEST or not context.opens_with_key(below):
            continue
        if context.keys_of(unit) or context.keys_of(below)[0][0] in (Role.NAME, Role.VENDOR):
            continue
        sign, stop, begin, end = _owner(raw) or ("", 0, 0, 0)
        start = leading_number(raw)
        if stop < start + 2 or begin >= end or _NO_VENDOR.search(raw[begin:end]):
            continue
        name = trim(unit.text.slice(start, stop))
        if is_key(name.text) or is_generic(name.text) or not plausible_name(name.text):
            continue
        if not is_company(name.text):
            vendor = trim(unit.text.slice(begin, end))
            found.setdefault(sign.replace("：", ":"), []).append((unit, name, vendor))
    for sign, lines in found.items():
        owned = [is_company(vendor.text) for _, _, vendor in lines]
        most = len(lines) > 2 and sum(owned) * 2 >= len(lines)
        for (unit, name, vendor), owner in zip(lines, owned, strict=True):
            called = most and (sign not in (":", "（") or _HOUSE.search(vendor.text))
            if owner or called:
                unit.keys = [(Role.NAME, "", name), (Role.VENDOR, "", vendor)]
