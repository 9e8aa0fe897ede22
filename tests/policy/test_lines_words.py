"""Rows of single words and of cells with spaces inside."""

from __future__ import annotations

from auditor.model import Disclosures

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def told(found: Disclosures) -> list[tuple[str, str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose) for s in sdks]


def test_vendors_that_are_no_companies(read: Read) -> None:
    text = """类别 名称 开发者 用途
图片 Glide Google 图片加载
网络 OkHttp Square 网络请求
消息 云雀组件 云雀（上海）科技有限公司 聊天
界面 Larkspur Blue Sheet larkspur.dev 底部弹窗
"""
    assert told(read(HEAD + text)) == [
        ("Glide", "Google", "图片加载"),
        ("OkHttp", "Square", "网络请求"),
        ("云雀组件", "云雀（上海）科技有限公司", "聊天"),
        ("Larkspur Blue Sheet", "larkspur.dev", "底部弹窗"),
    ]


def test_english_rows(read: Read) -> None:
    text = """Privacy Policy

3. Third-party SDKs

SDK Developer Purpose Policy
Larkspur Push Larkspur Studio Ltd. push messages Larkspur Privacy Policy
Dotty Dotty Games, Inc. replay of matches Dotty Notice
"""
    assert told(read(text)) == [
        ("Larkspur Push", "Larkspur Studio Ltd.", "push messages"),
        ("Dotty", "Dotty Games, Inc.", "replay of matches"),
    ]


def test_a_missing_cell_leaves_the_words_to_what_they_hold(read: Read) -> None:
    text = """SDK名称 公司 用途 链接
星点推送SDK 杭州星点科技有限公司 消息提醒 https://a.example.com/p
云雀SDK 账号登录 https://b.example.com/p
"""
    assert told(read(HEAD + text)) == [
        ("星点推送SDK", "杭州星点科技有限公司", "消息提醒"),
        ("云雀SDK", None, "账号登录"),
    ]


def test_rows_parted_by_a_wide_space(read: Read) -> None:
    text = (
        "SDK名称　公司　用途\n星点 SDK　杭州星点科技有限公司　消息提醒\n云雀 SDK　同上　账号登录\n"
    )
    assert told(read(HEAD + text)) == [
        ("星点 SDK", "杭州星点科技有限公司", "消息提醒"),
        ("云雀 SDK", "杭州星点科技有限公司", "账号登录"),
    ]


def test_numbers_glued_to_names(read: Read) -> None:
    text = (
        "隐私政策\n\n三、第三方SDK\n\n序号 组件 谁提供的 用处 拿到的数据\n"
        "1云雀题库 云雀智学 批改作业 作业照片\n2星点播放 星点 播放课程 播放进度\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose, s.personal_info) for s in found] == [
        ("云雀题库", "云雀智学", "批改作业", "作业照片"),
        ("星点播放", "星点", "播放课程", "播放进度"),
    ]


def test_a_header_repeated_for_each_category(read: Read) -> None:
    header = "名称 研发单位 为什么接入 采集项\n"
    text = (
        "隐私政策\n\n三、第三方SDK\n\n1. 学习\n"
        + header
        + "云雀题库 云雀智学 批改作业 作业照片\n星点播放 星点 播放课程 播放进度\n2. 推送\n"
        + header
        + "极光推送 极光 提醒上课 OAID、机型\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.vendor, s.purpose) for s in found] == [
        ("云雀题库", "云雀智学", "批改作业"),
        ("星点播放", "星点", "播放课程"),
        ("极光推送", "极光", "提醒上课"),
    ]


def test_numbered_rows_that_are_broken_over_lines(read: Read) -> None:
    found = read(
        "隐私政策\n\n第三部分 第三方SDK\n"
        "序号 名称 提供方 功能 收集信息 申请权限 隐私政策\n"
        "1 云雀SDK 云雀科技有限公司 登录 OAID、设备型号 相机 https://a.example/p\n"
        "2 白杨SDK 国家白杨信息中心 地图展示 位置信息、\n应用列表\n位置 https://b.example/p\n"
        "3 星点SDK 星点科技有限公司 推送 OAID 无\nhttps://c.example/p\n"
        "第四部分 信息共享\n"
    ).sdks
    assert [(s.name, s.vendor, s.purpose, s.personal_info, s.privacy_url) for s in found] == [
        ("云雀SDK", "云雀科技有限公司", "登录", "OAID、设备型号", "https://a.example/p"),
        ("白杨SDK", "国家白杨信息中心", "地图展示", "位置信息、应用列表", "https://b.example/p"),
        ("星点SDK", "星点科技有限公司", "推送", "OAID", "https://c.example/p"),
    ]
