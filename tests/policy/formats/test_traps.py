"""Inputs that make careless readers slow: each would take minutes if any step
were quadratic, and takes about a second here."""

from __future__ import annotations

import time

import pytest

from auditor.errors import AuditorError
from auditor.policy.documents import read_document_bytes

SECONDS = 20.0  # generous, for a busy machine

TRAPS = {
    "open div": ("html", "<html><div>" * 150_000 + "x"),
    "open tables": ("html", "<html><table><tr><td>" * 50_000 + "x"),
    "open lists": ("html", "<html><ul><li>" * 80_000 + "x"),
    "end tags without start": ("html", "<html><p>" + "<i>" * 80_000 + "</b></p>" * 80_000 + "x"),
    "style across blocks": ("html", "<html><b><div>" + "<i>" * 80_000 + "</b>" * 80_000 + "x"),
    "tags without end": ("html", "<html><p>x" + "<a " * 300_000),
    "quotes without end": ("html", "<html><p>x" + '<a x="' * 150_000),
    "comments without end": ("html", "<html><p>x" + "<!--" * 200_000),
    "declarations": ("html", "<html><p>x" + "<!" * 400_000),
    "titles without end": ("html", "<html><p>x" + "<title>" * 150_000),
    "blanks in a tag": ("html", "<html><p>x<a " + ("x" + " " * 20_000) * 40 + ">"),
    "ampersands": ("html", "<html><p>x" + "&" * 800_000),
    "a long character number": ("html", "<html><p>x&#" + "9" * 800_000 + ";"),
    "spans": ("html", "<html><table>" + "<tr><td rowspan=1000 colspan=1000>x" * 8_000),
    "blank text": ("txt", " " * 800_000 + "x"),
    "bars": ("txt", " |" * 400_000 + "x"),
    "brackets": ("md", "[" * 60_000 + "x" + "]" * 60_000),
    "links": ("md", "[a](" * 30_000),
    "images": ("md", "![a](" * 30_000),
    "stars": ("md", "*a **b " * 20_000),
    "words behind a mark": ("md", "!!! " + "a" * 100_000 + "!"),
    "quotes in quotes": ("md", "> " * 50_000 + "x"),
    "lists in lists": ("md", "".join("  " * (i % 40) + "- x\n" for i in range(15_000))),
    "code ticks": ("md", "".join("`" * i + "x" for i in range(500))),
    "bar rows": ("md", ("|a" * 80 + "|\n") * 1_500),
    "blanks in Markdown": ("md", " " * 150_000 + "x"),
    "dashes": ("md", "a|" + "-" * 150_000 + "x"),
    "short comments": ("txt", "<!---->" * 3_000 + "x"),
    "open front matter": ("md", "---\n" + "a: b\n" * 60_000),
}


@pytest.mark.parametrize("name", TRAPS)
def test_no_trap_is_slow(name: str) -> None:
    suffix, source = TRAPS[name]
    start = time.process_time()
    try:
        document, _ = read_document_bytes(source.encode(), f"a.{suffix}")
    except AuditorError:
        document = None
    assert time.process_time() - start < SECONDS
    assert document is None or document.blocks
