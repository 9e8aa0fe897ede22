"""Tables in any shape: columns in any order, transposed, merged, repeated."""

from __future__ import annotations

import itertools

import pytest

from auditor.model import SdkDisclosure
from auditor.policy.blocks import Cell, Text
from auditor.policy.known import KnownNames
from auditor.policy.roles import Role, resolve_roles
from auditor.policy.sections import Section
from auditor.policy.tables import (
    Rows,
    header_of,
    is_none,
    is_transposed,
    kind_of,
    looks_like_name,
    plausible_name,
    read_table,
)

from .conftest import OneSdk, Read

P = "android.permission."
COLUMNS = {
    "SDK名称": "星点推送SDK",
    "公司名称": "杭州星点科技有限公司",
    "使用目的": "消息提醒",
    "收集个人信息类型": "OAID、IP地址",
    "申请权限": "READ_PHONE_STATE",
    "包名": "com.xingdian.push",
    "隐私政策链接": "https://xingdian.example.cn/privacy",
}


def rows(*table: list[str]) -> Rows:
    return tuple(tuple(Cell(Text(text)) for text in row) for row in table)


def html(*table: list[str]) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>\n" for row in table)
    return f"<table>\n{cells}</table>"


def check(sdk: SdkDisclosure) -> None:
    assert sdk.name == "星点推送SDK"
    assert sdk.vendor == "杭州星点科技有限公司"
    assert sdk.purpose == "消息提醒"
    assert sdk.personal_info == "OAID、IP地址"
    assert sdk.permissions == (P + "READ_PHONE_STATE",)
    assert sdk.packages == ("com.xingdian.push",)
    assert sdk.privacy_url == "https://xingdian.example.cn/privacy"


