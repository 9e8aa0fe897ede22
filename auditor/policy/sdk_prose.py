"""SDKs that running text names: ``我们集成了友盟+SDK…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.policy.companies import company_in
from auditor.policy.discourse import read_told, take_missing, written_names
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, leading_number
from auditor.policy.known import KnownNames, is_generic, kind_of_services
from auditor.policy.names import (
    LIST_TITLE,
    brackets,
    split_outside,
)
from auditor.policy.prose_addresses import (
    addresses_behind,
    named_links,
    only_address,
    own_addresses,
)
from auditor.policy.prose_below import ANAPHORA
from auditor.policy.prose_owners import share_companies
from auditor.policy.prose_sentence import BESIDE_RAW, WITH_SDK, drafts_of
from auditor.policy.records import Passage
from auditor.policy.roles import is_key
from auditor.policy.sdk_entries import list_entry, policy_link_behind
from auditor.policy.sdk_fields import (
    URL,
    SdkDraft,
    policy_link,
    says_nothing,
)
from auditor.policy.sdk_lists import bullet, listed_entries
from auditor.policy.sdk_purpose import purpose_around, purpose_before
from auditor.policy.tables import plausible_name
from auditor.policy.told_reading import Subject
from auditor.policy.topic_names import topic_names

_HEAD_COMPANY = re.compile(
    rf"\W*([A-Z][^.—–:：\n]{{2,50}}?\b{LEGAL_FORM}\b\.?)\W{{0,3}}\s*(?:—|–|:|-)\s+(?=\S)"
)
# "A、B均由X公司提供，前者用于…"
_OF_EACH = re.compile(
    "(?:[^平]均|都|皆)(?:由|为|是|属|会|来自|用于)|分别|前者|后者|[两二三四]者|它们"
)
_RUN_BY = re.compile(
    r"(?:运营者|提供者|运营方|提供方|开发者|运营主体|该SDK由|其由)(?:为|是|：|"
    r":)?([^。；]{4,60}公司)"
)
_RUN_BY_IT = re.compile(
    r"由([^，,。；;由]{4,40}公司(?:[（(][^）)]{1,16}[）)])?)(?:运营|提供|开发|研发)"
)
# "当您使用查询附近门店功能时，我们会使用X SDK"
_WHEN = re.compile(
    r"(?:当您|您|用户)?(?:在)?使用([\u4e00-\u9fffA-Za-z、“”]{2,30}?)(?:功能|"
    r"服务)?时[，,][^。]{0,20}$"
)


def beside_entries(passages: Sequence[Passage], known: KnownNames) -> frozenset[int]:
    """Indexes of list entries in the part on third parties most of whose
    neighbours name SDKs, so that they surely do as well."""
    found: set[int] = set()
    run: list[int] = []
    for i, passage in enumerate([*passages, None]):
        listed = (
            passage is not None
            and passage.record is None
            and passage.section.sdks
            and not passage.section.idle
            and (passage.item or not passage.heading)
            and (
                passage.item
                or leading_number(passage.text.text) > 0
                or bullet(passage.text.text, 0) > 0
            )
        )
        if listed:
            run.append(i)
            continue
        if len(run) > 1:
            known_ones = [n for n in run if list_entry(passages[n], known)]
            if len(known_ones) < len(run) <= 2 * len(known_ones):
                found.update(set(run) - set(known_ones))
        run = []
    return frozenset(found)


_PARTS = re.compile(r"[；;]\s*")
_HEAD = re.compile(
    r"\s*([^，,。；;：:（(]{2,30}?)\s*(?:[（(][^（）()]*(?:[（(][^（）()]*[）)])?[^（"
    r"）()]*[）)])?\s*[:：](?!//)"
)


def _entries_in_line(passage: Passage, known: KnownNames) -> list[Passage]:
    """The parts of ``X SDK（A公司）：登录；Y（B公司）：统计；Z：推送``, each an entry."""
    raw = passage.text.text
    if not passage.section.sdks or len(raw) > _LONGEST_LINE or not _PARTS.search(raw):
        return []
    spans = [(a, b) for a, b in split_outside(raw, _PARTS) if raw[a:b].strip()]
    heads = [_HEAD.match(raw, a, b) for a, b in spans]
    names = [head.group(1).strip() for head in heads if head]
    if len(spans) < 2 or len(names) < len(spans) or is_key(names[0]):
        return []
    sure = sum("sdk" in fold(name) or known.identify(name) is not None for name in names)
    if sure * 2 < len(names) + 1 or not all(map(plausible_name, names)):
        return []
    return [replace(passage, text=passage.text.slice(a, b), item=True) for a, b in spans]


# "其中聚合了A（X公司）与B", "分享组件内含微信、QQ的SDK"
_TAKES_IN = re.compile(r"(?:聚合|内含|集成|封装|打包|内嵌|内置)(?:了|有)")


def _taken_in_by(
    entries: Sequence[SdkDraft], passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
    """SDKs that what an entry says of another SDK takes in."""
    raw = passage.text.text
    match = _TAKES_IN.search(raw)
    if match is None or match.start() < raw.find(entries[0].name):
        return
    start = max(raw.rfind(c, 0, match.start()) for c in "。；;，,") + 1
    end = raw.find("。", match.end())
    ids = {None, *(known.by_whole_name(e.name) for e in entries)}
    text = passage.text.slice(start, end if end >= 0 else len(raw))
    found = [
        draft
        for draft in drafts_of(text, passage, known, own_names)
        if known.identify(draft.name) not in ids
        and not any(fold(draft.name) in fold(e.name) for e in entries)
    ]
    _take_told(text.text, found)
    yield from found


def _share_label(entries: Sequence[SdkDraft]) -> None:
    """``网络请求、图片加载：OkHttp、Glide等开源组件``: a use for each library."""
    uses = {e.purpose for e in entries}
    shares = (next(iter(uses)) or "").split("、") if len(uses) == 1 else []
    if len(shares) == len(entries) > 1 and all(e.name.isascii() for e in entries):
        for entry, use in zip(entries, shares, strict=True):
            entry.purpose = use.strip()


def _take_of_each(entries: Sequence[SdkDraft], raw: str) -> None:
    """What a line says of all it lists; a use that it tells counts before the label that
    opens it (``广告：A、B。两家均用于…``)."""
    label = entries[0].purpose or ""
    shared = label and all(entry.purpose == label for entry in entries)
    opened = entries if shared and 0 <= raw.find(label) < raw.find(entries[0].name) else ()
    for entry in opened:
        entry.purpose = None
    take_missing(entries, raw)
    for entry in opened:
        entry.purpose = entry.purpose or label


_DATED = re.compile(r"\d{4}\s?[-/年.]\s?\d{1,2}")
_LONGEST_LINE = 2000  # characters of several entries


def from_passage(
    passage: Passage, known: KnownNames, own_names: frozenset[str], beside: bool = False
) -> Iterator[SdkDraft]:
    """SDKs that a line of prose or a list entry discloses.

    :param beside: its neighbours in a list are (:func:`beside_entries`).
    """
    text = passage.text
    raw = text.text
    parts = _entries_in_line(passage, known)
    if parts:
        for part in parts:
            yield from from_passage(part, known, own_names, True)
        return
    entries = list_entry(passage, known, beside) or listed_entries(passage, known)
    if entries:
        if len(entries) == 1 and entries[0].group == (0, 0):
            entries[0].group = (0, len(raw))  # all that it says is about this one
        for entry in entries:
            entry.purpose = entry.purpose or kind_of_services(passage.group)
        if len(entries) > 1 and _OF_EACH.search(raw):
            _take_of_each(entries, raw)
            share_companies(raw, entries)
        _share_label(entries)
        link = policy_link_behind(text)
        if len(entries) > 1 and link and not any(e.privacy_url for e in entries):
            for entry in entries:
                entry.privacy_url = link[1]  # "A, B and C – privacy policy"
        yield from entries
        yield from _taken_in_by(entries, passage, known, own_names)
        return
    if len(raw) <= 60 and (passage.heading or _DATED.search(raw)) and LIST_TITLE.search(raw):
        return
    drafts: list[SdkDraft] = []
    start = offset = 0
    # "?" and "!" inside an address end no sentence
    pieces = [p for p in re.split(r"(?<=[。！？\n])|(?<=[!?])(?![\w=&%/#])", raw) if p]
    for i, sentence in enumerate(pieces):
        offset += len(sentence)
        # "它们会收集…" continues what the sentence before is about
        if i + 1 < len(pieces) and ANAPHORA.match(pieces[i + 1]):
            continue
        for draft in drafts_of(text.slice(start, offset), passage, known, own_names):
            draft.start += start
            draft.group = (start, offset)
            drafts.append(draft)
        start = offset
    drafts = _merged(drafts, known)
    regards = _take_told(raw, drafts)
    if len(drafts) == 1:
        # "… 运营者为X公司，详情请见《X隐私政策》" may stand in a later sentence
        only = drafts[0]
        only.privacy_url = only.privacy_url or policy_link(text) or only_address(text)
        runs = _RUN_BY.search(raw, only.start)
        only.vendor = only.vendor or (company_in(runs.group(1)) if runs else None)
        by = None if only.vendor else _RUN_BY_IT.search(raw, only.start)
        only.vendor = by.group(1).strip() if by else only.vendor
        when = _WHEN.search(raw[: only.start])
        only.purpose = only.purpose or (when.group(1) if when else None)
    elif drafts and not any(d.privacy_url for d in drafts):
        # "我们接入了A SDK及B SDK，…。您可以访问 https://… 了解…": of both
        addresses = list(URL.finditer(raw))
        ends = raw.find("。", max(d.start for d in drafts))
        same = len({d.vendor for d in drafts} - {None}) <= 1
        behind = [a.start() for a in addresses] or [s for s, _, _ in text.links]
        if same and len(behind) == 1 and 0 < ends < behind[0]:
            for draft in drafts:
                draft.privacy_url = (
                    policy_link(text) or (addresses and addresses[0].group()) or None
                )
    of_all = _HEAD_COMPANY.match(raw)
    if of_all and len(drafts) > 1:
        # "**X Ltd.** — A (sign-in), B (storage). Policy: https://…"
        address = policy_link(text) or only_address(text)
        for draft in drafts:
            draft.vendor = of_all.group(1)
            draft.privacy_url = draft.privacy_url or address
    own_addresses(raw, drafts)
    named_links(text, drafts, known)
    addresses_behind(raw, drafts)
    topics = {t.start: t.use for t in topic_names(raw, known)} if drafts else {}
    for draft in drafts:
        draft.purpose = draft.purpose or topics.get(draft.start)
    _fill_purposes(raw, drafts)
    for draft in drafts:
        draft.purpose = None if says_nothing(draft.purpose) else draft.purpose
        draft.purpose = draft.purpose or purpose_before(raw, draft.start)
    _share_in_brackets(raw, drafts)
    said = _label(raw, drafts)
    for draft, regard in zip(drafts, regards, strict=True):
        draft.purpose = draft.purpose or (None if says_nothing(regard) else regard)
        if re.fullmatch(".{2,6}推送", draft.purpose or "") and known.by_name(draft.purpose or ""):
            draft.purpose = None  # "友盟推送集成了小米推送SDK"
        if said and re.match(r"收集|采集|上报", draft.purpose or ""):
            draft.purpose = said  # "（异常分析）使用X收集崩溃日志"
        if said and said.isascii() and _is_subject(draft.purpose, raw):
            draft.purpose = said
        if said and (said.isascii() or kind_of_services(said) or not is_generic(said + "SDK")):
            draft.purpose = draft.purpose or said
        draft.vendor = draft.vendor or draft.brand
    yield from drafts


# "8.崩溃收集。由X提供…": a sentence that is no more than what the next ones are about
_LABEL_SENTENCE = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[）)、.．]?\s?)?"
    r"((?!您|你|我们|用户|为)[\u4e00-\u9fff、]{2,16})。"
    r"(?=由|采用|使用|播放|我们|接入|集成|调用|(?:[^。；;]{0,24}(?:拉起|用的是|用到|用了|走的?(?=.{2})|由[^。；;]{2,24}封装)))"
)


# "推送。阿里云移动推送，…", "6.3 Error analysis. If you have agreed, X records …"
_LABEL_BESIDE = re.compile(
    r"\s*(?:[*·•●-]\s*)?(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[）)、.．]?\s?)?"
    r"([\u4e00-\u9fff、]{2,10})。[“「\s]*"
)
# "第十七条　（异常分析）本平台使用X"
_LABEL_BRACKET = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]{1,4}条|\d{1,2}(?:\.\d{1,2})*)[.、]?\s*"
    r"[（(【]([\u4e00-\u9fff、]{2,10})[）)】]\s*(?=\S)"
)
# "消息提醒：我们使用X", "**统计** — 接入了X"
_LABEL_COLON = re.compile(
    r"\s*(?:[*·•●◆■▪-]\s*)?(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[）)、.．]?\s?)?"
    r"((?!我们|您|注|提示|说明|例如|其他|另外)[\u4e00-\u9fff、]{2,10})\s*(?:[:：](?!//)|——|—|–)"
)
_LABEL_EN = re.compile(
    r"\s*(?:[*•-]\s*)?(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
    r"((?!We |Our |The |This |It |You |Your |If |In |For )[A-Z][a-z]+"
    r"(?: (?:and |of |& )?[a-z]+){0,3})[.:] (?=[A-Z])"
)


def _label(raw: str, drafts: Sequence[SdkDraft]) -> str:
    """What a sentence at the head of a text says that it is about; else empty."""
    label = _LABEL_SENTENCE.match(raw) or _LABEL_BRACKET.match(raw)
    beside = _LABEL_BESIDE.match(raw)
    if label is None and drafts and beside and drafts[0].start <= beside.end() + 1:
        label = beside
    if label is None and drafts:
        colon = _LABEL_COLON.match(raw)
        near = colon and colon.end() <= drafts[0].start and "。" not in raw[: drafts[0].start]
        label = colon if colon and near and not is_key(colon.group(1)) else None
    if label is None and len(drafts) == 1:
        label = _LABEL_EN.match(raw)
    return label.group(1) if label else ""


def _is_subject(purpose: str | None, raw: str) -> bool:
    """A use that is only what an English sentence is about ("Crashes are reported by X")."""
    if not purpose or not purpose.isascii():
        return False
    return (
        re.search(
            rf"{re.escape(purpose)} (?:(?:is|are|gets?) [a-z]+ )?(?:by|with|to|via|through) ", raw
        )
        is not None
    )


def _take_told(raw: str, drafts: Sequence[SdkDraft]) -> list[str | None]:
    """Take over what the whole paragraph says of each SDK; in regard of what it
    names them."""
    subjects = [
        Subject(
            (
                *written_names(d.name, d.written),
                *_called(raw, d, drafts),
                *_of_brand(raw, d, drafts),
            )
        )
        for d in drafts
    ]
    told = read_told(raw, subjects)
    for draft, said in zip(drafts, told, strict=True):
        draft.purpose = said.purpose or draft.purpose
        draft.personal_info = said.personal_info or draft.personal_info
        draft.vendor = draft.vendor or said.vendor
    return [said.regard for said in told]


def _of_brand(raw: str, draft: SdkDraft, drafts: Sequence[SdkDraft]) -> tuple[str, ...]:
    """The brand that an SDK is said to be of, where the text goes on with it
    (``融云会收集…`` after ``融云的即时通讯SDK``)."""
    brand = draft.brand
    if not brand or len(brand) < 2 or sum(d.brand == brand for d in drafts) > 1:
        return ()
    goes_on = re.compile(
        re.escape(brand) + r"(?:也|还|则)?(?:会|将|需要?|可能|仅|只|收集|获取|采集|读取|的隐私)"
    )
    return (brand,) if goes_on.search(raw, draft.start + len(draft.name)) else ()


def _called(raw: str, draft: SdkDraft, drafts: Sequence[SdkDraft]) -> tuple[str, ...]:
    """The beginning of a name by which the text goes on to call it (``听云`` after
    ``听云APP SDK``), if it is no other's."""
    name = draft.name
    for end in range(len(name) - 1, 1, -1):
        part = name[:end].strip()
        if len(part) < 2 or part[-1] in "（(+-" or raw.count(part) <= raw.count(name):
            continue
        # the same word in the company's name calls nothing
        called = re.compile(
            re.escape(part) + r"(?!(?:(?![由是为属归])[\u4e00-\u9fff（()）]){0,16}公司)"
        )
        if len(called.findall(raw)) <= raw.count(name):
            continue
        others = any(d is not draft and d.name.startswith(part) for d in drafts)
        if others or is_generic(part) or (part.isascii() and len(part) < 4):
            return ()
        return (part,)
    return ()


