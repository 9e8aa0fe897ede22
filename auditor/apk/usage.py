"""Which code can use a permission or read personal data, and whose code it is.

Calls are looked up per dex file through :mod:`auditor.apk.code`. A call through
a subclass carries the subclass's name, so superclasses are resolved: inside the
file at once, across files at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from auditor.apk.code import METHOD, STRING, CodeError, CodeTable, Wanted, find_sites
from auditor.apk.dex import NO_INDEX, DexIndex, descriptor_of, java_name
from auditor.apk.limits import DEFAULT, Limits
from auditor.apk.packages import PrefixTable, is_platform, package_group, platform_ranges
from auditor.knowledge import ApiRule, Knowledge
from auditor.model import ApiUse, Confidence, Evidence

APP = "app"

#: literals that mean something only where the method also makes such a call
_CONTEXT: Mapping[str, frozenset[tuple[str, str]]] = {
    "settings_key": frozenset(
        (f"android.provider.Settings${table}", f"get{kind}")
        for table in ("Secure", "Global", "System")
        for kind in ("String", "Int", "Long", "Float")
    ),
    "shell": frozenset(
        {
            ("java.lang.Runtime", "exec"),
            ("java.lang.ProcessBuilder", "<init>"),
            ("java.lang.ProcessBuilder", "command"),
        }
    ),
}
#: calls that bring in code from elsewhere
_LOADER = "loader"
_LOADERS: tuple[tuple[str, str], ...] = (
    ("dalvik.system.BaseDexClassLoader", "<init>"),
    ("dalvik.system.DelegateLastClassLoader", "<init>"),
    ("dalvik.system.DexClassLoader", "<init>"),
    ("dalvik.system.DexFile", "<init>"),
    ("dalvik.system.DexFile", "loadDex"),
    ("dalvik.system.InMemoryDexClassLoader", "<init>"),
    ("dalvik.system.PathClassLoader", "<init>"),
)
#: calls that are generic until this literal stands in the same method
_ARGUMENTS: Mapping[tuple[str, str], str] = {
    ("android.provider.Settings$Secure", "getString"): "android_id",
    ("android.provider.Settings$System", "getString"): "android_id",
}
#: what may follow a literal of that kind in a longer string
_FOLLOW = {"uri": b"/?", "shell": b" "}
_LITERAL_KINDS = frozenset({"uri", "settings_key", "system_property", "file_path", "shell"})

#: platform classes whose members are called through these classes' names
_PLATFORM_SUPER = {
    "android.app.Activity": "android.view.ContextThemeWrapper",
    "android.app.Application": "android.content.ContextWrapper",
    "android.app.IntentService": "android.app.Service",
    "android.app.Service": "android.content.ContextWrapper",
    "android.content.ContextWrapper": "android.content.Context",
    "android.view.ContextThemeWrapper": "android.content.ContextWrapper",
    "java.net.HttpURLConnection": "java.net.URLConnection",
    "javax.net.ssl.HttpsURLConnection": "java.net.HttpURLConnection",
    "javax.net.ssl.SSLSocket": "java.net.Socket",
}

_Member = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Call:
    """A verified call; ``via`` is the class it names when not the API's own."""

    caller: bytes
    method: bytes
    via: str = ""


@dataclass(slots=True)
class _Group:
    """Calls of one API by one owner: a few as evidence, all counted."""

    calls: list[_Call] = field(default_factory=list)
    count: int = 0
    #: one call was seen with the argument that makes it specific
    specific: bool = False


