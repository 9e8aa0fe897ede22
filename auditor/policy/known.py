"""Finding known SDK names, and telling a name from a generic word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.knowledge import Knowledge, Sdk
from auditor.policy.flat import fold
from auditor.policy.terms import TERMS

PACKAGE = re.compile(
    r"(?<![\w.@/-])(?:com|cn|org|net|io|me|tv|cc|im|co|edu|top|xyz|app|ai|tech|vip|"
    r"dev|de|fr|jp|kr|ru|uk|"
    r"androidx?|kotlinx?|okhttp\d?|okio|retrofit\d?|rx|tencent|anet|anetwork|mtopsdk|"
    r"pl|eu|in|us|bolts|dagger|butterknife|xcrash|"
    r"io|engine|sdk|ly|gov|ch|nl|se|it|es|fm|info|biz|la|so|sg|hk|tw|my|ren|wang|ltd|club|shop)"
    # a group id of Maven may hold hyphens (``com.tom-roush``)
    r"(?:\.[A-Za-z_]\w*(?:-(?!(?:com|cn|org|net|io)\.)[A-Za-z]\w*)*)+(?:\.\*)?(?![\w-]*[@])",
    re.A,  # a Chinese character may stand right beside a package
)
_PERMISSION_PART = re.compile(r"\.perm[a-z]*\.", re.I)
_CONSTANT = re.compile(r"\.permission$|\.[A-Z][A-Z_]{3,}$")
_HOST_END = re.compile(r"\.(com|cn|net|org|html?|php|aspx?|jsp)$", re.I)
_HOST_START = re.compile(
    r"^(www|docs?|dev|open|lbs|help|privacy|policies|support|developer|terms|page)\.", re.I
)

# Words that describe a class of SDK rather than name one. No word may be made up of
# others: a text that reads in two ways costs twice the time for each repetition.
_GENERIC_WORDS = (
    r"外部|外来|外接|外购|他方|程式|套件|元件|模组|模块|库|依赖|业务|相应|通知|"
    r"表(?=\d)|所用|所含|引入|引用|内嵌|里|之|"
    "第三方|三方|合作|合作方|合作伙伴|接入|集成|嵌入|内置|使用|相关|上述|以下|下述|"
    "该|此|这些|这类|前述|所述|本|现行|现有|当前|目前|在用|已停用|停用|已下线|下线|已移除|移除|曾用|现用|历史|以往|以|形式|方式|"
    "各|其他|其它|部分|多个|若干|某些|某|类似|同类|具体|主要|常见|我们|"
    "我方|自有|自研|公司|平台|客户端|"
    "聚合|"
    "每个|每|哪一个|哪个|哪些|几个|两个|三个|这个|那个|一个|单个|另一|何种|"
    "实人|核身|活体|号码|本机|身份|验证|滑块|翻译|扫描|"
    "文档|文件|预览|打印|蓝牙|摄像|视频通话|会议|教学|评测|阅读|美颜|特效|贴纸|滤镜|"
    "什么是|何为|关于|点击|点开|查看|了解|名字|台账|审核|新增|新版|升级|变更|替换|渲染|引擎|图像|质量|"
    "定义|术语|附录|附件|应用|移动|手机|设备|安卓|android|ios|苹果|鸿蒙|"
    "harmonyos|通用|标准|官方|最新|新|旧|全部|所有|任何|"
    "联运|渠道包|渠道(?!包)|统计|分析|数据统计|数据分析|支付|广告|广告投放|推送|"
    "消息|地图|定位|地理位置|位置|登录|授权登录|分享|社交|"
    "认证|实名认证|人脸|人脸识别|活体检测|语音|语音识别|短信|验证码|崩溃|日志|性能|"
    "监控|异常|直播|实时|音视频|视频|播放|播放器|"
    "客服|在线客服|聊天|即时通讯|安全|风控|反作弊|加固|存储|云|图片|图片加载|"
    "网络|扫码|二维码|浏览器|内核|ocr|ai|"
    "一键登录|运营商|厂商|通道|系统|功能|技术|"
    "端|"
    "搜索|导航|检索|路径|路线|规划|轨迹|"
    "快递|物流|配送|商家|品牌|银行|机构|供应商|服务商|提供商|保险|商户|门店|卖家|买家|"
    "骑手|承运|代理商|广告主|监管|政府|部门|关联|授权方|受托方?|酒店|航空|旅行社|医院|学校|"
    "企业|组织|单位|外卖|票务|"
    "服务|产品|基础|开源|工具|软件|开发|"
    "工具包|程序|开放平台|插件|代码|组件|接口|api|的|类|等|及|和|与|"
    "或|中|内|如|包括|含|名称|列表|清单|目录|明细|信息|说明|隐私|政策"
)
_GENERIC = re.compile(
    rf"(?:{_GENERIC_WORDS}|第[一二三四五六七八九十\d]+(?:部分|[条章节部篇])|sdks?|"
    rf"apps?|cookies?|review|"
    r"third[- ]?party|"
    r"(?:we|i|you|it|they|every|each|all|both|which|whose|their|its|your|another|the|our|an?|"
    r"this|these|those|any|other|such|and|or|of)(?![a-z])|"
    r"mobile|push|analytics|ads?|advertising|payment|map|location|login|share|social|crash|"
    r"networks?|mediation|attribution|reporting|cloud|computing|invoices?|billing|web|website|"
    r"performance|monitoring|marketing|direct|lead|generation|users?|accounts?|registration|"
    r"authentication|hosting|infrastructure|retargeting|messaging|notifications?|sign[- ]?in|"
    r"services?|providers?|partners?|tools?|libraries|library|software|development|"
    r"kits?|\d|[-_/、,，.()（）【】\[\]:：& ])+",
    re.I,
)


@lru_cache(maxsize=8192)
def is_generic(name: str) -> bool:
    """True when ``name`` only describes a kind of SDK (``统计SDK``)."""
    text = fold(name)
    return not text or _GENERIC.fullmatch(text) is not None


_KINDS = re.compile(
    r"推送|广告|统计|分析|地图|定位|支付|登录|登陆|分享|崩溃|性能|监控|语音|人脸|认证|客服|直播|"
    r"视频|安全|风控|存储|扫码|浏览器|短信|社交|聊天|即时通讯|图片|归因|联运|图像|质量|"
    r"\b(?:ads?|ad networks|advertising|mediation|analytics|attribution|push|crash|payments?|"
    r"billing|login|sign[- ]?in|maps?|social|marketing|monitoring|messaging|authentication)\b"
)


# "A. 登录（用途：账号登录与实名校验）"
_STATED_USE = re.compile(
    r"[（(](?:使用)?(?:用途|目的|作用|功能|purpose)[:：]\s*([^（()）]{2,60})[）)]", re.I
)
# "（一）推送类，用于下发活动通知"
_STATED_AIM = re.compile(
    r"[^，,。；;：:]{2,16}类(?:的?第三方)?(?:SDK|服务|组件|插件)?[，,：:]"
    r"((?:主要)?(?:用于|用来|用以|为了|以便|帮助)[^，,。；;：:、]{2,40})。?",
    re.I,
)
# "为了让您能分享内容，我们使用：", "To show maps we use:"
_USED_TO = re.compile(
    r"(?:我们)?(?:为了?|出于)([^，,。；;：:]{3,40}?)(?:的(?:目的|需要))?[，,]"
    r"(?:我们|本应用|本产品|app)?(?:会|将)?(?:使用|接入|集成|嵌入|引入|采用|用)了?"
    r"(?:以下|下列|如下)?(?:第三方)?(?:SDKs?|组件|插件|服务|工具)?(?:有|如下|包括)?|"
    r"(?:以下|下列|下述)?用于([^，,。；;：:]{2,40}?)的(?:第三方)?(?:SDKs?|组件|插件|工具包?)|"
    r"(?:in order )?to ([^,.;:]{3,60}?),? (?:we|the app) (?:use|embed|integrate|include)s?"
    r"(?: the following| these)?(?: (?:sdk|librarie|service|component|tool)s?)?",
    re.I,
)
# "Social and game services", "Customer care and surveys"
_WORD_EN = (
    r"(?:ads?|advertising|mediation|analytics|attribution|push|crash|error|reports?|reporting|"
    r"payments?|billing|log-?in|sign-?in|maps?|social|game|gaming|services?|support|"
    r"customer|care|surveys?|scanning|security|fraud|prevention|features?|functionality|gameplay|"
    r"engine|community|chat|communications?|video|audio|speech|voice|email|messag(?:es|ing)|"
    r"notifications?|monitoring|performance|measurement|marketing|networks?|infrastructure|"
    r"hosting|storage|location|authentication|identity|personali[sz]ation|experiments?|testing|"
    r"content|delivery|media|tools?|partners?|providers?|consent|navigation|weather|data|routing|stability|"
    r"quality|engagement|sharing|anti-?cheat|cheating|streaming|playback|purchases?|"
    r"subscriptions?|verification|checks?|insights?|statistics|registration|managing|management|"
    r"handling|contacting|contacts|sending|displaying|external|platforms?|interactions?|traffic|"
    r"optimi[sz]ation|distribution|backend|live|online|protection|spam|bots|beta|backup|saving|"
    r"requests|affiliation|commercial|accounts|serving|remarketing|behaviou?ral|targeting|heat|"
    r"mapping|session|recording|tag|user|users|database|selling|goods|connecting|commenting)"
)
_TITLE_EN = re.compile(
    rf"(?=.{{5,60}}$){_WORD_EN}(?:[ ,/&-]+(?:(?:and|or|with|from|of|the) )*{_WORD_EN})*", re.I
)
_KIND_EN = re.compile(
    r"\b(?:ads?|advertising|mediation|analytics|attribution|push|crash|error|payments?|billing|"
    r"log-?in|sign-?in|maps?|social|gam(?:e|ing)|support|customer|care|surveys?|scanning|fraud|"
    r"weather|location|voice|video|stability|navigation|communications?|identity|performance|"
    r"chat|messaging|notifications?|monitoring|measurement|(?:re)?marketing|authentication|"
    r"registration|contacting|hosting|heat|tag|traffic|backup|displaying|beta|spam|commenting|"
    r"interactions?)\b",
    re.I,
)
# "Ad networks – show you rewarded videos:"
# "4.1 Advertising partners (show rewarded videos and banners)"
_KIND_IN_BRACKET = re.compile(
    r"([A-Za-z][^()]{2,50}?)\s*"
    r"\((?!consent|optional|see |only |if |by )([a-z][a-z]+ [^()]{4,100})\)\s*"
)
_KIND_AND_USE = re.compile(r"([^–—:：()]{2,60}?)\s*(?:[–—]|\s-\s)\s*((?!https?:)[^:：]{4,110}?)\s*")
_NUMBERED = re.compile(r"^(?:[A-Za-z][.)、]\s+)?[\W\d]*[一二三四五六七八九十]{0,3}[、.．)）]?\s*")


def kind_of_services(text: str) -> str | None:
    """What a heading above SDKs says they are for (``推送类``, ``3. Ad
    networks:``), ``None`` when it says no kind."""
    said = _NUMBERED.sub("", text.strip()).strip(" :：*#")
    stated = _STATED_USE.search(text) or _STATED_AIM.fullmatch(said)
    if stated:
        return stated.group(1).strip()
    used = _USED_TO.fullmatch(said) if len(said) <= 100 else None
    if used:
        return next(group.strip() for group in used.groups() if group)
    for pattern in (_KIND_AND_USE, _KIND_IN_BRACKET) if len(said) <= 160 else ():
        led = pattern.fullmatch(said)
        if led and (is_generic(led.group(1)) or _TITLE_EN.fullmatch(led.group(1))):
            return led.group(2).strip()
    if _TITLE_EN.fullmatch(said) and _KIND_EN.search(said):
        return said
    if len(said) > 200:
        return None  # no title, however much of it folding leaves out
    flat = fold(said)
    if re.search(r"第三方|third[- ]?part", flat) and not re.search(r"类|sdk", flat):
        return None
    if not 2 <= len(flat) <= 60 or not _KINDS.search(flat) or not is_generic(flat):
        return None
    return (
        re.sub(r"(?:类)?(?:的)?(?:第三方)?\s*(?:SDK|sdk|SDKs)?(?:类)?$", "", said).strip() or None
    )


def find_packages(text: str) -> list[tuple[int, int, str]]:
    """Java package names in ``text`` as ``(start, end, package)``.

    Permission constants, host names and addresses are not packages.
    """
    found = []
    for match in PACKAGE.finditer(text):
        value = match.group()
        if value.endswith(".*"):
            value = value[:-2]
        if _CONSTANT.search(value) or _PERMISSION_PART.search(value) or _HOST_START.match(value):
            continue
        if _HOST_END.search(value) and value.count(".") < 3:
            continue
        if text[match.end() : match.end() + 1] == "/":
            continue
        found.append((match.start(), match.end(), value))
    return found


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name reduced to what identifies it: folded letters and digits, no
    ``sdk``."""
    text = "".join(c for c in fold(name) if c.isalnum() or c == "+")
    return re.sub(r"sdk", "", text) or text


