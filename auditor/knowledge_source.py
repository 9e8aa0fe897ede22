"""Reading the mappings as people write them: TOML and CSV files.

Used to compile the shipped mappings and, at run time, for overlays. Every
problem is a :class:`KnowledgeError` that names the file and the key.
"""

from __future__ import annotations

import csv
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from auditor.errors import KnowledgeError

Row = dict[str, Any]
Tables = dict[str, list[Row]]

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


class _Reader:
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

    def choice(self, value: Any, choices: Sequence[str], key: str) -> str:
        if value not in choices:
            raise self.fail(f"{key} must be one of {', '.join(choices)}, not {value!r}")
        return str(value)


def read_sdk(path: Path) -> Row:
    """One authored SDK file as a compiled row (plus ``extend`` for overlays)."""
    reader = _Reader(path)
    data = reader.load()
    reader.known(data, _SDK_KEYS)
    identity = reader.text(data, "id")
    if identity != path.stem:
        raise reader.fail(f"id must be the file's name, {path.stem!r}")
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


def _signatures(reader: _Reader, entries: Any) -> list[list[Any]]:
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
        default = "prefix" if kind == "package" else "exact"
        match = reader.choice(entry.get("match", default), MATCHES, "match")
        confidence = entry.get("confidence", DEFAULT_CONFIDENCE.get(kind, "medium"))
        reader.choice(confidence, CONFIDENCES, "confidence")
        row = [kind, value, match, confidence, reader.texts(entry, "source")]
        via = reader.text(entry, "via")
        rows.append([*row, via] if via else row)
    return rows


def _privacy(reader: _Reader, entries: Any, row: Row) -> None:
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise reader.fail("privacy must be a list of tables")
    for entry in entries:
        reader.known(entry, ("url", "seen", "source"), " in privacy")
    urls = [reader.text(entry, "url") for entry in entries]
    if urls:
        row["privacy_urls"] = urls


def _disclosure(reader: _Reader, entry: Any, row: Row) -> None:
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


def read_permission_names(path: Path) -> list[Row]:
    """Rows of ``permission_names.toml``.

    A ``[[meaning]]`` lists constants in rank order, ``names`` that can only be
    a permission and ``bare`` names that need a context; ``X权限``, ``X權限`` and
    ``X permission`` of a bare name need none. A name may stand once.
    """
    reader = _Reader(path)
    data = reader.load()
    reader.known(data, ("meaning",))
    rows: dict[str, Row] = {}
    derived: dict[str, Row] = {}
    for meaning in data.get("meaning", []):
        reader.known(meaning, ("constants", "names", "bare"), " in meaning")
        constants = [constant(c) for c in reader.texts(meaning, "constants")]
        if not constants:
            raise reader.fail("a meaning needs constants")
        for key, context in (("names", False), ("bare", True)):
            for name in reader.texts(meaning, key):
                if name in rows:
                    raise reader.fail(f"{name!r} stands twice")
                rows[name] = {"name": name, "constants": constants, "needs_context": context}
                for suffix in _suffixes(name) if context else ():
                    derived.setdefault(
                        name + suffix, {"name": name + suffix, "constants": constants}
                    )
    for name, row in derived.items():
        rows.setdefault(name, row)
    return [rows[name] for name in sorted(rows)]


def _suffixes(name: str) -> tuple[str, ...]:
    if name.endswith(("权限", "權限", "permission", "permissions")):
        return ()
    if name.isascii():
        return (" permission", " permissions")
    return ("权限", "權限")


def read_data_types(path: Path) -> list[Row]:
    """Rows of ``data_types.toml``, in its order."""
    reader = _Reader(path)
    data = reader.load()
    reader.known(data, ("type",))
    rows = []
    for entry in data.get("type", []):
        reader.known(entry, ("id", "zh", "en", "group", "sensitive", "aliases"), " in type")
        row: Row = {"id": entry["id"], "name_en": entry["en"], "name_zh": entry["zh"]}
        if entry.get("group"):
            row["group"] = entry["group"]
        if entry.get("sensitive"):
            row["sensitive"] = True
        row["aliases"] = reader.texts(entry, "aliases")
        rows.append(row)
    return rows


def read_packers(path: Path) -> list[Row]:
    """Rows of ``packers.toml``."""
    reader = _Reader(path)
    data = reader.load()
    reader.known(data, ("packer",))
    rows = []
    for entry in data.get("packer", []):
        reader.known(entry, ("id", "name", "natives", "classes", "assets", "source"), " in packer")
        lists = {k: reader.texts(entry, k) for k in ("natives", "classes", "assets")}
        rows.append({"id": entry["id"], "name": entry["name"], **lists})
    return rows


def read_sources(path: Path) -> list[Row]:
    """Rows of ``sources.toml``: a table per source id."""
    reader = _Reader(path)
    data = reader.load()
    rows = []
    for identity, entry in data.items():
        reader.known(entry, ("title", "licence", "url", "version", "date"), f" in {identity}")
        rows.append({"id": identity, **entry})
    return rows


