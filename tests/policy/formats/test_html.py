from __future__ import annotations

import pytest

from auditor.errors import InputError
from auditor.policy.formats.html import read_html
from auditor.policy.formats.limits import Limits

from .outline import lines_of, outline


def read(html: str, **limits: int) -> list[str]:
    """The outline of a piece of HTML."""
    return outline(read_html(html, "policy.html", Limits(**limits)).blocks)


def test_tokens_split_over_tags_and_lines_are_joined_and_located() -> None:
    html = "<p>安<b>卓</b>\nID、设\n   备<span>信\n</span>息<br>\n第二 \t 行</p>"
    (block,) = read_html(html, "a.html").blocks
    assert block.text.text == "安卓 ID、设备信息\n第二 行"
    assert lines_of(block.text) == {"安卓": 1, "ID、设": 2, "备信": 3, "息": 4, "第二 行": 5}


def test_headings_lists_and_blocks() -> None:
    html = (
        "<h2>标题</h2>前文<div>甲<section>乙</section>丙</div>"
        "<ul><li>一<ul><li>二<li>三</ul><li><p>四</p><p>五</p></ul>"
        "<ol start=3><li>六<li>七</ol><dl><dt>八<dd>九</dl><blockquote>十</blockquote>"
    )
    assert read(html) == [
        "1 heading2 标题",
        "1 paragraph 前文",
        "1 paragraph 甲",
        "1 paragraph 乙",
        "1 paragraph 丙",
        "1 item1 一",
        "1 item2 二",
        "1 item2 三",
        "1 item1 四",
        "1 paragraph1 五",
        "1 item1 六",
        "1 item1 七",
        "1 paragraph 八：九",
        "1 paragraph 十",
    ]
    blocks = read_html(html, "a.html").blocks
    assert [block.marker for block in blocks if block.kind == "item"] == [*"•••••"[:4], "3.", "4."]


def test_a_block_is_bold_when_all_its_words_are() -> None:
    html = (
        "<p><strong>一</strong>：</p><p><b>二</b>三</p>"
        "<p style='font-weight:700'>四</p><p><b>五<i>六</b>七</i></p>"
    )
    blocks = read_html(html, "a.html").blocks
    assert [block.bold for block in blocks] == [True, False, True, False]


def test_entities_and_no_break_spaces() -> None:
    assert read("<p>a&lt;b&gt;&amp;&#x4e2d;&nbsp;c&#99999999999999999999;&unknown;</p>") == [
        "1 paragraph a<b>&中\xa0c\ufffd&unknown;"
    ]
    assert read("<p>&nbsp;</p><p>\u3000</p><p>x</p>") == ["1 paragraph x"]


def test_what_is_not_shown_is_skipped() -> None:
    html = (
        "<html><head><title>题</title><style>p{}</style></head><body>"
        "<script>var a = '<p>脚本</p>';</script><template><p>模板</p></template>"
        "<!-- 注释 <p>x</p> --><!--[if gte mso 9]><p>Word</p><![endif]-->"
        "<![if !supportLists]>列<![endif]><?xml:namespace prefix='o'?>"
        "<![CDATA[原 <文>]]><o:p>空</o:p></body></html>"
    )
    assert read(html) == ["1 paragraph 列原 <文>空"]


def test_hidden_text_is_skipped_and_a_long_one_is_a_gap() -> None:
    html = "<p style='color:red; display : none'>{}</p><div hidden>藏<p>藏</p></div><p>见</p>"
    assert read_html(html.format("短"), "a.html").gaps == ()
    parsed = read_html("\n" + html.format("长" * 60), "a.html")
    assert outline(parsed.blocks) == ["2 paragraph 见"]
    assert "62 characters on lines 2-2" in parsed.gaps[0].reason


def test_pre_keeps_its_lines() -> None:
    assert read("<pre>名称  公司\n极光  和讯</pre>") == [
        "1 paragraph 名称  公司",
        "2 paragraph 极光  和讯",
    ]
    assert read("<table><tr><td>甲<td><pre>a\nb</pre></table>") == ["甲 | a/b"]


