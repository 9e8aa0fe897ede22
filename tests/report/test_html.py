"""The HTML page."""

from __future__ import annotations

import pytest
from lxml import etree, html

from auditor.model import Level
from auditor.report import Options, render
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "nav", "a", "dl", "dt", "dd",
    "span", "div", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def shown(text: str = "words", lang: str = "en") -> html.HtmlElement:
    data = render(result(text, lang), "html", KNOWLEDGE, Options(lang, Level.MEDIUM))
    return html.fromstring(data.decode())


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_inputs_bring_no_elements(text: str) -> None:
    page = shown(text)
    usual = [e.tag for e in shown().iter(etree.Element)]
    assert [e.tag for e in page.iter(etree.Element)] == usual
    assert set(usual) <= ALLOWED
    for link in page.iter("a"):
        assert str(link.get("href")).startswith("#")
    assert not [
        name for e in page.iter(etree.Element) for name in e.attrib if name.startswith("on")
    ]


def test_nothing_runs_or_is_fetched() -> None:
    page = shown()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert not page.xpath("//@src") and not page.xpath("//script|//link|//iframe")


def test_contents() -> None:
    text = shown().text_content()
    assert "READ_PHONE_STATE" in text and "policy.html, line 4" in text
    assert "支付宝" in text
    assert shown(lang="zh").get("lang") == "zh-CN"
    assert len(shown().xpath("//h2")) == 7
