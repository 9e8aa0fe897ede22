"""The mappings as values: SDK signatures, permissions, data types, API map.

``mappings/`` is data: people edit its TOML and CSV files, ``auditor mappings
compile`` turns them into the JSON files that this module loads and indexes.
Overlay directories hold the same TOML and CSV files and are read as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.errors import KnowledgeError
from auditor.knowledge_compiled import (
    SMALL_TABLES,
    CompiledFiles,
    LazyMap,
    LazyRows,
    Row,
    Tables,
)
from auditor.knowledge_types import (
    ApiRule,
    DataType,
    Marks,
    Packer,
    PermissionInfo,
    PermissionName,
    Sdk,
    Signature,
    Source,
)

__all__ = [
    "ApiRule",
    "DataType",
    "Knowledge",
    "Packer",
    "PermissionInfo",
    "PermissionName",
    "Sdk",
    "Signature",
    "Source",
    "load_knowledge",
    "mappings_directory",
]

if TYPE_CHECKING:
    from auditor.knowledge_index import PackageIndex

V = TypeVar("V")


@dataclass(frozen=True)
class Knowledge:
    """Everything the tool knows, loaded once and never changed.

    :param version: date and content hash of the mappings, overlays included.
    :param compiled_marks: what :meth:`marks` gives, when precomputed.
    :param compiled_names: gives normalised name -> SDK id, when precomputed.
    """

    version: str
    sdks: Mapping[str, Sdk] = field(default_factory=dict)
    permissions: Mapping[str, PermissionInfo] = field(default_factory=dict)
    permission_names: Sequence[PermissionName] = ()
    data_types: Mapping[str, DataType] = field(default_factory=dict)
    apis: tuple[ApiRule, ...] = ()
    packers: tuple[Packer, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    compiled_marks: Sequence[Marks] | None = field(default=None, repr=False, compare=False)
    compiled_names: Callable[[], Mapping[str, str]] | None = field(
        default=None, repr=False, compare=False
    )

    @cached_property
    def package_index(self) -> PackageIndex:
        """Longest-prefix lookup over all package signatures."""
        from auditor.knowledge_index import PackageIndex

        return PackageIndex(self.sdks.values())

    def marks(self) -> Iterable[Marks]:
        """What shows each SDK; cheaper than the SDKs themselves."""
        if self.compiled_marks is not None:
            return self.compiled_marks
        return (sdk.marks for sdk in self.sdks.values())

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Normalised name or alias -> SDK id; the first SDK with it wins."""
        if self.compiled_names is not None:
            return self.compiled_names()
        return index_names(self.sdks.values())

    def sdk_by_name(self, text: str) -> str | None:
        """The id of the SDK that a policy calls ``text``, or ``None``.

        Tries the whole name first, then without brackets, what stands in
        them, its parts, and without endings such as 组件.
        """
        from auditor.knowledge_index import name_variants

        names = self.names
        for variant in name_variants(text):
            found = names.get(variant)
            if found is not None:
                return found
        return None

    @cached_property
    def _policy_packages(self) -> Mapping[str, tuple[str, ...]]:
        """Folded package name -> SDKs for which it is a signature or that
        policies name by it, in the order of the mappings."""
        owners: dict[str, dict[str, None]] = {}
        for sdk in self.sdks.values():
            for signature in sdk.signatures:
                if signature.kind == "package":
                    owners.setdefault(signature.value.casefold(), {})[sdk.id] = None
        for sdk in self.sdks.values():
            for package in sdk.policy_packages:
                owners.setdefault(package.casefold(), {})[sdk.id] = None
        return {package: tuple(ids) for package, ids in owners.items()}

    def sdk_by_package(self, package: str) -> tuple[str, ...]:
        """Ids of the SDKs that a package name in a policy may mean.

        Nearest first: the SDKs of exactly this package, of the nearest
        package above it, then of all packages below it (``com.baidu``).
        Empty when nothing is known.
        """
        wanted = package.strip().strip(".").casefold()
        if not wanted:
            return ()
        found: dict[str, None] = {}
        above = wanted
        while above:
            if above in self._policy_packages:
                found.update(dict.fromkeys(self._policy_packages[above]))
                break
            above = above.rpartition(".")[0]
        below = wanted + "."
        for known, ids in self._policy_packages.items():
            if known.startswith(below):
                found.update(dict.fromkeys(ids))
        return tuple(found)

    def ancestors(self, sdk_id: str) -> tuple[str, ...]:
        """The SDK's parent, its parent's parent and so on."""
        chain: list[str] = []
        sdk = self.sdks.get(sdk_id)
        while sdk is not None and sdk.parent and sdk.parent not in chain:
            chain.append(sdk.parent)
            sdk = self.sdks.get(sdk.parent)
        return tuple(chain)

    @cached_property
    def _permission_templates(self) -> tuple[tuple[str, str, PermissionInfo], ...]:
        marker = "${applicationId}"
        return tuple(
            (head, tail, self.permissions[name])
            for name in self.permissions
            if marker in name
            for head, tail in (name.split(marker, 1),)
        )

    def permission(self, name: str, package: str | None = None) -> PermissionInfo | None:
        """What is known of a permission, templates of SDKs included.

        :param name: as in the manifest, ``com.example.permission.MIPUSH_RECEIVE``.
        :param package: the app's package; without it any value may stand for
            ``${applicationId}``.
        """
        info = self.permissions.get(name)
        if info is not None:
            return info
        for head, tail, template in self._permission_templates:
            if not (name.startswith(head) and name.endswith(tail)):
                continue
            middle = name[len(head) : len(name) - len(tail)]
            if middle and (package is None or middle == package):
                return template
        return None


