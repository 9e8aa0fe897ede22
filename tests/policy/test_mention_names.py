"""Names that the words around them make an SDK's."""

from __future__ import annotations

import pytest

from auditor.policy.mention_names import brand_lists

from .conftest import Read

HEAD = "三、第三方服务\n\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我们接入了名为“云雀测距”的第三方SDK来计算步数。", ["云雀测距"]),
        ("我们使用云雀测距（com.yunque.range）组件计算步数。", ["云雀测距"]),
        ("云雀测距是一款用于计算步数的第三方SDK。", ["云雀测距"]),
        ("Skylark由Lark Works开发，负责计算步数。", ["Skylark"]),
    ],
)
def test_unknown_names(read: Read, text: str, names: list[str]) -> None:
    assert [s.name for s in read(HEAD + text).sdks] == names


@pytest.mark.parametrize(
    "text",
    [
        "请您仔细阅读“云雀用户协议”之后再使用本产品。",
        "“个人信息”是指与您有关的各种信息。",
        "我们会使用“加密传输”等技术保护您的数据。",
        "VIP由我们提供。GPS由系统提供，APP由本公司开发。",
    ],
)
def test_quoted_words_that_are_no_sdk(read: Read, text: str) -> None:
    assert [s.name for s in read(HEAD + text).sdks] == []


def test_brands_that_share_a_word() -> None:
    assert [name for _, _, name in brand_lists("我们接入了华为、小米和vivo的推送sdk。")] == [
        "华为推送",
        "小米推送",
        "vivo推送",
    ]


def test_brands_of_phones_and_their_own_push(read: Read) -> None:
    found = read(HEAD + "华为、荣耀手机分别使用各自的推送SDK，用于消息提醒。").sdks
    assert {s.sdk_id for s in found} == {"huawei-push", "honor-push"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("和风天气SDK由北京和风有限公司提供。", ["和风天气SDK"]),
        (
            "固件升级使用青岚(Qinglan)OTA SDK与Harbor DFU Library。",
            ["Harbor DFU Library", "青岚(Qinglan)OTA SDK"],
        ),
    ],
)
def test_names_with_signs_or_words_inside(read: Read, text: str, names: list[str]) -> None:
    assert sorted(s.name for s in read(HEAD + text).sdks) == names


def test_framed_names_and_links_to_code(read: Read) -> None:
    found = read(HEAD + "【云雀健康服务】由云雀科技有限公司提供，用于同步步数。")
    assert [(s.name, s.vendor) for s in found.sdks] == [("云雀健康服务", "云雀科技有限公司")]
    assert read("一、总则\n\n【提示】由某某有限公司提供的服务以本政策为准。").sdks == ()
    found = read(
        "# 开源代码\n\n感谢：[Skylark](https://github.com/a/skylark)、"
        "[larktags](https://bitbucket.org/a/larktags)。\n",
        "a.md",
    )
    assert {s.name for s in found.sdks} == {"Skylark", "larktags"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Memberships are managed with Larkpay.", {"Larkpay"}),
        (
            "There is one third party SDK, namely Heron DeviceScore, which rates loans.",
            {"Heron DeviceScore"},
        ),
        (
            "Other libraries in the app (Room, Kotlin coroutines, Coil) work locally.",
            {"Room", "Kotlin coroutines", "Coil"},
        ),
        ("Chat is built with Sendbird. GIFs come from GIPHY.", {"Sendbird", "GIPHY"}),
        ("Payments are handled by Apple.", set()),
        ("When You link Amazon Alexa, Google Assistant or SmartThings, they get names.", set()),
    ],
)
def test_names_in_english_sentences(read: Read, text: str, names: set[str]) -> None:
    found = read(f"# Privacy\n\n## Third party components\n\n{text}\n", "a.md")
    assert {s.name for s in found.sdks} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Open source components which do not collect any personal information: okhttp3, Glide, "
            "7-Zip-JBinding, smbj, MMKV.",
            {"okhttp3", "Glide", "7-Zip-JBinding", "smbj", "MMKV"},
        ),
        (
            "Open-source code such as FFmpeg, ijkplayer, OkHttp and EventBus is also in; it runs "
            "locally.",
            {"FFmpeg", "ijkplayer", "OkHttp", "EventBus"},
        ),
    ],
)
def test_lists_of_code(read: Read, text: str, names: set[str]) -> None:
    found = read(f"# Privacy\n\n## Third parties\n\n{text}\n", "a.md")
    assert {s.name: s.purpose for s in found.sdks} == dict.fromkeys(names)


def test_a_quoted_name_that_offers_a_service(read: Read) -> None:
    text = (
        "三、第三方\n\n馆内导览由“海燕蓝牙定位SDK”提供服务，开发者为宁波海燕科技有限公司"
        "，扫描蓝牙信标。\n"
    )
    (sdk,) = read(text).sdks
    assert (sdk.name, sdk.vendor, sdk.purpose) == (
        "海燕蓝牙定位SDK",
        "宁波海燕科技有限公司",
        "馆内导览",
    )
