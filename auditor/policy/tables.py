"""Tables to records: whatever the column order, header words or merges."""

from __future__ import annotations

import re

from auditor.policy.blocks import Cell, Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.guess import content_role
from auditor.policy.keys import is_company, split_keys
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.names import SAYS_USE, platform_of
from auditor.policy.records import Field, Record, join
from auditor.policy.roles import Role, is_key, is_thing, resolve_roles, role_of
from auditor.policy.sections import Section
from auditor.policy.turned import Rows, is_transposed, is_turned_list, transposed

Header = tuple[list[Role], list[str]]  # roles and labels of the columns

_NONE = re.compile(
    r"(无|暂无|没有|不涉及|未涉及|不适用|不收集.{0,10}|none|n/?a|nil|no|/|-+|—+|–|\\|×)[。.]?", re.I
)
_SDK_WORD = re.compile(
    r"sdk|插件|套件|元件|模组|模組|程式库|程式庫|函式庫|工具包|软件开发|开发包|组件|类库|开源|librar|plugin|dependenc|pub\.dev|npm"
)


def is_none(text: str) -> bool:
    """A cell that says ``none`` (``无``, ``/``, ``N/A``)."""
    return _NONE.fullmatch(text.strip()) is not None


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
        known = [None if _is_value(label) else _label_role(label) for label in labels]
        found = {r for r in known if r is not None and r is not Role.OTHER}
        named = sum(1 for label, r in zip(labels, known, strict=True) if label and r is not None)
        filled = sum(1 for label in labels if label)
        marked = all(cell.header for cell in row) and found == {Role.NAME}
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


def _label_role(label: str) -> Role | None:
    """The role of a header's label; a platform's name heads a column of marks."""
    role = role_of(label)
    if role is None and is_thing(label):
        return Role.NAME
    if role is None and len(label) <= 12 and platform_of(label) not in (None, "both"):
        return Role.OTHER
    return role


def _is_value(text: str) -> bool:
    """A company or data: its words are those of a label for such (``X公司``)."""
    return not is_key(text) and (is_company(text) or any(find_data_types(text)))


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


def _guess_roles(rows: Rows, known: KnownNames, sdks: bool = False) -> list[Role] | None:
    """Roles of a table without a header, from what its columns hold.

    :param sdks: it stands in a part on SDKs.
    """
    width = max(len(row) for row in rows)
    roles: list[Role] = []
    named = False
    for column in range(width):
        texts = [row[column].text.text.strip() for row in rows if column < len(row)]
        texts = [t for t in texts if t and not is_none(t)]
        if not texts:
            roles.append(Role.OTHER)
            continue
        role = content_role(texts, known) or Role.OTHER
        if role is Role.NAME and named:
            role = Role.OTHER
        if not named and role is not Role.NAME and column == 0:
            # names without the word SDK: enough of them are known
            hits = sum(len(t) <= 40 and known.identify(t) is not None for t in texts)
            if hits * 2 > len(texts) or (sdks and _some_named(texts, known)):
                role = Role.NAME
        named = named or role is Role.NAME
        roles.append(role)
    first = [row[0].text.text.strip() for row in rows if row]
    if roles[0] in (Role.PURPOSE, Role.PERSONAL_INFO, Role.OTHER) and Role.VENDOR in roles:
        short = all(0 < len(t) <= 24 for t in first) and len(set(first)) == len(first)
        if short and (not named or roles.index(Role.NAME) > roles.index(Role.VENDOR)):
            # a list opens with the name; what known word stands behind is a use
            roles = [Role.PURPOSE if role is Role.NAME else role for role in roles]
            roles[0], named = Role.NAME, True
    if named and Role.PURPOSE not in roles:
        # uses of a word or two
        for i, role in enumerate(roles):
            values = [row[i].text.text.strip() for row in rows if i < len(row)]
            short = all(len(v) <= 10 and not re.search(r"[收采]集|获取", v) for v in values)
            if role is Role.OTHER and short and _uses(values):
                roles[i] = Role.PURPOSE
                break
    return roles if named else None


def _some_named(texts: list[str], known: KnownNames) -> bool:
    """Short texts that all read like names, no data, and some of which are an
    SDK's for sure."""
    return (
        len(set(texts)) == len(texts) >= 2
        and all(len(t) <= 24 and not _NO_NAME.search(t) and not is_company(t) for t in texts)
        and not any(any(find_data_types(t)) for t in texts)
        and any(_names_sdk(t, known) for t in texts)
    )


_NO_NAME = re.compile(r"[，。；：！？:;]|https?|权限|清单|列表")


