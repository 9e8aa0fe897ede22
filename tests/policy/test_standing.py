"""Rows of SDK lists that are no SDK in the Android app of today."""

from __future__ import annotations

import pytest

from auditor.policy.standing import says_withdrawn

from .conftest import Read

HEAD = "# 隐私政策\n\n## 三、第三方SDK\n\n"


def names(read: Read, text: str, suffix: str = ".md") -> list[str]:
    head = HEAD.replace("#", "") if suffix == ".txt" else HEAD
    return [s.name for s in read(head + text, suffix).sdks if not s.superseded]


@pytest.mark.parametrize(
    "text",
    [
        "已下线",
        "已下线，自2.1.0起不再集成",
        "已移除（2022年11月）",
        "自 6.0 版本起已停用",
        "用于检查内存，正式版不含",
        "暂未接入",
        "removed in 3.2",
        "Removed since v5.0",
        "no longer bundled",
        "not yet integrated",
        "已替换为云雀推送",
        "仅历史版本使用",
    ],
)
def test_a_clause_tells_what_is_gone(text: str) -> None:
    assert says_withdrawn(text)


@pytest.mark.parametrize(
    "text",
    [
        "检测应用是否被移除",
        "商品下线提醒",
        "已移除IMEI的采集",
        "内存检查（仅测试版）",
        "不再使用时可关闭",
        "将于下一版本移除",
        "removes duplicate files",
        "remove ads",
        "不收集个人信息",
        "删除账号",
        "2.1.0",
    ],
)
def test_other_clauses_tell_nothing_of_it(text: str) -> None:
    assert not says_withdrawn(text)


def test_what_a_later_version_drops_is_in_the_one_at_hand() -> None:
    assert not says_withdrawn("自4.1.0起不再使用", (4, 0, 2))
    assert says_withdrawn("自4.0.0起不再使用", (4, 0, 2))


def test_rows_for_ios_alone_are_marked(read: Read) -> None:
    found = read(
        HEAD
        + """
| SDK名称 | 平台 | 用途 | 收集信息 |
|---|---|---|---|
| 星点推送SDK | Android、iOS | 消息提醒 | OAID |
| 云雀测距SDK | 仅iOS | 测量距离 | 步数 |
""",
        ".md",
    )
    assert [(s.name, s.superseded) for s in found.sdks] == [
        ("星点推送SDK", False),
        ("云雀测距SDK", True),
    ]
    assert not any(d.sdk == "云雀测距SDK" for d in found.data_types)


def test_columns_of_platforms_say_where_an_sdk_is(read: Read) -> None:
    text = """
| SDK | 安卓端 | iOS端 | 用途 |
|---|---|---|---|
| 星点推送SDK | √ | √ | 消息提醒 |
| 云雀测距SDK | × | √ | 测量距离 |
| 青瓦地图SDK | √ | – | 地图展示 |
"""
    assert names(read, text) == ["星点推送SDK", "青瓦地图SDK"]


def test_a_record_of_keys_may_say_that_it_is_gone(read: Read) -> None:
    text = """
SDK名称：星点推送SDK
用途：消息提醒

SDK名称：云雀测距SDK
状态：5.0版本已移除
用途：测量距离
"""
    assert names(read, text, ".txt") == ["星点推送SDK"]


def test_the_rows_of_the_app_itself_are_no_sdk(read: Read) -> None:
    text = """
| SDK名称 | 包名 | 公司 | 用途 |
|---|---|---|---|
| 拾光日记（本应用） | cn.shiguang.diary | 杭州拾光网络有限公司 | 主程序 |
| 青瓦编辑器 | cn.shiguang.editor | 我们 | 编辑 |
| 星点推送SDK | com.xingdian.push | 杭州星点科技有限公司 | 消息提醒 |
"""
    assert names(read, text) == ["星点推送SDK"]


def test_a_partner_that_a_server_reaches_has_no_sdk(read: Read) -> None:
    text = """
| 名称 | 接入方式 | 用途 | 信息 |
|---|---|---|---|
| 星点推送 | SDK | 消息提醒 | OAID |
| 远山速运 | 后台接口 | 寄送商品 | 姓名、地址 |
| 长桥发票 | 未嵌入SDK | 开具发票 | 邮箱 |
"""
    assert names(read, text) == ["星点推送"]


def test_an_interface_over_which_an_sdk_hands_data_is_no_other_way(read: Read) -> None:
    text = """
| SDK名称 | 公司 | 用途 | 信息 | 共享方式 |
|---|---|---|---|---|
| 星点推送SDK | 杭州星点科技有限公司 | 消息提醒 | OAID | SDK本机采集 |
| 云雀测距SDK | 杭州云雀科技有限公司 | 测量距离 | 位置 | 接口传输 |
"""
    assert names(read, text) == ["星点推送SDK", "云雀测距SDK"]


