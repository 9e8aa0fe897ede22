"""The rows of one dex file's tables that name an API, subclasses resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache

from auditor.apk.apis import ARGUMENTS, ApiIndex, platform_target
from auditor.apk.code import Wanted
from auditor.apk.dex import DexIndex, java_name
from auditor.apk.engine import engine
from auditor.apk.packages import is_platform, platform_ranges

#: turns a mask of 0 and 1 around
_NOT = bytes([1, 0]) + bytes(254)


class Targets:
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
            ranges = dex.member_ranges(rows, list(present.values()))
            for cls, own in zip(present, ranges, strict=True):
                members = self._index.wanted[cls]
                for row in own:
                    name = dex.member_name(rows, row).decode("utf-8", "replace")
                    if name in members:
                        table[row] = (cls, name, "")
                    elif "*" in members:
                        table[row] = (cls, "*", "")

    def add_inherited(self, supers: Hierarchy) -> None:
        """Methods named through a subclass of an API's class."""
        dex = self._dex
        names = dex.string_indices(self._index.names)
        wanted = bytearray(dex.strings[1])
        for index in names:
            wanted[index] = 1
        # once per class: forged ones have long names and all the rows there may be
        class_name = cache(lambda cls: java_name(dex.types[cls]))
        for row in engine.named_rows(dex.data, dex.methods, wanted, supers.candidates):
            if row in self.methods:
                continue
            name = dex.member_name(dex.methods, row).decode("utf-8", "replace")
            cls = dex.member_class(dex.methods, row)
            top = class_name(supers.root(cls))
            api_class = platform_target(top, name, self._index.members)
            via = class_name(cls)
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
                name = dex.member_name(dex.methods, row).decode("utf-8", "replace")
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
        members += sorted(set(ARGUMENTS.values()))
        for at, text in (classes | dex.string_indices([m.encode() for m in members])).items():
            self.reflection[at] = text.decode()

    def wanted(self) -> Wanted:
        """All of them, to look for in the code."""
        return Wanted(
            self._dex,
            fields=self.fields,
            methods=[*self.methods, *self.pending],
            strings=[*self.literals, *self.reflection],
        )


class Hierarchy:
    """Superclasses within one dex file.

    :ivar candidates: types whose calls may be calls on an API's class: those
        with a superclass other than the plain platform's, and foreign ones.
    """

    def __init__(self, dex: DexIndex, index: ApiIndex) -> None:
        self._dex = dex
        stops = [dex.type_index(d) for d in index.descriptors.values()]
        interesting = bytearray(len(dex.types))
        low, high = bisect_left(dex.types, b"L"), bisect_left(dex.types, b"M")
        interesting[low:high] = dex.defined[low:high].translate(_NOT)
        for start, stop in platform_ranges(dex.types):
            interesting[start:stop] = bytes(stop - start)
        for descriptor in index.platform_classes:
            at = dex.type_index(descriptor)
            if at is not None:
                interesting[at] = 1
        self._roots, self.candidates = engine.hierarchy(
            dex.data, dex.classes, [s for s in stops if s is not None], interesting
        )
        self._root_of = memoryview(self._roots).cast("I")

    def root(self, type_index: int) -> int:
        """The nearest ancestor that this file does not define, or an API class."""
        return self._root_of[type_index]

    def open_classes(self) -> dict[bytes, bytes]:
        """Superclass of each class whose ancestry may lead to an API."""
        types = self._dex.types
        pairs = engine.superclasses(self._dex.data, self._dex.classes, self.candidates)
        return {types[cls]: types[above] for cls, above in pairs}

    def subclasses(self, descriptor: bytes) -> list[int]:
        """Defined types below a class, itself not included."""
        at = self._dex.type_index(descriptor)
        return [] if at is None else engine.below(self._roots, self._dex.defined, at)
