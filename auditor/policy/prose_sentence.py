"""The SDKs of one sentence, each with what stands around its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import is_company
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.names import is_use, platform_of, says_use, without_brackets
from auditor.policy.prose_addresses import addresses_in_turn
from auditor.policy.prose_owners import (
    brand_before,
    company_of_bracket,
    owner_before,
    owner_in_brackets,
    share_companies,
)
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import CODE_HOST, SdkDraft, fill_from_prose, package_said
from auditor.policy.sdk_mentions import Mention, find_mentions
from auditor.policy.tables import plausible_name

BESIDE_RAW = re.compile(
    r"(?:SDK|[（(][^（）()]{0,80}[）)]|\s)*(?:[、,，/&+]|和|与|以及|及|或者?|\band\b)"
    r"[\s\"'“「]*+(?:以及|and |the )?(?:由[^，。；]{2,30}的)?[\"'“「]?",
    re.I,
)


def drafts_of(
    text: Text, passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
    """The SDKs that a sentence names, with what it says of each in the order of their
    names.

    :param text: the sentence; ``passage`` is the paragraph it stands in.
    :param own_names: folded names that are none of another's SDKs.
    """
    raw = text.text
    found = _one_each(raw, find_mentions(text, passage, known))
    seen: set[str] = set()
    drafts: list[SdkDraft] = []
    for i, mention in enumerate(found):
        a, b, name, key = mention.start, mention.end, mention.name, mention.key
        if key in seen and _beside_its_like(raw, found, i):
            key = fold(name)  # "百度地图SDK和百度定位SDK"
        if key in seen or fold(name) in own_names:
            continue
        seen.add(key)
        whole = _NAME_BEFORE_BRACKET.fullmatch(raw, 0, a) if raw[b : b + 1] in "）)" else None
        inner = None
        if whole and _may_be_whole(whole.group(1), known):
            inner, name, a, b = name, whole.group(1), whole.start(1), b + 1  # "阿里云热修复（X）"
        draft = SdkDraft(name.strip(), text.line_at(a), raw.strip()[:200])
        draft.aliases = [inner] if inner else []
        draft.mention = not mention.certain
        draft.written = raw[a:b]
        draft.start = a
        others = [
            m for m in found[i + 1 :] if m.key != key and not fold(name).startswith(fold(m.name))
        ]
        stop = b + _before_lead(raw[b : others[0].start]) if others else len(raw)
        one = _ONE_OF_TWO.search(raw, b, stop) if len(found) > 1 else None
        window = text.slice(b, one.start() if one else stop)
        near = find_packages(window.text[:60])
        inside = _BRACKET_AT.match(window.text)
        if near and (near[0][0] <= 12 or (inside and near[0][0] < inside.end())):
            draft.packages = [p for s, _, p in near if s <= 60]
        else:
            draft.packages = package_said(window.text)
        before = raw[max(a - 60, 0) : a]
        packages_before = find_packages(before)
        close = packages_before and packages_before[-1][1] >= len(before) - 4
        if close and not _ANOTHER.search(before, packages_before[-1][1]):
            draft.packages += [p for _, _, p in packages_before]
        draft.vendor = (
            owner_before(before) or owner_in_brackets(before) or company_of_bracket(raw, a)
        )
        draft.brand = brand_before(before)
        bracket = re.match(
            r"\s*[（(]([^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*)[）)]", window.text
        )
        if bracket and company_in(bracket.group(1)):
            draft.vendor = company_in(bracket.group(1))
        elif bracket and _SHORT_OWNER.fullmatch(bracket.group(1)):
            draft.vendor = draft.vendor or bracket.group(1)  # "QQ互联SDK（腾讯）"
            bracket = None
        for said in re.split(r"[，,；;]", bracket.group(1)) if bracket else ():
            stated = says_use(said) if draft.vendor else is_use(said)
            if draft.purpose is None and stated and not any(find_data_types(said)):
                draft.purpose = said.strip()
        fill_from_prose(draft, window, known)
        if draft.purpose and draft.purpose.startswith("提供") and _BY_IT.search(before):
            draft.purpose = None  # "消息提醒由个推提供推送服务"
        own = [to for s, e, to in text.links if s <= a and b <= e and e - s <= len(name) + 12]
        if own and not CODE_HOST.search(own[0]) and own[0].startswith("http"):
            draft.privacy_url = own[0]  # the name is the link
        draft.platform = platform_of(name) or passage.section.foreign
        drafts.append(draft)
    if len(drafts) > 1:
        # what is said after the last name of an enumeration holds for all
        shared = SdkDraft("", 0, "")
        said = raw[found[-1].end :]
        fill_from_prose(shared, text.slice(found[-1].end, len(raw)), known)
        first_use = _USE_FIRST.match(raw)
        directly = _DIRECTLY.match(said) if _TAKES.search(raw[: found[0].start]) else None
        if shared.purpose is None and (first_use or directly):
            shared.purpose = (first_use or directly)[1].strip()  # type: ignore[index]
        info_at = said.find(shared.personal_info) if shared.personal_info else -1
        if info_at >= 0 and _ONE_OF_TWO.search(re.split("[，,；;。]", said[:info_at])[-1]):
            shared.personal_info = None  # "前者会收集…"
        first = 0 if _ALL_OF_THEM.search(said) else _enumerated_from(raw, found)
        for draft in drafts:
            if draft.start >= first:
                draft.personal_info = draft.personal_info or shared.personal_info
                draft.purpose = draft.purpose or shared.purpose
        share_companies(raw, drafts)
        addresses_in_turn(raw, drafts)
    yield from drafts


def _one_each(raw: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence without those of an SDK that names only what it is
    used with, where another is written with the word SDK (``微信登录…微信开放平台SDK``)."""
    written = {m.key for m in found if _says_sdk(raw, m)}
    return [
        m
        for m in found
        if m.key not in written
        or _says_sdk(raw, m)
        or (_IS_TITLE.match(raw, m.end) and not re.search(r"[^\W\d]", raw[: m.start]))
    ]


