"""Which tables a report of an audit, an app or a policy holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor.knowledge import Knowledge
from auditor.model import AuditResult, Disclosures, Inventory, PermissionRow, SdkRow
from auditor.report.labels import Labels
from auditor.report.lists import findings_sheet, gap_sheet, policy_sheet, unknown_sheet
from auditor.report.matrices import data_sheet, permission_sheet, sdk_sheet
from auditor.report.sheets import Sheet, sdk_name


def audit_sheets(result: AuditResult, knowledge: Knowledge, labels: Labels) -> Iterator[Sheet]:
    """All tables of an audit but the summary, in reading order."""
    yield findings_sheet(result.findings, labels, result.inventory.app.path)
    yield permission_sheet(result.permission_rows, knowledge, labels)
    yield sdk_sheet(result.sdk_rows, knowledge, labels, result.inventory.app.path)
    yield data_sheet(result.inventory, result.disclosures, knowledge, labels)
    yield policy_sheet(result.disclosures, knowledge, labels)
    yield gap_sheet(result.gaps, labels)
    if result.inventory.unknown_packages:
        yield unknown_sheet(result.inventory, labels)


def inventory_sheets(inventory: Inventory, knowledge: Knowledge, labels: Labels) -> Iterator[Sheet]:
    """All tables of an app's inventory."""
    used: dict[str, set[str]] = defaultdict(set)
    for use in inventory.uses:
        if use.kind == "permission":
            used[use.value].add(use.sdk_id or use.caller)
    rows = []
    for p in inventory.permissions:
        info = knowledge.permission(p.name, inventory.app.package)
        label = (info.label_zh if labels.lang == "zh" else info.label_en) if info else ""
        row = PermissionRow(
            p.name, label, p.protection_level, "", (p,), tuple(sorted(used[p.name]))
        )
        rows.append(row)
    sheet = permission_sheet(rows, knowledge, labels)
    yield _without(sheet, {"status", "disclosed_app", "disclosed_sdk", "purpose", "others"})
    sdk_rows = [
        SdkRow(m.sdk_id, sdk_name(m.sdk_id, knowledge, labels), "", match=m) for m in inventory.sdks
    ]
    sheet = sdk_sheet(sdk_rows, knowledge, labels, inventory.app.path)
    yield _without(sheet, {"status", "disclosed_at", "platform"})
    sheet = data_sheet(inventory, Disclosures(), knowledge, labels)
    yield _without(sheet, {"disclosed_app", "disclosed_sdk", "status"})
    yield gap_sheet(inventory.gaps, labels)
    yield unknown_sheet(inventory, labels)


def disclosure_sheets(
    disclosures: Disclosures, knowledge: Knowledge, labels: Labels
) -> Iterator[Sheet]:
    """All tables of a policy's disclosures."""
    yield policy_sheet(disclosures, knowledge, labels)
    yield gap_sheet(disclosures.gaps, labels)


def _without(sheet: Sheet, keys: set[str]) -> Sheet:
    kept = [i for i, column in enumerate(sheet.columns) if column.key not in keys]
    return Sheet(
        sheet.key,
        sheet.title,
        tuple(sheet.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in sheet.rows),
    )
