"""Rows without a header, cells parted by spaces."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize("space", [" ", "    "])
def test_rows_of_name_company_and_more(read: Read, space: str) -> None:
    rows = [
        ("星点游戏SDK", "星点科技有限公司", "登录、支付", "com.xingdian.game"),
        (
            "云雀登录（HD） SDK",
            "云雀（上海）科技有限公司",
            "登录",
            "OAID、IP地址",
            "https://a.example.com/p",
        ),
    ]
    found = read("四、渠道\n" + "\n".join(space.join(row) for row in rows) + "\n其他说明。\n")
    first, second = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    assert (first.name, first.vendor, first.purpose, first.packages) == (
        "星点游戏SDK",
        "星点科技有限公司",
        "登录、支付",
        ("com.xingdian.game",),
    )
    assert (second.vendor, second.purpose) == ("云雀（上海）科技有限公司", "登录")
    assert second.data_types == ("ip", "oaid")
    assert second.privacy_url == "https://a.example.com/p"


@pytest.mark.parametrize(
    "text",
    [
        "星点游戏SDK 星点科技有限公司 登录",  # one line may be anything
        "地址 星点科技有限公司 上海\n电话 云雀科技有限公司 北京",
        "我们与 星点科技有限公司 合作\n您与 云雀科技有限公司 签约",
        "星点 星点科技有限公司\n云雀 云雀科技有限公司",
    ],
)
def test_other_lines_with_companies(read: Read, text: str) -> None:
    assert [s for s in read(text).sdks if s.vendor and s.purpose] == []
