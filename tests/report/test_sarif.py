"""SARIF 2.1.0: its structure, and the schema where it was fetched."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import Any

import pytest
from jsonschema import Draft4Validator

from auditor.report import Options, render
from auditor.report.sarif import message, uri
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result
from tests.report.fetch_sarif_schema import CACHED, fetch


def shown(text: str = "words", lang: str = "en") -> dict[str, Any]:
    data = json.loads(render(result(text, lang), "sarif", KNOWLEDGE, Options(lang)))
    assert isinstance(data, dict)
    return data


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    if not CACHED.exists() and not os.environ.get("CI"):
        pytest.skip("python -m tests.report.fetch_sarif_schema fetches the schema")
    try:
        return Draft4Validator(json.loads(fetch().read_bytes()))
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"the schema could not be fetched: {error}")


@pytest.mark.parametrize("text", ["words", *HOSTILE], ids=lambda text: ascii(text[:12]))
def test_validates(schema: Draft4Validator, text: str) -> None:
    schema.validate(shown(text))


def test_structure() -> None:
    log = shown()
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({r["id"] for r in rules}) == len(rules)
    assert len(run["results"]) == len(result().findings)
    for shown_result in run["results"]:
        assert rules[shown_result["ruleIndex"]]["id"] == shown_result["ruleId"]
        assert shown_result["level"] in ("error", "warning", "note")
        assert shown_result["message"]["text"]
        assert len(shown_result["locations"]) == 1
        location = shown_result["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"]
        assert re.fullmatch(
            "[0-9a-f]{20}", shown_result["partialFingerprints"]["auditorFinding/v1"]
        )
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert len(notes) == len(result().gaps)


def test_the_policy_line_or_the_app_is_the_location() -> None:
    results = {(r["ruleId"], r["properties"]["subject"]): r for r in shown()["runs"][0]["results"]}
    denied = results["permission-undisclosed", "android.permission.READ_PHONE_STATE"]
    place = denied["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "policy.html"
    assert place["region"]["startLine"] == 4
    other = denied["relatedLocations"][0]["physicalLocation"]
    assert other["artifactLocation"]["uri"] == "app.apk" and "region" not in other
    camera = results["permission-undisclosed", "android.permission.CAMERA"]
    place = camera["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "app.apk"


def test_known_and_waived() -> None:
    results = {(r["ruleId"], r["properties"]["subject"]): r for r in shown()["runs"][0]["results"]}
    assert results["sdk-undisclosed", "utdid"]["baselineState"] == "unchanged"
    waived = results["sdk-undisclosed", "getui"]
    assert waived["suppressions"][0]["justification"] == "in review (legal, 9999-01-01)"
    assert all("suppressions" not in r for key, r in results.items() if key[1] != "getui")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("policy.html", "policy.html"),
        ("docs/隐私 政策.html", "docs/%E9%9A%90%E7%A7%81%20%E6%94%BF%E7%AD%96.html"),
        ("/data/app.apk", "file:///data/app.apk"),
        ("C:\\x y\\app.apk", "file:///C:/x%20y/app.apk"),
        ("//evil.example/x", "file:///.//evil.example/x"),
        ("a:b.html", "a%3Ab.html"),
        ("", "unknown"),
        ("a\udcffb.html", "a%FFb.html"),
    ],
)
def test_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_messages_hold_no_links_or_arguments() -> None:
    assert message("[x](http://y) {0} \\") == "\\[x\\](http://y) {{0}} \\\\"
