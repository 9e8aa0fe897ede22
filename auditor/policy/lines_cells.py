"""Flattened tables whose cells stand one a line, as many a row as the header
has labels or with blank lines between the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.policy.flat import fold
from auditor.policy.flattened import (
    Header,
    Scorer,
    has_title,
    header_line,
    header_lines,
    make_header,
)
from auditor.policy.guess import content_role
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import KnownNames
from auditor.policy.lines_rows import Row, places
from auditor.policy.reading import ADDRESS, Unit
from auditor.policy.records import join
from auditor.policy.roles import Role, is_key, loose_role, role_of
from auditor.policy.tables import is_none, plausible_name

_MAX_REGION = 4000  # lines of one table
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\s*\D")
_CLAUSE = re.compile(r"[。；;！？!?，：:]")


def loose_header_lines(lines: list[str], known: KnownNames) -> tuple[Header, int] | None:
    """The header that the first lines hold where one label among them is of
    unknown words; ``None`` if all are known."""
    labels: list[str] = []
    unknown = -1
    for line in lines[:10]:
        label = line.strip()
        if not 2 <= len(label) <= 16 or re.search(r"[:：。，；、]|https?", label):
            break
        if leading_number(label):
            break
        role = role_of(label)
        if role is None:
            if unknown >= 0 or not labels or len(label) > 10 or re.search(r"\d", label):
                break
            if known.by_name(label) or re.search(r"公司|集团", label) or "sdk" in fold(label):
                break
            unknown = len(labels)
        elif unknown >= 0 and (
            not is_key(label) or (role is not Role.OTHER and role in map(role_of, labels))
        ):
            break  # a value
        labels.append(label)
    if not 0 < unknown < len(labels) - 1 or len(labels) < 4 or has_title(labels):
        return None
    header = make_header(labels, by_line=True)
    return (header, len(labels)) if header else None


def worded_header_lines(lines: list[str], known: KnownNames) -> list[tuple[Header, int]]:
    """Headers that the first lines may hold where some labels are of unknown
    words of which one tells what is meant; the longest first."""
    labels: list[str] = []
    roles: list[Role] = []
    strict = 0
    for line in lines[:10]:
        label = line.strip()
        if not 2 <= len(label) <= 16 or re.search(r"[:：。，；、]|https?", label):
            break
        if leading_number(label) or known.by_name(label) or is_company(label):
            break
        sure = role_of(label)
        role = sure or loose_role(label)
        if role is None or (role is not Role.OTHER and role in roles):
            break
        strict += sure is not None
        labels.append(label)
        roles.append(role)
    if strict < 2 or strict == len(labels) or has_title(labels):
        return []
    found = []
    for width in range(len(labels), 3, -1):
        header = make_header(labels[:width], by_line=True)
        if header is not None:
            found.append((header, width))
    return found


def even_rows(
    run: list[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer
) -> tuple[list[Row], int] | None:
    """The rows below a header whose cells stand one a line: as many lines a
    row as the header has labels, or rows with blank lines between them.
    ``None`` if the lines do not fit that."""
    body = _body(run, at, header, scorer)
    width = len(header.roles)
    steps = [b.text.line - a.text.line for a, b in pairwise(body)]
    usual = min(steps, default=1)
    groups: list[list[Unit]] = [[]]
    for i, unit in enumerate(body):
        if i and steps[i - 1] > usual:
            groups.append([])
        groups[-1].append(unit)
    full = sum(1 for g in groups if len(g) == width)
    if len(groups) > 1 and full * 2 > len(groups[:-1]):
        cut = _until(groups, header, scorer)
    else:
        if len(groups[0]) >= 2 * width and len(groups[0]) % width > 1:
            body = groups[0]  # the last row lacks cells, and a text of its own follows
        rows = [body[i : i + width] for i in range(0, len(body), width)]
        cut = _until(rows, header, scorer)
        left = len(body) - sum(len(row) for row in cut)
        at_end = len(body) - left
        if left >= width and not (_apart(body, at_end, usual) or _titles(body[at_end])):
            return None  # rows of different length
    if len(cut) < 2 or sum(_confirmed(row, header, scorer) for row in cut) * 5 < len(cut) * 3:
        return None
    roles = _by_content(header, cut, known)
    out: list[Row] = []
    for units in cut:
        cells = [u.text for u in units]
        columns = _columns(units, header, scorer)
        out.append(
            [(roles[k], header.labels[k], cell) for k, cell in zip(columns, cells, strict=True)]
        )
    last = cut[-1][-1]
    return out, next(i for i in range(at, len(run)) if run[i] is last) + 1 - at


def _titles(unit: Unit) -> bool:
    """A numbered title: the next part of the document."""
    return unit.rank is not None and leading_number(unit.text.text) > 0


def gapped_rows(
    run: list[Unit], at: int, header: Header, scorer: Scorer
) -> tuple[list[Row], int] | None:
    """The rows below a header whose cells stand one or more lines each, with
    blank lines between the rows; ``None`` if the lines do not fit that."""
    body = _body(run, at, header, scorer)
    width = len(header.roles)
    if len(body) < 2 * width or body[0].text.line - run[at - 1].text.line < 2:
        return None
    usual = min(b.text.line - a.text.line for a, b in pairwise(body))
    groups: list[list[Unit]] = [[body[0]]]
    for before, unit in pairwise(body):
        if unit.text.line - before.text.line > usual:
            groups.append([])
        groups[-1].append(unit)
    rows: list[list[int]] = []
    for units in groups:
        if not width <= len(units) <= 4 * width:
            break
        columns = _spread(units, header, scorer)
        if contradicts(units[0].text.text.strip(), header.roles[0], header, scorer):
            break
        if not _shows(units, columns, header, scorer):
            break
        rows.append(columns)
    if len(rows) < 2 or all(len(row) == width for row in rows):
        return None
    out: list[Row] = []
    for units, columns in zip(groups, rows, strict=False):
        cells: Row = []
        for k, (role, label) in enumerate(zip(header.roles, header.labels, strict=True)):
            texts = [u.text for u, column in zip(units, columns, strict=True) if column == k]
            if texts:
                cells.append((role, label, join(texts)))
        out.append(cells)
    last = groups[len(rows) - 1][-1]
    return out, next(i for i in range(at, len(run)) if run[i] is last) + 1 - at


_GOES_ON = "、,，;；:：/(（和及与"


def _spread(units: Sequence[Unit], header: Header, scorer: Scorer) -> list[int]:
    """The column of each line of one row, ascending, none left out."""
    width, low = len(header.roles), float("-inf")
    best = [low] * width
    came: list[list[int]] = []
    for i, unit in enumerate(units):
        text = unit.text.text.strip()
        fits = scorer.scores(text[:400])
        hanging = i > 0 and units[i - 1].text.text.rstrip()[-1:] in _GOES_ON
        new, source = [low] * width, [0] * width
        for k, role in enumerate(header.roles):
            if i == 0:
                new[k] = 0.0 if k == 0 else low
                continue
            stay = best[k] + (2.0 if hanging else -1.0)
            step = best[k - 1] - (3.0 if hanging else 0.0) if k else low
            source[k] = k if stay >= step else k - 1
            new[k] = max(stay, step) + fits[role]
        best = new
        came.append(source)
    column = width - 1
    out = [column]
    for source in reversed(came[1:]):
        column = source[column]
        out.append(column)
    return out[::-1]


def _shows(units: Sequence[Unit], columns: Sequence[int], header: Header, scorer: Scorer) -> bool:
    """Whether some line shows that it stands in its column, none that it does not."""
    sure = False
    for unit, column in zip(units, columns, strict=True):
        text, role = unit.text.text.strip(), header.roles[column]
        if ADDRESS.match(text):
            if role not in (Role.LINK, Role.WEBSITE):
                return False
            sure = True
        elif is_company(text) and Role.VENDOR in header.roles:
            if role is not Role.VENDOR:
                return False
            sure = True
    return sure


def _body(run: list[Unit], at: int, header: Header, scorer: Scorer) -> list[Unit]:
    """The lines that may belong to the table: up to a heading, another header
    or a paragraph."""
    body: list[Unit] = []
    for i in range(at, min(len(run), at + _MAX_REGION)):
        unit = run[i]
        text = unit.text.text.strip()
        if unit.block.kind == "heading":
            break
        if unit.rank is not None and unit.rank <= 3:
            row = run[i + 1 : i + 1 + len(header.roles)]
            whole = len(row) == len(header.roles) and len(body) % len(row) == 0
            if whole and len(text) <= 20 and _stands(row, header, scorer):
                continue  # a category of the rows below it
            break
        if header_line(text) is not None or text == header.labels[0]:
            break
        if body and header_lines([u.text.text for u in run[i : i + 10]]) is not None:
            break
        if _SECTION.match(text) and len(text) <= 40:
            break
        body.append(unit)
    return body


def _stands(row: Sequence[Unit], header: Header, scorer: Scorer) -> bool:
    """Whether lines are a whole row."""
    columns = range(len(row))
    return not _wrong(row, columns, header, scorer) and _confirmed(row, header, scorer)


def _until(rows: Sequence[list[Unit]], header: Header, scorer: Scorer) -> list[list[Unit]]:
    """The rows up to the first that contradicts the header."""
    width = len(header.roles)
    out: list[list[Unit]] = []
    for row in rows:
        if not 2 <= len(row) <= width or (out and _titles(row[0]) and not _titles(out[0][0])):
            break
        columns = _columns(row, header, scorer)
        if _wrong(row, columns, header, scorer):
            break
        if len(row) < width and not (columns[0] == 0 and _confirmed(row, header, scorer)):
            if len(out) > 1 and row is rows[-1] and _short_of(row, out[-1], header):
                out.append(row)  # the last cells of the last row are empty
            break
        out.append(row)
    return out


def _short_of(row: Sequence[Unit], above: Sequence[Unit], header: Header) -> bool:
    """Whether lines may be a row like the one above that lacks its last cells."""
    if header.roles[0] is not Role.NAME or not 1 < len(row) < len(above):
        return False
    steps = {b.text.line - a.text.line for a, b in pairwise([*above, *row])}
    texts = [unit.text.text.strip() for unit in row]
    return (
        len(steps) == 1
        and plausible_name(texts[0])
        and not any(len(text) > 24 or _CLAUSE.search(text) or is_company(text) for text in texts)
    )


def _columns(row: Sequence[Unit], header: Header, scorer: Scorer) -> list[int]:
    """The column of each line: where some are missing, the last ones if the
    others fit in order."""
    columns = list(range(len(row)))
    if len(row) >= len(header.roles) or not _wrong(row, columns, header, scorer):
        return columns
    return places([u.text for u in row], header, scorer)


def _wrong(row: Sequence[Unit], columns: Sequence[int], header: Header, scorer: Scorer) -> bool:
    """Whether some line cannot stand in its column."""
    return any(
        contradicts(u.text.text.strip(), header.roles[k], header, scorer)
        for u, k in zip(row, columns, strict=True)
    )


def _apart(body: Sequence[Unit], at: int, usual: int) -> bool:
    """Whether what follows the rows is a text of its own."""
    text = body[at].text.text
    step = body[at].text.line - body[at - 1].text.line if at else 1
    return step > usual or (len(text) > 24 and _CLAUSE.search(text) is not None)


def contradicts(text: str, role: Role, header: Header, scorer: Scorer) -> bool:
    """Whether a cell cannot stand in a column of this role."""
    fits = scorer.scores(text[:400])
    if role is Role.OTHER:
        return len(text) > 200
    if role is Role.NAME:
        if is_company(text) and Role.VENDOR in header.roles:
            return True
        return len(text) > 60 or is_none(text) or text[-1:] == "。" or fits[role] <= -4
    if ADDRESS.match(text):
        return role not in (Role.LINK, Role.WEBSITE)
    if role in (Role.LINK, Role.WEBSITE):
        named = fits[Role.NAME] >= 4.5  # a known SDK: the next row's name
        return named or is_company(text) or len(text) > 60 or fits[Role.PERSONAL_INFO] >= 3
    if fits[Role.PACKAGE] >= 6 or role is Role.PACKAGE:
        return not (role is Role.PACKAGE and fits[role] >= 0.5)
    if is_company(text) and re.search(r"公司(?:[（(][^）)]*[）)])?$", text):
        return role is not Role.VENDOR
    return role is Role.VENDOR and (len(text) > 60 or fits[Role.PERSONAL_INFO] >= 3)


def _confirmed(row: Sequence[Unit], header: Header, scorer: Scorer) -> bool:
    """Whether some cell of a row shows that it stands in its column."""
    columns = _columns(row, header, scorer)
    return any(
        confirms(unit.text.text.strip(), header.roles[column], scorer)
        for unit, column in zip(row, columns, strict=True)
    )


def confirms(text: str, role: Role, scorer: Scorer) -> bool:
    """Whether a cell shows that it stands in a column of this role."""
    if role is Role.VENDOR:
        return is_company(text)
    if role in (Role.LINK, Role.WEBSITE):
        return ADDRESS.match(text) is not None
    strong = (Role.NAME, Role.PACKAGE, Role.PERMISSION)
    return role in strong and scorer.scores(text[:400])[role] >= 3.5


def _by_content(header: Header, rows: Sequence[Sequence[Unit]], known: KnownNames) -> list[Role]:
    """The header's roles; an unknown column gets the one its values show."""
    roles = list(header.roles)
    even = [row for row in rows if len(row) == len(roles)]
    for k, role in enumerate(roles):
        if role is not Role.OTHER or is_key(header.labels[k]):
            continue
        guess = content_role([row[k].text.text for row in even], known)
        if guess is not None and guess is not Role.NAME and guess not in roles:
            roles[k] = guess
    return roles
