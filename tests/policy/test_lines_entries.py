"""Entries of a list with values without keys below the names."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"
ENTRIES = [
    ("星点推送", "杭州星点科技有限公司", "消息提醒"),
    ("云雀浏览服务", "云雀（上海）科技有限公司", "打开网页"),
]


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("① ", "② "), ("- ", "- "), ("（1）", "（2）")])
@pytest.mark.parametrize("indent", ["", "    "])
def test_values_below_a_marked_name(read: Read, marks: tuple[str, str], indent: str) -> None:
    text = "".join(
        f"{mark}{name}\n{indent}{vendor}\n{indent}{purpose}\n"
        for mark, (name, vendor, purpose) in zip(marks, ENTRIES, strict=True)
    )
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == ENTRIES


def test_values_below_a_framed_name(read: Read) -> None:
    text = "".join(f"【{name}】\n{vendor}\n{purpose}\n" for name, vendor, purpose in ENTRIES)
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == ENTRIES


def test_values_as_nested_items(read: Read) -> None:
    text = "# 隐私政策\n\n## 三、第三方SDK\n\n" + "".join(
        f"- {name}\n  - {vendor}\n  - {purpose}\n" for name, vendor, purpose in ENTRIES
    )
    found = sorted(read(text, ".md").sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == ENTRIES


def test_addresses_tell_entries_without_companies(read: Read) -> None:
    text = "1. 星点推送\n消息提醒\nOAID\nhttps://a.example.com/p\n"
    text += "2. 云雀组件\n账号登录\n手机号\nhttps://b.example.com/p\n"
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.purpose, s.data_types, s.privacy_url) for s in found] == [
        ("星点推送", "消息提醒", ("oaid",), "https://a.example.com/p"),
        ("云雀组件", "账号登录", ("phone_number",), "https://b.example.com/p"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. 您的权利\n查阅\n更正\n2. 我们的责任\n保密\n告知\n",
        "1. 联系方式\n云雀（上海）科技有限公司\n上海市\n",
        "1. 登录\n我们会核对手机号。\n2. 支付\n由云雀（上海）科技有限公司处理。\n",
    ],
)
def test_other_lists_are_no_entries(read: Read, text: str) -> None:
    assert read("隐私政策\n\n五、其他\n\n" + text).sdks == ()
    assert read("隐私政策\n\n三、第三方服务\n\n" + text).sdks == ()
