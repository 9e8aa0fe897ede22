"""What an entry says without a verb."""

from __future__ import annotations

import pytest

from auditor.policy.known import KnownNames
from auditor.policy.sections import Section

from .conftest import entry

SDKS = Section(sdks=True)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("1. 星点SDK：消息推送，OAID、IP地址", ("消息推送", "OAID、IP地址", None)),
        (
            "2. Bugly（腾讯）：统计崩溃；崩溃堆栈、机型、系统版本",
            ("统计崩溃", "崩溃堆栈、机型、系统版本", "腾讯"),
        ),
        (
            "3. 星点SDK —— 星点科技有限公司（OAID、IP地址）",
            (None, "OAID、IP地址", "星点科技有限公司"),
        ),
        ("4. Lottie —— Airbnb，动画渲染，不收集信息", ("动画渲染", "不收集信息", "Airbnb")),
        ("5. 讯飞语音听写：把语音转成文字", ("把语音转成文字", None, None)),
        ("6. 活体检测SDK：由星点科技有限公司提供，用于核验", ("核验", None, "星点科技有限公司")),
        ("7. Vela Ads - https://vela.example.com/privacy", (None, None, None)),
    ],
)
def test_what_clauses_without_keys_say(
    known: KnownNames, text: str, fields: tuple[str | None, ...]
) -> None:
    draft = entry(known, text, section=SDKS)
    assert draft is not None
    assert (draft.purpose, draft.personal_info, draft.vendor) == fields


@pytest.mark.parametrize(
    "text",
    [
        "• 个人信息：用于登录",
        "2、与第三方SDK服务商共享：为实现功能",
        "• 推送：您可以关闭",
        "3. We use Vela SDK, provided by Vela Ltd.",
    ],
)
def test_clauses_that_name_none(known: KnownNames, text: str) -> None:
    assert entry(known, text, section=SDKS) is None
