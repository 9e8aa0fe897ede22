"""Rules on permissions."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.crosscheck.context import Context, places
from auditor.crosscheck.levels import kindred, lower, permission_level
from auditor.crosscheck.rule import Hit, Unexamined
from auditor.model import Confidence, Level, PermissionDisclosure, PermissionRow

#: used without a call that names what they protect: any file access will do
_UNCALLED = frozenset(
    f"android.permission.{name}"
    for name in (
        "MANAGE_EXTERNAL_STORAGE",
        "READ_EXTERNAL_STORAGE",
        "READ_MEDIA_AUDIO",
        "READ_MEDIA_IMAGES",
        "READ_MEDIA_VIDEO",
        "READ_MEDIA_VISUAL_USER_SELECTED",
        "WRITE_EXTERNAL_STORAGE",
    )
)


def _active(row: PermissionRow, context: Context) -> bool:
    """Whether a device that the app supports sees the request."""
    minimum = context.inventory.app.min_sdk or 1
    return any(p.max_sdk_version is None or p.max_sdk_version >= minimum for p in row.declared)


def _asked(row: PermissionRow) -> bool:
    """Whether the manifest itself asks, rather than the platform for it."""
    return any(not p.element.startswith("implied") for p in row.declared)


def _explained(row: PermissionRow, context: Context) -> str:
    """Who uses a permission and whose vendor says it is needed, if known."""
    zh = context.lang == "zh"
    callers = context.callers(context.permission_uses.get(row.name, ()))
    listed = (context.sdk_name(i) for i in row.used_by if i != "app")
    used = tuple(dict.fromkeys((*callers, *listed)))
    needed = [name for name in map(context.sdk_name, row.needed_by) if name not in used]
    text = ""
    if used:
        names = context.listed(used)
        text += f"；使用方：{names}" if zh else f"; used by {names}"
    if needed:
        names = context.listed(needed)
        text += f"；厂商声明需要：{names}" if zh else f"; needed, says its vendor, by {names}"
    return text


def undisclosed(context: Context) -> Iterator[Hit | Unexamined]:
    """Declared in the manifest, and no current passage discloses it.

    Permissions that the app defines for its own components disclose nothing
    of the user and are left out.
    """
    if context.policy_unread:
        yield Unexamined("unread")
        return
    for row in context.permissions:
        if row.status not in ("undisclosed", "denied"):
            continue
        level = permission_level(row, context)
        wording = "default"
        siblings = kindred(row, context)
        if not _asked(row):
            level, wording = Level.INFO, "implied"
        elif not _active(row, context):
            level, wording = Level.INFO, "inactive"
        elif row.status == "denied":
            level, wording = max(level, Level.MEDIUM), "denied"
        elif siblings:
            level, wording = lower(level), "sibling"
        elif row.others:
            wording = "outdated"
        confidence = Confidence.HIGH if row.protection_level != "unknown" else Confidence.MEDIUM
        yield Hit(
            context.permission_subject(row),
            level,
            context.absence(confidence),
            wording,
            {
                "name": row.name,
                "level": row.protection_level,
                "who": _explained(row, context),
                "siblings": context.listed(s.name for s in siblings),
            },
            apk=places(
                (e for p in row.declared for e in p.evidence),
                (e for u in context.permission_uses.get(row.name, ()) for e in u.evidence),
            ),
            policy=places(
                (d.evidence for d in row.others),
                (d.evidence for s in siblings for d in s.disclosures),
            ),
        )


def scope(context: Context) -> Iterator[Hit | Unexamined]:
    """Disclosed only in rows of SDKs, while the app's own code uses it."""
    for row in context.permissions:
        own = [u for u in context.permission_uses.get(row.name, ()) if u.caller == "app"]
        if row.status == "sdk-only" and own:
            yield Hit(
                context.permission_subject(row),
                lower(permission_level(row, context)),
                min(Confidence.MEDIUM, _surest(row)),
                values={
                    "name": row.name,
                    "sdks": context.listed(sorted({d.sdk or "?" for d in row.disclosures})),
                    "apis": context.listed(sorted({u.api for u in own}), 3),
                },
                apk=places(
                    (e for p in row.declared for e in p.evidence),
                    (e for u in own for e in u.evidence),
                ),
                policy=places(d.evidence for d in row.disclosures),
            )