ORDERS = list(itertools.permutations(range(len(COLUMNS))))[:: 5040 // 12]


@pytest.mark.parametrize("order", ORDERS, ids=lambda o: "".join(map(str, o)))
def test_columns_in_any_order(sdk: OneSdk, order: tuple[int, ...]) -> None:
    labels = [list(COLUMNS)[i] for i in order]
    check(sdk(html(labels, [COLUMNS[label] for label in labels])))


def test_one_record_a_column(sdk: OneSdk) -> None:
    check(sdk(html(*([label, value] for label, value in COLUMNS.items()))))


def test_several_records_a_column_each(read: Read) -> None:
    found = read(
        html(
            ["SDK名称", "星点推送SDK", "云雀地图SDK"],
            ["公司名称", "杭州星点科技有限公司", "成都云雀科技有限公司"],
            ["使用目的", "消息提醒", "地图导航"],
            ["收集个人信息类型", "OAID", "位置信息"],
        )
    )
    assert {(s.name, s.purpose, s.personal_info) for s in found.sdks} == {
        ("星点推送SDK", "消息提醒", "OAID"),
        ("云雀地图SDK", "地图导航", "位置信息"),
    }


def test_several_records_below_each_other(read: Read) -> None:
    found = read(
        html(
            ["SDK名称", "星点推送SDK"],
            ["使用目的", "消息提醒"],
            ["SDK名称", "云雀地图SDK"],
            ["使用目的", "地图导航"],
        )
    )
    assert [(s.name, s.purpose) for s in found.sdks] == [
        ("星点推送SDK", "消息提醒"),
        ("云雀地图SDK", "地图导航"),
    ]


def test_a_header_printed_again_is_no_row(read: Read) -> None:
    header = ["SDK名称", "使用目的", "公司名称"]
    found = read(
        html(
            header,
            ["星点推送SDK", "消息提醒", "杭州星点科技有限公司"],
            header,
            ["云雀地图SDK", "地图导航", "成都云雀科技有限公司"],
        )
    )
    assert [s.name for s in found.sdks] == ["星点推送SDK", "云雀地图SDK"]


def test_a_title_row_and_category_rows_are_no_rows(read: Read) -> None:
    found = read("""
        <table>
        <tr><td colspan=3>第三方SDK清单</td></tr>
        <tr><td>SDK名称</td><td>使用目的</td><td>公司名称</td></tr>
        <tr><td colspan=3>推送类</td></tr>
        <tr><td>星点推送SDK</td><td>消息提醒</td><td>杭州星点科技有限公司</td></tr>
        <tr><td colspan=3>地图类</td></tr>
        <tr><td>云雀地图SDK</td><td>地图导航</td><td>成都云雀科技有限公司</td></tr>
        </table>
        """)
    assert [(s.name, s.purpose, s.evidence.line) for s in found.sdks] == [
        ("星点推送SDK", "消息提醒", 5),
        ("云雀地图SDK", "地图导航", 7),
    ]


def test_a_merged_name_joins_its_rows(read: Read) -> None:
    found = read("""
        <table>
        <tr><th>SDK名称</th><th>使用目的</th><th>收集信息</th></tr>
        <tr><td rowspan=2>星点推送SDK</td><td>消息提醒</td><td>OAID</td></tr>
        <tr><td>日志上报</td><td>IP地址</td></tr>
        <tr><td>云雀地图SDK</td><td>地图导航</td><td>位置信息</td></tr>
        </table>
        """)
    first, second = found.sdks
    assert (first.name, first.purpose) == ("星点推送SDK", "消息提醒\n日志上报")
    assert first.data_types == ("ip", "oaid")
    assert second.data_types == ("location_precise",)


def test_a_merged_purpose_holds_for_each_row(read: Read) -> None:
    found = read("""
        <table>
        <tr><th>使用目的</th><th>SDK名称</th><th>公司名称</th></tr>
        <tr><td rowspan=2>消息提醒</td><td>星点推送SDK</td><td>杭州星点科技有限公司</td></tr>
        <tr><td>云雀推送SDK</td><td>成都云雀科技有限公司</td></tr>
        </table>
        """)
    assert [(s.name, s.purpose) for s in found.sdks] == [
        ("星点推送SDK", "消息提醒"),
        ("云雀推送SDK", "消息提醒"),
    ]


def test_a_table_that_goes_on_keeps_its_header(read: Read) -> None:
    found = read(
        html(
            ["SDK名称", "使用目的", "公司名称"], ["星点推送SDK", "消息提醒", "杭州星点科技有限公司"]
        )
        + "\n<p>续表</p>\n"
        + html(["云雀地图SDK", "地图导航", "成都云雀科技有限公司"])
    )
    assert [(s.name, s.purpose, s.vendor) for s in found.sdks] == [
        ("星点推送SDK", "消息提醒", "杭州星点科技有限公司"),
        ("云雀地图SDK", "地图导航", "成都云雀科技有限公司"),
    ]


def test_a_table_without_header_is_read_by_its_values(read: Read) -> None:
    found = read(
        html(
            ["星点推送SDK", "com.xingdian.push", "用于消息提醒的服务", "杭州星点科技有限公司"],
            ["云雀地图SDK", "com.yunque.map", "用于地图导航的服务", "成都云雀科技有限公司"],
        )
    )
    assert [(s.name, s.packages, s.vendor) for s in found.sdks] == [
        ("星点推送SDK", ("com.xingdian.push",), "杭州星点科技有限公司"),
        ("云雀地图SDK", ("com.yunque.map",), "成都云雀科技有限公司"),
    ]


def test_unknown_headers_are_read_by_their_values(read: Read) -> None:
    found = read(
        html(
            ["甲栏", "乙栏", "丙栏", "丁栏"],
            ["星点推送SDK", "杭州星点科技有限公司", "OAID、IP地址", "为了提醒您新的消息"],
            ["云雀地图SDK", "成都云雀科技有限公司", "位置信息、IMEI", "为了给您指路导航"],
        )
    )
    assert [(s.name, s.vendor, s.data_types) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司", ("ip", "oaid")),
        ("云雀地图SDK", "成都云雀科技有限公司", ("imei", "location_precise")),
    ]


def test_one_unknown_header_among_known_ones(sdk: OneSdk) -> None:
    found = sdk(
        html(
            ["SDK名称", "拿了什么", "使用目的"],
            ["星点推送SDK", "OAID、IP地址", "消息提醒"],
        )
    )
    assert found.personal_info == "OAID、IP地址"


def test_keys_inside_a_cell(sdk: OneSdk) -> None:
    found = sdk(
        html(
            ["SDK名称", "说明"],
            [
                "星点推送SDK",
                "使用目的：消息提醒<br>收集个人信息类型：OAID、IP地址<br>公司名称：杭州星点科技有限公司",
            ],
        )
    )
    assert (found.purpose, found.vendor) == ("消息提醒", "杭州星点科技有限公司")
    assert found.data_types == ("ip", "oaid")


def test_platform_tags_inside_a_cell(read: Read) -> None:
    found = read(
        html(
            ["SDK名称", "收集个人信息类型"],
            ["星点推送SDK", "【Android】OAID、IMEI<br>【iOS】IDFA、通讯录"],
        )
    )
    assert {d.data_type for d in found.data_types} == {"oaid", "imei"}


def test_the_title_before_a_table_names_its_sdk(read: Read) -> None:
    found = read("""
        <h3>星点推送SDK</h3>
        <table>
        <tr><th>收集个人信息类型</th><th>使用目的</th></tr>
        <tr><td>OAID、IP地址</td><td>消息提醒</td></tr>
        </table>
        """)
    (one,) = found.sdks
    assert (one.name, one.data_types) == ("星点推送SDK", ("ip", "oaid"))
    assert {d.sdk for d in found.data_types} == {"星点推送SDK"}


def test_rows_know_their_lines_and_places(read: Read) -> None:
    found = read(html(["SDK名称", "使用目的"], ["星点推送SDK", "提醒"], ["云雀地图SDK", "导航"]))
    assert [(s.evidence.line, s.evidence.locator) for s in found.sdks] == [
        (3, "line 3, table 1 row 2"),
        (4, "line 4, table 1 row 3"),
    ]


def test_an_sdk_that_uses_no_permission_says_so(sdk: OneSdk) -> None:
    for none in ("无", "不涉及", "/", "N/A", "-"):
        found = sdk(html(["SDK名称", "使用目的", "申请权限"], ["星点推送SDK", "提醒", none]))
        assert found.no_permissions
        assert found.permissions == ()
    assert not sdk(html(["SDK名称", "使用目的"], ["星点推送SDK", "提醒"])).no_permissions


def test_a_table_of_permissions_names_no_sdk(read: Read) -> None:
    found = read(html(["权限名称", "使用目的"], ["相机", "扫码"], ["麦克风", "通话"]))
    assert found.sdks == ()
    assert {p.permission for p in found.permissions} == {P + "CAMERA", P + "RECORD_AUDIO"}


def test_a_table_of_data_names_no_sdk(read: Read) -> None:
    found = read(html(["业务功能", "收集信息", "使用目的"], ["扫码登录", "IMEI", "登录"]))
    assert found.sdks == ()
    assert {d.data_type for d in found.data_types} == {"imei"}


def test_a_table_for_layout_is_read_as_lines(read: Read) -> None:
    found = read(
        "<table><tr><td><p>我们集成了星点推送SDK。</p><p>申请相机权限。</p></td></tr></table>"
    )
    assert [s.name for s in found.sdks] == ["星点推送SDK"]
    assert [p.permission for p in found.permissions] == [P + "CAMERA"]


# --- the pieces ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["无", "暂无", "不涉及", "/", "-", "——", "N/A", "none", "No", "", "无。"]
)
def test_cells_that_say_nothing(text: str) -> None:
    assert is_none(text) is bool(text)


