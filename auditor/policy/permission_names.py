"""The names that policies use for permissions, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.knowledge import Knowledge, PermissionName
from auditor.policy.constants import Constants
from auditor.policy.flat import fold

PARENS = re.compile(r"[(\[【「][^()\[\]【】「」]{0,160}[)\]】」]")
VERBS = re.compile(
    r"^(?:(?:我们|您|你|app|应用|需要?|可能|会|将|并|同时|以及|系统|设备|手机|"
    r"用户|本机|移动设备|终端|android|安卓|"
    r"请求|申请|获取|获得|读取|写入|读写|存取|取用|访问|使用|调用|调取|开启|打开|启用|"
    r"允许|授予|授权|"
    r"同意|涉及|包括|如|例如|比如|即|开通|索取|所需|相关|的|向|对|以下|下列|"
    r"其中|为|"
    r"关闭|拒绝|拥有|具有|具备|以|通过|基于|中|里|上|至|到|要求|提供|请|必要)+)"
)
_MARK = re.compile(r"(?:非?必[选须需]|可选|选填|敏感)$")  # "麦克风 可选"
# what asks for a right, without what the right lets one do (``请求写入日历``)
ASKING = re.compile(
    r"^(?:(?:我们|您|app|应用|需要?|可能|会|将|并|同时|以及|系统|设备|手机|用户|以|上|中|为|的|"
    r"请求|申请|允许|授予|授权|同意|涉及|包括|要求|提供|请|必要)+)"
)
_TAIL = re.compile(
    r"(?:的?(?:系统|设备|手机)?(?:访问|使用|读取|读写|写入|调用|获取|存储|存取|功能|"
    r"服务|相关|信息|硬件|操作|使用情况|控制)?(?:的)?(?:权限|许可|授权|permissions?|"
    r"access)?(?:组)?(?:名称|列表)?|功能|服务|的使用)$"
)
_SEPARATORS = re.compile(
    r"[、,，/／;；+&|①-⑳]|[」”』]\s*[「“『]|以及|及其|及(?!时)|和(?!平)|与|或者?|还有|"
    r"\band\b|\bor\b|\n"
)

# "microphone 麦克风", "麦克风 microphone"
_TWO_TONGUES = re.compile(
    r"([a-z][a-z /&'-]*[a-z])[ /|]*([\u4e00-\u9fff]+)|([\u4e00-\u9fff]+)[ /|"
    r"]*([a-z][a-z /&'-]*[a-z])"
)
_DIALOG = re.compile(r"(?:申请|授权|提示|询问|确认)(?:的)?弹窗")  # by which it is asked for
_SIGNS = re.compile(r"[、,，/／;；+&|①-⑳\n]")


# "获取精确位置信息(GPS和网络)": by what, not another permission
_SOURCE = re.compile(
    r"(?:基于|通过|使用|gps|网络|移动网络|基站|wlan|wi-?fi|[和与及、,/]|的|定位|进行)+", re.I
)
# "网络（完全的网络访问、查看网络状态）"
_WIDER = re.compile(r"([^()（）]{2,16})[(（]([^()（）]{2,80})[)）]")


class PermissionNames:
    """The names of the mappings, ready to be looked up and scanned for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.constants = Constants(knowledge.permissions)
        self._names: dict[str, PermissionName] = {}
        for entry in knowledge.permission_names:
            key = fold(entry.name)
            if len(key) > 1:
                self._names.setdefault(key, entry)
        for info in knowledge.permissions.values():
            for label in (info.label_zh, info.label_en):
                key = fold(label) if label else ""
                if len(key) > 3 and key not in self._names:
                    self._names[key] = PermissionName(label, (info.name,), needs_context=True)
        self._buckets: dict[str, list[str]] = {}
        for key in self._names:
            self._buckets.setdefault(key[:2], []).append(key)
        for bucket in self._buckets.values():
            bucket.sort(key=len, reverse=True)
        self._cache: dict[str, PermissionName | None] = {}

    def lookup(self, text: str) -> PermissionName | None:
        """The entry that ``text`` as a whole names: as it stands, without
        brackets, verbs before it or words such as 权限 after it."""
        key = fold(text).strip("。.,，;；:：、·•-—*\"'“”‘’<>《》")
        if key in self._cache:
            return self._cache[key]
        found = self._lookup(key)
        if len(self._cache) < 20000:
            self._cache[key] = found
        return found

    def _lookup(self, key: str) -> PermissionName | None:
        if not 2 <= len(key) <= 60 or _DIALOG.search(key):
            return None
        tried: list[str] = []
        for form in dict.fromkeys((key, PARENS.sub("", key), _MARK.sub("", key))):
            for head in (form, ASKING.sub("", form), VERBS.sub("", form)):
                tail = _TAIL.sub("", head)
                tried += [head, tail, tail + "权限"]
            tried.append(VERBS.sub("", _TAIL.sub("", form)))
        inner = re.fullmatch(r"[(\[【「]([^()\[\]【】「」]+)[)\]】」]", key)
        if inner:
            tried.append(inner.group(1))
        english = re.sub(
            r"^(?:the |your |access |use(?: of)? |read(?: and write)? |"
            r"permission (?:to|for) |allow(?:s|ing)? |to |device(?:'s)? )+",
            "",
            re.sub(r"(?: runtime)? ?(?:permissions?|access)$", "", key),
        )
        tried.append(english)
        if "wi-fi" in key and key != "wi-fi":
            tried += [form.replace("wi-fi", "wifi") for form in tried]
        for form in tried:
            found = self._names.get(form.strip("的 "))
            if found is not None:
                return found
        return self._in_two_tongues(PARENS.sub("", key).strip())

    def in_brackets(self, body: str, start: int, end: int) -> dict[int, tuple[int, PermissionName]]:
        """The names that a bracket behind a wider one lists
        (``位置（精确位置、后台位置）``); empty unless all are names."""
        match = _WIDER.fullmatch(body, start, end)
        wider = self.lookup(match.group(1)) if match else None
        if match is None or _SOURCE.fullmatch(match.group(2)):
            return {}
        named: dict[int, tuple[int, PermissionName]] = {}
        too = _WITH.match(body, *match.span(2))
        for s, e in self.parts(body, too.end() if too else match.start(2), match.end(2)):
            entry = self.lookup(body[s:e])
            if entry is None and match.group(1).strip().isascii():
                entry = self.lookup(f"{body[s:e]} {match.group(1).strip()}")  # "fine location"
            if entry is None:
                return {}
            named[s] = (e, entry)
        if wider is None:
            return named if len(named) > 1 else {}
        always = body[match.start(2) : match.end(2)].startswith(("始终", "一直"))
        if too or always:  # "定位（含后台定位）", "位置（始终允许）"
            named[match.start(1)] = (match.end(1), wider)
            return named
        return named if {e.constants for _, e in named.values()} != {wider.constants} else {}

    def _in_two_tongues(self, key: str) -> PermissionName | None:
        """``Microphone 麦克风``: the same permission in both."""
        match = _TWO_TONGUES.fullmatch(key)
        named = [self._names.get(part.strip()) for part in match.groups() if part] if match else []
        one, other = named if len(named) == 2 else (None, None)
        if one is None or other is None or not {*one.constants} & {*other.constants}:
            return None
        return one

    def parts(self, body: str, start: int, end: int) -> list[tuple[int, int]]:
        """Parts of an enumeration (:func:`pieces`); 和 and 及 do not part what is
        one name with them (照片和文件)."""
        out: list[tuple[int, int]] = []
        for s, e in pieces(body, start, end, _SIGNS):
            out += [(s, e)] if self.lookup(body[s:e]) else pieces(body, s, e)
        return out

    def get(self, key: str) -> PermissionName | None:
        """The entry of exactly this folded name."""
        return self._names.get(key)

    def scan(self, flat: str) -> Iterator[tuple[int, int, PermissionName]]:
        """Names in a folded text, longest first, not overlapping."""
        i = 0
        while i < len(flat) - 1:
            for key in self._buckets.get(flat[i : i + 2], ()):
                if flat.startswith(key, i) and _bounded(flat, i, i + len(key)):
                    yield i, i + len(key), self._names[key]
                    i += len(key) - 1
                    break
            i += 1


