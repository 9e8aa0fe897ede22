"""The words around a known name in running text that say it is in the app."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.companies import is_short_company
from auditor.policy.known import KnownNames, NameHit, is_generic

_CHANNELS = frozenset({"payment", "social_login_share"})


def says_embedded(
    body: str,
    hits: Sequence[NameHit],
    position: int,
    known: KnownNames,
    linked: bool,
    in_part: bool,
) -> bool:
    """Whether a folded text says of the name at ``position`` that it is an SDK
    in the app.

    :param linked: the name is a link.
    :param in_part: the text stands in the part on third parties.
    """
    hit = hits[position]
    if in_part and _OF_KIND.search(body[: hit.start]) and ")" in body[hit.end : hit.end + 60]:
        return True  # "地图类（高德）"
    owns = _OWNS.match(body, hit.end)
    if owns and not _is_named(owns.group(1), known):
        return True  # "云从提供的人脸识别SDK"
    if _called_sdk(body, hit) or _in_sdk_list(body, hits, position):
        return True
    pays = "支付" in hit.name or known.sdks[hit.sdk_id].category == "payment"
    if pays and _THEIR_SDK.search(body, hit.end):
        return True  # "微信支付、支付宝付款，相应的支付SDK会…"
    if _BY_IT.search(body, 0, hit.start) and _DOES_IT.match(body, hit.end):
        return not known.is_ambiguous(hit) and not is_short_company(hit.name)
    if _ENGINE_IS.search(body, 0, hit.start) and _CLAUSE_ENDS.match(body, hit.end):
        return True
    if _ENGINE_AFTER.match(body, hit.end):
        return True
    if _WITH.search(body, 0, hit.start) and _WITH_WORK.match(body, hit.end):
        return hit.name.isascii() and len(hit.name) > 3
    if _WORK_USES.search(body, 0, hit.start) and _CLAUSE_ENDS.match(body, hit.end):
        return not known.is_ambiguous(hit) and known.sdks[hit.sdk_id].category not in _CHANNELS
    if (
        hit.name.isascii()
        and _IS_IT.search(body, 0, hit.start)
        and _CLAUSE_ENDS.match(body, hit.end)
    ):
        return len(hit.name) > 4 and not known.is_ambiguous(hit)
    if _SERVICE_OF_IT.match(body, hit.end):
        return True  # "使用X提供的反外挂服务，该SDK会…"
    if _SERVICE_END.match(body, hit.end) and _TAKES_SERVICE.search(body, 0, hit.start):
        return not known.is_ambiguous(hit)  # "来自华为统一扫码服务（Scan Kit）"
    company = _COMPANY_AFTER.match(body, hit.end)
    if company and hit.name in company.group():
        return True  # "Adjust (Adjust GmbH)"
    if known.is_ambiguous(hit):
        return False
    return (
        _MADE_BY.match(body, hit.end) is not None
        or company is not None
        or (linked and _USES.search(body[max(hit.start - 40, 0) : hit.start]) is not None)
        or (linked and in_part and hit.name.isascii() and len(hit.name) > 4)
        or (in_part and _told_english(body, hit))
    )


def is_service(body: str, hit: NameHit, known: KnownNames) -> bool:
    """A service that something else offers (``来实现微信、微博的登录和分享``), or
    whose product is meant (``MobTech提供的ShareSDK``)."""
    owns = _OWNS.match(body, hit.end)
    if owns:
        return _is_named(owns.group(1), known)
    of_it = _WHOSE.match(body, hit.end)
    if of_it and _is_named(of_it.group(1), known):
        return True  # "MobTech的ShareSDK"
    return _SERVES.match(body, hit.end) is not None and (
        _OFFERS.search(body[: hit.start]) is not None
    )


def _is_named(before_sdk: str, known: KnownNames) -> bool:
    """What stands before the word SDK is a product's name, not a kind."""
    return known.by_name(before_sdk + "sdk") is not None or not is_generic(before_sdk)


def uses_code(body: str) -> bool:
    """``图片展示使用glide``."""
    return _USES_CODE.search(body) is not None


