"""Tables to records: whatever the column order, header words or merges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.cards import read_cards, read_grouped
from auditor.policy.columns import (
    by_content,
    first_short,
    guess_roles,
    is_none,
    names_sdk,
    permission_column,
    unknown_header,
)
from auditor.policy.data_types import find_data_types
from auditor.policy.ditto import number_of, resolve_rows
from auditor.policy.flat import fold
from auditor.policy.keys import BRACKET_OF_COMPANY, LEGAL_FORM, is_company, split_keys
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.names import platform_of
from auditor.policy.records import Field, Record, join
from auditor.policy.roles import Role, is_key, is_thing, resolve_roles, role_of, told_roles
from auditor.policy.sections import Section
from auditor.policy.turned import (
    Rows,
    is_transposed,
    is_turned_list,
    transposed,
    turns_permissions,
)

Header = tuple[list[Role], list[str]]  # roles and labels of the columns

_SDK_WORD = re.compile(
    r"sdk|插件|套件|元件|模组|模組|程式库|程式庫|函式庫|工具包|软件开发|开发包|组件|"
    r"类库|开源|librar|plugin|dependenc|pub\.dev|npm|^packages?$"
)


def header_of(rows: Rows) -> tuple[int, list[Role], list[str]] | None:
    """The header row of a table: ``(index, roles, labels)``.

    A header has a role for at least half of its cells and two different
    ones; it is looked for in the first four rows (a title row may precede).
    """
    best = None
    for index, row in enumerate(rows[:4]):
        labels = [cell.text.text.strip() for cell in row]
        distinct = {label for label in labels if label}
        if len(distinct) < 2:
            continue
        known = [None if _is_value(label) else label_role(label) for label in labels]
        found = {r for r in known if r is not None and r is not Role.OTHER}
        named = sum(1 for label, r in zip(labels, known, strict=True) if label and r is not None)
        filled = sum(1 for label in labels if label)
        marked = all(cell.header for cell in row) and found == {Role.NAME}
        if index == 0 and (named * 2 < filled or len(found) < 2) and _is_told(labels, rows):
            return index, resolve_roles(labels), labels
        if len(found) < 2 and not (
            len(found) == 1 and named >= 2 and (filled <= 3 or (marked and index == 0))
        ):
            continue
        if named * 2 < filled or any(len(label) > 60 for label in labels):
            continue
        score = named / max(filled, 1) + 0.1 * len(found) - 0.05 * index
        if all(cell.header for cell in row):
            score += 0.5
        if best is None or score > best[0] + 0.3:
            best = (score, index, _spread(resolve_roles(labels), labels), labels)
    return best[1:] if best else None


def part_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; tables that stand in one, each below a row that is its title, are
    parted (two parts of one sheet)."""
    for block in blocks:
        if block.kind != "table" or len(block.rows) < _LEAST_OF_TWO:
            yield block
            continue
        start = 0
        for i in range(1, len(block.rows) - 2):
            if _begins_table(block.rows, i):
                yield replace(block, rows=block.rows[start:i])
                title = next(c.text for c in block.rows[i] if c.text.text.strip())
                yield Block("paragraph", title, bold=True, page=block.page)
                start = i + 1
        yield replace(block, rows=block.rows[start:])


_LEAST_OF_TWO = 6  # rows of two tables in one


def _begins_table(rows: Rows, at: int) -> bool:
    """A row that is a title, and below it a header that is not that of the table above."""
    said = {cell.text.text.strip() for cell in rows[at]} - {""}
    if len(said) != 1 or not (len(rows[at]) == 1 or rows[at][-1].spanned or len(rows[at]) > 2):
        return False
    below = [cell.text.text.strip() for cell in rows[at + 1]]
    if any(len(label) > _LONGEST_LABEL or _is_value(label) for label in below):
        return False
    roles = [label_role(label) for label in below if label]
    if len(roles) < 2 or len({*roles} - {None, Role.OTHER}) < 2 or None in roles:
        return False
    header = header_of(rows[:at])
    return header is not None and [label for label in header[2] if label] != [
        label for label in below if label
    ]