def read_table(
    rows: Rows,
    section: Section,
    known: KnownNames,
    number: int,
    previous: Header | None,
) -> tuple[list[Record], Header | None]:
    """The records of one table and its header (for one that continues it).

    :param number: 1-based number of the table in its document.
    :param previous: header of the table before, used when this one has none
        and as many columns.
    """
    rows = tuple(row for row in rows if any(cell.text.text.strip() for cell in row))
    if not rows:
        return [], None
    if is_transposed(rows) and (
        header_of(rows) is None or len(rows[0]) == 2 or is_turned_list(rows)
    ):

        def listed(roles: list[Role], labels: list[str], names: list[str]) -> str:
            looks = sum(_names_sdk(name, known) or bool(known.identify(name)) for name in names)
            return kind_of(roles, labels, section, looks, len(names))

        return transposed(rows, section, number, listed), None
    header = header_of(rows)
    start = 0
    if header:
        start, roles, labels = header[0] + 1, header[1], header[2]
    elif previous and len(previous[0]) == max(len(row) for row in rows):
        roles, labels = previous
    elif (unknown := _unknown_header(rows, known)) is not None:
        start, (roles, labels) = 1, unknown
    else:
        guessed = _guess_roles(rows, known, section.sdks) if len(rows[0]) > 1 else None
        if guessed is None:
            return [], None
        roles, labels = guessed, ["" for _ in guessed]
    body = rows[start:]
    roles = _by_content(roles, labels, body, known)
    if Role.PERSONAL_INFO not in roles and Role.CATEGORY in roles:
        at = roles.index(Role.CATEGORY)
        if any(at < len(row) and any(find_data_types(row[at].text.text)) for row in body):
            roles = [*roles[:at], Role.PERSONAL_INFO, *roles[at + 1 :]]
    if Role.NAME not in roles and section.sdks and Role.PERMISSION not in roles:
        first = _first_short(roles, labels, body)
        roles = [Role.NAME if i == first else role for i, role in enumerate(roles)]
    name_at = roles.index(Role.NAME) if Role.NAME in roles else None
    names = (
        [row[name_at].text.text.strip() for row in body if name_at < len(row)]
        if name_at is not None
        else []
    )
    names = [name for name in names if name]
    looks = sum(1 for n in names if _names_sdk(n, known))
    kind = kind_of(roles, labels, section, looks, len(names))
    records: list[Record] = []
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
        held = {f.value for f in fields}
    return records, (roles, labels)


def _names_sdk(text: str, known: KnownNames) -> bool:
    """A name that is known, with or without the bracket behind it, or says
    SDK or a package."""
    bare = re.sub(r"\s*[（(].*[）)]\s*$", "", text, flags=re.S)
    return bool(
        known.by_name(text) or known.by_name(bare) or "sdk" in fold(text) or find_packages(text)
    )


def _first_short(roles: list[Role], labels: list[str], body: Rows) -> int | None:
    """The first column of unknown label whose values are short and differ:
    in a list of third parties, their names."""
    for i, role in enumerate(roles):
        values = [row[i].text.text.strip() for row in body if i < len(row)]
        if (
            role is Role.OTHER
            and role_of(labels[i]) is None
            and all(1 < len(v) <= 40 and not v.isdigit() for v in values)
            and len(set(values)) == len(values)
        ):
            return i
    return None


def _by_content(roles: list[Role], labels: list[str], body: Rows, known: KnownNames) -> list[Role]:
    """Roles checked against what the columns hold: a column whose label is
    unknown gets the role its values show, and a name column of companies
    gives way to the column that holds the SDKs' names."""
    roles = list(roles)
    columns = [[row[i].text.text for row in body if i < len(row)] for i in range(len(roles))]
    shown = [content_role(values, known) for values in columns]
    name_at = roles.index(Role.NAME) if Role.NAME in roles else None
    companies = (
        name_at is not None
        and shown[name_at] is Role.VENDOR
        and not re.search(r"sdk|插件", fold(labels[name_at]))
    )
    for i, role in enumerate(roles):
        unknown = role in (Role.OTHER, Role.CATEGORY) and (
            not labels[i] or role_of(labels[i]) in (None, Role.CATEGORY)
        )
        guess = shown[i]
        if not unknown or guess is None:
            continue
        if guess is Role.NAME and (name_at is None or companies):
            if name_at is not None:
                roles[name_at] = Role.VENDOR
            roles[i], name_at, companies = Role.NAME, i, False
        elif guess is not Role.NAME and guess not in roles and role is not Role.CATEGORY:
            roles[i] = guess
    if Role.PURPOSE not in roles:
        # a column of remarks that says what each is for
        for i, role in enumerate(roles):
            if role is Role.OTHER and _REMARK.fullmatch(fold(labels[i])) and _uses(columns[i]):
                roles[i] = Role.PURPOSE
                break
    if companies and name_at is not None and Role.VENDOR not in roles:
        # the SDKs' names may stand in a column of unknown words
        free = [
            i
            for i, role in enumerate(roles)
            if role is Role.OTHER
            and role_of(labels[i]) is None
            and all(len(v.strip()) <= 40 for v in columns[i])
            and any(v.strip() for v in columns[i])
        ]
        if free:
            roles[name_at], roles[free[0]] = Role.VENDOR, Role.NAME
    return roles


