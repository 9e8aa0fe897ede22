"""What a column or key means when its label is not known: by its values.

Unseen policies use words for their columns that no list foresees. The values
tell: a company's name, an address, a package, a list of personal data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from auditor.policy.blocks import Block
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.keys import is_company, leading_number
from auditor.policy.known import KnownNames, find_packages, is_generic
from auditor.policy.roles import Role, is_key, loose_role, role_of

_URL = re.compile(r"https?://|www\.|[a-z0-9-]+\.(?:com|cn|net|org|io)(?:/|$)", re.I)
# "详见https://…", "隐私政策：https://…"
_LED_LINK = re.compile(
    r"(?:(?:详情|具体)?[请可]?(?:详?见|参见|参考|参阅|查看)|[^，,。；;：:]{0,6}(?:政策|协议|规则|条款|链接|网址|地址))?"
    r"\s?[：:]?\s?(?:https?://|www\.)",
    re.I,
)
_LINK_TEXT = re.compile(
    r"(?:隐私|个人信息保护)[^，。]{0,10}(?:政策|协议|声明|说明|指引|规则)|privacy "
    r"(?:policy|notice)",
    re.I,
)
_NONE = re.compile(r"(?:无|暂无|不涉及|none|n/?a|/|-+)?", re.I)
_INFO = re.compile(r"信息|标识|日志|数据(?!统计|分析)|账号|昵称|头像|identifier|address", re.I)


def content_role(values: Sequence[str], known: KnownNames) -> Role | None:
    """The role that most of the values show, ``None`` if they show none."""
    texts = [v.strip() for v in values]
    texts = [t for t in texts if not _NONE.fullmatch(t)]
    if not texts:
        return None
    votes: dict[Role, int] = defaultdict(int)
    for text in texts:
        role = _role_of_value(text, known)
        if role is not None:
            votes[role] += 1
    if not votes:
        return None
    best = max(votes, key=lambda r: (votes[r], r.value))
    return best if votes[best] * 2 > len(texts) else None


def _role_of_value(text: str, known: KnownNames) -> Role | None:
    flat = fold(text)
    if re.search(r"\.permission\.", flat) or _CONSTANTS.fullmatch(text):
        return Role.PERMISSION
    packages = find_packages(text)
    if packages and sum(e - s for s, e, _ in packages) >= 0.5 * len(text) and not _URL.match(text):
        return Role.PACKAGE
    if _LED_LINK.match(text):
        return Role.LINK
    if _PLATFORMS.fullmatch(flat):
        return Role.PLATFORM
    if is_company(text):
        return Role.VENDOR
    if (
        len(text) <= 40
        and (known.by_name(text) or ("sdk" in flat and not is_generic(text)))
        and not re.search(r"[，。；]", text)
    ):
        return Role.NAME
    if _LINK_TEXT.search(text) and len(text) <= 40:
        return Role.LINK
    if len(text) <= 60 and re.search(r"权限$|权限[、,，]", text):
        return Role.PERMISSION
    if any(find_data_types(text)) or (len(_INFO.findall(text)) >= 1 and len(text) <= 80):
        return Role.PERSONAL_INFO
    if _CONTACT.search(text):
        return Role.OTHER
    if len(text) >= 4:
        return Role.PURPOSE
    return None


# "联系邮箱 dpo@…": how to reach a provider
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[a-z]|(?:客服|联系)(?:方式|电话|邮箱|热线)|\d{3,4}-\d{6,8}", re.I
)
_PLATFORMS = re.compile(
    r"仅?(?:android|安卓|ios|鸿蒙|harmonyos|双端|全平台)"
    r"(?:[端版/、,，&+和及与]*(?:android|安卓|ios|鸿蒙|harmonyos))*[端版]?"
)
_CONSTANTS = re.compile(r"[A-Z][A-Z_]{3,}(?:[\s、,，;；/]+[A-Z][A-Z_]{3,})*")
_LINE_KEY = re.compile(
    r"\s*[【\[]?([^\s:：，,。;；|｜【】（()）]{1,12})[】\]]?\s*[:：](?!//)\s*(.*)", re.S
)
# a further key of a line, behind what may end the value before it
_INNER_KEY = re.compile(
    r"(?<=[；;|｜\s\u3000])([^\s:：，,。;；、|"
    r"｜【】〔〕（()）/]{2,12})\s?[:：](?!//)\s?([^；;|｜\s]{0,200})"
)
_FRAMED_KEY = re.compile(r"[〔【]([^〔〕【】\n]{2,12})[〕】][:：]?\s?([^〔〕【】\n]{0,200})")
# 用 处：
_WIDE_KEY = re.compile(r"\s*[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){1,3}\s?(?=[:：])")
_MOST_INNER = 12  # further keys of a line
_DENIES = re.compile(r"不|没|未(?!成年)|无(?!线|障碍)|非")


def _keys_of_line(line: str) -> Iterator[tuple[str, str]]:
    """What may be keys of a line, with their values."""
    body = line[leading_number(line) :]
    body = _WIDE_KEY.sub(lambda found: "".join(found.group().split()), body, count=1)
    framed = list(islice(_FRAMED_KEY.finditer(body), _MOST_INNER))
    match = _LINE_KEY.match(body)
    if match and len(framed) < 2:
        inner = list(islice(_INNER_KEY.finditer(body, match.end(1)), _MOST_INNER))
        value = match.group(2)
        yield match.group(1), value[: inner[0].start() - match.start(2)] if inner else value
        yield from (found.groups() for found in inner)  # type: ignore[misc]
    elif len(framed) > 1:
        yield from (found.groups() for found in framed)  # type: ignore[misc]
    else:
        # a name before the first key
        inner = list(islice(_INNER_KEY.finditer(body), _MOST_INNER))
        if len(inner) > 1:
            yield from (found.groups() for found in inner)  # type: ignore[misc]


def _meaning(key: str, values: Sequence[str], known: KnownNames) -> Role | None:
    """The role of a key of unknown words: what the values surely are, else what
    a word in it tells, else what the values seem to be."""
    role = role_of(key)
    if role is not None:
        return role
    if _DENIES.search(key):
        return Role.OTHER  # 它不会接触什么
    shown = content_role(values, known)
    if shown in (Role.LINK, Role.PACKAGE, Role.VENDOR, Role.PLATFORM):
        return shown
    return loose_role(key) or shown


def document_keys(blocks: Sequence[Block], known: KnownNames) -> Mapping[str, Role]:
    """Keys that this document repeats and that no list knows, with the role that
    their values or a word in them show. They count only where known keys
    or several of them stand next to each other, as in records."""
    lines: list[str] = []
    for block in blocks:
        if block.kind != "table":
            lines += [line for line in block.text.text.split("\n") if line.strip()]
    values: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, set[str]] = defaultdict(set)
    recent: list[str] = []
    for i, line in enumerate(lines):
        none = True
        for written, said in _keys_of_line(line):
            none = False
            key = fold(written)
            value = said.strip() or (lines[i + 1].strip() if i + 1 < len(lines) else "")
            values[key].append(value)
            for other in recent[-4:]:
                if other != key:
                    beside[key].add(other)
                    beside[other].add(key)
            recent.append(key)
        if none:
            recent = recent[-1:] if recent else []
    found: dict[str, Role] = {}
    for key, said_of_it in values.items():
        if len(said_of_it) < 2 or is_key(key) or len(key) < 2 or len({*said_of_it}) < 2:
            continue
        around = {role_of(k) for k in beside[key] if is_key(k)} - {None, Role.OTHER}
        repeated = sum(1 for k in beside[key] if len(values[k]) >= 2)
        if not around and repeated < (2 if loose_role(key) is not None else 3):
            continue
        role = _meaning(key, said_of_it, known)
        if role is not None and role is not Role.PERMISSION:
            found[key] = role
    return found
