from __future__ import annotations

import pytest

from auditor.policy.dates import effective_date, language_of

from .conftest import Parse


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("生效日期：2024年3月5日", "2024-03-05"),
        ("本政策于2024 年 03 月 05 日生效", "2024-03-05"),
        ("生效日期：2024-03-05", "2024-03-05"),
        ("生效时间：2024/3/5", "2024-03-05"),
        ("更新日期：2024.03.05", "2024-03-05"),
        ("最近修订：2024年3月5日", "2024-03-05"),
        ("发布日期：2024年3月5日", "2024-03-05"),
        ("Effective date: March 5, 2024", "2024-03-05"),
        ("Last updated: 5 March 2024", "2024-03-05"),
        ("Effective Mar 5th, 2024", "2024-03-05"),
        ("发布日期：2024年1月1日\n更新日期：2024年2月2日\n生效日期：2024年3月5日", "2024-03-05"),
        ("发布日期：2024年1月1日\n更新日期：2024年2月2日", "2024-02-02"),
        ("更新日期：2024年2月30日", None),
        ("更新日期：2024年13月1日", None),
        ("根据2021年8月20日通过的法律，我们制定本政策。", None),
        ("Effective 2024", None),
        ("无日期", None),
    ],
)
def test_the_date_from_which_a_policy_applies(parse: Parse, text: str, date: str | None) -> None:
    assert effective_date(parse(text)) == date


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我们重视您的隐私，并依法保护个人信息。我们会告知您收集的信息。", "zh-Hans"),
        ("我們重視您的隱私，並依法保護個人資料。我們會告知您收集的資訊。", "zh-Hant"),
        ("We care about your privacy and tell you what we collect.", "en"),
        ("我们接入 SDK：JPush, Bugly, GDT，并依法保护个人信息，告知您所收集的信息。", "zh-Hans"),
        ("OK", "und"),
        ("12345 67890", "und"),
    ],
)
def test_the_language_of_a_policy(parse: Parse, text: str, language: str) -> None:
    assert language_of(parse(text)) == language


def test_the_language_of_a_table(parse: Parse) -> None:
    rows = "".join(f"<tr><td>第{i}项</td><td>收集设备信息用于推送</td></tr>" for i in range(9))
    assert language_of(parse(f"<table>{rows}</table>")) == "zh-Hans"
