"""JSON for scripts; keys are stable, more may be added. Schemas: ``docs/schemas``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from auditor.knowledge import Knowledge
from auditor.model_app import Evidence, Gap, Inventory, Level
from auditor.report import Options, Reportable
from auditor.report.plain import for_utf8

if TYPE_CHECKING:
    from auditor.model import AuditResult, Disclosures, Finding

Json = dict[str, Any]

#: indentation up to which an object is laid out over lines
_DEPTH = 2

_encode = json.JSONEncoder(ensure_ascii=False).encode


def render(value: Reportable, knowledge: Knowledge, options: Options) -> bytes:
    """The value as UTF-8 JSON, one record a line, with a final line feed."""
    return (for_utf8(_lines(_data(value, knowledge))) + "\n").encode()


def _lines(value: Any, indent: str = "") -> str:
    """Objects and lists of objects over lines; a record on one.

    A difference between two files then shows as the records that changed, and
    the library's fast encoder, which indents nothing, does the work.
    """
    inner = indent + "  "
    if isinstance(value, dict) and value and len(indent) <= _DEPTH:
        items = [f"{_encode(key)}: {_lines(item, inner)}" for key, item in value.items()]
        brackets = "{}"
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        items = [_encode(item) for item in value]
        brackets = "[]"
    else:
        return _encode(value)
    between = f",\n{inner}"
    return f"{brackets[0]}\n{inner}{between.join(items)}\n{indent}{brackets[1]}"


def _data(value: Reportable, knowledge: Knowledge) -> Json:
    if isinstance(value, Inventory):
        return inventory_json(value, knowledge)
    from auditor.model import Disclosures

    if isinstance(value, Disclosures):
        return disclosures_json(value, knowledge)
    return result_json(value, knowledge)


def inventory_json(inventory: Inventory, knowledge: Knowledge) -> Json:
    """What ``auditor inspect --format json`` prints."""
    app = inventory.app
    return {
        "schema": "auditor/inventory/1",
        "app": {
            "package": app.package,
            "version_name": app.version_name,
            "version_code": app.version_code,
            "min_sdk": app.min_sdk,
            "target_sdk": app.target_sdk,
            "label": app.label,
            "sha256": app.sha256,
            "path": app.path,
        },
        "permissions": [
            {
                "name": p.name,
                "element": p.element,
                "max_sdk_version": p.max_sdk_version,
                "protection_level": p.protection_level,
                "evidence": _evidence(p.evidence),
            }
            for p in inventory.permissions
        ],
        "sdks": [
            {
                "id": match.sdk_id,
                **_sdk(match.sdk_id, knowledge),
                "strength": match.strength.value,
                "confidence": match.confidence.label,
                "version": match.version,
                "packages": list(match.packages),
                "parent": match.parent,
                "permissions_used": list(match.permissions_used),
                "data_types": list(match.data_types),
                "evidence": _evidence(match.evidence),
            }
            for match in inventory.sdks
        ],
        "uses": [
            {
                "kind": use.kind,
                "value": use.value,
                "api": use.api,
                "caller": use.caller,
                "sdk": use.sdk_id,
                "evidence": _evidence(use.evidence),
            }
            for use in inventory.uses
        ],
        "unknown_packages": [
            {"package": u.package, "classes": u.classes} for u in inventory.unknown_packages
        ],
        "gaps": _gaps(inventory.gaps),
    }


def disclosures_json(disclosures: Disclosures, knowledge: Knowledge) -> Json:
    """What ``auditor extract --format json`` prints."""
    return {
        "schema": "auditor/disclosures/1",
        "documents": [
            {
                "path": d.path,
                "sha256": d.sha256,
                "format": d.format,
                "encoding": d.encoding,
                "language": d.language,
                "effective_date": d.effective_date,
            }
            for d in disclosures.documents
        ],
        "permissions": [
            {
                "permission": p.permission,
                "literal": p.literal,
                "explicit": p.explicit,
                "intended": p.intended,
                "also_denotes": list(p.also_denotes),
                "scope": p.scope,
                "sdk": p.sdk,
                "purpose": p.purpose,
                "negated": p.negated,
                "superseded": p.superseded,
                "confidence": p.confidence.label,
                **_place(p.evidence),
            }
            for p in disclosures.permissions
        ],
        "sdks": [
            {
                "name": s.name,
                "id": s.sdk_id,
                "aliases": [alias for alias in s.aliases if alias != s.name],
                "packages": list(s.packages),
                "vendor": s.vendor,
                "purpose": s.purpose,
                "permissions": list(s.permissions),
                "no_permissions": s.no_permissions,
                "data_types": list(s.data_types),
                "personal_info": s.personal_info,
                "privacy_url": s.privacy_url,
                "link_text": s.link_text,
                "platform": s.platform,
                "superseded": s.superseded,
                "optional": s.optional,
                "confidence": s.confidence.label,
                **_place(s.evidence),
            }
            for s in disclosures.sdks
        ],
        "data_types": [
            {
                "type": d.data_type,
                "literal": d.literal,
                "scope": d.scope,
                "sdk": d.sdk,
                "negated": d.negated,
                "superseded": d.superseded,
                "confidence": d.confidence.label,
                **_place(d.evidence),
            }
            for d in disclosures.data_types
        ],
        "gaps": _gaps(disclosures.gaps),
    }


def result_json(result: AuditResult, knowledge: Knowledge) -> Json:
    """What ``auditor audit --format json`` prints."""
    return {
        "schema": "auditor/result/1",
        "tool": {"name": "auditor", "version": result.tool_version},
        "knowledge": {"version": result.knowledge_version},
        "lang": result.lang,
        "inventory": inventory_json(result.inventory, knowledge),
        "disclosures": disclosures_json(result.disclosures, knowledge),
        "rules": [
            {"id": r.id, "level": r.level.label, "title": r.title, "legal": list(r.legal)}
            for r in result.rules
        ],
        "findings": [finding_json(f) for f in result.findings],
        "matrix": {
            "permissions": [
                {
                    "name": row.name,
                    "protection_level": row.protection_level,
                    "status": row.status,
                    "used_by": list(row.used_by),
                    "needed_by": list(row.needed_by),
                }
                for row in result.permission_rows
            ],
            "sdks": [
                {
                    "id": row.id,
                    "name": row.name,
                    "known": row.known,
                    "status": row.status,
                    "carriers": list(row.carriers),
                }
                for row in result.sdk_rows
            ],
        },
        "gaps": _gaps(result.gaps),
        "summary": summary_json(result),
    }


def finding_json(finding: Finding) -> Json:
    """One finding of a result."""
    return {
        "rule": finding.rule_id,
        "level": finding.level.label,
        "confidence": finding.confidence.label,
        "status": finding.status.value,
        "subject": {
            "kind": finding.subject.kind,
            "id": finding.subject.id,
            "name": finding.subject.name,
        },
        "detail": finding.detail,
        "message": finding.message,
        "remedy": finding.remedy,
        "note": finding.note,
        "legal": list(finding.legal),
        "apk_evidence": _evidence(finding.apk_evidence),
        "policy_evidence": _evidence(finding.policy_evidence),
        "fingerprint": finding.fingerprint,
    }


def summary_json(result: AuditResult) -> Json:
    """Counts of a result's findings and gaps."""
    from auditor.model import Status

    levels = Counter(f.level for f in result.findings)
    statuses = Counter(f.status for f in result.findings)
    rules = Counter(f.rule_id for f in result.findings)
    return {
        "findings": len(result.findings),
        "by_level": {level.label: levels[level] for level in sorted(Level, reverse=True)},
        "by_status": {status.value: statuses[status] for status in Status},
        "by_rule": dict(sorted(rules.items())),
        "gaps": len(result.gaps),
    }


def _evidence(places: Iterable[Evidence]) -> list[Json]:
    return [
        {"source": e.source, "locator": e.locator, "excerpt": e.excerpt, "line": e.line}
        for e in places
    ]


def _place(evidence: Evidence) -> Json:
    return {
        "document": evidence.source,
        "line": evidence.line,
        "locator": evidence.locator,
        "quote": evidence.excerpt,
    }


def _gaps(gaps: Iterable[Gap]) -> list[Json]:
    return [
        {"stage": g.stage, "subject": g.subject, "reason": g.reason, "weakens": list(g.weakens)}
        for g in gaps
    ]


def _sdk(sdk_id: str, knowledge: Knowledge) -> Json:
    sdk = knowledge.sdks.get(sdk_id)
    return {
        "name": {"zh": sdk.name_zh if sdk else sdk_id, "en": sdk.name_en if sdk else sdk_id},
        "aliases": list(sdk.aliases) if sdk else [],
        "vendor": sdk.vendor if sdk else None,
        "category": sdk.category if sdk else "other",
        "tier": sdk.tier if sdk else "collects",
    }