_LONGEST_LABEL = 24


def _is_told(labels: list[str], rows: Rows) -> bool:
    """Labels most of which are of unknown words that tell what is meant, beside one
    that is known."""
    if len(labels) < 3 or len(rows) < 2 or not all(0 < len(label) <= 24 for label in labels):
        return False
    told = told_roles(labels)
    known = {*told} - {None, Role.OTHER}
    return (
        len(known) >= 3
        and told.count(None) * 3 <= len(told)
        and len({*labels}) == len(labels)
        and not any(map(_is_value, labels))
    )


def label_role(label: str) -> Role | None:
    """The role of a header's label; a platform's name heads a column of marks."""
    role = role_of(label)
    if role is None and is_thing(label):
        return Role.NAME
    if role is None and len(label) <= 12 and platform_of(label) not in (None, "both"):
        return Role.OTHER
    return role


def _is_value(text: str) -> bool:
    """A company or data: its words are those of a label for such (``X公司``)."""
    if is_key(text) or is_thing(text):
        return False
    return is_company(text) or any(find_data_types(text))


def _divides(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """A second row of a header: labels below those that span several columns,
    the others reaching down into it."""
    if len(above) != len(row) or not any(cell.spanned for cell in above):
        return False
    pairs = list(zip(above, row, strict=True))
    down = [cell.spanned and cell.text == top.text for top, cell in pairs]
    labels = [cell.text.text.strip() for _, cell in pairs]
    if not 0 < sum(down) < len(down):
        return False
    if all(
        same or (label and not _is_value(label) and label_role(label) is not None)
        for same, label in zip(down, labels, strict=True)
    ):
        return True
    # parts of what the label above says (``必要`` and ``可选`` below ``读取的信息``)
    at = [i for i, same in enumerate(down) if not same]
    marked = all(cell.header for cell in (*above, *row))
    parted = all(above[i].spanned or above[i + 1].spanned for i in at[:-1])
    few = len(at) < len(down) - 1 or marked
    return (
        parted
        and few
        and len(at) > 1
        and len({above[i].text.text for i in at}) < len(at)
        and len({labels[i] for i in at}) == len(at)
        and all(0 < len(labels[i]) <= 8 and not _is_value(labels[i]) for i in at)
    )


_SHARE = re.compile(r"(?:非?必[选要须需]|可选|optional|required|mandatory)(?:的|项)?")


def _below(above: list[str], row: tuple[Cell, ...]) -> list[str]:
    """The labels of a second row of a header: one of no meaning of its own is a part
    of what the one above it says."""
    labels = [cell.text.text.strip() for cell in row]
    return [
        top if label_role(label) is None or _SHARE.fullmatch(fold(label)) else label
        for top, label in zip(above, labels, strict=True)
    ]


def _spread(roles: list[Role], labels: list[str]) -> list[Role]:
    """An empty header cell belongs to the one on its left (a merged header)."""
    for i in range(1, len(roles)):
        if not labels[i] and roles[i - 1] in (Role.PERSONAL_INFO, Role.PURPOSE, Role.PERMISSION):
            roles[i] = roles[i - 1]
    return roles


def kind_of(roles: list[Role], labels: list[str], section: Section, named: int, filled: int) -> str:
    """What a table lists: ``sdk``, ``permission``, ``data`` or ``other``.

    :param named: names in its name column that look like SDKs.
    :param filled: names in its name column.
    """
    have = set(roles)
    if Role.NAME in have:
        label = fold(labels[roles.index(Role.NAME)])
        if _SDK_WORD.search(label):
            return "sdk"
        strong = have & {Role.VENDOR, Role.PACKAGE, Role.LINK, Role.WEBSITE}
        if named * 2 >= filled and filled:
            return "sdk"
        if Role.PERMISSION in have and not strong:
            return "permission"
        if section.sdks and strong and (Role.PERSONAL_INFO in have or Role.PURPOSE in have):
            return "sdk"
        if section.sdks and named and (Role.PERSONAL_INFO in have or Role.PURPOSE in have):
            return "sdk"
        if Role.PACKAGE in have or (Role.VENDOR in have and Role.LINK in have):
            return "sdk"
    if Role.PERMISSION in have:
        return "permission"
    if Role.PERSONAL_INFO in have:
        return "data"
    return "other"


def read_table(
    rows: Rows,
    section: Section,
    known: KnownNames,
    number: int,
    previous: Header | None,
    is_permission: Callable[[str], bool] = lambda _: False,
) -> tuple[list[Record], Header | None]:
    """The records of one table and its header (for one that continues it).

    :param number: 1-based number of the table in its document.
    :param previous: header of the table before, used when this one has none
        and as many columns.
    :param is_permission: whether a text is the name of a permission.
    """
    rows = tuple(row for row in rows if any(cell.text.text.strip() for cell in row))
    if not rows:
        return [], None
    cards = read_cards(rows, section, number) if len(rows) > 2 else []
    cards = cards or read_grouped(rows, section, number)
    if cards:
        return cards, None
    turned = is_transposed(rows) and (
        header_of(rows) is None or len(rows[0]) == 2 or is_turned_list(rows)
    )
    if turned or turns_permissions(rows, is_permission):

        def listed(roles: list[Role], labels: list[str], names: list[str]) -> str:
            looks = sum(names_sdk(name, known) or bool(known.identify(name)) for name in names)
            return kind_of(roles, labels, section, looks, len(names))

        return transposed(rows, section, number, listed), None
    header = header_of(rows)
    start = 0
    if header:
        start, roles, labels = header[0] + 1, header[1], header[2]
        while start < len(rows) and _divides(rows[start - 1], rows[start]):
            labels = _below(labels, rows[start])
            roles, start = _spread(resolve_roles(labels), labels), start + 1
    elif previous and len(previous[0]) == max(len(row) for row in rows):
        roles, labels = previous
    elif (abilities := _of_abilities(rows, section, is_permission)) is not None:
        start, (roles, labels) = 1, abilities
    elif (unknown := unknown_header(rows, known)) is not None:
        start, (roles, labels) = 1, unknown
    else:
        guessed = guess_roles(rows, known, section.sdks) if len(rows[0]) > 1 else None
        if guessed is None:
            return [], None
        roles, labels = guessed, ["" for _ in guessed]
    body = rows[start:]
    roles = by_content(roles, labels, body, known)
    roles = permission_column(roles, labels, body, section.permissions, is_permission)
    if Role.PERSONAL_INFO not in roles and Role.CATEGORY in roles:
        at = roles.index(Role.CATEGORY)
        if any(at < len(row) and any(find_data_types(row[at].text.text)) for row in body):
            roles = [*roles[:at], Role.PERSONAL_INFO, *roles[at + 1 :]]
    if Role.NAME not in roles and section.sdks and Role.PERMISSION not in roles:
        first = first_short(roles, labels, body)
        roles = [Role.NAME if i == first else role for i, role in enumerate(roles)]
    name_at = roles.index(Role.NAME) if Role.NAME in roles else None
    names = (
        [row[name_at].text.text.strip() for row in body if name_at < len(row)]
        if name_at is not None
        else []
    )
    names = [name for name in names if name]
    looks = sum(1 for n in names if names_sdk(n, known))
    kind = kind_of(roles, labels, section, looks, len(names))
    records: list[Record] = []
    numbers: list[str] = []  # of their rows
    carry: dict[int, Cell] = {}
    held: set[Text] = set()  # the values of the last record
    for offset, row in enumerate(body):
        texts = [cell.text.text.strip() for cell in row]
        if (
            len({t for t in texts if t}) == 1
            and len(row) > 2
            and (sum(1 for t in texts if t) > 1 or texts[0])
            and len(next(t for t in texts if t)) <= 40
            and (any(c.spanned for c in row) or sum(1 for t in texts if t) == 1)
            and not (
                name_at is not None
                and name_at < len(texts)
                and texts[name_at]
                and sum(1 for t in texts if t) == 1
                and "sdk" in fold(texts[name_at])
            )
        ):
            carry.clear()
            continue  # a category line across the table
        again = [role_of(t) for t in texts if t]
        if (
            len(again) >= 2
            and again.count(None) == 0
            and len(set(again)) > 1
            and texts[: len(labels)] == labels[: len(texts)]
        ):
            continue  # the header printed again (next page)
        fields: list[Field] = []
        for column, cell in enumerate(row):
            if column >= len(roles):
                break
            role, label = roles[column], labels[column]
            use = cell
            if not cell.text.text.strip():
                left = name_at is None or column < name_at
                if left and role in (Role.PURPOSE, Role.CATEGORY, Role.VENDOR) and column in carry:
                    use = carry[column]
                else:
                    continue
            else:
                carry[column] = cell
            fields += _cell_fields(role, label, use.text)
        if not fields:
            continue
        locator = f"table {number} row {start + offset + 1}"
        joined = (
            name_at is not None
            and name_at < len(row)
            and records
            and (row[name_at].spanned or not texts[name_at])
        )
        if joined and kind == "sdk" and _same_name(row, name_at, records[-1]):
            more = [f for f in fields if f.role is not Role.NAME and f.value not in held]
            records[-1].fields += more
            held |= {f.value for f in more}
            continue
        records.append(Record(kind, "table", fields, section, locator))
        numbers.append((number_of(texts[0]) if name_at else "") or str(len(records)))
        held = {f.value for f in fields}
    resolve_rows(records, numbers)
    return records, (roles, labels)


def _of_abilities(
    rows: Rows, section: Section, is_permission: Callable[[str], bool]
) -> Header | None:
    """A header of unknown words over a column of permissions' names."""
    labels = [cell.text.text.strip() for cell in rows[0]]
    if len(labels) < 2 or is_permission(labels[0]):
        return None
    roles = [label_role(label) or Role.OTHER for label in labels]
    roles = permission_column(roles, labels, rows[1:], section.permissions, is_permission)
    return (roles, labels) if Role.PERMISSION in roles else None


def _same_name(row: tuple[Cell, ...], name_at: int | None, record: Record) -> bool:
    if name_at is None:
        return False
    text = row[name_at].text.text.strip()
    if not text:
        return True
    names = record.values(Role.NAME)
    return bool(names) and names[0].text.strip() == text


def _cell_fields(
    role: Role,
    label: str,
    text: Text,
) -> list[Field]:
    """A cell's fields: itself, or the ``key：value`` parts inside it."""
    if role in (Role.PERSONAL_INFO, Role.PURPOSE, Role.OTHER, Role.LINK, Role.VENDOR, Role.NAME):
        parts = split_keys(text)
        if len(parts) >= 2 or (parts and role is Role.OTHER):
            fields = [
                Field(r, key, value.slice(0, len(value.text.rstrip("。"))))
                for r, key, value in parts
            ]
            lead = text.text[: text.text.find(parts[0][1])].rstrip(" 。；;，,\n【[（(")
            if role is Role.PURPOSE and len(lead) >= 2 and all(r is not role for r, _, _ in parts):
                fields.insert(0, Field(role, label, text.slice(0, len(lead))))
            return fields
    return [Field(role, label, text)]


_NOT_NAME = re.compile(
    r"^除|是[^是]{2,}公司|^.{2,8}类$|可用.{2,}[、和]|^在(?!线).{2,}[上中里下时]$|^(?:同时)?(?:移除|删除|停用|下线|去掉)|我们|您|下列|以下|如下|上述|共享|收集|清单|列表|目录|名单|明细|关于我们|返回|"
    r"首页|包含|其中|如果|需要|会(?![议员计话诊展场籍])|将(?!军)|为了|通过|由于|包括|"
    r"可能|隐私(?:政策|协议)|的(?:第三方)?sdk|[与和及]第三方|对应|渠道的|公司(?:提供|研发|开发|"
    r"运营)?的|提供给|接入的|使用的|介绍|"
    r"说明|情况|\b(?:the|we|our|your|following|list|are|is|these)\b"
)


# "统计功能使用X SDK与…", "X SDK等共同承担", "登录 → X SDK"
_SENTENCE = re.compile(
    r".{2,}(?:使用|采用|基于|接入|集成|调用)了?.{2,}sdk|.{2}的是.{2,}sdk|"
    r"sdk(?:本机|直接|自行)?(?:采集|收集|获取)$|"
    r".{3,}(?:(?<!可)靠|依托|凭借|经由?(?![济典营理纬验]))(?!谱).{2,}sdk|出来$|"
    r"sdk(?:的|等|共同|要求|与|会|"
    r"将|→)|→|[a-z][为是][\u4e00-\u9fff]{2}|.{2}由.{2,}(?:提供|完成|实现|负责|驱动|"
    r"支持|承担)"
)


def plausible_name(text: str) -> bool:
    """A text that reads like a name, not like a sentence or a heading."""
    body = re.sub(r"[（(\[【][^）)\]】]*[）)\]】]", "", text).strip(" 　:：*")
    flat = fold(body)
    if not flat or len(flat) > 40 or re.search(r"[。；;！？!?，]", body):
        return False
    if _NOT_NAME.search(flat) or _SENTENCE.search(flat):
        return False
    if "sdk" in flat:
        # SDK ends the name, but for a version, platform or kind
        return (
            re.search(
                r"sdk(?: ?for)?(?:[-_ ]?(?:服务|组件|插件|功能|模块|平台|android|安卓|"
                r"ios|端|版|客户端|v?\d[\w.]*+|lite|pro|极速版|基础版|标准版))*$",
                flat,
            )
            is not None
            or re.search(r"^sdk[:：]?\S", flat) is not None
            or re.search(r"sdk(?![不未已在会时外前后])[a-z\u4e00-\u9fff]{0,8}$", flat) is not None
        )
    return True


_TITLE_AND_COMPANY = re.compile(
    rf"[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){{0,4}} \([^()]{{1,40}}\b{LEGAL_FORM}\b\.?[^()]{{0,12}}\)"
)


def looks_like_name(text: str, known: KnownNames) -> bool:
    """A short text that can be an SDK's name: known, ending in SDK, or with a
    package in brackets; never a mere description."""
    stripped = text.strip()
    if not stripped or len(stripped) > 60:
        return False
    flat = fold(stripped)
    if known.by_name(stripped) or known.by_name(BRACKET_OF_COMPANY.sub("", stripped)):
        return True
    if not plausible_name(stripped):
        return False
    if _TITLE_AND_COMPANY.fullmatch(stripped):
        return True  # "Amplitude Analytics (Amplitude Inc.)"
    if re.search(r"sdk", flat):
        return not is_generic(stripped)
    return bool(find_packages(stripped)) and len(flat) > 8


def lists_names(text: str, known: KnownNames) -> bool:
    """``华为Push、小米Push、OPPO Push``: short names most of which are known."""
    body = text.rstrip(":：。 ")
    if re.search(r"[:：。；;]", body):
        return False
    names = [name.strip() for name in re.split(r"[、，,/／]|\s\|\s", body)]
    if not 3 <= len(names) <= 12 or any(not 2 <= len(name) <= 24 for name in names):
        return False
    ids = [sdk_id for sdk_id in map(known.by_name, names) if sdk_id is not None]
    if len({*ids}) < len(ids):
        return False  # several products of one
    return len(ids) * 2 > len(names) and all(map(plausible_name, names))


__all__ = [
    "Rows",
    "header_of",
    "is_none",
    "is_transposed",
    "join",
    "kind_of",
    "lists_names",
    "looks_like_name",
    "read_table",
]
