"""Tables of two columns, flattened."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


@pytest.mark.parametrize("sign", [" | ", "\t", "　", "   ", " / ", " "])
def test_prose_beside_the_names(read: Read, sign: str) -> None:
    text = (
        f"SDK{sign}说明\n"
        f"星点推送{sign}由杭州星点科技有限公司提供，用于消息提醒，会收集OAID。\n"
        f"云雀组件{sign}由云雀（上海）科技有限公司提供，用于账号登录。\n"
    )
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose, s.data_types) for s in found] == [
        ("星点推送", "杭州星点科技有限公司", "消息提醒", ("oaid",)),
        ("云雀组件", "云雀（上海）科技有限公司", "账号登录", ()),
    ]


def test_a_purpose_beside_the_names(read: Read) -> None:
    text = "| SDK名称 | 用途 |\n|---|---|\n| 星点推送 | 消息提醒、\n聊天 |\n| Glide | 图片加载 |\n"
    found = sorted(read(HEAD + text, ".txt").sdks, key=lambda s: s.evidence.line or 0)
    assert [s.name for s in found] == ["星点推送", "Glide"]
    assert found[1].purpose == "图片加载"


@pytest.mark.parametrize(
    "text",
    [
        "名称 说明\n登录 用于登录。\n支付 用于支付。\n",
        "项目 | 内容\n电话 | 400-000\n地址 | 杭州\n",
        "SDK | 说明\n星点推送 | 用于消息提醒。\n",
    ],
)
def test_other_pairs_are_no_sdks(read: Read, text: str) -> None:
    assert read("隐私政策\n\n五、其他\n\n" + text).sdks == ()
