"""Whose an SDK is by the words around its name."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

PART = "## 一、我们如何使用您的信息\n\n您可以注册。\n\n"


def test_companies_told_in_the_order_of_the_sdks(read: Read) -> None:
    found = read("""
        我们接入了星点推送SDK、云雀推送SDK，分别由星点科技有限公司、云雀科技有限公司提供。
        付款由青鸟支付SDK、白露支付SDK完成，前者运营主体为青鸟科技有限公司，后者运营主体为白露科技有限公司。
        """)
    assert {s.name: s.vendor for s in found.sdks} == {
        "星点推送SDK": "星点科技有限公司",
        "云雀推送SDK": "云雀科技有限公司",
        "青鸟支付SDK": "青鸟科技有限公司",
        "白露支付SDK": "白露科技有限公司",
    }


def test_the_company_in_a_bracket_before_the_name(sdk: OneSdk) -> None:
    found = sdk("我们使用了第三方（星点科技有限公司，以下称“星点”）星点验证SDK为您提供一键登录。")
    assert found.vendor == "星点科技有限公司"


def test_a_company_called_something_else_in_a_bracket(sdk: OneSdk) -> None:
    found = sdk("由杭州星点科技有限公司（下称“星点”）的星点认证SDK完成核验，会读取网络类型。")
    assert found.vendor == "杭州星点科技有限公司"


def test_both_are_provided_by(read: Read) -> None:
    found = read(
        "我們以 Google Analytics for Firebase 了解頁面的使用情形，以 Firebase Crashlytics "
        "追蹤當機原因。二者皆由 Google LLC 提供。"
    )
    assert {s.vendor for s in found.sdks} == {"Google LLC"}


def test_brackets_of_companies_hold_the_names(read: Read) -> None:
    found = read(
        "## 三、第三方SDK\n\n推送由成都星点科技有限公司（星点推送）、"
        "杭州云雀科技有限公司（云雀推送SDK）提供，用于下发通知。",
        ".md",
    )
    assert ("云雀推送SDK", "杭州云雀科技有限公司") in {(s.name, s.vendor) for s in found.sdks}


@pytest.mark.parametrize(
    ("text", "name", "vendor"),
    [
        ("语音唤醒用的是星点的语音唤醒SDK。", "语音唤醒SDK", "星点"),
        ("选图界面由知乎开源的Matisse提供。", "Matisse", "知乎"),
        ("推送由星点推送（成都星点科技有限公司）承担。", "星点推送", "成都星点科技有限公司"),
    ],
)
def test_whose_it_is(read: Read, text: str, name: str, vendor: str) -> None:
    assert [(s.name, s.vendor) for s in read(PART + text, ".md").sdks] == [(name, vendor)]


def test_a_brand_that_begins_a_sentence(read: Read) -> None:
    (sdk,) = read("隐私政策\n\n三、第三方SDK\n\n星点引擎的云雀测距SDK用来量车距。\n").sdks
    assert (sdk.name, sdk.vendor) == ("云雀测距SDK", "星点引擎")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "广告由百青藤 SDK（百度联盟）与 Sigmob SDK（北京星点有限公司）展示。",
            {"百青藤 SDK": "百度联盟", "Sigmob": "北京星点有限公司"},
        ),
        (
            "私聊由云雀（杭州云雀有限公司）的即时通讯SDK承载。",
            {"即时通讯SDK": "杭州云雀有限公司"},
        ),
        ("QQ 登录用的是 QQ 互联 SDK（腾讯）。", {"QQ 互联 SDK": "腾讯"}),
        (
            "选择微信登录时，我们会调用杭州云雀有限公司提供的微信开放平台SDK。",
            {"微信开放平台SDK": "杭州云雀有限公司"},
        ),
        ("商城支持微信支付SDK和支付宝SDK。", {"微信支付SDK": None, "支付宝SDK": None}),
    ],
)
def test_whose_each_is(read: Read, text: str, expected: dict[str, str | None]) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert {s.name: s.vendor for s in found} == expected


def test_makers_of_phones_are_part_of_no_company(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n在OPPO手机上用广东星点有限公司的OPPO推送SDK，"
        "在荣耀手机上用荣耀终端有限公司的荣耀推送SDK，这两个SDK收集OAID。\n"
    ).sdks
    assert {s.name: (s.vendor, s.personal_info) for s in found} == {
        "OPPO推送SDK": ("广东星点有限公司", "OAID"),
        "荣耀推送SDK": ("荣耀终端有限公司", "OAID"),
    }


def test_a_maker_in_latin_letters(read: Read) -> None:
    text = "三、第三方SDK\n\n播放器采用Google的开源组件ExoPlayer，不收集信息。\n"
    assert [(s.name, s.vendor) for s in read(text).sdks] == [("ExoPlayer", "Google")]


def test_a_company_before_the_dash_and_a_possessive(read: Read) -> None:
    text = (
        "# Privacy\n\n## Processors\n\n**Google Ireland Ltd.** — *Firebase "
        "Authentication* (sign in), "
        "*Cloud Firestore* (storage). Policy: "
        "https://firebase.google.com/privacy\n\nOn first start "
        "Google's User Messaging Platform asks for consent.\n"
    )
    assert {s.name: (s.vendor, s.privacy_url) for s in read(text, "a.md").sdks} == {
        "Firebase Authentication": ("Google Ireland Ltd.", "https://firebase.google.com/privacy"),
        "Cloud Firestore": ("Google Ireland Ltd.", "https://firebase.google.com/privacy"),
        "User Messaging Platform": ("Google", None),
    }


def test_companies_in_turn_of_one_entry(read: Read) -> None:
    text = "云雀推送SDK、白杨推送SDK：分别由云雀科技有限公司、白杨科技有限公司提供，收集OAID。\n"
    found = {s.name: s.vendor for s in read("说明\n\n二、第三方SDK\n\n" + text).sdks}
    assert found == {"云雀推送SDK": "云雀科技有限公司", "白杨推送SDK": "白杨科技有限公司"}
