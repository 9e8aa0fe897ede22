"""The values of an SDK's record."""

from __future__ import annotations

import pytest

from .conftest import Read


def test_what_follows_a_purpose_is_no_part_of_it(read: Read) -> None:
    found = read("""
        三、第三方SDK
        1. 星点加固SDK：用于加固，不收集个人信息。
        2. LINE SDK：以 LINE 帳號登入，取得您的顯示名稱。
        """)
    assert {(s.name, s.purpose) for s in found.sdks} == {
        ("星点加固SDK", "加固"),
        ("LINE SDK", "以 LINE 帳號登入"),
    }


def test_companies_with_their_sites_and_two_in_turn(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2>
        <table><tr><th>名称</th><th>收集目的</th><th>收集范围</th><th>运营主体/官网</th></tr>
        <tr><td>星点统计SDK</td><td>统计</td><td>OAID</td>
        <td>杭州星点科技有限公司<br>https://xd.example.cn</td></tr></table>
        <h3>OPPO推送、vivo推送</h3>
        <p>合作方主体：广东欢太科技有限公司、广东天宸网络科技有限公司</p>
        <p>使用目的：下发消息</p>
        """)
    assert {(s.name, s.vendor) for s in found.sdks} == {
        ("星点统计SDK", "杭州星点科技有限公司"),
        ("OPPO推送", "广东欢太科技有限公司"),
        ("vivo推送", "广东天宸网络科技有限公司"),
    }


def test_a_package_that_slipped_to_the_next_cell(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>名称</th><th>用途</th><th>公司</th></tr>
        <tr><td>云雀测距SDK</td><td>(com.yunque.range) 计算距离</td><td>杭州云雀有限公司</td></tr>
        <tr><td>青瓦相册SDK</td><td>（io.qingwa.album）整理照片，MIT</td><td>青瓦有限公司</td></tr>
        </table>""")
    assert [(s.name, s.packages, s.purpose) for s in found.sdks] == [
        ("云雀测距SDK", ("com.yunque.range",), "计算距离"),
        ("青瓦相册SDK", ("io.qingwa.album",), "整理照片"),
    ]


def test_a_company_behind_the_name_of_a_list(read: Read) -> None:
    found = read(
        "# 隐私政策\n\n## 三、第三方SDK\n\n"
        "- **云雀语音 SDK**（cn.yunque.speech）：杭州云雀有限公司；语音唤醒；语音指令、OAID。"
        "[隐私政策](https://yq.example/p)\n"
        "- **青瓦推送 SDK**（io.qingwa.push）：成都青瓦有限公司；限行提醒；OAID、应用包名。"
        "[链接](https://qw.example/p)\n"
        "- **MMKV**（com.tencent.mmkv）：腾讯开源组件；本地键值存储；无。\n",
        ".md",
    ).sdks
    assert {s.name: (s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found} == {
        "云雀语音 SDK": (
            "杭州云雀有限公司",
            "语音唤醒",
            "语音指令、OAID",
            "https://yq.example/p",
        ),
        "青瓦推送 SDK": (
            "成都青瓦有限公司",
            "限行提醒",
            "OAID、应用包名",
            "https://qw.example/p",
        ),
        "MMKV": ("腾讯", "本地键值存储", None, None),
    }


def test_a_package_of_one_word_in_its_column(read: Read) -> None:
    (sdk,) = read("""
        <h2>第三方SDK</h2><table>
        <tr><th>SDK名称</th><th>包名</th><th>用途</th></tr>
        <tr><td>okhttp</td><td>okhttp3</td><td>网络请求</td></tr></table>""").sdks
    assert sdk.packages == ("okhttp3",)


@pytest.mark.parametrize(
    ("cell", "vendor"),
    [
        ("Mapbird, Inc., 1133 15th St NW, Washington DC", "Mapbird, Inc."),
        ("Mapbird, Inc., Berlin", "Mapbird, Inc."),
        ("云雀科技有限公司，北京市海淀区清河路1号", "云雀科技有限公司"),
        ("Larch (com.larch.kit)", "Larch"),
    ],
)
def test_the_seat_of_a_company_is_no_part_of_its_name(read: Read, cell: str, vendor: str) -> None:
    text = (
        f"# 说明\n\n## 第三方SDK\n\n| SDK名称 | 公司 | 用途 |\n|---|---|---|\n| 云雀SDK | "
        f"{cell} | 地图 |\n"
    )
    assert [s.vendor for s in read(text, ".md").sdks] == [vendor]


def test_a_company_before_the_link_of_its_policy(read: Read) -> None:
    text = (
        "# 说明\n\n## 第三方SDK\n\n| SDK | 干嘛用 | 谁家的 / 隐私政策 |\n|---|---|---|\n"
        "| 云雀SDK | 地图 | 云雀科技有限公司 [隐私政策](https://a.example/p) |\n"
        "| 星点SDK | 推送 | 星点科技有限公司 [隐私政策](https://b.example/p) |\n"
    )
    assert [(s.vendor, s.privacy_url) for s in read(text, ".md").sdks] == [
        ("云雀科技有限公司", "https://a.example/p"),
        ("星点科技有限公司", "https://b.example/p"),
    ]


def test_a_page_of_the_makers_site_but_not_its_front_page(read: Read) -> None:
    head = "# 说明\n\n## 第三方SDK\n\n| SDK | 公司 | 用途 | 官网 |\n|---|---|---|---|\n"
    row = "| 云雀SDK | 云雀 | 地图 | {} |\n"
    page = "https://dev.lark.example/docs/sdk/706"
    assert [s.privacy_url for s in read(head + row.format(page), ".md").sdks] == [page]
    front = "https://dev.lark.example/"
    assert [s.privacy_url for s in read(head + row.format(front), ".md").sdks] == [None]


def test_one_use_for_several_libraries(read: Read) -> None:
    text = (
        "# 说明\n\n## 第三方SDK\n\n| SDK | 用途 |\n|---|---|\n| 云雀SDK | 地图 |\n"
        "| Lottie / OkHttp / Glide | 动画、网络，都是开源库 |\n"
    )
    assert {s.purpose for s in read(text, ".md").sdks if s.name != "云雀SDK"} == {
        "动画、网络，都是开源库"
    }
