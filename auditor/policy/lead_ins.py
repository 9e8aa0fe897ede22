"""What a sentence above a list says of all SDKs below it:
``以下广告SDK的使用目的均为广告投放；共同收集：OAID、IP地址；共同权限：…``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.policy.data_types import find_data_types
from auditor.policy.discourse import read_told
from auditor.policy.flat import fold, simplify
from auditor.policy.names import without_brackets
from auditor.policy.records import Passage
from auditor.policy.roles import Role
from auditor.policy.sdk_fields import SdkDraft
from auditor.policy.terms import GENERAL_INFO
from auditor.policy.told_reading import Subject

_BELOW = re.compile(
    r"(?:以下|下列|下述|下面|如下|这些|此类|该[类组]|本[组节表]|各家?).{0,24}?"
    r"(?:SDK|[两三四五六七八九十几\d]+[家个款]|厂商|推送|渠道|组件|插件|套件|服务|"
    r"平台|公司|机构|伙伴|合作方|"
    r"工具|程序库|第三方)|"
    r"\b(?:following|these|below)\b.{0,40}\b(?:sdks?|partners|libraries|networks|services|"
    r"companies|providers|vendors|tools|third parties)\b",
    re.I,
)
_FROM_THESE = re.compile(r"(?:来自|由|使用|采用|接入)了?(?:以下|下列|下述|下面)")
_ALL = re.compile(
    r"[均都皆仅只]|统一|共同|一律|提供\s*[:：]$|提供(?:以下|下列|如下)|\b(?:all|each|"
    r"every)\b",
    re.I,
)
_PURPOSE = re.compile(
    r"(?:使用|处理|集成|接入)?(?:目的|用途|作用|功能)(?:均|都|统一)?(?:为|是|"
    r"[:：])+\s*([^。；;，,]{2,60})|"
    r"(?:均|都|皆|统一|一律)(?:是|被)?(?:用于|用来|为了)\s*([^。；;，,]{2,60})|"
    r"^((?!我们|本|您|该|其|以)[^，,。；;：:]{2,24}?)(?:均|都|主要)?(?:来自|由|使用|"
    r"采用|接入)了?(?:以下|下列|下述|下面)|"
    r"只做一件事\s*[:：]\s*([^。；;]{2,60})|"
    r"^(?:为了?|以便)([^，,。；;]{3,40})[，,]"
)
# "广告平台会收集信息来做频次控制、反作弊"
_AIM_OF_ALL = re.compile(
    r"(?:平台|SDK|服务商|合作方|伙伴|它们)(?:会|将|可能|需要?)*(?:收集|获取|读取)[^。；;，,]{0,12}?"
    r"(?:用来|来|用于|以便?)(?:做|进行|实现|完成)?([^。；;，,]{2,60})(?=[，,。：:])"
)
_NO_AIM = re.compile(
    r"(?:更好地?)?(?:实现|完成|提供|满足)?(?:有关|相关|上述|以上|部分|某些|这些|各项|本政策|平台|业务)*的?"
    r"(?:功能|服务|业务|需要|需求)(?:需要)?"
)
_INFORMATION = re.compile(
    r"(?:共同|均|都|皆|统一|一律|仅|只)(?:会|要|需|可能|将)*"
    r"(?:收集|获取|采集|处理|用到|读取|共享)(?:的|到)*(?:个人)?(?:信息|数据)?(?:类型|字段|范围)?"
    r"(?:均|都)?(?:为|是|包括|如下)?\s*[:：]?\s*([^。；;]{2,400})"
)
_WHO_EN = (
    r"(?:the )?(?:following|these) (?:[a-z-]+ )?(?:companies|partners|networks|sdks|services|"
    r"libraries|providers|third parties|vendors|tools)"
)
_TAKES_EN = r"(?:collect|receive|get|process|access|obtain|store|use|read)"
# "the following companies place ads in our apps:", "Ads are served by these networks:"
_PURPOSE_EN = re.compile(
    rf"{_WHO_EN} (?:help us (?:to )?)?"
    rf"((?!{_TAKES_EN}|all|each|both|are|is|have|may|can|will|in|that|which|"
    rf"to|for|with|and|or|whose|listed|below)[a-z]+[ ,][^.;:]{{4,100}}?)"
    rf"(?=,? and (?:may|they|{_TAKES_EN})|[:.;]|$)|"
    rf"(?:^|(?<=[.!?] ))([A-Z][^.:;]{{3,80}}? (?:is|are) [a-z]+) (?:by|with|through|via|using) "
    rf"{_WHO_EN}",
    re.I,
)
_INFORMATION_EN = re.compile(
    rf"{_WHO_EN} (?:all |each |both |may |can |will )*{_TAKES_EN}s? (?:your |the )?"
    r"([^.;:]{4,300})",
    re.I,
)
# "The networks can use the advertising ID and the IP address to show ads that fit you."
_GROUP_EN = re.compile(
    r"(?:^|(?<=[.!?] ))(?:The|These|Our|Such|All(?: of)?(?: the| these)?) (?P<kind>ad|"
    r"ads|advertising|analytics)? ?"
    r"(?:networks?|partners|SDKs|providers|services|companies)(?P<above> (?:listed |"
    r"named |mentioned )?above)?"
    rf" (?:may |can |will )?(?:also )?{_TAKES_EN} (?:your |the )?(?P<data>[^.;:]{{4,200}}?)"
    r"(?: (?:in order )?to (?P<use>[a-z][^.;:]{4,80}))?(?=[.;:]|$)"
)
# "### 3. 厂商推送（华为、小米…）" above keys, then a list of their names
_OF_MAKERS = re.compile(r"厂商|通道|各品牌|系统推送|vendor|manufacturer", re.I)
_STOPS = re.compile(r"[，,](?:且|并|用于|以便|用来|同时)")
_MORE = re.compile(r"此外|另外|还会|额外|除上述|另收集|in addition|additionally", re.I)
_LONGEST = 800  # characters of such a sentence
_ASIDE = 40  # a longer line that is no entry ends the list


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What holds for all SDKs of one list."""

    purpose: str | None
    personal_info: str | None
    vendor: str | None


