"""What running text says of the SDKs it names: whose each clause is, and what
it states – what is collected, what for, and who provides it.

A clause is about the SDK that it names; ``该SDK``, ``其``, ``前者`` point back;
``上述``, ``二者``, ``均`` mean all that were named; a clause without any of
these goes on about what the one before is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditor.policy.companies import company_in
from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import flatten, fold, simplify
from auditor.policy.known import is_generic
from auditor.policy.names import without_brackets
from auditor.policy.sdk_fields import SdkDraft, info_value
from auditor.policy.terms import GENERAL_INFO

_LONGEST = 6000  # characters of one text
_SENTENCE_END = re.compile(r"[。！？\n]|[!?](?![\w=&%/#])|\.(?=\s+[A-Z]|\s*$)")
_STRONG_END = re.compile(r"[。；;！？\n]|[!?](?![\w=&%/#])|\.(?=\s+[A-Z]|\s*$)")
_CLAUSE_END = re.compile(r"[，,。；;！？\n：]|:(?!//)|[!?](?![\w=&%/#])|——|\.(?=\s+[A-Z]|\s*$)")


@dataclass(frozen=True, slots=True)
class Subject:
    """An SDK that a text names: the ways in which it is written."""

    names: tuple[str, ...]


@dataclass(slots=True)
class Told:
    """What a text says of one SDK."""

    purpose: str | None = None
    personal_info: str | None = None
    vendor: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From here on the text is about these subjects."""

    at: int
    end: int
    about: tuple[int, ...]
    named: bool  # by name, not by a pronoun
    own: int = -1  # whose name stands there


