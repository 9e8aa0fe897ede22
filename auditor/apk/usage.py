"""Which code can use a permission or read personal data, and whose code it is.

Calls are looked up per dex file through :mod:`auditor.apk.code`. A call through
a subclass carries the subclass's name, so superclasses are resolved: inside the
file at once, across files at the end.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from auditor.apk.apis import (
    ARGUMENTS,
    CONTEXT,
    LOADER,
    ApiIndex,
    is_api_itself,
    needed_permissions,
    platform_target,
)
from auditor.apk.code import METHOD, STRING, CodeError, find_sites, with_code
from auditor.apk.dex import DexIndex, descriptor_of, java_name
from auditor.apk.engine import Buffer
from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.packages import PrefixTable, is_platform, package_group
from auditor.apk.targets import Hierarchy, Targets
from auditor.knowledge import ApiRule, Knowledge
from auditor.model_app import ApiUse, Confidence, Evidence

APP = "app"


class _Call(NamedTuple):
    """A verified call; ``via`` is the class it names when not the API's own."""

    caller: bytes
    method: bytes
    via: str = ""


@dataclass(slots=True, eq=False, repr=False)
class _Group:
    """Calls of one API by one owner: a few as evidence, all counted."""

    calls: list[_Call] = field(default_factory=list)
    count: int = 0
    #: one call was seen with the argument that makes it specific
    specific: bool = False


