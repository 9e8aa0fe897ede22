"""Plain text that a mail program or an editor broke at a fixed width: which lines go on in
the next one.

Width is counted in columns, a wide (Chinese) character being two. A text is taken for
wrapped where most lines that another follows are about as wide, many of them end in the
middle of a sentence, and sentences begin in the middle of some.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from auditor.policy.formats.parsed import find_marker, is_wide

_NARROWEST, _WIDEST = 24, 110  # columns of such a text
_LEAST = 6  # full lines
_FULL = 0.6  # of the width
_RAGGED = 6, 14  # columns by which lines of one width differ: Chinese, words
# a sentence ends and another one begins
_RUNS_ON = re.compile(r"[。；！？](?=\w)|[a-z)][.;!?] (?=[A-Z])")
_ENDS = ("。", "！", "？", "；", ".", "!", "?", ":", "：", ";")
_ADDRESS = re.compile(r"\s*\S*https?://\S*\s*")


def goes_on(lines: Sequence[str]) -> list[bool]:
    """For each raw line whether it goes on in the next one; all false for a text that is
    not wrapped."""
    widths = [_width(line.rstrip()) for line in lines]
    followed = [i for i in range(len(lines) - 1) if lines[i].strip() and lines[i + 1].strip()]
    sizes = [widths[i] for i in followed if not _ADDRESS.fullmatch(lines[i])]
    none = [False] * len(lines)
    if len(sizes) < _LEAST:
        return none
    said = "".join(lines[i] for i in followed)
    ragged = _RAGGED[sum(map(is_wide, said)) * 3 < len(said)]
    counts = Counter(sizes)
    limit = max(counts, key=lambda w: (sum(counts[w - less] for less in range(ragged)), w))
    if not _NARROWEST <= limit <= _WIDEST:
        return none
    full = [i for i in followed if limit - ragged <= widths[i] <= limit]
    open_ended = sum(not lines[i].rstrip().endswith(_ENDS) for i in full)
    running = sum(_RUNS_ON.search(lines[i].strip()) is not None for i in full)
    if len(full) < _LEAST or len(full) * 3 < len(followed) * 2:
        return none
    if open_ended * 2 < len(full) or running * 6 < len(full):
        return none
    # a long word that does not fit leaves a line shorter
    on = {
        i
        for i in followed
        if not find_marker(lines[i + 1].strip())
        and not lines[i + 1].startswith(">")
        and widths[i] <= limit
        and (widths[i] >= _FULL * limit or _ADDRESS.fullmatch(lines[i + 1]))
    }
    return [i in on for i in range(len(lines))]


def _width(text: str) -> int:
    return sum(2 if is_wide(char) else 1 for char in text)
