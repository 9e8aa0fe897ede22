"""A paragraph with the SDKs it names: whose each clause is.

A clause is about the SDK that it names; ``该SDK``, ``其``, ``前者`` point back;
``上述``, ``二者``, ``均`` mean all that were named; a clause without any of
these goes on about what the one before is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

LONGEST = 6000  # characters of one text
SENTENCE_END = re.compile(r"[。！？\n]|[!?](?![\w=&%/#])|\.(?=\s+[A-Z]|\s*$)")
STRONG_END = re.compile(r"[。；;！？\n]|[!?](?![\w=&%/#])|\.(?=\s+[A-Z]|\s*$)")
CLAUSE_END = re.compile(r"[，,。；;！？\n：]|:(?!//)|[!?](?![\w=&%/#])|——|\.(?=\s+[A-Z]|\s*$)")


@dataclass(frozen=True, slots=True)
class Subject:
    """An SDK that a text names: the ways in which it is written."""

    names: tuple[str, ...]


@dataclass(slots=True)
class Told:
    """What a text says of one SDK."""

    purpose: str | None = None
    personal_info: str | None = None
    vendor: str | None = None
    regard: str | None = None  # what it is named in regard of ("推送方面，…")


@dataclass(frozen=True, slots=True)
class Anchor:
    """From here on the text is about these subjects."""

    at: int
    end: int
    about: tuple[int, ...]
    named: bool  # by name, not by a pronoun
    own: int = -1  # whose name stands there


@dataclass(slots=True)
class Reading:
    raw: str  # simplified, as long as what is written
    body: str  # without brackets
    anchors: list[Anchor] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the anchors
    everybody: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()  # whom the text is about before any anchor
    entry: bool = False  # all of the text is about them
    clauses: list[tuple[int, int]] = field(default_factory=list)  # the marks that end them
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def about(self, at: int) -> tuple[int, ...]:
        """The subjects of what is said at an offset."""
        i = bisect_right(self.starts, at) - 1
        if i < 0 and not self.entry and self.anchors:
            # what a sentence before the first name says is of another matter
            return self.opening if at >= self.sentence(self.anchors[0].at)[0] else ()
        return self.anchors[i].about if i >= 0 else self.opening

    def named_from(self, at: int) -> Iterator[Anchor]:
        """The names that stand at an offset or behind it."""
        for i in range(bisect_left(self.starts, at), len(self.anchors)):
            if self.anchors[i].named:
                yield self.anchors[i]

    def together(self, at: int) -> tuple[int, ...]:
        """The subjects of the first enumeration of names at an offset or behind it."""
        names = self.named_from(at)
        last = next(names, None)
        if last is None:
            return ()
        for follows in names:
            if not BESIDE.fullmatch(self.body, last.end, follows.at):
                break
            last = follows
        return last.about

    def clause(self, at: int) -> tuple[int, int]:
        """The clause around an offset."""
        return self._around(at, self.clauses)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset."""
        return self._around(at, self.sentences)

    def _around(self, at: int, marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
        after = bisect_left(marks, (at, 0))
        before = after - 1
        while before >= 0 and marks[before][1] > at:
            before -= 1
        start = marks[before][1] if before >= 0 else 0
        return start, marks[after][0] if after < len(marks) else len(self.body)


# --- whose a clause is ---------------------------------------------------------

_FIRST = re.compile(r"前者|\bthe former\b", re.I)
_LAST = re.compile(r"后者|\bthe latter\b", re.I)
_ALL = re.compile(
    r"它们|他们|[二两三四]者|[两二三四](?:样|款|个|项|种)(?=均|都|皆)|[两二三四五六]家(?=(?:SDK|sdk)?(?:均|都|会|将|可能|共|同|的))|(?:上述|以上|前述|这|该)(?:各|些|几|两|二|三|四|等)[^，。；]{0,4}?"
    r"(?:sdk|公司|服务|插件|组件|平台|厂商|产品|库|渠道|家|伙伴|夥伴)|(?:上述|以上|前述|该等)"
    r"(?:第三方)?(?:sdk|公司|服务商?|插件|组件|平台|厂商|主体|机构|软件)|"
    r"\b(?:they|both|these (?:sdks|services|partners|libraries|networks|companies)|"
    r"all of them|whose sdks)\b",
    re.I,
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
_ONE = re.compile(
    r"(?:该|此|本(?=sdk))(?:sdk|插件|组件|服务商?|产品|公司|平台|引擎|库|程序库|厂商|"
    r"工具|第三方|机构)|"
    r"(?:^|(?<=[，,。；;时后：\s]))sdk(?=会|将|可能|需|还|也|仅|不会)|"
    r"(?<![与极尤])其(?![他它中余次实间])|它(?!们)|前述(?:sdk|服务商|公司)|"
    r"(?<!allow )(?<!enable )(?<!disable )(?<!delete )(?<!use )"
    r"\b(?:it|this sdk|the sdk|this library|which|that service|whose)\b",
    re.I,
)
BESIDE = re.compile(
    r"(?:\s|sdk|[”\"」』》]|\x00)*(?:[、,，/&+]|和|与|以及|及|或者?|\band\b|\bor\b)"
    r"(?:\s|[“\"「『《]|\x00|\bthe\b|以及|由[^，。；、由\x00]{2,30}的)*"
    r"(?:[^，。；、由\x00\s“\"「『《”」』》t以][^，。；、由\x00]{1,23}\x00+)?",
    re.I,
)


def _outside(reading: Reading, name: str, low: str) -> bool:
    at = low.find(name)
    while at >= 0:
        if reading.body[at] != "\x00":
            return True
        at = low.find(name, at + 1)
    return False


def find_anchors(reading: Reading, subjects: Sequence[Subject]) -> None:
    """Find the names and what points back to them."""
    low = reading.raw.lower()
    named: list[tuple[int, int, int]] = []
    for index, subject in enumerate(subjects):
        # named in brackets alone: "由X公司（Y推送）、Z公司（W推送）提供"
        bracketed = len(subjects) > 1 and not any(
            _outside(reading, n.lower(), low) for n in subject.names
        )
        for name in subject.names:
            at = low.find(name.lower())
            while at >= 0 and len(named) < 400:
                end = at + len(name)
                inside = (
                    name[0].isascii() and at and low[at - 1].isascii() and low[at - 1].isalnum()
                )
                if not inside and (reading.body[at] != "\x00" or bracketed):
                    named.append((at, end, index))
                at = low.find(name.lower(), end)
    named.sort(key=lambda n: (n[0], -n[1]))
    runs: list[list[tuple[int, int, int]]] = []
    for at, end, index in named:
        if runs and at < runs[-1][-1][1]:
            continue
        if runs and BESIDE.fullmatch(reading.body, runs[-1][-1][1], at):
            runs[-1].append((at, end, index))
        else:
            runs.append([(at, end, index)])
    found: list[Anchor] = []
    for run in runs:
        together = tuple(dict.fromkeys(i for _, _, i in run))
        for at, end, index in run[:-1]:
            found.append(Anchor(at, end, (index,), True, index))
        # what follows the last of an enumeration is said of all
        found.append(Anchor(run[-1][0], run[-1][1], together, True, run[-1][2]))
    taken = [(a.at, a.end) for a in found]

    def free(match: re.Match[str]) -> bool:
        return not any(a <= match.start() < b for a, b in taken)

    for kind, pattern in (("first", _FIRST), ("last", _LAST), ("all", _ALL), ("one", _ONE)):
        for match in pattern.finditer(reading.body):
            if not free(match):
                continue
            before = [a for a in found if a.at < match.start() and a.named]
            if not before and reading.opening and (reading.entry or not match.group().isascii()):
                before = [Anchor(0, 0, reading.opening, True)]
            if not before:
                continue
            group = next((a.about for a in reversed(before) if len(a.about) > 1), None)
            told = tuple(dict.fromkeys(i for a in before for i in a.about))
            if kind == "one":
                about = max(before, key=lambda a: a.at).about
                start = reading.sentence(match.start())[0]
                if match.group() == "It" and not reading.body[start : match.start()].strip():
                    # "X is a fallback for Y. It collects …": what the sentence before is about
                    earlier = reading.sentence(max(start - 2, 0))[0]
                    about = next((a.about for a in before if a.at >= earlier), about)
            elif kind == "all":
                count = _COUNTS.get((re.search("[两二三四]", match.group()) or [""])[0], len(told))
                about = group if group and len(group) in (len(told), count) else told
            else:
                pair = group or told
                about = (pair[0],) if kind == "first" else (pair[-1],)
            found.append(Anchor(match.start(), match.end(), about, False))
    reading.anchors = sorted(found, key=lambda a: a.at)
    reading.starts = [a.at for a in reading.anchors]


def as_written(raw: str, written: str, value: str) -> str:
    at = raw.find(value)
    return written[at : at + len(value)] if at >= 0 else value
