"""Keys of a document's own words that a word in them tells (``它会摸到哪些数据：``).

They count only where they stand among keys that are known, as in the records of a
list; alone such a word tells nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from auditor.policy.blocks import Block
from auditor.policy.flat import fold
from auditor.policy.keys import leading_number
from auditor.policy.roles import Role, is_key, loose_role, role_of

_KEY = re.compile(
    r"\s*[【\[]?([^\s:：，,。;；【】（()）][^:：，,。;；【】（()）\n]{0,31})[】\]]?\s*[:：](?!//)"
)
_BETWEEN = re.compile(r"[；;]\s*")
_NEAR = 4  # keys on either side of one
_MOST = 20_000  # characters of a line
# What a single word tells of a column is too little for running text.
_TOLD = frozenset(
    (Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO, Role.PERMISSION, Role.LINK, Role.OTHER)
)


def told_keys(blocks: Sequence[Block]) -> Mapping[str, Role]:
    """The keys at the start of lines and clauses that no list knows, with the role
    that a word in them tells."""
    seen: defaultdict[str, int] = defaultdict(int)
    beside: defaultdict[str, set[Role]] = defaultdict(set)
    for keys in _records(blocks):
        roles = [role_of(key) for key in keys]
        for i, key in enumerate(keys):
            if roles[i] is None or not is_key(key):
                seen[key] += 1
                around = roles[max(i - _NEAR, 0) : i] + roles[i + 1 : i + _NEAR + 1]
                beside[key] |= {role for role in around if role not in (None, Role.OTHER)}
    found: dict[str, Role] = {}
    for key, times in seen.items():
        role = role_of(key) or loose_role(key)
        if role not in _TOLD or role is None:
            continue
        # one that stands once needs more that is known beside it
        others = beside[key] - {role}
        if len(others) >= (1 if times > 1 else 2) and (role not in beside[key]):
            found[key] = role
    return found


def _records(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The keys of lines that follow upon one another, folded."""
    for keyed, group in groupby(_lines(blocks), key=bool):
        if keyed:
            yield [key for keys in group for key in keys]


def _lines(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The keys of each line; empty for a line that opens with none."""
    texts = (
        text
        for block in blocks
        for text in (
            [cell.text.text for row in block.rows for cell in row if not cell.spanned]
            if block.kind == "table"
            else [block.text.text]
        )
    )
    for text in texts:
        for line in text.split("\n"):
            if line.strip():
                yield list(_keys(line[:_MOST]))


def _keys(line: str) -> Iterator[str]:
    start = leading_number(line)
    for piece in _BETWEEN.split(line[start:]):
        match = _KEY.match(piece)
        if match is None:
            break
        yield fold(match.group(1).strip("*_ "))