@pytest.mark.parametrize(
    "text", ["无线网络", "无障碍服务", "OAID", "不收集也不上传任何信息的离线组件"]
)
def test_cells_that_say_something(text: str) -> None:
    assert not is_none(text)


@pytest.mark.parametrize(
    ("table", "index"),
    [
        ([["SDK名称", "使用目的"], ["甲SDK", "推送"]], 0),
        ([["清单", ""], ["SDK名称", "使用目的"], ["甲SDK", "推送"]], 1),
        ([["甲SDK", "推送"], ["乙SDK", "地图"]], None),
        ([["天气", "温度"], ["晴", "21"]], None),
    ],
)
def test_the_header_row(table: list[list[str]], index: int | None) -> None:
    found = header_of(rows(*table))
    assert (found[0] if found else None) == index


@pytest.mark.parametrize(
    ("table", "transposed"),
    [
        ([["SDK名称", "甲SDK"], ["使用目的", "推送"], ["公司", "甲公司"]], True),
        ([["SDK名称", "使用目的"], ["甲SDK", "推送"]], False),
        ([["SDK名称"], ["使用目的"]], False),
        ([["SDK名称", "甲SDK"]], False),
    ],
)
def test_transposed_tables(table: list[list[str]], transposed: bool) -> None:
    assert is_transposed(rows(*table)) is transposed


NAME, PURPOSE, PERMISSION, INFO, VENDOR = (
    Role.NAME,
    Role.PURPOSE,
    Role.PERMISSION,
    Role.PERSONAL_INFO,
    Role.VENDOR,
)


