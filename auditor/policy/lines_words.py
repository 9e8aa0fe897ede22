"""Flattened tables of a row a line whose cells single spaces part: every column is
filled, so a line of as many words as columns is a row, and a line of more holds
cells of several words (``AppsFlyer Ltd.``, ``trail ratings``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.flattened import Header, Scorer, tokens_of
from auditor.policy.keys import LEGAL_FORM, is_company
from auditor.policy.known import KnownNames
from auditor.policy.lines_cells import confirms, contradicts
from auditor.policy.lines_rows import Row
from auditor.policy.reading import ADDRESS, Unit
from auditor.policy.records import join
from auditor.policy.roles import Role

_MOST_ROWS = 300
_MOST_WORDS = 30  # of a line
_LONGEST = 12  # words of a cell
_CLAUSE = re.compile(r"[。；;！？!?，：:]")
_SUFFIX = re.compile(rf"(?:公司|集团|研究院|\b{LEGAL_FORM}\b)\.?$")
_ONLY_SUFFIX = re.compile(rf"(?:{LEGAL_FORM}|Co)\b[.,]?")
_NOTICE = re.compile(
    r"(?:policy|notice|statement|terms|政策|协议|協議|声明|聲明|指引|规则|條款|条款)$", re.I
)
_LATIN_FIRST = re.compile(r"[A-Za-z][\w.-]* ")
_HOST = re.compile(r"\b[a-z][\w-]*\.(?:com|cn|net|org|io|dev)\b", re.A)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_Span = tuple[int, int]


def worded_rows(
    body: Sequence[Unit], header: Header, scorer: Scorer, known: KnownNames
) -> tuple[list[Row], int] | None:
    """The rows, one a line or opened by their numbers, and the lines they take;
    ``None`` if the lines do not fit that."""
    width = len(header.roles)
    if header.by_line or header.roles[0] is Role.PERMISSION or Role.NAME not in header.roles:
        return None
    lines: list[tuple[str, list[_Span]]] = []
    numbered = is_serial(header)
    texts = [unit.text for unit in body[:_MOST_ROWS]]
    groups = _by_number(texts) if numbered else []
    sizes = [len(group) for group in groups] or [1] * len(texts)
    texts = [_joined(group) for group in groups] or texts
    for line in texts:
        words = [(t.start, t.end) for t in tokens_of(line.text, by_line=False)]
        if numbered and words:
            words = _numbered(line.text, words, len(lines) + 1)
        if not width <= len(words) <= _MOST_WORDS:
            break
        lines.append((line.text, words))
    whole = [[text[a:b] for a, b in words] for text, words in lines if len(words) == width]
    scripts = [_script(cells) for cells in zip(*whole, strict=True)] or [""] * width
    rows: list[list[_Span]] = []
    for text, words in lines:
        row = words if len(words) == width else _cut(text, words, header, scripts, scorer, known)
        if any(
            contradicts(text[start:end], role, header, scorer)
            for (start, end), role in zip(row, header.roles, strict=True)
        ):
            return None
        rows.append(row)
    even = len(whole)
    taken = sum(sizes[: len(rows)])
    alone = len(body) == even == 1 and width > 3  # a row of as many words as columns
    whole_table = len(rows) == len(groups) if groups else _ended(body, taken)
    if len(rows) < (1 if alone else 2) or not whole_table:
        return None
    shown = sum(_shown(u.text, row, header, scorer) for u, row in zip(texts, rows, strict=False))
    if even * 5 < len(rows) * 3 and (groups or shown * 5 < len(rows) * 4):
        return None
    found: list[Row] = [
        [
            (role, label, text.slice(start, end))
            for role, label, (start, end) in zip(header.roles, header.labels, row, strict=True)
        ]
        for text, row in zip(texts, rows, strict=False)
    ]
    return found, taken


_OPENS = re.compile(r"\s*(\d{1,3})[.、．]?\s(?=\S)")
_LINES_OF_ROW = 3  # on the whole at most


def _by_number(texts: Sequence[Text]) -> list[list[Text]]:
    """The lines by rows that a running number opens, where some rows are broken over
    lines; ``[]`` where none is or the numbers do not run."""
    groups: list[list[Text]] = []
    for text in texts:
        number = _OPENS.match(text.text)
        if number and int(number.group(1)) == len(groups) + 1:
            groups.append([])
        elif not groups:
            return []
        groups[-1].append(text)
    if len(groups) < 3 or len(groups) == len(texts):
        return []
    ends = _ended_at(groups[-1])
    groups[-1] = groups[-1][:ends]
    return groups if len(texts) <= _LINES_OF_ROW * len(groups) else []


def _joined(lines: Sequence[Text]) -> Text:
    """The lines of a row as one; a list that is broken goes on without a space."""
    whole = lines[0]
    for line in lines[1:]:
        whole = join([whole, line], "" if whole.text.rstrip()[-1:] in _GOES_ON else " ")
    return whole


_GOES_ON = ("、", "，", ",", "；")


def _ended_at(last: Sequence[Text]) -> int:
    """How many lines of the last row there are before a text of its own."""
    for at, text in enumerate(last[1:], 1):
        if (len(text.text) > 24 and _CLAUSE.search(text.text) and not ADDRESS.match(text.text)) or (
            text.line - last[at - 1].line > 1
        ):
            return at
    return len(last)


_SERIAL = re.compile(r"序[号號]|[编編][号號]|no\.?|#", re.I)


def is_serial(header: Header) -> bool:
    """Whether the first column holds the rows' numbers."""
    return header.roles[0] is Role.OTHER and _SERIAL.fullmatch(header.labels[0]) is not None