def _csv_rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"not readable as CSV: {error}", path=path) from error


def _split(text: str | None) -> list[str]:
    return [part for part in (text or "").split(";") if part]


def _level(text: str | None) -> int | None:
    return int(text) if text else None


def read_permissions(path: Path) -> list[Row]:
    """Rows of ``permissions.csv`` or ``vendor_permissions.csv``."""
    rows = []
    for line in _csv_rows(path):
        try:
            row: Row = {"name": line["name"], "protection_level": line["protection_level"]}
            for key in ("flags", "personal_data"):
                if values := _split(line.get(key)):
                    row[key] = values
            for key in ("group", "label_zh", "label_en", "vendor"):
                if value := line.get(key):
                    row[key] = value
            for key in ("first_api", "last_api"):
                if (level := _level(line.get(key))) is not None:
                    row[key] = level
            if line.get("deprecated"):
                row["deprecated"] = True
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"row {line}: {error!r}", path=path) from error
        rows.append(row)
    return rows


def read_apis(path: Path) -> list[Row]:
    """Rows of ``apis.csv``."""
    rows = []
    for line in _csv_rows(path):
        try:
            row: Row = {"cls": line["class"], "member": line["member"], "kind": line["kind"]}
            if values := _split(line["permissions"]):
                row["permissions"] = values
            if line["data_type"]:
                row["data_type"] = line["data_type"]
            for key in ("min_api", "max_api"):
                if (level := _level(line[key])) is not None:
                    row[key] = level
            if line["weak"]:
                row["weak"] = True
        except (KeyError, ValueError) as error:
            raise KnowledgeError(f"row {line}: {error!r}", path=path) from error
        rows.append(row)
    return rows


_TABLES: dict[str, tuple[str, Callable[[Path], list[Row]]]] = {
    "permissions.csv": ("permissions", read_permissions),
    "vendor_permissions.csv": ("permissions", read_permissions),
    "permission_names.toml": ("permission_names", read_permission_names),
    "data_types.toml": ("data_types", read_data_types),
    "apis.csv": ("apis", read_apis),
    "packers.toml": ("packers", read_packers),
    "sources.toml": ("sources", read_sources),
}


def authored_files(directory: Path) -> list[Path]:
    """The authored files of a mappings directory, sorted."""
    files = [directory / name for name in _TABLES if (directory / name).is_file()]
    return sorted([*files, *(directory / "sdks").glob("*.toml")])


def read_tables(directory: Path, *, overlay: bool = False) -> Tables:
    """Read a directory of authored files.

    :param overlay: files may be missing, but not all of them.
    :raises KnowledgeError: no such directory, nothing in it, or a bad file.
    """
    if not directory.is_dir():
        raise KnowledgeError("no such mappings directory", path=directory)
    tables: Tables = {}
    for name, (table, read) in _TABLES.items():
        path = directory / name
        if path.is_file():
            tables.setdefault(table, []).extend(read(path))
        elif not overlay:
            raise KnowledgeError("missing from the mappings", path=path)
    sdks = sorted((directory / "sdks").glob("*.toml"))
    if sdks:
        tables["sdks"] = [read_sdk(path) for path in sdks]
    if not tables:
        raise KnowledgeError(
            "holds no mappings", path=directory, remedy="expected sdks/*.toml or another table"
        )
    return tables


_KEYS = {
    "sdks": ("id",),
    "permissions": ("name",),
    "permission_names": ("name",),
    "data_types": ("id",),
    "apis": ("cls", "member", "kind", "data_type", "min_api"),
    "packers": ("id",),
    "sources": ("id",),
}


def merge_tables(base: Tables, over: Tables) -> Tables:
    """``base`` with the rows of ``over`` added; a row with the same key is
    replaced, or joined when the SDK file says ``extend = true``."""
    merged = dict(base)
    for table, rows in over.items():
        keys = _KEYS[table]
        known = {tuple(row.get(k) for k in keys): row for row in base.get(table, ())}
        for row in rows:
            key = tuple(row.get(k) for k in keys)
            extend = bool(row.pop("extend", False)) if table == "sdks" else False
            known[key] = _joined(known[key], row) if extend and key in known else row
        merged[table] = list(known.values())
    return merged


def _joined(old: Row, new: Row) -> Row:
    row = dict(old)
    for key, value in new.items():
        if isinstance(value, list):
            row[key] = [*old.get(key, ()), *(v for v in value if v not in old.get(key, ()))]
        elif value not in ("", None):
            row[key] = value
    return row


def content_hash(directories: Iterable[Path], length: int = 12) -> str:
    """Hash of all authored files, by name and content with ``\\n`` line ends."""
    digest = hashlib.sha256()
    for directory in directories:
        for path in authored_files(directory):
            digest.update(path.relative_to(directory).as_posix().encode() + b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:length]
