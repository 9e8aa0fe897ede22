"""The terminal summary."""

from __future__ import annotations

import re

import pytest

from auditor.model import Level
from auditor.report import Options, render
from auditor.report.plain import width
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result, sides

MEDIUM = Options("en", Level.MEDIUM)


def shown(value: object, options: Options = MEDIUM) -> str:
    return render(value, "text", KNOWLEDGE, options).decode()  # type: ignore[arg-type]


def test_shows_findings_evidence_and_the_verdict() -> None:
    text = shown(result())
    assert "permission-undisclosed  CAMERA (Camera)" in text
    assert "In the app: manifest: CAMERA" in text
    assert "In the policy: policy.html, line 4: words of the policy" in text
    assert text.rstrip().endswith("Result: fail (Fails from level: medium)")
    assert re.search(r"\d+ high, \d+ medium, \d+ low, \d+ info \(.*1 known, 1 waived\)", text)


def test_known_and_waived_findings_show_only_when_asked() -> None:
    assert "Utdid" not in shown(result()).split("Could not")[0].replace("Getui", "")
    verbose = shown(result(), Options("en", Level.MEDIUM, verbose=True))
    assert "sdk-undisclosed  Utdid [known]" in verbose
    assert "sdk-undisclosed  Getui [waived]" in verbose
    assert "in review (legal, 9999-01-01)" in verbose


def test_gaps_are_always_shown() -> None:
    assert "Could not be examined (" in shown(result(findings=()))


def test_no_findings_is_said() -> None:
    assert "No findings." in shown(result(findings=(), gaps=()))
    assert "Result: pass" in shown(result(findings=(), gaps=()))


def test_chinese() -> None:
    text = shown(result(lang="zh"), Options("zh", Level.MEDIUM))
    assert "清单声明了 android.permission.CAMERA" in text
    assert "结论: 不通过" in text


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("colour", [False, True])
def test_no_string_steers_the_terminal(text: str, colour: bool) -> None:
    for value in (result(text), *sides(text)):
        output = shown(value, Options("en", Level.MEDIUM, colour=colour, verbose=True))
        if colour:
            output = re.sub(r"\x1b\[\d+m", "", output.replace("\x1b[31mred\x1b[0m", "LEAK"))
        assert "LEAK" not in output
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)


def test_long_chinese_messages_wrap_by_columns() -> None:
    text = shown(result("好" * 300, lang="zh"), Options("zh", Level.MEDIUM))
    body = [line for line in text.splitlines() if line.startswith("    ")]
    assert body and all(width(line) <= 100 for line in body)


def test_one_side_alone() -> None:
    app, policy = sides()
    inspected = shown(app)
    assert "SDKs: embedded (5)" in inspected and "SDKs: only mentioned (1)" in inspected
    assert "IMEI" in inspected and "Unknown code (1)" in inspected
    extracted = shown(policy)
    assert "Permissions (4)" in extracted and "支付宝" in extracted
    assert "denied" in extracted and "other platform or old version" in extracted
