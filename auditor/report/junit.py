"""JUnit XML: a rule is a test suite, a finding a test case; those that fail the
build fail, known and waived ones are skipped."""

from __future__ import annotations

from collections import defaultdict
from xml.sax.saxutils import escape, quoteattr

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Finding, RuleInfo, Status
from auditor.report import Options, Reportable
from auditor.report.plain import for_xml
from auditor.report.sheets import evidence_text


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The audit as JUnit XML; every rule that ran has a suite."""
    assert isinstance(value, AuditResult)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in value.findings:
        found[finding.rule_id].append(finding)
    rules = {rule.id: rule for rule in value.rules}
    suites = [
        _suite(rules.get(rule_id), rule_id, found[rule_id], options)
        for rule_id in dict.fromkeys((*rules, *found))
    ]
    if value.gaps:
        suites.append(_gap_suite(value))
    total = sum(suite[1] for suite in suites)
    failures = sum(suite[2] for suite in suites)
    skipped = sum(suite[3] for suite in suites)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name={_attr("auditor " + value.inventory.app.package)} tests="{total}" '
        f'failures="{failures}" errors="0" skipped="{skipped}" time="0">',
        *(suite[0] for suite in suites),
        "</testsuites>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _attr(text: str) -> str:
    return quoteattr(for_xml(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _text(text: str) -> str:
    return escape(for_xml(text), {"\r": "&#13;"})


def _suite(
    rule: RuleInfo | None, rule_id: str, findings: list[Finding], options: Options
) -> tuple[str, int, int, int]:
    """The suite's XML with its number of tests, failures and skipped ones."""
    cases, failures, skipped = [], 0, 0
    for finding in findings:
        head = f'  <testcase classname={_attr(rule_id)} name={_attr(_name(finding))} time="0">'
        body = _text(
            "\n".join(
                part
                for part in (
                    finding.message,
                    finding.remedy,
                    evidence_text(finding.apk_evidence),
                    evidence_text(finding.policy_evidence),
                    *finding.legal,
                )
                if part
            )
        )
        failing = (
            finding.status is Status.NEW
            and options.fail_on is not None
            and finding.level >= options.fail_on
        )
        if failing:
            failures += 1
            kind = _attr(finding.level.label)
            inner = f"<failure message={_attr(finding.message)} type={kind}>{body}</failure>"
        elif finding.status is not Status.NEW:
            skipped += 1
            note = ": ".join(p for p in (finding.status.value, finding.note) if p)
            inner = f"<skipped message={_attr(note)}/>"
        else:
            inner = f"<system-out>{body}</system-out>"
        cases.append(f"{head}\n    {inner}\n  </testcase>")
    if not findings:
        title = rule.title if rule else rule_id
        cases.append(f'  <testcase classname={_attr(rule_id)} name={_attr(title)} time="0"/>')
    head = (
        f' <testsuite name={_attr(rule_id)} tests="{len(cases)}" failures="{failures}" '
        f'errors="0" skipped="{skipped}" time="0">'
    )
    return "\n".join((head, *cases, " </testsuite>")), len(cases), failures, skipped


def _name(finding: Finding) -> str:
    subject = finding.subject.id
    if finding.subject.kind == "sdk" and finding.subject.name not in ("", subject):
        subject = f"{finding.subject.name} ({subject})"
    return f"{subject}: {finding.detail}" if finding.detail else subject


def _gap_suite(result: AuditResult) -> tuple[str, int, int, int]:
    cases = [
        f'  <testcase classname="not-examined" name={_attr(f"{g.stage}: {g.subject}")} time="0">\n'
        f"    <skipped message={_attr(g.reason)}/>\n  </testcase>"
        for g in result.gaps
    ]
    count = len(cases)
    head = (
        f' <testsuite name="not-examined" tests="{count}" failures="0" errors="0" '
        f'skipped="{count}" time="0">'
    )
    return "\n".join((head, *cases, " </testsuite>")), count, 0, count
