"""Markdown for merge requests."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from auditor.model import Level
from auditor.report import Options, render
from auditor.report.markdown import plain
from tests.crosscheck.factory import KNOWLEDGE, compare, disclosures, inventory, permission
from tests.report.factory import HOSTILE, result


def shown(text: str = "words", lang: str = "en", fail_on: Level | None = Level.MEDIUM) -> str:
    return render(result(text, lang), "markdown", KNOWLEDGE, Options(lang, fail_on)).decode()


def test_verdict_counts_and_findings() -> None:
    text = shown()
    assert "**Result: fail** (Fails from level: medium)" in text
    assert "| high | medium | low | info | known | waived |" in text
    assert "policy.html, line 4" in re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)
    assert "Could not be examined" in text
    assert "Getui (Getui)" not in text  # waived


def test_chinese() -> None:
    assert "**结论: 不通过**" in shown(lang="zh")


def test_pass() -> None:
    data = render(result(findings=()), "markdown", KNOWLEDGE, Options("en", Level.HIGH)).decode()
    assert "**Result: pass**" in data and "No findings." in data


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_inputs_bring_no_markup(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(shown(text))
    children = [c for t in tokens for c in (t.children or ())]
    kinds = {t.type for t in (*tokens, *children)}
    assert not kinds & {"link_open", "image", "code_inline", "em_open", "fence", "code_block"}
    html = {t.content.strip() for t in (*tokens, *children) if t.type.startswith("html_")}
    assert all(re.match(r"</?(details|summary|sub|br)\b", h) for h in html), html
    rows = [line for line in shown(text).splitlines() if line.startswith("| **")]
    assert rows and {line.count("|") for line in rows} == {6}


def test_mentions_and_references_are_inert() -> None:
    assert not re.search(
        r"[@#<>|`*\[\]](?!\d+;)", plain("@everyone #1 <b> | `x` *y* [z](w)").replace("&#", "")
    )


def test_long_lists_are_cut_and_counted() -> None:
    app = inventory([permission(f"com.x.P{n:03}", "dangerous") for n in range(200)])
    comparison = compare(app, disclosures(), "permission-undisclosed")
    many = result(findings=comparison.findings)
    text = render(many, "markdown", KNOWLEDGE, Options("en", Level.LOW)).decode()
    assert "+140 more" in text
    assert len(text) < 65_536
