"""Rules on third-party SDKs."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.crosscheck.context import Context, places
from auditor.crosscheck.levels import lower, permission_level
from auditor.crosscheck.permissions import unexamined_uses
from auditor.crosscheck.rule import Hit, Unexamined
from auditor.crosscheck.sdk_pairs import covers
from auditor.knowledge import Sdk
from auditor.model import Confidence, Evidence, Level, SdkRow, Strength, Subject


def _apk_evidence(row: SdkRow) -> tuple[Evidence, ...]:
    return places(row.match.evidence if row.match else (), row.found)


def _policy_evidence(row: SdkRow) -> tuple[Evidence, ...]:
    return places((d.evidence for d in row.disclosures), (d.evidence for d in row.others))


def _known(row: SdkRow, context: Context) -> Sdk | None:
    return context.knowledge.sdks.get(row.id)


def _confidence(row: SdkRow) -> Confidence:
    return row.match.confidence if row.match else Confidence.LOW


def undisclosed(context: Context) -> Iterator[Hit | Unexamined]:
    """Integrated, and no current passage names it.

    Open-source libraries that only serve the code, and SDKs that are merely
    mentioned, give nothing. A part that another SDK brings along ranks low.
    An umbrella's common code is left to the product that is reported.
    """
    if context.policy_unread:
        yield Unexamined("unread")
        return
    rows = [r for r in context.embedded_rows if r.status in ("undisclosed", "bundled")]
    products = {
        umbrella: _confidence(row)
        for row in sorted(rows, key=_confidence)
        if row.status == "undisclosed"
        for umbrella in context.knowledge.ancestors(row.id)
    }
    for row in rows:
        if products.get(row.id, -1) >= _confidence(row):
            continue
        confidence = context.absence(_confidence(row))
        level, wording = Level.HIGH, "default"
        if row.status == "bundled":
            disclosed = {r.id for r in context.sdks if r.disclosures}
            level = Level.INFO if disclosed & set(row.carriers) else Level.LOW
            wording = "bundled"
        else:
            if _confidence(row) is Confidence.LOW:
                level = Level.MEDIUM
            if row.others:
                wording = "outdated"
        sdk = _known(row, context)
        yield Hit(
            context.sdk_subject(row),
            level,
            confidence,
            wording,
            {
                "name": row.name,
                "vendor": _vendor(sdk, context),
                "carriers": context.listed(map(context.sdk_name, row.carriers)),
                "packages": context.listed(row.match.packages if row.match else (), 3),
            },
            apk=_apk_evidence(row),
            policy=_policy_evidence(row),
        )


def _vendor(sdk: Sdk | None, context: Context) -> str:
    if sdk is None or not sdk.vendor:
        return ""
    return f"（{sdk.vendor}）" if context.lang == "zh" else f" ({sdk.vendor})"


def unused(context: Context) -> Iterator[Hit | Unexamined]:
    """Disclosed, not found in the APK: to review, no violation by itself."""
    gaps = context.weakened("sdks")
    for row in context.sdks:
        if row.status == "not-examined":
            reasons = "; ".join(dict.fromkeys(g.reason for g in gaps))
            yield Unexamined(
                "weakened" if gaps else "nothing-known",
                {"name": row.name, "reasons": reasons},
                row.name,
            )
        elif row.status == "unused":
            referenced = row.match is not None and row.match.strength is Strength.REFERENCED
            packages = sorted({p for d in row.disclosures for p in d.packages})
            yield Hit(
                context.sdk_subject(row),
                Level.LOW if row.known else Level.INFO,
                min(
                    Confidence.MEDIUM if row.known and not referenced else Confidence.LOW,
                    max((d.confidence for d in row.disclosures), default=Confidence.LOW),
                ),
                "referenced" if referenced else "default" if row.known else "unknown",
                {"name": row.name, "packages": context.listed(packages, 3)},
                apk=_apk_evidence(row),
                policy=_policy_evidence(row),
            )


def package_mismatch(context: Context) -> Iterator[Hit | Unexamined]:
    """A row's package belongs to another vendor's SDK."""
    for row in context.sdks:
        sdk = _known(row, context)
        if sdk is None:
            continue
        wrong: dict[str, list[Evidence]] = {}
        for stated in row.disclosures:
            if stated.sdk_id != row.id:
                continue
            for package in stated.packages:
                owners = context.knowledge.sdk_by_package(package)
                if owners and not any(_one_house(sdk, o, context) for o in owners):
                    wrong.setdefault(package, []).append(stated.evidence)
        for package, evidence in sorted(wrong.items()):
            owners = context.knowledge.sdk_by_package(package)
            yield Hit(
                context.sdk_subject(row),
                Level.LOW,
                Confidence.MEDIUM,
                values={
                    "name": row.name,
                    "package": package,
                    "owner": context.listed(map(context.sdk_name, owners), 3),
                },
                apk=_apk_evidence(row),
                policy=places(evidence),
                detail=package,
            )


def _one_house(sdk: Sdk, owner: str, context: Context) -> bool:
    """Whether a package's owner is the SDK, its kin, its carrier or its vendor's."""
    other = context.knowledge.sdks[owner]
    if {sdk.id, *context.knowledge.ancestors(sdk.id)} & {
        owner,
        *context.knowledge.ancestors(owner),
    }:
        return True
    if owner in sdk.bundled_by or sdk.id in other.bundled_by:
        return True
    return sdk.vendor is not None and sdk.vendor == other.vendor


def field_missing(context: Context) -> Iterator[Hit | Unexamined]:
    """An SDK is named, but not who, what for, or which personal data."""
    zh = context.lang == "zh"
    for row in context.sdks:
        stated = [d for d in row.disclosures if not d.optional]
        if not stated:
            continue
        fields = {
            ("提供方名称" if zh else "vendor"): any(d.vendor for d in stated),
            ("使用目的" if zh else "purpose"): any(d.purpose for d in stated),
            ("个人信息种类" if zh else "personal data"): any(
                d.personal_info or d.data_types for d in stated
            ),
            ("隐私政策链接" if zh else "link to its privacy policy"): any(
                d.privacy_url or d.link_text for d in stated
            ),
        }
        missing = [name for name, given in fields.items() if not given]
        if missing:
            only_link = len(missing) == 1 and not list(fields.values())[-1]
            yield Hit(
                context.sdk_subject(row),
                Level.INFO if only_link else Level.LOW,
                Confidence.MEDIUM,
                values={"name": row.name, "fields": context.listed(missing)},
                apk=_apk_evidence(row),
                policy=places(d.evidence for d in stated),
            )


def permission_undisclosed(context: Context) -> Iterator[Hit | Unexamined]:
    """The code of a disclosed SDK uses a permission that its row leaves out."""
    permissions = {row.name: row for row in context.permissions if row.declared}
    for row in context.embedded_rows:
        if row.status != "disclosed" or row.match is None:
            continue
        names = {d.name for d in row.disclosures}
        silent = not any(d.permissions or d.no_permissions for d in row.disclosures)
        used = {n for n, p in permissions.items() if row.id in p.used_by}
        for name in sorted(used):
            permission = permissions[name]
            if any(d.scope == "sdk" and d.sdk in names for d in permission.disclosures):
                continue
            if not permission.disclosures:
                continue  # permission-undisclosed says it once for the whole app
            level = lower(permission_level(permission, context))
            yield Hit(
                context.sdk_subject(row),
                lower(level) if silent else level,
                Confidence.LOW if silent else context.absence(Confidence.MEDIUM),
                "silent" if silent else "default",
                {"name": row.name, "permission": name},
                apk=places(
                    e
                    for u in context.permission_uses.get(name, ())
                    if u.sdk_id == row.id
                    for e in u.evidence
                )
                or _apk_evidence(row),
                policy=places(d.evidence for d in row.disclosures),
                detail=name,
            )


def _family(row: SdkRow, context: Context) -> set[str]:
    """The SDK, its umbrella, its products and whatever lies in the packages
    that its rows give: their code works for the row."""
    sdks = context.knowledge.sdks
    sdk = sdks.get(row.id)
    family = {row.id}
    if sdk is not None and sdk.parent:
        family.add(sdk.parent)
    stated = [package for d in row.disclosures for package in d.packages]
    for match in context.inventory.sdks:
        known = sdks.get(match.sdk_id)
        if known is not None and known.parent == row.id:
            family.add(match.sdk_id)
        if any(covers(package, other) for package in stated for other in match.packages):
            family.add(match.sdk_id)
    return family


def permission_unused(context: Context) -> Iterator[Hit | Unexamined]:
    """A row gives an SDK a permission that no code of that SDK can use."""
    if (blind := unexamined_uses(context)) is not None:
        yield blind
        return
    for row in context.embedded_rows:
        sdk = _known(row, context)
        names = {d.name for d in row.disclosures}
        family = _family(row, context)
        for permission in context.permissions:
            if not permission.declared or permission.name not in context.governed:
                continue
            stated = [d for d in permission.disclosures if d.scope == "sdk" and d.sdk in names]
            if not any(d.explicit for d in stated) or family & set(permission.used_by):
                continue
            if sdk is not None and permission.name in sdk.declared_permissions:
                continue
            yield Hit(
                context.sdk_subject(row),
                Level.INFO,
                Confidence.LOW,
                values={"name": row.name, "permission": permission.name},
                apk=_apk_evidence(row),
                policy=places(d.evidence for d in stated),
                detail=permission.name,
            )


def list_missing(context: Context) -> Iterator[Hit | Unexamined]:
    """The app integrates SDKs that collect data, and the policy names none."""
    if context.policy_unread:
        yield Unexamined("unread")
        return
    collecting = [r for r in context.embedded_rows if r.status in ("undisclosed", "bundled")]
    if not collecting or any(r.disclosures for r in context.sdks):
        return
    yield Hit(
        Subject("policy", "sdk-list", "SDK"),
        Level.HIGH,
        context.absence(Confidence.HIGH),
        values={
            "count": str(len(collecting)),
            "names": context.listed(r.name for r in collecting),
        },
        apk=places(e for r in collecting if r.match for e in r.match.evidence[:1]),
        policy=tuple(Evidence(d.path, "document") for d in context.disclosures.documents),
    )
