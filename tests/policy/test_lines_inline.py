"""Records that one line holds."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read


@pytest.mark.parametrize(
    "text",
    [
        "2、星点推送SDK。合作方：星点科技有限公司。收集目的：消息推送。收集内容：OAID、IP地址。",
        "星点推送SDK，所属公司：星点科技有限公司，使用目的：消息推送，收集个人信息：OAID、IP地址",
        "- 星点推送SDK（Android）；公司名称：星点科技有限公司；用途：消息推送；"
        "信息类型：OAID、IP地址",
    ],
)
def test_a_line_holds_a_record(sdk: OneSdk, text: str) -> None:
    found = sdk(f"一、第三方SDK\n{text}\n")
    assert found.name.startswith("星点推送SDK")
    assert (found.vendor, found.purpose) == ("星点科技有限公司", "消息推送")
    assert found.data_types == ("ip", "oaid")


def test_an_unknown_name_needs_the_part_on_sdks(read: Read) -> None:
    line = "1、星点收银台。合作方：星点科技有限公司。收集目的：付款。收集内容：订单号。"
    assert [s.name for s in read(f"附件：第三方SDK目录\n{line}").sdks] == ["星点收银台"]
    assert read(f"一、关于我们\n{line}").sdks == ()


def test_clauses_without_a_key_stand_before_the_first(sdk: OneSdk) -> None:
    found = sdk(
        "1.星点语音SDK（包名com.xingdian.voice），用于语音搜书，使用权限：录音，收集：MAC地址。"
    )
    assert found.packages == ("com.xingdian.voice",)
    assert found.purpose == "语音搜书"
    assert found.permissions == ("android.permission.RECORD_AUDIO",)
    assert found.data_types == ("mac",)


def test_a_permission_with_keys_is_no_sdk(read: Read) -> None:
    assert read("一、第三方SDK与权限\n相机。使用目的：扫码。收集内容：照片。").sdks == ()


def test_records_in_one_line_below_one_of_two_lines(read: Read) -> None:
    found = read("""
        一、安卓端第三方SDK

        1.星点统计SDK
        使用目的：统计；收集信息：OAID；第三方名称：杭州星点科技有限公司；隐私政策：无

        2.云雀转化SDK 使用目的：归因 收集信息：IMEI 第三方名称：成都云雀科技有限公司

        3.QuickSDK（聚合渠道）使用目的：登录；收集信息：账号ID；第三方名称：上海山雀科技有限公司；隐私政策：无

        4.TalkingData 使用目的：运营统计；收集信息：MAC；第三方名称：北京戴胜科技有限公司

        5.ShareSDK 使用目的：分享；收集信息：剪贴板；第三方名称：苏州夜莺科技有限公司

        6.小鹊游戏中心、7.大雁游戏中心 使用目的：渠道登录；收集信息：见官网；隐私政策：无
        """)
    assert [(s.name, s.purpose) for s in found.sdks] == [
        ("星点统计SDK", "统计"),
        ("云雀转化SDK", "归因"),
        ("QuickSDK", "登录"),
        ("TalkingData", "运营统计"),
        ("ShareSDK", "分享"),
        ("大雁游戏中心", "渠道登录"),
        ("小鹊游戏中心", "渠道登录"),
    ]
    assert [s.vendor for s in found.sdks][:5] == [
        "杭州星点科技有限公司",
        "成都云雀科技有限公司",
        "上海山雀科技有限公司",
        "北京戴胜科技有限公司",
        "苏州夜莺科技有限公司",
    ]


def test_a_package_in_a_bracket_before_a_colon(sdk: OneSdk) -> None:
    found = sdk("一、第三方SDK\n1、星点推送SDK（包名：com.xingdian.push）：用于消息推送。\n")
    assert found.name == "星点推送SDK"
    assert found.packages == ("com.xingdian.push",)


def test_a_sentence_with_a_package_is_no_record(sdk: OneSdk) -> None:
    found = sdk(
        "一、第三方SDK\n为展示附近的门店，我们使用了星点地图SDK（包名：com.xingdian.map）。"
        "星点地图SDK需要获取您的位置信息、WiFi列表、OAID。\n"
    )
    assert found.name == "星点地图SDK"
    assert found.purpose == "展示附近的门店"
    assert found.packages == ("com.xingdian.map",)
    assert set(found.data_types) >= {"location_precise", "wifi_list", "oaid"}