def _numbered(text: str, words: list[_Span], number: int) -> list[_Span]:
    """The words of a row, its number apart from the name that it is glued to."""
    start, end = words[0]
    glued = re.match(r"(\d{1,3})[.、．]?(?=[^\d.、．])", text[start:end])
    if glued is None or int(glued.group(1)) != number:
        return words
    return [(start, start + glued.end()), (start + glued.end(), end), *words[1:]]


def _ended(body: Sequence[Unit], at: int) -> bool:
    """Whether the lines below the rows are none of a row's."""
    if at >= len(body):
        return True
    text = body[at].text.text
    return at > 2 and len(text) > 24 and _CLAUSE.search(text) is not None


def _script(cells: Sequence[str]) -> str:
    """The script of a column's cells: ``latin``, ``han`` or none."""
    if len(cells) < 2:
        return ""
    if not any(_HAN.search(cell) for cell in cells):
        return "latin"
    return "han" if not any(_LATIN.search(cell) for cell in cells) else ""


def _shown(text: str, row: Sequence[_Span], header: Header, scorer: Scorer) -> bool:
    """Whether some cell shows that it stands in its column."""
    return any(
        confirms(text[start:end], role, scorer)
        for (start, end), role in zip(row, header.roles, strict=True)
    )


def _cut(
    text: str,
    words: Sequence[_Span],
    header: Header,
    scripts: Sequence[str],
    scorer: Scorer,
    known: KnownNames,
) -> list[_Span]:
    """The words as cells, each column filled: the cut whose cells fit best."""
    low = float("-inf")
    count = len(words)
    best = [0.0] + [low] * count  # by words taken
    came: list[list[int]] = []
    for role, script in zip(header.roles, scripts, strict=True):
        other = {"han": _LATIN, "latin": _HAN}.get(script)
        new, source = [low] * (count + 1), [0] * (count + 1)
        for start in range(count):
            if best[start] == low:
                continue
            for end in range(start + 1, min(count, start + _LONGEST) + 1):
                cell = text[words[start][0] : words[end - 1][1]]
                score = best[start] + _fits(cell, end - start, role, scorer, known)
                if role is Role.VENDOR and start and _same_word(text, words, start):
                    score += 1
                if other is not None and other.search(cell):
                    score -= 2
                if score > new[end]:
                    new[end], source[end] = score, start
        best = new
        came.append(source)
    spans: list[_Span] = []
    end = count
    for source in reversed(came):
        start = source[end]
        spans.append((words[start][0], words[end - 1][1]))
        end = start
    return spans[::-1]


def _same_word(text: str, words: Sequence[_Span], at: int) -> bool:
    """Whether the word at ``at`` is the row's first (``Braze Braze, Inc.``)."""
    first, here = (text[a:b].strip(",.").casefold() for a, b in (words[0], words[at]))
    return first == here


def _fits(cell: str, words: int, role: Role, scorer: Scorer, known: KnownNames) -> float:
    """How well words fit a column as its cell."""
    if role is Role.NAME:
        if _ONLY_SUFFIX.search(cell):
            return -3.0
        if known.by_name(cell):
            return 4.5
        sdk = re.search(r"SDK$", cell, re.I) is not None
        return (3.5 if sdk else 1.0) - 0.2 * (words - 1)
    if role is Role.VENDOR:
        if _SUFFIX.search(cell) and is_company(cell) and not _ONLY_SUFFIX.match(cell):
            before = _LATIN_FIRST.match(cell) and _HAN.search(cell)
            return 5.0 - 0.2 * (words - 1) - (2.0 if before else 0.0)
        return -2.0 - (words - 1) - (4.0 if ADDRESS.match(cell) else 0.0)
    if role is Role.LINK and not ADDRESS.search(cell) and _NOTICE.search(cell):
        lower = sum(1 for word in cell.split() if word[:1].islower())
        return 3.5 + 0.5 * min(words - 1, 3) - 1.5 * lower
    score = scorer.scores(cell)[role]
    if role is Role.PURPOSE and _SUFFIX.search(cell):
        score -= 3.0
    if role is Role.PURPOSE:
        # a cell of another column before it: a word as names are, a host's name
        if cell.isascii():
            score -= 0.3 * sum(1 for word in cell.split()[1:] if word[:1].isupper())
        elif _LATIN_FIRST.match(cell):
            score -= 1.5
        score -= 2.0 * len(_HOST.findall(cell))
    return score
