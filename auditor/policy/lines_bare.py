"""Flattened tables without any header whose cells stand one a line: that a
company stands below a name, again and again, tells where the rows begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.policy.blocks import Text
from auditor.policy.flat import fold
from auditor.policy.flattened import Header, header_line, is_header_word
from auditor.policy.guess import content_role
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.lines_rows import places
from auditor.policy.reading import ADDRESS, Context, Unit
from auditor.policy.records import Field, Record, Structure
from auditor.policy.roles import Role, is_key
from auditor.policy.tables import is_none

_MAX_REGION = 4000  # lines of one table
_MAX_RECORD = 16  # lines of one record
_TRIES = 3  # of reading a line as a part of such records
_LOOK = 3  # lines from a name to the company
_SAME = re.compile(r"同上|〃|ditto|same as above", re.I)
_SERIAL = re.compile(r"\d{1,3}[.、．]?")
_CLAUSE = re.compile(r"[。；;！？!?，：:]")


def read_cells(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Records whose cells stand one a line without any header: three or more
    companies, each as far below a name. Returns lines taken, 0 for none."""
    unit = run[at]
    if unit.tried >= _TRIES or unit.section.glossary:
        return 0
    start = at + bool(_SERIAL.fullmatch(unit.text.text.strip()))
    if start >= len(run) or not may_open(run[start], context):
        return 0
    ahead = (
        k
        for k in range(1, _LOOK + 1)
        if start + k < len(run) and is_vendor(run[start + k].text.text)
    )
    offset = next(ahead, 0)
    if offset and context.opens_with_key(run[start + offset]):
        return 0  # "提供者    X公司": a key tells what it is
    if not offset or (offset > 1 and any(is_key(u.text.text) for u in run[start : start + offset])):
        return 0
    lines, end = _lines(run, start)
    for seen in run[at:end]:
        seen.tried += 1
    records = _records(lines, offset, context)
    if len(records) < 3:
        return 0
    section = replace(unit.section, idle=False)
    names = [record[0].unit.text.text for record in records]
    likely = sum(1 for n in names if context.known.identify(n) or "sdk" in fold(n))
    if likely * 3 < len(names) and not section.sdks:
        return 0
    found = fields_of(records, offset, context)
    roles = Counter(role for fields in found for role in {f.role for f in fields})
    typical = (Role.PERSONAL_INFO, Role.LINK, Role.PACKAGE, Role.PERMISSION)
    if not any(roles[role] * 2 >= len(records) for role in typical):
        return 0
    for number, fields in enumerate(found, 1):
        structure.add(Record("sdk", "flattened", fields, section, f"list entry {number}"))
    last = records[-1][-1].unit
    return next(i for i in range(at, len(run)) if run[i] is last) + 1 - at


@dataclass(slots=True)
class Line:
    """A line of the records; ``opens``: something parts it from the one before."""

    unit: Unit
    opens: bool
    closes: bool  # an address or "none", as the last cell often is


def is_vendor(text: str) -> bool:
    return len(text) <= 60 and not re.search(r"[:：【】]", text) and is_company(text)


def may_open(unit: Unit, context: Context) -> bool:
    text = unit.text.text.strip()
    body = text[leading_number(text) :]
    return (
        1 < len(body) <= 40
        and not _CLAUSE.search(body)
        and not ADDRESS.match(body)
        and not is_none(body)
        and not is_vendor(body)
        and not _is_label(text, body)
        and unit.block.kind != "heading"
        and not context.is_permission_name(body)
        and not context.keys_of(unit)
    )


def _is_label(text: str, body: str) -> bool:
    """Whether a line is a label rather than a name with a label's words in it
    (``3. X浏览服务``)."""
    return is_key(body) and (len(text) == len(body) or is_header_word(body))


def _lines(run: list[Unit], at: int) -> tuple[list[Line], int]:
    """The lines that may belong to records that begin at ``at``, and the index
    of the one after them."""
    out: list[Line] = []
    since = 0  # lines since the last company
    number = False
    end = at
    for i in range(at, min(len(run), at + _MAX_REGION)):
        end = i + 1
        unit = run[i]
        text = unit.text.text.strip()
        if unit.block.kind == "heading" or header_line(text) is not None or len(text) > 400:
            break
        if re.search(r"。$", text) and len(text) > 30:
            break
        since = 0 if is_vendor(text) else since + 1
        if since > _MAX_RECORD:
            break
        if _SERIAL.fullmatch(text):
            number = True
            continue
        step = unit.text.line - run[i - 1].text.line if i > at else 1
        ends = ADDRESS.fullmatch(text) is not None or is_none(text)
        out.append(Line(unit, number or step > 1 or i == at, ends))
        number = False
    return out, end


