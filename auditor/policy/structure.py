"""A document's blocks to records and passages, whatever the layout.

One walk over the blocks, each with its section: tables become records;
between them runs of lines are read as flattened tables, key-value blocks,
titled entries or, what is left, prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from auditor.policy.blocks import Block, Document, Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.flattened import Header, Scorer, assign, columns, header_line, header_lines
from auditor.policy.keys import leading_number, split_keys, trim
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.records import Field, Passage, Record, Structure, join, split_lines
from auditor.policy.roles import Role, is_key, role_of
from auditor.policy.sections import Section, rank_of, with_sections
from auditor.policy.tables import kind_of, looks_like_name, read_table

_MAX_REGION = 4000  # lines of one flattened table
_SENTENCE = re.compile(r"[。；;！？!?]")


@dataclass(slots=True)
class Unit:
    """One line of the document with its block and section."""

    text: Text
    block: Block
    section: Section
    first: bool  # first line of its block
    rank: int | None = None
    keys: list[tuple[Role, str, Text]] | None = None

    @property
    def flat(self) -> str:
        """Folded text."""
        return fold(self.text.text)


def read_structure(
    document: Document,
    known: KnownNames,
    is_permission_name: Callable[[str], bool],
) -> Structure:
    """The records and passages of one document."""
    structure = Structure()
    scorer = Scorer(known, is_permission_name)
    run: list[Unit] = []
    tables = 0
    previous = None
    for block, section in with_sections(document.blocks):
        if block.kind == "table":
            tables += 1
            title = _read_run(run, structure, known, scorer, is_permission_name)
            run = []
            records, header = read_table(block.rows, section, known, tables, previous, split_keys)
            if not records and header is None:
                _layout_table(block, section, structure, known, scorer, is_permission_name)
                continue
            previous = header or previous
            if (
                title is not None
                and records
                and all(r.kind in ("data", "permission") for r in records)
            ):
                # "X SDK" and below it a table of what it collects
                target = structure.records[title]
                merged = [f for r in records for f in r.fields if f.role is not Role.OTHER]
                start = len(structure.passages)
                target.fields += merged
                for f in merged:
                    structure.passages.append(Passage(f.value, section, f.role, title, f.label))
                del start
                continue
            for record in records:
                structure.add(record)
            continue
        rank = rank_of(block)
        for i, line in enumerate(split_lines(block.text)):
            run.append(Unit(line, block, section, i == 0, rank if i == 0 else None))
    _read_run(run, structure, known, scorer, is_permission_name)
    return structure


def _layout_table(
    block: Block,
    section: Section,
    structure: Structure,
    known: KnownNames,
    scorer: Scorer,
    is_permission_name: Callable[[str], bool],
) -> None:
    """A table that holds no records: read its cells as lines."""
    run = []
    for row in block.rows:
        for cell in row:
            if not cell.spanned:
                for i, line in enumerate(split_lines(cell.text)):
                    run.append(Unit(line, Block("paragraph", cell.text), section, i == 0))
    _read_run(run, structure, known, scorer, is_permission_name)


def _read_run(
    run: list[Unit],
    structure: Structure,
    known: KnownNames,
    scorer: Scorer,
    is_permission_name: Callable[[str], bool],
) -> int | None:
    """Read consecutive lines; returns the index of the record that the last
    line titles (``X SDK`` right before a table), if any."""
    i = 0
    open_title: int | None = None
    listed = ""
    while i < len(run):
        if not _is_entry(run[i]):
            listed = ""
        taken = _flattened(run, i, structure, known, scorer)
        if taken:
            i += taken
            open_title = None
            continue
        taken = _labelled_lines(run, i, structure, known)
        if taken:
            i += taken
            open_title = None
            continue
        taken, _ = _key_values(run, i, structure, known)
        if taken:
            i += taken
            open_title = None
            continue
        taken, title = _titled(run, i, structure, known, is_permission_name)
        if taken:
            i += taken
            open_title = title if i == len(run) else None
            continue
        unit = run[i]
        structure.passages.append(
            Passage(unit.text, unit.section, heading=unit.rank is not None, listed=listed)
        )
        if _INTRODUCES.search(unit.flat):
            listed = unit.text.text
        i += 1
    return open_title


_INTRODUCES = re.compile(
    r"(?:sdk|第三方|软件开发|插件|组件|开源库|工具|技术伙伴|合作伙伴|third[- ]part|components?|services?|librar|providers?|partners?|tools?)"
    r"[^。.]{0,80}[:：]$"
)


def _is_entry(unit: Unit) -> bool:
    """A list item or a numbered or bulleted line."""
    return unit.block.kind == "item" or leading_number(unit.text.text) > 0


def _labelled_lines(run: list[Unit], at: int, structure: Structure, known: KnownNames) -> int:
    """Records whose keys stand on lines of their own, values on the next ones
    (``名称`` / ``X SDK`` / ``公司`` / ``…``); lines taken."""
    if _label(run[at]) is not Role.NAME or at + 3 >= len(run):
        return 0
    name_label = run[at].flat
    records: list[list[Field]] = []
    i = at
    while i < len(run):
        unit = run[i]
        role = _label(unit)
        if role is None or i + 1 >= len(run):
            break
        if unit.flat == name_label:
            records.append([])
        elif any(f.label == unit.text.text.strip() for f in records[-1]):
            break
        values: list[Text] = []
        k = i + 1
        while k < len(run) and _label(run[k]) is None and len(values) < 12:
            rank = run[k].rank
            if values and rank is not None and rank <= 3:
                break
            # a paragraph after a complete value is no part of it
            if values and re.search(r"[。！]$", run[k].text.text) and len(run[k].text.text) > 30:
                break
            values.append(run[k].text)
            k += 1
        if not values:
            break
        records[-1].append(Field(role, unit.text.text.strip(), join(values)))
        i = k
    for role in (Role.CATEGORY,):
        # ``类型`` alone: of information, when some row's value lists some
        if any(f.role is role and any(find_data_types(f.value.text)) for r in records for f in r):
            records = [
                [Field(Role.PERSONAL_INFO, f.label, f.value) if f.role is role else f for f in r]
                for r in records
            ]
    good = [fields for fields in records if len(fields) >= 2]
    if not good or len({f.role for fields in good for f in fields}) < 3:
        return 0
    section = run[at].section
    names = [f.value.text for fields in good for f in fields if f.role is Role.NAME]
    looks = sum(1 for n in names if looks_like_name(n, known))
    kind = kind_of([f.role for f in good[0]], [f.label for f in good[0]], section, looks, len(names))
    if kind == "other":
        return 0
    for fields in good:
        structure.add(Record(kind, "key-value", fields, section, ""))
    return i - at


def _label(unit: Unit) -> Role | None:
    """The role of a line that is nothing but a label."""
    text = unit.text.text.strip()
    if not 2 <= len(text) <= 14 or re.search(r"[，。；,;]", text):
        return None
    role = role_of(text) if is_key(text) else None
    return role if role in _STRONG or role in (Role.CATEGORY, Role.METHOD, Role.PLATFORM) else None


# --- flattened tables ---------------------------------------------------------


def _flattened(
    run: list[Unit], at: int, structure: Structure, known: KnownNames, scorer: Scorer
) -> int:
    """Read a flattened table that starts at ``at``; lines taken, 0 for none."""
    header = header_line(run[at].text.text)
    used = 1
    if header is None:
        found = header_lines([u.text.text for u in run[at : at + 10]])
        if found is None:
            return 0
        header, used = found
    body = _region(run, at + used, header, known, scorer)
    if not body:
        return 0
    # a header of one line whose cells follow one a line
    if not header.by_line and _one_cell_a_line(body, header, scorer):
        header = Header(header.roles, header.labels, True)
    region = join([u.text for u in body])
    rows = columns(
        region, header, _delimited(region, header) or assign(region.text, header, scorer)
    )
    section = run[at].section
    names = [v.text for row in rows for r, _, v in row if r is Role.NAME]
    looks = sum(1 for n in names if known.by_name(n) or "sdk" in fold(n))
    kind = kind_of(header.roles, header.labels, section, looks, len(names))
    if kind == "other":
        return 0
    if (
        kind == "sdk"
        and not any(known.identify(n) or "sdk" in fold(n) for n in names)
        and not any(r in (Role.PACKAGE, Role.LINK) for row in rows for r, _, _ in row)
    ):
        return 0
    for number, row in enumerate(rows, 1):
        fields = [Field(role, label, trim(value)) for role, label, value in row]
        if kind == "sdk" and not any(f.role is Role.NAME for f in fields):
            if structure.records and structure.records[-1].shape == "flattened" and number > 1:
                structure.records[-1].fields += fields
                for f in fields:
                    structure.passages.append(
                        Passage(f.value, section, f.role, len(structure.records) - 1, f.label)
                    )
            continue
        structure.add(Record(kind, "flattened", fields, section, f"flattened table row {number}"))
    return used + len(body)


def _region(
    run: list[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer
) -> list[Unit]:
    """The lines below a flattened header that belong to its table."""
    body: list[Unit] = []
    gap = None
    for unit in run[at : at + _MAX_REGION]:
        text = unit.text.text.strip()
        if unit.block.kind == "heading" or (unit.rank is not None and unit.rank <= 3):
            break
        if header_line(text) is not None and body:
            break
        line = unit.text.line
        if body:
            step = line - body[-1].text.line
            if gap is None and len(body) >= 2:
                gap = max(body[1].text.line - body[0].text.line, 1)
            if gap is not None and step > gap + 1 and not _opens_row(text, header, known, scorer):
                break
            if gap == 1 and step > 1 and not _opens_row(text, header, known, scorer):
                break
            if len(text) > 80 and _SENTENCE.search(text) and not _fits(text, header, scorer):
                break
        body.append(unit)
    return body


def _opens_row(text: str, header: Header, known: KnownNames, scorer: Scorer) -> bool:
    """The line begins like a row: a name of the first column's kind."""
    head = re.split(r"[\s|｜\t]", text.strip(), maxsplit=1)[0]
    first = header.roles[0]
    if first is Role.OTHER:
        return bool(re.match(r"\d{1,3}\b", head))
    score = scorer.scores(head)[first]
    if first is Role.NAME:
        return score >= 3 or any(h.start == 0 for h in known.scan(fold(text[:40])))
    return score >= 1.5


