from __future__ import annotations

import pytest

from auditor.errors import LimitError
from auditor.policy.formats.limits import Limits
from auditor.policy.formats.markdown import read_markdown

from .outline import lines_of, outline


def read(text: str) -> list[str]:
    """The outline of a piece of Markdown."""
    return outline(read_markdown(text, "policy.md").blocks)


def test_structure_and_lines() -> None:
    text = (
        "---\ntitle: 题\n---\n\n# 隐私政策\n\n第一段，\n第二行  \n第三行\n\n"
        "- 项一\n  - 项二\n\n    续段\n1. 项三\n\n> 引文\n\n***\n\n尾\n===\n"
    )
    assert read(text) == [
        "5 heading1 隐私政策",
        "7 paragraph 第一段，/第二行/第三行",
        "11 item1 项一",
        "12 item2 项二",
        "14 paragraph2 续段",
        "15 item1 项三",
        "17 paragraph 引文",
        "21 heading1 尾",
    ]
    paragraph = read_markdown(text, "a.md").blocks[1]
    assert lines_of(paragraph.text) == {"第一段，": 7, "第二行": 8, "第三行": 9}


def test_inline_markup_is_stripped_and_links_kept() -> None:
    text = '见 **权限** `a_B` ~~旧~~ \\*星 &amp; [政策](http://x/y "t") <http://z> ![图](p.png)尾'
    (block,) = read_markdown(text, "a.md").blocks
    assert block.text.text == "见 权限 a_B 旧 *星 & 政策 http://z 尾"
    assert [(block.text.text[s:e], to) for s, e, to in block.text.links] == [
        ("政策", "http://x/y"),
        ("http://z", "http://z"),
    ]


def test_lines_after_markup_that_spans_lines() -> None:
    text = '甲[链\n接](http://a\n  "题")乙\n`码\n码`丙\n<b\nclass=x>丁</b>\n戊&amp;\n己'
    texts = [block.text for block in read_markdown(text, "a.md").blocks]
    lines = {
        char: text.line_at(text.text.index(char))
        for char in "甲链接乙丙丁戊己"
        for text in texts
        if char in text.text
    }
    assert lines == dict(zip("甲链接乙丙丁戊己", (1, 1, 2, 3, 5, 7, 8, 9), strict=True))


@pytest.mark.parametrize(
    ("text", "shown", "bold"),
    [
        ("**SDK名称：**极光**推送**", "SDK名称：极光推送", False),
        ("我们**（处理）**和**“共享”**您", "我们（处理）和“共享”您", False),
        ("** 极光推送 **", "极光推送", True),
        ("**OPPO推送SDK**", "OPPO推送SDK", True),
        ("138****1234", "138****1234", False),
        ("a ** b", "a ** b", False),
        ("`**：`", "**：", False),
    ],
)
def test_emphasis_next_to_chinese_punctuation(text: str, shown: str, bold: bool) -> None:
    (block,) = read_markdown(text, "a.md").blocks
    assert (block.text.text, block.bold) == (shown, bold)


class TestTables:
    @pytest.mark.parametrize(
        "text",
        [
            "| 名称 | 公司 |\n|---|---|\n| 极光 | 和讯 |\n| 小米 | |",
            "名称 | 公司\n:-- | --:\n极光 | 和讯\n小米 |",
            "> | 名称 | 公司 |\n> |---|---|\n> | 极光 | 和讯 |\n> | 小米 | |",
            "    | 名称 | 公司 |\n    |---|---|\n    | 极光 | 和讯 |\n    | 小米 | |",
            "| 名称 | 公司 |\n\n|---|---|\n\n| 极光 | 和讯 |\n\n| 小米 | |",
            "| 名称 | 公司 |\n|---|---|---|\n| 极光 | 和讯 |\n| 小米 | |",
            "- 项\n\n  | 名称 | 公司 |\n  |---|---|\n  | 极光 | 和讯 |\n  | 小米 | |",
        ],
    )
    def test_variants(self, text: str) -> None:
        assert [entry for entry in read(text) if "|" in entry] == [
            "#名称 | #公司\n极光 | 和讯\n小米 | "
        ]

    def test_without_a_rule(self) -> None:
        text = "清单如下\n| 名称 | 公司 |\n| 极光 | 和讯 |\n| 小米 | 小米 |\n以上"
        assert read(text) == [
            "1 paragraph 清单如下",
            "名称 | 公司\n极光 | 和讯\n小米 | 小米",
            "5 paragraph 以上",
        ]

    def test_a_lone_bar_is_no_table(self) -> None:
        assert read("甲 | 乙 | 丙\n\n文") == ["1 paragraph 甲 | 乙 | 丙", "3 paragraph 文"]

    def test_cells(self) -> None:
        text = "| 名 | 链 |\n|--|--|\n| **极光** | [政策](http://a)<br>二 |\n| a\\|b | `c` |"
        (block,) = read_markdown(text, "a.md").blocks
        assert [[cell.text.text for cell in row] for row in block.rows] == [
            ["名", "链"],
            ["极光", "政策\n二"],
            ["a|b", "c"],
        ]
        assert block.rows[1][1].text.links == ((0, 2, "http://a"),)
        assert [row[0].text.line for row in block.rows] == [1, 3, 4]

    def test_html_with_blank_lines_and_indentation(self) -> None:
        text = (
            "# 清单\n<div>\n\n<table>\n  <tr>\n\n    <th>名称</th>\n    <th>公司</th>\n  </tr>\n\n"
            "    <tr>\n    <td>极光</td>\n\n    <td>\n\n和讯\n\n</td></tr>\n"
            "</table>\n\n</div>\n\n尾"
        )
        assert read(text) == ["1 heading1 清单", "#名称 | #公司\n极光 | 和讯", "23 paragraph 尾"]


