"""What changed between two audits: findings, permissions, SDKs, disclosures.

Works on the JSON of results, so that a stored one compares with a fresh one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from auditor.errors import InputError

Json = Mapping[str, Any]

SCHEMA = "auditor/changes/1"
_RESULT = "auditor/result/1"
_LIMIT = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that appeared, went away or became another.

    :param before: empty when it appeared; :param after: empty when it is gone.
    """

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between an old and a new audit.

    :param app: version, target level and the like.
    :param new: findings (as in the result's JSON) that the old audit lacks.
    :param fixed: findings that the new audit lacks.
    :param policy_changed: any document has other content.
    :param overdue: the app's permissions or SDKs changed, the policy did not.
    """

    app: tuple[Change, ...]
    new: tuple[Json, ...]
    fixed: tuple[Json, ...]
    permissions: tuple[Change, ...]
    sdks: tuple[Change, ...]
    disclosed_permissions: tuple[Change, ...]
    disclosed_sdks: tuple[Change, ...]
    policy_changed: bool
    overdue: bool


def load_result(path: Path) -> Json:
    """A stored result.

    :raises InputError: missing, no JSON, or not a result of this tool.
    """
    try:
        if path.stat().st_size > _LIMIT:
            raise InputError("too large for a result", path=path)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no JSON: {error}", path=path) from error
    if not isinstance(data, dict) or data.get("schema") != _RESULT:
        raise InputError(
            f"is not a result ({_RESULT})",
            path=path,
            remedy="write it with: auditor audit ... -o result.json",
        )
    return data


def compare(old: Json, new: Json) -> Changes:
    """What differs between two results.

    :raises InputError: a result lacks keys that its schema promises.
    """
    try:
        return _compare(old, new)
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"a result has another shape than its schema says: {error}") from error


def _compare(old: Json, new: Json) -> Changes:
    before = {f["fingerprint"]: f for f in old["findings"]}
    after = {f["fingerprint"]: f for f in new["findings"]}
    permissions = _changes(_permissions(old), _permissions(new))
    sdks = _changes(_sdks(old), _sdks(new))
    policy_changed = _documents(old) != _documents(new)
    contents = [c for c in (*permissions, *sdks) if not (c.before and c.after)]
    return Changes(
        app=_changes(_app(old), _app(new)),
        new=tuple(f for key, f in after.items() if key not in before),
        fixed=tuple(f for key, f in before.items() if key not in after),
        permissions=permissions,
        sdks=sdks,
        disclosed_permissions=_changes(_disclosed_permissions(old), _disclosed_permissions(new)),
        disclosed_sdks=_changes(_disclosed_sdks(old), _disclosed_sdks(new)),
        policy_changed=policy_changed,
        overdue=bool(contents) and not policy_changed,
    )


def _changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    return tuple(
        Change(name, old.get(name, ""), new.get(name, ""))
        for name in sorted({*old, *new})
        if old.get(name, "") != new.get(name, "")
    )


def _app(result: Json) -> dict[str, str]:
    keys = ("package", "version_name", "version_code", "min_sdk", "target_sdk", "sha256")
    app = result["inventory"]["app"]
    return {key: str(app[key]) for key in keys if app[key] not in (None, "")}


def _permissions(result: Json) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for p in result["inventory"]["permissions"]:
        last = f" (maxSdkVersion {p['max_sdk_version']})" if p["max_sdk_version"] else ""
        found.setdefault(p["name"], set()).add(f"{p['element']}{last}")
    return {name: ", ".join(sorted(elements)) for name, elements in found.items()}


def _sdks(result: Json) -> dict[str, str]:
    return {
        s["id"]: f"{s['strength']} {s['version']}" if s["version"] else str(s["strength"])
        for s in result["inventory"]["sdks"]
        if s["strength"] == "embedded"
    }


def _documents(result: Json) -> set[str]:
    return {d["sha256"] for d in result["disclosures"]["documents"]}


def _current(rows: Iterable[Json]) -> Iterable[Json]:
    return (r for r in rows if not r.get("superseded") and not r.get("negated"))


def _disclosed_permissions(result: Json) -> dict[str, str]:
    rows = _current(result["disclosures"]["permissions"])
    return {str(r["intended"] or r["permission"]): "disclosed" for r in rows}


def _disclosed_sdks(result: Json) -> dict[str, str]:
    rows = _current(result["disclosures"]["sdks"])
    return {str(r["id"] or r["name"]): "disclosed" for r in rows}


def changes_json(changes: Changes) -> dict[str, Any]:
    """What ``auditor diff --format json`` prints."""

    def rows(items: Iterable[Change]) -> list[dict[str, str]]:
        return [{"name": c.name, "before": c.before, "after": c.after} for c in items]

    return {
        "schema": SCHEMA,
        "app": rows(changes.app),
        "findings": {"new": list(changes.new), "fixed": list(changes.fixed)},
        "permissions": rows(changes.permissions),
        "sdks": rows(changes.sdks),
        "disclosures": {
            "permissions": rows(changes.disclosed_permissions),
            "sdks": rows(changes.disclosed_sdks),
        },
        "policy_changed": changes.policy_changed,
        "overdue": changes.overdue,
    }


_TITLES = {
    "en": {
        "app": "App",
        "new": "New findings",
        "fixed": "Fixed findings",
        "permissions": "Permissions of the app",
        "sdks": "SDKs in the app",
        "disclosed_permissions": "Permissions in the policy",
        "disclosed_sdks": "SDKs in the policy",
        "none": "Nothing changed.",
        "overdue": "The app's permissions or SDKs changed and the policy did not: check whether "
        "users were told (art. 2(2) of the 2019 measures, No. 191).",
    },
    "zh": {
        "app": "应用",
        "new": "新增问题",
        "fixed": "已解决问题",
        "permissions": "应用权限变化",
        "sdks": "应用 SDK 变化",
        "disclosed_permissions": "政策披露权限变化",
        "disclosed_sdks": "政策披露 SDK 变化",
        "none": "没有变化。",
        "overdue": "应用的权限或 SDK 已变化，而政策没有更新：请确认是否已告知用户"
        "（国信办秘字〔2019〕191号 第二条第2项）。",
    },
}


def changes_lines(changes: Changes, lang: str) -> list[str]:
    """The changes as plain lines; inputs' words are not yet made safe."""
    titles = _TITLES[lang]
    lines: list[str] = []
    for key in ("app", "permissions", "sdks", "disclosed_permissions", "disclosed_sdks"):
        items: tuple[Change, ...] = getattr(changes, key)
        if items:
            lines += ["", f"{titles[key]} ({len(items)})", *map(_line, items)]
    for key, sign in (("new", "+"), ("fixed", "-")):
        findings: tuple[Json, ...] = getattr(changes, key)
        if findings:
            lines += ["", f"{titles[key]} ({len(findings)})"]
            lines += [f"  {sign} {f['level']}: {f['rule']}: {f['message']}" for f in findings]
    if changes.overdue:
        lines += ["", f"! {titles['overdue']}"]
    return lines[1:] or [titles["none"]]


def _line(change: Change) -> str:
    if not change.before:
        return f"  + {change.name}" + _unless_plain(change.after)
    if not change.after:
        return f"  - {change.name}" + _unless_plain(change.before)
    return f"  ~ {change.name}: {change.before} → {change.after}"


def _unless_plain(state: str) -> str:
    return "" if state in ("disclosed", "embedded", "uses-permission") else f": {state}"
