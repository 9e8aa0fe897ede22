"""Keys of the document's own making that no colon ends: on lines of their own
(``谁做的`` / ``X公司``), before a space at the start of a line, or among the words of
lines of the same kind (``名称 X 谁做的 Y公司 用处 推送``).

Such a key counts only where it is repeated and stands beside others; what it
holds is noted on its line as if a colon had told it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from auditor.policy.blocks import Text
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number, trim
from auditor.policy.reading import Context, Unit
from auditor.policy.roles import Role, is_key, loose_role, role_of

_LONGEST_KEY = 12
_LONGEST_ENGLISH = 28
_LONGEST_LINE = 600
# what is denied, and how often or how much
_NO_FACT = re.compile(r"不|没|未|无(?!线|障碍)|非|次数|数量|总数|时间")
_CLAUSE = re.compile(r"[。；;！？!?，,、：:（）()/]")
_FACTS = {
    Role.NAME,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.PACKAGE,
    Role.PERMISSION,
}


def own_key(label: str) -> Role | None:
    """The role of a label, be it by one telling word only."""
    longest = _LONGEST_ENGLISH if label.isascii() else _LONGEST_KEY
    if not 2 <= len(label) <= longest or _CLAUSE.search(label) or is_company(label):
        return None
    role = role_of(label) if is_key(label) else loose_role(label)
    return Role.OTHER if role is not None and _NO_FACT.search(label) else role


def mark_own(run: Sequence[Unit], context: Context) -> None:
    """Note such keys on the lines that have them."""
    _mark_lines(run, context)
    _mark_spaced(run, context)
    _mark_words(run, context)


def _several(labels: Counter[str]) -> dict[str, Role]:
    """Labels that are repeated as often as each other, with their roles; none
    where they are too few or mean too little."""
    most = max(labels.values(), default=0)
    found = {label: own_key(label) for label, count in labels.items() if count == most > 1}
    roles = {label: role for label, role in found.items() if role is not None}
    stated = [role for role in roles.values() if role in _FACTS]
    sure = sum(1 for label in roles if is_key(label))
    if len(stated) < 2 or len(set(stated)) < len(stated) or (not sure and len(stated) < 3):
        return {}
    return roles


def _of_sdks(unit: Unit, roles: Mapping[str, Role]) -> bool:
    """Whether what such keys hold may be said of SDKs."""
    return unit.section.sdks or bool({Role.NAME, Role.VENDOR, Role.PACKAGE} & {*roles.values()})


def _mark_lines(run: Sequence[Unit], context: Context) -> None:
    """Keys that are a line each, a value below every one."""
    labels = Counter(unit.text.text for unit in run if own_key(unit.text.text) is not None)
    roles = _several(labels)
    if not roles:
        return
    at = [i for i, unit in enumerate(run) if unit.text.text in roles]
    if not _of_sdks(run[at[0]], roles):
        return
    if any(b - a < 2 for a, b in pairwise(at)) or at[-1] + 1 >= len(run):
        return  # the header of a table
    first = run[at[0]].text.text
    if [run[i].text.text for i in at] != [run[i].text.text for i in at[: len(roles)]] * (
        len(at) // len(roles)
    ):
        return
    if Role.NAME not in roles.values() and not all(
        i and run[i - 1].text.text not in roles and not context.keys_of(run[i - 1])
        for i in at
        if run[i].text.text == first
    ):
        return
    for i in at:
        label = run[i].text.text
        run[i].keys = [(roles[label], label, Text("", ((0, run[i].text.line),)))]


def _mark_spaced(run: Sequence[Unit], context: Context) -> None:
    """Keys that a space parts from the value, a line each."""
    heads: dict[int, tuple[str, int]] = {}
    for i, unit in enumerate(run):
        raw = unit.text.text
        start = leading_number(raw)
        space = raw.find(" ", start, start + _LONGEST_KEY + 1)
        if space < 0 or len(raw) > _LONGEST_LINE or context.keys_of(unit):
            continue
        label, rest = raw[start:space], raw[space:].split()
        header = len(rest) > 1 and own_key(rest[0]) is not None
        if own_key(label) is None or not rest or header:
            continue
        heads[i] = label, space
    roles = _several(Counter(label for label, _ in heads.values()))
    at = [i for i, (label, _) in heads.items() if label in roles]
    if not any(map(is_key, roles)) or len(at) < 4 or not _of_sdks(run[at[0]], roles):
        return
    if any(heads[a][0] == heads[b][0] for a, b in pairwise(at)):
        return  # the first cells of rows
    # a table's rows do not stand in a cycle of keys
    cycle = [heads[i][0] for i in at[: len(roles)]]
    if [heads[i][0] for i in at] != cycle * (len(at) // len(roles)):
        return
    for i in at:
        label, space = heads[i]
        value = trim(run[i].text.slice(space, len(run[i].text.text)))
        run[i].keys = [(roles[label], label, value)]


def _mark_words(run: Sequence[Unit], context: Context) -> None:
    """Keys among the words of lines, the same ones in each."""
    for first, second in pairwise(run):
        keys = [label for label, _, _ in _worded(first, context)]
        again = [label for label, _, _ in _worded(second, context)]
        common = set(keys) & set(again)
        keys = [label for label in keys if label in common]
        if len(keys) < 3 or keys != [label for label in again if label in common]:
            continue
        if len(_several(Counter(keys + again))) < 3:
            continue
        for unit in (first, second):
            if unit.keys:
                continue
            spans = [word for word in _worded(unit, context) if word[0] in common]
            ends = [start for _, start, _ in spans[1:]] + [len(unit.text.text)]
            if unit.text.text[: spans[0][1]].strip() or any(
                end - stop < 2 for (_, _, stop), end in zip(spans, ends, strict=True)
            ):
                break  # it begins with a value, or it is a header
            unit.keys = [
                (own_key(label) or Role.OTHER, label, trim(unit.text.slice(stop, end)))
                for (label, _, stop), end in zip(spans, ends, strict=True)
            ]


def _worded(unit: Unit, context: Context) -> list[tuple[str, int, int]]:
    """The words of a line that may be keys, each standing there once."""
    raw = unit.text.text
    if len(raw) > _LONGEST_LINE or raw.count(" ") < 5:
        return []
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\S+", raw)]
    often = Counter(fold(word) for word, _, _ in words)
    return [w for w in words if often[fold(w[0])] == 1 and own_key(w[0]) is not None]
