"""Which lines below the header of a flattened table belong to it."""

from __future__ import annotations

import re

from auditor.policy.flat import fold
from auditor.policy.flattened import Header, Scorer, header_line, header_lines
from auditor.policy.keys import leading_number
from auditor.policy.known import KnownNames, kind_of_services
from auditor.policy.reading import Unit
from auditor.policy.roles import Role, is_key

_MAX_REGION = 4000  # lines of one flattened table
_UNFINISHED = "、,，;；:：（(/和及与"
_UNFINISHED_END = re.compile(r"[、,，;；:：（(/和及与]\s*$")
_SENTENCE = re.compile(r"[。；;！？!?]")


def region_of(
    run: list[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer
) -> tuple[list[Unit], int]:
    """The lines below a flattened header that belong to its table, and how
    many these are with the categories that part its rows."""
    body: list[Unit] = []
    taken = 0
    gap = None
    several = 0  # lines of several words
    for position, unit in enumerate(run[at : at + _MAX_REGION], at):
        text = unit.text.text.strip()
        if unit.block.kind == "heading" or (unit.rank is not None and unit.rank <= 3):
            if not _parts_rows(run, position, header, not body):
                break
            continue
        if body and re.match(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\s*\D", text) and len(text) <= 40:
            break  # "3.4 转让": the next section
        if body and _titles_table(run, position, header):
            break
        if body and (
            header_line(text) is not None
            or _two_labels(text)
            or header_lines([u.text.text for u in run[position : position + 10]]) is not None
        ):
            break
        line = unit.text.line
        if body:
            step = line - run[position - 1].text.line
            if gap is None and len(body) >= 2:
                gap = max(body[1].text.line - body[0].text.line, 1)
            if gap is not None and step > gap + 1 and not _opens_row(text, header, known, scorer):
                break
            if gap == 1 and step > 1 and not _opens_row(text, header, known, scorer):
                break
            if len(text) > 80 and _SENTENCE.search(text) and not _fits(text, header, scorer):
                break
            if (
                several * 5 >= len(body) * 3
                and not _last_cell(body, text)
                and _follows(run, position, header, known, scorer)
            ):
                break
        body.append(unit)
        several += len(text.split()) > 1
        taken = position + 1 - at
    return body, taken


def _titles_table(run: list[Unit], at: int, header: Header) -> bool:
    """Whether a numbered line stands above the header of the next table, or a word
    above the same header once more."""
    text = run[at].text.text.strip()
    if at + 1 >= len(run) or len(text) > 40 or _UNFINISHED_END.search(run[at - 1].text.text):
        return False
    below = header_line(run[at + 1].text.text)
    if below is None:
        return False
    again = below.labels == header.labels and len(text.split()) == 1
    return again or leading_number(text) > 0


def _parts_rows(run: list[Unit], at: int, header: Header, first: bool) -> bool:
    """Whether a heading stands above a row, right below the header or between
    two rows: a category of the table."""
    text = run[at].text.text.strip()
    if re.search(r"sdk|第三方|权限|共享", fold(text)) and kind_of_services(text) is None:
        return False  # the next part of the document
    if len(text.split()) > 1 or len(text) > 20 or run[at].block.kind == "heading":
        return False
    words: list[int] = []
    for unit in run[at + 1 : at + 4]:
        ranked = unit.rank is not None and unit.rank <= 3
        if ranked or header_line(unit.text.text) is not None:
            break
        words.append(len(unit.text.text.split()))
    if not words:
        return False
    if header.roles[0] is Role.OTHER and re.fullmatch(r"\d{1,3}", run[at + 1].text.text.strip()):
        return True
    if first and not header.by_line:
        return True
    return words[0] > 1 and sum(words) >= max(len(header.roles) - 1, 3)


def _two_labels(text: str) -> bool:
    """A header of two labels: another table begins."""
    words = text.split()
    return len(words) == 2 and all(len(w) <= 10 and is_key(w) for w in words)


def _follows(run: list[Unit], at: int, header: Header, known: KnownNames, scorer: Scorer) -> bool:
    """Whether a line of one word follows a table of rows of several: no row
    below it goes on with the table, nor does it end the row above."""
    text = run[at].text.text.strip()
    if len(text.split()) > 1 or leading_number(text):
        return False
    if run[at - 1].text.text.rstrip()[-1:] in _UNFINISHED:
        return False
    least = max(len(header.roles) - 1, 2)
    for unit in run[at + 1 : at + 6]:
        below = unit.text.text
        if _two_labels(below) or header_line(below) is not None:
            break
        words = len(below.split())
        if words >= least or (words > 1 and _opens_row(below, header, known, scorer)):
            return False
    return not _fits(text, header, scorer)


def _last_cell(body: list[Unit], text: str) -> bool:
    """Whether a line of one word ends the last row as it does the rows above."""
    single = [len(u.text.text.split()) == 1 for u in body]
    return len(text) <= 20 and not single[-1] and sum(single[:-1]) >= 2


def _opens_row(text: str, header: Header, known: KnownNames, scorer: Scorer) -> bool:
    """The line begins like a row: a name of the first column's kind."""
    head = re.split(r"[\s|｜\t]", text.strip(), maxsplit=1)[0]
    first = header.roles[0]
    if first is Role.OTHER:
        return bool(re.match(r"\d{1,3}\b", head))
    score = scorer.scores(head)[first]
    if first is Role.NAME:
        return score >= 3 or any(h.start == 0 for h in known.scan(fold(text[:40])))
    return score >= 1.5


def _fits(text: str, header: Header, scorer: Scorer) -> bool:
    """Some word of the line is typical of a column other than free text."""
    strong = {Role.PACKAGE, Role.PERMISSION, Role.LINK, Role.VENDOR, Role.WEBSITE, Role.NAME}
    for word in text.split():
        fits = scorer.scores(word)
        if any(fits[role] >= 3 for role in header.roles if role in strong):
            return True
    return False


def one_cell_a_line(body: list[Unit], header: Header, scorer: Scorer) -> bool:
    """Whether the cells of the body stand one a line."""
    if len(body) < len(header.roles):
        return False
    single = sum(1 for u in body if len(u.text.text.split()) == 1 or len(u.text.text) > 60)
    several = sum(1 for u in body if len(u.text.text.split()) >= 3)
    return single >= 0.8 * len(body) and several <= 0.1 * len(body)