@pytest.mark.parametrize(
    ("roles", "labels", "section", "named", "kind"),
    [
        ([NAME, PURPOSE], ["SDK名称", "目的"], Section(), 0, "sdk"),
        ([NAME, PURPOSE], ["名称", "目的"], Section(), 2, "sdk"),
        ([NAME, PURPOSE], ["名称", "目的"], Section(sdks=True), 1, "sdk"),
        ([NAME, PURPOSE], ["名称", "目的"], Section(sdks=True), 0, "other"),
        ([NAME, VENDOR, PURPOSE], ["名称", "公司", "目的"], Section(sdks=True), 0, "sdk"),
        ([NAME, PURPOSE], ["名称", "目的"], Section(), 0, "other"),
        ([NAME, PERMISSION], ["名称", "权限"], Section(), 0, "permission"),
        ([PERMISSION, PURPOSE], ["权限", "目的"], Section(), 0, "permission"),
        ([PURPOSE, INFO], ["场景", "信息"], Section(), 0, "data"),
        ([PURPOSE, VENDOR], ["场景", "公司"], Section(), 0, "other"),
    ],
)
def test_what_a_table_lists(
    roles: list[Role], labels: list[str], section: Section, named: int, kind: str
) -> None:
    assert kind_of(roles, labels, section, named, 3) == kind


def test_empty_tables_hold_nothing(known: KnownNames) -> None:
    assert read_table((), Section(), known, 1, None) == ([], None)
    assert read_table(rows(["", " "]), Section(), known, 1, None) == ([], None)


@pytest.mark.parametrize(
    "name",
    [
        "星点推送",
        "星点推送SDK",
        "星点SDK Android版",
        "Star Push SDK v2.1",
        "SDK：星点",
        "星点推送（StarPush）",
    ],
)
def test_plausible_names(name: str) -> None:
    assert plausible_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "我们接入的SDK",
        "第三方SDK清单",
        "以下SDK会收集信息",
        "如果您不同意",
        "我们收集您的信息。",
        "关于我们",
        "the following SDK list",
        "很" * 41,
    ],
)
def test_implausible_names(name: str) -> None:
    assert not plausible_name(name)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("星点推送SDK", True),
        ("极光推送", True),
        ("星点推送（com.xingdian.push）", True),
        ("统计SDK", False),
        ("第三方SDK", False),
        ("星点推送", False),
        ("我们接入的SDK", False),
        ("", False),
    ],
)
def test_what_looks_like_an_sdk_name(known: KnownNames, text: str, is_one: bool) -> None:
    assert looks_like_name(text, known) is is_one


def test_same_as_above_is_what_stands_above(read: Read) -> None:
    found = read("""
        | SDK名称 | 公司 | 收集信息 | 隐私政策 |
        |---|---|---|---|
        | 星点推送SDK | 星点科技有限公司 | OAID、IP地址 | https://a.example.com/p |
        | 星点统计SDK | 同上 | 同上 | 同上 |
        """)
    first, second = found.sdks
    assert (first.vendor, first.data_types, first.privacy_url) == (
        second.vendor,
        second.data_types,
        second.privacy_url,
    )
    assert second.vendor == "星点科技有限公司"


def test_the_heading_of_an_edition_names_no_data(read: Read) -> None:
    assert read("一、安卓版本\n二、iOS版本\n").data_types == ()


@pytest.mark.parametrize(
    "head",
    [
        "| # | Component (SDK) | Supplier & country | Function | Data it gets | More info |",
        "| No. | Library | Made by | What it does | Personal data involved | More |",
        "| # | Dependency | Who gets data | Why | What | Details |",
    ],
)
def test_english_headers(read: Read, head: str) -> None:
    found = read(
        f"## Annex\n\n{head}\n|---|---|---|---|---|---|\n"
        "| 1 | Vela Capture | Vela Ltd., UK | liveness | IP address | https://v.example.com/p |\n"
        "| 2 | Larkline | Larkline Inc., US | fraud detection | device model | n/a |\n",
        ".md",
    )
    assert [(s.name, s.vendor, s.purpose) for s in found.sdks] == [
        ("Vela Capture", "Vela Ltd.", "liveness"),
        ("Larkline", "Larkline Inc.", "fraud detection"),
    ]
    assert [s.data_types for s in found.sdks] == [("ip",), ("device_model",)]


