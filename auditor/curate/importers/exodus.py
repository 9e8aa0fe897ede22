"""Exodus Privacy's trackers, as an overlay directory of its own.

The tracker database is under the ODbL: a database derived from it stays under
it. So this importer never touches the mappings; it writes a separate directory
with its own notice, which a user may pass with ``--mappings``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.curate.toml_text import NewSignature, array, quote
from auditor.errors import KnowledgeError
from auditor.knowledge import Knowledge

NOTICE = """# Exodus Privacy trackers
This directory is derived from the tracker database of Exodus Privacy
(https://reports.exodus-privacy.eu.org/, {version}) and is, unlike the rest of
the mappings, available under the Open Database License 1.0
(https://opendatacommons.org/licenses/odbl/1-0/); individual contents under the
Database Contents License 1.0. It is optional and never loaded by default:
give it with `--mappings`, and name Exodus Privacy as a source in what you
publish from it.

Changes: code signatures became package prefixes; fragments that start in the
middle of a name, single segments and prefixes that the mappings already hold
were left out; trackers got ids.
"""
_PACKAGE = re.compile(r"[a-z][\w]*(\.[\w]+)+")


@dataclass(frozen=True, slots=True)
class ExodusReport:
    """Trackers written, those already covered, and parts left out."""

    written: int
    covered: tuple[str, ...]
    left_out: Mapping[str, str]


def import_exodus(
    trackers: Path, target: Path, knowledge: Knowledge, *, version: str
) -> ExodusReport:
    """Write ``sdks.toml``, ``sources.toml`` and ``NOTICE.md`` to ``target``.

    :param trackers: the database as JSON: a list, or ``{"trackers": ...}``.
    :param knowledge: the mappings without this overlay.
    :raises KnowledgeError: the file has another shape.
    """
    entries, covered = [], []
    left_out: dict[str, str] = {}
    used = set(knowledge.sdks)
    for name, parts in sorted(_trackers(trackers)):
        packages = []
        for part in parts:
            reason = _unfit(part, knowledge)
            if reason:
                left_out[f"{name}: {part}"] = reason
            else:
                packages.append(part.strip("."))
        if not packages:
            covered.append(name)
            continue
        known = knowledge.sdk_by_name(name)
        sdk_id = known or _free_id(name, used)
        used.add(sdk_id)
        entries.append(_entry(sdk_id, name, sorted(set(packages)), extend=known is not None))
    target.mkdir(parents=True, exist_ok=True)
    head = "# Exodus Privacy trackers, ODbL 1.0: see NOTICE.md. Written by an importer.\n\n"
    (target / "sdks.toml").write_text(head + "\n".join(entries), encoding="utf-8")
    (target / "sources.toml").write_text(
        '[exodus]\ntitle = "Exodus Privacy trackers"\nlicence = "ODbL-1.0"\n'
        'url = "https://reports.exodus-privacy.eu.org/"\n'
        f"version = {quote(version)}\n",
        encoding="utf-8",
    )
    (target / "NOTICE.md").write_text(NOTICE.format(version=version), encoding="utf-8")
    return ExodusReport(len(entries), tuple(covered), left_out)


def _trackers(path: Path) -> Iterator[tuple[str, list[str]]]:
    try:
        data: Any = json.loads(path.read_bytes())
        rows = data.get("trackers", data) if isinstance(data, dict) else data
        for row in rows.values() if isinstance(rows, dict) else rows:
            signature = row["code_signature"].replace("\\.", ".")
            yield row["name"].strip(), [part for part in signature.split("|") if part]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(f"no tracker database: {error!r}", path=path) from error


def _unfit(part: str, knowledge: Knowledge) -> str:
    """Why a part of a signature cannot be a prefix here, or an empty string."""
    if part.startswith("."):
        return "starts in the middle of a name"
    package = part.strip(".")
    if not _PACKAGE.fullmatch(package):
        return "no package prefix"
    if knowledge.package_index.match(package) is not None:
        return "already in the mappings"
    below = package + "."
    if any(known.startswith(below) for known in knowledge.package_index.prefixes):
        return "spans several SDKs of the mappings"
    return ""


def _free_id(name: str, used: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "tracker"
    candidate, number = f"exodus-{base}", 2
    while candidate in used:
        candidate, number = f"exodus-{base}-{number}", number + 1
    return candidate


def _entry(sdk_id: str, name: str, packages: list[str], *, extend: bool) -> str:
    lines = ["[[sdk]]", f"id = {quote(sdk_id)}"]
    if extend:
        lines.append("extend = true")
    else:
        lines += [f"name = {{ en = {quote(name)} }}", 'category = "tracker"']
    lines.append(f"policy_packages = {array(packages)}")
    lines.append("signatures = [")
    lines += [
        NewSignature("package", package, "prefix", "medium", ("exodus",)).line()
        for package in packages
    ]
    return "\n".join([*lines, "]", ""])
