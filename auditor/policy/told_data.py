"""What running text says that an SDK collects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.policy.data_types import find_data_types, negated_spans
from auditor.policy.flat import flatten, fold
from auditor.policy.sdk_fields import info_value
from auditor.policy.terms import GENERAL_INFO
from auditor.policy.told_reading import Reading, Told, as_written

_GATHER = (
    r"收集|采集|搜集|获取|获得|取得|得到|读取|上报|回传|接收|收到|接触到?|记录|访问|存取|拿到|"
    r"采样|扫描|留存|知悉|获知|看到|监听|收取|拿(?=\s?[A-Z])|汇集|搜罗|抓取|记下|看一眼|"
    r"(?<=[会还也要])读(?=\s?[A-Z运手设机])|(?<=[会还也要])收(?=\s?[A-Z设网])|(?<=[会中])产生"
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
    r"(?:包括但不限于|只有|仅有|仅限于?|包括|包含|含(?!有)|差不多|限于|均为|是|为|有)|"
    r"具体(?:包括|为)|采集内容(?:包括但不限于|包括|为))|"
    r"\b(?P<english>collects?|receives?|gathers?|gets?|obtains?|access(?:es)?|"
    r"process(?:es)?|reads?|stores?|records?|sees?|"
    r"uploads?|evaluates|passes(?: us)?|uses?(?= your))\b|\b(?P<weak>sends?|transmits|"
    r"using|holds|contains|includes)\b",
    re.I,
)
_LEADS = re.compile(
    r"(?:到|了|着|[:：]|\s|(?:向|给|与)(?:其|它们?|他们|该SDK)(?:提供|共享|传输|发送|"
    r"传送|上传|提交)|"
    r"的?(?:个人)?(?:信息|数据)(?:类型|范围|字段|种类)?(?=包括|"
    r"包含|为|有|是|差不多|一样|相同|[:：])|(?:基本|大致)?(?:差不多|一样|相同)(?=[:：])|"
    r"包括但不限于|包括|包含|以下|如下|必要的|相关的|一些|部分|有(?!关)|为(?!了)|"
    r"的?是(?!否)|的?还有|您的|您设备的?|用户的|你的|当前|设备的|手机的|"
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
_ALLOWED = re.compile(r"(?:允许|授权|同意)(?:我们|本?应用|app)?$", re.I)
# what such a verb says behind a word for an aim is no collecting
_LOOKS = re.compile(r"访问|存取|扫描|记录|看到|得到|取得|获得")
_FOR = re.compile(r"(?:目的|用途|作用|功能)(?:是|为|在于|[:：])|用于|用来|以便|便于")
_NOT_ITS_OWN = re.compile(
    r"(?:我们|本(?:应用|公司|平台|软件|产品)|\bwe\b)(?![^，,。；;]{0,30}(?:向|给|接入|"
    r"集成|使用|通过))[^，,。；;]{0,12}$",
    re.I,
)
_NO_INFO = re.compile(
    r"^(?:这些|上述|以上|该等|此类|相关)?(?:数据|信息|内容)$|^您(?:允许|授权|同意|开启)|[由是的]$|[使采]用了|"
    r"^(?:后|时|(?:a|the) report|任何|个人信息[，,。]?$|其隐私|"
    r"隐私|服务|技术|功能|"
    r"帮助|支持|.{0,10}权限)|权限(?:仅|只|都|均)?$|^.{0,14}(?:能力|服务|功能|时|后)$|(?:公司|集团)$"
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
    r"都)*[由被]\s*[“\"「]?$"
)
_TAKEN_BY = re.compile(rf"[^，,。；;]{{0,14}}?(?:{_GATHER}|处理)")
# "我们把注册渠道同步给它", "所选词语会被发送至X公司"
_HANDED_OVER = re.compile(
    r"(?<!不)(?<!不会)(?<!没有)(?:把|将)(?:您的)?([^，,。；;：:\n把将]{2,60}?)(?:加密后|一并|同时|，|,)*"
    r"(?:同步|发送|传输|传送|传递|提供|共享|上传|回传|返回|(?:交|传|送)(?=给(?:它|其|该|此|我们|上述))|提交|转发|上报|报)(?:给|至|到|于)|"
    r"(?:^|(?<=[，,。；;：:\n]))\s*(?:您的)?([^，,。；;：:\n把将]{2,60}?)(?:才|也|都|均|仅|只)*(?:会|"
    r"将)(?:被|经)?[^，,。；;\n]{0,6}?"
    r"(?:发送|传输|传送|上传|提交|共享|同步|转发|传递|传|交)(?:至|给|到|往|由)"
)
# "它会把崩溃堆栈、手机型号上报"
_REPORTED = re.compile(
    r"(?:(?:会|将|可能)(?:自动)?(?:把|将)|(?<=[\x00A-Za-z])\s?将)(?:您的)?([^，,。；;：:\n把将]{2,60}?)"
    r"(?:打包|加密)?(?:上报|回传|上传|发送|发给|传给|传回|发回|提交)"
)
# "通过X对您的人脸视频、姓名进行核验"
_VERIFIED = re.compile(
    r"对(?:您的?|用户的?|你的?)([^，,。；;：:\n]{2,60}?)进行(?:核验|比对|识别|分析|检测|审核|校验|验证)"
)
_TO_IT = re.compile(r"(?:向|给|与)\s*[“\"「]?$")
_TO_IT_GIVEN = re.compile(
    r"^\s*[”\"」]?\s*(?:传送|提供|共享|发送|上传|传输|提交|传递|同步)(?:了|的)?(?!服务)"
)


def tell_data(reading: Reading, told: list[Told], written: str) -> None:
    """Note the data that each subject is said to collect or to be given."""
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
        if handed and "任何" not in handed.group(1) and _holds_data(handed.group(1)):
            note(anchor.about, 2, handed.group(1))
        by = _BY_IT.search(head)
        said = by.group(1) if by and _TAKEN_BY.match(reading.body, anchor.end) else ""
        if _holds_data(said) and not _NO_INFO.search(said):
            note(anchor.about, 3, said)
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
        if about and "任何" not in value and _holds_data(value) and not _NO_INFO.search(value):
            named = any(not h.negated for h in find_data_types(value))
            note(about, 3 if match.group(1) or named else 2, value)
    for match in _REPORTED.finditer(reading.body):
        about = reading.about(match.start())
        if about and _holds_data(match.group(1)) and not _NO_INFO.search(match.group(1)):
            note(about, 3, match.group(1))
    for match in _VERIFIED.finditer(reading.body):
        about = reading.about(match.start())
        if about and _holds_data(match.group(1)):
            note(about, 2, match.group(1))
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
        if (_NOT_ITS_OWN.search(head) and not reading.entry) or re.search(
            r"(?:不|未|无需|没有)(?:会|再|能|曾)?$", head
        ):
            continue
        if _ALLOWED.search(head):
            continue  # "需您允许读取相册"
        if _LOOKS.match(match.group()) and _FOR.search(head):
            continue  # "目的是访问网络"
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
        if match.lastgroup in ("handle", "weak") and re.search(r"权限\W*$", value):
            continue  # "需要相机、麦克风权限"
        types = {h.data_type for h in find_data_types(value)}
        sure = _SURE[kind] if len(types) < 2 else max(_SURE[kind], _SURELY)
        note(about, sure + min(len(types), 4), value)
    for index, (_, value) in best.items():
        values = stated.get(index) or [value]
        told[index].personal_info = "；".join(as_written(raw, written, v) for v in values)


def _led(tail: str) -> str:
    """What follows a verb, without the words that lead to the list."""
    if tail[:1] in "，,。；;、）)":
        return ""
    lead = _LEADS.match(tail)
    verb = _SECOND_VERB.match(tail, lead.end() if lead else 0)  # "需要收集您的…"
    if verb:
        lead = _LEADS.match(tail, verb.end()) or verb
    tail = _PERMISSIONS_FIRST.sub("", tail[lead.end() :] if lead else tail)
    return _GOES_ON.split(tail, maxsplit=1)[0]


# "获取CAMERA权限，取得的信息包括…"
_PERMISSIONS_FIRST = re.compile(
    r"^[^，,。；;]{2,120}权限[，,]\s*(?:并)?(?:取得|收集|获取|采集|读取|涉及)(?:的)?(?:个人)?(?:信息|数据)?(?:包括|包含|为|有|是|[:：])*"
)
_SECOND_VERB = re.compile(r"(?:收集|获取|采集|读取|取得)(?=[^，,。；;]{2})")
# clauses that go on with something else
_GOES_ON = re.compile(
    r"(?<![,，])\s(?=(?:when|if|while|after|once|until|as soon as)\s)|"
    r"[，,；;。](?=\s*(?:并?(?:为此|会|将|可能|该|其|它|我们|您|但|不|由|在|仅|只|以|"
    r"用|从|来(?!电)|供|当|如|经|通过|据|借|使|让|帮|判|"
    r"收集|采集|获取|读取|搜集|涉及|处理|上报|[二两三]者|均|都|上述|前者|后者|这|内容|"
    r"信息|数据|生成|完成|实现|目的|需|过程|保存|同时|且|并|运营|提供[方者商]|"
    r"服务商|隐私|详见|详情|没有|无法|系为)))"
)


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
