"""Patterns against many names without trying every pattern on every name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

#: characters of a pattern that stand for themselves, up to the first that may not
_LITERAL_START = re.compile(r"(?:[\w/-](?![*?{|]))*")


def literal_start(pattern: str) -> str:
    """Text that every match of a pattern begins with; may be empty."""
    if "|" in pattern.partition("(")[0]:
        return ""
    start = _LITERAL_START.match(pattern)
    return start[0] if start else ""


class Names:
    """Sorted names; a pattern only meets those that share its beginning."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)

    def matching(self, pattern: str) -> Iterator[str]:
        """Names that a pattern matches in full, sorted."""
        start = literal_start(pattern)
        for at in range(bisect_left(self._names, start), len(self._names)):
            name = self._names[at]
            if not name.startswith(start):
                return
            # compiled only here: that costs more than all these comparisons
            if re.fullmatch(pattern, name):
                yield name
