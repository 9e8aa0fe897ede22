"""Records and passages to SDK disclosures, with the fields of their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.policy.blocks import Text
from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import flatten, fold, simplify
from auditor.policy.keys import leading_number
from auditor.policy.known import KnownNames, NameHit, find_packages, is_generic
from auditor.policy.names import brackets, parse_name, platform_of
from auditor.policy.records import Passage, Record, join
from auditor.policy.roles import Role
from auditor.policy.tables import is_none, plausible_name

_URL = re.compile(
    r"(?:https?[:：]\s?//|www\.)[^\s\"'<>，。；、（）【】《》\u4e00-\u9fff]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io)(?:/[^\s\"'<>，。；、（）【】《》\u4e00-\u9fff]*)?",
    re.I,
)
_COMPANY_SUFFIX = re.compile(
    r"\s*[（(](?:统一社会信用代码|注册号|信用代码|登记号|营业执照)[^）)]*[）)]?\s*$"
)


@dataclass(slots=True)
class SdkDraft:
    """An SDK disclosure while it is put together; offsets are in ``text``."""

    name: str
    line: int
    quote: str
    locator: str = ""
    record: int | None = None
    aliases: list[str] = field(default_factory=list)
    packages: list[str] = field(default_factory=list)
    vendor: str | None = None
    purpose: str | None = None
    personal_info: str | None = None
    privacy_url: str | None = None
    link_text: str | None = None
    platform: str | None = None
    no_permissions: bool = False
    optional: bool = False
    mention: bool = False


def _value(texts: list[Text]) -> str | None:
    """The values of a role as one text, ``None`` when there is nothing."""
    parts = [t.text.strip() for t in texts]
    parts = [p for p in parts if p and not is_none(p)]
    unique = list(dict.fromkeys(parts))
    return "\n".join(unique) if unique else None


def find_url(text: Text) -> str | None:
    """The first address in a text: written in full, or behind a link, or a
    bare host."""
    match = _URL.search(text.text)
    if match and match.group().lower().startswith("http"):
        url = re.sub(r"^(https?)[:：]\s?", r"\1:", match.group(), flags=re.I)
        return url.rstrip(".,;:)")
    for _, _, address in text.links:
        if address.lower().startswith(("http:", "https:", "//", "www.")):
            return address
    return match.group().rstrip(".,;:)") if match else None


def from_record(
    record: Record, index: int, known: KnownNames, own: frozenset[str]
) -> Iterator[SdkDraft]:
    """The SDK (or SDKs) that one record discloses."""
    names = record.values(Role.NAME)
    if not names:
        return
    for name_text in _split_names(names[0], known):
        parsed = parse_name(name_text)
        name = parsed.name
        if not name and not parsed.packages:
            continue
        packages = list(parsed.packages)
        for value in record.values(Role.PACKAGE):
            packages += [p for _, _, p in find_packages(value.text)]
        if not packages:
            packages += _loose_packages(record)
        packages = [p for p in dict.fromkeys(packages) if p not in own]
        if not name:
            name = packages[0] if packages else ""
        if not name or is_none(name) or len(name) > 80:
            continue
        if is_generic(name) and not packages and not record.values(Role.VENDOR):
            continue
        if record.shape != "table" and not (known.by_name(name) or plausible_name(name)):
            continue
        if (
            record.shape == "flattened"
            and len(record.fields) == 1
            and not (known.identify(name) or "sdk" in fold(name) or packages)
        ):
            continue
        if name.startswith(".") or re.fullmatch(r"[A-Z_ .]*_[A-Z_]+", name):
            continue  # a piece of a permission constant
        start = parsed.start
        line = name_text.line_at(min(start, max(len(name_text.text) - 1, 0)))
        draft = SdkDraft(name, line, name_text.text.strip()[:200], record.locator, index)
        draft.aliases = list(parsed.aliases)
        draft.packages = packages
        vendor = _value(record.values(Role.VENDOR)) or parsed.vendor
        draft.vendor = _COMPANY_SUFFIX.sub("", vendor).strip() if vendor else None
        draft.purpose = _value(record.values(Role.PURPOSE))
        draft.personal_info = _value(record.values(Role.PERSONAL_INFO)) or parsed.personal_info
        for value in record.values(Role.LINK):
            url = find_url(value)
            if url:
                draft.privacy_url = draft.privacy_url or url
            elif not is_none(value.text):
                draft.link_text = draft.link_text or value.text.strip()
        if draft.privacy_url is None:
            for value in names:
                draft.privacy_url = draft.privacy_url or find_url(value)
        prose = [f.value for f in record.fields if f.role is Role.OTHER and not f.label]
        if prose:
            _from_prose(draft, join(prose), known)
        platform_values = record.values(Role.PLATFORM)
        draft.platform = (
            (platform_of(platform_values[0].text) if platform_values else None)
            or parsed.platform
            or record.section.foreign
        )
        permissions = record.values(Role.PERMISSION)
        draft.no_permissions = bool(permissions) and all(is_none(p.text) for p in permissions)
        yield draft


def _split_names(text: Text, known: KnownNames) -> list[Text]:
    """The names in one cell: several only when each alone is a known SDK."""
    raw = text.text
    pieces: list[Text] = []
    at = 0
    depth = 0
    for i, char in enumerate(raw + "\n"):
        if char in "（([【":
            depth += 1
        elif char in "）)]】":
            depth = max(depth - 1, 0)
        elif char in "、,，;；/\n" and depth == 0:
            if raw[at:i].strip():
                pieces.append(text.slice(at, i))
            at = i + 1
    if len(pieces) < 2:
        return [text]
    ids = [known.by_name(parse_name(p).name) for p in pieces]
    if all(ids) and len(set(ids)) == len(ids):
        return pieces
    return [text]


def _loose_packages(record: Record) -> list[str]:
    """Packages written in a column of another kind."""
    found: list[str] = []
    for f in record.fields:
        if f.role in (Role.OTHER, Role.CATEGORY, Role.METHOD):
            found += [p for _, _, p in find_packages(f.value.text)]
    return found


# --- prose ------------------------------------------------------------------

_PURPOSE = re.compile(
    r"(?:(?:使用|主要|集成|收集|接入|其|处理|共享|合作)?(?:目的|用途|功能|作用|场景)(?:是|为|在于|[:：])+|用于|用来|以便于?|以实现|为了|旨在|以提供|以帮助|以用于|以保障|以满足|从而|帮助(?:我们|您|实现)|仅增强|以增强|"
    r"(?<![\w])(?:used )?(?:for|to)(?= ))\s*"
)
_COLLECT = re.compile(
    r"(?:(?:可能)?(?:会|需要?|将)?(?:收集|获取|读取|采集|使用|搜集|调用|访问|共享|获得|取得|处理|涉及|(?:会|需要?)用到|(?:内容|信息|数据)(?:是|为|包括))(?:使用|和使用|、使用|并使用|/使用)?(?:的(?:个人)?信息(?:类型|字段|范围|包括|为|有|种类)*(?:包括|为|有)?[:：]?|到?|您的?|用户的?|你的?|以下(?:个人)?信息[:：]?|如下(?:个人)?信息[:：]?|个人信息[:：]|设备的?)*|"
    r"(?:collects?|access(?:es)?|receives?|processes|reads?)(?: (?:your|the|some|information|data|such as|including|about))*)\s*[:：]?\s*"
)
_STOP_INFO = re.compile(
    r"[。；;！!]|[,，;；]?\s*(?:规则见|规则[:：]|协议见|政策见|详见|详情|具体(?:请|见|信息)|隐私政策|参见|请(?:查看|参阅|见)|https?:)|[,，]?(?:以便?|用于|用来|目的|为了|从而|以提供|以实现|以帮助|，?并(?!且?收集)|进行|来(?=实现|提供|判断|完成|保障|帮助))|\bto (?!the)|\bfor\b|\bin order\b|(?<=等信息)[,，]|(?<=信息)[,，](?!.{0,12}[、])"
)
_STOP_PURPOSE = re.compile(
    r"[。；;！!\n]|[,，](?=(?:其?(?:会|需要?|将|可能|该|此|需)|我们|您|使用时|隐私|具体|详见|详情|收集|获取|并(?:可能)?(?:收集|获取)|不(?:会)?(?:收集|获取)|會|涉及|如|同时|请|包括))|(?:\.(?= |$))"
)
_WINDOW_KEY = re.compile(
    r"(?:提供方|运营方|公司名称|公司|开发者|第三方主体|服务商)[:：]\s*([^，。；;,、\s]{4,40})"
)
_COMPANY_END = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|分公司|公司|集团)(?![的]?(?:员工|客服|网站|官网))"
    r"|\b(?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|Pte|Oy|AB|B\.V|S\.A)\b\.?(?:,? (?:Ltd|Inc|LLC)\b\.?)?"
)
_COMPANY_CUT = re.compile(
    r".*(?:[，,、；;。：:（(|\s]|用的是|选用了?|借助|依托|采取|交由|接入了?|集成了?|使用了?|[采採]用了?|嵌入了?|内置了?|委托了?|来自|以及|提供方|运营方|开发者|(?<!自)由|(?:方|商|者|主体|公司)[为是]|系(?=[\u4e00-\u9fff]{6})|为(?=(?:北京|上海|深圳|广州|杭州|成都|武汉|南京|重庆|苏州|厦门|西安|天津|珠海|无锡|长沙|青岛|郑州)))",
    re.S,
)
# A Chinese company's name begins with the place where it is registered.
_REGION = re.compile(
    r"(?:北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    r"青海|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|无锡|常州|宁波|温州|嘉兴|金华|成都|武汉|长沙|郑州|西安|"
    r"厦门|福州|泉州|济南|青岛|烟台|大连|沈阳|长春|哈尔滨|石家庄|太原|合肥|南昌|昆明|贵阳|南宁|海口|三亚|珠海|佛山|东莞|惠州|中山|"
    r"兰州|西宁|银川|乌鲁木齐|呼和浩特|拉萨|绍兴|台州|扬州|徐州|南通|芜湖|洛阳|宜昌|株洲|绵阳|威海|潍坊|唐山|保定|赣州|中国)"
)
_OWN_COMPANY = re.compile(
    r"我们|本公司|我司|贵公司|第三方公司|合作公司|相关公司|关联公司|该公司|等公司|的公司$"
)


def company_in(text: str, last: bool = False) -> str | None:
    """The first (or last) company named in a text, without what leads to it."""
    found = None
    for match in _COMPANY_END.finditer(text):
        head = text[max(match.start() - 60, 0) : match.start()]
        if match.group()[0].isascii():
            english = re.search(r"([A-Z][\w&.'-]*(?:,? [A-Z&(][\w&.')-]*)*),?\s*$", head)
            if not english:
                continue
            name = (
                english.group(1)
                + text[match.start(1) if match.lastindex else match.start() : match.end()]
            )
            name = text[match.start() - len(head) + english.start(1) : match.end()]
        else:
            # brackets inside a name ("腾讯（深圳）有限公司") are no cut
            plain = re.sub(
                r"[（(]([\u4e00-\u9fff]{2,8})[）)]", lambda m: "\x01" + m.group(1) + "\x02", head
            )
            cut = _COMPANY_CUT.match(plain)
            name = plain[cut.end() if cut else 0 :]
            regions = [m.start() for m in _REGION.finditer(name)]
            if regions and regions[0] > 0 and "\x01" not in name[: regions[0]]:
                name = name[regions[0] :]
            closing = "）" if "）" in head else ")"
            name = (
                name.replace("\x01", "（" if "（" in head else "(").replace("\x02", closing)
                + match.group()
            )
            name = re.sub(r"^(?:我们|还|其|是|该|此|与|和|将|的)+", "", name)
        name = name.strip(" ，,、")
        if (
            len(name) < 4
            or _OWN_COMPANY.search(name)
            or is_generic(re.sub(r"(?:有限)?公司|集团", "", name))
        ):
            continue
        found = name
        if not last:
            break
    return found


def _from_prose(draft: SdkDraft, text: Text, known: KnownNames) -> None:
    """Fill the fields that a sentence or a description states."""
    written = text.text
    raw = simplify(written)
    before = (draft.personal_info, draft.purpose, draft.vendor)
    if draft.personal_info is None:
        for match in _COLLECT.finditer(raw):
            value = _info_value(raw[match.end() :])
            if value and (
                sum(1 for _ in find_data_types(value)) or re.search(r"信息|数据|日志|标识", value)
            ):
                if not _denied(raw, match.start()):
                    draft.personal_info = value
                    break
    if draft.personal_info is None:
        denied = re.search(r"[^，,。；;]{0,12}不(?:会)?(?:收集|获取|采集)[^，,。；;]{0,30}", raw)
        if denied:
            draft.personal_info = denied.group().strip()
    if draft.purpose is None:
        for match in _PURPOSE.finditer(raw):
            start = (
                match.end()
                if re.match(
                    r"用于|用来|.*(?:目的|用途|功能|作用|场景)|(?:used )?(?:for|to)$",
                    match.group().strip(),
                )
                else match.start()
            )
            stop = _STOP_PURPOSE.search(raw, match.end())
            value = raw[start : stop.start() if stop else len(raw)].strip(" ：:，,、\n")
            value = re.sub(r"^(?:是|为)", "", value)
            if 2 <= len(value) <= 300:
                draft.purpose = value
                break
    if draft.purpose is None:
        does = _DOES.match(raw)
        if does and not re.search(r"收集|获取", does.group(1)):
            draft.purpose = does.group(1).strip()
    if draft.vendor is None:
        key = _WINDOW_KEY.search(raw)
        draft.vendor = company_in(raw) or (key.group(1) if key else None)
    if raw != written:
        after = (draft.personal_info, draft.purpose, draft.vendor)
        draft.personal_info, draft.purpose, draft.vendor = (
            written[raw.find(new) :][: len(new)] if new and new != old and new in raw else new
            for old, new in zip(before, after, strict=True)
        )
    if draft.privacy_url is None:
        for match in re.finditer(
            r"隐私|协议|政策|规则|privacy|policy|notice|详见|链接|查看|参见", raw, re.I
        ):
            url = find_url(text.slice(max(match.start() - 4, 0), len(raw)))
            if url:
                draft.privacy_url = url
                break


def _info_value(tail: str) -> str:
    """The list of personal information at the start of ``tail``: up to a stop
    outside brackets, without a company or a denial that follows it."""
    plain = list(tail)
    for left, right, _ in brackets(tail):
        for k in range(left, right):
            plain[k] = "\x00"
    body = "".join(plain)
    stop = _STOP_INFO.search(body)
    while stop and stop.group() in ("；", ";"):
        rest = re.split(r"[；;。]", body[stop.end() :])[0]
        if not rest.strip() or _PURPOSE.search(rest) or not any(find_data_types(rest)):
            break
        stop = _STOP_INFO.search(body, stop.end())
    value = tail[: stop.start() if stop else len(tail)]
    value = re.split(r"[，,；;]\s*(?:也|且|但|并|均)?(?:不会?|未|无需)", value)[0]
    clauses = re.split(r"(?<=[^\s])\s*[，,；;]\s*(?=[^，,；;]*$)", value)
    if len(clauses) == 2 and re.search(r"公司\s*$|科技\s*有?$", clauses[1]):
        value = clauses[0]
    return value.strip(" ：:，,、\n")


_DOES = re.compile(
    r"\s*(?:来|则|可)?((?:进行|完成|实现|提供|统计|发送|推送|上报|识别|分析|展示|播放|监测|支持|处理|保障|登录|分享|支付|采集崩溃|定位问题)[^，,。；;\n]{1,60})"
)


def _denied(raw: str, at: int) -> bool:
    flat = flatten(raw)
    return any(
        flat.origin[s] <= at < flat.origin[min(e, len(flat.origin) - 1)]
        or abs(flat.origin[s] - at) <= 3
        for s, e in negated_spans(flat.text)
    )


_EMBED = re.compile(
    r"集成|接入|嵌入|内置|植入|引入|内嵌|使用了|采用了|(?:embed|integrat|incorporat|bundl)|third[- ]party (?:sdk|librar|service)|(?:我们|应用|app|产品|软件)(?:还|会|将|可能)*(?:使用|采用|调用)"
)
_SDK_NAME = re.compile(
    r"([A-Za-z0-9\u4e00-\u9fff+·&\-_.][A-Za-z0-9\u4e00-\u9fff+·&\-_. ]{0,28}?)\s?SDKs?(?![A-Za-z])",
    re.I,
)
_NAME_CUT = re.compile(
    r".*(?:有限公司(?:的|之|旗下)?|(?:^|的|，)其|集成了?|接入了?|嵌入了?|内置了?|植入了?|引入了?|内嵌了?|使用了?|采用了?|调用了?|"
    r"用的是|选用了?|借助|依托|依靠|交由|通过|包括但不限于|包括|包含|例如|比如|如(?!流)|由|向(?!导|量)|与|和(?!平|讯|风)|以及|及(?!时)|或(?!许)|将|用于|"
    r"(?<!华)为|是|在(?!线)|对(?!话|象|讲)|从|让|被|给|该|本(?!地|机|草)|此|等(?!级)|即(?!构|时|刻|墨)|的(?!士|卢)|以下|下列|"
    r"第三方(?:的)?|合作方|我们|我司|您|了(?!解)|着(?!色)|中(?!国|移|联|心|台|通|兴|信|科|银)|其中|主要|目前|另外|此外|还(?!原)|同时|部分|提供|"
    r"\.\s+|[:：]|(?:\b(?:the|use|uses|using|with|by|via|and|or|our|of|like|including|integrates?|integrated|from|to|is|are|"
    r"through|on|in|contains?|includes?|embeds?|called|named)\b))\s*",
    re.I | re.S,
)
_NOT_SDK_CONTEXT = re.compile(
    r"(?:不|未|没有|无)(?:会)?(?:集成|接入|嵌入|使用|内置|内嵌|包含在|采用)|(?:do|does) not (?:use|include|contain|embed)"
)


_ANAPHORA = re.compile(
    r"\s*(?:它们?|二者|两者|三者|该(?:sdk|插件|服务|第三方|公司)|其(?!他|它|中|余|次|实)|上述(?:sdk|服务|两)|这(?:些|几|两|三)|以上(?:sdk|两|三)|此(?:sdk|插件)|It |They |This SDK|These )",
    re.I,
)


def from_passage(
    passage: Passage, known: KnownNames, own_names: frozenset[str]
) -> Iterator[SdkDraft]:
    """SDKs that a line of prose or a list entry discloses."""
    text = passage.text
    raw = text.text
    entry = _list_entry(passage, known)
    if entry is not None:
        yield entry
        return
    if passage.heading and len(raw) <= 40 and re.search(r"(?:清单|列表|目录|说明|明细)", raw):
        return
    start = offset = 0
    pieces = [p for p in re.split(r"(?<=[。！!？?\n])", raw) if p]
    for i, sentence in enumerate(pieces):
        offset += len(sentence)
        # "它们会收集…" continues what the sentence before is about
        if i + 1 < len(pieces) and _ANAPHORA.match(pieces[i + 1]):
            continue
        yield from _sentence(text.slice(start, offset), passage, known, own_names)
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
    hits = [hit for hit in known.scan(body) if not _in_company(body, hit)]
    for position, hit in enumerate(hits):
        follows = body[hit.end : hit.end + 8]
        sdk_after = re.match(r"\s?(?:的)?(?:android|安卓)?sdk", follows) is not None
        inside = hit.name.endswith("sdk") or "sdk" in hit.name
        package_after = find_packages(raw[flat.origin[hit.end] : flat.origin[hit.end] + 40])[:1]
        listed = _in_sdk_list(body, hits, position)
        framework = (
            re.match(r"(?:开源)?(?:库|组件|插件|框架|开放平台)", follows) is not None and embeds
        )
        direct = (
            embeds
            and re.search(
                r"(?:集成|接入|嵌入|内置|植入|引入|内嵌|使用|采用)了?(?:由|的|第三方|[\u4e00-\u9fff]{2,8}(?:公司|集团|金服|科技)?(?:提供)?的)?[「“\"'(【]?$",
                body[: hit.start],
            )
            is not None
            and not re.match(
                r"(?:账号|帐号|账户|登录|登陆|支付|客户端|扫码|好友|小程序|公众号|平台|授权|服务)",
                follows,
            )
        )
        if (
            direct
            and re.search(r"(?:使用|采用)[^集成接入]{0,3}$", body[: hit.start])
            and not re.search(r"集成|接入|嵌入|内置|植入|引入|本应用|还", body)
        ):
            direct = False
        only = _sdk_only(hit, known) and not passage.section.idle
        if sdk_after or inside or package_after or listed or framework or direct or only:
            end = hit.end
            suffix = re.match(r"[^\s,，。;；、:：(（)）《》的会将收获用]{0,6}sdk", body[hit.end :])
            if suffix and not inside:
                end = hit.end + suffix.end()
            a, b = flat.span(hit.start, end)
            if not (sdk_after or inside or package_after or listed or framework or direct):
                mentions.add(a)
            found.append((a, b, raw[a:b], hit.sdk_id))
    for match in _SDK_NAME.finditer(raw):
        if any(a < match.end() and match.start() < b for a, b, _, _ in found):
            continue
        full = match.group(1)
        cut = _NAME_CUT.match(full)
        lead = cut.end() if cut else 0
        name = full[lead:].strip(" -_.·")
        if name.isascii():
            # lower-case words before the name are no part of it
            words = name.split()
            while words and not re.search(r"[A-Z0-9]", words[0]):
                words.pop(0)
            name = " ".join(words)
        if len(name) < 2 or is_generic(name) or len(name) > 24 or re.fullmatch(r"[\d.]+", name):
            continue
        if re.search(r"[一-鿿]{13,}", name) or re.match(r"(?:们|或|等|及|与|和|类|所)", name):
            continue
        if _unlikely(name, raw, match.end()):
            continue
        a = match.start(1) + full.find(name, lead)
        found.append((a, match.end(), raw[a : match.end()], known.by_name(name)))
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
        repeated = [f for f in found[i + 1 :] if (f[3] or fold(f[2])) != key]
        stop = repeated[0][0] if repeated else len(raw)
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
        _from_prose(draft, window, known)
        if len([f for f in found if (f[3] or fold(f[2])) != key]) == 0 and (draft.purpose is None):
            head = SdkDraft("", 0, "")
            _from_prose(head, text.slice(0, a), known)
            draft.purpose = head.purpose
        draft.platform = platform_of(name) or passage.section.foreign
        drafts.append(draft)
    if len(drafts) > 1:
        # what is said after the last name of an enumeration holds for all
        shared = SdkDraft("", 0, "")
        _from_prose(shared, text.slice(found[-1][1], len(raw)), known)
        for draft in drafts:
            draft.personal_info = draft.personal_info or shared.personal_info
            draft.purpose = draft.purpose or shared.purpose
    yield from drafts


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
        return brand.group(1)
    return None


# What a product of these kinds is called is never a consumer app as well, so
# that naming it is enough.
_SDK_ONLY = frozenset(
    {"ads", "push", "analytics", "crash_apm", "attribution", "hotfix_plugin", "captcha"}
)


# Names that are plain English words too: naming them proves nothing.
_WORDS = frozenset(
    "adjust amplitude batch branch fabric flurry glide heap hub mars nexus picasso radar room segment "
    "sense smart tune unity volley dagger apps pulse fresco realm stripe sentry leap swrve".split()
)


def _in_company(body: str, hit: NameHit) -> bool:
    """The name is part of a company's name (友盟同欣（北京）科技有限公司)."""
    return (
        re.match(r"[^,，。;；、:：sS]{0,14}(?:公司|集团)", body[hit.end :]) is not None
        and re.match(r"(?:公司|集团)?(?:的|之|旗下)", body[hit.end :]) is None
    )


