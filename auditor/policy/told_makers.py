"""Who provides an SDK, as running text says it."""

from __future__ import annotations

import re

from auditor.policy.companies import SHORT_COMPANY, company_in
from auditor.policy.told_reading import STRONG_END, Reading, Told

_BRAND = r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff .,&'()（）·-]{1,48}?"
_VENDOR = re.compile(
    rf"(?<!自)由(?![于此来])\s?(?:独立开发者)?({_BRAND})\s?(?:负责|为我们|授权|"
    rf"独立)*(?:提供|运营|营运|开发|研发|出品|供应|维护|授权使用|编写|供给|推出|所有|"
    rf"制作)|"
    rf"(?:提供[方者商]|服务商|供应商|服务提供[方者商]|开发[者商方]|运营[方者商]|"
    rf"运营主体|所属主体|相关主体|主体|作者|版权方|合作方|所属公司|公司名称|第三方名称|机构名称|提供单位|"
    rf"单位名称|出品方)"
    rf"(?:均|都)?(?:为|是|系|[:：])\s*({_BRAND})(?=[，,。；;）)\n]|$|\s?(?:提供|运营))|"
    rf"(?:归属于|隶属于|归(?!因)|属于(?!第三|个人|敏感|您|我|必|可|基)|来自(?!第三|我)|"
    rf"出自)\s?({_BRAND})(?:所有|旗下)?(?=[，,。；;\n]|$|所有)|"
    rf"(?:^|(?<=[，,。；;：:\n]))\s*(?:它们?是)?([A-Za-z\u4e00-\u9fff]{{2,10}}?)(?:出品|旗下)的|"
    rf"(?:^|(?<=[，,；;。]))\s*({SHORT_COMPANY})(?:公司)?开源(?:的)?(?=[，,。；;]|$)|"
    rf"(?<=[都均皆]是)({SHORT_COMPANY}|[^，,。；;是]{{4,30}}公司)的(?=[，,。；;]|$)|"
    rf"(?<=是)({SHORT_COMPANY}|[^，,。；;是]{{4,30}}公司)(?:开源|家|出|做|开发|出品)的|"
    rf"(?:^|(?<=[。\n]))\s*([\u4e00-\u9fff（）()]{{4,30}}公司|{SHORT_COMPANY})的(?=[，,。])|"
    rf"\b(?:provided|operated|offered|developed|run|made|built|maintained|"
    rf"licensed)(?: to us)? (?:by|from) ({_BRAND})(?=[,;.](?:\s|$)|\s(?:which|that|"
    rf"and)\b|$)"
)


def tell_makers(reading: Reading, told: list[Told], written: str) -> None:
    """Note the company or brand that each subject is said to be of."""
    _stated(reading, told, written)
    _other_companies(reading, told, written)


def _stated(reading: Reading, told: list[Told], written: str) -> None:
    for match in _VENDOR.finditer(reading.raw):
        if reading.body[match.start()] == "\x00":
            continue
        about = reading.about(match.start())
        if reading.raw[max(match.start() - 2, 0) : match.start()].endswith(
            ("都", "均", "皆", "都是", "均是")
        ):
            about = _of_sentence(reading, match.start()) or about
        if match.group().startswith("由") and _of_another_matter(reading, match.start()):
            continue
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
        if not about or re.search(
            r"第三[方人]|我们|您|以下|上述|其他|官方|sdk|该|多家", company, re.I
        ):
            continue
        for index in about:
            told[index].vendor = told[index].vendor or company


def _of_sentence(reading: Reading, at: int) -> tuple[int, ...]:
    """All that the sentence around an offset names before it."""
    start = reading.sentence(at)[0]
    named = [a.own for a in reading.anchors if a.named and start <= a.at < at]
    return tuple(dict.fromkeys(i for i in named if i >= 0))


_ITS = re.compile(
    r"服务|技术|产品|软件|能力|工具|sdk|组件|插件|"
    r"[它其该均都皆也并且系则全已会是为仅乃分别]|库|[两二三]者|"
    r"平台|前者|后者|引擎",
    re.I,
)


def _of_another_matter(reading: Reading, by: int) -> bool:
    """``语音播报由X提供`` in a sentence that names none of the SDKs before it.

    :param by: where its ``由`` stands.
    """
    start = reading.clause(by)[0]
    before = reading.body[start:by].strip()
    sentence = reading.sentence(by)[0]
    if len(before) < 3 or _ITS.search(before) or not before.isalnum():
        return False
    return sentence > 0 and not any(sentence <= a.at < by for a in reading.anchors)


_OWN = re.compile(
    r"(?:我们|我司|本(?:公司|应用|产品|软件|平台|游戏|app))(?:是|系)?(?:由|"
    r"为)?\s?[（(]?$|"
    r"^(?:我们|我司|本公司|贵公司)(?!(?:还|也|会|已|均|目前|现)*(?:与|和|同|跟|向|从|由|使用|采用|"
    r"接入|集成|委托|选用|选择|通过|引入|借助|借用|购买|请|把|将|为))|"
    r"我们的(?:关联|集团)|以下简称[“\"]?我们",
    re.I,
)
# "X公司向我们提供Y SDK"
_GIVES = re.compile(
    r"(?:\s|\x00|也|则|还)*(?:向|为|给)?(?:我们|本应用|本产品|app)?(?:所)?(?:提供|"
    r"研发|开发|运营|出品|推出|授权)"
    r"(?:了|给我们)?(?:的)?(?:其)?\s?[“「]?",
    re.I,
)
_BRACKET_BEHIND = re.compile(r"(?:\s|sdk)*\x00+", re.I)
_OPENS = re.compile(r"(?:\s|sdk)*\x00", re.I)
_OF_SEVERAL = re.compile(
    r"(?:[两二三四五几多]|以下|下列|如下).{0,3}(?:项|款|个|种|类|服务|sdk|组件|工具|产品)",
    re.I,
)


def _other_companies(reading: Reading, told: list[Told], written: str) -> None:
    """A company named in what is said of one SDK only."""
    found: dict[int, set[str]] = {}
    known = {t.vendor for t in told}
    at = 0
    while at < len(written):
        stop = STRONG_END.search(reading.raw, at)
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
            if clause.group()[:inside].endswith("由") and _of_another_matter(reading, place - 1):
                continue
            ends = place + len(company)
            nxt = next(reading.named_from(ends), None)
            if nxt is not None and _GIVES.fullmatch(reading.body, ends, nxt.at):
                told[nxt.own].vendor = told[nxt.own].vendor or company
                continue
            about = reading.about(place)
            named = [a for a in reading.anchors if a.named and a.end <= place]
            if named and _BRACKET_BEHIND.fullmatch(reading.body, named[-1].end, place):
                # "A与B（Y公司）"; "A（X）与B（Y公司）" where each has a bracket
                bracketed = {a.own for a in named[:-1] if _OPENS.match(reading.body, a.end)}
                about = tuple(i for i in named[-1].about if i not in bracketed)
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
