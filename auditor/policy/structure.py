"""A document's blocks to records and passages, whatever the layout.

One walk over the blocks, each with its section: tables become records;
between them runs of lines are read as flattened tables, key-value blocks,
titled entries or, what is left, prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from auditor.policy.blocks import Block, Cell, Document, Text
from auditor.policy.cards import key_values
from auditor.policy.flat import fold
from auditor.policy.flattened import Scorer, header_line
from auditor.policy.grids import read_grid
from auditor.policy.guess import document_keys
from auditor.policy.keys import leading_number, with_colon
from auditor.policy.known import KnownNames, find_packages, is_generic, kind_of_services
from auditor.policy.lines_bare import read_cells
from auditor.policy.lines_entries import read_entries
from auditor.policy.lines_facts import read_facts
from auditor.policy.lines_inline import read_inline
from auditor.policy.lines_keys import (
    BRACKETED_ADDRESS,
    is_link,
    is_title,
    read_keys,
    read_labels,
    title_text,
)
from auditor.policy.lines_marked import mark_keys
from auditor.policy.lines_own import mark_own
from auditor.policy.lines_pairs import read_pairs
from auditor.policy.lines_spaced import read_spaced
from auditor.policy.lines_tabbed import read_tabbed
from auditor.policy.lines_table import read_delimited, read_flattened
from auditor.policy.names import LIST_TITLE
from auditor.policy.reading import Context, Unit
from auditor.policy.records import Field, Passage, Record, Structure, split_lines
from auditor.policy.roles import Role
from auditor.policy.sections import Section, has_headings, rank_of, with_sections
from auditor.policy.surroundings import share_policy, titled_by
from auditor.policy.tables import Header, lists_names, looks_like_name, read_table
from auditor.policy.told_keys import told_keys

# what a crawler keeps of the page around a document
_NAVIGATION = re.compile(
    r"(?:上一[篇页条]|下一[篇页条])(?:[:：].{0,60})?|返回(?:顶部|首页|列表|上一页)|"
    r"(?:打印(?:本页)?|关闭(?:窗口|本页)?|分享到[:：]?|收藏|"
    r"字号[:：].{0,12})(?:\s+(?:打印|关闭|返回)\S{0,4})*"
)
_SENTENCE = re.compile(r"[。；;！？!?]")
Rows = tuple[tuple[Cell, ...], ...]


def read_structure(
    document: Document,
    known: KnownNames,
    is_permission_name: Callable[[str], bool],
) -> Structure:
    """The records and passages of one document."""
    structure = Structure()
    keys = {**document_keys(document.blocks, known), **told_keys(document.blocks)}
    context = Context(known, Scorer(known, is_permission_name), is_permission_name, keys)
    run: list[Unit] = []
    number = 0
    previous: Header | None = None
    above = ""  # the heading above a table
    added: list[int] = []  # records of the table above
    waiting: list[int] = []  # records of a table whose cells held tables of their own
    marked = has_headings(document.blocks)
    for block, section in _with_named_parts(document.blocks, known, marked):
        if block.kind != "table":
            rank = rank_of(block, marked)
            for i, line in enumerate(map(with_colon, split_lines(block.text))):
                if _NAVIGATION.fullmatch(line.text.strip()):
                    continue
                run.append(Unit(line, block, section, i == 0, rank if i == 0 else None))
            continue
        number += 1
        if run:
            waiting = []
        inner = key_values(block.rows) if waiting else None
        if inner:
            for found in inner:
                structure.extend(waiting[0], found, section)
            waiting.pop(0)
            continue
        if added:
            share_policy(structure, added, (), run)
        added = []
        entry = titled_by(run[-1], block.rows, context) if run else None
        if entry is not None:
            _read_run(run[:-1], structure, context)
            structure.add(replace(entry, locator=f"table {number}"))
            run = []
            continue
        title = _read_run(run, structure, context)
        above = next((u.text.text for u in reversed(run) if u.rank is not None), above)
        lead, run = run[-2:], []
        rows, notes = _without_notes(block.rows)
        records, header = read_table(rows, section, known, number, previous, is_permission_name)
        previous = header or previous
        if header is None and not records:
            _layout_table(block, section, structure, context)
        elif (
            title is not None and records and all(r.kind in ("data", "permission") for r in records)
        ):
            # "X SDK" and below it a table of what it collects
            for record in records:
                for found in record.fields:
                    if found.role is not Role.OTHER:
                        structure.extend(title, found, section)
        else:
            for record in records:
                record.group = record.group or above
            added = [structure.add(record) for record in records]
            share_policy(structure, added, lead, ())
            waiting = [index for index in added if _awaits_details(structure.records[index])]
        told = replace(section, sdks=section.sdks or any(r.kind == "sdk" for r in records))
        for note in notes:
            lines = split_lines(note)
            units = [
                Unit(line, Block("paragraph", note), told, i == 0) for i, line in enumerate(lines)
            ]
            _read_run(units, structure, context)
    if added:
        share_policy(structure, added, (), run)
    _read_run(run, structure, context)
    _mark_permission_lists(structure, is_permission_name)
    _mark_access_lines(structure, is_permission_name)
    return structure


_NOTE = 20  # characters; a shorter row across the table is a category


_NAMED_PARTS = 3  # titles that are names of SDKs
_PART = 4  # blocks of what such a title stands above


def _with_named_parts(
    blocks: tuple[Block, ...], known: KnownNames, marked: bool
) -> Iterator[tuple[Block, Section]]:
    """Each block with its section; a run of short parts whose titles are names of SDKs is
    one on SDKs, whatever stands above it."""
    located = list(with_sections(blocks))
    named = [
        i
        for i, (block, section) in enumerate(located[:-1])
        if block.kind in ("heading", "paragraph")
        and len(block.text.text) <= 40
        and not (section.sdks or section.superseded or section.glossary or section.remote)
        and known.by_name(block.text.text)
        and rank_of(block, marked) is not None
        and located[i + 1][0].kind == "paragraph"
        and rank_of(located[i + 1][0], marked) is None
    ]
    inside: set[int] = set()
    for chain in _chains(named, _PART):
        if len(chain) >= _NAMED_PARTS:
            inside.update(range(chain[0], chain[-1] + 2))
    for i, (block, section) in enumerate(located):
        yield block, replace(section, sdks=True, idle=False) if i in inside else section


def _without_notes(rows: Rows) -> tuple[Rows, list[Text]]:
    """A table's rows without those of one long cell across it, and these."""
    kept, notes = [], []
    for row in rows:
        text = row[0].text if row else Text("")
        across = len(row) >= 3 and all(c.spanned and c.text.text == text.text for c in row[1:])
        if across and len(text.text.strip()) > _NOTE and len(rows) > 2:
            notes.append(text)
        else:
            kept.append(row)
    return tuple(kept), notes


