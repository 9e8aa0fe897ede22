"""Addresses that running text gives for the SDKs it names."""

from __future__ import annotations

from .conftest import OneSdk, Read


def test_an_address_with_a_question_mark_is_one(sdk: OneSdk) -> None:
    found = sdk(
        "通过星点推送SDK推送消息，请参考《隐私政策》(https://a.example.com/p?id=3&n=%E9%97%8CSDK)。"
    )
    assert found.privacy_url == "https://a.example.com/p?id=3&n=%E9%97%8CSDK"


def test_a_link_on_the_line_below(sdk: OneSdk) -> None:
    found = sdk("""
        我们集成了星点推送SDK，用于消息推送。
        隐私政策：https://xd.example.cn/p
        """)
    assert found.privacy_url == "https://xd.example.cn/p"


def test_two_of_a_brand_with_one_policy(read: Read) -> None:
    found = read(
        "三、第三方SDK\n\n我们接入了云雀公司提供的云雀定位SDK及云雀导航SDK，该SDK会收集位置信息。"
        "您可以访问 https://yq.example/p 了解云雀如何处理您的信息。\n"
    )
    assert {s.privacy_url for s in found.sdks} == {"https://yq.example/p"}


def test_a_link_on_a_name_is_its_policy(read: Read) -> None:
    found = read(
        "## Partners\n\nWe show ads by [AppLovin](https://www.applovin.com/privacy/) and "
        "[Vungle](https://vungle.com/privacy/).\n",
        ".md",
    )
    assert {(s.name, s.privacy_url) for s in found.sdks} == {
        ("AppLovin", "https://www.applovin.com/privacy/"),
        ("Vungle", "https://vungle.com/privacy/"),
    }


def test_an_address_behind_each_name(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n缴费使用云雀支付SDK、青瓦支付SDK，两者会收集设备信息。"
        "云雀支付：https://yq.example/privacy 青瓦支付：https://qw.example/privacy\n"
    ).sdks
    assert {s.name: s.privacy_url for s in found} == {
        "云雀支付SDK": "https://yq.example/privacy",
        "青瓦支付SDK": "https://qw.example/privacy",
    }


def test_addresses_in_turn_in_a_later_sentence(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n语音房由云雀音频SDK和青瓦即时SDK承载。它们收集网络类型。"
        "两家的隐私条款分别是https://yq.example/p 与https://qw.example/p。\n"
    ).sdks
    assert {s.name: s.privacy_url for s in found} == {
        "云雀音频SDK": "https://yq.example/p",
        "青瓦即时SDK": "https://qw.example/p",
    }


def test_links_that_carry_a_name_or_a_maker(read: Read) -> None:
    text = (
        "# Privacy\n\n## SDKs\n\nThe Facebook SDK and the TikTok Business SDK count who came. Here "
        "are the policies of [Meta](https://www.facebook.com/privacy) and "
        "[TikTok](https://www.tiktok.com/privacy).\n"
    )
    assert {s.name: s.privacy_url for s in read(text, "a.md").sdks} == {
        "Facebook": "https://www.facebook.com/privacy",
        "TikTok Business": "https://www.tiktok.com/privacy",
    }
    text = (
        "三、第三方\n\n社群登入使用 LINE SDK（LY Corporation）與 Facebook SDK（Meta "
        "Platforms, Inc.）。"
        "LINE 隱私權政策：https://line.me/terms ；Meta "
        "隱私政策：https://www.facebook.com/privacy 。\n"
    )
    assert {s.name: s.privacy_url for s in read(text).sdks} == {
        "LINE": "https://line.me/terms",
        "Facebook": "https://www.facebook.com/privacy",
    }


def test_an_address_between_two_names_is_the_former_ones(read: Read) -> None:
    text = (
        "# 说明\n\n## "
        "第三方SDK\n\n为了稳定，我们接入了云雀监控SDK（云雀科技有限公司），出错时上报"
        "日志。"
        "隐私政策见https://a.example/privacy。安装包加固使用白杨加固SDK，不收集个人信息。\n"
    )
    found = {s.name: s.privacy_url for s in read(text, ".md").sdks}
    assert found == {"云雀监控SDK": "https://a.example/privacy", "白杨加固SDK": None}


def test_the_addresses_of_the_former_and_the_latter(read: Read) -> None:
    text = (
        "说明\n\n为了了解App的稳定性，我们集成了云雀统计SDK和白杨监控SDK。上述SDK分别由云雀科技有限公司、"
        "白杨科技有限公司提供。前者收集设备信息用于统计活跃人数，隐私政策：https://a.example/p；"
        "后者收集崩溃日志，用于定位闪退原因，隐私政策：https://b.example/p\n"
    )
    assert [s.privacy_url for s in read(text).sdks] == [
        "https://a.example/p",
        "https://b.example/p",
    ]
