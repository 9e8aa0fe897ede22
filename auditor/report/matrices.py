"""Both sides next to each other: permissions, SDKs, personal data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from auditor.knowledge import Knowledge
from auditor.model import (
    DataDisclosure,
    Disclosures,
    Inventory,
    PermissionDisclosure,
    PermissionRow,
    SdkDisclosure,
    SdkRow,
)
from auditor.report.labels import Labels
from auditor.report.sheets import (
    Cell,
    Column,
    Sheet,
    caller_names,
    data_name,
    evidence_text,
    place_text,
)


def permission_sheet(rows: Iterable[PermissionRow], knowledge: Knowledge, labels: Labels) -> Sheet:
    """Declared / used by / disclosed where, one row per permission."""
    columns = (
        Column("status", labels["status"], 18, tone=True),
        Column("permission", labels["permission name"], 46),
        Column("label", labels["name"], 20),
        Column("protection_level", labels["protection"], 12),
        Column("declared", labels["declared"], 26),
        Column("used_by", labels["used by"], 24),
        Column("needed_by", labels["needed by"], 24),
        Column("disclosed_app", labels["disclosed for app"], 40),
        Column("disclosed_sdk", labels["disclosed for sdk"], 40),
        Column("purpose", labels["purpose"], 36),
        Column("others", labels["other passages"], 30),
    )
    known = list(rows)
    cells = tuple(
        (
            labels[row.status] if row.status else "",
            row.name,
            row.label,
            row.protection_level,
            "\n".join(_declared(row)) or labels["no"],
            caller_names(row.used_by, knowledge, labels),
            caller_names(row.needed_by, knowledge, labels),
            _passages((d for d in row.disclosures if d.scope == "app"), labels),
            _passages((d for d in row.disclosures if d.scope != "app"), labels),
            "\n".join(dict.fromkeys(d.purpose for d in row.disclosures if d.purpose)),
            _passages(row.others, labels),
        )
        for row in known
    )
    tones = tuple(_permission_tone(row) for row in known)
    return Sheet("permissions", labels["Permissions"], columns, cells, tones)


def _declared(row: PermissionRow) -> Iterator[str]:
    for p in row.declared:
        limit = f" (≤ API {p.max_sdk_version})" if p.max_sdk_version is not None else ""
        yield f"{p.element}{limit}"


def _permission_tone(row: PermissionRow) -> str:
    if row.status in ("undisclosed", "denied"):
        return "high" if row.protection_level == "dangerous" else "low"
    return {"disclosed": "good", "sdk-only": "medium", "unused": "low"}.get(row.status, "muted")


def _passages(stated: Iterable[PermissionDisclosure], labels: Labels) -> str:
    lines = []
    for d in stated:
        owner = f" [{d.sdk}]" if d.sdk else ""
        state = labels["negated"] if d.negated else labels["old or foreign"]
        flag = f" ({state})" if d.negated or d.superseded else ""
        lines.append(f"{place_text(d.evidence)}{owner}: {d.literal}{flag}")
    return "\n".join(dict.fromkeys(lines))


def sdk_sheet(
    rows: Iterable[SdkRow], knowledge: Knowledge, labels: Labels, home: str = ""
) -> Sheet:
    """Found and disclosed, one row per SDK.

    :param home: the app's path, which its evidence need not repeat.
    """
    columns = (
        Column("status", labels["status"], 18, tone=True),
        Column("name", labels["name"], 26),
        Column("id", "ID", 20),
        Column("vendor", labels["vendor"], 26),
        Column("category", labels["category"], 20),
        Column("strength", labels["counts app"], 12),
        Column("confidence", labels["confidence"], 11),
        Column("version", labels["version"], 10),
        Column("packages", labels["packages"], 34),
        Column("evidence", labels["evidence"], 46),
        Column("permissions_used", labels["permissions used"], 38),
        Column("data_types", labels["data read"], 28),
        Column("disclosed_at", labels["disclosed at"], 42),
        Column("platform", labels["platform"], 11),
    )
    known = list(rows)
    return Sheet(
        "sdks",
        labels["SDKs"],
        columns,
        tuple(_sdk_cells(row, knowledge, labels, home) for row in known),
        tuple(_sdk_tone(row) for row in known),
    )


def _sdk_cells(row: SdkRow, knowledge: Knowledge, labels: Labels, home: str) -> tuple[Cell, ...]:
    sdk = knowledge.sdks.get(row.id)
    match = row.match
    stated = (*row.disclosures, *row.others)
    status = labels[row.status] if row.status else ""
    if row.carriers and row.status == "bundled":
        status += f"\n({caller_names(row.carriers, knowledge, labels)})"
    return (
        status,
        row.name,
        row.id if row.known else "",
        (sdk.vendor if sdk else None) or next((d.vendor for d in stated if d.vendor), ""),
        sdk.category if sdk else "",
        labels[match.strength.value] if match else labels["absent"],
        labels.level(match.confidence) if match else "",
        (match.version or "") if match else "",
        "\n".join(match.packages[:12]) if match else "",
        evidence_text((*(match.evidence if match else ()), *row.found), 8, home),
        "\n".join(match.permissions_used) if match else "",
        "\n".join(data_name(d, knowledge, labels) for d in match.data_types) if match else "",
        "\n".join(
            f"{place_text(d.evidence)}: {d.name}"
            + ("" if d in row.disclosures else f" ({labels['old or foreign']})")
            for d in stated
        ),
        "\n".join(dict.fromkeys(d.platform for d in stated if d.platform != "unknown")),
    )


def _sdk_tone(row: SdkRow) -> str:
    tones = {"undisclosed": "high", "disclosed": "good", "unused": "low", "bundled": "info"}
    return tones.get(row.status, "muted")


def data_sheet(
    inventory: Inventory, disclosures: Disclosures, knowledge: Knowledge, labels: Labels
) -> Sheet:
    """Readable by whom / disclosed where, one row per type of personal data."""
    columns = (
        Column("status", labels["status"], 18, tone=True),
        Column("data_type", "ID", 20),
        Column("name", labels["name"], 26),
        Column("read_by", labels["read by"], 34),
        Column("apis", labels["apis"], 60),
        Column("disclosed_app", labels["disclosed for app"], 40),
        Column("disclosed_sdk", labels["disclosed for sdk"], 40),
    )
    uses = defaultdict(list)
    for use in inventory.uses:
        if use.kind == "data_type":
            uses[use.value].append(use)
    stated: dict[str, list[DataDisclosure]] = defaultdict(list)
    for d in disclosures.data_types:
        stated[d.data_type].append(d)
    in_rows: dict[str, list[SdkDisclosure]] = defaultdict(list)
    for row in disclosures.sdks:
        for data_type in row.data_types:
            in_rows[data_type].append(row)
    rows, tones = [], []
    for data_type in sorted({*uses, *stated, *in_rows}):
        current = [d for d in stated[data_type] if not d.superseded]
        positive = any(not d.negated for d in current) or any(
            not row.superseded for row in in_rows[data_type]
        )
        read = bool(uses[data_type])
        status = "disclosed" if positive else "denied" if current else "undisclosed"
        tones.append("good" if positive and read else "muted" if not read else "medium")
        callers = sorted({u.sdk_id or u.caller for u in uses[data_type]})
        by_sdk = [f"{place_text(d.evidence)}: {d.sdk}" for d in current if d.scope != "app"]
        by_sdk += [f"{place_text(r.evidence)}: {r.name}" for r in in_rows[data_type]]
        rows.append(
            (
                labels[status],
                data_type,
                data_name(data_type, knowledge, labels),
                caller_names(callers, knowledge, labels),
                "\n".join(sorted({u.api for u in uses[data_type]})[:8]),
                "\n".join(
                    f"{place_text(d.evidence)}: {d.literal}"
                    + (f" ({labels['negated']})" if d.negated else "")
                    for d in current
                    if d.scope == "app"
                ),
                "\n".join(dict.fromkeys(by_sdk)),
            )
        )
    return Sheet("data_types", labels["Personal data"], columns, tuple(rows), tuple(tones))
