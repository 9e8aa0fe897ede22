"""Enumerations of what is done and with what."""

from __future__ import annotations

import pytest

from auditor.policy.known import KnownNames
from auditor.policy.topic_names import topic_names

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "网络是 OkHttp + Retrofit，图片 Glide，数据库 SQLCipher。以上都是开源库。",
            [
                ("OkHttp", "网络"),
                ("Retrofit", "网络"),
                ("Glide", "图片"),
                ("SQLCipher", "数据库"),
            ],
        ),
        (
            "（6）图片加载Glide、网络请求OkHttp、数据解析Fastjson为开源组件，在本地运行。",
            [("Glide", "图片加载"), ("OkHttp", "网络请求"), ("Fastjson", "数据解析")],
        ),
        (
            "图片处理用到OpenCV，PDF处理用到XingPdf、iText，都是开源库。",
            [("OpenCV", "图片处理"), ("XingPdf", "PDF处理"), ("iText", "PDF处理")],
        ),
        (
            "圖片載入 Glide，網絡請求使用開源的 OkHttp。",
            [("Glide", "圖片載入"), ("OkHttp", "網絡請求")],
        ),
    ],
)
def test_each_name_has_its_topic(
    known: KnownNames, text: str, expected: list[tuple[str, str]]
) -> None:
    found = topic_names(text, known)
    assert [(t.name, t.use) for t in found] == expected
    assert all(text[t.start : t.end] == t.name for t in found)


@pytest.mark.parametrize(
    "text",
    [
        "网络请求使用OkHttp。",  # one alone is no enumeration
        "操作系统 Android，浏览器 Chrome，都是开源的。",
        "设备型号 MI8、系统版本 Android",
        "您的姓名 Wang、邮箱 Test",
    ],
)
def test_what_is_no_such_enumeration(known: KnownNames, text: str) -> None:
    assert topic_names(text, known) == []


def test_the_sdks_of_such_a_line(read: Read) -> None:
    text = (
        "# 说明\n\n## 用到的开源库\n\n解析用 jsoup，图片 Coil，拼音排序 "
        "TinyPinyin。以上都是开源库。\n"
    )
    assert {s.name: s.purpose for s in read(text, ".md").sdks} == {
        "jsoup": "解析",
        "Coil": "图片",
        "TinyPinyin": "拼音排序",
    }


def test_verbs_behind_the_names(known: KnownNames) -> None:
    text = (
        "界面用 Jetpack Compose 写成，网络层是 OkHttp 和 Retrofit，图片由 Coil 加载，数据库"
        "是 Room。"
    )
    assert [(t.name, t.use) for t in topic_names(text, known)] == [
        ("Jetpack Compose", "界面"),
        ("OkHttp", "网络层"),
        ("Retrofit", "网络层"),
        ("Coil", "图片"),
        ("Room", "数据库"),
    ]


def test_words_that_only_go_on(known: KnownNames) -> None:
    text = "另外图片加载用了 Glide，网络请求用了 OkHttp，它们是开源的代码库。"
    assert [t.use for t in topic_names(text, known)] == ["图片加载", "网络请求"]