_LIST_OF_NAMES = 3  # items, most of which begin with a permission's name
_CONSTANT = re.compile(r"\.permission\.|\b[A-Z]{2,}_[A-Z_]{3,}\b")
_ASKS = re.compile(r"权限|授权|申请|permission|\bask|request|\baccess\b|\bneeds?\b", re.I)
_HEAD_END = re.compile(r"[:：–—|]|\s-\s|\s/\s|[（(]")


def _mark_permission_lists(structure: Structure, is_name: Callable[[str], bool]) -> None:
    """Consecutive items that mostly begin with names of permissions are a
    list of permissions, whatever stands above them."""
    passages = structure.passages
    at = 0
    while at < len(passages):
        end = at
        while end < len(passages) and passages[end].item and passages[end].record is None:
            end += 1
        group = passages[at:end]
        asked = at > 0 and _ASKS.search(passages[at - 1].text.text) is not None
        if asked and len(group) >= _LIST_OF_NAMES and not any(p.section.permissions for p in group):
            texts = [p.text.text.strip() for p in group]
            named = [
                is_name(_HEAD_END.split(t)[0]) or _CONSTANT.search(t) is not None for t in texts
            ]
            if sum(named) * 5 >= len(group) * 3:
                passages[at:end] = [
                    replace(p, section=replace(p.section, permissions=True, idle=False))
                    for p in group
                ]
        at = max(end, at + 1)


