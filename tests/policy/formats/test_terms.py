"""Lists of terms as keys and values."""

from __future__ import annotations

import pytest

from auditor.policy.formats.html import read_html


def blocks(html: str) -> list[str]:
    return [block.text.text for block in read_html(html, "a.html").blocks]


def test_a_short_term_is_the_key_of_what_is_said() -> None:
    html = "<dl><dt>用途</dt><dd>推送通知</dd><dt>Role:</dt><dd>push</dd><dt>By<dd>Xing</dl>"
    assert blocks(html) == ["用途：推送通知", "Role:push", "By: Xing"]


def test_lines_stay_where_they_were() -> None:
    (block,) = read_html("<dl>\n<dt>用途</dt>\n<dd>推送\n通知</dd></dl>", "a.html").blocks
    assert block.text.text == "用途：推送通知"
    assert [block.text.line_at(at) for at in (0, 3, 6)] == [2, 3, 4]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # several things are said of a term
        (
            "<dl><dt>星点推送</dt><dd>公司：星点</dd><dd>用途：推送</dd></dl>",
            ["星点推送", "公司：星点", "用途：推送"],
        ),
        # a sentence is no key
        (
            "<dl><dt>Who can see it?</dt><dd>Nobody.</dd></dl>",
            ["Who can see it?", "Nobody."],
        ),
        ("<dl><dt>A</dt></dl><p>B</p>", ["A", "B"]),
    ],
)
def test_what_stays_apart(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected
