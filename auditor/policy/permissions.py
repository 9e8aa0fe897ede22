"""Passages to permission disclosures: constants, and names that mean them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.knowledge import Knowledge, PermissionName
from auditor.policy.data_types import negated_spans
from auditor.policy.denials import commented
from auditor.policy.flat import Flat, flatten, fold
from auditor.policy.keys import leading_number
from auditor.policy.permission_names import PermissionNames
from auditor.policy.permission_prose import PermissionProse
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


_READS_AND_WRITES = re.compile(
    r"读写|读取?(?:和|及|与|/|、)?(?:写|修改|新增|添加|编辑|创建)|"
    r"read[/ ](?:and |or )?(?:write|modify)"
)
# "读取和写入日历", where the name is the writing
_READ_AND = re.compile(r"读取?(?:和|及|与|并|/|、)(?:写入?|修改|编辑|添加)?$")
# "日历的读写权限"
_BOTH_BEHIND = re.compile(r"(?:数据|信息)?的?(?:读写|读取(?:和|及|与|/|、)(?:写入|修改))")


class PermissionFinder:
    """Finds permissions in passages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = PermissionNames(knowledge)
        self.constants = self.names.constants
        self._prose = PermissionProse(self.names)
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
        notes = commented(text)
        hits: list[PermissionHit] = []
        in_field = passage.role is Role.PERMISSION or (
            passage.role is None
            and (passage.section.permissions or "权限" in text or "ermission" in text)
        )
        constants = list(self.constants.find(text, in_field))
        if not in_field and any("_" in c.name.rsplit(".", 1)[-1] for c in constants):
            constants = list(self.constants.find(text, True))  # "VIBRATE" beside others
        for constant in constants:
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
        if passage.role is Role.PERMISSION or (
            kind == "permission"
            and passage.role in (Role.NAME, None, Role.OTHER, Role.CATEGORY)
            and first_field
        ):
            self._items(flat, 0, len(flat.text), named)
        elif passage.role in (Role.LINK, Role.WEBSITE, Role.PACKAGE, Role.VENDOR, Role.NAME):
            pass
        else:
            self._prose.find(passage, flat, named, kind)
        explicit_spans = [(h.start, h.end) for h in hits]
        stated = {h.permission for h in hits}
        for start, (end, entry) in sorted(named.items()):
            a, b = flat.span(start, end)
            if any(s <= a < e for s, e in explicit_spans):
                continue
            if self._glosses_constant(text, a, b, hits):
                continue
            primary, *also = entry.constants
            # "(g) Calendar – …, to add a reminder [WRITE_CALENDAR]"
            if primary not in stated and a <= leading_number(text) + _HEAD and stated & {*also}:
                continue
            hits.append(PermissionHit(primary, text[a:b], a, b, False, None, tuple(also)))
            read = primary.replace(".WRITE_", ".READ_")
            if read != primary and read in self._known and _READ_AND.search(fold(text[:a])[-8:]):
                hits.append(PermissionHit(read, text[a:b], a, b, False, None, ()))
            written = primary.replace(".READ_", ".WRITE_")
            if written in also and (
                _READS_AND_WRITES.search(fold(text[max(a - 2, 0) : b]))
                or _BOTH_BEHIND.match(text, b)
            ):
                others = tuple(c for c in entry.constants if c != written)
                hits.append(PermissionHit(written, text[a:b], a, b, False, None, others))
        start = leading_number(text)
        heads = {
            h.permission
            for h in hits
            if not h.explicit
            and start <= h.start <= start + _HEAD
            and _NOT_ASKED.match(text, h.end)
        }
        elsewhere = [] if passage.record is not None else _of_other_systems(flat)
        hits = [h for h in hits if not any(a <= h.start < b for a, b in elsewhere)]
        return [
            PermissionHit(
                h.permission,
                h.literal,
                h.start,
                h.end,
                h.explicit,
                h.intended,
                h.also_denotes,
                _in_spans(flat, h.start, spans)
                or _no_need(text, h.start, h.end)
                or (h.start <= _HEAD and _NEEDS_NONE.search(text, h.end) is not None)
                or any(s <= h.start < e for s, e in notes)
                or h.permission in heads,
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
            if _OF_OLDER.search(text[hit.end : start]):
                continue  # "READ_MEDIA_IMAGES（旧系统为“存储”权限）"
            between = (
                text[hit.end : start]
                if hit.end <= start
                else text[end : hit.start]
                if end <= hit.start
                else ""
            )
            if (
                len(between) <= 12
                and not re.search(r"[、,，;；。+＋&和与及并]|\. |\band\b", between)
                and "\n" not in between.strip(" ")
            ):
                return True
            same_line = text.rfind("\n", 0, start) == text.rfind("\n", 0, hit.start)
            if (
                same_line
                and hit.start < start
                and start - hit.end < 40
                and not re.search(r"[、;；。+＋&和与及并]|\. |\band\b", between)
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
            out.update(self.names.in_brackets(body, start, end) or {start: (end, whole)})
            return
        for piece_start, piece_end in self.names.parts(body, start, end):
            piece = body[piece_start:piece_end]
            piece_start += leading_number(piece)
            piece = body[piece_start:piece_end]
            inner = self.names.in_brackets(body, piece_start, piece_end)
            if inner:
                out.update(inner)
                continue
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
                            r"(?:的?(?:访问|使用|读取|读写|调用|获取|相关|信息|"
                            r"功能)?权限|permission)",
                            follows,
                        )
                        or not entry.needs_context
                    ):
                        out[piece_start + s] = (piece_start + e, entry)


# "电话：我们不申请电话权限"
_NOT_ASKED = re.compile(
    r"(?:权限)?\s*[:：]\s*(?:我们|本?应用|本软件|本产品|APP)?(?:\*\*)?(?:从不|并不|不会?|未|没有)(?:\*\*)?(?:申请|索取|获取|使用|请求)"
    r"(?:\*\*)?(?:您的?|该|此|这项|任何)?[^，,。；;]{0,6}(?:权限)?\s*(?:[，,。；;]|$)",
    re.I,
)
# "在 iPhone 上可能请求：定位、相机。"
_OTHER_SYSTEM = re.compile(
    r"(?:^|(?<=[。;；\n]))[^\w(]*(?:(?:在|对于?|而|如果?|若|当)?(?:您|"
    r"用户)?(?:使用)?(?:的是)?|on |for )\s?"
    r"(?:iphone|ipad|ios|苹果(?:手机|系统|设备))(?!\s?(?:和|与|及|、|/|and|or|&))"
    r"(?:(?!android|安卓)[^。\n])*"
)


def _of_other_systems(flat: Flat) -> list[tuple[int, int]]:
    """Spans of the text as written that speak of another system alone."""
    return [flat.span(*m.span()) for m in _OTHER_SYSTEM.finditer(flat.text) if m.group()]


_OF_OLDER = re.compile(r"旧|低版本|以下|以前|之前|older|below|before", re.I)


def _in_spans(flat: Flat, offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(
        flat.origin[s] <= offset < flat.origin[min(e, len(flat.origin) - 1)] for s, e in spans
    )


_HEAD = 4  # offset up to which a name opens an entry
_NEEDS_NONE = re.compile(
    r"(?:don't|do not|doesn't|does not) need (?:the|this|that|any) permission|"
    r"no permission (?:is )?(?:needed|required)|(?:不需要|无需)(?:申请)?(?:该|此|这项|任何)权限",
    re.I,
)


def _no_need(text: str, start: int, end: int) -> bool:
    """``不需要相机权限``, ``无相机权限要求``, ``no camera permission``."""
    before = fold(text[max(start - 16, 0) : start])
    return re.search(
        r"(?:无需|不需要?|不会(?:再)?|不再|从不|未|没有|不)(?:申请|使用|获取|调用|"
        r"要求|请求|开启|授予|涉及)?(?:您的?|任何|设备的?)?$|\bno$|\bnot (?:require|"
        r"request|use|need)(?: any| the)? ?$",
        before,
    ) is not None and not re.search(
        r"(?:如|若|果|拒绝|您|用户)不(?:开启|授予|使用|申请)?(?:您的?)?$", before
    )
