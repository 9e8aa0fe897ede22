"""What running text says that an SDK is for."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

HEAD = "三、第三方SDK\n\n"


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("我们接入了云雀测距SDK，它的作用是测量您与车位的距离。", "测量您与车位的距离"),
        ("云雀测距SDK用来计算步数，由杭州云雀有限公司开发。", "计算步数"),
        ("引入云雀测距SDK，其用途在于画出骑行轨迹。", "画出骑行轨迹"),
        ("云雀测距SDK负责在图书封面上识别条码，此外不做别的事。", "在图书封面上识别条码"),
        ("我们使用云雀测距SDK来识别图书条码，该SDK会读取OAID。", "识别图书条码"),
        ("本应用接入云雀测距SDK，以便向您展示附近的门店。", "向您展示附近的门店"),
    ],
)
def test_words_that_lead_to_a_use(sdk: OneSdk, text: str, purpose: str) -> None:
    assert sdk(HEAD + text).purpose == purpose


def test_a_use_of_each(read: Read) -> None:
    found = read(HEAD + "我们接入了云雀测距SDK和青瓦相册SDK，前者用于计算步数，后者用于整理照片。")
    assert {s.name: s.purpose for s in found.sdks} == {
        "云雀测距SDK": "计算步数",
        "青瓦相册SDK": "整理照片",
    }


def test_uses_respectively(read: Read) -> None:
    found = read(HEAD + "云雀测距SDK和青瓦相册SDK分别用于计算步数、整理照片。")
    assert {s.name: s.purpose for s in found.sdks} == {
        "云雀测距SDK": "计算步数",
        "青瓦相册SDK": "整理照片",
    }


def test_what_data_are_for_is_no_use_of_another(read: Read) -> None:
    found = read(
        HEAD + "我们接入了云雀测距SDK用于计算步数。青瓦相册SDK会读取相册中的照片，用于整理照片。"
    )
    assert {s.name: s.purpose for s in found.sdks} == {
        "云雀测距SDK": "计算步数",
        "青瓦相册SDK": "整理照片",
    }


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("消息推送方面，我们使用云雀测距SDK，它会收集OAID。", "消息推送"),
        ("倒车提醒以云雀测距SDK为基础，它会读取传感器。", "倒车提醒"),
        ("云雀测距SDK由杭州云雀有限公司提供，我们用它量车距，会收集OAID。", "量车距"),
        (
            "1、云雀测距SDK。软件免费。为了推荐合适的广告，它会收集OAID、IP地址。",
            "推荐合适的广告",
        ),
        ("我们接入云雀测距SDK，用它来量车距，会收集OAID。", "量车距"),
        ("云雀测距SDK收集OAID，用途只有一个，就是量车距。", "量车距"),
        ("云雀测距SDK收集OAID，是用来量车距、防剐蹭的。", "量车距、防剐蹭"),
        ("云雀测距SDK会为了测速收集OAID、IP地址，政策见官网。", "测速"),
        ("云雀测距SDK为测速收集OAID、IP地址。", "测速"),
        ("云雀测距SDK收集OAID，用途就是测速，政策：https://yq.example/p。", "测速"),
        ("云雀测距SDK会用到您的陀螺仪数据以便您转动时画面跟着转。", "您转动时画面跟着转"),
        ("在OPPO手机上用云雀测距SDK，它收集OAID，用于测速。", "测速"),
        ("量车距使用云雀测距SDK，该SDK会收集语音数据以及IMEI。", "量车距"),
        ("量车距使用云雀测距SDK。云雀不会将照片用于其他用途。", "量车距"),
        ("（3）在线选座方面，我们使用云雀测距SDK，它会收集OAID。", "在线选座"),
        ("我们使用云雀测距SDK统计步数，需要获取传感器数据（用于校准）。", "统计步数"),
        ("录音转写由云雀测距SDK完成，为了识别稳定，该SDK还会读取设备型号。", "录音转写"),
        ("想在多台设备间同步，才需要登录。我们接入云雀测距SDK，用于计算步数。", "计算步数"),
        (
            "为了统计活跃用户数，帮助我们改进产品，我们接入了云雀测距SDK。",
            "统计活跃用户数，帮助我们改进产品",
        ),
    ],
)
def test_uses_told_without_a_word_for_them(sdk: OneSdk, text: str, purpose: str) -> None:
    assert sdk(HEAD + text).purpose == purpose


def test_what_each_is_used_for_before_it(read: Read) -> None:
    found = read(HEAD + "图片加载使用的 Fresco 和网络请求使用的 OkHttp 是开源库。")
    assert {s.name: s.purpose for s in found.sdks} == {"Fresco": "图片加载", "OkHttp": "网络请求"}
    found = read(HEAD + "图片加载、网络请求分别用到了开源的Fresco和OkHttp。")
    assert {s.name: s.purpose for s in found.sdks} == {"Fresco": "图片加载", "OkHttp": "网络请求"}


def test_what_an_sdk_does_behind_names_beside_it(read: Read) -> None:
    found = read(HEAD + "您可以通过云雀支付SDK或青瓦支付SDK支付定金。")
    assert {s.name: s.purpose for s in found.sdks} == dict.fromkeys(
        ("云雀支付SDK", "青瓦支付SDK"), "支付定金"
    )


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("给孩子的朗读打分，用的是云雀评测SDK，云雀科技有限公司的产品。", "给孩子的朗读打分"),
        ("云雀评测SDK是云雀科技开源的卡顿监控组件，在本地运行。", "卡顿监控"),
        ("第十六条　（风控）为识别虚假车源，本平台使用云雀指纹SDK。", "识别虚假车源"),
        ("第十七条　（异常分析）本平台使用云雀监控SDK收集崩溃日志。", "异常分析"),
    ],
)
def test_uses_without_a_leading_word(read: Read, text: str, purpose: str) -> None:
    assert [s.purpose for s in read(f"# 说明\n\n## 第三方\n\n{text}\n", ".md").sdks] == [purpose]


def test_shares_that_hold_enumerations(read: Read) -> None:
    text = (
        "本平台使用云雀地图SDK及云雀定位SDK，提供者均为云雀科技有限公司，"
        "处理目的分别为门店展示、路线规划，以及取得用户当前位置。"
    )
    found = read(f"# 说明\n\n## 第三方\n\n{text}\n", ".md").sdks
    assert [s.purpose for s in found] == ["门店展示、路线规划", "取得用户当前位置"]


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("云雀测距SDK主要拿来画出骑行轨迹，会收集OAID。", "画出骑行轨迹"),
        ("语音转文字我们接的是北京云雀公司的云雀听写SDK。", "语音转文字"),
        (
            "了解哪些页面打开得慢，我们依靠杭州青瓦公司的青瓦性能SDK，它会上传日志。",
            "了解哪些页面打开得慢",
        ),
        (
            "当没有合适的广告填充时，我们会请求云雀广告SDK。云雀广告SDK为您展示插屏广告。",
            "展示插屏广告",
        ),
        ("人脸核验由青瓦核身SDK完成，其使用相机权限仅用于拍摄。", "人脸核验"),
        ("我們以 Lark, Inc. 的 Lark Pay SDK 驗證訂閱狀態，它會收到購買憑證。", "驗證訂閱狀態"),
    ],
)
def test_everyday_words_for_a_use(sdk: OneSdk, text: str, purpose: str) -> None:
    assert sdk(HEAD + text).purpose == purpose