def _records(lines: list[Line], offset: int, context: Context) -> list[list[Line]]:
    """The records: each begins ``offset`` lines above a company."""
    anchors = [i for i, line in enumerate(lines) if is_vendor(line.unit.text.text)]
    starts: list[int] = []
    for anchor in anchors:
        begin = anchor - offset
        if begin < 0 or (starts and begin <= starts[-1] + offset):
            continue  # a second company of the record
        if not may_open(lines[begin].unit, context):
            continue
        starts.append(begin)
    if len(starts) < 3 or len(starts) * 5 < len(anchors) * 4:
        return []
    parted = sum(1 for s in starts[1:] if lines[s].opens or lines[s - 1].closes)
    spans = {b - a for a, b in pairwise(starts)}
    if parted * 3 < (len(starts) - 1) * 2 and len(spans) > 1 and offset > 1:
        return []
    records = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    closed = sum(1 for record in records[:-1] if record[-1].closes)
    if closed * 3 >= (len(records) - 1) * 2:
        records = [part for record in records for part in _split(record, context)]
        if len(records) > 3 and not records[-1][-1].closes:
            records[-1] = _trimmed(records)
    else:
        records[-1] = _trimmed(records)
    return records


def _trimmed(records: Sequence[list[Line]]) -> list[Line]:
    """The last record without what follows it."""
    longest = max(len(record) for record in records[:-1])
    last = records[-1][:longest]
    cut = next((i for i, line in enumerate(last) if i > 1 and line.opens), len(last))
    return last[:cut]


def _split(record: list[Line], context: Context) -> Iterable[list[Line]]:
    """A record parted where an address closes a row: of the rest, what begins
    with a name is a row too that lacks its company."""
    start = 0
    for i, line in enumerate(record):
        if (
            line.closes
            and i > start + 1
            and i + 1 < len(record)
            and ADDRESS.match(line.unit.text.text.strip())
        ):
            yield record[start : i + 1]
            start = i + 1
            rest = record[start:]
            if len(rest) < 3 or not rest[-1].closes or not may_open(rest[0].unit, context):
                return
    yield record[start:]


def fields_of(
    records: Sequence[Sequence[Line]], offset: int, context: Context
) -> list[list[Field]]:
    """The fields of the records: what a line is shows in what it holds, for
    free text in what the lines at the same place hold."""
    typed: list[list[Field]] = []
    free: list[list[Text]] = []
    for record in records:
        first = record[0].unit.text
        fields = [Field(Role.NAME, "", trim(first.slice(leading_number(first.text), 999)))]
        loose: list[Text] = []
        for line in record[1:]:
            said = _typed(line.unit, fields, context)
            if said is None:
                loose.append(line.unit.text)
            fields += said or []
        typed.append(fields)
        free.append(loose)
    usual = Counter(len(texts) for texts in free).most_common(1)[0][0]
    roles = _free_roles([t for t in free if len(t) == usual], usual, context)
    header = Header(roles, ["" for _ in roles], True)
    before: dict[Role, Text] = {}
    for fields, texts in zip(typed, free, strict=True):
        if len(texts) == usual + 1 and all(f.role is not Role.VENDOR for f in fields):
            # a vendor whose name is no company's
            fields.append(Field(Role.VENDOR, "", texts[offset - 1]))
            texts = [*texts[: offset - 1], *texts[offset:]]
        columns = places(texts, header, context.scorer) if roles else []
        for column, text in zip(columns, texts, strict=False):
            role = roles[column]
            value = before.get(role, text) if _SAME.fullmatch(text.text.strip()) else text
            if any(f.role is role for f in fields):
                role = Role.OTHER
            fields.append(Field(role, "", value))
            before[role] = value
    return typed


def _typed(unit: Unit, fields: Sequence[Field], context: Context) -> list[Field] | None:
    """The fields of a line that says itself what it is; ``None``: free text."""
    text = unit.text.text.strip()
    if context.keys_of(unit) and context.opens_with_key(unit):
        return [Field(role, label, value) for role, label, value in context.keys_of(unit)]
    if ADDRESS.match(text):
        return [Field(Role.LINK, "", unit.text)]
    if re.fullmatch(r"[/\-—–]+", text):
        return []
    if is_vendor(text) and not any(f.role is Role.VENDOR for f in fields):
        return [Field(Role.VENDOR, "", unit.text)]
    if text.isascii() and text.isupper() and context.is_permission_name(text):
        return [Field(Role.PERMISSION, "", unit.text)]  # "CAMERA" on a line of its own
    fits = context.scorer.scores(text)
    for role in (Role.PACKAGE, Role.PERMISSION):
        if fits[role] >= 6:
            return [Field(role, "", unit.text)]
    return None


def _free_roles(rows: Sequence[Sequence[Text]], width: int, context: Context) -> list[Role]:
    """The roles of the columns of free text: the one most like a list of data
    holds the data, of the others the first the purpose."""
    if not width:
        return []
    lean = []
    for k in range(width):
        fits = [context.scorer.scores(row[k].text.strip()) for row in rows]
        lean.append(sum(f[Role.PERSONAL_INFO] - f[Role.PURPOSE] for f in fits) / len(fits))
    roles = [Role.OTHER] * width
    most = max(range(width), key=lambda k: lean[k])
    if lean[most] > 0:
        roles[most] = Role.PERSONAL_INFO
    for k in range(width):
        if roles[k] is Role.OTHER:
            shown = content_role([row[k].text for row in rows], context.known)
            if shown is Role.PERMISSION:
                roles[k] = shown
            elif Role.PURPOSE not in roles:
                roles[k] = Role.PURPOSE
    return roles
