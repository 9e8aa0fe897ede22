"""Rows of a flattened table whose cells are parted by a sign, put together
again from the lines over which a copy or a hard line break spread them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditor.policy.blocks import Text
from auditor.policy.flattened import Header, Scorer, header_line
from auditor.policy.keys import is_company, leading_number
from auditor.policy.reading import Unit
from auditor.policy.records import join
from auditor.policy.roles import Role
from auditor.policy.tables import is_none

Row = list[tuple[Role, str, Text]]

_MAX_REGION = 4000  # lines of one table
_MAX_CELLS = 40  # of one line
_BAR = re.compile(r"[ \u3000]*[|｜][ \u3000]*")
_TAB = re.compile(r"[ \u3000]*\t[ \u3000]*")
_GAP = re.compile(r"[ \u3000]{2,}")
_DELIMITERS = (
    _TAB,
    _BAR,
    re.compile(r"\s+[/／]\s+"),
    _GAP,
    re.compile(r" ?[\u3000\u2002\u2003] ?"),
)
_FRAME = re.compile(r"[|｜].*[|｜]")
_RULE = re.compile(r"[-:—\s|｜+=]*")
_UNFINISHED = "、,，;；:：（(/和及与"
_BANNER = re.compile(r".{0,20}(?:类|类别|相关|[:：])|[一二三四五六七八九十]+、.{1,20}")
_URL = re.compile(r"https?://|www\.", re.I)


def read_rows(
    run: list[Unit], at: int, header: Header, scorer: Scorer
) -> tuple[list[Row], int] | None:
    """The rows below a header and the lines they take; ``None`` if no sign
    parts the cells of these lines."""
    for delimiter in _DELIMITERS:
        # a category may stand above the first row
        above = run[at : at + 2]
        if not any(delimiter.search(u.text.text.strip(" |｜")) for u in above):
            continue
        if delimiter is _BAR and _FRAME.fullmatch(run[at - 1].text.text.strip()):
            # the bars at both ends part empty cells
            outer = Header(
                [Role.OTHER, *header.roles, Role.OTHER], ["", *header.labels, ""], header.by_line
            )
            found = _read(run, at, outer, scorer, delimiter)
            if found is not None:
                return found
        found = _read(run, at, header, scorer, delimiter)
        if found is not None:
            return found
    return None


@dataclass(slots=True)
class _Open:
    """A row that is being put together."""

    lines: list[Text]
    cells: int
    tails: list[tuple[int, Text]] = field(default_factory=list)


def _read(
    run: list[Unit], at: int, header: Header, scorer: Scorer, delimiter: re.Pattern[str]
) -> tuple[list[Row], int] | None:
    width = len(header.roles)
    bars = delimiter is _BAR
    rows: list[_Open] = []
    number: int | None = None  # of the row that is open
    end = at
    limit = min(len(run), at + _MAX_REGION)
    i = at
    while i < limit:
        unit = run[i]
        text = _framed(unit.text, width, delimiter) if bars else unit.text
        raw = text.text
        if _RULE.fullmatch(raw):
            i += 1
            end = i
            continue
        if unit.block.kind == "heading" or header_line(raw) is not None:
            break
        parts = min(len(delimiter.findall(raw.strip())) + 1, _MAX_CELLS)
        if parts == 1 and (not rows or (unit.rank is not None and unit.rank <= 3)):
            if not _goes_on(run, i, delimiter):
                break
            i += 1  # a category
            continue
        gap = unit.text.line - run[i - 1].text.line if i > at else 1
        tails = _tails(rows[-1], text, width, delimiter) if rows and delimiter is _GAP else []
        if tails and gap == 1:
            rows[-1].tails += tails
            i += 1
            end = i
            continue
        first = re.match(r"\s*(\d{1,3})[.、]?(?=\s|[|｜])", raw)
        count = int(first.group(1)) if first else None
        opens = _opens(rows, count, number, parts, raw, header, scorer, delimiter)
        if opens:
            if parts < 2 or (rows and number and count != number + 1 and parts != width):
                break
            rows.append(_Open([text], parts))
            number = count
        elif parts == 1 and _ends(run, i, gap, rows[-1], header, scorer, delimiter):
            if not _goes_on(run, i, delimiter):
                break
            i += 1  # a line across the table (a category)
            continue
        else:
            rows[-1].lines.append(text)
            rows[-1].cells += parts - 1
        i += 1
        end = i
    complete = sum(1 for row in rows if row.cells == width)
    # empty last cells of a tab-separated row leave no sign
    nearly = sum(1 for row in rows if width - 2 <= row.cells < width and row.cells > 2)
    if (
        (complete + nearly) * 2 < len(rows)
        or not complete
        or (len(rows) == 1 and width < (3 if delimiter in (_TAB, _BAR) else 4))
    ):
        return None
    if not bars and sum(len(row.lines) for row in rows) > 3 * len(rows) + 3:
        return None
    return [_cells(row, header, scorer, delimiter) for row in rows], end - at


def _opens(
    rows: Sequence[_Open],
    count: int | None,
    number: int | None,
    parts: int,
    raw: str,
    header: Header,
    scorer: Scorer,
    delimiter: re.Pattern[str],
) -> bool:
    """Whether a line begins a new row."""
    width = len(header.roles)
    if not rows:
        return True
    if number is not None and count == number + 1:
        return True
    cells = rows[-1].cells
    if parts == width or cells + parts - 1 > width:
        return True
    if cells == width:
        return parts >= 2
    if number is not None or parts < 2 or delimiter is _BAR:
        return False
    # a row may lack its last cells: does this line begin like a row?
    head = delimiter.split(raw.strip(), maxsplit=1)[0]
    role = header.roles[0]
    if role is Role.PERMISSION:
        return scorer.scores(head)[role] >= 3.5
    return role is Role.NAME and scorer.scores(head)[role] >= 3.5


def _ends(
    run: list[Unit],
    i: int,
    gap: int,
    row: _Open,
    header: Header,
    scorer: Scorer,
    delimiter: re.Pattern[str],
) -> bool:
    """Whether a line without any sign is no part of the row above it."""
    width = len(header.roles)
    last = row.lines[-1].text.rstrip()
    text = run[i].text.text
    hanging = last[-1:] in _UNFINISHED or (delimiter is _BAR and last[-1:] in "|｜")
    if gap > 1 and not hanging:
        return True
    if row.cells < width:
        return not hanging and not _goes_on(run, i, delimiter) and len(text) > 20
    if hanging or _listed(text, header.roles[-1], scorer):
        return False
    final = delimiter.split(last)[-1]
    if _URL.match(final) or is_none(final):
        # the rest of an address at most
        return not (text.isascii() and " " not in text and not is_none(final))
    if _BANNER.fullmatch(text):
        return True
    return not _goes_on(run, i, delimiter)


def _listed(text: str, role: Role, scorer: Scorer) -> bool:
    """Whether a line is one more item of a list in the last cell."""
    if role is Role.PERSONAL_INFO:
        return len(text) <= 60 and scorer.scores(text)[role] >= 3
    if role is Role.PERMISSION and re.fullmatch(r".{2,12}权限[、,，;；]?", text):
        return True
    return role in (Role.PERMISSION, Role.PACKAGE) and scorer.scores(text)[role] >= 6


def _goes_on(run: list[Unit], i: int, delimiter: re.Pattern[str]) -> bool:
    """Whether the table goes on right below a line."""
    before = run[i].text.line
    for unit in run[i + 1 : i + 4]:
        if unit.text.line - before > 2 or unit.block.kind == "heading":
            return False
        if delimiter.search(unit.text.text.strip()):
            return header_line(unit.text.text) is None
        before = unit.text.line
    return False


def _cells(row: _Open, header: Header, scorer: Scorer, delimiter: re.Pattern[str]) -> Row:
    """A row's cells as labelled values."""
    pieces = [row.lines[0]]
    for before, line in pairwise(row.lines):
        separator = _between(before.text, line.text) if delimiter is _BAR else "\n"
        pieces += [Text(separator, ((0, line.line),)), line]
    text = join(pieces, "")
    raw = text.text
    cells: list[Text] = []
    start = len(raw) - len(raw.lstrip())
    end = len(raw.rstrip())
    for match in [*delimiter.finditer(raw, start, end), None]:
        cells.append(text.slice(start, match.start() if match else end))
        start = match.end() if match else end
    out: dict[int, Text] = {}
    columns = places(cells, header, scorer)
    if delimiter is _TAB and _in_order(cells, header, scorer):
        # what a copy takes away are the last tabs of a line
        columns = list(range(len(cells)))
    for place, cell in zip(columns, cells, strict=True):
        if cell.text.strip():
            out[place] = join([out[place], cell], " ") if place in out else cell
    for place, tail in row.tails:
        out[place] = join([out[place], tail], "") if place in out else tail
    return [(header.roles[k], header.labels[k], cell) for k, cell in sorted(out.items())]


