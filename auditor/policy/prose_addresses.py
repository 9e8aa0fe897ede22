"""Addresses that running text gives for the SDKs it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.discourse import written_names
from auditor.policy.sdk_fields import POLICY_PATH, URL, SdkDraft, find_url

_ITS_ADDRESS = (
    r"(?:SDK)?[”\"」』》]?(?:的)?(?:隐私)?(?:权)?(?:政策|协议|规则|条款|声明|说明|指引)?(?:链接|网址|地址)?"
    r"(?:为|是|见)?\s*[:：]?\s*(https?://[^\s，。；、）)]+)"
)


def own_addresses(raw: str, drafts: Sequence[SdkDraft]) -> None:
    """``微信支付：https://…　支付宝：https://…``: an address behind each name."""
    if len(drafts) < 2:
        return
    found: dict[int, str] = {}
    for i, draft in enumerate(drafts):
        for name in sorted(written_names(draft.name, draft.written), key=len, reverse=True):
            match = re.search(re.escape(name) + _ITS_ADDRESS, raw, re.I)
            if match:
                found[i] = match.group(1).rstrip(".,;:)")
                break
    if len(set(found.values())) > 1:
        for i, address in found.items():
            drafts[i].privacy_url = address
        return
    if not any(d.privacy_url for d in drafts):
        addresses_in_turn(raw, drafts)


def addresses_in_turn(raw: str, drafts: Sequence[SdkDraft]) -> None:
    """``规则分别见 https://… 和 https://…``: as many addresses as SDKs, in their order."""
    inturn = _EACH_AT.search(raw)
    each = [m.group().rstrip(".,;:)") for m in URL.finditer(inturn.group())] if inturn else []
    if len(each) == len(drafts):
        for draft, address in zip(drafts, each, strict=True):
            draft.privacy_url = address


_LEADS_TO_POLICY = re.compile(
    r"(?:见|查阅|查看|访问|了解|载于|说明|政策|规则|条款|声明|协议|隐私|网址|官网|地址|链接|policy|notice|"
    r"privacy|at|see|here)(?:为|是|在|于|到|至|：|:|\s|\(|（|<|\[)*$",
    re.I,
)


def only_address(text: Text) -> str | None:
    """The one address of a text about one SDK, where words or its path say that it is a
    policy's."""
    found = [m for m in URL.finditer(text.text) if "://" in m.group()]
    if len({m.group() for m in found}) != 1:
        return None
    before = text.text[max(found[0].start() - 16, 0) : found[0].start()]
    if not (_LEADS_TO_POLICY.search(before) or POLICY_PATH.search(found[0].group())):
        return None
    return find_url(text.slice(found[0].start(), len(text.text)))


_EACH_AT = re.compile(
    r"(?:(?:分别|依次)(?:见|为|是|参见|请见)?|"
    r"(?:[两二三四]者|它们)的?[^，,。；;h]{0,8}(?:规则|政策|条款|声明|链接)[^，,。；;h]{0,6})[：:]?\s*https?://.*"
)
