"""The permissions that an app asks for, declared or implied."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.apk.manifest import Manifest, RequestedPermission
from auditor.knowledge import Knowledge
from auditor.model_app import Evidence, Permission

IMPLIED = "implied-permission"

_STORAGE_WRITE = "android.permission.WRITE_EXTERNAL_STORAGE"
_STORAGE_READ = "android.permission.READ_EXTERNAL_STORAGE"
#: a request below this target SDK brings these along
_SPLIT = (
    ("android.permission.READ_CONTACTS", 16, "android.permission.READ_CALL_LOG"),
    ("android.permission.WRITE_CONTACTS", 16, "android.permission.WRITE_CALL_LOG"),
)


def requested_permissions(
    manifests: Sequence[Manifest], knowledge: Knowledge, source: str
) -> tuple[Permission, ...]:
    """All requested permissions, sorted, each with its place.

    Permissions that Android adds for an old target SDK have the element
    ``implied-permission``.
    """
    base = manifests[0]
    own = dict(pair for manifest in manifests for pair in manifest.defined_permissions)

    def level(name: str) -> str:
        info = knowledge.permission(name, base.package)
        if info is not None and info.protection_level != "unknown":
            return info.protection_level
        return own.get(name, "unknown")

    requests = dict.fromkeys(r for manifest in manifests for r in manifest.permissions)
    found = [
        Permission(
            name=r.name,
            element=r.element,
            max_sdk_version=r.max_sdk_version,
            protection_level=level(r.name),
            evidence=(Evidence(source, f"AndroidManifest.xml: {r.element}", _excerpt(r)),),
        )
        for r in requests
    ]
    for name, reason, last in _implied(base, list(requests)):
        evidence = Evidence(source, "AndroidManifest.xml: uses-sdk", reason)
        found.append(Permission(name, IMPLIED, last, level(name), (evidence,)))
    return tuple(sorted(found, key=lambda p: (p.name, p.element, p.max_sdk_version or 0)))


def _excerpt(request: RequestedPermission) -> str:
    if request.max_sdk_version is None:
        return request.name
    return f"{request.name} (maxSdkVersion {request.max_sdk_version})"


def _implied(
    manifest: Manifest, requests: list[RequestedPermission]
) -> list[tuple[str, str, int | None]]:
    """Name, reason and last API level of what the platform adds."""
    target = manifest.target_sdk or manifest.min_sdk or 1
    asked = {r.name: r.max_sdk_version for r in requests}
    added: dict[str, tuple[str, int | None]] = {}
    if target < 4:
        reason = f"target SDK {target} is below 4"
        for name in (_STORAGE_WRITE, "android.permission.READ_PHONE_STATE"):
            if name not in asked:
                added[name] = (reason, None)
    if _STORAGE_READ not in asked and (_STORAGE_WRITE in asked or _STORAGE_WRITE in added):
        added[_STORAGE_READ] = (f"{_STORAGE_WRITE} is requested", asked.get(_STORAGE_WRITE))
    for name, below, brings in _SPLIT:
        if target < below and name in asked and brings not in asked:
            added[brings] = (f"{name} is requested with target SDK {target}", asked[name])
    return [(name, reason, last) for name, (reason, last) in sorted(added.items())]
