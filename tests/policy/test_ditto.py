"""Cells that refer to another row."""

from __future__ import annotations

import pytest

from auditor.policy.ditto import number_of

from .conftest import Read


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1", "1"), ("（02）", "2"), ("③", "3"), ("", ""), ("A1", ""), ("星点", "")],
)
def test_a_cell_may_be_a_number(cell: str, number: str) -> None:
    assert number_of(cell) == number


def table(*rows: tuple[str, ...]) -> str:
    head = (
        "<tr><th>序号</th><th>SDK名称</th><th>公司名称</th><th>使用目的</th><th>收集信息</th></tr>"
    )
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<h2>第三方SDK</h2><table>{head}{body}</table>"


def test_a_row_may_refer_to_another_by_its_number_or_name(read: Read) -> None:
    found = read(
        table(
            ("1", "星点推送SDK", "杭州星点科技有限公司", "消息提醒", "OAID、机型"),
            ("2", "云雀地图SDK", "云雀", "显示门店", "位置信息"),
            ("3", "云雀导航SDK", "同2", "同第2项", "同1，另有海拔"),
            ("4", "云雀天气SDK", "同上", "同星点推送SDK", "同9"),
        )
    ).sdks
    by_name = {s.name: s for s in found}
    third, fourth = by_name["云雀导航SDK"], by_name["云雀天气SDK"]
    assert (third.vendor, third.purpose) == ("云雀", "显示门店")
    assert third.personal_info == "OAID、机型、海拔"
    assert (fourth.vendor, fourth.purpose) == ("云雀", "消息提醒")


def test_the_row_above_may_be_added_to(read: Read) -> None:
    found = read(
        table(
            ("1", "星点推送SDK", "杭州星点科技有限公司", "消息提醒", "OAID"),
            ("2", "云雀地图SDK", "云雀", "显示门店", "同上，另有位置信息"),
        )
    ).sdks
    assert {s.name: s.personal_info for s in found}["云雀地图SDK"] == "OAID、位置信息"
