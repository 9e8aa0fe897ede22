"""Both sides of every SDK, one row each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from auditor.crosscheck.permission_pairs import FOREIGN_PLATFORMS
from auditor.knowledge import Knowledge
from auditor.knowledge_index import normalise_name
from auditor.model import (
    Disclosures,
    Evidence,
    Inventory,
    SdkDisclosure,
    SdkMatch,
    SdkRow,
    Strength,
)


def pair_sdks(
    inventory: Inventory, disclosures: Disclosures, knowledge: Knowledge, lang: str
) -> tuple[SdkRow, ...]:
    """Put found and disclosed SDKs next to each other, by id, then name.

    A found SDK is disclosed by a passage that names it, its umbrella or one of
    its products, or that gives a package in which it was found. What is
    disclosed and not found has a row of its own.
    """
    pairing = _Pairing(inventory, disclosures, knowledge, lang)
    return tuple(sorted(pairing.rows(), key=lambda row: (not row.known, row.id)))


def is_current(stated: SdkDisclosure) -> bool:
    """Whether a passage speaks of today's Android app."""
    return not stated.superseded and stated.platform not in FOREIGN_PLATFORMS


def covers(package: str, other: str) -> bool:
    """Whether ``other`` is ``package`` or inside it, on segment boundaries."""
    package, other = package.strip(". ").casefold(), other.casefold()
    return bool(package) and (other == package or other.startswith(package + "."))


@dataclass(frozen=True, slots=True)
class _Stated:
    """A passage and the SDKs of the mappings that it may mean."""

    disclosure: SdkDisclosure
    ids: tuple[str, ...]

    @property
    def key(self) -> tuple[bool, str]:
        """What passages on one SDK have in common."""
        if self.ids:
            return (True, self.ids[0])
        return (False, normalise_name(self.disclosure.name))