def _tails(
    row: _Open, text: Text, width: int, delimiter: re.Pattern[str]
) -> list[tuple[int, Text]]:
    """The rest of cells that a narrow column wrapped: a line of fewer cells below a
    whole row one of whose cells is unfinished; the columns of the cells."""
    if row.cells != width or len(row.lines) > 1:
        return []
    ends = delimiter.split(row.lines[0].text.strip())
    for place, tail in row.tails:
        ends[place] = tail.text
    last = max((k for k, end in enumerate(ends) if end.rstrip()[-1:] in "、,，和及与/"), default=0)
    raw = text.text
    spans = [m.span() for m in re.finditer(r"\S+(?: \S+)*", raw)]
    if not last or not 0 < len(spans) < width or last - len(spans) < 0:
        return []
    first = last - len(spans) + 1
    return [(first + k, text.slice(a, b)) for k, (a, b) in enumerate(spans)]


def _in_order(cells: Sequence[Text], header: Header, scorer: Scorer) -> bool:
    """Whether fewer cells than columns may be the first ones."""
    if not 2 < len(cells) < len(header.roles):
        return False
    owned = Role.VENDOR in header.roles
    for cell, role in zip(cells, header.roles, strict=False):
        text = cell.text.strip()
        company = is_company(text)
        if text and (
            scorer.scores(text[:200])[role] <= -4 or (company and owned and role is not Role.VENDOR)
        ):
            return False
    return True


