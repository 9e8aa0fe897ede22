"""Compile the authored mappings into the JSON files that the tool loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from auditor.knowledge import build_knowledge, index_names
from auditor.knowledge_source import content_hash, read_tables

#: compiled file name -> its text
Compiled = dict[str, str]


def _version(directory: Path) -> str:
    """``DATE+HASH``: the day stated in ``VERSION`` and the content's hash."""
    day = (directory / "VERSION").read_text(encoding="utf-8").strip()
    return f"{day}+{content_hash([directory])}"


def _dump(head: dict[str, Any], tables: dict[str, list[Any]]) -> str:
    """JSON with one row a line, so that a change shows as the rows it is."""
    parts = [f"{json.dumps(k)}:{json.dumps(v, ensure_ascii=False)}" for k, v in head.items()]
    for name, rows in tables.items():
        lines = ",\n".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows
        )
        parts.append(f"{json.dumps(name)}:[\n{lines}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def compile_mappings(directory: Path) -> Compiled:
    """The texts of ``sdks.json`` and ``platform.json`` for a directory.

    :raises KnowledgeError: an authored file is missing or wrong.
    """
    tables = read_tables(directory)
    version = _version(directory)
    sdks = tables.pop("sdks")
    for row in sdks:
        row.pop("extend", None)
    names = index_names(build_knowledge(version, {"sdks": sdks}).sdks.values())
    head = {"version": version, "names": dict(sorted(names.items()))}
    platform = _dump({}, tables)
    return {
        "sdks.json": _dump(head, {"sdks": sdks}),
        "platform.json": '{"version":' + json.dumps(version) + ',"tables":' + platform[:-1] + "}\n",
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
