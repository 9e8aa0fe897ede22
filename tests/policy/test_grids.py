"""Rows parted by tabs or commas, as a spreadsheet's are when pasted."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "三、第三方SDK\n"


def test_tabbed_rows_without_a_header(read: Read) -> None:
    found = read(
        HEAD
        + "青瓦地图SDK\t地图展示\t安卓\n云雀测距\t测量距离\t安卓、iOS\n长桥扫码\t扫描二维码\tiOS\n"
    ).sdks
    assert [(s.name, s.purpose, s.platform, s.superseded) for s in found] == [
        ("青瓦地图SDK", "地图展示", "android", False),
        ("云雀测距", "测量距离", "both", False),
        ("长桥扫码", "扫描二维码", "ios", True),
    ]


def test_the_cell_above_holds_where_a_first_cell_is_empty(read: Read) -> None:
    found = read(
        HEAD + "公司\tSDK\t用途\n杭州青瓦有限公司\t青瓦地图SDK\t地图展示\n\t青瓦定位SDK\t定位\n"
        "北京云雀有限公司\t云雀测距SDK\t测距\n"
    ).sdks
    assert [(s.name, s.vendor) for s in found] == [
        ("青瓦地图SDK", "杭州青瓦有限公司"),
        ("青瓦定位SDK", "杭州青瓦有限公司"),
        ("云雀测距SDK", "北京云雀有限公司"),
    ]


def test_lines_of_commas_below_a_header(read: Read) -> None:
    found = read(
        HEAD + "SDK名称,公司,用途,收集信息\n"
        '青瓦地图,杭州青瓦有限公司,地图展示,"位置,OAID"\n云雀测距,北京云雀有限公司,测距,IMEI,MAC地址\n'
    ).sdks
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("青瓦地图", "杭州青瓦有限公司", "地图展示", "位置,OAID"),
        ("云雀测距", "北京云雀有限公司", "测距", "IMEI,MAC地址"),
    ]


def test_english_lines_of_commas(read: Read) -> None:
    found = read(
        "Third-party SDKs\nSDK,Vendor,Purpose\n"
        'Quartzly,"Quartzly, Inc.",crash reports\nBeamline,Beamline GmbH,maps\n'
    ).sdks
    assert {(s.name, s.vendor, s.purpose) for s in found} == {
        ("Quartzly", "Quartzly, Inc.", "crash reports"),
        ("Beamline", "Beamline GmbH", "maps"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "我们会收集您的姓名,电话,地址,用于配送\n并收集您的设备型号,系统版本,网络类型",
        "相机权限\t用于拍照\t可选\n麦克风权限\t用于录音\t可选",
    ],
)
def test_other_lines_are_no_rows(read: Read, text: str) -> None:
    assert read(HEAD + text).sdks == ()


def test_sentences_with_as_many_commas_are_no_table(read: Read) -> None:
    found = read(
        "隐私政策\n\n二、第三方SDK\n\n为了把这些功能做好，我们接入了几家公司的SDK，说明如下：\n\n"
        "为了看看有多少人在用，我们接入了杭州云雀有限公司提供的云雀统计SDK，它会收集OAID、IP地址。\n\n"
        "为了免去短信验证码，我们接入了成都青瓦股份有限公司的青瓦号码SDK，它会收集运营商。\n"
    ).sdks
    assert [(s.name, s.vendor, s.personal_info) for s in found] == [
        ("云雀统计SDK", "杭州云雀有限公司", "OAID、IP地址"),
        ("青瓦号码SDK", "成都青瓦股份有限公司", "运营商"),
    ]
