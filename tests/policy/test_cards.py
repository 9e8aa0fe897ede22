"""Tables of keys: a title across them, or a name that reaches down beside them."""

from __future__ import annotations

from .conftest import Read


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
