"""Text broken at a fixed width."""

from __future__ import annotations

import textwrap

from auditor.policy.formats.text import read_text
from auditor.policy.formats.wrapped import goes_on

MAIL = """\
您好，您问到的青瓦记账里接入的工具如下，
请您查收。

（1）云雀推送SDK，北京云雀科技有限公司。
用途：到期提醒。收集：设备型号、系统版
本、OAID。政策：
https://yunque.example.cn/privacy

（2）青瓦识别SDK，杭州青瓦科技有限公司。
用途：识别票据。收集：您拍摄的图片、设
备型号、网络类型。我们没有申请通讯录的
权限，也不会读取您的短信内容。您也可以
在设置里关闭它。
"""


def texts(text: str) -> list[tuple[int, str]]:
    return [(b.text.line, b.text.text) for b in read_text(text).blocks]


def test_the_lines_of_a_mail_are_joined() -> None:
    assert texts(MAIL) == [
        (1, "您好，您问到的青瓦记账里接入的工具如下，请您查收。"),
        (
            4,
            "（1）云雀推送SDK，北京云雀科技有限公司。用途：到期提醒。收集：设备型号、系统版"
            "本、OAID。政策：https://yunque.example.cn/privacy",
        ),
        (
            9,
            "（2）青瓦识别SDK，杭州青瓦科技有限公司。用途：识别票据。收集：您拍摄的图片、设"
            "备型号、网络类型。我们没有申请通讯录的权限，也不会读取您的短信内容。您也可以"
            "在设置里关闭它。",
        ),
    ]


def test_joined_text_keeps_its_lines() -> None:
    block = read_text(MAIL).blocks[1]
    assert block.text.line_at(block.text.text.index("OAID")) == 6


def test_english_is_joined_with_spaces() -> None:
    said = (
        "The app sends crash reports to Lark Inc. when you agree. Each report holds the "
        "device model and the version of Android. Nothing else is sent. You can turn this "
        "off in the settings at any time. We keep the reports for ninety days and delete "
        "them then. Ask us when you have questions. We answer within a week as a rule. You "
        "may also write to the data protection officer of our company. Her address stands "
        "in the imprint of the website."
    )
    assert [t for _, t in texts(textwrap.fill(said, 60))] == [said]


def test_lists_tables_and_short_lines_stay() -> None:
    cells = "\n".join(["云雀推送SDK", "北京云雀科技有限公司", "消息提醒", "OAID"] * 6)
    items = "\n".join(f"{n}. 我们会申请相机权限用于扫描。" for n in range(1, 12))
    ruled = "\n".join(["-" * 60] * 10)
    for text in (cells, items, ruled, ""):
        assert not any(goes_on(text.split("\n")))
