"""What prose says an SDK is for where no word such as ``用于`` leads to it:
``消息提醒使用个推SDK``, ``由 X 进行归因分析``, ``当您登录时，我们集成的 X…``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.data_types import find_data_types
from auditor.policy.flat import simplify
from auditor.policy.names import without_brackets

_STOP = re.compile(r"[，。；;！!？?\n：:]|,(?! ?(?:Inc|LLC|Ltd|GmbH)\b)|——|－")
_SUBJECT = (
    r"(?:我们|我司|我(?!的)|本(?:应用|软件|产品|app|平台|公司|客户端)|app|"
    r"该?应用(?![\u4e00-\u9fff]{0,4}功能)|则|"
    r"还|会|将|也|均|都|目前|主要|同时|另外|此外|可能|需要?|统一|而|并|且|因此|所以|为此|\s)*"
)
# what takes an SDK to do something
_TAKES = (
    r"(?:集成|接入|嵌入|内置|引入|使用|采用|选用|调用|调起|拉起|唤起|跳转到?|基于|"
    r"依托|依靠|依赖|借助|通过|选了|放了|"
    r"经由|经过|经|由|背后(?:用的)?是|[用请找选靠走接装调]的是?|委托|交由|交给|靠|装|用|以|来自|走|送到|传给|发给|发到)到?(?:了|的是|于)?"
)
_OWNED = (
    r"(?:开源(?:库|框架|组件|项目)?的?|第三方的?|"
    r"(?:[^，,。；;的]{2,24}(?:提供|旗下|开发|公司|集团)?)的)?(?:其(?:产品|旗下的?))?"
)
_OTHERS = r"(?:[^，,。；;：:的]{1,24}(?:、|以及|及|和|与|或者?)\s?)?"
_PRE = re.compile(rf"(.*?)({_SUBJECT})({_TAKES}){_OWNED}{_OTHERS}\s*[“\"「『]?\s*", re.I | re.S)
_OPENING = re.compile(
    r"^(?:[•·●■◆▪*-]\s*|\d{1,2}(?:\.\d{1,2})+[.、)）]?\s*|\d{1,2}[.、)）]\s*|[（(]\d{1,2}[)）]\s*|当|在(?!线)|如果?|若|其中|另外?|此外|同时|"
    r"而|但|为了?|关于|对于|"
    r"您|用户|我们|本(?:应用|软件|产品|app)|app(?![内里中端])|的|\s)+",
    re.I,
)
_ENDING = re.compile(
    r"(?:时候?|功能|服务|环节|方面|部分|这一?[块项个]?|过程|能力|通道|业务|模块|场景|情况下|背后|之?前|之?后|中|上|里|"
    r"则|的|会|是|我们|本应用|\s)+$"
)
# "使用X为您排查闪退问题", "通过X播放影片": what is done with it
_DOES = re.compile(
    r"\s*[”\"」』]?\s*(?!以及)(?:的?(?:[\u4e00-\u9fff]{0,4}(?:插件|组件|服务|能力|接口|平台|引擎|库)))?"
    r"(?:(?:来|以|去|可以|可|则|为(?:您|你|我们)?|帮(?:助)?(?:我们|您|你)?|向您|让您)"
    r"([\u4e00-\u9fff](?!的)[^，,。；;\n]{2,40})|"
    r"((?![会将可需收采的等和及是为在由与有并以或均都这该其来服时也不仅只才中内还])(?!"
    r"了(?!解))(?!提供(?:技术|服务)?支持$)"
    r"[\u4e00-\u9fff][^，,。；;\n]{2,40}))"
)
# "X支撑群聊", "X对您的投保操作进行录屏存证": what it does
_ITS_DEED = re.compile(
    r"\s*[”\"」』]?\s*(?:会|将|可|则)?((?:支撑|帮助|帮(?=我们|您|你)|让您?|使您?|对您|把|为您|为(?:我们|本应用|本软件|本产品|app)提供|"
    r"将(?=[^，,。；;]{2,16}(?:送|转|传|存|变|同步|分享))|进行|完成|实现|发送|推送|"
    r"下发|播放|识别|分析|"
    r"统计|展示|显示|查询|核验|验证|校验|检测|监测|监控|加载|渲染|存储|同步|解析|生成|"
    r"合成|翻译|评测|追踪|计算|绘制|扫描|拦截|过滤|保障|优化|压缩|投屏|"
    r"解码|编码|转码|还原|区分|判断|呈现|承载|提供(?!者|方|商|(?:技术|"
    r"服务)?支持))[^，,。；;\n]{2,40})"
)
_CARRIES_OUT = re.compile(
    r"\s*[”\"」』]?\s*(?:的?(?:开源)?(?:插件|组件|服务|能力|接口|平台|库|框架))?(?:在[^，,。；;]{1,8}?)?(?:来|则|为(?:您|你|我们))?"
    r"(?:提供|支持|支撑|完成|实现|承接|承担|负责|处理|驱动|送达|下发|发送|推送|播放|"
    r"搭建|构建|打造|开发|"
    r"渲染|呈现|绘制|展示|提供(?:技术|服务)?(?:支持|支撑|服务)|"
    r"进行|来?做)(?:的)?[”\"」』\s]*$|"
    r"\s*(?![收采获读处会将可需收集等和及是为])(?:在[^，,。；;]{1,8}?)?(?:绘制|承载|合成|发出|监测|监控|归因|打开|推送|转写|识别|导航|定位|计算|生成|扫描|解析|"
    r"加载|采集分析|分析|统计|管理|维护|运营|校验|核验|核实|验证|判断|评测|翻译|转码|存储|传输|同步|唤起|实现|托管)\s*$"
)
_IN_CHARGE = re.compile(
    r"\s*(?:在[^，,。；;]{1,8}?)?(?:主要|仅|只)?(?:负责|承担|专门?(?:用来|做)|"
    r"只(?:用来|做))([^，,。；;\n]{2,40})"
)
_WHEN = re.compile(r"(?:时|时候|情况下|场景下?|环节|过程中|之?前|之?后|功能)$")
_AIM = re.compile(
    r"^(?:为了?(?!此)|我们希望|希望|想要?|要|以便|便于|方便|出于)|(?:需要|才能|得知道|为目的)$"
)
_THEN = re.compile(
    r"^(?:以便?|来|从而|便于|方便|好让|让|帮(?:助)?|为(?:您|你)|供|实现|展示|显示|"
    r"完成|保障|提供(?!者|方|商)|"
    r"识别|判断|了解|避免|防止|统计|分析|优化|改进)"
)
_NOTHING = re.compile(
    r"(?:手机|机型|设备)$|"
    r"公司|隐私|政策|(?<!配网)(?<!通信)(?<!传输)协议|https?|www\.|权限|sdk|第三方|合作|清单|列表|"
    r"^(?:会|将|不|未|无|没有|可能|其|它|该|这|那|此|分别|以下|下列|上述|如下)|拒绝|关闭|同意|(?:立即|即刻|即时|自动)(?:被)?(?:删除|销毁|清除)",
    re.I,
)
_MERE = re.compile(
    r"(?:开源|类?库|框架|组件|引擎|完成|实现|支持|支撑|应用|软件|产品|功能|服务|平台|手机|设备|系统|品牌|版本|安卓|客户端|用户|代码|"
    r"技术|工具|部分|内|里|中|使用|提供|还|也|由|"
    r"离线|在线|底层|补量|后台|本地|线上|云端|端上|具体|该|统一|通过|借助|为此|据此|能力|上述|相关|一些|多个|某些|页面|端|和|与|及|的|等|、|\s)*"
)


def _useful(said: str | None) -> str | None:
    """A purpose that says something, else ``None``."""
    if said is None:
        return None
    value = said.replace("\x00", "").strip(' ，,、“”"「」『』：:')
    if not 2 <= len(value) <= 60 or _NOTHING.search(value) or _MERE.fullmatch(value):
        return None
    value = re.sub(
        r"之用$|的(?:活儿?|事儿?|工作)$|^(?:您|你|用户)(?:也|还)?可以?(?=[\u4e00-\u9fff]{3})",
        "",
        value,
    )
    if re.search(r"(?<!时)(?:选择|使用|接入|启用)了?$", value):
        return None
    return value if re.search(r"[\u4e00-\u9fff]{2}", value) else None


_PLACE = re.compile(
    r"^(?!扫描|拍|打开|选|上传|下载|使用)(?:[^的]{1,12}(?:里|内|中|上|页面?|阶段|过程|面|用户)|现阶段|其)的"
)


# "固件升级根据芯片不同", "推送只在节日期间用", "充值可用微信、支付宝"
_CONDITION = re.compile(
    r"(?<=[^，,。；;]{2})(?:(?:根据|按照?|依照?)[^，,。；;]{1,12}(?:不同|而定)?|(?:只|仅)(?:在|于|限)[^，,。；;]{2,16}|"
    r"(?:可以?|能)(?:使?用|选择?)[^，,。；;]{2,24}|分别|依次)$"
)


def topic_of(clause: str) -> str | None:
    """What a clause is about, without the words around it."""
    body = _OPENING.sub("", clause.replace("\x00", "").strip())
    body = _ENDING.sub("", _CONDITION.sub("", body))
    body = _PLACE.sub("", body)
    body = re.sub(r"^(?:使用|开启|选择|点击|进入|需要|想要?|希望)(?=[\u4e00-\u9fff]{2})", "", body)
    return _useful(body)


def purpose_of(written: str, start: int, end: int) -> str | None:
    """The purpose that the very clause of a name states (``消息由X发送``), or its bracket's
    (``客服窗口由Y提供（X SDK）``).

    :param written: as for :func:`purpose_around`.
    """
    raw = simplify(written)
    if len(raw) != len(written):
        raw = written
    body = without_brackets(raw)
    if start >= len(body):
        return None
    if body[start] == "\x00":
        said = _bracketed(body, start)
    else:
        left = max((m.end() for m in _STOP.finditer(body, 0, start)), default=0)
        after = _STOP.search(body, end)
        right = after.start() if after else len(body)
        said = _in_clause(body[left:start], body[end:right], _clause_before(body, left))
    at = raw.find(said) if said else -1
    return written[at : at + len(said)] if said and at >= 0 else said


_BY_WHOM = re.compile(
    r"([^，,。；;：:\n\x00]{2,24}?)(?:均|都|则)?由[^，,。；;：:\n\x00]{2,24}(?:提供|支持|实现|完成|承担|处理)(?:支持|服务)?"
)
_OFFERED = re.compile(
    r"(?:提供|支持|开通|使用了?|接入了?|集成了?|调起|唤起|拉起|调用)(?:[^，,。；;：:\n\x00]{0,24}的)?([\u4e00-\u9fff]{3,12})"
)


def _bracketed(body: str, start: int) -> str | None:
    """What a bracket that holds the name stands behind: ``手机号一键登录（X SDK）``."""
    opens = start
    while opens and body[opens - 1] == "\x00":
        opens -= 1
    left = max((m.end() for m in _STOP.finditer(body, 0, opens)), default=0)
    clause = body[left:opens].strip()
    by = _BY_WHOM.fullmatch(clause)
    if by:
        return topic_of(by.group(1))
    offered = _OFFERED.search(clause)
    if offered and clause.endswith(offered.group(1)):
        return topic_of(offered.group(1))
    return None


def purpose_around(written: str, start: int, end: int) -> str | None:
    """The purpose that the clauses around a name state.

    :param written: the sentence or paragraph; ``start`` and ``end`` span the
        name in it.
    """
    raw = simplify(written)
    if len(raw) != len(written):
        raw = written
    body = without_brackets(raw)
    if start < len(body) and body[start] == "\x00":
        return purpose_of(written, start, end)
    left = max((m.end() for m in _STOP.finditer(body, 0, start)), default=0)
    after = _STOP.search(body, end)
    right = after.start() if after else len(body)
    said = _in_clause(body[left:start], body[end:right], _clause_before(body, left))
    said = (
        said
        or _opened(body, start, end)
        or _listed(body, start, right)
        or _able(body, right)
        or _behind(body, after)
    )
    said = said or _later(body, right) or _before(body, left) or _headed(body, left)
    if said is None:
        return None
    at = raw.find(said)
    return written[at : at + len(said)] if at >= 0 else said


_IT = re.compile(
    r"(?:该|此|本|这)款?(?:sdk|插件|组件|服务|产品)|它(?!们)|"
    r"(?<![与极尤])其(?![他它中余次实间])",
    re.I,
)


def purpose_in(written: str, names: Sequence[str]) -> str | None:
    """The purpose that a text about one SDK states around its name or a word
    that points back to it."""
    for name in names:
        at = written.find(name)
        for _ in range(_NAMED_AGAIN):
            said = purpose_around(written, at, at + len(name)) if at >= 0 else None
            if said:
                return said
            at = written.find(name, at + 1) if at >= 0 else at
    for match in _IT.finditer(written):
        said = purpose_around(written, match.start(), match.end())
        if said:
            return said
    simplified = simplify(written)
    for pattern in (_SERVES_FIRST, _USED_WHEN):
        serves = pattern.search(simplified)
        said = _useful(written[slice(*serves.span(1))]) if serves else None
        if said:
            return said
    return None


_NAMED_AGAIN = 4  # times that a text names the SDK it is about
# "供接送人刷脸核验使用", "查看画面时用到"
_USED_WHEN = re.compile(
    r"(?:^|[，,；;。\n])\s*(?:供(?=[^，,。；;]{3,30}使用))?"
    r"((?!我们|您|用户|在|由|供)[^，,。；;\n]{3,30}?)(?:时(?:会|才)?(?:用到|使用它?)|(?<=[^时])使用)(?=[，,。；;]|$)"
)
# "由X公司运营，在开屏位置为您展示广告": in a text about one SDK
_SERVES_FIRST = re.compile(
    r"(?:^|[，,；;。\n])\s*((?:在[^，,。；;]{2,16})?(?:为您|向您|帮您)(?!提供(?:隐私|链接))"
    r"[^，,。；;\n收采获读]{3,40})(?=[，,。；;]|$)"
)


def _in_clause(pre: str, post: str, before: str) -> str | None:
    taken = _PRE.fullmatch(pre)
    post = re.sub(r"^[”\"」』]?\s*SDK(?![A-Za-z])", "", post.replace("\x00", ""), flags=re.I)
    charge = _IN_CHARGE.match(post)
    if charge:
        return _useful(re.sub(r"(?:的)?(?:职责|工作|任务|角色)$", "", charge.group(1)))
    if taken:
        does = _DOES.match(post)
        if does and not _CARRIES_OUT.fullmatch(post):
            found = _useful(re.sub(r"^进行(?=..)", "", does.group(1) or does.group(2)))
            if found and not _collects(found):
                return found
    else:
        own = re.sub(
            r"^[^，,。；;]{2,30}(?:公司|集团)(?:旗下)?的|^\s*(?:此外|另外|其中|同时|而)", "", pre
        )
        deed = _ITS_DEED.match(post) if not own.strip(" “「《其由") else None
        if deed and not _collects(deed.group(1)):
            found = _useful(deed.group(1))
            if found:
                return found
    if taken and _TO_EACH.search(taken.group(1)) and _ENUMERATES.search(taken.group(1)):
        return None  # "图片压缩、扫码分别用到A和B"
    done = _NO_MORE.fullmatch(post) or _CARRIES_OUT.fullmatch(post) or post[:1] in _BESIDE
    if taken and done:
        if _MERE_DATA.fullmatch(taken.group(1).strip()) and re.search("时候?$", before):
            return topic_of(before)  # "扫描驾驶证时，图片传给X识别"
        alone = not taken.group(1) and not taken.group(2) and not _DONE_BY_USER.search(before)
        before = before if alone or taken.group(3).endswith("的是") else ""
        which = _WHICH_PHONES.fullmatch(taken.group(1)) is not None
        return topic_of(before if which and before else taken.group(1) or before)
    return None


_MERE_DATA = re.compile(
    r"(?:您的|这些|该|所?(?:拍|选|录)的?)?(?:图片|照片|图像|文件|语音|录音|音频|视频|画面|数据|文字|内容|信息|资料)"
    r"(?:会|将|都|均|则)*"
)
_TO_EACH = re.compile("(?:分别|依次)$")
_ENUMERATES = re.compile("[、和与及][^、和与及的]*$")
# "推送新任务，安卓手机用的是X"
_WHICH_PHONES = re.compile(
    r"(?:[^，,。；;：:的]{0,8}的?)(?:手机|机型|设备|用户|版|版本|系统)(?:上|里|中|则)?"
)
_DONE_BY_USER = re.compile(
    r"点击|打开|进入|首次|同意|[“「]|公司|我们|信息|收集|获取|权限|隐私|https?|"
    r"您.{0,12}[须需要提]|须提供"
)
_NO_MORE = re.compile(
    r"[”\"」』\s]*(?: for Android| Android)?(?:开源)?(?:库|框架|组件|插件|服务|平台|引擎|内核|"
    r"能力|技术|方案|的[\u4e00-\u9fff]{2,8}\s?SDK)?[的。\s]*",
    re.I,
)
_BESIDE = ("、", "/", "和", "与", "及", "等")


def _collects(said: str) -> bool:
    return any(find_data_types(said)) and _TAKES_DATA.match(said) is not None


_TAKES_DATA = re.compile(r"取得|获得|接收|读取|获取|收集|采集|处理|保存|存储")


def _clause_before(body: str, left: int) -> str:
    """The clause that a comma before ``left`` ends."""
    if left == 0 or body[left - 1] not in "，,":
        return ""
    stops = [m.end() for m in _STOP.finditer(body, 0, left - 1)]
    return body[stops[-1] if stops else 0 : left - 1].strip()


def _before(body: str, left: int) -> str | None:
    """``当您登录时，…``, ``想知道有多少人在用，…``: the clause before."""
    clause = _clause_before(body, left)
    by = _BY_WHOM.fullmatch(clause)
    if by:
        return topic_of(by.group(1))  # "定位能力由Y提供，我们集成了X"
    if re.search(r"点击|打开|进入|首次|同意|[“「]|没有|无法|失败|未能|不可用", clause):
        return None  # what the user does on the screen, or what went wrong
    if (
        _AIM.search(clause)
        or _NEEDS.search(clause)
        or (_WHEN.search(clause) and not re.match(r"收到|首次", clause))
    ):
        return topic_of(clause)
    first = body[:left].rsplit("。", 1)[-1].split("，")[0].strip()
    if first != clause and 2 < len(first) <= 12 and _WHEN_FIRST.search(first):
        return topic_of(first)  # "缴费时，您选择…的，我们会调用X"
    return None


_WHEN_FIRST = re.compile(r"(?<!同)(?<!随)(?<!有)(?<!此)时$")
_NEEDS = re.compile(r"^(?!.*(?:权限|信息|收集|授权|您)).{2,30}需要.{1,8}$")
# "您可以把作品分享到其他平台。我们内置了X": what the user can do, then with what
_CAN = re.compile(
    r"(?:您|你|用户|费)(?:也|还)?(?:可以?|能够?)(?:自愿|选择|直接|一键|随时)?"
    r"(?:(?:使用|通过|用|经)[^，,。；;]{2,20}?(?=向|支付|登录|缴纳|付款|分享|购买))?([^，,。；;\n]{2,30})(?:[，,][^。\n]{0,40})?。$"
)
_TAKEN_IN = re.compile(
    r"^(?:为此)?(?:我们|本应用|app|本软件)?(?:集成|接入|内置|嵌入|使用)了?", re.I
)


def purpose_before(written: str, start: int) -> str | None:
    """What the sentence before the one of a name says that the user can do with it.

    :param written: a paragraph; ``start`` is where the name begins.
    """
    raw = simplify(written)
    if len(raw) != len(written):
        raw = written
    said = _sentence_before(without_brackets(raw), start)
    at = raw.find(said) if said else -1
    return written[at : at + len(said)] if said and at >= 0 else said


def _sentence_before(body: str, start: int) -> str | None:
    at = body.rfind("。", 0, start) + 1
    if not at or not _TAKEN_IN.match(body[at:start].strip()):
        return None
    can = _CAN.search(body[:at])
    if can is None or body.rfind("。", 0, at - 1) + 1 > can.start(1):
        return None
    return _useful(can.group(1))


_PLAIN = re.compile(
    r"^(?:会|可能|需|将(?=会|收集|获取|采集|读取)|由|本公司|本应用|我们|我司|收集|获取|采集|读取|处理|涉及|不|"
    r"仅(?!在[^，,]{2,10}(?:展示|播放|投放))|用户|您|其|该|它|以下|资料|数据|信息|"
    r"上述|服务商|提供|开发|运营|隐私|详见|规则|权限|包名|https?)"
)


_MARKS = " \t\u3000·•*-—0123456789.、)）(（①②③④⑤⑥⑦⑧⑨⑩abcdefgh■●"


# "X 私信和群聊靠它。", "X 剪辑、上传视频用，", "X 在线问诊的通话由Y的Z支持"
_RELIED_ON = re.compile(
    r"[\s，,。]*(?!我们|您|由|用于)([^，,。；;：:\n\x00]{2,30}?)(?:(?:都|也|均|全)?(?:要用到?它?|靠的?是?它|用它|离不开它)|"
    r"(?<=[^，,。；;]{4})用)(?=[，,。；;])|"
    r"\s+(?!我们|您|由|用于)([^，,。；;：:\n\x00]{2,24}?)(?:则|均)?由[^，,。；;：:\n]{2,48}?"
    r"(?:提供支持|支持|提供|实现|完成|承载|支撑)(?=[，,。；;])"
)


def _opened(body: str, start: int, end: int) -> str | None:
    """What a text that begins with the name says goes by it."""
    relied = None if body[:start].strip(_MARKS) else _RELIED_ON.match(body, end)
    return topic_of(relied.group(1) or relied.group(2)) if relied else None


def _listed(body: str, start: int, right: int) -> str | None:
    """``a. X SDK，渲染网页；``: the clause behind a name that opens an entry."""
    if body[:start].strip(_MARKS) or "。" in body[:right]:
        return None
    at = right
    for _ in range(3):
        sign = _STOP.match(body, at)
        if sign is None or sign.group() in "。；;\n！？!?":
            return None
        after = _STOP.search(body, sign.end())
        clause = body[sign.end() : after.start() if after else len(body)].strip()
        at = after.start() if after else len(body)
        if re.search(r"公司|集团|\b(?:Inc|LLC|Ltd)\b", clause):
            continue
        if _PLAIN.match(clause) or len(clause) > 30:
            return None
        if "、" in clause and any(find_data_types(clause)):
            return None
        return _useful(clause)
    return None


_ABLE = re.compile(r"[，,](?:我们|您|用户)?(?:就|便)?(?:能够|能|可以|可|得以)([^，,。；;\n]{3,50})")


def _able(body: str, right: int) -> str | None:
    """``借助X，我们能够…``."""
    able = _ABLE.match(body, right)
    return _useful(able.group(1)) if able else None


_FURTHER = re.compile(
    r"[，,；;。]\s*(?:并|且|从而|进而|来|据此|"
    r"借此)?((?:根据[^，,。；;]{2,12})?(?:判断|判定|确认|生成|完成|防止|避免|实现|"
    r"展示|显示|区分|核验|识别|还原|推荐|拦截|维持|帮您|帮助您|让您|"
    r"供您|向您展示|为您展示|评估|统计|匹配|提示)[^，,。；;\n]{2,40})"
)


def _later(body: str, right: int) -> str | None:
    """A clause further on that says what comes of it: ``…，生成睡眠曲线``."""
    for match in _FURTHER.finditer(body, right):
        said = _useful(match.group(1))
        if said and not re.search(r"收集|获取|采集|读取", said):
            return said
    for match in _SERVES.finditer(body, max(right - 1, 0)):
        said = _useful(match.group(1))
        if said and not re.search(r"收集|获取|采集|读取|我们", said):
            return said
    return None


# "，在开屏位置为您展示广告", "，为本应用提供通知下发能力"
_SERVES = re.compile(
    r"[，,；;。]\s*((?:在[^，,。；;]{2,16})?(?:为您|向您|帮您|让您)[^，,。；;\n]{3,40}|"
    r"(?:为(?:本应用|本产品|我们|app)提供)[^，,。；;\n]{3,30})",
    re.I,
)


def _headed(body: str, left: int) -> str | None:
    """``人脸核身：由X SDK…``: the words before a colon."""
    if left == 0 or body[left - 1] not in ":：":
        return None
    stops = [m.end() for m in _STOP.finditer(body, 0, left - 1)]
    head = body[stops[-1] if stops else 0 : left - 1].strip()
    return topic_of(head) if 2 <= len(head) <= 16 else None


def _behind(body: str, after: re.Match[str] | None) -> str | None:
    """``…，展示您与卖家的距离``: the clause behind."""
    if after is None or after.group() not in "，,":
        return None
    stop = _STOP.search(body, after.end())
    clause = body[after.end() : stop.start() if stop else len(body)].strip()
    return _useful(clause) if _THEN.match(clause) else None
