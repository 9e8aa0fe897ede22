from __future__ import annotations

import pytest

from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import fold


def stated(text: str) -> dict[str, bool]:
    """Type → whether every mention of it is a denial."""
    found: dict[str, bool] = {}
    for hit in find_data_types(text):
        found[hit.data_type] = found.get(hit.data_type, True) and hit.negated
    return found


@pytest.mark.parametrize(
    "text",
    [
        "我们不会收集您的通讯录。",
        "我们不收集您的通讯录。",
        "本应用从不读取您的通讯录。",
        "我们绝不会获取您的通讯录。",
        "我们不会以任何方式收集您的通讯录。",
        "我们不会主动获取您的通讯录。",
        "我们并未收集您的通讯录。",
        "我们無需讀取您的通訊錄。",
        "无需获取您的通讯录。",
        "您的通讯录不会被收集。",
        "通讯录我们一概不看。",
        "We do not collect your contacts.",
        "The app never reads your contacts.",
        "We don't access your address book.",
        "We will not upload your contacts.",
    ],
)
def test_a_denial_is_a_denial(text: str) -> None:
    assert stated(text) == {"contacts": True}


@pytest.mark.parametrize(
    "text",
    [
        "我们会收集您的通讯录。",
        "如您不提供通讯录，将无法使用邀请功能。",
        "如果您不同意我们收集通讯录，不影响其他功能。",
        "您可以不提供通讯录。",
        "您拒绝提供通讯录的，不影响其他功能。",
        "我们不仅收集您的通讯录，也收集头像。",
        "不同的手机会收集通讯录。",
        "We collect your contacts.",
        "We need your contacts, not your name.",
    ],
)
def test_other_negations_deny_nothing(text: str) -> None:
    assert stated(text) == {"contacts": False}


@pytest.mark.parametrize(
    "text",
    [
        "未经您同意，我们不会收集您的通讯录。",
        "未经您授权我们不会读取您的通讯录。",
        "未经您的明确许可，我们不会上传您的通讯录。",
        "除非获得您的授权，我们不会访问您的通讯录。",
        "我们不会在上述范围之外收集您的通讯录。",
        "我们不会向他人出售我们收集的您的通讯录。",
        "We do not read your contacts without your consent.",
        "We do not sell your contacts.",
    ],
)
def test_a_promise_bound_to_a_condition_is_no_denial(text: str) -> None:
    assert not any(hit.negated for hit in find_data_types(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们不会收集通讯录，但会收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录，仅收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录，我们会收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们收集位置信息，不会收集通讯录。", {"contacts": True, "location_precise": False}),
        (
            "我们不收集通讯录、短信内容和位置信息。",
            {"contacts": True, "sms": True, "location_precise": True},
        ),
        ("我们不收集通讯录。我们收集位置信息。", {"contacts": True, "location_precise": False}),
        ("我们不收集通讯录；位置信息用于导航。", {"contacts": True, "location_precise": False}),
        (
            "We do not collect contacts, but we collect your precise location.",
            {"contacts": True, "location_precise": False},
        ),
    ],
)
def test_a_denial_ends_with_its_clause(text: str, expected: dict[str, bool]) -> None:
    assert stated(text) == expected


def test_a_later_statement_stands_beside_a_denial() -> None:
    text = "我们不会收集通讯录。开启邀请后，我们会收集通讯录。"
    assert [h.negated for h in find_data_types(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("收集ＩＭ\u200bＥＩ等", "ＩＭ\u200bＥＩ"),
        ("读取 通 讯 录 用于", "通 讯 录"),
        ("the Android \n ID of", "Android \n ID"),
    ],
)
def test_a_hit_covers_what_is_written(text: str, literal: str) -> None:
    (hit,) = find_data_types(text)
    assert text[hit.start : hit.end] == literal


def test_each_place_is_found() -> None:
    text = "IMEI、OAID；再次读取IMEI"
    places = [h.start for h in find_data_types(text) if h.data_type == "imei"]
    assert places == [0, text.rindex("IMEI")]


def test_spans_are_those_of_the_denying_clause() -> None:
    text = fold("我们收集位置。我们不会收集通讯录、短信。其他。")
    ((start, end),) = negated_spans(text)
    assert text[start:end] == "不会收集通讯录、短信"
