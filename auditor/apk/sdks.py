"""Evidence from every part of an app against the signatures of known SDKs.

A defined class is the SDK's code; a mentioned one is not. Evidence is graded,
and a signature that several SDKs share or that is too common never decides
alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.apk.names import literal_start
from auditor.apk.native import Library
from auditor.apk.packages import PackageHits, PrefixTable
from auditor.knowledge import Knowledge, Sdk
from auditor.knowledge_types import Marks
from auditor.model_app import Confidence, Evidence, SdkMatch, Strength

_CONFIDENCE = {"low": Confidence.LOW, "medium": Confidence.MEDIUM, "high": Confidence.HIGH}
#: the most that one kind of hit proves without any other
_CEILING = {
    "package": Confidence.HIGH,
    "component": Confidence.HIGH,
    "native": Confidence.MEDIUM,
    "asset": Confidence.MEDIUM,
    "string": Confidence.LOW,
    "meta_data": Confidence.MEDIUM,
    "permission": Confidence.LOW,
    "action": Confidence.LOW,
    "reference": Confidence.LOW,
    "dead_component": Confidence.LOW,
}
#: kinds that are the SDK itself; the others only speak of it
_EMBEDDING = frozenset({"package", "component", "native", "asset"})
#: kinds that any other code may leave behind, so that they support nothing
_MENTIONS = frozenset({"reference", "string"})
_MAX_EVIDENCE = 8
#: fewer classes than this under a prefix of medium confidence need other evidence
_FEW = 3


@dataclass(frozen=True, slots=True)
class AppParts:
    """The parts of an app that signatures are held against.

    :param source: path for evidence.
    :param components: class name -> locator of its declaration.
    :param defined: of those, the classes that a dex file defines.
    :param natives: library file name -> zip entry.
    :param assets: zip entries that are neither code nor resources.
    :param code_readable: every dex file was read and none is a packer's stub,
        so that an absent class is really absent.
    :param strings: package -> a string constant that names something below it,
        given where the classes themselves may be hidden.
    :param libraries: file name -> what that library says of itself, for those
        that were looked into.
    """

    source: str
    package: str
    components: Mapping[str, str]
    defined: frozenset[str]
    natives: Mapping[str, str]
    meta_data: Mapping[str, str]
    permissions: frozenset[str]
    actions: frozenset[str]
    assets: tuple[str, ...]
    hits: Mapping[str, PackageHits]
    code_readable: bool = True
    libraries: Mapping[str, Library] = field(default_factory=dict)
    strings: Mapping[str, str] = field(default_factory=dict)


class _Hit(NamedTuple):
    kind: str
    confidence: Confidence
    evidence: Evidence
    shared: bool = False
    package: str = ""


@dataclass(slots=True, eq=False, repr=False)
class _Case:
    """Everything found for one SDK."""

    hits: list[_Hit] = field(default_factory=list)

    def decisive(self) -> list[_Hit]:
        """Hits that show the SDK itself and no other one."""
        return [
            h
            for h in self.hits
            if h.kind in _EMBEDDING and not h.shared and h.confidence > Confidence.LOW
        ]


def match_sdks(parts: AppParts, table: PrefixTable, knowledge: Knowledge) -> tuple[SdkMatch, ...]:
    """SDKs that show in an app, sorted by id, with graded evidence."""
    cases: dict[str, _Case] = defaultdict(_Case)
    _match_packages(parts, table, cases)
    _match_listed(parts, table, knowledge, cases)
    embedded = {sdk_id for sdk_id, case in cases.items() if case.decisive()}
    matches = []
    for sdk_id, case in sorted(cases.items()):
        match = _grade(knowledge.sdks[sdk_id], case, embedded)
        if match is not None:
            matches.append(match)
    return tuple(matches)


def _match_packages(parts: AppParts, table: PrefixTable, cases: dict[str, _Case]) -> None:
    for package, hit in parts.hits.items():
        prefix = table.lookup(package)
        owners = () if prefix is None or prefix.is_own else prefix.owners
        for sdk_id, confidence in owners:
            kind = "package" if hit.defined else "reference"
            count = hit.defined or hit.referenced
            verb = "defined" if hit.defined else "referenced, none defined"
            evidence = Evidence(
                parts.source,
                f"class {hit.example}",
                f"{count} {'class' if count == 1 else 'classes'} under {package} {verb}"
                + (f", in {hit.dex}" if "/" in hit.dex or "!" in hit.dex else ""),
            )
            grade = _CONFIDENCE[confidence]
            if hit.defined < _FEW and grade < Confidence.HIGH:
                grade = Confidence.LOW  # a few classes may be anybody's under such a name
            shared = len(owners) > 1
            cases[sdk_id].hits.append(_Hit(kind, grade, evidence, shared, package))

    for package, text in parts.strings.items():
        prefix = table.lookup(package)
        if prefix is None or prefix.is_own or package in parts.hits:
            continue
        for sdk_id, _ in prefix.owners:
            evidence = Evidence(parts.source, "string constant", text)
            shared = len(prefix.owners) > 1
            cases[sdk_id].hits.append(_Hit("string", Confidence.LOW, evidence, shared, package))


def _match_listed(
    parts: AppParts, table: PrefixTable, knowledge: Knowledge, cases: dict[str, _Case]
) -> None:
    """Hold components, libraries, meta-data, permissions, actions and assets."""
    index = _SignatureIndex(knowledge.marks(), parts.package)
    for name, locator in parts.components.items():
        defined = name in parts.defined or not parts.code_readable
        kind = "component" if defined else "dead_component"
        note = "" if defined else "declared, but no dex file defines it"
        found = index.find("component", name)
        for sdk_id, signature, shared in found:
            evidence = Evidence(parts.source, locator, note)
            cases[sdk_id].hits.append(_Hit(kind, _CONFIDENCE[signature], evidence, shared))
        if not found:
            prefix = table.lookup(name)
            if prefix is None or prefix.is_own:
                continue
            for sdk_id, confidence in prefix.owners:
                evidence = Evidence(parts.source, locator, note or f"under {prefix.package}")
                hit = _Hit(kind, _CONFIDENCE[confidence], evidence, len(prefix.owners) > 1)
                cases[sdk_id].hits.append(hit)
    for name, entry in parts.natives.items():
        for sdk_id, confidence, shared in index.find("native", name):
            evidence = Evidence(parts.source, f"entry {entry}")
            cases[sdk_id].hits.append(_Hit("native", _CONFIDENCE[confidence], evidence, shared))
    _match_libraries(parts, table, index, cases)
    for kind, values in (
        ("meta_data", parts.meta_data),
        ("permission", dict.fromkeys(sorted(parts.permissions), "")),
        ("action", dict.fromkeys(sorted(parts.actions), "")),
    ):
        for value in values:
            for sdk_id, confidence, shared in index.find(kind, value):
                evidence = Evidence(parts.source, "manifest", f"{kind.replace('_', '-')} {value}")
                cases[sdk_id].hits.append(_Hit(kind, _CONFIDENCE[confidence], evidence, shared))
    if index.has("asset"):
        for entry in parts.assets:
            for sdk_id, confidence, shared in index.find("asset", entry):
                evidence = Evidence(parts.source, f"entry {entry}")
                cases[sdk_id].hits.append(_Hit("asset", _CONFIDENCE[confidence], evidence, shared))


def _match_libraries(
    parts: AppParts, table: PrefixTable, index: _SignatureIndex, cases: dict[str, _Case]
) -> None:
    """What libraries call themselves, and whose classes they serve."""
    for name, library in sorted(parts.libraries.items()):
        locator = f"entry {parts.natives[name]}"
        if library.soname and library.soname != name:
            for sdk_id, confidence, shared in index.find("native", library.soname):
                evidence = Evidence(parts.source, locator, f"names itself {library.soname}")
                cases[sdk_id].hits.append(_Hit("native", _CONFIDENCE[confidence], evidence, shared))
        seen: set[str] = set()
        for member in library.members:
            prefix = table.lookup(member)
            if prefix is None or prefix.is_own or prefix.package in seen:
                continue
            seen.add(prefix.package)
            evidence = Evidence(parts.source, locator, f"serves the class of {member}")
            for sdk_id, confidence in prefix.owners:
                shared = len(prefix.owners) > 1
                grade = min(_CONFIDENCE[confidence], Confidence.MEDIUM)
                cases[sdk_id].hits.append(_Hit("native", grade, evidence, shared))


class _SignatureIndex:
    """Signatures other than packages, by kind: exact values, then patterns."""

    def __init__(self, marks: Iterable[Marks], package: str) -> None:
        self._exact: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        self._patterns: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
        self._prefixes: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._kinds: set[str] = set()
        for sdk_id, signatures, _ in marks:
            for kind, value, match, confidence, *_ in signatures:
                if kind != "package":
                    value = value.replace("${applicationId}", package)
                    self._add(sdk_id, kind, value, match, confidence)

    def _add(self, sdk_id: str, kind: str, value: str, match: str, confidence: str) -> None:
        self._kinds.add(kind)
        if match == "regex":
            self._patterns[kind].append((literal_start(value), value, sdk_id, confidence))
        elif match == "prefix":
            self._prefixes[kind].append((value, sdk_id, confidence))
        else:
            self._exact[kind, value][sdk_id] = confidence

    def has(self, kind: str) -> bool:
        """Whether any signature has that kind."""
        return kind in self._kinds

    def find(self, kind: str, value: str) -> list[tuple[str, str, bool]]:
        """``(SDK id, confidence, shared)`` of every signature that fits."""
        found = dict(self._exact.get((kind, value), ()))
        for start, pattern, sdk_id, confidence in self._patterns[kind]:
            # compiling a pattern costs more than all comparisons with it
            if not value.startswith(start) or sdk_id in found:
                continue
            if re.fullmatch(pattern, value):
                found[sdk_id] = confidence
        for prefix, sdk_id, confidence in self._prefixes[kind]:
            if sdk_id not in found and (value == prefix or value.startswith(prefix + ".")):
                found[sdk_id] = confidence
        return [(sdk_id, found[sdk_id], len(found) > 1) for sdk_id in sorted(found)]


def _grade(sdk: Sdk, case: _Case, embedded: set[str]) -> SdkMatch | None:
    """What the hits together prove; ``None`` when they prove nothing."""
    decisive = case.decisive()
    if decisive:
        strength = Strength.EMBEDDED
        confidence = max(min(h.confidence, _CEILING[h.kind]) for h in decisive)
        if len({h.kind for h in decisive}) > 1:
            confidence = Confidence.HIGH
    else:
        # a shared or generic hit beside other evidence of the same SDK counts
        own = [h for h in case.hits if h.kind in _EMBEDDING]
        kinds = {h.kind for h in case.hits if not h.shared} - _MENTIONS
        supported = own and bool(kinds - {h.kind for h in own})
        strength = Strength.EMBEDDED if supported else Strength.REFERENCED
        confidence = Confidence.LOW
        best = max(min(h.confidence, _CEILING[h.kind]) for h in case.hits)
        if not supported and not own and len(kinds) > 1:
            confidence = best
    parents = [p for p in (*sdk.bundled_by, sdk.parent) if p and p in embedded]
    evidence = sorted({h.evidence for h in case.hits}, key=lambda e: (_order(e), e))
    return SdkMatch(
        sdk_id=sdk.id,
        strength=strength,
        confidence=confidence,
        packages=tuple(sorted({h.package for h in case.hits if h.package})),
        parent=parents[0] if parents else None,
        evidence=tuple(evidence[:_MAX_EVIDENCE]),
    )


def _order(evidence: Evidence) -> int:
    """Code first, then components, libraries, the rest."""
    kinds = ("class ", "component ", "entry ")
    return next((i for i, k in enumerate(kinds) if evidence.locator.startswith(k)), len(kinds))
