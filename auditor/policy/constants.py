"""Permission constants in any damage, and what they were meant to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.knowledge import PermissionInfo

# Full names: the namespace may be any, "permission" may be misspelt, spaces
# may stand around the dots and inside the constant.
_FULL = re.compile(
    r"(?:(?<![\w.])|(?<=[A-Z0-9])(?=android\.|com\.))"
    r"((?:[A-Za-z$][\w${}]*[ \t]?\.[ \t\n]{0,2}){0,8}?)"
    r"((?i:p[a-z]{0,4}(?:m|rn|nn)[a-z]{0,3}s[a-z0]{1,4}))[ \t]?\.[ \t\n]{0,3}"
    r"((?:[a-z]{3,12}\.)?[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*_?|[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*_?)",
    re.A,  # a Chinese character may stand right beside a constant
)
# "7.android.permission.INTERNET": the number of an item is no namespace
_NUMBERED = re.compile(
    r"(?m)^([ \t\u3000]*(?:\d{1,3}|[a-zA-Z](?=\.(?:android|com)\.|\.[A-Z]{3})))\.(?=[A-Za-z])"
)
_MORE = re.compile(r"[ \t\n_\-]{1,4}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?![a-z])")
_BARE = re.compile(r"(?<![\w.$-])([A-Z][A-Z0-9]{2,}(?:_[A-Z0-9]+)+)(?![\w])", re.A)
_BARE_SPACED = re.compile(r"(?<![\w.])([A-Z]{3,}(?:[ \u00a0][A-Z]{2,}){1,4})(?![\w])", re.A)
# "com.asus.msa.SUPPLEMENTARY_DID.ACCESS": some makers' have no "permission" in them
_UPPER_END = re.compile(
    r"(?<![\w.])(?!android\.)(?:[a-z][a-z0-9]{1,24}\.){2,6}(?:[A-Z][A-Z0-9_]{2,40}\.){0,2}"
    r"[A-Z][A-Z0-9_]{3,60}(?![\w.])",
    re.A,
)
_LOWER = re.compile(r"(?<![\w.])([a-z]{3,}(?:_[a-z0-9]+){1,5})(?![\w])", re.A)
_SINGLE = re.compile(
    r"(?<![\w.-])(INTERNET|CAMERA|VIBRATE|NFC|BLUETOOTH|FLASHLIGHT|REORDER_TASKS|"
    r"DISABLE_KEYGUARD|BODY_SENSORS)(?![\w-])",
    re.A,
)
_BRACKETED = re.compile(
    r"[(（](INTERNET|CAMERA|VIBRATE|NFC|BLUETOOTH)[)）]|(?<![\w.-])(INTERNET|"
    r"VIBRATE)(?=,? (?:and )?[A-Z]+_[A-Z])"
)
_DAMAGE = {0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None, 0x00AD: None}


@dataclass(frozen=True, slots=True)
class ConstantHit:
    """A constant written in a text.

    :param name: as written, with prefix, repaired of spaces and width only.
    :param intended: the known constant meant when ``name`` is not one.
    """

    start: int
    end: int
    name: str
    intended: str | None


def _clean(text: str) -> tuple[str, list[int]]:
    """NFKC without zero-width characters or markup, with offsets."""
    out: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(text):
        if ord(char) in _DAMAGE or char in "`*":
            continue
        for c in unicodedata.normalize("NFKC", char):
            out.append("\n" if c in "\r\n" else " " if c.isspace() else c)
            origin.append(i)
    origin.append(len(text))
    return "".join(out), origin


class Constants:
    """Known permission constants, for lookup and repair."""

    def __init__(self, permissions: Mapping[str, PermissionInfo]) -> None:
        self.known = frozenset(permissions)
        self._upper = {name.upper(): name for name in sorted(permissions, reverse=True)}
        platform = [n for n in permissions if n.startswith("android.permission.")]
        self._platform = {n.rsplit(".", 1)[1]: n for n in platform}
        self._short = dict(self._platform)
        for name in sorted(permissions):
            if not name.startswith("android.permission.") and "${" not in name:
                self._short.setdefault(name.rsplit(".", 1)[1], name)

        odd = [
            n
            for n in permissions
            if ".permission." not in n.lower() and "${" not in n and n.count(".") >= 2
        ]
        self._odd = (
            re.compile(
                r"(?<![\w.])(?:"
                + "|".join(map(re.escape, sorted(odd, key=len, reverse=True)))
                + r")(?!\w|\.\w)",
                re.A,
            )
            if odd
            else None
        )

    def resolve(self, name: str) -> str | None:
        """The known constant that equals ``name`` but for case, or ``None``."""
        return self._upper.get(name.upper())

    @lru_cache(maxsize=4096)  # noqa: B019 (one instance per knowledge)
    def intended(self, name: str) -> str | None:
        """The known constant that a misspelt one most likely means: the only
        one at the smallest edit distance, or the shortest it is cut from."""
        if name in self.known:
            return None
        exact = self._upper.get(name.upper())
        if exact:
            return exact
        short = name.rsplit(".", 1)[-1].upper().strip("_")
        prefix = name.rsplit(".", 1)[0] if "." in name else "android.permission"
        common = short in self._platform or (short in self._short and "_" in short)
        if common and _similar_prefix(prefix):
            return self._short[short]
        if len(short) < 5:
            return None
        if not prefix.lower().startswith("android.") and not _similar_prefix(prefix):
            return None
        platform = list(self._platform)
        limit = 1 if len(short) < 8 else 2 if len(short) < 16 else 3
        best: list[str] = []
        smallest = limit + 1
        for candidate in platform:
            if abs(len(candidate) - len(short)) > limit:
                continue
            distance = _distance(short, candidate, min(smallest, limit) + 1)
            if distance < smallest:
                best, smallest = [candidate], distance
            elif distance == smallest and distance <= limit:
                best.append(candidate)
        if len(best) == 1:
            return self._short[best[0]]
        squeezed = short.replace("_", "")
        same = [c for c in platform if c.replace("_", "") == squeezed]
        if len(same) == 1:
            return self._short[same[0]]
        cut = sorted((c for c in platform if c.startswith(short)), key=len)
        if cut and len(short) >= 10 and (len(cut) == 1 or len(short) >= 0.7 * len(cut[0])):
            return self._short[cut[0]]
        return None

    def find(self, text: str, in_permission_field: bool = False) -> Iterator[ConstantHit]:
        """Constants written in ``text``; single words such as ``CAMERA`` and
        lower-case ones only in a field or line about permissions."""
        clean, origin = _clean(text)
        clean = _NUMBERED.sub(r"\1 ", clean)
        taken: list[tuple[int, int]] = []
        for match in _FULL.finditer(clean):
            prefix = re.sub(r"\s", "", match.group(1)).rstrip(".")
            if prefix.lower().startswith(("ohos", "http", "www")) or "ohos" in prefix.lower():
                taken.append(match.span())
                continue
            if match.group(2).lower() not in ("permission", "permissions") and not _similar_word(
                match.group(2)
            ):
                continue
            if not prefix and not match.group(3).isupper():
                continue
            word, end = match.group(3), match.end()
            word, end = self._extend(clean, word, end)
            word = word.rstrip("_")
            if word.lower() in ("permission", "group") or not word:
                continue
            platform = not prefix or _similar_prefix(prefix + ".permission")
            base = "android.permission" if platform else f"{prefix}.permission"
            name = f"{base}.{word}"
            exact = self._upper.get(name.upper())
            lower = not platform and not any(c.isupper() for c in word)
            if lower and exact is None and not in_permission_field:
                continue
            known = exact or name
            fixed = exact if exact and exact != name else None
            if exact is None and platform:
                fixed = self.intended(name.upper() if word.islower() else name)
            taken.append((match.start(), end))
            yield ConstantHit(
                origin[match.start()],
                origin[end - 1] + 1,
                known if exact else name,
                fixed if exact is None else None,
            )
        for odd in (self._odd, _UPPER_END if in_permission_field else None):
            for match in odd.finditer(clean) if odd else ():
                if not any(s < match.end() and match.start() < e for s, e in taken):
                    taken.append(match.span())
                    yield ConstantHit(
                        origin[match.start()], origin[match.end() - 1] + 1, match.group(), None
                    )
        patterns = [_BARE, _BARE_SPACED, _SINGLE] if in_permission_field else [_BARE]
        if in_permission_field:
            patterns.append(_LOWER)
        patterns.append(_BRACKETED)
        for pattern in patterns:
            for match in pattern.finditer(clean):
                start, end = match.span(match.lastindex or 1)
                if any(s < end and start < e for s, e in taken):
                    continue
                word = re.sub(r"[ \u00a0]", "_", match.group(match.lastindex or 1)).upper()
                full = self._short.get(word)
                if full is None and in_permission_field and pattern is not _LOWER and "_" in word:
                    full_intended = self.intended(f"android.permission.{word}")
                    if full_intended:
                        taken.append((start, end))
                        yield ConstantHit(
                            origin[start],
                            origin[end - 1] + 1,
                            f"android.permission.{word}",
                            full_intended,
                        )
                    continue
                if full is None:
                    continue
                taken.append((start, end))
                yield ConstantHit(origin[start], origin[end - 1] + 1, full, None)

    def _extend(self, clean: str, word: str, end: int) -> tuple[str, int]:
        """Join what stray spaces parted from a constant, if that makes sense."""
        upper = word.upper().strip("_")
        best = (word, end)
        joined, at = upper, end
        complete = upper in self._platform and not word.endswith("_")
        for _ in range(4):
            match = _MORE.match(clean, at)
            if not match:
                break
            # a new line starts a new constant unless the word is unfinished
            if "\n" in match.group() and complete:
                break
            joined = f"{joined}_{match.group(1)}"
            at = match.end()
            if joined in self._platform:
                best = (joined, at)
                complete = True
            elif not complete and "\n" not in match.group() and best[1] == end:
                best = (joined, at)
        if best[0] != word and not complete and best[0] not in self._platform:
            # unknown either way: "WRITE  SYSTEM" stays one damaged constant
            # only when its first word alone is none
            return best if "_" not in word else (word, end)
        return best


def _similar_word(word: str) -> bool:
    return _distance(word.lower().rstrip("s"), "permission", 4) <= 3


def _similar_prefix(prefix: str) -> bool:
    """``android.permission`` in any damage (``adnroid.permision``)."""
    squeezed = re.sub(r"\s", "", prefix.lower())
    if squeezed in (
        "android.permission",
        "permission",
        "manifest.permission",
        "android.manifest.permission",
    ):
        return True
    if squeezed.endswith("permission"):
        head = squeezed[: -len("permission")].rstrip(".")
        return bool(head) and "." not in head and _distance(head, "android", 3) <= 2
    return _distance(squeezed, "android.permission", 4) <= 3


def _distance(a: str, b: str, limit: int) -> int:
    """Edit distance with transpositions; ``limit`` if it is at least that."""
    if abs(len(a) - len(b)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) >= limit:
            return limit
        before, row = row, new
    return min(row[-1], limit)