def is_data(name: str) -> bool:
    """The name is that of personal data (``OAID``)."""
    text = fold(name)
    return any(term.pattern.fullmatch(text) for term in TERMS)


_TWO_PUSHES = re.compile("[一二两三四五六七八九十几多各每这那某哪]个推[送广荐]")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name in a folded text."""

    start: int
    end: int
    sdk_id: str
    name: str


class KnownNames:
    """All names and packages of the mappings, ready to be looked up."""

    def __init__(self, sdks: Mapping[str, Sdk]) -> None:
        self.sdks = sdks
        self._by_key: dict[str, str] = {}
        self._ambiguous = frozenset(
            re.sub(r"sdk$", "", fold(name)).strip()
            for sdk in sdks.values()
            for name in sdk.ambiguous
        )
        self._by_package: dict[str, str] = {}
        buckets: dict[str, dict[str, str]] = {}
        for rank in range(2):
            for sdk in sdks.values():
                names = sdk.names[:2] if rank == 0 else sdk.names[2:]
                for name in names:
                    key = name_key(name)
                    # a name that is also personal data (OAID) names no SDK in a text
                    if len(key) < 2 or is_data(name):
                        continue
                    # "ShareSDK" is a name, "Share SDK" a description
                    generic = is_generic(name) and not re.fullmatch(r"[A-Z][A-Za-z]+SDK", name)
                    if not generic or len(key) >= 4:
                        self._by_key.setdefault(key, sdk.id)
                    if generic:
                        continue
                    text = fold(name)
                    short = re.sub(r"sdk$", "", text).strip()
                    text = text if is_generic(short) or len(short) < 2 else short
                    if len(text) > 1:
                        buckets.setdefault(text[:2], {}).setdefault(text, sdk.id)
        for sdk in sdks.values():
            for package in (
                *sdk.policy_packages,
                *(s.value for s in sdk.signatures if s.kind == "package" and s.match != "regex"),
            ):
                self._by_package.setdefault(package.rstrip("."), sdk.id)
        self._buckets = {
            head: sorted(names.items(), key=lambda item: -len(item[0]))
            for head, names in buckets.items()
        }

    def by_name(self, name: str) -> str | None:
        """The id of the SDK with exactly this name, folded."""
        return self._by_key.get(name_key(name))

    def by_whole_name(self, name: str) -> str | None:
        """The id of the SDK that a name means as a whole: exactly one of its names, or
        nothing but such names, the last of which counts (``友盟U-Share``)."""
        found = self.by_name(name)
        if found:
            return found
        left, last = list(re.sub(r"sdk$", "", fold(name))), None
        for hit in self.scan("".join(left)):
            left[hit.start : hit.end] = " " * (hit.end - hit.start)
            last = hit.sdk_id
        return last if not "".join(left).strip(" ·-+") else None

    def by_package(self, package: str) -> str | None:
        """The id of the SDK that owns this package or the nearest one above."""
        parts = package.split(".")
        while len(parts) > 1:
            found = self._by_package.get(".".join(parts))
            if found:
                return found
            parts.pop()
        return None

    def scan(self, flat: str) -> Iterator[NameHit]:
        """Known names in a folded text, longest first, not overlapping."""
        i, n = 0, len(flat)
        while i < n - 1:
            bucket = self._buckets.get(flat[i : i + 2])
            hit = None
            if bucket:
                for name, sdk_id in bucket:
                    if flat.startswith(name, i) and _bounded(flat, i, i + len(name)):
                        hit = NameHit(i, i + len(name), sdk_id, name)
                        break
            if hit and not (hit.name == "个推" and _TWO_PUSHES.match(flat, max(i - 1, 0))):
                yield hit
                i = hit.end
            else:
                i += 1

    def is_ambiguous(self, hit: NameHit) -> bool:
        """The name is also an ordinary word or a consumer app's name."""
        return hit.name in self._ambiguous

    def identify(self, name: str, packages: tuple[str, ...] = ()) -> str | None:
        """The SDK meant by a row: its name first, then a name inside its
        name, then its packages."""
        found = self.by_name(name)
        if found:
            return found
        hits = list(self.scan(fold(name)))
        if hits:
            return max(hits, key=lambda h: h.end - h.start).sdk_id
        for package in packages:
            found = self.by_package(package)
            if found:
                return found
        return None


def _bounded(text: str, start: int, end: int) -> bool:
    """An ASCII name must not run on into other letters or digits."""
    if text[start].isascii() and text[start].isalnum() and start:
        before = text[start - 1]
        if before.isascii() and (before.isalnum() or before in "._/@-"):
            return False
    last = text[end - 1]
    if last.isascii() and last.isalnum() and end < len(text):
        after = text[end]
        if after.isascii() and (after.isalnum() or after in "@_"):
            return text.startswith("sdk", end)
        if (
            after in "./-"
            and text[end + 1 : end + 2].isascii()
            and text[end + 1 : end + 2].isalnum()
        ):
            return False
    return True


_CACHE: dict[int, KnownNames] = {}


def known_names(knowledge: Knowledge) -> KnownNames:
    """The index for ``knowledge``, made once per knowledge object."""
    key = id(knowledge)
    if key not in _CACHE:
        _CACHE.clear()
        _CACHE[key] = KnownNames(knowledge.sdks)
    return _CACHE[key]