_REMARK = re.compile(r"(其[他它])?(备注|附注|说明|补充)(说明|信息)?|remarks?|notes?|comments?")
_NO_USE = re.compile(
    r"可选|可以?关闭|默认|必[须需选]|版本|同意|授权后|optional|required|default|version"
)


def _uses(values: list[str]) -> bool:
    """At least half of a column's values say what something is for."""
    said = [v for v in values if v.strip() and not is_none(v)]
    uses = sum(SAYS_USE.search(v) is not None and not _NO_USE.search(fold(v)) for v in said)
    return bool(said) and uses * 2 >= len(said)


def _unknown_header(rows: Rows, known: KnownNames) -> tuple[list[Role], list[str]] | None:
    """A header row none of whose words is known: short cells unlike the
    values below them."""
    labels = [cell.text.text.strip() for cell in rows[0]]
    if len(rows) < 3 or len(labels) < 3 or any(not 1 <= len(v) <= 24 for v in labels):
        return None
    if len(set(labels)) != len(labels) or any(
        content_role([v], known)
        in (Role.PACKAGE, Role.LINK, Role.VENDOR, Role.NAME, Role.PERMISSION)
        for v in labels
    ):
        return None
    roles = _guess_roles(rows[1:], known)
    if not roles:
        return None
    for i, label in enumerate(labels[: len(roles)]):
        said = role_of(label)  # one word of the header may be known
        if said not in (None, Role.OTHER, Role.NAME) and roles[i] is not Role.NAME:
            roles[i] = said or roles[i]
    return roles, labels + [""] * (len(roles) - len(labels))  # a row may be longer


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
            return [Field(r, key, value) for r, key, value in parts]
    return [Field(role, label, text)]


def key_values(rows: Rows) -> list[Field]:
    """The fields of a two-column table of keys and values without a name of
    its own (the details of an entry, nested in its row); ``[]`` if it is none."""
    if not rows or any(len(row) != 2 for row in rows):
        return []
    fields = [
        Field(role_of(row[0].text.text) or Role.OTHER, row[0].text.text.strip(), row[1].text)
        for row in rows
    ]
    known = {f.role for f in fields} - {Role.OTHER}
    return fields if len(known) >= 2 and Role.NAME not in known else []


_NOT_NAME = re.compile(
    r"^除|我们|您|下列|以下|如下|上述|共享|收集|清单|列表|目录|名单|明细|关于我们|返回|"
    r"首页|包含|其中|如果|需要|会(?![议员计话诊展场籍])|将(?!军)|为了|通过|由于|包括|"
    r"可能|隐私(?:政策|协议)|的(?:第三方)?sdk|对应|渠道的|公司(?:提供|研发|开发|运营)?的|提供给|接入的|使用的|介绍|"
    r"说明|情况|\b(?:the|we|our|your|following|list|are|is|these)\b"
)


# "统计功能使用X SDK与…", "X SDK等共同承担", "登录 → X SDK"
_SENTENCE = re.compile(
    r".{2,}(?:使用|采用|基于|接入|集成|调用)了?.{2,}sdk|sdk(?:的|等|共同|要求|与|会|将|→)|→|[a-z][为是][\u4e00-\u9fff]{2}|.{2}由.{2,}(?:提供|完成|实现)"
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


def looks_like_name(text: str, known: KnownNames) -> bool:
    """A short text that can be an SDK's name: known, ending in SDK, or with a
    package in brackets; never a mere description."""
    stripped = text.strip()
    if not stripped or len(stripped) > 60:
        return False
    flat = fold(stripped)
    if known.by_name(stripped):
        return True
    if not plausible_name(stripped):
        return False
    if re.search(r"sdk", flat):
        return not is_generic(stripped)
    return bool(find_packages(stripped)) and len(flat) > 8


__all__ = [
    "Rows",
    "header_of",
    "is_none",
    "is_transposed",
    "join",
    "kind_of",
    "looks_like_name",
    "read_table",
]
