"""Where the head of a list entry ends."""

from __future__ import annotations

from .conftest import Read


def test_an_entry_that_says_who_made_it(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        + "1. PDFBox（com.tom-roush.pdfbox）由Tom Roush提供，用于导出PDF\n"
        + "2. Coil由谷歌开发，图片加载\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.packages) for s in found.sdks} == {
        "PDFBox": ("Tom Roush", "导出PDF", ("com.tom-roush.pdfbox",)),
        "Coil": ("谷歌", "图片加载", ()),
    }


def test_an_entry_of_clauses_before_a_sentence_with_a_key(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n"
        "1. 星点广告（com.xingdian.ads），杭州星点科技有限公司，展示横幅。收集：OAID、IP地址。"
        "隐私政策 https://xd.example/p\n"
        "2. AdMob（仅海外版），Google，展示横幅。收集：广告ID。隐私政策 https://g.example/p\n"
    )
    assert {s.name: (s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found.sdks} == {
        "星点广告": ("杭州星点科技有限公司", "展示横幅", "OAID、IP地址", "https://xd.example/p"),
        "AdMob": ("Google", "展示横幅", "广告ID", "https://g.example/p"),
    }


def test_a_name_and_its_use_with_a_space_between(read: Read) -> None:
    found = read(
        "隐私政策\n\n三、第三方SDK\n\n1. Glide 图片加载,开源,不收集信息\n2. OkHttp 网络请求,开源\n"
    )
    assert {s.name: s.purpose for s in found.sdks} == {"Glide": "图片加载", "OkHttp": "网络请求"}


def test_an_engine_and_what_it_gathers(read: Read) -> None:
    (sdk,) = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **Unity引擎**，画面用它渲染，Unity会采集设备型号、系统版本。\n",
        ".md",
    ).sdks
    assert (sdk.name, sdk.personal_info) == ("Unity引擎", "设备型号、系统版本")