class UsageScan:
    """Collects calls dex file by dex file; :meth:`uses` gives the result."""

    def __init__(self, index: ApiIndex, table: PrefixTable, limits: Limits = DEFAULT) -> None:
        self._index = index
        self._table = table
        self._limits = limits
        self._found: dict[tuple[str, str, str], _Group] = defaultdict(_Group)
        #: calls on classes of other dex files, whose superclasses decide:
        #: member, owner, class named -> an example
        self._pending: dict[tuple[str, str, str], _Call] = {}
        self._supers: dict[bytes, bytes] = {}
        self._loaders: dict[str, _Call] = {}
        self._calls_left = limits.max_calls

    def add(self, dex: DexIndex, code: bytes, owner: array[int]) -> None:
        """Take one dex file.

        :param owner: row of the prefix table for each type, -1 without one.
        :raises CodeError: the work budget is exceeded; nothing of this file counts.
        :raises DexError: its strings overlap.
        """
        targets = Targets(dex, self._index)
        supers = Hierarchy(dex, self._index)
        targets.add_inherited(supers)
        self._supers.update(supers.open_classes())
        # asked once per class: forged ones have long names and very many methods
        owner_key = cache(lambda cls: self._owner_key(dex, cls, owner[cls]))
        is_api = cache(lambda cls: is_api_itself(dex.types[cls], self._index))
        self._add_overrides(dex, code, owner_key, supers)
        by_method: dict[int, set[tuple[int, int]]] = defaultdict(set)
        try:
            sites = find_sites(dex, code, targets.wanted(), self._calls_left, self._limits)
        except CodeError:
            self._calls_left = 0
            raise
        self._calls_left -= len(sites)
        for method, kind, target in sites:
            by_method[method].add((kind, target))
        for method, named in by_method.items():
            cls = dex.member_class(dex.methods, method)
            if not is_api(cls):  # an SDK's own class calling itself is not a use of it
                self._add_sites(dex, targets, owner_key(cls), method, sorted(named))

    def _add_sites(
        self,
        dex: DexIndex,
        targets: Targets,
        who: str,
        method: int,
        sites: list[tuple[int, int]],
    ) -> None:
        cls = dex.member_class(dex.methods, method)
        name = dex.member_name(dex.methods, method)
        contexts: set[str] = set()
        literals: set[str] = set()
        texts: set[str] = set()
        calls: list[tuple[str, str, str]] = []
        for kind, target in sites:
            if kind == STRING:
                literals.update(targets.literals.get(target, ()))
                text = targets.reflection.get(target)
                if text is not None:
                    texts.add(text)
                continue
            table = targets.methods if kind == METHOD else targets.fields
            known = table.get(target)
            if known is not None:
                api_class, member, via = known
                context = self._index.context.get(api_class, {}).get(member)
                if context is not None:
                    contexts.add(context)
                if member in self._index.members.get(api_class, {}):
                    calls.append((api_class, member, via))
            elif kind == METHOD and target in targets.pending:
                callee, text = targets.pending[target]
                call = _Call(dex.types[cls], name, callee)
                self._pending.setdefault((text, who, callee), call)
        for api_class, member, via in calls:
            specific = ARGUMENTS.get((api_class, member)) in texts
            self._record(api_class, member, who, _Call(dex.types[cls], name, via), specific)
        call = _Call(dex.types[cls], name)
        if LOADER in contexts and not is_platform(who.removeprefix("=")):
            known_loader = self._loaders.get(who)
            if known_loader is None or call.caller < known_loader.caller:
                self._loaders[who] = call
        for literal in sorted(literals):
            kinds = {r.kind for r in self._index.literals[literal]}
            if kinds & set(CONTEXT) and not kinds & contexts:
                continue
            self._record("", literal, who, call)
        if texts:
            self._add_reflection(texts, who, call)

    def _add_reflection(self, texts: set[str], who: str, call: _Call) -> None:
        """A class name and one of its members as strings in the same method."""
        for cls in sorted(texts & self._index.reflected.keys()):
            for member in sorted(texts & self._index.reflected[cls].keys()):
                self._record(f"reflect:{cls}", member, who, call)

    def _add_overrides(
        self, dex: DexIndex, code: bytes, owner_key: Callable[[int], str], supers: Hierarchy
    ) -> None:
        """Subclasses that define a method which the platform then calls."""
        has_code: Buffer = b""
        for cls, members in self._index.overrides.items():
            below = supers.subclasses(self._index.descriptors[cls])
            for type_index, rows in zip(below, dex.member_ranges(dex.methods, below), strict=True):
                for row in rows:
                    name = dex.member_name(dex.methods, row)
                    member = name.decode("utf-8", "replace")
                    if member not in members:
                        continue
                    has_code = has_code or with_code(dex, code)
                    if has_code[row]:
                        call = _Call(dex.types[type_index], name)
                        self._record(cls, member, owner_key(type_index), call)

    def _owner_key(self, dex: DexIndex, cls: int, row: int) -> str:
        """``=`` and a prefix of the table, or the package of unowned code."""
        if row >= 0 and self._table.prefixes[row].owners:
            return "=" + self._table.prefixes[row].package
        return package_group(dex.types[cls])[0]

    def _record(self, cls: str, member: str, who: str, call: _Call, specific: bool = False) -> None:
        group = self._found[cls, member, who]
        group.count += 1
        group.specific |= specific
        if len(group.calls) < self._limits.max_sites and call not in group.calls:
            group.calls.append(call)

    def _resolve_pending(self) -> None:
        """Follow superclasses across dex files, once all are read."""
        superclass = cache(self._superclass)  # many calls, few classes
        for (member, who, cls), call in self._pending.items():
            above: str | None = cls
            for _ in range(64):
                above = superclass(above)
                if above is None:
                    break
                api_class = platform_target(above, member, self._index.members)
                if api_class is not None:
                    self._record(api_class, member, who, call)
                    break
        self._pending.clear()

    def _superclass(self, cls: str) -> str | None:
        above = self._supers.get(descriptor_of(cls))
        return None if above is None else java_name(above)

    def uses(
        self, knowledge: Knowledge, embedded: frozenset[str], declared: frozenset[str], source: str
    ) -> tuple[ApiUse, ...]:
        """Every use found, sorted.

        :param embedded: SDKs found in the app; of several owners of a package
            the one among them counts.
        :param declared: permissions that the app asks for.
        :param source: path for evidence.
        """
        self._resolve_pending()
        uses: list[ApiUse] = []
        for (cls, member, who), group in self._found.items():
            caller, sdk_id = self._caller(who, embedded)
            wrapper = is_platform(who.removeprefix("="))
            reflected = cls.startswith("reflect:")
            cls = cls.removeprefix("reflect:")
            rules = self._rules(cls, member)
            api = f"{cls}.{member}" if cls else member
            evidence = tuple(_evidence(source, c, api, reflected) for c in sorted_calls(group))
            confidence = _confidence(rules, reflected, literal=not cls)
            if group.specific:
                confidence = Confidence.HIGH
            if wrapper:
                confidence = Confidence.LOW
            # a support library's wrappers are there whether anybody calls them
            # or not; what the app reads shows in its calls of them
            values = {("data_type", r.data_type) for r in rules if r.data_type and not wrapper}
            for rule in rules:
                values |= {("permission", p) for p in needed_permissions(rule, declared, knowledge)}
            uses.extend(
                ApiUse(kind, value, api, caller, sdk_id, evidence, confidence)
                for kind, value in values
            )
        return merge_uses(uses)

    def loaders(self, embedded: frozenset[str]) -> dict[str, tuple[str | None, str]]:
        """Who loads code at run time: caller -> its SDK id and the method."""
        found: dict[str, tuple[str | None, str]] = {}
        for who, call in sorted(self._loaders.items()):
            caller, sdk_id = self._caller(who, embedded)
            found.setdefault(caller, (sdk_id, _method(call)))
        return found

    def _rules(self, cls: str, member: str) -> list[ApiRule]:
        if not cls:
            return self._index.literals[member]
        index = self._index
        found = index.members.get(cls, {}).get(member) or index.overrides.get(cls, {}).get(member)
        return found or index.members.get(cls, {}).get("*", [])

    def _caller(self, who: str, embedded: frozenset[str]) -> tuple[str, str | None]:
        if not who.startswith("="):
            return who or "(default)", None
        prefix = self._table.lookup(who[1:])
        assert prefix is not None
        if prefix.is_own:
            return APP, None
        inside = [i for i in prefix.sdk_ids if i in embedded]
        sdk_id = (inside or list(prefix.sdk_ids))[0]
        return sdk_id, sdk_id


