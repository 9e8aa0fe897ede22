"""Rows whose ends are lost."""

from __future__ import annotations

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def test_rows_of_one_line_with_a_cell_of_two_words(read: Read) -> None:
    text = (
        "SDK名称 用途 提供方 星点推送SDK 消息提醒 杭州星点科技有限公司 "
        "云雀SDK 账号 登录 云雀（上海）科技有限公司 回声SDK 语音聊天 回声科技有限公司\n"
    )
    assert {s.name: (s.vendor, s.purpose) for s in read(HEAD + text).sdks} == {
        "星点推送SDK": ("杭州星点科技有限公司", "消息提醒"),
        "云雀SDK": ("云雀（上海）科技有限公司", "账号 登录"),
        "回声SDK": ("回声科技有限公司", "语音聊天"),
    }


def test_rows_over_lines_with_their_last_cell_below(read: Read) -> None:
    text = """SDK 包名 权限 信息 用途 星点SDK com.xingdian.push android.permission.INTERNET OAID
消息提醒
云雀SDK com.yunque.login android.permission.VIBRATE
android.permission.WAKE_LOCK IMEI、OAID
账号登录
回声SDK com.huisheng.voice 无 设备型号
语音聊天
"""
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.packages, s.purpose) for s in found] == [
        ("星点SDK", ("com.xingdian.push",), "消息提醒"),
        ("云雀SDK", ("com.yunque.login",), "账号登录"),
        ("回声SDK", ("com.huisheng.voice",), "语音聊天"),
    ]
