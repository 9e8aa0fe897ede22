"""Entries whose package stands on a line of its own below the name."""

from __future__ import annotations

import pytest

from auditor.model import Disclosures

from .conftest import Read

HEAD = "隐私政策\n\n三、第三方SDK\n\n"


def told(found: Disclosures) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    sdks = sorted(found.sdks, key=lambda s: s.evidence.line or 0)
    return [(s.name, s.packages, s.vendor, s.purpose) for s in sdks]


def test_packages_before_keys_and_bare_companies(read: Read) -> None:
    found = read(
        HEAD + "1、星点推送\ncom.xingdian.push，杭州星点科技有限公司\n目的：消息提醒\n"
        "https://xingdian.example/privacy\n\n"
        "2、云雀登录\ncom.yunque.login\n云雀（上海）科技有限公司\nhttps://yunque.example/legal\n\n"
        "3、海图组件\ncom.haitu.map\n目的：绘制地图\n"
    )
    assert told(found) == [
        ("星点推送", ("com.xingdian.push",), "杭州星点科技有限公司", "消息提醒"),
        ("云雀登录", ("com.yunque.login",), "云雀（上海）科技有限公司", None),
        ("海图组件", ("com.haitu.map",), None, "绘制地图"),
    ]
    urls = {s.name: s.privacy_url for s in found.sdks}
    assert urls["星点推送"] == "https://xingdian.example/privacy"
    assert urls["云雀登录"] == "https://yunque.example/legal"


@pytest.mark.parametrize(
    ("line", "vendor", "purpose"),
    [
        ("com.yuntu.image 图片加载", None, "图片加载"),
        ("com.yuntu.image，腾讯，图片加载，不收集信息", "腾讯", "图片加载"),
        ("包名：com.yuntu.image 云图（北京）科技有限公司", "云图（北京）科技有限公司", None),
    ],
)
def test_what_follows_a_package_in_its_line(
    read: Read, line: str, vendor: str | None, purpose: str | None
) -> None:
    found = read(HEAD + f"1、云图\n{line}\n")
    assert told(found) == [("云图", ("com.yuntu.image",), vendor, purpose)]


def test_a_sentence_with_a_package_is_no_such_line(read: Read) -> None:
    found = read(HEAD + "1、接入原则\n我们的包名是com.star.app，请从官网下载。\n")
    assert found.sdks == ()
