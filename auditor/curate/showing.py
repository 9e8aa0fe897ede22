"""Showing the mappings: ``auditor mappings list``, ``show`` and ``search``."""

from __future__ import annotations

import json
from collections.abc import Iterable

from auditor.errors import UsageError
from auditor.knowledge import Knowledge, Sdk
from auditor.knowledge_index import normalise_name


def list_rows(knowledge: Knowledge) -> list[dict[str, object]]:
    """One JSON-ready row per SDK, sorted by id."""
    return [_row(sdk) for sdk in sorted(knowledge.sdks.values(), key=lambda s: s.id)]


def _row(sdk: Sdk) -> dict[str, object]:
    return {
        "id": sdk.id,
        "name": {"zh": sdk.name_zh, "en": sdk.name_en},
        "aliases": list(sdk.aliases),
        "vendor": sdk.vendor,
        "category": sdk.category,
        "tier": sdk.tier,
        "chinese": sdk.chinese,
        "parent": sdk.parent,
        "bundled_by": list(sdk.bundled_by),
        "packages": [s.value for s in sdk.signatures if s.kind == "package"],
    }


def list_json(knowledge: Knowledge) -> str:
    """``{"knowledge": VERSION, "sdks": [...]}`` as text."""
    data = {"knowledge": knowledge.version, "sdks": list_rows(knowledge)}
    return json.dumps(data, ensure_ascii=False, indent=2)


def list_text(sdks: Iterable[Sdk]) -> str:
    """A line per SDK: id, names, vendor."""
    lines = []
    for sdk in sorted(sdks, key=lambda s: s.id):
        names = sdk.name_zh if sdk.name_zh == sdk.name_en else f"{sdk.name_zh} / {sdk.name_en}"
        lines.append(f"{sdk.id:28} {names}  ({sdk.vendor or 'unknown vendor'})")
    return "\n".join(lines)


def search(knowledge: Knowledge, text: str) -> list[Sdk]:
    """SDKs by id, name, vendor, package or library that contain ``text``."""
    wanted, normal = text.strip().casefold(), normalise_name(text)
    if not wanted:
        return []
    exact = knowledge.sdk_by_name(text)
    hits = []
    for sdk in knowledge.sdks.values():
        words = [sdk.id, sdk.vendor or "", *(s.value for s in sdk.signatures)]
        words += sdk.policy_packages
        if any(wanted in word.casefold() for word in words) or any(
            normal in normalise_name(name) for name in sdk.names
        ):
            hits.append(sdk)
    return sorted(hits, key=lambda s: (s.id != exact, s.id))


def show_text(knowledge: Knowledge, sdk_id: str) -> str:
    """Everything known of one SDK, for a terminal.

    :raises UsageError: there is no such SDK; near ones are named.
    """
    sdk = knowledge.sdks.get(sdk_id)
    if sdk is None:
        near = ", ".join(s.id for s in search(knowledge, sdk_id)[:5])
        raise UsageError(
            f"no SDK {sdk_id!r} in the mappings",
            remedy=f"did you mean {near}?" if near else "see auditor mappings list",
        )
    lines = [f"{sdk.id}: {sdk.name_zh} / {sdk.name_en}"]
    for label, value in (
        ("vendor", sdk.vendor),
        ("category", sdk.category),
        ("tier", sdk.tier),
        ("product of", sdk.parent),
        ("arrives inside", ", ".join(sdk.bundled_by)),
        ("also called", ", ".join(sdk.aliases)),
        ("packages in policies", ", ".join(sdk.policy_packages)),
        ("not its own", ", ".join(sdk.exclude)),
        ("privacy", " ".join(sdk.privacy_urls)),
        ("note", sdk.note),
    ):
        if value:
            lines.append(f"  {label}: {value}")
    for s in sdk.signatures:
        via = f", code of {s.via}" if s.via else ""
        origin = ", ".join(s.sources)
        lines.append(f"  {s.kind} {s.value} ({s.match}, {s.confidence}{via}; {origin})")
    if sdk.declared_source:
        lines.append(f"  vendor states ({sdk.declared_as_of}, {sdk.declared_source}):")
        lines.append(f"    permissions: {', '.join(sdk.declared_permissions) or 'none'}")
        lines.append(f"    data types: {', '.join(sdk.declared_data_types) or 'none stated'}")
    return "\n".join(lines)
