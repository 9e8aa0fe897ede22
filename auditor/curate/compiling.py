"""Compile the authored mappings into the JSON files that the tool loads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.knowledge import build_knowledge, index_names
from auditor.knowledge_compiled import (
    DETECTION,
    KEYS,
    NAMES,
    PERMISSIONS,
    SDKS,
    SMALL_TABLES,
    Row,
)
from auditor.knowledge_source import content_hash, read_tables

#: compiled file name -> its text
Compiled = dict[str, str]


def _version(directory: Path) -> str:
    """``DATE+HASH``: the day stated in ``VERSION`` and the content's hash."""
    day = (directory / "VERSION").read_text(encoding="utf-8").strip()
    return f"{day}+{content_hash([directory])}"


def _row(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _dump(tables: Mapping[str, Any]) -> str:
    """JSON with one row a line, so that a change shows as the rows it is."""
    parts = []
    for name, rows in tables.items():
        if isinstance(rows, list):
            value = "[\n" + ",\n".join(map(_row, rows)) + "\n]"
        elif isinstance(rows, dict):
            pairs = (f"{_row(key)}:{_row(item)}" for key, item in rows.items())
            value = "{\n" + ",\n".join(pairs) + "\n}"
        else:
            value = _row(rows)
        parts.append(f"{_row(name)}:{value}")
    return "{" + ",\n".join(parts) + "}\n"


def _lines(rows: Sequence[Row], key: str) -> str:
    """One row a line, each with its key as the first field."""
    return "".join(_row({key: row[key], **row}) + "\n" for row in rows)


def compile_mappings(directory: Path) -> Compiled:
    """The texts of the compiled files for a directory of authored ones.

    :raises KnowledgeError: an authored file is missing or wrong.
    """
    tables = read_tables(directory)
    version = _version(directory)
    for row in tables["sdks"]:
        row.pop("extend", None)
    known = build_knowledge(version, {"sdks": tables["sdks"]}).sdks.values()
    names = dict(sorted(index_names(known).items()))
    small: dict[str, Any] = {name: tables[name] for name in SMALL_TABLES}
    small["apis"] = [list(rule) for rule in build_knowledge(version, {"apis": tables["apis"]}).apis]
    marks = [sdk.marks for sdk in known]
    return {
        DETECTION: _dump({"version": version, **small, "marks": marks}),
        NAMES: _dump({"sdks": names, "permission_names": tables["permission_names"]}),
        SDKS: _lines(tables["sdks"], KEYS[SDKS]),
        PERMISSIONS: _lines(tables["permissions"], KEYS[PERMISSIONS]),
    }


def write_compiled(directory: Path) -> list[Path]:
    """Compile and write; returns the files that changed."""
    changed = []
    for name, text in compile_mappings(directory).items():
        path = directory / name
        data = text.encode("utf-8")
        if not path.is_file() or path.read_bytes() != data:
            temporary = path.with_suffix(".tmp")
            temporary.write_bytes(data)
            temporary.replace(path)
            changed.append(path)
    return changed


def stale_files(directory: Path) -> list[str]:
    """Names of compiled files that do not follow from the authored ones."""
    return [
        name
        for name, text in compile_mappings(directory).items()
        if not (directory / name).is_file()
        or (directory / name).read_bytes() != text.encode("utf-8")
    ]