def _chains(positions: Sequence[int], apart: int) -> list[list[int]]:
    """Ascending positions in runs whose members are at most ``apart`` apart."""
    chains: list[list[int]] = []
    for i in positions:
        if chains and i - chains[-1][-1] <= apart:
            chains[-1].append(i)
        else:
            chains.append([i])
    return chains


# "使用相机", "写入日历": the whole of a line
_ACCESS_LINE = re.compile(
    r"(?:使用|访问|获取|写入|读取|读写|开启|调用|拨打|录制|拍摄)[^\s，,。；;：:、]{2,10}"
)
_LINES_APART = 3


def _mark_access_lines(structure: Structure, is_name: Callable[[str], bool]) -> None:
    """Lines of a page's cells, every few of which are no more than what is accessed
    (``使用相机`` / ``扫码`` / ``去设置``), are a list of permissions."""
    passages = structure.passages
    found = [
        i
        for i, p in enumerate(passages)
        if p.record is None
        and not p.section.permissions
        and _ACCESS_LINE.fullmatch(p.text.text.strip())
        and is_name(p.text.text)
    ]
    for chain in _chains(found, _LINES_APART):
        if len(chain) >= _LIST_OF_NAMES:
            for i in range(chain[0], chain[-1] + 1):
                here = replace(passages[i].section, permissions=True, idle=False)
                passages[i] = replace(passages[i], section=here)


def _awaits_details(record: Record) -> bool:
    """A row that has hardly more than a name: its details may follow in a
    table nested in it."""
    return record.kind == "sdk" and len(record.fields) <= 2


def _layout_table(block: Block, section: Section, structure: Structure, context: Context) -> None:
    """A table that holds no records: read its cells as lines."""
    run = [
        Unit(line, Block("paragraph", cell.text), section, i == 0)
        for row in block.rows
        for cell in row
        if not cell.spanned
        for i, line in enumerate(split_lines(cell.text))
    ]
    _read_run(run, structure, context)


# "（一）推送类，用于提醒您": what it says holds for every entry below it
_AIM = re.compile(r"(?:主要)?(?:用于|用来|用以|为了|以便|帮助)")
_LOOKS_LIKE = 40  # the rank of a line that only looks like a heading


def _read_run(run: list[Unit], structure: Structure, context: Context) -> int | None:
    """Read consecutive lines; returns the index of the record that the last
    line titles (``X SDK`` right before a table), if any."""
    i = 0
    open_title: int | None = None
    listed = group = ""
    over: int | None = None  # the rank of the heading that names the group
    mark_keys(run, context)
    mark_own(run, context)
    while i < len(run):
        rank = run[i].rank
        kind = kind_of_services(run[i].text.text)
        if kind:
            holds = _AIM.match(kind) or run[i].block.kind == "heading"
            group, over = run[i].text.text, rank if holds else None
        elif rank is not None and over is not None and over < rank < _LOOKS_LIKE:
            pass  # a part of it
        elif rank is not None or re.fullmatch(r"[^，。；,.;]{2,40}[:：]", run[i].text.text.strip()):
            group = ""
        known = len(structure.records)
        if not _is_entry(run[i]) or (rank is not None and rank <= 3):
            listed = ""
        taken = (
            read_tabbed(run, i, structure, context)
            or read_flattened(run, i, structure, context)
            or read_pairs(run, i, structure, context)
            or read_grid(run, i, structure, context)
            or read_delimited(run, i, structure, context)
            or read_facts(run, i, structure, context)
            or read_labels(run, i, structure, context)
            or read_inline(run, i, structure, context)
            or read_cells(run, i, structure, context)
            or read_entries(run, i, structure, context)
            or read_spaced(run, i, structure, context)
            or read_keys(run, i, structure, context)[0]
        )
        if taken:
            _grouped(structure, known, group)
            titled = run[i].block.kind == "heading" or run[i].block.bold
            i += taken
            if titled and len(structure.records) == known + 1:
                i += _described(run, i, known, structure, context)
            open_title = None
            continue
        taken, title = _titled(run, i, structure, context)
        if taken:
            _grouped(structure, known, group)
            i += taken
            open_title = title if i == len(run) else None
            continue
        unit = run[i]
        structure.passages.append(
            Passage(
                unit.text,
                unit.section,
                heading=unit.rank is not None,
                listed=listed,
                group=group,
                item=unit.block.kind == "item",
            )
        )
        if _INTRODUCES.search(unit.flat) or (
            _OFFERS.search(unit.flat)
            and not _is_entry(unit)
            and i + 1 < len(run)
            and run[i + 1].block.kind == "item"
            and run[i + 1].text.links
        ):
            listed = unit.text.text
        i += 1
    return open_title


