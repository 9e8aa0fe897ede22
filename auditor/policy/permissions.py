"""Passages to permission disclosures: constants, and names that mean them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.knowledge import Knowledge, PermissionName
from auditor.policy.constants import Constants
from auditor.policy.data_types import negated_spans
from auditor.policy.flat import Flat, flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.records import Passage
from auditor.policy.roles import Role


@dataclass(frozen=True, slots=True)
class PermissionHit:
    """A permission in a text, with offsets into the text as written."""

    permission: str
    literal: str
    start: int
    end: int
    explicit: bool
    intended: str | None = None
    also_denotes: tuple[str, ...] = ()
    negated: bool = False


_PARENS = re.compile(r"[(\[【「][^()\[\]【】「」]{0,60}[)\]】」]")
_VERBS = re.compile(
    r"^(?:(?:我们|您|app|应用|需要?|可能|会|将|为您|并|同时|以及|系统|设备的?|手机的?|您的?|你的?|用户的?|本机的?|移动设备的?|终端的?|android|安卓|"
    r"请求|申请|获取|获得|读取|写入|访问|使用|调用|调取|开启|打开|启用|允许|授予|授权|同意|涉及|包括|如|例如|比如|即|开通|索取|所需的?|相关的?|的|向|对|以下|下列|其中|为|"
    r"关闭|拒绝|拥有|具有|具备|以|通过|基于|中|里|上|至|到|要求|提供|请|必要的?)+)"
)
_TAIL = re.compile(
    r"(?:的?(?:系统|设备|手机)?(?:访问|使用|读取|读写|写入|调用|获取|存储|存取|功能|服务|相关|信息|硬件|操作|使用情况|控制)?(?:的)?(?:权限|许可|授权|permissions?|access)?(?:组)?(?:名称|列表)?|功能|服务|的使用)$"
)
_SEPARATORS = re.compile(
    r"[、,，/／;；+&|]|以及|及其|及(?!时)|和(?!平)|与|或者?|还有|\band\b|\bor\b|\n"
)


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
        if not 2 <= len(key) <= 60:
            return None
        tried: list[str] = []
        for form in (key, _PARENS.sub("", key)):
            for head in (form, _VERBS.sub("", form)):
                tail = _TAIL.sub("", head)
                tried += [head, tail, tail + "权限", _VERBS.sub("", tail)]
        inner = re.fullmatch(r"[(\[【「]([^()\[\]【】「」]+)[)\]】」]", key)
        if inner:
            tried.append(inner.group(1))
        english = re.sub(
            r"^(?:the |your |access(?: to)? |use(?: of)? |read(?: and write)? |permission (?:to|for) |allow(?:s|ing)? |to |device(?:'s)? )+",
            "",
            re.sub(r"(?: runtime)? ?(?:permissions?|access)$", "", key),
        )
        tried.append(english)
        for form in tried:
            found = self._names.get(form.strip("的 "))
            if found is not None:
                return found
        return None

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


_WORD = re.compile(r"权限|permissions?(?![a-z.])")
_NOT_SYSTEM = re.compile(
    r"(?:管理员|员工|人员|数据|数据库|系统管理|账号|帐号|账户|最小|后台管理|内部|操作|知情|内容|会员|用户|查看|分级|严格的?|访问|使用|管理|相应|相关|系统|设备|部分|该|上述|以下|此|这些|敏感|必要|额外|所有|任何|的|个|项|各项|应用|开启|关闭|授予|请求|申请)$"
)
# Device access that a sentence grants without the word permission.
_ACCESS = re.compile(
    r"(?:开启|打开|启用|访问|调用|调取|启动|授权(?:我们)?(?:访问|使用|开启)?|允许(?:我们)?(?:访问|使用|开启|调用))(?:您|你|用户)?(?:的)?(?:移动|终端|智能)?(?:设备|手机)?(?:中|上|里|内)?的?"
)
_DEVICE_NOUN = re.compile(
    r"相机|摄像头|麦克风|相册|图库|通讯录|联系人|日历|存储|蓝牙|位置|定位|电话|短信|传感器|通知|相簿|照片|nfc|悬浮窗|指纹"
)
_EN_ACCESS = re.compile(
    r"(?:access(?: to)?|permissions? (?:to|for)|use(?: of)?|allow(?:s|ing)?(?: us| the app)?(?: to)?(?: access| use)?|grant(?:s|ing)?(?: us)?(?: access to)?)"
    r"(?: to| use| access| read| record| take)* (?:your |the |a |user'?s? )?(?:device'?s? |phone'?s? |mobile )?"
)
_FORWARD = re.compile(
    r"权限(?:包括|如下|有|如|分别为|为|列表|范围|名称|清单)?(?:但不限于)?(?:[:：(]|(?<=包括)|(?<=分别为))|permissions?(?: include| are| such as|:)+"
)


# What makes the same word another thing: 云存储权限, 企业通讯录权限.
_OTHER_OWNER = re.compile(
    r"(?:数据|云|云端|企业|后台|内部|组织|服务器|账户|账号|文档|对象|人员|管理|会员)$"
)
_LEADS = re.compile(
    r"(?:的|您|你|启|开|取|问|用|请|申|调|授|于|要|获|予|供|如|即|括|权|备|机|到|了|对|及|户|中|上|绝|闭|掉|改|予)$"
)


class PermissionFinder:
    """Finds permissions in passages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = PermissionNames(knowledge)
        self.constants = self.names.constants
        self._known = frozenset(knowledge.permissions)

    def is_name(self, text: str) -> bool:
        """Whether a short text as a whole names a permission."""
        return self.names.lookup(text) is not None

    def find(
        self, passage: Passage, kind: str | None, first_field: bool = False
    ) -> list[PermissionHit]:
        """Permissions that a passage discloses.

        :param kind: of the record the passage belongs to, if any.
        :param first_field: it is its record's first field.
        """
        text = passage.text.text
        flat = flatten(text)
        spans = negated_spans(flat.text)
        hits: list[PermissionHit] = []
        in_field = passage.role is Role.PERMISSION or (
            passage.role is None
            and (passage.section.permissions or "权限" in text or "ermission" in text)
        )
        for constant in self.constants.find(text, in_field):
            intended = constant.intended
            if constant.name not in self._known and intended is None:
                intended = self._described(text, constant.end, constant.name)
            hits.append(
                PermissionHit(
                    constant.name,
                    text[constant.start : constant.end],
                    constant.start,
                    constant.end,
                    True,
                    intended,
                )
            )
        named: dict[int, tuple[int, PermissionName]] = {}
        if passage.role is Role.PERMISSION:
            self._items(flat, 0, len(flat.text), named)
        elif (
            kind == "permission"
            and passage.role in (Role.NAME, None, Role.OTHER, Role.CATEGORY)
            and first_field
        ):
            self._items(flat, 0, len(flat.text), named)
        elif passage.role in (Role.LINK, Role.WEBSITE, Role.PACKAGE, Role.VENDOR, Role.NAME):
            pass
        else:
            self._prose(passage, flat, named, kind)
        explicit_spans = [(h.start, h.end) for h in hits]
        for start, (end, entry) in sorted(named.items()):
            a, b = flat.span(start, end)
            if any(s <= a < e for s, e in explicit_spans):
                continue
            if self._glosses_constant(text, a, b, hits):
                continue
            primary, *also = entry.constants
            hits.append(PermissionHit(primary, text[a:b], a, b, False, None, tuple(also)))
        return [
            PermissionHit(
                h.permission,
                h.literal,
                h.start,
                h.end,
                h.explicit,
                h.intended,
                h.also_denotes,
                _in_spans(flat, h.start, spans) or _no_need(text, h.start, h.end),
            )
            for h in hits
        ]

    def _described(self, text: str, end: int, name: str) -> str | None:
        """What an unknown constant means by the name beside it: the one of
        the name's constants that begins like it."""
        beside = fold(text[end : end + 30])
        word = name.rsplit(".", 1)[-1].split("_")[0]
        if not name.startswith("android.permission."):
            return None
        for _, _, entry in self.names.scan(beside):
            same = [c for c in entry.constants if c.rsplit(".", 1)[-1].split("_")[0] == word]
            if same:
                return same[0]
        return None

    def _glosses_constant(self, text: str, start: int, end: int, hits: list[PermissionHit]) -> bool:
        """A name beside a constant only explains it
        (``android.permission.CAMERA（相机权限）``, ``相机权限 CAMERA``)."""
        for hit in hits:
            if not hit.explicit:
                continue
            between = (
                text[hit.end : start]
                if hit.end <= start
                else text[end : hit.start]
                if end <= hit.start
                else ""
            )
            if (
                len(between) <= 12
                and not re.search(r"[、,，;；。]", between)
                and "\n" not in between.strip(" ")
            ):
                return True
            same_line = text.rfind("\n", 0, start) == text.rfind("\n", 0, hit.start)
            if (
                same_line
                and hit.start < start
                and start - hit.end < 40
                and not re.search(r"[、;；。]", between)
            ):
                return True
        return False

    def _items(
        self, flat: Flat, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """Names in an enumeration: every part between separators that is one."""
        body = flat.text
        whole = self.names.lookup(body[start:end])
        if whole is not None:
            out[start] = (end, whole)
            return
        position = start
        for piece_start, piece_end in _pieces(body, start, end):
            piece = body[piece_start:piece_end]
            piece_start += leading_number(piece)
            piece = body[piece_start:piece_end]
            head = re.split(r"[:：(]|——|--| - ", piece, maxsplit=1)[0]
            for candidate in (piece, head):
                entry = self.names.lookup(candidate)
                if entry is not None:
                    out[piece_start] = (piece_start + len(candidate), entry)
                    break
            else:
                for s, e, entry in self.names.scan(piece):
                    follows = piece[e : e + 8]
                    if (
                        re.match(
                            r"(?:的?(?:访问|使用|读取|读写|调用|获取|相关|信息|功能)?权限|permission)",
                            follows,
                        )
                        or not entry.needs_context
                    ):
                        out[piece_start + s] = (piece_start + e, entry)
            position = piece_end
        del position

    def _prose(
        self,
        passage: Passage,
        flat: Flat,
        out: dict[int, tuple[int, PermissionName]],
        kind: str | None,
    ) -> None:
        body = flat.text
        plain = body
        # a line or list item that is a permission's name, in a permission part
        if passage.section.permissions and kind != "sdk":
            start = leading_number(plain)
            head = re.split(r"[:：]|——|--|–|—| - |(?<=权限)[,，]", plain[start:], maxsplit=1)[0]
            if 1 < len(head) <= 40:
                for candidate in (head, _PARENS.sub("", head)):
                    entry = self.names.lookup(candidate)
                    if entry is not None:
                        out[start] = (start + len(head), entry)
                        break
                else:
                    if len(head) < len(plain) - start or len(plain) <= 40:
                        pieces = _pieces(body, start, start + len(head))
                        entries = [(s, e, self.names.lookup(body[s:e])) for s, e in pieces]
                        if len(entries) > 1 and all(entry for _, _, entry in entries):
                            for s, e, entry in entries:
                                if entry:
                                    out[s] = (e, entry)
        for match in _WORD.finditer(body):
            self._backward(body, match.start(), match.end(), out)
        for match in _FORWARD.finditer(body):
            stop = re.search(r"[。;；)\n]", body[match.end() :])
            end = match.end() + (stop.start() if stop else min(len(body) - match.end(), 200))
            for s, e in _pieces(body, match.end(), end):
                entry = self.names.lookup(body[s:e])
                if entry is None:
                    break
                out[s] = (e, entry)
        for match in _ACCESS.finditer(body):
            self._granted(body, match.end(), out)
        if body.isascii() or re.search(r"[a-z]{4,} [a-z]{2,} ", body):
            self._english(body, out)

    def _backward(
        self, body: str, start: int, end: int, out: dict[int, tuple[int, PermissionName]]
    ) -> None:
        """The enumeration of names that ends at the word 权限/permission."""
        window_start = max(start - 160, 0)
        window = body[window_start:start]
        cut = 0
        for mark in re.finditer(r"[。;；!?！？:：\n]", window):
            cut = mark.end()
        pieces = _pieces(body, window_start + cut, start)
        for index, (s, e) in enumerate(reversed(pieces)):
            piece = body[s:e]
            found = self._suffix_name(piece, last=index == 0)
            if found is None:
                if index == 0 and re.fullmatch(
                    r"(?:的)?(?:系统|设备|手机|相关|访问|使用|等|上述|以上|[一二三四五六七八九十几多\d]+[项个种类])*(?:相关|等)?(?:系统|设备)?",
                    piece,
                ):
                    continue
                tail = re.sub(r"等.{0,8}$", "", piece)
                found = self._suffix_name(tail, last=False) if tail != piece else None
                if found is None:
                    break
            offset, length, entry, clean = found
            out.setdefault(s + offset, (s + offset + length, entry))
            if not clean:
                break

    def _suffix_name(self, piece: str, last: bool) -> tuple[int, int, PermissionName, bool] | None:
        """A name at the end of ``piece``: ``(offset, length, entry, clean)``;
        ``clean`` when nothing but verbs stands before it."""
        text = re.sub(r"(?:等)?(?:的)?(?:系统|设备|手机|相关|功能|隐私|敏感)*$", "", piece)
        text = (
            re.sub(
                r"的?(?:访问|使用|读取|读写|写入|调用|获取|操作|功能|相关|信息)?(?:的)?$", "", text
            )
            or text
        )
        for candidate in dict.fromkeys((piece, text)):
            entry = self.names.lookup(candidate)
            if entry is not None and (last or len(candidate) <= 24):
                verbs = _VERBS.match(candidate)
                skip = verbs.end() if verbs and self.names.lookup(candidate[verbs.end() :]) else 0
                return skip, len(candidate) - skip, entry, True
        # brackets explain: 地理位置(位置信息)
        for candidate in dict.fromkeys((piece, text, _PARENS.sub("", piece))):
            for cut in range(max(len(candidate) - 16, 0), len(candidate) - 1):
                head = candidate[cut - 1] if cut else ""
                if head and head.isascii() and head.isalnum():
                    continue
                entry = self.names._names.get(candidate[cut:])
                if entry is not None:
                    before = candidate[:cut]
                    if (
                        before
                        and not _VERBS.fullmatch(before)
                        and (
                            len(candidate) - cut < 2
                            or (re.search(r"[一-鿿]$", before) and _OTHER_OWNER.search(before))
                            or (
                                not last
                                and re.search(r"[一-鿿]$", before)
                                and not _LEADS.search(before)
                            )
                        )
                    ):
                        return None
                    offset = piece.find(candidate[cut:])
                    return (
                        max(offset, 0),
                        len(candidate) - cut,
                        entry,
                        not before or _VERBS.fullmatch(before) is not None,
                    )
        return None

    def _granted(self, body: str, at: int, out: dict[int, tuple[int, PermissionName]]) -> None:
        """Names right after 开启您的…, as long as they are devices."""
        stop = re.search(r"[。;；!?\n,，](?!\S{0,14}[、])", body[at:])
        end = at + min(stop.start() if stop else 80, 120, len(body) - at)
        for s, e in _pieces(body, at, end):
            piece = body[s:e]
            entry = self.names.lookup(piece)
            length = e - s
            if entry is None:
                first = next(((a, b, n) for a, b, n in self.names.scan(piece) if a == 0), None)
                if first is None:
                    break
                entry, length = first[2], first[1]
                rest = piece[length:]
                if not re.match(
                    r"(?:\(|的?(?:功能|权限|服务|访问|硬件)|以|来|用于|进行|等|后|时|$|才|并|拍|扫|上传|选)",
                    rest,
                ):
                    break
            if not _DEVICE_NOUN.search(piece[: length + 2]):
                break
            out.setdefault(s, (s + length, entry))
            if length < e - s:
                break

    def _english(self, body: str, out: dict[int, tuple[int, PermissionName]]) -> None:
        speaks = re.search(r"permission|grant|allow|access", body)
        for s, e, entry in self.names.scan(body):
            if not entry.name.isascii():
                continue
            after = body[e : e + 24]
            before = body[max(s - 48, 0) : s]
            if re.match(r"(?:'s)?(?: runtime| system)? permissions?(?![a-z])", after):
                out.setdefault(s, (e, entry))
            elif not entry.needs_context and speaks and len(entry.name) > 8:
                out.setdefault(s, (e, entry))
            elif (
                speaks
                and _EN_ACCESS.search(before)
                and re.search(_EN_ACCESS.pattern + "$", before)
                and re.search(r"permission|grant|allow|ask|request|require", body)
            ):
                out.setdefault(s, (e, entry))
        for match in re.finditer(r"accessibility ?service(?: api)?|accessibility api", body):
            entry = self.names.lookup("accessibility service") or self.names.lookup("无障碍服务")
            if entry is not None:
                out.setdefault(match.start(), (match.end(), entry))


def _pieces(body: str, start: int, end: int) -> list[tuple[int, int]]:
    """Parts of an enumeration; separators inside brackets do not part."""
    out: list[tuple[int, int]] = []
    depth = 0
    at = start
    i = start
    while i < end:
        char = body[i]
        if char in "([【「":
            depth += 1
        elif char in ")]】」":
            depth = max(depth - 1, 0)
        elif depth == 0:
            match = _SEPARATORS.match(body, i, end)
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
        for match in _SEPARATORS.finditer(body, start, end):
            if match.start() > at:
                out.append((at, match.start()))
            at = match.end()
        if end > at:
            out.append((at, end))
    return out


def _in_spans(flat: Flat, offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(
        flat.origin[s] <= offset < flat.origin[min(e, len(flat.origin) - 1)] for s, e in spans
    )


def _no_need(text: str, start: int, end: int) -> bool:
    """``不需要相机权限``, ``无相机权限要求``, ``no camera permission``."""
    before = fold(text[max(start - 16, 0) : start])
    return re.search(
        r"(?:无需|不需要?|不会(?:再)?|不再|从不|未|没有|不)(?:申请|使用|获取|调用|要求|请求|开启|授予|涉及)?(?:您的?|任何|设备的?)?$|\bno $|\bnot (?:require|request|use|need)(?: any| the)? ?$",
        before,
    ) is not None and not re.search(
        r"(?:如|若|果|拒绝|您|用户)不(?:开启|授予|使用|申请)?(?:您的?)?$", before
    )
