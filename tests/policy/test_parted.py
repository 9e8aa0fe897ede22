"""Documents whose lines are parted by ``<br>`` alone."""

from __future__ import annotations

from auditor.policy.blocks import Block, Text
from auditor.policy.parted import part_lines

from .conftest import Read

LINES = [
    "欢迎使用星灯记账",
    "一、我们申请的权限",
    "（1）存储：导出账单",
    "（2）振动：记账成功时提醒",
    "二、第三方SDK",
    "星点推送SDK：用于消息提醒",
]


def test_titles_in_one_paragraph_open_parts(read: Read) -> None:
    found = read("<body>" + "<br>\n".join(LINES) + "</body>")
    assert {p.permission for p in found.permissions} == {
        "android.permission.READ_EXTERNAL_STORAGE",
        "android.permission.VIBRATE",
    }
    assert [s.name for s in found.sdks] == ["星点推送SDK"]


def test_every_line_becomes_a_paragraph() -> None:
    block = Block("paragraph", Text("\n".join(LINES)))
    assert [b.text.text for b in part_lines([block])] == LINES


def test_an_address_over_lines_stays_one_paragraph() -> None:
    block = Block("paragraph", Text("联系我们\n星灯公司\n地址\n电话\n邮箱\n周一至周五"))
    assert part_lines([block]) == (block,)


def test_tables_and_short_paragraphs_stay() -> None:
    blocks = (Block("table"), Block("paragraph", Text("一、权限\n二、信息")))
    assert part_lines(blocks) == blocks


def test_lines_in_bold_open_parts(read: Read) -> None:
    found = read(
        "<body><b>我们申请的权限</b><br>存储：保存壁纸<br>振动：触摸反馈<br><br>"
        "<strong>第三方SDK说明</strong><br><b>名称：</b>星点推送SDK<br><b>用途：</b>消息提醒<br>"
        "金雀组件（杭州金雀科技有限公司）：播放动画<br><b>联系我们</b><br>邮箱</body>"
    )
    assert {p.permission.rsplit(".", 1)[-1] for p in found.permissions} == {
        "READ_EXTERNAL_STORAGE",
        "VIBRATE",
    }
    assert {s.name: s.purpose for s in found.sdks} == {
        "星点推送SDK": "消息提醒",
        "金雀组件": "播放动画",
    }
