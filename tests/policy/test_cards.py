"""Tables that are cards: a title across, keys and values below it."""

from __future__ import annotations

from .conftest import Read


def test_a_card_for_each(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2>
        <table>
        <tr><th colspan="2">云雀测距SDK</th></tr>
        <tr><td>谁提供</td><td>杭州云雀科技有限公司</td></tr>
        <tr><td>用途</td><td>计算步数</td></tr>
        <tr><td>收集的信息</td><td>OAID</td></tr>
        <tr><th colspan="2">青瓦相册</th></tr>
        <tr><td>谁提供</td><td>南京青瓦有限公司</td></tr>
        <tr><td>用途</td><td>整理照片</td></tr>
        <tr><td>收集的信息</td><td>IMEI、MAC地址</td></tr>
        </table>
        """)
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found.sdks] == [
        ("云雀测距SDK", "杭州云雀科技有限公司", "计算步数", "OAID"),
        ("青瓦相册", "南京青瓦有限公司", "整理照片", "IMEI、MAC地址"),
    ]


def test_what_it_serves_for_is_no_name(read: Read) -> None:
    found = read("""
        <h2>第三方SDK</h2>
        <table>
        <tr><td colspan="2">云雀测距SDK</td></tr><tr><td>服务</td><td>计算步数</td></tr>
        <tr><td>公司</td><td>杭州云雀科技有限公司</td></tr>
        <tr><td colspan="2">青瓦相册SDK</td></tr><tr><td>服务</td><td>整理照片</td></tr>
        <tr><td>公司</td><td>南京青瓦有限公司</td></tr>
        </table>
        """)
    assert [(s.name, s.purpose) for s in found.sdks] == [
        ("云雀测距SDK", "计算步数"),
        ("青瓦相册SDK", "整理照片"),
    ]


def test_a_name_reaches_down_beside_keys_and_values(read: Read) -> None:
    found = read(
        """
        <h2>第三方SDK</h2><table>
        <tr><th rowspan="2">星点推送</th><th>谁提供的</th><td>星点</td></tr>
        <tr><th>应用场合</th><td>发通知</td></tr>
        <tr><th rowspan="2">云雀地图</th><th>谁提供的</th><td>云雀</td></tr>
        <tr><th>应用场合</th><td>画路线</td></tr></table>
        """
    ).sdks
    assert [(s.name, s.vendor, s.purpose) for s in found] == [
        ("星点推送", "星点", "发通知"),
        ("云雀地图", "云雀", "画路线"),
    ]


def test_cards_whose_keys_and_values_are_boxes_in_one_line(read: Read) -> None:
    def card(title: str, *rows: tuple[str, str]) -> str:
        lines = "".join(f"<div><span>{k}</span><span>{v}</span></div>" for k, v in rows)
        return f"<div><div>{title}</div>{lines}</div>\n"

    found = read(
        "<h3>接入的第三方</h3>"
        + card(
            "云雀天气SDK", ("提供方", "云雀科技有限公司"), ("用来", "推送天气"), ("信息", "城市")
        )
        + card("白杨固件SDK", ("用来", "固件升级"), ("信息", "蓝牙地址"))
        + card("星点统计SDK", ("提供方", "星点科技有限公司"), ("用来", "统计"), ("信息", "OAID"))
    ).sdks
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("云雀天气SDK", "云雀科技有限公司", "推送天气", "城市"),
        ("白杨固件SDK", None, "固件升级", "蓝牙地址"),
        ("星点统计SDK", "星点科技有限公司", "统计", "OAID"),
    ]
