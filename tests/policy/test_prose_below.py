"""Paragraphs that go on about the SDKs named above them."""

from __future__ import annotations

from .conftest import OneSdk, Read


def test_the_next_sentence_may_go_on(sdk: OneSdk) -> None:
    found = sdk("我们接入了星点推送SDK。它会收集OAID、IP地址。")
    assert found.data_types == ("ip", "oaid")


def test_sentences_that_go_on_about_the_sdk_before(sdk: OneSdk) -> None:
    found = sdk(
        "统计用的是百度移动统计SDK。提供方为北京百度网讯科技有限公司，目的在于了解播放次数，"
        "收集的信息包括AndroidID、OAID。"
    )
    assert found.vendor == "北京百度网讯科技有限公司"
    assert found.purpose == "了解播放次数"
    assert found.personal_info == "AndroidID、OAID"


def test_paragraphs_below_a_bare_name(read: Read) -> None:
    found = read(
        """
        三、第三方SDK

        1. 云雀支付（杭州云雀科技有限公司）

        信用卡结账。为防盗刷，会收集设备型号。

        https://yunque.example/privacy
        """,
        ".txt",
    )
    (sdk,) = found.sdks
    assert (sdk.name, sdk.vendor) == ("云雀支付", "杭州云雀科技有限公司")
    assert sdk.personal_info == "设备型号"
    assert sdk.privacy_url == "https://yunque.example/privacy"
