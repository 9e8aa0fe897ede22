"""SDKs that running text names: ``我们集成了友盟+SDK…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.policy.blocks import Text
from auditor.policy.companies import company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.known import (
    KnownNames,
    NameHit,
    find_packages,
    is_generic,
    kind_of_services,
)
from auditor.policy.names import LIST_TITLE, brackets, platform_of
from auditor.policy.records import Passage
from auditor.policy.sdk_entries import list_entry
from auditor.policy.sdk_fields import URL, SdkDraft, fill_from_prose
from auditor.policy.sdk_lists import is_use, listed_entries

_EMBED = re.compile(
    r"集成|接入|嵌入|内置|植入|引入|内嵌|使用了|采用了|基于.{2,40}(?:开发|构建|框架)|(?:embed|integrat|incorporat|"
    r"bundl)|third[- ]party (?:sdk|librar|service)|(?:我们|应用|app|产品|软件)(?:还|"
    r"会|将|可能)*(?:使用|采用|调用)"
)
_SDK_NAME = re.compile(
    r"([A-Za-z0-9\u4e00-\u9fff+·&\-_.][A-Za-z0-9\u4e00-\u9fff+·&\-_. ]{0,28}?)\s?SDKs?(?![A-Za-z])",
    re.I,
)
_NAME_CUT = re.compile(
    r".*(?:有限公司(?:的|之|旗下)?|(?:^|的|，)其|集成了?|接入了?|嵌入了?|内置了?|"
    r"植入了?|引入了?|内嵌了?|使用了?|采用了?|调用了?|"
    r"用的是|分别靠|分别由|依次|靠(?!谱)|选用了?|借助|依托|依靠|交由|通过|"
    r"包括但不限于|包括|包含|例如|比如|"
    r"如(?!流)|由|向(?!导|量)|与|和(?!平|讯|风)|以及|及(?!时)|或(?!许)|将|用于|"
    r"(?<!华)为|是|在(?!线)|对(?!话|象|讲)|从|让|被|给|该|本(?!地|机|草)|此|等(?!级)|"
    r"即(?!构|时|刻|墨)|的(?!士|卢)|以下|下列|"
    r"除(?:了|上述|以上)?|(?<=[\u4e00-\u9fff])\.|第三方(?:的)?|合作方|我们|我司|您|了(?!解)|着(?!色)|中(?!国|移|联|心|台|通|兴|"
    r"信|科|银)|其中|主要|目前|另外|此外|还(?!原)|同时|部分|提供|"
    r"\.\s+|[:：]|(?:\b(?:the|use|uses|using|with|by|via|and|or|our|of|like|including|"
    r"integrates?|integrated|from|to|is|are|"
    r"through|on|in|contains?|includes?|embeds?|called|named)\b))\s*",
    re.I | re.S,
)
_BY = re.compile(
    r"(?:^|(?<=[.!?] )|(?<=\n))([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,3}),? (?:by|from|\(a "
    r"service of|, a service of) "
    r"(?=[A-Z])"
)
_NOT_SDK_CONTEXT = re.compile(
    r"(?:was|were|been) removed|no longer (?:use|contain|include)|移除|下线了?|停用|"
    r"停止(?:使用|接入)|不再(?:使用|集成|接入)|替换(?:原|掉|为)|已删除|(?:不|未|没有|"
    r"无)(?:会)?(?:集成|接入|嵌入|使用|内置|内嵌|包含在|采用)|(?:do|"
    r"does) not (?:use|include|contain|embed)"
)


_BESIDE = re.compile(
    r"(?:sdk|\([^()]{0,80}\)|[ \"'”」])*(?:[、,，/&+]|和|与|以及|及|\band\b)(?:[ \"'“「]|and )*"
)
_BESIDE_RAW = re.compile(
    r"(?:SDK|[（(][^（）()]{0,80}[）)]|\s)*(?:[、,，/&+]|和|与|以及|及|\band\b)"
    r"[\s\"'“「]*+(?:以及|and |the )?(?:由[^，。；]{2,30}的)?[\"'“「]?",
    re.I,
)
_ANAPHORA = re.compile(
    r"\s*(?:它们?|二者|两者|三者|该(?:sdk|插件|服务|第三方|公司)|其(?!他|它|中|余|次|"
    r"实)|上述(?:sdk|服务|两)|这(?:些|几|两|三)|以上(?:sdk|两|三)|此(?:sdk|插件)|It |"
    r"They |This SDK|These )",
    re.I,
)


def from_passage(
    passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
    """SDKs that a line of prose or a list entry discloses."""
    text = passage.text
    raw = text.text
    entries = list_entry(passage, known) or listed_entries(passage, known)
    if entries:
        for entry in entries:
            entry.purpose = entry.purpose or kind_of_services(passage.group)
        yield from entries
        return
    if passage.heading and len(raw) <= 60 and LIST_TITLE.search(raw):
        return
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
            yield draft
        start = offset


def _sentence(
    text: Text, passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
    raw = text.text
    flat = flatten(raw)
    body = flat.text
    has_sdk = "sdk" in body
    embeds = _EMBED.search(body) is not None
    if not (
        has_sdk
        or embeds
        or passage.section.sdks
        or any(_sdk_only(h, known) for h in known.scan(body))
    ):
        return
    if _NOT_SDK_CONTEXT.search(body):
        return
    found: list[tuple[int, int, str, str | None]] = []
    mentions: set[int] = set()
    addresses = [m.span() for m in URL.finditer(raw)]
    hits = [
        hit
        for hit in known.scan(body)
        if not _in_company(body, hit)
        and not any(s <= flat.origin[hit.start] < e for s, e in addresses)
    ]
    hits = _distributed(body, _joined(body, hits), known)
    beside_end = -1  # where the last name ends that is said to be embedded
    for position, hit in enumerate(hits):
        follows = body[hit.end : hit.end + 8]
        sdk_after = re.match(r"\s?(?:的)?(?:android|安卓)?sdk", follows) is not None
        alias = re.match(r"[(（][\w ]{1,16}[)）]\s?sdk", body[hit.end : hit.end + 24])
        sdk_after = sdk_after or alias is not None
        inside = hit.name.endswith("sdk") or "sdk" in hit.name
        package_after = find_packages(raw[flat.origin[hit.end] : flat.origin[hit.end] + 40])[:1]
        shares = body[hit.start : hit.end] != hit.name  # its ending stands with a later name
        listed = shares or _in_sdk_list(body, hits, position)
        framework = (
            re.match(r"(?:开源)?(?:库|组件|插件|框架|开放平台)", follows) is not None and embeds
        )
        direct = (
            embeds
            and re.search(
                r"(?:集成|接入|嵌入|内置|植入|引入|内嵌|使用|采用|基于)了?(?:由|的|第三方|"
                r"[\u4e00-\u9fff]{2,8}(?:公司|集团|金服|"
                r"科技)?(?:提供)?的)?[「“\"'(【]?$|"
                r"\b(?:embed|integrate|incorporate|bundle|include)(?:s|d|ed)?(?: the)? $",
                body[: hit.start],
            )
            is not None
            and (
                re.search(r"(?:集成|接入|嵌入|内嵌)(?:了|的)$", body[: hit.start]) is not None
                or not re.match(
                    r"(?:账号|帐号|账户|登录|登陆|支付|客户端|扫码|好友|小程序|公众号|平台|"
                    r"授权|服务)",
                    follows,
                )
            )
        )
        if (
            direct
            and re.search(r"(?:使用|采用)[^集成接入]{0,3}$", body[: hit.start])
            and not re.search(r"集成|接入|嵌入|内置|植入|引入|本应用|还", body)
        ):
            direct = False
        only = _sdk_only(hit, known) and not passage.section.idle
        # "使用了 okhttp、Glide、Retrofit": what stands beside an embedded one
        beside = (
            bool(found)
            and hits[position - 1].end == beside_end
            and _BESIDE.fullmatch(body, hits[position - 1].end, hit.start) is not None
        )
        if sdk_after or inside or package_after or listed or framework or direct or beside or only:
            end = hit.end
            suffix = re.match(
                r"[^\s,，。;；、:：(（)）《》的会将收获用等]{0,6}sdk", body[hit.end :]
            )
            if suffix and not inside:
                end = hit.end + suffix.end()
            if alias:
                end = hit.end + alias.end()
            a, b = flat.span(hit.start, end)
            if sdk_after or inside or package_after or listed or framework or direct or beside:
                beside_end = hit.end
            else:
                mentions.add(a)
            name = raw[a:b]
            if hit.name.startswith(fold(name)):
                name += hit.name[len(fold(name)) :]  # the ending that it shares
            found.append((a, b, name, hit.sdk_id))
    for match in _SDK_NAME.finditer(raw):
        if any(a < match.end() and match.start() < b for a, b, _, _ in found):
            continue
        if any(s <= match.start() < e for s, e in addresses):
            continue
        full = match.group(1)
        cut = _NAME_CUT.match(full)
        lead = cut.end() if cut else 0
        lead += leading_number(full[lead:])
        name = full[lead:].strip(" -_.·")
        if name.isascii():
            # lower-case words before the name are no part of it
            words = name.split()
            while words and not re.search(r"[A-Z0-9]", words[0]):
                words.pop(0)
            name = " ".join(words)
        if len(name) < 2 or is_generic(name) or len(name) > 24 or re.fullmatch(r"[\d.]+", name):
            continue
        if re.search(r"permission|_[A-Z]|^[.]", name):
            continue  # a piece of a permission constant
        if re.search(r"[一-鿿]{13,}", name) or re.match(r"(?:们|或|等|及|与|和|类|所)", name):
            continue
        if _unlikely(name, raw, match.end()):
            continue
        a = match.start(1) + full.find(name, lead)
        found.append((a, match.end(), raw[a : match.end()], known.by_name(name)))
    if passage.section.sdks:
        # "X by Y, Inc. does …" opens a sentence in the part on third parties
        for match in _BY.finditer(raw):
            a, b = match.span(1)
            if not any(s < b and a < e for s, e, _, _ in found) and not is_generic(match.group(1)):
                found.append((a, b, match.group(1), known.by_name(match.group(1))))
    found.sort()
    seen: set[str] = set()
    drafts: list[SdkDraft] = []
    for i, (a, b, name, sdk_id) in enumerate(found):
        key = sdk_id or fold(name)
        if key in seen or fold(name) in own_names:
            continue
        seen.add(key)
        draft = SdkDraft(name.strip(), text.line_at(a), raw.strip()[:200])
        draft.mention = a in mentions
        draft.start = a
        repeated = [f for f in found[i + 1 :] if (f[3] or fold(f[2])) != key]
        stop = repeated[0][0] if repeated else len(raw)
        if repeated:
            stop = b + _before_lead(raw[b:stop])
        window = text.slice(b, stop)
        near = find_packages(window.text[:60])
        if near and near[0][0] <= 12:
            draft.packages = [p for s, _, p in near if s <= 60]
        before = raw[max(a - 60, 0) : a]
        packages_before = find_packages(before)
        if packages_before and packages_before[-1][1] >= len(before) - 4:
            draft.packages += [p for _, _, p in packages_before]
        draft.vendor = _owner(before)
        bracket = re.match(
            r"\s*[（(]([^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*)[）)]", window.text
        )
        if bracket and company_in(bracket.group(1)):
            draft.vendor = company_in(bracket.group(1))
        for said in re.split(r"[，,；;]", bracket.group(1)) if bracket else ():
            if draft.purpose is None and is_use(said) and not any(find_data_types(said)):
                draft.purpose = said.strip()
        fill_from_prose(draft, window, known)
        use = _DOES_WITH.search(raw[max(a - 24, 0) : a])
        if use and draft.purpose is None and not _PRONOUN.search(use.group(1)):
            draft.purpose = use.group(1)
        if len([f for f in found if (f[3] or fold(f[2])) != key]) == 0 and (draft.purpose is None):
            head = SdkDraft("", 0, "")
            fill_from_prose(head, text.slice(0, a), known)
            draft.purpose = head.purpose
        draft.platform = platform_of(name) or passage.section.foreign
        drafts.append(draft)
    if len(drafts) > 1:
        # what is said after the last name of an enumeration holds for all
        shared = SdkDraft("", 0, "")
        said = raw[found[-1][1] :]
        fill_from_prose(shared, text.slice(found[-1][1], len(raw)), known)
        first = 0 if _ALL_OF_THEM.search(said) else _enumerated_from(raw, found)
        for draft in drafts:
            if draft.start >= first:
                draft.personal_info = draft.personal_info or shared.personal_info
                draft.purpose = draft.purpose or shared.purpose
    yield from drafts


_ALL_OF_THEM = re.compile(
    r"[均都]|以上|上述|前述|这(?:些|几|两|三)|[两三四]者|它们|一并|"
    r"\b(?:both|all|they|these|each|them)\b",
    re.I,
)
_LEAD = re.compile(r"由|提供|集成|接入|嵌入|使用|采用|以及|还|另|通过|\band\b|\bwe\b|\bour\b", re.I)


def _before_lead(between: str) -> int:
    """Where, between two names, what leads to the second one begins."""
    plain = list(between)
    for left, right, _ in brackets(between):
        plain[left:right] = "\x00" * (right - left)
    body = "".join(plain)
    strong = max(body.rfind(c) for c in "；;。")
    if strong >= 0:
        return strong + 1
    by = re.search(r"[、和与及]\s*由[^，。；、]{2,40}的$", body)
    if by:
        return by.start() + 1
    weak = max(body.rfind(c) for c in "，,")
    return weak + 1 if weak >= 0 and _LEAD.search(body, weak) else len(between)


def _enumerated_from(raw: str, found: Sequence[tuple[int, int, str, str | None]]) -> int:
    """Where the enumeration begins whose last name is the last one found."""
    first = len(found) - 1
    while first and _BESIDE_RAW.fullmatch(raw, found[first - 1][1], found[first][0]):
        first -= 1
    return found[first][0]


# "消息提醒使用个推SDK": the use before the verb
_DOES_WITH = re.compile(
    r"(?:^|[，。；：、,;:\s）)])([\u4e00-\u9fff]{2,10}?)(?:功能|服务|时)?(?:使用|采用|由|接入|依托|用的是)(?:了|的)?"
    r"[「“\"']?$"
)
_PRONOUN = re.compile(
    r"我们|本|应用|软件|产品|客户端|您|系统|平台|可能|此外|另外|同时|目前|其中|公司|还|会|如|主要"
)


def _owner(before: str) -> str | None:
    """The company to which the name right after ``before`` belongs
    (``北京旷视科技有限公司的``, ``蚂蚁金服的``)."""
    match = re.search(r"(?:的|之|旗下的?|提供的|研发的|开发的|运营的|[,，]其|'s )\s*$", before)
    if not match:
        return None
    head = before[: match.start()]
    company = company_in(head, last=True)
    if company and (head.rstrip().endswith(company) or match.group().strip() in (",其", "，其")):
        return company
    brand = re.search(r"(?:集成|接入|使用|嵌入|采用|内置)了?([\u4e00-\u9fffA-Za-z]{2,10})$", head)
    if (
        brand
        and not is_generic(brand.group(1))
        and not re.search(r"第三方|我们|以下|您", brand.group(1))
    ):
        return re.sub(r"开源$", "", brand.group(1)) or None
    return None


# What a product of these kinds is called is never a consumer app as well, so
# that naming it is enough.
_SDK_ONLY = frozenset(
    {"ads", "push", "analytics", "crash_apm", "attribution", "hotfix_plugin", "captcha"}
)


def _joined(body: str, hits: list[NameHit]) -> list[NameHit]:
    """Names that touch are one: ``友盟U-Push`` is U-Push of 友盟."""
    out: list[NameHit] = []
    for hit in hits:
        last = out[-1] if out else None
        if (
            last is not None
            and hit.start - last.end <= 1
            and body[last.end : hit.start] in ("", " ", "·")
        ):
            out[-1] = NameHit(last.start, hit.end, hit.sdk_id, body[last.start : hit.end])
        else:
            out.append(hit)
    return out


_SHARED = re.compile(r"(?:推送|厂商推送|push|登录|分享|支付|地图|统计|广告)$")
_SHORT = re.compile(r"([a-z\u4e00-\u9fff]{2,8})[、/和及与]$")


def _distributed(body: str, hits: list[NameHit], known: KnownNames) -> list[NameHit]:
    """Names that share their ending: ``小米、华为、vivo推送`` are three."""
    out: list[NameHit] = []
    for hit in hits:
        ending = _SHARED.search(hit.name)
        start = hit.start
        while ending and (short := _SHORT.search(body[max(start - 10, 0) : start])):
            brand = re.split(r"(?:于|用|的|接入|集成|[(:])", short.group(1))[-1]
            sdk_id = known.by_name(brand + ending.group()) if len(brand) > 1 else None
            at = start - 1 - len(brand)
            if sdk_id is None or any(h.start <= at < h.end for h in hits):
                break
            out.append(NameHit(at, at + len(brand), sdk_id, brand + ending.group()))
            start = at
        out.append(hit)
    return sorted(out, key=lambda h: h.start)


def _in_company(body: str, hit: NameHit) -> bool:
    """The name is part of a company's name (友盟同欣（北京）科技有限公司)."""
    return (
        re.match(r"[^,，。;；、:：sS]{0,14}(?:公司|集团)", body[hit.end :]) is not None
        and re.match(r"(?:公司|集团)?(?:的|之|旗下)", body[hit.end :]) is None
    )


