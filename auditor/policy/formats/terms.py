"""Lists of terms (``dl``): a short term and what is said of it, as one paragraph
``term：said``, the way a page shows them in one line."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.policy.blocks import Block
from auditor.policy.formats.parsed import join

_LONGEST = 24  # characters of a term that is a key


class Terms:
    """Which blocks are a term and the first one said of it."""

    def __init__(self) -> None:
        self._term: Block | None = None
        self._said: dict[int, Block] = {}  # by the identity of the term's block
        self._kept: list[Block] = []  # the terms, so that their identities stay theirs

    def see(self, block: Block, *, term: bool, said: bool) -> None:
        """Take note of a new paragraph; ``term``, ``said``: within ``dt``, ``dd``."""
        if term or not said:
            self._term = block if term else None
        elif self._term is not None and id(self._term) not in self._said:
            self._said[id(self._term)] = block
            self._kept.append(self._term)
        elif self._term is not None:
            del self._said[id(self._term)]  # several things are said: none is its value
            self._term = None

    def joined(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with each such pair, where it still stands together, as one."""
        out: list[Block] = []
        skip = False
        for position, block in enumerate(blocks):
            if skip:
                skip = False
                continue
            said = self._said.get(id(block))
            follows = position + 1 < len(blocks) and blocks[position + 1] is said
            if said is None or not follows or not _is_key(block):
                out.append(block)
                continue
            separator = ": " if block.text.text.isascii() else "："
            separator = "" if block.text.text.rstrip().endswith((":", "：")) else separator
            text = join([block.text, said.text], separator)
            out.append(Block("paragraph", text, block.level, marker=block.marker))
            skip = True
        return out


def _is_key(term: Block) -> bool:
    """A term that is no sentence or question."""
    text = term.text.text.strip()
    return len(text) <= _LONGEST and "\n" not in text and not text.endswith(("。", "？", "?", "."))
