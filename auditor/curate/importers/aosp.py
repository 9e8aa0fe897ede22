"""Platform permissions from androguard's per-level tables (AOSP, Apache-2.0).

A new Android release means a new ``permissions_NN.json``; this merges its
levels into ``permissions.csv``. Groups, personal-data classes and labels that
people entered stay; androguard's groups end at level 28, where the platform
moved them elsewhere.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from auditor.errors import KnowledgeError

COLUMNS = (
    "name",
    "protection_level",
    "flags",
    "group",
    "first_api",
    "last_api",
    "deprecated",
    "label_zh",
    "label_en",
    "personal_data",
    "source",
)
_LEVELS = ("normal", "dangerous", "signature", "internal")


def import_permissions(
    levels: Mapping[int, Path],
    target: Path,
    *,
    labels_zh: Mapping[str, str] | None = None,
    source: str = "aosp-permissions",
) -> tuple[list[str], list[str]]:
    """Merge levels into ``permissions.csv``; returns (new, gone) names.

    :param levels: API level -> its table, as many as there are.
    :param labels_zh: ``permlab_*`` resource name -> Chinese label.
    :raises KnowledgeError: a table has another shape.
    """
    known = _read(target) if target.is_file() else {}
    before = set(known)
    newest = max(levels)
    gone = []
    seen: dict[str, list[int]] = {}
    for level in sorted(levels):
        for name, entry in _table(levels[level]).items():
            seen.setdefault(name, []).append(level)
            row = known.setdefault(name, dict.fromkeys(COLUMNS, ""))
            base, flags = _protection(str(entry.get("protectionLevel", "")), row["flags"])
            label = str(entry.get("label", "")).strip().replace("u2011", "-")  # a lost escape
            row.update(name=name, protection_level=base, flags=flags, source=source)
            if label:
                row["label_en"] = label
            zh = (labels_zh or {}).get(str(entry.get("label_ptr", "")))
            if zh:
                row["label_zh"] = zh
    for name, at in seen.items():
        row = known[name]
        first = min(at + ([int(row["first_api"])] if row["first_api"] else []))
        row["first_api"] = str(first)
        if max(at) < newest:
            row["last_api"] = str(max(at))
            gone.append(name)
        else:
            row["last_api"] = ""
    target.write_text(_text(known), encoding="utf-8")
    return sorted(set(known) - before), sorted(gone)


def _table(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())["permissions"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(f"no permission table: {error!r}", path=path) from error
    if not isinstance(data, dict):
        raise KnowledgeError("no permission table", path=path)
    return data


def _protection(text: str, old_flags: str) -> tuple[str, str]:
    """Base level and flags of ``signature|privileged|appop``; flags that
    people entered (``special_access``) stay."""
    parts = [part for part in re.split(r"[|;]", text) if part]
    parts += [f for f in old_flags.split(";") if f.startswith("special") and f not in parts]
    if parts and parts[0] == "signatureOrSystem":
        return "signature", ";".join(["privileged", *parts[1:]])
    base = next((part for part in parts if part in _LEVELS), "signature" if parts else "normal")
    return base, ";".join(part for part in parts if part != base)


def _read(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def _text(rows: Mapping[str, Mapping[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[name] for name in sorted(rows))
    return buffer.getvalue()
