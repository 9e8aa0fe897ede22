"""Rows and marks by which a document says that it does not collect something."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from auditor.model import DataDisclosure, PermissionDisclosure
from auditor.policy.blocks import Block, Cell, Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.records import Passage, Record, Structure
from auditor.policy.roles import Role
from auditor.policy.sections import DENIED

# A column that asks whether something is collected. Not "是否必需", "可否关闭"
# or "Asked at runtime?", whose no means another thing.
_WHETHER = re.compile(
    r"(?:app|应用|我们)?(?:是否|有无|有没有)?(?:会|需要?|已|实际|目前)*"
    r"(?:收集|采集|获取|申请|读取|使用|索取|调用|上传)"
    r"(?:该|此|这项)?(?:权限|信息|数据)?(?:情况|与否|吗|么|状态)?\??|"
    r"(?:is |are )?(?:it )?(?:collected|used|requested|accessed|collects?)\??"
)
_NO = re.compile(r"[❌✗✘✖×☒🚫⛔x]|否|无|不|没有|未|(?:no|n|never|none|false|not? collected)")
# What a cell of any column says when it denies all of its row.
_DENIES = re.compile(
    r"(?:(?:当前|目前|现|最新)(?:的)?(?:版本)?|本(?:版本|应用|产品|软件)|我们|已经?|"
    r"均|暂|并|也|都)*"
    r"(?:从?不会?(?:再)?|未曾?|从未|从来没有?|从没有?|没有?|停止)(?:主动)?"
    r"(?:收集|采集|申请|获取|读取|使用|声明|调用|索取|用|要)过?(?:该|此)?(?:权限|信息|数据)?|"
    r"(?:we )?(?:do not|don't|never|no longer|not) "
    r"(?:collect|request|use|access|ask for)(?:ed|d)?(?: it| this)?"
)
_NOT_ASKED = re.compile(r"(?:is )?not (?:requested|used|declared|needed|asked for)\b")
# a line of constants, and what stands below one that is not declared
_CONSTANTS = re.compile(r"`?(?:[a-z]+\.)*[A-Z][A-Z0-9_]{3,}`?(?:(?:, ?| and |、)`?[\w.]+`?)*")
_NOT_ASKED_BELOW = re.compile(
    r"[:：*\s]*(?:not (?:requested|used|declared|needed|asked for)|never (?:requested|used)|"
    r"(?:未|不|不再|没有|从不)(?:申请|声明|使用|请求))(?![^.。;；\n]{0,16}[:：])"
)
# below a heading that is a permission's name: "We don't request these."
_DENIES_TITLE = re.compile(
    r"(?:(?:we|the app|this app|it) )?(?:do(?:es)? not|don't|doesn't|never) "
    r"(?:use|request|ask for|need|declare|want|access|read)"
    r"(?: (?:it|this|these|them|that|the \w+|your \w+))?(?: permissions?)?(?:[.;,]|$)|"
    r"(?:我们|本应用|本软件|app)?(?:从未|从不|不会?|没有|未)(?:申请|使用|需要|声明|读取)"
    r"(?:过)?(?:该|此|这些|这项|它)?(?:权限|功能)?(?:[。,，;；]|$)"
)
_BRACKETED = re.compile(r"[（(\[【].*[)）\]】][。.]?")
_COMMENT = re.compile(r"<!--[^\n]*?(?:-->|$)", re.M)


# "申请权限 | 无" tells that there are none, not that the row is denied
_NONE = re.compile(r"无|没有|未|none|n")
# "本行手机银行不读取您的短信内容" in the row of a permission
_NEVER_READ = re.compile(
    r"[^,，。;；()]{0,12}?(?<![若果])(?:从不|绝不|不会?|并不|未曾|从未)(?:主动)?(?:再)?(?:读取|申请|获取|采集|收集|索取|访问)"
    r"(?:您的?|用户的?|任何|该|此|手机|设备)*(?!其[他它])[^,，。;；()]{0,10}"
)
_ASKS = re.compile(r"是否|有无|有没有|[吗么?]|^(?:is|are)\b")


def _says_no(label: str, said: str) -> bool:
    """Whether a cell answers no to what its column asks (both folded)."""
    if _WHETHER.fullmatch(label) is None or _NO.fullmatch(said) is None:
        return False
    return _NONE.fullmatch(said) is None or _ASKS.search(label) is not None


def _is_denied(record: Record) -> bool:
    """Whether a row of data or permissions is there to say that it is not
    collected: ``❌`` under 收集, ``不申请`` in place of the constant."""
    if record.kind == "sdk":
        return False
    for found in record.fields:
        said = fold(found.value.text).strip("()[]【】。.!-")
        if found.role is Role.PURPOSE and _NOT_ASKED.match(said):
            return True
        if len(said) > 40 or not said:
            continue
        if _DENIES.fullmatch(said):
            return True
        if record.kind == "permission" and _NEVER_READ.fullmatch(said):
            return True
        if _says_no(fold(found.label), said):
            return True
    return False


def denied_at(passage: Passage, record: Record | None, at: int) -> bool:
    """The part, the column or the row lists what is not collected, or the text
    at ``at`` is struck through."""
    return (
        passage.section.denied
        or bool(passage.label and DENIED.search(fold(passage.label)))
        or passage.text.is_struck(at)
        or (record is not None and _is_denied(record))
    )


def withdrawn(passages: Sequence[Passage]) -> frozenset[int]:
    """Passages that a line behind them takes back: ``IMEI`` and below it
    ``（当前版本已不再收集）``."""
    found = set()
    for index, passage in enumerate(passages):
        text = passage.text.text
        above = passages[index - 1] if index else None
        if above is not None and passage.record is None and above.record is None:
            named = _CONSTANTS.fullmatch(above.text.text.strip())
            said = fold(text[:80]) if named or above.heading else ""
            if (named and _NOT_ASKED_BELOW.match(said)) or (
                above.heading and _DENIES_TITLE.match(said)
            ):
                found.add(index - 1)
        if passage.record is not None or len(text) > 40 or not _BRACKETED.fullmatch(text.strip()):
            continue
        if not _DENIES.fullmatch(fold(text).strip("()[]【】。.!")):
            continue
        for back in range(index - 1, max(index - 4, -1), -1):
            before = passages[back]
            if before.record is not None or len(before.text.text) > 60:
                break
            if any(find_data_types(before.text.text)):
                found.add(back)
                break
    return frozenset(found)


def denies_row(label: str, value: str) -> bool:
    """``否`` or ``❌`` under a label that asks whether something is collected."""
    return _says_no(fold(label[:40]), fold(value[:40]).strip("()[].。"))


def strike_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the rows of tables struck through that have ``❌`` in
    a column that asks whether something is collected."""
    return tuple(_strike_rows(block) if block.rows else block for block in blocks)


