"""Names of any kind that the words around them make an SDK's: quoted ones,
those before ``组件``, with a company or a package in brackets, ``X是一款…``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.policy.data_types import find_data_types
from auditor.policy.flat import simplify
from auditor.policy.keys import LEGAL_FORM
from auditor.policy.known import KnownNames, find_packages, is_data, is_generic

_TAKES = (
    r"(?:委托|接入|集成|使用到?|采用|选用|调用|引入|嵌入|内嵌|内置|植入|启用|启动|"
    r"搭载|依赖|依托|基于|借助|"
    r"通过|用的是|由|以(?![及便上下外来])|装有|加入|(?<=SDK)(?:以及|[、和与及])|"
    r"(?:研发|提供|开发|出品|推出|旗下)的|公司(?:的|之))(?:了|的)?\s?"
)
_KIND = r"(?:插件|组件|套件|控件|引擎|工具包|开发包|程序库|类库|编码库|库|框架|内核|SDK)"
# "委托“书山实名”（X公司）的认证插件", "“灵犀活体”组件", "由“脉动桥”为我们提供"
_QUOTED = re.compile(
    rf"[“「『]([^“”「」『』，,。；;]{{2,16}})[”」』]\s?(?=(?:[（(][^（）()]*(?:[（(][^"
    rf"（）()]*[）)])?[^（）()]*[）)])?"
    rf"的?[^，,。；;“”]{{0,6}}{_KIND})"
)
_QUOTED_BY = re.compile(
    rf"{_TAKES}(?:其)?(?:产品)?[“「『\"]([^“”「」『』\"，,。；;]{{2,16}})[”」』\"](?=(?"
    rf":[（(][^（）()]*[）)])?[^，,。"
    rf"；;]{{0,12}}(?:提供|完成|实现|转换|支持|核验|识别|送达))"
)
# "採用「速辨 OCR 套件」", "“万象OCR”会识别…"
_QUOTED_KIND = re.compile(
    r"[“「『]([^“”「」『』，,。；;]{2,16}?\s?(?:SDK|组件|套件|插件|控件|引擎))[”」』]"
)
_QUOTED_DOES = re.compile(r"^\s*[“「『]([^“”「」『』，,。；;]{2,12})[”」』](?=会|将|可|由|是|能)")
_STARTS = r"(?:^|(?<=[，,。；;：:\n]))\s*"
# "X是一款由Y公司提供的归因工具", "X由Y公司提供"
_IS_ONE = re.compile(
    rf"{_STARTS}([A-Za-z][\w.+-]*(?: [A-Z][\w.+-]*){{0,3}}|"
    rf"[\u4e00-\u9fff]{{2,10}}[A-Za-z\u4e00-\u9fff]{{0,8}}?)"
    r"(?=(?:是|(?<!华)为)(?:一[款种个])?(?:由)?[^，,。；;是]{4,40}(?:公司|"
    r"集团)[^，,。；;]{0,14}(?:工具|组件|服务|产品|插件|平台|内核|引擎|库)|"
    r"是一[款种个][^，,。；;是]{0,24}(?:第三方|三方|"
    r"开源)(?:的)?(?:[^，,。；;是的]{0,8})(?:SDK|工具包|组件|插件|库)(?:[，,。；;]|$))"
)
# "PDFBox由Tom Roush提供": a coined name or one in a sentence of its own
_BY_MAKER = re.compile(
    rf"{_STARTS}([A-Z][\w.+-]*(?: [A-Z][\w.+-]*){{0,3}})\s?"
    r"(?=(?:是)?由(?!我|本|系统|手机|您|用户|官方|其|[^，,。；;]{0,30}SDK)[^，,。；;：:由]{2,40}?"
    r"(?:提供|开发|研发|运营|维护|出品|推出)(?:的[^，,。；;]{0,8}(?:库|组件|工具|插件|"
    r"框架|SDK|服务))?"
    r"(?:[，,。；;]|$))"
)
# "使用橙子控件", "由风帆热修复组件承担"
_BEFORE_KIND = re.compile(
    rf"{_TAKES}([A-Za-z\u4e00-\u9fff][A-Za-z0-9+·\u4e00-\u9fff]{{1,12}}?"
    rf"(?:插件|组件|套件|控件|引擎|[编解]码库|选择器|播放器|探针|密码键盘|"
    rf"浏览器内核))(?=[（(，,。；;承完提实呈处渲播为来及和与]|$)"
)
# "LameMP3编码库也会…", "接入了腾讯云天御服务"
_KIND_DOES = re.compile(
    rf"{_STARTS}([A-Za-z\u4e00-\u9fff][A-Za-z0-9+·\u4e00-\u9fff]{{1,12}}?(?:插件|组件|"
    rf"套件|控件|编码库|引擎))"
    r"(?=也?(?:会|将|可能|需要))"
)
# "QuickTrail 组件", "Sift 行動裝置套件"; "音频解码库FFmpeg"; "X有限公司之BoardKit"
_LATIN_KIND = re.compile(
    r"(?<![A-Za-z0-9_./-])([A-Z][A-Za-z0-9+-]{2,20})\s?[\u4e00-\u9fff]{0,6}?(?:组件|插件|套件|控件)"
    r"(?![\u4e00-\u9fff]{0,2}(?:清单|列表|名称))"
)
_KIND_LATIN = re.compile(
    r"(?:工具|组件|框架|套件|引擎|[编解]码库|本地库|开源库|类库|插件)\s?"
    r"([A-Za-z][A-Za-z0-9+-]{2,20})(?![A-Za-z0-9._/-])(?=\s?(?:[，,。；;（(]|用于|"
    r"用来|来|绘制|实现|完成|$))"
)
_COMPANYS = re.compile(
    r"(?:公司|\b(?:NV|N\.V\.|Inc\.?|Ltd\.?|LLC|GmbH|AB|Oy))\s?(?:的|之|"
    r"旗下的?)\s?([A-Z][A-Za-z0-9+-]{2,20})(?![A-Za-z0-9._/-])"
)
# "使用开源组件PictureSelector、Luban", "由知乎开源的Matisse提供"
_OPEN_SOURCE = re.compile(
    r"(?:开源|第三方)的?(?:组件|库|框架|工具|项目|控件|类库|软件)?(?:的)?\s?[“「\"]?"
    r"((?=[A-Za-z]*[A-Z])[A-Za-z][A-Za-z0-9+-]{2,20})(?![A-Za-z0-9._/-])"
)
# "由梆梆推送（X公司）承担"
_BY_WITH_COMPANY = re.compile(
    r"(?<!自)由([A-Za-z\u4e00-\u9fff][\w+·]{1,11})(?=[（(][^（）()]{2,30}(?:[（(][^（"
    r"）()]*[）)])?[^（）()]{0,12}公司[）)]"
    r"(?:承担|提供|实现|完成|支持|负责|处理|发送|下发|驱动|合成|监测))"
)
_NAMED_AS = re.compile(r"名称(?:为|是|[:：])\s?[“「『]([^“”「」『』，,。；;]{2,16})[”」』]")
# "delivered by PingHarbor", "we bundle the ScaleKit library"
_BY_COINED = re.compile(
    r"\b(?:delivered|performed|handled|managed|powered|provided|supplied|served|"
    r"processed|measured|collected|"
    r"gathered|counted|drawn|rendered|guarded|sent|tracked) (?:by|with|through|via) "
    r"([A-Z][a-z]+[A-Z]\w+)"
)
# "Subscriptions are managed with Adapty."
_DONE_BY_NAME = re.compile(
    r"\b(?:is|are|were|gets?|being) (?:[a-z]+ly )?(?:managed|handled|processed|"
    r"powered|built|delivered|provided|"
    r"rendered|drawn|tracked|moderated|verified|translated|recognised|recognized|animated|cached|"
    r"encrypted|compressed|synced|synchronised|synchronized) (?:by|with|through|via) "
    r"(?!Apple|Google|Android|Amazon|Microsoft|Facebook|Us\b|You|Our|The\b|A\b|An\b|"
    r"This|Stripe|PayPal|"
    r"Its?\b|Their|[A-Z][a-z]+ (?:Pay|Store|Play)\b)"
    r"([A-Z][a-z]{3,}[A-Za-z]*(?: [A-Z][A-Za-z]+)?)(?=[.,;)]|$| \()"
)
# "a third party SDK, namely LendWise DeviceScore, which …"
_NAMELY = re.compile(
    r"\b(?:SDK|library|component|tool(?:kit)?|plug-?in),? (?:namely|called|named|"
    r"known as) (?:the )?"
    r"([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,3})"
)
_THE_LIBRARY = re.compile(
    r"\b(?:bundles?|uses?|embeds?|includes?|integrates?|ships?|contains?|links) the "
    r"([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,4}) (?:library|component|framework|package|module)\b"
)
_AS_PACKAGE = re.compile(
    r"(?:使用|接入|集成|嵌入|引入|内置|采用)了?\s?((?:com|cn|net|org|"
    r"io)(?:\.[a-z][\w]*){1,5})(?![\w.])"
)
_LATIN_BY = re.compile(
    rf"{_TAKES}((?=[A-Za-z]*[A-Z])[A-Za-z][\w+-]{{2,20}})(?=播放|渲染|提供|实现|完成|"
    rf"承担|绘制|加载|支持|处理|呈现)"
)
_SERVICE = re.compile(
    r"(?:接入|集成|嵌入|"
    r"引入)了?([A-Za-z\u4e00-\u9fff][A-Za-z0-9+·\u4e00-\u9fff]{1,9}?)(?=服务(?:[。，,"
    r"；;（(]|来))"
)
# "HummingBird Ads (HummingBird Media Ltd, Dublin)", "hCaptcha (Intuition Machines, Inc.)"
_WITH_COMPANY = re.compile(
    r"(?:^|(?<=[\s，,。；;]))((?:[A-Z]|[a-z]+[A-Z])[\w+-]*(?: [A-Z][\w+-]*){0,3})\s?"
    rf"(?=[（(][^（）()]{{2,50}}(?:\b{LEGAL_FORM}\b|公司)[^（）()]{{0,20}}[）)])"
)
_PACKAGED = re.compile(
    r"((?:[A-Z]|[a-z]+[A-Z0-9])[\w+-]*(?: [A-Z][\w+-]*){0,3}|[a-z][\w+-]*(?=\s?[（(])|"
    r"[\u4e00-\u9fff]{2,12})\s?(?=[（(](?:包名[:：]?\s?)?[a-z]\w*(?:\.\w+){1,6}[）)，,；;、])"
)
# "【微信开放平台】由X公司提供，…"
_FRAMED = re.compile(
    r"^\s*【([^【】，,。；;：:]{2,24})】(?=[^\n]{0,60}(?:公司[^\n]{0,6}(?:提供|开发|"
    r"运营)|提供方|SDK))"
)
_TAKEN_PACKAGED = re.compile(
    rf"{_TAKES}([\u4e00-\u9fff]{{2,12}})\s?"
    r"(?=[（(](?:包名[:：]?\s?)?[a-z]\w*(?:\.\w+){1,6}[）)])"
)
_MADE_BY = re.compile(
    r"\b([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,3}),? (?:an? (?:open[- ]source )?(?:library|"
    r"sdk|tool|component|service|package)[^,.;]{0,20}? "
    r"(?:made|provided|licensed|built|developed|operated|maintained)|is (?:made|"
    r"provided|operated|developed))(?: to us)? (?:by|from) (?=[A-Z])"
)
# "the open-source library Amplituda"
_LIBRARY_NAMED = re.compile(
    r"\b(?:open[- ]source|third[- ]party)(?: \w+)? (?:library|sdk|component|package|"
    r"tool) (?:called )?([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,2})"
)
# "由乐鑫 EspTouch 开源库实现"
_OPEN_LATIN = re.compile(
    r"(?:(?<=由)|(?<=用)|(?<=基于)|(?<=接入)|(?<=集成)|(?<=用了)|(?<![A-Za-z0-9_./ -]))"
    r"((?:(?:(?![由用以的于入成])[\u4e00-\u9fff]){2,5} )?[A-Z][A-Za-z0-9+-]{2,20})"
    r"\s?开源(?:库|组件|框架|项目|软件)"
)
# "图片加载用 Coil，列表用 BRVAH，这几个都是开源的"
_USED_CODE = re.compile(
    r"[\u4e00-\u9fffA-Z]{2,8}(?:用的是|用|"
    r"基于)\s?([A-Z][A-Za-z0-9]{2,20})(?=\s?(?:[，,。；;、（(和与]|加载|播放|解析|"
    r"渲染|压缩|绘制|实现|存储|$))"
)
# "resized by Glide, an open source library that …"
_IS_LIBRARY = re.compile(
    r"\b([A-Z][\w+-]*(?: [A-Z][\w+-]*){0,2}), an? (?:open[- ]source |third[- ]party )"
    r"(?:library|sdk|component|package|tool)\b"
)
# "云备份用的是 LeanCloud（X公司）"
_TAKEN_COINED = re.compile(
    r"(?:用的是|走的是|接入了?|集成了?|嵌入了?|采用了?)\s?((?:[A-Z][a-z]+[A-Z]|[a-z]+[A-Z])[\w+-]*)"
    r"\s?(?=[（(][^（）()]{2,30}(?:[（(][^（）()]*[）)])?[^（）()]*公司[）)])"
)
_PLACE = re.compile(r"\b(?:in|at|to|of) $")
_ITS_APP = re.compile(
    r"[”」』\"]?(?:接入|集成|使用|嵌入|采用|客户端|App|应用程序|小程序|公众号|网站)", re.I
)
_CALLED = re.compile(r"(?:简称|称为?|下称)[“「『\"]?$")
_NO_NAME = re.compile(
    r"我们|您|适用于|^(?:一些|部分|若干|各种|多种|多个|个别|少量|少数)|以下|上述|下列|第三方|该|"
    r"其(?!乐)|本(?:应用|公司|产品)|用户|功能|信息|"
    r"服务商|公司|平台$|手机|系统|权限|管理|防沉迷$|-[\u4e00-\u9fff]|的|为了|会|将|可|需|"
    r"^(?:We|Our|The|This|It|They|Both|In|If|When|For|You|Your|All|Each|Android|Google|Apple|iOS)$",
)


def structural_names(raw: str, in_part: bool, known: KnownNames) -> Iterator[tuple[int, int, str]]:
    """``(start, end, name)`` of names that their surroundings make an SDK's.

    :param in_part: the text stands in the part on third parties.
    """
    patterns = [
        _FRAMED,
        _OPEN_SOURCE,
        _BY_WITH_COMPANY,
        _QUOTED,
        _QUOTED_BY,
        _QUOTED_KIND,
        _LIBRARY_NAMED,
        _IS_LIBRARY,
        _NAMELY,
        _TAKEN_COINED,
        _OPEN_LATIN,
    ]
    if in_part or re.search(r"\b(?:librar(?:y|ies)|sdks?|components?|package)\b", raw, re.I):
        patterns.append(_MADE_BY)  # elsewhere the app itself is "developed by"
    if in_part or "SDK" in raw:
        patterns.append(_BEFORE_KIND)
    if in_part:
        patterns += [
            _IS_ONE,
            _BY_MAKER,
            _WITH_COMPANY,
            _PACKAGED,
            _TAKEN_PACKAGED,
            _QUOTED_DOES,
            _KIND_DOES,
            _SERVICE,
            _LATIN_BY,
            _LATIN_KIND,
            _KIND_LATIN,
            _COMPANYS,
            _NAMED_AS,
            _BY_COINED,
            _DONE_BY_NAME,
            _THE_LIBRARY,
            _AS_PACKAGE,
        ]
    plain = simplify(raw)
    if "开源" in plain or in_part:
        patterns.append(_USED_CODE)
    for pattern in patterns:
        for match in pattern.finditer(plain):
            name = raw[slice(*match.span(1))].strip()
            if _CALLED.search(plain, max(match.start(1) - 8, 0), match.start(1)):
                continue  # （X公司，以下称“X”）
            if pattern is _WITH_COMPANY and _PLACE.search(plain[: match.start(1)]):
                continue
            if _ITS_APP.match(plain, match.end(1)):
                continue
            named = pattern is _FRAMED and known.identify(name) is not None
            if pattern is _FRAMED and not (named or in_part):
                continue
            if len(name) < 2 or is_generic(name) or (_NO_NAME.search(name) and not named):
                continue
            if known.by_name(name) is None and any(find_data_types(name)):
                continue
            if find_packages(name) and pattern is not _AS_PACKAGE:
                continue
            if is_data(name):
                continue
            yield *match.span(1), name


_ENUMERATED = re.compile(
    r"(?:委托|接入|集成|使用|采用|"
    r"引入)了?([^，,。；;：:]{2,60}?)等(?:第三方)?[^，,。；;]{0,8}(?:服务商|SDK|平台|"
    r"组件|插件|库)"
)
_BESIDE_LATIN = re.compile(
    r"\s?(?:,|、|和|与|以及|及|/|"
    r"\band\b)\s?(?:and )?([A-Z][A-Za-z0-9]+(?: [A-Z][A-Za-z0-9]+){0,2})(?![\w/]|\.\w)"
)


def names_beside(
    raw: str, found: Sequence[tuple[int, int]], known: KnownNames
) -> Iterator[tuple[int, int, str]]:
    """Names that stand in an enumeration with one that is known to be an SDK's:
    coined Latin ones behind it, all of ``A、B等第三方服务商``."""
    for match in _ENUMERATED.finditer(raw):
        spans = [
            (match.start(1) + m.start(), match.start(1) + m.end())
            for m in re.finditer(r"[^、和与及]+", match.group(1))
        ]
        if not any(a <= s < b for s, _ in found for a, b in spans):
            continue
        for a, b in spans:
            name = raw[a:b].strip()
            if 2 <= len(name) <= 12 and not is_generic(name) and not _NO_NAME.search(name):
                yield a, b, name
    for _, end in found:
        beside = _BESIDE_LATIN.match(raw, end)
        while beside:
            name = beside.group(1)
            if is_data(name) or not (_COINED.search(name) or known.by_name(name)):
                break
            yield *beside.span(1), name
            beside = _BESIDE_LATIN.match(raw, beside.end())


_COINED = re.compile(
    r"^[A-Z][a-z0-9]+[A-Z]\w*$|^[A-Z]{2,}[a-z]\w+$|^[A-Z]\w+(?: \w+)? (?:Library|Framework|Kit)$"
)


# --- brands that share what they have ---------------------------------------------

_BRAND = (
    r"(?:华为|荣耀|小米|oppo|vivo|魅族|一加|三星|努比亚|中兴|锤子|realme|联想|酷派|鸿蒙|谷歌|红米|"
    r"中国移动|中国联通|中国电信|移动|联通|电信|微信|支付宝|银联|"
    r"xiaomi|huawei|honor|meizu|samsung|oneplus)"
)
_LIST = re.compile(
    rf"(?<![a-z])({_BRAND}(?:手机|设备)?(?:(?:[、,，/和与及或]|以及| and |, and |"
    rf", ){_BRAND})+)(?:等)?(?:品牌)?(?:的)?(?:手机|设备|机型|厂商|渠道|运营商|phones?|"
    rf"devices?)*"
    r"(?:[两三四五六七八九几多]家|手机|厂商|上|自带|提供|均|都|分别|会|将|使用|接入|"
    r"集成|各自|自有|系统|级|的|\s|"
    r"(?:are delivered )?(?:via|through) the|manufacturers?|own|'s?)*"
    r"((?:系统(?:级)?(?:消息)?)?(?:推送|push)(?:服务|通道|级)?\s?(?:sdk|通道|服务|组件|channels?)|"
    r"系统推送(?=[。，,；;（(、和与及]|以及|$)|(?:认证|联运|"
    r"账号|支付|登录)(?:服务|组件)?\s?sdk)",
    re.I,
)
_ONE_BRAND = re.compile(_BRAND, re.I)
# "四个厂商推送SDK（华为、小米、OPPO、vivo）"
_LIST_IN_BRACKET = re.compile(
    rf"(?:厂商|系统)(?:消息)?(?:推送)?(?:服务|通道)?\s?(?:sdk)?[(（]({_BRAND}(?:[、,，/和与及]{_BRAND})+)等?[)）]",
    re.I,
)


_SIGN = r"\s?(?:[、,，/／和与及+＋]|以及|\band\b)\s?"
# "小米 / 华为 / OPPO厂商推送", "厂商推送（华为、小米、vivo）"
_BRAND_ROW = re.compile(
    rf"\s*({_BRAND}(?:{_SIGN}{_BRAND})+)\s?(?:等)?(?:手机|品牌)?(?:厂商|系统|官方)?(?:消息)?"
    r"(推送|登录|支付|统计|分享|(?<=厂商)(?=通道))"
    rf"(?:SDK|服务|通道|组件)?\s*|"
    rf"\s*(?:手机)?(?:厂商|系统|第三方)(?:官方|系统)?(?:消息)?(推送|登录|支付|分享)(?:SDK|服务|通道|组件)?\s?"
    rf"[（(]\s?({_BRAND}(?:{_SIGN}{_BRAND})+)\s?等?[）)]\s*",
    re.I,
)


def brand_row(text: str) -> list[tuple[int, int, str]]:
    """The brands of a cell that names the same service of several, as ``(start, end,
    name)``; ``[]`` for any other text."""
    match = _BRAND_ROW.fullmatch(text)
    if match is None:
        return []
    kind = match.group(2) or match.group(3) or "推送"
    span = match.span(1) if match.group(1) else match.span(4)
    return [(*m.span(), m.group() + kind) for m in _ONE_BRAND.finditer(text, *span)]


def brand_lists(body: str) -> Iterator[tuple[int, int, str]]:
    """``华为、小米和vivo的推送SDK`` in a folded text: ``(start, end, name)`` of each brand, the
    name with what they share (``华为推送``)."""
    for match in _LIST_IN_BRACKET.finditer(body):
        for brand in _ONE_BRAND.finditer(body, *match.span(1)):
            yield *brand.span(), brand.group() + "推送"
    for match in _LIST.finditer(body):
        said = re.match(r"推送|push|认证|联运|账号|支付|登录", match.group(2), re.I)
        kind = said.group() if said and said.group() != "push" else "推送"
        for brand in _ONE_BRAND.finditer(body, *match.span(1)):
            yield *brand.span(), brand.group() + kind