def _fill_purposes(raw: str, drafts: Sequence[SdkDraft]) -> None:
    """What the clauses around a name say it is for, where no word leads to
    it; the names beside it share it."""
    before: SdkDraft | None = None
    for draft in drafts:
        a, b = draft.group
        end = draft.start + len(draft.name)
        if draft.purpose is None and a <= draft.start < end <= b:
            draft.purpose = purpose_around(raw[a:b], draft.start - a, end - a)
            if (
                draft.purpose is None
                and before is not None
                and BESIDE_RAW.fullmatch(raw, before.start + len(before.name), draft.start)
            ):
                draft.purpose = before.purpose
        before = draft


def _share_in_brackets(raw: str, drafts: Sequence[SdkDraft]) -> None:
    """``联运SDK（A SDK、B SDK）负责登录``: what one of a bracket's is for, all are."""
    for start, end, _ in brackets(raw):
        inside = [d for d in drafts if start < d.start < end]
        uses = {d.purpose for d in inside if d.purpose}
        if len(inside) > 1 and len(uses) == 1 and not _TOLD_EACH.search(raw, start, end):
            for draft in inside:
                draft.purpose = min(uses)


_TOLD_EACH = re.compile("用于|用来|实现|提供[^者方商]|[（(][^（）()]*(?:登录|支付|推送|统计|分享)")


def _merged(drafts: Sequence[SdkDraft], known: KnownNames) -> list[SdkDraft]:
    """What sentences in a row say of the same SDK, as one draft; the shorter
    name of one named before (``友盟`` after ``友盟统计插件``) is its."""
    out: list[SdkDraft] = []
    for draft in drafts:
        name, sdk_id = fold(draft.name), known.by_name(draft.name)
        same = next(
            (
                d
                for d in out
                if fold(d.name).startswith(name)
                or (
                    sdk_id is not None
                    and sdk_id == known.by_name(d.name)
                    and not (d.group == draft.group and _two_products(d, draft))
                )
            ),
            None,
        )
        if same is None:
            out.append(draft)
            continue
        same.group = (same.group[0], draft.group[1])
        same.mention = same.mention and draft.mention
        same.packages += [p for p in draft.packages if p not in same.packages]
        for field in ("vendor", "purpose", "personal_info", "privacy_url"):
            if getattr(same, field) is None:
                setattr(same, field, getattr(draft, field))
    return out


def _two_products(one: SdkDraft, other: SdkDraft) -> bool:
    return all(WITH_SDK.search(d.written or d.name) for d in (one, other))