class ApiIndex:
    """The rules that can matter for one app, by what a dex file shows.

    :param declared: permissions that the app asks for: rules that only tell of
        others are left out, since without the permission the call fails.
    :param min_sdk: lowest API level the app runs on.
    """

    def __init__(
        self, rules: Iterable[ApiRule], declared: frozenset[str], min_sdk: int | None
    ) -> None:
        self.members: dict[str, dict[str, list[ApiRule]]] = defaultdict(dict)
        self.overrides: dict[str, dict[str, list[ApiRule]]] = defaultdict(dict)
        self.literals: dict[str, list[ApiRule]] = defaultdict(list)
        for rule in rules:
            if rule.max_api is not None and min_sdk is not None and rule.max_api < min_sdk:
                continue
            if rule.data_type is None and not declared.intersection(rule.permissions):
                continue
            if rule.kind in _LITERAL_KINDS:
                self.literals[rule.member].append(rule)
            elif rule.kind == "override":
                self.overrides[rule.cls].setdefault(rule.member, []).append(rule)
            else:
                member = "*" if rule.kind == "class" else rule.member
                self.members[rule.cls].setdefault(member, []).append(rule)
        #: literals that may go on, with the bytes that may follow; and exact ones
        self.literal_starts: list[tuple[bytes, bytes]] = []
        self.exact_literals: list[bytes] = []
        for literal, rules_ in sorted(self.literals.items()):
            follow = {r.kind: _FOLLOW[r.kind] for r in rules_ if r.kind in _FOLLOW}
            if follow:
                self.literal_starts.append((literal.encode(), b"".join(follow.values())))
            else:
                self.exact_literals.append(literal.encode())
        self.context: dict[str, dict[str, str]] = defaultdict(dict)
        kinds = {r.kind for rules_ in self.literals.values() for r in rules_}
        for kind in sorted(kinds & set(_CONTEXT)):
            for cls, member in sorted(_CONTEXT[kind]):
                self.context[cls][member] = kind
        for cls, member in _LOADERS:
            self.context[cls][member] = _LOADER
        self.classes = sorted({*self.members, *self.context})
        self.wanted = {
            cls: {*self.members.get(cls, ()), *self.context.get(cls, ())} for cls in self.classes
        }
        self.descriptors = {cls: descriptor_of(cls) for cls in (*self.classes, *self.overrides)}
        self.platform_classes = sorted(
            descriptor_of(cls) for cls in {*self.members, *_PLATFORM_SUPER}
        )
        names = {m for members in self.members.values() for m in members}
        self.names = sorted(n.encode() for n in names - {"*", "<init>"})
        self.by_simple_name = {
            re.split(r"[.$]", cls)[-1]: cls
            for cls in sorted(self.members)
            if cls.startswith("android.")
        }
        self.reflected = {
            cls: {
                member: rules_
                for member, rules_ in members.items()
                if any(r.data_type and not r.weak and r.kind == "method" for r in rules_)
            }
            for cls, members in self.members.items()
        }


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
        self._calls = 0

    def add(self, dex: DexIndex, code: CodeTable, owner: NDArray[np.int32]) -> None:
        """Take one dex file.

        :param owner: row of the prefix table for each type, -1 without one.
        :raises CodeError: the work budget is exceeded; nothing of this file counts.
        """
        targets = _Targets(dex, self._index)
        supers = _Hierarchy(dex, self._index)
        targets.add_inherited(supers)
        self._supers.update(supers.open_classes())
        self._add_overrides(dex, code, owner, supers)
        by_method: dict[int, set[tuple[str, int]]] = defaultdict(set)
        for site in find_sites(dex, code, targets.wanted(), self._limits):
            by_method[site.caller].add((site.kind, site.target))
            self._calls += 1
            if self._calls > self._limits.max_calls:
                raise CodeError(f"the app makes more than {self._limits.max_calls:,} such calls")
        for method, sites in by_method.items():
            self._add_sites(dex, owner, targets, method, sorted(sites))

    def _add_sites(
        self,
        dex: DexIndex,
        owner: NDArray[np.int32],
        targets: _Targets,
        method: int,
        sites: list[tuple[str, int]],
    ) -> None:
        row = dex.methods[method]
        cls = int(row["class_idx"])
        if is_api_itself(dex.types[cls], self._index):
            return  # an SDK's own class calling itself is not a use of it
        who = self._owner_key(dex, cls, int(owner[cls]))
        name = dex.string(int(row["name_idx"]))
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
            specific = _ARGUMENTS.get((api_class, member)) in texts
            self._record(api_class, member, who, _Call(dex.types[cls], name, via), specific)
        call = _Call(dex.types[cls], name)
        if _LOADER in contexts and not is_platform(who.removeprefix("=")):
            known_loader = self._loaders.get(who)
            if known_loader is None or call.caller < known_loader.caller:
                self._loaders[who] = call
        for literal in sorted(literals):
            kinds = {r.kind for r in self._index.literals[literal]}
            if kinds & set(_CONTEXT) and not kinds & contexts:
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
        self, dex: DexIndex, code: CodeTable, owner: NDArray[np.int32], supers: _Hierarchy
    ) -> None:
        """Subclasses that define a method which the platform then calls."""
        for cls, members in self._index.overrides.items():
            below = supers.subclasses(self._index.descriptors[cls])
            for type_index, rows in zip(below, dex.member_ranges(dex.methods, below), strict=True):
                for row in rows:
                    name = dex.string(int(dex.methods[row]["name_idx"]))
                    member = name.decode("utf-8", "replace")
                    if member in members and bool(np.any(code.methods == row)):
                        who = self._owner_key(dex, type_index, int(owner[type_index]))
                        call = _Call(dex.types[type_index], name)
                        self._record(cls, member, who, call)

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
        for (member, who, cls), call in self._pending.items():
            for _ in range(64):
                above = self._supers.get(descriptor_of(cls))
                if above is None:
                    break
                cls = java_name(above)
                api_class = platform_target(cls, member, self._index.members)
                if api_class is not None:
                    self._record(api_class, member, who, call)
                    break
        self._pending.clear()

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


