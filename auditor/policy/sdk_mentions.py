"""Where running text names SDKs: names of the mappings where the sentence says
that they are embedded, and unknown ones before the word SDK."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY
from auditor.policy.flat import flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.known import KnownNames, NameHit, find_packages, is_data, is_generic
from auditor.policy.mention_marks import (
    SAYS_DONE,
    SAYS_WORK,
    done_with,
    is_service,
    name_end,
    says_embedded,
    taken_in,
    uses_code,
)
from auditor.policy.mention_names import brand_lists, names_beside, structural_names
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import URL
from auditor.policy.topic_names import topic_names
from auditor.policy.withdrawn import GONE, ONCE, TAKEN_OUT


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
    r"初始化|(?:我们|本应用|app)用|集成|接入|嵌入|内置|植入|引入|内嵌|使用了|采用了|"
    r"基于.{2,40}(?:开发|构建|框架)|"
    r"(?:embed|integrat|incorporat|bundl)|third[- ]party (?:sdk|librar|service)|"
    r"(?:我们|应用|app|产品|软件)(?:还|会|将|可能)*(?:使用|采用|调用)"
)
# a second name in brackets may stand inside: "瑞昱(Realtek)OTA SDK"
_SDK_NAME = re.compile(
    r"([A-Za-z0-9\u4e00-\u9fff+·&\-_.](?:[A-Za-z0-9\u4e00-\u9fff+·&\-_. ]|"
    r"(?<=[\u4e00-\u9fff])[(（][A-Za-z]{2,12}(?: [A-Za-z]{2,8})?[)）](?=[A-Za-z0-9\u4e00-\u9fff]))"
    r"{0,28}?)"
    r"[”\"」』]?\s?SDKs?(?![A-Za-z])",
    re.I,
)
_NAME_CUT = re.compile(
    r".*(?:有限公司(?:的|之|旗下)?|(?:^|的|，)其|[\u4e00-\u9fff]来自(?!第三|我)|"
    r"集成了?|接入了?|嵌入了?|内置了?|"
    r"植入了?|引入了?|内嵌了?|使用了?|采用了?|调用了?|"
    r"用的是|用到了?|(?<=[报放送图位证计析话录享示描译别])用(?![户友途量于])|基于|"
    r"启用了?|启动了?|加载了?|初始化了?|触发|拉起|调起|搭载|装有|"
    r"其(?![他它余乐])|请求|(?<=[\u4e00-\u9fff])后(?=广告|统计|推送)|依赖于?(?!库|注)|分别靠|分别由|依次|靠(?!谱)|选用了?|借助|依托|"
    r"依靠|交由|通过|凭借|(?<=.{3})经由?(?![济典营理纬验贸])|(?<=.)的是|"
    r"支持(?=[\u4e00-\u9fff]{2,4}(?:支付|登录|分享|推送))|包括但不限于|包括|包含|例如|比如|"
    r"如(?!流)|由于?|向(?!导|量)|与|和(?!平|讯|风)|以及|及(?!时)|或(?!许)|将|用于|"
    r"(?<!华)为|是|在(?!线)|对(?!话|象|讲)|从|让|被|给|该|"
    r"(?<![绘课书文样脚版基成日标账剧读话])本(?!地|机|草)|此外?|等(?!级)|"
    r"即(?!构|时|刻|墨)|的(?!士|卢)|以下|下列|厂家|供应商|"
    r"除(?:了|上述|以上)?|(?<=[\u4e00-\u9fff])\.|第三方(?:的)?|合作方|我们|我司|您|"
    r"(?<=[\u4e00-\u9fff]{3})以(?![太色及外内上下便])|了(?!解)|着(?!色)|中(?!国|移|联|心|台|通|兴|"
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
    r"no longer (?:use|contain|include|ship|bundle|embed|integrate)|"
    rf"{TAKEN_OUT}了?|(?:已|被)[^,，。;；]{{0,12}}{GONE}|{ONCE}|"
    r"\bnot in (?:the|our|this) app\b|\bneither (?:of )?[a-z ]{2,30}? (?:has|have|"
    r"contains?|includes?|uses?)\b|"
    r"(?:不是|并非)\s?SDK|停止(?:使用|接入)|不再(?:使用|集成|接入)|替换(?:原|掉|为)|(?:不|未|没有|"
    r"无)(?:会)?(?:集成|接入|嵌入|使用|内置|内嵌|包含在|采用)|(?:do|"
    r"does) not (?:use|include|contain|embed)|contains? no |\bwithout "
)


# in such a clause a name is none of an SDK in the app
_OTHERWISE = re.compile(
    r"自(?:主|行)?研(?:发|制)?的|自[主行]研发|我们提供的[^,，。]{0,8}sdk|"
    r"其[他它][^,，。]{0,6}(?:集成|接入|使用)了|自有的|向开发者提供|第三方网站|"
    r"网站的链接|不会?(?:向|将|把|与)|"
    r"\bno [a-z, -]{0,40}sdks?\b|nothing is (?:sent|shared|passed)|"
    r"\b(?:do|does|did|will|would|can)(?: not|n't) (?:share|send|pass|sell|give|provide|transfer)|"
    r"找不到|那不是我们|别的[^,，。;；]{0,8}(?:应用|app|软件|产品)[^,，。;；]{0,10}(?:见|看)到?过|"
    r"[,，]那(?:也)?(?:不是|与)我们|删除了|(?:(?<!提)供|面向)[^,，。]{0,8}开发者|"
    r"提供[^,，。]{2,20}供.{0,12}(?:集成|使用)"
)
_FUTURE = re.compile(r"(?:未来|将来|后续|今后)(?:如|若|可能)[^。]{0,6}(?:引入|接入|新增|增加|使用)")


_STOP = re.compile(r"[,，。;；!?！？]")
_ENGLISH_STOP = re.compile(r"[;!?。；]|\.(?= |$)")
_IT_WAS = re.compile(r" ?(?:it|they) (?:was|were|has|have)\b")


def _denied_clauses(body: str) -> list[tuple[int, int]] | None:
    """Clauses of a folded text whose names are no SDKs in the app; ``None`` when
    all of it is about what may come."""
    if _FUTURE.search(body):
        return None
    spans = []
    for pattern in (_NOT_SDK_CONTEXT, _OTHERWISE):
        for match in pattern.finditer(body):
            marks = _ENGLISH_STOP if match.group()[0].isascii() else _STOP
            before = list(marks.finditer(body, 0, match.start()))
            if before and _IT_WAS.match(body, before[-1].end()):
                before.pop()  # what the sentence before is about
            after = marks.search(body, match.end())
            spans.append((before[-1].end() if before else 0, after.end() if after else len(body)))
    return spans


_BESIDE = re.compile(
    r"(?:sdk|\([^()]{0,80}\)|[ \"'”」])*(?:[、,，/&+]|和|与|以及|及|\band\b)(?:[ \"'“「]|and )*"
)


def find_mentions(text: Text, passage: Passage, known: KnownNames) -> list[Mention]:
    """The SDKs that a sentence names, in order."""
    raw = text.text
    flat = flatten(raw)
    body = flat.text
    embeds = _EMBED.search(body) is not None or uses_code(body)
    if not (
        "sdk" in body
        or embeds
        or passage.section.sdks
        or text.links
        or "librar" in body
        or any(word in body for word in ("公司", "集团", "支持", "支撑", "开源", "为 ", "由"))
        or (SAYS_DONE.search(body) is not None and body.isascii())
        or SAYS_WORK.search(body) is not None
        or any(_sdk_only(h, known) for h in known.scan(body))
    ):
        return []
    denied = _denied_clauses(body)
    if denied is None:
        return []
    addresses = [m.span() for m in URL.finditer(raw)]
    hits = [
        hit
        for hit in known.scan(body)
        if not _in_company(body, hit)
        and not any(a <= hit.start < b for a, b in denied)
        and not any(s <= flat.origin[hit.start] < e for s, e in addresses)
        and not _ID_BEHIND.match(body, hit.end)
    ]
    hits = _distributed(body, _joined(body, hits), known)
    found: list[Mention] = []
    for start, end, name in brand_lists(body):
        a, b = flat.span(start, end)
        found.append(Mention(a, b, name, known.by_name(name)))
    hits = [h for h in hits if not any(m.start <= flat.origin[h.start] < m.end for m in found)]
    beside_end = -1  # where the last name ends that is said to be embedded
    for position, hit in enumerate(hits):
        package_after = find_packages(raw[flat.origin[hit.end] : flat.origin[hit.end] + 40])[:1]
        # "使用了 okhttp、Glide、Retrofit": what stands beside an embedded one
        beside = (
            position > 0
            and hits[position - 1].end == beside_end
            and _BESIDE.fullmatch(body, beside_end, hit.start) is not None
        )
        written = raw[slice(*flat.span(hit.start, hit.end))]
        linked = any(s <= flat.origin[hit.start] < e for s, e, _ in text.links)
        certain = (
            bool(package_after)
            or beside
            or (
                _sure_in_part(body, hit, written, passage, known)
                and not (position and _IN_USE.search(body, 0, hit.start))
            )
            or _acts_in_part(body, hit, written, passage)
            or (
                _COINED.search(written) is not None
                and _USED_FOR.search(body[: hit.start]) is not None
            )
            or done_with(body, hit, written, known)
            or says_embedded(body, hits, position, known, linked, passage.section.sdks)
            or (
                (embeds or "sdk" in body or _KIND_AFTER.match(body, hit.end) is not None)
                and taken_in(body, hit, known.sdks[hit.sdk_id].category)
            )
        )
        if is_service(body, hit, known):
            continue
        named_data = is_data(hit.name) or _IDENTIFIER.fullmatch(hit.name)
        if named_data and not re.match(r"\s?(?:的)?sdk", body[hit.end : hit.end + 6]):
            continue
        if _OPERATOR.fullmatch(hit.name) and "认证" not in body[hit.end : hit.end + 8]:
            continue
        if not certain and (passage.section.idle or not _sdk_only(hit, known)):
            continue
        if not certain and hit.name.count(" ") > 1 and written[:1].islower():
            continue  # "if you sign in with Google"
        if certain:
            beside_end = hit.end
        a, b = flat.span(hit.start, name_end(body, hit))
        name = raw[a:b]
        if hit.name.startswith(fold(name)):
            name += hit.name[len(fold(name)) :]  # the ending that it shares
        found.append(Mention(a, b, name, hit.sdk_id, certain))
    for hit, follows in zip(hits[-2::-1], hits[:0:-1], strict=True):
        # "Glide（加载图片）、OkHttp": before an embedded one
        a, b = flat.span(hit.start, hit.end)
        after = flat.span(follows.start, follows.end)[0]
        here = any(m.start <= a < m.end for m in found)
        if here or not raw[a:b][:1].isupper() or not hit.name.isascii():
            continue
        if any(m.start == after and m.certain for m in found) and _BESIDE.fullmatch(
            body, hit.end, follows.start
        ):
            found.append(Mention(a, b, raw[a:b], hit.sdk_id))
    for mention in _before_sdk(raw, known):
        part = next((m for m in found if m.end == mention.end and m.start > mention.start), None)
        if part and _BRAND_BEFORE.fullmatch(raw, mention.start, part.start):
            # "阿里云金融级实人认证SDK" of which a part is known
            found.remove(part)
            found.append(Mention(mention.start, part.end, mention.name, part.sdk_id, part.certain))
            continue
        unsure = [m for m in found if m.start < mention.end and mention.start < m.end]
        if any(m.certain for m in unsure):
            continue
        found = [m for m in found if m not in unsure]
        if unsure and mention.sdk_id is None:
            mention = replace(mention, sdk_id=unsure[0].sdk_id)
        if not any(s <= mention.start < e for s, e in addresses):
            found.append(mention)
    out = [(flat.origin[a], flat.origin[b]) for a, b in denied]
    found = [m for m in found if not any(a <= m.start < b for a, b in out)]
    others = [
        *_linked_libraries(text, passage.section.sdks),
        *_other_names(raw, passage.section.sdks),
        *structural_names(raw, passage.section.sdks, known),
        *((t.start, t.end, t.name) for t in topic_names(raw, known)),
        *names_beside(raw, [(m.start, m.end) for m in found if m.certain], known),
    ]
    for a, b, name in others:
        if any(s <= a < e for s, e in out):
            continue
        if not any(m.start < b and a < m.end for m in found) and not is_generic(name):
            found.append(Mention(a, b, raw[a:b], known.by_name(name)))
    return sorted(found)


_COINED = re.compile(r"^[A-Z]+[a-z]+[A-Z]\w+$")  # "礼物动画播放使用SVGAPlayer"
_USED_FOR = re.compile(r"[\u4e00-\u9fff]{3}(?:使用|采用|用的是|用)了?\s?$")
_KIND_AFTER = re.compile(r"(?:控件|组件|插件)(?=[,，。;；(（]|$)")
_IDENTIFIER = re.compile("utdid|qimei")  # of devices, and the components that make them
_BRAND_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,4}|[A-Za-z]{2,10}\s?")
_NAME = r"(?:[a-z]\w*|[A-Z][\w.+]*(?:[ -][A-Z][\w.+]*){0,4})"
_LISTED = re.compile(
    rf"\b(?:librar(?:y|ies)|sdks|components|[Oo]pen-source code)(?: [a-z "
    rf"]{{2,70}}(?=:))?\s*(?:[–—:(-]|"
    rf",? ?such as|,? ?including|,? ?like|"
    rf"(?:used |needed )?(?:for this |here |by the app )?are)\s*"
    rf"({_NAME}(?:(?:, and |, | and | & )(?:the )?{_NAME})+)(?:\s+(?:librar(?:y|ies)|SDKs?))?"
    rf"(?=\s*[–—).;,]|\s+-| (?:is|are)\b|$)"
)


_IN_BRACKETS = re.compile(
    r"\b(?:libraries|components|sdks|dependencies|packages)(?: [a-z]+){0,5} \(([^()]{5,200})\)",
    re.I,
)


_CODE_HOST = re.compile(
    r"github\.(?:com|io)|gitlab\.|gitee\.|bitbucket\.|pub\.dev|mvnrepository|jitpack|"
    r"developer\.android\.com/jetpack",
    re.I,
)


def _linked_libraries(text: Text, in_part: bool) -> Iterator[tuple[int, int, str]]:
    """Names that link to where their code is, two or more in a text of the part
    on third parties."""
    found = [
        (a, b, text.text[a:b].strip())
        for a, b, address in text.links
        if in_part and _CODE_HOST.search(address) and 1 < b - a <= 30
    ]
    if len(found) > 1:
        yield from (f for f in found if re.fullmatch(r"[A-Za-z][\w .+-]*", f[2]))


def _other_names(raw: str, in_part: bool) -> Iterator[tuple[int, int, str]]:
    """Names of any kind that the words around them make an SDK's or a
    library's: ``(start, end, name)``.

    :param in_part: the text stands in the part on third parties.
    """
    for match in _NAMED_LIBRARY.finditer(raw):
        yield *match.span(1), match.group(2)
    for a, b in _listed_libraries(raw):
        yield a, b, raw[a:b]
    if in_part:
        # "X by Y, Inc. does …" opens a sentence in the part on third parties
        for match in _BY.finditer(raw):
            yield *match.span(1), match.group(1)


def _listed_libraries(raw: str) -> Iterator[tuple[int, int]]:
    """The names of ``open-source libraries – OkHttp, Moshi, Coil –``, of ``libraries in the
    app (Room, Kotlin coroutines)``."""
    for match in _IN_BRACKETS.finditer(raw):
        spans = [
            (match.start(1) + m.start(), match.start(1) + m.end())
            for m in re.finditer(r"(?!and |or )[^,、\s](?:(?!,| and )[^,、])*", match.group(1))
        ]
        words = [raw[a:b].strip() for a, b in spans]
        fits = all(re.fullmatch(r"[A-Za-z][\w.+-]*(?: [\w.+-]+){0,3}", w) for w in words)
        if fits and len(words) > 1 and sum(w[0].isupper() for w in words) * 2 > len(words):
            yield from spans
    for match in _LISTED.finditer(raw):
        at = match.start(1)
        names = list(re.finditer(rf"(?:^|, (?:and )?| and | & )(?:the )?({_NAME})", match.group(1)))
        spans = [(at + n.start(1), at + n.end(1)) for n in names]
        words = [raw[a:b] for a, b in spans]
        if any(w[0].isupper() for w in words):
            yield from spans


# "混音使用BASS音频库"
_NAMED_LIBRARY = re.compile(
    r"(?:使用|采用|基于|集成|接入|内置|引入|依赖于?)了?(?:的是)?(?:开源的?|第三方的?)?\s?"
    r"(([A-Za-z][A-Za-z0-9+.\-]{1,24}(?: [A-Z][A-Za-z0-9+.\-]{1,24}){0,2})\s?"
    r"(?:(?!的)[\u4e00-\u9fff]){0,4}(?:库|框架|组件|引擎|"
    r"内核))(?![\u4e00-\u9fff]{0,2}SDK)"
)


def _before_sdk(raw: str, known: KnownNames) -> Iterator[Mention]:
    """Names of any kind right before the word SDK."""
    packages = [(s, e) for s, e, _ in find_packages(raw)]
    for match in _SDK_NAME.finditer(raw):
        if any(s < match.end() <= e for s, e in packages):
            continue  # "com.uc.crashsdk"
        full = match.group(1)
        cut = _NAME_CUT.match(full)
        lead = cut.end() if cut else 0
        lead += leading_number(full[lead:])
        if full[lead:].startswith("以 "):
            lead += 2  # "以 SpeedyCity SDK 嵌入"
        name = full[lead:].strip(" -_.·")
        if name.isascii():
            # lower-case words before the name are no part of it
            words = name.split()
            while words and not re.search(r"[A-Z0-9]", words[0]):
                words.pop(0)
            name = " ".join(words)
        if len(name) < 2 or len(name) > 24 or re.fullmatch(r"[\d.]+", name):
            continue
        if (
            is_generic(name)
            and known.by_name(name + "SDK") is None
            and not _is_of_company(raw, match.start(1) + full.find(name, lead), name)
        ):
            continue
        if re.search(r"permission|_[A-Z]|^[.]", name):
            continue  # a piece of a permission constant
        joined = re.match(r"(?:们|或|等|及|与|和(?![风讯平众])|类|所)", name)
        if joined or re.search(r"[一-鿿]{13,}", name):
            continue
        if _unlikely(name, raw, match.end(), known) or _NO_NAME.match(fold(name)):
            continue
        a = match.start(1) + full.find(name, lead)
        quoted = _QUOTED_BRAND.search(raw[max(a - 14, 0) : a])
        a -= len(quoted.group()) if quoted else 0  # "“寻鹿”室内定位SDK"
        written = re.sub(r"[“”\"「」『』]", "", raw[a : match.end()])
        yield Mention(a, match.end(), written, known.by_name(name))


_OF_COMPANY = re.compile(
    rf"(?:厂商[\u4e00-\u9fff]{{2,5}}|{SHORT_COMPANY}|公司|集团)[）)]?(?:所?(?:提供|"
    rf"研发|开发|运营|推出)|旗下)?的$"
)
_NO_PRODUCT = re.compile(r"第三方|三方|其他|相关|上述|以下|该|此|各|等|这|前述|有关|合作")
_QUOTED_BRAND = re.compile(r"[“\"「『][A-Za-z\u4e00-\u9fff]{2,8}[”\"」』]$")
_LONGEST_OWNER = 12


def _is_of_company(raw: str, at: int, name: str) -> bool:
    """Whether a product that a kind alone names is a certain company's
    (``X公司提供的号码认证SDK``)."""
    if len(name) < 3 or _NO_PRODUCT.match(name):
        return False
    return _OF_COMPANY.search(raw, max(at - _LONGEST_OWNER, 0), at) is not None


_NO_NAME = re.compile(
    r"(?:(?:below|following|these|those|our|other|such|third part(?:y|ies)|all|any)\b|"
    r"需(?:要|新增|增加)|同一|其?余|[详参请]见|sdk|更新|增加|新增|减少|更换|调整|变更|"
    r"删除|升级|替换|不含|包含|任何|发现|欢迎|"
    r"请|序号|写信|所有|全部|"
    r"[一二三四五六七八九十]+[.、]?\s*第三方|第[一二三四五六七八九十]|附|本节|下表|列|"
    r"表[一二三四五六七八九十]|个别|少数|多数)"
)
# What a product of these kinds is called is never a consumer app as well, so
# that naming it is enough.
_SDK_ONLY = frozenset(
    {
        "ads",
        "push",
        "analytics",
        "crash_apm",
        "attribution",
        "hotfix_plugin",
        "captcha",
        "app_hardening",
    }
)


# "Google广告ID" is data
_ID_BEHIND = re.compile(r"\s?(?:ids?|标识符?|标志符)(?![a-z])")


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


# "X SDK，用于华为账号登录": what another is for
_IN_USE = re.compile(r"(?:用于|用来|实现|以便|完成|进行|支持)[^,，。;；]{0,12}$")
_OPERATOR = re.compile("中国(?:移动|联通|电信)")
_ITS_WORK = re.compile(
    r"(?:联合)?(?:推出|发布|制定|提出)的|(?:官方)?(?:粉丝|专页|主页|公众号|社群|群组|"
    r"账号|页面|平台(?:用户|账号))"
)


def _sure_in_part(
    body: str, hit: NameHit, written: str, passage: Passage, known: KnownNames
) -> bool:
    """In the part on third parties a name that nothing else has is enough.

    :param written: the name as written.
    """
    return (
        passage.section.sdks
        and not passage.section.idle
        and not known.is_ambiguous(hit)
        and not is_data(hit.name)
        and _long_enough(body, hit)
        and not written.islower()
        and not _ITS_WORK.match(body, hit.end)
    )


def _long_enough(body: str, hit: NameHit) -> bool:
    """A name of some length, or one that the words before it take in."""
    if len(hit.name) >= (5 if hit.name.isascii() else 4):
        return True
    before = body[max(hit.start - 12, 0) : hit.start]
    return len(hit.name) == 3 and not hit.name.isascii() and _TAKEN.search(before) is not None


_TAKEN = re.compile(
    r"(?:由|使用|采用|用到|用的是|基于|依托|借助|来自|是|接入|集成|引入|内置|启用)(?:了|的)?"
    r"(?:第三方|开源(?:库|框架|项目)?)?的?[“\"「]?$|"
    r"\b(?:by|with|via|through|using|uses?|on|called|is|to|comes? from|over) (?:the )?$"
)
_ACTS = re.compile(
    r"[”\"」]?(?:也|还|仅|只|才)?(?:在[^,，。]{1,10})?(?:也|仅|只)?(?:会|将|可能|负责|"
    r"用于|用来|需要|能够|帮助|渲染|"
    r"播放|呈现|承担|收集|获取|读取)|"
    r"(?:,[a-z ]{2,24},)? ?(?:only |also |may |will |can )?(?:collects?|receives?|"
    r"tells?|reads?|reports?|"
    r"shows?|processes|handles?|records?|helps?|lets?|sends?|gets?|counts?|measures?|"
    r"keeps?|stores?|"
    r"evaluates?|serves?|delivers?|is used)\b"
)


# "The app uses X to find bugs", "delivered through X": in any part of a policy
_USED_EN = re.compile(
    r"\b(?:we|i|(?:the |this |our )?app|it|(?:the |this )?game)(?: also| only|"
    r" currently| may| can)? "
    r"(?:uses?|rely on|relies on|integrates?|embeds?|includes?|bundles?|"
    r"employs?) (?:the |a library called )?$|"
    r"\b(?:based|built|drawn|performed|rendered|played|handled|managed|processed|powered|"
    r"delivered|reported|measured|"
    r"stored|shown|served|supplied|provided) (?:on|by|with|through|via|to|"
    r"from) (?:the )?(?:open-source )?(?:library )?$"
)


def _acts_in_part(body: str, hit: NameHit, written: str, passage: Passage) -> bool:
    """A Latin name that is also a word, written as a name and taken in or said
    to do something in the part on third parties, or plainly used elsewhere."""
    if not hit.name.isascii() or written.islower() or len(hit.name) < 4:
        return False
    before = body[max(hit.start - 60, 0) : hit.start]
    if _USED_EN.search(before) and not passage.section.idle:
        return True
    if not passage.section.sdks:
        return False
    return _TAKEN.search(before) is not None or _ACTS.match(body, hit.end) is not None


_SHARED = re.compile(r"(?:开放平台|推送|厂商推送|push|登录|分享|支付|地图|统计|广告)$")
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
    r"不(?:影响|属于|会|是|再|用|能|需|同意|允许|使用)|[这那哪](?:些|类|个|款)|下面|上面|以上|"
    r"不含|没有|并非|上述|第[\d.一二三四五六七八九十]+|适用于|任何|[少多]接$|以后|"
    r"之后|(?<![即实定延计小])时$|期间|尽量|行话|[叫称]$|里(?:[放的面关]|$)|"
    r"[以里把让被做]$|关闭|打开|开启|拒绝|卸载|升级|默认"
)


def _unlikely(name: str, raw: str, end: int, known: KnownNames) -> bool:
    """A run before "SDK" that reads as a sentence rather than as a name."""
    flat = fold(name)
    first = next(known.scan(flat), None)
    if first is not None and first.start == 0 and len(first.name) >= 3:
        flat = flat[first.end :]  # "合合信息证件识别"
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
