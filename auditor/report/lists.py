"""Lists: the findings, the policy's statements, what could not be examined."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.knowledge import Knowledge
from auditor.model import (
    DataDisclosure,
    Disclosures,
    Finding,
    Gap,
    Inventory,
    PermissionDisclosure,
    SdkDisclosure,
)
from auditor.report.labels import Labels
from auditor.report.sheets import Cell, Column, Sheet, data_name, evidence_text, file_name, sdk_name


def findings_sheet(findings: Iterable[Finding], labels: Labels, home: str = "") -> Sheet:
    """One row per finding.

    :param home: the app's path, which its evidence need not repeat.
    """
    columns = (
        Column("level", labels["level"], 9, tone=True),
        Column("confidence", labels["confidence"], 11),
        Column("status", labels["status"], 9),
        Column("rule", labels["rule"], 26),
        Column("subject", labels["subject"], 34),
        Column("message", labels["what"], 52),
        Column("remedy", labels["remedy"], 44),
        Column("apk_evidence", labels["in the app"], 46),
        Column("policy_evidence", labels["in the policy"], 46),
        Column("legal", labels["legal"], 44),
        Column("note", labels["note"], 24),
        Column("fingerprint", labels["fingerprint"], 23),
    )
    found = list(findings)
    rows = tuple(
        (
            labels.level(f.level),
            labels.level(f.confidence),
            labels[f.status.value],
            f.rule_id,
            subject_text(f),
            f.message,
            f.remedy,
            evidence_text(f.apk_evidence, home=home),
            evidence_text(f.policy_evidence),
            "\n".join(f.legal),
            f.note,
            f.fingerprint,
        )
        for f in found
    )
    return Sheet("findings", labels["Findings"], columns, rows, tuple(f.level.label for f in found))


def subject_text(finding: Finding) -> str:
    """What a finding is about, on up to three lines."""
    subject = finding.subject
    lines = [subject.name or subject.id]
    if subject.id not in lines:
        lines.append(subject.id)
    if finding.detail:
        lines.append(f"→ {finding.detail}")
    return "\n".join(lines)


def policy_sheet(disclosures: Disclosures, knowledge: Knowledge, labels: Labels) -> Sheet:
    """Every statement of the policy, in the order of the documents."""
    columns = (
        Column("document", labels["document"], 24),
        Column("line", labels["line"], 7),
        Column("kind", labels["kind"], 12),
        Column("written", labels["written"], 32),
        Column("meaning", labels["meaning"], 40),
        Column("scope", labels["scope"], 20),
        Column("vendor", labels["vendor"], 26),
        Column("purpose", labels["purpose"], 36),
        Column("permissions", labels["permissions"], 36),
        Column("personal_info", labels["personal info"], 40),
        Column("packages", labels["packages"], 28),
        Column("link", labels["link"], 36),
        Column("platform", labels["platform"], 11),
        Column("current", labels["current"], 22),
        Column("quote", labels["quote"], 60),
    )
    rows = [
        *(_permission_statement(d, labels) for d in disclosures.permissions),
        *(_sdk_statement(d, knowledge, labels) for d in disclosures.sdks),
        *(_data_statement(d, knowledge, labels) for d in disclosures.data_types),
    ]
    rows.sort(key=lambda row: (str(row[0]), row[1] if isinstance(row[1], int) else 0))
    return Sheet("policy", labels["Policy"], columns, tuple(rows))


def _counts(negated: bool, superseded: bool, labels: Labels) -> str:
    return labels["old or foreign" if superseded else "negated" if negated else "yes"]


def _permission_statement(d: PermissionDisclosure, labels: Labels) -> tuple[Cell, ...]:
    meaning = "\n".join(dict.fromkeys((d.intended or d.permission, *d.also_denotes)))
    return (
        file_name(d.evidence.source),
        d.evidence.line,
        labels["permission"],
        d.literal,
        meaning,
        d.sdk or labels["app"],
        "",
        d.purpose or "",
        "",
        "",
        "",
        "",
        "",
        _counts(d.negated, d.superseded, labels),
        d.evidence.excerpt,
    )


def _sdk_statement(d: SdkDisclosure, knowledge: Knowledge, labels: Labels) -> tuple[Cell, ...]:
    types = [data_name(t, knowledge, labels) for t in d.data_types]
    return (
        file_name(d.evidence.source),
        d.evidence.line,
        labels["sdk"],
        d.name,
        sdk_name(d.sdk_id, knowledge, labels) if d.sdk_id else "",
        labels["optional"] if d.optional else labels["sdk"],
        d.vendor or "",
        d.purpose or "",
        "\n".join(d.permissions) or (labels["no"] if d.no_permissions else ""),
        d.personal_info or labels.joined(types),
        "\n".join(d.packages),
        d.privacy_url or d.link_text or "",
        d.platform if d.platform != "unknown" else "",
        _counts(False, d.superseded or d.platform in ("ios", "harmonyos"), labels),
        d.evidence.excerpt,
    )


def _data_statement(d: DataDisclosure, knowledge: Knowledge, labels: Labels) -> tuple[Cell, ...]:
    return (
        file_name(d.evidence.source),
        d.evidence.line,
        labels["data_type"],
        d.literal,
        data_name(d.data_type, knowledge, labels),
        d.sdk or labels["app"],
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        _counts(d.negated, d.superseded, labels),
        d.evidence.excerpt,
    )


def gap_sheet(gaps: Iterable[Gap], labels: Labels) -> Sheet:
    """What could not be examined, and what that makes less sure."""
    columns = (
        Column("stage", labels["stage"], 14),
        Column("subject", labels["what part"], 50),
        Column("reason", labels["reason"], 80),
        Column("weakens", labels["weakens"], 28),
    )
    rows = tuple((g.stage, g.subject, g.reason, ", ".join(g.weakens)) for g in gaps)
    return Sheet("gaps", labels["Not examined"], columns, rows)


def unknown_sheet(inventory: Inventory, labels: Labels) -> Sheet:
    """Packages that no signature covers."""
    columns = (Column("package", labels["package"], 50), Column("classes", labels["classes"], 10))
    rows = tuple((u.package, u.classes) for u in inventory.unknown_packages)
    return Sheet("unknown_packages", labels["Unknown code"], columns, rows)