def index_names(sdks: Iterable[Sdk]) -> dict[str, str]:
    """Normalised names of all SDKs; display names go before aliases."""
    from auditor.knowledge_index import normalise_name

    names: dict[str, str] = {}
    known = list(sdks)
    for sdk in known:
        for name in (sdk.name_zh, sdk.name_en):
            if name:
                names.setdefault(normalise_name(name), sdk.id)
    for sdk in known:
        for name in sdk.aliases:
            names.setdefault(normalise_name(name), sdk.id)
    return names


def mappings_directory() -> Path:
    """Where the shipped mappings are, installed or in a working tree."""
    package = Path(__file__).parent / "mappings"
    return package if package.is_dir() else Path(__file__).parent.parent / "mappings"


def sdk_from_row(row: Row) -> Sdk:
    """Build an :class:`Sdk` from its compiled row."""
    fields: Row = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    fields["signatures"] = tuple(
        Signature(kind, value, match, confidence, tuple(sources), *via)
        for kind, value, match, confidence, sources, *via in row.get("signatures", ())
    )
    return Sdk(**fields)


def _from_row(kind: type[V]) -> Callable[[Row], V]:
    def build(row: Row) -> V:
        return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})

    return build


def build_knowledge(version: str, tables: Tables) -> Knowledge:
    """Turn tables of rows into :class:`Knowledge`; SDKs and permissions lazily.

    :raises KnowledgeError: a row has a field that its type does not know.
    """
    try:
        return Knowledge(
            version=version,
            sdks=LazyMap({r["id"]: r for r in tables.get("sdks", ())}, sdk_from_row),
            permissions=LazyMap(
                {r["name"]: r for r in tables.get("permissions", ())}, _from_row(PermissionInfo)
            ),
            permission_names=LazyRows(
                lambda: tables.get("permission_names", []), _from_row(PermissionName)
            ),
            **_small(tables),
        )
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"the mappings have another shape: {error}") from error


def _small(tables: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """The fields of :class:`Knowledge` that are built at once."""
    return {
        "data_types": {r["id"]: _from_row(DataType)(r) for r in tables.get("data_types", ())},
        "apis": tuple(map(_from_row(ApiRule), tables.get("apis", ()))),
        "packers": tuple(map(_from_row(Packer), tables.get("packers", ()))),
        "sources": {r["id"]: _from_row(Source)(r) for r in tables.get("sources", ())},
    }


def _api(cls: str, member: str, kind: str, permissions: list[str], *rest: Any) -> ApiRule:
    return ApiRule(cls, member, kind, tuple(permissions), *rest)


def _from_files(files: CompiledFiles) -> Knowledge:
    try:
        return Knowledge(
            version=files.version,
            sdks=LazyMap(files.sdks, sdk_from_row),
            permissions=LazyMap(files.permissions, _from_row(PermissionInfo)),
            permission_names=LazyRows(files.permission_names, _from_row(PermissionName)),
            compiled_marks=files.table("marks"),
            compiled_names=files.sdk_names,
            **{
                **_small({name: files.table(name) for name in SMALL_TABLES if name != "apis"}),
                "apis": tuple(_api(*row) for row in files.table("apis")),
            },
        )
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"the mappings have another shape: {error}") from error


def load_knowledge(overlays: tuple[Path, ...] = (), *, directory: Path | None = None) -> Knowledge:
    """Load the shipped mappings, then each overlay directory on top.

    :param overlays: directories with ``sdks/*.toml`` and the other authored
        files; a later one wins over an earlier one.
    :param directory: other compiled mappings than the shipped ones.
    :raises KnowledgeError: a file is missing or has another shape.
    """
    files = CompiledFiles(directory or mappings_directory())
    if not overlays:
        return _from_files(files)
    from auditor.knowledge_source import content_hash, merge_tables, read_tables

    tables = files.tables()
    for overlay in overlays:
        tables = merge_tables(tables, read_tables(overlay, overlay=True))
    return build_knowledge(f"{files.version}+{content_hash(overlays)}", tables)
