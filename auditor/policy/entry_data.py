"""Of what an entry says of an SDK without a verb, what is data."""

from __future__ import annotations

import re

from auditor.policy.data_types import is_mostly_data
from auditor.policy.names import split_outside

_LINK_TEXT = r"\s+\S*(?:隐私|政策|协议|声明|链接|详情)\S*$"  # "OAID、机型 X隐私政策"

_CLAUSES = re.compile(r"[，,；;。\n]")


def data_clauses(said: str) -> tuple[str | None, str | None]:
    """Of what is said of an SDK without a verb, the clauses that list data,
    and the first one that does not (``广告聚合，OAID、IP地址``)."""
    clauses = [said[a:b].strip() for a, b in split_outside(said, _CLAUSES)]
    data = [c for c in clauses if lists_data(c)]
    if not data:
        return None, None
    first = said.find(data[0])
    stated = said[first : said.find(data[-1], first) + len(data[-1])]
    stated = re.sub(rf"{_LINK_TEXT}|\s*https?://\S+$", "", stated)
    rest = [c for c in clauses if c and c not in data and not _NO_USE_CLAUSE.search(c)]
    return stated, (rest[0] if rest and len(rest[0]) >= 2 else None)


_NO_USE_CLAUSE = re.compile(
    r"隐私|政策|协议|链接|详见|公司|https?:|www\.|policy|privacy|收集|包名|[:：]", re.I
)

_USE = re.compile(
    r"^(?:[用看做发查统管]|推送|服务|提供|帮助|完成|实现|支持|进行|为)|(?:推送|登录|"
    r"识别|统计|分析|管理|服务|功能|付款|支付|扣款|登入|报告|報告|上报|回报|回報|追踪|"
    r"追蹤)$"
)


def lists_data(clause: str) -> bool:
    """A clause that is an enumeration of personal data and nothing else."""
    plain = re.sub(r"[（(][^）)]*[）)]", "", clause)
    plain = re.sub(_LINK_TEXT, "", plain)
    plain = re.split(r"\s*(?:https?://|\[|隐私|《)", plain)[0]
    pieces = [p for p in re.split(r"[、/]|和|及|与", plain) if p.strip()]
    if not pieces or any(len(p.strip()) > 16 for p in pieces):
        return False
    if _USE.search(plain.strip()):
        return False
    hits = sum(map(is_mostly_data, pieces))
    if len(pieces) == 1:
        return hits == 1 and not plain.isascii()
    named = sum(_NAMES_DATA.search(p.strip()) is not None for p in pieces)
    return hits * 2 >= len(pieces) or named == len(pieces)


_NAMES_DATA = re.compile(r"(?:信息|标识符?|日志|token|id|包名|列表)$", re.I)
