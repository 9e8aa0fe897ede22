"""Keys of a document's own words that no colon ends."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures
from auditor.policy.lines_own import own_key
from auditor.policy.roles import Role

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"
Told = list[tuple[str, str | None, str | None, str | None]]


def told(found: Disclosures) -> Told:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose, s.personal_info) for s in sdks]


EXPECTED: Told = [
    ("云雀题库", "云雀智学", "批改作业", "作业照片、昵称"),
    ("极光推送", "极光", "提醒上课", "OAID、机型"),
]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("背后团队", Role.VENDOR),
        ("使用事由", Role.PURPOSE),
        ("能看到什么", Role.PERSONAL_INFO),
        ("不碰什么", Role.OTHER),
        ("收集次数", Role.OTHER),
        ("云雀科技有限公司", None),
        ("昵称、头像", None),
        ("好", None),
    ],
)
def test_a_word_tells_what_a_key_means(label: str, role: Role | None) -> None:
    assert own_key(label) is role


@pytest.mark.parametrize("mark", ["【其一】|【其二】", "1、|2、", "（1）|（2）"])
def test_keys_on_lines_of_their_own(read: Read, mark: str) -> None:
    text = "".join(
        f"{sign}{name}\n出品团队\n{vendor}\n拿来做什么\n{use}\n能看到什么\n{data}\n"
        for sign, (name, vendor, use, data) in zip(mark.split("|"), EXPECTED, strict=True)
    )
    assert told(read(HEAD + text)) == EXPECTED


def test_keys_before_a_space(read: Read) -> None:
    text = "".join(
        f"{number}、{name}\n    主体 {vendor}\n    用处 {use}\n    数据 {data}\n"
        for number, (name, vendor, use, data) in zip("一二", EXPECTED, strict=True)
    )
    assert told(read(HEAD + text)) == EXPECTED


def test_keys_among_the_words_of_lines(read: Read) -> None:
    text = "".join(
        f"SDK名称 {name} 谁做的 {vendor} 用处 {use} 采集项 {data}\n"
        for name, vendor, use, data in EXPECTED
    )
    assert told(read(HEAD + text)) == EXPECTED


def test_lines_of_a_table_are_no_keys(read: Read) -> None:
    text = "名称\n用处\n数据\n" + "".join(f"{n}\n{u}\n{d}\n" for n, _, u, d in EXPECTED)
    assert told(read(HEAD + text * 1)) == [(n, None, u, d) for n, _, u, d in EXPECTED]


def test_what_is_said_of_data_names_no_sdk(read: Read) -> None:
    text = "".join(
        f"{data}\n收集目的\n{use}\n收集次数\n2\n点击查看\n{use}\n"
        for data, use in (("OAID", "统计"), ("IMEI", "安全"))
    )
    assert not read("个人信息收集清单\n\n" + text).sdks