_WITH = re.compile(r"(?:还|也|同时)?(?:包?含|包括|及|以及|和|涉及)(?!义)|includ(?:es|ing) |and ")


def _bounded(text: str, start: int, end: int) -> bool:
    if (
        text[start].isascii()
        and text[start].isalpha()
        and start
        and text[start - 1].isascii()
        and text[start - 1].isalnum()
    ):
        return False
    last = text[end - 1]
    return not (
        last.isascii()
        and last.isalpha()
        and end < len(text)
        and text[end].isascii()
        and text[end].isalnum()
    )


def pieces(
    body: str, start: int, end: int, separators: re.Pattern[str] = _SEPARATORS
) -> list[tuple[int, int]]:
    """Parts of an enumeration; separators inside brackets do not part."""
    out: list[tuple[int, int]] = []
    depth = 0
    at = start
    i = start
    while i < end:
        char = body[i]
        if body[i : i + 2] in ("」「", "』『", "”“") and i > at:
            out.append((at, i))  # 「电话」「位置」
            i = at = i + 2
            continue
        if char in "([【「":
            depth += 1
        elif char in ")]】」":
            depth = max(depth - 1, 0)
        elif depth == 0:
            match = separators.match(body, i, end)
            if match and match.end() > i:
                if i > at:
                    out.append((at, i))
                i = at = match.end()
                continue
        i += 1
    if end > at:
        out.append((at, end))
    if depth:  # an unclosed bracket: part inside it too
        out = []
        at = start
        for match in separators.finditer(body, start, end):
            if match.start() > at:
                out.append((at, match.start()))
            at = match.end()
        if end > at:
            out.append((at, end))
    return [_unquoted(body, s, e) for s, e in out]


_QUOTES = "「」『』“”\"‘’'"


def _unquoted(body: str, start: int, end: int) -> tuple[int, int]:
    """A part without the quotes around it, and without what leads to one
    that is not closed (``授予「电话``)."""
    while end > start and body[end - 1] in _QUOTES:
        end -= 1
    opening = max(body.rfind(c, start, end) for c in "「『“")
    if opening >= start and not any(c in body[opening + 1 : end] for c in "」』”"):
        start = opening + 1
    while start < end and body[start] in _QUOTES:
        start += 1
    return start, end