_DESCRIPTION = 400  # characters of a paragraph that describes an entry
_PARAGRAPHS = 4


def _described(run: list[Unit], at: int, index: int, structure: Structure, context: Context) -> int:
    """Add the paragraphs below an entry's keys to it where these leave out
    what it is for and what it collects; lines taken."""
    record = structure.records[index]
    if record.kind != "sdk" or record.values(Role.PURPOSE) or record.values(Role.PERSONAL_INFO):
        return 0
    taken = 0
    for position in range(at, min(len(run), at + _PARAGRAPHS)):
        unit = run[position]
        text = unit.text.text
        if (
            unit.rank is not None
            or unit.block.kind != "paragraph"
            or len(text) > _DESCRIPTION
            or context.opens_with_key(unit)
            or looks_like_name(text, context.known)
        ):
            break
        link = is_link(unit.text) or _ADDRESS.fullmatch(text) is not None
        role = Role.LINK if link else Role.OTHER
        structure.extend(index, Field(role, "", unit.text), unit.section)
        taken += 1
    return taken


_ADDRESS = re.compile(r"\s*https?://\S+\s*")


def _grouped(structure: Structure, since: int, group: str) -> None:
    for record in structure.records[since:]:
        record.group = group


_INTRODUCES = re.compile(
    r"(?:sdk|第三方|软件开发|插件|组件|开源库|工具|技术伙伴|合作伙伴|third[- ]part|"
    r"components?|services?|librar|providers?|partners?|tools?|(?:the|these) following "
    r"(?:companies|networks|vendors))"
    r"[^。.]{0,120}[:：]$|"
    r"(?:接入?|集成|用|嵌入)了?(?:以下|下面|如下|这|几|哪)[^。]{0,12}[:：]$"
)


# A heading above a bullet list of links, as policy generators write it.
_OFFERS = re.compile(r"third[- ]part|service providers|第三方|sdk")


def _is_entry(unit: Unit) -> bool:
    """A list item or a numbered or bulleted line."""
    return unit.block.kind == "item" or leading_number(unit.text.text) > 0


_LABELLED = re.compile(r"[^，。；,.;:：()（）]{2,16}[:：](?!//)\s*\S")


# "SDK申请的权限", "CAMERA – X SDK"
_ABOUT_PERMISSIONS = re.compile(
    r"权限(?:列表|清单|说明)?$|permissions?\b|^`?[A-Z][A-Z0-9_]{2,}`?\s*[–—:：-]"
)


def _goes_on(unit: Unit, context: Context) -> bool:
    """Whether an item beside an entry's own tells more of it: a key, an address."""
    return (
        context.opens_with_key(unit)
        or is_link(unit.text)
        or _ADDRESS.fullmatch(unit.text.text) is not None
    )


