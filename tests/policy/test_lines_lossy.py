"""Cells one a line of which the empty ones are lost."""

from __future__ import annotations

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def test_contents_tell_the_columns(read: Read) -> None:
    text = """SDK名称
使用目的
个人信息
隐私政策
OkHttp
网络请求
星点推送SDK
消息提醒
OAID、IP地址
https://a.example.com/p
Glide
加载头像
云雀播放
视频播放
播放进度
https://b.example.com/p
"""
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.purpose, s.personal_info, s.privacy_url) for s in found] == [
        ("OkHttp", "网络请求", None, None),
        ("星点推送SDK", "消息提醒", "OAID、IP地址", "https://a.example.com/p"),
        ("Glide", "加载头像", None, None),
        ("云雀播放", "视频播放", "播放进度", "https://b.example.com/p"),
    ]


def test_a_vendor_that_is_no_company(read: Read) -> None:
    text = """SDK名称
开发者
作用
链接
星点推送
杭州星点科技有限公司
消息提醒
https://a.example.com/p
云雀组件
云雀（上海）科技有限公司
账号登录
Glide
Google
图片加载
https://c.example.com/p
"""
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == [
        ("星点推送", "杭州星点科技有限公司", "消息提醒"),
        ("云雀组件", "云雀（上海）科技有限公司", "账号登录"),
        ("Glide", "Google", "图片加载"),
    ]


def test_cells_over_several_lines_are_none_of_these(read: Read) -> None:
    text = """SDK名称
使用目的
个人信息
星点推送SDK
消息提醒、
聊天
OAID
云雀SDK
账号登录
"""
    found = sorted(read(HEAD + text).sdks, key=lambda s: s.evidence.line or 0)
    assert [s.name for s in found] == ["星点推送SDK", "云雀SDK"]
    assert found[0].purpose == "消息提醒、\n聊天"
