from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Passage
from auditor.policy.sdk_entries import list_entry
from auditor.policy.sections import Section

from .conftest import Read, entry

INTRO = "我们接入的第三方SDK如下："


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. 极光推送：用于消息推送", "极光推送"),
        ("（2）极光推送——用于消息推送", "极光推送"),
        ("• 极光推送 - 用于消息推送", "极光推送"),
        ("3、星点推送SDK：用于消息推送，收集OAID", "星点推送SDK"),
        ("星点推送（com.xingdian.push）：用于消息推送", "星点推送"),
        ("* Bugly: crash reports", "Bugly"),
    ],
)
def test_an_entry_names_an_sdk(known: KnownNames, text: str, name: str) -> None:
    draft = entry(known, text)
    assert draft is not None
    assert draft.name == name
    assert draft.purpose


def test_an_entry_states_its_fields(known: KnownNames) -> None:
    text = "4. 星点推送SDK（杭州星点科技有限公司）：用于消息推送，收集OAID、IP地址，隐私政策：https://xd.example.cn/p"
    draft = entry(known, text)
    assert draft is not None
    assert draft.vendor == "杭州星点科技有限公司"
    assert draft.purpose == "消息推送"
    assert draft.personal_info == "OAID、IP地址"
    assert draft.privacy_url == "https://xd.example.cn/p"


@pytest.mark.parametrize(
    "text",
    [
        "1. 账号信息：用于登录",
        "2. 相机：用于扫码",
        "3. OAID：用于识别设备",
        "4. 统计SDK：用于统计",
        "5. 如果您使用极光推送：我们会收集OAID",
        "6. 微信登录：您可以使用微信账号登录",
        "客服微信：xingdian2024",
        "客服邮箱：a@xingdian.com",
        "7. 我们承诺：妥善保管",
        "没有冒号的一行",
        "",
    ],
)
def test_other_entries_name_none(known: KnownNames, text: str) -> None:
    assert entry(known, text) is None


SDKS = Section(sdks=True)


def test_several_names_share_an_entry(known: KnownNames) -> None:
    text = "• Firebase Analytics、Firebase Crashlytics：流量分析、当机回报"
    found = list_entry(Passage(Text(text), SDKS), known)
    assert [(d.name, d.purpose) for d in found] == [
        ("Firebase Analytics", "流量分析"),
        ("Firebase Crashlytics", "当机回报"),
    ]


def test_a_heading_below_a_list_is_no_entry(read: Read) -> None:
    found = read(
        "一、目前接入的第三方SDK有：\n（1）星点SDK，用于推送。\n二、数据的存储\n保存于境内。\n"
    )
    assert [s.name for s in found.sdks] == ["星点SDK"]


def test_a_package_and_a_company_in_one_bracket(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "（1）云雀测距SDK（cn.yunque.range，杭州云雀有限公司）：测量车距，会收集传感器信息。\n"
        "（2）青瓦相册SDK（包名：io.qingwa.album，成都青瓦股份有限公司）：整理照片，会收集照片。\n"
    ).sdks
    assert [(s.name, s.vendor, s.packages, s.purpose) for s in found] == [
        ("云雀测距SDK", "杭州云雀有限公司", ("cn.yunque.range",), "测量车距"),
        ("青瓦相册SDK", "成都青瓦股份有限公司", ("io.qingwa.album",), "整理照片"),
    ]


def test_two_products_of_one_brand_in_a_title(read: Read) -> None:
    found = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **高德定位SDK、高德地图SDK**：由高德软件有限公司提供，用于显示停车点。\n",
        ".md",
    ).sdks
    assert [(s.name, s.purpose) for s in found] == [
        ("高德地图SDK", "显示停车点"),
        ("高德定位SDK", "显示停车点"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "vendor", "purpose"),
    [
        (
            "• 消息提醒：我们使用杭州云雀有限公司的云雀推送SDK，它会读取网络状态。",
            "云雀推送SDK",
            "杭州云雀有限公司",
            "消息提醒",
        ),
        ("• 贴纸：照片贴纸使用了星点科技的云雀美颜SDK。", "云雀美颜SDK", "星点科技", "照片贴纸"),
        (
            "云雀推送：我们使用云雀推送SDK下发通知，它会读取网络状态。",
            "云雀推送SDK",
            None,
            "下发通知",
        ),
    ],
)
def test_a_label_is_no_name_where_the_text_uses_another(
    read: Read, text: str, name: str, vendor: str | None, purpose: str
) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert [(s.name, s.vendor, s.purpose) for s in found] == [(name, vendor, purpose)]


