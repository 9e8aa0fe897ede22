"""Rows whose columns a sentence tells."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n接入的SDK如下（名称，公司，用途）：\n"


@pytest.mark.parametrize("sign", ["，", ", ", "；", "/", " - ", "——"])
@pytest.mark.parametrize("marks", [("", ""), ("1. ", "2. "), ("· ", "· ")])
def test_cells_parted_by_signs_of_prose(read: Read, sign: str, marks: tuple[str, str]) -> None:
    text = HEAD + (
        f"{marks[0]}{sign.join(('星点推送', '杭州星点科技有限公司', '消息提醒'))}。\n"
        f"{marks[1]}{sign.join(('Glide', 'Google', '图片加载'))}。\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == [
        ("星点推送", "杭州星点科技有限公司", "消息提醒"),
        ("Glide", "Google", "图片加载"),
    ]


def test_lines_of_other_widths_are_none(read: Read) -> None:
    text = HEAD + "星点推送SDK，用于消息提醒\n云雀SDK，用于登录\n"
    assert {s.name: s.vendor for s in read(text).sdks} == {"星点推送SDK": None, "云雀SDK": None}
