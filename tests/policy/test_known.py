from __future__ import annotations

import pytest

from auditor.knowledge import Sdk, Signature
from auditor.policy.known import (
    KnownNames,
    find_packages,
    is_generic,
    kind_of_services,
    name_key,
)

GENERIC = (
    "SDK|第三方SDK|统计SDK|地图SDK|广告类SDK|支付SDK|推送服务SDK|人脸识别SDK|一键登录SDK|"
    "云存储SDK|消息推送SDK|运营商SDK|厂商推送SDK|各厂商通道SDK|合作方的SDK|以下SDK|这些SDK|"
    "每一个SDK|该等SDK|软件开发工具包|应用程序接口|第三方软件开发工具|性能监控SDK|本机号码认证|"
    "third-party SDKs|the SDK|our SDK|any other SDK|mobile ads SDK|another SDK|Push SDK|AI SDK|"
    "SDK（第三方）|1. 统计SDK|"
)
NAMES = (
    "友盟SDK|极光推送|高德地图SDK|微信支付|Bugly|穿山甲SDK|星点推送SDK|Firebase Analytics|"
    "AnySDK|The North SDK Kit X|腾讯SDK|MobTech"
)


@pytest.mark.parametrize("name", GENERIC.split("|"))
def test_a_description_is_generic(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", NAMES.split("|"))
def test_a_name_is_not_generic(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize(
    ("text", "packages"),
    [
        ("包名：com.xingdian.push", ["com.xingdian.push"]),
        ("（com.xingdian.push、cn.xingdian.core）", ["com.xingdian.push", "cn.xingdian.core"]),
        ("包名:com.xingdian.push", ["com.xingdian.push"]),
        ("包名为com.xingdian.push。", ["com.xingdian.push"]),
        ("com.xingdian.*", ["com.xingdian"]),
        ("包名com.xingdian.a等", ["com.xingdian.a"]),
        ("me.leolin.badge", ["me.leolin.badge"]),
        ("androidx.camera.core", ["androidx.camera.core"]),
        ("android.permission.CAMERA", []),
        ("com.xingdian.permission.READ", []),
        ("www.xingdian.com", []),
        ("https://open.xingdian.com/privacy", []),
        ("privacy@com.xingdian.cn", []),
        ("请访问 xingdian.com", []),
        ("developer.xingdian.cn/sdk", []),
        ("版本 3.2.1", []),
        ("", []),
    ],
)
def test_packages_are_told_from_hosts_and_constants(text: str, packages: list[str]) -> None:
    found = find_packages(text)
    assert [p for _, _, p in found] == packages
    assert all(text[start:end].startswith(p) for start, end, p in found)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("星点 推送-SDK", "星点推送"),
        ("Firebase Analytics", "firebaseanalytics"),
        ("友盟+", "友盟+"),
        ("ＪＰｕｓｈ", "jpush"),
        ("SDK", "sdk"),
    ],
)
def test_what_identifies_a_name(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("极光推送SDK", "极光推送"),
        ("極光推送", "极光推送"),
        ("JPush SDK", "JPush"),
        ("bugly", "Bugly"),
        ("Ｂｕｇｌｙ", "Bugly"),
        ("穿山甲 SDK", "穿山甲"),
    ],
)
def test_names_are_found_in_any_dress(known: KnownNames, name: str, like: str) -> None:
    assert known.by_name(name) is not None
    assert known.by_name(name) == known.by_name(like)


@pytest.mark.parametrize("name", ["IMEI", "位置", "SDK", "统计SDK", "", "星点推送"])
def test_no_sdk_has_such_a_name(known: KnownNames, name: str) -> None:
    assert known.by_name(name) is None


def test_a_package_belongs_to_the_nearest_owner(known: KnownNames) -> None:
    jpush = known.by_name("极光推送")
    assert known.by_package("cn.jpush.android.service") == known.by_package("cn.jpush.android")
    assert known.by_package("cn.jpush.android") == jpush
    assert known.by_package("com.unheardof.things") is None
    assert known.by_package("cn") is None


def test_a_row_is_identified_by_name_then_part_then_package(known: KnownNames) -> None:
    jpush = known.by_name("极光推送")
    assert known.identify("极光推送", ("com.umeng.commonsdk",)) == jpush
    assert known.identify("极光推送（华为通道版）") == jpush
    assert known.identify("消息组件甲", ("cn.jpush.android",)) == jpush
    assert known.identify("消息组件甲") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我们接入了bugly和极光推送", ["bugly", "极光推送"]),
        ("buglyx与xbugly", []),
        ("support@bugly.com", []),
        ("com.bugly.crash", []),
        ("buglysdk", ["bugly"]),
        ("bugly、bugly", ["bugly", "bugly"]),
    ],
)
def test_scanning_respects_word_boundaries(known: KnownNames, text: str, found: list[str]) -> None:
    hits = list(known.scan(text))
    assert [h.name for h in hits] == found
    assert all(text[h.start : h.end] == h.name for h in hits)


def test_scanning_takes_the_longest_name() -> None:
    names = KnownNames(
        {
            "a": Sdk("a", "星点", "", signatures=(Signature("package", "com.xd"),)),
            "b": Sdk("b", "星点推送", "", policy_packages=("com.xd.push",)),
        }
    )
    assert [h.sdk_id for h in names.scan("星点推送与星点")] == ["b", "a"]
    assert names.by_package("com.xd.push.core") == "b"
    assert names.by_package("com.xd.core") == "a"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("推送类", "推送"),
        ("（一）广告类SDK", "广告"),
        ("3. Ad networks:", "Ad networks"),
        ("Analytics & attribution:", "Analytics & attribution"),
        ("Contacting the User", "Contacting the User"),
        ("Traffic optimization and distribution", "Traffic optimization and distribution"),
        ("Your rights", None),
        ("第三方SDK", None),
        ("我们如何推送消息给您", None),
        ("星点推送SDK", None),
        ("", None),
    ],
)
def test_headings_that_name_a_kind_of_services(text: str, kind: str | None) -> None:
    assert kind_of_services(text) == kind


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("为了把照片转成文字，我们接入了以下SDK：", "把照片转成文字"),
        ("用于发通知的第三方组件", "发通知"),
        ("To read receipts, we use:", "read receipts"),
        ("为了保护您的权益", None),
        ("Ad networks – show you rewarded videos:", "show you rewarded videos"),
        (
            "4.1 Advertising partners (show banners and rewarded videos)",
            "show banners and rewarded videos",
        ),
        ("Stardot Push – delivers news", None),
        ("Advertising partners (consent is needed)", None),
    ],
)
def test_a_heading_may_state_the_aim_of_the_entries_below(text: str, aim: str | None) -> None:
    assert kind_of_services(text) == aim


@pytest.mark.parametrize(
    "title", ["Maps & navigation", "Social and game services", "Customer care and surveys"]
)
def test_an_english_title_of_kinds(title: str) -> None:
    assert kind_of_services(title) == title


@pytest.mark.parametrize("title", ["Our services and tools", "Stardot Maps", "Data services"])
def test_an_english_title_of_no_kind(title: str) -> None:
    assert kind_of_services(title) is None
