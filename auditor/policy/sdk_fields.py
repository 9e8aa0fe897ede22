"""An SDK disclosure as a draft, and the fields that prose states of it:
purpose, personal information, company, address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from auditor.policy.blocks import Text
from auditor.policy.companies import company_in
from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import flatten, fold, simplify
from auditor.policy.keys import BRACKET_OF_COMPANY, LEGAL_FORM
from auditor.policy.known import KnownNames, find_packages
from auditor.policy.names import without_brackets
from auditor.policy.terms import GENERAL_INFO

URL = re.compile(
    r"(?:https?[:：]\s?//|www\.)[^\s\"'<>，。；、（）【】《》\u4e00-\u9fff]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|"
    r"io)(?:/[^\s\"'<>，。；、（）【】《》\u4e00-\u9fff]*)?",
    re.I,
)


# in the path of a policy's address
POLICY_PATH = re.compile(
    r"privacy|polic(?:y|ies)|legal|terms|yinsi|agreement|protocol|compliance", re.I
)
# where code is published, not a policy
CODE_HOST = re.compile(
    r"github\.|gitlab\.|gitee\.|bitbucket\.|pub\.dev|npm[a-z]*|mvnrepository|maven|"
    r"developer\.android\.com|jitpack",
    re.I,
)
_POLICY_TEXT = re.compile(r"隐私|政策|声明|协议|链接|查看|详情|privacy|policy|notice|link", re.I)


@dataclass(slots=True)
class SdkDraft:
    """An SDK disclosure while it is put together.

    :param record: index of the record it comes from, if any.
    :param mention: it is only named, not said to be embedded.
    :param brand: whose it is said to be by no more than a brand (``讯飞的X SDK``).
    :param written: its name as the text writes it, where that is less.
    :param passage: index of the prose passage it is named in, if any, with
        the offset of its name and the span of the sentences about it.
    """

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
    brand: str | None = None
    passage: int | None = None
    written: str = ""
    start: int = 0
    group: tuple[int, int] = (0, 0)


def find_url(text: Text) -> str | None:
    """The first address in a text: written in full, or behind a link, or a
    bare host."""
    match = URL.search(text.text)
    if match and match.group().lower().startswith("http"):
        url = re.sub(r"^(https?)[:：]\s?", r"\1:", match.group(), flags=re.I)
        if not text.text[: match.start()].strip():
            # a whole line that is an address may hold Chinese characters
            more = re.match(r"[\w%/.-]+(?=\s*$)", text.text[match.end() :].split("\n")[0])
            url += more.group() if more and url.count("/") > 2 else ""
        url = url.rstrip(".,;:)")
        behind = (to for a, b, to in text.links if a <= match.start() < b and to.startswith(url))
        return next(behind, url)  # what is written may be cut short
    linked = [
        (_POLICY_TEXT.search(text.text[a:b]) is None or b - a > 40, address)
        for a, b, address in text.links
        if address.lower().startswith(("http:", "https:", "//", "www."))
    ]
    if linked:
        # a link left open runs over what follows it: the one that says so counts
        return min(linked, key=lambda item: item[0])[1]
    return match.group().rstrip(".,;:)") if match else None


_PURPOSE = re.compile(
    r"(?:(?:使用|主要|集成|收集|接入|其|处理|共享|合作)?(?:目的|用途|功能|作用|"
    r"场景)(?:是|为(?!了)|在于|[:：])+|用于|用来|以便于?|以实现|"
    r"为了(?![^，,。；;]{2,40}[，,]\s?[该此其它][^，,。；;]{0,8}[还也])|旨在|以提供|"
    r"以帮助|"
    r"以用于|以保障|以满足|从而|帮助(?:我们|您|实现)|仅增强|以增强|"
    r"(?<![\w])(?:used )?(?:for|to)(?= (?!Android|iOS|Flutter|Unity)))\s*"
)
_COLLECT = re.compile(
    r"(?:(?:向[^，。；]{2,8})?提供(?=[:：])|(?:可能)?(?:会|需要?|将)?(?:收集|获取|"
    r"读取|采集|使用|搜集|上传(?!后|时)|上报|调用|访问|共享|"
    r"获得|取得|处理|涉及|需要用?(?!求|您|户|授权)|(?:会|需要?)用到|(?:内容|信息|"
    r"数据)(?:是|为|包括))(?<!不涉及)(?<!不收集)(?<!不获取)(?:使用|"
    r"和使用|、使用|并使用|/使用)?(?:的(?:个人)?信息(?:类型|字段|范围|包括|为|有|"
    r"种类)*[:：]?|到|您的?|用户的?|你的?|以下(?:个人)?信息[:：]?|"
    r"如下(?:个人)?信息[:：]?|(?:个人)?信息[:：]|设备的)*|"
    r"\b(?:collects?|access(?:es)?|receives?|processes|reads?|gets|obtains?|uses(?= your ))"
    r"(?: (?:your|the|some|information|data|such as|including|about))*)\s*[:：]?\s*"
)
_STOP_INFO = re.compile(
    r"[。；;！!]|\.(?=\s+[A-Z]|\s*$)|[,，;；]\s*(?:SDK)?(?:包名|机构|名称|官网|网址|开发者|隐私|链接)[^、]{0,4}[为是:：]|[,，;；]?\s*(?:规则见|规则[:：]|协议见|政策见|"
    r"详见|详情|具体(?:请|见|"
    r"信息)|隐私权?(?:政策|声明|协议|条款)|参见|[,，](?:由|链接)|请(?:您)?(?:查看|"
    r"参阅|参考|阅读|访问|点击|见)|https?:)|[,，]?(?:以(?![及上下太外])便?|"
    r"用于|用来|目的|"
    r"为了|从而|以提供|以实现|以帮助|，?并(?!且?收集)|进行|(?<=[本量号称型址表])做(?=[\u4e00-\u9fff])|"
    r"来(?=实现|提供|判断|完成|校准|识别|统计|分析|做|"
    r"保障|帮助))|\bto (?!the)|\bfor\b|\bin order\b|(?<=等信息)[,，]|"
    r"(?<=信息)[,，](?!.{0,12}[、])"
)
_STOP_PURPOSE = re.compile(
    r"[。；;！!\n]|[,，](?=(?:其[^，。；]{2,6}(?:需要?|会)|其?(?:会|需要?|将|可能|该|"
    r"此|需)|[它这]|取得|所收集|我们|您|使用时|隐私|"
    r"具体|详见|详情|接入|集成|嵌入|收集|获取|采集|并(?:可能)?(?:收集|获取)|"
    r"不(?:会)?(?:收集|获取|涉及|需要|含)|會|"
    r"涉及|如|同时|请|包括))|(?:\.(?= |$))"
)
_WINDOW_KEY = re.compile(
    r"(?:提供方|运营方|公司名称|公司|开发者|第三方主体|服务商)(?:[:：]|(?<=方)[为是])\s*"
    r"([^，。；;,、\s（）()]{4,40})"
)


# "无线保镖：阿里聚安全提供，用于…"
_PROVIDED = re.compile(
    r"\s*(?:由)?([A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff ]{1,15}?)"
    r"(?:提供|开发|出品|运营)(?=[，,。；;]|$)"
)


_PACKAGE_IS = re.compile(
    r"包名(?:称)?(?:为|是)?\s?[:：]?\s*$|package(?: name)?(?: is)?:?\s*$", re.I
)
_LONGEST_BEFORE_PACKAGE = 160


def package_said(text: str) -> list[str]:
    """The package that what is said of an SDK calls one (``包名为com.x.y``); ``[]`` for none."""
    said = find_packages(text[:_LONGEST_BEFORE_PACKAGE])
    return [p for s, _, p in said[:1] if _PACKAGE_IS.search(text, 0, s) is not None]


def fill_from_prose(draft: SdkDraft, text: Text, known: KnownNames) -> None:
    """Fill the fields that a sentence or a description states."""
    written = text.text
    raw = simplify(written)
    before = (draft.personal_info, draft.purpose, draft.vendor)
    if draft.personal_info is None:
        # "功能使用情形，收集…": what only uses comes after what gathers
        found = sorted(
            islice(_COLLECT.finditer(raw), 30), key=lambda m: _USES.match(m[0]) is not None
        )
        for match in found:
            value = info_value(raw[match.end() : match.end() + _LONGEST])
            if (
                value
                and not _NO_DATA.match(value)
                and not _PERMISSION_FIRST.match(value)
                and (
                    sum(1 for _ in find_data_types(value))
                    or GENERAL_INFO.search(fold(value))
                    or _INFO_WORD.search(value)
                    or (_GATHERS.match(match.group()) and "、" in value and len(value) <= 60)
                )
                and not _denied(raw, match.start())
            ):
                draft.personal_info = value
                break
    if draft.personal_info is None:
        denied = re.search(
            r"[^，,。；;]{0,12}(?:(?:不(?:会|再)?|没有|未)(?:额外|主动|另行|向[^，,。；;]{2,8})?"
            r"(?:收集|获取|采集|涉及|回传|上传|传输|发送))[^，,。；;]{0,30}",
            raw,
        )
        if denied:
            draft.personal_info = denied.group().strip()
    if draft.purpose is None:
        for match in _PURPOSE.finditer(raw):
            if OF_RIGHT.search(raw, 0, match.start()):
                continue
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
            value = re.sub(r"^(?:是|为(?!了))", "", value)
            value = re.split(r"[，,](?=[^，,]*(?:提供方|运营方|公司|开发者))", value)[0]
            value = re.sub(
                r"(?:以及|[和及与，,]|\s(?:and|while)(?:\s+(?:the|our|an?))?)\s*$", "", value
            )
            value = BRACKET_OF_COMPANY.sub("", value)
            if value.startswith("为"):
                value = _TO_GATHER.split(value, maxsplit=1)[0]  # "为了广告投放收集…"
            if 2 <= len(value) <= 300:
                draft.purpose = value
                break
    if draft.purpose is None:
        does = _DOES.match(raw)
        said = re.sub(r"\s*[（(].*$", "", does.group(1)) if does else ""
        if does and not re.search(r"收集|获取", said) and not _BARE_VERB.fullmatch(said):
            draft.purpose = does.group(1).strip()
    if draft.vendor is None:
        key = _WINDOW_KEY.search(raw)
        by = _PROVIDED.match(raw)
        draft.vendor = company_in(raw) or (key or by or [None, None])[1]
    if raw != written:
        after = (draft.personal_info, draft.purpose, draft.vendor)
        draft.personal_info, draft.purpose, draft.vendor = (
            written[raw.find(new) :][: len(new)] if new and new != old and new in raw else new
            for old, new in zip(before, after, strict=True)
        )
    if draft.privacy_url is None:
        draft.privacy_url = policy_link(text)
    if draft.privacy_url is None:
        # one address in all that is said of it
        addresses = [m.group() for m in URL.finditer(text.text) if "://" in m.group()]
        if len(addresses) == 1:
            draft.privacy_url = find_url(text)


_BEHIND_USE = re.compile(
    r"\s*(?:[–—-]\s*)?(?:privacy )?policy\s*$|隐私(?:权)?(?:政策|协议|声明)\s*$|"
    r", (?:it |they |which |and )?(?:all |only )?(?:runs?|running|works?|processed)\b.*$|"
    r"[，,；;]\s*(?:均|并|且|也|都)*不(?:会)?(?:收集|采集|获取|上传|涉及).*$|"
    r"[，,]\s*(?:取得|获取|收集|蒐集|读取)(?:您|你)的.*$|"
    r"[，,；;]\s*(?:(?:[详詳参參请請]|详情)?[见見]|参阅|參閱|链接|鏈接|連結|网址|官网)[^，,。；;]{0,12}https?:.*$|"
    r"[，,；;]\s*(?:它?(?:属于|归属?于?|隶属于?)|由|来自)?[^，,。；;]{2,40}(?:公司|集团)"
    r"(?:提供|运营|所有|开发|研发)?\s*$|"
    rf"[,，]\s*(?=[A-Z])[^,，.;]{{2,40}},? (?-i:{LEGAL_FORM})\.?\s*$",
    re.I | re.S,
)


def tidy_purpose(text: str | None) -> str | None:
    """A purpose without what follows it: a link's text, a denial, the data;
    ``None`` for what only says of what kind the SDKs are."""
    if text and (_ONLY_KIND.fullmatch(text.strip()) or _ONE_OF_SEVERAL.match(text)):
        return None
    short = _BEHIND_USE.sub("", text).strip(" ，,；;。") if text else ""
    if _BARE_VERB.fullmatch(short):
        return None
    return short if len(short) >= 2 else text


_NO_USE = re.compile(
    r"(?:并且?|或是?|或者|所以|而且|然后|另外|此外|因此|于是|同时|其中)(?:软件|应用|我们|它|也)?|"
    r"(?:按下|点击|打开|进入)|(?:该|此|这[个一]?)?(?:功能|服务|软件|应用|产品|按[钮鈕])|.{0,2}做到的|是?.{1,4}啦"
)


def says_nothing(use: str | None) -> bool:
    """Whether what was taken for a use is a conjunction or another word of no meaning."""
    return use is not None and _NO_USE.fullmatch(simplify(use).strip()) is not None


#: before what a right is for: ``其使用相机权限仅用于…``
OF_RIGHT = re.compile(r"权限(?:仅|只|都|均|主要|是)*$")
_BARE_VERB = re.compile(r"完成|提供|支持|实现|进行|使用|承载|支撑|获取")
_ONE_OF_SEVERAL = re.compile("[前后][两三]?者")  # "前者收集…"
_ONLY_KIND = re.compile(
    r"[两三四五六七八九十几多这]+(?:家|个|款|种)(?:的)?[^，,。；]{0,8}?(?:SDK|组件|插件)", re.I
)
_FIRST = re.compile(
    r"[。；;\n]|[，,](?=[^，,]{0,12}(?:收集|获取|采集|搜集|蒐集|取得|处理|读取|涉及|隐私|"
    r"https?:|会|需|将|不))"
)
_NO_PURPOSE = re.compile(
    r"公司|https?:|www\.|隐私|政策|仅在|版本|^[^，。]{0,4}(?:不|未|无)|"
    r"\b(?:provided|operated|run|offered|made) by\b|\b(?:collects|receives|gathers)\b",
    re.I,
)


def first_clause(text: str) -> str | None:
    """What a description of an SDK begins with, when it says what it is for."""
    clause = _FIRST.split(text.strip(), maxsplit=1)[0].strip(" ，,")
    if not 4 <= len(clause) <= 80 or _NO_PURPOSE.search(clause):
        return None
    return clause if not re.match(r"[A-Za-z ]+$", clause) else None


def policy_link(text: Text) -> str | None:
    """The first address after a word for a policy; written in full rather
    than a bare host."""
    host = None
    written = [m.span() for m in URL.finditer(text.text)]
    for match in re.finditer(
        r"隐私|协议|政策|规则|条款|privacy|policy|notice|详见|链接|查看|参见|参阅|"
        r"(?:访问|点击|通过)(?=[^，。；]{0,4}https?://[^\s，。；]+\s?(?:以|来)?(?:了解|知悉))",
        simplify(text.text),
        re.I,
    ):
        at = max(match.start() - 4, 0)
        inside = next((a for a, b in written if a < match.start() < b), at)
        url = find_url(text.slice(at, len(text.text)))
        if url and "://" not in url and inside < at:
            url = find_url(text.slice(inside, len(text.text)))
        if url and "://" in url:
            return url
        host = host or url
    return host


_LONGEST = 1500  # characters of personal information said of one SDK
_INFO_WORD = re.compile(
    r"信息|数据|日志|标识|大头贴|令牌|权杖|token|openid|(?<![A-Za-z])id(?![A-Za-z])", re.I
)
_EMBEDS = re.compile(r"集成|接入|嵌入|sdk|SDK")


_TO_GATHER = re.compile(
    r"(?<=.{4})(?:而)?(?:会|将|需要?)*(?:收集|获取|采集|读取)(?!信息|能力|功能)"
)
_NO_DATA = re.compile(r"(?:数据|信息|内容)$|[（(]|任何")
_USES = re.compile(r"(?:可能)?(?:会|需要?|将)?(?:使用|调用|上传|上报|处理|涉及)")
_GATHERS = re.compile(r"(?:可能)?(?:会|需要?|将)?(?:收集|采集|搜集)")
_PERMISSION_FIRST = re.compile(r"[^，,。；;]{1,20}权限(?:[，,。；;]|$)|的?(?:系统|设备)?权限[:：]")
# a clause that lists nothing: "，配对完成后密钥存于手机安全区"
_ACTS = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:后|时|存[于在]|只|将|均)|"
    r"^(?:在本地|只|仅|展示|显示|进行|实现|完成|提供|帮助|判断|推荐|为您|向您)"
)


# "，只在您点“刷新位置”时调用": names a button, not a datum
_ONLY_WHEN = re.compile(r"(?:并|且|而且)?(?:只|仅)(?:会)?(?:在|当|有)[^、，,]*(?:时|后|情况下)")


def _told_after(value: str) -> str:
    """A list without the clauses behind it that list nothing."""
    clauses = re.split(r"([，,])", value)
    for i in range(2, len(clauses), 2):
        clause = clauses[i]
        if _ONLY_WHEN.match(clause) or (
            _ACTS.search(clause)
            and not any(find_data_types(clause))
            and not GENERAL_INFO.search(fold(clause))
            and "、" not in clause
        ):
            return "".join(clauses[: i - 1])
    return value


def info_value(tail: str) -> str:
    """The list of personal information at the start of ``tail``: up to a stop
    outside brackets, without a company or a denial that follows it."""
    body = without_brackets(tail)
    stop = _STOP_INFO.search(body)
    while stop and stop.group() in ("；", ";"):
        rest = re.split(r"[；;。，,]", body[stop.end() :])[0]
        if (
            not rest.strip()
            or _PURPOSE.search(rest)
            or _EMBEDS.search(rest)
            or not any(find_data_types(rest))
            or _OF_OTHERS.search(rest)
        ):
            break
        stop = _STOP_INFO.search(body, stop.end())
    value = tail[: stop.start() if stop else len(tail)]
    value = _told_after(value)
    value = re.split(r"[，,；;]\s*(?:也|且|但|并|均)?(?:不会?|未|无需)", value)[0]
    clauses = re.split(r"(?<=[^\s])\s*[，,；;]\s*(?=[^，,；;]*$)", value)
    if len(clauses) == 2 and re.search(r"公司\s*$|科技\s*有?$", clauses[1]):
        value = clauses[0]
    value = re.sub(
        r"^\s*[（(][^（）()]*[）)]\s*[，,]\s*[^，,]{0,4}(?:发送|提供|传送|上传)", "", value
    )
    value = _ASIDE_BEHIND.sub("", value)
    return value.strip(" ：:，,、\n")


# "OAID、剪贴板内容（用于…）", "IP 地址（X公司，https://…）"
_OF_OTHERS = re.compile("由|按照?|依据")  # "；辅助通道由各厂商处理OAID"
_ASIDE_BEHIND = re.compile(
    r"\s*[（(](?:(?:仅)?(?:用于|用来|用以|以便|目的)|[^（）()]*(?:https?://|www\.)|"
    rf"[^（）()]*(?:公司|集团|\b{LEGAL_FORM}\b))[^（）()]*[）)]?\s*$"
)
_DOES = re.compile(
    r"\s*(?:[（(][^（）()]*(?:[（(][^（）()]*[）)])?[^（）()]*[）)]\s*)?"
    r"(?:的[^，,。；;]{0,6}(?:插件|组件|服务|SDK))?(?:来|则|可)?"
    r"(?:by [A-Z][\w ]{1,40}(?:, (?:Inc|LLC|Ltd)\.?)?\s)?"
    r"((?:进行|完成|实现|提供(?![方者商]|(?:技术|服务)?支持|$)|统计|发送|推送|上报|识别|分析|"
    r"展示|显示|记录|播放|查询|监控|加载|渲染|预览|"
    r"承载|存储|同步|扫描|生成|评测|翻译|合成|检测|验证|核验|优化|"
    r"监测|支持|处理|保障|登录|分享|支付|采集崩溃|定位问题)[^，,。；;\n]{1,60}|"
    r"(?:tells|keeps|lets|helps|shows|measures|tracks|handles|manages|delivers|provides|records|"
    r"reports|draws|powers|enables|allows|serves|validates|verifies)\b[^.;\n]{3,80})"
)


def _denied(raw: str, at: int) -> bool:
    flat = flatten(raw)
    return any(
        flat.origin[s] <= at < flat.origin[min(e, len(flat.origin) - 1)]
        or abs(flat.origin[s] - at) <= 3
        for s, e in negated_spans(flat.text)
    )
