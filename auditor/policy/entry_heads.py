"""Where the head of a list entry ends and its text begins."""

from __future__ import annotations

import re

from auditor.policy.blocks import Text
from auditor.policy.companies import is_short_company
from auditor.policy.flat import simplify
from auditor.policy.keys import is_company
from auditor.policy.known import KnownNames, is_generic
from auditor.policy.names import brackets, says_use
from auditor.policy.sdk_fields import URL
from auditor.policy.tables import plausible_name

CLAUSE_WORD = re.compile(
    r"(?<=[，,；;\n])\s*(?:提供[者方]|运营方|开发者|由|作用|用途|用[于来以]|目的|场景|涉及|"
    r"收集|获取|规则|隐私|权限)"
    r"|^\s*(?:提供[者方]|运营方|开发者|由|作用|用途|用于|目的|场景|涉及|收集|获取)"
)

_SEPARATOR = re.compile(r"\s*(?:[:：](?!//)|——|--|—|–|－| - |(?<=[）)])。)\s*")

_TITLED = re.compile(
    r"([A-Z][\w+.-]*(?: [A-Z][\w+.-]*){0,4}(?: \([^()]{2,60}\))?)\.\s+(?=[A-Z][a-z]+\b)"
)


MAKES = (
    r"由(?![^，,。；;]{0,30}SDK)[^，,。；;：:由]{2,40}?"
    r"(?:提供|开发|研发|运营|维护|出品|推出)(?![的者方商])"
)

_SPACED = re.compile(
    r"[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3}\s+([\u4e00-\u9fff]{3,12})(?=[，,。；;]|$)"
)

_MADE = re.compile(rf"[^，,。；;：:、由是为均都皆]{{2,40}}?(?<!自)(?={MAKES})")


def head_and_text(
    raw: str, skip: int, known: KnownNames, listed: bool, beside: bool
) -> tuple[int, int] | None:
    """Where the head of an entry ends and its text begins: at the first
    separator outside brackets."""
    inside = [(a, b) for a, b, _ in brackets(raw)]
    titled = _NAME_AND_STOP.match(raw, skip)
    if titled and _names_one(titled.group(1), known):
        return titled.end(1), titled.end()  # "腾讯地图。显示食堂位置。收集…"
    for match in _SEPARATOR.finditer(raw, skip):
        if match.start() - skip > 100:
            return None
        if not any(a < match.start() < b for a, b in inside):
            if "。" in raw[skip : match.start()]:
                break  # "X（包名），Y公司，展示广告。收集：…"
            if _KEYED_CLAUSE.search(raw, skip, match.start()):
                break  # "X，用于…，会收集…，隐私政策：https://…"
            if match.start() > skip and raw[match.end() :].strip():
                return match.start(), match.end()
            return None
    # "PlayFab (Microsoft Corporation) keeps your save game"
    does = _DOES_HEAD.match(raw, skip) if listed else None
    sure = does and (does.group(2) or beside or known.by_name(does.group(1)))
    if does and sure and not is_generic(does.group(1)):
        return does.end(), does.end()
    # "1. **X** (Y LLC). Shows …": a title, then sentences
    titled = _TITLED.match(raw, skip)
    if titled:
        return titled.end(1), titled.end()
    # "Glide 图片加载，开源": a name and its use with a space between them
    spaced = _SPACED.match(raw, skip)
    if spaced and says_use(spaced.group(1)):
        return spaced.start(1), spaced.start(1)
    # "7. Coil由Instacart提供，用于…"
    made = _MADE.match(raw, skip)
    if made:
        return made.end(), made.end()
    # "3.1 X推送服务，提供者…，作用为…，涉及…": clauses that say what they are
    commas = (m for m in re.finditer(r"[，,]", raw) if m.start() >= skip)
    comma = next((m for m in commas if not any(a < m.start() < b for a, b in inside)), None)
    written = URL.sub("", raw[skip : comma.start()]) if comma else ""  # an address is long
    if comma and 2 <= len(written) <= 60:
        rest = simplify(raw[comma.end() :])
        if re.match(r"\s*(?:an? \w+ (?:of|by|from)|by|from|made by|provided by) [A-Z]", rest):
            return comma.start(), comma.end()
        clauses = {m.group() for m in CLAUSE_WORD.finditer(rest)}
        if len(written) <= 40 and len(clauses) >= 2:
            return comma.start(), comma.end()
        if listed and known.by_name(_KIND_WORD.sub("", written)) and _GATHERS.search(rest):
            return comma.start(), comma.end()  # "Unity引擎，游戏用它开发，会采集…"
        owner = re.split(r"[，,。；;]", rest)[0].strip()
        if len(written) <= 40 and (is_company(owner) or is_short_company(owner)):
            return comma.start(), comma.end()
    return None


def linked_head(text: Text, skip: int) -> tuple[int, int] | None:
    """``[Rhino](https://…) 执行脚本``: the head is a link."""
    for start, end, _ in text.links:
        if start == skip and text.text[end : end + 1].isspace() and text.text[end:].strip():
            return end, end + 1
    return None


_GATHERS = re.compile(
    r"(?:会|将|可能|需要?)(?:收集|获取|采集|读取)|[，,]\s*(?:收集|获取|采集|读取)"
)

_KEYED_CLAUSE = re.compile(
    r"[，,]\s*(?:其|相关)?(?:隐私权?|个人信息)?(?:保护)?(?:政策|协议|规则|声明|指引|链接|网址|官网)(?:地址|链接|网址)?\s*$"
)

_KIND_WORD = re.compile(r"\s*(?:游戏)?(?:引擎|框架|组件|平台)$")

# "X (Y LLC) keeps …", "X by Y GmbH connects …"
_DOES_HEAD = re.compile(
    r"([A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3})(?: SDK)?( \([^()]{2,60}\)|,? by [A-Z][\w.]*(?: "
    r"[A-Z][\w.]*){0,4})?(?= [a-z]{2,}s (?!of\b|is\b|are\b)[a-z])"
)


def _names_one(title: str, known: KnownNames) -> bool:
    """A title before a full stop is an SDK's name, no sentence."""
    if not plausible_name(title) or _NO_TITLE.search(title):
        return False
    return known.by_name(title) is not None or _NAMES_SDK.search(title) is not None


_NAME_AND_STOP = re.compile(
    r"([A-Za-z\u4e00-\u9fff][\w+ .·-]{1,22}(?:[（(][^（）()]{1,30}[）)])?)。(?=[^\s。])"
)

_NO_TITLE = re.compile(r"不|没有|未|任何|我们|本应用|第三方|以上|以下|统计SDK$|集成|接入|使用")

_NAMES_SDK = re.compile(r"SDK$|[\u4e00-\u9fff]{3,}(?:插件|组件|控件|引擎)$", re.I)