def test_links_go_on_over_blocks() -> None:
    html = (
        '<p>见<a href="http://a/?b=1&amp;c=2">政<b>策</b></a>。<a>无</a><a href="x"><p>块</p></a>后'
    )
    blocks = read_html(html, "a.html").blocks
    assert blocks[0].text.links == ((1, 3, "http://a/?b=1&c=2"),)
    assert (blocks[1].text.text, blocks[1].text.links) == ("块", ((0, 1, "x"),))
    assert blocks[2].text.links == ()


class TestTables:
    def test_spans_are_expanded(self) -> None:
        html = (
            "<table><thead><tr><td rowspan=2>业务<td colspan=2>SDK<tr><td>名称<td>公司</thead>"
            "<tr><td rowspan=3>推送<td>极光<td>和讯<tr><td>小米<td>小米科技</table>"
        )
        assert read(html) == [
            "#业务 | #SDK | ^#SDK\n^#业务 | #名称 | #公司\n"
            "推送 | 极光 | 和讯\n^推送 | 小米 | 小米科技"
        ]

    def test_a_span_on_the_right_of_a_short_row(self) -> None:
        html = "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>"
        assert read(html) == ["a | b | c\nd |  | ^c"]

    def test_missing_end_tags_and_text_after_it(self) -> None:
        html = "<table><caption>表</caption><tr><th>甲<th>乙<tr><td>1<p>2<td>3</table>后"
        assert read(html) == ["1 paragraph 表", "#甲 | #乙\n1/2 | 3", "1 paragraph 后"]

    def test_a_table_without_its_end_does_not_swallow_the_document(self) -> None:
        html = "<table><tr><td>甲<td>乙<tr><td>1<td>2<h2>题</h2><p>a<p>b"
        assert read(html) == [
            "甲 | 乙\n1 | 2",
            "1 heading2 题",
            "1 paragraph a",
            "1 paragraph b",
        ]

    def test_rows_outside_a_table(self) -> None:
        html = "前<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr><p>后</p>"
        assert read(html) == ["1 paragraph 前", "a | b\nc | d", "2 paragraph 后"]

    @pytest.mark.parametrize(
        "html",
        [
            "<table><tr><td><h1>题</h1><p>文</p></td></tr></table>",
            "<table><tr><td>栏</td><td><h1>题</h1><p>文</p></td></tr></table>",
            "<table><tr><td><h1>题</h1></td></tr><tr><td><p>文</p><p>尾</p></td></tr></table>",
        ],
    )
    def test_a_layout_table_is_dissolved(self, html: str) -> None:
        assert "1 heading1 题" in read(html)
        assert "1 paragraph 文" in read(html)

    def test_a_grid_in_a_layout_cell_is_a_table_of_its_own(self) -> None:
        html = (
            "<table><tr><td>栏<td><h1>题</h1><table><tr><th>甲<th>乙<tr><td>1<td>2</table><p>文"
            "</table>"
        )
        assert read(html) == [
            "1 paragraph 栏",
            "1 heading1 题",
            "#甲 | #乙\n1 | 2",
            "1 paragraph 文",
        ]

    def test_a_grid_in_a_data_cell_follows_its_table(self) -> None:
        html = (
            "<table><tr><th>业务<th>SDK<tr><td>推送<td>见<table><tr><th>名<th>商<tr><td>a<td>b"
            "</table></td><tr><td>支付<td>无</table>"
        )
        assert read(html) == ["#业务 | #SDK\n推送 | 见\n支付 | 无", "#名 | #商\na | b"]

    def test_a_small_table_in_a_data_cell_is_its_text(self) -> None:
        html = (
            "<table><tr><th>SDK<th>信息<tr><td>极光<td>前<table><tr><td>IMEI<td>必要</table>后"
            "<tr><td>友盟<td>无</table>"
        )
        assert read(html) == ["#SDK | #信息\n极光 | 前/IMEI 必要/后\n友盟 | 无"]

    def test_cells_know_their_lines(self) -> None:
        html = "<table>\n<tr>\n<td>甲</td>\n<td>\n乙<br>\n丙</td><td></td>\n</tr><tr><td>x</table>"
        (block,) = read_html(html, "a.html").blocks
        assert [cell.text.line for cell in block.rows[0]] == [3, 5, 6]
        assert lines_of(block.rows[0][1].text) == {"乙": 5, "丙": 6}

    def test_hidden_rows_are_skipped(self) -> None:
        html = "<table><tr><td>a<td>b<tr style='display:none'><td>c<td>d<tr><td>e<td>f</table>"
        assert read(html) == ["a | b\ne | f"]

    def test_limits(self) -> None:
        html = "<table>" + "<tr><td rowspan=999 colspan=999>a<td>b" * 50 + "</table>"
        parsed = read_html(html, "a.html", Limits(max_cells=300, max_columns=10))
        assert sum(len(row) for row in parsed.blocks[0].rows) <= 300 + 10
        rows = "<table>" + "<tr><td>a<td>b" * 50 + "</table>"
        parsed = read_html(rows, "a.html", Limits(max_rows=20))
        assert len(parsed.blocks[0].rows) == 20
        assert "30 table rows" in parsed.gaps[0].reason

    def test_tables_nested_beyond_the_limit_are_read_as_text(self) -> None:
        html = "<table><tr><td>甲" * 10 + "<p>底</p>" + "</table>" * 10 + "后"
        found = read(html, max_table_depth=3)
        assert "1 paragraph 底" in found
        assert found[-1] == "1 paragraph 后"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div id=app></div><script src=a.js></script>", "a script would load it"),
        ("<p><img src=a.png></p>", "only images"),
        ("<iframe src='policy2.html'></iframe>", "policy2.html"),
        ("<p></p>", "no text"),
    ],
)
def test_a_page_without_text_is_refused_with_its_reason(html: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read_html(html, "a.html")
    assert caught.value.remedy


def test_a_framed_document_is_a_gap() -> None:
    parsed = read_html("<h1>隐私政策</h1><iframe src='full.html'></iframe>", "a.html")
    assert "full.html" in parsed.gaps[0].reason


def test_front_matter_is_skipped_and_counted() -> None:
    html = "---\ntitle: 题\ndate: 2022\n---\n<p>文</p>"
    assert read(html) == ["5 paragraph 文"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a < b 且 <中文> </p>", "a < b 且 <中文>"),
        ("<p>甲</p", "甲</p"),
        ("<p title='未闭合>甲</p>", "甲"),
        ("<p>甲<!-- 未闭合", "甲 未闭合"),
        ("<p>甲<title>乙", "甲乙"),
        ("<p>甲</xyz></div>乙</p>", "甲乙"),
        ("<P CLASS=a>甲</P\n>", "甲"),
        ("<p>甲<![CDATA[乙", "甲乙"),
    ],
)
def test_broken_markup(html: str, text: str) -> None:
    blocks = read_html(html, "a.html").blocks
    assert "".join(block.text.text for block in blocks).replace("[CDATA[", "") == text


