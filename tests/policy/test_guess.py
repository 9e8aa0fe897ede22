from __future__ import annotations

import pytest

from auditor.policy.guess import content_role, document_keys
from auditor.policy.known import KnownNames
from auditor.policy.roles import Role, role_of

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
        (["联系邮箱 dpo@yunque.example.cn", "客服电话 0571-88880000"], Role.OTHER),
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


KEYS = ("产品叫法", "背后团队", "使用事由", "不碰什么")


def test_a_word_tells_what_a_key_means(parse: Parse, known: KnownNames) -> None:
    text = "".join(
        f"产品叫法：{name}\n背后团队：{team}\n使用事由：{use}\n不碰什么：{never}\n"
        for name, team, use, never in (
            ("云雀题库", "云雀智学", "批改作业", "通讯录"),
            ("星点播放", "星点", "播放课程", "位置信息"),
        )
    )
    found = keys_of(parse, known, text)
    assert {key: found.get(key) or role_of(key) for key in KEYS} == {
        "产品叫法": Role.NAME,
        "背后团队": Role.VENDOR,
        "使用事由": Role.PURPOSE,
        "不碰什么": Role.OTHER,
    }
    assert keys_of(parse, known, text[: len(text) // 2]) == {}


def test_keys_inside_lines(parse: Parse, known: KnownNames) -> None:
    pairs = (("云雀智学", "批改作业", "作业照片"), ("星点", "播放课程", "播放进度"))
    for sign in ("；", " ", "｜"):
        text = "".join(
            f"（{i}）云雀{i}{sign}厂牌背景：{a}{sign}用处：{b}{sign}瞧得见的：{c}\n"
            for i, (a, b, c) in enumerate(pairs, 1)
        )
        assert set(keys_of(parse, known, text)) == {"厂牌背景", "瞧得见的"}


def test_a_record_of_keys_inside_a_line(read: Read) -> None:
    text = "隐私政策\n\n三、第三方SDK\n\n" + "".join(
        f"名称：{name} 用处：{use} 采集项：{data} 研发单位：{vendor}\n"
        for name, use, data, vendor in (
            ("云雀题库", "批改作业", "作业照片", "云雀智学"),
            ("星点播放", "播放课程", "播放进度", "星点"),
        )
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.purpose, s.personal_info, s.vendor) for s in found] == [
        ("云雀题库", "批改作业", "作业照片", "云雀智学"),
        ("星点播放", "播放课程", "播放进度", "星点"),
    ]
