"""Tables that are cards: a title across both columns, below it a key and its
value a row; one card for each SDK."""

from __future__ import annotations

import re

from auditor.policy.blocks import Cell, Text
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import find_packages
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role, loose_role, role_of, told_roles
from auditor.policy.sections import Section

_LONGEST_TITLE = 60
_LONGEST_KEY = 24


def _title(row: tuple[Cell, ...]) -> Text | None:
    """The text of a row that is one cell across the table."""
    texts = {cell.text.text.strip() for cell in row}
    said = [cell.text for cell in row if cell.text.text.strip()]
    across = len(row) == 1 or any(cell.spanned for cell in row) or len(said) == 1
    if not said or not across or len(texts - {""}) != 1:
        return None
    return said[0] if len(said[0].text.strip()) <= _LONGEST_TITLE else None


def _key(label: str) -> Role | None:
    """A key's role; the name stands above, so that ``服务`` is what it serves for."""
    role = role_of(label) or loose_role(label)
    return Role.PURPOSE if role is Role.NAME else role


def read_cards(rows: tuple[tuple[Cell, ...], ...], section: Section, number: int) -> list[Record]:
    """The records of such a table; ``[]`` if it is none."""
    cards: list[tuple[Text, list[Field]]] = []
    for row in rows:
        title = _title(row)
        if title is not None:
            cards.append((title, []))
            continue
        if len(row) != 2 or not cards or not row[0].text.text.strip():
            return []
        label = row[0].text.text.strip()
        cards[-1][1].append(Field(_key(label) or Role.OTHER, label, row[1].text))
    records = []
    for title, fields in cards:
        known = {f.role for f in fields} - {Role.OTHER}
        if len(fields) < 2 or len(known) * 2 < len(fields) or len(known) < 2:
            return []
        facts = known & {Role.VENDOR, Role.PACKAGE, Role.LINK, Role.PERSONAL_INFO}
        owned = any(is_company(f.value.text) for f in fields) or find_packages(title.text)
        if not facts or not (section.sdks or owned or "sdk" in title.text.lower()):
            return []
        start = leading_number(title.text)
        name = Field(Role.NAME, "", title.slice(start, len(title.text)))
        records.append(Record("sdk", "table", [name, *fields], section, f"table {number}"))
    return records


def read_grouped(rows: tuple[tuple[Cell, ...], ...], section: Section, number: int) -> list[Record]:
    """The records of a table of three columns, a name that reaches down beside keys
    and their values; ``[]`` if it is none."""
    if len(rows) < 3 or any(len(row) != 3 for row in rows):
        return []
    groups: list[tuple[Text, list[Field]]] = []
    for row in rows:
        name, label = row[0].text, row[1].text.text.strip()
        if not label or len(label) > _LONGEST_KEY:
            return []
        below = row[0].spanned or not name.text.strip()
        if below and groups and name.text in ("", groups[-1][0].text):
            groups[-1][1].append(Field(Role.OTHER, label, row[2].text))
        elif name.text.strip() and len(name.text) <= _LONGEST_TITLE:
            groups.append((name, [Field(Role.OTHER, label, row[2].text)]))
        else:
            return []
    if len(groups[0][1]) == 1 and role_of(groups[0][0].text) is Role.NAME:
        groups.pop(0)  # the header
    records = []
    for name, said in groups:
        roles = told_roles([f.label for f in said])
        fields = [
            Field(Role.PURPOSE if role is Role.NAME else role or Role.OTHER, f.label, f.value)
            for role, f in zip(roles, said, strict=True)
        ]
        known = {f.role for f in fields} - {Role.OTHER}
        if len(known) < 2 or roles.count(None) * 3 > len(roles):
            return []
        owned = any(is_company(f.value.text) for f in fields) or find_packages(name.text)
        if not (section.sdks or owned or "sdk" in name.text.lower()):
            return []
        start = leading_number(name.text)
        title = Field(Role.NAME, "", name.slice(start, len(name.text)))
        records.append(Record("sdk", "table", [title, *fields], section, f"table {number}"))
    return records


# a header that only says that keys and values stand below it
_KEYS_AND_VALUES = re.compile(
    r"(?:项目?|字段|栏目|条目|事项|内容|类别|名目|要素|item|field|key|property|aspect|"
    r"attribute|question)"
    r"s?[|](?:具体)?(?:内容|说明|详情|描述|信息|情况|值|value|details?|description|"
    r"answer|information)s?"
)


def key_values(rows: tuple[tuple[Cell, ...], ...]) -> list[Field]:
    """The fields of a two-column table of keys and values without a name of
    its own (the details of an entry, nested in its row); ``[]`` if it is none."""
    if not rows or any(len(row) != 2 for row in rows):
        return []
    if len(rows) > 2 and _KEYS_AND_VALUES.fullmatch(
        "|".join(fold(cell.text.text) for cell in rows[0])
    ):
        rows = rows[1:]
    labels = [row[0].text.text.strip() for row in rows]
    fields = [
        Field(role or Role.OTHER, label, row[1].text)
        for role, label, row in zip(told_roles(labels), labels, rows, strict=True)
    ]
    known = {f.role for f in fields} - {Role.OTHER}
    return fields if len(known) >= 2 and Role.NAME not in known else []
