"""Everything that a rule may look at, computed once per audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from auditor.crosscheck.permission_pairs import pair_permissions
from auditor.crosscheck.sdk_pairs import pair_sdks, sdk_name
from auditor.knowledge import ApiRule, Knowledge
from auditor.model import (
    ApiUse,
    Confidence,
    DataDisclosure,
    Disclosures,
    Evidence,
    Gap,
    Inventory,
    PermissionRow,
    SdkRow,
    Strength,
    Subject,
)

#: a finding shows at most so many places on each side
EVIDENCE_LIMIT = 20


@dataclass(frozen=True)
class Context:
    """Both sides, the knowledge, and what is derived from them."""

    inventory: Inventory
    disclosures: Disclosures
    knowledge: Knowledge
    lang: str = "en"

    @cached_property
    def permissions(self) -> tuple[PermissionRow, ...]:
        """One row per permission of either side."""
        return pair_permissions(self.inventory, self.disclosures, self.knowledge, self.lang)

    @cached_property
    def sdks(self) -> tuple[SdkRow, ...]:
        """One row per SDK of either side."""
        return pair_sdks(self.inventory, self.disclosures, self.knowledge, self.lang)

    # --- gaps -----------------------------------------------------------------

    def weakened(self, conclusion: str) -> tuple[Gap, ...]:
        """Gaps that make a kind of conclusion less sure."""
        gaps = (*self.inventory.gaps, *self.disclosures.gaps)
        return tuple(gap for gap in gaps if conclusion in gap.weakens)

    @cached_property
    def policy_unread(self) -> bool:
        """Nothing was found in the documents, and a part of them is unread."""
        sides = self.disclosures
        return bool(self.weakened("disclosures")) and not (
            sides.permissions or sides.sdks or sides.data_types
        )

    def absence(self, confidence: Confidence) -> Confidence:
        """How sure it is that the policy is silent on something."""
        return Confidence.LOW if self.weakened("disclosures") else confidence

    # --- uses -----------------------------------------------------------------

    @cached_property
    def permission_uses(self) -> dict[str, tuple[ApiUse, ...]]:
        """Permission -> the code that can use it."""
        return _group(u for u in self.inventory.uses if u.kind == "permission")

    @cached_property
    def data_uses(self) -> dict[str, tuple[ApiUse, ...]]:
        """Data type -> the code that can read it with the declared permissions."""
        uses = (u for u in self.inventory.uses if u.kind == "data_type")
        return _group(u for u in uses if self._permitted(u))

    @cached_property
    def _apis(self) -> dict[str, list[ApiRule]]:
        rules: dict[str, list[ApiRule]] = defaultdict(list)
        for rule in self.knowledge.apis:
            rules[f"{rule.cls}.{rule.member}" if rule.cls else rule.member].append(rule)
        return rules

    def _rules_of(self, use: ApiUse) -> list[ApiRule]:
        return [r for r in self._apis.get(use.api, ()) if r.data_type == use.value]

    def _permitted(self, use: ApiUse) -> bool:
        """Whether the app asks for a permission that the call needs, if any."""
        declared = {p.name for p in self.inventory.permissions}
        rules = self._rules_of(use)
        return not rules or any(not r.permissions or declared & set(r.permissions) for r in rules)

    def is_weak(self, use: ApiUse) -> bool:
        """Whether the call alone says little of what is read."""
        rules = self._rules_of(use)
        return bool(rules) and all(rule.weak for rule in rules)

    @cached_property
    def governed(self) -> frozenset[str]:
        """Permissions whose use the API map can see."""
        return frozenset(p for rule in self.knowledge.apis for p in rule.permissions)

    def callers(self, uses: Iterable[ApiUse]) -> tuple[str, ...]:
        """Who calls, for display: the app first, then names in order."""
        app = "应用自身代码" if self.lang == "zh" else "the app's own code"
        ids = {use.sdk_id or use.caller for use in uses}
        rest = sorted(self.sdk_name(i) for i in ids - {"app"})
        return (app, *rest) if "app" in ids else tuple(rest)

    # --- data types ------------------------------------------------------------

    @cached_property
    def data_stated(self) -> tuple[DataDisclosure, ...]:
        """Current statements on data types, those in SDK rows included."""
        stated = [d for d in self.disclosures.data_types if not d.superseded]
        seen = {(d.data_type, d.sdk) for d in stated}
        for row in self.disclosures.sdks:
            for data_type in row.data_types:
                if not row.superseded and (data_type, row.name) not in seen:
                    seen.add((data_type, row.name))
                    stated.append(
                        DataDisclosure(
                            data_type, data_type, row.evidence, scope="sdk", sdk=row.name
                        )
                    )
        return tuple(stated)

    # --- names -----------------------------------------------------------------

    def sdk_name(self, sdk_id: str) -> str:
        """The name of an SDK in the result's language."""
        return sdk_name(self.knowledge, sdk_id, self.lang)

    def data_name(self, data_type: str) -> str:
        """The name of a data type in the result's language."""
        known = self.knowledge.data_types.get(data_type)
        if known is None:
            return data_type
        return (known.name_zh if self.lang == "zh" else known.name_en) or data_type

    def listed(self, names: Iterable[str], limit: int = 8) -> str:
        """Names as one piece of text, the rest counted."""
        known = list(dict.fromkeys(names))
        shown = ("、" if self.lang == "zh" else ", ").join(known[:limit])
        more = len(known) - limit
        if more <= 0:
            return shown
        return f"{shown}等 {more + limit} 项" if self.lang == "zh" else f"{shown} and {more} more"

    def permission_subject(self, row: PermissionRow) -> Subject:
        """A finding's subject for a permission."""
        return Subject("permission", row.name, row.label or row.name.rpartition(".")[2])

    def sdk_subject(self, row: SdkRow) -> Subject:
        """A finding's subject for an SDK."""
        return Subject("sdk", row.id, row.name)

    def data_subject(self, data_type: str) -> Subject:
        """A finding's subject for a data type."""
        return Subject("data_type", data_type, self.data_name(data_type))

    @cached_property
    def embedded_rows(self) -> tuple[SdkRow, ...]:
        """Rows of the SDKs whose code, component or library is in the APK."""
        return tuple(
            r for r in self.sdks if r.match is not None and r.match.strength is Strength.EMBEDDED
        )


def places(*groups: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in order, without repeats, at most :data:`EVIDENCE_LIMIT`."""
    return tuple(dict.fromkeys(e for group in groups for e in group))[:EVIDENCE_LIMIT]


def _group(uses: Iterable[ApiUse]) -> dict[str, tuple[ApiUse, ...]]:
    grouped: dict[str, list[ApiUse]] = defaultdict(list)
    for use in sorted(uses, key=lambda u: (u.caller != "app", u.sdk_id or "", u.caller, u.api)):
        grouped[use.value].append(use)
    return {value: tuple(group) for value, group in grouped.items()}