def test_an_engine_of_a_company_is_no_purpose(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "GVoice：语音的传输使用云雀（杭州）有限公司的多媒体引擎GVoice，收集您的语音信息。\n"
    ).sdks
    assert (sdk.vendor, sdk.purpose) == ("云雀（杭州）有限公司", "语音的传输")


def test_a_number_before_a_package_is_no_name(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n三、第三方SDK\n\n17 com.uc.crashsdk、com.umeng (友盟统计): 用于统计分析\n"
    ).sdks
    assert (sdk.name, sdk.packages) == ("友盟统计", ("com.uc.crashsdk", "com.umeng"))


def test_what_a_policy_applies_to_is_no_sdk(read: Read) -> None:
    found = read(
        "隐私声明\n\n本声明适用于云雀输入法 Android 手机版（包名：cn.yunque.ime）。"
        "产品由杭州云雀有限公司提供。\n"
    )
    assert found.sdks == ()


def test_clauses_behind_the_maker(read: Read) -> None:
    text = (
        "三、第三方SDK\n\n1. 云雀测距SDK：iBeacon展台定位。提供方：杭州云雀科技有限公司。"
        "收集蓝牙信号强度。\n"
        "2. 海燕雷达SDK由宁波海燕科技有限公司提供，为实现倒车提醒，会收集您的MAC地址。\n"
    )
    assert [(s.name, s.purpose, s.vendor) for s in read(text).sdks] == [
        ("云雀测距SDK", "iBeacon展台定位", "杭州云雀科技有限公司"),
        ("海燕雷达SDK", "为实现倒车提醒", "宁波海燕科技有限公司"),
    ]


def test_a_sentence_before_a_bracket_is_no_name(read: Read) -> None:
    text = (
        "三、第三方服务\n\n提车面谈功能基于腾讯云TRTC（实时音视频）开发，供应商是腾讯云计算（北京）"
        "有限责任公司，需要获取系统版本。\n\n回厂时唤起海燕车机，用到云雀测距SDK（杭州云雀科技有限公司），"
        "它会读取IMEI。\n"
    )
    assert [s.name for s in read(text).sdks] == ["腾讯云TRTC", "云雀测距SDK"]


def test_products_of_a_brand_in_its_bracket(read: Read) -> None:
    text = (
        "# Privacy\n\n## Third party SDKs\n\n"
        "- Firebase (Crashlytics, Remote Config, Cloud Messaging) – crash logs, switches, push\n"
    )
    assert {s.name: s.purpose for s in read(text, "a.md").sdks} == {
        "Crashlytics": "crash logs",
        "Remote Config": "switches",
        "Cloud Messaging": "push",
    }


def test_a_company_that_a_known_one_is_named_after(read: Read) -> None:
    text = (
        "# Privacy\n\n## Processors\n\n**PostHog Inc.** (EU cloud) — anonymous statistics; which "
        "screens and taps, no names. <https://posthog.com/privacy>\n\n**Usercentrics GmbH** — "
        "keeps your choices (consent ID, time).\n"
    )
    assert [(s.name, s.vendor, s.purpose) for s in read(text, "a.md").sdks] == [
        ("PostHog", "PostHog Inc.", "anonymous statistics"),
        ("Usercentrics", "Usercentrics GmbH", "keeps your choices"),
    ]


def test_a_use_a_name_and_its_company_behind_a_dash(read: Read) -> None:
    text = (
        "三、第三方SDK\n\n* 登录：*微信登录* —— 深圳市腾讯计算机系统有限公司，拿您的头像昵称。\n"
        "* 统计：*友盟+* —— 友盟同欣（北京）科技有限公司，收集OAID。\n"
    )
    assert [(s.name, s.purpose, s.vendor) for s in read(text, "a.md").sdks] == [
        ("微信登录", "登录", "深圳市腾讯计算机系统有限公司"),
        ("友盟+", "统计", "友盟同欣（北京）科技有限公司"),
    ]