def sorted_calls(group: _Group) -> list[_Call]:
    """A group's calls in a stable order."""
    return sorted(group.calls, key=lambda c: (c.caller, c.method, c.via))


def _evidence(source: str, call: _Call, api: str, reflected: bool) -> Evidence:
    excerpt = f"names {api} by reflection" if reflected else api
    if call.via:
        member = api.rpartition(".")[2]
        excerpt = f"{call.via}.{member}, inherited from {api.rpartition('.')[0]}"
    return Evidence(source, _method(call), excerpt)


def _method(call: _Call) -> str:
    return f"method {java_name(call.caller)}.{call.method.decode('utf-8', 'replace')}"


def _confidence(rules: list[ApiRule], reflected: bool, literal: bool) -> Confidence:
    if reflected or all(r.weak for r in rules):
        return Confidence.LOW
    return Confidence.MEDIUM if literal else Confidence.HIGH


def merge_uses(uses: Iterable[ApiUse]) -> tuple[ApiUse, ...]:
    """One use per kind, value, API and caller, with the evidence of all."""
    merged: dict[tuple[str, str, str, str], ApiUse] = {}
    for use in uses:
        key = (use.kind, use.value, use.api, use.caller)
        known = merged.get(key)
        if known is None:
            merged[key] = use
            continue
        evidence = tuple(sorted({*known.evidence, *use.evidence}))
        confidence = max(known.confidence, use.confidence)
        merged[key] = ApiUse(*key, use.sdk_id, evidence, confidence)
    return tuple(merged[key] for key in sorted(merged))
