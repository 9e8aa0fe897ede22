"""List entries to SDK disclosures: ``7. 小米推送：推送…``, ``* [AdMob](…)``."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import take_told
from auditor.policy.entry_bare import (
    ENDS_IN_FORM,
    POLICY_WORD,
    SAYS,
    bare_entry,
    may_be_introduced,
)
from auditor.policy.entry_data import data_clauses, lists_data
from auditor.policy.entry_english import data_of_entry, use_of_entry
from auditor.policy.entry_facts import facts_of
from auditor.policy.entry_heads import CLAUSE_WORD, MAKES, head_and_text, linked_head
from auditor.policy.flat import fold, simplify
from auditor.policy.keys import LEGAL_FORM, leading_number
from auditor.policy.known import KnownNames, find_packages, is_data, is_generic
from auditor.policy.names import (
    LIST_TITLE,
    is_use,
    parse_name,
    says_use,
)
from auditor.policy.records import Passage
from auditor.policy.roles import is_key
from auditor.policy.sdk_fields import (
    CODE_HOST,
    POLICY_PATH,
    URL,
    SdkDraft,
    fill_from_prose,
    find_url,
    package_said,
)
from auditor.policy.sdk_lists import bullet, looks_coined
from auditor.policy.tables import is_none, plausible_name

_OF_MAKER = re.compile(
    rf"{SHORT_COMPANY}[\u4e00-\u9fff]{{0,6}}(?:云|平台|开放平台)?$"
)  # "百度智能云"
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


_MADE_FIRST = re.compile(rf"{MAKES}[，,]?\s*")


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
    products = _products(passage.text.text, draft, known)
    if products:
        return products
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


_BRAND_OF = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?([A-Z][\w.]+)\*{0,2}\s*[（(]([^（()）]{4,90})[)）]")


def _products(raw: str, draft: SdkDraft, known: KnownNames) -> list[SdkDraft]:
    """``Firebase (Crashlytics, Remote Config) – crash logs, feature flags``: the products of a
    brand, each with its share of the uses; ``[]`` unless all are known."""
    match = _BRAND_OF.match(raw)
    if match is None or not draft.name.startswith(match.group(1)):
        return []
    names = [n.strip() for n in re.split(r"[,，、/]|\band\b", match.group(2)) if n.strip()]
    ids = [known.by_name(f"{match.group(1)} {n}") or known.by_name(n) for n in names]
    if len(names) < 2 or None in ids or len({*ids}) < len(ids):
        return []
    uses = [u.strip() for u in re.split(r"[,，、]|\band\b", draft.purpose or "") if u.strip()]
    each = len(uses) == len(names)
    return [
        replace(draft, name=name, aliases=[], purpose=uses[i] if each else draft.purpose)
        for i, name in enumerate(names)
    ]


_ENDS_SDK = re.compile(r"[^.]*[^.\s]\s?SDK", re.I)
_USE_THEN_NAME = re.compile(
    r"([^，,。；;：:（(]{2,16})[：:]\s*(?=[“\"「]?([^，,。；;：:（(“”\"]{2,30}?)[”\"」]?\s*(?:[，,（(、]|——|$))"
)


_MAKER_NEXT = re.compile(r"\s*(?:——|—|–|[（(])\s*[^，,。；;：:（()）]{2,40}(?:公司|集团)")
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
    named = bool(re.search(r"[^类家个款三]\s?SDK$", name, re.I)) and not is_generic(name)
    # "登录：微信登录 —— X公司，…"
    maker = _MAKER_NEXT.match(raw, match.end() + len(name))
    named = named or (known.by_name(name) is not None and maker is not None)
    if not (named and plausible_name(name)) or SAYS.search(fold(name)):
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
        policy = len(said) <= 30 and POLICY_WORD.search(said)
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
    parted = head_and_text(raw, skip, known, in_list, beside)
    parted = parted or (linked_head(text, skip) if passage.section.sdks else None)
    if parted is None:
        if passage.listed or ((passage.item or skip > 0) and passage.section.sdks):
            return bare_entry(passage, skip, known)
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
    company = None
    if sdk_id is None and len(parts) == 1 and passage.section.sdks and ENDS_IN_FORM.search(name):
        # "PostHog Inc. — …": the company that a known one is named after
        sdk_id = known.by_name(ENDS_IN_FORM.sub("", name))
        company, name = (name, ENDS_IN_FORM.sub("", name)) if sdk_id else (None, name)
    sdkish = "sdk" in fold(name) and not is_generic(name) and plausible_name(name)
    collected = not sdkish and (is_data(name) if sdk_id else any(find_data_types(name)))
    whole = len(parts) == 1 and sdk_id is not None  # "腾讯移动应用接入SDK" is a name
    if (SAYS.search(fold(parsed.name)) and not whole) or collected:
        return None  # a sentence, or what is collected
    if passage.heading and LIST_TITLE.search(head):
        return None
    if sdk_id is None and len(_PLAIN_WORD.findall(name)) > 1 and not passage.item:
        return None  # "Video dates run over X (…), which gets … - policy"
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
    clauses = {m.group().strip() for m in CLAUSE_WORD.finditer(said)}
    row_like = bool(skip) and passage.section.sdks and len(clauses) >= 2 and plausible_name(name)
    introduced = bool(passage.listed) and may_be_introduced(name, fold(passage.listed))
    # "InMobi - https://…": nothing but its policy, in the SDKs' part
    linked = (
        passage.section.sdks
        and plausible_name(name)
        and not is_generic(name)
        and not _MORE_ON.search(name)
        and not POLICY_WORD.search(name)  # "Privacy: https://…"
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
        and not POLICY_WORD.search(name)
        and (name[:1].isupper() or any(CODE_HOST.search(to) for _, _, to in head_text.links))
    )
    introduced = introduced or row_like or linked or branded or owned or bracketed or told
    # "7. Coil由Instacart提供，用于…"
    made = passage.section.sdks and listed and re.match(MAKES, said) is not None
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
    uses = (
        a
        for a in parsed.aliases
        if is_use(a) and known.by_name(a) is None and not _OF_MAKER.match(a)
    )
    draft.purpose = next(uses, None)
    draft.aliases = [a for a in parsed.aliases if a != draft.purpose]
    draft.packages = list(parsed.packages)
    draft.vendor = company or parsed.vendor or (name if ENDS_IN_FORM.search(name) else None)
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
        if lists_data(stated):
            draft.personal_info = draft.personal_info or stated.strip()
        parted = (parted[0], parted[1] + owner.end())
        said = raw[parted[1] :]
    tail = text.slice(parted[1], len(raw))
    before_it = draft.purpose
    take_told(draft, tail.text)
    stated_use = None if before_it else draft.purpose
    fill_from_prose(draft, tail, known)
    if not draft.packages:
        draft.packages = package_said(tail.text)
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
    facts = facts_of(said)
    draft.vendor = draft.vendor or facts.vendor
    draft.personal_info = draft.personal_info or facts.data
    if facts.use and (draft.purpose is None or facts.use in draft.purpose or facts.vendor):
        draft.purpose = facts.use
    if draft.vendor is None and introduced:
        draft.vendor = company_in(passage.listed)
    if draft.privacy_url is None:
        # "[AdMob](https://…)：显示广告": the name is the link
        linked_to = find_url(head_text)
        draft.privacy_url = linked_to if linked_to and not CODE_HOST.search(linked_to) else None
    draft.platform = parsed.platform or passage.section.foreign
    return draft


_PLAIN_WORD = re.compile(
    r"(?<=[a-z] )(?!for\b|of\b|by\b|and\b|the\b|in\b|on\b|with\b|to\b)[a-z]{3,}(?= |$)"
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
_TELLS = re.compile(
    r"(?:^|[，,；;。])\s*(?:可能|会|将|仅|只|需)*(?:收集|搜集|获取|取得|采集|读取|拿(?:您|你|到|取|走)|索取)"
)
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
    rf"{SHORT_COMPANY}(?=[，,]))(?:[（(]([^（）()]*)[）)])?(?:所?(?:提供|开发|研发|运营)(?=[，,。；;]))?"
    r"[，,。；;\s]*"
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


_MORE_ON = re.compile(
    r"\b(?:further|more|additional) (?:information|details?)|\blearn more|\bopt[- ]?out|\bdetails$|"
    r"更多信息|了解更多|详情",
    re.I,
)
