"""Checks of signatures: collisions, reach, and what they prove alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from auditor.curate.report import Problem
from auditor.knowledge import Knowledge, Sdk, Signature


def check_signatures(knowledge: Knowledge) -> Iterator[Problem]:
    """All problems of signatures, in no order."""
    yield from _duplicates(knowledge)
    yield from _regex_overlaps(knowledge)
    for sdk in knowledge.sdks.values():
        yield from _foreign_components(knowledge, sdk)
        yield from _shape(sdk)
        yield from _exclusions(sdk)


def related(knowledge: Knowledge, one: str, other: str) -> bool:
    """The two are one family, or one's artifact carries the other."""
    if one == other:
        return True
    family = {one, *knowledge.ancestors(one)}
    if family & {other, *knowledge.ancestors(other)}:
        return True
    a, b = knowledge.sdks[one], knowledge.sdks[other]
    return other in a.bundled_by or one in b.bundled_by


def _owned(knowledge: Knowledge) -> Iterator[tuple[Sdk, Signature]]:
    for sdk in knowledge.sdks.values():
        for signature in sdk.signatures:
            if signature.via is None:
                yield sdk, signature


def _duplicates(knowledge: Knowledge) -> Iterator[Problem]:
    owners: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for sdk, signature in _owned(knowledge):
        owners[signature.kind, signature.value, signature.match].append(sdk.id)
    for (kind, value, _), ids in owners.items():
        if len(ids) > 1:
            yield Problem(
                "error",
                "collision",
                ids[0],
                f"{kind} {value} stands in {', '.join(sorted(ids))}; give it to one, or say via",
            )


def _regex_overlaps(knowledge: Knowledge) -> Iterator[Problem]:
    """An exact library of one SDK that another's pattern also matches."""
    exact: dict[str, str] = {}
    patterns: list[tuple[re.Pattern[str], str]] = []
    for sdk, signature in _owned(knowledge):
        if signature.kind != "native":
            continue
        if signature.match == "regex":
            patterns.append((re.compile(signature.value), sdk.id))
        else:
            exact[signature.value] = sdk.id
    for pattern, sdk_id in patterns:
        for value, other in exact.items():
            if pattern.fullmatch(value) and not related(knowledge, sdk_id, other):
                yield Problem(
                    "error",
                    "collision",
                    sdk_id,
                    f"{pattern.pattern} also matches {value} of {other}",
                )


def _foreign_components(knowledge: Knowledge, sdk: Sdk) -> Iterator[Problem]:
    """A component whose class lies in another SDK's package."""
    for signature in sdk.signatures:
        if signature.kind != "component" or signature.match == "regex":
            continue
        match = knowledge.package_index.match(signature.value)
        owner = match.sdk_id if match else None
        if signature.via is not None:
            if owner is not None and not related(knowledge, owner, signature.via):
                yield Problem(
                    "error",
                    "collision",
                    sdk.id,
                    f"{signature.value} is said to be {signature.via}'s, its package is {owner}'s",
                )
        elif owner is not None and not related(knowledge, owner, sdk.id):
            yield Problem(
                "error",
                "collision",
                sdk.id,
                f"component {signature.value} lies in a package of {owner}",
            )


def _shape(sdk: Sdk) -> Iterator[Problem]:
    seen: set[tuple[str, str, str]] = set()
    for signature in sdk.signatures:
        key = (signature.kind, signature.value, signature.match)
        if key in seen:
            yield Problem("error", "unreachable", sdk.id, f"{signature.value} stands twice")
        seen.add(key)
        if not signature.sources:
            yield Problem("error", "source", sdk.id, f"{signature.value} names no source")
        if signature.kind == "package" and signature.match == "prefix":
            yield from _package_shape(sdk, signature)
        if signature.match == "prefix" and signature.kind not in ("package", "component"):
            yield Problem(
                "error", "unreachable", sdk.id, f"{signature.kind} {signature.value}: no prefixes"
            )
    if not sdk.signatures and not sdk.policy_packages:
        yield Problem("error", "unreachable", sdk.id, "has no signature")


def _package_shape(sdk: Sdk, signature: Signature) -> Iterator[Problem]:
    value = signature.value
    if not re.fullmatch(r"[\w$]+(\.[\w$]+)*", value):
        yield Problem("error", "unreachable", sdk.id, f"{value!r} is no package prefix")
    elif "." not in value and len(value) < 4 and signature.confidence == "high":
        yield Problem(
            "error", "confidence", sdk.id, f"{value} is too short to prove an SDK with confidence"
        )


def _exclusions(sdk: Sdk) -> Iterator[Problem]:
    own = [s.value for s in sdk.signatures if s.kind == "package"]
    for excluded in sdk.exclude:
        if not any(excluded.startswith(value + ".") for value in own):
            yield Problem(
                "error", "unreachable", sdk.id, f"excludes {excluded}, which it does not cover"
            )
