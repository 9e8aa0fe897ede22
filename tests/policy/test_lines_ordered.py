"""Cells one or more lines each below a header of telling words."""

from __future__ import annotations

from auditor.model import Disclosures
from auditor.policy.known import KnownNames
from auditor.policy.lines_ordered import telling_header
from auditor.policy.roles import Role

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"
LABELS = "接入的组件\n背后团队\n使用事由\n信息范围\n"


def told(found: Disclosures) -> list[tuple[str, str | None, str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose, s.personal_info) for s in sdks]


def test_a_header_of_telling_words(known: KnownNames) -> None:
    found = telling_header(LABELS.split("\n"), known)
    assert found is not None
    assert found.roles == [Role.NAME, Role.VENDOR, Role.PURPOSE, Role.PERSONAL_INFO]
    assert telling_header(["序号及名称", "谁做的", "用处", "数据"], known) is not None
    assert telling_header(["谁做的", "用处", "数据"], known) is None
    assert telling_header(["组件", "云雀科技有限公司", "用处", "数据"], known) is None
    assert telling_header(["组件", "用处"], known) is None


def test_as_many_lines_a_row_as_labels(read: Read) -> None:
    text = LABELS + "云雀题库\n云雀智学\n批改作业\n作业照片\n极光推送\n极光\n提醒上课\nOAID\n"
    assert told(read(HEAD + text)) == [
        ("云雀题库", "云雀智学", "批改作业", "作业照片"),
        ("极光推送", "极光", "提醒上课", "OAID"),
    ]


def test_blank_lines_part_rows_of_cells_of_several_lines(read: Read) -> None:
    text = (
        LABELS + "\n云雀题库\n云雀智学\n批改作业\n作业照片、\n昵称\n"
        "\n极光推送\n极光\n提醒上课\nOAID\n机型\n\n云雀画板\n云雀互娱\n涂鸦\n"
    )
    assert told(read(HEAD + text)) == [
        ("云雀题库", "云雀智学", "批改作业", "作业照片、\n昵称"),
        ("极光推送", "极光", "提醒上课", "OAID\n机型"),
        ("云雀画板", "云雀互娱", "涂鸦", None),
    ]


def test_numbers_open_rows(read: Read) -> None:
    text = (
        "序号\n" + LABELS + "1\n云雀题库\n云雀智学\n1.批改作业\n2.查看错题\n作业照片\n"
        "2\n极光推送\n极光\n提醒上课\nOAID\n机型\n"
    )
    assert told(read(HEAD + text)) == [
        ("云雀题库", "云雀智学", "1.批改作业\n2.查看错题", "作业照片"),
        ("极光推送", "极光", "提醒上课", "OAID\n机型"),
    ]


def test_a_row_refers_to_another_by_its_number(read: Read) -> None:
    text = (
        "序号及名称\n背后团队\n使用事由\n信息范围\n1.云雀题库\n云雀智学\n批改作业\n作业照片\n"
        "2.云雀画板\n同1\n涂鸦\n画作\n3.星点播放\n星点\n同序号1\n播放进度\n"
    )
    assert told(read(HEAD + text)) == [
        ("云雀题库", "云雀智学", "批改作业", "作业照片"),
        ("云雀画板", "云雀智学", "涂鸦", "画作"),
        ("星点播放", "星点", "批改作业", "播放进度"),
    ]


def test_empty_cells_that_left_no_line(read: Read) -> None:
    text = (
        LABELS
        + "隐私政策\nOkHttp\nSquare\n网络请求\n星点推送SDK\n星点科技\n消息提醒\nOAID、IP地址\n"
        "https://a.example.com/p\n云雀题库\n查询单词\n"
    )
    assert told(read(HEAD + text)) == [
        ("OkHttp", "Square", "网络请求", None),
        ("星点推送SDK", "星点科技", "消息提醒", "OAID、IP地址"),
        ("云雀题库", None, "查询单词", None),
    ]


def test_prose_below_a_header_is_no_row(read: Read) -> None:
    text = LABELS + "我们按照上述顺序说明。\n请您阅读。\n"
    assert not read(HEAD + text).sdks


def test_an_address_with_a_question_mark_ends_no_table(read: Read) -> None:
    rows = [
        ("云雀测距SDK", "杭州云雀科技有限公司", "车距显示", ["OAID、机型"]),
        ("海燕雷达SDK", "宁波海燕科技有限公司", "倒车提醒", ["IP地址"]),
        ("青瓦推送SDK", "济南青瓦科技有限公司", "到货通知", ["设备型号", "运营商", "Android ID"]),
    ]
    lines = ["SDK名称", "公司名称", "用途", "收集个人信息的类型", "隐私政策"]
    for name, vendor, use, data in rows:
        lines += [name, vendor, use, *data, "https://x.example.cn/page?lang=zh_CN&s=privacy"]
    text = "三、第三方SDK\n\n" + "\n".join(lines) + "\n"
    assert [(s.name, s.purpose) for s in read(text).sdks] == [(r[0], r[2]) for r in rows]
    assert all("s=privacy" in (s.privacy_url or "") for s in read(text).sdks)