def test_one_column_for_company_and_policy(read: Read) -> None:
    found = read(
        "<table><tr><th>SDK名称</th><th>使用场景</th><th>第三方公司及政策</th></tr>"
        "<tr><td>星点推送SDK</td><td>推送</td><td>星点科技有限公司<br>"
        '<a href="https://a.example.com/p">https://a.example.com/p</a></td></tr>'
        "<tr><td>云雀地图SDK</td><td>导航</td><td>云雀科技有限公司</td></tr></table>"
    )
    assert {s.vendor: s.privacy_url for s in found.sdks} == {
        "星点科技有限公司": "https://a.example.com/p",
        "云雀科技有限公司": None,
    }


def test_aims_go_before_scenes_and_kinds(read: Read) -> None:
    found = read(
        "| 功能类型 | SDK名称 | 使用目的 | 使用场景 |\n|---|---|---|---|\n"
        "| 推送类 | 星点推送SDK | 消息提醒，不收集个人信息 | 收到消息时 |\n"
        "| 推送类 | 云雀推送SDK | 离线提醒 | 收到消息时 |\n",
        ".md",
    )
    assert [s.purpose for s in found.sdks] == ["消息提醒", "离线提醒"]


def test_permissions_of_a_row_are_those_of_all_its_sdks(read: Read) -> None:
    found = read(
        "| SDK名称 | 公司 | 权限 |\n|---|---|---|\n"
        "| 星点推送SDK、云雀推送SDK | 星点科技有限公司 | POST_NOTIFICATIONS |\n"
        "| 白露地图SDK | 白露科技有限公司 | CAMERA |\n",
        ".md",
    )
    assert {(p.sdk, p.permission.rpartition(".")[2]) for p in found.permissions} == {
        ("星点推送SDK", "POST_NOTIFICATIONS"),
        ("云雀推送SDK", "POST_NOTIFICATIONS"),
        ("白露地图SDK", "CAMERA"),
    }


def test_names_with_their_company_in_brackets(read: Read) -> None:
    found = read(
        "## 3. 我们如何共享\n\n| 类别 | 第三方 | 目的 | 信息类型 | 隐私条款 |\n"
        "|---|---|---|---|---|\n"
        "| 推送 | 极光推送（深圳市和讯华谷信息技术有限公司） | 送达消息 | OAID | - |\n"
        "| 崩溃 | Bugly（深圳市腾讯计算机系统有限公司） | - | 崩溃日志 | - |\n",
        ".md",
    )
    assert {s.sdk_id: s.vendor for s in found.sdks} == {
        "jpush": "深圳市和讯华谷信息技术有限公司",
        "bugly": "深圳市腾讯计算机系统有限公司",
    }


def test_the_partys_column_and_the_products(read: Read) -> None:
    found = read(
        """
        ## 三、第三方

        | # | 合作方 | 产品名称 | 我们用它做什么 | 涉及的信息 | 处理方式 | 对方隐私规则 |
        |---|---|---|---|---|---|---|
        | 1 | 杭州星点科技有限公司 | 星点语音 | 组队语音 | 录音 | 采集 | [规则](https://xd.cn/p) |
        | 2 | Starling Labs | 云雀引擎 | 渲染 | 设备型号 | 引擎自带 | |
        | 3 | 某某协会 | 实名系统 | 实名 | 姓名 | 接口传输（非SDK） | - |
        """,
        ".md",
    )
    assert [(s.name, s.vendor, s.purpose, s.privacy_url) for s in found.sdks] == [
        ("星点语音", "杭州星点科技有限公司", "组队语音", "https://xd.cn/p"),
        ("云雀引擎", "Starling Labs", "渲染", None),
    ]


def test_a_table_of_permissions_in_other_english_words(read: Read) -> None:
    found = read(
        """
        | Permission | Needed for | When |
        |---|---|---|
        | `INTERNET` | map tiles | when the map is open |
        | `CAMERA` | snapshots | when you tap |
        | `RECORD_AUDIO` | *not* requested, another app records | never |
        """,
        ".md",
    )
    assert {(p.permission.rpartition(".")[2], p.negated) for p in found.permissions} == {
        ("INTERNET", False),
        ("CAMERA", False),
        ("RECORD_AUDIO", True),
    }


def test_the_heading_above_a_table_may_state_the_use(read: Read) -> None:
    found = read(
        """
        ## A. 登录（用途：账号登录与实名校验）

        | SDK名称 | 公司 |
        |---|---|
        | 星点登录SDK | 杭州星点科技有限公司 |
        """,
        ".md",
    )
    assert [s.purpose for s in found.sdks] == ["账号登录与实名校验"]