def _numbered(*units: Unit) -> bool:
    """Whether all are numbered items."""
    return all(re.search(r"\d", unit.block.marker) for unit in units)


# "Who helps us (service providers and SDKs)"
_QUESTION = re.compile(
    r"\bSDKs\b|\bthird[- ]part(?:y|ies)\b|\b(?:who|what|how|why|we|us|our|your|you)\b", re.I
)


#: the title of a document (``猫爪日记 · SDK``), which names no SDK
OWN_TITLE = re.compile(r"\s[·•|｜–—-]\s+SDKs?\s*$", re.I)


def _titled(
    run: list[Unit], at: int, structure: Structure, context: Context
) -> tuple[int, int | None]:
    """Read ``X SDK`` as a title with prose below it."""
    known = context.known
    unit = run[at]
    if not is_title(unit, known):
        return 0, None
    title = title_text(unit)
    name = BRACKETED_ADDRESS.sub("", title.text)
    several = unit.section.sdks and lists_names(name, known)
    if not (several or looks_like_name(name, known)) or context.is_permission_name(name):
        return 0, None
    sdkish = "sdk" in fold(name) or find_packages(name) or unit.section.sdks
    first = not (structure.records or structure.passages)
    if (
        not sdkish
        or (first and OWN_TITLE.search(name))
        or is_generic(name)
        or re.search(r"^(我们|关于|接入|使用|集成|第三方)", fold(name))
    ):
        return 0, None
    if re.search(
        r"(清单|列表|目录|说明|明细|名单|声明|政策|协议|公示|公告|一览|一览表|汇总|披露)$",
        fold(name),
    ):
        return 0, None
    if _ABOUT_PERMISSIONS.search(name) or _QUESTION.search(name):
        return 0, None
    if unit.rank is not None and LIST_TITLE.search(name) and known.by_name(name) is None:
        return 0, None
    if header_line(name) is not None:
        return 0, None
    fields = [Field(Role.NAME, "", title)]
    i = at + 1
    # the last of a list of bare names: a paragraph below is about them all
    bare = unit.block.kind == "item" and at > 0 and run[at - 1].block.kind == "item"
    bare = bare and is_title(run[at - 1], known)
    while i < len(run) and i - at <= 6:
        current = run[i]
        if bare and current.block.kind == "paragraph":
            break
        nested = current.block.kind == "item" and current.block.level > unit.block.level > 0
        if (current.rank is not None and not nested) or current.block.kind == "heading":
            break
        if unit.block.kind == current.block.kind == "item" and current.first:
            if 0 < current.block.level < unit.block.level:
                break  # the list around it goes on
            if current.block.level == unit.block.level and (
                _numbered(unit, current) or not _goes_on(current, context)
            ):
                break
        if is_title(current, known) and not (
            nested and not looks_like_name(current.text.text, known)
        ):
            break
        if header_line(current.text.text) is not None:
            break
        first_known = next(known.scan(fold(current.text.text[:30])), None)
        if (
            first_known is not None
            and first_known.start == 0
            and re.search(r"[:：]|\s[–—-]\s", current.text.text[:60])
        ):
            break
        if leading_number(current.text.text) and leading_number(unit.text.text):
            break
        if re.match(r"我们|本应用|we |our ", fold(current.text.text)) and any(
            hit.sdk_id != known.identify(name) for hit in known.scan(fold(current.text.text))
        ):
            break  # a sentence about another one
        if _LABELLED.match(current.text.text) and not context.keys_of(current):
            break  # a paragraph with a heading of its own
        if (
            unit.block.kind == "paragraph"
            and current.block.kind == "paragraph"
            and _SENTENCE.search(current.text.text)
            and len(fields) >= 4
        ):
            break
        keys = context.keys_of(current)
        if keys and context.opens_with_key(current):
            fields += [Field(role, label, value) for role, label, value in keys]
        else:
            fields.append(Field(Role.OTHER, "", current.text))
        i += 1
    index = structure.add(Record("sdk", "list", fields, unit.section, ""))
    return i - at, index
