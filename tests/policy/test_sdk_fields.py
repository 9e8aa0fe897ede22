from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.known import KnownNames
from auditor.policy.sdk_fields import (
    SdkDraft,
    fill_from_prose,
    find_url,
    says_nothing,
    tidy_purpose,
)


def filled(known: KnownNames, text: str) -> SdkDraft:
    draft = SdkDraft("甲", 1, "")
    fill_from_prose(draft, Text(text), known)
    return draft


@pytest.mark.parametrize(
    ("text", "info"),
    [
        ("会收集您的OAID、IP地址，用于推送。", "OAID、IP地址"),
        ("可能收集设备信息（IMEI、OAID）。", "设备信息（IMEI、OAID）"),
        ("收集的个人信息包括：OAID、IP地址。", "OAID、IP地址"),
        ("收集信息：OAID；用途：推送", "OAID"),
        ("需要获取位置信息以提供导航", "位置信息"),
        ("會收集您的OAID、IP位址。", "OAID、IP位址"),
        (
            "collects your device model and IP address to send messages.",
            "device model and IP address",
        ),
        ("用于推送。", None),
    ],
)
def test_what_is_collected(known: KnownNames, text: str, info: str | None) -> None:
    assert filled(known, text).personal_info == info


@pytest.mark.parametrize(
    "text", ["该SDK不会收集您的个人信息。", "不收集任何个人信息，仅用于分享。"]
)
def test_a_denial_is_kept_as_said(known: KnownNames, text: str) -> None:
    info = filled(known, text).personal_info
    assert info is not None
    assert "不" in info and "收集" in info


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("用于消息推送，会收集OAID。", "消息推送"),
        ("使用目的：消息推送；", "消息推送"),
        ("主要功能是统计分析。", "统计分析"),
        ("为了向您推送消息，我们会收集OAID。", "为了向您推送消息"),
        ("以便识别异常设备。", "以便识别异常设备"),
        ("used for crash reporting.", "crash reporting"),
        ("会收集OAID。", None),
    ],
)
def test_what_it_is_for(known: KnownNames, text: str, purpose: str | None) -> None:
    assert filled(known, text).purpose == purpose


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("由杭州星点科技有限公司提供", "杭州星点科技有限公司"),
        ("运营方：星点工作室，用于推送", "星点工作室"),
        ("用于推送", None),
    ],
)
def test_whose_it_is(known: KnownNames, text: str, vendor: str | None) -> None:
    assert filled(known, text).vendor == vendor


def test_what_is_filled_already_stays(known: KnownNames) -> None:
    draft = SdkDraft("甲", 1, "", purpose="分享", personal_info="头像", vendor="乙公司")
    fill_from_prose(draft, Text("由丙公司提供，用于推送，会收集OAID"), known)
    assert (draft.purpose, draft.personal_info, draft.vendor) == ("分享", "头像", "乙公司")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://xd.example.cn/p", "https://xd.example.cn/p"),
        ("详见https://xd.example.cn/p。", "https://xd.example.cn/p"),
        ("（https://xd.example.cn/p）", "https://xd.example.cn/p"),
        ("http：//xd.example.cn/p", "http://xd.example.cn/p"),
        ("https://xd.example.cn/p?a=1&b=2#c", "https://xd.example.cn/p?a=1&b=2#c"),
        ("www.xingdian.com/privacy", "www.xingdian.com/privacy"),
        ("xingdian.com", "xingdian.com"),
        ("《星点隐私政策》", None),
        ("a@xingdian.com", None),
        ("", None),
    ],
)
def test_addresses(text: str, url: str | None) -> None:
    assert find_url(Text(text)) == url


def test_an_address_behind_a_link() -> None:
    link = ((2, 6, "https://xd.example.cn/p"),)
    assert find_url(Text("详见隐私政策", links=link)) == "https://xd.example.cn/p"
    assert find_url(Text("详见隐私政策", links=((2, 6, "#top"),))) is None
    written = Text("https://a.example.cn/w", links=((0, 5, "https://b.example.cn/l"),))
    assert find_url(written) == "https://a.example.cn/w"


def test_the_policy_of_a_description(known: KnownNames) -> None:
    draft = filled(known, "官网https://xd.example.cn；隐私政策：https://xd.example.cn/p")
    assert draft.privacy_url == "https://xd.example.cn/p"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("看小视频领积分用的，属于杭州云雀有限公司", "看小视频领积分用的"),
        ("在开屏展示广告，由杭州云雀有限公司提供", "在开屏展示广告"),
        ("海外版展示横幅广告，Lark Ads LLC", "海外版展示横幅广告"),
        ("与本公司共享，识别公司名称", "与本公司共享，识别公司名称"),
        ("counts visits, in the USA", "counts visits, in the USA"),
    ],
)
def test_a_purpose_without_whose_it_is(text: str, purpose: str) -> None:
    assert tidy_purpose(text) == purpose


@pytest.mark.parametrize("said", ["并且", "或是", "所以软件", "功能", "按下", "該功能"])
def test_words_that_are_no_use(said: str) -> None:
    assert says_nothing(said)


@pytest.mark.parametrize("said", [None, "消息推送", "支付功能的核验"])
def test_words_that_may_be_a_use(said: str | None) -> None:
    assert not says_nothing(said)
