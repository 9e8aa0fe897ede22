"""Lines that list several SDKs, each with no more than a bracket or a few
clauses: ``Glide、OkHttp（网络）、MMKV``, ``X SDK，Y公司，用于…；Z SDK，…``."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.companies import company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import take_missing
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, is_company, leading_number
from auditor.policy.known import KnownNames, is_generic, kind_of_services
from auditor.policy.names import SAYS_USE, is_use, parse_name, platform_of, split_outside
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import URL, SdkDraft, fill_from_prose
from auditor.policy.tables import plausible_name

_LABEL = re.compile(r"\s*([^，,。；;:：（(]{2,40})(?:[（(][^（()）]{0,20}[）)])?[:：](?!//)\s*")
_LIBRARIES = re.compile(
    r"sdk|librar|third[- ]?part|components?|dependenc|packages|plugins|插件|组件|元件|类库|程序库|"
    r"开源库|第三方|三方"
)
_MADE_WITH = re.compile(
    r"(?:(?:[A-Z][\w' ]{1,30}? is )?(?:built|made|written) (?:with|on)|(?:we |"
    r"the app |it )?uses?)\s+"
    r"(?=[A-Za-z])",
    re.I,
)
_SAYS = re.compile(r"由|使用|采用|完成|通过|接入|集成|提供|为您|用于|基于|依托|借助")
_SEPARATOR = re.compile(
    rf"[、，]|,(?!\s*(?:{LEGAL_FORM}|Co)\b)|\s+(?:and|&)\s+|"
    r"[\s]*(?:以及|和|与|與|及)[\s]*"
)
_SENTENCE_HEAD = re.compile(r"[\u4e00-\u9fff]{2,}(?:有|了|的|入|成|用|为|是|合|由|过)\s?[A-Za-z]")
_OPENS_CLAUSE = re.compile(
    r"(?:并|也|均|都)?(?:由(?!.{0,2}SDK)|經由|经由|用到|用了|接了|接的是?|唤起|调起)|[把将]"
)
_ENDS_SDK = re.compile(r"SDK(?:[\s\d.+-]*|\s?for .*)$", re.I)
_LED_TO = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:(?<!自)由|使用|采用|接入|集成|嵌入|通过|调用|支持)[\u4e00-\u9fffA-Za-z]{2}"
)
_LONGEST_BEFORE = 4  # characters before what is known of a Chinese name
_LEADS_TO_NAME = "有了入成用为是由过持到于"
_SENTENCE_WORD = re.compile(r"\b(?:by|with|from|to|which|that|it|for (?!android|ios))\b", re.I)
_SEGMENT = re.compile(r"[；;。\n]")
# A word that is a name by its look: ``ByteBrew``, ``HyprMX``, ``okhttp3``.
_PRODUCT = re.compile(
    r"[A-Za-z]*[a-z0-9][A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z]\w+|[a-z]+\d+|[a-z]+[_-][a-z_-]+"
)


_BULLETS = re.compile(r"[\s•\-–*·●■◆○]+")


def bullet(text: str, start: int) -> int:
    """Length of the bullets and spaces at ``start`` (0: none)."""
    match = _BULLETS.match(text, start)
    return match.end() - start if match else 0


def looks_coined(name: str) -> bool:
    """A Latin name with capitals or digits inside, as products have."""
    return any(_PRODUCT.fullmatch(word) for word in name.split())


def listed_entries(passage: Passage, known: KnownNames) -> list[SdkDraft]:
    """The SDKs of a line that is a list of them; ``[]`` if it is none."""
    found = _with_companies(passage, known) or _told_in_bracket(passage)
    return found or _named_and_linked(passage, known) or _enumerated(passage, known)


_LINKED = re.compile(
    r"([^（()）:：,，、。；;]{2,40}(?:(?:[,、]\s*|\s+(?:and|&)\s+|和|与)[^（()）:：,，、。；;]{2,40}){0,5}?)"
    r"\s*(?:[（(]([^（()）]{2,60})[）)])?\s*(?:[-–—:：]\s*)?(https?://\S+)\s*"
)
_LONGEST_LINKED = 500  # characters of a line of names and an address
_BETWEEN = re.compile(r"[,、]\s*(?:and\s+)?|\s+(?:and|&)\s+|和|与")


def _named_and_linked(passage: Passage, known: KnownNames) -> list[SdkDraft]:
    """``Unity Ads and ironSource (Unity Technologies) https://…``: names, perhaps whose, and
    where to read more; a known name alone on its line."""
    text = passage.text
    if not passage.section.sdks or passage.section.idle or passage.heading:
        return []
    if len(text.text) > _LONGEST_LINKED:
        return []
    match = _LINKED.fullmatch(text.text)
    if match is None:
        alone = text.text.strip()
        names = [alone] if passage.group and known.by_name(alone) else []
    else:
        names = [n.strip() for n in _BETWEEN.split(match.group(1)) if n.strip()]
    sure = sum(known.identify(name) is not None for name in names)
    if not sure or sure * 2 < len(names):
        return []
    if not all(known.by_name(n) or (looks_titled(n) and not is_generic(n)) for n in names):
        return []
    drafts = []
    for name in names:
        start = max(text.text.find(name), 0)
        draft = SdkDraft(name, text.line_at(start), text.text.strip()[:200])
        if match:
            said = match.group(2)
            owner = said is not None and not is_use(said) and known.by_name(said) is None
            draft.vendor = said if owner and not _NO_OWNER.search(said or "") else None
            draft.purpose = said if said and is_use(said) and not _NO_OWNER.search(said) else None
            draft.privacy_url = match.group(3).rstrip(".,;)")
        draft.platform = passage.section.foreign
        drafts.append(draft)
    return drafts


_NO_OWNER = re.compile(r"\b(?:formerly|now|also|optional|only|ads?|sdk|policy|privacy)\b", re.I)


def looks_titled(name: str) -> bool:
    """Latin words that all begin with a capital."""
    return all(w[:1].isupper() or w in ("for", "of", "by") for w in name.split())


_ONE_BRACKET = re.compile(r"([^（()）,，、。；;：:]{2,30})[（(](.+)[）)][。；;]?$", re.S)
_COLLECTS = re.compile(r"(?:可能|会|将|仅)*(?:收集|获取|采集|读取|处理)(?!信息$)")


def _told_in_bracket(passage: Passage) -> list[SdkDraft]:
    """``X（打开网页；Y公司；收集设备型号、系统版本；https://…）``: all that is said
    of a name in one bracket behind it."""
    text = passage.text
    skip = leading_number(text.text)
    skip += bullet(text.text, skip)
    match = _ONE_BRACKET.match(text.text, skip)
    if match is None or not passage.section.sdks or (passage.heading and passage.section.idle):
        return []
    name = match.group(1).strip()
    spans = list(split_outside(match.group(2), re.compile(r"[；;，,]")))
    clauses = [match.group(2)[a:b].strip() for a, b in spans]
    if len(clauses) < 2 or not plausible_name(name) or is_generic(name):
        return []
    draft = SdkDraft(name, text.line_at(match.start(1)), text.text.strip()[:200])
    told = 0
    for clause in clauses:
        address = URL.search(clause)
        takes = _COLLECTS.match(clause)
        if address and "://" in clause:
            draft.privacy_url = draft.privacy_url or address.group()
            told += 1
        elif takes or re.match(r"(?:均|都)?不(?:会)?(?:收集|获取|采集|联网|上传)", clause):
            draft.personal_info = clause[takes.end() :] if takes else clause
            told += 1
        elif company_in(clause) or re.search(r"开源$", clause):
            draft.vendor = company_in(clause) or re.sub(r"\s*开源$", "", clause) or None
            told += 1
        elif draft.purpose is None and is_use(clause) and SAYS_USE.search(clause):
            draft.purpose = clause
    draft.platform = passage.section.foreign
    return [draft] if told else []


_DASH = re.compile(r"\s[-–—]\s")
_TAKES_IN = re.compile(r"\s*(?:我们|我司|本|由|与|委托|为|在|通过|接入|集成|使用)")
_COMPANY_WORD = re.compile(rf"公司|集团|研究院|\b{LEGAL_FORM}\b")


def _with_companies(passage: Passage, known: KnownNames) -> list[SdkDraft]:
    """``X SDK，Y公司，用于…，获取…，https://…；Z…``: segments of a name, its
    company and clauses on it."""
    text = passage.text
    raw = text.text
    drafts: list[SdkDraft] = []
    alone: list[SdkDraft] = []
    if not _COMPANY_WORD.search(raw):
        return []
    for start, end in split_outside(raw, _SEGMENT):
        start += leading_number(raw[start:end])
        label = _LABEL.match(raw, start, end)
        start = label.end() if label else start
        segment = text.slice(start, end)
        clauses = re.split(r"[，,]", segment.text)
        dash = _DASH.search(clauses[0])
        parsed = parse_name(segment.slice(0, dash.start() if dash else len(clauses[0])))
        name = parsed.name
        if not (1 < len(name) <= 40 and plausible_name(name)) or is_generic(name):
            continue
        if _SAYS.search(name) or re.match("[把将]|当|如", name):
            continue
        sure = passage.section.sdks or "sdk" in fold(raw) or known.by_name(name) is not None
        draft = SdkDraft(name, text.line_at(start), segment.text.strip()[:200])
        draft.packages, draft.aliases = list(parsed.packages), list(parsed.aliases)
        draft.start, draft.group = start, (start, end)
        if len(clauses) > 2 and is_company(clauses[1]) and not _TAKES_IN.match(clauses[1]):
            rest = segment.slice(len(clauses[0]) + 1 + len(clauses[1]) + 1, len(segment.text))
            draft.vendor = clauses[1].strip()
            draft.purpose = clauses[0][dash.end() :].strip() or None if dash else None
            fill_from_prose(draft, rest, known)
            if sure or (draft.purpose and draft.personal_info):
                drafts.append(draft)
        elif len(clauses) == 1 and known.by_name(name):
            alone.append(draft)
    return sorted(drafts + alone, key=lambda d: d.line) if drafts else []


# "另：还使用了如下开源组件，它们不会收集您的信息：A（动画）、B（图片）"
_INTRO = re.compile(
    r"[^。；;\n]{0,60}?(?:开源|组件|类库|依赖库|插件|SDK|librar(?:y|ies)|components|packages|dependencies)[^。；;：:\n]{0,60}[：:](?!//)"
)


def _enumerated(passage: Passage, known: KnownNames) -> list[SdkDraft]:
    """``Sentry（错误追踪）、Coil、ML Kit``: nothing but names and brackets."""
    text = passage.text
    raw = re.split(r"(?<=[A-Za-z)])\. (?=[A-Z])|。(?=.)", text.text)[0].rstrip(" 。.;；")
    # "…、libVLC（播放）均在本地运行"
    raw = re.sub(r"(?<=[）)A-Za-z0-9])\s*(?:均|都|皆|全部)[^、]*$", "", raw)
    start = leading_number(raw)
    start += bullet(raw, start)
    made = _MADE_WITH.match(raw, start)
    start = made.end() if made else start
    label = _LABEL.match(raw, start)
    intro = _INTRO.match(raw, start) if passage.section.sdks and not label else None
    kind = None
    if intro:
        start = intro.end()
    elif label:
        said = fold(label.group(1))
        kind = kind_of_services(label.group(1))
        in_part = passage.section.sdks and (kind or re.fullmatch(r"其[他它]|另外|other", said))
        if not (_LIBRARIES.search(said) or in_part or (passage.section.sdks and raw.isascii())):
            return []
        start = label.end()
    elif not (passage.section.sdks or passage.listed) or passage.heading:
        return []
    spans = split_outside(raw[start:], _SEPARATOR)
    pieces = [(start + a, start + b) for a, b in spans if raw[start + a : start + b].strip()]
    if len(pieces) < (1 if kind and passage.section.sdks else 2):
        return []
    comma = len(pieces) == 2 and raw[pieces[0][1] : pieces[1][0]].strip() in ("，", ",")
    if comma and not all(known.by_name(parse_name(text.slice(a, b)).name) for a, b in pieces):
        return []  # "X SDK，QQ登录": a name and its use
    drafts: list[SdkDraft] = []
    sure = 0
    behind: Text | None = None
    for a, b in pieces:
        drafted = _piece(text, a, b, known, kind)
        if drafted is None:
            if len(drafts) > 1 and raw[a - 1 : a] in ("，", ","):
                behind = text.slice(a, len(text.text))  # clauses about all of them
                break
            return []
        draft, certain = drafted
        draft.platform = draft.platform or passage.section.foreign
        drafts.append(draft)
        sure += certain
    if behind is not None:
        _tell_all(drafts, behind, known)
    for draft in drafts:
        draft.purpose = draft.purpose or kind
    if drafts and len(drafts) > 1 and not any(d.purpose for d in drafts[:-1]):
        # "A、B、C（网络／图片／扫码）": a share each
        shares = re.split(r"\s*[／/]\s*", drafts[-1].purpose or "")
        if len(shares) == len(drafts):
            for draft, share in zip(drafts, shares, strict=True):
                draft.purpose = re.split(r"[，,]", share)[0]
    return drafts if sure * (4 if label else 2) >= len(drafts) else []


# "华为渠道为华为游戏联运SDK"
def _tell_all(drafts: list[SdkDraft], behind: Text, known: KnownNames) -> None:
    """Fill what the clauses behind an enumeration say of all that it names
    (``A、B、C，用于下发通知，收集…``)."""
    take_missing(drafts, behind.text)
    if any(d.name in behind.text for d in drafts):
        return
    shared = SdkDraft("", 0, "")
    fill_from_prose(shared, behind, known)
    for draft in drafts:
        for field in ("vendor", "purpose", "personal_info", "privacy_url"):
            if getattr(draft, field) is None:
                setattr(draft, field, getattr(shared, field))


_AND_OTHERS = re.compile(r"(?<=[A-Za-z])等(?:开源|第三方)?(?:组件|库|框架|项目|类库|插件)$")
# "接入开源框架OkHttp"
_TAKEN_IN = re.compile(
    r"^(?:(?:我们|本应用|本软件)?(?:还|会)?(?:接入|集成|嵌入|内置|引入|使用|采用)了?|"
    r"(?:的)?开源(?:框架|组件|库|项目)|第三方(?:框架|组件|库))+(?=[\w“])"
)
_WHICH_IS = re.compile(r"^[^，,]{2,6}?(?<!华)[为是](?=\S{2,}\s?SDK$)", re.I)


def _piece(
    text: Text, a: int, b: int, known: KnownNames, kind: str | None
) -> tuple[SdkDraft, bool] | None:
    """One name of an enumeration and whether it surely is one."""
    parsed = parse_name(text.slice(a, b))
    name = parsed.name
    name = _AND_OTHERS.sub("", _WHICH_IS.sub("", name))
    taken = _TAKEN_IN.match(name)
    if taken:
        name = name[taken.end() :]
        if not (name.isascii() or known.by_name(name) or re.search(r"SDK$", name, re.I)):
            return None  # "使用X SDK统计功能使用量": a sentence
    # "推送类：华为、小米、荣耀厂商通道"
    brand = re.sub(r"(?:厂商)?(?:通道|渠道)$", "", name)
    of_kind = known.by_name(brand + kind) if kind and brand else None
    if (
        not 1 < len(name) <= 32
        or is_generic(name)
        or not plausible_name(name)
        or re.search(r"[。；;！？!?:：]", name)
    ):
        return None
    # "ijkplayer播放器", "xutils3 框架"
    bare = re.sub(r"\s*(?:播放器|框架|库|组件|插件|控件|引擎)$", "", name)
    sdk_id = known.by_name(name) or of_kind or known.by_name(bare)
    if of_kind:
        name = brand
    if sdk_id is None and not looks_coined(name) and any(find_data_types(name)):
        return None
    latin = re.fullmatch(r"[A-Za-z0-9][\w .+/-]*", bare, re.A) is not None
    linked = any(s < b and a < e and e - s >= len(name) for s, e, _ in text.links)
    if not (latin or sdk_id or "sdk" in fold(name) or any(known.scan(fold(name)))):
        return None
    if _SENTENCE_HEAD.search(name) or _OPENS_CLAUSE.match(name):
        return None  # "应用集成的第三方代码有X"
    unknown = "sdk" in fold(name) and sdk_id is None
    if unknown and (not _ENDS_SDK.search(name) or _LED_TO.match(name)):
        return None  # "语音房由X SDK", "Y SDK承载"
    inside = next(known.scan(fold(name)), None) if sdk_id is None else None
    if inside and inside.start > 2 and fold(name)[inside.start - 1] in _LEADS_TO_NAME:
        return None  # "家长付费用X SDK"
    if inside and inside.start > _LONGEST_BEFORE and not latin:
        return None  # "离线消息到达依赖小米推送": words of a sentence
    if sdk_id is None and name.islower() and " " in name and not linked:
        return None  # words of a sentence
    if re.match(r"(?:an?|the|and|or|of|by|see|when|if|once|while|you|your|we|they)\s", name, re.I):
        return None
    if sdk_id is None and _SENTENCE_WORD.search(text.text[a:b]):
        return None
    draft = SdkDraft(name, text.line_at(a + parsed.start), text.text.strip()[:200])
    draft.aliases = [v for v in parsed.aliases if not is_use(v) and not re.search(r"[，,]", v)]
    uses = [c for v in parsed.aliases for c in ([v] if is_use(v) else re.split(r"[，,]", v))]
    draft.purpose = next((c for c in uses if is_use(c)), None)
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor
    draft.personal_info = parsed.personal_info
    draft.platform = parsed.platform or platform_of(name)
    return draft, sdk_id is not None or looks_coined(name) or "sdk" in fold(name) or linked
