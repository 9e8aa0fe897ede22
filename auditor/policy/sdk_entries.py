"""List entries to SDK disclosures: ``7. 小米推送：推送…``, ``* [AdMob](…)``."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types, is_mostly_data
from auditor.policy.discourse import take_told
from auditor.policy.entry_english import data_of_entry, use_of_entry
from auditor.policy.flat import fold, simplify
from auditor.policy.keys import LEGAL_FORM, is_company, leading_number
from auditor.policy.known import KnownNames, find_packages, is_data, is_generic
from auditor.policy.names import (
    LIST_TITLE,
    brackets,
    is_use,
    parse_name,
    says_use,
    split_outside,
    without_brackets,
)
from auditor.policy.records import Passage
from auditor.policy.roles import is_key
from auditor.policy.sdk_fields import POLICY_PATH, URL, SdkDraft, fill_from_prose, find_url
from auditor.policy.sdk_lists import bullet, looks_coined
from auditor.policy.tables import is_none, plausible_name

_CLAUSE_WORD = re.compile(
    r"(?<=[，,；;\n])\s*(?:提供[者方]|运营方|开发者|由|作用|用途|用[于来以]|目的|场景|涉及|"
    r"收集|获取|规则|隐私|权限)"
    r"|^\s*(?:提供[者方]|运营方|开发者|由|作用|用途|用于|目的|场景|涉及|收集|获取)"
)
_SEPARATOR = re.compile(r"\s*(?:[:：](?!//)|——|--|—|–|－| - |(?<=[）)])。)\s*")


_SAYS = re.compile(
    r"(?:用的|使用的|采用的|接入的)是|依赖|"
    r"[\u4e00-\u9fff]{2,}(?:使用|采用|集成|接入|嵌入|引入|调用|基于|依托|"
    r"委托)了?[a-z\u4e00-\u9fff]{2,}|[\u4e00-\u9fff](?<!自)由[\u4e00-\u9fff]|"
    r"^(?:我们|本?应用内?|本?软件内?|本产品|app内?)?(?:还|会|已)?(?:使用|集成|接入|嵌入|引入|"
    r"采用|调用)(?:了|的|到)?.{2}|"
    r"我们|本应用|本软件|本产品|^(?:we|our|the app|this app|it) |\b(?:use|uses|using|integrates?)\b"
)
_CLAUSE = re.compile(
    r"[。；;\n]|\.(?=\s|$)|\s*——|\s*[<＜]?\s*(?=https?://|www\.)|[，,](?=[^，,]{0,12}(?:收集|获取|"
    r"采集|搜集|读取|涉及|隐私|https?:|"
    r"提供方|公司|会|需))|, (?=(?:and |it |which )?(?:collects|receives|gathers)\b)"
)


_ADDRESS_ONLY = re.compile(r"\s*(?:https?://|www\.)\S+\s*(?:[（(].*)?|\s*(?:n/?a|无|/|-+)\s*", re.I)


_LINK_BRACKET = re.compile(
    r"\s*[（(\[]\s*(?:隐私|隱私|个人信息保护|privacy)?\s*(?:政策|声明|协议|权政策|"
    r"聲明|policy|notice|链接|連結|link|详情)"
    r"\s*[）)\]]\s*$",
    re.I,
)
_NO_USE = re.compile(
    r"\W*[^，。]{0,6}(?:隐私|隱私|政策|协议|privacy|policy).{0,6}$|\W*[^，。]{0,6}链接.{0,2}$|"
    r"(?:详?见|see\b|an? \w+ (?:of|by|from)\b|(?:is )?(?:provided|operated|run|made|offered) by\b|"
    r"(?:it )?(?:collects|receives|gathers)\b)",
    re.I,
)


_TITLED = re.compile(
    r"([A-Z][\w+.-]*(?: [A-Z][\w+.-]*){0,4}(?: \([^()]{2,60}\))?)\.\s+(?=[A-Z][a-z]+\b)"
)


_SHORT = re.compile(SHORT_COMPANY, re.I)
_MAKES = (
    r"由(?![^，,。；;]{0,30}SDK)[^，,。；;：:由]{2,40}?"
    r"(?:提供|开发|研发|运营|维护|出品|推出)(?![的者方商])"
)
_SPACED = re.compile(
    r"[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3}\s+([\u4e00-\u9fff]{3,12})(?=[，,。；;]|$)"
)
_MADE_FIRST = re.compile(rf"{_MAKES}[，,]?\s*")
_MADE = re.compile(rf"[^，,。；;：:、由是为均都皆]{{2,40}}?(?<!自)(?={_MAKES})")


def _parted(
    raw: str, skip: int, known: KnownNames, listed: bool, beside: bool
) -> tuple[int, int] | None:
    """Where the head of an entry ends and its text begins: at the first
    separator outside brackets."""
    inside = [(a, b) for a, b, _ in brackets(raw)]
    titled = _NAME_AND_STOP.match(raw, skip)
    if titled and _names_one(titled.group(1), known):
        return titled.end(1), titled.end()  # "腾讯地图。显示食堂位置。收集…"
    for match in _SEPARATOR.finditer(raw, skip):
        if match.start() - skip > 100:
            return None
        if not any(a < match.start() < b for a, b in inside):
            if "。" in raw[skip : match.start()]:
                break  # "X（包名），Y公司，展示广告。收集：…"
            if _KEYED_CLAUSE.search(raw, skip, match.start()):
                break  # "X，用于…，会收集…，隐私政策：https://…"
            if match.start() > skip and raw[match.end() :].strip():
                return match.start(), match.end()
            return None
    # "PlayFab (Microsoft Corporation) keeps your save game"
    does = _DOES_HEAD.match(raw, skip) if listed else None
    sure = does and (does.group(2) or beside or known.by_name(does.group(1)))
    if does and sure and not is_generic(does.group(1)):
        return does.end(), does.end()
    # "1. **X** (Y LLC). Shows …": a title, then sentences
    titled = _TITLED.match(raw, skip)
    if titled:
        return titled.end(1), titled.end()
    # "Glide 图片加载，开源": a name and its use with a space between them
    spaced = _SPACED.match(raw, skip)
    if spaced and says_use(spaced.group(1)):
        return spaced.start(1), spaced.start(1)
    # "7. Coil由Instacart提供，用于…"
    made = _MADE.match(raw, skip)
    if made:
        return made.end(), made.end()
    # "3.1 X推送服务，提供者…，作用为…，涉及…": clauses that say what they are
    commas = (m for m in re.finditer(r"[，,]", raw) if m.start() >= skip)
    comma = next((m for m in commas if not any(a < m.start() < b for a, b in inside)), None)
    written = URL.sub("", raw[skip : comma.start()]) if comma else ""  # an address is long
    if comma and 2 <= len(written) <= 60:
        rest = simplify(raw[comma.end() :])
        if re.match(r"\s*(?:an? \w+ (?:of|by|from)|by|from|made by|provided by) [A-Z]", rest):
            return comma.start(), comma.end()
        clauses = {m.group() for m in _CLAUSE_WORD.finditer(rest)}
        if len(written) <= 40 and len(clauses) >= 2:
            return comma.start(), comma.end()
        if listed and known.by_name(_KIND_WORD.sub("", written)) and _GATHERS.search(rest):
            return comma.start(), comma.end()  # "Unity引擎，游戏用它开发，会采集…"
        owner = re.split(r"[，,。；;]", rest)[0].strip()
        if len(written) <= 40 and (is_company(owner) or _SHORT.fullmatch(owner)):
            return comma.start(), comma.end()
    return None


def _behind_link(text: Text, skip: int) -> tuple[int, int] | None:
    """``[Rhino](https://…) 执行脚本``: the head is a link."""
    for start, end, _ in text.links:
        if start == skip and text.text[end : end + 1].isspace() and text.text[end:].strip():
            return end, end + 1
    return None


# "X (Y LLC) keeps …", "X by Y GmbH connects …"
_GATHERS = re.compile(
    r"(?:会|将|可能|需要?)(?:收集|获取|采集|读取)|[，,]\s*(?:收集|获取|采集|读取)"
)
_KEYED_CLAUSE = re.compile(
    r"[，,]\s*(?:其|相关)?(?:隐私权?|个人信息)?(?:保护)?(?:政策|协议|规则|声明|指引|链接|网址|官网)(?:地址|链接|网址)?\s*$"
)
_KIND_WORD = re.compile(r"\s*(?:游戏)?(?:引擎|框架|组件|平台)$")
_DOES_HEAD = re.compile(
    r"([A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3})(?: SDK)?( \([^()]{2,60}\)|,? by [A-Z][\w.]*(?: "
    r"[A-Z][\w.]*){0,4})?(?= [a-z]{2,}s (?!of\b|is\b|are\b)[a-z])"
)


def _names_one(title: str, known: KnownNames) -> bool:
    """A title before a full stop is an SDK's name, no sentence."""
    if not plausible_name(title) or _NO_TITLE.search(title):
        return False
    return known.by_name(title) is not None or _NAMES_SDK.search(title) is not None


_NAME_AND_STOP = re.compile(
    r"([A-Za-z\u4e00-\u9fff][\w+ .·-]{1,22}(?:[（(][^（）()]{1,30}[）)])?)。(?=[^\s。])"
)
_NO_TITLE = re.compile(r"不|没有|未|任何|我们|本应用|第三方|以上|以下|统计SDK$|集成|接入|使用")
_NAMES_SDK = re.compile(r"SDK$|[\u4e00-\u9fff]{3,}(?:插件|组件|控件|引擎)$", re.I)
_LEGAL_FORM = re.compile(rf",? {LEGAL_FORM}\.?$")
# between names, not before the "Inc." of one
_NAMES = re.compile(rf"[、,，](?!\s*{LEGAL_FORM}\b)|\s/\s")


def list_entry(passage: Passage, known: KnownNames, beside: bool = False) -> list[SdkDraft]:
    """``7. 小米推送：推送…``, ``X SDK（包名…）：用于…``, ``友盟、应用列表：…``;
    ``Smaato, Ogury - see their sites`` are two.

    :param beside: most entries of its list are SDKs.
    """
    policy = None
    link = policy_link_behind(passage.text)
    if link is not None:
        cut, policy = link
        passage = replace(passage, text=passage.text.slice(0, cut))
    led = _led_by_use(passage, known)
    if led is not None and _SEVERAL.match(led[1].text.text):
        return []  # "登录和分享：A SDK（X公司）以及B SDK（Y公司），…": prose
    if led is not None:
        use, inner = led
        found = list_entry(inner, known, True)
        for one in found:
            one.purpose = one.purpose or use
        return found
    draft = _entry(passage, known, beside)
    if draft is None:
        return []
    draft.privacy_url = draft.privacy_url or policy
    both = [n.strip() for n in _AND.split(draft.name)]
    sure = sum(known.by_name(n) is not None or looks_coined(n) for n in both)
    titled = all(known.by_name(n) or _TITLE_CASE.fullmatch(n) for n in both)
    if len(both) == 2 and sure and titled and known.by_name(draft.name) is None:
        return [replace(draft, name=name) for name in both]
    written = fold(draft.quote)
    ids = [known.by_whole_name(n) or fold(n) for n in (draft.name, *draft.aliases)]
    apart = all(re.search(rf"(?:[,、，]|/)\s*{re.escape(fold(n))}", written) for n in draft.aliases)
    names = (draft.name, *draft.aliases)
    each_sdk = all(_ENDS_SDK.fullmatch(n) for n in names)  # "高德定位SDK、高德地图SDK"
    if len(ids) < 2 or not apart or (len(set(ids)) < len(ids) and not each_sdk):
        return [draft]
    each = re.search(r"分[别別]", draft.quote) is not None
    said = re.sub(r"^(?:分[别別])?(?:用[于於来來])", "", draft.purpose or "") if each else ""
    uses = _SHARES.split(said) if each else re.split(r"[、,，]", draft.purpose or "")
    shared = len(uses) == len(names)  # "A、B：流量分析、当机回报"
    return [
        replace(draft, name=name, aliases=[], purpose=uses[i].strip() if shared else draft.purpose)
        for i, name in enumerate(names)
    ]


_ENDS_SDK = re.compile(r"[^.]*[^.\s]\s?SDK", re.I)
_USE_THEN_NAME = re.compile(
    r"([^，,。；;：:（(]{2,16})[：:]\s*(?=[“\"「]?([^，,。；;：:（(“”\"]{2,30}?)[”\"」]?\s*(?:[，,（(、]|$))"
)


_SEVERAL = re.compile(
    r"[“\"「]?[^，,。；;：:]{2,40}?SDK[（(][^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*[）)]"
    r"(?:[、/]|以及|和|与|及)[^，,。；;]{0,40}SDK|"
    r"[^，,。；;（()）：:]{2,20}SDK、[^，,。；;（()）：:]{2,20}SDK[（(]",
    re.I,
)


def _led_by_use(passage: Passage, known: KnownNames) -> tuple[str, Passage] | None:
    """``语音服务：科大讯飞语音SDK，由…``: what it is for, and the entry behind it."""
    raw = passage.text.text
    skip = leading_number(raw)
    skip += bullet(raw, skip)
    match = _USE_THEN_NAME.match(raw, skip)
    if match is None or not passage.section.sdks:
        return None
    use, name = match.group(1).strip(), match.group(2).strip()
    if "sdk" in fold(use) or known.by_name(use) or is_key(use) or find_packages(use):
        return None
    named = re.search(r"[^类家个款三]\s?SDK$", name, re.I) and not is_generic(name)
    if not (named and plausible_name(name)) or _SAYS.search(fold(name)):
        return None
    cut = passage.text.slice(match.end(), len(raw))
    return use, replace(passage, text=cut, item=True)


_SHARES = re.compile(r"[、,，]|以及|[和与與及]")
_AND = re.compile(r"\s+(?:and|&)\s+|和|与|及")


def policy_link_behind(text: Text) -> tuple[int, str] | None:
    """Where the text of an entry ends before ``, [policy](https://…)``, and the address."""
    for start, end, address in sorted(text.links, reverse=True):
        said = text.text[start:end]
        behind = text.text[end:].strip(" .。)）]")
        policy = len(said) <= 30 and _POLICY_WORD.search(said)
        policy = policy or (len(said) <= 60 and POLICY_PATH.search(address))
        if not behind and start > 1 and policy and "://" not in said:
            cut = len(text.text[:start].rstrip(" \t,，;；:：–—-(（["))
            return (cut, address) if cut > 1 else None
    return None


def _entry(passage: Passage, known: KnownNames, beside: bool) -> SdkDraft | None:
    text = passage.text
    raw = text.text
    skip = leading_number(raw)
    listed = skip > 0 or passage.item or passage.text.text[:1] in "•-*·●■◆"
    bulleted = bullet(raw, skip)
    skip += bulleted
    listed = listed or bulleted > 0
    in_list = listed and (passage.section.sdks or bool(passage.listed))
    parted = _parted(raw, skip, known, in_list, beside)
    parted = parted or (_behind_link(text, skip) if passage.section.sdks else None)
    if parted is None:
        if passage.listed or ((passage.item or skip > 0) and passage.section.sdks):
            return _bare_entry(passage, skip, known)
        return None
    head, said = raw[skip : parted[0]], raw[parted[1] :]
    if re.search(r"[。；;！？!?]", head):
        return None
    head_text = text.slice(skip, skip + len(head))
    parsed = parse_name(head_text)
    parts = [p.strip() for p in _NAMES.split(parsed.name) if p.strip()]
    if not parts:
        return None
    name = parts[0]
    sdk_id = known.by_name(name)
    sdkish = "sdk" in fold(name) and not is_generic(name) and plausible_name(name)
    collected = not sdkish and (is_data(name) if sdk_id else any(find_data_types(name)))
    whole = len(parts) == 1 and sdk_id is not None  # "腾讯移动应用接入SDK" is a name
    if (_SAYS.search(fold(parsed.name)) and not whole) or collected:
        return None  # a sentence, or what is collected
    if passage.heading and LIST_TITLE.search(head):
        return None
    if sdk_id is None and re.search(r"(?:环节|方面|场景|过程|阶段|期间)(?:中|下)?$", name):
        return None  # "缴费环节，您选择…"
    if "sdk" not in fold(name) and _BY_ANOTHER.match(said):
        return None  # "人脸核身：由X SDK采集…": what it is for
    if sdk_id is None and not sdkish and _uses_another(name, said, known):
        return None  # "消息提醒：我们使用X…": as well
    packaged = bool(parsed.packages)
    if packaged and sdk_id is None and not sdkish and not (passage.section.sdks or passage.listed):
        # "X（包名…）由Y公司开发运营" is the app
        packaged = _RUN_BY.search(said) is None or _OF_SDKS.search(simplify(raw)) is not None
    # a numbered entry of the SDKs' part whose clauses are those of a row
    clauses = {m.group().strip() for m in _CLAUSE_WORD.finditer(said)}
    row_like = bool(skip) and passage.section.sdks and len(clauses) >= 2 and plausible_name(name)
    introduced = bool(passage.listed) and _introduced(name, fold(passage.listed))
    # "InMobi - https://…": nothing but its policy, in the SDKs' part
    linked = (
        passage.section.sdks
        and plausible_name(name)
        and not is_generic(name)
        and not _MORE_ON.search(name)
        and not _POLICY_WORD.search(name)  # "Privacy: https://…"
        and len(fold(name)) <= 32
        and _ADDRESS_ONLY.fullmatch(said) is not None
    )
    # "讯飞语音听写：…" begins with the brand of a known one
    in_part = passage.section.sdks or bool(passage.listed)
    brand = next(known.scan(fold(name)), None) if listed and in_part else None
    branded = (
        brand is not None
        and (brand.start == 0 or brand.end == len(fold(name)))
        and len(fold(name)) <= 20
        and plausible_name(name)
    )
    # "活体检测SDK：由X公司提供": the company makes it one
    owned = (
        listed
        and "sdk" in fold(name)
        and not re.search(r"第三方|以上|以下|上述", name)
        and re.match(r"\s*由.{4,40}公司", said) is not None
    )
    # "• TapPay（X公司）：…"
    bracketed = in_part and parsed.vendor is not None and plausible_name(name)
    bracketed = bracketed and (listed or (passage.section.sdks and not is_generic(name)))
    # "• X（Y公司）——推播；蒐集…": anywhere
    told = listed and parsed.vendor is not None and _TELLS.search(simplify(said)) is not None
    told = told and plausible_name(name) and not is_generic(name)
    # "* [Room](…) – local database"
    behind_link = (
        passage.section.sdks
        and listed
        and any(b - a >= len(name) for a, b, _ in head_text.links)
        and plausible_name(name)
        and not is_generic(name)
        and not _POLICY_WORD.search(name)
        and (name[:1].isupper() or any(CODE_HOST.search(to) for _, _, to in head_text.links))
    )
    introduced = introduced or row_like or linked or branded or owned or bracketed or told
    # "7. Coil由Instacart提供，用于…"
    made = passage.section.sdks and listed and re.match(_MAKES, said) is not None
    made = made and plausible_name(name) and not is_generic(name) and name[:1].isupper()
    # "Glide 图片加载，开源"
    spaced = passage.section.sdks and listed and parted[0] == parted[1] and sdk_id is not None
    introduced = introduced or made or spaced or behind_link or (beside and _may_be_one(name))
    # "1. PaperCrash – reports ANRs…"
    introduced = introduced or (
        listed
        and passage.section.sdks
        and _TITLE_CASE.fullmatch(name) is not None
        and not is_generic(name)
        and _DOES_EN.match(said) is not None
    )
    if not (sdk_id or sdkish or packaged or introduced):
        return None
    if passage.section.permissions and not (sdkish or packaged) and len(fold(name)) <= 3:
        return None  # "SMS — SEND_SMS"
    if len(name) > 40 or re.search(r"我们|您|如果|为了|其中|适用于|^本(?!地|机)", fold(name)):
        return None
    if not (listed or packaged or sdkish or introduced or passage.section.sdks):
        return None
    if not sdkish and re.search(r"官网|客服|公众号|邮箱|电话|微信号|地址$", name):
        return None
    bare = sdk_id and not (sdkish or packaged or introduced or passage.section.sdks)
    if bare and (
        re.search(r"^\s*[\d+@\w.-]{5,}$", said, re.A) or re.search(r"账号|登录|用户|openid", name)
    ):
        return None  # reads like an account or a contact, not like a service
    draft = SdkDraft(name, text.line_at(skip + max(head.find(name), 0)), raw.strip()[:200])
    uses = (a for a in parsed.aliases if is_use(a) and known.by_name(a) is None)
    draft.purpose = next(uses, None)
    draft.aliases = [a for a in parsed.aliases if a != draft.purpose]
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor or (name if _LEGAL_FORM.search(name) else None)
    draft.personal_info = parsed.personal_info
    if draft.purpose is None:
        draft.purpose = use_of_entry(parts, raw, parted)
    if len(parts) > 1:
        rest = "、".join(parts[1:])
        if sum(1 for _ in find_data_types(rest)):
            draft.personal_info = draft.personal_info or rest
        elif all(known.by_whole_name(p) for p in parts):
            draft.aliases += parts[1:]
        elif all(_ENDS_SDK.fullmatch(p) and plausible_name(p) for p in parts):
            draft.aliases += parts[1:]  # "A SDK、B SDK，用于…"
        elif passage.section.sdks and sdk_id and all(map(plausible_name, parts)):
            sure = [p for p in parts if known.by_name(p) or looks_coined(p)]
            draft.aliases += parts[1:] if len(sure) * 2 >= len(parts) else []
    # "—— X公司（OAID、IP地址）", "—— Airbnb，动画渲染"
    owner = _OWN_CODE_OF.match(said) or _OWNER.match(said) or _OWNER_EN.match(said)
    if owner and _TAKES_ANOTHER.search(simplify(owner.group(1))):
        owner = None  # "本游戏使用X公司的Y引擎开发"
    if owner and draft.vendor is None:
        draft.vendor = _TITLE_OF_OWNER.sub("", owner.group(1).strip())
        stated = owner.group(2) or ""
        if _lists_data(stated):
            draft.personal_info = draft.personal_info or stated.strip()
        parted = (parted[0], parted[1] + owner.end())
        said = raw[parted[1] :]
    tail = text.slice(parted[1], len(raw))
    before_it = draft.purpose
    take_told(draft, tail.text)
    stated_use = None if before_it else draft.purpose
    fill_from_prose(draft, tail, known)
    if draft.purpose is None and raw.isascii():
        # "Optional sign-in and cloud save. Receives …"
        first = re.match(r"\s*([A-Z][^.;:\[\]]{3,90})\.(?=\s|$)", said)
        if first and not _NO_USE_EN.search(first.group(1)):
            draft.purpose = first.group(1)
    # the first clause, up to what is collected, by whom, or a link
    plain = simplify(said)
    end = _CLAUSE.search(plain)
    clause = _LINK_BRACKET.sub("", said[: end.start() if end else len(said)]).strip()
    clause = re.sub(r"[,，]\s*开源(?:库|组件|项目|软件)?$", "", _MADE_FIRST.sub("", clause))
    usable = clause and len(clause) <= 200 and not find_packages(clause) and not URL.search(clause)
    # "服务用户…，以便改善程序": what was found is only the end of it
    before = (
        clause[: clause.find(draft.purpose)] if draft.purpose and draft.purpose in clause else ""
    )
    cut = len(before) >= 6 and not re.search(r"公司|提供|用途|目的|用于|场景", before)
    usable = usable and not is_none(clause) and not _NO_USE.match(clause)
    usable = usable and not _TELLS.match(simplify(clause))
    by_it = _USED_BY_IT.match(simplify(clause)) if usable else None
    owner_name = company_in(clause) if by_it else None
    if by_it and owner_name and 0 <= clause.find(owner_name) - by_it.end(1) <= 6:
        # "语音传输使用X公司的引擎Y", "本游戏使用X公司的引擎开发"
        usable = not by_it.group(1).startswith(("本", "我们", "app"))
        clause = clause[: by_it.end(1)]
        draft.purpose = None if draft.purpose and clause in draft.purpose else draft.purpose
    if usable and draft.purpose and draft.purpose not in clause and says_use(clause):
        # "X：消息推送，会收集…；为提高到达率，…": what the colon leads to comes first
        colon = raw[slice(*parted)].strip() in (":", "：")
        later = re.search("[。；;]", said[: max(said.find(draft.purpose), 0)]) is not None
        draft.purpose = None if colon and later and len(clause) <= _LONGEST_USE else draft.purpose
    if usable and (draft.purpose is None or (cut and next(find_data_types(clause), None) is None)):
        draft.purpose = clause
    if draft.personal_info is None:
        draft.personal_info = data_of_entry(said)
        if draft.personal_info and draft.purpose == draft.personal_info:
            draft.purpose = None
    if draft.personal_info is None:
        stated, other = data_clauses(said)
        if stated:
            draft.personal_info = stated
            if not stated_use and not (other and draft.purpose and draft.purpose in other):
                draft.purpose = other
    if draft.vendor is None and introduced:
        draft.vendor = company_in(passage.listed)
    if draft.privacy_url is None:
        # "[AdMob](https://…)：显示广告": the name is the link
        linked_to = find_url(head_text)
        draft.privacy_url = linked_to if linked_to and not CODE_HOST.search(linked_to) else None
    draft.platform = parsed.platform or passage.section.foreign
    return draft


CODE_HOST = re.compile(
    r"github\.|gitlab\.|gitee\.|bitbucket\.|pub\.dev|npm[a-z]*|mvnrepository|maven|"
    r"developer\.android\.com|jitpack",
    re.I,
)
_BY_ANOTHER = re.compile(
    r"\s*(?:我们)?(?:由|使用|采用|通过|接入|集成)了?[^，,。；;]{2,24}?\s?SDK", re.I
)
_TAKES_ANOTHER = re.compile(
    r"(?:使用|采用|接入|集成|嵌入|引入|调用|选用|用的是|依托|借助|用)了?(?:的)?([^，,。；;：:]{2,60})"
)


_USED_BY_IT = re.compile(r"([^，,。；;：:]{2,24}?)(?:使用|采用|选用|由)了?[^，,。；;：:]{4,60}$")


_RUN_BY = re.compile(r"由[^，,。；;]{2,40}(?:开发|运营|提供)")
_OF_SDKS = re.compile(r"SDK|第三方|三方|组件|插件|收集|采集|获取|library", re.I)
_LONGEST_USE = 24  # characters of what a colon leads to


def _uses_another(name: str, said: str, known: KnownNames) -> bool:
    """The first sentence behind a label takes in an SDK of another name."""
    plain = fold(simplify(said.split("。")[0]))
    for match in _TAKES_ANOTHER.finditer(plain):
        tail = match.group(1)
        hit = next(known.scan(tail), None)
        if hit is None and not re.search(r"\S\s?sdk(?![a-z])", tail):
            continue
        named = fold(name)
        return named[:2] not in tail and not any(
            named[i : i + 3] in tail for i in range(len(named) - 2)
        )
    return False


_TITLE_CASE = re.compile(r"[A-Z][\w+.-]+(?: [A-Z][\w+.-]*){0,3}")
_DOES_EN = re.compile(r"[a-z]{2,}s (?!of\b|and\b|or\b|for\b|to\b|in\b)[a-z]")


def _may_be_one(name: str) -> bool:
    """A name between SDKs that can be one."""
    return (
        plausible_name(name)
        and not is_generic(name)
        and len(fold(name)) <= 24
        and not is_key(name)
        and not any(find_data_types(name))
        and _OTHER_MATTER.search(name) is None
    )


_OTHER_MATTER = re.compile(
    r"权限|保护|协议|更新|目的|用途|原则|网络|安全措施|规则|公开|转让|委托|删除|信息|"
    r"数据|方式|范围|期限|主体|说明|备注|注意|注[:：]?$"
)
_TELLS = re.compile(r"(?:^|[，,；;。])\s*(?:可能|会|将|仅|需)*(?:收集|搜集|获取|取得|采集|读取)")
_NO_USE_EN = re.compile(
    r"^(?:It|They|We|You|Your|Users?|Receives|Collects|Gets|Reads|Sends|See|Open|No|"
    r"Nothing|None|Used under|Free|Only)\b|"
    rf"\b(?:{LEGAL_FORM}|policy|licen[cs]e)\b",
)
_TITLE_OF_OWNER = re.compile(
    r"^(?:第三方)?(?:提供|运营|开发|服务|合作|供应|支持)(?:方|商|者|主体)(?:名称)?(?:为|是|[:：])"
)
_OWNER = re.compile(
    r"\s*由?([^由，,。；;：:（()][^，,。；;：:（()]{1,30}(?:[（(][\u4e00-\u9fff]{2,6}["
    r"）)])?[^，,。；;：:（()]{0,20}(?:公司|集团)|"
    rf"[A-Z][A-Za-z]{{2,19}}(?=，)|"
    rf"{SHORT_COMPANY}(?=[，,]))(?:[（(]([^（）()]*)[）)])?[，,。；;\s]*"
)
# "MMKV：腾讯开源组件；本地键值存储"
_OWN_CODE_OF = re.compile(
    rf"\s*({SHORT_COMPANY})的?开源(?:组件|库|项目|框架)?(?=[；;，,。])()[；;，,。\s]*", re.I
)
# "Google LLC. Shows …", "AppsFlyer Ltd. Tells us …"
_OWNER_EN = re.compile(
    rf"\s*([A-Z][^.;:()]{{1,50}}?\b(?:{LEGAL_FORM}|Technologies|Labs)\b)"
    r"\.?(?: \([^()]*\))?(?:[.,;]\s+(?=[A-Z])|\s*$)()"
)
_LINK_TEXT = r"\s+\S*(?:隐私|政策|协议|声明|链接|详情)\S*$"  # "OAID、机型 X隐私政策"
_CLAUSES = re.compile(r"[，,；;。\n]")


def data_clauses(said: str) -> tuple[str | None, str | None]:
    """Of what is said of an SDK without a verb, the clauses that list data,
    and the first one that does not (``广告聚合，OAID、IP地址``)."""
    clauses = [said[a:b].strip() for a, b in split_outside(said, _CLAUSES)]
    data = [c for c in clauses if _lists_data(c)]
    if not data:
        return None, None
    first = said.find(data[0])
    stated = said[first : said.find(data[-1], first) + len(data[-1])]
    stated = re.sub(rf"{_LINK_TEXT}|\s*https?://\S+$", "", stated)
    rest = [c for c in clauses if c and c not in data and not _NO_USE_CLAUSE.search(c)]
    return stated, (rest[0] if rest and len(rest[0]) >= 2 else None)


_NO_USE_CLAUSE = re.compile(
    r"隐私|政策|协议|链接|详见|公司|https?:|www\.|policy|privacy|收集|包名|[:：]", re.I
)


_USE = re.compile(
    r"^(?:[用看做发查统管]|推送|服务|提供|帮助|完成|实现|支持|进行|为)|(?:推送|登录|"
    r"识别|统计|分析|管理|服务|功能|付款|支付|扣款|登入|报告|報告|上报|回报|回報|追踪|"
    r"追蹤)$"
)


def _lists_data(clause: str) -> bool:
    """A clause that is an enumeration of personal data and nothing else."""
    plain = re.sub(r"[（(][^）)]*[）)]", "", clause)
    plain = re.sub(_LINK_TEXT, "", plain)
    plain = re.split(r"\s*(?:https?://|\[|隐私|《)", plain)[0]
    pieces = [p for p in re.split(r"[、/]|和|及|与", plain) if p.strip()]
    if not pieces or any(len(p.strip()) > 16 for p in pieces):
        return False
    if _USE.search(plain.strip()):
        return False
    hits = sum(map(is_mostly_data, pieces))
    if len(pieces) == 1:
        return hits == 1 and not plain.isascii()
    named = sum(_NAMES_DATA.search(p.strip()) is not None for p in pieces)
    return hits * 2 >= len(pieces) or named == len(pieces)


_NAMES_DATA = re.compile(r"(?:信息|标识符?|日志|token|id|包名|列表)$", re.I)


def _introduced(name: str, intro: str) -> bool:
    """An entry of an introduced list that can be a product's name."""
    flat = fold(name)
    if not plausible_name(name) or is_generic(name) or len(flat) > 36:
        return False
    if re.search(r"(?:供应商|服务商|伙伴|机构|公司|部门|人员|类|方|等|信息|数据|商|者)$", flat):
        return False
    if re.search(r"[\u4e00-\u9fff]", flat):
        return (
            re.search(r"sdk|开源(?:库|组件)|软件开发|技术伙伴|工具[:：]", intro) is not None
            and len(flat) <= 16
            and re.search(
                r"权限|保护|协议|更新|目的|用途|原则|运行|网络|安全|规则|公开|共享|"
                r"转让|委托|删除|信息的|数据的",
                flat,
            )
            is None
            and not any(find_data_types(name))
        )
    words = re.findall(r"[A-Za-z][\w.+-]*", name)
    return 1 <= len(words) <= 6 and all(
        w[0].isupper() or w in ("for", "of", "and", "by", "de") for w in words
    )


_MORE_ON = re.compile(
    r"\b(?:further|more|additional) (?:information|details?)|\blearn more|\bopt[- ]?out|\bdetails$|"
    r"更多信息|了解更多|详情",
    re.I,
)
_USE_BY = re.compile(
    r"([A-Z][a-z]+(?: [a-z]+){0,4}) (?:by|via|with|through|using) ([A-Z][\w .&+-]{2,30})"
)
_POLICY_WORD = re.compile(r"隐私|政策|协议|官网|链接|privacy|policy|terms|website|here", re.I)


_USE_AND_DATA = re.compile(
    r"([a-z][\w -]{4,60}), "
    r"((?:it )?(?:does(?:n't| not)|do(?:n't| not)|no |collects? (?:no|nothing))[^,;]{3,60})"
)
_TAKES_DATA = re.compile(
    r"(?:可能)?(?:会|将)?(?:收集|采集|获取|读取|搜集|取得)(?:您的)?|collects |receives "
)


def _bare_entry(passage: Passage, skip: int, known: KnownNames) -> SdkDraft | None:
    """An entry that is only a name, perhaps linked: ``* [AdMob](…)``."""
    text = passage.text
    body = text.slice(skip, len(text.text))
    by = _USE_BY.fullmatch(body.text.strip()) if passage.section.sdks else None
    if by and known.by_name(by.group(2)):
        # "4.3 Payment via Stripe"
        draft = SdkDraft(by.group(2), text.line_at(skip), text.text.strip()[:200])
        draft.purpose = by.group(1)
        draft.platform = passage.section.foreign
        return draft
    parsed = parse_name(body)
    name = parsed.name
    behind = without_brackets(body.text)[parsed.start + len(name) :] if name else ""
    if re.match(r"\x00*[^\s，,。；;\x00]{0,20}(?:公司|集团)", behind):
        return None  # "支付宝(杭州)信息技术有限公司的支付宝SDK，…"
    told = re.search(r"[，,；;。][^，,；;。\x00]{3,}", behind)
    if told and "sdk" in fold(name) and not known.by_name(body.text.strip()):
        return None  # clauses that prose is read for
    linked = any(b - a >= len(name) for a, b, _ in body.links) and len(name) <= 40
    linked = (
        linked and plausible_name(name) and not is_generic(name) and not _POLICY_WORD.search(name)
    )
    if _SAYS.search(fold(name)):
        return None  # a sentence
    whose = parsed.vendor is not None and skip > 0 and passage.section.sdks
    whose = whose and " by " not in body.text
    titled = passage.heading and not passage.item and not whose
    if not name or (titled and known.by_name(name) is None):
        return None
    if not (
        known.by_name(name)
        or (parsed.vendor is not None and passage.section.sdks and plausible_name(name))
        or (passage.listed and _introduced(name, fold(passage.listed)))
        or (
            linked
            and passage.section.sdks
            and (name[0].isupper() or any(CODE_HOST.search(to) for _, _, to in body.links))
        )
    ):
        return None
    draft = SdkDraft(name, text.line_at(skip + parsed.start), text.text.strip()[:200])
    for inside in parsed.aliases:
        # "Sentry (error reports)", "X（收集崩溃日志）"
        takes = _TAKES_DATA.match(simplify(inside))
        if takes:
            draft.personal_info = draft.personal_info or inside[takes.end() :]
        elif draft.purpose is None and says_use(inside) and known.by_name(inside) is None:
            draft.purpose = inside
        elif draft.purpose is None and (parts := _USE_AND_DATA.fullmatch(inside)):
            # "(on-device segmentation, doesn't collect any data)"
            draft.purpose, draft.personal_info = parts.groups()
        else:
            draft.aliases.append(inside)
    draft.personal_info = draft.personal_info or parsed.personal_info
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor or (name if _LEGAL_FORM.search(name) else None)
    draft.privacy_url = find_url(body)
    draft.platform = parsed.platform or passage.section.foreign
    if told:
        tail = body.slice(parsed.start + len(name), len(body.text))  # "X（Y开源），用于播放"
        take_told(draft, tail.text)
        fill_from_prose(draft, tail, known)
    return draft
