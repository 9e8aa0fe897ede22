"""What decides a build: the threshold, the baseline, the waivers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from auditor.errors import InputError
from auditor.model import Finding, Level, Status, Waiver

_HEADER = (
    "# auditor baseline 1\n"
    "# Known findings, one a line: fingerprint, rule, subject. Written by\n"
    "# `auditor baseline write`; bring it up to date with `auditor baseline update`.\n"
)
_FINGERPRINT = re.compile(r"[0-9a-f]{20}")
_LIMIT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a build is told.

    :param findings: all findings, each with its status and why.
    :param failing: new ones at or above the threshold.
    :param fixed: fingerprints of the baseline that are no longer found.
    :param expired: waivers past their date that would have covered a finding.
    :param idle: waivers that cover nothing.
    """

    findings: tuple[Finding, ...]
    failing: tuple[Finding, ...]
    fixed: tuple[str, ...] = ()
    expired: tuple[Waiver, ...] = ()
    idle: tuple[Waiver, ...] = ()


def judge(
    findings: Sequence[Finding],
    *,
    fail_on: Level | None,
    baseline: frozenset[str] = frozenset(),
    waivers: Sequence[Waiver] = (),
    today: date | None = None,
) -> Verdict:
    """Give each finding its status and say which ones fail the build.

    A waiver goes before the baseline; one that expired covers nothing, so its
    finding is new again unless the baseline knows it.

    :param fail_on: the lowest level that fails; ``None`` never fails.
    :param today: the day on which waivers are judged, by default the current.
    """
    day = (today or date.today()).isoformat()
    judged: list[Finding] = []
    used: set[Waiver] = set()
    expired: set[Waiver] = set()
    for finding in findings:
        covering = [w for w in waivers if matches(w, finding)]
        used.update(covering)
        valid = next((w for w in covering if w.expires >= day), None)
        if valid is not None:
            note = f"{valid.reason} ({valid.owner}, {valid.expires})"
            judged.append(replace(finding, status=Status.WAIVED, note=note))
            continue
        expired.update(covering)
        status = Status.KNOWN if finding.fingerprint in baseline else Status.NEW
        note = "; ".join(f"waiver expired {w.expires} ({w.owner})" for w in covering)
        judged.append(replace(finding, status=status, note=note))
    failing = (
        f for f in judged if fail_on is not None and f.status is Status.NEW and f.level >= fail_on
    )
    return Verdict(
        findings=tuple(judged),
        failing=tuple(failing),
        fixed=tuple(sorted(baseline - {f.fingerprint for f in findings})),
        expired=tuple(w for w in waivers if w in expired),
        idle=tuple(w for w in waivers if w not in used),
    )


def matches(waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is about a finding, its date left aside."""
    if waiver.fingerprint is not None:
        return waiver.fingerprint == finding.fingerprint
    return (
        waiver.rule == finding.rule_id
        and waiver.subject in (finding.subject.id, finding.subject.name)
        and waiver.detail in (None, finding.detail)
    )


def format_baseline(findings: Iterable[Finding]) -> str:
    """A baseline that knows these findings: sorted, one line each."""
    lines = {(f.rule_id, f.subject.kind, f.subject.id, f.detail, f.fingerprint) for f in findings}
    return _HEADER + "".join(
        f"{fingerprint}  {rule}  {kind}:{_plain(subject)}{f' {_plain(detail)}' if detail else ''}\n"
        for rule, kind, subject, detail, fingerprint in sorted(lines)
    )


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints that a baseline file knows.

    :raises InputError: the file is missing or is no baseline.
    """
    try:
        if path.stat().st_size > _LIMIT:
            raise InputError("too large for a baseline", path=path, remedy="is it another file?")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(
            "no such baseline", path=path, remedy="create it with: auditor baseline write"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"not readable as a baseline: {error}", path=path) from error
    known: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split(maxsplit=1)
        if not words or words[0].startswith("#"):
            continue
        if not _FINGERPRINT.fullmatch(words[0]):
            raise InputError(
                f"line {number} does not begin with a fingerprint",
                path=path,
                remedy="write it again with: auditor baseline write",
            )
        known.add(words[0])
    return frozenset(known)


def _plain(text: str) -> str:
    """Text on one line: what does not print is written as an escape."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
