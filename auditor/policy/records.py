"""Records and passages: the two shapes in which disclosures are read.

A :class:`Record` is one row of a table, one key-value block or one entry of a
list, its fields labelled by :class:`~auditor.policy.roles.Role`. A
:class:`Passage` is any located text with what is known about its place; the
fields of records are passages too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.policy.blocks import Text
from auditor.policy.data_types import find_data_types
from auditor.policy.flat import fold
from auditor.policy.roles import Role
from auditor.policy.sections import Section


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value; several fields of a record may share a role."""

    role: Role
    label: str
    value: Text


@dataclass(slots=True)
class Record:
    """Fields that belong together.

    :param kind: ``sdk``, ``permission``, ``data``.
    :param shape: ``table``, ``key-value``, ``flattened``, ``list`` or ``prose``.
    :param locator: where it stands, ``line 12, table 1 row 3``.
    :param group: the line above that says what kind of services it is one
        of (``推送类``, ``Ad networks:``), if any.
    :param standing: what a row of SDKs is other than an SDK in today's app
        (see :mod:`auditor.policy.standing`); empty for one that is.
    """

    kind: str
    shape: str
    fields: list[Field]
    section: Section
    locator: str = ""
    group: str = ""
    standing: str = ""

    def values(self, role: Role) -> list[Text]:
        """The non-empty values of a role, in order."""
        return [f.value for f in self.fields if f.role is role and f.value.text.strip()]

    @property
    def line(self) -> int:
        """The raw line on which the record starts."""
        return min((f.value.line for f in self.fields if f.value.text.strip()), default=1)


@dataclass(frozen=True, slots=True)
class Passage:
    """Located text and its place.

    :param role: of the field it is, ``None`` for prose.
    :param record: index into :attr:`Structure.records`, or ``None``.
    :param label: the header or key it stands under.
    :param listed: the sentence that introduces the list this is an entry of
        (``我们接入的SDK如下：``), if it speaks of SDKs or third parties.
    :param group: as in :class:`Record`.
    :param item: it is an item of a list.
    """

    text: Text
    section: Section
    role: Role | None = None
    record: int | None = None
    label: str = ""
    heading: bool = False
    listed: str = ""
    group: str = ""
    item: bool = False


@dataclass(slots=True)
class Structure:
    """A document as records and passages."""

    records: list[Record] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def add(self, record: Record) -> int:
        """Add a record and its fields as passages; returns its index."""
        _retype(record)
        self._resolve(record)
        index = len(self.records)
        self.records.append(record)
        for f in record.fields:
            if f.value.text.strip():
                for part in parts_of(f.value):
                    self.passages.append(Passage(part, record.section, f.role, index, f.label))
        return index

    def _resolve(self, record: Record) -> None:
        """Put what stands above in the place of ``同上``, ``同1``, ``同X SDK``."""
        above = self.records[-1] if self.records else None
        if above is None or above.kind != record.kind:
            return
        for i, f in enumerate(record.fields):
            raw = f.value.text.strip()
            if f.role is Role.NAME or len(raw) > 120:
                continue
            source: Record | None = above
            match = _SAME.fullmatch(raw)
            if match is None:
                match = SAME_NUMBER.fullmatch(raw)
                source = self._row(record, int(match.group("number"))) if match else None
            if match is None:
                match = SAME_NAME.fullmatch(raw)
                source = self._named(match.group("name")) if match else None
            values = source.values(f.role) if source and match else []
            more = match.group("more") if match else None
            if not values or (more and f.role is Role.PERMISSION):
                continue  # permissions would be quoted from another row
            said = values[:1] if more is None else [values[0], trailing(f.value, more)]
            record.fields[i] = Field(f.role, f.label, join(said, "、"))

    def _named(self, name: str) -> Record | None:
        """The record above that has this name, with or without the word SDK."""
        meant = _bare_name(name)
        for other in reversed(self.records[-_MOST_ROWS:]):
            if any(_bare_name(v.text) == meant for v in other.values(Role.NAME)[:1]):
                return other
        return None

    def _row(self, record: Record, number: int) -> Record | None:
        """The row of this number in the list that a record is the next row of."""
        for other in reversed(self.records[-_MOST_ROWS:]):
            place = _ROW_NUMBER.search(other.locator)
            if other.shape != record.shape or place is None:
                return None
            if int(place.group(1)) <= number:
                return other if int(place.group(1)) == number else None
        return None

    def extend(self, index: int, found: Field, section: Section) -> None:
        """Add one more field, found elsewhere, to a record."""
        self.records[index].fields.append(found)
        self.passages.append(Passage(found.value, section, found.role, index, found.label))


