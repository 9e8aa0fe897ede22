"""Purposes of SDKs that no word such as ``用于`` leads to."""

from __future__ import annotations

import pytest

from auditor.policy.sdk_purpose import purpose_around, purpose_in

NAME = "云雀测距SDK"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("消息提醒使用云雀测距SDK。", "消息提醒"),
        ("由云雀测距SDK进行步数统计。", "步数统计"),
        ("计步：由云雀测距SDK完成。", "计步"),
        ("借助云雀测距SDK，我们能够画出您的骑行轨迹。", "画出您的骑行轨迹"),
        ("看看走了多少步，请的是云雀测距SDK。", "看看走了多少步"),
        ("云雀测距SDK 倒车时看距离靠它。杭州云雀有限公司提供。", "倒车时看距离"),
        ("云雀测距SDK 测距、记步用，杭州云雀有限公司提供。", "测距、记步"),
        ("云雀测距SDK 车距显示由杭州云雀有限公司的测距服务支持，会收集OAID。", "车距显示"),
        ("车距识别由云雀测距SDK在端侧完成。", "车距识别"),
        ("车距显示由云雀测距SDK在手机端计算。", "车距显示"),
        ("车距显示按车型不同会调用云雀测距SDK。", "车距显示"),
        ("停车补贴可用微信、支付宝，我们通过云雀测距SDK调起。", None),
        ("倒车提醒，安卓手机用的是云雀测距SDK。", "倒车提醒"),
        ("倒车提醒这一功能背后是云雀测距SDK。", "倒车提醒"),
        ("倒车提醒分别由云雀测距SDK与海燕雷达SDK完成。", "倒车提醒"),
        ("拍摄行驶证时，图片传给云雀测距SDK识别。", "拍摄行驶证"),
        ("云雀测距SDK帮我们画出车位。", "帮我们画出车位"),
        ("云雀测距SDK会收集OAID。", None),
        ("我们接入了云雀测距SDK。", None),
    ],
)
def test_a_use_around_the_name(text: str, purpose: str | None) -> None:
    start = text.index(NAME)
    assert purpose_around(text, start, start + len(NAME)) == purpose
    assert purpose_in(text, (NAME,)) == purpose


def test_no_name_no_purpose() -> None:
    assert purpose_in("消息提醒使用别的组件。", (NAME,)) is None