class _Pairing:
    """The work of :func:`pair_sdks`, with its indexes."""

    def __init__(
        self, inventory: Inventory, disclosures: Disclosures, knowledge: Knowledge, lang: str
    ) -> None:
        self.inventory = inventory
        self.knowledge = knowledge
        self.lang = lang
        self.examined = not any("sdks" in gap.weakens for gap in inventory.gaps)
        self.matches = {m.sdk_id: m for m in _strongest(inventory.sdks)}
        self.embedded = frozenset(
            i for i, m in self.matches.items() if m.strength is Strength.EMBEDDED
        )
        self.stated = [_Stated(d, self._identify(d)) for d in disclosures.sdks]
        self.disclosed = frozenset(
            i for s in self.stated if is_current(s.disclosure) for i in s.ids
        )

    # --- which SDK a passage means -------------------------------------------

    def _identify(self, stated: SdkDisclosure) -> tuple[str, ...]:
        by_package = tuple(
            dict.fromkeys(i for p in stated.packages for i in self.knowledge.sdk_by_package(p))
        )
        if stated.sdk_id is None:
            return by_package
        # a package may add products of the same house, not another house's SDK
        own = [i for i in by_package if self._same_house(stated.sdk_id, i)]
        return tuple(dict.fromkeys((stated.sdk_id, *own)))

    def _same_house(self, one: str, other: str) -> bool:
        if self._related(one, other):
            return True
        a, b = self.knowledge.sdks.get(one), self.knowledge.sdks.get(other)
        return a is not None and b is not None and a.vendor is not None and a.vendor == b.vendor

    def _related(self, one: str, other: str) -> bool:
        """Whether one is the other, its umbrella or its product."""
        return one == other or one in self._above(other) or other in self._above(one)

    def _above(self, sdk_id: str) -> tuple[str, ...]:
        return self.knowledge.ancestors(sdk_id)

    def _means(self, stated: _Stated, match: SdkMatch) -> bool:
        if any(self._related(i, match.sdk_id) for i in stated.ids):
            return True
        return not stated.ids and any(
            covers(written, found)
            for written in stated.disclosure.packages
            for found in match.packages
        )

    # --- rows -----------------------------------------------------------------

    def rows(self) -> Iterator[SdkRow]:
        """All rows, in no order."""
        answered: set[int] = set()
        for match in self.matches.values():
            naming = [s for s in self.stated if self._means(s, match)]
            if match.strength is Strength.EMBEDDED:
                answered.update(id(s) for s in naming)
                yield self._embedded_row(match, [s.disclosure for s in naming])
            elif not any(is_current(s.disclosure) for s in naming):
                yield self._row(match.sdk_id, "referenced", match, [s.disclosure for s in naming])
        groups: dict[tuple[bool, str], list[_Stated]] = defaultdict(list)
        for stated in self.stated:
            if id(stated) not in answered:
                groups[stated.key].append(stated)
        for (known, key), group in groups.items():
            yield self._unanswered_row(known, key, group)

    def _embedded_row(self, match: SdkMatch, stated: list[SdkDisclosure]) -> SdkRow:
        sdk = self.knowledge.sdks.get(match.sdk_id)
        carriers = self._carriers(match)
        if any(map(is_current, stated)):
            status = "disclosed"
        elif sdk is not None and sdk.tier == "functional-open-source":
            status = "functional"
        elif carriers:
            status = "bundled"
        else:
            status = "undisclosed"
        return self._row(match.sdk_id, status, match, stated, carriers=carriers)

    def _carriers(self, match: SdkMatch) -> tuple[str, ...]:
        """SDKs that bring this one along and are embedded or disclosed."""
        sdk = self.knowledge.sdks.get(match.sdk_id)
        possible = set(sdk.bundled_by) if sdk is not None else set()
        if match.parent is not None and match.parent not in self._above(match.sdk_id):
            possible.add(match.parent)
        return tuple(sorted(possible & (self.embedded | self.disclosed) - {match.sdk_id}))

    def _unanswered_row(self, known: bool, key: str, group: list[_Stated]) -> SdkRow:
        """A row for passages that no embedded SDK answers."""
        stated = [s.disclosure for s in group]
        current = [s for s in group if is_current(s.disclosure)]
        match = self.matches.get(key) if known else None
        found = self._found_packages(s.disclosure for s in current)
        if found:
            status = "disclosed"
        elif not current:
            status = "foreign"
        elif all(s.disclosure.optional for s in current):
            status = "optional"
        elif not self.examined or not any(map(self._searchable, current)):
            status = "not-examined"
        else:
            status = "unused"
        name = None if known else stated[0].name
        return self._row(key, status, match, stated, found=found, name=name)

    def _searchable(self, stated: _Stated) -> bool:
        """Whether there was anything to look for in the APK."""
        if stated.disclosure.packages:
            return True
        sdks = [self.knowledge.sdks.get(i) for i in stated.ids]
        return any(sdk is not None and sdk.signatures for sdk in sdks)

    def _found_packages(self, stated: Iterable[SdkDisclosure]) -> tuple[Evidence, ...]:
        """Packages that passages give and that the APK holds unrecognised."""
        written = {p for d in stated for p in d.packages}
        return tuple(
            Evidence(self.inventory.app.path, f"package {u.package}", f"{u.classes} classes")
            for u in self.inventory.unknown_packages
            if any(
                covers(w, u.package) or (u.package.count(".") > 1 and covers(u.package, w))
                for w in written
            )
        )

    def _row(
        self,
        sdk_id: str,
        status: str,
        match: SdkMatch | None,
        stated: Iterable[SdkDisclosure],
        *,
        carriers: tuple[str, ...] = (),
        found: tuple[Evidence, ...] = (),
        name: str | None = None,
    ) -> SdkRow:
        ordered = sorted(
            stated, key=lambda d: (d.evidence.source, d.evidence.line or 0, d.evidence, d.name)
        )
        sdk = self.knowledge.sdks.get(sdk_id)
        if name is None:
            name = sdk_name(self.knowledge, sdk_id, self.lang)
            if sdk is None and ordered:
                name = ordered[0].name
        return SdkRow(
            id=sdk_id,
            name=name,
            status=status,
            known=sdk is not None,
            match=match,
            disclosures=tuple(d for d in ordered if is_current(d)),
            others=tuple(d for d in ordered if not is_current(d)),
            carriers=carriers,
            found=found,
        )


def sdk_name(knowledge: Knowledge, sdk_id: str, lang: str) -> str:
    """The name of an SDK for display; its id when the mappings lack it."""
    sdk = knowledge.sdks.get(sdk_id)
    if sdk is None:
        return sdk_id
    names = (sdk.name_zh, sdk.name_en) if lang == "zh" else (sdk.name_en, sdk.name_zh)
    return next((n for n in names if n), sdk_id)


def _strongest(matches: Iterable[SdkMatch]) -> list[SdkMatch]:
    """One match per SDK, embedded before referenced, the surest first."""
    best: dict[str, SdkMatch] = {}
    for match in sorted(
        matches, key=lambda m: (m.sdk_id, m.strength is Strength.REFERENCED, -m.confidence)
    ):
        best.setdefault(match.sdk_id, match)
    return list(best.values())