class _Targets:
    """The rows of one dex file's tables that name an API."""

    def __init__(self, dex: DexIndex, index: ApiIndex) -> None:
        self._dex = dex
        self._index = index
        #: method or field row -> API class, member, class named in the call
        self.methods: dict[int, tuple[str, str, str]] = {}
        self.fields: dict[int, tuple[str, str, str]] = {}
        #: method row -> class of another dex file, member
        self.pending: dict[int, tuple[str, str]] = {}
        self.literals: dict[int, list[str]] = defaultdict(list)
        self.reflection: dict[int, str] = {}
        self._add_members()
        self._add_wrappers()
        self._add_literals()
        self._add_reflection()

    def _add_members(self) -> None:
        dex = self._dex
        found = {cls: dex.type_index(self._index.descriptors[cls]) for cls in self._index.classes}
        present = {cls: at for cls, at in found.items() if at is not None}
        for table, rows in ((self.methods, dex.methods), (self.fields, dex.fields)):
            names = rows["name_idx"]
            ranges = dex.member_ranges(rows, list(present.values()))
            for cls, own in zip(present, ranges, strict=True):
                members = self._index.wanted[cls]
                for row, name_index in zip(own, names[own.start : own.stop].tolist(), strict=True):
                    name = dex.string(name_index).decode("utf-8", "replace")
                    if name in members:
                        table[row] = (cls, name, "")
                    elif "*" in members:
                        table[row] = (cls, "*", "")

    def add_inherited(self, supers: _Hierarchy) -> None:
        """Methods named through a subclass of an API's class."""
        dex = self._dex
        names = dex.string_indices(self._index.names)
        if not len(dex.methods) or not names:
            return
        wanted = np.zeros(len(dex.string_offsets), dtype=np.bool_)
        wanted[list(names)] = True
        rows = np.flatnonzero(
            wanted[dex.methods["name_idx"]] & supers.candidates[dex.methods["class_idx"]]
        )
        for row in rows.tolist():
            if row in self.methods:
                continue
            member = dex.methods[row]
            name = names[int(member["name_idx"])].decode("utf-8", "replace")
            cls = int(member["class_idx"])
            top = java_name(dex.types[supers.root(cls)])
            api_class = platform_target(top, name, self._index.members)
            via = java_name(dex.types[cls])
            if api_class is not None:
                self.methods[row] = (api_class, name, via)
            elif not is_platform(top):
                self.pending[row] = (via, name)

    def _add_wrappers(self) -> None:
        """Methods of ``androidx`` compat classes that repeat an API's member.

        ``androidx.core.telephony.TelephonyManagerCompat.getImei`` stands for
        ``TelephonyManager.getImei``.
        """
        dex = self._dex
        low, high = (bisect_left(dex.types, k) for k in (b"Landroidx/", b"Landroidx0"))
        wrappers: dict[int, tuple[str, str]] = {}
        for at in range(low, high):
            if not dex.types[at].endswith(b"Compat;"):
                continue
            via = java_name(dex.types[at])
            cls = self._index.by_simple_name.get(via.rpartition(".")[2].removesuffix("Compat"))
            if cls is not None and via not in self._index.members:
                wrappers[at] = (cls, via)
        ranges = dex.member_ranges(dex.methods, list(wrappers))
        for (cls, via), rows in zip(wrappers.values(), ranges, strict=True):
            for row in rows:
                name = dex.string(int(dex.methods[row]["name_idx"])).decode("utf-8", "replace")
                if name in self._index.members[cls]:
                    self.methods[row] = (cls, name, via)

    def _add_literals(self) -> None:
        dex = self._dex
        index = self._index
        ranges = dex.strings_with_prefixes([p for p, _ in index.literal_starts])
        for (start, ends), rows in zip(index.literal_starts, ranges, strict=True):
            for at in rows:
                rest = dex.string(at)[len(start) :]
                if not rest or rest[0] in ends:
                    self.literals[at].append(start.decode())
        exact = index.exact_literals
        for at, text in dex.string_indices(exact).items():
            self.literals[at].append(text.decode())

    def _add_reflection(self) -> None:
        dex, reflected = self._dex, self._index.reflected
        classes = dex.string_indices([c.encode() for c, members in reflected.items() if members])
        members = sorted({m for c in classes.values() for m in reflected[c.decode()]})
        members += sorted(set(_ARGUMENTS.values()))
        for at, text in (classes | dex.string_indices([m.encode() for m in members])).items():
            self.reflection[at] = text.decode()

    def wanted(self) -> Wanted:
        """Masks for the sweep."""
        dex = self._dex
        return Wanted(
            methods=_mask(len(dex.methods), [*self.methods, *self.pending]),
            fields=_mask(len(dex.fields), list(self.fields)),
            strings=_mask(len(dex.string_offsets), [*self.literals, *self.reflection]),
        )