def test_struck_text_is_marked_and_stays_so_in_parts() -> None:
    html = "<p>a <del>b <b>c</b></del> d<br>e <s>f</s> <ins>g</ins></p>"
    (block,) = read_html(html, "a.html").blocks
    text = block.text
    struck = "".join(c if text.is_struck(i) else "." for i, c in enumerate(text.text))
    assert struck == "..b.c.....f.."
    part = text.slice(text.text.index("c"), len(text.text))
    assert [part.text[s:e] for s, e in part.struck] == ["c", "f"]


def test_bullets_and_ticks_of_a_symbol_font() -> None:
    mark = "<span style='font-family:Wingdings;mso-list:Ignore'>{}<span>&nbsp;&nbsp;</span></span>"
    html = (
        f"<p><![if !supportLists]>{mark.format('Ø')}<![endif]>相机：扫码</p>"
        "<p><span style='mso-list:Ignore'>o</span>麦克风：通话</p>"
        "<p><font face='Symbol'>·</font>蓝牙：连手环</p>"
        "<p><span style='mso-list:Ignore'>2.</span>日历：提醒</p>"
        "<table><tr><td>相机</td><td><span style='font-family:Wingdings'>ü</span></td></tr>"
        "<tr><td>电话</td><td><span style='font-family:Wingdings'>û</span></td></tr></table>"
    )
    assert read(html) == [
        "1 item1 相机：扫码",
        "1 item1 麦克风：通话",
        "1 item1 蓝牙：连手环",
        "1 paragraph 2.日历：提醒",
        "相机 | ✓\n电话 | ✗",
    ]