def test_rows_longer_than_a_header_of_unknown_words(read: Read) -> None:
    found = read("""
        <table><tr><td>甲</td><td>乙</td><td>丙</td></tr>
        <tr><td>星点推送SDK</td><td>杭州星点科技有限公司</td><td>OAID</td>
        <td>https://xd.cn/p</td></tr>
        <tr><td>云雀地图SDK</td><td>成都云雀科技有限公司</td><td>位置信息</td>
        <td>https://yq.cn/p</td></tr></table>
        """)
    assert {(s.name, s.vendor, s.privacy_url) for s in found.sdks} == {
        ("星点推送SDK", "杭州星点科技有限公司", "https://xd.cn/p"),
        ("云雀地图SDK", "成都云雀科技有限公司", "https://yq.cn/p"),
    }


def test_a_category_line_shorter_than_the_names_column(read: Read) -> None:
    found = read("""
        <h2>三、第三方SDK</h2>
        <table><tr><th>序号</th><th>公司</th><th>用途</th><th>SDK名称</th></tr>
        <tr><td>1</td><td>杭州星点科技有限公司</td><td>推送</td><td>星点推送SDK</td></tr>
        <tr><td>推送类</td><td></td><td></td></tr>
        <tr><td>2</td><td>成都云雀科技有限公司</td><td>地图</td><td>云雀地图SDK</td></tr></table>
        """)
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("星点推送SDK", "推送"),
        ("云雀地图SDK", "地图"),
    }


@pytest.mark.parametrize(
    ("name", "vendor"),
    [
        ("模块", "主体"),
        ("项目", "所有者"),
        ("模块名", "开发商"),
        ("对应产品", "版权方"),
        ("地图及相关组件", "作者"),
        ("控件", "维护方"),
        ("Integration", "Author"),
    ],
)
def test_other_words_for_the_thing_and_its_owner(sdk: OneSdk, name: str, vendor: str) -> None:
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html([name, vendor, "用途"], ["星点推送SDK", "杭州星点科技有限公司", "消息提醒"])
    )
    assert (found.name, found.vendor, found.purpose) == (
        "星点推送SDK",
        "杭州星点科技有限公司",
        "消息提醒",
    )


def test_a_module_beside_names_is_where_a_thing_is_used() -> None:
    labels = ["功能模块", "SDK名称", "公司名称"]
    assert resolve_roles(labels) == [Role.PURPOSE, Role.NAME, Role.VENDOR]


def test_remarks_that_are_uses_are_the_purpose(sdk: OneSdk) -> None:
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html(["SDK", "公司", "备注"], ["星点推送SDK", "杭州星点科技有限公司", "推送消息"])
    )
    assert found.purpose == "推送消息"


def test_a_name_with_its_company_in_the_cell(sdk: OneSdk) -> None:
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html(
            ["编号", "SDK（公司）", "收集范围"],
            ["01", "星点（杭州星点科技有限公司）", "OAID、IP地址"],
        )
    )
    assert (found.name, found.vendor, found.personal_info) == (
        "星点",
        "杭州星点科技有限公司",
        "OAID、IP地址",
    )


def test_a_table_in_a_cell_is_its_text(sdk: OneSdk) -> None:
    inner = html(["位置"], ["IP地址"], ["OAID"])
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html(["SDK", "公司", "信息"], ["星点SDK", "杭州星点科技有限公司", inner])
    )
    assert found.personal_info == "位置\nIP地址\nOAID"


def test_a_table_of_keys_in_a_cell_tells_the_rest(sdk: OneSdk) -> None:
    inner = html(["用途", "推送消息"], ["收集信息", "OAID"])
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html(["SDK", "公司", "明细"], ["星点SDK", "杭州星点科技有限公司", inner])
    )
    assert (found.purpose, found.personal_info) == ("推送消息", "OAID")


def test_a_name_with_its_company_behind_a_stroke(sdk: OneSdk) -> None:
    found = sdk(
        "<h2>第三方SDK</h2>"
        + html(["产品/公司", "目的"], ["友盟统计/友盟同欣（北京）科技有限公司", "统计分析"])
    )
    assert (found.name, found.vendor) == ("友盟统计", "友盟同欣（北京）科技有限公司")


