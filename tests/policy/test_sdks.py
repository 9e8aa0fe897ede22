from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Field, Record
from auditor.policy.roles import Role
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sdks import from_record
from auditor.policy.sections import Section

from .conftest import Read


def drafts(
    known: KnownNames,
    *fields: tuple[Role, str],
    shape: str = "table",
    own: frozenset[str] = frozenset(),
    section: Section = Section(),  # noqa: B008
) -> list[SdkDraft]:
    values = [Field(role, role.value, Text(text)) for role, text in fields]
    return list(from_record(Record("sdk", shape, values, section), 3, known, own))


def test_a_row_fills_a_draft(known: KnownNames) -> None:
    (draft,) = drafts(
        known,
        (Role.NAME, "星点推送SDK（com.xingdian.push）"),
        (Role.VENDOR, "杭州星点科技有限公司（统一社会信用代码：91330100X）"),
        (Role.PURPOSE, "消息推送"),
        (Role.PURPOSE, "消息推送"),
        (Role.PERSONAL_INFO, "OAID"),
        (Role.PERSONAL_INFO, "无"),
        (Role.LINK, "《星点隐私政策》"),
        (Role.PLATFORM, "Android、iOS"),
    )
    assert draft.name == "星点推送SDK"
    assert draft.packages == ["com.xingdian.push"]
    assert draft.vendor == "杭州星点科技有限公司"
    assert draft.purpose == "消息推送"
    assert draft.personal_info == "OAID"
    assert (draft.privacy_url, draft.link_text) == (None, "《星点隐私政策》")
    assert draft.platform == "both"
    assert draft.record == 3


@pytest.mark.parametrize("name", ["统计SDK", "无", "/", "", "A_PERMISSION_NAME", "很" * 90])
def test_rows_that_name_nothing_are_left_out(known: KnownNames, name: str) -> None:
    assert drafts(known, (Role.NAME, name), (Role.PURPOSE, "推送")) == []
    assert drafts(known, (Role.PURPOSE, "推送")) == []


def test_a_generic_name_with_a_company_or_a_package_is_an_entry(known: KnownNames) -> None:
    vendor = (Role.VENDOR, "杭州星点科技有限公司")
    assert [d.name for d in drafts(known, (Role.NAME, "统计SDK"), vendor)] == ["统计SDK"]
    package = (Role.PACKAGE, "com.xingdian.stat")
    assert [d.packages for d in drafts(known, (Role.NAME, "统计SDK"), package)] == [
        ["com.xingdian.stat"]
    ]


def test_a_package_alone_names_its_row(known: KnownNames) -> None:
    (draft,) = drafts(known, (Role.NAME, "com.xingdian.push"), (Role.PURPOSE, "推送"))
    assert draft.name == "com.xingdian.push"


def test_the_apps_own_package_is_no_sdks(known: KnownNames) -> None:
    row = [(Role.NAME, "星点推送SDK"), (Role.PACKAGE, "com.xingdian.push、com.example.diary")]
    (draft,) = drafts(known, *row, own=frozenset({"com.example.diary"}))
    assert draft.packages == ["com.xingdian.push"]


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
    assert [d.name for d in drafts(known, (Role.NAME, name), (Role.PURPOSE, "推送"))] == names


@pytest.mark.parametrize(
    ("value", "none"), [("无", True), ("不涉及", True), ("相机", False), ("无障碍", False)]
)
def test_a_row_that_uses_no_permission(known: KnownNames, value: str, none: bool) -> None:
    (draft,) = drafts(known, (Role.NAME, "星点推送SDK"), (Role.PERMISSION, value))
    assert draft.no_permissions is none


def test_the_part_says_the_platform_unless_the_row_does(known: KnownNames) -> None:
    ios = Section(foreign="ios")
    assert drafts(known, (Role.NAME, "星点推送SDK"), section=ios)[0].platform == "ios"
    row = (Role.NAME, "星点推送SDK（Android）")
    assert drafts(known, row, section=ios)[0].platform == "android"


def test_a_sentence_is_no_name_outside_tables(known: KnownNames) -> None:
    row = [(Role.NAME, "我们会与第三方合作"), (Role.PURPOSE, "推送")]
    assert drafts(known, *row, shape="key-value") == []


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


