"""Tables that a page builds of boxes: rows are ``div``, cells their children.

Such rows are told by their shape: siblings with as many children each and no
text besides, below one whose children are the labels of columns. Everything
else stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.formats.parsed import join, trim, words
from auditor.policy.roles import Role, role_of, told_roles

_ROWS = words("div li section article ul ol dl p")
# in a paragraph what else is inline is text of one look or another
_IN_PARAGRAPH = words("i em b strong label small")
_LEAST_CELLS = 2
_MOST_CELLS = 12
_LEAST_ROWS = 3  # with the header
_LABEL = 20  # characters
_LARGEST = 60  # blocks of one row
_PLAIN_LABEL = re.compile(r"(?!\d+$)[^\W_][^\n，,。；;：:、.．!！?？]{1,15}")


@dataclass(slots=True)
class _Box:
    """An open element: where it starts, and what its children cover.

    :param inner: blocks from ... to, of the children that are blocks.
    :param inline: characters from ... to, of those that are not.
    """

    tag: str
    row: bool
    block: bool
    start: int
    offset: int
    inner: list[tuple[int, int]] = field(default_factory=list)
    inline: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """What may be a row: the blocks that it covers, and its cells in them."""

    start: int
    end: int
    inner: tuple[tuple[int, int], ...]
    inline: tuple[tuple[int, int], ...]

    @property
    def width(self) -> int:
        return len(self.inner or self.inline)


class Boxes:
    """Follows the elements of a page and finds the rows among them."""

    def __init__(self) -> None:
        self._open: list[_Box] = []
        self._rows: defaultdict[int, list[_Row]] = defaultdict(list)

    def push(self, tag: str, block: bool, blocks: int, offset: int) -> None:
        """An element starts after ``blocks`` blocks and ``offset`` characters."""
        self._open.append(_Box(tag, tag in _ROWS, block, blocks, offset))

    def pop(self, blocks: int, offset: int) -> None:
        """The innermost element ends."""
        box = self._open.pop()
        above = self._open[-1] if self._open else None
        if above is not None and above.row and above.block:
            if box.block:
                above.inner.append((box.start, blocks))
            else:
                above.inline.append((box.offset, offset))
                above.row = above.tag != "p" or box.tag in _IN_PARAGRAPH
        if box.row and blocks - box.start <= _LARGEST and bool(box.inner) != bool(box.inline):
            row = _Row(box.start, blocks, tuple(box.inner), tuple(box.inline))
            if _LEAST_CELLS <= row.width <= _MOST_CELLS:
                self._rows[len(self._open)].append(row)

    def _keys(self, blocks: Sequence[Block]) -> frozenset[str]:
        """The labels that open rows of two inline cells again and again, where some are
        keys of a record: cards of as few as one row are told by them."""
        counts: Counter[str] = Counter()
        for row in (row for rows in self._rows.values() for row in rows):
            cells = _cells(row, blocks) if row.width == 2 else None
            if cells and 0 < len(cells[0].text) <= _LABEL:
                counts[cells[0].text] += 1
        again = sorted(label for label, count in counts.items() if count > 1)
        known = {role_of(label) for label in again} - {None, Role.OTHER}
        return frozenset(again) if len(known) > 1 else frozenset()

    def tables(self, blocks: list[Block]) -> list[Block]:
        """The blocks, with those of rows of boxes made tables."""
        found: list[tuple[int, int, list[Block]]] = []
        ends = {row.end: row for rows in self._rows.values() for row in rows if row.end > row.start}
        keys = self._keys(blocks)
        for rows in self._rows.values():
            for run in _runs(rows):
                above = ends.get(run[0].start)  # a header or a title in a box of its own
                top = (_cells(above, blocks) or []) if above is not None else []
                wide = len(run) > 1 and len(top) == run[0].width
                if above is not None and wide and _is_header(top):
                    run, above = [above, *run], None
                if len(run) < _LEAST_ROWS and not keys:
                    continue
                parts = list(_read(run, blocks, keys))
                found += parts
                if parts and above is not None and above.inline:
                    found.append((above.start, above.end, _title(top, blocks[above.start])))
        out: list[Block] = []
        at = 0
        for start, end, made in sorted(found, key=lambda part: part[:2]):
            if start >= at:
                out += [*blocks[at:start], *made]
                at = end
        return out + blocks[at:]


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows that follow upon one another with as many cells."""
    run: list[_Row] = []
    for row in rows:
        if run and (row.start != run[-1].end or row.width != run[-1].width):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _read(
    run: Sequence[_Row], blocks: Sequence[Block], keys: frozenset[str]
) -> Iterator[tuple[int, int, list[Block]]]:
    """What the rows of a run are instead of their blocks: a table of a header
    and rows below it, or lines of a key and a value."""
    pairs = [(row, _cells(row, blocks)) for row in run]
    for whole, group in groupby(pairs, key=lambda pair: pair[1] is not None):
        part = [(row, texts) for row, texts in group if texts is not None]
        table = [texts for _, texts in part]
        of_card = whole and all(len(t) == 2 and t[0].text in keys for t in table)
        if not whole or (len(part) < _LEAST_ROWS and not of_card):
            continue
        made: list[Block] = []
        if _is_header(table[0]) and len(part) >= _LEAST_ROWS and not of_card:
            rows = [tuple(Cell(t, header=not i) for t in texts) for i, texts in enumerate(table)]
            made = [Block("table", rows=tuple(rows))]
        elif of_card or _are_keyed(table) or (part[0][0].inline and _are_labelled(table)):
            made = [Block("paragraph", join([t for t in texts if t.text], "：")) for texts in table]
        if made:
            yield part[0][0].start, part[-1][0].end, made


