"""On labelled policies: every quote stands in a block, on its own line."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from auditor.policy.blocks import Document, Text
from auditor.policy.documents import read_document

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("AUDITOR_CORPUS", ROOT.parent / "shared")) / "policies"
GOLD = sorted(CORPUS.glob("*/*.gold.json"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not GOLD, reason="no labelled policies (set AUDITOR_CORPUS)"),
]

_MARKUP = re.compile(r"<[^>]*>|&nbsp;|[\s\xa0\u3000\u200b*`|\\]")


def squeeze(text: str) -> str:
    """The characters of a quote that a reader can see."""
    # A quote may begin inside a tag: 'ellipsis;">名称</td>'.
    text = re.sub(r"^[^<>]*\">", "", text)
    return _MARKUP.sub("", text)


def texts(document: Document) -> list[Text]:
    """All texts of a document."""
    found = []
    for block in document.blocks:
        found += [cell.text for row in block.rows for cell in row] if block.rows else [block.text]
    return found


Segments = dict[int, list[tuple[str, str]]]


def located(document: Document) -> Segments:
    """Line → for each text on it, what stands on the line and what follows it."""
    by_line: Segments = {}
    for text in texts(document):
        ends = [offset for offset, _ in text.marks[1:]] + [len(text.text)]
        for (offset, line), end in zip(text.marks, ends, strict=True):
            segment = squeeze(text.text[offset:end]), squeeze(text.text[end : end + 300])
            by_line.setdefault(line, []).append(segment)
    return by_line


def starts_on(quote: str, line: int, by_line: Segments) -> bool:
    """Whether a text holds ``quote`` and its first character is on ``line``."""
    wanted = squeeze(quote)
    return any(
        0 <= (here + after).find(wanted) < len(here) for here, after in by_line.get(line, ())
    )


def labels(gold: dict[str, Any]) -> list[tuple[str, int]]:
    """Every quote with its line."""
    return [
        (entry["quote"], entry["line"])
        for kind in ("permissions", "sdks", "data_types")
        for entry in gold[kind]
    ]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_quote_is_found_on_its_line(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    document, gaps = read_document(path.parent / gold["file"])
    assert document.encoding == gold["encoding"]
    assert not gaps
    by_line = located(document)
    missing = [(line, quote) for quote, line in labels(gold) if not starts_on(quote, line, by_line)]
    assert not missing
    raw = (path.parent / gold["file"]).read_bytes().decode(gold["encoding"])
    assert document.lines == tuple(line.removesuffix("\r") for line in raw.split("\n"))
