"""The compiled mappings: files that are read no further than is asked for.

Reading an app needs every signature, a few SDKs and a few permissions, and no
names at all; so the compiled form has the signatures in one file, names in
another, and the SDKs and permissions one a line, parsed when they are wanted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from auditor.errors import KnowledgeError
from auditor.knowledge_types import ApiRule

#: what detection works with: version, marks, apis, packers, data types, sources
DETECTION = "detection.json"
#: what reading a policy needs besides: ``sdks`` (name -> id), ``permission_names``
NAMES = "names.json"
#: one row a line, its key first
SDKS = "sdks.jsonl"
PERMISSIONS = "permissions.jsonl"

#: the tables of the detection file besides the marks
SMALL_TABLES = ("data_types", "apis", "packers", "sources")

#: the field that names a row, by file
KEYS = {SDKS: "id", PERMISSIONS: "name"}

#: one row of the mappings: plain JSON values
Row = dict[str, Any]
#: table name -> its rows, the exchange form of compiled and authored mappings
Tables = dict[str, list[Row]]

V = TypeVar("V")


class LazyMap(Mapping[str, V], Generic[V]):
    """Values built from their rows when first asked for; order of the rows."""

    def __init__(self, rows: Mapping[str, Row | str], build: Callable[[Row], V]) -> None:
        self._rows = rows
        self._build = build
        self._values: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        value = self._values.get(key)
        if value is None:
            row = self._rows[key]
            if isinstance(row, str):
                row = _parse(row, key)
            try:
                value = self._values[key] = self._build(row)
            except (KeyError, TypeError, ValueError) as error:
                raise KnowledgeError(f"{key}: {error}") from error
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows


class LazyRows(Sequence[V], Generic[V]):
    """Values built from their rows, all together when the first is asked for."""

    def __init__(self, rows: Callable[[], Sequence[Row]], build: Callable[[Row], V]) -> None:
        self._rows = rows
        self._build = build

    @cached_property
    def _values(self) -> tuple[V, ...]:
        return tuple(map(self._build, self._rows()))

    @overload
    def __getitem__(self, at: int) -> V: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[V, ...]: ...
    def __getitem__(self, at: int | slice) -> V | tuple[V, ...]:
        return self._values[at]

    def __len__(self) -> int:
        return len(self._values)


class CompiledFiles:
    """The compiled files of one directory.

    :raises KnowledgeError: a file is missing or has another shape.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.detection = self._read_object(DETECTION)
        self.sdks = self._read_lines(SDKS)
        self.permissions = self._read_lines(PERMISSIONS)

    @property
    def version(self) -> str:
        """Date and content hash of what was compiled."""
        return str(self.detection.get("version", ""))

    @cached_property
    def names(self) -> Row:
        """The file of names, read when first asked for."""
        return self._read_object(NAMES)

    def sdk_names(self) -> Mapping[str, str]:
        """Normalised name or alias -> SDK id."""
        names: Mapping[str, str] = self._table(self.names, "sdks", dict)
        return names

    def permission_names(self) -> Sequence[Row]:
        """The rows of the names that policies use for permissions."""
        rows: Sequence[Row] = self._table(self.names, "permission_names", list)
        return rows

    def table(self, name: str) -> list[Any]:
        """One table of the detection file."""
        rows: list[Any] = self._table(self.detection, name, list)
        return rows

    def tables(self) -> Tables:
        """Everything, parsed, in the form that overlays are merged with."""
        return {
            "sdks": [_parse(line, key) for key, line in self.sdks.items()],
            "permissions": [_parse(line, key) for key, line in self.permissions.items()],
            "permission_names": list(self.permission_names()),
            **{name: self.table(name) for name in SMALL_TABLES},
            "apis": [dict(zip(ApiRule._fields, row, strict=True)) for row in self.table("apis")],
        }

    def _table(self, data: Row, name: str, kind: type) -> Any:
        table = data.get(name)
        if not isinstance(table, kind):
            raise KnowledgeError(f"no compiled mappings: {name} is missing", path=self._directory)
        return table

    def _bytes(self, name: str) -> bytes:
        path = self._directory / name
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise KnowledgeError(
                "the compiled mappings are missing",
                path=path,
                remedy="run auditor mappings compile",
            ) from None
        except OSError as error:
            raise KnowledgeError(f"not readable: {error}", path=path) from error

    def _read_object(self, name: str) -> Row:
        try:
            data = json.loads(self._bytes(name))
        except ValueError as error:
            path = self._directory / name
            raise KnowledgeError(f"not readable as JSON: {error}", path=path) from error
        if not isinstance(data, dict):
            raise KnowledgeError("not compiled mappings", path=self._directory / name)
        return data

    def _read_lines(self, name: str) -> _Lines:
        return _Lines(self._bytes(name), KEYS[name], self._directory / name)


class _Lines(Mapping[str, str]):
    """Lines of JSON by their keys; no index is made of them until all are
    asked for, since reading one app wants few."""

    def __init__(self, data: bytes, key: str, path: Path) -> None:
        self._data = b"\n" + data
        self._head = f'\n{{"{key}":"'.encode()
        self._path = path
        if len(data.strip()) and not self._data.startswith(self._head):
            raise KnowledgeError(f"not compiled mappings: a line without {key}", path=path)

    def __getitem__(self, key: str) -> str:
        line = self._find(key)
        if line is None:
            raise KeyError(key)
        return line

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def _find(self, key: str) -> str | None:
        at = self._data.find(self._head + key.encode() + b'"')
        if at < 0 or '"' in key:
            return None
        end = self._data.find(b"\n", at + 1)
        return self._data[at + 1 : end if end > 0 else None].decode("utf-8", "replace")

    @cached_property
    def _index(self) -> dict[str, None]:
        start = len(self._head) - 1
        head = self._head[1:].decode()
        keys: dict[str, None] = {}
        for line in self._data.decode("utf-8", "replace").split("\n"):
            if line.startswith(head):
                keys[line[start : line.index('"', start)]] = None
            elif line:
                raise KnowledgeError("not compiled mappings: a line without key", path=self._path)
        return keys


def _parse(line: str, key: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise KnowledgeError(f"{key}: not readable as JSON: {error}") from error
    if not isinstance(row, dict):
        raise KnowledgeError(f"{key}: not compiled mappings")
    return row
