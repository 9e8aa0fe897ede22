"""Reading the mappings as people write them: TOML and CSV files.

Used to compile the shipped mappings and, at run time, for overlays. Every
problem is a :class:`KnowledgeError` that names the file and the key.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from auditor.errors import KnowledgeError
from auditor.knowledge_compiled import Row, Tables
from auditor.knowledge_sdk_files import TomlReader, constant, read_sdk, read_sdks


def read_permission_names(path: Path) -> list[Row]:
    """Rows of ``permission_names.toml``.

    A ``[[meaning]]`` lists constants in rank order, ``names`` that can only be
    a permission and ``bare`` names that need a context; ``X权限``, ``X權限`` and
    ``X permission`` of a bare name need none. A name may stand once.
    """
    reader = TomlReader(path)
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
    reader = TomlReader(path)
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
    reader = TomlReader(path)
    data = reader.load()
    reader.known(data, ("packer",))
    rows = []
    for entry in data.get("packer", []):
        reader.known(entry, ("id", "name", "natives", "classes", "assets", "source"), " in packer")
        lists = {k: reader.texts(entry, k) for k in ("natives", "classes", "assets")}
        for asset in lists["assets"]:
            reader.pattern(asset)
        rows.append({"id": entry["id"], "name": entry["name"], **lists})
    return rows


def read_sources(path: Path) -> list[Row]:
    """Rows of ``sources.toml``: a table per source id."""
    reader = TomlReader(path)
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
    "sdks.toml": ("sdks", read_sdks),
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


def _checked(read: Callable[[Path], list[Row]], path: Path) -> list[Row]:
    """Rows of a file; one of another shape is an error that names it."""
    try:
        return read(path)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(
            f"not of the expected shape: {error!r}", path=path, remedy="see docs/mappings.md"
        ) from error


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
            tables.setdefault(table, []).extend(_checked(read, path))
        elif not overlay and name != "sdks.toml":
            raise KnowledgeError("missing from the mappings", path=path)
    sdks = sorted((directory / "sdks").glob("*.toml"))
    if sdks:
        tables.setdefault("sdks", []).extend(
            row for path in sdks for row in _checked(lambda p: [read_sdk(p)], path)
        )
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
