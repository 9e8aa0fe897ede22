"""Tables that a page builds of ``div`` and ``span``."""

from __future__ import annotations

import time

import pytest

from auditor.policy.blocks import Block
from auditor.policy.formats.html import read_html

LABELS = ["SDK名称", "公司", "用途"]
ROWS = [["青瓦地图", "杭州青瓦有限公司", "地图"], ["云雀语音", "北京云雀有限公司", "听写"]]


def blocks(html: str) -> list[Block]:
    return list(read_html(html, "policy.html").blocks)


def grid(block: Block) -> list[list[str]]:
    return [[cell.text.text for cell in row] for row in block.rows]


def page(row: str, cell: str, *table: list[str]) -> str:
    def element(tag: str, inside: str) -> str:
        return f"<{tag}>{inside}</{tag}>"

    lines = [element(row, "".join(element(cell, c) for c in line)) for line in table]
    return "<h2>第三方SDK</h2>\n" + element("div", "\n".join(lines)) + "<p>以上。</p>"


@pytest.mark.parametrize(
    ("row", "cell"), [("div", "span"), ("div", "div"), ("li", "span"), ("ul", "li"), ("div", "p")]
)
def test_rows_of_boxes_are_a_table(row: str, cell: str) -> None:
    title, table, after = blocks(page(row, cell, LABELS, *ROWS))
    assert title.kind == "heading"
    assert table.kind == "table"
    assert grid(table) == [LABELS, *ROWS]
    assert all(c.header for c in table.rows[0])
    assert after.text.text == "以上。"
    assert table.rows[2][0].text.line == 4


def test_an_empty_box_is_an_empty_cell() -> None:
    _, table, _ = blocks(page("div", "span", LABELS, ["青瓦地图", "", "地图"], ROWS[1]))
    assert grid(table)[1] == ["青瓦地图", "", "地图"]


@pytest.mark.parametrize(
    "table",
    [
        [["我们", "集成", "地图"], *ROWS],  # no labels
        [LABELS, ROWS[0], ["云雀语音", "听写"]],  # not as many cells
        [LABELS, ROWS[0]],  # too few rows
    ],
)
def test_other_boxes_stay_text(table: list[list[str]]) -> None:
    assert not any(b.kind == "table" for b in blocks(page("div", "span", *table)))


def test_text_besides_the_boxes_makes_no_row() -> None:
    html = page("div", "span", LABELS, *ROWS).replace("<span>北京", "由<span>北京")
    assert not any(b.kind == "table" for b in blocks(html))


def test_cards_of_keys_and_values_are_no_rows() -> None:
    cards = [["名称：青瓦地图", "公司：青瓦", "用途：地图"]] * 3
    assert not any(b.kind == "table" for b in blocks(page("div", "div", *cards)))


def test_deeply_nested_boxes_take_linear_time() -> None:
    level = "<div><p>名称</p><p>公司</p></div><div><p>甲</p><p>乙</p></div><div><p>丙</p>"
    start = time.perf_counter()
    blocks(level * 4000)
    assert time.perf_counter() - start < 10


def test_the_labels_may_stand_in_a_box_of_their_own() -> None:
    body = page("div", "span", *ROWS).partition("\n")[2].removesuffix("<p>以上。</p>")
    head = "<div>" + "".join(f"<span>{label}</span>" for label in LABELS) + "</div>"
    (table,) = blocks(head + body)
    assert grid(table) == [LABELS, *ROWS]


def test_pairs_of_keys_and_values_are_parted() -> None:
    pairs = [["SDK名称", "青瓦地图"], ["公司", "杭州青瓦有限公司"], ["用途", "地图"]]
    _, *lines, _ = blocks(page("div", "span", *pairs))
    assert [b.text.text for b in lines] == [
        "SDK名称：青瓦地图",
        "公司：杭州青瓦有限公司",
        "用途：地图",
    ]


def card(title: str, *pairs: tuple[str, str]) -> str:
    rows = "\n".join(
        f'<div class="kv"><div class="k">{k}</div><div class="v">{v}</div></div>' for k, v in pairs
    )
    return f'<div class="card"><div class="hd">{title}</div>\n<div class="bd">{rows}</div></div>'


def test_cards_of_keys_and_values_that_are_boxes() -> None:
    pairs = [("包名", "cn.yunque"), ("提供方", "北京云雀有限公司"), ("做什么", "听写")]
    logo = "<span>云雀</span><span>云雀语音</span>"
    other = "<span>杭州</span><span>青瓦地图</span>"
    found = blocks("<div>" + card(logo, *pairs) + card(other, *pairs) + "</div>")
    assert [b.text.text for b in found] == [
        "云雀语音",  # without its logo in letters
        "包名：cn.yunque",
        "提供方：北京云雀有限公司",
        "做什么：听写",
        "杭州 青瓦地图",
        "包名：cn.yunque",
        "提供方：北京云雀有限公司",
        "做什么：听写",
    ]
    assert found[2].text.line == 3


@pytest.mark.parametrize("box", ["uni-view", "taro-view-core", "div"])
def test_labels_and_what_is_said_of_them(box: str) -> None:
    rows = [("定位", "找门店"), ("相机", "扫码"), ("通知", "提醒取件")]
    html = "".join(f"<{box}><span>{k}</span><span>{v}</span></{box}>" for k, v in rows)
    assert [b.text.text for b in blocks(f"<section>{html}</section>")] == [
        "定位：找门店",
        "相机：扫码",
        "通知：提醒取件",
    ]


def test_runs_of_one_sentence_are_not_parted() -> None:
    rows = [("一、", "我们"), ("收集您的", "手机号"), ("，", "用于登录")]
    html = "".join(f"<div><span>{k}</span><span>{v}</span></div>" for k, v in rows)
    assert [b.text.text for b in blocks(html)] == ["一、我们", "收集您的手机号", "，用于登录"]
