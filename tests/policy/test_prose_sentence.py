"""The SDKs of one sentence."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read


def names(read: Read, text: str) -> list[str]:
    return [s.name for s in read(text).sdks]


def test_what_is_said_of_each_stays_with_each(read: Read) -> None:
    found = read("我们接入了星点推送SDK用于消息推送，接入了云雀地图SDK用于地图导航。")
    assert {s.name: s.purpose for s in found.sdks} == {
        "星点推送SDK": "消息推送",
        "云雀地图SDK": "地图导航",
    }


def test_what_is_said_of_all_holds_for_all(read: Read) -> None:
    found = read("我们接入了星点推送SDK、云雀推送SDK，用于消息推送，会收集OAID。")
    assert {(s.name, s.purpose, s.data_types) for s in found.sdks} == {
        ("星点推送SDK", "消息推送", ("oaid",)),
        ("云雀推送SDK", "消息推送", ("oaid",)),
    }


def test_an_enumeration_ends_where_something_else_is_said(read: Read) -> None:
    found = read(
        "我们集成了星点推送SDK，用于消息推送；云雀地图SDK、由上海白露科技有限公司提供"
        "的青鸟统计SDK，"
        "会收集OAID。"
    )
    assert {s.name: s.data_types for s in found.sdks} == {
        "星点推送SDK": (),
        "云雀地图SDK": ("oaid",),
        "青鸟统计SDK": ("oaid",),
    }
    assert {s.name: s.vendor for s in found.sdks}["云雀地图SDK"] is None


def test_data_in_a_sentence_belong_to_the_sdk_named_before(read: Read) -> None:
    found = read("我们会收集IMEI。星点推送SDK会收集OAID，云雀地图SDK会收集位置信息。")
    assert {(d.data_type, d.sdk) for d in found.data_types} == {
        ("imei", None),
        ("oaid", "星点推送SDK"),
        ("location_precise", "云雀地图SDK"),
    }


def test_what_sentences_say_of_two_sdks_in_turn(read: Read) -> None:
    found = read(
        "为完成会员付款，我们接入由杭州星点科技有限公司提供的星点支付SDK，会收集设备"
        "型号；同时接入由"
        "成都云雀科技有限公司提供的云雀支付SDK，会收集Android ID。二者的规则分别见 "
        "https://xd.example.cn/p 和 https://yq.example.cn/p 。"
    )
    assert {(s.name, s.purpose, s.vendor, s.privacy_url) for s in found.sdks} == {
        ("星点支付SDK", "完成会员付款", "杭州星点科技有限公司", "https://xd.example.cn/p"),
        ("云雀支付SDK", "完成会员付款", "成都云雀科技有限公司", "https://yq.example.cn/p"),
    }


@pytest.mark.parametrize(
    ("text", "name", "vendor"),
    [
        (
            "我们与南京青瓦有限公司合作，在应用里放置了它的青瓦相册SDK。",
            "青瓦相册SDK",
            "南京青瓦有限公司",
        ),
        (
            "视频画面经白鹭音视频SDK传输，对方是成都白鹭有限公司。",
            "白鹭音视频SDK",
            "成都白鹭有限公司",
        ),
        ("用来看崩溃的是星河崩溃SDK，出自广州星河有限公司。", "星河崩溃SDK", "广州星河有限公司"),
    ],
)
def test_names_inside_clauses_and_their_company(
    sdk: OneSdk, text: str, name: str, vendor: str
) -> None:
    found = sdk("三、第三方SDK\n\n" + text)
    assert (found.name, found.vendor) == (name, vendor)


def test_what_the_former_collects_is_not_the_latters(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n我们接入云雀测距SDK以及青瓦相册SDK，前者会收集传感器信息。\n"
    ).sdks
    assert {s.name: s.personal_info for s in found} == {
        "云雀测距SDK": "传感器信息",
        "青瓦相册SDK": None,
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # an ambiguous name before a sure one of the same enumeration
        ("还有一些开源组件，例如Glide（加载图片）、OkHttp（网络请求）。", {"Glide", "OkHttp"}),
        ("**阿里云移动热修复（Sophix）**，修复紧急缺陷。", {"阿里云移动热修复"}),
        (
            "在云雀手机上会用小米推送、vivo推送，这两个推送服务会收集OAID。",
            {"小米推送", "vivo推送"},
        ),
        ("推送使用阿里云移动推送，会收集设备标识（OAID、UTDID）。", {"阿里云移动推送"}),
        ("我们尽量少接SDK。", set()),
    ],
)
def test_which_names_are_sdks(read: Read, text: str, names: set[str]) -> None:
    found = read(f"# 隐私政策\n\n## 三、第三方SDK\n\n{text}\n", ".md").sdks
    assert {s.name for s in found} == names


def test_products_of_one_brand_in_an_enumeration(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n我们接入了百度地图SDK和百度定位SDK，用于显示站点。\n"
    ).sdks
    assert {s.name: s.purpose for s in found} == dict.fromkeys(
        ("百度地图SDK", "百度定位SDK"), "显示站点"
    )


def test_two_of_three(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n为将出场通知送达用户，我们使用了云雀推送SDK，它会收集IMEI。"
        "有的手机还会通过青瓦推送SDK和星点推送SDK收到通知，该两个SDK会收集OAID。\n"
    ).sdks
    assert {s.name: s.personal_info for s in found} == {
        "云雀推送SDK": "IMEI",
        "青瓦推送SDK": "OAID",
        "星点推送SDK": "OAID",
    }


def test_a_company_and_a_package_in_one_bracket(read: Read) -> None:
    (sdk,) = read(
        "隐私政策\n\n三、第三方SDK\n\n我们使用云雀统计SDK（杭州云雀有限公司，cn.yunque.stat），"
        "它会收集手机型号。\n"
    ).sdks
    assert (sdk.packages, sdk.vendor) == (("cn.yunque.stat",), "杭州云雀有限公司")


def test_a_company_is_not_its_sdk(read: Read) -> None:
    text = (
        "# Privacy\n\n## Third party components\n\nThe app is based on a platform of "
        "Tuya Inc. and the "
        "*Tuya Smart App SDK* (`com.thingclips`) pairs devices.\n"
    )
    (sdk,) = read(text, "a.md").sdks
    assert (sdk.name, sdk.packages) == ("Tuya Smart App", ("com.thingclips",))
