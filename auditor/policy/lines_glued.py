"""Flattened tables whose cells stand one behind the other without any sign, as the
labels of their header do: a row is cut where the kind of its text changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.companies import REGION
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.flattened import Header, Scorer
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import KnownNames, find_packages
from auditor.policy.lines_rows import Row
from auditor.policy.reading import Unit
from auditor.policy.roles import Role
from auditor.policy.tables import is_none

_SERIAL = re.compile(r"序号|编号|no\.?|#", re.I)
_MOST_ROWS = 200
_LONGEST = 600  # characters of a row
_MOST_CUTS = 30
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+", re.I)
_CONSTANT = re.compile(r"(?:[a-z]+\.)*permission\.[A-Z_]+|[A-Z]{3,}(?:_[A-Z]+)+")
_SUFFIX = re.compile(r"(?:有限公司|责任公司|公司|集团|研究院|工作室)(?:[（(][^（）()]{1,12}[）)])?")
_EDGES = re.compile(
    r"(?<=[\u4e00-\u9fff）)])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])|(?<=SDK)|\s+|"
    r"(?<=权限)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_NOTICE = re.compile(r"(?:政策|协议|声明|规则|指引|policy|notice|statement)$", re.I)
_PIECE = re.compile(r"[、，,;；/]")
_DANGLING = re.compile(r"[的和及与或]$|^[、，,;；）)]|[、，,;；（(]$")
# words that open the name of data
_OF_DATA = re.compile(r"设备|收货|手机|用户|网络|系统|位置|个人|应用(?=列表|信息)|相册|订单")
# how a purpose, then what is collected, may begin
_AIM = re.compile(r"用于|用来|用以|为了|以便")
_TAKES = re.compile(r"(?:会|需|将)?(?:读取|收集|获取|采集)(?!器)")
_TITLE = re.compile(r"《[^《》]{2,40}》")
_TAIL = re.compile(r"[^（(]{0,2}(?:科技|网络|信息|技术|软件|有限|股份|责任|[（(])")
_MIXED = re.compile(r"[A-Za-z]+[\u4e00-\u9fff]")  # the end of a name before it
_EMPTY = -1.5


def glued_rows(
    above: Unit, body: Sequence[Unit], header: Header, scorer: Scorer, known: KnownNames
) -> tuple[list[Row], int] | None:
    """The rows below a header without spaces and the lines they take; ``None`` if
    the lines do not fit that."""
    raw = above.text.text.strip()
    numbered = header.roles[0] is Role.OTHER and _SERIAL.fullmatch(header.labels[0]) is not None
    if numbered:
        header = Header(header.roles[1:], header.labels[1:], header.by_line)
    width = len(header.roles)
    if header.by_line or re.search(r"[\s|｜]", raw) or header.roles[0] is not Role.NAME:
        return None
    rows: list[Row] = []
    for unit in body[:_MOST_ROWS]:
        text = unit.text.text
        if len(text) > _LONGEST or len(text.split()) >= max(width, 3):
            break
        start = leading_number(text)
        if numbered:
            # "2腾讯云…": the row's number is glued to its name
            number = re.match(r"\s*(\d{1,3})", text)
            if number is None or int(number.group(1)) != len(rows) + 1:
                break
            start = max(start, number.end())
        spans = _cut(text, start, header, scorer, known)
        if spans is None:
            break
        rows.append(
            [
                (role, label, unit.text.slice(*span))
                for role, label, span in zip(header.roles, header.labels, spans, strict=True)
                if span is not None
            ]
        )
    return (rows, len(rows)) if len(rows) >= 2 else None


def _cuts(text: str, start: int, known: KnownNames) -> list[int]:
    """Where a cell may begin or end."""
    whole = [m.span() for m in _ADDRESS.finditer(text)]
    whole += [m.span() for m in _CONSTANT.finditer(text)]
    whole += [(a, b) for a, b, _ in find_packages(text)]
    closed = whole + [m.span() for m in _BRACKET.finditer(text)]
    closed += [m.span() for m in _TITLE.finditer(text)]
    cuts = {m.start() for m in _EDGES.finditer(text)} | {m.end() for m in _EDGES.finditer(text)}
    cuts |= {m.end() for m in _SUFFIX.finditer(text)}
    cuts |= {m.start() for m in REGION.finditer(text)}
    again = text.find(text[start : start + 2], start + 2)  # a vendor called as its SDK
    cuts |= {again} if again > 0 else set()
    cuts |= {hit.start for hit in find_data_types(text)}
    for opening in (_OF_DATA, _AIM, _TAKES, _TITLE):
        cuts |= {m.start() for m in opening.finditer(text)}
    cuts |= {start + n for n in range(2, 21) if known.by_name(text[start : start + n])}
    cuts = {c for c in cuts if not any(a < c < b for a, b in closed)}
    cuts |= {edge for span in whole for edge in span}
    inner = sorted(c for c in cuts if start < c < len(text))
    return [start, *inner[:_MOST_CUTS], len(text)]


def _cut(
    text: str, start: int, header: Header, scorer: Scorer, known: KnownNames
) -> list[tuple[int, int] | None] | None:
    """The cell of each column; ``None`` if the text is no such row."""
    cuts = _cuts(text, start, known)
    count = len(cuts)
    low = float("-inf")
    best = [0.0] + [low] * (count - 1)
    came: list[list[int]] = []
    for k, role in enumerate(header.roles):
        new, source = [low] * count, [-1] * count
        for begin in range(count):
            if best[begin] == low:
                continue
            if k and best[begin] + _EMPTY > new[begin]:
                new[begin], source[begin] = best[begin] + _EMPTY, begin
            for end in range(begin + 1, count):
                cell = text[cuts[begin] : cuts[end]].strip()
                score = best[begin] + _fits(cell, role, scorer, known) if cell else low
                if score > new[end]:
                    new[end], source[end] = score, begin
        best = new
        came.append(source)
    if best[-1] <= 0:
        return None
    spans: list[tuple[int, int] | None] = []
    end = count - 1
    for source in reversed(came):
        begin = source[end]
        spans.append((cuts[begin], cuts[end]) if begin < end else None)
        end = begin
    spans.reverse()
    filled = [(role, span) for role, span in zip(header.roles, spans, strict=True) if span]
    scores = [_fits(text[a:b].strip(), role, scorer, known) for role, (a, b) in filled]
    sure = sum(score >= 3.5 for score in scores)
    whole = len(filled) == len(spans) and min(scores) >= 0
    return spans if len(filled) >= 3 and (sure >= 2 or (sure and whole)) else None


def _fits(cell: str, role: Role, scorer: Scorer, known: KnownNames) -> float:
    """How well a piece of the text fits a column."""
    if _DANGLING.search(cell):
        return -8.0
    address = _ADDRESS.match(cell)
    packages = find_packages(cell) if not address else []
    if address or _CONSTANT.match(cell) or packages:
        return _hard(cell, role, sum(b - a for a, b, _ in packages))
    owned = _SUFFIX.search(cell)
    if role is Role.NAME:
        if known.by_name(cell):
            return 4.5
        if owned or _PIECE.search(cell):
            return -4.0
        return 3.5 if fold(cell).endswith("sdk") else 1.0 - 0.25 * max(len(cell) - 10, 0)
    if role is Role.VENDOR:
        if owned and owned.end() == len(cell) and is_company(cell) and not _TAIL.match(cell):
            return 5.0 + _begins(cell) - (3.0 if "SDK" in cell else 0.0)
        return -3.0 - (3.0 if owned else 0.0)
    if owned:
        return -4.0
    if role is Role.PERSONAL_INFO:
        takes = _TAKES.match(cell)
        if takes is None and _TAKES.search(cell):
            return -4.0
        return _listed(cell[takes.end() :]) + 1.0 if takes else _listed(cell)
    if role in (Role.LINK, Role.WEBSITE):
        if _TITLE.fullmatch(cell):
            return 4.0
        return 3.5 - 0.2 * max(len(cell) - 12, 0) if _NOTICE.search(cell) else -4.0
    if "《" in cell or _AIM.fullmatch(cell):
        return -4.0
    score = scorer.scores(cell)[role] + (1.0 if role is Role.PURPOSE and _AIM.match(cell) else 0.0)
    return score - (2.0 if role is Role.PURPOSE and _listed(cell) >= 4 else 0.0)


def _begins(company: str) -> float:
    """How likely a company's name begins where the text does."""
    if REGION.match(company):
        return 0.5
    region = REGION.search(company)
    inside = region is not None and company[region.start() - 1] not in "（("
    return -2.0 if inside or _MIXED.match(company) else 0.0