def _fits(text: str, header: Header, scorer: Scorer) -> bool:
    """Some word of the line is typical of a column other than free text."""
    strong = {Role.PACKAGE, Role.PERMISSION, Role.LINK, Role.VENDOR, Role.WEBSITE, Role.NAME}
    for word in text.split():
        fits = scorer.scores(word)
        if any(fits[role] >= 3 for role in header.roles if role in strong):
            return True
    return False


def _one_cell_a_line(body: list[Unit], header: Header, scorer: Scorer) -> bool:
    """Whether the cells of the body stand one a line."""
    if len(body) < len(header.roles):
        return False
    single = sum(1 for u in body if len(u.text.text.split()) == 1 or len(u.text.text) > 60)
    several = sum(1 for u in body if len(u.text.text.split()) >= 3)
    return single >= 0.8 * len(body) and several <= 0.1 * len(body)


def _delimited(region: Text, header: Header) -> list[dict[int, tuple[int, int]]] | None:
    """Rows of a region whose cells are parted by tab, bar or wide spaces."""
    lines = region.text.split("\n")
    width = len(header.roles)
    for delimiter in (r"\s*\t\s*", r"\s*[|｜]\s*", r"[ \u3000]{2,}"):
        pattern = re.compile(delimiter)
        lines = [_framed(line, width, pattern) for line in region.text.split("\n")]
        counts = [len(pattern.split(line.strip())) for line in lines]
        good = sum(1 for c in counts if c == width)
        if not good or good < 0.5 * len(lines):
            continue
        rows: list[dict[int, tuple[int, int]]] = []
        offset = 0
        for line, count in zip(lines, counts, strict=True):
            lead = len(line) - len(line.lstrip())
            end = len(line.rstrip())
            if count == width:
                row: dict[int, tuple[int, int]] = {}
                start = lead
                for column, match in enumerate([*pattern.finditer(line, lead, end), None]):
                    stop = match.start() if match else end
                    if stop > start:
                        row[column] = (offset + start, offset + stop)
                    start = match.end() if match else end
                if not all(re.fullmatch(r"[-:—\s]*", region.text[s:e]) for s, e in row.values()):
                    rows.append(row)
            elif rows and line.strip():
                last = max(rows[-1], default=0)
                s, _ = rows[-1].get(last, (offset + lead, 0))
                rows[-1][last] = (s, offset + end)
            offset += len(line) + 1
        return rows
    return None