#: what such a cell may add (``同上，另有IP地址``)
MORE = (
    r"(?:\s*[，,；;]?\s*(?:[+＋、]|另有|另加|另外还?有?|以及|还有|并有|加上|外加|plus|and|also)\s*"
    r"(?P<more>\S.*))?"
)
_SAME = re.compile(
    r"(?:[(（]?(?:同上|同前|如上|同上述)(?:一?[行项栏条个]|sdk)?[)）]?|〃|[″”]|ditto|idem|"
    rf"(?:the )?same(?: as (?:above|before|the (?:above|previous)(?: one)?))?|as above){MORE}",
    re.I | re.S,
)


def trailing(text: Text, tail: str) -> Text:
    """The part of a text that it ends with."""
    end = len(text.text.rstrip())
    return text.slice(end - len(tail), end)


_MOST_ROWS = 300  # above one that refers to its number
_ROW_NUMBER = re.compile(r" (?:row|entry) (\d+)$")
# 同1, 同序号1, "same as row 2"
SAME_NUMBER = re.compile(
    r"[(（]?(?:同|与|见|参见|参照|same as|as in|as|see)\s*"
    r"(?:上述|上表|序号|编号|第|no\.?|row|item|number|#)?\s*"
    rf"(?P<number>\d{{1,3}})(?:\s*(?:项|行|条|号|栏|个|款))?(?:相同|一致|一样)?[)）]?\s*{MORE}",
    re.I | re.S,
)
# 同穿山甲SDK, 与高德一致
SAME_NAME = re.compile(
    rf"[(（]?(?:同|与|same as)\s*[“\"「]?(?P<name>[^，,；;+＋、()（）“”\"「」]{{2,40}}?)[”\"」]?"
    rf"(?:相同|一致|一样)?[)）]?[。]?\s*{MORE}",
    re.I | re.S,
)


_WORD_SDK = re.compile(r"[\s-]*sdk$")


def _bare_name(name: str) -> str:
    return _WORD_SDK.sub("", fold(name).split("\n")[0].strip())


_ADDRESS = re.compile(r"https?://[^\s，。；、]{4,300}", re.I)


def _retype(record: Record) -> None:
    """Settle ``说明`` and ``类型``: a link is an address, and where no field
    is said to hold personal information, a type column that lists some does."""
    for i, f in enumerate(record.fields):
        # "说明：<link>" is the policy's address
        said = f.value.text.strip()
        covered = len(said) <= 60 and any(b - a >= len(said) for a, b, _ in f.value.links)
        covered = covered or _ADDRESS.fullmatch(said) is not None
        if f.role in (Role.PURPOSE, Role.OTHER) and f.label and covered:
            record.fields[i] = Field(Role.LINK, f.label, f.value)
    if record.kind != "sdk" or any(f.role is Role.PERSONAL_INFO for f in record.fields):
        return
    for i, f in enumerate(record.fields):
        if f.role in (Role.CATEGORY, Role.OTHER) and f.label and any(find_data_types(f.value.text)):
            record.fields[i] = Field(Role.PERSONAL_INFO, f.label, f.value)
            return


def join(texts: list[Text], separator: str = "\n") -> Text:
    """Several texts as one; every character keeps its line and link."""
    if len(texts) == 1:
        return texts[0]
    parts: list[str] = []
    marks: list[tuple[int, int]] = []
    links: list[tuple[int, int, str]] = []
    struck: list[tuple[int, int]] = []
    offset = 0
    for i, text in enumerate(texts):
        if i:
            parts.append(separator)
            offset += len(separator)
        parts.append(text.text)
        marks += [(offset + o, line) for o, line in text.marks]
        links += [(offset + s, offset + e, a) for s, e, a in text.links]
        struck += [(offset + s, offset + e) for s, e in text.struck]
        offset += len(text.text)
    return Text("".join(parts), tuple(marks) or ((0, 1),), tuple(links), tuple(struck))


# Of a longer text the parts are read one by one, since the work on a passage
# may grow with the square of its length.
_LONGEST = 4000


def parts_of(text: Text) -> list[Text]:
    """The text, or its parts when it is very long, cut after a sentence, a
    clause or a word if there is one."""
    raw = text.text
    if len(raw) <= _LONGEST:
        return [text]
    out, start = [], 0
    while len(raw) - start > _LONGEST:
        end = start + _LONGEST
        for marks in ("。！？!?\n", "；;", "，,、", " "):
            cut = max(raw.rfind(mark, start + _LONGEST // 2, end) for mark in marks)
            if cut > 0:
                end = cut + 1
                break
        out.append(text.slice(start, end))
        start = end
    return [*out, text.slice(start, len(raw))]


def split_lines(text: Text) -> list[Text]:
    """The non-empty lines of a text, each still located; a very long line in
    parts."""
    out, start = [], 0
    for piece in text.text.split("\n"):
        end = start + len(piece)
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            out += parts_of(text.slice(start + lead, start + len(piece.rstrip())))
        start = end + 1
    return out
