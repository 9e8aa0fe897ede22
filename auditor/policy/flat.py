"""Text folded for matching, with a way back to the characters as written.

Policies write one thing in many ways: full-width letters, stray spaces,
zero-width characters, Traditional Chinese. :class:`Flat` folds all of that
away so that a pattern is written once, and keeps for every folded character
the offset of the one it came from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from auditor.policy.traditional import SIMPLIFIED, TRADITIONAL

# Characters that carry no meaning for matching: zero-width, soft hyphen, BOM,
# direction marks, variation selectors; and markup that readers leave in prose.
_DROP = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u180e\ufe0f`*")

_FOLD: dict[int, str] = {ord(t): s for t, s in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
_FOLD[ord("紀")] = "记"  # 紀錄 is 记录 in the policies of this field


def _is_word(char: str) -> bool:
    """ASCII letters and digits: between two of them a space is kept."""
    return char.isascii() and char.isalnum()


def _ends(out: list[str], following: str) -> bool:
    """An English sentence ends here: a word, a full stop, a capital letter."""
    return (
        following.isupper()
        and out[-1] == "."
        and len(out) > 3
        and all(c.isascii() and c.isalpha() for c in out[-4:-1])
    )


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    """One character folded; empty when it is dropped."""
    if char in _DROP:
        return ""
    if char.isascii():
        return char.lower()
    if "①" <= char <= "⑳":
        return char  # parts a list, which its digit would not
    folded = unicodedata.normalize("NFKC", char).casefold()
    return "".join(c for c in folded.translate(_FOLD) if c not in _DROP)


@dataclass(frozen=True, slots=True)
class Flat:
    """Folded text and, per folded character, its offset in the original.

    Case, width, Traditional forms and zero-width characters are folded; white
    space is removed except where it separates two ASCII words or English
    sentences, where one space stays. ``origin`` has one entry more than ``text``: the length of
    the original.
    """

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original ``(start, end)`` of a folded span."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


def flatten(text: str) -> Flat:
    """Fold ``text``; see :class:`Flat`."""
    # the same line is looked at by several readers
    return _flatten_short(text) if len(text) <= 2000 else _flatten(text)


@lru_cache(maxsize=512)
def _flatten_short(text: str) -> Flat:
    return _flatten(text)


def _flatten(text: str) -> Flat:
    if text.split(None, 1) == [text]:
        # nothing to part: most often a character stands for each
        same = "".join(map(_fold_char, text))
        if len(same) == len(text) and same.split(None, 1) == [same] and all(map(_fold_char, text)):
            return Flat(same.replace("私隐", "隐私"), tuple(range(len(text) + 1)))
    out: list[str] = []
    origin: list[int] = []
    pending = -1
    for i, char in enumerate(text):
        if char.isspace():
            if pending < 0:
                pending = i
            continue
        folded = _fold_char(char)
        if not folded:
            continue
        if pending >= 0:
            if out and _is_word(folded[0]) and (_is_word(out[-1]) or _ends(out, char)):
                out.append(" ")
                origin.append(pending)
            pending = -1
        for c in folded:
            if c.isspace():
                continue
            out.append(c)
            origin.append(i)
    origin.append(len(text))
    return Flat("".join(out).replace("私隐", "隐私"), tuple(origin))


def fold(text: str) -> str:
    """Only the folded text of :func:`flatten`."""
    return _fold_short(text) if len(text) <= 100 else flatten(text).text


@lru_cache(maxsize=8192)
def _fold_short(text: str) -> str:
    """A line is folded by every reader that looks at it."""
    return flatten(text).text


def simplify(text: str) -> str:
    """``text`` with Traditional characters folded, length unchanged."""
    return text.translate(_FOLD).replace("私隐", "隐私")
