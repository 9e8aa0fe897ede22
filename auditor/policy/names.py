"""An SDK's name as written: parted from its number, package and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.policy.blocks import Text
from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import LEGAL_FORM, leading_number
from auditor.policy.known import find_packages

COMPANY = re.compile(
    r"[\w\u4e00-\u9fff（）()·&.,\- ]{2,60}?(?:有限责任公司|股份有限公司|有限公司|"
    r"集团公司|公司|集团|研究院|株式[会會]社)|"
    rf"[A-Z][\w.,&\- ]{{1,50}}?\b{LEGAL_FORM}\b\.?(?: Ltd\.?)?"
)
_PLATFORM_WORD = {
    "android": re.compile(r"android|安卓"),
    "ios": re.compile(r"(?<![a-z])ios(?![a-z])|iphone|苹果"),
    "harmonyos": re.compile(r"harmony|鸿蒙"),
}
_EDGE = " \t\n\u3000\xa0、,，;；:：|｜-–—*_·•《》\"'“”‘’`"


# The title of a list or a document, no SDK's.
LIST_TITLE = re.compile(
    r"清单|列表|目录|台账|登记表|一览|说明|明细|公示|公告|名单|附件|附录|附表|\bSDKs\b|"
    r"[（(]SDK[)）]|\bsoftware\b|"
    r"\b(?:schedule|appendix|annex|exhibit|list)\b",
    re.I,
)


# "天地图（国家基础地理信息中心提供）"
_BY_SOME = re.compile(
    r"由?((?![为向]|免费|我们|仅|可|按|随|不|自|官方|系统|第三方)[^，,。；;：:（）()]{3,50}?)"
    r"(?:提供|研发|开发|运营|出品|维护)"
)
_WITH_COMPANY = re.compile(
    r"(.{2,40}?)\s*[／/｜|–—]\s*([^／/｜|]{4,50}(?:公司|集团|Inc\.?|Ltd\.?|LLC))\s*$"
)
# "Y公司 · X SDK": the company before one
_COMPANY_FIRST = re.compile(
    rf"\s*(?:([^／/｜|·•\n]{{4,50}}(?:公司|集团))\s*(?:[·•｜|／/]|——|—|–)|({SHORT_COMPANY})\s+[·•])"
    r"\s*(?=\S)"
)
_OPEN, _CLOSE = "（([【「", "）)]】」"


def brackets(text: str) -> list[tuple[int, int, str]]:
    """Outermost brackets as ``(start, end, inside)``; one left open runs to
    the end."""
    out = []
    depth = start = 0
    for i, char in enumerate(text):
        if char in _OPEN:
            if depth == 0:
                start = i
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                out.append((start, i + 1, text[start + 1 : i]))
    if depth:
        out.append((start, len(text), text[start + 1 :]))
    return out


def without_brackets(text: str) -> str:
    """The text with its outermost brackets blanked, so that offsets stay."""
    plain = list(text)
    for start, end, _ in brackets(text):
        plain[start:end] = "\x00" * (end - start)
    return "".join(plain)


def split_outside(
    text: str, separator: re.Pattern[str], start: int = 0
) -> Iterator[tuple[int, int]]:
    """The spans between separators that stand outside brackets."""
    inside = [(a, b) for a, b, _ in brackets(text)]
    at = start
    for match in separator.finditer(text, start):
        if not any(a < match.start() < b for a, b in inside):
            yield at, match.start()
            at = match.end()
    yield at, len(text)


_NO_USE_EN = re.compile(
    r"\b(?:formerly|ex|incl\w*|by|part|via|only|developments?|labs?|studios?|software|"
    r"optional|see|was|aka|from|owned|now|a|an|if)\b|https?:",
    re.I,
)


_ALONE_NO_USE = re.compile(
    r"opt-?in|opt-?out|android|iphone|optional|standard|beta|alpha|free|paid|mobile|"
    r"global|china|europe|legacy|"
    r"deprecated|removed|unused|private|public|client|native|gradle|flutter|kotlin|apache|"
    r"licen[cs]ed?|w+\.\S+|\S*[./_:]\S*",
    re.I,
)
SAYS_USE = re.compile(
    r"推送|广告|统计|分析|地图|定位|支付|付款|登录|登入|分享|崩溃|闪退|性能|监控|语音|"
    r"人脸|认证|客服|"
    r"直播|播放|视频|风控|存储|扫码|识别|识题|打分|评测|提醒|聊天|图片|归因|网络|缓存|"
    r"加载|渲染|动画|"
    r"路由|更新|打开|下载|解析|翻译|答疑|弹幕|投屏|导航|检测|检索"
)


_NAMES_DATA = re.compile(
    r"信息|数据|标识|[号码]|地址|列表|日志|账[号户]|名|记录|版本|型号|"
    r"(?<![A-Za-z])I[DP](?![A-Za-z])",
    re.I,
)


def says_use(text: str) -> bool:
    """A bracket behind a name that surely says what it is for."""
    return len(text) >= 3 and is_use(text) and SAYS_USE.search(text) is not None


def is_use(text: str) -> bool:
    """What stands in a bracket behind a name says what it is for."""
    if company_in(text) or "sdk" in fold(text):
        return False
    if not re.search(r"[\u4e00-\u9fff]", text):
        words = text.split()
        alone = len(words) == 1 and len(text) > 4 and not _ALONE_NO_USE.fullmatch(text)
        return (len(words) > 1 or alone) and words[0].islower() and not _NO_USE_EN.search(text)
    return not _SAYS_DATA.search(text) and not re.search(
        r"仅|版|可选|叫|曾用|更名|简称|以下|又名|原|旧称|即|含|选用|被|开源|带|^\s*(?:收集|获取|"
        r"采集)|包名|隐私|政策|详见",
        text,
    )


@dataclass(frozen=True, slots=True)
class ParsedName:
    """The parts of a name cell or title.

    :param start: offset of ``name`` in the text it was parsed from.
    """

    name: str
    start: int
    aliases: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    vendor: str | None = None
    platform: str | None = None
    personal_info: str | None = None


def platform_of(text: str) -> str | None:
    """``android``, ``ios``, ``both`` or ``harmonyos`` as a text says it."""
    flat = fold(text)
    found = [name for name, pattern in _PLATFORM_WORD.items() if pattern.search(flat)]
    if re.search(r"双端|全平台|多端", flat):
        return "both"
    if "android" in found:
        return "both" if len(found) > 1 else "android"
    return found[0] if found else None


_PACKAGE_KEY = re.compile(r"^(?:(?:sdk)?包名|package(?: ?name)?)\s*[:：]?(?![A-Za-z])", re.I)
# "Vungle (part of Liftoff)"
_OF_ENGLISH = re.compile(
    r"(?:now )?(?:part of|owned by|a (?:division|brand|product|service) of|operated by|made by)"
    r" (?=[A-Z])"
)


_SHORT = re.compile(SHORT_COMPANY)
# "Room (Google, Apache 2.0)"
_LICENSED = re.compile(
    r"([A-Z][\w .&-]{1,30}),\s*(?:Apache|MIT|BSD|L?GPL|AGPL|MPL|ISC|EPL)\b[\w .-]{0,12}$"
)
# "(SmartBear Software)", "(by Sauce Labs)"
_ORGANISATION = (
    r"(?:Labs?|Software|Solutions|Technolog(?:y|ies)|Group|Systems|Studios?|Networks?|Authority|"
    r"Foundation|Semiconductors?|Platforms|Interactive|Security|Entertainment|"
    r"Holdings?|International|"
    r"Financial|University|Institute|Agency|Ministry|Robotics|Ireland|Industries|Ventures|Partners)"
)
_LATIN_MAKER = re.compile(
    rf"((?:[A-Z][\w&.'’-]* ){{1,4}}{_ORGANISATION})|"
    r"(?:made |built |developed |provided |run )?(?:by|from) (?!our|us\b|the\b|"
    r"us$)([A-Z][\w&.'’-]*(?: [A-Z][\w&.'’-]*){0,4})"
)
_SAYS_DATA = re.compile("昵称|头像|[不未](?:收集|采集)")
# "(Scandit AG, Switzerland)"
_AT_PLACE = re.compile(r"(?:,\s*[A-Z][A-Za-z. ]{1,24}){1,3}")


def parse_name(text: Text) -> ParsedName:
    """Read the text of a name cell or a title."""
    raw = text.text
    start = leading_number(raw)
    body = raw[start:]
    # "X ／ Y公司": the company after a sign
    with_company = _WITH_COMPANY.match(body)
    company_after = with_company.group(2) if with_company else None
    if with_company:
        body = with_company.group(1)
    first = _COMPANY_FIRST.match(body)
    if first:
        company_after = company_after or first.group(1) or first.group(2)
        start, body = start + first.end(), body[first.end() :]
    packages = tuple(dict.fromkeys(p for _, _, p in find_packages(body)))
    aliases: list[str] = []
    vendor = company_after
    platform = info = None
    chars = list(body)

    def blank(a: int, b: int) -> None:
        for k in range(a, b):
            chars[k] = "\x00"

    for a, b, _ in find_packages(body):
        blank(a, b)
    for left, right, inside in brackets(body):
        inner = inside.strip(_EDGE)
        inner_flat = fold(inner)
        rest = inner
        for _, _, package in find_packages(inner):
            rest = rest.replace(package, "")
        rest = _PACKAGE_KEY.sub("", rest.strip(_EDGE)).strip(_EDGE)
        company = COMPANY.search(rest)
        said = platform_of(inner)
        if not rest:
            blank(left, right)
        elif _BY_SOME.fullmatch(inner):
            vendor = vendor or _BY_SOME.fullmatch(inner)[1]  # type: ignore[index]
            blank(left, right)
        elif _LICENSED.match(inner):
            vendor = vendor or _LICENSED.match(inner)[1]  # type: ignore[index]
            blank(left, right)
        elif company and _AT_PLACE.fullmatch(rest, company.end()) and company.start() == 0:
            vendor = vendor or company.group().rstrip(" ,")
            blank(left, right)
        elif company and len(company.group()) >= 0.5 * len(rest):
            vendor = vendor or re.sub(r"^(?:由|提供方|运营方|公司|开发者)[:：]?", "", rest)
            blank(left, right)
        elif (
            said
            and len(
                re.sub(
                    r"android|ios|安卓|苹果|鸿蒙|harmonyos|next|双端|"
                    r"[端版系统平台用户仅及和与/、+\s]",
                    "",
                    inner_flat,
                )
            )
            <= 1
        ):
            platform = said
            blank(left, right)
        elif (
            any(find_data_types(inner))
            and not ("sdk" in inner_flat or (says_use(inner) and not _NAMES_DATA.search(inner)))
        ) or (_SAYS_DATA.search(inner) and body[:left].strip()):
            info = inner
            blank(left, right)
        elif (maker := _LATIN_MAKER.fullmatch(inner)) and body[:left].strip():
            vendor = vendor or maker[1] or maker[2]
            blank(left, right)
        elif _OF_ENGLISH.match(inner) or _SHORT.fullmatch(inner):
            vendor = vendor or _OF_ENGLISH.sub("", inner)
            blank(left, right)
        elif body[:left].strip(_EDGE + "\x00"):
            if len(inner) <= 40 and inner and not inner.isdigit() and "://" not in inner:
                aliases.append(inner)
            blank(left, right)
    visible = "".join(chars)
    pieces = [
        (m.start(), m.group())
        for m in re.finditer(r"[^\x00\n]+", visible)
        if m.group().strip(_EDGE)
    ]
    pieces = [(s, re.sub(r"(?:包名|package name)\s*[:：]?\s*$", "", p)) for s, p in pieces]
    pieces = [(s, p) for s, p in pieces if p.strip(_EDGE + "（）()[]【】")]
    if not pieces:
        # only brackets and packages: the bracket's text is the name
        for left, _, inside in brackets(body):
            if inside.strip(_EDGE) and not find_packages(inside):
                lead = len(inside) - len(inside.lstrip(_EDGE))
                return ParsedName(
                    inside.strip(_EDGE),
                    start + left + 1 + lead,
                    (),
                    packages,
                    vendor,
                    platform,
                    info,
                )
        return ParsedName("", start, (), packages, vendor, platform, info)
    offset, piece = pieces[0]
    name = piece.strip(_EDGE + "（）()[]【】")
    # footnote marks: "X引擎^1", "X SDK[2]", "X SDK¹"
    name = (
        re.sub(r"(?:\^\d{1,2}|\[\d{1,2}\]?|[¹²³⁴-⁹]|[①-⑳]|\*|注\d)+$", "", name).strip(_EDGE)
        or name
    )
    name = re.sub(r"(?<=\S)\s+[vV]?\d+(?:\.\d+)+[\w.-]*$", "", name)  # "X 4.8.1"
    lead = piece.find(name)
    # two lines in a name cell: the company below the name
    for _, other in pieces[1:]:
        extra = other.strip(_EDGE)
        if COMPANY.fullmatch(extra) or re.search(r"公司$", extra):
            vendor = vendor or extra
        elif re.fullmatch(r"[A-Za-z][\w .+-]*", extra) and len(extra) <= 30:
            aliases.append(extra)
        elif (
            len(name) <= 14 and len(extra) <= 14 and "\n" in body and not re.search(r"[：:]", extra)
        ):
            # a name that a narrow cell wrapped
            name_joined = re.sub(r"\s*\n\s*", "", body)
            if fold(name_joined) == fold(name + extra):
                name = name + extra
    by = re.match(r"(.{2,40}?) by ([A-Z].{1,50})$", name)
    if by:
        name, vendor = by.group(1), vendor or by.group(2)
    if packages and name.isdigit() and aliases:
        name = aliases.pop(0)  # "17 com.x.y (X统计)": the number of the entry
        lead = body.find(name) - offset
    platform = platform or (platform_of(name) if re.search(r"[（(\[-]|版$|端$", name) else None)
    return ParsedName(
        name, start + offset + lead, tuple(dict.fromkeys(aliases)), packages, vendor, platform, info
    )
