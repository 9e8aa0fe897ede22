"""What running text says that an SDK collects."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

HEAD = "三、第三方SDK\n\n"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("我们接入了云雀测距SDK。运行时它会读取OAID和IP地址。", "OAID和IP地址"),
        ("我们接入了云雀测距SDK，需要向其提供OAID、IP地址。", "OAID、IP地址"),
        ("云雀测距SDK在启动时获取您的设备型号与IMEI，以便计算步数。", "设备型号与IMEI"),
        ("我们接入了云雀测距SDK，交给它的信息有OAID、IP地址。", "OAID、IP地址"),
        ("OAID、IP地址会被云雀测距SDK收集。", "OAID、IP地址"),
    ],
)
def test_data_that_are_collected_or_given(sdk: OneSdk, text: str, data: str) -> None:
    assert sdk(HEAD + text).personal_info == data


@pytest.mark.parametrize(
    "text",
    [
        "我们接入了云雀测距SDK，它不收集OAID，也不读取IMEI。",
        "我们接入了云雀测距SDK用于绘制图表，它不会获取任何个人信息。",
    ],
)
def test_what_is_denied_is_not_collected(sdk: OneSdk, text: str) -> None:
    found = sdk(HEAD + text)
    assert found.data_types == ()


def test_each_collects_its_own(read: Read) -> None:
    found = read(HEAD + "我们接入了云雀测距SDK与青瓦相册SDK。前者收集OAID，后者收集IMEI和MAC地址。")
    assert {s.name: s.personal_info for s in found.sdks} == {
        "云雀测距SDK": "OAID",
        "青瓦相册SDK": "IMEI和MAC地址",
    }


def test_both_collect_the_same(read: Read) -> None:
    found = read(HEAD + "我们接入了云雀测距SDK与青瓦相册SDK，二者均会收集OAID、IP地址。")
    assert {s.name: s.personal_info for s in found.sdks} == {
        "云雀测距SDK": "OAID、IP地址",
        "青瓦相册SDK": "OAID、IP地址",
    }


@pytest.mark.parametrize(
    ("text", "info"),
    [
        ("登录使用云雀SDK，由它把您的昵称、头像交给我们。", "昵称、头像"),
        ("天气来自云雀SDK，我们只把城市编号、位置传给它。", "城市编号、位置"),
        ("云雀SDK会把崩溃堆栈、手机型号上报。", "崩溃堆栈、手机型号"),
        ("我们接入云雀SDK显示广告，它会拿 OAID、手机型号。", "OAID、手机型号"),
        ("我们通过云雀SDK对您的姓名及身份证号码进行核验。", "姓名及身份证号码"),
        ("由云雀SDK完成，其收集的是系统版本、IP地址，没有这些它无法工作。", "系统版本、IP地址"),
        ("接入云雀SDK，需要获取CAMERA权限，取得的信息包括设备型号、IMEI。", "设备型号、IMEI"),
    ],
)
def test_data_handed_over(sdk: OneSdk, text: str, info: str) -> None:
    assert sdk("三、第三方SDK\n\n" + text).personal_info == info


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("程序崩掉时云雀监测SDK会记下崩溃堆栈、机型。", "崩溃堆栈、机型"),
        ("我们用了云雀推送SDK，它还收OAID和网络状态。", "OAID和网络状态"),
        ("当机时由 Lark Crash SDK 将崩溃记录、设备型号传回给我们。", "崩溃记录、设备型号"),
    ],
)
def test_everyday_verbs_of_taking(sdk: OneSdk, text: str, data: str) -> None:
    assert sdk("三、第三方SDK\n\n" + text).personal_info == data
