"""Plain text: one paragraph for each line that is not blank."""

from __future__ import annotations

from auditor.policy.blocks import Block
from auditor.policy.formats.parsed import (
    BLANK,
    Parsed,
    find_marker,
    one_line,
    split_lines,
    trim,
)


def read_text(text: str) -> Parsed:
    """Read decoded plain text.

    Lines are not joined: what a copy or a crawler flattened is recovered later,
    where tables are known. A marker (``1.``, ``（一）``, ``•``) is noted and
    stays in the text, so that offsets agree with the raw line.
    """
    blocks = [line_block(raw, number) for number, raw in enumerate(split_lines(text), 1)]
    return Parsed(tuple(block for block in blocks if block is not None))


def line_block(raw: str, number: int) -> Block | None:
    """The paragraph of one raw line; ``None`` when it is blank."""
    if not raw.strip(BLANK):
        return None
    text = trim(one_line(raw, number))
    return Block("paragraph", text, marker=find_marker(text.text))
