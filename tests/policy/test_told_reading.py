"""Whose each clause of a paragraph is."""

from __future__ import annotations

import pytest

from auditor.policy.discourse import read_told, take_told, written_names
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.told_reading import Subject


def told(text: str, *names: str) -> list[tuple[str | None, str | None, str | None]]:
    found = read_told(text, [Subject(written_names(name)) for name in names])
    return [(t.vendor, t.purpose, t.personal_info) for t in found]


def test_words_that_point_back() -> None:
    assert told(
        "我们先后接入了云雀测距SDK和青瓦相册SDK。后者用于整理照片，会读取IMEI；前者用于计算步数。",
        "云雀测距SDK",
        "青瓦相册SDK",
    ) == [(None, "计算步数", None), (None, "整理照片", "IMEI")]


def test_the_last_one_named_is_meant() -> None:
    assert told(
        "云雀测距SDK用于计算步数。青瓦相册SDK用于整理照片。该SDK还会收集OAID。",
        "云雀测距SDK",
        "青瓦相册SDK",
    ) == [(None, "计算步数", None), (None, "整理照片", "OAID")]


def test_nothing_is_said_of_one_that_is_not_named() -> None:
    assert told("白鹭SDK用于计算步数。", "青瓦相册SDK", "云雀测距SDK") == [(None, None, None)] * 2


def test_too_long_a_text_is_left() -> None:
    assert told("云雀测距SDK用于计算步数。" + "其他。" * 40_000, "云雀测距SDK") == [
        (None, None, None)
    ]


def test_a_text_about_one_alone() -> None:
    draft = SdkDraft("云雀测距SDK", 3, "")
    take_told(draft, "用于计算步数，会收集OAID。")
    assert (draft.purpose, draft.personal_info) == ("计算步数", "OAID")


@pytest.mark.parametrize("text", ["", "。", "云雀测距SDK", "（（（", "云雀测距SDK用于"])
def test_texts_that_say_nothing(text: str) -> None:
    assert told(text, "云雀测距SDK") == [(None, None, None)]


def test_ways_to_name_one_again() -> None:
    names = written_names("京城慧采SDK")
    assert "京城慧采SDK" in names
    assert "京城慧采" in names
