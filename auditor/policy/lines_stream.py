"""Flattened tables of which the ends of the rows are lost: all rows, or several
of them, in one line, their cells parted by single spaces."""

from __future__ import annotations

from auditor.policy.blocks import Text
from auditor.policy.flattened import Header, Scorer, assign, columns, tokens_of
from auditor.policy.lines_cells import confirms, contradicts
from auditor.policy.lines_rows import Row
from auditor.policy.lines_words import is_serial

_MOST = 4000  # words of such lines


def stream_rows(region: Text, header: Header, scorer: Scorer) -> list[Row] | None:
    """The rows of lines that hold more than one each; ``None`` if no line does."""
    if header.by_line:
        return None
    width = len(header.roles)
    words = tokens_of(region.text, by_line=False)
    lines: dict[int, int] = {}
    for word in words:
        lines[word.line] = lines.get(word.line, 0) + 1
    if len(words) > _MOST or max(lines.values(), default=0) < 2 * width:
        return None
    if len(words) % width == 0:
        # as many words as whole rows have cells
        cells = [region.slice(word.start, word.end) for word in words]
        rows = [cells[i : i + width] for i in range(0, len(cells), width)]
        if is_serial(header) and all(
            _counted(row, number, header, scorer) for number, row in enumerate(rows, 1)
        ):
            return [list(zip(header.roles, header.labels, row, strict=True)) for row in rows]
        if all(_stands(row, header, scorer) for row in rows):
            return [list(zip(header.roles, header.labels, row, strict=True)) for row in rows]
    found = columns(region, header, assign(region.text, header, scorer, anywhere=True))
    return found if len(found) > len(lines) else None


def _stands(row: list[Text], header: Header, scorer: Scorer) -> bool:
    """Whether words are a whole row: none against its column, one for it."""
    cells = [(cell.text, role) for cell, role in zip(row, header.roles, strict=True)]
    if any(contradicts(text, role, header, scorer) for text, role in cells):
        return False
    return any(confirms(text, role, scorer) for text, role in cells)


def _counted(row: list[Text], number: int, header: Header, scorer: Scorer) -> bool:
    """Whether words are a row that begins with its number."""
    if row[0].text.rstrip(".、．") != str(number):
        return False
    cells = zip(row[1:], header.roles[1:], strict=True)
    return not any(contradicts(cell.text, role, header, scorer) for cell, role in cells)