def _sdk_only(hit: NameHit, known: KnownNames) -> bool:
    sdk = known.sdks[hit.sdk_id]
    if known.is_ambiguous(hit):
        return False
    if hit.name.isascii() and hit.name.count(" ") >= 2:
        return True  # "Google Play Billing Library" is nothing else
    return sdk.category in _SDK_ONLY and (len(hit.name) >= 3 or not hit.name.isascii())


def _unlikely(name: str, raw: str, end: int) -> bool:
    """A run before "SDK" that reads as a sentence rather than as a name."""
    flat = fold(name)
    if re.search(r"[一二两三四五六七八九十几多](?:家|款|个|种|类)", flat):
        return True
    if re.search(
        r"(?:我们|您|用户|信息|隐私|政策|服务商|开发者|提供|收集|获取|需要|可能|版本|"
        r"名称|包名|的|了|会|将|其|各|类|某|有关|涉及|涵盖|负责|以上|厂商)",
        flat,
    ):
        return (
            not re.search(r"(?:推送|统计|地图|支付|广告|分享|登录)$", flat)
            or re.search(r"我们|您|收集|获取|可能|需要", flat) is not None
        )
    return bool(
        re.match(
            r"(?:\s*(?:接入|开发文档|集成|服务商|提供商|供应商|厂商)(?:商|方|者)?)",
            raw[end : end + 6],
        )
        and len(flat) <= 2
    )


