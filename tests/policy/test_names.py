from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.names import brackets, parse_name, platform_of


@pytest.mark.parametrize(
    ("text", "name", "fields"),
    [
        ("星点推送SDK", "星点推送SDK", {}),
        ("1、星点推送SDK", "星点推送SDK", {}),
        ("（3）星点推送", "星点推送", {}),
        ("《星点推送》", "星点推送", {}),
        (
            "星点推送SDK（com.xingdian.push）",
            "星点推送SDK",
            {"packages": ("com.xingdian.push",)},
        ),
        (
            "星点推送SDK（包名：com.xingdian.push、com.xingdian.core）",
            "星点推送SDK",
            {"packages": ("com.xingdian.push", "com.xingdian.core")},
        ),
        ("星点推送SDK\ncom.xingdian.push", "星点推送SDK", {"packages": ("com.xingdian.push",)}),
        (
            "星点推送（杭州星点科技有限公司）",
            "星点推送",
            {"vendor": "杭州星点科技有限公司"},
        ),
        ("星点推送\n杭州星点科技有限公司", "星点推送", {"vendor": "杭州星点科技有限公司"}),
        ("星点推送（StarPush）", "星点推送", {"aliases": ("StarPush",)}),
        ("星点推送\nStarPush", "星点推送", {"aliases": ("StarPush",)}),
        ("星点推送SDK（Android）", "星点推送SDK", {"platform": "android"}),
        ("星点推送SDK（iOS版）", "星点推送SDK", {"platform": "ios"}),
        ("星点推送SDK（安卓、iOS）", "星点推送SDK", {"platform": "both"}),
        ("星点推送SDK（鸿蒙版）", "星点推送SDK", {"platform": "harmonyos"}),
        ("星点推送（OAID、IP地址）", "星点推送", {"personal_info": "OAID、IP地址"}),
        ("星点推送SDK[2]", "星点推送SDK", {}),
        ("星点推送SDK¹", "星点推送SDK", {}),
        ("星点推送SDK*", "星点推送SDK", {}),
        ("星点推\n送SDK", "星点推送SDK", {}),
        ("Star Push by Stardot Inc", "Star Push", {"vendor": "Stardot Inc"}),
        ("（星点推送）", "星点推送", {}),
        ("com.xingdian.push", "", {"packages": ("com.xingdian.push",)}),
        ("", "", {}),
    ],
)
def test_a_name_cell_is_taken_apart(text: str, name: str, fields: dict[str, object]) -> None:
    parsed = parse_name(Text(text))
    expected: dict[str, object] = {
        "aliases": (),
        "packages": (),
        "vendor": None,
        "platform": None,
        "personal_info": None,
    }
    assert parsed.name == name
    assert {key: getattr(parsed, key) for key in expected} == expected | fields


def test_the_name_knows_where_it_stands() -> None:
    text = " 2. 星点推送SDK（Android）"
    parsed = parse_name(Text(text))
    assert text[parsed.start :].startswith("星点推送SDK")


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("Android", "android"),
        ("安卓端", "android"),
        ("iOS", "ios"),
        ("iPhone", "ios"),
        ("Android/iOS", "both"),
        ("双端", "both"),
        ("HarmonyOS NEXT", "harmonyos"),
        ("鸿蒙", "harmonyos"),
        ("Android、鸿蒙", "both"),
        ("kiosk", None),
        ("", None),
    ],
)
def test_platforms(text: str, platform: str | None) -> None:
    assert platform_of(text) == platform


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("甲（乙）丙[丁]", ["乙", "丁"]),
        ("甲（乙（丙）丁）", ["乙（丙）丁"]),
        ("甲（乙", ["乙"]),
        ("甲）乙", []),
        ("", []),
    ],
)
def test_outermost_brackets(text: str, inside: list[str]) -> None:
    assert [content for _, _, content in brackets(text)] == inside


@pytest.mark.parametrize(
    ("text", "name", "vendor"),
    [("Vungle (part of Liftoff)", "Vungle", "Liftoff"), ("Bugly（腾讯）", "Bugly", "腾讯")],
)
def test_owners_in_brackets_without_a_suffix(text: str, name: str, vendor: str) -> None:
    parsed = parse_name(Text(text))
    assert (parsed.name, parsed.vendor, parsed.aliases) == (name, vendor, ())


@pytest.mark.parametrize(
    ("written", "name", "vendor"),
    [
        ("Heron Crash (Larkbear Software)", "Heron Crash", "Larkbear Software"),
        ("Heron Map (Larkland Mapping Authority)", "Heron Map", "Larkland Mapping Authority"),
        ("Backtrace (by Sauce Labs)", "Backtrace", "Sauce Labs"),
        ("Heron Push (HP)", "Heron Push", None),
        ("Heron (by the way)", "Heron", None),
    ],
)
def test_a_maker_without_a_legal_form(written: str, name: str, vendor: str | None) -> None:
    parsed = parse_name(Text(written))
    assert (parsed.name, parsed.vendor) == (name, vendor)


@pytest.mark.parametrize("sign", [" · ", "／", "——", "|"])
def test_the_company_before_a_name(sign: str) -> None:
    text = Text(f"杭州星点科技有限公司{sign}星点推送 SDK")
    parsed = parse_name(text)
    assert (parsed.name, parsed.vendor) == ("星点推送 SDK", "杭州星点科技有限公司")
    assert text.text[parsed.start :] == "星点推送 SDK"


def test_a_brand_before_a_slash_is_no_company() -> None:
    assert parse_name(Text("小米 / 华为 厂商通道")).vendor is None


@pytest.mark.parametrize("said", ["微信昵称、头像", "不收集个人信息"])
def test_a_bracket_that_tells_data(said: str) -> None:
    parsed = parse_name(Text(f"云雀登录SDK（{said}）"))
    assert (parsed.name, parsed.personal_info, parsed.aliases) == ("云雀登录SDK", said, ())