def _strike_rows(block: Block) -> Block:
    head = block.rows[0]
    own, foreign = _platforms(head)
    if own is not None and foreign:
        return replace(block, rows=tuple(_for_android(block.rows, own, foreign)))
    columns = [i for i, cell in enumerate(head) if _WHETHER.fullmatch(fold(cell.text.text[:40]))]
    if not columns:
        return block
    rows = [head]
    for row in block.rows[1:]:
        no = any(i < len(row) and denies_row(head[i].text.text, row[i].text.text) for i in columns)
        rows.append(tuple(_struck(cell) for cell in row) if no else row)
    return replace(block, rows=tuple(rows))


_ANDROID = re.compile(r"(?:android|安卓)(?:系统|手机|设备|版|端)?")
_FOREIGN = re.compile(
    r"(?:ios|iphone|ipad|苹果|鸿蒙|harmonyos(?: ?next)?)(?:系统|手机|设备|版|端)?"
)
_ABSENT = re.compile(r"[-–—/×✗✘❌]+|否|无|不适用|n/?a|no|none")
_PRESENT = re.compile(r"[✓✔√☑✅○●]+|是|有|yes")


def _platforms(head: Sequence[Cell]) -> tuple[int | None, list[int]]:
    """The column of Android and those of other systems in a table of both."""
    labels = [fold(cell.text.text[:40]) for cell in head]
    own = [i for i, label in enumerate(labels) if _ANDROID.fullmatch(label)]
    foreign = [i for i, label in enumerate(labels) if _FOREIGN.fullmatch(label)]
    return (own[0] if len(own) == 1 else None), foreign


def _for_android(
    rows: Sequence[tuple[Cell, ...]], own: int, foreign: Sequence[int]
) -> Iterable[tuple[Cell, ...]]:
    """Strike the rows whose mark is another system's alone."""
    for row in rows:
        said = [fold(cell.text.text[:10]) for cell in row]
        absent = own < len(said) and _ABSENT.fullmatch(said[own])
        elsewhere = any(i < len(said) and _PRESENT.fullmatch(said[i]) for i in foreign)
        yield tuple(map(_struck, row)) if absent and elsewhere else row


def _struck(cell: Cell) -> Cell:
    text: Text = cell.text
    return replace(cell, text=replace(text, struck=((0, len(text.text)),)))


def commented(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` that are comments of a manifest shown as text."""
    if "<!--" not in text:
        return []
    return [match.span() for match in _COMMENT.finditer(text)]


_D = TypeVar("_D", PermissionDisclosure, DataDisclosure)


def headings(structure: Structure) -> frozenset[int]:
    """The lines of headings and of what reads like one."""
    return frozenset(p.text.line for p in structure.passages if p.heading and p.record is None)


_BELOW = 4  # lines below a heading in which its denial may stand


def denied_below(
    found: Iterable[_D], headings: frozenset[int], key: Callable[[_D], Hashable]
) -> list[_D]:
    """A heading (``访问通讯录``) names what the text below it denies; then it
    discloses nothing either."""
    found = list(found)
    out = []
    for item in found:
        line = item.evidence.line or 0
        if not item.negated and line in headings:
            below = [
                other.negated
                for other in found
                if key(other) == key(item) and 0 < (other.evidence.line or 0) - line <= _BELOW
            ]
            if below and all(below):
                item = replace(item, negated=True)
        out.append(item)
    return out
