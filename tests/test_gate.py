"""Baseline, waivers, threshold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.crosscheck import fingerprint
from auditor.errors import InputError
from auditor.gate import format_baseline, judge, read_baseline
from auditor.model import Confidence, Finding, Level, Status, Subject, Waiver

TODAY = date(2026, 6, 15)


def finding(
    rule: str = "sdk-undisclosed",
    subject: str = "getui",
    level: Level = Level.HIGH,
    detail: str = "",
) -> Finding:
    about = Subject("sdk", subject, subject.title())
    return Finding(
        rule,
        level,
        Confidence.HIGH,
        about,
        "m",
        "r",
        fingerprint(rule, about, detail),
        detail=detail,
    )


def waiver(**fields: str) -> Waiver:
    given = {"reason": "why", "owner": "who", "expires": "2026-12-31", **fields}
    return Waiver(**given)


@pytest.mark.parametrize(
    ("level", "limit", "fails"),
    [
        (Level.HIGH, Level.HIGH, True),
        (Level.MEDIUM, Level.HIGH, False),
        (Level.MEDIUM, Level.MEDIUM, True),
        (Level.INFO, Level.INFO, True),
        (Level.HIGH, None, False),
    ],
)
def test_threshold(level: Level, limit: Level | None, fails: bool) -> None:
    verdict = judge([finding(level=level)], fail_on=limit)
    assert bool(verdict.failing) is fails
    assert verdict.findings[0].status is Status.NEW


def test_known_findings_do_not_fail() -> None:
    one, two = finding(), finding(subject="umeng")
    verdict = judge([one, two], fail_on=Level.LOW, baseline=frozenset({one.fingerprint}))
    assert [f.status for f in verdict.findings] == [Status.KNOWN, Status.NEW]
    assert [f.subject.id for f in verdict.failing] == ["umeng"]
    assert verdict.fixed == ()


def test_what_the_baseline_knows_and_is_gone_is_told() -> None:
    verdict = judge([], fail_on=Level.LOW, baseline=frozenset({finding().fingerprint}))
    assert verdict.fixed == (finding().fingerprint,)


@pytest.mark.parametrize(
    ("fields", "covers"),
    [
        ({"fingerprint": finding().fingerprint}, True),
        ({"fingerprint": "0" * 20}, False),
        ({"rule": "sdk-undisclosed", "subject": "getui"}, True),
        ({"rule": "sdk-undisclosed", "subject": "Getui"}, True),
        ({"rule": "sdk-unused", "subject": "getui"}, False),
        ({"rule": "sdk-undisclosed", "subject": "umeng"}, False),
        ({"rule": "sdk-undisclosed", "subject": "getui", "detail": "x"}, False),
    ],
)
def test_waivers_cover_what_they_name(fields: dict[str, str], covers: bool) -> None:
    verdict = judge([finding()], fail_on=Level.LOW, waivers=[waiver(**fields)], today=TODAY)
    assert verdict.findings[0].status is (Status.WAIVED if covers else Status.NEW)
    assert bool(verdict.failing) is not covers
    assert bool(verdict.idle) is not covers
    if covers:
        assert verdict.findings[0].note == "why (who, 2026-12-31)"


@pytest.mark.parametrize(
    ("expires", "valid"), [("2026-06-14", False), ("2026-06-15", True), ("2026-06-16", True)]
)
def test_waivers_hold_through_their_last_day(expires: str, valid: bool) -> None:
    held = waiver(rule="sdk-undisclosed", subject="getui", expires=expires)
    verdict = judge([finding()], fail_on=Level.LOW, waivers=[held], today=TODAY)
    assert bool(verdict.failing) is not valid
    assert verdict.expired == (() if valid else (held,))
    if not valid:
        assert "expired 2026-06-14" in verdict.findings[0].note


def test_a_valid_waiver_goes_before_an_expired_one() -> None:
    old = waiver(rule="sdk-undisclosed", subject="getui", expires="2020-01-01")
    held = waiver(fingerprint=finding().fingerprint)
    verdict = judge([finding()], fail_on=Level.LOW, waivers=[old, held], today=TODAY)
    assert verdict.findings[0].status is Status.WAIVED and verdict.expired == ()


def test_an_expired_waiver_of_a_known_finding_does_not_fail() -> None:
    old = waiver(rule="sdk-undisclosed", subject="getui", expires="2020-01-01")
    verdict = judge(
        [finding()],
        fail_on=Level.LOW,
        waivers=[old],
        baseline=frozenset({finding().fingerprint}),
        today=TODAY,
    )
    assert verdict.failing == () and verdict.expired == (old,)


def test_baseline_is_reviewable_and_sorted(tmp_path: Path) -> None:
    findings = [finding(subject="umeng"), finding(), finding("sdk-x", "getui", detail="CAMERA")]
    text = format_baseline(findings)
    body = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line.split(maxsplit=1)[1] for line in body] == [
        "sdk-undisclosed  sdk:getui",
        "sdk-undisclosed  sdk:umeng",
        "sdk-x  sdk:getui CAMERA",
    ]
    assert format_baseline(reversed(findings)) == text
    path = tmp_path / "baseline.txt"
    path.write_text(text, encoding="utf-8")
    assert read_baseline(path) == {f.fingerprint for f in findings}


def test_baseline_survives_rewording() -> None:
    reworded = replace(finding(), message="other", remedy="other", level=Level.LOW)
    assert format_baseline([reworded]) == format_baseline([finding()])


@given(st.text(st.characters(categories=None), max_size=30))
def test_any_subject_stays_on_one_line(subject: str) -> None:
    lines = format_baseline([finding(subject=subject, detail=subject)]).splitlines()
    assert len(lines) == 4
    lines[-1].encode("utf-8")


def test_baseline_takes_comments_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(b"\xef\xbb\xbf# mine\r\n\r\n" + b"a" * 20 + b"  anything else\r\n")
    assert read_baseline(path) == {"a" * 20}


@pytest.mark.parametrize("data", [b"hello world\n", b"\xff\xfe", b"A" * 20, b"a" * 19])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"b\.txt"):
        read_baseline(path)


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="auditor baseline write"):
        read_baseline(tmp_path / "none.txt")
