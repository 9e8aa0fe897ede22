"""JSON keeps the keys that scripts rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor.report import render
from tests.crosscheck.factory import KNOWLEDGE
from tests.report.factory import HOSTILE, result, sides


def shown(value: Any) -> dict[str, Any]:
    data = json.loads(render(value, "json", KNOWLEDGE))
    assert isinstance(data, dict)
    return data


def test_inventory_keys() -> None:
    data = shown(sides()[0])
    assert data["schema"] == "auditor/inventory/1"
    assert data["app"]["package"] == "com.example.app" and data["app"]["version_code"] == 7
    phone = next(p for p in data["permissions"] if p["name"].endswith("READ_PHONE_STATE"))
    assert phone["max_sdk_version"] == 28 and phone["protection_level"] == "dangerous"
    getui = next(s for s in data["sdks"] if s["id"] == "getui")
    assert getui["name"] == {"zh": "getui（中）", "en": "Getui"}
    assert (getui["strength"], getui["confidence"], getui["version"]) == (
        "embedded",
        "high",
        "3.2.1",
    )
    assert getui["evidence"][0] == {
        "source": "app.apk",
        "locator": "class getui.A",
        "excerpt": "",
        "line": None,
    }
    assert {"kind", "value", "api", "caller", "sdk", "evidence"} == set(data["uses"][0])
    assert data["unknown_packages"] == [{"package": "words", "classes": 3}]


def test_disclosure_keys() -> None:
    data = shown(sides()[1])
    assert data["schema"] == "auditor/disclosures/1"
    assert data["documents"][0]["effective_date"] == "2026-01-01"
    internet = data["permissions"][0]
    assert {
        "permission", "literal", "explicit", "intended", "scope", "sdk", "purpose", "negated",
        "document", "line", "quote",
    } <= set(internet)  # fmt: skip
    assert (internet["document"], internet["line"]) == ("policy.html", 2)
    alipay = data["sdks"][0]
    assert {
        "name", "id", "aliases", "packages", "vendor", "purpose", "permissions", "data_types",
        "personal_info", "privacy_url", "platform", "document", "line", "quote",
    } <= set(alipay)  # fmt: skip
    assert "Alipay" in alipay["aliases"] and "支付宝" not in alipay["aliases"]
    assert {"type", "scope", "sdk", "negated", "document", "line", "quote"} <= set(
        data["data_types"][0]
    )


def test_result_keys() -> None:
    data = shown(result())
    assert data["schema"] == "auditor/result/1"
    assert data["inventory"] == shown(sides()[0])
    assert data["disclosures"] == shown(sides()[1])
    statuses = {f["status"] for f in data["findings"]}
    assert statuses == {"new", "known", "waived"}
    finding = data["findings"][0]
    assert {
        "rule", "level", "confidence", "status", "subject", "message", "remedy", "legal",
        "apk_evidence", "policy_evidence", "fingerprint",
    } <= set(finding)  # fmt: skip
    assert set(finding["subject"]) == {"kind", "id", "name"}
    summary = data["summary"]
    assert summary["findings"] == len(data["findings"]) == sum(summary["by_level"].values())
    assert sum(summary["by_status"].values()) == sum(summary["by_rule"].values())
    assert data["gaps"] and {"stage", "subject", "reason", "weakens"} == set(data["gaps"][0])


def test_chinese_stays_readable() -> None:
    assert "支付宝" in render(result(lang="zh"), "json", KNOWLEDGE).decode()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_any_string_is_valid_json(text: str) -> None:
    shown(result(text))


def test_a_record_is_one_line() -> None:
    text = render(result(), "json", KNOWLEDGE).decode()
    lines = [line.strip().rstrip(",") for line in text.splitlines()]
    findings = json.loads(text)["findings"]
    assert findings
    assert {json.dumps(f, ensure_ascii=False) for f in findings} <= set(lines)