def _sdk_only(hit: NameHit, known: KnownNames) -> bool:
    if hit.name in _WORDS:
        return False
    sdk = known.sdks[hit.sdk_id]
    return sdk.category in _SDK_ONLY and (len(hit.name) >= 3 or not hit.name.isascii())


def _unlikely(name: str, raw: str, end: int) -> bool:
    """A run before "SDK" that reads as a sentence rather than as a name."""
    flat = fold(name)
    if re.search(
        r"(?:我们|您|用户|信息|隐私|政策|服务商|开发者|提供|收集|获取|需要|可能|版本|名称|包名|的|了|会|将|其|各|类|某|有关|涉及|涵盖|负责|以上|厂商)",
        flat,
    ):
        return (
            not re.search(r"(?:推送|统计|地图|支付|广告|分享|登录)$", flat)
            or re.search(r"我们|您|收集|获取|可能|需要", flat) is not None
        )
    if (
        re.match(
            r"(?:\s*(?:接入|开发文档|集成|服务商|提供商|供应商|厂商)(?:商|方|者)?)",
            raw[end : end + 6],
        )
        and len(flat) <= 2
    ):
        return True
    return False


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
        return False
    after = body[hit.end : hit.end + 80]
    before = body[clause_start : hit.start]
    return (
        re.match(r"[^。;；]{0,60}?(?:等)?(?:第三方)?(?:的)?sdk", after) is not None
        and re.match(
            r"(?:[、,，/和及与]|[^、,，]{1,16}(?=[、,，/和及与等]))*等?(?:第三方)?的?sdk", after
        )
        is not None
        or re.search(r"sdk(?:\(|[:：]|包括|如|有|为|分别为|例如)[^。;；]{0,80}$", before)
        is not None
    )