def test_html_inside_markdown() -> None:
    text = "<p align=center>甲\n乙</p>\n\n丙<br>丁<span style='display:none'>藏</span>\n<br>\n戊"
    assert read(text) == ["1 paragraph 甲乙", "4 paragraph 丙/丁", "6 paragraph 戊"]


def test_dialects() -> None:
    text = (
        '!!! note "提示"\n\n    正文 **粗**\n\n    - 项\n\n::: tip 题\n内容\n:::\n\n'
        "#标题\n\n## 二 {#id}\n\n段\n{: .class}\n\n{% include a %}\n\n```xml\n<a>\n| b |\n```\n"
    )
    assert read(text) == [
        "1 paragraph 提示",
        "3 paragraph 正文 粗",
        "5 item1 项",
        "7 paragraph 题/内容",
        "11 heading1 标题",
        "13 heading2 二",
        "15 paragraph 段",
        "21 paragraph <a>",
        "22 paragraph | b |",
    ]


def test_indented_prose_is_read() -> None:
    assert read("段\n\n    缩进的 **正文**\n    第二行") == [
        "1 paragraph 段",
        "3 paragraph 缩进的 正文/第二行",
    ]


def test_what_looks_like_a_link_reference_is_kept() -> None:
    text = "[注意]: 本政策适用\n\n[^1]: http://a\n\n[b]: http://b\n\n[c]: <http://c>\n\n见[d][b]"
    assert read(text) == [
        "1 paragraph [注意]: 本政策适用",
        "3 paragraph [^1]: http://a",
        "9 paragraph 见d",
    ]


def test_nesting_beyond_the_parser_is_a_gap() -> None:
    text = "".join("  " * depth + "- 项\n" for depth in range(60)) + "\n尾"
    parsed = read_markdown(text, "a.md")
    assert "nested too deeply" in parsed.gaps[0].reason
    assert len(parsed.blocks) >= 20


def test_nothing_but_deep_nesting_is_read_as_text() -> None:
    assert read("> " * 200 + "文") == ["1 paragraph " + "> " * 200 + "文"]


def test_limits() -> None:
    with pytest.raises(LimitError, match="too long"):
        read_markdown("[" * 300_000, "a.md")
    with pytest.raises(LimitError, match="too many"):
        read_markdown("甲\n" * 60, "a.md", Limits(max_markdown=100))


def test_a_row_without_its_first_cell_in_a_table_without_outer_bars() -> None:
    rows = [
        "类别|SDK|公司",
        "---|---|---",
        "地图|青瓦地图|青瓦公司",
        " |青瓦导航|青瓦公司",
        "听写|云雀|云雀公司",
    ]
    text = "\n".join(rows)
    (table,) = read_markdown(text, "policy.md").blocks
    assert [[c.text.text for c in row] for row in table.rows] == [
        ["类别", "SDK", "公司"],
        ["地图", "青瓦地图", "青瓦公司"],
        ["", "青瓦导航", "青瓦公司"],
        ["听写", "云雀", "云雀公司"],
    ]
