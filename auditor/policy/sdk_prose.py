"""SDKs that running text names: ``我们集成了友盟+SDK…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import read_told, take_missing, written_names
from auditor.policy.entry_english import take_below
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import KnownNames, find_packages, is_generic, kind_of_services
from auditor.policy.names import (
    LIST_TITLE,
    brackets,
    is_use,
    platform_of,
    says_use,
    split_outside,
    without_brackets,
)
from auditor.policy.records import Passage
from auditor.policy.roles import is_key
from auditor.policy.sdk_entries import CODE_HOST, list_entry, policy_link_behind
from auditor.policy.sdk_fields import (
    POLICY_PATH,
    URL,
    SdkDraft,
    fill_from_prose,
    find_url,
    first_clause,
    policy_link,
)
from auditor.policy.sdk_lists import bullet, listed_entries
from auditor.policy.sdk_mentions import Mention, find_mentions
from auditor.policy.sdk_purpose import purpose_around, purpose_before
from auditor.policy.tables import plausible_name
from auditor.policy.told_reading import Subject

_BESIDE_RAW = re.compile(
    r"(?:SDK|[（(][^（）()]{0,80}[）)]|\s)*(?:[、,，/&+]|和|与|以及|及|或者?|\band\b)"
    r"[\s\"'“「]*+(?:以及|and |the )?(?:由[^，。；]{2,30}的)?[\"'“「]?",
    re.I,
)
_ANAPHORA = re.compile(
    r"\s*(?:它们?|二者|两者|三者|该(?:sdk|插件|服务|第三方|公司)|其(?!他|它|中|余|次|"
    r"实)|提供[方者](?:为|是)|运营[方者](?:为|是)|(?:收集|处理|获取)的(?:个人)?信息|"
    r"(?:使用|处理|收集)?目的(?:为|是|在于)|"
    r"(?:上述|前述|以上)(?:第三方)?(?:sdk|服务|公司|厂商|[各两三])|这(?:些|几|两|三)|"
    r"此(?:sdk|插件)|"
    r"前者|后者|(?:注[:：]?)?以上[各两三四]|It |"
    r"They |This SDK|These )",
    re.I,
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
        for draft in _sentence(text, passage, known, own_names)
        if known.identify(draft.name) not in ids
        and not any(fold(draft.name) in fold(e.name) for e in entries)
    ]
    _take_told(text.text, found)
    yield from found


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
            take_missing(entries, raw)
        link = policy_link_behind(text)
        if len(entries) > 1 and link and not any(e.privacy_url for e in entries):
            for entry in entries:
                entry.privacy_url = link[1]  # "A, B and C – privacy policy"
        yield from entries
        yield from _taken_in_by(entries, passage, known, own_names)
        return
    if passage.heading and len(raw) <= 60 and LIST_TITLE.search(raw):
        return
    drafts: list[SdkDraft] = []
    start = offset = 0
    # "?" and "!" inside an address end no sentence
    pieces = [p for p in re.split(r"(?<=[。！？\n])|(?<=[!?])(?![\w=&%/#])", raw) if p]
    for i, sentence in enumerate(pieces):
        offset += len(sentence)
        # "它们会收集…" continues what the sentence before is about
        if i + 1 < len(pieces) and _ANAPHORA.match(pieces[i + 1]):
            continue
        for draft in _sentence(text.slice(start, offset), passage, known, own_names):
            draft.start += start
            draft.group = (start, offset)
            drafts.append(draft)
        start = offset
    drafts = _merged(drafts, known)
    regards = _take_told(raw, drafts)
    if len(drafts) == 1:
        # "… 运营者为X公司，详情请见《X隐私政策》" may stand in a later sentence
        only = drafts[0]
        only.privacy_url = only.privacy_url or policy_link(text) or _only_address(text)
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
    _own_addresses(raw, drafts)
    _fill_purposes(raw, drafts)
    for draft in drafts:
        draft.purpose = draft.purpose or purpose_before(raw, draft.start)
    _share_in_brackets(raw, drafts)
    said = _label(raw, drafts)
    for draft, regard in zip(drafts, regards, strict=True):
        draft.purpose = draft.purpose or regard
        if re.fullmatch(".{2,6}推送", draft.purpose or "") and known.by_name(draft.purpose or ""):
            draft.purpose = None  # "友盟推送集成了小米推送SDK"
        if said and said.isascii() and _is_subject(draft.purpose, raw):
            draft.purpose = said
        if said and (said.isascii() or kind_of_services(said) or not is_generic(said + "SDK")):
            draft.purpose = draft.purpose or said
        draft.vendor = draft.vendor or draft.brand
    yield from drafts


_ITS_ADDRESS = (
    r"(?:SDK)?[”\"」』》]?(?:的)?(?:隐私)?(?:权)?(?:政策|协议|规则|条款|声明|说明|指引)?(?:链接|网址|地址)?"
    r"(?:为|是|见)?\s*[:：]?\s*(https?://[^\s，。；、）)]+)"
)


def _own_addresses(raw: str, drafts: Sequence[SdkDraft]) -> None:
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
    inturn = _EACH_AT.search(raw)
    each = [m.group().rstrip(".,;:)") for m in URL.finditer(inturn.group())] if inturn else []
    if len(each) == len(drafts) and not any(d.privacy_url for d in drafts):
        for draft, address in zip(drafts, each, strict=True):
            draft.privacy_url = address


_LEADS_TO_POLICY = re.compile(
    r"(?:见|查阅|查看|访问|了解|载于|说明|政策|规则|条款|声明|协议|隐私|网址|官网|地址|链接|policy|notice|"
    r"privacy|at|see|here)(?:为|是|在|于|到|至|：|:|\s|\(|（|<|\[)*$",
    re.I,
)


def _only_address(text: Text) -> str | None:
    """The one address of a text about one SDK, where words or its path say that it is a
    policy's."""
    found = [m for m in URL.finditer(text.text) if "://" in m.group()]
    if len({m.group() for m in found}) != 1:
        return None
    before = text.text[max(found[0].start() - 16, 0) : found[0].start()]
    if not (_LEADS_TO_POLICY.search(before) or POLICY_PATH.search(found[0].group())):
        return None
    return find_url(text.slice(found[0].start(), len(text.text)))


