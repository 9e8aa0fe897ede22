"""Flattened tables among a document's lines: where one begins and ends, how
its cells are parted, and its rows as records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auditor.policy.blocks import Cell, Text
from auditor.policy.flat import fold
from auditor.policy.flattened import (
    Header,
    Scorer,
    assign,
    columns,
    header_line,
    header_lines,
)
from auditor.policy.headers import english_header, led_header, told_header
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.known import KnownNames, find_packages
from auditor.policy.lines_cells import (
    even_rows,
    gapped_rows,
    loose_header_lines,
    worded_header_lines,
)
from auditor.policy.lines_glued import glued_rows
from auditor.policy.lines_inline import inline_fields
from auditor.policy.lines_listed import listed_rows
from auditor.policy.lines_lossy import lossy_rows
from auditor.policy.lines_ordered import ordered_rows, telling_header
from auditor.policy.lines_region import one_cell_a_line, region_of
from auditor.policy.lines_rows import Row, name_length, named_rows, read_rows
from auditor.policy.lines_stream import stream_rows
from auditor.policy.lines_words import worded_rows
from auditor.policy.names import split_outside
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Passage, Record, Structure, join
from auditor.policy.roles import Role, is_key
from auditor.policy.tables import kind_of, read_table

_MAX_REGION = 4000  # lines of one flattened table


def read_flattened(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Read a flattened table that starts at ``at``; lines taken, 0 for none."""
    end = led_header(run[at].text.text)
    if not end:
        return _read_flattened(run, at, structure, context)
    # the first rows stand behind the header
    text = run[at].text
    parts = (text.slice(0, end), text.slice(end, len(text.text)))
    lines = [replace(run[at], text=part, keys=None, inline=None) for part in parts]
    taken = _read_flattened([*lines, *run[at + 1 : at + _MAX_REGION]], 0, structure, context)
    return taken - 1 if taken > 1 else 0


