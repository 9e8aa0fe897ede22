"""Enumerations of what is done and with what: ``网络是 OkHttp + Cronet，图片 Coil``,
``图片加载Glide、网络请求OkHttp为开源组件``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.policy.data_types import find_data_types
from auditor.policy.flat import simplify
from auditor.policy.known import KnownNames, is_data, is_generic

_NAME = r"[A-Za-z][A-Za-z0-9.-]*(?: [A-Z0-9][A-Za-z0-9.-]*){0,3}"
_TOPIC = (
    r"(?:[A-Za-z]{2,6}\s?)?[\u4e00-\u9fff]{2,10}?(?:\s?[a-z]{2,6}(?=\s?(?:用|使用|采用|是|靠)))?"
)
_BY = (
    r"(?:则|都|主要)?(?:用的?是|使用的?是|使用了?|采用了?|用到了?|用了?|是|为|靠的?是?|由|基于)?"
    r"(?:(?:开源|第三方)的?(?:专案|项目|组件|框架|库)?)?"
)
_PAIR = re.compile(
    rf"\s*(?:[（(]?\d{{1,2}}[）)、.．]\s?)?((?!我们|您|你|其中|以及|包括|例如|版本)(?P<topic>{_TOPIC})){_BY}\s?"
    rf"(?P<names>{_NAME}(?:\s?(?:[+＋/&]|和|与)\s?{_NAME})*)(?:\s?[（(][^（）()]{{1,40}}[）)])?(?P<end>.*)"
)
_ALONE = re.compile(rf"\s*(?P<names>{_NAME})(?:\s?[（(][^（）()]{{1,40}}[）)])?(?P<end>.*)")
_ONE = re.compile(_NAME)
_PIECE = re.compile(r"[^，,、。；;\n]+")
_SENTENCE = re.compile(r"[^。；;\n]+")
# what may follow the last name: "…为开源组件", "都是开源库"
_ENDS = re.compile(
    r"\s*(?:等)?(?:写成|编写|来?(?:加载|实现|完成|解析|处理|播放|绘制|渲染))?(?:均|都|皆)?(?:为|是|属于)?(?:开源|第三方)?(?:的)?(?:组件|库|框架|项目)?\s*"
)
_CODE = re.compile(r"开源|组件|框架|类库|(?<![仓数图题])库|SDK", re.I)
_BESIDES = re.compile("^(?:另外|此外|同时|其他)(?=..)")
_PLATFORM = re.compile(r"android|ios|harmonyos|windows|macos|linux|chrome|wi-?fi|app|h5|web", re.I)
_NO_TOPIC = re.compile(
    r"我们|内置|集成|接入|嵌入|使用|采用|[了的]$|信息|数据$|权限|型号|系统$|版本|地址|公司|收集|获取|提供|隐私|手机|邮箱"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A name and what it is named for, with the name's offsets."""

    start: int
    end: int
    name: str
    use: str


def topic_names(raw: str, known: KnownNames) -> list[Topic]:
    """The names of such enumerations in a text, each where it stands first, in order;
    ``[]`` where there is none.

    One is taken for such where two topics or more follow one another, and a name is known
    to be of code or the sentence speaks of components.
    """
    written, raw = raw, simplify(raw)
    if len(written) != len(raw):
        raw = written
    out: list[Topic] = []
    for sentence in _SENTENCE.finditer(raw):
        run: list[Topic] = []
        for piece in _PIECE.finditer(raw, *sentence.span()):
            found = _pairs(raw, written, piece, run)
            if found:
                run += found
                continue
            out += _accepted(run, raw, sentence.end(), known)
            run = []
        out += _accepted(run, raw, sentence.end(), known)
    return list({topic.name: topic for topic in reversed(out)}.values())[::-1]


def _pairs(raw: str, written: str, piece: re.Match[str], run: list[Topic]) -> list[Topic]:
    match = _PAIR.fullmatch(raw, *piece.span())
    use = _BESIDES.sub("", written[slice(*match.span("topic"))]) if match else None
    if match is None and run:
        match = _ALONE.fullmatch(raw, *piece.span())
        use = run[-1].use
    if match is None or use is None or not _ENDS.fullmatch(match.group("end")):
        return []
    if _NO_TOPIC.search(use) or any(find_data_types(use)):
        return []
    return [
        Topic(m.start(), m.end(), m.group(), use) for m in _ONE.finditer(raw, *match.span("names"))
    ]


def _accepted(run: list[Topic], raw: str, end: int, known: KnownNames) -> list[Topic]:
    if len({t.use for t in run}) < 2 or not run:
        return []
    if any(is_data(t.name) or is_generic(t.name) or _PLATFORM.fullmatch(t.name) for t in run):
        return []
    sure = sum(known.by_name(t.name) is not None for t in run)
    said = _CODE.search(raw, run[-1].end, end) is not None
    return run if sure and (said or sure * 2 >= len(run)) else []
