"""A compact form of blocks, to compare with what a test expects."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.policy.blocks import Block, Text


def outline(blocks: Iterable[Block]) -> list[str]:
    """One string a block: ``2 heading2 text``, tables as their rows.

    The number is the line of the first character; breaks show as ``/``, a
    spanned copy as ``^``, a header cell as ``#``.
    """
    found = []
    for block in blocks:
        if block.kind == "table":
            rows = (
                " | ".join(
                    "^" * cell.spanned + "#" * cell.header + cell.text.text.replace("\n", "/")
                    for cell in row
                )
                for row in block.rows
            )
            found.append("\n".join(rows))
        else:
            level = str(block.level) if block.level else ""
            text = block.text.text.replace("\n", "/")
            found.append(f"{block.text.line} {block.kind}{level} {text}")
    return found


def lines_of(text: Text) -> dict[str, int]:
    """Piece of the text → the raw line it stands on."""
    ends = [offset for offset, _ in text.marks[1:]] + [len(text.text)]
    return {
        text.text[offset:end].strip(): line
        for (offset, line), end in zip(text.marks, ends, strict=True)
    }
