"""The names in the name cell of a record."""

from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role
from auditor.policy.row_names import names_in
from auditor.policy.sections import Section

from .conftest import Read


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("极光推送、Bugly", ["极光推送", "Bugly"]),
        ("极光推送\nBugly", ["极光推送", "Bugly"]),
        ("极光推送/Bugly", ["极光推送", "Bugly"]),
        ("极光推送、星点推送", ["极光推送、星点推送"]),
        ("极光推送（推送、统计）", ["极光推送"]),
    ],
)
def test_a_cell_with_several_known_names(known: KnownNames, name: str, names: list[str]) -> None:
    fields = [Field(Role.NAME, "name", Text(name)), Field(Role.PURPOSE, "purpose", Text("推送"))]
    record = Record("sdk", "table", fields, Section())
    assert [n.name for n in names_in(record, known)] == names


def test_what_a_cell_says_beside_a_name(known: KnownNames) -> None:
    cell = Text("极光推送：深圳市和讯华谷信息技术有限公司")
    (made,) = names_in(Record("sdk", "table", [Field(Role.NAME, "name", cell)], Section()), known)
    assert (made.name, made.maker, made.use) == ("极光推送", "深圳市和讯华谷信息技术有限公司", None)
    cell = Text("极光推送：把消息送到手机")
    (used,) = names_in(Record("sdk", "table", [Field(Role.NAME, "name", cell)], Section()), known)
    assert (used.name, used.maker, used.use) == ("极光推送", None, "把消息送到手机")


def test_a_kind_and_its_members_in_a_bracket(read: Read) -> None:
    found = read("""
        三、第三方SDK
        SDK名称：厂商推送（小米推送、华为推送、OPPO推送）
        服务提供者：小米、华为、OPPO
        用途：在对应手机上提升到达率
        收集的信息：推送Token
        """)
    assert [(s.name, s.vendor, s.purpose) for s in found.sdks] == [
        ("OPPO推送", "OPPO", "在对应手机上提升到达率"),
        ("华为推送", "华为", "在对应手机上提升到达率"),
        ("小米推送", "小米", "在对应手机上提升到达率"),
    ]


def test_names_may_be_stacked_in_one_cell(read: Read) -> None:
    rows = (
        "<tr><td>星点推送SDK<br>云雀地图SDK<br>青柚统计</td><td>星点</td><td>统计</td></tr>"
        "<tr><td>白杨<br>日历</td><td>白杨</td><td>排日程</td></tr>"
    )
    head = "<tr><th>SDK名称</th><th>公司名称</th><th>使用目的</th></tr>"
    found = read(f"<h2>第三方SDK</h2><table>{head}{rows}</table>").sdks
    assert {s.name for s in found} == {"星点推送SDK", "云雀地图SDK", "青柚统计", "白杨日历"}
    assert {s.vendor for s in found} == {"星点", "白杨"}


def test_a_column_of_sdks_lists_several(read: Read) -> None:
    text = (
        "隐私政策\n\n三、第三方SDK\n\n用处｜用到的SDK｜拿到的数据\n"
        "提醒上课｜极光推送、小米推送、云雀推送｜OAID\n批改作业｜云雀题库｜作业照片\n"
    )
    assert {s.name: s.purpose for s in read(text).sdks} == {
        "极光推送": "提醒上课",
        "小米推送": "提醒上课",
        "云雀推送": "提醒上课",
        "云雀题库": "批改作业",
    }


def test_a_label_before_the_name_of_a_third_party(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2><ul>
        <li>视频探视。第三方名称：云雀音视频SDK（杭州云雀有限公司）；使用场景：家属探视；\
涉及信息：音频、IP地址；规则：https://yq.example/privacy</li>
        <li>叫号。第三方名称：青瓦推送SDK；使用场景：叫号提醒；涉及信息：OAID；规则：无</li>
        </ul>""")
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found.sdks] == [
        ("云雀音视频SDK", "杭州云雀有限公司", "家属探视", "音频、IP地址"),
        ("青瓦推送SDK", None, "叫号提醒", "OAID"),
    ]


def test_a_company_below_the_names_of_a_cell(read: Read) -> None:
    found = read("""
        <h2>SDKs</h2><table>
        <tr><th>Partner / SDK</th><th>Purpose</th></tr>
        <tr><td>Firebase Analytics, Firebase Crashlytics<br>(Google LLC)</td><td>Stability</td></tr>
        <tr><td>Adjust<br>(Adjust GmbH)</td><td>Attribution</td></tr>
        </table>""")
    assert {s.name: (s.vendor, s.purpose) for s in found.sdks} == {
        "Firebase Analytics": ("Google LLC", "Stability"),
        "Firebase Crashlytics": ("Google LLC", "Stability"),
        "Adjust": ("Adjust GmbH", "Attribution"),
    }


def test_cells_that_give_the_maker_beside_each_name(read: Read) -> None:
    text = (
        "# Notice\n\n## Service providers and components in the app\n\n"
        "| Purpose | Component / service provider | Categories of data |\n|---|---|---|\n"
        "| Push | Firebase Cloud Messaging, Google Ireland Ltd., Dublin<br>Huawei "
        "Push Kit, Heron SE "
        "(AppGallery only) | push token |\n"
        "| Errors | Datadog, Inc. – Datadog RUM SDK | device model |\n"
    )
    assert [(s.name, s.vendor, s.purpose) for s in read(text, "a.md").sdks] == [
        ("Firebase Cloud Messaging", "Google Ireland Ltd.", "Push"),
        ("Huawei Push Kit", "Heron SE", "Push"),
        ("Datadog RUM SDK", "Datadog, Inc.", "Errors"),
    ]


def test_names_led_by_what_they_are(read: Read) -> None:
    text = (
        "<h3>第三方SDK</h3><table><tr><td>SDK名称</td><td>目的</td><td>收集的信息</td></tr><tr>"
        "<td>厂商通道：小米推送、华为推送</td><td>提高到达率</td><td>OAID</td></tr></table>"
    )
    found = {s.name: s.purpose for s in read(text, "a.html").sdks}
    assert found == {"小米推送": "提高到达率", "华为推送": "提高到达率"}