_ENTRY = re.compile(r"^(.{1,80}?)\s*(?:[:：](?!//)|——|--|—|–| - )\s*(.+)$", re.S)


def _list_entry(passage: Passage, known: KnownNames) -> SdkDraft | None:
    """``7. 小米推送：推送…``, ``X SDK（包名…）：用于…``, ``友盟、应用列表：…``."""
    text = passage.text
    raw = text.text
    skip = leading_number(raw)
    listed = skip > 0 or passage.text.text[:1] in "•-*·●■◆"
    bullets = re.match(r"[\s•\-–*·●■◆○]+", raw[skip:])
    if bullets:
        skip += bullets.end()
        listed = True
    match = _ENTRY.match(raw[skip:])
    if not match:
        if passage.listed:
            return _bare_entry(passage, skip, known)
        return None
    head = match.group(1)
    if re.search(r"[。；;！？!?]", head):
        return None
    head_text = text.slice(skip, skip + len(head))
    parsed = parse_name(head_text)
    parts = [p.strip() for p in re.split(r"[、,，]", parsed.name) if p.strip()]
    if not parts:
        return None
    name = parts[0]
    sdk_id = known.by_name(name)
    sdkish = "sdk" in fold(name) and not is_generic(name)
    packaged = bool(parsed.packages)
    introduced = bool(passage.listed) and _introduced(name, fold(passage.listed))
    if not (sdk_id or sdkish or packaged or introduced):
        return None
    if len(name) > 40 or re.search(r"我们|您|如果|为了|其中", fold(name)):
        return None
    if not (listed or packaged or sdkish or introduced or passage.section.sdks):
        return None
    if re.search(r"官网|客服|公众号|邮箱|电话|微信号|地址$", name):
        return None
    if sdk_id and not (sdkish or packaged or introduced or passage.section.sdks):
        # a bare known name at the head of an entry: only where the entry
        # reads like a service, not like an account or a contact
        if re.search(r"^\s*[\d+@\w.-]{5,}$", match.group(2)) or re.search(
            r"账号|登录|用户|openid", name
        ):
            return None
    draft = SdkDraft(name, text.line_at(skip + max(head.find(name), 0)), raw.strip()[:200])
    draft.aliases = list(parsed.aliases)
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor
    draft.personal_info = parsed.personal_info
    if len(parts) > 1:
        rest = "、".join(parts[1:])
        if sum(1 for _ in find_data_types(rest)):
            draft.personal_info = draft.personal_info or rest
        elif all(known.by_name(p) for p in parts):
            draft.aliases += parts[1:]
    tail = text.slice(skip + match.start(2), len(raw))
    _from_prose(draft, tail, known)
    if draft.purpose is None:
        clause = re.split(r"[。；;\n]", match.group(2))[0].strip()
        if (
            clause
            and not find_packages(clause)
            and find_url(text.slice(skip + match.start(2), skip + match.start(2) + len(clause)))
            is None
            and len(clause) <= 200
        ):
            draft.purpose = clause
    if draft.vendor is None and introduced:
        draft.vendor = company_in(passage.listed)
    draft.platform = parsed.platform or passage.section.foreign
    return draft


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
                r"权限|保护|协议|更新|目的|用途|原则|运行|网络|安全|规则|公开|共享|转让|委托", flat
            )
            is None
            and not any(find_data_types(name))
        )
    words = re.findall(r"[A-Za-z][\w.+-]*", name)
    return 1 <= len(words) <= 6 and all(
        w[0].isupper() or w in ("for", "of", "and", "by", "de") for w in words
    )


def _bare_entry(passage: Passage, skip: int, known: KnownNames) -> SdkDraft | None:
    """An entry that is only a name, perhaps linked: ``* [AdMob](…)``."""
    text = passage.text
    body = text.slice(skip, len(text.text))
    parsed = parse_name(body)
    name = parsed.name
    if not name or not (known.by_name(name) or _introduced(name, fold(passage.listed))):
        return None
    draft = SdkDraft(name, text.line_at(skip + parsed.start), text.text.strip()[:200])
    draft.aliases = list(parsed.aliases)
    draft.packages = list(parsed.packages)
    draft.vendor = parsed.vendor
    draft.privacy_url = find_url(body)
    draft.platform = parsed.platform or passage.section.foreign
    return draft
