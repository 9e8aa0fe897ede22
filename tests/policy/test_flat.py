from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.policy.flat import flatten, fold, simplify


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＩＭＥＩ（设备）", "imei(设备)"),
        ("位 置\u3000信\xa0息", "位置信息"),
        ("Android   ID", "android id"),
        ("Android\n\tID", "android id"),
        ("OAID 标识", "oaid标识"),
        ("剪\u200b切\u200d板\ufeff", "剪切板"),
        ("M\u00adAC", "mac"),
        ("**相机**权限", "相机权限"),
        ("`android.permission.CAMERA`", "android.permission.camera"),
        ("個人資訊與裝置權限", "个人资讯与装置权限"),
        ("  首尾  ", "首尾"),
        ("", ""),
        ("\u200b \u200b", ""),
    ],
)
def test_what_is_written_in_many_ways_folds_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("written", "term", "origin"),
    [
        ("读取Ｉ\u200bＭＥＩ号", "imei", "Ｉ\u200bＭＥＩ"),
        ("读取 位 置 信息", "位置", "位 置"),
        ("the  Android \n ID,", "android id", "Android \n ID"),
        ("取得裝置權限。", "权限", "權限"),
    ],
)
def test_a_hit_leads_back_to_the_characters_as_written(
    written: str, term: str, origin: str
) -> None:
    flat = flatten(written)
    at = flat.text.index(term)
    start, end = flat.span(at, at + len(term))
    assert written[start:end] == origin


def test_an_empty_span_stays_where_it_is() -> None:
    flat = flatten("甲 乙")
    assert flat.span(1, 1) == (2, 2)
    assert flat.span(2, 2) == (3, 3)


@given(st.text(max_size=60))
def test_origins_rise_and_stay_inside(text: str) -> None:
    flat = flatten(text)
    assert len(flat.origin) == len(flat.text) + 1
    assert list(flat.origin) == sorted(flat.origin)
    assert all(0 <= o < len(text) for o in flat.origin[:-1])
    assert flat.origin[-1] == len(text)
    assert fold(text) == flat.text


@given(st.text(alphabet="aB1中 權\u200b\n", max_size=40))
def test_only_words_are_parted_by_space(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert fold(folded) == folded
    for i, char in enumerate(folded):
        if char == " ":
            assert folded[i - 1].isascii() and folded[i - 1].isalnum()
            assert folded[i + 1].isascii() and folded[i + 1].isalnum()


@given(st.text(max_size=40))
def test_simplifying_keeps_every_offset(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_simplified_text_keeps_its_case_and_space() -> None:
    assert simplify("讀取 IMEI 與 相機") == "读取 IMEI 与 相机"


def test_a_space_between_english_sentences_stays() -> None:
    assert fold("The app uses ACRA. After a crash") == "the app uses acra. after a crash"
    assert fold("android. permission. CAMERA") == "android.permission. camera"
    assert fold("版本 1.0. 更新") == "版本1.0.更新"
