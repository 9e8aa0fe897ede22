"""What an entry leaves to another place: a use or a company that is another's
(``目的同上``, ``提供方同（2）``), addresses on the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from auditor.policy.flat import fold
from auditor.policy.known import KnownNames
from auditor.policy.sdk_fields import CODE_HOST, SdkDraft

_SAME = r"(?:同(?:上述?|前)(?:一?项)?|同[（(]\d{1,2}[)）]|与(?:上述|上面|前者|上一?项)相同)"
_SAME_USE = re.compile(rf"(?:使用)?(?:目的|用途|作用|功能)?{_SAME}")
_SAID_SAME = re.compile(rf"(?:目的|用途|作用|功能){_SAME}")


def take_above(drafts: Sequence[SdkDraft]) -> None:
    """Give the drafts, in the order of their document, what they say is as above."""
    for earlier, draft in pairwise(drafts):
        if _SAME_USE.fullmatch(draft.purpose or "") or (
            draft.purpose is None and _SAID_SAME.search(draft.quote)
        ):
            draft.purpose = earlier.purpose
    _take_vendors(drafts)


_VENDOR_ABOVE = re.compile(
    r"(?:提供|运营|开发)[方者商](?:均|也)?(?:与|和|为|是)?[:：]?同(?:上|前|[（(](?P<number>\d{1,2})[)）])"
)
_NUMBER = re.compile(r"\s*[（(]?(\d{1,2})[)）.、]")


def _take_vendors(drafts: Sequence[SdkDraft]) -> None:
    """``提供方同上``, ``提供方同（2）``: the company of an entry above."""
    for at, draft in enumerate(drafts):
        behind = draft.quote[max(draft.quote.find(draft.name), 0) :]
        same = _VENDOR_ABOVE.search(behind)
        if same is None or not at or (draft.vendor and "同" not in draft.vendor):
            continue
        number = same.group("number")
        above = [d for d in drafts[:at] if d.vendor]
        if number:
            above = [
                d for d in above if (n := _NUMBER.match(d.quote)) and int(n.group(1)) == int(number)
            ]
        if above:
            draft.vendor = above[-1].vendor


IN_TURN_BELOW = re.compile(r"(?:分别|依次|各自)[^。；;：:]{0,12}[:：]\s*$")
_LONGEST_ADDRESSES = 4000  # characters of a line of them
_NAMED_ADDRESS = re.compile(
    r"\s*(?:[-•·*]\s*)?([^\s:：，。；（()）]{2,20}?)(?:\s?SDK)?(?:的?隐私(?:权)?(?:政策|协议|声明))?"
    r"\s*[:：]?\s*(https?://[^\s，。；）)]+)\s*[。；;]?"
)
ADDRESS_LINE = re.compile(r"\s*(?:[-•·*]\s*)?https?://\S+\s*")


def take_named_addresses(text: str, drafts: Sequence[SdkDraft], known: KnownNames) -> None:
    """``穿山甲 https://…；优量汇 https://…``, a line of its own: the addresses of SDKs that
    stand above."""
    for part in re.split(r"[；;]\s*", text[:_LONGEST_ADDRESSES]):
        match = _NAMED_ADDRESS.fullmatch(part)
        name = fold(match.group(1)) if match else ""
        if match is None or CODE_HOST.search(match.group(2)):
            continue
        sdk_id = known.identify(match.group(1))
        for draft in drafts:
            if draft.privacy_url is None and (
                fold(draft.name).startswith(name)
                or (sdk_id is not None and sdk_id == known.identify(draft.name))
            ):
                draft.privacy_url = match.group(2)
