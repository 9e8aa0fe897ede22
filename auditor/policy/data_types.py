"""Blocks to data disclosures: which personal data a text says is handled."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from auditor.policy.flat import Flat, flatten
from auditor.policy.terms import IN_LISTS, TERMS
from auditor.policy.withdrawn import GONE


@dataclass(frozen=True, slots=True)
class DataHit:
    """A data type named in a text, with offsets into the text as written."""

    data_type: str
    start: int
    end: int
    negated: bool


_CLAUSE_END = re.compile(
    r"[。;；!！?？]|\.(?=[a-z ]|$)(?<!\d\.)(?<!\b[ei]\.)(?<!\be\.g\.)(?<!\bi\.e\.)|"
    r"(?<=[一-鿿])\.(?=[一-鿿]|$)|[,，](?=(?:改为|改用|改成|而是|换成))|但(?=是|我|在|"
    r"如|仅|会|将|可能|需|也会)|除(?:非|了|此)|"
    r"\bbut\b|\b(?:other|apart) (?:than|from)\b|\bexcept\b|\bunless\b|\bhowever\b"
)

# A denial of collecting. Not "如您不提供…" (a consequence), and not a promise
# bound to a condition ("未经您同意，不会收集…").
_DENY_ZH = re.compile(
    r"(?:并?不会|并?不(?!仅|限|断|同|过)|从不|绝不|并?未|并?没有|未曾|无需|无须|"
    r"从未|不需要?|不再|不主动|也不|均不|决不|不得)"
    r"(?:为[^,，。;；为而]{2,12}而)?"
    r"(?:以任何(?:方式|形式)|主动|向我们|要求(?!您|用户|提供)|请求|直接|额外|私自|擅自|"
    r"(?:自|从|向)(?:您|你|用户|阁下)(?:的)?(?:行动|移动)?(?:设备|装置|手机)|"
    r"在后台|后台|强制|向您|要求您|[借据以因]此|"
    r"自行|实际|收集、|存储、|上传、|读取、|获取、|采集、|使用、|任何)*"
    r"(?:收集|获取|读取|采集|访问|存取|取用|用到|使用到|申请|调用|索取|索要|收取|搜集|"
    r"取得|提取|得到|拿到|获得|要求(?:[、也或]不?(?:建议|需要|希望|鼓励))?(?:您|你|用户|阁下|学生|孩子|儿童|家长|患者|"
    r"任何人)(?:提供|填写|输入|上传|开放)|"
    r"获悉|掌握|读(?=[您你]|剪[贴切]板|(?:已安装的?)?应用列表|已安装|短信|通讯录|通话|联系人|相册|日历)|动用|支持上传|涉及(?=[您你])|得知|获知|知晓|录下|上传(?=(?:您|你|用户)(?:的)?(?!整|全|"
    r"所有|其[他它]))|返回(?=您|你)|要(?!求|紧|是|点)|扫描|碰触?|触碰|"
    r"使用(?=(?:您的)?(?:imei|imsi|iccid|mac|oaid|gaid|idfa|android ?id|定位|位置|"
    r"通讯录|相机|麦克风))|"
    r"要求(?=填写|提供|上传)|存(?=您|你|用户|任何)|录音|录制|拍照|拍摄|录像|监听|追踪|"
    r"同步|涉及收集|记录|要求提供|提供|"
    r"开启|声明)(?:或(?:存储|上传|使用|读取|保存|收集|获取|共享)|和(?:存储|上传|使用)|"
    r"、(?:存储|上传|使用|保存|共享|读取|收集))*"
)
_DENY_NOUN = re.compile(
    r"(?:不需要?|(?:无需|无须)(?!弹窗|您|用户|单独|动态|运行时|额外|手动|授权|同意)|"
    r"不申请(?=\s?`?(?:[a-z]+\.)*[a-z]+_[a-z_]+)|不申请|不要求|不使用|未申请|没有申请|"
    r"不会申请)(?=[^,，。;；:：]{1,40}权限)|"
    r"(?:我们|本应用|本软件|app|起[,，]?)(?:也|均|全部|已经?)*"
    rf"{GONE}了?(?=[^,，。;；:：]{{1,30}}权限)|"
    r"已(?:经)?(?:删除|移除|去除|去掉)了?(?=[^,，。;；]{0,12}\.permission\.)|"
    r"(?:已经?|现已)停止(?:收集|获取|采集|读取)|"
    r"(?:关掉|关闭|停用|禁用)了?(?=[^,，。;；]{1,30}(?:采集|收集|读取)(?:的)?(?:开关|"
    r"功能|选项)|[^,，。;；]{1,30}的(?:采集|收集)(?=[),，。;；]|$))|"
    r"把(?:采集|收集|读取|获取)(?=[^,，。;；]{1,30}的(?:开关|功能|"
    r"选项)[^,，。;；]{0,10}(?:关|停|禁))|"
    r"没有(?:接入|集成|使用)任何"
    r"(?:会|能|可以)(?=(?:读取|收集|获取|采集|访问))|没有(?:下列|以下|"
    r"如下)?[^,，。;；:：]{0,6}权限[^,，。;；:：]{0,6}(?:需求|要求)|(?:不碰|"
    r"不触碰)(?=的)|(?:看|拿|得|接触|获取)不到(?=[您你银密])|"
    r"(?:我们|应用|软件|app)(?:自身|本身)?(?:也|并|"
    r"均)?没有(?=[^,，。;；:：]{1,12}权限(?:[。;；]|$))|"
    r"(?:^|(?<=[,，。;；]))(?:也|并|均|更)没有(?=[^,，。;；:：]{1,24}权限(?:[,，。;；]|$))|"
    r"(?:我们|公司|开发者)(?:也|并|均|都|更)?(?:[看拿得]不到|(?:无法|不能)(?:看到|"
    r"查看|看见|接触|触及))|(?:不会?|从不|绝不|从未|并未)[^,，。;；:：]{0,16}(?:做|"
    r"进行|开展)"
    r"(?=(?:人脸|面部|声纹|指纹|生物)[^,，。;；]{0,8}(?:识别|比对|采集|分析))|"
    r"^(?:app|应用|我们)?(?:没有?|未|从不|不)(?:用到|用过|使用|申请|"
    r"声明)过?(?:的(?:系统)?(?:权限)?)?(?=[:：])|"
    r"(?:^|(?<=[.;] ))(?:permissions? )?(?:we have |that are )?not (?:declared|requested|used|"
    r"needed|required|asked for)(?: permissions?| by the app| in the app)?(?=:)"
)
_DENY_USER = re.compile(r"(?:您|用户|你|若|如果?|拒绝|选择|可以|可|有权|一旦)[^,，。;；]{0,8}$")
_CONDITION = re.compile(
    r"未经[^,，。;；]{0,12}(?:同意|授权|许可)|(?:除非|如未|若未|在未).{0,16}(?:同意|"
    r"授权)|without your (?:prior |explicit )?(?:consent|permission)"
    r"|范围(?:之外|以外)|超出[^,，]{0,10}范围"
)
_DENY_EN = re.compile(
    r"\b(?:we|the app|it|this app) used to (?:use|collect|request|ask for|read|access)\b|"
    r"(?<!you )\bcan(?:not|'t| not) (?:read|access|see|collect|record|send)\b|"
    r"\bnor (?:do|does|did|will|can) (?:we|it|the app)\b|"
    r"(?:^|[.;] ?)no [\w -]{2,30}, ?(?:and )?no (?=[\w -]{2,30}(?:[,.;]|$))|"
    r"\bno (?:use|need) for\b|"
    r"\b(?:has|have|had) never (?:asked for|requested|required|collected|read|accessed|used)\b|"
    r"\bare not (?:made|collected|recorded|stored)\b|\bnever have (?:them|it)\b|\bno "
    r"permission to (?:read|access|use|record|send)\b|\bnever (?:see|view|obtain|"
    r"touch|share)s?\b|\b(?:do|does|did|will|shall|would|can|could) ?(?:not|never)\b(?: "
    r"\w+){0,3}? (?:collect|declare|access|read|request|gather|obtain|acquire|require|"
    r"asks?(?= (?:for|your|you|children|kids|users|players|people|anyone|them)\b)|"
    r"apply for|process|use|"
    r"record|store|need|track|upload|touch|send|receive|get|see|hold|handle|keep)s?\b"
    r"|\bno interest in\b|(?<=,) ?never (?=your |the |any )"
    r"|(?:^|[;:] ?)(?:change ?log: ?)?v?\d+(?:\.\d+)+:? (?:has )?(?:removed|dropped)\b"
    r"|\b(?:don't|doesn't|won't|couldn't|never)(?: \w+){0,3}? (?:collect|declare|access|read|"
    r"request|gather|obtain|require|asks?(?= (?:for|children|kids|users|players|people|"
    r"anyone|them)\b)|"
    r"process|use|record|store|need|track|send|receive|"
    r"get|see|view|touch|hold|handle|keep|upload)s?\b"
    r"|\b(?:don't|doesn't|do not|does not|won't|will not|never) (?:take|shoot|"
    r"make)s?(?= (?:any |your )?"
    r"(?:pictures?|photos?|videos?|recordings?)\b)"
    r"|\bno longer (?:\w+ )?(?:collect|access|read|request|require|asks? for|use|need|"
    r"declare)(?:e?s)?\b"
    r"|(?:^|[.;*•-] ?)no (?:list|record|copy|copies|history|log)s? of\b"
    r"|(?:^|[.;] ?)no (?=[\w -]{2,40} (?:reaches|reach|leaves|leave) )"
    r"|\bwe(?: have)? (?:removed|dropped)(?= (?:the |all )?[\w., ]{2,80}permissions?\b)"
    r"|(?:(?<!if )(?<!when )\bthere is |\b(?:has|have|needs?|requires?|requests?) |^|[.;,] ?)"
    r"no (?:(?!other|than|permission)[\w-]+,? ){1,6}access\b"
    r"|\bno (?:access to|collection of)\b|\bwithout (?:collecting|accessing)\b"
)
_DENY_AFTER = re.compile(
    r"^\([^()]{0,6}(?:不|未|没有)(?:会)?(?:采集|收集|获取|读取)\)|"
    r"^[^,，。；;]{0,12}的(?:采集|收集|读取|获取)(?:功能|"
    r"开关)?(?:我们)?[^,，。；;]{0,14}(?:关闭|关掉|停用|禁用)|"
    r"^(?![^。;；]{0,30}(?:[没不未](?:给|授权|开启?|同意)|拒绝))"
    r"[^,，。;；.!?]{0,16}(?:等)?(?:信息|数据)?(?:均|都|也)?(?:(?:不会被?|未被|不被|"
    r"不予)(?:收集|获取|读取|采集|上传)|"
    r"(?:我们?|应用|app|本软件)?(?:都|也|均|一概)?(?:不(?:看|碰|要(?!求)|读取?|取|收集|获取)|"
    r"[看拿读取碰]不到|接触不到|无从(?:得知|获知|知晓|知道)|"
    r"无法(?:获取|读取|得到)))"
)


_UNKNOWN_AFTER = re.compile(
    r"[^,，。;；]{0,30}[,，](?:本应用|本软件|我们|app|应用)[^,，。;；]{0,10}(?:均|都|也|一概)?"
    r"(?:不会?|未|从未)(?:获取|收集|读取|采集|上传|提取)(?=[。;；,，)]|$)|"
    r"[^。;；,，]{0,24}(?:[,，][^。;；,，]{0,8})?[,，]不(?:读取|收集|获取)(?=[。;；]|$)|"
    r"[^。;；]{0,24}[,，][^,，。;；]{0,10}?(?:不会?|从不)(?:记录|保存|"
    r"存储)[、,，]\s?(?:也)?不(?:会)?(?:上传|记录|保存)|"
    r"[^.;,]{0,24} never (?:reach|leave)|[^.;,]{0,16}: ?none\b|"
    r"[^。;；]{0,30}[,，](?:对此)?我们(?:并|均|都|也)?(?:无从|无法|不会|并不|"
    r"不)(?:得知|获取|获知|知晓|知道|接触|收集|看到|存储|读取|掌握)"
)
# "定位权限…，我们不会记录您的位置": the permission is there, the data are not.
_WHEREABOUTS = re.compile(
    r"[^。！？!?\n]{0,60}?(?:不会?|从不|绝不|并不|不再)(?:主动|因此|借此|据此)?"
    r"(?:记录|读取|获取|收集|采集|上传|知道|追踪)"
    r"(?:您|你|用户|孩子|宝宝|儿童|家人|老人)(?:的)?(?:当前|实际|具体|地理)?(?:在哪|"
    r"位置|定位|经纬度|坐标|行踪|轨迹)|"
    r"[^.!?\n]{0,60}? (?:do|does|will)(?: not|n't) (?:record|read|collect|store|track|know) "
    r"your (?:location|position|coordinates|whereabouts)"
)
# "使用指纹快捷登录，我们得不到指纹数据": the phone compares, the app learns no more
# than yes or no.
_FEATURES = re.compile(
    r"[^。！？!?\n]{0,40}?(?:(?:不会?|从不|绝不|并不)(?:收集|获取|取得|读取|接触|得到|"
    r"上传)|(?:无法|不能|无从)(?:获取|取得|读取|接触|得到|得知)|[看拿得]不到)(?:或(?:保存|存储|"
    r"上传|收集))?(?:到)?"
    r"(?:您|你|用户|阁下)?(?:的)?(?:任何|原始|具体)?(?:指纹|人脸|面容|面部|脸部|生物)"
)
# "相机权限：开灯必须使用，我们不会拍摄任何照片"
_NONE_TAKEN = r"[^。！？!?\n]{0,40}?(?:不会?|从不|绝不|并不)"
_PICTURES = re.compile(
    _NONE_TAKEN + "(?:拍摄?|录制|采集|保存)(?:下)?(?:您的?)?任何(?:照片|画面|图像|影像|视频)"
)
_SOUNDS = re.compile(_NONE_TAKEN + "(?:录下?|录制|采集|保存)(?:您的?)?任何(?:声音|语音|录音|音频)")
# what a later clause may say the app never learns, though a permission or a
# function of the phone is named after it
_NEVER_LEARNT = {
    "location_precise": _WHEREABOUTS,
    "location_coarse": _WHEREABOUTS,
    "face_biometric": _FEATURES,
    "camera_image": _PICTURES,
    "microphone_audio": _SOUNDS,
}
_GATHERED = re.compile(r"收集|采集|上传|collect|gather")
# Statements that neither disclose nor deny collecting: what is not sold, and
# what a condition forbids ("未经您同意，我们不会读取…").
_NEITHER = re.compile(
    r"(?:不会|不|绝不|从不|不得)(?:将|把|向[^,，。]{0,12})?[^,，。;；]{0,8}(?:出售|"
    r"贩卖|买卖|倒卖|出租)|(?:不会|绝不|从不|不得)(?:向|给)(?:任何)?第三方(?:提供|"
    r"共享|披露|转让)|不会?(?:将|把)[^,，。;；]{1,30}用于|"
    r"\b(?:do|does|will) not (?:sell|rent|trade)\b|\bnever (?:sell|rent|trade)\b"
)


_UNLESS_ALLOWED = re.compile(
    r"不会在?未经[^,，。;；]{0,14}(?:同意|授权|许可)的?(?:情况下|前提下)?|"
    r"未经[^,，。;；]{0,14}(?:同意|授权|许可)[,，]?[^,，。;；]{0,8}不会"
)
# What a company makes: "某某有限公司生产摄像机和传感器，".
_MAKES = re.compile(
    r"(?:公司|集团|厂|品牌)(?:\([^()]{0,40}\))?(?:主要|专业|专注)?(?:生产|制造|销售|"
    r"研发)(?:和|与|及|、|销售)*"
)
# "Does the app collect precise location information?": the answer counts.
_QUESTION = re.compile(
    r"(?:^|(?<=[.!?:*\n])) ?(?=(?:does|do|is|are|will|can|what|which|why|how|when) )"
    r"(?=[^.!?。！？\n]{1,200}\?)|(?<![^。！？!?\n])(?=[^。！？!?\n]{2,60}(?:吗|呢|么)[?？])"
)
_NEUTRAL = (
    (_QUESTION, re.compile(r"[?？]")),
    (_NEITHER, re.compile(r"[。;；!！?？]|\. ")),
    (_UNLESS_ALLOWED, re.compile(r"[。;；!！?？]")),
    (_MAKES, re.compile(r"[。;；!！?？,，]")),
)


def neutral_spans(flat: str) -> list[tuple[int, int]]:
    """Spans of a folded text that neither disclose nor deny collecting."""
    spans = []
    for pattern, ends in _NEUTRAL:
        for match in pattern.finditer(flat):
            stop = ends.search(flat, match.end())
            spans.append((match.start(), stop.start() if stop else len(flat)))
    return spans


_AROUND = 400  # characters on either side of a denial that can qualify it


_SELF = r"(?:我们|本应用|本软件|本产品|应用|软件|app)?"
# "日历权限、通讯录权限：本应用从未申请。" and "IMEI，2.0 版起不再读取。"
_DENIED_BEFORE = re.compile(
    r"(?:^|(?<=[。;；!！?？]))([^。;；:：]{1,120})[:：]"
    + _SELF
    + r"(?:从未|未曾|未|并未|从来没有?|从没有?|没有|从不|不)(?:主动)?"
    r"(?:申请|声明|收集|获取|读取|使用|采集|要)过?(?=[。;；,，]|$)"
    r"|(?:^|(?<=[。;；!！?？]))([^。;；]{1,60})(?:不再(?:读取|收集|获取|申请|使用|采集)|"
    rf"已(?:经|全部)*{GONE})(?:该|此)?(?:权限)?(?=[。;；,，)]|$)"
    r"|(?:^|(?<=[。;；!！?？\n]))([^。;；\n]{1,160}?)(?:tools:node=.{0,2}remove|"
    r"[,，](?:我们|已)[^,，。;；]{0,12}(?:删掉|去掉|移除|剔除)了?(?=[。;；,，*)]|$))"
    r"|(?:^|(?<=[.;] ))([^.;]{1,160}?)\bwe (?:took|have taken|take|left) (?:those|"
    r"them|it|this) out\b"
    # "READ_CONTACTS 从未申请"
    r"|(?:^|(?<=[。;；\n]))([^。;；:：\n,，]{2,60}?)(?:从未|从没有?|未曾|从不)(?:申请|声明)过?(?=[。;；,，)]|$)"
    # "“短信”类权限我们不申请", "【应用列表】本应用不申请此权限"
    r"|(?:^|(?<=[。;；!！?？\n]))([^。;；:：\n]{1,60}?)(?:这?类|的)?权限[,，]?(?:我们?|"
    r"本应用|本软件|app)?"
    r"(?:均|都|一律|从)?(?:不|没有|未)(?:会)?申请(?=[。;；,，)]|$)"
    r"|(?:^|"
    r"(?<=[。;；!！?？\n]))([^。;；:：\n]{1,60}?)[】\])）]?[^。;；:：,，\n]{0,"
    r"12}(?:不|没有|未|从未)申请(?:此|该|这项)权限"
    # "通讯录、短信、位置——都没要"
    r"|(?:^|(?<=[。;；!！?？]))([^。;；:：]{1,60}?)(?:——|—|-{1,2}|[,，])\s?(?:我们|"
    r"这些|一个|一概|通通)?(?:都|也都|统统)?"
    r"(?:没要|没申请|没有要|没有申请|不要|不申请|没碰|不碰)(?=[。;；,，)]|$)"
)
# "以下信息均不在我们的收集范围之内：A、B", "A、B不在收集范围之内"
_OUT_OF_SCOPE = re.compile(
    r"(?:^|(?<=[。;；\n]))[^。;；\n]{0,16}?(?:以下|下列|如下)(?:信息|数据|权限|"
    r"内容)?(?:均|都)?不在(?:我们|本应用|本软件|app)?的?(?:收集|采集|申请|"
    r"处理)(?:的)?范围(?:之?内)?[:：]"
    r"[^。\n]*|"
    r"(?:^|(?<=[。;；\n]))[^。;；\n]{2,80}?(?:均|都|也)?不在(?:我们|本应用|本软件|"
    r"app)?的?(?:收集|采集|申请|处理)(?:的)?范围(?:之?内)?"
)
# "短信、通话记录、日历。我们压根没有声明这些权限"
# "A、B——这些权限安装包里没有声明"
_ALL_UNDECLARED = (
    r"(?:这些|以上|上述)(?:权限|信息|数据)[^。;；,，]{0,10}?(?:没有|均未|都未|并未|未|"
    r"一概不|一律不|都不|均不)"
    r"(?:声明|申请|使用|收集|获取|读取)"
)
_DENIED_LIST = re.compile(
    rf"{_ALL_UNDECLARED}|"
    r"[。;；,，]" + _SELF + r"(?:压根|从来|均|都|一概|全都|也)*(?:没有|未|从未|不会|不)"
    r"(?:声明|申请|收集|获取|读取|使用)过?(?:这些|上述|以上|任何一[项个])"
)


# "CAMERA was removed in 2.0", "A, B and C have been dropped."
_REMOVED = re.compile(
    r" (was|has been|were|have been|is|are)(?: also)? (?:removed|dropped|stripped|no longer "
    r"(?:used|needed|required|requested|declared))(?=[.,;()]|$|"
    r" (?:in|from|since|as of|with) (?:the (?:app|manifest)|version|release|v?\d))"
)


# "日志不含通讯录和短信内容" and "the backup contains no contacts": as far as the comma.
_HOLDS_NOT = re.compile(
    r"(?:均|并|都)?不(?:包含|含有?)(?!税|运费)|"
    r"\bcontains? no\b|\b(?:do|does)(?: not|n't) contain\b"
)
# "Call recordings are not made."
_NOT_DONE = re.compile(
    r"\b(?:is|are) (?:not|never) (?:made|collected|recorded|read|accessed|requested|determined|"
    r"obtained|(?:shared|passed|sent) (?:with|to|on to) us)(?=[.,;)]|$)|"
    r"\b(?:does|do) not (?:take place|occur|happen)\b"
)
_LIST_EN = re.compile(r" ?[\w -]{2,30}(?:, [\w -]{2,30})*,? (?:and|or) [\w -]{2,30} ?")
_SHORT_STOP = re.compile(r"[,，。;；()（）]|\. ")
_SUPPOSED = re.compile(r"\b(?:if|when|unless|until|without|otherwise)\b")


def _short_spans(flat: str) -> list[tuple[int, int]]:
    """What is denied no farther than the next or the last comma."""
    spans = []
    for match in _HOLDS_NOT.finditer(flat):
        stop = _SHORT_STOP.search(flat, match.end())
        spans.append((match.start(), stop.start() if stop else len(flat)))
    for match in _NOT_DONE.finditer(flat):
        head = re.split(r"[。;；!?]|\. ", flat[max(match.start() - _AROUND, 0) : match.start()])[-1]
        if not _SUPPOSED.search(head):
            listed = _LIST_EN.fullmatch(head) or "access to" in head
            clause = head if listed else re.split(r"[,，:]|\b(?:and|but) ", head)[-1]
            spans.append((match.start() - len(clause), match.start()))
    return spans


# a clause of its own, with another verb
_AFFIRMS = re.compile(
    r"[,，](?:而|仅|只|我们(?:会|将|仅|只)|会|将|需要|可能会)|"
    r", ?(?:but )?(?:(?:the|this|that) )?(?:permission|access|it|this|that) is "
    r"(?:only |just |merely )?"
    r"(?:used|needed|required|requested|there)\b|, ?(?:but )?we (?:only|just) "
)
_FULL_STOP = re.compile(r"\.(?= |$)|[;\n。；]")
# "Removed in 3.0: X, Y."
_REMOVED_FIRST = re.compile(
    r"(?:^|(?<=[.;\n]))\W*(?:removed|dropped|gone|no longer (?:used|requested|needed))"
    r"(?: permissions?)?(?: (?:in|since|from|with|as of) (?:version |release |v)?[\d.]+)? ?[:–-] ?"
)


def _removed_spans(flat: str) -> list[tuple[int, int]]:
    """What a sentence says that was removed: its list, or one thing of several."""
    spans = []
    for match in _REMOVED_FIRST.finditer(flat):
        stop = _FULL_STOP.search(flat, match.end())
        spans.append((match.start(), stop.start() if stop else len(flat)))
    for match in _REMOVED.finditer(flat):
        head = flat[max(match.start() - _AROUND, 0) : match.start()]
        marks = r"[;；!！?？。]|\.(?!permission|[a-z]+_)"
        if match.group(1) in ("was", "has been", "is"):
            marks += r"|[,，]| and "
        cuts = [found.end() for found in re.finditer(marks, head)]
        spans.append((match.start() - len(head) + max(cuts, default=0), match.start()))
    return spans


def negated_spans(flat: str) -> list[tuple[int, int]]:
    """Spans of a folded text in which collecting is denied."""
    spans = _removed_spans(flat) + _short_spans(flat)
    stops = [match.start() for match in _CLAUSE_END.finditer(flat)]
    for match in _DENIED_BEFORE.finditer(flat):
        group = match.lastindex or 1
        start, end = match.span(group)
        opened = flat.rfind("(", start, end)
        if group > 1 and opened > flat.rfind(")", start, end):
            # "A、B、C（2.0 起已移除）": of the one before the bracket
            start = max(flat.rfind(c, start, opened) for c in "、,，/ ") + 1 or start
        spans.append((start, end))
    spans += [match.span() for match in _OUT_OF_SCOPE.finditer(flat)]
    for match in _DENIED_LIST.finditer(flat):
        start = max(flat.rfind(c, 0, match.start()) for c in "。;；!！?？") + 1
        spans.append((start, match.end()))
    for pattern in (_DENY_ZH, _DENY_EN, _DENY_NOUN):
        for match in pattern.finditer(flat):
            before = flat[max(match.start() - _AROUND, 0) : match.start()]
            head = re.split(r"[。;；!！?？]", before)[-1]
            if pattern is _DENY_ZH:
                last = re.split(r"[,，:：]", head)[-1]
                if _DENY_USER.search(last + "") or (
                    re.search(r"(?:提供|开启)$", match.group())
                    and not re.search(r"(?:无需|无须|不需要?|要求)", match.group())
                ):
                    continue
            if _CONDITION.search(head):
                continue
            stop = bisect.bisect_left(stops, match.end())
            end = stops[stop] if stop < len(stops) else len(flat)
            if head.rfind("(") > head.rfind(")"):  # "语音（不录制）、IP地址"
                closed = flat.find(")", match.end(), end)
                end = closed if closed >= 0 else end
            after = flat[match.end() : min(end, match.end() + _AROUND)]
            # a second clause with its own affirmative verb is not denied
            again = _AFFIRMS.search(after)
            if again:
                end = match.end() + again.start()
            if not _CONDITION.search(flat[match.end() : min(end, match.end() + _AROUND)]):
                spans.append((match.start(), end))
    return spans


def find_data_types(text: str, flat: Flat | None = None, listed: bool = False) -> Iterator[DataHit]:
    """Data types named in ``text``, in the order of :data:`TERMS`, each at
    every place where it is named.

    :param listed: the text is a field that lists personal data.
    """
    if len(text) <= _SHORT:
        return iter(_in_short(text, listed))
    return iter(_under_labels(text, _find(text, flat or flatten(text), listed)))


# "Address book. We do not upload your contacts."
_LABEL_HEAD = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?P<label>[A-Za-z][A-Za-z &/-]{1,24})[.:](?=\s)")


def _under_labels(text: str, hits: Iterable[DataHit]) -> tuple[DataHit, ...]:
    """The hits; what a label at the head of a text names is denied if all else that
    the text says of it is."""
    found = tuple(hits)
    head = _LABEL_HEAD.match(text) if any(h.negated for h in found) else None
    if head is None:
        return found
    a, b = head.span("label")
    inside = {h.data_type for h in found if a <= h.start < b}
    for data_type in sorted(inside):
        rest = [h.negated for h in found if h.data_type == data_type and h.start >= b]
        if rest and all(rest):
            found = tuple(
                replace(h, negated=True) if h.data_type == data_type else h for h in found
            )
    return found


_SHORT = 200  # cells, names and clauses are asked about again and again


@lru_cache(maxsize=16384)
def _in_short(text: str, listed: bool) -> tuple[DataHit, ...]:
    return _under_labels(text, _find(text, flatten(text), listed))


def is_mostly_data(piece: str) -> bool:
    """Most of a short text names personal data."""
    named = sum(h.end - h.start for h in find_data_types(piece))
    return named * 2 >= len(piece.strip())


_IN_COMPANY = re.compile(r"[\u4e00-\u9fff]{0,8}(?:有限|股份|责任)[\u4e00-\u9fff]{0,4}公司")


def _find(text: str, folded: Flat, listed: bool) -> Iterator[DataHit]:
    body = folded.text
    spans = neutral = None  # of what is denied, worked out when there is a term at all
    for term in TERMS:
        for match in term.pattern.finditer(body):
            start, end = match.span()
            if start == end or body[start - 1 : start] == "_" or body[end : end + 1] == "_":
                continue  # a part of a constant's name
            if body.endswith("permission.", 0, start):
                continue
            if term.unless is not None:
                window = body[max(start - term.before, 0) : end + term.after]
                bad = term.unless.search(window)
                if bad:
                    continue
            if spans is None or neutral is None:
                spans, neutral = negated_spans(body), neutral_spans(body)
            if any(s <= start < e for s, e in neutral):
                continue
            if _IN_COMPANY.match(body, end):
                continue  # 塔塔电池科技有限公司
            never_learnt = _NEVER_LEARNT.get(term.data_type)
            negated = (
                any(s <= start < e for s, e in spans)
                or (
                    never_learnt is not None
                    and never_learnt.match(body[end : end + 80]) is not None
                    and _GATHERED.search(body[max(start - 12, 0) : start + 3]) is None
                )
                or _DENY_AFTER.match(body[end : end + 40]) is not None
                # of what a provider's row lists, that the app gets none is no denial
                or (not listed and _UNKNOWN_AFTER.match(body[end : end + 80]) is not None)
            )
            a, b = folded.span(start, end)
            yield DataHit(term.data_type, a, b, negated)
    for data_type, pattern in IN_LISTS if listed else ():
        for match in pattern.finditer(body):
            if spans is None or neutral is None:
                spans, neutral = negated_spans(body), neutral_spans(body)
            if not any(s <= match.start() < e for s, e in (*spans, *neutral)):
                a, b = folded.span(match.start(), match.end())
                yield DataHit(data_type, a, b, False)
