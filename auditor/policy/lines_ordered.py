"""Flattened tables of one or more lines a cell below a header of telling words,
in a part on SDKs: numbers, blank lines or the count of the cells tell where the
rows begin, the order of the columns which line is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.policy.flat import fold
from auditor.policy.flattened import Header, Scorer, has_title, header_line
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import KnownNames
from auditor.policy.lines_cells import contradicts
from auditor.policy.lines_lossy import fits_of
from auditor.policy.lines_rows import Row
from auditor.policy.lines_words import is_serial
from auditor.policy.reading import ADDRESS, Unit
from auditor.policy.records import join
from auditor.policy.roles import Role, is_key, loose_role, role_of
from auditor.policy.tables import is_none, plausible_name

_MOST = 2000  # lines
_LONGEST = 120  # characters of one
_LABEL = 12
_PER_CELL = 4  # lines of a cell, on the whole
_SKIP, _STAY = 0.6, 1.2
_NO_LABEL = re.compile(r"[:：。，；、！？!?（）()]|https?|\d")
_NUMBERED_NAME = re.compile(r"(?:序[号號]|[编編][号號])\s?[及和与與/、&]?\s?(.{2,8})")
_HANGING = re.compile(r"[、,，;；:：（(和及与/]$")
_PROSE = re.compile(r"。$|^(?:您|我们|如果|如您|若您|请|以上|上述|注)|[！？!?]")
_LAST = re.compile(r"(?:隐私|官网|网址|链接|地址|政策)[^:：]{0,6}[:：]?$")


def telling_header(lines: Sequence[str], known: KnownNames) -> Header | None:
    """The header that the first lines hold, one label a line, each told by its
    words, one of them heading names."""
    labels: list[str] = []
    roles: list[Role] = []
    for line in lines[:9]:
        label = line.strip()
        if not 2 <= len(fold(label)) <= (_LABEL if not label.isascii() else 24):
            break
        if _NO_LABEL.search(label) or is_company(label) or header_line(label) is not None:
            break
        named = _NUMBERED_NAME.fullmatch(label)
        sure = role_of(label) if is_key(label) else None
        role = role_of(named.group(1)) if named else sure or loose_role(label)
        if role is None or (role in roles and role is not Role.OTHER):
            break
        if sure is None and known.by_name(label):
            break
        labels.append(label)
        roles.append(role)
    if len(labels) < 3 or has_title(labels) or Role.NAME not in roles[:3]:
        return None
    if all(role_of(label) is None for label in labels):
        return None
    stated = {*roles} - {Role.NAME, Role.OTHER, Role.CATEGORY}
    return Header(roles, labels, True) if len(stated) > 1 else None


def ordered_rows(
    run: Sequence[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer
) -> tuple[list[Row], int] | None:
    """The rows below such a header and the lines they take; ``None`` if nothing
    tells them."""
    body = _body(run, at, header)
    if len(body) < 4:
        return None
    groups = _by_number(body, header) or _by_gap(run[at - 1], body, header)
    groups = groups or _by_count(body, header, scorer)
    groups = groups or _by_fit(body, header, known, scorer)
    if not groups:
        return None
    rows: list[Row] = []
    for units in groups:
        row = _row(units, header, known, scorer)
        if row is None:
            break
        rows.append(row)
    if len(rows) < 2 or len(rows) < len(groups) - 1:
        return None
    last = groups[len(rows) - 1][-1]
    return rows, next(i for i in range(at, len(run)) if run[i] is last) + 1 - at


def _body(run: Sequence[Unit], at: int, header: Header) -> list[Unit]:
    """The lines that may belong to the table."""
    body: list[Unit] = []
    for unit in run[at : at + _MOST]:
        text = unit.text.text.strip()
        address = ADDRESS.match(text) is not None  # its "?" ends no sentence
        if unit.block.kind == "heading" or (
            not address and (len(text) > _LONGEST or _PROSE.search(text))
        ):
            break
        if unit.rank is not None and unit.rank <= 3:
            break
        if text == header.labels[0] or header_line(text) is not None:
            break
        body.append(unit)
    return body


def _by_number(body: Sequence[Unit], header: Header) -> list[list[Unit]] | None:
    """The lines by rows that a running number opens, alone or before the name."""
    alone = is_serial(header)
    if not alone and header.roles[0] is not Role.NAME:
        return None
    groups: list[list[Unit]] = []
    for unit in body:
        text = unit.text.text.strip()
        number = re.match(r"(\d{1,3})\s?[.、．)）]?", text)
        if number and int(number.group(1)) == len(groups) + 1:
            bare = number.end() == len(text)
            long_enough = not groups or len(groups[-1]) > (2 if alone else 1)
            if bare == alone and long_enough and (alone or leading_number(text)):
                groups.append([])
        if not groups:
            return None
        groups[-1].append(unit)
    return groups if len(groups) > 1 else None


def _by_gap(above: Unit, body: Sequence[Unit], header: Header) -> list[list[Unit]] | None:
    """The lines by rows that blank lines part."""
    usual = min(b.text.line - a.text.line for a, b in pairwise(body))
    if body[0].text.line - above.text.line <= usual:
        return None
    groups: list[list[Unit]] = [[body[0]]]
    for before, unit in pairwise(body):
        if unit.text.line - before.text.line > usual:
            groups.append([])
        groups[-1].append(unit)
    width = len(header.roles)
    if len(groups) < 2 or any(len(g) > _PER_CELL * width for g in groups):
        return None
    least = max(2, width - 2)
    while groups and len(groups[-1]) < least:
        groups.pop()
    return groups if len(groups) > 1 and all(len(g) >= least for g in groups) else None


def _by_count(body: Sequence[Unit], header: Header, scorer: Scorer) -> list[list[Unit]] | None:
    """The lines by rows of as many lines as the header has labels; the last row may
    lack its last cells."""
    width = len(header.roles)
    groups = [list(body[i : i + width]) for i in range(0, len(body), width)]
    name = header.roles.index(Role.NAME)
    if len(groups) > 1 and len(groups[-1]) <= max(name, 1):
        groups.pop()
    for units in groups:
        for unit, role in zip(units, header.roles, strict=False):
            text = unit.text.text.strip()
            if _HANGING.search(text) or contradicts(text, role, header, scorer):
                return None
            if role is Role.NAME and (text.isdigit() or not plausible_name(text)):
                return None
    return groups if len(groups) > 1 else None


_OPEN = 1.0  # the cost of a row


def _by_fit(
    body: Sequence[Unit], header: Header, known: KnownNames, scorer: Scorer
) -> list[list[Unit]] | None:
    """The lines by rows that begin with a name, as all of them fit best."""
    roles = header.roles
    if roles[0] is not Role.NAME or {Role.PERMISSION, Role.PACKAGE} & {*roles}:
        return None
    if body[0].text.text.strip().isdigit():
        return None  # below a column of numbers
    width, low = len(roles), float("-inf")
    texts = [unit.text.text.strip() for unit in body]
    best = [low] * width
    came: list[list[int]] = []
    for i, text in enumerate(texts):
        hanging = i > 0 and _HANGING.search(texts[i - 1]) is not None
        new, source = [low] * width, [0] * width
        for k, role in enumerate(roles):
            if i == 0:
                new[k] = 0.0 if k == 0 else low
                continue
            if k == 0:
                ends = [best[b] - _SKIP * (width - 1 - b) for b in range(1, width)]
                source[0] = 1 + ends.index(max(ends))
                named = -6.0 if hanging else _named(text, known, scorer)
                new[0] = max(ends) - _OPEN + named
                continue
            fit = _fit(text, texts[i - 1] if k == 1 else "", role, header, known, scorer)
            options = [(best[k] + (1.0 if hanging else -2 * _STAY), k)]
            options += [
                (best[b] - _SKIP * (k - b - 1) - (3.0 if hanging else 0.0), b) for b in range(k)
            ]
            score, source[k] = max(options)
            new[k] = score + fit
        best = new
        came.append(source)
    column = max(range(1, width), key=lambda k: best[k] - _SKIP * (width - 1 - k))
    if best[column] <= 0:
        return None
    out = [column]
    for source in reversed(came[1:]):
        column = source[column]
        out.append(column)
    groups: list[list[Unit]] = []
    for unit, column in zip(body, reversed(out), strict=True):
        if column == 0:
            groups.append([])
        groups[-1].append(unit)
    return groups if len(groups) > 1 else None


def _named(text: str, known: KnownNames, scorer: Scorer) -> float:
    """How well a line opens a row as its name."""
    if known.by_name(text):
        return 4.5
    if (
        text.isdigit()
        or is_company(text)
        or ADDRESS.match(text)
        or is_none(text)
        or not plausible_name(text)
    ):
        return -6.0
    if fold(text).endswith("sdk"):
        return 4.0
    fits = scorer.scores(text)
    return 0.8 - max(fits[Role.PERSONAL_INFO], 0.0) / 2 - max(fits[Role.PURPOSE] - 1, 0.0)


def _row(units: Sequence[Unit], header: Header, known: KnownNames, scorer: Scorer) -> Row | None:
    """A row's lines as its cells; ``None`` if they are none."""
    roles = header.roles
    width, low = len(roles), float("-inf")
    texts = [unit.text.text.strip() for unit in units]
    if (
        len(texts) == width
        and not any(_HANGING.search(text) for text in texts)
        and not any(
            contradicts(text, role, header, scorer) for text, role in zip(texts, roles, strict=True)
        )
    ):
        return [
            (role, label, unit.text)
            for role, label, unit in zip(roles, header.labels, units, strict=True)
        ]
    named = roles.index(Role.NAME)
    if len(texts) <= named:
        return None
    name = texts[named]
    best = [low] * width
    came: list[list[int]] = []
    for i, text in enumerate(texts):
        hanging = i > 0 and _HANGING.search(texts[i - 1]) is not None
        new, source = [low] * width, [0] * width
        for k, role in enumerate(roles):
            if i <= named:
                new[k] = 0.0 if k == i else low
                source[k] = k - 1
                continue
            fit = _fit(text, name, role, header, known, scorer)
            listed = i > 1 and leading_number(text) > 0 and leading_number(texts[i - 1]) > 0
            # a name is one line; numbered lines are one cell's
            stay = 1.0 if hanging or listed else -3.0 if role is Role.NAME else -_STAY
            options = [(best[k] + stay, k)]
            options += [
                (best[b] - _SKIP * (k - b - 1) - (3.0 if hanging else 0.0), b) for b in range(k)
            ]
            score, source[k] = max(options)
            new[k] = score + fit
        best = new
        came.append(source)
    column = max(range(width), key=lambda k: best[k] - _SKIP * (width - 1 - k))
    if best[column] == low:
        return None
    out = [column]
    for source in reversed(came[1:]):
        column = source[column]
        out.append(column)
    columns = out[::-1]
    cells: Row = []
    for k, (role, label) in enumerate(zip(roles, header.labels, strict=True)):
        found = [u.text for u, c in zip(units, columns, strict=True) if c == k]
        if found:
            cells.append((role, label, join(found)))
    return cells if any(role is Role.NAME for role, _, _ in cells) else None


def _fit(
    text: str, name: str, role: Role, header: Header, known: KnownNames, scorer: Scorer
) -> float:
    """How well a line of a row fits a column."""
    if role in (Role.LINK, Role.WEBSITE):
        if ADDRESS.match(text) or _LAST.search(text):
            return 4.0
        return 0.3 if is_none(text) else -4.0
    if ADDRESS.match(text):
        return -6.0
    if role is Role.NAME:
        return 1.0 if plausible_name(text) else -4.0
    if role is Role.CATEGORY:
        return 0.5 if len(text) <= 8 else -2.0
    if role is Role.OTHER:
        return 0.0
    return fits_of(text, name, role, header, scorer, known)