def _hard(cell: str, role: Role, packages: int) -> float:
    """What begins with an address, a package or a constant is nothing else."""
    if _ADDRESS.match(cell):
        whole = _ADDRESS.fullmatch(cell) is not None
        return 6.0 if whole and role in (Role.LINK, Role.WEBSITE) else -6.0
    if packages:
        return 6.0 if role is Role.PACKAGE and packages >= 0.8 * len(cell) else -6.0
    words = _PIECE.split(cell)
    listed = all(_CONSTANT.fullmatch(word.strip()) or "权限" in word for word in words)
    return 6.0 if role is Role.PERMISSION and listed else -6.0


def _listed(cell: str) -> float:
    """How much a piece of text is a list of data."""
    if is_none(cell):
        return 0.8
    pieces = [piece.strip() for piece in _PIECE.split(cell) if piece.strip()]
    data = 0
    for piece in pieces:
        spans = [(hit.start, hit.end) for hit in find_data_types(piece, listed=True)]
        first = min((a for a, _ in spans), default=0)
        last = max((b for _, b in spans), default=0)
        data += bool(spans) and first <= 2 and len(piece) - last <= 2
    if not data or data * 2 < len(pieces):
        return -2.0
    return 4.0 * data / len(pieces) + 0.3 * min(len(pieces), 5)
