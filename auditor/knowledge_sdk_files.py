"""Reading SDK entries as people write them: ``sdks/ID.toml``, ``sdks.toml``.

Every problem is a :class:`KnowledgeError` that names the file and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from auditor.errors import KnowledgeError

Row = dict[str, Any]

SIGNATURE_KINDS = ("package", "component", "native", "meta_data", "permission", "action", "asset")
CONFIDENCES = ("high", "medium", "low")
MATCHES = ("prefix", "exact", "regex")
TIERS = ("collects", "functional-open-source")
#: what a hit proves alone when the file does not say: a library's file name
#: is easily shared, an action or permission is often only referred to
DEFAULT_CONFIDENCE = {"package": "high", "component": "high", "action": "low", "permission": "low"}

_SDK_KEYS = frozenset(
    {
        "id",
        "name",
        "aliases",
        "ambiguous",
        "vendor",
        "category",
        "tier",
        "chinese",
        "parent",
        "bundled_by",
    }
    | {"exclude", "policy_packages", "note", "version_markers", "privacy", "signatures"}
    | {"disclosure", "extend"}
)
_LISTS = ("aliases", "ambiguous", "bundled_by", "exclude", "policy_packages", "version_markers")


class TomlReader:
    """Typed access to one parsed file, with errors that name it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def fail(self, message: str) -> KnowledgeError:
        return KnowledgeError(message, path=self.path, remedy="see docs/mappings.md")

    def load(self) -> Row:
        try:
            return tomllib.loads(self.path.read_bytes().decode("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self.fail(f"not readable as TOML: {error}") from error

    def text(self, row: Row, key: str, default: str | None = None) -> str | None:
        value = row.get(key, default)
        if value is not None and not isinstance(value, str):
            raise self.fail(f"{key} must be a string")
        return value

    def texts(self, row: Row, key: str) -> list[str]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.fail(f"{key} must be a list of strings")
        return value

    def known(self, row: Row, keys: Iterable[str], where: str = "") -> None:
        unknown = sorted(set(row) - set(keys))
        if unknown:
            raise self.fail(f"unknown key {', '.join(unknown)}{where}")

    def pattern(self, value: str) -> str:
        """``value`` if it is a regular expression."""
        try:
            re.compile(value)
        except re.error as error:
            raise self.fail(f"{value!r} is no regular expression: {error}") from None
        return value

    def choice(self, value: Any, choices: Sequence[str], key: str) -> str:
        if value not in choices:
            raise self.fail(f"{key} must be one of {', '.join(choices)}, not {value!r}")
        return str(value)


def read_sdk(path: Path) -> Row:
    """One authored SDK file as a compiled row (plus ``extend`` for overlays)."""
    reader = TomlReader(path)
    data = reader.load()
    if data.get("id") != path.stem:
        raise reader.fail(f"id must be the file's name, {path.stem!r}")
    return _sdk_row(reader, data)


def read_sdks(path: Path) -> list[Row]:
    """Rows of ``sdks.toml``: many SDKs in one file, each a ``[[sdk]]``."""
    reader = TomlReader(path)
    data = reader.load()
    reader.known(data, ("sdk",))
    return [_sdk_row(reader, entry) for entry in data.get("sdk", [])]


def _sdk_row(reader: TomlReader, data: Row) -> Row:
    reader.known(data, _SDK_KEYS)
    identity = reader.text(data, "id")
    if not identity:
        raise reader.fail("an SDK needs an id")
    name = data.get("name", {})
    if not isinstance(name, dict) or set(name) - {"zh", "en"}:
        raise reader.fail("name must be a table with zh and en")
    zh, en = reader.text(name, "zh"), reader.text(name, "en")
    if not (zh or en) and not data.get("extend"):
        raise reader.fail("name needs zh or en")
    row: Row = {"id": identity, "name_zh": zh or en or "", "name_en": en or zh or ""}
    for key in ("vendor", "category", "parent", "note"):
        value = reader.text(data, key)
        if value is not None:
            row[key] = value
    if "tier" in data:
        row["tier"] = reader.choice(data["tier"], TIERS, "tier")
    if "chinese" in data:
        if not isinstance(data["chinese"], bool):
            raise reader.fail("chinese must be true or false")
        row["chinese"] = data["chinese"]
    for key in _LISTS:
        values = reader.texts(data, key)
        if values:
            row[key] = values
    row["signatures"] = _signatures(reader, data.get("signatures", []))
    _privacy(reader, data.get("privacy", []), row)
    _disclosure(reader, data.get("disclosure", {}), row)
    if "extend" in data:
        row["extend"] = bool(data["extend"])
    return row


def _signatures(reader: TomlReader, entries: Any) -> list[list[Any]]:
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise reader.fail("signatures must be a list of tables")
    rows: list[list[Any]] = []
    for entry in entries:
        kinds = [k for k in SIGNATURE_KINDS if k in entry]
        if len(kinds) != 1:
            raise reader.fail(f"a signature needs one of {', '.join(SIGNATURE_KINDS)}: {entry}")
        kind = kinds[0]
        reader.known(entry, (kind, "match", "confidence", "source", "via"), f" in {entry}")
        value = reader.text(entry, kind)
        if not value:
            raise reader.fail(f"an empty signature: {entry}")
        default = "prefix" if kind == "package" else "exact"
        match = reader.choice(entry.get("match", default), MATCHES, "match")
        if match == "regex":
            reader.pattern(value)
        confidence = entry.get("confidence", DEFAULT_CONFIDENCE.get(kind, "medium"))
        reader.choice(confidence, CONFIDENCES, "confidence")
        row = [kind, value, match, confidence, reader.texts(entry, "source")]
        via = reader.text(entry, "via")
        rows.append([*row, via] if via else row)
    return rows


def _privacy(reader: TomlReader, entries: Any, row: Row) -> None:
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise reader.fail("privacy must be a list of tables")
    for entry in entries:
        reader.known(entry, ("url", "seen", "source"), " in privacy")
    urls = [reader.text(entry, "url") for entry in entries]
    if urls:
        row["privacy_urls"] = urls


def _disclosure(reader: TomlReader, entry: Any, row: Row) -> None:
    if not isinstance(entry, dict):
        raise reader.fail("disclosure must be a table")
    reader.known(entry, ("permissions", "data_types", "source", "as_of"), " in disclosure")
    if not entry:
        return
    if not entry.get("source") or not entry.get("as_of"):
        raise reader.fail("disclosure needs source and as_of")
    if entry.get("permissions"):
        row["declared_permissions"] = [constant(p) for p in reader.texts(entry, "permissions")]
    if entry.get("data_types"):
        row["declared_data_types"] = reader.texts(entry, "data_types")
    row["declared_source"] = reader.text(entry, "source")
    row["declared_as_of"] = reader.text(entry, "as_of")


def constant(name: str) -> str:
    """A permission constant in full: ``CAMERA`` is ``android.permission.CAMERA``."""
    return name if "." in name else f"android.permission.{name}"
