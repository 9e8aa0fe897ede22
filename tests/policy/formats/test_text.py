from __future__ import annotations

import pytest

from auditor.policy.formats.parsed import find_marker, join, one_line, split_lines
from auditor.policy.formats.text import read_text

from .outline import outline


def test_each_line_that_is_not_blank_is_a_paragraph() -> None:
    parsed = read_text("一、总则\n\n \u3000\xa0\n  正文 \n(1) 项")
    assert outline(parsed.blocks) == [
        "1 paragraph 一、总则",
        "4 paragraph 正文",
        "5 paragraph (1) 项",
    ]
    assert [block.marker for block in parsed.blocks] == ["一、", "", "(1)"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\r\n", ["a", "b", ""]),
        ("a\rb", ["a", "b"]),
        ("a\rb\nc", ["a\rb", "c"]),
        ("a\x0bb\u2028c\x85d", ["a\x0bb\u2028c\x85d"]),
    ],
)
def test_lines_end_as_common_tools_count_them(text: str, lines: list[str]) -> None:
    assert split_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("1. 相机", "1."),
        ("1.相机", "1."),
        ("12、相机", "12、"),
        ("3）相机", "3）"),
        ("（一）相机", "（一）"),
        ("(iv) camera", "(iv)"),
        ("①相机", "①"),
        ("十一、相机", "十一、"),
        ("第三条 相机", "第三条"),
        ("1.2.3 相机", "1.2.3"),
        ("• 相机", "•"),
        ("- 相机", "-"),
        ("\uf06c相机", "\uf06c"),
        ("a) camera", "a)"),
        ("2021年3月", ""),
        ("3.5 版本", "3.5"),
        ("1.5%", ""),
        ("2.0", ""),
        ("-1", ""),
        ("一般而言", ""),
        ("第三方SDK", ""),
        ("e.g. this", ""),
        ("相机 1. 二", ""),
    ],
)
def test_markers(text: str, marker: str) -> None:
    assert find_marker(text) == marker


def test_joined_texts_keep_lines_and_links() -> None:
    from auditor.policy.blocks import Text

    joined = join([one_line("甲", 3), Text("乙丙", ((0, 7), (1, 8)), ((0, 1, "u"),))])
    assert joined.text == "甲\n乙丙"
    assert [joined.line_at(index) for index in range(4)] == [3, 3, 7, 8]
    assert joined.links == ((2, 3, "u"),)


def test_tabbed_rows_with_an_empty_first_cell_are_a_table() -> None:
    text = "说明\n公司\tSDK\t用途\n甲公司\t甲SDK\t推送\n\t乙SDK\t地图\n\n后文"
    first, table, last = read_text(text).blocks
    assert first.text.text == "说明"
    assert [[c.text.text for c in row] for row in table.rows] == [
        ["公司", "SDK", "用途"],
        ["甲公司", "甲SDK", "推送"],
        ["", "乙SDK", "地图"],
    ]
    assert table.rows[2][1].text.line == 4
    assert last.text.line == 6


def test_other_tabbed_rows_stay_lines() -> None:
    for text in (
        "甲\t乙\t丙\n丁\t戊\t己\n庚\t辛\t壬",
        "\t甲\t乙\n\t丙\t丁\n\t戊\t己",
        "甲\t乙\n\t丙",
    ):
        assert all(block.kind == "paragraph" for block in read_text(text).blocks)