def _framed(line: str, width: int, pattern: re.Pattern[str]) -> str:
    """The line without the bars that frame it, blanked so that offsets stay;
    a bar that closes an empty last cell is none of them."""
    for left, right in ((True, True), (True, False), (False, True)):
        out = line
        if left and out.lstrip()[:1] in ("|", "｜"):
            at = len(out) - len(out.lstrip())
            out = out[:at] + " " + out[at + 1 :]
        if right and out.rstrip()[-1:] in ("|", "｜"):
            at = len(out.rstrip()) - 1
            out = out[:at] + " " + out[at + 1 :]
        if len(pattern.split(out.strip())) == width:
            return out
    return line


# --- key-value blocks -----------------------------------------------------------

_STRONG = {
    Role.NAME,
    Role.PACKAGE,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERMISSION,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.WEBSITE,
}


def _keys_of(unit: Unit) -> list[tuple[Role, str, Text]]:
    if unit.keys is None:
        unit.keys = split_keys(unit.text)
    return unit.keys


def _opens_with_key(unit: Unit) -> bool:
    """The line begins with a key (after its number or bullet)."""
    keys = _keys_of(unit)
    if not keys:
        return False
    head = unit.text.text.find(keys[0][1])
    return not unit.text.text[:head].strip(
        " \t\u3000*•·-–—●■◆○+#【[「（(0123456789.、．)）①②③④⑤⑥⑦⑧⑨⑩"
    )


