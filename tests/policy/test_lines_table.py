"""Tables that a copy or a crawler flattened to lines of text."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

LABELS = ["SDK名称", "公司名称", "使用目的", "收集个人信息类型", "隐私政策链接"]
ROWS = [
    ["星点推送SDK", "杭州星点科技有限公司", "消息推送", "OAID、IP地址", "https://xd.example.cn/p"],
    [
        "云雀地图SDK",
        "成都云雀科技有限公司",
        "地图导航",
        "位置信息、WiFi列表",
        "https://yq.example.cn/p",
    ],
    [
        "极光推送",
        "深圳市和讯华谷信息技术有限公司",
        "消息推送",
        "IMEI、MAC地址",
        "https://jg.example.cn/p",
    ],
]


def joined(separator: str, frame: str = "") -> str:
    return "\n".join(f"{frame}{separator.join(row)}{frame}" for row in [LABELS, *ROWS])


LAYOUTS = {
    "space": joined(" "),
    "wide": joined("    "),
    "ideographic": joined("\u3000"),
    "tab": joined("\t"),
    "bar": joined("|"),
    "spaced-bar": joined(" | "),
    "framed-bar": joined(" | ", "|"),
    "full-bar": joined("｜"),
    "lines": joined("\n"),
    "glued-header": "".join(LABELS) + "\n" + "\n".join(" ".join(row) for row in ROWS),
}


def check(found: Disclosures) -> None:
    got = [
        [s.name, s.vendor, s.purpose, s.personal_info, s.privacy_url]
        for s in sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    ]
    assert got == ROWS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_come_back(read: Read, layout: str) -> None:
    check(read(f"第三方SDK清单\n{LAYOUTS[layout]}"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_before_and_after_stays_outside(read: Read, layout: str) -> None:
    found = read(
        f"我们接入了以下第三方SDK，详见下表。\n\n{LAYOUTS[layout]}\n\n五、联系我们\n您可以致信我们。"
    )
    check(found)


@pytest.mark.parametrize("layout", ["space", "tab", "bar"])
def test_rows_know_their_lines(read: Read, layout: str) -> None:
    found = read(f"第三方SDK清单\n\n{LAYOUTS[layout]}")
    assert sorted(s.evidence.line or 0 for s in found.sdks) == [4, 5, 6]
    assert {d.data_type: d.evidence.line for d in found.data_types}["location_precise"] == 5


def test_a_rule_below_the_header_is_no_row(read: Read) -> None:
    lines = joined(" | ", "|").split("\n")
    check(read("\n".join([lines[0], "|---|---|---|---|---|", *lines[1:]])))


def test_an_empty_cell_stays_empty(read: Read) -> None:
    found = read(
        "SDK名称\t公司名称\t使用目的\t收集信息\n"
        "星点推送SDK\t\t消息推送\tOAID\n云雀地图SDK\t成都云雀科技有限公司\t地图导航\t位置信息"
    )
    assert [(s.name, s.vendor, s.purpose) for s in found.sdks] == [
        ("星点推送SDK", None, "消息推送"),
        ("云雀地图SDK", "成都云雀科技有限公司", "地图导航"),
    ]


def test_the_permissions_of_a_flattened_row_are_the_sdks(read: Read) -> None:
    found = read(
        "SDK名称 使用目的 申请权限 收集信息\n"
        "星点推送SDK 消息推送 READ_PHONE_STATE、相机 OAID\n云雀地图SDK 地图导航 位置权限 位置信息"
    )
    assert {(p.permission.rsplit(".", 1)[1], p.sdk) for p in found.permissions} == {
        ("READ_PHONE_STATE", "星点推送SDK"),
        ("CAMERA", "星点推送SDK"),
        ("ACCESS_FINE_LOCATION", "云雀地图SDK"),
    }


@pytest.mark.parametrize("separator", [" ", "\t", "|"])
def test_a_flattened_table_of_permissions(read: Read, separator: str) -> None:
    rows = [
        ["权限名称", "使用目的", "业务场景"],
        ["相机", "扫描二维码", "扫码登录"],
        ["麦克风", "语音通话", "客服"],
    ]
    found = read("权限清单\n" + "\n".join(separator.join(row) for row in rows))
    assert [(p.permission.rsplit(".", 1)[1], p.evidence.line) for p in found.permissions] == [
        ("CAMERA", 3),
        ("RECORD_AUDIO", 4),
    ]
    assert found.sdks == ()


def test_a_header_without_rows_is_text(read: Read) -> None:
    found = read("SDK名称 公司名称 使用目的\n\n以上为说明。")
    assert found.sdks == ()


def test_a_repeated_header_is_no_row(read: Read) -> None:
    lines = LAYOUTS["tab"].split("\n")
    check(read("\n".join([*lines[:2], lines[0], *lines[2:]])))


BANNERS = {
    "space": (" ", "一、通信类"),
    "bar": (" | ", "通信类"),
    "tab": ("\t", "一、通信类"),
}


@pytest.mark.parametrize("layout", BANNERS)
def test_categories_that_part_the_rows_are_no_values(read: Read, layout: str) -> None:
    separator, banner = BANNERS[layout]
    rows = [separator.join(row) for row in [LABELS, *ROWS]]
    check(read("\n".join([rows[0], banner, rows[1], banner.replace("通信", "地图"), *rows[2:]])))


def test_a_table_ends_where_lines_of_one_word_follow(read: Read) -> None:
    found = read(
        """
        个人信息 使用目的 收集方式
        手机号码 注册登录 主动提供
        安卓ID 安全保障 自动采集
        设备权限说明
        权限名称 使用目的
        相机权限 拍摄作品
        通讯录权限 邀请好友
        怎样保护信息
        我们加密保存数据，并限制能够接触数据的人员。
        """
    )
    assert [p.permission.rsplit(".", 1)[-1] for p in found.permissions] == [
        "CAMERA",
        "READ_CONTACTS",
    ]


def test_a_numbered_list_in_a_cell_does_not_end_the_table(read: Read) -> None:
    found = read(
        """
        权限名称 业务功能 可否关闭
        相机权限 1、拍照
        2、录像
        可关闭,关闭后不能拍摄
        麦克风权限 1、唱歌
        2、通话
        可关闭
        通讯录权限 邀请好友 可关闭
        """
    )
    assert {p.permission.rsplit(".", 1)[-1] for p in found.permissions} >= {
        "CAMERA",
        "RECORD_AUDIO",
        "READ_CONTACTS",
    }


def test_categories_part_rows_that_cells_spread_over_lines(read: Read) -> None:
    found = read(
        """
        用途 调用权限 SDK名称 个人信息 公司
        一、基础功能类
        登录 android.permission.INTERNET
        android.permission.CAMERA 星点SDK 机型 杭州星点科技有限公司
        地图 android.permission.INTERNET 云雀SDK 位置信息 成都云雀科技有限公司
        二、扩展功能类
        聊天 android.permission.INTERNET
        android.permission.VIBRATE 青稞SDK 网络状态 拉萨青稞科技有限公司
        """
    )
    assert [(s.name, s.purpose, s.vendor) for s in found.sdks] == [
        ("星点SDK", "登录", "杭州星点科技有限公司"),
        ("云雀SDK", "地图", "成都云雀科技有限公司"),
        ("青稞SDK", "聊天", "拉萨青稞科技有限公司"),
    ]


def test_the_next_part_is_no_category_of_a_table(read: Read) -> None:
    found = read(
        """
        二、权限
        序号 权限名称 权限功能说明 使用场景
        1 录音 RECORD_AUDIO 语音提问
        2 拨打电话 CALL_PHONE 拨打热线

        三、第三方SDK使用情况

        1. 星点识别SDK（星点科技有限公司）。用于实名注册，采集人脸视频。
        2. 云雀地图SDK（云雀科技有限公司）。用于办税地图，采集位置信息。
        """
    )
    assert [s.name for s in found.sdks] == ["星点识别SDK", "云雀地图SDK"]
    assert {p.sdk for p in found.permissions} == {None}


def test_a_tabbed_header_may_hold_a_label_of_unknown_words(read: Read) -> None:
    found = read(
        "场景\t权限\t申请目的\t何时弹出\t是否可拒绝\t拒绝后会怎样\n"
        "扫码\t相机\t扫描二维码\t点击扫一扫\t可以\t手动输入\n"
        "打卡\t位置（精确位置、后台位置）\t记录打卡地点\t点击签到\t可以\t无法签到\n"
        "后台运行\t日历（读取、新增）\t提醒上课\t打开开关\t可以\t没有提醒"
    )
    assert {p.permission.rpartition(".")[2] for p in found.permissions} == {
        "CAMERA",
        "ACCESS_FINE_LOCATION",
        "ACCESS_BACKGROUND_LOCATION",
        "READ_CALENDAR",
        "WRITE_CALENDAR",
    }


def test_a_package_between_name_and_company(read: Read) -> None:
    found = read("""
        序号 SDK名称/包名 合作方 处理目的 处理的个人信息 隐私政策
        1 星点推送SDK com.xingdian.push 杭州星点科技有限公司 消息推送 OAID、IP地址 https://xd.example.cn/p
        2 云雀地图SDK com.yunque.map 成都云雀科技有限公司 查询网点 位置信息、OAID https://yq.example.cn/p
        """)
    assert [(s.name, s.packages, s.vendor) for s in found.sdks] == [
        ("星点推送SDK", ("com.xingdian.push",), "杭州星点科技有限公司"),
        ("云雀地图SDK", ("com.yunque.map",), "成都云雀科技有限公司"),
    ]


def test_sentences_with_semicolons_are_no_rows(read: Read) -> None:
    found = read("""
        第三方信息共享清单
        本应用使用了星点推送SDK，需要获取您的系统版本；机型；联网方式；IP地址，以便推送通知。
        本应用使用了云雀地图SDK，需要获取您的网络类型；应用列表；OAID；位置信息，以便展示地图。
        """)
    assert [s.name for s in found.sdks] == ["星点推送SDK", "云雀地图SDK"]


@pytest.mark.parametrize("sign", ["／", " / ", " - ", "；"])
def test_rows_parted_by_a_sign_whose_header_is_lost(read: Read, sign: str) -> None:
    rows = [
        (
            "星点推送SDK",
            "杭州星点科技有限公司",
            "消息提醒",
            "OAID、IMEI",
            "详见https://a.example.com/p",
        ),
        (
            "云雀语音SDK",
            "北京云雀科技有限公司",
            "听写",
            "录音、设备型号",
            "详见https://b.example.com/p",
        ),
    ]
    found = read("4.1 第三方SDK\n" + "\n".join(sign.join(row) for row in rows))
    assert [(s.name, s.vendor, s.purpose, s.privacy_url) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", "消息提醒", "https://a.example.com/p"),
        ("云雀语音SDK", "北京云雀科技有限公司", "听写", "https://b.example.com/p"),
    ]


def test_the_tabs_of_a_page_are_no_header(read: Read) -> None:
    text = """收集信息
系统权限
第三方SDK
下单时，需要收货人的姓名和电话。
星点推送SDK
运营方：杭州星点科技有限公司
共享目的：订单提醒
共享信息：OAID
云雀语音SDK
运营方：北京云雀科技有限公司
共享目的：听写
共享信息：录音
"""
    assert [(s.name, s.vendor, s.purpose) for s in read(text).sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", "订单提醒"),
        ("云雀语音SDK", "北京云雀科技有限公司", "听写"),
    ]
