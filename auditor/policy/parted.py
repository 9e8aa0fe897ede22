"""Paragraphs that hold a whole document, its lines parted by ``<br>`` alone: where
some of the lines are numbered titles, every line is a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.policy.blocks import Block
from auditor.policy.records import split_lines
from auditor.policy.sections import titles_part

_LEAST = 6  # lines of such a paragraph
_TITLES = 2


def part_lines(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with such paragraphs in parts."""
    if not any("\n" in block.text.text for block in blocks):
        return tuple(blocks)
    return tuple(part for block in blocks for part in _parts(block))


def _parts(block: Block) -> Iterator[Block]:
    if block.kind != "paragraph" or block.text.text.count("\n") + 1 < _LEAST:
        yield block
        return
    lines = split_lines(block.text)
    if sum(titles_part(line.text) for line in lines) < _TITLES:
        yield block
        return
    for line in lines:
        yield replace(block, text=line, bold=False)