def _called_sdk(body: str, hit: NameHit) -> bool:
    """The name ends in SDK, or the word follows it; or its ending, which has
    it, stands with a later name."""
    if body[hit.start : hit.end] != hit.name or "sdk" in hit.name:
        return True
    return (
        _SDK_AFTER.match(body, hit.end) is not None
        or _ALIAS_SDK.match(body, hit.end) is not None
        or _KINDS_SDK.match(body, hit.end) is not None
        or _OF_IT.match(body, hit.end) is not None
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


def _told_english(body: str, hit: NameHit) -> bool:
    """An English sentence says that the app uses the name, or opens with it."""
    if not hit.name.isascii() or len(hit.name) < 4:
        return False
    before = body[max(hit.start - 40, 0) : hit.start]
    if _USES.search(before):
        return True
    return _OPENS.search(before) is not None and _THEN_DOES.match(body, hit.end) is not None


_THEIR_SDK = re.compile(
    r"(?:相应|对应|相关|各自|两家|上述(?:公司|机构|平台|渠道|服务商?)|"
    r"[两二三]者)(?:各自)?的?(?:支付)?(?:功能)?(?:的)?sdk"
)
_OF_KIND = re.compile(r"类(?:sdk)?\((?:[^()、,，/和]{1,12}[、,，/和])*$")
_SERVES = re.compile(
    r"(?:[、,和及与/][^、,，。;；和及与/]{1,8}){0,5}(?:账号|帐号)?的?(?:快捷|一键|"
    r"授权)?(?:登录|分享|支付)(?!sdk|[^,，。;；]{0,4}sdk)"
)
_OWNS = re.compile(
    r"[a-z\u4e00-\u9fff]{0,8}?(?:旗下|提供|开发|研发|推出|"
    r"运营)的([a-z\u4e00-\u9fff]{2,12}?)sdk"
)
_WHOSE = re.compile(r"的([a-z\u4e00-\u9fff -]{2,16}?)sdk")
_OFFERS = re.compile(r"(?:实现|支持|完成|提供)(?:您|用户|对)?[^,，。;；:：]{0,20}$")
# "“X”由Y公司提供"
_MADE_BY = re.compile(
    r"[”」\"]?(?:是|系)?由[^,，。;；]{2,40}(?:公司|集团)[^,，。;；]{0,10}(?:提供|开发|运营|研发)"
)
# "私信功能由网易云信IM提供支持"
# "客服对话窗口为 Zendesk Chat，…"
_IS_IT = re.compile(
    r"[\u4e00-\u9fff]{2,}(?<!认)(?<!作)(?:为|是)(?:开源(?:专案|项目|组件|库|的)?)?\s?$"
)
# "游戏引擎为Unity"
_ENGINE_IS = re.compile(
    r"(?:引擎|播放器|内核|图表库|网络库|图片库|框架|组件|控件|插件)(?:则|也|都)?(?:为|"
    r"是|[采选使]用的?(?:是|了)?|用的是|基于)\s?$"
)
_CLAUSE_ENDS = re.compile(r"\s?(?:[,，。;；(（]|$)")
_BY_IT = re.compile(
    r"(?:(?<!自)由|(?<=[容面页件频])用|通过|透过|经过|经由|借助)(?:[^,，。;；]{2,8}的)?[“\"「]?$"
)
_DOES_IT = re.compile(
    r"[^,，。;；、]{0,4}(?:提供(?:技术|服务)?支持|支撑)|"
    r"(?:\([^()]{0,40}\))?\s?(?:提供|实现|完成|处理|驱动|发送|下发|推送|渲染|加载|"
    r"显示|打开|承担|负责|识别|绘制)"
    r"(?=[,，。;；]|$)"
)
# "崩溃了我们靠 Sentry 看日志"
_WITH = re.compile(r"(?:我们)?(?:靠|(?<=我们)用)\s?$")
_WITH_WORK = re.compile(r"\s?(?:来|去)?(?:看|做|记|数|查|收集|统计|分析|捕获|监控)")
# "安装包加固使用X"
_WORK = (
    r"(?:加固|混淆|热更新|热修复|加载|请求|崩溃|监控|推送|统计|埋点|地图|定位|导航|"
    r"客服|音视频|直播|"
    r"播放|语音|识别|验证码?|风控|浏览器|内核|渲染|数据库|缓存|压缩|解析|扫码)"
)
_WORK_USES = re.compile(
    rf"[\u4e00-\u9fff]{{0,8}}{_WORK}(?:功能|服务|部分|模块)?(?:则|都|也)?(?:使用|采用|"
    rf"选用|用的是|靠的是|用了)$"
)
#: what a sentence that tells of such work holds
SAYS_WORK = re.compile(
    r"(?:引擎|播放器|内核|组件|控件|插件)(?:则|也|都)?(?:为|是|用的是)|"
    r"用[^,，。;；]{2,16}引擎(?:开发|制作|构建|打造)|[靠用]\s?[A-Za-z][\w "
    r"]{2,20}\s?(?:看|做|记|数|查)|"
    rf"{_WORK}[\u4e00-\u9fff]{{0,4}}(?:使用|采用|选用|用的是|靠的是|用了)|"
    rf"[容面页件频]用[^,，。;；]{{2,30}}"
    r"(?:显示|打开|播放)"
)
# "高德开放平台地图、定位、搜索SDK"
_KINDS_SDK = re.compile(
    r"[^\s,，。;；、()]{0,6}(?:[、和及与/](?:地图|定位|导航|搜索|检索|统计|推送|分享|"
    r"登录|支付|分析|"
    r"轨迹|性能|崩溃|广告){1,2}){1,4}\s?sdk"
)
# "支付宝的 App 支付 SDK"
_OF_IT = re.compile(r"的(?:app|移动|手机)?(?:支付|推送|统计|地图|定位|登录|分享|广告){1,2}sdk")
_SUFFIX_SDK = re.compile(r"[^\s,，。;；、:：(（)）《》的会将收获用等和与及]{0,6}?sdk")
# "Zendesk Support SDK", "火山引擎APM SDK"; "Umeng Push"
_WORDS_SDK = re.compile(r"\+?(?:\s?[a-z][a-z0-9+-]*){1,3}\s?sdk(?![a-z])")
_WORD = re.compile(r" (?:push|analytics|ads|share|login|kit|player)(?![a-z])")
_LIBRARY = re.compile(r"(?:开源)?(?:库|组件|插件|控件|框架|开放平台)")
# "用Unity引擎开发", "Matrix是腾讯开源的卡顿监控组件"
_ENGINE_AFTER = re.compile(
    r"\s?(?:游戏|渲染)?引擎(?=开发|制作|构建|渲染|打造|[,，。;；(]|$)|"
    r"\s?是[^,，。;；]{0,12}开源的?[^,，。;；]{0,12}(?:库|组件|框架|工具|项目|引擎)"
)
_TAKEN_IN = re.compile(
    r"(?:(?:集成|接入|嵌入|内置|植入|引入|内嵌|使用|采用|选用|基于|用的是|嵌有|装有|"
    r"透过|藉由|初始化)了?|"
    r"(?:装|用|加)了|来自|(?:^|[,，;；。]|我们)用)"
    r"(?:由|的|第三方|开源(?:库|的)? ?|"
    r"[\u4e00-\u9fff]{2,8}(?:公司|集团|金服|科技)?(?:提供)?的|[a-z]{3,12}的)?[「“\"'(【]?$|"
    r"\b(?:embed|integrate|incorporate|bundle|include)(?:s|d|ed)?(?: the)? $"
)
_TOPIC_USES = re.compile(r"(?:^|[；;])[^；;，,。]{2,14}(?:使用|采用|选用)$")
_OPEN_SOURCE = re.compile(r"开源(?:库|组件|项目|框架)?的?\s?$")
_TAKEN_IN_STRICTLY = re.compile(r"(?:集成|接入|嵌入|内嵌)(?:了|的)$")
_USED = re.compile(r"(?:使用|采用|选用|用的是)[^集成接入]{0,5}$")
_EMBEDS_TOO = re.compile(r"集成|接入|嵌入|内置|植入|引入|本应用|还")
# "使用微信登录" uses a service of the app, no SDK
_SERVICE = re.compile(
    r"(?:账号|帐号|账户|登录|登陆|支付|客户端|扫码|好友|小程序|公众号|平台|授权|服务)"
)


_USES_CODE = re.compile(
    r"[\u4e00-\u9fff](?:使用|采用|选用|用的是|[用装]了)(?:了|的)?(?:开源(?:库|的)?)?\s?[a-z]"
)
_CODE = frozenset({"library", "utility", "network", "storage", "crash_apm", "hotfix_plugin"})


def taken_in(body: str, hit: NameHit, category: str) -> bool:
    """The words around the name say that it is taken into the app."""
    if _LIBRARY.match(body, hit.end):
        return True
    before = body[: hit.start]
    if not _TAKEN_IN.search(before):
        return False
    service = _SERVICE.match(body, hit.end) and not _SERVICE_END.match(body, hit.end)
    if service and not _TAKEN_IN_STRICTLY.search(before):
        return False
    if not _USED.search(before) or _EMBEDS_TOO.search(body) or _OPEN_SOURCE.search(before):
        return True
    if "sdk" in body and _TOPIC_USES.search(before) and len(hit.name) > 2:
        return True  # "…使用A SDK；在线客服使用网易七鱼，…"
    # "图片展示使用Glide": what is code and nothing else
    return category in _CODE and hit.name.isascii() and len(hit.name) > 3


def name_end(body: str, hit: NameHit) -> int:
    """Where the name ends with the words up to SDK."""
    if "sdk" in hit.name:
        return hit.end
    service = _SERVICE_END.match(body, hit.end)
    if service and not hit.name.isascii():
        return service.end()  # "华为统一扫码服务（HMS Scan Kit）"
    for pattern in (_ALIAS_SDK, _KINDS_SDK, _SUFFIX_SDK, _WORDS_SDK, _WORD):
        match = pattern.match(body, hit.end)
        if match:
            return match.end()
    return hit.end


_SERVICE_END = re.compile(r"服务(?=\([a-z])")
_SERVICE_OF_IT = re.compile(r"提供的[^,，。;；]{2,16}服务(?:\([^()]*\))?[,，]\s?(?:该|此)sdk")
_TAKES_SERVICE = re.compile(
    r"(?:(?:组件|引擎|控件|插件)(?:为|是)|来自|通过|使用的是|用的是|使用|采用|接入|"
    r"集成|(?<!自)由)了?的?$"
)
_TAKES = re.compile(r"(?:集成|接入|嵌入|内置|引入|使用|采用|调起|拉起|调用|用到|启用|启动)了?$")


def _in_sdk_list(body: str, hits: Sequence[NameHit], position: int) -> bool:
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
            r"(?:第三方)?的?sdk|"
            r"(?:[、,，/和及与或][^、,，/和及与或]{1,16})+的sdk",
            after,
        )
        is not None
    ) or re.search(r"sdk(?:\(|[:：]|包括|如|有|为|分别为|例如)[^。;；]{0,80}$", before) is not None