class _Hierarchy:
    """Superclasses within one dex file.

    :ivar candidates: types whose calls may be calls on an API's class: those
        with a superclass other than the plain platform's, and foreign ones.
    """

    def __init__(self, dex: DexIndex, index: ApiIndex) -> None:
        self._dex = dex
        above = np.arange(len(dex.types), dtype=np.int64)
        has_super = dex.superclasses != NO_INDEX
        above[dex.class_types[has_super]] = dex.superclasses[has_super]
        for descriptor in index.descriptors.values():
            stop = dex.type_index(descriptor)
            if stop is not None:
                above[stop] = stop
        self._parent = above
        root = above
        for _ in range(7):  # doubles the distance each time: 128 generations
            further = root[root]
            if np.array_equal(further, root):
                break
            root = further
        self._root = root
        interesting = np.zeros(len(dex.types), dtype=np.bool_)
        low, high = bisect_left(dex.types, b"L"), bisect_left(dex.types, b"M")
        interesting[low:high] = ~dex.defined[low:high]
        for start, stop in platform_ranges(dex.types):
            interesting[start:stop] = False
        for descriptor in index.platform_classes:
            at = dex.type_index(descriptor)
            if at is not None:
                interesting[at] = True
        self.candidates = interesting[root]

    def root(self, type_index: int) -> int:
        """The nearest ancestor that this file does not define, or an API class."""
        return int(self._root[type_index])

    def open_classes(self) -> dict[bytes, bytes]:
        """Superclass of each class whose ancestry may lead to an API."""
        dex = self._dex
        kept = self.candidates[dex.class_types] & (dex.superclasses != NO_INDEX)
        pairs = zip(dex.class_types[kept].tolist(), dex.superclasses[kept].tolist(), strict=True)
        return {dex.types[cls]: dex.types[above] for cls, above in pairs}

    def subclasses(self, descriptor: bytes) -> list[int]:
        """Defined types below a class, itself not included."""
        at = self._dex.type_index(descriptor)
        if at is None:
            return []
        below = np.flatnonzero((self._root == at) & self._dex.defined)
        return [t for t in below.tolist() if t != at]


def _mask(size: int, rows: list[int]) -> NDArray[np.bool_] | None:
    if not rows:
        return None
    mask = np.zeros(size, dtype=np.bool_)
    mask[rows] = True
    return mask


def platform_target(
    cls: str, member: str, members: Mapping[str, Mapping[str, object]]
) -> str | None:
    """The API class at or above ``cls`` that has ``member``, if any."""
    while cls:
        if member in members.get(cls, ()):
            return cls
        cls = _PLATFORM_SUPER.get(cls, "")
    return None


def is_api_itself(descriptor: bytes, index: ApiIndex) -> bool:
    """Whether a class is one whose members are APIs, or nested in it."""
    name = java_name(descriptor)
    return name in index.members or name.partition("$")[0] in index.members


def needed_permissions(
    rule: ApiRule, declared: frozenset[str], knowledge: Knowledge
) -> tuple[str, ...]:
    """Which of the app's permissions a call uses.

    A rule's permissions are alternatives: the first that the app asks for
    counts, with others of its group (precise and coarse location).
    """
    asked = [p for p in rule.permissions if p in declared]
    if not asked:
        return ()
    first = knowledge.permissions.get(asked[0])
    group = first.group if first is not None else None
    kept = [asked[0]]
    for name in asked[1:]:
        info = knowledge.permissions.get(name)
        if group is not None and info is not None and info.group == group:
            kept.append(name)
    return tuple(kept)


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
