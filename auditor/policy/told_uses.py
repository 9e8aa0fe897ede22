"""What running text says that an SDK is for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from auditor.policy.sdk_fields import OF_RIGHT
from auditor.policy.sdk_purpose import topic_of
from auditor.policy.told_english import english_uses
from auditor.policy.told_reading import STRONG_END, Reading, Told, as_written

_EXPLICIT = re.compile(
    r"(?<!不)(?<!不会)(?<!才)(?:用于|用来|用以|拿来(?!的)|用作|服务于|旨在|借此|借以|据此|(?<!数)(?<!证)据以(?!及)|"
    r"以便于?|从而|以(?=(?:便|实现|提供|完成|保障|保证|确保|满足|帮助|支持|提升|优化|"
    r"改善|计算|识别|判断|防止|避免|统计|分析|展示|确认|用于|核验|维持|"
    r"及时|让|使))|"
    r"(?:使用|处理|接入|集成|收集|共享|主要|申请|其)?(?:目的|用途|作用|功能)(?:都|"
    r"均|就|仅|只|分别|依次|各自?)*(?:是|为(?!了)|在于|限于|[:：])+|(?:目的|用途)只有一个[，,]\s?就是|"
    r"(?<=[，,])以(?=[\u4e00-\u9fff]{2})(?![及上下外内前后来您我其该本此]|加密|去标|"
    r"匿名|明文|哈希|接口)|"
    r"(?<=分别)(?:实现|提供(?!的)|完成|进行|支持|承担)|"
    r"负责|(?:只|仅)(?:做|用作|管(?!理))|专管|便于|方便(?=您|我们|用户)|使(?=[^用得其]{1,12}(?:到达|送达|能|可))|供我们|"
    r"(?:可)?帮助(?=我们|您)|(?:我们|我司|(?<=[，,]))(?:主要)?用(?:它|其)(?:来|去)?|系为)\s*(?:为了?)?"
)
_AIM = re.compile(
    r"(?:^|(?<=[。；;，,：:\n]))[\s*\x00]*(?:[（(]?\d{1,2}(?:\.\d{1,2})*[.、)）]?\s*|[（(][一二三四五六七八九十]{1,3}[）)]\s*|第[一二三四五六七八九十百]+条[\s\x00]*)?(?:另外|此外|同时|"
    r"因此)?[，,]?(?:为(?:了|(?![了您你其他它此]))|出于|"
    r"(?:我们)?(?:想要?|希望能?够?|(?<=我们)需要))([^，,。；;\n]{2,50}"
    r"(?:[，,](?:帮助|以便|从而|进而)[^，,。；;\n]{2,30})?)(?=[，,](?!\s?(?:才|就|可以?|请|您|你)))"
)
# "消息推送方面，我们使用X": what the sentence is about
_REGARD = re.compile(
    r"(?:^|(?<=[。；\n]))[\s\x00]*(?:\d{1,2}(?:\.\d{1,2})*[.、)）]?\s*)?(?:在(?!线))?"
    r"([^，,。；;：:\n\x00]{2,20})(?:方面|环节|这一?[块项]|场景(?:下|中)?)(?=[，,]|我们|我司|本)|"
    r"(?:^|(?<=[。；\n]))\s*(?:\d{1,2}(?:\.\d{1,2})*[.、)）]?\s*)?就(?![是会能可要算可])"
    r"([^，,。；;：:\n]{2,30}?)(?:而言|来说|事宜|一项)?(?=[，,])"
)
# "使用X SDK做数据统计", "通过X推送新闻"
_DIRECT = re.compile(
    r"(?:\s?SDK)?[\s\x00]*(?:来|去|为您|向您)?((?:(?<=来)(?!自|源|到|往|不)[\u4e00-\u9fff]|看|回传|记录|管理|判断|查看|打开|"
    r"做|进行|实现|完成|显示|呈现|导航|扫描|压缩|跳转|展示|推送|统计|分析|播放|识别|校验|"
    r"提供|发送|分享|采集崩溃|收集崩溃|收集闪退|收集错误|获取(?=OAID|匿名)|监测|监控|加载|绘制|核对|解码|解析|"
    r"处理)[^，,。；;\x00]{2,30}?(?:[，,](?:帮助|"
    r"以便)[^，,。；;]{2,30})?)(?=[，,。；;\x00]|$)"
)
# "直播课程使用声网的音视频SDK", "成效分析采用X公司之Y SDK"
_TOPIC = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}(?:\.\d{1,2})*|[一二三四五六七八九十①-⑳]{1,3})[）)、.．]?)?\s*"
    r"((?!我们|本|您|你|用户|该|其|此|为|另|同时|如|当|在|通过|部分|第三方(?!账[号户]|登录|支付|分享)|"
    r"一些)[^，,。；;：:\n\x00]{2,24}?)"
    r"\x00*(?:(?:则|主要|均|也|系|分别|依次)*(?:采用|使用|基于|来自|用到了?|用的是|(?:我们?)?[接放选装]的是|走(?=.{3})|(?<=[费程频图音播])用|借助|透过|通过)(?:了|"
    r"的是)?[^，,。；;：:\n]{0,36}|"
    r"(?:则)?(?:为|是)(?:开源(?:的)?(?:组件|项目|库|框架|专案)?|第三方)?\s?)"
)
# "即时聊天以X为基础"
_BASED = re.compile(r"\s*([^，,。；;：:\n\x00]{2,24}?)(?:则|均|都|是)?以")
_IS_BASE = re.compile(r"(?:\s?SDK)?\s*为(?:基础|内核|核心|引擎|底座|底层)", re.I)
# "图片加载使用的X和网络请求使用的Y"
_USED_FOR = re.compile(
    r"(?:^|[，,、；;]|和|与|及)\s*([\u4e00-\u9fff]{2,10}?)(?:时|中)?所?(?:使用|采用|用到|用)的\s*$"
)
_NO_TOPIC = re.compile(
    r"应用|APP|软件|客户端|平台|产品|我们|您|版|公司|会|可|需|时$|后$|并|还|手机|机型|"
    r"设备$|名称|程序$|程式$|SDK|来源|提供|运营|开发|信息|数据$|内容|方式|主体|合作|其中|例如|目前|以下|^(?:因此|首先|其次|最后)|(?<![用走靠选请装接])的$",
    re.I,
)
_BY_USING = re.compile(
    r"(?:使用|通过|透过|采用|借助|接入|集成|利用|调用|我们[用以]|(?:^|[，,；;])用)(?:了|的)?[^，,。；;]{0,40}$"
)
_BY = re.compile(r"(?<!自)由[^，,。；;]{0,40}$")
_ITS_AIM = re.compile(r"\s*为(?:了)?(?![您你其他它此])([^，,。；;\n]{3,40})(?=[，,])")
_IS_A = re.compile(r"(?:项目|产品|组件|软件|服务|公司|平台|库|工具|SDK|集团|企业)$", re.I)
_PURPOSE_END = re.compile(
    r"[。；;！!\n：]|:(?!//)|[，,](?=(?:其|该|此|它|这|前者|后者|[二两三]者|上述|"
    r"以上)|[^，,。；]{0,6}(?:需要?|会|将|可能|收集|获取|采集|读取|搜集|取得|不)|"
    r"(?!帮助|[^，,。；]{0,8}(?:帮|让|使))[^，,。；]{2,12}我们|我们|您|(?:参|详)?见|[^，,。；]{0,8}隐私|[^，,。；]{0,6}(?:政策|规则|协议)(?:地址|链接|网址)?(?:[:：]|见|为|https?|$)|"
    r"具体|"
    r"详见|详情|接入|集成|涉及|如|同时|请|包括|由|为此|但|帮助(?!我们|您|你)|也|又|还|以及|另外|"
    r"权限|信息|数据|运营|提供|收到|得到|[^，,。；]{1,10}后(?:即|本|我们|立即|不))|"
    r"\s(?=会|可能|需要?|收集|获取|由|提供方|隐私|https?:)|——|\s-\s|\.(?=\s|$)|"
    r", (?=and (?:it |may |collects)|which|it )|(?=\s?https?:)"
)


# "上述SDK在投放广告及反作弊的过程中，可能会收集…"
_IN_DOING = re.compile(
    r"在([^，,。；;\x00]{3,30}?)(?:的)?(?:过程中?)[，,]?(?:可能)?(?:会|需要?|将)?(?:收集|获取|采集|读取|搜集)"
)
# "为保障支付环境的安全会收集您的IMEI"
_TO_COLLECT = re.compile(
    r"(?:^|(?<=[，,。；;\n]))\s*(?:各?(?:手机)?厂商|对方|各家|各SDK|服务商|提供方|供应商)?为(?:了)?(?![您你其他它此])"
    r"([^，,。；;\x00]{3,30}?)(?:会|需要?|将|可能)+(?:收集|获取|采集|读取)"
)
# "TopOn SDK为统计收益收集OAID", "会为了广告投放收集…"
_ITS_TO_COLLECT = re.compile(
    r"(?:\s?SDK)?\s?(?:会|将|可能|需要?)*(?:在[^，,。；;]{1,8}?)?为(?:了)?(?![了您你其他它此])"
    r"([^，,。；;\x00]{2,30}?)(?:而|会|需要?)*(?:收集|获取|采集|读取)",
    re.I,
)
# "前者统计稿件阅读量，后者统计用户活跃度"
_DEED = re.compile(
    r"(?:则|也|主要|仅|只|负责|用于|用来)?((?:统计|分析|推送|展示|识别|播放|下发|核验|监测|监控|加载|渲染|存储|同步|提供|完成|实现|"
    r"检测|拦截|合成|转写|定位|管理)(?![方者商的])[^，,。；;\x00]{2,30})"
)
# "X是腾讯开源的卡顿监控组件", "它是腾讯出品的崩溃上报工具"
_IS_KIND = re.compile(
    r"\s*(?:是|为)[^,，。；;的\x00]{0,12}?(?:出品|开源|提供|推出|开发|旗下|研发)的"
    r"(?!第三方|开源|专业|独立|知名|移动|代码|工具|程序)([\u4e00-\u9fff]{2,10}?)"
    r"(?:组件|工具|库|框架|插件|引擎|SDK)(?=[，,。；;\x00]|$)",
    re.I,
)
# "给孩子的朗读打分，用的是X"
_LED_TO = re.compile(
    r"[\s\x00]*([^，,。；;：:\x00]{4,30})[，,]\s?(?:我们|这里)?(?:都|则|也)?"
    r"(?:(?:[用靠请选接装]|使用|采用|选用)的(?:则|就)?是|背后是)\s*[“\"「*]*"
)
# "X只在您登录或分享时启动"
_AT_WORK = re.compile(
    r"[只仅才]在(?:您|用户|你)?(?:主动|选择)?"
    r"(?!点|按|打开|进入|首次|同意|前台|后台|需要|使用|app)([^，,。；;“「\x00]{2,16}?)的?时候?才?会?(?:启动|运行|加载|初始化|被?调用)"
)
# "了解哪些页面打开得慢，我们依靠Y公司的X"
_TO_DO_THAT = re.compile(
    r"[\s\x00]*((?:了解|统计|排查|查看|分析|监控|监测|识别|存放|存储|播放|展示|分享|推送|提醒|验证|核验|"
    r"防止|避免|保障|加载|定位|翻译|合成)[^，,。；;：:\x00]{3,30})[，,]\s?(?:我们?|本应用|app)"
    r"(?:都|则|也)?(?:依靠|借助|依托|使用|采用|选用|用|靠)(?:了|的是)?[^，,。；;：:\n]{0,24}"
)
# "X SDK为您展示插屏广告"
_FOR_YOU = re.compile(
    r"(?:\s?SDK)?\s*(?:会|将|可)?(?:为您|向您|帮您|为用户|向用户)"
    r"((?:展示|显示|推送|播放|推荐|呈现|投放)[^，,。；;\x00\n]{2,30})(?=[，,。；;]|$)",
    re.I,
)
_FULL_STOP = re.compile("[。\n]")
# "为了识别稳定，该SDK还会读取…": what more data are for
_FOR_MORE_DATA = re.compile(
    r"[，,]\s*(?:该|此|其|它|上述)[^，,。；;]{0,8}[还也另](?:会|将|需要?|"
    r"可能)?(?:读取|收集|获取|采集)"
)
# "为了推荐合适的广告，它会收集…"
_IT_GATHERS = re.compile(
    r"[，,]\s*(?:它们?|该|此|其)[^，,。；;还也另]{0,6}(?:会|将|需要?|可能)*(?:读取|收集|获取|采集)"
)
_TOO = re.compile(r"[；;，,](?:(?:同时|并且?|以及|还)(?:接入|集成|使用|引入|采用)|包括)")
# what is done with what was read, rather than what the SDK is for
_WEAK = re.compile(r"借|据|从而|以(?!便|实现)|便于|方便|使|供|(?:可)?帮助我们")
# "收集X用于授权校验"
_OF_DATA = re.compile(r"(?:收集|获取|采集|读取|搜集)[^，,。；;]*$")
# "收集MAC地址、崩溃日志，以便形成报表"
_SO_THAT = re.compile(r"以便于?|便于|从而|以(?!便)")
_GATHERED = re.compile(r"收集|获取|采集|读取|搜集")
_NO_AIM = re.compile(
    r"实现.{0,4}(?:功能|业务)|满足.{0,6}合规|^.{0,6}(?:部分|相关|上述|以下|"
    r"各项).{0,4}(?:功能|服务)$|正常(?:运行|使用)$|"
    r"^.{0,4}(?:更好|优质)的?.{0,6}(?:服务|体验)$|^取得"
)


def tell_uses(reading: Reading, told: list[Told], written: str) -> None:
    """Note the purpose that is stated of each subject."""
    raw, body = reading.raw, reading.body
    candidates: list[tuple[int, int, tuple[int, ...], str]] = []
    of_data: set[int] = set()
    for match in _EXPLICIT.finditer(body):
        about = reading.about(match.start())
        value = _until(reading, match.end(), about)
        ahead = (
            value is not None
            and value.endswith(("的", "的是"))
            and next(reading.named_from(match.end()), None)
        )
        if ahead and value and ahead.at - match.end() <= len(value) + 2:
            # "用于崩溃分析的X"
            about, value = ahead.about, value.removesuffix("是").removesuffix("的")
        if about and value and _another_matter(reading, match.start()):
            continue
        if value and (_NO_OTHER.match(value) or _DENIED.search(body, 0, match.start())):
            continue  # "不会用于其他用途"
        if value and OF_RIGHT.search(body, 0, match.start()):
            continue
        if about and value:
            rank = 3 if _WEAK.match(body, match.start()) else 0
            clause = reading.clause(match.start())[0]
            if _OF_DATA.search(body, clause, match.start()) or (
                _SO_THAT.match(body, match.start())
                and _GATHERED.search(body, reading.clause(max(clause - 2, 0))[0], clause)
            ):
                of_data.add(match.start())
            candidates.append((rank, match.start(), about, value))
    for match in _AIM.finditer(body):
        end = match.end(1)
        if _FOR_MORE_DATA.match(body, end):
            continue
        after = next(reading.named_from(end), None)
        stop = STRONG_END.search(body, end)
        gathers = _IT_GATHERS.match(body, end)
        if gathers and not _NO_AIM.search(match.group(1)):
            candidates.append((4, match.start(), reading.about(gathers.end()), match.group(1)))
        if after is not None and (stop is None or after.at < stop.start()):
            value = re.sub(r"(?:的)?(?:目的|需要|需求)$", "", match.group(1)).strip()
            if len(value) >= 2:
                about = reading.together(end)
                if not _NO_AIM.search(value):
                    candidates.append((2, match.start(), about, value))
                    # "为…，我们接入X；同时接入Y"
                    too = _TOO.search(body, end)
                    full = _FULL_STOP.search(body, end)
                    last = full.start() if full else len(body)
                    if too and too.end() < last:
                        within = bisect_left(reading.starts, last)
                        more = [a.own for a in reading.anchors[:within] if a.at >= too.end()]
                        candidates.append((5, match.start(), tuple(more), value))
    for anchor in reading.anchors:
        # "X为提高网页打开成功率，会读取…"
        own = _ITS_AIM.match(body, anchor.end)
        if own and not _NO_AIM.search(own.group(1)) and not _IS_A.search(own.group(1)):
            candidates.append((2, anchor.at, anchor.about, own.group(1)))
    if re.search(r"[A-Za-z]{3} [a-z]{2,} [a-z]{2,}", body):
        candidates += english_uses(reading)
    for anchor in reading.anchors:
        direct = _DIRECT.match(body, anchor.end) if anchor.named else None
        start = reading.clause(anchor.at)[0]
        by = (
            direct and not direct.group(1).startswith("提供") and _BY.search(body, start, anchor.at)
        )
        if direct and (by or _BY_USING.search(body, start, anchor.at)):
            rank = 4 if direct.group(1).startswith(("收集", "获取")) else 1
            candidates.append((rank, anchor.at, anchor.about, direct.group(1)))
    for anchor in reading.anchors:
        if not anchor.named:
            continue
        before = (reading.sentence(anchor.at)[0], anchor.at)
        led = _LED_TO.fullmatch(body, *before) or _TO_DO_THAT.fullmatch(body, *before)
        for_you = _FOR_YOU.match(body, anchor.end)
        if for_you:
            candidates.append((2, anchor.at, anchor.about, for_you.group(1)))
        topic = topic_of(led.group(1)) if led else None
        if topic:
            candidates.append((2, anchor.at, reading.together(anchor.at), topic))
        at_work = _AT_WORK.search(body, anchor.end, reading.sentence(anchor.end)[1])
        if at_work:
            candidates.append((6, anchor.at, reading.about(at_work.start()), at_work.group(1)))
    for anchor in reading.anchors:
        kind = _IS_KIND.match(body, anchor.end)
        if kind:
            candidates.append((2, anchor.at, anchor.about, kind.group(1)))
    for anchor in reading.anchors:
        collects = _ITS_TO_COLLECT.match(body, anchor.end)
        if collects and not _NO_AIM.search(collects.group(1)):
            candidates.append((1, anchor.at, anchor.about, collects.group(1)))
    for match in _TO_COLLECT.finditer(body):
        candidates.append((2, match.start(), reading.about(match.start()), match.group(1)))
    for match in _IN_DOING.finditer(body):
        candidates.append((1, match.start(), reading.about(match.start()), match.group(1)))
    for anchor in reading.anchors:
        deed = None if anchor.named else _DEED.match(body, anchor.end)
        if deed:
            candidates.append((4, anchor.at, anchor.about, deed.group(1)))
    if any(rank == 2 for rank, *_ in candidates):
        # what the data are for counts less than what it was taken in for
        candidates = [(3 if c[1] in of_data else c[0], *c[1:]) for c in candidates]
    for _, _, about, value in sorted(candidates):
        for index in about:
            if told[index].purpose is None:
                # a bracket in it is blank in what was read
                value = value.rstrip("\x00 ")
                at = body.find(value) if "\x00" in value else raw.find(value)
                told[index].purpose = written[at : at + len(value)] if at >= 0 else value


_NO_OTHER = re.compile(r"(?:任何)?(?:其[他它]|别的|除此)")
_DENIED = re.compile(r"(?:不会|不得|不再|绝不|从不)(?:将|把)?[^，,。；;：:]{0,16}$")
_ON_IT = re.compile(
    r"收集|获取|采集|读取|取得|搜集|蒐集|信息|数据|SDK|^\W*(?:主要|仅|只|均|都|也)?$|其|该|此|上述|它|使用目的|用途|目的|服务$|功能",
    re.I,
)


_TAKEN_BY = re.compile(r"(?:使用|采用|用|走|靠)的?(?:是)?$")


def _another_matter(reading: Reading, at: int) -> bool:
    """A use in a sentence of its own that is about something else
    (``通话录音仅用于处理投诉``)."""
    start, end = reading.sentence(at)
    if reading.entry:
        return False
    if reading.anchors and end <= reading.anchors[0].at:
        return True  # before the first of them is named
    if not start or any(start <= a.at < at for a in reading.anchors):
        return False
    before = reading.body[start:at]
    return len(before.strip()) > 2 and _ON_IT.search(before) is None


def tell_regards(reading: Reading, told: list[Told], written: str) -> None:
    """Note in regard of what each subject is named (``推送方面，…``, ``直播使用X``), which
    is its use where nothing else is told."""
    body = reading.body
    found: list[tuple[str, int]] = []  # what, and where its names begin
    for match in _REGARD.finditer(body):
        stop = STRONG_END.search(body, match.end())
        first = next(reading.named_from(match.end()), None)
        if first is not None and first.at < (stop.start() if stop else len(body)):
            found.append((match.group(1) or match.group(2), match.end()))
    for anchor in reading.anchors:
        start = reading.clause(anchor.at)[0]
        while body[start : start + 1] in ("\x00", " "):
            start += 1  # the number of the entry
        topic = _TOPIC.fullmatch(body, start, anchor.at) if anchor.named else None
        if topic and not _NO_TOPIC.search(topic.group(1)):
            found.append((topic.group(1), anchor.at))
        based = _BASED.fullmatch(body, start, anchor.at) if anchor.named else None
        if based and _IS_BASE.match(body, anchor.end) and not _NO_TOPIC.search(based.group(1)):
            found.append((based.group(1), anchor.at))
        used = _USED_FOR.search(body, start, anchor.at) if anchor.named else None
        if used and not _NO_TOPIC.search(used.group(1)):
            told[anchor.own].regard = told[anchor.own].regard or used.group(1)
    for said, at in found:
        said = re.sub(r"(?<=..)(?:组件|插件|控件)$", "", _TAKEN_BY.sub("", said).strip())
        if len(said) < 2:
            continue
        for index in reading.together(at):
            told[index].regard = told[index].regard or as_written(
                reading.raw, written, said.strip()
            )


def _until(reading: Reading, start: int, about: Sequence[int]) -> str | None:
    if reading.body[start : start + 1] in ("，", ",", "。", "；"):
        return None  # "由X负责，…"
    stop = _PURPOSE_END.search(reading.body, start)
    each = "分别" in reading.body[max(start - 6, 0) : start]
    if stop and each and reading.body.startswith(("，以及", ",以及"), stop.start()):
        stop = _PURPOSE_END.search(reading.body, stop.start() + 1)  # the share of the last one
    end = stop.start() if stop else len(reading.body)
    # what follows is about another one
    for ahead in reading.named_from(start + 2):
        if ahead.at >= end:
            break
        clause = reading.body[max(ahead.at - 1, 0)] in "，,；;"  # another sentence about it
        if ahead.own not in about or clause or reading.body.endswith(("的", "的是"), 0, ahead.at):
            end = ahead.at
            break
    value = reading.body[start:end].rstrip("\x00 ")
    # "用于打开附件（doc、pdf）和网页": what a bracket within says is a part of it
    value = reading.raw[start : start + len(value)] if "\x00" in value else value
    value = re.sub(r"^(?:是?为了?(?!您|你|用户)|是)", "", value.strip(' ：:，,、“”"'))
    value = re.sub(r"(?:以及|[和及与，,])\s*$", "", value).strip()
    value = re.sub(
        r"(?<=[\u4e00-\u9fff]{3})(?<![来去过了])的$", "", value
    )  # "用来投广告、防作弊的"
    if not 2 <= len(value) <= 120 or re.search(
        r"公司$|^(?:此|该|上述|以下|收集|获取|采集|读取)", value
    ):
        return None
    return value
