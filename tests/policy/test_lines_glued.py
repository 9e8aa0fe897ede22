"""Rows whose cells stand one behind the other without any sign."""

from __future__ import annotations

from auditor.model import Disclosures

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def told(found: Disclosures) -> list[tuple[str, str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.vendor, s.purpose) for s in sdks]


def test_the_kind_of_the_text_cuts_a_row(read: Read) -> None:
    text = """SDK名称公司名称使用目的收集信息隐私政策链接
星点推送SDK杭州星点科技有限公司消息提醒OAID、IP地址https://a.example.com/p
云雀组件云雀（上海）科技有限公司账号登录手机号https://b.example.com/p
回声统计北京回声科技有限公司统计页面访问设备标识符、网络类型https://c.example.com/p
"""
    found = read(HEAD + text)
    assert told(found) == [
        ("星点推送SDK", "杭州星点科技有限公司", "消息提醒"),
        ("云雀组件", "云雀（上海）科技有限公司", "账号登录"),
        ("回声统计", "北京回声科技有限公司", "统计页面访问"),
    ]
    urls = sorted(s.privacy_url or "" for s in found.sdks)
    assert urls == [f"https://{c}.example.com/p" for c in "abc"]


def test_packages_part_names_and_purposes(read: Read) -> None:
    text = """SDK名称包名使用目的
星点推送com.xingdian.push消息提醒
云雀组件com.yunque.login账号登录
"""
    found = read(HEAD + text)
    assert told(found) == [("星点推送", None, "消息提醒"), ("云雀组件", None, "账号登录")]
    assert sorted(p for s in found.sdks for p in s.packages) == [
        "com.xingdian.push",
        "com.yunque.login",
    ]


def test_what_cannot_be_cut_is_left(read: Read) -> None:
    text = """SDK名称使用目的收集信息
星点消息提醒与聊天
云雀登录与支付
"""
    assert read(HEAD + text).sdks == ()


def test_words_open_the_glued_cells(read: Read) -> None:
    text = (
        "隐私政策\n\n三、第三方SDK\n\n序号SDK用处会读取哪些对方规则\n"
        "1.星点看图SDK用于查看附件读取设备型号、操作系统《星点隐私规则》\n"
        "2.云雀SDK用于统计报修量读取OAID、IP地址《云雀隐私政策》\n"
    )
    found = sorted(read(text).sdks, key=lambda s: s.evidence.line or 0)
    assert [(s.name, s.purpose) for s in found] == [
        ("星点看图SDK", "用于查看附件"),
        ("云雀SDK", "用于统计报修量"),
    ]
    assert [s.personal_info for s in found] == ["读取设备型号、操作系统", "读取OAID、IP地址"]


def test_rows_without_any_space_are_no_cells_of_one_line_each(read: Read) -> None:
    text = """SDK名称公司名称用途收集个人信息隐私政策链接
星点统计SDK杭州星点科技有限公司统计新增与活跃用户设备信息（OAID/IMEI）、网络信息https://a.example.com/policy
云雀广告SDK北京云雀科技有限公司展示开屏广告设备品牌、型号、OAID、运营商、粗略位置https://b.example.com/p
使用的系统权限
"""
    assert told(read(HEAD + text)) == [
        ("星点统计SDK", "杭州星点科技有限公司", "统计新增与活跃用户"),
        ("云雀广告SDK", "北京云雀科技有限公司", "展示开屏广告"),
    ]
