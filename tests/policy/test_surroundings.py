"""What stands around a table and holds for it."""

from __future__ import annotations

import pytest

from .conftest import OneSdk, Read

ROWS = """
<table><tr><th>名称</th><th>厂商</th><th>用来干嘛</th></tr>
<tr><td>星点支付</td><td>星点</td><td>付款</td></tr>
<tr><td>星点登录</td><td>星点</td><td>登录</td></tr></table>
"""
POLICY = "https://xingdian.example.cn/privacy"


def test_a_line_names_the_sdk_of_the_keys_below_it(sdk: OneSdk) -> None:
    one = sdk(
        "## 第三方SDK\n\n**星点绘图内核**\n\n| 项目 | 内容 |\n|---|---|\n| 研发单位 | 星点 |\n"
        "| 使用理由 | 画图表 |\n| 读取信息 | 屏幕尺寸 |\n",
        ".md",
    )
    assert (one.name, one.vendor, one.purpose) == ("星点绘图内核", "星点", "画图表")
    assert one.personal_info == "屏幕尺寸"


@pytest.mark.parametrize(
    ("above", "below", "url"),
    [
        (f"<p>下表各SDK的隐私政策均见 {POLICY}</p>", "", POLICY),
        (f'<p>以下产品共用<a href="{POLICY}">星点隐私规则</a>。</p>', "", POLICY),
        ("", f"<p>上表产品的隐私政策统一为 {POLICY}</p>", POLICY),
        (f"<p>隐私政策见 {POLICY}</p>", "", None),
        (f"<p>下表各SDK的隐私政策均见 {POLICY} 或 https://b.example.cn/p</p>", "", None),
    ],
)
def test_a_sentence_gives_all_rows_one_policy(
    read: Read, above: str, below: str, url: str | None
) -> None:
    found = read(f"<h2>第三方SDK</h2>{above}{ROWS}{below}").sdks
    assert [s.privacy_url for s in found] == [url, url]