def _title(cells: Sequence[Text], block: Block) -> list[Block]:
    """The title of a card, whose logo in letters (``小米``) is no part of its name."""
    shown = [cell for cell in cells if cell.text]
    if len(shown) < 2:
        return [block]
    logo, name = shown[0].text.casefold(), shown[1].text.casefold()
    return [replace(block, text=join(shown[1:] if name.startswith(logo) else shown, " "))]


def _are_keyed(table: Sequence[Sequence[Text]]) -> bool:
    """Each row holds a key and its value, not parted by a colon."""
    if any(len(texts) != 2 or not texts[0].text for texts in table):
        return False
    roles = {*told_roles([texts[0].text for texts in table], 2)}
    return None not in roles and len(roles - {Role.OTHER}) >= 2


def _are_labelled(table: Sequence[Sequence[Text]]) -> bool:
    """Each row holds a label of its own and what is said of it (``定位`` | ``找门店``)."""
    labels = [texts[0].text for texts in table]
    return (
        all(len(texts) == 2 and texts[1].text for texts in table)
        and all(_PLAIN_LABEL.fullmatch(label) for label in labels)
        and len({*labels}) == len(labels)
    )


def _is_header(texts: Sequence[Text]) -> bool:
    labels = [text.text for text in texts]
    if not labels or any(not label or len(label) > _LABEL for label in labels):
        return False
    roles = told_roles(labels, 2)
    known = {role for role in roles if role not in (None, Role.OTHER)}
    return len(known) >= 2 and roles.count(None) * 3 <= len(roles)


def _cells(row: _Row, blocks: Sequence[Block]) -> list[Text] | None:
    """The cells of a row; ``None`` when there is text besides them, or a table
    in them."""
    if any(block.kind == "table" for block in blocks[row.start : row.end]):
        return None
    if row.inner:
        at = row.start
        out = []
        for start, end in row.inner:
            if start != at:
                return None
            out.append(join([b.text for b in blocks[start:end]]) if end > start else Text(""))
            at = end
        return out if at == row.end else None
    if row.end != row.start + 1:
        return None
    text = blocks[row.start].text
    at = 0
    out = []
    for start, end in row.inline:
        if end < start or text.text[at:start].strip():
            return None
        out.append(trim(text.slice(start, end)) if end > start else Text(""))
        at = end
    return None if text.text[at:].strip() else out
