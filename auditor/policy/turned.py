"""Tables turned by ninety degrees: the first column holds the keys, each
further one a record."""

from __future__ import annotations

from collections.abc import Callable

from auditor.policy.blocks import Cell
from auditor.policy.keys import is_company
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role, is_key, names_party, role_of, told_roles
from auditor.policy.sections import Section

Rows = tuple[tuple[Cell, ...], ...]


def is_transposed(rows: Rows) -> bool:
    """True when the first column holds the keys (one record per column)."""
    if len(rows) < 2 or min(len(row) for row in rows) < 2:
        return False
    keys = told_roles([row[0].text.text for row in rows if row[0].text.text.strip()], 2)
    if keys and keys[0] is None and len(rows[0]) > 2:
        keys = keys[1:]  # the corner: a word for the keys or the things
    known = [k for k in keys if k is not None and k is not Role.OTHER]
    corner = not rows[0][0].text.text.strip() and len(rows[0]) > 2
    return (
        len(keys) >= 2
        and len(known) >= 0.7 * len(keys)
        and len(set(known)) >= 2
        and (Role.NAME in known or len(set(known)) >= 3 or (corner and known == keys))
    )


def turns_permissions(rows: Rows, is_permission: Callable[[str], bool]) -> bool:
    """Whether the first row holds a label for permissions and their names, the rows
    below what is said of each."""
    labels = [row[0].text.text.strip() for row in rows]
    names = [cell.text.text.strip() for cell in rows[0][1:]]
    return (
        len(rows) > 1
        and len(names) > 1
        and role_of(labels[0]) is Role.PERMISSION
        and all(labels)
        and not any(map(is_permission, labels[1:]))
        and sum(map(is_permission, names)) * 5 >= len(names) * 4
    )


def is_turned_list(rows: Rows) -> bool:
    """A transposed table whose first row could pass for a header, but has
    fewer keys than its first column."""
    below = {role_of(row[0].text.text) for row in rows if is_key(row[0].text.text)}
    across = {role_of(cell.text.text) for cell in rows[0][1:] if is_key(cell.text.text)}
    spare = {None, Role.OTHER}
    return len(below - spare) > len(across - spare) + 1 and len(rows[0]) > 2


def transposed(
    rows: Rows,
    section: Section,
    number: int,
    kind_of: Callable[[list[Role], list[str], list[str]], str],
) -> list[Record]:
    """The records of such a table.

    :param kind_of: what a table lists, by its roles, labels and names.
    """
    labels = [row[0].text.text.strip() for row in rows]
    roles = [role or Role.OTHER for role in told_roles(labels, 2)]
    width = max(len(row) for row in rows)
    for i, label in enumerate(labels):
        # "合作方 | X公司" below the SDK's name: whose it is
        values = [cell.text.text for cell in rows[i][1:] if cell.text.text.strip()]
        if roles[i] is Role.NAME and names_party(label) and values and all(map(is_company, values)):
            roles[i] = Role.VENDOR if Role.VENDOR not in roles else Role.OTHER
    if Role.NAME not in roles and roles[0] in (Role.OTHER, Role.CATEGORY) and width > 2:
        roles[0] = Role.NAME  # the things stand at the head of their columns
    heads = [
        row[column].text.text.strip()
        for row, role in zip(rows, roles, strict=True)
        if role is Role.NAME
        for column in range(1, len(row))
    ]
    records: list[Record] = []
    # One column of values may hold several records, each opened by its name.
    for column in range(1, width):
        groups: list[list[Field]] = [[]]
        for row, label, role in zip(rows, labels, roles, strict=True):
            if column >= len(row) or row[column].text == row[0].text:
                continue
            if role is Role.NAME and any(f.role is Role.NAME for f in groups[-1]):
                groups.append([])
            groups[-1].append(Field(role, label, row[column].text))
        for fields in groups:
            names = [f.value.text for f in fields if f.role is Role.NAME]
            kind = kind_of(
                [f.role for f in fields],
                [f.label for f in fields],
                [h for h in heads if h] if names else [],
            )
            if kind == "other" or not fields:
                continue
            records.append(
                Record(kind, "table", fields, section, f"table {number} column {column + 1}")
            )
    return records
