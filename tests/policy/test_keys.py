from __future__ import annotations

import pytest

from auditor.policy.blocks import Text
from auditor.policy.keys import (
    is_company,
    key_before,
    leading_number,
    split_keys,
    trim,
    with_colon,
)
from auditor.policy.roles import Role

N, V, P, I, L, K = (  # noqa: E741
    Role.NAME,
    Role.VENDOR,
    Role.PURPOSE,
    Role.PERSONAL_INFO,
    Role.LINK,
    Role.PACKAGE,
)


def parts(text: str) -> list[tuple[Role, str]]:
    return [(role, value.text) for role, _, value in split_keys(Text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SDK名称：星点推送", [(N, "星点推送")]),
        ("SDK名称:星点推送", [(N, "星点推送")]),
        ("【SDK名称】星点推送", [(N, "星点推送")]),
        ("【SDK名称】：星点推送", [(N, "星点推送")]),
        ("「使用目的」消息提醒", [(P, "消息提醒")]),
        ("- **使用目的**：消息提醒", [(P, "消息提醒")]),
        ("1）使用目的：消息提醒", [(P, "消息提醒")]),
        ("（2）使用目的：消息提醒", [(P, "消息提醒")]),
        ("Purpose: crash reports", [(P, "crash reports")]),
        (
            "SDK名称：星点推送；公司：杭州星点科技有限公司；使用目的：消息提醒",
            [(N, "星点推送"), (V, "杭州星点科技有限公司"), (P, "消息提醒")],
        ),
        (
            "SDK名称：星点推送 使用目的：消息提醒 包名：com.xingdian.push",
            [(N, "星点推送"), (P, "消息提醒"), (K, "com.xingdian.push")],
        ),
        (
            "使用目的：消息提醒\n收集个人信息类型：OAID、IP地址",
            [(P, "消息提醒"), (I, "OAID、IP地址")],
        ),
        (
            "使用目的：消息提醒（收集个人信息类型：OAID）",
            [(P, "消息提醒"), (I, "OAID）")],
        ),
    ],
)
def test_keys_and_values_in_several_notations(text: str, expected: list[tuple[Role, str]]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我们重视您的隐私。",
        "营业时间：九点至十八点",
        "隐私政策见 https://policy.example.cn/a",
        "https://policy.example.cn",
        "如下：",
        "：：：",
        "",
    ],
)
def test_running_text_has_no_keys(text: str) -> None:
    assert parts(text) == []


def test_an_address_is_no_key() -> None:
    assert parts("隐私政策：https://policy.example.cn:8080/a") == [
        (L, "https://policy.example.cn:8080/a")
    ]


def test_values_keep_their_lines() -> None:
    text = Text("SDK名称：星点推送\n使用目的：\n消息提醒", ((0, 7), (11, 8), (17, 9)))
    found = {role: value for role, _, value in split_keys(text)}
    assert found[N].line == 7
    assert found[P].line == 9


def test_a_key_of_this_document_counts_at_the_start_of_a_line() -> None:
    extra = {"谓何": P}
    assert split_keys(Text("谓何：消息提醒"), extra)[0][0] is P
    assert split_keys(Text("谓何：消息提醒")) == []
    assert split_keys(Text("请问谓何：消息提醒"), extra) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("第三方：杭州星点科技有限公司", V),
        ("第三方：星点推送", N),
        ("第三方SDK：杭州星点科技有限公司", N),
    ],
)
def test_a_company_as_the_third_party_is_the_vendor(text: str, role: Role) -> None:
    assert split_keys(Text(text))[0][0] is role


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("杭州星点科技有限公司", True),
        ("星点（深圳）有限公司", True),
        ("星点集团", True),
        ("星点推送", False),
        ("由杭州星点科技有限公司提供，用于推送", False),
        ("", False),
        ("Stardot Technologies Inc.", True),
        ("Stardot GmbH", True),
        ("Stardot Pte. Ltd.", True),
    ],
)
def test_values_that_are_only_a_company(text: str, company: bool) -> None:
    assert is_company(text) is company


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. 相机", "1. "),
        ("12、相机", "12、"),
        ("（3）相机", "（3）"),
        ("3）相机", "3）"),
        ("4.2.1 相机", "4.2.1 "),
        ("（一）相机", "（一）"),
        ("二、相机", "二、"),
        ("①相机", "①"),
        ("• 相机", "• "),
        ("- 相机", "- "),
        ("a) camera", "a) "),
        ("•1. 相机", "•1. "),
        ("相机", ""),
        ("360加固", ""),
        ("", ""),
    ],
)
def test_list_numbers(text: str, number: str) -> None:
    assert text[: leading_number(text)] == number


def test_trim_drops_separators_and_the_next_number() -> None:
    assert trim(Text("：消息提醒；\n2、")).text == "消息提醒"
    assert trim(Text(" **消息提醒** | ")).text == "消息提醒"
    assert trim(Text("；；")).text == ""


def test_key_before_a_colon() -> None:
    text = "其次，使用目的：推送"
    assert key_before(text, text.index("：")) == (3, "使用目的", P)
    assert key_before("天气：晴", 2) is None


def test_shares_of_a_value_are_no_keys() -> None:
    text = Text("涉及个人信息：【必选】设备品牌；【可选】IMEI、位置信息")
    ((_, key, value),) = split_keys(text)
    assert (key, value.text) == ("涉及个人信息", "【必选】设备品牌；【可选】IMEI、位置信息")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("公司 云雀科技有限公司", "公司：云雀科技有限公司"),
        ("提供方 — 云雀科技有限公司", "提供方 — 云雀科技有限公司"),
        ("用途 云雀科技有限公司", "用途 云雀科技有限公司"),
        ("公司 我们的合作伙伴", "公司 我们的合作伙伴"),
    ],
)
def test_a_colon_that_was_left_out(line: str, expected: str) -> None:
    assert with_colon(Text(line)).text == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("用途 · 微信登录、分享", "用途 ： 微信登录、分享"),
        ("权限 • 相机", "权限 ： 相机"),
        ("星点推送 · 星点", "星点推送 · 星点"),
        ("用途 · 推送 · 分享", "用途 · 推送 · 分享"),
    ],
)
def test_a_dot_behind_a_key(line: str, expected: str) -> None:
    assert with_colon(Text(line)).text == expected
