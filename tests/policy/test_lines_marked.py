"""Keys that no colon ends, and names before their vendors above lines of keys."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def told(found: Disclosures) -> list[tuple[str, str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose) for s in sdks]


EXPECTED = [
    ("星点推送SDK", "杭州星点科技有限公司", "消息提醒"),
    ("云雀组件", "云雀（上海）科技有限公司", "账号登录"),
]


EXPECTED_OF_BRACKETS = [("星点推送", *EXPECTED[0][1:]), EXPECTED[1]]


@pytest.mark.parametrize("sign", ["——", " — ", "→", " => ", "\t", "　", "    ", " | "])
def test_keys_parted_by_another_sign(read: Read, sign: str) -> None:
    rows = [
        f"名称{sign}{name}\n开发者{sign}{vendor}\n用途{sign}{purpose}"
        for name, vendor, purpose in EXPECTED
    ]
    assert told(read(HEAD + "\n".join(rows) + "\n")) == EXPECTED
    numbered = "\n".join(f"SDK {i}\n{row}" for i, row in enumerate(rows, 1))
    assert told(read(HEAD + numbered + "\n")) == EXPECTED


@pytest.mark.parametrize("sign", ["——", "→", "="])
def test_several_of_these_keys_in_one_line(read: Read, sign: str) -> None:
    text = "".join(
        f"名称{sign}{name}；开发者{sign}{vendor}；用途{sign}{purpose}\n"
        for name, vendor, purpose in EXPECTED
    )
    assert told(read(HEAD + text)) == EXPECTED


def test_a_row_of_labels_is_no_key(read: Read) -> None:
    text = "名称\t用途\t公司\n星点推送SDK\t消息提醒\t杭州星点科技有限公司\n"
    assert told(read(HEAD + text)) == [EXPECTED[0]]


@pytest.mark.parametrize("key", ["公　　司", "公  司", "公 司 名 称", "公　司 "])
def test_keys_set_apart(read: Read, key: str) -> None:
    text = f"1、星点推送SDK\n{key}：杭州星点科技有限公司\n用　途：消息提醒\n"
    assert told(read(HEAD + text)) == [EXPECTED[0]]


@pytest.mark.parametrize("sign", ["：", ": "])
def test_a_name_and_its_company_above_keys(read: Read, sign: str) -> None:
    text = "\n".join(f"{name}{sign}{vendor}\n用途：{p}" for name, vendor, p in EXPECTED)
    assert told(read(HEAD + text + "\n")) == EXPECTED


def test_a_company_in_a_bracket_above_keys(read: Read) -> None:
    text = """星点推送（杭州星点科技有限公司）
    用途：消息提醒
回声语音（Android）
    用途：聊天
云雀组件（云雀（上海）科技有限公司）
    用途：账号登录
山路导出（山路工作室）
    用途：导出文件
"""
    found = told(read(HEAD + text))
    assert [row for row in found if row[1]] == [
        *EXPECTED_OF_BRACKETS,
        ("山路导出", "山路工作室", "导出文件"),
    ]


def test_vendors_without_a_suffix_beside_companies(read: Read) -> None:
    text = """
        Privacy Policy

        3. Third-party SDKs

        * Larkspur Push – Larkspur Studio
          collects: device model
        * Dotty Replay – Dotty Games GmbH
          collects: IP address
        * Plainly SDK – Plainly Inc.
          collects: nothing
        """
    assert told(read(text)) == [
        ("Larkspur Push", "Larkspur Studio", None),
        ("Dotty Replay", "Dotty Games GmbH", None),
        ("Plainly SDK", "Plainly Inc.", None),
    ]


def test_an_entry_of_a_list_among_others(read: Read) -> None:
    text = """
        - 星点推送SDK
          - 目的：消息提醒
        - 云雀组件
          - 目的：账号登录
        - 相机权限
          - 目的：扫码
        """
    found = told(read(HEAD + "\n".join(line[8:] for line in text.split("\n"))))
    assert found == [("星点推送SDK", None, "消息提醒"), ("云雀组件", None, "账号登录")]


def test_a_partys_key_after_the_name(read: Read) -> None:
    text = "1 SDK名称：云雀组件 第三方：云雀（上海）科技有限公司 目的：账号登录\n"
    assert told(read(HEAD + text)) == [EXPECTED[1]]


def test_a_categorys_aim_is_its_entries(read: Read) -> None:
    text = "（一）推送类，用于提醒您有新的回复\n1. 星点推送SDK\n公司：杭州星点科技有限公司\n"
    assert told(read(HEAD + text)) == [
        ("星点推送SDK", "杭州星点科技有限公司", "用于提醒您有新的回复")
    ]