def test_a_header_of_two_rows(sdk: OneSdk) -> None:
    head = (
        '<tr><th rowspan="2">SDK</th><th colspan="2">第三方</th><th rowspan="2">用途</th></tr>'
        "<tr><th>公司</th><th>隐私政策</th></tr>"
    )
    row = (
        "<tr><td>星点推送</td><td>杭州星点科技有限公司</td>"
        "<td>https://xingdian.example.cn/privacy</td><td>消息提醒</td></tr>"
    )
    found = sdk(f"<h2>第三方SDK</h2><table>{head}{row}</table>")
    assert (found.name, found.vendor, found.purpose, found.privacy_url) == (
        "星点推送",
        "杭州星点科技有限公司",
        "消息提醒",
        "https://xingdian.example.cn/privacy",
    )


def test_parts_of_a_label_above_are_its_own(read: Read) -> None:
    found = read(
        """
        <h2>第三方SDK</h2><table>
        <tr><th rowspan="2">接入的SDK</th><th rowspan="2">厂商</th>
        <th colspan="2">会读的信息</th></tr>
        <tr><th>必要</th><th>可选</th></tr>
        <tr><td>星点地图SDK</td><td>星点</td><td>位置信息</td><td>气压</td></tr></table>
        """
    ).sdks
    assert [(s.name, s.personal_info) for s in found] == [("星点地图SDK", "位置信息\n气压")]


def test_makers_and_data_of_a_list_without_header_show_by_their_place(read: Read) -> None:
    found = read(
        "## 第三方SDK\n\n- 星点推送｜星点｜发通知｜MAC、OAID\n- 云雀地图｜云雀科技｜画路线｜无\n"
        "- 青柚统计｜青柚｜看日活｜AAID\n",
        ".md",
    ).sdks
    assert [(s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("星点", "发通知", "MAC、OAID"),
        ("云雀科技", "画路线", "无"),
        ("青柚", "看日活", "AAID"),
    ]


@pytest.mark.parametrize("header", ["能力 | 用来做什么 | 不开会怎样", "授权 | 哪里用到 | 备注"])
def test_permissions_below_a_header_that_does_not_say_so(read: Read, header: str) -> None:
    table = (
        f"| {header} |\n|---|---|---|\n| 无障碍服务 | 自动点击 | 手动点击 |\n"
        "| 悬浮窗 | 弹出卡片 | 无 |\n| 通知使用权 | 读取付款通知 | 无 |\n"
    )
    names = {
        p.permission.rsplit(".", 1)[-1]
        for p in read("### 自动记账\n\n" + table, "a.md").permissions
    }
    assert names == {
        "BIND_ACCESSIBILITY_SERVICE",
        "SYSTEM_ALERT_WINDOW",
        "BIND_NOTIFICATION_LISTENER_SERVICE",
    }


def test_functions_below_a_header_are_no_permissions(read: Read) -> None:
    table = "| 功能 | 说明 |\n|---|---|\n| 拍照 | 保存到相册 |\n| 录音 | 存为音频 |\n"
    assert read("## 产品介绍\n\n" + table, "a.md").permissions == ()


def test_a_column_of_packages_of_libraries(read: Read) -> None:
    table = (
        "| Package | Version | Licence | Used for |\n|---|---|---|---|\n"
        "| star_map | 1.2 | MIT | map view |\n| cloud_picker | 2.0 | BSD | choosing files |\n"
    )
    found = read("# Privacy\n\n## Open-source libraries\n\n" + table, "a.md")
    assert {s.name: s.purpose for s in found.sdks} == {
        "star_map": "map view",
        "cloud_picker": "choosing files",
    }


def test_keys_behind_what_a_cell_begins_with(read: Read) -> None:
    table = (
        "| 名称 | 包名 | 说明 |\n|---|---|---|\n"
        "| 星点SDK | com.xingdian | 设备接入。公司：杭州星点科技有限公司。数据：设备型号、IP |\n"
        "| 青稞SDK | com.qingke | 播放录像，开源组件 |\n"
    )
    found = read("## 第三方SDK\n\n" + table, "a.md")
    star = next(s for s in found.sdks if s.name == "星点SDK")
    assert (star.vendor, star.purpose, star.personal_info) == (
        "杭州星点科技有限公司",
        "设备接入",
        "设备型号、IP",
    )


def test_devices_under_the_label_access(read: Read) -> None:
    text = (
        "<h2>What we get from your phone</h2><table><tr><td>Access</td><td>What it is for</td>"
        "<td>Required?</td></tr><tr><td>Camera</td><td>scan a label</td><td>No</td></tr>"
        "<tr><td>Location (approximate or precise)</td><td>shops nearby</td><td>No</td></tr>"
        "<tr><td>Bluetooth</td><td>your scales</td><td>Yes</td></tr></table>"
    )
    found = {(p.permission or "").rsplit(".", 1)[-1] for p in read(text, "a.html").permissions}
    assert found == {"CAMERA", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "BLUETOOTH"}


def test_a_column_of_vendors_names_both(read: Read) -> None:
    text = (
        "# Privacy\n\n## Who we share with\n\n| Why | Vendor | What they get |\n|---|---|---|\n"
        "| Product analytics | Amplitude, Inc.<br>Twilio Segment | user ID |\n"
        "| Push | Braze | push token |\n"
    )
    assert [(s.name, s.vendor) for s in read(text, "a.md").sdks] == [
        ("Amplitude, Inc.", "Amplitude, Inc."),
        ("Twilio Segment", "Twilio Segment"),
        ("Braze", "Braze"),
    ]


def test_keys_and_values_below_a_title_with_the_partner_s_company(read: Read) -> None:
    card = (
        "<h4>{}</h4><table><tr><th>合作方</th><td>{}</td></tr><tr><th>场景</th><td>{}</td></tr>"
        "<tr><th>收集字段</th><td>OAID</td></tr></table>"
    )
    text = (
        "<h3>第三方SDK</h3>"
        + card.format("云雀测距SDK", "杭州云雀科技有限公司", "车距显示")
        + card.format("海燕雷达SDK", "宁波海燕科技有限公司", "倒车提醒")
    )
    assert [(s.name, s.vendor, s.purpose) for s in read(text, "a.html").sdks] == [
        ("云雀测距SDK", "杭州云雀科技有限公司", "车距显示"),
        ("海燕雷达SDK", "宁波海燕科技有限公司", "倒车提醒"),
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "小米 / 华为 / vivo 厂商推送",
        "厂商推送（小米、华为、vivo）",
        "小米、华为、vivo手机厂商推送SDK",
    ],
)
def test_one_cell_for_the_service_of_several_makers(read: Read, cell: str) -> None:
    text = (
        "<h3>第三方SDK</h3><table><tr><td>SDK名称</td><td>目的</td><td>收集的信息</td></tr>"
        f"<tr><td>{cell}</td><td>到货通知</td><td>OAID</td></tr></table>"
    )
    found = {s.name: s.purpose for s in read(text, "a.html").sdks}
    assert found == dict.fromkeys(["小米推送", "华为推送", "vivo推送"], "到货通知")


