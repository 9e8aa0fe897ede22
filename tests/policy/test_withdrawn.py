"""What an app no longer has, in whatever words it says so."""

from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    "line",
    [
        "早先用过的友盟统计已于 2.0 拆除。",
        "友盟统计SDK在 3.1 版本中被清退。",
        "此前接入的友盟统计SDK现已撤下。",
        "我们曾经集成过友盟统计SDK，目前没有了。",
        "旧版里的友盟统计SDK已经拆了。",
    ],
)
def test_an_sdk_of_the_past_is_none_of_the_app(read: Read, line: str) -> None:
    names = {
        s.name
        for s in read(f"# 说明\n\n## 第三方\n\n我们使用极光推送SDK推送消息。\n\n{line}\n").sdks
    }
    assert names == {"极光推送SDK"}


@pytest.mark.parametrize(
    "line",
    [
        "您曾使用过的微信账号可以绑定，绑定由微信登录SDK完成。",
        "如您取消订单，退款由支付宝SDK原路退回。",
    ],
)
def test_what_a_user_once_did_withdraws_no_sdk(read: Read, line: str) -> None:
    assert read(f"# 说明\n\n## 第三方\n\n{line}\n").sdks
