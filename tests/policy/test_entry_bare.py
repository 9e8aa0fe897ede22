"""Entries that are no more than a name."""

from __future__ import annotations

import pytest

from auditor.policy.known import KnownNames
from auditor.policy.sections import Section

from .conftest import Read, entry

INTRO = "我们接入的第三方SDK如下："
SDKS = Section(sdks=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. 星点推送：用于消息推送", "星点推送"),
        ("- StarPush: messages", "StarPush"),
        ("2. 极光推送", "极光推送"),
        ("* Firebase Analytics", "Firebase Analytics"),
    ],
)
def test_an_introduced_list_may_name_unknown_ones(known: KnownNames, text: str, name: str) -> None:
    draft = entry(known, text, INTRO)
    assert draft is not None
    assert draft.name == name


@pytest.mark.parametrize(
    "text",
    [
        "1. 供应商：为我们提供服务",
        "2. 关联公司：共享账号信息",
        "3. 合作伙伴：用于营销",
        "4. 设备信息：用于推送",
        "5. 使用目的：推送",
        "6. 权限：相机",
    ],
)
def test_an_introduced_list_of_other_things(known: KnownNames, text: str) -> None:
    assert entry(known, text, INTRO) is None


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1. 星点控件（星点科技有限公司）。用于缴费，采集设备型号。", ("缴费", "设备型号")),
        ("Vela SDK（Vela Ltd.）－發送推播通知", ("發送推播通知", None)),
        ("6. 星点移动框架（星点科技有限公司）。", (None, None)),
        (
            "Vela Ads (banner and rewarded video ads): https://v.example.com/privacy",
            ("banner and rewarded video ads", None),
        ),
    ],
)
def test_a_name_with_a_bracket_and_a_sign(
    known: KnownNames, text: str, fields: tuple[str | None, str | None]
) -> None:
    draft = entry(known, text, section=SDKS)
    assert draft is not None
    assert (draft.purpose, draft.personal_info) == fields


@pytest.mark.parametrize(
    ("text", "name", "purpose", "info"),
    [
        (
            "（3）云雀推送，用于新闻推送，会收集手机品牌、运营商，隐私政策：https://yq.example/p；",
            "云雀推送",
            "新闻推送",
            "手机品牌、运营商",
        ),
        (
            "（5）IJKPlayer（bilibili开源），用于视频播放，不收集个人信息；",
            "IJKPlayer",
            "视频播放",
            "不收集个人信息",
        ),
        (
            "（2）个推：告警消息推送，会收集 OAID；为提高到达率，个推会拉起别的渠道。",
            "个推",
            "告警消息推送",
            "OAID",
        ),
    ],
)
def test_clauses_of_an_entry(read: Read, text: str, name: str, purpose: str, info: str) -> None:
    found = read(f"隐私政策\n\n三、第三方SDK\n\n{text}\n").sdks
    said = [(s.name, s.purpose, s.personal_info) for s in found if s.name == name]
    assert said == [(name, purpose, info)]
