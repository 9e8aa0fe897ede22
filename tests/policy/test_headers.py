"""Headers that stand in other than a line of their own."""

from __future__ import annotations

import pytest

from auditor.policy.headers import english_header, led_header, told_header
from auditor.policy.roles import Role

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"
ROWS = [
    ("星点推送", "杭州星点科技有限公司", "消息提醒"),
    ("云雀组件", "云雀（上海）科技有限公司", "账号登录"),
]
ROLES = [Role.NAME, Role.VENDOR, Role.PURPOSE]


@pytest.mark.parametrize(
    "text",
    [
        "接入的SDK如下（名称、公司、目的）：",
        "接入的SDK如下（名称/公司/目的）",
        "以下SDK依次为名称、公司、目的：",
        "以下SDK按名称、公司和目的的顺序列出：",
        "Our SDKs (name, developer and purpose):",
    ],
)
def test_a_sentence_tells_the_columns(text: str) -> None:
    header = told_header(text)
    assert header is not None and header.roles == ROLES


@pytest.mark.parametrize(
    "text",
    [
        "我们会收集您的信息（姓名、电话、地址）：",
        "包括公司（名称、地址）。",
        "SDK名称：星点推送",
        "接入的SDK如下：",
    ],
)
def test_other_brackets_tell_none(text: str) -> None:
    assert told_header(text) is None


@pytest.mark.parametrize("between", ["\n", " | ", "\t"])
def test_values_in_the_order_told(read: Read, between: str) -> None:
    text = "接入的SDK如下（名称、公司、目的）：\n" + "\n".join(between.join(r) for r in ROWS)
    found = sorted(read(HEAD + text + "\n").sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == ROWS


def test_rows_behind_the_header(read: Read) -> None:
    line = "SDK名称 公司 用途 " + " ".join(word for row in ROWS for word in row)
    assert line[led_header(line) :].startswith("星点推送")
    found = {s.name: (s.vendor, s.purpose) for s in read(HEAD + line + "\n").sdks}
    assert found == {name: (vendor, purpose) for name, vendor, purpose in ROWS}


@pytest.mark.parametrize(
    "text",
    [
        "SDK名称 公司 用途",
        "名称 用途 公司 说明如下",
        "名称 云雀 公司 用途",
        "我们与 云雀（上海）科技有限公司 合作",
    ],
)
def test_other_lines_lead_no_rows(text: str) -> None:
    assert led_header(text) == 0


def test_english_words_as_a_header() -> None:
    header = english_header("SDK Name Developer Purpose Privacy Policy")
    assert header is not None and header.roles == [*ROLES, Role.LINK]
    assert english_header("name developer purpose") is None
    assert english_header("Purpose Developer Notice") is None
    assert english_header("SDK Developer Purposes") is None
    assert english_header("Data Use Policy") is None