def _between(left: str, right: str) -> str:
    """What a hard line break took away: a space between two words."""
    if not (re.search(r"[A-Za-z0-9]$", left) and re.match(r"[A-Z]", right)):
        return ""
    tail = re.split(r"[\s、，,;；|｜]", left[-200:])[-1]
    head = re.split(r"[\s、，,;；|｜]", right[:200])[0]
    return "" if re.search(r"[._/%=&:]", tail + head) else " "


def places(cells: Sequence[Text], header: Header, scorer: Scorer) -> list[int]:
    """The column of each cell: in order; where some are missing, those that
    fit best, and the last ones missing rather than others."""
    width = len(header.roles)
    if len(cells) >= width or not cells:
        return [min(k, width - 1) for k in range(len(cells))]
    low = float("-inf")
    best: list[list[tuple[float, int]]] = []
    for k, cell in enumerate(cells):
        fits = scorer.scores(cell.text.strip()[:200])
        line: list[tuple[float, int]] = []
        run_best, run_from = (0.0, -1) if k == 0 else (low, -1)
        for column in range(width):
            if k and column and best[k - 1][column - 1][0] > run_best:
                run_best, run_from = best[k - 1][column - 1][0], column - 1
            skipped = 0.3 * (column - k)
            score = run_best + fits[header.roles[column]] - skipped if run_best > low else low
            line.append((score, run_from))
        best.append(line)
    column = max(range(width), key=lambda c: best[-1][c][0])
    out = [column]
    for k in range(len(cells) - 1, 0, -1):
        column = best[k][column][1]
        out.append(column)
    return out[::-1]


def _framed(text: Text, width: int, pattern: re.Pattern[str]) -> Text:
    """The line without the bars that frame it, if they are too many; a bar
    that closes an empty last cell is none of them."""
    raw = text.text
    count = len(pattern.findall(raw))
    if count < width:
        return text
    start = len(raw) - len(raw.lstrip(" |｜")) if raw.lstrip()[:1] in ("|", "｜") else 0
    if start and count == width:
        return text.slice(raw.index(raw.lstrip()[0]) + 1, len(raw))
    end = raw.rstrip()
    stop = len(end) - 1 if end[-1:] in ("|", "｜") else len(raw)
    if stop < len(raw) and count == width:
        return text.slice(0, stop)
    if start and stop < len(raw) and count == width + 1:
        return text.slice(raw.index(raw.lstrip()[0]) + 1, stop)
    return text


_TOKEN = re.compile(r"[^\s|｜]+")


def named_rows(body: Sequence[Unit], header: Header, scorer: Scorer) -> list[list[Unit]] | None:
    """The lines of a table of permissions by rows: a row begins with a
    permission's name; ``None`` if too few lines do."""
    if header.roles[0] is not Role.PERMISSION or header.by_line or Role.NAME in header.roles:
        return None
    width = len(header.roles)
    rows: list[list[Unit]] = []
    starts = filled = 0
    for unit in body:
        named = name_length(unit.text.text, scorer) > 0
        starts += named
        words = len(_TOKEN.findall(unit.text.text))
        if named or not rows or (words > 1 and filled >= width):
            rows.append([unit])
            filled = 0
        else:
            rows[-1].append(unit)
        filled += words
    return rows if starts >= 2 and starts * 2 >= len(body) else None


def name_length(text: str, scorer: Scorer) -> int:
    """Length of the permission's name with which a line begins (0: none)."""
    start = leading_number(text)
    words = list(_TOKEN.finditer(text, start))[:3]
    if len(words) < 2:
        return 0
    for word in words[:2]:
        said = text[start : word.end()]
        if (
            len(said) <= 30
            and word is not words[-1]
            and scorer.scores(said)[Role.PERMISSION] >= 3.5
        ):
            return word.end()
    return 0