# "Crash reports are collected with Sentry", "analysed on the device with ML Kit"
_DONE = (
    r"\b(?:collected|analy[sz]ed|processed|measured|handled|served|shown|drawn|rendered|powered|"
    r"performed|"
    r"delivered|managed|reported|tracked|counted|we (?:chose|use|rely on|picked))(?: [a-z]+){0,4}? "
    r"(?:(?:with|by|via|through) )?(?:the )?|"
    r"\b(?:live|stored|kept|hosted|saved|held|sold|goe?s?|sent|routed|delivered|backed up) "
    r"(?:in|on|through|via|by|with|over|using|to) (?:the |an? )?(?:self-hosted |own )?"
)
_PLAIN_CODE = frozenset({"library", "utility", "storage", "network"})
_DONE_WITH = re.compile(f"(?:{_DONE})$")
SAYS_DONE = re.compile(r"\b(?:with|by|via|through|chose|use|picked) ")


def done_with(body: str, hit: NameHit, written: str, known: KnownNames) -> bool:
    """An English sentence says that something is done with the name; an ordinary
    word is one by its capital."""
    if not hit.name.isascii() or len(hit.name) < 5:
        return False
    if known.is_ambiguous(hit) and not written[:1].isupper():
        return False
    if known.sdks[hit.sdk_id].category in _PLAIN_CODE:
        return False  # "stored in an SQLite database"
    before = body[max(hit.start - 60, 0) : hit.start]
    return _DONE_WITH.search(before) is not None
