"""What an entry leaves to another place."""

from __future__ import annotations

from .conftest import Read


def test_the_company_of_an_entry_above(read: Read) -> None:
    text = (
        "（1）统计：使用云雀统计SDK，云雀科技有限公司。用来统计日活。\n"
        "（2）推送：使用白杨推送SDK，白杨科技有限公司。用来发通知。\n"
        "（3）浏览器：使用青柚内核SDK，提供方同（1）。用来显示网页。\n"
    )
    found = {s.name: s.vendor for s in read("说明\n\n二、第三方SDK\n\n" + text).sdks}
    assert found["青柚内核SDK"] == "云雀科技有限公司"


def test_addresses_listed_below_by_short_names(read: Read) -> None:
    text = (
        "说明\n\n二、第三方SDK\n\n（1）云雀广告SDK，云雀科技有限公司，用于投放广告；\n"
        "（2）白杨广告SDK，白杨科技有限公司，作用同上。\n链接太长贴在这里：\n"
        "云雀广告 https://a.example/p\n白杨广告 https://b.example/p\n"
    )
    found = {s.name: (s.purpose, s.privacy_url) for s in read(text).sdks}
    assert found == {
        "云雀广告SDK": ("投放广告", "https://a.example/p"),
        "白杨广告SDK": ("投放广告", "https://b.example/p"),
    }


def test_addresses_in_turn_on_the_lines_below(read: Read) -> None:
    text = (
        "说明\n\n三、第三方SDK\n\n广告：云雀广告SDK（云雀科技有限公司）、白杨广告SDK"
        "（白杨科技有限公司）。"
        "两家均用于开屏广告的展示，隐私政策分别是：\nhttps://a.example/p\nhttps://b.example/p\n"
    )
    found = [(s.name, s.purpose, s.privacy_url) for s in read(text).sdks]
    assert found == [
        ("云雀广告SDK", "开屏广告的展示", "https://a.example/p"),
        ("白杨广告SDK", "开屏广告的展示", "https://b.example/p"),
    ]
