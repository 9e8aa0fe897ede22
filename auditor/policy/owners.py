"""Whose the permissions and data of a passage are: the app's or an SDK's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from auditor.policy.flat import fold
from auditor.policy.records import Passage
from auditor.policy.sdk_fields import SdkDraft

_TAIL = re.compile(r"(?:——|[–—:：-])\s*([^–—:：]{2,200})$")


class Owners:
    """Whose a permission or data in a passage is: the SDKs of its record, or
    the one that the sentences around it are about."""

    def __init__(self, drafts: Iterable[SdkDraft], led: Mapping[int, list[str]]) -> None:
        self._led = led
        self._of_record: defaultdict[int, list[str]] = defaultdict(list)
        self._in_prose: defaultdict[int, list[SdkDraft]] = defaultdict(list)
        self._named: dict[str, str] = {}
        for draft in drafts:
            self._named.setdefault(fold(draft.name), draft.name)
            if draft.record is not None:
                self._of_record[draft.record].append(draft.name)
            if draft.passage is not None:
                self._in_prose[draft.passage].append(draft)

    def _told(self, text: str, at: int) -> list[str]:
        """The SDKs of this document that a line on permissions names: at its
        head before the permission, or all that stands behind it."""
        head = re.match(r"\W*([^:：\t–—]{2,40}?)\s*(?:[:：\t]|——|[–—]|\s-\s)", text)
        if head and head.end() <= at and fold(head.group(1)) in self._named:
            return [self._named[fold(head.group(1))]]
        tail = _TAIL.search(text, at)
        names = [fold(n) for n in re.split(r"[,，、]|\band\b", tail.group(1))] if tail else []
        if names and all(n in self._named for n in names):
            return [self._named[n] for n in names]
        return []

    def in_name(self, index: int, at: int) -> bool:
        """An offset stands in the name of an SDK that the passage names (``相册SDK``)."""
        drafts = self._in_prose.get(index, ())
        return any(d.start <= at < d.start + len(d.written) for d in drafts if d.written)

    def at(self, index: int, passage: Passage, at: int) -> list[str | None]:
        """The names of the SDKs; ``[None]`` when it is the app's."""
        if index in self._led:
            return list(self._led[index])
        if passage.record is not None and passage.record in self._of_record:
            return list(dict.fromkeys(self._of_record[passage.record]))
        if passage.section.permissions and passage.record is None:
            # "CAMERA – X SDK", "X SDK：相机" in a list of what each SDK asks for
            told = self._told(passage.text.text, at)
            if told:
                return list(told)
        drafts = self._in_prose.get(index, ())
        about = [d for d in drafts if d.group[0] <= d.start < at < d.group[1]]
        if not about and len(drafts) == 1 and passage.section.sdks:
            # "使用X（…）。用来推送。使用权限：…": an entry of the list of SDKs
            said = passage.text.text[drafts[0].start : at].rsplit("。", 1)[-1]
            about = list(drafts) if _ITS_RIGHTS.match(said) else []
        return [_meant(passage.text.text, about, at).name if about else None]


_ITS_RIGHTS = re.compile(
    r"\s*(?:使用|所需|需要|申请|涉及|调用|须使用)?(?:的)?(?:系统|设备|手机)?权限(?:为|是|包括|有)?\s?[:：]"
)
_FORMER_OR_LATTER = re.compile("前者|后者|the (?:former|latter)", re.I)


def _meant(text: str, drafts: Sequence[SdkDraft], at: int) -> SdkDraft:
    """Of the SDKs named before an offset, the one that its clause is about: the last,
    or the one that ``前者`` or ``后者`` behind two of them means."""
    named = sorted(drafts, key=lambda d: d.start)
    marks = list(_FORMER_OR_LATTER.finditer(text, named[-1].start, at))
    if not marks or len(named) < 2:
        return named[-1]
    return named[-2 if marks[-1].group().lower() in ("前者", "the former") else -1]