def test_what_follows_a_purpose_is_no_part_of_it(read: Read) -> None:
    found = read("""
        三、第三方SDK
        1. 星点加固SDK：用于加固，不收集个人信息。
        2. LINE SDK：以 LINE 帳號登入，取得您的顯示名稱。
        """)
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("星点加固SDK", "加固"),
        ("LINE SDK", "以 LINE 帳號登入"),
    }


def test_companies_with_their_sites_and_two_in_turn(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2>
        <table><tr><th>名称</th><th>收集目的</th><th>收集范围</th><th>运营主体/官网</th></tr>
        <tr><td>星点统计SDK</td><td>统计</td><td>OAID</td>
        <td>杭州星点科技有限公司<br>https://xd.example.cn</td></tr></table>
        <h3>OPPO推送、vivo推送</h3>
        <p>合作方主体：广东欢太科技有限公司、广东天宸网络科技有限公司</p>
        <p>使用目的：下发消息</p>
        """)
    assert {(s.name, s.vendor) for s in found.sdks} == {
        ("星点统计SDK", "杭州星点科技有限公司"),
        ("OPPO推送", "广东欢太科技有限公司"),
        ("vivo推送", "广东天宸网络科技有限公司"),
    }


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


def test_a_package_that_slipped_to_the_next_cell(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>名称</th><th>用途</th><th>公司</th></tr>
        <tr><td>云雀测距SDK</td><td>(com.yunque.range) 计算距离</td><td>杭州云雀有限公司</td></tr>
        <tr><td>青瓦相册SDK</td><td>（io.qingwa.album）整理照片，MIT</td><td>青瓦有限公司</td></tr>
        </table>""")
    assert [(s.name, s.packages, s.purpose) for s in found.sdks] == [
        ("云雀测距SDK", ("com.yunque.range",), "计算距离"),
        ("青瓦相册SDK", ("io.qingwa.album",), "整理照片"),
    ]


def test_what_is_in_the_name_column_but_no_name(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>SDK名称</th><th>用途</th></tr>
        <tr><td>表1 业务功能所用SDK</td><td></td></tr>
        <tr><td>云雀测距SDK</td><td>计算距离</td></tr>
        <tr><td>android.permission.CAMERA</td><td>扫码</td></tr>
        <tr><td>Cookie</td><td>保存偏好</td></tr>
        </table>""")
    assert [s.name for s in found.sdks] == ["云雀测距SDK"]


def test_an_identifier_is_no_sdk(read: Read) -> None:
    found = read("为了统计活跃度，我们会使用OAID或Google广告ID，不会使用IMEI。")
    assert [s.name for s in found.sdks] == []
    assert {d.data_type for d in found.data_types if not d.negated} == {"oaid", "gaid"}


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


def test_a_title_with_a_chinese_number_and_a_dot_is_no_sdk(read: Read) -> None:
    found = read("隐私政策\n\n三. 第三方SDK\n\n不同渠道包接入的SDK不完全相同。\n")
    assert found.sdks == ()


def test_a_company_behind_the_name_of_a_list(read: Read) -> None:
    found = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **云雀语音 SDK**（cn.yunque.speech）：杭州云雀有限公司；语音唤醒；语音指令、OAID。"
        "[隐私政策](https://yq.example/p)\n"
        "- **青瓦推送 SDK**（io.qingwa.push）：成都青瓦有限公司；限行提醒；OAID、应用包名。"
        "[链接](https://qw.example/p)\n"
        "- **MMKV**（com.tencent.mmkv）：腾讯开源组件；本地键值存储；无。\n",
        ".md",
    ).sdks
    assert {s.name: (s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found} == {
        "云雀语音 SDK": (
            "杭州云雀有限公司",
            "语音唤醒",
            "语音指令、OAID",
            "https://yq.example/p",
        ),
        "青瓦推送 SDK": (
            "成都青瓦有限公司",
            "限行提醒",
            "OAID、应用包名",
            "https://qw.example/p",
        ),
        "MMKV": ("腾讯", "本地键值存储", None, None),
    }


def test_a_package_of_one_word_in_its_column(read: Read) -> None:
    (sdk,) = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>SDK名称</th><th>包名</th><th>用途</th></tr>
        <tr><td>okhttp</td><td>okhttp3</td><td>网络请求</td></tr></table>""").sdks
    assert sdk.packages == ("okhttp3",)


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
