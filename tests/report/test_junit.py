"""JUnit XML against a schema of what its readers accept."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from auditor.model import Level
from auditor.report import Options, render
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result

XSD = Path(__file__).parents[2] / "docs" / "schemas" / "junit.xsd"


def shown(text: str = "words", fail_on: Level | None = Level.MEDIUM) -> etree._Element:
    data = render(result(text), "junit", KNOWLEDGE, Options("en", fail_on))
    return etree.fromstring(data)


@pytest.mark.parametrize("text", ["words", *HOSTILE], ids=lambda text: ascii(text[:12]))
def test_validates(text: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    schema.assertValid(shown(text))


def test_the_schema_refuses_other_files() -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD)))
    for wrong in ("<testsuites/>", "<testsuites tests='1'><x/></testsuites>", "<a/>"):
        assert not schema.validate(etree.fromstring(wrong))


def test_counts_agree() -> None:
    root = shown()
    for element in (root, *root.findall("testsuite")):
        assert int(element.get("tests", "")) == len(element.findall(".//testcase"))
        assert int(element.get("failures", "")) == len(element.findall(".//failure"))
        assert int(element.get("skipped", "")) == len(element.findall(".//skipped"))


def test_what_fails_the_build_fails() -> None:
    root = shown()
    failing = {
        (case.get("classname"), str(case.get("name")))
        for case in root.iter("testcase")
        if case.find("failure") is not None
    }
    assert ("permission-undisclosed", "android.permission.CAMERA") in failing
    assert ("sdk-undisclosed", "Getui (getui)") not in failing
    assert not list(shown(fail_on=None).iter("failure"))
    assert len(list(shown(fail_on=Level.INFO).iter("failure"))) > len(failing)


def test_waived_known_and_gaps_are_skipped_with_the_reason() -> None:
    notes = [e.get("message") for e in shown().iter("skipped")]
    assert "waived: in review (legal, 9999-01-01)" in notes
    assert "known" in notes
    suite = shown().find("testsuite[@name='not-examined']")
    assert suite is not None and int(suite.get("tests", "")) == len(result().gaps)


def test_rules_without_findings_pass() -> None:
    suite = shown().find("testsuite[@name='policy-date-missing']")
    assert suite is not None and (suite.get("tests"), suite.get("failures")) == ("1", "0")
