"""Both sides of every permission, one row each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.knowledge import Knowledge
from auditor.model import (
    Disclosures,
    Inventory,
    Permission,
    PermissionDisclosure,
    PermissionRow,
    Strength,
)

#: platforms whose passages say nothing of the Android app
FOREIGN_PLATFORMS = frozenset({"ios", "harmonyos"})

#: AndroidX adds it to every app; it guards the app's own broadcast receivers
GENERATED_SUFFIX = ".DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION"

_PLACEHOLDER = "${applicationId}"


def pair_permissions(
    inventory: Inventory, disclosures: Disclosures, knowledge: Knowledge, lang: str
) -> tuple[PermissionRow, ...]:
    """Put declared and disclosed permissions next to each other, by name.

    A disclosed name that may mean several constants stands in the row of each
    one that is declared; when none is, in one row of its own.
    """
    pairing = _Pairing(inventory, disclosures, knowledge, lang)
    return tuple(sorted((*pairing.declared_rows(), *pairing.unused_rows()), key=lambda r: r.name))


def is_internal(name: str, package: str) -> bool:
    """Whether the app defines the permission for its own components."""
    return name.endswith(GENERATED_SUFFIX) or (bool(package) and name.startswith(package + "."))


def stated_permissions(
    disclosures: Disclosures, knowledge: Knowledge
) -> tuple[PermissionDisclosure, ...]:
    """All statements on permissions, those in SDK rows included, once each."""
    stated = list(disclosures.permissions)
    seen = {(d.intended or d.permission, d.sdk) for d in stated}
    names = {n.name: n.constants for n in knowledge.permission_names}
    for row in disclosures.sdks:
        for written in row.permissions:
            constants = names.get(written, (written,))
            if (constants[0], row.name) in seen:
                continue
            seen.add((constants[0], row.name))
            stated.append(
                PermissionDisclosure(
                    permission=constants[0],
                    literal=written,
                    explicit=written not in names,
                    evidence=row.evidence,
                    also_denotes=tuple(constants[1:]),
                    scope="sdk",
                    sdk=row.name,
                    purpose=row.purpose,
                    superseded=row.superseded,
                    confidence=row.confidence,
                )
            )
    foreign = _foreign_sdks(disclosures)
    return tuple(
        replace(d, superseded=True) if d.scope == "sdk" and d.sdk in foreign else d for d in stated
    )


def _foreign_sdks(disclosures: Disclosures) -> frozenset[str]:
    """Names of SDKs whose rows are all for another platform."""
    foreign = {s.name for s in disclosures.sdks if s.platform in FOREIGN_PLATFORMS}
    return frozenset(
        foreign - {s.name for s in disclosures.sdks if s.platform not in FOREIGN_PLATFORMS}
    )


class _Pairing:
    """The work of :func:`pair_permissions`, with its indexes."""

    def __init__(
        self, inventory: Inventory, disclosures: Disclosures, knowledge: Knowledge, lang: str
    ) -> None:
        self.package = inventory.app.package
        self.knowledge = knowledge
        self.lang = lang
        self.examined = not any("permissions" in gap.weakens for gap in inventory.gaps)
        self.declared: dict[str, list[Permission]] = defaultdict(list)
        for permission in inventory.permissions:
            self.declared[permission.name].append(permission)
        self.keys: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.declared):
            for key in self._keys(name):
                self.keys[key].append(name)
        self.used_by = _used_by(inventory)
        self.needed_by = _needed_by(inventory, knowledge)
        self.covering: dict[str, list[PermissionDisclosure]] = defaultdict(list)
        self.unclaimed: list[PermissionDisclosure] = []
        for stated in stated_permissions(disclosures, knowledge):
            claimed = self._declared_among(stated)
            for name in claimed:
                self.covering[name].append(stated)
            if not claimed:
                self.unclaimed.append(stated)

    def _keys(self, name: str) -> tuple[str, ...]:
        """What a declared and a disclosed name are compared by.

        Two spellings of a permission that an SDK names after the app's package
        (``${applicationId}.permission.X``) have a key in common.
        """
        written = self._canonical(name)
        info = self.knowledge.permission(written)
        if info is not None and _PLACEHOLDER in info.name:
            return (written.casefold(), info.name.casefold())
        return (written.casefold(),)

    def _canonical(self, constant: str) -> str:
        """The full name of a constant; a bare one is the platform's."""
        name = constant.strip().replace(_PLACEHOLDER, self.package)
        return name if "." in name or not name.isascii() else f"android.permission.{name}"

    def _declared_among(self, stated: PermissionDisclosure) -> list[str]:
        """Declared permissions that the statement may mean."""
        found: set[str] = set()
        for constant in _denoted(stated):
            for key in self._keys(constant):
                found.update(self.keys.get(key, ()))
            bare = constant.strip()
            if "." not in bare and self._canonical(bare) not in self.knowledge.permissions:
                # no permission of the platform: a vendor's, without its prefix
                tail = f".{bare}".casefold()
                found.update(name for name in self.declared if name.casefold().endswith(tail))
        return sorted(found)

    def declared_rows(self) -> Iterable[PermissionRow]:
        """One row per declared permission, whatever the number of elements."""
        for name, elements in self.declared.items():
            statements = _sorted(self.covering[name])
            current = tuple(d for d in statements if not d.negated and not d.superseded)
            others = tuple(d for d in statements if d.negated or d.superseded)
            if current:
                status = "disclosed" if any(d.scope == "app" for d in current) else "sdk-only"
            elif any(d.negated and not d.superseded for d in others):
                status = "denied"
            elif is_internal(name, self.package):
                status = "internal"
            else:
                status = "undisclosed"
            yield self._row(name, status, elements, current, others)

    def unused_rows(self) -> Iterable[PermissionRow]:
        """One row per disclosed permission of which no reading is declared."""
        current = _sorted(d for d in self.unclaimed if not d.negated and not d.superseded)
        rows: dict[str, list[PermissionDisclosure]] = defaultdict(list)
        # a constant first: a name of the same group then joins its row
        for stated in sorted(current, key=lambda d: not d.explicit):
            meant = [self._canonical(c) for c in _denoted(stated)]
            homes = [] if stated.explicit else [name for name in meant if name in rows]
            for name in homes or meant[:1]:
                rows[name].append(stated)
        status = "unused" if self.examined else "not-examined"
        for name, statements in rows.items():
            yield self._row(name, status, (), _sorted(statements), ())

    def _row(
        self,
        name: str,
        status: str,
        elements: Sequence[Permission],
        current: tuple[PermissionDisclosure, ...],
        others: tuple[PermissionDisclosure, ...],
    ) -> PermissionRow:
        info = self.knowledge.permission(name, self.package)
        label = ""
        level = "unknown"
        if info is not None:
            label = info.label_zh if self.lang == "zh" else info.label_en
            level = info.protection_level
        stated = [p.protection_level for p in elements if p.protection_level != "unknown"]
        return PermissionRow(
            name=name,
            label=label,
            protection_level=stated[0] if stated else level,
            status=status,
            declared=tuple(sorted(elements, key=lambda p: (p.element, p.max_sdk_version or 0))),
            used_by=self.used_by.get(name, ()),
            needed_by=self.needed_by.get(name, ()),
            disclosures=current,
            others=others,
        )