def _read_flattened(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    known, scorer = context.known, context.scorer
    text = run[at].text.text
    header = header_line(text) or english_header(text)
    used = 1
    parted = None
    ordered = False
    told = told_header(run[at].text.text) if header is None else None
    if told is not None:
        # told in a sentence: its values must stand one a line
        header = told
        parted = even_rows(run, at + 1, header, known, scorer)
        parted = parted or read_rows(run, at + 1, replace(header, by_line=False), scorer)
        parted = parted or listed_rows(run, at + 1, header, scorer)
        if parted is None:
            return 0
    elif header is None:
        lines = [u.text.text for u in run[at : at + 10]]
        found = header_lines(lines)
        loose = loose_header_lines(lines, known)
        if loose is not None:
            parted = even_rows(run, at + loose[1], loose[0], known, scorer)
            found = loose if parted is not None else found
        for worded in worded_header_lines(lines, known) if parted is None else ():
            parted = even_rows(run, at + worded[1], worded[0], known, scorer)
            if parted is not None:
                found = worded
                break
        if found is not None and parted is None:
            parted = even_rows(run, at + found[1], found[0], known, scorer)
            parted = parted or gapped_rows(run, at + found[1], found[0], scorer)
        if parted is None and run[at].section.sdks:
            telling = telling_header(lines, known)
            width = len(telling.labels) if telling is not None else 0
            if telling is not None and (found is None or width >= found[1]):
                parted = ordered_rows(run, at + width, telling, known, scorer)
                if parted is not None:
                    found, ordered = (telling, width), True
        if found is None:
            return 0
        header, used = found
    else:
        parted = read_rows(run, at + used, header, scorer)
    if parted is not None:
        rows, taken = parted
    else:
        rows, taken = _assigned(run, at + used, header, known, scorer)
    if not rows or _hold_keys([v.text for row in rows for _, _, v in row]):
        return 0
    section = replace(run[at].section, idle=False)
    ordered = ordered or (section.sdks and _repeats(header, structure))
    names = [v.text for row in rows for r, _, v in row if r is Role.NAME]
    looks = sum(1 for n in names if known.by_name(n) or "sdk" in fold(n))
    roles = list(header.roles)
    for row in rows:  # as their contents show them
        for role, label, _ in row:
            if label in header.labels and roles[header.labels.index(label)] is Role.OTHER:
                roles[header.labels.index(label)] = role
    kind = kind_of(roles, header.labels, section, looks, len(names))
    if kind == "other":
        return 0
    if (
        kind == "sdk"
        and not ordered
        and not any(known.identify(n) or "sdk" in fold(n) for n in names)
        and not any(r in (Role.PACKAGE, Role.LINK) for row in rows for r, _, _ in row)
        and not (section.sdks and (_owned(rows) or _whole(rows, header)))
    ):
        return 0
    for number, row in enumerate(rows, 1):
        row = _free_packages(row) if Role.PACKAGE not in roles else row
        fields = [Field(role, label, trim(value)) for role, label, value in row]
        if kind == "sdk" and not any(f.role is Role.NAME for f in fields):
            if structure.records and structure.records[-1].shape == "flattened" and number > 1:
                structure.records[-1].fields += fields
                for f in fields:
                    structure.passages.append(
                        Passage(f.value, section, f.role, len(structure.records) - 1, f.label)
                    )
            else:  # whatever it is, its words count
                structure.passages += [Passage(f.value, section) for f in fields]
            continue
        structure.add(Record(kind, "flattened", fields, section, f"flattened table row {number}"))
    return used + taken


def _hold_keys(cells: Sequence[str]) -> bool:
    """Whether many cells are lines of keys and values: what stood above them
    (``收集信息`` / ``系统权限`` / ``第三方SDK``) were the tabs of a page."""
    keyed = 0
    for cell in cells:
        keys = (_KEYED.match(line) for line in cell.split("\n")[:8])
        keyed += any(key is not None and is_key(key.group(1)) for key in keys)
    return keyed > 2 and keyed * 3 >= len(cells)


def _repeats(header: Header, structure: Structure) -> bool:
    """Whether the table before was one of SDKs under the same header."""
    above = structure.records[-1] if structure.records else None
    return (
        above is not None
        and (above.kind, above.shape) == ("sdk", "flattened")
        and len(header.labels) > 2
        and [f.label for f in above.fields] == header.labels
    )


def _owned(rows: list[Row]) -> bool:
    """Whether most rows name a company as the vendor."""
    owned = sum(any(r is Role.VENDOR and is_company(v.text) for r, _, v in row) for row in rows)
    return owned * 2 > len(rows)


def _whole(rows: list[Row], header: Header) -> bool:
    """Whether the rows fill columns of which one is a vendor's."""
    width = sum(1 for role in header.roles if role is not Role.OTHER)
    whole = sum(sum(1 for r, _, _ in row if r is not Role.OTHER) == width for row in rows)
    return Role.VENDOR in header.roles and width > 3 and whole * 5 >= len(rows) * 4


def _free_packages(row: Row) -> Row:
    """The row with the packages that open its company's cell as a field of
    their own: ``SDK名称/包名`` is one column."""
    out: Row = []
    for role, label, value in row:
        end = 0
        if role is Role.VENDOR:
            for a, b, _ in find_packages(value.text):
                if value.text[end:a].strip(" \t\n、,，;；/"):
                    break
                end = b
        if end:
            out.append((Role.PACKAGE, label, value.slice(0, end)))
        if value.text[end:].strip():
            out.append((role, label, value.slice(end, len(value.text))))
    return out


def _assigned(
    run: list[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer
) -> tuple[list[Row], int]:
    """The rows of a table no sign of which is left but the lines: by what the
    words are."""
    body, taken = region_of(run, at, header, known, scorer)
    if not body:
        return [], 0
    glued = glued_rows(run[at - 1], body, header, scorer, known)
    if glued is not None:
        return glued[0], run.index(body[glued[1] - 1], at) + 1 - at
    # a header of one line whose cells follow one a line
    if not header.by_line and one_cell_a_line(body, header, scorer):
        header = Header(header.roles, header.labels, True)
        even = even_rows(run, at, header, known, scorer)
        if even is not None:
            return even
    lossy = lossy_rows(body, header, scorer, known)
    if lossy is not None:
        return lossy, taken
    worded = worded_rows(body, header, scorer, known)
    if worded is not None:
        rows, lines = worded
        return rows, min(taken, run.index(body[lines - 1], at) + 1 - at)
    named = named_rows(body, header, scorer)
    if named is not None:
        return [_named_row(units, header, scorer) for units in named], taken
    region = join([u.text for u in body])
    stream = stream_rows(region, header, scorer)
    if stream is not None:
        return stream, taken
    return columns(region, header, assign(region.text, header, scorer)), taken


def _named_row(units: list[Unit], header: Header, scorer: Scorer) -> Row:
    """A row that begins with a permission's name, of one line or several."""
    text = join([u.text for u in units])
    start = leading_number(text.text)
    end = name_length(text.text, scorer)
    if not end:  # a name that no list knows: the first word
        word = re.compile(r"\S+").match(text.text, start)
        end = word.end() if word else len(text.text)
    name = (header.roles[0], header.labels[0], text.slice(start, end))
    rest = Header(header.roles[1:], header.labels[1:], False)
    said = text.slice(end, len(text.text))
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", said.text)]
    if len(words) == len(rest.roles):
        rows = [dict(enumerate(words))]
    else:
        rows = assign(said.text.replace("\n", " "), rest, scorer)
    return [name, *(cell for row in columns(said, rest, rows) for cell in row)]


_SAYS = re.compile(r"[，,].*(?:收集|获取|采集|用于|需要)|(?:我们|本)\S{0,4}(?:使用|接入|集成)")
_LONGEST = 2000  # characters of one row
_TRIES = 3  # of reading a line as a part of a list without header
_DELIMITERS = tuple(
    re.compile(p)
    for p in (
        r"\s*[|｜]\s*",
        r"\s*\t\s*",
        r"\s*(?:——|—|–|--)\s*",
        r"\s*[；;]\s*",
        r"\s*／\s*|\s+/\s+",
        r"\s+-\s+",
    )
)


def read_delimited(run: list[Unit], at: int, structure: Structure, context: Context) -> int:
    """Rows of a table whose header is lost: consecutive lines of three or more
    parts each, parted by the same sign. What the columns are shows in what
    they hold. Returns lines taken, 0 for none."""
    first = run[at].text.text
    if run[at].failures >= _TRIES or len(first) > _LONGEST:
        return 0
    if inline_fields(run[at], context):
        return 0  # its clauses have keys
    for delimiter in _DELIMITERS:
        if len(delimiter.findall(first)) < 2:
            continue
        rows: list[list[Text]] = []
        for unit in run[at:]:
            if context.opens_with_key(unit):
                break
            parts = _parts(unit.text, delimiter)
            if len(parts) < 3 or (rows and abs(len(parts) - len(rows[0])) > 1):
                break
            rows.append(parts)
        if len(rows) < 2:
            continue
        keyed = [_KEYED.match(part.text) for part in rows[0]]
        if sum(1 for key in keyed if key and is_key(key.group(1))) >= 2:
            continue  # its parts have keys
        for unit in run[at : at + len(rows)]:
            unit.failures += 1  # no matter where this one succeeds
        if not run[at].section.sdks and not any(is_company(p.text) for row in rows for p in row):
            continue
        width = max(len(row) for row in rows)
        cells = tuple(
            tuple(Cell(row[i]) if i < len(row) else Cell(Text("")) for i in range(width))
            for row in rows
        )
        records, _ = read_table(
            cells, run[at].section, context.known, 0, None, context.is_permission_name
        )
        good = [
            r
            for r in records
            if r.kind == "sdk"
            and len(r.fields) >= 2
            and not any(_SAYS.search(v.text) for v in r.values(Role.NAME))
        ]
        if len(good) * 3 < len(rows) * 2:
            continue
        for number, record in enumerate(good, 1):
            record.shape, record.locator = "flattened", f"list entry {number}"
            structure.add(record)
        return len(rows)
    return 0


_KEYED = re.compile(r"\s*([^\s:：]{1,12})\s?[:：]")


def _parts(text: Text, delimiter: re.Pattern[str]) -> list[Text]:
    """The parts of a line between delimiters outside brackets, without its
    list number."""
    raw = text.text
    return [trim(text.slice(a, b)) for a, b in split_outside(raw, delimiter, leading_number(raw))]
