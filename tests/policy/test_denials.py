"""What a document takes back: struck through, in a row, below it, as a comment."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

P = "android.permission."


def asked(found: Disclosures) -> dict[str, bool]:
    """Permission → whether all that is said of it is a denial."""
    out: dict[str, bool] = {}
    for p in found.permissions:
        key = p.permission.removeprefix(P)
        out[key] = out.get(key, True) and p.negated
    return out


def said(found: Disclosures) -> dict[str, bool]:
    """Permission or data type → whether all that is said of it is a denial."""
    out = asked(found)
    for d in found.data_types:
        out[d.data_type] = out.get(d.data_type, True) and d.negated
    return out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- ~~READ_SMS~~ permission\n- VIBRATE permission\n", "a.md"),
        ("<p><del>READ_SMS</del>权限、VIBRATE权限</p>", "a.html"),
        ("<p><s>READ_SMS</s> permission, VIBRATE permission</p>", "a.html"),
        ("<p><strike>READ_SMS</strike> permission, VIBRATE permission</p>", "a.html"),
        (
            "<p><span style='text-decoration: line-through'>READ_SMS</span> permission, "
            "<u style='text-decoration: underline'>VIBRATE</u> permission</p>",
            "a.html",
        ),
        ("| 权限 | 用途 |\n|---|---|\n| ~~READ_SMS~~ | 无 |\n| VIBRATE | 提醒 |\n", "a.md"),
    ],
)
def test_what_is_struck_through_is_denied(read: Read, text: str, name: str) -> None:
    assert said(read(text, name)) == {"READ_SMS": True, "VIBRATE": False}


def test_only_the_struck_words_of_a_sentence_are_denied(read: Read) -> None:
    found = said(read("我们收集~~IMEI~~、OAID和~~通讯录~~。", "a.md"))
    assert found == {"imei": True, "oaid": False, "contacts": True}


@pytest.mark.parametrize(
    ("header", "no", "yes"),
    [
        ("收集", "❌", "✅"),
        ("是否收集", "否", "是"),
        ("是否获取？", "×", "√"),
        ("App会收集吗", "不", "会"),
        ("Collected?", "No", "Yes"),
    ],
)
def test_a_no_under_the_question_denies_its_row(read: Read, header: str, no: str, yes: str) -> None:
    table = f"| 信息 | {header} |\n|---|---|\n| IMEI | {no} |\n| OAID | {yes} |\n"
    assert said(read(table, "a.md")) == {"imei": True, "oaid": False}


def test_a_no_denies_a_permission_row(read: Read) -> None:
    table = "| 权限 | 是否申请 | 用途 |\n|---|---|---|\n| 相机 | 是 | 扫码 |\n| 短信 | 否 | / |\n"
    assert asked(read(table, "a.md")) == {"CAMERA": False, "READ_SMS": True}


@pytest.mark.parametrize(
    "header", ["是否必需", "可否关闭", "是否敏感", "是否共享", "Asked at runtime?", "Optional"]
)
def test_a_no_under_another_question_denies_nothing(read: Read, header: str) -> None:
    table = (
        f"| 权限 | {header} | 用途 |\n|---|---|---|\n| 相机 | 否 | 扫码 |\n| NFC | no | 刷卡 |\n"
    )
    assert asked(read(table, "a.md")) == {"CAMERA": False, "NFC": False}


def test_a_row_may_say_in_words_that_it_is_not_requested(read: Read) -> None:
    table = (
        "| 权限名称 | 权限常量 | 说明 |\n|---|---|---|\n"
        "| 相机 | android.permission.CAMERA | 扫码 |\n"
        "| 短信 | 不申请 | 验证码请手工输入 |\n"
    )
    assert asked(read(table, "a.md")) == {"CAMERA": False, "READ_SMS": True}


def test_a_line_below_takes_the_line_back(read: Read) -> None:
    found = said(read("信息内容\nIMEI\n（当前版本已不再收集）\n信息内容\nOAID\n（用于统计）\n"))
    assert found == {"imei": True, "oaid": False}


def test_the_current_version_is_no_previous_one(read: Read) -> None:
    policy = "# 隐私政策\n\n## {}\n\n我们会收集OAID。\n"
    assert said(read(policy.format("当前版本"), "a.md")) == {"oaid": False}
    assert said(read(policy.format("前版本"), "a.md")) == {}


def test_a_comment_in_a_manifest_is_denied(read: Read) -> None:
    manifest = (
        "```xml\n"
        '<uses-permission android:name="android.permission.NFC"/>\n'
        '<!-- <uses-permission android:name="android.permission.READ_SMS"/> unused -->\n'
        '<uses-permission android:name="android.permission.VIBRATE"/> <!-- reminders -->\n'
        "```\n"
    )
    assert said(read(manifest, "a.md")) == {"NFC": False, "READ_SMS": True, "VIBRATE": False}


@pytest.mark.parametrize(
    "heading",
    [
        "已移除的权限",
        "我们不会申请以下权限",
        "没有用到的权限",
        "我们不申请的权限",
        "Removed permissions",
    ],
)
def test_a_heading_of_what_is_not_used_denies_its_part(read: Read, heading: str) -> None:
    text = f"## {heading}\n\n- `READ_SMS`\n- `NFC`\n\n## Permissions 权限\n\n- `VIBRATE`\n"
    assert said(read(text, "a.md")) == {"READ_SMS": True, "NFC": True, "VIBRATE": False}


def test_a_heading_names_what_its_text_denies(read: Read) -> None:
    found = read("""
        七、访问相机

        扫码时我们会申请相机权限。

        八、访问通讯录

        从2.0版起，我们已经不再申请通讯录权限。
        """)
    denied = {p.permission.rpartition(".")[2]: set() for p in found.permissions}
    for p in found.permissions:
        denied[p.permission.rpartition(".")[2]].add(p.negated)
    assert denied == {"CAMERA": {False}, "READ_CONTACTS": {True}}
    assert {d.negated for d in found.data_types if d.data_type == "contacts"} == {True}


def test_what_stands_below_a_constant_denies_it(read: Read) -> None:
    found = read(
        "# Privacy\n\n## Permissions\n\n`CAMERA`\n: To scan codes.\n\n"
        "`READ_SMS`\n: **Not requested.** Codes are typed by hand.\n",
        "a.md",
    )
    assert asked(found) == {"CAMERA": False, "READ_SMS": True}


def test_a_mark_of_another_system_is_none_of_the_apps(read: Read) -> None:
    table = (
        "| 权限 | Android | iOS | 用途 |\n|---|---|---|---|\n"
        "| 相机 | ✓ | ✓ | 扫码 |\n| 日历 | - | ✓ | 提醒 |\n| 短信 | × | × | 无 |\n"
    )
    found = asked(read(table, "a.md"))
    assert (found["CAMERA"], found["READ_CALENDAR"]) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        "我把采集IMEI、MAC地址的开关在代码里关掉了。",
        "应用列表的采集我们已在初始化时关闭。",
        "我们不会要求阁下提供身份证号码。",
        "支付由第三方完成，我们不会获得您的银行卡号。",
    ],
)
def test_what_is_switched_off(read: Read, text: str) -> None:
    found = said(read(text))
    assert found and all(found.values())


def test_a_companys_name_is_no_data(read: Read) -> None:
    assert said(read("关联方：常州塔塔电池科技有限公司。")) == {}


@pytest.mark.parametrize("header", ["申请权限", "收集信息", "获取权限"])
def test_none_in_a_column_of_permissions_denies_nothing_else(read: Read, header: str) -> None:
    table = (
        f"| SDK名称 | 公司 | 共享信息类型 | {header} |\n|---|---|---|---|\n"
        "| 云雀推送SDK | 云雀科技有限公司 | IMEI、OAID | 无 |\n"
    )
    assert said(read("## 第三方SDK\n\n" + table, "a.md")) == {"imei": False, "oaid": False}


def test_rows_and_entries_that_say_they_do_not_ask(read: Read) -> None:
    table = (
        "<h2>权限</h2><table><tr><td>权限名称</td><td>用途</td></tr><tr><td>相机</td>"
        "<td>扫码</td></tr>"
        "<tr><td>读取短信</td><td>本行手机银行<b>不读取</b>您的短信内容</td></tr></table>"
    )
    asked = {p.permission: p.negated for p in read(table, "a.html").permissions}
    assert asked == {"android.permission.CAMERA": False, "android.permission.READ_SMS": True}
    listed = (
        "## 权限\n\n1. 相机：扫码\n2. 电话：我们**不申请**电话权限\n3. "
        "短信：自动填写（不读取其他短信）\n"
    )
    asked = {p.permission: p.negated for p in read(listed, "a.md").permissions}
    assert asked == {
        "android.permission.CAMERA": False,
        "android.permission.READ_PHONE_STATE": True,
        "android.permission.READ_SMS": False,
    }


def test_a_term_that_is_said_never_to_be_asked_for(read: Read) -> None:
    html = "<h2>要哪些权限？</h2><dl><dt>麦克风<dd>听你弹琴<dt>定位<dd>从来没要过</dl>"
    found = {(p.permission or "").rsplit(".", 1)[-1]: p.negated for p in read(html).permissions}
    assert found == {"RECORD_AUDIO": False, "ACCESS_FINE_LOCATION": True}