def _denoted(stated: PermissionDisclosure) -> tuple[str, ...]:
    """The constants that a statement may mean, the primary one first."""
    return tuple(dict.fromkeys((stated.intended or stated.permission, *stated.also_denotes)))


def _sorted(statements: Iterable[PermissionDisclosure]) -> tuple[PermissionDisclosure, ...]:
    return tuple(
        sorted(
            statements,
            key=lambda d: (d.evidence.source, d.evidence.line or 0, d.evidence, d.permission),
        )
    )


def _used_by(inventory: Inventory) -> dict[str, tuple[str, ...]]:
    """Permission -> callers: the app first, then SDKs and packages by name."""
    callers: dict[str, set[str]] = defaultdict(set)
    for use in inventory.uses:
        if use.kind == "permission":
            callers[use.value].add(use.sdk_id or use.caller)
    for match in inventory.sdks:
        if match.strength is Strength.EMBEDDED:
            for name in match.permissions_used:
                callers[name].add(match.sdk_id)
    return {n: tuple(sorted(c, key=lambda x: (x != "app", x))) for n, c in callers.items()}


def _needed_by(inventory: Inventory, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Permission -> embedded SDKs whose vendor says that they need it."""
    needing: dict[str, list[str]] = defaultdict(list)
    for match in sorted(inventory.sdks, key=lambda m: m.sdk_id):
        sdk = knowledge.sdks.get(match.sdk_id)
        if sdk is not None and match.strength is Strength.EMBEDDED:
            for name in sdk.declared_permissions:
                needing[name].append(match.sdk_id)
    return {name: tuple(ids) for name, ids in needing.items()}
