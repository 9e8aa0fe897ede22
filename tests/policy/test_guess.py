from __future__ import annotations

import pytest

from auditor.policy.guess import content_role, document_keys
from auditor.policy.known import KnownNames
from auditor.policy.roles import Role

from .conftest import Parse, Read


@pytest.mark.parametrize(
    ("values", "role"),
    [
        (["杭州星点科技有限公司", "成都云雀科技有限公司"], Role.VENDOR),
        (["Stardot Technologies Inc.", "Lark GmbH"], Role.VENDOR),
        (["com.xingdian.push", "com.yunque.map"], Role.PACKAGE),
        (["https://xingdian.example.cn/p", "www.yunque.example.cn/p"], Role.LINK),
        (["《星点隐私政策》", "《云雀隐私声明》"], Role.LINK),
        (["android.permission.CAMERA", "android.permission.VIBRATE"], Role.PERMISSION),
        (["OAID、IP地址", "位置信息"], Role.PERSONAL_INFO),
        (["星点推送SDK", "极光推送"], Role.NAME),
        (["为您推送最新消息", "帮您规划出行路线"], Role.PURPOSE),
        (["OAID、IP地址", "位置信息", "无", "/"], Role.PERSONAL_INFO),
        (["无", "/", ""], None),
        ([], None),
        (["甲", "乙"], None),
        (["杭州星点科技有限公司", "OAID", "com.xingdian.push"], None),
    ],
)
def test_values_show_what_a_column_holds(
    known: KnownNames, values: list[str], role: Role | None
) -> None:
    assert content_role(values, known) is role


def keys_of(parse: Parse, known: KnownNames, text: str) -> dict[str, Role]:
    return dict(document_keys(parse(text).blocks, known))


def test_keys_of_one_document_are_learnt_from_their_values(parse: Parse, known: KnownNames) -> None:
    found = keys_of(
        parse,
        known,
        """
        SDK名称：星点推送
        哪来的：杭州星点科技有限公司
        收了啥：OAID、IP地址
        SDK名称：云雀地图
        哪来的：成都云雀科技有限公司
        收了啥：位置信息
        """,
    )
    assert found == {"哪来的": Role.VENDOR, "收了啥": Role.PERSONAL_INFO}


@pytest.mark.parametrize(
    "text",
    [
        "谁家的：杭州星点科技有限公司",
        "天气：晴\n\n心情：好\n\n天气：雨\n\n心情：坏",
        "SDK名称：星点推送\n谁家的：杭州星点科技有限公司\nSDK名称：云雀\n谁家的：杭州星点科技有限公司",
        "SDK名称：星点\n公司：甲公司\nSDK名称：云雀\n公司：乙公司",
    ],
)
def test_what_does_not_repeat_with_other_values_is_no_key(
    parse: Parse, known: KnownNames, text: str
) -> None:
    assert keys_of(parse, known, text) == {}


def test_learnt_keys_fill_the_records(read: Read) -> None:
    found = read("""
        SDK名称：星点推送
        谁家的：杭州星点科技有限公司
        收了啥：OAID、IP地址

        SDK名称：云雀地图
        谁家的：成都云雀科技有限公司
        收了啥：位置信息
        """)
    assert [(s.name, s.vendor, s.personal_info) for s in found.sdks] == [
        ("星点推送", "杭州星点科技有限公司", "OAID、IP地址"),
        ("云雀地图", "成都云雀科技有限公司", "位置信息"),
    ]
