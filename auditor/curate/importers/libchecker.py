"""LibChecker's rules: libraries and components by label.

Reads the rules database (``rules.db``, SQLite) or a CSV with the columns
``type,name,is_regex,label``. ``imports/libchecker.toml`` says which SDK a
label is, which labels are none, which rules are wrong, and which library
names prove little. New rules of known labels are added to the SDK's file;
labels without an id are reported for a person to decide.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.curate.toml_text import NewSignature, add_signatures
from auditor.errors import KnowledgeError
from auditor.knowledge_sdk_files import DEFAULT_CONFIDENCE, read_sdk

#: the rule types of the database, by number
_TYPES = {0: "native", 1: "service", 2: "activity", 3: "receiver", 4: "provider", 5: "dex"}
_KINDS = {
    "native": "native",
    "service": "component",
    "activity": "component",
    "receiver": "component",
    "provider": "component",
    "dex": "package",
    "action": "action",
    "static": "action",
}
_PREFIX_PATTERN = re.compile(r"((?:\w+\\\.)+)\(\.\*\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the source."""

    type: str
    name: str
    regex: bool
    label: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    :param added: signatures added, by SDK id.
    :param unknown: labels without a decision, with how many rules they have.
    :param skipped: rules left out, with the reason.
    """

    added: Mapping[str, tuple[NewSignature, ...]]
    unknown: Mapping[str, int]
    skipped: Mapping[str, str]

    def text(self) -> str:
        """Lines for a terminal."""
        lines = [
            f"{sdk_id}: {signature.kind} {signature.value}"
            for sdk_id, signatures in sorted(self.added.items())
            for signature in signatures
        ]
        lines += [
            f"label without an id: {label} ({count} rules)"
            for label, count in sorted(self.unknown.items())
        ]
        total = sum(map(len, self.added.values()))
        lines.append(f"{total} signatures added, {len(self.unknown)} labels to decide on")
        return "\n".join(lines)


def read_rules(path: Path) -> list[Rule]:
    """Rules of a database or CSV file.

    :raises KnowledgeError: not a file of either shape.
    """
    try:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                return [
                    Rule(r["type"], r["name"], r["is_regex"] == "1", r["label"].strip())
                    for r in csv.DictReader(file)
                ]
        return list(_database_rules(path))
    except (OSError, KeyError, UnicodeDecodeError, sqlite3.Error) as error:
        raise KnowledgeError(
            f"no rules of LibChecker: {error!r}", path=path, remedy="give rules.db or its CSV"
        ) from error


def _database_rules(path: Path) -> Iterator[Rule]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT type, name, isRegexRule, label FROM rules_table")
        for number, name, regex, label in rows:
            yield Rule(_TYPES.get(number, f"type {number}"), name, bool(regex), label.strip())
    finally:
        connection.close()


def import_libchecker(
    rules: Path, mappings: Path, *, source: str, write: bool = True
) -> ImportReport:
    """Add what a release of the rules knows and the mappings do not.

    :param source: the id in ``sources.toml`` of this release.
    :param write: change the SDK files; else only report.
    :raises KnowledgeError: the rules or the label table cannot be read.
    """
    table = _label_table(mappings)
    known = _known_signatures(mappings)
    added: dict[str, list[NewSignature]] = defaultdict(list)
    unknown: dict[str, int] = defaultdict(int)
    skipped: dict[str, str] = {}
    for rule in read_rules(rules):
        if rule.name in table["skip"]:
            skipped[rule.name] = table["skip"][rule.name]
        elif rule.label in table["not_sdk"]:
            skipped[rule.name] = table["not_sdk"][rule.label]
        elif rule.type not in _KINDS:
            skipped[rule.name] = f"rules of {rule.type} are not read"
        else:
            target = _target(rule, table)
            if target is None:
                unknown[rule.label] += 1
                continue
            sdk_id, via = target
            signature = _signature(rule, via, source, frozenset(table["low"].get("natives", ())))
            if _is_known(signature, known):
                continue
            known.add((signature.kind, signature.value))
            added[sdk_id].append(signature)
    if write:
        for sdk_id, signatures in added.items():
            path = mappings / "sdks" / f"{sdk_id}.toml"
            text = path.read_text(encoding="utf-8")
            path.write_text(add_signatures(text, signatures), encoding="utf-8")
    return ImportReport({k: tuple(v) for k, v in added.items()}, dict(unknown), skipped)


def _label_table(mappings: Path) -> dict[str, dict[str, Any]]:
    path = mappings / "imports" / "libchecker.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"no label table: {error}", path=path) from error
    return {k: data.get(k, {}) for k in ("labels", "proxies", "not_sdk", "skip", "owner", "low")}


def _known_signatures(mappings: Path) -> set[tuple[str, str]]:
    return {
        (row[0], row[1])
        for path in (mappings / "sdks").glob("*.toml")
        for row in read_sdk(path)["signatures"]
    }


def _is_known(signature: NewSignature, known: set[tuple[str, str]]) -> bool:
    """It stands already, or below a package that stands: no longer one is news."""
    if (signature.kind, signature.value) in known:
        return True
    if signature.kind != "package":
        return False
    parent = signature.value
    while "." in parent:
        parent = parent.rpartition(".")[0]
        if ("package", parent) in known:
            return True
    return False


def _target(rule: Rule, table: dict[str, dict[str, Any]]) -> tuple[str, str | None] | None:
    if rule.name in table["owner"]:
        return table["owner"][rule.name], None
    proxy = table["proxies"].get(rule.label)
    if proxy is not None:
        return proxy["channel"], proxy["via"]
    sdk_id = table["labels"].get(rule.label)
    return None if sdk_id is None else (sdk_id, None)


def _signature(rule: Rule, via: str | None, source: str, low: frozenset[str]) -> NewSignature:
    kind = _KINDS[rule.type]
    value, match = rule.name, "regex" if rule.regex else "exact"
    if kind == "package":
        value, match = rule.name.replace("\\", "").removesuffix(".(.*)"), "prefix"
    elif rule.regex:
        value = rule.name.removesuffix("$")
        literal = _PREFIX_PATTERN.fullmatch(value)
        if kind == "component" and literal:
            value, match = literal.group(1).replace("\\", "").rstrip("."), "prefix"
    confidence = DEFAULT_CONFIDENCE.get(kind, "medium")
    if via is not None or rule.name in low:
        confidence = "low"
    return NewSignature(kind, value, match, confidence, (source,), via)
