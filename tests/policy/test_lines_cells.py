"""Tables whose cells stand one a line below a header."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

ROWS = [
    [
        "云雀地图",
        "成都云雀科技有限公司",
        "选择网点",
        "位置信息、WiFi列表",
        "https://yq.example.cn/p",
    ],
    ["星点推送SDK", "杭州星点科技有限公司", "办件提醒", "OAID、IP地址", "/"],
    [
        "极光推送",
        "深圳市和讯华谷信息技术有限公司",
        "消息推送",
        "IMEI、MAC地址",
        "https://jg.example.cn/p",
    ],
    ["OkHttp", "Square", "网络请求", "无", "无"],
]
LABELS = ["名称", "提供机构", "用途", "涉及的个人信息", "隐私政策链接"]


def check(found: Disclosures, rows: list[list[str]] = ROWS) -> None:
    got = [
        [s.name, s.vendor, s.purpose, s.privacy_url]
        for s in sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    ]
    assert got == [
        [name, vendor, purpose, link if link.startswith("http") else None]
        for name, vendor, purpose, _, link in rows
    ]


def lines(rows: list[list[str]], between: str = "\n", cells: str = "\n") -> str:
    return between.join(cells.join(row) for row in rows)


LAYOUTS = {
    "lines": lines([LABELS, *ROWS]),
    "blank line between rows": lines([LABELS, *ROWS], "\n\n"),
    "blank line between cells": lines([LABELS, *ROWS], "\n\n", "\n\n"),
    "glued header": " ".join(LABELS) + "\n" + lines(ROWS),
    "an unknown label": lines([["名称", "出品", *LABELS[2:]], *ROWS]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_below_a_header(read: Read, layout: str) -> None:
    check(read(f"附表 第三方软件开发工具包清单\n{LAYOUTS[layout]}"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_after_the_table_is_no_row(read: Read, layout: str) -> None:
    after = "\n\n如您对上述第三方有疑问，可以拨打客服热线，我们会在十五日内答复。"
    after += "\n我们不向境外提供个人信息。"
    check(read(f"第三方SDK清单\n{LAYOUTS[layout]}{after}"))


def test_any_order_of_columns(read: Read) -> None:
    order = [0, 2, 3, 1, 4]
    rows = [[row[i] for i in order] for row in [LABELS, *ROWS]]
    check(read("第三方SDK清单\n" + lines(rows)))


def test_rows_that_lack_their_last_cells(read: Read) -> None:
    rows = [ROWS[0], ROWS[1][:4], ROWS[2], ROWS[3][:3]]
    check(read("第三方SDK清单\n" + lines([LABELS, *rows], "\n\n")))


def test_cells_know_their_lines(read: Read) -> None:
    found = read("第三方SDK清单\n\n" + lines([LABELS, *ROWS], "\n\n"))
    assert sorted(s.evidence.line or 0 for s in found.sdks) == [9, 15, 21, 27]
    assert {d.data_type: d.evidence.line for d in found.data_types}["oaid"] == 18


def test_categories_part_rows_of_one_cell_a_line(read: Read) -> None:
    parts = [
        "\n".join(LABELS),
        "一、基础功能类",
        lines(ROWS[:2]),
        "二、扩展功能类",
        lines(ROWS[2:]),
    ]
    check(read("\n".join([*parts, "三、您的权利", "您可以查阅个人信息。"])))


def test_rows_of_different_length_between_blank_lines(read: Read) -> None:
    found = read("""
        第三方目录（SDK）

        SDK 名称
        公司
        场景与目的
        信息类型
        隐私协议

        星点统计
        杭州星点科技有限公司
        统计;分享歌曲到
        朋友圈
        设备信息（IMEI/MAC/
        OAID）、
        网络类型
        https://xd.example.cn/p

        云雀登录
        成都云雀科技有限公司
        一键登录
        手机号、
        运营商
        未提供

        山雀识曲
        上海山雀科技有限公司
        哼唱识曲
        录音
        https://sq.example.cn/p
        """)
    assert [(s.name, s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found.sdks] == [
        (
            "星点统计",
            "杭州星点科技有限公司",
            "统计;分享歌曲到\n朋友圈",
            "设备信息（IMEI/MAC/\nOAID）、\n网络类型",
            "https://xd.example.cn/p",
        ),
        ("云雀登录", "成都云雀科技有限公司", "一键登录", "手机号、\n运营商", None),
        ("山雀识曲", "上海山雀科技有限公司", "哼唱识曲", "录音", "https://sq.example.cn/p"),
    ]


def test_a_last_row_that_lacks_cells_before_a_text_of_its_own(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\nSDK名称\n运营公司\n用途\n涉及的个人信息\n隐私政策\n"
        "云雀SDK\n云雀科技有限公司\n登录\nOAID\nhttps://a.example/p\n"
        "白杨SDK\n白杨科技有限公司\n翻页\n音频（本机处理）\nhttps://b.example/p\n"
        "星点SDK\n星点科技有限公司\n打开商城\n手机号码\n\n"
        "（注：厂商推送按您的手机品牌调用一家，用于下发通知。）\n"
    ).sdks
    assert [(s.name, s.purpose, s.personal_info) for s in found] == [
        ("云雀SDK", "登录", "OAID"),
        ("白杨SDK", "翻页", "音频（本机处理）"),
        ("星点SDK", "打开商城", "手机号码"),
    ]


def test_a_numbered_part_behind_the_rows(read: Read) -> None:
    rows = [
        ("星点登录SDK", "杭州星点科技有限公司", "账号登录", "手机号", "https://a.example.com/p"),
        ("星点实名SDK", "杭州星点科技有限公司", "实名认证", "姓名、身份证号码", "-"),
        ("云雀语音SDK", "北京云雀科技有限公司", "队伍语音", "录音", "https://b.example.com/p"),
    ]
    text = "3.第三方SDK目录\nSDK名称\n合作方\n用途\n收集信息\n隐私政策\n"
    text += "\n".join(cell for row in rows for cell in row)
    text += """
4.未成年人
未满十八周岁的玩家，仅可在周末登录。
5.信息保存
账号注销后，我们会在三十日内清除角色数据。
6.联系方式
邮箱：a@example.com
"""
    assert [(s.name, s.vendor, s.purpose) for s in read(text).sdks] == [row[:3] for row in rows]