def _is_title(unit: Unit, known: KnownNames) -> bool:
    """A short line that can name the entry below it."""
    text = unit.text.text.strip()
    if not text or len(text) > 70 or not unit.first:
        return False
    body = text[leading_number(text) :]
    if re.search(r"[。；;！？!?]", body) or re.search(r"[:：]\s*\S", body):
        return False
    if re.search(r"(如下|以下|包括|列表|清单|目录|说明)[:：]?$", body):
        return False
    if looks_like_name(body.rstrip(":："), known):
        return True
    if is_generic(body):
        # "9、统计SDK" titles an entry only by its number or weight
        return (
            "sdk" in fold(body)
            and (leading_number(text) > 0 or unit.block.bold)
            and len(body) <= 20
        )
    short = len(body) <= 40 and body.count("，") + body.count(",") == 0
    return short and (
        unit.block.kind == "heading"
        or unit.block.bold
        or unit.block.kind == "item"
        or leading_number(text) > 0
        or len(body) <= 24
    )


def _key_values(
    run: list[Unit], at: int, structure: Structure, known: KnownNames
) -> tuple[int, int | None]:
    """Read one key-value record that starts at ``at``: an optional title, then
    lines that begin with keys. Returns lines taken and the record's index."""
    unit = run[at]
    if unit.section.glossary:
        return 0, None
    i = at
    title: Text | None = None
    if not _opens_with_key(unit):
        if not _is_title(unit, known) or at + 1 >= len(run) or not _opens_with_key(run[at + 1]):
            return 0, None
        first = _keys_of(run[at + 1])[0][0]
        if first is Role.NAME or first not in _STRONG:
            return 0, None
        title = _title_text(unit)
        i = at + 1
    fields: list[Field] = []
    if title is not None:
        fields.append(Field(Role.NAME, "", title))
    seen: set[Role] = set()
    start = i
    while i < len(run):
        current = run[i]
        keys = _keys_of(current)
        if _opens_with_key(current):
            first = keys[0][0]
            if i > start and first is Role.NAME and (Role.NAME in seen or title is not None):
                break
            if (
                i > start
                and first in seen
                and first not in (Role.PURPOSE, Role.OTHER, Role.LINK)
                and keys[0][1] in {f.label for f in fields}
            ):
                break
            if any(role is None for role, _, _ in keys):
                break
            for role, label, value in keys:
                seen.add(role)
                fields.append(Field(role, label, value))
            i += 1
            continue
        # a line without key: it continues an empty or unfinished value, or ends
        if not fields or not seen:
            break
        if current.block.kind == "heading" or (current.rank is not None and current.rank <= 3):
            break
        nxt = run[i + 1] if i + 1 < len(run) else None
        if nxt is not None and _is_title(current, known) and _opens_with_key(nxt):
            first = _keys_of(nxt)[0][0]
            if first is Role.NAME or first in seen or looks_like_name(current.text.text, known):
                break
        last = fields[-1]
        empty = not last.value.text.strip()
        item = current.block.kind == "item"
        unfinished = last.value.text.rstrip()[-1:] in "、,，：:（("
        same_block = not current.first
        more = any(
            _opens_with_key(u)
            and _keys_of(u)[0][0] is not Role.NAME
            and _keys_of(u)[0][0] not in seen
            for u in run[i + 1 : i + 4]
        )
        if looks_like_name(current.text.text, known) and not empty and current.first:
            break
        if not (
            empty
            or unfinished
            or same_block
            or (item and not _SENTENCE.search(current.text.text))
            or more
        ):
            break
        if len(current.text.text) > 300 and not empty:
            break
        value = current.text if empty else join([last.value, current.text])
        fields[-1] = Field(last.role, last.label, value)
        i += 1
    roles = {f.role for f in fields} & _STRONG
    if not fields or not seen & _STRONG:
        return 0, None
    named = any(f.role is Role.NAME for f in fields)
    section = run[start].section
    if named and len(roles) >= 2:
        names = [f.value.text for f in fields if f.role is Role.NAME]
        labels = [f.label for f in fields]
        looks = sum(1 for n in names if looks_like_name(n, known) or known.identify(n))
        if title is not None:
            # a title that is no SDK's name needs a row of real fields
            facts = roles & {Role.PACKAGE, Role.VENDOR, Role.PERSONAL_INFO, Role.LINK, Role.PURPOSE}
            sdkish = bool(looks) or (
                len(facts) >= 2 and (section.sdks or roles & {Role.PACKAGE, Role.VENDOR})
            )
            kind = (
                "sdk"
                if sdkish
                else "permission"
                if Role.PERMISSION in roles or section.permissions
                else "data"
            )
        else:
            kind = kind_of([f.role for f in fields], labels, section, looks, len(names))
        if kind != "other":
            index = structure.add(Record(kind, "key-value", fields, section, ""))
            return i - at, index
    if title is not None:
        # one key below a heading: the heading stays prose
        return 0, None
    if Role.PERMISSION in roles and len(roles) >= 2:
        index = structure.add(Record("permission", "key-value", fields, section, ""))
        return i - at, index
    return 0, None


