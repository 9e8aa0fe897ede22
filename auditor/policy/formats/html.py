"""HTML → blocks."""

from __future__ import annotations

import re

from auditor.errors import InputError
from auditor.policy.formats.builder import BlockBuilder
from auditor.policy.formats.limits import DEFAULT, Limits
from auditor.policy.formats.parsed import Parsed, gap
from auditor.policy.formats.tokens import Tokenizer

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?:[ \t]*\r?\n){0,50}(---|\+\+\+)[ \t]*\r?\n"
    r"(?:[^\n]{0,2000}\n){0,200}?\1[ \t]*(?=\r?\n|\Z)"
)
# A page with less text than this may be a frame or a script's empty shell.
_SHELL = 300


def front_matter_end(text: str) -> int:
    """The offset behind a front matter block at the head of ``text``, or 0."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def read_html(text: str, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read decoded HTML.

    A front matter block before the markup is skipped. Nothing is executed or
    fetched.

    :raises InputError: when no text is in it, only scripts, frames or images.
    """
    builder = BlockBuilder(limits)
    start = front_matter_end(text)
    Tokenizer(text[start:], builder, 1 + text.count("\n", 0, start)).run()
    blocks = builder.finish(1 + text.count("\n"))
    gaps = builder.gaps(name)
    shown = sum(len(block.text.text) + 100 * len(block.rows) for block in blocks)
    if not shown:
        _refuse_empty(builder, name)
    if shown < _SHELL:
        gaps += [
            gap(name, f"The page shows another document, {frame[:200]}, which was not read.")
            for frame in builder.frames
        ]
        if builder.images and not builder.frames:
            gaps.append(gap(name, "The page is mostly images; the text in them was not read."))
    return Parsed(tuple(blocks), gaps=tuple(gaps))


def _refuse_empty(builder: BlockBuilder, name: str) -> None:
    remedy = "open it in a browser and save the complete page, or give the text"
    if builder.frames:
        raise InputError(
            f"the page has no text, it only shows {builder.frames[0][:200]}",
            path=name,
            remedy="save the framed document and give that file",
        )
    if builder.images:
        raise InputError(
            "the page has no text, only images",
            path=name,
            remedy="give the text, or run OCR on the images first",
        )
    if builder.scripts:
        raise InputError("the page has no text, a script would load it", path=name, remedy=remedy)
    raise InputError("the page has no text", path=name, remedy=remedy)
