"""Addresses that running text gives for the SDKs it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.blocks import Text
from auditor.policy.discourse import written_names
from auditor.policy.flat import simplify
from auditor.policy.known import KnownNames
from auditor.policy.sdk_fields import CODE_HOST, POLICY_PATH, URL, SdkDraft, find_url

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


def _addresses(raw: str) -> list[re.Match[str]]:
    """The addresses of a text that are written with their scheme."""
    return [m for m in URL.finditer(raw) if "://" in m.group()]


def _leads_to(raw: str, address: re.Match[str]) -> bool:
    """Whether the words before an address or its path say that it is a policy's."""
    before = raw[max(address.start() - 16, 0) : address.start()]
    led = _LEADS_TO_POLICY.search(before) or POLICY_PATH.search(address.group())
    return led is not None


def only_address(text: Text) -> str | None:
    """The one address of a text about one SDK, where words or its path say that it is a
    policy's."""
    found = _addresses(text.text)
    found = found or [m for m in URL.finditer(text.text) if m.group().startswith("www.")]
    if len({m.group() for m in found}) != 1:
        return None
    before = text.text[max(found[0].start() - 16, 0) : found[0].start()]
    # "…，用于下单和售后。https://…": what ends a text about one SDK
    ends = before.rstrip().endswith(("。", "；")) and not text.text[found[0].end() :].strip(
        " 。；）)>"
    )
    if not (_leads_to(text.text, found[0]) or (ends and not CODE_HOST.search(found[0].group()))):
        return None
    return find_url(text.slice(found[0].start(), len(text.text)))


# "前者收集…，隐私政策：https://…；后者收集…"
_FORMER_LATTER = re.compile(r"前者([^\n]*?https?://[^\n]*?)后者([^\n]*https?://[^\n]*)")


def addresses_behind(raw: str, drafts: Sequence[SdkDraft]) -> None:
    """``接入了A（…），隐私政策见 https://…。网页用B显示``: the policy's address that stands
    between an SDK and the next one is the former's."""
    if len(drafts) < 2:
        return
    order = sorted(drafts, key=lambda d: d.start)
    each = _FORMER_LATTER.search(raw)
    if each and len(drafts) == 2 and not any(d.privacy_url for d in drafts):
        for one, said in zip(order, each.groups(), strict=True):
            stated = _addresses(said)
            one.privacy_url = stated[0].group().rstrip(".,;:)。；") if stated else None
        return
    stated = _addresses(raw)
    ends = [*(draft.start for draft in order[1:]), len(raw)]
    for draft, end in zip(order, ends, strict=True):
        if draft.privacy_url:
            continue
        behind = [m for m in stated if draft.start < m.start() < end]
        if len({m.group() for m in behind}) != 1:
            continue
        beside = [d for d in order if d is not draft and d.start < draft.start]
        same = beside and "。" not in raw[beside[-1].start : draft.start]
        if same and beside[-1].privacy_url is None:
            continue  # of several, whose it is is not said
        if _leads_to(raw, behind[0]):
            draft.privacy_url = behind[0].group().rstrip(".,;:)。")


_EACH_AT = re.compile(
    r"(?:(?:分别|依次)(?:见|为|是|在|参见|请见|载于|位于|可见)?|"
    r"(?:[两二三四]者|它们)的?[^，,。；;h]{0,8}(?:规则|政策|条款|声明|链接)[^，,。；;h]{0,6})[：:]?\s*https?://.*"
)


_POLICY = re.compile(r"polic|privacy|notice|隐私|政策|规则|声明|协议", re.I)
_FIRST_WORD = re.compile(r"[A-Za-z][\w+]{2,}|[\u4e00-\u9fff]{2,}")


def named_links(text: Text, drafts: Sequence[SdkDraft], known: KnownNames) -> None:
    """``[Agora privacy policy](…)``, ``the policies of [Meta](…) and [X](…)``: links that
    carry an SDK's name or its maker's."""
    links = [
        (text.text[a:b], address)
        for a, b, address in text.links
        if address.startswith("http")
        and not CODE_HOST.search(address)
        and _POLICY.search(text.text, max(a - _NEAR, 0), b)
    ]
    for match in URL.finditer(text.text):
        # "Meta 隐私政策：https://…"
        said = re.split(
            r"[。；;，,（()）\n]", text.text[max(match.start() - _NEAR, 0) : match.start()]
        )[-1]
        if "://" in match.group() and _POLICY.search(simplify(said)):
            links.append((said, match.group().rstrip(".,;:)")))
    if len(drafts) < 2 or not links:
        return
    for draft in drafts:
        if draft.privacy_url:
            continue
        sdk_id = known.identify(draft.name)
        maker = known.sdks[sdk_id].vendor if sdk_id else None
        words = [_FIRST_WORD.search(w or "") for w in (draft.name, draft.vendor, maker)]
        for word in (w.group().lower() for w in words if w):
            found = {to for said, to in links if word in said.lower() and len(said) <= 40}
            short = "" if word.isascii() else word[:2]
            shared = sum(d.name.startswith(short) for d in drafts) > 1
            if not found and short and not shared and word in draft.name.lower():
                # "极光隐私政策" of 极光推送
                found = {to for said, to in links if short in said and len(said) <= 20}
            if len(found) == 1:
                draft.privacy_url = found.pop()
                break


_NEAR = 60  # characters before a link
