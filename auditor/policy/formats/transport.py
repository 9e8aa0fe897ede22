"""Blocks as JSON, to hand them from one process to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.model import Gap
from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.formats.parsed import Parsed


def parsed_to_json(parsed: Parsed) -> dict[str, Any]:
    """Everything in ``parsed`` as lists, strings and numbers."""
    return {
        "blocks": [
            [
                block.kind,
                _text_out(block.text),
                block.level,
                [[[_text_out(c.text), c.header, c.spanned] for c in row] for row in block.rows],
                block.marker,
                block.bold,
                block.page,
            ]
            for block in parsed.blocks
        ],
        "lines": parsed.lines,
        "gaps": [[gap.stage, gap.subject, gap.reason, gap.weakens] for gap in parsed.gaps],
    }


def parsed_from_json(data: Mapping[str, Any]) -> Parsed:
    """The inverse of :func:`parsed_to_json`."""
    return Parsed(
        tuple(
            Block(
                kind,
                _text_in(text),
                level,
                tuple(tuple(Cell(_text_in(t), h, s) for t, h, s in row) for row in rows),
                marker,
                bold,
                page,
            )
            for kind, text, level, rows, marker, bold, page in data["blocks"]
        ),
        tuple(data["lines"]),
        tuple(
            Gap(stage, subject, reason, tuple(weakens))
            for stage, subject, reason, weakens in data["gaps"]
        ),
    )


def _text_out(text: Text) -> list[Any]:
    return [text.text, text.marks, text.links, text.struck]


def _text_in(data: Any) -> Text:
    text, *spans = data
    marks, links, struck = (tuple(map(tuple, found)) for found in spans)
    return Text(text, marks, links, struck)
