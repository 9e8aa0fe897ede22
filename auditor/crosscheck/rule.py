"""What a rule is: a small function, with its texts kept as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.model import Confidence, Evidence, Level, Subject

if TYPE_CHECKING:
    from auditor.crosscheck.context import Context


@dataclass(frozen=True, slots=True)
class Hit:
    """One mismatch as a rule sees it, before its words are chosen.

    :param wording: which of the rule's messages fits, a key of its texts.
    :param values: what the message's placeholders stand for.
    :param detail: what tells apart several hits of one rule on one subject.
    """

    subject: Subject
    level: Level
    confidence: Confidence
    wording: str = "default"
    values: Mapping[str, str] = field(default_factory=dict)
    apk: tuple[Evidence, ...] = ()
    policy: tuple[Evidence, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unexamined:
    """Something that a rule could not decide; becomes a gap.

    :param reason: a key of the rule's texts on gaps.
    :param subject: what could not be decided; empty when the whole rule could
        not run.
    """

    reason: str
    values: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""


Check = Callable[["Context"], Iterator[Hit | Unexamined]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, under which ``mappings/rules.json`` has its title, level,
    help, messages, remedy and legal references, and its check."""

    id: str
    check: Check
