"""SARIF 2.1.0 for code scanning: a finding is a result at a policy's line or in
the app's file."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Evidence, Finding, Level, RuleInfo, Status
from auditor.report import Options, Reportable
from auditor.report.plain import for_utf8

Json = dict[str, Any]

_LEVELS = {
    Level.HIGH: "error",
    Level.MEDIUM: "warning",
    Level.LOW: "note",
    Level.INFO: "note",
}
#: what code scanning sorts by, 0 to 10
_SEVERITY = {Level.HIGH: "7.5", Level.MEDIUM: "5.0", Level.LOW: "3.0", Level.INFO: "1.0"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The audit as a SARIF log with one run."""
    assert isinstance(value, AuditResult)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(value)]}
    return (for_utf8(json.dumps(log, ensure_ascii=False, indent=2)) + "\n").encode()


def _run(result: AuditResult) -> Json:
    rules = {rule.id: rule for rule in result.rules}
    for finding in result.findings:
        if finding.rule_id not in rules:  # a result of an older version, read back
            rules[finding.rule_id] = RuleInfo(finding.rule_id, finding.level, finding.rule_id)
    index = {rule_id: number for number, rule_id in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "auditor",
                "version": result.tool_version,
                "rules": [_rule(rule) for rule in rules.values()],
                "properties": {"knowledge": result.knowledge_version},
            }
        },
        "language": "zh-CN" if result.lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {
                        "level": "warning",
                        "message": {"text": message(f"{g.stage}: {g.subject}: {g.reason}")},
                        "descriptor": {"id": f"not-examined/{g.stage}"},
                    }
                    for g in result.gaps
                ],
            }
        ],
        "results": [_result(f, index[f.rule_id], result) for f in result.findings],
    }


def _rule(rule: RuleInfo) -> Json:
    described: Json = {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": message(rule.title)},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
        "properties": {
            "tags": ["privacy"],
            "security-severity": _SEVERITY[rule.level],
            "legal": list(rule.legal),
        },
    }
    if rule.help:
        described["fullDescription"] = {"text": message(rule.help)}
        described["help"] = {"text": message("\n".join((rule.help, *rule.legal)))}
    return described


def _result(finding: Finding, rule_index: int, result: AuditResult) -> Json:
    places = [*finding.policy_evidence, *finding.apk_evidence]
    primary = _location(places[0] if places else _nowhere(result))
    shown: Json = {
        "ruleId": finding.rule_id,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.level],
        "message": {"text": message(f"{finding.message}\n{finding.remedy}")},
        "locations": [primary],
        "partialFingerprints": {"auditorFinding/v1": finding.fingerprint},
        "baselineState": "unchanged" if finding.status is Status.KNOWN else "new",
        "properties": {
            "level": finding.level.label,
            "confidence": finding.confidence.label,
            "status": finding.status.value,
            "subject": finding.subject.id,
            "detail": finding.detail,
            "security-severity": _SEVERITY[finding.level],
        },
    }
    if len(places) > 1:
        shown["relatedLocations"] = [
            {"id": number, **_location(place)} for number, place in enumerate(places[1:], 1)
        ]
    if finding.status is Status.WAIVED:
        shown["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.note}
        ]
    return shown


def _nowhere(result: AuditResult) -> Evidence:
    """Where to show a finding without evidence: the first document, or the app."""
    documents = result.disclosures.documents
    return Evidence(documents[0].path if documents else result.inventory.app.path, "")


def _location(place: Evidence) -> Json:
    physical: Json = {"artifactLocation": {"uri": uri(place.source)}}
    if place.line is not None and place.line > 0:
        physical["region"] = {"startLine": place.line}
        if place.excerpt:
            physical["region"]["snippet"] = {"text": place.excerpt}
    location: Json = {"physicalLocation": physical}
    if place.locator:
        location["logicalLocations"] = [{"fullyQualifiedName": place.locator}]
        location["message"] = {"text": message(place.locator)}
    return location


def uri(path: str) -> str:
    """A path as a URI reference: absolute ones as ``file:``, others relative."""
    slashed = path.replace("\\", "/")
    # undecodable bytes of a file name go back to what they were
    raw = re.sub("[\udc80-\udcff]+|[^\udc80-\udcff]+", _bytes_of, slashed)
    encoded = quote(raw, safe="/", encoding="latin-1")
    if re.match(r"[A-Za-z]:/", slashed):
        return "file:///" + slashed[:2] + encoded[slice(encoded.index("/"), None)]
    if slashed.startswith("/"):
        return "file://" + ("" if not slashed.startswith("//") else "/.") + encoded
    return encoded or "unknown"


def _bytes_of(found: re.Match[str]) -> str:
    """A piece of a path as its bytes, each written as one character."""
    piece = found.group()
    errors = "surrogateescape" if "\udc80" <= piece[0] <= "\udcff" else "surrogatepass"
    return piece.encode("utf-8", errors).decode("latin-1")


def message(text: str) -> str:
    """Plain text of a SARIF message: brackets are no links, braces no arguments."""
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")