# "8.崩溃收集。由X提供…": a sentence that is no more than what the next ones are about
_LABEL_SENTENCE = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[）)、.．]?\s?)?"
    r"((?!您|你|我们|用户|为)[\u4e00-\u9fff、]{2,16})。(?=由|采用|使用|播放|我们|接入|集成)"
)


# "推送。阿里云移动推送，…", "6.3 Error analysis. If you have agreed, X records …"
_LABEL_BESIDE = re.compile(
    r"\s*(?:[*·•●-]\s*)?(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十]{1,3})[）)、.．]?\s?)?"
    r"([\u4e00-\u9fff、]{2,10})。[“「\s]*"
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
    label = _LABEL_SENTENCE.match(raw)
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


def carry_on(text: str, drafts: Sequence[SdkDraft], listed: Sequence[SdkDraft]) -> bool:
    """Fill what a paragraph that goes on about the SDKs of the one before it
    says of them; ``False`` if it does not.

    :param listed: the SDKs of all entries of the list right before it, which
        ``以上两项服务``, "These partners" mean.
    """
    several = _OF_SEVERAL.match(text)
    if several and len(listed) > 1:
        count = _COUNTS.get(several.group(1) or "", len(listed))
        drafts = listed[-count:]
    elif not _ANAPHORA.match(text):
        return False
    if not drafts:
        return False
    take_missing(drafts, text, strict=several is not None)
    return True


def is_bare(draft: SdkDraft, text: str) -> bool:
    """An entry whose line holds its name alone, perhaps with a bracket."""
    told = draft.purpose or draft.personal_info or draft.privacy_url
    rest = without_brackets(text).replace(draft.name, "").replace("\x00", "")
    return not told and not re.search(r"[^\W\d]", re.sub(r"\bSDK\b", "", rest))


def describe(draft: SdkDraft, passage: Passage, known: KnownNames) -> None:
    """Fill what the paragraph below a bare entry says of it."""
    text = passage.text
    data = _DATA_KEY.search(text.text)
    if data and any(find_data_types(data.group(1))):
        draft.personal_info = draft.personal_info or data.group(1).strip()
    left = take_below(draft, text, passage.group)
    draft.privacy_url = draft.privacy_url or find_url(text.slice(len(left.text), len(text.text)))
    text = left
    take_missing([draft], text.text)
    fill_from_prose(draft, text, known)
    draft.purpose = draft.purpose or first_clause(text.text)


# "信息：OAID、设备型号"
_DATA_KEY = re.compile(
    r"(?:^|[。；;，,\s])\s*(?:(?:收集|获取|采集|蒐集)?的?(?:个人|個人)?)?(?:信息|数据|资料|資料)"
    r"\s*[:：]\s*([^。；;\n]{2,300})"
)
_OF_SEVERAL = re.compile(
    r"\s*(?:[*＊※]\s*)?(?:(?:注|备注|说明)\s*[:：]\s*)?(?:以上|上述|前述|这)(?:所列|列出的|提到的)?(?:的)?"
    r"([两二三四五六七八九十])?[项款个种家]?(?:第三方)?(?:的)?(?:SDK|服务|组件|插件|厂商|公司|渠道|平台|"
    r"联盟|产品|库|推送|些)|\s*它们|"
    r"\s*(?:(?:all|both) of )?(?:these|the above|those) (?:ad |third-party )?(?:partners|"
    r"networks|companies|services|"
    r"sdks|libraries|providers|vendors|tools)\b|\s*(?:they all|all of them)\b",
    re.I,
)
_COUNTS = {c: n for n, c in enumerate("二三四五六七八九十", 2)} | {"两": 2}


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
                and _BESIDE_RAW.fullmatch(raw, before.start + len(before.name), draft.start)
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


def _sentence(
    text: Text, passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
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
        before = raw[max(a - 60, 0) : a]
        packages_before = find_packages(before)
        close = packages_before and packages_before[-1][1] >= len(before) - 4
        if close and not _ANOTHER.search(before, packages_before[-1][1]):
            draft.packages += [p for _, _, p in packages_before]
        draft.vendor = _owner(before) or _owner_in_brackets(before) or _company_of_bracket(raw, a)
        draft.brand = _brand(before)
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
        _share_companies(raw, drafts)
        addresses = _EACH_AT.search(raw)
        found_at = [m.group() for m in URL.finditer(addresses.group())] if addresses else []
        if len(found_at) == len(drafts):
            for draft, address in zip(drafts, found_at, strict=True):
                draft.privacy_url = address
    yield from drafts


def _one_each(raw: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions of a sentence without those of an SDK that names only what it is
    used with, where another is written with the word SDK (``微信登录…微信开放平台SDK``)."""
    written = {m.key for m in found if _WITH_SDK.search(raw[m.start : m.end])}
    return [
        m
        for m in found
        if m.key not in written
        or _WITH_SDK.search(raw[m.start : m.end])
        or (_IS_TITLE.match(raw, m.end) and not re.search(r"[^\W\d]", raw[: m.start]))
    ]


_IS_TITLE = re.compile(r"[\s：:，,（(。—]")  # what follows a name that a text begins with


_WITH_SDK = re.compile("SDK", re.I)


def _two_products(one: SdkDraft, other: SdkDraft) -> bool:
    return all(_WITH_SDK.search(d.written or d.name) for d in (one, other))


def _beside_its_like(raw: str, found: Sequence[Mention], at: int) -> bool:
    """A product that stands in one enumeration with another of the same brand, both
    with the word SDK."""
    before, this = found[at - 1], found[at]
    return (
        before.key == this.key
        and fold(before.name) != fold(this.name)
        and all(_WITH_SDK.search(raw[m.start : m.end]) for m in (before, this))
        and _BESIDE_RAW.fullmatch(raw, before.end, this.start) is not None
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
# "规则分别见 https://… 和 https://…"
_EACH_AT = re.compile(
    r"(?:(?:分别|依次)(?:见|为|是|参见|请见)?|"
    r"(?:[两二三四]者|它们)的?[^，,。；;h]{0,8}(?:规则|政策|条款|声明|链接)[^，,。；;h]{0,6})[：:]?\s*https?://.*"
)
# "用于消息推送：X SDK、Y SDK，…"
_USE_FIRST = re.compile(r"^\W*(?:\d{1,2}[.、)）]\s*)?((?:用于|用来)[^：:，,。]{2,20})[：:]")
_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:由|为|是|归)([^。；]{4,200}?)(?:提供|运营|开发|负责|所有|[。；]|$)"
)
_BY_EACH = re.compile(r"由([^。；]{8,200}?)分别(?:提供|运营|开发|负责)")
_BOTH_BY = re.compile(
    r"(?:均|都|皆|[两兩二三][者家])(?:均|都|皆)?(?:是|为|為)?由\s?([^，,。；;]{2,40}?)\s?"
    r"(?:提供|运营|營運|开发|開發)"
)
_FORMER = re.compile(
    r"前者([^，。；]{4,40}(?:公司|集团))[，,；;]\s*后者([^，。；]{4,40}(?:公司|集团))"
)


def _share_companies(raw: str, drafts: list[SdkDraft]) -> None:
    """``A SDK、B SDK分别由X公司、Y公司提供``, ``前者…X公司，后者…Y公司``."""
    told = _RESPECTIVELY.search(raw) or _BY_EACH.search(raw)
    companies = re.split(r"[、,，和及与](?=[^、]{3,})", told.group(1)) if told else []
    if not told and (former := _FORMER.search(raw)):
        companies = [company_in(text) or "" for text in former.groups()]
    both = _BOTH_BY.search(raw) if not companies else None
    if both:
        for draft in drafts:
            draft.vendor = draft.vendor or both.group(1)
    companies = [c.strip() for c in companies]
    if len(companies) == len(drafts) and all(re.search(r"公司|集团|院", c) for c in companies):
        for draft, company in zip(drafts, companies, strict=True):
            draft.vendor = company


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
    while first and _BESIDE_RAW.fullmatch(raw, found[first - 1].end, found[first].start):
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


def _company_of_bracket(raw: str, at: int) -> str | None:
    """``X公司（Y推送）``, ``魅族（X公司，Y推送）``: whose the bracket that holds a name is."""
    opens = max(raw.rfind("（", 0, at), raw.rfind("(", 0, at))
    closes = max(raw.rfind("）", 0, at), raw.rfind(")", 0, at))
    if opens < 0 or closes > opens or at - opens > 40:
        return None
    inside = company_in(raw[opens + 1 : at])
    if inside:
        return inside
    company = company_in(raw[max(opens - 40, 0) : opens], last=True)
    return company if company and raw[:opens].endswith(company) else None


def _owner_in_brackets(before: str) -> str | None:
    """``第三方（X公司，以下称“X”）X SDK``."""
    match = re.search(r"[（(]([^（）()]*(?:公司|集团)[^（）()]*)[）)]\s*$", before)
    return company_in(match.group(1)) if match else None


def _owner(before: str) -> str | None:
    """The company to which the name right after ``before`` belongs
    (``北京旷视科技有限公司的``, ``蚂蚁金服的``)."""
    match = re.search(r"(?:的|之|旗下的?|提供的|研发的|开发的|运营的|[,，]其|'s )\s*$", before)
    if not match:
        return None
    head = before[: match.start()]
    behind = re.search(
        r"[（(]([^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*(?:公司|集团))[）)]\s*$", head
    )
    if behind:
        return company_in(behind.group(1))  # "融云（X公司）的即时通讯SDK"
    head = re.sub(r"[（(][^（）()]{0,12}称[^（）()]{1,16}[）)]\s*$", "", head)
    company = company_in(head, last=True)
    if company and (head.rstrip().endswith(company) or match.group().strip() in (",其", "，其")):
        return company
    return None


def _brand(before: str) -> str | None:
    """The brand to which the name right after ``before`` belongs (``由讯飞的``)."""
    match = re.search(r"(?:的|之|旗下的?|提供的|研发的|开发的|开源的)\s*$", before)
    if not match:
        return None
    head = re.sub(
        r"[（(][^（）()]{0,30}(?:[（(][^（）()]*[）)][^（）()]{0,16})?[）)]\s*$",
        "",
        before[: match.start()],
    )
    brand = re.search(
        r"(?:集成|接入|使用|嵌入|采用|内置|用的是|用了|(?<!自)由|以及|及|和|、|通过|引入|，|,)了?\s?"
        r"((?![改使其第我该此本各多它有])(?:(?!由)[\u4e00-\u9fffA-Za-z]){2,10})\s?$",
        head,
    )
    # "火山引擎的AppLog SDK用来…" begins a sentence
    brand = brand or re.search(r"(?:^|。)\s*((?!我|本|该|此|其)[^\W用是由为在和]{2,8})\s?$", head)
    if (
        brand
        and not is_generic(brand.group(1))
        and not re.search(
            r"第三方|我们|以下|您|情况|功能|数据|信息|过程|习惯|环境|服务$|软件|应用|系统|平台|开源$|合作|手机|相关|分别|(?:使|采|所)用$|用到了?$",
            brand.group(1),
        )
    ):
        return re.sub(r"开源$", "", brand.group(1)) or None
    return None