_TAKES = re.compile(r"(?:集成|接入|嵌入|内置|引入|使用|采用)了?$")


def _in_sdk_list(body: str, hits: list[NameHit], position: int) -> bool:
    """The name is one of several in an enumeration of SDKs
    (``极光、友盟、Bugly 等 SDK``, ``SDK（友盟、个推）``)."""
    hit = hits[position]
    clause_start = max(body.rfind(c, 0, hit.start) for c in "。;；!？\n") + 1
    stops = [p for p in (body.find(c, hit.end) for c in "。;；!？\n") if p >= 0]
    clause = body[clause_start : min(stops) if stops else len(body)]
    if "sdk" not in clause:
        return False
    left = body[hit.start - 1] if hit.start else ""
    right = body[hit.end] if hit.end < len(body) else ""
    enumerated = left in "、,，/和及与((:：" and (right in "、,，/和及与))等" or not right)
    if not enumerated:
        enumerated = right in "、/和及与等" and left in "、/和及与(：:"
    if not enumerated:
        enumerated = right in "、/和及与" and _TAKES.search(body[: hit.start]) is not None
    if not enumerated:
        return False
    after = body[hit.end : hit.end + 80]
    before = body[clause_start : hit.start]
    return (
        re.match(r"[^。;；]{0,60}?(?:等)?(?:第三方)?(?:的)?sdk", after) is not None
        and re.match(
            r"(?:[、,，/和及与]|"
            r"[^、,，/和及与]{1,16}(?=[、,，/和及与]))*(?:[^、,，/和及与]{0,16}?等)?"
            r"(?:第三方)?的?sdk",
            after,
        )
        is not None
    ) or re.search(r"sdk(?:\(|[:：]|包括|如|有|为|分别为|例如)[^。;；]{0,80}$", before) is not None