def _title_text(unit: Unit) -> Text:
    """A title without its number and closing colon."""
    raw = unit.text.text
    start = leading_number(raw)
    return trim(unit.text.slice(start, len(raw.rstrip(":： \t"))))


# --- titled entries and list entries ----------------------------------------------


def _titled(
    run: list[Unit],
    at: int,
    structure: Structure,
    known: KnownNames,
    is_permission_name: Callable[[str], bool],
) -> tuple[int, int | None]:
    """Read ``X SDK`` as a title with prose below it."""
    unit = run[at]
    if not _is_title(unit, known):
        return 0, None
    title = _title_text(unit)
    name = title.text
    if not looks_like_name(name, known) or is_permission_name(name):
        return 0, None
    sdkish = "sdk" in fold(name) or find_packages(name) or unit.section.sdks
    if (
        not sdkish
        or is_generic(name)
        or re.search(r"^(我们|关于|接入|使用|集成|第三方)", fold(name))
    ):
        return 0, None
    if re.search(r"(清单|列表|目录|说明|明细|名单|声明|政策|协议)$", fold(name)):
        return 0, None
    fields = [Field(Role.NAME, "", title)]
    i = at + 1
    while i < len(run) and i - at <= 6:
        current = run[i]
        if current.rank is not None or current.block.kind == "heading" or _is_title(current, known):
            break
        if header_line(current.text.text) is not None:
            break
        first_known = next(known.scan(fold(current.text.text[:30])), None)
        if (
            first_known is not None
            and first_known.start == 0
            and re.search(r"[:：]", current.text.text[:60])
        ):
            break
        if leading_number(current.text.text) and leading_number(unit.text.text):
            break
        if (
            unit.block.kind == "paragraph"
            and current.block.kind == "paragraph"
            and _SENTENCE.search(current.text.text)
            and len(fields) >= 4
        ):
            break
        keys = _keys_of(current)
        if keys and _opens_with_key(current):
            fields += [Field(role, label, value) for role, label, value in keys]
        else:
            fields.append(Field(Role.OTHER, "", current.text))
        i += 1
    index = structure.add(Record("sdk", "list", fields, unit.section, ""))
    return i - at, index
