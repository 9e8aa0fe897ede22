"""Tables turned by ninety degrees."""

from __future__ import annotations

import pytest

from .conftest import Read

HEAD = "# 隐私政策\n\n## 三、第三方SDK\n\n"


def table(*rows: str) -> str:
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|" + "---|" * (rows[0].count("|") + 1))
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize("corner", ["SDK", "组件", "项目", "产品", "", "名称"])
def test_the_things_may_head_their_columns(read: Read, corner: str) -> None:
    found = read(
        table(
            f"{corner} | 青瓦地图 | 云雀测距SDK | 长桥扫码",
            "公司 | 杭州青瓦有限公司 | 北京云雀有限公司 | 长桥科技有限公司",
            "用途 | 地图展示 | 测量距离 | 扫描二维码",
            "收集信息 | 位置信息 | OAID | 相机画面",
        ),
        ".md",
    ).sdks
    assert {(s.name, s.vendor, s.purpose, s.personal_info) for s in found} == {
        ("青瓦地图", "杭州青瓦有限公司", "地图展示", "位置信息"),
        ("云雀测距SDK", "北京云雀有限公司", "测量距离", "OAID"),
        ("长桥扫码", "长桥科技有限公司", "扫描二维码", "相机画面"),
    }


def test_two_keys_below_an_empty_corner_are_enough(read: Read) -> None:
    found = read(
        table(
            " | Quartzly | Beamline SDK",
            "Provider | Quartzly Inc. | Beamline GmbH",
            "Purpose | crash reports | maps",
        ),
        ".md",
    ).sdks
    assert {(s.name, s.vendor, s.purpose) for s in found} == {
        ("Quartzly", "Quartzly Inc.", "crash reports"),
        ("Beamline SDK", "Beamline GmbH", "maps"),
    }


def test_a_column_for_ios_alone_is_marked(read: Read) -> None:
    found = read(
        table(
            "SDK | 青瓦地图SDK | 云雀测距SDK",
            "平台 | 安卓 | 仅iOS",
            "用途 | 地图展示 | 测量距离",
        ),
        ".md",
    ).sdks
    assert {s.name: s.superseded for s in found} == {"青瓦地图SDK": False, "云雀测距SDK": True}


def test_a_table_with_a_header_of_its_own_is_not_turned(read: Read) -> None:
    found = read(
        table(
            "SDK名称 | 公司 | 用途",
            "公司通讯SDK | 杭州青瓦有限公司 | 内部通讯",
            "用途统计SDK | 北京云雀有限公司 | 统计",
        ),
        ".md",
    ).sdks
    assert {s.name for s in found} == {"公司通讯SDK", "用途统计SDK"}
