"""Lines that list SDKs with little more than their names."""

from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.sdk_lists import is_use, listed_entries, looks_coined
from auditor.policy.sections import Section

from .conftest import Read

SDKS = Section(sdks=True)


def entries(
    known: KnownNames, text: str, section: Section = SDKS, listed: str = ""
) -> list[SdkDraft]:
    return listed_entries(Passage(Text(text), section, listed=listed), known)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Glide、OkHttp（网络请求）、MMKV", ["Glide", "OkHttp", "MMKV"]),
        ("Libraries bundled: OkHttp, StarTable, Glide. None of them phones home.", 3),
        ("使用的开源库：okhttp、Glide、星点图表SDK", ["okhttp", "Glide", "星点图表SDK"]),
        ("1. Glide、MMKV，开源代码，不收集信息。", ["Glide", "MMKV"]),
        ("Sentry and AppLovin", ["Sentry", "AppLovin"]),
    ],
)
def test_an_enumeration_lists_them(known: KnownNames, text: str, names: list[str] | int) -> None:
    found = [d.name for d in entries(known, text)]
    assert len(found) == names if isinstance(names, int) else found == names


@pytest.mark.parametrize(
    "text",
    [
        "设备型号、IP地址、OAID",
        "我们会与合作方、关联公司共享",
        "相机、麦克风",
        "Unity, diversity and trust",
        "上海、北京",
        "Glide",
    ],
)
def test_other_enumerations_list_none(known: KnownNames, text: str) -> None:
    assert entries(known, text) == []


def test_outside_the_part_on_sdks_a_label_is_needed(known: KnownNames) -> None:
    assert entries(known, "Glide、OkHttp、MMKV", Section()) == []
    assert len(entries(known, "集成的第三方库：Glide、OkHttp、MMKV", Section())) == 3
    assert len(entries(known, "Glide、OkHttp、MMKV", Section(), "我们使用的SDK如下：")) == 3


def test_a_bracket_says_what_each_is_for(known: KnownNames) -> None:
    found = entries(known, "Sentry（错误追踪）、Glide（开源，加载图片）、MMKV（腾讯开源）")
    assert [(d.name, d.purpose) for d in found] == [
        ("Sentry", "错误追踪"),
        ("Glide", "加载图片"),
        ("MMKV", None),
    ]


def test_segments_with_companies(known: KnownNames) -> None:
    text = (
        "安全类：星点验证SDK，杭州星点科技有限公司，用于行为验证，获取Android ID，"
        "https://a.example.com/p；云雀风控SDK，云雀科技有限公司，用于识别风险，获取IMEI；微信登录。"
    )
    found = entries(known, text)
    assert [(d.name, d.vendor, d.purpose, d.personal_info) for d in found] == [
        ("星点验证SDK", "杭州星点科技有限公司", "行为验证", "Android ID"),
        ("云雀风控SDK", "云雀科技有限公司", "识别风险", "IMEI"),
        ("微信登录", None, None, None),
    ]
    assert found[0].privacy_url == "https://a.example.com/p"


@pytest.mark.parametrize(
    ("name", "coined"),
    [("ByteBrew", True), ("HyprMX", True), ("okhttp3", True), ("Verve", False), ("room", False)],
)
def test_names_that_look_coined(name: str, coined: bool) -> None:
    assert looks_coined(name) is coined


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("错误追踪", True),
        ("仅安卓", False),
        ("杭州星点科技有限公司", False),
        ("收集OAID", False),
        ("JPush", False),
    ],
)
def test_what_a_bracket_says(text: str, use: bool) -> None:
    assert is_use(text) is use


def test_all_in_one_bracket(known: KnownNames) -> None:
    (entry,) = entries(
        known,
        "星点内核（打开网页；星点科技有限公司；收集设备型号、网络类型；https://xd.example.cn/p）",
    )
    assert (entry.name, entry.purpose, entry.vendor, entry.personal_info, entry.privacy_url) == (
        "星点内核",
        "打开网页",
        "星点科技有限公司",
        "设备型号、网络类型",
        "https://xd.example.cn/p",
    )
    (entry,) = entries(known, "Lottie（动画，Airbnb 开源，不收集信息）")
    assert (entry.purpose, entry.vendor, entry.personal_info) == ("动画", "Airbnb", "不收集信息")
    assert entries(known, "联系我们（工作日上午，节假日除外）") == []


def test_a_clause_about_all_of_the_names(known: KnownNames) -> None:
    found = entries(known, "开源组件：ZXing（扫码）、OkHttp（网络）、Gson均在本地运行")
    assert [(e.name, e.purpose) for e in found] == [
        ("ZXing", "扫码"),
        ("OkHttp", "网络"),
        ("Gson", None),
    ]


def test_a_share_of_the_last_bracket_for_each(known: KnownNames) -> None:
    found = entries(known, "Retrofit、Fresco、ZXing-lite（网络请求／图片／扫码，均不联网）")
    assert [(e.name, e.purpose) for e in found] == [
        ("Retrofit", "网络请求"),
        ("Fresco", "图片"),
        ("ZXing-lite", "扫码"),
    ]


def test_a_bracket_between_the_label_and_its_colon(known: KnownNames) -> None:
    found = entries(known, "开源组件（不收集个人信息）：Retrofit、Glide、Lottie", Section())
    assert [e.name for e in found] == ["Retrofit", "Glide", "Lottie"]


def test_names_with_uses_behind_a_sentence(read: Read) -> None:
    found = read(
        "三、第三方SDK\n\n另：APP内还使用了如下开源组件，它们不会收集您的信息："
        "Lottie（动画）、Fresco（图片）、greenDAO（数据库）。\n"
    )
    assert {s.name: s.purpose for s in found.sdks} == {
        "Lottie": "动画",
        "Fresco": "图片",
        "greenDAO": "数据库",
    }


@pytest.mark.parametrize(
    "text",
    [
        "云雀推送SDK、青瓦推送SDK，用于下发停水通知，收集设备标识、网络类型。",
        "接入云雀推送SDK、青瓦推送SDK，目的是下发停水通知，收集设备标识、网络类型；",
        "各品牌推送：云雀推送SDK、青瓦推送SDK，作用是下发停水通知，收集设备标识、网络类型。",
    ],
)
def test_clauses_behind_an_enumeration_hold_for_all_of_it(read: Read, text: str) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    assert [(s.name, s.purpose, s.personal_info) for s in found] == [
        ("云雀推送SDK", "下发停水通知", "设备标识、网络类型"),
        ("青瓦推送SDK", "下发停水通知", "设备标识、网络类型"),
    ]


def test_a_share_for_each_of_an_enumeration(read: Read) -> None:
    found = read("隐私政策\n\n三、第三方SDK\n\nFresco、Lottie，分别用于加载图片、播放动画。\n").sdks
    assert {s.name: s.purpose for s in found} == {"Fresco": "加载图片", "Lottie": "播放动画"}


def test_an_aim_is_no_data(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n接入开源框架OkHttp、Fresco，目的是访问网络与加载图片，不收集个人信息。\n"
    ).sdks
    assert {s.name: (s.purpose, s.personal_info) for s in found} == dict.fromkeys(
        ("OkHttp", "Fresco"), ("访问网络与加载图片", "不收集个人信息")
    )
