"""Where running text names SDKs: names of the mappings where the sentence says
that they are embedded, and unknown ones before the word SDK."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.policy.blocks import Text
from auditor.policy.flat import flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.known import KnownNames, NameHit, find_packages, is_generic
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import URL


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """An SDK named in a sentence, with offsets into it.

    :param certain: the sentence says that it is embedded; else it is only
        named, by a name that nothing else has.
    """

    start: int
    end: int
    name: str
    sdk_id: str | None = None
    certain: bool = True

    @property
    def key(self) -> str:
        """What two mentions of the same SDK share."""
        return self.sdk_id or fold(self.name)


_EMBED = re.compile(
    r"集成|接入|嵌入|内置|植入|引入|内嵌|使用了|采用了|基于.{2,40}(?:开发|构建|框架)|"
    r"(?:embed|integrat|incorporat|bundl)|third[- ]party (?:sdk|librar|service)|"
    r"(?:我们|应用|app|产品|软件)(?:还|会|将|可能)*(?:使用|采用|调用)"
)
_SDK_NAME = re.compile(
    r"([A-Za-z0-9\u4e00-\u9fff+·&\-_.][A-Za-z0-9\u4e00-\u9fff+·&\-_. ]{0,28}?)"
    r"[”\"」』]?\s?SDKs?(?![A-Za-z])",
    re.I,
)
_NAME_CUT = re.compile(
    r".*(?:有限公司(?:的|之|旗下)?|(?:^|的|，)其|集成了?|接入了?|嵌入了?|内置了?|"
    r"植入了?|引入了?|内嵌了?|使用了?|采用了?|调用了?|"
    r"用的是|依赖于?(?!库|注)|分别靠|分别由|依次|靠(?!谱)|选用了?|借助|依托|依靠|交由|通过|"
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
    r"(?:was|were|been) removed|\b(?:removed|removes|dropped) (?:the )?(?:[\w.+-]+ ){1,3}sdks?\b|"
    r"no longer (?:use|contain|include)|移除|下线了?|停用|"
    r"停止(?:使用|接入)|不再(?:使用|集成|接入)|替换(?:原|掉|为)|已删除|(?:不|未|没有|"
    r"无)(?:会)?(?:集成|接入|嵌入|使用|内置|内嵌|包含在|采用)|(?:do|"
    r"does) not (?:use|include|contain|embed)|contains? no |\bwithout "
)


_BESIDE = re.compile(
    r"(?:sdk|\([^()]{0,80}\)|[ \"'”」])*(?:[、,，/&+]|和|与|以及|及|\band\b)(?:[ \"'“「]|and )*"
)


def find_mentions(text: Text, passage: Passage, known: KnownNames) -> list[Mention]:
    """The SDKs that a sentence names, in order."""
    raw = text.text
    flat = flatten(raw)
    body = flat.text
    embeds = _EMBED.search(body) is not None or _USES_CODE.search(body) is not None
    if not (
        "sdk" in body
        or embeds
        or passage.section.sdks
        or _COMPANY_IN.search(body)
        or _SUPPORTS.search(body)
        or "公司" in body
        or text.links
        or any(_sdk_only(h, known) for h in known.scan(body))
    ):
        return []
    if _NOT_SDK_CONTEXT.search(body):
        return []
    addresses = [m.span() for m in URL.finditer(raw)]
    hits = [
        hit
        for hit in known.scan(body)
        if not _in_company(body, hit)
        and not any(s <= flat.origin[hit.start] < e for s, e in addresses)
    ]
    hits = _distributed(body, _joined(body, hits), known)
    found: list[Mention] = []
    beside_end = -1  # where the last name ends that is said to be embedded
    for position, hit in enumerate(hits):
        package_after = find_packages(raw[flat.origin[hit.end] : flat.origin[hit.end] + 40])[:1]
        # "使用了 okhttp、Glide、Retrofit": what stands beside an embedded one
        beside = (
            bool(found)
            and hits[position - 1].end == beside_end
            and _BESIDE.fullmatch(body, beside_end, hit.start) is not None
        )
        certain = (
            bool(package_after)
            or beside
            or _called_sdk(body, hit)
            or (
                _BY_IT.search(body, 0, hit.start) is not None
                and _DOES_IT.match(body, hit.end) is not None
            )
            or (
                any(a <= flat.origin[hit.start] < b for a, b, _ in text.links)
                and not known.is_ambiguous(hit)
                and _USES.search(body[max(hit.start - 40, 0) : hit.start]) is not None
            )
            or (_MADE_BY.match(body, hit.end) is not None and not known.is_ambiguous(hit))
            or (passage.section.sdks and _told_english(body, hit, known))
            or (_COMPANY_AFTER.match(body, hit.end) is not None and not known.is_ambiguous(hit))
            or _in_sdk_list(body, hits, position)
            or (embeds and _embedded(body, hit, known.sdks[hit.sdk_id].category))
        )
        if _SERVES.match(body, hit.end) and _OFFERS.search(body[: hit.start]):
            continue  # "来实现微信、微博的登录和分享"
        if not certain and (passage.section.idle or not _sdk_only(hit, known)):
            continue
        if certain:
            beside_end = hit.end
        a, b = flat.span(hit.start, _name_end(body, hit))
        name = raw[a:b]
        if hit.name.startswith(fold(name)):
            name += hit.name[len(fold(name)) :]  # the ending that it shares
        found.append(Mention(a, b, name, hit.sdk_id, certain))
    for mention in _before_sdk(raw, known):
        if any(m.start < mention.end and mention.start < m.end for m in found):
            continue
        if not any(s <= mention.start < e for s, e in addresses):
            found.append(mention)
    for match in _NAMED_LIBRARY.finditer(raw):
        a, b = match.span(1)
        if not any(m.start < b and a < m.end for m in found) and not is_generic(match.group(2)):
            found.append(Mention(a, b, match.group(1), known.by_name(match.group(2))))
    for match in _QUOTED.finditer(raw):
        a, b = match.span(1)
        if not any(m.start < b and a < m.end for m in found) and not is_generic(match.group(1)):
            found.append(Mention(a, b, match.group(1), known.by_name(match.group(1))))
    for a, b in _listed_libraries(raw):
        name = raw[a:b]
        if not any(m.start < b and a < m.end for m in found) and not is_generic(name):
            found.append(Mention(a, b, name, known.by_name(name)))
    if passage.section.sdks:
        # "X by Y, Inc. does …" opens a sentence in the part on third parties
        for match in _BY.finditer(raw):
            a, b = match.span(1)
            name = match.group(1)
            if not any(m.start < b and a < m.end for m in found) and not is_generic(name):
                found.append(Mention(a, b, name, known.by_name(name)))
    return sorted(found)


# "委托“书山实名”（X公司）的认证插件"
_QUOTED = re.compile(
    r"(?:委托|接入|集成|使用|采用|调用|引入|嵌入)了?[“「]([^”」]{2,16})[”」][（(][^（）()]*(?:公司|集团)[^（）()]*[）)]"
    r"(?=的?[^，,。；;]{0,8}(?:插件|SDK|组件|服务))"
)
_NAME = r"(?:[a-z]\w*|[A-Z][\w.+]*(?:[ -][A-Z][\w.+]*){0,4})"
_LISTED = re.compile(
    rf"\b(?:librar(?:y|ies)|sdks|components)\s*(?:[–—:(-]|,? ?such as|,? ?including|,? ?like|"
    rf"(?:used |needed )?(?:for this |here |by the app )?are)\s*"
    rf"({_NAME}(?:(?:, and |, | and | & )(?:the )?{_NAME})+)(?:\s+(?:librar(?:y|ies)|SDKs?))?"
    rf"(?=\s*[–—).;,]|\s+-|$)"
)


def _listed_libraries(raw: str) -> Iterator[tuple[int, int]]:
    """The names of ``open-source libraries – OkHttp, Moshi, Coil –``."""
    for match in _LISTED.finditer(raw):
        at = match.start(1)
        names = list(re.finditer(rf"(?:^|, (?:and )?| and | & )(?:the )?({_NAME})", match.group(1)))
        spans = [(at + n.start(1), at + n.end(1)) for n in names]
        words = [raw[a:b] for a, b in spans]
        if any(w[0].isupper() for w in words):
            yield from spans


def _called_sdk(body: str, hit: NameHit) -> bool:
    """The name ends in SDK, or the word follows it; or its ending, which has
    it, stands with a later name."""
    if body[hit.start : hit.end] != hit.name or "sdk" in hit.name:
        return True
    return (
        _SDK_AFTER.match(body, hit.end) is not None
        or _ALIAS_SDK.match(body, hit.end) is not None
        or _KINDS_SDK.match(body, hit.end) is not None
    )


_SDK_AFTER = re.compile(r"[”\"’」』》】]?\s?(?:的)?(?:android|安卓)?sdk")
_COMPANY_AFTER = re.compile(
    r"\s?\((?:[^()]|\([^()]*\))*(?:公司|集团|"
    r"\b(?:inc|llc|ltd|limited|gmbh|corp|corporation|pte|b\.v)\b)(?:[^()]|\([^()]*\))*\)"
)
_ALIAS_SDK = re.compile(r"[(（][\w ]{1,16}[)）]\s?sdk")  # 声网(Agora)SDK
# in the part on third parties: "We use X, …", "X keeps track of …"
_USES = re.compile(
    r"\b(?:use|uses|using|rely on|relies on|through|via|with|by|run|runs)(?: the)?"
    r"(?: open[- ]source)?(?: [\w.]+'s?)? $"
)
_OPENS = re.compile(r"(?:^|[.!?:] |\n)\W*(?:the )?$")
_THEN_DOES = re.compile(
    r"(?: sdk)?(?: \([^()]*\))?,? (?:(?:may|can|also|will) )?(?!is |was |are |has )[a-z]{2,}s?\b"
)


def _told_english(body: str, hit: NameHit, known: KnownNames) -> bool:
    """An English sentence says that the app uses the name, or opens with it."""
    if not hit.name.isascii() or known.is_ambiguous(hit) or len(hit.name) < 4:
        return False
    before = body[max(hit.start - 40, 0) : hit.start]
    if _USES.search(before):
        return True
    return _OPENS.search(before) is not None and _THEN_DOES.match(body, hit.end) is not None


_SERVES = re.compile(
    r"(?:[、,和及与/][^、,，。;；和及与/]{1,8}){0,5}(?:账号|帐号)?的?(?:快捷|一键|授权)?(?:登录|分享|支付)(?!sdk|[^,，。;；]{0,4}sdk)"
)
_OFFERS = re.compile(r"(?:实现|支持|完成|提供)(?:您|用户|对)?[^,，。;；:：]{0,20}$")
# "“X”由Y公司提供"
_MADE_BY = re.compile(
    r"[”」\"]?(?:是|系)?由[^,，。;；]{2,40}(?:公司|集团)[^,，。;；]{0,10}(?:提供|开发|运营|研发)"
)
_COMPANY_IN = re.compile(r"\((?:[^()]|\([^()]*\))*(?:公司|集团)")
# "私信功能由网易云信IM提供支持"
_SUPPORTS = re.compile(r"由[^,，。;；]{2,24}(?:提供(?:技术|服务)?支持|支撑)")
_BY_IT = re.compile(r"由[“\"「]?$")
_DOES_IT = re.compile(r"[^,，。;；、]{0,4}(?:提供(?:技术|服务)?支持|支撑)")
# "高德开放平台地图、定位、搜索SDK"
_KINDS_SDK = re.compile(
    r"[^\s,，。;；、()]{0,6}(?:[、和及与/](?:地图|定位|导航|搜索|检索|统计|推送|分享|登录|支付|分析|"
    r"轨迹|性能|崩溃|广告){1,2}){1,4}\s?sdk"
)
_SUFFIX_SDK = re.compile(r"[^\s,，。;；、:：(（)）《》的会将收获用等]{0,6}sdk")
# "混音使用BASS音频库"
_NAMED_LIBRARY = re.compile(
    r"(?:使用|采用|基于|集成|接入|内置|引入|依赖于?)了?(?:的是)?(?:开源的?|第三方的?)?\s?"
    r"(([A-Za-z][A-Za-z0-9+.\-]{1,24})\s?[\u4e00-\u9fff]{0,4}(?:库|框架|组件|引擎|内核))(?![\u4e00-\u9fff]{0,2}SDK)"
)
_LIBRARY = re.compile(r"(?:开源)?(?:库|组件|插件|框架|开放平台)")
_TAKEN_IN = re.compile(
    r"(?:集成|接入|嵌入|内置|植入|引入|内嵌|使用|采用|基于|用的是)了?"
    r"(?:由|的|第三方|开源(?:库|的)? ?|"
    r"[\u4e00-\u9fff]{2,8}(?:公司|集团|金服|科技)?(?:提供)?的)?[「“\"'(【]?$|"
    r"\b(?:embed|integrate|incorporate|bundle|include)(?:s|d|ed)?(?: the)? $"
)
_TAKEN_IN_STRICTLY = re.compile(r"(?:集成|接入|嵌入|内嵌)(?:了|的)$")
_USED = re.compile(r"(?:使用|采用|用的是)[^集成接入]{0,5}$")
_EMBEDS_TOO = re.compile(r"集成|接入|嵌入|内置|植入|引入|本应用|还")
# "使用微信登录" uses a service of the app, no SDK
_SERVICE = re.compile(
    r"(?:账号|帐号|账户|登录|登陆|支付|客户端|扫码|好友|小程序|公众号|平台|授权|服务)"
)


_USES_CODE = re.compile(r"[\u4e00-\u9fff](?:使用|采用|用的是)(?:了|的)?(?:开源(?:库|的)?)?\s?[a-z]")
_CODE = frozenset({"library", "utility", "network", "storage", "crash_apm", "hotfix_plugin"})


def _embedded(body: str, hit: NameHit, category: str) -> bool:
    """The words around the name say that it is taken into the app."""
    if _LIBRARY.match(body, hit.end):
        return True
    before = body[: hit.start]
    if not _TAKEN_IN.search(before):
        return False
    if _SERVICE.match(body, hit.end) and not _TAKEN_IN_STRICTLY.search(before):
        return False
    if not _USED.search(before) or _EMBEDS_TOO.search(body):
        return True
    # "图片展示使用Glide": what is code and nothing else
    return category in _CODE and hit.name.isascii() and len(hit.name) > 3


def _name_end(body: str, hit: NameHit) -> int:
    """Where the name ends with the words up to SDK."""
    if "sdk" in hit.name:
        return hit.end
    for pattern in (_ALIAS_SDK, _KINDS_SDK, _SUFFIX_SDK):
        match = pattern.match(body, hit.end)
        if match:
            return match.end()
    return hit.end


def _before_sdk(raw: str, known: KnownNames) -> Iterator[Mention]:
    """Names of any kind right before the word SDK."""
    for match in _SDK_NAME.finditer(raw):
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
        written = re.sub(r"[”\"」』]", "", raw[a : match.end()])
        yield Mention(a, match.end(), written, known.by_name(name))


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
        re.match(r"(?:\([^()]{1,6}\))?[^,，。;；、:：sS()]{0,14}(?:公司|集团)", body[hit.end :])
        is not None
        and re.match(r"(?:公司|集团)?(?:的|之|旗下)", body[hit.end :]) is None
    )


def _sdk_only(hit: NameHit, known: KnownNames) -> bool:
    sdk = known.sdks[hit.sdk_id]
    if known.is_ambiguous(hit):
        return False
    if hit.name.isascii() and hit.name.count(" ") >= 2:
        return True  # "Google Play Billing Library" is nothing else
    return sdk.category in _SDK_ONLY and (len(hit.name) >= 3 or not hit.name.isascii())


# words of a clause, not of a name: "拒绝后不影响SDK", "合作伙伴以SDK", "App里放SDK"
_SENTENCE_PART = re.compile(
    r"不(?:影响|会|是|再|用|能|需|同意|允许|使用)|[这那哪](?:些|类|个|款)|下面|上面|以上|"
    r"里(?:[放的面关]|$)|[以里把让被做]$|关闭|打开|开启|拒绝|卸载|升级|默认"
)


def _unlikely(name: str, raw: str, end: int) -> bool:
    """A run before "SDK" that reads as a sentence rather than as a name."""
    flat = fold(name)
    if re.search(r"[一二两三四五六七八九十几多](?:家|款|个|种|类)", flat):
        return True
    if _SENTENCE_PART.search(flat):
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


_TAKES = re.compile(r"(?:集成|接入|嵌入|内置|引入|使用|采用|调起|拉起|调用)了?$")


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
    enumerated = left in "、,，/和及与或((:：" and (right in "、,，/和及与或))等" or not right)
    if not enumerated:
        enumerated = right in "、/和及与或等" and left in "、/和及与或(：:"
    if not enumerated:
        enumerated = right in "、/和及与或" and _TAKES.search(body[: hit.start]) is not None
    if not enumerated:
        return False
    after = body[hit.end : hit.end + 80]
    before = body[clause_start : hit.start]
    return (
        re.match(r"[^。;；]{0,60}?(?:等)?(?:第三方)?(?:的)?sdk", after) is not None
        and re.match(
            r"(?:[、,，/和及与或]|"
            r"[^、,，/和及与或]{1,16}(?=[、,，/和及与或]))*(?:[^、,，/和及与或]{0,16}?等)?"
            r"(?:第三方)?的?sdk",
            after,
        )
        is not None
    ) or re.search(r"sdk(?:\(|[:：]|包括|如|有|为|分别为|例如)[^。;；]{0,80}$", before) is not None
