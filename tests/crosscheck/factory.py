"""Values of both sides, short to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditor.crosscheck import RULES, Comparison, crosscheck
from auditor.knowledge import (
    ApiRule,
    DataType,
    Knowledge,
    PermissionInfo,
    PermissionName,
    Sdk,
    Signature,
)
from auditor.model import (
    ApiUse,
    App,
    Confidence,
    DataDisclosure,
    Disclosures,
    DocumentInfo,
    Evidence,
    Gap,
    Inventory,
    Permission,
    PermissionDisclosure,
    SdkDisclosure,
    SdkMatch,
    Strength,
    UnknownPackage,
)

PACKAGE = "com.example.app"
A = "android.permission."


def _sdk(sdk_id: str, prefix: str, **fields: Any) -> Sdk:
    fields.setdefault("name_en", sdk_id.title())
    fields.setdefault("name_zh", f"{sdk_id}（中）")
    return Sdk(id=sdk_id, signatures=(Signature("package", prefix, "prefix"),), **fields)


SDKS = (
    _sdk("getui", "com.igexin", vendor="Getui", declared_permissions=(A + "VIBRATE",)),
    _sdk("umeng", "com.umeng", vendor="Umeng"),
    _sdk("umeng-push", "com.umeng.message", vendor="Umeng", parent="umeng"),
    _sdk("umeng-analytics", "com.umeng.analytics", vendor="Umeng", parent="umeng"),
    _sdk("alipay", "com.alipay.sdk", vendor="Ant"),
    _sdk("utdid", "com.ut.device", vendor="Alibaba", bundled_by=("alipay",)),
    _sdk("okhttp", "okhttp3", tier="functional-open-source"),
    _sdk("orphan", "com.orphan"),
    _sdk("waif", "com.waif"),
    _sdk("heir", "com.heir", parent="orphan"),
    _sdk("mipush", "com.xiaomi.push", vendor="Xiaomi"),
    Sdk(id="traceless", name_zh="无痕", name_en="Traceless"),
)
PERMISSIONS = (
    PermissionInfo(A + "CAMERA", "dangerous", group="CAMERA", label_zh="拍照", label_en="Camera"),
    PermissionInfo(A + "RECORD_AUDIO", "dangerous", group="MICROPHONE"),
    PermissionInfo(A + "ACCESS_FINE_LOCATION", "dangerous", group="LOCATION"),
    PermissionInfo(A + "ACCESS_COARSE_LOCATION", "dangerous", group="LOCATION"),
    PermissionInfo(A + "READ_PHONE_STATE", "dangerous", group="PHONE"),
    PermissionInfo(A + "INTERNET", "normal"),
    PermissionInfo(A + "VIBRATE", "normal"),
    PermissionInfo(A + "QUERY_ALL_PACKAGES", "normal", personal_data=("installed_apps",)),
    PermissionInfo(A + "SYSTEM_ALERT_WINDOW", "signature", flags=("appop",)),
    PermissionInfo(A + "REBOOT", "signature"),
    PermissionInfo(
        A + "PACKAGE_USAGE_STATS",
        "signature",
        flags=("privileged", "special_access"),
        personal_data=("app_usage",),
    ),
    PermissionInfo(A + "ACCESS_BACKGROUND_LOCATION", "dangerous", group="LOCATION"),
    PermissionInfo(A + "CALL_PHONE", "dangerous", group="PHONE"),
    PermissionInfo(A + "READ_EXTERNAL_STORAGE", "dangerous", group="STORAGE"),
    PermissionInfo(A + "ACCESS_WIFI_STATE", "normal", personal_data=("mac", "ssid")),
    PermissionInfo(A + "READ_DIARY", "signature", personal_data=("imei",)),
    PermissionInfo(
        A + "BIND_ACCESSIBILITY_SERVICE",
        "signature",
        flags=("special_access",),
        personal_data=("screen_content",),
    ),
    PermissionInfo(A + "READ_WALLPAPER", "normal", personal_data=("imei",)),
    PermissionInfo(A + "GET_TASKS", "normal", deprecated=True),
    PermissionInfo(A + "READ_PROFILE", "dangerous", last_api=22),
    PermissionInfo("${applicationId}.permission.MIPUSH_RECEIVE", "signature"),
    PermissionInfo("com.vendor.permission.BADGE", "normal", vendor="Vendor"),
)
KNOWLEDGE = Knowledge(
    version="test",
    sdks={sdk.id: sdk for sdk in SDKS},
    permissions={p.name: p for p in PERMISSIONS},
    permission_names=(
        PermissionName("位置", (A + "ACCESS_FINE_LOCATION", A + "ACCESS_COARSE_LOCATION")),
    ),
    data_types={
        d.id: d
        for d in (
            DataType("imei", "IMEI", "IMEI号", sensitive=True),
            DataType("installed_apps", "Installed apps", "应用列表", sensitive=True),
            DataType("location_precise", "Precise location", "精确位置", sensitive=True),
            DataType("location_coarse", "Coarse location", "粗略位置", sensitive=True),
            DataType("contacts", "Contacts", "通讯录", sensitive=True),
            DataType("clipboard", "Clipboard", "剪贴板"),
            DataType("battery", "Battery", "电量"),
        )
    },
    apis=(
        ApiRule("android.hardware.Camera", "open", permissions=(A + "CAMERA",)),
        ApiRule("java.io.File", "list", permissions=(A + "READ_EXTERNAL_STORAGE",)),
        ApiRule("x.Flash", "on", permissions=(A + "FLASHLIGHT",)),
        ApiRule(
            "android.telephony.TelephonyManager",
            "getDeviceId",
            permissions=(A + "READ_PHONE_STATE",),
            data_type="imei",
        ),
        ApiRule("android.os.BatteryManager", "getIntProperty", data_type="battery", weak=True),
    ),
)


def line(number: int, text: str = "words of the policy", source: str = "policy.html") -> Evidence:
    return Evidence(source, f"line {number}", text, number)


def permission(name: str, level: str = "unknown", **fields: Any) -> Permission:
    fields.setdefault("evidence", (Evidence("app.apk", "manifest", name),))
    return Permission(name if "." in name else A + name, protection_level=level, **fields)


def match(sdk_id: str, *packages: str, **fields: Any) -> SdkMatch:
    fields.setdefault("strength", Strength.EMBEDDED)
    fields.setdefault("confidence", Confidence.HIGH)
    fields.setdefault("evidence", (Evidence("app.apk", f"class {sdk_id}.A"),))
    return SdkMatch(sdk_id, packages=packages, **fields)


def use(kind: str, value: str, api: str, caller: str = "app") -> ApiUse:
    return ApiUse(
        kind,
        value if kind == "data_type" or "." in value else A + value,
        api,
        caller,
        None if caller == "app" or "." in caller else caller,
        (Evidence("app.apk", f"method {caller}.m", api),),
    )


def states(name: str, *also: str, at: int = 1, **fields: Any) -> PermissionDisclosure:
    """A statement by constant, or by a name when ``also`` or ``literal`` is given."""
    fields.setdefault("explicit", not also and "literal" not in fields)
    fields.setdefault("literal", name)
    fields.setdefault("evidence", line(at))
    fields.setdefault("purpose", "to work")
    return PermissionDisclosure(
        name if "." in name else A + name,
        also_denotes=tuple(n if "." in n else A + n for n in also),
        **fields,
    )


def lists(name: str, sdk_id: str | None = None, *, at: int = 9, **fields: Any) -> SdkDisclosure:
    """A complete row; fields given replace the usual ones."""
    usual = {
        "vendor": "Vendor",
        "purpose": "push",
        "personal_info": "IMEI",
        "privacy_url": "https://example.com/privacy",
        "evidence": line(at),
    }
    return SdkDisclosure(name=name, sdk_id=sdk_id, **{**usual, **fields})


def names(data_type: str, **fields: Any) -> DataDisclosure:
    fields.setdefault("evidence", line(5))
    return DataDisclosure(data_type, data_type, **fields)


def inventory(
    permissions: Iterable[Permission] = (),
    sdks: Iterable[SdkMatch] = (),
    uses: Iterable[ApiUse] = (),
    gaps: Iterable[Gap] = (),
    unknown: Iterable[UnknownPackage] = (),
    **app: Any,
) -> Inventory:
    app = {"package": PACKAGE, "min_sdk": 21, "target_sdk": 34, "path": "app.apk", **app}
    return Inventory(
        App(**app), tuple(permissions), tuple(sdks), tuple(uses), tuple(unknown), tuple(gaps)
    )


def disclosures(
    permissions: Iterable[PermissionDisclosure] = (),
    sdks: Iterable[SdkDisclosure] = (),
    data: Iterable[DataDisclosure] = (),
    gaps: Iterable[Gap] = (),
    date: str | None = "2026-01-01",
) -> Disclosures:
    document = DocumentInfo("policy.html", "0" * 64, "html", "utf-8", "zh-Hans", date)
    return Disclosures((document,), tuple(permissions), tuple(sdks), tuple(data), tuple(gaps))


def compare(app: Inventory, policy: Disclosures, *rules: str, lang: str = "en") -> Comparison:
    """Compare both sides, with all rules or only those named."""
    chosen = [r for r in RULES if not rules or r.id in rules]
    assert not rules or len(chosen) == len(rules)
    return crosscheck(app, policy, KNOWLEDGE, lang=lang, rules=chosen)


def found(comparison: Comparison) -> dict[tuple[str, str], str]:
    """(subject, detail) -> level of each finding."""
    return {(f.subject.id, f.detail): f.level.label for f in comparison.findings}