SHEET = """<table>
<tr><td colspan="4">表1 第三方SDK</td></tr>
<tr><td>序号</td><td>公司</td><td>SDK</td><td>用途</td></tr>
<tr><td>1</td><td>杭州星点科技有限公司</td><td>星点推送SDK</td><td>提醒</td></tr>
<tr><td>2</td><td>北京云雀科技有限公司</td><td>云雀语音SDK</td><td>听写</td></tr>
<tr><td colspan="4"> </td></tr>
<tr><td colspan="4">表2 权限</td></tr>
<tr><td>序号</td><td>权限</td><td>是否可关</td><td>场景</td></tr>
<tr><td>1</td><td>相机</td><td>可</td><td>扫码</td></tr>
<tr><td>2</td><td>麦克风</td><td>可</td><td>听写</td></tr>
</table>"""


def test_two_tables_in_one_sheet(read: Read) -> None:
    found = read(SHEET)
    assert [(s.name, s.vendor) for s in found.sdks] == [
        ("星点推送SDK", "杭州星点科技有限公司"),
        ("云雀语音SDK", "北京云雀科技有限公司"),
    ]
    assert [(p.permission, p.scope) for p in found.permissions] == [
        (f"{P}CAMERA", "app"),
        (f"{P}RECORD_AUDIO", "app"),
    ]


def test_a_turned_list_of_permissions(read: Read) -> None:
    found = read(
        "<table><tr><td>本App申请的权限</td><td>相机</td><td>通知</td><td>NFC</td></tr>"
        "<tr><td>目的</td><td>识别车牌</td><td>入场提醒</td><td>读月卡</td></tr>"
        "<tr><td>能否关闭</td><td>能</td><td>能</td><td>能</td></tr></table>"
    )
    assert [(p.permission, p.purpose) for p in found.permissions] == [
        (f"{P}CAMERA", "识别车牌"),
        (f"{P}POST_NOTIFICATIONS", "入场提醒"),
        (f"{P}NFC", "读月卡"),
    ]