def _says_sdk(raw: str, mention: Mention) -> bool:
    """The word SDK is in the name or right behind it."""
    return WITH_SDK.search(raw, mention.start, mention.end + len(" SDK")) is not None


_IS_TITLE = re.compile(r"[\s：:，,（(。—]")  # what follows a name that a text begins with

WITH_SDK = re.compile("SDK", re.I)


def _beside_its_like(raw: str, found: Sequence[Mention], at: int) -> bool:
    """A product that stands in one enumeration with another of the same brand, both
    with the word SDK."""
    before, this = found[at - 1], found[at]
    return (
        before.key == this.key
        and fold(before.name) != fold(this.name)
        and all(WITH_SDK.search(raw[m.start : m.end]) for m in (before, this))
        and BESIDE_RAW.fullmatch(raw, before.end, this.start) is not None
    )


_NAME_BEFORE_BRACKET = re.compile(r"[\W\d_]*?([A-Za-z\u4e00-\u9fff][\w+ .-]{1,15}?)\s*[（(]")


def _may_be_whole(name: str, known: KnownNames) -> bool:
    """A name that begins with a brand and goes on in a bracket by which it is known
    (``阿里云热修复（Sophix）``)."""
    hit = next(known.scan(fold(name)), None)
    branded = _BRAND_FIRST.match(name) or (hit is not None and hit.start == 0)
    return bool(branded) and plausible_name(name) and not is_generic(name) and not is_company(name)


_SHORT_OWNER = re.compile(SHORT_COMPANY + "(?:联盟|广告|集团|科技|公司)?", re.I)

_BRACKET_AT = re.compile(
    r"\s*(?:SDK)?\s*[（(][^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*[）)]", re.I
)

_BRAND_FIRST = re.compile(SHORT_COMPANY + r"(?=[\u4e00-\u9fff])")

_ANOTHER = re.compile(r"[、，,和与及；;]")  # the package is the name's before

_BY_IT = re.compile(r"(?<!自)由\s?$")

# "用于消息推送：X SDK、Y SDK，…"
_USE_FIRST = re.compile(r"^\W*(?:\d{1,2}[.、)）]\s*)?((?:用于|用来)[^：:，,。]{2,20})[：:]")

_ONE_OF_TWO = re.compile(r"[前后]者|\bthe (?:former|latter)\b", re.I)

_ALL_OF_THEM = re.compile(
    r"[均都]|以上|上述|前述|这(?:些|几|两|三)|[两三四]者|它们|一并|"
    r"\b(?:both|all|they|these|each|them)\b",
    re.I,
)

_LEAD = re.compile(r"由|提供|集成|接入|嵌入|使用|采用|以及|还|另|通过|\band\b|\bwe\b|\bour\b", re.I)


def _before_lead(between: str) -> int:
    """Where, between two names, what leads to the second one begins."""
    body = without_brackets(between)
    strong = max(body.rfind(c) for c in "；;。")
    if strong >= 0:
        return strong + 1
    by = re.search(r"[、和与及]\s*由[^，。；、]{2,40}的$", body)
    if by:
        return by.start() + 1
    weak = max(body.rfind(c) for c in "，,")
    return weak + 1 if weak >= 0 and _LEAD.search(body, weak) else len(between)


def _enumerated_from(raw: str, found: Sequence[Mention]) -> int:
    """Where the enumeration begins whose last name is the last one found."""
    first = len(found) - 1
    while first and BESIDE_RAW.fullmatch(raw, found[first - 1].end, found[first].start):
        first -= 1
    return found[first].start


# "我们使用X语音合成SDK播报课文": what follows the name at once
_DIRECTLY = re.compile(
    r"\s*(?:[（(][^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*[）)]\s*)?"
    r"((?![会将可需收获采的等和及是为在由与有并以或了均都这该其来服时])[\u4e00-\u9fff]"
    r"[^，,。；;（(]{3,40})(?=[，,。；;]|$)"
)

_TAKES = re.compile(
    r"(?:使用|集成|接入|[采採]用|借助|通过|透過|藉由|嵌入|我[们們]以)(?:了|的)?[^，,。；;]{0,20}$"
)
