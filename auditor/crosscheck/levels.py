"""How bad a mismatch is, from what a permission or a data type protects."""

from __future__ import annotations

from auditor.crosscheck.context import Context
from auditor.model import Level, PermissionRow

#: identifiers that a user cannot reset, and what tells most of a user's life
#: besides the data that the law calls sensitive
_TELLING = frozenset(
    {"clipboard", "iccid", "imei", "imsi", "installed_apps", "mac", "meid", "serial"}
)

#: groups whose members open the same kind of thing, so that naming one of them
#: tells a user most of it; PHONE or SMS hold too different ones
_KINDRED_GROUPS = frozenset({"CALENDAR", "CONTACTS", "LOCATION", "READ_MEDIA_VISUAL", "STORAGE"})

#: members of these groups that open more than the others
_APART = frozenset(
    {
        "android.permission.ACCESS_BACKGROUND_LOCATION",
        "android.permission.ACCESS_MEDIA_LOCATION",
        "android.permission.GET_ACCOUNTS",
    }
)


def lower(level: Level) -> Level:
    """One level less, down to info."""
    return Level(max(level - 1, Level.INFO))


def data_level(data_type: str, context: Context) -> Level:
    """Medium for sensitive data and lasting identifiers, low for the rest."""
    known = context.knowledge.data_types.get(data_type)
    telling = data_type in _TELLING or (known is not None and known.sensitive)
    return Level.MEDIUM if telling else Level.LOW


def permission_level(row: PermissionRow, context: Context) -> Level:
    """How bad an undisclosed permission is.

    High for dangerous ones and special accesses that open personal data,
    medium for other special accesses and for install-time permissions that
    open sensitive data, low for everything else.
    """
    if row.protection_level == "dangerous":
        return Level.HIGH
    info = context.knowledge.permission(row.name, context.inventory.app.package)
    # a BIND_ permission guards a service; requesting it grants an app nothing
    if info is None or row.name.startswith("android.permission.BIND_"):
        return Level.LOW
    if {"appop", "special_access"} & set(info.flags):
        return Level.HIGH if info.personal_data else Level.MEDIUM
    if row.protection_level != "normal":
        return Level.LOW
    sensitive = (
        t == "installed_apps"
        or ((known := context.knowledge.data_types.get(t)) is not None and known.sensitive)
        for t in info.personal_data
    )
    return Level.MEDIUM if any(sensitive) else Level.LOW


def kindred(row: PermissionRow, context: Context) -> tuple[PermissionRow, ...]:
    """Disclosed permissions that tell a user most of what this one opens."""
    group = _group(row.name, context)
    if group not in _KINDRED_GROUPS or row.name in _APART:
        return ()
    return tuple(
        other
        for other in context.permissions
        if other.name != row.name and other.disclosures and _group(other.name, context) == group
    )


def _group(name: str, context: Context) -> str | None:
    info = context.knowledge.permission(name)
    return info.group.removeprefix("android.permission-group.") if info and info.group else None
