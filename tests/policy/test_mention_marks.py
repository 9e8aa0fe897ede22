"""Words around a known name that say it is in the app, and such as do not."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("图片加载使用glide，网络请求使用okhttp。", {"glide", "okhttp"}),
        ("本应用内嵌的极光、友盟、个推等SDK会读取设备信息。", {"jiguang", "umeng", "getui-push"}),
        ("三、第三方SDK\n\n消息推送由极光推送完成。", {"jpush"}),
        ("三、第三方服务\n\n游戏引擎为Unity，启动时会收集设备型号。", {"unity"}),
        ("三、第三方服务\n\n播放器选用ijkplayer，它是开源的。", {"ijkplayer"}),
        (
            "三、第三方服务\n\n离线通知依赖小米推送、华为推送等通道SDK。",
            {"xiaomi-push", "huawei-push"},
        ),
        ("3. Third-party SDKs\n\nCrashlytics collects crash traces.", {"crashlytics"}),
    ],
)
def test_known_names_in_the_app(read: Read, text: str, ids: set[str]) -> None:
    assert {s.sdk_id for s in read(text).sdks} == ids


@pytest.mark.parametrize(
    "text",
    [
        "您可以把文章分享到微信、微博或者QQ空间。",
        "您可以使用支付宝或者微信支付购买会员。",
        "请在各大应用市场下载本应用，例如华为应用市场、小米应用商店。",
        "我们在微博、抖音上开设了官方账号，欢迎关注。",
        "Follow us on Facebook and Twitter.",
        "The app is distributed through Google Play.",
    ],
)
def test_services_that_are_not_taken_in(read: Read, text: str) -> None:
    assert [s.name for s in read(text).sdks] == []


def test_what_english_sentences_say_is_done_with_a_name(read: Read) -> None:
    found = read(
        "# Privacy Policy\n\n## To fix crashes\n\nCrash reports are collected with Sentry "
        "(Functional Software, Inc.). Frames are analysed on the device with ML Kit.\n\n"
        "## The team\n\nThe app is developed by Lark Works Ltd. A sentry stands at the gate.\n",
        "a.md",
    )
    assert {s.name: s.vendor for s in found.sdks} == {
        "Sentry": "Functional Software, Inc.",
        "ML Kit": None,
    }