@dataclass(slots=True)
class _Reading:
    raw: str  # simplified, as long as what is written
    body: str  # without brackets
    anchors: list[_Anchor] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the anchors
    everybody: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()  # whom the text is about before any anchor
    clauses: list[tuple[int, int]] = field(default_factory=list)  # the marks that end them
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def about(self, at: int) -> tuple[int, ...]:
        """The subjects of what is said at an offset."""
        i = bisect_right(self.starts, at) - 1
        return self.anchors[i].about if i >= 0 else self.opening

    def named_from(self, at: int) -> Iterator[_Anchor]:
        """The names that stand at an offset or behind it."""
        for i in range(bisect_left(self.starts, at), len(self.anchors)):
            if self.anchors[i].named:
                yield self.anchors[i]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around an offset."""
        return self._around(at, self.clauses)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset."""
        return self._around(at, self.sentences)

    def _around(self, at: int, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
        after = bisect_left(marks, (at, 0))
        before = after - 1
        while before >= 0 and marks[before][1] > at:
            before -= 1
        start = marks[before][1] if before >= 0 else 0
        return start, marks[after][0] if after < len(marks) else len(self.body)


# --- whose a clause is ---------------------------------------------------------

_FIRST = re.compile(r"前者|\bthe former\b", re.I)
_LAST = re.compile(r"后者|\bthe latter\b", re.I)
_ALL = re.compile(
    r"它们|他们|[二两三四]者|(?:上述|以上|前述|这|该)(?:各|些|几|两|二|三|四|等)[^，。；]{0,4}?"
    r"(?:sdk|公司|服务|插件|组件|平台|厂商|产品|库|渠道|家)|(?:上述|以上|前述|该等)"
    r"(?:第三方)?(?:sdk|公司|服务商?|插件|组件|平台|厂商|主体|机构|软件)|"
    r"\b(?:they|both|these (?:sdks|services|partners|libraries|networks|companies)|"
    r"all of them|whose sdks)\b",
    re.I,
)
_ONE = re.compile(
    r"(?:该|此|本(?=sdk))(?:sdk|插件|组件|服务商?|产品|公司|平台|引擎|库|程序库|厂商|"
    r"工具|第三方|机构)|"
    r"(?<![与极尤])其(?![他它中余次实间])|它(?!们)|前述(?:sdk|服务商|公司)|"
    r"(?<!allow )(?<!enable )(?<!disable )(?<!delete )(?<!use )"
    r"\b(?:it|this sdk|the sdk|this library|which|that service|whose)\b",
    re.I,
)
_BESIDE = re.compile(
    r"(?:\s|sdk|[”\"」』》]|\x00)*(?:[、,，/&+]|和|与|以及|及|或|\band\b|\bor\b)"
    r"(?:\s|[“\"「『《]|\x00|\bthe\b|以及|由[^，。；、由\x00]{2,30}的)*",
    re.I,
)


def _anchors(reading: _Reading, subjects: Sequence[Subject]) -> None:
    """Find the names and what points back to them."""
    low = reading.raw.lower()
    named: list[tuple[int, int, int]] = []
    for index, subject in enumerate(subjects):
        for name in subject.names:
            at = low.find(name.lower())
            while at >= 0 and len(named) < 400:
                end = at + len(name)
                inside = (
                    name[0].isascii() and at and low[at - 1].isascii() and low[at - 1].isalnum()
                )
                if not inside and reading.body[at] != "\x00":
                    named.append((at, end, index))
                at = low.find(name.lower(), end)
    named.sort(key=lambda n: (n[0], -n[1]))
    runs: list[list[tuple[int, int, int]]] = []
    for at, end, index in named:
        if runs and at < runs[-1][-1][1]:
            continue
        if runs and _BESIDE.fullmatch(reading.body, runs[-1][-1][1], at):
            runs[-1].append((at, end, index))
        else:
            runs.append([(at, end, index)])
    found: list[_Anchor] = []
    for run in runs:
        together = tuple(dict.fromkeys(i for _, _, i in run))
        for at, end, index in run[:-1]:
            found.append(_Anchor(at, end, (index,), True, index))
        # what follows the last of an enumeration is said of all
        found.append(_Anchor(run[-1][0], run[-1][1], together, True, run[-1][2]))
    taken = [(a.at, a.end) for a in found]

    def free(match: re.Match[str]) -> bool:
        return not any(a <= match.start() < b for a, b in taken)

    for kind, pattern in (("first", _FIRST), ("last", _LAST), ("all", _ALL), ("one", _ONE)):
        for match in pattern.finditer(reading.body):
            if not free(match):
                continue
            before = [a for a in found if a.at < match.start() and a.named]
            if not before and reading.opening:
                before = [_Anchor(0, 0, reading.opening, True)]
            if not before:
                continue
            group = next((a.about for a in reversed(before) if len(a.about) > 1), None)
            told = tuple(dict.fromkeys(i for a in before for i in a.about))
            if kind == "one":
                about = max(before, key=lambda a: a.at).about
            elif kind == "all":
                about = group if group and len(group) == len(told) else told
            else:
                pair = group or told
                about = (pair[0],) if kind == "first" else (pair[-1],)
            found.append(_Anchor(match.start(), match.end(), about, False))
    reading.anchors = sorted(found, key=lambda a: a.at)
    reading.starts = [a.at for a in reading.anchors]


# --- what is collected ---------------------------------------------------------

_GATHER = (
    r"收集|采集|搜集|获取|获得|取得|得到|读取|上报|回传|接收|收到|接触到?|记录|访问|存取|拿到|"
    r"采样|扫描|留存|知悉|获知|看到|监听|收取|汇集|搜罗|抓取"
)
_HANDLE = (
    r"处理|使用(?!的是|各自|了|者)|用到|涉及|需要|分析|统计|检测|监测|保存|存储|储存|"
    r"调用|查看|比对|核对|结合|识别|传输|传送|"
    r"发送|上传|共享|返回|提供(?![方者商])|传递|同步|评估|会用|整理|"
    r"查询|核验"
)
_COLLECT = re.compile(
    rf"(?P<gather>{_GATHER})|(?P<handle>{_HANDLE})|"
    r"(?P<label>(?:(?:收集|采集|获取|处理|共享|涉及|传输|接收|"
    r"收到)的?)?(?:个人)?(?:信息|数据|内容)(?:的)?(?:类型|范围|字段|种类|内容)?"
    r"(?:包括但不限于|只有|仅有|仅限于?|包括|包含|含(?!有)|限于|均为|是|为|有)|"
    r"具体(?:包括|为)|采集内容(?:包括但不限于|包括|为))|"
    r"\b(?P<english>collects?|receives?|gathers?|gets?|obtains?|access(?:es)?|"
    r"process(?:es)?|reads?|stores?|records?|sees?|"
    r"uploads?|evaluates|passes(?: us)?|uses(?= your))\b|\b(?P<weak>sends?|transmits|"
    r"using|holds|contains|includes)\b",
    re.I,
)
_LEADS = re.compile(
    r"(?:到|了|着|[:：]|\s|的?(?:个人)?(?:信息|数据)(?:类型|范围|字段|种类)?(?=包括|"
    r"包含|为|有|是|[:：])|"
    r"包括但不限于|包括|包含|以下|如下|必要的|相关的|一些|部分|有(?!关)|为(?!了)|"
    r"是(?!否)|您的|您设备的?|用户的|你的|当前|设备的|手机的|"
    r"\b(?:your|the|some|only|device's)\b)+",
    re.I,
)
_DATA_WORD = re.compile(
    r"信息|数据|记录|内容|标识|编号|型号|品牌|地址|列表|日志|图片|图像|照片|相片|录音|"
    r"录像|语音|声音|音频|视频|画面|"
    r"次数|时长|时间|状态|参数|轨迹|坐标|堆栈|令牌|昵称|头像|名称|名字|姓名|类型|版本|"
    r"步数|心率|体重|位置|经纬度|"
    r"号码|手机号|账号|性别|语言|时区|分辨率|尺寸|传感器|应用程序|订单|单号|收据|答案|"
    r"凭证|事件|习惯|特征|指纹|样本|文件|"
    r"文字|邮箱|气压|内存|电量|存储空间|序列号|公开资料|密文|描述|截图|机型|堆叠|崩溃|流水|"
    r"(?<![A-Za-z])(?:ID|IP|IMEI|IMSI|OAID|MAC|SSID|BSSID|token|openid|UA)(?![A-Za-z])|"
    r"\b(?:data|information|identifiers?|address(?:es)?|model|location|version|logs?|"
    r"traces?|records?|"
    r"history|content|photos?|pictures?|images?|audio|e-?mail|names?|language|country|time ?zone|"
    r"messages?|notes|coordinates|length|receipts?|tokens?)\b",
    re.I,
)
_LIST = 1500  # characters of one list
_SURELY = 3
_SURE = {"label": 4, "gather": 3, "english": 3, "handle": 1, "weak": 1}
# "收到买家留言" is what the user does
_USER = re.compile(
    r"(?:让|帮|使|便于|方便|当|如|若)?您(?:能|可以|可|及时|在|会|将|需要?|主动|点击)*$"
)
_NOT_ITS_OWN = re.compile(
    r"(?:我们|本(?:应用|公司|平台|软件|产品)|\bwe\b)(?![^，,。；;]{0,30}(?:向|给|接入|"
    r"集成|使用|通过))[^，,。；;]{0,12}$",
    re.I,
)
_NO_INFO = re.compile(
    r"^(?:后|时|(?:a|the) report|任何|个人信息[，,。]?$|其隐私|隐私|服务|技术|功能|"
    r"帮助|支持|.{0,10}权限)|^.{0,14}(?:能力|服务|功能|时|后)$|(?:公司|集团)$"
)
_HANDED = re.compile(
    r"(?:^|[，,。；;：:\n])\s*(?:您的?|用户的?|届时|其间|[，,]|我们|会|将|把|"
    r"\s)*([^，,。；;：:\n]{2,80}?)"
    r"(?:也|都|均|会|将|可能|需|被|经(?:过)?加密后?|加密后?|同步|同时|一并)*"
    r"(?:传输|传送|传给|上传|发送|发给|共享|提供|同步|交|传|送|推送|传递|回传)(?:给|"
    r"至|到|于|往)\s*[“\"「]?$"
)
# "您的设备信息会由X采集"
_BY_IT = re.compile(
    r"(?:^|[，,。；;：:\n])\s*(?:您的?)?([^，,。；;：:\n]{2,80}?)(?:会|将|可能|均|"
    r"都)?由\s*[“\"「]?$"
)
_TAKEN_BY = re.compile(rf"[^，,。；;]{{0,14}}?(?:{_GATHER}|处理)")
# "我们把注册渠道同步给它", "所选词语会被发送至X公司"
_HANDED_OVER = re.compile(
    r"(?:把|将)(?:您的)?([^，,。；;：:\n把将]{2,60}?)(?:加密后|一并|同时|，|,)*"
    r"(?:同步|发送|传输|传送|传递|提供|共享|上传|回传|提交|转发)(?:给|至|到|于)|"
    r"(?:^|(?<=[，,。；;：:\n]))\s*(?:您的)?([^，,。；;：:\n把将]{2,60}?)(?:会|将)(?:被|经)?[^，,。；;\n]{0,6}?"
    r"(?:发送|传输|传送|上传|提交|共享|同步|转发|传递)(?:至|给|到|往)"
)
_TO_IT = re.compile(r"(?:向|给|与)\s*[“\"「]?$")
_TO_IT_GIVEN = re.compile(
    r"^\s*[”\"」]?\s*(?:传送|提供|共享|发送|上传|传输|提交|传递|同步)(?:了|的)?(?!服务)"
)


def _information(reading: _Reading, told: list[Told], written: str) -> None:
    raw = reading.raw
    flat = flatten(raw)
    denied = [
        (flat.origin[s], flat.origin[min(e, len(flat.origin) - 1)])
        for s, e in negated_spans(flat.text)
    ]
    best: dict[int, tuple[int, str]] = {}  # subject: how sure, what
    stated: dict[int, list[str]] = {}  # subject: what is surely collected, in order

    def note(about: Sequence[int], sure: int, value: str) -> None:
        for index in about:
            if index not in best or best[index][0] < sure:
                best[index] = (sure, value)
            if sure >= _SURELY and not any(value in v for v in stated.setdefault(index, [])):
                stated[index].append(value)

    for anchor in reading.anchors:
        if not anchor.named:
            continue
        start, _ = reading.clause(anchor.at)
        head = reading.body[max(start - 1, 0) : anchor.at]
        handed = _HANDED.search(head)
        if handed and _holds_data(handed.group(1)):
            sentence = reading.sentence(anchor.at)[0]
            full = raw[sentence : anchor.at]
            piece = handed.group(1)
            at = full.rfind(piece)
            note(anchor.about, 2, _with_list_before(full, at, piece))
        by = _BY_IT.search(head)
        if by and _TAKEN_BY.match(reading.body, anchor.end) and _holds_data(by.group(1)):
            note(anchor.about, 3, by.group(1))
        given = _TO_IT_GIVEN.match(reading.body, anchor.end) or _TO_IT_GIVEN.match(
            reading.body[anchor.end :]
        )
        if given and _TO_IT.search(head):
            value = info_value(_led(raw[anchor.end + given.end() :][:_LIST]))
            if _holds_data(value):
                note(anchor.about, 5, value)
    for match in _HANDED_OVER.finditer(reading.body):
        value = match.group(1) or match.group(2)
        about = reading.about(match.end())
        if about and _holds_data(value) and not _NO_INFO.search(value):
            note(about, 3 if match.group(1) else 2, value)
    for match in _COLLECT.finditer(reading.body):
        if any(a.named and a.at <= match.start() < a.end for a in reading.anchors):
            continue  # a word of a name
        about = reading.about(match.start())
        if not about or any(
            a <= match.start() < b or abs(a - match.start()) <= 2 for a, b in denied
        ):
            continue
        start, _ = reading.clause(match.start())
        head = reading.body[start : match.start()]
        if (_NOT_ITS_OWN.search(head) and not reading.opening) or re.search(
            r"(?:不|未|无需|没有)(?:会|再|能|曾)?$", head
        ):
            continue
        if _USER.search(head) or (
            match.lastgroup == "handle"
            and match.start() < 3
            and not re.match(r"您|用户|设备|你", reading.body[match.end() : match.end() + 2])
        ):
            continue
        stop = min(
            (a.at for a in reading.anchors if a.named and a.at >= match.end()),
            default=match.end() + _LIST,
        )
        value = info_value(_led(raw[match.end() : min(stop, match.end() + _LIST)]))
        kind = match.lastgroup or ""
        if not _holds_data(value, kind not in ("handle", "weak")) or _NO_INFO.search(value):
            continue
        types = {h.data_type for h in find_data_types(value)}
        sure = _SURE[kind] if len(types) < 2 else max(_SURE[kind], _SURELY)
        note(about, sure + min(len(types), 4), value)
    for index, (_, value) in best.items():
        values = stated.get(index) or [value]
        told[index].personal_info = "；".join(_as_written(raw, written, v) for v in values)


def _as_written(raw: str, written: str, value: str) -> str:
    at = raw.find(value)
    return written[at : at + len(value)] if at >= 0 else value


def _led(tail: str) -> str:
    """What follows a verb, without the words that lead to the list."""
    if tail[:1] in "，,。；;、）)":
        return ""
    lead = _LEADS.match(tail)
    return _GOES_ON.split(tail[lead.end() :] if lead else tail, maxsplit=1)[0]


# clauses that go on with something else
_GOES_ON = re.compile(
    r"(?<![,，])\s(?=(?:when|if|while|after|once|until|as soon as)\s)|"
    r"[，,；;。](?=\s*(?:并?(?:为此|会|将|可能|该|其|它|我们|您|但|不|由|在|仅|只|以|"
    r"用|从|来(?!电)|供|当|如|经|通过|据|借|使|让|帮|判|"
    r"收集|采集|获取|读取|搜集|涉及|处理|上报|[二两三]者|均|都|上述|前者|后者|这|内容|"
    r"信息|数据|生成|完成|实现|目的|需|过程|保存|同时|且|并|运营|提供[方者商]|"
    r"服务商)))"
)


def _with_list_before(full: str, at: int, piece: str) -> str:
    """An object with the items of its list that stand before it."""
    return full[at : at + len(piece)]


def _holds_data(value: str, sure: bool = False) -> bool:
    """A text that lists data."""
    if not 2 <= len(value) <= 600:
        return False
    if any(not h.negated for h in find_data_types(value)) or GENERAL_INFO.search(fold(value)):
        return True
    if _DATA_WORD.search(value) is None:
        return sure and "、" in value and len(value) <= 60
    pieces = [p for p in re.split(r"[、,，/]|以及|和|与|及", value) if p.strip()]
    named = sum(_DATA_WORD.search(p) is not None for p in pieces)
    return sure or named * 2 >= len(pieces)


# --- what for --------------------------------------------------------------------

_EXPLICIT = re.compile(
    r"(?<!不)(?<!不会)(?<!才)(?:用于|用来|用以|用作|服务于|旨在|借此|借以|据此|据以|"
    r"以便于?|从而|以(?=(?:便|实现|提供|完成|保障|保证|确保|满足|帮助|支持|提升|优化|"
    r"改善|计算|识别|判断|防止|避免|统计|分析|展示|确认|用于|核验|维持|"
    r"及时|让|使))|"
    r"(?:使用|处理|接入|集成|收集|共享|主要|申请|其)?(?:目的|用途|作用|功能)(?:都|"
    r"均)?(?:是|为(?!了)|在于|[:：])+|"
    r"(?<=[，,])以(?=[\u4e00-\u9fff]{2})(?![及上下外内前后来您我其该本此]|加密|去标|"
    r"匿名|明文|哈希|接口)|"
    r"负责|便于|方便(?=您|我们|用户)|使(?=[^用得其]{1,12}(?:到达|送达|能|可))|供我们|"
    r"(?:可)?帮助(?=我们|您))\s*(?:为了?)?"
)
_AIM = re.compile(
    r"(?:^|(?<=[。；;，,：:\n]))[\s*]*(?:\d{1,2}[.、)）]\s*)?(?:另外|此外|同时|"
    r"因此)?[，,]?(?:为(?:了|(?![了您你其他它此]))|出于|"
    r"(?:我们)?(?:想要?|希望能?够?|(?<=我们)需要))([^，,。；;\n]{2,50})(?=[，,])"
)
_ITS_AIM = re.compile(r"\s*为(?:了)?(?![您你其他它此])([^，,。；;\n]{3,40})(?=[，,])")
_IS_A = re.compile(r"(?:项目|产品|组件|软件|服务|公司|平台|库|工具|SDK|集团|企业)$", re.I)
# "To scan QR codes we bundle X", "For crash analysis we use X"
_AIM_EN = re.compile(
    r"(?:^|(?<=[.;!?] ))(?:To|In order to|For) ([a-z][^.;]{3,80}?),? (?=(?:we|the app|"
    r"our|this app|it|sign-up|users?)\b)"
)
# "X is used for …", "…, which we use to …", "on X for answering …"
_USED_EN = re.compile(
    r"\b(?:(?:is|are|be) (?:only |solely )?(?:used|needed|there)|(?:we|"
    r"the app) (?:only |solely )?uses? (?:it|them|this data|that data)?(?: solely|"
    r" only)?|"
    r"used|needed|in order|solely|purpose is|its job is) (?:to|for) (?!you\b|"
    r"your device\b)([^.;]{3,120})|"
    r"\bfor ([a-z]+ing [^.;,]{3,80})|\bso that ([^.;]{4,80})"
)
# "Subscriptions are managed by X", "Recognition runs on the device with X"
_TOPIC_EN = re.compile(
    r"(?:^|(?<=[.;!?] )|, )((?!(?:It|They|This|These|We|"
    r"Both)\b)[A-Z][\w ,'-]{2,60}?) (?:(?:is|are) (?:now |also |then )?"
    r"(?:done|handled|managed|powered|drawn|rendered|made|generated|supplied|served|"
    r"provided|processed|shown|sent|delivered|measured|counted|collected|"
    r"taken care of)|runs?(?: on the device)?|comes?|relies|rely|"
    r"works?)\b[^.;]{0,30}? (?:by|with|through|via|using|from|"
    r"on)(?: the)?(?: ad networks such as)? $"
)
# "With X we measure …"
_WITH_EN = re.compile(r"^(?:With|Through|Using|Via|Thanks to) (?:the )?$")
_WE_EN = re.compile(
    r"(?: SDK)?,? (?:we|the app)(?: can)? ([a-z][^.;]{4,80}?)(?= on the basis|[.;]|, )"
)
_DOES_EN = re.compile(
    r"(?: SDK)?(?: \([^()]*\))?,? ((?!collects|receives|gathers|gets|obtains|accesses|"
    r"processes|reads|stores|records|sees|sends|uses|is|was|has|does|transmits|"
    r"uploads|"
    r"provides the|belongs|passes|needs|requires|its|this|asks)[a-z]{3,}s\b (?!SDK|"
    r"and )[^.;]{4,100})"
)


def _english(reading: _Reading, told: list[Told]) -> list[tuple[int, int, tuple[int, ...], str]]:
    """Purposes that English sentences state: ``(rank, at, subjects, text)``."""
    found = []
    body = reading.body
    for match in _USED_EN.finditer(body):
        value = next(g for g in match.groups() if g)
        value = re.split(
            r", (?:and )?(?:which|it|they|we|see)\b| and (?:it|may|we|on \W)|https?:|\x00", value
        )[0]
        after = next(
            (a.at for a in reading.anchors if a.named and match.start() < a.at < match.end()), None
        )
        if after is not None:
            value = value[: max(after - match.end() + len(value), 0)]
            value = re.sub(r"(?:,| and| with| by)[^,]{0,12}$", "", value)
        about = reading.about(match.start())
        if about and len(value.strip()) > 3:
            found.append((0, match.start(), about, value.strip(" ,")))
    for match in _AIM_EN.finditer(body):
        after_it = next((a for a in reading.anchors if a.named and a.at >= match.end()), None)
        stop = re.compile(r"\.(?= |$)|;").search(body, match.end())
        if after_it and (stop is None or after_it.at < stop.start()):
            found.append((2, match.start(), after_it.about, match.group(1)))
    for anchor in reading.anchors:
        start = reading.sentence(anchor.at)[0]
        start += len(body[start:]) - len(body[start:].lstrip())
        topic = _TOPIC_EN.search(body[start : anchor.at]) if anchor.named else None
        lead = _WITH_EN.search(body[start : anchor.at])
        then = _WE_EN.match(body, anchor.end) if lead and anchor.named else None
        if then:
            found.append((0, anchor.at, anchor.about, then.group(1)))
        if topic:
            run = [a for a in reading.anchors if a.named and a.at >= anchor.at]
            about = anchor.about
            for before, follows in pairwise(run):
                if not _BESIDE.fullmatch(body, before.end, follows.at):
                    break
                about = follows.about
            found.append((4, anchor.at, about, topic.group(1)))
        does = _DOES_EN.match(body, anchor.end)
        if does and not _holds_only_data(does.group(1)):
            value = re.split(r", (?:which|it|they)\b|;", does.group(1))[0]
            found.append((4, anchor.at, anchor.about, value.strip()))
    for match in _BARE_EN.finditer(body):
        about = reading.about(match.start())
        if len(about) == 1 and (reading.opening or match.start()):
            found.append((4, match.start(), about, match.group(1)))
    return found


# "Shows banner and rewarded ads.", "Checks whether you bought …": a sentence
# without a subject
_BARE_EN = re.compile(
    r"(?:^\W*|(?<=[.;] ))((?!(?:This|Its|Users|Ads|Receives|Collects|Gets|Reads|Sends|"
    r"Stores|Sees|Needs|Requires|Processes|Uses|Records|Gathers|Obtains|Accesses|Was|"
    r"Is|Has|Does|"
    r"Terms|Settings|Always|Yes|Permissions|Maps|Purposes)\b)[A-Z][a-z]+(?:[a-z]s|"
    r"[^aeiou\s]es) (?!of\b|who\b|are\b|can\b|may\b|in\b|on\b)[a-z][^.;]{4,100})"
)


def _holds_only_data(value: str) -> bool:
    return value.startswith(("collect", "receiv"))


_PURPOSE_END = re.compile(
    r"[。；;！!\n：]|:(?!//)|[，,](?=(?:其|该|此|它|这|前者|后者|[二两三]者|上述|"
    r"以上)|[^，,。；]{0,6}(?:需要?|会|将|可能|收集|获取|采集|读取|不)|我们|您|[^，,。；]{0,8}隐私|"
    r"具体|"
    r"详见|详情|接入|集成|涉及|如|同时|请|包括|由|为此|但|帮助|也|又|还|以及|另外|"
    r"权限|信息|数据|运营|提供)|"
    r"\s(?=会|可能|需要?|收集|获取|由|提供方|隐私|https?:)|——|\s-\s|\.(?=\s|$)|"
    r", (?=and (?:it |may |collects)|which|it )|(?=\s?https?:)"
)


_FULL_STOP = re.compile("[。\n]")
_TOO = re.compile(r"[；;，,](?:同时|并且?|以及|还)(?:接入|集成|使用|引入|采用)")
# what is done with what was read, rather than what the SDK is for
_WEAK = re.compile(r"借|据|从而|以(?!便|实现)|便于|方便|使|供|(?:可)?帮助我们")
_NO_AIM = re.compile(
    r"实现.{0,4}(?:功能|业务)|满足.{0,6}合规|^.{0,6}(?:部分|相关|上述|以下|"
    r"各项).{0,4}(?:功能|服务)$|正常(?:运行|使用)$|"
    r"^.{0,4}(?:更好|优质)的?.{0,6}(?:服务|体验)$|^取得"
)


def _purposes(reading: _Reading, told: list[Told], written: str) -> None:
    raw, body = reading.raw, reading.body
    candidates: list[tuple[int, int, tuple[int, ...], str]] = []
    for match in _EXPLICIT.finditer(body):
        about = reading.about(match.start())
        value = _until(reading, match.end(), about)
        ahead = (
            value is not None
            and value.endswith("的")
            and next(reading.named_from(match.end()), None)
        )
        if ahead and value and ahead.at - match.end() <= len(value) + 2:
            about, value = ahead.about, value[:-1]  # "用于崩溃分析的X"
        if about and value:
            rank = 3 if _WEAK.match(match.group()) else 0
            candidates.append((rank, match.start(), about, value))
    for match in _AIM.finditer(body):
        end = match.end(1)
        after = next(reading.named_from(end), None)
        stop = _STRONG_END.search(body, end)
        if after is not None and (stop is None or after.at < stop.start()):
            value = re.sub(r"(?:的)?(?:目的|需要|需求)$", "", match.group(1)).strip()
            if len(value) >= 2:
                about = after.about
                for before, follows in pairwise(reading.named_from(end)):
                    if not _BESIDE.fullmatch(body, before.end, follows.at):
                        break
                    about = follows.about
                if not _NO_AIM.search(value):
                    candidates.append((2, match.start(), about, value))
                    # "为…，我们接入X；同时接入Y"
                    too = _TOO.search(body, end)
                    full = _FULL_STOP.search(body, end)
                    last = full.start() if full else len(body)
                    if too and too.end() < last:
                        within = bisect_left(reading.starts, last)
                        more = [a.own for a in reading.anchors[:within] if a.at > too.end()]
                        candidates.append((5, match.start(), tuple(more), value))
    for anchor in reading.anchors:
        # "X为提高网页打开成功率，会读取…"
        own = _ITS_AIM.match(body, anchor.end)
        if own and not _NO_AIM.search(own.group(1)) and not _IS_A.search(own.group(1)):
            candidates.append((2, anchor.at, anchor.about, own.group(1)))
    if re.search(r"[A-Za-z]{3} [a-z]{2,} [a-z]{2,}", body):
        candidates += _english(reading, told)
    for _, _, about, value in sorted(candidates):
        for index in about:
            if told[index].purpose is None:
                at = raw.find(value)
                told[index].purpose = written[at : at + len(value)] if at >= 0 else value


def _until(reading: _Reading, start: int, about: Sequence[int]) -> str | None:
    stop = _PURPOSE_END.search(reading.body, start)
    end = stop.start() if stop else len(reading.body)
    # what follows is about another one
    for ahead in reading.named_from(start + 2):
        if ahead.at >= end:
            break
        if ahead.own not in about or reading.body[ahead.at - 1] == "的":
            end = ahead.at
            break
    value = reading.body[start:end].replace("\x00", "")
    value = re.sub(r"^(?:为了?|是)", "", value.strip(' ：:，,、“”"'))
    value = re.sub(r"(?:以及|[和及与，,])\s*$", "", value).strip()
    if not 2 <= len(value) <= 120 or re.search(r"公司$|^(?:此|该|上述|以下)", value):
        return None
    return value


# --- who provides it ---------------------------------------------------------------

_BRAND = r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff .,&'()（）·-]{1,48}?"
_VENDOR = re.compile(
    rf"(?<!自)由(?![于此来])\s?(?:独立开发者)?({_BRAND})\s?(?:负责|为我们|授权|"
    rf"独立)*(?:提供|运营|营运|开发|研发|出品|供应|维护|授权使用|编写|供给|推出|所有|"
    rf"制作)|"
    rf"(?:提供[方者商]|服务商|供应商|服务提供[方者商]|开发[者商方]|运营[方者商]|"
    rf"运营主体|所属主体|相关主体|主体|作者|版权方|合作方|所属公司|公司名称|第三方名称)"
    rf"(?:均|都)?(?:为|是|系|[:：])\s*({_BRAND})(?=[，,。；;）)\n]|$|\s?(?:提供|运营))|"
    rf"(?:归属于|隶属于|归(?!因)|属于(?!第三|个人|敏感|您|我|必|可|基)|来自(?!第三|我)|"
    rf"出自)\s?({_BRAND})(?:所有|旗下)?(?=[，,。；;\n]|$|所有)|"
    rf"\b(?:provided|operated|offered|developed|run|made|built|maintained|"
    rf"licensed)(?: to us)? (?:by|from) ({_BRAND})(?=[,;.](?:\s|$)|\s(?:which|that|"
    rf"and)\b|$)"
)


def _vendors(reading: _Reading, told: list[Told], written: str) -> None:
    for match in _VENDOR.finditer(reading.raw):
        if reading.body[match.start()] == "\x00":
            continue
        about = reading.about(match.start())
        value = next(g for g in match.groups() if g)
        at = match.start() + match.group().find(value)
        value = written[at : at + len(value)].strip(" ，,")
        if "旗下" in value:
            at += value.rfind("旗下") + 2
            at += written.startswith("的", at)
            value = written[at : match.start() + match.group().find(value) + len(value)]
        company = company_in(written[at : at + 70])
        if company is None or not written.startswith(company, at):
            company = company_in(value) or value
        end = at + len(company)
        if any(a.named and a.at < end and at < a.end for a in reading.anchors):
            continue
        if reading.raw.startswith("的", match.end()):
            # "由X公司提供的Y SDK": of the one that follows
            ahead = next((a for a in reading.anchors if a.named and a.at >= match.end()), None)
            if ahead is not None and ahead.at <= match.end() + 12:
                about = (ahead.own,)
        if not about or re.search(r"第三方|我们|您|以下|上述|其他|官方|sdk|该|多家", company, re.I):
            continue
        for index in about:
            told[index].vendor = told[index].vendor or company


_EACH = re.compile(r"分别|依次|respectively", re.I)
_SHARES = re.compile(r"[、,，]|以及|和|与|及|\band\b")


def _share(reading: _Reading, told: list[Told]) -> None:
    """``A和B分别用于x、y``: a share each, where there are as many."""
    if not _EACH.search(reading.body):
        return
    group = max((a.about for a in reading.anchors), key=len, default=())
    if len(group) < 2:
        return
    for name in ("purpose", "vendor"):
        values = {getattr(told[i], name) for i in group}
        said = next(iter(values)) if len(values) == 1 else None
        if not said:
            continue
        said = re.sub(r"\s*respectively\s*$", "", said)
        shares = [p.strip() for p in _SHARES.split(said) if p and p.strip()]
        if len(shares) == len(group):
            for index, share in zip(group, shares, strict=True):
                setattr(told[index], name, share)


_OWN = re.compile(
    r"(?:我们|我司|本(?:公司|应用|产品|软件|平台|游戏|app))(?:是|系)?(?:由|为)?\s?[（(]?$|^(?:我们|我司|本公司|贵公司)|"
    r"我们的(?:关联|集团)|以下简称[“\"]?我们",
    re.I,
)
# "X公司向我们提供Y SDK"
_GIVES = re.compile(
    r"(?:\s|\x00|也|则|还)*(?:向|为|给)?(?:我们|本应用|本产品|app)?(?:所)?(?:提供|研发|开发|运营|出品|推出|授权)"
    r"(?:了|给我们)?(?:的)?(?:其)?\s?[“「]?",
    re.I,
)
_OF_SEVERAL = re.compile(
    r"(?:[两二三四五几多]|以下|下列|如下).{0,3}(?:项|款|个|种|类|服务|sdk|组件|工具|产品)",
    re.I,
)


def _other_companies(reading: _Reading, told: list[Told], written: str) -> None:
    """A company named in what is said of one SDK only."""
    found: dict[int, set[str]] = {}
    known = {t.vendor for t in told}
    at = 0
    while at < len(written):
        stop = _STRONG_END.search(reading.raw, at)
        end = stop.end() if stop else len(written)
        sentence = written[at:end]
        for clause in re.finditer(r"[^，,；;：:]+(?:, (?:Inc|LLC|Ltd)\.?)?", sentence):
            company = company_in(clause.group())
            if company is None or company in known:
                continue
            inside = max(clause.group().find(company), 0)
            if _OWN.search(clause.group()[:inside]) or _OWN.match(company):
                continue
            place = at + clause.start() + inside
            ends = place + len(company)
            nxt = next(reading.named_from(ends), None)
            if nxt is not None and _GIVES.fullmatch(reading.body, ends, nxt.at):
                told[nxt.own].vendor = told[nxt.own].vendor or company
                continue
            about = reading.about(place)
            if not about:
                nxt = next((a for a in reading.anchors if place < a.at < end), None)
                about = nxt.about if nxt else ()
                if nxt and _OF_SEVERAL.search(clause.group()):
                    about = reading.everybody
            for index in about:
                found.setdefault(index, set()).add(company)
        at = end
    for index, companies in found.items():
        if told[index].vendor is None and len(companies) == 1:
            told[index].vendor = min(companies)


def read_told(written: str, subjects: Sequence[Subject], opening: Sequence[int] = ()) -> list[Told]:
    """What ``written`` says of each subject, in their order.

    :param opening: indexes of those that the text is about from its start.
    """
    told = [Told() for _ in subjects]
    if not subjects or len(written) > _LONGEST:
        return told
    raw = simplify(written)
    reading = _Reading(raw, without_brackets(raw))
    reading.clauses = [m.span() for m in _CLAUSE_END.finditer(reading.body)]
    reading.sentences = [m.span() for m in _SENTENCE_END.finditer(reading.body)]
    reading.everybody = tuple(range(len(subjects)))
    reading.opening = tuple(opening) or (reading.everybody if len(subjects) == 1 else ())
    _anchors(reading, subjects)
    _information(reading, told, written)
    _purposes(reading, told, written)
    _vendors(reading, told, written)
    _other_companies(reading, told, written)
    _share(reading, told)
    return told


def written_names(name: str, written: str = "") -> tuple[str, ...]:
    """The ways in which a text may name an SDK again: without the word SDK, or
    by the end of its name (``慧采SDK`` after ``京东云慧采SDK``)."""
    names = [name, written] if written and written != name else [name]
    short = re.sub(r"[\s-]*SDK$", "", name, flags=re.I)
    if short == name or len(short) < 2:
        return tuple(names)
    names.append(short)
    names += [
        name[k:]
        for k in range(2, len(name) - 4)
        if "\u4e00" <= name[k] <= "\u9fff" and not is_generic(name[k:])
    ]
    return tuple(names)


def take_told(draft: SdkDraft, text: str) -> None:
    """Fill what a text about one SDK alone says of it."""
    said = read_told(text, [Subject(written_names(draft.name))], (0,))[0]
    draft.purpose = draft.purpose or said.purpose
    draft.personal_info = draft.personal_info or said.personal_info
    draft.vendor = draft.vendor or said.vendor