def unused(context: Context) -> Iterator[Hit | Unexamined]:
    """Disclosed, but the manifest does not declare it."""
    for row in context.permissions:
        if _is_unknown(row, context):
            continue
        if row.status == "not-examined":
            gaps = context.weakened("permissions")
            yield Unexamined(
                "weakened",
                {"name": row.name, "reasons": "; ".join(g.reason for g in gaps)},
                row.name,
            )
        elif row.status == "unused":
            only_sdks = all(d.scope == "sdk" for d in row.disclosures)
            named = not any(d.explicit for d in row.disclosures)
            yield Hit(
                context.permission_subject(row),
                Level.INFO if only_sdks else Level.LOW,
                min(_surest(row), Confidence.MEDIUM if named or only_sdks else Confidence.HIGH),
                "sdk" if only_sdks else "name" if named else "default",
                {
                    "name": row.name,
                    "literal": context.listed(sorted({d.literal for d in row.disclosures}), 3),
                    "sdks": context.listed(sorted({d.sdk or "?" for d in row.disclosures})),
                },
                policy=places(d.evidence for d in row.disclosures),
            )


def overdeclared(context: Context) -> Iterator[Hit | Unexamined]:
    """Declared, while no code in the APK reaches what it protects."""
    if (blind := unexamined_uses(context)) is not None:
        yield blind
        return
    for row in context.permissions:
        if row.protection_level != "dangerous" or row.name not in context.governed:
            continue
        if not _asked(row) or not _active(row, context) or row.name in _UNCALLED:
            continue
        if row.used_by or row.needed_by:
            continue
        yield Hit(
            context.permission_subject(row),
            Level.LOW,
            Confidence.LOW,
            values={"name": row.name},
            apk=places(e for p in row.declared for e in p.evidence),
            policy=places(d.evidence for d in row.disclosures),
        )


def unexamined_uses(context: Context) -> Unexamined | None:
    """Why the absence of a call proves nothing in this app, if so."""
    gaps = context.weakened("uses")
    if gaps:
        return Unexamined("weakened", {"reasons": "; ".join(g.reason for g in gaps)})
    return None if context.inventory.uses else Unexamined("no-uses")


def purpose_missing(context: Context) -> Iterator[Hit | Unexamined]:
    """Declared and disclosed, while no passage says what it is for."""
    for row in context.permissions:
        if not _asked(row) or not row.disclosures or any(d.purpose for d in row.disclosures):
            continue
        yield Hit(
            context.permission_subject(row),
            Level.LOW if row.protection_level == "dangerous" else Level.INFO,
            Confidence.MEDIUM,
            values={"name": row.name},
            apk=places(e for p in row.declared for e in p.evidence),
            policy=places(d.evidence for d in row.disclosures),
        )


def misspelled(context: Context) -> Iterator[Hit | Unexamined]:
    """The policy writes a constant in a way that Android does not know."""
    wrong: dict[str, list[PermissionDisclosure]] = {}
    for row in context.permissions:
        for d in row.disclosures:
            if d.intended and d.intended != d.permission:
                wrong.setdefault(d.permission, []).append(d)
    for written, stated in sorted(wrong.items()):
        intended = stated[0].intended or ""
        yield Hit(
            # the subject is what is meant; how it is written tells two typos apart
            context.permission_subject(_row(context, intended)),
            Level.LOW,
            min(Confidence.HIGH, *(d.confidence for d in stated)),
            values={"written": written, "name": intended},
            policy=places(d.evidence for d in stated),
            detail=written,
        )


def obsolete(context: Context) -> Iterator[Hit | Unexamined]:
    """The policy names a constant that Android has dropped or replaced."""
    target = context.inventory.app.target_sdk
    for row in context.permissions:
        info = context.knowledge.permission(row.name)
        written = [d for d in row.disclosures if d.explicit]
        if info is None or not written:
            continue
        gone = info.last_api is not None and (target is None or info.last_api < target)
        if gone or info.deprecated:
            yield Hit(
                context.permission_subject(row),
                Level.INFO,
                Confidence.HIGH,
                "gone" if gone else "deprecated",
                {"name": row.name, "api": str(info.last_api or "")},
                apk=places(e for p in row.declared for e in p.evidence),
                policy=places(d.evidence for d in written),
            )


def unknown(context: Context) -> Iterator[Hit | Unexamined]:
    """The policy names a constant that no version of Android defines."""
    for row in context.permissions:
        if _is_unknown(row, context):
            yield Hit(
                context.permission_subject(row),
                Level.LOW,
                Confidence.MEDIUM,
                values={"name": row.name},
                policy=places(d.evidence for d in row.disclosures),
            )


def _is_unknown(row: PermissionRow, context: Context) -> bool:
    return (
        not row.declared
        and row.name.startswith("android.permission.")
        and row.status in ("unused", "not-examined")
        and any(d.explicit for d in row.disclosures)
        and bool(context.knowledge.permissions)
        and context.knowledge.permission(row.name) is None
    )


def _row(context: Context, name: str) -> PermissionRow:
    for row in context.permissions:
        if row.name == name:
            return row
    return PermissionRow(name, "", "unknown", "unused")


def _surest(row: PermissionRow) -> Confidence:
    return max((d.confidence for d in row.disclosures), default=Confidence.LOW)