def test_struck_rows_are_gone(read: Read) -> None:
    html = """<h2>三、第三方SDK</h2><table>
<tr><th>SDK名称</th><th>公司</th><th>用途</th></tr>
<tr><td>星点推送SDK</td><td>杭州星点科技有限公司</td><td>消息提醒</td></tr>
<tr><td><del>云雀测距SDK</del></td><td>杭州云雀科技有限公司</td><td>测量距离</td></tr>
</table>"""
    assert [s.name for s in read(html).sdks if not s.superseded] == ["星点推送SDK"]


def test_a_no_under_whether_data_is_collected_strikes_no_sdk(read: Read) -> None:
    text = """
| SDK名称 | 公司 | 是否收集信息 | 用途 |
|---|---|---|---|
| 星点推送SDK | 杭州星点科技有限公司 | 是 | 消息提醒 |
| 云雀测距SDK | 杭州云雀科技有限公司 | 否 | 测量距离 |
"""
    assert names(read, text) == ["星点推送SDK", "云雀测距SDK"]


def test_a_heading_may_say_that_partners_have_no_code_in_the_app(read: Read) -> None:
    text = """
### 接入的SDK

| SDK名称 | 用途 |
|---|---|
| 友盟统计 | 统计 |

### 未嵌入SDK的合作方

| 公司 | 用途 |
|---|---|
| 顺丰速运 | 寄送 |
"""
    assert names(read, text) == ["友盟统计"]


@pytest.mark.parametrize("remark", ["仅iOS版本使用", "只在iOS端集成", "iOS only", "仅鸿蒙系统"])
def test_a_remark_may_say_that_a_row_is_for_another_platform(read: Read, remark: str) -> None:
    text = f"""
| SDK名称 | 用途 | 备注 |
|---|---|---|
| 星点推送SDK | 消息提醒 | 必需 |
| 云雀测距SDK | 测量距离 | {remark} |
"""
    assert names(read, text) == ["星点推送SDK"]


def test_a_column_may_ask_for_code_in_the_app(read: Read) -> None:
    text = """
| SDK名称 | 是否集成代码 | 用途 |
|---|---|---|
| 友盟统计 | 是 | 统计 |
| 青瓦快递查询 | 否 | 查询单号 |
"""
    assert names(read, text) == ["友盟统计"]


def test_a_type_of_service_is_no_way_of_taking_it_in(read: Read) -> None:
    text = """
| SDK名称 | 类型 | 用途 |
|---|---|---|
| 友盟统计 | SDK | 统计 |
| 青瓦云盘 | 云端存储 | 存储文件 |
| 长桥短信 | API接口 | 发送短信 |
"""
    assert names(read, text) == ["友盟统计", "青瓦云盘"]


def test_a_row_struck_by_its_style_is_gone(read: Read) -> None:
    html = """<h2>三、第三方SDK</h2><table>
<tr><th>SDK名称</th><th>公司</th><th>用途</th></tr>
<tr style="text-decoration: line-through"><td>云雀测距SDK</td><td>云雀</td><td>测距</td></tr>
<tr><td>星点推送SDK</td><td>杭州星点科技有限公司</td><td>消息提醒</td></tr>
</table>"""
    assert [s.name for s in read(html).sdks if not s.superseded] == ["星点推送SDK"]


def test_an_sdk_of_both_platforms_is_current(read: Read) -> None:
    found = read(
        HEAD
        + """
| SDK名称 | 平台 | 用途 |
|---|---|---|
| 星点推送SDK | Android | 消息提醒 |
| 星点推送SDK | iOS | 消息提醒 |
""",
        ".md",
    ).sdks
    assert [(s.platform, s.superseded) for s in found] == [("android", False), ("ios", False)]


def test_a_row_for_the_web_alone_is_none(read: Read) -> None:
    found = read(
        "## 第三方SDK\n\n| SDK名称 | 平台 | 使用目的 | 备注 |\n|---|---|---|---|\n"
        "| 星点统计 | 网页、小程序 | 访问量 | |\n| 星点推送 | 安卓、网页 | 提醒 | |\n"
        "| 云雀客服 | 安卓 | 客服 | 仅官网使用 |\n| 云雀地图 | 安卓 | 导航 | |\n",
        ".md",
    ).sdks
    assert {s.name for s in found} == {"星点推送", "云雀地图"}
