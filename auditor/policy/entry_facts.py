"""What an English entry of a list tells behind its name, by the kind of each part:
``live picture, Acme Web Services Ltd., IP address``, ``alerts (Acme LLC; push token)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.policy.data_types import is_mostly_data
from auditor.policy.keys import is_company
from auditor.policy.names import split_outside

_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCES = re.compile(r";\s*|(?<!\bInc)(?<!\bCo)(?<!\bLtd)(?<!\bCorp)\.(?:\s+|$)|\n")
_LEGAL_STOP = re.compile(r"(?<=\bInc|\bLtd)\.\s+(?=[A-Z][a-z])|(?<=\bCorp)\.\s+(?=[A-Z][a-z])")
_PARTS = re.compile(r",\s+(?:and\s+)?(?!(?:Inc|LLC|Ltd|Limited|GmbH|Corp|S\.A)\b)")
_PIECES = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*/\s*")
# an address, in or without angles, that closes what is said
_ADDRESS = re.compile(
    r"\s*[-–—]?\s*[<(\[]?\s*(?:https?://|www\.|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}/)\S*", re.I
)
_BRACKET = re.compile(r"\s*\(([^()]{2,80})\)\s*$")
_ASIDE = re.compile(
    r"(?:works? |runs? |all |only )?(?:off-?line|locally|on[- ](?:the |your "
    r")?(?:device|phone))(?: only)?|"
    r"(?:free and )?open[- ]source|(?:optional|opt-in)|no (?:personal )?data(?: "
    r"collected)?|no \w+(?: \w+)?",
    re.I,
)
_DATA_WORD = re.compile(
    r"[A-Z]{1,5}ID$|\b(?:ids?|identifiers?|token|address|model|version|numbers?|zone|"
    r"country|language|logs?|"
    r"time|type|e-?mail|name|messages?|purchases?|events?|location)$",
    re.I,
)
_NO_USE = re.compile(
    r"^(?:it|they|we|you|your|our|this|that|see|read|more|privacy|policy|provided|"
    r"operated|run|made|"
    r"offered|by|an? (?:service|product|part|company|subsidiary|tool) (?:of|by|from)|"
    r"n/a|part|formerly|now|also|no|not|nothing|none|free|open|licen[cs]ed?|version|"
    r"only|if|when|"
    r"collects?|receives?|gets?|uses?|data|opt|note|please|learn|for more)\b|"
    r"\b(?:policy|notice|terms|licen[cs]e)\b",
    re.I,
)
_TAKES = re.compile(
    r"(?:and |it )?(?:may |can |will )?(?:gets?|receives?|collects?|sees?|processes|"
    r"reads?|learns?) "
    r"(?:your |the |an? )?",
    re.I,
)
# "…, tiles come from X": a clause of its own
_CLAUSE = re.compile(
    r"(?:(?:the |its |your )?[a-z]+ (?:comes?|is|are|goe?s?|stays?|may|can|will)|"
    r"which|it|they|we|you) "
)
_LONGEST_USE = 90  # characters
_LONGEST = 600


@dataclass(slots=True)
class Facts:
    """What an entry tells of an SDK."""

    use: str | None = None
    data: str | None = None
    vendor: str | None = None


def facts_of(said: str) -> Facts:
    """The use, the data and the company in what an English entry says behind its name;
    empty for other languages."""
    facts = Facts()
    if _HAN.search(said) or len(said) > _LONGEST:
        return facts
    said = _ADDRESS.sub("", said)
    spans = list(split_outside(said, _SENTENCES))
    sentences = [said[a:b] for a, b in spans]
    sentences = [part for s in sentences for part in _LEGAL_STOP.split(s)]
    opened = False  # something but companies, places and data was told
    for sentence in sentences:
        sentence = sentence.strip(" .:-–—<>[]")
        bracket = _BRACKET.search(sentence)
        if bracket and _takes_bracket(bracket.group(1), facts):
            sentence = sentence[: bracket.start()]
        parts = [sentence[a:b].strip() for a, b in split_outside(sentence, _PARTS)]
        parts = [p for p in parts if p]
        owner = next((p for p in parts if is_company(p.rstrip(".")) and p[:1].isupper()), None)
        if owner is not None:
            at = parts.index(owner)
            facts.vendor = facts.vendor or owner
            _takes_data(parts[at + 1 :], facts)
            parts = parts[:at]
        taken = next((i for i, p in enumerate(parts) if i and _TAKES.match(p)), None)
        if taken is not None:
            # "handles the purchase, gets an anonymous user id and the receipt"
            gets = ", ".join(parts[taken:])
            facts.data = facts.data or _TAKES.sub("", gets)
            parts = parts[:taken]
        parts = parts[
            : next((i for i, p in enumerate(parts) if i and _CLAUSE.match(p)), len(parts))
        ]
        while len(parts) > 1 and _ASIDE.fullmatch(parts[-1]):
            parts.pop()
        takes = _TAKES.match(parts[0]) if parts and parts[0][:1].isupper() else None
        if takes:  # "Gets a random ID, screen names."
            facts.data = facts.data or ", ".join(parts)[takes.end() :]
            continue
        if not parts or _takes_data(parts, facts):
            continue
        use = ", ".join(parts)
        first, opened = not opened, True
        if first and len(use) <= _LONGEST_USE and not _NO_USE.search(use):
            facts.use = use
    return facts


def _takes_bracket(inside: str, facts: Facts) -> bool:
    """Take over a company and data from a bracket; whether it holds nothing else."""
    parts = [p.strip() for p in re.split(r"[;,]\s*", inside) if p.strip()]
    owner = next((p for p in parts if is_company(p)), None)
    if owner:
        facts.vendor = facts.vendor or owner
    rest = [p for p in parts if p != owner]
    if owner and rest and all(_DATA_WORD.search(p) for p in rest):
        facts.data = facts.data or ", ".join(rest)
        return True
    return (bool(owner) and not rest) or _takes_data(rest, facts)


def _takes_data(parts: list[str], facts: Facts) -> bool:
    """Take over parts that list data; whether they do."""
    pieces = [p for part in parts for p in _PIECES.split(part) if p.strip()]
    if not pieces or any(len(p) > 40 for p in pieces):
        return False
    sure = sum(map(is_mostly_data, pieces))
    named = sum(bool(is_mostly_data(p) or _DATA_WORD.search(p)) for p in pieces)
    if named < len(pieces) and (not sure or named * 3 < len(pieces) * 2):
        return False
    if (not sure and len(pieces) < 2) or any(":" in part for part in parts):
        return False
    facts.data = facts.data or ", ".join(parts)
    return True