@dataclass(frozen=True, slots=True)
class _Group:
    """What a sentence says of all SDKs of a kind in its part."""

    kind: str | None
    above: bool
    said: LeadIn


def _group_english(text: str) -> _Group | None:
    match = _GROUP_EN.search(text) if len(text) <= _LONGEST else None
    if match is None or not any(find_data_types(match["data"])):
        return None
    use = match["use"].strip() if match["use"] else None
    return _Group(match["kind"], bool(match["above"]), LeadIn(use, match["data"].strip(), None))


def lead_in(text: str) -> LeadIn | None:
    """What a sentence says of every SDK below it; ``None`` if it is none that
    does."""
    plain = simplify(text)
    if len(text) > _LONGEST or not _BELOW.search(plain):
        return None
    english = _lead_in_english(text)
    if english is not None or not (_ALL.search(plain) or _FROM_THESE.search(plain)):
        return english
    purpose = _AIM_OF_ALL.search(plain) or _PURPOSE.search(plain)
    information = None
    for match in _INFORMATION.finditer(plain):
        a, b = match.span(1)
        stop = _STOPS.search(without_brackets(text[a:b]))
        said = text[a : a + stop.start() if stop else b].strip(" ：:，,")
        if any(find_data_types(said)) or GENERAL_INFO.search(fold(said)):
            information = said
            break
    aim = None
    if purpose:
        group = next(i for i, g in enumerate(purpose.groups(), 1) if g)
        aim = text[purpose.start(group) : purpose.end(group)].strip(" ：:，,")
        if _NO_AIM.fullmatch(aim):
            aim = None  # "为实现有关功能，平台使用了以下单位开发的SDK"
    said_of_it = read_told(text.rstrip(" :："), [Subject(())], (0,))[0]
    return LeadIn(aim, information or said_of_it.personal_info, said_of_it.vendor)


def _lead_in_english(text: str) -> LeadIn | None:
    use, data = _PURPOSE_EN.search(text), _INFORMATION_EN.search(text)
    information = data.group(1).strip() if data else None
    if information is not None and not any(find_data_types(information)):
        information = None
    aim = next(g for g in use.groups() if g).strip() if use else None
    return LeadIn(aim, information, None) if aim or information else None


def apply_lead_ins(
    passages: Sequence[Passage],
    drafts: Sequence[SdkDraft],
    is_ad: Callable[[str], bool] = lambda _: False,
) -> Mapping[int, list[str]]:
    """Fill what the drafts' own rows leave out from the sentence above their
    list, or from one below it about those of a kind.

    :param is_ad: whether a name is an advertising SDK's.

    :returns: by index of such a passage, the names of the SDKs it is about.
    """
    of_record: defaultdict[int, list[SdkDraft]] = defaultdict(list)
    of_passage: defaultdict[int, list[SdkDraft]] = defaultdict(list)
    for draft in drafts:
        if draft.record is not None:
            of_record[draft.record].append(draft)
        elif draft.passage is not None:
            of_passage[draft.passage].append(draft)
    led: dict[int, list[str]] = {}
    current: LeadIn | None = None
    shared = False  # by what a record without an SDK of its own says
    at = -1
    done: set[int] = set()
    order = sorted(range(len(passages)), key=lambda i: passages[i].text.line)
    since: list[SdkDraft] = []  # those of the part so far
    for index in order:
        passage = passages[index]
        about = of_passage[index] if passage.record is None else of_record[passage.record]
        since = [] if passage.heading and passage.record is None else [*since, *about]
        if passage.record is None:
            text = passage.text.text
            opens = not passage.heading or text.rstrip()[-1:] in ":："
            group = _group_english(text)
            if group is not None and group.above:
                for draft in (d for d in since if all(d is not here for here in about)):
                    if group.kind is None or is_ad(draft.name) == group.kind.startswith("ad"):
                        _fill(draft, group.said)
                continue
            said = lead_in(text) if opens else None
            if said is None and group is not None and not about:
                said = group.said
            if said is not None:
                current, at = said, index
                continue
            if not about and (passage.heading or len(text) > _ASIDE):
                current = None
        elif passage.role is Role.NAME:
            current = None if shared else current
            shared = not about and _OF_MAKERS.search(passage.text.text) is not None
            if shared:
                current, at = LeadIn(None, None, None), index
            continue
        elif shared and current is not None and not about:
            text = passage.text.text.strip()
            if passage.role is Role.PURPOSE:
                current = replace(current, purpose=text)
            elif passage.role is Role.PERSONAL_INFO:
                current = replace(current, personal_info=text)
            continue
        if current is None:
            continue
        for draft in about:
            if id(draft) in done:
                continue
            done.add(id(draft))
            if draft.personal_info and current.personal_info and _MORE.search(draft.quote):
                draft.personal_info = f"{current.personal_info}；{draft.personal_info}"
            _fill(draft, current)
            led.setdefault(at, []).append(draft.name)
    return {index: names for index, names in led.items() if len(names) > 1}


def _fill(draft: SdkDraft, said: LeadIn) -> None:
    """Take over what holds for all where the draft's own text says nothing."""
    draft.purpose = draft.purpose or said.purpose
    draft.personal_info = draft.personal_info or said.personal_info
    draft.vendor = draft.vendor or said.vendor
